/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workspace in which every text is hostile: every page, window and dialog
 * opens without a warning, shows nothing that hides or works, and what is
 * exported of it is whole. A warning ends a test of GLib. */
#include "settle.h"

#include "base/swb-text.h"
#include "chart/swb-chart-export.h"
#include "document/swb-roster-commands.h"
#include "report/swb-brief.h"
#include "report/swb-plan-charts.h"
#include "storage/swb-writer.h"
#include "ui/swb-application.h"
#include "ui/swb-brief-dialog.h"
#include "ui/swb-campaign-dialog.h"
#include "ui/swb-change-list.h"
#include "ui/swb-creator-dialog.h"
#include "ui/swb-creator-page.h"
#include "ui/swb-history-window.h"
#include "ui/swb-import-dialog.h"
#include "ui/swb-ui-text.h"
#include "ui/swb-window.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_TEXTS 7

/* Of a table with more rows, such as the readings, which are all alike, every
 * eleventh: as each has several texts, every text is in every column. */
#define MOST_ROWS 500
#define STEP 11

/* One window for all tests: to open one, and to spoil what is in it, takes
 * longer than to look at it. */
typedef struct
{
  SwbApplication *application;
  SwbWindow *window;
  guint n_labels;
  guint n_marked;
} Fixture;

/* Words that the program chooses by; hostile ones come in the second round. */
static gboolean
is_for_people (const char *column)
{
  static const char *const columns[] = {
    "name",   "handle", "niches",   "cities",  "formats", "contact",
    "note",   "angle",  "client",   "markets", "message", "behaviour",
    "source", "reason", "criteria", "text",    "url",     NULL,
  };

  return g_strv_contains (columns, column);
}

static char *
hostile (guint n)
{
  GString *text = g_string_new (NULL);

  switch (n % N_TEXTS)
    {
    case 0:
      g_string_assign (text, "<b>&\"'</b> \u202egpj.exe\u202c &amp;");
      break;
    case 1:
      g_string_assign (text, "\x1b[31mred\x1b]0;title\x07 \xc2\x9b"
                             "31m \u202a");
      break;
    case 2:
      for (guint i = 0; i < 10000; i++)
        g_string_append_c (text, 'W');
      break;
    case 3:
      g_string_append_c (text, 'Z');
      for (guint i = 0; i < 3000; i++)
        g_string_append_unichar (text, 0x300 + i % 0x50);
      break;
    case 4:
      g_string_assign (text,
                       "=cmd|' /C calc'!A0\u200b\u2067\u2066\u2069\u200d");
      break;
    case 5:
      g_string_assign (text, "one\ntwo\r\n\tthree _under_ %s %n %1$s");
      break;
    default:
      g_string_append (text, "\u2068مرحبا");
      for (guint i = 0; i < 300; i++)
        g_string_append (text, " يا عالم");
    }
  return g_string_free (text, FALSE);
}

