/* SPDX-License-Identifier: GPL-3.0-or-later */
/* import: a table of creators into a workspace. */
#include "cli/swb-cli-json.h"
#include "cli/swb-cli.h"

#include "exchange/swb-exchange-error.h"
#include "exchange/swb-import-preview.h"

#include <glib/gi18n-lib.h>

/* Wrong rows that are told one by one. */
#define TOLD_ROWS 10

typedef struct
{
  char *platform;
  char *date;
  char *currency;
  char *wrong_rows;
  char *sheet;
  char *similar;
  gboolean takes;
  gboolean as_json;
  gboolean dry_run;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->platform);
  g_free (options->date);
  g_free (options->currency);
  g_free (options->wrong_rows);
  g_free (options->sheet);
  g_free (options->similar);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
refuse (GError **error, const char *format, const char *text)
{
  GString *message = g_string_new (format);

  g_string_replace (message, "%s", text, 1);
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       message->str);
  g_string_free (message, TRUE);
  return FALSE;
}

/* SWB_IMPORT_UNDECIDED for a word that is none of them. */
static SwbImportChoice
parse_choice (const char *word)
{
  static const char *const words[SWB_N_IMPORT_CHOICES] = {
    "", "skip", "update", "add", "merge",
  };

  for (guint i = 1; i < SWB_N_IMPORT_CHOICES; i++)
    if (g_str_equal (words[i], word))
      return (SwbImportChoice) i;
  return SWB_IMPORT_UNDECIDED;
}

static gboolean
apply_options (SwbImportTable *table, const Options *options, GError **error)
{
  if (options->platform != NULL)
    {
      SwbPlatform platform = swb_platform_parse (options->platform);

      if (platform == SWB_PLATFORM_OTHER)
        return refuse (error,
                       _ ("“%s” is not a platform that Swellboard knows"),
                       options->platform);
      swb_import_table_set_platform (table, platform);
    }
  if (options->date != NULL)
    {
      SwbDay day;

      if (!swb_day_parse_iso (options->date, &day))
        return refuse (error, _ ("“%s” is not a date like 2026-11-21"),
                       options->date);
      swb_import_table_set_day (table, day);
    }
  if (options->similar != NULL &&
      parse_choice (options->similar) == SWB_IMPORT_UNDECIDED)
    return refuse (error, _ ("“%s” is not skip, update, add or merge"),
                   options->similar);
  if (options->currency != NULL && !swb_currency_is_known (options->currency))
    return refuse (error, _ ("“%s” is not a currency like INR"),
                   options->currency);
  swb_import_table_set_currency (table, options->currency);
  swb_import_table_set_update (table, options->takes ? SWB_IMPORT_TAKE
                                                     : SWB_IMPORT_FILL);
  return TRUE;
}

/* Reads another sheet than the first. */
static gboolean
choose_sheet (SwbImportTable *table, const char *name, GError **error)
{
  const char *const *sheets = swb_import_table_get_sheets (table);
  SwbImportOptions options = *swb_import_table_get_options (table);
  g_autoptr (GAsyncResult) result = NULL;

  if (name == NULL)
    return TRUE;
  options.sheet = 0;
  while (sheets != NULL && sheets[options.sheet] != NULL &&
         !g_str_equal (sheets[options.sheet], name))
    options.sheet++;
  if (sheets == NULL || sheets[options.sheet] == NULL)
    return refuse (error, _ ("The table has no sheet “%s”"), name);
  swb_import_table_set_options_async (table, &options, NULL, NULL,
                                      swb_cli_keep_cb, &result);
  return swb_import_table_set_options_finish (table, swb_cli_wait (&result),
                                              error);
}

static SwbImportTable *
load_table (const char *path, const Options *options, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SwbImportTable) table = NULL;

  swb_import_table_load_async (file, NULL, NULL, swb_cli_keep_cb, &result);
  table = swb_import_table_load_finish (swb_cli_wait (&result), error);
  if (table == NULL || !choose_sheet (table, options->sheet, error) ||
      !apply_options (table, options, error))
    return NULL;
  return g_steal_pointer (&table);
}

