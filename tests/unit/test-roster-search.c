/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search and order of very many creators are what looking at each alone gives:
 * in every script, over notes and what is shared, also after changes. */
#include "model/swb-roster-rank.h"

#include "base/swb-text.h"
#include "model/swb-roster-search.h"

#include <string.h>

#define SOME 3000

static const char *const names[] = {
  "Zoë Müller", "आशा शर्मा",  "김민수", "கவிதா ராமன்", "أحمد العلي",
  "Ana",        "ana maria", "",       "Łukasz",     "박서연",
};
static const char *const notes[] = {
  NULL, "sends raw files", "बहुत अच्छा", "촬영 가능", "நடனம் good", "تصوير سريع",
};
static const char *const niches[] = { "dance", "Café, food", NULL, "춤" };

static const char *const countries[] = { "DE", "ES", "AT",
                                         NULL, "CH", "Scotland" };
static const char *const spoken[] = { "hi, en", "de", "zh", "en", NULL };

static const char *
notes_of (guint creator, gpointer data)
{
  return notes[creator % G_N_ELEMENTS (notes)];
}

static void
fill_creator (SwbRosterData *data, guint i, guint with)
{
  g_autofree char *handle = g_strdup_printf ("Reels_%u", with * 7919 % 1000);
  const SwbId id = swb_id_new ();
  const SwbAccountCells account = {
    .id = swb_id_new (),
    .creator = i,
    .platform = (SwbPlatform) (1 + with % 5),
    .handle = with % 11 ? handle : "",
    .followers = with % 13 ? (gint64) with * 77 % 501 : (gint64) -1,
    .followers_lapsed = SWB_DAY_NONE,
    .views = with % 3 ? -1 : (gint64) with,
    .engagement = { .kind = with % 2 ? SWB_ENGAGEMENT_ON_VIEWS
                                     : SWB_ENGAGEMENT_NONE,
                    .numerator = with % 7,
                    .base = 100 },
  };

  swb_roster_data_set_creator (data, i, &id, names[with % 10]);
  swb_roster_data_set_text (data, SWB_ROSTER_TEXT_NICHES, i,
                            niches[with % G_N_ELEMENTS (niches)]);
  swb_roster_data_set_text (data, SWB_ROSTER_TEXT_CITIES, i,
                            with % 4 ? "Pune" : "पुणे");
  swb_roster_data_set_text (data, SWB_ROSTER_TEXT_COUNTRY, i,
                            countries[with % G_N_ELEMENTS (countries)]);
  swb_roster_data_set_text (data, SWB_ROSTER_TEXT_LANGUAGES, i,
                            spoken[with % G_N_ELEMENTS (spoken)]);
  swb_roster_data_set_fee (
      data, i, with % 5 ? swb_money_make (with % 9, "INR") : swb_money_none ());
  swb_roster_data_set_account (data, i, &account);
}

static SwbRosterData *
make_data (guint n, guint with)
{
  const gint64 least[SWB_N_BOUNDS] = { 10, 100, 200, 400 };
  SwbRosterData *data = swb_roster_data_new (n, n);
  SwbTierBounds bounds = { 0 };

  for (guint i = 0; i < n; i++)
    fill_creator (data, i, i + with);
  swb_roster_data_finish (data, notes_of, NULL);
  swb_tier_bounds_set_all (&bounds, least);
  swb_roster_data_set_tiers (data, &bounds);
  return data;
}

/* Some are replaced, so that their texts lie elsewhere, and some are new. */
static SwbRosterData *
make_changed (void)
{
  SwbRosterData *data = make_data (SOME, 0);

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (SwbRosterData) patch = make_data (2, round * 31);
      const SwbRosterData *from = data;
      const guint place = round * 37 % SOME;
      const SwbAccountCells account = {
        .id = *swb_roster_data_account_id (from, place),
        .handle = "changed",
        .followers = round,
        .followers_lapsed = SWB_DAY_NONE,
        .views = -1,
      };

      swb_roster_data_set_creator (patch, 0, swb_roster_data_id (from, place),
                                   names[round % 10]);
      swb_roster_data_set_account (patch, 0, &account);
      swb_roster_data_finish (patch, notes_of, NULL);
      swb_roster_data_index_creators (patch);
      swb_roster_data_index_accounts (patch);
      g_assert_true (swb_roster_data_patch (data, patch, NULL));
    }
  return data;
}

static gboolean
is_said (const SwbRosterData *data, guint creator, const char *word)
{
  static const SwbRosterText texts[] = {
    SWB_ROSTER_TEXT_NICHES,
    SWB_ROSTER_TEXT_CITIES,
    SWB_ROSTER_TEXT_COUNTRY,
    SWB_ROSTER_TEXT_TAGS,
  };

  if (swb_text_finds_folded (swb_roster_data_folded (data, creator), word))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *folded =
          swb_text_fold (swb_roster_data_text (data, texts[i], creator));

      if (swb_text_finds_folded (folded, word))
        return TRUE;
    }
  return FALSE;
}

static void
check_search (const SwbRosterData *data, const char *typed, gboolean hits)
{
  g_autofree char *folded = swb_text_fold (typed);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autoptr (SwbRosterSearch) search = swb_roster_search_new (data, words);
  g_autofree guint8 *found = g_malloc (data->n_creators);
  guint n = 0;

  swb_roster_search_run (search, NULL, found);
  for (guint i = 0; i < data->n_creators; i++)
    {
      gboolean wanted = TRUE;

      for (guint w = 0; words[w] != NULL; w++)
        wanted = wanted && is_said (data, i, words[w]);
      g_assert_cmpint (found[i], ==, wanted);
      g_assert_cmpint (swb_roster_search_fits (search, i), ==, wanted);
      n += found[i];
    }
  g_assert_cmpint (n > 0, ==, hits);
}

