/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The audience of a creator as bars: shares by language, place, interest, age
 * and gender, with where they are from. */
#include "ui/swb-creator-audience.h"

#include "base/swb-number.h"
#include "base/swb-text.h"
#include "ui/swb-creator-bar.h"
#include "ui/swb-creator-editor.h"
#include "ui/swb-creator-words.h"
#include "ui/swb-roster-words.h"
#include "ui/swb-ui-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MOST_OF_A_KIND 5
#define NAME_WIDTH 112 /* pixels, for letters of the ordinary size */
/* The key of a row is the account times this and the share. */
#define SHARES 100000

struct _SwbCreatorAudience
{
  SwbCreatorCard parent_instance;

  GtkSizeGroup *names;
};

G_DEFINE_FINAL_TYPE (SwbCreatorAudience,
                     swb_creator_audience,
                     SWB_TYPE_CREATOR_CARD)

enum
{
  ACCOUNT,
  KIND,
  WHAT,
  SHARE,
  DAY,
  SOURCE,
};

/* A hue a kind; what is second and third is paler. */
static SwbColor
bar_color (SwbShareKind kind, guint rank)
{
  static const guint32 hues[SWB_N_SHARE_KINDS] = {
    [SWB_SHARE_LANGUAGE] = 0x009e73,   [SWB_SHARE_REGION] = 0x56b4e9,
    [SWB_SHARE_COUNTRY] = 0x0072b2,    [SWB_SHARE_INTEREST] = 0xd55e00,
    [SWB_SHARE_AGE] = 0xe69f00,        [SWB_SHARE_GENDER] = 0xcc79a7,
    [SWB_SHARE_AGE_GENDER] = 0xa8577e, [SWB_SHARE_JOINT] = 0x4b8bbe,
  };
  static const double strengths[] = { 1.0, 0.62, 0.45 };
  SwbColor color = swb_color_from_hex (hues[kind]);

  return swb_color_with_alpha (
      color, strengths[MIN (rank, G_N_ELEMENTS (strengths) - 1)]);
}

/* Up to two lines beside the bar: what a segment is called may be long. */
static GtkWidget *
new_name (SwbCreatorAudience *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *clamp = adw_clamp_new ();
  int width = (int) lround (NAME_WIDTH * swb_text_scale (GTK_WIDGET (self)));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  /* A word may be longer than the window. */
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_width_chars (GTK_LABEL (label), 9);
  gtk_widget_add_css_class (label, "caption");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), width);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), width);
  adw_clamp_set_child (ADW_CLAMP (clamp), label);
  gtk_size_group_add_widget (self->names, clamp);
  return clamp;
}

static GtkWidget *
add_bar (SwbCreatorCard *card,
         const SwbDetailShare *share,
         guint rank,
         guint key)
{
  SwbCreatorAudience *self = SWB_CREATOR_AUDIENCE (card);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = new_name (self, share->name);
  GtkWidget *bar =
      swb_creator_bar_new (share->share, bar_color (share->kind, rank));
  g_autofree char *percent = isnan (share->share)
                                 ? g_strdup ("–")
                                 : swb_number_format_percent (share->share, 0);
  g_autofree char *origin = swb_roster_source_text (share->source);
  g_autofree char *day = swb_creator_day_text (share->day, swb_day_today ());
  g_autofree char *name =
      g_strdup_printf ("%s, %s, %s, %s, %s", swb_share_kind_name (share->kind),
                       share->name, percent, origin, day);
  GtkWidget *row;

  gtk_widget_set_hexpand (bar, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), bar);
  row = swb_creator_card_add_custom (card, box, name, key);
  gtk_widget_add_css_class (row, "bar");
  gtk_widget_set_tooltip_text (row, name);
  return row;
}

static void
add_kind (SwbCreatorCard *card,
          const SwbDetailAccount *account,
          guint number,
          SwbShareKind kind)
{
  guint rank = 0;

  for (guint i = 0; i < account->shares->len && rank < MOST_OF_A_KIND; i++)
    {
      const SwbDetailShare *share = account->shares->pdata[i];
      GtkWidget *row;

      if (share->kind != kind || !share->newest)
        continue;
      row = add_bar (card, share, rank, number * SHARES + i);
      if (rank++ == 0 && gtk_widget_get_prev_sibling (row) != NULL)
        gtk_widget_add_css_class (row, "first-of-kind");
    }
}

/* "The creator’s own export, 1 Dec": each source once. */
static void
add_origins (SwbCreatorCard *card, const SwbDetailAccount *account)
{
  g_autoptr (GHashTable) told =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < account->shares->len; i++)
    {
      const SwbDetailShare *share = account->shares->pdata[i];
      g_autofree char *source = swb_roster_source_text (share->source);
      g_autofree char *day =
          swb_creator_day_text (share->day, swb_day_today ());
      char *text;

      if (!share->newest)
        continue;
      /* Translators: a source and a date, "Her own export, 1 Dec" */
      text = g_strdup_printf (_ ("%s, %s"), source, day);
      if (g_hash_table_add (told, text))
        swb_creator_card_add_words (card, text, "caption");
    }
}

static gboolean
has_shares (const SwbDetailAccount *account)
{
  for (guint i = 0; i < account->shares->len; i++)
    if (((const SwbDetailShare *) account->shares->pdata[i])->newest)
      return TRUE;
  return FALSE;
}

static guint
count_with_shares (const SwbCreatorDetails *details)
{
  guint n = 0;

  for (guint i = 0; i < details->accounts->len; i++)
    n += has_shares (details->accounts->pdata[i]);
  return n;
}

