/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of one file of an export. Nothing is guessed: what a person's
 * spreadsheet did to a file is either plain or told with its line. */
#include "exchange/swb-archive-reader.h"

#include "exchange/swb-exchange-error.h"
#include "storage/swb-sha256.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define BLOCK (256 * 1024)
/** Of all cells of a row together, in bytes. */
#define LONGEST_ROW (2 * (gsize) SWB_ARCHIVE_LONGEST_VALUE)
#define MOST_CELLS 250
#define MARK "\xef\xbb\xbf"

/* Where a cell's text begins in the row. */
typedef struct
{
  gsize from;
  gsize length;
  gboolean quoted;
} Span;

/* Between cells, in one, in one with quotes, behind the second quote. */
typedef enum
{
  AT_START,
  IN_PLAIN,
  IN_QUOTES,
  BEHIND_QUOTE,
} State;

struct _SwbArchiveReader
{
  int fd;
  char *name;
  SwbSha256 *sum;
  char *hex;
  guint8 *block;
  gsize at;
  gsize end;
  guint64 bytes;
  gboolean ended;
  gboolean begun;
  gboolean skip_feed;

  State state;
  char delimiter; /* 0 until the header told it */
  guint64 line;
  guint64 row_line;
  GString *row;
  GArray *spans;
};

/**
 * swb_archive_reader_new:
 * @fd: (transfer full): a regular file
 * @name: its name, for messages
 *
 * Returns: (transfer full): who reads it
 */
SwbArchiveReader *
swb_archive_reader_new (int fd, const char *name)
{
  SwbArchiveReader *self = g_new0 (SwbArchiveReader, 1);

  self->fd = fd;
  self->name = g_strdup (name);
  self->sum = swb_sha256_new ();
  self->block = g_malloc (BLOCK);
  self->line = 1;
  self->row = g_string_new (NULL);
  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  return self;
}

/**
 * swb_archive_reader_free:
 * @self: (transfer full) (nullable): who read
 */
void
swb_archive_reader_free (SwbArchiveReader *self)
{
  if (self == NULL)
    return;
  close (self->fd);
  g_free (self->name);
  swb_sha256_free (self->sum);
  g_free (self->hex);
  g_free (self->block);
  g_string_free (self->row, TRUE);
  g_array_unref (self->spans);
  g_free (self);
}

/**
 * swb_archive_reader_fail:
 * @self: who reads
 * @column: (nullable): the column where it is
 * @problem: the end of a sentence, "is not a number"
 * @error: (out): file, line and column with it
 */
void
swb_archive_reader_fail (SwbArchiveReader *self,
                         const char *column,
                         const char *problem,
                         GError **error)
{
  char line[24];

  g_snprintf (line, sizeof line, "%" G_GUINT64_FORMAT, self->row_line);
  if (column == NULL)
    g_set_error (error, SWB_EXCHANGE_ERROR, SWB_EXCHANGE_ERROR_CELL,
                 /* a file, the number of a line, the end of a sentence */
                 _ ("“%s”, line %s: %s"), self->name, line, problem);
  else
    g_set_error (error, SWB_EXCHANGE_ERROR, SWB_EXCHANGE_ERROR_CELL,
                 /* a file, the number of a line, a column, such an end */
                 _ ("“%s”, line %s: what is in the column “%s” %s"), self->name,
                 line, column, problem);
}

static gboolean
fail_here (SwbArchiveReader *self, const char *problem, GError **error)
{
  self->row_line = self->line;
  swb_archive_reader_fail (self, NULL, problem, error);
  return FALSE;
}

static void
skip_mark (SwbArchiveReader *self)
{
  self->begun = TRUE;
  if (self->end >= 3 && memcmp (self->block, MARK, 3) == 0)
    self->at = 3;
}

/* Reads on; at the first block until there are enough bytes for a mark. */
static gboolean
fill (SwbArchiveReader *self, GError **error)
{
  gsize had = 0;

  self->at = 0;
  do
    {
      gssize n = read (self->fd, self->block + had, BLOCK - had);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          g_set_error (
              error, SWB_EXCHANGE_ERROR, SWB_EXCHANGE_ERROR_NOT_AN_EXPORT,
              _ ("“%s” cannot be read: %s"), self->name, g_strerror (errno));
          return FALSE;
        }
      swb_sha256_add (self->sum, self->block + had, (gsize) n);
      self->bytes += (guint64) n;
      had += (gsize) n;
      self->ended = n == 0;
    }
  while (!self->ended && !self->begun && had < 3);
  self->end = had;
  if (!self->begun)
    skip_mark (self);
  return TRUE;
}

