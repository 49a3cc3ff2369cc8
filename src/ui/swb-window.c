/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of one workspace: header, pages, toasts. What it can do is in
 * swb-window-actions.c, how it opens and closes in swb-window-document.c. */
#include "ui/swb-window-private.h"

#include "base/swb-text.h"
#include "compat/swb-spoken.h"
#include "ui/swb-ui-text.h"

#include <glib/gi18n-lib.h>

/* How long a toast stays, and one that tells of something to look at. */
#define TOAST_SECONDS 5
#define ENTRY_TOAST_SECONDS 10

/* Longer than any toast needs to come in, also on a slow machine. */
#define TOAST_MOTION_US G_USEC_PER_SEC

G_DEFINE_FINAL_TYPE (SwbWindow, swb_window, ADW_TYPE_APPLICATION_WINDOW)

static void
remember_size (SwbWindow *self)
{
  int width;
  int height;

  g_settings_set_boolean (self->window_settings, "maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  if (gtk_window_is_maximized (GTK_WINDOW (self)))
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->window_settings, "width", MAX (width, 360));
  g_settings_set_int (self->window_settings, "height", MAX (height, 294));
}

static gboolean
swb_window_close_request (GtkWindow *window)
{
  SwbWindow *self = SWB_WINDOW (window);

  remember_size (self);
  if (!swb_window_close_document (self))
    return GDK_EVENT_STOP;
  return GTK_WINDOW_CLASS (swb_window_parent_class)->close_request (window);
}

static void
swb_window_dispose (GObject *object)
{
  SwbWindow *self = SWB_WINDOW (object);

  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  if (self->syncing != NULL)
    g_cancellable_cancel (self->syncing);
  g_clear_handle_id (&self->show_up_source, g_source_remove);
  g_clear_handle_id (&self->pages_source, g_source_remove);
  g_clear_handle_id (&self->opening_source, g_source_remove);
  g_clear_object (&self->opening);
  g_clear_object (&self->syncing);
  if (self->document != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->document, self);
      swb_window_give_document (self, NULL);
    }
  g_clear_weak_pointer (&self->toast);
  g_clear_pointer (&self->recover_rows, g_slist_free);
  g_clear_object (&self->document);
  g_clear_object (&self->wanted);
  g_clear_pointer (&self->left_text, g_free);
  g_clear_object (&self->settings);
  g_clear_object (&self->window_settings);

  G_OBJECT_CLASS (swb_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define CHILD(name)                                                            \
  gtk_widget_class_bind_template_child (widget_class, SwbWindow, name)
  CHILD (switcher);
  CHILD (pages);
  CHILD (stack);
  CHILD (toasts);
  CHILD (plan_page);
  CHILD (roster_place);
  CHILD (roster_toggle);
  CHILD (creator_toggle);
  CHILD (undo_box);
  CHILD (undo_button);
  CHILD (redo_button);
  CHILD (campaign_button);
  CHILD (campaign_label);
  CHILD (state_label);
  CHILD (state_box);
  CHILD (brief_button);
  CHILD (sync_stack);
  CHILD (sync_spinner);
  CHILD (sync_label);
  CHILD (notice_revealer);
  CHILD (notice_label);
  CHILD (notice_copy);
  CHILD (notice_edit);
  CHILD (notice_show);
  CHILD (notice_close);
  CHILD (state_button);
  CHILD (failed_again);
  CHILD (failed_look);
  CHILD (failed_page);
  CHILD (opening_spinner);
  CHILD (opening_bar);
  CHILD (recover_group);
  CHILD (campaign_menu);
  CHILD (undo_section);
#undef CHILD
}

