/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart as a file or as a table of its figures. */
#include "ui/swb-chart-export.h"

#include "base/swb-text.h"
#include "chart/swb-chart-export.h"
#include "chart/swb-chart-table.h"
#include "compat/swb-file-dialog.h"
#include "ui/swb-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* On paper and in slides: half a page wide, twice the pixels. */
#define EXPORT_WIDTH 640
#define EXPORT_HEIGHT 400
#define PIXEL_SCALE 2

typedef struct
{
  GtkWidget *widget;
  SwbChart *chart;
  char *format;
  GFile *file;
} Export;

/* On the main thread only: charts are not counted atomically. */
static void
export_free (Export *export)
{
  swb_chart_unref (export->chart);
  g_clear_object (&export->widget);
  g_clear_object (&export->file);
  g_free (export->format);
  g_free (export);
}

static gboolean
write_csv (SwbChart *chart, GOutputStream *out, GCancellable *c, GError **error)
{
  g_autoptr (SwbChartTable) table = swb_chart_table (chart);
  g_autofree char *text = swb_chart_table_to_csv (table);

  return g_output_stream_write_all (out, text, strlen (text), NULL, c, error);
}

static gboolean
write_chart (const Export *export, GOutputStream *out, GError **error)
{
  const SwbChartContext context = {
    .width = EXPORT_WIDTH,
    .height = EXPORT_HEIGHT,
    .palette = SWB_CHART_PALETTE_PRINT,
  };

  if (strcmp (export->format, "csv") == 0)
    return write_csv (export->chart, out, NULL, error);
  if (strcmp (export->format, "svg") == 0)
    return swb_chart_write_svg (export->chart, &context, out, NULL, error);
  if (strcmp (export->format, "pdf") == 0)
    return swb_chart_write_pdf (export->chart, &context, out, NULL, error);
  return swb_chart_write_png (export->chart, &context, PIXEL_SCALE, out, NULL,
                              error);
}

static void
write_thread (GTask *task,
              gpointer source,
              gpointer task_data,
              GCancellable *cancellable)
{
  const Export *export = task_data;
  GError *error = NULL;
  g_autoptr (GFileOutputStream) out = g_file_replace (
      export->file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, &error);

  if (out != NULL && write_chart (export, G_OUTPUT_STREAM (out), &error) &&
      g_output_stream_close (G_OUTPUT_STREAM (out), NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Export *export = user_data;
  GtkRoot *root = gtk_widget_get_root (export->widget);
  g_autofree char *name = g_file_get_basename (export->file);
  g_autofree char *text = swb_text_tell (_ ("Exported %s"), name);
  g_autoptr (GError) error = NULL;
  gboolean ok = g_task_propagate_boolean (G_TASK (result), &error);

  if (SWB_IS_WINDOW (root))
    swb_window_toast (SWB_WINDOW (root), ok ? text : error->message, FALSE);
  export_free (export);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Export *export = user_data;
  g_autoptr (GTask) task = NULL;

  export->file = swb_file_dialog_finish (result, NULL);
  if (export->file == NULL)
    {
      export_free (export);
      return;
    }
  task = g_task_new (NULL, NULL, written_cb, export);
  g_task_set_task_data (task, export, NULL);
  g_task_run_in_thread (task, write_thread);
}

/**
 * swb_chart_export:
 * @widget: who asks
 * @chart: a chart
 * @format: png, svg, pdf or csv
 *
 * Asks for a file and writes it on a worker.
 */
void
swb_chart_export (GtkWidget *widget, SwbChart *chart, const char *format)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *pattern = g_strconcat ("*.", format, NULL);
  const char *const patterns[] = { pattern, NULL };
  const SwbFileType type = { pattern, patterns };
  const char *title = swb_chart_get_title (chart);
  g_autofree char *name =
      g_strconcat (title ? title : _ ("Chart"), ".", format, NULL);
  Export *export = g_new0 (Export, 1);

  export->widget = g_object_ref (widget);
  export->chart = swb_chart_ref (chart);
  export->format = g_strdup (format);
  swb_file_dialog_save_async (GTK_WINDOW (root), _ ("Export Chart"),
                              _ ("_Export"), name, &type, chosen_cb, export);
}

static GtkWidget *
make_cell (const char *text, gboolean heading, gboolean first)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), first ? 0 : 1);
  gtk_label_set_selectable (GTK_LABEL (label), !heading);
  gtk_widget_add_css_class (label, heading ? "heading" : "numeric");
  return label;
}

/**
 * swb_chart_show_table:
 * @widget: who asks
 * @chart: a chart
 *
 * Shows the figures of @chart in a window of their own.
 */
void
swb_chart_show_table (GtkWidget *widget, SwbChart *chart)
{
  g_autoptr (SwbChartTable) table = swb_chart_table (chart);
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window = adw_window_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 24);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_add_css_class (grid, "chart-table");
  for (guint c = 0; c < swb_chart_table_get_n_columns (table); c++)
    {
      gtk_grid_attach (
          GTK_GRID (grid),
          make_cell (swb_chart_table_get_heading (table, c), TRUE, c == 0),
          (int) c, 0, 1, 1);
      for (guint r = 0; r < swb_chart_table_get_n_rows (table); r++)
        gtk_grid_attach (
            GTK_GRID (grid),
            make_cell (swb_chart_table_get_text (table, r, c), FALSE, c == 0),
            (int) c, (int) r + 1, 1, 1);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  gtk_scrolled_window_set_propagate_natural_width (
      GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), swb_chart_get_title (chart));
  gtk_window_set_transient_for (GTK_WINDOW (window),
                                GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 560, 480);
  gtk_window_present (GTK_WINDOW (window));
}
