/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exports of many makers, real ones and ones written in their manner, with the
 * numbers that must come out of each. */
#include "exchange/swb-import-plan.h"

#include <math.h>

/* @real: one of ../shared/data/real, which may not be on this machine.
 * @currency: of fees without a sign. @followers: the sum over new accounts. */
typedef struct
{
  const char *file;
  gboolean real;
  const char *currency;
  SwbEncoding encoding;
  char delimiter;
  guint n_above;
  guint n_titles;
  SwbDateOrder dates;
  SwbPlatform platform;
  guint n_rows;
  guint n_new;
  guint n_duplicate;
  guint n_wrong;
  double followers;
} Export;

#define I SWB_PLATFORM_INSTAGRAM
#define Y SWB_PLATFORM_YOUTUBE
#define T SWB_PLATFORM_TIKTOK
#define O SWB_PLATFORM_OTHER
#define UTF8 SWB_ENCODING_UTF8
#define DAY SWB_DATE_DAY_FIRST

/* clang-format off */
static const Export exports[] = {
  { "instagram-2022-03.csv", TRUE, "", UTF8, ',', 0, 1, DAY, I,
    1000, 997, 3, 0, 25463000000 },
  { "instagram-top200.csv", TRUE, "", UTF8, ',', 0, 1, DAY, I,
    200, 200, 0, 0, 15481900000 },
  { "tiktok-2022-06.csv", TRUE, "", UTF8, ',', 0, 1, DAY, T,
    1007, 990, 17, 0, 6735306500 },
  { "tiktok-2022-12.csv", TRUE, "", UTF8, ',', 0, 1, DAY, T,
    1000, 999, 1, 0, 8063826200 },
  { "youtube-2022-06.csv", TRUE, "", UTF8, ',', 0, 1, DAY, Y,
    1021, 999, 22, 0, 17730900000 },
  { "platform-list.csv", FALSE, "", UTF8, ',', 0, 1, DAY, O,
    6, 4, 1, 1, 1391837 },
  { "ranking.csv", FALSE, "", UTF8, ',', 0, 1, DAY, Y,
    4, 4, 0, 0, 1052480000 },
  { "several-accounts.csv", FALSE, "", UTF8, ',', 0, 1, DAY, I,
    7, 6, 0, 1, 2515500 },
  { "two-title-rows.csv", FALSE, "", UTF8, ',', 0, 2, DAY, I,
    5, 5, 0, 0, 215950 },
  { "label-de.csv", FALSE, "EUR", SWB_ENCODING_WINDOWS_1252, ';', 2, 1, DAY, O,
    5, 4, 0, 1, 1381961 },
  { "agency-in.csv", FALSE, "INR", UTF8, ',', 0, 1, DAY, I,
    5, 4, 0, 1, 16444900 },
  { "agency-kr.csv", FALSE, "KRW", SWB_ENCODING_EUC_KR, ',', 0, 1, DAY, O,
    3, 3, 0, 0, 121212000 },
  { "agency-jp.csv", FALSE, "JPY", SWB_ENCODING_SHIFT_JIS, ',', 0, 1, DAY, O,
    2, 2, 0, 0, 100125000 },
  { "agency-ru.csv", FALSE, "", SWB_ENCODING_WINDOWS_1251, ';', 0, 1, DAY, O,
    2, 2, 0, 0, 1548200 },
  { "unicode-text.txt", FALSE, "", SWB_ENCODING_UTF16_LE, '\t', 0, 1, DAY, O,
    2, 2, 0, 0, 17500 },
  { "us-dates.csv", FALSE, "", UTF8, ',', 0, 1, SWB_DATE_MONTH_FIRST, O,
    3, 3, 0, 0, 1247350 },
  { "serials.csv", FALSE, "", UTF8, ';', 0, 1, DAY, O,
    3, 2, 0, 1, 350 },
  { "tabs-and-quotes.tsv", FALSE, "", UTF8, '\t', 0, 1, DAY, O,
    2, 2, 0, 0, 4200 },
};

/* @handle of @file has @value in @field; "" for no value. Texts of money, days
 * and numbers as the program keeps them. */
typedef struct
{
  const char *file;
  const char *handle;
  SwbField field;
  const char *value;
} Spot;

