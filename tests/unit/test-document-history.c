/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document's history: what is done is done, what an undo left alone, the way
 * to any point, and compaction. */
#include "document-fixture.h"
#include "document/swb-document-compact.h"
#include "document/swb-plan-commands.h"
#include "document/swb-roster-commands.h"
#include "scratch.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <unistd.h>

static SwbCampaign *
add_campaign (SwbDocument *document)
{
  const SwbCampaignFacts facts = {
    .name = "Saawan",
    .outcome = "audio-adoption",
    .release = swb_day_from_ymd (2027, 2, 14),
    .budget = swb_money_make (500000000, "INR"),
  };

  fixture_run (document, swb_plan_new_campaign (&facts, NULL));
  return swb_document_get_campaign (document);
}

/* How often a campaign cannot be read. */
static int denials;

static int
deny_cb (void *data,
         int action,
         const char *table,
         const char *column,
         const char *schema,
         const char *trigger)
{
  if (action != SQLITE_READ || g_strcmp0 (table, "campaign") != 0 ||
      g_strcmp0 (column, "product") != 0 || denials == 0)
    return SQLITE_OK;
  denials--;
  return SQLITE_DENY;
}

static gboolean
rename_and_break (SwbWriter *writer, gpointer data, GError **error)
{
  g_auto (SwbValue) name = swb_value_text ("Renamed");
  gboolean ok = swb_writer_set (writer, SWB_TABLE_CAMPAIGN, data,
                                SWB_CAMPAIGN_NAME, &name, error);

  sqlite3_set_authorizer (
      swb_database_get_handle (swb_writer_get_database (writer)), deny_cb,
      NULL);
  return ok;
}

static void
failed_cb (SwbDocument *document, const char *message, guint *n)
{
  ++*n;
}

/* Returns: how often the document told of a failure. */
static guint
rename_unread (SwbDocument *document, int n_denials)
{
  const SwbId *id = swb_campaign_get_id (swb_document_get_campaign (document));
  guint failures = 0;

  denials = n_denials;
  g_signal_connect (document, "failed", G_CALLBACK (failed_cb), &failures);
  fixture_run (document, swb_command_new ("Rename", rename_and_break,
                                          g_memdup2 (id, sizeof *id), g_free));
  g_assert_cmpstr (swb_document_get_undo_name (document), ==, "Rename");
  g_signal_handlers_disconnect_by_data (document, &failures);
  return failures;
}

/* What is committed is done, whether or not it can be read for itself. */
static void
test_done_and_read_whole (void)
{
  SwbDocument *document = fixture_open ();
  SwbCampaign *campaign = add_campaign (document);

  g_assert_cmpuint (rename_unread (document, 1), ==, 0);
  g_assert_cmpint (denials, ==, 0);
  g_assert_cmpstr (swb_campaign_get_name (campaign), ==, "Renamed");
  fixture_close (document);
}

static void
test_done_but_not_read (void)
{
  SwbDocument *document = fixture_open ();
  SwbCampaign *campaign = add_campaign (document);

  g_assert_cmpuint (rename_unread (document, -1), ==, 1);
  g_assert_cmpstr (swb_campaign_get_name (campaign), ==, "Saawan");
  denials = 0;
  g_assert_cmpuint (fixture_undo (document), ==, 0);
  fixture_close (document);
}

static void
add_creators (SwbDocument *document, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Creator %u", i + 1);
      const SwbCreatorFacts facts = { .name = name,
                                      .platform = SWB_PLATFORM_INSTAGRAM,
                                      .handle = name,
                                      .followers = 100 };

      fixture_run (document, swb_roster_add_creator (&facts, 20700, NULL));
    }
}

static guint
n_creators (SwbDocument *document)
{
  return swb_roster_get_n_creators (
      swb_workspace_get_roster (swb_document_get_workspace (document)));
}

static SwbDocument *
open_file (GFile *file)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SwbDocument *document;

  swb_document_open_async (file, NULL, fixture_keep_result_cb, &result);
  document = swb_document_open_finish (fixture_wait_for (&result), &error);
  g_assert_no_error (error);
  return document;
}

