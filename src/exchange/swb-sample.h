/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample campaign: an invented launch, made from the text in data/sample,
 * which is built into this library. */
#pragma once

#include "document/swb-command.h"

G_BEGIN_DECLS

SwbCommand *swb_sample_command (void);

G_END_DECLS
