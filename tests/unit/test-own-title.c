/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an export calls its columns an import of the same language knows. */
#include "exchange/swb-own-title.h"

#include "exchange/swb-field.h"
#include "exchange/swb-roster-table.h"
#include "exchange/swb-share-lists.h"
#include "exchange/swb-share-title.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

/* As the program starts in @language. Newer C libraries translate nothing in
 * C.UTF-8, and a small system has no other. */
static void
speak (const char *language)
{
  g_autofree char *folder =
      g_build_filename (g_getenv ("SWB_BUILD_ROOT"), "po", NULL);

  g_setenv ("LANGUAGE", language, TRUE);
  g_assert_true (setlocale (LC_ALL, "en_US.UTF-8") != NULL ||
                 setlocale (LC_ALL, "C.UTF-8") != NULL);
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
}

static guint
check (const char *title, SwbTitleMeaning meaning)
{
  const char *shown = _ (title);
  SwbTitleMeaning found = swb_title_read (shown);
  SwbShareTitle share, told;

  g_test_message ("%s: %s", title, shown);
  g_assert_cmpstr (swb_own_title (shown), ==, title);
  g_assert_cmpint (found.field, ==, meaning.field);
  g_assert_true (found.known == meaning.known);
  g_assert_true (swb_share_title_read (shown, &told) ==
                 swb_share_title_read (title, &share));
  g_assert_cmpint (told.field, ==, share.field);
  return g_str_equal (shown, title) ? 0 : 1;
}

static void
check_language (gconstpointer data)
{
  const char *title;
  guint n_told = 0;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_passed ();
      return;
    }
  speak (data);
  for (guint i = 0; i < SWB_N_ROSTER_COLUMNS; i++)
    for (guint t = 0;
         (title = swb_roster_table_get_title ((SwbRosterColumn) i, t)) != NULL;
         t++)
      n_told += check (title, swb_title_read (title));
  for (guint i = 0; (title = swb_share_lists_get_title (i)) != NULL; i++)
    n_told += check (title, swb_title_read (title));
  g_assert_cmpuint (n_told, >, 20);
  g_assert_cmpint (swb_title_read (_ ("Followers read on")).field, ==,
                   SWB_FIELD_DATE);
  g_assert_cmpint (swb_title_read (_ ("Audience read on")).field, ==,
                   SWB_FIELD_AUDIENCE_DATE);
  g_assert_cmpstr (swb_own_title ("Something else"), ==, "Something else");
  g_assert_null (swb_own_title (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/own-title/es", "es", check_language);
  g_test_add_data_func ("/own-title/hi", "hi", check_language);
  g_test_add_data_func ("/own-title/ko", "ko", check_language);
  return g_test_run ();
}
