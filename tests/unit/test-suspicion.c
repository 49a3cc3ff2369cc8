/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Flags of suspicion against R, their base rates, and what is too little. */
#include "analytics/swb-suspicion.h"

#include <glib.h>
#include <math.h>

static const double counts[] = { 120, 95,  140, 80,  300, 2100, 60,
                                 75,  110, 0,   130, 90,  105,  99,
                                 180, 70,  85,  150, 115, 125,  100 };
static const double posts[] = { 20, 4, 8,  1,  12, 30, 2, 5, 6, 9, 10,
                                3,  7, 11, 40, 16, 20, 1, 2, 8, 5 };

static void
fill_accounts (SwbSuspicionAccount *accounts)
{
  for (int i = 0; i < 21; i++)
    accounts[i] = (SwbSuspicionAccount){ 1, counts[i], 2000.0 + 500.0 * (i % 3),
                                         posts[i] };
}

/* R 4.2.2: y = log (e + .5) - log (f + .5), z = n / (n + 4) (y - median (y)) /
 * mad (y, constant = 1 / qnorm (.75)). One account engages nobody. */
static void
test_scores (void)
{
  SwbSuspicionAccount accounts[21];
  SwbSuspicionScore scores[21];
  SwbSuspicionReference references[3];

  fill_accounts (accounts);
  g_assert_cmpint (swb_suspicion_scores (accounts, 21, 3,
                                         swb_suspicion_options_default (),
                                         scores, references),
                   ==, SWB_STATUS_OK);
  g_assert_cmpfloat_with_epsilon (scores[0].z, 0.871989199409797, 1e-12);
  g_assert_cmpfloat_with_epsilon (scores[3].z, 0.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (scores[5].z, 6.537464691810669, 1e-11);
  g_assert_cmpfloat_with_epsilon (scores[9].z, -9.125304643352104, 1e-11);
  g_assert_cmpfloat_with_epsilon (scores[14].z, 0.948193537976953, 1e-12);
  g_assert_cmpint (scores[5].flag, ==, SWB_SUSPICION_HIGH);
  g_assert_cmpint (scores[9].flag, ==, SWB_SUSPICION_LOW);
  g_assert_cmpint (scores[0].flag, ==, SWB_SUSPICION_USUAL);
  g_assert_cmpuint (references[1].n_accounts, ==, 21);
  g_assert_cmpuint (references[1].n_flagged, ==, 2);
  g_assert_cmpfloat_with_epsilon (references[1].base_rate, 2.0 / 21.0, 1e-15);
  g_assert_cmpfloat_with_epsilon (references[1].middle, 0.0402399400149962,
                                  1e-15);
  g_assert_cmpfloat_with_epsilon (references[1].spread, 0.385509905378059,
                                  1e-13);
  g_assert_cmpfloat_with_epsilon (
      references[1].by_chance / 1.25306347366727e-05, 1.0, 1e-10);
  g_assert_false (references[0].is_enough);
  g_assert_false (references[2].is_enough);
}

/* Fewer than twenty with numbers say nothing; alike ones flag nobody; the mean
 * takes over where more than half are alike. */
static void
test_little (void)
{
  SwbSuspicionAccount accounts[22];
  SwbSuspicionScore scores[22];
  SwbSuspicionReference r;
  SwbSuspicionOptions o = swb_suspicion_options_default ();

  fill_accounts (accounts);
  for (int i = 0; i < 21; i++)
    accounts[i].group = 0;
  accounts[0].numerator = NAN;
  accounts[1].readings = 0;
  accounts[2].base = NAN;
  accounts[21] = (SwbSuspicionAccount){ 0, 0, 0, 5 };
  g_assert_cmpint (swb_suspicion_scores (accounts, 22, 1, o, scores, &r), ==,
                   SWB_STATUS_OK);
  g_assert_cmpuint (r.n_accounts, ==, 18);
  g_assert_false (r.is_enough);
  for (int i = 0; i < 22; i++)
    g_assert_cmpint (scores[i].flag, ==, SWB_SUSPICION_NOT_ENOUGH);
  for (int i = 0; i < 22; i++)
    accounts[i] = (SwbSuspicionAccount){ 0, 50, 1000, 10 };
  g_assert_cmpint (swb_suspicion_scores (accounts, 22, 1, o, scores, &r), ==,
                   SWB_STATUS_OK);
  g_assert_cmpuint (r.n_flagged, ==, 0);
  g_assert_cmpfloat (r.spread, ==, 0.0);
  g_assert_cmpint (scores[0].flag, ==, SWB_SUSPICION_USUAL);
  accounts[4].numerator = 500;
  g_assert_cmpint (swb_suspicion_scores (accounts, 22, 1, o, scores, &r), ==,
                   SWB_STATUS_OK);
  g_assert_cmpfloat (r.spread, >, 0.0);
  g_assert_cmpint (scores[4].flag, ==, SWB_SUSPICION_HIGH);
  g_assert_cmpuint (r.n_flagged, ==, 1);
}

static void
test_refusals (void)
{
  SwbSuspicionAccount a = { 0, 1, 1, 1 };
  SwbSuspicionScore score = { .z = 7.0 };
  SwbSuspicionReference r;
  SwbSuspicionOptions o = swb_suspicion_options_default ();

  a.numerator = -1;
  g_assert_cmpint (swb_suspicion_scores (&a, 1, 1, o, &score, &r), ==,
                   SWB_STATUS_INVALID);
  a.numerator = INFINITY;
  g_assert_cmpint (swb_suspicion_scores (&a, 1, 1, o, &score, &r), ==,
                   SWB_STATUS_INVALID);
  a.numerator = 1;
  g_assert_cmpint (swb_suspicion_scores (&a, 1, 0, o, &score, &r), ==,
                   SWB_STATUS_INVALID);
  o.threshold = 0.0;
  g_assert_cmpint (swb_suspicion_scores (&a, 1, 1, o, &score, &r), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpfloat (score.z, ==, 7.0);
}

static SwbGrowthFlag
growth (const SwbFollowerReading *readings, size_t n, SwbGrowthOptions o)
{
  SwbGrowthFlag flag;

  g_assert_cmpint (swb_suspicion_growth (readings, n, o, &flag), ==,
                   SWB_STATUS_OK);
  return flag;
}

static const double days[] = { 0,  1,  2,  4,  5,  7,  8, 9,
                               12, 13, 14, 15, 16, 18, 19 };
static const double followers[] = { 1000, 1010, 1019, 1041, 1048,
                                    1072, 1079, 1092, 1125, 1133,
                                    1500, 1512, 1530, 1549, 1562 };

/* R 4.2.2, the same formulas on a series with uneven gaps and one jump. */
static void
test_jump (void)
{
  SwbFollowerReading readings[16];
  SwbGrowthFlag flag;

  for (int i = 0; i < 15; i++)
    readings[i + (i > 4)] = (SwbFollowerReading){ days[i], followers[i] };
  readings[5] = (SwbFollowerReading){ 6.0, NAN };
  flag = growth (readings, 16, swb_growth_options_default ());
  g_assert_cmpint (flag.flag, ==, SWB_SUSPICION_HIGH);
  g_assert_cmpuint (flag.n_readings, ==, 15);
  g_assert_cmpuint (flag.from, ==, 10);
  g_assert_cmpuint (flag.to, ==, 11);
  g_assert_cmpfloat_with_epsilon (flag.growth, 0.00991510684103236, 1e-12);
  g_assert_cmpfloat_with_epsilon (flag.spread, 0.00291012838468429, 1e-12);
  g_assert_cmpfloat_with_epsilon (flag.largest, 92.439281279878742, 1e-7);
  g_assert_cmpfloat_with_epsilon (flag.people, 355.700342759538, 1e-7);
  /* The same backwards is a fall. */
  for (int i = 0; i < 15; i++)
    readings[i] = (SwbFollowerReading){ -days[14 - i], followers[14 - i] };
  flag = growth (readings, 15, swb_growth_options_default ());
  g_assert_cmpint (flag.flag, ==, SWB_SUSPICION_LOW);
  g_assert_cmpfloat (flag.people, <, -300.0);
}

/* Run lengths of one sum of N (0, 1), R 4.2.2: (I - P) L = 1 with 120
 * Gauss-Legendre points; both sums halve them. And the chance within n steps.
 */
static void
test_run_lengths (void)
{
  static const struct
  {
    double k;
    double h;
    double length;
    double stays_50;
  } cases[] = { { 0.5, 5, 930.887012063357, 0.953501369594 },
                { 0.5, 8, 1.89657275455e4, 0.997983312744 },
                { 0.25, 10, 2071.572145304920, 0.986169535286 },
                { 1.0, 4, 1.45114585796e4, 0.996760616852 },
                { 0.3, 20, 1.81642846913e6, 0.999996550943 } };
  SwbFollowerReading readings[51];

  for (int i = 0; i < 51; i++)
    readings[i] = (SwbFollowerReading){ i, 1000.0 };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SwbGrowthFlag flag =
          growth (readings, 51, (SwbGrowthOptions){ cases[i].k, cases[i].h });

      g_assert_cmpfloat_with_epsilon (flag.run_length * 2.0 / cases[i].length,
                                      1.0, 1e-6);
      g_assert_cmpfloat_with_epsilon (
          flag.by_chance, 1.0 - cases[i].stays_50 * cases[i].stays_50, 1e-8);
      g_assert_cmpint (flag.flag, ==, SWB_SUSPICION_USUAL);
    }
}

/* Steady accounts are flagged about as often as is said. */
static void
test_base_rate (void)
{
  const SwbGrowthOptions o = { 0.5, 6.0 };
  SwbFollowerReading readings[201];
  int n = 0;
  double said = 0.0;

  for (int round = 0; round < 600; round++)
    {
      double y = log (50000.0);
      double day = 0.0;
      SwbGrowthFlag flag;

      for (int i = 0; i < 201; i++)
        {
          double gap = g_test_rand_int_range (1, 5);
          double u = g_test_rand_double_range (1e-12, 1.0);
          double v = g_test_rand_double_range (0.0, 2.0 * M_PI);

          readings[i] = (SwbFollowerReading){ day, expm1 (y) };
          y +=
              0.001 * gap + 0.01 * sqrt (gap) * sqrt (-2.0 * log (u)) * cos (v);
          day += gap;
        }
      flag = growth (readings, 201, o);
      n += flag.flag != SWB_SUSPICION_USUAL;
      said = flag.by_chance;
    }
  /* 600 draws: three standard errors, and room for s being estimated. */
  g_assert_cmpfloat (said, >, 0.05);
  g_assert_cmpfloat ((double) n / 600.0, >, 0.5 * said);
  g_assert_cmpfloat ((double) n / 600.0, <, 2.0 * said);
}

static void
test_growth_refusals (void)
{
  SwbFollowerReading readings[15];
  SwbGrowthOptions o = swb_growth_options_default ();
  SwbGrowthFlag flag = { .largest = 7.0 };

  for (int i = 0; i < 15; i++)
    readings[i] = (SwbFollowerReading){ days[i], followers[i] };
  g_assert_cmpint (swb_suspicion_growth (readings, 11, o, &flag), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_suspicion_growth (NULL, 0, o, &flag), ==,
                   SWB_STATUS_NOT_ENOUGH);
  o.slack = 0.01;
  g_assert_cmpint (swb_suspicion_growth (readings, 15, o, &flag), ==,
                   SWB_STATUS_INVALID);
  o = (SwbGrowthOptions){ 2.0, 20.0 };
  g_assert_cmpint (swb_suspicion_growth (readings, 15, o, &flag), ==,
                   SWB_STATUS_INVALID);
  o = swb_growth_options_default ();
  readings[3].followers = -1;
  g_assert_cmpint (swb_suspicion_growth (readings, 15, o, &flag), ==,
                   SWB_STATUS_INVALID);
  readings[3].followers = 0;
  readings[4].day = readings[3].day;
  g_assert_cmpint (swb_suspicion_growth (readings, 15, o, &flag), ==,
                   SWB_STATUS_INVALID);
  readings[4].day = NAN;
  g_assert_cmpint (swb_suspicion_growth (readings, 15, o, &flag), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpfloat (flag.largest, ==, 7.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/suspicion/scores", test_scores);
  g_test_add_func ("/suspicion/little", test_little);
  g_test_add_func ("/suspicion/refusals", test_refusals);
  g_test_add_func ("/suspicion/jump", test_jump);
  g_test_add_func ("/suspicion/run-lengths", test_run_lengths);
  g_test_add_func ("/suspicion/base-rate", test_base_rate);
  g_test_add_func ("/suspicion/growth-refusals", test_growth_refusals);
  return g_test_run ();
}
