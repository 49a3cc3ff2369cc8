/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Power cuts while acts are done, undone and done again whose rows are so many
 * that the record keeps them in runs: what was committed is there to the last
 * row, what was not has left nothing, and both can still be taken back.
 *
 * SWB_FAULT_ROUNDS says how many cuts (40), SWB_SEED which. */
#include "cut-vfs.h"

#include "storage/swb-compact.h"
#include "storage/swb-record-runs.h"
#include "storage/swb-record.h"
#include "storage/swb-workspace-file.h"
#include "storage/swb-writer-private.h"

#define PATH "/disk/workspace.db"
#define N_ROWS (SWB_RUNS_FROM + 321)
#define N_STEPS 6

/**
 * Journey:
 * @visible: how many notes are to be seen after each action, none at first
 * @made: how many rows the record has of each action
 * @gone: the last action that a compaction took out of the record, as far as
 * that is known to be durable, and with one that may not be
 */
typedef struct
{
  SwbDatabase *db;
  GRand *random;
  GArray *visible;
  GArray *made;
  gint64 gone[2];
  guint acknowledged;
  guint next_row;
  guint left;
} Journey;

static guint
setting (const char *name, guint otherwise)
{
  const char *text = g_getenv (name);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : otherwise;
}

static gint64
number (Journey *journey, const char *sql)
{
  return swb_database_number (journey->db, sql, -1);
}

static gboolean
next_note (gpointer data, SwbId *row, SwbValue *values)
{
  static const char filling[] =
      "It is long enough that the pages of an act leave memory long before it "
      "is committed to disk.";
  Journey *journey = data;

  if (journey->left == 0)
    return FALSE;
  journey->left--;
  journey->next_row++;
  *row = (SwbId){ { 7, 7, 7, 7, (guint8) (journey->next_row >> 24),
                    (guint8) (journey->next_row >> 16),
                    (guint8) (journey->next_row >> 8),
                    (guint8) journey->next_row } };
  values[SWB_NOTE_TEXT] =
      (SwbValue){ .type = SWB_VALUE_TEXT,
                  .text = (char *) filling + journey->next_row % 40 };
  return TRUE;
}

static gboolean
add_notes (Journey *journey, guint n)
{
  SwbWriter *writer = swb_writer_begin (
      journey->db, swb_action_new ("Import", "Asha", SWB_ACTION_ACT, 1), NULL);
  g_autoptr (SwbAction) action = NULL;

  if (writer == NULL)
    return FALSE;
  journey->left = n;
  if (!swb_writer_insert_many (writer, SWB_TABLE_NOTE, next_note, journey,
                               NULL))
    {
      swb_writer_abort (writer);
      return FALSE;
    }
  action = swb_writer_commit (writer, NULL);
  return action != NULL;
}

static void
expect (Journey *journey, gint64 more, gint64 made)
{
  gint64 visible =
      journey->visible->len == 0
          ? 0
          : g_array_index (journey->visible, gint64, journey->visible->len - 1);

  visible += more;
  g_array_append_val (journey->visible, visible);
  g_array_append_val (journey->made, made);
}

static gboolean
act (Journey *journey)
{
  guint n = g_rand_int_range (journey->random, 0, 3) == 0 ? 5 : N_ROWS;

  expect (journey, n, n);
  return add_notes (journey, n);
}

static gboolean
take_back (Journey *journey, SwbActionKind kind)
{
  g_autoptr (SwbAction) action = NULL;
  gint64 target = kind == SWB_ACTION_UNDO ? swb_record_next_undo (journey->db)
                                          : swb_record_next_redo (journey->db);
  gint64 n;

  if (target <= 0)
    return FALSE;
  n = g_array_index (journey->made, gint64, target - 1);
  expect (journey, kind == SWB_ACTION_UNDO ? -n : n, n);
  action = swb_record_take_back (journey->db, kind, "Asha", 2, NULL);
  return action != NULL && action->rows->len == n;
}

static gboolean
compact (Journey *journey)
{
  SwbCompactPlan plan;
  gint64 freed;

  if (!swb_compact_plan (journey->db, swb_compact_point_keep (journey->db, 1),
                         &plan, NULL))
    return FALSE;
  if (plan.n_acts == 0)
    return act (journey);
  expect (journey, 0, 0);
  journey->gone[1] = plan.sequence;
  if (swb_compact_run (journey->db, &plan, "Compact", "Asha", 3, NULL, NULL) ==
      0)
    return FALSE;
  journey->gone[0] = plan.sequence;
  swb_database_shrink (journey->db, &freed, NULL);
  return TRUE;
}

static gboolean
step (Journey *journey)
{
  gint32 luck = g_rand_int_range (journey->random, 0, 10);

  if (luck < 4 && swb_record_next_undo (journey->db) > 0)
    return take_back (journey, SWB_ACTION_UNDO);
  if (luck < 7 && swb_record_next_redo (journey->db) > 0)
    return take_back (journey, SWB_ACTION_REDO);
  if (luck == 7 && swb_record_last (journey->db) > 2 &&
      swb_compact_point_keep (journey->db, 1) > journey->gone[0])
    return compact (journey);
  return act (journey);
}

static gboolean
open_journey (Journey *journey)
{
  journey->db = swb_database_open (PATH, SWB_DATABASE_WORKING, NULL);
  return journey->db != NULL && swb_file_create (journey->db, NULL);
}

