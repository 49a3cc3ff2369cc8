/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Philox: the known answers of its authors, streams, and the distributions of
 * the variates against their distribution functions. */
#include "analytics/swb-philox.h"

#include <glib.h>
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

#define N_SAMPLE 20000
/* Kolmogorov's distance times sqrt (n) is above this once in 10,000 times; the
 * seeds are fixed, so it either always holds or never. */
#define KOLMOGOROV 2.23

typedef double (*Variate) (SwbRandom *random, double a, double b);
typedef double (*Distribution) (double x, double a, double b);

/* kat_vectors of Random123 (Salmon et al.); the first two are in the methods
 * page, section 7, the third has digits of pi. */
static void
test_known_answers (void)
{
  static const struct
  {
    uint32_t counter[4];
    uint32_t key[2];
    uint32_t expected[4];
  } cases[] = {
    { { 0, 0, 0, 0 },
      { 0, 0 },
      { 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 } },
    { { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff },
      { 0xffffffff, 0xffffffff },
      { 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd } },
    { { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344 },
      { 0xa4093822, 0x299f31d0 },
      { 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      uint32_t out[4];

      swb_philox4x32_10 (cases[i].counter, cases[i].key, out);
      for (int w = 0; w < 4; w++)
        g_assert_cmphex (out[w], ==, cases[i].expected[w]);
    }
}

/* A stream is the blocks (0, stream, item, draw), (1, ...) of its key. */
static void
test_stream_is_blocks (void)
{
  uint64_t seed = 0x299f31d0a4093822u;
  uint32_t key[2] = { 0xa4093822, 0x299f31d0 };
  SwbRandom random = swb_random_start (seed, 7, 5, 3);

  for (uint32_t block = 0; block < 3; block++)
    {
      uint32_t counter[4] = { block, 3, 5, 7 };
      uint32_t words[4];

      swb_philox4x32_10 (counter, key, words);
      for (int w = 0; w < 4; w++)
        g_assert_cmphex (swb_random_word (&random), ==, words[w]);
    }
}

/* Each argument makes another stream, and a copy reads the same numbers. */
static void
test_streams_differ (void)
{
  SwbRandom streams[] = {
    swb_random_start (1, 2, 3, 4), swb_random_start (2, 2, 3, 4),
    swb_random_start (1, 3, 3, 4), swb_random_start (1, 2, 4, 4),
    swb_random_start (1, 2, 3, 5), swb_random_start (1ull << 32, 2, 3, 4),
  };
  double first[G_N_ELEMENTS (streams)];
  SwbRandom copy = streams[0];

  for (guint i = 0; i < G_N_ELEMENTS (streams); i++)
    {
      first[i] = swb_random_uniform (&streams[i]);
      for (guint j = 0; j < i; j++)
        g_assert_cmpfloat (first[i], !=, first[j]);
    }
  g_assert_cmpfloat (swb_random_uniform (&copy), ==, first[0]);
}

/* The ends of the uniform numbers, from the ends of the words. */
static void
test_uniform_is_open (void)
{
  SwbRandom least = { .words = { 0, 0, 0, 0 }, .n_left = 4 };
  SwbRandom most = { .words = { ~0u, ~0u, ~0u, ~0u }, .n_left = 4 };

  g_assert_cmpfloat (swb_random_uniform (&least), ==, 0x1p-53);
  g_assert_cmpfloat (swb_random_uniform (&most), ==, 1.0 - 0x1p-53);
  g_assert_true (isfinite (swb_random_normal (&most)));
  g_assert_cmpfloat (fabs (swb_random_normal (&least)), <, 8.3);
}

static int
compare (const void *a, const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Compares a sample with its distribution function, by Kolmogorov. Variates
 * that are the same double are compared as the step that they make. */
static void
check_sample (Variate variate, Distribution distribution, double a, double b)
{
  g_autofree double *x = g_new (double, N_SAMPLE);
  double distance = 0.0;

  for (int i = 0; i < N_SAMPLE; i++)
    {
      SwbRandom random = swb_random_start (20111112, i, 0, 9);

      x[i] = variate (&random, a, b);
    }
  qsort (x, N_SAMPLE, sizeof *x, compare);
  for (int i = 0; i < N_SAMPLE; i++)
    {
      double below = distribution (nextafter (x[i], -INFINITY), a, b);
      double f = distribution (x[i], a, b);

      if (i == 0 || x[i] != x[i - 1])
        distance = fmax (distance, fabs (below - (double) i / N_SAMPLE));
      if (i == N_SAMPLE - 1 || x[i] != x[i + 1])
        distance = fmax (distance, fabs (f - (i + 1.0) / N_SAMPLE));
    }
  if (distance * sqrt (N_SAMPLE) >= KOLMOGOROV)
    g_error ("a = %g, b = %g: distance %g", a, b, distance);
}

static double
draw_uniform (SwbRandom *random, double a, double b)
{
  return swb_random_uniform (random);
}

static double
draw_normal (SwbRandom *random, double a, double b)
{
  return swb_random_normal (random);
}

static double
draw_exponential (SwbRandom *random, double a, double b)
{
  return swb_random_exponential (random);
}

static double
draw_gamma (SwbRandom *random, double a, double b)
{
  return swb_random_gamma (random, a);
}

static double
uniform_p (double x, double a, double b)
{
  return x;
}

static double
normal_p (double x, double a, double b)
{
  return gsl_cdf_ugaussian_P (x);
}

static double
exponential_p (double x, double a, double b)
{
  return -expm1 (-x);
}

static double
gamma_p (double x, double a, double b)
{
  return gsl_cdf_gamma_P (x, a, 1.0);
}

static void
test_distributions (void)
{
  static const double shapes[] = { 0.1, 0.5, 1.0, 1.7, 12.0, 3000.0 };

  check_sample (draw_uniform, uniform_p, 0, 0);
  check_sample (draw_normal, normal_p, 0, 0);
  check_sample (draw_exponential, exponential_p, 0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      check_sample (draw_gamma, gamma_p, shapes[i], 0);
      for (guint j = 0; j < G_N_ELEMENTS (shapes); j++)
        check_sample (swb_random_beta, gsl_cdf_beta_P, shapes[i], shapes[j]);
    }
}

/* Chi-squared over seven outcomes, six degrees of freedom: 27.9 is once in
 * 10,000 times. */
static void
test_below (void)
{
  SwbRandom random = swb_random_start (1, 0, 0, 0);
  double counts[7] = { 0 };
  double chi = 0.0;

  for (int i = 0; i < 70000; i++)
    {
      uint32_t value = swb_random_below (&random, 7);

      g_assert_cmpuint (value, <, 7);
      counts[value]++;
    }
  for (int i = 0; i < 7; i++)
    chi += (counts[i] - 10000.0) * (counts[i] - 10000.0) / 10000.0;
  g_assert_cmpfloat (chi, <, 27.9);
  g_assert_cmpuint (swb_random_below (&random, 1), ==, 0);
  g_assert_cmpuint (swb_random_below (&random, 0), ==, 0);
  for (int i = 0; i < 100; i++)
    g_assert_cmpuint (swb_random_below (&random, 0x80000001u), <=, 0x80000000u);
}

/* Shapes that are none, and shapes at the ends of what a double holds. */
static void
test_shapes_at_the_ends (void)
{
  static const double bad[] = { 0.0, -1.0, NAN, INFINITY, -INFINITY, 1e301 };
  static const double ends[] = { 1e-310, 1e-300, 1e-8, 1e8, 1e300 };
  SwbRandom random = swb_random_start (1, 0, 0, 0);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_cmpfloat (swb_random_gamma (&random, bad[i]), ==, 0.0);
      g_assert_cmpfloat (swb_random_beta (&random, bad[i], 1.0), ==, 0.0);
      g_assert_cmpfloat (swb_random_beta (&random, 1.0, bad[i]), ==, 0.0);
    }
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    for (guint j = 0; j < G_N_ELEMENTS (ends); j++)
      for (int k = 0; k < 50; k++)
        {
          double x = swb_random_beta (&random, ends[i], ends[j]);
          double g = swb_random_gamma (&random, ends[i]);

          g_assert_true (x >= 0.0 && x <= 1.0);
          g_assert_true (g >= 0.0 && isfinite (g));
        }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/philox/known-answers", test_known_answers);
  g_test_add_func ("/philox/stream-is-blocks", test_stream_is_blocks);
  g_test_add_func ("/philox/streams-differ", test_streams_differ);
  g_test_add_func ("/philox/uniform-is-open", test_uniform_is_open);
  g_test_add_func ("/philox/distributions", test_distributions);
  g_test_add_func ("/philox/below", test_below);
  g_test_add_func ("/philox/shapes-at-the-ends", test_shapes_at_the_ends);
  return g_test_run ();
}
