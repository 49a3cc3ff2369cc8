/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merging creators: everything follows, nothing is doubled, and one undo
 * brings every byte back. */
#include "document-fixture.h"
#include "document/swb-merge-reader.h"
#include "document/swb-merge.h"
#include "document/swb-roster-commands.h"
#include "storage/swb-checksum.h"

/* Two creators with one account that both have, and one that the second alone
 * has. */
typedef struct
{
  SwbDocument *document;
  SwbId meera;
  SwbId other;
  SwbId third;
  SwbId account;       /* @meera on Instagram, of the first */
  SwbId same_account;  /* the same, of the second */
  SwbId other_account; /* on YouTube, of the second */
} Workspace;

static SwbId
add_row (SwbCommand *command, SwbTableId table, guint column, const SwbId *id)
{
  const SwbId row = swb_command_insert (command, table);

  swb_command_set (command, table, &row, column, swb_value_id (id));
  return row;
}

static SwbId
add_creator (SwbCommand *command, const char *name, const char *niches)
{
  const SwbId id = swb_command_insert (command, SWB_TABLE_CREATOR);

  swb_command_set (command, SWB_TABLE_CREATOR, &id, SWB_CREATOR_NAME,
                   swb_value_text (name));
  swb_command_set (command, SWB_TABLE_CREATOR, &id, SWB_CREATOR_NICHES,
                   swb_value_text (niches));
  return id;
}

static SwbId
add_account (SwbCommand *command,
             const SwbId *creator,
             const char *platform,
             const char *handle)
{
  const SwbId id =
      add_row (command, SWB_TABLE_ACCOUNT, SWB_ACCOUNT_CREATOR, creator);

  swb_command_set (command, SWB_TABLE_ACCOUNT, &id, SWB_ACCOUNT_PLATFORM,
                   swb_value_text (platform));
  swb_command_set (command, SWB_TABLE_ACCOUNT, &id, SWB_ACCOUNT_HANDLE,
                   swb_value_text (handle));
  return id;
}