static guint
count (SwbImportPreview *preview, SwbImportVerdict verdict)
{
  return swb_import_preview_count (preview, verdict);
}

/* Of the rows that are like a creator of the workspace those that nobody
 * decided about. */
static guint
count_left_out (SwbImportPreview *preview)
{
  guint n = 0;

  for (guint i = 0; i < swb_import_preview_get_n_rows (preview); i++)
    n += swb_import_preview_get_verdict (preview, i) == SWB_IMPORT_SIMILAR &&
         swb_import_preview_get_choice (preview, i, NULL) <= SWB_IMPORT_SKIP;
  return n;
}

static void
tell_similar_rows (SwbImportPreview *preview)
{
  guint n = count_left_out (preview);

  if (n > 0)
    g_printerr (ngettext ("%u row is about somebody like a creator of the "
                          "workspace and was left out; say with --similar "
                          "what becomes of it\n",
                          "%u rows are about somebody like a creator of the "
                          "workspace and were left out; say with --similar "
                          "what becomes of them\n",
                          n),
                n);
}

static void
print_json (SwbImportPreview *preview)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  swb_json_add_int (json, "rows", swb_import_preview_get_n_rows (preview));
  swb_json_add_int (json, "accounts_new", count (preview, SWB_IMPORT_NEW));
  swb_json_add_int (json, "accounts_updated",
                    count (preview, SWB_IMPORT_UPDATED));
  swb_json_add_int (json, "accounts_similar",
                    count (preview, SWB_IMPORT_SIMILAR));
  swb_json_add_int (json, "accounts_similar_left_out",
                    count_left_out (preview));
  swb_json_add_int (json, "accounts_different",
                    count (preview, SWB_IMPORT_DIFFERENT));
  swb_json_add_int (json, "accounts_unchanged",
                    count (preview, SWB_IMPORT_UNCHANGED));
  swb_json_add_int (json, "duplicates", count (preview, SWB_IMPORT_DUPLICATE));
  swb_json_add_int (json, "wrong", count (preview, SWB_IMPORT_WRONG));
  swb_json_add_int (json, "odd", swb_import_preview_count_warnings (preview));
  json_builder_end_object (json);
  swb_json_print (json);
}

static void
print_counts (SwbImportPreview *preview)
{
  guint n = swb_import_preview_get_n_rows (preview);

  g_print (ngettext ("%u row: ", "%u rows: ", n), n);
  g_print (_ ("%u new, %u updated, %u similar, %u different, %u unchanged, %u "
              "duplicate, %u wrong.\n"),
           count (preview, SWB_IMPORT_NEW), count (preview, SWB_IMPORT_UPDATED),
           count (preview, SWB_IMPORT_SIMILAR),
           count (preview, SWB_IMPORT_DIFFERENT),
           count (preview, SWB_IMPORT_UNCHANGED),
           count (preview, SWB_IMPORT_DUPLICATE),
           count (preview, SWB_IMPORT_WRONG));
}

/* The first ones, and how many more there are. */
static void
tell_rows (SwbImportPreview *preview,
           char *(*dup_message) (SwbImportPreview *preview, guint row))
{
  guint told = 0;
  guint left = 0;

  for (guint i = 0; i < swb_import_preview_get_n_rows (preview); i++)
    {
      g_autofree char *message = dup_message (preview, i);

      if (*message == '\0')
        continue;
      if (told < TOLD_ROWS)
        g_printerr ("%s\n", message);
      else
        left++;
      told++;
    }
  if (left > 0)
    g_printerr (ngettext ("… and %u more row\n", "… and %u more rows\n", left),
                left);
}

/* What is wrong is left out; what is odd is imported. */
static void
tell_problems (SwbImportPreview *preview)
{
  if (count (preview, SWB_IMPORT_WRONG) > 0)
    tell_rows (preview, swb_import_preview_dup_message);
  if (swb_import_preview_count_warnings (preview) > 0)
    tell_rows (preview, swb_import_preview_dup_warning);
}

