/* SPDX-License-Identifier: GPL-3.0-or-later */
/* brief: a campaign as a PDF. */
#include "cli/swb-cli.h"

#include "report/swb-brief.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char *output;
  char *campaign;
  char *paper;
  char *date;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->output);
  g_free (options->campaign);
  g_free (options->paper);
  g_free (options->date);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* Else "-o plan.swell" would put the brief in the place of the workspace. */
static gboolean
is_pdf_name (const char *name)
{
  gsize length = strlen (name);

  return length > 4 && g_ascii_strcasecmp (name + length - 4, ".pdf") == 0;
}

static SwbExit
read_options (const Options *options, SwbBriefOptions *brief)
{
  *brief = (SwbBriefOptions){ .paper = SWB_PAPER_A4, .today = SWB_DAY_NONE };
  if (options->output == NULL)
    return swb_cli_usage (_ ("Say where to with -o"));
  if (!is_pdf_name (options->output))
    return swb_cli_usage (_ ("The brief’s name ends in .pdf"));
  if (options->paper != NULL &&
      g_ascii_strcasecmp (options->paper, "letter") == 0)
    brief->paper = SWB_PAPER_LETTER;
  else if (options->paper != NULL &&
           g_ascii_strcasecmp (options->paper, "a4") != 0)
    return swb_cli_usage (_ ("The paper is a4 or letter"));
  if (options->date != NULL &&
      !swb_day_parse_iso (options->date, &brief->today))
    return swb_cli_usage (_ ("The date is written like 2026-11-21"));
  return SWB_EXIT_OK;
}

static gboolean
write_brief (SwbDocument *document,
             const Options *options,
             const SwbBriefOptions *brief,
             GError **error)
{
  g_autoptr (SwbCampaign) campaign =
      swb_cli_find_campaign (document, options->campaign, error);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (options->output);
  g_autoptr (GPtrArray) warnings = NULL;

  if (campaign == NULL ||
      !swb_brief_write (swb_document_get_workspace (document), campaign, brief,
                        file, NULL, &warnings, error))
    return FALSE;
  for (guint i = 0; warnings != NULL && i < warnings->len; i++)
    g_printerr ("%s\n", (const char *) warnings->pdata[i]);
  return TRUE;
}

static SwbExit
run_brief (const SwbSubcommand *self, int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_ ("The PDF to write"), N_ ("OUT.pdf") },
    { "campaign", 'c', 0, G_OPTION_ARG_STRING, &options.campaign,
      N_ ("Of which campaign; else the first"), N_ ("NAME") },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &options.paper,
      N_ ("a4 or letter; else a4"), N_ ("PAPER") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &options.date,
      N_ ("The date that it bears; else today"), N_ ("YYYY-MM-DD") },
    { NULL },
  };
  SwbExit code = SWB_EXIT_OK;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = swb_cli_parse (self, argc, argv, entries, 1, 1, &code);
  SwbBriefOptions brief;
  SwbDocument *document;
  gboolean done;

  if (names == NULL)
    return code;
  code = read_options (&options, &brief);
  if (code != SWB_EXIT_OK)
    return code;
  document = swb_cli_open_to_read (names[0], &error);
  if (document == NULL)
    return swb_cli_fail (error);
  done = write_brief (document, &options, &brief, &error);
  swb_cli_close (document, NULL);
  if (!done)
    return swb_cli_fail (error);
  g_print (_ ("Wrote “%s”.\n"), options.output);
  return SWB_EXIT_OK;
}

const SwbSubcommand swb_cli_brief = {
  "brief",
  "FILE",
  N_ ("Write the brief of a campaign as a PDF: -o OUT.pdf."),
  run_brief,
};
