/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contact cards against what RFC 6350 says of lines and of letters; and from a
 * document to a file. */
#include "creator-fixture.h"
#include "exchange/swb-exchange-error.h"
#include "exchange/swb-vcard.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
make_card (const char *creator,
           const char *name,
           const char *role,
           const char *email,
           const char *phone,
           const char *note)
{
  SwbContactRow row = { .creator = (char *) creator,
                        .name = (char *) name,
                        .role = (char *) role,
                        .email = (char *) email,
                        .phone = (char *) phone,
                        .note = (char *) note };
  GString *cards = g_string_new (NULL);

  g_assert_true (
      swb_id_parse ("0192f0e4-1111-7222-8333-444455556666", &row.id));
  swb_vcard_append (cards, &row);
  return g_string_free (cards, FALSE);
}

static void
test_whole (void)
{
  g_autofree char *card =
      make_card ("Asha", "Ravi Rao", "manager", "ravi@agency.example",
                 "+91 98765 43210", "");

  g_assert_cmpstr (card, ==,
                   "BEGIN:VCARD\r\n"
                   "VERSION:4.0\r\n"
                   "PRODID:-//Swellboard//Swellboard//EN\r\n"
                   "UID:urn:uuid:0192f0e4-1111-7222-8333-444455556666\r\n"
                   "FN:Ravi Rao\r\n"
                   "N:;Ravi Rao;;;\r\n"
                   "ROLE:manager\r\n"
                   "EMAIL:ravi@agency.example\r\n"
                   "TEL;VALUE=text:+91 98765 43210\r\n"
                   "RELATED;TYPE=contact;VALUE=text:Asha\r\n"
                   "NOTE:Contact of Asha\r\n"
                   "END:VCARD\r\n");
}

/* Without a name of its own it is the creator's card. */
static void
test_creator_itself (void)
{
  g_autofree char *card = make_card (
      "Asha", "", "", "a@b.example, or Ravi <c@d.example>", "", "two\nlines");

  g_assert_nonnull (strstr (card, "\r\nFN:Asha\r\n"));
  g_assert_null (strstr (card, "RELATED"));
  g_assert_nonnull (
      strstr (card, "\r\nEMAIL:a@b.example\r\nEMAIL:c@d.example\r\n"));
  g_assert_nonnull (strstr (card, "\r\nNOTE:two\\nlines\r\n"));
}

/* Section 3.4: backslash, comma, semicolon and line break; what would begin a
 * line of its own does not. */
static void
test_escaping (void)
{
  g_autofree char *card = make_card (
      "", "Rao; Ravi, \\ & Co.\r\nEND:VCARD\nX:\x01", "", "", "", "");

  g_assert_nonnull (
      strstr (card, "\r\nFN:Rao\\; Ravi\\, \\\\ & Co.\\nEND:VCARD\\nX:\r\n"));
  g_assert_cmpstr (strstr (card, "\r\nEND:VCARD"), ==, "\r\nEND:VCARD\r\n");
}

static void
assert_lines (const char *card)
{
  g_auto (GStrv) lines = g_strsplit (card, "\r\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_assert_null (strpbrk (lines[i], "\r\n"));
    }
}

/* Unfolding gives back what was folded: CR LF and one space go. */
static char *
unfold (const char *card)
{
  g_auto (GStrv) parts = g_strsplit (card, "\r\n ", -1);

  return g_strjoinv ("", parts);
}

static void
test_folding (void)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint n = 0; n < 120; n++)
    {
      g_autofree char *card = NULL;
      g_autofree char *whole = NULL;
      g_autofree char *expected = NULL;

      g_string_append (name, n % 3 == 0 ? "प" : n % 3 == 1 ? "x" : "🎬");
      card = make_card ("", name->str, "", "", "", "");
      assert_lines (card);
      whole = unfold (card);
      expected = g_strconcat ("\r\nFN:", name->str, "\r\n", NULL);
      g_assert_nonnull (strstr (whole, expected));
    }
}