static GFile *
save_as (SwbDocument *document, const char *name)
{
  g_autofree char *path = fixture_scratch_path (name);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GFile *file = g_file_new_for_path (path);

  swb_document_save_as_async (document, file, NULL, fixture_keep_result_cb,
                              &result);
  swb_document_save_finish (document, fixture_wait_for (&result), &error);
  g_assert_no_error (error);
  return file;
}

static gboolean
compact (SwbDocument *document,
         SwbCompactKind kind,
         guint keep,
         SwbCompaction *compaction,
         GError **error)
{
  const SwbCompactChoice choice = { kind, 0, keep };
  g_autoptr (GAsyncResult) result = NULL;

  swb_document_compact_async (document, &choice, NULL, fixture_keep_result_cb,
                              &result);
  return swb_document_compact_finish (document, fixture_wait_for (&result),
                                      compaction, error);
}

static SwbCompaction
plan (SwbDocument *document, SwbCompactKind kind, guint keep)
{
  const SwbCompactChoice choice = { kind, 0, keep };
  g_autoptr (GAsyncResult) result = NULL;
  SwbCompaction compaction = { 0 };

  swb_document_plan_compaction_async (document, &choice, fixture_keep_result_cb,
                                      &result);
  g_assert_true (swb_document_compact_finish (
      document, fixture_wait_for (&result), &compaction, NULL));
  return compaction;
}

static GPtrArray *
history (SwbDocument *document)
{
  g_autoptr (GAsyncResult) result = NULL;
  GPtrArray *entries;

  swb_document_history_async (document, 0, fixture_keep_result_cb, &result);
  entries =
      swb_document_history_finish (document, fixture_wait_for (&result), NULL);
  g_assert_nonnull (entries);
  return entries;
}

/* It reaches the file, is told in the history, and ends the way back. */
static void
test_compaction_is_saved (void)
{
  SwbDocument *document = fixture_open ();
  g_autoptr (GFile) file = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  const SwbHistoryEntry *entry;
  SwbCompaction done;

  add_creators (document, 5);
  file = save_as (document, "compaction.swell");
  g_assert_cmpint (swb_document_get_state (document), ==, SWB_DOCUMENT_SAVED);
  g_assert_cmpuint (plan (document, SWB_COMPACT_KEEP, 2).n_acts, ==, 3);
  g_assert_cmpint (swb_document_get_state (document), ==, SWB_DOCUMENT_SAVED);
  g_assert_true (compact (document, SWB_COMPACT_KEEP, 2, &done, NULL));
  g_assert_cmpuint (done.n_acts, ==, 3);
  g_assert_cmpint (swb_document_get_state (document), ==, SWB_DOCUMENT_SAFE);
  fixture_close (document);

  document = open_file (file);
  g_assert_cmpuint (n_creators (document), ==, 5);
  entries = history (document);
  g_assert_cmpuint (entries->len, ==, 3);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpint (entry->kind, ==, SWB_HISTORY_COMPACTION);
  g_assert_false (entry->undone);
  g_assert_true (g_str_has_prefix (entry->name, "Compacted the history up to"));
  g_assert_true (g_str_has_suffix (entry->name, "(3 acts)"));
  fixture_undo (document);
  fixture_undo (document);
  g_assert_cmpuint (n_creators (document), ==, 3);
  g_assert_null (swb_document_get_undo_name (document));
  fixture_close (document);
}

/* Left without closing, it is offered for recovery like any act. */
static void
test_compaction_is_recovered (void)
{
  SwbDocument *document = fixture_open ();
  g_autoptr (GFile) file = NULL;
  g_autoptr (GPtrArray) left = NULL;
  const SwbRecoverable *found;

  add_creators (document, 2);
  file = save_as (document, "recovered.swell");
  g_assert_true (compact (document, SWB_COMPACT_ALL, 0, NULL, NULL));
  g_object_unref (document);
  left = swb_working_copy_list_recoverable ();
  g_assert_cmpuint (left->len, ==, 1);
  found = g_ptr_array_index (left, 0);
  g_assert_true (g_str_has_prefix (found->last_name, "Compacted"));
  document = open_file (file);
  g_assert_true (swb_document_get_recovered (document));
  g_assert_null (swb_document_get_undo_name (document));
  g_assert_cmpuint (n_creators (document), ==, 2);
  fixture_close (document);
}

