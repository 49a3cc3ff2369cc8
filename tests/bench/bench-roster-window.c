/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window with a workspace of a million creators: from the start of the
 * program to the first rows on the screen, from a keystroke to its rows, what
 * each frame costs beside its drawing while the list is scrolled from end to
 * end, the first turn to the page of the roster, and opening the same file
 * again from a new window; and for each of these how long the main loop was
 * away, and the memory: bench-roster-window FILE.swell [turn]. With "turn"
 * somebody turns to the page of the roster as soon as there are rows. */
#include "bench-watch.h"
#include "bench.h"

#include "ui/swb-application.h"
#include "ui/swb-roster-list.h"
#include "ui/swb-roster-pace.h"

#include <adwaita.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Creators without whom it is not the workspace that is measured. */
#define MANY 50000
#define SCROLL_STEPS 300
#define LONG_FRAME 32.0
#define REST_MS 4000

/* After so long nothing goes on any more. */
#define SETTLE_MS 3000

typedef enum
{
  STAGE_OPEN, /* until the first rows are there */
  STAGE_TYPE,
  STAGE_SCROLL,
  STAGE_REST, /* for as long as somebody needs to think of something else */
  STAGE_TURN, /* to the page of the roster */
  STAGE_SETTLE,
  STAGE_CLOSE,
  STAGE_WAIT, /* on the start page of another window */
  STAGE_OPEN_AGAIN,
  STAGE_END,
} Stage;

typedef struct
{
  GtkApplication *application;
  char *uri;
  gboolean turns; /* at once */
  Stage stage;
  double started;   /* the program; later the stage */
  double processor; /* of the main thread until then */
  GtkWidget *window;
  GtkWidget *list;
  GtkEditable *search;
  GArray *keys;   /* of double: milliseconds from a key to its rows */
  GArray *frames; /* likewise: of a frame beside its drawing */
  double begun;   /* of the frame */
  double laid_out;
  double draws; /* processor of the main thread when the drawing began */
  double typed; /* when the last key was, 0 for none */
  const char *const *word;
  const char *at; /* in the word */
  guint step;
} Bench;

static const char *const words[] = { "reels_12", "आशा", "민수", "weddings",
                                     NULL };

/* Nothing on the way to the window fades in or is still to be shown. */
static gboolean
is_seen (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (!gtk_widget_get_mapped (widget) ||
        gtk_widget_get_opacity (widget) < 1 ||
        (GTK_IS_STACK (widget) &&
         gtk_stack_get_transition_running (GTK_STACK (widget))))
      return FALSE;
  return TRUE;
}

/* The list itself, below the titles of its columns, and its first row. */
static GtkWidget *
get_first_row (GtkWidget *view)
{
  GtkWidget *child = gtk_widget_get_first_child (view);

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child == NULL ? NULL : gtk_widget_get_first_child (child);
}

static guint
count_rows (Bench *bench)
{
  GtkSelectionModel *model;
  GtkWidget *row;

  if (bench->list == NULL || !gtk_widget_get_mapped (bench->list))
    bench->list = bench_find (bench->window, GTK_TYPE_COLUMN_VIEW);
  if (bench->list == NULL)
    return 0;
  row = get_first_row (bench->list);
  if (row == NULL || !is_seen (row) || gtk_widget_get_height (row) == 0)
    return 0;
  model = gtk_column_view_get_model (GTK_COLUMN_VIEW (bench->list));
  if (model == NULL)
    return 0;
  return g_list_model_get_n_items (
      G_LIST_MODEL (swb_roster_pace_get_selection (SWB_ROSTER_PACE (model))));
}

/* Milliseconds since the process was made: the 22nd field of its state, in
 * ticks since the machine started. */
static double
get_age (void)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) fields = NULL;
  struct timespec now;

  if (!g_file_get_contents ("/proc/self/stat", &text, NULL, NULL))
    return 0;
  fields = g_strsplit (strrchr (text, ')') + 2, " ", -1);
  clock_gettime (CLOCK_BOOTTIME, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec * 1e-6 -
         (double) g_ascii_strtoll (fields[19], NULL, 10) * 1e3 /
             (double) sysconf (_SC_CLK_TCK);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return (one > other) - (one < other);
}

static double
get_quantile (GArray *times, guint percent)
{
  g_array_sort (times, compare_times);
  return times->len == 0
             ? 0
             : g_array_index (times, double,
                              MIN (times->len - 1, times->len * percent / 100));
}

/* Whether the rows of what was typed last are there. */
static gboolean
is_answered (Bench *bench)
{
  GtkWidget *list = bench_find (bench->window, SWB_TYPE_ROSTER_LIST);
  SwbRosterView *view = swb_roster_list_get_view (SWB_ROSTER_LIST (list));

  return g_strcmp0 (swb_roster_view_get_search (view),
                    gtk_editable_get_text (bench->search)) == 0 &&
         !swb_roster_view_is_busy (view);
}

