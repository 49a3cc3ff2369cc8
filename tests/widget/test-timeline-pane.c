/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline pane on a real document: what is told to a screen reader, the
 * keys, one undo for one act, drops, and that nothing is left behind. */
#include "ui/swb-timeline-pane.h"

#include "document/swb-roster-commands.h"
#include "ui/swb-creator-ids.h"
#include "ui/swb-timeline-canvas-private.h"
#include "ui/swb-timeline-proxy.h"

#include "settle.h"

#include <adwaita.h>

#define START 20780 /* 2026-11-23, a Monday */

typedef struct
{
  SwbDocument *document;
  GtkWidget *window;
  SwbTimelinePane *pane;
  SwbTimelineCanvas *canvas;
  guint n_toasts;
  gboolean toast_undo;
} Fixture;

/* Frames are drawn and commands are done. */
static void
settle (Fixture *fixture)
{
  fixture_settle (GTK_WIDGET (fixture->canvas), fixture->document);
  FIXTURE_WAIT ("the acts to be done", fixture->canvas->n_running == 0);
}

static void
add_creator (SwbDocument *document, const char *name, gint64 followers)
{
  const SwbCreatorFacts facts = {
    .name = name,
    .platform = SWB_PLATFORM_INSTAGRAM,
    .handle = name,
    .languages = "hi",
    .followers = followers,
    .fee = swb_money_make (4500000, "INR"),
  };

  fixture_run (document, swb_roster_add_creator (&facts, 20000, NULL));
}

static SwbRoster *
roster_of (Fixture *fixture)
{
  return swb_workspace_get_roster (
      swb_document_get_workspace (fixture->document));
}

static void
book (Fixture *fixture, guint index, SwbDay day)
{
  g_autoptr (SwbCreator) creator =
      swb_roster_get_creator (roster_of (fixture), index);
  SwbCreator *creators[] = { creator };

  fixture_run (fixture->document,
               swb_plan_book (swb_document_get_campaign (fixture->document),
                              creators, 1, day));
}

static void
toast_cb (Fixture *fixture, const char *text, gboolean with_undo)
{
  g_assert_true (text != NULL && *text != '\0');
  fixture->n_toasts++;
  fixture->toast_undo = with_undo;
}

static GtkWidget *
find_canvas (GtkWidget *widget)
{
  GtkWidget *child;
  GtkWidget *found = NULL;

  if (SWB_IS_TIMELINE_CANVAS (widget))
    return widget;
  for (child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_canvas (child);
  return found;
}

/* The first frame brings the children; under sanitizers that takes a while. */
static gboolean
has_children (Fixture *fixture)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->canvas));

  while (child != NULL && !SWB_IS_TIMELINE_PROXY (child))
    child = gtk_widget_get_next_sibling (child);
  return child != NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const SwbCampaignFacts facts = {
    .name = "Saawan",
    .outcome = "audio-adoption",
    .release = START + 83,
    .budget = swb_money_make (500000000, "INR"),
  };

  fixture->document = fixture_open ();
  fixture->pane = SWB_TIMELINE_PANE (swb_timeline_pane_new ());
  g_object_ref_sink (fixture->pane);
  g_signal_connect_swapped (fixture->pane, "toast", G_CALLBACK (toast_cb),
                            fixture);
  fixture->canvas =
      SWB_TIMELINE_CANVAS (find_canvas (GTK_WIDGET (fixture->pane)));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 520);
  gtk_window_set_child (GTK_WINDOW (fixture->window),
                        GTK_WIDGET (fixture->pane));
  swb_timeline_pane_set_document (fixture->pane, fixture->document);
  fixture_run (fixture->document, swb_plan_new_campaign (&facts, NULL));
  add_creator (fixture->document, "Meera Iyer", 48200);
  add_creator (fixture->document, "Rhea Kapoor", 24000000);
  book (fixture, 0, START + 10);
  book (fixture, 1, START + 20);
  gtk_window_present (GTK_WINDOW (fixture->window));
  FIXTURE_WAIT ("the canvas's children", has_children (fixture));
  settle (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture->canvas = NULL;
  g_assert_finalize_object (fixture->pane);
  swb_document_close_async (fixture->document, fixture_keep_result_cb, &result);
  swb_document_close_finish (fixture->document, fixture_wait_for (&result),
                             NULL);
  g_clear_object (&result);
  /* Its last thread may hold it for a moment after the answer. */
  fixture_wait_freed (fixture->document);
}

