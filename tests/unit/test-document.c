/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document from the first act to the file and back: commands, undo and redo,
 * saving, opening, recovery, and what is refused. */
#include "scratch.h"

#include "document/swb-document.h"
#include "document/swb-plan-commands.h"
#include "document/swb-roster-commands.h"
#include "storage/swb-workspace-file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static SwbDocument *
open_file (GFile *file, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  swb_document_open_async (file, NULL, keep_result_cb, &result);
  return swb_document_open_finish (wait_for (&result), error);
}

static void
run (SwbDocument *document, SwbCommand *command)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  swb_document_run_async (document, command, NULL, keep_result_cb, &result);
  swb_document_run_finish (document, wait_for (&result), &error);
  g_assert_no_error (error);
}

static SwbOutcome *
undo (SwbDocument *document, gboolean redo)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SwbOutcome *outcome;

  if (redo)
    swb_document_redo_async (document, keep_result_cb, &result);
  else
    swb_document_undo_async (document, keep_result_cb, &result);
  outcome = swb_document_undo_finish (document, wait_for (&result), &error);
  g_assert_no_error (error);
  return outcome;
}

static void
save_as (SwbDocument *document, GFile *file)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  swb_document_save_as_async (document, file, NULL, keep_result_cb, &result);
  swb_document_save_finish (document, wait_for (&result), &error);
  g_assert_no_error (error);
}

static void
close_document (SwbDocument *document)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  swb_document_close_async (document, keep_result_cb, &result);
  swb_document_close_finish (document, wait_for (&result), &error);
  g_assert_no_error (error);
  g_object_unref (document);
}

static GFile *
scratch_file (const char *name)
{
  g_autofree char *path = fixture_scratch_path (name);

  return g_file_new_for_path (path);
}

static SwbCampaignFacts
facts (void)
{
  return (SwbCampaignFacts){
    .name = "Saawan",
    .outcome = "audio-adoption",
    .release = swb_day_from_ymd (2027, 2, 14),
    .budget = swb_money_make (500000000, "INR"),
  };
}

static SwbCreatorFacts
somebody (const char *name, const char *handle, gint64 followers)
{
  return (SwbCreatorFacts){
    .name = name,
    .platform = SWB_PLATFORM_INSTAGRAM,
    .handle = handle,
    .languages = "hi",
    .followers = followers,
    .fee = swb_money_make (4500000, "INR"),
  };
}

