/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Own tiers of a workspace, per platform: what counts, what is refused, how
 * many move, and that an undo brings the former ones back. */
#include "analytics/swb-tier.h"
#include "document-fixture.h"
#include "document/swb-roster-commands.h"
#include "document/swb-tier-commands.h"
#include "document/swb-tier-preview.h"
#include "document/swb-tier-reader.h"

#include <string.h>

#define N 200

static SwbPlatform
platform_of (guint i)
{
  static const SwbPlatform platforms[] = { SWB_PLATFORM_INSTAGRAM,
                                           SWB_PLATFORM_YOUTUBE,
                                           SWB_PLATFORM_TIKTOK };

  return platforms[i % G_N_ELEMENTS (platforms)];
}

/* From some hundreds to some millions; every tenth is not known. */
static gint64
followers_of (guint i)
{
  gint64 followers = 300;

  if (i % 10 == 9)
    return -1;
  for (guint k = 0; k < i % 17; k++)
    followers = followers * 9 / 5 + (gint64) i;
  return followers;
}

static SwbDocument *
open_document (void)
{
  SwbDocument *document = fixture_open ();

  for (guint i = 0; i < N; i++)
    {
      g_autofree char *name = g_strdup_printf ("c%u", i);
      const SwbCreatorFacts facts = { .name = name,
                                      .platform = platform_of (i),
                                      .handle = name,
                                      .followers = followers_of (i) };

      fixture_run (document,
                   swb_roster_add_creator (&facts, swb_day_today (), NULL));
    }
  return document;
}

static SwbWorkspace *
workspace_of (SwbDocument *document)
{
  return swb_document_get_workspace (document);
}

static const SwbRosterData *
data_of (SwbDocument *document)
{
  return swb_roster_get_data (
      swb_workspace_get_roster (workspace_of (document)));
}

/* In the slowest way that there is. */
static int
expected_tier (guint i, const gint64 *least)
{
  const gint64 followers = followers_of (i);

  if (followers < 0)
    return -1;
  return (followers >= least[0]) + (followers >= least[1]) +
         (followers >= least[2]) + (followers >= least[3]);
}

static guint
number_of (const SwbRosterData *data, guint c)
{
  return (guint) g_ascii_strtoull (swb_roster_data_name (data, c) + 1, NULL,
                                   10);
}

static void
assert_tiers (SwbDocument *document, const gint64 *every, const gint64 *youtube)
{
  const SwbRosterData *data = data_of (document);

  g_assert_cmpuint (data->n_creators, ==, N);
  for (guint c = 0; c < N; c++)
    {
      const guint i = number_of (data, c);

      g_assert_cmpint (swb_roster_data_tier (data, c), ==,
                       expected_tier (i, platform_of (i) == SWB_PLATFORM_YOUTUBE
                                             ? youtube
                                             : every));
    }
}

static const gint64 ships[] = { 10000, 100000, 500000, 1000000 };
static const gint64 own[] = { 1000, 50000, 200000, 2000000 };
static const gint64 tube[] = { 5000, 20000, 90000, 400000 };

static void
set_own (SwbDocument *document, const gint64 *every, const gint64 *youtube)
{
  SwbTierPlan plan;
  g_autoptr (GError) error = NULL;
  SwbCommand *command;

  swb_tier_plan_of_workspace (&plan, workspace_of (document));
  memcpy (plan.least[SWB_TIER_EVERY], every, sizeof own);
  plan.is_set[SWB_PLATFORM_YOUTUBE] = youtube != NULL;
  if (youtube != NULL)
    memcpy (plan.least[SWB_PLATFORM_YOUTUBE], youtube, sizeof tube);
  command = swb_tier_set_own (workspace_of (document), &plan, &error);
  g_assert_no_error (error);
  fixture_run (document, command);
}

