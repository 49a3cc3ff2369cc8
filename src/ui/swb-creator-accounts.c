/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The accounts of a creator. One that is opened shows its followers over time
 * and its newest readings with their sources. */
#include "ui/swb-creator-accounts.h"

#include "ui/swb-chart-view.h"
#include "ui/swb-creator-editor.h"
#include "ui/swb-creator-metrics.h"
#include "ui/swb-creator-words.h"
#include "ui/swb-roster-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Keys of rows: accounts count from 0, readings of the account that is open
 * from here. */
#define READINGS 1000000
#define ADD_READING 2000000
#define EDIT_ACCOUNT 2000001
#define OPEN_PAGE 2000002
#define CHART_LINES 7
#define MOST_READINGS 12

struct _SwbCreatorAccounts
{
  SwbCreatorCard parent_instance;

  SwbId open; /* the account that shows its readings; nil for none */
};

G_DEFINE_FINAL_TYPE (SwbCreatorAccounts,
                     swb_creator_accounts,
                     SWB_TYPE_CREATOR_CARD)

enum
{
  PLATFORM,
  HANDLE,
  NAME,
  URL,
};

enum
{
  METRIC,
  VALUE,
  BASE,
  DAY,
};

static const char *const bases[] = { NULL, "followers", "views", "reach" };

static const SwbDetailAccount *
find_open (SwbCreatorAccounts *self, const SwbCreatorDetails *details)
{
  for (guint i = 0; i < details->accounts->len; i++)
    {
      const SwbDetailAccount *account = details->accounts->pdata[i];

      if (swb_id_equal (&account->id, &self->open))
        return account;
    }
  return NULL;
}

static GtkWidget *
new_platform_mark (SwbPlatform platform)
{
  static const char *const marks[SWB_N_PLATFORMS] = {
    [SWB_PLATFORM_INSTAGRAM] = "IG",
    [SWB_PLATFORM_YOUTUBE] = "YT",
    [SWB_PLATFORM_TIKTOK] = "TT",
  };
  GtkWidget *mark = gtk_label_new (
      platform < SWB_N_PLATFORMS && marks[platform] != NULL ? marks[platform]
                                                            : "@");

  gtk_widget_add_css_class (mark, "platform-mark");
  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  return mark;
}

/* One count a day: the newest source's, as readings come newest first. */
static GArray *
count_points (const SwbDetailAccount *account)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (SwbLinePoint));

  for (guint i = account->readings->len; i > 0; i--)
    {
      const SwbDetailReading *reading = account->readings->pdata[i - 1];
      const SwbLinePoint point = { reading->day, reading->value };

      if (strcmp (reading->metric, "followers") != 0 ||
          isnan (reading->value) || !swb_day_is_valid (reading->day))
        continue;
      if (points->len > 0 &&
          g_array_index (points, SwbLinePoint, points->len - 1).day ==
              point.day)
        g_array_set_size (points, points->len - 1);
      g_array_append_val (points, point);
    }
  return points;
}

static void
add_chart (SwbCreatorCard *card,
           const SwbDetailAccount *account,
           SwbGrouping grouping)
{
  g_autoptr (GArray) points = count_points (account);
  const SwbLineSeries series = { .name = _ ("Followers"),
                                 .points = (const SwbLinePoint *) points->data,
                                 .n_points = points->len };
  const SwbLineSpec spec = {
    .text = { .title = _ ("Followers over time") },
    .value = { .name = _ ("Followers"),
               .format = grouping == SWB_GROUPING_INDIAN
                             ? swb_chart_format_count_indian
                             : swb_chart_format_count },
    .series = &series,
    .n_series = 1,
  };
  g_autoptr (SwbChart) chart = NULL;
  GtkWidget *view;

  if (points->len < 2)
    return;
  chart = swb_chart_new_line (&spec, NULL);
  if (chart == NULL)
    return;
  view = swb_chart_view_new ();
  g_object_set (view, "lines", CHART_LINES, NULL);
  swb_chart_view_set_chart (SWB_CHART_VIEW (view), chart);
  swb_creator_card_add_widget (card, view);
}

/* Of each metric and source only the newest; the others are in the chart. */
static gboolean
is_newest (const SwbDetailAccount *account, guint index)
{
  const SwbDetailReading *reading = account->readings->pdata[index];

  for (guint i = 0; i < index; i++)
    {
      const SwbDetailReading *newer = account->readings->pdata[i];

      if (strcmp (newer->metric, reading->metric) == 0 &&
          strcmp (newer->source, reading->source) == 0)
        return FALSE;
    }
  return TRUE;
}

