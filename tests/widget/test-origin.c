/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every number of the roster, of the side page and of the board says where it
 * came from: to the pointer, to a screen reader, and by keys. */
#include "ui/swb-origin.h"

#include "page-fixture.h"
#include "ui/swb-board-card.h"
#include "ui/swb-creator-accounts.h"
#include "ui/swb-creator-placements.h"
#include "ui/swb-roster-board.h"
#include "ui/swb-roster-grid.h"
#include "ui/swb-roster-selection.h"
#include "ui/swb-roster-sum-words.h"
#include "ui/swb-roster-words.h"

#include <string.h>

static const SwbRosterColumn numbers[] = {
  SWB_ROSTER_COLUMN_FOLLOWERS, SWB_ROSTER_COLUMN_ENGAGEMENT,
  SWB_ROSTER_COLUMN_FEE,       SWB_ROSTER_COLUMN_VIEWS,
  SWB_ROSTER_COLUMN_READING,   SWB_ROSTER_COLUMN_TOGETHER,
  SWB_ROSTER_COLUMN_WORKED,    SWB_ROSTER_COLUMN_TIER,
};

static void
set_up (PageFixture *fixture, gconstpointer data)
{
  page_fixture_open (fixture, 1400);
}

static void
tear_down (PageFixture *fixture, gconstpointer data)
{
  page_fixture_close (fixture);
}

static SwbRosterList *
list_of (PageFixture *fixture)
{
  return swb_roster_pane_get_list (swb_roster_page_get_pane (fixture->page));
}

static gboolean
has_digit (const char *text)
{
  return text != NULL && strpbrk (text, "0123456789") != NULL;
}

/* Of everybody in the sample, whatever they have. */
static void
test_cells (PageFixture *fixture, gconstpointer data)
{
  SwbRoster *roster =
      swb_workspace_get_roster (swb_document_get_workspace (fixture->document));
  const SwbDay today = swb_day_today ();
  guint n_told = 0;

  for (guint i = 0; i < swb_roster_get_n_creators (roster); i++)
    {
      g_autoptr (SwbCreator) creator = swb_roster_get_creator (roster, i);

      for (guint c = 0; c < G_N_ELEMENTS (numbers); c++)
        {
          g_autofree char *told = swb_roster_cell_tooltip (
              creator, numbers[c], SWB_GROUPING_INDIAN, today);

          if (told == NULL)
            g_error ("%s of %s does not say where it came from",
                     swb_roster_column_title (numbers[c]),
                     swb_creator_get_name (creator));
          n_told++;
        }
    }
  g_assert_cmpuint (n_told, >=, 8 * 100);
}

/* The bubble that is open, or null. */
static GtkWidget *
find_bubble (PageFixture *fixture)
{
  GtkWidget *child = gtk_widget_get_last_child (fixture->window);

  return GTK_IS_POPOVER (child) && gtk_widget_get_visible (child) ? child
                                                                  : NULL;
}

static const char *
bubble_text (PageFixture *fixture)
{
  GtkWidget *bubble = find_bubble (fixture);

  g_assert_nonnull (bubble);
  return gtk_label_get_text (
      GTK_LABEL (gtk_popover_get_child (GTK_POPOVER (bubble))));
}

