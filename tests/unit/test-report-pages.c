/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of a brief: what stays together, what repeats, what fits, and which
 * scripts are missed. */
#include "plan-samples.h"
#include "report/swb-block-table.h"
#include "report/swb-brief-pages.h"
#include "report/swb-brief.h"
#include "report/swb-paginator.h"

#include <string.h>

/* A block of items of the same height. */
typedef struct
{
  SwbBlock parent;
  guint n;
  double height;
} Bricks;

static void
bricks_layout (SwbBlock *block, SwbPageContext *context, double width)
{
  Bricks *self = (Bricks *) block;

  for (guint i = 0; i < self->n; i++)
    swb_block_add_item (block, self->height, FALSE);
}

static const SwbBlockClass bricks_class = { .layout = bricks_layout };

static SwbBlock *
bricks (guint n, double height, gboolean keep_next)
{
  Bricks *self = g_new0 (Bricks, 1);

  swb_block_init (&self->parent, &bricks_class);
  self->n = n;
  self->height = height;
  self->parent.keep_next = keep_next;
  bricks_layout (&self->parent, NULL, 0.0);
  return &self->parent;
}

static void
assert_piece (GArray *pieces, guint index, SwbPiece expected)
{
  const SwbPiece *piece = &g_array_index (pieces, SwbPiece, index);

  g_assert_cmpuint (index, <, pieces->len);
  g_assert_cmpuint (piece->block, ==, expected.block);
  g_assert_cmpuint (piece->first, ==, expected.first);
  g_assert_cmpuint (piece->n, ==, expected.n);
  g_assert_cmpuint (piece->page, ==, expected.page);
  g_assert_cmpfloat_with_epsilon (piece->y, expected.y, 1e-6);
}

/* A heading goes with the first row; the table's head is on each page. */
static void
test_heading_stays (void)
{
  g_autoptr (SwbBlock) text = bricks (8, 10.0, FALSE);
  g_autoptr (SwbBlock) heading = bricks (1, 10.0, TRUE);
  g_autoptr (SwbBlock) table = bricks (12, 10.0, FALSE);
  SwbBlock *blocks[] = { text, heading, table };
  g_autoptr (GArray) pieces = NULL;
  guint pages;

  heading->before = 5.0;
  table->header = 10.0;
  pieces = swb_paginate (blocks, 3, 100.0, 100.0, &pages);
  g_assert_cmpuint (pages, ==, 3);
  assert_piece (pieces, 0, (SwbPiece){ 0, 0, 8, 0, 0.0 });
  assert_piece (pieces, 1, (SwbPiece){ 1, 0, 1, 1, 0.0 });
  assert_piece (pieces, 2, (SwbPiece){ 2, 0, 8, 1, 10.0 });
  assert_piece (pieces, 3, (SwbPiece){ 2, 8, 4, 2, 0.0 });
}

static void
test_ends_are_not_alone (void)
{
  g_autoptr (SwbBlock) text = bricks (11, 10.0, FALSE);
  SwbBlock *blocks[] = { text };
  g_autoptr (GArray) pieces = NULL;
  guint pages;

  swb_block_keep_ends (text, 2);
  pieces = swb_paginate (blocks, 1, 100.0, 100.0, &pages);
  assert_piece (pieces, 0, (SwbPiece){ 0, 0, 9, 0, 0.0 });
  assert_piece (pieces, 1, (SwbPiece){ 0, 9, 2, 1, 0.0 });
}

/* What is kept together but higher than any page breaks all the same. */
static void
test_too_high (void)
{
  g_autoptr (SwbBlock) text = bricks (25, 10.0, FALSE);
  SwbBlock *blocks[] = { text };
  g_autoptr (GArray) pieces = NULL;
  guint pages, n = 0;

  swb_block_keep_ends (text, 99);
  pieces = swb_paginate (blocks, 1, 60.0, 100.0, &pages);
  for (guint i = 0; i < pieces->len; i++)
    n += g_array_index (pieces, SwbPiece, i).n;
  g_assert_cmpuint (n, ==, 25);
  g_assert_cmpuint (pages, ==, 3);
}

static void
test_first_page_is_shorter (void)
{
  g_autoptr (SwbBlock) text = bricks (9, 10.0, FALSE);
  SwbBlock *blocks[] = { text };
  g_autoptr (GArray) pieces = NULL;
  guint pages;

  pieces = swb_paginate (blocks, 1, 50.0, 100.0, &pages);
  assert_piece (pieces, 0, (SwbPiece){ 0, 0, 5, 0, 0.0 });
  assert_piece (pieces, 1, (SwbPiece){ 0, 5, 4, 1, 0.0 });
}

