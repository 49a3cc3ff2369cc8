/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo by chance: every point of the history looks as it looked, and
 * all of it undone is where it began, or where a compaction ended the way back.
 *
 * SWB_FAULT_ACTS says how many acts (10,000), SWB_SEED which. */
#include "random-acts.h"

#include "storage/swb-workspace-file.h"

/**
 * Walk:
 * @points: (element-type utf8): how the workspace looked at each point that
 *   undo and redo can come to
 * @at: which of them it is now
 */
typedef struct
{
  RandomActs *acts;
  GPtrArray *points;
  guint at;
} Walk;

static guint
number_from (const char *name, guint fallback)
{
  const char *text = g_getenv (name);

  return text == NULL ? fallback : (guint) g_ascii_strtoull (text, NULL, 10);
}

static void
assert_point (Walk *walk, const char *what)
{
  g_autofree char *digest = random_acts_digest (walk->acts);

  if (g_strcmp0 (digest, g_ptr_array_index (walk->points, walk->at)) != 0)
    g_error ("%s: point %u of the history does not look as it did", what,
             walk->at);
}

static void
step_back (Walk *walk)
{
  g_autoptr (SwbAction) action =
      random_acts_take_back (walk->acts, SWB_ACTION_UNDO);

  g_assert_true ((action != NULL) == (walk->at > 0));
  if (action == NULL)
    return;
  g_assert_cmpuint (action->n_left_alone, ==, 0);
  walk->at--;
  assert_point (walk, "undo");
}

static void
step_on (Walk *walk)
{
  g_autoptr (SwbAction) action =
      random_acts_take_back (walk->acts, SWB_ACTION_REDO);

  g_assert_true ((action != NULL) == (walk->at + 1 < walk->points->len));
  if (action == NULL)
    return;
  g_assert_cmpuint (action->n_left_alone, ==, 0);
  walk->at++;
  assert_point (walk, "redo");
}

static void
step_anew (Walk *walk)
{
  g_autoptr (SwbAction) action = random_acts_act (walk->acts);

  if (swb_action_is_empty (action))
    return;
  g_ptr_array_set_size (walk->points, (int) ++walk->at);
  g_ptr_array_add (walk->points, random_acts_digest (walk->acts));
}

/* Undo does not reach behind the acts that are kept; what can be done again
 * stays but with all the rest. */
static void
compact (Walk *walk)
{
  guint n = walk->points->len - 1;
  guint keep = (guint) random_acts_choose (walk->acts, 40);
  guint gone = keep == 0 ? walk->at : n < keep ? 0 : MIN (n - keep, walk->at);

  if (gone == 0)
    return;
  random_acts_compact (walk->acts, keep);
  if (keep == 0)
    g_ptr_array_set_size (walk->points, (int) walk->at + 1);
  g_ptr_array_remove_range (walk->points, 0, gone);
  walk->at -= gone;
  assert_point (walk, "compaction");
}

static void
test_walk (gconstpointer compacted)
{
  guint seed = number_from ("SWB_SEED", (guint) g_test_rand_int ());
  guint n = number_from ("SWB_FAULT_ACTS", 10000);
  g_autoptr (SwbDatabase) db =
      swb_database_open (":memory:", SWB_DATABASE_PLAIN, NULL);
  g_autoptr (RandomActs) acts = random_acts_new (db, seed);
  g_autoptr (GPtrArray) points = g_ptr_array_new_with_free_func (g_free);
  Walk walk = { acts, points, 0 };

  g_test_message ("seed %u, %u acts", seed, n);
  g_assert_true (swb_file_create (db, NULL));
  g_ptr_array_add (points, random_acts_digest (acts));
  for (guint i = 0; i < n; i++)
    {
      if (GPOINTER_TO_INT (compacted) && random_acts_choose (acts, 100) == 0)
        compact (&walk);
      switch (random_acts_choose (acts, 5))
        {
        case 0:
          step_back (&walk);
          break;
        case 1:
          step_on (&walk);
          break;
        default:
          step_anew (&walk);
        }
    }
  while (walk.at > 0)
    step_back (&walk);
  while (walk.at + 1 < points->len)
    step_on (&walk);
}

/* A row that comes in behind the record is seen at the next step. */
static void
test_bites (void)
{
  g_autoptr (SwbDatabase) db = NULL;
  g_autoptr (RandomActs) acts = NULL;
  g_autoptr (GPtrArray) points = NULL;
  Walk walk = { 0 };

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_failed ();
      g_test_trap_assert_stderr ("*undo: point*does not look as it did*");
      return;
    }
  db = swb_database_open (":memory:", SWB_DATABASE_PLAIN, NULL);
  acts = random_acts_new (db, 7);
  points = g_ptr_array_new_with_free_func (g_free);
  walk.acts = acts;
  walk.points = points;
  g_assert_true (swb_file_create (db, NULL));
  g_ptr_array_add (points, random_acts_digest (acts));
  while (walk.at < 20)
    step_anew (&walk);
  g_assert_true (swb_database_exec (
      db, "INSERT INTO segment (id, deleted) VALUES (zeroblob(16), 0)", NULL));
  step_back (&walk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/undo/walk", GINT_TO_POINTER (FALSE), test_walk);
  g_test_add_data_func ("/undo/walk-compacted", GINT_TO_POINTER (TRUE),
                        test_walk);
  g_test_add_func ("/undo/bites", test_bites);
  return g_test_run ();
}
