/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How alike two names are, in any script and whatever the order of words. */
#include "analytics/swb-name-likeness.h"

#include <string.h>

#define MOST_WORDS 16

/* Winkler (1990): what each common letter at the start adds, and how many of
 * them count. */
#define PREFIX_SCALE 0.1
#define PREFIX_MOST 4

/* A name without what parts its words: word w has the letters first[w] to
 * first[w + 1] - 1. */
typedef struct
{
  uint32_t letters[SWB_NAME_MOST];
  size_t first[MOST_WORDS + 1];
  size_t n_words;
} Words;

static size_t
length_of (const Words *words)
{
  return words->first[words->n_words];
}

static bool
is_digit (uint32_t c)
{
  return (c >= '0' && c <= '9') || (c >= 0x966 && c <= 0x96f);
}

static bool
is_apostrophe (uint32_t c)
{
  return c == '\'' || c == '`' || c == 0x2bc || c == 0x2018 || c == 0x2019;
}

static bool
is_between (uint32_t c, uint32_t from, uint32_t to)
{
  return c >= from && c <= to;
}

/* White, punctuation and pictures: they part words and say no name. */
static bool
parts_words (uint32_t c)
{
  if (c < 0x80)
    return !(is_digit (c) || is_between (c, 'a', 'z') ||
             is_between (c, 'A', 'Z'));
  return is_between (c, 0x80, 0xa9) || is_between (c, 0xab, 0xb4) ||
         is_between (c, 0xb6, 0xb9) || is_between (c, 0xbb, 0xbf) ||
         c == 0xd7 || is_between (c, 0x964, 0x965) ||
         is_between (c, 0x2000, 0x2bff) || is_between (c, 0x3000, 0x3004) ||
         is_between (c, 0x3008, 0x3020) || c == 0x30fb ||
         is_between (c, 0xfe00, 0xfe0f) || is_between (c, 0xff00, 0xff0f) ||
         is_between (c, 0x1f000, 0x1faff) || is_between (c, 0xe0000, 0xe01ef);
}

/* Vowel signs and the like, which stand on a letter. The blocks of the Indian
 * scripts, 128 code points each, are laid out alike. */
static bool
stands_on_letter (uint32_t c)
{
  uint32_t place = c & 0x7f;

  if (is_between (c, 0x900, 0xdff))
    return place <= 0x3 || is_between (place, 0x3a, 0x3c) ||
           is_between (place, 0x3e, 0x4f) || is_between (place, 0x51, 0x57) ||
           is_between (place, 0x62, 0x63);
  return is_between (c, 0x300, 0x36f) || is_between (c, 0x64b, 0x65f) ||
         c == 0xe31 || is_between (c, 0xe34, 0xe3a) ||
         is_between (c, 0xe47, 0xe4e);
}

/* A letter is a syllable or a word: Hangul, kana, Chinese. */
static bool
is_dense (uint32_t c)
{
  return is_between (c, 0x3040, 0x30ff) || is_between (c, 0x3400, 0x9fff) ||
         is_between (c, 0xac00, 0xd7a3) || is_between (c, 0xf900, 0xfaff) ||
         is_between (c, 0x20000, 0x3ffff);
}

static void
split (const uint32_t *name, size_t n, Words *words)
{
  size_t at = 0;
  bool inside = false;

  words->n_words = 0;
  words->first[0] = 0;
  for (size_t i = 0; i < n && i < SWB_NAME_MOST; i++)
    {
      if (is_apostrophe (name[i]))
        continue;
      if (parts_words (name[i]))
        {
          inside = false;
          continue;
        }
      if (!inside && words->n_words < MOST_WORDS)
        words->first[words->n_words++] = at;
      inside = true;
      words->letters[at++] = name[i];
      words->first[words->n_words] = at;
    }
}

/* Marks the letters that both have at about the same place; returns how
 * many. */
static size_t
match (const uint32_t *a,
       size_t n_a,
       const uint32_t *b,
       size_t n_b,
       bool *in_a,
       bool *in_b)
{
  size_t longer = n_a > n_b ? n_a : n_b;
  size_t reach = longer / 2 > 0 ? longer / 2 - 1 : 0;
  size_t n = 0;

  memset (in_a, 0, n_a * sizeof *in_a);
  memset (in_b, 0, n_b * sizeof *in_b);
  for (size_t i = 0; i < n_a; i++)
    {
      size_t from = i > reach ? i - reach : 0;
      size_t until = i + reach + 1 < n_b ? i + reach + 1 : n_b;

      for (size_t j = from; j < until; j++)
        if (!in_b[j] && a[i] == b[j])
          {
            in_a[i] = in_b[j] = true;
            n++;
            break;
          }
    }
  return n;
}

