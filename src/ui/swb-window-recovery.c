/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work that has not reached a file: the start page offers each, to be taken up
 * again or discarded; a window that shows something else says that there is
 * some. */
#include "ui/swb-window-private.h"

#include "base/swb-text.h"
#include "compat/swb-question.h"
#include "ui/swb-ui-text.h"

#include <glib/gi18n-lib.h>

static void
clear_rows (SwbWindow *self)
{
  for (GSList *l = self->recover_rows; l != NULL; l = l->next)
    adw_preferences_group_remove (self->recover_group, l->data);
  g_clear_pointer (&self->recover_rows, g_slist_free);
}

static char *
name_of (const SwbRecoverable *left)
{
  g_autoptr (GFile) file = left->uri ? g_file_new_for_uri (left->uri) : NULL;
  g_autofree char *name = file ? g_file_get_basename (file) : NULL;

  return name ? swb_text_show_line (name, 0) : g_strdup (_ ("New Workspace"));
}

static void
recover_row_cb (SwbWindow *self, AdwActionRow *row)
{
  swb_window_recover (self, g_object_get_data (G_OBJECT (row), "folder"));
}

/* What is asked about, until the answer. */
typedef struct
{
  SwbWindow *window;
  char *folder;
} Discarding;

static void
discarding_free (gpointer data)
{
  Discarding *discarding = data;

  g_object_unref (discarding->window);
  g_free (discarding->folder);
  g_free (discarding);
}

static void
discarded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!swb_document_discard_finish (result, &error))
    swb_window_toast (self, error->message, FALSE);
  swb_window_list_recoverable (self);
}

static void
discard_answered_cb (const char *id, gpointer user_data)
{
  Discarding *discarding = user_data;

  if (g_strcmp0 (id, "discard") == 0)
    swb_document_discard_async (discarding->folder, discarded_cb,
                                g_object_ref (discarding->window));
}

static void
discard_cb (SwbWindow *self, GtkWidget *button)
{
  const SwbAnswer answers[] = {
    { "keep", _ ("_Keep"), FALSE },
    { "discard", _ ("_Discard"), TRUE },
  };
  const SwbRecoverable *left =
      g_object_get_data (G_OBJECT (button), "recoverable");
  g_autofree char *name = name_of (left);
  g_autofree char *when = swb_ago_text (left->last_time, g_get_real_time ());
  /* Translators: the name of a file */
  g_autofree char *heading =
      g_strdup_printf (_ ("Discard Work on “%s”?"), name);
  g_autofree char *body = g_strdup_printf (
      /* Translators: the second is the name of an act, the third a time */
      ngettext ("%u act is in no file and will be lost: “%s”, %s. There is no "
                "way back.",
                "%u acts are in no file and will be lost, the last of them "
                "“%s”, %s. There is no way back.",
                left->n_acts),
      left->n_acts, left->last_name, when);
  Discarding *discarding = g_new0 (Discarding, 1);

  discarding->window = g_object_ref (self);
  discarding->folder = g_strdup (left->folder);
  swb_question_ask (GTK_WINDOW (self), heading, body, answers,
                    G_N_ELEMENTS (answers), discard_answered_cb, discarding,
                    discarding_free);
}

static GtkWidget *
discard_button (SwbWindow *self, SwbRecoverable *left, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *label = g_strdup_printf (_ ("Discard Work on “%s”…"), name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "recoverable", left,
                          (GDestroyNotify) swb_recoverable_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (discard_cb), self,
                           G_CONNECT_SWAPPED);
  return button;
}

/* LEFT is taken over. */
static void
add_recover_row (SwbWindow *self, SwbRecoverable *left)
{
  g_autofree char *name = name_of (left);
  g_autofree char *when = swb_ago_text (left->last_time, g_get_real_time ());
  g_autofree char *caption = g_strdup_printf ("%s · %s", left->last_name, when);
  GtkWidget *row = adw_action_row_new ();

  swb_row_set_title (row, name);
  swb_row_set_subtitle (row, caption);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  g_object_set_data_full (G_OBJECT (row), "folder", g_strdup (left->folder),
                          g_free);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             discard_button (self, left, name));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (recover_row_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->recover_group, row);
  self->recover_rows = g_slist_prepend (self->recover_rows, row);
}

/* A person is told once while the program runs. */
static gboolean
is_told (SwbWindow *self)
{
  GObject *application =
      G_OBJECT (gtk_window_get_application (GTK_WINDOW (self)));
  gboolean told = g_object_get_data (application, "recovery-told") != NULL;

  g_object_set_data (application, "recovery-told", GINT_TO_POINTER (TRUE));
  return told;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbWindow) self = user_data;
  g_autoptr (GPtrArray) list = swb_document_list_recoverable_finish (result);

  if (self->settings == NULL) /* the window is gone */
    return;
  clear_rows (self);
  gtk_widget_set_visible (GTK_WIDGET (self->recover_group), list->len > 0);
  if (list->len > 0 && swb_window_is_empty (self))
    is_told (self);
  while (list->len > 0)
    add_recover_row (self, g_ptr_array_steal_index (list, 0));
}

/**
 * swb_window_list_recoverable:
 * @self: a window that shows the start page
 *
 * Offers every workspace whose acts are in no file.
 */
void
swb_window_list_recoverable (SwbWindow *self)
{
  swb_document_list_recoverable_async (listed_cb, g_object_ref (self));
}

static void
left_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbWindow) self = user_data;
  g_autoptr (GPtrArray) list = swb_document_list_recoverable_finish (result);
  g_autofree char *name = NULL;

  if (self->settings == NULL || list->len == 0 || is_told (self))
    return;
  name = name_of (g_ptr_array_index (list, 0));
  g_free (self->left_text);
  self->left_text = g_strdup_printf (
      ngettext ("Work on “%s” is safe in recovery and in no file yet.",
                "Work on “%s” and other workspaces is safe in recovery and in "
                "no file yet.",
                list->len),
      name);
  swb_window_update_notice (self);
}

/**
 * swb_window_tell_recoverable:
 * @self: a window that shows a workspace
 *
 * Where other work is in no file, says so above the workspace.
 */
void
swb_window_tell_recoverable (SwbWindow *self)
{
  swb_document_list_recoverable_async (left_listed_cb, g_object_ref (self));
}
