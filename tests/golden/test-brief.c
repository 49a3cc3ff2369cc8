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

static void
test_written (gconstpointer data)
{
  g_autofree char *path = write_brief (data, ".pdf");

  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
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
  g_assert_cmpfloat (share, >, 0.0);
  swb_document_close_async (document, keep_result_cb, &closed);
  g_assert_true (
      swb_document_close_finish (document, wait_for (&closed), &error));
  g_object_unref (document);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/brief/sample", test_sample);
  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/brief/%s/written", scenarios[i].name);

      g_test_add_data_func (path, &scenarios[i], test_written);
    }
  return g_test_run ();
}