static double
jaro (const uint32_t *a, size_t n_a, const uint32_t *b, size_t n_b)
{
  bool in_a[SWB_NAME_MOST];
  bool in_b[SWB_NAME_MOST];
  size_t n = match (a, n_a, b, n_b, in_a, in_b);
  size_t moved = 0;
  double m = (double) n;

  if (n == 0)
    return 0.0;
  for (size_t i = 0, j = 0; i < n_a; i++)
    {
      if (!in_a[i])
        continue;
      while (!in_b[j])
        j++;
      moved += a[i] != b[j++];
    }
  return (m / (double) n_a + m / (double) n_b +
          (m - (double) (moved / 2)) / m) /
         3.0;
}

static double
jaro_winkler (const uint32_t *a, size_t n_a, const uint32_t *b, size_t n_b)
{
  double likeness = jaro (a, n_a, b, n_b);
  size_t common = 0;

  while (common < PREFIX_MOST && common < n_a && common < n_b &&
         a[common] == b[common])
    common++;
  return likeness + (double) common * PREFIX_SCALE * (1.0 - likeness);
}

static bool
has_digit (const uint32_t *letters, size_t n)
{
  for (size_t i = 0; i < n; i++)
    if (is_digit (letters[i]))
      return true;
  return false;
}

/* A number in a word is there to tell it from another. */
static double
compare_letters (const uint32_t *a, size_t n_a, const uint32_t *b, size_t n_b)
{
  if (n_a == n_b && memcmp (a, b, n_a * sizeof *a) == 0)
    return 1.0;
  if (has_digit (a, n_a) || has_digit (b, n_b))
    return 0.0;
  return jaro_winkler (a, n_a, b, n_b);
}

static double
compare_words (const Words *a, size_t i, const Words *b, size_t j)
{
  return compare_letters (
      &a->letters[a->first[i]], a->first[i + 1] - a->first[i],
      &b->letters[b->first[j]], b->first[j + 1] - b->first[j]);
}

/* The closest two words that are free; FALSE when one side has no more. */
static bool
take_closest (const Words *a,
              const Words *b,
              double likeness[MOST_WORDS][MOST_WORDS],
              bool *taken_a,
              bool *taken_b,
              double *sum)
{
  double best = -1.0;
  size_t at_a = 0;
  size_t at_b = 0;

  for (size_t i = 0; i < a->n_words; i++)
    for (size_t j = 0; j < b->n_words; j++)
      if (!taken_a[i] && !taken_b[j] && likeness[i][j] > best)
        {
          best = likeness[i][j];
          at_a = i;
          at_b = j;
        }
  if (best < 0.0)
    return false;
  taken_a[at_a] = taken_b[at_b] = true;
  *sum += best * (double) (a->first[at_a + 1] - a->first[at_a] +
                           b->first[at_b + 1] - b->first[at_b]);
  return true;
}

/* Each word with one of the other name, the closest first; by their lengths. */
static double
compare_by_words (const Words *a, const Words *b)
{
  double likeness[MOST_WORDS][MOST_WORDS];
  bool taken_a[MOST_WORDS] = { false };
  bool taken_b[MOST_WORDS] = { false };
  double sum = 0.0;

  for (size_t i = 0; i < a->n_words; i++)
    for (size_t j = 0; j < b->n_words; j++)
      likeness[i][j] = compare_words (a, i, b, j);
  while (take_closest (a, b, likeness, taken_a, taken_b, &sum))
    ;
  return sum / (double) (length_of (a) + length_of (b));
}

/* By the shorter name: what is one letter of three is another name, what is
 * one of twelve a slip. */
static double
bar_of (const Words *a, const Words *b)
{
  const Words *shorter = length_of (a) < length_of (b) ? a : b;
  size_t letters = 0;
  size_t dense = 0;

  for (size_t i = 0; i < length_of (shorter); i++)
    if (!stands_on_letter (shorter->letters[i]))
      {
        letters++;
        dense += is_dense (shorter->letters[i]);
      }
  if (letters <= 4 || (dense > 0 && letters <= 5))
    return 1.0;
  return letters <= 7 ? 0.94 : 0.9;
}

/**
 * swb_name_jaro:
 * @a: (array length=n_a): code points
 * @n_a: how many, 1 to %SWB_NAME_MOST
 * @b: (array length=n_b): code points
 * @n_b: likewise
 * @likeness: (out): 0, nothing in common, to 1, the same
 *
 * Jaro (1989, doi 10.1080/01621459.1989.10478785): with m letters that stand
 * in both no further apart than half of the longer one's length less 1, t
 * half of those that stand in another order:
 * (m / n_a + m / n_b + (m - t) / m) / 3.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH where one is empty; %SWB_STATUS_INVALID
 *   where one is too long
 */
SwbStatus
swb_name_jaro (const uint32_t *a,
               size_t n_a,
               const uint32_t *b,
               size_t n_b,
               double *likeness)
{
  if (n_a == 0 || n_b == 0)
    return SWB_STATUS_NOT_ENOUGH;
  if (a == NULL || b == NULL || n_a > SWB_NAME_MOST || n_b > SWB_NAME_MOST)
    return SWB_STATUS_INVALID;
  *likeness = jaro (a, n_a, b, n_b);
  return SWB_STATUS_OK;
}

