/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One lane of the status board: a title with count and sum, and a list of
 * cards to choose, drag and walk over by keys. What a person wants is told to
 * the board, which knows the other lanes. */
#include "ui/swb-board-lane.h"

#include "document/swb-plan-commands.h"
#include "ui/swb-board-card.h"
#include "ui/swb-origin.h"
#include "ui/swb-roster-drag.h"
#include "ui/swb-timeline-words.h"

#include <glib/gi18n-lib.h>

#define MOST_CURRENCIES 2

struct _SwbBoardLane
{
  GtkWidget parent_instance;

  const char *status;
  SwbRoster *roster;
  GtkMultiSelection *selection;
  gboolean writable;
  gboolean choosing;

  GtkWidget *content;
  GtkWidget *title;
  GtkWidget *count;
  GtkWidget *sum;
  GtkWidget *list;
  GtkDragSource *drag;
  GtkDropTarget *drop;
};

G_DEFINE_FINAL_TYPE (SwbBoardLane, swb_board_lane, GTK_TYPE_WIDGET)

enum
{
  DROPPED,
  SELECTION_CHANGED,
  ACTIVATED,
  MENU,
  STEP,
  SHIFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GListModel *
get_placements (SwbBoardLane *self)
{
  return G_LIST_MODEL (self->selection);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer self)
{
  gtk_list_item_set_child (item, swb_board_card_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem *item,
         SwbBoardLane *self)
{
  swb_board_card_set (SWB_BOARD_CARD (gtk_list_item_get_child (item)),
                      gtk_list_item_get_item (item), self->roster);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  swb_board_card_set (SWB_BOARD_CARD (gtk_list_item_get_child (item)), NULL,
                      NULL);
}

static void
activate_cb (SwbBoardLane *self, guint position)
{
  g_autoptr (SwbPlacement) placement =
      g_list_model_get_item (get_placements (self), position);

  if (placement != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, placement);
}

static SwbBoardCard *
card_at (SwbBoardLane *self, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (self->list, x, y, GTK_PICK_DEFAULT);
  GtkWidget *child;

  if (picked == NULL || picked == self->list)
    return NULL;
  if (!SWB_IS_BOARD_CARD (picked))
    {
      child = gtk_widget_get_ancestor (picked, SWB_TYPE_BOARD_CARD);
      picked = child ? child : gtk_widget_get_first_child (picked);
    }
  return picked != NULL && SWB_IS_BOARD_CARD (picked) ? SWB_BOARD_CARD (picked)
                                                      : NULL;
}

static gboolean
find (SwbBoardLane *self, SwbPlacement *placement, guint *position)
{
  for (guint i = 0; i < g_list_model_get_n_items (get_placements (self)); i++)
    {
      g_autoptr (SwbPlacement) one =
          g_list_model_get_item (get_placements (self), i);

      *position = i;
      if (one == placement)
        return TRUE;
    }
  return FALSE;
}

/* What was pressed is chosen alone unless it is among the chosen ones. */
static void
choose_pressed (SwbBoardLane *self, SwbPlacement *placement)
{
  guint position;

  if (find (self, placement, &position) &&
      !gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection),
                                        position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection),
                                     position, TRUE);
}