static void
test_per_platform (void)
{
  SwbDocument *document = open_document ();
  g_autofree char *citation = NULL;

  assert_tiers (document, ships, ships);
  set_own (document, own, tube);
  g_assert_cmpstr (swb_document_get_undo_name (document), ==, "Set own tiers");
  assert_tiers (document, own, tube);
  citation = swb_tier_citation (workspace_of (document));
  g_assert_cmpstr (citation, ==,
                   "own boundaries of this workspace: micro from 1,000, mid "
                   "from 50,000, macro from 200,000, mega from 2,000,000; on "
                   "YouTube micro from 5,000, mid from 20,000, macro from "
                   "90,000, mega from 400,000");
  /* Changed in its place, and given up again. */
  set_own (document, ships, tube);
  assert_tiers (document, ships, tube);
  g_assert_cmpuint (swb_workspace_get_tiers (workspace_of (document))->len, ==,
                    8);
  set_own (document, ships, NULL);
  assert_tiers (document, ships, ships);
  g_assert_cmpuint (swb_workspace_get_tiers (workspace_of (document))->len, ==,
                    4);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpuint (fixture_undo (document), ==, 0);
  assert_tiers (document, own, tube);
  fixture_undo (document);
  assert_tiers (document, ships, ships);
  g_assert_cmpuint (swb_workspace_get_tiers (workspace_of (document))->len, ==,
                    0);
  fixture_close (document);
}

/* They stay while a preset counts, and count again when they are chosen. */
static void
test_presets_and_own (void)
{
  SwbDocument *document = open_document ();
  const gint64 wide[] = { 1000, 100000, 500000, 1000000 };
  SwbTierPlan plan;

  set_own (document, own, tube);
  fixture_run (document,
               swb_tier_choose_preset (workspace_of (document), "wide-micro"));
  g_assert_cmpstr (swb_document_get_undo_name (document), ==,
                   "Choose the tiers of Wide micro");
  assert_tiers (document, wide, wide);
  swb_tier_plan_of_workspace (&plan, workspace_of (document));
  g_assert_true (plan.is_set[SWB_PLATFORM_YOUTUBE]);
  g_assert_cmpint (plan.least[SWB_TIER_EVERY][3], ==, 2000000);
  fixture_run (document,
               swb_tier_choose_preset (workspace_of (document), SWB_TIER_OWN));
  assert_tiers (document, own, tube);
  fixture_close (document);
}

static void
test_moved (void)
{
  SwbDocument *document = open_document ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SwbTierPlan plan;
  SwbTierBounds bounds;
  SwbTierPreview preview;
  guint moves[SWB_N_PREVIEW_TIERS][SWB_N_PREVIEW_TIERS] = { { 0 } };
  guint n_moved = 0;

  swb_tier_plan_of_preset (&plan, NULL);
  memcpy (plan.least[SWB_TIER_EVERY], own, sizeof own);
  plan.is_set[SWB_PLATFORM_YOUTUBE] = TRUE;
  memcpy (plan.least[SWB_PLATFORM_YOUTUBE], tube, sizeof tube);
  swb_tier_plan_get_bounds (&plan, &bounds);
  swb_tier_preview_async (workspace_of (document), &bounds, NULL,
                          fixture_keep_result_cb, &result);
  g_assert_true (swb_tier_preview_finish (
      workspace_of (document), fixture_wait_for (&result), &preview, &error));
  for (guint i = 0; i < N; i++)
    {
      const int now = expected_tier (i, ships);
      const int then = expected_tier (
          i, platform_of (i) == SWB_PLATFORM_YOUTUBE ? tube : own);

      moves[now < 0 ? SWB_PREVIEW_UNKNOWN : (guint) now]
           [then < 0 ? SWB_PREVIEW_UNKNOWN : (guint) then]++;
      n_moved += now != then;
    }
  g_assert_cmpuint (n_moved, >, 20);
  g_assert_cmpuint (preview.n_moved, ==, n_moved);
  g_assert_cmpmem (preview.moves, sizeof preview.moves, moves, sizeof moves);
  set_own (document, own, tube);
  swb_tier_preview_count (data_of (document), &bounds, &preview);
  g_assert_cmpuint (preview.n_moved, ==, 0);
  fixture_close (document);
}