/**
 * swb_name_jaro_winkler:
 * @a: (array length=n_a): code points
 * @n_a: how many, 1 to %SWB_NAME_MOST
 * @b: (array length=n_b): code points
 * @n_b: likewise
 * @likeness: (out): 0, nothing in common, to 1, the same
 *
 * Winkler (1990, String Comparator Metrics and Enhanced Decision Rules in the
 * Fellegi-Sunter Model of Record Linkage): with Jaro's j and p common letters
 * at the start, at most 4: j + 0.1 p (1 - j).
 *
 * Returns: as swb_name_jaro()
 */
SwbStatus
swb_name_jaro_winkler (const uint32_t *a,
                       size_t n_a,
                       const uint32_t *b,
                       size_t n_b,
                       double *likeness)
{
  SwbStatus status = swb_name_jaro (a, n_a, b, n_b, likeness);

  if (status == SWB_STATUS_OK)
    *likeness = jaro_winkler (a, n_a, b, n_b);
  return status;
}

/**
 * swb_name_letters:
 * @text: UTF-8; what is not valid is left out
 * @letters: (out caller-allocates) (array length=room): its code points
 * @room: how many there is room for; the rest is left out
 *
 * Returns: how many
 */
size_t
swb_name_letters (const char *text, uint32_t *letters, size_t room)
{
  const unsigned char *at = (const unsigned char *) text;
  size_t n = 0;

  while (at != NULL && *at != '\0' && n < room)
    {
      size_t more = *at < 0x80 ? 0 : *at >= 0xf0 ? 3 : *at >= 0xe0 ? 2 : 1;
      uint32_t c = *at < 0x80 ? *at : *at & (0x3fu >> more);
      bool valid = *at < 0x80 || (*at >= 0xc2 && *at < 0xf5);

      at++;
      for (; valid && more > 0; more--)
        {
          valid = (*at & 0xc0) == 0x80;
          if (valid)
            c = c << 6 | (*at++ & 0x3f);
        }
      if (valid)
        letters[n++] = c;
    }
  return n;
}

/**
 * swb_name_likeness:
 * @a: (array length=n_a): the code points of a name, folded
 * @n_a: how many; only the first %SWB_NAME_MOST count
 * @b: (array length=n_b): those of another
 * @n_b: likewise
 * @result: (out): how alike they are, and how alike they would have to be
 *
 * Words are parted at white, punctuation and pictures. Each is compared by
 * Jaro and Winkler with one word of the other name, the closest first, and
 * the mean goes by their lengths, a word left over counting 0 (after Monge and
 * Elkan 1996, made symmetric); a word with a digit is like no other than
 * itself. That is believed, and where one name has more words than the other
 * also what all letters say in their order. Symmetric; the same names are alike
 * by 1. Allocates nothing.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH where one of them has no letter;
 *   %SWB_STATUS_INVALID for null
 */
SwbStatus
swb_name_likeness (const uint32_t *a,
                   size_t n_a,
                   const uint32_t *b,
                   size_t n_b,
                   SwbNameLikeness *result)
{
  Words one;
  Words other;

  if ((a == NULL && n_a > 0) || (b == NULL && n_b > 0))
    return SWB_STATUS_INVALID;
  split (a, n_a, &one);
  split (b, n_b, &other);
  if (one.n_words == 0 || other.n_words == 0)
    return SWB_STATUS_NOT_ENOUGH;
  result->in_order = compare_letters (one.letters, length_of (&one),
                                      other.letters, length_of (&other));
  result->by_words = compare_by_words (&one, &other);
  result->likeness = result->by_words;
  if (one.n_words != other.n_words && result->in_order > result->likeness)
    result->likeness = result->in_order;
  result->bar = bar_of (&one, &other);
  return SWB_STATUS_OK;
}

/**
 * swb_name_likeness_of_text:
 * @a: (nullable): a name in UTF-8, folded
 * @b: (nullable): another
 * @result: (out): as swb_name_likeness() tells it
 *
 * Returns: as swb_name_likeness()
 */
SwbStatus
swb_name_likeness_of_text (const char *a,
                           const char *b,
                           SwbNameLikeness *result)
{
  uint32_t one[SWB_NAME_MOST];
  uint32_t other[SWB_NAME_MOST];
  size_t n_one = swb_name_letters (a, one, SWB_NAME_MOST);
  size_t n_other = swb_name_letters (b, other, SWB_NAME_MOST);

  return swb_name_likeness (one, n_one, other, n_other, result);
}

/**
 * swb_name_may_be_same:
 * @result: what swb_name_likeness() told
 *
 * Returns: whether a person should be asked
 */
bool
swb_name_may_be_same (const SwbNameLikeness *result)
{
  return result->likeness >= result->bar - 1e-12;
}
