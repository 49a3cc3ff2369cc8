/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A planner who acts fifty times a second, and a clock that looks how long the
 * main loop was away, beside nothing and beside a save in the background. */
#include "bench-file-acts.h"
#include "bench.h"

#include "document/swb-document.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#define PAUSE_MS 20
#define TICK_MS 5
#define QUIET_MS 4000
#define ROUNDS 5

typedef struct
{
  GMainLoop *loop;
  SwbDocument *document;
  SwbId setting;     /* that is edited */
  GArray *latencies; /* of acts, in milliseconds */
  double begun;      /* the act that is on its way */
  double ticked;
  double away; /* the longest time between two ticks */
  double until;
  double saved; /* how long the save took; negative while it runs */
  guint n_acts;
} Watch;

static void act (Watch *watch);

static gboolean
tick_cb (gpointer data)
{
  Watch *watch = data;
  double now = bench_now ();

  watch->away = MAX (watch->away, now - watch->ticked);
  watch->ticked = now;
  return G_SOURCE_CONTINUE;
}

static gboolean
next_act_cb (gpointer data)
{
  Watch *watch = data;

  if (watch->saved >= 0.0 && bench_now () > watch->until)
    g_main_loop_quit (watch->loop);
  else
    act (watch);
  return G_SOURCE_REMOVE;
}

static void
act_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Watch *watch = data;
  double taken = bench_now () - watch->begun;
  g_autoptr (GError) error = NULL;

  swb_document_run_finish (watch->document, result, &error);
  g_assert_no_error (error);
  g_array_append_val (watch->latencies, taken);
  g_timeout_add (PAUSE_MS, next_act_cb, watch);
}

static void
act (Watch *watch)
{
  SwbCommand *command = swb_command_new_edit ("Edit setting");
  g_autofree char *text = g_strdup_printf ("Value %u", watch->n_acts++);

  if (watch->n_acts == 1)
    watch->setting = swb_command_insert (command, SWB_TABLE_SETTING);
  swb_command_set (command, SWB_TABLE_SETTING, &watch->setting,
                   SWB_SETTING_VALUE, swb_value_text (text));
  watch->begun = bench_now ();
  swb_document_run_async (watch->document, command, NULL, act_done_cb, watch);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const double *one = a;
  const double *other = b;

  return (*one > *other) - (*one < *other);
}

static void
report (Watch *watch, const char *name)
{
  guint n = watch->latencies->len;
  const double *times;

  g_array_sort (watch->latencies, compare_times);
  times = (const double *) watch->latencies->data;
  g_print ("%-16s %4u acts: p50 %5.1f ms, p99 %5.1f, most %5.1f; main loop"
           " away for at most %5.1f ms",
           name, n, times[n / 2], times[MIN (n - 1, n * 99 / 100)],
           times[n - 1], watch->away);
  if (watch->saved > 0.0)
    g_print ("; saved in %.0f ms", watch->saved);
  g_print ("\n");
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Watch *watch = data;
  g_autoptr (GError) error = NULL;

  swb_document_save_finish (watch->document, result, &error);
  g_assert_no_error (error);
  watch->saved += bench_now ();
}

static void
watch_acts (Watch *watch, const char *name, gboolean saving)
{
  guint ticker = g_timeout_add (TICK_MS, tick_cb, watch);

  g_array_set_size (watch->latencies, 0);
  watch->saved = 0.0;
  watch->away = 0.0;
  watch->ticked = bench_now ();
  watch->until = bench_now () + (saving ? 0.0 : QUIET_MS);
  if (saving)
    {
      watch->saved = -bench_now ();
      swb_document_save_async (watch->document, SWB_SAVE_ASK, NULL, saved_cb,
                               watch);
    }
  act (watch);
  g_main_loop_run (watch->loop);
  g_source_remove (ticker);
  report (watch, name);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Watch *watch = data;
  g_autoptr (GError) error = NULL;

  watch->document = swb_document_open_finish (result, &error);
  g_assert_no_error (error);
  g_main_loop_quit (watch->loop);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Watch *watch = data;

  g_main_loop_quit (watch->loop);
}

/**
 * bench_acts_while_saving:
 * @file: a workspace with some creators
 */
void
bench_acts_while_saving (GFile *file)
{
  Watch watch = { .loop = g_main_loop_new (NULL, FALSE) };
  double start = bench_now ();

  watch.latencies = g_array_new (FALSE, FALSE, sizeof (double));
  swb_document_open_async (file, NULL, opened_cb, &watch);
  g_main_loop_run (watch.loop);
  g_print ("opened with the model in %.0f ms\n", bench_now () - start);
  for (int round = 0; round < ROUNDS; round++)
    {
      watch_acts (&watch, "nothing besides", FALSE);
      watch_acts (&watch, "saving", TRUE);
    }
  swb_document_close_async (watch.document, closed_cb, &watch);
  g_main_loop_run (watch.loop);
  g_object_unref (watch.document);
  g_array_unref (watch.latencies);
  g_main_loop_unref (watch.loop);
}
