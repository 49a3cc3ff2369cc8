/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which is better: closed forms against quadrature and R, symmetry, sums. */
#include "analytics/swb-better.h"

#include <glib.h>
#include <math.h>

static SwbBelief
rate (double a, double b)
{
  return (SwbBelief){ SWB_EVIDENCE_RATE, a, b };
}

static double
pair (SwbBelief a, SwbBelief b)
{
  double p = -1.0;

  g_assert_cmpint (swb_better_pair (&a, &b, &p), ==, SWB_STATUS_OK);
  return p;
}

static void
assert_near (double value, double expected, double tolerance)
{
  g_assert_cmpfloat (fabs (value - expected), <=, tolerance);
}

/* methods.md, section 4; the others R 4.2.2, integrate of dbeta x pbeta, and
 * pbeta for the counts. */
static void
test_pairs (void)
{
  SwbBelief a = { SWB_EVIDENCE_COUNT, 12, 10 };
  SwbBelief b = { SWB_EVIDENCE_COUNT, 20, 10 };

  assert_near (pair (rate (101, 9901), rate (121, 9881)), 0.9120125, 1e-7);
  assert_near (pair (rate (7, 93), rate (13.5, 121.25)), 0.803658634431691,
               1e-9);
  assert_near (pair (rate (2.5, 40.5), rate (3.75, 39.25)), 0.710834578411558,
               1e-9);
  assert_near (pair (rate (61, 941), rate (77, 1203)), 0.47381666078071, 1e-9);
  assert_near (pair (rate (0.5, 12.5), rate (0.75, 30.25)), 0.460996424654691,
               1e-8);
  assert_near (pair (a, b), 0.9251936078, 1e-9);
  a = (SwbBelief){ SWB_EVIDENCE_COUNT, 14.2, 3.5 };
  b = (SwbBelief){ SWB_EVIDENCE_COUNT, 31.7, 9.25 };
  assert_near (pair (a, b), 0.315988534693103, 1e-12);
}

/* R 4.2.2, integrate of the density times the other cumulative ones. */
static void
test_best (void)
{
  static const double rates[] = { 0.164794987078443, 0.606157719533102,
                                  0.178454846943126, 0.0505924464453289 };
  static const double counts[] = { 0.168393509344412, 0.167861867379281,
                                   0.663744623276305 };
  SwbBelief four[] = { rate (12, 400), rate (15.5, 390), rate (9.25, 310),
                       rate (30, 1100) };
  SwbBelief three[] = { { SWB_EVIDENCE_COUNT, 12, 4 },
                        { SWB_EVIDENCE_COUNT, 15.5, 5.1 },
                        { SWB_EVIDENCE_COUNT, 9.25, 2.2 } };
  double best[4];

  g_assert_cmpint (swb_better_best (four, 4, best), ==, SWB_STATUS_OK);
  for (int i = 0; i < 4; i++)
    assert_near (best[i], rates[i], 1e-10);
  g_assert_cmpint (swb_better_best (three, 3, best), ==, SWB_STATUS_OK);
  for (int i = 0; i < 3; i++)
    assert_near (best[i], counts[i], 1e-10);
  g_assert_cmpint (swb_better_best (three, 1, best), ==, SWB_STATUS_OK);
  g_assert_cmpfloat (best[0], ==, 1.0);
}

static SwbBelief
random_belief (SwbEvidenceKind kind, double from, double to)
{
  return (SwbBelief){ kind, pow (10.0, g_test_rand_double_range (from, to)),
                      pow (10.0, g_test_rand_double_range (from, to)) };
}

/* The closed sum and the integral are two ways to one number. */
static void
test_sum_is_integral (void)
{
  for (int round = 0; round < 150; round++)
    {
      SwbBelief arms[2] = { random_belief (SWB_EVIDENCE_RATE, -0.5, 5),
                            random_belief (SWB_EVIDENCE_RATE, -0.5, 5) };
      double sum;
      double best[2];
      double *shape = round % 4 == 0   ? &arms[0].a
                      : round % 4 == 1 ? &arms[0].b
                      : round % 4 == 2 ? &arms[1].a
                                       : &arms[1].b;

      *shape = g_test_rand_int_range (1, 2001);
      g_assert_cmpint (swb_better_beta_sum (&arms[0], &arms[1], &sum), ==, 0);
      g_assert_cmpint (swb_better_best (arms, 2, best), ==, 0);
      assert_near (best[1], sum, 1e-10);
    }
}

