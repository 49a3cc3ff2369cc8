/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How tests wait: for something to be so, never for a time to pass. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* How long a machine that is busy with other things may take, in seconds. */
#ifdef __SANITIZE_ADDRESS__
#define FIXTURE_PATIENCE 300
#else
#define FIXTURE_PATIENCE 60
#endif

/**
 * FIXTURE_WAIT:
 * @what: what is awaited, to end the sentence "waited in vain for…"
 * @condition: an expression
 *
 * Runs the main context until @condition is true. After FIXTURE_PATIENCE the
 * test fails and says what it waited for.
 */
#define FIXTURE_WAIT(what, condition)                                          \
  for (gint64 fixture_end = fixture_wait_begin (); !(condition);)              \
  fixture_wait_turn (fixture_end, G_STRLOC, what)

gint64 fixture_wait_begin (void);
void fixture_wait_turn (gint64 end, const char *where, const char *what);
void fixture_wait_idle (void);
void fixture_wait_freed (gpointer object);

G_END_DECLS
