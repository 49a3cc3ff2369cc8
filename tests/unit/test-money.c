/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money: arithmetic that cannot run over, and text in and out. */
#include "base/swb-error.h"
#include "base/swb-money.h"

#include <string.h>

static void
test_none (void)
{
  SwbMoney none = swb_money_none ();
  SwbMoney zero = swb_money_make (0, "INR");
  SwbMoney bad = swb_money_make (5, "rupees");
  SwbMoney lower = swb_money_make (5, "inr");

  g_assert_true (swb_money_is_none (&none));
  g_assert_false (swb_money_is_none (&zero));
  g_assert_true (swb_money_is_zero (&zero));
  g_assert_true (swb_money_is_none (&bad));
  g_assert_true (swb_money_is_none (&lower));
  g_assert_cmpint (bad.minor, ==, 0);
  g_assert_false (swb_money_equal (&none, &zero));
}

static void
test_arithmetic (void)
{
  SwbMoney a = swb_money_make (150, "INR");
  SwbMoney b = swb_money_make (-50, "INR");
  SwbMoney dollars = swb_money_make (1, "USD");
  SwbMoney most = swb_money_make (G_MAXINT64, "INR");
  SwbMoney least = swb_money_make (G_MININT64, "INR");
  SwbMoney none = swb_money_none ();
  SwbMoney out = a;

  g_assert_true (swb_money_add (&a, &b, &out));
  g_assert_cmpint (out.minor, ==, 100);
  g_assert_true (swb_money_sub (&a, &b, &out));
  g_assert_cmpint (out.minor, ==, 200);
  g_assert_true (swb_money_add (&none, &a, &out));
  g_assert_true (swb_money_equal (&out, &a));
  g_assert_true (swb_money_sub (&none, &a, &out));
  g_assert_cmpint (out.minor, ==, -150);
  g_assert_cmpstr (out.currency, ==, "INR");
  out = b;
  g_assert_false (swb_money_add (&a, &dollars, &out));
  g_assert_false (swb_money_add (&most, &a, &out));
  g_assert_false (swb_money_sub (&least, &a, &out));
  g_assert_true (swb_money_equal (&out, &b));
  /* The result may be one of the two. */
  g_assert_true (swb_money_add (&a, &a, &a));
  g_assert_cmpint (a.minor, ==, 300);
}

static void
test_scale (void)
{
  static const struct
  {
    gint64 minor;
    double factor;
    gint64 expected;
  } cases[] = { { 5, 0.5, 2 },   { 15, 0.5, 8 },       { 25, 0.5, 12 },
                { -5, 0.5, -2 }, { 1000, 0.333, 333 }, { 100, 1.18, 118 },
                { 700, 0.0, 0 } };
  SwbMoney gone;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SwbMoney m = swb_money_scale (swb_money_make (cases[i].minor, "INR"),
                                    cases[i].factor);

      g_assert_cmpint (m.minor, ==, cases[i].expected);
      g_assert_cmpstr (m.currency, ==, "INR");
    }
  gone = swb_money_scale (swb_money_make (G_MAXINT64, "INR"), 2.0);
  g_assert_true (swb_money_is_none (&gone));
  gone = swb_money_scale (swb_money_make (5, "INR"), G_MAXDOUBLE * 2.0);
  g_assert_true (swb_money_is_none (&gone));
}

static void
test_doubles (void)
{
  SwbMoney m = swb_money_from_double (1234.5, "INR");

  g_assert_cmpint (m.minor, ==, 123450);
  g_assert_cmpfloat (swb_money_to_double (m), ==, 1234.5);
  m = swb_money_from_double (1234.4, "KRW");
  g_assert_cmpint (m.minor, ==, 1234);
  m = swb_money_from_double (1.234, "KWD");
  g_assert_cmpint (m.minor, ==, 1234);
}

