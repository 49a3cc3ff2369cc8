/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading and writing comma-separated values. The reader never fails on what
 * is written in a file: a quote that nobody closed is a letter, a line that
 * is too long is cut and says so. */
#include "exchange/swb-csv.h"

#include "exchange/swb-exchange-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* After so many rows the reader looks whether it shall stop. */
#define ROWS_BETWEEN_LOOKS 4096
/* From so many bytes on a second thread is worth its while. */
#define TWO_FROM (1024 * 1024)
/* Rows that the search for the delimiter goes by. */
#define ROWS_TO_COMPARE 200

typedef struct
{
  const char *text;
  gsize length;
  gsize at;
  guint64 line;
  char delimiter;
  char quote; /* 0: none */
  SwbGridFlags flags;
  GString *cell;
  SwbGrid *grid;
  SwbProgress *progress; /* null: nobody asks */
  gsize whole;           /* what it is to read, as far as is known */
  guint most_cells;
} Reader;

static gboolean
at_end (const Reader *reader)
{
  return reader->at >= reader->length;
}

static gboolean
is_break (char c)
{
  return c == '\n' || c == '\r';
}

/* The length of the line's end at @at: 2 for CR LF. */
static gsize
break_length (const Reader *reader, gsize at)
{
  if (reader->text[at] == '\r' && at + 1 < reader->length &&
      reader->text[at + 1] == '\n')
    return 2;
  return 1;
}

static void
keep_run (Reader *reader, gsize from, gsize to)
{
  gsize room =
      SWB_CSV_LONGEST_CELL - MIN (reader->cell->len, SWB_CSV_LONGEST_CELL);
  gsize length = to - from;

  if (length > room)
    {
      reader->flags |= SWB_GRID_CUT;
      length = room;
      while (length > 0 &&
             ((guchar) reader->text[from + length] & 0xc0) == 0x80)
        length--;
    }
  g_string_append_len (reader->cell, reader->text + from, (gssize) length);
}

/* Goes up to the delimiter or the line's end. */
static void
skip_plain (Reader *reader)
{
  const char *at = reader->text + reader->at;
  const char *end = reader->text + reader->length;
  const char delimiter = reader->delimiter;
  gboolean stray = FALSE;

  for (; at < end && *at != delimiter && !is_break (*at); at++)
    stray = stray || *at == '"';
  if (stray && reader->quote == '"')
    reader->flags |= SWB_GRID_STRAY_QUOTE;
  reader->at = (gsize) (at - reader->text);
}

/* Takes what stands up to there. */
static void
read_plain (Reader *reader)
{
  gsize from = reader->at;

  skip_plain (reader);
  keep_run (reader, from, reader->at);
}

/* Where the quote is that closes the cell whose text begins at @from. FALSE
 * when none does before the end of the file or of what a cell may hold. */
static gboolean
find_close (const Reader *reader, gsize from, gsize *close)
{
  gsize last = MIN (reader->length, from + 2 * SWB_CSV_LONGEST_CELL);

  for (gsize at = from; at < last; at++)
    {
      const char *quote = memchr (reader->text + at, reader->quote, last - at);

      if (quote == NULL)
        return FALSE;
      at = (gsize) (quote - reader->text);
      if (at + 1 < reader->length && reader->text[at + 1] == reader->quote)
        {
          at++;
          continue;
        }
      *close = at;
      return TRUE;
    }
  return FALSE;
}

/* Keeps a quoted run, each doubled quote as one, and counts its lines. */
static void
keep_quoted (Reader *reader, gsize from, gsize to)
{
  gsize run = from;

  for (gsize at = from; at < to; at++)
    {
      char c = reader->text[at];

      if (c == reader->quote)
        {
          keep_run (reader, run, ++at);
          run = at + 1;
        }
      else if (is_break (c))
        {
          at += break_length (reader, at) - 1;
          reader->line++;
        }
    }
  if (run < to)
    keep_run (reader, run, to);
}

static void
read_quoted (Reader *reader)
{
  gsize close;

  if (!find_close (reader, reader->at + 1, &close))
    {
      reader->flags |= SWB_GRID_STRAY_QUOTE;
      read_plain (reader);
      return;
    }
  keep_quoted (reader, reader->at + 1, close);
  reader->at = close + 1;
  if (!at_end (reader) && reader->text[reader->at] != reader->delimiter &&
      !is_break (reader->text[reader->at]))
    {
      reader->flags |= SWB_GRID_STRAY_QUOTE;
      read_plain (reader);
    }
}