static void
add_reading_row (SwbCreatorCard *card,
                 const SwbDetailReading *reading,
                 const char *origin,
                 guint key,
                 SwbGrouping grouping)
{
  g_autofree char *value = swb_creator_reading_value (reading, grouping);
  const SwbCreatorRow row = { .title =
                                  swb_creator_metric_name (reading->metric),
                              .value = value,
                              .tooltip = origin,
                              .key = key };
  GtkWidget *widget = swb_creator_card_add_row (card, &row);

  gtk_widget_add_css_class (widget, "reading");
  if (reading->expired)
    gtk_widget_add_css_class (widget, "dim-label");
}

typedef struct
{
  guint index;
  guint rank; /* of its metric */
  char *origin;
} Newest;

static void
newest_clear (gpointer data)
{
  g_free (((Newest *) data)->origin);
}

static GArray *
find_newest (const SwbDetailAccount *account)
{
  const SwbDay today = swb_day_today ();
  GArray *newest = g_array_new (FALSE, FALSE, sizeof (Newest));

  g_array_set_clear_func (newest, newest_clear);
  for (guint i = 0; i < account->readings->len && newest->len < MOST_READINGS;
       i++)
    {
      const SwbDetailReading *reading = account->readings->pdata[i];
      Newest one = { .index = i };

      if (!is_newest (account, i))
        continue;
      one.rank = swb_creator_metric_rank (reading->metric);
      one.origin = swb_creator_reading_origin (reading, today);
      g_array_append_val (newest, one);
    }
  return newest;
}

/* Under each origin its readings, in the order of the metrics. */
static void
add_group (SwbCreatorCard *card,
           const SwbDetailAccount *account,
           GArray *newest,
           const char *origin,
           SwbGrouping grouping)
{
  swb_creator_card_add_words (card, origin, "caption");
  for (guint rank = 0; rank <= swb_creator_metric_rank (NULL); rank++)
    for (guint i = 0; i < newest->len; i++)
      {
        const Newest *one = &g_array_index (newest, Newest, i);

        if (one->rank == rank && strcmp (one->origin, origin) == 0)
          add_reading_row (card, account->readings->pdata[one->index], origin,
                           READINGS + one->index, grouping);
      }
}

/* All but its first line, which is the rate. */
static const char *
told_below (const char *origin)
{
  const char *end = strchr (origin, '\n');

  return end != NULL ? end + 1 : NULL;
}

/* The rate that the roster has, with its formula and source. */
static void
add_engagement (SwbCreatorCard *card,
                const SwbDetailAccount *account,
                SwbGrouping grouping)
{
  const SwbEngagement *engagement = &account->engagement;
  g_autofree char *rate = swb_roster_engagement_text (engagement);
  g_autofree char *origin =
      swb_roster_engagement_origin (engagement, grouping, swb_day_today ());
  const SwbCreatorRow row = { .title = _ ("Engagement"),
                              .subtitle = told_below (origin),
                              .value = rate,
                              .tooltip = origin,
                              .key = SWB_CREATOR_ROW_FIXED };

  if (engagement->kind == SWB_ENGAGEMENT_NONE &&
      !swb_roster_engagement_lapsed (engagement))
    return;
  gtk_widget_add_css_class (swb_creator_card_add_row (card, &row), "reading");
}

static void
add_readings (SwbCreatorCard *card,
              const SwbDetailAccount *account,
              SwbGrouping grouping)
{
  g_autoptr (GArray) newest = find_newest (account);
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);

  add_chart (card, account, grouping);
  add_engagement (card, account, grouping);
  for (guint i = 0; i < newest->len; i++)
    {
      const Newest *one = &g_array_index (newest, Newest, i);

      if (g_hash_table_add (told, one->origin))
        add_group (card, account, newest, one->origin, grouping);
    }
  if (newest->len < account->readings->len)
    {
      guint older = account->readings->len - newest->len;
      g_autofree char *text = g_strdup_printf (
          ngettext ("and %u older reading", "and %u older readings", older),
          older);

      swb_creator_card_add_words (card, text, "caption");
    }
}

static void
add_act (SwbCreatorCard *card, const char *label, guint key)
{
  const SwbCreatorRow row = { .title = label, .key = key };
  GtkWidget *widget = swb_creator_card_add_row (card, &row);

  gtk_widget_add_css_class (widget, "act");
}

