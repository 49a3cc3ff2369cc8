/* SPDX-License-Identifier: GPL-3.0-or-later */
/* list: what a workspace holds, a row a line, for people and for programs. */
#include "cli/swb-cli-json.h"
#include "cli/swb-cli.h"

#include "analytics/swb-tier.h"
#include "base/swb-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Where the rows go: cells of a line, or members of an object. */
typedef struct
{
  JsonBuilder *json; /* null: lines */
  SwbWorkspace *workspace;
  const SwbRosterData *roster;
} Lister;

typedef struct
{
  const char *name;
  const char *titles;
  void (*list) (Lister *lister);
} Kind;

/* A table with tabs is opened in spreadsheets, too. */
static void
put_cell (const char *text)
{
  g_autofree char *line = swb_text_show_line (text, 0);
  g_autofree char *guarded = swb_text_guard_written (line);

  fputs (guarded, stdout);
}

/* Prints strings up to a null with tabs between, as UTF-8 in every locale. */
static void
put_line (const char *first, ...)
{
  va_list rest;

  put_cell (first);
  va_start (rest, first);
  for (const char *cell = va_arg (rest, const char *); cell != NULL;
       cell = va_arg (rest, const char *))
    {
      fputc ('\t', stdout);
      put_cell (cell);
    }
  va_end (rest);
  fputc ('\n', stdout);
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static char *
count_text (gint64 count)
{
  return count < 0 ? g_strdup ("")
                   : g_strdup_printf ("%" G_GINT64_FORMAT, count);
}

static char *
money_text (SwbMoney money)
{
  return swb_money_is_none (&money) ? g_strdup ("") : swb_money_format (money);
}

static const char *
account_name (const Lister *lister, const SwbAccountCells *account)
{
  if (account->name != NULL && *account->name != '\0')
    return account->name;
  return or_empty (swb_roster_data_name (lister->roster, account->creator));
}

static void
list_account (Lister *lister, const SwbAccountCells *account)
{
  const char *platform = swb_platform_id (account->platform);
  const char *name = account_name (lister, account);

  if (lister->json != NULL)
    {
      json_builder_begin_object (lister->json);
      swb_json_add_text (lister->json, "platform", platform);
      swb_json_add_text (lister->json, "handle", account->handle);
      swb_json_add_text (lister->json, "name", name);
      swb_json_add_count (lister->json, "followers", account->followers);
      swb_json_add_day (lister->json, "date", account->followers_day);
      swb_json_add_text (lister->json, "source", account->followers_source);
      swb_json_add_id (lister->json, "id", &account->id);
      json_builder_end_object (lister->json);
    }
  else
    {
      g_autofree char *followers = count_text (account->followers);
      g_autofree char *day = swb_day_to_iso (account->followers_day);

      put_line (platform, or_empty (account->handle), name, followers, day,
                or_empty (account->followers_source), NULL);
    }
}

static void
list_accounts (Lister *lister)
{
  for (guint i = 0; i < lister->roster->n_accounts; i++)
    {
      SwbAccountCells account;

      swb_roster_data_get_account (lister->roster, i, &account);
      list_account (lister, &account);
    }
}

static void
add_engagement (JsonBuilder *json, const SwbEngagement *engagement)
{
  static const char *const bases[] = { "", "views", "followers", "reach" };

  json_builder_set_member_name (json, "engagement");
  if (engagement == NULL || engagement->kind == SWB_ENGAGEMENT_NONE)
    {
      json_builder_add_null_value (json);
      return;
    }
  json_builder_begin_object (json);
  swb_json_add_real (json, "ratio", engagement->ratio);
  swb_json_add_text (json, "base", bases[engagement->kind]);
  swb_json_add_real (json, "numerator", engagement->numerator);
  swb_json_add_real (json, "base_value", engagement->base);
  swb_json_add_count (json, "window",
                      engagement->window > 0 ? engagement->window : -1);
  swb_json_add_day (json, "date", engagement->day);
  swb_json_add_text (json, "source", engagement->source);
  swb_json_add_text (json, "parts", engagement->parts);
  json_builder_end_object (json);
}

/* Each number with where it came from. */
static void
add_numbers (JsonBuilder *json, const SwbAccountCells *account)
{
  swb_json_add_count (json, "followers", account ? account->followers : -1);
  swb_json_add_day (json, "followers_date",
                    account ? account->followers_day : SWB_DAY_NONE);
  swb_json_add_text (json, "followers_source",
                     account ? account->followers_source : NULL);
  swb_json_add_count (json, "views", account ? account->views : -1);
  swb_json_add_text (json, "views_source",
                     account ? account->views_source : NULL);
  add_engagement (json, account ? &account->engagement : NULL);
}

/* ACCOUNT, filled, or null where the creator has none. */
static const SwbAccountCells *
main_account (const SwbRosterData *roster,
              guint creator,
              SwbAccountCells *account)
{
  guint32 index = swb_roster_data_main_account (roster, creator);

  if (index == SWB_NO_ACCOUNT)
    return NULL;
  swb_roster_data_get_account (roster, index, account);
  return account;
}

static const char *
tier_id (const SwbRosterData *roster, guint creator)
{
  int tier = swb_roster_data_tier (roster, creator);

  return tier < 0 ? "" : swb_tier_id ((SwbTier) tier);
}

static void
list_creator_json (Lister *lister, guint i)
{
  const SwbRosterData *roster = lister->roster;
  SwbAccountCells cells;
  const SwbAccountCells *account = main_account (roster, i, &cells);
  JsonBuilder *json = lister->json;

  json_builder_begin_object (json);
  swb_json_add_id (json, "id", swb_roster_data_id (roster, i));
  swb_json_add_text (json, "name", swb_roster_data_name (roster, i));
  swb_json_add_text (json, "tier", tier_id (roster, i));
  swb_json_add_words (
      json, "languages",
      swb_roster_data_text (roster, SWB_ROSTER_TEXT_LANGUAGES, i));
  swb_json_add_words (json, "cities",
                      swb_roster_data_text (roster, SWB_ROSTER_TEXT_CITIES, i));
  swb_json_add_text (json, "country",
                     swb_roster_data_text (roster, SWB_ROSTER_TEXT_COUNTRY, i));
  swb_json_add_words (json, "niches",
                      swb_roster_data_text (roster, SWB_ROSTER_TEXT_NICHES, i));
  swb_json_add_text (json, "platform",
                     account ? swb_platform_id (account->platform) : NULL);
  swb_json_add_text (json, "handle", account ? account->handle : NULL);
  add_numbers (json, account);
  swb_json_add_money (json, "fee", swb_roster_data_fee (roster, i));
  json_builder_end_object (json);
}

static void
list_creators (Lister *lister)
{
  const SwbRosterData *roster = lister->roster;

  for (guint i = 0; i < roster->n_creators; i++)
    {
      SwbAccountCells cells;
      const SwbAccountCells *account = main_account (roster, i, &cells);
      g_autofree char *followers = NULL;
      g_autofree char *day = NULL;
      g_autofree char *fee = NULL;

      if (lister->json != NULL)
        {
          list_creator_json (lister, i);
          continue;
        }
      followers = count_text (account ? account->followers : -1);
      day = swb_day_to_iso (account ? account->followers_day : SWB_DAY_NONE);
      fee = money_text (swb_roster_data_fee (roster, i));
      put_line (
          or_empty (swb_roster_data_name (roster, i)), tier_id (roster, i),
          account ? swb_platform_id (account->platform) : "",
          account ? or_empty (account->handle) : "", followers,
          or_empty (
              swb_roster_data_text (roster, SWB_ROSTER_TEXT_LANGUAGES, i)),
          or_empty (swb_roster_data_text (roster, SWB_ROSTER_TEXT_CITIES, i)),
          or_empty (swb_roster_data_text (roster, SWB_ROSTER_TEXT_NICHES, i)),
          fee, day, account ? or_empty (account->followers_source) : "", NULL);
    }
}

typedef void (*CampaignFunc) (Lister *lister, SwbCampaign *campaign);

static void
each_campaign (Lister *lister, CampaignFunc func)
{
  GListModel *campaigns =
      G_LIST_MODEL (swb_workspace_get_campaigns (lister->workspace));

  for (guint i = 0; i < g_list_model_get_n_items (campaigns); i++)
    {
      g_autoptr (SwbCampaign) campaign = g_list_model_get_item (campaigns, i);

      func (lister, campaign);
    }
}

static const char *
creator_name (Lister *lister, const SwbId *id)
{
  guint index;

  if (!swb_roster_find (swb_workspace_get_roster (lister->workspace), id,
                        &index))
    return "";
  return or_empty (swb_roster_data_name (lister->roster, index));
}

static const SwbAccountCells *
find_account (Lister *lister, const SwbId *id, SwbAccountCells *account)
{
  guint index;

  if (!swb_roster_find_account (swb_workspace_get_roster (lister->workspace),
                                id, &index))
    return NULL;
  swb_roster_data_get_account (lister->roster, index, account);
  return account;
}

static const char *
stage_name (SwbCampaign *campaign, const SwbId *id)
{
  GListModel *stages = G_LIST_MODEL (swb_campaign_get_stages (campaign));

  for (guint i = 0; i < g_list_model_get_n_items (stages); i++)
    {
      g_autoptr (SwbStage) stage = g_list_model_get_item (stages, i);

      if (id != NULL && swb_id_equal (swb_stage_get_id (stage), id))
        return or_empty (swb_stage_get_name (stage));
    }
  return "";
}

static void
list_placement_json (Lister *lister,
                     SwbCampaign *campaign,
                     SwbPlacement *placement)
{
  JsonBuilder *json = lister->json;
  SwbAccountCells cells;
  const SwbAccountCells *account =
      find_account (lister, swb_placement_get_account (placement), &cells);

  json_builder_begin_object (json);
  swb_json_add_id (json, "id", swb_placement_get_id (placement));
  swb_json_add_text (json, "campaign", swb_campaign_get_name (campaign));
  swb_json_add_text (
      json, "stage",
      stage_name (campaign, swb_placement_get_stage (placement)));
  swb_json_add_text (
      json, "creator",
      creator_name (lister, swb_placement_get_creator (placement)));
  swb_json_add_text (json, "platform",
                     account ? swb_platform_id (account->platform) : NULL);
  swb_json_add_text (json, "handle", account ? account->handle : NULL);
  swb_json_add_text (json, "channel", swb_placement_get_channel (placement));
  swb_json_add_text (json, "angle", swb_placement_get_angle (placement));
  swb_json_add_day (json, "date", swb_placement_get_day (placement));
  swb_json_add_int (json, "days", swb_placement_get_days (placement));
  swb_json_add_money (json, "fee", swb_placement_get_fee (placement));
  swb_json_add_text (json, "status", swb_placement_get_status (placement));
  json_builder_end_object (json);
}

static void
list_placement (Lister *lister, SwbCampaign *campaign, SwbPlacement *placement)
{
  g_autofree char *day = swb_day_to_iso (swb_placement_get_day (placement));
  g_autofree char *fee = money_text (swb_placement_get_fee (placement));

  put_line (day, stage_name (campaign, swb_placement_get_stage (placement)),
            creator_name (lister, swb_placement_get_creator (placement)),
            or_empty (swb_placement_get_channel (placement)),
            or_empty (swb_placement_get_angle (placement)),
            or_empty (swb_placement_get_status (placement)), fee, NULL);
}

static void
list_placements_of (Lister *lister, SwbCampaign *campaign)
{
  GListModel *list = G_LIST_MODEL (swb_campaign_get_placements (campaign));

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (SwbPlacement) placement = g_list_model_get_item (list, i);

      if (lister->json != NULL)
        list_placement_json (lister, campaign, placement);
      else
        list_placement (lister, campaign, placement);
    }
}

