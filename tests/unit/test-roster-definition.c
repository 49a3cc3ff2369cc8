/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts of conditions, of an order and of a view, as saved views keep them.
 */
#include "model/swb-roster-definition.h"

#include <math.h>
#include <string.h>

static SwbRosterFilter *
city_is (const char *city)
{
  const char *const values[] = { city, NULL };
  g_autoptr (SwbRosterFilter) none = swb_roster_filter_new ();

  return swb_roster_filter_with_values (none, SWB_FILTER_CITY, values);
}

static void
test_sort_text (void)
{
  const SwbRosterSort sorts[] = { { SWB_ROSTER_COLUMN_TIER, FALSE },
                                  { SWB_ROSTER_COLUMN_FOLLOWERS, TRUE } };
  SwbRosterSort read[SWB_MOST_SORTS];
  g_autofree char *text = swb_roster_sorts_print (sorts, 2);

  g_assert_cmpstr (text, ==, "tier -followers");
  g_assert_cmpuint (swb_roster_sorts_parse (text, read), ==, 2);
  g_assert_cmpint (read[0].column, ==, SWB_ROSTER_COLUMN_TIER);
  g_assert_false (read[0].descending);
  g_assert_cmpint (read[1].column, ==, SWB_ROSTER_COLUMN_FOLLOWERS);
  g_assert_true (read[1].descending);
  g_assert_cmpuint (swb_roster_sorts_parse ("-aura name", read), ==, 1);
  g_assert_cmpuint (swb_roster_sorts_parse (NULL, read), ==, 0);
}

static SwbRosterFilter *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  SwbRosterFilter *filter = swb_roster_filter_parse (text, &error);

  g_assert_no_error (error);
  return filter;
}

static void
test_text (void)
{
  const char *const odd[] = { "", "a;b", "c\\d", "ए, बी", " e\n", NULL };
  const SwbFilterRange fee = { NAN, 25000000, "INR" };
  g_autoptr (SwbRosterFilter) city = city_is ("x");
  g_autoptr (SwbRosterFilter) words =
      swb_roster_filter_with_values (city, SWB_FILTER_NICHE, odd);
  g_autoptr (SwbRosterFilter) filter =
      swb_roster_filter_with_range (words, SWB_FILTER_FEE, &fee);
  g_autofree char *text = swb_roster_filter_print (filter);
  g_autoptr (SwbRosterFilter) again = parse (text);
  g_autoptr (SwbRosterFilter) nothing = parse ("");
  SwbFilterRange range;

  g_assert_true (swb_roster_filter_equal (filter, again));
  g_assert_false (swb_roster_filter_equal (words, again));
  g_assert_cmpuint (swb_roster_filter_count (nothing), ==, 0);
  g_assert_true (swb_roster_filter_get_range (again, SWB_FILTER_FEE, &range));
  g_assert_true (isnan (range.least));
  g_assert_cmpfloat (range.most, ==, 25000000);
  g_assert_cmpstr (range.currency, ==, "INR");
}

/* What a newer version wrote filters nothing here and is written again. */
static void
test_newer_text (void)
{
  g_autoptr (SwbRosterFilter) filter =
      parse ("[filter]\ntier=nano;\nmood=happy;\\;sad;\nfollowers=about ten\n");
  g_autoptr (SwbRosterFilter) less =
      swb_roster_filter_without (filter, SWB_FILTER_TIER);
  g_autofree char *text = swb_roster_filter_print (less);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (swb_roster_filter_count (filter), ==, 1);
  g_assert_cmpuint (swb_roster_filter_count_unknown (filter), ==, 2);
  g_assert_nonnull (strstr (text, "mood=happy;\\;sad;\n"));
  g_assert_nonnull (strstr (text, "followers=about ten\n"));
  g_assert_null (swb_roster_filter_parse ("no group", &error));
  g_assert_nonnull (error);
}

static void
test_definition (void)
{
  const SwbRosterSort sorts[] = { { SWB_ROSTER_COLUMN_FEE, TRUE } };
  g_autoptr (SwbRosterFilter) city = city_is ("Pune");
  g_autoptr (SwbRosterDefinition) one =
      swb_roster_definition_new ("tam dance", city, sorts, 1);
  g_autoptr (SwbRosterDefinition) again = NULL;
  g_autoptr (SwbRosterDefinition) newer = swb_roster_definition_parse (
      "[view]\nversion=9\nsearch=x\n[filter]\nmood=sad\n[sound]\nloud=yes\n");
  g_autoptr (SwbRosterDefinition) broken =
      swb_roster_definition_parse ("nonsense");
  g_autofree char *density = NULL;
  g_autofree char *text = NULL;
  g_autofree char *newer_text = swb_roster_definition_print (newer);

  swb_roster_definition_set_look (one, "density", "tight");
  text = swb_roster_definition_print (one);
  again = swb_roster_definition_parse (text);
  g_assert_true (swb_roster_definition_equal (one, again));
  density = swb_roster_definition_get_look (again, "density");
  g_assert_cmpstr (density, ==, "tight");
  swb_roster_definition_set_look (one, "density", "airy");
  g_assert_false (swb_roster_definition_equal (one, again));
  g_assert_cmpstr (again->search, ==, "tam dance");
  g_assert_true (swb_roster_definition_is_newer (newer));
  g_assert_nonnull (strstr (newer_text, "loud=yes"));
  g_assert_nonnull (strstr (newer_text, "version=9"));
  g_assert_nonnull (strstr (newer_text, "mood=sad"));
  g_assert_cmpuint (swb_roster_filter_count (broken->filter), ==, 0);
  g_assert_cmpuint (broken->n_sorts, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roster-definition/sort-text", test_sort_text);
  g_test_add_func ("/roster-definition/text", test_text);
  g_test_add_func ("/roster-definition/newer-text", test_newer_text);
  g_test_add_func ("/roster-definition/definition", test_definition);
  return g_test_run ();
}
