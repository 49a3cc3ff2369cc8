/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens the window that edits all chosen creators at once, and runs what it
 * was filled with. */
#include "ui/swb-roster-grid-private.h"

#include "ui/swb-roster-bulk.h"

#include <glib/gi18n-lib.h>

static SwbRosterEdit *
gather (SwbRosterGrid *self)
{
  SwbRosterEdit *rows = swb_roster_grid_new_edit (self);
  g_autoptr (GPtrArray) creators =
      swb_roster_list_get_chosen (self->list, G_MAXUINT);

  for (guint i = 0; i < creators->len; i++)
    swb_roster_edit_add_creator (rows, creators->pdata[i]);
  return rows;
}

static void
accept_cb (SwbRosterGrid *self, SwbRosterEdit *edit)
{
  const guint n = swb_roster_edit_get_n_rows (edit);
  g_autofree char *done = g_strdup_printf (
      ngettext ("%u creator edited", "%u creators edited", n), n);

  if (swb_roster_grid_is_open (self))
    swb_roster_grid_run (self, edit, NULL, done);
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
  g_autoptr (SwbRosterEdit) rows = NULL;
  SwbRosterBulk *window;

  g_return_if_fail (SWB_IS_ROSTER_GRID (self));

  if (!swb_roster_grid_is_open (self))
    return;
  if (swb_document_get_read_only (self->list->document))
    {
      swb_roster_grid_say (self, _ ("This workspace can only be read"));
      return;
    }
  rows = gather (self);
  if (swb_roster_edit_get_n_rows (rows) == 0)
    return;
  window = swb_roster_bulk_present (GTK_WIDGET (self->list),
                                    self->list->document, rows);
  g_signal_connect_object (window, "accept", G_CALLBACK (accept_cb), self,
                           G_CONNECT_SWAPPED);
}
