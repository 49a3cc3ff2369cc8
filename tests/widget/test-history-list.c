/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history in pages: more when asked, what is new by itself, the state of
 * older entries with it; and what a compaction leaves. */
#include "ui/swb-compact-dialog.h"
#include "ui/swb-history-list.h"
#include "ui/swb-history-window.h"

#include "document-fixture.h"
#include "document/swb-roster-commands.h"

#include <glib/gstdio.h>

static void
add_creators (SwbDocument *document, guint first, guint n)
{
  for (guint i = first; i < first + n; i++)
    {
      g_autofree char *name = g_strdup_printf ("c%u", i);
      const SwbCreatorFacts facts = { .name = name,
                                      .platform = SWB_PLATFORM_YOUTUBE,
                                      .handle = name,
                                      .followers = 100 };

      fixture_run (document, swb_roster_add_creator (&facts, 20700, NULL));
    }
}

static guint
length (SwbHistoryList *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static const SwbHistoryEntry *
entry_at (SwbHistoryList *list, guint index)
{
  g_autoptr (SwbHistoryItem) item =
      g_list_model_get_item (G_LIST_MODEL (list), index);

  return swb_history_item_get_entry (item);
}

static void
count_cb (GObject *object, guint *n)
{
  ++*n;
}

static void
test_pages (void)
{
  SwbDocument *document = fixture_open ();
  g_autoptr (SwbHistoryList) list = NULL;
  guint position;

  add_creators (document, 1, 430);
  list = swb_history_list_new (document);
  FIXTURE_WAIT ("the first page", length (list) == 200);
  g_assert_cmpint (entry_at (list, 0)->sequence, ==, 430);
  swb_history_list_fetch_more (list);
  /* One question at a time. */
  swb_history_list_fetch_more (list);
  FIXTURE_WAIT ("the second page", length (list) == 400);
  swb_history_list_fetch_more (list);
  FIXTURE_WAIT ("the last page", length (list) == 430);
  swb_history_list_fetch_more (list);
  add_creators (document, 431, 1);
  FIXTURE_WAIT ("what is new", length (list) == 431);
  g_assert_true (swb_history_list_find (list, 431, &position));
  g_assert_cmpuint (position, ==, 0);
  g_assert_true (swb_history_list_find (list, 1, &position));
  g_assert_cmpuint (position, ==, 430);
  g_assert_false (swb_history_list_find (list, 500, &position));
  g_clear_object (&list);
  fixture_close (document);
}

static void
redo (SwbDocument *document)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SwbOutcome) outcome = NULL;

  swb_document_redo_async (document, fixture_keep_result_cb, &result);
  outcome =
      swb_document_undo_finish (document, fixture_wait_for (&result), NULL);
  g_assert_nonnull (outcome);
}

/* What is read anew says the same as what was concluded. */
static void
assert_as_read (SwbHistoryList *list, SwbDocument *document)
{
  g_autoptr (SwbHistoryList) fresh = swb_history_list_new (document);

  FIXTURE_WAIT ("all of it", length (fresh) > 0);
  g_assert_cmpuint (length (list), ==, length (fresh));
  for (guint i = 0; i < length (list); i++)
    {
      const SwbHistoryEntry *one = entry_at (list, i);
      const SwbHistoryEntry *other = entry_at (fresh, i);

      g_assert_cmpint (one->sequence, ==, other->sequence);
      g_assert_cmpint (one->undone, ==, other->undone);
      g_assert_cmpint (one->dropped, ==, other->dropped);
      g_assert_cmpint (one->kind, ==, other->kind);
    }
}

