/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc emv: earned media value, with the formula and each term. */
#include "cli/calc/swb-calc-models.h"

#include "analytics/swb-emv.h"

#include <glib/gi18n-lib.h>

static void
put_answer (JsonBuilder *out,
            const SwbEmv *emv,
            const SwbEmvTerm *terms,
            const SwbEmvPart *parts)
{
  gsize size = swb_emv_formula (terms, emv->n_parts, NULL, 0) + 1;
  g_autofree char *formula = g_malloc (size);

  swb_emv_formula (terms, emv->n_parts, formula, size);
  swb_json_add_text (out, "formula", formula);
  json_builder_set_member_name (out, "parts");
  json_builder_begin_array (out);
  for (gsize i = 0; i < emv->n_parts; i++)
    {
      json_builder_begin_object (out);
      swb_json_add_text (out, "name", parts[i].term.name);
      swb_json_add_real (out, "count", parts[i].term.count);
      swb_json_add_real (out, "rate", parts[i].term.rate);
      swb_json_add_real (out, "money", parts[i].money);
      swb_json_add_real (out, "share", parts[i].share);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
  swb_json_add_real (out, "value", emv->value);
  swb_json_add_text (out, "currency", emv->rates.currency);
  swb_json_add_text (out, "source", emv->rates.source);
  swb_json_add_int (out, "year", emv->rates.year);
  swb_json_add_int (out, "window_days", emv->window_days);
}

static SwbStatus
run (SwbCalcObject *input, JsonBuilder *out)
{
  gsize n;
  SwbCalcObject *const *rows = swb_calc_rows (input, "terms", &n);
  const SwbEmvRates rates = {
    .currency = swb_calc_text (input, "currency"),
    .source = swb_calc_text (input, "source"),
    .year = (int) swb_calc_count_or (input, "year", 0, 9999),
  };
  int window_days = (int) swb_calc_count_or (input, "window_days", 0, 100000);
  g_autofree SwbEmvTerm *terms = g_new0 (SwbEmvTerm, n + 1);
  g_autofree SwbEmvPart *parts = g_new0 (SwbEmvPart, n + 1);
  SwbEmv emv;
  SwbStatus status;

  for (gsize i = 0; i < n; i++)
    terms[i] = (SwbEmvTerm){ .name = swb_calc_text (rows[i], "name"),
                             .count = swb_calc_number (rows[i], "count"),
                             .rate = swb_calc_number (rows[i], "rate") };
  if (!swb_calc_finish (input))
    return SWB_STATUS_INVALID;
  status = swb_emv (terms, n, &rates, window_days, parts, &emv);
  if (status == SWB_STATUS_OK)
    put_answer (out, &emv, terms, parts);
  return status;
}

const SwbCalcModel swb_calc_emv = {
  .name = "emv",
  .summary = N_ ("Earned media value: each count at somebody's rate, with the "
                 "formula."),
  .format = N_ (
      "terms        a list: “name” of what is counted, “count”, and “rate”,\n"
      "             money for one\n"
      "currency     of the rates, such as INR\n"
      "source       who says what one is worth; without it there is no "
      "answer\n"
      "year         of which year; 0 when not said\n"
      "window_days  over how many days the counts are; 0 when not said\n"),
  .rows = "terms",
  .example = "{\"terms\": [{\"name\": \"views\", \"count\": 100000, \"rate\":"
             " 0.3}, {\"name\": \"likes\", \"count\": 5000, \"rate\": 2}],"
             " \"currency\": \"INR\", \"source\": \"Our rate card\","
             " \"year\": 2026, \"window_days\": 28}",
  .answer = "{\"model\": \"emv\", \"status\": \"ok\","
            " \"formula\": \"EMV = views × rate(views) + likes ×"
            " rate(likes)\", \"parts\": [{\"name\": \"views\", \"count\":"
            " 100000, \"rate\": 0.3, \"money\": 30000, \"share\": 0.75},"
            " {\"name\": \"likes\", \"count\": 5000, \"rate\": 2, \"money\":"
            " 10000, \"share\": 0.25}], \"value\": 40000, \"currency\":"
            " \"INR\", \"source\": \"Our rate card\", \"year\": 2026,"
            " \"window_days\": 28}",
  .run = run,
};
