/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of the roster as text to edit and to carry to a spreadsheet:
 * plain numbers, money with its currency, nothing where nothing is known. */
#include "ui/swb-roster-grid-words.h"

#include "base/swb-country.h"
#include "base/swb-language.h"
#include "base/swb-text.h"
#include "document/swb-plan-commands.h"
#include "document/swb-word-list.h"
#include "ui/swb-roster-words.h"

#include <glib/gi18n-lib.h>

#define MOST_LOOKED_AT 20000 /* creators, for suggestions */
#define MOST_WORDS 2000

static const struct
{
  SwbRosterColumn column;
  SwbRosterField field;
} fields[] = {
  { SWB_ROSTER_COLUMN_NAME, SWB_ROSTER_FIELD_NAME },
  { SWB_ROSTER_COLUMN_HANDLE, SWB_ROSTER_FIELD_HANDLE },
  { SWB_ROSTER_COLUMN_PLATFORM, SWB_ROSTER_FIELD_PLATFORM },
  { SWB_ROSTER_COLUMN_FOLLOWERS, SWB_ROSTER_FIELD_FOLLOWERS },
  { SWB_ROSTER_COLUMN_LANGUAGE, SWB_ROSTER_FIELD_LANGUAGES },
  { SWB_ROSTER_COLUMN_CITY, SWB_ROSTER_FIELD_CITIES },
  { SWB_ROSTER_COLUMN_COUNTRY, SWB_ROSTER_FIELD_COUNTRY },
  { SWB_ROSTER_COLUMN_NICHE, SWB_ROSTER_FIELD_NICHES },
  { SWB_ROSTER_COLUMN_FORMAT, SWB_ROSTER_FIELD_FORMATS },
  { SWB_ROSTER_COLUMN_TAGS, SWB_ROSTER_FIELD_TAGS },
  { SWB_ROSTER_COLUMN_FEE, SWB_ROSTER_FIELD_FEE },
  { SWB_ROSTER_COLUMN_STATUS, SWB_ROSTER_FIELD_STATUS },
};

/**
 * swb_roster_grid_field:
 * @column: a column of the roster
 * @field: (out): what a person sets there
 *
 * Returns: whether its cells can be edited
 */
gboolean
swb_roster_grid_field (SwbRosterColumn column, SwbRosterField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].column == column)
      {
        *field = fields[i].field;
        return TRUE;
      }
  return FALSE;
}

/**
 * swb_roster_grid_why_not:
 * @column: a column whose cells cannot be edited
 *
 * Returns: why, as a sentence
 */
const char *
swb_roster_grid_why_not (SwbRosterColumn column)
{
  switch (column)
    {
    case SWB_ROSTER_COLUMN_TIER:
      return _ ("The tier follows from the followers");
    case SWB_ROSTER_COLUMN_ENGAGEMENT:
      return _ ("The rate follows from readings of likes and views");
    default:
      return _ ("This follows from other facts and is not typed");
    }
}

/* "INR 45000"; swb_money_parse() reads it again. */
static char *
fee_text (SwbMoney fee)
{
  const int digits = swb_currency_digits (fee.currency);
  gint64 unit = 1;

  if (swb_money_is_none (&fee))
    return g_strdup ("");
  for (int i = 0; i < digits; i++)
    unit *= 10;
  if (fee.minor % unit == 0)
    return g_strdup_printf ("%s %" G_GINT64_FORMAT, fee.currency,
                            fee.minor / unit);
  return g_strdup_printf ("%s %" G_GINT64_FORMAT ".%0*" G_GINT64_FORMAT,
                          fee.currency, fee.minor / unit, digits,
                          ABS (fee.minor % unit));
}

static char *
engagement_text (const SwbEngagement *engagement)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (swb_roster_engagement_lapsed (engagement))
    return g_strdup (_ ("expired"));
  if (engagement == NULL || engagement->kind == SWB_ENGAGEMENT_NONE)
    return g_strdup ("");
  g_ascii_formatd (number, sizeof number, "%.2f", engagement->ratio * 100);
  return g_strdup_printf ("%s%%", number);
}

static char *
count_text (gint64 count)
{
  return count < 0 ? g_strdup ("")
                   : g_strdup_printf ("%" G_GINT64_FORMAT, count);
}

/* A dash says on the screen that nothing is known. */
static char *
shown_text (SwbCreator *creator, SwbRosterColumn column)
{
  char *text = swb_roster_cell_text (creator, column, SWB_GROUPING_WESTERN);

  if (!g_str_equal (text, SWB_ROSTER_DASH))
    return text;
  g_free (text);
  return g_strdup ("");
}

/**
 * swb_roster_grid_text:
 * @creator: a row
 * @column: which of its facts
 *
 * Returns: (transfer full): the fact as plain text, "" where it is unknown
 */
char *
swb_roster_grid_text (SwbCreator *creator, SwbRosterColumn column)
{
  const SwbAccountCells *account = swb_creator_get_account (creator);

  switch (column)
    {
    case SWB_ROSTER_COLUMN_FOLLOWERS:
      return count_text (swb_creator_get_followers (creator));
    case SWB_ROSTER_COLUMN_VIEWS:
      return count_text (account != NULL ? account->views : -1);
    case SWB_ROSTER_COLUMN_SPARK:
      return g_strdup ("");
    case SWB_ROSTER_COLUMN_HANDLE:
      return g_strdup (swb_creator_get_handle (creator) != NULL
                           ? swb_creator_get_handle (creator)
                           : "");
    case SWB_ROSTER_COLUMN_FEE:
      return fee_text (swb_creator_get_fee (creator));
    case SWB_ROSTER_COLUMN_ENGAGEMENT:
      return engagement_text (swb_creator_get_engagement (creator));
    default:
      return shown_text (creator, column);
    }
}