static void
test_follows (void)
{
  SwbDocument *document = fixture_open ();
  g_autoptr (SwbHistoryList) list = swb_history_list_new (document);
  g_autoptr (SwbHistoryItem) last = NULL;
  guint changes = 0;

  add_creators (document, 1, 3);
  FIXTURE_WAIT ("three acts", length (list) == 3);
  last = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_signal_connect (last, "changed", G_CALLBACK (count_cb), &changes);
  fixture_undo (document);
  FIXTURE_WAIT ("an undo", length (list) == 4);
  g_assert_true (swb_history_item_get_entry (last)->undone);
  g_assert_cmpuint (changes, ==, 1);
  redo (document);
  FIXTURE_WAIT ("a redo", length (list) == 5);
  g_assert_false (swb_history_item_get_entry (last)->undone);
  fixture_undo (document);
  fixture_undo (document);
  add_creators (document, 4, 1);
  FIXTURE_WAIT ("a new act", length (list) == 8);
  g_assert_true (swb_history_item_get_entry (last)->dropped);
  assert_as_read (list, document);
  fixture_close (document);
}

/* While much is done it may stay as it is. */
static void
test_held (void)
{
  SwbDocument *document = fixture_open ();
  g_autoptr (SwbHistoryList) list = swb_history_list_new (document);

  add_creators (document, 1, 1);
  FIXTURE_WAIT ("one act", length (list) == 1);
  swb_history_list_hold (list, TRUE);
  add_creators (document, 2, 3);
  fixture_wait_document (document);
  fixture_wait_idle ();
  g_assert_cmpuint (length (list), ==, 1);
  swb_history_list_hold (list, FALSE);
  FIXTURE_WAIT ("all acts", length (list) == 4);
  fixture_close (document);
}

static void
test_search (void)
{
  SwbDocument *document = fixture_open ();
  g_autoptr (SwbHistoryList) list = NULL;

  add_creators (document, 1, 12);
  list = swb_history_list_new (document);
  /* The answer to the first question is late. */
  swb_history_list_set_search (list, "C1");
  FIXTURE_WAIT ("what has c1 in it", length (list) == 4);
  add_creators (document, 100, 1);
  FIXTURE_WAIT ("one more", length (list) == 5);
  swb_history_list_set_search (list, "nobody");
  g_assert_cmpuint (length (list), ==, 0);
  swb_history_list_set_search (list, "");
  FIXTURE_WAIT ("all of it", length (list) == 13);
  fixture_close (document);
}

static GObject *
child_of (GtkWidget *window, const char *name)
{
  return gtk_widget_get_template_child (window, G_OBJECT_TYPE (window), name);
}

static void
compacted_cb (const SwbCompaction *done, gpointer user_data)
{
  *(SwbCompaction *) user_data = *done;
}

/* Nothing is done before it is told, and nothing by a default key. */
static void
test_dialog (void)
{
  SwbDocument *document = fixture_open ();
  SwbCompaction done = { 0 };
  SwbCompactDialog *dialog;
  GtkLabel *told;
  AdwComboRow *choice;
  gpointer weak;

  add_creators (document, 1, 104);
  dialog = swb_compact_dialog_new (document, compacted_cb, &done, NULL);
  weak = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), &weak);
  told = GTK_LABEL (child_of (GTK_WIDGET (dialog), "told"));
  choice = ADW_COMBO_ROW (child_of (GTK_WIDGET (dialog), "choice"));
  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_null (gtk_window_get_default_widget (GTK_WINDOW (dialog)));
  FIXTURE_WAIT ("what would go",
                g_str_has_prefix (gtk_label_get_label (told), "Nothing"));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "compact.accept", NULL);
  adw_combo_row_set_selected (choice, 3);
  FIXTURE_WAIT ("what would go",
                g_str_has_prefix (gtk_label_get_label (told), "4 acts of"));
  g_assert_cmpuint (done.n_acts, ==, 0);
  gtk_switch_set_active (GTK_SWITCH (child_of (GTK_WIDGET (dialog), "copy")),
                         FALSE);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "compact.accept", NULL);
  FIXTURE_WAIT ("the dialog to close", weak == NULL);
  g_assert_cmpuint (done.n_acts, ==, 4);
  fixture_close (document);
}

