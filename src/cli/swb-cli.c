/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options, documents and failures of the subcommands. The document works with
 * callbacks; here each step waits for its own. */
#include "cli/swb-cli.h"

#include "base/swb-text.h"
#include "storage/swb-storage-error.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* As GLib prints it, but for what a terminal would run. */
static void
put (const char *text, FILE *stream)
{
  g_autofree char *safe = swb_text_show_terminal (text);
  const char *charset;

  if (!g_get_charset (&charset))
    {
      g_autofree char *told = g_convert_with_fallback (
          safe, -1, charset, "UTF-8", "?", NULL, NULL, NULL);

      fputs (told != NULL ? told : "", stream);
    }
  else
    fputs (safe, stream);
  fflush (stream);
}

static void
put_out (const char *text)
{
  put (text, stdout);
}

static void
put_error (const char *text)
{
  put (text, stderr);
}

/**
 * swb_cli_guard_terminal:
 *
 * From here on g_print() and g_printerr() pass on no control characters.
 */
void
swb_cli_guard_terminal (void)
{
  g_set_print_handler (put_out);
  g_set_printerr_handler (put_error);
}

/**
 * swb_cli_put:
 * @text: (nullable): UTF-8 for standard output, in every locale
 */
void
swb_cli_put (const char *text)
{
  g_autofree char *safe = swb_text_show_terminal (text);

  fputs (safe, stdout);
}

/**
 * swb_cli_print_version:
 *
 * Prints the name and version of the program.
 */
void
swb_cli_print_version (void)
{
  g_print ("swellboardctl %s\n", SWB_VERSION);
}

/**
 * swb_cli_usage:
 * @message: what was wrong, a sentence
 *
 * Returns: %SWB_EXIT_USAGE, after telling
 */
SwbExit
swb_cli_usage (const char *message)
{
  g_printerr ("%s: %s\n", g_get_prgname (), message);
  g_printerr (_ ("Try “%s --help”.\n"), g_get_prgname ());
  return SWB_EXIT_USAGE;
}

/**
 * swb_cli_fail:
 * @error: why
 *
 * Returns: the exit code, after telling
 */
SwbExit
swb_cli_fail (const GError *error)
{
  g_printerr ("%s: %s\n", g_get_prgname (), error->message);
  return g_error_matches (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_DAMAGED)
             ? SWB_EXIT_DAMAGED
             : SWB_EXIT_FAILED;
}

static GOptionContext *
make_context (const SwbSubcommand *self,
              const GOptionEntry *entries,
              const GOptionEntry *common)
{
  GOptionContext *context = g_option_context_new (self->arguments);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _ (self->summary));
  g_option_context_set_description (context, _ (SWB_CLI_EXIT_CODES));
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  return context;
}

/**
 * swb_cli_parse:
 * @self: the subcommand
 * @argc: how many words
 * @argv: the words, the subcommand's name first
 * @entries: (nullable): its options
 * @n_least: how many names it needs
 * @n_most: how many it takes
 * @exit: (out): what to end with when %NULL comes back
 *
 * Reads options wherever they stand. Help goes to standard output.
 *
 * Returns: (transfer full) (nullable): the names; %NULL to end
 */
char **
swb_cli_parse (const SwbSubcommand *self,
               int argc,
               char **argv,
               const GOptionEntry *entries,
               guint n_least,
               guint n_most,
               SwbExit *exit)
{
  gboolean version = FALSE;
  char **names = NULL;
  const GOptionEntry common[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_ ("Print the version"),
      NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &names, NULL,
      NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = make_context (self, entries, common);
  g_autoptr (GError) error = NULL;
  g_autofree char *wanted = NULL;
  guint n;

  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      *exit = swb_cli_usage (error->message);
      return NULL;
    }
  if (version)
    {
      swb_cli_print_version ();
      g_strfreev (names);
      *exit = SWB_EXIT_OK;
      return NULL;
    }
  n = names != NULL ? g_strv_length (names) : 0;
  if (n >= n_least && n <= n_most)
    return names;
  wanted = g_strdup_printf ("%s: %s %s",
                            n < n_least ? _ ("A name is missing")
                                        : _ ("There are too many names"),
                            self->name, self->arguments);
  *exit = swb_cli_usage (wanted);
  g_strfreev (names);
  return NULL;
}

/**
 * swb_cli_keep_cb:
 * @source: (nullable): not used
 * @result: what came
 * @data: a `GAsyncResult **` to keep it in
 *
 * The callback for swb_cli_wait().
 */
