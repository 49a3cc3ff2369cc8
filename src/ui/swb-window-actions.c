/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window can do, by name: menus, buttons and keys all come here. */
#include "ui/swb-window-private.h"

#include "document/swb-plan-commands.h"
#include "ui/swb-brief-dialog.h"
#include "ui/swb-campaign-dialog.h"
#include "ui/swb-creator-dialog.h"
#include "ui/swb-history-window.h"
#include "ui/swb-import-dialog.h"
#include "ui/swb-origin.h"
#include "ui/swb-refresh.h"
#include "ui/swb-ui-text.h"
#include "ui/swb-window-archive.h"

#include <glib/gi18n-lib.h>

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  swb_window_choose_file (data, FALSE);
}

static void
open_read_only_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  swb_window_choose_file (data, TRUE);
}

static void
try_again_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  swb_window_try_again (data, FALSE);
}

static void
look_anyway_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  swb_window_try_again (data, TRUE);
}

static void
start_page_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  swb_window_show_start (data);
}

static void
edit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  swb_window_edit (data);
}

static void
save_copy_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  swb_window_save_copy (data);
}

static void
save_now_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  swb_window_save_now (data);
}

static void
resolve_conflict_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  swb_window_ask_conflict (data);
}

static void
close_notice_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SwbWindow *self = data;

  g_clear_pointer (&self->left_text, g_free);
  swb_window_update_notice (self);
}

static void
save_as_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  swb_window_save_as (data);
}

static void
stop_opening_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SwbWindow *self = data;

  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
}

static void
close_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_close (data);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  swb_window_take_back (data, FALSE);
}

static void
undo_act_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  swb_window_undo_act (data, g_variant_get_int64 (parameter));
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  swb_window_take_back (data, TRUE);
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SwbWindow *self = data;

  if (self->roster_page != NULL &&
      g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages),
                 "roster") == 0)
    {
      swb_roster_pane_focus_search (
          swb_roster_page_get_pane (self->roster_page));
      return;
    }
  g_action_group_change_action_state (G_ACTION_GROUP (self), "show-roster",
                                      g_variant_new_boolean (TRUE));
  swb_plan_page_focus_search (self->plan_page);
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SwbWindow *self = data;

  swb_import_dialog_present (self->document, NULL, GTK_WIDGET (self));
}

static void
import_pasted_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SwbWindow *self = data;

  swb_import_dialog_present_pasted (self->document, GTK_WIDGET (self));
}

static void
add_creator_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SwbWindow *self = data;

  swb_creator_dialog_present (self->document, NULL, GTK_WIDGET (self));
}

static void
show_roster_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  SwbWindow *self = data;
  gboolean show = g_variant_get_boolean (state);

  g_simple_action_set_state (action, state);
  g_settings_set_boolean (self->window_settings, "show-roster", show);
  swb_plan_page_set_show_roster (self->plan_page, show);
}

static void
show_creator_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  SwbWindow *self = data;
  gboolean show = g_variant_get_boolean (state);

  g_simple_action_set_state (action, state);
  g_settings_set_boolean (self->window_settings, "show-creator", show);
  if (self->roster_page != NULL)
    swb_roster_page_set_show_side (self->roster_page, show);
}

static void
page_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SwbWindow *self = data;

  adw_view_stack_set_visible_child_name (
      self->pages, g_variant_get_string (parameter, NULL));
  gtk_widget_child_focus (adw_view_stack_get_visible_child (self->pages),
                          GTK_DIR_TAB_FORWARD);
}

static void
focus_next_pane (SwbWindow *self, gboolean backwards)
{
  if (self->roster_page != NULL &&
      g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages),
                 "roster") == 0)
    swb_roster_page_focus_next_pane (self->roster_page);
  else
    swb_plan_page_focus_next_pane (self->plan_page, backwards);
}

static void
next_pane_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  focus_next_pane (data, FALSE);
}

static void
previous_pane_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  focus_next_pane (data, TRUE);
}

static void
campaign_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SwbWindow *self = data;
  SwbWorkspace *workspace = swb_document_get_workspace (self->document);
  SwbId id;

  if (swb_id_parse (g_variant_get_string (parameter, NULL), &id))
    swb_document_set_campaign (self->document,
                               swb_workspace_find_campaign (workspace, &id));
}

