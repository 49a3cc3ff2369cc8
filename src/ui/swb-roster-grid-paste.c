/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pastes cells of a spreadsheet into the roster's grid. The text is read on a
 * thread, then looked at beside the rows; what is clean and small is done at
 * once, anything else is told first. */
#include "ui/swb-roster-grid-private.h"

#include "base/swb-text.h"
#include "exchange/swb-tsv.h"
#include "ui/swb-roster-grid-words.h"
#include "ui/swb-roster-paste.h"
#include "ui/swb-roster-words.h"

#include <glib/gi18n-lib.h>

#define MOST_AT_ONCE 1000 /* cells that are pasted without asking */
#define MOST_TOLD 200

/**
 * Paste:
 * @titles: whether the first line of @cells names the columns
 * @targets: for each column of @cells where it goes, or SWB_N_ROSTER_COLUMNS
 * @n_rows: rows of the list that get something
 * @n_over: rows past its end
 * @n_left: cells for columns that are not typed
 */
typedef struct
{
  SwbRosterGrid *grid;
  char *text;
  SwbGrid *cells;
  SwbRosterRange range;
  gboolean titles;
  SwbRosterColumn *targets;
  guint n_columns;
  guint n_rows;
  guint n_over;
  guint n_left;
  SwbRosterEdit *edit;
} Paste;

static void
paste_free (gpointer data)
{
  Paste *paste = data;

  g_clear_object (&paste->grid);
  g_free (paste->text);
  g_clear_pointer (&paste->cells, swb_grid_unref);
  g_free (paste->targets);
  g_clear_pointer (&paste->edit, swb_roster_edit_unref);
  g_free (paste);
}

static guint
count_lines (const Paste *paste)
{
  return swb_grid_get_n_rows (paste->cells) - (paste->titles ? 1 : 0);
}

static const char *
cell_of (const Paste *paste, guint row, guint column)
{
  return swb_grid_get_cell (paste->cells, row + (paste->titles ? 1 : 0),
                            column);
}

static SwbRosterColumn
column_of_title (const char *title)
{
  g_autofree char *folded = swb_text_fold (title);

  for (guint i = 0; i < SWB_N_ROSTER_COLUMNS; i++)
    {
      g_autofree char *one =
          swb_text_fold (swb_roster_column_title ((SwbRosterColumn) i));

      if (g_str_equal (one, folded))
        return (SwbRosterColumn) i;
    }
  return SWB_N_ROSTER_COLUMNS;
}

/* What was copied with titles goes back under them, wherever they stand. */
static void
find_titles (Paste *paste)
{
  paste->titles = swb_grid_get_n_rows (paste->cells) > 1;
  for (guint i = 0; paste->titles && i < paste->n_columns; i++)
    {
      paste->targets[i] =
          column_of_title (swb_grid_get_cell (paste->cells, 0, i));
      if (paste->targets[i] == SWB_N_ROSTER_COLUMNS)
        paste->titles = FALSE;
    }
}

/* Without titles cells go rightwards from the cursor. One column, or one cell,
 * fills a range that is wider. */
static void
find_targets (Paste *paste)
{
  SwbRosterColumn columns[SWB_N_ROSTER_COLUMNS];
  const guint n = swb_roster_grid_get_columns (paste->grid, columns);
  const guint first =
      swb_roster_grid_find_column (paste->grid, paste->range.columns[0]);

  paste->n_columns = swb_grid_get_n_columns (paste->cells);
  paste->targets = g_new (SwbRosterColumn, MAX (paste->n_columns, 1));
  find_titles (paste);
  for (guint i = 0; !paste->titles && i < paste->n_columns; i++)
    paste->targets[i] =
        first + i < n ? columns[first + i] : SWB_N_ROSTER_COLUMNS;
}

static gboolean
fills_across (const Paste *paste)
{
  return paste->n_columns == 1 && !paste->titles && paste->range.n_columns > 1;
}

/* How many rows from the range's first on are somebody's, at most @most. The
 * titles of groups stand among them. */
static guint
count_creators (const Paste *paste, guint last, guint most)
{
  guint n = 0;

  for (guint row = paste->range.first_row; row <= last && n < most; row++)
    {
      g_autoptr (SwbCreator) creator =
          swb_roster_grid_get_creator (paste->grid, row);

      n += creator != NULL ? 1 : 0;
    }
  return n;
}

