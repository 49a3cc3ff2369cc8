/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The volume of posts that other people made with a sound. */
#include "analytics/swb-ugc.h"

#include <glib.h>

static void
test_volume (void)
{
  static const char *const own[] = { "label", "", NULL, "artist" };
  static const SwbUgcPost posts[] = {
    { "tiktok", "1", "asha", false, 10 },
    { "tiktok", "1", "asha", false, 11 },    /* again */
    { "instagram", "1", "asha", false, 10 }, /* another post, another author */
    { "tiktok", "2", "asha", false, 12 },    /* the same author */
    { "tiktok", "3", "ravi", true, 10 },     /* paid */
    { "tiktok", "4", "ravi", false, 10 },
    { "tiktok", "4", "ravi", true, 10 },    /* paid, a row says */
    { "tiktok", "5", "artist", false, 10 }, /* ours */
    { "tiktok", "6", "label", true, 10 },   /* ours before paid */
    { "tiktok", "7", "mina", false, 9 },    /* before */
    { "tiktok", "8", "mina", true, 13 },    /* after */
    { "tiktok", NULL, "mina", false, 10 },
    { "tiktok", "", "mina", false, 10 },
    { NULL, "9", NULL, false, 12 }, /* counts; nobody knows whose */
    { "tiktok", "10", "", false, 12 },
  };
  SwbUgcVolume v;

  g_assert_cmpint (
      swb_ugc_volume (posts, G_N_ELEMENTS (posts), own, 4, 10, 12, &v), ==,
      SWB_STATUS_OK);
  g_assert_cmpuint (v.posts, ==, 5);
  g_assert_cmpuint (v.authors, ==, 2);
  g_assert_cmpint (v.window_days, ==, 3);
  g_assert_cmpuint (v.n_again, ==, 2);
  g_assert_cmpuint (v.n_paid, ==, 2);
  g_assert_cmpuint (v.n_own, ==, 2);
  g_assert_cmpuint (v.n_outside, ==, 2);
  g_assert_cmpuint (v.n_without_id, ==, 2);
  g_assert_cmpint (swb_ugc_volume (posts, 4, NULL, 0, 12, 10, &v), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_ugc_volume (posts, 4, NULL, 0, INT32_MIN, INT32_MAX, &v),
                   ==, SWB_STATUS_INVALID);
  g_assert_cmpuint (v.posts, ==, 5);
  g_assert_cmpint (swb_ugc_volume (NULL, 0, NULL, 0, 1, 1, &v), ==,
                   SWB_STATUS_OK);
  g_assert_cmpuint (v.posts, ==, 0);
}

/* Against a hash table, on random rows; every row is told of once. */
static void
test_random (void)
{
  for (int round = 0; round < 200; round++)
    {
      SwbUgcPost posts[300];
      char ids[300][8];
      g_autoptr (GHashTable) distinct =
          g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GHashTable) counted =
          g_hash_table_new (g_str_hash, g_str_equal);
      SwbUgcVolume v;

      for (int i = 0; i < 300; i++)
        {
          int id = g_test_rand_int_range (0, 120);

          g_snprintf (ids[i], sizeof ids[i], "%d", id);
          posts[i] = (SwbUgcPost){ "x", ids[i], id % 7 ? "fan" : "artist",
                                   id % 5 == 0, id % 30 };
          g_hash_table_add (distinct, ids[i]);
          if (id % 7 && id % 5 && id % 30 >= 3 && id % 30 <= 20)
            g_hash_table_add (counted, ids[i]);
        }
      g_assert_cmpint (swb_ugc_volume (posts, 300, (const char *[]){ "artist" },
                                       1, 3, 20, &v),
                       ==, SWB_STATUS_OK);
      g_assert_cmpuint (v.posts, ==, g_hash_table_size (counted));
      g_assert_cmpuint (v.posts + v.n_paid + v.n_own + v.n_outside, ==,
                        g_hash_table_size (distinct));
      g_assert_cmpuint (v.n_again, ==, 300 - g_hash_table_size (distinct));
      g_assert_cmpuint (v.authors, ==, v.posts > 0 ? 1 : 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ugc/volume", test_volume);
  g_test_add_func ("/ugc/random", test_random);
  return g_test_run ();
}
