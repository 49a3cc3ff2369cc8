/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random numbers by counting: Philox4x32-10, streams that do not depend on one
 * another, and variates of the common distributions. */
#pragma once

#include <stdint.h>

/**
 * SwbRandom:
 *
 * A stream of random numbers. Plain data: copying it makes a second reader of
 * the same numbers. The members are private; start it with swb_random_start().
 */
typedef struct
{
  uint32_t key[2];
  uint32_t counter[4];
  uint32_t words[4];
  uint32_t n_left;
} SwbRandom;

void swb_philox4x32_10 (const uint32_t counter[4],
                        const uint32_t key[2],
                        uint32_t out[4]);

SwbRandom
swb_random_start (uint64_t seed, uint32_t draw, uint32_t item, uint32_t stream);
uint32_t swb_random_word (SwbRandom *random);
uint32_t swb_random_below (SwbRandom *random, uint32_t n);
double swb_random_uniform (SwbRandom *random);
double swb_random_normal (SwbRandom *random);
double swb_random_exponential (SwbRandom *random);
double swb_random_gamma (SwbRandom *random, double shape);
double swb_random_beta (SwbRandom *random, double a, double b);
