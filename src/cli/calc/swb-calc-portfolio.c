/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc portfolio: which creators to book under a budget, quotas and conflicts,
 * how good that is, and why each is in. */
#include "cli/calc/swb-calc-models.h"
#include "cli/calc/swb-calc-plan.h"
#include "cli/calc/swb-calc-portfolio-input.h"

#include <glib/gi18n-lib.h>

static const char *
name_of_group (const SwbCalcPortfolio *q, gsize group)
{
  return g_ptr_array_index (q->group_names, group);
}

/* Why no set keeps the rules, for a person. */
static void
tell_issue (SwbCalcObject *input,
            const SwbCalcPortfolio *q,
            const SwbPortfolioIssue *issue)
{
  switch (issue->kind)
    {
    case SWB_PORTFOLIO_ISSUE_QUOTA_CONTRADICTS:
      swb_calc_because (
          input, _ ("Quota “%s”: the minimum %.0f is above the maximum %.0f."),
          name_of_group (q, issue->which), issue->needed, issue->allowed);
      return;
    case SWB_PORTFOLIO_ISSUE_QUOTA_TOO_FEW:
      swb_calc_because (
          input, _ ("Quota “%s” needs %.0f creators, and only %.0f may be in."),
          name_of_group (q, issue->which), issue->needed, issue->allowed);
      return;
    case SWB_PORTFOLIO_ISSUE_MUST_OVER_QUOTA:
      swb_calc_because (
          input, _ ("Quota “%s” allows %.0f creators, and %.0f must be in."),
          name_of_group (q, issue->which), issue->allowed, issue->needed);
      return;
    case SWB_PORTFOLIO_ISSUE_MUST_CONFLICT:
      swb_calc_because (
          input, _ ("%s and %s exclude each other, and both must be in."),
          q->roster.names[g_array_index (q->conflicts, SwbPortfolioConflict,
                                         issue->which)
                              .one],
          q->roster.names[g_array_index (q->conflicts, SwbPortfolioConflict,
                                         issue->which)
                              .other]);
      return;
    case SWB_PORTFOLIO_ISSUE_MUST_OVER_COUNT:
      swb_calc_because (input,
                        _ ("%.0f creators must be in, and %.0f is the most."),
                        issue->needed, issue->allowed);
      return;
    case SWB_PORTFOLIO_ISSUE_MUST_OVER_BUDGET:
      swb_calc_because (
          input, _ ("Those who must be in cost %.15g of a budget of %.15g."),
          issue->needed, issue->allowed);
      return;
    case SWB_PORTFOLIO_ISSUE_QUOTA_OVER_BUDGET:
      swb_calc_because (input,
                        _ ("The cheapest set that meets all quotas costs "
                           "%.15g of a budget of %.15g."),
                        issue->needed, issue->allowed);
      return;
    case SWB_PORTFOLIO_ISSUE_QUOTAS_TOGETHER:
      swb_calc_because (input, _ ("No set at any price meets all quotas, "
                                  "conflicts and the maximum together."));
      return;
    case SWB_PORTFOLIO_ISSUE_UNDECIDED:
      swb_calc_because (input, _ ("No set that meets all quotas was found in "
                                  "the time given."));
      return;
    case SWB_PORTFOLIO_ISSUE_NONE:
    default:
      return;
    }
}

static void
put_reason (JsonBuilder *out,
            const SwbCalcPortfolio *q,
            gsize creator,
            const SwbPortfolioReason *reason)
{
  json_builder_begin_object (out);
  swb_json_add_text (out, "name", q->roster.names[creator]);
  swb_json_add_text (out, "why", swb_portfolio_why_id (reason->why));
  swb_json_add_real (out, "added", reason->added);
  swb_json_add_real (out, "alone", reason->alone);
  swb_json_add_real (out, "new_share", reason->new_share);
  json_builder_set_member_name (out, "segments");
  json_builder_begin_object (out);
  for (gsize t = 0; t < reason->n_top; t++)
    swb_json_add_real (out, q->segments[reason->top[t]], reason->top_added[t]);
  json_builder_end_object (out);
  if (reason->why == SWB_PORTFOLIO_WHY_CONFLICT)
    swb_json_add_text (out, "other", q->roster.names[reason->other]);
  if (reason->why == SWB_PORTFOLIO_WHY_QUOTA)
    swb_json_add_text (out, "quota", name_of_group (q, reason->group));
  if (reason->why == SWB_PORTFOLIO_WHY_COST)
    swb_json_add_real (out, "short_of", reason->short_of);
  json_builder_end_object (out);
}

