/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window with the sample campaign: keys and menus lead to something that
 * can be done, each control has a name, it undoes, closes and leaves nothing
 * behind. */
#include "names.h"
#include "settle.h"

#include "document/swb-roster-commands.h"
#include "ui/swb-application.h"
#include "ui/swb-roster-page.h"
#include "ui/swb-window.h"

typedef struct
{
  SwbApplication *application;
  SwbWindow *window;
} Fixture;

static void
settle (Fixture *fixture)
{
  fixture_settle (GTK_WIDGET (fixture->window),
                  swb_window_get_document (fixture->window));
}

static SwbCampaign *
campaign_of (SwbWindow *window)
{
  SwbDocument *document = swb_window_get_document (window);

  return document ? swb_document_get_campaign (document) : NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->application = (gpointer) data;
  fixture->window = swb_window_new (ADW_APPLICATION (fixture->application));
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_assert_true (swb_window_is_empty (fixture->window));
  swb_window_open_sample (fixture->window);
  FIXTURE_WAIT ("the sample", campaign_of (fixture->window) != NULL);
  settle (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GtkApplication *application = GTK_APPLICATION (fixture->application);
  gpointer window = fixture->window;

  g_object_add_weak_pointer (window, &window);
  gtk_window_close (window);
  FIXTURE_WAIT ("the window to close",
                gtk_application_get_windows (application) == NULL);
  FIXTURE_WAIT ("the window to be freed", window == NULL);
}

/* Whether somebody answers to an action such as "win.page::plan". */
static gboolean
is_there (Fixture *fixture, const char *detailed)
{
  g_autofree char *full = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;
  GActionMap *map;

  g_action_parse_detailed_name (detailed, &full, &target, &error);
  g_assert_no_error (error);
  name = strchr (full, '.');
  g_assert_nonnull (name);
  if (!g_str_has_prefix (full, "app.") && !g_str_has_prefix (full, "win."))
    return TRUE; /* a pane's own, where the focus is in it */
  map = g_str_has_prefix (full, "app.") ? G_ACTION_MAP (fixture->application)
                                        : G_ACTION_MAP (fixture->window);
  return g_action_map_lookup_action (map, name + 1) != NULL;
}

static void
test_accelerators (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (
      GTK_APPLICATION (fixture->application));

  g_assert_cmpuint (g_strv_length (actions), >, 10);
  for (guint i = 0; actions[i] != NULL; i++)
    if (!is_there (fixture, actions[i]))
      {
        g_test_message ("the keys of %s do nothing", actions[i]);
        g_test_fail ();
      }
}

static void
check_menu (Fixture *fixture, GMenuModel *menu)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section =
          g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *action = NULL;

      if (section != NULL)
        check_menu (fixture, section);
      else if (g_menu_model_get_item_attribute (menu, i, "action", "s",
                                                &action) &&
               !is_there (fixture, action))
        {
          g_test_message ("the menu's %s does nothing", action);
          g_test_fail ();
        }
    }
}

/* Some menus are made when they are opened. */
static void
make_menu (GtkMenuButton *button)
{
  if (gtk_menu_button_get_popover (button) != NULL ||
      !gtk_widget_get_mapped (GTK_WIDGET (button)))
    return;
  gtk_menu_button_popup (button);
  g_assert_nonnull (gtk_menu_button_get_popover (button));
  gtk_menu_button_popdown (button);
}

static guint
check_menus_in (Fixture *fixture, GtkWidget *widget)
{
  guint n = 0;

  if (GTK_IS_MENU_BUTTON (widget))
    {
      GMenuModel *menu;

      make_menu (GTK_MENU_BUTTON (widget));
      menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget));
      if (menu != NULL)
        {
          check_menu (fixture, menu);
          n++;
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += check_menus_in (fixture, child);
  return n;
}

static void
test_menus (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (check_menus_in (fixture, GTK_WIDGET (fixture->window)), >=,
                    2);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "page",
                                  g_variant_new_string ("plan"));
  settle (fixture);
  names_check (GTK_WIDGET (fixture->window), "Plan");
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "page",
                                  g_variant_new_string ("roster"));
  settle (fixture);
  names_check (GTK_WIDGET (fixture->window), "Roster");
}

static char *
undo_tip (Fixture *fixture)
{
  GObject *button = gtk_widget_get_template_child (
      GTK_WIDGET (fixture->window), SWB_TYPE_WINDOW, "undo_button");

  return gtk_widget_get_tooltip_text (GTK_WIDGET (button))
             ? g_strdup (gtk_widget_get_tooltip_text (GTK_WIDGET (button)))
             : g_strdup ("");
}

