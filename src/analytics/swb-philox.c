/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Philox4x32-10 and variates on its streams. */
#include "analytics/swb-philox.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdbool.h>

#define ROUNDS 10
#define MULTIPLIER_0 0xD2511F53u
#define MULTIPLIER_1 0xCD9E8D57u
/* The golden ratio and the square root of 3, less 1, in 32 bits. */
#define WEYL_0 0x9E3779B9u
#define WEYL_1 0xBB67AE85u

/**
 * swb_philox4x32_10:
 * @counter: (array fixed-size=4): the 128-bit counter, lowest word first
 * @key: (array fixed-size=2): the 64-bit key, lowest word first
 * @out: (out caller-allocates) (array fixed-size=4): four random words
 *
 * Philox4x32 with ten rounds: Salmon, Moraes, Dror, Shaw 2011, "Parallel
 * random numbers: as easy as 1, 2, 3", doi 10.1145/2063384.2063405. A bijection
 * of the counter for each key, so that two counters never share all words.
 * One round is (L0, R0, L1, R1) -> (hi (M1 L1) ^ R0 ^ k0, lo (M1 L1),
 * hi (M0 L0) ^ R1 ^ k1, lo (M0 L0)); between rounds the golden ratio and
 * sqrt (3) - 1 are added to the key.
 */