/* Which holds @text, once what it takes is read. */
static void
assert_cell_tells (PageFixture *fixture,
                   SwbRosterColumn column,
                   const char *text)
{
  SwbRosterGrid *grid = swb_roster_list_get_grid (list_of (fixture));
  GtkWidget *focus = NULL;

  swb_roster_grid_set_cursor (grid, 0, column, FALSE);
  FIXTURE_WAIT (
      "the cell to have the focus",
      SWB_IS_ROSTER_CELL (
          focus = gtk_window_get_focus (GTK_WINDOW (fixture->window))) &&
          swb_roster_cell_get_column (SWB_ROSTER_CELL (focus)) == column);
  for (gint64 end = fixture_wait_begin ();;)
    {
      g_autofree char *told = swb_origin_tell (focus);

      if (told != NULL && strstr (told, text) != NULL)
        break;
      fixture_wait_turn (end, G_STRLOC, text);
    }
  g_assert_true (swb_roster_grid_tell_origin (grid));
  FIXTURE_WAIT ("the bubble", find_bubble (fixture) != NULL);
  g_assert_nonnull (strstr (bubble_text (fixture), text));
  gtk_popover_popdown (GTK_POPOVER (find_bubble (fixture)));
  FIXTURE_WAIT ("the bubble to be gone", find_bubble (fixture) == NULL);
  FIXTURE_WAIT ("the focus to be back",
                gtk_window_get_focus (GTK_WINDOW (fixture->window)) == focus);
}

/* By keys: the source, the day, the base, the formula. */
static void
test_grid (PageFixture *fixture, gconstpointer data)
{
  assert_cell_tells (fixture, SWB_ROSTER_COLUMN_FOLLOWERS, "Imported from ");
  assert_cell_tells (fixture, SWB_ROSTER_COLUMN_ENGAGEMENT,
                     " interactions on ");
  assert_cell_tells (fixture, SWB_ROSTER_COLUMN_FEE, ", since ");
  assert_cell_tells (fixture, SWB_ROSTER_COLUMN_TIER,
                     "Mega: from 10,00,000 followers on ");
}

static void
choose_first (PageFixture *fixture, guint n)
{
  GtkSelectionModel *selection =
      swb_roster_list_get_selection (list_of (fixture));

  gtk_selection_model_select_range (selection, 0, n, TRUE);
  fixture_settle (fixture->window, fixture->document);
}

static GtkWidget *
find_button (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (gtk_widget_get_tooltip_text (widget),
                 "Where This Comes From") == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child);
  return found;
}

/* What is added up says of how many, from where, and how old. */
static void
test_sums (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *pane = GTK_WIDGET (swb_roster_page_get_pane (fixture->page));
  GtkWidget *label;
  GtkPopover *bubble;

  choose_first (fixture, 3);
  FIXTURE_WAIT ("the button", find_button (pane) != NULL);
  g_assert_true (gtk_widget_get_focusable (
      gtk_widget_get_first_child (find_button (pane))));
  bubble = gtk_menu_button_get_popover (GTK_MENU_BUTTON (find_button (pane)));
  label = gtk_popover_get_child (bubble);
  g_assert_nonnull (
      strstr (gtk_label_get_text (GTK_LABEL (label)), "3 of 3 creators"));
  g_assert_nonnull (
      strstr (gtk_label_get_text (GTK_LABEL (label)), "the oldest of "));
  g_assert_nonnull (
      strstr (gtk_label_get_text (GTK_LABEL (label)), "3 chosen · "));
}

static void
test_sum_words (void)
{
  g_autofree char *nobody =
      swb_roster_sum_origin (NULL, 0, 0, SWB_GROUPING_INDIAN);
  g_autofree char *many =
      swb_roster_sum_origin (NULL, 10000, 12000, SWB_GROUPING_INDIAN);
  g_autofree char *all = swb_roster_count_origin (5, 5, SWB_GROUPING_INDIAN);
  g_autofree char *some = swb_roster_count_origin (2, 5, SWB_GROUPING_INDIAN);

  g_assert_null (nobody);
  g_assert_nonnull (strstr (many, "10,000"));
  g_assert_cmpstr (all, ==, "All creators of this workspace");
  g_assert_cmpstr (some, ==,
                   "2 fit the search and the filters, of 5 in this workspace");
}

/* The value of a row is the label that stands at its end. */
static gboolean
shows_number (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "numeric"))
    return has_digit (gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_number (child))
      return TRUE;
  return FALSE;
}

