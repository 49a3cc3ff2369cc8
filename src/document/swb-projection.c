/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings changed rows into the model: a row updates its object, makes it, or,
 * when deleted, takes it out of its list. Opening and undo go the same way. */
#include "document/swb-projection.h"

#include "document/swb-projection-cells.h"
#include "document/swb-tier-reader.h"

#include <string.h>

struct _SwbProjection
{
  SwbWorkspace *workspace;
  GHashTable *objects; /* SwbId -> GObject: campaigns and their children */
};

/**
 * swb_projection_new:
 * @workspace: the model to fill
 *
 * Returns: (transfer full): a projection
 */
SwbProjection *
swb_projection_new (SwbWorkspace *workspace)
{
  SwbProjection *projection = g_new0 (SwbProjection, 1);

  projection->workspace = g_object_ref (workspace);
  projection->objects =
      g_hash_table_new_full (swb_id_hash, swb_id_equal, g_free, g_object_unref);
  return projection;
}

/**
 * swb_projection_free:
 * @projection: (transfer full) (nullable): a projection
 */
void
swb_projection_free (SwbProjection *projection)
{
  if (projection == NULL)
    return;
  g_hash_table_unref (projection->objects);
  g_object_unref (projection->workspace);
  g_free (projection);
}

static const char *
text (const SwbRow *row, guint column)
{
  return swb_value_get_text (&row->values[column]);
}

static gboolean
is_deleted (const SwbRow *row)
{
  return swb_value_get_int (&row->values[SWB_DELETED], 0) != 0;
}

static void
fill_campaign (SwbCampaign *campaign, const SwbRow *row)
{
  swb_campaign_set_name (campaign, text (row, SWB_CAMPAIGN_NAME));
  swb_campaign_set_product (campaign, text (row, SWB_CAMPAIGN_PRODUCT));
  swb_campaign_set_client (campaign, text (row, SWB_CAMPAIGN_CLIENT));
  swb_campaign_set_release (
      campaign, swb_value_get_day (&row->values[SWB_CAMPAIGN_RELEASE]));
  swb_campaign_set_markets (campaign, text (row, SWB_CAMPAIGN_MARKETS));
  swb_campaign_set_budget (
      campaign, swb_value_get_money (&row->values[SWB_CAMPAIGN_BUDGET]));
  swb_campaign_set_outcome (campaign, text (row, SWB_CAMPAIGN_OUTCOME));
  swb_campaign_set_behaviour (campaign, text (row, SWB_CAMPAIGN_BEHAVIOUR));
  swb_campaign_set_message (campaign, text (row, SWB_CAMPAIGN_MESSAGE));
  swb_campaign_set_contact (campaign, text (row, SWB_CAMPAIGN_CONTACT));
}

static void
fill_stage (SwbStage *stage, const SwbRow *row)
{
  const SwbId campaign = swb_value_get_id (&row->values[SWB_STAGE_CAMPAIGN]);

  swb_stage_set_campaign (stage, &campaign);
  swb_stage_set_kind (stage, text (row, SWB_STAGE_KIND));
  swb_stage_set_name (stage, text (row, SWB_STAGE_NAME));
  swb_stage_set_share (stage,
                       swb_value_get_real (&row->values[SWB_STAGE_SHARE], 0));
  swb_stage_set_mix (stage, text (row, SWB_STAGE_MIX));
  swb_stage_set_position (
      stage, swb_value_get_real (&row->values[SWB_STAGE_POSITION], 0));
  swb_stage_set_flight (stage,
                        swb_value_get_flight (&row->values[SWB_STAGE_FLIGHT]));
}

static void
fill_gate (SwbGate *gate, const SwbRow *row)
{
  const SwbId campaign = swb_value_get_id (&row->values[SWB_GATE_CAMPAIGN]);
  const SwbId stage = swb_value_get_id (&row->values[SWB_GATE_STAGE]);

  swb_gate_set_campaign (gate, &campaign);
  swb_gate_set_stage (gate, &stage);
  swb_gate_set_name (gate, text (row, SWB_GATE_NAME));
  swb_gate_set_criteria (gate, text (row, SWB_GATE_CRITERIA));
  swb_gate_set_verdict (gate, text (row, SWB_GATE_VERDICT));
  swb_gate_set_reason (gate, text (row, SWB_GATE_REASON));
  swb_gate_set_day (gate, swb_value_get_day (&row->values[SWB_GATE_DAY]));
}

