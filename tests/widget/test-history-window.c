/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history: what was done is listed and follows changes, and the window
 * leaves nothing behind. */
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

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/history-window/list", test_history);

  return g_test_run ();
}