static void
add_reading (SwbCommand *command,
             const SwbId *account,
             double followers,
             SwbDay day)
{
  const SwbId id =
      add_row (command, SWB_TABLE_READING, SWB_READING_SUBJECT, account);

#define SET(column, value)                                                     \
  swb_command_set (command, SWB_TABLE_READING, &id, SWB_READING_##column, value)
  SET (METRIC, swb_value_text ("followers"));
  SET (VALUE, swb_value_real (followers));
  SET (DAY, swb_value_day (day));
  SET (SOURCE, swb_value_text ("typed"));
#undef SET
}

static Workspace
make_workspace (void)
{
  Workspace made = { .document = fixture_open () };
  SwbCommand *command = swb_command_new_edit ("Fill");

  made.meera = add_creator (command, "Meera Iyer", "dance, fitness");
  made.other = add_creator (command, "Meera  Iyer", "Fitness, travel");
  made.third = add_creator (command, "Rahul", "food");
  made.account = add_account (command, &made.meera, "instagram", "meera.iyer");
  made.same_account =
      add_account (command, &made.other, "instagram", "@Meera.Iyer");
  swb_command_set (command, SWB_TABLE_ACCOUNT, &made.same_account,
                   SWB_ACCOUNT_URL, swb_value_text ("https://e.example/m"));
  made.other_account =
      add_account (command, &made.other, "youtube", "meeraiyer");
  add_reading (command, &made.account, 5000, 20700);
  add_reading (command, &made.account, 6000, 20710);
  add_reading (command, &made.same_account, 6000, 20710);
  add_reading (command, &made.same_account, 7000, 20720);
  add_reading (command, &made.other_account, 90000, 20720);
  fixture_run (made.document, command);
  return made;
}

/* One row in every table and column that can name a creator or an account. */
static void
name_everywhere (const Workspace *made)
{
  SwbCommand *command = swb_command_new_edit ("Name");

  for (guint t = 0; t < SWB_N_TABLES; t++)
    for (guint c = 1; c < swb_schema_table ((SwbTableId) t)->n_columns; c++)
      switch (swb_reference_kind ((SwbTableId) t, c))
        {
        case SWB_REFERENCE_CREATOR:
          add_row (command, (SwbTableId) t, c, &made->other);
          break;
        case SWB_REFERENCE_ACCOUNT:
          add_row (command, (SwbTableId) t, c, &made->same_account);
          break;
        case SWB_REFERENCE_ANY:
          add_row (command, (SwbTableId) t, c, &made->other);
          add_row (command, (SwbTableId) t, c, &made->same_account);
          break;
        case SWB_REFERENCE_NONE:
        case SWB_REFERENCE_UNKNOWN:
        default:
          break;
        }
  fixture_run (made->document, command);
}

static SwbCommand *
merge (const Workspace *made)
{
  const char *niches[] = { "dance, fitness", "Fitness, travel" };
  g_auto (SwbMergeFields) fields = { { NULL } };

  fields.values[SWB_CREATOR_NAME] = g_strdup ("Meera Iyer");
  fields.values[SWB_CREATOR_NICHES] = swb_merge_join_lists (niches, 2);
  return swb_merge_creators (&made->meera, &made->other, 1, &fields);
}

/* Reads on the worker, and changes nothing. */
typedef struct
{
  const char *sql;
  SwbId id;
  gint64 number;
  GPtrArray *sums;
} Question;

static gboolean
exec_question (SwbWriter *writer, gpointer data, GError **error)
{
  Question *question = data;
  SwbDatabase *db = swb_writer_get_database (writer);
  sqlite3_stmt *statement;
  gboolean has_row = FALSE;

  if (question->sql == NULL)
    {
      question->sums = g_ptr_array_new_with_free_func (g_free);
      for (guint t = 0; t < SWB_N_TABLES; t++)
        g_ptr_array_add (
            question->sums,
            swb_checksum_table (db, swb_schema_table ((SwbTableId) t)->name,
                                error));
      return TRUE;
    }
  statement = swb_database_prepare (db, question->sql, error);
  g_assert_nonnull (statement);
  swb_bind_id (statement, 1, &question->id);
  g_assert_true (swb_database_step (db, statement, &has_row, error));
  g_assert_true (has_row);
  question->number = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

static gint64
ask (SwbDocument *document, const char *sql, const SwbId *id)
{
  Question question = { .sql = sql, .id = *id };

  fixture_run (document,
               swb_command_new ("Ask", exec_question, &question, NULL));
  return question.number;
}

static GPtrArray *
sums (SwbDocument *document)
{
  Question question = { NULL };

  fixture_run (document,
               swb_command_new ("Sum", exec_question, &question, NULL));
  return question.sums;
}

static gint64
count_naming (SwbDocument *document, const SwbId *id)
{
  gint64 n = 0;

  for (guint t = 0; t < SWB_N_TABLES; t++)
    for (guint c = 1; c < swb_schema_table ((SwbTableId) t)->n_columns; c++)
      {
        const SwbTable *table = swb_schema_table ((SwbTableId) t);
        g_autofree char *sql =
            g_strdup_printf ("SELECT count(*) FROM %s WHERE %s=?1", table->name,
                             table->columns[c].name);

        if (table->columns[c].type == SWB_COLUMN_ID)
          n += ask (document, sql, id);
      }
  return n;
}

static SwbCreator *
find (const Workspace *made, const SwbId *id)
{
  SwbRoster *roster =
      swb_workspace_get_roster (swb_document_get_workspace (made->document));
  guint index;

  return swb_roster_find (roster, id, &index)
             ? swb_roster_get_creator (roster, index)
             : NULL;
}

/* Somebody who adds a column that names something says here what a merge does
 * with it. */
static void
test_every_reference_is_known (void)
{
  guint n = 0;

  for (guint t = 0; t < SWB_N_TABLES; t++)
    for (guint c = 1; c < swb_schema_table ((SwbTableId) t)->n_columns; c++)
      {
        SwbReferenceKind kind = swb_reference_kind ((SwbTableId) t, c);

        if (kind == SWB_REFERENCE_UNKNOWN)
          g_error ("%s.%s: a merge does not know what it names",
                   swb_schema_table ((SwbTableId) t)->name,
                   swb_schema_table ((SwbTableId) t)->columns[c].name);
        n += kind != SWB_REFERENCE_NONE;
      }
  g_assert_cmpuint (n, >=, 16);
}

static void
test_everything_follows (void)
{
  Workspace made = make_workspace ();
  gint64 named;

  name_everywhere (&made);
  named = count_naming (made.document, &made.other);
  g_assert_cmpint (named, >=, 14);
  fixture_run (made.document, merge (&made));
  g_assert_cmpstr (swb_document_get_undo_name (made.document), ==,
                   "Merge 2 creators into Meera Iyer");
  g_assert_cmpint (count_naming (made.document, &made.other), ==, 0);
  g_assert_cmpint (count_naming (made.document, &made.same_account), ==, 0);
  g_assert_cmpint (count_naming (made.document, &made.meera), >=, named);
  g_assert_cmpint (ask (made.document,
                        "SELECT deleted FROM creator WHERE id=?1", &made.other),
                   ==, 1);
  fixture_close (made.document);
}

static void
test_readings_are_not_doubled (void)
{
  Workspace made = make_workspace ();
  const char *readings =
      "SELECT count(*) FROM reading WHERE subject=?1 AND deleted=0";
  g_autoptr (SwbCreator) creator = NULL;

  fixture_run (made.document, merge (&made));
  g_assert_cmpint (ask (made.document, readings, &made.account), ==, 3);
  g_assert_cmpint (ask (made.document, readings, &made.other_account), ==, 1);
  g_assert_cmpint (
      ask (made.document,
           "SELECT url='https://e.example/m' FROM account WHERE id=?1",
           &made.account),
      ==, 1);
  creator = find (&made, &made.meera);
  g_assert_cmpuint (swb_creator_get_n_accounts (creator), ==, 2);
  g_assert_cmpint (swb_creator_get_followers (creator), ==, 90000);
  g_assert_cmpstr (swb_creator_get_niches (creator), ==,
                   "dance, fitness, travel");
  g_assert_null (find (&made, &made.other));
  fixture_close (made.document);
}

static void
test_undo_restores_every_byte (void)
{
  Workspace made = make_workspace ();
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) merged = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (SwbCreator) meera = NULL;
  g_autoptr (SwbCreator) other = NULL;

  name_everywhere (&made);
  before = sums (made.document);
  fixture_run (made.document, merge (&made));
  merged = sums (made.document);
  g_assert_cmpstr (before->pdata[SWB_TABLE_CREATOR], !=,
                   merged->pdata[SWB_TABLE_CREATOR]);
  g_assert_cmpuint (fixture_undo (made.document), ==, 0);
  after = sums (made.document);
  for (guint t = 0; t < SWB_N_TABLES; t++)
    g_assert_cmpstr (after->pdata[t], ==, before->pdata[t]);
  meera = find (&made, &made.meera);
  other = find (&made, &made.other);
  g_assert_cmpuint (swb_creator_get_n_accounts (meera), ==, 1);
  g_assert_cmpint (swb_creator_get_followers (meera), ==, 6000);
  g_assert_cmpuint (swb_creator_get_n_accounts (other), >=, 2);
  g_assert_cmpint (swb_creator_get_followers (other), ==, 90000);
  fixture_close (made.document);
}

/* An account that changes its creator, and nothing else of the former one. */
static void
test_both_sides_of_a_move_are_shown (void)
{
  Workspace made = make_workspace ();
  SwbCommand *command = swb_command_new_edit ("Move");
  g_autoptr (SwbCreator) before = NULL;
  g_autoptr (SwbCreator) after = NULL;

  swb_command_set (command, SWB_TABLE_ACCOUNT, &made.other_account,
                   SWB_ACCOUNT_CREATOR, swb_value_id (&made.third));
  fixture_run (made.document, command);
  before = find (&made, &made.other);
  after = find (&made, &made.third);
  g_assert_cmpuint (swb_creator_get_n_accounts (before), ==, 1);
  g_assert_cmpuint (swb_creator_get_n_accounts (after), ==, 1);
  fixture_close (made.document);
}

/* What is newer counts, not both. */
static void
test_shares_are_not_doubled (void)
{
  const struct
  {
    gboolean of_other;
    SwbDay day;
    double share;
    gboolean stays;
  } shares[] = { { FALSE, 20700, 0.2, FALSE }, { TRUE, 20710, 0.3, TRUE } };
  Workspace made = make_workspace ();
  SwbCommand *command = swb_command_new_edit ("Shares");
  const SwbId segment = swb_command_insert (command, SWB_TABLE_SEGMENT);

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      const SwbId id =
          add_row (command, SWB_TABLE_AUDIENCE, SWB_AUDIENCE_ACCOUNT,
                   shares[i].of_other ? &made.same_account : &made.account);

      swb_command_set (command, SWB_TABLE_AUDIENCE, &id, SWB_AUDIENCE_SEGMENT,
                       swb_value_id (&segment));
      swb_command_set (command, SWB_TABLE_AUDIENCE, &id, SWB_AUDIENCE_SHARE,
                       swb_value_real (shares[i].share));
      swb_command_set (command, SWB_TABLE_AUDIENCE, &id, SWB_AUDIENCE_DAY,
                       swb_value_day (shares[i].day));
    }
  fixture_run (made.document, command);
  fixture_run (made.document, merge (&made));
  g_assert_cmpint (ask (made.document,
                        "SELECT sum(round(share * 100)) FROM audience"
                        " WHERE account=?1 AND deleted=0",
                        &made.account),
                   ==, 30);
  fixture_close (made.document);
}

