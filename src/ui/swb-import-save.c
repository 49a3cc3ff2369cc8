/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving the wrong rows of an import: a person says where to, and a toast shows
 * the folder. */
#include "ui/swb-import-save.h"

#include "base/swb-text.h"
#include "compat/swb-file-dialog.h"
#include "ui/swb-ui-text.h"

#include <glib/gi18n-lib.h>

/* Long enough to come to its button by keys. */
#define SECONDS_SHOWN 20

typedef struct
{
  SwbImportPreview *preview;
  AdwToastOverlay *overlay;
  GFile *file;
} Errand;

static void
errand_free (Errand *errand)
{
  g_clear_object (&errand->preview);
  g_clear_object (&errand->overlay);
  g_clear_object (&errand->file);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static void
say (AdwToastOverlay *overlay, const char *text)
{
  adw_toast_overlay_add_toast (overlay, swb_toast_new (text));
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdwToastOverlay) overlay = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    say (overlay, error->message);
}

static void
show_folder_cb (AdwToast *toast, AdwToastOverlay *overlay)
{
  const char *uri = g_object_get_data (G_OBJECT (toast), "swb-folder");
  g_autoptr (GdkAppLaunchContext) context = gdk_display_get_app_launch_context (
      gtk_widget_get_display (GTK_WIDGET (overlay)));

  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context),
                                           NULL, shown_cb,
                                           g_object_ref (overlay));
}

static void
tell (Errand *errand)
{
  g_autofree char *name = g_file_get_basename (errand->file);
  g_autofree char *text =
      swb_text_tell (_ ("The wrong rows are saved in “%s”"), name);
  g_autoptr (GFile) folder = g_file_get_parent (errand->file);
  AdwToast *toast = swb_toast_new (text);

  if (folder != NULL)
    {
      adw_toast_set_button_label (toast, _ ("_Show Folder"));
      adw_toast_set_timeout (toast, SECONDS_SHOWN);
      g_object_set_data_full (G_OBJECT (toast), "swb-folder",
                              g_file_get_uri (folder), g_free);
      g_signal_connect_object (toast, "button-clicked",
                               G_CALLBACK (show_folder_cb), errand->overlay, 0);
    }
  adw_toast_overlay_add_toast (errand->overlay, toast);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;

  if (swb_import_write_wrong_rows_finish (SWB_IMPORT_PREVIEW (source), result,
                                          &error))
    tell (errand);
  else
    say (errand->overlay, error->message);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;

  errand->file = swb_file_dialog_finish (result, NULL);
  if (errand->file == NULL)
    return;
  swb_import_write_wrong_rows_async (errand->preview, errand->file, NULL,
                                     saved_cb, errand);
  errand = NULL;
}

/* "Wrong rows of agency.csv"; what was a spreadsheet is saved as text. */
static char *
make_name (const char *table_name)
{
  g_autofree char *name = g_strdup_printf (
      /* Translators: name of a file; %s is the name of the imported file */
      _ ("Wrong rows of %s"), table_name);

  return g_str_has_suffix (name, ".csv") ? g_steal_pointer (&name)
                                         : g_strconcat (name, ".csv", NULL);
}

/**
 * swb_import_save_wrong_rows:
 * @preview: what an import would do, with wrong rows
 * @table_name: the name of the file that is imported
 * @overlay: where a toast tells of the end
 *
 * Asks where to, and saves them.
 */
void
swb_import_save_wrong_rows (SwbImportPreview *preview,
                            const char *table_name,
                            AdwToastOverlay *overlay)
{
  static const char *const patterns[] = { "*.csv", NULL };
  const SwbFileType type = { _ ("Tables"), patterns };
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (overlay));
  g_autofree char *name = make_name (table_name);
  Errand *errand = g_new0 (Errand, 1);

  errand->preview = g_object_ref (preview);
  errand->overlay = g_object_ref (overlay);
  swb_file_dialog_save_async (GTK_WINDOW (root), _ ("Save Wrong Rows"),
                              _ ("_Save"), name, &type, chosen_cb, errand);
}
