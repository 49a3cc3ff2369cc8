/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the roster's cells, chips and dialogs say about a creator. No GTK. */
#include "ui/swb-roster-words.h"

#include "base/swb-country.h"
#include "base/swb-language.h"
#include "base/swb-number.h"
#include "base/swb-text.h"
#include "model/swb-placement.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static const char *const titles[SWB_N_ROSTER_COLUMNS] = {
  [SWB_ROSTER_COLUMN_NAME] = N_ ("Name"),
  [SWB_ROSTER_COLUMN_TIER] = N_ ("Tier"),
  [SWB_ROSTER_COLUMN_PLATFORM] = N_ ("Platform"),
  [SWB_ROSTER_COLUMN_HANDLE] = N_ ("Handle"),
  [SWB_ROSTER_COLUMN_FOLLOWERS] = N_ ("Followers"),
  [SWB_ROSTER_COLUMN_ENGAGEMENT] = N_ ("Engagement"),
  [SWB_ROSTER_COLUMN_LANGUAGE] = N_ ("Language"),
  [SWB_ROSTER_COLUMN_CITY] = N_ ("City"),
  [SWB_ROSTER_COLUMN_NICHE] = N_ ("Niche"),
  [SWB_ROSTER_COLUMN_FEE] = N_ ("Fee a post"),
  [SWB_ROSTER_COLUMN_STATUS] = N_ ("Status"),
  [SWB_ROSTER_COLUMN_WORKED] = N_ ("Last worked with"),
  /* Translators: column; how many campaigns somebody was in with the team */
  [SWB_ROSTER_COLUMN_TOGETHER] = N_ ("Together"),
  [SWB_ROSTER_COLUMN_VIEWS] = N_ ("Average views"),
  [SWB_ROSTER_COLUMN_READING] = N_ ("Reading age"),
  [SWB_ROSTER_COLUMN_COUNTRY] = N_ ("Country"),
  [SWB_ROSTER_COLUMN_FORMAT] = N_ ("Format"),
  [SWB_ROSTER_COLUMN_TAGS] = N_ ("Tags"),
  /* Translators: of followers over the last six months, a small line */
  [SWB_ROSTER_COLUMN_SPARK] = N_ ("6 months"),
};

static const struct
{
  const char *id;
  const char *name;
} tiers[] = {
  { "nano", N_ ("Nano") },   { "micro", N_ ("Micro") }, { "mid", N_ ("Mid") },
  { "macro", N_ ("Macro") }, { "mega", N_ ("Mega") },
};

/**
 * swb_roster_column_title:
 * @column: a column
 *
 * Returns: its title for people, translated
 */
const char *
swb_roster_column_title (SwbRosterColumn column)
{
  g_return_val_if_fail (column < SWB_N_ROSTER_COLUMNS, NULL);

  return _ (titles[column]);
}

/**
 * swb_roster_column_is_number:
 * @column: a column
 *
 * Returns: whether its cells stand to the end of the column
 */
gboolean
swb_roster_column_is_number (SwbRosterColumn column)
{
  return column == SWB_ROSTER_COLUMN_FOLLOWERS ||
         column == SWB_ROSTER_COLUMN_ENGAGEMENT ||
         column == SWB_ROSTER_COLUMN_FEE || column == SWB_ROSTER_COLUMN_VIEWS;
}

/**
 * swb_roster_column_is_sortable:
 * @column: a column
 *
 * Returns: whether rows can be ordered by it; readings of the past are read
 *   for the rows in view alone
 */
gboolean
swb_roster_column_is_sortable (SwbRosterColumn column)
{
  return column != SWB_ROSTER_COLUMN_SPARK;
}

/**
 * swb_roster_tier_name:
 * @tier: 0 nano to 4 mega, -1 unknown
 *
 * Returns: its name for people
 */
const char *
swb_roster_tier_name (int tier)
{
  if (tier < 0 || tier >= (int) G_N_ELEMENTS (tiers))
    return _ ("Unknown");
  return _ (tiers[tier].name);
}

/**
 * swb_roster_tier_id:
 * @tier: 0 nano to 4 mega
 *
 * Returns: (nullable): the id under which settings know it
 */
const char *
swb_roster_tier_id (int tier)
{
  if (tier < 0 || tier >= (int) G_N_ELEMENTS (tiers))
    return NULL;
  return tiers[tier].id;
}

/**
 * swb_roster_languages_text:
 * @codes: (nullable): ISO 639 codes with ", " between
 *
 * Returns: (transfer full): their names; empty for none
 */
