/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sync: fresh numbers of a workspace's accounts from one source. */
#include "cli/swb-cli-json.h"
#include "cli/swb-cli.h"

#include "sync/swb-secret.h"
#include "sync/swb-sync-error.h"
#include "sync/swb-sync.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#define KEY_FIELD "key"

typedef struct
{
  char *source;
  char *base_url;
  gboolean as_json;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->source);
  g_free (options->base_url);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* "SWELLBOARD_YOUTUBE_KEY". */
static char *
key_variable (const SwbSource *source)
{
  g_autofree char *name = g_ascii_strup (source->id, -1);

  return g_strdelimit (g_strconcat ("SWELLBOARD_", name, "_KEY", NULL), "-",
                       '_');
}

static char *
look_up_key (const SwbSource *source, GError **error)
{
  g_autofree char *variable = key_variable (source);
  const char *given = g_getenv (variable);
  g_autoptr (SwbSecretStore) store = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  char *key;

  if (given != NULL && *given != '\0')
    return g_strdup (given);
  store = swb_secret_store_new ();
  swb_secret_store_lookup_async (store, source->id, KEY_FIELD, NULL,
                                 swb_cli_keep_cb, &result);
  key = swb_secret_store_lookup_finish (store, swb_cli_wait (&result), NULL);
  if (key == NULL)
    g_set_error (error, SWB_SYNC_ERROR, SWB_SYNC_ERROR_KEY,
                 _ ("There is no key for %s: save one in the window or set %s"),
                 source->name, variable);
  return key;
}

static gboolean
interrupt_cb (gpointer data)
{
  g_cancellable_cancel (G_CANCELLABLE (data));
  return G_SOURCE_CONTINUE;
}

static SwbSyncResult *
refresh (SwbSync *sync, SwbSourceJob *job, GError **error)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  guint interrupt = g_unix_signal_add (SIGINT, interrupt_cb, cancellable);
  SwbSyncResult *rows;

  swb_sync_refresh_async (sync, job, cancellable, swb_cli_keep_cb, &result);
  rows = swb_sync_refresh_finish (sync, swb_cli_wait (&result), error);
  g_source_remove (interrupt);
  return rows;
}

static void
print_json (const SwbSyncResult *result)
{
  static const struct
  {
    const char *key;
    SwbSyncState state;
  } states[] = {
    { "updated", SWB_SYNC_UPDATED }, { "unchanged", SWB_SYNC_UNCHANGED },
    { "missing", SWB_SYNC_MISSING }, { "failed", SWB_SYNC_FAILED },
    { "left", SWB_SYNC_LEFT },
  };
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  swb_json_add_int (json, "accounts", result->rows->len);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    swb_json_add_int (json, states[i].key,
                      swb_sync_result_count (result, states[i].state));
  swb_json_add_int (json, "units", result->units);
  swb_json_add_text (json, "stopped",
                     result->stopped ? result->stopped->message : NULL);
  json_builder_end_object (json);
  swb_json_print (json);
}

static void
tell_failures (const SwbSyncResult *result)
{
  for (guint i = 0; i < result->rows->len; i++)
    {
      const SwbSyncRow *row = result->rows->pdata[i];

      if ((row->state == SWB_SYNC_FAILED || row->state == SWB_SYNC_MISSING) &&
          row->message != NULL)
        g_printerr ("%s: %s\n", row->handle, row->message);
    }
}

static gboolean
sync_document (SwbDocument *document,
               const SwbSource *source,
               const Options *options,
               GError **error)
{
  g_autoptr (SwbSync) sync = swb_sync_new (document, source);
  g_autoptr (SwbSyncResult) result = NULL;
  char *key = look_up_key (source, error);
  SwbSourceJob *job;

  if (key == NULL)
    return FALSE;
  job = swb_sync_make_job (sync);
  swb_source_job_set_secret (job, KEY_FIELD, key);
  swb_secret_free (key);
  swb_source_job_set_usual_budget (job);
  if (options->base_url != NULL)
    swb_source_job_set_base_url (job, options->base_url);
  result = refresh (sync, job, error);
  if (result == NULL)
    return FALSE;
  tell_failures (result);
  if (options->as_json)
    print_json (result);
  else
    g_print ("%s\n", swb_sync_get_summary (sync));
  if (result->stopped != NULL)
    g_propagate_error (error, g_error_copy (result->stopped));
  return result->stopped == NULL;
}

static SwbExit
sync_file (const char *path,
           const SwbSource *source,
           const Options *options,
           GError **error)
{
  SwbDocument *document = swb_cli_open (path, error);
  gboolean done;

  if (document == NULL)
    return swb_cli_fail (*error);
  done = sync_document (document, source, options, error);
  /* What came before a failure is kept. */
  if (!swb_cli_close (document, done ? error : NULL))
    done = FALSE;
  if (!done && *error != NULL)
    return swb_cli_fail (*error);
  return done ? SWB_EXIT_OK : SWB_EXIT_FAILED;
}

static SwbExit
run_sync (const SwbSubcommand *self, int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "source", 's', 0, G_OPTION_ARG_STRING, &options.source,
      N_ ("Where to ask: youtube or modash; else youtube"), N_ ("NAME") },
    { "base-url", 0, 0, G_OPTION_ARG_STRING, &options.base_url,
      N_ ("Another address of the source"), N_ ("URL") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.as_json, N_ ("Print JSON"),
      NULL },
    { NULL },
  };
  SwbExit code = SWB_EXIT_OK;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = swb_cli_parse (self, argc, argv, entries, 1, 1, &code);
  const SwbSource *source;

  if (names == NULL)
    return code;
  source = swb_source_find (options.source ? options.source : "youtube");
  if (source == NULL)
    return swb_cli_usage (_ ("There is no such source"));
  return sync_file (names[0], source, &options, &error);
}

const SwbSubcommand swb_cli_sync = {
  "sync",
  "FILE",
  N_ ("Fetch fresh numbers of the accounts, as one act. The key comes from "
      "SWELLBOARD_YOUTUBE_KEY or SWELLBOARD_MODASH_KEY, or the secret store."),
  run_sync,
};
