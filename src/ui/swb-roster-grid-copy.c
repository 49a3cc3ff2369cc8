/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies cells of the roster's grid to the clipboard: as lines with tabs and
 * as a table. Rows are read on the main thread, many of them bit by bit. */
#include "ui/swb-roster-grid-private.h"

#include "exchange/swb-tsv.h"
#include "ui/swb-patience.h"
#include "ui/swb-roster-grid-words.h"
#include "ui/swb-roster-words.h"

#include <glib/gi18n-lib.h>

#define AT_ONCE 2000    /* rows without telling how many there were */
#define A_WHILE_US 6000 /* less than a frame */
#define LOOK_AFTER 64   /* rows, at the clock */

typedef struct
{
  SwbRosterGrid *grid;
  GtkBitset *rows;
  GtkBitsetIter at;
  guint row;
  gboolean more;
  gboolean cut;
  SwbRosterColumn columns[SWB_N_ROSTER_COLUMNS];
  guint n_columns;
  guint n_rows;
  guint n_done;
  SwbPatience *patience; /* null where it is done at once */
  GString *lines;
  GString *table;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  swb_patience_end (copy->patience);
  g_object_unref (copy->grid);
  gtk_bitset_unref (copy->rows);
  if (copy->lines != NULL)
    g_string_free (copy->lines, TRUE);
  g_string_free (copy->table, TRUE);
  g_free (copy);
}

static void
append (Copy *copy, char **cells, gboolean header)
{
  const char *const *texts = (const char *const *) cells;

  swb_tsv_append_row (copy->lines, texts, copy->n_columns);
  swb_tsv_append_html_row (copy->table, texts, copy->n_columns, header);
}

static void
append_titles (Copy *copy)
{
  g_auto (GStrv) cells = g_new0 (char *, copy->n_columns + 1);

  for (guint i = 0; i < copy->n_columns; i++)
    cells[i] = g_strdup (swb_roster_column_title (copy->columns[i]));
  append (copy, cells, TRUE);
}

static void
append_creator (Copy *copy, SwbCreator *creator)
{
  g_auto (GStrv) cells = g_new0 (char *, copy->n_columns + 1);

  for (guint i = 0; i < copy->n_columns; i++)
    cells[i] = swb_roster_grid_text (creator, copy->columns[i]);
  append (copy, cells, FALSE);
}

/* TRUE while there are more. */
static gboolean
copy_some (Copy *copy)
{
  const gint64 end = g_get_monotonic_time () + A_WHILE_US;

  while (copy->more)
    {
      g_autoptr (SwbCreator) creator =
          swb_roster_grid_get_creator (copy->grid, copy->row);

      if (creator != NULL)
        append_creator (copy, creator);
      copy->more = gtk_bitset_iter_next (&copy->at, &copy->row);
      if (++copy->n_done % LOOK_AFTER == 0 && g_get_monotonic_time () > end)
        break;
    }
  return copy->more;
}

static void
hand_over (Copy *copy)
{
  GdkClipboard *clipboard =
      gtk_widget_get_clipboard (GTK_WIDGET (copy->grid->list));
  char *html = swb_tsv_html (copy->table->str);
  g_autoptr (GBytes) bytes = g_bytes_new_take (html, strlen (html));
  g_auto (GValue) lines = G_VALUE_INIT;
  GdkContentProvider *both[] = {
    NULL,
    gdk_content_provider_new_for_bytes ("text/html", bytes),
  };
  g_autoptr (GdkContentProvider) provider = NULL;

  g_value_init (&lines, G_TYPE_STRING);
  g_value_take_string (&lines, g_string_free (copy->lines, FALSE));
  copy->lines = NULL;
  both[0] = gdk_content_provider_new_for_value (&lines);
  provider = gdk_content_provider_new_union (both, G_N_ELEMENTS (both));
  gdk_clipboard_set_content (clipboard, provider);
  if (copy->n_rows > AT_ONCE)
    {
      g_autofree char *text = g_strdup_printf (
          ngettext ("%u row copied", "%u rows copied", copy->n_rows),
          copy->n_rows);

      swb_roster_grid_say (copy->grid, text);
    }
  if (copy->cut)
    swb_roster_grid_clear_cells (copy->grid);
}

static gboolean
copy_cb (gpointer data)
{
  Copy *copy = data;

  if (!swb_roster_grid_is_open (copy->grid) ||
      g_cancellable_is_cancelled (
          swb_patience_get_cancellable (copy->patience)))
    return G_SOURCE_REMOVE;
  swb_progress_set (swb_patience_get_progress (copy->patience), copy->n_done,
                    copy->n_rows);
  if (copy_some (copy))
    return G_SOURCE_CONTINUE;
  hand_over (copy);
  return G_SOURCE_REMOVE;
}

static gboolean
choose (SwbRosterGrid *self, Copy *copy)
{
  SwbRosterRange range;

  if (swb_roster_grid_has_rows (self))
    {
      copy->rows = gtk_selection_model_get_selection (
          GTK_SELECTION_MODEL (self->list->selection));
      copy->n_columns = swb_roster_grid_get_columns (self, copy->columns);
    }
  else
    {
      if (!swb_roster_grid_get_range (self, &range))
        return FALSE;
      copy->rows = gtk_bitset_new_range (range.first_row,
                                         range.last_row - range.first_row + 1);
      copy->n_columns = range.n_columns;
      for (guint i = 0; i < range.n_columns; i++)
        copy->columns[i] = range.columns[i];
    }
  copy->n_rows = (guint) gtk_bitset_get_size (copy->rows);
  return copy->n_rows > 0;
}

/**
 * swb_roster_grid_copy:
 * @self: a grid
 * @cut: whether the cells are emptied then
 *
 * Copies the cells of the range; of rows that were chosen as such all columns
 * that are shown, below their titles. Cut leaves rows alone.
 */
void
swb_roster_grid_copy (SwbRosterGrid *self, gboolean cut)
{
  Copy *copy;

  g_return_if_fail (SWB_IS_ROSTER_GRID (self));

  if (!swb_roster_grid_is_open (self))
    return;
  copy = g_new0 (Copy, 1);
  copy->grid = g_object_ref (self);
  copy->lines = g_string_new (NULL);
  copy->table = g_string_new (NULL);
  copy->cut = cut && !swb_roster_grid_has_rows (self);
  if (!choose (self, copy))
    {
      g_clear_pointer (&copy->rows, gtk_bitset_unref);
      copy->rows = gtk_bitset_new_empty ();
      copy_free (copy);
      return;
    }
  if ((guint64) copy->n_rows * copy->n_columns > SWB_TSV_MOST_CELLS)
    {
      swb_roster_grid_say (self, _ ("That is too much to copy at once: at most "
                                    "a million cells. Export it instead."));
      copy_free (copy);
      return;
    }
  if (swb_roster_grid_has_rows (self))
    append_titles (copy);
  copy->more = gtk_bitset_iter_init_first (&copy->at, copy->rows, &copy->row);
  if (copy_some (copy))
    {
      copy->patience =
          swb_patience_new (GTK_WIDGET (self->list), _ ("Copying Rows"));
      g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, copy_cb, copy, copy_free);
      return;
    }
  hand_over (copy);
  copy_free (copy);
}
