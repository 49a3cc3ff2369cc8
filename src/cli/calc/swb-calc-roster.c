/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads creators who may be chosen, with their costs and rules. */
#include "cli/calc/swb-calc-roster.h"

#include <glib/gi18n-lib.h>

void
swb_calc_roster_clear (SwbCalcRoster *roster)
{
  g_clear_pointer (&roster->names, g_free);
  g_clear_pointer (&roster->costs, g_free);
  g_clear_pointer (&roster->rules, g_free);
  g_clear_pointer (&roster->index, g_hash_table_unref);
}

/* The index of a name; a fault where there is none. */
guint32
swb_calc_index (SwbCalcObject *object, GHashTable *index, const char *name)
{
  gpointer found = g_hash_table_lookup (index, name);

  if (found == NULL)
    swb_calc_fault (object, _ ("“%s”: there is none of this name"), name);
  return found != NULL ? GPOINTER_TO_UINT (found) - 1 : 0;
}

/* The index of a name; the next number where it is new. */
guint32
swb_calc_index_or_new (GHashTable *index, const char *name)
{
  gpointer found = g_hash_table_lookup (index, name);

  if (found == NULL)
    {
      found = GUINT_TO_POINTER (g_hash_table_size (index) + 1);
      g_hash_table_insert (index, (gpointer) name, found);
    }
  return GPOINTER_TO_UINT (found) - 1;
}

static void
read_list (SwbCalcRoster *roster,
           SwbCalcObject *input,
           const char *member,
           SwbPortfolioRule rule)
{
  gsize n;
  const char *const *names = swb_calc_texts_or_null (input, member, &n);

  for (gsize i = 0; i < n; i++)
    {
      guint32 who = swb_calc_index (input, roster->index, names[i]);

      if (who >= roster->n)
        continue;
      if (roster->rules[who] != SWB_PORTFOLIO_FREE &&
          roster->rules[who] != rule)
        swb_calc_fault (input, _ ("“%s”: “%s” is on another list too"), member,
                        names[i]);
      roster->rules[who] = rule;
    }
}

/* @cost is that of who has none. */
void
swb_calc_roster_read (SwbCalcRoster *roster, SwbCalcObject *input, double cost)
{
  roster->rows = swb_calc_rows (input, "creators", &roster->n);
  roster->names = g_new0 (const char *, roster->n + 1);
  roster->costs = g_new0 (double, roster->n + 1);
  roster->rules = g_new0 (guint8, roster->n + 1);
  roster->index = g_hash_table_new (g_str_hash, g_str_equal);
  for (gsize i = 0; i < roster->n; i++)
    {
      roster->names[i] = swb_calc_text (roster->rows[i], "name");
      roster->costs[i] = swb_calc_number_or (roster->rows[i], "cost", cost);
      if (!g_hash_table_insert (roster->index, (gpointer) roster->names[i],
                                GUINT_TO_POINTER ((guint) i + 1)))
        swb_calc_fault (roster->rows[i], _ ("“name”: “%s” is there twice"),
                        roster->names[i]);
    }
  read_list (roster, input, "must", SWB_PORTFOLIO_MUST);
  read_list (roster, input, "booked", SWB_PORTFOLIO_BOOKED);
  read_list (roster, input, "never", SWB_PORTFOLIO_NEVER);
}

/* How long and how well. Says what is wrong, and returns FALSE then. */
gboolean
swb_calc_limits (SwbCalcObject *input, SwbPortfolioOptions *options)
{
  *options = swb_portfolio_options_default ();
  options->time_limit =
      swb_calc_number_or (input, "time_limit", options->time_limit);
  options->gap = swb_calc_number_or (input, "gap", options->gap);
  options->node_limit = swb_calc_count_or (input, "node_limit", 0, 1000000000);
  if (options->time_limit > 0.0 && options->gap >= 0.0 && options->gap <= 0.5)
    return TRUE;
  swb_calc_because (
      input, _ ("“time_limit” is above 0 seconds, and “gap” from 0 to 0.5."));
  return FALSE;
}

void
swb_calc_put_chosen (JsonBuilder *out,
                     const SwbCalcRoster *roster,
                     const bool *chosen)
{
  json_builder_set_member_name (out, "chosen");
  json_builder_begin_array (out);
  for (gsize i = 0; i < roster->n; i++)
    if (chosen[i])
      json_builder_add_string_value (out, roster->names[i]);
  json_builder_end_array (out);
}
