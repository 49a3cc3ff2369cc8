/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The accounts of a creator and their readings over time, with sources. */
#pragma once

#include "ui/swb-creator-card.h"

G_BEGIN_DECLS

#define SWB_TYPE_CREATOR_ACCOUNTS (swb_creator_accounts_get_type ())

G_DECLARE_FINAL_TYPE (SwbCreatorAccounts,
                      swb_creator_accounts,
                      SWB,
                      CREATOR_ACCOUNTS,
                      SwbCreatorCard)

G_END_DECLS
