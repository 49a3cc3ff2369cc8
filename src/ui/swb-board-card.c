/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A placement on the status board. It follows its placement and the roster by
 * itself; the lists that show it only say which placement it is. */
#include "ui/swb-board-card.h"

#include "base/swb-platform.h"
#include "document/swb-plan-commands.h"
#include "ui/swb-roster-mark.h"
#include "ui/swb-timeline-words.h"

#include <glib/gi18n-lib.h>

struct _SwbBoardCard
{
  GtkWidget parent_instance;

  SwbPlacement *placement;
  SwbRoster *roster;

  GtkWidget *content;
  GtkWidget *mark;
  GtkWidget *name;
  GtkWidget *where;
  GtkWidget *date;
  GtkWidget *late;
  GtkWidget *fee;
};

G_DEFINE_FINAL_TYPE (SwbBoardCard, swb_board_card, GTK_TYPE_WIDGET)

static char *
where_text (SwbPlacement *placement)
{
  const char *channel = swb_placement_get_channel (placement);
  const char *angle = swb_placement_get_angle (placement);
  const char *name = channel != NULL ? swb_channel_name (channel) : "";

  if (angle == NULL || *angle == '\0')
    return g_strdup (name);
  /* Translators: a channel and what the creator does there: "Instagram Reels
   * · dance" */
  return g_strdup_printf (_ ("%s · %s"), name, angle);
}

static void
show_late (SwbBoardCard *self)
{
  int days = swb_board_days_late (self->placement, swb_day_today ());
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->late, days > 0);
  if (days <= 0)
    return;
  text = g_strdup_printf (
      ngettext ("%d day late", "%d days late", (gulong) days), days);
  gtk_label_set_text (GTK_LABEL (self->late), text);
}

static void
show_texts (SwbBoardCard *self)
{
  const SwbId *creator = swb_placement_get_creator (self->placement);
  const char *name = swb_timeline_creator_name (self->roster, creator);
  g_autofree char *where = where_text (self->placement);
  g_autofree char *date = swb_day_format (
      swb_placement_get_day (self->placement), SWB_DAY_STYLE_SHORT);
  SwbMoney fee = swb_placement_get_fee (self->placement);
  g_autofree char *amount =
      swb_money_is_none (&fee) ? g_strdup ("") : swb_money_format (fee);

  swb_roster_mark_set (SWB_ROSTER_MARK (self->mark),
                       swb_timeline_creator_tier (self->roster, creator), name);
  gtk_label_set_text (GTK_LABEL (self->name), name);
  gtk_label_set_text (GTK_LABEL (self->where), where);
  gtk_label_set_text (GTK_LABEL (self->date), date);
  gtk_label_set_text (GTK_LABEL (self->fee), amount);
}

/* The facts in whole words, and where they stand. */
static char *
tell_origin (SwbBoardCard *self, const SwbFlight *flight)
{
  const int late = swb_board_days_late (self->placement, swb_day_today ());
  g_autofree char *facts =
      swb_timeline_placement_tooltip (self->placement, self->roster, flight);

  return g_strdup_printf (
      "%s\n%s%s%s", facts, _ ("Day, status and fee are those of the plan"),
      late > 0 ? "\n" : "",
      late > 0 ? _ ("Late from the day after the last planned one until it is "
                    "posted")
               : "");
}

/* The row that the list puts around a card gets the focus, so it has the name
 * as well. */
static void
update (SwbBoardCard *self)
{
  SwbFlight flight;
  g_autofree char *spoken = NULL;
  g_autofree char *tip = NULL;

  if (self->placement == NULL)
    return;
  flight.start = swb_placement_get_day (self->placement);
  flight.end =
      flight.start + MAX (swb_placement_get_days (self->placement), 1) - 1;
  spoken =
      swb_timeline_placement_words (self->placement, self->roster, &flight);
  tip = tell_origin (self, &flight);
  show_texts (self);
  show_late (self);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (self))),
        GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
forget (SwbBoardCard *self)
{
  if (self->placement != NULL)
    g_signal_handlers_disconnect_by_data (self->placement, self);
  if (self->roster != NULL)
    g_signal_handlers_disconnect_by_data (self->roster, self);
  g_clear_object (&self->placement);
  g_clear_object (&self->roster);
}

static void
swb_board_card_dispose (GObject *object)
{
  SwbBoardCard *self = SWB_BOARD_CARD (object);

  forget (self);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (swb_board_card_parent_class)->dispose (object);
}

static void
swb_board_card_class_init (SwbBoardCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_board_card_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-board-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SwbBoardCard, content);
  gtk_widget_class_bind_template_child (widget_class, SwbBoardCard, name);
  gtk_widget_class_bind_template_child (widget_class, SwbBoardCard, where);
  gtk_widget_class_bind_template_child (widget_class, SwbBoardCard, date);
  gtk_widget_class_bind_template_child (widget_class, SwbBoardCard, late);
  gtk_widget_class_bind_template_child (widget_class, SwbBoardCard, fee);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "boardcard");
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
swb_board_card_init (SwbBoardCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->mark = swb_roster_mark_new (TRUE);
  gtk_grid_attach (GTK_GRID (self->content), self->mark, 0, 0, 1, 2);
}

/**
 * swb_board_card_new:
 *
 * Returns: (transfer floating): a card of nothing yet
 */
GtkWidget *
swb_board_card_new (void)
{
  return g_object_new (SWB_TYPE_BOARD_CARD, NULL);
}

/**
 * swb_board_card_set:
 * @self: a card
 * @placement: (nullable): what to show
 * @roster: (nullable): where its creator is
 */
void
swb_board_card_set (SwbBoardCard *self,
                    SwbPlacement *placement,
                    SwbRoster *roster)
{
  g_return_if_fail (SWB_IS_BOARD_CARD (self));

  forget (self);
  if (placement == NULL)
    return;
  self->placement = g_object_ref (placement);
  g_signal_connect_swapped (placement, "notify", G_CALLBACK (update), self);
  if (roster != NULL)
    {
      self->roster = g_object_ref (roster);
      g_signal_connect_swapped (roster, "changed", G_CALLBACK (update), self);
    }
  update (self);
}

/**
 * swb_board_card_get_placement:
 * @self: a card
 *
 * Returns: (transfer none) (nullable): what it shows
 */
SwbPlacement *
swb_board_card_get_placement (SwbBoardCard *self)
{
  g_return_val_if_fail (SWB_IS_BOARD_CARD (self), NULL);

  return self->placement;
}

/**
 * swb_board_days_late:
 * @placement: a placement
 * @today: the day today
 *
 * A placement is late from the day after its last planned day until it is
 * posted; one that was dropped never is.
 *
 * Returns: days, 0 where it is not late
 */
int
swb_board_days_late (SwbPlacement *placement, SwbDay today)
{
  const char *const *ids = swb_status_ids ();
  const char *status = swb_placement_get_status (placement);
  SwbDay last = swb_placement_get_day (placement) +
                MAX (swb_placement_get_days (placement), 1) - 1;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (g_strcmp0 (ids[i], "posted") == 0)
        return 0;
      if (g_strcmp0 (ids[i], status) == 0)
        break;
    }
  return MAX (today - last, 0);
}
