/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choices of many words, for keys and for screen readers. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *swb_drop_down_new (const char *const *words, const char *about);

G_END_DECLS
