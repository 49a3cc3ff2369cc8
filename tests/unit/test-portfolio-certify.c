/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The certificate on middle-sized markets: how near the quick answer is, the
 * same answer every time and on every thread, and being stopped. */
#include "analytics/swb-portfolio.h"

#include <glib.h>
#include <string.h>

#define CREATORS 80
#define SEGMENTS 15
#define TIER (CREATORS / 4)

typedef struct
{
  SwbPortfolioProblem problem;
  double viewers[CREATORS];
  double sizes[SEGMENTS];
  SwbReachShare shares[4 * CREATORS];
  double costs[CREATORS];
  uint32_t members[4][TIER];
  SwbPortfolioGroup groups[4];
} Market;

/* A market of its own for each seed, so that a fault comes again. */
static void
make_market (Market *market, guint32 seed, bool quotas)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  double total = 0.0;

  memset (market, 0, sizeof *market);
  for (int s = 0; s < SEGMENTS; s++)
    market->sizes[s] = exp (g_rand_double_range (rand, 12.0, 14.0));
  for (int i = 0; i < CREATORS; i++)
    {
      double size = exp (g_rand_double_range (rand, 9.0, 13.0));

      market->viewers[i] = size;
      market->costs[i] =
          floor (pow (size, 0.8) * g_rand_double_range (rand, 0.5, 2.0));
      total += market->costs[i];
      for (int c = 0; c < 4; c++)
        market->shares[4 * i + c] = (SwbReachShare){
          (uint32_t) i, (uint32_t) g_rand_int_range (rand, 0, SEGMENTS), 0.25
        };
      market->members[i % 4][i / 4] = (uint32_t) i;
    }
  for (int g = 0; g < 4; g++)
    market->groups[g] = (SwbPortfolioGroup){ TIER, market->members[g], 2, 4 };
  market->problem = (SwbPortfolioProblem){
    .audience = { .n_creators = CREATORS,
                  .unique_viewers = market->viewers,
                  .n_segments = SEGMENTS,
                  .segment_sizes = market->sizes,
                  .n_shares = 4 * CREATORS,
                  .shares = market->shares },
    .reach = { 2.65, SWB_REACH_EXPOSURE_CALIBRATED },
    .costs = market->costs,
    .budget = floor (0.1 * total),
    .n_groups = quotas ? 4 : 0,
    .groups = market->groups,
  };
}

typedef struct
{
  SwbPortfolioOptions options;
  SwbPortfolioAnswer quick;
  SwbPortfolioAnswer sure;
  bool chosen[CREATORS];
} Answer;

static void
answer_market (const Market *market, Answer *answer)
{
  SwbPortfolio *portfolio = NULL;
  SwbPortfolioIssue issue;
  double value;
  double spend;
  bool allowed;

  g_assert_cmpint (swb_portfolio_new (&market->problem, &portfolio, &issue), ==,
                   SWB_STATUS_OK);
  g_assert_cmpint (swb_portfolio_solve (portfolio, &answer->options,
                                        answer->chosen, &answer->quick, &issue),
                   ==, SWB_STATUS_OK);
  answer->sure = answer->quick;
  g_assert_cmpint (swb_portfolio_certify (portfolio, &answer->options,
                                          answer->chosen, &answer->sure),
                   ==, SWB_STATUS_OK);
  g_assert_cmpint (swb_portfolio_evaluate (portfolio, answer->chosen, &value,
                                           &spend, &allowed),
                   ==, SWB_STATUS_OK);
  g_assert_true (allowed);
  g_assert_cmpfloat (value, ==, answer->sure.value);
  g_assert_cmpfloat (spend, ==, answer->sure.spend);
  g_assert_cmpfloat (answer->sure.value, >=, answer->quick.value);
  g_assert_cmpfloat (answer->sure.upper, <=,
                     answer->quick.upper + 1e-6 * value);
  g_assert_cmpfloat (answer->sure.upper, >=, answer->sure.value);
  swb_portfolio_free (portfolio);
}

static Answer
answer_new (void)
{
  Answer answer = { .options = swb_portfolio_options_default () };

  answer.options.time_limit = 100.0;
  answer.options.gap = 1e-3;
  return answer;
}

/* Twenty markets; the quick answer misses 1 % in one of them at most. */
static void
test_near (gconstpointer data)
{
  int far = 0;

  for (guint32 seed = 1; seed <= 20; seed++)
    {
      Market market;
      Answer answer = answer_new ();

      make_market (&market, seed, GPOINTER_TO_INT (data));
      answer_market (&market, &answer);
      g_assert_true (answer.sure.proven);
      g_assert_false (answer.sure.timed_out);
      g_assert_cmpfloat (answer.sure.gap, <=, 1e-3);
      g_assert_true (GPOINTER_TO_INT (data) ? answer.quick.guarantee == 0.0
                                            : answer.quick.guarantee == 0.405);
      far += answer.quick.value < 0.99 * answer.sure.upper;
    }
  g_assert_cmpint (far, <=, 1);
}

