/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a drag on the timeline comes to: days, snapping, labels, commands. */
#include "ui/swb-timeline-drag.h"

#include "ui/swb-timeline-draw.h"

#define START 20780 /* 2026-11-23, a Monday */

typedef struct
{
  SwbCampaign *campaign;
  SwbStage *stage;
  SwbGate *gate;
  SwbPlacement *first;
  SwbPlacement *second;
  SwbTimelineDrag drag;
} Fixture;

static SwbPlacement *
place (SwbCampaign *campaign, SwbDay day, int days)
{
  const SwbId id = swb_id_new ();
  SwbPlacement *placement = swb_placement_new (&id);

  swb_placement_set_day (placement, day);
  swb_placement_set_days (placement, days);
  g_list_store_append (swb_campaign_get_placements (campaign), placement);
  return placement;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const SwbId id = swb_id_new ();
  SwbFlight flight = { START, START + 20 };

  fixture->campaign = swb_campaign_new (&id);
  fixture->stage = swb_stage_new (&id);
  swb_stage_set_name (fixture->stage, "Seeding");
  swb_stage_set_flight (fixture->stage, flight);
  fixture->gate = swb_gate_new (&id);
  swb_gate_set_name (fixture->gate, "Validation gate");
  swb_gate_set_day (fixture->gate, START + 20);
  fixture->first = place (fixture->campaign, START, 5);
  fixture->second = place (fixture->campaign, START + 9, 3);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  swb_timeline_drag_clear (&fixture->drag);
  g_clear_object (&fixture->campaign);
  g_clear_object (&fixture->stage);
  g_clear_object (&fixture->gate);
  g_clear_object (&fixture->first);
  g_clear_object (&fixture->second);
}

static void
hold (Fixture *fixture, SwbTimelineDragKind kind)
{
  SwbFlight flight = { START, START + 4 };

  swb_timeline_drag_begin (&fixture->drag, kind, fixture->first, &flight,
                           START + 1.5);
  swb_timeline_drag_add (&fixture->drag, fixture->first);
}

static void
assert_command (Fixture *fixture, const char *name)
{
  g_autoptr (SwbCommand) command =
      swb_timeline_drag_command (&fixture->drag, fixture->campaign);

  g_assert_nonnull (command);
  g_assert_cmpstr (swb_command_get_name (command), ==, name);
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  g_autofree char *label = NULL;

  hold (fixture, SWB_TIMELINE_DRAG_MOVE);
  g_assert_false (
      swb_timeline_drag_update (&fixture->drag, START + 1.9, FALSE, 1));
  g_assert_false (swb_timeline_drag_is_moved (&fixture->drag));
  g_assert_null (swb_timeline_drag_command (&fixture->drag, fixture->campaign));
  g_assert_true (
      swb_timeline_drag_update (&fixture->drag, START + 3.4, FALSE, 1));
  g_assert_cmpint (fixture->drag.to.start, ==, START + 2);
  g_assert_cmpint (fixture->drag.to.end, ==, START + 6);
  label = swb_timeline_drag_label (&fixture->drag);
  g_assert_cmpstr (label, ==, "Wed 25 Nov · 5 days");
  assert_command (fixture, "Move 1 placement");
}

static void
test_move_snaps_to_weeks (Fixture *fixture, gconstpointer data)
{
  hold (fixture, SWB_TIMELINE_DRAG_MOVE);
  swb_timeline_drag_update (&fixture->drag, START + 6.5, TRUE, 1);
  g_assert_cmpint (fixture->drag.to.start, ==, START + 7);
  swb_timeline_drag_update (&fixture->drag, START + 6.5, TRUE, 7);
  g_assert_cmpint (fixture->drag.to.start, ==, START + 6);
}

static void
test_move_of_several (Fixture *fixture, gconstpointer data)
{
  SwbFlight flight = { START + 9, START + 11 };
  g_autofree char *label = NULL;

  hold (fixture, SWB_TIMELINE_DRAG_MOVE);
  swb_timeline_drag_add (&fixture->drag, fixture->second);
  g_assert_true (swb_timeline_drag_holds (&fixture->drag, fixture->second));
  g_assert_false (swb_timeline_drag_holds (&fixture->drag, fixture->gate));
  swb_timeline_drag_by (&fixture->drag, -3);
  flight = swb_timeline_drag_flight (&fixture->drag, fixture->second, &flight);
  g_assert_cmpint (flight.start, ==, START + 6);
  g_assert_cmpint (flight.end, ==, START + 8);
  label = swb_timeline_drag_label (&fixture->drag);
  g_assert_cmpstr (label, ==, "Fri 20 Nov · 2 placements");
  assert_command (fixture, "Move 2 placements");
}

