/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which models there are, and asking one. */
#include "cli/calc/swb-calc-models.h"

#include "cli/calc/swb-calc-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* In the order in which they are listed: by name. */
/* clang-format off */
static const SwbCalcModel *const models[] = {
  &swb_calc_allocate,
  &swb_calc_bass,
  &swb_calc_benchmark,
  &swb_calc_beta_binomial,
  &swb_calc_better,
  &swb_calc_boost,
  &swb_calc_burn,
  &swb_calc_changepoint,
  &swb_calc_confidence,
  &swb_calc_cover,
  &swb_calc_curve,
  &swb_calc_cusum,
  &swb_calc_cusum_arl,
  &swb_calc_decay,
  &swb_calc_diffusion,
  &swb_calc_disclosure,
  &swb_calc_diversity,
  &swb_calc_emv,
  &swb_calc_engagement,
  &swb_calc_forecast,
  &swb_calc_gate,
  &swb_calc_goerg,
  &swb_calc_kleinberg,
  &swb_calc_matrix,
  &swb_calc_metric,
  &swb_calc_philox,
  &swb_calc_portfolio,
  &swb_calc_reach,
  &swb_calc_response,
  &swb_calc_sample_size,
  &swb_calc_shrink,
  &swb_calc_suspicion,
  &swb_calc_tier,
  NULL,
};
/* clang-format on */

/**
 * swb_calc_models:
 *
 * Returns: (transfer none) (array zero-terminated=1): all models
 */
const SwbCalcModel *const *
swb_calc_models (void)
{
  return models;
}

/**
 * swb_calc_find:
 * @name: what was typed
 *
 * Returns: (transfer none) (nullable): the model of that name
 */
const SwbCalcModel *
swb_calc_find (const char *name)
{
  for (guint i = 0; models[i] != NULL; i++)
    if (strcmp (models[i]->name, name) == 0)
      return models[i];
  return NULL;
}

static JsonBuilder *
begin_answer (const SwbCalcModel *model, SwbStatus status, const char *reason)
{
  JsonBuilder *out = json_builder_new ();

  json_builder_begin_object (out);
  swb_json_add_text (out, "model", model->name);
  swb_json_add_text (out, "status", swb_status_id (status));
  if (reason != NULL)
    swb_json_add_text (out, "reason", reason);
  return out;
}

static const char *
reason_of (SwbStatus status)
{
  switch (status)
    {
    case SWB_STATUS_NOT_ENOUGH:
      return _ ("There is not enough to answer from.");
    case SWB_STATUS_INVALID:
      return _ ("The input contradicts itself or the model.");
    case SWB_STATUS_RANGE:
      return _ ("The answer is too large for a number.");
    case SWB_STATUS_NO_MEMORY:
      return _ ("There is not enough memory.");
    case SWB_STATUS_CANCELLED:
      return _ ("It was cancelled.");
    case SWB_STATUS_OK:
    default:
      return NULL;
    }
}

/**
 * swb_calc_answer:
 * @model: a model
 * @input: its input, not asked before
 * @error: where to say what is wrong with the input
 *
 * The answer begins with the model and a status; "not-enough" is an answer.
 *
 * Returns: (transfer full) (nullable): the answer, an object; %NULL when a
 *   member of the input is missing, wrong or not known
 */
JsonNode *
swb_calc_answer (const SwbCalcModel *model, SwbCalcInput *input, GError **error)
{
  SwbCalcObject *whole = swb_calc_object_new (
      input, json_node_get_object (input->root), g_strdup (""), NULL);
  g_autoptr (JsonBuilder) out = begin_answer (model, SWB_STATUS_OK, NULL);
  SwbStatus status = model->run (whole, out);

  if (input->fault != NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s.",
                   input->fault);
      return NULL;
    }
  if (status != SWB_STATUS_OK)
    {
      g_clear_object (&out);
      out = begin_answer (model, status,
                          input->reason != NULL ? input->reason
                                                : reason_of (status));
    }
  else if (input->reason != NULL)
    swb_json_add_text (out, "note", input->reason);
  json_builder_end_object (out);
  return json_builder_get_root (out);
}
