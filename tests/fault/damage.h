/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ways in which the bytes of a workspace file can be harmed. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void damage (GByteArray *bytes, const GByteArray *other, GRand *random);

G_END_DECLS
