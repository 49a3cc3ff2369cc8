/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card of what is selected on the timeline: one placement with its facts
 * to change, or several with what they have in common. What was typed is taken
 * when Enter is pressed or the entry is left. */
#include "ui/swb-placement-card.h"

#include "base/swb-platform.h"
#include "document/swb-plan-commands.h"
#include "ui/swb-change-list.h"
#include "ui/swb-timeline-words.h"

#include <glib/gi18n-lib.h>

struct _SwbPlacementCard
{
  GtkWidget parent_instance;

  GtkWidget *card;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkWidget *facts;
  GtkWidget *history;
  GtkWidget *remove;
  GtkDropDown *status;
  GtkWidget *fee_label;
  GtkWidget *fee;
  GtkWidget *angle_label;
  GtkWidget *angle;

  SwbDocument *document;
  GPtrArray *placements;
  gboolean filling;
};

enum
{
  SIGNAL_TOAST,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SwbPlacementCard, swb_placement_card, GTK_TYPE_WIDGET)

static SwbPlacement *
get_single (SwbPlacementCard *self)
{
  return self->placements != NULL && self->placements->len == 1
             ? g_ptr_array_index (self->placements, 0)
             : NULL;
}

static void
run_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbPlacementCard) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!swb_document_run_finish (SWB_DOCUMENT (source), result, &error))
    g_signal_emit (self, signals[SIGNAL_TOAST], 0, error->message, FALSE);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbPlacementCard) self = user_data;
  g_autoptr (GError) error = NULL;

  if (swb_document_run_finish (SWB_DOCUMENT (source), result, &error))
    g_signal_emit (self, signals[SIGNAL_TOAST], 0, _ ("Placements removed"),
                   TRUE);
  else
    g_signal_emit (self, signals[SIGNAL_TOAST], 0, error->message, FALSE);
}

static void
run (SwbPlacementCard *self, SwbCommand *command, GAsyncReadyCallback done)
{
  swb_document_run_async (self->document, command, NULL, done,
                          g_object_ref (self));
}

static gboolean
is_idle (SwbPlacementCard *self)
{
  return self->filling || self->document == NULL || self->placements == NULL ||
         swb_document_get_read_only (self->document);
}

static guint
status_index (const char *status)
{
  const char *const *ids = swb_status_ids ();

  for (guint i = 0; ids[i] != NULL; i++)
    if (g_strcmp0 (ids[i], status) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/* The status that all have, or none. */
static guint
common_status (SwbPlacementCard *self)
{
  guint common = status_index (
      swb_placement_get_status (g_ptr_array_index (self->placements, 0)));

  for (guint i = 1; i < self->placements->len; i++)
    if (status_index (swb_placement_get_status (
            g_ptr_array_index (self->placements, i))) != common)
      return GTK_INVALID_LIST_POSITION;
  return common;
}

/* Their fees as one sum, or null where they are in several currencies. */
static char *
total_fee (SwbPlacementCard *self)
{
  SwbMoney sum = swb_money_none ();

  for (guint i = 0; i < self->placements->len; i++)
    {
      SwbMoney fee =
          swb_placement_get_fee (g_ptr_array_index (self->placements, i));

      if (swb_money_is_none (&fee))
        continue;
      if (swb_money_is_none (&sum))
        sum = fee;
      else if (!swb_money_add (&sum, &fee, &sum))
        return NULL;
    }
  return swb_money_is_none (&sum) ? NULL : swb_money_format (sum);
}

static SwbFlight
whole_flight (SwbPlacementCard *self)
{
  SwbFlight flight = swb_flight_none ();

  for (guint i = 0; i < self->placements->len; i++)
    {
      SwbPlacement *one = g_ptr_array_index (self->placements, i);
      SwbDay start = swb_placement_get_day (one);
      SwbDay end = start + MAX (swb_placement_get_days (one), 1) - 1;

      if (i == 0)
        flight = (SwbFlight){ start, end };
      flight.start = MIN (flight.start, start);
      flight.end = MAX (flight.end, end);
    }
  return flight;
}

static void
set_entry (GtkWidget *entry, const char *text, gboolean force)
{
  gboolean typing =
      gtk_widget_get_state_flags (entry) & GTK_STATE_FLAG_FOCUS_WITHIN;

  if (typing && !force)
    return;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), text ? text : "");
  gtk_widget_remove_css_class (entry, "error");
  gtk_widget_set_tooltip_text (entry, NULL);
}

