/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stands in for the main loop's poll(): between the end of one and the begin of
 * the next nobody looks at events. The processor that this thread had counts,
 * for the clock also runs while other programs do. */
#include "bench-watch.h"

#include "bench.h"

#include <stdio.h>
#include <string.h>

#define FRAME 16.0
#define LONG_FRAME 32.0
#define N_LONGEST 4

typedef struct
{
  double processor; /* without the drawing */
  double drawing;
  double clock;
} Away;

static struct
{
  GPollFunc poll;
  Away back; /* when poll() ended */
  double drawing;
  GArray *aways;
} watch;

/* Milliseconds of processor that this thread had. */
double
bench_thread_cpu (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec * 1e-6;
}

/**
 * bench_find:
 * @root: a window
 * @type: a class
 *
 * Returns: (transfer none) (nullable): the first widget of that class that is
 *   seen in the window
 */
GtkWidget *
bench_find (GtkWidget *root, GType type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (root), type) && gtk_widget_get_mapped (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = bench_find (child, type);
  return found;
}

/* Megabytes of what the system calls KEY, as "VmRSS". */
double
bench_watch_memory (const char *key)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    return 0;
  line = strstr (text, key);
  return line == NULL
             ? 0
             : (double) g_ascii_strtoll (line + strlen (key) + 1, NULL, 10) /
                   1024;
}

/* The most memory is counted anew from here on. */
static void
forget_peak (void)
{
  FILE *file = fopen ("/proc/self/clear_refs", "w");

  if (file == NULL)
    return;
  fputs ("5", file);
  fclose (file);
}

static void
come_back (void)
{
  watch.back.processor = bench_thread_cpu ();
  watch.back.clock = bench_now ();
  watch.drawing = 0;
}

static void
note_away (void)
{
  Away away = { bench_thread_cpu () - watch.back.processor - watch.drawing,
                watch.drawing, bench_now () - watch.back.clock };

  g_array_append_val (watch.aways, away);
}

static int
watch_poll (GPollFD *fds, guint n_fds, int timeout)
{
  int ready;

  note_away ();
  ready = watch.poll (fds, n_fds, timeout);
  come_back ();
  return ready;
}

/* Watches the default main context, which this thread must own. */
void
bench_watch_begin (void)
{
  GMainContext *context = g_main_context_default ();

  watch.aways = g_array_new (FALSE, FALSE, sizeof (Away));
  watch.poll = g_main_context_get_poll_func (context);
  g_main_context_set_poll_func (context, watch_poll);
  come_back ();
}

/* Of what is told next, so many milliseconds of processor were drawing. */
void
bench_watch_drew (double processor)
{
  watch.drawing += processor;
}

static int
compare_aways (gconstpointer a, gconstpointer b)
{
  double one = ((const Away *) a)->processor;
  double other = ((const Away *) b)->processor;

  return (one < other) - (one > other);
}

static guint
count_over (double least)
{
  guint n = 0;

  for (guint i = 0; i < watch.aways->len; i++)
    n += g_array_index (watch.aways, Away, i).processor > least;
  return n;
}

/* Tells of all since the last time: how often the loop was away for long, the
 * longest times, and memory. */
void
bench_watch_tell (const char *part)
{
  note_away ();
  g_array_sort (watch.aways, compare_aways);
  g_print ("[%s] main loop away %u times, %u over %.0f ms, %u over %.0f ms of "
           "processor beside drawing; longest (with drawing, by the clock):",
           part, watch.aways->len, count_over (FRAME), FRAME,
           count_over (LONG_FRAME), LONG_FRAME);
  for (guint i = 0; i < MIN (N_LONGEST, watch.aways->len); i++)
    {
      const Away *away = &g_array_index (watch.aways, Away, i);

      g_print (" %.0f (%.0f, %.0f)", away->processor,
               away->processor + away->drawing, away->clock);
    }
  g_print ("\n[%s] resident %.0f MB (own %.0f, files %.0f), at most %.0f MB "
           "meanwhile\n",
           part, bench_watch_memory ("VmRSS:"), bench_watch_memory ("RssAnon:"),
           bench_watch_memory ("RssFile:"), bench_watch_memory ("VmHWM:"));
  g_array_set_size (watch.aways, 0);
  forget_peak ();
  come_back ();
}