void
swb_philox4x32_10 (const uint32_t counter[4],
                   const uint32_t key[2],
                   uint32_t out[4])
{
  uint32_t c0 = counter[0];
  uint32_t c1 = counter[1];
  uint32_t c2 = counter[2];
  uint32_t c3 = counter[3];
  uint32_t k0 = key[0];
  uint32_t k1 = key[1];

  for (int round = 0; round < ROUNDS; round++)
    {
      uint64_t product_0 = (uint64_t) MULTIPLIER_0 * c0;
      uint64_t product_1 = (uint64_t) MULTIPLIER_1 * c2;

      c0 = (uint32_t) (product_1 >> 32) ^ c1 ^ k0;
      c1 = (uint32_t) product_1;
      c2 = (uint32_t) (product_0 >> 32) ^ c3 ^ k1;
      c3 = (uint32_t) product_0;
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}

/**
 * swb_random_start:
 * @seed: the seed of the whole computation: the key
 * @draw: the number of the draw
 * @item: the number of the post, creator, series, ... in the draw
 * @stream: what the numbers are for, so that two uses do not share any
 *
 * The counter is (block, stream, item, draw), lowest word first. Streams that
 * differ in any argument have no block in common, whichever thread reads them
 * and in whatever order. A stream has 2^34 words, and then starts anew.
 *
 * Returns: the stream, at its first number
 */
SwbRandom
swb_random_start (uint64_t seed, uint32_t draw, uint32_t item, uint32_t stream)
{
  return (SwbRandom){ .key = { (uint32_t) seed, (uint32_t) (seed >> 32) },
                      .counter = { 0, stream, item, draw } };
}

/**
 * swb_random_word:
 * @random: a stream
 *
 * Returns: 32 random bits
 */
uint32_t
swb_random_word (SwbRandom *random)
{
  if (random->n_left == 0)
    {
      swb_philox4x32_10 (random->counter, random->key, random->words);
      random->counter[0]++;
      random->n_left = 4;
    }
  return random->words[4 - random->n_left--];
}

/**
 * swb_random_below:
 * @random: a stream
 * @n: how many outcomes; 0 answers 0
 *
 * A whole number below @n, each exactly as likely: the high word of n times 32
 * random bits, where the first 2^32 mod n low words are drawn again (Lemire
 * 2019, doi 10.1145/3230636).
 *
 * Returns: 0 to @n - 1
 */
uint32_t
swb_random_below (SwbRandom *random, uint32_t n)
{
  uint64_t product = (uint64_t) swb_random_word (random) * n;

  if ((uint32_t) product < n)
    {
      uint32_t uneven = (uint32_t) (-n) % n;

      while ((uint32_t) product < uneven)
        product = (uint64_t) swb_random_word (random) * n;
    }
  return (uint32_t) (product >> 32);
}

/**
 * swb_random_uniform:
 * @random: a stream
 *
 * Takes two words, the first as the high one. The value is an odd multiple of
 * 2^-53, so that neither 0 nor 1 ever comes and all 53 bits of a double are
 * used: mean 1/2 exactly, 1 - u as likely as u.
 *
 * Returns: a number between 0 and 1, uniform
 */
double
swb_random_uniform (SwbRandom *random)
{
  uint64_t high = swb_random_word (random);
  uint64_t bits = high << 32 | swb_random_word (random);

  return ((double) (bits >> 12) + 0.5) * 0x1p-52;
}

/**
 * swb_random_normal:
 * @random: a stream
 *
 * By the inverse of the distribution function (Wichura 1988, AS 241, about 16
 * digits): one uniform number a normal one, increasing in it, so that two runs
 * with the same stream stay comparable. Between -8.3 and 8.3.
 *
 * Returns: a standard normal variate
 */
double
swb_random_normal (SwbRandom *random)
{
  return gsl_cdf_ugaussian_Pinv (swb_random_uniform (random));
}

/**
 * swb_random_exponential:
 * @random: a stream
 *
 * Returns: an exponential variate of mean 1, -ln u, above 0
 */
double
swb_random_exponential (SwbRandom *random)
{
  return -log (swb_random_uniform (random));
}

static bool
shape_ok (double shape)
{
  return shape > 0.0 && shape <= 1e300;
}

/* Gamma of a shape from 1: Marsaglia and Tsang. */
static double
gamma_from_one (SwbRandom *random, double shape)
{
  double d = shape - 1.0 / 3.0;
  double c = 1.0 / sqrt (9.0 * d);

  for (;;)
    {
      double x = swb_random_normal (random);
      double v = 1.0 + c * x;
      double u;

      if (v <= 0.0)
        continue;
      v = v * v * v;
      u = swb_random_uniform (random);
      if (log (u) < 0.5 * x * x + d * (1.0 - v + log (v)))
        return d * v;
    }
}

/* The logarithm, because small shapes give values below the least double. */
static double
log_gamma_variate (SwbRandom *random, double shape)
{
  if (shape >= 1.0)
    return log (gamma_from_one (random, shape));
  return log (gamma_from_one (random, shape + 1.0)) +
         log (swb_random_uniform (random)) / shape;
}

/**
 * swb_random_gamma:
 * @random: a stream
 * @shape: above 0, to 1e300; anything else answers 0
 *
 * By rejection (Marsaglia and Tsang 2000, doi 10.1145/358407.358414); below
 * shape 1 as Gamma(shape + 1) u^(1/shape). How many numbers it takes from the
 * stream depends on them, so a variate that is to be reproducible on its own
 * needs a stream of its own.
 *
 * Returns: a gamma variate of scale 1: mean and variance @shape. 0 where it is
 *   below the least double
 */
double
swb_random_gamma (SwbRandom *random, double shape)
{
  if (!shape_ok (shape))
    return 0.0;
  if (shape >= 1.0)
    return gamma_from_one (random, shape);
  return exp (log_gamma_variate (random, shape));
}

/**
 * swb_random_beta:
 * @random: a stream
 * @a: first shape, above 0, to 1e300
 * @b: second shape, the same; when one of them is anything else, answers 0
 *
 * X / (X + Y) of two gamma variates, by their logarithms, so that shapes near
 * 0 come out at the ends and not as 0 / 0.
 *
 * Returns: a beta variate, 0 to 1
 */
double
swb_random_beta (SwbRandom *random, double a, double b)
{
  double x;
  double y;

  if (!shape_ok (a) || !shape_ok (b))
    return 0.0;
  x = log_gamma_variate (random, a);
  y = log_gamma_variate (random, b);
  /* Both at minus infinity, for shapes below 1e-306: a fair coin. */
  if (isinf (x) && isinf (y))
    return swb_random_below (random, 2);
  return 1.0 / (1.0 + exp (y - x));
}