static void
fill_placement (SwbPlacement *placement, const SwbRow *row)
{
  const SwbValue *values = row->values;
  const SwbId campaign = swb_value_get_id (&values[SWB_PLACEMENT_CAMPAIGN]);
  const SwbId creator = swb_value_get_id (&values[SWB_PLACEMENT_CREATOR]);
  const SwbId account = swb_value_get_id (&values[SWB_PLACEMENT_ACCOUNT]);
  const SwbId stage = swb_value_get_id (&values[SWB_PLACEMENT_STAGE]);

  swb_placement_set_campaign (placement, &campaign);
  swb_placement_set_creator (placement, &creator);
  swb_placement_set_account (placement, &account);
  swb_placement_set_stage (placement, &stage);
  swb_placement_set_channel (placement, text (row, SWB_PLACEMENT_CHANNEL));
  swb_placement_set_angle (placement, text (row, SWB_PLACEMENT_ANGLE));
  swb_placement_set_days (
      placement,
      (int) CLAMP (swb_value_get_int (&values[SWB_PLACEMENT_DAYS], 1), 1,
                   3650));
  swb_placement_set_fee (placement,
                         swb_value_get_money (&values[SWB_PLACEMENT_FEE]));
  swb_placement_set_status (placement, text (row, SWB_PLACEMENT_STATUS));
  swb_placement_set_hook_seconds (
      placement,
      (int) CLAMP (swb_value_get_int (&values[SWB_PLACEMENT_HOOK_SECONDS], 0),
                   0, G_MAXINT));
  swb_placement_set_clip_seconds (
      placement,
      (int) CLAMP (swb_value_get_int (&values[SWB_PLACEMENT_CLIP_SECONDS], 0),
                   0, G_MAXINT));
  swb_placement_set_note (placement, text (row, SWB_PLACEMENT_NOTE));
  swb_placement_set_posted (placement,
                            swb_value_get_day (&values[SWB_PLACEMENT_POSTED]));
  swb_placement_set_day (placement,
                         swb_value_get_day (&values[SWB_PLACEMENT_DAY]));
}

static void
fill_line (SwbLine *line, const SwbRow *row)
{
  const SwbValue *values = row->values;
  const SwbId campaign = swb_value_get_id (&values[SWB_LINE_CAMPAIGN]);
  const SwbId stage = swb_value_get_id (&values[SWB_LINE_STAGE]);

  swb_line_set_campaign (line, &campaign);
  swb_line_set_bucket (line, text (row, SWB_LINE_BUCKET));
  swb_line_set_name (line, text (row, SWB_LINE_NAME));
  swb_line_set_stage (line, &stage);
  swb_line_set_planned (line, swb_value_get_money (&values[SWB_LINE_PLANNED]));
  swb_line_set_committed (line,
                          swb_value_get_money (&values[SWB_LINE_COMMITTED]));
  swb_line_set_actual (line, swb_value_get_money (&values[SWB_LINE_ACTUAL]));
  swb_line_set_rate_day (line, swb_value_get_day (&values[SWB_LINE_RATE_DAY]));
  swb_line_set_position (line,
                         swb_value_get_real (&values[SWB_LINE_POSITION], 0));
}

static int
by_position (gconstpointer a, gconstpointer b, gpointer data)
{
  double one;
  double other;

  if (SWB_IS_STAGE ((gpointer) a))
    {
      one = swb_stage_get_position ((SwbStage *) a);
      other = swb_stage_get_position ((SwbStage *) b);
    }
  else
    {
      one = swb_line_get_position ((SwbLine *) a);
      other = swb_line_get_position ((SwbLine *) b);
    }
  return (one > other) - (one < other);
}

static int
by_day (gconstpointer a, gconstpointer b, gpointer data)
{
  SwbDay one = swb_gate_get_day ((SwbGate *) a);
  SwbDay other = swb_gate_get_day ((SwbGate *) b);

  return (one > other) - (one < other);
}

typedef struct
{
  GType (*type) (void);
  GObject *(*make) (const SwbId *id);
  void (*fill) (GObject *object, const SwbRow *row);
  GListStore *(*list) (SwbCampaign *campaign);
  GCompareDataFunc order;
  guint campaign_column;
} Kind;

#define KIND(name, NAME, items, order)                                         \
  {                                                                            \
    swb_##name##_get_type, (GObject * (*) (const SwbId *) ) swb_##name##_new,  \
        (void (*) (GObject *, const SwbRow *)) fill_##name,                    \
        swb_campaign_get_##items, order, SWB_##NAME##_CAMPAIGN                 \
  }

static const Kind kinds[SWB_N_TABLES] = {
  [SWB_TABLE_STAGE] = KIND (stage, STAGE, stages, by_position),
  [SWB_TABLE_GATE] = KIND (gate, GATE, gates, by_day),
  [SWB_TABLE_PLACEMENT] = KIND (placement, PLACEMENT, placements, NULL),
  [SWB_TABLE_LINE] = KIND (line, LINE, lines, by_position),
};