char *
swb_roster_languages_text (const char *codes)
{
  g_auto (GStrv) parts = g_strsplit (codes != NULL ? codes : "", ",", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *code = g_strstrip (parts[i]);

      if (*code == '\0')
        continue;
      if (text->len > 0)
        g_string_append (text, ", ");
      g_string_append (text, swb_language_name (code));
    }
  return g_string_free (text, FALSE);
}

static void
append_first (GString *text, const char *list)
{
  gsize length = list != NULL ? strcspn (list, ",;") : 0;

  if (length == 0)
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append_len (text, list, (gssize) length);
}

/**
 * swb_roster_caption:
 * @creator: a row
 *
 * Returns: (transfer full): "Instagram · dance · Chennai"
 */
char *
swb_roster_caption (SwbCreator *creator)
{
  GString *text = g_string_new (NULL);
  const char *handle = swb_creator_get_handle (creator);

  if (swb_creator_get_account (creator) != NULL)
    g_string_append (text,
                     swb_platform_name (swb_creator_get_platform (creator)));
  append_first (text, swb_creator_get_niches (creator));
  append_first (text, swb_creator_get_cities (creator));
  if (text->len == 0 && handle != NULL && *handle != '\0')
    g_string_append_printf (text, "@%s", handle);
  return g_string_free (text, FALSE);
}

/**
 * swb_roster_count_text:
 * @count: a number of people, or -1
 * @grouping: Indian or Western
 *
 * Returns: (transfer full): "3,10,000", or a dash where it is not known
 */
char *
swb_roster_count_text (gint64 count, SwbGrouping grouping)
{
  return count < 0 ? g_strdup (SWB_ROSTER_DASH)
                   : swb_number_format_count (count, grouping);
}

/**
 * swb_roster_engagement_lapsed:
 * @engagement: (nullable): a rate with its base
 *
 * Returns: whether there was a rate, which may not be used any longer
 */
gboolean
swb_roster_engagement_lapsed (const SwbEngagement *engagement)
{
  return engagement != NULL && engagement->kind == SWB_ENGAGEMENT_NONE &&
         engagement->lapsed_kind != SWB_ENGAGEMENT_NONE;
}

/**
 * swb_roster_engagement_text:
 * @engagement: (nullable): a rate with its base
 *
 * Returns: (transfer full): "4.1 % of views", that it has expired, or a dash
 */
char *
swb_roster_engagement_text (const SwbEngagement *engagement)
{
  g_autofree char *percent = NULL;

  if (swb_roster_engagement_lapsed (engagement))
    /* Translators: a rate of engagement that may not be used any more */
    return g_strdup (_ ("⚠ rate expired"));
  if (engagement == NULL || engagement->kind == SWB_ENGAGEMENT_NONE ||
      isnan (engagement->ratio))
    return g_strdup (SWB_ROSTER_DASH);
  percent = swb_number_format_percent (engagement->ratio, 1);
  if (engagement->kind == SWB_ENGAGEMENT_ON_VIEWS)
    /* Translators: a share, such as "4.1 % of views" */
    return g_strdup_printf (_ ("%s of views"), percent);
  if (engagement->kind == SWB_ENGAGEMENT_ON_REACH)
    /* Translators: a share, such as "4.1 % of reach" */
    return g_strdup_printf (_ ("%s of reach"), percent);
  /* Translators: a share, such as "4.1 % of followers" */
  return g_strdup_printf (_ ("%s of followers"), percent);
}

