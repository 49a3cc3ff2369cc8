/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The best division near another one: each channel stays on its side of the
 * bend of its curve, and marginal returns become equal. */
#include "analytics/swb-allocate-private.h"
#include "analytics/swb-response-private.h"
#include "analytics/swb-root.h"

#include <float.h>

#define TOLERANCE 1e-14
#define MONEY_TRACE 1e-13
#define FIRST_STEP 1e-12
#define STEP_GROWTH 8.0
/* A stationary division is taken even where rounding lets it bring less. */
#define ROUNDING 1e-14

/* One channel in its convex part against all others. */
typedef struct
{
  SwbAllocateTask *task;
  size_t channel;
} Convex;

static SwbPriceAnswer
solve (SwbAllocateTask *task)
{
  SwbPriceAnswer answer;

  swb_price_solve (task->envelopes, task->n, task->budget, task->trial,
                   &answer);
  return answer;
}

/* The most that a channel can get, and not just what the others leave: at the
 * end of its interval it would want no more at any price. */
static double
most_of (const SwbAllocateTask *task, size_t channel)
{
  return fmin (task->channels[channel].maximum,
               fmin (DBL_MAX, 2.0 * task->budget));
}

static void
hold (SwbAllocateTask *task, size_t channel, double low, double high)
{
  task->envelopes[channel] =
      swb_envelope_new (&task->channels[channel].response, low, high);
}

/* How much more the convex channel brings with its last unit than the others
 * would with it. */
static double
convex_excess (double money, const void *data)
{
  const Convex *convex = data;
  SwbAllocateTask *task = convex->task;

  hold (task, convex->channel, money, money);
  return swb_response_slope (&task->channels[convex->channel].response, money) -
         solve (task).lambda;
}

/* The nearest money in the direction of the limit at which the excess has
 * changed its sign, by steps that grow; the limit when there is none. */
static double
nearest_change (const Convex *convex, double at, double excess, double limit)
{
  double step = FIRST_STEP * (limit - at);

  while (fabs (step) < fabs (limit - at))
    {
      double there = convex_excess (at + step, convex);

      if (signbit (there) != signbit (excess))
        return at + step;
      step *= STEP_GROWTH;
    }
  return limit;
}

/* Up to where a convex channel can go: its bend, its most, or what the least of
 * the others leaves. */
static double
top_of (const SwbAllocateTask *task, size_t channel, double bend)
{
  double left = task->budget;

  for (size_t i = 0; i < task->n; i++)
    if (i != channel)
      left -= task->envelopes[i].low;
  return fmin (left, fmin (bend, most_of (task, channel)));
}

/* Moves the convex channel to where its marginal return is that of the others,
 * from more to less so that it is the top; or out of the convex part. */
static void
balance (SwbAllocateTask *task, size_t channel)
{
  Convex convex = { task, channel };
  double at = task->best[channel];
  double bend = swb_envelope_bend (&task->channels[channel].response);
  double excess = convex_excess (at, &convex);
  double limit =
      excess > 0.0 ? top_of (task, channel, bend) : task->low[channel];
  double other = nearest_change (&convex, at, excess, limit);
  double there = convex_excess (other, &convex);

  if (excess != 0.0 && signbit (there) == signbit (excess))
    hold (task, channel, limit,
          limit >= bend ? most_of (task, channel) : limit);
  else if (excess != 0.0)
    {
      double top = swb_root_between (convex_excess, &convex, fmin (at, other),
                                     fmax (at, other), TOLERANCE);

      hold (task, channel, top, top);
    }
}

/**
 * swb_allocate_polish:
 * @task: the task; its best division may become better
 *
 * Channels above the bend of their curve are held above it, where they are
 * concave; those at their least stay there; what is left is concave and solved
 * exactly. A channel between its least and its bend, of which an optimum has at
 * most one, is moved to where its marginal return equals the price of the rest.
 */
void
swb_allocate_polish (SwbAllocateTask *task)
{
  size_t convex = task->n;
  SwbPriceAnswer answer;

  for (size_t i = 0; i < task->n; i++)
    {
      double at = task->best[i];
      double low = task->low[i];
      double high = most_of (task, i);
      double bend = swb_envelope_bend (&task->channels[i].response);

      if (at >= bend || low >= high)
        hold (task, i, fmax (low, fmin (bend, high)), high);
      else
        hold (task, i, at, at);
      if (at < bend && at > low && at < high &&
          (convex == task->n || at > task->best[convex]))
        convex = i;
    }
  if (convex < task->n)
    balance (task, convex);
  answer = solve (task);
  if (!isinf (answer.lambda) &&
      answer.spent <= task->budget * (1.0 + MONEY_TRACE))
    swb_allocate_offer (task, task->trial, ROUNDING);
}
