/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document's history: what is done is done, what an undo left alone, the way
 * to any point, and compaction. */
#include "document-fixture.h"
#include "document/swb-plan-commands.h"
#include "document/swb-roster-commands.h"

#include <sqlite3.h>

static SwbCampaign *
add_campaign (SwbDocument *document)
{
  const SwbCampaignFacts facts = {
    .name = "Saawan",
    .outcome = "audio-adoption",
    .release = swb_day_from_ymd (2027, 2, 14),
    .budget = swb_money_make (500000000, "INR"),
  };

  fixture_run (document, swb_plan_new_campaign (&facts, NULL));
  return swb_document_get_campaign (document);
}

/* How often a campaign cannot be read. */
static int denials;

static int
deny_cb (void *data,
         int action,
         const char *table,
         const char *column,
         const char *schema,
         const char *trigger)
{
  if (action != SQLITE_READ || g_strcmp0 (table, "campaign") != 0 ||
      g_strcmp0 (column, "product") != 0 || denials == 0)
    return SQLITE_OK;
  denials--;
  return SQLITE_DENY;
}

static gboolean
rename_and_break (SwbWriter *writer, gpointer data, GError **error)
{
  g_auto (SwbValue) name = swb_value_text ("Renamed");
  gboolean ok = swb_writer_set (writer, SWB_TABLE_CAMPAIGN, data,
                                SWB_CAMPAIGN_NAME, &name, error);

  sqlite3_set_authorizer (
      swb_database_get_handle (swb_writer_get_database (writer)), deny_cb,
      NULL);
  return ok;
}

static void
failed_cb (SwbDocument *document, const char *message, guint *n)
{
  ++*n;
}

/* Returns: how often the document told of a failure. */
static guint
rename_unread (SwbDocument *document, int n_denials)
{
  const SwbId *id = swb_campaign_get_id (swb_document_get_campaign (document));
  guint failures = 0;

  denials = n_denials;
  g_signal_connect (document, "failed", G_CALLBACK (failed_cb), &failures);
  fixture_run (document, swb_command_new ("Rename", rename_and_break,
                                          g_memdup2 (id, sizeof *id), g_free));
  g_assert_cmpstr (swb_document_get_undo_name (document), ==, "Rename");
  g_signal_handlers_disconnect_by_data (document, &failures);
  return failures;
}

/* What is committed is done, whether or not it can be read for itself. */
static void
test_done_and_read_whole (void)
{
  SwbDocument *document = fixture_open ();
  SwbCampaign *campaign = add_campaign (document);

  g_assert_cmpuint (rename_unread (document, 1), ==, 0);
  g_assert_cmpint (denials, ==, 0);
  g_assert_cmpstr (swb_campaign_get_name (campaign), ==, "Renamed");
  fixture_close (document);
}

static void
test_done_but_not_read (void)
{
  SwbDocument *document = fixture_open ();
  SwbCampaign *campaign = add_campaign (document);

  g_assert_cmpuint (rename_unread (document, -1), ==, 1);
  g_assert_cmpstr (swb_campaign_get_name (campaign), ==, "Saawan");
  denials = 0;
  g_assert_cmpuint (fixture_undo (document), ==, 0);
  fixture_close (document);
}

#define ADD(name) g_test_add_func ("/document-history/" #name, test_##name)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD (done_and_read_whole);
  ADD (done_but_not_read);
  return g_test_run ();
}
