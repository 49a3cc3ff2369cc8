/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline pane of the Plan page. Runs what the canvas and the card ask
 * for on the document, and remembers how each campaign was looked at. */
#include "ui/swb-timeline-pane.h"

#include "ui/swb-timeline-canvas.h"
#include "ui/swb-timeline-popover.h"
#include "ui/swb-timeline-words.h"

#include <glib/gi18n-lib.h>

#define ZOOM_STEP 1.25
#define MAX_VIEWS 50

struct _SwbTimelinePane
{
  GtkWidget parent_instance;

  GtkWidget *stack;
  GtkWidget *caption;
  GtkWidget *lanes;
  GtkWidget *scrolled;
  SwbTimelineCanvas *canvas;
  GtkWidget *popover;

  SwbDocument *document;
  SwbCampaign *campaign;
  GSettings *settings;
  GSettings *window_settings;
  guint save_views;
};

enum
{
  PROP_0,
  PROP_DOCUMENT,
  N_PROPS,
};

enum
{
  SIGNAL_SELECTION_CHANGED,
  SIGNAL_TOAST,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SwbTimelinePane, swb_timeline_pane, GTK_TYPE_WIDGET)

typedef struct
{
  SwbTimelinePane *pane;
  SwbCampaign *campaign;
  char *name;
  gboolean removal;
  gboolean ahead; /* the canvas shows the outcome already */
  guint n_before; /* placements when it began */
} Run;

static void
run_free (Run *run)
{
  g_object_unref (run->pane);
  g_object_unref (run->campaign);
  g_free (run->name);
  g_free (run);
}

static void
toast (SwbTimelinePane *self, const char *text, gboolean undo)
{
  g_signal_emit (self, signals[SIGNAL_TOAST], 0, text, undo);
}

/* What was booked comes last in the list and is chosen, so that its fee and
 * angle can be told at once. */
static void
choose_booked (SwbTimelinePane *self, guint n_before)
{
  GListModel *list =
      G_LIST_MODEL (swb_campaign_get_placements (self->campaign));
  g_autoptr (GPtrArray) booked =
      g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = n_before; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (booked, g_list_model_get_item (list, i));
  if (booked->len > 0)
    swb_timeline_canvas_select (
        self->canvas, (SwbPlacement *const *) booked->pdata, booked->len);
}

static void
run_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  SwbTimelinePane *self = run->pane;
  g_autoptr (GError) error = NULL;
  gboolean done =
      swb_document_run_finish (SWB_DOCUMENT (source), result, &error);

  if (run->ahead && self->canvas != NULL && self->campaign == run->campaign)
    swb_timeline_canvas_settle (self->canvas);
  if (!done)
    toast (self, error->message, FALSE);
  else if (run->removal)
    toast (self, run->name, TRUE);
  else if (self->canvas != NULL && self->campaign == run->campaign)
    choose_booked (self, run->n_before);
  run_free (run);
}

static void
run_command (SwbTimelinePane *self,
             SwbCommand *command,
             gboolean removal,
             gboolean ahead)
{
  Run *run;

  if (self->document == NULL || self->campaign == NULL)
    return;
  run = g_new0 (Run, 1);
  run->pane = g_object_ref (self);
  run->campaign = g_object_ref (self->campaign);
  run->name = g_strdup (swb_command_get_name (command));
  run->removal = removal;
  run->ahead = ahead;
  run->n_before = g_list_model_get_n_items (
      G_LIST_MODEL (swb_campaign_get_placements (self->campaign)));
  swb_document_run_async (self->document, swb_command_ref (command), NULL,
                          run_done_cb, run);
}

static void
commit_cb (SwbTimelinePane *self, SwbCommand *command, gboolean removal)
{
  run_command (self, command, removal, TRUE);
}

static void
card_commit_cb (SwbTimelinePane *self, SwbCommand *command, gboolean removal)
{
  run_command (self, command, removal, FALSE);
}