static void
swb_window_class_init (SwbWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = swb_window_close_request;

  g_type_ensure (SWB_TYPE_PLAN_PAGE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-window.ui");
  bind_children (widget_class);
}

static void
swb_window_init (SwbWindow *self)
{
  self->settings = g_settings_new (SWB_APP_ID);
  self->window_settings = g_settings_get_child (self->settings, "window");
  gtk_widget_init_template (GTK_WIDGET (self));
  swb_window_add_actions (self);
  gtk_window_set_default_size (
      GTK_WINDOW (self), g_settings_get_int (self->window_settings, "width"),
      g_settings_get_int (self->window_settings, "height"));
  if (g_settings_get_boolean (self->window_settings, "maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  g_signal_connect_object (self->pages, "notify::visible-child",
                           G_CALLBACK (swb_window_page_changed), self,
                           G_CONNECT_SWAPPED);
  swb_window_show (self, "welcome");
  swb_window_list_recoverable (self);
}

/**
 * swb_window_new:
 * @application: the program
 *
 * Returns: (transfer none): a window that shows the welcome page
 */
SwbWindow *
swb_window_new (AdwApplication *application)
{
  return g_object_new (SWB_TYPE_WINDOW, "application", application, NULL);
}

/**
 * swb_window_show:
 * @self: a window
 * @page: welcome, opening, failed or workspace
 */
void
swb_window_show (SwbWindow *self, const char *page)
{
  gboolean workspace = g_strcmp0 (page, "workspace") == 0;
  GtkWidget *const for_workspace[] = {
    GTK_WIDGET (self->switcher),  self->undo_box,
    self->campaign_button,        self->brief_button,
    GTK_WIDGET (self->state_box), GTK_WIDGET (self->sync_stack),
  };

  /* Who opened a workspace wants to see it, not how the page before fades. */
  gtk_stack_set_visible_child_full (self->stack, page,
                                    workspace
                                        ? GTK_STACK_TRANSITION_TYPE_NONE
                                        : GTK_STACK_TRANSITION_TYPE_CROSSFADE);
  gtk_spinner_set_spinning (self->opening_spinner,
                            g_strcmp0 (page, "opening") == 0);
  for (guint i = 0; i < G_N_ELEMENTS (for_workspace); i++)
    gtk_widget_set_visible (for_workspace[i], workspace);
  swb_window_page_changed (self);
}

/* What was said before is no longer true. libadwaita 1.2 crashes when a toast
 * is dismissed that is still coming in: such a one says the new text instead.
 */
static void
show_toast (SwbWindow *self,
            const char *text,
            const char *label,
            const char *action,
            GVariant *target,
            guint seconds)
{
  gint64 now = g_get_monotonic_time ();
  gboolean moving = self->toast != NULL && now < self->toast_rests;
  AdwToast *toast = moving ? self->toast : swb_toast_new (text);
  /* A toast leaves a floating one that it has already. */
  g_autoptr (GVariant) held =
      target != NULL ? g_variant_ref_sink (target) : NULL;

  if (moving)
    swb_toast_set_text (toast, text);
  else if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  adw_toast_set_button_label (toast, label);
  /* An action and a target that do not fit are a warning, also in passing. */
  adw_toast_set_action_name (toast, NULL);
  adw_toast_set_action_target_value (toast, held);
  adw_toast_set_action_name (toast, action);
  if (moving)
    {
      swb_spoken_say (GTK_WIDGET (self->toasts), text);
      return;
    }
  adw_toast_set_timeout (toast, seconds);
  g_set_weak_pointer (&self->toast, toast);
  self->toast_rests = now + TOAST_MOTION_US;
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * swb_window_toast:
 * @self: a window
 * @text: a sentence
 * @undo: whether the toast offers to undo the newest act
 */
void
swb_window_toast (SwbWindow *self, const char *text, gboolean undo)
{
  GVariant *act = NULL;

  if (undo && self->document != NULL)
    act = g_variant_new_int64 (swb_document_get_undo_sequence (self->document));
  show_toast (self, text, act != NULL ? _ ("_Undo") : NULL,
              act != NULL ? "win.undo-act" : NULL, act, TOAST_SECONDS);
}

/**
 * swb_window_toast_act:
 * @self: a window
 * @text: a sentence
 * @label: of the button
 * @action: what it does
 * @target: (nullable): with what
 *
 * The toast offers something to do, and stays long enough to be read.
 */
void
swb_window_toast_act (SwbWindow *self,
                      const char *text,
                      const char *label,
                      const char *action,
                      GVariant *target)
{
  show_toast (self, text, label, action, target, ENTRY_TOAST_SECONDS);
}

/**
 * swb_window_toast_entry:
 * @self: a window
 * @text: a sentence
 * @sequence: the number of an entry of the history that tells more
 *
 * The toast offers to show the entry, and stays long enough to be read.
 */
void
swb_window_toast_entry (SwbWindow *self, const char *text, gint64 sequence)
{
  swb_window_toast_act (self, text, _ ("_Show"), "win.history-entry",
                        g_variant_new_int64 (sequence));
}

/**
 * swb_window_is_empty:
 * @self: a window
 *
 * Returns: whether it shows no workspace and opens none
 */
gboolean
swb_window_is_empty (SwbWindow *self)
{
  return self->document == NULL && self->opening == NULL && !self->closing;
}

/**
 * swb_window_get_file:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the file that it has open or is opening
 */
GFile *
swb_window_get_file (SwbWindow *self)
{
  if (self->document != NULL)
    return swb_document_get_file (self->document);
  return self->opening != NULL ? self->wanted : NULL;
}

/**
 * swb_window_get_document:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the workspace that it shows
 */
SwbDocument *
swb_window_get_document (SwbWindow *self)
{
  return self->document;
}

static void
update_title (SwbWindow *self)
{
  GFile *file = swb_document_get_file (self->document);
  g_autofree char *title = g_strdup_printf (
      "%s – Swellboard", swb_document_get_title (self->document));
  g_autofree char *name = file ? g_file_get_parse_name (file) : NULL;
  g_autofree char *path = name ? swb_text_show_line (name, 0) : NULL;

  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->state_label), path);
  if (file != NULL)
    {
      g_autofree char *uri = g_file_get_uri (file);

      g_settings_set_string (self->settings, "last-file", uri);
    }
}

static void
update_state (SwbWindow *self)
{
  SwbDocumentState state = swb_document_get_state (self->document);
  SwbTrouble trouble = swb_document_get_trouble (self->document);
  gboolean conflict = trouble == SWB_TROUBLE_CONFLICT;

  gtk_label_set_label (
      self->state_label,
      swb_state_text (state, swb_document_get_file (self->document) != NULL));
  gtk_widget_set_visible (self->state_button, trouble != SWB_TROUBLE_NONE);
  gtk_button_set_label (GTK_BUTTON (self->state_button),
                        conflict ? _ ("Changed Elsewhere…") : _ ("Save Now"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->state_button),
                                  conflict ? "win.resolve-conflict"
                                           : "win.save-now");
  gtk_widget_set_tooltip_text (self->state_button,
                               swb_document_get_trouble_text (self->document));
  swb_window_update_notice (self);
  swb_window_update_actions (self);
}

static const char *
notice_text (SwbWindow *self, SwbReadOnly read_only)
{
  switch (read_only)
    {
    case SWB_READ_ONLY_NEWER:
      return _ ("This workspace was made by a newer Swellboard. It is open "
                "read-only and nothing in it is lost.");
    case SWB_READ_ONLY_PLACE:
      return _ ("This file cannot be written where it lies. It is open "
                "read-only; save a copy to change it.");
    case SWB_READ_ONLY_CHOSEN:
      return _ ("Open read-only: this is what the file holds, and nothing can "
                "be changed.");
    case SWB_READ_ONLY_NOT:
    default:
      return self->left_text;
    }
}

/**
 * swb_window_update_notice:
 * @self: a window
 *
 * Says above the workspace why it cannot be changed, or else that there is
 * work which is in no file.
 */
void
swb_window_update_notice (SwbWindow *self)
{
  SwbReadOnly read_only = self->document
                              ? swb_document_get_read_only (self->document)
                              : SWB_READ_ONLY_NOT;
  const char *text = notice_text (self, read_only);

  if (text != NULL)
    gtk_label_set_label (self->notice_label, text);
  gtk_widget_set_visible (self->notice_copy, read_only != SWB_READ_ONLY_NOT);
  gtk_widget_set_visible (self->notice_edit, read_only == SWB_READ_ONLY_CHOSEN);
  gtk_widget_set_visible (self->notice_show, read_only == SWB_READ_ONLY_NOT);
  gtk_widget_set_visible (self->notice_close, read_only == SWB_READ_ONLY_NOT);
  gtk_revealer_set_reveal_child (self->notice_revealer,
                                 self->document != NULL && text != NULL);
}

/* The button and the menu say which act it is about; @text is freed. */
static void
name_act (SwbWindow *self, GtkWidget *button, const char *action, char *text)
{
  g_autofree char *label = swb_menu_label (text);

  gtk_widget_set_tooltip_text (button, text);
  g_menu_append (self->undo_section, label, action);
  g_free (text);
}

static void
update_undo (SwbWindow *self)
{
  const char *undo = swb_document_get_undo_name (self->document);
  const char *redo = swb_document_get_redo_name (self->document);

  g_menu_remove_all (self->undo_section);
  /* Translators: the name of an act, "Undo Move 3 placements" */
  name_act (self, self->undo_button, "win.undo",
            undo ? g_strdup_printf (_ ("Undo %s"), undo)
                 : g_strdup (_ ("Undo")));
  /* Translators: the name of an act, "Redo Move 3 placements" */
  name_act (self, self->redo_button, "win.redo",
            redo ? g_strdup_printf (_ ("Redo %s"), redo)
                 : g_strdup (_ ("Redo")));
  swb_window_update_actions (self);
}

/**
 * swb_window_update_campaigns:
 * @self: a window
 *
 * Shows the campaign's name and the others in the menu.
 */
void
swb_window_update_campaigns (SwbWindow *self)
{
  SwbWorkspace *workspace = swb_document_get_workspace (self->document);
  SwbCampaign *shown = swb_document_get_campaign (self->document);
  GListModel *campaigns =
      G_LIST_MODEL (swb_workspace_get_campaigns (workspace));
  g_autoptr (GMenu) list = g_menu_new ();
  g_autoptr (GMenu) acts = g_menu_new ();

  for (guint i = 0; i < g_list_model_get_n_items (campaigns); i++)
    {
      g_autoptr (SwbCampaign) campaign = g_list_model_get_item (campaigns, i);
      g_autofree char *id = swb_id_to_string (swb_campaign_get_id (campaign));
      g_autofree char *action = g_strdup_printf ("win.campaign::%s", id);
      g_autofree char *label = swb_menu_name (swb_campaign_get_name (campaign));

      g_menu_append (list, label, action);
    }
  g_menu_append (acts, _ ("_New Campaign…"), "win.new-campaign");
  g_menu_append (acts, _ ("_Edit Campaign…"), "win.edit-campaign");
  g_menu_append (acts, _ ("_Delete Campaign"), "win.delete-campaign");
  g_menu_remove_all (self->campaign_menu);
  g_menu_append_section (self->campaign_menu, NULL, G_MENU_MODEL (list));
  g_menu_append_section (self->campaign_menu, NULL, G_MENU_MODEL (acts));
  gtk_label_set_label (self->campaign_label, shown
                                                 ? swb_campaign_get_name (shown)
                                                 : _ ("No Campaign"));
  swb_window_update_actions (self);
}

static void
failed_cb (SwbWindow *self, const char *message)
{
  swb_window_toast (self, message, FALSE);
}

/* One that was only read gives way to the same one, open for changes. */
static void
let_go_of_document (SwbWindow *self)
{
  if (self->document == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->document, self);
  swb_window_give_document (self, NULL);
  swb_document_close_async (self->document, NULL, NULL);
  g_clear_object (&self->document);
}

/**
 * swb_window_set_document:
 * @self: a window
 * @document: (transfer full): what it shows from now on
 */
void
swb_window_set_document (SwbWindow *self, SwbDocument *document)
{
  const struct
  {
    const char *signal;
    GCallback callback;
  } connections[] = {
    { "notify::title", G_CALLBACK (update_title) },
    { "notify::file", G_CALLBACK (update_title) },
    { "notify::state", G_CALLBACK (update_state) },
    { "notify::trouble", G_CALLBACK (update_state) },
    { "notify::undo-name", G_CALLBACK (update_undo) },
    { "notify::redo-name", G_CALLBACK (update_undo) },
    { "notify::campaign", G_CALLBACK (swb_window_update_campaigns) },
    { "changed", G_CALLBACK (swb_window_update_campaigns) },
    { "failed", G_CALLBACK (failed_cb) },
    { "save-failed", G_CALLBACK (swb_window_tell_unsaved) },
    { "conflict", G_CALLBACK (swb_window_ask_conflict) },
  };

  let_go_of_document (self);
  g_set_object (&self->document, document);
  for (guint i = 0; i < G_N_ELEMENTS (connections); i++)
    g_signal_connect_object (document, connections[i].signal,
                             connections[i].callback, self, G_CONNECT_SWAPPED);
  g_object_unref (document);
  swb_window_give_document (self, document);
  update_title (self);
  update_state (self);
  update_undo (self);
  swb_window_update_campaigns (self);
  swb_window_show (self, "workspace");
  if (swb_document_get_recovered (document))
    swb_window_toast (self, _ ("Recovered what had not reached the file"),
                      FALSE);
}
