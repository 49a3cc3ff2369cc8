/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of one file with one name: on other platforms a person is asked whether
 * they are one creator, and each answer does what it says, in one act. */
#include "exchange-fixture.h"

#include <string.h>

#define TITLES "name,platform,handle,followers,city,niche,email\n"

static SwbImportPreview *
preview_of (SwbDocument *document, const char *text)
{
  g_autoptr (SwbImportTable) table = fixture_table (text, "agency.csv");

  if (swb_import_table_get_platform (table) == SWB_PLATFORM_OTHER)
    swb_import_table_set_platform (table, SWB_PLATFORM_FACEBOOK);
  return fixture_preview (document, table);
}

static const SwbRosterData *
roster_of (SwbDocument *document)
{
  return swb_roster_get_data (
      swb_workspace_get_roster (swb_document_get_workspace (document)));
}

/* "Asha Rao (2 accounts), …" in the order of the rows. */
static char *
creators_of (SwbDocument *document)
{
  const SwbRosterData *data = roster_of (document);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < data->n_creators; i++)
    g_string_append_printf (out, "%s%s %u", i > 0 ? ", " : "",
                            swb_roster_data_name (data, i),
                            swb_roster_data_first_account (data, i + 1) -
                                swb_roster_data_first_account (data, i));
  return g_string_free (out, FALSE);
}

/* Who is asked about, by the rows of @text, "1" for each that is. */
static void
check_asked (const char *text, const char *asked)
{
  SwbDocument *document = fixture_open ();
  g_autoptr (SwbImportPreview) preview = preview_of (document, text);

  g_test_message ("%s", text);
  g_assert_cmpuint (swb_import_preview_get_n_rows (preview), ==,
                    strlen (asked));
  for (guint i = 0; asked[i] != '\0'; i++)
    {
      g_assert_cmpuint (swb_import_preview_get_n_candidates (preview, i), ==,
                        asked[i] - '0');
      g_assert_cmpint (swb_import_preview_get_verdict (preview, i), ==,
                       asked[i] > '0' ? SWB_IMPORT_SIMILAR : SWB_IMPORT_NEW);
    }
  fixture_close (document);
}

static void
test_asked (void)
{
  /* The same name elsewhere; on the same platform they are two people, each of
   * whom may be the one elsewhere. */
  check_asked (TITLES "Asha Rao,Instagram,asha\nBiju,Instagram,biju\n"
                      "asha  RAO,YouTube,asha.tv\nAsha Rao,Instagram,rao.a\n"
                      "Asha Rao,TikTok,asha.t\n",
               "00111");
  /* Letters of other scripts, accents, and what is no letter. */
  check_asked (TITLES "José Díaz,Instagram,jose\nमीरा शर्मा,Instagram,meera\n"
                      "Jose Diaz!,YouTube,jose.tv\nमीरा  शर्मा,YouTube,mtv\n"
                      "मारा शर्मा,YouTube,other\n👻,Instagram,g1\n👻,YouTube,g2\n",
               "0011000");
  /* Without names the handle is the name. */
  check_asked ("handle,platform\nasha,Instagram\nasha,YouTube\n", "01");
  /* One platform has no twins. */
  check_asked ("name,handle\nAsha Rao,asha\nAsha Rao,rao.a\n", "00");
  /* A row with several accounts is one creator already. */
  check_asked ("Name,Instagram handle,YouTube handle\nAsha,asha,asha.tv\n"
               "Biju,biju,\nBiju,,biju.tv\nAsha,rao.a,\n",
               "00010");
}

typedef struct
{
  SwbImportChoice choice;
  const char *creators;
} Outcome;

