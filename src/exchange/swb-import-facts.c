/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import writes about creators whom the workspace has: the facts that
 * were found to differ, as far as the person wishes. What somebody changed
 * since the look is looked at again. */
#include "exchange/swb-import-difference.h"

#include "base/swb-mail.h"
#include "base/swb-text.h"
#include "exchange/swb-import-write.h"

#include <string.h>

typedef struct
{
  SwbWriter *writer;
  SwbImportPlan *plan;
  const SwbImportWishes *wishes;
  const SwbImportMatch *match;
  const char *niches;
  GError **error;
} Writing;

static gboolean
is_same (const char *a, const char *b)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  if (a == NULL || b == NULL || *a == '\0' || *b == '\0')
    return FALSE;
  one = swb_text_fold (a);
  other = swb_text_fold (b);
  return strcmp (one, other) == 0;
}

static const char *
part (sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text != NULL ? text : "";
}

/**
 * swb_import_find_person:
 * @db: the working copy
 * @row: what the file says
 * @creator: whose contacts
 * @person: (out): the line of the person that the row tells: the same by
 *   address, number or name
 * @error: why not
 *
 * Returns: (transfer full) (nullable): name, address and number there with
 *   SWB_IMPORT_PART_SIGN between; "" where the contacts have no such line
 */
char *
swb_import_find_person (SwbDatabase *db,
                        const SwbImportRow *row,
                        const SwbId *creator,
                        SwbId *person,
                        GError **error)
{
  sqlite3_stmt *statement = swb_database_prepare (
      db,
      "SELECT id, name, email, phone FROM contact WHERE creator=?1"
      " AND deleted=0 ORDER BY id",
      error);
  char *found = NULL;
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  swb_bind_id (statement, 1, creator);
  while (found == NULL)
    {
      if (!swb_database_step (db, statement, &has_row, error))
        return NULL;
      if (!has_row)
        found = g_strdup ("");
      else if ((swb_mail_share (row->email, part (statement, 2)) ||
                is_same (row->phone, part (statement, 3)) ||
                is_same (row->contact_name, part (statement, 1))) &&
               swb_column_id (statement, 0, person))
        found = g_strjoin (SWB_IMPORT_PART_SIGN, part (statement, 1),
                           part (statement, 2), part (statement, 3), NULL);
    }
  sqlite3_reset (statement);
  return found;
}

static SwbValue
lend (const char *text)
{
  return (SwbValue){ .type = SWB_VALUE_TEXT, .text = (char *) text };
}

static gboolean
add_person (Writing *self, const SwbImportRow *row)
{
  const SwbId id = swb_id_new ();
  SwbValue values[SWB_CONTACT_N] = { 0 };

  swb_import_contact_values (row, &self->match->creator, values);
  return swb_writer_insert (self->writer, SWB_TABLE_CONTACT, &id, values,
                            self->error);
}

/* A person whom the contacts have gets what is missing, and on wish what is
 * other; anybody else becomes a line of their own. */
static gboolean
write_person (Writing *self, const SwbImportRow *row, gboolean takes)
{
  static const guint columns[3] = { SWB_CONTACT_NAME, SWB_CONTACT_EMAIL,
                                    SWB_CONTACT_PHONE };
  const char *const own[3] = { row->contact_name, row->email, row->phone };
  g_autofree char *before = NULL;
  g_auto (GStrv) old = NULL;
  SwbId person;

  before = swb_import_find_person (swb_writer_get_database (self->writer), row,
                                   &self->match->creator, &person, self->error);
  if (before == NULL)
    return FALSE;
  if (*before == '\0')
    return add_person (self, row);
  old = g_strsplit (before, SWB_IMPORT_PART_SIGN, 3);
  for (guint i = 0; i < 3; i++)
    if (own[i] != NULL && (*old[i] == '\0' || takes))
      {
        const SwbValue value = lend (own[i]);

        if (!swb_writer_set (self->writer, SWB_TABLE_CONTACT, &person,
                             columns[i], &value, self->error))
          return FALSE;
      }
  return TRUE;
}

/* A list of the first row that tells it may take the place of what is there;
 * further rows add to it. */
static gboolean
replaces (Writing *self, const SwbImportDifference *difference)
{
  guint32 before = difference->before;

  if (!swb_import_row_takes (self->wishes, difference->row))
    return FALSE;
  while (before > 0)
    {
      const SwbImportDifference *other =
          swb_import_differences_get (self->plan->differences, before - 1);

      if (other->fact == difference->fact && other->row != difference->row &&
          swb_import_difference_comes (self->plan, self->wishes, other))
        return FALSE;
      before = other->before;
    }
  return TRUE;
}

