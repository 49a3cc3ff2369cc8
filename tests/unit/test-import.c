/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading tables for an import: titles, mapping, platform and day, and every
 * row of the real exports judged. */
#include "exchange-fixture.h"
#include "exchange/swb-import-plan.h"

#include <math.h>
#include <string.h>

static SwbImportPlan *
judge (SwbImportTable *table)
{
  g_autoptr (GError) error = NULL;
  SwbImportPlan *plan = swb_import_plan_new (table);

  swb_import_plan_judge (plan, NULL, NULL, &error);
  g_assert_no_error (error);
  return plan;
}

static const SwbImportRow *
find_row (SwbImportPlan *plan, const char *handle)
{
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const SwbImportRow *row = plan->rows->pdata[i];

      if (g_strcmp0 (row->handle, handle) == 0)
        return row;
    }
  g_error ("there is no “%s”", handle);
}

static double
value_of (const SwbImportRow *row, SwbField field)
{
  return row->values[field - SWB_FIRST_METRIC];
}

typedef struct
{
  const char *title;
  SwbField field;
} Title;

static void
test_titles (void)
{
  static const Title titles[] = {
    { "Followers Numbers ", SWB_FIELD_FOLLOWERS },
    { "Subscribers count", SWB_FIELD_FOLLOWERS },
    { "SEGUIDORES", SWB_FIELD_FOLLOWERS },
    { "फ़ॉलोअर्स", SWB_FIELD_FOLLOWERS },
    { "following", SWB_FIELD_IGNORE },
    { "Views avg.", SWB_FIELD_VIEWS },
    { "views(avg)", SWB_FIELD_VIEWS },
    { "avg_likes", SWB_FIELD_LIKES },
    { "Me gusta", SWB_FIELD_LIKES },
    { "new_post_avg_like", SWB_FIELD_IGNORE },
    { "total_likes", SWB_FIELD_IGNORE },
    { "Comentarios", SWB_FIELD_COMMENTS },
    { "shares(avg.)", SWB_FIELD_SHARES },
    { "Authentic engagement\r\n", SWB_FIELD_AUTHENTIC },
    { "Engagement avg Values \n", SWB_FIELD_ENGAGEMENTS },
    { "60_day_eng_rate", SWB_FIELD_ENGAGEMENT_RATE },
    { "ER %", SWB_FIELD_ENGAGEMENT_RATE },
    { "Audience country(mostly)", SWB_FIELD_AUDIENCE_COUNTRY },
    { "Country", SWB_FIELD_COUNTRY },
    { "País", SWB_FIELD_COUNTRY },
    { "देश", SWB_FIELD_COUNTRY },
    { "category_1", SWB_FIELD_NICHE },
    { "Idioma", SWB_FIELD_LANGUAGE },
    { "भाषा", SWB_FIELD_LANGUAGE },
    { "Ciudad", SWB_FIELD_CITY },
    { "Rate card (INR)", SWB_FIELD_FEE },
    { "E-mail", SWB_FIELD_EMAIL },
    { "Profile link", SWB_FIELD_URL },
    { "Plataforma", SWB_FIELD_PLATFORM },
    { "Avatar URL", SWB_FIELD_PICTURE },
    { "profile_picture", SWB_FIELD_PICTURE },
    { "rank", SWB_FIELD_IGNORE },
    { "@handle", SWB_FIELD_HANDLE },
    { "नाम", SWB_FIELD_NAME },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_test_message ("%s", titles[i].title);
      g_assert_cmpstr (swb_field_id (swb_title_read (titles[i].title).field),
                       ==, swb_field_id (titles[i].field));
    }
  g_assert_cmpint (swb_title_read ("60_day_eng_rate").window, ==, 60);
  g_assert_false (swb_title_read ("Cristiano").known);
  g_assert_true (swb_title_read ("youTuber").identity);
}

