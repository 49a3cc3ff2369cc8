/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a campaign has, named as the inputs of calc name it. */
#include "cli/calc/swb-calc-plan.h"

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
      guint creator = swb_roster_data_account_creator (roster, index);

      g_ptr_array_add (
          names,
          unique_name (taken, swb_roster_data_name (roster, creator),
                       swb_roster_data_account_handle (roster, index), i));
    }
  return names;
}

/**
 * swb_calc_name_segments:
 * @inputs: inputs of the reach models
 *
 * A segment of one account has no name; it gets one that no other has.
 *
 * Returns: (transfer full) (element-type utf8): a name for each segment
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
 * swb_calc_plan_new:
 * @document: a workspace
 * @inputs: (transfer full): accounts and segments of it
 *
 * Returns: (transfer full): them with a name each
 */
SwbCalcPlan *
swb_calc_plan_new (SwbDocument *document, SwbReachInputs *inputs)
{
  SwbCalcPlan *plan = g_new0 (SwbCalcPlan, 1);
  GArray *shares = inputs->shares;
  guint account = 0;

  plan->workspace = swb_document_get_workspace (document);
  plan->roster =
      swb_roster_get_data (swb_workspace_get_roster (plan->workspace));
  plan->inputs = inputs;
  plan->names = name_accounts (plan->roster, inputs);
  plan->segments = swb_calc_name_segments (inputs);
  plan->first_share = g_new0 (guint, inputs->accounts->len + 1);
  /* They came account by account. */
  for (guint i = 0; i < shares->len; i++)
    while (account <= g_array_index (shares, SwbReachShare, i).creator)
      plan->first_share[account++] = i;
  while (account <= inputs->accounts->len)
    plan->first_share[account++] = shares->len;
  return plan;
}

/**
 * swb_calc_plan_free:
 * @plan: (transfer full): a plan
 */
void
swb_calc_plan_free (SwbCalcPlan *plan)
{
  swb_reach_inputs_free (plan->inputs);
  g_ptr_array_unref (plan->names);
  g_ptr_array_unref (plan->segments);
  g_free (plan->first_share);
  g_free (plan);
}

/**
 * swb_calc_plan_account:
 * @plan: a plan
 * @index: which of its accounts
 *
 * Returns: (transfer none): the account
 */
const SwbReachAccount *
swb_calc_plan_account (const SwbCalcPlan *plan, guint index)
{
  return &g_array_index (plan->inputs->accounts, SwbReachAccount, index);
}

/**
 * swb_calc_put_segments:
 * @out: a builder in an object
 * @inputs: inputs of the reach models
 * @segments: (element-type utf8): their names
 *
 * Adds the member "segments": people in each.
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

/**
 * swb_calc_plan_share:
 * @plan: a plan
 * @account: which of its accounts
 * @n: which of its shares, from 0
 * @segment: (out): the segment's number
 * @share: (out): the part of its viewers there; two in one segment come as one
 *
 * Returns: whether there is such a share
 */
gboolean
swb_calc_plan_share (const SwbCalcPlan *plan,
                     guint account,
                     guint n,
                     guint *segment,
                     double *share)
{
  const SwbReachShare *shares =
      (const SwbReachShare *) (gpointer) plan->inputs->shares->data;
  guint first = plan->first_share[account];
  guint end = plan->first_share[account + 1];
  guint seen = 0;

  for (guint i = first; i < end; i++)
    {
      gboolean again = FALSE;

      for (guint j = first; j < i; j++)
        again = again || shares[j].segment == shares[i].segment;
      if (again || seen++ < n)
        continue;
      *segment = shares[i].segment;
      *share = 0.0;
      for (guint j = i; j < end; j++)
        if (shares[j].segment == *segment)
          *share += shares[j].share;
      *share = MIN (*share, 1.0);
      return TRUE;
    }
  return FALSE;
}

/**
 * swb_calc_plan_put_shares:
 * @plan: a plan
 * @account: which of its accounts
 * @out: a builder in an object
 *
 * Adds the member "shares": which part of its viewers is in each segment.
 */
void
swb_calc_plan_put_shares (const SwbCalcPlan *plan,
                          guint account,
                          JsonBuilder *out)
{
  guint segment;
  double share;

  json_builder_set_member_name (out, "shares");
  json_builder_begin_object (out);
  for (guint n = 0; swb_calc_plan_share (plan, account, n, &segment, &share);
       n++)
    swb_json_add_real (out, plan->segments->pdata[segment], share);
  json_builder_end_object (out);
}