static void
right_click_cb (GtkGestureClick *gesture,
                int n_press,
                double x,
                double y,
                SwbBoardLane *self)
{
  SwbBoardCard *card = card_at (self, x, y);
  double at_x, at_y;

  if (card == NULL || swb_board_card_get_placement (card) == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  choose_pressed (self, swb_board_card_get_placement (card));
  if (gtk_widget_translate_coordinates (self->list, GTK_WIDGET (self), x, y,
                                        &at_x, &at_y))
    g_signal_emit (self, signals[MENU], 0, at_x, at_y);
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, SwbBoardLane *self)
{
  SwbBoardCard *card = card_at (self, x, y);
  SwbPlacement *placement =
      card != NULL ? swb_board_card_get_placement (card) : NULL;

  if (placement == NULL || !self->writable)
    return NULL;
  choose_pressed (self, placement);
  return gdk_content_provider_new_typed (SWB_TYPE_PLACEMENT, placement);
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, SwbBoardLane *self)
{
  g_autoptr (GPtrArray) chosen = swb_board_lane_get_chosen (self);
  const SwbId *creator;

  if (chosen->len == 0)
    return;
  creator = swb_placement_get_creator (chosen->pdata[0]);
  swb_roster_drag_show (drag, swb_timeline_creator_tier (self->roster, creator),
                        swb_timeline_creator_name (self->roster, creator),
                        chosen->len);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         SwbBoardLane *self)
{
  SwbPlacement *placement = g_value_get_object (value);

  if (!self->writable || placement == NULL)
    return FALSE;
  g_signal_emit (self, signals[DROPPED], 0, placement);
  return TRUE;
}

static gboolean
popup_by_key (SwbBoardLane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  graphene_rect_t bounds;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->list) ||
      !gtk_widget_compute_bounds (focus, GTK_WIDGET (self), &bounds))
    return FALSE;
  g_signal_emit (self, signals[MENU], 0, (double) bounds.origin.x + 24,
                 (double) (bounds.origin.y + bounds.size.height / 2));
  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        SwbBoardLane *self)
{
  gboolean mirrored =
      gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GdkModifierType held =
      state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK);
  int way = 0;

  if (keyval == GDK_KEY_Menu ||
      (keyval == GDK_KEY_F10 && held == GDK_SHIFT_MASK))
    return popup_by_key (self);
  if (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left)
    way = mirrored ? 1 : -1;
  else if (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right)
    way = mirrored ? -1 : 1;
  if (way == 0 || (held != 0 && held != GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[held == 0 ? STEP : SHIFT], 0, way);
  return GDK_EVENT_STOP;
}

static void
selection_changed_cb (SwbBoardLane *self)
{
  if (!self->choosing)
    g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
forget_model (SwbBoardLane *self)
{
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->list != NULL)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->list), NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->roster);
}

static void
swb_board_lane_dispose (GObject *object)
{
  SwbBoardLane *self = SWB_BOARD_LANE (object);

  forget_model (self);
  self->list = NULL;
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (swb_board_lane_parent_class)->dispose (object);
}

static void
add_signals (void)
{
#define SIGNAL(id, name, n, ...)                                               \
  signals[id] = g_signal_new (name, SWB_TYPE_BOARD_LANE, G_SIGNAL_RUN_LAST, 0, \
                              NULL, NULL, NULL, G_TYPE_NONE, n, __VA_ARGS__)
  SIGNAL (DROPPED, "dropped", 1, SWB_TYPE_PLACEMENT);
  SIGNAL (SELECTION_CHANGED, "selection-changed", 0, G_TYPE_NONE);
  SIGNAL (ACTIVATED, "activated", 1, SWB_TYPE_PLACEMENT);
  SIGNAL (MENU, "menu", 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  SIGNAL (STEP, "step", 1, G_TYPE_INT);
  SIGNAL (SHIFT, "shift", 1, G_TYPE_INT);
#undef SIGNAL
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-board-lane.ui");
#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, SwbBoardLane, name)
  BIND (content);
  BIND (title);
  BIND (count);
  BIND (sum);
  BIND (list);
  BIND (drag);
  BIND (drop);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, right_click_cb);
  gtk_widget_class_bind_template_callback (widget_class, prepare_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
swb_board_lane_class_init (SwbBoardLaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_board_lane_dispose;

  add_signals ();
  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "boardlane");
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
swb_board_lane_init (SwbBoardLane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_target_set_gtypes (self->drop, (GType[]){ SWB_TYPE_PLACEMENT }, 1);
}

/**
 * swb_board_lane_new:
 * @status: the id of a status of placements
 *
 * Returns: (transfer floating): its lane, empty
 */
GtkWidget *
swb_board_lane_new (const char *status)
{
  SwbBoardLane *self = g_object_new (SWB_TYPE_BOARD_LANE, NULL);

  self->status = g_intern_string (status);
  gtk_label_set_text (GTK_LABEL (self->title), swb_status_name (status));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  swb_status_name (status), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), status);
  return GTK_WIDGET (self);
}

/**
 * swb_board_lane_set_model:
 * @self: a lane
 * @placements: (nullable): SwbPlacement, in order
 * @roster: (nullable): where their creators are
 */