static void
test_names_of_files (void)
{
  static const struct
  {
    const char *name;
    const char *day;
    SwbPlatform platform;
  } files[] = {
    { "instagram-2022-03.csv", "2022-03-01", SWB_PLATFORM_INSTAGRAM },
    { "TikTok 2022_12_15 top.csv", "2022-12-15", SWB_PLATFORM_TIKTOK },
    { "export20240229.csv", "2024-02-29", SWB_PLATFORM_OTHER },
    { "youtube 2023-02-31.csv", NULL, SWB_PLATFORM_YOUTUBE },
    { "list-120221.csv", NULL, SWB_PLATFORM_OTHER },
    { "insta.csv", NULL, SWB_PLATFORM_INSTAGRAM },
  };
  g_autoptr (SwbImportTable) table = fixture_table ("handle\nx\n", "x.csv");

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      SwbDay day = swb_table_guess_day (files[i].name);
      g_autofree char *text = day == SWB_DAY_NONE ? NULL : swb_day_to_iso (day);

      g_assert_cmpstr (text, ==, files[i].day);
      g_assert_cmpint (
          swb_table_guess_platform (swb_import_table_get_grid (table), TRUE,
                                    files[i].name),
          ==, files[i].platform);
    }
}

typedef struct
{
  const char *file;
  guint n_rows;
  guint n_accounts;
  SwbPlatform platform;
  const char *day;
  const char *mapping;
} Export;

static const Export exports[] = {
  { "instagram-2022-03.csv", 1000, 997, SWB_PLATFORM_INSTAGRAM, "2022-03-01",
    "handle:0,name:0,niche:0,niche:1,followers:1,followers:0,"
    "audience-country:0,authentic-engagement:1,authentic-engagement:0,"
    "avg-engagement:1,avg-engagement:0" },
  { "instagram-top200.csv", 200, 200, SWB_PLATFORM_INSTAGRAM, NULL,
    "ignore:0,handle:0,ignore:1,ignore:2,followers:0,avg-likes:0,"
    "engagement-rate:0,ignore:3,ignore:4,country:0" },
  { "tiktok-2022-06.csv", 1007, 990, SWB_PLATFORM_TIKTOK, "2022-06-01",
    "handle:0,name:0,followers:1,followers:0,avg-views:1,avg-views:0,"
    "avg-likes:1,avg-likes:0,avg-comments:1,avg-comments:0,avg-shares:1,"
    "avg-shares:0" },
  { "tiktok-2022-12.csv", 1000, 999, SWB_PLATFORM_TIKTOK, "2022-12-01",
    "ignore:0,handle:0,name:0,followers:0,avg-views:1,avg-views:0,"
    "avg-likes:1,avg-likes:0,avg-comments:1,avg-comments:0,avg-shares:1,"
    "avg-shares:0" },
  { "youtube-2022-06.csv", 1021, 999, SWB_PLATFORM_YOUTUBE, "2022-06-01",
    "handle:0,name:0,niche:0,niche:1,followers:1,followers:0,country:0,"
    "avg-views:1,avg-views:0,avg-likes:1,avg-likes:0,avg-comments:1,"
    "avg-comments:0" },
};

/* Null where the real exports are not on this machine. */
static SwbImportTable *
load_export (const char *name)
{
  const char *shared = g_getenv ("SWB_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : ".",
                                            "data", "real", name, NULL);
  g_autofree char *contents = NULL;
  gsize length;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  SwbImportTable *table;

  if (!g_file_get_contents (path, &contents, &length, NULL))
    {
      g_test_skip ("the real exports are not here: set SWB_SHARED to the "
                   "folder that has data/real");
      return NULL;
    }
  bytes = g_bytes_new_take (g_steal_pointer (&contents), length);
  table = swb_import_table_new (bytes, name, NULL, &error);
  g_assert_no_error (error);
  return table;
}

