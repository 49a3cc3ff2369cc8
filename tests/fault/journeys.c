/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See journeys.h. */
#include "journeys-world.h"

#include "storage/swb-compact.h"
#include "storage/swb-record-changes.h"
#include "storage/swb-record-page.h"
#include "storage/swb-record.h"
#include "storage/swb-workspace-file.h"
#include "storage/swb-writer-private.h"

#include <string.h>
#include <unistd.h>

#define IMPORTED_ROWS 60

static GString *explanation;

/* The journey that is made, and what it comes to when nothing fails. */
static const Journey *journey;
static char *before;
static char *after;
static char *answer_after;

/* These stand before those of the C library: nothing here loses its power, and
 * a thousand journeys would wait for the disk most of the time. */
int
fsync (int fd)
{
  return 0;
}

int
fdatasync (int fd)
{
  return 0;
}

static SwbDatabase *
db_of (World *world)
{
  return swb_working_copy_peek_database (world->copy);
}

static void
prepare_copy (World *world)
{
  g_autoptr (GError) error = NULL;

  world->copy = swb_working_copy_open_folder (world_get_copy_folder (), &error);
  g_assert_no_error (error);
}

static void
prepare_undone (World *world)
{
  prepare_copy (world);
  g_assert_cmpint (swb_record_next_redo (db_of (world)), >, 0);
}

static gboolean
run_create (World *world, GError **error)
{
  world->copy = swb_working_copy_open (NULL, NULL, error);
  return world->copy != NULL;
}

static gboolean
run_open (World *world, GError **error)
{
  world->copy = swb_working_copy_open (world->file, NULL, error);
  return world->copy != NULL;
}

static gboolean
run_open_copy (World *world, GError **error)
{
  world->copy = swb_working_copy_open_folder (world_get_copy_folder (), error);
  return world->copy != NULL;
}

static gboolean
run_act (World *world, GError **error)
{
  return world_act (db_of (world), 30, error);
}

static gboolean
import_row (SwbWriter *writer, guint i, GError **error)
{
  g_autofree char *name = g_strdup_printf ("Imported %03u 한국", i);
  SwbValue values[SWB_CREATOR_N] = { 0 };
  const SwbId id = swb_id_new ();
  gboolean ok;

  values[SWB_CREATOR_NAME] = swb_value_text (name);
  values[SWB_CREATOR_CITIES] = swb_value_text ("Mumbai");
  values[SWB_CREATOR_NOTE] = swb_value_text (name);
  ok = swb_writer_has (writer, SWB_TABLE_CREATOR, &id) == FALSE &&
       swb_writer_insert (writer, SWB_TABLE_CREATOR, &id, values, error);
  for (guint c = 0; c < SWB_CREATOR_N; c++)
    swb_value_clear (&values[c]);
  return ok;
}

static gboolean
run_import (World *world, GError **error)
{
  SwbWriter *writer = swb_writer_begin (
      db_of (world), swb_action_new ("Import", "Asha", SWB_ACTION_ACT, 7),
      error);
  g_autoptr (SwbAction) action = NULL;
  gboolean ok = writer != NULL;

  for (guint i = 0; ok && i < IMPORTED_ROWS; i++)
    ok = import_row (writer, i, error);
  if (!ok && writer != NULL)
    swb_writer_abort (writer);
  else if (ok)
    action = swb_writer_commit (writer, error);
  return action != NULL;
}

static gboolean
take_back (World *world, SwbActionKind kind, GError **error)
{
  g_autoptr (SwbAction) action =
      swb_record_take_back (db_of (world), kind, "Asha", 8, error);

  return action != NULL;
}

static gboolean
run_undo (World *world, GError **error)
{
  return take_back (world, SWB_ACTION_UNDO, error);
}

static gboolean
run_redo (World *world, GError **error)
{
  return take_back (world, SWB_ACTION_REDO, error);
}

static void
answer (World *world, GString *text)
{
  g_free (world->answer);
  world->answer = g_string_free (text, FALSE);
}

static gboolean
run_history (World *world, GError **error)
{
  g_autoptr (GPtrArray) list = swb_record_list (db_of (world), 0, error);
  g_autoptr (SwbAction) one = NULL;
  GString *text;

  if (list == NULL)
    return FALSE;
  one = swb_record_load (db_of (world), 3, error);
  if (one == NULL)
    return FALSE;
  text = g_string_new (NULL);
  for (guint i = 0; i < list->len; i++)
    {
      const SwbAction *action = g_ptr_array_index (list, i);

      g_string_append_printf (text, "%s by %s, ", action->name, action->author);
    }
  for (guint i = 0; i < one->settings->len; i++)
    {
      const SwbSetting *setting = &g_array_index (one->settings, SwbSetting, i);
      const char *now = swb_value_get_text (&setting->now);

      g_string_append_printf (text, "%s, ", now != NULL ? now : "nothing");
    }
  answer (world, text);
  return TRUE;
}

