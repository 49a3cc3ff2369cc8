/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that a screen reader has for what GTK makes by itself, and what is
 * said without the focus moving. */
#include "compat/swb-spoken.h"
#include "settle.h"
#include "wait.h"

#include <adwaita.h>

typedef struct
{
  GtkWidget *window;
  GtkWidget *overlay;
  GtkWidget *box;
  GtkWidget *icon;
  GtkWidget *text;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = gtk_window_new ();
  fixture->overlay = adw_toast_overlay_new ();
  fixture->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  fixture->icon = gtk_button_new_from_icon_name ("list-add-symbolic");
  fixture->text = gtk_button_new_with_mnemonic ("_Book…");
  gtk_widget_set_tooltip_text (fixture->icon, "Add creator");
  gtk_box_append (GTK_BOX (fixture->box), fixture->icon);
  gtk_box_append (GTK_BOX (fixture->box), fixture->text);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->overlay),
                               fixture->box);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->overlay);
  gtk_window_present (GTK_WINDOW (fixture->window));
  FIXTURE_WAIT ("the window", gtk_widget_get_mapped (fixture->text));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static gboolean
is_described (GtkWidget *widget, const char *text)
{
  g_autofree char *other = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text);

  return other == NULL;
}

/* An icon is no name, and neither is what marks a key. */
static void
test_buttons (Fixture *fixture, gconstpointer data)
{
  g_assert_false (gtk_test_accessible_has_relation (
      GTK_ACCESSIBLE (fixture->icon), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  gtk_test_accessible_assert_property (
      fixture->icon, GTK_ACCESSIBLE_PROPERTY_LABEL, "Add creator");
  g_assert_true (gtk_test_accessible_has_relation (
      GTK_ACCESSIBLE (fixture->text), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  g_assert_false (gtk_test_accessible_has_property (
      GTK_ACCESSIBLE (fixture->text), GTK_ACCESSIBLE_PROPERTY_LABEL));
}

/* What is the name already is not said again. */
static void
test_tooltip (Fixture *fixture, gconstpointer data)
{
  g_assert_true (is_described (fixture->icon, ""));
  gtk_widget_set_tooltip_text (fixture->text, "Plan posts");
  gtk_widget_set_visible (fixture->text, FALSE);
  gtk_widget_set_visible (fixture->text, TRUE);
  FIXTURE_WAIT ("the button", gtk_widget_get_mapped (fixture->text));
  g_assert_true (is_described (fixture->text, "Plan posts"));
}

/* A button that holds a label among other things is called by it. */
static void
test_child (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (inside), gtk_image_new ());
  gtk_box_append (GTK_BOX (inside), gtk_label_new ("Audience"));
  gtk_button_set_child (GTK_BUTTON (button), inside);
  gtk_box_append (GTK_BOX (fixture->box), button);
  FIXTURE_WAIT ("the button", gtk_widget_get_mapped (button));
  gtk_test_accessible_assert_relation (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
      gtk_widget_get_last_child (inside), NULL);
}

/* A name that somebody gave stays. */
static void
test_given (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = gtk_button_new_with_mnemonic ("_Show");

  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  "Show what was imported", -1);
  gtk_box_append (GTK_BOX (fixture->box), button);
  FIXTURE_WAIT ("the button", gtk_widget_get_mapped (button));
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Show what was imported");
}

static void
test_containers (Fixture *fixture, gconstpointer data)
{
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  GtkWidget *view = gtk_column_view_new (NULL);
  GtkStackPage *page = gtk_stack_add_named (GTK_STACK (stack), view, "view");

  gtk_paned_set_start_child (GTK_PANED (paned), stack);
  gtk_box_append (GTK_BOX (fixture->box), paned);
  FIXTURE_WAIT ("the list", gtk_widget_get_mapped (view));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (page),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "");
  g_assert_true (gtk_test_accessible_has_property (
      GTK_ACCESSIBLE (paned), GTK_ACCESSIBLE_PROPERTY_LABEL));
  g_assert_true (gtk_test_accessible_has_relation (
      GTK_ACCESSIBLE (gtk_widget_get_last_child (view)),
      GTK_ACCESSIBLE_RELATION_LABELLED_BY));
}

static GtkWidget *
find_text (GtkWidget *root)
{
  GtkWidget *found = GTK_IS_TEXT (root) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_text (child);
  return found;
}

/* The row looks like the entry, the text inside has the focus. */
static void
test_rows (Fixture *fixture, gconstpointer data)
{
  static const char *const platforms[] = { "Instagram", "YouTube", NULL };
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *entry = adw_entry_row_new ();
  GtkWidget *combo = adw_combo_row_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new (platforms);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), "Handle");
  adw_combo_row_set_model (ADW_COMBO_ROW (combo), G_LIST_MODEL (model));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), entry);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), combo);
  gtk_box_append (GTK_BOX (fixture->box), group);
  FIXTURE_WAIT ("the rows", gtk_widget_get_mapped (combo));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (find_text (entry)),
                                   GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_test_accessible_assert_property (find_text (entry),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Handle");
  g_assert_true (is_described (combo, "Instagram"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo), 1);
  g_assert_true (is_described (combo, "YouTube"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (combo), "Where they are");
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo), 0);
  g_assert_true (is_described (combo, "Instagram\nWhere they are"));
  gtk_test_accessible_assert_property (gtk_widget_get_parent (entry),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "");
}