static void
test_words (void)
{
  static const char *const typed[] = {
    "muller", "MÜLL", "a",      "ana m",     "शर्मा",     "अच्छा",
    "민",     "민ㅅ", "ㅅ",     "박서여",    "கவி",      "நடனம்",
    "أحمد",   "سريع", "lukasz", "raw files", "raw cafe", "pune",
    "पुणे",     "cafe", "춤",     "reels_1",   "changed",  "가",
  };
  g_autoptr (SwbRosterData) data = make_data (SOME, 0);
  g_autoptr (SwbRosterData) changed = make_changed ();

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      check_search (data, typed[i], strcmp (typed[i], "changed") != 0);
      check_search (changed, typed[i], TRUE);
    }
  check_search (changed, "nobody says this", FALSE);
  check_search (changed, "sends\nraw", TRUE);
}

static void
check_order (const SwbRosterData *data, const SwbRosterSort *sorts, guint n)
{
  g_autoptr (SwbRosterQuery) query =
      swb_roster_query_new ("", NULL, sorts, n, NULL, 20500);
  g_autofree guint32 *places = g_new (guint32, data->n_creators);

  for (guint32 i = 0; i < data->n_creators; i++)
    places[i] = i;
  swb_roster_rank_sort (data, query, places, data->n_creators);
  for (guint i = 1; i < data->n_creators; i++)
    g_assert_cmpint (
        swb_roster_rank_compare (data, query, places[i - 1], places[i]), <, 0);
}

/* What creators say of themselves in the order of a column, each once. */
static char *
tell_order (const SwbRosterData *data,
            SwbRosterColumn column,
            SwbRosterText text)
{
  const SwbRosterSort sort = { column, FALSE };
  g_autoptr (SwbRosterQuery) query =
      swb_roster_query_new ("", NULL, &sort, 1, NULL, 20500);
  g_autofree guint32 *places = g_new (guint32, data->n_creators);
  GString *out = g_string_new (NULL);
  const char *before = NULL;

  for (guint32 i = 0; i < data->n_creators; i++)
    places[i] = i;
  swb_roster_rank_sort (data, query, places, data->n_creators);
  for (guint i = 0; i < data->n_creators; i++)
    {
      const char *told = swb_roster_data_text (data, text, places[i]);

      if (i > 0 && g_strcmp0 (told, before) == 0)
        continue;
      before = told;
      g_string_append_printf (out, "%s|", told != NULL ? told : "none");
    }
  return g_string_free (out, FALSE);
}

/* Countries and languages follow each other as their names do, not as their
 * codes: Austria, Germany, Scotland, Spain, Switzerland. */
static void
test_names_of_codes (void)
{
  g_autoptr (SwbRosterData) data = make_data (SOME, 0);
  g_autofree char *lands =
      tell_order (data, SWB_ROSTER_COLUMN_COUNTRY, SWB_ROSTER_TEXT_COUNTRY);
  g_autofree char *tongues =
      tell_order (data, SWB_ROSTER_COLUMN_LANGUAGE, SWB_ROSTER_TEXT_LANGUAGES);

  g_assert_cmpstr (lands, ==, "AT|DE|Scotland|ES|CH|none|");
  g_assert_cmpstr (tongues, ==, "zh|en|de|hi, en|none|");
}

/* Sorting by digits gives what comparing gives, in both directions, and equals
 * stay as they were. */
static void
test_orders (void)
{
  g_autoptr (SwbRosterData) data = make_changed ();

  for (int c = 0; c < SWB_N_ROSTER_COLUMNS; c++)
    for (int d = 0; d < 2; d++)
      {
        const SwbRosterSort sorts[] = {
          { (SwbRosterColumn) c, d },
          { SWB_ROSTER_COLUMN_NAME, !d },
          { SWB_ROSTER_COLUMN_FOLLOWERS, d },
        };

        check_order (data, sorts, 1);
        check_order (data, sorts, G_N_ELEMENTS (sorts));
      }
}

/* Who has no name comes last from both ends. */
static void
test_missing (void)
{
  g_autoptr (SwbRosterData) data = make_data (SOME, 0);

  for (int d = 0; d < 2; d++)
    {
      const SwbRosterSort sort = { SWB_ROSTER_COLUMN_NAME, d };
      g_autoptr (SwbRosterQuery) query =
          swb_roster_query_new ("", NULL, &sort, 1, NULL, 20500);
      g_autofree guint32 *places = g_new (guint32, SOME);

      for (guint32 i = 0; i < SOME; i++)
        places[i] = i;
      swb_roster_rank_sort (data, query, places, SOME);
      for (guint i = 0; i < SOME; i++)
        g_assert_cmpint (*swb_roster_data_name (data, places[i]) == '\0', ==,
                         i >= SOME - SOME / 10);
      g_assert_cmpuint (places[SOME - SOME / 10], ==, 7);
      g_assert_cmpuint (places[SOME - SOME / 10 + 1], ==, 17);
      g_assert_cmpstr (swb_roster_data_name (data, places[0]), ==,
                       d ? "박서연" : "Ana");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roster-search/words", test_words);
  g_test_add_func ("/roster-search/orders", test_orders);
  g_test_add_func ("/roster-search/names-of-codes", test_names_of_codes);
  g_test_add_func ("/roster-search/missing", test_missing);
  return g_test_run ();
}
