/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of a document that cannot be saved, that somebody else changed,
 * that is only read, copied elsewhere, or left behind. */
#include "document-fixture.h"

#include "document/swb-document-private.h"
#include "document/swb-roster-commands.h"
#include "storage/swb-workspace-file.h"

#include <glib/gstdio.h>
#include <string.h>

/* A folder of its own and a saved document in it, with one creator. */
typedef struct
{
  char *folder;
  GFile *file;
  SwbDocument *document;
  guint n_failed; /* how often it was told */
  guint n_conflicts;
} Fixture;

static GFile *
in_folder (Fixture *fixture, const char *name)
{
  return g_file_new_build_filename (fixture->folder, name, NULL);
}

static void
add (SwbDocument *document, const char *name)
{
  const SwbCreatorFacts facts = {
    .name = name,
    .platform = SWB_PLATFORM_INSTAGRAM,
    .handle = name,
    .followers = 5,
  };

  fixture_run (document, swb_roster_add_creator (&facts, 20000, NULL));
}

static guint
n_creators (SwbDocument *document)
{
  return swb_roster_get_n_creators (
      swb_workspace_get_roster (swb_document_get_workspace (document)));
}

static gboolean
save (SwbDocument *document, SwbSaveChoice choice, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  swb_document_save_async (document, choice, NULL, fixture_keep_result_cb,
                           &result);
  return swb_document_save_finish (document, fixture_wait_for (&result), error);
}

static gboolean
save_as (SwbDocument *document, GFile *file, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  swb_document_save_as_async (document, file, NULL, fixture_keep_result_cb,
                              &result);
  return swb_document_save_finish (document, fixture_wait_for (&result), error);
}

static gboolean
save_copy (SwbDocument *document, GFile *file, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  swb_document_save_copy_async (document, file, NULL, fixture_keep_result_cb,
                                &result);
  return swb_document_save_finish (document, fixture_wait_for (&result), error);
}

static SwbDocument *
open_file (GFile *file, gboolean read_only)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SwbDocument *document;

  if (read_only)
    swb_document_open_read_only_async (file, NULL, fixture_keep_result_cb,
                                       &result);
  else
    swb_document_open_async (file, NULL, fixture_keep_result_cb, &result);
  document = swb_document_open_finish (fixture_wait_for (&result), &error);
  g_assert_no_error (error);
  return document;
}

static void
failed_cb (Fixture *fixture, const char *message)
{
  g_assert_nonnull (message);
  fixture->n_failed++;
}

static void
conflict_cb (Fixture *fixture)
{
  fixture->n_conflicts++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("swellboard-XXXXXX", NULL);
  fixture->file = in_folder (fixture, "launch.swell");
  fixture->document = fixture_open ();
  add (fixture->document, "One");
  g_assert_true (save_as (fixture->document, fixture->file, NULL));
  fixture->document->retry_ms = 20;
  g_signal_connect_swapped (fixture->document, "save-failed",
                            G_CALLBACK (failed_cb), fixture);
  g_signal_connect_swapped (fixture->document, "conflict",
                            G_CALLBACK (conflict_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) left = NULL;

  if (fixture->document != NULL)
    fixture_close (fixture->document);
  left = swb_working_copy_list_recoverable ();
  g_assert_cmpuint (left->len, ==, 0);
  g_free (fixture->folder);
  g_object_unref (fixture->file);
}

/* What somebody at another machine does: another workspace in its place. */
static char *
change_elsewhere (Fixture *fixture)
{
  g_autoptr (GFile) other = in_folder (fixture, "theirs.swell");
  SwbDocument *document = fixture_open ();

  add (document, "Theirs");
  add (document, "Theirs too");
  g_assert_true (save_as (document, other, NULL));
  fixture_close (document);
  g_assert_true (g_file_move (other, fixture->file, G_FILE_COPY_OVERWRITE, NULL,
                              NULL, NULL, NULL));
  return swb_file_sha256 (fixture->file, NULL, NULL);
}

static void
assert_bytes (GFile *file, const char *sha256)
{
  g_autofree char *found = swb_file_sha256 (file, NULL, NULL);

  g_assert_cmpstr (found, ==, sha256);
}

/* Told once, tried again and again, and saved when it can be. */
static void
test_failure_is_tried_again (Fixture *fixture, gconstpointer data)
{
  SwbDocument *document = fixture->document;
  g_autofree char *obstacle = g_build_filename (
      swb_working_copy_get_folder (document->copy), "saving.swell", NULL);

  g_assert_cmpint (g_mkdir (obstacle, 0700), ==, 0);
  add (document, "Two");
  g_assert_cmpint (swb_document_get_state (document), ==, SWB_DOCUMENT_SAFE);
  FIXTURE_WAIT ("the third try", document->n_failures >= 3);
  g_assert_cmpint (swb_document_get_trouble (document), ==, SWB_TROUBLE_FAILED);
  g_assert_nonnull (swb_document_get_trouble_text (document));
  add (document, "Three");
  FIXTURE_WAIT ("another try", document->n_failures >= 5);
  g_assert_cmpuint (fixture->n_failed, ==, 1);
  g_assert_cmpint (g_rmdir (obstacle), ==, 0);
  FIXTURE_WAIT ("the save",
                swb_document_get_state (document) == SWB_DOCUMENT_SAVED);
  g_assert_cmpint (swb_document_get_trouble (document), ==, SWB_TROUBLE_NONE);
  g_assert_null (swb_document_get_trouble_text (document));
  g_assert_cmpuint (document->n_failures, ==, 0);
  g_assert_cmpuint (fixture->n_failed, ==, 1);
}

/* Somebody who closes gets the answer; the document stays open with its acts.
 */
static void
test_failure_at_close (Fixture *fixture, gconstpointer data)
{
  SwbDocument *document = fixture->document;
  g_autofree char *obstacle = g_build_filename (
      swb_working_copy_get_folder (document->copy), "saving.swell", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (obstacle, 0700), ==, 0);
  add (document, "Two");
  swb_document_close_async (document, fixture_keep_result_cb, &result);
  g_assert_false (
      swb_document_close_finish (document, fixture_wait_for (&result), &error));
  g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_FAILED);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
  add (document, "Three");
  g_assert_cmpint (g_rmdir (obstacle), ==, 0);
  FIXTURE_WAIT ("the save",
                swb_document_get_state (document) == SWB_DOCUMENT_SAVED);
}

