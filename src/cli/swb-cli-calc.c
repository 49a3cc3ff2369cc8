/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc: the models of the analytics library on an analyst's own numbers. */
#include "cli/swb-cli.h"

#include "cli/calc/swb-calc.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  char **set;
  char *workspace;
  char *campaign;
  gboolean csv;
  gboolean example;
  gboolean print_input;
} Options;

static void
options_clear (Options *options)
{
  g_strfreev (options->set);
  g_free (options->workspace);
  g_free (options->campaign);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* One byte above what is taken is enough to know that it is too much. */
static GBytes *
read_all (GInputStream *in, GError **error)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_autofree guint8 *part = g_malloc (1 << 16);
  gssize n = 1;

  while (n > 0 && all->len <= SWB_CALC_MAX_BYTES)
    {
      n = g_input_stream_read (in, part, 1 << 16, NULL, error);
      if (n < 0)
        return NULL;
      g_byte_array_append (all, part, (guint) n);
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&all));
}

static GBytes *
read_input (const char *path, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GInputStream) in = NULL;

  if (path == NULL || strcmp (path, "-") == 0)
    {
      if (isatty (STDIN_FILENO))
        g_printerr (_ ("Waiting for JSON or CSV; end it with Ctrl+D.\n"));
      in = g_unix_input_stream_new (STDIN_FILENO, FALSE);
      return read_all (in, error);
    }
  file = g_file_new_for_commandline_arg (path);
  in = G_INPUT_STREAM (g_file_read (file, NULL, error));
  return in == NULL ? NULL : read_all (in, error);
}

/* JSON starts with a brace; whatever else is a table. */
static gboolean
looks_like_json (GBytes *text)
{
  gsize length;
  const char *data = g_bytes_get_data (text, &length);
  gsize at = length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  while (at < length && g_ascii_isspace (data[at]))
    at++;
  return at < length && (data[at] == '{' || data[at] == '[');
}

static SwbCalcInput *
input_of_text (const SwbCalcModel *model,
               const char *path,
               const Options *options,
               GError **error)
{
  g_autoptr (GBytes) text = NULL;

  /* What is set needs nothing beside it. */
  if (path == NULL && options->set != NULL && isatty (STDIN_FILENO))
    text = g_bytes_new_static ("{}", 2);
  else
    text = read_input (path, error);
  if (text == NULL)
    return NULL;
  if (g_bytes_get_size (text) == 0 && options->set != NULL)
    {
      g_bytes_unref (text);
      text = g_bytes_new_static ("{}", 2);
    }
  return options->csv || !looks_like_json (text)
             ? swb_calc_input_new_csv (text, model->rows, error)
             : swb_calc_input_new_json (text, error);
}

static SwbCalcInput *
input_of_workspace (const SwbCalcModel *model,
                    const Options *options,
                    GError **error)
{
  SwbDocument *document = swb_cli_open_to_read (options->workspace, error);
  g_autoptr (SwbCampaign) campaign = NULL;
  JsonNode *node = NULL;

  if (document == NULL)
    return NULL;
  campaign = swb_cli_find_campaign (document, options->campaign, error);
  if (campaign != NULL)
    node = model->gather (document, campaign, error);
  swb_cli_close (document, NULL);
  return node == NULL ? NULL : swb_calc_input_new_node (node);
}

static SwbCalcInput *
make_input (const SwbCalcModel *model,
            const char *path,
            const Options *options,
            GError **error)
{
  SwbCalcInput *input = options->workspace != NULL
                            ? input_of_workspace (model, options, error)
                            : input_of_text (model, path, options, error);

  for (guint i = 0;
       input != NULL && options->set != NULL && options->set[i] != NULL; i++)
    if (!swb_calc_input_set (input, options->set[i], error))
      g_clear_pointer (&input, swb_calc_input_free);
  return input;
}

static SwbExit
answer (const SwbCalcModel *model, const char *path, const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbCalcInput) input = make_input (model, path, options, &error);
  g_autoptr (JsonNode) node = NULL;

  if (input == NULL)
    return swb_cli_fail (error);
  if (options->print_input)
    {
      swb_json_print_node (swb_calc_input_get_root (input));
      return SWB_EXIT_OK;
    }
  node = swb_calc_answer (model, input, &error);
  if (node == NULL)
    return swb_cli_fail (error);
  swb_json_print_node (node);
  return SWB_EXIT_OK;
}

static void
list_models (GString *text)
{
  const SwbCalcModel *const *models = swb_calc_models ();

  g_string_append (text, _ ("Models:\n"));
  for (guint i = 0; models[i] != NULL; i++)
    g_string_append_printf (text, "  %-14s %s\n", models[i]->name,
                            _ (models[i]->summary));
}