static void
fill_words (SwbPlacementCard *self, SwbPlacement *single)
{
  const SwbFlight flight = whole_flight (self);
  g_autofree char *days = swb_flight_format (&flight);
  g_autofree char *count = g_strdup_printf (
      ngettext ("%u placement", "%u placements", self->placements->len),
      self->placements->len);
  g_autofree char *fee = total_fee (self);
  SwbRoster *roster =
      swb_workspace_get_roster (swb_document_get_workspace (self->document));
  const char *channel = single ? swb_placement_get_channel (single) : NULL;
  const char *second =
      single ? (channel ? swb_channel_name (channel) : NULL) : fee;
  g_autofree char *caption =
      second ? g_strdup_printf ("%s · %s", second, days) : g_strdup (days);

  gtk_label_set_label (self->title,
                       single ? swb_timeline_creator_name (
                                    roster, swb_placement_get_creator (single))
                              : count);
  gtk_label_set_label (self->subtitle, caption);
}

static void
fill (SwbPlacementCard *self, gboolean force)
{
  SwbPlacement *single = get_single (self);

  if (self->placements == NULL || self->document == NULL)
    return;
  self->filling = TRUE;
  fill_words (self, single);
  gtk_drop_down_set_selected (self->status, common_status (self));
  if (single != NULL)
    {
      SwbMoney fee = swb_placement_get_fee (single);
      g_autofree char *amount =
          swb_money_is_none (&fee) ? g_strdup ("") : swb_money_format (fee);

      set_entry (self->fee, amount, force);
      set_entry (self->angle, swb_placement_get_angle (single), force);
    }
  gtk_widget_set_visible (self->history, single != NULL);
  gtk_widget_set_visible (self->fee_label, single != NULL);
  gtk_widget_set_visible (self->fee, single != NULL);
  gtk_widget_set_visible (self->angle_label, single != NULL);
  gtk_widget_set_visible (self->angle, single != NULL);
  gtk_widget_set_sensitive (self->facts,
                            !swb_document_get_read_only (self->document));
  gtk_widget_set_sensitive (self->remove,
                            !swb_document_get_read_only (self->document));
  self->filling = FALSE;
}

static void
changed_cb (SwbPlacementCard *self)
{
  fill (self, FALSE);
}

static void
status_cb (SwbPlacementCard *self)
{
  guint chosen = gtk_drop_down_get_selected (self->status);

  if (is_idle (self) || chosen == GTK_INVALID_LIST_POSITION ||
      chosen == common_status (self))
    return;
  run (self,
       swb_plan_set_placement_status (
           (SwbPlacement *const *) self->placements->pdata,
           self->placements->len, swb_status_ids ()[chosen], swb_day_today ()),
       run_done_cb);
}

/* Reads the fee as typed; an empty entry is no fee. */
static gboolean
read_fee (SwbPlacementCard *self, SwbMoney was, SwbMoney *fee, GError **error)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->fee));
  SwbCampaign *campaign = swb_document_get_campaign (self->document);
  SwbMoney budget =
      campaign ? swb_campaign_get_budget (campaign) : swb_money_none ();

  *fee = swb_money_none ();
  if (*text == '\0')
    return TRUE;
  return swb_money_parse (
      text, swb_money_is_none (&was) ? budget.currency : was.currency, fee,
      error);
}

static void
fee_cb (SwbPlacementCard *self)
{
  SwbPlacement *single = get_single (self);
  g_autoptr (GError) error = NULL;
  SwbMoney was;
  SwbMoney fee;

  if (is_idle (self) || single == NULL)
    return;
  was = swb_placement_get_fee (single);
  if (!read_fee (self, was, &fee, &error))
    {
      gtk_widget_add_css_class (self->fee, "error");
      gtk_widget_set_tooltip_text (self->fee, error->message);
      return;
    }
  gtk_widget_remove_css_class (self->fee, "error");
  gtk_widget_set_tooltip_text (self->fee, NULL);
  if (!swb_money_equal (&fee, &was))
    run (self, swb_plan_set_placement_fee (single, fee), run_done_cb);
}