static const Spot spots[] = {
  { "instagram-2022-03.csv", "433", SWB_FIELD_FOLLOWERS, "48500000" },
  { "instagram-2022-03.csv", "433", SWB_FIELD_AUTHENTIC, "383100" },
  { "instagram-top200.csv", "cristiano", SWB_FIELD_LIKES, "8700000" },
  { "tiktok-2022-12.csv", "yzn47", SWB_FIELD_SHARES, "60900" },
  { "youtube-2022-06.csv", "juptube", SWB_FIELD_FOLLOWERS, "30500000" },
  { "platform-list.csv", "asha.moves", SWB_FIELD_ENGAGEMENT_RATE, "0.0394" },
  { "platform-list.csv", "asha.moves", SWB_FIELD_DATE, "2026-10-31" },
  { "platform-list.csv", "asha.moves", SWB_FIELD_EMAIL, "asha@example.com" },
  { "platform-list.csv", "kiran_cuts", SWB_FIELD_NAME, "Reddy, Kiran" },
  { "platform-list.csv", "minji.day", SWB_FIELD_LANGUAGE, "ko" },
  { "platform-list.csv", "minji.day", SWB_FIELD_CITY, "Seoul" },
  { "platform-list.csv", "minji.day", SWB_FIELD_COUNTRY, "South Korea" },
  { "ranking.csv", "galinhas", SWB_FIELD_FOLLOWERS, "1000000000" },
  { "ranking.csv", "galinhas", SWB_FIELD_COMMENTS, "12.5" },
  { "ranking.csv", "rojotv", SWB_FIELD_COMMENTS, "" },
  { "ranking.csv", "rojotv", SWB_FIELD_VIEWS, "0" },
  { "ranking.csv", "tunefactory", SWB_FIELD_COUNTRY, "" },
  { "several-accounts.csv", "tara.s", SWB_FIELD_FOLLOWERS, "51000" },
  { "several-accounts.csv", "tarasings", SWB_FIELD_FOLLOWERS, "12800" },
  { "several-accounts.csv", "tarasings", SWB_FIELD_VIEWS, "3400" },
  { "several-accounts.csv", "tarasings", SWB_FIELD_ENGAGEMENT_RATE, "" },
  { "several-accounts.csv", "ben.ode", SWB_FIELD_PLATFORM, "tiktok" },
  { "several-accounts.csv", "ben.ode", SWB_FIELD_FOLLOWERS, "145000" },
  { "several-accounts.csv", "tara.s", SWB_FIELD_TAG, "bride, dance" },
  { "two-title-rows.csv", "mirapage", SWB_FIELD_FOLLOWERS, "4200" },
  { "two-title-rows.csv", "mirapage", SWB_FIELD_PLATFORM, "facebook" },
  { "two-title-rows.csv", "sara.l", SWB_FIELD_VIEWS, "45000" },
  { "label-de.csv", "tanzmitjule", SWB_FIELD_FEE, "125000 EUR" },
  { "label-de.csv", "tanzmitjule", SWB_FIELD_VIEWS, "21300.5" },
  { "label-de.csv", "tanzmitjule", SWB_FIELD_NAME, "Jule Groß" },
  { "label-de.csv", "kochmüller", SWB_FIELD_DATE, "2026-11-03" },
  { "label-de.csv", "dj_zürich", SWB_FIELD_ENGAGEMENT_RATE, "0.0098" },
  { "label-de.csv", "dj_zürich", SWB_FIELD_FEE, "1200050 EUR" },
  { "label-de.csv", "leer", SWB_FIELD_VIEWS, "" },
  { "agency-in.csv", "arjun.nair", SWB_FIELD_FOLLOWERS, "1205000" },
  { "agency-in.csv", "ananya_s", SWB_FIELD_FOLLOWERS, "15000000" },
  { "agency-in.csv", "ananya_s", SWB_FIELD_FEE, "250000000 INR" },
  { "agency-in.csv", "meerajoshi", SWB_FIELD_LANGUAGE, "hi, mr" },
  { "agency-in.csv", "meerajoshi", SWB_FIELD_CONTACT_NAME, "Ravi (manager)" },
  { "agency-in.csv", "meerajoshi", SWB_FIELD_PHONE, "+91 98200 00000" },
  { "agency-in.csv", "dev.edits", SWB_FIELD_FEE, "1500000 INR" },
  { "agency-kr.csv", "minjiday", SWB_FIELD_FOLLOWERS, "1204000" },
  { "agency-kr.csv", "mukbangking", SWB_FIELD_FOLLOWERS, "120000000" },
  { "agency-kr.csv", "dongnedance", SWB_FIELD_FOLLOWERS, "8000" },
  { "agency-kr.csv", "dongnedance", SWB_FIELD_NAME, "동네 댄스" },
  { "agency-kr.csv", "minjiday", SWB_FIELD_FEE, "3500000 KRW" },
  { "agency-jp.csv", "taro_dance", SWB_FIELD_NAME, "ダンスのタロウ" },
  { "agency-jp.csv", "yukiarai", SWB_FIELD_VIEWS, "41000" },
  { "agency-ru.csv", "ivan_ok", SWB_FIELD_NAME, "Иван Орлов" },
  { "agency-ru.csv", "ivan_ok", SWB_FIELD_FOLLOWERS, "48200" },
  { "unicode-text.txt", "zoë.x", SWB_FIELD_DATE, "2026-11-24" },
  { "unicode-text.txt", "ülkü", SWB_FIELD_PLATFORM, "tiktok" },
  { "unicode-text.txt", "ülkü", SWB_FIELD_FOLLOWERS, "7000" },
  { "us-dates.csv", "quietpiano", SWB_FIELD_DATE, "2026-11-03" },
  { "us-dates.csv", "quietpiano", SWB_FIELD_FEE, "30050 USD" },
  { "us-dates.csv", "tuneclub", SWB_FIELD_EXTERNAL_ID,
    "UC00000000000000000000A1" },
  { "serials.csv", "serial.one", SWB_FIELD_DATE, "2026-11-23" },
  { "serials.csv", "serial.two", SWB_FIELD_DATE, "2026-11-24" },
  { "serials.csv", "serial.one", SWB_FIELD_LIKES, "7.5" },
  { "tabs-and-quotes.tsv", "quo\"te", SWB_FIELD_NAME, "Two lines" },
  { "tabs-and-quotes.tsv", "plain", SWB_FIELD_NOTE, "=HYPERLINK(\"x\")" },
};