static gboolean
write_text (Writing *self, const SwbImportDifference *difference)
{
  SwbTableId table = swb_import_fact_table (difference->fact);
  guint column = swb_import_fact_column (difference->fact);
  const SwbId *id = table == SWB_TABLE_ACCOUNT ? &self->match->account
                                               : &self->match->creator;
  gboolean takes = swb_import_row_takes (self->wishes, difference->row);
  g_autofree char *text =
      difference->fact == SWB_IMPORT_FACT_NICHES
          ? g_strdup (self->niches)
          : swb_import_fact_text (self->plan, difference->row,
                                  difference->fact);
  g_auto (SwbValue) there = swb_value_null ();
  g_autofree char *joined = NULL;
  SwbValue value;

  if (text == NULL || *text == '\0')
    return TRUE;
  if (!swb_writer_get (self->writer, table, id, column, &there, self->error))
    return FALSE;
  if (swb_import_fact_is_list (difference->fact) &&
      !replaces (self, difference))
    joined = swb_import_join_words (swb_value_get_text (&there), text);
  else if (!takes &&
           g_strcmp0 (swb_value_get_text (&there), difference->old) != 0 &&
           swb_value_get_text (&there) != NULL)
    return TRUE;
  value = lend (joined != NULL ? joined : text);
  return swb_writer_set (self->writer, table, id, column, &value, self->error);
}

/**
 * swb_import_write_differences:
 * @writer: a writer
 * @plan: a probed plan
 * @wishes: what the person wishes for
 * @row: a judged row
 * @which: 0 for the account that the row is about, 1 and more for a candidate
 * @niches: its niches, with those of further rows about it
 * @match: that account or candidate
 * @error: why not
 *
 * Sets what nobody knew yet; what somebody wrote stays where the person does
 * not take the word of the file.
 *
 * Returns: whether it was set
 */
gboolean
swb_import_write_differences (SwbWriter *writer,
                              SwbImportPlan *plan,
                              const SwbImportWishes *wishes,
                              guint row,
                              guint which,
                              const char *niches,
                              const SwbImportMatch *match,
                              GError **error)
{
  const SwbImportRow *said = swb_import_plan_get_row (plan, row);
  Writing self = { writer, plan, wishes, match, niches, error };
  guint n;
  const SwbImportDifference *own =
      swb_import_differences_of (plan->differences, row, &n);

  for (guint i = 0; i < n; i++)
    {
      gboolean done = TRUE;

      if (own[i].which != which || own[i].fact >= SWB_IMPORT_FACT_METRIC ||
          !swb_import_difference_comes (plan, wishes, &own[i]))
        continue;
      if (own[i].fact == SWB_IMPORT_FACT_FEE)
        done = swb_import_write_fee (writer, said, &match->creator, error);
      else if (own[i].fact == SWB_IMPORT_FACT_PERSON)
        done = write_person (&self, said, swb_import_row_takes (wishes, row));
      else
        done = write_text (&self, &own[i]);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_missing (Writing *self, guint row, SwbImportFact fact)
{
  const guint column = swb_import_fact_column (fact);
  const SwbId *id = &self->match->creator;
  g_autofree char *text = fact == SWB_IMPORT_FACT_NICHES
                              ? g_strdup (self->niches)
                              : swb_import_fact_text (self->plan, row, fact);
  g_autofree char *joined = NULL;
  g_auto (SwbValue) there = swb_value_null ();
  const char *old;
  SwbValue value;

  if (text == NULL || *text == '\0')
    return TRUE;
  if (!swb_writer_get (self->writer, SWB_TABLE_CREATOR, id, column, &there,
                       self->error))
    return FALSE;
  old = swb_value_get_text (&there);
  if (old != NULL && *old != '\0' && !swb_import_fact_is_list (fact))
    return TRUE;
  if (swb_import_fact_is_list (fact))
    joined = swb_import_join_words (old, text);
  value = lend (joined != NULL ? joined : text);
  return swb_writer_set (self->writer, SWB_TABLE_CREATOR, id, column, &value,
                         self->error);
}

/**
 * swb_import_write_more:
 * @writer: a writer
 * @plan: a judged plan
 * @row: a judged row
 * @niches: its niches, with those of further rows about it
 * @creator: a creator whom an earlier row of the file tells of
 * @error: why not
 *
 * Fills in what the earlier row did not tell, and adds to lists.
 *
 * Returns: whether it was set
 */
gboolean
swb_import_write_more (SwbWriter *writer,
                       SwbImportPlan *plan,
                       guint row,
                       const char *niches,
                       const SwbId *creator,
                       GError **error)
{
  const SwbImportRow *said = swb_import_plan_get_row (plan, row);
  const SwbImportMatch match = { .creator = *creator };
  Writing self = { writer, plan, NULL, &match, niches, error };

  for (guint fact = SWB_IMPORT_FACT_NAME; fact <= SWB_IMPORT_FACT_NOTE; fact++)
    if (!write_missing (&self, row, (SwbImportFact) fact))
      return FALSE;
  return !swb_import_has_contact (said) || write_person (&self, said, FALSE);
}