static gboolean
run_changes (World *world, GError **error)
{
  g_autoptr (GPtrArray) row = swb_record_changes_of_row (
      db_of (world), world_get_creator (4), 0, error);
  g_autoptr (GPtrArray) act =
      row == NULL ? NULL
                  : swb_record_changes_of_action (db_of (world), 4, 0, error);
  GString *text;

  if (act == NULL)
    return FALSE;
  text = g_string_new (NULL);
  g_ptr_array_extend_and_steal (row, g_steal_pointer (&act));
  for (guint i = 0; i < row->len; i++)
    {
      const SwbRecordedChange *change = g_ptr_array_index (row, i);
      const char *now = swb_value_get_text (&change->now);

      g_string_append_printf (text, "%s by %s: %u.%u %s, ", change->act,
                              change->author, change->table, change->column,
                              now != NULL ? now : "nothing");
    }
  answer (world, text);
  return TRUE;
}

/* A page of the history, and what an undo left alone. */
static gboolean
run_page (World *world, GError **error)
{
  const SwbRecordRange range = { 0, 0, 3, NULL };
  g_autoptr (GPtrArray) page = swb_record_page (db_of (world), &range, error);
  g_autoptr (GPtrArray) left = NULL;
  gboolean known;
  GString *text;

  if (page == NULL)
    return FALSE;
  /* The newest of the copy is an undo. */
  left = swb_record_left_alone (db_of (world), swb_record_last (db_of (world)),
                                0, &known, error);
  if (left == NULL)
    return FALSE;
  text = g_string_new (NULL);
  for (guint i = 0; i < page->len; i++)
    {
      const SwbAction *action = g_ptr_array_index (page, i);

      g_string_append_printf (text, "%s: %u and %u, ", action->name,
                              action->n_settings, action->n_rows);
    }
  g_string_append_printf (text, "%s: %u left", known ? "known" : "unknown",
                          left->len);
  answer (world, text);
  return TRUE;
}

/* It is done when the record is shorter; the room is given back when it can. */
static gboolean
run_compact (World *world, GError **error)
{
  SwbDatabase *db = db_of (world);
  gint64 last = swb_compact_point_all (db);
  SwbCompactPlan plan;
  gint64 freed;

  if (!swb_compact_plan (db, last, &plan, error) ||
      swb_compact_run (db, &plan, "Compacted", "Asha", 9, NULL, error) == 0)
    return FALSE;
  swb_database_shrink (db, &freed, NULL);
  return TRUE;
}

static gboolean
run_save (World *world, GError **error)
{
  return swb_working_copy_save (world->copy, world->file, TRUE, NULL, error);
}

/* The list has no way to fail: a copy that cannot be read now may be missing
 * from it, and stays where it is. */
static gboolean
run_recovery (World *world, GError **error)
{
  g_autoptr (GPtrArray) list = swb_working_copy_list_recoverable ();
  const SwbRecoverable *one =
      list->len > 0 ? g_ptr_array_index (list, 0) : NULL;
  GString *text = g_string_new (NULL);

  if (one == NULL || one->last_name == NULL)
    {
      g_string_free (text, TRUE);
      g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_NOMEM,
                           "The list of what can be recovered is not whole");
      return FALSE;
    }
  g_string_append (text, one->last_name);
  answer (world, text);
  return TRUE;
}

static gboolean
run_check (World *world, GError **error)
{
  return swb_file_check (world->file, NULL, error);
}

static const Journey journeys[] = {
  { "create", NULL, run_create },
  { "open", NULL, run_open },
  { "open-copy", world_keep_copy, run_open_copy },
  { "act", prepare_copy, run_act },
  { "import", prepare_copy, run_import },
  { "undo", prepare_copy, run_undo },
  { "redo", prepare_undone, run_redo },
  { "history", prepare_copy, run_history },
  { "changes", prepare_copy, run_changes },
  { "page", prepare_copy, run_page },
  { "compact", prepare_copy, run_compact },
  { "save", prepare_copy, run_save },
  { "recovery", world_keep_copy, run_recovery },
  { "migration", world_use_old_schema, run_open_copy },
  { "check", NULL, run_check },
};

/**
 * journeys_get:
 * @n: (out): how many
 *
 * Returns: the journeys
 */
