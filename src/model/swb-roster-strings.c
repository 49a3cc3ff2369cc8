/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts of a roster. Whoever holds columns may hold texts of them, so none
 * is given back before the last columns are; what was replaced is counted. */
#include "model/swb-roster-data-private.h"

#include <string.h>

/* Bytes of a block: small for few creators, whose memory shall stay level. */
#define SMALL_BLOCK (4 * 1024)
#define LARGE_BLOCK (64 * 1024)
#define FEW 1000

/* Replaced texts are given back when they are more than this, and more than a
 * quarter of all. */
#define LITTLE (16 * 1024)

struct _SwbRosterStrings
{
  GStringChunk *chunk;
  gsize stored; /* bytes */
  gsize lost;   /* of those, replaced since */
};

/**
 * swb_roster_strings_new:
 * @n_creators: of about how many creators
 *
 * Returns: (transfer full): no texts
 */
SwbRosterStrings *
swb_roster_strings_new (guint n_creators)
{
  SwbRosterStrings *strings = g_atomic_rc_box_new0 (SwbRosterStrings);

  strings->chunk =
      g_string_chunk_new (n_creators < FEW ? SMALL_BLOCK : LARGE_BLOCK);
  return strings;
}

/**
 * swb_roster_strings_ref:
 * @strings: texts
 *
 * Returns: (transfer full): @strings
 */
SwbRosterStrings *
swb_roster_strings_ref (SwbRosterStrings *strings)
{
  return g_atomic_rc_box_acquire (strings);
}

static void
clear_strings (gpointer memory)
{
  g_string_chunk_free (((SwbRosterStrings *) memory)->chunk);
}

/**
 * swb_roster_strings_unref:
 * @strings: (transfer full): texts
 */
void
swb_roster_strings_unref (SwbRosterStrings *strings)
{
  g_atomic_rc_box_release_full (strings, clear_strings);
}

/**
 * swb_roster_strings_keep:
 * @strings: texts
 * @text: (nullable): a text
 *
 * Returns: (nullable): the one copy of it
 */
const char *
swb_roster_strings_keep (SwbRosterStrings *strings, const char *text)
{
  return text == NULL ? NULL
                      : g_string_chunk_insert_const (strings->chunk, text);
}

/**
 * swb_roster_strings_store:
 * @strings: texts
 * @text: (nullable): a text
 *
 * Returns: (nullable): a copy of it
 */
const char *
swb_roster_strings_store (SwbRosterStrings *strings, const char *text)
{
  gsize length;

  if (text == NULL)
    return NULL;
  length = strlen (text);
  strings->stored += length + 1;
  return g_string_chunk_insert_len (strings->chunk, text, (gssize) length);
}

/**
 * swb_roster_strings_lose:
 * @strings: texts
 * @text: (nullable): one that the columns do not show any more
 */
void
swb_roster_strings_lose (SwbRosterStrings *strings, const char *text)
{
  if (text != NULL)
    strings->lost += strlen (text) + 1;
}

/**
 * swb_roster_strings_are_stale:
 * @strings: texts
 *
 * Returns: whether so many are lost that new columns should not share them
 */
gboolean
swb_roster_strings_are_stale (const SwbRosterStrings *strings)
{
  return strings->lost > LITTLE && strings->lost > strings->stored / 4;
}
