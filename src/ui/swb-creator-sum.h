/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several chosen creators come to: how many, in which tiers, what they
 * ask in each currency, whom they reach. */
#pragma once

#include "model/swb-roster.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_CREATOR_SUM (swb_creator_sum_get_type ())

G_DECLARE_FINAL_TYPE (
    SwbCreatorSum, swb_creator_sum, SWB, CREATOR_SUM, GtkWidget)

void swb_creator_sum_show (SwbCreatorSum *self,
                           GPtrArray *creators,
                           guint n_chosen,
                           SwbGrouping grouping);

G_END_DECLS
