/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The acts of a planner on the roster and on the workspace's settings. */
#pragma once

#include "document/swb-command.h"
#include "model/swb-workspace.h"

G_BEGIN_DECLS

/**
 * SwbCreatorFacts:
 *
 * What the "Add creator" and "Edit creator" dialogs know. Strings are
 * borrowed; null leaves a fact as it is. @followers is -1 and @fee none where
 * not told.
 */
typedef struct
{
  const char *name;
  SwbPlatform platform;
  const char *handle;
  const char *languages;
  const char *cities;
  const char *niches;
  const char *contact;
  const char *country;
  const char *formats;
  const char *tags;
  gint64 followers;
  SwbMoney fee;
} SwbCreatorFacts;

SwbCommand *
swb_roster_add_creator (const SwbCreatorFacts *facts, SwbDay today, SwbId *id);
SwbCommand *swb_roster_edit_creator (SwbCreator *creator,
                                     const SwbCreatorFacts *facts,
                                     SwbDay today);
SwbCommand *swb_roster_delete_creators (SwbCreator *const *creators,
                                        guint n_creators);
SwbCommand *swb_roster_delete_ids (GArray *ids);
SwbCommand *swb_workspace_change_setting (SwbWorkspace *workspace,
                                          const char *name,
                                          const char *key,
                                          const char *value);

G_END_DECLS
