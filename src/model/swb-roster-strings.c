/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts of a roster. Whoever holds columns may hold texts of them, so none
 * is given back before the last columns are; what was replaced is counted.
 *
 * One thread at a time adds; others may read what they were given before. */
#include "model/swb-roster-strings-private.h"

#include "base/swb-text.h"
#include "model/swb-roster-memory.h"

#include <math.h>
#include <string.h>

/* Replaced texts are given back when they are more than this, and more than a
 * quarter of all. */
#define LITTLE (16 * 1024)

#define LEAST_SLOTS 64u

/**
 * swb_roster_strings_new:
 *
 * Returns: (transfer full): no texts
 */
SwbRosterStrings *
swb_roster_strings_new (void)
{
  SwbRosterStrings *strings = g_atomic_rc_box_new0 (SwbRosterStrings);

  /* The first place of each is nothing. */
  strings->arenas[SWB_ROSTER_ARENA_TEXTS].used = 1;
  strings->arenas[SWB_ROSTER_ARENA_SEARCH].used = 1;
  strings->words.size = sizeof (SwbRosterWord);
  strings->words.n = 1;
  strings->numbers.size = sizeof (double);
  strings->origins.size = sizeof (SwbRosterOrigin);
  strings->origins.n = 1;
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
free_pages (guint8 *pages[SWB_ROSTER_PAGES], gsize first)
{
  for (guint i = 0; i < SWB_ROSTER_PAGES; i++)
    swb_roster_memory_free (pages[i], first << i);
}

static void
free_table (SwbRosterTable *table)
{
  free_pages (table->pages, (gsize) SWB_ROSTER_TABLE_PAGE * table->size);
}

static void
clear_strings (gpointer memory)
{
  SwbRosterStrings *strings = memory;

  for (guint i = 0; i < SWB_N_ROSTER_ARENAS; i++)
    free_pages (strings->arenas[i].pages, SWB_ROSTER_TEXT_PAGE);
  free_table (&strings->words);
  free_table (&strings->numbers);
  free_table (&strings->origins);
  g_free (strings->word_slots.slots);
  g_free (strings->origin_slots.slots);
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
 * swb_roster_page_of:
 * @place: in an arena or a table
 * @least: length of the first page, a power of two
 * @from: (out): the place at which the page begins
 *
 * Returns: on which page it lies; the next is twice as long
 */
guint
swb_roster_page_of (guint32 place, guint32 least, guint32 *from)
{
  guint page = 31 - (guint) __builtin_clz (place / least + 1);

  *from = (guint32) ((((guint64) 1 << page) - 1) * least);
  return page;
}

static guint8 *
touch_page (guint8 *pages[SWB_ROSTER_PAGES], guint page, gsize length)
{
  if (pages[page] == NULL)
    pages[page] = swb_roster_memory_new (length);
  return pages[page];
}

/* Where a text of LENGTH bytes fits on one page; 0 where none does. */
static guint32
find_room (const SwbRosterTexts *arena, gsize length, guint *page)
{
  guint64 at = arena->used;
  guint32 from;

  *page = swb_roster_page_of ((guint32) at, SWB_ROSTER_TEXT_PAGE, &from);
  while (at + length >
         (guint64) from + ((guint64) SWB_ROSTER_TEXT_PAGE << *page))
    {
      at = (guint64) from + ((guint64) SWB_ROSTER_TEXT_PAGE << *page);
      if (++*page >= SWB_ROSTER_TEXT_PAGES)
        return 0;
      from = (guint32) at;
    }
  return (guint32) at;
}

/**
 * swb_roster_strings_store:
 * @strings: texts
 * @arena: which kind of text
 * @text: (nullable): a text
 *
 * Returns: where the copy is; 0 for null, and where 4 GB are full
 */
guint32
swb_roster_strings_store (SwbRosterStrings *strings,
                          SwbRosterArena arena,
                          const char *text)
{
  SwbRosterTexts *texts = &strings->arenas[arena];
  gsize length = text != NULL ? strlen (text) + 1 : 0;
  guint32 at, from;
  guint page;

  if (text == NULL)
    return 0;
  at = find_room (texts, length, &page);
  if (at == 0)
    return 0;
  swb_roster_page_of (at, SWB_ROSTER_TEXT_PAGE, &from);
  memcpy (
      touch_page (texts->pages, page, (gsize) SWB_ROSTER_TEXT_PAGE << page) +
          (at - from),
      text, length);
  texts->used = (guint64) at + length;
  strings->stored += length;
  return at;
}

/**
 * swb_roster_strings_get:
 * @strings: texts
 * @arena: which kind of text
 * @place: what swb_roster_strings_store() gave
 *
 * Returns: (nullable): the text, as long as @strings lives
 */
const char *
swb_roster_strings_get (const SwbRosterStrings *strings,
                        SwbRosterArena arena,
                        guint32 place)
{
  guint32 from;
  guint page;

  if (place == 0)
    return NULL;
  page = swb_roster_page_of (place, SWB_ROSTER_TEXT_PAGE, &from);
  return (const char *) strings->arenas[arena].pages[page] + (place - from);
}

static gpointer
peek (const SwbRosterTable *table, guint32 index)
{
  guint32 from;
  guint page = swb_roster_page_of (index, SWB_ROSTER_TABLE_PAGE, &from);

  return table->pages[page] + (gsize) (index - from) * table->size;
}

static guint32
append (SwbRosterTable *table, gconstpointer item)
{
  guint32 from;
  guint page = swb_roster_page_of (table->n, SWB_ROSTER_TABLE_PAGE, &from);

  memcpy (touch_page (table->pages, page,
                      ((gsize) SWB_ROSTER_TABLE_PAGE << page) * table->size) +
              (gsize) (table->n - from) * table->size,
          item, table->size);
  return table->n++;
}

/* Slots hold codes, 0 where empty; at most two thirds of them are used. */
static gboolean
is_full (const SwbRosterSlots *slots, guint n)
{
  return slots->slots == NULL || n + 1 > (slots->mask + 1) / 3 * 2;
}

static void
put (SwbRosterSlots *slots, guint hash, guint32 code)
{
  guint at = hash & slots->mask;

  while (slots->slots[at] != 0)
    at = (at + 1) & slots->mask;
  slots->slots[at] = code;
}

/* Empties them, with room for twice as many as there are. */
static void
grow (SwbRosterSlots *slots, guint n)
{
  guint n_slots = LEAST_SLOTS;

  while (n_slots / 3 < n)
    n_slots *= 2;
  g_free (slots->slots);
  slots->slots = g_new0 (guint32, n_slots);
  slots->mask = n_slots - 1;
}

/* g_str_hash() leaves the low bits alike in texts that are. */
static guint
hash_text (const char *text)
{
  guint hash = g_str_hash (text) * 2654435761u;

  return hash ^ hash >> 15;
}

static guint
hash_origin (const SwbRosterOrigin *origin)
{
  guint hash = origin->source * 2654435761u;

  hash = (hash ^ (guint) origin->day) * 2246822519u;
  hash = (hash ^ (guint) origin->window) * 3266489917u;
  hash = (hash ^ (guint) origin->lapsed) * 668265263u;
  return hash ^ hash >> 15;
}

static void
grow_words (SwbRosterStrings *strings)
{
  grow (&strings->word_slots, strings->words.n);
  for (guint32 code = 1; code < strings->words.n; code++)
    put (&strings->word_slots,
         hash_text (swb_roster_strings_word (strings, code)), code);
}

/**
 * swb_roster_strings_keep:
 * @strings: texts
 * @text: (nullable): a text that several creators may have
 *
 * Returns: its code: equal texts have the same; 0 for null
 */
guint32
swb_roster_strings_keep (SwbRosterStrings *strings, const char *text)
{
  const SwbRosterSlots *slots = &strings->word_slots;
  g_autofree char *folded = NULL;
  SwbRosterWord word;
  guint32 code;
  guint hash;

  if (text == NULL)
    return 0;
  if (is_full (slots, strings->words.n))
    grow_words (strings);
  hash = hash_text (text);
  for (guint at = hash & slots->mask; (code = slots->slots[at]) != 0;
       at = (at + 1) & slots->mask)
    if (strcmp (swb_roster_strings_word (strings, code), text) == 0)
      return code;
  word.text = swb_roster_strings_store (strings, SWB_ROSTER_ARENA_TEXTS, text);
  if (word.text == 0)
    return 0;
  folded = swb_text_fold (text);
  word.folded =
      swb_roster_strings_store (strings, SWB_ROSTER_ARENA_SEARCH, folded);
  code = append (&strings->words, &word);
  put (&strings->word_slots, hash, code);
  return code;
}

/**
 * swb_roster_strings_peek_word:
 * @strings: texts
 * @code: of a word, not 0
 *
 * Returns: (transfer none): where its texts are
 */
const SwbRosterWord *
swb_roster_strings_peek_word (const SwbRosterStrings *strings, guint32 code)
{
  return peek (&strings->words, code);
}

/**
 * swb_roster_strings_word:
 * @strings: texts
 * @code: what swb_roster_strings_keep() gave
 *
 * Returns: (nullable): the text, as long as @strings lives
 */
const char *
swb_roster_strings_word (const SwbRosterStrings *strings, guint32 code)
{
  return code == 0 ? NULL
                   : swb_roster_strings_get (
                         strings, SWB_ROSTER_ARENA_TEXTS,
                         swb_roster_strings_peek_word (strings, code)->text);
}

/**
 * swb_roster_strings_folded:
 * @strings: texts
 * @code: what swb_roster_strings_keep() gave
 *
 * Returns: the text as swb_text_fold() gives it, as long as @strings lives
 */
const char *
swb_roster_strings_folded (const SwbRosterStrings *strings, guint32 code)
{
  const char *folded =
      code == 0 ? NULL
                : swb_roster_strings_get (
                      strings, SWB_ROSTER_ARENA_SEARCH,
                      swb_roster_strings_peek_word (strings, code)->folded);

  return folded != NULL ? folded : "";
}

/**
 * swb_roster_strings_n_words:
 * @strings: texts
 *
 * Returns: more than the largest code of a word
 */
guint
swb_roster_strings_n_words (const SwbRosterStrings *strings)
{
  return strings->words.n;
}

/**
 * swb_roster_strings_number:
 * @strings: texts
 * @number: any number; NaN for none
 *
 * Returns: its code: whole numbers from 0 to 2^31 - 1 are their own
 */
guint32
swb_roster_strings_number (SwbRosterStrings *strings, double number)
{
  if (isnan (number))
    return SWB_ROSTER_NO_NUMBER;
  if (number >= 0 && number < SWB_ROSTER_LARGE && number == floor (number) &&
      !(number == 0 && signbit (number)))
    return (guint32) number;
  strings->stored += sizeof number;
  return SWB_ROSTER_LARGE | append (&strings->numbers, &number);
}

/**
 * swb_roster_strings_value:
 * @strings: texts
 * @code: what swb_roster_strings_number() gave
 *
 * Returns: the number
 */
double
swb_roster_strings_value (const SwbRosterStrings *strings, guint32 code)
{
  if (code < SWB_ROSTER_LARGE)
    return code;
  if (code == SWB_ROSTER_NO_NUMBER)
    return NAN;
  return *(const double *) peek (&strings->numbers, code & ~SWB_ROSTER_LARGE);
}

static void
grow_origins (SwbRosterStrings *strings)
{
  grow (&strings->origin_slots, strings->origins.n);
  for (guint32 code = 1; code < strings->origins.n; code++)
    put (&strings->origin_slots,
         hash_origin (swb_roster_strings_from (strings, code)), code);
}

/**
 * swb_roster_strings_origin:
 * @strings: texts
 * @origin: where a reading is from
 *
 * Returns: its code: equal origins have the same
 */
guint32
swb_roster_strings_origin (SwbRosterStrings *strings,
                           const SwbRosterOrigin *origin)
{
  const SwbRosterSlots *slots = &strings->origin_slots;
  guint hash = hash_origin (origin);
  guint32 code;

  if (is_full (slots, strings->origins.n))
    grow_origins (strings);
  for (guint at = hash & slots->mask; (code = slots->slots[at]) != 0;
       at = (at + 1) & slots->mask)
    if (memcmp (swb_roster_strings_from (strings, code), origin,
                sizeof *origin) == 0)
      return code;
  code = append (&strings->origins, origin);
  put (&strings->origin_slots, hash, code);
  return code;
}

/**
 * swb_roster_strings_from:
 * @strings: texts
 * @code: what swb_roster_strings_origin() gave
 *
 * Returns: the origin; of 0, that of nothing
 */
const SwbRosterOrigin *
swb_roster_strings_from (const SwbRosterStrings *strings, guint32 code)
{
  static const SwbRosterOrigin nothing = { 0, SWB_DAY_NONE, 0, SWB_DAY_NONE };

  return code == 0 ? &nothing : peek (&strings->origins, code);
}

/**
 * swb_roster_strings_lose:
 * @strings: texts
 * @bytes: that the columns do not show any more
 */
void
swb_roster_strings_lose (SwbRosterStrings *strings, gsize bytes)
{
  strings->lost += bytes;
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