static void
test_nothing (void)
{
  g_autoptr (GArray) pieces = NULL;
  guint pages;

  pieces = swb_paginate (NULL, 0, 50.0, 100.0, &pages);
  g_assert_cmpuint (pages, ==, 1);
  g_assert_cmpuint (pieces->len, ==, 0);
}

/* Every item of a brief lies between the margins, on any paper. */
static void
test_nothing_runs_over (void)
{
  for (int paper = 0; paper < SWB_N_PAPERS; paper++)
    for (guint n = 0; n < 130; n += 9)
      {
        const PlanSample sample = { .n_creators = 60,
                                    .n_placements = n,
                                    .long_names = n % 2 };
        const SwbBriefOptions options = { .paper = (SwbPaper) paper,
                                          .today = 20000 };
        g_autoptr (SwbWorkspace) workspace = plan_sample_new (&sample);
        g_autoptr (SwbBriefContent) content = swb_brief_content_new (
            workspace, plan_sample_campaign (workspace), &options);
        g_autoptr (SwbBriefPages) pages = swb_brief_pages_new (content);

        g_assert_cmpfloat (swb_brief_pages_get_lowest (pages), <=, 0.02);
      }
}

static void
test_sections (void)
{
  const PlanSample sample = { .n_creators = 12, .n_placements = 12 };
  const SwbBriefOptions options = { .today = 20000,
                                    .sections = SWB_BRIEF_BUDGET };
  g_autoptr (SwbWorkspace) workspace = plan_sample_new (&sample);
  g_autoptr (SwbBriefContent) content = swb_brief_content_new (
      workspace, plan_sample_campaign (workspace), &options);
  g_autoptr (SwbBriefPages) pages = swb_brief_pages_new (content);
  const SwbContentsEntry *entries;
  guint n;

  entries = swb_brief_pages_get_entries (pages, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (entries[0].dest, ==, "budget");
  g_assert_cmpuint (swb_brief_pages_get_n (pages), ==, 1);
}

/* No font has a private letter: the planner is told before the export. */
static void
test_missing_letters (void)
{
  const PlanSample sample = { .n_creators = 12, .n_placements = 12 };
  g_autoptr (SwbWorkspace) workspace = plan_sample_new (&sample);
  SwbCampaign *campaign = plan_sample_campaign (workspace);
  g_autoptr (GPtrArray) none = swb_brief_check_fonts (workspace, campaign);
  g_autoptr (GPtrArray) some = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  swb_campaign_set_name (campaign, "Saawan \U0010fff0");
  some = swb_brief_check_fonts (workspace, campaign);
  g_assert_cmpuint (some->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (some, 0), "U+10FFF0"));
}

/* Names that hide a turn of direction, or look like markup, are shown. */
static void
test_hostile_text (void)
{
  const PlanSample sample = { .n_creators = 2, .n_placements = 2 };
  g_autoptr (SwbWorkspace) workspace = plan_sample_new (&sample);
  SwbCampaign *campaign = plan_sample_campaign (workspace);
  g_autoptr (SwbGate) gate = g_list_model_get_item (
      G_LIST_MODEL (swb_campaign_get_gates (campaign)), 0);
  g_autoptr (SwbBriefContent) content = NULL;
  const SwbBriefGate *cells;

  swb_gate_set_name (gate, "<b>&\u202e");
  swb_gate_set_reason (gate, "a < b");
  content = swb_brief_content_new (workspace, campaign, NULL);
  cells = &g_array_index (content->gates, SwbBriefGate, 0);
  g_assert_nonnull (strstr (cells->text, "&lt;b&gt;&amp;\\u202E"));
  g_assert_nonnull (strstr (cells->text, "a &lt; b."));
  g_assert_true (
      pango_parse_markup (cells->text, -1, 0, NULL, NULL, NULL, NULL));
}

static void
test_papers (void)
{
  SwbPaper paper = SWB_PAPER_A4;

  g_assert_true (swb_paper_parse ("Letter", &paper));
  g_assert_cmpint (paper, ==, SWB_PAPER_LETTER);
  g_assert_true (swb_paper_parse ("A4", &paper));
  g_assert_cmpint (paper, ==, SWB_PAPER_A4);
  g_assert_false (swb_paper_parse ("a5", &paper));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/heading-stays", test_heading_stays);
  g_test_add_func ("/report/ends-are-not-alone", test_ends_are_not_alone);
  g_test_add_func ("/report/too-high", test_too_high);
  g_test_add_func ("/report/first-page-is-shorter", test_first_page_is_shorter);
  g_test_add_func ("/report/nothing", test_nothing);
  g_test_add_func ("/report/nothing-runs-over", test_nothing_runs_over);
  g_test_add_func ("/report/sections", test_sections);
  g_test_add_func ("/report/missing-letters", test_missing_letters);
  g_test_add_func ("/report/hostile-text", test_hostile_text);
  g_test_add_func ("/report/papers", test_papers);
  return g_test_run ();
}
