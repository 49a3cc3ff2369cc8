/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that a creator was booked for, by campaign: promised, delivered, paid,
 * and how it did against its tier. */
#include "ui/swb-creator-placements.h"

#include "document/swb-plan-commands.h"
#include "ui/swb-creator-editor.h"
#include "ui/swb-creator-metrics.h"
#include "ui/swb-creator-words.h"

#include <glib/gi18n-lib.h>

#define MOST_SHOWN 40

struct _SwbCreatorPlacements
{
  SwbCreatorCard parent_instance;
};

G_DEFINE_FINAL_TYPE (SwbCreatorPlacements,
                     swb_creator_placements,
                     SWB_TYPE_CREATOR_CARD)

enum
{
  ADD_PAYOUT,
  ADD_READING,
};

enum
{
  DELIVERABLE,
  POSTED,
  URL,
};

enum
{
  WHICH,
  AMOUNT,
  DUE,
  PAID,
  REFERENCE,
};

enum
{
  OF,
  METRIC,
  VALUE,
  DAY,
};

static void
append_line (GString *text, char *line)
{
  if (line != NULL && *line != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
  g_free (line);
}

/* "24 Nov · Approved": what was promised, and how far it is. */
static char *
promise_text (const SwbDetailPlacement *placement, SwbDay today)
{
  g_autofree char *day = swb_creator_day_text (placement->day, today);

  if (*placement->status == '\0')
    return g_steal_pointer (&day);
  return g_strdup_printf ("%s · %s", day, swb_status_name (placement->status));
}

static char *
tell (const SwbDetailPlacement *placement)
{
  SwbDay today = swb_day_today ();
  GString *text = g_string_new (NULL);

  if (!swb_day_is_valid (placement->posted))
    append_line (text, promise_text (placement, today));
  append_line (text, swb_creator_delivered_text (placement, today));
  append_line (text, swb_creator_paid_text (placement, today));
  if (placement->readings->len > 0)
    append_line (text, swb_creator_standing_text (&placement->standing));
  return g_string_free (text, FALSE);
}

/* What the lines rest on: the numbers behind the comparison, the post. */
static char *
tell_more (const SwbDetailPlacement *placement)
{
  GString *text = g_string_new (NULL);
  g_autofree char *promised =
      swb_day_is_valid (placement->day)
          ? swb_day_format (placement->day, SWB_DAY_STYLE_MEDIUM)
          : NULL;

  if (promised != NULL)
    append_line (text, g_strdup_printf (_ ("Promised for %s"), promised));
  append_line (text, swb_standing_tell (&placement->standing));
  append_line (text, g_strdup (placement->url));
  return g_string_free (text, FALSE);
}

static void
add_placement (SwbCreatorCard *card,
               const SwbDetailPlacement *placement,
               guint key)
{
  g_autofree char *title =
      swb_creator_deliverable_text (placement->channel, placement->deliverable);
  g_autofree char *subtitle = tell (placement);
  g_autofree char *fee = swb_money_is_none (&placement->fee)
                             ? NULL
                             : swb_money_format (placement->fee);
  g_autofree char *tooltip = tell_more (placement);
  const SwbCreatorRow row = {
    .title = title,
    .subtitle = subtitle,
    .value = fee,
    .tooltip = tooltip,
    .key = key,
  };

  gtk_widget_add_css_class (swb_creator_card_add_row (card, &row), "placement");
}

static void
add_campaign (SwbCreatorCard *card, const SwbDetailPlacement *placement)
{
  swb_creator_card_add_words (card,
                              *placement->campaign_name != '\0'
                                  ? placement->campaign_name
                                  : _ ("No Campaign"),
                              "caption-heading");
}

/* By campaign; the campaign of the latest placement first. */
static void
fill (SwbCreatorCard *card, const SwbCreatorDetails *details)
{
  g_autoptr (GHashTable) told = g_hash_table_new (swb_id_hash, swb_id_equal);
  guint n_shown = 0;

  for (guint i = 0; i < details->placements->len && n_shown < MOST_SHOWN; i++)
    {
      const SwbDetailPlacement *first = details->placements->pdata[i];

      if (!g_hash_table_add (told, (gpointer) &first->campaign))
        continue;
      add_campaign (card, first);
      for (guint j = i; j < details->placements->len && n_shown < MOST_SHOWN;
           j++)
        {
          const SwbDetailPlacement *placement = details->placements->pdata[j];

          if (!swb_id_equal (&placement->campaign, &first->campaign))
            continue;
          add_placement (card, placement, j);
          n_shown++;
        }
    }
  if (n_shown < details->placements->len)
    {
      guint older = details->placements->len - n_shown;
      g_autofree char *text =
          g_strdup_printf (ngettext ("and %u earlier placement",
                                     "and %u earlier placements", older),
                           older);

      swb_creator_card_add_words (card, text, "caption");
    }
}

static SwbCommand *
make_delivery (SwbCreatorEditor *editor,
               const SwbCreatorDetails *about,
               gconstpointer item,
               GError **error)
{
  const SwbDeliveryFacts facts = {
    .deliverable = swb_creator_editor_get_text (editor, DELIVERABLE),
    .posted = swb_creator_editor_get_day (editor, POSTED),
    .url = swb_creator_editor_get_text (editor, URL),
  };

  return swb_creator_set_delivery (about, item, &facts, error);
}

static SwbCreatorEditor *
new_editor (SwbCreatorCard *card, const char *title)
{
  return swb_creator_editor_new (GTK_WIDGET (card),
                                 swb_creator_card_get_document (card),
                                 swb_creator_card_get_details (card), title);
}

static void
edit (SwbCreatorCard *card, guint key)
{
  const SwbCreatorDetails *details = swb_creator_card_get_details (card);
  const SwbDetailPlacement *placement = details->placements->pdata[key];
  SwbCreatorEditor *editor;

  if (!swb_creator_card_can_edit (card))
    return;
  editor = new_editor (card, _ ("What Was Delivered"));
  swb_creator_editor_add_text (editor,
                               _ ("Deliverable, such as post, story, reel"),
                               placement->deliverable);
  swb_creator_editor_add_day (editor, _ ("Posted on (YYYY-MM-DD)"),
                              placement->posted);
  swb_creator_editor_add_text (editor, _ ("Web address of the post"),
                               placement->url);
  swb_creator_editor_point (editor, SWB_CREATOR_ERROR_DAYS, POSTED);
  swb_creator_editor_point (editor, SWB_CREATOR_ERROR_ADDRESS, URL);
  swb_creator_editor_ask (editor, make_delivery, placement,
                          _ ("Delivery noted"));
}

static void
add_choice_of_placements (SwbCreatorEditor *editor,
                          const SwbCreatorDetails *details)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  SwbDay today = swb_day_today ();

  for (guint i = 0; i < details->placements->len; i++)
    {
      const SwbDetailPlacement *placement = details->placements->pdata[i];
      g_autofree char *what = swb_creator_deliverable_text (
          placement->channel, placement->deliverable);
      g_autofree char *day = swb_creator_day_text (placement->day, today);

      g_ptr_array_add (names, g_strdup_printf ("%s · %s", day, what));
    }
  swb_creator_editor_add_choice (editor, _ ("For which placement"),
                                 (const char *const *) names->pdata, names->len,
                                 0);
}

