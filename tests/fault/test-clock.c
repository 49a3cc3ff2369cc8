/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A clock that jumps ten years off either way, between acts and between runs:
 * what is done last is last, nothing goes, and the words make sense. */
#include "base/swb-ago.h"
#include "clock-shift.h"
#include "copy-fixture.h"
#include "document-fixture.h"
#include "document/swb-roster-commands.h"
#include "storage/swb-record.h"
#include "storage/swb-workspace-file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

static const gint64 jumps[] = { 0, -CLOCK_TEN_YEARS, CLOCK_TEN_YEARS, 0,
                                -2 * CLOCK_TEN_YEARS };
#define N_JUMPS G_N_ELEMENTS (jumps)

static void
add_creator (SwbDocument *document, guint number)
{
  g_autofree char *name = g_strdup_printf ("Creator %u", number);
  g_autofree char *handle = g_strdup_printf ("creator%u", number);
  SwbCreatorFacts facts = {
    .name = name,
    .platform = SWB_PLATFORM_INSTAGRAM,
    .handle = handle,
    .followers = 1000,
  };

  fixture_run (document,
               swb_roster_add_creator (&facts, swb_day_today (), NULL));
}

static GPtrArray *
read_history (SwbDocument *document)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries;

  swb_document_history_async (document, 0, fixture_keep_result_cb, &result);
  entries = swb_document_history_finish (document, fixture_wait_for (&result),
                                         &error);
  g_assert_no_error (error);
  return entries;
}

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* The test would prove nothing on a clock that it does not move. */
static void
test_clock_moves (void)
{
  gint64 before = now ();

  clock_shift (-CLOCK_TEN_YEARS);
  g_assert_cmpint (before - now (), >, CLOCK_TEN_YEARS - 100);
  clock_shift (CLOCK_TEN_YEARS);
  g_assert_cmpint (now () - before, >, CLOCK_TEN_YEARS - 100);
  g_assert_cmpint (swb_day_today (), >, 20000 + 3000);
  clock_shift (0);
}

/* The order of acts is the order in which they were done. */
static void
test_acts_within_a_run (void)
{
  SwbDocument *document = fixture_open ();
  g_autoptr (GPtrArray) entries = NULL;

  for (guint i = 0; i < N_JUMPS; i++)
    {
      clock_shift (jumps[i]);
      add_creator (document, i);
    }
  entries = read_history (document);
  g_assert_cmpuint (entries->len, ==, N_JUMPS);
  for (guint i = 0; i < entries->len; i++)
    {
      const SwbHistoryEntry *entry = g_ptr_array_index (entries, i);

      g_assert_cmpint (entry->sequence, ==, N_JUMPS - i);
    }
  for (guint i = 0; i < N_JUMPS; i++)
    g_assert_cmpuint (fixture_undo (document), ==, 0);
  g_assert_null (swb_document_get_undo_name (document));
  clock_shift (0);
  fixture_close (document);
}

/* Ids go up although the clock goes back. */
static void
test_ids (void)
{
  SwbId last = swb_id_new ();

  for (guint i = 0; i < 1000; i++)
    {
      SwbId id;

      clock_shift (jumps[i % N_JUMPS]);
      id = swb_id_new ();
      g_assert_cmpint (swb_id_compare (&last, &id), <, 0);
      last = id;
    }
  clock_shift (0);
}

static void
ctl (gint64 shift, const char *command, const char *file, char **said)
{
  g_auto (GStrv) env = g_get_environ ();
  g_autofree char *seconds = g_strdup_printf ("%" G_GINT64_FORMAT, shift);
  g_autofree char *built = g_build_filename (g_getenv ("SWB_BUILD_ROOT"), "src",
                                             "cli", "swellboardctl", NULL);
  g_autofree char *shim = g_build_filename (
      g_getenv ("SWB_BUILD_ROOT"), "tests", "fault", "clock-shim.so", NULL);
  const char *argv[] = { built, command, file, NULL };
  g_autofree char *out = NULL;
  g_autofree char *problem = NULL;
  g_autoptr (GError) error = NULL;
  int status = -1;

  env = g_environ_setenv (env, "SWB_CLOCK_SHIFT", seconds, TRUE);
  env = g_environ_setenv (env, "LD_PRELOAD", shim, TRUE);
  env = g_environ_setenv (env, "XDG_DATA_HOME", g_get_user_data_dir (), TRUE);
  /* Loaded first, it stands before what a sanitizer wants to be first. */
  env =
      g_environ_setenv (env, "ASAN_OPTIONS", "verify_asan_link_order=0", TRUE);
  g_spawn_sync (NULL, (char **) argv, env, G_SPAWN_DEFAULT, NULL, NULL, &out,
                &problem, &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, NULL))
    g_error ("%s, with the clock off by %s s: %s", command, seconds, problem);
  if (said != NULL)
    *said = g_steal_pointer (&out);
}