static void
fill (SwbCreatorCard *card, const SwbCreatorDetails *details)
{
  gboolean several = count_with_shares (details) > 1;

  for (guint i = 0; i < details->accounts->len; i++)
    {
      const SwbDetailAccount *account = details->accounts->pdata[i];

      if (!has_shares (account))
        continue;
      if (several)
        {
          g_autofree char *whose = g_strdup_printf (
              "%s @%s", swb_platform_name (account->platform), account->handle);

          swb_creator_card_add_words (card, whose, "caption-heading");
        }
      for (guint kind = 0; kind < SWB_N_SHARE_KINDS; kind++)
        add_kind (card, account, i, (SwbShareKind) kind);
      add_origins (card, account);
    }
}

static SwbCommand *
make (SwbCreatorEditor *editor,
      const SwbCreatorDetails *about,
      gconstpointer item,
      GError **error)
{
  const SwbDetailAccount *account =
      about->accounts->pdata[swb_creator_editor_get_choice (editor, ACCOUNT)];
  const SwbShareFacts facts = {
    .kind = (SwbShareKind) swb_creator_editor_get_choice (editor, KIND),
    .what = swb_creator_editor_get_text (editor, WHAT),
    .share = swb_creator_editor_get_text (editor, SHARE),
    .day = swb_creator_editor_get_day (editor, DAY),
    .source = swb_creator_editor_get_text (editor, SOURCE),
  };

  return swb_creator_add_share (about, &account->id, &facts, error);
}

static void
add_accounts (SwbCreatorEditor *editor,
              const SwbCreatorDetails *details,
              guint chosen)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < details->accounts->len; i++)
    {
      const SwbDetailAccount *account = details->accounts->pdata[i];

      g_ptr_array_add (names,
                       g_strdup_printf ("%s @%s",
                                        swb_platform_name (account->platform),
                                        account->handle));
    }
  swb_creator_editor_add_choice (editor, _ ("Account"),
                                 (const char *const *) names->pdata, names->len,
                                 chosen);
}

/* A share is never overwritten: a newer one stands in its place. */
static void
ask (SwbCreatorCard *card, guint account, const SwbDetailShare *share)
{
  const SwbCreatorDetails *details = swb_creator_card_get_details (card);
  const char *kinds[SWB_SHARE_JOINT];
  gboolean plain = share != NULL && share->kind != SWB_SHARE_JOINT;
  SwbCreatorEditor *editor = swb_creator_editor_new (
      GTK_WIDGET (card), swb_creator_card_get_document (card), details,
      share != NULL ? _ ("Share of the Audience")
                    : _ ("Add Share of the Audience"));

  for (guint i = 0; i < SWB_SHARE_JOINT; i++)
    kinds[i] = swb_share_kind_name ((SwbShareKind) i);
  add_accounts (editor, details, account);
  swb_creator_editor_add_choice (editor, _ ("Kind"), kinds, SWB_SHARE_JOINT,
                                 plain ? share->kind : SWB_SHARE_LANGUAGE);
  swb_creator_editor_add_text (
      editor, _ ("Who, such as Tamil, Chennai, India, 18-24, women"),
      plain ? share->name : NULL);
  swb_creator_editor_add_text (editor, _ ("Share, such as 45 %"), NULL);
  swb_creator_editor_add_day (editor, _ ("Day (YYYY-MM-DD)"), swb_day_today ());
  swb_creator_editor_add_text (editor, _ ("Source, such as her own export"),
                               NULL);
  swb_creator_editor_point (editor, SWB_CREATOR_ERROR_NUMBER, SHARE);
  swb_creator_editor_point (editor, SWB_CREATOR_ERROR_SHARE, SHARE);
  swb_creator_editor_point (editor, SWB_CREATOR_ERROR_LONG, WHAT);
  if (share != NULL)
    swb_creator_editor_offer_removal (editor, SWB_PART_SHARE, &share->id,
                                      _ ("Share deleted"));
  swb_creator_editor_ask (editor, make, NULL, _ ("Share added"));
}

/* An audience is one of an account. */
static void
add (SwbCreatorCard *card, guint kind)
{
  if (swb_creator_card_get_details (card)->accounts->len > 0)
    ask (card, 0, NULL);
}

static const SwbDetailShare *
find_share (SwbCreatorCard *card, guint key)
{
  const SwbCreatorDetails *details = swb_creator_card_get_details (card);
  const SwbDetailAccount *account = details->accounts->pdata[key / SHARES];

  return account->shares->pdata[key % SHARES];
}

static void
edit (SwbCreatorCard *card, guint key)
{
  if (swb_creator_card_can_edit (card))
    ask (card, key / SHARES, find_share (card, key));
}

static void
remove_share (SwbCreatorCard *card, guint key)
{
  swb_creator_card_run (card,
                        swb_creator_remove (swb_creator_card_get_details (card),
                                            SWB_PART_SHARE,
                                            &find_share (card, key)->id),
                        _ ("Share deleted"));
}

static void
swb_creator_audience_finalize (GObject *object)
{
  g_object_unref (SWB_CREATOR_AUDIENCE (object)->names);

  G_OBJECT_CLASS (swb_creator_audience_parent_class)->finalize (object);
}

static void
swb_creator_audience_class_init (SwbCreatorAudienceClass *klass)
{
  SwbCreatorCardClass *card_class = SWB_CREATOR_CARD_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = swb_creator_audience_finalize;
  card_class->fill = fill;
  card_class->nothing =
      _ ("Nothing known yet. Add a share, or import what a platform exports.");
  card_class->add = add;
  card_class->edit = edit;
  card_class->remove = remove_share;
}

static void
swb_creator_audience_init (SwbCreatorAudience *self)
{
  self->names = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  swb_creator_card_set_up (SWB_CREATOR_CARD (self), "audience", _ ("Audience"),
                           _ ("Add a Share of the Audience"));
}