static void
test_stored_text (void)
{
  static const char *const wrong[] = {
    "4500000", "INR",     "12 inr",  "1.5 INR", "12  INR",
    "12 INRR", " 12 INR", "12 INR ", "x INR",   "99999999999999999999 INR"
  };
  static const char *const right[] = { "", "0 INR", "4500000 INR", "-7 KRW",
                                       "9223372036854775807 USD" };
  SwbMoney money = swb_money_make (1, "EUR");

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (swb_money_parse_text (wrong[i], &money));
  g_assert_false (swb_money_parse_text (NULL, &money));
  g_assert_cmpstr (money.currency, ==, "EUR");
  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    {
      g_autofree char *again = NULL;

      g_assert_true (swb_money_parse_text (right[i], &money));
      again = swb_money_to_text (money);
      g_assert_cmpstr (again, ==, right[i]);
    }
}

static void
test_currencies (void)
{
  const char *const *codes = swb_currency_codes ();

  g_assert_cmpint (swb_currency_digits ("INR"), ==, 2);
  g_assert_cmpint (swb_currency_digits ("KRW"), ==, 0);
  g_assert_cmpint (swb_currency_digits ("JPY"), ==, 0);
  g_assert_cmpint (swb_currency_digits ("KWD"), ==, 3);
  g_assert_cmpint (swb_currency_digits ("XYZ"), ==, 2);
  g_assert_cmpstr (swb_currency_symbol ("INR"), ==, "₹");
  g_assert_cmpstr (swb_currency_symbol ("AED"), ==, "AED");
  g_assert_true (swb_currency_is_known ("INR"));
  g_assert_false (swb_currency_is_known ("inr"));
  g_assert_false (swb_currency_is_known ("XYZ"));
  g_assert_false (swb_currency_is_known (NULL));
  g_assert_cmpint (swb_money_grouping ("BDT"), ==, SWB_GROUPING_INDIAN);
  g_assert_cmpint (swb_money_grouping ("USD"), ==, SWB_GROUPING_WESTERN);
  g_assert_cmpuint (g_strv_length ((char **) codes), >=, 60);
  for (guint i = 0; codes[i] != NULL; i++)
    {
      SwbMoney money = swb_money_make (1, codes[i]);

      g_assert_false (swb_money_is_none (&money));
    }
}

