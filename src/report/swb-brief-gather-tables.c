/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of a brief: creators and deliverables, and the budget. */
#include "report/swb-brief-gather.h"

#include "document/swb-plan-commands.h"
#include "report/swb-report-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const SwbBriefPost *
get_post (SwbBriefGather *gather, guint index)
{
  return &g_array_index (gather->posts, SwbBriefPost, index);
}

static char *
post_name (SwbBriefGather *gather, const SwbBriefPost *post)
{
  const char *name = post->creator == SWB_NO_ACCOUNT
                         ? NULL
                         : swb_roster_data_name (gather->roster, post->creator);

  if (name && *name)
    return g_strdup (name);
  if (post->account != SWB_NO_ACCOUNT)
    return g_strdup (
        swb_roster_data_account_handle (gather->roster, post->account));
  return g_strdup (_ ("Creator not in the roster"));
}

static char *
format_day (SwbDay day)
{
  return day == SWB_DAY_NONE ? g_strdup ("–")
                             : swb_day_format (day, SWB_DAY_STYLE_SHORT);
}

static char *
format_money (SwbMoney money)
{
  return swb_money_is_none (&money) ? g_strdup ("–") : swb_money_format (money);
}

static void
add_post (SwbBriefGather *gather, const SwbBriefPost *post)
{
  SwbPlacement *placement = post->placement;
  const int seconds = swb_placement_get_clip_seconds (placement);
  const char *angle = swb_placement_get_angle (placement);
  const char *channel =
      swb_channel_name (swb_placement_get_channel (placement));
  SwbTextTableRow *row = swb_text_table_add_row (gather->content->creators,
                                                 SWB_TEXT_TABLE_ROW_BODY);

  row->tier = post->tier >= 0 ? post->tier : SWB_TEXT_TABLE_NO_TIER;
  row->cells[0] = post_name (gather, post);
  row->cells[1] = g_strdup (channel && *channel ? channel : "–");
  row->cells[2] = g_strdup (angle && *angle ? angle : "–");
  row->cells[3] = format_day (swb_placement_get_day (placement));
  row->cells[4] =
      seconds > 0 ? g_strdup_printf ("%d", seconds) : g_strdup ("–");
  row->cells[5] = format_money (swb_placement_get_fee (placement));
}

static void
add_tier (SwbBriefGather *gather, guint first)
{
  const int tier = get_post (gather, first)->tier;
  SwbTextTableRow *row = swb_text_table_add_row (gather->content->creators,
                                                 SWB_TEXT_TABLE_ROW_GROUP);
  guint n = 0;

  while (first + n < gather->posts->len &&
         get_post (gather, first + n)->tier == tier)
    n++;
  row->tier = tier >= 0 ? tier : SWB_TEXT_TABLE_NO_TIER;
  row->cells[0] = g_strdup_printf ("%s · %u", swb_report_tier_name (tier), n);
}

void
swb_brief_gather_creators (SwbBriefGather *gather)
{
  SwbBriefContent *content = gather->content;
  SwbTextTable *table;

  if (gather->posts->len == 0)
    {
      g_ptr_array_add (content->creator_notes,
                       g_strdup (_ ("No placements are booked yet.")));
      return;
    }
  table = content->creators = swb_text_table_new ();
  swb_text_table_add_heading (table, _ ("Creator"), FALSE, FALSE);
  swb_text_table_add_heading (table, _ ("Channel"), FALSE, FALSE);
  swb_text_table_add_heading (table, _ ("Angle"), FALSE, FALSE);
  swb_text_table_add_heading (table, _ ("Date"), TRUE, FALSE);
  swb_text_table_add_heading (table, _ ("Seconds"), TRUE, TRUE);
  swb_text_table_add_heading (table, _ ("Fee"), TRUE, TRUE);
  for (guint i = 0; i < gather->posts->len; i++)
    {
      if (i == 0 ||
          get_post (gather, i)->tier != get_post (gather, i - 1)->tier)
        add_tier (gather, i);
      add_post (gather, get_post (gather, i));
    }
}

/* What is committed or paid, whichever is more, in the plan's currency. */
static SwbMoney
spent (SwbMoney planned, SwbMoney committed, SwbMoney actual)
{
  SwbMoney most = swb_money_none ();

  if (!swb_money_is_zero (&committed) &&
      (swb_money_is_none (&planned) ||
       strcmp (committed.currency, planned.currency) == 0))
    most = committed;
  if (!swb_money_is_zero (&actual) &&
      (swb_money_is_none (&planned) ||
       strcmp (actual.currency, planned.currency) == 0) &&
      (swb_money_is_none (&most) || actual.minor > most.minor))
    most = actual;
  return most;
}

static char *
format_spent (SwbMoney money)
{
  return swb_money_is_zero (&money) ? g_strdup ("–") : format_money (money);
}

static void
fill_amounts (SwbTextTableRow *row,
              SwbMoney planned,
              SwbMoney committed,
              SwbMoney actual)
{
  const SwbMoney most = spent (planned, committed, actual);

  row->cells[1] = format_money (planned);
  row->cells[2] = format_spent (committed);
  row->cells[3] = format_spent (actual);
  if (swb_money_is_none (&most))
    {
      row->cells[4] = g_strdup (_ ("nothing yet"));
      return;
    }
  row->cells[4] = swb_money_format_variance (planned, most);
  if (most.minor > planned.minor)
    row->tone = SWB_TEXT_TABLE_TONE_BAD;
  else if (most.minor < planned.minor)
    row->tone = SWB_TEXT_TABLE_TONE_GOOD;
}