/* The line is full with 75 octets and not with 74. */
static void
test_edge_of_folding (void)
{
  g_autofree char *full = g_strnfill (72, 'x');
  g_autofree char *more = g_strnfill (73, 'x');
  g_autofree char *fits = make_card ("", full, "", "", "", "");
  g_autofree char *folded = make_card ("", more, "", "", "", "");

  g_assert_null (strstr (fits, "x\r\n x\r\n"));
  g_assert_nonnull (strstr (folded, "x\r\n x\r\nN:"));
}

static gssize export(SwbDocument *document,
                     const GArray *creators,
                     GFile *file,
                     GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  swb_vcard_export_async (document, creators, file, NULL,
                          fixture_keep_result_cb, &result);
  return swb_vcard_export_finish (document, fixture_wait_for (&result), error);
}

static SwbId
add_contact (SwbCommand *command, const SwbId *creator, const char *name)
{
  return FIXTURE_ROW (command, SWB_TABLE_CONTACT,
                      { SWB_CONTACT_CREATOR, swb_value_id (creator) },
                      { SWB_CONTACT_NAME, swb_value_text (name) });
}

static void
test_export (void)
{
  SwbDocument *document = fixture_open ();
  g_autofree char *folder = g_dir_make_tmp ("cards-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "cards.vcf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GArray) some = g_array_new (FALSE, FALSE, sizeof (SwbId));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *few = NULL;
  const SwbId ravi = fixture_creator (document, "Ravi");
  const SwbId asha = fixture_creator (document, "Asha");
  const SwbId mina = fixture_creator (document, "Mina");
  SwbCommand *command = swb_command_new_edit ("Add");
  SwbId second;

  g_assert_cmpint (export(document, NULL, file, &error), ==, -1);
  g_assert_error (error, SWB_EXCHANGE_ERROR, SWB_EXCHANGE_ERROR_EMPTY);
  g_clear_error (&error);
  g_assert_false (g_file_query_exists (file, NULL));
  add_contact (command, &ravi, "One");
  second = add_contact (command, &ravi, "Two");
  add_contact (command, &mina, "Three");
  swb_command_set (command, SWB_TABLE_CREATOR, &asha, SWB_CREATOR_CONTACT,
                   swb_value_text ("asha@mail.example"));
  swb_command_set (command, SWB_TABLE_CREATOR, &mina, SWB_CREATOR_CONTACT,
                   swb_value_text ("mina@mail.example"));
  fixture_run (document, command);
  g_assert_cmpint (export(document, NULL, file, &error), ==, 4);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "BEGIN:VCARD\r\nVERSION:4.0\r\n"));
  g_assert_nonnull (strstr (text, "FN:Asha\r\n"));
  g_assert_nonnull (strstr (text, "EMAIL:asha@mail.example\r\n"));
  g_assert_null (strstr (text, "mina@mail.example"));
  g_assert_true (strstr (text, "FN:Three") < strstr (text, "FN:One"));
  g_array_append_val (some, ravi);
  g_assert_cmpint (export(document, some, file, &error), ==, 2);
  g_assert_true (g_file_get_contents (path, &few, NULL, NULL));
  g_assert_null (strstr (few, "Three"));
  command = swb_command_new_edit ("Remove");
  swb_command_set (command, SWB_TABLE_CONTACT, &second, SWB_DELETED,
                   swb_value_int (1));
  fixture_run (document, command);
  g_assert_cmpint (export(document, some, file, &error), ==, 1);
  g_unlink (path);
  g_rmdir (folder);
  fixture_close (document);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/vcard/whole", test_whole);
  g_test_add_func ("/vcard/creator-itself", test_creator_itself);
  g_test_add_func ("/vcard/escaping", test_escaping);
  g_test_add_func ("/vcard/folding", test_folding);
  g_test_add_func ("/vcard/edge-of-folding", test_edge_of_folding);
  g_test_add_func ("/vcard/export", test_export);

  return g_test_run ();
}