static void
test_format (void)
{
  static const struct
  {
    gint64 minor;
    const char *currency;
    const char *text;
    const char *compact;
  } cases[] = {
    { 1500000000, "INR", "₹1,50,00,000", "₹1.5\u00a0Cr" },
    { 82000000, "INR", "₹8,20,000", "₹8.2\u00a0L" },
    { 250000000, "INR", "₹25,00,000", "₹25\u00a0L" },
    { 123450, "INR", "₹1,234.50", "₹1,234" },
    { 250000000, "USD", "$2,500,000", "$2.5M" },
    { 6500000, "KRW", "₩6,500,000", "₩6.5M" },
    { 900000, "AED", "AED\u00a09,000", "AED\u00a09K" },
    { -50000, "INR", "−₹500", "−₹500" },
    { 1234005, "KWD", "KWD\u00a01,234.005", "KWD\u00a01.2K" },
    { 0, "INR", "₹0", "₹0" },
    { 5, "INR", "₹0.05", "₹0" },
    { -5, "INR", "−₹0.05", "₹0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SwbMoney money = swb_money_make (cases[i].minor, cases[i].currency);
      g_autofree char *text = swb_money_format (money);
      g_autofree char *compact = swb_money_format_compact (money);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpstr (compact, ==, cases[i].compact);
    }
}

static void
test_format_extremes (void)
{
  g_autofree char *none = swb_money_format (swb_money_none ());
  g_autofree char *least =
      swb_money_format (swb_money_make (G_MININT64, "INR"));
  g_autofree char *won = swb_money_format (swb_money_make (G_MAXINT64, "KRW"));

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (least, ==, "−₹92,23,37,20,36,85,47,758.08");
  g_assert_cmpstr (won, ==, "₩9,223,372,036,854,775,807");
}

static void
test_variance (void)
{
  SwbMoney planned = swb_money_make (100000000, "INR");
  SwbMoney over = swb_money_make (123000000, "INR");
  SwbMoney under = swb_money_make (96500000, "INR");
  g_autofree char *a = swb_money_format_variance (planned, over);
  g_autofree char *b = swb_money_format_variance (planned, under);
  g_autofree char *c = swb_money_format_variance (planned, planned);
  g_autofree char *d =
      swb_money_format_variance (planned, swb_money_make (1, "USD"));
  g_autofree char *e = swb_money_format_variance (swb_money_none (), over);

  g_assert_cmpstr (a, ==, "over by ₹2,30,000");
  g_assert_cmpstr (b, ==, "under by ₹35,000");
  g_assert_cmpstr (c, ==, "on plan");
  g_assert_cmpstr (d, ==, "");
  g_assert_cmpstr (e, ==, "over by ₹12,30,000");
}

static const struct
{
  const char *text;
  const char *fallback;
  gint64 minor;
  const char *currency;
} readable[] = {
  { "₹2,30,000", "USD", 23000000, "INR" },
  { "2,30,000", "INR", 23000000, "INR" },
  { "1.5 Cr", "INR", 1500000000, "INR" },
  { "₹1.5 Cr", NULL, 1500000000, "INR" },
  { "15 lakh", "INR", 150000000, "INR" },
  { "Rs 15 lakh", NULL, 150000000, "INR" },
  { "Rs. 5000/-", NULL, 500000, "INR" },
  { "2.5L", "INR", 25000000, "INR" },
  { "$1,200.50", "INR", 120050, "USD" },
  { "$1,200.50", "CAD", 120050, "CAD" },
  { "US$ 12", "CAD", 1200, "USD" },
  { "INR 45000", "USD", 4500000, "INR" },
  { "inr45000", "USD", 4500000, "INR" },
  { "45000 INR", "USD", 4500000, "INR" },
  { "45 000", "INR", 4500000, "INR" },
  { "(1,200)", "INR", -120000, "INR" },
  { "($1,200)", "INR", -120000, "USD" },
  { "$(1,200)", "INR", -120000, "USD" },
  { "−₹500", NULL, -50000, "INR" },
  { "₹-500", NULL, -50000, "INR" },
  { "-500", "INR", -50000, "INR" },
  { "1.200,50 €", "INR", 120050, "EUR" },
  { "12,50 €", "INR", 1250, "EUR" },
  { "1.5", "INR", 150, "INR" },
  { "1.234 Cr", "INR", 1234000000, "INR" },
  { "1.234", "KWD", 1234, "KWD" },
  { "10.005", "KWD", 10005, "KWD" },
  { "12.3456", "INR", 1235, "INR" },
  { "12.3450", "INR", 1234, "INR" },
  { "12.3550", "INR", 1236, "INR" },
  { "12.34500001", "INR", 1235, "INR" },
  { "-12.3550", "INR", -1236, "INR" },
  { "0.0050", "INR", 0, "INR" },
  { "0.0051", "INR", 1, "INR" },
  { "0.0004", "INR", 0, "INR" },
  { "0.125 K", "USD", 12500, "USD" },
  { "6.5M", "KRW", 6500000, "KRW" },
  { "50만원", "INR", 500000, "KRW" },
  { "¥5000", "CNY", 500000, "CNY" },
  { "¥5000", "INR", 5000, "JPY" },
  { "₹१,२३४", NULL, 123400, "INR" },
  { "AED\u00a09,000", NULL, 900000, "AED" },
  { "0", "INR", 0, "INR" },
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (readable); i++)
    {
      g_autoptr (GError) error = NULL;
      SwbMoney money;

      g_test_message ("%s", readable[i].text);
      swb_money_parse (readable[i].text, readable[i].fallback, &money, &error);
      g_assert_no_error (error);
      g_assert_cmpint (money.minor, ==, readable[i].minor);
      g_assert_cmpstr (money.currency, ==, readable[i].currency);
    }
}

