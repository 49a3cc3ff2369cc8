/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The channel matrix: by hand, against plain counting, and the edges. */
#include "analytics/swb-matrix.h"

#include <glib.h>
#include <math.h>

static void
test_by_hand (void)
{
  /* Two segments, three channels; creator 7 posts twice in one cell. */
  static const double sizes[] = { 1e6, 3e6 };
  static const uint32_t wanted[] = { 2, 1, 0, 2, 0, 3 };
  static const SwbMatrixEntry entries[] = {
    { 7, 0, 0, 100, 10 }, { 7, 0, 0, 300, 20 }, { 8, 0, 0, 200, 5 },
    { 7, 1, 0, 50, 1 },   { 9, 0, 2, 350, 4 },
  };
  const SwbMatrixInput input = { 2, sizes, 3, wanted, 5, entries };
  SwbMatrixCell cells[6];
  uint32_t holes[6];
  SwbMatrixSummary m;

  g_assert_cmpint (swb_matrix (&input, cells, holes, &m), ==, SWB_STATUS_OK);
  g_assert_cmpuint (cells[0].seeds, ==, 2);
  g_assert_cmpuint (cells[0].entries, ==, 3);
  g_assert_cmpfloat (cells[0].viewers, ==, 600.0);
  g_assert_cmpfloat (cells[0].money, ==, 35.0);
  g_assert_cmpuint (cells[3].missing, ==, 1);
  g_assert_cmpuint (m.n_wanted, ==, 4);
  g_assert_cmpuint (m.n_covered, ==, 1);
  g_assert_cmpuint (m.n_holes, ==, 3);
  g_assert_cmpuint (m.missing, ==, 5);
  /* Three missing first; of one missing each, the larger segment. */
  g_assert_cmpuint (holes[0], ==, 5);
  g_assert_cmpuint (holes[1], ==, 3);
  g_assert_cmpuint (holes[2], ==, 1);
  g_assert_cmpuint (m.n_segments_reached, ==, 2);
  g_assert_cmpuint (m.n_single, ==, 1);
  g_assert_cmpuint (m.largest_channel, ==, 0);
  g_assert_cmpfloat (fabs (m.largest_channel_share - 0.65), <, 1e-12);
  g_assert_cmpfloat (fabs (m.channel_hhi - (65.0 * 65 + 35 * 35)), <, 1e-9);
  g_assert_cmpfloat (fabs (m.segment_hhi - (95.0 * 95 + 5 * 5)), <, 1e-9);
}

static void
test_edges (void)
{
  static const uint32_t wanted[] = { 1, 0 };
  static const SwbMatrixEntry outside = { 1, 2, 0, 1, 1 };
  static const SwbMatrixEntry negative = { 1, 0, 0, -1, 1 };
  static const SwbMatrixEntry missing = { 1, 0, 0, NAN, 1 };
  static const SwbMatrixEntry huge[] = { { 1, 0, 0, 1e308, 1 },
                                         { 2, 0, 0, 1e308, 1 } };
  SwbMatrixInput input = { 1, NULL, 2, wanted, 0, NULL };
  SwbMatrixCell cells[2];
  SwbMatrixSummary m = { .n_wanted = 5 };

  g_assert_cmpint (swb_matrix (&input, cells, NULL, &m), ==, SWB_STATUS_OK);
  g_assert_cmpuint (m.n_holes, ==, 1);
  g_assert_cmpfloat (m.channel_hhi, ==, 0.0);
  m.n_wanted = 5;
  input.n_entries = 1;
  input.entries = &outside;
  g_assert_cmpint (swb_matrix (&input, cells, NULL, &m), ==,
                   SWB_STATUS_INVALID);
  input.entries = &negative;
  g_assert_cmpint (swb_matrix (&input, cells, NULL, &m), ==,
                   SWB_STATUS_INVALID);
  input.entries = &missing;
  g_assert_cmpint (swb_matrix (&input, cells, NULL, &m), ==,
                   SWB_STATUS_NOT_ENOUGH);
  input.entries = huge;
  input.n_entries = 2;
  g_assert_cmpint (swb_matrix (&input, cells, NULL, &m), ==, SWB_STATUS_RANGE);
  input.n_segments = 0;
  g_assert_cmpint (swb_matrix (&input, cells, NULL, &m), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpuint (m.n_wanted, ==, 5);
}

/* Different creators of one cell, counted the slow way. */
static guint
count_slowly (const SwbMatrixEntry *entries,
              guint n,
              guint segment,
              guint channel)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n; i++)
    if (entries[i].segment == segment && entries[i].channel == channel)
      g_hash_table_add (seen, GUINT_TO_POINTER (entries[i].creator));
  return g_hash_table_size (seen);
}

static void
test_against_counting (void)
{
  for (int round = 0; round < 200; round++)
    {
      SwbMatrixEntry entries[60];
      uint32_t wanted[20];
      SwbMatrixCell cells[20];
      uint32_t holes[20];
      const SwbMatrixInput input = { 5, NULL, 4, wanted, 60, entries };
      SwbMatrixSummary m;
      guint missing = 0;

      for (int c = 0; c < 20; c++)
        wanted[c] = (uint32_t) g_test_rand_int_range (0, 5);
      for (int e = 0; e < 60; e++)
        entries[e] = (SwbMatrixEntry){ (uint32_t) g_test_rand_int_range (0, 6),
                                       (uint32_t) g_test_rand_int_range (0, 5),
                                       (uint32_t) g_test_rand_int_range (0, 4),
                                       1.0, 1.0 };
      g_assert_cmpint (swb_matrix (&input, cells, holes, &m), ==,
                       SWB_STATUS_OK);
      for (guint c = 0; c < 20; c++)
        {
          g_assert_cmpuint (cells[c].seeds, ==,
                            count_slowly (entries, 60, c / 4, c % 4));
          missing += cells[c].missing;
        }
      g_assert_cmpuint (m.missing, ==, missing);
      g_assert_cmpuint (m.n_covered + m.n_holes, ==, m.n_wanted);
      for (guint h = 1; h < m.n_holes; h++)
        g_assert_cmpuint (cells[holes[h - 1]].missing, >=,
                          cells[holes[h]].missing);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matrix/by-hand", test_by_hand);
  g_test_add_func ("/matrix/edges", test_edges);
  g_test_add_func ("/matrix/against-counting", test_against_counting);
  return g_test_run ();
}
