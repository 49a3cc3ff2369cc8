/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that are one fact about something, in words: "Contact: Ravi", "Contact:
 * Ravi removed". */
#include "document/swb-change-parts.h"

#include "base/swb-money.h"
#include "base/swb-number.h"
#include "base/swb-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_TOLD 300

typedef enum
{
  SAY_NUMBER,
  SAY_MONEY,
  SAY_SHARE,
  SAY_TEXT,
} Say;

/**
 * Part:
 * @name: what people call such a row; null where the query's first column tells
 * @sql: gives that column and what the row says, of the row ?1
 */
typedef struct
{
  const char *name;
  const char *sql;
  Say say;
} Part;

static const Part parts[SWB_N_TABLES] = {
  [SWB_TABLE_READING] = { NULL, "SELECT metric, value FROM reading WHERE id=?1",
                          SAY_NUMBER },
  [SWB_TABLE_RATE] = { N_ ("Fee"), "SELECT NULL, fee FROM rate WHERE id=?1",
                       SAY_MONEY },
  [SWB_TABLE_AUDIENCE] = { NULL,
                           "SELECT s.name, a.share FROM audience a"
                           " JOIN segment s ON s.id=a.segment WHERE a.id=?1",
                           SAY_SHARE },
  [SWB_TABLE_CONTACT] = { N_ ("Contact"),
                          "SELECT NULL, coalesce (name, email, phone)"
                          " FROM contact WHERE id=?1",
                          SAY_TEXT },
  [SWB_TABLE_CONTRACT] = { N_ ("Contract"),
                           "SELECT NULL, coalesce (c.name, k.name, c.terms)"
                           " FROM contract c LEFT JOIN campaign k"
                           " ON k.id=c.campaign WHERE c.id=?1",
                           SAY_TEXT },
  [SWB_TABLE_EXCLUSIVITY] = { N_ ("Exclusivity"),
                              "SELECT NULL, category FROM exclusivity"
                              " WHERE id=?1",
                              SAY_TEXT },
  [SWB_TABLE_NOTE] = { N_ ("Note"), "SELECT NULL, text FROM note WHERE id=?1",
                       SAY_TEXT },
  [SWB_TABLE_ATTACHMENT] = { N_ ("File"),
                             "SELECT NULL, name FROM attachment WHERE id=?1",
                             SAY_TEXT },
  [SWB_TABLE_PLACEMENT] = { N_ ("Placement"),
                            "SELECT NULL, k.name FROM placement p"
                            " JOIN campaign k ON k.id=p.campaign"
                            " WHERE p.id=?1",
                            SAY_TEXT },
  [SWB_TABLE_PAYOUT] = { N_ ("Payout"),
                         "SELECT NULL, amount FROM payout WHERE id=?1",
                         SAY_MONEY },
};

/**
 * swb_change_show_number:
 * @value: a number
 *
 * Returns: (transfer full): it for people
 */
char *
swb_change_show_number (const SwbValue *value)
{
  double number = swb_value_get_real (value, NAN);

  if (value->type == SWB_VALUE_INT)
    number = (double) value->integer;
  if (isfinite (number) && number == floor (number) && fabs (number) < 1e15)
    return swb_number_format_count ((gint64) number, SWB_GROUPING_WESTERN);
  return g_strdup_printf ("%.4g", number);
}

/**
 * swb_change_show_money:
 * @value: an amount
 *
 * Returns: (transfer full): it for people; "" for none
 */
char *
swb_change_show_money (const SwbValue *value)
{
  const SwbMoney money = swb_value_get_money (value);

  return swb_money_is_none (&money) ? g_strdup ("") : swb_money_format (money);
}

static char *
say (Say how, const SwbValue *value)
{
  switch (how)
    {
    case SAY_NUMBER:
      return swb_change_show_number (value);
    case SAY_MONEY:
      return swb_change_show_money (value);
    case SAY_SHARE:
      return swb_number_format_percent (swb_value_get_real (value, 0), 0);
    case SAY_TEXT:
    default:
      return swb_text_show_line (swb_value_get_text (value), MOST_TOLD);
    }
}

/* Returns: whether the row came, or came again, by this change */
static gboolean
is_coming (const SwbRecordedChange *recorded)
{
  if (recorded->made)
    return recorded->kind != SWB_ACTION_UNDO;
  return swb_value_get_int (&recorded->now, 0) == 0;
}

/**
 * swb_change_tell_part:
 * @db: the workspace
 * @recorded: a change
 * @change: gets the words, where the row is such a part and came or went
 *
 * Returns: whether it got them
 */
gboolean
swb_change_tell_part (SwbDatabase *db,
                      const SwbRecordedChange *recorded,
                      SwbChange *change)
{
  const Part *part = &parts[recorded->table];
  sqlite3_stmt *statement;
  gboolean has_row = FALSE;

  if (part->sql == NULL || recorded->left ||
      (!recorded->made && recorded->column != SWB_DELETED))
    return FALSE;
  statement = swb_database_prepare (db, part->sql, NULL);
  if (statement == NULL)
    return FALSE;
  swb_bind_id (statement, 1, &recorded->row);
  if (swb_database_step (db, statement, &has_row, NULL) && has_row)
    {
      const char *name = (const char *) sqlite3_column_text (statement, 0);
      g_auto (SwbValue) value = swb_column_value (statement, 1);
      char *said = say (part->say, &value);

      change->field =
          part->name != NULL ? g_strdup (_ (part->name)) : swb_text_name (name);
      change->old = is_coming (recorded) ? g_strdup ("") : said;
      change->now = is_coming (recorded) ? said : g_strdup ("");
    }
  sqlite3_reset (statement);
  return has_row;
}