static void
test_refuse (void)
{
  static const struct
  {
    const char *text;
    const char *fallback;
    int code;
  } cases[] = {
    { "", "INR", SWB_BASE_ERROR_INVALID },
    { "   ", "INR", SWB_BASE_ERROR_INVALID },
    { "free", "INR", SWB_BASE_ERROR_INVALID },
    { "₹", "INR", SWB_BASE_ERROR_INVALID },
    { "₹₹5", "INR", SWB_BASE_ERROR_INVALID },
    { "5%", "INR", SWB_BASE_ERROR_INVALID },
    { "5 to 6", "INR", SWB_BASE_ERROR_INVALID },
    { "1,2,3", "INR", SWB_BASE_ERROR_INVALID },
    { "-", "INR", SWB_BASE_ERROR_INVALID },
    { "N/A", "INR", SWB_BASE_ERROR_INVALID },
    { "inf", "INR", SWB_BASE_ERROR_INVALID },
    { "\xff\xff", "INR", SWB_BASE_ERROR_INVALID },
    { "1.200", "INR", SWB_BASE_ERROR_AMBIGUOUS },
    { "1.200 €", NULL, SWB_BASE_ERROR_AMBIGUOUS },
    { "99999999999999999999", "INR", SWB_BASE_ERROR_RANGE },
    { "1e300", "INR", SWB_BASE_ERROR_RANGE },
    { "500", NULL, SWB_BASE_ERROR_CURRENCY },
    { "500", "XYZ", SWB_BASE_ERROR_CURRENCY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      SwbMoney money = swb_money_make (1, "EUR");
      g_autofree char *shown = g_strescape (cases[i].text, NULL);

      g_test_message ("%s", shown);
      g_assert_false (
          swb_money_parse (cases[i].text, cases[i].fallback, &money, &error));
      g_assert_error (error, SWB_BASE_ERROR, cases[i].code);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_cmpint (money.minor, ==, 1);
    }
}

/* What is shown can be typed again and means the same, in every currency. */
static void
test_round_trip (void)
{
  const char *const *codes = swb_currency_codes ();
  guint n_codes = g_strv_length ((char **) codes);

  for (int round = 0; round < 50000; round++)
    {
      const char *code = codes[round % (int) n_codes];
      gint64 minor = ((gint64) g_test_rand_int () * 65536) ^ g_test_rand_int ();
      SwbMoney money =
          swb_money_make (minor >> g_test_rand_int_range (0, 40), code);
      g_autofree char *text = swb_money_format (money);
      g_autofree char *stored = swb_money_to_text (money);
      g_autoptr (GError) error = NULL;
      SwbMoney again;

      swb_money_parse (text, code, &again, &error);
      g_assert_no_error (error);
      g_assert_true (swb_money_equal (&money, &again));
      g_assert_true (swb_money_parse_text (stored, &again));
      g_assert_true (swb_money_equal (&money, &again));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money/none", test_none);
  g_test_add_func ("/money/arithmetic", test_arithmetic);
  g_test_add_func ("/money/scale", test_scale);
  g_test_add_func ("/money/doubles", test_doubles);
  g_test_add_func ("/money/stored-text", test_stored_text);
  g_test_add_func ("/money/currencies", test_currencies);
  g_test_add_func ("/money/format", test_format);
  g_test_add_func ("/money/format-extremes", test_format_extremes);
  g_test_add_func ("/money/variance", test_variance);
  g_test_add_func ("/money/parse", test_parse);
  g_test_add_func ("/money/refuse", test_refuse);
  g_test_add_func ("/money/round-trip", test_round_trip);
  return g_test_run ();
}
