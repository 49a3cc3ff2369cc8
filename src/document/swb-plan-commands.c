/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The acts of a planner on placements, stages, gates and the budget. Making
 * campaigns is in swb-campaign-commands.c. */
#include "document/swb-plan-commands.h"

#include "base/swb-text.h"

#include <glib/gi18n-lib.h>

/* How long a placement counts as live until somebody says otherwise. */

/* In whose flight the day is, else the nearest one. */
static SwbStage *
stage_of_day (SwbCampaign *campaign, SwbDay day)
{
  GListModel *stages = G_LIST_MODEL (swb_campaign_get_stages (campaign));
  SwbStage *nearest = NULL;
  gint64 distance = G_MAXINT64;

  for (guint i = 0; i < g_list_model_get_n_items (stages); i++)
    {
      g_autoptr (SwbStage) stage = g_list_model_get_item (stages, i);
      const SwbFlight flight = swb_stage_get_flight (stage);
      gint64 away = 0;

      if (swb_flight_is_none (&flight))
        continue;
      if (day < flight.start)
        away = (gint64) flight.start - day;
      else if (day > flight.end)
        away = (gint64) day - flight.end;
      if (away < distance)
        {
          distance = away;
          nearest = stage; /* the campaign keeps it alive */
        }
    }
  return nearest;
}

static SwbValue
stage_value (SwbCampaign *campaign, SwbDay day)
{
  SwbStage *stage = stage_of_day (campaign, day);

  return stage == NULL ? swb_value_null ()
                       : swb_value_id (swb_stage_get_id (stage));
}

static void
book_one (SwbCommand *command,
          SwbCampaign *campaign,
          SwbCreator *creator,
          SwbDay day)
{
  const SwbAccountCells *account = swb_creator_get_account (creator);
  const SwbId id = swb_command_insert (command, SWB_TABLE_PLACEMENT);
  const char *channel =
      account ? swb_platform_main_channel (account->platform) : NULL;

#define SET(column, value)                                                     \
  swb_command_set (command, SWB_TABLE_PLACEMENT, &id, SWB_PLACEMENT_##column,  \
                   value)
  SET (CAMPAIGN, swb_value_id (swb_campaign_get_id (campaign)));
  SET (CREATOR, swb_value_id (swb_creator_get_id (creator)));
  SET (ACCOUNT, swb_value_id (account ? &account->id : NULL));
  SET (STAGE, stage_value (campaign, day));
  SET (CHANNEL, swb_value_text (channel));
  SET (DAY, swb_value_day (day));
  SET (DAYS, swb_value_int (SWB_BOOKED_DAYS));
  SET (FEE, swb_value_money (swb_creator_get_fee (creator)));
  SET (STATUS, swb_value_text ("shortlisted"));
#undef SET
}

/**
 * swb_plan_book:
 * @campaign: a campaign
 * @creators: (array length=n_creators): whom to book
 * @n_creators: how many
 * @day: when they post
 *
 * One placement a creator: main account, the platform's main channel, the fee
 * of the rate card, the stage of @day.
 *
 * Returns: (transfer full): the command
 */
SwbCommand *
swb_plan_book (SwbCampaign *campaign,
               SwbCreator *const *creators,
               guint n_creators,
               SwbDay day)
{
  g_autofree char *name = NULL;
  SwbCommand *command;

  if (n_creators == 1)
    name = swb_text_tell (_ ("Book %s"), swb_creator_get_name (creators[0]));
  else
    name = g_strdup_printf (
        ngettext ("Book %u creator", "Book %u creators", n_creators),
        n_creators);
  command = swb_command_new_edit (name);
  for (guint i = 0; i < n_creators; i++)
    book_one (command, campaign, creators[i], day);
  return command;
}

/**
 * swb_plan_move_placements:
 * @campaign: their campaign
 * @placements: (array length=n_placements): what to move
 * @n_placements: how many
 * @days: how far, negative is earlier
 *
 * A placement that comes into another stage's flight belongs to that stage.
 *
 * Returns: (transfer full): the command
 */
SwbCommand *
swb_plan_move_placements (SwbCampaign *campaign,
                          SwbPlacement *const *placements,
                          guint n_placements,
                          int days)
{
  g_autofree char *name = g_strdup_printf (
      ngettext ("Move %u placement", "Move %u placements", n_placements),
      n_placements);
  SwbCommand *command = swb_command_new_edit (name);

  for (guint i = 0; i < n_placements; i++)
    {
      const SwbId *id = swb_placement_get_id (placements[i]);
      SwbDay day = swb_placement_get_day (placements[i]);

      if (day == SWB_DAY_NONE)
        continue;
      day += days;
      swb_command_set (command, SWB_TABLE_PLACEMENT, id, SWB_PLACEMENT_DAY,
                       swb_value_day (day));
      swb_command_set (command, SWB_TABLE_PLACEMENT, id, SWB_PLACEMENT_STAGE,
                       stage_value (campaign, day));
    }
  return command;
}

