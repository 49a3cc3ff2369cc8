/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc cover: the cheapest creators who cover every cell so many times. */
#include "cli/calc/swb-calc-models.h"
#include "cli/calc/swb-calc-roster.h"

#include "analytics/swb-cover.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  SwbCalcRoster roster;
  GHashTable *cells;
  GPtrArray *cell_names;
  GArray *needs; /* guint32 */
  GArray *pairs; /* SwbCoverPair */
} Question;

static void
question_clear (Question *q)
{
  swb_calc_roster_clear (&q->roster);
  g_clear_pointer (&q->cells, g_hash_table_unref);
  g_clear_pointer (&q->cell_names, g_ptr_array_unref);
  g_clear_pointer (&q->needs, g_array_unref);
  g_clear_pointer (&q->pairs, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Question, question_clear)

static void
add_cell (Question *q, const char *name, guint32 need)
{
  swb_calc_index_or_new (q->cells, name);
  g_ptr_array_add (q->cell_names, (gpointer) name);
  g_array_append_val (q->needs, need);
}

static void
read_cells (SwbCalcObject *input, Question *q)
{
  SwbCalcObject *cells = swb_calc_object_or_null (input, "cells");
  const char *const *names;
  gsize n;

  if (cells == NULL)
    return;
  names = swb_calc_names (cells, &n);
  for (gsize c = 0; c < n; c++)
    add_cell (q, names[c], (guint32) swb_calc_count (cells, names[c], 1000000));
}

static void
read_pairs (SwbCalcObject *input, Question *q)
{
  bool named = swb_calc_has (input, "cells");
  guint32 times = (guint32) swb_calc_count_or (input, "times", 1, 1000000);

  for (gsize i = 0; i < q->roster.n; i++)
    {
      gsize n;
      const char *const *covers =
          swb_calc_texts_or_null (q->roster.rows[i], "covers", &n);

      for (gsize c = 0; c < n; c++)
        {
          SwbCoverPair pair = { .creator = (guint32) i };

          if (!named && !g_hash_table_contains (q->cells, covers[c]))
            add_cell (q, covers[c], times);
          pair.cell = swb_calc_index (q->roster.rows[i], q->cells, covers[c]);
          g_array_append_val (q->pairs, pair);
        }
    }
}

static void
put_answer (JsonBuilder *out,
            const Question *q,
            const bool *chosen,
            const SwbCoverAnswer *answer)
{
  swb_json_add_real (out, "cost", answer->cost);
  swb_json_add_real (out, "lower", answer->lower);
  swb_json_add_bool (out, "proven", answer->proven);
  swb_json_add_bool (out, "timed_out", answer->timed_out);
  swb_json_add_real (out, "greedy_cost", answer->greedy_cost);
  swb_json_add_int (out, "count", (gint64) answer->n_chosen);
  swb_calc_put_chosen (out, &q->roster, chosen);
}

static SwbStatus
run (SwbCalcObject *input, JsonBuilder *out)
{
  g_auto (Question) q = { 0 };
  g_autofree bool *chosen = NULL;
  SwbPortfolioOptions options;
  SwbCoverAnswer answer = { 0 };
  SwbCoverProblem problem;
  gboolean limited;
  SwbStatus status;

  q.cells = g_hash_table_new (g_str_hash, g_str_equal);
  q.cell_names = g_ptr_array_new ();
  q.needs = g_array_new (FALSE, FALSE, sizeof (guint32));
  q.pairs = g_array_new (FALSE, FALSE, sizeof (SwbCoverPair));
  swb_calc_roster_read (&q.roster, input, 1.0);
  read_cells (input, &q);
  read_pairs (input, &q);
  limited = swb_calc_limits (input, &options);
  if (!swb_calc_finish (input) || !limited)
    return SWB_STATUS_INVALID;
  chosen = g_new0 (bool, q.roster.n + 1);
  problem = (SwbCoverProblem){
    .n_creators = q.roster.n,
    .costs = q.roster.costs,
    .rules = q.roster.rules,
    .n_cells = q.needs->len,
    .needs = (const guint32 *) (gpointer) q.needs->data,
    .n_pairs = q.pairs->len,
    .pairs = (const SwbCoverPair *) (gpointer) q.pairs->data,
  };
  answer.short_cell = problem.n_cells;
  status = swb_cover_minimum (&problem, &options, chosen, &answer);
  if (status == SWB_STATUS_OK)
    put_answer (out, &q, chosen, &answer);
  else if (answer.short_cell < problem.n_cells)
    swb_calc_because (
        input,
        ngettext ("“%s” cannot be covered: %u creator is lacking.",
                  "“%s” cannot be covered: %u creators are lacking.",
                  answer.short_of),
        (const char *) g_ptr_array_index (q.cell_names, answer.short_cell),
        answer.short_of);
  return status;
}

const SwbCalcModel swb_calc_cover = {
  .name = "cover",
  .summary = N_ ("Minimum seeds: the cheapest creators who cover every cell "
                 "so many times."),
  .format = N_ (
      "creators    a list: “name”, “covers” (names of cells: segments,\n"
      "            niches, cells of the channel matrix), “cost” (1 when not\n"
      "            said, which asks for the fewest)\n"
      "cells       an object: how many creators each cell needs, by its\n"
      "            name; when not said, all that are covered, “times” each\n"
      "times       see “cells”; 1 when not said\n"
      "must        names that have to be in\n"
      "booked      names that are in already, and cost nothing more\n"
      "never       names that must not be in\n"
      "time_limit  seconds; 10 when not said\n"
      "node_limit  most subproblems; 0, which is no limit, when not said\n"
      "gap         the answer may cost this part more than the best; 0.0001\n"
      "            when not said. Whole costs are solved exactly\n"
      "\n"
      "No set that covers all costs less than lower.\n"),
  .rows = "creators",
  .example = "{\"creators\": [{\"name\": \"asha\", \"cost\": 3, \"covers\":"
             " [\"tamil dance\", \"hindi dance\"]}, {\"name\": \"ravi\","
             " \"cost\": 3, \"covers\": [\"hindi comedy\"]}, {\"name\":"
             " \"mina\", \"cost\": 5, \"covers\": [\"tamil dance\","
             " \"hindi dance\", \"hindi comedy\"]}]}",
  .answer = "{\"model\": \"cover\", \"status\": \"ok\", \"cost\": 5,"
            " \"lower\": 5, \"proven\": true, \"timed_out\": false,"
            " \"greedy_cost\": 6, \"count\": 1, \"chosen\": [\"mina\"]}",
  .run = run,
};