static void
type_next (Bench *bench)
{
  g_autofree char *text = NULL;

  if (*bench->at == '\0')
    {
      bench->word++;
      bench->at = bench->word[0];
      if (bench->at == NULL)
        return;
    }
  bench->at = g_utf8_next_char (bench->at);
  text = g_strndup (*bench->word, (gsize) (bench->at - *bench->word));
  bench->typed = bench_now ();
  gtk_editable_set_text (bench->search, text);
}

static void
scroll_next (Bench *bench)
{
  GtkAdjustment *adjustment =
      gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (bench->list));
  double least = gtk_adjustment_get_lower (adjustment);
  double most = gtk_adjustment_get_upper (adjustment) -
                gtk_adjustment_get_page_size (adjustment);

  gtk_adjustment_set_value (adjustment, least + (most - least) * bench->step++ /
                                                    SCROLL_STEPS);
}

static void
tell (const Bench *bench)
{
  guint n_long = 0;

  for (guint i = 0; i < bench->frames->len; i++)
    n_long += g_array_index (bench->frames, double, i) > LONG_FRAME;
  g_print ("a keystroke to its rows on the screen: median %.1f ms, 95 in a "
           "hundred %.1f ms\n",
           get_quantile (bench->keys, 50), get_quantile (bench->keys, 95));
  g_print ("scrolling end to end, a frame beside its drawing: median %.1f ms, "
           "99 in a hundred %.1f ms, longest %.1f ms; %u of %u over %.0f ms\n",
           get_quantile (bench->frames, 50), get_quantile (bench->frames, 99),
           get_quantile (bench->frames, 100), n_long, bench->frames->len,
           LONG_FRAME);
}

static void
begin (Bench *bench, Stage stage)
{
  bench->stage = stage;
  bench->started = bench_now ();
  bench->processor = bench_thread_cpu ();
}

static void
tell_shown (Bench *bench, const char *what)
{
  g_print ("%s: %.0f ms, of processor %.0f ms in the main thread\n", what,
           bench_now () - bench->started,
           bench_thread_cpu () - bench->processor);
  bench_watch_tell (what);
}

static void
after_type (Bench *bench)
{
  double taken = bench_now () - bench->typed;

  if (bench->typed == 0 || !is_answered (bench))
    return;
  g_array_append_val (bench->keys, taken);
  bench->typed = 0;
}

static void
after_scroll (Bench *bench)
{
  double taken = bench->laid_out - bench->begun;

  if (bench->step > 1 && taken > 0)
    g_array_append_val (bench->frames, taken);
}

static gboolean
close_cb (gpointer user_data)
{
  Bench *bench = user_data;

  g_application_hold (G_APPLICATION (bench->application));
  gtk_window_close (GTK_WINDOW (bench->window));
  return G_SOURCE_REMOVE;
}

static gboolean
settled_cb (gpointer user_data)
{
  Bench *bench = user_data;

  bench_watch_tell ("until all is quiet");
  if (bench->stage == STAGE_END)
    exit (EXIT_SUCCESS);
  bench->stage = STAGE_CLOSE;
  close_cb (bench);
  return G_SOURCE_REMOVE;
}

static gboolean
turn_cb (gpointer user_data)
{
  Bench *bench = user_data;

  if (bench->stage == STAGE_REST)
    bench_watch_tell ("rest");
  begin (bench, STAGE_TURN);
  gtk_widget_activate_action (bench->window, "win.page", "s", "roster");
  return G_SOURCE_REMOVE;
}

static void
after_opening (Bench *bench)
{
  tell_shown (bench, "start to first rows painted");
  bench->search =
      GTK_EDITABLE (bench_find (bench->window, GTK_TYPE_SEARCH_ENTRY));
  bench->stage = STAGE_TYPE;
  if (!bench->turns)
    return;
  bench->stage = STAGE_WAIT;
  g_idle_add_full (G_PRIORITY_HIGH, turn_cb, bench, NULL);
}

static void
settle (Bench *bench, Stage stage)
{
  bench->stage = stage;
  g_timeout_add (SETTLE_MS, settled_cb, bench);
}

/* All of a frame is on the screen. */
static void
after_paint_cb (GdkFrameClock *clock, Bench *bench)
{
  if (bench->draws > 0)
    bench_watch_drew (bench_thread_cpu () - bench->draws);
  if (bench->stage == STAGE_SCROLL)
    after_scroll (bench);
  if (bench->stage == STAGE_TYPE)
    after_type (bench);
  if (bench->stage != STAGE_OPEN && bench->stage != STAGE_TURN &&
      bench->stage != STAGE_OPEN_AGAIN)
    return;
  if (count_rows (bench) < MANY)
    return;
  switch (bench->stage)
    {
    case STAGE_OPEN:
      after_opening (bench);
      break;
    case STAGE_TURN:
      tell_shown (bench, "first turn to the page of the roster, to its rows");
      settle (bench, STAGE_SETTLE);
      break;
    default:
      tell_shown (bench, "opened from a new window, to first rows painted");
      settle (bench, STAGE_END);
    }
}

