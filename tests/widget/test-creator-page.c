/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The side page: whom it shows and when, its header and tags, the sums of
 * several, names for a screen reader, and that nothing is left. */
#include "creator-fixture.h"

#include "base/swb-author.h"
#include "names.h"
#include "ui/swb-creator-about.h"
#include "ui/swb-creator-accounts.h"
#include "ui/swb-creator-notes.h"
#include "ui/swb-creator-tag-list.h"
#include "ui/swb-creator-together.h"

#include <glib/gstdio.h>
#include <string.h>

static gpointer
child (CreatorFixture *fixture, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (fixture->page),
                                        SWB_TYPE_CREATOR_PAGE, name);
}

static const char *
page_shown (CreatorFixture *fixture)
{
  return gtk_stack_get_visible_child_name (child (fixture, "stack"));
}

static void
choose (CreatorFixture *fixture, const char *const *names)
{
  g_autoptr (GPtrArray) chosen =
      g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (chosen, creator_fixture_find (fixture, names[i]));
  swb_creator_page_set_creators (fixture->page, chosen, chosen->len,
                                 SWB_GROUPING_INDIAN);
}

static void
test_one (CreatorFixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (page_shown (fixture), ==, "nobody");
  creator_fixture_show (fixture, CREATOR_RICH);
  g_assert_cmpstr (page_shown (fixture), ==, "one");
  g_assert_cmpstr (gtk_label_get_text (child (fixture, "name")), ==,
                   CREATOR_RICH);
  g_assert_nonnull (
      strstr (gtk_label_get_text (child (fixture, "subtitle")), "Madurai"));
  g_assert_nonnull (strstr (gtk_label_get_text (child (fixture, "subtitle")),
                            "Meera Iyerval"));
  names_check (GTK_WIDGET (fixture->page), "SwbCreatorPage");
}

/* A name from right to left does not turn the words beside it round. */
static void
test_directions (CreatorFixture *fixture, gconstpointer data)
{
  GtkLabel *subtitle = child (fixture, "subtitle");

  creator_fixture_show (fixture, CREATOR_ARABIC);
  g_assert_true (creator_fixture_says (GTK_WIDGET (fixture->page), "@layla"));
  fixture_run (fixture->document,
               swb_creator_set_text (creator_fixture_details (fixture),
                                     SWB_CREATOR_CITIES, "دبي", NULL));
  FIXTURE_WAIT ("the city by itself", strstr (gtk_label_get_text (subtitle),
                                              "\u2068دبي\u2069") != NULL);
}

static void
test_several (CreatorFixture *fixture, gconstpointer data)
{
  static const char *const three[] = { CREATOR_RICH, CREATOR_ARABIC, "Rhea",
                                       NULL };
  static const char *const nobody[] = { NULL };

  choose (fixture, three);
  g_assert_cmpstr (page_shown (fixture), ==, "several");
  g_assert_true (
      creator_fixture_says (child (fixture, "sum"), "3 creators chosen"));
  g_assert_true (creator_fixture_says (child (fixture, "sum"), "Mega"));
  g_assert_true (creator_fixture_says (child (fixture, "sum"), "₹3,19,000"));
  g_assert_true (creator_fixture_says (child (fixture, "sum"), "2,500"));
  g_assert_null (creator_fixture_details (fixture));
  choose (fixture, nobody);
  g_assert_cmpstr (page_shown (fixture), ==, "nobody");
}

/* Who is passed over is not shown; what was shown stays until then. */
static void
test_quickly_through_rows (CreatorFixture *fixture, gconstpointer data)
{
  static const char *const ways[][2] = {
    { CREATOR_ARABIC, NULL },
    { "Rhea", NULL },
    { CREATOR_ARABIC, NULL },
    { "Vikram", NULL },
  };

  creator_fixture_show (fixture, CREATOR_RICH);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      choose (fixture, ways[i]);
      g_assert_cmpstr (page_shown (fixture), ==, "one");
      g_assert_cmpstr (creator_fixture_details (fixture)->name, ==,
                       CREATOR_RICH);
    }
  FIXTURE_WAIT (
      "the last one to be shown",
      g_str_has_prefix (creator_fixture_details (fixture)->name, "Vikram"));
}

/* An act anywhere is shown; the place in the page stays. */
static void
test_follows_the_document (CreatorFixture *fixture, gconstpointer data)
{
  const SwbCreatorDetails *details;

  creator_fixture_show (fixture, CREATOR_RICH);
  details = creator_fixture_details (fixture);
  fixture_run (
      fixture->document,
      swb_creator_set_text (details, SWB_CREATOR_CITIES, "Salem, Pune", NULL));
  FIXTURE_WAIT ("the new city",
                strstr (gtk_label_get_text (child (fixture, "subtitle")),
                        "Salem") != NULL);
  fixture_undo (fixture->document);
  FIXTURE_WAIT ("the former city",
                strstr (gtk_label_get_text (child (fixture, "subtitle")),
                        "Madurai") != NULL);
}

