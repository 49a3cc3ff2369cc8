/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history: what was done is listed and follows changes, and the window
 * leaves nothing behind. */
#include "ui/swb-change-list.h"
#include "ui/swb-history-window.h"

#include "document-fixture.h"
#include "document/swb-roster-commands.h"

static void
wait_shown (SwbHistoryWindow *history, guint count)
{
  FIXTURE_WAIT ("so many entries",
                swb_history_window_get_n_entries (history) == count);
}

static void
add_creator (SwbDocument *document, const char *name)
{
  const SwbCreatorFacts facts = { .name = name,
                                  .platform = SWB_PLATFORM_YOUTUBE,
                                  .handle = name,
                                  .followers = 100 };

  swb_document_run (document, swb_roster_add_creator (&facts, 20700, NULL));
}

static const char *
page_of (SwbHistoryWindow *history)
{
  GObject *stack = gtk_widget_get_template_child (
      GTK_WIDGET (history), SWB_TYPE_HISTORY_WINDOW, "stack");

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static void
test_history (void)
{
  SwbDocument *document = fixture_open ();
  SwbHistoryWindow *history;
  gpointer weak;

  history = swb_history_window_new (document);
  weak = history;
  g_object_add_weak_pointer (G_OBJECT (history), &weak);
  gtk_window_present (GTK_WINDOW (history));
  FIXTURE_WAIT ("the page of an empty history",
                g_strcmp0 (page_of (history), "empty") == 0);

  add_creator (document, "first");
  add_creator (document, "second");
  wait_shown (history, 2);
  g_assert_cmpstr (page_of (history), ==, "list");
  fixture_undo (document);
  wait_shown (history, 3);

  gtk_window_destroy (GTK_WINDOW (history));
  FIXTURE_WAIT ("the window to be freed", weak == NULL);
  fixture_close (document);
}

static GObject *
child_of (SwbHistoryWindow *history, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (history),
                                        SWB_TYPE_HISTORY_WINDOW, name);
}

static void
choose (SwbHistoryWindow *history, guint index)
{
  GtkListView *list = GTK_LIST_VIEW (child_of (history, "list"));

  gtk_selection_model_select_item (gtk_list_view_get_model (list), index, TRUE);
}

static void
wait_creators (SwbDocument *document, guint count)
{
  SwbRoster *roster =
      swb_workspace_get_roster (swb_document_get_workspace (document));

  while (swb_roster_get_n_creators (roster) != count)
    g_main_context_iteration (NULL, TRUE);
}

/* The way back to any point, and forward again. */
static void
test_go_to (void)
{
  SwbDocument *document = fixture_open ();
  SwbHistoryWindow *history = swb_history_window_new (document);
  GtkWidget *button = GTK_WIDGET (child_of (history, "go_to"));

  gtk_window_present (GTK_WINDOW (history));
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("c%u", i);

      add_creator (document, name);
      wait_creators (document, i + 1);
    }
  wait_shown (history, 4);
  choose (history, 0);
  g_assert_false (gtk_widget_get_visible (button));
  choose (history, 2);
  g_assert_true (gtk_widget_get_visible (button));
  gtk_widget_activate_action (GTK_WIDGET (history), "history.go-to", NULL);
  wait_creators (document, 2);
  wait_shown (history, 6);
  /* Two undos are before the four acts; the last act is the third row. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  choose (history, 2);
  g_assert_true (gtk_widget_get_visible (button));
  gtk_widget_activate_action (GTK_WIDGET (history), "history.go-to", NULL);
  wait_creators (document, 4);
  gtk_window_destroy (GTK_WINDOW (history));
  fixture_close (document);
}

/* What happened to one creator: the act that added it, and what an edit set. */
static void
test_changes_of_a_creator (void)
{
  SwbDocument *document = fixture_open ();
  SwbRoster *roster =
      swb_workspace_get_roster (swb_document_get_workspace (document));
  const SwbCreatorFacts facts = { .platform = SWB_PLATFORM_YOUTUBE,
                                  .cities = "Pune",
                                  .followers = -1 };
  g_autoptr (SwbCreator) creator = NULL;
  g_autofree char *first = NULL;
  SwbChangeList *list =
      g_object_ref_sink (g_object_new (SWB_TYPE_CHANGE_LIST, NULL));

  add_creator (document, "Asha");
  wait_creators (document, 1);
  creator = swb_roster_get_creator (roster, 0);
  fixture_run (document, swb_roster_edit_creator (creator, &facts, 20701));
  swb_change_list_show_row (list, document, swb_creator_get_id (creator));
  while (swb_change_list_get_n_changes (list) == 0)
    g_main_context_iteration (NULL, TRUE);
  first = swb_change_list_dup_text (list, 0);
  g_assert_true (g_str_has_prefix (first, "Cities: Pune\n"));
  g_assert_cmpuint (swb_change_list_get_n_changes (list), ==, 4);
  g_object_unref (list);
  fixture_close (document);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/history-window/list", test_history);
  g_test_add_func ("/history-window/go-to", test_go_to);
  g_test_add_func ("/history-window/changes-of-a-creator",
                   test_changes_of_a_creator);

  return g_test_run ();
}