static SwbCommand *
set_one (const char *name,
         SwbTableId table,
         const SwbId *row,
         guint column,
         SwbValue value)
{
  SwbCommand *command = swb_command_new_edit (name);

  swb_command_set (command, table, row, column, value);
  return command;
}

/**
 * swb_plan_set_placement_days:
 * @placement: a placement
 * @days: how long it counts as live, at least 1
 *
 * Returns: (transfer full): the command
 */
SwbCommand *
swb_plan_set_placement_days (SwbPlacement *placement, int days)
{
  g_autofree char *name =
      g_strdup_printf (ngettext ("Keep placement live %d day",
                                 "Keep placement live %d days", days),
                       days);

  return set_one (name, SWB_TABLE_PLACEMENT, swb_placement_get_id (placement),
                  SWB_PLACEMENT_DAYS, swb_value_int (MAX (days, 1)));
}

/**
 * swb_plan_set_placement_fee:
 * @placement: a placement
 * @fee: what is paid for it
 *
 * Returns: (transfer full): the command
 */
SwbCommand *
swb_plan_set_placement_fee (SwbPlacement *placement, SwbMoney fee)
{
  g_autofree char *money = swb_money_format (fee);
  g_autofree char *name = g_strdup_printf (_ ("Set fee to %s"), money);

  return set_one (name, SWB_TABLE_PLACEMENT, swb_placement_get_id (placement),
                  SWB_PLACEMENT_FEE, swb_value_money (fee));
}

/**
 * swb_plan_set_placement_angle:
 * @placement: a placement
 * @angle: what the creator does with it
 *
 * Returns: (transfer full): the command
 */
SwbCommand *
swb_plan_set_placement_angle (SwbPlacement *placement, const char *angle)
{
  return set_one (_ ("Change angle"), SWB_TABLE_PLACEMENT,
                  swb_placement_get_id (placement), SWB_PLACEMENT_ANGLE,
                  swb_value_text (angle));
}

/**
 * swb_plan_delete_placements:
 * @placements: (array length=n_placements): what goes
 * @n_placements: how many
 *
 * Returns: (transfer full): the command
 */
SwbCommand *
swb_plan_delete_placements (SwbPlacement *const *placements, guint n_placements)
{
  g_autofree char *name = g_strdup_printf (
      ngettext ("Delete %u placement", "Delete %u placements", n_placements),
      n_placements);
  SwbCommand *command = swb_command_new_edit (name);

  for (guint i = 0; i < n_placements; i++)
    swb_command_set (command, SWB_TABLE_PLACEMENT,
                     swb_placement_get_id (placements[i]), SWB_DELETED,
                     swb_value_int (1));
  return command;
}

/**
 * swb_plan_set_stage_flight:
 * @stage: a stage
 * @flight: its first and last day
 *
 * Returns: (transfer full): the command
 */
SwbCommand *
swb_plan_set_stage_flight (SwbStage *stage, SwbFlight flight)
{
  g_autofree char *days = swb_flight_format (&flight);
  /* Translators: a stage and its days, "Set Seeding to 24 Nov – 14 Dec" */
  g_autofree char *stage_name = swb_text_name (swb_stage_get_name (stage));
  g_autofree char *name =
      g_strdup_printf (_ ("Set %s to %s"), stage_name, days);

  return set_one (name, SWB_TABLE_STAGE, swb_stage_get_id (stage),
                  SWB_STAGE_FLIGHT, swb_value_flight (flight));
}

/**
 * swb_plan_move_gate:
 * @gate: a gate
 * @day: when it is looked at
 *
 * Returns: (transfer full): the command
 */
SwbCommand *
swb_plan_move_gate (SwbGate *gate, SwbDay day)
{
  g_autofree char *when = swb_day_format (day, SWB_DAY_STYLE_SHORT);
  g_autofree char *gate_name = swb_text_name (swb_gate_get_name (gate));
  g_autofree char *name =
      g_strdup_printf (_ ("Move gate “%s” to %s"), gate_name, when);

  return set_one (name, SWB_TABLE_GATE, swb_gate_get_id (gate), SWB_GATE_DAY,
                  swb_value_day (day));
}

static double
after_last_line (SwbCampaign *campaign)
{
  GListModel *lines = G_LIST_MODEL (swb_campaign_get_lines (campaign));
  double last = 0;

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (SwbLine) line = g_list_model_get_item (lines, i);

      last = MAX (last, swb_line_get_position (line));
    }
  return last + 1;
}