static void
add_words (GHashTable *counts, const char *text)
{
  g_auto (GStrv) words = NULL;

  if (text == NULL || *text == '\0')
    return;
  words = swb_word_list_split (text);
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, words[i]));

      if (n > 0 || g_hash_table_size (counts) < MOST_WORDS)
        g_hash_table_insert (counts, g_strdup (words[i]),
                             GUINT_TO_POINTER (n + 1));
    }
}

static int
by_count (gconstpointer a, gconstpointer b, gpointer counts)
{
  guint one =
      GPOINTER_TO_UINT (g_hash_table_lookup (counts, *(char *const *) a));
  guint other =
      GPOINTER_TO_UINT (g_hash_table_lookup (counts, *(char *const *) b));

  if (one != other)
    return one > other ? -1 : 1;
  return g_utf8_collate (*(char *const *) a, *(char *const *) b);
}

static const char *
get_words (SwbCreator *creator, SwbRosterField field)
{
  switch (field)
    {
    case SWB_ROSTER_FIELD_CITIES:
      return swb_creator_get_cities (creator);
    case SWB_ROSTER_FIELD_COUNTRY:
      return swb_creator_get_countries (creator);
    case SWB_ROSTER_FIELD_NICHES:
      return swb_creator_get_niches (creator);
    case SWB_ROSTER_FIELD_FORMATS:
      return swb_creator_get_formats (creator);
    default:
      return swb_creator_get_tags (creator);
    }
}

/* The words that the roster has already, the commonest first. */
static GStrv
words_of (SwbRoster *roster, SwbRosterField field)
{
  g_autoptr (GHashTable) counts =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const guint n = MIN (swb_roster_get_n_creators (roster), MOST_LOOKED_AT);
  g_autoptr (GPtrArray) words = NULL;
  gpointer *keys;
  guint n_keys;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SwbCreator) creator = swb_roster_get_creator (roster, i);

      add_words (counts, get_words (creator, field));
    }
  words = g_ptr_array_new ();
  keys = g_hash_table_get_keys_as_array (counts, &n_keys);
  for (guint i = 0; i < n_keys; i++)
    g_ptr_array_add (words, keys[i]);
  g_free (keys);
  g_ptr_array_sort_with_data (words, by_count, counts);
  for (guint i = 0; i < words->len; i++)
    words->pdata[i] = g_strdup (words->pdata[i]);
  g_ptr_array_add (words, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}

static void
add_country (GStrvBuilder *names, const char *code)
{
  g_autofree char *name = swb_roster_countries_text (code);

  g_strv_builder_add (names, name);
}

/* Those of the roster first, then all others. */
static GStrv
countries (SwbRoster *roster)
{
  g_auto (GStrv) used = words_of (roster, SWB_ROSTER_FIELD_COUNTRY);
  const char *const *codes = swb_country_codes ();
  GStrvBuilder *names = g_strv_builder_new ();
  GStrv made;

  for (guint i = 0; used[i] != NULL; i++)
    add_country (names, used[i]);
  for (guint i = 0; codes[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) used, codes[i]))
      add_country (names, codes[i]);
  made = g_strv_builder_end (names);
  g_strv_builder_unref (names);
  return made;
}

static GStrv
languages (void)
{
  const char *const *codes = swb_language_codes ();
  GStrvBuilder *names = g_strv_builder_new ();
  GStrv made;

  for (guint i = 0; codes[i] != NULL; i++)
    g_strv_builder_add (names, swb_language_name (codes[i]));
  made = g_strv_builder_end (names);
  g_strv_builder_unref (names);
  return made;
}

static GStrv
platforms (void)
{
  GStrvBuilder *names = g_strv_builder_new ();
  GStrv made;

  for (guint i = SWB_PLATFORM_OTHER + 1; i < SWB_N_PLATFORMS; i++)
    g_strv_builder_add (names, swb_platform_name ((SwbPlatform) i));
  g_strv_builder_add (names, swb_platform_name (SWB_PLATFORM_OTHER));
  made = g_strv_builder_end (names);
  g_strv_builder_unref (names);
  return made;
}

static GStrv
statuses (void)
{
  const char *const *ids = swb_status_ids ();
  GStrvBuilder *names = g_strv_builder_new ();
  GStrv made;

  for (guint i = 0; ids[i] != NULL; i++)
    g_strv_builder_add (names, swb_status_name (ids[i]));
  made = g_strv_builder_end (names);
  g_strv_builder_unref (names);
  return made;
}

/**
 * swb_roster_grid_suggestions:
 * @roster: whose words to offer
 * @field: for which field
 *
 * Returns: (transfer full) (nullable): what to offer while it is typed, the
 *   likeliest first
 */
GStrv
swb_roster_grid_suggestions (SwbRoster *roster, SwbRosterField field)
{
  switch (field)
    {
    case SWB_ROSTER_FIELD_LANGUAGES:
      return languages ();
    case SWB_ROSTER_FIELD_PLATFORM:
      return platforms ();
    case SWB_ROSTER_FIELD_STATUS:
      return statuses ();
    case SWB_ROSTER_FIELD_COUNTRY:
      return countries (roster);
    case SWB_ROSTER_FIELD_CITIES:
    case SWB_ROSTER_FIELD_NICHES:
    case SWB_ROSTER_FIELD_FORMATS:
    case SWB_ROSTER_FIELD_TAGS:
      return words_of (roster, field);
    default:
      return NULL;
    }
}
