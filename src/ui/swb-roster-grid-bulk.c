/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens the window that edits all chosen creators at once, and runs what it
 * was filled with. */
#include "ui/swb-roster-grid-private.h"

#include "ui/swb-roster-bulk.h"
#include "ui/swb-roster-chosen.h"
#include "ui/swb-roster-some.h"

#include <glib/gi18n-lib.h>

static void
accept_cb (SwbRosterGrid *self, SwbRosterEdit *edit, SwbRosterBulk *window)
{
  const guint n = swb_roster_bulk_get_n_changed (window);
  g_autofree char *done = g_strdup_printf (
      ngettext ("%u creator edited", "%u creators edited", n), n);

  if (swb_roster_grid_is_open (self))
    swb_roster_grid_run (self, edit, NULL, done);
}

/* Whose fields are going to be edited. */
typedef struct
{
  SwbRosterGrid *grid;
  SwbRosterEdit *rows;
} Gathering;

static void
gather (const SwbRosterData *data,
        const guint32 *places,
        guint n,
        gpointer user_data)
{
  Gathering *gathering = user_data;

  for (guint i = 0; i < n; i++)
    swb_roster_edit_add_place (gathering->rows, data, places[i]);
}

static void
gathered_cb (gpointer user_data)
{
  g_autofree Gathering *gathering = user_data;
  g_autoptr (SwbRosterGrid) self = gathering->grid;
  g_autoptr (SwbRosterEdit) rows = gathering->rows;
  SwbRosterBulk *window;

  if (!swb_roster_grid_is_open (self) || swb_roster_edit_get_n_rows (rows) == 0)
    return;
  window = swb_roster_bulk_present (GTK_WIDGET (self->list),
                                    self->list->document, rows);
  g_signal_connect_object (window, "accept", G_CALLBACK (accept_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * swb_roster_grid_edit_many:
 * @self: a grid
 *
 * Asks what to change of the chosen creators.
 */
void
swb_roster_grid_edit_many (SwbRosterGrid *self)
{
  Gathering *gathering;
  SwbRosterData *data;
  GArray *places;

  g_return_if_fail (SWB_IS_ROSTER_GRID (self));

  if (!swb_roster_grid_is_open (self))
    return;
  if (swb_document_get_read_only (self->list->document))
    {
      swb_roster_grid_say (self, _ ("This workspace can only be read"));
      return;
    }
  gathering = g_new0 (Gathering, 1);
  gathering->grid = g_object_ref (self);
  gathering->rows = swb_roster_grid_new_edit (self);
  places = swb_roster_chosen_places (
      GTK_SELECTION_MODEL (self->list->selection), &data);
  swb_roster_some_work (swb_roster_view_get_roster (self->list->view), data,
                        places, gather, gathered_cb, gathering);
}