static void
angle_cb (SwbPlacementCard *self)
{
  SwbPlacement *single = get_single (self);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->angle));
  const char *was = single ? swb_placement_get_angle (single) : NULL;

  if (is_idle (self) || single == NULL || g_strcmp0 (text, was ? was : "") == 0)
    return;
  run (self, swb_plan_set_placement_angle (single, text), run_done_cb);
}

static void
remove_cb (SwbPlacementCard *self)
{
  if (is_idle (self))
    return;
  run (self,
       swb_plan_delete_placements (
           (SwbPlacement *const *) self->placements->pdata,
           self->placements->len),
       removed_cb);
}

static void
history_cb (SwbPlacementCard *self)
{
  SwbPlacement *single = get_single (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  AdwWindow *window;

  if (single == NULL || self->document == NULL)
    return;
  window =
      swb_change_list_window_new (self->document, swb_placement_get_id (single),
                                  gtk_label_get_label (self->title));
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (root));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}

static void
swb_placement_card_dispose (GObject *object)
{
  SwbPlacementCard *self = SWB_PLACEMENT_CARD (object);

  g_clear_pointer (&self->placements, g_ptr_array_unref);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  self->filling = TRUE; /* children that go now change nothing */
  g_clear_pointer (&self->card, gtk_widget_unparent);

  G_OBJECT_CLASS (swb_placement_card_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-placement-card.ui");
#define CHILD(name)                                                            \
  gtk_widget_class_bind_template_child (widget_class, SwbPlacementCard, name)
  CHILD (card);
  CHILD (title);
  CHILD (subtitle);
  CHILD (facts);
  CHILD (history);
  CHILD (remove);
  CHILD (status);
  CHILD (fee_label);
  CHILD (fee);
  CHILD (angle_label);
  CHILD (angle);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, status_cb);
  gtk_widget_class_bind_template_callback (widget_class, fee_cb);
  gtk_widget_class_bind_template_callback (widget_class, angle_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, history_cb);
}

static void
swb_placement_card_class_init (SwbPlacementCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = swb_placement_card_dispose;
  signals[SIGNAL_TOAST] = g_signal_new (
      "toast", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
      NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
take_on_leave (SwbPlacementCard *self, GtkWidget *entry, GCallback take)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "leave", take, self);
  gtk_widget_add_controller (entry, focus);
}

static void
swb_placement_card_init (SwbPlacementCard *self)
{
  const char *const *ids = swb_status_ids ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; ids[i] != NULL; i++)
    gtk_string_list_append (names, swb_status_name (ids[i]));
  gtk_drop_down_set_model (self->status, G_LIST_MODEL (names));
  take_on_leave (self, self->fee, G_CALLBACK (fee_cb));
  take_on_leave (self, self->angle, G_CALLBACK (angle_cb));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->filling = FALSE;
}

/**
 * swb_placement_card_new:
 *
 * Returns: (transfer floating): a card that shows nothing and is not seen
 */
GtkWidget *
swb_placement_card_new (void)
{
  return g_object_new (SWB_TYPE_PLACEMENT_CARD, NULL);
}

/**
 * swb_placement_card_set_document:
 * @self: a card
 * @document: (nullable): whose placements it shows and changes
 */
void
swb_placement_card_set_document (SwbPlacementCard *self, SwbDocument *document)
{
  g_return_if_fail (SWB_IS_PLACEMENT_CARD (self));

  if (self->document == document)
    return;
  swb_placement_card_set_placements (self, NULL);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  if (document != NULL)
    g_signal_connect_object (document, "changed", G_CALLBACK (changed_cb), self,
                             G_CONNECT_SWAPPED);
}

/**
 * swb_placement_card_set_placements:
 * @self: a card with a document
 * @placements: (nullable) (element-type SwbPlacement): what is selected; the
 *   card is seen where there is something
 */
void
swb_placement_card_set_placements (SwbPlacementCard *self,
                                   GPtrArray *placements)
{
  g_return_if_fail (SWB_IS_PLACEMENT_CARD (self));

  fee_cb (self);
  angle_cb (self);
  g_clear_pointer (&self->placements, g_ptr_array_unref);
  if (placements != NULL && placements->len > 0 && self->document != NULL)
    self->placements = g_ptr_array_ref (placements);
  gtk_widget_set_visible (GTK_WIDGET (self), self->placements != NULL);
  fill (self, TRUE);
}
