/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The budget pane on a real document: edits in place and their undo, what is
 * refused, sums, words, keys, and that nothing is left behind. */
#include "document/swb-plan-commands.h"
#include "settle.h"
#include "ui/swb-budget-pane.h"

#include <adwaita.h>
#include <string.h>

typedef struct
{
  SwbDocument *document;
  GtkWidget *window;
  SwbBudgetPane *pane;
  SwbBudgetList *list;
  guint n_toasts;
  gboolean toast_undo;
} Fixture;

static void
toast_cb (Fixture *fixture, const char *text, gboolean can_undo)
{
  fixture->n_toasts++;
  fixture->toast_undo = can_undo;
}

static SwbMoney
rupees (gint64 amount)
{
  return swb_money_make (amount * 100, "INR");
}

static void
make_plan (SwbDocument *document)
{
  const SwbCampaignFacts facts = {
    .name = "Saawan",
    .outcome = "audio-adoption",
    .release = swb_day_from_ymd (2027, 2, 14),
    .budget = rupees (5000000),
  };

  fixture_run (document, swb_plan_new_campaign (&facts, NULL));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = fixture_open ();
  if (data == NULL)
    make_plan (fixture->document);
  fixture->pane = SWB_BUDGET_PANE (swb_budget_pane_new ());
  fixture->list = swb_budget_pane_get_list (fixture->pane);
  g_signal_connect_swapped (fixture->pane, "toast", G_CALLBACK (toast_cb),
                            fixture);
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 500);
  adw_window_set_content (ADW_WINDOW (fixture->window),
                          GTK_WIDGET (fixture->pane));
  swb_budget_pane_set_document (fixture->pane, fixture->document);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture_settle (fixture->window, fixture->document);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pane = g_object_ref (GTK_WIDGET (fixture->pane));
  SwbBudgetModel *model =
      g_object_ref (swb_budget_pane_get_model (fixture->pane));

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture_wait_freed (pane);
  fixture_wait_freed (model);
  fixture_close (fixture->document);
}

static SwbBudgetCell *
cell (Fixture *fixture, guint position, SwbBudgetColumn column)
{
  SwbBudgetCell *found =
      swb_budget_list_get_cell (fixture->list, position, column);

  g_assert_nonnull (found);
  return found;
}

static SwbLine *
first_line (Fixture *fixture)
{
  SwbBudgetRow *row =
      swb_budget_cell_get_row (cell (fixture, 1, SWB_BUDGET_COLUMN_NAME));

  g_assert_nonnull (swb_budget_row_get_line (row));
  return swb_budget_row_get_line (row);
}

/* Types into the cell and ends with Enter or Tab. */
static SwbCellEntry *
type (SwbBudgetCell *at, const char *text, SwbEditMove move)
{
  SwbCellEntry *entry;

  if (swb_budget_cell_get_entry (at) == NULL)
    g_assert_true (swb_budget_cell_edit (at));
  entry = swb_budget_cell_get_entry (at);
  swb_cell_entry_set_text (entry, text);
  g_signal_emit_by_name (entry, "done", text, (int) move);
  return entry;
}

static gboolean
press (Fixture *fixture, guint key)
{
  GtkWidget *view = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (
      gtk_widget_get_first_child (GTK_WIDGET (fixture->list))));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (view);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller =
          g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) && !handled)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
  fixture_settle (fixture->window, fixture->document);
  return handled;
}

static void
test_edit_and_undo (Fixture *fixture, gconstpointer data)
{
  SwbLine *line = first_line (fixture);

  g_assert_cmpint (swb_line_get_planned (line).minor, ==, 250000000);
  type (cell (fixture, 1, SWB_BUDGET_COLUMN_PLANNED), "26 lakh", SWB_EDIT_STAY);
  fixture_settle (fixture->window, fixture->document);
  g_assert_cmpint (swb_line_get_planned (line).minor, ==, 260000000);
  g_assert_null (
      swb_budget_cell_get_entry (cell (fixture, 1, SWB_BUDGET_COLUMN_PLANNED)));
  g_assert_nonnull (strstr (swb_budget_pane_get_caption (fixture->pane),
                            "over the budget by ₹1,00,000"));
  fixture_undo (fixture->document);
  fixture_settle (fixture->window, fixture->document);
  g_assert_cmpint (swb_line_get_planned (line).minor, ==, 250000000);
  g_assert_cmpstr (swb_budget_pane_get_caption (fixture->pane), ==,
                   "₹50,00,000 planned of ₹50,00,000");
}

