/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table as a spreadsheet, by libxlsxwriter. Texts are written as texts, so
 * nothing in them is ever run. Rows go to the disk as they come. */
#include "exchange/swb-exchange-error.h"
#include "exchange/swb-table-draft.h"
#include "exchange/swb-table-sink.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <xlsxwriter.h>

#define LONGEST_TEXT 32767 /* characters that a cell takes */
#define LONGEST_NAME 31    /* of a sheet, in units of UTF-16 */
#define WIDEST 40.0        /* characters */
#define DAYS_TO_1970 25569 /* of the calendar of spreadsheets */

enum
{
  TITLE,
  COUNT,
  SHARE,
  AMOUNT,
  AMOUNT_WHOLE,
  DAY,
  N_FORMATS,
};

typedef struct
{
  SwbTableSink sink;
  SwbTableDraft draft;
  lxw_workbook *book;
  lxw_worksheet *sheet;
  lxw_format *formats[N_FORMATS];

  lxw_row_t row;
  guint n_columns;
} XlsxSink;

static gboolean
told (lxw_error result, GError **error)
{
  if (result == LXW_NO_ERROR)
    return TRUE;
  g_set_error (error, SWB_EXCHANGE_ERROR, SWB_EXCHANGE_ERROR_WRITE,
               _ ("The spreadsheet could not be written: %s"),
               lxw_strerror (result));
  return FALSE;
}

/* A text that is too long for a cell loses its end. */
static lxw_error
write_text (XlsxSink *self, lxw_col_t column, const char *text, int format)
{
  g_autofree char *cut = NULL;

  if (text == NULL || *text == '\0')
    return LXW_NO_ERROR;
  if (g_utf8_strlen (text, -1) > LONGEST_TEXT)
    text = cut = g_utf8_substring (text, 0, LONGEST_TEXT);
  return worksheet_write_string (self->sheet, self->row, column, text,
                                 format < 0 ? NULL : self->formats[format]);
}

static lxw_error
write_number (XlsxSink *self, lxw_col_t column, double number, int format)
{
  return worksheet_write_number (self->sheet, self->row, column, number,
                                 self->formats[format]);
}

static lxw_error
write_cell (XlsxSink *self, lxw_col_t column, const SwbCell *cell)
{
  switch (cell->kind)
    {
    case SWB_CELL_TEXT:
      return write_text (self, column, cell->text, -1);
    case SWB_CELL_COUNT:
      return write_number (self, column, (double) cell->count, COUNT);
    case SWB_CELL_SHARE:
      return write_number (self, column, cell->share, SHARE);
    case SWB_CELL_AMOUNT:
      return write_number (self, column, swb_money_to_double (cell->amount),
                           swb_currency_digits (cell->amount.currency) == 0
                               ? AMOUNT_WHOLE
                               : AMOUNT);
    case SWB_CELL_DAY:
      return write_number (self, column, cell->day + DAYS_TO_1970, DAY);
    case SWB_CELL_EMPTY:
    default:
      return LXW_NO_ERROR;
    }
}

static gboolean
xlsx_add_titles (SwbTableSink *sink,
                 const char *const *titles,
                 guint n_titles,
                 GError **error)
{
  XlsxSink *self = (XlsxSink *) sink;

  self->n_columns = MIN (n_titles, LXW_COL_MAX);
  for (guint i = 0; i < self->n_columns; i++)
    {
      double width = MIN ((double) g_utf8_strlen (titles[i], -1) + 4, WIDEST);

      worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i,
                            MAX (width, 12.0), NULL);
      if (!told (write_text (self, (lxw_col_t) i, titles[i], TITLE), error))
        return FALSE;
    }
  worksheet_freeze_panes (self->sheet, 1, 1);
  self->row = 1;
  return TRUE;
}

static gboolean
xlsx_add_row (SwbTableSink *sink,
              const SwbCell *cells,
              guint n_cells,
              GError **error)
{
  XlsxSink *self = (XlsxSink *) sink;

  if (self->row > SWB_XLSX_MOST_ROWS)
    {
      g_set_error (error, SWB_EXCHANGE_ERROR, SWB_EXCHANGE_ERROR_TOO_LARGE,
                   _ ("A sheet of a spreadsheet has room for %d rows. Export "
                      "fewer creators, or a CSV file"),
                   SWB_XLSX_MOST_ROWS);
      return FALSE;
    }
  for (guint i = 0; i < MIN (n_cells, self->n_columns); i++)
    if (!told (write_cell (self, (lxw_col_t) i, &cells[i]), error))
      return FALSE;
  self->row++;
  return TRUE;
}

/* The library packs in one go: who no longer waits for that leaves it to its
 * thread, and what comes of it is removed. Counted. */
typedef struct
{
  GMutex lock;
  GCond changed;
  lxw_workbook *book;
  SwbTableDraft draft;
  lxw_error result;
  gboolean is_done;
} Packing;

static void
packing_clear (gpointer data)
{
  Packing *packing = data;

  swb_table_draft_clear (&packing->draft);
  g_cond_clear (&packing->changed);
  g_mutex_clear (&packing->lock);
}

static void
packing_unref (gpointer packing)
{
  g_atomic_rc_box_release_full (packing, packing_clear);
}