static guint
count_tags (CreatorFixture *fixture)
{
  const SwbCreatorDetails *details = creator_fixture_details (fixture);

  return g_strv_length ((char **) details->tags);
}

static void
test_tags (CreatorFixture *fixture, gconstpointer data)
{
  GtkWidget *tags = child (fixture, "tags");
  GtkWidget *entry;
  GtkWidget *button;

  creator_fixture_show (fixture, CREATOR_RICH);
  g_assert_cmpuint (count_tags (fixture), ==, 3);
  entry = gtk_widget_get_last_child (tags);
  gtk_editable_set_text (GTK_EDITABLE (entry), "  Monsoon ");
  g_signal_emit_by_name (entry, "activate");
  FIXTURE_WAIT ("the tag", count_tags (fixture) == 4);
  g_assert_true (creator_fixture_says (tags, "Monsoon"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  gtk_editable_set_text (GTK_EDITABLE (entry), "monsoon");
  g_signal_emit_by_name (entry, "activate");
  creator_fixture_wait (fixture);
  g_assert_cmpuint (count_tags (fixture), ==, 4);
  button = gtk_widget_get_last_child (gtk_widget_get_first_child (tags));
  g_signal_emit_by_name (button, "clicked");
  FIXTURE_WAIT ("one tag less", count_tags (fixture) == 3);
  g_assert_false (creator_fixture_says (tags, "reliable"));
  fixture_undo (fixture->document);
  FIXTURE_WAIT ("the tag again", count_tags (fixture) == 4);
}

/* A card that was closed stays so for the next one. */
static void
test_closed_cards (CreatorFixture *fixture, gconstpointer data)
{
  GtkWidget *card;
  GtkWidget *heading;

  creator_fixture_show (fixture, CREATOR_RICH);
  card = swb_creator_page_get_card (fixture->page, SWB_TYPE_CREATOR_ABOUT);
  heading = GTK_WIDGET (
      gtk_widget_get_template_child (card, SWB_TYPE_CREATOR_CARD, "heading"));
  g_assert_true (gtk_widget_get_visible (creator_fixture_list (card)));
  g_signal_emit_by_name (heading, "clicked");
  g_assert_false (gtk_widget_get_visible (creator_fixture_list (card)));
  creator_fixture_show (fixture, CREATOR_ARABIC);
  g_assert_false (gtk_widget_get_visible (creator_fixture_list (card)));
  g_signal_emit_by_name (heading, "clicked");
  g_assert_true (gtk_widget_get_visible (creator_fixture_list (card)));
}

/* A draft waits for its creator; Ctrl+Enter and the button are one act. */
static void
test_notes (CreatorFixture *fixture, gconstpointer data)
{
  GtkWidget *card =
      swb_creator_page_get_card (fixture->page, SWB_TYPE_CREATOR_NOTES);
  GtkTextView *view = swb_creator_notes_get_entry (SWB_CREATOR_NOTES (card));
  const SwbDetailNote *note;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  guint n;

  creator_fixture_show (fixture, CREATOR_RICH);
  n = creator_fixture_details (fixture)->notes->len;
  gtk_text_buffer_set_text (buffer, "Sings herself", -1);
  creator_fixture_show (fixture, CREATOR_ARABIC);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);
  creator_fixture_show (fixture, CREATOR_RICH);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 13);
  swb_author_set ("Asha");
  swb_creator_notes_take (SWB_CREATOR_NOTES (card));
  FIXTURE_WAIT ("the note",
                creator_fixture_details (fixture)->notes->len == n + 1);
  note = creator_fixture_details (fixture)->notes->pdata[0];
  g_assert_cmpstr (note->author, ==, "Asha");
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);
  g_assert_nonnull (creator_fixture_row (card, "Sings herself"));
  g_assert_false (gtk_list_box_row_get_activatable (
      GTK_LIST_BOX_ROW (creator_fixture_row (card, "Asha Planner"))));
  creator_fixture_press (creator_fixture_row (card, "Sings herself"),
                         GDK_KEY_Delete);
  FIXTURE_WAIT ("the note to be gone",
                creator_fixture_details (fixture)->notes->len == n);
}

static SwbDocument *
open_read_only (CreatorFixture *fixture, GFile *file)
{
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GError) error = NULL;
  SwbDocument *document;

  swb_document_save_copy_async (fixture->document, file, NULL,
                                fixture_keep_result_cb, &saved);
  swb_document_save_finish (fixture->document, fixture_wait_for (&saved),
                            &error);
  g_assert_no_error (error);
  swb_document_open_read_only_async (file, NULL, fixture_keep_result_cb,
                                     &opened);
  document = swb_document_open_finish (fixture_wait_for (&opened), &error);
  g_assert_no_error (error);
  return document;
}

