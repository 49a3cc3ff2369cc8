/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record in words: every table of the schema can be told of. */
#include "document/swb-change-words.h"
#include "storage/swb-workspace-file.h"

static SwbDatabase *
new_workspace (void)
{
  SwbDatabase *db = swb_database_open (":memory:", SWB_DATABASE_PLAIN, NULL);

  g_assert_true (swb_file_create (db, NULL));
  return db;
}

/* Whatever was recorded of any table, the history tells it without a word of
 * SQL going wrong; a row that is not there has no name. */
static void
test_every_table (void)
{
  g_autoptr (SwbDatabase) db = new_workspace ();

  for (guint t = 0; t < SWB_N_TABLES; t++)
    {
      SwbRecordedChange made = { .act = (char *) "Act",
                                 .author = (char *) "Asha",
                                 .table = (SwbTableId) t,
                                 .row = swb_id_new (),
                                 .made = TRUE };
      g_autoptr (SwbChange) change = swb_change_put_in_words (db, &made);

      g_assert_cmpstr (change->subject, ==, "");
      g_assert_cmpstr (change->author, ==, "Asha");
      g_assert_cmpint (sqlite3_errcode (swb_database_get_handle (db)), !=,
                       SQLITE_ERROR);
    }
}

/* A person reads no column's name of the file, but of what only points. */
static void
test_every_field_has_a_name (void)
{
  for (guint t = 0; t < SWB_N_TABLES; t++)
    {
      const SwbTable *table = swb_schema_table ((SwbTableId) t);

      for (guint c = 0; c < table->n_columns; c++)
        {
          const char *name = swb_change_field_name ((SwbTableId) t, c);

          if (table->since > 0 && table->columns[c].type != SWB_COLUMN_ID)
            g_assert_cmpstr (name, !=, table->columns[c].name);
          g_assert_cmpuint (strlen (name), >, 0);
        }
    }
}

static void
test_name_of_a_placement (void)
{
  g_autoptr (SwbDatabase) db = new_workspace ();
  SwbRecordedChange made = { .act = (char *) "Act",
                             .author = (char *) "Asha",
                             .table = SWB_TABLE_BOOST,
                             .made = TRUE };
  g_autoptr (SwbChange) change = NULL;

  g_assert_true (swb_database_exec (
      db,
      "INSERT INTO creator (id, deleted, name) VALUES (zeroblob(16), 0, 'A');"
      "INSERT INTO placement (id, deleted, creator) VALUES"
      " (zeroblob(16), 0, zeroblob(16));"
      "INSERT INTO boost (id, deleted, placement) VALUES"
      " (zeroblob(16), 0, zeroblob(16))",
      NULL));
  made.row = swb_id_nil ();
  change = swb_change_put_in_words (db, &made);
  g_assert_cmpstr (change->subject, ==, "A");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/change-words/every-table", test_every_table);
  g_test_add_func ("/change-words/every-field-has-a-name",
                   test_every_field_has_a_name);
  g_test_add_func ("/change-words/name-of-a-placement",
                   test_name_of_a_placement);

  return g_test_run ();
}