/* Later: it is told once, and goes on being so until somebody chooses. */
static void
test_conflict_later (Fixture *fixture, gconstpointer data)
{
  SwbDocument *document = fixture->document;
  g_autofree char *theirs = change_elsewhere (fixture);

  add (document, "Two");
  FIXTURE_WAIT ("the third try", document->n_failures >= 3);
  g_assert_cmpint (swb_document_get_trouble (document), ==,
                   SWB_TROUBLE_CONFLICT);
  add (document, "Three");
  FIXTURE_WAIT ("another try", document->n_failures >= 5);
  g_assert_cmpuint (fixture->n_conflicts, ==, 1);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
  assert_bytes (fixture->file, theirs);
  g_assert_true (save (document, SWB_SAVE_OVERWRITE, NULL));
  g_assert_cmpint (swb_document_get_trouble (document), ==, SWB_TROUBLE_NONE);
}

static void
test_conflict_overwrite (Fixture *fixture, gconstpointer data)
{
  SwbDocument *document = fixture->document;
  g_autofree char *theirs = change_elsewhere (fixture);
  g_autoptr (GError) error = NULL;

  add (document, "Two");
  g_assert_false (save (document, SWB_SAVE_ASK, &error));
  g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_CONFLICT);
  assert_bytes (fixture->file, theirs);
  g_assert_true (save (document, SWB_SAVE_OVERWRITE, NULL));
  g_assert_cmpint (swb_document_get_state (document), ==, SWB_DOCUMENT_SAVED);
  fixture_close (g_steal_pointer (&fixture->document));
  fixture->document = open_file (fixture->file, FALSE);
  g_assert_cmpuint (n_creators (fixture->document), ==, 2);
}

/* Both are kept only under another name. */
static void
test_conflict_keep_both (Fixture *fixture, gconstpointer data)
{
  SwbDocument *document = fixture->document;
  g_autoptr (GFile) mine = in_folder (fixture, "mine.swell");
  g_autofree char *theirs = change_elsewhere (fixture);
  g_autoptr (GError) error = NULL;

  add (document, "Two");
  g_assert_false (save (document, SWB_SAVE_ASK, NULL));
  g_assert_false (save_as (document, fixture->file, &error));
  g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_REFUSED);
  assert_bytes (fixture->file, theirs);
  g_assert_cmpint (swb_document_get_trouble (document), ==,
                   SWB_TROUBLE_CONFLICT);
  g_assert_true (save_as (document, mine, NULL));
  g_assert_cmpint (swb_document_get_trouble (document), ==, SWB_TROUBLE_NONE);
  g_assert_true (g_file_equal (swb_document_get_file (document), mine));
  assert_bytes (fixture->file, theirs);
  fixture_close (g_steal_pointer (&fixture->document));
  fixture->document = open_file (fixture->file, FALSE);
  g_assert_cmpuint (n_creators (fixture->document), ==, 2);
  fixture_close (g_steal_pointer (&fixture->document));
  fixture->document = open_file (mine, FALSE);
  g_assert_cmpuint (n_creators (fixture->document), ==, 2);
}

/* A disk that was away and comes back as it was: nothing is asked of anyone. */
static void
test_file_comes_back (Fixture *fixture, gconstpointer data)
{
  SwbDocument *document = fixture->document;
  g_autoptr (GFile) away = in_folder (fixture, "away.swell");

  g_assert_true (g_file_move (fixture->file, away, G_FILE_COPY_NONE, NULL, NULL,
                              NULL, NULL));
  add (document, "Two");
  FIXTURE_WAIT ("the conflict",
                swb_document_get_trouble (document) == SWB_TROUBLE_CONFLICT);
  g_assert_true (g_file_move (away, fixture->file, G_FILE_COPY_NONE, NULL, NULL,
                              NULL, NULL));
  FIXTURE_WAIT ("the save",
                swb_document_get_state (document) == SWB_DOCUMENT_SAVED);
  g_assert_cmpint (swb_document_get_trouble (document), ==, SWB_TROUBLE_NONE);
}