static void
test_compaction_of_nothing (void)
{
  SwbDocument *document = fixture_open ();
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;
  SwbCompaction nothing = plan (document, SWB_COMPACT_ALL, 0);

  g_assert_cmpuint (nothing.n_acts, ==, 0);
  told = swb_compaction_tell_plan (&nothing);
  g_assert_cmpstr (told, ==, "Nothing in the history is that old.");
  g_assert_false (compact (document, SWB_COMPACT_ALL, 0, NULL, &error));
  g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_NOTHING_TO_DO);
  fixture_close (document);
}

/* Gives FILE the version of a later program; offset 60 is user_version. */
static void
make_newer (GFile *file)
{
  const guint8 version[] = { 0, 0, 0x07, 0xd0 };
  int fd = g_open (g_file_peek_path (file), O_RDWR, 0);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (pwrite (fd, version, sizeof version, 60), ==, 4);
  close (fd);
}

static void
test_compaction_read_only (void)
{
  SwbDocument *document = fixture_open ();
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  add_creators (document, 2);
  file = save_as (document, "newer.swell");
  fixture_close (document);
  make_newer (file);
  document = open_file (file);
  g_assert_true (swb_document_get_read_only (document));
  g_assert_cmpuint (plan (document, SWB_COMPACT_ALL, 0).n_acts, ==, 2);
  g_assert_false (compact (document, SWB_COMPACT_ALL, 0, NULL, &error));
  g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_READ_ONLY);
  fixture_close (document);
}

static GPtrArray *
changes_of_creator (SwbDocument *document, guint index)
{
  SwbRoster *roster =
      swb_workspace_get_roster (swb_document_get_workspace (document));
  g_autoptr (SwbCreator) creator = swb_roster_get_creator (roster, index);
  g_autoptr (GAsyncResult) result = NULL;

  swb_document_changes_async (document, 0, swb_creator_get_id (creator), 500,
                              fixture_keep_result_cb, &result);
  return swb_document_changes_finish (document, fixture_wait_for (&result),
                                      NULL);
}

/* The history of one thing says where it was cut off, and only then. */
static void
test_compaction_in_the_history_of_a_row (void)
{
  SwbDocument *document = fixture_open ();
  g_autoptr (GPtrArray) cut = NULL;
  g_autoptr (GPtrArray) whole = NULL;
  g_autofree char *told = NULL;
  const SwbChange *last;

  add_creators (document, 2);
  g_assert_true (compact (document, SWB_COMPACT_KEEP, 1, NULL, NULL));
  cut = changes_of_creator (document, 0);
  g_assert_cmpuint (cut->len, ==, 1);
  last = g_ptr_array_index (cut, 0);
  g_assert_cmpint (last->kind, ==, SWB_HISTORY_COMPACTION);
  told = swb_change_tell (last);
  g_assert_cmpstr (told, ==, "What was done before is no longer told");
  whole = changes_of_creator (document, 1);
  last = g_ptr_array_index (whole, whole->len - 1);
  g_assert_cmpint (last->kind, ==, SWB_HISTORY_ACT);
  fixture_close (document);
}

/* A change that is in no record, as one that comes from elsewhere. */
static gboolean
change_unseen (SwbWriter *writer, gpointer data, GError **error)
{
  return swb_database_exec (swb_writer_get_database (writer),
                            "UPDATE campaign SET name='Newer'", error);
}

static GPtrArray *
changes_of_act (SwbDocument *document, gint64 sequence)
{
  g_autoptr (GAsyncResult) result = NULL;
  GPtrArray *changes;

  swb_document_changes_async (document, sequence, NULL, 500,
                              fixture_keep_result_cb, &result);
  changes =
      swb_document_changes_finish (document, fixture_wait_for (&result), NULL);
  g_assert_nonnull (changes);
  return changes;
}

static void
assert_told (GPtrArray *changes, guint index, gboolean left, const char *told)
{
  const SwbChange *change = g_ptr_array_index (changes, index);
  g_autofree char *text = swb_change_tell (change);

  g_assert_cmpint (change->left_alone, ==, left);
  g_assert_cmpstr (text, ==, told);
}

