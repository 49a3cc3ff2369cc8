/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money over channels with diminishing returns. */
#include "analytics/swb-allocate.h"

#include "analytics/swb-allocate-private.h"
#include "analytics/swb-response-private.h"

#include <float.h>
#include <stdlib.h>

/* Sums of money are held to this, relative. */
#define MONEY_TRACE 1e-12
#define EXACT_GAP 1e-9
/* Money so near a limit, over the budget, is at it, unless the marginal return
 * there is another one. */
#define LIMIT_TRACE 1e-13
#define SLOPE_TRACE 1e-9

static SwbStatus
check_channel (const SwbAllocateChannel *channel)
{
  SwbStatus status = swb_response_check (&channel->response);

  if (status != SWB_STATUS_OK)
    return status;
  if (isnan (channel->minimum) || isnan (channel->maximum))
    return SWB_STATUS_NOT_ENOUGH;
  if (channel->minimum < 0.0 || isinf (channel->minimum) ||
      channel->maximum < channel->minimum || channel->now < 0.0 ||
      isinf (channel->now))
    return SWB_STATUS_INVALID;
  if (channel->response.kind == SWB_RESPONSE_HILL &&
      !(channel->response.shape >= SWB_ALLOCATE_SHAPE_MIN &&
        channel->response.shape <= SWB_ALLOCATE_SHAPE_MAX))
    return SWB_STATUS_RANGE;
  return SWB_STATUS_OK;
}

static SwbStatus
check (const SwbAllocateChannel *channels, size_t n, double budget)
{
  double minimum = 0.0;

  if (n == 0 || isnan (budget))
    return SWB_STATUS_NOT_ENOUGH;
  if (budget < 0.0 || isinf (budget))
    return SWB_STATUS_INVALID;
  for (size_t i = 0; i < n; i++)
    {
      SwbStatus status = check_channel (&channels[i]);

      if (status != SWB_STATUS_OK)
        return status;
      minimum += channels[i].minimum;
    }
  if (minimum > budget * (1.0 + MONEY_TRACE))
    return SWB_STATUS_INVALID;
  return SWB_STATUS_OK;
}

static void
task_clear (SwbAllocateTask *task)
{
  free (task->low);
  free (task->high);
  free (task->envelopes);
  free (task->trial);
  free (task->best);
}

static bool
task_init (SwbAllocateTask *task,
           const SwbAllocateChannel *channels,
           size_t n,
           double budget)
{
  double minimum = 0.0;

  *task = (SwbAllocateTask){ .channels = channels,
                             .n = n,
                             .budget = budget,
                             .low = calloc (n, sizeof (double)),
                             .high = calloc (n, sizeof (double)),
                             .envelopes = calloc (n, sizeof (SwbEnvelope)),
                             .trial = calloc (n, sizeof (double)),
                             .best = calloc (n, sizeof (double)),
                             .best_value = -1.0 };
  if (task->low == NULL || task->high == NULL || task->envelopes == NULL ||
      task->trial == NULL || task->best == NULL)
    return false;
  for (size_t i = 0; i < n; i++)
    minimum += task->low[i] = channels[i].minimum;
  for (size_t i = 0; i < n; i++)
    task->high[i] =
        fmax (task->low[i], fmin (channels[i].maximum,
                                  budget - (minimum - channels[i].minimum)));
  return true;
}

static double
snapped (const SwbAllocateTask *task, size_t i, double limit)
{
  const SwbResponse *curve = &task->channels[i].response;
  double money = task->best[i];
  double slope = swb_response_slope (curve, money);

  if (fabs (money - limit) <= LIMIT_TRACE * task->budget &&
      fabs (swb_response_slope (curve, limit) - slope) <= SLOPE_TRACE * slope)
    return limit;
  return money;
}

static void
snap (SwbAllocateTask *task)
{
  for (size_t i = 0; i < task->n; i++)
    {
      task->best[i] = snapped (task, i, task->channels[i].minimum);
      task->best[i] = snapped (task, i, task->channels[i].maximum);
    }
}

static SwbAllocateState
state_of (const SwbAllocateChannel *channel, double money)
{
  if (money >= channel->maximum && channel->maximum > channel->minimum)
    return SWB_ALLOCATE_AT_MAXIMUM;
  if (money > channel->minimum)
    return SWB_ALLOCATE_INTERIOR;
  return money > 0.0 ? SWB_ALLOCATE_AT_MINIMUM : SWB_ALLOCATE_UNFUNDED;
}

static void
fill_share (const SwbAllocateTask *task, size_t i, SwbAllocateShare *share)
{
  const SwbResponse *curve = &task->channels[i].response;
  double money = task->best[i];
  double bend = swb_envelope_bend (curve);
  SwbEnvelope envelope = swb_envelope_new (curve, task->low[i], task->high[i]);

  *share = (SwbAllocateShare){
    .money = money,
    .response = curve->base + swb_response_gain (curve, money),
    .marginal = fmin (DBL_MAX, swb_response_slope (curve, money)),
    .state = state_of (&task->channels[i], money),
    .s_shaped = bend > task->low[i] && task->channels[i].maximum > task->low[i],
    .convex = money > task->low[i] && money < bend,
  };
  if (envelope.touch > envelope.low)
    {
      share->chord_from = envelope.low;
      share->chord_to = envelope.touch;
    }
}

