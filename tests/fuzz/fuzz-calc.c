/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every model of calc on hostile input: the first line says which model, the
 * rest is JSON where it starts with a brace, and else a table. */
#include "cli/calc/swb-calc.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const uint8_t *end = memchr (data, '\n', size);
  const SwbCalcModel *model;
  g_autofree char *name = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (SwbCalcInput) input = NULL;
  g_autoptr (JsonNode) answer = NULL;

  if (end == NULL)
    return 0;
  name = g_strndup ((const char *) data, (gsize) (end - data));
  model = swb_calc_find (name);
  if (model == NULL)
    return 0;
  text = g_bytes_new (end + 1, size - (gsize) (end - data) - 1);
  input = g_bytes_get_size (text) > 0 && end[1] == '{'
              ? swb_calc_input_new_json (text, NULL)
              : swb_calc_input_new_csv (text, model->rows, NULL);
  if (input != NULL)
    answer = swb_calc_answer (model, input, NULL);
  return 0;
}
