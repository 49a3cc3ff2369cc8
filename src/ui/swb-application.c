/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: its windows, its preferences, its accelerators. A file is open
 * in one window; opening it again raises that window. */
#include "ui/swb-application.h"

#include "compat/swb-about.h"
#include "ui/swb-preferences.h"
#include "ui/swb-text-fonts.h"
#include "ui/swb-window.h"

#include <glib/gi18n-lib.h>

struct _SwbApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (SwbApplication, swb_application, ADW_TYPE_APPLICATION)

static SwbWindow *
new_window (SwbApplication *self)
{
  SwbWindow *window = swb_window_new (ADW_APPLICATION (self));

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* The active window when it shows nothing yet, else a new one. */
static SwbWindow *
empty_window (SwbApplication *self)
{
  GtkWindow *active =
      gtk_application_get_active_window (GTK_APPLICATION (self));

  if (SWB_IS_WINDOW (active) && swb_window_is_empty (SWB_WINDOW (active)))
    return SWB_WINDOW (active);
  return new_window (self);
}

static SwbWindow *
window_of_file (SwbApplication *self, GFile *file)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l != NULL; l = l->next)
    {
      GFile *open =
          SWB_IS_WINDOW (l->data) ? swb_window_get_file (l->data) : NULL;

      if (open != NULL && g_file_equal (open, file))
        return l->data;
    }
  return NULL;
}

static void
open_file (SwbApplication *self, GFile *file)
{
  SwbWindow *window = window_of_file (self, file);

  if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
  else
    swb_window_open (empty_window (self), file);
}

static void
swb_application_open (GApplication *application,
                      GFile **files,
                      int n_files,
                      const char *hint)
{
  for (int i = 0; i < n_files; i++)
    open_file (SWB_APPLICATION (application), files[i]);
}

/* Without a file the last one comes back; the first time there is the choice
 * of the welcome page. */
static void
swb_application_activate (GApplication *application)
{
  SwbApplication *self = SWB_APPLICATION (application);
  GtkWindow *active =
      gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autofree char *uri = g_settings_get_string (self->settings, "last-file");
  g_autoptr (GFile) last = *uri ? g_file_new_for_uri (uri) : NULL;

  if (active != NULL)
    gtk_window_present (active);
  else if (last != NULL && g_file_query_exists (last, NULL))
    open_file (self, last);
  else
    new_window (self);
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  swb_window_open (empty_window (data), NULL);
}

static void
sample_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  swb_window_open_sample (empty_window (data));
}

static void
open_uri_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GFile) file =
      g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  open_file (data, file);
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *active = gtk_application_get_active_window (data);
  SwbDocument *document = SWB_IS_WINDOW (active)
                              ? swb_window_get_document (SWB_WINDOW (active))
                              : NULL;
  GtkWindow *window = GTK_WINDOW (swb_preferences_new (document));

  gtk_window_set_transient_for (window, active);
  gtk_window_present (window);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  swb_about_present (gtk_application_get_active_window (data));
}

/* Each window saves and closes by itself; the last one ends the program. */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows =
      g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
apply_style (SwbApplication *self)
{
  static const AdwColorScheme schemes[] = {
    ADW_COLOR_SCHEME_DEFAULT,
    ADW_COLOR_SCHEME_FORCE_LIGHT,
    ADW_COLOR_SCHEME_FORCE_DARK,
  };
  int style = g_settings_get_enum (self->settings, "style");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[CLAMP (style, 0, 2)]);
}

static void
set_accelerators (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *accels[3];
  } list[] = {
    { "app.new", { "<Ctrl>n" } },
    { "app.quit", { "<Ctrl>q" } },
    { "app.preferences", { "<Ctrl>comma" } },
    { "win.open", { "<Ctrl>o" } },
    { "win.save-as", { "<Ctrl>s", "<Ctrl><Shift>s" } },
    { "win.undo", { "<Ctrl>z" } },
    { "win.redo", { "<Ctrl><Shift>z", "<Ctrl>y" } },
    { "win.find", { "<Ctrl>f" } },
    { "win.export-brief", { "<Ctrl>p" } },
    { "win.close", { "<Ctrl>w" } },
    { "win.history", { "<Ctrl>h" } },
    { "win.import", { "<Ctrl>i" } },
    { "win.add-creator", { "<Ctrl><Shift>n" } },
    { "win.show-help-overlay", { "<Ctrl>question", "F1" } },
    { "win.show-roster", { "F9" } },
    { "win.next-pane", { "F6" } },
    { "win.previous-pane", { "<Shift>F6" } },
    { "win.page('plan')", { "<Alt>1" } },
    { "win.page('roster')", { "<Alt>2" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (list); i++)
    gtk_application_set_accels_for_action (application, list[i].action,
                                           list[i].accels);
}

static void
swb_application_startup (GApplication *application)
{
  SwbApplication *self = SWB_APPLICATION (application);
  static const GActionEntry entries[] = {
    { .name = "new", .activate = new_cb },
    { .name = "sample", .activate = sample_cb },
    { .name = "open-uri", .activate = open_uri_cb, .parameter_type = "s" },
    { .name = "preferences", .activate = preferences_cb },
    { .name = "about", .activate = about_cb },
    { .name = "quit", .activate = quit_cb },
  };

  G_APPLICATION_CLASS (swb_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries,
                                   G_N_ELEMENTS (entries), self);
  set_accelerators (GTK_APPLICATION (self));
  swb_text_fonts_init ();
  self->settings = g_settings_new (SWB_APP_ID);
  g_signal_connect_object (self->settings, "changed::style",
                           G_CALLBACK (apply_style), self, G_CONNECT_SWAPPED);
  apply_style (self);
  gtk_window_set_default_icon_name (SWB_APP_ID);
}

static void
swb_application_finalize (GObject *object)
{
  g_clear_object (&SWB_APPLICATION (object)->settings);

  G_OBJECT_CLASS (swb_application_parent_class)->finalize (object);
}

static void
swb_application_class_init (SwbApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = swb_application_finalize;
  application_class->startup = swb_application_startup;
  application_class->activate = swb_application_activate;
  application_class->open = swb_application_open;
}

static void
swb_application_init (SwbApplication *self)
{
}

/**
 * swb_application_new:
 *
 * Returns: (transfer full): the program
 */
SwbApplication *
swb_application_new (void)
{
  return g_object_new (SWB_TYPE_APPLICATION, "application-id", SWB_APP_ID,
                       "resource-base-path", "/io/github/swellboard/Swellboard",
                       "flags", G_APPLICATION_HANDLES_OPEN, NULL);
}