static void
test_not_the_same (void)
{
  Workspace made = make_workspace ();
  const SwbId all[] = { made.meera, made.other, made.third };
  const char *count = "SELECT count(*) FROM exemption WHERE deleted=0"
                      " AND rule LIKE 'duplicate:%' AND id<>?1";
  g_autofree char *third = swb_id_to_string (&made.third);
  g_autofree char *of_third =
      g_strdup_printf ("SELECT count(*) FROM exemption WHERE deleted=0 AND"
                       " subject=?1 AND rule='duplicate:%s'",
                       third);

  fixture_run (made.document, swb_merge_say_not_same (all, 3));
  g_assert_cmpint (ask (made.document, count, &made.meera), ==, 3);
  fixture_run (made.document, merge (&made));
  g_assert_cmpint (ask (made.document, count, &made.meera), ==, 2);
  g_assert_cmpint (ask (made.document, of_third, &made.meera), ==, 2);
  fixture_close (made.document);
}

static void
test_gone_meanwhile (void)
{
  Workspace made = make_workspace ();
  SwbCommand *command = swb_command_new_edit ("Delete");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  swb_command_set (command, SWB_TABLE_CREATOR, &made.other, SWB_DELETED,
                   swb_value_int (1));
  fixture_run (made.document, command);
  swb_document_run_async (made.document, merge (&made), NULL,
                          fixture_keep_result_cb, &result);
  g_assert_false (swb_document_run_finish (made.document,
                                           fixture_wait_for (&result), &error));
  g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_REFUSED);
  g_assert_cmpstr (swb_document_get_undo_name (made.document), ==, "Delete");
  fixture_close (made.document);
}

