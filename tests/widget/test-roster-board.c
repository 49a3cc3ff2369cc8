/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The status board: every placement stands in the lane of its status, moves by
 * drag and by keys as one act, and follows the list's search. */
#include "ui/swb-roster-board.h"

#include "document/swb-plan-commands.h"
#include "exchange/swb-sample.h"
#include "names.h"
#include "settle.h"
#include "ui/swb-board-card.h"
#include "ui/swb-board-lane.h"

typedef struct
{
  SwbDocument *document;
  SwbRosterView *view;
  SwbRosterBoard *board;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = fixture_open ();
  fixture_run (fixture->document, swb_sample_command ());
  fixture->view = swb_roster_view_new (swb_workspace_get_roster (
      swb_document_get_workspace (fixture->document)));
  fixture->board = g_object_new (SWB_TYPE_ROSTER_BOARD, NULL);
  swb_roster_board_set_document (fixture->board, fixture->document);
  swb_roster_board_set_view (fixture->board, fixture->view);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 800);
  gtk_window_set_child (GTK_WINDOW (fixture->window),
                        GTK_WIDGET (fixture->board));
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture_settle (fixture->window, fixture->document);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  SwbRosterBoard *board = g_object_ref (fixture->board);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture_wait_freed (board);
  g_clear_object (&fixture->view);
  fixture_close (fixture->document);
}

static GListModel *
placements_of (Fixture *fixture)
{
  return G_LIST_MODEL (swb_campaign_get_placements (
      swb_document_get_campaign (fixture->document)));
}

static guint
count_status (Fixture *fixture, const char *status)
{
  GListModel *all = placements_of (fixture);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (SwbPlacement) one = g_list_model_get_item (all, i);

      n += g_strcmp0 (swb_placement_get_status (one), status) == 0;
    }
  return n;
}

static SwbBoardLane *
lane_of (Fixture *fixture, const char *status)
{
  GtkWidget *box = GTK_WIDGET (gtk_widget_get_template_child (
      GTK_WIDGET (fixture->board), SWB_TYPE_ROSTER_BOARD, "lane_box"));

  for (GtkWidget *lane = gtk_widget_get_first_child (box); lane != NULL;
       lane = gtk_widget_get_next_sibling (lane))
    if (gtk_widget_has_css_class (lane, status))
      return SWB_BOARD_LANE (lane);
  g_assert_not_reached ();
}

static gpointer
child (SwbBoardLane *lane, const char *name)
{
  GObject *object = gtk_widget_get_template_child (GTK_WIDGET (lane),
                                                   SWB_TYPE_BOARD_LANE, name);

  g_assert_nonnull (object);
  return object;
}

static GListModel *
cards_of (Fixture *fixture, const char *status)
{
  return G_LIST_MODEL (
      gtk_list_view_get_model (child (lane_of (fixture, status), "list")));
}

static guint
count_cards (Fixture *fixture, const char *status)
{
  return g_list_model_get_n_items (cards_of (fixture, status));
}

static void
choose (Fixture *fixture, const char *status, guint n)
{
  gtk_selection_model_select_range (
      GTK_SELECTION_MODEL (cards_of (fixture, status)), 0, n, TRUE);
}

static void
press (SwbBoardLane *lane, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers =
      gtk_widget_observe_controllers (child (lane, "list"));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) one =
          g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (one))
        g_signal_emit_by_name (one, "key-pressed", key, 0, state, &handled);
    }
  g_assert_true (handled);
}

static void
test_lanes (Fixture *fixture, gconstpointer data)
{
  const char *const *ids = swb_status_ids ();
  guint n = 0;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      GListModel *cards = cards_of (fixture, ids[i]);
      SwbDay last = G_MININT32;

      g_assert_cmpuint (g_list_model_get_n_items (cards), ==,
                        count_status (fixture, ids[i]));
      for (guint c = 0; c < g_list_model_get_n_items (cards); c++)
        {
          g_autoptr (SwbPlacement) one = g_list_model_get_item (cards, c);

          g_assert_cmpint (swb_placement_get_day (one), >=, last);
          last = swb_placement_get_day (one);
          n++;
        }
    }
  g_assert_cmpuint (n, ==, g_list_model_get_n_items (placements_of (fixture)));
  g_assert_cmpuint (n, >, 10);
}

static void
test_drop (Fixture *fixture, gconstpointer data)
{
  guint from = count_cards (fixture, "shortlisted");
  guint to = count_cards (fixture, "contracted");
  g_autoptr (SwbPlacement) first =
      g_list_model_get_item (cards_of (fixture, "shortlisted"), 0);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  choose (fixture, "shortlisted", 2);
  g_value_init (&value, SWB_TYPE_PLACEMENT);
  g_value_set_object (&value, first);
  g_signal_emit_by_name (child (lane_of (fixture, "contracted"), "drop"),
                         "drop", &value, 10.0, 10.0, &taken);
  g_assert_true (taken);
  fixture_settle (fixture->window, fixture->document);
  g_assert_cmpuint (count_cards (fixture, "shortlisted"), ==, from - 2);
  g_assert_cmpuint (count_cards (fixture, "contracted"), ==, to + 2);
  g_assert_cmpstr (swb_placement_get_status (first), ==, "contracted");
  fixture_undo (fixture->document);
  fixture_settle (fixture->window, fixture->document);
  g_assert_cmpuint (count_cards (fixture, "shortlisted"), ==, from);
  g_assert_cmpuint (count_cards (fixture, "contracted"), ==, to);
}

