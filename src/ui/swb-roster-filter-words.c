/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the roster's filters say, and how they read what is typed. No GTK. */
#include "ui/swb-roster-filter-words.h"

#include "base/swb-language.h"
#include "base/swb-money.h"
#include "base/swb-platform.h"
#include "document/swb-plan-commands.h"
#include "model/swb-roster-match.h"
#include "ui/swb-roster-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* A chip says so many values; of the others how many there are. */
#define MOST_SAID 2

static const char *const titles[SWB_N_FILTERS] = {
  [SWB_FILTER_TIER] = N_ ("Tier"),
  [SWB_FILTER_PLATFORM] = N_ ("Platform"),
  [SWB_FILTER_LANGUAGE] = N_ ("Language"),
  [SWB_FILTER_CITY] = N_ ("City"),
  [SWB_FILTER_COUNTRY] = N_ ("Country"),
  [SWB_FILTER_NICHE] = N_ ("Niche"),
  [SWB_FILTER_FORMAT] = N_ ("Format"),
  [SWB_FILTER_TAG] = N_ ("Tag"),
  [SWB_FILTER_STATUS] = N_ ("Status"),
  [SWB_FILTER_WORKED] = N_ ("Last worked with"),
  [SWB_FILTER_READING] = N_ ("Reading age"),
  [SWB_FILTER_FOLLOWERS] = N_ ("Followers"),
  [SWB_FILTER_VIEWS] = N_ ("Average views"),
  [SWB_FILTER_ENGAGEMENT] = N_ ("Engagement"),
  [SWB_FILTER_FEE] = N_ ("Fee"),
};

/**
 * swb_filter_title:
 * @kind: a kind of condition
 *
 * Returns: what it is about, translated
 */
const char *
swb_filter_title (SwbFilterKind kind)
{
  g_return_val_if_fail (kind < SWB_N_FILTERS, NULL);

  return _ (titles[kind]);
}

static const char *
none_text (SwbFilterKind kind)
{
  switch (kind)
    {
    case SWB_FILTER_TIER:
      return _ ("Unknown");
    case SWB_FILTER_PLATFORM:
      return _ ("No account");
    case SWB_FILTER_TAG:
      return _ ("No tag");
    case SWB_FILTER_STATUS:
      return _ ("Not in the campaign");
    default:
      return _ ("Not told");
    }
}

static char *
worked_text (const char *value)
{
  const char *colon = strchr (value, ':');
  gint64 days = 0;

  if (strcmp (value, "never") == 0)
    return g_strdup (_ ("Never"));
  if (colon == NULL ||
      !g_ascii_string_to_signed (colon + 1, 10, 0, 100000, &days, NULL))
    return g_strdup (value);
  if (g_str_has_prefix (value, "within:"))
    return g_strdup_printf (
        ngettext ("In the last %d day", "In the last %d days", (gulong) days),
        (int) days);
  return g_strdup_printf (
      ngettext ("More than %d day ago", "More than %d days ago", (gulong) days),
      (int) days);
}

static const char *
reading_text (const char *value)
{
  if (strcmp (value, "fresh") == 0)
    return _ ("Up to 90 days old");
  if (strcmp (value, "stale") == 0)
    return _ ("Older than 90 days");
  if (strcmp (value, "expired") == 0)
    return _ ("Expired");
  return strcmp (value, "none") == 0 ? _ ("Never read") : value;
}

static const char *
tier_text (const char *value)
{
  for (int tier = 0; swb_roster_tier_id (tier) != NULL; tier++)
    if (strcmp (swb_roster_tier_id (tier), value) == 0)
      return swb_roster_tier_name (tier);
  return value;
}

/**
 * swb_filter_value_text:
 * @kind: a kind that holds values
 * @value: one of them
 *
 * Returns: (transfer full): it for people
 */