/* Each run of a program has its own clock. */
static void
test_acts_between_runs (void)
{
  g_autofree char *folder = fixture_scratch_folder ();
  g_autofree char *path = g_build_filename (folder, "plan.swell", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  ctl (CLOCK_TEN_YEARS, "sample", path, NULL);
  ctl (0, "history", path, &first);
  for (guint i = 0; i < N_JUMPS; i++)
    {
      ctl (jumps[i], "undo", path, NULL);
      ctl (jumps[N_JUMPS - 1 - i], "redo", path, NULL);
    }
  ctl (-CLOCK_TEN_YEARS, "undo", path, NULL);
  ctl (CLOCK_TEN_YEARS, "redo", path, NULL);
  ctl (0, "history", path, &last);
  /* The oldest is told last, the newest first, whatever their times. */
  g_assert_true (g_str_has_suffix (g_strchomp (last), "Saawan Ki Raat"));
  g_assert_true (g_str_has_suffix (last, strchr (g_strchomp (first), '\t')));
  g_assert_true (swb_file_check (file, NULL, NULL));
  g_unlink (path);
  g_rmdir (folder);
}

/* What another program wrote is seen whatever its clock said, and what was only
 * touched is no conflict. */
static void
test_conflicts (void)
{
  g_autofree char *folder = fixture_scratch_folder ();
  g_autofree char *path = g_build_filename (folder, "plan.swell", NULL);
  g_autofree char *other = g_build_filename (folder, "other.swell", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) second = g_file_new_for_path (other);
  SwbWorkingCopy *copy = fixture_saved_copy (file);
  g_autoptr (GError) error = NULL;

  fixture_act (copy, "Two");
  g_assert_cmpint (g_utime (path, &(struct utimbuf){ 1000, 1000 }), ==, 0);
  g_assert_true (swb_working_copy_save (copy, NULL, FALSE, NULL, &error));
  swb_working_copy_close (copy, TRUE);
  copy = fixture_saved_copy (second);
  fixture_act (copy, "Theirs");
  fixture_act (copy, "Theirs too");
  fixture_save (copy, NULL);
  swb_working_copy_close (copy, FALSE);
  for (guint i = 0; i < N_JUMPS; i++)
    {
      time_t at = (time_t) (now () + jumps[i]);

      /* The same time on both: only the bytes tell them apart. */
      g_assert_cmpint (g_utime (path, &(struct utimbuf){ at, at }), ==, 0);
      copy = fixture_open_copy (file);
      g_assert_cmpint (fixture_n_creators (copy), ==, 2 + i);
      fixture_act (copy, "Mine");
      g_assert_true (g_file_copy (second, file, G_FILE_COPY_OVERWRITE, NULL,
                                  NULL, NULL, NULL));
      g_assert_cmpint (g_utime (path, &(struct utimbuf){ at, at }), ==, 0);
      g_assert_false (swb_working_copy_save (copy, NULL, FALSE, NULL, &error));
      g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_CONFLICT);
      g_clear_error (&error);
      fixture_save (copy, NULL);
      g_assert_true (swb_file_check (file, NULL, NULL));
      swb_working_copy_close (copy, TRUE);
    }
}

static void
set_used (const char *folder, gint64 at)
{
  g_autofree char *about = g_build_filename (folder, "about.ini", NULL);

  g_assert_cmpint (
      g_utime (about, &(struct utimbuf){ (time_t) at, (time_t) at }), ==, 0);
}

