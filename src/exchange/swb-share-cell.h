/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells that tell shares of an audience. Inside the exchange library only. */
#pragma once

#include "document/swb-audience.h"

G_BEGIN_DECLS

/** So many shares are read from one cell. */
#define SWB_SHARE_CELL_MOST 100

/**
 * SwbSharePart:
 * @who: as it stands in the cell
 * @value: the number
 * @percent: whether it has a sign that it is in hundredths
 */
typedef struct
{
  char who[SWB_SHARE_LONGEST];
  double value;
  gboolean percent;
} SwbSharePart;

/**
 * SwbShareCell:
 * @SWB_SHARE_CELL_OK: it tells shares
 * @SWB_SHARE_CELL_MISSING: it says that there are none
 * @SWB_SHARE_CELL_WRONG: it has something that is no share
 */
typedef enum
{
  SWB_SHARE_CELL_OK,
  SWB_SHARE_CELL_MISSING,
  SWB_SHARE_CELL_WRONG,
} SwbShareCell;

double swb_share_cell_to_share (double value, gboolean percent);
SwbShareCell swb_share_cell_read_number (const char *cell,
                                         char decimal_sign,
                                         double *value,
                                         gboolean *percent);
SwbShareCell
swb_share_cell_read_list (const char *cell, char decimal_sign, GArray *parts);

G_END_DECLS
