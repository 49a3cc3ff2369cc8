/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a segment is called (in swb-audience.h): one text for what means the
 * same, and a name for people. */
#include "document/swb-audience.h"

#include "base/swb-country.h"
#include "base/swb-language.h"
#include "base/swb-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Words that stand beside the numbers of an age. */
static const char age_words[] = "|to|y|yo|yr|yrs|years|year|old|age|ages|aged|"
                                "plus|and|over|older|above|up|bis|a|";
static const char open_words[] = "|plus|over|older|above|up|";

static const char women[] = "|women|woman|female|females|f|w|girls|mujer|"
                            "mujeres|femenino|frauen|weiblich|femme|femmes|"
                            "mulheres|महिला|महिलाएँ|महिलाएं|여성|여자|女性|"
                            "женщины|";
static const char men[] = "|men|man|male|males|m|boys|hombre|hombres|"
                          "masculino|männer|männlich|homme|hommes|homens|"
                          "पुरुष|남성|남자|男性|мужчины|";

/**
 * swb_share_kind_name:
 * @kind: a kind of segments
 *
 * Returns: what people call it
 */
const char *
swb_share_kind_name (SwbShareKind kind)
{
  static const char *const names[SWB_N_SHARE_KINDS] = {
    [SWB_SHARE_LANGUAGE] = N_ ("Language"),
    [SWB_SHARE_REGION] = N_ ("City or region"),
    [SWB_SHARE_COUNTRY] = N_ ("Country"),
    [SWB_SHARE_INTEREST] = N_ ("Interest"),
    [SWB_SHARE_AGE] = N_ ("Age"),
    [SWB_SHARE_GENDER] = N_ ("Gender"),
    [SWB_SHARE_AGE_GENDER] = N_ ("Age and gender"),
    [SWB_SHARE_JOINT] = N_ ("Segment"),
  };

  g_return_val_if_fail (kind < SWB_N_SHARE_KINDS, "");

  return _ (names[kind]);
}

static gboolean
is_one_of (const char *word, const char *list)
{
  g_autofree char *wanted = g_strconcat ("|", word, "|", NULL);

  return strstr (list, wanted) != NULL;
}

/* The numbers of an age, -1 where a word says something else. */
static int
read_ages (const char *folded, guint ages[2], gboolean *open)
{
  g_auto (GStrv) words = NULL;
  GString *apart = g_string_new (NULL);
  int n = 0;

  *open = strchr (folded, '+') != NULL;
  for (const char *at = folded; *at != '\0'; at++)
    {
      const gboolean turn =
          at > folded && g_ascii_isdigit (*at) != g_ascii_isdigit (at[-1]);

      g_string_append_printf (apart, turn ? " %c" : "%c",
                              strchr ("-_+().,/", *at) != NULL ? ' ' : *at);
    }
  words = g_strsplit (apart->str, " ", -1);
  g_string_free (apart, TRUE);
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint64 age;

      *open = *open || is_one_of (words[i], open_words);
      if (*words[i] == '\0' || is_one_of (words[i], age_words))
        continue;
      if (n == 2 ||
          !g_ascii_string_to_unsigned (words[i], 10, 0, 120, &age, NULL))
        return -1;
      ages[n++] = (guint) age;
    }
  return n;
}

/* "18-24" or "65+"; the long dash of a word processor is the same. */
static char *
tidy_age (const char *text)
{
  g_autofree char *folded = swb_text_fold (text);
  g_autoptr (GString) plain = g_string_new (folded);
  guint ages[2];
  gboolean open;
  int n;

  g_string_replace (plain, "–", "-", 0);
  g_string_replace (plain, "—", "-", 0);
  n = read_ages (plain->str, ages, &open);
  if (n == 2 && !open && ages[0] < ages[1])
    return g_strdup_printf ("%u-%u", ages[0], ages[1]);
  if (n == 1)
    return g_strdup_printf (open ? "%u+" : "%u", ages[0]);
  return NULL;
}

static char *
tidy_gender (const char *clean)
{
  g_autofree char *folded = swb_text_fold (clean);

  if (is_one_of (folded, women))
    return g_strdup ("women");
  return g_strdup (is_one_of (folded, men) ? "men" : clean);
}

static gboolean
is_gender (const char *folded)
{
  return *folded != '\0' &&
         (is_one_of (folded, women) || is_one_of (folded, men));
}

static const char *
find_country (const char *clean)
{
  const char *code = swb_country_code (clean);

  return code != NULL ? code : swb_country_code_of (clean);
}

