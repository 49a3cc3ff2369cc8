/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lack of memory under the store, at one call of SQLite's for it or from one
 * on: what was begun is done or is not, a sentence says so, and it can be done
 * again.
 *
 * SWB_FAULT_PLACES says at how many calls of a journey (500; 0 is all). */
#include "faulty-malloc.h"
#include "journeys.h"

#include <stdlib.h>

static void
plan_once (guint n)
{
  faulty_malloc_plan (n, FALSE);
}

static void
plan_for_good (guint n)
{
  faulty_malloc_plan (n, TRUE);
}

static const Fault once = {
  "without memory once at", plan_once,           faulty_malloc_struck,
  faulty_malloc_heal,       faulty_malloc_calls,
};
static const Fault for_good = {
  "without memory from", plan_for_good,       faulty_malloc_struck,
  faulty_malloc_heal,    faulty_malloc_calls,
};

static guint
places (void)
{
  const char *text = g_getenv ("SWB_FAULT_PLACES");

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 500;
}

static void
try_place (const Fault *fault, guint n)
{
  gint live = faulty_malloc_live ();
  gboolean struck;

  if (journeys_try (fault, n, FALSE, &struck) != JOURNEY_WELL)
    g_test_fail_printf ("%s", journeys_explain ());
  g_assert_true (struck);
  if (faulty_malloc_live () != live)
    g_test_fail_printf ("%d blocks were left by %s",
                        faulty_malloc_live () - live, journeys_explain ());
}

static void
try_all (const Journey *journey, const Fault *fault, guint places)
{
  guint n_calls = journeys_begin (journey, fault);
  guint i = 0;
  guint at;

  for (; (at = journeys_place (i, places, n_calls)) < n_calls; i++)
    try_place (fault, at);
  g_test_message ("%s: %u of %u places to fail", journey->name, i, n_calls);
  g_assert_cmpuint (i, >, 20);
  journeys_end ();
}

static void
test_once (gconstpointer journey)
{
  try_all (journey, &once, places ());
}

static void
test_for_good (gconstpointer journey)
{
  try_all (journey, &for_good, places () / 8);
}

/* Who takes an act for done without looking whether it failed must be told of
 * the loss, or the test proves nothing. */
static void
test_bites (void)
{
  guint n_journeys;
  const Journey *journeys = journeys_get (&n_journeys);
  guint lost = 0;
  gboolean struck = TRUE;

  for (guint i = 0; i < n_journeys; i++)
    if (g_str_equal (journeys[i].name, "act"))
      journeys_begin (&journeys[i], &once);
  for (guint n = 0; n < 50; n++)
    lost += journeys_try (&once, n, TRUE, &struck) == JOURNEY_LOST;
  journeys_end ();
  g_test_message ("%u of 50 acts that were only believed were lost", lost);
  g_assert_cmpuint (lost, >, 25);
}

int
main (int argc, char **argv)
{
  guint n;
  const Journey *journeys = journeys_get (&n);

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  faulty_malloc_install ();
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *one =
          g_strdup_printf ("/malloc/once/%s", journeys[i].name);
      g_autofree char *all =
          g_strdup_printf ("/malloc/for-good/%s", journeys[i].name);

      g_test_add_data_func (one, &journeys[i], test_once);
      g_test_add_data_func (all, &journeys[i], test_for_good);
    }
  g_test_add_func ("/malloc/bites", test_bites);
  return g_test_run ();
}
