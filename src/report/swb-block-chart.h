/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart as vectors, never cut by the end of a page. */
#pragma once

#include "chart/swb-chart.h"
#include "report/swb-block.h"

G_BEGIN_DECLS

SwbBlock *swb_block_chart_new (SwbChart *chart, double height);

G_END_DECLS
