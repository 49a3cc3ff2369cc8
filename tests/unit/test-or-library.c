/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Published instances: set covering 4.1 and 5.1 of the OR-Library as minimum
 * seeds and as maximum cover. See tests/data/or-library/README.md. */
#include "analytics/swb-cover.h"

#include <glib.h>

typedef struct
{
  guint n_rows;
  guint n_columns;
  double *costs;
  GArray *pairs;  /* SwbCoverPair */
  GArray *shares; /* SwbReachShare */
  double *viewers;
  double *sizes;
} Instance;

static guint
next_number (const char **text)
{
  char *end;
  guint64 number = g_ascii_strtoull (*text, &end, 10);

  g_assert_true (end > *text);
  *text = end;
  return (guint) number;
}

static void
read_rows (Instance *instance, const char *text)
{
  for (guint row = 0; row < instance->n_rows; row++)
    for (guint left = next_number (&text); left > 0; left--)
      {
        SwbCoverPair pair = { next_number (&text) - 1, row };

        g_assert_cmpuint (pair.creator, <, instance->n_columns);
        g_array_append_val (instance->pairs, pair);
        instance->viewers[pair.creator] += 1.0;
      }
  g_assert_true (g_ascii_isspace (*text));
  for (guint i = 0; i < instance->pairs->len; i++)
    {
      SwbCoverPair pair = g_array_index (instance->pairs, SwbCoverPair, i);
      SwbReachShare share = { pair.creator, pair.cell,
                              1.0 / instance->viewers[pair.creator] };

      g_array_append_val (instance->shares, share);
    }
}

static void
instance_read (Instance *instance, const char *name)
{
  g_autofree char *path = g_build_filename (
      g_getenv ("SWB_SOURCE_ROOT"), "tests", "data", "or-library", name, NULL);
  g_autofree char *whole = NULL;
  g_autoptr (GError) error = NULL;
  const char *text;

  g_file_get_contents (path, &whole, NULL, &error);
  g_assert_no_error (error);
  text = whole;
  instance->n_rows = next_number (&text);
  instance->n_columns = next_number (&text);
  instance->costs = g_new0 (double, instance->n_columns);
  instance->viewers = g_new0 (double, instance->n_columns);
  instance->sizes = g_new0 (double, instance->n_rows);
  instance->pairs = g_array_new (FALSE, FALSE, sizeof (SwbCoverPair));
  instance->shares = g_array_new (FALSE, FALSE, sizeof (SwbReachShare));
  for (guint i = 0; i < instance->n_columns; i++)
    instance->costs[i] = next_number (&text);
  for (guint s = 0; s < instance->n_rows; s++)
    instance->sizes[s] = 1.0;
  read_rows (instance, text);
}

static void
instance_clear (Instance *instance)
{
  g_free (instance->costs);
  g_free (instance->viewers);
  g_free (instance->sizes);
  g_array_unref (instance->pairs);
  g_array_unref (instance->shares);
}

static SwbPortfolioOptions
long_options (void)
{
  SwbPortfolioOptions options = swb_portfolio_options_default ();

  options.time_limit = 100.0;
  return options;
}

static void
assert_cover (const char *name, double greedy, double best)
{
  Instance instance;
  SwbPortfolioOptions options = long_options ();
  SwbCoverAnswer answer;
  SwbCoverProblem problem;
  g_autofree bool *chosen = NULL;

  instance_read (&instance, name);
  chosen = g_new0 (bool, instance.n_columns);
  problem = (SwbCoverProblem){
    .n_creators = instance.n_columns,
    .costs = instance.costs,
    .n_cells = instance.n_rows,
    .n_pairs = instance.pairs->len,
    .pairs = (const SwbCoverPair *) (gpointer) instance.pairs->data,
  };
  g_assert_cmpint (swb_cover_minimum (&problem, &options, chosen, &answer), ==,
                   SWB_STATUS_OK);
  g_assert_cmpfloat (answer.cost, ==, best);
  g_assert_cmpfloat (answer.lower, ==, best);
  g_assert_true (answer.proven);
  g_assert_cmpfloat (answer.greedy_cost, ==, greedy);
  instance_clear (&instance);
}

/* The optima are Beasley's (1987). */
static void
test_minimum_cover (void)
{
  assert_cover ("scp41.txt", 434.0, 429.0);
  assert_cover ("scp51.txt", 269.0, 253.0);
}

static SwbPortfolio *
as_portfolio (const Instance *instance, double budget, size_t max_count)
{
  SwbPortfolioProblem problem = {
    .audience = { .n_creators = instance->n_columns,
                  .unique_viewers = instance->viewers,
                  .n_segments = instance->n_rows,
                  .segment_sizes = instance->sizes,
                  .n_shares = instance->shares->len,
                  .shares = (const SwbReachShare *) (gpointer)
                                instance->shares->data },
    .curve = SWB_PORTFOLIO_CURVE_COVER,
    .costs = instance->costs,
    .budget = budget,
    .max_count = max_count,
  };
  SwbPortfolio *portfolio = NULL;
  SwbPortfolioIssue issue;

  g_assert_cmpint (swb_portfolio_new (&problem, &portfolio, &issue), ==,
                   SWB_STATUS_OK);
  return portfolio;
}

/* Recomputed for the methods page with CBC 2.10.8. */
static void
assert_most (double budget,
             size_t max_count,
             double greedy,
             double best,
             size_t node_limit)
{
  Instance instance;
  SwbPortfolioOptions options = long_options ();
  SwbPortfolio *portfolio;
  SwbPortfolioIssue issue;
  SwbPortfolioAnswer answer;
  g_autofree bool *chosen = NULL;
  double value;

  options.node_limit = node_limit;
  instance_read (&instance, "scp41.txt");
  chosen = g_new0 (bool, instance.n_columns);
  portfolio = as_portfolio (&instance, budget, max_count);
  g_assert_cmpint (swb_portfolio_greedy (portfolio,
                                         max_count > 0
                                             ? SWB_PORTFOLIO_PLAIN
                                             : SWB_PORTFOLIO_COST_BENEFIT,
                                         chosen, &value),
                   ==, SWB_STATUS_OK);
  g_assert_cmpfloat (value, ==, greedy);
  g_assert_cmpint (
      swb_portfolio_solve (portfolio, &options, chosen, &answer, &issue), ==,
      SWB_STATUS_OK);
  g_assert_cmpfloat (answer.value, >=, greedy);
  g_assert_cmpfloat (answer.upper, >=, best);
  g_assert_cmpint (swb_portfolio_certify (portfolio, &options, chosen, &answer),
                   ==, SWB_STATUS_OK);
  g_assert_cmpfloat (answer.value, ==, best);
  g_assert_cmpfloat (answer.upper, >=, best);
  if (node_limit == 0)
    {
      g_assert_cmpfloat (answer.upper, ==, best);
      g_assert_true (answer.proven);
    }
  swb_portfolio_free (portfolio);
  instance_clear (&instance);
}

static void
test_ten (void)
{
  assert_most (INFINITY, 10, 84.0, 84.0, 0);
}

/* The proof takes some thousand subproblems; the set comes earlier. */
static void
test_twenty (void)
{
  assert_most (INFINITY, 20, 141.0, 144.0, 300);
}

static void
test_hundred (void)
{
  assert_most (100.0, 0, 134.0, 136.0, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/or-library/minimum-cover", test_minimum_cover);
  g_test_add_func ("/or-library/ten", test_ten);
  g_test_add_func ("/or-library/twenty", test_twenty);
  g_test_add_func ("/or-library/hundred", test_hundred);
  return g_test_run ();
}