void
swb_board_lane_set_model (SwbBoardLane *self,
                          GListModel *placements,
                          SwbRoster *roster)
{
  g_return_if_fail (SWB_IS_BOARD_LANE (self));

  forget_model (self);
  if (placements == NULL)
    return;
  g_set_object (&self->roster, roster);
  self->selection = gtk_multi_selection_new (g_object_ref (placements));
  g_signal_connect_swapped (self->selection, "selection-changed",
                            G_CALLBACK (selection_changed_cb), self);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list),
                           GTK_SELECTION_MODEL (self->selection));
  swb_board_lane_update_sums (self);
}

/**
 * swb_board_lane_set_writable:
 * @self: a lane
 * @writable: whether cards may be dragged
 */
void
swb_board_lane_set_writable (SwbBoardLane *self, gboolean writable)
{
  g_return_if_fail (SWB_IS_BOARD_LANE (self));

  self->writable = writable;
}

/* Amounts of different currencies are told side by side, never added. */
static GArray *
sum_up (GListModel *placements)
{
  GArray *sums = g_array_new (FALSE, FALSE, sizeof (SwbMoney));

  for (guint i = 0; i < g_list_model_get_n_items (placements); i++)
    {
      g_autoptr (SwbPlacement) one = g_list_model_get_item (placements, i);
      SwbMoney fee = swb_placement_get_fee (one);
      guint s = 0;

      if (swb_money_is_none (&fee))
        continue;
      while (s < sums->len &&
             !swb_money_add (&g_array_index (sums, SwbMoney, s), &fee,
                             &g_array_index (sums, SwbMoney, s)))
        s++;
      if (s == sums->len)
        g_array_append_val (sums, fee);
    }
  return sums;
}

/* As short as the lane is, or all of it to the last digit. */
static char *
sum_text (const GArray *sums, gboolean whole)
{
  const guint most = whole ? sums->len : MIN (sums->len, MOST_CURRENCIES);
  GString *text = g_string_new (NULL);

  for (guint s = 0; s < most; s++)
    {
      const SwbMoney sum = g_array_index (sums, SwbMoney, s);
      g_autofree char *amount =
          whole ? swb_money_format (sum) : swb_money_format_compact (sum);

      g_string_append_printf (text, "%s%s", s > 0 ? " + " : "", amount);
    }
  if (sums->len > most)
    g_string_append (text, " + …");
  return g_string_free (text, FALSE);
}

/* What the sum of the lane counts. */
static char *
origin_text (GListModel *placements)
{
  const guint n = g_list_model_get_n_items (placements);
  guint n_fees = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SwbPlacement) one = g_list_model_get_item (placements, i);
      const SwbMoney fee = swb_placement_get_fee (one);

      n_fees += !swb_money_is_none (&fee);
    }
  /* Translators: placements with a fee, and all of them */
  return g_strdup_printf (
      ngettext ("Fees of %u of %u placement, as in the plan. Currencies are "
                "never added",
                "Fees of %u of %u placements, as in the plan. Currencies are "
                "never added",
                n),
      n_fees, n);
}

/**
 * swb_board_lane_update_sums:
 * @self: a lane
 *
 * Tells how many placements there are and what they cost.
 */
void
swb_board_lane_update_sums (SwbBoardLane *self)
{
  GListModel *placements;
  g_autofree char *count = NULL;
  g_autofree char *sum = NULL;
  g_autofree char *spoken = NULL;
  g_autofree char *told = NULL;
  g_autofree char *around = NULL;
  g_autofree char *whole = NULL;
  g_autoptr (GArray) sums = NULL;
  guint n;

  g_return_if_fail (SWB_IS_BOARD_LANE (self));

  if (self->selection == NULL)
    return;
  placements = get_placements (self);
  n = g_list_model_get_n_items (placements);
  count = g_strdup_printf ("%u", n);
  sums = sum_up (placements);
  sum = sum_text (sums, FALSE);
  whole = sum_text (sums, TRUE);
  /* Translators: a status, how many posts have it, and what they cost */
  spoken = g_strdup_printf (
      ngettext ("%s: %u placement, %s", "%s: %u placements, %s", n),
      swb_status_name (self->status), n, *whole != '\0' ? whole : _ ("no fee"));
  told = n > 0 ? origin_text (placements) : NULL;
  around = told != NULL ? g_strdup_printf ("%s\n%s", spoken, told) : NULL;
  gtk_widget_set_tooltip_text (gtk_widget_get_parent (self->sum), around);
  swb_origin_set (GTK_WIDGET (self), around);
  gtk_label_set_text (GTK_LABEL (self->count), count);
  gtk_label_set_text (GTK_LABEL (self->sum), sum);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/**
 * swb_board_lane_get_chosen:
 * @self: a lane
 *
 * Returns: (transfer full) (element-type SwbPlacement): what is chosen here
 */
GPtrArray *
swb_board_lane_get_chosen (SwbBoardLane *self)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) places = NULL;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (SWB_IS_BOARD_LANE (self), chosen);

  if (self->selection == NULL)
    return chosen;
  places =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (gtk_bitset_iter_init_first (&iter, places, &position))
    do
      g_ptr_array_add (chosen,
                       g_list_model_get_item (get_placements (self), position));
    while (gtk_bitset_iter_next (&iter, &position));
  return chosen;
}

