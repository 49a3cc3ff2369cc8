/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the main loop is away from what people do: it is measured where the
 * loop waits for events. Under software rendering a frame is drawn by the main
 * thread too; that is taken off. */
#include "bench-loop.h"

#include "bench-watch.h"
#include "bench.h"

static struct
{
  BenchTurns turns;
  double clock, busy;             /* when the turn began */
  double paint_clock, paint_busy; /* when its frame was laid out */
  double drawn, drawn_busy;       /* of the turn */
  double pause_clock, pause_busy; /* when something else began in it */
  gboolean tells;
} loop;

static void
begin_turn (void)
{
  loop.clock = bench_now ();
  loop.busy = bench_thread_cpu ();
  loop.drawn = 0;
  loop.drawn_busy = 0;
  loop.paint_clock = 0;
}

static void
end_turn (void)
{
  const double busy = bench_thread_cpu () - loop.busy;

  if (loop.tells && busy - loop.drawn_busy > 16)
    g_printerr ("turn %.3f,%.3f\n", loop.clock * 1e-3, bench_now () * 1e-3);
  loop.turns.busy += busy;
  loop.turns.longest =
      MAX (loop.turns.longest, bench_now () - loop.clock - loop.drawn);
  loop.turns.longest_busy =
      MAX (loop.turns.longest_busy, busy - loop.drawn_busy);
}

static int
poll_cb (GPollFD *fds, guint n, int timeout)
{
  int result;

  end_turn ();
  result = g_poll (fds, n, timeout);
  begin_turn ();
  return result;
}

static void
laid_out_cb (GdkFrameClock *clock, gpointer user_data)
{
  loop.paint_clock = bench_now ();
  loop.paint_busy = bench_thread_cpu ();
}

static void
painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  if (loop.paint_clock == 0)
    return;
  loop.drawn += bench_now () - loop.paint_clock;
  loop.drawn_busy += bench_thread_cpu () - loop.paint_busy;
  loop.paint_clock = 0;
}

static void
realized_cb (GtkWidget *window, gpointer user_data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect_after (clock, "layout", G_CALLBACK (laid_out_cb), NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), NULL);
}

static void
toplevels_cb (GListModel *all, guint position, guint removed, guint added)
{
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (all, position + i);

      if (gtk_widget_get_realized (window))
        realized_cb (window, NULL);
      else
        g_signal_connect (window, "realize", G_CALLBACK (realized_cb), NULL);
    }
}

/**
 * bench_loop_watch:
 *
 * Measures the turns of the main loop from here on; before the first window.
 * Where BENCH_TURNS is set those longer than a frame are told to stderr with
 * their beginning and end, for a profiler's clock.
 */
void
bench_loop_watch (void)
{
  loop.tells = g_getenv ("BENCH_TURNS") != NULL;
  g_main_context_set_poll_func (NULL, poll_cb);
  g_signal_connect (gtk_window_get_toplevels (), "items-changed",
                    G_CALLBACK (toplevels_cb), NULL);
  begin_turn ();
}

/**
 * bench_loop_begin:
 *
 * Forgets all turns; a new one begins.
 */
void
bench_loop_begin (void)
{
  loop.turns = (BenchTurns){ 0 };
  begin_turn ();
}

/**
 * bench_loop_end:
 *
 * Returns: how long the turns were since bench_loop_begin()
 */
BenchTurns
bench_loop_end (void)
{
  end_turn ();
  begin_turn ();
  return loop.turns;
}

/**
 * bench_loop_pause:
 *
 * What is done from here on, until bench_loop_resume(), is no part of the turn.
 */
void
bench_loop_pause (void)
{
  loop.pause_clock = bench_now ();
  loop.pause_busy = bench_thread_cpu ();
}

/**
 * bench_loop_resume:
 *
 * The turn goes on.
 */
void
bench_loop_resume (void)
{
  loop.clock += bench_now () - loop.pause_clock;
  loop.busy += bench_thread_cpu () - loop.pause_busy;
}