static SwbPlacement *
find_placement (SwbCampaign *campaign, const SwbId *id)
{
  GListModel *placements =
      G_LIST_MODEL (swb_campaign_get_placements (campaign));

  for (guint i = 0; i < g_list_model_get_n_items (placements); i++)
    {
      g_autoptr (SwbPlacement) placement =
          g_list_model_get_item (placements, i);

      if (swb_id_equal (swb_placement_get_id (placement), id))
        return g_steal_pointer (&placement);
    }
  return NULL;
}

/* One of a campaign that is deleted is in no plan. */
static void
show_placement_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SwbWindow *self = data;
  GListModel *campaigns = G_LIST_MODEL (swb_workspace_get_campaigns (
      swb_document_get_workspace (self->document)));
  SwbId id;

  if (!swb_id_parse (g_variant_get_string (parameter, NULL), &id))
    return;
  for (guint i = 0; i < g_list_model_get_n_items (campaigns); i++)
    {
      g_autoptr (SwbCampaign) campaign = g_list_model_get_item (campaigns, i);
      g_autoptr (SwbPlacement) placement = find_placement (campaign, &id);

      if (placement == NULL)
        continue;
      swb_document_set_campaign (self->document, campaign);
      adw_view_stack_set_visible_child_name (self->pages, "plan");
      swb_plan_page_select (self->plan_page, placement);
      return;
    }
}

static void
campaign_deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (swb_document_run_finish (SWB_DOCUMENT (source), result, &error))
    swb_window_toast (self, _ ("Campaign deleted"), TRUE);
  else
    swb_window_toast (self, error->message, FALSE);
}

static void
delete_campaign_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SwbWindow *self = data;
  SwbCampaign *campaign = swb_document_get_campaign (self->document);

  swb_document_run_async (self->document, swb_plan_delete_campaign (campaign),
                          NULL, campaign_deleted_cb, g_object_ref (self));
}

static void
present_campaign (SwbWindow *self, SwbCampaign *campaign)
{
  GtkWindow *dialog =
      GTK_WINDOW (swb_campaign_dialog_new (self->document, campaign));

  gtk_window_set_transient_for (dialog, GTK_WINDOW (self));
  swb_text_fit_window (dialog);
  gtk_window_present (dialog);
}

static void
new_campaign_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  present_campaign (data, NULL);
}

static void
edit_campaign_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SwbWindow *self = data;

  present_campaign (self, swb_document_get_campaign (self->document));
}

/* SEQUENCE of 0: no entry is chosen. */
static void
present_history (SwbWindow *self, gint64 sequence)
{
  SwbHistoryWindow *history = swb_history_window_new (self->document);

  if (sequence > 0)
    swb_history_window_show (history, sequence);
  gtk_window_set_transient_for (GTK_WINDOW (history), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (history));
}

static void
history_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  present_history (data, 0);
}

static void
history_entry_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  present_history (data, g_variant_get_int64 (parameter));
}

static void
export_brief_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SwbWindow *self = data;

  gtk_window_present (
      GTK_WINDOW (swb_brief_dialog_new (GTK_WINDOW (self), self->document)));
}

static void
export_everything_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  swb_window_export_everything (data);
}

static void
open_exported_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  swb_window_choose_exported (data);
}

static void
show_folder_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  swb_window_show_folder (data, g_variant_get_string (parameter, NULL));
}

static void
refresh_accounts_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  swb_refresh_begin (data, "youtube");
}

static void
refresh_from_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  swb_refresh_begin (data, g_variant_get_string (parameter, NULL));
}

static void
stop_refresh_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  swb_refresh_stop (data);
}

static void
origin_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  swb_origin_show_focus (GTK_WINDOW (data));
}

