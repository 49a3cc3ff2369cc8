/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An import about creators who are there: what is filled in and what is taken,
 * by whose word, for all rows or for one; that an empty cell takes nothing
 * away, what happens to lists, and that one undo brings every byte back. */
#include "exchange-fixture.h"
#include "storage/swb-checksum.h"

#include <string.h>

#define TITLES                                                                 \
  "handle,name,city,language,niche,tags,contact,note,email,contact name\n"
#define KNOWN                                                                  \
  TITLES "asha,Asha Rao,Pune,Hindi,dance,vip,Ravi,Calls back,a@example.com,"   \
         "Ravi\n"                                                              \
         "biju,,,,,,,,,\n"

static SwbImportPreview *
preview_of (SwbDocument *document, const char *text)
{
  g_autoptr (SwbImportTable) table = fixture_table (text, "insta.csv");

  return fixture_preview (document, table);
}

static SwbDocument *
open_with (const char *text)
{
  SwbDocument *document = fixture_open ();
  g_autoptr (SwbImportPreview) preview = preview_of (document, text);

  fixture_run (document, swb_import_command (preview));
  return document;
}

/* What is asked of the working copy: the first text of a statement, or the
 * sums of all tables. */
typedef struct
{
  const char *sql;
  char *text;
} Question;

static gboolean
answer (SwbWriter *writer, gpointer data, GError **error)
{
  Question *question = data;
  SwbDatabase *db = swb_writer_get_database (writer);
  g_autoptr (GString) sums = g_string_new (NULL);
  sqlite3_stmt *statement;
  gboolean has_row = FALSE;

  for (guint t = 0; question->sql == NULL && t < SWB_N_TABLES; t++)
    {
      g_autofree char *sum = swb_checksum_table (
          db, swb_schema_table ((SwbTableId) t)->name, error);

      g_string_append (sums, sum);
    }
  question->text = g_strdup (sums->str);
  if (question->sql == NULL)
    return TRUE;
  statement = swb_database_prepare (db, question->sql, error);
  g_assert_nonnull (statement);
  g_assert_true (swb_database_step (db, statement, &has_row, error));
  g_assert_true (has_row);
  g_free (question->text);
  question->text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_reset (statement);
  return TRUE;
}

static char *
ask (SwbDocument *document, const char *sql)
{
  Question question = { .sql = sql };

  fixture_run (document, swb_command_new ("Ask", answer, &question, NULL));
  return question.text;
}

#define FACTS                                                                  \
  "SELECT coalesce (name, '') || '|' || coalesce (cities, '') || '|' ||"       \
  " coalesce (languages, '') || '|' || coalesce (niches, '') || '|' ||"        \
  " coalesce (tags, '') || '|' || coalesce (contact, '') || '|' ||"            \
  " coalesce (note, '') FROM creator WHERE id IN (SELECT creator FROM account" \
  " WHERE handle="

static void
assert_facts (SwbDocument *document, const char *handle, const char *expected)
{
  g_autofree char *sql = g_strdup_printf (FACTS "'%s')", handle);
  g_autofree char *found = ask (document, sql);

  g_assert_cmpstr (found, ==, expected);
}

/* Imports by this word; undone, every byte is as before. */
static void
check_import (const char *text, SwbImportUpdate update, const char *expected)
{
  SwbDocument *document = open_with (KNOWN);
  g_autoptr (SwbImportPreview) preview = preview_of (document, text);
  g_autofree char *before = ask (document, NULL);
  g_autofree char *name = g_strdup (swb_document_get_undo_name (document));
  g_autofree char *after = NULL;

  swb_import_preview_set_update (preview, update);
  fixture_run (document, swb_import_command (preview));
  assert_facts (document, "asha", expected);
  if (g_strcmp0 (swb_document_get_undo_name (document), name) != 0)
    g_assert_cmpuint (fixture_undo (document), ==, 0);
  after = ask (document, NULL);
  g_assert_cmpstr (after, ==, before);
  fixture_close (document);
}