void
swb_cli_keep_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/**
 * swb_cli_wait:
 * @result: where swb_cli_keep_cb() puts what comes
 *
 * Returns: (transfer none): what came
 */
GAsyncResult *
swb_cli_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static SwbDocument *
open_file (GFile *file, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  swb_document_open_async (file, NULL, swb_cli_keep_cb, &result);
  return swb_document_open_finish (swb_cli_wait (&result), error);
}

/**
 * swb_cli_open:
 * @path: a workspace file
 * @error: why not
 *
 * Returns: (transfer full) (nullable): the document; see swb_cli_close()
 */
SwbDocument *
swb_cli_open (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);

  return open_file (file, error);
}

/**
 * swb_cli_open_to_read:
 * @path: a workspace file
 * @error: why not
 *
 * Opens it for a command that changes nothing. Where somebody has it open, what
 * the file holds is read beside them, and that is told.
 *
 * Returns: (transfer full) (nullable): the document; see swb_cli_close()
 */
SwbDocument *
swb_cli_open_to_read (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) busy = NULL;
  SwbDocument *document = open_file (file, &busy);

  if (document != NULL)
    return document;
  if (!g_error_matches (busy, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_BUSY))
    {
      g_propagate_error (error, g_steal_pointer (&busy));
      return NULL;
    }
  swb_document_open_read_only_async (file, NULL, swb_cli_keep_cb, &result);
  document = swb_document_open_finish (swb_cli_wait (&result), error);
  if (document != NULL)
    g_printerr (_ ("%s: “%s” is open elsewhere; this is what the file holds\n"),
                g_get_prgname (), path);
  return document;
}

/**
 * swb_cli_create:
 * @error: why not
 *
 * Returns: (transfer full) (nullable): a new document without a file
 */
SwbDocument *
swb_cli_create (GError **error)
{
  return open_file (NULL, error);
}

/**
 * swb_cli_check_absent:
 * @path: where a workspace shall be made
 * @error: what is there
 *
 * Returns: whether nothing is there
 */
gboolean
swb_cli_check_absent (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);

  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS,
                              NULL) == G_FILE_TYPE_UNKNOWN)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
               _ ("“%s” is there already; choose another name"), path);
  return FALSE;
}

/**
 * swb_cli_save_new:
 * @document: a document without a file
 * @path: where it shall be kept; there may be nothing
 * @error: why not
 *
 * Returns: whether it was saved
 */
gboolean
swb_cli_save_new (SwbDocument *document, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GAsyncResult) result = NULL;

  swb_document_save_as_async (document, file, NULL, swb_cli_keep_cb, &result);
  return swb_document_save_finish (document, swb_cli_wait (&result), error);
}

/**
 * swb_cli_act:
 * @document: a document
 * @command: (transfer full): what to do
 * @error: why not
 *
 * Returns: whether it was done
 */
gboolean
swb_cli_act (SwbDocument *document, SwbCommand *command, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  swb_document_run_async (document, command, NULL, swb_cli_keep_cb, &result);
  return swb_document_run_finish (document, swb_cli_wait (&result), error);
}

/**
 * swb_cli_close:
 * @document: (transfer full): a document
 * @error: why it could not be saved
 *
 * Saves what is not saved and lets go.
 *
 * Returns: whether it was saved
 */
gboolean
swb_cli_close (SwbDocument *document, GError **error)
{
  g_autoptr (SwbDocument) own = document;
  g_autoptr (GAsyncResult) result = NULL;

  swb_document_close_async (own, swb_cli_keep_cb, &result);
  return swb_document_close_finish (own, swb_cli_wait (&result), error);
}

/**
 * swb_cli_find_campaign:
 * @document: a document
 * @name: (nullable): a campaign's name; %NULL for the first
 * @error: when there is none
 *
 * Returns: (transfer full) (nullable): the campaign
 */
SwbCampaign *
swb_cli_find_campaign (SwbDocument *document, const char *name, GError **error)
{
  GListModel *campaigns = G_LIST_MODEL (
      swb_workspace_get_campaigns (swb_document_get_workspace (document)));
  g_autofree char *wanted = swb_text_fold (name);

  for (guint i = 0; i < g_list_model_get_n_items (campaigns); i++)
    {
      g_autoptr (SwbCampaign) campaign = g_list_model_get_item (campaigns, i);
      g_autofree char *own = swb_text_fold (swb_campaign_get_name (campaign));

      if (name == NULL || g_strcmp0 (own, wanted) == 0)
        return g_steal_pointer (&campaign);
    }
  if (name == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                         _ ("There is no campaign in this workspace"));
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 _ ("There is no campaign “%s” in this workspace"), name);
  return NULL;
}
