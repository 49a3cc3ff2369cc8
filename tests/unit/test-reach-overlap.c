/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measured overlaps: exact for two; on small universes of known people the
 * bounds hold; the guess itself changes nothing; contradictions are named. */
#include "analytics/swb-reach.h"

#include <glib.h>

#define MAX_CREATORS 7
#define MAX_SEGMENTS 4
#define MAX_PEOPLE 60

static SwbReachOptions
options_of (double k, SwbReachExposure exposure)
{
  return (SwbReachOptions){ .k = k, .exposure = exposure };
}

static void
assert_near (double value, double expected, double tolerance)
{
  g_assert_cmpfloat (fabs (value - expected), <=, tolerance);
}

/* A universe of which each person is known: bit i of people[s][x] says whether
 * creator i reaches person x of segment s. */
typedef struct
{
  guint n_creators;
  guint n_segments;
  guint n_people[MAX_SEGMENTS];
  guint people[MAX_SEGMENTS][MAX_PEOPLE];
  double viewers[MAX_CREATORS];
  double sizes[MAX_SEGMENTS];
  SwbReachShare shares[MAX_CREATORS * MAX_SEGMENTS];
  SwbReachOverlap overlaps[MAX_CREATORS * MAX_CREATORS * MAX_SEGMENTS];
  SwbReachInput input;
} Universe;

static double
count_all (const Universe *u, guint s, guint mask)
{
  double n = 0.0;

  for (guint x = 0; x < u->n_people[s]; x++)
    n += (u->people[s][x] & mask) == mask;
  return n;
}

static double
count_any (const Universe *u, guint mask)
{
  double n = 0.0;

  for (guint s = 0; s < u->n_segments; s++)
    for (guint x = 0; x < u->n_people[s]; x++)
      n += (u->people[s][x] & mask) != 0;
  return n;
}

/* People differ in how active they are, and creators come in two kinds whose
 * audiences are drawn to one another, so that no guess is right. */
static void
draw_people (Universe *u, guint s)
{
  for (guint x = 0; x < u->n_people[s]; x++)
    {
      double active = g_test_rand_double_range (0.0, 1.0);
      int kind = g_test_rand_int_range (0, 2);

      u->people[s][x] = 0;
      for (guint i = 0; i < u->n_creators; i++)
        if (g_test_rand_double_range (0.0, 1.0) <
            active * ((int) i % 2 == kind ? 0.9 : 0.2))
          u->people[s][x] |= 1u << i;
    }
  /* Nobody reaches more than 0.95 of a segment. */
  u->people[s][0] = 0;
  u->people[s][1] = 0;
  u->people[s][2] = 0;
}

static void
fill_universe (Universe *u, guint n_creators)
{
  u->n_creators = n_creators;
  u->n_segments = (guint) g_test_rand_int_range (1, MAX_SEGMENTS + 1);
  for (guint s = 0; s < u->n_segments; s++)
    {
      u->n_people[s] = (guint) g_test_rand_int_range (5, MAX_PEOPLE + 1);
      u->sizes[s] = u->n_people[s];
      draw_people (u, s);
    }
  u->input = (SwbReachInput){ n_creators, u->viewers, u->n_segments,
                              u->sizes,   0,          u->shares };
  for (guint i = 0; i < n_creators; i++)
    {
      u->viewers[i] = count_any (u, 1u << i);
      for (guint s = 0; s < u->n_segments && u->viewers[i] > 0.0; s++)
        u->shares[u->input.n_shares++] =
            (SwbReachShare){ i, s, count_all (u, s, 1u << i) / u->viewers[i] };
    }
}

static void
add_overlap (Universe *u, guint i, guint j, guint segment, double value)
{
  u->overlaps[u->input.n_overlaps++] =
      (SwbReachOverlap){ i, j, segment, value, SWB_REACH_OVERLAP_PEOPLE };
  u->input.overlaps = u->overlaps;
}

/* Tells the true overlap of a pair, over all or segment by segment. */
static void
measure (Universe *u, guint i, guint j)
{
  guint mask = 1u << i | 1u << j;
  double sum = 0.0;

  if (g_test_rand_int_range (0, 2) == 0)
    {
      for (guint s = 0; s < u->n_segments; s++)
        if (g_test_rand_int_range (0, 4) > 0)
          add_overlap (u, j, i, s, count_all (u, s, mask));
      return;
    }
  for (guint s = 0; s < u->n_segments; s++)
    sum += count_all (u, s, mask);
  add_overlap (u, i, j, SWB_REACH_ALL_SEGMENTS, sum);
}

