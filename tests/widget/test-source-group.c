/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A source in the preferences: its address is kept where it is one, and comes
 * back to its own place where it is emptied. */
#include "ui/swb-source-group.h"

static GtkEditable *
find_row (GtkWidget *root, GType type)
{
  GtkEditable *found = NULL;

  if (G_TYPE_FROM_INSTANCE (root) == type)
    return GTK_EDITABLE (root);
  for (GtkWidget *below = gtk_widget_get_first_child (root);
       below != NULL && found == NULL;
       below = gtk_widget_get_next_sibling (below))
    found = find_row (below, type);
  return found;
}

static void
write_address (GtkEditable *row, const char *text)
{
  gtk_editable_set_text (row, text);
  g_signal_emit_by_name (row, "apply");
}

static void
assert_setting (GSettings *settings, const char *expected)
{
  g_autofree char *now = g_settings_get_string (settings, "modash-base-url");

  g_assert_cmpstr (now, ==, expected);
}

static void
test_address (void)
{
  static const char own[] = "https://api.modash.io/v1";
  g_autoptr (GSettings) settings = g_settings_new (SWB_APP_ID ".sync");
  GtkWidget *window = adw_preferences_window_new ();
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  GtkWidget *group =
      g_object_new (SWB_TYPE_SOURCE_GROUP, "source", "modash", NULL);
  GtkEditable *address;

  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  address = find_row (group, ADW_TYPE_ENTRY_ROW);
  g_assert_nonnull (find_row (group, ADW_TYPE_PASSWORD_ENTRY_ROW));
  g_assert_cmpstr (gtk_editable_get_text (address), ==, own);
  write_address (address, "http://127.0.0.1:1/v1");
  assert_setting (settings, "http://127.0.0.1:1/v1");
  write_address (address, "nowhere");
  assert_setting (settings, "http://127.0.0.1:1/v1");
  write_address (address, "");
  assert_setting (settings, own);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/source-group/address", test_address);
  return g_test_run ();
}
