/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the history tells the acts on what is known of a creator. */
#include "creator-acts.h"

/* The newest act in words. */
static char *
tell_last (CreatorActs *f)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) result2 = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *told = NULL;
  const SwbHistoryEntry *entry;
  const SwbChange *change;

  swb_document_history_async (f->document, 1, fixture_keep_result_cb, &result);
  entries = swb_document_history_finish (f->document,
                                         fixture_wait_for (&result), NULL);
  entry = g_ptr_array_index (entries, 0);
  swb_document_changes_async (f->document, entry->sequence, NULL, 0,
                              fixture_keep_result_cb, &result2);
  changes = swb_document_changes_finish (f->document,
                                         fixture_wait_for (&result2), NULL);
  g_assert_cmpuint (changes->len, ==, 1);
  change = g_ptr_array_index (changes, 0);
  told = swb_change_tell (change);
  return g_strconcat (change->subject, " | ", told, NULL);
}

static void
assert_told (CreatorActs *f, const char *expected)
{
  g_autofree char *told = tell_last (f);

  g_assert_cmpstr (told, ==, expected);
}

static void
test_history (CreatorActs *f, gconstpointer data)
{
  const SwbId account = creator_acts_add_account (f);
  const SwbContactFacts contact = { .email = "ravi@agency.example" };
  const SwbRateFacts rate = {
    .deliverable = "post", .fee = "500", .currency = "USD", .day = 1
  };
  const SwbReadingFacts reading = { .metric = "followers",
                                    .value = "5000",
                                    .day = TODAY };
  const SwbDetailContact *added;

  assert_told (f, "@asha | Added");
  RUN (swb_creator_set_contact (f->about, NULL, &contact, &error));
  assert_told (f, "Asha | Contact: ravi@agency.example");
  added = g_ptr_array_index (f->about->contacts, 0);
  RUN ((error = NULL,
        swb_creator_remove (f->about, SWB_PART_CONTACT, &added->id)));
  assert_told (f, "Asha | Contact: ravi@agency.example removed");
  creator_acts_undo (f);
  assert_told (f, "Asha | Contact: ravi@agency.example");
  RUN (swb_creator_set_note (f->about, NULL, "Kind", NULL, &error));
  assert_told (f, "Asha | Note: Kind");
  RUN (swb_creator_set_rate (f->about, NULL, &rate, &error));
  assert_told (f, "Asha | Fee: $500");
  RUN (swb_creator_add_reading (f->about, &account, &reading, &error));
  assert_told (f, "@asha | followers: 5,000");
  creator_acts_undo (f);
  assert_told (f, "@asha | followers: 5,000 removed");
  g_assert_no_error (creator_acts_type_share (f, &account, SWB_SHARE_GENDER,
                                              "women", "70", 1));
  g_assert_no_error (creator_acts_type_share (f, &account, SWB_SHARE_GENDER,
                                              "women", "60", 2));
  assert_told (f, "@asha | women: 60\u00a0%");
  RUN (swb_creator_set_text (f->about, SWB_CREATOR_TAGS, "kind", &error));
  assert_told (f, "Asha | Tags: kind");
}

/* What happened to a creator is also what happened to all that is known of
 * it. */
static void
test_history_of_creator (CreatorActs *f, gconstpointer data)
{
  static const char *const expected[] = {
    "Asha | Payout: ₹500",      "Asha | Tags: kind", "Asha | Note: Kind",
    "@asha | women: 70\u00a0%", "@asha | Added",     "Asha | Contact: Ravi",
    "Asha | Placement: Saawan", "Asha | Added",
  };
  SwbCommand *book = swb_command_new_edit ("Book");
  const SwbContactFacts contact = { .name = "Ravi" };
  const SwbPayoutFacts payout = { .amount = "500",
                                  .currency = "INR",
                                  .due = SWB_DAY_NONE,
                                  .paid = SWB_DAY_NONE };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  SwbId campaign;
  SwbId account;

  campaign = FIXTURE_ROW (book, SWB_TABLE_CAMPAIGN,
                          { SWB_CAMPAIGN_NAME, swb_value_text ("Saawan") });
  FIXTURE_ROW (book, SWB_TABLE_PLACEMENT,
               { SWB_PLACEMENT_CREATOR, swb_value_id (&f->creator) },
               { SWB_PLACEMENT_CAMPAIGN, swb_value_id (&campaign) });
  fixture_run (f->document, book);
  creator_acts_read (f);
  RUN (swb_creator_set_contact (f->about, NULL, &contact, &error));
  account = creator_acts_add_account (f);
  g_assert_no_error (creator_acts_type_share (f, &account, SWB_SHARE_GENDER,
                                              "women", "70", 1));
  RUN (swb_creator_set_note (f->about, NULL, "Kind", NULL, &error));
  RUN (swb_creator_set_text (f->about, SWB_CREATOR_TAGS, "kind", &error));
  RUN (swb_creator_set_payout (f->about,
                               g_ptr_array_index (f->about->placements, 0),
                               NULL, &payout, &error));
  swb_document_changes_async (f->document, 0, &f->creator, 0,
                              fixture_keep_result_cb, &result);
  changes = swb_document_changes_finish (f->document,
                                         fixture_wait_for (&result), NULL);
  g_assert_cmpuint (changes->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < changes->len; i++)
    {
      const SwbChange *change = g_ptr_array_index (changes, i);
      g_autofree char *words = swb_change_tell (change);
      g_autofree char *told = g_strconcat (change->subject, " | ", words, NULL);

      g_assert_cmpstr (told, ==, expected[i]);
    }
}

#define ADD(name, func)                                                        \
  g_test_add ("/creator-history/" name, CreatorActs, NULL,                     \
              creator_acts_set_up, func, creator_acts_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("history", test_history);
  ADD ("history-of-creator", test_history_of_creator);

  return g_test_run ();
}
