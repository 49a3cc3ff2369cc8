/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether columns that came from a file can be used: each place is in its
 * arena, each code in its table, each text ends and is UTF-8. */
#include "model/swb-roster-image-private.h"

#include <string.h>

#define N_KINDS 40 /* four bases, seven parts and three that are expired */

static gboolean
are_below (const guint32 *column, guint n, guint64 limit)
{
  guint32 most = 0;

  for (guint i = 0; i < n; i++)
    most = MAX (most, column[i]);
  return n == 0 || most < limit;
}

static gboolean
are_bytes_below (const guint8 *column, guint n, guint limit)
{
  guint8 most = 0;

  for (guint i = 0; i < n; i++)
    most = MAX (most, column[i]);
  return n == 0 || most < limit;
}

static gboolean
are_numbers (const guint32 *column, guint n, guint32 n_numbers)
{
  guint wrong = 0;

  for (guint i = 0; i < n; i++)
    wrong |= column[i] >= SWB_ROSTER_LARGE + n_numbers &&
             column[i] != SWB_ROSTER_NO_NUMBER;
  return wrong == 0 && n_numbers < SWB_ROSTER_LARGE - 1;
}

/* Of a byte that begins a letter, how many there are; 0 where it begins none.
 * The shortest form and surrogates are left to whoever shows it: here it is
 * only about where the next letter begins. */
static guint
letter_length (guint8 byte)
{
  if (byte < 0x80)
    return 1;
  if (byte < 0xc2)
    return 0;
  return byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : byte < 0xf5 ? 4 : 0;
}

static gboolean
is_utf8 (const guint8 *at, const guint8 *end)
{
  const guint64 high = 0x8080808080808080u;

  while (at < end)
    {
      guint64 word;
      guint length;

      if (end - at >= 8)
        {
          memcpy (&word, at, sizeof word);
          if ((word & high) == 0)
            {
              at += sizeof word;
              continue;
            }
        }
      length = letter_length (*at);
      if (length == 0 || length > (gsize) (end - at))
        return FALSE;
      for (guint i = 1; i < length; i++)
        if ((at[i] & 0xc0) != 0x80)
          return FALSE;
      at += length;
    }
  return TRUE;
}

static gboolean
are_words (const SwbRosterStrings *strings)
{
  for (guint32 i = 1; i < strings->words.n; i++)
    {
      const SwbRosterWord *word = swb_roster_strings_peek_word (strings, i);

      if (word->text >= strings->arenas[SWB_ROSTER_ARENA_TEXTS].used ||
          word->folded >= strings->arenas[SWB_ROSTER_ARENA_SEARCH].used)
        return FALSE;
    }
  for (guint32 i = 1; i < strings->origins.n; i++)
    if (swb_roster_strings_from (strings, i)->source >= strings->words.n)
      return FALSE;
  return TRUE;
}

/* Every account belongs to the creator whose range it is in. */
static gboolean
are_ranges (const SwbRosterData *data)
{
  const SwbRosterColumns *columns = data->columns;

  if (columns->first_accounts[0] != 0 ||
      columns->first_accounts[data->n_creators] != data->n_accounts)
    return FALSE;
  for (guint c = 0; c < data->n_creators; c++)
    {
      guint32 first = columns->first_accounts[c];
      guint32 next = columns->first_accounts[c + 1];
      guint32 main_account = columns->main_accounts[c];

      if (first > next || next > data->n_accounts ||
          (first == next ? main_account != SWB_NO_ACCOUNT
                         : main_account < first || main_account >= next))
        return FALSE;
      for (guint32 a = first; a < next; a++)
        if (columns->creators[a] != c)
          return FALSE;
    }
  return TRUE;
}

/* A look for what is not there ends at an empty slot. */
static gboolean
is_index (const SwbRosterIndex *index, guint n)
{
  guint used = 0;

  for (guint i = 0; i <= index->mask; i++)
    {
      if (index->slots[i] > n)
        return FALSE;
      used += index->slots[i] != 0;
    }
  return used == index->n && used <= index->mask;
}

static gboolean
are_creators (const SwbRosterData *data)
{
  const SwbRosterColumns *columns = data->columns;
  const SwbRosterStrings *strings = columns->strings;
  guint n = data->n_creators;
  guint wrong = 0;

  for (int t = 0; t < SWB_N_ROSTER_TEXTS; t++)
    if (!are_below (columns->texts[t], n, strings->words.n))
      return FALSE;
  for (guint i = 0; i < n; i++)
    wrong |= columns->currencies[i][3] != '\0' || columns->tiers[i] < -1 ||
             columns->tiers[i] > 4;
  return wrong == 0 &&
         are_below (columns->names, n,
                    strings->arenas[SWB_ROSTER_ARENA_TEXTS].used) &&
         are_below (columns->folded, n,
                    strings->arenas[SWB_ROSTER_ARENA_SEARCH].used);
}

static gboolean
are_accounts (const SwbRosterData *data)
{
  const SwbRosterColumns *columns = data->columns;
  const SwbRosterStrings *strings = columns->strings;
  const guint32 *const texts[] = { columns->handles, columns->account_names,
                                   columns->external_ids };
  const guint32 *const origins[] = { columns->followers_from,
                                     columns->views_from,
                                     columns->engagement_from };
  const guint32 *const numbers[] = { columns->followers, columns->views,
                                     columns->numerators, columns->bases };
  guint n = data->n_accounts;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!are_below (texts[i], n, strings->arenas[SWB_ROSTER_ARENA_TEXTS].used))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (origins); i++)
    if (!are_below (origins[i], n, strings->origins.n))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (!are_numbers (numbers[i], n, strings->numbers.n))
      return FALSE;
  return are_bytes_below (columns->platforms, n, SWB_N_PLATFORMS) &&
         are_bytes_below (columns->kinds, n, N_KINDS);
}

/**
 * swb_roster_image_check_columns:
 * @data: columns whose bytes came from a file; only how many texts, words,
 *   numbers and origins there are is known yet, the indices are not looked at
 *
 * Returns: whether nothing that reads them can leave them
 */
gboolean
swb_roster_image_check_columns (const SwbRosterData *data)
{
  return are_ranges (data) && are_creators (data) && are_accounts (data);
}

/**
 * swb_roster_image_check_text:
 * @text: one page of texts, from a file
 * @length: bytes of it that are used
 * @full: whether the next text is on another page; else zeros follow
 *
 * Returns: whether all texts of it end in it and are UTF-8
 */
gboolean
swb_roster_image_check_text (const char *text, gsize length, gboolean full)
{
  return (!full || text[length - 1] == '\0') &&
         is_utf8 ((const guint8 *) text, (const guint8 *) text + length);
}

/**
 * swb_roster_image_check_codes:
 * @data: columns whose tables and indices came from a file
 *
 * Returns: whether nothing that reads these can leave them
 */
gboolean
swb_roster_image_check_codes (const SwbRosterData *data)
{
  const SwbRosterColumns *columns = data->columns;

  return are_words (columns->strings) &&
         is_index (&columns->creator_index, data->n_creators) &&
         is_index (&columns->account_index, data->n_accounts);
}
