/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random numbers of a block of draws side by side. Private to the forecast. */
#pragma once

#include "analytics/swb-forecast-private.h"
#include "analytics/swb-vector-math.h"

#define SWB_LANES SWB_FORECAST_LANES

/* Where a number comes from: the counter is (block, stream, item, draw), as
 * that of swb_random_start(); lane l has the draw first + l. */
typedef struct
{
  uint64_t seed;
  uint32_t first;
  uint32_t stream;
  uint32_t item;
} SwbLaneStream;

/* One Philox4x32-10 block a lane; see swb_philox4x32_10(). */
SWB_VECTOR_INLINE void
swb_lanes_philox (const SwbLaneStream *from,
                  uint32_t block,
                  uint32_t words[4][SWB_LANES])
{
  uint32_t key_0 = (uint32_t) from->seed;
  uint32_t key_1 = (uint32_t) (from->seed >> 32);

  for (uint32_t l = 0; l < SWB_LANES; l++)
    {
      uint32_t c0 = block;
      uint32_t c1 = from->stream;
      uint32_t c2 = from->item;
      uint32_t c3 = from->first + l;
      uint32_t k0 = key_0;
      uint32_t k1 = key_1;

#pragma GCC unroll 10
      for (int round = 0; round < 10; round++)
        {
          uint64_t product_0 = (uint64_t) 0xD2511F53u * c0;
          uint64_t product_1 = (uint64_t) 0xCD9E8D57u * c2;

          c0 = (uint32_t) (product_1 >> 32) ^ c1 ^ k0;
          c1 = (uint32_t) product_1;
          c2 = (uint32_t) (product_0 >> 32) ^ c3 ^ k1;
          c3 = (uint32_t) product_0;
          k0 += 0x9E3779B9u;
          k1 += 0xBB67AE85u;
        }
      words[0][l] = c0;
      words[1][l] = c1;
      words[2][l] = c2;
      words[3][l] = c3;
    }
}

/* Two words make two independent standard normals (Box and Muller 1958, doi
 * 10.1214/aoms/1177706645): sqrt (-2 ln u) times cosine and sine of v turns.
 * u = (a + 1/2) / 2^31 in single precision, so that they stay within 6.7. */
SWB_VECTOR_INLINE void
swb_lanes_normalf (const uint32_t *restrict a,
                   const uint32_t *restrict b,
                   float *restrict x,
                   float *restrict y)
{
  for (int l = 0; l < SWB_LANES; l++)
    {
      float u = (float) (int32_t) (a[l] >> 1) * 0x1p-31f + 0x1p-32f;
      float turns = (float) (int32_t) b[l] * 0x1p-32f;
      float radius = __builtin_sqrtf (-2.0f * swb_vm_logf (u));
      float sine;
      float cosine;

      swb_vm_turnf (turns, &sine, &cosine);
      x[l] = radius * cosine;
      y[l] = radius * sine;
    }
}

/* The first two words as a uniform number between 0 and 1, an odd multiple of
 * 2^-53. */
SWB_VECTOR_INLINE double
swb_lane_uniform (uint32_t high, uint32_t low)
{
  uint64_t bits = ((uint64_t) high << 32 | low) >> 12;

  return swb_vm_double (bits | 0x3ff0000000000000u) - 1.0 + 0x1p-53;
}

SWB_VECTOR_INLINE void
swb_lanes_uniform (const SwbLaneStream *from, double out[SWB_LANES])
{
  uint32_t words[4][SWB_LANES];

  swb_lanes_philox (from, 0, words);
  for (int l = 0; l < SWB_LANES; l++)
    out[l] = swb_lane_uniform (words[0][l], words[1][l]);
}

/* One standard normal a lane, in double precision, within 8.6. */
SWB_VECTOR_INLINE void
swb_lanes_normal (const SwbLaneStream *from, double out[SWB_LANES])
{
  uint32_t words[4][SWB_LANES];

  swb_lanes_philox (from, 0, words);
  for (int l = 0; l < SWB_LANES; l++)
    {
      double u = swb_lane_uniform (words[0][l], words[1][l]);
      double turns = swb_lane_uniform (words[2][l], words[3][l]);
      double sine;
      double cosine;

      swb_vm_turn (turns, &sine, &cosine);
      out[l] = __builtin_sqrt (-2.0 * swb_vm_log (u)) * cosine;
    }
}
