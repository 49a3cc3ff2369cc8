/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person can do with the roster's saved views. */
#include "base/swb-text.h"
#include "document/swb-view-commands.h"
#include "ui/swb-name-popover.h"
#include "ui/swb-roster-acts.h"
#include "ui/swb-roster-views-private.h"

#include <glib/gi18n-lib.h>

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbRosterViews *self = SWB_ROSTER_VIEWS (widget);

  self->renaming = FALSE;
  swb_name_popover_ask (SWB_NAME_POPOVER (self->name), _ ("Name of the View"),
                        "", _ ("_Save View"));
}

static void
rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbRosterViews *self = SWB_ROSTER_VIEWS (widget);
  SwbSavedView *chosen = swb_roster_views_get_chosen (self);

  if (chosen == NULL)
    return;
  self->renaming = TRUE;
  swb_name_popover_ask (SWB_NAME_POPOVER (self->name), _ ("Name of the View"),
                        swb_saved_view_get_name (chosen), _ ("_Rename View"));
}

static void
update_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbRosterViews *self = SWB_ROSTER_VIEWS (widget);
  SwbSavedView *chosen = swb_roster_views_get_chosen (self);
  g_autofree char *text = NULL;

  if (chosen == NULL || self->view == NULL)
    return;
  text = swb_roster_views_define (self);
  swb_roster_run (widget, self->document, swb_view_update (chosen, text),
                  _ ("View updated"));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbRosterViews *self = SWB_ROSTER_VIEWS (widget);
  SwbSavedView *chosen = swb_roster_views_get_chosen (self);
  g_autofree char *done = NULL;

  if (chosen == NULL)
    return;
  done =
      swb_text_tell (_ ("View %s deleted"), swb_saved_view_get_name (chosen));
  swb_roster_run (widget, self->document, swb_view_delete (chosen), done);
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbRosterViews *self = SWB_ROSTER_VIEWS (widget);
  SwbSavedView *chosen = swb_roster_views_get_chosen (self);
  SwbCommand *command = NULL;

  if (chosen != NULL)
    command = swb_view_move (swb_document_get_workspace (self->document),
                             chosen, g_str_equal (name, "views.up") ? -1 : 1);
  if (command != NULL)
    swb_roster_run (widget, self->document, command, _ ("View moved"));
}

/* The menu offers them. */
void
swb_roster_views_install_acts (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "views.save", save_action },     { "views.update", update_action },
    { "views.rename", rename_action }, { "views.delete", delete_action },
    { "views.up", move_action },       { "views.down", move_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL,
                                     actions[i].activate);
}
