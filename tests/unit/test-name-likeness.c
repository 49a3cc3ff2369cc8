/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The likeness of names against published figures, and over scripts. */
#include "analytics/swb-name-likeness.h"

#include <glib.h>
#include <math.h>

static double
jaro_winkler (const char *a, const char *b, double *jaro)
{
  uint32_t one[SWB_NAME_MOST];
  uint32_t other[SWB_NAME_MOST];
  size_t n_one = swb_name_letters (a, one, SWB_NAME_MOST);
  size_t n_other = swb_name_letters (b, other, SWB_NAME_MOST);
  double likeness = NAN;

  g_assert_cmpint (swb_name_jaro (one, n_one, other, n_other, jaro), ==,
                   SWB_STATUS_OK);
  g_assert_cmpint (
      swb_name_jaro_winkler (one, n_one, other, n_other, &likeness), ==,
      SWB_STATUS_OK);
  return likeness;
}

/* Winkler (1990) and the tables that are made from it. */
static void
test_published (void)
{
  const struct
  {
    const char *a;
    const char *b;
    double jaro;
    double winkler;
  } figures[] = {
    { "MARTHA", "MARHTA", 0.9444, 0.9611 },
    { "DIXON", "DICKSONX", 0.7667, 0.8133 },
    { "DWAYNE", "DUANE", 0.8222, 0.84 },
    { "JONES", "JOHNSON", 0.7905, 0.8324 },
    { "JERALDINE", "GERALDINE", 0.9259, 0.9259 },
    { "ABROMS", "ABRAMS", 0.8889, 0.9222 },
    { "DUNNINGHAM", "CUNNIGHAM", 0.8963, 0.8963 },
    { "MICHELLE", "MICHAEL", 0.869, 0.9214 },
    { "same", "same", 1.0, 1.0 },
    { "abc", "xyz", 0.0, 0.0 },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      double jaro = NAN;
      double there = jaro_winkler (figures[i].a, figures[i].b, &jaro);
      double back;

      g_assert_cmpfloat_with_epsilon (jaro, figures[i].jaro, 6e-5);
      g_assert_cmpfloat_with_epsilon (there, figures[i].winkler, 6e-5);
      back = jaro_winkler (figures[i].b, figures[i].a, &jaro);
      g_assert_cmpfloat_with_epsilon (back, there, 1e-12);
    }
}

static SwbNameLikeness
compare (const char *a, const char *b)
{
  SwbNameLikeness there = { NAN, NAN, NAN, NAN };
  SwbNameLikeness back = { NAN, NAN, NAN, NAN };

  g_assert_cmpint (swb_name_likeness_of_text (a, b, &there), ==, SWB_STATUS_OK);
  g_assert_cmpint (swb_name_likeness_of_text (b, a, &back), ==, SWB_STATUS_OK);
  g_assert_cmpfloat_with_epsilon (there.likeness, back.likeness, 1e-12);
  g_assert_cmpfloat (there.bar, ==, back.bar);
  g_assert_cmpfloat (there.likeness, >=, 0.0);
  g_assert_cmpfloat (there.likeness, <=, 1.0);
  return there;
}

static void
test_order_of_words (void)
{
  SwbNameLikeness turned = compare ("iyer, meera", "meera iyer");
  SwbNameLikeness hyphen = compare ("anne-marie o'brien", "obrien anne marie");

  g_assert_cmpfloat (turned.likeness, ==, 1.0);
  g_assert_cmpfloat (turned.in_order, <, 0.8);
  g_assert_cmpfloat (hyphen.likeness, ==, 1.0);
  g_assert_cmpfloat (compare ("meeraiyer", "meera iyer").likeness, ==, 1.0);
  g_assert_cmpfloat (compare ("meera iyer 🎵", "meera_iyer").likeness, ==, 1.0);
}

