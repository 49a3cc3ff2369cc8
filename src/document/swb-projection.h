/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings changed rows into the model. Main thread. */
#pragma once

#include "document/swb-changes.h"
#include "model/swb-workspace.h"

G_BEGIN_DECLS

typedef struct _SwbProjection SwbProjection;

SwbProjection *swb_projection_new (SwbWorkspace *workspace);
void swb_projection_free (SwbProjection *projection);
void swb_projection_apply (SwbProjection *projection, SwbChanges *changes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbProjection, swb_projection_free)

G_END_DECLS
