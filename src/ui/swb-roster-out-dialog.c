/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks which kind of file creators are exported to, and what it tells. How many
 * of them have an audience is counted meanwhile. */
#include "ui/swb-roster-out-dialog.h"

#include "base/swb-text.h"
#include "compat/swb-file-dialog.h"
#include "exchange/swb-table-sink.h"
#include "ui/swb-roster-out.h"
#include "ui/swb-roster-words.h"
#include "ui/swb-ui-text.h"

#include <glib/gi18n-lib.h>

struct _SwbRosterOutDialog
{
  AdwWindow parent_instance;

  AdwComboRow *format;
  AdwActionRow *audiences_row;
  GtkSwitch *audiences;
  AdwActionRow *columns_row;
  GtkLabel *refusal;

  GtkWidget *anywhere;
  SwbDocument *document;
  SwbRosterView *view;
  GArray *columns; /* SwbRosterColumn */
  GArray *chosen;  /* SwbId, or null */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (SwbRosterOutDialog, swb_roster_out_dialog, ADW_TYPE_WINDOW)

static guint
count_creators (SwbRosterOutDialog *self)
{
  return self->chosen != NULL
             ? self->chosen->len
             : g_list_model_get_n_items (G_LIST_MODEL (self->view));
}

static SwbRosterExportFormat
get_format (SwbRosterOutDialog *self)
{
  return (SwbRosterExportFormat) adw_combo_row_get_selected (self->format);
}

/* What no sheet has room for is refused before a file is chosen. */
static void
update (SwbRosterOutDialog *self)
{
  const gboolean too_many = get_format (self) == SWB_ROSTER_EXPORT_XLSX &&
                            self->view != NULL &&
                            count_creators (self) > SWB_XLSX_MOST_ROWS;

  gtk_widget_set_visible (GTK_WIDGET (self->refusal), too_many);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "roster-out.accept",
                                 !too_many);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbRosterOutDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  const gssize n = swb_roster_export_finish (result, &error);
  g_autofree char *text = NULL;

  if (self->document == NULL || error != NULL)
    return;
  text = n == 0
             ? g_strdup (_ ("Nothing is known of their audiences"))
             : g_strdup_printf (
                   ngettext ("Known of %u creator: shares by country, city, "
                             "language, age, gender and interest, with their "
                             "day and source",
                             "Known of %u creators: shares by country, city, "
                             "language, age, gender and interest, with their "
                             "day and source",
                             (gulong) n),
                   (guint) n);
  swb_row_set_subtitle (self->audiences_row, text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->audiences_row), n > 0);
  if (n == 0)
    gtk_switch_set_active (self->audiences, FALSE);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbRosterOutDialog) self = user_data;
  g_autoptr (GFile) file = swb_file_dialog_finish (result, NULL);

  if (file != NULL && self->document != NULL)
    swb_roster_out_dialog_write (self, file);
}

static void
accept_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const csv[] = { "*.csv", NULL };
  static const char *const xlsx[] = { "*.xlsx", NULL };
  SwbRosterOutDialog *self = SWB_ROSTER_OUT_DIALOG (widget);
  const gboolean is_xlsx = get_format (self) == SWB_ROSTER_EXPORT_XLSX;
  const SwbFileType type = {
    is_xlsx ? _ ("Spreadsheets (XLSX)") : _ ("Tables (CSV)"),
    is_xlsx ? xlsx : csv,
  };
  g_autofree char *proposal = swb_text_file_name (
      swb_document_get_title (self->document), is_xlsx ? ".xlsx" : ".csv");

  swb_file_dialog_save_async (GTK_WINDOW (self), _ ("Export to File"),
                              _ ("_Export"), proposal, &type, file_chosen_cb,
                              g_object_ref (self));
}

static void
swb_roster_out_dialog_dispose (GObject *object)
{
  SwbRosterOutDialog *self = SWB_ROSTER_OUT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->anywhere);
  g_clear_object (&self->document);
  g_clear_object (&self->view);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->chosen, g_array_unref);

  G_OBJECT_CLASS (swb_roster_out_dialog_parent_class)->dispose (object);
}

