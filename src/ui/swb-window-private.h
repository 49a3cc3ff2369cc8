/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of the window, shared by its files. */
#pragma once

#include "ui/swb-plan-page.h"
#include "ui/swb-roster-pane.h"
#include "ui/swb-window.h"

G_BEGIN_DECLS

struct _SwbWindow
{
  AdwApplicationWindow parent_instance;

  AdwViewSwitcher *switcher;
  AdwViewStack *pages;
  GtkStack *stack;
  AdwToastOverlay *toasts;
  AdwToast *toast; /* the newest one, while it is there */
  SwbPlanPage *plan_page;
  SwbRosterPane *roster_page;
  GtkWidget *roster_toggle;
  GtkWidget *undo_box;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *campaign_button;
  GtkLabel *campaign_label;
  GtkLabel *state_label;
  GtkWidget *brief_button;
  GtkStack *sync_stack;
  GtkSpinner *sync_spinner;
  GtkLabel *sync_label;
  GtkRevealer *notice_revealer;
  GtkLabel *notice_label;
  AdwStatusPage *failed_page;
  GtkSpinner *opening_spinner;
  AdwPreferencesGroup *recover_group;
  GSList *recover_rows;
  GMenu *campaign_menu;
  GMenu *undo_section;

  GSettings *settings;
  GSettings *window_settings;
  SwbDocument *document;
  GCancellable *opening;
  GCancellable *syncing;
  gboolean closing;
};

void swb_window_add_actions (SwbWindow *self);
void swb_window_update_actions (SwbWindow *self);
void swb_window_set_document (SwbWindow *self, SwbDocument *document);
void swb_window_show (SwbWindow *self, const char *page);
void swb_window_update_campaigns (SwbWindow *self);
void
swb_window_toast_entry (SwbWindow *self, const char *text, gint64 sequence);
void swb_window_choose_file (SwbWindow *self);
void swb_window_save_as (SwbWindow *self);
void swb_window_ask_conflict (SwbWindow *self);
void swb_window_list_recoverable (SwbWindow *self);
gboolean swb_window_close_document (SwbWindow *self);

G_END_DECLS
