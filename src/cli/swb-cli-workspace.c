/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new, sample, undo, redo, history, check: a workspace as a whole. */
#include "cli/swb-cli-json.h"
#include "cli/swb-cli.h"

#include "base/swb-text.h"

#include "exchange/swb-sample.h"
#include "storage/swb-workspace-file.h"

#include <glib/gi18n-lib.h>

/* A new workspace at @path, after @command where there is one. */
static gboolean
make_workspace (const char *path, SwbCommand *command, GError **error)
{
  g_autoptr (SwbCommand) own = command;
  SwbDocument *document;
  gboolean done;

  if (!swb_cli_check_absent (path, error))
    return FALSE;
  document = swb_cli_create (error);
  if (document == NULL)
    return FALSE;
  done =
      (own == NULL || swb_cli_act (document, g_steal_pointer (&own), error)) &&
      swb_cli_save_new (document, path, error);
  if (!done)
    {
      swb_cli_close (document, NULL);
      return FALSE;
    }
  return swb_cli_close (document, error);
}

static SwbExit
run_make (const SwbSubcommand *self,
          int argc,
          char **argv,
          SwbCommand *(*make_command) (void) )
{
  SwbExit code = SWB_EXIT_OK;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = swb_cli_parse (self, argc, argv, NULL, 1, 1, &code);

  if (names == NULL)
    return code;
  if (!make_workspace (names[0], make_command != NULL ? make_command () : NULL,
                       &error))
    return swb_cli_fail (error);
  g_print (_ ("Made “%s”.\n"), names[0]);
  return SWB_EXIT_OK;
}

static SwbExit
run_new (const SwbSubcommand *self, int argc, char **argv)
{
  return run_make (self, argc, argv, NULL);
}

static SwbExit
run_sample (const SwbSubcommand *self, int argc, char **argv)
{
  return run_make (self, argc, argv, swb_sample_command);
}

static gboolean
go_through_history (const char *path, gboolean redo, GError **error)
{
  SwbDocument *document = swb_cli_open (path, error);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SwbOutcome) outcome = NULL;

  if (document == NULL)
    return FALSE;
  if (redo)
    swb_document_redo_async (document, swb_cli_keep_cb, &result);
  else
    swb_document_undo_async (document, swb_cli_keep_cb, &result);
  outcome = swb_document_undo_finish (document, swb_cli_wait (&result), error);
  if (outcome == NULL)
    {
      swb_cli_close (document, NULL);
      return FALSE;
    }
  if (!swb_cli_close (document, error))
    return FALSE;
  g_print (redo ? _ ("Done again: %s\n") : _ ("Undone: %s\n"), outcome->name);
  if (outcome->n_left_alone > 0)
    g_print (ngettext ("%u field had changed since and was left.\n",
                       "%u fields had changed since and were left.\n",
                       outcome->n_left_alone),
             outcome->n_left_alone);
  return TRUE;
}

static SwbExit
run_undo_or_redo (const SwbSubcommand *self,
                  int argc,
                  char **argv,
                  gboolean redo)
{
  SwbExit code = SWB_EXIT_OK;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = swb_cli_parse (self, argc, argv, NULL, 1, 1, &code);

  if (names == NULL)
    return code;
  return go_through_history (names[0], redo, &error) ? SWB_EXIT_OK
                                                     : swb_cli_fail (error);
}

static SwbExit
run_undo (const SwbSubcommand *self, int argc, char **argv)
{
  return run_undo_or_redo (self, argc, argv, FALSE);
}

static SwbExit
run_redo (const SwbSubcommand *self, int argc, char **argv)
{
  return run_undo_or_redo (self, argc, argv, TRUE);
}

static const char *
kind_id (const SwbHistoryEntry *entry)
{
  switch (entry->kind)
    {
    case SWB_HISTORY_UNDO:
      return "undo";
    case SWB_HISTORY_REDO:
      return "redo";
    case SWB_HISTORY_COMPACTION:
      return "compaction";
    case SWB_HISTORY_ACT:
    default:
      return "act";
    }
}

static char *
tell_time (const SwbHistoryEntry *entry, const char *format)
{
  g_autoptr (GDateTime) utc =
      g_date_time_new_from_unix_utc (entry->time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, format) : g_strdup ("");
}