/**
 * swb_plan_add_line:
 * @campaign: a campaign
 * @bucket: one of swb_bucket_ids()
 * @name: what it is for
 * @planned: how much
 * @id: (out) (optional): the new line's id
 *
 * Returns: (transfer full): the command
 */
SwbCommand *
swb_plan_add_line (SwbCampaign *campaign,
                   const char *bucket,
                   const char *name,
                   SwbMoney planned,
                   SwbId *id)
{
  g_autofree char *title = swb_text_tell (_ ("Add budget line “%s”"), name);
  SwbCommand *command = swb_command_new_edit (title);
  const SwbId row = swb_command_insert (command, SWB_TABLE_LINE);

#define SET(column, value)                                                     \
  swb_command_set (command, SWB_TABLE_LINE, &row, SWB_LINE_##column, value)
  SET (CAMPAIGN, swb_value_id (swb_campaign_get_id (campaign)));
  SET (BUCKET, swb_value_text (bucket));
  SET (NAME, swb_value_text (name));
  SET (PLANNED, swb_value_money (planned));
  SET (POSITION, swb_value_real (after_last_line (campaign)));
#undef SET
  if (id != NULL)
    *id = row;
  return command;
}

/**
 * swb_plan_rename_line:
 * @line: a budget line
 * @name: what it is for
 *
 * Returns: (transfer full): the command
 */
SwbCommand *
swb_plan_rename_line (SwbLine *line, const char *name)
{
  g_autofree char *title =
      swb_text_tell (_ ("Rename budget line to “%s”"), name);

  return set_one (title, SWB_TABLE_LINE, swb_line_get_id (line), SWB_LINE_NAME,
                  swb_value_text (name));
}

/**
 * swb_plan_set_line_amount:
 * @line: a budget line
 * @which: planned, committed or paid
 * @amount: how much, with its currency
 *
 * Returns: (transfer full): the command
 */
SwbCommand *
swb_plan_set_line_amount (SwbLine *line, SwbAmount which, SwbMoney amount)
{
  static const guint columns[] = {
    [SWB_AMOUNT_PLANNED] = SWB_LINE_PLANNED,
    [SWB_AMOUNT_COMMITTED] = SWB_LINE_COMMITTED,
    [SWB_AMOUNT_ACTUAL] = SWB_LINE_ACTUAL,
  };
  g_autofree char *money = swb_money_format (amount);
  const char *own = swb_line_get_name (line);
  g_autofree char *what =
      swb_text_name (own ? own : swb_bucket_name (swb_line_get_bucket (line)));
  g_autofree char *title = NULL;

  /* Translators: an amount and a budget line */
  if (which == SWB_AMOUNT_PLANNED)
    title = g_strdup_printf (_ ("Plan %s for %s"), money, what);
  else if (which == SWB_AMOUNT_COMMITTED)
    title = g_strdup_printf (_ ("Commit %s for %s"), money, what);
  else
    title = g_strdup_printf (_ ("Record %s paid for %s"), money, what);
  return set_one (title, SWB_TABLE_LINE, swb_line_get_id (line), columns[which],
                  swb_value_money (amount));
}

/**
 * swb_plan_set_line_stage:
 * @line: a budget line
 * @stage: (nullable): the stage that it pays for; null is the whole campaign
 *
 * Returns: (transfer full): the command
 */
SwbCommand *
swb_plan_set_line_stage (SwbLine *line, const SwbId *stage)
{
  return set_one (_ ("Change stage of a budget line"), SWB_TABLE_LINE,
                  swb_line_get_id (line), SWB_LINE_STAGE, swb_value_id (stage));
}

/**
 * swb_plan_set_line_bucket:
 * @line: a budget line
 * @bucket: one of swb_bucket_ids()
 *
 * Returns: (transfer full): the command
 */
SwbCommand *
swb_plan_set_line_bucket (SwbLine *line, const char *bucket)
{
  /* Translators: %s is a bucket of the budget, as in "Creators" */
  g_autofree char *title = g_strdup_printf (_ ("Move budget line to “%s”"),
                                            swb_bucket_name (bucket));

  return set_one (title, SWB_TABLE_LINE, swb_line_get_id (line),
                  SWB_LINE_BUCKET, swb_value_text (bucket));
}

/**
 * swb_plan_delete_line:
 * @line: a budget line
 *
 * Returns: (transfer full): the command
 */
SwbCommand *
swb_plan_delete_line (SwbLine *line)
{
  const char *what = swb_line_get_name (line);
  g_autofree char *title = swb_text_tell (
      _ ("Delete budget line “%s”"),
      what ? what : swb_bucket_name (swb_line_get_bucket (line)));

  return set_one (title, SWB_TABLE_LINE, swb_line_get_id (line), SWB_DELETED,
                  swb_value_int (1));
}
