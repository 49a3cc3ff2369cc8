/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that is known of a creator, as it comes from the store; with hostile
 * rows, too. */
#include "creator-fixture.h"

#include <math.h>

#define TEXT(column, text)                                                     \
  {                                                                            \
    column, swb_value_text (text)                                              \
  }
#define ID(column, id)                                                         \
  {                                                                            \
    column, swb_value_id (id)                                                  \
  }
#define DAY(column, day)                                                       \
  {                                                                            \
    column, swb_value_day (day)                                                \
  }
#define REAL(column, number)                                                   \
  {                                                                            \
    column, swb_value_real (number)                                            \
  }
#define MONEY(column, minor)                                                   \
  {                                                                            \
    column, swb_value_money (swb_money_make (minor, "INR"))                    \
  }

static SwbId
add_reading (SwbCommand *command,
             const SwbId *subject,
             const char *metric,
             double value,
             SwbDay day,
             const char *source)
{
  return FIXTURE_ROW (
      command, SWB_TABLE_READING, ID (SWB_READING_SUBJECT, subject),
      TEXT (SWB_READING_METRIC, metric), REAL (SWB_READING_VALUE, value),
      DAY (SWB_READING_DAY, day), TEXT (SWB_READING_SOURCE, source));
}

static SwbId
add_account (SwbCommand *command,
             const SwbId *creator,
             const char *platform,
             const char *handle)
{
  return FIXTURE_ROW (
      command, SWB_TABLE_ACCOUNT, ID (SWB_ACCOUNT_CREATOR, creator),
      TEXT (SWB_ACCOUNT_PLATFORM, platform), TEXT (SWB_ACCOUNT_HANDLE, handle));
}

static SwbId
add_segment (SwbCommand *command, const char *name, guint column, const char *v)
{
  return FIXTURE_ROW (command, SWB_TABLE_SEGMENT, TEXT (SWB_SEGMENT_NAME, name),
                      TEXT (column, v));
}

static SwbId
add_share (SwbCommand *command,
           const SwbId *account,
           const SwbId *segment,
           double share,
           SwbDay day)
{
  return FIXTURE_ROW (
      command, SWB_TABLE_AUDIENCE, ID (SWB_AUDIENCE_ACCOUNT, account),
      ID (SWB_AUDIENCE_SEGMENT, segment), REAL (SWB_AUDIENCE_SHARE, share),
      DAY (SWB_AUDIENCE_DAY, day), TEXT (SWB_AUDIENCE_SOURCE, "typed"));
}

