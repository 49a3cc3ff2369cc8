/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of a range of the roster's grid: filled down, emptied. Of very many
 * rows the cells are gathered on a thread. */
#include "ui/swb-roster-grid-private.h"

#include "ui/swb-roster-chosen.h"
#include "ui/swb-roster-grid-words.h"
#include "ui/swb-roster-some.h"

#include <glib/gi18n-lib.h>

#define MOST_CELLS 1000000

/**
 * Setting:
 * @texts: by column of the range
 * @fill: whether it is told as filled down, else as emptied
 */
typedef struct
{
  SwbRosterGrid *grid;
  SwbRosterEdit *edit;
  SwbRosterRange range;
  char *texts[SWB_N_ROSTER_COLUMNS];
  gboolean fill;
} Setting;

static Setting *
setting_new (SwbRosterGrid *self, const SwbRosterRange *range, gboolean fill)
{
  Setting *setting = g_new0 (Setting, 1);

  setting->grid = g_object_ref (self);
  setting->edit = swb_roster_grid_new_edit (self);
  setting->range = *range;
  setting->fill = fill;
  return setting;
}

static void
setting_free (Setting *setting)
{
  g_object_unref (setting->grid);
  swb_roster_edit_unref (setting->edit);
  for (guint i = 0; i < G_N_ELEMENTS (setting->texts); i++)
    g_free (setting->texts[i]);
  g_free (setting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Setting, setting_free)

static gboolean
may_write (SwbRosterGrid *self, SwbRosterRange *range)
{
  if (self->list->document == NULL || !swb_roster_grid_get_range (self, range))
    return FALSE;
  if ((guint64) (range->last_row - range->first_row + 1) * range->n_columns >
      MOST_CELLS)
    {
      swb_roster_grid_say (self, _ ("That is too much at once: at most a "
                                    "million cells. Choose a shorter range."));
      return FALSE;
    }
  if (!swb_document_get_read_only (self->list->document))
    return TRUE;
  swb_roster_grid_say (self, _ ("This workspace can only be read"));
  return FALSE;
}

/* On any thread. */
static void
gather (const SwbRosterData *data,
        const guint32 *places,
        guint n,
        gpointer user_data)
{
  Setting *setting = user_data;
  const SwbRosterRange *range = &setting->range;

  for (guint place = 0; place < n; place++)
    {
      guint at = G_MAXUINT;

      for (guint i = 0; i < range->n_columns; i++)
        {
          SwbRosterField field;

          if (!swb_roster_grid_field (range->columns[i], &field))
            continue;
          if (at == G_MAXUINT)
            at = swb_roster_edit_add_place (setting->edit, data, places[place]);
          swb_roster_edit_set (setting->edit, at, field, SWB_ROSTER_SET,
                               setting->texts[i] ? setting->texts[i] : "");
        }
    }
}

static void
run_fill (SwbRosterGrid *self, SwbRosterEdit *edit, guint n)
{
  g_autofree char *name = g_strdup_printf (
      ngettext ("Fill down %u cell", "Fill down %u cells", n), n);
  g_autofree char *done =
      g_strdup_printf (ngettext ("%u cell filled", "%u cells filled", n), n);

  swb_roster_grid_run (self, edit, name, done);
}

static void
run_clear (SwbRosterGrid *self, SwbRosterEdit *edit, guint n)
{
  g_autofree char *name =
      g_strdup_printf (ngettext ("Empty %u cell", "Empty %u cells", n), n);
  g_autofree char *done =
      g_strdup_printf (ngettext ("%u cell emptied", "%u cells emptied", n), n);

  swb_roster_grid_run (self, edit, name, done);
}

static void
gathered_cb (gpointer user_data)
{
  g_autoptr (Setting) setting = user_data;
  const guint n = swb_roster_edit_get_n_cells (setting->edit);

  if (!swb_roster_grid_is_open (setting->grid))
    return;
  if (n == 0 && setting->fill)
    swb_roster_grid_say (setting->grid,
                         swb_roster_grid_why_not (setting->range.columns[0]));
  else if (setting->fill)
    run_fill (setting->grid, setting->edit, n);
  else
    run_clear (setting->grid, setting->edit, n);
}

/* Sets the texts in the cells of the range, from a row on. Takes @setting
 * over. */
static void
set_down (Setting *setting, guint from)
{
  SwbRosterList *list = setting->grid->list;
  g_autoptr (GtkBitset) rows =
      gtk_bitset_new_range (from, setting->range.last_row - from + 1);
  SwbRosterData *data;
  GArray *places = swb_roster_places (list->rows, rows, FALSE, &data);

  swb_roster_some_work (swb_roster_view_get_roster (list->view), data, places,
                        gather, gathered_cb, setting);
}

/**
 * swb_roster_grid_fill_down:
 * @self: a grid
 *
 * Sets the cells of the range to what its first row holds, as one act.
 */
void
swb_roster_grid_fill_down (SwbRosterGrid *self)
{
  g_autoptr (SwbCreator) first = NULL;
  SwbRosterRange range;
  Setting *setting;

  g_return_if_fail (SWB_IS_ROSTER_GRID (self));

  if (!may_write (self, &range))
    return;
  first = swb_roster_grid_get_creator (self, range.first_row);
  if (first == NULL || range.last_row == range.first_row)
    {
      swb_roster_grid_say (self, _ ("Choose cells below the one to fill from, "
                                    "with Shift and the arrows"));
      return;
    }
  setting = setting_new (self, &range, TRUE);
  for (guint i = 0; i < range.n_columns; i++)
    setting->texts[i] = swb_roster_grid_text (first, range.columns[i]);
  set_down (setting, range.first_row + 1);
}

/**
 * swb_roster_grid_clear_cells:
 * @self: a grid
 *
 * Empties the cells of the range, as one act; what cannot be empty stays.
 */
void
swb_roster_grid_clear_cells (SwbRosterGrid *self)
{
  g_autoptr (GError) error = NULL;
  SwbRosterField field;
  SwbRosterRange range;

  g_return_if_fail (SWB_IS_ROSTER_GRID (self));

  if (!may_write (self, &range))
    return;
  if (range.n_columns == 1 && !swb_roster_grid_field (range.columns[0], &field))
    {
      swb_roster_grid_say (self, swb_roster_grid_why_not (range.columns[0]));
      return;
    }
  if (range.n_columns == 1 &&
      !swb_roster_edit_check (field, SWB_ROSTER_SET, "", "USD", &error))
    {
      swb_roster_grid_say (self, error->message);
      return;
    }
  set_down (setting_new (self, &range, FALSE), range.first_row);
}

/**
 * swb_roster_grid_update_actions:
 * @self: a grid
 *
 * Offers in menus what can be done with the cells.
 */
void
swb_roster_grid_update_actions (SwbRosterGrid *self)
{
  static const char *const writing[] = { "roster.cut", "roster.paste",
                                         "roster.fill-down",
                                         "roster.clear-cells",
                                         "roster.edit-cell" };
  GtkWidget *list;
  gboolean writable;

  g_return_if_fail (SWB_IS_ROSTER_GRID (self));

  list = GTK_WIDGET (self->list);
  writable = swb_roster_grid_is_open (self) &&
             !swb_document_get_read_only (self->list->document) &&
             !swb_roster_grid_has_rows (self);
  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (list, writing[i], writable);
  gtk_widget_action_set_enabled (list, "roster.copy",
                                 swb_roster_grid_is_open (self));
}
