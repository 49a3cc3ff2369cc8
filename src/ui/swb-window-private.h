/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of the window, shared by its files. */
#pragma once

#include "compat/swb-file-dialog.h"
#include "ui/swb-plan-page.h"
#include "ui/swb-roster-page.h"
#include "ui/swb-window.h"

G_BEGIN_DECLS

struct _SwbWindow
{
  AdwApplicationWindow parent_instance;

  AdwViewSwitcher *switcher;
  AdwViewStack *pages;
  GtkStack *stack;
  AdwToastOverlay *toasts;
  AdwToast *toast;    /* the newest one, while it is there */
  gint64 toast_rests; /* when it has come in, monotonic microseconds */
  SwbPlanPage *plan_page;
  AdwBin *roster_place;
  SwbRosterPage *roster_page; /* in it, once it is made */
  guint pages_source;
  gint64 last_frame; /* when it was looked whether the window is still */
  GtkWidget *roster_toggle;
  GtkWidget *creator_toggle;
  GtkWidget *undo_box;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *campaign_button;
  GtkLabel *campaign_label;
  GtkWidget *state_box;
  GtkLabel *state_label;
  GtkWidget *brief_button;
  GtkStack *sync_stack;
  GtkSpinner *sync_spinner;
  GtkLabel *sync_label;
  GtkRevealer *notice_revealer;
  GtkLabel *notice_label;
  GtkWidget *notice_copy;
  GtkWidget *notice_edit;
  GtkWidget *notice_show;
  GtkWidget *notice_close;
  GtkWidget *state_button;
  GtkWidget *failed_again;
  GtkWidget *failed_look;
  AdwStatusPage *failed_page;
  GtkSpinner *opening_spinner;
  GtkProgressBar *opening_bar;
  AdwPreferencesGroup *recover_group;
  GSList *recover_rows;
  GMenu *campaign_menu;
  GMenu *undo_section;

  GSettings *settings;
  GSettings *window_settings;
  SwbDocument *document;
  GCancellable *opening;
  guint opening_source; /* looks how far it is */
  guint show_up_source;
  GFile *wanted; /* what is being opened, or could not be */
  gboolean wanted_read_only;
  char *left_text; /* what the notice says of work that is in no file */
  GCancellable *syncing;
  gboolean closing;
  gboolean asking; /* about a conflict */
};

void swb_window_add_actions (SwbWindow *self);
void swb_window_update_actions (SwbWindow *self);
void swb_window_set_document (SwbWindow *self, SwbDocument *document);
void swb_window_expect_document (SwbWindow *self);
void swb_window_give_document (SwbWindow *self, SwbDocument *document);
void swb_window_page_changed (SwbWindow *self);
void swb_window_show (SwbWindow *self, const char *page);
void swb_window_update_campaigns (SwbWindow *self);
void swb_window_toast_act (SwbWindow *self,
                           const char *text,
                           const char *label,
                           const char *action,
                           GVariant *target);
void
swb_window_toast_entry (SwbWindow *self, const char *text, gint64 sequence);
void swb_window_take_back (SwbWindow *self, gboolean redo);
void swb_window_undo_act (SwbWindow *self, gint64 sequence);
SwbFileType swb_window_file_type (void);
void swb_window_choose_file (SwbWindow *self, gboolean read_only);
void swb_window_show_failure (SwbWindow *self, const GError *error);
void swb_window_try_again (SwbWindow *self, gboolean read_only);
void swb_window_show_start (SwbWindow *self);
void swb_window_edit (SwbWindow *self);
void swb_window_save_now (SwbWindow *self);
void swb_window_save_copy (SwbWindow *self);
void swb_window_keep_both (SwbWindow *self);
void swb_window_tell_unsaved (SwbWindow *self, const char *message);
void swb_window_tell_recoverable (SwbWindow *self);
void swb_window_update_notice (SwbWindow *self);
void swb_window_save_as (SwbWindow *self);
void swb_window_ask_conflict (SwbWindow *self);
void swb_window_list_recoverable (SwbWindow *self);
gboolean swb_window_close_document (SwbWindow *self);

G_END_DECLS
