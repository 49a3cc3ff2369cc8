/* SPDX-License-Identifier: GPL-3.0-or-later */
/* compact: takes the old part of a workspace's history out. */
#include "cli/swb-cli.h"

#include "base/swb-day.h"
#include "document/swb-document-compact.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *before;
  int keep;
  gboolean all;
  gboolean dry_run;
} Options;

/* Local midnight, microseconds since 1970, UTC. */
static gboolean
read_day (const char *text, gint64 *time)
{
  SwbDay day;
  int year;
  int month;
  int month_day;
  g_autoptr (GDateTime) midnight = NULL;

  if (!swb_day_parse_iso (text, &day) ||
      !swb_day_to_ymd (day, &year, &month, &month_day))
    return FALSE;
  midnight = g_date_time_new_local (year, month, month_day, 0, 0, 0);
  if (midnight == NULL)
    return FALSE;
  *time = g_date_time_to_unix (midnight) * G_USEC_PER_SEC;
  return TRUE;
}

/* What is wrong with OPTIONS; null where they make a CHOICE. */
static const char *
choose (const Options *options, SwbCompactChoice *choice)
{
  *choice = (SwbCompactChoice){ SWB_COMPACT_ALL, 0, 0 };
  if ((options->before != NULL) + (options->keep != 0) + options->all != 1)
    return _ ("Say what shall go: one of --before, --keep and --all");
  if (options->keep < 0)
    return _ ("--keep needs a number above 0");
  if (options->keep > 0)
    *choice = (SwbCompactChoice){ SWB_COMPACT_KEEP, 0, (guint) options->keep };
  if (options->before == NULL)
    return NULL;
  choice->kind = SWB_COMPACT_BEFORE;
  return read_day (options->before, &choice->time)
             ? NULL
             : _ ("--before needs a day like 2026-03-31");
}

static gboolean
compact (SwbDocument *document,
         const SwbCompactChoice *choice,
         gboolean dry_run,
         GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *told = NULL;
  SwbCompaction compaction;

  if (dry_run)
    swb_document_plan_compaction_async (document, choice, swb_cli_keep_cb,
                                        &result);
  else
    swb_document_compact_async (document, choice, NULL, swb_cli_keep_cb,
                                &result);
  if (!swb_document_compact_finish (document, swb_cli_wait (&result),
                                    &compaction, error))
    return FALSE;
  told = dry_run ? swb_compaction_tell_plan (&compaction)
                 : swb_compaction_tell_done (&compaction);
  g_print ("%s\n", told);
  return TRUE;
}

static SwbExit
compact_file (const char *path, const SwbCompactChoice *choice, gboolean dry)
{
  g_autoptr (GError) error = NULL;
  SwbDocument *document = swb_cli_open (path, &error);

  if (document == NULL)
    return swb_cli_fail (error);
  if (!compact (document, choice, dry, &error))
    {
      swb_cli_close (document, NULL);
      return swb_cli_fail (error);
    }
  return swb_cli_close (document, &error) ? SWB_EXIT_OK : swb_cli_fail (error);
}

static SwbExit
run_compact (const SwbSubcommand *self, int argc, char **argv)
{
  Options options = { 0 };
  const GOptionEntry entries[] = {
    { "before", 0, 0, G_OPTION_ARG_STRING, &options.before,
      N_ ("What was done before a day goes"), N_ ("YYYY-MM-DD") },
    { "keep", 0, 0, G_OPTION_ARG_INT, &options.keep,
      N_ ("All goes but the last acts that can be undone"), N_ ("COUNT") },
    { "all", 0, 0, G_OPTION_ARG_NONE, &options.all, N_ ("All of it goes"),
      NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run,
      N_ ("Tell what would go and change nothing"), NULL },
    { NULL },
  };
  SwbExit code = SWB_EXIT_OK;
  g_auto (GStrv) names = swb_cli_parse (self, argc, argv, entries, 1, 1, &code);
  g_autofree char *before = options.before;
  SwbCompactChoice choice;
  const char *wrong;

  if (names == NULL)
    return code;
  wrong = choose (&options, &choice);
  if (wrong != NULL)
    return swb_cli_usage (wrong);
  return compact_file (names[0], &choice, options.dry_run);
}

const SwbSubcommand swb_cli_compact = {
  "compact",
  "FILE",
  N_ ("Take the old part of the history out, for good. What the plan holds "
      "does not change; undo does not reach behind that point."),
  run_compact,
};