static void
before_paint_cb (GdkFrameClock *clock, Bench *bench)
{
  bench->begun = bench_now ();
  bench->draws = 0;
}

/* Connected last, so all has its place by now; a frame may lay out twice. */
static void
layout_cb (GdkFrameClock *clock, Bench *bench)
{
  bench->laid_out = bench_now ();
  bench->draws = bench_thread_cpu ();
}

/* A frame may also lay out nothing. */
static void
update_cb (GdkFrameClock *clock, Bench *bench)
{
  bench->draws = bench_thread_cpu ();
}

static void
go_on_typing (Bench *bench)
{
  if (bench->typed > 0)
    return;
  if (*bench->word != NULL)
    {
      type_next (bench);
      if (*bench->word == NULL)
        gtk_editable_set_text (bench->search, "");
    }
  else if (count_rows (bench) >= MANY)
    {
      bench_watch_tell ("typing");
      bench->stage = STAGE_SCROLL;
    }
}

static void
go_on_scrolling (Bench *bench)
{
  if (bench->step <= SCROLL_STEPS)
    {
      scroll_next (bench);
      return;
    }
  tell (bench);
  bench_watch_tell ("scrolling");
  bench->stage = STAGE_REST;
  g_timeout_add (REST_MS, turn_cb, bench);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Bench *bench = user_data;

  switch (bench->stage)
    {
    case STAGE_TYPE:
      go_on_typing (bench);
      break;
    case STAGE_SCROLL:
      go_on_scrolling (bench);
      break;
    case STAGE_OPEN:
    case STAGE_OPEN_AGAIN:
      break;
    default:
      return G_SOURCE_REMOVE; /* else there is always another frame */
    }
  return G_SOURCE_CONTINUE;
}

static void
realize_cb (GtkWidget *window, Bench *bench)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), bench);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb),
                          bench);
  g_signal_connect_after (clock, "update", G_CALLBACK (update_cb), bench);
  g_signal_connect_after (clock, "layout", G_CALLBACK (layout_cb), bench);
  gtk_widget_add_tick_callback (window, tick_cb, bench, NULL);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, Bench *bench)
{
  if (bench->window != NULL)
    return;
  bench->window = GTK_WIDGET (window);
  g_signal_connect (window, "realize", G_CALLBACK (realize_cb), bench);
}

/* As from the start page: a window is there, and its file is chosen. */
static gboolean
open_again_cb (gpointer user_data)
{
  Bench *bench = user_data;

  bench_watch_tell ("start page");
  begin (bench, STAGE_OPEN_AGAIN);
  g_action_group_activate_action (G_ACTION_GROUP (bench->application),
                                  "open-uri",
                                  g_variant_new_string (bench->uri));
  return G_SOURCE_REMOVE;
}

static void
window_removed_cb (GtkApplication *application, GtkWindow *window, Bench *bench)
{
  if (GTK_WIDGET (window) != bench->window || bench->stage != STAGE_CLOSE)
    return;
  bench_watch_tell ("closing");
  bench->stage = STAGE_WAIT;
  bench->window = NULL;
  bench->list = NULL;
  g_action_group_activate_action (G_ACTION_GROUP (application), "recovery",
                                  NULL);
  g_timeout_add (1000, open_again_cb, bench);
}

int
main (int argc, char **argv)
{
  double age = get_age ();
  Bench bench = { .started = bench_now () - age,
                  .word = words,
                  .at = words[0] };
  g_autoptr (SwbApplication) application = NULL;
  g_autoptr (GFile) file = NULL;

  if (argc != 2 && argc != 3)
    {
      g_printerr ("Usage: bench-roster-window FILE.swell [turn]\n");
      return EXIT_FAILURE;
    }
  g_print ("start of the program to main(): %.0f ms\n", age);
  file = g_file_new_for_commandline_arg (argv[1]);
  bench.uri = g_file_get_uri (file);
  bench.turns = argc == 3;
  bench.keys = g_array_new (FALSE, FALSE, sizeof (double));
  bench.frames = g_array_new (FALSE, FALSE, sizeof (double));
  application = swb_application_new ();
  bench.application = GTK_APPLICATION (application);
  g_application_set_flags (
      G_APPLICATION (application),
      g_application_get_flags (G_APPLICATION (application)) |
          G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb),
                    &bench);
  g_signal_connect (application, "window-removed",
                    G_CALLBACK (window_removed_cb), &bench);
  bench_watch_begin ();
  return g_application_run (G_APPLICATION (application), 2, argv);
}
