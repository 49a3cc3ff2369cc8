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
 * @audience: whether it says that it is of an audience
 */
typedef struct
{
  SwbField field;
  char who[SWB_SHARE_LONGEST];
  gboolean audience;
} SwbShareTitle;

/**
 * SwbShareRank:
 * @kind: what the shares are by, -1 where the title does not say
 * @rank: the number in the title, 0 for none
 * @percent: whether it says that it has the shares; else it says of whom they
 *   are
 *
 * One of two columns: "Top country 1", "Top country 1 %".
 */
typedef struct
{
  int kind;
  guint rank;
  gboolean percent;
} SwbShareRank;

gboolean swb_share_title_read_rank (const char *title, SwbShareRank *found);
gboolean swb_share_title_read (const char *title, SwbShareTitle *found);
gboolean
swb_share_title_tell_who (const char *title, SwbField field, char *who);

G_END_DECLS