/* A wider gap cannot let the bound fall below what a narrower one found. */
static void
test_gaps_agree (void)
{
  for (guint32 seed = 1; seed <= 5; seed++)
    {
      Market market;
      Answer wide = answer_new ();
      Answer narrow = answer_new ();

      make_market (&market, 100 + seed, seed % 2);
      wide.options.gap = 0.02;
      narrow.options.gap = 1e-5;
      answer_market (&market, &wide);
      answer_market (&market, &narrow);
      g_assert_cmpfloat (wide.sure.upper, >=, narrow.sure.value * (1.0 - 1e-9));
      g_assert_cmpfloat (narrow.sure.upper, >=, wide.sure.value * (1.0 - 1e-9));
    }
}

static gpointer
answer_in_thread (gpointer data)
{
  Market market;
  Answer *answer = g_new (Answer, 1);

  *answer = answer_new ();
  make_market (&market, GPOINTER_TO_UINT (data), true);
  answer_market (&market, answer);
  return answer;
}

/* Four threads with GLPK at once, and this one: the same to the last bit. */
static void
test_threads (void)
{
  GThread *threads[4];
  g_autofree Answer *here = answer_in_thread (GUINT_TO_POINTER (7));

  for (int t = 0; t < 4; t++)
    threads[t] =
        g_thread_new ("answer", answer_in_thread, GUINT_TO_POINTER (7));
  for (int t = 0; t < 4; t++)
    {
      g_autofree Answer *there = g_thread_join (threads[t]);

      g_assert_cmpfloat (there->sure.value, ==, here->sure.value);
      g_assert_cmpfloat (there->sure.upper, ==, here->sure.upper);
      g_assert_cmpuint (there->sure.nodes, ==, here->sure.nodes);
      g_assert_cmpmem (there->chosen, sizeof there->chosen, here->chosen,
                       sizeof here->chosen);
    }
}

static bool
always (void *data)
{
  ++*(int *) data;
  return true;
}

static void
test_cancelled (void)
{
  Market market;
  Answer answer = answer_new ();
  int asked = 0;

  make_market (&market, 3, false);
  answer.options.cancelled = always;
  answer.options.data = &asked;
  answer_market (&market, &answer);
  g_assert_cmpint (asked, >, 0);
  g_assert_true (answer.sure.timed_out);
  g_assert_false (answer.sure.proven);
  g_assert_cmpfloat (answer.sure.upper, ==, answer.quick.upper);
}

typedef struct
{
  int told;
  double value;
  double upper;
} Progress;

static void
on_progress (double value, double upper, void *data)
{
  Progress *progress = data;

  g_assert_cmpfloat (value, >=, progress->value);
  g_assert_cmpfloat (upper, >=, value);
  progress->value = value;
  progress->upper = upper;
  progress->told++;
}

/* Few subproblems: the bound holds, and more of them never make it worse than
 * what is proven. */
static void
test_node_limit (void)
{
  Market market;
  Answer whole = answer_new ();
  Answer part = answer_new ();
  Progress progress = { 0 };

  make_market (&market, 5, true);
  whole.options.gap = 1e-5;
  answer_market (&market, &whole);
  part.options.gap = 1e-5;
  part.options.node_limit = 3;
  part.options.progress = on_progress;
  part.options.data = &progress;
  answer_market (&market, &part);
  g_assert_cmpfloat (part.sure.upper, >=, whole.sure.value * (1.0 - 1e-9));
  g_assert_cmpfloat (part.sure.value, <=, whole.sure.upper);
  g_assert_cmpint (progress.told, >, 0);
  g_assert_true (part.sure.timed_out || part.sure.proven);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/portfolio-certify/near", GINT_TO_POINTER (0),
                        test_near);
  g_test_add_data_func ("/portfolio-certify/near-with-quotas",
                        GINT_TO_POINTER (1), test_near);
  g_test_add_func ("/portfolio-certify/gaps-agree", test_gaps_agree);
  g_test_add_func ("/portfolio-certify/threads", test_threads);
  g_test_add_func ("/portfolio-certify/cancelled", test_cancelled);
  g_test_add_func ("/portfolio-certify/node-limit", test_node_limit);
  return g_test_run ();
}
