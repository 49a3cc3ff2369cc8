/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Briefs as PDF files, read back by other programs: text, fonts, pages, links,
 * vectors, and the same bytes twice. */
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/brief/%s/written", scenarios[i].name);

      g_test_add_data_func (path, &scenarios[i], test_written);
    }
  return g_test_run ();
}
