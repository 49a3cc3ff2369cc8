/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field that asks for which campaign something is. */
#pragma once

#include "ui/swb-creator-editor.h"

G_BEGIN_DECLS

guint swb_creator_campaigns_add (SwbCreatorEditor *editor,
                                 const SwbId *chosen,
                                 const char *name);
const SwbId *swb_creator_campaigns_get (SwbCreatorEditor *editor, guint number);

G_END_DECLS
