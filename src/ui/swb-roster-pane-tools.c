/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tools above the roster: which there are, and where they stand. */
#include "ui/swb-roster-pane-private.h"
#include "ui/swb-ui-text.h"

#define LEAST_SEARCH 7 /* letters; on a page it gives way to the others */
#define MOST_SEARCH 19
#define LARGE 1.3 /* times the ordinary size of letters */

static void
set_place (SwbRosterPane *self, GtkWidget *child, int column, int row, int span)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (self->tools);
  GtkLayoutChild *place = gtk_layout_manager_get_layout_child (layout, child);

  g_object_set (place, "column", column, "row", row, "column-span", span, NULL);
}

/* One row of tools on a page of its own, three in a pane; and two on a page
 * where large letters leave no room for one. */
static void
place_tools (SwbRosterPane *self)
{
  gboolean large = self->wide && swb_text_scale (GTK_WIDGET (self)) >= LARGE;
  gboolean one = self->wide && !large;

  gtk_widget_set_hexpand (self->search, !self->wide);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->search),
                                self->wide ? LEAST_SEARCH : -1);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->search),
                                    self->wide ? MOST_SEARCH : -1);
  gtk_widget_set_hexpand (self->title_row,
                          !one || swb_roster_pane_is_empty (self));
  /* Tab goes as the eye does. */
  gtk_widget_insert_after (self->title_row, self->tools,
                           one ? self->filters : NULL);
  set_place (self, self->title_row, one ? 2 : 0, 0, large ? 2 : 1);
  set_place (self, self->search, 0, one ? 0 : 1, 1);
  set_place (self, self->filters, self->wide ? 1 : 0,
             one     ? 0
             : large ? 1
                     : 2,
             1);
}

/**
 * swb_roster_pane_show_tools:
 * @self: a roster
 *
 * Puts its tools where there is room for them. Nobody can be sorted or grouped
 * where there is nobody.
 */
void
swb_roster_pane_show_tools (SwbRosterPane *self)
{
  gboolean any = !swb_roster_pane_is_empty (self);
  gboolean all = self->wide && any;

  gtk_widget_set_visible (self->views, any || !self->wide);
  gtk_widget_set_visible (self->sorts, all);
  gtk_widget_set_visible (self->view_menu, all);
  gtk_widget_set_visible (self->layouts, all);
  gtk_widget_set_visible (self->footer, self->wide);
  place_tools (self);
}

/**
 * swb_roster_pane_is_empty:
 * @self: a roster
 *
 * Returns: whether there are no creators at all, found or not
 */
gboolean
swb_roster_pane_is_empty (SwbRosterPane *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_PANE (self), TRUE);

  return !gtk_widget_get_visible (self->search);
}
