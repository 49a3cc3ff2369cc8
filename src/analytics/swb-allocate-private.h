/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of the division of money: curves over an interval with their
 * concave envelopes, and the price that spends a budget on them. */
#pragma once

#include "analytics/swb-allocate.h"

/**
 * SwbEnvelope:
 * @curve: the curve
 * @low: least money
 * @high: most money, finite
 * @touch: where the straight line from @low ends and the curve goes on
 *   concave; @low when there is no line
 * @chord: the slope of the line
 *
 * The least concave function above the curve on the interval.
 */
typedef struct
{
  const SwbResponse *curve;
  double low;
  double high;
  double touch;
  double chord;
} SwbEnvelope;

/**
 * SwbPriceAnswer:
 * @lambda: the price
 * @spent: what is spent at it
 * @value: what the envelopes bring there, without bases
 * @straight: an envelope that stands inside its straight line; at most one
 *   does. The number of envelopes when none does
 */
typedef struct
{
  double lambda;
  double spent;
  double value;
  size_t straight;
} SwbPriceAnswer;

double swb_envelope_bend (const SwbResponse *curve);
SwbEnvelope
swb_envelope_new (const SwbResponse *curve, double low, double high);
double swb_envelope_value (const SwbEnvelope *envelope, double money);
double swb_envelope_demand (const SwbEnvelope *envelope, double lambda);
void swb_price_solve (const SwbEnvelope *envelopes,
                      size_t n,
                      double budget,
                      double *money,
                      SwbPriceAnswer *out);

/**
 * SwbAllocateTask:
 * @channels: (array length=n): the channels, checked
 * @n: how many, from 1
 * @budget: money
 * @low: (array length=n): least money of each
 * @high: (array length=n): most money of each, finite
 * @envelopes: (array length=n): room to work in
 * @trial: (array length=n): room to work in
 * @best: (array length=n): the best division found
 * @best_value: what it brings by the channels' own curves, without bases
 * @envelope: the value of the first relaxation, without bases
 * @bound: no division brings more, without bases
 * @nodes: relaxations solved
 */
typedef struct
{
  const SwbAllocateChannel *channels;
  size_t n;
  double budget;
  double *low;
  double *high;
  SwbEnvelope *envelopes;
  double *trial;
  double *best;
  double best_value;
  double envelope;
  double bound;
  size_t nodes;
} SwbAllocateTask;

void swb_allocate_polish (SwbAllocateTask *task);
SwbStatus swb_allocate_search (SwbAllocateTask *task);
void
swb_allocate_offer (SwbAllocateTask *task, const double *money, double trace);
