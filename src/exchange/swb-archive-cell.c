/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One value of a workspace as the text of a cell, and back to the very same
 * value. Numbers have a point and no groups, whatever the locale. */
#include "exchange/swb-archive-cell.h"

#include "base/swb-day.h"
#include "base/swb-text.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define DAY_US (G_GINT64_CONSTANT (24) * 3600 * G_USEC_PER_SEC)
#define TIME_LENGTH 27 /* 2026-11-21T09:30:00.000000Z */
/* Below it every whole number is a double of its own. */
#define LARGEST_WHOLE 1e15

static const char *const type_names[] = {
  [SWB_CELL_INT] = "int",   [SWB_CELL_REAL] = "real", [SWB_CELL_TEXT] = "text",
  [SWB_CELL_ID] = "id",     [SWB_CELL_ANY] = "any",   [SWB_CELL_DAY] = "day",
  [SWB_CELL_TIME] = "time", [SWB_CELL_FILE] = "file",
};

/* Whole numbers that mean days. */
static gboolean
names_day (const char *name)
{
  static const char *const days[] = { "day", "release", "expires", NULL };

  return g_strv_contains (days, name) || g_str_has_suffix (name, "_day");
}

/**
 * swb_cell_holds_files:
 * @shape: a table
 *
 * Returns: whether its bytes are those of attached files
 */
gboolean
swb_cell_holds_files (const SwbShape *shape)
{
  return strcmp (shape->name, "blob") == 0;
}

/**
 * swb_cell_type:
 * @shape: a table
 * @column: from 0
 *
 * Returns: how the values of that column are written
 */
SwbCellType
swb_cell_type (const SwbShape *shape, guint column)
{
  const SwbShapeColumn *description = swb_shape_column (shape, column);

  switch (description->type)
    {
    case SWB_SHAPE_REAL:
      return SWB_CELL_REAL;
    case SWB_SHAPE_TEXT:
      return SWB_CELL_TEXT;
    case SWB_SHAPE_ID:
      return swb_cell_holds_files (shape) ? SWB_CELL_FILE : SWB_CELL_ID;
    case SWB_SHAPE_ANY:
      return SWB_CELL_ANY;
    case SWB_SHAPE_INT:
    default:
      if (names_day (description->name))
        return SWB_CELL_DAY;
      return strcmp (shape->name, "action") == 0 &&
                     strcmp (description->name, "time") == 0
                 ? SWB_CELL_TIME
                 : SWB_CELL_INT;
    }
}

/**
 * swb_cell_type_name:
 * @type: a type
 *
 * Returns: its name in workspace.json
 */
const char *
swb_cell_type_name (SwbCellType type)
{
  return type_names[type];
}

/**
 * swb_cell_find_type:
 * @name: (nullable): a name in workspace.json
 * @type: (out): the type
 *
 * Returns: whether it is known
 */
gboolean
swb_cell_find_type (const char *name, SwbCellType *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (type_names); i++)
    if (g_strcmp0 (name, type_names[i]) == 0)
      {
        *type = (SwbCellType) i;
        return TRUE;
      }
  return FALSE;
}

static void
append_int (GString *out, gint64 value)
{
  char digits[24];
  int length = g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, value);

  g_string_append_len (out, digits, length);
}

static gboolean
append_day (GString *out, gint64 value)
{
  int year;
  int month;
  int day;

  if (value < SWB_DAY_MIN || value > SWB_DAY_MAX ||
      !swb_day_to_ymd ((SwbDay) value, &year, &month, &day))
    return FALSE;
  g_string_append_printf (out, "%04d-%02d-%02d", year, month, day);
  return TRUE;
}

static void
append_time (GString *out, gint64 value)
{
  gint64 rest = (value % DAY_US + DAY_US) % DAY_US;
  gint64 seconds = rest / G_USEC_PER_SEC;

  if (value < G_MININT64 + DAY_US || !append_day (out, (value - rest) / DAY_US))
    append_int (out, value);
  else
    g_string_append_printf (out, "T%02d:%02d:%02d.%06dZ",
                            (int) (seconds / 3600), (int) (seconds / 60 % 60),
                            (int) (seconds % 60),
                            (int) (rest % G_USEC_PER_SEC));
}