static void
card_closed_cb (SwbTimelinePane *self)
{
  gpointer current;

  /* The pane may be on its way out with the card. */
  if (self->canvas == NULL)
    return;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->canvas), TRUE);
  current = swb_timeline_canvas_get_current (self->canvas);
  if (current != NULL)
    swb_timeline_canvas_focus_item (self->canvas, current);
}

static void
ensure_popover (SwbTimelinePane *self)
{
  if (self->popover != NULL)
    return;
  self->popover = swb_timeline_popover_new ();
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  g_signal_connect_swapped (self->popover, "commit",
                            G_CALLBACK (card_commit_cb), self);
  g_signal_connect_swapped (self->popover, "closed",
                            G_CALLBACK (card_closed_cb), self);
}

static SwbRoster *
roster_of (SwbTimelinePane *self)
{
  if (self->document == NULL)
    return NULL;
  return swb_workspace_get_roster (swb_document_get_workspace (self->document));
}

static void
activated_cb (SwbTimelinePane *self, GObject *object)
{
  GdkRectangle box;
  double x;
  double y;

  if (!swb_timeline_canvas_get_box (self->canvas, object, &box))
    return;
  if (!gtk_widget_translate_coordinates (
          GTK_WIDGET (self->canvas), GTK_WIDGET (self), box.x, box.y, &x, &y))
    return;
  box.x = (int) x;
  box.y = (int) y;
  ensure_popover (self);
  /* A tip would lie over the card and say the same. */
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->canvas), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &box);
  swb_timeline_popover_show (SWB_TIMELINE_POPOVER (self->popover),
                             self->campaign, roster_of (self), object,
                             swb_document_get_read_only (self->document));
}

static void
selection_cb (SwbTimelinePane *self)
{
  g_signal_emit (self, signals[SIGNAL_SELECTION_CHANGED], 0);
}

static void
lanes_cb (SwbTimelinePane *self)
{
  guint lanes = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->lanes));

  if (self->canvas != NULL && lanes <= SWB_TIMELINE_BY_PLATFORM)
    swb_timeline_canvas_set_lanes (self->canvas, (SwbTimelineLanes) lanes);
}

/* Zoom and first day by campaign, the one at hand with its present view. */
static void
store_view (SwbTimelinePane *self)
{
  g_autoptr (GVariant) views =
      g_settings_get_value (self->window_settings, "timeline-views");
  g_autofree char *id = swb_id_to_string (swb_campaign_get_id (self->campaign));
  GVariantBuilder builder;
  GVariantIter iter;
  const char *key;
  double zoom;
  double origin;
  guint n = 1;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{s(dd)}"));
  swb_timeline_canvas_get_view (self->canvas, &zoom, &origin);
  g_variant_builder_add (&builder, "{s(dd)}", id, zoom, origin);
  g_variant_iter_init (&iter, views);
  while (n < MAX_VIEWS &&
         g_variant_iter_next (&iter, "{&s(dd)}", &key, &zoom, &origin))
    if (!g_str_equal (key, id))
      {
        g_variant_builder_add (&builder, "{s(dd)}", key, zoom, origin);
        n++;
      }
  g_settings_set_value (self->window_settings, "timeline-views",
                        g_variant_builder_end (&builder));
}

static void
flush_view (SwbTimelinePane *self)
{
  if (self->save_views == 0)
    return;
  g_clear_handle_id (&self->save_views, g_source_remove);
  if (self->campaign != NULL && self->window_settings != NULL)
    store_view (self);
}

static gboolean
save_views_cb (gpointer user_data)
{
  SwbTimelinePane *self = user_data;

  flush_view (self);
  return G_SOURCE_REMOVE;
}

static void
view_cb (SwbTimelinePane *self)
{
  if (self->save_views == 0 && self->window_settings != NULL)
    self->save_views = g_timeout_add_seconds (1, save_views_cb, self);
}

