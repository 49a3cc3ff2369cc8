/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which shares of an audience a title names: "Audience age 18-24", "Female %",
 * "Top city: Mumbai", "% India". Words that say what a share is by and that it
 * is one are taken away; what is left says of whom. */
#include "exchange/swb-share-title.h"

#include "base/swb-country.h"
#include "base/swb-language.h"
#include "base/swb-text.h"
#include "exchange/swb-own-title.h"

#include <string.h>

/* Words of a title; more are no title of a share. */
#define MOST_WORDS 12

enum
{
  AUDIENCE = 1 << 0,
  PERCENT = 1 << 1,
  TOP = 1 << 2,
  FILLER = 1 << 3,
  BY = 1 << 4, /* and what it is by, one bit a kind */
};

#define BY_KIND(kind) (BY << (kind))

typedef struct
{
  guint mark;
  const char *words;
} Words;

static const Words lists[] = {
  { AUDIENCE,
    "audience audiences audiencia publico zielgruppe viewers viewer followers "
    "follower fans subscribers seguidores demographics demographic demografia "
    "split breakdown distribution verteilung distribucion दर्शक 시청자 "
    "オーディエンス" },
  { PERCENT, "percent percentage pct share anteil porcentaje prozent ratio "
             "proporcion weight 비율 割合" },
  { TOP, "top main largest biggest" },
  { FILLER, "of the from in by are is aus de der with for group groups range "
            "ranges bracket and und y et name code page" },
  { FILLER, "instagram insta ig tiktok youtube yt facebook fb twitter twitch "
            "snapchat linkedin pinterest" },
  { BY_KIND (SWB_SHARE_AGE),
    "age ages edad edades alter altersgruppe idade आयु उम्र 나이 연령 年齢" },
  { BY_KIND (SWB_SHARE_GENDER),
    "gender genders sex genero geschlecht लिंग 성별 性別" },
  { BY_KIND (SWB_SHARE_COUNTRY),
    "country countries pais paises pays land länder nation nations देश страна "
    "국가 国" },
  { BY_KIND (SWB_SHARE_REGION),
    "city cities town towns ciudad ciudades cidade cidades stadt städte ville "
    "villes region regions state states शहर город 도시 都市" },
  { BY_KIND (SWB_SHARE_LANGUAGE),
    "language languages lang idioma idiomas sprache sprachen langue langues "
    "भाषा язык 언어 言語" },
  { BY_KIND (SWB_SHARE_INTEREST),
    "interest interests intereses interessen रुचि 관심사" },
};

/* Where a word stands in its title. */
typedef struct
{
  const char *start;
  const char *end;
  guint mark;
} Word;

/* @marks: of all words. @rest: of those that are left, from the first to the
 * last. */
typedef struct
{
  Word words[MOST_WORDS];
  guint n_words;
  guint marks;
  guint n_rest;
  char *rest;
} Title;

static GHashTable *
get_marks (void)
{
  static GHashTable *marks;

  if (g_once_init_enter (&marks))
    {
      GHashTable *table =
          g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
        {
          g_auto (GStrv) words = g_strsplit (lists[i].words, " ", -1);

          for (guint k = 0; words[k] != NULL; k++)
            g_hash_table_insert (table, swb_text_fold (words[k]),
                                 GUINT_TO_POINTER (lists[i].mark));
        }
      g_once_init_leave (&marks, table);
    }
  return marks;
}

static guint
mark_of (const char *start, const char *end)
{
  g_autofree char *word = g_strndup (start, (gsize) (end - start));
  g_autofree char *folded = NULL;

  if (strcmp (word, "%") == 0)
    return PERCENT;
  folded = swb_text_fold (word);
  return GPOINTER_TO_UINT (g_hash_table_lookup (get_marks (), folded));
}

static gboolean
is_of_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '+';
}

/* FALSE where it has too many words. */
static gboolean
split (Title *title, const char *text)
{
  const char *at = text;

  while (*at != '\0')
    {
      Word *word = &title->words[title->n_words];
      gunichar c = g_utf8_get_char (at);

      word->start = at;
      at = g_utf8_next_char (at);
      if (c != '%' && !is_of_word (c))
        continue;
      while (c != '%' && *at != '\0' && is_of_word (g_utf8_get_char (at)))
        at = g_utf8_next_char (at);
      word->end = at;
      word->mark = mark_of (word->start, word->end);
      title->marks |= word->mark;
      if (++title->n_words == MOST_WORDS)
        return FALSE;
    }
  return title->n_words > 0;
}

static gboolean
are_fillers (const Word *from, const Word *to)
{
  while (from < to && from->mark == FILLER)
    from++;
  return from == to;
}