static void
test_words (void)
{
  static const struct
  {
    const char *text;
    const char *filled;
    const char *taken;
  } cases[] = {
    /* Nothing is said of anything: nothing goes. */
    { TITLES "asha,,,,,,,,,\n", "Asha Rao|Pune|hi|dance|vip|Ravi|Calls back",
      "Asha Rao|Pune|hi|dance|vip|Ravi|Calls back" },
    { TITLES "asha,N/A,-,,n/a,,,,,\n",
      "Asha Rao|Pune|hi|dance|vip|Ravi|Calls back",
      "Asha Rao|Pune|hi|dance|vip|Ravi|Calls back" },
    /* Everything is told otherwise. */
    { TITLES "asha,Asha R,Mumbai,Tamil,food,new,Mira,Late,,\n",
      "Asha Rao|Pune|hi|dance, food|vip, new|Ravi|Calls back",
      "Asha R|Mumbai|ta|food|new|Mira|Late" },
    /* A list that says less takes words away only by its own word. */
    { TITLES "asha,,,,\"food, dance\",,,,,\n",
      "Asha Rao|Pune|hi|dance, food|vip|Ravi|Calls back",
      "Asha Rao|Pune|hi|food, dance|vip|Ravi|Calls back" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%u", i);
      check_import (cases[i].text, SWB_IMPORT_FILL, cases[i].filled);
      check_import (cases[i].text, SWB_IMPORT_TAKE, cases[i].taken);
    }
}

/* Who is called by the handle has no name yet; all that is missing comes. */
static void
test_missing (void)
{
  SwbDocument *document = open_with (KNOWN);
  g_autoptr (SwbImportPreview) preview = preview_of (
      document, TITLES "biju,Biju Nair,Kochi,Malayalam,food,,Mira,Slow,"
                       "b@example.com,Mira\n");
  SwbImportTotals totals = swb_import_preview_get_totals (preview);
  g_autofree char *person = NULL;

  g_assert_cmpuint (swb_import_preview_count (preview, SWB_IMPORT_UPDATED), ==,
                    1);
  g_assert_false (swb_import_preview_has_update (preview, 0));
  g_assert_cmpuint (totals.creators, ==, 1);
  g_assert_cmpuint (totals.facts, ==, 7);
  g_assert_cmpuint (totals.kept, ==, 0);
  fixture_run (document, swb_import_command (preview));
  assert_facts (document, "biju", "Biju Nair|Kochi|ml|food||Mira|Slow");
  person = ask (document, "SELECT name || ' ' || email FROM contact WHERE"
                          " deleted=0 AND email LIKE 'b@%'");
  g_assert_cmpstr (person, ==, "Mira b@example.com");
  fixture_close (document);
}

static void
assert_changes (SwbImportPreview *preview, guint row, const char *expected)
{
  g_autofree char *changes =
      swb_import_preview_dup_changes (preview, row, SWB_GROUPING_WESTERN);

  g_assert_cmpstr (changes, ==, expected);
}

/* One row goes by another word than all; the preview says what becomes of each
 * fact and counts it. */
static void
test_rows (void)
{
  static const char text[] = TITLES "asha,,Mumbai,,food,,,,,\n"
                                    "biju,,Kochi,,,,,,,\n";
  SwbDocument *document = open_with (
      TITLES "asha,Asha Rao,Pune,,dance,,,,,\nbiju,Biju Nair,Delhi,,,,,,,\n");
  g_autoptr (SwbImportPreview) preview = preview_of (document, text);
  SwbImportTotals totals = swb_import_preview_get_totals (preview);

  g_assert_cmpuint (swb_import_preview_count (preview, SWB_IMPORT_UPDATED), ==,
                    1);
  g_assert_cmpuint (swb_import_preview_count (preview, SWB_IMPORT_DIFFERENT),
                    ==, 1);
  g_assert_cmpuint (swb_import_preview_count_accounts (preview), ==, 1);
  g_assert_true (swb_import_preview_has_update (preview, 1));
  g_assert_cmpuint (totals.facts, ==, 1);
  g_assert_cmpuint (totals.creators, ==, 1);
  g_assert_cmpuint (totals.kept, ==, 2);
  g_assert_cmpuint (totals.rows, ==, 2);
  assert_changes (preview, 0,
                  "Niche dance → dance, food\nKept: City Pune (the file says "
                  "Mumbai)");
  assert_changes (preview, 1, "Kept: City Delhi (the file says Kochi)");
  swb_import_preview_set_row_update (preview, 1, SWB_IMPORT_TAKE);
  totals = swb_import_preview_get_totals (preview);
  g_assert_cmpuint (totals.facts, ==, 2);
  g_assert_cmpuint (totals.creators, ==, 2);
  g_assert_cmpuint (totals.kept, ==, 1);
  g_assert_cmpuint (swb_import_preview_count_accounts (preview), ==, 2);
  assert_changes (preview, 1, "City Delhi → Kochi");
  fixture_run (document, swb_import_command (preview));
  assert_facts (document, "asha", "Asha Rao|Pune||dance, food|||");
  assert_facts (document, "biju", "Biju Nair|Kochi|||||");
  g_assert_cmpstr (swb_document_get_undo_name (document), ==,
                   "Import 2 accounts from insta.csv");
  g_assert_cmpuint (fixture_undo (document), ==, 0);
  assert_facts (document, "asha", "Asha Rao|Pune||dance|||");
  assert_facts (document, "biju", "Biju Nair|Delhi|||||");
  swb_import_preview_set_update (preview, SWB_IMPORT_TAKE);
  g_assert_cmpint (swb_import_preview_get_row_update (preview, 0), ==,
                   SWB_IMPORT_TAKE);
  assert_changes (preview, 0, "Niche dance → food · City Pune → Mumbai");
  fixture_close (document);
}

/* A creator whom two rows tell of goes by the first of those that come in. */
static void
test_two_rows (void)
{
  static const char known[] = "Name,City,Instagram handle,YouTube handle\n"
                              "Asha Rao,Pune,asha,asha.tv\n";
  static const char text[] = "Name,City,Instagram handle,YouTube handle\n"
                             ",Delhi,asha,\n,Mumbai,,asha.tv\n";

  for (guint ticked = 0; ticked < 2; ticked++)
    {
      SwbDocument *document = open_with (known);
      g_autoptr (SwbImportPreview) preview = preview_of (document, text);
      SwbImportTotals totals;

      swb_import_preview_set_update (preview, SWB_IMPORT_TAKE);
      swb_import_preview_set_ticked (preview, 0, ticked == 1);
      totals = swb_import_preview_get_totals (preview);
      g_assert_cmpuint (totals.facts, ==, 1);
      g_assert_cmpuint (totals.creators, ==, 1);
      assert_changes (preview, 1, ticked ? "" : "City Pune → Mumbai");
      fixture_run (document, swb_import_command (preview));
      assert_facts (document, "asha",
                    ticked ? "Asha Rao|Delhi|||||" : "Asha Rao|Mumbai|||||");
      fixture_close (document);
    }
}

/* The fee that was agreed on stays until the file's word is taken; of numbers
 * the preview tells what they were. */
static void
test_numbers (void)
{
  SwbDocument *document =
      open_with ("handle,followers,likes,comments,fee\nasha,100,7,3,$50\n");
  g_autoptr (SwbImportPreview) preview = preview_of (
      document, "handle,followers,likes,comments,fee\nasha,100,9,4,$80\n");
  g_autofree char *kept = NULL;
  g_autofree char *taken = NULL;

  g_assert_cmpuint (swb_import_preview_count (preview, SWB_IMPORT_UPDATED), ==,
                    1);
  assert_changes (preview, 0,
                  "Average likes 7 → 9 · Average comments 3 → 4\n"
                  "Kept: Fee $50 (the file says $80)");
  fixture_run (document, swb_import_command (preview));
  kept = ask (document, "SELECT group_concat (fee, ';') FROM rate");
  g_assert_cmpstr (kept, ==, "5000 USD");
  swb_import_preview_set_update (preview, SWB_IMPORT_TAKE);
  fixture_run (document, swb_import_command (preview));
  taken = ask (document, "SELECT group_concat (fee, ';') FROM rate");
  g_assert_true (strstr (taken, "8000 USD") != NULL);
  fixture_close (document);
}

/* Contacts are a list of people: the same one is mended, another one added. */
static void
test_people (void)
{
  SwbDocument *document =
      open_with ("handle,contact name,email,phone\nasha,Ravi,r@example.com,\n");
  g_autoptr (SwbImportPreview) preview =
      preview_of (document, "handle,contact name,email,phone\n"
                            "asha,Ravindra,R@example.com,+91 98200 00000\n");
  g_autoptr (SwbImportPreview) other = preview_of (
      document, "handle,contact name,email,phone\nasha,Mira,m@x.org,\n");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  assert_changes (preview, 0,
                  "Contact Ravi, r@example.com → Ravi, "
                  "r@example.com, +91 98200 00000");
  fixture_run (document, swb_import_command (preview));
  first = ask (document, "SELECT name || ' ' || email || ' ' || phone FROM"
                         " contact WHERE deleted=0");
  g_assert_cmpstr (first, ==, "Ravi r@example.com +91 98200 00000");
  fixture_run (document, swb_import_command (other));
  second = ask (document, "SELECT group_concat (name, ';') FROM (SELECT name"
                          " FROM contact WHERE deleted=0 ORDER BY id)");
  g_assert_cmpstr (second, ==, "Ravi;Mira");
  fixture_close (document);
}

/* Two addresses in one cell are those of one person, who is found by either. */
static void
test_two_addresses (void)
{
  SwbDocument *document =
      open_with ("handle,contact name,email,phone\n"
                 "asha,Ravi,r@example.com; ravi@two.example,\n");
  g_autoptr (SwbImportPreview) preview =
      preview_of (document, "handle,contact name,email,phone\n"
                            "asha,,RAVI@two.example,+91 98200 00000\n");
  g_autofree char *people = NULL;

  fixture_run (document, swb_import_command (preview));
  people = ask (document, "SELECT group_concat (name || ' ' || email || ' ' ||"
                          " phone, '|') FROM contact WHERE deleted=0");
  g_assert_cmpstr (people, ==,
                   "Ravi r@example.com; ravi@two.example +91 98200 00000");
  fixture_close (document);
}

/* A row that is like somebody brings its facts to whom a person chose. */
static void
test_alike (void)
{
  SwbDocument *document =
      open_with ("handle,name,city\nasharao,Asha Rao,Pune\n");
  g_autoptr (SwbImportPreview) preview =
      preview_of (document, "handle,name,city\nasha.rao.2,Asha Rao,Mumbai\n");

  g_assert_cmpuint (swb_import_preview_count (preview, SWB_IMPORT_SIMILAR), ==,
                    1);
  assert_changes (preview, 0, "");
  swb_import_preview_choose (preview, 0, 0, SWB_IMPORT_MERGE);
  g_assert_true (swb_import_preview_has_update (preview, 0));
  assert_changes (preview, 0, "Kept: City Pune (the file says Mumbai)");
  swb_import_preview_set_row_update (preview, 0, SWB_IMPORT_TAKE);
  assert_changes (preview, 0, "City Pune → Mumbai");
  fixture_run (document, swb_import_command (preview));
  assert_facts (document, "asharao", "Asha Rao|Mumbai|||||");
  fixture_close (document);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/import-update/words", test_words);
  g_test_add_func ("/import-update/missing", test_missing);
  g_test_add_func ("/import-update/rows", test_rows);
  g_test_add_func ("/import-update/two-rows", test_two_rows);
  g_test_add_func ("/import-update/numbers", test_numbers);
  g_test_add_func ("/import-update/people", test_people);
  g_test_add_func ("/import-update/two-addresses", test_two_addresses);
  g_test_add_func ("/import-update/alike", test_alike);
  return g_test_run ();
}