static void
print_history_json (GPtrArray *entries)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_array (json);
  for (guint i = 0; i < entries->len; i++)
    {
      const SwbHistoryEntry *entry = entries->pdata[i];
      g_autofree char *time = tell_time (entry, "%Y-%m-%dT%H:%M:%S%:z");

      json_builder_begin_object (json);
      swb_json_add_id (json, "id", &entry->id);
      swb_json_add_int (json, "sequence", entry->sequence);
      swb_json_add_text (json, "name", entry->name);
      swb_json_add_text (json, "kind", kind_id (entry));
      swb_json_add_bool (json, "undone", entry->undone);
      swb_json_add_text (json, "author", entry->author);
      swb_json_add_text (json, "time", time);
      swb_json_add_int (json, "settings", entry->n_settings);
      swb_json_add_int (json, "created", entry->n_created);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  swb_json_print (json);
}

static void
print_history (GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const SwbHistoryEntry *entry = entries->pdata[i];
      g_autofree char *time = tell_time (entry, "%Y-%m-%d %H:%M");
      const char *what = "";
      g_autofree char *author = swb_text_guard_written (entry->author);

      if (entry->kind == SWB_HISTORY_UNDO)
        what = _ ("undo: ");
      else if (entry->kind == SWB_HISTORY_REDO)
        what = _ ("redo: ");
      g_print ("%s\t%s\t%s%s%s\n", time, author, what, entry->name,
               entry->undone ? _ (" (undone)") : "");
    }
  if (entries->len == 0)
    g_print (_ ("Nothing was done yet.\n"));
}

static SwbExit
run_history (const SwbSubcommand *self, int argc, char **argv)
{
  gboolean as_json = FALSE;
  int limit = 0;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print JSON"), NULL },
    { "limit", 'n', 0, G_OPTION_ARG_INT, &limit, N_ ("The newest so many only"),
      N_ ("COUNT") },
    { NULL },
  };
  SwbExit code = SWB_EXIT_OK;
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) acts = NULL;
  g_auto (GStrv) names = swb_cli_parse (self, argc, argv, entries, 1, 1, &code);
  SwbDocument *document;

  if (names == NULL)
    return code;
  document = swb_cli_open_to_read (names[0], &error);
  if (document == NULL)
    return swb_cli_fail (error);
  swb_document_history_async (document, limit > 0 ? (guint) limit : G_MAXINT,
                              swb_cli_keep_cb, &result);
  acts = swb_document_history_finish (document, swb_cli_wait (&result), &error);
  swb_cli_close (document, NULL);
  if (acts == NULL)
    return swb_cli_fail (error);
  if (as_json)
    print_history_json (acts);
  else
    print_history (acts);
  return SWB_EXIT_OK;
}

static SwbExit
run_check (const SwbSubcommand *self, int argc, char **argv)
{
  SwbExit code = SWB_EXIT_OK;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  g_auto (GStrv) names = swb_cli_parse (self, argc, argv, NULL, 1, 1, &code);

  if (names == NULL)
    return code;
  file = g_file_new_for_commandline_arg (names[0]);
  if (!swb_file_check (file, NULL, &error))
    return swb_cli_fail (error);
  g_print (_ ("“%s” is whole.\n"), names[0]);
  return SWB_EXIT_OK;
}

const SwbSubcommand swb_cli_new = {
  "new",
  "FILE",
  N_ ("Make an empty workspace. A file that is there is left alone."),
  run_new,
};

const SwbSubcommand swb_cli_sample = {
  "sample",
  "FILE",
  N_ ("Make a workspace with the sample campaign, an invented film song."),
  run_sample,
};

const SwbSubcommand swb_cli_undo = {
  "undo",
  "FILE",
  N_ ("Take the last act back."),
  run_undo,
};

const SwbSubcommand swb_cli_redo = {
  "redo",
  "FILE",
  N_ ("Do again what was taken back last."),
  run_redo,
};

const SwbSubcommand swb_cli_history = {
  "history",
  "FILE",
  N_ ("Tell what was done, the newest first."),
  run_history,
};

const SwbSubcommand swb_cli_check = {
  "check",
  "FILE",
  N_ ("Look whether a workspace file is whole. It is only read."),
  run_check,
};
