/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words and platforms by their place in the alphabet, so that numbers are
 * sorted where words are told. */
#include "model/swb-roster-rank-words.h"

#include "model/swb-roster-data-private.h"

#include <string.h>

static int
compare_words (gconstpointer a, gconstpointer b, gpointer data)
{
  return strcmp (swb_roster_strings_folded (data, *(const guint32 *) a),
                 swb_roster_strings_folded (data, *(const guint32 *) b));
}

/**
 * swb_roster_rank_words:
 * @data: columns
 * @text: a text that creators share
 *
 * Returns: (transfer full): by the code of a word its place in the alphabet
 *   from 1; equal texts share theirs, empty ones have 0
 */
guint32 *
swb_roster_rank_words (const SwbRosterData *data, SwbRosterText text)
{
  SwbRosterStrings *strings = data->columns->strings;
  guint n_words = swb_roster_data_n_words (data);
  guint32 *ranks = g_new0 (guint32, n_words);
  g_autoptr (GArray) used = g_array_new (FALSE, FALSE, sizeof (guint32));
  const char *before = "";
  guint32 rank = 0;

  for (guint i = 0; i < data->n_creators; i++)
    {
      guint32 code = swb_roster_data_code (data, text, i);

      if (code == 0 || ranks[code] != 0)
        continue;
      ranks[code] = 1;
      g_array_append_val (used, code);
    }
  g_array_sort_with_data (used, compare_words, strings);
  for (guint i = 0; i < used->len; i++)
    {
      guint32 code = g_array_index (used, guint32, i);
      const char *folded = swb_roster_strings_folded (strings, code);

      if (strcmp (folded, before) != 0)
        rank++;
      before = folded;
      ranks[code] = rank;
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
