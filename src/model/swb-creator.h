/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One creator of a roster, handed out on demand. */
#pragma once

#include "model/swb-roster-data.h"
#include "model/swb-roster-work.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SwbRoster SwbRoster;

#define SWB_TYPE_CREATOR (swb_creator_get_type ())

/* A thin row: which creator. It keeps to that creator and shows it as it was
 * when the row was handed out, or newer; after "changed" ask for a new one. */
G_DECLARE_FINAL_TYPE (SwbCreator, swb_creator, SWB, CREATOR, GObject)

SwbCreator *
swb_creator_new (SwbRoster *roster, SwbRosterData *data, guint index);
guint swb_creator_get_index (SwbCreator *self);
SwbRoster *swb_creator_get_roster (SwbCreator *self);
const SwbId *swb_creator_get_id (SwbCreator *self);
const char *swb_creator_get_name (SwbCreator *self);
int swb_creator_get_tier (SwbCreator *self);
SwbPlatform swb_creator_get_platform (SwbCreator *self);
const char *swb_creator_get_handle (SwbCreator *self);
gint64 swb_creator_get_followers (SwbCreator *self);
const char *swb_creator_get_languages (SwbCreator *self);
const char *swb_creator_get_cities (SwbCreator *self);
const char *swb_creator_get_niches (SwbCreator *self);
const char *swb_creator_get_countries (SwbCreator *self);
const char *swb_creator_get_formats (SwbCreator *self);
const char *swb_creator_get_tags (SwbCreator *self);
const SwbWorkCells *swb_creator_get_work (SwbCreator *self);
const char *swb_creator_get_status (SwbCreator *self);
SwbMoney swb_creator_get_fee (SwbCreator *self);
const SwbEngagement *swb_creator_get_engagement (SwbCreator *self);
const SwbAccountCells *swb_creator_get_account (SwbCreator *self);
guint swb_creator_get_n_accounts (SwbCreator *self);
const SwbAccountCells *swb_creator_get_nth_account (SwbCreator *self, guint n);

G_END_DECLS
