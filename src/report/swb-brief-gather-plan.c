/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the title page says: facts, message, stages, placements, gates. */
#include "report/swb-brief-gather.h"

#include "base/swb-text.h"
#include "document/swb-plan-commands.h"
#include "report/swb-block-gates.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static int
compare_posts (gconstpointer a, gconstpointer b)
{
  const SwbBriefPost *one = a, *other = b;
  const SwbDay day = swb_placement_get_day (one->placement);
  const SwbDay other_day = swb_placement_get_day (other->placement);
  const guint tier = (guint) one->tier, other_tier = (guint) other->tier;

  if (tier != other_tier) /* no tier, -1, comes last */
    return tier < other_tier ? -1 : 1;
  if (day != other_day)
    return day < other_day ? -1 : 1;
  return swb_id_compare (swb_placement_get_id (one->placement),
                         swb_placement_get_id (other->placement));
}

static SwbBriefPost
find_post (SwbBriefGather *gather, SwbPlacement *placement)
{
  SwbRoster *roster = swb_workspace_get_roster (gather->workspace);
  SwbBriefPost post = { placement, SWB_NO_ACCOUNT, SWB_NO_ACCOUNT, -1 };

  if (!swb_roster_find (roster, swb_placement_get_creator (placement),
                        &post.creator))
    post.creator = SWB_NO_ACCOUNT;
  else
    post.tier = swb_roster_data_tier (gather->roster, post.creator);
  if (!swb_roster_find_account (roster, swb_placement_get_account (placement),
                                &post.account))
    post.account = SWB_NO_ACCOUNT;
  return post;
}

void
swb_brief_gather_posts (SwbBriefGather *gather)
{
  GListModel *list =
      G_LIST_MODEL (swb_campaign_get_placements (gather->campaign));

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (SwbPlacement) placement = g_list_model_get_item (list, i);
      const SwbBriefPost post = find_post (gather, placement);

      if (g_strcmp0 (swb_placement_get_status (placement), "dropped") != 0)
        g_array_append_val (gather->posts, post);
    }
  g_array_sort (gather->posts, compare_posts);
}

static gboolean
has_text (const char *text)
{
  return text && *text;
}

static void
append_part (GString *line, const char *part)
{
  if (!has_text (part))
    return;
  g_string_append (line, line->len > 0 ? " · " : "");
  g_string_append (line, part);
}

static char *
with_capital (const char *text)
{
  char first[7] = "";

  if (!has_text (text))
    return NULL;
  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (text)), first);
  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

static char *
tell_line (SwbCampaign *campaign)
{
  const SwbDay release = swb_campaign_get_release (campaign);
  g_autofree char *product = with_capital (swb_campaign_get_product (campaign));
  GString *line = g_string_new (NULL);

  append_part (line, product);
  append_part (line, swb_campaign_get_client (campaign));
  if (release != SWB_DAY_NONE)
    {
      g_autofree char *day = swb_day_format (release, SWB_DAY_STYLE_LONG);
      /* Translators: %s is a day, "14 February 2027". */
      g_autofree char *text = g_strdup_printf (_ ("release %s"), day);

      append_part (line, text);
    }
  else
    append_part (line, _ ("no release date yet"));
  return g_string_free (line, FALSE);
}

static void
set_fact (SwbBriefContent *content,
          guint index,
          const char *label,
          char *value,
          char *detail)
{
  content->facts[index] = (SwbBriefFact){ g_strdup (label), value, detail };
}

static char *
tell_creators (SwbBriefGather *gather)
{
  g_autoptr (GHashTable) creators = g_hash_table_new (NULL, NULL);
  guint tiers = 0;
  guint n_creators, n_tiers;

  for (guint i = 0; i < gather->posts->len; i++)
    {
      const SwbBriefPost *post =
          &g_array_index (gather->posts, SwbBriefPost, i);

      g_hash_table_add (creators, GUINT_TO_POINTER (post->creator));
      if (post->tier >= 0)
        tiers |= 1u << post->tier;
    }
  n_creators = g_hash_table_size (creators);
  n_tiers = (guint) __builtin_popcount (tiers);
  if (n_creators == 0)
    return g_strdup (_ ("None yet"));
  if (n_tiers == 0)
    return g_strdup_printf ("%u", n_creators);
  /* Translators: so many creators, in so many tiers. */
  return g_strdup_printf (
      ngettext ("%1$u in %2$u tier", "%1$u in %2$u tiers", n_tiers), n_creators,
      n_tiers);
}