/* What is left: as it stands where it is one piece, else word by word. */
static void
find_rest (Title *title)
{
  const Word *first = NULL;
  const Word *last = NULL;
  gboolean broken = FALSE;
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < title->n_words; i++)
    {
      const Word *word = &title->words[i];

      if (word->mark != 0)
        continue;
      if (first == NULL)
        first = word;
      broken = broken || (last != NULL && !are_fillers (last + 1, word));
      last = word;
      g_string_append_printf (joined, "%s%.*s", title->n_rest++ > 0 ? " " : "",
                              (int) (word->end - word->start), word->start);
    }
  if (first != NULL && !broken)
    {
      g_string_truncate (joined, 0);
      g_string_append_len (joined, first->start, last->end - first->start);
    }
  title->rest = g_string_free (joined, FALSE);
}

/* "1", "1st", and nothing for 0. */
static gboolean
read_rank (const char *text, guint *rank)
{
  g_autofree char *folded = swb_text_fold (text);
  char *end;
  const guint64 number = g_ascii_strtoull (folded, &end, 10);
  static const char *const ends[] = { "", "st", "nd", "rd", "th", NULL };

  *rank = (guint) MIN (number, 1000);
  return *folded == '\0' || (g_ascii_isdigit (*folded) && number > 0 &&
                             number <= 100 && g_strv_contains (ends, end));
}

static gboolean
is_rank (const char *text)
{
  guint rank;

  return read_rank (text, &rank) && rank > 0;
}

/* The kinds that the title names, a bit each. */
static guint
get_kinds (const Title *title)
{
  return title->marks / BY & ((1u << SWB_SHARE_AGE_GENDER) - 1);
}

static gboolean
take (SwbShareTitle *found, SwbShareKind kind, const char *who)
{
  g_autofree char *tidy = swb_share_tidy (kind, who);

  found->field = swb_field_of_share (kind);
  return tidy != NULL &&
         g_strlcpy (found->who, tidy, sizeof found->who) < sizeof found->who;
}

/* No number of a list is that of an age. */
static gboolean
is_grown (const char *age)
{
  const guint64 first = g_ascii_strtoull (age, NULL, 10);

  return first >= 10 && first <= 99;
}

/* An age needs no other word: nothing else is written like "18-24". */
static gboolean
take_age (SwbShareTitle *found, const Title *title)
{
  g_autofree char *age = swb_share_tidy (SWB_SHARE_AGE, title->rest);

  return age != NULL && strpbrk (age, "-+") != NULL && is_grown (age) &&
         take (found, SWB_SHARE_AGE, age);
}

static gboolean
take_gender (SwbShareTitle *found, const Title *title)
{
  g_autofree char *who = swb_share_tidy (SWB_SHARE_GENDER, title->rest);

  if (title->n_rest != 1 ||
      (g_strcmp0 (who, "women") != 0 && g_strcmp0 (who, "men") != 0))
    return FALSE;
  if (strlen (title->rest) == 1 &&
      (title->marks & BY_KIND (SWB_SHARE_GENDER)) == 0)
    return FALSE;
  return take (found, SWB_SHARE_GENDER, who);
}

/* "Audience country IN" and "… DE": codes that are small words besides. */
static gboolean
take_small_word (SwbShareTitle *found, const Title *title)
{
  for (guint i = title->n_words; i > 0; i--)
    {
      const Word *word = &title->words[i - 1];
      g_autofree char *text =
          g_strndup (word->start, (gsize) (word->end - word->start));

      if (word->mark == FILLER && g_ascii_isupper (text[0]) &&
          g_ascii_isupper (text[1]) && swb_country_code_of (text) != NULL)
        return take (found, SWB_SHARE_COUNTRY, text);
    }
  return FALSE;
}

/* A title that says what the share is by. */
static gboolean
take_told (SwbShareTitle *found, const Title *title, SwbShareKind kind)
{
  const guint said = title->marks & (AUDIENCE | TOP | PERCENT);

  if (said == 0)
    return FALSE;
  if (title->n_rest == 0 && kind == SWB_SHARE_COUNTRY &&
      take_small_word (found, title))
    return TRUE;
  if (title->n_rest > 0 && !is_rank (title->rest))
    return take (found, kind, title->rest);
  if ((said & (AUDIENCE | TOP)) == 0)
    return FALSE;
  found->field = swb_field_of_share (kind);
  found->who[0] = '\0';
  return TRUE;
}

/* "% India", "Hindi audience": a name that is only one thing. */
static gboolean
take_name (SwbShareTitle *found, const Title *title)
{
  if ((title->marks & (AUDIENCE | PERCENT)) == 0 || title->n_rest == 0)
    return FALSE;
  if (swb_country_code (title->rest) != NULL || strcmp (title->rest, "US") == 0)
    return take (found, SWB_SHARE_COUNTRY, title->rest);
  return strlen (title->rest) > 3 && strpbrk (title->rest, "-_") == NULL &&
         swb_language_code (title->rest) != NULL &&
         take (found, SWB_SHARE_LANGUAGE, title->rest);
}

