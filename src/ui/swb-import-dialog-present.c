/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening the import for a window (in swb-import-dialog.h). */
#include "ui/swb-import-dialog.h"

static GtkWindow *
new_for (SwbDocument *document, GtkWidget *parent)
{
  GtkWindow *window = swb_import_dialog_new (document);
  GtkRoot *root = gtk_widget_get_root (parent);

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (window, GTK_WINDOW (root));
  return window;
}

/**
 * swb_import_dialog_present:
 * @document: the workspace that accounts come into
 * @file: (nullable): a table that was chosen already, or dropped
 * @parent: a widget of the window that it belongs to
 *
 * Opens the window.
 */
void
swb_import_dialog_present (SwbDocument *document,
                           GFile *file,
                           GtkWidget *parent)
{
  GtkWindow *window = new_for (document, parent);

  if (file != NULL)
    swb_import_dialog_open (SWB_IMPORT_DIALOG (window), file);
  gtk_window_present (window);
}

/**
 * swb_import_dialog_present_pasted:
 * @document: the workspace that accounts come into
 * @parent: a widget of the window that it belongs to
 *
 * Opens the window with the table on the clipboard.
 */
void
swb_import_dialog_present_pasted (SwbDocument *document, GtkWidget *parent)
{
  GtkWindow *window = new_for (document, parent);

  gtk_window_present (window);
  swb_import_dialog_paste (SWB_IMPORT_DIALOG (window));
}
