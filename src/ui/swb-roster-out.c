/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking creators out of the roster: asks what and where to, writes with
 * progress that can be stopped, and tells how many are in the file. */
#include "ui/swb-roster-out.h"

#include "ui/swb-progress-dialog.h"
#include "ui/swb-roster-acts.h"
#include "ui/swb-roster-out-dialog.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GWeakRef anywhere;
  SwbProgressDialog *dialog;
} Out;

static void
out_free (Out *out)
{
  swb_progress_dialog_end (out->dialog);
  g_object_unref (out->dialog);
  g_weak_ref_clear (&out->anywhere);
  g_free (out);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Out, out_free)

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Out) out = user_data;
  g_autoptr (GtkWidget) anywhere = g_weak_ref_get (&out->anywhere);
  g_autoptr (GError) error = NULL;
  const gssize written = swb_roster_export_finish (result, &error);
  const guint n = written > 0 ? (guint) written : 0;
  g_autofree char *told = g_strdup_printf (
      ngettext ("%u creator exported", "%u creators exported", n), n);

  if (anywhere != NULL &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    swb_roster_toast (anywhere, error != NULL ? error->message : told, FALSE);
}

/**
 * swb_roster_out_ask:
 * @anywhere: a widget of the window that tells of it
 * @document: whose creators
 * @view: whose rows, in their order
 * @columns: (element-type SwbRosterColumn): what to tell of each creator
 * @chosen: (nullable) (element-type SwbId): whom; null for all that @view shows
 *
 * Asks what and where to and writes it; a toast tells of the end.
 */
void
swb_roster_out_ask (GtkWidget *anywhere,
                    SwbDocument *document,
                    SwbRosterView *view,
                    GArray *columns,
                    GArray *chosen)
{
  gtk_window_present (GTK_WINDOW (
      swb_roster_out_dialog_new (anywhere, document, view, columns, chosen)));
}

/**
 * swb_roster_out_write:
 * @anywhere: a widget of the window that tells of it
 * @view: whose rows, in their order
 * @what: which file to make of them
 * @file: where to
 *
 * Writes it without asking; a toast tells of the end.
 */
void
swb_roster_out_write (GtkWidget *anywhere,
                      SwbRosterView *view,
                      const SwbRosterExport *what,
                      GFile *file)
{
  GtkRoot *root = gtk_widget_get_root (anywhere);
  g_autoptr (SwbProgress) progress = swb_progress_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Out *out;

  if (root == NULL)
    return;
  out = g_new0 (Out, 1);
  g_weak_ref_init (&out->anywhere, anywhere);
  out->dialog = g_object_ref (swb_progress_dialog_new (
      GTK_WINDOW (root), _ ("Exporting Creators"), progress, cancellable));
  swb_roster_export_async (view, what, file, progress, cancellable, written_cb,
                           out);
}