/* A stranger has nothing, and every list is there. */
static void
test_bare (void)
{
  SwbDocument *document = fixture_open ();
  const SwbId id = fixture_creator (document, "Asha");
  g_autoptr (SwbCreatorDetails) details = fixture_details (document, &id);

  g_assert_cmpstr (details->name, ==, "Asha");
  g_assert_cmpstr (details->note, ==, "");
  g_assert_null (details->tags[0]);
  g_assert_cmpint (details->tier, ==, -1);
  g_assert_cmpuint (details->accounts->len, ==, 0);
  g_assert_cmpuint (details->placements->len, ==, 0);
  g_assert_cmpuint (details->relationship.n_campaigns, ==, 0);
  g_assert_cmpint (details->relationship.on_time.status, ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_false (details->cut);
  fixture_close (document);
}

static void
test_facts (void)
{
  SwbDocument *document = fixture_open ();
  SwbCommand *command = swb_command_new_edit ("Add");
  const SwbId id = FIXTURE_ROW (
      command, SWB_TABLE_CREATOR, TEXT (SWB_CREATOR_NAME, "Asha"),
      TEXT (SWB_CREATOR_LANGUAGES, "hi, mr"),
      TEXT (SWB_CREATOR_CITIES, "Mumbai"),
      TEXT (SWB_CREATOR_TAGS, " dance ,, kind to work with,"),
      TEXT (SWB_CREATOR_FORMATS, "reel"), TEXT (SWB_CREATOR_NOTE, "a\nb"),
      TEXT (SWB_CREATOR_DISCLOSURE, "Paid partnership"));
  g_autoptr (SwbCreatorDetails) details = NULL;

  fixture_run (document, command);
  details = fixture_details (document, &id);
  g_assert_cmpstr (details->languages[1], ==, "mr");
  g_assert_null (details->languages[2]);
  g_assert_cmpstr (details->cities[0], ==, "Mumbai");
  g_assert_cmpstr (details->tags[0], ==, "dance");
  g_assert_cmpstr (details->tags[1], ==, "kind to work with");
  g_assert_null (details->tags[2]);
  g_assert_cmpstr (details->formats[0], ==, "reel");
  g_assert_cmpstr (details->note, ==, "a\nb");
  g_assert_cmpstr (details->disclosure, ==, "Paid partnership");
  fixture_close (document);
}

static void
test_accounts (void)
{
  SwbDocument *document = fixture_open ();
  const SwbId id = fixture_creator (document, "Asha");
  SwbCommand *command = swb_command_new_edit ("Add");
  const SwbId small = add_account (command, &id, "tiktok", "asha.t");
  const SwbId large = add_account (command, &id, "instagram", "asha");
  const SwbDay today = swb_day_today ();
  g_autoptr (SwbCreatorDetails) details = NULL;
  const SwbDetailAccount *account;
  const SwbDetailReading *reading;
  SwbId old;

  add_reading (command, &small, "followers", 900, 100, "typed");
  add_reading (command, &large, "followers", 5000, 100, "import:a.csv");
  add_reading (command, &large, "followers", 7000, 200, "typed");
  old = add_reading (command, &large, "followers", 9e6, 300, "youtube-api");
  swb_command_set (command, SWB_TABLE_READING, &old, SWB_READING_EXPIRES,
                   swb_value_day (today - 1));
  fixture_run (document, command);
  details = fixture_details (document, &id);
  g_assert_cmpuint (details->accounts->len, ==, 2);
  account = g_ptr_array_index (details->accounts, 0);
  g_assert_cmpint (account->platform, ==, SWB_PLATFORM_INSTAGRAM);
  g_assert_cmpstr (account->handle, ==, "asha");
  g_assert_cmpstr (account->picture, ==, "");
  g_assert_cmpuint (account->readings->len, ==, 3);
  reading = g_ptr_array_index (account->readings, 0);
  g_assert_true (reading->expired);
  g_assert_cmpfloat (reading->value, ==, 9e6);
  g_assert_cmpstr (reading->source, ==, "youtube-api");
  reading = g_ptr_array_index (account->readings, 1);
  g_assert_false (reading->expired);
  g_assert_cmpint (reading->day, ==, 200);
  g_assert_true (isnan (reading->base_value));
  fixture_close (document);
}

static void
test_audience (void)
{
  SwbDocument *document = fixture_open ();
  const SwbId id = fixture_creator (document, "Asha");
  SwbCommand *command = swb_command_new_edit ("Add");
  const SwbId account = add_account (command, &id, "instagram", "asha");
  const SwbId hindi =
      add_segment (command, "Hindi speakers", SWB_SEGMENT_LANGUAGE, "hi");
  const SwbId tamil = add_segment (command, "T", SWB_SEGMENT_LANGUAGE, "ta");
  const SwbId young = add_segment (command, "Y", SWB_SEGMENT_AGE, "18-24");
  const SwbId joint =
      add_segment (command, "Young women", SWB_SEGMENT_AGE, "?");
  g_autoptr (SwbCreatorDetails) details = NULL;
  const SwbDetailAccount *read;
  const SwbDetailShare *shares[5];

  swb_command_set (command, SWB_TABLE_SEGMENT, &joint, SWB_SEGMENT_GENDER,
                   swb_value_text ("women"));
  add_share (command, &account, &hindi, 0.4, 100);
  add_share (command, &account, &hindi, 0.3, 200);
  add_share (command, &account, &tamil, 0.6, 100);
  add_share (command, &account, &young, 0.25, 100);
  add_share (command, &account, &joint, 7, 100);
  fixture_run (document, command);
  details = fixture_details (document, &id);
  read = g_ptr_array_index (details->accounts, 0);
  g_assert_cmpuint (read->shares->len, ==, 5);
  for (guint i = 0; i < 5; i++)
    shares[i] = g_ptr_array_index (read->shares, i);
  g_assert_cmpstr (shares[0]->what, ==, "ta");
  g_assert_cmpstr (shares[0]->name, ==, "Tamil");
  g_assert_true (shares[0]->newest);
  g_assert_cmpstr (shares[1]->what, ==, "hi");
  g_assert_cmpfloat (shares[1]->share, ==, 0.3);
  g_assert_false (shares[2]->newest);
  g_assert_cmpint (shares[3]->kind, ==, SWB_SHARE_AGE);
  g_assert_cmpstr (shares[3]->name, ==, "18-24");
  g_assert_cmpint (shares[4]->kind, ==, SWB_SHARE_JOINT);
  g_assert_cmpstr (shares[4]->name, ==, "Young women");
  g_assert_true (isnan (shares[4]->share));
  fixture_close (document);
}

static void
test_lists (void)
{
  SwbDocument *document = fixture_open ();
  const SwbId id = fixture_creator (document, "Asha");
  SwbCommand *command = swb_command_new_edit ("Add");
  const SwbFlight flight = { 10, 20 };
  g_autoptr (SwbCreatorDetails) details = NULL;
  const SwbDetailRate *rate;
  const SwbDetailContract *contract;
  const SwbDetailNote *note;
  SwbId campaign;

  campaign = FIXTURE_ROW (command, SWB_TABLE_CAMPAIGN,
                          TEXT (SWB_CAMPAIGN_NAME, "Saawan"));
  for (int i = 0; i < 3; i++)
    FIXTURE_ROW (command, SWB_TABLE_RATE, ID (SWB_RATE_CREATOR, &id),
                 TEXT (SWB_RATE_DELIVERABLE, i == 2 ? "story" : "post"),
                 MONEY (SWB_RATE_FEE, 1000 * i), DAY (SWB_RATE_DAY, i));
  FIXTURE_ROW (command, SWB_TABLE_CONTACT, ID (SWB_CONTACT_CREATOR, &id),
               TEXT (SWB_CONTACT_EMAIL, "a@b.example"));
  FIXTURE_ROW (command, SWB_TABLE_CONTRACT, ID (SWB_CONTRACT_CREATOR, &id),
               ID (SWB_CONTRACT_CAMPAIGN, &campaign),
               TEXT (SWB_CONTRACT_TERMS, "two\nlines"),
               { SWB_CONTRACT_FLIGHT, swb_value_flight (flight) },
               DAY (SWB_CONTRACT_USAGE_UNTIL, 400));
  FIXTURE_ROW (command, SWB_TABLE_EXCLUSIVITY,
               ID (SWB_EXCLUSIVITY_CREATOR, &id),
               TEXT (SWB_EXCLUSIVITY_CATEGORY, "drinks"));
  for (int i = 0; i < 2; i++)
    FIXTURE_ROW (command, SWB_TABLE_NOTE, ID (SWB_NOTE_SUBJECT, &id),
                 TEXT (SWB_NOTE_TEXT, i ? "later" : "sooner"),
                 { SWB_NOTE_TIME, swb_value_int (i) });
  FIXTURE_ROW (command, SWB_TABLE_ATTACHMENT, ID (SWB_ATTACHMENT_SUBJECT, &id),
               TEXT (SWB_ATTACHMENT_NAME, "a.pdf"),
               TEXT (SWB_ATTACHMENT_SHA256, "00"));
  fixture_run (document, command);
  details = fixture_details (document, &id);
  g_assert_cmpuint (details->rates->len, ==, 3);
  rate = g_ptr_array_index (details->rates, 2);
  g_assert_false (rate->newest);
  rate = g_ptr_array_index (details->rates, 1);
  g_assert_true (rate->newest);
  g_assert_cmpint (rate->fee.minor, ==, 1000);
  g_assert_cmpuint (details->contacts->len, ==, 1);
  contract = g_ptr_array_index (details->contracts, 0);
  g_assert_cmpstr (contract->campaign_name, ==, "Saawan");
  g_assert_cmpstr (contract->terms, ==, "two\nlines");
  g_assert_cmpint (contract->flight.end, ==, 20);
  g_assert_cmpint (contract->usage_until, ==, 400);
  g_assert_cmpuint (details->exclusivities->len, ==, 1);
  note = g_ptr_array_index (details->notes, 0);
  g_assert_cmpstr (note->text, ==, "later");
  g_assert_cmpuint (details->attachments->len, ==, 1);
  g_assert_false (((const SwbDetailAttachment *) g_ptr_array_index (
                       details->attachments, 0))
                      ->is_here);
  fixture_close (document);
}

static SwbId
add_placement (SwbCommand *command,
               const SwbId *campaign,
               const SwbId *creator,
               const SwbId *account,
               SwbDay day,
               SwbDay posted)
{
  const SwbId id = FIXTURE_ROW (
      command, SWB_TABLE_PLACEMENT, ID (SWB_PLACEMENT_CAMPAIGN, campaign),
      ID (SWB_PLACEMENT_CREATOR, creator), DAY (SWB_PLACEMENT_DAY, day),
      MONEY (SWB_PLACEMENT_FEE, 100000),
      TEXT (SWB_PLACEMENT_CHANNEL, "tiktok"));

  if (account != NULL)
    swb_command_set (command, SWB_TABLE_PLACEMENT, &id, SWB_PLACEMENT_ACCOUNT,
                     swb_value_id (account));
  if (posted != SWB_DAY_NONE)
    swb_command_set (command, SWB_TABLE_PLACEMENT, &id, SWB_PLACEMENT_POSTED,
                     swb_value_day (posted));
  return id;
}

static void
add_payout (SwbCommand *command,
            const SwbId *placement,
            gint64 minor,
            const char *currency,
            SwbDay due,
            SwbDay paid)
{
  FIXTURE_ROW (
      command, SWB_TABLE_PAYOUT, ID (SWB_PAYOUT_PLACEMENT, placement),
      { SWB_PAYOUT_AMOUNT, swb_value_money (swb_money_make (minor, currency)) },
      DAY (SWB_PAYOUT_DUE, due), DAY (SWB_PAYOUT_PAID, paid));
}

/* Four campaigns in the workspace, one of them deleted, another without a
 * booking; together in two. Three of four posts on time. */
static void
test_placements (void)
{
  SwbDocument *document = fixture_open ();
  const SwbId id = fixture_creator (document, "Asha");
  const SwbId other = fixture_creator (document, "Ravi");
  SwbCommand *command = swb_command_new_edit ("Add");
  SwbId campaigns[5];
  SwbId placement;
  g_autoptr (SwbCreatorDetails) details = NULL;
  const SwbDetailPlacement *read;

  for (int i = 0; i < 5; i++)
    campaigns[i] = FIXTURE_ROW (command, SWB_TABLE_CAMPAIGN,
                                TEXT (SWB_CAMPAIGN_NAME, "K"));
  add_placement (command, &campaigns[0], &id, NULL, 100, 100);
  add_placement (command, &campaigns[0], &id, NULL, 101, 99);
  add_placement (command, &campaigns[1], &other, NULL, 150, 150);
  placement = add_placement (command, &campaigns[2], &id, NULL, 200, 203);
  add_placement (command, &campaigns[2], &id, NULL, 199, 199);
  add_placement (command, &campaigns[4], &id, NULL, 300, 300);
  add_payout (command, &placement, 60000, "INR", 210, 213);
  add_payout (command, &placement, 500, "USD", 210, 223);
  add_payout (command, &placement, 20000, "INR", 215, 233);
  add_payout (command, &placement, 20000, "INR", 220, SWB_DAY_NONE);
  fixture_run (document, command);
  command = swb_command_new_edit ("Delete");
  swb_command_set (command, SWB_TABLE_CAMPAIGN, &campaigns[4], SWB_DELETED,
                   swb_value_int (1));
  fixture_run (document, command);
  details = fixture_details (document, &id);
  g_assert_cmpuint (details->placements->len, ==, 4);
  read = g_ptr_array_index (details->placements, 0);
  g_assert_cmpint (read->day, ==, 200);
  g_assert_cmpint (read->posted, ==, 203);
  g_assert_cmpuint (read->payouts->len, ==, 4);
  g_assert_cmpint (read->paid.minor, ==, 80000);
  g_assert_cmpuint (read->n_other_currency, ==, 1);
  g_assert_cmpint (read->owed_since, ==, 220);
  g_assert_cmpint (read->standing.basis, ==, SWB_STANDING_NO_READING);
  g_assert_cmpuint (details->relationship.n_campaigns, ==, 2);
  g_assert_cmpuint (details->relationship.on_time.count, ==, 3);
  g_assert_cmpuint (details->relationship.on_time.n, ==, 4);
  g_assert_cmpuint (details->relationship.repeat.count, ==, 1);
  g_assert_cmpuint (details->relationship.repeat.n, ==, 2);
  g_assert_cmpuint (details->relationship.days_to_pay.n, ==, 3);
  g_assert_cmpuint (details->relationship.days_to_pay.n_open, ==, 1);
  g_assert_cmpfloat (details->relationship.days_to_pay.median, ==, 25);
  fixture_close (document);
}

/* Others of the tier on TikTok with 10 likes in 100, 200, … views: rates from
 * 10 % down. */
static void
add_peers (SwbDocument *document, guint n)
{
  SwbCommand *command = swb_command_new_edit ("Add");

  for (guint i = 0; i < n; i++)
    {
      const SwbId id = FIXTURE_ROW (command, SWB_TABLE_CREATOR,
                                    TEXT (SWB_CREATOR_NAME, "Peer"));
      const SwbId account = add_account (command, &id, "tiktok", "p");

      add_reading (command, &account, "followers", 20000, 1, "typed");
      add_reading (command, &account, "avg-views", 1000, 1, "typed");
      add_reading (command, &account, "avg-likes", 10 * (i + 1), 1, "typed");
    }
  fixture_run (document, command);
}

static SwbStanding
get_standing (SwbDocument *document, const SwbId *creator)
{
  g_autoptr (SwbCreatorDetails) details = fixture_details (document, creator);

  return ((const SwbDetailPlacement *) g_ptr_array_index (details->placements,
                                                          0))
      ->standing;
}

static void
add_post (SwbDocument *document, const SwbId *creator, const char *source)
{
  SwbCommand *command = swb_command_new_edit ("Add");
  const SwbId account = add_account (command, creator, "tiktok", "asha");
  const SwbId campaign =
      FIXTURE_ROW (command, SWB_TABLE_CAMPAIGN, TEXT (SWB_CAMPAIGN_NAME, "K"));
  const SwbId placement =
      add_placement (command, &campaign, creator, &account, 100, 100);

  add_reading (command, &account, "followers", 30000, 1, "typed");
  /* What the creator's own account has does not count among the others. */
  add_reading (command, &account, "avg-views", 1000, 1, "typed");
  add_reading (command, &account, "avg-likes", 900, 1, "typed");
  add_reading (command, &placement, "views", 9000, 110, source);
  add_reading (command, &placement, "views", 10000, 120, source);
  add_reading (command, &placement, "likes", 1000, 120, source);
  fixture_run (document, command);
}

/* Nine peers at 1 % to 9 %: the median is 5 %, and 10 % are twice that. */
static void
test_standing (void)
{
  SwbDocument *document = fixture_open ();
  const SwbId id = fixture_creator (document, "Asha");
  g_autofree char *told = NULL;
  SwbStanding standing;

  add_post (document, &id, "import:posts.csv");
  add_peers (document, 9);
  standing = get_standing (document, &id);
  g_assert_cmpint (standing.basis, ==, SWB_STANDING_ROSTER);
  g_assert_false (standing.is_views);
  g_assert_cmpint (standing.base_kind, ==, SWB_ENGAGEMENT_ON_VIEWS);
  g_assert_cmpstr (standing.parts, ==, "likes");
  g_assert_cmpfloat (standing.numerator, ==, 1000);
  g_assert_cmpfloat (standing.base, ==, 10000);
  g_assert_cmpuint (standing.n_peers, ==, 9);
  g_assert_cmpfloat_with_epsilon (standing.median, 0.05, 1e-12);
  g_assert_cmpfloat_with_epsilon (standing.ratio, 2, 1e-12);
  g_assert_cmpint (standing.tier, ==, SWB_TIER_MICRO);
  told = swb_standing_tell (&standing);
  g_assert_cmpstr (
      told, ==,
      "2.0 × the micro tier: 10.0\u00a0% engagement on views; median "
      "5.0\u00a0% of 9 accounts on TikTok");
  fixture_close (document);
}

/* With seven there is only what was published for TikTok by views: 5.52 %. */
static void
test_few_peers (void)
{
  SwbDocument *document = fixture_open ();
  const SwbId id = fixture_creator (document, "Asha");
  SwbStanding standing;

  add_post (document, &id, "typed");
  add_peers (document, 7);
  standing = get_standing (document, &id);
  g_assert_cmpint (standing.basis, ==, SWB_STANDING_BENCHMARK);
  g_assert_cmpfloat (standing.range->low, ==, 0.0552);
  g_assert_cmpfloat_with_epsilon (standing.ratio, 0.1 / 0.0552, 1e-9);
  g_assert_cmpuint (standing.n_peers, ==, 7);
  fixture_close (document);
}

/* What an API told stays out of rates: the post has no number to hold. */
static void
test_api_stays_out (void)
{
  SwbDocument *document = fixture_open ();
  const SwbId id = fixture_creator (document, "Asha");

  add_post (document, &id, "youtube-api");
  add_peers (document, 9);
  g_assert_cmpint (get_standing (document, &id).basis, ==,
                   SWB_STANDING_NO_READING);
  fixture_close (document);
}

static void
test_not_there (void)
{
  SwbDocument *document = fixture_open ();
  const SwbId id = fixture_creator (document, "Asha");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (fixture_undo (document), ==, 0);
  swb_creator_details_async (document, &id, NULL, fixture_keep_result_cb,
                             &result);
  g_assert_null (swb_creator_details_finish (
      document, fixture_wait_for (&result), &error));
  g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_NOT_FOUND);
  fixture_close (document);
}