static void
describe_model (GString *text, const SwbCalcModel *model)
{
  g_string_append_printf (text, "%s\n\n%s\n%s\n", _ (model->summary),
                          _ ("Members of the input:"), _ (model->format));
  if (model->rows != NULL)
    g_string_append_printf (
        text, _ ("Each row of a table of CSV is one of “%s”.\n"), model->rows);
  else
    g_string_append (text, _ ("Each column of a table of CSV is a list of its "
                              "name.\n"));
  if (model->gather != NULL)
    g_string_append (text, _ ("It can be made from a campaign with "
                              "--workspace FILE.\n"));
  g_string_append_printf (text, "\n%s\n%s\n\n%s\n%s\n", _ ("Example:"),
                          model->example, _ ("Its answer:"), model->answer);
}

static SwbExit
check_options (const SwbCalcModel *model,
               const char *path,
               const Options *options)
{
  if (options->workspace != NULL && model->gather == NULL)
    return swb_cli_usage (_ ("This model has no input in a workspace"));
  if (options->workspace != NULL && (path != NULL || options->csv))
    return swb_cli_usage (_ ("Say either an input or --workspace"));
  if (options->campaign != NULL && options->workspace == NULL)
    return swb_cli_usage (_ ("--campaign goes with --workspace"));
  return SWB_EXIT_OK;
}

static SwbExit
run_model (const char *const *names, const Options *options)
{
  const SwbCalcModel *model = swb_calc_find (names[0]);
  g_autofree char *message = NULL;
  SwbExit code;

  if (model == NULL)
    {
      message = g_strdup_printf (_ ("There is no model “%s”"), names[0]);
      return swb_cli_usage (message);
    }
  if (options->example)
    {
      g_print ("%s\n", model->example);
      return SWB_EXIT_OK;
    }
  code = check_options (model, names[1], options);
  return code != SWB_EXIT_OK ? code : answer (model, names[1], options);
}

/* "calc MODEL --help" tells about the model, "calc --help" which there are. */
static gboolean
help_was_given (int argc, char **argv)
{
  const SwbCalcModel *model = NULL;
  gboolean wanted = FALSE;
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 1; i < argc; i++)
    {
      wanted = wanted || strcmp (argv[i], "--help") == 0 ||
               strcmp (argv[i], "-h") == 0;
      if (model == NULL)
        model = swb_calc_find (argv[i]);
    }
  if (!wanted || model == NULL)
    return FALSE;
  g_string_append_printf (text, _ ("Usage:\n  %s %s [OPTION…] [INPUT]\n\n"),
                          g_get_prgname (), model->name);
  describe_model (text, model);
  g_print ("%s", text->str);
  return TRUE;
}

static SwbExit
run_calc (const SwbSubcommand *self, int argc, char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "set", 's', 0, G_OPTION_ARG_STRING_ARRAY, &options.set,
      N_ ("A member beside the input; may stand often"), N_ ("NAME=VALUE") },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &options.csv,
      N_ ("The input is CSV, whatever it looks like"), NULL },
    { "workspace", 'w', 0, G_OPTION_ARG_FILENAME, &options.workspace,
      N_ ("Make the input from this workspace"), N_ ("FILE") },
    { "campaign", 'c', 0, G_OPTION_ARG_STRING, &options.campaign,
      N_ ("Of which campaign; else the first"), N_ ("NAME") },
    { "print-input", 0, 0, G_OPTION_ARG_NONE, &options.print_input,
      N_ ("Print the input as JSON and compute nothing"), NULL },
    { "example", 0, 0, G_OPTION_ARG_NONE, &options.example,
      N_ ("Print the input of the worked example"), NULL },
    { NULL },
  };
  SwbExit code = SWB_EXIT_OK;
  g_autoptr (GString) models = g_string_new (NULL);
  g_auto (GStrv) names = NULL;

  if (help_was_given (argc, argv))
    return SWB_EXIT_OK;
  names = swb_cli_parse (self, argc, argv, entries, 0, 2, &code);
  if (names != NULL)
    return run_model ((const char *const *) names, &options);
  if (code == SWB_EXIT_OK && argc == 1)
    {
      list_models (models);
      g_print ("%s\n%s", models->str,
               _ ("“swellboardctl calc MODEL --help” tells its format and a "
                  "worked example.\n"));
    }
  return code;
}

const SwbSubcommand swb_cli_calc = {
  "calc",
  "[MODEL [INPUT]]",
  N_ ("Answer with a model of the analytics library from JSON or CSV on "
      "standard input, in a file, or from a workspace; alone, list the "
      "models."),
  run_calc,
};
