/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first page of an import: a file that is chosen or dropped, or what the
 * clipboard has. */
#include "ui/swb-import-start.h"

#include "compat/swb-file-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SwbImportStart
{
  GtkWidget parent_instance;

  GtkWidget *page;
  GtkWidget *choose;
  GtkWidget *paste;
};

G_DEFINE_FINAL_TYPE (SwbImportStart, swb_import_start, GTK_TYPE_WIDGET)

enum
{
  FILE_CHOSEN,
  TEXT_PASTED,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbImportStart) self = user_data;
  g_autoptr (GFile) file = swb_file_dialog_finish (result, NULL);

  if (file != NULL && self->page != NULL)
    g_signal_emit (self, signals[FILE_CHOSEN], 0, file);
}

static void
choose_cb (SwbImportStart *self)
{
  static const char *const patterns[] = { "*.csv", "*.tsv", "*.txt", "*.xlsx",
                                          NULL };
  const SwbFileType type = { _ ("Tables"), patterns };

  swb_file_dialog_open_async (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
      _ ("Choose a Table"), _ ("_Choose"), &type, chosen_cb,
      g_object_ref (self));
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbImportStart) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text =
      gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (self->page == NULL)
    return;
  if (text == NULL || text[strspn (text, " \t\r\n")] == '\0')
    g_signal_emit (self, signals[FAILED], 0,
                   _ ("The clipboard has no table. Copy cells in a "
                      "spreadsheet, or the text of a table"));
  else
    g_signal_emit (self, signals[TEXT_PASTED], 0, text);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         SwbImportStart *self)
{
  GFile *file = g_value_get_object (value);

  if (file == NULL)
    return FALSE;
  g_signal_emit (self, signals[FILE_CHOSEN], 0, file);
  return TRUE;
}

static gboolean
swb_import_start_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SWB_IMPORT_START (widget)->choose);
}

static void
swb_import_start_dispose (GObject *object)
{
  SwbImportStart *self = SWB_IMPORT_START (object);

  g_clear_pointer (&self->page, gtk_widget_unparent);

  G_OBJECT_CLASS (swb_import_start_parent_class)->dispose (object);
}

static void
swb_import_start_class_init (SwbImportStartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_import_start_dispose;
  widget_class->grab_focus = swb_import_start_grab_focus;

  signals[FILE_CHOSEN] =
      g_signal_new ("file", SWB_TYPE_IMPORT_START, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  signals[TEXT_PASTED] =
      g_signal_new ("text", SWB_TYPE_IMPORT_START, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FAILED] =
      g_signal_new ("failed", SWB_TYPE_IMPORT_START, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-import-start.ui");
#define BIND(child)                                                            \
  gtk_widget_class_bind_template_child (widget_class, SwbImportStart, child)
  BIND (page);
  BIND (choose);
  BIND (paste);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class,
                                           swb_import_start_paste);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
swb_import_start_init (SwbImportStart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * swb_import_start_paste:
 * @self: a page
 *
 * Takes the table on the clipboard, tabs or commas between its cells.
 */
void
swb_import_start_paste (SwbImportStart *self)
{
  GdkClipboard *clipboard;

  g_return_if_fail (SWB_IS_IMPORT_START (self));

  clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  gdk_clipboard_read_text_async (clipboard, NULL, pasted_cb,
                                 g_object_ref (self));
}
