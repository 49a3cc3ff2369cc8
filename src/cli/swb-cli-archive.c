/* SPDX-License-Identifier: GPL-3.0-or-later */
/* export, import-folder: a whole workspace as CSV and JSON, and back. */
#include "cli/swb-cli.h"

#include "exchange/swb-archive.h"
#include "exchange/swb-exchange-error.h"

#include <glib/gi18n-lib.h>

static SwbExit
run_export (const SwbSubcommand *self, int argc, char **argv)
{
  SwbExit code = SWB_EXIT_OK;
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GFile) folder = NULL;
  g_auto (GStrv) names = swb_cli_parse (self, argc, argv, NULL, 2, 2, &code);
  SwbDocument *document;
  g_autoptr (GFile) written = NULL;

  if (names == NULL)
    return code;
  document = swb_cli_open_to_read (names[0], &error);
  if (document == NULL)
    return swb_cli_fail (error);
  folder = g_file_new_for_commandline_arg (names[1]);
  swb_archive_export_async (document, folder, NULL, NULL, NULL, swb_cli_keep_cb,
                            &result);
  written = swb_archive_export_finish (swb_cli_wait (&result), &error);
  if (written == NULL)
    {
      swb_cli_close (document, NULL);
      return swb_cli_fail (error);
    }
  if (!swb_cli_close (document, &error))
    return swb_cli_fail (error);
  g_print (_ ("Exported everything to “%s”.\n"), names[1]);
  return SWB_EXIT_OK;
}

static SwbExit
import_folder (char **names, SwbArchiveFlags flags, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GFile) folder = g_file_new_for_commandline_arg (names[0]);
  SwbDocument *document;

  if (!swb_cli_check_absent (names[1], error))
    return swb_cli_fail (*error);
  swb_archive_open_async (folder, flags, NULL, NULL, swb_cli_keep_cb, &result);
  document = swb_archive_open_finish (swb_cli_wait (&result), error);
  if (document == NULL)
    {
      SwbExit code = swb_cli_fail (*error);

      if (g_error_matches (*error, SWB_EXCHANGE_ERROR,
                           SWB_EXCHANGE_ERROR_EDITED))
        g_printerr (_ ("If it was changed on purpose, use --edited.\n"));
      return code;
    }
  if (!swb_cli_save_new (document, names[1], error))
    {
      swb_cli_close (document, NULL);
      return swb_cli_fail (*error);
    }
  if (!swb_cli_close (document, error))
    return swb_cli_fail (*error);
  g_print (_ ("Made “%s”.\n"), names[1]);
  return SWB_EXIT_OK;
}

static SwbExit
run_import_folder (const SwbSubcommand *self, int argc, char **argv)
{
  gboolean edited = FALSE;
  const GOptionEntry entries[] = {
    { "edited", 0, 0, G_OPTION_ARG_NONE, &edited,
      N_ ("Take files that were changed since; every row is checked"), NULL },
    { NULL },
  };
  SwbExit code = SWB_EXIT_OK;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = swb_cli_parse (self, argc, argv, entries, 2, 2, &code);

  if (names == NULL)
    return code;
  return import_folder (names, edited ? SWB_ARCHIVE_EDITED : SWB_ARCHIVE_NONE,
                        &error);
}

const SwbSubcommand swb_cli_export = {
  "export",
  "FILE FOLDER",
  N_ ("Write everything in a workspace, its history too, as CSV and JSON into "
      "a "
      "new or empty folder, or that of an earlier export."),
  run_export,
};

const SwbSubcommand swb_cli_import_folder = {
  "import-folder",
  "FOLDER FILE",
  N_ ("Make a workspace out of a folder that “export” wrote."),
  run_import_folder,
};
