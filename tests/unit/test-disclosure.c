/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of disclosure on the methods page, section 10, and their edges. */
#include "analytics/swb-disclosure.h"

#include <glib.h>
#include <math.h>

static void
test_india (void)
{
  static const struct
  {
    double clip;
    SwbDisclosurePlace place;
    double seconds;
  } cases[] = {
    { 2, SWB_DISCLOSURE_SECONDS, 2 },     { 10, SWB_DISCLOSURE_SECONDS, 3 },
    { 15, SWB_DISCLOSURE_SECONDS, 3 },    { 18, SWB_DISCLOSURE_SECONDS, 6 },
    { 90, SWB_DISCLOSURE_SECONDS, 30 },   { 120, SWB_DISCLOSURE_SECTION, 0 },
    { 1e300, SWB_DISCLOSURE_SECTION, 0 },
  };
  SwbDisclosure asked;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (swb_disclosure_for_clip ("IN", cases[i].clip, &asked),
                       ==, SWB_STATUS_OK);
      g_assert_cmpint (asked.place, ==, cases[i].place);
      g_assert_cmpfloat (asked.seconds, ==, cases[i].seconds);
      g_assert_cmpint (asked.year, ==, 2021);
    }
  g_assert_cmpint (swb_disclosure_for_stream ("IN", &asked), ==, SWB_STATUS_OK);
  g_assert_cmpint (asked.place, ==, SWB_DISCLOSURE_START_AND_END);
}

static void
test_others (void)
{
  SwbDisclosure asked = { .seconds = 7.0 };

  g_assert_cmpint (swb_disclosure_for_clip ("KR", 10, &asked), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_disclosure_for_clip (NULL, 10, &asked), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_disclosure_for_clip ("IN", NAN, &asked), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_disclosure_for_clip ("IN", 0, &asked), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_disclosure_for_clip ("IN", -1, &asked), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_disclosure_for_clip ("IN", INFINITY, &asked), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_disclosure_for_stream ("US", &asked), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpfloat (asked.seconds, ==, 7.0);
  g_assert_cmpint (swb_disclosure_for_clip ("US", 10, &asked), ==,
                   SWB_STATUS_OK);
  g_assert_cmpint (asked.place, ==, SWB_DISCLOSURE_VIDEO_AND_TEXT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/disclosure/india", test_india);
  g_test_add_func ("/disclosure/others", test_others);
  return g_test_run ();
}
