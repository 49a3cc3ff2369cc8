/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The value that a drag of creators carries: their ids, in order. */
#pragma once

#include "base/swb-id.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* A boxed GArray of SwbId, shared by reference: it is not changed once it is
 * in a GValue. */
typedef GArray SwbCreatorIds;

#define SWB_TYPE_CREATOR_IDS (swb_creator_ids_get_type ())

GType swb_creator_ids_get_type (void);
SwbCreatorIds *swb_creator_ids_new (void);

G_END_DECLS