static SwbPlacement *
nth (Fixture *fixture, guint n)
{
  SwbCampaign *campaign = swb_document_get_campaign (fixture->document);
  g_autoptr (SwbPlacement) placement = g_list_model_get_item (
      G_LIST_MODEL (swb_campaign_get_placements (campaign)), n);

  g_assert_nonnull (placement);
  return placement;
}

static guint
n_placements (Fixture *fixture)
{
  SwbCampaign *campaign = swb_document_get_campaign (fixture->document);

  return g_list_model_get_n_items (
      G_LIST_MODEL (swb_campaign_get_placements (campaign)));
}

static GtkEventController *
controller_of (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (widget);
  guint i;

  for (i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkEventController) one = g_list_model_get_item (all, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (one, type))
        return one;
    }
  g_assert_not_reached ();
}

static void
press (Fixture *fixture, guint key, GdkModifierType state)
{
  GtkEventController *keys = controller_of (GTK_WIDGET (fixture->canvas),
                                            GTK_TYPE_EVENT_CONTROLLER_KEY);
  gboolean handled = FALSE;

  g_signal_emit_by_name (keys, "key-pressed", key, 0, state, &handled);
  g_assert_true (handled);
}

static GtkWidget *
proxy_of (Fixture *fixture, gpointer object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->canvas));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (SWB_IS_TIMELINE_PROXY (child) &&
        swb_timeline_proxy_get_object (SWB_TIMELINE_PROXY (child)) == object)
      return child;
  return NULL;
}

static void
test_bare (void)
{
  SwbTimelinePane *pane = SWB_TIMELINE_PANE (swb_timeline_pane_new ());
  g_autoptr (GPtrArray) selection = NULL;

  g_object_ref_sink (pane);
  g_assert_null (swb_timeline_pane_get_document (pane));
  selection = swb_timeline_pane_get_selection (pane);
  g_assert_cmpuint (selection->len, ==, 0);
  g_assert_finalize_object (pane);
}

/* The words are those that a person would say. */
static void
test_spoken (Fixture *fixture, gconstpointer data)
{
  GtkWidget *proxy = proxy_of (fixture, nth (fixture, 0));

  g_assert_nonnull (proxy);
  g_assert_true (gtk_widget_get_focusable (proxy));
  gtk_test_accessible_assert_role (proxy, GTK_ACCESSIBLE_ROLE_OPTION);
  gtk_test_accessible_assert_property (
      proxy, GTK_ACCESSIBLE_PROPERTY_LABEL,
      "Meera Iyer, Instagram Reels, 3 December, Shortlisted, ₹45,000");
  g_assert_cmpint (gtk_widget_get_allocated_width (proxy), >=, 8);
  swb_timeline_canvas_choose (fixture->canvas, nth (fixture, 0), FALSE, FALSE);
  settle (fixture);
  gtk_test_accessible_assert_state (proxy, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
}

static void
test_all_have_children (Fixture *fixture, gconstpointer data)
{
  guint i;

  g_assert_cmpuint (fixture->canvas->layout->items->len, >=, 9);
  for (i = 0; i < fixture->canvas->layout->items->len; i++)
    {
      const SwbTimelineItem *item =
          swb_timeline_layout_item (fixture->canvas->layout, i);

      g_assert_true (
          swb_timeline_layout_is_visible (fixture->canvas->layout, i));
      g_assert_nonnull (proxy_of (fixture, item->object));
    }
}

static void
test_walk (Fixture *fixture, gconstpointer data)
{
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->canvas),
                                         GTK_DIR_TAB_FORWARD));
  g_assert_true (swb_timeline_canvas_get_current (fixture->canvas) ==
                 nth (fixture, 0));
  g_assert_true (gtk_widget_has_focus (proxy_of (fixture, nth (fixture, 0))));
  press (fixture, GDK_KEY_Down, 0);
  g_assert_true (swb_timeline_canvas_get_current (fixture->canvas) ==
                 nth (fixture, 1));
  press (fixture, GDK_KEY_Down, 0);
  g_assert_true (
      SWB_IS_GATE (swb_timeline_canvas_get_current (fixture->canvas)));
  press (fixture, GDK_KEY_Home, GDK_CONTROL_MASK);
  g_assert_true (
      SWB_IS_STAGE (swb_timeline_canvas_get_current (fixture->canvas)));
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (fixture->canvas),
                                          GTK_DIR_TAB_FORWARD));
}

