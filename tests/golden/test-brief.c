/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Briefs as PDF files, read back by other programs: text, fonts, pages, links,
 * vectors, and the same bytes twice. */
#include "document/swb-document.h"
#include "exchange/swb-sample.h"
#include "plan-samples.h"
#include "report/swb-brief.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

typedef struct
{
  const char *name;
  PlanSample sample;
  SwbPaper paper;
} Scenario;

static const Scenario scenarios[] = {
  { "plan", { .n_creators = 34, .n_placements = 40 }, SWB_PAPER_A4 },
  { "letter", { .n_creators = 34, .n_placements = 40 }, SWB_PAPER_LETTER },
  { "many", { .n_creators = 120, .n_placements = 160 }, SWB_PAPER_A4 },
  { "one", { .n_creators = 1, .n_placements = 1 }, SWB_PAPER_A4 },
  { "none", { .n_creators = 12 }, SWB_PAPER_A4 },
  { "bare",
    { .n_creators = 3, .n_placements = 3, .bare = TRUE },
    SWB_PAPER_A4 },
  { "empty", { .n_creators = 1, .bare = TRUE }, SWB_PAPER_LETTER },
  { "huge",
    { .n_creators = 12,
      .n_placements = 20,
      .long_names = TRUE,
      .money = 5000000 },
    SWB_PAPER_A4 },
};