static void
begin_cell (SwbArchiveReader *self, gboolean quoted)
{
  const Span span = { self->row->len, 0, quoted };

  g_array_append_val (self->spans, span);
}

/* Closes the cell with a zero, so that it is a string. */
static gboolean
end_cell (SwbArchiveReader *self, GError **error)
{
  Span *span;

  if (self->state == AT_START)
    begin_cell (self, FALSE);
  span = &g_array_index (self->spans, Span, self->spans->len - 1);
  span->length = self->row->len - span->from;
  if (!g_utf8_validate_len (self->row->str + span->from, span->length, NULL))
    return fail_here (self, _ ("there is text that is not UTF-8"), error);
  g_string_append_c (self->row, '\0');
  self->state = AT_START;
  if (self->spans->len > MOST_CELLS)
    return fail_here (self, _ ("there are too many cells"), error);
  return TRUE;
}

static gboolean
take_run (SwbArchiveReader *self, gsize from, gsize to, GError **error)
{
  const Span *span = &g_array_index (self->spans, Span, self->spans->len - 1);

  if (self->row->len - span->from + (to - from) > SWB_ARCHIVE_LONGEST_VALUE ||
      self->row->len + (to - from) > LONGEST_ROW)
    return fail_here (self, _ ("a value is longer than 64 MB"), error);
  g_string_append_len (self->row, (const char *) self->block + from,
                       (gssize) (to - from));
  return TRUE;
}

/* The names in the header are plain words; what follows the first one stands
 * between all cells. Spreadsheets of some languages write semicolons. */
static gboolean
ends_cell (SwbArchiveReader *self, char c)
{
  if (self->delimiter == '\0' && (c == ',' || c == ';' || c == '\t'))
    self->delimiter = c;
  return c == self->delimiter && c != '\0';
}

static gboolean
is_break (char c)
{
  return c == '\n' || c == '\r';
}

static gboolean
read_plain (SwbArchiveReader *self, GError **error)
{
  gsize from = self->at;
  char c = '\0';

  while (self->at < self->end)
    {
      c = (char) self->block[self->at];
      if (is_break (c) || c == '"' || c == '\0' || ends_cell (self, c))
        break;
      self->at++;
    }
  if (!take_run (self, from, self->at, error))
    return FALSE;
  if (self->at == self->end || c != '"')
    return TRUE;
  return fail_here (self, _ ("there is a quote inside a cell without quotes"),
                    error);
}

static gboolean
read_quoted (SwbArchiveReader *self, GError **error)
{
  gsize from = self->at;

  while (self->at < self->end)
    {
      char c = (char) self->block[self->at];

      if (c == '"' || c == '\0')
        break;
      if (c == '\n')
        self->line++;
      self->at++;
    }
  if (!take_run (self, from, self->at, error))
    return FALSE;
  if (self->at < self->end && self->block[self->at] == '"')
    {
      self->state = BEHIND_QUOTE;
      self->at++;
    }
  return TRUE;
}

/* What stands between cells and at the end of a line. */
static gboolean
read_sign (SwbArchiveReader *self, gboolean *row_ended, GError **error)
{
  char c = (char) self->block[self->at];

  if (c == '"' && self->state == AT_START)
    {
      begin_cell (self, TRUE);
      self->state = IN_QUOTES;
    }
  else if (c == '"' && self->state == BEHIND_QUOTE)
    {
      self->state = IN_QUOTES;
      self->at++;
      return take_run (self, self->at - 1, self->at, error);
    }
  else if (is_break (c))
    {
      self->skip_feed = c == '\r';
      *row_ended = TRUE;
      if (!end_cell (self, error))
        return FALSE;
      self->line++;
    }
  else if (ends_cell (self, c))
    {
      if (!end_cell (self, error))
        return FALSE;
    }
  else
    return fail_here (self, _ ("there is text behind the quotes of a cell"),
                      error);
  self->at++;
  return TRUE;
}

