/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The status board: lanes of cards from shortlisted to paid. Cards are dragged
 * from lane to lane, moved by Alt and the arrow keys, or by their menu; all
 * that is chosen moves together, as one act. */
#include "ui/swb-roster-board.h"

#include "base/swb-text.h"
#include "document/swb-plan-commands.h"
#include "ui/swb-board-lane.h"
#include "ui/swb-board-lanes.h"
#include "ui/swb-menu-focus.h"
#include "ui/swb-roster-acts.h"
#include "ui/swb-tab-out.h"
#include "ui/swb-timeline-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define EDGE 48.0      /* pixels from an edge where a drag scrolls */
#define PER_FRAME 14.0 /* pixels */

struct _SwbRosterBoard
{
  GtkWidget parent_instance;

  SwbDocument *document;
  SwbRosterView *view;
  SwbBoardLanes *lanes;
  GPtrArray *lane_widgets; /* not held: the box does */
  GPtrArray *followed;     /* SwbPlacement: chosen again where they come */
  double scroll_by;
  guint tick;

  GtkWidget *stack;
  GtkWidget *empty;
  GtkWidget *scrolled;
  GtkWidget *lane_box;
  GtkWidget *menu;
};

G_DEFINE_FINAL_TYPE (SwbRosterBoard, swb_roster_board, GTK_TYPE_WIDGET)

enum
{
  SELECTION_CHANGED,
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static SwbBoardLane *
get_lane (SwbRosterBoard *self, guint lane)
{
  return g_ptr_array_index (self->lane_widgets, lane);
}

static gboolean
index_of (SwbRosterBoard *self, SwbBoardLane *lane, guint *index)
{
  return g_ptr_array_find (self->lane_widgets, lane, index);
}

static guint
count_cards (SwbRosterBoard *self)
{
  guint n = 0;

  for (guint i = 0; i < self->lane_widgets->len; i++)
    n += g_list_model_get_n_items (swb_board_lanes_get (self->lanes, i));
  return n;
}

static gboolean
is_writable (SwbRosterBoard *self)
{
  return self->document != NULL && !swb_document_get_read_only (self->document);
}

/* What moved is chosen again in its new lane, and keeps the focus. */
static void
follow (SwbRosterBoard *self)
{
  g_autoptr (GPtrArray) followed = g_steal_pointer (&self->followed);
  guint lane, position;

  if (followed == NULL || followed->len == 0 ||
      !swb_board_lanes_find (self->lanes, followed->pdata[0], &lane, &position))
    return;
  for (guint i = 0; i < self->lane_widgets->len; i++)
    if (i != lane)
      swb_board_lane_choose_none (get_lane (self, i));
  swb_board_lane_choose (get_lane (self, lane), followed);
}

/* Nothing is planned, or the list's search and filters leave nothing. */
static void
update_empty (SwbRosterBoard *self)
{
  SwbCampaign *campaign =
      self->document ? swb_document_get_campaign (self->document) : NULL;
  gboolean planned =
      campaign != NULL && g_list_model_get_n_items (G_LIST_MODEL (
                              swb_campaign_get_placements (campaign))) > 0;

  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty),
                             planned ? _ ("No Placement Fits")
                                     : _ ("Nothing in the Pipeline"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (self->empty),
      planned ? _ ("Nobody whom this search and these filters find is booked "
                   "in this campaign.")
              : _ ("Choose creators in the list and book them. Each placement "
                   "then moves over this board from shortlisted to paid."));
}

static void
refreshed_cb (SwbRosterBoard *self)
{
  for (guint i = 0; i < self->lane_widgets->len; i++)
    swb_board_lane_update_sums (get_lane (self, i));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    count_cards (self) > 0 ? "board" : "empty");
  update_empty (self);
  follow (self);
}

static char *
tell_moved (SwbRosterBoard *self, GPtrArray *placements, const char *status)
{
  SwbRoster *roster =
      swb_workspace_get_roster (swb_document_get_workspace (self->document));
  g_autofree char *name = NULL;

  if (placements->len > 1)
    /* Translators: a number of posts, and a status */
    return g_strdup_printf (ngettext ("%u placement is now “%s”",
                                      "%u placements are now “%s”",
                                      placements->len),
                            placements->len, swb_status_name (status));
  name = swb_text_name (swb_timeline_creator_name (
      roster, swb_placement_get_creator (placements->pdata[0])));
  /* Translators: a creator's name, and a status */
  return g_strdup_printf (_ ("%s is now “%s”"), name, swb_status_name (status));
}