static const SwbDetailPlacement *
get_placement (SwbCreatorEditor *editor,
               const SwbCreatorDetails *about,
               guint field)
{
  return about->placements
      ->pdata[swb_creator_editor_get_choice (editor, field)];
}

static SwbCommand *
make_payout (SwbCreatorEditor *editor,
             const SwbCreatorDetails *about,
             gconstpointer item,
             GError **error)
{
  const SwbDetailPlacement *placement = get_placement (editor, about, WHICH);
  g_autofree char *currency =
      swb_money_is_none (&placement->fee)
          ? swb_creator_currency (swb_creator_editor_get_document (editor))
          : g_strdup (placement->fee.currency);
  const SwbPayoutFacts facts = {
    .amount = swb_creator_editor_get_text (editor, AMOUNT),
    .currency = currency,
    .due = swb_creator_editor_get_day (editor, DUE),
    .paid = swb_creator_editor_get_day (editor, PAID),
    .reference = swb_creator_editor_get_text (editor, REFERENCE),
  };

  return swb_creator_set_payout (about, placement, item, &facts, error);
}

static void
ask_payout (SwbCreatorCard *card)
{
  const SwbCreatorDetails *details = swb_creator_card_get_details (card);
  SwbCreatorEditor *editor = new_editor (card, _ ("Add Payout"));

  add_choice_of_placements (editor, details);
  swb_creator_editor_add_text (editor,
                               _ ("Amount, such as ₹45,000 or 1.5 lakh"), NULL);
  swb_creator_editor_add_day (editor, _ ("Due on (YYYY-MM-DD)"), SWB_DAY_NONE);
  swb_creator_editor_add_day (editor, _ ("Paid on"), SWB_DAY_NONE);
  swb_creator_editor_add_text (editor, _ ("Reference"), NULL);
  swb_creator_editor_point (editor, SWB_CREATOR_ERROR_MONEY, AMOUNT);
  swb_creator_editor_point (editor, SWB_CREATOR_ERROR_DAYS, PAID);
  swb_creator_editor_ask (editor, make_payout, NULL, _ ("Payout added"));
}

