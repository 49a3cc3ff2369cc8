/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet of a spreadsheet as a table of text, each of its rows on the line of
 * its number. ECMA-376 part 1, 18.3: cells say their place and type; numbers
 * stand as they are stored and mean what their style says. */
#include "exchange/swb-xlsx.h"

#include "base/swb-day.h"
#include "exchange/swb-csv.h"
#include "exchange/swb-exchange-error.h"
#include "exchange/swb-xlsx-book.h"
#include "exchange/swb-xlsx-part.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MOST_ROWS 1048576
#define MOST_CELLS 20000000
#define MOST_BYTES (512 * 1024 * 1024)
#define SECONDS_A_DAY 86400

/* The days between 1900-01-00 and 1970, as 1900 had a 29th of February, and
 * between 1904 and 1970. The last day is the end of the year 9999. */
#define DAYS_FROM_1900 25569
#define DAYS_FROM_1904 24107
#define LAST_SERIAL 2958466
#define LAST_SERIAL_1904 (LAST_SERIAL - DAYS_FROM_1900 + DAYS_FROM_1904)
#define FALSE_LEAP_DAY 60

/* A sheet on its way into text. */
typedef struct
{
  const SwbXlsxBook *book;
  SwbXlsxPart *part;
  GString *out;
  GString *row;  /* the row so far */
  GString *text; /* of the cell */
  char *type;
  guint style;
  guint line;    /* of the row, 1 the first */
  guint column;  /* of the cell, 0 the first */
  guint n_cells; /* of the row that are written */
  guint total;
  gboolean blank; /* nothing but empty cells in the row so far */
  gboolean in_value;
  gboolean spoken;
} Sheet;

/**
 * swb_xlsx_looks_like_one:
 * @bytes: a file
 *
 * Returns: whether it is an archive, as a spreadsheet is
 */
gboolean
swb_xlsx_looks_like_one (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= 4 && memcmp (data, "PK\003\004", 4) == 0;
}

/**
 * swb_xlsx_list_sheets:
 * @bytes: a spreadsheet's file
 * @cancellable: (nullable): to stop it
 * @error: %SWB_EXCHANGE_ERROR
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the names of its
 *   sheets, at least one; hidden ones last
 */
GPtrArray *
swb_xlsx_list_sheets (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (SwbXlsxBook) book = swb_xlsx_book_open (bytes, cancellable, error);
  GPtrArray *names;

  if (book == NULL)
    return NULL;
  names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < book->sheets->len; i++)
    {
      const SwbXlsxSheet *sheet = g_ptr_array_index (book->sheets, i);

      g_ptr_array_add (names, g_strdup (sheet->name));
    }
  return names;
}

/* "BC23": column 54, row 23. */
static gboolean
read_place (const char *place, guint *column, guint *line)
{
  guint letters = 0;

  *column = 0;
  while (g_ascii_isalpha (*place) && letters++ < 3)
    *column = *column * 26 + (guint) (g_ascii_toupper (*place++) - 'A') + 1;
  if (letters == 0 || !g_ascii_isdigit (*place))
    return FALSE;
  *column -= 1;
  *line = (guint) MIN (g_ascii_strtoull (place, NULL, 10), G_MAXUINT);
  return *line >= 1 && *line <= MOST_ROWS;
}

/* Spreadsheets hold 15 digits; more are noise of the binary. An exponent is not
 * what a person typed. */
static void
append_number (GString *out, double value)
{
  char text[400];
  char format[16];
  int decimals;
  gsize length;

  g_ascii_formatd (text, sizeof text, "%.15g", value);
  if (strpbrk (text, "eE") == NULL)
    {
      g_string_append (out, text);
      return;
    }
  decimals = CLAMP (14 - (int) floor (log10 (fabs (value))), 0, 40);
  g_snprintf (format, sizeof format, "%%.%df", decimals);
  g_ascii_formatd (text, sizeof text, format, value);
  length = strlen (text);
  while (decimals > 0 && text[length - 1] == '0')
    text[--length] = '\0';
  if (decimals > 0 && text[length - 1] == '.')
    text[--length] = '\0';
  /* What is too small for the decimals is nothing, and that has no sign. */
  g_string_append (out, strcmp (text, "-0") == 0 ? "0" : text);
}

static void
append_clock (GString *out, int seconds, const char *before)
{
  g_string_append_printf (out, "%s%02d:%02d", before, seconds / 3600,
                          seconds / 60 % 60);
  if (seconds % 60 != 0)
    g_string_append_printf (out, ":%02d", seconds % 60);
}

/* Days since the epoch with a fraction, to the second. Before March 1900 the
 * day's number is one off, for the 29th of February that was not; it is shown
 * where somebody has it. */
