/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The placements of a campaign, parted by how far along they are: a list a
 * status, each in the order of its days. Many changes at once are followed in
 * one go, and a lane tells only of what differs. */
#include "ui/swb-board-lanes.h"

#include "document/swb-plan-commands.h"
#include "ui/swb-list-watch.h"

struct _SwbBoardLanes
{
  GObject parent_instance;

  SwbCampaign *campaign;
  SwbListWatch *watch;
  GPtrArray *lanes; /* GListStore of SwbPlacement */
  SwbBoardShows shows;
  gpointer shows_data;
  guint refresh_source;
};

G_DEFINE_FINAL_TYPE (SwbBoardLanes, swb_board_lanes, G_TYPE_OBJECT)

enum
{
  REFRESHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A status that a newer version knows counts as the first. */
static guint
lane_of (SwbPlacement *placement)
{
  const char *const *ids = swb_status_ids ();

  for (guint i = 0; ids[i] != NULL; i++)
    if (g_strcmp0 (ids[i], swb_placement_get_status (placement)) == 0)
      return i;
  return 0;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  SwbPlacement *one = *(SwbPlacement *const *) a;
  SwbPlacement *other = *(SwbPlacement *const *) b;
  SwbDay first = swb_placement_get_day (one);
  SwbDay second = swb_placement_get_day (other);

  if (first != second)
    return first < second ? -1 : 1;
  return swb_id_compare (swb_placement_get_id (one),
                         swb_placement_get_id (other));
}

static gboolean
stands_at (GListModel *lane, guint place, gpointer placement)
{
  g_autoptr (SwbPlacement) there = g_list_model_get_item (lane, place);

  return there == placement;
}

/* Placements that stand where they stood stay; the rest is put in one go. */
static void
follow (GListStore *lane, GPtrArray *wanted)
{
  GListModel *model = G_LIST_MODEL (lane);
  guint n = g_list_model_get_n_items (model);
  guint head = 0;
  guint tail = 0;

  while (head < n && head < wanted->len &&
         stands_at (model, head, wanted->pdata[head]))
    head++;
  while (tail < n - head && tail < wanted->len - head &&
         stands_at (model, n - 1 - tail, wanted->pdata[wanted->len - 1 - tail]))
    tail++;
  if (head + tail < n || head + tail < wanted->len)
    g_list_store_splice (lane, head, n - head - tail, wanted->pdata + head,
                         wanted->len - head - tail);
}

static GPtrArray *
part (SwbBoardLanes *self)
{
  GPtrArray *parted =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  GListModel *all =
      self->campaign == NULL
          ? NULL
          : G_LIST_MODEL (swb_campaign_get_placements (self->campaign));

  for (guint i = 0; i < self->lanes->len; i++)
    g_ptr_array_add (parted, g_ptr_array_new_with_free_func (g_object_unref));
  for (guint i = 0; all != NULL && i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (SwbPlacement) one = g_list_model_get_item (all, i);

      if (self->shows == NULL || self->shows (one, self->shows_data))
        g_ptr_array_add (g_ptr_array_index (parted, lane_of (one)),
                         g_object_ref (one));
    }
  return parted;
}

static gboolean
refresh_cb (gpointer user_data)
{
  SwbBoardLanes *self = user_data;
  g_autoptr (GPtrArray) parted = part (self);

  self->refresh_source = 0;
  for (guint i = 0; i < parted->len; i++)
    {
      GPtrArray *wanted = g_ptr_array_index (parted, i);

      g_ptr_array_sort (wanted, compare);
      follow (g_ptr_array_index (self->lanes, i), wanted);
    }
  g_signal_emit (self, signals[REFRESHED], 0);
  return G_SOURCE_REMOVE;
}

static void
queue_refresh (gpointer user_data)
{
  SwbBoardLanes *self = user_data;

  if (self->refresh_source == 0)
    self->refresh_source =
        g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh_cb, self, NULL);
}

