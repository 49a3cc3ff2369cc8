/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window with a workspace of a million creators: from the start of the
 * program to the first rows on the screen, from a keystroke to its rows, and
 * what each frame costs beside its drawing while the list is scrolled from end
 * to end: bench-roster-window FILE.swell. */
#include "bench.h"

#include "ui/swb-application.h"
#include "ui/swb-roster-list.h"

#include <adwaita.h>
#include <stdlib.h>
#include <string.h>

/* Creators without whom it is not the workspace that is measured. */
#define MANY 50000
#define SCROLL_STEPS 300
#define LONG_FRAME 32.0

typedef struct
{
  double started;
  GtkWidget *window;
  GtkWidget *list;
  GtkEditable *search;
  GArray *keys;   /* of double: milliseconds from a key to its rows */
  GArray *frames; /* likewise: of a frame beside its drawing */
  double begun;   /* of the frame */
  double typed;   /* when the last key was, 0 for none */
  const char *const *word;
  const char *at; /* in the word */
  guint step;
  gboolean done;
} Bench;

static const char *const words[] = { "reels_12", "आशा", "민수", "weddings",
                                     NULL };

static GtkWidget *
find (GtkWidget *root, GType type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (root), type) && gtk_widget_get_mapped (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static guint
count_rows (Bench *bench)
{
  GtkSelectionModel *model;

  if (bench->list == NULL)
    bench->list = find (bench->window, GTK_TYPE_COLUMN_VIEW);
  if (bench->list == NULL)
    return 0;
  model = gtk_column_view_get_model (GTK_COLUMN_VIEW (bench->list));
  return model == NULL ? 0 : g_list_model_get_n_items (G_LIST_MODEL (model));
}

static double
resident_mb (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    return 0;
  line = strstr (text, "VmRSS:");
  return line == NULL ? 0
                      : (double) g_ascii_strtoll (line + 6, NULL, 10) / 1024;
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
  GtkWidget *list = find (bench->window, SWB_TYPE_ROSTER_LIST);
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
  g_print ("resident memory: %.0f MB\n", resident_mb ());
}

/* All of a frame is on the screen. */
static void
after_paint_cb (GdkFrameClock *clock, Bench *bench)
{
  double now = bench_now ();

  if (bench->search == NULL)
    {
      if (count_rows (bench) < MANY)
        return;
      g_print ("start to first rows painted: %.0f ms\n", now - bench->started);
      g_print ("resident memory: %.0f MB\n", resident_mb ());
      bench->search =
          GTK_EDITABLE (find (bench->window, GTK_TYPE_SEARCH_ENTRY));
      return;
    }
  if (bench->typed > 0 && is_answered (bench))
    {
      double taken = now - bench->typed;

      g_array_append_val (bench->keys, taken);
      bench->typed = 0;
    }
}

static void
before_paint_cb (GdkFrameClock *clock, Bench *bench)
{
  bench->begun = bench_now ();
}

/* Connected last, so all has its place by now. */
static void
layout_cb (GdkFrameClock *clock, Bench *bench)
{
  double taken = bench_now () - bench->begun;

  if (bench->step > 1)
    g_array_append_val (bench->frames, taken);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Bench *bench = user_data;

  if (bench->search == NULL || bench->typed > 0)
    return G_SOURCE_CONTINUE;
  if (*bench->word != NULL)
    {
      type_next (bench);
      if (*bench->word == NULL)
        gtk_editable_set_text (bench->search, "");
      return G_SOURCE_CONTINUE;
    }
  if (count_rows (bench) < MANY)
    return G_SOURCE_CONTINUE;
  if (bench->step <= SCROLL_STEPS)
    scroll_next (bench);
  else if (!bench->done)
    {
      bench->done = TRUE;
      tell (bench);
      exit (EXIT_SUCCESS);
    }
  return G_SOURCE_CONTINUE;
}

static void
realize_cb (GtkWidget *window, Bench *bench)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), bench);
  g_signal_connect_after (clock, "layout", G_CALLBACK (layout_cb), bench);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb),
                          bench);
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

int
main (int argc, char **argv)
{
  Bench bench = { .started = bench_now (), .word = words, .at = words[0] };
  g_autoptr (SwbApplication) application = NULL;

  bench.keys = g_array_new (FALSE, FALSE, sizeof (double));
  bench.frames = g_array_new (FALSE, FALSE, sizeof (double));
  application = swb_application_new ();
  g_application_set_flags (
      G_APPLICATION (application),
      g_application_get_flags (G_APPLICATION (application)) |
          G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb),
                    &bench);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