static guint
count (GListStore *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

/* A campaign, a creator and a placement in @document. */
static void
make_plan (SwbDocument *document)
{
  const SwbCampaignFacts campaign = facts ();
  const SwbCreatorFacts creator = somebody ("मीरा", "meera.iyer", 48200);
  SwbWorkspace *workspace = swb_document_get_workspace (document);
  g_autoptr (SwbCreator) row = NULL;

  run (document, swb_plan_new_campaign (&campaign, NULL));
  run (document, swb_roster_add_creator (&creator, 20000, NULL));
  row = swb_roster_get_creator (swb_workspace_get_roster (workspace), 0);
  run (document, swb_plan_book (swb_document_get_campaign (document), &row, 1,
                                swb_day_from_ymd (2026, 12, 1)));
}

static void
test_acts_reach_the_model (void)
{
  SwbDocument *document = open_file (NULL, NULL);
  SwbWorkspace *workspace = swb_document_get_workspace (document);
  SwbCampaign *campaign;
  g_autoptr (SwbPlacement) placement = NULL;
  g_autoptr (SwbCreator) creator = NULL;

  make_plan (document);
  campaign = swb_document_get_campaign (document);
  g_assert_cmpuint (count (swb_campaign_get_stages (campaign)), ==, 4);
  g_assert_cmpuint (count (swb_campaign_get_gates (campaign)), ==, 3);
  g_assert_cmpuint (count (swb_campaign_get_lines (campaign)), ==, 3);
  placement = g_list_model_get_item (
      G_LIST_MODEL (swb_campaign_get_placements (campaign)), 0);
  g_assert_cmpstr (swb_placement_get_status (placement), ==, "shortlisted");
  g_assert_cmpint (swb_placement_get_fee (placement).minor, ==, 4500000);
  creator = swb_roster_get_creator (swb_workspace_get_roster (workspace), 0);
  g_assert_cmpstr (swb_creator_get_name (creator), ==, "मीरा");
  g_assert_cmpint (swb_creator_get_followers (creator), ==, 48200);
  g_assert_cmpint (swb_creator_get_tier (creator), ==, 1);
  g_assert_cmpstr (swb_document_get_undo_name (document), ==, "Book मीरा");
  close_document (document);
}

typedef struct
{
  SwbProgress *progress;
  double half;
  gboolean final;
} Told;

static gboolean
tell_and_look (SwbWriter *writer, gpointer data, GError **error)
{
  Told *told = data;

  swb_database_tell (swb_writer_get_database (writer), 1, 2);
  told->half = swb_progress_get (told->progress);
  told->final = swb_progress_is_final (told->progress);
  return TRUE;
}

/* What a command was given hears from what runs it, as a part of the whole,
 * and from what comes afterwards; undo tells likewise. */
static void
test_progress (void)
{
  SwbDocument *document = open_file (NULL, NULL);
  Told told = { .progress = swb_progress_new () };
  g_autoptr (SwbProgress) back = swb_progress_new ();
  g_autoptr (SwbOutcome) outcome = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  SwbCommand *command = swb_command_new ("Look", tell_and_look, &told, NULL);

  make_plan (document);
  swb_command_set_progress (command, told.progress);
  swb_command_set_running (command, 0.8);
  run (document, command);
  g_assert_cmpfloat_with_epsilon (told.half, 0.4, 0.001);
  g_assert_false (told.final);
  g_assert_true (swb_progress_is_final (told.progress));
  g_assert_cmpfloat (swb_progress_get (told.progress), >, 0.8);
  swb_document_take_back_async (document, FALSE, back, NULL, keep_result_cb,
                                &result);
  outcome = swb_document_undo_finish (document, wait_for (&result), NULL);
  g_assert_nonnull (outcome);
  g_assert_true (swb_progress_is_final (back));
  g_assert_cmpfloat (swb_progress_get (back), >, 0.6);
  swb_progress_unref (told.progress);
  close_document (document);
}

typedef struct
{
  const SwbId *placement;
  SwbDay day;
} Posted;

static gboolean
read_posted (SwbWriter *writer, gpointer data, GError **error)
{
  Posted *posted = data;
  g_auto (SwbValue) value = swb_value_null ();

  if (!swb_writer_get (writer, SWB_TABLE_PLACEMENT, posted->placement,
                       SWB_PLACEMENT_POSTED, &value, error))
    return FALSE;
  posted->day = (SwbDay) swb_value_get_int (&value, SWB_DAY_NONE);
  return TRUE;
}

static void
assert_posted (SwbDocument *document, SwbPlacement *placement, SwbDay day)
{
  Posted posted = { swb_placement_get_id (placement), 0 };

  run (document, swb_command_new ("Look", read_posted, &posted, NULL));
  g_assert_cmpint (posted.day, ==, day);
}

static void
set_status (SwbDocument *document,
            SwbPlacement *placement,
            const char *status,
            SwbDay today)
{
  run (document, swb_plan_set_placement_status (&placement, 1, status, today));
}

/* A post that is out has a day, and keeps the first that it got. */
static void
test_posted_day (void)
{
  SwbDocument *document = open_file (NULL, NULL);
  g_autoptr (SwbPlacement) placement = NULL;
  g_autoptr (SwbOutcome) undone = NULL;

  make_plan (document);
  placement = g_list_model_get_item (G_LIST_MODEL (swb_campaign_get_placements (
                                         swb_document_get_campaign (document))),
                                     0);
  set_status (document, placement, "approved", 20100);
  assert_posted (document, placement, SWB_DAY_NONE);
  set_status (document, placement, "posted", 20101);
  assert_posted (document, placement, 20101);
  set_status (document, placement, "paid", 20130);
  assert_posted (document, placement, 20101);
  set_status (document, placement, "dropped", 20131);
  assert_posted (document, placement, 20101);
  set_status (document, placement, "briefed", 20132);
  assert_posted (document, placement, SWB_DAY_NONE);
  undone = undo (document, FALSE);
  assert_posted (document, placement, 20101);
  g_assert_cmpstr (swb_placement_get_status (placement), ==, "dropped");
  close_document (document);
}

static void
test_undo_and_redo (void)
{
  SwbDocument *document = open_file (NULL, NULL);
  SwbRoster *roster =
      swb_workspace_get_roster (swb_document_get_workspace (document));
  g_autoptr (SwbOutcome) first = NULL;
  g_autoptr (SwbOutcome) second = NULL;
  g_autoptr (SwbOutcome) third = NULL;
  g_autoptr (SwbOutcome) again = NULL;

  make_plan (document);
  first = undo (document, FALSE);
  g_assert_cmpstr (first->name, ==, "Book मीरा");
  g_assert_cmpuint (count (swb_campaign_get_placements (
                        swb_document_get_campaign (document))),
                    ==, 0);
  second = undo (document, FALSE);
  g_assert_cmpuint (swb_roster_get_n_creators (roster), ==, 0);
  third = undo (document, FALSE);
  g_assert_null (swb_document_get_campaign (document));
  g_assert_null (swb_document_get_undo_name (document));
  again = undo (document, TRUE);
  g_assert_cmpuint (
      count (swb_campaign_get_stages (swb_document_get_campaign (document))),
      ==, 4);
  g_assert_cmpstr (swb_document_get_redo_name (document), ==, "Add मीरा");
  close_document (document);
}

/* An act after an undo makes the undone one impossible to redo. */
static void
test_new_act_drops_redo (void)
{
  SwbDocument *document = open_file (NULL, NULL);
  const SwbCreatorFacts one = somebody ("One", "one", 5);
  const SwbCreatorFacts two = somebody ("Two", "two", 6);
  g_autoptr (SwbOutcome) outcome = NULL;

  run (document, swb_roster_add_creator (&one, 20000, NULL));
  outcome = undo (document, FALSE);
  g_assert_nonnull (swb_document_get_redo_name (document));
  run (document, swb_roster_add_creator (&two, 20000, NULL));
  g_assert_null (swb_document_get_redo_name (document));
  g_assert_cmpstr (swb_document_get_undo_name (document), ==, "Add Two");
  close_document (document);
}

static void
test_file_keeps_everything (void)
{
  g_autoptr (GFile) file = scratch_file ("round-trip.swell");
  SwbDocument *document = open_file (NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbOutcome) outcome = NULL;

  make_plan (document);
  save_as (document, file);
  g_assert_cmpint (swb_document_get_state (document), ==, SWB_DOCUMENT_SAVED);
  g_assert_cmpstr (swb_document_get_title (document), ==, "round-trip");
  close_document (document);
  g_assert_true (swb_file_check (file, NULL, &error));
  g_assert_no_error (error);

  document = open_file (file, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (swb_document_get_undo_name (document), ==, "Book मीरा");
  g_assert_cmpuint (count (swb_campaign_get_placements (
                        swb_document_get_campaign (document))),
                    ==, 1);
  outcome = undo (document, FALSE);
  g_assert_cmpint (swb_document_get_state (document), ==, SWB_DOCUMENT_SAFE);
  close_document (document);

  document = open_file (file, &error);
  g_assert_cmpuint (count (swb_campaign_get_placements (
                        swb_document_get_campaign (document))),
                    ==, 0);
  g_assert_cmpstr (swb_document_get_redo_name (document), ==, "Book मीरा");
  close_document (document);
}

/* Dropped without closing: the working copy is newer than the file. */
static void
test_recovery (void)
{
  g_autoptr (GFile) file = scratch_file ("recovery.swell");
  SwbDocument *document = open_file (NULL, NULL);
  const SwbCreatorFacts two = somebody ("Two", "two", 6);
  g_autoptr (GPtrArray) left = NULL;

  make_plan (document);
  save_as (document, file);
  run (document, swb_roster_add_creator (&two, 20000, NULL));
  g_object_unref (document);

  left = swb_working_copy_list_recoverable ();
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpstr (((SwbRecoverable *) g_ptr_array_index (left, 0))->last_name,
                   ==, "Add Two");
  document = open_file (file, NULL);
  g_assert_true (swb_document_get_recovered (document));
  g_assert_cmpuint (swb_roster_get_n_creators (swb_workspace_get_roster (
                        swb_document_get_workspace (document))),
                    ==, 2);
  close_document (document);
  g_ptr_array_unref (left);
  left = swb_working_copy_list_recoverable ();
  g_assert_cmpuint (left->len, ==, 0);
}

static void
test_conflict (void)
{
  g_autoptr (GFile) file = scratch_file ("conflict.swell");
  SwbDocument *document = open_file (NULL, NULL);
  const SwbCreatorFacts two = somebody ("Two", "two", 6);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  save_as (document, file);
  run (document, swb_roster_add_creator (&two, 20000, NULL));
  g_assert_true (
      g_file_set_contents (g_file_peek_path (file), "theirs", -1, NULL));
  swb_document_save_async (document, SWB_SAVE_ASK, NULL, keep_result_cb,
                           &result);
  g_assert_false (
      swb_document_save_finish (document, wait_for (&result), &error));
  g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_CONFLICT);
  g_clear_object (&result);
  swb_document_save_async (document, SWB_SAVE_OVERWRITE, NULL, keep_result_cb,
                           &result);
  g_assert_true (swb_document_save_finish (document, wait_for (&result), NULL));
  close_document (document);
}

static void
test_open_twice_is_refused (void)
{
  g_autoptr (GFile) file = scratch_file ("twice.swell");
  SwbDocument *document = open_file (NULL, NULL);
  g_autoptr (GError) error = NULL;

  save_as (document, file);
  g_assert_null (open_file (file, &error));
  g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_BUSY);
  close_document (document);
}