static void
list_placements (Lister *lister)
{
  each_campaign (lister, list_placements_of);
}

static void
list_line_json (Lister *lister, SwbCampaign *campaign, SwbLine *line)
{
  JsonBuilder *json = lister->json;

  json_builder_begin_object (json);
  swb_json_add_id (json, "id", swb_line_get_id (line));
  swb_json_add_text (json, "campaign", swb_campaign_get_name (campaign));
  swb_json_add_text (json, "bucket", swb_line_get_bucket (line));
  swb_json_add_text (json, "name", swb_line_get_name (line));
  swb_json_add_text (json, "stage",
                     stage_name (campaign, swb_line_get_stage (line)));
  swb_json_add_money (json, "planned", swb_line_get_planned (line));
  swb_json_add_money (json, "committed", swb_line_get_committed (line));
  swb_json_add_money (json, "actual", swb_line_get_actual (line));
  json_builder_end_object (json);
}

static void
list_line (SwbLine *line)
{
  g_autofree char *planned = money_text (swb_line_get_planned (line));
  g_autofree char *committed = money_text (swb_line_get_committed (line));
  g_autofree char *actual = money_text (swb_line_get_actual (line));

  put_line (or_empty (swb_line_get_bucket (line)),
            or_empty (swb_line_get_name (line)), planned, committed, actual,
            NULL);
}

