/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Acts of very many rows: undo gives back all that was in the workspace, and
 * redo all that the act made of it. */
#include "document/swb-command.h"
#include "document/swb-roster-commands.h"
#include "document/swb-roster-edit.h"
#include "storage/swb-record-runs.h"
#include "storage/swb-record.h"
#include "storage/swb-workspace-file.h"
#include "storage/swb-writer-private.h"

#define N (SWB_RUNS_FROM + 77)
#define TODAY 20500

static SwbId
id_of (SwbTableId table, guint i)
{
  SwbId id = { { (guint8) (table + 1), 2, 3, (guint8) (i >> 16),
                 (guint8) (i >> 8), (guint8) i } };

  return id;
}

static void
add_value (GChecksum *sum, sqlite3_stmt *row, int column)
{
  const int type = sqlite3_column_type (row, column);
  const void *bytes = sqlite3_column_blob (row, column);
  const int length = sqlite3_column_bytes (row, column);

  g_checksum_update (sum, (const guchar *) &type, sizeof type);
  g_checksum_update (sum, (const guchar *) &length, sizeof length);
  if (length > 0)
    g_checksum_update (sum, bytes, length);
}

/* A sum of every value of every row that is not deleted, and of nothing else:
 * a row that was made and taken back is as if it had never been. */
static char *
sum_up (SwbDatabase *db)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint t = 0; t < SWB_N_TABLES; t++)
    {
      const SwbTable *table = swb_schema_table ((SwbTableId) t);
      g_autofree char *sql = g_strdup_printf (
          "SELECT * FROM %s WHERE deleted=0 ORDER BY id", table->name);
      sqlite3_stmt *row = swb_database_prepare (db, sql, NULL);
      gboolean has_row = FALSE;

      g_assert_nonnull (row);
      g_checksum_update (sum, (const guchar *) table->name, -1);
      while (swb_database_step (db, row, &has_row, NULL) && has_row)
        for (int i = 0; i < sqlite3_column_count (row); i++)
          add_value (sum, row, i);
    }
  return g_strdup (g_checksum_get_string (sum));
}

static void
run (SwbDatabase *db, SwbCommand *command)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbAction) action = NULL;
  SwbWriter *writer =
      swb_writer_begin (db,
                        swb_action_new (swb_command_get_name (command), "Asha",
                                        SWB_ACTION_ACT, 1),
                        &error);

  g_assert_no_error (error);
  swb_command_exec (command, writer, &error);
  g_assert_no_error (error);
  action = swb_writer_commit (writer, &error);
  g_assert_no_error (error);
  swb_command_unref (command);
}

static void
take_back (SwbDatabase *db, SwbActionKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbAction) action =
      swb_record_take_back (db, kind, "Ravi", 2, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (action->n_left_alone, ==, 0);
}

/* Does it, and takes it back and does it again two times. */
static void
check (SwbDatabase *db, SwbCommand *command)
{
  g_autofree char *before = sum_up (db);
  g_autofree char *after = NULL;

  run (db, command);
  after = sum_up (db);
  g_assert_cmpstr (after, !=, before);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *undone = NULL;
      g_autofree char *redone = NULL;

      take_back (db, SWB_ACTION_UNDO);
      undone = sum_up (db);
      g_assert_cmpstr (undone, ==, before);
      take_back (db, SWB_ACTION_REDO);
      redone = sum_up (db);
      g_assert_cmpstr (redone, ==, after);
    }
}

static void
clear (SwbValue *values, guint n)
{
  for (guint i = 0; i < n; i++)
    swb_value_clear (&values[i]);
}

static gboolean
exec_import (SwbWriter *writer, gpointer data, GError **error)
{
  for (guint i = 0; i < N; i++)
    {
      const SwbId creator = id_of (SWB_TABLE_CREATOR, i);
      const SwbId account = id_of (SWB_TABLE_ACCOUNT, i);
      SwbValue values[SWB_CREATOR_N] = { 0 };
      SwbValue more[SWB_ACCOUNT_N] = { 0 };
      gboolean ok;

      values[SWB_CREATOR_NAME] =
          swb_value_take_text (g_strdup_printf ("Creator %u", i));
      values[SWB_CREATOR_CITIES] = swb_value_text (i % 3 == 0 ? "Pune" : "Goa");
      more[SWB_ACCOUNT_CREATOR] = swb_value_id (&creator);
      more[SWB_ACCOUNT_PLATFORM] = swb_value_text ("instagram");
      more[SWB_ACCOUNT_HANDLE] =
          swb_value_take_text (g_strdup_printf ("creator_%u", i));
      ok = swb_writer_insert (writer, SWB_TABLE_CREATOR, &creator, values,
                              error) &&
           swb_writer_insert (writer, SWB_TABLE_ACCOUNT, &account, more, error);
      clear (values, SWB_CREATOR_N);
      clear (more, SWB_ACCOUNT_N);
      if (!ok)
        return FALSE;
    }
  return TRUE;
}