char *
swb_filter_value_text (SwbFilterKind kind, const char *value)
{
  if (*value == '\0')
    return g_strdup (none_text (kind));
  switch (kind)
    {
    case SWB_FILTER_TIER:
      return g_strdup (tier_text (value));
    case SWB_FILTER_PLATFORM:
      return g_strdup (swb_platform_name (swb_platform_parse (value)));
    case SWB_FILTER_LANGUAGE:
      return g_strdup (swb_language_name (value));
    case SWB_FILTER_COUNTRY:
      return swb_roster_countries_text (value);
    case SWB_FILTER_STATUS:
      return g_strdup (swb_status_name (value));
    case SWB_FILTER_WORKED:
      return worked_text (value);
    case SWB_FILTER_READING:
      return g_strdup (reading_text (value));
    default:
      return g_strdup (value);
    }
}

/**
 * swb_filter_offered:
 * @kind: a kind that holds values
 *
 * Returns: (nullable) (array zero-terminated=1): the values that are always
 *   offered, in their order; null where those are that creators have
 */
const char *const *
swb_filter_offered (SwbFilterKind kind)
{
  static const char *const tiers[] = { "nano",  "micro", "mid",
                                       "macro", "mega",  NULL };
  static const char *const worked[] = { "never",      "within:30", "within:90",
                                        "within:365", "before:90", "before:180",
                                        "before:365", NULL };
  static const char *const readings[] = { "fresh", "stale", "expired", "none",
                                          NULL };

  switch (kind)
    {
    case SWB_FILTER_TIER:
      return tiers;
    case SWB_FILTER_STATUS:
      return swb_status_ids ();
    case SWB_FILTER_WORKED:
      return worked;
    case SWB_FILTER_READING:
      return readings;
    default:
      return NULL;
    }
}

/**
 * swb_filter_end_text:
 * @kind: a kind that holds a range
 * @end: one of its ends, NaN for none
 * @currency: of a fee
 * @grouping: Indian or Western
 *
 * Returns: (transfer full): "2.5 L", "3 %", "₹2,50,000"; empty for none
 */
char *
swb_filter_end_text (SwbFilterKind kind,
                     double end,
                     const char *currency,
                     SwbGrouping grouping)
{
  if (isnan (end))
    return g_strdup ("");
  if (kind == SWB_FILTER_ENGAGEMENT)
    {
      double tenths = end * 1000;

      return swb_number_format_percent (
          end, fabs (tenths - 10 * round (tenths / 10)) < 1e-6 ? 0 : 1);
    }
  if (kind == SWB_FILTER_FEE)
    return swb_money_format (
        swb_money_make (llround (CLAMP (end, -9e15, 9e15)), currency));
  return swb_number_format_count (llround (CLAMP (end, -9e15, 9e15)), grouping);
}

/* As short as it can be without telling another number. */
static char *
short_end (SwbFilterKind kind,
           double end,
           const char *currency,
           SwbGrouping grouping)
{
  g_autofree char *compact = NULL;
  double back;

  if (kind == SWB_FILTER_ENGAGEMENT || kind == SWB_FILTER_FEE)
    return swb_filter_end_text (kind, end, currency, grouping);
  compact = swb_number_format_compact (end, grouping);
  if (swb_number_parse (compact, '.', &back) == SWB_NUMBER_OK && back == end)
    return g_steal_pointer (&compact);
  return swb_filter_end_text (kind, end, currency, grouping);
}

/**
 * swb_filter_range_text:
 * @kind: a kind that holds a range
 * @range: a range with an end
 * @grouping: Indian or Western
 *
 * Returns: (transfer full): "Fee to ₹2,50,000"
 */
char *
swb_filter_range_text (SwbFilterKind kind,
                       const SwbFilterRange *range,
                       SwbGrouping grouping)
{
  const char *title = swb_filter_title (kind);
  g_autofree char *least =
      short_end (kind, range->least, range->currency, grouping);
  g_autofree char *most =
      short_end (kind, range->most, range->currency, grouping);

  if (isnan (range->most))
    /* Translators: a filter and where it begins, "Followers from 10K" */
    return g_strdup_printf (_ ("%s from %s"), title, least);
  if (isnan (range->least))
    /* Translators: a filter and where it ends, "Fee to ₹2,50,000" */
    return g_strdup_printf (_ ("%s to %s"), title, most);
  /* Translators: a filter and its both ends, "Followers 10K to 100K" */
  return g_strdup_printf (_ ("%s %s to %s"), title, least, most);
}