/* Undo names the act, does it, and is not there when there is nothing. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  GActionGroup *actions = G_ACTION_GROUP (fixture->window);
  const char *name =
      swb_document_get_undo_name (swb_window_get_document (fixture->window));
  g_autofree char *before = undo_tip (fixture);
  g_autofree char *after = NULL;

  g_assert_nonnull (name);
  g_assert_nonnull (strstr (before, name));
  g_assert_true (g_action_group_get_action_enabled (actions, "undo"));
  g_assert_false (g_action_group_get_action_enabled (actions, "redo"));
  g_action_group_activate_action (actions, "undo", NULL);
  FIXTURE_WAIT ("something to redo",
                g_action_group_get_action_enabled (actions, "redo"));
  settle (fixture);
  after = undo_tip (fixture);
  g_assert_cmpstr (before, !=, after);
  g_assert_null (campaign_of (fixture->window));
  g_assert_false (g_action_group_get_action_enabled (actions, "export-brief"));
}

static void
test_roster_toggle (Fixture *fixture, gconstpointer data)
{
  GActionGroup *actions = G_ACTION_GROUP (fixture->window);
  g_autoptr (GVariant) before =
      g_action_group_get_action_state (actions, "show-roster");
  g_autoptr (GVariant) after = NULL;

  g_assert_true (g_variant_get_boolean (before));
  g_action_group_activate_action (actions, "show-roster", NULL);
  after = g_action_group_get_action_state (actions, "show-roster");
  g_assert_false (g_variant_get_boolean (after));
  g_action_group_activate_action (actions, "show-roster", NULL);
}

/* One key, F9, for what stands beside each page. */
static void
test_creator_toggle (Fixture *fixture, gconstpointer data)
{
  GActionGroup *actions = G_ACTION_GROUP (fixture->window);
  g_autoptr (GVariant) after = NULL;

  g_assert_true (g_action_group_get_action_enabled (actions, "show-roster"));
  g_assert_false (g_action_group_get_action_enabled (actions, "show-creator"));
  g_action_group_activate_action (actions, "page",
                                  g_variant_new_string ("roster"));
  g_assert_false (g_action_group_get_action_enabled (actions, "show-roster"));
  g_assert_true (g_action_group_get_action_enabled (actions, "show-creator"));
  g_action_group_activate_action (actions, "show-creator", NULL);
  after = g_action_group_get_action_state (actions, "show-creator");
  g_assert_false (g_variant_get_boolean (after));
  g_action_group_activate_action (actions, "show-creator", NULL);
}

static SwbRosterPage *
get_roster_page (Fixture *fixture)
{
  AdwBin *place = ADW_BIN (gtk_widget_get_template_child (
      GTK_WIDGET (fixture->window), SWB_TYPE_WINDOW, "roster_place"));
  GtkWidget *page = adw_bin_get_child (place);

  return page != NULL ? SWB_ROSTER_PAGE (page) : NULL;
}

static gboolean
shows_document (Fixture *fixture)
{
  SwbRosterPage *page = get_roster_page (fixture);

  return page != NULL &&
         swb_roster_pane_get_document (swb_roster_page_get_pane (page)) ==
             swb_window_get_document (fixture->window);
}

/* It is made without being asked for, as the settings say. */
static void
test_page_comes (Fixture *fixture, gconstpointer data)
{
  FIXTURE_WAIT ("the page of the roster", shows_document (fixture));
  g_assert_true (gtk_widget_get_visible (
      GTK_WIDGET (swb_roster_page_get_side (get_roster_page (fixture)))));
}

/* Who turns to it at once finds it there, with the side page hidden before
 * there was one. */
static void
test_page_at_once (Fixture *fixture, gconstpointer application)
{
  GActionGroup *actions;
  GtkWidget *first = GTK_WIDGET (fixture->window);

  fixture->window = swb_window_new ((gpointer) application);
  actions = G_ACTION_GROUP (fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_assert_null (get_roster_page (fixture));
  g_action_group_change_action_state (actions, "show-creator",
                                      g_variant_new_boolean (FALSE));
  swb_window_open (fixture->window, NULL);
  FIXTURE_WAIT ("the workspace",
                swb_window_get_document (fixture->window) != NULL);
  g_action_group_activate_action (actions, "page",
                                  g_variant_new_string ("roster"));
  g_assert_true (shows_document (fixture));
  g_assert_false (gtk_widget_get_visible (
      GTK_WIDGET (swb_roster_page_get_side (get_roster_page (fixture)))));
  g_action_group_change_action_state (actions, "show-creator",
                                      g_variant_new_boolean (TRUE));
  g_assert_true (gtk_widget_get_visible (
      GTK_WIDGET (swb_roster_page_get_side (get_roster_page (fixture)))));
  gtk_window_close (GTK_WINDOW (fixture->window));
  FIXTURE_WAIT ("the window to close",
                gtk_application_get_windows ((gpointer) application)->next ==
                    NULL);
  fixture->window = SWB_WINDOW (first);
}

/* From a placement of an earlier campaign to its plan. */
static void
test_show_placement (Fixture *fixture, gconstpointer data)
{
  GActionGroup *actions = G_ACTION_GROUP (fixture->window);
  SwbDocument *document = swb_window_get_document (fixture->window);
  SwbCampaign *now = swb_document_get_campaign (document);
  g_autoptr (SwbCampaign) other =
      g_list_model_get_item (G_LIST_MODEL (swb_workspace_get_campaigns (
                                 swb_document_get_workspace (document))),
                             1);
  g_autoptr (SwbPlacement) placement = g_list_model_get_item (
      G_LIST_MODEL (swb_campaign_get_placements (other)), 0);
  g_autofree char *id = swb_id_to_string (swb_placement_get_id (placement));

  g_assert_true (now != other);
  g_action_group_activate_action (actions, "page",
                                  g_variant_new_string ("roster"));
  g_action_group_activate_action (actions, "show-placement",
                                  g_variant_new_string ("not an id"));
  g_assert_true (swb_document_get_campaign (document) == now);
  g_action_group_activate_action (actions, "show-placement",
                                  g_variant_new_string (id));
  g_assert_true (swb_document_get_campaign (document) == other);
  g_assert_true (g_action_group_get_action_enabled (actions, "show-roster"));
  settle (fixture);
}

/* Somebody undoes as quickly as keys repeat, and closes: libadwaita 1.2 does
 * not bear that a toast goes that is still coming. */
static void
test_quick_toasts (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *text = g_strdup_printf ("Said %u", i);

      swb_window_toast (fixture->window, text, i % 2 == 0);
      settle (fixture);
    }
}