static void
test_export (gconstpointer data)
{
  const Export *export = data;
  g_autoptr (SwbImportTable) table = load_export (export->file);
  g_autoptr (SwbImportPlan) plan = NULL;
  g_autofree char *mapping = NULL;

  if (table == NULL)
    return;
  mapping = swb_mapping_to_text (swb_import_table_get_mapping (table));
  g_assert_cmpstr (mapping, ==, export->mapping);
  g_assert_true (swb_import_table_get_options (table)->header);
  g_assert_cmpint (swb_import_table_get_options (table)->encoding, ==,
                   SWB_ENCODING_UTF8);
  g_assert_cmpint (swb_import_table_get_platform (table), ==, export->platform);
  if (export->day != NULL)
    {
      g_autofree char *day = swb_day_to_iso (swb_import_table_get_day (table));

      g_assert_cmpstr (day, ==, export->day);
    }
  plan = judge (table);
  for (guint i = 0; i < plan->rows->len; i++)
    if (swb_import_plan_get_row (plan, i)->problem != NULL)
      g_test_message ("row %u: %s", i,
                      swb_import_plan_get_row (plan, i)->problem);
  g_assert_cmpuint (plan->rows->len, ==, export->n_rows);
  g_assert_cmpuint (plan->counts[SWB_IMPORT_WRONG], ==, 0);
  g_assert_cmpuint (plan->counts[SWB_IMPORT_NEW], ==, export->n_accounts);
  g_assert_cmpuint (plan->counts[SWB_IMPORT_DUPLICATE], ==,
                    export->n_rows - export->n_accounts);
}

