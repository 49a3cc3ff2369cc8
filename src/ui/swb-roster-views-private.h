/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of the menu of the roster's saved views, for its acts. */
#pragma once

#include "ui/swb-roster-views.h"

G_BEGIN_DECLS

/**
 * SwbRosterViews:
 * @chosen: the id of the view that is looked at, or ""
 * @changed: whether something else than that view is shown
 * @compact: whether it is the title of a pane
 */
struct _SwbRosterViews
{
  GtkWidget parent_instance;

  SwbDocument *document;
  SwbRosterView *view;
  GSettings *settings;
  char *chosen;
  gboolean changed;
  gboolean renaming;
  gboolean compact;
  guint source;

  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *name;
};

SwbSavedView *swb_roster_views_get_chosen (SwbRosterViews *self);
char *swb_roster_views_define (SwbRosterViews *self);
void swb_roster_views_install_acts (GtkWidgetClass *widget_class);

G_END_DECLS
