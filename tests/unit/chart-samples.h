/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of an invented campaign, for the tests of the chart library. */
#pragma once

#include "chart/swb-chart.h"

SwbChart *sample_reach (void);
SwbChart *sample_stages (void);
SwbChart *sample_buckets (void);
SwbChart *sample_readings (void);
SwbChart *sample_sparkline (void);
