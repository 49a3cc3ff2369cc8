/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Power cuts and failing disks under the store: no act that was acknowledged
 * is lost, none is there in part, and the database stays in order.
 *
 * SWB_FAULT_ROUNDS says how many cuts (200), SWB_SEED which. */
#include "cut-vfs.h"

#include "storage/swb-compact.h"
#include "storage/swb-record.h"
#include "storage/swb-workspace-file.h"
#include "storage/swb-writer-private.h"

#include <stdlib.h>

#define PATH "/disk/workspace.db"
#define N_CREATORS 7
#define MOST_ACTS 60

/**
 * Journey:
 * @values: (element-type utf8): the city of all creators after each action
 * @acknowledged: how many actions the writer said are there
 */
typedef struct
{
  SwbDatabase *db;
  GRand *random;
  SwbId creators[N_CREATORS];
  GPtrArray *values;
  guint acknowledged;
  gboolean begun;
} Journey;

static guint
rounds (void)
{
  const char *text = g_getenv ("SWB_FAULT_ROUNDS");

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 200;
}

static guint32
seed (void)
{
  const char *text = g_getenv ("SWB_SEED");

  return text != NULL ? (guint32) g_ascii_strtoull (text, NULL, 10)
                      : (guint32) g_test_rand_int ();
}

static SwbWriter *
begin (Journey *journey, const char *name)
{
  return swb_writer_begin (
      journey->db, swb_action_new (name, "Asha", SWB_ACTION_ACT, 1), NULL);
}

static gboolean
commit (SwbWriter *writer, gboolean ok)
{
  g_autoptr (SwbAction) action = NULL;

  if (!ok)
    {
      swb_writer_abort (writer);
      return FALSE;
    }
  action = swb_writer_commit (writer, NULL);
  return action != NULL;
}

static gboolean
add_creators (Journey *journey)
{
  SwbWriter *writer = begin (journey, "Add");
  SwbValue values[SWB_CREATOR_N] = { 0 };
  gboolean ok = writer != NULL;

  values[SWB_CREATOR_CITIES] = swb_value_text ("0");
  for (guint i = 0; ok && i < N_CREATORS; i++)
    ok = swb_writer_insert (writer, SWB_TABLE_CREATOR, &journey->creators[i],
                            values, NULL);
  swb_value_clear (&values[SWB_CREATOR_CITIES]);
  return writer != NULL && commit (writer, ok);
}

/* One act that sets a field of every creator, and a long text beside it. */
static gboolean
set_all (Journey *journey, const char *city)
{
  SwbWriter *writer = begin (journey, city);
  g_auto (SwbValue) value = swb_value_text (city);
  g_autofree char *filling =
      g_strnfill ((gsize) g_rand_int_range (journey->random, 1, 9000), 'x');
  g_auto (SwbValue) note = swb_value_text (filling);
  gboolean ok = writer != NULL;

  for (guint i = 0; ok && i < N_CREATORS; i++)
    ok = swb_writer_set (writer, SWB_TABLE_CREATOR, &journey->creators[i],
                         SWB_CREATOR_CITIES, &value, NULL) &&
         swb_writer_set (writer, SWB_TABLE_CREATOR, &journey->creators[i],
                         SWB_CREATOR_NOTE, &note, NULL);
  return writer != NULL && commit (writer, ok);
}

static gboolean
take_back (Journey *journey, SwbActionKind kind)
{
  g_autoptr (SwbAction) action =
      swb_record_take_back (journey->db, kind, "Asha", 2, NULL);

  return action != NULL;
}

/* Some of the old history goes, and the database is made smaller: that may fail
 * and is tried again with the next time. */
static gboolean
compact (Journey *journey)
{
  gint64 keep = g_rand_int_range (journey->random, 0, 5);
  SwbCompactPlan plan;
  gint64 freed;

  if (!swb_compact_plan (journey->db,
                         swb_compact_point_keep (journey->db, (guint) keep),
                         &plan, NULL) ||
      swb_compact_run (journey->db, &plan, "Compact", "Asha", 3, NULL, NULL) ==
          0)
    return FALSE;
  swb_database_shrink (journey->db, &freed, NULL);
  return TRUE;
}