static SwbCommand *
edit_campaign (SwbCampaign *campaign)
{
  SwbCommand *edit = swb_command_new_edit ("Edit");
  const SwbId *id = swb_campaign_get_id (campaign);

  swb_command_set (edit, SWB_TABLE_CAMPAIGN, id, SWB_CAMPAIGN_NAME,
                   swb_value_text ("Second"));
  swb_command_set (edit, SWB_TABLE_CAMPAIGN, id, SWB_CAMPAIGN_CLIENT,
                   swb_value_text ("Aakash"));
  return edit;
}

static SwbOutcome *
undo (SwbDocument *document)
{
  g_autoptr (GAsyncResult) result = NULL;
  SwbOutcome *outcome;

  swb_document_undo_async (document, fixture_keep_result_cb, &result);
  outcome =
      swb_document_undo_finish (document, fixture_wait_for (&result), NULL);
  g_assert_nonnull (outcome);
  return outcome;
}

/* An undo says which fields it did not touch, and what stands there. */
static void
test_left_alone (void)
{
  SwbDocument *document = fixture_open ();
  SwbCampaign *campaign = add_campaign (document);
  g_autoptr (SwbOutcome) outcome = NULL;
  g_autoptr (SwbOutcome) plain = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) none = NULL;

  fixture_run (document, edit_campaign (campaign));
  fixture_run (document, swb_command_new ("", change_unseen, NULL, NULL));
  outcome = undo (document);
  g_assert_cmpuint (outcome->n_left_alone, ==, 1);
  g_assert_cmpint (outcome->sequence, ==, 3);
  changes = changes_of_act (document, outcome->sequence);
  g_assert_cmpuint (changes->len, ==, 2);
  assert_told (changes, 0, TRUE, "Left alone: Name is Newer, which is newer");
  assert_told (changes, 1, FALSE, "Client: Aakash removed");

  fixture_run (document, edit_campaign (campaign));
  plain = undo (document);
  none = changes_of_act (document, plain->sequence);
  g_assert_cmpuint (none->len, ==, 2);
  assert_told (none, 0, FALSE, "Client: Aakash removed");
  fixture_close (document);
}

/* Where the act that an undo took back is gone, that is said. */
static void
test_left_alone_is_unknown (void)
{
  SwbDocument *document = fixture_open ();
  SwbCampaign *campaign = add_campaign (document);
  g_autoptr (SwbOutcome) outcome = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  SwbCompactChoice choice = { .kind = SWB_COMPACT_BEFORE };
  g_autoptr (GAsyncResult) result = NULL;
  SwbCompaction done;

  fixture_run (document, edit_campaign (campaign));
  outcome = undo (document);
  fixture_run (document, edit_campaign (campaign));
  entries = history (document);
  choice.time =
      ((const SwbHistoryEntry *) g_ptr_array_index (entries, 1))->time;
  swb_document_compact_async (document, &choice, NULL, fixture_keep_result_cb,
                              &result);
  g_assert_true (swb_document_compact_finish (
      document, fixture_wait_for (&result), &done, NULL));
  g_assert_cmpuint (done.n_acts, ==, 2);
  changes = changes_of_act (document, outcome->sequence);
  g_assert_cmpuint (changes->len, ==, 3);
  assert_told (changes, 2, FALSE, "What was done before is no longer told");
  fixture_close (document);
}

/* Entries are read in parts, found by a word, and counted. */
static void
test_pages (void)
{
  SwbDocument *document = fixture_open ();
  const struct
  {
    SwbHistoryRange range;
    guint n;
    gint64 first;
  } cases[] = {
    { { 0, 0, 0, NULL }, 7, 7 },        { { 0, 0, 3, NULL }, 3, 7 },
    { { 0, 5, 3, NULL }, 3, 4 },        { { 5, 0, 0, NULL }, 2, 7 },
    { { 0, 2, 3, NULL }, 1, 1 },        { { 7, 0, 0, NULL }, 0, 0 },
    { { 0, 0, 0, "CREATOR 3" }, 1, 3 }, { { 0, 0, 0, "zebra" }, 0, 0 },
    { { 0, 0, 2, "creator" }, 2, 7 },
  };

  add_creators (document, 7);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GPtrArray) page = NULL;

      swb_document_history_page_async (document, &cases[i].range,
                                       fixture_keep_result_cb, &result);
      page = swb_document_history_finish (document, fixture_wait_for (&result),
                                          NULL);
      g_assert_cmpuint (page->len, ==, cases[i].n);
      if (page->len > 0)
        {
          const SwbHistoryEntry *entry = g_ptr_array_index (page, 0);

          g_assert_cmpint (entry->sequence, ==, cases[i].first);
          g_assert_cmpuint (entry->n_settings, ==, 0);
          g_assert_cmpuint (entry->n_created, >, 1);
        }
    }
  fixture_close (document);
}

