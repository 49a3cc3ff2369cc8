/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values into statements and out of them (in swb-database.h). */
#include "storage/swb-database.h"

#include <string.h>

/* SQLite's answer to a value of this thread that could not be bound, until the
 * next step: the statement would run with null in its place. */
static _Thread_local int unbound;

static void
bound (int code)
{
  if (code != SQLITE_OK)
    unbound = code;
}

/**
 * swb_bind_take_failure:
 *
 * Returns: SQLite's answer to the last value of this thread that could not be
 *   bound since this was asked; SQLITE_OK where all were
 */
int
swb_bind_take_failure (void)
{
  int code = unbound;

  unbound = SQLITE_OK;
  return code;
}

/**
 * swb_bind_text:
 * @statement: a statement
 * @index: from 1
 * @text: (nullable): a text
 *
 * Copies @text. Where there is no memory for that the next
 * swb_database_step() fails; so it is with every function that binds a value.
 */
void
swb_bind_text (sqlite3_stmt *statement, int index, const char *text)
{
  bound (sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT));
}

/**
 * swb_bind_column:
 * @statement: a statement
 * @index: from 1
 * @row: another statement, which stands on a row
 * @column: from 0
 *
 * Copies a value.
 */
void
swb_bind_column (sqlite3_stmt *statement,
                 int index,
                 sqlite3_stmt *row,
                 int column)
{
  bound (sqlite3_bind_value (statement, index,
                             sqlite3_column_value (row, column)));
}

/**
 * swb_bind_id:
 * @statement: a statement
 * @index: from 1
 * @id: an id
 */
void
swb_bind_id (sqlite3_stmt *statement, int index, const SwbId *id)
{
  bound (sqlite3_bind_blob (statement, index, id->bytes, sizeof id->bytes,
                            SQLITE_TRANSIENT));
}

/**
 * swb_bind_value:
 * @statement: a statement
 * @index: from 1
 * @value: a value
 */
void
swb_bind_value (sqlite3_stmt *statement, int index, const SwbValue *value)
{
  switch (value->type)
    {
    case SWB_VALUE_INT:
      sqlite3_bind_int64 (statement, index, value->integer);
      break;
    case SWB_VALUE_REAL:
      sqlite3_bind_double (statement, index, value->real);
      break;
    case SWB_VALUE_TEXT:
      swb_bind_text (statement, index, value->text);
      break;
    case SWB_VALUE_ID:
      swb_bind_id (statement, index, &value->id);
      break;
    case SWB_VALUE_NULL:
    default:
      sqlite3_bind_null (statement, index);
      break;
    }
}

/**
 * swb_lend_id:
 * @statement: a statement
 * @index: from 1
 * @id: an id, which stays where it is until the statement has run
 *
 * Like swb_bind_id() without a copy.
 */
void
swb_lend_id (sqlite3_stmt *statement, int index, const SwbId *id)
{
  sqlite3_bind_blob (statement, index, id->bytes, sizeof id->bytes,
                     SQLITE_STATIC);
}

/**
 * swb_lend_value:
 * @statement: a statement
 * @index: from 1
 * @value: a value, which stays where it is until the statement has run
 *
 * Like swb_bind_value() without a copy.
 */
void
swb_lend_value (sqlite3_stmt *statement, int index, const SwbValue *value)
{
  if (value->type == SWB_VALUE_TEXT)
    sqlite3_bind_text (statement, index, value->text, -1, SQLITE_STATIC);
  else if (value->type == SWB_VALUE_ID)
    swb_lend_id (statement, index, &value->id);
  else
    swb_bind_value (statement, index, value);
}

/**
 * swb_column_id:
 * @statement: a statement that stands on a row
 * @index: from 0
 * @id: (out): the id, nil where there is none
 *
 * Returns: whether the column holds 16 bytes
 */
gboolean
swb_column_id (sqlite3_stmt *statement, int index, SwbId *id)
{
  const void *bytes = sqlite3_column_blob (statement, index);

  if (sqlite3_column_type (statement, index) != SQLITE_BLOB ||
      sqlite3_column_bytes (statement, index) != (int) sizeof id->bytes)
    {
      *id = swb_id_nil ();
      return FALSE;
    }
  memcpy (id->bytes, bytes, sizeof id->bytes);
  return TRUE;
}

/**
 * swb_column_value:
 * @statement: a statement that stands on a row
 * @index: from 0
 *
 * Returns: the value; a blob that is no id becomes null
 */
SwbValue
swb_column_value (sqlite3_stmt *statement, int index)
{
  SwbId id;

  switch (sqlite3_column_type (statement, index))
    {
    case SQLITE_INTEGER:
      return swb_value_int (sqlite3_column_int64 (statement, index));
    case SQLITE_FLOAT:
      return swb_value_real (sqlite3_column_double (statement, index));
    case SQLITE_TEXT:
      return swb_value_text (
          (const char *) sqlite3_column_text (statement, index));
    case SQLITE_BLOB:
      return swb_column_id (statement, index, &id) ? swb_value_id (&id)
                                                   : swb_value_null ();
    default:
      return swb_value_null ();
    }
}