static void
restore_view (SwbTimelinePane *self)
{
  g_autoptr (GVariant) views = NULL;
  g_autofree char *id = NULL;
  double zoom;
  double origin;

  if (self->campaign == NULL || self->window_settings == NULL)
    return;
  views = g_settings_get_value (self->window_settings, "timeline-views");
  id = swb_id_to_string (swb_campaign_get_id (self->campaign));
  if (g_variant_lookup (views, id, "(dd)", &zoom, &origin))
    swb_timeline_canvas_set_view (self->canvas, zoom, origin);
  g_clear_handle_id (&self->save_views, g_source_remove);
}

static void
update_caption (SwbTimelinePane *self)
{
  g_autofree char *caption = swb_timeline_caption (self->campaign);

  gtk_label_set_text (GTK_LABEL (self->caption), caption);
}

static void
set_campaign (SwbTimelinePane *self, SwbCampaign *campaign)
{
  if (self->campaign == campaign)
    return;
  flush_view (self);
  if (self->campaign != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->campaign, update_caption,
                                            self);
      g_signal_handlers_disconnect_by_func (
          swb_campaign_get_stages (self->campaign), update_caption, self);
    }
  g_set_object (&self->campaign, campaign);
  if (campaign == NULL)
    return;
  g_signal_connect_swapped (campaign, "notify::release",
                            G_CALLBACK (update_caption), self);
  g_signal_connect_swapped (swb_campaign_get_stages (campaign), "items-changed",
                            G_CALLBACK (update_caption), self);
}

static void
campaign_cb (SwbTimelinePane *self)
{
  SwbCampaign *campaign = self->document != NULL
                              ? swb_document_get_campaign (self->document)
                              : NULL;
  gboolean other = campaign != self->campaign;

  set_campaign (self, campaign);
  swb_timeline_canvas_set_plan (self->canvas, campaign, roster_of (self));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    campaign != NULL ? "plan" : "empty");
  update_caption (self);
  if (other)
    restore_view (self);
}

static void
state_cb (SwbTimelinePane *self)
{
  swb_timeline_canvas_set_read_only (
      self->canvas,
      self->document != NULL && swb_document_get_read_only (self->document));
}

static void
action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SwbTimelineCanvas *canvas = SWB_TIMELINE_PANE (widget)->canvas;

  if (g_str_equal (action, "timeline.today"))
    swb_timeline_canvas_show_today (canvas);
  else if (g_str_equal (action, "timeline.fit"))
    swb_timeline_canvas_fit (canvas);
  else if (g_str_equal (action, "timeline.zoom-in"))
    swb_timeline_canvas_zoom (canvas, ZOOM_STEP);
  else
    swb_timeline_canvas_zoom (canvas, 1.0 / ZOOM_STEP);
}

static void
week_start_cb (SwbTimelinePane *self)
{
  g_object_set (
      self->canvas, "week-start",
      CLAMP (g_settings_get_enum (self->settings, "week-start"), 1, 7), NULL);
}

static void
open_settings (SwbTimelinePane *self)
{
  self->settings = g_settings_new (SWB_APP_ID);
  self->window_settings = g_settings_get_child (self->settings, "window");
  g_signal_connect_object (self->settings, "changed::week-start",
                           G_CALLBACK (week_start_cb), self, G_CONNECT_SWAPPED);
  week_start_cb (self);
}

static void
swb_timeline_pane_get_property (GObject *object,
                                guint prop_id,
                                GValue *value,
                                GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, SWB_TIMELINE_PANE (object)->document);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