static gboolean
spoil_row (SwbWriter *writer,
           SwbTableId table,
           const SwbId *id,
           gboolean all,
           guint *n,
           GError **error)
{
  const SwbTable *description = swb_schema_table (table);

  for (guint c = 0; c < description->n_columns; c++)
    {
      g_auto (SwbValue) value = swb_value_null ();

      if (description->columns[c].type != SWB_COLUMN_TEXT ||
          (!all && !is_for_people (description->columns[c].name)))
        continue;
      value = swb_value_take_text (hostile ((*n)++));
      if (!swb_writer_set (writer, table, id, c, &value, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
spoil (SwbWriter *writer, gpointer data, GError **error)
{
  SwbDatabase *db = swb_writer_get_database (writer);
  guint n = 0;

  for (guint t = 0; t < SWB_N_TABLES; t++)
    {
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (SwbId));
      g_autofree char *sql =
          g_strdup_printf ("SELECT id FROM %s", swb_schema_table (t)->name);
      sqlite3_stmt *rows = swb_database_prepare (db, sql, error);
      gboolean has_row;

      if (t == SWB_TABLE_SETTING)
        continue;
      while (swb_database_step (db, rows, &has_row, error) && has_row)
        {
          SwbId id;

          swb_column_id (rows, 0, &id);
          g_array_append_val (ids, id);
        }
      for (guint i = 0; i<ids->len; i += ids->len> MOST_ROWS ? STEP : 1)
        if (!spoil_row (writer, t, &g_array_index (ids, SwbId, i), data != NULL,
                        &n, error))
          return FALSE;
    }
  return TRUE;
}

static SwbDocument *
document_of (Fixture *fixture)
{
  return swb_window_get_document (fixture->window);
}

static SwbCampaign *
campaign_of (Fixture *fixture)
{
  SwbDocument *document = document_of (fixture);

  return document ? swb_document_get_campaign (document) : NULL;
}

static SwbRoster *
roster_of (Fixture *fixture)
{
  return swb_workspace_get_roster (
      swb_document_get_workspace (document_of (fixture)));
}

/* A list makes the cells of two hundred rows, however few are to be seen; of
 * these the texts come six times over in every column. */
static void
keep_a_third (Fixture *fixture)
{
  SwbRoster *roster = roster_of (fixture);
  g_autoptr (GPtrArray) others =
      g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < swb_roster_get_n_creators (roster); i++)
    if (i % 3 != 0)
      g_ptr_array_add (others, swb_roster_get_creator (roster, i));
  fixture_run (document_of (fixture),
               swb_roster_delete_creators ((SwbCreator *const *) others->pdata,
                                           others->len));
  g_assert_cmpuint (swb_roster_get_n_creators (roster), >, 5 * N_TEXTS);
}

static void
open_window (Fixture *fixture)
{
  fixture->window = swb_window_new (ADW_APPLICATION (fixture->application));
  gtk_window_present (GTK_WINDOW (fixture->window));
  swb_window_open_sample (fixture->window);
  FIXTURE_WAIT ("the sample", campaign_of (fixture) != NULL);
  fixture_settle (GTK_WIDGET (fixture->window), document_of (fixture));
  keep_a_third (fixture);
  fixture_run (
      document_of (fixture),
      swb_command_new ("\x1b[2J<i>\u202eact</i> _x &", spoil, NULL, NULL));
  fixture_settle (GTK_WIDGET (fixture->window), document_of (fixture));
}

static void
close_window (Fixture *fixture)
{
  gpointer window = fixture->window;

  g_object_add_weak_pointer (window, &window);
  gtk_window_close (window);
  FIXTURE_WAIT ("the window to close",
                gtk_application_get_windows (
                    GTK_APPLICATION (fixture->application)) == NULL);
  FIXTURE_WAIT ("the window to be freed", window == NULL);
}

/* Nothing that a person would not see; only pairs that we write ourselves turn
 * the direction. */
static void
check_text (Fixture *fixture, const char *text, const char *where)
{
  guint n_marks = 0;
  int depth = 0;

  if (text == NULL)
    return;
  g_assert_true (g_utf8_validate (text, -1, NULL));
  fixture->n_labels++;
  if (strstr (text, "\\u202E") != NULL)
    fixture->n_marked++;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      n_marks = g_unichar_ismark (c) ? n_marks + 1 : 0;
      depth += c == 0x2068 ? 1 : c == 0x2069 ? -1 : 0;
      if ((g_unichar_iscntrl (c) && c != '\n') || n_marks > 8 ||
          (c >= 0x202a && c <= 0x202e) || c == 0x2066 || c == 0x2067 ||
          depth < 0)
        g_error ("%s shows U+%04X", where, c);
    }
  g_assert_cmpint (depth, ==, 0);
}

static void
check_tree (Fixture *fixture, GtkWidget *widget)
{
  const char *where = G_OBJECT_TYPE_NAME (widget);

  if (GTK_IS_LABEL (widget))
    check_text (fixture, gtk_label_get_text (GTK_LABEL (widget)), where);
  else if (GTK_IS_INSCRIPTION (widget))
    {
      /* A mark of one direction stands before a name that shall be on the
       * side of its column. */
      check_text (fixture, gtk_inscription_get_text (GTK_INSCRIPTION (widget)),
                  where);
    }
  else if (GTK_IS_EDITABLE (widget))
    check_text (fixture, gtk_editable_get_text (GTK_EDITABLE (widget)), where);
  check_text (fixture, gtk_widget_get_tooltip_text (widget), where);
  if (GTK_IS_WINDOW (widget))
    check_text (fixture, gtk_window_get_title (GTK_WINDOW (widget)), where);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_tree (fixture, child);
}

/* Not wider than a screen, whatever the names are. */
static void
look (Fixture *fixture, gpointer window)
{
  int least;

  fixture_settle (GTK_WIDGET (window), document_of (fixture));
  check_tree (fixture, GTK_WIDGET (window));
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1,
                      &least, NULL, NULL, NULL);
  g_test_message ("%s is at least %d wide", G_OBJECT_TYPE_NAME (window), least);
  g_assert_cmpint (least, <=, 1280);
}

