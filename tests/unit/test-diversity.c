/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Concentration, effective numbers and nearest pairs: published numbers,
 * numbers of R, and what must hold whatever the numbers are. */
#include "analytics/swb-diversity.h"
#include "analytics/swb-similarity.h"

#include <glib.h>
#include <math.h>

static void
assert_near (double value, double expected, double tolerance)
{
  g_assert_cmpfloat (fabs (value - expected), <=, tolerance);
}

/* The merger guidelines' own example: 30, 30, 20, 20 per cent are 2,600. */
static void
test_guidelines (void)
{
  static const double shares[] = { 30, 30, 20, 20 };
  SwbDiversity d;

  g_assert_cmpint (swb_diversity (shares, 4, &d), ==, SWB_STATUS_OK);
  assert_near (d.hhi, 2600.0, 1e-9);
  assert_near (d.effective, 3.9200, 1e-3);
  assert_near (d.largest, 0.3, 1e-12);
  g_assert_cmpuint (d.n_kinds, ==, 4);
}

/* R 4.2.2: p <- c(3,1,4,1,5,9,2,6)/31; exp(-sum(p*log(p))); 1/sum(p^2). */
static void
test_against_r (void)
{
  static const double counts[] = { 3, 1, 0, 4, 1, 5, 9, 2, 6 };
  SwbDiversity d;

  g_assert_cmpint (swb_diversity (counts, 9, &d), ==, SWB_STATUS_OK);
  g_assert_cmpuint (d.n_kinds, ==, 8);
  assert_near (d.entropy, 1.859791196576, 1e-11);
  assert_near (d.effective, 6.422395613224, 1e-11);
  assert_near (d.effective_simpson, 5.554913294798, 1e-11);
  assert_near (d.hhi, 1800.208116545265, 1e-9);
  assert_near (d.evenness, 0.894370512130, 1e-11);
}