static void
move (SwbRosterBoard *self, GPtrArray *placements, const char *status)
{
  g_autoptr (GPtrArray) moving =
      g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *done = NULL;

  for (guint i = 0; i < placements->len; i++)
    if (g_strcmp0 (swb_placement_get_status (placements->pdata[i]), status) !=
        0)
      g_ptr_array_add (moving, g_object_ref (placements->pdata[i]));
  if (moving->len == 0 || !is_writable (self))
    return;
  done = tell_moved (self, moving, status);
  swb_roster_run (
      GTK_WIDGET (self), self->document,
      swb_plan_set_placement_status ((SwbPlacement *const *) moving->pdata,
                                     moving->len, status, swb_day_today ()),
      done);
  g_clear_pointer (&self->followed, g_ptr_array_unref);
  self->followed = g_steal_pointer (&moving);
}

static void
dropped_cb (SwbRosterBoard *self, SwbPlacement *placement, SwbBoardLane *onto)
{
  guint to, from, position;
  g_autoptr (GPtrArray) chosen = NULL;

  if (!index_of (self, onto, &to) ||
      !swb_board_lanes_find (self->lanes, placement, &from, &position))
    return;
  chosen = swb_board_lane_get_chosen (get_lane (self, from));
  if (!g_ptr_array_find (chosen, placement, NULL))
    {
      g_ptr_array_set_size (chosen, 0);
      g_ptr_array_add (chosen, g_object_ref (placement));
    }
  move (self, chosen, swb_board_lanes_status (to));
}

/* One lane at a time has what is chosen. */
static void
lane_selection_cb (SwbRosterBoard *self, SwbBoardLane *lane)
{
  for (guint i = 0; i < self->lane_widgets->len; i++)
    if (get_lane (self, i) != lane)
      swb_board_lane_choose_none (get_lane (self, i));
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
activated_cb (SwbRosterBoard *self, SwbPlacement *placement)
{
  g_signal_emit (self, signals[ACTIVATED], 0, placement);
}

/* The card that the keys came to is what they act on. */
static void
choose_focused (SwbRosterBoard *self, SwbBoardLane *lane)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (lane)))
    gtk_widget_activate_action (focus, "list.select-item", "(ubb)",
                                swb_board_lane_focused (lane), FALSE, FALSE);
}

static void
choose_some (SwbRosterBoard *self, SwbBoardLane *lane)
{
  g_autoptr (GPtrArray) chosen = swb_board_lane_get_chosen (lane);

  if (chosen->len == 0)
    choose_focused (self, lane);
}

static void
menu_cb (SwbRosterBoard *self, double x, double y, SwbBoardLane *lane)
{
  GdkRectangle at = { 0, 0, 1, 1 };
  double at_x, at_y;

  if (!gtk_widget_translate_coordinates (GTK_WIDGET (lane), GTK_WIDGET (self),
                                         x, y, &at_x, &at_y))
    return;
  choose_some (self, lane);
  at.x = (int) at_x;
  at.y = (int) at_y;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &at);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* Over lanes that are empty to the next that has cards. */
static void
step_cb (SwbRosterBoard *self, int way, SwbBoardLane *lane)
{
  guint position = swb_board_lane_focused (lane);
  guint i;

  if (!index_of (self, lane, &i))
    return;
  for (i += (guint) way; i < self->lane_widgets->len; i += (guint) way)
    if (swb_board_lane_focus (get_lane (self, i), position))
      {
        choose_focused (self, get_lane (self, i));
        return;
      }
  gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
shift_cb (SwbRosterBoard *self, int way, SwbBoardLane *lane)
{
  g_autoptr (GPtrArray) chosen = NULL;
  guint i;

  if (!index_of (self, lane, &i))
    return;
  choose_some (self, lane);
  chosen = swb_board_lane_get_chosen (lane);
  i += (guint) way;
  if (i < self->lane_widgets->len)
    move (self, chosen, swb_board_lanes_status (i));
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static gboolean
scroll_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SwbRosterBoard *self = SWB_ROSTER_BOARD (widget);
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (
      GTK_SCROLLED_WINDOW (self->scrolled));

  gtk_adjustment_set_value (across, gtk_adjustment_get_value (across) +
                                        self->scroll_by);
  return G_SOURCE_CONTINUE;
}

static void
set_scrolling (SwbRosterBoard *self, double by)
{
  self->scroll_by = by;
  if (by != 0 && self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self),
                                               scroll_tick_cb, NULL, NULL);
  else if (by == 0 && self->tick != 0)
    {
      gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
      self->tick = 0;
    }
}

