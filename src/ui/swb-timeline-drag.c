/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drag on the timeline, and the nudges of the keyboard, which are short
 * drags. Nothing is written before it is over: then it is one command. */
#include "ui/swb-timeline-drag.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * swb_timeline_drag_kind:
 * @item: what was taken
 * @part: where
 *
 * Returns: what a drag from there does
 */
SwbTimelineDragKind
swb_timeline_drag_kind (SwbTimelineKind item, SwbTimelinePart part)
{
  switch (item)
    {
    case SWB_TIMELINE_STAGE:
      if (part == SWB_TIMELINE_START_EDGE)
        return SWB_TIMELINE_DRAG_STAGE_START;
      return part == SWB_TIMELINE_END_EDGE ? SWB_TIMELINE_DRAG_STAGE_END
                                           : SWB_TIMELINE_DRAG_STAGE_MOVE;
    case SWB_TIMELINE_GATE:
      return SWB_TIMELINE_DRAG_GATE;
    case SWB_TIMELINE_PLACEMENT:
    default:
      return part == SWB_TIMELINE_END_EDGE ? SWB_TIMELINE_DRAG_RESIZE
                                           : SWB_TIMELINE_DRAG_MOVE;
    }
}

/**
 * swb_timeline_drag_begin:
 * @drag: zeroed, or cleared
 * @kind: what the drag does
 * @object: (nullable): what is held; null for a rubber band
 * @flight: its days as they are shown now
 * @press: the day under the pointer, with its fraction
 */
void
swb_timeline_drag_begin (SwbTimelineDrag *drag,
                         SwbTimelineDragKind kind,
                         gpointer object,
                         const SwbFlight *flight,
                         double press)
{
  swb_timeline_drag_clear (drag);
  drag->kind = kind;
  drag->object = object != NULL ? g_object_ref (object) : NULL;
  drag->placements = g_ptr_array_new_with_free_func (g_object_unref);
  drag->from = flight != NULL ? *flight : swb_flight_none ();
  drag->to = drag->from;
  drag->press = press;
}

/**
 * swb_timeline_drag_add:
 * @drag: a move that has begun
 * @placement: one more that moves along
 */
void
swb_timeline_drag_add (SwbTimelineDrag *drag, SwbPlacement *placement)
{
  g_ptr_array_add (drag->placements, g_object_ref (placement));
}

static SwbFlight
moved_flight (const SwbTimelineDrag *drag, int days)
{
  SwbFlight to = drag->from;

  switch (drag->kind)
    {
    case SWB_TIMELINE_DRAG_RESIZE:
    case SWB_TIMELINE_DRAG_STAGE_END:
      to.end = MAX (to.end + days, to.start);
      break;
    case SWB_TIMELINE_DRAG_STAGE_START:
      to.start = MIN (to.start + days, to.end);
      break;
    case SWB_TIMELINE_DRAG_MOVE:
    case SWB_TIMELINE_DRAG_STAGE_MOVE:
    case SWB_TIMELINE_DRAG_GATE:
      to.start += days;
      to.end += days;
      break;
    case SWB_TIMELINE_DRAG_NONE:
    case SWB_TIMELINE_DRAG_RUBBER:
    default:
      break;
    }
  return to;
}

/* Which day snaps to a week: the first one, but where the end is held the one
 * after the last. */
static int
snap_days (const SwbTimelineDrag *drag, int days, int week_start)
{
  gboolean at_end = drag->kind == SWB_TIMELINE_DRAG_RESIZE ||
                    drag->kind == SWB_TIMELINE_DRAG_STAGE_END;
  SwbDay held = at_end ? drag->from.end + 1 : drag->from.start;

  return swb_timeline_snap_week (held + days, week_start) - held;
}

/**
 * swb_timeline_drag_by:
 * @drag: a drag that has begun
 * @days: whole days from where it began; negative for earlier
 *
 * Returns: whether that changed anything
 */
gboolean
swb_timeline_drag_by (SwbTimelineDrag *drag, int days)
{
  SwbFlight to = moved_flight (drag, days);

  if (swb_flight_is_none (&drag->from) || !swb_day_is_valid (to.start) ||
      !swb_day_is_valid (to.end) || swb_flight_equal (&to, &drag->to))
    return FALSE;
  drag->to = to;
  return TRUE;
}

/**
 * swb_timeline_drag_update:
 * @drag: a drag that has begun
 * @day: the day under the pointer now, with its fraction
 * @weeks: whether to snap to weeks
 * @week_start: 1 for Monday to 7 for Sunday
 *
 * Returns: whether that changed anything
 */
gboolean
swb_timeline_drag_update (SwbTimelineDrag *drag,
                          double day,
                          gboolean weeks,
                          int week_start)
{
  int days = (int) lround (CLAMP (day - drag->press, -1e6, 1e6));

  if (weeks && !swb_flight_is_none (&drag->from))
    days = snap_days (drag, days, week_start);
  return swb_timeline_drag_by (drag, days);
}

