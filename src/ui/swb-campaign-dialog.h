/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes or edits a campaign. */
#pragma once

#include "document/swb-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SWB_TYPE_CAMPAIGN_DIALOG (swb_campaign_dialog_get_type ())

/* Action: campaign.accept. */
G_DECLARE_FINAL_TYPE (
    SwbCampaignDialog, swb_campaign_dialog, SWB, CAMPAIGN_DIALOG, AdwWindow)

SwbCampaignDialog *swb_campaign_dialog_new (SwbDocument *document,
                                            SwbCampaign *campaign);

G_END_DECLS