/* Where briefs are kept to be looked at: never the current folder. */
static char *
brief_path (const char *name, const char *ending)
{
  const char *root = g_getenv ("SWB_BUILD_ROOT");
  g_autofree char *folder = g_build_filename (
      root ? root : g_get_tmp_dir (), root ? "briefs" : "swb-briefs", NULL);
  g_autofree char *file = g_strconcat (name, ending, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  return g_build_filename (folder, file, NULL);
}

static SwbBriefOptions
options_of (const Scenario *scenario)
{
  return (SwbBriefOptions){ .paper = scenario->paper,
                            .today = swb_day_from_ymd (2026, 11, 21) };
}

static char *
write_brief (const Scenario *scenario, const char *ending)
{
  const SwbBriefOptions options = options_of (scenario);
  g_autoptr (SwbWorkspace) workspace = plan_sample_new (&scenario->sample);
  g_autofree char *path = brief_path (scenario->name, ending);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (swb_brief_write (workspace, plan_sample_campaign (workspace),
                                  &options, file, NULL, &warnings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (warnings->len, ==, 0);
  return g_steal_pointer (&path);
}

/* What a program prints; it has to end well. */
static char *
run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  g_autofree char *err = NULL;
  int status = 0;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH,
                               NULL, NULL, &out, &err, &status, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  g_assert_no_error (error);
  return out;
}

static char *
text_of (const char *path)
{
  return run ((const char *[]){ "pdftotext", "-layout", path, "-", NULL });
}

static void
assert_has (const char *text, const char *part)
{
  if (!strstr (text, part))
    g_error ("“%s” is not in:\n%s", part, text);
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *at = strstr (text, part); at; at = strstr (at + 1, part))
    n++;
  return n;
}

static guint
page_count (const char *path)
{
  g_autofree char *info = run ((const char *[]){ "pdfinfo", path, NULL });
  const char *at = strstr (info, "Pages:");

  g_assert_nonnull (at);
  return (guint) g_ascii_strtoull (at + strlen ("Pages:"), NULL, 10);
}

/* Sound for another reader, and every page says which it is. */
static void
test_sound (gconstpointer data)
{
  g_autofree char *path = write_brief (data, ".pdf");
  g_autofree char *check =
      run ((const char *[]){ "qpdf", "--check", path, NULL });
  g_autofree char *text = text_of (path);
  const guint pages = page_count (path);

  assert_has (check, "No syntax or stream encoding errors");
  assert_has (text, "CAMPAIGN BRIEF");
  assert_has (text, "Saawan Ki Raat");
  assert_has (text, "Sources and methods");
  g_assert_cmpuint (count (text, "\f"), ==, pages);
  for (guint i = 1; i <= pages; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u of %u", i, pages);

      assert_has (text, number);
    }
}

/* Charts and shapes are lines, not pictures; no glyph is a drawing. */
static void
test_fonts_and_vectors (gconstpointer data)
{
  g_autofree char *path = write_brief (data, ".pdf");
  g_autofree char *fonts = run ((const char *[]){ "pdffonts", path, NULL });
  g_autofree char *images =
      run ((const char *[]){ "pdfimages", "-list", path, NULL });
  g_auto (GStrv) lines = g_strsplit (g_strstrip (fonts), "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), >=, 4);
  for (guint i = 2; lines[i]; i++)
    {
      g_assert_null (strstr (lines[i], "Type 3"));
      g_assert_true (
          g_regex_match_simple ("\\byes yes yes\\b", lines[i], 0, 0));
    }
  g_assert_cmpuint (count (images, "\n"), ==, 2);
}

/* Every row of the table, in its own script, and a heading on each page. */
static void
test_names (void)
{
  const Scenario *scenario = &scenarios[2];
  g_autofree char *path = write_brief (scenario, ".pdf");
  g_autofree char *text = text_of (path);
  const char *const *names = plan_sample_names ();
  const guint n = g_strv_length ((char **) names);

  for (guint i = 0; i < n; i++)
    if (!g_str_equal (names[i], "ليلى حسن"))
      assert_has (text, names[i]);
  for (guint i = n; i < scenario->sample.n_creators; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %u", names[i % n], i);

      if (!g_str_equal (names[i % n], "ليلى حسن"))
        assert_has (text, name);
    }
  /* readers differ in the order of a line with two directions */
  g_assert_true (strstr (text, "ليلى") && strstr (text, "حسن"));
  g_assert_cmpuint (count (text, "Creator  "), >=, 4);
}

static void
test_sections (void)
{
  static const char *const parts[] = {
    "Song launch · Aakash Films · release 14 February 2027",
    "Audio",
    "adoption",
    "₹50,00,000",
    "34 in 5 tiers",
    "8 in 10",
    "What we want people to do",
    "How it unfolds",
    "Seeding",
    "24 Nov",
    "Release 14 Feb",
    "The gates",
    "Passed",
    "Keep",
    "Not",
    "Creators and deliverables",
    "Micro · 16",
    "Instagram Reels",
    "₩650,000",
    "Total without rights",
    "over by ₹60,000",
    "under by ₹35,000",
    "Synchronisation licence",
    "Reach against money",
    "This plan:",
    "Spend by stage",
    "Spend by bucket",
    "Cirqle",
    "4 amounts are left out",
  };
  g_autofree char *path = write_brief (&scenarios[0], ".pdf");
  g_autofree char *text = text_of (path);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    assert_has (text, parts[i]);
}

static void
test_metadata (void)
{
  g_autofree char *a4 = write_brief (&scenarios[0], ".pdf");
  g_autofree char *letter = write_brief (&scenarios[1], ".pdf");
  g_autofree char *info =
      run ((const char *[]){ "pdfinfo", "-isodates", a4, NULL });
  g_autofree char *other = run ((const char *[]){ "pdfinfo", letter, NULL });
  g_autofree char *dests =
      run ((const char *[]){ "pdfinfo", "-dests", a4, NULL });
  g_autofree char *tags =
      run ((const char *[]){ "pdfinfo", "-struct", a4, NULL });

  assert_has (info, "Saawan Ki Raat\n");
  assert_has (info, "Saawan Ki Raat · Campaign brief · 21 November 2026");
  assert_has (info, "Aakash Films");
  assert_has (info, "Swellboard");
  assert_has (info, "2026-11-21T00:00:00Z");
  assert_has (info, "(A4)");
  assert_has (other, "612 x 792 pts (letter)");
  assert_has (dests, "\"budget\"");
  assert_has (tags, "H1");
  assert_has (tags, "Table");
  assert_has (tags, "TH");
  assert_has (tags, "Figure");
}

/* The contents lead to their sections, and the outline names them. */
static void
test_links (void)
{
  g_autofree char *path = write_brief (&scenarios[0], ".pdf");
  g_autofree char *plain = brief_path ("plan", ".qdf");
  g_autofree char *out = run ((const char *[]){
      "qpdf", "--qdf", "--object-streams=disable", path, plain, NULL });
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (plain, &bytes, &size, NULL));
  for (gsize i = 0; i < size; i++)
    bytes[i] = bytes[i] ? bytes[i] : ' ';
  g_assert_cmpuint (count (bytes, "/Subtype /Link"), >=, 9);
  assert_has (bytes, "/Dest (budget)");
  assert_has (bytes, "/Title (Creators and deliverables)");
  assert_has (bytes, "/Type /Outlines");
}

/* A second run gives the same file, byte for byte. */
static void
test_reproducible (void)
{
  g_autofree char *one = write_brief (&scenarios[0], ".pdf");
  g_autofree char *other = write_brief (&scenarios[0], "-again.pdf");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize first_size, second_size;

  g_assert_true (g_file_get_contents (one, &first, &first_size, NULL));
  g_assert_true (g_file_get_contents (other, &second, &second_size, NULL));
  g_assert_cmpmem (first, first_size, second, second_size);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
keep_share_cb (double share, gpointer data)
{
  double *last = data;

  g_assert_true (g_main_context_is_owner (NULL));
  g_assert_cmpfloat (share, >, *last);
  *last = share;
}

static SwbDocument *
open_sample (void)
{
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) run = NULL;
  g_autoptr (GError) error = NULL;
  SwbDocument *document;

  swb_document_open_async (NULL, NULL, keep_result_cb, &opened);
  document = swb_document_open_finish (wait_for (&opened), &error);
  g_assert_no_error (error);
  swb_document_run_async (document, swb_sample_command (), NULL, keep_result_cb,
                          &run);
  swb_document_run_finish (document, wait_for (&run), &error);
  g_assert_no_error (error);
  return document;
}

/* The sample campaign, written by the asynchronous form. */
static void
test_sample (void)
{
  const SwbBriefOptions options = { .today = swb_day_from_ymd (2026, 11, 21) };
  SwbDocument *document = open_sample ();
  g_autofree char *path = brief_path ("sample", ".pdf");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) written = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;
  double share = 0.0;

  swb_brief_write_async (swb_document_get_workspace (document),
                         swb_document_get_campaign (document), &options, file,
                         keep_share_cb, &share, NULL, keep_result_cb, &written);
  g_assert_true (
      swb_brief_write_finish (wait_for (&written), &warnings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (warnings->len, ==, 0);
  g_assert_cmpfloat (share, ==, 1.0);
  swb_document_close_async (document, keep_result_cb, &closed);
  g_assert_true (
      swb_document_close_finish (document, wait_for (&closed), &error));
  g_object_unref (document);
}

/* The middle of a square of the first page at 72 dots an inch. */
static guint32
pixel (cairo_surface_t *page, int x, int y)
{
  const guint8 *row = cairo_image_surface_get_data (page) +
                      y * cairo_image_surface_get_stride (page);

  return ((const guint32 *) (gpointer) row)[x] & 0xffffff;
}

static guint
count_near (cairo_surface_t *page,
            const cairo_rectangle_int_t *box,
            guint32 rgb)
{
  guint n = 0;

  for (int y = box->y; y < box->y + box->height; y++)
    for (int x = box->x; x < box->x + box->width; x++)
      {
        const guint32 at = pixel (page, x, y);
        gboolean near = TRUE;

        for (int shift = 0; shift < 24; shift += 8)
          near &= ABS ((int) (at >> shift & 0xff) -
                       (int) (rgb >> shift & 0xff)) <= 24;
        n += near;
      }
  return n;
}

/* The look of the first page: dark name, tinted bands, tiers in their colours,
 * and nothing in the margins. */
static void
test_pixels (void)
{
  g_autofree char *path = write_brief (&scenarios[0], ".pdf");
  g_autofree char *base = brief_path ("plan", "-first");
  g_autofree char *image = g_strconcat (base, ".png", NULL);
  g_autofree char *out =
      run ((const char *[]){ "pdftoppm", "-png", "-r", "72", "-singlefile",
                             "-f", "1", path, base, NULL });
  cairo_surface_t *page = cairo_image_surface_create_from_png (image);
  const cairo_rectangle_int_t name = { 48, 60, 240, 50 };
  const cairo_rectangle_int_t plan = { 48, 300, 500, 300 };
  const cairo_rectangle_int_t left = { 0, 0, 36, 842 };
  const cairo_rectangle_int_t right = { 559, 0, 36, 842 };

  g_assert_cmpint (cairo_image_surface_get_width (page), ==, 596);
  g_assert_cmpuint (count_near (page, &name, 0x241f31), >, 400);
  g_assert_cmpuint (count_near (page, &plan, 0x009e73), >, 500);
  g_assert_cmpuint (count_near (page, &plan, 0xe69f00), >, 300);
  g_assert_cmpuint (count_near (page, &plan, 0xd55e00), >, 80);
  g_assert_cmpuint (count_near (page, &plan, 0x56b4e9), >, 300);
  g_assert_cmpuint (count_near (page, &left, 0xffffff), ==, 36 * 842);
  g_assert_cmpuint (count_near (page, &right, 0xffffff), ==, 36 * 842);
  cairo_surface_destroy (page);
}

/* No table's heading is the last line of a page. */
static void
test_no_widows (void)
{
  g_autofree char *path = write_brief (&scenarios[2], ".pdf");
  g_autofree char *text = text_of (path);
  g_auto (GStrv) pages = g_strsplit (text, "\f", -1);

  for (guint i = 0; pages[i] && *pages[i]; i++)
    {
      g_auto (GStrv) lines = g_strsplit (pages[i], "\n", -1);
      const char *last = NULL, *foot = NULL;

      for (guint k = 0; lines[k]; k++)
        if (*g_strstrip (lines[k]))
          {
            last = foot;
            foot = lines[k];
          }
      assert_has (foot, " of ");
      if (i == 0)
        continue;
      g_assert_null (strstr (last, "Seconds"));
      g_assert_false (g_regex_match_simple (
          "^(Nano|Micro|Mid|Macro|Mega) · [0-9]+$", last, 0, 0));
    }
}

/* A cancelled or failed export leaves what was there. */
static void
test_never_half (void)
{
  const SwbBriefOptions options = options_of (&scenarios[3]);
  g_autoptr (SwbWorkspace) workspace = plan_sample_new (&scenarios[3].sample);
  g_autofree char *path = brief_path ("kept", ".pdf");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  g_assert_true (g_file_set_contents (path, "good", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (swb_brief_write (workspace, plan_sample_campaign (workspace),
                                   &options, file, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "good");
  g_clear_error (&error);
  g_assert_false (swb_brief_write (workspace, plan_sample_campaign (workspace),
                                   &options, folder, NULL, NULL, &error));
  g_assert_error (error, SWB_REPORT_ERROR, SWB_REPORT_ERROR_WRITE);
}

static void
add_for_each (const char *what, GTestDataFunc test)
{
  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/brief/%s/%s", what, scenarios[i].name);

      g_test_add_data_func (path, &scenarios[i], test);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_for_each ("sound", test_sound);
  add_for_each ("fonts-and-vectors", test_fonts_and_vectors);
  g_test_add_func ("/brief/sample", test_sample);
  g_test_add_func ("/brief/sections", test_sections);
  g_test_add_func ("/brief/names", test_names);
  g_test_add_func ("/brief/metadata", test_metadata);
  g_test_add_func ("/brief/links", test_links);
  g_test_add_func ("/brief/reproducible", test_reproducible);
  g_test_add_func ("/brief/pixels", test_pixels);
  g_test_add_func ("/brief/no-widows", test_no_widows);
  g_test_add_func ("/brief/never-half", test_never_half);
  return g_test_run ();
}
