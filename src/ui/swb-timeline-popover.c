/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card of a placement. What was typed is taken when Enter is pressed or
 * the card closes; what was chosen, at once. */
#include "ui/swb-timeline-popover.h"

#include "base/swb-platform.h"
#include "ui/swb-timeline-words.h"

#include <glib/gi18n-lib.h>

struct _SwbTimelinePopover
{
  GtkPopover parent_instance;

  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *facts;
  GtkWidget *day;
  GtkWidget *calendar_popover;
  GtkWidget *calendar;
  GtkWidget *days;
  GtkWidget *status;
  GtkWidget *fee;
  GtkWidget *angle;

  SwbCampaign *campaign;
  SwbPlacement *placement;
  gulong watch;
  gboolean filling;
};

enum
{
  SIGNAL_COMMIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SwbTimelinePopover, swb_timeline_popover, GTK_TYPE_POPOVER)

static void
commit (SwbTimelinePopover *self, SwbCommand *command, gboolean removal)
{
  g_autoptr (SwbCommand) owned = command;

  if (command != NULL)
    g_signal_emit (self, signals[SIGNAL_COMMIT], 0, owned, removal);
}

static gboolean
is_idle (SwbTimelinePopover *self)
{
  return self->filling || self->placement == NULL;
}

static guint
status_index (const char *status)
{
  const char *const *ids = swb_status_ids ();
  guint i;

  for (i = 0; ids[i] != NULL; i++)
    if (g_strcmp0 (ids[i], status) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static void
fill_day (SwbTimelinePopover *self)
{
  SwbDay day = swb_placement_get_day (self->placement);
  g_autofree char *text = swb_day_format (day, SWB_DAY_STYLE_LONG);
  g_autoptr (GDateTime) date = NULL;
  int year;
  int month;
  int month_day;

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->day), text);
  if (!swb_day_to_ymd (day, &year, &month, &month_day))
    return;
  date = g_date_time_new_local (year, month, month_day, 12, 0, 0.0);
  if (date != NULL)
    gtk_calendar_select_day (GTK_CALENDAR (self->calendar), date);
}

static void
fill (SwbTimelinePopover *self)
{
  SwbMoney fee = swb_placement_get_fee (self->placement);
  const char *angle = swb_placement_get_angle (self->placement);
  g_autofree char *amount =
      swb_money_is_none (&fee) ? g_strdup ("") : swb_money_format (fee);

  self->filling = TRUE;
  fill_day (self);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->days),
                             swb_placement_get_days (self->placement));
  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (self->status),
      status_index (swb_placement_get_status (self->placement)));
  gtk_editable_set_text (GTK_EDITABLE (self->fee), amount);
  gtk_editable_set_text (GTK_EDITABLE (self->angle),
                         angle != NULL ? angle : "");
  gtk_widget_remove_css_class (self->fee, "error");
  gtk_widget_set_tooltip_text (self->fee, NULL);
  self->filling = FALSE;
}

static void
day_cb (SwbTimelinePopover *self)
{
  g_autoptr (GDateTime) date = NULL;
  SwbDay day;
  int move;

  if (is_idle (self))
    return;
  date = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  day = swb_day_from_ymd (g_date_time_get_year (date),
                          g_date_time_get_month (date),
                          g_date_time_get_day_of_month (date));
  move = day - swb_placement_get_day (self->placement);
  if (move != 0)
    commit (
        self,
        swb_plan_move_placements (self->campaign, &self->placement, 1, move),
        FALSE);
}

static void
days_cb (SwbTimelinePopover *self)
{
  int days = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->days));

  if (is_idle (self) || days == swb_placement_get_days (self->placement))
    return;
  commit (self, swb_plan_set_placement_days (self->placement, days), FALSE);
}

static void
status_cb (SwbTimelinePopover *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->status));

  if (is_idle (self) || chosen == GTK_INVALID_LIST_POSITION ||
      chosen == status_index (swb_placement_get_status (self->placement)))
    return;
  commit (self,
          swb_plan_set_placement_status (
              &self->placement, 1, swb_status_ids ()[chosen], swb_day_today ()),
          FALSE);
}

static void
fee_cb (SwbTimelinePopover *self)
{
  g_autoptr (GError) error = NULL;
  SwbMoney was;
  SwbMoney fee = swb_money_none ();
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->fee));

  if (is_idle (self))
    return;
  was = swb_placement_get_fee (self->placement);
  if (*text != '\0' &&
      !swb_money_parse (text,
                        swb_money_is_none (&was)
                            ? swb_campaign_get_budget (self->campaign).currency
                            : was.currency,
                        &fee, &error))
    {
      gtk_widget_add_css_class (self->fee, "error");
      gtk_widget_set_tooltip_text (self->fee, error->message);
      return;
    }
  gtk_widget_remove_css_class (self->fee, "error");
  gtk_widget_set_tooltip_text (self->fee, NULL);
  if (!swb_money_equal (&was, &fee))
    commit (self, swb_plan_set_placement_fee (self->placement, fee), FALSE);
}

static void
angle_cb (SwbTimelinePopover *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->angle));
  const char *was;

  if (is_idle (self))
    return;
  was = swb_placement_get_angle (self->placement);
  if (g_strcmp0 (text, was != NULL ? was : "") != 0)
    commit (self, swb_plan_set_placement_angle (self->placement, text), FALSE);
}

static void
remove_cb (SwbTimelinePopover *self)
{
  g_autoptr (SwbPlacement) placement = g_steal_pointer (&self->placement);

  if (placement == NULL)
    return;
  g_clear_signal_handler (&self->watch, placement);
  gtk_popover_popdown (GTK_POPOVER (self));
  commit (self, swb_plan_delete_placements (&placement, 1), TRUE);
}