static void
take_out (GListStore *list, gpointer object)
{
  guint position;

  if (g_list_store_find (list, object, &position))
    g_list_store_remove (list, position);
}

static void
forget_list (SwbProjection *projection,
             GListModel *list,
             const SwbId *(*get_id) (gpointer))
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GObject) object = g_list_model_get_item (list, i);

      g_hash_table_remove (projection->objects, get_id (object));
    }
}

static void
remove_campaign (SwbProjection *projection, SwbCampaign *campaign)
{
  forget_list (projection, G_LIST_MODEL (swb_campaign_get_stages (campaign)),
               (const SwbId *(*) (gpointer)) swb_stage_get_id);
  forget_list (projection, G_LIST_MODEL (swb_campaign_get_gates (campaign)),
               (const SwbId *(*) (gpointer)) swb_gate_get_id);
  forget_list (projection,
               G_LIST_MODEL (swb_campaign_get_placements (campaign)),
               (const SwbId *(*) (gpointer)) swb_placement_get_id);
  forget_list (projection, G_LIST_MODEL (swb_campaign_get_lines (campaign)),
               (const SwbId *(*) (gpointer)) swb_line_get_id);
  take_out (swb_workspace_get_campaigns (projection->workspace), campaign);
}

static void
remember (SwbProjection *projection, const SwbId *id, gpointer object)
{
  g_hash_table_insert (projection->objects, g_memdup2 (id, sizeof *id),
                       g_object_ref (object));
}

/* In the order in which they were made, as after opening: ids grow with time.
 */
static int
by_age (gconstpointer a, gconstpointer b, gpointer data)
{
  return swb_id_compare (swb_campaign_get_id ((gpointer) a),
                         swb_campaign_get_id ((gpointer) b));
}

static void
apply_campaign (SwbProjection *projection, const SwbRow *row)
{
  g_autoptr (SwbCampaign) campaign =
      g_hash_table_lookup (projection->objects, &row->id);

  if (campaign != NULL)
    g_object_ref (campaign);
  if (campaign != NULL && !SWB_IS_CAMPAIGN (campaign))
    return;
  if (is_deleted (row))
    {
      if (campaign != NULL)
        remove_campaign (projection, campaign);
      g_hash_table_remove (projection->objects, &row->id);
      return;
    }
  if (campaign != NULL)
    {
      fill_campaign (campaign, row);
      return;
    }
  campaign = swb_campaign_new (&row->id);
  fill_campaign (campaign, row);
  remember (projection, &row->id, campaign);
  g_list_store_insert_sorted (
      swb_workspace_get_campaigns (projection->workspace), campaign, by_age,
      NULL);
}

static void
place (GListStore *list, GObject *object, GCompareDataFunc order)
{
  if (order == NULL)
    g_list_store_append (list, object);
  else
    g_list_store_insert_sorted (list, object, order, NULL);
}

static void
apply_child (SwbProjection *projection, const SwbRow *row)
{
  const Kind *kind = &kinds[row->table];
  const SwbId parent = swb_value_get_id (&row->values[kind->campaign_column]);
  SwbCampaign *campaign = g_hash_table_lookup (projection->objects, &parent);
  g_autoptr (GObject) object =
      g_hash_table_lookup (projection->objects, &row->id);

  if (object != NULL)
    g_object_ref (object);
  /* A strange file may give one id to several things. */
  if (!SWB_IS_CAMPAIGN (campaign) ||
      (object != NULL && G_OBJECT_TYPE (object) != kind->type ()))
    return;
  if (is_deleted (row))
    {
      if (object != NULL)
        take_out (kind->list (campaign), object);
      g_hash_table_remove (projection->objects, &row->id);
    }
  else if (object != NULL)
    kind->fill (object, row);
  else
    {
      object = kind->make (&row->id);
      kind->fill (object, row);
      remember (projection, &row->id, object);
      place (kind->list (campaign), object, kind->order);
    }
}

static void
apply_setting (SwbProjection *projection, const SwbRow *row)
{
  const char *key = text (row, SWB_SETTING_KEY);

  if (key != NULL)
    swb_workspace_set_setting (
        projection->workspace, key, &row->id,
        is_deleted (row) ? NULL : text (row, SWB_SETTING_VALUE));
}

static SwbSavedView *
find_view (GListModel *views, const SwbId *id, guint *place)
{
  for (*place = 0; *place < g_list_model_get_n_items (views); (*place)++)
    {
      g_autoptr (SwbSavedView) view = g_list_model_get_item (views, *place);

      if (swb_id_equal (swb_saved_view_get_id (view), id))
        return g_steal_pointer (&view);
    }
  return NULL;
}