/* Most cells are as they stand in the text and need not be put together. */
static const char *
read_cell (Reader *reader, gsize *length)
{
  const gsize from = reader->at;

  g_string_truncate (reader->cell, 0);
  if (!at_end (reader) && reader->quote != '\0' &&
      reader->text[from] == reader->quote)
    read_quoted (reader);
  else
    {
      skip_plain (reader);
      *length = reader->at - from;
      if (*length <= SWB_CSV_LONGEST_CELL)
        return reader->text + from;
      keep_run (reader, from, reader->at);
    }
  *length = reader->cell->len;
  return reader->cell->str;
}

/* Reads one row and the end of its line. A line without a letter is none. */
static void
read_row (Reader *reader)
{
  gsize start = reader->at;
  guint n_cells = 0;

  reader->flags = 0;
  swb_grid_begin_row (reader->grid, reader->line);
  while (TRUE)
    {
      gsize length;
      const char *cell = read_cell (reader, &length);

      if (n_cells < SWB_CSV_MOST_CELLS)
        swb_grid_add_cell (reader->grid, cell, length);
      else
        reader->flags |= SWB_GRID_MANY;
      n_cells++;
      if (at_end (reader) || reader->text[reader->at] != reader->delimiter)
        break;
      reader->at++;
    }
  if (reader->at == start)
    swb_grid_drop_row (reader->grid);
  else
    swb_grid_end_row (reader->grid, start, reader->at - start, reader->flags);
  if (!at_end (reader))
    {
      reader->at += break_length (reader, reader->at);
      reader->line++;
    }
}

/* Excel's first line "sep=;" is no row. */
static void
skip_sep_line (Reader *reader)
{
  if (reader->length < 6 ||
      g_ascii_strncasecmp (reader->text, "sep=", 4) != 0 ||
      !is_break (reader->text[5]))
    return;
  reader->at = 5 + break_length (reader, 5);
  reader->line++;
}

static gboolean
check_cells (const Reader *reader, GError **error)
{
  if (swb_grid_count_cells (reader->grid) <= reader->most_cells)
    return TRUE;
  g_set_error (error, SWB_EXCHANGE_ERROR, SWB_EXCHANGE_ERROR_TOO_LARGE,
               _ ("The table has more than %u million cells. Split it and "
                  "import the parts"),
               SWB_CSV_MOST_IN_ALL / 1000000);
  return FALSE;
}

/* Up to the end, to @max_rows where that is not 0, or to the first row that
 * begins at @until or behind it. */
static gboolean
read_rows (Reader *reader,
           guint max_rows,
           gsize until,
           GCancellable *cancellable,
           GError **error)
{
  guint n_lines = 0;

  while (!at_end (reader) && reader->at < until)
    {
      if (max_rows > 0 && swb_grid_get_n_rows (reader->grid) >= max_rows)
        break;
      if (n_lines++ % ROWS_BETWEEN_LOOKS == 0)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
              !check_cells (reader, error))
            return FALSE;
          swb_progress_set (reader->progress, reader->at, reader->whole);
        }
      read_row (reader);
    }
  return TRUE;
}

static void
reader_start (Reader *reader, GBytes *text, char delimiter, char quote)
{
  *reader = (Reader){ .delimiter = delimiter,
                      .quote = quote,
                      .line = 1,
                      .most_cells = SWB_CSV_MOST_IN_ALL };
  reader->text = g_bytes_get_data (text, &reader->length);
  reader->cell = g_string_new (NULL);
  reader->grid = swb_grid_new ();
}

