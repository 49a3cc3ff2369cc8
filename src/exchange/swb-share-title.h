/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles of columns that tell shares of an audience. Inside the exchange
 * library only. */
#pragma once

#include "exchange/swb-field.h"

G_BEGIN_DECLS

/**
 * SwbShareTitle:
 * @field: what the shares are by
 * @who: of whom, from swb_share_tidy(); "" where the cells say it themselves
 */
typedef struct
{
  SwbField field;
  char who[SWB_SHARE_LONGEST];
} SwbShareTitle;

gboolean swb_share_title_read (const char *title, SwbShareTitle *found);
gboolean
swb_share_title_tell_who (const char *title, SwbField field, char *who);

G_END_DECLS
