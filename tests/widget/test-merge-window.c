/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Duplicates by hand: found, told why, chosen field by field, merged, taken
 * back, said not to be the same; and nothing without a name. */
#include "ui/swb-merge-window.h"

#include "document-fixture.h"
#include "document/swb-command.h"
#include "names.h"
#include "ui/swb-merge-form.h"

static SwbId
add (SwbCommand *command,
     const char *name,
     const char *niches,
     const char *city,
     const char *platform,
     const char *handle)
{
  const SwbId id = swb_command_insert (command, SWB_TABLE_CREATOR);
  SwbId account;

#define SET(column, value)                                                     \
  swb_command_set (command, SWB_TABLE_CREATOR, &id, SWB_CREATOR_##column,      \
                   swb_value_text (value))
  SET (NAME, name);
  SET (NICHES, niches);
  SET (DISCLOSURE, city);
#undef SET
  account = swb_command_insert (command, SWB_TABLE_ACCOUNT);
  swb_command_set (command, SWB_TABLE_ACCOUNT, &account, SWB_ACCOUNT_CREATOR,
                   swb_value_id (&id));
  swb_command_set (command, SWB_TABLE_ACCOUNT, &account, SWB_ACCOUNT_PLATFORM,
                   swb_value_text (platform));
  swb_command_set (command, SWB_TABLE_ACCOUNT, &account, SWB_ACCOUNT_HANDLE,
                   swb_value_text (handle));
  return id;
}

/* Three that share a handle, and two that share a name. */
static SwbDocument *
open_document (SwbId *ids)
{
  SwbDocument *document = fixture_open ();
  SwbCommand *command = swb_command_new_edit ("Fill");

  ids[0] = add (command, "Zoya Khan", "dance, food", "one", "instagram",
                "zoyadances");
  ids[1] = add (command, "Zoya K", "Dance", "two", "tiktok", "zoyadances");
  ids[2] = add (command, "Zoya", NULL, NULL, "youtube", "zoyadances");
  ids[3] = add (command, "Rohan Nair", "music", NULL, "instagram", "rohan");
  ids[4] = add (command, "Nair Rohan", "music", NULL, "youtube", "rn.reacts");
  fixture_run (document, command);
  return document;
}

static gpointer
child_of (SwbMergeWindow *window, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (window),
                                        SWB_TYPE_MERGE_WINDOW, name);
}

static const char *
page_of (SwbMergeWindow *window)
{
  return gtk_stack_get_visible_child_name (child_of (window, "stack"));
}

static SwbMergeForm *
form_of (SwbMergeWindow *window)
{
  return child_of (window, "form");
}

static guint
n_creators (SwbDocument *document)
{
  return swb_roster_get_n_creators (
      swb_workspace_get_roster (swb_document_get_workspace (document)));
}

static SwbMergeWindow *
open_window (SwbDocument *document)
{
  SwbMergeWindow *window = swb_merge_window_new (document);

  gtk_window_present (GTK_WINDOW (window));
  swb_merge_window_find (window);
  return window;
}

static void
close_window (SwbMergeWindow *window)
{
  gpointer weak = window;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_window_destroy (GTK_WINDOW (window));
  FIXTURE_WAIT ("the window to be freed", weak == NULL);
}

static void
act (SwbMergeWindow *window, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
}

static GtkWidget *
find_check (GtkWidget *widget, const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_CHECK_BUTTON (widget))
    {
      GtkWidget *label = gtk_check_button_get_child (GTK_CHECK_BUTTON (widget));

      if (text == NULL ? label == NULL
                       : label != NULL &&
                             g_strcmp0 (gtk_label_get_label (GTK_LABEL (label)),
                                        text) == 0)
        return widget;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_check (child, text);
  return found;
}

static void
assert_result (SwbMergeWindow *window, guint column, const char *expected)
{
  g_autofree char *value = swb_merge_form_dup_result (form_of (window), column);

  g_assert_cmpstr (value, ==, expected);
}