static int
by_view_position (gconstpointer a, gconstpointer b, gpointer data)
{
  double one = swb_saved_view_get_position ((SwbSavedView *) a);
  double other = swb_saved_view_get_position ((SwbSavedView *) b);

  if (one != other)
    return one < other ? -1 : 1;
  return memcmp (swb_saved_view_get_id ((SwbSavedView *) a),
                 swb_saved_view_get_id ((SwbSavedView *) b), sizeof (SwbId));
}

static void
apply_view (SwbWorkspace *workspace, const SwbRow *row)
{
  GListStore *views = swb_workspace_get_views (workspace);
  guint place;
  g_autoptr (SwbSavedView) view =
      find_view (G_LIST_MODEL (views), &row->id, &place);
  gboolean new_one = view == NULL;
  double position =
      swb_value_get_real (&row->values[SWB_SAVED_VIEW_POSITION], 0);

  if (!new_one &&
      (is_deleted (row) || position != swb_saved_view_get_position (view)))
    g_list_store_remove (views, place);
  if (is_deleted (row))
    return;
  if (new_one)
    view = swb_saved_view_new (&row->id);
  new_one = new_one || position != swb_saved_view_get_position (view);
  swb_saved_view_set_page (view, text (row, SWB_SAVED_VIEW_PAGE));
  swb_saved_view_set_name (view, text (row, SWB_SAVED_VIEW_NAME));
  swb_saved_view_set_definition (view, text (row, SWB_SAVED_VIEW_DEFINITION));
  swb_saved_view_set_position (view, position);
  if (new_one)
    g_list_store_insert_sorted (views, view, by_view_position, NULL);
}

static void
apply_row (SwbProjection *projection, const SwbRow *row)
{
  SwbWorkspace *workspace = projection->workspace;

  switch (row->table)
    {
    case SWB_TABLE_SETTING:
      apply_setting (projection, row);
      break;
    case SWB_TABLE_SAVED_VIEW:
      apply_view (workspace, row);
      break;
    case SWB_TABLE_CAMPAIGN:
      apply_campaign (projection, row);
      break;
    case SWB_TABLE_STAGE:
    case SWB_TABLE_GATE:
    case SWB_TABLE_PLACEMENT:
    case SWB_TABLE_LINE:
      apply_child (projection, row);
      break;
    case SWB_TABLE_CREATOR:
    case SWB_TABLE_ACCOUNT:
    case SWB_TABLE_READING:
    case SWB_TABLE_RATE:
    case SWB_TABLE_SEGMENT:
    case SWB_TABLE_AUDIENCE:
    case SWB_TABLE_EXCHANGE_RATE:
    case SWB_TABLE_TIER:
    case SWB_N_TABLES:
    default:
      break;
    }
}

static void
apply_tier_bounds (SwbProjection *projection)
{
  SwbTierBounds bounds;

  swb_tier_bounds_of_workspace (projection->workspace, &bounds);
  swb_roster_set_tier_bounds (swb_workspace_get_roster (projection->workspace),
                              &bounds);
}

static void
apply_exchange (SwbProjection *projection)
{
  g_autoptr (SwbExchange) exchange = swb_exchange_new (
      swb_workspace_get_exchange_rates (projection->workspace));

  swb_roster_set_exchange (swb_workspace_get_roster (projection->workspace),
                           exchange);
}

/**
 * swb_projection_apply:
 * @projection: a projection
 * @changes: rows from the worker; the roster's columns are taken out of it
 *
 * Views are notified of what really changed.
 */
void
swb_projection_apply (SwbProjection *projection, SwbChanges *changes)
{
  SwbRoster *roster = swb_workspace_get_roster (projection->workspace);
  gboolean fresh = changes->whole_roster &&
                   g_hash_table_size (projection->objects) == 0 &&
                   swb_roster_get_n_creators (roster) == 0;

  if (changes->merge != NULL)
    swb_roster_take (roster, changes->merge);
  else if (changes->roster != NULL && changes->whole_roster)
    swb_roster_replace (roster, g_steal_pointer (&changes->roster));
  else if (changes->roster != NULL)
    swb_roster_merge (roster, g_steal_pointer (&changes->roster),
                      (const SwbId *) (gpointer) changes->gone->data,
                      changes->gone->len);
  swb_projection_apply_cells (projection->workspace, changes, fresh);
  for (guint i = 0; i < changes->rows->len; i++)
    apply_row (projection, g_ptr_array_index (changes->rows, i));
  apply_tier_bounds (projection);
  apply_exchange (projection);
}