static void
append_date (Sheet *sheet, double serial)
{
  double whole = floor (serial);
  int seconds = (int) lround ((serial - whole) * SECONDS_A_DAY);
  g_autofree char *day = NULL;

  if (seconds == SECONDS_A_DAY)
    {
      whole += 1;
      seconds = 0;
    }
  if (!sheet->book->from_1904 && whole == FALSE_LEAP_DAY)
    day = g_strdup ("1900-02-29");
  else if (sheet->book->from_1904)
    day = swb_day_to_iso ((SwbDay) (whole - DAYS_FROM_1904));
  else
    day = swb_day_to_iso (
        (SwbDay) (whole - DAYS_FROM_1900 + (whole < FALSE_LEAP_DAY ? 1 : 0)));
  g_string_append (sheet->text, day);
  if (seconds != 0)
    append_clock (sheet->text, seconds, " ");
}

/* What the stored number means, in the sheet's text. */
static void
settle_number (Sheet *sheet)
{
  char *end = NULL;
  double value = g_ascii_strtod (sheet->text->str, &end);
  const int last = sheet->book->from_1904 ? LAST_SERIAL_1904 : LAST_SERIAL;
  SwbXlsxMeaning meaning =
      sheet->style < sheet->book->meanings->len
          ? g_array_index (sheet->book->meanings, SwbXlsxMeaning, sheet->style)
          : SWB_XLSX_PLAIN;

  if (end == sheet->text->str || *end != '\0' || !isfinite (value))
    return;
  g_string_truncate (sheet->text, 0);
  if (meaning == SWB_XLSX_DATE && value >= 1 && value < last)
    append_date (sheet, value);
  else if (meaning == SWB_XLSX_TIME && value >= 0 && value < last)
    append_clock (sheet->text, (int) lround (fmin (value * SECONDS_A_DAY, 1e9)),
                  "");
  else if (meaning == SWB_XLSX_PERCENT)
    {
      append_number (sheet->text, value * 100);
      g_string_append_c (sheet->text, '%');
    }
  else
    append_number (sheet->text, value);
}

static void
settle_text (Sheet *sheet, const char *text)
{
  g_autofree char *copy = g_strdup (text);

  g_string_assign (sheet->text, copy);
}

/* Turns what stands in the cell into what a person sees. */
static void
settle_cell (Sheet *sheet)
{
  const char *type = sheet->type != NULL ? sheet->type : "n";

  if (strcmp (type, "s") == 0)
    {
      guint64 place = g_ascii_strtoull (sheet->text->str, NULL, 10);

      settle_text (sheet, *sheet->text->str != '\0' &&
                                  place < sheet->book->strings->len
                              ? sheet->book->strings->pdata[place]
                              : "");
    }
  else if (strcmp (type, "b") == 0)
    settle_text (sheet, strcmp (sheet->text->str, "1") == 0 ? "TRUE" : "FALSE");
  else if (strcmp (type, "str") == 0 || strcmp (type, "inlineStr") == 0)
    {
      g_autofree char *plain = swb_xlsx_unescape (sheet->text->str);

      g_string_assign (sheet->text, plain);
    }
  else if (strcmp (type, "n") == 0)
    settle_number (sheet);
  /* An error, "#N/A", and a date by ISO 8601 stand as they are. */
}

static void
begin_cell (Sheet *sheet)
{
  g_autofree char *place = swb_xlsx_part_dup_attribute (sheet->part, "r");
  g_autofree char *style = swb_xlsx_part_dup_attribute (sheet->part, "s");
  guint column;
  guint line;

  g_free (sheet->type);
  sheet->type = swb_xlsx_part_dup_attribute (sheet->part, "t");
  sheet->style = style != NULL ? (guint) g_ascii_strtoull (style, NULL, 10) : 0;
  g_string_truncate (sheet->text, 0);
  if (place != NULL && read_place (place, &column, &line))
    sheet->column = column;
}

/* Cells that the sheet leaves out are empty. One that is more than a row may
 * have goes right behind the last, so that whoever reads the row tells it. */
static void
end_cell (Sheet *sheet)
{
  settle_cell (sheet);
  g_strdelimit (sheet->text->str, "\r\n", ' ');
  sheet->total++;
  sheet->column = MIN (sheet->column, SWB_CSV_MOST_CELLS);
  if (sheet->text->len > 0 && sheet->column >= sheet->n_cells)
    {
      for (; sheet->n_cells <= sheet->column; sheet->n_cells++)
        if (sheet->n_cells > 0)
          g_string_append_c (sheet->row, ',');
      swb_csv_append_cell (sheet->row, sheet->text->str, ',');
      sheet->blank = FALSE;
    }
  sheet->column++;
}