static void
list_lines_of (Lister *lister, SwbCampaign *campaign)
{
  GListModel *list = G_LIST_MODEL (swb_campaign_get_lines (campaign));

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (SwbLine) line = g_list_model_get_item (list, i);

      if (lister->json != NULL)
        list_line_json (lister, campaign, line);
      else
        list_line (line);
    }
}

static void
list_lines (Lister *lister)
{
  each_campaign (lister, list_lines_of);
}

static const Kind kinds[] = {
  { "creators",
    "name\ttier\tplatform\thandle\tfollowers\tlanguages\tcities\tniches\tfee"
    "\tdate\tsource",
    list_creators },
  { "accounts", "platform\thandle\tname\tfollowers\tdate\tsource",
    list_accounts },
  { "placements", "date\tstage\tcreator\tchannel\tangle\tstatus\tfee",
    list_placements },
  { "lines", "bucket\tname\tplanned\tcommitted\tactual", list_lines },
};

static void
print_kind (const Kind *kind, SwbDocument *document, gboolean as_json)
{
  SwbWorkspace *workspace = swb_document_get_workspace (document);
  g_autoptr (JsonBuilder) json = as_json ? json_builder_new () : NULL;
  Lister lister = {
    .json = json,
    .workspace = workspace,
    .roster = swb_roster_get_data (swb_workspace_get_roster (workspace)),
  };

  if (as_json)
    json_builder_begin_array (json);
  else
    {
      fputs (kind->titles, stdout);
      fputc ('\n', stdout);
    }
  kind->list (&lister);
  if (as_json)
    {
      json_builder_end_array (json);
      swb_json_print (json);
    }
}

static SwbExit
run_list (const SwbSubcommand *self, int argc, char **argv)
{
  gboolean as_json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  SwbExit code = SWB_EXIT_OK;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = swb_cli_parse (self, argc, argv, entries, 2, 2, &code);
  const Kind *kind = NULL;
  SwbDocument *document;

  if (names == NULL)
    return code;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].name, names[1]) == 0)
      kind = &kinds[i];
  if (kind == NULL)
    return swb_cli_usage (
        _ ("What to list is creators, accounts, placements or lines"));
  document = swb_cli_open_to_read (names[0], &error);
  if (document == NULL)
    return swb_cli_fail (error);
  print_kind (kind, document, as_json);
  swb_cli_close (document, NULL);
  return SWB_EXIT_OK;
}

const SwbSubcommand swb_cli_list = {
  "list",
  "FILE creators|accounts|placements|lines",
  N_ ("List what a workspace holds: cells with tabs between, or JSON."),
  run_list,
};