static void
test_instagram_values (void)
{
  g_autoptr (SwbImportTable) table = load_export ("instagram-2022-03.csv");
  g_autoptr (SwbImportPlan) plan = NULL;
  g_autofree char *composed = NULL;
  const SwbImportRow *row;

  if (table == NULL)
    return;
  plan = judge (table);
  row = find_row (plan, "433");
  g_assert_cmpfloat (value_of (row, SWB_FIELD_FOLLOWERS), ==, 48500000);
  g_assert_cmpfloat (value_of (row, SWB_FIELD_AUTHENTIC), ==, 383100);
  g_assert_cmpfloat (value_of (row, SWB_FIELD_ENGAGEMENTS), ==, 637000);
  g_assert_true (isnan (value_of (row, SWB_FIELD_VIEWS)));
  g_assert_cmpstr (row->niches, ==, "Sports with a ball");
  g_assert_cmpstr (row->audience_country, ==, "Spain");
  g_assert_null (row->country);
  row = find_row (plan, "_seorina");
  /* The file has its Hangul in single letters; it stays as it came. */
  composed = g_utf8_normalize (row->name, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_assert_cmpstr (composed, ==, "설인아 sᴇᴏʀɪɴᴀ");
  g_assert_cmpstr (row->niches, ==, "Lifestyle, Cinema & Actors/actresses");
}

static void
test_other_values (void)
{
  g_autoptr (SwbImportTable) top = load_export ("instagram-top200.csv");
  g_autoptr (SwbImportTable) tube = load_export ("youtube-2022-06.csv");
  g_autoptr (SwbImportTable) tok = load_export ("tiktok-2022-12.csv");
  g_autoptr (SwbImportPlan) top_plan = NULL;
  g_autoptr (SwbImportPlan) tube_plan = NULL;
  g_autoptr (SwbImportPlan) tok_plan = NULL;
  const SwbImportRow *row;

  if (top == NULL || tube == NULL || tok == NULL)
    return;
  top_plan = judge (top);
  row = find_row (top_plan, "cristiano");
  g_assert_cmpfloat (value_of (row, SWB_FIELD_FOLLOWERS), ==, 475800000);
  g_assert_cmpfloat (value_of (row, SWB_FIELD_LIKES), ==, 8700000);
  g_assert_cmpfloat_with_epsilon (value_of (row, SWB_FIELD_ENGAGEMENT_RATE),
                                  0.0139, 1e-12);
  g_assert_cmpstr (row->country, ==, "Spain");
  g_assert_null (find_row (top_plan, "leomessi")->country);

  tube_plan = judge (tube);
  row = find_row (tube_plan, "juptube");
  g_assert_cmpstr (row->name, ==, "Galinha Pintadinha");
  g_assert_cmpfloat (value_of (row, SWB_FIELD_FOLLOWERS), ==, 30500000);
  g_assert_cmpfloat (value_of (row, SWB_FIELD_VIEWS), ==, 0);
  g_assert_true (isnan (value_of (row, SWB_FIELD_LIKES)));
  g_assert_true (isnan (value_of (row, SWB_FIELD_COMMENTS)));
  g_assert_null (row->country);
  row = find_row (tube_plan, "Baby Big Mouth Kids - Sing, Dance, Explore");
  g_assert_cmpfloat (value_of (row, SWB_FIELD_VIEWS), ==, 348.5);

  tok_plan = judge (tok);
  row = find_row (tok_plan, "yzn47");
  g_assert_cmpstr (row->name, ==, "يزن الأسمر");
  g_assert_cmpfloat (value_of (row, SWB_FIELD_FOLLOWERS), ==, 8900000);
  g_assert_cmpfloat (value_of (row, SWB_FIELD_SHARES), ==, 60900);
}

static void
test_wrong_rows (void)
{
  g_autoptr (SwbImportTable) table =
      fixture_table ("handle,followers,fee\r\n"
                     "good,1.5M,\"₹1,50,000\"\r\n"
                     ",20,\r\n"
                     "bad,many,\r\n"
                     "less,-5,\r\n"
                     "long,1,2,3\r\n"
                     ",,\r\n"
                     "GOOD,7,\r\n"
                     "'@guarded,\"2,30,000\",\r\n"
                     "nofee,10,12\r\n"
                     "none,-,\r\n",
                     "insta.csv");
  g_autoptr (SwbImportPlan) plan = judge (table);
  const SwbImportRow *row;

  g_assert_cmpuint (plan->rows->len, ==, 9);
  g_assert_cmpuint (plan->counts[SWB_IMPORT_NEW], ==, 3);
  g_assert_cmpuint (plan->counts[SWB_IMPORT_DUPLICATE], ==, 1);
  g_assert_cmpuint (plan->counts[SWB_IMPORT_WRONG], ==, 5);
  row = find_row (plan, "good");
  g_assert_cmpint (row->fee.minor, ==, 15000000);
  g_assert_cmpstr (row->fee.currency, ==, "INR");
  row = find_row (plan, "guarded");
  g_assert_cmpfloat (value_of (row, SWB_FIELD_FOLLOWERS), ==, 230000);
  row = find_row (plan, "none");
  g_assert_true (isnan (value_of (row, SWB_FIELD_FOLLOWERS)));
  row = find_row (plan, "bad");
  g_assert_cmpint (row->problem_column, ==, 1);
  g_assert_nonnull (strstr (row->problem, "“many”"));
}

static void
test_shapes (void)
{
  static const struct
  {
    const char *text;
    const char *mapping;
  } tables[] = {
    /* The titles are the wrong way round: the cells say so. */
    { "handle name,channel\nThe Great Show,greatshow\nMy Life,mylife\n",
      "name:0,handle:0" },
    /* No titles. */
    { "mira.dances,Mira Iyer,48200,12\nkiranreddy,Kiran,91500,9\n",
      "handle:0,name:0,followers:0,ignore:0" },
    /* Only an address. */
    { "profile link,followers\nhttps://instagram.com/mira/,10\n",
      "handle:0,followers:0" },
    /* A title that the cells belie. */
    { "username,followers,likes\na_b,10,none of it\nc_d,20,text\n",
      "handle:0,followers:0,ignore:0" },
    { "Nombre de usuario;Seguidores;Tasa de interacción;País\n"
      "lola;12,5K;3,2%;España\n",
      "handle:0,followers:0,engagement-rate:0,country:0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (SwbImportTable) table =
          fixture_table (tables[i].text, "t.csv");
      g_autofree char *mapping =
          swb_mapping_to_text (swb_import_table_get_mapping (table));

      g_assert_cmpstr (mapping, ==, tables[i].mapping);
    }
}

static void
test_address_and_platform (void)
{
  g_autoptr (SwbImportTable) table =
      fixture_table ("platform,profile link,followers\n"
                     "YouTube,https://www.youtube.com/@Kiran?x=1,12.5K\n"
                     "Orkut,https://orkut.example/kiran,3\n",
                     "list.csv");
  g_autoptr (SwbImportPlan) plan = judge (table);
  const SwbImportRow *row = find_row (plan, "Kiran");

  g_assert_cmpint (row->platform, ==, SWB_PLATFORM_YOUTUBE);
  g_assert_cmpstr (row->url, ==, "https://www.youtube.com/@Kiran?x=1");
  g_assert_cmpuint (plan->counts[SWB_IMPORT_WRONG], ==, 1);
}

static void
test_mapping_memory (void)
{
  g_autoptr (SwbImportTable) one =
      fixture_table ("Handle , FOLLOWERS\nmira,10\n", "insta.csv");
  g_autoptr (SwbImportTable) two =
      fixture_table ("handle,Followers.\nkiran,20\n", "insta.csv");
  g_autofree char *first = swb_import_table_dup_signature (one);
  g_autofree char *second = swb_import_table_dup_signature (two);
  g_autofree char *text = NULL;

  g_assert_cmpstr (first, ==, second);
  swb_import_table_set_field (one, 1, SWB_FIELD_VIEWS);
  text = swb_mapping_to_text (swb_import_table_get_mapping (one));
  g_assert_true (swb_import_table_recall (two, text));
  g_assert_cmpint (swb_import_table_get_field (two, 1), ==, SWB_FIELD_VIEWS);
  g_assert_false (swb_import_table_recall (two, "handle:0"));
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    gsize length;
  } files[] = {
    { "", 0 },     { "PK\003\004xxxx", 8 }, { "handle,followers\n", 17 },
    { "\n\n", 2 }, { "%PDF-1.7", 8 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (files[i].text, files[i].length);
      g_autoptr (GError) error = NULL;

      g_assert_null (swb_import_table_new (bytes, "x.csv", NULL, &error));
      g_assert_nonnull (error);
    }
}

/* Pieces of tables in any order: read, mapped and judged without a crash,
 * every row with one verdict. */
static void
test_random_tables (void)
{
  static const char *const pieces[] = {
    "handle",
    "followers",
    "fee",
    "platform",
    "country",
    "60 day er",
    "avg views",
    ",",
    ",",
    "\n",
    "\n",
    "\r\n",
    ";",
    "\t",
    "\"",
    "N/A",
    "#VALOR!",
    "-",
    "48.5M",
    "1,5",
    "1.39%",
    "₹2,30,000",
    "AED",
    "-7",
    "1e999",
    "\xff",
    "\xef\xbb\xbf",
    "@mira",
    "https://x.com/a/",
    "संगीत",
    "🎵",
    "youtube",
  };

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (SwbImportTable) table = NULL;
      g_autoptr (SwbImportPlan) plan = NULL;
      guint sum = 0;

      for (int k = g_test_rand_int_range (1, 60); k > 0; k--)
        g_string_append (
            text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      bytes = g_bytes_new (text->str, text->len);
      table = swb_import_table_new (bytes, "tiktok.csv", NULL, NULL);
      if (table == NULL)
        continue;
      swb_import_table_set_field (table, 0, SWB_FIELD_HANDLE);
      plan = judge (table);
      for (guint k = 0; k < SWB_N_IMPORT_VERDICTS; k++)
        sum += plan->counts[k];
      g_assert_cmpuint (sum, ==, plan->rows->len);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/titles", test_titles);
  g_test_add_func ("/import/names-of-files", test_names_of_files);
  for (guint i = 0; i < G_N_ELEMENTS (exports); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/import/export/%s", exports[i].file);

      g_test_add_data_func (path, &exports[i], test_export);
    }
  g_test_add_func ("/import/instagram-values", test_instagram_values);
  g_test_add_func ("/import/other-values", test_other_values);
  g_test_add_func ("/import/wrong-rows", test_wrong_rows);
  g_test_add_func ("/import/shapes", test_shapes);
  g_test_add_func ("/import/address-and-platform", test_address_and_platform);
  g_test_add_func ("/import/mapping-memory", test_mapping_memory);
  g_test_add_func ("/import/refused", test_refused);
  g_test_add_func ("/import/random-tables", test_random_tables);
  return g_test_run ();
}