static gboolean
save_wrong_rows (SwbImportPreview *preview, const char *path, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  if (path == NULL || count (preview, SWB_IMPORT_WRONG) == 0)
    return TRUE;
  file = g_file_new_for_commandline_arg (path);
  swb_import_write_wrong_rows_async (preview, file, NULL, swb_cli_keep_cb,
                                     &result);
  return swb_import_write_wrong_rows_finish (preview, swb_cli_wait (&result),
                                             error);
}

static SwbImportPreview *
import_table (SwbDocument *document,
              SwbImportTable *table,
              const Options *options,
              GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SwbImportPreview) preview = NULL;

  swb_import_preview_async (table, document, NULL, NULL, swb_cli_keep_cb,
                            &result);
  preview = swb_import_preview_finish (swb_cli_wait (&result), error);
  if (preview == NULL || !save_wrong_rows (preview, options->wrong_rows, error))
    return NULL;
  if (options->similar != NULL)
    swb_import_preview_choose_all (preview, parse_choice (options->similar));
  if (!options->dry_run &&
      !swb_cli_act (document, swb_import_command (preview), error))
    return NULL;
  return g_steal_pointer (&preview);
}

static SwbExit
import_file (char **names, const Options *options, GError **error)
{
  g_autoptr (SwbImportTable) table = load_table (names[1], options, error);
  g_autoptr (SwbImportPreview) preview = NULL;
  SwbDocument *document;

  if (table == NULL)
    return g_error_matches (*error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE)
               ? swb_cli_usage ((*error)->message)
               : swb_cli_fail (*error);
  document = swb_cli_open (names[0], error);
  if (document == NULL)
    return swb_cli_fail (*error);
  preview = import_table (document, table, options, error);
  if (preview == NULL)
    {
      swb_cli_close (document, NULL);
      if (g_error_matches (*error, SWB_EXCHANGE_ERROR,
                           SWB_EXCHANGE_ERROR_NO_PLATFORM))
        {
          g_free ((*error)->message);
          (*error)->message =
              g_strdup (_ ("Nothing says on which platform these accounts "
                           "are; use --platform NAME"));
        }
      return swb_cli_fail (*error);
    }
  if (!swb_cli_close (document, error))
    return swb_cli_fail (*error);
  tell_problems (preview);
  tell_similar_rows (preview);
  if (options->as_json)
    print_json (preview);
  else
    print_counts (preview);
  return SWB_EXIT_OK;
}

static SwbExit
run_import (const SwbSubcommand *self, int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "platform", 'p', 0, G_OPTION_ARG_STRING, &options.platform,
      N_ ("The platform of the accounts, where the file does not tell"),
      N_ ("NAME") },
    { "date", 'd', 0, G_OPTION_ARG_STRING, &options.date,
      N_ ("The day of the numbers; else that in the file’s name, the first of "
          "a month; else today"),
      N_ ("YYYY-MM-DD") },
    { "currency", 0, 0, G_OPTION_ARG_STRING, &options.currency,
      N_ ("The currency of fees without a sign"), N_ ("CODE") },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &options.sheet,
      N_ ("The sheet of a spreadsheet; else its first"), N_ ("NAME") },
    { "similar", 0, 0, G_OPTION_ARG_STRING, &options.similar,
      N_ ("What becomes of rows about somebody who is like a creator of the "
          "workspace: skip, update, add or merge; else they are left out"),
      N_ ("ACT") },
    { "take", 0, 0, G_OPTION_ARG_NONE, &options.takes,
      N_ ("Take what the file says where the workspace says something else; "
          "else only what is missing is filled in"),
      NULL },
    { "wrong-rows", 0, 0, G_OPTION_ARG_FILENAME, &options.wrong_rows,
      N_ ("Save the rows that could not be read"), N_ ("TABLE") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run,
      N_ ("Count only, change nothing"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.as_json, N_ ("Print JSON"),
      NULL },
    { NULL },
  };
  SwbExit code = SWB_EXIT_OK;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = swb_cli_parse (self, argc, argv, entries, 2, 2, &code);

  if (names == NULL)
    return code;
  return import_file (names, &options, &error);
}

const SwbSubcommand swb_cli_import = {
  "import",
  "FILE TABLE",
  N_ ("Bring accounts and their numbers from a table (CSV or XLSX) into a "
      "workspace, as one act. What is there already is not written again."),
  run_import,
};
