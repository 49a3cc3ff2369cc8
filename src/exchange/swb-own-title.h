/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles of columns that our exports write, in whichever language. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *swb_own_title (const char *title);

G_END_DECLS