static gboolean
read_some (SwbArchiveReader *self, gboolean *row_ended, GError **error)
{
  char c = (char) self->block[self->at];

  if (c == '\0')
    return fail_here (self, _ ("there is a zero byte"), error);
  if (self->skip_feed && c == '\n')
    {
      self->skip_feed = FALSE;
      self->at++;
      return TRUE;
    }
  self->skip_feed = FALSE;
  if (self->state == IN_QUOTES)
    return read_quoted (self, error);
  if (self->state == IN_PLAIN && !is_break (c) && !ends_cell (self, c))
    return read_plain (self, error);
  if (self->state == AT_START && c != '"' && !is_break (c) &&
      !ends_cell (self, c))
    {
      begin_cell (self, FALSE);
      self->state = IN_PLAIN;
      return read_plain (self, error);
    }
  return read_sign (self, row_ended, error);
}

/* The last line may lack its end. */
static gboolean
end_file (SwbArchiveReader *self, gboolean *row_ended, GError **error)
{
  if (self->state == IN_QUOTES)
    {
      swb_archive_reader_fail (self, NULL,
                               _ ("a quote is opened and never closed"), error);
      return FALSE;
    }
  if (self->state == AT_START && self->spans->len == 0)
    return TRUE;
  *row_ended = TRUE;
  return end_cell (self, error);
}

static gboolean
is_blank (SwbArchiveReader *self)
{
  const Span *span = &g_array_index (self->spans, Span, 0);

  return self->spans->len == 1 && span->length == 0 && !span->quoted;
}

static void
begin_row (SwbArchiveReader *self)
{
  g_string_truncate (self->row, 0);
  g_array_set_size (self->spans, 0);
  self->state = AT_START;
  self->row_line = self->line;
}

/**
 * swb_archive_reader_next:
 * @self: who reads
 * @has_row: (out): whether there is one more row
 * @error: what is wrong, with the line
 *
 * Lines without a sign are skipped.
 *
 * Returns: FALSE where the file is not what it should be
 */
gboolean
swb_archive_reader_next (SwbArchiveReader *self,
                         gboolean *has_row,
                         GError **error)
{
  *has_row = FALSE;
  begin_row (self);
  for (;;)
    {
      gboolean row_ended = FALSE;

      if (self->at == self->end && !self->ended && !fill (self, error))
        return FALSE;
      if (self->at == self->end && !self->ended)
        continue;
      if (self->at == self->end ? !end_file (self, &row_ended, error)
                                : !read_some (self, &row_ended, error))
        return FALSE;
      if (row_ended && is_blank (self))
        begin_row (self);
      else if (row_ended)
        {
          *has_row = TRUE;
          return TRUE;
        }
      else if (self->at == self->end && self->ended)
        return TRUE;
    }
}

/**
 * swb_archive_reader_n_cells:
 * @self: who stands on a row
 *
 * Returns: how many cells it has
 */
guint
swb_archive_reader_n_cells (SwbArchiveReader *self)
{
  return self->spans->len;
}

/**
 * swb_archive_reader_cell:
 * @self: who stands on a row
 * @column: from 0
 *
 * Returns: the cell, until the next row
 */
SwbCell
swb_archive_reader_cell (SwbArchiveReader *self, guint column)
{
  const Span *span = &g_array_index (self->spans, Span, column);

  return (SwbCell){ self->row->str + span->from, span->length, span->quoted };
}

/**
 * swb_archive_reader_bytes:
 * @self: who reads
 *
 * Returns: how many bytes were read
 */
guint64
swb_archive_reader_bytes (SwbArchiveReader *self)
{
  return self->bytes;
}

/**
 * swb_archive_reader_sum:
 * @self: who reads
 *
 * Reads what was not read yet.
 *
 * Returns: (transfer none): the SHA-256 of the whole file
 */
const char *
swb_archive_reader_sum (SwbArchiveReader *self)
{
  while (!self->ended && fill (self, NULL))
    ;
  if (self->hex == NULL)
    self->hex = swb_sha256_finish (self->sum);
  return self->hex;
}