static const GActionEntry entries[] = {
  { .name = "open", .activate = open_cb },
  { .name = "open-read-only", .activate = open_read_only_cb },
  { .name = "try-again", .activate = try_again_cb },
  { .name = "look-anyway", .activate = look_anyway_cb },
  { .name = "start-page", .activate = start_page_cb },
  { .name = "edit", .activate = edit_cb },
  { .name = "save-as", .activate = save_as_cb },
  { .name = "save-copy", .activate = save_copy_cb },
  { .name = "save-now", .activate = save_now_cb },
  { .name = "resolve-conflict", .activate = resolve_conflict_cb },
  { .name = "close-notice", .activate = close_notice_cb },
  { .name = "stop-opening", .activate = stop_opening_cb },
  { .name = "close", .activate = close_cb },
  { .name = "undo", .activate = undo_cb },
  { .name = "undo-act", .activate = undo_act_cb, .parameter_type = "x" },
  { .name = "redo", .activate = redo_cb },
  { .name = "find", .activate = find_cb },
  { .name = "import", .activate = import_cb },
  { .name = "import-pasted", .activate = import_pasted_cb },
  { .name = "add-creator", .activate = add_creator_cb },
  { .name = "show-roster", .state = "true", .change_state = show_roster_cb },
  { .name = "show-creator", .state = "true", .change_state = show_creator_cb },
  { .name = "page", .activate = page_cb, .parameter_type = "s" },
  { .name = "next-pane", .activate = next_pane_cb },
  { .name = "origin", .activate = origin_cb },
  { .name = "previous-pane", .activate = previous_pane_cb },
  { .name = "campaign",
    .activate = campaign_cb,
    .parameter_type = "s",
    .state = "''" },
  { .name = "show-placement",
    .activate = show_placement_cb,
    .parameter_type = "s" },
  { .name = "new-campaign", .activate = new_campaign_cb },
  { .name = "edit-campaign", .activate = edit_campaign_cb },
  { .name = "history", .activate = history_cb },
  { .name = "history-entry",
    .activate = history_entry_cb,
    .parameter_type = "x" },
  { .name = "export-brief", .activate = export_brief_cb },
  { .name = "export-everything", .activate = export_everything_cb },
  { .name = "open-exported", .activate = open_exported_cb },
  { .name = "show-folder", .activate = show_folder_cb, .parameter_type = "s" },
  { .name = "refresh-accounts", .activate = refresh_accounts_cb },
  { .name = "refresh-from",
    .activate = refresh_from_cb,
    .parameter_type = "s" },
  { .name = "stop-refresh", .activate = stop_refresh_cb },
  { .name = "delete-campaign", .activate = delete_campaign_cb },
};

/**
 * swb_window_add_actions:
 * @self: a window that is being made
 */
void
swb_window_add_actions (SwbWindow *self)
{
  static const char *const shown[] = { "show-roster", "show-creator" };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries,
                                   G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    g_action_group_change_action_state (
        G_ACTION_GROUP (self), shown[i],
        g_variant_new_boolean (
            g_settings_get_boolean (self->window_settings, shown[i])));
}

static void
enable (SwbWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  if (action != NULL)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/**
 * swb_window_update_actions:
 * @self: a window
 *
 * Enables what can be done now.
 */
void
swb_window_update_actions (SwbWindow *self)
{
  SwbDocument *document = self->document;
  gboolean open = document != NULL;
  gboolean edit = open && !swb_document_get_read_only (document);
  GtkWidget *page = adw_view_stack_get_visible_child (self->pages);
  SwbCampaign *campaign = open ? swb_document_get_campaign (document) : NULL;
  GAction *choice =
      g_action_map_lookup_action (G_ACTION_MAP (self), "campaign");

  enable (self, "save-as", edit);
  enable (self, "save-copy", open);
  enable (self, "edit",
          open &&
              swb_document_get_read_only (document) == SWB_READ_ONLY_CHOSEN);
  enable (self, "save-now",
          open && swb_document_get_trouble (document) != SWB_TROUBLE_NONE);
  enable (self, "resolve-conflict",
          open && swb_document_get_trouble (document) == SWB_TROUBLE_CONFLICT);
  enable (self, "undo-act", edit);
  enable (self, "undo", edit && swb_document_get_undo_name (document) != NULL);
  enable (self, "redo", edit && swb_document_get_redo_name (document) != NULL);
  enable (self, "find", open);
  enable (self, "show-roster", page == GTK_WIDGET (self->plan_page));
  enable (self, "show-creator", page == GTK_WIDGET (self->roster_place));
  enable (self, "import", edit);
  enable (self, "import-pasted", edit);
  enable (self, "add-creator", edit);
  enable (self, "history", open);
  enable (self, "history-entry", open);
  enable (self, "show-placement", open);
  enable (self, "new-campaign", edit);
  enable (self, "edit-campaign", edit && campaign != NULL);
  enable (self, "delete-campaign", edit && campaign != NULL);
  enable (self, "export-brief", campaign != NULL);
  enable (self, "export-everything", open);
  enable (self, "refresh-accounts", edit && self->syncing == NULL);
  enable (self, "refresh-from", edit && self->syncing == NULL);
  enable (self, "stop-refresh", self->syncing != NULL);
  if (choice != NULL && campaign != NULL)
    {
      g_autofree char *id = swb_id_to_string (swb_campaign_get_id (campaign));

      g_simple_action_set_state (G_SIMPLE_ACTION (choice),
                                 g_variant_new_string (id));
    }
}