static void
test_cancel (void)
{
  SwbDocument *document = fixture_open ();
  const SwbId id = fixture_creator (document, "Asha");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  swb_creator_details_async (document, &id, cancellable, fixture_keep_result_cb,
                             &result);
  g_cancellable_cancel (cancellable);
  g_assert_null (swb_creator_details_finish (
      document, fixture_wait_for (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  fixture_close (document);
}

/* Whatever a file holds: texts that turn the reading around, days that are
 * none, amounts that are none, too many rows, too long a text. */
static void
test_hostile (void)
{
  SwbDocument *document = fixture_open ();
  const SwbId id = fixture_creator (document, "A\u202Esha");
  SwbCommand *command = swb_command_new_edit ("Add");
  g_autofree char *long_text = g_strnfill (3 * SWB_DETAIL_MOST_LETTERS, 'x');
  const SwbId account = add_account (command, &id, "no such", "\x01@\n");
  const SwbId nobody = swb_id_new ();
  g_autoptr (SwbCreatorDetails) details = NULL;
  const SwbDetailContract *contract;
  const SwbDetailReading *reading;

  FIXTURE_ROW (command, SWB_TABLE_CONTRACT, ID (SWB_CONTRACT_CREATOR, &id),
               ID (SWB_CONTRACT_CAMPAIGN, &nobody),
               TEXT (SWB_CONTRACT_FLIGHT, "later/sooner"),
               { SWB_CONTRACT_USAGE_UNTIL, swb_value_int (G_MAXINT64) },
               TEXT (SWB_CONTRACT_TERMS, long_text));
  FIXTURE_ROW (command, SWB_TABLE_RATE, ID (SWB_RATE_CREATOR, &id),
               TEXT (SWB_RATE_FEE, "a lot"));
  add_placement (command, &nobody, &id, &nobody, G_MININT32 + 1, G_MAXINT32);
  FIXTURE_ROW (command, SWB_TABLE_READING, ID (SWB_READING_SUBJECT, &account),
               TEXT (SWB_READING_METRIC, "followers"),
               REAL (SWB_READING_VALUE, INFINITY),
               { SWB_READING_WINDOW, swb_value_int (G_MININT64) });
  for (guint i = 0; i < 600; i++)
    FIXTURE_ROW (command, SWB_TABLE_NOTE, ID (SWB_NOTE_SUBJECT, &id));
  fixture_run (document, command);
  details = fixture_details (document, &id);
  g_assert_cmpstr (details->name, ==, "A\\u202Esha");
  contract = g_ptr_array_index (details->contracts, 0);
  g_assert_cmpstr (contract->campaign_name, ==, "");
  g_assert_true (swb_flight_is_none (&contract->flight));
  g_assert_cmpint (contract->usage_until, ==, SWB_DAY_NONE);
  g_assert_cmpuint (strlen (contract->terms), ==, SWB_DETAIL_MOST_LETTERS);
  g_assert_cmpuint (details->notes->len, ==, 500);
  g_assert_true (details->cut);
  g_assert_cmpuint (details->placements->len, ==, 1);
  reading = g_ptr_array_index (
      ((const SwbDetailAccount *) g_ptr_array_index (details->accounts, 0))
          ->readings,
      0);
  g_assert_true (isnan (reading->value));
  g_assert_cmpint (reading->window, ==, 0);
  fixture_close (document);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/creator-details/bare", test_bare);
  g_test_add_func ("/creator-details/facts", test_facts);
  g_test_add_func ("/creator-details/accounts", test_accounts);
  g_test_add_func ("/creator-details/audience", test_audience);
  g_test_add_func ("/creator-details/lists", test_lists);
  g_test_add_func ("/creator-details/placements", test_placements);
  g_test_add_func ("/creator-details/standing", test_standing);
  g_test_add_func ("/creator-details/few-peers", test_few_peers);
  g_test_add_func ("/creator-details/api-stays-out", test_api_stays_out);
  g_test_add_func ("/creator-details/not-there", test_not_there);
  g_test_add_func ("/creator-details/cancel", test_cancel);
  g_test_add_func ("/creator-details/hostile", test_hostile);

  return g_test_run ();
}