static gpointer
pack_thread (gpointer data)
{
  Packing *packing = data;
  const lxw_error result = workbook_close (packing->book);

  g_mutex_lock (&packing->lock);
  packing->result = result;
  packing->is_done = TRUE;
  g_cond_signal (&packing->changed);
  g_mutex_unlock (&packing->lock);
  packing_unref (packing);
  return NULL;
}

static void
stop_cb (GCancellable *cancellable, Packing *packing)
{
  g_mutex_lock (&packing->lock);
  g_cond_signal (&packing->changed);
  g_mutex_unlock (&packing->lock);
}

/* FALSE where somebody stopped it first. */
static gboolean
wait_for (Packing *packing, GCancellable *cancellable)
{
  gulong id = 0;
  gboolean is_done;

  if (cancellable != NULL)
    id = g_cancellable_connect (cancellable, G_CALLBACK (stop_cb),
                                g_atomic_rc_box_acquire (packing),
                                packing_unref);
  g_mutex_lock (&packing->lock);
  while (!packing->is_done && !g_cancellable_is_cancelled (cancellable))
    g_cond_wait (&packing->changed, &packing->lock);
  is_done = packing->is_done;
  g_mutex_unlock (&packing->lock);
  g_cancellable_disconnect (cancellable, id);
  return is_done;
}

/* What is packed after a stop has no name any more and takes up room only until
 * its thread has ended. */
static gboolean
xlsx_close (SwbTableSink *sink, GCancellable *cancellable, GError **error)
{
  XlsxSink *self = (XlsxSink *) sink;
  Packing *packing = g_atomic_rc_box_new0 (Packing);
  gboolean ok;

  if (self->n_columns > 0)
    worksheet_autofilter (self->sheet, 0, 0, MAX (self->row, 1) - 1,
                          (lxw_col_t) (self->n_columns - 1));
  g_mutex_init (&packing->lock);
  g_cond_init (&packing->changed);
  packing->book = g_steal_pointer (&self->book);
  packing->draft = self->draft;
  self->draft = (SwbTableDraft){ .fd = -1 };
  g_thread_unref (g_thread_new ("swb-pack", pack_thread,
                                g_atomic_rc_box_acquire (packing)));
  ok = wait_for (packing, cancellable);
  if (ok)
    ok = told (packing->result, error) &&
         swb_table_draft_place (&packing->draft, cancellable, error);
  else
    {
      g_unlink (packing->draft.path);
      g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  packing_unref (packing);
  return ok;
}

static void
xlsx_free (SwbTableSink *sink)
{
  XlsxSink *self = (XlsxSink *) sink;

  if (self->book != NULL)
    lxw_workbook_free (self->book);
  swb_table_draft_clear (&self->draft);
  g_free (self);
}

static const SwbTableSinkClass xlsx_class = {
  xlsx_add_titles,
  xlsx_add_row,
  xlsx_close,
  xlsx_free,
};

static void
add_formats (XlsxSink *self)
{
  static const char *const patterns[N_FORMATS] = {
    [COUNT] = "#,##0",        [SHARE] = "0.00%",        [AMOUNT] = "#,##0.00",
    [AMOUNT_WHOLE] = "#,##0", [DAY] = "yyyy\\-mm\\-dd",
  };

  for (guint i = 0; i < N_FORMATS; i++)
    {
      self->formats[i] = workbook_add_format (self->book);
      if (patterns[i] != NULL)
        format_set_num_format (self->formats[i], patterns[i]);
    }
  format_set_bold (self->formats[TITLE]);
}

/* A name that a sheet may have: so many units of UTF-16, none of the signs that
 * it refuses, and not the one that Excel keeps for its list of changes. */
static char *
sheet_name (const char *wanted)
{
  g_autofree char *name = g_utf8_make_valid (wanted, -1);
  char *end = name;
  guint units = 0;

  for (; *end != '\0'; end = g_utf8_next_char (end))
    {
      units += g_utf8_get_char (end) > 0xffff ? 2 : 1;
      if (units > LONGEST_NAME)
        break;
    }
  *end = '\0';
  g_strstrip (g_strdelimit (name, "[]:*?/\\'", ' '));
  return *name == '\0' || g_ascii_strcasecmp (name, "history") == 0
             ? g_strdup (_ ("Creators"))
             : g_steal_pointer (&name);
}

/**
 * swb_table_sink_new_xlsx:
 * @file: where to; replaced when the table is closed
 * @sheet: what to call the sheet
 * @error: why not
 *
 * Returns: (transfer full) (nullable): an empty table
 */
SwbTableSink *
swb_table_sink_new_xlsx (GFile *file, const char *sheet, GError **error)
{
  g_autofree char *name = sheet_name (sheet);
  XlsxSink *self;
  lxw_workbook_options options = { .constant_memory = LXW_TRUE,
                                   .tmpdir = (char *) g_get_tmp_dir () };

  self = g_new0 (XlsxSink, 1);
  self->sink.class = &xlsx_class;
  if (!swb_table_draft_begin (&self->draft, file, NULL, error))
    {
      xlsx_free (&self->sink);
      return NULL;
    }
  g_close (swb_table_draft_take_fd (&self->draft), NULL);
  self->book = workbook_new_opt (self->draft.path, &options);
  self->sheet = self->book ? workbook_add_worksheet (self->book, name) : NULL;
  if (self->sheet == NULL)
    {
      told (LXW_ERROR_MEMORY_MALLOC_FAILED, error);
      xlsx_free (&self->sink);
      return NULL;
    }
  add_formats (self);
  return &self->sink;
}
