/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every act on the roster in the window, with a workspace of a million
 * creators: how long until its result is on the screen, and how long the main
 * loop was away for it. A copy of the file is worked on:
 * bench-roster-acts FILE.swell [find] [look] [edit] [large]. */
#include "bench-roster-acts.h"

#include "bench-loop.h"
#include "bench-watch.h"
#include "bench.h"
#include "settle.h"
#include "ui/swb-progress-dialog.h"
#include "ui/swb-roster-pace.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define QUIET_MS 300
#define PATIENCE_MS 600000
#define FRAME 16.0
#define LONG 500.0

static gboolean
tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
changed_cb (Bench *bench)
{
  bench->n_changes++;
}

gboolean
is_ordered (Bench *bench)
{
  SwbRosterRows *rows = swb_roster_selection_get_rows (
      SWB_ROSTER_SELECTION (swb_roster_list_get_selection (bench->list)));

  return !swb_roster_view_is_busy (bench->view) &&
         !swb_roster_groups_is_busy (swb_roster_rows_get_groups (rows));
}

gboolean
is_changed (Bench *bench)
{
  return bench->n_changes > bench->known && is_ordered (bench);
}

gboolean
is_now (Bench *bench)
{
  return TRUE;
}

/* A widget that is seen in one of the windows, the newest one first, or null.
 */
gpointer
act_find (Bench *bench, GType type)
{
  GListModel *all = gtk_window_get_toplevels ();
  GtkWidget *found = NULL;

  for (guint i = g_list_model_get_n_items (all); i > 0 && found == NULL; i--)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (all, i - 1);

      found = bench_find (window, type);
    }
  return found;
}

static gboolean
has_progress (void)
{
  GListModel *all = gtk_window_get_toplevels ();
  gboolean found = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (all) && !found; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (all, i);

      found = SWB_IS_PROGRESS_DIALOG (window) && gtk_widget_get_mapped (window);
    }
  return found;
}

/* One turn of the main loop; what is looked at afterwards is no part of it. */
static void
turn (Bench *bench)
{
  g_main_context_iteration (NULL, TRUE);
  bench_loop_pause ();
  bench->progress = bench->progress || has_progress ();
  bench_loop_resume ();
}

static gboolean
is_there (Bench *bench, BenchReady ready)
{
  gboolean there;

  bench_loop_pause ();
  there = ready (bench);
  bench_loop_resume ();
  return there;
}

void
act_wait (Bench *bench, BenchReady ready)
{
  const double begun = bench_now ();

  while (!is_there (bench, ready) && bench_now () - begun < PATIENCE_MS)
    turn (bench);
}

static gboolean
is_still (Bench *bench)
{
  SwbRosterPace *pace = SWB_ROSTER_PACE (gtk_column_view_get_model (
      swb_roster_list_get_column_view (bench->list)));

  return is_ordered (bench) && !swb_roster_pace_is_busy (pace) &&
         swb_document_get_state (bench->document) != SWB_DOCUMENT_SAVING;
}

/* Until nothing of the act before is left to do. */
void
act_settle (Bench *bench)
{
  double still = bench_now ();

  while (bench_now () - still < QUIET_MS)
    {
      turn (bench);
      if (!is_there (bench, is_still))
        still = bench_now ();
    }
}

void
act_begin (Bench *bench, const char *name)
{
  bench->name = name;
  bench->known = bench->n_changes;
  bench->progress = FALSE;
  bench->painted = 0;
  bench_loop_begin ();
  bench->begun = bench_now ();
}

static void
after_paint_cb (GdkFrameClock *clock, Bench *bench)
{
  if (bench->painted == 0 && bench->ready != NULL &&
      is_there (bench, bench->ready))
    bench->painted = bench_now ();
}

static void
ask_for_frame (Bench *bench)
{
  GdkFrameClock *clock =
      gtk_widget_get_frame_clock (GTK_WIDGET (bench->window));

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
}

void
act_row (const char *name, const char *text)
{
  g_print ("| %s | %s |\n", name, text);
}

static void
tell (Bench *bench, double taken, double limit, const BenchTurns *turns)
{
  g_autofree char *asked =
      limit > 0 ? g_strdup_printf ("%.0f", limit) : g_strdup ("");
  const gboolean is_long = taken > LONG;
  g_autofree char *text =
      g_strdup_printf ("%.0f | %s | %.1f | %.1f | %.0f | %s", taken, asked,
                       turns->longest_busy, turns->longest, turns->busy,
                       !is_long          ? ""
                       : bench->progress ? "yes"
                                         : "no");

  bench->n_long += turns->longest_busy > FRAME;
  bench->n_late += limit > 0 && taken > limit;
  act_row (bench->name, text);
}

/**
 * act_end:
 * @bench: the bench, after what was begun by act_begin()
 * @ready: whether the result is there
 * @limit: milliseconds that are asked for, 0 for none
 *
 * Waits for the result, and for what comes after it, and tells of both.
 *
 * Returns: milliseconds until a frame showed the result
 */