static gboolean
is_called (gpointer widget, const char *text)
{
  g_autofree char *other = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, text);

  return other == NULL;
}

/* The button inside has the focus, and it is what is chosen. */
static void
test_drop_down (Fixture *fixture, gconstpointer data)
{
  static const char *const words[] = { "Tier", "Platform", NULL };
  GtkWidget *down = gtk_drop_down_new_from_strings (words);

  gtk_box_append (GTK_BOX (fixture->box), down);
  FIXTURE_WAIT ("the choice", gtk_widget_get_mapped (down));
  g_assert_true (is_called (gtk_widget_get_first_child (down), "Tier"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (down), 1);
  g_assert_true (is_called (gtk_widget_get_first_child (down), "Platform"));
}

/* Newer versions of GTK have roles for them. */
static void
test_pressed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pin = gtk_toggle_button_new_with_label ("Pin");
  GtkWidget *first = gtk_check_button_new_with_label ("Skip");
  GtkWidget *second = gtk_check_button_new_with_label ("Merge");

  gtk_check_button_set_group (GTK_CHECK_BUTTON (second),
                              GTK_CHECK_BUTTON (first));
  gtk_box_append (GTK_BOX (fixture->box), pin);
  gtk_box_append (GTK_BOX (fixture->box), first);
  gtk_box_append (GTK_BOX (fixture->box), second);
  FIXTURE_WAIT ("the buttons", gtk_widget_get_mapped (second));
  if (gtk_get_minor_version () >= 10)
    return;
  gtk_test_accessible_assert_role (pin, GTK_ACCESSIBLE_ROLE_CHECKBOX);
  gtk_test_accessible_assert_role (second, GTK_ACCESSIBLE_ROLE_RADIO);
  gtk_test_accessible_assert_state (pin, GTK_ACCESSIBLE_STATE_CHECKED,
                                    GTK_ACCESSIBLE_TRISTATE_FALSE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (pin), TRUE);
  gtk_test_accessible_assert_state (pin, GTK_ACCESSIBLE_STATE_CHECKED,
                                    GTK_ACCESSIBLE_TRISTATE_TRUE);
}

