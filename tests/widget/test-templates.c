/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every template in the program's resource builds, names each of its controls
 * and leaves nothing behind; the stylesheet loads without a complaint. Nothing
 * is listed here: what is in the resource is looked at. */
#include "names.h"
#include "wait.h"

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

static void
test_template (gconstpointer data)
{
  const char *class_name = data;
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  GType type = gtk_builder_get_type_from_name (builder, class_name);
  GObject *object;

  g_assert_true (g_type_is_a (type, GTK_TYPE_WIDGET));
  object = g_object_ref_sink (g_object_new (type, NULL));
  names_check (GTK_WIDGET (object), class_name);
  fixture_wait_idle ();
  if (GTK_IS_WINDOW (object))
    gtk_window_destroy (GTK_WINDOW (object));
  fixture_wait_freed (object);
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