/* Lines are repeated where they go evenly into the range. */
static void
count_rows (Paste *paste)
{
  const guint n_lines = count_lines (paste);
  const guint n_list = swb_roster_grid_count_rows (paste->grid);
  const guint n_range =
      count_creators (paste, paste->range.last_row, SWB_TSV_MOST_CELLS);
  const guint wanted =
      n_lines > 0 && n_range % n_lines == 0 ? MAX (n_range, n_lines) : n_lines;

  paste->n_rows = count_creators (paste, n_list - 1, wanted);
  paste->n_over = wanted - paste->n_rows;
}

static void
set_cell (Paste *paste,
          SwbRosterEdit *edit,
          guint row,
          SwbRosterColumn column,
          const char *text,
          gboolean is_new)
{
  SwbRosterField field;

  if (column == SWB_N_ROSTER_COLUMNS || !swb_roster_grid_field (column, &field))
    paste->n_left += *text != '\0' ? 1 : 0;
  else if (!is_new || *text != '\0')
    swb_roster_edit_set (edit, row, field, SWB_ROSTER_SET, text);
}

static void
set_row (
    Paste *paste, SwbRosterEdit *edit, guint row, guint line, gboolean is_new)
{
  if (fills_across (paste))
    for (guint i = 0; i < paste->range.n_columns; i++)
      set_cell (paste, edit, row, paste->range.columns[i],
                cell_of (paste, line, 0), is_new);
  else
    for (guint i = 0; i < paste->n_columns; i++)
      set_cell (paste, edit, row, paste->targets[i], cell_of (paste, line, i),
                is_new);
}

/* The rows are gathered on the main thread; their cells are set there too,
 * quickly, for each text is read once. */
static SwbRosterEdit *
make_edit (Paste *paste, gboolean add)
{
  SwbRosterEdit *edit = swb_roster_grid_new_edit (paste->grid);
  const guint n_lines = count_lines (paste);
  const guint n_list = swb_roster_grid_count_rows (paste->grid);

  paste->n_left = 0;
  for (guint i = 0, row = paste->range.first_row;
       i < paste->n_rows && row < n_list; row++)
    {
      g_autoptr (SwbCreator) creator =
          swb_roster_grid_get_creator (paste->grid, row);

      if (creator != NULL)
        set_row (paste, edit, swb_roster_edit_add_creator (edit, creator),
                 i++ % n_lines, FALSE);
    }
  for (guint i = 0; add && i < paste->n_over; i++)
    set_row (paste, edit, swb_roster_edit_add_new (edit),
             (paste->n_rows + i) % n_lines, TRUE);
  return edit;
}

static char *
describe_left (const Paste *paste)
{
  if (paste->n_left == 0)
    return NULL;
  return g_strdup_printf (
      ngettext ("%u cell is for a column that is not typed, or past the last "
                "one, and is left out",
                "%u cells are for columns that are not typed, or past the "
                "last one, and are left out",
                paste->n_left),
      paste->n_left);
}

static void
run (Paste *paste, SwbRosterEdit *edit, guint n)
{
  g_autofree char *name =
      g_strdup_printf (ngettext ("Paste %u cell", "Paste %u cells", n), n);
  g_autofree char *done =
      g_strdup_printf (ngettext ("%u cell pasted", "%u cells pasted", n), n);

  swb_roster_grid_run (paste->grid, edit, name, done);
}

static void
accept_cb (SwbRosterPaste *window, gboolean add, Paste *paste)
{
  g_autoptr (SwbRosterEdit) edit = NULL;

  if (!swb_roster_grid_is_open (paste->grid))
    return;
  edit = add ? make_edit (paste, TRUE) : swb_roster_edit_ref (paste->edit);
  run (paste, edit, swb_roster_edit_get_n_cells (edit));
}

static void
free_closure (gpointer data, GClosure *closure)
{
  paste_free (data);
}

static void
ask (Paste *paste, SwbRosterEditPreview *preview)
{
  g_autofree char *note = describe_left (paste);
  SwbRosterPaste *window = swb_roster_paste_present (
      GTK_WIDGET (paste->grid->list), preview, paste->n_over, note);

  g_signal_connect_data (window, "accept", G_CALLBACK (accept_cb), paste,
                         free_closure, 0);
}

static gboolean
is_clean (const Paste *paste, const SwbRosterEditCounts *counts)
{
  return paste->n_over == 0 && counts->cells[SWB_ROSTER_EDIT_REFUSED] == 0 &&
         counts->cells[SWB_ROSTER_EDIT_CHANGES] > 0 &&
         counts->cells[SWB_ROSTER_EDIT_CHANGES] <= MOST_AT_ONCE;
}

