/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: its windows, its preferences, its accelerators. A file is open
 * in one window; opening it again raises that window. */
#include "ui/swb-application.h"

#include "base/swb-author.h"
#include "compat/swb-about.h"
#include "compat/swb-check-arrows.h"
#include "compat/swb-graphics.h"
#include "compat/swb-spoken.h"
#include "storage/swb-place.h"
#include "ui/swb-preferences.h"
#include "ui/swb-text-fonts.h"
#include "ui/swb-window.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

struct _SwbApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  GQueue requests;        /* Request */
  gboolean finding;       /* one is being looked for */
  gboolean started_plain; /* without a word behind the program's name */
  GFile *started_for;     /* the one file behind it */
  SwbHeadStart *head_start;
};

G_DEFINE_FINAL_TYPE (SwbApplication, swb_application, ADW_TYPE_APPLICATION)

static SwbWindow *
new_window (SwbApplication *self)
{
  SwbWindow *window = swb_window_new (ADW_APPLICATION (self));

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* The active window when it shows nothing yet, else a new one, which is still
 * to be presented. */
static SwbWindow *
empty_window (SwbApplication *self)
{
  GtkWindow *active =
      gtk_application_get_active_window (GTK_APPLICATION (self));

  if (SWB_IS_WINDOW (active) && swb_window_is_empty (SWB_WINDOW (active)))
    return SWB_WINDOW (active);
  return swb_window_new (ADW_APPLICATION (self));
}

/* A file that somebody wants to see. */
typedef struct
{
  GFile *file;
  gboolean read_only;
  GPtrArray *windows; /* that have or open a file, and which */
  GPtrArray *files;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->file);
  g_ptr_array_unref (request->windows);
  g_ptr_array_unref (request->files);
  g_free (request);
}

static void
look_at_windows (SwbApplication *self, Request *request)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l != NULL; l = l->next)
    {
      GFile *open =
          SWB_IS_WINDOW (l->data) ? swb_window_get_file (l->data) : NULL;

      if (open == NULL)
        continue;
      g_ptr_array_add (request->windows, g_object_ref (l->data));
      g_ptr_array_add (request->files, g_object_ref (open));
    }
}

/* The index of the window that has the file, or -1. Links are followed, so the
 * disk is asked. */
static void
find_thread (GTask *task,
             gpointer source,
             gpointer task_data,
             GCancellable *cancellable)
{
  const Request *request = task_data;
  gssize found = -1;

  for (guint i = 0; found < 0 && i < request->files->len; i++)
    if (swb_place_is_same (g_ptr_array_index (request->files, i),
                           request->file))
      found = (gssize) i;
  g_task_return_int (task, found);
}

/* What was begun before there was a window is for the first file alone. */
static void
show_in_empty_window (SwbApplication *self, const Request *request)
{
  SwbHeadStart *head_start = g_steal_pointer (&self->head_start);
  SwbWindow *window = empty_window (self);

  if (head_start != NULL && !request->read_only &&
      g_file_equal (swb_head_start_get_file (head_start), request->file))
    {
      swb_window_open_begun (window, head_start);
      return;
    }
  swb_head_start_drop (head_start);
  if (request->read_only)
    swb_window_open_read_only (window, request->file);
  else
    swb_window_open (window, request->file);
  gtk_window_present (GTK_WINDOW (window));
}

static void
show_file (SwbApplication *self, const Request *request, GtkWindow *window)
{
  if (window != NULL && gtk_window_get_application (window) != NULL)
    gtk_window_present (window);
  else
    show_in_empty_window (self, request);
}

static void next_request (SwbApplication *self);

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SwbApplication *self = SWB_APPLICATION (source);
  const Request *request = g_task_get_task_data (G_TASK (result));
  gssize found = g_task_propagate_int (G_TASK (result), NULL);

  show_file (self, request,
             found < 0 ? NULL
                       : g_ptr_array_index (request->windows, (guint) found));
  self->finding = FALSE;
  next_request (self);
  g_application_release (G_APPLICATION (self));
}

/* One after the other, so that a file which is wanted twice at once is seen to
 * be on its way. */
static void
next_request (SwbApplication *self)
{
  g_autoptr (GTask) task = NULL;
  Request *request = self->finding ? NULL : g_queue_pop_head (&self->requests);

  if (request == NULL)
    return;
  look_at_windows (self, request);
  if (request->windows->len == 0)
    {
      show_file (self, request, NULL);
      request_free (request);
      next_request (self);
      return;
    }
  self->finding = TRUE;
  g_application_hold (G_APPLICATION (self));
  task = g_task_new (self, NULL, found_cb, NULL);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, find_thread);
}

static void
open_file (SwbApplication *self, GFile *file, gboolean read_only)
{
  Request *request = g_new0 (Request, 1);

  request->file = g_object_ref (file);
  request->read_only = read_only;
  request->windows = g_ptr_array_new_with_free_func (g_object_unref);
  request->files = g_ptr_array_new_with_free_func (g_object_unref);
  g_queue_push_tail (&self->requests, request);
  next_request (self);
}