static void
test_wrong_text_is_refused (Fixture *fixture, gconstpointer data)
{
  SwbLine *line = first_line (fixture);
  SwbBudgetCell *planned = cell (fixture, 1, SWB_BUDGET_COLUMN_PLANNED);
  g_autofree char *before =
      g_strdup (swb_document_get_undo_name (fixture->document));
  SwbCellEntry *entry = type (planned, "lots", SWB_EDIT_STAY);

  g_assert_cmpstr (swb_cell_entry_get_complaint (entry), !=, "");
  g_assert_true (swb_budget_cell_get_entry (planned) == entry);
  type (planned, "-5", SWB_EDIT_STAY);
  g_assert_cmpstr (swb_cell_entry_get_complaint (entry), !=, "");
  swb_cell_entry_set_text (entry, "5");
  g_assert_cmpstr (swb_cell_entry_get_complaint (entry), ==, "");
  g_signal_emit_by_name (entry, "cancel");
  fixture_settle (fixture->window, fixture->document);
  g_assert_null (swb_budget_cell_get_entry (planned));
  g_assert_cmpint (swb_line_get_planned (line).minor, ==, 250000000);
  type (cell (fixture, 1, SWB_BUDGET_COLUMN_NAME), "  ", SWB_EDIT_LEAVE);
  fixture_settle (fixture->window, fixture->document);
  g_assert_cmpstr (swb_document_get_undo_name (fixture->document), ==, before);
}

static void
test_sums_and_words (Fixture *fixture, gconstpointer data)
{
  SwbLine *line = first_line (fixture);
  SwbBudgetRow *group =
      swb_budget_cell_get_row (cell (fixture, 0, SWB_BUDGET_COLUMN_NAME));
  SwbBudgetRow *total;
  g_autofree char *under = NULL;
  g_autofree char *over = NULL;
  g_autofree char *tip = NULL;
  g_autofree char *pace = NULL;

  fixture_run (
      fixture->document,
      swb_plan_set_line_amount (line, SWB_AMOUNT_COMMITTED, rupees (2365000)));
  fixture_settle (fixture->window, fixture->document);
  under = swb_budget_cell_text (group, SWB_BUDGET_COLUMN_VARIANCE,
                                SWB_BUDGET_WHOLE);
  g_assert_cmpstr (under, ==, "under by ₹1,35,000");
  g_assert_cmpint (swb_budget_row_tone (group), ==, SWB_BUDGET_TONE_UNDER);
  tip = swb_budget_cell_tooltip (group, SWB_BUDGET_COLUMN_VARIANCE, "INR");
  g_assert_cmpstr (tip, ==,
                   "Committed ₹23,65,000 less planned ₹25,00,000: under by "
                   "₹1,35,000");
  pace = swb_budget_pace_text (group);
  g_assert_cmpstr (pace, ==, "95 % of the plan committed, 0 % paid");
  fixture_run (
      fixture->document,
      swb_plan_set_line_amount (line, SWB_AMOUNT_COMMITTED, rupees (2560000)));
  fixture_settle (fixture->window, fixture->document);
  over = swb_budget_cell_text (group, SWB_BUDGET_COLUMN_VARIANCE,
                               SWB_BUDGET_WHOLE);
  g_assert_cmpstr (over, ==, "over by ₹60,000");
  g_assert_cmpint (swb_budget_row_tone (group), ==, SWB_BUDGET_TONE_OVER);
  total = swb_budget_cell_get_row (cell (fixture, 4, SWB_BUDGET_COLUMN_NAME));
  g_assert_cmpint (swb_budget_row_get_kind (total), ==, SWB_BUDGET_ROW_TOTAL);
  g_assert_cmpint (
      swb_budget_row_get_numbers (total)->sum[SWB_BUDGET_PLANNED].minor, ==,
      500000000);
}

/* Rights stand under the total and are not in it; a currency without a rate
 * is told. */
