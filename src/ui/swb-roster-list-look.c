/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the roster's list looks: how close together its rows stand, and whether
 * a row has one line or two. */
#include "ui/swb-roster-list-private.h"

#include "ui/swb-roster-columns.h"

static const char *const densities[] = { "compact", "normal", "roomy", NULL };

static void
set_class (GtkWidget *widget, const char *css_class, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

/* On a page each fact has a column; in a pane two lines tell the most. */
void
swb_roster_list_update_look (SwbRosterList *self)
{
  g_autofree char *density =
      g_settings_get_string (self->settings, "roster-density");
  gboolean single = self->wide || g_str_equal (density, "compact");

  swb_roster_columns_hide_far (self->format);
  for (guint i = 0; densities[i] != NULL; i++)
    set_class (GTK_WIDGET (self), densities[i],
               g_str_equal (densities[i], density));
  set_class (GTK_WIDGET (self), "single", single);
  if (self->format->single == single)
    return;
  self->format->single = single;
  swb_roster_columns_refresh (self->format);
}

void
swb_roster_list_start_look (SwbRosterList *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "roster-rows");
  g_signal_connect_object (self->settings, "changed::roster-density",
                           G_CALLBACK (swb_roster_list_update_look), self,
                           G_CONNECT_SWAPPED);
  swb_roster_list_update_look (self);
}
