/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The summary of a relationship against numbers worked by hand. */
#include "analytics/swb-relationship.h"

#include <glib.h>
#include <math.h>

#define NO SWB_RELATIONSHIP_NO_DAY
#define CLOSE(a, b) g_assert_cmpfloat_with_epsilon (a, b, 5e-5)

static SwbRelationship
sum_up (const SwbRelationshipPost *posts,
        size_t n_posts,
        const SwbRelationshipPayout *payouts,
        size_t n_payouts,
        uint32_t n_later)
{
  const SwbRelationshipFacts facts = { posts,     n_posts, payouts,
                                       n_payouts, n_later, 1000 };
  SwbRelationship out;

  g_assert_cmpint (swb_relationship_sum_up (&facts, &out), ==, SWB_STATUS_OK);
  return out;
}

static void
test_nothing (void)
{
  const SwbRelationship out = sum_up (NULL, 0, NULL, 0, 5);

  g_assert_cmpuint (out.n_campaigns, ==, 0);
  g_assert_cmpint (out.on_time.status, ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (out.repeat.status, ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpuint (out.repeat.n, ==, 0);
  g_assert_cmpint (out.days_to_pay.status, ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (out.against_tier.status, ==, SWB_STATUS_NOT_ENOUGH);
}

/* Eight of ten: Wilson's interval is 0.4902 to 0.9433 (Brown, Cai and DasGupta
 * 2001 print its formula; worked here by hand from it). */
static void
test_on_time (void)
{
  SwbRelationshipPost posts[15];
  SwbRelationship out;

  for (guint i = 0; i < G_N_ELEMENTS (posts); i++)
    posts[i] = (SwbRelationshipPost){ 7, FALSE, 100, 100, TRUE, NAN };
  posts[0].posted = 95;
  posts[8].posted = 101;
  posts[9].posted = NO; /* overdue */
  posts[9].delivered = FALSE;
  posts[10].promised = 1000; /* still to come: today is no day too late */
  posts[10].posted = NO;
  posts[10].delivered = FALSE;
  posts[11].dropped = TRUE;
  posts[12].posted = NO; /* posted, but nobody told when */
  posts[13].promised = NO;
  posts[14].dropped = TRUE;
  posts[14].campaign = 8;
  out = sum_up (posts, G_N_ELEMENTS (posts), NULL, 0, 0);
  g_assert_cmpuint (out.n_posts, ==, 13);
  g_assert_cmpuint (out.n_dropped, ==, 2);
  g_assert_cmpuint (out.n_undated, ==, 2);
  g_assert_cmpuint (out.n_campaigns, ==, 1);
  g_assert_cmpint (out.on_time.status, ==, SWB_STATUS_OK);
  g_assert_cmpuint (out.on_time.count, ==, 8);
  g_assert_cmpuint (out.on_time.n, ==, 10);
  CLOSE (out.on_time.share, 0.8);
  CLOSE (out.on_time.low, 0.4902);
  CLOSE (out.on_time.high, 0.9433);
}

/* Three of three is no certainty: 1 / (1 + 1.96^2/3) = 0.4385. */
static void
test_all_and_none (void)
{
  SwbRelationshipPost posts[3];
  SwbRelationship out;

  for (guint i = 0; i < 3; i++)
    posts[i] = (SwbRelationshipPost){ i, FALSE, 100, 100, TRUE, NAN };
  out = sum_up (posts, 3, NULL, 0, 2);
  CLOSE (out.on_time.low, 0.4385);
  g_assert_cmpfloat (out.on_time.high, ==, 1);
  for (guint i = 0; i < 3; i++)
    posts[i].posted = 101;
  out = sum_up (posts, 3, NULL, 0, 2);
  g_assert_cmpfloat (out.on_time.low, ==, 0);
  CLOSE (out.on_time.high, 0.5615);
  out = sum_up (posts, 2, NULL, 0, 2);
  g_assert_cmpint (out.on_time.status, ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpuint (out.on_time.n, ==, 2);
}

/* Three campaigns together, five came after the first: again in 2 of 5. */
static void
test_repeat (void)
{
  const SwbRelationshipPost posts[] = {
    { 3, FALSE, 1, 1, TRUE, NAN },   { 9, FALSE, 1, 1, TRUE, NAN },
    { 3, FALSE, 1, 1, TRUE, NAN },   { 4, FALSE, 1, 1, TRUE, NAN },
    { 12, TRUE, 1, NO, FALSE, NAN },
  };
  SwbRelationship out = sum_up (posts, G_N_ELEMENTS (posts), NULL, 0, 5);

  g_assert_cmpuint (out.n_campaigns, ==, 3);
  g_assert_cmpuint (out.repeat.count, ==, 2);
  g_assert_cmpuint (out.repeat.n, ==, 5);
  CLOSE (out.repeat.share, 0.4);
  CLOSE (out.repeat.low, 0.1176);
  CLOSE (out.repeat.high, 0.7693);
  /* The days of campaigns may contradict the bookings; a share is at most 1. */
  out = sum_up (posts, G_N_ELEMENTS (posts), NULL, 0, 0);
  g_assert_cmpuint (out.repeat.n, ==, 2);
  g_assert_cmpint (out.repeat.status, ==, SWB_STATUS_NOT_ENOUGH);
}

static SwbRelationshipMedian
pay (const SwbRelationshipPayout *payouts, size_t n)
{
  return sum_up (NULL, 0, payouts, n, 0).days_to_pay;
}

static void
test_days_to_pay (void)
{
  const SwbRelationshipPayout odd[] = { { 100, 130 }, { 100, 110 }, { 0, 20 } };
  const SwbRelationshipPayout even[] = {
    { 0, 30 }, { 0, 10 }, { 0, 40 }, { 0, 20 }, { NO, 50 }
  };
  const SwbRelationshipPayout five[] = {
    { 0, 50 }, { 0, 10 }, { 0, 40 }, { 0, 20 }, { 0, 30 }
  };
  const SwbRelationshipPayout early[] = { { 10, 5 }, { 10, 9 }, { 10, 10 } };
  SwbRelationshipMedian out = pay (odd, 3);

  g_assert_cmpint (out.status, ==, SWB_STATUS_OK);
  g_assert_cmpfloat (out.median, ==, 20);
  out = pay (even, 5);
  g_assert_cmpuint (out.n, ==, 4);
  g_assert_cmpfloat (out.median, ==, 25);
  g_assert_cmpfloat (pay (five, 5).median, ==, 30);
  g_assert_cmpfloat (pay (early, 3).median, ==, -1);
  g_assert_cmpint (pay (odd, 2).status, ==, SWB_STATUS_NOT_ENOUGH);
}

/* Waits 10, 20, 30 ended and two of 25 and 970 still open: the share that waits
 * is 4/5, 3/5, and at 30 3/5 x 1/2 = 0.3, so the median is 30 and not 20, the
 * median of those that ended. */
static void
test_open_payouts (void)
{
  const SwbRelationshipPayout payouts[] = {
    { 0, 10 }, { 0, 20 }, { 0, 30 }, { 975, NO }, { 30, NO }
  };
  const SwbRelationshipPayout mostly_open[] = { { 0, 10 }, { 0, 20 }, { 0, 30 },
                                                { 0, NO }, { 1, NO }, { 2, NO },
                                                { 3, NO } };
  /* One that is open at 20 was waiting when another ended at 20: 3/4, then
   * 3/4 x 2/3 = 1/2 until 30. */
  const SwbRelationshipPayout tie[] = {
    { 980, NO }, { 0, 20 }, { 0, 10 }, { 0, 30 }
  };
  const SwbRelationshipPayout future[] = { { 1500, NO } };
  SwbRelationshipMedian out = pay (payouts, G_N_ELEMENTS (payouts));

  g_assert_cmpint (out.status, ==, SWB_STATUS_OK);
  g_assert_cmpuint (out.n, ==, 3);
  g_assert_cmpuint (out.n_open, ==, 2);
  g_assert_cmpfloat (out.median, ==, 30);
  g_assert_cmpfloat (pay (tie, G_N_ELEMENTS (tie)).median, ==, 25);
  g_assert_cmpint (pay (mostly_open, G_N_ELEMENTS (mostly_open)).status, ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpuint (pay (future, 1).n_open, ==, 0);
}

static void
test_against_tier (void)
{
  const SwbRelationshipPost posts[] = {
    { 1, FALSE, NO, NO, FALSE, 0.5 },      { 1, FALSE, NO, NO, FALSE, NAN },
    { 1, FALSE, NO, NO, FALSE, 2 },        { 1, FALSE, NO, NO, FALSE, 1.2 },
    { 1, FALSE, NO, NO, FALSE, INFINITY }, { 1, TRUE, NO, NO, FALSE, 90 },
    { 1, FALSE, NO, NO, FALSE, -3 },
  };
  const SwbRelationship out = sum_up (posts, G_N_ELEMENTS (posts), NULL, 0, 0);

  g_assert_cmpuint (out.against_tier.n, ==, 3);
  g_assert_cmpfloat (out.against_tier.median, ==, 1.2);
}

static void
test_refuses (void)
{
  const SwbRelationshipFacts no_posts = { NULL, 1, NULL, 0, 0, 0 };
  const SwbRelationshipFacts no_payouts = { NULL, 0, NULL, 1, 0, 0 };
  SwbRelationship out;

  g_assert_cmpint (swb_relationship_sum_up (NULL, &out), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_relationship_sum_up (&no_posts, &out), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_relationship_sum_up (&no_payouts, &out), ==,
                   SWB_STATUS_INVALID);
}

/* Whatever the days are, no figure is a NaN and every share is one. */
static void
test_any_days (void)
{
  static const int32_t days[] = { NO,  INT32_MIN + 1, -5,   0,
                                  999, 1000,          1001, INT32_MAX };
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint round = 0; round < 2000; round++)
    {
      SwbRelationshipPost posts[12];
      SwbRelationshipPayout payouts[12];
      SwbRelationship out;

      for (guint i = 0; i < 12; i++)
        {
          posts[i] = (SwbRelationshipPost){
            g_rand_int (rand),
            g_rand_boolean (rand),
            days[g_rand_int_range (rand, 0, 8)],
            days[g_rand_int_range (rand, 0, 8)],
            g_rand_boolean (rand),
            g_rand_double_range (rand, -1, 5),
          };
          payouts[i] = (SwbRelationshipPayout){
            days[g_rand_int_range (rand, 0, 8)],
            days[g_rand_int_range (rand, 0, 8)],
          };
        }
      out = sum_up (posts, 12, payouts, 12, g_rand_int (rand));
      g_assert_true (isfinite (out.days_to_pay.median));
      g_assert_cmpuint (out.on_time.count, <=, out.on_time.n);
      g_assert_cmpuint (out.repeat.count, <=, out.repeat.n);
      g_assert_cmpfloat (out.on_time.low, <=, out.on_time.share);
      g_assert_cmpfloat (out.on_time.share, <=, out.on_time.high);
      g_assert_cmpfloat (out.on_time.high, <=, 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/relationship/nothing", test_nothing);
  g_test_add_func ("/relationship/on-time", test_on_time);
  g_test_add_func ("/relationship/all-and-none", test_all_and_none);
  g_test_add_func ("/relationship/repeat", test_repeat);
  g_test_add_func ("/relationship/days-to-pay", test_days_to_pay);
  g_test_add_func ("/relationship/open-payouts", test_open_payouts);
  g_test_add_func ("/relationship/against-tier", test_against_tier);
  g_test_add_func ("/relationship/refuses", test_refuses);
  g_test_add_func ("/relationship/any-days", test_any_days);

  return g_test_run ();
}