static void
append_real (GString *out, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (value))
    {
      g_string_append (out, value > 0 ? "inf" : "-inf");
      return;
    }
  if (fabs (value) < LARGEST_WHOLE && value == trunc (value) &&
      !(value == 0 && signbit (value)))
    {
      append_int (out, (gint64) value);
      return;
    }
  for (int precision = 15; precision <= 17; precision++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", precision);
      g_ascii_formatd (digits, sizeof digits, format, value);
      if (g_ascii_strtod (digits, NULL) == value)
        break;
    }
  g_string_append (out, digits);
}

/* A UUID where it is 16 bytes; what else a file may have under an id is told
 * byte by byte. */
static void
append_bytes (GString *out, const guint8 *bytes, gsize length)
{
  static const char hex[] = "0123456789abcdef";
  gboolean uuid = length == sizeof (SwbId);

  if (!uuid)
    g_string_append (out, "blob:");
  for (gsize i = 0; i < length; i++)
    {
      const char pair[2] = { hex[bytes[i] >> 4], hex[bytes[i] & 15] };

      if (uuid && (i == 4 || i == 6 || i == 8 || i == 10))
        g_string_append_c (out, '-');
      g_string_append_len (out, pair, 2);
    }
}

/* Quotes also where a program could drop or split without them. */
static gboolean
needs_quotes (const char *text, gsize length)
{
  if (length == 0 || text[0] == ' ' || text[length - 1] == ' ')
    return TRUE;
  for (gsize i = 0; i < length; i++)
    if (text[i] <= '"' && text[i] > 0 &&
        (text[i] == '"' || text[i] == '\n' || text[i] == '\r' ||
         text[i] == '\t'))
      return TRUE;
    else if (text[i] == ',' || text[i] == ';')
      return TRUE;
  return FALSE;
}

static void
append_text (GString *out, const char *prefix, const char *text, gsize length)
{
  gboolean quotes = needs_quotes (text, length);

  if (quotes)
    g_string_append_c (out, '"');
  g_string_append (out, prefix);
  while (length > 0)
    {
      const char *quote = quotes ? memchr (text, '"', length) : NULL;
      gsize run = quote == NULL ? length : (gsize) (quote - text) + 1;

      g_string_append_len (out, text, (gssize) run);
      if (quote != NULL)
        g_string_append_c (out, '"');
      text += run;
      length -= run;
    }
  if (quotes)
    g_string_append_c (out, '"');
}

static void
append_any (GString *out, sqlite3_stmt *row, int column)
{
  int type = sqlite3_column_type (row, column);

  if (type == SQLITE_INTEGER)
    {
      g_string_append (out, "int:");
      append_int (out, sqlite3_column_int64 (row, column));
    }
  else if (type == SQLITE_FLOAT)
    {
      g_string_append (out, "real:");
      append_real (out, sqlite3_column_double (row, column));
    }
  else if (type == SQLITE_TEXT)
    append_text (out, "text:", (const char *) sqlite3_column_text (row, column),
                 (gsize) sqlite3_column_bytes (row, column));
  else
    {
      if (sqlite3_column_bytes (row, column) == (int) sizeof (SwbId))
        g_string_append (out, "id:");
      append_bytes (out, sqlite3_column_blob (row, column),
                    (gsize) sqlite3_column_bytes (row, column));
    }
}

/**
 * swb_cell_append:
 * @out: a line that is being written
 * @type: how to write it
 * @row: a statement that stands on a row
 * @column: of it, from 0
 *
 * Null is an empty cell; the empty text is two quotes. A text that a
 * spreadsheet would run gets an apostrophe before it.
 */