static void
drag_motion_cb (GtkDropControllerMotion *motion,
                double x,
                double y,
                SwbRosterBoard *self)
{
  double width = gtk_widget_get_width (self->scrolled);

  set_scrolling (self, x < EDGE           ? -PER_FRAME
                       : x > width - EDGE ? PER_FRAME
                                          : 0);
}

static void
drag_leave_cb (SwbRosterBoard *self)
{
  set_scrolling (self, 0);
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  swb_roster_board_move (SWB_ROSTER_BOARD (widget),
                         g_variant_get_string (parameter, NULL));
}

static void
make_menu (SwbRosterBoard *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) statuses = g_menu_new ();

  for (guint i = 0; i < swb_board_lanes_get_n (self->lanes); i++)
    {
      const char *status = swb_board_lanes_status (i);
      g_autoptr (GMenuItem) item =
          g_menu_item_new (swb_status_name (status), NULL);

      g_menu_item_set_action_and_target (item, "board.move", "s", status);
      g_menu_append_item (statuses, item);
    }
  g_menu_append_section (menu, _ ("Move To"), G_MENU_MODEL (statuses));
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu),
                                   G_MENU_MODEL (menu));
}

static void
add_lanes (SwbRosterBoard *self)
{
  for (guint i = 0; i < swb_board_lanes_get_n (self->lanes); i++)
    {
      GtkWidget *lane = swb_board_lane_new (swb_board_lanes_status (i));

#define ON(signal)                                                             \
  g_signal_connect_object (lane, #signal, G_CALLBACK (signal##_cb), self,      \
                           G_CONNECT_SWAPPED)
      ON (dropped);
      ON (activated);
      ON (menu);
      ON (step);
      ON (shift);
#undef ON
      g_signal_connect_object (lane, "selection-changed",
                               G_CALLBACK (lane_selection_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->lane_box), lane);
      g_ptr_array_add (self->lane_widgets, lane);
    }
}

static void
campaign_cb (SwbRosterBoard *self)
{
  SwbCampaign *campaign =
      self->document ? swb_document_get_campaign (self->document) : NULL;

  swb_board_lanes_set_campaign (self->lanes, campaign);
  for (guint i = 0; i < self->lane_widgets->len; i++)
    swb_board_lane_set_writable (get_lane (self, i), is_writable (self));
}

static gboolean
shows (SwbPlacement *placement, gpointer user_data)
{
  SwbRosterBoard *self = user_data;

  return self->view == NULL ||
         swb_roster_view_shows (self->view,
                                swb_placement_get_creator (placement));
}

static void
swb_roster_board_dispose (GObject *object)
{
  SwbRosterBoard *self = SWB_ROSTER_BOARD (object);

  if (self->lane_widgets->len > 0)
    {
      swb_roster_board_set_view (self, NULL);
      swb_roster_board_set_document (self, NULL);
    }
  set_scrolling (self, 0);
  g_ptr_array_set_size (self->lane_widgets, 0);
  g_clear_pointer (&self->followed, g_ptr_array_unref);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->stack, gtk_widget_unparent);

  G_OBJECT_CLASS (swb_roster_board_parent_class)->dispose (object);
}

static void
swb_roster_board_finalize (GObject *object)
{
  SwbRosterBoard *self = SWB_ROSTER_BOARD (object);

  g_object_unref (self->lanes);
  g_ptr_array_unref (self->lane_widgets);

  G_OBJECT_CLASS (swb_roster_board_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-roster-board.ui");
#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, SwbRosterBoard, name)
  BIND (stack);
  BIND (empty);
  BIND (scrolled);
  BIND (lane_box);
  BIND (menu);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, drag_motion_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_leave_cb);
}