static SwbCommand *
make_reading (SwbCreatorEditor *editor,
              const SwbCreatorDetails *about,
              gconstpointer item,
              GError **error)
{
  const char *const *metrics = swb_creator_post_metrics ();
  const SwbReadingFacts facts = {
    .metric = metrics[swb_creator_editor_get_choice (editor, METRIC)],
    .value = swb_creator_editor_get_text (editor, VALUE),
    .day = swb_creator_editor_get_day (editor, DAY),
  };

  return swb_creator_add_reading (about, &get_placement (editor, about, OF)->id,
                                  &facts, error);
}

static void
ask_reading (SwbCreatorCard *card)
{
  const char *const *metrics = swb_creator_post_metrics ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  SwbCreatorEditor *editor = new_editor (card, _ ("Add Number of a Post"));

  for (guint i = 0; metrics[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer) swb_creator_metric_name (metrics[i]));
  add_choice_of_placements (editor, swb_creator_card_get_details (card));
  swb_creator_editor_add_choice (
      editor, _ ("What"), (const char *const *) names->pdata, names->len, 0);
  swb_creator_editor_add_text (editor, _ ("Number, such as 48.5K"), NULL);
  swb_creator_editor_add_day (editor, _ ("Day (YYYY-MM-DD)"), swb_day_today ());
  swb_creator_editor_point (editor, SWB_CREATOR_ERROR_NUMBER, VALUE);
  swb_creator_editor_point (editor, SWB_CREATOR_ERROR_TWICE, VALUE);
  swb_creator_editor_point (editor, SWB_CREATOR_ERROR_DAYS, DAY);
  swb_creator_editor_ask (editor, make_reading, NULL, _ ("Number added"));
}

/* Without a placement there is nothing to pay or to count. */
static void
add (SwbCreatorCard *card, guint kind)
{
  if (swb_creator_card_get_details (card)->placements->len == 0)
    return;
  if (kind == ADD_PAYOUT)
    ask_payout (card);
  else
    ask_reading (card);
}

static void
swb_creator_placements_class_init (SwbCreatorPlacementsClass *klass)
{
  SwbCreatorCardClass *card_class = SWB_CREATOR_CARD_CLASS (klass);

  card_class->fill = fill;
  card_class->add = add;
  card_class->edit = edit;
}

static void
swb_creator_placements_init (SwbCreatorPlacements *self)
{
  swb_creator_card_set_up (SWB_CREATOR_CARD (self), "placements",
                           _ ("Placements"), _ ("Add a Payout"));
  swb_creator_card_offer (SWB_CREATOR_CARD (self),
                          _ ("Add a Number of a Post"));
}