static guint
n_entries (SwbDocument *document)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  swb_document_history_async (document, 0, fixture_keep_result_cb, &result);
  entries =
      swb_document_history_finish (document, fixture_wait_for (&result), NULL);
  return entries->len;
}

static SwbDocument *
open_file (GFile *file)
{
  g_autoptr (GAsyncResult) result = NULL;

  swb_document_open_async (file, NULL, fixture_keep_result_cb, &result);
  return swb_document_open_finish (fixture_wait_for (&result), NULL);
}

/* The copy has the whole history; where it cannot be made nothing goes. */
static void
test_copy_first (void)
{
  SwbDocument *document = fixture_open ();
  g_autofree char *folder = g_dir_make_tmp ("compact-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "copy.swell", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) nowhere = g_file_get_child (file, "below-a-file.swell");
  SwbDocument *copy;
  SwbCompaction done = { 0 };
  SwbCompactDialog *dialog;
  GtkWidget *failed;
  gpointer weak;

  add_creators (document, 1, 3);
  dialog = swb_compact_dialog_new (document, compacted_cb, &done, NULL);
  weak = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), &weak);
  failed = GTK_WIDGET (child_of (GTK_WIDGET (dialog), "failed"));
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (child_of (GTK_WIDGET (dialog), "choice")), 4);
  gtk_window_present (GTK_WINDOW (dialog));
  swb_compact_dialog_compact (dialog, nowhere);
  FIXTURE_WAIT ("the failure to be told", gtk_widget_get_visible (failed));
  g_assert_cmpuint (n_entries (document), ==, 3);
  swb_compact_dialog_compact (dialog, file);
  FIXTURE_WAIT ("the dialog to close", weak == NULL);
  g_assert_cmpuint (done.n_acts, ==, 3);
  g_assert_cmpuint (n_entries (document), ==, 1);
  copy = open_file (file);
  g_assert_cmpuint (n_entries (copy), ==, 3);
  fixture_close (copy);
  fixture_close (document);
  g_file_delete (file, NULL, NULL);
  g_rmdir (folder);
}

/* The chosen act stays chosen, here behind a compaction as well. */
static void
test_selection_stays (void)
{
  SwbDocument *document = fixture_open ();
  const SwbCompactChoice choice = { SWB_COMPACT_KEEP, 0, 3 };
  g_autoptr (GAsyncResult) result = NULL;
  SwbHistoryWindow *history;
  GtkLabel *title;

  add_creators (document, 1, 6);
  history = swb_history_window_new (document);
  swb_history_window_show (history, 5);
  title = GTK_LABEL (child_of (GTK_WIDGET (history), "title"));
  gtk_window_present (GTK_WINDOW (history));
  FIXTURE_WAIT ("the entry that was asked for",
                g_strcmp0 (gtk_label_get_label (title), "Add c5") == 0);
  add_creators (document, 7, 1);
  FIXTURE_WAIT ("a new act", swb_history_window_get_n_entries (history) == 7);
  g_assert_cmpstr (gtk_label_get_label (title), ==, "Add c5");
  swb_document_compact_async (document, &choice, NULL, fixture_keep_result_cb,
                              &result);
  g_assert_true (swb_document_compact_finish (
      document, fixture_wait_for (&result), NULL, NULL));
  FIXTURE_WAIT ("what is left",
                swb_history_window_get_n_entries (history) == 4);
  g_assert_cmpstr (gtk_label_get_label (title), ==, "Add c5");
  gtk_window_destroy (GTK_WINDOW (history));
  fixture_close (document);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/history-list/pages", test_pages);
  g_test_add_func ("/history-list/follows", test_follows);
  g_test_add_func ("/history-list/held", test_held);
  g_test_add_func ("/history-list/search", test_search);
  g_test_add_func ("/history-list/dialog", test_dialog);
  g_test_add_func ("/history-list/copy-first", test_copy_first);
  g_test_add_func ("/history-list/selection-stays", test_selection_stays);

  return g_test_run ();
}