/* All is told, and nothing offers to change it. */
static void
test_read_only (CreatorFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("swb-page-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sample.swell", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  SwbDocument *document = open_read_only (fixture, file);
  SwbDocument *before = fixture->document;
  GtkWidget *card =
      swb_creator_page_get_card (fixture->page, SWB_TYPE_CREATOR_ACCOUNTS);
  GtkWidget *notes =
      swb_creator_page_get_card (fixture->page, SWB_TYPE_CREATOR_NOTES);

  fixture->document = document;
  swb_creator_page_set_document (fixture->page, document);
  creator_fixture_show (fixture, CREATOR_RICH);
  g_assert_nonnull (creator_fixture_row (card, "@meera_official"));
  g_assert_false (swb_creator_card_can_edit (SWB_CREATOR_CARD (card)));
  g_assert_false (gtk_widget_get_mapped (
      GTK_WIDGET (swb_creator_notes_get_entry (SWB_CREATOR_NOTES (notes)))));
  g_assert_false (gtk_widget_get_visible (
      gtk_widget_get_last_child (child (fixture, "tags"))));
  g_signal_emit_by_name (creator_fixture_row (card, "@meera_official"),
                         "activate");
  g_assert_nonnull (creator_fixture_row (card, "Average views"));
  g_assert_null (creator_fixture_row (card, "Add a Reading…"));
  swb_creator_page_set_document (fixture->page, before);
  fixture->document = before;
  fixture_close (document);
  g_file_delete (file, NULL, NULL);
  g_rmdir (folder);
}

static void
test_together (CreatorFixture *fixture, gconstpointer data)
{
  GtkWidget *card =
      swb_creator_page_get_card (fixture->page, SWB_TYPE_CREATOR_TOGETHER);

  creator_fixture_show (fixture, CREATOR_RICH);
  g_assert_true (
      creator_fixture_says (card, "4 campaigns, always on time, paid in 12 "
                                  "days (median). Engagement "));
  g_assert_true (creator_fixture_says (card, "Booked again for 3 of 3"));
  creator_fixture_show (fixture, "कबीर");
  g_assert_true (creator_fixture_says (card, "Nothing together yet."));
}

/* In a workspace without creators it says what the page is for. */
static void
test_empty (CreatorFixture *fixture, gconstpointer data)
{
  SwbDocument *sample = fixture->document;
  SwbDocument *empty = fixture_open ();

  g_assert_true (
      creator_fixture_says (GTK_WIDGET (fixture->page), "Nobody Chosen"));
  swb_creator_page_set_document (fixture->page, empty);
  g_assert_false (
      creator_fixture_says (GTK_WIDGET (fixture->page), "Nobody Chosen"));
  g_assert_true (creator_fixture_says (GTK_WIDGET (fixture->page),
                                       "Add or import creators"));
  swb_creator_page_set_document (fixture->page, sample);
  fixture_close (empty);
}

static guint
count_headings (GtkWidget *widget)
{
  guint n = gtk_widget_has_css_class (widget, "creator-heading") &&
            gtk_widget_get_mapped (widget);

  for (GtkWidget *inner = gtk_widget_get_first_child (widget); inner != NULL;
       inner = gtk_widget_get_next_sibling (inner))
    n += count_headings (inner);
  return n;
}

/* The place of a card among the others, however far the page is scrolled. */
static double
place_of (GtkWidget *heading)
{
  GtkWidget *card = gtk_widget_get_ancestor (heading, SWB_TYPE_CREATOR_CARD);
  graphene_rect_t bounds;

  g_assert_true (
      gtk_widget_compute_bounds (card, gtk_widget_get_parent (card), &bounds));
  return bounds.origin.y;
}

/* Tab comes by every card, from above, and out of the page again. */
static void
test_tab (CreatorFixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);
  double last = -1;
  guint n_headings = 0;
  guint n = 0;

  creator_fixture_show (fixture, CREATOR_RICH);
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  while (gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD))
    {
      GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

      g_assert_cmpuint (++n, <, 500);
      if (!gtk_widget_has_css_class (focus, "creator-heading"))
        continue;
      g_assert_cmpfloat (place_of (focus), >, last);
      last = place_of (focus);
      n_headings++;
    }
  g_assert_cmpuint (n_headings, >, 5);
  g_assert_cmpuint (n_headings, ==, count_headings (page));
}

int
main (int argc, char **argv)
{
  const struct
  {
    const char *name;
    void (*test) (CreatorFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/creator-page/one", test_one },
    { "/creator-page/directions", test_directions },
    { "/creator-page/several", test_several },
    { "/creator-page/quickly-through-rows", test_quickly_through_rows },
    { "/creator-page/follows-the-document", test_follows_the_document },
    { "/creator-page/tags", test_tags },
    { "/creator-page/closed-cards", test_closed_cards },
    { "/creator-page/notes", test_notes },
    { "/creator-page/tab", test_tab },
    { "/creator-page/together", test_together },
    { "/creator-page/empty", test_empty },
    { "/creator-page/read-only", test_read_only },
  };

  g_autoptr (GError) error = NULL;
  g_autofree char *home = g_dir_make_tmp ("swellboard-XXXXXX", &error);

  g_assert_no_error (error);
  /* Not all folders: icons need the types of files that the system knows. */
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, CreatorFixture, NULL, creator_fixture_set_up,
                tests[i].test, creator_fixture_tear_down);

  return g_test_run ();
}