double
act_end (Bench *bench, BenchReady ready, double limit)
{
  BenchTurns turns;
  double taken;

  bench->ready = ready;
  while (bench->painted == 0 && bench_now () - bench->begun < PATIENCE_MS)
    {
      if (is_there (bench, ready))
        ask_for_frame (bench);
      turn (bench);
    }
  bench->ready = NULL;
  taken = (bench->painted > 0 ? bench->painted : bench_now ()) - bench->begun;
  act_settle (bench);
  turns = bench_loop_end ();
  if (bench->name != NULL)
    tell (bench, taken, limit, &turns);
  return taken;
}

/* The first rows and no others; 0 for none. */
void
act_choose (Bench *bench, guint n)
{
  GtkSelectionModel *selection = swb_roster_list_get_selection (bench->list);

  if (n == 0)
    gtk_selection_model_unselect_all (selection);
  else
    gtk_selection_model_select_range (selection, 0, n, TRUE);
}

static gboolean
is_open (Bench *bench)
{
  bench->document = swb_window_get_document (bench->window);
  return bench->document != NULL;
}

static gboolean
has_page (Bench *bench)
{
  return act_find (bench, SWB_TYPE_ROSTER_PAGE) != NULL;
}

static void
open_window (Bench *bench, GFile *file)
{
  g_autoptr (SwbApplication) application = fixture_application ();

  bench->window = swb_window_new (ADW_APPLICATION (application));
  gtk_window_set_default_size (GTK_WINDOW (bench->window), 1920, 1080);
  gtk_window_present (GTK_WINDOW (bench->window));
  swb_window_open (bench->window, file);
  act_wait (bench, is_open);
  if (bench->document == NULL)
    g_error ("The workspace was not opened");
  g_signal_connect_swapped (bench->document, "changed", G_CALLBACK (changed_cb),
                            bench);
  g_signal_connect_after (
      gtk_widget_get_frame_clock (GTK_WIDGET (bench->window)), "after-paint",
      G_CALLBACK (after_paint_cb), bench);
  gtk_widget_activate_action (GTK_WIDGET (bench->window), "win.page", "s",
                              "roster");
  act_wait (bench, has_page);
  bench->page = act_find (bench, SWB_TYPE_ROSTER_PAGE);
  bench->pane = swb_roster_page_get_pane (bench->page);
  bench->list = swb_roster_pane_get_list (bench->pane);
  bench->view = swb_roster_list_get_view (bench->list);
  bench->grid = swb_roster_list_get_grid (bench->list);
  act_settle (bench);
}

static void
tell_titles (void)
{
  g_print ("| act | on the screen | asked for | longest turn, of processor | "
           "longest turn, by the clock | all turns | progress |\n"
           "| --- | --- | --- | --- | --- | --- | --- |\n");
}

static gboolean
is_wanted (int argc, char **argv, const char *part)
{
  for (int i = 2; i < argc; i++)
    if (g_str_equal (argv[i], part))
      return TRUE;
  return argc == 2;
}

static void
run (Bench *bench, int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (Bench *bench);
  } parts[] = {
    { "find", acts_find },
    { "look", acts_look },
    { "edit", acts_edit },
    { "large", acts_large },
  };

  tell_titles ();
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (is_wanted (argc, argv, parts[i].name))
      parts[i].run (bench);
  g_print ("\n%u acts with a turn over %.0f ms of processor, %u later than "
           "asked for\n",
           bench->n_long, FRAME, bench->n_late);
}

/* The same program's own folders are left alone. */
static char *
make_folder (void)
{
  char *folder = g_dir_make_tmp ("bench-acts-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_setenv ("XDG_CACHE_HOME", folder, TRUE);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  return folder;
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      if (g_file_test (inside, G_FILE_TEST_IS_DIR) &&
          !g_file_test (inside, G_FILE_TEST_IS_SYMLINK))
        remove_folder (inside);
      else
        g_unlink (inside);
    }
  g_rmdir (path);
}

int
main (int argc, char **argv)
{
  Bench bench = { .folder = NULL };
  g_autoptr (GFile) original = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  if (argc < 2)
    {
      g_printerr ("Usage: bench-roster-acts FILE.swell "
                  "[find] [look] [edit] [large]\n");
      return EXIT_FAILURE;
    }
  bench.folder = make_folder ();
  setvbuf (stdout, NULL, _IOLBF, 0);
  original = g_file_new_for_commandline_arg (argv[1]);
  path = g_build_filename (bench.folder, "roster.swell", NULL);
  file = g_file_new_for_path (path);
  if (!g_file_copy (original, file, G_FILE_COPY_NONE, NULL, NULL, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  bench_loop_watch ();
  g_timeout_add (4, tick_cb, NULL);
  open_window (&bench, file);
  run (&bench, argc, argv);
  remove_folder (bench.folder);
  exit (EXIT_SUCCESS);
}