static void
test_space_selects (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) all = NULL;

  swb_timeline_canvas_focus_item (fixture->canvas, nth (fixture, 0));
  press (fixture, GDK_KEY_space, 0);
  one = swb_timeline_pane_get_selection (fixture->pane);
  g_assert_cmpuint (one->len, ==, 1);
  press (fixture, GDK_KEY_a, GDK_CONTROL_MASK);
  all = swb_timeline_pane_get_selection (fixture->pane);
  g_assert_cmpuint (all->len, ==, 2);
  press (fixture, GDK_KEY_Escape, 0);
  none = swb_timeline_pane_get_selection (fixture->pane);
  g_assert_cmpuint (none->len, ==, 0);
}

/* Three quick nudges: shown at once, and each an act of its own. */
static void
test_nudge (Fixture *fixture, gconstpointer data)
{
  SwbPlacement *placement = nth (fixture, 0);
  guint index;

  swb_timeline_canvas_focus_item (fixture->canvas, placement);
  press (fixture, GDK_KEY_Right, GDK_ALT_MASK);
  press (fixture, GDK_KEY_Right, GDK_ALT_MASK);
  press (fixture, GDK_KEY_Right, GDK_ALT_MASK | GDK_SHIFT_MASK);
  swb_timeline_canvas_ensure (fixture->canvas);
  index = swb_timeline_layout_find (fixture->canvas->layout, placement);
  g_assert_cmpint (
      swb_timeline_layout_item (fixture->canvas->layout, index)->flight.start,
      ==, START + 19);
  settle (fixture);
  g_assert_cmpint (swb_placement_get_day (placement), ==, START + 19);
  g_assert_cmpuint (g_hash_table_size (fixture->canvas->pending), ==, 0);
  fixture_undo (fixture->document);
  g_assert_cmpint (swb_placement_get_day (placement), ==, START + 12);
}

static void
test_duration (Fixture *fixture, gconstpointer data)
{
  SwbPlacement *placement = nth (fixture, 0);
  int days = swb_placement_get_days (placement);

  swb_timeline_canvas_focus_item (fixture->canvas, placement);
  press (fixture, GDK_KEY_Right, GDK_ALT_MASK | GDK_CONTROL_MASK);
  press (fixture, GDK_KEY_plus, GDK_ALT_MASK);
  settle (fixture);
  g_assert_cmpint (swb_placement_get_days (placement), ==, days + 2);
  press (fixture, GDK_KEY_minus, GDK_ALT_MASK);
  settle (fixture);
  g_assert_cmpint (swb_placement_get_days (placement), ==, days + 1);
}

static void
test_several_move_as_one (Fixture *fixture, gconstpointer data)
{
  SwbPlacement *both[] = { nth (fixture, 0), nth (fixture, 1) };
  SwbTimelineDrag drag = { 0 };

  swb_timeline_pane_select (fixture->pane, both, 2);
  swb_timeline_canvas_hold (
      fixture->canvas, &drag, SWB_TIMELINE_DRAG_MOVE,
      swb_timeline_layout_find (fixture->canvas->layout, both[0]), 0.0);
  g_assert_cmpuint (drag.placements->len, ==, 2);
  swb_timeline_drag_by (&drag, 4);
  swb_timeline_canvas_commit (fixture->canvas, &drag);
  settle (fixture);
  g_assert_cmpint (swb_placement_get_day (both[0]), ==, START + 14);
  g_assert_cmpint (swb_placement_get_day (both[1]), ==, START + 24);
  fixture_undo (fixture->document);
  g_assert_cmpint (swb_placement_get_day (both[0]), ==, START + 10);
  g_assert_cmpint (swb_placement_get_day (both[1]), ==, START + 20);
}