static const char *
title_of (SwbMergeWindow *window)
{
  return gtk_label_get_label (child_of (window, "title"));
}

static void
leave_out (SwbMergeWindow *window)
{
  GtkWidget *check = find_check (GTK_WIDGET (form_of (window)), NULL);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
}

typedef struct
{
  SwbId ids[5];
  SwbDocument *document;
  SwbMergeWindow *window;
} Fixture;

static gboolean
has_groups (Fixture *f)
{
  return g_strcmp0 (page_of (f->window), "groups") == 0;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->document = open_document (f->ids);
  f->window = open_window (f->document);
  FIXTURE_WAIT ("the groups", has_groups (f));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  close_window (f->window);
  fixture_close (f->document);
}

static void
open_again (Fixture *f)
{
  close_window (f->window);
  f->window = open_window (f->document);
}

/* What remains of the group of which one was left out. */
static void
merge_two_of_three (Fixture *f)
{
  leave_out (f->window);
  act (f->window, "merge.merge");
  FIXTURE_WAIT ("the rest of the group",
                n_creators (f->document) == 4 &&
                    swb_merge_form_get_n_left_out (form_of (f->window)) == 0);
}

static void
test_merge_and_undo (Fixture *f, gconstpointer data)
{
  SwbMergeForm *form = form_of (f->window);

  g_assert_cmpuint (swb_merge_window_get_n_groups (f->window), ==, 2);
  g_assert_cmpuint (swb_merge_form_get_n_included (form), ==, 3);
  assert_result (f->window, SWB_CREATOR_NAME, "Zoya Khan");
  assert_result (f->window, SWB_CREATOR_NICHES, "dance, food");
  assert_result (f->window, SWB_CREATOR_DISCLOSURE, "one");
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (find_check (GTK_WIDGET (form), "two")), TRUE);
  assert_result (f->window, SWB_CREATOR_DISCLOSURE, "two");
  names_check (GTK_WIDGET (f->window), "SwbMergeWindow");
  act (f->window, "merge.merge");
  FIXTURE_WAIT ("the merge", swb_merge_window_get_n_groups (f->window) == 1);
  g_assert_cmpuint (n_creators (f->document), ==, 3);
  g_assert_cmpstr (swb_document_get_undo_name (f->document), ==,
                   "Merge 3 creators into Zoya Khan");
  act (f->window, "merge.undo");
  FIXTURE_WAIT ("the undo", swb_merge_window_get_n_groups (f->window) == 2);
  g_assert_cmpuint (n_creators (f->document), ==, 5);
}

/* Who is left out gives nothing, stays, and is asked about next. */
static void
test_left_out (Fixture *f, gconstpointer data)
{
  SwbMergeForm *form = form_of (f->window);

  leave_out (f->window);
  g_assert_cmpuint (swb_merge_form_get_n_included (form), ==, 2);
  g_assert_cmpuint (swb_merge_form_get_n_left_out (form), ==, 1);
  g_assert_nonnull (
      strstr (gtk_label_get_label (child_of (f->window, "follows")),
              "1 creator who is left out"));
  assert_result (f->window, SWB_CREATOR_NAME, "Zoya K");
  assert_result (f->window, SWB_CREATOR_NICHES, "Dance");
  assert_result (f->window, SWB_CREATOR_DISCLOSURE, "two");
  act (f->window, "merge.merge");
  FIXTURE_WAIT ("the merge", n_creators (f->document) == 4);
  FIXTURE_WAIT ("the rest of the group",
                swb_merge_form_get_n_included (form) == 2 &&
                    swb_merge_form_get_n_left_out (form) == 0);
  g_assert_cmpuint (swb_merge_window_get_n_groups (f->window), ==, 2);
  g_assert_nonnull (strstr (title_of (f->window), "Zoya K"));
  g_assert_nonnull (strstr (title_of (f->window), "Zoya Khan"));
  act (f->window, "merge.merge");
  FIXTURE_WAIT ("the other merge", n_creators (f->document) == 3);
  g_assert_cmpuint (swb_merge_window_get_n_groups (f->window), ==, 1);
}

