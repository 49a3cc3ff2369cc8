/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days to pixels and back; what stays where under a zoom; ticks. */
#include "ui/swb-timeline-scale.h"

#include <math.h>

static void
test_there_and_back (void)
{
  SwbTimelineScale scale = { 8.0, 20000.0 };

  g_assert_cmpfloat_with_epsilon (swb_timeline_scale_x (&scale, 20010), 80.0,
                                  1e-9);
  g_assert_cmpint (swb_timeline_scale_day (&scale, 80.0), ==, 20010);
  g_assert_cmpint (swb_timeline_scale_day (&scale, 87.9), ==, 20010);
  g_assert_cmpint (swb_timeline_scale_day (&scale, 88.0), ==, 20011);
  g_assert_cmpint (swb_timeline_scale_day (&scale, -0.1), ==, 19999);
  g_assert_cmpint (swb_timeline_scale_day (&scale, 1e12), ==, SWB_DAY_MAX);
}

static void
test_zoom_holds_the_date (void)
{
  SwbTimelineScale scale = { 8.0, 20000.25 };
  double x;

  for (x = 0.0; x < 900.0; x += 37.0)
    {
      double held = swb_timeline_scale_position (&scale, x);

      swb_timeline_scale_zoom_at (&scale, x, 1.37);
      g_assert_cmpfloat_with_epsilon (swb_timeline_scale_position (&scale, x),
                                      held, 1e-6);
      swb_timeline_scale_zoom_at (&scale, x, 1.0 / 1.5);
      g_assert_cmpfloat_with_epsilon (swb_timeline_scale_position (&scale, x),
                                      held, 1e-6);
    }
}

static void
test_zoom_has_ends (void)
{
  SwbTimelineScale scale = { 8.0, 0.0 };

  swb_timeline_scale_zoom_at (&scale, 10.0, 1e9);
  g_assert_cmpfloat (scale.zoom, ==, SWB_TIMELINE_MAX_ZOOM);
  swb_timeline_scale_zoom_at (&scale, 10.0, 1e-9);
  g_assert_cmpfloat (scale.zoom, ==, SWB_TIMELINE_MIN_ZOOM);
}

static void
test_fit_shows_all (void)
{
  static const int lengths[] = { 1, 7, 84, 400, 1200 };
  SwbTimelineScale scale = { 8.0, 0.0 };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      SwbFlight flight = { 20000, 20000 + lengths[i] - 1 };

      swb_timeline_scale_fit (&scale, &flight, 670.0);
      g_assert_cmpfloat (swb_timeline_scale_x (&scale, flight.start), >=,
                         -1e-6);
      g_assert_cmpfloat (swb_timeline_scale_x (&scale, flight.end + 1), <=,
                         670.0);
    }
}

static void
test_today_in_the_middle (void)
{
  SwbTimelineScale scale = { 8.0, 0.0 };

  swb_timeline_scale_centre (&scale, 20000, 600.0);
  g_assert_cmpfloat_with_epsilon (swb_timeline_scale_x (&scale, 20000.5), 300.0,
                                  1e-9);
  g_assert_cmpfloat (scale.zoom, ==, 8.0);
}

static void
test_unit_follows_zoom (void)
{
  static const struct
  {
    double zoom;
    SwbTimelineUnit unit;
  } cases[] = {
    { 60.0, SWB_TIMELINE_DAYS },      { 8.0, SWB_TIMELINE_WEEKS },
    { 3.0, SWB_TIMELINE_FORTNIGHTS }, { 2.0, SWB_TIMELINE_MONTHS },
    { 0.6, SWB_TIMELINE_QUARTERS },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SwbTimelineScale scale = { cases[i].zoom, 0.0 };

      g_assert_cmpint (swb_timeline_scale_unit (&scale, 40.0), ==,
                       cases[i].unit);
    }
}

static void
test_weeks_begin_where_told (void)
{
  static const int starts[] = { 1, 6, 7 };
  SwbTimelineScale scale = { 8.0, swb_day_from_ymd (2026, 11, 25) };
  guint i;
  guint k;

  for (i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autoptr (GArray) ticks =
          swb_timeline_scale_ticks (&scale, 670.0, 40.0, starts[i]);

      g_assert_cmpuint (ticks->len, >=, 12);
      for (k = 0; k < ticks->len; k++)
        g_assert_cmpint (
            swb_day_weekday (g_array_index (ticks, SwbTimelineTick, k).day), ==,
            starts[i]);
      g_assert_cmpfloat (
          swb_timeline_scale_x (&scale,
                                g_array_index (ticks, SwbTimelineTick, 0).day),
          <=, 0.0);
    }
}

static void
test_labels_name_the_month_once (void)
{
  SwbTimelineScale scale = { 8.0, swb_day_from_ymd (2026, 11, 23) };
  g_autoptr (GArray) ticks = swb_timeline_scale_ticks (&scale, 300.0, 40.0, 1);

  g_assert_cmpstr (g_array_index (ticks, SwbTimelineTick, 0).label, ==,
                   "23 Nov");
  g_assert_cmpstr (g_array_index (ticks, SwbTimelineTick, 1).label, ==, "30");
  g_assert_cmpstr (g_array_index (ticks, SwbTimelineTick, 2).label, ==,
                   "7 Dec");
  g_assert_cmpstr (g_array_index (ticks, SwbTimelineTick, 3).label, ==, "14");
}

/* Panning must not make a fortnight's line jump to the week beside it. */
static void
test_fortnights_stay (void)
{
  SwbTimelineScale scale = { 3.0, 20000.0 };
  SwbDay first = SWB_DAY_NONE;
  int step;

  for (step = 0; step < 60; step++)
    {
      g_autoptr (GArray) ticks =
          swb_timeline_scale_ticks (&scale, 500.0, 40.0, 1);
      SwbDay day = g_array_index (ticks, SwbTimelineTick, 1).day;

      if (first == SWB_DAY_NONE)
        first = day;
      g_assert_cmpint ((day - first) % 14, ==, 0);
      scale.origin += 1.0;
    }
}

static void
test_snap_to_week (void)
{
  SwbDay monday = swb_day_from_ymd (2026, 11, 23);

  g_assert_cmpint (swb_timeline_snap_week (monday, 1), ==, monday);
  g_assert_cmpint (swb_timeline_snap_week (monday + 3, 1), ==, monday);
  g_assert_cmpint (swb_timeline_snap_week (monday + 4, 1), ==, monday + 7);
  g_assert_cmpint (swb_timeline_snap_week (monday, 7), ==, monday - 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-scale/there-and-back", test_there_and_back);
  g_test_add_func ("/timeline-scale/zoom-holds-the-date",
                   test_zoom_holds_the_date);
  g_test_add_func ("/timeline-scale/zoom-has-ends", test_zoom_has_ends);
  g_test_add_func ("/timeline-scale/fit-shows-all", test_fit_shows_all);
  g_test_add_func ("/timeline-scale/today-in-the-middle",
                   test_today_in_the_middle);
  g_test_add_func ("/timeline-scale/unit-follows-zoom", test_unit_follows_zoom);
  g_test_add_func ("/timeline-scale/weeks-begin-where-told",
                   test_weeks_begin_where_told);
  g_test_add_func ("/timeline-scale/labels-name-the-month-once",
                   test_labels_name_the_month_once);
  g_test_add_func ("/timeline-scale/fortnights-stay", test_fortnights_stay);
  g_test_add_func ("/timeline-scale/snap-to-week", test_snap_to_week);
  return g_test_run ();
}