/* What marks its key is no part of a button's name, whatever it is called. */
static void
test_renamed (Fixture *fixture, gconstpointer data)
{
  gtk_button_set_label (GTK_BUTTON (fixture->text), "_Change 3 Creators");
  g_assert_false (gtk_test_accessible_has_property (
      GTK_ACCESSIBLE (fixture->text), GTK_ACCESSIBLE_PROPERTY_LABEL));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem *item,
         const char *before)
{
  GtkStringObject *word = gtk_list_item_get_item (item);
  g_autofree char *text =
      g_strconcat (before, gtk_string_object_get_string (word), NULL);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static void
add_column (GtkWidget *view, const char *title, const char *before)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column =
      gtk_column_view_column_new (title, factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) before);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
}

/* A row of a table is called by what is in it, with the titles. */
static void
test_table (Fixture *fixture, gconstpointer data)
{
  static const char *const words[] = { "1", "2", NULL };
  GtkWidget *view = gtk_column_view_new (GTK_SELECTION_MODEL (
      gtk_no_selection_new (G_LIST_MODEL (gtk_string_list_new (words)))));
  GtkWidget *list = gtk_widget_get_last_child (view);

  add_column (view, "Creator", "Asha ");
  add_column (view, "City", "Pune ");
  gtk_box_append (GTK_BOX (fixture->box), view);
  FIXTURE_WAIT ("the rows", gtk_widget_get_last_child (list) != NULL &&
                                gtk_widget_get_mapped (list));
  g_assert_true (gtk_widget_grab_focus (gtk_widget_get_first_child (list)));
  g_assert_true (
      is_called (gtk_widget_get_first_child (list), "Asha 1, City: Pune 1"));
}

/* What is typed elsewhere has an answer. */
static void
test_follow (Fixture *fixture, gconstpointer data)
{
  GtkWidget *label = gtk_label_new ("Nobody moves");

  swb_spoken_follow (GTK_LABEL (label));
  gtk_box_append (GTK_BOX (fixture->box), label);
  FIXTURE_WAIT ("the label", gtk_widget_get_mapped (label));
  gtk_widget_grab_focus (fixture->text);
  gtk_label_set_text (GTK_LABEL (label), "4 creators move");
  FIXTURE_WAIT ("the answer", is_described (fixture->text, "4 creators move"));
}

/* The description is what it was once the focus has gone. */
static void
test_say (Fixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (fixture->icon);
  swb_spoken_say (fixture->box, "First");
  swb_spoken_say (fixture->box, "12 of 120");
  FIXTURE_WAIT ("the sentence", is_described (fixture->icon, "12 of 120"));
  gtk_widget_grab_focus (fixture->text);
  g_assert_true (is_described (fixture->icon, ""));
  swb_spoken_say (fixture->box, "Nobody chosen");
  FIXTURE_WAIT ("another", is_described (fixture->text, "Nobody chosen"));
  g_assert_true (is_described (fixture->icon, ""));
}

static void
test_toast (Fixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (fixture->text);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (fixture->overlay),
                               adw_toast_new ("3 creators deleted"));
  FIXTURE_WAIT ("the toast",
                is_described (fixture->text, "3 creators deleted"));
}

/* Whoever is to be told has gone meanwhile. */
static void
test_gone (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new ("Gone"));
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC;

  swb_spoken_say (label, "Nobody hears this");
  g_object_unref (label);
  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

#define ADD(name, function)                                                    \
  g_test_add ("/spoken/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  swb_spoken_start ();
  swb_spoken_start ();
  ADD ("buttons", test_buttons);
  ADD ("tooltip", test_tooltip);
  ADD ("child", test_child);
  ADD ("given", test_given);
  ADD ("containers", test_containers);
  ADD ("rows", test_rows);
  ADD ("drop-down", test_drop_down);
  ADD ("pressed", test_pressed);
  ADD ("renamed", test_renamed);
  ADD ("table", test_table);
  ADD ("follow", test_follow);
  ADD ("say", test_say);
  ADD ("toast", test_toast);
  g_test_add_func ("/spoken/gone", test_gone);
  return g_test_run ();
}
