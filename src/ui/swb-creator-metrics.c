/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is read of accounts and posts: the names of it, and readings in words.
 */
#include "ui/swb-creator-metrics.h"

#include "base/swb-number.h"
#include "model/swb-roster-match.h"
#include "ui/swb-creator-words.h"
#include "ui/swb-roster-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Two sources disagree only where they speak of about the same time. */
#define SAME_TIME_DAYS 30

typedef struct
{
  const char *metric;
  const char *name;
} Name;

static const Name names[] = {
  { "followers", N_ ("Followers") },
  { "avg-views", N_ ("Average views") },
  { "avg-likes", N_ ("Average likes") },
  { "avg-comments", N_ ("Average comments") },
  { "avg-shares", N_ ("Average shares") },
  { "avg-engagement", N_ ("Average engagement") },
  { "authentic-engagement", N_ ("Authentic engagement") },
  { "engagement-rate", N_ ("Engagement rate") },
  { "posts", N_ ("Posts") },
  { "views", N_ ("Views") },
  { "reach", N_ ("Reach") },
  { "impressions", N_ ("Impressions") },
  { "likes", N_ ("Likes") },
  { "comments", N_ ("Comments") },
  { "shares", N_ ("Shares") },
  { "saves", N_ ("Saves") },
};

/**
 * swb_creator_account_metrics:
 *
 * Returns: (array zero-terminated=1): what is typed of an account
 */
const char *const *
swb_creator_account_metrics (void)
{
  static const char *const metrics[] = {
    "followers",  "avg-views",       "avg-likes", "avg-comments",
    "avg-shares", "engagement-rate", NULL,
  };

  return metrics;
}

/**
 * swb_creator_post_metrics:
 *
 * Returns: (array zero-terminated=1): what is typed of a post
 */
const char *const *
swb_creator_post_metrics (void)
{
  static const char *const metrics[] = { "views", "likes", "comments", "shares",
                                         "saves", "reach", NULL };

  return metrics;
}

/**
 * swb_creator_metric_name:
 * @metric: the stored id
 *
 * Returns: the name for people; of one that is not known the id
 */
const char *
swb_creator_metric_name (const char *metric)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i].metric, metric) == 0)
      return _ (names[i].name);
  return metric;
}

/**
 * swb_creator_metric_rank:
 * @metric: (nullable): the stored id
 *
 * Returns: its place in the order in which people read them; that of one which
 *   is not known, and of null, is the last
 */
guint
swb_creator_metric_rank (const char *metric)
{
  for (guint i = 0; metric != NULL && i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i].metric, metric) == 0)
      return i;
  return G_N_ELEMENTS (names);
}

/**
 * swb_creator_reading_value:
 * @reading: a reading
 * @grouping: how counts are written
 *
 * Returns: (transfer full): "48,200", "4.1 % of views"
 */
char *
swb_creator_reading_value (const SwbDetailReading *reading,
                           SwbGrouping grouping)
{
  g_autofree char *percent = NULL;

  if (isnan (reading->value))
    return g_strdup ("–");
  if (*reading->base == '\0' &&
      strcmp (reading->metric, "engagement-rate") != 0)
    return swb_roster_count_text (llround (reading->value), grouping);
  percent = swb_number_format_percent (reading->value, 1);
  if (strcmp (reading->base, "views") == 0)
    return g_strdup_printf (_ ("%s of views"), percent);
  if (strcmp (reading->base, "reach") == 0)
    return g_strdup_printf (_ ("%s of reach"), percent);
  if (strcmp (reading->base, "followers") == 0)
    return g_strdup_printf (_ ("%s of followers"), percent);
  return g_steal_pointer (&percent);
}

/**
 * swb_creator_source_short:
 * @source: the source of a reading
 *
 * Returns: (transfer full): a word or two for it
 */
char *
swb_creator_source_short (const char *source)
{
  if (g_str_has_prefix (source, "import:"))
    return g_strdup (_ ("Imported"));
  if (g_str_has_suffix (source, "-api"))
    /* Translators: numbers that came over the net from the platform itself */
    return g_strdup (_ ("API"));
  if (strcmp (source, "typed") == 0)
    return g_strdup (_ ("Typed"));
  return swb_roster_source_text (source);
}