static void
travel (Journey *journey)
{
  if (!open_journey (journey))
    return;
  for (guint i = 0; i < N_STEPS; i++)
    {
      if (!step (journey))
        return;
      journey->acknowledged++;
    }
}

static void
assert_record (Journey *journey, gint64 last)
{
  gint64 gone = number (journey, "SELECT ifnull(min(seq), 1)-1 FROM action"
                                 " WHERE NOT (state=2 AND target IS id)");

  for (gint64 i = MAX (gone, journey->gone[0]) + 1; i <= last; i++)
    {
      g_autoptr (SwbAction) action = swb_record_load (journey->db, i, NULL);

      if (action == NULL && i <= journey->gone[1])
        continue;
      g_assert_nonnull (action);
      g_assert_cmpint (action->rows->len, ==,
                       g_array_index (journey->made, gint64, i - 1));
    }
}

static void
assert_no_remains (Journey *journey)
{
  gboolean has_runs;

  g_assert_cmpint (number (journey,
                           "SELECT count(*) FROM action_row WHERE action"
                           " NOT IN (SELECT seq FROM action)"),
                   ==, 0);
  g_assert_true (swb_record_find_runs (journey->db, &has_runs, NULL));
  if (has_runs)
    g_assert_cmpint (number (journey,
                             "SELECT count(*) FROM action_run WHERE action"
                             " NOT IN (SELECT seq FROM action)"),
                     ==, 0);
}

static gint64
count_visible (Journey *journey)
{
  return number (journey, "SELECT count(*) FROM note WHERE deleted=0");
}

/* All that can be undone is, and then done again. */
static void
assert_takes_back (Journey *journey, gint64 visible)
{
  guint n = 0;

  while (swb_record_next_undo (journey->db) > 0)
    {
      g_autoptr (SwbAction) action =
          swb_record_take_back (journey->db, SWB_ACTION_UNDO, "Ravi", 3, NULL);

      g_assert_nonnull (action);
      g_assert_cmpuint (action->n_left_alone, ==, 0);
      n++;
    }
  for (; n > 0; n--)
    {
      g_autoptr (SwbAction) action =
          swb_record_take_back (journey->db, SWB_ACTION_REDO, "Ravi", 4, NULL);

      g_assert_nonnull (action);
    }
  g_assert_cmpint (count_visible (journey), ==, visible);
}

/* Looks at what is there after the power is back. */
static void
assert_whole (Journey *journey)
{
  gint64 last;
  gint64 visible;

  g_assert_true (open_journey (journey));
  g_assert_true (swb_database_quick_check (journey->db, NULL));
  last = swb_record_last (journey->db);
  g_assert_cmpint (last, >=, journey->acknowledged);
  g_assert_cmpint (last, <=, journey->acknowledged + 1);
  visible = last == 0 ? 0 : g_array_index (journey->visible, gint64, last - 1);
  g_assert_cmpint (count_visible (journey), ==, visible);
  assert_record (journey, last);
  assert_no_remains (journey);
  assert_takes_back (journey, visible);
}

static void
journey_init (Journey *journey, GRand *random)
{
  *journey = (Journey){ .random = random };
  journey->visible = g_array_new (FALSE, FALSE, sizeof (gint64));
  journey->made = g_array_new (FALSE, FALSE, sizeof (gint64));
  cut_vfs_clear ();
}

static void
journey_clear (Journey *journey)
{
  g_clear_pointer (&journey->db, swb_database_close);
  g_array_unref (journey->visible);
  g_array_unref (journey->made);
}

/* How many calls the journey of a seed makes when nothing goes wrong. */
static guint
count_calls (guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  Journey journey;
  guint n;

  journey_init (&journey, random);
  cut_vfs_plan (CUT_POWER, G_MAXUINT);
  travel (&journey);
  g_assert_cmpuint (journey.acknowledged, ==, N_STEPS);
  n = cut_vfs_count ();
  cut_vfs_mend ();
  g_clear_pointer (&journey.db, swb_database_close);
  assert_whole (&journey);
  journey_clear (&journey);
  return n;
}

static void
cut_once (guint32 seed, guint after)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  Journey journey;

  journey_init (&journey, random);
  cut_vfs_plan (CUT_POWER, after);
  travel (&journey);
  g_clear_pointer (&journey.db, swb_database_close);
  cut_vfs_restart (random);
  assert_whole (&journey);
  journey_clear (&journey);
}

/* Four cuts of each journey. */
static void
test_power (void)
{
  guint32 first = setting ("SWB_SEED", (guint) g_test_rand_int ());
  guint n = setting ("SWB_FAULT_ROUNDS", 40);

  for (guint i = 0; i < n; i += 4)
    {
      guint32 seed = first + i;
      g_autoptr (GRand) random = g_rand_new_with_seed (~seed);
      guint calls = count_calls (seed);

      for (guint k = 0; k < 4; k++)
        {
          guint after = (guint) g_rand_int_range (random, 0, (gint32) calls);

          g_test_message ("seed %u, cut after %u of %u calls", seed, after,
                          calls);
          cut_once (seed, after);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  cut_vfs_install ();
  g_test_add_func ("/fault/power-runs", test_power);
  return g_test_run ();
}
