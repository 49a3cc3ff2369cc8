/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every model of calc on hostile input: the first byte says which model, the
 * second whether the rest is JSON or a table. */
#include "cli/calc/swb-calc.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const SwbCalcModel *const *models = swb_calc_models ();
  const SwbCalcModel *model;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (SwbCalcInput) input = NULL;
  g_autoptr (JsonNode) answer = NULL;
  guint n = 0;

  if (size < 2)
    return 0;
  while (models[n] != NULL)
    n++;
  model = models[data[0] % n];
  text = g_bytes_new (data + 2, size - 2);
  input = data[1] % 2 == 0 ? swb_calc_input_new_json (text, NULL)
                           : swb_calc_input_new_csv (text, model->rows, NULL);
  if (input != NULL)
    answer = swb_calc_answer (model, input, NULL);
  return 0;
}