static void
add_sum (SwbTextTable *table,
         SwbTextTableRowKind kind,
         const char *name,
         const SwbSpend *spend)
{
  SwbTextTableRow *row = swb_text_table_add_row (table, kind);

  row->cells[0] = g_strdup (name);
  fill_amounts (row, spend->planned, spend->committed, spend->actual);
}

static void
add_lines (SwbBriefGather *gather, const char *bucket)
{
  GListModel *lines = G_LIST_MODEL (swb_campaign_get_lines (gather->campaign));

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (SwbLine) line = g_list_model_get_item (lines, i);
      SwbTextTableRow *row;

      if (g_strcmp0 (swb_line_get_bucket (line), bucket) != 0)
        continue;
      row = swb_text_table_add_row (gather->content->budget,
                                    SWB_TEXT_TABLE_ROW_CHILD);
      row->cells[0] = g_strdup (swb_line_get_name (line));
      fill_amounts (row, swb_line_get_planned (line),
                    swb_line_get_committed (line), swb_line_get_actual (line));
    }
}

static gboolean
is_rights (const SwbSpend *spend)
{
  return g_strcmp0 (spend->id, "rights") == 0;
}

static void
add_buckets (SwbBriefGather *gather, gboolean rights)
{
  for (guint i = 0; i < gather->budget->buckets->len; i++)
    {
      const SwbSpend *spend =
          &g_array_index (gather->budget->buckets, SwbSpend, i);

      if (is_rights (spend) != rights)
        continue;
      add_sum (gather->content->budget, SWB_TEXT_TABLE_ROW_GROUP, spend->name,
               spend);
      add_lines (gather, spend->id);
    }
}

static gboolean
has_rights (const SwbBudgetFigures *figures)
{
  for (guint i = 0; i < figures->buckets->len; i++)
    if (is_rights (&g_array_index (figures->buckets, SwbSpend, i)))
      return TRUE;
  return FALSE;
}

/* All notes are one paragraph; takes @note. */
static void
add_note (SwbBriefContent *content, char *note)
{
  GPtrArray *notes = content->budget_notes;
  char *all;

  if (notes->len == 0)
    {
      g_ptr_array_add (notes, note);
      return;
    }
  all = g_strdup_printf ("%s %s", (char *) g_ptr_array_index (notes, 0), note);
  g_ptr_array_set_size (notes, 0);
  g_ptr_array_add (notes, all);
  g_free (note);
}

static void
note_budget (SwbBriefGather *gather)
{
  SwbBriefContent *content = gather->content;
  const SwbBudgetFigures *figures = gather->budget;
  const char *currency = figures->total.planned.currency;

  if (!swb_money_is_none (&figures->budget))
    {
      g_autofree char *budget = swb_money_format (figures->budget);
      g_autofree char *gap =
          swb_money_format_variance (figures->budget, figures->total.planned);

      /* Translators: a budget of ₹50,00,000; planned: under by ₹2,00,000. */
      add_note (content, g_strdup_printf (_ ("Budget: %1$s; planned: %2$s."),
                                          budget, gap));
    }
  add_note (content,
            g_strdup (_ ("Variance compares the plan with what is committed or "
                         "spent, whichever is more.")));
  if (has_rights (figures))
    add_note (content, g_strdup (_ ("Rights stand apart and are in no other "
                                    "sum.")));
  if (!swb_money_is_zero (&figures->total.booked))
    {
      g_autofree char *booked = swb_money_format (figures->total.booked);

      /* Translators: %s is an amount of money. */
      add_note (content,
                g_strdup_printf (_ ("Fees of booked placements: %s."), booked));
    }
  if (figures->n_unconverted > 0)
    add_note (content,
              g_strdup_printf (
                  ngettext ("%1$u amount is left out: no exchange rate to %2$s "
                            "is known for it.",
                            "%1$u amounts are left out: no exchange rate to "
                            "%2$s is known for them.",
                            figures->n_unconverted),
                  figures->n_unconverted, currency));
}

void
swb_brief_gather_budget (SwbBriefGather *gather)
{
  SwbBriefContent *content = gather->content;
  GListModel *lines = G_LIST_MODEL (swb_campaign_get_lines (gather->campaign));
  SwbTextTable *table;

  if (g_list_model_get_n_items (lines) == 0)
    add_note (content, g_strdup (_ ("No budget lines are written yet.")));
  else
    {
      table = content->budget = swb_text_table_new ();
      swb_text_table_add_heading (table, _ ("Bucket"), FALSE, FALSE);
      swb_text_table_add_heading (table, _ ("Planned"), TRUE, TRUE);
      swb_text_table_add_heading (table, _ ("Committed"), TRUE, TRUE);
      swb_text_table_add_heading (table, _ ("Actual"), TRUE, TRUE);
      swb_text_table_add_heading (table, _ ("Variance"), TRUE, TRUE);
      add_buckets (gather, FALSE);
      add_sum (table, SWB_TEXT_TABLE_ROW_TOTAL,
               has_rights (gather->budget) ? _ ("Total without rights")
                                           : _ ("Total"),
               &gather->budget->total);
      add_buckets (gather, TRUE);
    }
  note_budget (gather);
}