static void
look_and_close (Fixture *fixture, gpointer window)
{
  gpointer gone = window;

  gtk_window_present (GTK_WINDOW (window));
  look (fixture, window);
  g_object_add_weak_pointer (G_OBJECT (window), &gone);
  gtk_window_destroy (GTK_WINDOW (window));
  FIXTURE_WAIT ("the window to be freed", gone == NULL);
}

static void
test_pages (Fixture *fixture)
{
  static const char *const pages[] = { "roster", "plan" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s",
                                  pages[i]);
      look (fixture, fixture->window);
    }
  g_assert_cmpuint (fixture->n_labels, >, 100);
  g_assert_cmpuint (fixture->n_marked, >, 0);
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* As many creators as there are texts, each with all that is known of it. */
static void
test_side_page (Fixture *fixture)
{
  SwbRoster *roster = roster_of (fixture);
  SwbCreatorPage *page;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s",
                              "roster");
  page = SWB_CREATOR_PAGE (
      find_widget (GTK_WIDGET (fixture->window), SWB_TYPE_CREATOR_PAGE));
  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autoptr (GPtrArray) chosen =
          g_ptr_array_new_with_free_func (g_object_unref);
      SwbCreator *creator = swb_roster_get_creator (roster, 5 * i);
      const SwbCreatorDetails *shown;

      g_ptr_array_add (chosen, creator);
      swb_creator_page_set_creators (page, chosen, 1, SWB_GROUPING_WESTERN);
      FIXTURE_WAIT (
          "the creator to be shown",
          (shown = swb_creator_page_get_details (page)) != NULL &&
              swb_id_equal (&shown->id, swb_creator_get_id (creator)));
      look (fixture, fixture->window);
    }
  g_assert_cmpuint (fixture->n_marked, >, 0);
}

static void
test_dialogs (Fixture *fixture)
{
  SwbDocument *document = document_of (fixture);
  SwbRoster *roster = roster_of (fixture);

  look_and_close (fixture,
                  swb_campaign_dialog_new (document, campaign_of (fixture)));
  look_and_close (fixture, swb_history_window_new (document));
  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autoptr (SwbCreator) creator = swb_roster_get_creator (roster, i);

      look_and_close (fixture, swb_creator_dialog_new (document, creator));
      if (i % 3 == 0)
        look_and_close (fixture, swb_change_list_window_new (
                                     document, swb_creator_get_id (creator),
                                     swb_creator_get_name (creator)));
    }
  look_and_close (
      fixture, swb_brief_dialog_new (GTK_WINDOW (fixture->window), document));
  g_assert_cmpuint (fixture->n_marked, >, 0);
}

static void
test_import (Fixture *fixture)
{
  g_autofree char *folder = g_dir_make_tmp ("swb-hostile-XXXXXX", NULL);
  g_autofree char *path =
      g_build_filename (folder, "insta\u202e<b>&_x.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GString) table = g_string_new ("handle,name,\"<b>\u202e&\"\n");
  GtkWindow *dialog = swb_import_dialog_new (document_of (fixture));

  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autofree char *text = hostile (i);

      g_strdelimit (text, "\"\n\r,", ' ');
      g_string_append_printf (table, "h%u,\"%s\",\"%s\"\n", i, text, text);
    }
  g_assert_true (g_file_set_contents (path, table->str, -1, NULL));
  gtk_window_present (dialog);
  swb_import_dialog_open (SWB_IMPORT_DIALOG (dialog), file);
  look_and_close (fixture, dialog);
  g_unlink (path);
  g_rmdir (folder);
}

static guint
count_toasts (GtkWidget *widget)
{
  guint n = g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwToastWidget");

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_toasts (child);
  return n;
}

static void
test_toasts (Fixture *fixture)
{
  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autofree char *text = hostile (i);

      swb_window_toast (fixture->window, text, TRUE);
      look (fixture, fixture->window);
      FIXTURE_WAIT ("the toast before to be gone",
                    count_toasts (GTK_WIDGET (fixture->window)) == 1);
    }
}

/* Also what the program chooses by. */
static void
test_everything_spoilt (Fixture *fixture)
{
  fixture_run (document_of (fixture),
               swb_command_new ("Spoil", spoil, &fixture->n_labels, NULL));
  test_pages (fixture);
  test_side_page (fixture);
  g_assert_cmpuint (fixture_undo (document_of (fixture)), ==, 0);
  test_pages (fixture);
}

