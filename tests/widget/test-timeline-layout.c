/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packing without overlap, hit boxes, rubber band, the way of the arrows. */
#include "ui/swb-timeline-layout.h"

#define DAY 20000

static int marks[4096];

static void
add (SwbTimelineLayout *layout,
     SwbTimelineKind kind,
     guint lane,
     SwbDay start,
     int days,
     const char *label)
{
  SwbTimelineItem item = { kind, &marks[layout->items->len] };

  item.lane = lane;
  item.flight.start = start;
  item.flight.end = start + days - 1;
  item.label = label;
  swb_timeline_layout_add (layout, &item);
}

static void
finish (SwbTimelineLayout *layout)
{
  layout->scale.zoom = 10.0;
  layout->scale.origin = DAY;
  swb_timeline_layout_sort (layout);
  swb_timeline_layout_pack (layout);
  swb_timeline_layout_arrange (layout, 800.0, 500.0);
}

/* Two lanes, a stage, a gate: positions that the tests know. */
static SwbTimelineLayout *
small_plan (void)
{
  SwbTimelineLayout *layout = swb_timeline_layout_new ();

  swb_timeline_layout_add_lane (layout, "Nano", 0);
  swb_timeline_layout_add_lane (layout, "Micro", 1);
  add (layout, SWB_TIMELINE_STAGE, 0, DAY, 20, "Seeding");
  add (layout, SWB_TIMELINE_STAGE, 0, DAY + 20, 20, "Validation");
  add (layout, SWB_TIMELINE_PLACEMENT, 0, DAY + 2, 5, "a");
  add (layout, SWB_TIMELINE_PLACEMENT, 0, DAY + 4, 5, "b");
  add (layout, SWB_TIMELINE_PLACEMENT, 0, DAY + 7, 5, "c");
  add (layout, SWB_TIMELINE_PLACEMENT, 1, DAY + 3, 5, "d");
  add (layout, SWB_TIMELINE_GATE, 0, DAY + 19, 1, "gate");
  finish (layout);
  return layout;
}

static guint
by_label (SwbTimelineLayout *layout, const char *label)
{
  guint i;

  for (i = 0; i < layout->items->len; i++)
    if (g_str_equal (swb_timeline_layout_item (layout, i)->label, label))
      return i;
  g_assert_not_reached ();
}

static void
test_packing_is_least (void)
{
  g_autoptr (SwbTimelineLayout) layout = small_plan ();

  g_assert_cmpuint (
      swb_timeline_layout_item (layout, by_label (layout, "a"))->row, ==, 0);
  g_assert_cmpuint (
      swb_timeline_layout_item (layout, by_label (layout, "b"))->row, ==, 1);
  g_assert_cmpuint (
      swb_timeline_layout_item (layout, by_label (layout, "c"))->row, ==, 0);
  g_assert_cmpuint (g_array_index (layout->lanes, SwbTimelineLane, 0).rows, ==,
                    2);
  g_assert_cmpuint (g_array_index (layout->lanes, SwbTimelineLane, 1).rows, ==,
                    1);
}

static gboolean
overlap (const SwbTimelineBox *a, const SwbTimelineBox *b)
{
  return a->x + a->width > b->x + 1e-6 && b->x + b->width > a->x + 1e-6 &&
         a->y + a->height > b->y && b->y + b->height > a->y;
}

/* At every zoom, short bars too, which are drawn wider than their days. */
static void
test_nothing_overlaps (void)
{
  g_autoptr (SwbTimelineLayout) layout = swb_timeline_layout_new ();
  static const double zooms[] = { 0.5, 3.0, 8.0, 40.0 };
  guint i;
  guint k;
  guint z;

  swb_timeline_layout_add_lane (layout, "Nano", 0);
  swb_timeline_layout_add_lane (layout, "Micro", 1);
  for (i = 0; i < 300; i++)
    add (layout, SWB_TIMELINE_PLACEMENT, i % 2,
         DAY + g_test_rand_int_range (0, 120), g_test_rand_int_range (1, 9),
         "x");
  finish (layout);
  for (z = 0; z < G_N_ELEMENTS (zooms); z++)
    {
      layout->scale.zoom = zooms[z];
      swb_timeline_layout_pack (layout);
      swb_timeline_layout_arrange (layout, 800.0, 500.0);
      for (i = 0; i < layout->items->len; i++)
        for (k = i + 1; k < layout->items->len; k++)
          {
            SwbTimelineBox a = swb_timeline_layout_box (layout, i);
            SwbTimelineBox b = swb_timeline_layout_box (layout, k);

            g_assert_false (overlap (&a, &b));
          }
    }
}