static void
test_rights_and_currencies (Fixture *fixture, gconstpointer data)
{
  SwbCampaign *campaign = swb_document_get_campaign (fixture->document);
  SwbBudgetModel *model = swb_budget_pane_get_model (fixture->pane);
  GListModel *groups = swb_budget_model_get_groups (model);
  g_autoptr (SwbBudgetRow) last = NULL;
  g_autofree char *left_out = NULL;
  SwbId id;
  SwbBudgetRow *row;
  g_autofree char *tip = NULL;

  fixture_run (fixture->document, swb_plan_add_line (campaign, "rights", "Song",
                                                     rupees (700000), NULL));
  fixture_run (fixture->document,
               swb_plan_add_line (campaign, "production", "Studio",
                                  swb_money_make (50000, "USD"), &id));
  fixture_settle (fixture->window, fixture->document);
  last = g_list_model_get_item (groups, g_list_model_get_n_items (groups) - 1);
  g_assert_cmpstr (swb_budget_row_get_id (last), ==, "rights");
  g_assert_cmpint (swb_budget_model_get_figures (model)->total.planned.minor,
                   ==, 500000000);
  left_out = swb_budget_left_out (swb_budget_model_get_figures (model));
  g_assert_cmpstr (left_out, ==,
                   "1 amount is in no sum: no exchange rate to INR is known");
  row = swb_budget_model_find_line (model, &id, NULL);
  tip = swb_budget_cell_tooltip (row, SWB_BUDGET_COLUMN_PLANNED, "INR");
  g_assert_nonnull (strstr (tip, "no exchange rate from USD to INR"));
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  SwbBudgetRow *row;

  gtk_widget_grab_focus (
      GTK_WIDGET (cell (fixture, 0, SWB_BUDGET_COLUMN_NAME)));
  fixture_settle (fixture->window, fixture->document);
  g_assert_true (press (fixture, GDK_KEY_Left));
  row = swb_budget_cell_get_row (cell (fixture, 1, SWB_BUDGET_COLUMN_NAME));
  g_assert_cmpint (swb_budget_row_get_kind (row), ==, SWB_BUDGET_ROW_GROUP);
  g_assert_true (press (fixture, GDK_KEY_Right));
  first_line (fixture);
  g_assert_true (press (fixture, GDK_KEY_Down));
  g_assert_true (
      swb_budget_list_get_chosen (fixture->list, NULL) ==
      swb_budget_cell_get_row (cell (fixture, 1, SWB_BUDGET_COLUMN_NAME)));
  g_assert_true (press (fixture, GDK_KEY_Right));
  g_assert_true (press (fixture, GDK_KEY_Return));
  type (cell (fixture, 1, SWB_BUDGET_COLUMN_PLANNED), "24,00,000",
        SWB_EDIT_NEXT);
  fixture_settle (fixture->window, fixture->document);
  g_assert_cmpint (swb_line_get_planned (first_line (fixture)).minor, ==,
                   240000000);
  g_assert_nonnull (swb_budget_cell_get_entry (
      cell (fixture, 1, SWB_BUDGET_COLUMN_COMMITTED)));
  type (cell (fixture, 1, SWB_BUDGET_COLUMN_COMMITTED), "$500", SWB_EDIT_STAY);
  fixture_settle (fixture->window, fixture->document);
  g_assert_cmpstr (swb_line_get_committed (first_line (fixture)).currency, ==,
                   "USD");
  g_assert_true (press (fixture, GDK_KEY_Delete));
  g_assert_cmpuint (fixture->n_toasts, ==, 1);
  g_assert_true (fixture->toast_undo);
  g_assert_cmpuint (
      swb_budget_model_get_n_lines (swb_budget_pane_get_model (fixture->pane)),
      ==, 2);
}

/* A new line is there with its name ready to be typed, one act in all. */
static void
test_add_and_group (Fixture *fixture, gconstpointer data)
{
  SwbBudgetModel *model = swb_budget_pane_get_model (fixture->pane);
  SwbBudgetCell *name;

  gtk_widget_activate_action (GTK_WIDGET (fixture->list), "budget.add-line",
                              NULL);
  fixture_settle (fixture->window, fixture->document);
  g_assert_cmpuint (swb_budget_model_get_n_lines (model), ==, 4);
  name = cell (fixture, 2, SWB_BUDGET_COLUMN_NAME);
  g_assert_nonnull (swb_budget_cell_get_entry (name));
  type (name, "Stems", SWB_EDIT_STAY);
  fixture_settle (fixture->window, fixture->document);
  g_assert_cmpstr (swb_budget_row_get_name (swb_budget_cell_get_row (name)), ==,
                   "Stems");
  gtk_widget_activate_action (GTK_WIDGET (fixture->list), "budget.group-by",
                              "s", "stage");
  fixture_settle (fixture->window, fixture->document);
  g_assert_cmpint (swb_budget_model_get_grouping (model), ==,
                   SWB_BUDGET_BY_STAGE);
  g_assert_cmpstr (swb_budget_row_get_name (swb_budget_cell_get_row (
                       cell (fixture, 0, SWB_BUDGET_COLUMN_NAME))),
                   ==, "Seeding");
  gtk_widget_activate_action (GTK_WIDGET (fixture->list), "budget.group-by",
                              "s", "bucket");
  fixture_settle (fixture->window, fixture->document);
  first_line (fixture); /* still open */
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (swb_budget_list_get_brevity (fixture->list), ==,
                   SWB_BUDGET_WHOLE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 480, 300);
  FIXTURE_WAIT ("shorter amounts in a narrow window",
                swb_budget_list_get_brevity (fixture->list) > SWB_BUDGET_WHOLE);
}

static void
test_without_campaign (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (swb_budget_pane_get_caption (fixture->pane), ==, "");
  g_assert_null (
      swb_budget_list_get_cell (fixture->list, 0, SWB_BUDGET_COLUMN_NAME));
  make_plan (fixture->document);
  fixture_settle (fixture->window, fixture->document);
  first_line (fixture);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, data)                                                        \
  g_test_add ("/budget-pane/" #name, Fixture, data, set_up, test_##name,       \
              tear_down)
  ADD (edit_and_undo, NULL);
  ADD (wrong_text_is_refused, NULL);
  ADD (sums_and_words, NULL);
  ADD (rights_and_currencies, NULL);
  ADD (keys, NULL);
  ADD (add_and_group, NULL);
  ADD (narrow, NULL);
  ADD (without_campaign, "nothing");
  return g_test_run ();
}
