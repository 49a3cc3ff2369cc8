/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the side page share: the sample with one creator shown,
 * and what a person does to it. */
#include "creator-fixture.h"

#include "exchange/swb-sample.h"

#include <string.h>

void
creator_fixture_set_up (CreatorFixture *fixture, gconstpointer data)
{
  fixture->document = fixture_open ();
  fixture_run (fixture->document, swb_sample_command ());
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 320, 700);
  fixture->page = SWB_CREATOR_PAGE (swb_creator_page_new ());
  gtk_window_set_child (GTK_WINDOW (fixture->window),
                        GTK_WIDGET (fixture->page));
  swb_creator_page_set_document (fixture->page, fixture->document);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

void
creator_fixture_tear_down (CreatorFixture *fixture, gconstpointer data)
{
  gpointer page = g_object_ref (fixture->page);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture_wait_document (fixture->document);
  fixture_wait_freed (page);
  fixture_close (fixture->document);
}

/* The one whose name begins so. */
SwbCreator *
creator_fixture_find (CreatorFixture *fixture, const char *name)
{
  SwbRoster *roster =
      swb_workspace_get_roster (swb_document_get_workspace (fixture->document));

  for (guint i = 0; i < swb_roster_get_n_creators (roster); i++)
    {
      g_autoptr (SwbCreator) creator = swb_roster_get_creator (roster, i);

      if (g_str_has_prefix (swb_creator_get_name (creator), name))
        return g_steal_pointer (&creator);
    }
  g_assert_not_reached ();
}

void
creator_fixture_wait (CreatorFixture *fixture)
{
  fixture_settle (fixture->window, fixture->document);
  fixture_wait_document (fixture->document);
  fixture_wait_idle ();
}

void
creator_fixture_show (CreatorFixture *fixture, const char *name)
{
  g_autoptr (GPtrArray) chosen =
      g_ptr_array_new_with_free_func (g_object_unref);
  SwbCreator *creator = creator_fixture_find (fixture, name);
  const SwbCreatorDetails *details;

  g_ptr_array_add (chosen, creator);
  swb_creator_page_set_creators (fixture->page, chosen, 1, SWB_GROUPING_INDIAN);
  FIXTURE_WAIT ("the creator to be shown",
                (details = creator_fixture_details (fixture)) != NULL &&
                    swb_id_equal (&details->id, swb_creator_get_id (creator)));
  fixture_settle (fixture->window, fixture->document);
}

const SwbCreatorDetails *
creator_fixture_details (CreatorFixture *fixture)
{
  return swb_creator_page_get_details (fixture->page);
}

GtkWidget *
creator_fixture_list (GtkWidget *card)
{
  return GTK_WIDGET (
      gtk_widget_get_template_child (card, SWB_TYPE_CREATOR_CARD, "list"));
}

/* Whether a label in @widget holds @text. */
gboolean
creator_fixture_says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) &&
      strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (creator_fixture_says (child, text))
      return TRUE;
  return FALSE;
}

/* The first row that holds @text, or null. */
GtkWidget *
creator_fixture_row (GtkWidget *card, const char *text)
{
  for (GtkWidget *row =
           gtk_widget_get_first_child (creator_fixture_list (card));
       row != NULL; row = gtk_widget_get_next_sibling (row))
    if (creator_fixture_says (row, text))
      return row;
  return NULL;
}

/* Gives the key to the controllers of the list of the row, which has the
 * focus. */
void
creator_fixture_press (GtkWidget *row, guint keyval)
{
  g_autoptr (GListModel) controllers =
      gtk_widget_observe_controllers (gtk_widget_get_parent (row));

  g_assert_true (gtk_widget_grab_focus (row));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      gboolean stopped = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0,
                               &stopped);
      if (stopped)
        return;
    }
  g_assert_not_reached ();
}

/* The editor that is open. */
SwbCreatorEditor *
creator_fixture_editor (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (SWB_IS_CREATOR_EDITOR (l->data))
      return l->data;
  g_assert_not_reached ();
}

void
creator_fixture_accept (CreatorFixture *fixture, SwbCreatorEditor *editor)
{
  gpointer gone = g_object_ref (editor);

  g_assert_true (swb_creator_editor_is_right (editor));
  gtk_widget_activate_action (GTK_WIDGET (editor), "editor.accept", NULL);
  fixture_wait_freed (gone);
  creator_fixture_wait (fixture);
}