static void
test_hits (void)
{
  g_autoptr (SwbTimelineLayout) layout = small_plan ();
  guint a = by_label (layout, "a");
  SwbTimelineBox box = swb_timeline_layout_box (layout, a);
  double y = box.y + box.height / 2.0;
  SwbTimelineHit hit;

  g_assert_cmpfloat_with_epsilon (box.x, layout->metrics.gutter + 20.0, 1e-9);
  hit = swb_timeline_layout_hit (layout, box.x + 5.0, y);
  g_assert_cmpuint (hit.item, ==, a);
  g_assert_cmpint (hit.part, ==, SWB_TIMELINE_BODY);
  hit = swb_timeline_layout_hit (layout, box.x + box.width - 8.0, y);
  g_assert_cmpint (hit.part, ==, SWB_TIMELINE_END_EDGE);
  hit = swb_timeline_layout_hit (layout, box.x + box.width - 9.0, y);
  g_assert_cmpint (hit.part, ==, SWB_TIMELINE_BODY);
  hit = swb_timeline_layout_hit (layout, 700.0, y);
  g_assert_cmpuint (hit.item, ==, SWB_TIMELINE_NONE);
  g_assert_cmpint (hit.part, ==, SWB_TIMELINE_EMPTY);
  hit = swb_timeline_layout_hit (layout, 3.0, y);
  g_assert_cmpint (hit.part, ==, SWB_TIMELINE_GUTTER);
  hit = swb_timeline_layout_hit (layout, 900.0, y);
  g_assert_cmpint (hit.part, ==, SWB_TIMELINE_NOWHERE);
}

/* Where two stages meet, the side decides whose edge it is. */
static void
test_stage_edges (void)
{
  g_autoptr (SwbTimelineLayout) layout = small_plan ();
  double border = layout->metrics.gutter + 200.0;
  SwbTimelineHit hit;

  hit = swb_timeline_layout_hit (layout, border - 7.5, 5.0);
  g_assert_cmpuint (hit.item, ==, by_label (layout, "Seeding"));
  g_assert_cmpint (hit.part, ==, SWB_TIMELINE_END_EDGE);
  hit = swb_timeline_layout_hit (layout, border + 7.5, 5.0);
  g_assert_cmpuint (hit.item, ==, by_label (layout, "Validation"));
  g_assert_cmpint (hit.part, ==, SWB_TIMELINE_START_EDGE);
  hit = swb_timeline_layout_hit (layout, border + 100.0, 5.0);
  g_assert_cmpint (hit.part, ==, SWB_TIMELINE_BODY);
  hit = swb_timeline_layout_hit (layout, layout->metrics.gutter + 195.0,
                                 swb_timeline_layout_gates_y (layout) + 16.0);
  g_assert_cmpuint (hit.item, ==, by_label (layout, "gate"));
}

static void
test_rubber_band (void)
{
  g_autoptr (SwbTimelineLayout) layout = small_plan ();
  SwbTimelineBox all = { 0.0, 0.0, 800.0, 500.0 };
  SwbTimelineBox one = swb_timeline_layout_box (layout, by_label (layout, "d"));
  g_autoptr (GArray) touched = swb_timeline_layout_touched (layout, &all);
  g_autoptr (GArray) single = NULL;

  g_assert_cmpuint (touched->len, ==, 4);
  one.x += 2.0;
  one.width = 4.0;
  single = swb_timeline_layout_touched (layout, &one);
  g_assert_cmpuint (single->len, ==, 1);
  g_assert_cmpuint (g_array_index (single, guint, 0), ==,
                    by_label (layout, "d"));
}

