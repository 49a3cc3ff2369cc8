/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Refreshes a window's accounts from a source: key, cost, progress, what came
 * of it. */
#include "ui/swb-refresh.h"

#include "compat/swb-question.h"
#include "sync/swb-secret.h"
#include "sync/swb-sync.h"
#include "ui/swb-ui-text.h"
#include "ui/swb-window-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A refresh that costs more is asked about first. */
#define SMALL_COST 50
#define KEY_FIELD "key"

typedef struct
{
  SwbWindow *window;
  SwbDocument *document;
  const SwbSource *source;
  SwbSync *sync;
  SwbSourceJob *job;
  guint n_accounts;
} Refresh;

static void
show_progress (Refresh *refresh)
{
  const double part = swb_sync_get_progress (refresh->sync);
  g_autofree char *text = g_strdup_printf (
      _ ("%u of %u"), (guint) lround (part * refresh->n_accounts),
      refresh->n_accounts);

  gtk_label_set_label (refresh->window->sync_label, text);
}

static void
set_busy (SwbWindow *window, gboolean busy)
{
  if (!busy)
    g_clear_object (&window->syncing);
  gtk_spinner_set_spinning (window->sync_spinner, busy);
  gtk_stack_set_visible_child_name (window->sync_stack, busy ? "busy" : "idle");
  swb_window_update_actions (window);
}

static void
refresh_free (gpointer data)
{
  Refresh *refresh = data;

  if (refresh->sync != NULL)
    g_signal_handlers_disconnect_by_data (refresh->sync, refresh);
  g_clear_pointer (&refresh->job, swb_source_job_free);
  g_clear_object (&refresh->sync);
  g_clear_object (&refresh->document);
  g_clear_object (&refresh->window);
  g_free (refresh);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Refresh, refresh_free)

/* A person may have closed the workspace meanwhile. */
static gboolean
is_shown (Refresh *refresh)
{
  return refresh->window->document == refresh->document &&
         !refresh->window->closing;
}

static GtkWidget *
make_row (const SwbSyncRow *row)
{
  GtkWidget *widget = adw_action_row_new ();

  swb_row_set_title (widget, row->handle ? row->handle : row->known_id);
  swb_row_set_subtitle (widget, row->message != NULL
                                    ? row->message
                                    : _ ("There is no such account."));
  return widget;
}

static void
show_failures (SwbWindow *window, const SwbSyncResult *result)
{
  AdwPreferencesGroup *group =
      ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  GtkWidget *dialog = adw_preferences_window_new ();

  for (guint i = 0; i < result->rows->len; i++)
    {
      const SwbSyncRow *row = g_ptr_array_index (result->rows, i);

      if (row->state == SWB_SYNC_FAILED || row->state == SWB_SYNC_MISSING)
        adw_preferences_group_add (group, make_row (row));
    }
  adw_preferences_group_set_description (
      group, _ ("Their numbers stay as they were. Correct the handle, then "
                "refresh again."));
  adw_preferences_page_add (page, group);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (dialog), page);
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (dialog),
                                             FALSE);
  gtk_window_set_title (GTK_WINDOW (dialog), _ ("Accounts Not Refreshed"));
  gtk_window_set_default_size (GTK_WINDOW (dialog), 480, 420);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (window));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
tell_result (SwbWindow *window,
             const SwbSource *source,
             const SwbSyncResult *result)
{
  const guint n_updated = swb_sync_result_count (result, SWB_SYNC_UPDATED);
  g_autofree char *text = swb_sync_summarize (result, source);

  swb_window_toast (window, text, n_updated > 0);
  if (swb_sync_result_count (result, SWB_SYNC_FAILED) > 0 ||
      swb_sync_result_count (result, SWB_SYNC_MISSING) > 0)
    show_failures (window, result);
}

static void
refreshed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Refresh) refresh = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbSyncResult) rows =
      swb_sync_refresh_finish (SWB_SYNC (object), result, &error);

  set_busy (refresh->window, FALSE);
  if (!is_shown (refresh))
    return;
  if (rows != NULL)
    tell_result (refresh->window, refresh->source, rows);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    swb_window_toast (refresh->window, _ ("Refresh stopped"), FALSE);
  else
    swb_window_toast (refresh->window, error->message, FALSE);
}

static void
start (Refresh *refresh)
{
  GCancellable *cancellable = refresh->window->syncing;

  g_signal_connect_swapped (refresh->sync, "notify::progress",
                            G_CALLBACK (show_progress), refresh);
  show_progress (refresh);
  swb_sync_refresh_async (refresh->sync, g_steal_pointer (&refresh->job),
                          cancellable, refreshed_cb, refresh);
}

/* Owns the refresh until it starts. */
static void
cost_answered_cb (const char *id, gpointer user_data)
{
  Refresh **held = user_data;
  Refresh *refresh = g_steal_pointer (held);

  if (g_strcmp0 (id, "refresh") == 0 && is_shown (refresh) &&
      !g_cancellable_is_cancelled (refresh->window->syncing))
    {
      start (refresh);
      return;
    }
  set_busy (refresh->window, FALSE);
  refresh_free (refresh);
}

static void
held_free (gpointer data)
{
  Refresh **held = data;

  if (*held != NULL)
    {
      set_busy ((*held)->window, FALSE);
      refresh_free (*held);
    }
  g_free (held);
}