static void
test_diversity_edges (void)
{
  static const double one[] = { 0, 7, 0 };
  static const double none[] = { 0, 0 };
  static const double missing[] = { 1, NAN };
  static const double negative[] = { 1, -1 };
  static const double huge[] = { 1e308, 1e308 };
  static const double tiny[] = { 1e-300, 1e-300, 1e-300 };
  SwbDiversity d = { .n_kinds = 9 };

  g_assert_cmpint (swb_diversity (none, 2, &d), ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_diversity (NULL, 0, &d), ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_diversity (missing, 2, &d), ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_diversity (negative, 2, &d), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (swb_diversity (huge, 2, &d), ==, SWB_STATUS_RANGE);
  g_assert_cmpuint (d.n_kinds, ==, 9);
  g_assert_cmpint (swb_diversity (one, 3, &d), ==, SWB_STATUS_OK);
  assert_near (d.hhi, 10000.0, 0.0);
  assert_near (d.effective, 1.0, 0.0);
  assert_near (d.hhi_normal, 1.0, 0.0);
  g_assert_cmpint (swb_diversity (tiny, 3, &d), ==, SWB_STATUS_OK);
  assert_near (d.effective, 3.0, 1e-12);
  assert_near (d.hhi_normal, 0.0, 1e-12);
}

/* 1 <= Simpson's <= Shannon's <= n; no order or scale of the weights matters.
 */
static void
test_diversity_holds (void)
{
  for (int round = 0; round < 2000; round++)
    {
      double weights[12];
      double turned[12];
      size_t n = (size_t) g_test_rand_int_range (1, 13);
      SwbDiversity d;
      SwbDiversity e;

      for (size_t i = 0; i < n; i++)
        {
          weights[i] = pow (g_test_rand_double (), 4) + 1e-9;
          turned[n - 1 - i] = weights[i] * 1e6;
        }
      g_assert_cmpint (swb_diversity (weights, n, &d), ==, SWB_STATUS_OK);
      g_assert_cmpint (swb_diversity (turned, n, &e), ==, SWB_STATUS_OK);
      assert_near (d.hhi, e.hhi, 1e-8);
      assert_near (d.effective, e.effective, 1e-9);
      g_assert_cmpfloat (d.effective_simpson, >=, 1.0 - 1e-12);
      g_assert_cmpfloat (d.effective_simpson, <=, d.effective + 1e-9);
      g_assert_cmpfloat (d.effective, <=, (double) n + 1e-9);
      assert_near (d.hhi, 1e4 / d.effective_simpson, 1e-8);
    }
}

/* Four creators by hand: 0 and 1 share one niche of three (1/3) and three
 * quarters of their audience; 2 is as 0 in both; 3 is known by niches alone. */
static void
test_pairs_by_hand (void)
{
  static const size_t niche_first[] = { 0, 2, 4, 6, 7 };
  static const uint32_t niches[] = { 0, 1, 1, 2, 0, 1, 5 };
  static const size_t share_first[] = { 0, 2, 4, 6, 6 };
  static const uint32_t segments[] = { 0, 1, 0, 1, 0, 1 };
  static const double shares[] = { 0.5, 0.5, 3.0, 1.0, 0.5, 0.5 };
  const SwbTrait traits[] = {
    { SWB_TRAIT_SET, 1.0, niche_first, niches, NULL, NULL },
    { SWB_TRAIT_SHARES, 3.0, share_first, segments, shares, NULL },
  };
  SwbSimilarPair pairs[6];
  size_t n;
  double mean;

  g_assert_cmpint (swb_similarity_nearest (4, traits, 2, 6, pairs, &n, &mean),
                   ==, SWB_STATUS_OK);
  g_assert_cmpuint (n, ==, 6);
  g_assert_cmpuint (pairs[0].first, ==, 0);
  g_assert_cmpuint (pairs[0].second, ==, 2);
  assert_near (pairs[0].similarity, 1.0, 1e-12);
  assert_near (pairs[1].similarity, (1.0 / 3.0 + 3.0 * 0.75) / 4.0, 1e-12);
  g_assert_cmpuint (pairs[1].first, ==, 0);
  g_assert_cmpuint (pairs[1].second, ==, 1);
  g_assert_cmpuint (pairs[2].first, ==, 1);
  assert_near (pairs[3].similarity, 0.0, 0.0);
  assert_near (pairs[3].known, 0.25, 1e-12);
  assert_near (mean, (1.0 + 2.0 * pairs[1].similarity + 0.0) / 6.0, 1e-12);
  g_assert_cmpint (swb_similarity_nearest (4, traits, 2, 1, pairs, &n, NULL),
                   ==, SWB_STATUS_OK);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (pairs[0].second, ==, 2);
}

static void
test_pairs_edges (void)
{
  static const size_t none[] = { 0, 0, 0 };
  static const size_t first[] = { 0, 2, 2 };
  static const uint32_t twice[] = { 3, 3 };
  static const double numbers[] = { 2.0, NAN, 5.0, 2.0 };
  const SwbTrait empty = { SWB_TRAIT_SET, 1.0, none, NULL, NULL, NULL };
  const SwbTrait wrong = { SWB_TRAIT_SET, 1.0, first, twice, NULL, NULL };
  const SwbTrait heavy = { SWB_TRAIT_SET, -1.0, none, NULL, NULL, NULL };
  const SwbTrait size = { SWB_TRAIT_NUMBER, 1.0, NULL, NULL, NULL, numbers };
  SwbSimilarPair pairs[3];
  size_t n = 77;

  g_assert_cmpint (swb_similarity_nearest (2, &empty, 1, 3, pairs, &n, NULL),
                   ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_similarity_nearest (1, &empty, 1, 3, pairs, &n, NULL),
                   ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_similarity_nearest (2, &empty, 0, 3, pairs, &n, NULL),
                   ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_similarity_nearest (2, &wrong, 1, 3, pairs, &n, NULL),
                   ==, SWB_STATUS_INVALID);
  g_assert_cmpint (swb_similarity_nearest (2, &heavy, 1, 3, pairs, &n, NULL),
                   ==, SWB_STATUS_INVALID);
  g_assert_cmpuint (n, ==, 77);
  g_assert_cmpint (swb_similarity_nearest (4, &size, 1, 3, pairs, &n, NULL), ==,
                   SWB_STATUS_OK);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (pairs[0].second, ==, 3);
  assert_near (pairs[1].similarity, 0.0, 0.0);
}

/* Kept pairs are those that sorting all of them would give. */
static void
test_pairs_hold (void)
{
  enum
  {
    N = 40,
    ALL = N * (N - 1) / 2
  };
  double numbers[N];
  const SwbTrait trait = { SWB_TRAIT_NUMBER, 2.0, NULL, NULL, NULL, numbers };
  SwbSimilarPair some[25];
  g_autofree SwbSimilarPair *all = g_new (SwbSimilarPair, ALL);
  size_t n_some;
  size_t n_all;

  for (int i = 0; i < N; i++)
    numbers[i] = (double) g_test_rand_int_range (0, 30);
  g_assert_cmpint (
      swb_similarity_nearest (N, &trait, 1, 25, some, &n_some, NULL), ==,
      SWB_STATUS_OK);
  g_assert_cmpint (
      swb_similarity_nearest (N, &trait, 1, ALL, all, &n_all, NULL), ==,
      SWB_STATUS_OK);
  g_assert_cmpuint (n_all, ==, ALL);
  for (size_t i = 0; i < n_all; i++)
    {
      g_assert_cmpfloat (all[i].similarity, >=, 0.0);
      g_assert_cmpfloat (all[i].similarity, <=, 1.0);
      g_assert_cmpuint (all[i].first, <, all[i].second);
      if (i > 0)
        g_assert_cmpfloat (all[i - 1].similarity, >=, all[i].similarity);
      if (i < n_some)
        g_assert_cmpuint (some[i].second, ==, all[i].second);
    }
}

/* Where a difference or a sum does not fit a double. */
static void
test_pairs_huge (void)
{
  static const double ends[] = { -1.5e308, 1.5e308, 0.0 };
  static const size_t first[] = { 0, 2, 4 };
  static const uint32_t items[] = { 0, 1, 0, 1 };
  static const double parts[] = { 1.5e308, 1.5e308, 1.0, 1.0 };
  const SwbTrait number = { .kind = SWB_TRAIT_NUMBER,
                            .weight = 1.0,
                            .numbers = ends };
  const SwbTrait shares = { .kind = SWB_TRAIT_SHARES,
                            .weight = 1.0,
                            .first = first,
                            .items = items,
                            .shares = parts };
  SwbSimilarPair pairs[3];
  size_t n = 7;

  g_assert_cmpint (swb_similarity_nearest (2, &shares, 1, 3, pairs, &n, NULL),
                   ==, SWB_STATUS_RANGE);
  g_assert_cmpuint (n, ==, 7);
  g_assert_cmpint (swb_similarity_nearest (3, &number, 1, 3, pairs, &n, NULL),
                   ==, SWB_STATUS_OK);
  g_assert_cmpfloat (pairs[0].similarity, ==, 0.5);
  g_assert_cmpfloat (pairs[1].similarity, ==, 0.5);
  g_assert_cmpfloat (pairs[2].similarity, ==, 0.0);
  g_assert_cmpuint (pairs[2].first, ==, 0);
  g_assert_cmpuint (pairs[2].second, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diversity/guidelines", test_guidelines);
  g_test_add_func ("/diversity/against-r", test_against_r);
  g_test_add_func ("/diversity/edges", test_diversity_edges);
  g_test_add_func ("/diversity/holds", test_diversity_holds);
  g_test_add_func ("/similarity/by-hand", test_pairs_by_hand);
  g_test_add_func ("/similarity/edges", test_pairs_edges);
  g_test_add_func ("/similarity/holds", test_pairs_hold);
  g_test_add_func ("/similarity/huge", test_pairs_huge);
  return g_test_run ();
}