static void
swb_roster_board_class_init (SwbRosterBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_roster_board_dispose;
  G_OBJECT_CLASS (klass)->finalize = swb_roster_board_finalize;

  signals[SELECTION_CHANGED] =
      g_signal_new ("selection-changed", SWB_TYPE_ROSTER_BOARD,
                    G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] =
      g_signal_new ("activated", SWB_TYPE_ROSTER_BOARD, G_SIGNAL_RUN_LAST, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 1, SWB_TYPE_PLACEMENT);

  gtk_widget_class_install_action (widget_class, "board.move", "s",
                                   move_action);
  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "rosterboard");
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
swb_roster_board_init (SwbRosterBoard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  swb_menu_focus_keep (GTK_POPOVER (self->menu), GTK_WIDGET (self));
  self->lane_widgets = g_ptr_array_new ();
  self->lanes = swb_board_lanes_new ();
  g_signal_connect_object (self->lanes, "refreshed", G_CALLBACK (refreshed_cb),
                           self, G_CONNECT_SWAPPED);
  swb_board_lanes_set_filter (self->lanes, shows, self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Status board"), -1);
  add_lanes (self);
  make_menu (self);
  swb_tab_out_add (GTK_WIDGET (self));
}

/**
 * swb_roster_board_set_document:
 * @self: a board
 * @document: (nullable): the workspace whose campaign to show
 */
void
swb_roster_board_set_document (SwbRosterBoard *self, SwbDocument *document)
{
  SwbRoster *roster = NULL;

  g_return_if_fail (SWB_IS_ROSTER_BOARD (self));
  g_return_if_fail (document == NULL || SWB_IS_DOCUMENT (document));

  if (self->document == document)
    return;
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  if (document != NULL)
    {
      roster = swb_workspace_get_roster (swb_document_get_workspace (document));
      g_signal_connect_object (document, "notify::campaign",
                               G_CALLBACK (campaign_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (document, "notify::state",
                               G_CALLBACK (campaign_cb), self,
                               G_CONNECT_SWAPPED);
    }
  for (guint i = 0; i < self->lane_widgets->len; i++)
    swb_board_lane_set_model (
        get_lane (self, i),
        document != NULL ? swb_board_lanes_get (self->lanes, i) : NULL, roster);
  campaign_cb (self);
}

/**
 * swb_roster_board_set_view:
 * @self: a board
 * @view: (nullable): shown are placements of the creators that it shows, so
 *   that search and filters are those of the list
 */
void
swb_roster_board_set_view (SwbRosterBoard *self, SwbRosterView *view)
{
  g_return_if_fail (SWB_IS_ROSTER_BOARD (self));

  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self->lanes);
  g_set_object (&self->view, view);
  if (view != NULL)
    g_signal_connect_object (view, "items-changed",
                             G_CALLBACK (swb_board_lanes_refresh), self->lanes,
                             G_CONNECT_SWAPPED);
  swb_board_lanes_refresh (self->lanes);
}

/**
 * swb_roster_board_get_chosen:
 * @self: a board
 *
 * Returns: (transfer full) (element-type SwbPlacement): what is chosen
 */
GPtrArray *
swb_roster_board_get_chosen (SwbRosterBoard *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_BOARD (self), NULL);

  for (guint i = 0; i < self->lane_widgets->len; i++)
    {
      g_autoptr (GPtrArray) chosen =
          swb_board_lane_get_chosen (get_lane (self, i));

      if (chosen->len > 0)
        return g_steal_pointer (&chosen);
    }
  return g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * swb_roster_board_focus:
 * @self: a board
 *
 * Gives the focus to the first card.
 *
 * Returns: whether there is one
 */
gboolean
swb_roster_board_focus (SwbRosterBoard *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_BOARD (self), FALSE);

  for (guint i = 0; i < self->lane_widgets->len; i++)
    if (swb_board_lane_focus (get_lane (self, i), 0))
      return TRUE;
  return FALSE;
}

/**
 * swb_roster_board_move:
 * @self: a board
 * @status: the id of a status
 *
 * Gives it to what is chosen, as one act; a toast offers to undo it.
 */
void
swb_roster_board_move (SwbRosterBoard *self, const char *status)
{
  g_autoptr (GPtrArray) chosen = NULL;

  g_return_if_fail (SWB_IS_ROSTER_BOARD (self));

  chosen = swb_roster_board_get_chosen (self);
  if (chosen->len > 0)
    move (self, chosen, status);
}