static char *
close_clean (const char *folder, guint number, gint64 used)
{
  g_autofree char *path = g_strdup_printf ("%s/%u.swell", folder, number);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  SwbWorkingCopy *copy = fixture_saved_copy (file);
  char *kept = g_strdup (swb_working_copy_get_folder (copy));

  swb_working_copy_close (copy, TRUE);
  set_used (kept, used);
  return kept;
}

/* Copies that a clock of the future left do not push out those of today, acts
 * that are in no file stay whatever the time, and one goes by when it was used
 * last, not by when it was made. */
static void
test_tidying (void)
{
  g_autofree char *folder = fixture_scratch_folder ();
  g_autoptr (GPtrArray) future = g_ptr_array_new_with_free_func (g_free);
  SwbWorkingCopy *copy;
  g_autofree char *unsaved = NULL;
  g_autofree char *used = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autofree char *later = NULL;

  clock_shift (-CLOCK_TEN_YEARS);
  copy = fixture_open_copy (NULL);
  fixture_act (copy, "In no file");
  unsaved = g_strdup (swb_working_copy_get_folder (copy));
  swb_working_copy_close (copy, TRUE);
  clock_shift (CLOCK_TEN_YEARS);
  for (guint i = 0; i < 8; i++)
    g_ptr_array_add (future,
                     close_clean (folder, i, now () + (gint64) i * 3600));
  clock_shift (0);
  set_used (unsaved, 1000);
  used = close_clean (folder, 100, now () - 60);
  later = close_clean (folder, 101, now () - 30);
  for (guint i = 0; i < 8; i++)
    g_free (close_clean (folder, 200 + i, now () - 10000));
  g_assert_true (g_file_test (unsaved, G_FILE_TEST_IS_DIR));
  g_assert_true (g_file_test (used, G_FILE_TEST_IS_DIR));
  g_assert_true (g_file_test (later, G_FILE_TEST_IS_DIR));
  for (guint i = 0; i < future->len; i++)
    g_assert_false (
        g_file_test (g_ptr_array_index (future, i), G_FILE_TEST_EXISTS));
  left = swb_working_copy_list_recoverable ();
  g_assert_cmpuint (left->len, ==, 1);
}

/* The last three snapshots are the last three, whatever the clock said. */
static void
test_snapshots (void)
{
  g_autofree char *folder = fixture_scratch_folder ();
  g_autofree char *path = g_build_filename (folder, "plan.swell", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  SwbWorkingCopy *copy = fixture_saved_copy (file);

  for (guint i = 0; i < N_JUMPS; i++)
    {
      clock_shift (jumps[i]);
      fixture_act (copy, "More");
      fixture_save (copy, NULL);
    }
  clock_shift (0);
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("snapshot-%u.swell", i);
      g_autofree char *kept =
          g_build_filename (swb_working_copy_get_folder (copy), name, NULL);
      g_autoptr (SwbDatabase) db =
          swb_database_open (kept, SWB_DATABASE_DEFENDED, NULL);

      g_assert_nonnull (db);
      g_assert_cmpint (swb_record_last (db), ==, N_JUMPS + 2 - i);
    }
  swb_working_copy_close (copy, FALSE);
}

static void
assert_ago (gint64 seconds, const char *wanted)
{
  const gint64 at = G_GINT64_CONSTANT (1790000000) * G_USEC_PER_SEC;
  g_autofree char *text = swb_ago_text (at - seconds * G_USEC_PER_SEC, at);

  g_assert_nonnull (text);
  g_assert_nonnull (strstr (text, wanted));
}

static void
test_words (void)
{
  g_autofree char *never = swb_ago_text (G_MAXINT64, 0);
  g_autofree char *before_all = swb_ago_text (G_MININT64, G_MAXINT64);

  assert_ago (5, "just now");
  assert_ago (-5, "just now");
  assert_ago (180, "3 min ago");
  assert_ago (7300, "2 h ago");
  assert_ago (CLOCK_TEN_YEARS, "2016");
  assert_ago (-CLOCK_TEN_YEARS, "2036");
  assert_ago (-7300, "2026");
  g_assert_true (never != NULL && before_all != NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name) g_test_add_func ("/clock/" #name, test_##name)
  ADD (clock_moves);
  ADD (acts_within_a_run);
  ADD (ids);
  ADD (acts_between_runs);
  ADD (conflicts);
  ADD (tidying);
  ADD (snapshots);
  ADD (words);
  return g_test_run ();
}