void
swb_cell_append (GString *out, SwbCellType type, sqlite3_stmt *row, int column)
{
  const char *text;

  if (sqlite3_column_type (row, column) == SQLITE_NULL)
    return;
  switch (type)
    {
    case SWB_CELL_REAL:
      append_real (out, sqlite3_column_double (row, column));
      break;
    case SWB_CELL_TEXT:
      text = (const char *) sqlite3_column_text (row, column);
      append_text (out, swb_text_starts_formula (text) ? "'" : "", text,
                   (gsize) sqlite3_column_bytes (row, column));
      break;
    case SWB_CELL_ID:
    case SWB_CELL_FILE:
      append_bytes (out, sqlite3_column_blob (row, column),
                    (gsize) sqlite3_column_bytes (row, column));
      break;
    case SWB_CELL_ANY:
      append_any (out, row, column);
      break;
    case SWB_CELL_TIME:
      append_time (out, sqlite3_column_int64 (row, column));
      break;
    case SWB_CELL_DAY:
      if (!append_day (out, sqlite3_column_int64 (row, column)))
        append_int (out, sqlite3_column_int64 (row, column));
      break;
    case SWB_CELL_INT:
    default:
      append_int (out, sqlite3_column_int64 (row, column));
      break;
    }
}

static const char *
bind_int (const char *text, sqlite3_stmt *statement, int index)
{
  const char *digits = text + (*text == '-');
  gint64 value;

  if (*digits == '\0' || strspn (digits, "0123456789") != strlen (digits))
    return _ ("is not a whole number");
  errno = 0;
  value = g_ascii_strtoll (text, NULL, 10);
  if (errno == ERANGE)
    return _ ("is too large a number");
  sqlite3_bind_int64 (statement, index, value);
  return NULL;
}

