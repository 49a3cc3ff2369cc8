/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom to write to or call about a creator. */
#pragma once

#include "ui/swb-creator-card.h"

G_BEGIN_DECLS

#define SWB_TYPE_CREATOR_CONTACTS (swb_creator_contacts_get_type ())

G_DECLARE_FINAL_TYPE (SwbCreatorContacts,
                      swb_creator_contacts,
                      SWB,
                      CREATOR_CONTACTS,
                      SwbCreatorCard)

G_END_DECLS