/* What moved stays chosen and keeps the focus, so that it can be moved on. */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  guint n = count_cards (fixture, "negotiating");
  g_autoptr (SwbPlacement) first =
      g_list_model_get_item (cards_of (fixture, "shortlisted"), 0);
  g_autoptr (GPtrArray) chosen = NULL;

  choose (fixture, "shortlisted", 1);
  press (lane_of (fixture, "shortlisted"), GDK_KEY_Right, GDK_ALT_MASK);
  fixture_settle (fixture->window, fixture->document);
  g_assert_cmpstr (swb_placement_get_status (first), ==, "contacted");
  press (lane_of (fixture, "contacted"), GDK_KEY_Right, GDK_ALT_MASK);
  fixture_settle (fixture->window, fixture->document);
  g_assert_cmpstr (swb_placement_get_status (first), ==, "negotiating");
  g_assert_cmpuint (count_cards (fixture, "negotiating"), ==, n + 1);
  chosen = swb_roster_board_get_chosen (fixture->board);
  g_assert_cmpuint (chosen->len, ==, 1);
  g_assert_true (chosen->pdata[0] == first);
  g_assert_nonnull (gtk_widget_get_focus_child (
      child (lane_of (fixture, "negotiating"), "list")));
}

static void
test_walk (Fixture *fixture, gconstpointer data)
{
  g_assert_true (swb_roster_board_focus (fixture->board));
  press (lane_of (fixture, "shortlisted"), GDK_KEY_Right, 0);
  g_assert_nonnull (gtk_widget_get_focus_child (
      child (lane_of (fixture, "contacted"), "list")));
}

/* Nobody has to choose what the keys came to. */
static void
test_walk_and_move (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SwbPlacement) first =
      g_list_model_get_item (cards_of (fixture, "shortlisted"), 0);
  g_autoptr (SwbPlacement) beside =
      g_list_model_get_item (cards_of (fixture, "contacted"), 0);
  g_autoptr (GPtrArray) chosen = NULL;

  g_assert_true (swb_roster_board_focus (fixture->board));
  press (lane_of (fixture, "shortlisted"), GDK_KEY_Right, 0);
  chosen = swb_roster_board_get_chosen (fixture->board);
  g_assert_cmpuint (chosen->len, ==, 1);
  g_assert_true (chosen->pdata[0] == beside);
  swb_board_lane_choose_none (SWB_BOARD_LANE (lane_of (fixture, "contacted")));
  g_assert_true (swb_roster_board_focus (fixture->board));
  press (lane_of (fixture, "shortlisted"), GDK_KEY_Right, GDK_ALT_MASK);
  fixture_settle (fixture->window, fixture->document);
  g_assert_cmpstr (swb_placement_get_status (first), ==, "contacted");
}

/* One lane at a time has what is chosen. */
static void
test_one_choice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) chosen = NULL;

  choose (fixture, "shortlisted", 2);
  choose (fixture, "contracted", 3);
  chosen = swb_roster_board_get_chosen (fixture->board);
  g_assert_cmpuint (chosen->len, ==, 3);
  for (guint i = 0; i < chosen->len; i++)
    g_assert_cmpstr (swb_placement_get_status (chosen->pdata[i]), ==,
                     "contracted");
  swb_roster_board_move (fixture->board, "paid");
  fixture_settle (fixture->window, fixture->document);
  g_assert_cmpuint (count_cards (fixture, "paid"), >=, 3);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  GtkStack *stack = GTK_STACK (gtk_widget_get_template_child (
      GTK_WIDGET (fixture->board), SWB_TYPE_ROSTER_BOARD, "stack"));
  guint all = count_cards (fixture, "contracted");

  swb_roster_view_set_search (fixture->view, "zoya");
  fixture_settle (fixture->window, fixture->document);
  g_assert_cmpuint (count_cards (fixture, "contracted"), ==, 1);
  swb_roster_view_set_search (fixture->view, "nobody of this name");
  fixture_settle (fixture->window, fixture->document);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "empty");
  swb_roster_view_set_search (fixture->view, "");
  fixture_settle (fixture->window, fixture->document);
  g_assert_cmpuint (count_cards (fixture, "contracted"), ==, all);
}

static void
test_late (Fixture *fixture, gconstpointer data)
{
  SwbId id = swb_id_new ();
  g_autoptr (SwbPlacement) placement = swb_placement_new (&id);

  swb_placement_set_day (placement, 100);
  swb_placement_set_days (placement, 3);
  swb_placement_set_status (placement, "briefed");
  g_assert_cmpint (swb_board_days_late (placement, 102), ==, 0);
  g_assert_cmpint (swb_board_days_late (placement, 104), ==, 2);
  swb_placement_set_status (placement, "posted");
  g_assert_cmpint (swb_board_days_late (placement, 104), ==, 0);
  swb_placement_set_status (placement, "dropped");
  g_assert_cmpint (swb_board_days_late (placement, 104), ==, 0);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  names_check (GTK_WIDGET (fixture->board), "SwbRosterBoard");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name)                                                              \
  g_test_add ("/roster-board/" #name, Fixture, NULL, set_up, test_##name,      \
              tear_down)
  ADD (lanes);
  ADD (drop);
  ADD (keys);
  ADD (walk);
  ADD (walk_and_move);
  ADD (one_choice);
  ADD (search);
  ADD (late);
  ADD (names);

  return g_test_run ();
}
