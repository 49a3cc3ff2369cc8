/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inputs of calc that are made from a campaign of a workspace. */
#include "cli/calc/swb-calc-plan.h"

#include <glib/gi18n-lib.h>

/* A name that is in the table once: of the creator, else with the handle, else
 * with a number too. */
static char *
unique_name (GHashTable *taken, const char *name, const char *handle, guint i)
{
  g_autofree char *text = g_strdup (name);

  if (g_hash_table_contains (taken, text))
    {
      g_free (text);
      text = g_strdup_printf ("%s @%s", name, handle);
    }
  if (g_hash_table_contains (taken, text))
    {
      g_free (text);
      text = g_strdup_printf ("%s @%s #%u", name, handle, i + 1);
    }
  g_hash_table_add (taken, g_strdup (text));
  return g_steal_pointer (&text);
}

static GPtrArray *
name_accounts (const SwbRosterData *roster, const SwbReachInputs *inputs)
{
  g_autoptr (GHashTable) taken =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < inputs->accounts->len; i++)
    {
      guint index =
          g_array_index (inputs->accounts, SwbReachAccount, i).account;
      const SwbAccountCells *cells = &roster->accounts[index];

      g_ptr_array_add (names, unique_name (taken, roster->names[cells->creator],
                                           cells->handle, i));
    }
  return names;
}

/**
 * swb_calc_name_segments:
 * @inputs: inputs of the reach models
 *
 * A segment of one account has no name; it gets one that no other has.
 *
 * Returns: (transfer container) (element-type utf8): a name for each segment
 */
GPtrArray *
swb_calc_name_segments (const SwbReachInputs *inputs)
{
  g_autoptr (GHashTable) taken =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < inputs->segments->len; i++)
    {
      const char *name =
          g_array_index (inputs->segments, SwbReachSegment, i).name;

      g_ptr_array_add (names, unique_name (taken, name != NULL ? name : "own",
                                           "segment", i));
    }
  return names;
}

/**
 * swb_calc_put_segments:
 * @out: a builder in an object
 * @inputs: inputs of the reach models
 * @segments: (element-type utf8): their names
 *
 * Adds "segments" with the size of each.
 */
void
swb_calc_put_segments (JsonBuilder *out,
                       const SwbReachInputs *inputs,
                       GPtrArray *segments)
{
  json_builder_set_member_name (out, "segments");
  json_builder_begin_object (out);
  for (guint i = 0; i < inputs->segments->len; i++)
    swb_json_add_real (
        out, segments->pdata[i],
        g_array_index (inputs->segments, SwbReachSegment, i).size);
  json_builder_end_object (out);
}

/* The shares of one account; two in one segment come as one. */
static void
put_shares (JsonBuilder *out,
            const SwbReachInputs *inputs,
            GPtrArray *segments,
            guint account)
{
  g_autofree double *sums = g_new0 (double, inputs->segments->len + 1);

  for (guint i = 0; i < inputs->shares->len; i++)
    {
      const SwbReachShare *share =
          &g_array_index (inputs->shares, SwbReachShare, i);

      if (share->creator == account)
        sums[share->segment] += share->share;
    }
  json_builder_set_member_name (out, "shares");
  json_builder_begin_object (out);
  for (guint s = 0; s < inputs->segments->len; s++)
    if (sums[s] > 0.0)
      swb_json_add_real (out, segments->pdata[s], MIN (sums[s], 1.0));
  json_builder_end_object (out);
}

static void
put_creators (JsonBuilder *out,
              const SwbReachInputs *inputs,
              GPtrArray *names,
              GPtrArray *segments)
{
  json_builder_set_member_name (out, "creators");
  json_builder_begin_array (out);
  for (guint i = 0; i < inputs->accounts->len; i++)
    {
      const SwbReachAccount *account =
          &g_array_index (inputs->accounts, SwbReachAccount, i);

      json_builder_begin_object (out);
      swb_json_add_text (out, "name", names->pdata[i]);
      swb_json_add_real (out, "viewers", account->viewers);
      swb_json_add_real (out, "cost", account->cost);
      put_shares (out, inputs, segments, i);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
  json_builder_set_member_name (out, "order");
  json_builder_begin_array (out);
  for (guint i = 0; i < names->len; i++)
    json_builder_add_string_value (out, names->pdata[i]);
  json_builder_end_array (out);
}

/**
 * swb_calc_gather_reach:
 * @document: a workspace
 * @campaign: whose placements
 * @error: where to say that none of them has known views
 *
 * The same numbers from which the window and the brief compute their reach, in
 * the order of booking.
 *
 * Returns: (transfer full) (nullable): the input of calc reach
 */
JsonNode *
swb_calc_gather_reach (SwbDocument *document,
                       SwbCampaign *campaign,
                       GError **error)
{
  SwbWorkspace *workspace = swb_document_get_workspace (document);
  const SwbRosterData *roster =
      swb_roster_get_data (swb_workspace_get_roster (workspace));
  g_autoptr (SwbReachInputs) inputs =
      swb_reach_inputs_new (workspace, campaign);
  g_autoptr (GPtrArray) names = name_accounts (roster, inputs);
  g_autoptr (GPtrArray) segments = swb_calc_name_segments (inputs);
  g_autoptr (JsonBuilder) out = json_builder_new ();

  if (inputs->accounts->len == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _ ("No booked account has views or followers."));
      return NULL;
    }
  json_builder_begin_object (out);
  swb_calc_put_segments (out, inputs, segments);
  put_creators (out, inputs, names, segments);
  json_builder_end_object (out);
  return json_builder_get_root (out);
}
