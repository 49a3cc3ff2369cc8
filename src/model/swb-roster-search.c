/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A word is looked for in two places: once in each text that creators share,
 * and in what is told of one creator alone. The latter lie one behind the
 * other in an arena, so that they are looked through in one go. */
#include "model/swb-roster-search.h"

#include "base/swb-text.h"
#include "model/swb-roster-data-private.h"
#include "model/swb-roster-strings-private.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* From so many creators on two threads look. */
#define MANY 200000

/* Bytes that are looked for. Where a syllable is begun, they are followed by
 * what makes it one of some. */
typedef struct
{
  char *text;
  gsize length;
  gsize one; /* places of two bytes that tell much of the bytes */
  gsize other;
  gsize before;   /* the begun syllable */
  gunichar first; /* that it may become, 0 where none is begun */
  gunichar last;
} Probe;

/* A word. */
typedef struct
{
  const char *text;
  gsize length;
  GArray *probes;   /* of Probe: one of them must be found */
  guint8 *in_words; /* by code: whether the shared text has it */
} Needle;

struct _SwbRosterSearch
{
  const SwbRosterData *data;
  GArray *needles; /* of Needle, the longest first */
};

static const SwbRosterText shared[] = {
  SWB_ROSTER_TEXT_NICHES,
  SWB_ROSTER_TEXT_CITIES,
  SWB_ROSTER_TEXT_COUNTRY,
  SWB_ROSTER_TEXT_TAGS,
};

static void
clear_probe (gpointer memory)
{
  g_free (((Probe *) memory)->text);
}

static void
clear_needle (gpointer memory)
{
  Needle *needle = memory;

  g_array_unref (needle->probes);
  g_free (needle->in_words);
}

static int
longest_first (gconstpointer a, gconstpointer b)
{
  gsize one = ((const Needle *) a)->length;
  gsize other = ((const Needle *) b)->length;

  return (one < other) - (one > other);
}

/* The first bytes of a letter are those of its whole script; its last byte is
 * its own. */
static gsize
end_of_first_letter (const char *word, gsize length)
{
  gsize at = 0;

  while (at + 1 < length && ((guchar) word[at + 1] & 0xc0) == 0x80)
    at++;
  return at;
}

static void
add_probe (
    Needle *needle, char *text, gsize before, gunichar first, gunichar last)
{
  Probe probe = { .text = text,
                  .length = strlen (text),
                  .before = before,
                  .first = first,
                  .last = last };

  probe.one = end_of_first_letter (text, probe.length);
  probe.other = probe.length - 1;
  if (probe.one == probe.other && probe.one > 0)
    probe.one--;
  g_array_append_val (needle->probes, probe);
}

/* A begun syllable is looked for by the first byte of those that it may
 * become. */
static void
add_begun (Needle *needle)
{
  gunichar first;
  gunichar last;
  gsize before;
  char begin[6];
  char end[6];

  if (!swb_text_is_begun (needle->text, &before, &first, &last))
    return;
  g_unichar_to_utf8 (first, begin);
  g_unichar_to_utf8 (last, end);
  for (guint lead = (guchar) begin[0]; lead <= (guchar) end[0]; lead++)
    add_probe (
        needle,
        g_strdup_printf ("%.*s%c", (int) before, needle->text, (char) lead),
        before, first, last);
}

static void
add_needle (SwbRosterSearch *self, const char *word)
{
  const SwbRosterStrings *strings = self->data->columns->strings;
  guint n_words = swb_roster_strings_n_words (strings);
  Needle needle = { .text = word,
                    .length = strlen (word),
                    .probes = g_array_new (FALSE, FALSE, sizeof (Probe)) };

  g_array_set_clear_func (needle.probes, clear_probe);
  add_probe (&needle, g_strdup (word), 0, 0, 0);
  add_begun (&needle);
  needle.in_words = g_malloc0 (n_words);
  for (guint32 code = 1; code < n_words; code++)
    needle.in_words[code] =
        swb_text_finds_folded (swb_roster_strings_folded (strings, code), word);
  g_array_append_val (self->needles, needle);
}

