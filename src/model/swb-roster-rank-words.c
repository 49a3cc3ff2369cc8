/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words and platforms by their place in the alphabet, so that numbers are
 * sorted where words are told. */
#include "model/swb-roster-rank-words.h"

#include "base/swb-country.h"
#include "base/swb-language.h"
#include "model/swb-roster-data-private.h"

#include <string.h>

/* A word and what it is sorted by. */
typedef struct
{
  guint32 code;
  const char *key;
} Word;

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Word *) a)->key, ((const Word *) b)->key);
}

static const char *
shown_name (SwbRosterText text, const char *code)
{
  return text == SWB_ROSTER_TEXT_COUNTRY ? swb_country_shown_name (code)
                                         : swb_language_name (code);
}

/* Codes are sorted by the names that a person sees for them, as the language of
 * the person sorts. */
static char *
make_key (SwbRosterText text, const char *codes)
{
  g_auto (GStrv) parts = g_strsplit (codes, ",", -1);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *folded = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            shown_name (text, g_strstrip (parts[i])));
  folded = g_utf8_casefold (names->str, -1);
  return g_utf8_collate_key (folded, -1);
}

static gboolean
is_of_codes (SwbRosterText text)
{
  return text == SWB_ROSTER_TEXT_COUNTRY || text == SWB_ROSTER_TEXT_LANGUAGES;
}

/* What a word is sorted by; @made is to be freed. */
static const char *
find_key (const SwbRosterData *data,
          SwbRosterText text,
          guint32 code,
          char **made)
{
  if (!is_of_codes (text))
    return swb_roster_strings_folded (data->columns->strings, code);
  *made = make_key (text, swb_roster_data_word (data, code));
  return *made;
}

/**
 * swb_roster_rank_compare_words:
 * @data: columns
 * @text: a text that creators share
 * @one: the code of a word
 * @other: that of another
 *
 * Returns: as strcmp(), in the order of swb_roster_rank_words()
 */
int
swb_roster_rank_compare_words (const SwbRosterData *data,
                               SwbRosterText text,
                               guint32 one,
                               guint32 other)
{
  g_autofree char *made = NULL;
  g_autofree char *made_other = NULL;

  return one == other ? 0
                      : strcmp (find_key (data, text, one, &made),
                                find_key (data, text, other, &made_other));
}

/* The words that creators have, each once; @ranks is 1 for them. */
static GArray *
find_words (const SwbRosterData *data, SwbRosterText text, guint32 *ranks)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));

  for (guint i = 0; i < data->n_creators; i++)
    {
      const Word word = { .code = swb_roster_data_code (data, text, i) };

      if (word.code == 0 || ranks[word.code] != 0)
        continue;
      ranks[word.code] = 1;
      g_array_append_val (words, word);
    }
  return words;
}

/**
 * swb_roster_rank_words:
 * @data: columns
 * @text: a text that creators share
 *
 * Returns: (transfer full): by the code of a word its place in the alphabet
 *   from 1; equal texts share theirs, empty ones have 0. Languages and
 *   countries have the place of the names that a person sees
 */
guint32 *
swb_roster_rank_words (const SwbRosterData *data, SwbRosterText text)
{
  guint32 *ranks = g_new0 (guint32, swb_roster_data_n_words (data));
  g_autoptr (GArray) words = find_words (data, text, ranks);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  const char *before = "";
  guint32 rank = 0;

  for (guint i = 0; i < words->len; i++)
    {
      Word *word = &g_array_index (words, Word, i);
      char *made = NULL;

      word->key = find_key (data, text, word->code, &made);
      if (made != NULL)
        g_ptr_array_add (keys, made);
    }
  g_array_sort (words, compare_words);
  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);

      if (strcmp (word->key, before) != 0)
        rank++;
      before = word->key;
      ranks[word->code] = rank;
    }
  return ranks;
}

/**
 * swb_roster_rank_platforms:
 *
 * Returns: (transfer full): by platform its place in the alphabet from 1
 */
guint32 *
swb_roster_rank_platforms (void)
{
  guint32 *ranks = g_new0 (guint32, SWB_N_PLATFORMS);

  for (guint i = 0; i < SWB_N_PLATFORMS; i++)
    {
      ranks[i] = 1;
      for (guint j = 0; j < SWB_N_PLATFORMS; j++)
        ranks[i] +=
            g_ascii_strcasecmp (swb_platform_name ((SwbPlatform) j),
                                swb_platform_name ((SwbPlatform) i)) < 0;
    }
  return ranks;
}
