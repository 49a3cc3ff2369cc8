/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tiers by hand: a preset, numbers of one platform, what is wrong, who moves,
 * and the way back; and nothing without a name. */
#include "ui/swb-tier-window.h"

#include "document-fixture.h"
#include "document/swb-roster-commands.h"
#include "document/swb-tier-commands.h"
#include "names.h"
#include "ui/swb-tier-bars.h"
#include "ui/swb-tier-table.h"

static SwbDocument *
open_document (void)
{
  static const struct
  {
    const char *name;
    SwbPlatform platform;
    gint64 followers;
  } creators[] = {
    { "a", SWB_PLATFORM_INSTAGRAM, 5000 },
    { "b", SWB_PLATFORM_INSTAGRAM, 50000 },
    { "c", SWB_PLATFORM_YOUTUBE, 50000 },
    { "d", SWB_PLATFORM_YOUTUBE, 700000 },
  };
  SwbDocument *document = fixture_open ();

  for (guint i = 0; i < G_N_ELEMENTS (creators); i++)
    {
      const SwbCreatorFacts facts = { .name = creators[i].name,
                                      .platform = creators[i].platform,
                                      .handle = creators[i].name,
                                      .followers = creators[i].followers };

      fixture_run (document,
                   swb_roster_add_creator (&facts, swb_day_today (), NULL));
    }
  return document;
}

static void
assert_tiers (SwbDocument *document, const char *expected)
{
  const SwbRosterData *data = swb_roster_get_data (
      swb_workspace_get_roster (swb_document_get_workspace (document)));
  char tiers[5] = "";

  for (guint c = 0; c < data->n_creators; c++)
    tiers[*swb_roster_data_name (data, c) - 'a'] =
        (char) ('0' + swb_roster_data_tier (data, c));
  g_assert_cmpstr (tiers, ==, expected);
}

static SwbTierTable *
table_of (SwbTierWindow *window)
{
  return SWB_TIER_TABLE (gtk_widget_get_template_child (
      GTK_WIDGET (window), SWB_TYPE_TIER_WINDOW, "table"));
}

static void
type (SwbTierWindow *window,
      SwbPlatform platform,
      guint bound,
      const char *text)
{
  gtk_editable_set_text (
      swb_tier_table_get_entry (table_of (window), platform, bound), text);
}

static void
wait_text (SwbTierWindow *window, const char *text)
{
  FIXTURE_WAIT (text, g_strcmp0 (swb_tier_window_get_text (window), text) == 0);
}

static SwbTierWindow *
open_window (SwbDocument *document)
{
  SwbTierWindow *window = swb_tier_window_new (document);

  gtk_window_present (GTK_WINDOW (window));
  wait_text (window, "Nobody moves");
  return window;
}

static void
test_own (void)
{
  SwbDocument *document = open_document ();
  SwbTierWindow *window = open_window (document);
  gpointer weak = window;
  SwbTierPlan plan;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  assert_tiers (document, "0113");
  g_assert_cmpstr (gtk_editable_get_text (swb_tier_table_get_entry (
                       table_of (window), SWB_TIER_EVERY, 1)),
                   ==, "100K");
  g_assert_cmpstr (
      gtk_entry_get_placeholder_text (GTK_ENTRY (swb_tier_table_get_entry (
          table_of (window), SWB_PLATFORM_YOUTUBE, 1))),
      ==, "100K");
  names_check (GTK_WIDGET (window), "SwbTierWindow");
  type (window, SWB_PLATFORM_YOUTUBE, 1, "20k");
  wait_text (window, "1 creator moves: 1 Micro to Mid");
  type (window, SWB_PLATFORM_YOUTUBE, 3, "6,00,000");
  wait_text (window, "2 creators move: 1 Micro to Mid, 1 Macro to Mega");
  g_assert_true (swb_tier_table_get_plan (table_of (window), &plan, NULL));
  g_assert_cmpint (plan.least[SWB_PLATFORM_YOUTUBE][0], ==, 10000);
  g_assert_cmpint (plan.least[SWB_PLATFORM_YOUTUBE][3], ==, 600000);
  assert_tiers (document, "0113");
  gtk_widget_activate_action (GTK_WIDGET (window), "tiers.apply", NULL);
  FIXTURE_WAIT ("the window to close", weak == NULL);
  assert_tiers (document, "0124");
  window = open_window (document);
  g_assert_cmpstr (gtk_editable_get_text (swb_tier_table_get_entry (
                       table_of (window), SWB_PLATFORM_YOUTUBE, 1)),
                   ==, "20K");
  gtk_window_destroy (GTK_WINDOW (window));
  fixture_undo (document);
  assert_tiers (document, "0113");
  fixture_close (document);
}

