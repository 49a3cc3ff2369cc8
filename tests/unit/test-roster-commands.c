/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The acts of a planner on the roster: who is deleted takes placements along,
 * and goes only where they could be read. */
#include "document-fixture.h"
#include "document/swb-plan-commands.h"
#include "document/swb-roster-commands.h"

/* A look at whose placements there are ends in an overflow. */
#define UNREADABLE                                                             \
  "ALTER TABLE placement RENAME TO was;"                                       \
  "CREATE VIEW placement AS SELECT id, deleted,"                               \
  " abs(-9223372036854775807-length(creator)/16) AS creator FROM was"

/* A campaign in which Meera is booked. */
static SwbCreator *
make_plan (SwbDocument *document)
{
  const SwbCampaignFacts campaign = { .name = "Saawan",
                                      .outcome = "audio-adoption",
                                      .release =
                                          swb_day_from_ymd (2027, 2, 14) };
  const SwbCreatorFacts facts = { .name = "Meera",
                                  .platform = SWB_PLATFORM_INSTAGRAM,
                                  .handle = "meera.iyer",
                                  .followers = 48200,
                                  .fee = swb_money_none () };
  SwbRoster *roster =
      swb_workspace_get_roster (swb_document_get_workspace (document));
  SwbCreator *creator;

  fixture_run (document, swb_plan_new_campaign (&campaign, NULL));
  fixture_run (document, swb_roster_add_creator (&facts, 20000, NULL));
  creator = swb_roster_get_creator (roster, 0);
  fixture_run (document,
               swb_plan_book (swb_document_get_campaign (document), &creator, 1,
                              swb_day_from_ymd (2026, 12, 1)));
  return creator;
}

static void
assert_there (SwbDocument *document, guint n)
{
  SwbCampaign *campaign = swb_document_get_campaign (document);

  g_assert_cmpuint (swb_roster_get_n_creators (swb_workspace_get_roster (
                        swb_document_get_workspace (document))),
                    ==, n);
  g_assert_cmpuint (g_list_model_get_n_items (
                        G_LIST_MODEL (swb_campaign_get_placements (campaign))),
                    ==, n);
}

static void
test_deleting_takes_placements (void)
{
  SwbDocument *document = fixture_open ();
  g_autoptr (SwbCreator) creator = make_plan (document);

  fixture_run (document, swb_roster_delete_creators (&creator, 1));
  assert_there (document, 0);
  g_assert_cmpuint (fixture_undo (document), ==, 0);
  assert_there (document, 1);
  fixture_close (document);
}

static gboolean
exec_unreadable (SwbWriter *writer, gpointer data, GError **error)
{
  SwbDatabase *db = swb_writer_get_database (writer);

  g_assert_true (swb_database_exec (db, UNREADABLE, NULL));
  return swb_command_exec (data, writer, error);
}

static void
test_unreadable_placements (void)
{
  SwbDocument *document = fixture_open ();
  g_autoptr (SwbCreator) creator = make_plan (document);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  swb_document_run_async (
      document,
      swb_command_new ("Delete", exec_unreadable,
                       swb_roster_delete_creators (&creator, 1),
                       (GDestroyNotify) swb_command_unref),
      NULL, fixture_keep_result_cb, &result);
  g_assert_false (
      swb_document_run_finish (document, fixture_wait_for (&result), &error));
  g_assert_nonnull (error);
  assert_there (document, 1);
  fixture_close (document);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/roster-commands/deleting-takes-placements",
                   test_deleting_takes_placements);
  g_test_add_func ("/roster-commands/unreadable-placements",
                   test_unreadable_placements);
  return g_test_run ();
}