/* Why a row is wrong: the line of the file, the column, the words. */
typedef struct
{
  const char *file;
  guint64 line;
  int column;
  const char *problem;
} Wrong;

static const Wrong wrong[] = {
  { "platform-list.csv", 7, 0, "There is no handle" },
  { "several-accounts.csv", 5, 3, "There is no handle" },
  { "label-de.csv", 9, -1, "This is a row of totals" },
  { "agency-in.csv", 6, 3, "“4,5,000” is not a number from 0 up" },
  { "serials.csv", 4, 0, "“x” is not a date" },
};
/* clang-format on */

/* Null where the real exports are not on this machine. */
static SwbImportTable *
load (const Export *export)
{
  const char *shared = g_getenv ("SWB_SHARED");
  g_autofree char *path =
      export->real ? g_build_filename (shared != NULL ? shared : ".", "data",
                                       "real", export->file, NULL)
                   : g_build_filename (g_getenv ("SWB_SOURCE_ROOT"), "tests",
                                       "data", "exports", export->file, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  SwbImportTable *table;
  gsize length;

  if (export->real && !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the real exports are not here: set SWB_SHARED to the "
                   "folder that has data/real");
      return NULL;
    }
  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (g_steal_pointer (&contents), length);
  table = swb_import_table_new (bytes, export->file, NULL, &error);
  g_assert_no_error (error);
  return table;
}

static void
check_options (SwbImportTable *table, const Export *export)
{
  const SwbImportOptions *options = swb_import_table_get_options (table);

  g_assert_cmpstr (swb_encoding_name (options->encoding), ==,
                   swb_encoding_name (export->encoding));
  g_assert_cmpuint (swb_import_table_get_n_unreadable (table), ==, 0);
  g_assert_cmpint (options->delimiter, ==, export->delimiter);
  g_assert_true (options->header);
  g_assert_cmpuint (options->n_above, ==, export->n_above);
  g_assert_cmpuint (options->n_titles, ==, export->n_titles);
  g_assert_cmpint (options->dates, ==, export->dates);
  g_assert_cmpstr (swb_platform_id (swb_import_table_get_platform (table)), ==,
                   swb_platform_id (export->platform));
}

static void
check_counts (SwbImportPlan *plan, const Export *export)
{
  double followers = 0;

  for (guint i = 0; i < plan->rows->len; i++)
    {
      const SwbImportRow *row = swb_import_plan_get_row (plan, i);

      if (row->problem != NULL)
        g_test_message ("row %u: %s", i, row->problem);
      if (plan->verdicts->data[i] == SWB_IMPORT_NEW && !isnan (row->values[0]))
        followers += row->values[0];
    }
  g_assert_cmpuint (plan->rows->len, ==, export->n_rows);
  g_assert_cmpuint (plan->counts[SWB_IMPORT_WRONG], ==, export->n_wrong);
  g_assert_cmpuint (plan->counts[SWB_IMPORT_NEW], ==, export->n_new);
  g_assert_cmpuint (plan->counts[SWB_IMPORT_DUPLICATE], ==,
                    export->n_duplicate);
  g_assert_cmpfloat (followers, ==, export->followers);
}

