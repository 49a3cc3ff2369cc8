/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the columns of a roster name by 32 bits: texts, words that many
 * creators share, numbers that are not small and whole, origins of readings. */
#pragma once

#include "base/swb-day.h"

#include <glib.h>

G_BEGIN_DECLS

/* Each page of an arena or a table is twice as long as the one before, so that
 * few pages name all, and what lies in them never moves. */
#define SWB_ROSTER_PAGES 26

typedef enum
{
  SWB_ROSTER_ARENA_TEXTS,  /* names, handles, words */
  SWB_ROSTER_ARENA_SEARCH, /* what the search looks at, creator by creator */
  SWB_N_ROSTER_ARENAS,
} SwbRosterArena;

/**
 * SwbRosterOrigin:
 * @source: a word
 * @day: of the reading
 * @window: days, 0 where not told
 * @lapsed: day of a newer reading that has expired, or SWB_DAY_NONE
 */
typedef struct
{
  guint32 source;
  SwbDay day;
  gint32 window;
  SwbDay lapsed;
} SwbRosterOrigin;

typedef struct _SwbRosterStrings SwbRosterStrings;

SwbRosterStrings *swb_roster_strings_new (void);
SwbRosterStrings *swb_roster_strings_ref (SwbRosterStrings *strings);
void swb_roster_strings_unref (SwbRosterStrings *strings);

guint32 swb_roster_strings_store (SwbRosterStrings *strings,
                                  SwbRosterArena arena,
                                  const char *text);
const char *swb_roster_strings_get (const SwbRosterStrings *strings,
                                    SwbRosterArena arena,
                                    guint32 place);
guint32 swb_roster_strings_keep (SwbRosterStrings *strings, const char *text);
const char *swb_roster_strings_word (const SwbRosterStrings *strings,
                                     guint32 code);
const char *swb_roster_strings_folded (const SwbRosterStrings *strings,
                                       guint32 code);
guint swb_roster_strings_n_words (const SwbRosterStrings *strings);
guint32 swb_roster_strings_number (SwbRosterStrings *strings, double number);
double swb_roster_strings_value (const SwbRosterStrings *strings, guint32 code);
guint32 swb_roster_strings_origin (SwbRosterStrings *strings,
                                   const SwbRosterOrigin *origin);
const SwbRosterOrigin *swb_roster_strings_from (const SwbRosterStrings *strings,
                                                guint32 code);
void swb_roster_strings_lose (SwbRosterStrings *strings, gsize bytes);
gboolean swb_roster_strings_are_stale (const SwbRosterStrings *strings);

G_END_DECLS
