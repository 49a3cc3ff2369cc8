/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart: one chart of a campaign as a picture. */
#include "cli/swb-cli.h"

#include "chart/swb-chart-export.h"
#include "report/swb-plan-charts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Two pixels a unit: sharp on screens of today. */
#define PIXEL_SCALE 2.0

typedef struct
{
  char *kind;
  char *output;
  char *campaign;
  int width;
  int height;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->kind);
  g_free (options->output);
  g_free (options->campaign);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
ends_with (const char *path, const char *ending)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ending);
}

static gboolean
write_chart (const SwbChart *chart,
             const Options *options,
             GOutputStream *stream,
             GError **error)
{
  const SwbChartContext context = {
    .width = options->width,
    .height = options->height,
    .palette = SWB_CHART_PALETTE_PRINT,
  };

  if (ends_with (options->output, ".png"))
    return swb_chart_write_png (chart, &context, PIXEL_SCALE, stream, NULL,
                                error);
  if (ends_with (options->output, ".svg"))
    return swb_chart_write_svg (chart, &context, stream, NULL, error);
  return swb_chart_write_pdf (chart, &context, stream, NULL, error);
}

/* The file is there whole or not at all. */
static gboolean
save_chart (const SwbChart *chart, const Options *options, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (options->output);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  const char *data;

  if (!write_chart (chart, options, memory, error) ||
      !g_output_stream_close (memory, NULL, error))
    return FALSE;
  bytes =
      g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  data = g_bytes_get_data (bytes, &length);
  return g_file_replace_contents (file, data, length, NULL, FALSE,
                                  G_FILE_CREATE_NONE, NULL, NULL, error);
}

static gboolean
draw (const char *path, const Options *options, GError **error)
{
  SwbDocument *document = swb_cli_open_to_read (path, error);
  g_autoptr (SwbCampaign) campaign = NULL;
  g_autoptr (SwbChart) chart = NULL;
  gboolean done;

  if (document == NULL)
    return FALSE;
  campaign = swb_cli_find_campaign (document, options->campaign, error);
  if (campaign != NULL)
    chart = swb_plan_chart_new (swb_document_get_workspace (document), campaign,
                                options->kind, error);
  done = chart != NULL && save_chart (chart, options, error);
  swb_cli_close (document, NULL);
  return done;
}

static char *
tell_kinds (void)
{
  g_autofree char *list = g_strjoinv (", ", (char **) swb_plan_chart_kinds ());

  return g_strdup_printf (_ ("What to draw: %s"), list);
}

static SwbExit
check_options (const Options *options)
{
  if (options->kind == NULL || options->output == NULL)
    return swb_cli_usage (_ ("Say what with --kind and where to with -o"));
  if (!g_strv_contains (swb_plan_chart_kinds (), options->kind))
    {
      g_autofree char *kinds = tell_kinds ();

      return swb_cli_usage (kinds);
    }
  if (!ends_with (options->output, ".png") &&
      !ends_with (options->output, ".svg") &&
      !ends_with (options->output, ".pdf"))
    return swb_cli_usage (_ ("The picture’s name ends in .png, .svg or .pdf"));
  if (options->width < 100 || options->width > 10000 || options->height < 100 ||
      options->height > 10000)
    return swb_cli_usage (_ ("Width and height are from 100 to 10000"));
  return SWB_EXIT_OK;
}

static SwbExit
run_chart (const SwbSubcommand *self, int argc, char **argv)
{
  g_auto (Options) options = { .width = 800, .height = 480 };
  g_autofree char *kinds = tell_kinds ();
  const GOptionEntry entries[] = {
    { "kind", 'k', 0, G_OPTION_ARG_STRING, &options.kind, kinds, N_ ("KIND") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_ ("The picture: .png, .svg or .pdf"), N_ ("OUT") },
    { "campaign", 'c', 0, G_OPTION_ARG_STRING, &options.campaign,
      N_ ("Of which campaign; else the first"), N_ ("NAME") },
    { "width", 0, 0, G_OPTION_ARG_INT, &options.width, N_ ("In points"),
      N_ ("WIDTH") },
    { "height", 0, 0, G_OPTION_ARG_INT, &options.height, N_ ("In points"),
      N_ ("HEIGHT") },
    { NULL },
  };
  SwbExit code = SWB_EXIT_OK;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = swb_cli_parse (self, argc, argv, entries, 1, 1, &code);

  if (names == NULL)
    return code;
  code = check_options (&options);
  if (code != SWB_EXIT_OK)
    return code;
  if (!draw (names[0], &options, &error))
    return swb_cli_fail (error);
  g_print (_ ("Drew “%s”.\n"), options.output);
  return SWB_EXIT_OK;
}

const SwbSubcommand swb_cli_chart = {
  "chart",
  "FILE",
  N_ ("Draw a chart of a campaign: --kind KIND -o OUT.png, .svg or .pdf."),
  run_chart,
};