static void
begin_row (Sheet *sheet)
{
  g_autofree char *number = swb_xlsx_part_dup_attribute (sheet->part, "r");
  guint64 line =
      number != NULL ? g_ascii_strtoull (number, NULL, 10) : sheet->line + 1;

  if (line > sheet->line && line <= MOST_ROWS)
    sheet->line = (guint) line;
  else
    sheet->line++;
  sheet->column = 0;
  sheet->n_cells = 0;
  sheet->blank = TRUE;
  g_string_truncate (sheet->row, 0);
}

/* Rows that are left out, or empty, are empty lines, but none at the end. */
static void
end_row (Sheet *sheet, guint *lines)
{
  if (sheet->blank)
    return;
  for (; *lines + 1 < sheet->line; (*lines)++)
    g_string_append_c (sheet->out, '\n');
  g_string_append_len (sheet->out, sheet->row->str, (gssize) sheet->row->len);
  g_string_append_c (sheet->out, '\n');
  (*lines)++;
}

static void
take_node (Sheet *sheet, guint *lines)
{
  SwbXlsxPart *part = sheet->part;

  if (sheet->in_value && !sheet->spoken && swb_xlsx_part_is_text (part))
    {
      swb_xlsx_part_append_text (part, sheet->text);
      return;
    }
  if (swb_xlsx_part_begins (part, "row"))
    begin_row (sheet);
  else if (swb_xlsx_part_begins (part, "c"))
    begin_cell (sheet);
  else if (swb_xlsx_part_begins (part, "rPh"))
    sheet->spoken = TRUE;
  else if (swb_xlsx_part_begins (part, "v") || swb_xlsx_part_begins (part, "t"))
    sheet->in_value = TRUE;
  if (swb_xlsx_part_ends (part, "v") || swb_xlsx_part_ends (part, "t"))
    sheet->in_value = FALSE;
  else if (swb_xlsx_part_ends (part, "rPh"))
    sheet->spoken = FALSE;
  else if (swb_xlsx_part_ends (part, "c"))
    end_cell (sheet);
  else if (swb_xlsx_part_ends (part, "row"))
    end_row (sheet, lines);
}

static gboolean
read_rows (Sheet *sheet, GError **error)
{
  GError *problem = NULL;
  guint lines = 0;

  while (sheet->total <= MOST_CELLS && sheet->line <= MOST_ROWS &&
         sheet->out->len <= MOST_BYTES &&
         swb_xlsx_part_next (sheet->part, &problem))
    take_node (sheet, &lines);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  if (sheet->total <= MOST_CELLS && sheet->line <= MOST_ROWS &&
      sheet->out->len <= MOST_BYTES)
    return TRUE;
  g_set_error_literal (error, SWB_EXCHANGE_ERROR, SWB_EXCHANGE_ERROR_TOO_LARGE,
                       _ ("The sheet has more than can be imported at once. "
                          "Split it and import the parts"));
  return FALSE;
}

/**
 * swb_xlsx_read_sheet:
 * @bytes: a spreadsheet's file
 * @sheet: which of swb_xlsx_list_sheets()
 * @progress: (nullable): told how much is read
 * @cancellable: (nullable): to stop it
 * @error: %SWB_EXCHANGE_ERROR, or cancelled
 *
 * Numbers are written with "." and without exponent, dates as "2022-06-30",
 * percentages as "1.39%", and a line's end within a cell as a space, so that
 * each row stands on the line of its number.
 *
 * Returns: (transfer full) (nullable): the sheet as comma-separated values in
 *   UTF-8
 */
GBytes *
swb_xlsx_read_sheet (GBytes *bytes,
                     guint sheet,
                     SwbProgress *progress,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (SwbXlsxBook) book = swb_xlsx_book_open (bytes, cancellable, error);
  g_autoptr (SwbXlsxPart) part = NULL;
  g_autoptr (GString) row = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  Sheet state = { .book = book, .out = out, .row = row, .text = text };
  const SwbXlsxSheet *wanted;
  gboolean ok;

  if (book == NULL)
    return NULL;
  wanted = g_ptr_array_index (book->sheets, MIN (sheet, book->sheets->len - 1));
  part = swb_xlsx_part_open (bytes, wanted->part, cancellable, error);
  if (part == NULL ||
      !swb_xlsx_book_load (book, bytes, swb_xlsx_part_get_size (part), progress,
                           cancellable, error))
    return NULL;
  swb_xlsx_part_watch (part, progress);
  state.part = part;
  ok = read_rows (&state, error);
  swb_progress_pop (progress);
  g_free (state.type);
  return ok ? g_string_free_to_bytes (g_steal_pointer (&out)) : NULL;
}
