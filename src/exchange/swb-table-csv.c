/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table as comma-separated values: UTF-8 with a mark in front, for else
 * spreadsheets read it as something else; numbers plain, days as ISO 8601, and
 * texts that a spreadsheet would run are guarded. */
#include "exchange/swb-csv.h"
#include "exchange/swb-table-draft.h"
#include "exchange/swb-table-sink.h"

#include "base/swb-text.h"

#include <gio/gunixoutputstream.h>

#define BLOCK (256 * 1024)

typedef struct
{
  SwbTableSink sink;
  SwbTableDraft draft;
  GOutputStream *stream;
  GCancellable *cancellable;
  GString *text;
} CsvSink;

static gboolean
flush (CsvSink *self, GError **error)
{
  gboolean ok =
      g_output_stream_write_all (self->stream, self->text->str, self->text->len,
                                 NULL, self->cancellable, error);

  g_string_truncate (self->text, 0);
  return ok;
}

static void
append_text (CsvSink *self, const char *text)
{
  g_autofree char *guarded = swb_text_guard_written (text);

  swb_csv_append_cell (self->text, guarded, ',');
}

/* The shortest text that reads back as the same amount. */
static void
append_amount (CsvSink *self, SwbMoney amount)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (self->text, g_ascii_formatd (buffer, sizeof buffer, "%.15g",
                                                swb_money_to_double (amount)));
}

static void
append_cell (CsvSink *self, const SwbCell *cell)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *day = NULL;

  switch (cell->kind)
    {
    case SWB_CELL_TEXT:
      append_text (self, cell->text);
      break;
    case SWB_CELL_COUNT:
      g_string_append_printf (self->text, "%" G_GINT64_FORMAT, cell->count);
      break;
    case SWB_CELL_SHARE:
      g_string_append (self->text, g_ascii_formatd (buffer, sizeof buffer,
                                                    "%.6g", cell->share * 100));
      g_string_append_c (self->text, '%');
      break;
    case SWB_CELL_AMOUNT:
      append_amount (self, cell->amount);
      break;
    case SWB_CELL_DAY:
      day = swb_day_to_iso (cell->day);
      g_string_append (self->text, day);
      break;
    case SWB_CELL_EMPTY:
    default:
      break;
    }
}

static gboolean
end_row (CsvSink *self, GError **error)
{
  g_string_append (self->text, "\r\n");
  return self->text->len < BLOCK || flush (self, error);
}

static gboolean
csv_add_titles (SwbTableSink *sink,
                const char *const *titles,
                guint n_titles,
                GError **error)
{
  CsvSink *self = (CsvSink *) sink;

  g_string_append (self->text, "\xef\xbb\xbf");
  for (guint i = 0; i < n_titles; i++)
    {
      if (i > 0)
        g_string_append_c (self->text, ',');
      append_text (self, titles[i]);
    }
  return end_row (self, error);
}

static gboolean
csv_add_row (SwbTableSink *sink,
             const SwbCell *cells,
             guint n_cells,
             GError **error)
{
  CsvSink *self = (CsvSink *) sink;

  for (guint i = 0; i < n_cells; i++)
    {
      if (i > 0)
        g_string_append_c (self->text, ',');
      append_cell (self, &cells[i]);
    }
  return end_row (self, error);
}

static gboolean
csv_close (SwbTableSink *sink, GCancellable *cancellable, GError **error)
{
  CsvSink *self = (CsvSink *) sink;

  return flush (self, error) &&
         g_output_stream_close (self->stream, cancellable, error) &&
         swb_table_draft_place (&self->draft, cancellable, error);
}

static void
csv_free (SwbTableSink *sink)
{
  CsvSink *self = (CsvSink *) sink;

  g_clear_object (&self->stream);
  g_clear_object (&self->cancellable);
  swb_table_draft_clear (&self->draft);
  g_string_free (self->text, TRUE);
  g_free (self);
}

static const SwbTableSinkClass csv_class = {
  csv_add_titles,
  csv_add_row,
  csv_close,
  csv_free,
};

/**
 * swb_table_sink_new_csv:
 * @file: where to; replaced when the table is closed
 * @cancellable: (nullable): stops the writing
 * @error: %G_IO_ERROR
 *
 * Returns: (transfer full) (nullable): an empty table
 */
SwbTableSink *
swb_table_sink_new_csv (GFile *file, GCancellable *cancellable, GError **error)
{
  SwbTableDraft draft;
  CsvSink *self;

  if (!swb_table_draft_begin (&draft, file, cancellable, error))
    {
      swb_table_draft_clear (&draft);
      return NULL;
    }
  self = g_new0 (CsvSink, 1);
  self->sink.class = &csv_class;
  self->draft = draft;
  self->stream =
      g_unix_output_stream_new (swb_table_draft_take_fd (&self->draft), TRUE);
  self->cancellable = cancellable ? g_object_ref (cancellable) : NULL;
  self->text = g_string_sized_new (BLOCK + 4096);
  return &self->sink;
}