swb_timeline_pane_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_DOCUMENT:
      swb_timeline_pane_set_document (SWB_TIMELINE_PANE (object),
                                      g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
swb_timeline_pane_dispose (GObject *object)
{
  SwbTimelinePane *self = SWB_TIMELINE_PANE (object);

  if (self->canvas != NULL)
    {
      flush_view (self);
      swb_timeline_pane_set_document (self, NULL);
    }
  g_clear_handle_id (&self->save_views, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  self->canvas = NULL;
  g_clear_object (&self->settings);
  g_clear_object (&self->window_settings);

  G_OBJECT_CLASS (swb_timeline_pane_parent_class)->dispose (object);
}

static void
install_members (SwbTimelinePaneClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  properties[PROP_DOCUMENT] = g_param_spec_object (
      "document", NULL, NULL, SWB_TYPE_DOCUMENT,
      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS,
                                     properties);
  signals[SIGNAL_SELECTION_CHANGED] =
      g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_TOAST] =
      g_signal_new ("toast", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
swb_timeline_pane_class_init (SwbTimelinePaneClass *klass)
{
  static const char *const actions[] = { "timeline.today", "timeline.fit",
                                         "timeline.zoom-in",
                                         "timeline.zoom-out" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  guint i;

  object_class->get_property = swb_timeline_pane_get_property;
  object_class->set_property = swb_timeline_pane_set_property;
  object_class->dispose = swb_timeline_pane_dispose;
  install_members (klass);
  for (i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, action_cb);
  g_type_ensure (SWB_TYPE_TIMELINE_CANVAS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-timeline-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, SwbTimelinePane, stack);
  gtk_widget_class_bind_template_child (widget_class, SwbTimelinePane, caption);
  gtk_widget_class_bind_template_child (widget_class, SwbTimelinePane, lanes);
  gtk_widget_class_bind_template_child (widget_class, SwbTimelinePane,
                                        scrolled);
  gtk_widget_class_bind_template_child (widget_class, SwbTimelinePane, canvas);
  gtk_widget_class_bind_template_callback (widget_class, commit_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_cb);
  gtk_widget_class_bind_template_callback (widget_class, lanes_cb);
}

static void
swb_timeline_pane_init (SwbTimelinePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
  open_settings (self);
}

/**
 * swb_timeline_pane_new:
 *
 * Returns: (transfer floating): a pane without a document
 */
GtkWidget *
swb_timeline_pane_new (void)
{
  return g_object_new (SWB_TYPE_TIMELINE_PANE, NULL);
}

/**
 * swb_timeline_pane_get_document:
 * @self: a pane
 *
 * Returns: (transfer none) (nullable): what it shows
 */
SwbDocument *
swb_timeline_pane_get_document (SwbTimelinePane *self)
{
  g_return_val_if_fail (SWB_IS_TIMELINE_PANE (self), NULL);

  return self->document;
}

/**
 * swb_timeline_pane_set_document:
 * @self: a pane
 * @document: (nullable): what to show; its "campaign" is followed
 */
void
swb_timeline_pane_set_document (SwbTimelinePane *self, SwbDocument *document)
{
  g_return_if_fail (SWB_IS_TIMELINE_PANE (self));

  if (self->document == document)
    return;
  if (self->document != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->document, campaign_cb, self);
      g_signal_handlers_disconnect_by_func (self->document, state_cb, self);
    }
  g_set_object (&self->document, document);
  if (document != NULL)
    {
      g_signal_connect_swapped (document, "notify::campaign",
                                G_CALLBACK (campaign_cb), self);
      g_signal_connect_swapped (document, "notify::state",
                                G_CALLBACK (state_cb), self);
    }
  campaign_cb (self);
  state_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}

/**
 * swb_timeline_pane_get_selection:
 * @self: a pane
 *
 * Returns: (transfer container): the selected placements in order of time; an
 *   array of #SwbPlacement that holds them
 */
GPtrArray *
swb_timeline_pane_get_selection (SwbTimelinePane *self)
{
  g_return_val_if_fail (SWB_IS_TIMELINE_PANE (self), NULL);

  return swb_timeline_canvas_get_selection (self->canvas);
}

/**
 * swb_timeline_pane_select:
 * @self: a pane
 * @placements: what to select, and nothing else
 * @n_placements: how many; 0 for none
 *
 * Scrolls to the first of them.
 */
void
swb_timeline_pane_select (SwbTimelinePane *self,
                          SwbPlacement *const *placements,
                          guint n_placements)
{
  g_return_if_fail (SWB_IS_TIMELINE_PANE (self));

  swb_timeline_canvas_select (self->canvas, placements, n_placements);
}
