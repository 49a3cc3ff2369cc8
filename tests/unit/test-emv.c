/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Earned media value: each term, the formula, and who says so. */
#include "analytics/swb-emv.h"

#include <glib.h>
#include <math.h>

static const SwbEmvRates rates = { "INR", "Our own rate card", 2026 };

static void
test_value (void)
{
  static const SwbEmvTerm terms[] = { { "views", 100000, 0.3 },
                                      { "likes", 5000, 2.0 },
                                      { "comments", 0, 8.0 } };
  static const double money[] = { 30000, 10000, 0 };
  SwbEmvPart parts[3];
  SwbEmv emv;
  char formula[200];
  char small[9];

  g_assert_cmpint (swb_emv (terms, 3, &rates, 28, parts, &emv), ==,
                   SWB_STATUS_OK);
  g_assert_cmpfloat (emv.value, ==, 40000.0);
  g_assert_cmpuint (emv.n_parts, ==, 3);
  g_assert_cmpint (emv.window_days, ==, 28);
  g_assert_cmpstr (emv.rates.source, ==, "Our own rate card");
  for (int i = 0; i < 3; i++)
    {
      g_assert_cmpstr (parts[i].term.name, ==, terms[i].name);
      g_assert_cmpfloat (parts[i].money, ==, money[i]);
      g_assert_cmpfloat (parts[i].share, ==, money[i] / 40000.0);
    }
  swb_emv_formula (terms, 2, formula, sizeof formula);
  g_assert_cmpstr (formula, ==,
                   "EMV = views × rate(views) + likes × rate(likes)");
  g_assert_cmpuint (swb_emv_formula (terms, 2, small, sizeof small), ==,
                    strlen (formula));
  g_assert_cmpstr (small, ==, "EMV = vi");
  g_assert_cmpuint (swb_emv_formula (terms, 2, NULL, 0), ==, strlen (formula));
}

static void
check_refused (SwbEmvTerm term, SwbEmvRates from, SwbStatus expected)
{
  SwbEmvPart part = { .money = 7.0 };
  SwbEmv emv = { .value = 7.0 };

  g_assert_cmpint (swb_emv (&term, 1, &from, 0, &part, &emv), ==, expected);
  g_assert_cmpfloat (emv.value, ==, 7.0);
  g_assert_cmpfloat (part.money, ==, 7.0);
}

static void
test_refusals (void)
{
  static const SwbEmvTerm twice[] = { { "views", 1, 1 }, { "views", 2, 1 } };
  SwbEmvPart parts[2];
  SwbEmv emv;

  check_refused ((SwbEmvTerm){ "views", 1, 1 },
                 (SwbEmvRates){ "INR", NULL, 2026 }, SWB_STATUS_NOT_ENOUGH);
  check_refused ((SwbEmvTerm){ "views", 1, 1 },
                 (SwbEmvRates){ "INR", "", 2026 }, SWB_STATUS_NOT_ENOUGH);
  check_refused ((SwbEmvTerm){ "views", 1, 1 },
                 (SwbEmvRates){ NULL, "us", 2026 }, SWB_STATUS_NOT_ENOUGH);
  check_refused ((SwbEmvTerm){ "views", NAN, 1 }, rates, SWB_STATUS_NOT_ENOUGH);
  check_refused ((SwbEmvTerm){ "views", -1, 1 }, rates, SWB_STATUS_INVALID);
  check_refused ((SwbEmvTerm){ "views", 1, INFINITY }, rates,
                 SWB_STATUS_INVALID);
  check_refused ((SwbEmvTerm){ "", 1, 1 }, rates, SWB_STATUS_INVALID);
  check_refused ((SwbEmvTerm){ "views", 1e200, 1e200 }, rates,
                 SWB_STATUS_RANGE);
  g_assert_cmpint (swb_emv (twice, 2, &rates, 0, parts, &emv), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_emv (twice, 0, &rates, 0, parts, &emv), ==,
                   SWB_STATUS_NOT_ENOUGH);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/emv/value", test_value);
  g_test_add_func ("/emv/refusals", test_refusals);
  return g_test_run ();
}