const Journey *
journeys_get (guint *n)
{
  *n = G_N_ELEMENTS (journeys);
  return journeys;
}

/**
 * journeys_explain:
 *
 * Returns: what the last verdict rests on
 */
const char *
journeys_explain (void)
{
  return explanation->str;
}

static void
begin (World *world)
{
  world_reset (world, journey->prepare != NULL);
  if (journey->prepare != NULL)
    journey->prepare (world);
}

/**
 * journeys_begin:
 * @which: a journey
 * @fault: what will fail in it
 *
 * Makes what the journey starts from, and learns what it comes to when nothing
 * fails.
 *
 * Returns: how many calls of it can fail
 */
guint
journeys_begin (const Journey *which, const Fault *fault)
{
  World world;
  g_autoptr (GError) error = NULL;
  guint calls;

  journey = which;
  explanation = g_string_new (NULL);
  world_install ();
  begin (&world);
  before = world_tell (&world);
  calls = fault->calls ();
  journey->run (&world, &error);
  calls = fault->calls () - calls;
  g_assert_no_error (error);
  after = world_tell (&world);
  g_assert_null (strstr (before, "no "));
  g_assert_null (strstr (after, "no "));
  answer_after = g_steal_pointer (&world.answer);
  world_clear (&world);
  return calls;
}

/**
 * journeys_place:
 * @i: which place, from 0
 * @places: how many are to be tried; 0 is all
 * @n_calls: how many calls can fail
 *
 * Half of the places are one after the other; the others lie evenly over the
 * rest of the journey, at a seed of their own.
 *
 * Returns: which call is to fail; @n_calls or more after the last
 */
guint
journeys_place (guint i, guint places, guint n_calls)
{
  guint half = places / 2;
  guint step;

  if (places == 0 || places >= n_calls || i < half)
    return i;
  step = (n_calls - half) / (places - half);
  return i >= places ? n_calls
                     : half + (i - half) * step +
                           (guint) g_test_rand_int_range (0, (gint32) step);
}

/**
 * journeys_end:
 *
 * Removes what the journey started from.
 */
void
journeys_end (void)
{
  world_uninstall ();
  g_string_free (g_steal_pointer (&explanation), TRUE);
  g_clear_pointer (&before, g_free);
  g_clear_pointer (&after, g_free);
  g_clear_pointer (&answer_after, g_free);
}

static gboolean
is_told (const GError *error)
{
  return error != NULL && error->message != NULL && strlen (error->message) > 9;
}

static gboolean
is_after (const World *world, const char *now)
{
  return strcmp (now, after) == 0 &&
         g_strcmp0 (world->answer, answer_after) == 0;
}

static Verdict
judge (const World *world, const char *now, gboolean acknowledged)
{
  gboolean unchanged = strcmp (now, before) == 0;

  if (acknowledged && is_after (world, now))
    return JOURNEY_WELL;
  if (acknowledged)
    return unchanged ? JOURNEY_LOST : JOURNEY_TORN;
  return unchanged ? JOURNEY_WELL : JOURNEY_TORN;
}

static Verdict
try_again (World *world)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = journey->run (world, &error);
  g_autofree char *now = world_tell (world);

  g_string_append_printf (explanation, ", then %s, %s",
                          ok ? now : error->message,
                          world->answer != NULL ? world->answer : "");
  return ok && is_after (world, now) ? JOURNEY_WELL : JOURNEY_STUCK;
}

/**
 * journeys_try:
 * @fault: what fails
 * @n: at which call
 * @believe: whether to take it for done although it failed, as a careless
 *   program would
 * @struck: (out): whether the call was reached
 *
 * Returns: how it went
 */
Verdict
journeys_try (const Fault *fault, guint n, gboolean believe, gboolean *struck)
{
  g_autofree char *now = NULL;
  g_autoptr (GError) error = NULL;
  Verdict verdict;
  World world;
  gboolean ok;

  begin (&world);
  fault->plan (n);
  ok = journey->run (&world, &error);
  fault->heal ();
  *struck = fault->struck ();
  now = world_tell (&world);
  g_string_printf (explanation, "%s, %s %u: %s: %s (%s -> %s)", journey->name,
                   fault->name, n, ok ? "done" : "failed",
                   error != NULL ? error->message : "no word", before, now);
  verdict = judge (&world, now, ok || believe);
  if (!ok && !is_told (error))
    verdict = JOURNEY_SILENT;
  if (!ok && verdict == JOURNEY_WELL)
    verdict = try_again (&world);
  world_clear (&world);
  return verdict;
}