/* One undo brings the whole group back in the place of what remained of it. */
static void
test_left_out_and_undo (Fixture *f, gconstpointer data)
{
  SwbMergeForm *form = form_of (f->window);

  merge_two_of_three (f);
  act (f->window, "merge.undo");
  FIXTURE_WAIT ("the whole group", swb_merge_form_get_n_included (form) == 3);
  g_assert_cmpuint (n_creators (f->document), ==, 5);
  g_assert_cmpuint (swb_merge_window_get_n_groups (f->window), ==, 2);
}

/* What remains can be said not to be the same, and is not found again. */
static void
test_rest_is_not_the_same (Fixture *f, gconstpointer data)
{
  merge_two_of_three (f);
  act (f->window, "merge.not-same");
  FIXTURE_WAIT ("the decision", swb_merge_window_get_n_groups (f->window) == 1);
  open_again (f);
  FIXTURE_WAIT ("the groups", has_groups (f));
  g_assert_cmpuint (swb_merge_window_get_n_groups (f->window), ==, 1);
  g_assert_nonnull (strstr (title_of (f->window), "Rohan Nair"));
  g_assert_cmpuint (n_creators (f->document), ==, 4);
}

static void
test_not_the_same (Fixture *f, gconstpointer data)
{
  act (f->window, "merge.skip");
  FIXTURE_WAIT ("the other group",
                swb_merge_form_get_n_included (form_of (f->window)) == 2);
  act (f->window, "merge.not-same");
  FIXTURE_WAIT ("the decision", swb_merge_window_get_n_groups (f->window) == 1);
  FIXTURE_WAIT ("the first group",
                swb_merge_form_get_n_included (form_of (f->window)) == 3);
  act (f->window, "merge.not-same");
  FIXTURE_WAIT ("the last one",
                g_strcmp0 (page_of (f->window), "nothing") == 0);
  g_assert_cmpuint (n_creators (f->document), ==, 5);
  open_again (f);
  FIXTURE_WAIT ("that nothing is found",
                g_strcmp0 (page_of (f->window), "nothing") == 0);
  g_assert_nonnull (
      strstr (adw_status_page_get_description (child_of (f->window, "nothing")),
              "5 creators"));
}

/* Two that a person chose, whether or not they look like one. */
static void
test_chosen (void)
{
  SwbId ids[5];
  SwbDocument *document = open_document (ids);
  const SwbId chosen[] = { ids[0], ids[3] };
  SwbMergeWindow *window = swb_merge_window_new (document);
  gpointer weak = window;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_window_present (GTK_WINDOW (window));
  swb_merge_window_compare (window, chosen, 2);
  FIXTURE_WAIT ("the two", g_strcmp0 (page_of (window), "groups") == 0);
  assert_result (window, SWB_CREATOR_NICHES, "dance, food, music");
  act (window, "merge.merge");
  FIXTURE_WAIT ("the merge", n_creators (document) == 4);
  FIXTURE_WAIT ("the window to close", weak == NULL);
  fixture_close (document);
}

/* Closing in the midst of the search stops it. */
static void
test_closed_while_looking (void)
{
  SwbId ids[5];
  SwbDocument *document = open_document (ids);

  close_window (open_window (document));
  fixture_close (document);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, test)                                                        \
  g_test_add ("/merge-window/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("merge-and-undo", test_merge_and_undo);
  ADD ("left-out", test_left_out);
  ADD ("left-out-and-undo", test_left_out_and_undo);
  ADD ("rest-is-not-the-same", test_rest_is_not_the_same);
  ADD ("not-the-same", test_not_the_same);
#undef ADD
  g_test_add_func ("/merge-window/chosen", test_chosen);
  g_test_add_func ("/merge-window/closed-while-looking",
                   test_closed_while_looking);
  return g_test_run ();
}