static void
test_wrong (void)
{
  SwbDocument *document = open_document ();
  SwbTierWindow *window = open_window (document);
  GtkEditable *entry =
      swb_tier_table_get_entry (table_of (window), SWB_PLATFORM_INSTAGRAM, 0);

  type (window, SWB_PLATFORM_INSTAGRAM, 0, "100k");
  wait_text (window, "On Instagram, mid has to begin above the 100,000 "
                     "followers of micro");
  g_assert_true (gtk_widget_has_css_class (
      GTK_WIDGET (swb_tier_table_get_entry (table_of (window),
                                            SWB_PLATFORM_INSTAGRAM, 1)),
      "error"));
  type (window, SWB_PLATFORM_INSTAGRAM, 0, "many");
  wait_text (window, "“many” is no number of followers; write 10k or 10,000");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (entry), "error"));
  gtk_widget_activate_action (GTK_WIDGET (window), "tiers.apply", NULL);
  type (window, SWB_PLATFORM_INSTAGRAM, 0, "");
  wait_text (window, "Nobody moves");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (entry), "error"));
  assert_tiers (document, "0113");
  gtk_window_destroy (GTK_WINDOW (window));
  fixture_close (document);
}

static GtkWidget *
find_check (GtkWidget *widget, guint *skip)
{
  if (GTK_IS_CHECK_BUTTON (widget) && (*skip)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_check (child, skip);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_preset (void)
{
  SwbDocument *document = open_document ();
  SwbTierWindow *window = open_window (document);
  gpointer weak = window;
  guint second = 1;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (find_check (GTK_WIDGET (window), &second)), TRUE);
  wait_text (window, "1 creator moves: 1 Nano to Micro");
  g_assert_cmpstr (gtk_editable_get_text (swb_tier_table_get_entry (
                       table_of (window), SWB_TIER_EVERY, 0)),
                   ==, "1K");
  gtk_widget_activate_action (GTK_WIDGET (window), "tiers.reset", NULL);
  wait_text (window, "Nobody moves");
  second = 1;
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (find_check (GTK_WIDGET (window), &second)), TRUE);
  wait_text (window, "1 creator moves: 1 Nano to Micro");
  gtk_widget_activate_action (GTK_WIDGET (window), "tiers.apply", NULL);
  FIXTURE_WAIT ("the window to close", weak == NULL);
  assert_tiers (document, "1113");
  g_assert_cmpstr (swb_document_get_undo_name (document), ==,
                   "Choose the tiers of Wide micro");
  fixture_close (document);
}

static void
test_moves (void)
{
  SwbTierPreview preview = { .n_moved = 1204 + 3 };
  g_autofree char *text = NULL;

  preview.moves[1][2] = 800;
  preview.moves[2][3] = 404;
  preview.moves[0][1] = 2;
  preview.moves[3][4] = 1;
  preview.moves[4][4] = 5000;
  text = swb_tier_moves_text (&preview, SWB_GROUPING_WESTERN);
  g_assert_cmpstr (text, ==,
                   "1,207 creators move: 800 Micro to Mid, 404 Mid to Macro, "
                   "2 Nano to Micro, …");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/tier-window/own", test_own);
  g_test_add_func ("/tier-window/wrong", test_wrong);
  g_test_add_func ("/tier-window/preset", test_preset);
  g_test_add_func ("/tier-window/moves", test_moves);
  return g_test_run ();
}