typedef struct
{
  GCancellable *cancellable;
  gboolean stop;
  guint n_done;
  guint n_steps;
} Journey;

static void
progress_cb (guint n_done, guint n_steps, gpointer data)
{
  Journey *journey = data;

  g_assert_cmpuint (n_done, >, journey->n_done);
  journey->n_done = n_done;
  journey->n_steps = n_steps;
  if (journey->stop)
    g_cancellable_cancel (journey->cancellable);
}

static gboolean
go_to (SwbDocument *document, gint64 sequence, Journey *journey, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SwbOutcome) outcome = NULL;

  journey->cancellable = cancellable;
  swb_document_go_to_async (document, sequence, cancellable, progress_cb,
                            journey, fixture_keep_result_cb, &result);
  outcome =
      swb_document_go_to_finish (document, fixture_wait_for (&result), error);
  return outcome != NULL;
}

/* The way tells how far it came, and stops between two steps. More than fifty
 * are not made at once. */
static void
test_journey (void)
{
  SwbDocument *document = fixture_open ();
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;
  Journey stopped = { .stop = TRUE };
  Journey whole = { 0 };
  Journey forward = { 0 };

  add_creators (document, 60);
  g_assert_cmpint (swb_document_get_undo_sequence (document), ==, 60);
  g_assert_false (go_to (document, 2, &stopped, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (stopped.n_done, <=, 50);
  told = g_strdup_printf ("Stopped after %u of 58 steps", stopped.n_done);
  g_assert_cmpstr (error->message, ==, told);
  g_assert_cmpuint (n_creators (document), ==, 60 - stopped.n_done);
  g_assert_cmpint (swb_document_get_undo_sequence (document), ==,
                   60 - stopped.n_done);
  g_assert_true (go_to (document, 2, &whole, NULL));
  g_assert_cmpuint (whole.n_steps, ==, 58 - stopped.n_done);
  g_assert_cmpuint (n_creators (document), ==, 2);
  g_assert_true (go_to (document, 59, &forward, NULL));
  g_assert_cmpuint (forward.n_done, ==, 57);
  g_assert_cmpuint (n_creators (document), ==, 59);
  fixture_close (document);
}

/* What the model shows after many steps at once is what is in the file. */
static void
test_journey_is_shown (void)
{
  SwbDocument *document = fixture_open ();
  SwbCampaign *campaign = add_campaign (document);
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *first = g_strdup (swb_campaign_get_name (campaign));
  Journey journey = { 0 };

  fixture_run (document, edit_campaign (campaign));
  add_creators (document, 3);
  fixture_run (document, swb_plan_delete_campaign (campaign));
  g_assert_null (swb_document_get_campaign (document));
  g_assert_true (go_to (document, 1, &journey, NULL));
  g_assert_cmpuint (journey.n_done, ==, 5);
  g_assert_cmpuint (n_creators (document), ==, 0);
  campaign = swb_document_get_campaign (document);
  g_assert_cmpstr (swb_campaign_get_name (campaign), ==, first);
  g_assert_cmpuint (g_list_model_get_n_items (
                        G_LIST_MODEL (swb_campaign_get_stages (campaign))),
                    ==, 4);
  entries = history (document);
  g_assert_cmpuint (entries->len, ==, 11);
  fixture_close (document);
}

#define ADD(name) g_test_add_func ("/document-history/" #name, test_##name)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD (done_and_read_whole);
  ADD (done_but_not_read);
  ADD (left_alone);
  ADD (left_alone_is_unknown);
  ADD (pages);
  ADD (journey);
  ADD (journey_is_shown);
  ADD (compaction_is_saved);
  ADD (compaction_is_recovered);
  ADD (compaction_of_nothing);
  ADD (compaction_read_only);
  ADD (compaction_in_the_history_of_a_row);
  return g_test_run ();
}