static void
test_resize (Fixture *fixture, gconstpointer data)
{
  hold (fixture, SWB_TIMELINE_DRAG_RESIZE);
  swb_timeline_drag_by (&fixture->drag, 4);
  g_assert_cmpint (swb_flight_length (&fixture->drag.to), ==, 9);
  swb_timeline_drag_by (&fixture->drag, -40);
  g_assert_cmpint (swb_flight_length (&fixture->drag.to), ==, 1);
  g_assert_cmpint (fixture->drag.to.start, ==, START);
  swb_timeline_drag_update (&fixture->drag, START + 3.0, TRUE, 1);
  g_assert_cmpint (fixture->drag.to.end, ==, START + 6);
  g_assert_nonnull (fixture->drag.object);
}

static void
test_stage_edges (Fixture *fixture, gconstpointer data)
{
  SwbFlight flight = swb_stage_get_flight (fixture->stage);
  g_autofree char *label = NULL;

  swb_timeline_drag_begin (&fixture->drag, SWB_TIMELINE_DRAG_STAGE_END,
                           fixture->stage, &flight, START + 21.0);
  swb_timeline_drag_by (&fixture->drag, 7);
  g_assert_cmpint (fixture->drag.to.end, ==, START + 27);
  label = swb_timeline_drag_label (&fixture->drag);
  g_assert_cmpstr (label, ==, "Mon 23 Nov to 20 Dec · 28 days");
  swb_timeline_drag_begin (&fixture->drag, SWB_TIMELINE_DRAG_STAGE_START,
                           fixture->stage, &flight, START);
  swb_timeline_drag_by (&fixture->drag, 90);
  g_assert_cmpint (fixture->drag.to.start, ==, flight.end);
  swb_timeline_drag_by (&fixture->drag, -2);
  g_assert_cmpint (fixture->drag.to.start, ==, START - 2);
  g_assert_cmpint (fixture->drag.to.end, ==, flight.end);
}

static void
test_gate (Fixture *fixture, gconstpointer data)
{
  SwbFlight flight = { START + 20, START + 20 };
  g_autofree char *label = NULL;
  g_autoptr (SwbCommand) command = NULL;

  swb_timeline_drag_begin (&fixture->drag, SWB_TIMELINE_DRAG_GATE,
                           fixture->gate, &flight, START + 20.5);
  swb_timeline_drag_by (&fixture->drag, 1);
  label = swb_timeline_drag_label (&fixture->drag);
  g_assert_cmpstr (label, ==, "Mon 14 Dec");
  command = swb_timeline_drag_command (&fixture->drag, fixture->campaign);
  g_assert_nonnull (command);
}

static void
test_rubber_makes_nothing (Fixture *fixture, gconstpointer data)
{
  swb_timeline_drag_begin (&fixture->drag, SWB_TIMELINE_DRAG_RUBBER, NULL, NULL,
                           0.0);
  g_assert_false (swb_timeline_drag_update (&fixture->drag, 50.0, TRUE, 1));
  g_assert_null (swb_timeline_drag_command (&fixture->drag, fixture->campaign));
}

/* Every bar's text can be read: at least 4.5:1 on its own colour. */
static void
test_contrast (void)
{
  int palette;
  int tier;
  int firm;

  for (palette = 0; palette < SWB_N_CHART_PALETTES; palette++)
    for (tier = SWB_TIMELINE_NO_TIER; tier < SWB_N_CHART_TIERS; tier++)
      for (firm = 0; firm <= 1; firm++)
        {
          SwbColor ground = swb_chart_palette_color ((SwbChartPalette) palette,
                                                     SWB_CHART_INK_BACKGROUND);
          SwbColor fill = swb_timeline_bar_fill ((SwbChartPalette) palette,
                                                 ground, tier, firm != 0);

          g_assert_cmpfloat (
              swb_color_contrast (swb_timeline_text_on (fill), fill), >=, 4.5);
        }
}

#define ADD(name, func)                                                        \
  g_test_add ("/timeline-drag/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("move", test_move);
  ADD ("move-snaps-to-weeks", test_move_snaps_to_weeks);
  ADD ("move-of-several", test_move_of_several);
  ADD ("resize", test_resize);
  ADD ("stage-edges", test_stage_edges);
  ADD ("gate", test_gate);
  ADD ("rubber-makes-nothing", test_rubber_makes_nothing);
  g_test_add_func ("/timeline-drag/contrast", test_contrast);
  return g_test_run ();
}