/* The model is right: what it says now is what the card shows. */
static void
notify_cb (SwbTimelinePopover *self)
{
  fill (self);
}

static void
let_go (SwbTimelinePopover *self)
{
  if (self->placement != NULL)
    g_clear_signal_handler (&self->watch, self->placement);
  g_clear_object (&self->placement);
  g_clear_object (&self->campaign);
}

static void
swb_timeline_popover_closed (GtkPopover *popover)
{
  SwbTimelinePopover *self = SWB_TIMELINE_POPOVER (popover);

  fee_cb (self);
  angle_cb (self);
  let_go (self);
}

static void
swb_timeline_popover_dispose (GObject *object)
{
  let_go (SWB_TIMELINE_POPOVER (object));

  G_OBJECT_CLASS (swb_timeline_popover_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SwbTimelinePopover,
                                        title);
  gtk_widget_class_bind_template_child (widget_class, SwbTimelinePopover,
                                        subtitle);
  gtk_widget_class_bind_template_child (widget_class, SwbTimelinePopover,
                                        facts);
  gtk_widget_class_bind_template_child (widget_class, SwbTimelinePopover, day);
  gtk_widget_class_bind_template_child (widget_class, SwbTimelinePopover,
                                        calendar_popover);
  gtk_widget_class_bind_template_child (widget_class, SwbTimelinePopover,
                                        calendar);
  gtk_widget_class_bind_template_child (widget_class, SwbTimelinePopover, days);
  gtk_widget_class_bind_template_child (widget_class, SwbTimelinePopover,
                                        status);
  gtk_widget_class_bind_template_child (widget_class, SwbTimelinePopover, fee);
  gtk_widget_class_bind_template_child (widget_class, SwbTimelinePopover,
                                        angle);
  gtk_widget_class_bind_template_callback (widget_class, day_cb);
  gtk_widget_class_bind_template_callback (widget_class, days_cb);
  gtk_widget_class_bind_template_callback (widget_class, status_cb);
  gtk_widget_class_bind_template_callback (widget_class, fee_cb);
  gtk_widget_class_bind_template_callback (widget_class, angle_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
swb_timeline_popover_class_init (SwbTimelinePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_timeline_popover_dispose;
  GTK_POPOVER_CLASS (klass)->closed = swb_timeline_popover_closed;
  signals[SIGNAL_COMMIT] = g_signal_new (
      "commit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
      NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_BOOLEAN);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-timeline-popover.ui");
  bind_children (widget_class);
}

static void
swb_timeline_popover_init (SwbTimelinePopover *self)
{
  const char *const *ids = swb_status_ids ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint i;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = TRUE;
  for (i = 0; ids[i] != NULL; i++)
    gtk_string_list_append (names, swb_status_name (ids[i]));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->status), G_LIST_MODEL (names));
  self->filling = FALSE;
}

/**
 * swb_timeline_popover_new:
 *
 * Returns: (transfer floating): a card that shows nothing yet
 */
GtkWidget *
swb_timeline_popover_new (void)
{
  return g_object_new (SWB_TYPE_TIMELINE_POPOVER, NULL);
}

static void
show_placement (SwbTimelinePopover *self,
                SwbRoster *roster,
                SwbPlacement *placement)
{
  const char *channel = swb_placement_get_channel (placement);

  gtk_label_set_text (GTK_LABEL (self->title),
                      swb_timeline_creator_name (
                          roster, swb_placement_get_creator (placement)));
  gtk_label_set_text (GTK_LABEL (self->subtitle),
                      channel != NULL ? swb_channel_name (channel) : "");
  self->placement = g_object_ref (placement);
  self->watch = g_signal_connect_object (
      placement, "notify", G_CALLBACK (notify_cb), self, G_CONNECT_SWAPPED);
  fill (self);
}

static void
show_other (SwbTimelinePopover *self, gpointer object)
{
  g_autofree char *words = NULL;

  if (SWB_IS_GATE (object))
    {
      SwbDay day = swb_gate_get_day (object);
      SwbFlight flight = { day, day };

      gtk_label_set_text (GTK_LABEL (self->title), swb_gate_get_name (object));
      words = swb_timeline_gate_words (object, &flight);
    }
  else
    {
      SwbFlight flight = swb_stage_get_flight (object);

      gtk_label_set_text (GTK_LABEL (self->title), swb_stage_get_name (object));
      words = swb_timeline_stage_words (object, &flight);
    }
  gtk_label_set_text (GTK_LABEL (self->subtitle), words);
}

/**
 * swb_timeline_popover_show:
 * @self: a card with a parent
 * @campaign: the plan
 * @roster: (nullable): names
 * @object: a placement, gate or stage of it
 * @read_only: whether nothing can be changed
 *
 * Pops up.
 */
void
swb_timeline_popover_show (SwbTimelinePopover *self,
                           SwbCampaign *campaign,
                           SwbRoster *roster,
                           gpointer object,
                           gboolean read_only)
{
  g_return_if_fail (SWB_IS_TIMELINE_POPOVER (self));

  let_go (self);
  self->campaign = g_object_ref (campaign);
  gtk_widget_set_visible (self->facts, SWB_IS_PLACEMENT (object));
  gtk_widget_set_sensitive (self->facts, !read_only);
  if (SWB_IS_PLACEMENT (object))
    show_placement (self, roster, object);
  else
    show_other (self, object);
  gtk_popover_popup (GTK_POPOVER (self));
}