static SwbReachModel *
make_model (const SwbReachInput *input)
{
  SwbReachModel *model = NULL;
  SwbReachFault fault;

  g_assert_cmpint (swb_reach_model_new_told (input, &model, &fault), ==,
                   SWB_STATUS_OK);
  g_assert_cmpint (fault.kind, ==, SWB_REACH_FAULT_NONE);
  return model;
}

static double
random_k (void)
{
  return g_test_rand_int_range (0, 4) == 0
             ? SWB_REACH_ALIKE
             : swb_reach_k_quantile (g_test_rand_double_range (0.0, 1.0));
}

static SwbReachResult
evaluate (const SwbReachModel *model, const bool *chosen, SwbReachOptions o)
{
  SwbReachResult r;

  g_assert_cmpint (swb_reach_evaluate (model, chosen, o, &r, NULL), ==,
                   SWB_STATUS_OK);
  return r;
}

/* |A| + |B| - |A and B| for every k and both exposures; by hand first. */
static void
test_two (void)
{
  static const double viewers[] = { 500000, 300000 };
  static const double sizes[] = { 2e6 };
  static const SwbReachShare shares[] = { { 0, 0, 1 }, { 1, 0, 1 } };
  static const SwbReachOverlap overlaps[] = {
    { 1, 0, 0, 0.4, SWB_REACH_OVERLAP_OF_SMALLER }
  };
  SwbReachInput input = { 2, viewers, 1, sizes, 2, shares, 1, overlaps };
  SwbReachModel *model = make_model (&input);
  SwbReachResult r = evaluate (model, NULL, swb_reach_options_default ());

  assert_near (r.reach, 680000.0, 1e-6);
  assert_near (r.lower, 680000.0, 1e-6);
  assert_near (r.upper, 680000.0, 1e-6);
  swb_reach_model_free (model);
  for (int round = 0; round < 500; round++)
    {
      Universe u;
      SwbReachOptions o = options_of (
          random_k (), (SwbReachExposure) g_test_rand_int_range (0, 2));
      bool first[] = { true, false };
      double whole;

      fill_universe (&u, 2);
      whole = count_any (&u, 1) + count_any (&u, 2) - count_any (&u, 3);
      add_overlap (&u, 0, 1, SWB_REACH_ALL_SEGMENTS, whole);
      if (u.input.n_shares == 0)
        continue;
      model = make_model (&u.input);
      r = evaluate (model, NULL, o);
      assert_near (r.reach, count_any (&u, 3), 1e-9 * r.population);
      assert_near (r.lower, count_any (&u, 3), 1e-9 * r.population);
      assert_near (r.upper, count_any (&u, 3), 1e-9 * r.population);
      /* A set without the pair knows nothing of it. */
      o.exposure = SWB_REACH_EXPOSURE_CALIBRATED;
      assert_near (evaluate (model, first, o).reach, u.viewers[0],
                   1e-9 * r.population);
      swb_reach_model_free (model);
    }
}

/* The truth is always in the bounds, and they are no wider than without; the
 * estimate is in them, sums over segments, and is nearer the truth on average.
 */
