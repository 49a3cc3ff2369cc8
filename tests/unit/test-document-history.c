/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document's history: what is done is done, what an undo left alone, the way
 * to any point, and compaction. */
#include "document-fixture.h"
#include "document/swb-document-compact.h"
#include "document/swb-plan-commands.h"
#include "document/swb-roster-commands.h"

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
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), name, NULL);
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
  left = swb_document_list_recoverable ();
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

#define ADD(name) g_test_add_func ("/document-history/" #name, test_##name)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD (done_and_read_whole);
  ADD (done_but_not_read);
  ADD (compaction_is_saved);
  ADD (compaction_is_recovered);
  ADD (compaction_of_nothing);
  ADD (compaction_read_only);
  ADD (compaction_in_the_history_of_a_row);
  return g_test_run ();
}