/**
 * swb_roster_search_new:
 * @data: finished columns
 * @words: (array zero-terminated=1): as swb_text_fold() gives them; each must
 *   be found; both must outlive the search
 *
 * Returns: (transfer full): a search
 */
SwbRosterSearch *
swb_roster_search_new (const SwbRosterData *data, char *const *words)
{
  SwbRosterSearch *self = g_new0 (SwbRosterSearch, 1);

  self->data = data;
  self->needles = g_array_new (FALSE, FALSE, sizeof (Needle));
  g_array_set_clear_func (self->needles, clear_needle);
  for (; *words != NULL; words++)
    if (**words != '\0')
      add_needle (self, *words);
  g_array_sort (self->needles, longest_first);
  return self;
}

/**
 * swb_roster_search_free:
 * @self: (transfer full) (nullable): a search
 */
void
swb_roster_search_free (SwbRosterSearch *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->needles);
  g_free (self);
}

/* Without a word everybody is found. */
static gboolean
is_open (const SwbRosterSearch *self)
{
  return self->needles->len == 0;
}

static gboolean
is_in_shared (const SwbRosterSearch *self, const Needle *needle, guint creator)
{
  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    if (needle->in_words[self->data->columns->texts[shared[i]][creator]])
      return TRUE;
  return FALSE;
}

static gboolean
has_needle (const SwbRosterSearch *self, const Needle *needle, guint creator)
{
  return is_in_shared (self, needle, creator) ||
         swb_text_finds_folded (swb_roster_data_folded (self->data, creator),
                                needle->text);
}

/**
 * swb_roster_search_fits:
 * @self: a search
 * @creator: less than the number of creators
 *
 * Returns: whether each word is somewhere in what is told of the creator
 */
gboolean
swb_roster_search_fits (const SwbRosterSearch *self, guint creator)
{
  for (guint i = 0; i < self->needles->len; i++)
    if (!has_needle (self, &g_array_index (self->needles, Needle, i), creator))
      return FALSE;
  return TRUE;
}

#ifdef __SSE2__
/* Sixteen places at a time by two bytes of the word; the others are looked at
 * where both are there. */
static const char *
find_next (const char *at, const char *end, const Probe *probe)
{
  const __m128i one = _mm_set1_epi8 (probe->text[probe->one]);
  const __m128i other = _mm_set1_epi8 (probe->text[probe->other]);

  for (; (gsize) (end - at) >= probe->length + 15; at += 16)
    {
      const __m128i here = _mm_cmpeq_epi8 (
          one, _mm_loadu_si128 (
                   (const __m128i *) (gconstpointer) (at + probe->one)));
      const __m128i there = _mm_cmpeq_epi8 (
          other, _mm_loadu_si128 (
                     (const __m128i *) (gconstpointer) (at + probe->other)));
      guint hits = (guint) _mm_movemask_epi8 (_mm_and_si128 (here, there));

      for (; hits != 0; hits &= hits - 1)
        {
          const char *hit = at + __builtin_ctz (hits);

          if (memcmp (hit, probe->text, probe->length) == 0)
            return hit;
        }
    }
  return memmem (at, (gsize) (end - at), probe->text, probe->length);
}
#else
static const char *
find_next (const char *at, const char *end, const Probe *probe)
{
  return memmem (at, (gsize) (end - at), probe->text, probe->length);
}
#endif

/* Whether the syllable that is begun is one of those that it may become. */
static gboolean
is_syllable (const Probe *probe, const char *hit)
{
  gunichar c;

  if (probe->first == 0)
    return TRUE;
  c = g_utf8_get_char (hit + probe->before);
  return c >= probe->first && c <= probe->last;
}

/* Looks through the texts of creators FROM to UNTIL, which lie one behind the
 * other. Between them may lie what is out of use: a hit counts where no text
 * has ended before it. */