static void
test_universes (void)
{
  double error = 0.0;
  double error_without = 0.0;

  for (int round = 0; round < 2000; round++)
    {
      Universe u;
      SwbReachOptions o =
          options_of (random_k (), SWB_REACH_EXPOSURE_CALIBRATED);
      int part = g_test_rand_int_range (1, 5);
      SwbReachModel *model;
      SwbReachModel *without;
      SwbReachResult r;
      SwbReachResult w;
      double by_segment[MAX_SEGMENTS];
      double sum = 0.0;
      double truth;

      fill_universe (&u, (guint) g_test_rand_int_range (2, MAX_CREATORS + 1));
      truth = count_any (&u, ~0u);
      without = make_model (&u.input);
      for (guint j = 0; j < u.n_creators; j++)
        for (guint i = 0; i < j; i++)
          if (g_test_rand_int_range (0, 4) < part)
            measure (&u, i, j);
      model = make_model (&u.input);
      w = evaluate (without, NULL, o);
      g_assert_cmpint (swb_reach_evaluate (model, NULL, o, &r, by_segment), ==,
                       SWB_STATUS_OK);
      g_assert_cmpfloat (r.lower, <=, truth + 1e-6);
      g_assert_cmpfloat (truth, <=, r.upper + 1e-6);
      g_assert_cmpfloat (w.lower, <=, r.lower + 1e-6);
      g_assert_cmpfloat (r.upper, <=, w.upper + 1e-6);
      g_assert_cmpfloat (r.lower, <=, r.reach + 1e-6);
      g_assert_cmpfloat (r.reach, <=, r.upper + 1e-6);
      for (guint s = 0; s < u.n_segments; s++)
        {
          g_assert_cmpfloat (by_segment[s], >=, 0.0);
          g_assert_cmpfloat (by_segment[s], <=, u.sizes[s] + 1e-9);
          sum += by_segment[s];
        }
      assert_near (sum, r.reach, 1e-9 * r.population);
      error += fabs (r.reach - truth);
      error_without += fabs (w.reach - truth);
      swb_reach_model_free (model);
      swb_reach_model_free (without);
    }
  g_assert_cmpfloat (error, <, 0.8 * error_without);
}

/* The model's own overlap of a pair, told as measured, changes nothing. */
static void
test_guess (void)
{
  for (int round = 0; round < 500; round++)
    {
      Universe u;
      SwbReachOptions o =
          options_of (random_k (), SWB_REACH_EXPOSURE_CALIBRATED);
      SwbReachModel *without;
      SwbReachModel *model;
      double before[MAX_SEGMENTS];
      double after[MAX_SEGMENTS];
      SwbReachResult r;

      fill_universe (&u, (guint) g_test_rand_int_range (2, MAX_CREATORS + 1));
      without = make_model (&u.input);
      for (guint j = 0; j < u.n_creators; j++)
        for (guint i = 0; i < j; i++)
          {
            bool pair[MAX_CREATORS] = { false };
            double both;

            if (g_test_rand_int_range (0, 2))
              continue;
            pair[i] = pair[j] = true;
            both =
                u.viewers[i] + u.viewers[j] - evaluate (without, pair, o).reach;
            add_overlap (&u, i, j, SWB_REACH_ALL_SEGMENTS, fmax (0.0, both));
          }
      model = make_model (&u.input);
      r = evaluate (without, NULL, o);
      g_assert_cmpint (swb_reach_evaluate (without, NULL, o, &r, before), ==,
                       SWB_STATUS_OK);
      g_assert_cmpint (swb_reach_evaluate (model, NULL, o, &r, after), ==,
                       SWB_STATUS_OK);
      for (guint s = 0; s < u.n_segments; s++)
        assert_near (before[s], after[s], 1e-7);
      swb_reach_model_free (model);
      swb_reach_model_free (without);
    }
}

/* People all alike, one pair measured, the others independent of it and of each
 * other: 1 - (1 - p1 - p2 + o) (1 - p3) (1 - p4), exactly. */
static void
test_one_pair (void)
{
  static const double viewers[] = { 300, 250, 200, 400 };
  static const double sizes[] = { 1000 };
  static const SwbReachShare shares[] = {
    { 0, 0, 1 }, { 1, 0, 1 }, { 2, 0, 1 }, { 3, 0, 1 }
  };
  static const SwbReachOverlap overlaps[] = { { 0, 1, 0, 160,
                                                SWB_REACH_OVERLAP_PEOPLE } };
  SwbReachInput input = { 4, viewers, 1, sizes, 4, shares, 1, overlaps };
  SwbReachModel *model = make_model (&input);

  assert_near (evaluate (model, NULL,
                         options_of (SWB_REACH_ALIKE, SWB_REACH_EXPOSURE_LOG))
                   .reach,
               1000.0 * (1.0 - 0.61 * 0.8 * 0.6), 1e-9);
  swb_reach_model_free (model);
}

typedef struct
{
  double k;
  double whole;
  double one;
  double by_segment[2];
  double lower;
  double upper;
} Independent;

