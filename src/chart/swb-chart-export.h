/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts as files: PNG, SVG and PDF, with title, note and no date. */
#pragma once

#include "chart/swb-chart.h"

G_BEGIN_DECLS

gboolean swb_chart_write_png (const SwbChart *chart,
                              const SwbChartContext *context,
                              double pixel_scale,
                              GOutputStream *stream,
                              GCancellable *cancellable,
                              GError **error);
gboolean swb_chart_write_svg (const SwbChart *chart,
                              const SwbChartContext *context,
                              GOutputStream *stream,
                              GCancellable *cancellable,
                              GError **error);
gboolean swb_chart_write_pdf (const SwbChart *chart,
                              const SwbChartContext *context,
                              GOutputStream *stream,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