static const SwbImportRow *
find_row (SwbImportPlan *plan, const char *handle)
{
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const SwbImportRow *row = swb_import_plan_get_row (plan, i);

      if (g_strcmp0 (row->handle, handle) == 0)
        return row;
    }
  g_error ("there is no “%s”", handle);
}

static char *
number_text (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (value))
    return g_strdup ("");
  return g_strdup (g_ascii_formatd (text, sizeof text, "%.10g", value));
}

static char *
field_text (const SwbImportRow *row, SwbField field)
{
  switch ((int) field)
    {
    case SWB_FIELD_NAME:
      return g_strdup (row->name != NULL ? row->name : "");
    case SWB_FIELD_DATE:
      return swb_day_to_iso (row->day);
    case SWB_FIELD_FEE:
      return swb_money_is_none (&row->fee) ? g_strdup ("")
                                           : swb_money_to_text (row->fee);
    case SWB_FIELD_PLATFORM:
      return g_strdup (swb_platform_id (row->platform));
    case SWB_FIELD_COUNTRY:
      return g_strdup (row->country != NULL ? row->country : "");
    case SWB_FIELD_CITY:
      return g_strdup (row->city != NULL ? row->city : "");
    case SWB_FIELD_LANGUAGE:
      return g_strdup (row->languages);
    case SWB_FIELD_EMAIL:
      return g_strdup (row->email);
    case SWB_FIELD_PHONE:
      return g_strdup (row->phone);
    case SWB_FIELD_CONTACT_NAME:
      return g_strdup (row->contact_name);
    case SWB_FIELD_TAG:
      return g_strdup (row->tags);
    case SWB_FIELD_NOTE:
      return g_strdup (row->note);
    case SWB_FIELD_EXTERNAL_ID:
      return g_strdup (row->external_id);
    default:
      return number_text (row->values[field - SWB_FIRST_METRIC]);
    }
}

static void
check_spots (SwbImportPlan *plan, const char *file)
{
  for (guint i = 0; i < G_N_ELEMENTS (spots); i++)
    {
      g_autofree char *text = NULL;

      if (g_strcmp0 (spots[i].file, file) != 0)
        continue;
      g_test_message ("%s, %s", spots[i].handle, swb_field_id (spots[i].field));
      text = field_text (find_row (plan, spots[i].handle), spots[i].field);
      g_assert_cmpstr (text, ==, spots[i].value);
    }
}

static void
check_wrong (SwbImportPlan *plan, const char *file)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      gboolean found = FALSE;

      if (g_strcmp0 (wrong[i].file, file) != 0)
        continue;
      for (guint k = 0; k < plan->rows->len; k++)
        {
          const SwbImportRow *row = swb_import_plan_get_row (plan, k);

          if (swb_grid_get_line (plan->rule.grid, row->row) != wrong[i].line)
            continue;
          found = TRUE;
          g_assert_cmpstr (row->problem, ==, wrong[i].problem);
          g_assert_cmpint (row->problem_column, ==, wrong[i].column);
        }
      g_assert_true (found);
    }
}