/**
 * swb_creator_reading_origin:
 * @reading: a reading
 * @today: the day today
 *
 * Returns: (transfer full): where it came from, when, over how many days, and
 *   whether it is old or may no longer be used
 */
char *
swb_creator_reading_origin (const SwbDetailReading *reading, SwbDay today)
{
  g_autofree char *source = swb_roster_source_text (reading->source);
  g_autofree char *day = swb_creator_day_text (reading->day, today);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s, %s", source, day);
  if (reading->window > 0)
    g_string_append_printf (text,
                            ngettext (" · over %d day", " · over %d days",
                                      (gulong) reading->window),
                            reading->window);
  if (reading->expired)
    g_string_append (text, _ (" · expired"));
  else if (swb_day_is_valid (reading->day) &&
           today - reading->day > SWB_FRESH_DAYS)
    {
      g_autofree char *age = swb_roster_age_text (reading->day, today);

      /* Translators: the age of a reading, " · stale, 5 months old" */
      g_string_append_printf (text, _ (" · stale, %s"), age);
    }
  return g_string_free (text, FALSE);
}

/**
 * swb_creator_newest:
 * @readings: (element-type SwbDetailReading): newest first
 * @metric: of what
 * @not_source: (nullable): a source that is left out
 *
 * Returns: (transfer none) (nullable): the newest one
 */
const SwbDetailReading *
swb_creator_newest (const GPtrArray *readings,
                    const char *metric,
                    const char *not_source)
{
  for (guint i = 0; i < readings->len; i++)
    {
      const SwbDetailReading *reading = readings->pdata[i];

      if (strcmp (reading->metric, metric) == 0 && !isnan (reading->value) &&
          g_strcmp0 (reading->source, not_source) != 0)
        return reading;
    }
  return NULL;
}

/**
 * swb_creator_followers_origin:
 * @account: an account
 * @grouping: how counts are written
 * @today: the day today
 *
 * Returns: (transfer full) (nullable): "Imported 2 Dec · API 18 Nov says
 *   47,900": where the newest count is from, and who says otherwise
 */
char *
swb_creator_followers_origin (const SwbDetailAccount *account,
                              SwbGrouping grouping,
                              SwbDay today)
{
  const SwbDetailReading *first =
      swb_creator_newest (account->readings, "followers", NULL);
  const SwbDetailReading *other =
      first != NULL
          ? swb_creator_newest (account->readings, "followers", first->source)
          : NULL;
  g_autofree char *source = NULL;
  g_autofree char *day = NULL;
  GString *text;

  if (first == NULL)
    return NULL;
  source = swb_creator_source_short (first->source);
  day = swb_creator_day_text (first->day, today);
  text = g_string_new (NULL);
  g_string_append_printf (text, "%s %s", source, day);
  if (first->expired)
    g_string_append (text, _ (" · expired"));
  if (other != NULL && first->day - other->day <= SAME_TIME_DAYS &&
      llround (other->value) != llround (first->value))
    {
      g_autofree char *who = swb_creator_source_short (other->source);
      g_autofree char *when = swb_creator_day_text (other->day, today);
      g_autofree char *what = swb_creator_reading_value (other, grouping);

      /* Translators: source, date, count: "API 18 Nov says 47,900" */
      g_string_append_printf (text, _ (" · %s %s says %s"), who, when, what);
    }
  return g_string_free (text, FALSE);
}

/**
 * swb_creator_account_origin:
 * @account: an account
 * @today: the day today
 *
 * Returns: (transfer full): where its number of followers came from, in whole
 *   words, and what else is known of it
 */
char *
swb_creator_account_origin (const SwbDetailAccount *account, SwbDay today)
{
  const SwbDetailReading *followers =
      swb_creator_newest (account->readings, "followers", NULL);
  g_autofree char *origin = NULL;

  if (followers == NULL)
    return g_strdup (_ ("No number of followers known"));
  origin = swb_creator_reading_origin (followers, today);
  /* Translators: where a number came from, and when */
  return g_strdup_printf (_ ("Followers: %s"), origin);
}