static void
add_account (SwbCreatorCard *card,
             const SwbDetailAccount *account,
             guint key,
             SwbGrouping grouping)
{
  SwbCreatorAccounts *self = SWB_CREATOR_ACCOUNTS (card);
  const SwbDetailReading *followers =
      swb_creator_newest (account->readings, "followers", NULL);
  g_autofree char *title = g_strdup_printf (
      "%s @%s", swb_platform_name (account->platform), account->handle);
  g_autofree char *origin =
      swb_creator_followers_origin (account, grouping, swb_day_today ());
  g_autofree char *told =
      swb_creator_account_origin (account, swb_day_today ());
  g_autofree char *count = followers != NULL
                               ? swb_creator_reading_value (followers, grouping)
                               : NULL;
  gboolean open = swb_id_equal (&account->id, &self->open);
  const SwbCreatorRow row = {
    .icon = new_platform_mark (account->platform),
    .title = title,
    .subtitle = origin,
    .value = count,
    .tooltip = told,
    .key = key,
  };
  GtkWidget *widget = swb_creator_card_add_row (card, &row);

  gtk_accessible_update_state (GTK_ACCESSIBLE (widget),
                               GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
  if (!open)
    return;
  add_readings (card, account, grouping);
  if (swb_creator_is_web_address (account->url))
    add_act (card, _ ("Open the Page"), OPEN_PAGE);
  if (!swb_creator_card_can_edit (card))
    return;
  add_act (card, _ ("Add a Reading…"), ADD_READING);
  add_act (card, _ ("Edit the Account…"), EDIT_ACCOUNT);
}

static void
fill (SwbCreatorCard *card, const SwbCreatorDetails *details)
{
  SwbGrouping grouping =
      swb_creator_grouping (swb_creator_card_get_document (card));

  for (guint i = 0; i < details->accounts->len; i++)
    add_account (card, details->accounts->pdata[i], i, grouping);
}

static SwbCommand *
make_account (SwbCreatorEditor *editor,
              const SwbCreatorDetails *about,
              gconstpointer item,
              GError **error)
{
  const SwbAccountFacts facts = {
    .platform = (SwbPlatform) swb_creator_editor_get_choice (editor, PLATFORM),
    .handle = swb_creator_editor_get_text (editor, HANDLE),
    .name = swb_creator_editor_get_text (editor, NAME),
    .url = swb_creator_editor_get_text (editor, URL),
  };

  return swb_creator_set_account (about, item, &facts, error);
}

static void
ask_account (SwbCreatorCard *card, const SwbDetailAccount *account)
{
  const char *names[SWB_N_PLATFORMS];
  SwbCreatorEditor *editor = swb_creator_editor_new (
      GTK_WIDGET (card), swb_creator_card_get_document (card),
      swb_creator_card_get_details (card),
      account != NULL ? _ ("Edit Account") : _ ("Add Account"));

  for (guint i = 0; i < SWB_N_PLATFORMS; i++)
    names[i] = swb_platform_name ((SwbPlatform) i);
  swb_creator_editor_add_choice (editor, _ ("Platform"), names, SWB_N_PLATFORMS,
                                 account != NULL ? account->platform
                                                 : SWB_PLATFORM_INSTAGRAM);
  swb_creator_editor_add_text (editor, _ ("Handle"),
                               account != NULL ? account->handle : NULL);
  swb_creator_editor_add_text (editor, _ ("Name there"),
                               account != NULL ? account->name : NULL);
  swb_creator_editor_add_text (editor, _ ("Web address"),
                               account != NULL ? account->url : NULL);
  swb_creator_editor_point (editor, SWB_CREATOR_ERROR_TWICE, HANDLE);
  swb_creator_editor_point (editor, SWB_CREATOR_ERROR_ADDRESS, URL);
  if (account != NULL)
    swb_creator_editor_offer_removal (editor, SWB_PART_ACCOUNT, &account->id,
                                      _ ("Account deleted"));
  swb_creator_editor_ask (editor, make_account, account,
                          account != NULL ? _ ("Account changed")
                                          : _ ("Account added"));
}

static SwbCommand *
make_reading (SwbCreatorEditor *editor,
              const SwbCreatorDetails *about,
              gconstpointer item,
              GError **error)
{
  const SwbId *account = g_object_get_data (G_OBJECT (editor), "account");
  const char *const *metrics = swb_creator_account_metrics ();
  const SwbReadingFacts facts = {
    .metric = metrics[swb_creator_editor_get_choice (editor, METRIC)],
    .value = swb_creator_editor_get_text (editor, VALUE),
    .base = bases[swb_creator_editor_get_choice (editor, BASE)],
    .day = swb_creator_editor_get_day (editor, DAY),
  };

  return swb_creator_add_reading (about, account, &facts, error);
}

static guint
find_metric (const SwbDetailReading *reading)
{
  const char *const *metrics = swb_creator_account_metrics ();

  for (guint i = 0; reading != NULL && metrics[i] != NULL; i++)
    if (strcmp (metrics[i], reading->metric) == 0)
      return i;
  return 0;
}

static guint
find_base (const SwbDetailReading *reading)
{
  for (guint i = 1; reading != NULL && i < G_N_ELEMENTS (bases); i++)
    if (strcmp (bases[i], reading->base) == 0)
      return i;
  return 0;
}

static void
add_reading_fields (SwbCreatorEditor *editor, const SwbDetailReading *like)
{
  const char *const base_names[] = { _ ("A count, of nothing"),
                                     _ ("Of followers"), _ ("Of views"),
                                     _ ("Of reach") };
  const char *const *metrics = swb_creator_account_metrics ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; metrics[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer) swb_creator_metric_name (metrics[i]));
  swb_creator_editor_add_choice (editor, _ ("What"),
                                 (const char *const *) names->pdata, names->len,
                                 find_metric (like));
  swb_creator_editor_add_text (editor, _ ("Number, such as 48.5K or 4.1 %"),
                               NULL);
  swb_creator_editor_add_choice (editor, _ ("Base"), base_names,
                                 G_N_ELEMENTS (base_names), find_base (like));
  swb_creator_editor_add_day (editor, _ ("Day (YYYY-MM-DD)"), swb_day_today ());
  swb_creator_editor_point (editor, SWB_CREATOR_ERROR_NUMBER, VALUE);
  swb_creator_editor_point (editor, SWB_CREATOR_ERROR_DAYS, DAY);
  swb_creator_editor_point (editor, SWB_CREATOR_ERROR_TWICE, VALUE);
}

