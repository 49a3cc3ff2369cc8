/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A read, a write or a sync of SQLite's fails, at each place of the journeys:
 * what was begun is done or is not, a sentence says so, and it can be done
 * again.
 *
 * SWB_FAULT_PLACES says at how many calls of a kind (500; 0 is all). */
#include "faulty-vfs.h"
#include "journeys.h"

static void
plan_read (guint n)
{
  faulty_vfs_plan (FAULTY_READ, n);
}

static void
plan_write (guint n)
{
  faulty_vfs_plan (FAULTY_WRITE, n);
}

static void
plan_sync (guint n)
{
  faulty_vfs_plan (FAULTY_SYNC, n);
}

static guint
count_reads (void)
{
  return faulty_vfs_calls (FAULTY_READ);
}

static guint
count_writes (void)
{
  return faulty_vfs_calls (FAULTY_WRITE);
}

static guint
count_syncs (void)
{
  return faulty_vfs_calls (FAULTY_SYNC);
}

static const Fault faults[N_FAULTY] = {
  { "with a failed read at", plan_read, faulty_vfs_struck, faulty_vfs_heal,
    count_reads },
  { "with a failed write at", plan_write, faulty_vfs_struck, faulty_vfs_heal,
    count_writes },
  { "with a failed sync at", plan_sync, faulty_vfs_struck, faulty_vfs_heal,
    count_syncs },
};

static guint
places (void)
{
  const char *text = g_getenv ("SWB_FAULT_PLACES");

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 500;
}

static guint
try_all (const Journey *journey, const Fault *fault)
{
  guint n_calls = journeys_begin (journey, fault);
  guint i = 0;
  guint at;

  for (; (at = journeys_place (i, places (), n_calls)) < n_calls; i++)
    {
      gboolean struck;

      if (journeys_try (fault, at, FALSE, &struck) != JOURNEY_WELL)
        g_test_fail_printf ("%s", journeys_explain ());
    }
  g_test_message ("%s %s %u of %u", journey->name, fault->name, i, n_calls);
  journeys_end ();
  return i;
}

static void
test_journey (gconstpointer journey)
{
  guint n = 0;

  for (guint i = 0; i < N_FAULTY; i++)
    n += try_all (journey, &faults[i]);
  g_assert_cmpuint (n, >, 0);
}

/* Who takes an act for done without looking is told of the loss. */
static void
test_bites (void)
{
  guint n_journeys;
  const Journey *journeys = journeys_get (&n_journeys);
  gboolean struck;

  for (guint i = 0; i < n_journeys; i++)
    if (g_str_equal (journeys[i].name, "act"))
      journeys_begin (&journeys[i], &faults[FAULTY_WRITE]);
  g_assert_cmpint (journeys_try (&faults[FAULTY_WRITE], 0, TRUE, &struck), ==,
                   JOURNEY_LOST);
  g_assert_true (struck);
  journeys_end ();
}

int
main (int argc, char **argv)
{
  guint n;
  const Journey *journeys = journeys_get (&n);

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  faulty_vfs_install ();
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("/io/%s", journeys[i].name);

      g_test_add_data_func (name, &journeys[i], test_journey);
    }
  g_test_add_func ("/io/bites", test_bites);
  return g_test_run ();
}
