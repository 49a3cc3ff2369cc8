/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What titles and cells of a table say of shares of an audience. */
#include "exchange/swb-share-cell.h"
#include "exchange/swb-share-title.h"

#include <string.h>

static void
test_titles (void)
{
  static const struct
  {
    const char *title;
    const char *field; /* null: no title of a share */
    const char *who;
  } titles[] = {
    { "Audience age 18-24", "share-age", "18-24" },
    { "18-24 %", "share-age", "18-24" },
    { "18–24", "share-age", "18-24" },
    { "Age 18 to 24 (%)", "share-age", "18-24" },
    { "audience_age_13_17", "share-age", "13-17" },
    { "65+", "share-age", "65+" },
    { "Female %", "share-gender", "women" },
    { "% Male followers", "share-gender", "men" },
    { "Audience gender female", "share-gender", "women" },
    { "Gender: F", "share-gender", "women" },
    { "Audience country IN", "share-country", "IN" },
    { "Audience country: India", "share-country", "IN" },
    { "Audience country DE %", "share-country", "DE" },
    { "% India", "share-country", "IN" },
    { "US %", "share-country", "US" },
    { "Followers in South Korea", "share-country", "KR" },
    { "Top city: Mumbai", "share-region", "Mumbai" },
    { "Audience city Winston-Salem %", "share-region", "Winston-Salem" },
    { "Audience language Hindi", "share-language", "hi" },
    { "Hindi %", "share-language", "hi" },
    { "Audience cities", "share-region", "" },
    { "Top countries", "share-country", "" },
    { "Audience by language", "share-language", "" },
    { "Age distribution", "share-age", "" },
    { "Gender split", "share-gender", "" },
    { "Audience interests", "share-interest", "" },
    { "Instagram audience female %", "share-gender", "women" },
    { "Audience country(mostly)", NULL, NULL },
    { "Country", NULL, NULL },
    { "City", NULL, NULL },
    { "Gender", NULL, NULL },
    { "Age", NULL, NULL },
    { "Language", NULL, NULL },
    { "ER %", NULL, NULL },
    { "60 day eng rate", NULL, NULL },
    { "Followers", NULL, NULL },
    { "Engagement %", NULL, NULL },
    { "Female 18-24 %", "share-age-gender", "women 18-24" },
    { "F 18-24", "share-age-gender", "women 18-24" },
    { "M.25-34", "share-age-gender", "men 25-34" },
    { "Men 25–34", "share-age-gender", "men 25-34" },
    { "65+ male (%)", "share-age-gender", "men 65+" },
    { "audience_gender_age_F_18_24", "share-age-gender", "women 18-24" },
    { "Women aged 35 to 44", "share-age-gender", "women 35-44" },
    { "Female 1-5", NULL, NULL },
    { "Female 18-24 Mumbai", NULL, NULL },
    { "Male Female 18-24", NULL, NULL },
    { "Audience age and gender", "share-age-gender", "" },
    { "Audience country Isle of Man", "share-country", "IM" },
    { "Audience country Trinidad and Tobago", "share-country", "TT" },
    { "Audience city and language", NULL, NULL },
    { "Audience read on", NULL, NULL },
    { "Audience source", NULL, NULL },
    { "Audience segment", NULL, NULL },
    { "2022-11", NULL, NULL },
    { "m", NULL, NULL },
    { "", NULL, NULL },
    { NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      SwbShareTitle found;

      g_test_message ("%s", titles[i].title);
      g_assert_cmpint (swb_share_title_read (titles[i].title, &found), ==,
                       titles[i].field != NULL);
      if (titles[i].field == NULL)
        continue;
      g_assert_cmpstr (swb_field_id (found.field), ==, titles[i].field);
      g_assert_cmpstr (found.who, ==, titles[i].who);
    }
}

static char *
tell_list (const char *cell)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (SwbSharePart));
  GString *out = g_string_new (NULL);

  switch (swb_share_cell_read_list (cell, 0, parts))
    {
    case SWB_SHARE_CELL_MISSING:
      g_string_append (out, "missing");
      break;
    case SWB_SHARE_CELL_WRONG:
      g_string_append (out, "wrong");
      break;
    case SWB_SHARE_CELL_OK:
    default:
      for (guint i = 0; i < parts->len; i++)
        {
          const SwbSharePart *part = &g_array_index (parts, SwbSharePart, i);

          g_string_append_printf (out, "%s[%s %g%s]", i > 0 ? " " : "",
                                  part->who, part->value,
                                  part->percent ? "%" : "");
        }
    }
  return g_string_free (out, FALSE);
}