static void
ask_cost (Refresh *refresh)
{
  const SwbAnswer answers[] = {
    { "cancel", _ ("_Cancel"), FALSE },
    { "refresh", _ ("_Refresh"), FALSE },
  };
  g_autofree char *cost = swb_sync_describe_cost (refresh->job);
  g_autofree char *heading =
      g_strdup_printf (ngettext ("Refresh %u account?", "Refresh %u accounts?",
                                 refresh->n_accounts),
                       refresh->n_accounts);
  g_autofree char *body =
      refresh->source->has_credits
          /* Translators: "12 credits", "Modash" */
          ? g_strdup_printf (_ ("It costs %s, one for each account that %s "
                                "knows."),
                             cost, refresh->source->name)
          : g_strdup_printf (
                _ ("It takes %s that your key may spend in a day."), cost);
  Refresh **held = g_new0 (Refresh *, 1);

  *held = refresh;
  swb_question_ask (GTK_WINDOW (refresh->window), heading, body, answers,
                    G_N_ELEMENTS (answers), cost_answered_cb, held, held_free);
}

static void
use_key (Refresh *refresh, const char *key)
{
  g_autoptr (GSettings) settings =
      g_settings_get_child (refresh->window->settings, "sync");
  g_autofree char *setting =
      g_strconcat (refresh->source->id, "-base-url", NULL);
  g_autofree char *url = g_settings_get_string (settings, setting);

  refresh->sync = swb_sync_new (refresh->document, refresh->source);
  refresh->job = swb_sync_make_job (refresh->sync);
  refresh->n_accounts = swb_source_job_get_n_accounts (refresh->job);
  swb_source_job_set_secret (refresh->job, KEY_FIELD, key);
  swb_source_job_set_base_url (refresh->job, url);
  swb_source_job_set_usual_budget (refresh->job);
  if (refresh->n_accounts == 0)
    {
      g_autofree char *text = g_strdup_printf (
          /* Translators: %s is the name of a source of data */
          _ ("No creator here has an account that %s knows yet"),
          refresh->source->name);

      swb_window_toast (refresh->window, text, FALSE);
      set_busy (refresh->window, FALSE);
      refresh_free (refresh);
    }
  else if (refresh->source->has_credits ||
           swb_source_job_estimate (refresh->job) > SMALL_COST)
    ask_cost (refresh);
  else
    start (refresh);
}

static void
no_key_answered_cb (const char *id, gpointer user_data)
{
  if (g_strcmp0 (id, "preferences") == 0)
    gtk_widget_activate_action (user_data, "app.preferences", NULL);
}

static void
tell_no_key (SwbWindow *window, const SwbSource *source)
{
  const SwbAnswer answers[] = {
    { "cancel", _ ("_Cancel"), FALSE },
    { "preferences", _ ("_Open Preferences"), FALSE },
  };
  g_autofree char *heading =
      /* Translators: %s is the name of a source of data */
      g_strdup_printf (_ ("%s needs a key"), source->name);

  swb_question_ask (GTK_WINDOW (window), heading,
                    _ ("Put your key into the preferences, under Sources. It "
                       "is kept in the system's keyring, never in the "
                       "workspace."),
                    answers, G_N_ELEMENTS (answers), no_key_answered_cb,
                    g_object_ref (window), g_object_unref);
}

static void
key_found_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Refresh) refresh = user_data;
  g_autoptr (GError) error = NULL;
  char *key = swb_secret_store_lookup_finish (SWB_SECRET_STORE (object), result,
                                              &error);

  if (key != NULL && is_shown (refresh))
    {
      use_key (g_steal_pointer (&refresh), key);
      swb_secret_free (key);
      return;
    }
  swb_secret_free (key);
  set_busy (refresh->window, FALSE);
  if (!is_shown (refresh) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    swb_window_toast (refresh->window, error->message, FALSE);
  else
    tell_no_key (refresh->window, refresh->source);
}

/* "SWELLBOARD_YOUTUBE_KEY". */
static const char *
get_given_key (const SwbSource *source)
{
  g_autofree char *id = g_ascii_strup (source->id, -1);
  g_autofree char *variable = g_strconcat ("SWELLBOARD_", id, "_KEY", NULL);
  const char *key = g_getenv (variable);

  return key != NULL && *key != '\0' ? key : NULL;
}

/**
 * swb_refresh_begin:
 * @window: a window with a workspace that may be changed
 * @source: id of a source
 *
 * Finds the key (one in the environment, SWELLBOARD_YOUTUBE_KEY and the like,
 * before the keyring's), asks where it costs much, and refreshes the accounts
 * as one act.
 */
void
swb_refresh_begin (SwbWindow *window, const char *source)
{
  const SwbSource *found = swb_source_find (source);
  const char *key;
  g_autoptr (SwbSecretStore) store = NULL;
  Refresh *refresh;

  g_return_if_fail (SWB_IS_WINDOW (window));
  g_return_if_fail (window->document != NULL && window->syncing == NULL);

  if (found == NULL)
    return;
  refresh = g_new0 (Refresh, 1);
  refresh->window = g_object_ref (window);
  refresh->document = g_object_ref (window->document);
  refresh->source = found;
  window->syncing = g_cancellable_new ();
  gtk_label_set_label (window->sync_label, "");
  set_busy (window, TRUE);
  key = get_given_key (found);
  if (key != NULL)
    {
      use_key (refresh, key);
      return;
    }
  store = swb_secret_store_new ();
  swb_secret_store_lookup_async (store, found->id, KEY_FIELD, window->syncing,
                                 key_found_cb, refresh);
}

/**
 * swb_refresh_stop:
 * @window: a window
 *
 * Stops asking; what came back by then is kept.
 */
void
swb_refresh_stop (SwbWindow *window)
{
  g_return_if_fail (SWB_IS_WINDOW (window));

  if (window->syncing != NULL)
    g_cancellable_cancel (window->syncing);
}