static void
test_choices (void)
{
  static const Outcome outcomes[] = {
    { SWB_IMPORT_UNDECIDED, "Asha Rao 1" },
    { SWB_IMPORT_SKIP, "Asha Rao 1" },
    { SWB_IMPORT_ADD, "Asha Rao 1, Asha Rao 1" },
    { SWB_IMPORT_MERGE, "Asha Rao 2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      SwbDocument *document = fixture_open ();
      g_autoptr (SwbImportPreview) preview = preview_of (
          document, TITLES "Asha Rao,Instagram,asha,100,,dance,\n"
                           "Asha Rao,YouTube,asha.tv,20,Pune,food,a@x.org\n");
      g_autofree char *creators = NULL;
      g_autofree char *detail = NULL;
      g_autofree char *name =
          swb_import_preview_dup_candidate (preview, 1, 0, &detail);

      g_assert_cmpstr (name, ==, "Asha Rao");
      g_assert_nonnull (strstr (detail, "on line 2 of this file"));
      g_assert_nonnull (strstr (detail, "@asha · Instagram"));
      g_assert_false (
          swb_import_preview_can_choose (preview, 1, 0, SWB_IMPORT_UPDATE));
      g_assert_cmpuint (swb_import_preview_count_undecided (preview), ==, 1);
      swb_import_preview_choose (preview, 1, 0, outcomes[i].choice);
      fixture_run (document, swb_import_command (preview));
      creators = creators_of (document);
      g_assert_cmpstr (creators, ==, outcomes[i].creators);
      if (outcomes[i].choice == SWB_IMPORT_MERGE)
        {
          const SwbRosterData *data = roster_of (document);

          g_assert_cmpstr (
              swb_roster_data_text (data, SWB_ROSTER_TEXT_CITIES, 0), ==,
              "Pune");
          g_assert_cmpstr (
              swb_roster_data_text (data, SWB_ROSTER_TEXT_NICHES, 0), ==,
              "dance, food");
        }
      g_assert_cmpuint (fixture_undo (document), ==, 0);
      g_assert_cmpuint (roster_of (document)->n_creators, ==, 0);
      fixture_close (document);
    }
}

/* A chain of three; one whose twin is left out stands for itself; and one that
 * follows its twin to a creator who is there. */
static void
test_chains (void)
{
  static const char text[] = TITLES "Asha Rao,Instagram,asha\n"
                                    "Asha Rao,YouTube,asha.tv\n"
                                    "Asha Rao,TikTok,asha.t\n";

  for (guint way = 0; way < 3; way++)
    {
      static const char *const expected[] = { "Asha Rao 3", "Asha Rao 2",
                                              "Asha Rao 4" };
      SwbDocument *document = fixture_open ();
      g_autoptr (SwbImportPreview) preview = NULL;
      g_autofree char *creators = NULL;

      if (way == 2)
        {
          g_autoptr (SwbImportPreview) known =
              preview_of (document, TITLES "Asha Rao,Facebook,asha.f\n");

          fixture_run (document, swb_import_command (known));
        }
      preview = preview_of (document, text);
      swb_import_preview_set_ticked (preview, 0, way != 1);
      for (guint i = 0; i < 3; i++)
        {
          guint n = swb_import_preview_get_n_candidates (preview, i);

          if (n > 0)
            swb_import_preview_choose (preview, i, n - 1, SWB_IMPORT_MERGE);
        }
      fixture_run (document, swb_import_command (preview));
      creators = creators_of (document);
      g_assert_cmpstr (creators, ==, expected[way]);
      fixture_close (document);
    }
}

/* Many rows are looked through in one go. */
static void
test_many (void)
{
  SwbDocument *document = fixture_open ();
  g_autoptr (GString) text = g_string_new (TITLES);
  g_autoptr (SwbImportPreview) preview = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "Name %u,%s,h%u\n", i / 2,
                            i % 2 == 0 ? "Instagram" : "YouTube", i);
  preview = preview_of (document, text->str);
  g_assert_cmpuint (swb_import_preview_count (preview, SWB_IMPORT_SIMILAR), ==,
                    10000);
  g_assert_cmpuint (swb_import_preview_choose_all (preview, SWB_IMPORT_MERGE),
                    ==, 0);
  fixture_run (document, swb_import_command (preview));
  g_assert_cmpuint (roster_of (document)->n_creators, ==, 10000);
  g_assert_cmpuint (roster_of (document)->n_accounts, ==, 20000);
  fixture_close (document);
}

/* However many rows have one name, each is held against all before it. */
static void
test_one_name (void)
{
  SwbDocument *document = fixture_open ();
  g_autoptr (GString) text = g_string_new (TITLES);
  g_autoptr (SwbImportPreview) preview = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (text, "Asha Rao,%s,h%u\n",
                            i == 200 ? "YouTube" : "Instagram", i);
  preview = preview_of (document, text->str);
  g_assert_cmpuint (swb_import_preview_count (preview, SWB_IMPORT_SIMILAR), ==,
                    100);
  for (guint i = 0; i < 300; i++)
    g_assert_cmpint (swb_import_preview_get_verdict (preview, i), ==,
                     i < 200 ? SWB_IMPORT_NEW : SWB_IMPORT_SIMILAR);
  fixture_close (document);
}

/* Nor is a row like somebody in the workspace taken for a new one because many
 * are; where only a word is shared by many it is told. */
static void
test_common_names (void)
{
  SwbDocument *document = fixture_open ();
  g_autoptr (GString) text = g_string_new (TITLES);
  g_autoptr (SwbImportPreview) before = NULL;
  g_autoptr (SwbImportPreview) preview = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text,
                            "Asha Rao,Instagram,rao.%u\n"
                            "Meera %c%c Iyer,Instagram,iyer.%u\n",
                            i, 'a' + i % 26, 'a' + i / 26, i);
  before = preview_of (document, text->str);
  g_assert_cmpuint (swb_import_preview_count_crowded (before), ==, 0);
  fixture_run (document, swb_import_command (before));
  preview =
      preview_of (document, TITLES "Asha Rao,Instagram,asha.of.pune\n"
                                   "Asha Venkataraman,Instagram,other.one\n"
                                   "Kiran Bedi,Instagram,unlike.all\n"
                                   "Meera cf Iyer,YouTube,meera.tv\n");
  g_assert_cmpint (swb_import_preview_get_verdict (preview, 0), ==,
                   SWB_IMPORT_SIMILAR);
  g_assert_cmpint (swb_import_preview_get_verdict (preview, 1), ==,
                   SWB_IMPORT_NEW);
  g_assert_cmpint (swb_import_preview_get_verdict (preview, 2), ==,
                   SWB_IMPORT_NEW);
  g_assert_cmpint (swb_import_preview_get_verdict (preview, 3), ==,
                   SWB_IMPORT_SIMILAR);
  g_assert_cmpuint (swb_import_preview_count_crowded (preview), ==, 1);
  fixture_close (document);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/import-twins/asked", test_asked);
  g_test_add_func ("/import-twins/choices", test_choices);
  g_test_add_func ("/import-twins/chains", test_chains);
  g_test_add_func ("/import-twins/many", test_many);
  g_test_add_func ("/import-twins/one-name", test_one_name);
  g_test_add_func ("/import-twins/common-names", test_common_names);
  return g_test_run ();
}
