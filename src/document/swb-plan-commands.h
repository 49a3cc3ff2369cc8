/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The acts of a planner on a campaign: stages, gates, placements, budget. Each
 * gives a new SwbCommand for swb_document_run (). */
#pragma once

#include "document/swb-command.h"
#include "model/swb-workspace.h"

G_BEGIN_DECLS

/* How long a placement lasts that is booked on a day. */
#define SWB_BOOKED_DAYS 5

typedef enum
{
  SWB_AMOUNT_PLANNED,
  SWB_AMOUNT_COMMITTED,
  SWB_AMOUNT_ACTUAL,
} SwbAmount;

/**
 * SwbCampaignFacts:
 *
 * What a new campaign starts from; also what "Edit campaign" gives back.
 * Strings are borrowed.
 */
typedef struct
{
  const char *name;
  const char *product;
  const char *client;
  const char *markets;
  const char *outcome;
  const char *behaviour;
  const char *message;
  const char *contact;
  SwbDay release;
  SwbMoney budget;
} SwbCampaignFacts;

/* Makes the campaign with its four stages before the release, their gates and
 * the 50/30/20 buckets. @id gets its id. */
SwbCommand *swb_plan_new_campaign (const SwbCampaignFacts *facts, SwbId *id);
SwbCommand *swb_plan_edit_campaign (SwbCampaign *campaign,
                                    const SwbCampaignFacts *facts);
SwbCommand *swb_plan_delete_campaign (SwbCampaign *campaign);

/* One placement a creator on @day, in the stage that the day falls in, at the
 * creator's fee. */
SwbCommand *swb_plan_book (SwbCampaign *campaign,
                           SwbCreator *const *creators,
                           guint n_creators,
                           SwbDay day);
SwbCommand *swb_plan_move_placements (SwbCampaign *campaign,
                                      SwbPlacement *const *placements,
                                      guint n_placements,
                                      int days);
SwbCommand *swb_plan_set_placement_days (SwbPlacement *placement, int days);
SwbCommand *swb_plan_set_placement_status (SwbPlacement *const *placements,
                                           guint n_placements,
                                           const char *status,
                                           SwbDay today);
SwbCommand *swb_plan_set_placement_fee (SwbPlacement *placement, SwbMoney fee);
SwbCommand *swb_plan_set_placement_angle (SwbPlacement *placement,
                                          const char *angle);
SwbCommand *swb_plan_delete_placements (SwbPlacement *const *placements,
                                        guint n_placements);

SwbCommand *swb_plan_set_stage_flight (SwbStage *stage, SwbFlight flight);
SwbCommand *swb_plan_move_gate (SwbGate *gate, SwbDay day);

SwbCommand *swb_plan_add_line (SwbCampaign *campaign,
                               const char *bucket,
                               const char *name,
                               SwbMoney planned,
                               SwbId *id);
SwbCommand *swb_plan_rename_line (SwbLine *line, const char *name);
SwbCommand *
swb_plan_set_line_amount (SwbLine *line, SwbAmount which, SwbMoney amount);
SwbCommand *swb_plan_set_line_stage (SwbLine *line, const SwbId *stage);
SwbCommand *swb_plan_set_line_bucket (SwbLine *line, const char *bucket);
SwbCommand *swb_plan_delete_line (SwbLine *line);

const char *swb_bucket_name (const char *bucket);
const char *const *swb_bucket_ids (void);
const char *swb_status_name (const char *status);
const char *const *swb_status_ids (void);
gboolean swb_status_is_firm (const char *status);
gboolean swb_status_is_delivered (const char *status);
const char *swb_outcome_name (const char *outcome);
const char *const *swb_outcome_ids (void);

G_END_DECLS