/* What was left is taken up again; that somebody else has changed the file
 * meanwhile is asked about when it is saved. */
static void
test_recovered_beside_changes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *theirs = NULL;
  g_autoptr (GError) error = NULL;

  add (fixture->document, "Two");
  add (fixture->document, "Three");
  g_clear_object (&fixture->document);
  theirs = change_elsewhere (fixture);
  fixture->document = open_file (fixture->file, FALSE);
  g_assert_true (swb_document_get_recovered (fixture->document));
  g_assert_cmpuint (n_creators (fixture->document), ==, 3);
  FIXTURE_WAIT ("the question", swb_document_get_trouble (fixture->document) ==
                                    SWB_TROUBLE_CONFLICT);
  assert_bytes (fixture->file, theirs);
  g_assert_true (save (fixture->document, SWB_SAVE_OVERWRITE, NULL));
}

static void
refuse_act (SwbDocument *document)
{
  const SwbCreatorFacts facts = { .name = "No", .handle = "no" };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  swb_document_run_async (document,
                          swb_roster_add_creator (&facts, 20000, NULL), NULL,
                          fixture_keep_result_cb, &result);
  g_assert_false (
      swb_document_run_finish (document, fixture_wait_for (&result), &error));
  g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_READ_ONLY);
  g_assert_cmpstr (error->message, ==,
                   swb_document_read_only_text (SWB_READ_ONLY_CHOSEN));
}

/* Only looked at: nothing changes, nothing is saved, nothing is left. */
static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  SwbDocument *looking;
  g_autoptr (GFile) target = in_folder (fixture, "copy.swell");
  g_autofree char *before = swb_file_sha256 (fixture->file, NULL, NULL);
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;

  looking = open_file (fixture->file, TRUE);
  folder = g_strdup (swb_working_copy_get_folder (looking->copy));
  g_assert_cmpint (swb_document_get_state (looking), ==,
                   SWB_DOCUMENT_READ_ONLY);
  g_assert_cmpint (swb_document_get_read_only (looking), ==,
                   SWB_READ_ONLY_CHOSEN);
  g_assert_cmpuint (n_creators (looking), ==, 1);
  refuse_act (looking);
  g_assert_false (save (looking, SWB_SAVE_OVERWRITE, &error));
  g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (save_copy (looking, fixture->file, &error));
  g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_REFUSED);
  g_assert_true (save_copy (looking, target, NULL));
  g_assert_cmpint (swb_document_get_state (looking), ==,
                   SWB_DOCUMENT_READ_ONLY);
  fixture_close (looking);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  assert_bytes (fixture->file, before);
  g_assert_true (swb_file_check (target, NULL, NULL));
}

/* A copy has what is not saved yet; the document stays where it was. */
static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) target = in_folder (fixture, "copy.swell");
  SwbDocument *document;

  add (fixture->document, "Two");
  g_assert_true (save_copy (fixture->document, target, NULL));
  g_assert_cmpint (swb_document_get_state (fixture->document), ==,
                   SWB_DOCUMENT_SAFE);
  g_assert_true (
      g_file_equal (swb_document_get_file (fixture->document), fixture->file));
  document = open_file (target, FALSE);
  g_assert_cmpuint (n_creators (document), ==, 2);
  add (document, "Elsewhere");
  g_assert_cmpuint (n_creators (fixture->document), ==, 2);
  fixture_close (document);
}

static void
test_discard (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GAsyncResult) discarded = NULL;
  g_autoptr (GPtrArray) left = NULL;
  const SwbRecoverable *recoverable;

  add (fixture->document, "Two");
  add (fixture->document, "Three");
  g_clear_object (&fixture->document);
  swb_document_list_recoverable_async (fixture_keep_result_cb, &listed);
  left = swb_document_list_recoverable_finish (fixture_wait_for (&listed));
  g_assert_cmpuint (left->len, ==, 1);
  recoverable = g_ptr_array_index (left, 0);
  g_assert_cmpuint (recoverable->n_acts, ==, 2);
  g_assert_cmpstr (recoverable->last_name, ==, "Add Three");
  swb_document_discard_async (recoverable->folder, fixture_keep_result_cb,
                              &discarded);
  g_assert_true (
      swb_document_discard_finish (fixture_wait_for (&discarded), NULL));
  fixture->document = open_file (fixture->file, FALSE);
  g_assert_cmpuint (n_creators (fixture->document), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name)                                                              \
  g_test_add ("/document-saving/" #name, Fixture, NULL, set_up, test_##name,   \
              tear_down)
  ADD (failure_is_tried_again);
  ADD (failure_at_close);
  ADD (conflict_later);
  ADD (conflict_overwrite);
  ADD (conflict_keep_both);
  ADD (file_comes_back);
  ADD (recovered_beside_changes);
  ADD (read_only);
  ADD (copy);
  ADD (discard);
  return g_test_run ();
}