/* A reading is never overwritten: a new one of the same kind is asked for, and
 * the old one can be deleted. */
static void
ask_reading (SwbCreatorCard *card,
             const SwbDetailAccount *account,
             const SwbDetailReading *like)
{
  SwbCreatorEditor *editor = swb_creator_editor_new (
      GTK_WIDGET (card), swb_creator_card_get_document (card),
      swb_creator_card_get_details (card), _ ("Add Reading"));

  g_object_set_data (G_OBJECT (editor), "account", (gpointer) &account->id);
  add_reading_fields (editor, like);
  if (like != NULL)
    swb_creator_editor_offer_removal (editor, SWB_PART_READING, &like->id,
                                      _ ("Reading deleted"));
  swb_creator_editor_ask (editor, make_reading, NULL, _ ("Reading added"));
}

static void
turn (SwbCreatorCard *card, const SwbDetailAccount *account)
{
  SwbCreatorAccounts *self = SWB_CREATOR_ACCOUNTS (card);

  self->open =
      swb_id_equal (&self->open, &account->id) ? swb_id_nil () : account->id;
  swb_creator_card_refill (card);
}

static void
add (SwbCreatorCard *card, guint kind)
{
  ask_account (card, NULL);
}

static void
edit (SwbCreatorCard *card, guint key)
{
  const SwbCreatorDetails *details = swb_creator_card_get_details (card);
  const SwbDetailAccount *open =
      find_open (SWB_CREATOR_ACCOUNTS (card), details);

  if (key < READINGS)
    turn (card, details->accounts->pdata[key]);
  else if (open != NULL && key == OPEN_PAGE)
    g_app_info_launch_default_for_uri_async (open->url, NULL, NULL, NULL, NULL);
  else if (open == NULL || !swb_creator_card_can_edit (card))
    return;
  else if (key == EDIT_ACCOUNT)
    ask_account (card, open);
  else
    ask_reading (card, open,
                 key == ADD_READING ? NULL
                                    : open->readings->pdata[key - READINGS]);
}

static void
remove_account (SwbCreatorCard *card, guint key)
{
  const SwbCreatorDetails *details = swb_creator_card_get_details (card);
  const SwbDetailAccount *open =
      find_open (SWB_CREATOR_ACCOUNTS (card), details);

  if (key < READINGS)
    {
      const SwbDetailAccount *account = details->accounts->pdata[key];

      swb_creator_card_run (
          card, swb_creator_remove (details, SWB_PART_ACCOUNT, &account->id),
          _ ("Account deleted"));
    }
  else if (open != NULL && key < ADD_READING)
    {
      const SwbDetailReading *reading = open->readings->pdata[key - READINGS];

      swb_creator_card_run (
          card, swb_creator_remove (details, SWB_PART_READING, &reading->id),
          _ ("Reading deleted"));
    }
}

static void
swb_creator_accounts_class_init (SwbCreatorAccountsClass *klass)
{
  SwbCreatorCardClass *card_class = SWB_CREATOR_CARD_CLASS (klass);

  card_class->fill = fill;
  card_class->nothing = _ ("No account yet. Add one to see who follows.");
  card_class->add = add;
  card_class->edit = edit;
  card_class->remove = remove_account;
}

static void
swb_creator_accounts_init (SwbCreatorAccounts *self)
{
  swb_creator_card_set_up (SWB_CREATOR_CARD (self), "accounts", _ ("Accounts"),
                           _ ("Add an Account"));
}