static void
add_now (const SwbAllocateTask *task, SwbAllocation *out)
{
  out->now_known = true;
  for (size_t i = 0; i < task->n; i++)
    {
      const SwbAllocateChannel *channel = &task->channels[i];

      if (isnan (channel->now))
        {
          out->now_known = false;
          out->now_money = out->now_response = 0.0;
          return;
        }
      out->now_money += channel->now;
      out->now_response += channel->response.base +
                           swb_response_gain (&channel->response, channel->now);
    }
}

static void
fill_whole (const SwbAllocateTask *task, SwbAllocation *out)
{
  double base = 0.0;

  *out = (SwbAllocation){ .nodes = task->nodes };
  for (size_t i = 0; i < task->n; i++)
    {
      const SwbResponse *curve = &task->channels[i].response;

      base += curve->base;
      out->money += task->best[i];
      if (swb_envelope_bend (curve) > task->low[i] &&
          task->channels[i].maximum > task->low[i])
        out->s_shaped = true;
      if (task->best[i] < task->channels[i].maximum)
        out->lambda =
            fmax (out->lambda,
                  fmin (DBL_MAX, swb_response_slope (curve, task->best[i])));
    }
  if (task->budget - out->money > MONEY_TRACE * task->budget)
    out->unspent = task->budget - out->money;
  out->response = base + task->best_value;
  out->envelope = base + fmax (task->envelope, task->best_value);
  out->bound = base + task->bound;
  out->gap = task->bound - task->best_value;
  out->exact = out->gap <= EXACT_GAP * task->bound;
  add_now (task, out);
}

/* What is told has to be finite. */
static bool
is_finite (const SwbAllocation *whole, const SwbAllocateShare *shares, size_t n)
{
  for (size_t i = 0; i < n; i++)
    if (!isfinite (shares[i].response) || !isfinite (shares[i].chord_to))
      return false;
  return isfinite (whole->response) && isfinite (whole->envelope) &&
         isfinite (whole->bound) && isfinite (whole->money) &&
         isfinite (whole->now_money) && isfinite (whole->now_response);
}

static SwbStatus
fill (SwbAllocateTask *task, SwbAllocateShare *shares, SwbAllocation *out)
{
  SwbAllocateShare *found = calloc (task->n, sizeof *found);
  SwbAllocation whole;
  SwbStatus status = SWB_STATUS_RANGE;

  if (found == NULL)
    return SWB_STATUS_NO_MEMORY;
  snap (task);
  for (size_t i = 0; i < task->n; i++)
    fill_share (task, i, &found[i]);
  fill_whole (task, &whole);
  if (is_finite (&whole, found, task->n))
    {
      for (size_t i = 0; i < task->n; i++)
        shares[i] = found[i];
      *out = whole;
      status = SWB_STATUS_OK;
    }
  free (found);
  return status;
}

/**
 * swb_allocate:
 * @channels: (array length=n): the channels
 * @n: how many
 * @budget: B, money, from 0
 * @shares: (out) (array length=n): what each gets
 * @out: (out): the whole
 *
 * Maximises sum_i f_i(x_i) over sum_i x_i <= B, min_i <= x_i <= max_i.
 *
 * Concave curves (the logarithm, Hill with al <= 1): by Karush, Kuhn and
 * Tucker x_i is where f_i'(x_i) = lambda, held within the limits: for the
 * logarithm max(0, a_i/lambda - b_i). Demand falls with lambda, which is found
 * by bisection down to neighbouring doubles; what rounding leaves between them
 * is shared out, so that the budget is spent to 1e-12 and the marginal returns
 * of channels between their limits agree to 1e-9 and better (Koopman 1953, "The
 * optimum distribution of effort", doi 10.1287/opre.1.2.52).
 *
 * Hill with al > 1 is convex up to x = k ((al - 1)/(al + 1))^(1/al). The
 * envelope bridges that part by the straight line from the least money to
 * where it touches the curve (from nothing: k (al - 1)^(1/al)) or to the most
 * that the budget allows. What the envelope brings is an upper bound and not
 * an answer: at most one channel is left on its line, where its own curve
 * brings less. From there branch and bound over that channel's money looks for
 * a division by the curves themselves, made stationary, and tells the gap that
 * it could not close; swb_allocate_search() says how far it goes. @response,
 * and each @marginal, are always those of the true curves.
 *
 * Allocates and frees n numbers and a tree of at most 4,000 nodes; time is
 * about n times 64 evaluations a relaxation.
 *
 * Returns: as swb_response_check() for each curve; %SWB_STATUS_NOT_ENOUGH
 *   without channels or when the budget or a limit is missing;
 *   %SWB_STATUS_INVALID for negative or infinite money, a minimum above its
 *   maximum, and minima that together exceed the budget; %SWB_STATUS_RANGE for
 *   a shape outside 0.001-1,000 or when a sum is too large;
 *   %SWB_STATUS_NO_MEMORY
 */
SwbStatus
swb_allocate (const SwbAllocateChannel *channels,
              size_t n,
              double budget,
              SwbAllocateShare *shares,
              SwbAllocation *out)
{
  SwbStatus status = check (channels, n, budget);
  SwbAllocateTask task;

  if (status != SWB_STATUS_OK)
    return status;
  if (task_init (&task, channels, n, budget))
    status = swb_allocate_search (&task);
  else
    status = SWB_STATUS_NO_MEMORY;
  if (status == SWB_STATUS_OK)
    status = fill (&task, shares, out);
  task_clear (&task);
  return status;
}