static SwbStatus
put_answer (JsonBuilder *out,
            const SwbCalcPortfolio *q,
            const SwbPortfolio *portfolio,
            const bool *chosen,
            const SwbPortfolioAnswer *answer)
{
  g_autofree SwbPortfolioReason *reasons =
      g_new0 (SwbPortfolioReason, q->roster.n + 1);
  SwbStatus status = swb_portfolio_explain (portfolio, chosen, reasons);

  if (status != SWB_STATUS_OK)
    return status;
  swb_json_add_real (out, "value", answer->value);
  swb_json_add_real (out, "spend", answer->spend);
  swb_json_add_int (out, "count", (gint64) answer->n_chosen);
  swb_json_add_text (out, "method", swb_portfolio_method_id (answer->method));
  swb_json_add_real (out, "guarantee", answer->guarantee);
  swb_json_add_real (out, "upper", answer->upper);
  swb_json_add_real (out, "gap", answer->gap);
  swb_json_add_bool (out, "proven", answer->proven);
  swb_json_add_bool (out, "timed_out", answer->timed_out);
  swb_calc_put_chosen (out, &q->roster, chosen);
  json_builder_set_member_name (out, "creators");
  json_builder_begin_array (out);
  for (gsize i = 0; i < q->roster.n; i++)
    put_reason (out, q, i, &reasons[i]);
  json_builder_end_array (out);
  return SWB_STATUS_OK;
}

static SwbStatus
solve (const SwbCalcPortfolio *q,
       const SwbPortfolio *portfolio,
       JsonBuilder *out,
       SwbPortfolioIssue *issue)
{
  g_autofree bool *chosen = g_new0 (bool, q->roster.n + 1);
  SwbPortfolioAnswer answer = { 0 };
  SwbStatus status =
      swb_portfolio_solve (portfolio, &q->options, chosen, &answer, issue);

  if (status == SWB_STATUS_OK && q->certify)
    status = swb_portfolio_certify (portfolio, &q->options, chosen, &answer);
  if (status == SWB_STATUS_OK)
    status = put_answer (out, q, portfolio, chosen, &answer);
  return status;
}

static SwbStatus
run (SwbCalcObject *input, JsonBuilder *out)
{
  g_auto (SwbCalcPortfolio) q = { 0 };
  SwbPortfolioIssue issue = { .kind = SWB_PORTFOLIO_ISSUE_NONE };
  SwbPortfolioProblem problem;
  SwbPortfolio *portfolio = NULL;
  gboolean limited;
  SwbStatus status;

  swb_calc_portfolio_read (&q, input);
  limited = swb_calc_limits (input, &q.options);
  if (!swb_calc_finish (input) || !limited)
    return SWB_STATUS_INVALID;
  problem = swb_calc_portfolio_problem (&q);
  status = swb_portfolio_new (&problem, &portfolio, &issue);
  if (status == SWB_STATUS_OK)
    status = solve (&q, portfolio, out, &issue);
  if (status == SWB_STATUS_INVALID)
    tell_issue (input, &q, &issue);
  swb_portfolio_free (portfolio);
  return status;
}

