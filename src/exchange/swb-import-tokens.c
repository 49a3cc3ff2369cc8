/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hashes of what two creators may share. They are sorted by their digits, for
 * a million creators have many of them. */
#include "exchange/swb-import-tokens.h"

#include "exchange/swb-field.h"

#include <string.h>

/* Letters of a beginning and of an end. */
#define END_LETTERS 4
/* Of these words each two make a token. */
#define MOST_IN_PAIRS 4
#define DIGIT_BITS 11
#define DIGIT_VALUES (1 << DIGIT_BITS)
#define DIGITS 3

static guint32
hash_of (SwbTokenKind kind, guint salt, const char *text, gsize length)
{
  guint32 hash = 2166136261u ^ ((guint32) kind * 31 + salt) * 2654435761u;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) text[i]) * 16777619u;
  return hash ^ hash >> 15;
}

/* Inside the exchange library only: the hash of a text; the same text with
 * another salt has another one. */
guint32
swb_token_hash (SwbTokenKind kind, guint salt, const char *text)
{
  return hash_of (kind, salt, text, strlen (text));
}

/* The name without signs and spaces; @words has them between. */
static char *
without_spaces (const char *words)
{
  GString *out = g_string_new (NULL);

  for (const char *at = words; *at != '\0'; at++)
    if (*at != ' ')
      g_string_append_c (out, *at);
  return g_string_free (out, FALSE);
}

/* Two words, whichever comes first. */
static guint32
hash_pair (guint32 one, guint32 other)
{
  const guint32 both[] = { MIN (one, other), MAX (one, other) };

  return hash_of (SWB_TOKEN_PAIR, 0, (const char *) both, sizeof both);
}

static guint
add_words (const char *words, guint32 *hashes, guint n)
{
  const guint first = n;
  guint n_words;

  for (const char *at = words;
       *at != '\0' && n - first < SWB_TOKENS_OF_NAME / 2;)
    {
      gsize length = strcspn (at, " ");

      if (length >= 3)
        hashes[n++] = hash_of (SWB_TOKEN_WORD, 0, at, length);
      at += length + (at[length] == ' ');
    }
  n_words = MIN (n - first, MOST_IN_PAIRS);
  for (guint i = 1; i < n_words; i++)
    for (guint k = 0; k < i; k++)
      hashes[n++] = hash_pair (hashes[first + k], hashes[first + i]);
  return n;
}

/* Inside the exchange library only: hashes of all that two names may share, the
 * whole name first; how many there are. */
guint
swb_tokens_of_name (const char *name, guint32 *hashes)
{
  g_autofree char *words = swb_title_fold (name);
  g_autofree char *whole = without_spaces (words);
  glong letters = g_utf8_strlen (whole, -1);
  guint n = 0;

  if (letters < 2)
    return 0;
  hashes[n++] = swb_token_hash (SWB_TOKEN_NAME, 0, whole);
  n = add_words (words, hashes, n);
  if (letters > END_LETTERS)
    {
      const char *border = g_utf8_offset_to_pointer (whole, END_LETTERS);
      const char *end = g_utf8_offset_to_pointer (whole, letters - END_LETTERS);

      hashes[n++] =
          hash_of (SWB_TOKEN_BEGINNING, 0, whole, (gsize) (border - whole));
      hashes[n++] = swb_token_hash (SWB_TOKEN_END, 0, end);
    }
  return n;
}

/* Inside the exchange library only: no tokens yet. */
GArray *
swb_tokens_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (SwbToken));
}

/* Inside the exchange library only: @index has what @hash is of. */
void
swb_tokens_add (GArray *tokens, guint32 hash, guint index)
{
  const SwbToken token = { hash, index };

  g_array_append_val (tokens, token);
}

static void
sort_digit (const SwbToken *from, SwbToken *to, guint n, guint shift)
{
  guint starts[DIGIT_VALUES] = { 0 };
  guint at = 0;

  for (guint i = 0; i < n; i++)
    starts[from[i].hash >> shift & (DIGIT_VALUES - 1)]++;
  for (guint d = 0; d < DIGIT_VALUES; d++)
    {
      const guint count = starts[d];

      starts[d] = at;
      at += count;
    }
  for (guint i = 0; i < n; i++)
    to[starts[from[i].hash >> shift & (DIGIT_VALUES - 1)]++] = from[i];
}

/* Inside the exchange library only: by hash; those of one hash stay in the
 * order in which they were added. */
void
swb_tokens_sort (GArray *tokens)
{
  SwbToken *own = (SwbToken *) (gpointer) tokens->data;
  g_autofree SwbToken *other = g_new (SwbToken, MAX (tokens->len, 1));

  for (guint d = 0; d < DIGITS; d++)
    if (d % 2 == 0)
      sort_digit (own, other, tokens->len, d * DIGIT_BITS);
    else
      sort_digit (other, own, tokens->len, d * DIGIT_BITS);
  if (tokens->len > 0)
    memcpy (own, other, tokens->len * sizeof *own);
}

/* Inside the exchange library only: the first of the tokens with this hash; @n
 * is how many there are, but not more than @most. */
const SwbToken *
swb_tokens_find (GArray *tokens, guint32 hash, guint most, guint *n)
{
  const SwbToken *all = (const SwbToken *) (gpointer) tokens->data;
  guint low = 0;
  guint high = tokens->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (all[middle].hash < hash)
        low = middle + 1;
      else
        high = middle;
    }
  for (*n = 0;
       *n < most && low + *n < tokens->len && all[low + *n].hash == hash;
       (*n)++)
    ;
  return *n > 0 ? &all[low] : NULL;
}