static void
test_side_by_side (void)
{
  Workspace made = make_workspace ();
  const SwbId ids[] = { made.other, swb_id_new (), made.meera };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sides = NULL;
  const SwbMergeSide *side;
  const SwbMergeAccount *account;

  swb_merge_read_async (made.document, ids, G_N_ELEMENTS (ids), NULL,
                        fixture_keep_result_cb, &result);
  sides =
      swb_merge_read_finish (made.document, fixture_wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sides->len, ==, 2);
  side = sides->pdata[0];
  g_assert_true (swb_id_equal (&side->id, &made.other));
  g_assert_cmpstr (side->values[SWB_CREATOR_NICHES], ==, "Fitness, travel");
  g_assert_null (side->values[SWB_CREATOR_CITIES]);
  g_assert_cmpuint (side->accounts->len, ==, 2);
  account = &g_array_index (side->accounts, SwbMergeAccount, 0);
  g_assert_cmpint (account->platform, ==, SWB_PLATFORM_YOUTUBE);
  g_assert_cmpint (account->followers, ==, 90000);
  g_assert_cmpint (account->day, ==, 20720);
  g_assert_cmpuint (side->counts[SWB_TABLE_READING], ==, 3);
  g_assert_cmpuint (side->counts[SWB_TABLE_PLACEMENT], ==, 0);
  fixture_close (made.document);
}

static void
test_lists (void)
{
  const char *lists[] = { "Dance, Fitness", NULL, "fitness ,  Travel,,",
                          "Élan, elan" };
  g_autofree char *joined = swb_merge_join_lists (lists, 4);
  const char *nothing[] = { NULL, " , " };

  g_assert_cmpstr (joined, ==, "Dance, Fitness, Travel, Élan");
  g_assert_null (swb_merge_join_lists (nothing, 2));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/merge/every-reference-is-known",
                   test_every_reference_is_known);
  g_test_add_func ("/merge/everything-follows", test_everything_follows);
  g_test_add_func ("/merge/readings-are-not-doubled",
                   test_readings_are_not_doubled);
  g_test_add_func ("/merge/undo-restores-every-byte",
                   test_undo_restores_every_byte);
  g_test_add_func ("/merge/both-sides-of-a-move-are-shown",
                   test_both_sides_of_a_move_are_shown);
  g_test_add_func ("/merge/shares-are-not-doubled",
                   test_shares_are_not_doubled);
  g_test_add_func ("/merge/not-the-same", test_not_the_same);
  g_test_add_func ("/merge/gone-meanwhile", test_gone_meanwhile);
  g_test_add_func ("/merge/side-by-side", test_side_by_side);
  g_test_add_func ("/merge/lists", test_lists);
  return g_test_run ();
}