#define CHILD(name)                                                            \
  gtk_widget_class_bind_template_child (widget_class, SwbRosterOutDialog, name)

static void
swb_roster_out_dialog_class_init (SwbRosterOutDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_roster_out_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/swellboard/Swellboard/swb-roster-out-dialog.ui");
  CHILD (format);
  CHILD (audiences_row);
  CHILD (audiences);
  CHILD (columns_row);
  CHILD (refusal);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_install_action (widget_class, "roster-out.accept", NULL,
                                   accept_cb);
}

static void
swb_roster_out_dialog_init (SwbRosterOutDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

static void
show_what (SwbRosterOutDialog *self)
{
  const guint n = count_creators (self);
  g_autofree char *title = g_strdup_printf (
      ngettext ("Export %u Creator", "Export %u Creators", n), n);
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autofree char *refusal = g_strdup_printf (
      _ ("A sheet of a spreadsheet has room for %d rows. Export fewer "
         "creators, or a CSV file"),
      SWB_XLSX_MOST_ROWS);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const SwbRosterColumn column =
          g_array_index (self->columns, SwbRosterColumn, i);

      if (column != SWB_ROSTER_COLUMN_SPARK)
        g_string_append_printf (columns, "%s%s", columns->len > 0 ? ", " : "",
                                swb_roster_column_title (column));
    }
  gtk_window_set_title (GTK_WINDOW (self), title);
  swb_row_set_subtitle (self->columns_row, columns->str);
  gtk_label_set_label (self->refusal, refusal);
}

/**
 * swb_roster_out_dialog_new:
 * @anywhere: a widget of the window that tells of it
 * @document: whose creators
 * @view: whose rows, in their order
 * @columns: (element-type SwbRosterColumn): what to tell of each creator
 * @chosen: (nullable) (element-type SwbId): whom; null for all that @view shows
 *
 * Returns: (transfer none): the dialog, to be presented
 */
SwbRosterOutDialog *
swb_roster_out_dialog_new (GtkWidget *anywhere,
                           SwbDocument *document,
                           SwbRosterView *view,
                           GArray *columns,
                           GArray *chosen)
{
  SwbRosterOutDialog *self =
      g_object_new (SWB_TYPE_ROSTER_OUT_DIALOG, "transient-for",
                    gtk_widget_get_root (anywhere), NULL);

  swb_text_fit_window (GTK_WINDOW (self));
  self->anywhere = g_object_ref (anywhere);
  self->document = g_object_ref (document);
  self->view = g_object_ref (view);
  self->columns = g_array_ref (columns);
  self->chosen = chosen != NULL ? g_array_ref (chosen) : NULL;
  show_what (self);
  adw_combo_row_set_selected (self->format, SWB_ROSTER_EXPORT_XLSX);
  update (self);
  swb_roster_export_count_audiences_async (view, chosen, document,
                                           self->cancellable, counted_cb,
                                           g_object_ref (self));
  return self;
}

/**
 * swb_roster_out_dialog_write:
 * @self: a dialog
 * @file: where to
 *
 * Writes what is chosen, and closes; a toast tells of the end.
 */
void
swb_roster_out_dialog_write (SwbRosterOutDialog *self, GFile *file)
{
  GtkWindow *parent;
  SwbRosterExport what;

  g_return_if_fail (SWB_IS_ROSTER_OUT_DIALOG (self));

  parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  what = (SwbRosterExport){
    .format = get_format (self),
    .columns = (const SwbRosterColumn *) self->columns->data,
    .n_columns = self->columns->len,
    .chosen = self->chosen,
    .title = swb_document_get_title (self->document),
    .audiences =
        gtk_switch_get_active (self->audiences) ? self->document : NULL,
  };
  swb_roster_out_write (self->anywhere, self->view, &what, file);
  gtk_window_destroy (GTK_WINDOW (self));
  /* The chooser has gone in the same moment, and gave the keys to what goes. */
  if (parent != NULL)
    gtk_window_present (parent);
}