/* Digits, perhaps a point and more of them, perhaps an exponent. */
static gboolean
looks_real (const char *text)
{
  gsize whole;
  gsize rest = 0;

  text += *text == '-';
  whole = strspn (text, "0123456789");
  text += whole;
  if (*text == '.')
    {
      rest = strspn (text + 1, "0123456789");
      text += 1 + rest;
    }
  if (whole + rest == 0)
    return FALSE;
  if (*text != 'e' && *text != 'E')
    return *text == '\0';
  text++;
  text += *text == '-' || *text == '+';
  return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

static const char *
bind_real (const char *text, sqlite3_stmt *statement, int index)
{
  double value;

  if (strcmp (text, "inf") == 0 || strcmp (text, "-inf") == 0)
    value = *text == '-' ? -HUGE_VAL : HUGE_VAL;
  else if (!looks_real (text))
    return _ ("is not a number");
  else
    {
      value = g_ascii_strtod (text, NULL);
      if (!isfinite (value))
        return _ ("is too large a number");
    }
  sqlite3_bind_double (statement, index, value);
  return NULL;
}

static const char *
bind_day (const char *text, sqlite3_stmt *statement, int index)
{
  SwbDay day;

  if (text[0] == '\0' || strchr (text + 1, '-') == NULL)
    return bind_int (text, statement, index) == NULL
               ? NULL
               : _ ("is not a day like 2026-11-21");
  if (strlen (text) != 10 || !swb_day_parse_iso (text, &day))
    return _ ("is not a day like 2026-11-21");
  sqlite3_bind_int64 (statement, index, day);
  return NULL;
}

static const char *
bind_time (const char *text, sqlite3_stmt *statement, int index)
{
  g_autofree char *date = g_strndup (text, 10);
  SwbDay day;
  int hour;
  int minute;
  int second;
  int fraction;
  int end = 0;

  if (strlen (text) != TIME_LENGTH)
    return bind_int (text, statement, index) == NULL
               ? NULL
               : _ ("is not a time like 2026-11-21T09:30:00.000000Z");
  if (!swb_day_parse_iso (date, &day) ||
      sscanf (text + 10, "T%2d:%2d:%2d.%6dZ%n", &hour, &minute, &second,
              &fraction, &end) != 4 ||
      end != TIME_LENGTH - 10 || strpbrk (text + 10, "+- ") != NULL ||
      hour > 23 || minute > 59 || second > 59)
    return _ ("is not a time like 2026-11-21T09:30:00.000000Z");
  sqlite3_bind_int64 (
      statement, index,
      day * DAY_US +
          (hour * G_GINT64_CONSTANT (3600) + minute * 60 + second) *
              G_USEC_PER_SEC +
          fraction);
  return NULL;
}

static const char *
bind_blob (const char *hex, gsize length, sqlite3_stmt *statement, int index)
{
  g_autofree guint8 *bytes = g_malloc (length / 2 + 1);

  if (length % 2 != 0)
    return _ ("is not written in pairs of hex digits");
  for (gsize i = 0; i < length / 2; i++)
    {
      int high = g_ascii_xdigit_value (hex[2 * i]);
      int low = g_ascii_xdigit_value (hex[2 * i + 1]);

      if (high < 0 || low < 0)
        return _ ("is not written in pairs of hex digits");
      bytes[i] = (guint8) (high << 4 | low);
    }
  sqlite3_bind_blob64 (statement, index, g_steal_pointer (&bytes), length / 2,
                       g_free);
  return NULL;
}

static const char *
bind_id (const char *text, gsize length, sqlite3_stmt *statement, int index)
{
  SwbId id;

  if (g_str_has_prefix (text, "blob:"))
    return bind_blob (text + 5, length - 5, statement, index);
  if (!swb_id_parse (text, &id))
    return _ ("is not an id like 01939a1c-7c1e-7abc-8def-0123456789ab");
  swb_bind_id (statement, index, &id);
  return NULL;
}

static const char *
bind_text (const char *text, gsize length, sqlite3_stmt *statement, int index)
{
  sqlite3_bind_text64 (statement, index, text, length, SQLITE_STATIC,
                       SQLITE_UTF8);
  return NULL;
}

static const char *
bind_any (const SwbCell *cell, sqlite3_stmt *statement, int index)
{
  const char *colon = strchr (cell->text, ':');
  g_autofree char *name =
      colon == NULL ? NULL : g_strndup (cell->text, colon - cell->text);
  const SwbCell inner = {
    colon == NULL ? "" : colon + 1,
    colon == NULL ? 0 : cell->length - (gsize) (colon + 1 - cell->text), TRUE
  };
  SwbCellType type;

  if (g_strcmp0 (name, "blob") == 0)
    return bind_blob (inner.text, inner.length, statement, index);
  if (g_strcmp0 (name, "text") == 0)
    return bind_text (inner.text, inner.length, statement, index);
  if (!swb_cell_find_type (name, &type) || type > SWB_CELL_ID)
    return _ ("does not begin with its type, like “text:”");
  return swb_cell_bind (&inner, type, statement, index);
}

/**
 * swb_cell_bind:
 * @cell: what was read; it must live until the statement has run
 * @type: how it was written
 * @statement: a statement
 * @index: of its parameter, from 1
 *
 * Undoes swb_cell_append(). Of nothing but text there is no empty value.
 *
 * Returns: (nullable): what is wrong with the cell, the end of a sentence;
 *   %NULL when it was bound
 */
const char *
swb_cell_bind (const SwbCell *cell,
               SwbCellType type,
               sqlite3_stmt *statement,
               int index)
{
  gsize guard;

  if (cell->length == 0 && (!cell->quoted || type != SWB_CELL_TEXT))
    {
      sqlite3_bind_null (statement, index);
      return NULL;
    }
  switch (type)
    {
    case SWB_CELL_REAL:
      return bind_real (cell->text, statement, index);
    case SWB_CELL_TEXT:
      guard = *cell->text == '\'' && swb_text_starts_formula (cell->text);
      return bind_text (cell->text + guard, cell->length - guard, statement,
                        index);
    case SWB_CELL_ID:
    case SWB_CELL_FILE:
      return bind_id (cell->text, cell->length, statement, index);
    case SWB_CELL_ANY:
      return bind_any (cell, statement, index);
    case SWB_CELL_DAY:
      return bind_day (cell->text, statement, index);
    case SWB_CELL_TIME:
      return bind_time (cell->text, statement, index);
    case SWB_CELL_INT:
    default:
      return bind_int (cell->text, statement, index);
    }
}