/* Which pairs a person is asked about, in several scripts. */
static void
test_who_is_asked_about (void)
{
  const struct
  {
    const char *a;
    const char *b;
    gboolean same;
  } pairs[] = {
    { "meera iyer", "meera iyar", TRUE },
    { "meera iyer", "meera iyer official", TRUE },
    { "priya nair", "nayar priya", TRUE },
    { "martha", "marhta", TRUE },
    { "rahul sharma", "rahul verma", FALSE },
    { "meera", "meera iyer", FALSE },
    { "anna", "anne", FALSE },
    { "anna", "anna", TRUE },
    { "creator 12345", "creator 12346", FALSE },
    { "dj max1", "dj max2", FALSE },
    { "मीरा", "मीना", FALSE },
    { "मीरा", "मीरा", TRUE },
    { "प्रियंका चोपड़ा", "चोपड़ा प्रियंका", TRUE },
    { "प्रियंका चोपड़ा", "प्रियंका चोपडा", TRUE },
    { "राहुल शर्मा", "राहुल वर्मा", FALSE },
    { "김민준", "김민수", FALSE },
    { "김 민준", "김민준", TRUE },
    { "남궁민수", "남궁민주", FALSE },
    { "王小明", "王小红", FALSE },
    { "王小明", "王小明", TRUE },
    { "欧阳小明", "欧阳晓明", FALSE },
    { "иван петров", "петров иван", TRUE },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      SwbNameLikeness result = compare (pairs[i].a, pairs[i].b);

      g_test_message ("%s, %s: %.3f of %.2f", pairs[i].a, pairs[i].b,
                      result.likeness, result.bar);
      g_assert_cmpint (swb_name_may_be_same (&result), ==, pairs[i].same);
    }
}

static void
test_refusals (void)
{
  SwbNameLikeness result = { 0.5, 0.5, 0.5, 0.5 };
  uint32_t letters[SWB_NAME_MOST + 1] = { 'a' };
  double likeness = 0.5;

  g_assert_cmpint (swb_name_likeness_of_text ("", "meera", &result), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_name_likeness_of_text (NULL, "meera", &result), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_name_likeness_of_text ("🎵 !", "meera", &result), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_name_likeness (NULL, 3, letters, 1, &result), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (
      swb_name_jaro (letters, SWB_NAME_MOST + 1, letters, 1, &likeness), ==,
      SWB_STATUS_INVALID);
  g_assert_cmpint (swb_name_jaro (letters, 0, letters, 1, &likeness), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpfloat (result.likeness, ==, 0.5);
  g_assert_cmpfloat (likeness, ==, 0.5);
}

/* Longer than the room, more words than are kept, and bytes that are not
 * UTF-8: nothing is read or written beside. */
static void
test_long_and_broken (void)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *long_name = g_strnfill (1000, 'x');
  uint32_t letters[4];

  for (int i = 0; i < 200; i++)
    g_string_append_printf (words, "%c ", 'a' + i % 26);
  g_assert_cmpfloat (compare (words->str, words->str).likeness, ==, 1.0);
  g_assert_cmpfloat (compare (long_name, long_name).likeness, ==, 1.0);
  g_assert_cmpuint (swb_name_letters ("a\xff\xe0\xa4z", letters, 4), ==, 2);
  g_assert_cmpuint (letters[1], ==, 'z');
  g_assert_cmpuint (swb_name_letters ("म김王🎵x", letters, 4), ==, 4);
  g_assert_cmpuint (letters[0], ==, 0x92e);
  g_assert_cmpuint (letters[3], ==, 0x1f3b5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/name-likeness/published", test_published);
  g_test_add_func ("/name-likeness/order-of-words", test_order_of_words);
  g_test_add_func ("/name-likeness/who-is-asked-about",
                   test_who_is_asked_about);
  g_test_add_func ("/name-likeness/refusals", test_refusals);
  g_test_add_func ("/name-likeness/long-and-broken", test_long_and_broken);
  return g_test_run ();
}