static void
refuse (GFile *file, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (open_file (file, &error));
  g_assert_error (error, SWB_STORAGE_ERROR, code);
}

static void
test_other_things_are_refused (void)
{
  g_autoptr (GFile) folder = scratch_file ("a-folder");
  g_autoptr (GFile) fifo = scratch_file ("a-fifo");
  g_autoptr (GFile) empty = scratch_file ("empty.swell");
  g_autoptr (GFile) text = scratch_file ("text.swell");
  g_autoptr (GFile) nothing = scratch_file ("nothing.swell");
  struct stat before;
  struct stat after;

  g_mkdir (g_file_peek_path (folder), 0700);
  g_assert_cmpint (mkfifo (g_file_peek_path (fifo), 0600), ==, 0);
  g_file_set_contents (g_file_peek_path (empty), "", 0, NULL);
  g_file_set_contents (g_file_peek_path (text), "name,handle\n", -1, NULL);
  stat (g_file_peek_path (text), &before);
  refuse (folder, SWB_STORAGE_ERROR_NOT_A_FILE);
  refuse (fifo, SWB_STORAGE_ERROR_NOT_A_FILE);
  refuse (empty, SWB_STORAGE_ERROR_EMPTY);
  refuse (text, SWB_STORAGE_ERROR_NOT_A_WORKSPACE);
  refuse (nothing, SWB_STORAGE_ERROR_NOT_FOUND);
  stat (g_file_peek_path (text), &after);
  g_assert_cmpint (before.st_mtim.tv_nsec, ==, after.st_mtim.tv_nsec);
  g_assert_cmpint (before.st_size, ==, after.st_size);
}