static void
check_svg (GBytes *bytes)
{
  static const GMarkupParser parser = { NULL };
  g_autoptr (GMarkupParseContext) context =
      g_markup_parse_context_new (&parser, 0, NULL, NULL);
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  g_markup_parse_context_parse (context, text, (gssize) length, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < length; i++)
    g_assert_true ((guchar) text[i] >= 0x20 || text[i] == '\n' ||
                   text[i] == '\t');
  g_assert_null (g_strstr_len (text, (gssize) length, "\u202e"));
}

static void
test_exports (Fixture *fixture)
{
  static const SwbChartContext context = {
    .width = 640,
    .height = 400,
    .palette = SWB_CHART_PALETTE_PRINT,
  };
  SwbWorkspace *workspace = swb_document_get_workspace (document_of (fixture));
  const char *const *kinds = swb_plan_chart_kinds ();
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp (NULL, &stream, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *pdf = NULL;
  const SwbBriefOptions options = { .sections = SWB_BRIEF_ALL,
                                    .today = SWB_DAY_NONE };
  gsize length;

  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_autoptr (SwbChart) chart =
          swb_plan_chart_new (workspace, campaign_of (fixture), kinds[i], NULL);
      g_autoptr (GOutputStream) svg = g_memory_output_stream_new_resizable ();
      g_autoptr (GOutputStream) png = g_memory_output_stream_new_resizable ();
      g_autoptr (GBytes) bytes = NULL;

      if (chart == NULL)
        continue;
      g_assert_true (swb_chart_write_svg (chart, &context, svg, NULL, &error));
      g_assert_true (
          swb_chart_write_png (chart, &context, 1, png, NULL, &error));
      g_output_stream_close (svg, NULL, NULL);
      bytes =
          g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (svg));
      check_svg (bytes);
    }
  swb_brief_write (workspace, campaign_of (fixture), &options, file, NULL, NULL,
                   &error);
  g_assert_no_error (error);
  g_assert_true (
      g_file_load_contents (file, NULL, &pdf, &length, NULL, &error));
  g_assert_cmpmem (pdf, 5, "%PDF-", 5);
  g_assert_cmpuint (length, >, 10000);
  g_file_delete (file, NULL, NULL);
}

/* Letters that mean something in markup are letters in a line of two parts. */
static void
test_lines (Fixture *fixture)
{
  GtkInscription *line =
      g_object_ref_sink (GTK_INSCRIPTION (gtk_inscription_new (NULL)));

  for (guint i = 0; i < 2 * N_TEXTS; i++)
    {
      g_autofree char *raw = hostile (i);
      g_autofree char *text = swb_text_show (raw);
      g_autofree char *expected =
          g_strconcat (text, i % 2 ? " " : "  ", text, NULL);

      swb_inscription_set_parts (line, text, text, i % 2);
      g_assert_cmpstr (gtk_inscription_get_text (line), ==, expected);
      swb_inscription_set_parts (line, text, NULL, i % 2);
      g_assert_cmpstr (gtk_inscription_get_text (line), ==, text);
    }
  g_object_unref (line);
}

typedef struct
{
  const char *name;
  void (*test) (Fixture *fixture);
  Fixture *fixture;
} Test;

static void
run_test (gconstpointer data)
{
  const Test *test = data;

  if (test->fixture->window == NULL)
    open_window (test->fixture);
  test->fixture->n_labels = 0;
  test->fixture->n_marked = 0;
  test->test (test->fixture);
}

int
main (int argc, char **argv)
{
  Fixture fixture = { NULL };
  const Test tests[] = {
    { "/hostile/pages", test_pages, &fixture },
    { "/hostile/side-page", test_side_page, &fixture },
    { "/hostile/dialogs", test_dialogs, &fixture },
    { "/hostile/import", test_import, &fixture },
    { "/hostile/toasts", test_toasts, &fixture },
    { "/hostile/lines", test_lines, &fixture },
    { "/hostile/exports", test_exports, &fixture },
    { "/hostile/everything-spoilt", test_everything_spoilt, &fixture },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbApplication) application = NULL;
  g_autofree char *home = g_dir_make_tmp ("swellboard-XXXXXX", &error);
  int result;

  g_assert_no_error (error);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  application = fixture_application ();
  fixture.application = application;
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].name, &tests[i], run_test);
  result = g_test_run ();
  if (fixture.window != NULL)
    close_window (&fixture);
  return result;
}