static void
reader_clear (Reader *reader)
{
  g_string_free (reader->cell, TRUE);
  g_clear_pointer (&reader->grid, swb_grid_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

/* The second part of a text, read as if a row began there. */
typedef struct
{
  Reader reader;
  gsize start;
  GCancellable *cancellable;
  GError *error;
} Second;

static gpointer
second_thread (gpointer data)
{
  Second *second = data;

  read_rows (&second->reader, 0, G_MAXSIZE, second->cancellable,
             &second->error);
  return NULL;
}

/* From the line's end on that comes next. */
static void
second_start (Second *second, gsize split)
{
  Reader *reader = &second->reader;

  reader->at = MIN (split, reader->length);
  while (!at_end (reader) && !is_break (reader->text[reader->at]))
    reader->at++;
  if (!at_end (reader))
    reader->at += break_length (reader, reader->at);
  second->start = reader->at;
}

/* What a row is depends on nothing but where it begins: from the first row
 * that begins where one of the second part does, the rest is the same. That
 * the part began inside a quoted cell, or within a line's end, is outlived. */
static gboolean
join (Reader *reader, Second *second, GCancellable *cancellable, GError **error)
{
  SwbGrid *rest = second->reader.grid;
  guint row;

  while (!at_end (reader))
    {
      if (swb_grid_find_raw (rest, reader->at, &row))
        {
          swb_grid_append_rows (reader->grid, rest, row, reader->line);
          return TRUE;
        }
      if (!read_rows (reader, 0, reader->at + 1, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static SwbGrid *
read_in_one (GBytes *text,
             char delimiter,
             char quote,
             guint max_rows,
             SwbProgress *progress,
             GCancellable *cancellable,
             GError **error)
{
  g_auto (Reader) reader = { 0 };

  reader_start (&reader, text, delimiter, quote);
  reader.progress = progress;
  reader.whole = reader.length;
  skip_sep_line (&reader);
  return read_rows (&reader, max_rows, G_MAXSIZE, cancellable, error)
             ? g_steal_pointer (&reader.grid)
             : NULL;
}

/**
 * swb_csv_read:
 * @text: UTF-8
 * @delimiter: what stands between cells: ',', ';', tab or '|'
 * @max_rows: how many rows to read at most, 0 for all
 * @cancellable: (nullable): to stop it
 * @error: %SWB_EXCHANGE_ERROR_TOO_LARGE, or cancelled
 *
 * Reads after RFC 4180, any line's end, and takes what people send: a quote in
 * the middle of a cell is a letter, and so is one that nobody closes; rows may
 * be of any length; empty lines are skipped; zeros are left out.
 *
 * Returns: (transfer full) (nullable): the cells
 */
SwbGrid *
swb_csv_read (GBytes *text,
              char delimiter,
              guint max_rows,
              GCancellable *cancellable,
              GError **error)
{
  return read_in_one (text, delimiter, '"', max_rows, NULL, cancellable, error);
}

/**
 * swb_csv_read_in_two:
 * @text: UTF-8
 * @delimiter: what stands between cells
 * @quote: what stands around cells: '"', '\'', or 0 for nothing
 * @split: about where the second part begins
 * @most_cells: a table has no more; usually %SWB_CSV_MOST_IN_ALL
 * @progress: (nullable): told how much is read
 * @cancellable: (nullable): to stop it
 * @error: %SWB_EXCHANGE_ERROR_TOO_LARGE, or cancelled
 *
 * As swb_csv_read(), all rows, with another quote; two threads read. What comes
 * of it does not depend on @split.
 *
 * Returns: (transfer full) (nullable): the cells
 */
SwbGrid *
swb_csv_read_in_two (GBytes *text,
                     char delimiter,
                     char quote,
                     gsize split,
                     guint most_cells,
                     SwbProgress *progress,
                     GCancellable *cancellable,
                     GError **error)
{
  g_auto (Reader) reader = { 0 };
  Second second = { .cancellable = cancellable };
  GThread *thread;
  gboolean done;

  reader_start (&reader, text, delimiter, quote);
  skip_sep_line (&reader);
  reader_start (&second.reader, text, delimiter, quote);
  second_start (&second, split);
  reader.progress = progress;
  reader.whole = second.start;
  reader.most_cells = second.reader.most_cells = most_cells;
  thread = g_thread_new ("swb-csv", second_thread, &second);
  done = read_rows (&reader, 0, second.start, cancellable, error);
  g_thread_join (thread);
  if (done && second.error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&second.error));
      done = FALSE;
    }
  g_clear_error (&second.error);
  done = done && join (&reader, &second, cancellable, error) &&
         check_cells (&reader, error);
  reader_clear (&second.reader);
  return done ? g_steal_pointer (&reader.grid) : NULL;
}

/**
 * swb_csv_read_quoted:
 * @text: UTF-8
 * @delimiter: what stands between cells
 * @quote: what stands around cells: '"', '\'', or 0 for nothing
 * @progress: (nullable): told how much is read
 * @cancellable: (nullable): to stop it
 * @error: %SWB_EXCHANGE_ERROR_TOO_LARGE, or cancelled
 *
 * As swb_csv_read(), all rows, with another quote.
 *
 * Returns: (transfer full) (nullable): the cells
 */
SwbGrid *
swb_csv_read_quoted (GBytes *text,
                     char delimiter,
                     char quote,
                     SwbProgress *progress,
                     GCancellable *cancellable,
                     GError **error)
{
  const gsize length = g_bytes_get_size (text);

  return length >= TWO_FROM && g_get_num_processors () > 1
             ? swb_csv_read_in_two (text, delimiter, quote, length / 2,
                                    SWB_CSV_MOST_IN_ALL, progress, cancellable,
                                    error)
             : read_in_one (text, delimiter, quote, 0, progress, cancellable,
                            error);
}

/* How many of the first rows have as many cells as most have, times how many
 * those are; nothing where a row is one cell. */
static guint
agreement (GBytes *text, char delimiter)
{
  g_autoptr (SwbGrid) grid =
      swb_csv_read (text, delimiter, ROWS_TO_COMPARE, NULL, NULL);
  guint counts[64] = { 0 };
  guint n_rows = swb_grid_get_n_rows (grid);
  guint most = 0;

  for (guint i = 0; i < n_rows; i++)
    counts[MIN (swb_grid_get_n_cells (grid, i), 63)]++;
  for (guint i = 2; i < G_N_ELEMENTS (counts); i++)
    if (counts[i] > 0 && counts[i] >= counts[most])
      most = i;
  if (most < 2)
    return 0;
  return 1000 * counts[most] / n_rows + MIN (most, 20);
}

/**
 * swb_csv_detect_delimiter:
 * @text: UTF-8
 *
 * Excel's line "sep=" decides; else the sign by which most of the first rows
 * have the same number of cells.
 *
 * Returns: ',', ';', tab or '|'
 */
char
swb_csv_detect_delimiter (GBytes *text)
{
  static const char signs[] = { ',', ';', '\t', '|' };
  gsize length;
  const char *data = g_bytes_get_data (text, &length);
  guint best = 0;
  char found = ',';

  if (length >= 6 && g_ascii_strncasecmp (data, "sep=", 4) == 0 &&
      is_break (data[5]) && memchr (signs, data[4], sizeof signs) != NULL)
    return data[4];
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      guint score = agreement (text, signs[i]);

      if (score > best)
        {
          best = score;
          found = signs[i];
        }
    }
  return found;
}

/**
 * swb_csv_append_cell:
 * @out: where to write
 * @text: (nullable): the cell
 * @delimiter: what stands between cells
 *
 * Writes the cell, in quotes where it needs them.
 */
void
swb_csv_append_cell (GString *out, const char *text, char delimiter)
{
  const char needy[] = { '"', '\r', '\n', delimiter, '\0' };

  if (text == NULL || (strpbrk (text, needy) == NULL &&
                       g_ascii_strncasecmp (text, "sep=", 4) != 0))
    {
      g_string_append (out, text != NULL ? text : "");
      return;
    }
  g_string_append_c (out, '"');
  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *at);
    }
  g_string_append_c (out, '"');
}

/**
 * swb_csv_append_row:
 * @out: where to write
 * @cells: (array length=n_cells): the cells; %NULL is an empty one
 * @n_cells: how many
 * @delimiter: what stands between cells
 *
 * Writes the row and CR LF. swb_csv_read() gives the same cells back.
 */
void
swb_csv_append_row (GString *out,
                    const char *const *cells,
                    guint n_cells,
                    char delimiter)
{
  gboolean alone = n_cells == 1 && (cells[0] == NULL || *cells[0] == '\0');

  for (guint i = 0; i < n_cells; i++)
    {
      if (i > 0)
        g_string_append_c (out, delimiter);
      swb_csv_append_cell (out, cells[i], delimiter);
    }
  g_string_append (out, alone ? "\"\"\r\n" : "\r\n");
}