/* What all creators say; NULL where they do not agree: an act was torn. */
static char *
read_value (Journey *journey)
{
  sqlite3_stmt *statement = swb_database_prepare (
      journey->db,
      "SELECT min(cities), max(cities), count(*) FROM creator WHERE deleted=0",
      NULL);
  gboolean has_row = FALSE;
  char *value = NULL;

  if (statement == NULL ||
      !swb_database_step (journey->db, statement, &has_row, NULL) || !has_row)
    return NULL;
  if (sqlite3_column_int (statement, 2) == N_CREATORS &&
      g_strcmp0 ((const char *) sqlite3_column_text (statement, 0),
                 (const char *) sqlite3_column_text (statement, 1)) == 0)
    value = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_reset (statement);
  return value;
}

/* What the value is after KIND, by the record before it happens; NULL where
 * that cannot be read. */
static const char *
value_after (Journey *journey, SwbActionKind kind, const char *fresh)
{
  g_autoptr (SwbAction) action = NULL;
  gint64 target = kind == SWB_ACTION_UNDO ? swb_record_next_undo (journey->db)
                                          : swb_record_next_redo (journey->db);

  if (kind == SWB_ACTION_ACT)
    return fresh;
  if (kind == SWB_ACTION_COMPACTION)
    return g_ptr_array_index (journey->values, journey->values->len - 1);
  action = swb_record_load (journey->db, target, NULL);
  if (action == NULL)
    return NULL;
  for (guint i = 0; i < action->settings->len; i++)
    {
      const SwbSetting *setting =
          &g_array_index (action->settings, SwbSetting, i);

      if (setting->column == SWB_CREATOR_CITIES)
        return g_intern_string (swb_value_get_text (
            kind == SWB_ACTION_UNDO ? &setting->old : &setting->now));
    }
  g_assert_not_reached ();
}

static SwbActionKind
choose (Journey *journey)
{
  gint32 luck = g_rand_int_range (journey->random, 0, 10);

  /* The first act makes the creators; it stays. */
  if (luck < 3 && swb_record_next_undo (journey->db) > 1)
    return SWB_ACTION_UNDO;
  if (luck < 5 && swb_record_next_redo (journey->db) > 0)
    return SWB_ACTION_REDO;
  /* One act of those that it may keep, and one that goes. */
  if (luck == 9 && swb_compact_point_keep (journey->db, 5) > 0)
    return SWB_ACTION_COMPACTION;
  return SWB_ACTION_ACT;
}

static gboolean
act (Journey *journey, guint number)
{
  SwbActionKind kind = choose (journey);
  g_autofree char *fresh = g_strdup_printf ("%u", number);
  const char *value;

  value = value_after (journey, kind, fresh);
  if (value == NULL)
    return FALSE;
  g_ptr_array_add (journey->values, g_strdup (value));
  if (kind == SWB_ACTION_COMPACTION)
    return compact (journey);
  return kind == SWB_ACTION_ACT ? set_all (journey, fresh)
                                : take_back (journey, kind);
}

static gboolean
open_journey (Journey *journey, gboolean careless)
{
  journey->db = swb_database_open (PATH, SWB_DATABASE_WORKING, NULL);
  if (journey->db == NULL || !swb_file_create (journey->db, NULL))
    return FALSE;
  return !careless ||
         swb_database_exec (journey->db, "PRAGMA synchronous=OFF", NULL);
}

/* Acts until something goes wrong. */
static void
travel (Journey *journey, gboolean careless)
{
  if (!open_journey (journey, careless))
    return;
  g_ptr_array_add (journey->values, g_strdup ("0"));
  if (!add_creators (journey))
    return;
  journey->acknowledged = 1;
  for (guint i = 1; i < MOST_ACTS && act (journey, i); i++)
    journey->acknowledged++;
}

static void
close_journey (Journey *journey)
{
  g_clear_pointer (&journey->db, swb_database_close);
}