/* A saved workspace with other bytes from @offset on, at @path. */
static void
alter (const char *path, goffset offset, const char *bytes, gsize n)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpuint (offset + n, <=, length);
  memcpy (content + offset, bytes, n);
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
}

static void
test_altered_value_is_seen (void)
{
  g_autoptr (GFile) file = scratch_file ("altered.swell");
  SwbDocument *document = open_file (NULL, NULL);
  g_autofree char *content = NULL;
  gsize length;
  const char *handle;

  make_plan (document);
  save_as (document, file);
  close_document (document);
  g_file_get_contents (g_file_peek_path (file), &content, &length, NULL);
  handle = memmem (content, length, "meera.iyer", 10);
  g_assert_nonnull (handle);
  alter (g_file_peek_path (file), handle - content, "M", 1);
  refuse (file, SWB_STORAGE_ERROR_DAMAGED);
  g_assert_true (truncate (g_file_peek_path (file), 8192) == 0);
  refuse (file, SWB_STORAGE_ERROR_DAMAGED);
}

static void
test_newer_file_is_read_only (void)
{
  g_autoptr (GFile) file = scratch_file ("newer.swell");
  SwbDocument *document = open_file (NULL, NULL);
  const SwbCreatorFacts two = somebody ("Two", "two", 6);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const char newer[4] = { 0, 0, 0x07, (char) 0xd0 }; /* 2000 */

  make_plan (document);
  save_as (document, file);
  close_document (document);
  alter (g_file_peek_path (file), 60, newer, sizeof newer);
  document = open_file (file, &error);
  g_assert_no_error (error);
  g_assert_true (swb_document_get_read_only (document));
  g_assert_cmpuint (swb_roster_get_n_creators (swb_workspace_get_roster (
                        swb_document_get_workspace (document))),
                    ==, 1);
  swb_document_run_async (document, swb_roster_add_creator (&two, 20000, NULL),
                          NULL, keep_result_cb, &result);
  g_assert_false (
      swb_document_run_finish (document, wait_for (&result), &error));
  g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_READ_ONLY);
  close_document (document);
}

