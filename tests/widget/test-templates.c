/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every template in the program's resource builds, names each of its controls
 * and leaves nothing behind; the stylesheet loads without a complaint. Nothing
 * is listed here: what is in the resource is looked at. */
#include <adwaita.h>

#define PREFIX "/io/github/swellboard/Swellboard/"

/* The class of the template in @xml, or null where there is no template. */
static char *
template_class (const char *xml)
{
  const char *at = strstr (xml, "<template class=\"");
  const char *end;

  if (at == NULL)
    return NULL;
  at += strlen ("<template class=\"");
  end = strchr (at, '"');
  g_assert_nonnull (end);
  return g_strndup (at, end - at);
}

static gboolean
is_told (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  return gtk_test_accessible_has_property (accessible,
                                           GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (accessible,
                                           GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static gboolean
holds_label (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER (child) && holds_label (child))
      return TRUE;
  return FALSE;
}

static gboolean
is_button (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) ||
         GTK_IS_CHECK_BUTTON (widget);
}

static const char *
get_icon (GtkWidget *widget)
{
  if (GTK_IS_MENU_BUTTON (widget))
    return gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (widget));
  return GTK_IS_BUTTON (widget) ? gtk_button_get_icon_name (GTK_BUTTON (widget))
                                : NULL;
}

/* Controls that say nothing by themselves. */
static gboolean
is_mute (GtkWidget *widget)
{
  return GTK_IS_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget) ||
         GTK_IS_SPIN_BUTTON (widget) || GTK_IS_DROP_DOWN (widget) ||
         GTK_IS_SWITCH (widget) || GTK_IS_TEXT_VIEW (widget) ||
         GTK_IS_LIST_BASE (widget) || GTK_IS_COLUMN_VIEW (widget);
}

/* What GTK makes by itself it also names by itself. */
static gboolean
is_foreign (GtkWidget *widget)
{
  return GTK_IS_WINDOW_CONTROLS (widget) || GTK_IS_CALENDAR (widget) ||
         GTK_IS_POPOVER_MENU (widget) || ADW_IS_ENTRY_ROW (widget) ||
         ADW_IS_COMBO_ROW (widget) || GTK_IS_SHORTCUTS_WINDOW (widget);
}

/* Shown and named when there is something to do with it. */
static gboolean
is_later (GtkWidget *widget)
{
  return is_button (widget) && (!gtk_widget_get_visible (widget) ||
                                gtk_widget_get_first_child (widget) == NULL);
}

static void
check_names (GtkWidget *widget, const char *class_name)
{
  gboolean composite = is_button (widget) || is_mute (widget);

  if (is_foreign (widget) || is_later (widget))
    return;
  if (is_button (widget) && !is_told (widget) && !holds_label (widget))
    {
      g_test_message ("%s: a %s (%s) has no name", class_name,
                      G_OBJECT_TYPE_NAME (widget),
                      gtk_widget_get_name (widget));
      g_test_fail ();
    }
  if (get_icon (widget) != NULL && gtk_widget_get_tooltip_text (widget) == NULL)
    {
      g_test_message ("%s: the button %s has no tooltip", class_name,
                      get_icon (widget));
      g_test_fail ();
    }
  if (is_mute (widget) && !is_told (widget))
    {
      g_test_message ("%s: a %s (%s) has no name", class_name,
                      G_OBJECT_TYPE_NAME (widget),
                      gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)));
      g_test_fail ();
    }
  if (composite && !GTK_IS_MENU_BUTTON (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_MENU_BUTTON (widget) || GTK_IS_POPOVER (child))
      check_names (child, class_name);
}

static void
settle (void)
{
  for (int i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
}

static void
test_template (gconstpointer data)
{
  const char *class_name = data;
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  GType type = gtk_builder_get_type_from_name (builder, class_name);
  gpointer weak = NULL;
  GObject *object;

  g_assert_true (g_type_is_a (type, GTK_TYPE_WIDGET));
  object = g_object_ref_sink (g_object_new (type, NULL));
  g_object_add_weak_pointer (object, &weak);
  check_names (GTK_WIDGET (object), class_name);
  settle ();
  if (GTK_IS_WINDOW (object))
    gtk_window_destroy (GTK_WINDOW (object));
  g_object_unref (object);
  settle ();
  g_assert_null (weak);
}

/* A file without a template of its own. */
static void
test_objects (gconstpointer data)
{
  g_autofree char *path = g_strconcat (PREFIX, data, NULL);
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (path);
  GSList *objects = gtk_builder_get_objects (builder);

  g_assert_nonnull (objects);
  for (GSList *l = objects; l != NULL; l = l->next)
    if (GTK_IS_WINDOW (l->data))
      gtk_window_destroy (l->data);
  g_slist_free (objects);
}

static void
parsing_error_cb (GtkCssProvider *provider,
                  GtkCssSection *section,
                  GError *error,
                  gpointer data)
{
  g_autofree char *where = gtk_css_section_to_string (section);

  g_test_message ("%s: %s", where, error->message);
  g_test_fail ();
}

static void
test_stylesheet (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  g_autofree char *text = NULL;

  g_signal_connect (provider, "parsing-error", G_CALLBACK (parsing_error_cb),
                    NULL);
  gtk_css_provider_load_from_resource (provider, PREFIX "style.css");
  text = gtk_css_provider_to_string (provider);
  g_assert_nonnull (strstr (text, "chart-card"));
}

static void
add_file (const char *folder, const char *name)
{
  g_autofree char *path = g_strconcat (folder, name, NULL);
  g_autofree char *test = g_strconcat ("/templates/", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  char *class_name;

  g_assert_no_error (error);
  class_name = template_class (g_bytes_get_data (bytes, NULL));
  if (class_name != NULL)
    g_test_add_data_func_full (test, class_name, test_template, g_free);
  else
    g_test_add_data_func_full (
        test, g_strconcat (folder + strlen (PREFIX), name, NULL), test_objects,
        g_free);
}

static guint
add_folder (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = g_resources_enumerate_children (
      folder, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_has_suffix (names[i], ".ui"))
      {
        add_file (folder, names[i]);
        n++;
      }
  return n;
}

int
main (int argc, char **argv)
{
  guint n;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();
  n = add_folder (PREFIX) + add_folder (PREFIX "gtk/");
  g_assert_cmpuint (n, >, 10);
  g_test_add_func ("/stylesheet", test_stylesheet);

  return g_test_run ();
}