/* Whether all is as it must be after the power is back. */
static gboolean
is_whole (Journey *journey)
{
  g_autofree char *value = NULL;
  gint64 last;

  if (!open_journey (journey, FALSE) ||
      !swb_database_quick_check (journey->db, NULL))
    return FALSE;
  last = swb_record_last (journey->db);
  if (last < journey->acknowledged || last > journey->acknowledged + 1 ||
      swb_database_number (journey->db,
                           "SELECT count(*) FROM action_setting WHERE action"
                           " NOT IN (SELECT seq FROM action)",
                           -1) != 0)
    return FALSE;
  if (last == 0)
    return TRUE;
  value = read_value (journey);
  return value != NULL && (guint) last <= journey->values->len &&
         g_strcmp0 (value, g_ptr_array_index (journey->values, last - 1)) == 0;
}

static void
journey_init (Journey *journey, GRand *random)
{
  *journey = (Journey){ .random = random };
  journey->values = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < N_CREATORS; i++)
    journey->creators[i] = swb_id_new ();
  cut_vfs_clear ();
}

static gboolean
cut_once (GRand *random, gboolean careless)
{
  Journey journey;
  gboolean whole;

  journey_init (&journey, random);
  cut_vfs_plan (CUT_POWER, (guint) g_rand_int_range (random, 0, 2500));
  travel (&journey, careless);
  close_journey (&journey);
  cut_vfs_restart (random);
  whole = is_whole (&journey);
  close_journey (&journey);
  g_ptr_array_unref (journey.values);
  return whole;
}

static void
test_power (void)
{
  guint32 first = seed ();
  guint n = rounds ();

  g_test_message ("seed %u, %u cuts", first, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (first + i);

      if (!cut_once (random, FALSE))
        g_error ("an act was lost or torn with seed %u", first + i);
    }
}

/* The same disk must do harm to who does not sync, or the test proves
 * nothing. */
static void
test_power_bites (void)
{
  guint harmed = 0;

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (i);

      harmed += !cut_once (random, TRUE);
    }
  g_test_message ("%u of 60 carelessly written databases were harmed", harmed);
  g_assert_cmpuint (harmed, >, 5);
}

/* One call fails, or the disk is full: the act fails with it, what was there
 * stays, and the next act goes well. */
static void
fail_once (CutFault fault, guint after, gboolean *happened)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (after);
  Journey journey;

  journey_init (&journey, random);
  g_assert_true (open_journey (&journey, FALSE));
  g_ptr_array_add (journey.values, g_strdup ("0"));
  g_assert_true (add_creators (&journey));
  journey.acknowledged = 1;
  for (guint i = 1; i < 6 && act (&journey, i); i++)
    journey.acknowledged++;
  close_journey (&journey);
  cut_vfs_plan (fault, after);
  if (open_journey (&journey, FALSE))
    for (guint i = 6; i < 12 && act (&journey, i); i++)
      journey.acknowledged++;
  *happened = cut_vfs_struck ();
  cut_vfs_mend ();
  close_journey (&journey);
  if (!is_whole (&journey))
    g_error ("fault %d after %u calls harmed the database", fault, after);
  g_assert_true (set_all (&journey, "after"));
  close_journey (&journey);
  g_ptr_array_unref (journey.values);
}

static void
test_fault (gconstpointer data)
{
  CutFault fault = (CutFault) GPOINTER_TO_INT (data);
  gboolean happened = TRUE;
  guint at = 0;

  for (; happened && at < rounds (); at++)
    fail_once (fault, at, &happened);
  g_test_message ("%u places to fail", at);
  g_assert_cmpuint (at, >, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  cut_vfs_install ();
  g_test_add_func ("/fault/power", test_power);
  g_test_add_func ("/fault/power-bites", test_power_bites);
  g_test_add_data_func ("/fault/write", GINT_TO_POINTER (CUT_WRITE),
                        test_fault);
  g_test_add_data_func ("/fault/sync", GINT_TO_POINTER (CUT_SYNC), test_fault);
  g_test_add_data_func ("/fault/full", GINT_TO_POINTER (CUT_FULL), test_fault);
  g_test_add_data_func ("/fault/read", GINT_TO_POINTER (CUT_READ), test_fault);
  return g_test_run ();
}
