/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mail addresses as people and tables write them: several in one field are
 * several, in every script, and a link to one is a link to nothing else. */
#include "base/swb-mail.h"

static void
check_found (const char *text, const char *wanted)
{
  g_auto (GStrv) found = swb_mail_find (text);
  g_autofree char *joined = g_strjoinv ("|", found);

  g_assert_cmpstr (joined, ==, wanted);
}

static void
test_find (void)
{
  check_found (NULL, "");
  check_found ("", "");
  check_found ("ask the agency", "");
  check_found ("@lata", "");
  check_found ("a@x.example", "a@x.example");
  check_found ("a@x.example, b@y.example", "a@x.example|b@y.example");
  check_found ("a@x.example;b@y.example", "a@x.example|b@y.example");
  check_found ("a@x.example / b@y.example", "a@x.example|b@y.example");
  check_found ("a@x.example，b@y.example、c@z.example",
               "a@x.example|b@y.example|c@z.example");
  check_found ("a@x.example، b@y.example؛", "a@x.example|b@y.example");
  check_found ("\"Patil, Lata\" <lata@x.example>; b@y.example.",
               "lata@x.example|b@y.example");
  check_found ("mailto:a@x.example\nA@X.example", "a@x.example");
  check_found ("श्री@उदाहरण.भारत, 김@메일.한국", "श्री@उदाहरण.भारत|김@메일.한국");
  check_found ("a@b@c.example", "");
}

static void
check_tidy (const char *text, const char *wanted)
{
  g_autofree char *tidy = swb_mail_tidy (text);

  g_assert_cmpstr (tidy, ==, wanted);
}

static void
test_tidy (void)
{
  check_tidy ("a@x.example", "a@x.example");
  check_tidy (" a@x.example ,b@y.example; ", "a@x.example, b@y.example");
  check_tidy ("a@x.example，A@x.example", "a@x.example");
  check_tidy ("", NULL);
  check_tidy (",", NULL);
  check_tidy ("a@x.example, Lata", NULL);
  check_tidy ("a@x.example b@y.example", NULL);
  check_tidy ("Lata <a@x.example>", NULL);
  check_tidy ("a@x", NULL);
}

static void
test_share (void)
{
  g_assert_true (swb_mail_share ("a@x.example, b@y.example", "B@y.example"));
  g_assert_false (swb_mail_share ("a@x.example, b@y.example", "c@y.example"));
  g_assert_false (swb_mail_share (NULL, NULL));
  g_assert_false (swb_mail_share ("", "a@x.example"));
}

static void
check_uri (const char *address, const char *wanted)
{
  g_autofree char *uri = swb_mail_uri (address);

  g_assert_cmpstr (uri, ==, wanted);
}

static void
test_uri (void)
{
  check_uri ("a+b@x.example", "mailto:a+b@x.example");
  check_uri ("o'neil@x.example", "mailto:o%27neil@x.example");
  check_uri ("müller@bücher.example",
             "mailto:m%C3%BCller@xn--bcher-kva.example");
  check_uri ("김@메일.한국", "mailto:%EA%B9%80@xn--h32bq4v.xn--3e0b707e");
  check_uri ("a?subject=hi@x.example", "mailto:a%3Fsubject%3Dhi@x.example");
  check_uri ("a@x.example?bcc=evil", "mailto:a@x.example%3Fbcc%3Devil");
  check_uri ("a@x.example,b@y.example", NULL);
  check_uri ("nobody", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mail/find", test_find);
  g_test_add_func ("/mail/tidy", test_tidy);
  g_test_add_func ("/mail/share", test_share);
  g_test_add_func ("/mail/uri", test_uri);
  return g_test_run ();
}