/* Nothing to ask about: at most one cell is refused, and no other changes. */
static gboolean
is_nothing (const Paste *paste, const SwbRosterEditCounts *counts)
{
  return paste->n_over == 0 && counts->cells[SWB_ROSTER_EDIT_CHANGES] == 0 &&
         counts->cells[SWB_ROSTER_EDIT_REFUSED] <= 1;
}

static const char *
why_nothing (const SwbRosterEditPreview *preview)
{
  const SwbRosterEditLine *line =
      preview->lines->len > 0 ? preview->lines->pdata[0] : NULL;

  return line != NULL && line->reason != NULL ? line->reason
                                              : _ ("Nothing would change");
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Paste *paste = user_data;
  g_autoptr (GError) error = NULL;
  SwbRosterEditPreview *preview =
      swb_roster_edit_preview_finish (SWB_DOCUMENT (source), result, &error);

  if (!swb_roster_grid_is_open (paste->grid))
    g_clear_pointer (&preview, swb_roster_edit_preview_free);
  else if (preview == NULL)
    swb_roster_grid_say (paste->grid, error->message);
  else if (is_clean (paste, &preview->counts))
    {
      run (paste, paste->edit, preview->counts.cells[SWB_ROSTER_EDIT_CHANGES]);
      swb_roster_edit_preview_free (preview);
    }
  else if (is_nothing (paste, &preview->counts))
    {
      swb_roster_grid_say (paste->grid, why_nothing (preview));
      swb_roster_edit_preview_free (preview);
    }
  else
    {
      ask (paste, preview);
      return;
    }
  paste_free (paste);
}

static void
look (Paste *paste)
{
  if (!swb_roster_grid_is_open (paste->grid) ||
      swb_roster_grid_count_rows (paste->grid) == 0 ||
      swb_grid_get_n_rows (paste->cells) == 0)
    {
      paste_free (paste);
      return;
    }
  find_targets (paste);
  count_rows (paste);
  paste->edit = make_edit (paste, FALSE);
  swb_roster_edit_preview_async (paste->edit, paste->grid->list->document,
                                 MOST_TOLD, NULL, looked_cb, paste);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *c)
{
  Paste *paste = data;
  GError *error = NULL;
  SwbGrid *cells = swb_tsv_read (paste->text, strlen (paste->text), c, &error);

  if (cells != NULL)
    g_task_return_pointer (task, cells, (GDestroyNotify) swb_grid_unref);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Paste *paste = user_data;
  g_autoptr (GError) error = NULL;

  paste->cells = g_task_propagate_pointer (G_TASK (result), &error);
  if (paste->cells != NULL)
    {
      look (paste);
      return;
    }
  if (swb_roster_grid_is_open (paste->grid))
    swb_roster_grid_say (paste->grid, error->message);
  paste_free (paste);
}

/**
 * swb_roster_grid_paste_text:
 * @self: a grid
 * @text: lines with tabs between their cells
 *
 * Sets the cells from the cursor on, or fills the range, as one act; asks
 * first where a cell cannot be, rows run past the end, or there are many.
 */
void
swb_roster_grid_paste_text (SwbRosterGrid *self, const char *text)
{
  g_autoptr (GTask) task = NULL;
  SwbRosterRange range;
  Paste *paste;

  g_return_if_fail (SWB_IS_ROSTER_GRID (self));

  if (!swb_roster_grid_is_open (self) ||
      !swb_roster_grid_get_range (self, &range))
    return;
  if (swb_document_get_read_only (self->list->document))
    {
      swb_roster_grid_say (self, _ ("This workspace can only be read"));
      return;
    }
  paste = g_new0 (Paste, 1);
  paste->grid = g_object_ref (self);
  paste->text = g_strdup (text);
  paste->range = range;
  task = g_task_new (NULL, NULL, read_cb, paste);
  g_task_set_task_data (task, paste, NULL);
  g_task_run_in_thread (task, read_thread);
}

static void
got_text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbRosterGrid) self = user_data;
  g_autofree char *text =
      gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (!swb_roster_grid_is_open (self))
    return;
  if (text == NULL || *text == '\0')
    swb_roster_grid_say (self, _ ("There is no text to paste"));
  else
    swb_roster_grid_paste_text (self, text);
}

/**
 * swb_roster_grid_paste:
 * @self: a grid
 *
 * Pastes what is on the clipboard.
 */
void
swb_roster_grid_paste (SwbRosterGrid *self)
{
  g_return_if_fail (SWB_IS_ROSTER_GRID (self));

  gdk_clipboard_read_text_async (
      gtk_widget_get_clipboard (GTK_WIDGET (self->list)), NULL, got_text_cb,
      g_object_ref (self));
}
