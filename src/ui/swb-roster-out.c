/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking creators out of the roster: asks where to, writes with progress that
 * can be stopped, and tells how many are in the file. */
#include "ui/swb-roster-out.h"

#include "base/swb-text.h"
#include "compat/swb-file-dialog.h"
#include "ui/swb-progress-dialog.h"
#include "ui/swb-roster-acts.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GWeakRef anywhere;
  SwbRosterView *view;
  GArray *columns; /* SwbRosterColumn */
  GArray *chosen;  /* SwbId, or null */
  char *title;
  SwbRosterExportFormat format;
  SwbProgressDialog *dialog;
  GCancellable *cancellable;
} Out;

static Out *
out_new (GtkWidget *anywhere,
         SwbRosterView *view,
         GArray *columns,
         GArray *chosen,
         const char *title,
         SwbRosterExportFormat format)
{
  Out *out = g_new0 (Out, 1);

  g_weak_ref_init (&out->anywhere, anywhere);
  out->view = g_object_ref (view);
  out->columns = g_array_ref (columns);
  out->chosen = chosen ? g_array_ref (chosen) : NULL;
  out->title = g_strdup (title);
  out->format = format;
  return out;
}

static void
out_free (Out *out)
{
  if (out->dialog != NULL)
    swb_progress_dialog_end (out->dialog);
  g_clear_object (&out->dialog);
  g_clear_object (&out->cancellable);
  g_weak_ref_clear (&out->anywhere);
  g_object_unref (out->view);
  g_array_unref (out->columns);
  g_clear_pointer (&out->chosen, g_array_unref);
  g_free (out->title);
  g_free (out);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Out, out_free)

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Out) out = user_data;
  g_autoptr (GtkWidget) anywhere = g_weak_ref_get (&out->anywhere);
  g_autoptr (GError) error = NULL;
  gssize n = swb_roster_export_finish (result, &error);
  g_autofree char *text = NULL;

  if (anywhere == NULL ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  text = error != NULL
             ? g_strdup (error->message)
             : g_strdup_printf (ngettext ("%u creator exported",
                                          "%u creators exported", (gulong) n),
                                (guint) n);
  swb_roster_toast (anywhere, text, FALSE);
}

static void
start (Out *out, GFile *file)
{
  const SwbRosterExport what = {
    .format = out->format,
    .columns = (const SwbRosterColumn *) out->columns->data,
    .n_columns = out->columns->len,
    .chosen = out->chosen,
    .title = out->title,
  };
  g_autoptr (GtkWidget) anywhere = g_weak_ref_get (&out->anywhere);
  g_autoptr (SwbProgress) progress = swb_progress_new ();
  GtkRoot *root = anywhere != NULL ? gtk_widget_get_root (anywhere) : NULL;

  if (root == NULL)
    {
      out_free (out);
      return;
    }
  out->cancellable = g_cancellable_new ();
  out->dialog = g_object_ref (swb_progress_dialog_new (
      GTK_WINDOW (root), _ ("Exporting Creators"), progress, out->cancellable));
  swb_roster_export_async (out->view, &what, file, progress, out->cancellable,
                           written_cb, out);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Out) out = user_data;
  g_autoptr (GFile) file = swb_file_dialog_finish (result, NULL);

  if (file != NULL)
    start (g_steal_pointer (&out), file);
}

static char *
heading (SwbRosterView *view, GArray *chosen)
{
  guint n = chosen != NULL ? chosen->len
                           : g_list_model_get_n_items (G_LIST_MODEL (view));

  return g_strdup_printf (
      ngettext ("Export %u Creator", "Export %u Creators", n), n);
}

/**
 * swb_roster_out_ask:
 * @anywhere: a widget of the window that tells of it
 * @view: whose rows, in their order
 * @columns: (element-type SwbRosterColumn): what to tell of each creator
 * @chosen: (nullable) (element-type SwbId): whom; null for all that @view shows
 * @title: what the file and its sheet are called at first
 * @format: which kind of file
 *
 * Asks where to and writes it; a toast tells of the end.
 */
void
swb_roster_out_ask (GtkWidget *anywhere,
                    SwbRosterView *view,
                    GArray *columns,
                    GArray *chosen,
                    const char *title,
                    SwbRosterExportFormat format)
{
  static const char *const csv[] = { "*.csv", NULL };
  static const char *const xlsx[] = { "*.xlsx", NULL };
  const gboolean is_xlsx = format == SWB_ROSTER_EXPORT_XLSX;
  const SwbFileType type = {
    is_xlsx ? _ ("Spreadsheets (XLSX)") : _ ("Tables (CSV)"),
    is_xlsx ? xlsx : csv,
  };
  g_autofree char *name =
      swb_text_file_name (title, is_xlsx ? ".xlsx" : ".csv");
  g_autofree char *text = heading (view, chosen);

  swb_file_dialog_save_async (
      GTK_WINDOW (gtk_widget_get_root (anywhere)), text, _ ("_Export"), name,
      &type, file_chosen_cb,
      out_new (anywhere, view, columns, chosen, title, format));
}

/**
 * swb_roster_out_write:
 * @anywhere: a widget of the window that tells of it
 * @view: see swb_roster_out_ask()
 * @columns: (element-type SwbRosterColumn): see there
 * @chosen: (nullable) (element-type SwbId): see there
 * @title: see there
 * @format: which kind of file
 * @file: where to
 *
 * Writes it without asking; a toast tells of the end.
 */
void
swb_roster_out_write (GtkWidget *anywhere,
                      SwbRosterView *view,
                      GArray *columns,
                      GArray *chosen,
                      const char *title,
                      SwbRosterExportFormat format,
                      GFile *file)
{
  start (out_new (anywhere, view, columns, chosen, title, format), file);
}
