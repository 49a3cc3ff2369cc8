/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The root of a function of one number between two of different sign. */
#pragma once

/** What swb_root_between() evaluates. */
typedef double (*SwbRootFunction) (double x, const void *data);

double swb_root_between (SwbRootFunction function,
                         const void *data,
                         double low,
                         double high,
                         double tolerance);
