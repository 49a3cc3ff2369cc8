/* SPDX-License-Identifier: GPL-3.0-or-later */
/* swellboardctl: workspaces without a window. Finds the subcommand and hands
 * over; see swb-cli.h. */
#include "cli/swb-cli.h"

#include "sync/swb-http.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

static const SwbSubcommand *const subcommands[] = {
  &swb_cli_new,   &swb_cli_sample, &swb_cli_import, &swb_cli_list,
  &swb_cli_show,  &swb_cli_undo,   &swb_cli_redo,   &swb_cli_history,
  &swb_cli_brief, &swb_cli_chart,  &swb_cli_sync,   &swb_cli_compact,
  &swb_cli_check, &swb_cli_calc,   &swb_cli_export, &swb_cli_import_folder,
};

static const SwbSubcommand *
find_subcommand (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (subcommands); i++)
    if (strcmp (subcommands[i]->name, name) == 0)
      return subcommands[i];
  return NULL;
}

static void
print_help (void)
{
  g_print (_ ("Usage:\n  swellboardctl COMMAND [OPTION…] NAMES…\n\n"
              "Plans creator campaigns without a window. "
              "“swellboardctl COMMAND --help” tells more.\n\nCommands:\n"));
  for (guint i = 0; i < G_N_ELEMENTS (subcommands); i++)
    g_print ("  %s %s\n      %s\n", subcommands[i]->name,
             subcommands[i]->arguments, _ (subcommands[i]->summary));
  g_print ("\n%s\n", _ (SWB_CLI_EXIT_CODES));
}

/* Without a subcommand: help, the version, or wrong usage. */
static SwbExit
run_alone (int argc, char **argv)
{
  g_autofree char *shown = NULL;
  g_autofree char *message = NULL;

  for (int i = 1; i < argc; i++)
    {
      if (strcmp (argv[i], "--help") == 0 || strcmp (argv[i], "-h") == 0 ||
          strcmp (argv[i], "help") == 0)
        {
          print_help ();
          return SWB_EXIT_OK;
        }
      if (strcmp (argv[i], "--version") == 0)
        {
          swb_cli_print_version ();
          return SWB_EXIT_OK;
        }
    }
  if (argc < 2)
    return swb_cli_usage (_ ("A command is missing"));
  shown = g_filename_display_name (argv[1]);
  message = g_strdup_printf (_ ("There is no command “%s”"), shown);
  return swb_cli_usage (message);
}

/* Options may stand before the subcommand too: the first word that is the
 * name of one is it, and comes to the front. */
static const SwbSubcommand *
take_subcommand (int argc, char **argv)
{
  for (int i = 1; i < argc && strcmp (argv[i], "--") != 0; i++)
    {
      const SwbSubcommand *found = find_subcommand (argv[i]);

      if (found == NULL)
        continue;
      memmove (&argv[2], &argv[1], (gsize) (i - 1) * sizeof *argv);
      argv[1] = (char *) found->name;
      return found;
    }
  return NULL;
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  const SwbSubcommand *subcommand;
  g_autofree char *name = NULL;

  swb_http_set_tls_floor ();
  swb_cli_guard_terminal ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, SWB_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_set_prgname ("swellboardctl");
  for (int i = 0; i < argc; i++)
    g_ptr_array_add (words, argv[i]);
  g_ptr_array_add (words, NULL);
  subcommand = take_subcommand (argc, (char **) words->pdata);
  if (subcommand == NULL)
    return run_alone (argc, argv);
  name = g_strconcat ("swellboardctl ", subcommand->name, NULL);
  g_set_prgname (name);
  return subcommand->run (subcommand, argc - 1, (char **) words->pdata + 1);
}