const SwbCalcModel swb_calc_portfolio = {
  .name = "portfolio",
  .summary = N_ ("Which creators to book under a budget, quotas and "
                 "conflicts, how good that is, and why each is in."),
  .format = N_ (
      "segments    an object: people in each segment, by its name\n"
      "population  in place of “segments”: people in the only one\n"
      "creators    a list: “name”, “cost” (0 when not said); “viewers”\n"
      "            (people who see a post of it; 0) with “shares” (an\n"
      "            object: part of them in each segment) or “segment” (all\n"
      "            in it), or instead “covers” (names of segments that it\n"
      "            reaches whole); “value” (expected engagements); “tier”\n"
      "            and “groups” (a list) for quotas; “niche” and “niches”\n"
      "            (a list) for diversity\n"
      "budget      in the unit of the costs; no limit when not said\n"
      "max_count   most creators; no limit when not said\n"
      "quotas      a list: “group” (a tier or group of the creators, or a\n"
      "            new name with “members”, a list), “min”, “max”\n"
      "must        names that have to be in\n"
      "booked      names that are in already, and cost nothing more\n"
      "never       names that must not be in\n"
      "conflicts   a list: “one” and “other”, not both of whom may be in\n"
      "objective   “reach”, which it is when not said, or “engagement”\n"
      "segment_values  an object: what one person reached is worth, by\n"
      "            segment; 1 for those not said\n"
      "diversity   what the first creator of a niche adds, in the unit of\n"
      "            the objective; each further one adds half of the one\n"
      "            before; 0 when not said\n"
      "curve       “reach”, or “cover”: no overlap until all are reached\n"
      "k           how alike people are, from 0.01; “infinity” for all\n"
      "            alike; 2.65 when not said\n"
      "exposure    “calibrated”, or “log”, as for reach\n"
      "certify     whether to look how much better any set could be; true\n"
      "time_limit  seconds for that; 10 when not said\n"
      "node_limit  most subproblems; 0, which is no limit, when not said\n"
      "gap         it may stop at this gap; 0.0001 when not said\n"
      "\n"
      "No set is worth more than upper. guarantee is the worst case of the\n"
      "quick answer, a part of the best; 0 where quotas, conflicts or two\n"
      "limits let it lapse. added is what a creator adds to the others, or\n"
      "would add; new_share is that by what it reaches alone; segments has\n"
      "the up to three in which it adds most.\n"),
  .rows = "creators",
  .example =
      "{\"segments\": {\"tamil dance\": 1000000, \"hindi\": 2000000},"
      " \"creators\": [{\"name\": \"asha\", \"cost\": 50, \"viewers\": 200000,"
      " \"segment\": \"tamil dance\", \"tier\": \"micro\"}, {\"name\":"
      " \"ravi\", \"cost\": 60, \"viewers\": 300000, \"shares\":"
      " {\"tamil dance\": 0.5, \"hindi\": 0.5}, \"tier\": \"micro\"},"
      " {\"name\": \"mina\", \"cost\": 100, \"viewers\": 600000,"
      " \"segment\": \"hindi\", \"tier\": \"star\"}], \"budget\": 150,"
      " \"k\": \"infinity\", \"quotas\": [{\"group\": \"micro\","
      " \"min\": 1}]}",
  .answer = "{\"model\": \"portfolio\", \"status\": \"ok\", \"value\":"
            " 800000, \"spend\": 150, \"count\": 2, \"method\":"
            " \"cost-benefit\", \"guarantee\": 0, \"upper\":"
            " 800040.1200000001, \"gap\": 5.014748510376174e-05,"
            " \"proven\": true, \"timed_out\": false, \"chosen\":"
            " [\"asha\", \"mina\"], \"creators\": [{\"name\": \"asha\","
            " \"why\": \"in\", \"added\": 200000, \"alone\": 200000,"
            " \"new_share\": 1, \"segments\": {\"tamil dance\": 200000}},"
            " {\"name\": \"ravi\", \"why\": \"cost\", \"added\": 225000,"
            " \"alone\": 300000, \"new_share\": 0.75, \"segments\":"
            " {\"tamil dance\": 120000, \"hindi\": 105000}, \"short_of\":"
            " 60}, {\"name\": \"mina\", \"why\": \"in\", \"added\": 600000,"
            " \"alone\": 600000, \"new_share\": 1, \"segments\":"
            " {\"hindi\": 600000}}]}",
  .run = run,
  .gather = swb_calc_gather_portfolio,
};