static void
test_refused (void)
{
  g_autoptr (SwbWorkspace) workspace = swb_workspace_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) second = NULL;
  SwbTierPlan plan;
  SwbPlatform platform;
  guint bound;

  swb_tier_plan_of_workspace (&plan, workspace);
  g_assert_true (swb_tier_plan_check (&plan, NULL, NULL, NULL));
  plan.is_set[SWB_PLATFORM_YOUTUBE] = TRUE;
  memcpy (plan.least[SWB_PLATFORM_YOUTUBE], tube, sizeof tube);
  plan.least[SWB_PLATFORM_YOUTUBE][1] = 5000;
  g_assert_null (swb_tier_set_own (workspace, &plan, &error));
  g_assert_error (error, SWB_TIER_ERROR, SWB_TIER_ERROR_NOT_ASCENDING);
  g_assert_cmpstr (error->message, ==,
                   "On YouTube, mid has to begin above the 5,000 followers of "
                   "micro");
  g_assert_false (swb_tier_plan_check (&plan, &platform, &bound, NULL));
  g_assert_cmpint (platform, ==, SWB_PLATFORM_YOUTUBE);
  g_assert_cmpuint (bound, ==, 1);
  plan.is_set[SWB_PLATFORM_YOUTUBE] = FALSE;
  plan.least[SWB_TIER_EVERY][0] = 0;
  g_assert_false (swb_tier_plan_check (&plan, &platform, &bound, &second));
  g_assert_cmpint ((int) platform, ==, SWB_TIER_EVERY);
  g_assert_cmpstr (second->message, ==,
                   "On every platform, micro has to begin above 0 followers");
}

/* Rows as another program, or two people at once, may have written them. */
static void
test_strange_rows (void)
{
  SwbTierCells cells[9];
  SwbTierBounds bounds;
  SwbTierBounds preset;

  for (guint i = 0; i < 4; i++)
    {
      cells[i].id = swb_id_new ();
      swb_tier_cells_fill (&cells[i], NULL, swb_tier_id ((SwbTier) (i + 1)),
                           (double) own[i]);
      cells[i + 4].id = swb_id_new ();
      swb_tier_cells_fill (&cells[i + 4], "youtube",
                           swb_tier_id ((SwbTier) (4 - i)), (double) tube[i]);
    }
  cells[8].id = swb_id_new ();
  swb_tier_cells_fill (&cells[8], NULL, "micro", 2000);
  swb_tier_bounds_of_cells (SWB_TIER_OWN, cells, 9, &bounds);
  /* The newest row counts; what does not ascend does not count. */
  g_assert_cmpint (bounds.least[SWB_PLATFORM_VK][0], ==, 2000);
  g_assert_cmpint (bounds.least[SWB_PLATFORM_YOUTUBE][0], ==, 2000);
  g_assert_cmpint (bounds.least[SWB_PLATFORM_YOUTUBE][3], ==, 2000000);
  swb_tier_bounds_of_cells (SWB_TIER_OWN, cells, 3, &bounds);
  swb_tier_bounds_of_preset (NULL, &preset);
  g_assert_true (swb_tier_bounds_equal (&bounds, &preset));
  swb_tier_cells_fill (&cells[0], "no such platform", "micro", 5);
  g_assert_cmpint (cells[0].tier, ==, -1);
  swb_tier_cells_fill (&cells[0], NULL, "giant", 5);
  g_assert_cmpint (cells[0].tier, ==, -1);
  swb_tier_cells_fill (&cells[0], NULL, "micro", -5);
  g_assert_cmpint (cells[0].tier, ==, -1);
}

/* What the worker reads of the file is what the model holds. */
static void
test_opened_again (void)
{
  SwbDocument *document = open_document ();
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path =
      g_build_filename (g_get_user_data_dir (), "tiers.swell", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  set_own (document, own, tube);
  swb_document_save_as_async (document, file, NULL, fixture_keep_result_cb,
                              &saved);
  g_assert_true (
      swb_document_save_finish (document, fixture_wait_for (&saved), &error));
  g_assert_no_error (error);
  fixture_close (document);
  swb_document_open_async (file, NULL, fixture_keep_result_cb, &opened);
  document = swb_document_open_finish (fixture_wait_for (&opened), &error);
  g_assert_no_error (error);
  assert_tiers (document, own, tube);
  fixture_close (document);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/tier-commands/per-platform", test_per_platform);
  g_test_add_func ("/tier-commands/presets-and-own", test_presets_and_own);
  g_test_add_func ("/tier-commands/moved", test_moved);
  g_test_add_func ("/tier-commands/refused", test_refused);
  g_test_add_func ("/tier-commands/strange-rows", test_strange_rows);
  g_test_add_func ("/tier-commands/opened-again", test_opened_again);
  return g_test_run ();
}