static void
assert_step (SwbTimelineLayout *layout,
             const char *from,
             SwbTimelineStep step,
             const char *to)
{
  guint at = swb_timeline_layout_step (layout, by_label (layout, from), step);

  g_assert_cmpstr (swb_timeline_layout_item (layout, at)->label, ==, to);
}

static void
test_steps (void)
{
  g_autoptr (SwbTimelineLayout) layout = small_plan ();

  assert_step (layout, "a", SWB_TIMELINE_LATER, "b");
  assert_step (layout, "b", SWB_TIMELINE_LATER, "c");
  assert_step (layout, "c", SWB_TIMELINE_LATER, "c");
  assert_step (layout, "c", SWB_TIMELINE_FIRST, "a");
  assert_step (layout, "a", SWB_TIMELINE_LAST, "c");
  assert_step (layout, "a", SWB_TIMELINE_BELOW, "b");
  assert_step (layout, "b", SWB_TIMELINE_BELOW, "d");
  assert_step (layout, "d", SWB_TIMELINE_BELOW, "gate");
  assert_step (layout, "gate", SWB_TIMELINE_BELOW, "gate");
  assert_step (layout, "a", SWB_TIMELINE_ABOVE, "Seeding");
  assert_step (layout, "Seeding", SWB_TIMELINE_LATER, "Validation");
  assert_step (layout, "Validation", SWB_TIMELINE_LATER, "Validation");
  g_assert_cmpuint (
      swb_timeline_layout_step (layout, SWB_TIMELINE_NONE, SWB_TIMELINE_FIRST),
      ==, by_label (layout, "a"));
}

static void
test_scroll_and_sight (void)
{
  g_autoptr (SwbTimelineLayout) layout = small_plan ();
  guint a = by_label (layout, "a");

  g_assert_true (swb_timeline_layout_is_visible (layout, a));
  layout->scale.origin = DAY + 7;
  g_assert_false (swb_timeline_layout_is_visible (layout, a));
  layout->scale.origin = DAY;
  swb_timeline_layout_arrange (layout, 800.0, 130.0);
  layout->scroll = 60.0;
  g_assert_false (swb_timeline_layout_is_visible (layout, a));
  layout->scroll = 1e6;
  swb_timeline_layout_arrange (layout, 800.0, 130.0);
  g_assert_cmpfloat (layout->scroll, <, layout->content);
  g_assert_cmpfloat (swb_timeline_layout_gates_y (layout), ==,
                     130.0 - layout->metrics.gates);
}

static void
test_extent_and_find (void)
{
  g_autoptr (SwbTimelineLayout) layout = small_plan ();
  SwbFlight extent = swb_timeline_layout_extent (layout);

  g_assert_cmpint (extent.start, ==, DAY);
  g_assert_cmpint (extent.end, ==, DAY + 39);
  g_assert_cmpuint (swb_timeline_layout_find (layout, &extent), ==,
                    SWB_TIMELINE_NONE);
  g_assert_cmpuint (swb_timeline_layout_find (
                        layout, swb_timeline_layout_item (layout, 3)->object),
                    ==, 3);
  swb_timeline_layout_clear (layout);
  extent = swb_timeline_layout_extent (layout);
  g_assert_true (swb_flight_is_none (&extent));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-layout/packing-is-least", test_packing_is_least);
  g_test_add_func ("/timeline-layout/nothing-overlaps", test_nothing_overlaps);
  g_test_add_func ("/timeline-layout/hits", test_hits);
  g_test_add_func ("/timeline-layout/stage-edges", test_stage_edges);
  g_test_add_func ("/timeline-layout/rubber-band", test_rubber_band);
  g_test_add_func ("/timeline-layout/steps", test_steps);
  g_test_add_func ("/timeline-layout/scroll-and-sight", test_scroll_and_sight);
  g_test_add_func ("/timeline-layout/extent-and-find", test_extent_and_find);
  return g_test_run ();
}
