/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contracts, rights of use, exclusivity and disclosure of a creator. */
#pragma once

#include "ui/swb-creator-card.h"

G_BEGIN_DECLS

#define SWB_TYPE_CREATOR_RIGHTS (swb_creator_rights_get_type ())

G_DECLARE_FINAL_TYPE (
    SwbCreatorRights, swb_creator_rights, SWB, CREATOR_RIGHTS, SwbCreatorCard)

G_END_DECLS