/* Undo leaves alone what got a newer value. */
static void
test_history (void)
{
  SwbDocument *document = open_file (NULL, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (SwbOutcome) outcome = NULL;
  const SwbHistoryEntry *entry;

  make_plan (document);
  outcome = undo (document, FALSE);
  swb_document_history_async (document, 0, keep_result_cb, &result);
  history = swb_document_history_finish (document, wait_for (&result), NULL);
  g_assert_cmpuint (history->len, ==, 4);
  entry = g_ptr_array_index (history, 0);
  g_assert_cmpint (entry->kind, ==, SWB_HISTORY_UNDO);
  entry = g_ptr_array_index (history, 1);
  g_assert_cmpstr (entry->name, ==, "Book मीरा");
  g_assert_true (entry->undone);
  g_assert_cmpuint (entry->n_created, ==, 1);
  close_document (document);
}

/* An act that is still on its way when the window closes is done first, and
 * is in the file. */
static void
test_close_waits_for_acts (void)
{
  g_autoptr (GFile) file = scratch_file ("hurry.swell");
  SwbDocument *document = open_file (NULL, NULL);
  const SwbCreatorFacts two = somebody ("Two", "two", 6);
  g_autoptr (GAsyncResult) acted = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) left = NULL;

  save_as (document, file);
  swb_document_run_async (document, swb_roster_add_creator (&two, 20000, NULL),
                          NULL, keep_result_cb, &acted);
  close_document (document);
  g_assert_true (swb_document_run_finish (document, wait_for (&acted), &error));
  g_assert_no_error (error);
  left = swb_working_copy_list_recoverable ();
  g_assert_cmpuint (left->len, ==, 0);
  g_clear_object (&acted);

  document = open_file (file, &error);
  g_assert_no_error (error);
  g_assert_false (swb_document_get_recovered (document));
  g_assert_cmpstr (swb_document_get_undo_name (document), ==, "Add Two");
  close_document (document);
}

/* Closing twice at once, and acting or looking at a closed document. */
static void
test_close_twice_and_act_after (void)
{
  SwbDocument *document = open_file (NULL, NULL);
  const SwbCreatorFacts two = somebody ("Two", "two", 6);
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GAsyncResult) acted = NULL;
  g_autoptr (GAsyncResult) looked = NULL;
  g_autoptr (GError) error = NULL;

  swb_document_close_async (document, keep_result_cb, &first);
  swb_document_close_async (document, keep_result_cb, &second);
  swb_document_run_async (document, swb_roster_add_creator (&two, 20000, NULL),
                          NULL, keep_result_cb, &acted);
  g_assert_false (
      swb_document_run_finish (document, wait_for (&acted), &error));
  g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_true (swb_document_close_finish (document, wait_for (&first), NULL));
  g_assert_true (
      swb_document_close_finish (document, wait_for (&second), NULL));
  swb_document_history_async (document, 0, keep_result_cb, &looked);
  g_assert_null (
      swb_document_history_finish (document, wait_for (&looked), &error));
  g_assert_nonnull (error);
  g_object_unref (document);
}

/* Closing an untitled workspace while its first save runs waits for that. */
static void
test_close_while_saving_untitled (void)
{
  g_autoptr (GFile) file = scratch_file ("first.swell");
  SwbDocument *document = open_file (NULL, NULL);
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GError) error = NULL;

  make_plan (document);
  swb_document_save_as_async (document, file, NULL, keep_result_cb, &saved);
  close_document (document);
  g_assert_true (
      swb_document_save_finish (document, wait_for (&saved), &error));
  g_assert_no_error (error);
  g_assert_true (swb_file_check (file, NULL, &error));
  g_assert_no_error (error);
}

/* Two windows on one file would overwrite each other. */
static void
test_save_as_over_an_open_file_is_refused (void)
{
  g_autoptr (GFile) file = scratch_file ("taken.swell");
  SwbDocument *owner = open_file (NULL, NULL);
  SwbDocument *other = open_file (NULL, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  make_plan (owner);
  save_as (owner, file);
  swb_document_save_as_async (other, file, NULL, keep_result_cb, &result);
  g_assert_false (swb_document_save_finish (other, wait_for (&result), &error));
  g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_BUSY);
  g_assert_null (swb_document_get_file (other));
  close_document (other);
  close_document (owner);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name) g_test_add_func ("/document/" #name, test_##name)
  ADD (acts_reach_the_model);
  ADD (progress);
  ADD (undo_and_redo);
  ADD (posted_day);
  ADD (new_act_drops_redo);
  ADD (file_keeps_everything);
  ADD (recovery);
  ADD (conflict);
  ADD (open_twice_is_refused);
  ADD (other_things_are_refused);
  ADD (altered_value_is_seen);
  ADD (newer_file_is_read_only);
  ADD (history);
  ADD (close_waits_for_acts);
  ADD (close_twice_and_act_after);
  ADD (close_while_saving_untitled);
  ADD (save_as_over_an_open_file_is_refused);
  return g_test_run ();
}