static void
test_stage_and_gate (Fixture *fixture, gconstpointer data)
{
  SwbCampaign *campaign = swb_document_get_campaign (fixture->document);
  g_autoptr (SwbStage) stage = g_list_model_get_item (
      G_LIST_MODEL (swb_campaign_get_stages (campaign)), 0);
  g_autoptr (SwbGate) gate = g_list_model_get_item (
      G_LIST_MODEL (swb_campaign_get_gates (campaign)), 0);
  SwbFlight was = swb_stage_get_flight (stage);
  SwbDay day = swb_gate_get_day (gate);
  SwbFlight now;

  swb_timeline_canvas_focus_item (fixture->canvas, stage);
  press (fixture, GDK_KEY_Right, GDK_ALT_MASK | GDK_CONTROL_MASK);
  swb_timeline_canvas_focus_item (fixture->canvas, gate);
  press (fixture, GDK_KEY_Left, GDK_ALT_MASK);
  settle (fixture);
  now = swb_stage_get_flight (stage);
  g_assert_cmpint (now.start, ==, was.start);
  g_assert_cmpint (now.end, ==, was.end + 1);
  g_assert_cmpint (swb_gate_get_day (gate), ==, day - 1);
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  swb_timeline_canvas_focus_item (fixture->canvas, nth (fixture, 0));
  press (fixture, GDK_KEY_Delete, 0);
  settle (fixture);
  g_assert_cmpuint (n_placements (fixture), ==, 1);
  g_assert_cmpuint (fixture->n_toasts, ==, 1);
  g_assert_true (fixture->toast_undo);
  fixture_undo (fixture->document);
  g_assert_cmpuint (n_placements (fixture), ==, 2);
}

static void
test_drop_books (Fixture *fixture, gconstpointer data)
{
  GtkEventController *target =
      controller_of (GTK_WIDGET (fixture->canvas), GTK_TYPE_DROP_TARGET);
  g_autoptr (GArray) ids = swb_creator_ids_new ();
  GValue value = G_VALUE_INIT;
  gboolean taken = FALSE;
  SwbDay day = swb_timeline_canvas_day_at (fixture->canvas, 400.0);
  guint i;

  for (i = 0; i < 2; i++)
    g_array_append_vals (
        ids, swb_roster_data_id (swb_roster_get_data (roster_of (fixture)), i),
        1);
  g_value_init (&value, SWB_TYPE_CREATOR_IDS);
  g_value_set_boxed (&value, ids);
  g_signal_emit_by_name (target, "drop", &value, 400.0, 200.0, &taken);
  g_value_unset (&value);
  g_assert_true (taken);
  settle (fixture);
  g_assert_cmpuint (n_placements (fixture), ==, 4);
  g_assert_cmpint (swb_placement_get_day (nth (fixture, 2)), ==, day);
  fixture_undo (fixture->document);
  g_assert_cmpuint (n_placements (fixture), ==, 2);
}

static void
test_zoom_holds_the_date (Fixture *fixture, gconstpointer data)
{
  SwbTimelineScale *scale = &fixture->canvas->layout->scale;
  double x = 600.0 - fixture->canvas->layout->metrics.gutter;
  double held = swb_timeline_scale_position (scale, x);
  double zoom = scale->zoom;
  int i;

  for (i = 0; i < 12; i++)
    {
      swb_timeline_canvas_zoom_at (fixture->canvas, 600.0, 1.2);
      settle (fixture);
      g_assert_cmpfloat_with_epsilon (swb_timeline_scale_position (scale, x),
                                      held, 0.01);
    }
  g_assert_cmpfloat (scale->zoom, >, zoom * 5.0);
  for (i = 0; i < 20; i++)
    swb_timeline_canvas_zoom_at (fixture->canvas, 600.0, 1.0 / 1.2);
  settle (fixture);
  g_assert_cmpfloat_with_epsilon (swb_timeline_scale_position (scale, x), held,
                                  0.05);
  press (fixture, GDK_KEY_f, 0);
  settle (fixture);
  g_assert_cmpfloat_with_epsilon (scale->zoom, zoom, 1e-6);
}

