/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Acts and the main loop while a large workspace is saved. */
#pragma once

#include <gio/gio.h>

void bench_acts_while_saving (GFile *file);
