/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the campaigns of a workspace say of its creators: read from the model,
 * on the main thread, after placements changed. */
#include "document/swb-work-figures.h"

#include "analytics/swb-relationship.h"
#include "document/swb-placement-status.h"
#include "document/swb-plan-commands.h"

static void
add_status (SwbRosterWork *work, SwbWorkCells *cells, const char *status)
{
  const int place = swb_roster_work_find_status (work, status);

  if (place >= 0 &&
      swb_status_how_far (status) >
          swb_status_how_far (swb_roster_work_get_status (work, cells->status)))
    cells->status = place;
}

/* As the page of the creator counts it. */
static void
add_promise (SwbWorkCells *cells, SwbPlacement *placement, SwbDay today)
{
  const char *status = swb_placement_get_status (placement);
  const SwbRelationshipPost post = {
    .dropped = g_strcmp0 (status, "dropped") == 0,
    .promised = swb_placement_get_day (placement),
    .posted = swb_placement_get_posted (placement),
    .delivered = swb_status_is_delivered (status) ||
                 swb_placement_get_posted (placement) != SWB_DAY_NONE,
  };
  bool on_time;

  G_STATIC_ASSERT (SWB_RELATIONSHIP_NO_DAY == SWB_DAY_NONE);
  if (!swb_relationship_is_due (&post, today, &on_time))
    return;
  cells->n_due++;
  cells->n_on_time += on_time;
}

static void
add_placement (SwbRosterWork *work,
               SwbPlacement *placement,
               gboolean current,
               SwbDay today,
               GHashTable *counted)
{
  const SwbId *creator = swb_placement_get_creator (placement);
  const char *status = swb_placement_get_status (placement);
  SwbDay day = swb_placement_get_posted (placement);
  SwbWorkCells *cells;

  if (swb_id_is_nil (creator))
    return;
  cells = swb_roster_work_add (work, creator);
  if (current)
    add_status (work, cells, status);
  add_promise (cells, placement, today);
  if (!swb_status_is_firm (status))
    return;
  if (day == SWB_DAY_NONE)
    day = swb_placement_get_day (placement);
  if (day != SWB_DAY_NONE && day <= today)
    cells->last = MAX (cells->last, day);
  if (g_hash_table_add (counted, (gpointer) creator))
    cells->n_campaigns++;
}

/**
 * swb_work_figures_new:
 * @workspace: the model
 * @current: (nullable): the campaign that is shown
 * @today: placements after it have not happened yet
 *
 * A creator's status is that of its placement in @current that is furthest
 * along; dropped ones come last. It was last worked with on the newest day, up
 * to @today, of its placements in all campaigns that are contracted or further:
 * the day on which one was posted, else the day for which it is planned. Of the
 * placements in all campaigns it counts how many were posted by the day for
 * which they were planned.
 *
 * Returns: (transfer full): what campaigns say
 */
SwbRosterWork *
swb_work_figures_new (SwbWorkspace *workspace,
                      SwbCampaign *current,
                      SwbDay today)
{
  SwbRosterWork *work = swb_roster_work_new (swb_status_ids ());
  GListModel *campaigns =
      G_LIST_MODEL (swb_workspace_get_campaigns (workspace));

  for (guint c = 0; c < g_list_model_get_n_items (campaigns); c++)
    {
      g_autoptr (SwbCampaign) campaign = g_list_model_get_item (campaigns, c);
      g_autoptr (GHashTable) counted =
          g_hash_table_new (swb_id_hash, swb_id_equal);
      GListModel *placements =
          G_LIST_MODEL (swb_campaign_get_placements (campaign));

      for (guint i = 0; i < g_list_model_get_n_items (placements); i++)
        {
          g_autoptr (SwbPlacement) placement =
              g_list_model_get_item (placements, i);

          add_placement (work, placement, campaign == current, today, counted);
        }
    }
  return work;
}

/**
 * swb_work_figures_are_in:
 * @changes: rows from the worker
 *
 * Returns: whether campaigns may say something else after them
 */
gboolean
swb_work_figures_are_in (const SwbChanges *changes)
{
  for (guint i = 0; i < changes->rows->len; i++)
    {
      const SwbRow *row = g_ptr_array_index (changes->rows, i);

      if (row->table == SWB_TABLE_PLACEMENT || row->table == SWB_TABLE_CAMPAIGN)
        return TRUE;
    }
  return FALSE;
}