/* "women 18-24" for "F 18-24", "18–24 Female" and "M.25-34": one word of it is
 * a gender and all others are an age. */
static char *
tidy_age_gender (const char *clean)
{
  g_autofree char *folded = swb_text_fold (clean);
  g_auto (GStrv) words = NULL;
  g_autoptr (GString) rest = g_string_new (NULL);
  g_autofree char *gender = NULL;
  g_autofree char *age = NULL;

  g_strdelimit (folded, ".,:;()[]_/|", ' ');
  words = g_strsplit (folded, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (gender == NULL && is_gender (words[i]))
      gender = tidy_gender (words[i]);
    else
      g_string_append_printf (rest, "%s ", words[i]);
  g_strchomp (rest->str);
  age = gender != NULL ? tidy_age (rest->str) : NULL;
  return age != NULL ? g_strconcat (gender, " ", age, NULL) : NULL;
}

/**
 * swb_share_tidy:
 * @kind: not %SWB_SHARE_JOINT
 * @text: (nullable): who a share is of, as somebody wrote it
 *
 * Gives the text that a segment is told by: the code of a language or a
 * country, "18-24" or "65+", "women" or "men", "women 18-24"; anything else as
 * it stands.
 *
 * Returns: (transfer full) (nullable): the text; %NULL where there is none, or
 *   where it can be no country, no age, or no age of a gender
 */
char *
swb_share_tidy (SwbShareKind kind, const char *text)
{
  g_autofree char *clean = swb_text_clean (text != NULL ? text : "", -1);
  const char *code = NULL;

  if (*clean == '\0')
    return NULL;
  switch ((int) kind)
    {
    case SWB_SHARE_LANGUAGE:
      code = swb_language_code (clean);
      return g_strdup (code != NULL ? code : clean);
    case SWB_SHARE_COUNTRY:
      return g_strdup (find_country (clean));
    case SWB_SHARE_AGE:
      return tidy_age (clean);
    case SWB_SHARE_GENDER:
      return tidy_gender (clean);
    case SWB_SHARE_AGE_GENDER:
      return tidy_age_gender (clean);
    default:
      return g_steal_pointer (&clean);
    }
}

static gboolean
is_country (const char *region)
{
  return strlen (region) == 2 && g_ascii_isupper (region[0]) &&
         g_ascii_isupper (region[1]);
}

/**
 * swb_share_read_segment:
 * @words: what a segment is told by
 * @what: (out) (nullable) (transfer full): who is in it, as swb_share_tidy()
 *   has it; %NULL for %SWB_SHARE_JOINT
 *
 * Returns: the kind of segment that it is: by one thing of that kind, by an age
 *   and a gender of that, by anything else a joint one
 */
SwbShareKind
swb_share_read_segment (const SwbSegmentWords *words, char **what)
{
  const struct
  {
    SwbShareKind kind;
    const char *word;
  } told[] = {
    { SWB_SHARE_LANGUAGE, words->language },
    { SWB_SHARE_REGION, words->region },
    { SWB_SHARE_INTEREST, words->interest },
    { SWB_SHARE_AGE, words->age },
    { SWB_SHARE_GENDER, words->gender },
  };
  guint found = 0;
  guint last = 0;

  *what = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    if (told[i].word != NULL && *told[i].word != '\0')
      {
        found |= 1u << told[i].kind;
        last = i;
      }
  if (found == (1u << SWB_SHARE_AGE | 1u << SWB_SHARE_GENDER))
    {
      g_autofree char *both =
          g_strconcat (words->gender, " ", words->age, NULL);

      *what = tidy_age_gender (both);
      return *what != NULL ? SWB_SHARE_AGE_GENDER : SWB_SHARE_JOINT;
    }
  if (found == 0 || (found & (found - 1)) != 0)
    return SWB_SHARE_JOINT;
  *what = g_strdup (told[last].word);
  return told[last].kind == SWB_SHARE_REGION && is_country (*what)
             ? SWB_SHARE_COUNTRY
             : told[last].kind;
}

/**
 * swb_share_what_name:
 * @kind: what a segment is told by
 * @what: text from swb_share_tidy()
 *
 * Returns: (transfer full): its name for people: "Hindi" for "hi"
 */
char *
swb_share_what_name (SwbShareKind kind, const char *what)
{
  if (kind == SWB_SHARE_LANGUAGE)
    return g_strdup (swb_language_name (what));
  if (kind == SWB_SHARE_COUNTRY)
    return g_strdup (swb_country_name (what));
  return g_strdup (what);
}
