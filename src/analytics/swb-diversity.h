/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many kinds a set really has: concentration and effective numbers. */
#pragma once

#include "analytics/swb-status.h"

#include <stddef.h>

/**
 * SwbDiversity:
 * @n_kinds: kinds with any weight
 * @total: the sum of the weights
 * @largest: the largest share, 0 to 1
 * @hhi: Herfindahl and Hirschman's index in points: 10,000 for one kind
 * @hhi_normal: the same from 0, all kinds alike, to 1, one kind; 1 for one kind
 * @entropy: Shannon's H in nats
 * @effective: exp (H), the number of equally large kinds as diverse as these
 * @effective_simpson: 1 / sum p^2, the same with more regard for large kinds
 * @evenness: Pielou's H / ln n, 0 to 1; 1 for one kind
 */
typedef struct
{
  size_t n_kinds;
  double total;
  double largest;
  double hhi;
  double hhi_normal;
  double entropy;
  double effective;
  double effective_simpson;
  double evenness;
} SwbDiversity;

SwbStatus
swb_diversity (const double *weights, size_t n_weights, SwbDiversity *out);
