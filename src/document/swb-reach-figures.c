/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many people the placements of a plan reach, and from what that was
 * computed: the inputs are chosen in swb-reach-inputs.c, the model is in
 * analytics/swb-reach.h. */
#include "document/swb-figures.h"

#include "document/swb-reach-inputs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
count_sources (SwbReachFigures *figures, const SwbReachInputs *inputs)
{
  for (guint i = 0; i < inputs->accounts->len; i++)
    switch (g_array_index (inputs->accounts, SwbReachAccount, i).source)
      {
      case SWB_VIEWERS_IMPORTED:
        figures->n_imported++;
        break;
      case SWB_VIEWERS_TYPED:
        figures->n_typed++;
        break;
      case SWB_VIEWERS_BENCHMARK:
        figures->n_benchmark++;
        break;
      case SWB_VIEWERS_UNKNOWN:
      default:
        break;
      }
  figures->n_accounts = inputs->accounts->len;
  figures->n_without = inputs->n_without;
  figures->n_unplaced = inputs->n_unplaced;
}

static gboolean
compute (SwbReachFigures *figures, const SwbReachInputs *inputs)
{
  guint n = inputs->accounts->len;
  g_autofree guint32 *order = g_new (guint32, n + 1);
  g_autofree double *costs = g_new (double, n + 1);
  SwbReachModel *model = NULL;
  SwbStatus status;

  if (swb_reach_inputs_build (inputs, &model) != SWB_STATUS_OK)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      order[i] = i;
      costs[i] = g_array_index (inputs->accounts, SwbReachAccount, i).cost;
    }
  g_array_set_size (figures->points, n + 1);
  status =
      swb_reach_curve (model, order, costs, n, SWB_REACH_EXPOSURE_CALIBRATED,
                       &g_array_index (figures->points, SwbReachPoint, 1));
  swb_reach_model_free (model);
  return status == SWB_STATUS_OK;
}

static void
append_count (GString *text, guint n, const char *what)
{
  if (n == 0)
    return;
  g_string_append (text, text->len > 0 ? ", " : "");
  g_string_append_printf (text, "%u %s", n, what);
}

static char *
tell_provenance (const SwbReachFigures *figures)
{
  g_autoptr (GString) parts = g_string_new (NULL);
  GString *text = g_string_new (NULL);

  append_count (parts, figures->n_imported, _ ("imported"));
  append_count (parts, figures->n_typed, _ ("typed"));
  append_count (parts, figures->n_benchmark, _ ("benchmark"));
  g_string_append_printf (text,
                          ngettext ("Reach model, %u account: %s",
                                    "Reach model, %u accounts: %s",
                                    figures->n_accounts),
                          figures->n_accounts, parts->str);
  if (figures->n_without > 0)
    g_string_append_printf (text,
                            ngettext ("; %u left out, views unknown",
                                      "; %u left out, views unknown",
                                      figures->n_without),
                            figures->n_without);
  if (figures->n_unplaced > 0)
    g_string_append_printf (
        text,
        ngettext ("; %u in no known segment, no overlap assumed",
                  "; %u in no known segment, no overlap assumed",
                  figures->n_unplaced),
        figures->n_unplaced);
  return g_string_free (text, FALSE);
}

static char *
people (double count)
{
  return swb_number_format_compact (count, SWB_GROUPING_WESTERN);
}

static void
tell (SwbReachFigures *figures)
{
  const SwbReachPoint *last =
      &g_array_index (figures->points, SwbReachPoint, figures->points->len - 1);
  g_autofree char *reach = people (last->reach);
  g_autofree char *low = people (MIN (last->reach_low, last->reach_high));
  g_autofree char *high = people (MAX (last->reach_low, last->reach_high));
  g_autofree char *least = people (last->lower);
  g_autofree char *most = people (last->upper);

  figures->sentence = g_strdup_printf (_ ("%s people reached"), reach);
  /* Translators: the first two are a band, the others are bounds. */
  figures->detail =
      g_strdup_printf (_ ("%s to %s, 8 in 10, as overlaps vary. Whatever the "
                          "overlaps: at least %s, at most %s."),
                       low, high, least, most);
  figures->provenance = tell_provenance (figures);
}

static void
tell_nothing (SwbReachFigures *figures)
{
  g_array_set_size (figures->points, 0);
  figures->sentence = g_strdup (_ ("Not enough evidence yet"));
  figures->detail = g_strdup (
      figures->n_without > 0
          ? _ ("The booked accounts have no views or followers yet; import "
               "or type them.")
          : _ ("Book placements to see how many people they reach."));
  figures->provenance = g_strdup ("");
}

/**
 * swb_reach_figures_new:
 * @workspace: where accounts, segments and rates are
 * @campaign: whose placements
 *
 * Returns: (transfer full): the curve of people reached against money, in
 *   order of date, with where it came from
 */
SwbReachFigures *
swb_reach_figures_new (SwbWorkspace *workspace, SwbCampaign *campaign)
{
  SwbReachFigures *figures = g_new0 (SwbReachFigures, 1);
  g_autoptr (SwbReachInputs) inputs =
      swb_reach_inputs_new (workspace, campaign);

  figures->points = g_array_new (FALSE, TRUE, sizeof (SwbReachPoint));
  memcpy (figures->currency, inputs->currency, sizeof figures->currency);
  count_sources (figures, inputs);
  figures->enough = compute (figures, inputs);
  if (figures->enough)
    tell (figures);
  else
    tell_nothing (figures);
  return figures;
}

/**
 * swb_reach_figures_free:
 * @figures: (transfer full) (nullable): figures
 */
void
swb_reach_figures_free (SwbReachFigures *figures)
{
  if (figures == NULL)
    return;
  g_array_unref (figures->points);
  g_free (figures->sentence);
  g_free (figures->detail);
  g_free (figures->provenance);
  g_free (figures);
}