/* Counts have a closed form at every shape. */
static void
test_counts_are_integral (void)
{
  for (int round = 0; round < 150; round++)
    {
      SwbBelief arms[2] = { random_belief (SWB_EVIDENCE_COUNT, -2, 5),
                            random_belief (SWB_EVIDENCE_COUNT, -2, 5) };
      double best[2];

      arms[1].b = arms[0].b * arms[1].a / arms[0].a;
      g_assert_cmpint (swb_better_best (arms, 2, best), ==, 0);
      assert_near (best[1], pair (arms[0], arms[1]), 1e-10);
    }
}

static void
test_symmetric (void)
{
  for (int round = 0; round < 150; round++)
    {
      SwbBelief a = random_belief (SWB_EVIDENCE_RATE, -2, 8);
      SwbBelief b = random_belief (SWB_EVIDENCE_RATE, -2, 8);
      SwbBelief not_a = rate (a.b, a.a);
      SwbBelief not_b = rate (b.b, b.a);
      double p = pair (a, b);

      g_assert_cmpfloat (p, >=, 0.0);
      g_assert_cmpfloat (p, <=, 1.0);
      assert_near (p + pair (b, a), 1.0, 1e-10);
      assert_near (p, pair (not_b, not_a), 1e-10);
      assert_near (pair (a, a), 0.5, 1e-10);
      /* One more success makes it better. */
      b.a += 1.0;
      g_assert_cmpfloat (pair (a, b), >=, p - 1e-11);
    }
}

/* Same arms share alike; a fourth takes from the others; all sum to 1. */
static void
test_best_properties (void)
{
  for (int round = 0; round < 20; round++)
    {
      SwbBelief arms[12];
      double best[12];
      double less[12];
      double sum = 0.0;

      for (int i = 0; i < 11; i++)
        arms[i] = random_belief (SWB_EVIDENCE_RATE, 0, 4);
      arms[11] = arms[10];
      g_assert_cmpint (swb_better_best (arms, 12, best), ==, 0);
      g_assert_cmpint (swb_better_best (arms, 11, less), ==, 0);
      for (int i = 0; i < 12; i++)
        sum += best[i];
      assert_near (sum, 1.0, 1e-12);
      assert_near (best[10], best[11], 1e-11);
      for (int i = 0; i < 11; i++)
        g_assert_cmpfloat (best[i], <=, less[i] + 1e-11);
    }
}

static void
test_better_edges (void)
{
  SwbBelief arms[2] = { rate (1, 1), { SWB_EVIDENCE_COUNT, 1, 1 } };
  SwbBelief wide = rate (1.5, 1e-3);
  SwbBelief narrow = rate (3e8, 7e8);
  double p = 7.0;

  g_assert_cmpint (swb_better_pair (&arms[0], &arms[1], &p), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_better_best (arms, 2, &p), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (swb_better_best (arms, 0, &p), ==, SWB_STATUS_NOT_ENOUGH);
  arms[1] = rate (NAN, 1);
  g_assert_cmpint (swb_better_pair (&arms[0], &arms[1], &p), ==,
                   SWB_STATUS_NOT_ENOUGH);
  arms[1] = rate (0, 1);
  g_assert_cmpint (swb_better_pair (&arms[0], &arms[1], &p), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpfloat (p, ==, 7.0);
  /* Against an all but fixed rate it is the tail there. */
  {
    SwbTails tails;

    swb_belief_tails (&wide, 0.3, &tails);
    assert_near (pair (narrow, wide), tails.upper, 1e-9);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/better/pairs", test_pairs);
  g_test_add_func ("/better/best", test_best);
  g_test_add_func ("/better/sum-is-integral", test_sum_is_integral);
  g_test_add_func ("/better/counts-are-integral", test_counts_are_integral);
  g_test_add_func ("/better/symmetric", test_symmetric);
  g_test_add_func ("/better/best-properties", test_best_properties);
  g_test_add_func ("/better/edges", test_better_edges);
  return g_test_run ();
}