/**
 * swb_timeline_drag_is_moved:
 * @drag: a drag
 *
 * Returns: whether letting go now would change the plan
 */
gboolean
swb_timeline_drag_is_moved (const SwbTimelineDrag *drag)
{
  return drag->kind != SWB_TIMELINE_DRAG_NONE &&
         !swb_flight_equal (&drag->from, &drag->to);
}

/**
 * swb_timeline_drag_holds:
 * @drag: a drag
 * @object: a stage, placement or gate
 *
 * Returns: whether @object goes along
 */
gboolean
swb_timeline_drag_holds (const SwbTimelineDrag *drag, gconstpointer object)
{
  if (drag->kind == SWB_TIMELINE_DRAG_NONE)
    return FALSE;
  return drag->object == object ||
         g_ptr_array_find (drag->placements, object, NULL);
}

/**
 * swb_timeline_drag_flight:
 * @drag: a drag
 * @object: one that it holds
 * @flight: its days before
 *
 * Returns: its days if it were let go now
 */
SwbFlight
swb_timeline_drag_flight (const SwbTimelineDrag *drag,
                          gconstpointer object,
                          const SwbFlight *flight)
{
  SwbFlight to = *flight;
  int days = drag->to.start - drag->from.start;

  if (drag->object == object)
    return drag->to;
  to.start += days;
  to.end += days;
  return to;
}

/**
 * swb_timeline_drag_command:
 * @drag: a drag that is over
 * @campaign: whose plan it is
 *
 * The days are told against what the model holds, not against what is shown:
 * an act before this one may still be on its way.
 *
 * Returns: (transfer full) (nullable): the command; null where nothing moved
 */
SwbCommand *
swb_timeline_drag_command (const SwbTimelineDrag *drag, SwbCampaign *campaign)
{
  SwbPlacement *placement;

  if (!swb_timeline_drag_is_moved (drag))
    return NULL;
  switch (drag->kind)
    {
    case SWB_TIMELINE_DRAG_MOVE:
      placement = SWB_PLACEMENT (drag->object);
      return swb_plan_move_placements (
          campaign, (SwbPlacement *const *) drag->placements->pdata,
          drag->placements->len,
          drag->to.start - swb_placement_get_day (placement));
    case SWB_TIMELINE_DRAG_RESIZE:
      return swb_plan_set_placement_days (SWB_PLACEMENT (drag->object),
                                          swb_flight_length (&drag->to));
    case SWB_TIMELINE_DRAG_STAGE_START:
    case SWB_TIMELINE_DRAG_STAGE_END:
    case SWB_TIMELINE_DRAG_STAGE_MOVE:
      return swb_plan_set_stage_flight (SWB_STAGE (drag->object), drag->to);
    case SWB_TIMELINE_DRAG_GATE:
      return swb_plan_move_gate (SWB_GATE (drag->object), drag->to.start);
    case SWB_TIMELINE_DRAG_NONE:
    case SWB_TIMELINE_DRAG_RUBBER:
    default:
      return NULL;
    }
}

static char *
length_words (const SwbFlight *flight)
{
  int days = swb_flight_length (flight);

  return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) days), days);
}

/**
 * swb_timeline_drag_label:
 * @drag: a drag that has begun
 *
 * Returns: (transfer full): where it goes, for the label beside the pointer
 */
char *
swb_timeline_drag_label (const SwbTimelineDrag *drag)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  guint n = drag->placements != NULL ? drag->placements->len : 0;

  if (drag->kind == SWB_TIMELINE_DRAG_RUBBER ||
      drag->kind == SWB_TIMELINE_DRAG_NONE)
    return g_strdup ("");
  /* Translators: weekday, day and month, as in "Mon 24 Nov" */
  first = swb_day_format_pattern (drag->to.start, C_ ("date", "%a %-d %b"));
  if (drag->kind == SWB_TIMELINE_DRAG_GATE)
    return g_steal_pointer (&first);
  if (drag->kind == SWB_TIMELINE_DRAG_MOVE && n > 1)
    second = g_strdup_printf (ngettext ("%u placement", "%u placements", n), n);
  else
    second = length_words (&drag->to);
  if (drag->kind >= SWB_TIMELINE_DRAG_STAGE_START &&
      drag->kind <= SWB_TIMELINE_DRAG_STAGE_MOVE)
    {
      g_autofree char *last =
          swb_day_format (drag->to.end, SWB_DAY_STYLE_SHORT);

      /* Translators: first day, last day and length, while dragged */
      return g_strdup_printf (_ ("%s to %s · %s"), first, last, second);
    }
  /* Translators: a day, and how long or how many */
  return g_strdup_printf (_ ("%s · %s"), first, second);
}

/**
 * swb_timeline_drag_clear:
 * @drag: zeroed, or a drag
 *
 * Lets go of everything; it may begin anew.
 */
void
swb_timeline_drag_clear (SwbTimelineDrag *drag)
{
  g_clear_object (&drag->object);
  g_clear_pointer (&drag->placements, g_ptr_array_unref);
  drag->kind = SWB_TIMELINE_DRAG_NONE;
}