static void
tell_reach (SwbBriefGather *gather)
{
  const SwbReachFigures *reach = gather->reach;
  const SwbReachPoint *last;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (!reach->enough || reach->points->len == 0)
    {
      set_fact (gather->content, 3, _ ("Expected reach"), g_strdup ("–"),
                g_strdup (reach->sentence));
      return;
    }
  last = &g_array_index (reach->points, SwbReachPoint, reach->points->len - 1);
  low = swb_number_format_compact (MIN (last->reach_low, last->reach_high),
                                   SWB_GROUPING_WESTERN);
  high = swb_number_format_compact (MAX (last->reach_low, last->reach_high),
                                    SWB_GROUPING_WESTERN);
  set_fact (gather->content, 3, _ ("Expected reach"),
            swb_number_format_compact (last->reach, SWB_GROUPING_WESTERN),
            /* Translators: from the least to the most, how sure. */
            g_strdup_printf (_ ("%1$s to %2$s, 8 in 10"), low, high));
}

static void
tell_budget (SwbBriefGather *gather)
{
  const SwbMoney budget = swb_campaign_get_budget (gather->campaign);
  const SwbMoney planned = gather->budget->total.planned;
  g_autofree char *sum = swb_money_format (planned);

  set_fact (gather->content, 1, _ ("Budget"),
            swb_money_is_none (&budget) ? g_strdup (_ ("Not set"))
                                        : swb_money_format (budget),
            swb_money_is_zero (&planned)
                ? NULL
                /* Translators: %s is an amount of money. */
                : g_strdup_printf (_ ("%s planned"), sum));
}

static void
append_labelled (GString *all, const char *label, const char *text)
{
  if (!has_text (text))
    return;
  g_string_append (all, all->len > 0 ? " · " : "");
  g_string_append_printf (all, "%s: %s", label, text);
}

static void
gather_message (SwbBriefContent *content, SwbCampaign *campaign)
{
  const char *message = swb_campaign_get_message (campaign);
  GString *people = g_string_new (NULL);

  append_labelled (people, _ ("Behaviour"),
                   swb_campaign_get_behaviour (campaign));
  append_labelled (people, _ ("Audience"), swb_campaign_get_markets (campaign));
  append_labelled (people, _ ("Contact"), swb_campaign_get_contact (campaign));
  content->message = g_strdup (message ? message : "");
  content->people = g_string_free (people, FALSE);
}

void
swb_brief_gather_facts (SwbBriefGather *gather)
{
  SwbBriefContent *content = gather->content;
  SwbCampaign *campaign = gather->campaign;
  const char *name = swb_campaign_get_name (campaign);
  const char *outcome = swb_campaign_get_outcome (campaign);
  const guint n = gather->posts->len;

  content->name = g_strdup (has_text (name) ? name : _ ("Unnamed campaign"));
  content->line = tell_line (campaign);
  content->author = g_strdup (swb_campaign_get_client (campaign));
  content->release = swb_campaign_get_release (campaign);
  set_fact (content, 0, _ ("Breakout outcome"),
            g_strdup (has_text (outcome) ? swb_outcome_name (outcome)
                                         : _ ("Not chosen yet")),
            NULL);
  tell_budget (gather);
  set_fact (content, 2, _ ("Creators"), tell_creators (gather),
            n == 0 ? NULL
                   : g_strdup_printf (
                         ngettext ("%u placement", "%u placements", n), n));
  tell_reach (gather);
  gather_message (content, campaign);
}

static int
stage_tone (const char *kind, guint place)
{
  static const char *const kinds[SWB_N_CHART_STAGES] = {
    "seeding", "validation", "amplification", "repetition"
  };

  for (int i = 0; i < SWB_N_CHART_STAGES; i++)
    if (g_strcmp0 (kind, kinds[i]) == 0)
      return i;
  return (int) (place % SWB_N_CHART_STAGES);
}

static void
gather_stages (SwbBriefGather *gather)
{
  GListModel *list = G_LIST_MODEL (swb_campaign_get_stages (gather->campaign));

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (SwbStage) stage = g_list_model_get_item (list, i);
      SwbBriefStage cells = {
        .tone = stage_tone (swb_stage_get_kind (stage), i),
        .flight = swb_stage_get_flight (stage),
      };

      if (swb_flight_is_none (&cells.flight))
        continue;
      cells.name = g_strdup (swb_stage_get_name (stage));
      g_array_append_val (gather->content->stages, cells);
    }
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const SwbBriefMark *one = a, *other = b;

  if (one->day != other->day)
    return one->day < other->day ? -1 : 1;
  return (one->tier > other->tier) - (one->tier < other->tier);
}

