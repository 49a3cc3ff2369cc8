/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart on screen: what a screen reader is told, the keys that walk its
 * data with a readout, and that nothing is left behind. */
#include "ui/swb-chart-view.h"

#include "settle.h"

#include <adwaita.h>

typedef struct
{
  GtkWidget *window;
  SwbChartView *view;
} Fixture;

static SwbChart *
make_chart (void)
{
  const SwbBar bars[] = {
    { .label = "Seeding", .planned = 300, .committed = 200, .actual = 100 },
    { .label = "Validation", .planned = 600, .committed = 100 },
    { .label = "Repetition", .planned = 700 },
  };
  const SwbBarsSpec spec = {
    .text = { .title = "Spend by stage" },
    .category_name = "Stage",
    .value = { .name = "Planned" },
    .bars = bars,
    .n_bars = G_N_ELEMENTS (bars),
  };
  g_autoptr (GError) error = NULL;
  SwbChart *chart = swb_chart_new_bars (&spec, &error);

  g_assert_no_error (error);
  return chart;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SwbChart) chart = make_chart ();

  fixture->window = gtk_window_new ();
  fixture->view = SWB_CHART_VIEW (swb_chart_view_new ());
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 240);
  gtk_window_set_child (GTK_WINDOW (fixture->window),
                        GTK_WIDGET (fixture->view));
  swb_chart_view_set_chart (fixture->view, chart);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture_settle (fixture->window, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  SwbChartView *view = g_object_ref (fixture->view);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture_wait_freed (view);
}

static GtkEventController *
find_keys (GtkWidget *widget)
{
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkEventController) one = g_list_model_get_item (all, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (one))
        return one;
    }
  g_assert_not_reached ();
}

static gboolean
press (Fixture *fixture, guint key)
{
  gboolean taken = FALSE;

  g_signal_emit_by_name (find_keys (GTK_WIDGET (fixture->view)), "key-pressed",
                         key, 0, 0, &taken);
  return taken;
}

static void
assert_read_out (Fixture *fixture, const char *words)
{
  g_autofree char *wrong = NULL;

  g_assert_nonnull (strstr (swb_chart_view_get_readout (fixture->view), words));
  wrong = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (fixture->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      swb_chart_view_get_readout (fixture->view));
  g_assert_null (wrong);
}

static void
test_spoken (Fixture *fixture, gconstpointer data)
{
  g_autofree char *summary =
      swb_chart_summary (swb_chart_view_get_chart (fixture->view));

  gtk_test_accessible_assert_role (fixture->view, GTK_ACCESSIBLE_ROLE_IMG);
  g_assert_nonnull (strstr (summary, "Spend by stage"));
  gtk_test_accessible_assert_property (fixture->view,
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, summary);
  g_assert_true (gtk_widget_get_focusable (GTK_WIDGET (fixture->view)));
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (swb_chart_view_get_readout (fixture->view), ==, "");
  g_assert_true (press (fixture, GDK_KEY_Home));
  assert_read_out (fixture, "Seeding");
  g_assert_true (press (fixture, GDK_KEY_Right));
  assert_read_out (fixture, "Validation");
  g_assert_true (press (fixture, GDK_KEY_Left));
  assert_read_out (fixture, "Seeding");
  g_assert_true (press (fixture, GDK_KEY_End));
  assert_read_out (fixture, "Repetition");
  fixture_settle (fixture->window, NULL);
  g_assert_true (press (fixture, GDK_KEY_Escape));
  g_assert_cmpstr (swb_chart_view_get_readout (fixture->view), ==, "");
  g_assert_false (press (fixture, GDK_KEY_Escape));
}

/* In a script that runs the other way, so do the arrows. */
static void
test_mirrored (Fixture *fixture, gconstpointer data)
{
  gtk_widget_set_direction (GTK_WIDGET (fixture->view), GTK_TEXT_DIR_RTL);
  fixture_settle (fixture->window, NULL);
  g_assert_true (press (fixture, GDK_KEY_Home));
  assert_read_out (fixture, "Seeding");
  g_assert_true (press (fixture, GDK_KEY_Left));
  assert_read_out (fixture, "Validation");
}

/* Another chart takes the readout away; none answers no key. */
static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SwbChart) chart = make_chart ();

  g_assert_true (press (fixture, GDK_KEY_Home));
  swb_chart_view_set_chart (fixture->view, chart);
  g_assert_cmpstr (swb_chart_view_get_readout (fixture->view), ==, "");
  g_assert_true (swb_chart_view_get_chart (fixture->view) == chart);
  swb_chart_view_set_chart (fixture->view, NULL);
  fixture_settle (fixture->window, NULL);
  g_assert_false (press (fixture, GDK_KEY_Home));
}

int
main (int argc, char **argv)
{
  const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/chart-view/spoken", test_spoken },
    { "/chart-view/keys", test_keys },
    { "/chart-view/mirrored", test_mirrored },
    { "/chart-view/replaced", test_replaced },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