static GtkWidget *
find_undo (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)),
                 "win.undo-act") == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_undo (child);
  return found;
}

static void
delete_first (Fixture *fixture)
{
  SwbDocument *document = swb_window_get_document (fixture->window);
  SwbRoster *roster =
      swb_workspace_get_roster (swb_document_get_workspace (document));
  g_autoptr (SwbCreator) creator = swb_roster_get_creator (roster, 0);
  SwbCommand *command = swb_roster_delete_creators (&creator, 1);
  guint n = swb_roster_get_n_creators (roster);

  swb_document_run_async (document, command, NULL, NULL, NULL);
  FIXTURE_WAIT ("one less", swb_roster_get_n_creators (roster) == n - 1);
  settle (fixture);
}

/* The toast of one act never takes back another one. */
static void
test_undo_of_toast (Fixture *fixture, gconstpointer data)
{
  SwbDocument *document = swb_window_get_document (fixture->window);
  GtkWidget *window = GTK_WIDGET (fixture->window);
  gint64 first;
  gint64 second;

  delete_first (fixture);
  first = swb_document_get_undo_sequence (document);
  swb_window_toast (fixture->window, "Deleted", TRUE);
  FIXTURE_WAIT ("the toast", find_undo (window) != NULL);
  delete_first (fixture);
  second = swb_document_get_undo_sequence (document);
  g_assert_cmpint (second, !=, first);
  g_assert_true (gtk_widget_activate (find_undo (window)));
  FIXTURE_WAIT ("the toast to go", find_undo (window) == NULL);
  settle (fixture);
  g_assert_cmpint (swb_document_get_undo_sequence (document), ==, second);

  swb_window_toast (fixture->window, "Deleted", TRUE);
  FIXTURE_WAIT ("the toast", find_undo (window) != NULL);
  g_assert_true (gtk_widget_activate (find_undo (window)));
  FIXTURE_WAIT ("the undo", swb_document_get_undo_sequence (document) == first);
  settle (fixture);
}

/* A cursor that blinks in an entry that cannot be used is a warning. */
static void
test_close_while_typing (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (fixture->window);

  g_action_group_activate_action (G_ACTION_GROUP (window), "find", NULL);
  FIXTURE_WAIT ("the search", GTK_IS_TEXT (gtk_window_get_focus (window)));
  gtk_window_close (window);
  g_assert_null (gtk_window_get_focus (window));
}

int
main (int argc, char **argv)
{
  const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/window/accelerators", test_accelerators },
    { "/window/menus", test_menus },
    { "/window/names", test_names },
    { "/window/undo", test_undo },
    { "/window/roster-toggle", test_roster_toggle },
    { "/window/creator-toggle", test_creator_toggle },
    { "/window/page-comes", test_page_comes },
    { "/window/page-at-once", test_page_at_once },
    { "/window/show-placement", test_show_placement },
    { "/window/quick-toasts", test_quick_toasts },
    { "/window/undo-of-toast", test_undo_of_toast },
    { "/window/close-while-typing", test_close_while_typing },
  };

  g_autoptr (GError) error = NULL;
  g_autoptr (SwbApplication) application = NULL;
  g_autofree char *home = g_dir_make_tmp ("swellboard-XXXXXX", &error);

  /* Not all folders: icons need the types of files that the system knows. */
  g_assert_no_error (error);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  application = fixture_application ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, application, set_up, tests[i].test,
                tear_down);

  return g_test_run ();
}