static void
gather_marks (SwbBriefGather *gather)
{
  for (guint i = 0; i < gather->posts->len; i++)
    {
      const SwbBriefPost *post =
          &g_array_index (gather->posts, SwbBriefPost, i);
      const SwbBriefMark mark = {
        .tier = post->tier,
        .day = swb_placement_get_day (post->placement),
        .days = swb_placement_get_days (post->placement),
        .firm = swb_status_is_firm (swb_placement_get_status (post->placement)),
      };

      if (mark.day != SWB_DAY_NONE)
        g_array_append_val (gather->content->marks, mark);
    }
  g_array_sort (gather->content->marks, compare_marks);
}

static SwbBriefVerdict
read_verdict (const char *verdict)
{
  if (g_strcmp0 (verdict, "pass") == 0)
    return SWB_BRIEF_VERDICT_PASS;
  if (g_strcmp0 (verdict, "fail") == 0)
    return SWB_BRIEF_VERDICT_FAIL;
  if (g_strcmp0 (verdict, "keep-going") == 0)
    return SWB_BRIEF_VERDICT_KEEP_GOING;
  return SWB_BRIEF_VERDICT_OPEN;
}

static const char *
verdict_word (SwbBriefVerdict verdict)
{
  switch (verdict)
    {
    case SWB_BRIEF_VERDICT_PASS:
      return _ ("Passed");
    case SWB_BRIEF_VERDICT_FAIL:
      return _ ("Failed");
    case SWB_BRIEF_VERDICT_KEEP_GOING:
      return _ ("Keep going");
    case SWB_BRIEF_VERDICT_OPEN:
    default:
      return _ ("Not yet");
    }
}

/* A sentence of people's text as markup, without the full stop at its end and
 * with no line broken before a percent sign. */
static char *
clause (const char *text)
{
  g_autofree char *shown = swb_text_show (text ? text : "");
  g_autoptr (GString) out = NULL;

  g_strchomp (shown);
  if (g_str_has_suffix (shown, "."))
    shown[strlen (shown) - 1] = '\0';
  g_strdelimit (shown, "\n", ' ');
  out = g_string_new (shown);
  g_string_replace (out, " %", " %", 0);
  return g_markup_escape_text (out->str, -1);
}

static char *
tell_verdict (const SwbBriefGate *gate, const char *reason)
{
  const SwbColor color = swb_block_verdict_color (gate->verdict);
  g_autofree char *why = clause (reason);

  return g_strdup_printf (
      "<span weight='bold' foreground='#%02x%02x%02x'>%s</span>%s%s.",
      (guint) (color.red * 255 + 0.5), (guint) (color.green * 255 + 0.5),
      (guint) (color.blue * 255 + 0.5), verdict_word (gate->verdict),
      *why ? ": " : "", why);
}

static char *
tell_gate (SwbGate *gate, const SwbBriefGate *cells)
{
  g_autofree char *name = clause (swb_gate_get_name (gate));
  g_autofree char *criteria = clause (swb_gate_get_criteria (gate));
  g_autofree char *verdict = tell_verdict (cells, swb_gate_get_reason (gate));
  g_autofree char *day = cells->day == SWB_DAY_NONE
                             ? NULL
                             : swb_day_format (cells->day, SWB_DAY_STYLE_SHORT);

  return g_strdup_printf (
      "<b>%s</b>%s%s: %s. %s", name, day ? ", " : "", day ? day : "",
      *criteria ? criteria : _ ("no criteria yet"), verdict);
}

static void
gather_gates (SwbBriefGather *gather)
{
  GListModel *list = G_LIST_MODEL (swb_campaign_get_gates (gather->campaign));

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (SwbGate) gate = g_list_model_get_item (list, i);
      SwbBriefGate cells = {
        .day = swb_gate_get_day (gate),
        .verdict = read_verdict (swb_gate_get_verdict (gate)),
      };

      cells.text = tell_gate (gate, &cells);
      g_array_append_val (gather->content->gates, cells);
    }
}

void
swb_brief_gather_plan (SwbBriefGather *gather)
{
  gather_stages (gather);
  gather_marks (gather);
  gather_gates (gather);
}