static void
scan_run (const SwbRosterSearch *self,
          const Probe *probe,
          guint from,
          guint until,
          guint8 *found)
{
  const SwbRosterData *data = self->data;
  const guint32 *places = data->columns->folded;
  const char *start = swb_roster_data_folded (data, from);
  const char *last = swb_roster_data_folded (data, until - 1);
  const char *end = last + strlen (last);
  const char *at = start;
  guint creator = from;

  while ((at = find_next (at, end, probe)) != NULL)
    {
      guint32 place = places[from] + (guint32) (at - start);
      const char *text;

      while (creator + 1 < until && places[creator + 1] <= place)
        creator++;
      text = start + (places[creator] - places[from]);
      if (!is_syllable (probe, at) ||
          memchr (text, '\0', (gsize) (at - text)) != NULL)
        {
          at++;
          continue;
        }
      found[creator] = 1;
      if (creator + 1 == until)
        return;
      at = start + (places[++creator] - places[from]);
    }
}

/* Whether the text of the next creator lies behind, on the same page. */
static gboolean
goes_on (const guint32 *places, guint creator)
{
  guint32 from;
  guint32 next_from;

  if (places[creator] == 0 || places[creator + 1] <= places[creator])
    return FALSE;
  swb_roster_page_of (places[creator], SWB_ROSTER_TEXT_PAGE, &from);
  swb_roster_page_of (places[creator + 1], SWB_ROSTER_TEXT_PAGE, &next_from);
  return from == next_from;
}

typedef struct
{
  const SwbRosterSearch *self;
  SwbRosterStop *stop;
  guint from;
  guint until;
  guint8 *found;
} Part;

static gboolean
is_stopped (const Part *part, guint creator)
{
  return creator % SWB_ROSTER_BLOCK == 0 &&
         swb_roster_stop_has (part->stop, SWB_ROSTER_STOP_MATCH);
}

static void
scan_part (const Part *part, const Probe *probe)
{
  const guint32 *places = part->self->data->columns->folded;
  guint from = part->from;

  for (guint i = part->from; i < part->until; i++)
    if (i + 1 == part->until || !goes_on (places, i) ||
        (i + 1) % SWB_ROSTER_BLOCK == 0)
      {
        if (swb_roster_stop_has (part->stop, SWB_ROSTER_STOP_MATCH))
          return;
        scan_run (part->self, probe, from, i + 1, part->found);
        from = i + 1;
      }
}

static gpointer
run_part (gpointer memory)
{
  const Part *part = memory;
  const SwbRosterSearch *self = part->self;
  const Needle *needles = (const Needle *) (gpointer) self->needles->data;

  for (guint i = part->from; i < part->until && !is_stopped (part, i); i++)
    part->found[i] = is_in_shared (self, &needles[0], i);
  for (guint p = 0; p < needles[0].probes->len; p++)
    scan_part (part, &g_array_index (needles[0].probes, Probe, p));
  for (guint n = 1; n < self->needles->len; n++)
    for (guint i = part->from; i < part->until && !is_stopped (part, i); i++)
      if (part->found[i])
        part->found[i] = has_needle (self, &needles[n], i);
  return NULL;
}

/**
 * swb_roster_search_run:
 * @self: a search
 * @stop: (nullable): ends it, and what it found means nothing
 * @found: (out) (array): one a creator: 1 for who is found, else 0
 */
void
swb_roster_search_run (const SwbRosterSearch *self,
                       SwbRosterStop *stop,
                       guint8 *found)
{
  guint n = self->data->n_creators;
  guint half = n > MANY ? n / 2 : n;
  Part first = { self, stop, 0, half, found };
  Part second = { self, stop, half, n, found };
  GThread *thread = NULL;

  if (is_open (self))
    {
      memset (found, 1, n);
      return;
    }
  if (half < n)
    thread = g_thread_new ("swb-search", run_part, &second);
  run_part (&first);
  if (thread != NULL)
    g_thread_join (thread);
}
