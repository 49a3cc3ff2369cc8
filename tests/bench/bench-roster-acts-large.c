/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Acts on very many creators, or on all of them. */
#include "bench-roster-acts.h"

#include "ui/swb-merge-window.h"
#include "ui/swb-roster-columns.h"
#include "ui/swb-roster-grid.h"
#include "ui/swb-roster-out.h"

static gboolean
has_groups (Bench *bench)
{
  SwbMergeWindow *window = act_find (bench, SWB_TYPE_MERGE_WINDOW);

  return window != NULL && swb_merge_window_get_n_groups (window) > 0;
}

static void
duplicates (Bench *bench)
{
  GtkWindow *window;

  act_begin (bench, "find duplicates");
  gtk_widget_activate_action (GTK_WIDGET (bench->pane),
                              "roster.find-duplicates", NULL);
  bench->progress = TRUE; /* a bar; closing the window stops it */
  act_end (bench, has_groups, 0);
  window = act_find (bench, SWB_TYPE_MERGE_WINDOW);
  act_begin (bench, "merge two creators");
  gtk_widget_activate_action (GTK_WIDGET (window), "merge.merge", NULL);
  act_end (bench, is_changed, 0);
  gtk_window_destroy (window);
  act_settle (bench);
  act_undo (bench, "undo of the merge", FALSE);
}

static const char *out_path;

static gboolean
is_written (Bench *bench)
{
  return g_file_test (out_path, G_FILE_TEST_EXISTS);
}

static void export(Bench *bench, const char *name, SwbRosterExportFormat format)
{
  g_autofree char *path = g_build_filename (bench->folder, "out", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  SwbRosterColumn columns[SWB_ROSTER_COLUMN_SPARK];
  const SwbRosterExport what = { .format = format,
                                 .columns = columns,
                                 .n_columns = G_N_ELEMENTS (columns),
                                 .title = "Roster" };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    columns[i] = (SwbRosterColumn) i;
  out_path = path;
  act_begin (bench, name);
  swb_roster_out_write (GTK_WIDGET (bench->pane), bench->view, &what, file);
  act_end (bench, is_written, 0);
  g_file_delete (file, NULL, NULL);
}

static void
all (Bench *bench)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (bench->view));
  GtkSelectionModel *selection = swb_roster_list_get_selection (bench->list);

  swb_roster_grid_set_cursor (bench->grid, 0, SWB_ROSTER_COLUMN_CITY, FALSE);
  swb_roster_grid_set_cursor (bench->grid, n - 1, SWB_ROSTER_COLUMN_CITY, TRUE);
  act_copy (bench, "copy of one column of all");
  gtk_selection_model_select_all (selection);
  act_bulk (bench, "all", SWB_ROSTER_FIELD_TAGS, "everybody");
  act_undo (bench, "undo of bulk edit of all", FALSE);
}

void
acts_large (Bench *bench)
{
  act_undo (bench, "undo of an import of 50,000", FALSE);
  act_undo (bench, "redo of that import", TRUE);
  act_fill_down (bench, "fill down 100,000", 100000);
  act_undo (bench, "undo of fill down 100,000", FALSE);
  act_choose (bench, 100000);
  act_bulk (bench, "100,000", SWB_ROSTER_FIELD_CITIES, "Agra");
  act_undo (bench, "undo of bulk edit of 100,000", FALSE);
  act_delete (bench, "100,000", 100000);
  all (bench);
  export(bench, "export of all as CSV", SWB_ROSTER_EXPORT_CSV);
  export(bench, "export of all as XLSX", SWB_ROSTER_EXPORT_XLSX);
  duplicates (bench);
}