/* "Female 18-24", "M.25-34": nothing else is written like it either. */
static gboolean
take_age_gender (SwbShareTitle *found, const Title *title)
{
  g_autofree char *who = swb_share_tidy (SWB_SHARE_AGE_GENDER, title->rest);
  const char *age = who != NULL ? strchr (who, ' ') + 1 : "";

  return strpbrk (age, "-+") != NULL && is_grown (age) &&
         take (found, SWB_SHARE_AGE_GENDER, who);
}

static gboolean
read_words (const Title *title, SwbShareTitle *found)
{
  const guint both = 1u << SWB_SHARE_AGE | 1u << SWB_SHARE_GENDER;
  const guint kinds = get_kinds (title);
  const int kind = kinds != 0 ? g_bit_nth_lsf (kinds, -1) : -1;

  if ((kinds & ~both) == 0 && take_age_gender (found, title))
    return TRUE;
  if (kinds == both && title->n_rest == 0)
    return take_told (found, title, SWB_SHARE_AGE_GENDER);
  if ((kinds & (kinds - 1)) != 0)
    return FALSE;
  if ((kind < 0 || kind == SWB_SHARE_AGE) && take_age (found, title))
    return TRUE;
  if ((kind < 0 || kind == SWB_SHARE_GENDER) && take_gender (found, title))
    return TRUE;
  return kind >= 0 ? take_told (found, title, (SwbShareKind) kind)
                   : take_name (found, title);
}

static char *
clean_title (const char *title)
{
  return swb_text_clean (title != NULL ? swb_own_title (title) : "", -1);
}

/**
 * swb_share_title_read:
 * @title: (nullable): a column's title as it stands in the file
 * @found: (out): what it means
 *
 * Returns: whether it names shares of an audience; the cells have to agree
 */
gboolean
swb_share_title_read (const char *title, SwbShareTitle *found)
{
  g_autofree char *clean = clean_title (title);
  Title parts = { .n_words = 0 };
  gboolean known;

  found->field = SWB_FIELD_IGNORE;
  found->who[0] = '\0';
  if (strlen (clean) > 4 * SWB_SHARE_LONGEST || !split (&parts, clean))
    return FALSE;
  find_rest (&parts);
  found->audience = (parts.marks & AUDIENCE) != 0;
  known = read_words (&parts, found);
  g_free (parts.rest);
  return known;
}

/**
 * swb_share_title_read_rank:
 * @title: (nullable): a column's title as it stands in the file
 * @found: (out): what it means
 *
 * Returns: whether it may be one of two columns of which the other one has the
 *   shares, or says of whom they are
 */
gboolean
swb_share_title_read_rank (const char *title, SwbShareRank *found)
{
  g_autofree char *clean = clean_title (title);
  Title parts = { .n_words = 0 };
  guint kinds;
  gboolean ok;

  *found = (SwbShareRank){ .kind = -1 };
  if (strlen (clean) > 4 * SWB_SHARE_LONGEST || !split (&parts, clean))
    return FALSE;
  find_rest (&parts);
  kinds = get_kinds (&parts);
  found->percent = (parts.marks & PERCENT) != 0;
  if (kinds != 0)
    found->kind = g_bit_nth_lsf (kinds, -1);
  ok = (kinds & (kinds - 1)) == 0 && read_rank (parts.rest, &found->rank) &&
       (found->percent || kinds != 0) &&
       (found->percent || found->rank > 0 ||
        (parts.marks & (AUDIENCE | TOP)) != 0);
  g_free (parts.rest);
  return ok;
}

/**
 * swb_share_title_tell_who:
 * @title: (nullable): a column's title
 * @field: a share that somebody says it tells
 * @who: (out) (array fixed-size=64): of whom, as far as the title says it; ""
 *   where it does not
 *
 * Returns: whether it says it
 */
gboolean
swb_share_title_tell_who (const char *title, SwbField field, char *who)
{
  g_autofree char *clean = clean_title (title);
  SwbShareTitle found = { .field = field };
  Title parts = { .n_words = 0 };
  gboolean told = FALSE;

  if (strlen (clean) <= 4 * SWB_SHARE_LONGEST && split (&parts, clean))
    {
      find_rest (&parts);
      told = !is_rank (parts.rest) &&
             take (&found, swb_field_share_kind (field), parts.rest);
      g_free (parts.rest);
    }
  g_strlcpy (who, told ? found.who : "", SWB_SHARE_LONGEST);
  return told;
}