static void
swb_application_open (GApplication *application,
                      GFile **files,
                      int n_files,
                      const char *hint)
{
  for (int i = 0; i < n_files; i++)
    open_file (SWB_APPLICATION (application), files[i], FALSE);
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
  else if (last != NULL)
    open_file (self, last, FALSE);
  else
    new_window (self);
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SwbWindow *window = empty_window (data);

  swb_window_open (window, NULL);
  gtk_window_present (GTK_WINDOW (window));
}

static void
sample_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SwbWindow *window = empty_window (data);

  swb_window_open_sample (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
open_uri_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GFile) file =
      g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  open_file (data, file, FALSE);
}

static void
open_uri_read_only_cb (GSimpleAction *action,
                       GVariant *parameter,
                       gpointer data)
{
  g_autoptr (GFile) file =
      g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  open_file (data, file, TRUE);
}

/* The start page lists what is in no file. */
static void
recovery_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  new_window (data);
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
apply_author (SwbApplication *self)
{
  g_autofree char *name = g_settings_get_string (self->settings, "author");

  swb_author_set (name);
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
    { "win.open-read-only", { "<Ctrl><Shift>o" } },
    { "win.save-copy", { "<Ctrl><Alt>s" } },
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
    { "win.show-creator", { "F9" } },
    { "win.origin", { "<Ctrl>F1" } },
    { "win.next-pane", { "F6" } },
    { "win.previous-pane", { "<Shift>F6" } },
    { "win.page('plan')", { "<Alt>1" } },
    { "win.page('roster')", { "<Alt>2" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (list); i++)
    gtk_application_set_accels_for_action (application, list[i].action,
                                           list[i].accels);
}

/* Only what is plain is looked at: the words themselves are read by the
 * program that runs already, if there is one. */
static gboolean
swb_application_local_command_line (GApplication *application,
                                    char ***arguments,
                                    int *status)
{
  SwbApplication *self = SWB_APPLICATION (application);
  const char *const *words = (const char *const *) *arguments;
  guint n = g_strv_length (*arguments);

  self->started_plain = n == 1;
  if (n == 2 && words[1][0] != '-')
    self->started_for = g_file_new_for_commandline_arg (words[1]);
  return G_APPLICATION_CLASS (swb_application_parent_class)
      ->local_command_line (application, arguments, status);
}

/* A worker reads the file while GTK is made ready. That sets the locale again
 * unless it is told that this is done, which is no time for threads. */
static void
get_ahead (SwbApplication *self)
{
  g_autofree char *uri = g_settings_get_string (self->settings, "last-file");

  if (self->started_plain && *uri != '\0')
    self->started_for = g_file_new_for_uri (uri);
  if (self->started_for == NULL)
    return;
  setlocale (LC_ALL, "");
  gtk_disable_setlocale ();
  self->head_start = swb_head_start_new (self->started_for);
}

static void
swb_application_startup (GApplication *application)
{
  SwbApplication *self = SWB_APPLICATION (application);
  static const GActionEntry entries[] = {
    { .name = "new", .activate = new_cb },
    { .name = "sample", .activate = sample_cb },
    { .name = "open-uri", .activate = open_uri_cb, .parameter_type = "s" },
    { .name = "open-uri-read-only",
      .activate = open_uri_read_only_cb,
      .parameter_type = "s" },
    { .name = "recovery", .activate = recovery_cb },
    { .name = "preferences", .activate = preferences_cb },
    { .name = "about", .activate = about_cb },
    { .name = "quit", .activate = quit_cb },
  };

  self->settings = g_settings_new (SWB_APP_ID);
  get_ahead (self);

  G_APPLICATION_CLASS (swb_application_parent_class)->startup (application);

  swb_graphics_chosen ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries,
                                   G_N_ELEMENTS (entries), self);
  set_accelerators (GTK_APPLICATION (self));
  swb_check_arrows_mend ();
  swb_spoken_start ();
  swb_text_fonts_init ();
  g_signal_connect_object (self->settings, "changed::author",
                           G_CALLBACK (apply_author), self, G_CONNECT_SWAPPED);
  apply_author (self);
  g_signal_connect_object (self->settings, "changed::style",
                           G_CALLBACK (apply_style), self, G_CONNECT_SWAPPED);
  apply_style (self);
  gtk_window_set_default_icon_name (SWB_APP_ID);
}

static void
swb_application_finalize (GObject *object)
{
  SwbApplication *self = SWB_APPLICATION (object);

  g_queue_clear_full (&self->requests, request_free);
  g_clear_pointer (&self->head_start, swb_head_start_drop);
  g_clear_object (&self->started_for);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (swb_application_parent_class)->finalize (object);
}

static void
swb_application_class_init (SwbApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = swb_application_finalize;
  application_class->local_command_line = swb_application_local_command_line;
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
 * To be called first of all, before there are threads.
 *
 * Returns: (transfer full): the program
 */
SwbApplication *
swb_application_new (void)
{
  swb_graphics_choose ();
  return g_object_new (SWB_TYPE_APPLICATION, "application-id", SWB_APP_ID,
                       "resource-base-path", "/io/github/swellboard/Swellboard",
                       "flags", G_APPLICATION_HANDLES_OPEN, NULL);
}