static SwbCommand *
import (void)
{
  return swb_command_new ("Import", exec_import, NULL, NULL);
}

/* The columns that a roster of them would have. */
static SwbRosterData *
make_data (void)
{
  SwbRosterData *data = swb_roster_data_new (N, N);

  for (guint i = 0; i < N; i++)
    {
      const SwbId creator = id_of (SWB_TABLE_CREATOR, i);
      const SwbAccountCells account = {
        .id = id_of (SWB_TABLE_ACCOUNT, i),
        .creator = i,
        .followers = 50000,
        .followers_lapsed = SWB_DAY_NONE,
        .views = -1,
      };

      swb_roster_data_set_creator (data, i, &creator, "Creator");
      swb_roster_data_set_account (data, i, &account);
    }
  swb_roster_data_finish (data, NULL, NULL);
  return data;
}

static SwbCommand *
edit (SwbRosterField field, SwbRosterHow how, const char *text)
{
  g_autoptr (SwbRosterEdit) edit = swb_roster_edit_new (NULL, "INR", TODAY);
  g_autoptr (SwbRosterData) data = make_data ();

  for (guint i = 0; i < N; i++)
    swb_roster_edit_add_place (edit, data, i);
  g_assert_true (swb_roster_edit_set_all (edit, field, how, text));
  return swb_roster_edit_command (edit, NULL);
}

static SwbCommand *
delete_all (void)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (SwbId));

  for (guint i = 0; i < N; i++)
    {
      const SwbId id = id_of (SWB_TABLE_CREATOR, i);

      g_array_append_val (ids, id);
    }
  return swb_roster_delete_ids (ids);
}

/* Each on top of the one before, and in the end back to the beginning and
 * forth again. */
static void
test_exactly (void)
{
  g_autoptr (SwbDatabase) db =
      swb_database_open (":memory:", SWB_DATABASE_PLAIN, NULL);
  g_autofree char *nothing = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *all = NULL;
  g_autofree char *redone = NULL;
  const guint n_acts = 7;

  g_assert_true (swb_file_create (db, NULL));
  nothing = sum_up (db);
  check (db, import ());
  g_assert_cmpint (
      swb_database_number (db, "SELECT count(*) FROM action_run", 0), >, 0);
  check (db, edit (SWB_ROSTER_FIELD_CITIES, SWB_ROSTER_SET, "Agra"));
  check (db, edit (SWB_ROSTER_FIELD_TAGS, SWB_ROSTER_ADD, "everybody"));
  check (db, edit (SWB_ROSTER_FIELD_FOLLOWERS, SWB_ROSTER_SET, "12000"));
  check (db, edit (SWB_ROSTER_FIELD_FEE, SWB_ROSTER_SET, "5000"));
  check (db, edit (SWB_ROSTER_FIELD_CITIES, SWB_ROSTER_SET, ""));
  check (db, delete_all ());
  all = sum_up (db);
  for (guint i = 0; i < n_acts; i++)
    take_back (db, SWB_ACTION_UNDO);
  undone = sum_up (db);
  g_assert_cmpstr (undone, ==, nothing);
  for (guint i = 0; i < n_acts; i++)
    take_back (db, SWB_ACTION_REDO);
  redone = sum_up (db);
  g_assert_cmpstr (redone, ==, all);
}

/* A person who stops an act or its undo in the midst of it has changed
 * nothing. */
static void
test_stopped (void)
{
  g_autoptr (SwbDatabase) db =
      swb_database_open (":memory:", SWB_DATABASE_PLAIN, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SwbCommand) command =
      edit (SWB_ROSTER_FIELD_CITIES, SWB_ROSTER_SET, "Agra");
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbAction) action = NULL;
  g_autofree char *before = NULL;
  g_autofree char *stopped = NULL;
  SwbWriter *writer;

  g_assert_true (swb_file_create (db, NULL));
  run (db, import ());
  before = sum_up (db);
  swb_database_set_cancellable (db, cancellable);
  writer = swb_writer_begin (
      db, swb_action_new ("Edit", "Asha", SWB_ACTION_ACT, 1), &error);
  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  g_assert_false (swb_command_exec (command, writer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  swb_database_set_cancellable (db, NULL);
  swb_writer_abort (writer);
  g_clear_error (&error);
  swb_database_set_cancellable (db, cancellable);
  action = swb_record_take_back (db, SWB_ACTION_UNDO, "Ravi", 2, &error);
  g_assert_null (action);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  swb_database_set_cancellable (db, NULL);
  stopped = sum_up (db);
  g_assert_cmpstr (stopped, ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/large-acts/exactly", test_exactly);
  g_test_add_func ("/large-acts/stopped", test_stopped);
  return g_test_run ();
}
