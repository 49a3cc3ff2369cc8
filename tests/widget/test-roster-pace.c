/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that come to a list widget some at a time: never many at once where
 * widgets are made of them, all of them soon, and none that is gone is seen. */
#include "ui/swb-roster-pace.h"

#include "roster-fixture.h"
#include "settle.h"
#include "ui/swb-roster-list.h"
#include "wait.h"

#define MANY 1000
#define AT_ONCE 16
#define WIDGETS 200

typedef struct
{
  SwbRosterView *view;
  SwbRosterSelection *selection;
  SwbRosterPace *pace;
  guint n; /* that the model told of */
  guint most;
} Fixture;

static SwbRosterData *
make_data (guint n)
{
  SwbRosterData *data = swb_roster_data_new (n, 0);

  for (guint i = 0; i < n; i++)
    {
      const SwbId id = swb_id_new ();
      g_autofree char *name = g_strdup_printf ("Creator %u", i);

      swb_roster_data_set_creator (data, i, &id, name);
    }
  swb_roster_data_finish (data, NULL, NULL);
  return data;
}

/* Told of exactly, one change after the other; and few widgets a change. */
static void
items_changed_cb (Fixture *fixture, guint position, guint removed, guint added)
{
  const guint before = MIN (fixture->n, WIDGETS);

  g_assert_cmpuint (position + removed, <=, fixture->n);
  fixture->n += added - removed;
  g_assert_cmpuint (fixture->n, ==,
                    g_list_model_get_n_items (G_LIST_MODEL (fixture->pace)));
  fixture->most = MAX (fixture->most, MIN (fixture->n, WIDGETS) > before
                                          ? MIN (fixture->n, WIDGETS) - before
                                          : before - MIN (fixture->n, WIDGETS));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SwbRoster) roster = swb_roster_new ();
  g_autoptr (SwbRosterRows) rows = NULL;

  swb_roster_replace (roster, make_data (MANY));
  fixture->view = swb_roster_view_new (roster);
  rows = swb_roster_rows_new (fixture->view);
  fixture->selection = swb_roster_selection_new (rows);
  fixture->pace = swb_roster_pace_new (fixture->selection);
  fixture->n = g_list_model_get_n_items (G_LIST_MODEL (fixture->pace));
  fixture->most = fixture->n;
  g_signal_connect_swapped (fixture->pace, "items-changed",
                            G_CALLBACK (items_changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->pace));
  g_clear_object (&fixture->selection);
  g_clear_object (&fixture->view);
}

static void
wait_for_all (Fixture *fixture)
{
  FIXTURE_WAIT ("all rows", !swb_roster_pace_is_busy (fixture->pace));
}

static void
test_comes (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (fixture->n, ==, AT_ONCE);
  wait_for_all (fixture);
  g_assert_cmpuint (fixture->n, ==, MANY);
  g_assert_cmpuint (fixture->most, ==, AT_ONCE);
}

static void
rewritten_cb (guint *n)
{
  (*n)++;
}

/* What the list was not told of yet is an item, no two of them
 * the same, and chosen is none of it. */
static void
test_goes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GObject) gone = NULL;
  g_autoptr (GObject) other = NULL;
  guint n_rewritten = 0;

  wait_for_all (fixture);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (fixture->pace));
  g_signal_connect_swapped (fixture->pace, "rewritten",
                            G_CALLBACK (rewritten_cb), &n_rewritten);
  swb_roster_view_set_search (fixture->view, "nobody");
  g_assert_cmpuint (n_rewritten, ==, 1);
  g_assert_cmpuint (fixture->n, >, 0);
  gone = g_list_model_get_item (G_LIST_MODEL (fixture->pace), 0);
  g_assert_nonnull (gone);
  other = g_list_model_get_item (G_LIST_MODEL (fixture->pace), 1);
  g_assert_true (other != NULL && other != gone);
  g_assert_false (
      gtk_selection_model_is_selected (GTK_SELECTION_MODEL (fixture->pace), 0));
  wait_for_all (fixture);
  g_assert_cmpuint (fixture->n, ==, 0);
  g_assert_cmpuint (fixture->most, ==, AT_ONCE);
  swb_roster_view_set_search (fixture->view, "");
  g_assert_cmpuint (fixture->n, ==, AT_ONCE);
  wait_for_all (fixture);
  g_assert_cmpuint (fixture->n, ==, MANY);
  g_assert_cmpuint (fixture->most, ==, AT_ONCE);
}

/* Whatever the list knows of, acts are for all. */
static void
test_chooses_all (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *all = GTK_SELECTION_MODEL (fixture->selection);
  g_autoptr (GtkBitset) chosen = NULL;

  g_assert_true (swb_roster_pace_is_busy (fixture->pace));
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (fixture->pace));
  chosen = gtk_selection_model_get_selection (all);
  g_assert_cmpuint (gtk_bitset_get_size (chosen), ==, MANY);
}

static void
test_finish (Fixture *fixture, gconstpointer data)
{
  swb_roster_pace_finish (fixture->pace);
  g_assert_cmpuint (fixture->n, ==, MANY);
  g_assert_false (swb_roster_pace_is_busy (fixture->pace));
}

/* A list that is given up loses them in the same way, and holds on to nothing.
 */
static void
test_empty (Fixture *fixture, gconstpointer data)
{
  wait_for_all (fixture);
  swb_roster_pace_empty (fixture->pace);
  g_assert_finalize_object (g_steal_pointer (&fixture->selection));
  g_assert_cmpuint (fixture->n, >=, WIDGETS);
  wait_for_all (fixture);
  g_assert_cmpuint (fixture->n, ==, 0);
  g_assert_cmpuint (fixture->most, ==, AT_ONCE);
}

/* Rows with somebody in them that could be seen. */
static guint
count_visible (SwbRosterList *list)
{
  GtkWidget *inside = gtk_widget_get_last_child (
      GTK_WIDGET (swb_roster_list_get_column_view (list)));
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (inside); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n += gtk_widget_get_visible (row);
  return n;
}

/* Who is gone is not seen from the first moment on, and comes back. */
static void
test_list (void)
{
  SwbDocument *document = fixture_open ();
  GtkWidget *window = gtk_window_new ();
  SwbRosterList *list = g_object_new (SWB_TYPE_ROSTER_LIST, NULL);
  SwbRosterView *view;

  gtk_window_set_default_size (GTK_WINDOW (window), 800, 500);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (list));
  swb_roster_list_set_document (list, document);
  view = swb_roster_list_get_view (list);
  swb_roster_replace (fixture_roster (document), make_data (MANY));
  gtk_window_present (GTK_WINDOW (window));
  FIXTURE_WAIT ("the rows of the list", count_visible (list) >= WIDGETS);
  swb_roster_view_set_search (view, "nobody");
  g_assert_cmpuint (count_visible (list), ==, 0);
  swb_roster_view_set_search (view, "creator 99");
  g_assert_cmpuint (count_visible (list), ==, 19);
  swb_roster_view_set_search (view, "");
  FIXTURE_WAIT ("the rows again", count_visible (list) >= WIDGETS);
  gtk_window_destroy (GTK_WINDOW (window));
  fixture_close (document);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/roster-pace/comes", test_comes },
    { "/roster-pace/goes", test_goes },
    { "/roster-pace/chooses-all", test_chooses_all },
    { "/roster-pace/finish", test_finish },
    { "/roster-pace/empty", test_empty },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].run, tear_down);
  g_test_add_func ("/roster-pace/list", test_list);
  return g_test_run ();
}