/* Returns: how many rows have a number; each of them tells. */
static guint
crawl (GtkWidget *widget)
{
  guint n = 0;

  if (GTK_IS_LIST_BOX_ROW (widget) && gtk_widget_get_mapped (widget) &&
      !gtk_widget_has_css_class (widget, "words") && shows_number (widget))
    {
      const char *told = gtk_widget_get_tooltip_text (widget);

      if (told == NULL || !gtk_widget_get_focusable (widget))
        g_error ("a row of %s does not say where its number came from",
                 G_OBJECT_TYPE_NAME (
                     gtk_widget_get_ancestor (widget, SWB_TYPE_CREATOR_CARD)));
      return 1;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += crawl (child);
  return n;
}

/* Opens a row of a card as Enter does. */
static void
open_first (SwbCreatorPage *side, GType type)
{
  GtkWidget *card = swb_creator_page_get_card (side, type);
  GtkWidget *list = GTK_WIDGET (
      gtk_widget_get_template_child (card, SWB_TYPE_CREATOR_CARD, "list"));
  GtkWidget *row = gtk_widget_get_first_child (list);

  while (row != NULL &&
         !gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)))
    row = gtk_widget_get_next_sibling (row);
  if (row != NULL)
    g_signal_emit_by_name (row, "activate");
}

/* Of twenty creators, with an account and a placement of each opened. */
static void
test_side (PageFixture *fixture, gconstpointer data)
{
  SwbCreatorPage *side = swb_roster_page_get_side (fixture->page);
  GtkSelectionModel *selection =
      swb_roster_list_get_selection (list_of (fixture));
  guint n = 0;

  for (guint i = 0; i < 20; i++)
    {
      const SwbCreatorDetails *details;
      g_autoptr (SwbCreator) creator =
          g_list_model_get_item (G_LIST_MODEL (selection), i);

      gtk_selection_model_select_item (selection, i, TRUE);
      FIXTURE_WAIT (
          "the creator",
          (details = swb_creator_page_get_details (side)) != NULL &&
              swb_id_equal (&details->id, swb_creator_get_id (creator)));
      open_first (side, SWB_TYPE_CREATOR_ACCOUNTS);
      open_first (side, SWB_TYPE_CREATOR_PLACEMENTS);
      fixture_settle (fixture->window, fixture->document);
      n += crawl (GTK_WIDGET (side));
    }
  g_assert_cmpuint (n, >=, 100);
}

static GtkWidget *
find_card (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (SWB_IS_BOARD_CARD (widget) && gtk_widget_get_mapped (widget) &&
      swb_board_card_get_placement (SWB_BOARD_CARD (widget)) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_card (child);
  return found;
}

/* The row around a card has the focus; it tells of the card and of the lane. */
static void
test_board (PageFixture *fixture, gconstpointer data)
{
  SwbRosterPane *pane = swb_roster_page_get_pane (fixture->page);
  GtkWidget *card = NULL;
  g_autofree char *told = NULL;

  g_object_set (pane, "layout", "board", NULL);
  fixture_settle (fixture->window, fixture->document);
  FIXTURE_WAIT ("a card", (card = find_card (GTK_WIDGET (pane))) != NULL);
  told = swb_origin_tell (gtk_widget_get_parent (card));
  g_assert_nonnull (strstr (told, "those of the plan"));
  g_assert_nonnull (strstr (told, "Fees of "));
  /* Of a sum that is cut, the whole. */
  g_assert_nonnull (strstr (told, " + AED"));
  g_assert_null (strstr (told, "…"));
}

int
main (int argc, char **argv)
{
  const struct
  {
    const char *name;
    void (*func) (PageFixture *, gconstpointer);
  } tests[] = {
    { "/origin/cells", test_cells }, { "/origin/grid", test_grid },
    { "/origin/sums", test_sums },   { "/origin/side", test_side },
    { "/origin/board", test_board },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, PageFixture, NULL, set_up, tests[i].func,
                tear_down);
  g_test_add_func ("/origin/sum-words", test_sum_words);
  return g_test_run ();
}