/* What a person called a source stands where a sentence begins. */
static char *
with_capital (const char *text)
{
  char first[7] = "";

  first[g_unichar_to_utf8 (g_unichar_totitle (g_utf8_get_char (text)), first)] =
      '\0';
  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

/**
 * swb_roster_source_text:
 * @source: (nullable): the source of a reading: typed, import:NAME, ...
 *
 * Returns: (transfer full): where it came from, in words
 */
char *
swb_roster_source_text (const char *source)
{
  if (source == NULL || *source == '\0')
    return g_strdup (_ ("Source not told"));
  if (strcmp (source, "typed") == 0)
    return g_strdup (_ ("Typed by hand"));
  if (g_str_has_prefix (source, "import:"))
    return swb_text_tell (_ ("Imported from %s"), source + 7);
  if (strcmp (source, "youtube-api") == 0)
    return g_strdup (_ ("Fetched from YouTube"));
  if (strcmp (source, "modash") == 0)
    return g_strdup (_ ("Fetched from Modash"));
  if (strcmp (source, "benchmark") == 0)
    return g_strdup (_ ("Benchmark"));
  return with_capital (source);
}

/**
 * swb_roster_age_text:
 * @day: of a reading
 * @today: the day to count from
 *
 * Returns: (transfer full): "3 days old", "8 months old"
 */
char *
swb_roster_age_text (SwbDay day, SwbDay today)
{
  int days = today - day;

  /* A day that is still to come was written by a clock that was wrong. */
  if (days < -1)
    return swb_day_format (day, SWB_DAY_STYLE_MEDIUM);
  if (days <= 0)
    return g_strdup (_ ("today"));
  if (days < 60)
    return g_strdup_printf (
        ngettext ("%d day old", "%d days old", (gulong) days), days);
  if (days < 730)
    return g_strdup_printf (
        ngettext ("%d month old", "%d months old", (gulong) (days / 30)),
        days / 30);
  return g_strdup_printf (
      ngettext ("%d year old", "%d years old", (gulong) (days / 365)),
      days / 365);
}

/* Money of two currencies is never added. */
static char *
sum_fees (SwbCreator *const *creators, guint n_creators)
{
  g_autoptr (GArray) sums = g_array_new (FALSE, FALSE, sizeof (SwbMoney));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_creators; i++)
    {
      SwbMoney fee = swb_creator_get_fee (creators[i]);
      guint at = 0;

      while (at < sums->len &&
             strcmp (g_array_index (sums, SwbMoney, at).currency,
                     fee.currency) != 0)
        at++;
      if (swb_money_is_none (&fee))
        continue;
      if (at == sums->len)
        g_array_append_val (sums, fee);
      else
        swb_money_add (&g_array_index (sums, SwbMoney, at), &fee,
                       &g_array_index (sums, SwbMoney, at));
    }
  for (guint i = 0; i < sums->len; i++)
    {
      g_autofree char *sum =
          swb_money_format (g_array_index (sums, SwbMoney, i));

      g_string_append_printf (text, "%s%s", i > 0 ? " + " : "", sum);
    }
  return g_string_free (text, FALSE);
}

/**
 * swb_roster_summary:
 * @creators: (array length=n_creators): rows that are chosen
 * @n_creators: how many of them are given
 * @n_chosen: how many are chosen
 * @grouping: Indian or Western
 *
 * Returns: (transfer full): "2 chosen · ₹83,000 · 1,39,700 followers"; the
 *   sums are left out where not all rows are given
 */
char *
swb_roster_summary (SwbCreator *const *creators,
                    guint n_creators,
                    guint n_chosen,
                    SwbGrouping grouping)
{
  g_autofree char *fees = sum_fees (creators, n_creators);
  g_autofree char *number = swb_number_format_count (n_chosen, grouping);
  GString *text = g_string_new (NULL);
  gint64 followers = 0;

  g_string_append_printf (text, _ ("%s chosen"), number);
  if (n_creators < n_chosen)
    return g_string_free (text, FALSE);
  for (guint i = 0; i < n_creators; i++)
    followers += MAX (swb_creator_get_followers (creators[i]), 0);
  if (*fees != '\0')
    g_string_append_printf (text, " · %s", fees);
  if (followers > 0)
    {
      g_autofree char *count = swb_number_format_count (followers, grouping);
      g_autofree char *part = g_strdup_printf (
          ngettext ("%s follower", "%s followers", (gulong) followers), count);

      g_string_append_printf (text, " · %s", part);
    }
  return g_string_free (text, FALSE);
}

/**
 * swb_roster_count_chosen:
 * @campaign: (nullable): a campaign
 *
 * Returns: how many creators have a placement in it that was not dropped
 */
guint
swb_roster_count_chosen (SwbCampaign *campaign)
{
  g_autoptr (GHashTable) seen = NULL;
  GListModel *placements;
  guint n;

  if (campaign == NULL)
    return 0;
  placements = G_LIST_MODEL (swb_campaign_get_placements (campaign));
  n = g_list_model_get_n_items (placements);
  seen = g_hash_table_new (swb_id_hash, swb_id_equal);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SwbPlacement) placement =
          g_list_model_get_item (placements, i);

      if (g_strcmp0 (swb_placement_get_status (placement), "dropped") != 0)
        g_hash_table_add (seen,
                          (gpointer) swb_placement_get_creator (placement));
    }
  return g_hash_table_size (seen);
}

/**
 * swb_roster_countries_text:
 * @codes: (nullable): countries with "," between, codes of ISO 3166-1 or
 *   whatever a table said
 *
 * Returns: (transfer full): their names, in the language of the person where
 *   the system knows them in it
 */
char *
swb_roster_countries_text (const char *codes)
{
  g_auto (GStrv) parts = g_strsplit (codes != NULL ? codes : "", ",", -1);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);

      if (*part != '\0')
        g_ptr_array_add (names, (gpointer) swb_country_shown_name (part));
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}