/**
 * swb_board_lane_choose:
 * @self: a lane
 * @placements: (element-type SwbPlacement): what to choose of what is here;
 *   the first of them gets the focus
 */
void
swb_board_lane_choose (SwbBoardLane *self, GPtrArray *placements)
{
  g_autoptr (GtkBitset) chosen = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) mask = NULL;
  guint position;

  g_return_if_fail (SWB_IS_BOARD_LANE (self));

  if (self->selection == NULL)
    return;
  mask = gtk_bitset_new_range (
      0, g_list_model_get_n_items (get_placements (self)));
  for (guint i = 0; i < placements->len; i++)
    if (find (self, placements->pdata[i], &position))
      gtk_bitset_add (chosen, position);
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection),
                                     chosen, mask);
  if (!gtk_bitset_is_empty (chosen))
    swb_board_lane_focus (self, gtk_bitset_get_minimum (chosen));
}

/**
 * swb_board_lane_choose_none:
 * @self: a lane
 *
 * Lets go of what is chosen without telling.
 */
void
swb_board_lane_choose_none (SwbBoardLane *self)
{
  g_return_if_fail (SWB_IS_BOARD_LANE (self));

  if (self->selection == NULL)
    return;
  self->choosing = TRUE;
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  self->choosing = FALSE;
}

static GtkWidget *
row_of (SwbBoardLane *self, SwbPlacement *placement)
{
  GtkWidget *row = gtk_widget_get_first_child (self->list);

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *card = gtk_widget_get_first_child (row);

      if (card != NULL && SWB_IS_BOARD_CARD (card) &&
          swb_board_card_get_placement (SWB_BOARD_CARD (card)) == placement)
        return row;
    }
  return NULL;
}

/**
 * swb_board_lane_focus:
 * @self: a lane
 * @position: which card; the last where there are fewer
 *
 * Returns: whether there is a card that took the focus
 */
gboolean
swb_board_lane_focus (SwbBoardLane *self, guint position)
{
  g_autoptr (SwbPlacement) placement = NULL;
  GtkWidget *row;
  guint n;

  g_return_val_if_fail (SWB_IS_BOARD_LANE (self), FALSE);

  n = self->selection ? g_list_model_get_n_items (get_placements (self)) : 0;
  if (n == 0)
    return FALSE;
  position = MIN (position, n - 1);
  placement = g_list_model_get_item (get_placements (self), position);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
  row = row_of (self, placement);
  return row != NULL && gtk_widget_grab_focus (row);
}

/**
 * swb_board_lane_focused:
 * @self: a lane
 *
 * Returns: the place of the card that has the focus, 0 where none has
 */
guint
swb_board_lane_focused (SwbBoardLane *self)
{
  GtkWidget *row;
  guint position = 0;

  g_return_val_if_fail (SWB_IS_BOARD_LANE (self), 0);

  row = gtk_widget_get_focus_child (self->list);
  if (row != NULL && SWB_IS_BOARD_CARD (gtk_widget_get_first_child (row)))
    find (self,
          swb_board_card_get_placement (
              SWB_BOARD_CARD (gtk_widget_get_first_child (row))),
          &position);
  return position;
}
