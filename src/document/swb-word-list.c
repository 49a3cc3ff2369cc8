/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words in one field, ", " between them: cities, niches, tags. Two words that
 * differ only in case or accents are one. */
#include "document/swb-word-list.h"

#include "base/swb-text.h"

#include <string.h>

#define BETWEEN ",;\n"

/**
 * swb_word_list_split:
 * @text: (nullable): words with commas, semicolons or line breaks between
 *
 * Returns: (transfer full): the words, cleaned, without empty ones, each once
 */
GStrv
swb_word_list_split (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text != NULL ? text : "", BETWEEN, -1);
  g_autoptr (GHashTable) known =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GStrvBuilder *words = g_strv_builder_new ();
  GStrv made;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *word = swb_text_clean (parts[i], -1);

      if (*word != '\0' && g_hash_table_add (known, swb_text_fold (word)))
        g_strv_builder_add (words, word);
    }
  made = g_strv_builder_end (words);
  g_strv_builder_unref (words);
  return made;
}

/**
 * swb_word_list_clean:
 * @text: (nullable): as a person typed them
 *
 * Returns: (transfer full): the words as they are kept
 */
char *
swb_word_list_clean (const char *text)
{
  g_auto (GStrv) words = swb_word_list_split (text);

  return g_strjoinv (", ", words);
}

/**
 * swb_word_list_add:
 * @words: (nullable): words
 * @more: (nullable): others
 *
 * Returns: (transfer full): @words, and behind them those of @more that were
 *   not among them; @words as it stands where all were
 */
char *
swb_word_list_add (const char *words, const char *more)
{
  g_autofree char *both = g_strdup_printf ("%s,%s", words != NULL ? words : "",
                                           more != NULL ? more : "");
  g_auto (GStrv) before = swb_word_list_split (words);
  g_auto (GStrv) after = swb_word_list_split (both);

  if (g_strv_length (before) == g_strv_length (after))
    return g_strdup (words != NULL ? words : "");
  return g_strjoinv (", ", after);
}

/**
 * swb_word_list_remove:
 * @words: (nullable): words
 * @less: (nullable): those to take away
 *
 * Returns: (transfer full): @words without those of @less; as it stands where
 *   none was among them
 */
char *
swb_word_list_remove (const char *words, const char *less)
{
  g_auto (GStrv) before = swb_word_list_split (words);
  g_auto (GStrv) gone = swb_word_list_split (less);
  g_autoptr (GHashTable) folded =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) rest = g_string_new (NULL);
  guint n_left = 0;

  for (guint i = 0; gone[i] != NULL; i++)
    g_hash_table_add (folded, swb_text_fold (gone[i]));
  for (guint i = 0; before[i] != NULL; i++)
    {
      g_autofree char *key = swb_text_fold (before[i]);

      if (g_hash_table_contains (folded, key))
        continue;
      g_string_append_printf (rest, "%s%s", n_left++ > 0 ? ", " : "",
                              before[i]);
    }
  if (n_left == g_strv_length (before))
    return g_strdup (words != NULL ? words : "");
  return g_string_free (g_steal_pointer (&rest), FALSE);
}