static void
swb_board_lanes_dispose (GObject *object)
{
  SwbBoardLanes *self = SWB_BOARD_LANES (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_pointer (&self->watch, swb_list_watch_free);
  g_clear_object (&self->campaign);

  G_OBJECT_CLASS (swb_board_lanes_parent_class)->dispose (object);
}

static void
swb_board_lanes_finalize (GObject *object)
{
  g_ptr_array_unref (SWB_BOARD_LANES (object)->lanes);

  G_OBJECT_CLASS (swb_board_lanes_parent_class)->finalize (object);
}

static void
swb_board_lanes_class_init (SwbBoardLanesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = swb_board_lanes_dispose;
  G_OBJECT_CLASS (klass)->finalize = swb_board_lanes_finalize;

  signals[REFRESHED] =
      g_signal_new ("refreshed", SWB_TYPE_BOARD_LANES, G_SIGNAL_RUN_LAST, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
swb_board_lanes_init (SwbBoardLanes *self)
{
  self->lanes = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; swb_board_lanes_status (i) != NULL; i++)
    g_ptr_array_add (self->lanes, g_list_store_new (SWB_TYPE_PLACEMENT));
}

/**
 * swb_board_lanes_new:
 *
 * Returns: (transfer full): empty lanes, one a status
 */
SwbBoardLanes *
swb_board_lanes_new (void)
{
  return g_object_new (SWB_TYPE_BOARD_LANES, NULL);
}

/**
 * swb_board_lanes_set_campaign:
 * @self: lanes
 * @campaign: (nullable): whose placements to part
 */
void
swb_board_lanes_set_campaign (SwbBoardLanes *self, SwbCampaign *campaign)
{
  g_return_if_fail (SWB_IS_BOARD_LANES (self));

  if (self->campaign == campaign)
    return;
  g_clear_pointer (&self->watch, swb_list_watch_free);
  g_set_object (&self->campaign, campaign);
  if (campaign != NULL)
    self->watch = swb_list_watch_new (
        G_LIST_MODEL (swb_campaign_get_placements (campaign)), queue_refresh,
        self);
  swb_board_lanes_refresh (self);
}

/**
 * swb_board_lanes_set_filter:
 * @self: lanes
 * @shows: (nullable): whether a placement is shown; null for all
 * @user_data: for @shows
 */
void
swb_board_lanes_set_filter (SwbBoardLanes *self,
                            SwbBoardShows shows,
                            gpointer user_data)
{
  g_return_if_fail (SWB_IS_BOARD_LANES (self));

  self->shows = shows;
  self->shows_data = user_data;
  queue_refresh (self);
}

/**
 * swb_board_lanes_refresh:
 * @self: lanes
 *
 * Parts the placements anew at once, as after the filter shows others.
 */
void
swb_board_lanes_refresh (SwbBoardLanes *self)
{
  g_return_if_fail (SWB_IS_BOARD_LANES (self));

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  refresh_cb (self);
}

/**
 * swb_board_lanes_get_n:
 * @self: lanes
 *
 * Returns: how many lanes there are
 */
guint
swb_board_lanes_get_n (SwbBoardLanes *self)
{
  g_return_val_if_fail (SWB_IS_BOARD_LANES (self), 0);

  return self->lanes->len;
}

/**
 * swb_board_lanes_get:
 * @self: lanes
 * @lane: which
 *
 * Returns: (transfer none): its placements
 */
GListModel *
swb_board_lanes_get (SwbBoardLanes *self, guint lane)
{
  g_return_val_if_fail (SWB_IS_BOARD_LANES (self), NULL);
  g_return_val_if_fail (lane < self->lanes->len, NULL);

  return g_ptr_array_index (self->lanes, lane);
}

/**
 * swb_board_lanes_status:
 * @lane: which
 *
 * Returns: (nullable): the id of its status; null after the last lane
 */
const char *
swb_board_lanes_status (guint lane)
{
  return swb_status_ids ()[lane];
}

/**
 * swb_board_lanes_find:
 * @self: lanes
 * @placement: a placement
 * @lane: (out): where it is
 * @position: (out): its place there
 *
 * Returns: whether it is shown
 */
gboolean
swb_board_lanes_find (SwbBoardLanes *self,
                      SwbPlacement *placement,
                      guint *lane,
                      guint *position)
{
  g_return_val_if_fail (SWB_IS_BOARD_LANES (self), FALSE);

  for (*lane = 0; *lane < self->lanes->len; ++*lane)
    if (g_list_store_find (g_ptr_array_index (self->lanes, *lane), placement,
                           position))
      return TRUE;
  return FALSE;
}