static char *
values_text (SwbFilterKind kind, const char *const *values)
{
  GString *text = g_string_new (NULL);
  guint n = g_strv_length ((char **) values);
  guint said = n == MOST_SAID + 1 ? n : MIN (n, MOST_SAID);

  for (guint i = 0; i < said; i++)
    {
      g_autofree char *one = swb_filter_value_text (kind, values[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", one);
    }
  if (said < n)
    g_string_append_printf (text, " +%u", n - said);
  return g_string_free (text, FALSE);
}

/* "Never" and "Not told" say nothing by themselves. */
static gboolean
needs_title (SwbFilterKind kind, const char *const *values)
{
  return kind == SWB_FILTER_WORKED || kind == SWB_FILTER_READING ||
         g_strv_contains (values, "");
}

/**
 * swb_filter_text:
 * @filter: conditions
 * @kind: a kind
 * @grouping: Indian or Western
 *
 * Returns: (transfer full) (nullable): what its condition says in short:
 *   "Micro, Mid", "Fee to ₹2,50,000"; null where there is none
 */
char *
swb_filter_text (const SwbRosterFilter *filter,
                 SwbFilterKind kind,
                 SwbGrouping grouping)
{
  const char *const *values = swb_roster_filter_get_values (filter, kind);
  SwbFilterRange range;

  if (values != NULL && !needs_title (kind, values))
    return values_text (kind, values);
  if (values != NULL)
    {
      g_autofree char *text = values_text (kind, values);

      /* Translators: a filter and what it is set to, "Reading age: Expired" */
      return g_strdup_printf (_ ("%s: %s"), swb_filter_title (kind), text);
    }
  if (swb_roster_filter_get_range (filter, kind, &range))
    return swb_filter_range_text (kind, &range, grouping);
  return NULL;
}

/**
 * swb_filter_parse_end:
 * @kind: a kind that holds a range
 * @text: what was typed: "10k", "2.5L", "3 %", "₹2,50,000"; empty for no end
 * @currency: (inout): of a fee: the one to take where none is typed, and then
 *   the one that was
 * @end: (out): the end, NaN for none
 *
 * Returns: whether it could be read
 */
gboolean
swb_filter_parse_end (SwbFilterKind kind,
                      const char *text,
                      char currency[4],
                      double *end)
{
  SwbMoney fee;
  double value;

  *end = NAN;
  if (text[strspn (text, " ")] == '\0')
    return TRUE;
  if (kind == SWB_FILTER_FEE)
    {
      if (!swb_money_parse (text, currency, &fee, NULL) || fee.minor < 0)
        return FALSE;
      g_strlcpy (currency, fee.currency, 4);
      *end = (double) fee.minor;
      return TRUE;
    }
  if (swb_number_parse (text, 0, &value) != SWB_NUMBER_OK || value < 0)
    return FALSE;
  *end = kind == SWB_FILTER_ENGAGEMENT ? value / 100 : round (value);
  return TRUE;
}

static guint
fill_presets (SwbFilterRange *presets,
              guint most,
              const double (*ends)[2],
              guint n,
              double scale)
{
  guint i;

  for (i = 0; i < MIN (n, most); i++)
    {
      presets[i].least = ends[i][0] * scale;
      presets[i].most = ends[i][1] * scale;
      presets[i].currency[0] = '\0';
    }
  return i;
}

/* Round sums of which one is some hundred dollars, whatever the currency. */
static double
fee_scale (const char *currency)
{
  double units = pow (10, swb_currency_digits (currency));

  if (swb_money_grouping (currency) == SWB_GROUPING_INDIAN)
    return units * 100;
  return swb_currency_digits (currency) == 0 ? 1000 : units;
}

/**
 * swb_filter_presets:
 * @kind: a kind that holds a range
 * @currency: of a fee
 * @presets: (out caller-allocates) (array length=most): ranges that are often
 *   wanted
 * @most: how many fit
 *
 * Returns: how many there are
 */
guint
swb_filter_presets (SwbFilterKind kind,
                    const char *currency,
                    SwbFilterRange *presets,
                    guint most)
{
  static const double counts[][2] = {
    { NAN, 10000 },
    { 10000, 100000 },
    { 100000, 500000 },
    { 500000, NAN },
  };
  static const double rates[][2] = {
    { 0.01, NAN },
    { 0.03, NAN },
    { 0.05, NAN },
    { 0.1, NAN },
  };
  static const double fees[][2] = {
    { NAN, 500 },
    { NAN, 1000 },
    { NAN, 2500 },
    { NAN, 10000 },
  };
  guint n;

  if (kind == SWB_FILTER_ENGAGEMENT)
    return fill_presets (presets, most, rates, G_N_ELEMENTS (rates), 1);
  if (kind != SWB_FILTER_FEE)
    return fill_presets (presets, most, counts, G_N_ELEMENTS (counts), 1);
  n = fill_presets (presets, most, fees, G_N_ELEMENTS (fees),
                    fee_scale (currency));
  for (guint i = 0; i < n; i++)
    g_strlcpy (presets[i].currency, currency, sizeof presets[i].currency);
  return n;
}

/* One unit of FROM in TO; of so many units that one sees something. */
static char *
rate_text (const char *from, const char *to, const SwbExchangeFound *found)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  g_autofree char *day = swb_day_format (found->day, SWB_DAY_STYLE_MEDIUM);
  double units = 1;

  while (units < 1e6 && found->rate * units < 1)
    units *= 10;
  one = swb_money_format (swb_money_from_double (units, from));
  other = swb_money_format (swb_money_from_double (found->rate * units, to));
  /* Translators: an amount, the same in another currency, a date */
  return g_strdup_printf (_ ("%s is %s at the rate of %s"), one, other, day);
}

static char *
currency_note (const SwbRosterFacet *facet,
               const char *currency,
               const SwbExchange *exchange,
               SwbDay day,
               SwbGrouping grouping)
{
  g_autofree char *count = swb_number_format_count (facet->count, grouping);
  g_autofree char *rate = NULL;
  SwbExchangeFound found;

  if (!swb_exchange_find (exchange, facet->value, currency, day, &found))
    return g_strdup_printf (
        ngettext ("⚠ %s creator asks in %s and is left out: no exchange rate "
                  "to %s is known",
                  "⚠ %s creators ask in %s and are left out: no exchange rate "
                  "to %s is known",
                  facet->count),
        count, facet->value, currency);
  rate = rate_text (facet->value, currency, &found);
  /* Translators: how many, a currency, and "$1 is ₹83.20 at the rate of 3 Mar"
   */
  return g_strdup_printf (ngettext ("%s creator asks in %s: %s",
                                    "%s creators ask in %s: %s", facet->count),
                          count, facet->value, rate);
}

/**
 * swb_filter_fee_note:
 * @facets: (element-type SwbRosterFacet): how many ask in which currency
 * @currency: that of the range
 * @exchange: (nullable): rates
 * @day: the day whose rates count
 * @grouping: Indian or Western
 *
 * Returns: (transfer full) (nullable): at which rates the others are converted,
 *   a line each, and how many are left out because none is known; null where
 *   nobody asks in another currency
 */
char *
swb_filter_fee_note (const GPtrArray *facets,
                     const char *currency,
                     const SwbExchange *exchange,
                     SwbDay day,
                     SwbGrouping grouping)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < facets->len; i++)
    {
      const SwbRosterFacet *facet = facets->pdata[i];
      g_autofree char *line = NULL;

      if (*facet->value == '\0' || strcmp (facet->value, currency) == 0)
        continue;
      line = currency_note (facet, currency, exchange, day, grouping);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
    }
  return g_string_free (text, text->len == 0);
}