static GtkWidget *
card_of (Fixture *fixture)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->pane));

  while (child != NULL && !GTK_IS_POPOVER (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
test_card (Fixture *fixture, gconstpointer data)
{
  GtkWidget *card;

  swb_timeline_canvas_focus_item (fixture->canvas, nth (fixture, 0));
  press (fixture, GDK_KEY_Return, 0);
  card = card_of (fixture);
  g_assert_nonnull (card);
  FIXTURE_WAIT ("the card to be shown", gtk_widget_get_mapped (card));
  gtk_popover_popdown (GTK_POPOVER (card));
  FIXTURE_WAIT ("the card to close", !gtk_widget_get_mapped (card));
  settle (fixture);
  g_assert_true (swb_timeline_canvas_get_current (fixture->canvas) ==
                 nth (fixture, 0));
}

/* Thousands of placements: a child only for what can be seen. */
static void
test_thousands (void)
{
  const SwbId id = swb_id_new ();
  g_autoptr (SwbCampaign) campaign = swb_campaign_new (&id);
  g_autoptr (GPtrArray) placements =
      g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  Fixture fixture = { 0 };
  guint visible = 0;
  guint i;

  for (i = 0; i < 5000; i++)
    {
      const SwbId own = swb_id_new ();
      SwbPlacement *placement = swb_placement_new (&own);

      swb_placement_set_day (placement, START + (SwbDay) (i % 400));
      swb_placement_set_days (placement, 5);
      g_ptr_array_add (placements, placement);
    }
  g_list_store_splice (swb_campaign_get_placements (campaign), 0, 0,
                       placements->pdata, placements->len);
  fixture.canvas = SWB_TIMELINE_CANVAS (swb_timeline_canvas_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled),
                                 GTK_WIDGET (fixture.canvas));
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 400);
  swb_timeline_canvas_set_plan (fixture.canvas, campaign, NULL);
  swb_timeline_canvas_set_view (fixture.canvas, 40.0, START + 100);
  gtk_window_present (GTK_WINDOW (window));
  FIXTURE_WAIT ("the canvas's children",
                g_hash_table_size (fixture.canvas->proxies) > 1);
  settle (&fixture);
  for (i = 0; i < fixture.canvas->layout->items->len; i++)
    visible += swb_timeline_layout_is_visible (fixture.canvas->layout, i);
  g_assert_cmpuint (fixture.canvas->layout->items->len, ==, 5000);
  g_assert_cmpuint (visible, >, 10);
  g_assert_cmpuint (visible, <, 600);
  /* The one with the focus keeps its child where it is out of sight. */
  g_assert_cmpuint (g_hash_table_size (fixture.canvas->proxies), >=, visible);
  g_assert_cmpuint (g_hash_table_size (fixture.canvas->proxies), <=,
                    visible + 1);
  g_object_ref (fixture.canvas);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (fixture.canvas);
}

#define ADD(name, func)                                                        \
  g_test_add ("/timeline-pane/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/timeline-pane/bare", test_bare);
  ADD ("spoken", test_spoken);
  ADD ("all-have-children", test_all_have_children);
  ADD ("walk", test_walk);
  ADD ("space-selects", test_space_selects);
  ADD ("nudge", test_nudge);
  ADD ("duration", test_duration);
  ADD ("several-move-as-one", test_several_move_as_one);
  ADD ("stage-and-gate", test_stage_and_gate);
  ADD ("delete", test_delete);
  ADD ("drop-books", test_drop_books);
  ADD ("zoom-holds-the-date", test_zoom_holds_the_date);
  ADD ("card", test_card);
  g_test_add_func ("/timeline-pane/thousands", test_thousands);
  return g_test_run ();
}