static void
test_export (gconstpointer data)
{
  const Export *export = data;
  g_autoptr (SwbImportTable) table = load (export);
  g_autoptr (SwbImportPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  if (table == NULL)
    return;
  check_options (table, export);
  swb_import_table_set_currency (table, export->currency);
  if (swb_import_table_get_platform (table) == SWB_PLATFORM_OTHER)
    swb_import_table_set_platform (table, SWB_PLATFORM_INSTAGRAM);
  plan = swb_import_plan_new (table);
  swb_import_plan_judge (plan, NULL, NULL, &error);
  g_assert_no_error (error);
  check_counts (plan, export);
  check_spots (plan, export->file);
  check_wrong (plan, export->file);
}

static void
test_dates (void)
{
  static const struct
  {
    const char *text;
    const char *day_first;
    const char *month_first;
  } dates[] = {
    { "2026-11-24", "2026-11-24", "2026-11-24" },
    { "2026-11-24T23:59:59+09:00", "2026-11-24", "2026-11-24" },
    { "2026/1/2 10:15", "2026-01-02", "2026-01-02" },
    { "24.11.2026", "2026-11-24", NULL },
    { "3.4.26", "2026-04-03", "2026-03-04" },
    { "11/24/2026 9:30 PM", NULL, "2026-11-24" },
    { "24 Nov 2026", "2026-11-24", "2026-11-24" },
    { "Nov 24, 2026", "2026-11-24", "2026-11-24" },
    { "24 de noviembre de 2026", NULL, NULL },
    { "3. März 2026", NULL, NULL },
    { "2026. 11. 24.", "2026-11-24", "2026-11-24" },
    { "2026년 11월 24일", "2026-11-24", "2026-11-24" },
    { "2026年11月24日", "2026-11-24", "2026-11-24" },
    { "20261124", "2026-11-24", "2026-11-24" },
    { "46350", "2026-11-24", "2026-11-24" },
    { "46350.5", "2026-11-24", "2026-11-24" },
    { "2026-11", "2026-11-01", "2026-11-01" },
    { "Nov 2026", "2026-11-01", "2026-11-01" },
    { "31.2.2026", NULL, NULL },
    { "1.2.3.4", NULL, NULL },
    { "yesterday", NULL, NULL },
    { "12", NULL, NULL },
    { "", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    for (guint k = 0; k < SWB_N_DATE_ORDERS; k++)
      {
        const char *expected =
            k == SWB_DATE_DAY_FIRST ? dates[i].day_first : dates[i].month_first;
        SwbDay day = SWB_DAY_NONE;
        g_autofree char *text = NULL;

        g_test_message ("%s", dates[i].text);
        g_assert_cmpint (swb_date_read (dates[i].text, (SwbDateOrder) k, &day),
                         ==, expected != NULL);
        text = expected != NULL ? swb_day_to_iso (day) : NULL;
        g_assert_cmpstr (text, ==, expected);
      }
}

/* Each letter of each encoding that a title may have comes back, and text that
 * could be one of several is told by its letters. */
static void
test_encodings (void)
{
  static const struct
  {
    SwbEncoding encoding;
    const char *charset;
    const char *text;
  } texts[] = {
    { SWB_ENCODING_WINDOWS_1252, "CP1252", "José;Muñoz;Größe;€ 5\n" },
    { SWB_ENCODING_SHIFT_JIS, "CP932", "名前,フォロワー数,ひらがな\n" },
    { SWB_ENCODING_EUC_KR, "CP949", "이름,팔로워,김민지의 하루\n" },
    { SWB_ENCODING_GB18030, "GB18030", "账号,粉丝,地区,美食和旅行\n" },
    { SWB_ENCODING_WINDOWS_1251, "CP1251", "Имя;Подписчики;Казань\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gsize length;
      char *old = g_convert (texts[i].text, -1, texts[i].charset, "UTF-8", NULL,
                             &length, NULL);
      g_autoptr (GBytes) bytes = g_bytes_new_take (old, length);
      g_autoptr (GBytes) back = NULL;
      guint n_bad = 1;

      g_assert_cmpstr (swb_encoding_name (swb_encoding_detect (bytes)), ==,
                       swb_encoding_name (texts[i].encoding));
      back = swb_encoding_decode (bytes, texts[i].encoding, &n_bad);
      g_assert_cmpuint (n_bad, ==, 0);
      g_assert_cmpmem (g_bytes_get_data (back, NULL), g_bytes_get_size (back),
                       texts[i].text, strlen (texts[i].text));
    }
}

/* Bytes by chance in every encoding: never more than U+FFFD comes of it. */
static void
test_bad_bytes (void)
{
  for (guint i = 0; i < 400; i++)
    {
      guint8 data[64];
      g_autoptr (GBytes) bytes = NULL;

      for (guint k = 0; k < sizeof data; k++)
        data[k] = (guint8) g_test_rand_int_range (1, 256);
      bytes = g_bytes_new (data, sizeof data);
      for (guint e = 0; e < SWB_N_ENCODINGS; e++)
        {
          g_autoptr (GBytes) text =
              swb_encoding_decode (bytes, (SwbEncoding) e, NULL);
          gsize length;
          const char *made = g_bytes_get_data (text, &length);

          g_assert_true (g_utf8_validate_len (made, length, NULL));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (exports); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/import-exports/%s", exports[i].file);

      g_test_add_data_func (path, &exports[i], test_export);
    }
  g_test_add_func ("/import-exports/dates", test_dates);
  g_test_add_func ("/import-exports/encodings", test_encodings);
  g_test_add_func ("/import-exports/bad-bytes", test_bad_bytes);
  return g_test_run ();
}