/* The formula in R 4.2.2; the bounds are the least and the most of a linear
 * programme over all sets of people (GLPK 5.0). One pair over two segments, one
 * in the first. */
static void
test_independent (void)
{
  static const double viewers[] = { 120000, 300000, 80000, 40000 };
  static const double sizes[] = { 5e5, 2e6 };
  static const SwbReachShare shares[] = { { 0, 0, .5 }, { 0, 1, .5 },
                                          { 1, 0, .2 }, { 1, 1, .7 },
                                          { 2, 0, 1 },  { 3, 1, .9 } };
  static const Independent cases[] = {
    { 3.3,
      60000,
      20000,
      { 143912.217127715, 270664.547908128 },
      330000,
      426000 },
    { SWB_REACH_ALIKE,
      30000,
      5000,
      { 171928.563380282, 286783.436619718 },
      375000,
      471000 },
    { 0.9,
      12000,
      41000,
      { 141702.001771162, 291124.274911365 },
      378000,
      453000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SwbReachOverlap overlaps[] = {
        { 0, 1, SWB_REACH_ALL_SEGMENTS, cases[i].whole,
          SWB_REACH_OVERLAP_PEOPLE },
        { 2, 0, 0, cases[i].one, SWB_REACH_OVERLAP_PEOPLE },
      };
      SwbReachInput input = { 4, viewers, 2, sizes, 6, shares, 2, overlaps };
      SwbReachModel *model = make_model (&input);
      SwbReachResult r;
      double by_segment[2];

      g_assert_cmpint (
          swb_reach_evaluate (
              model, NULL,
              options_of (cases[i].k, SWB_REACH_EXPOSURE_CALIBRATED), &r,
              by_segment),
          ==, SWB_STATUS_OK);
      assert_near (by_segment[0], cases[i].by_segment[0], 1e-6);
      assert_near (by_segment[1], cases[i].by_segment[1], 1e-6);
      assert_near (r.lower, cases[i].lower, 1e-6);
      assert_near (r.upper, cases[i].upper, 1e-6);
      swb_reach_model_free (model);
    }
}

/* Marginals and the curve are differences and prefixes of the evaluation. */
static void
test_marginals_and_curve (void)
{
  static const uint32_t order[] = { 3, 1, 4, 0, 2, 5 };
  static const double costs[] = { 1, 1, 1, 1, 1, 1 };

  for (int round = 0; round < 300; round++)
    {
      Universe u;
      SwbReachOptions o = options_of (swb_reach_k_quantile (0.5),
                                      SWB_REACH_EXPOSURE_CALIBRATED);
      bool chosen[6];
      bool booked[6] = { false };
      SwbReachMarginal marginals[6];
      SwbReachPoint points[6];
      SwbReachModel *model;
      double reach;
      double highest = 0.0;

      fill_universe (&u, 6);
      for (guint j = 0; j < 6; j++)
        for (guint i = 0; i < j; i++)
          if (g_test_rand_int_range (0, 2))
            measure (&u, i, j);
      model = make_model (&u.input);
      for (int i = 0; i < 6; i++)
        chosen[i] = g_test_rand_int_range (0, 2) == 0;
      reach = evaluate (model, chosen, o).reach;
      g_assert_cmpint (swb_reach_marginals (model, chosen, o, marginals), ==,
                       SWB_STATUS_OK);
      for (int i = 0; i < 6; i++)
        {
          double other;
          double added;

          chosen[i] = !chosen[i];
          other = evaluate (model, chosen, o).reach;
          chosen[i] = !chosen[i];
          added = fmax (0.0, chosen[i] ? reach - other : other - reach);
          assert_near (marginals[i].alone, u.viewers[i], 1e-6);
          assert_near (marginals[i].added, fmin (u.viewers[i], added), 1e-6);
        }
      g_assert_cmpint (
          swb_reach_curve (model, order, costs, 6, o.exposure, points), ==,
          SWB_STATUS_OK);
      for (int i = 0; i < 6; i++)
        {
          SwbReachResult r;
          guint mask = 0;

          booked[order[i]] = true;
          for (guint j = 0; j < 6; j++)
            mask |= booked[j] ? 1u << j : 0;
          r = evaluate (model, booked, o);
          highest = fmax (highest, r.reach);
          assert_near (points[i].reach, highest, 1e-6);
          assert_near (points[i].upper, r.upper, 1e-6);
          g_assert_cmpfloat (points[i].lower, <=, count_any (&u, mask) + 1e-6);
          g_assert_cmpfloat (points[i].reach_low, <=, points[i].reach + 1e-9);
          g_assert_cmpfloat (points[i].reach, <=, points[i].reach_high + 1e-9);
          assert_near (points[i].spend, i + 1, 0.0);
        }
      swb_reach_model_free (model);
    }
}

typedef struct
{
  SwbReachOverlap overlaps[3];
  size_t n;
  SwbStatus status;
  SwbReachFaultKind kind;
  size_t at;
} Wrong;

static void
test_refusals (void)
{
  static const double viewers[] = { 600, 500, 100, 50 };
  static const double sizes[] = { 1000, 1000 };
  static const SwbReachShare shares[] = {
    { 0, 0, 1 }, { 1, 0, 1 }, { 2, 0, 1 }, { 3, 1, 1 }
  };
  const SwbReachOverlapUnit P = SWB_REACH_OVERLAP_PEOPLE;
  const SwbReachOverlapUnit S = SWB_REACH_OVERLAP_OF_SMALLER;
  const uint32_t all = SWB_REACH_ALL_SEGMENTS;
  const Wrong wrongs[] = {
    { { { 0, 1, 0, 200, P }, { 0, 2, all, 101, P } },
      2,
      SWB_STATUS_INVALID,
      SWB_REACH_FAULT_TOO_LARGE,
      1 },
    { { { 0, 1, 0, 99, P } },
      1,
      SWB_STATUS_INVALID,
      SWB_REACH_FAULT_TOO_SMALL,
      0 },
    { { { 0, 3, all, 1, P } },
      1,
      SWB_STATUS_INVALID,
      SWB_REACH_FAULT_TOO_LARGE,
      0 },
    { { { 0, 3, 1, 1, P } },
      1,
      SWB_STATUS_INVALID,
      SWB_REACH_FAULT_TOO_LARGE,
      0 },
    { { { 0, 4, all, 1, P } },
      1,
      SWB_STATUS_INVALID,
      SWB_REACH_FAULT_NOT_THERE,
      0 },
    { { { 0, 1, 2, 1, P } },
      1,
      SWB_STATUS_INVALID,
      SWB_REACH_FAULT_NOT_THERE,
      0 },
    { { { 2, 2, all, 1, P } },
      1,
      SWB_STATUS_INVALID,
      SWB_REACH_FAULT_NOT_THERE,
      0 },
    { { { 0, 1, all, NAN, P } },
      1,
      SWB_STATUS_NOT_ENOUGH,
      SWB_REACH_FAULT_NUMBER,
      0 },
    { { { 0, 1, all, -1, P } },
      1,
      SWB_STATUS_INVALID,
      SWB_REACH_FAULT_NUMBER,
      0 },
    { { { 0, 1, all, INFINITY, P } },
      1,
      SWB_STATUS_INVALID,
      SWB_REACH_FAULT_NUMBER,
      0 },
    { { { 0, 1, all, 1.01, S } },
      1,
      SWB_STATUS_INVALID,
      SWB_REACH_FAULT_NUMBER,
      0 },
    { { { 0, 1, 0, 200, P }, { 1, 0, 0, 200, P } },
      2,
      SWB_STATUS_INVALID,
      SWB_REACH_FAULT_TWICE,
      1 },
    { { { 0, 1, all, 200, P }, { 1, 0, 0, 200, P } },
      2,
      SWB_STATUS_INVALID,
      SWB_REACH_FAULT_TWICE,
      1 },
    /* All of 2 are in both 0 and 1, yet 0 and 1 share too few for it. */
    { { { 0, 2, 0, 100, P }, { 1, 2, 0, 1, S }, { 0, 1, 0, 100, P } },
      3,
      SWB_STATUS_OK,
      SWB_REACH_FAULT_NONE,
      0 },
    { { { 0, 1, 0, 500, P }, { 1, 2, 0, 100, P }, { 0, 2, 0, 99, P } },
      3,
      SWB_STATUS_INVALID,
      SWB_REACH_FAULT_TRIANGLE,
      2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrongs); i++)
    {
      SwbReachInput input = { 4, viewers, 2,           sizes,
                              4, shares,  wrongs[i].n, wrongs[i].overlaps };
      SwbReachModel *model = NULL;
      SwbReachFault fault;

      g_assert_cmpint (swb_reach_model_new_told (&input, &model, &fault), ==,
                       wrongs[i].status);
      g_assert_cmpint (fault.kind, ==, wrongs[i].kind);
      g_assert_cmpuint (fault.overlap, ==, wrongs[i].at);
      swb_reach_model_free (model);
    }
}

/* Four that no three contradict, but all together: 1 in twice with each of
 * three, who share nobody, would need 1.2 times its own people. */
static void
test_crossing (void)
{
  static const double viewers[] = { 100, 100, 100, 100 };
  static const double sizes[] = { 1000 };
  static const SwbReachShare shares[] = {
    { 0, 0, 1 }, { 1, 0, 1 }, { 2, 0, 1 }, { 3, 0, 1 }
  };
  static const SwbReachOverlap overlaps[] = {
    { 0, 1, 0, 40, 0 }, { 0, 2, 0, 40, 0 }, { 0, 3, 0, 40, 0 },
    { 1, 2, 0, 0, 0 },  { 1, 3, 0, 0, 0 },  { 2, 3, 0, 0, 0 }
  };
  SwbReachInput input = { 4, viewers, 1, sizes, 4, shares, 6, overlaps };
  SwbReachModel *model = make_model (&input);
  SwbReachResult r = { .reach = 7.0 };
  SwbReachMarginal marginals[4] = { { 7.0, 7.0 } };
  bool three[] = { true, true, true, false };

  g_assert_cmpint (
      swb_reach_evaluate (model, NULL, swb_reach_options_default (), &r, NULL),
      ==, SWB_STATUS_INVALID);
  g_assert_cmpfloat (r.reach, ==, 7.0);
  g_assert_cmpint (swb_reach_marginals (
                       model, NULL, swb_reach_options_default (), marginals),
                   ==, SWB_STATUS_INVALID);
  g_assert_cmpfloat (marginals[0].alone, ==, 7.0);
  assert_near (evaluate (model, three, swb_reach_options_default ()).reach,
               220.0, 1e-9);
  swb_reach_model_free (model);
}

/* More creators than the lower bound looks at: all of one audience. */
static void
test_many (void)
{
  enum
  {
    N = 90
  };
  static const double sizes[] = { 1000 };
  double viewers[N];
  SwbReachShare shares[N];
  g_autofree SwbReachOverlap *overlaps = g_new (SwbReachOverlap, N * N);
  SwbReachInput input = { N, viewers, 1, sizes, N, shares, 0, overlaps };
  SwbReachModel *model;
  SwbReachResult r;

  for (uint32_t j = 0; j < N; j++)
    {
      viewers[j] = 101 + j;
      shares[j] = (SwbReachShare){ j, 0, 1.0 };
      for (uint32_t i = 0; i < j; i++)
        overlaps[input.n_overlaps++] =
            (SwbReachOverlap){ i, j, SWB_REACH_ALL_SEGMENTS, 1.0,
                               SWB_REACH_OVERLAP_OF_SMALLER };
    }
  model = make_model (&input);
  r = evaluate (model, NULL, swb_reach_options_default ());
  assert_near (r.reach, 190.0, 1e-9);
  assert_near (r.lower, 190.0, 1e-9);
  assert_near (r.upper, 190.0, 1e-9);
  swb_reach_model_free (model);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reach-overlap/two", test_two);
  g_test_add_func ("/reach-overlap/one-pair", test_one_pair);
  g_test_add_func ("/reach-overlap/independent", test_independent);
  g_test_add_func ("/reach-overlap/universes", test_universes);
  g_test_add_func ("/reach-overlap/guess", test_guess);
  g_test_add_func ("/reach-overlap/marginals-and-curve",
                   test_marginals_and_curve);
  g_test_add_func ("/reach-overlap/refusals", test_refusals);
  g_test_add_func ("/reach-overlap/crossing", test_crossing);
  g_test_add_func ("/reach-overlap/many", test_many);
  return g_test_run ();
}