static void
test_lists (void)
{
  static const char *const cells[][2] = {
    { "India 62%, USA 8%", "[India 62%] [USA 8%]" },
    { "Mumbai: 0.31; Delhi: 0.12", "[Mumbai 0.31] [Delhi 0.12]" },
    { "India (62,5 %) | USA (8,1 %)", "[India 62.5%] [USA 8.1%]" },
    { "62% India, 8% USA", "[India 62%] [USA 8%]" },
    { "IN=0,62;US=0,08", "[IN 0.62] [US 0.08]" },
    { "18-24: 41%, 25–34: 30%, 65+ 1%", "[18-24 41%] [25-34 30%] [65+ 1%]" },
    { "{\"18-24\": 0.41, \"25-34\": 0.3}", "[18-24 0.41] [25-34 0.3]" },
    { "India – 62% / New York - 8%", "[India 62%] [New York 8%]" },
    { "India 62%\nUSA 8%", "[India 62%] [USA 8%]" },
    { "São Paulo 0,125", "[São Paulo 0.125]" },
    { "Delhi (NCR) 12 %; Pune 3 %", "[Delhi (NCR) 12%] [Pune 3%]" },
    { "Washington, D.C. 12.5 %;", "[Washington, D.C. 12.5%]" },
    { "Hip hop / R&B 4.371 %; Sector 7 2 %",
      "[Hip hop / R&B 4.371%] [Sector 7 2%]" },
    { "A • B 4 %; C · D 1 %", "[A • B 4%] [C · D 1%]" },
    { "62% (India), 8% (USA)", "[India 62%] [USA 8%]" },
    { "India", "wrong" },
    { "18-24", "wrong" },
    { "India 62% USA 8%", "wrong" },
    { "India 620%", "wrong" },
    { "-7", "wrong" },
    { "%", "wrong" },
    { "N/A", "missing" },
    { "-", "missing" },
    { " ; ; ", "missing" },
  };
  g_autoptr (GString) huge = g_string_new (NULL);
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (SwbSharePart));

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *told = tell_list (cells[i][0]);

      g_test_message ("%s", cells[i][0]);
      g_assert_cmpstr (told, ==, cells[i][1]);
    }
  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (huge, "Town %c%u: 0.0001;", 'a' + (char) (i % 26),
                            i);
  g_assert_cmpint (swb_share_cell_read_list (huge->str, 0, parts), ==,
                   SWB_SHARE_CELL_OK);
  g_assert_cmpuint (parts->len, ==, SWB_SHARE_CELL_MOST);
}

/* Pieces of cells in any order: read without a crash, each share one. */
static void
test_random_lists (void)
{
  static const char *const pieces[] = {
    "India", " ",   "62", "%", ",",    ";",        ":",   "(",       ")",
    "0.31",  "-",   "–",  "{", "}",    "\"",       "18-", "1e999",   "|",
    "\xff",  "मुंबई", "\n", "/", "Top ", "country ", "1st", "Female ", "24",
  };

  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr (GString) cell = g_string_new (NULL);
      g_autoptr (GArray) parts =
          g_array_new (FALSE, FALSE, sizeof (SwbSharePart));
      SwbShareTitle title;
      SwbShareRank rank;

      for (int k = g_test_rand_int_range (1, 30); k > 0; k--)
        g_string_append (
            cell, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      swb_share_title_read (cell->str, &title);
      swb_share_title_read_rank (cell->str, &rank);
      g_assert_true (rank.kind < (int) SWB_SHARE_AGE_GENDER);
      if (swb_share_cell_read_list (cell->str, 0, parts) != SWB_SHARE_CELL_OK)
        continue;
      for (guint k = 0; k < parts->len; k++)
        {
          const SwbSharePart *part = &g_array_index (parts, SwbSharePart, k);

          g_assert_true (part->value >= 0 && part->value <= 100);
          g_assert_true (*part->who != '\0');
          g_assert_true (g_utf8_validate (part->who, -1, NULL));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/share-cells/titles", test_titles);
  g_test_add_func ("/share-cells/lists", test_lists);
  g_test_add_func ("/share-cells/random-lists", test_random_lists);
  return g_test_run ();
}
