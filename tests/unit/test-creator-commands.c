/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The acts on what is known of a creator: what they set, what they refuse, that
 * undo takes them back, and how the history tells them. */
#include "creator-fixture.h"

#include <glib/gstdio.h>
#include <math.h>

#define TODAY swb_day_today ()

typedef struct
{
  SwbDocument *document;
  SwbId creator;
  SwbCreatorDetails *about;
} Fixture;

static void
read_again (Fixture *f)
{
  g_clear_pointer (&f->about, swb_creator_details_unref);
  f->about = fixture_details (f->document, &f->creator);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->document = fixture_open ();
  f->creator = fixture_creator (f->document, "Asha");
  read_again (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_pointer (&f->about, swb_creator_details_unref);
  fixture_close (f->document);
}

/* Does it, and reads what there is then. */
static void
run (Fixture *f, SwbCommand *command, GError *error)
{
  g_assert_no_error (error);
  g_assert_nonnull (command);
  fixture_run (f->document, command);
  read_again (f);
}

#define RUN(make)                                                              \
  G_STMT_START                                                                 \
  {                                                                            \
    GError *error = NULL;                                                      \
    SwbCommand *command = make;                                                \
    run (f, command, error);                                                   \
  }                                                                            \
  G_STMT_END

#define REFUSE(code, make)                                                     \
  G_STMT_START                                                                 \
  {                                                                            \
    g_autoptr (GError) error = NULL;                                           \
    g_autoptr (SwbCommand) command = make;                                     \
    g_assert_null (command);                                                   \
    g_assert_error (error, SWB_CREATOR_ERROR, SWB_CREATOR_ERROR_##code);       \
    g_assert_cmpuint (strlen (error->message), >, 10);                         \
  }                                                                            \
  G_STMT_END

static void
undo (Fixture *f)
{
  g_assert_cmpuint (fixture_undo (f->document), ==, 0);
  read_again (f);
}

static SwbId
add_account (Fixture *f)
{
  const SwbAccountFacts facts = { .platform = SWB_PLATFORM_INSTAGRAM,
                                  .handle = "asha" };

  RUN (swb_creator_set_account (f->about, NULL, &facts, &error));
  return ((SwbDetailAccount *) g_ptr_array_index (f->about->accounts, 0))->id;
}

static void
test_accounts (Fixture *f, gconstpointer data)
{
  SwbAccountFacts facts = { .platform = SWB_PLATFORM_INSTAGRAM,
                            .handle = " @@asha.dances ",
                            .url = "instagram.com/asha.dances" };
  SwbRoster *roster =
      swb_workspace_get_roster (swb_document_get_workspace (f->document));
  const SwbDetailAccount *account;
  g_autoptr (SwbCreator) row = NULL;

  RUN (swb_creator_set_account (f->about, NULL, &facts, &error));
  g_assert_cmpstr (swb_document_get_undo_name (f->document), ==,
                   "Add an account of Asha");
  account = g_ptr_array_index (f->about->accounts, 0);
  g_assert_cmpstr (account->handle, ==, "asha.dances");
  g_assert_cmpstr (account->url, ==, "https://instagram.com/asha.dances");
  row = swb_roster_get_creator (roster, 0);
  g_assert_cmpstr (swb_creator_get_handle (row), ==, "asha.dances");
  facts.handle = "ASHA.dances";
  REFUSE (TWICE, swb_creator_set_account (f->about, NULL, &facts, &error));
  facts.platform = SWB_PLATFORM_TIKTOK;
  RUN (swb_creator_set_account (f->about, NULL, &facts, &error));
  g_assert_cmpuint (f->about->accounts->len, ==, 2);
  undo (f);
  account = g_ptr_array_index (f->about->accounts, 0);
  facts = (SwbAccountFacts){ SWB_PLATFORM_YOUTUBE, "asha", "Asha", NULL };
  RUN (swb_creator_set_account (f->about, account, &facts, &error));
  account = g_ptr_array_index (f->about->accounts, 0);
  g_assert_cmpint (account->platform, ==, SWB_PLATFORM_YOUTUBE);
  g_assert_cmpstr (account->name, ==, "Asha");
  g_assert_cmpstr (account->url, ==, "");
  RUN ((error = NULL,
        swb_creator_remove (f->about, SWB_PART_ACCOUNT, &account->id)));
  g_assert_cmpuint (f->about->accounts->len, ==, 0);
  undo (f);
  g_assert_cmpuint (f->about->accounts->len, ==, 1);
}

static void
test_wrong_accounts (Fixture *f, gconstpointer data)
{
  static const char *const urls[] = {
    "javascript:alert(1)",
    "file:///etc/passwd",
    "nonsense",
    "https://",
    "ftp://a.example/",
    "https://a b.example/",
    "https://u:p@a.example/",
  };
  SwbAccountFacts facts = { .handle = " @ " };
  g_autofree char *long_text = g_strnfill (501, 'x');

  REFUSE (EMPTY, swb_creator_set_account (f->about, NULL, &facts, &error));
  facts.handle = "asha";
  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      facts.url = urls[i];
      REFUSE (ADDRESS,
              swb_creator_set_account (f->about, NULL, &facts, &error));
    }
  facts.url = NULL;
  facts.name = long_text;
  REFUSE (LONG, swb_creator_set_account (f->about, NULL, &facts, &error));
}

static void
test_contacts (Fixture *f, gconstpointer data)
{
  SwbContactFacts facts = { .name = "Ravi",
                            .role = "manager",
                            .email = "ravi@agency.example",
                            .phone = "+91 98765 43210",
                            .note = "call\nlate" };
  const SwbDetailContact *contact;

  RUN (swb_creator_set_contact (f->about, NULL, &facts, &error));
  contact = g_ptr_array_index (f->about->contacts, 0);
  g_assert_cmpstr (contact->email, ==, "ravi@agency.example");
  g_assert_cmpstr (contact->note, ==, "call\nlate");
  facts.role = "";
  facts.email = NULL;
  RUN (swb_creator_set_contact (f->about, contact, &facts, &error));
  contact = g_ptr_array_index (f->about->contacts, 0);
  g_assert_cmpstr (contact->role, ==, "");
  g_assert_cmpstr (contact->email, ==, "");
  g_assert_cmpstr (contact->name, ==, "Ravi");
  undo (f);
  contact = g_ptr_array_index (f->about->contacts, 0);
  g_assert_cmpstr (contact->role, ==, "manager");
}

static void
test_wrong_contacts (Fixture *f, gconstpointer data)
{
  static const char *const emails[] = {
    "ravi",          "@a.example", "a@b",    "a@b.",    "a@@b.c",
    "a b@c.example", "a@.example", "a@b..c", "<a@b.c>", "a@b.c,d@e.f"
  };
  static const char *const right[] = { "a@b.c", "o'neil+x@sub.host.example",
                                       "श्री@उदाहरण.भारत" };
  SwbContactFacts facts = { .note = "nobody" };

  REFUSE (EMPTY, swb_creator_set_contact (f->about, NULL, &facts, &error));
  for (guint i = 0; i < G_N_ELEMENTS (emails); i++)
    {
      facts.email = emails[i];
      REFUSE (EMAIL, swb_creator_set_contact (f->about, NULL, &facts, &error));
    }
  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    {
      facts.email = right[i];
      RUN (swb_creator_set_contact (f->about, NULL, &facts, &error));
    }
  facts.email = NULL;
  facts.phone = "call me";
  REFUSE (NUMBER, swb_creator_set_contact (f->about, NULL, &facts, &error));
}

static void
test_rates (Fixture *f, gconstpointer data)
{
  SwbRateFacts facts = { .channel = "instagram-reels",
                         .deliverable = "post",
                         .fee = "2,30,000",
                         .currency = "INR",
                         .day = 100 };
  const SwbDetailRate *rate;

  RUN (swb_creator_set_rate (f->about, NULL, &facts, &error));
  rate = g_ptr_array_index (f->about->rates, 0);
  g_assert_cmpint (rate->fee.minor, ==, 23000000);
  g_assert_cmpstr (rate->fee.currency, ==, "INR");
  facts.fee = "$450";
  RUN (swb_creator_set_rate (f->about, rate, &facts, &error));
  rate = g_ptr_array_index (f->about->rates, 0);
  g_assert_cmpstr (rate->fee.currency, ==, "USD");
  facts.fee = "a lot";
  REFUSE (MONEY, swb_creator_set_rate (f->about, NULL, &facts, &error));
  facts.fee = "-5";
  REFUSE (MONEY, swb_creator_set_rate (f->about, NULL, &facts, &error));
  facts.fee = "99999999999999999999999";
  REFUSE (MONEY, swb_creator_set_rate (f->about, NULL, &facts, &error));
  facts.fee = "";
  REFUSE (EMPTY, swb_creator_set_rate (f->about, NULL, &facts, &error));
  facts.fee = "5";
  facts.day = SWB_DAY_NONE;
  REFUSE (EMPTY, swb_creator_set_rate (f->about, NULL, &facts, &error));
  facts.day = 100;
  facts.deliverable = "  ";
  REFUSE (EMPTY, swb_creator_set_rate (f->about, NULL, &facts, &error));
}

static void
test_contracts (Fixture *f, gconstpointer data)
{
  SwbContractFacts facts = { .name = "Saawan",
                             .flight = { 10, 20 },
                             .usage_until = 400,
                             .terms = "a\r\nb",
                             .status = "signed" };
  const SwbDetailContract *contract;

  RUN (swb_creator_set_contract (f->about, NULL, &facts, &error));
  contract = g_ptr_array_index (f->about->contracts, 0);
  g_assert_cmpint (contract->flight.start, ==, 10);
  g_assert_cmpstr (contract->terms, ==, "a\nb");
  g_assert_cmpstr (contract->status, ==, "signed");
  facts.flight = swb_flight_none ();
  facts.usage_until = SWB_DAY_NONE;
  RUN (swb_creator_set_contract (f->about, contract, &facts, &error));
  contract = g_ptr_array_index (f->about->contracts, 0);
  g_assert_true (swb_flight_is_none (&contract->flight));
  g_assert_cmpint (contract->usage_until, ==, SWB_DAY_NONE);
  facts.flight = (SwbFlight){ 20, 10 };
  REFUSE (DAYS, swb_creator_set_contract (f->about, NULL, &facts, &error));
  facts.flight = (SwbFlight){ 20, SWB_DAY_NONE };
  REFUSE (DAYS, swb_creator_set_contract (f->about, NULL, &facts, &error));
  facts.flight = (SwbFlight){ 20, 30 };
  facts.usage_until = 19;
  REFUSE (DAYS, swb_creator_set_contract (f->about, NULL, &facts, &error));
  facts = (SwbContractFacts){ .flight = { 1, 2 }, .usage_until = SWB_DAY_NONE };
  REFUSE (EMPTY, swb_creator_set_contract (f->about, NULL, &facts, &error));
}

static void
test_exclusivities (Fixture *f, gconstpointer data)
{
  SwbExclusivityFacts facts = { .category = "soft drinks",
                                .flight = { 10, 20 } };
  const SwbDetailExclusivity *exclusivity;

  RUN (swb_creator_set_exclusivity (f->about, NULL, &facts, &error));
  exclusivity = g_ptr_array_index (f->about->exclusivities, 0);
  g_assert_cmpstr (exclusivity->category, ==, "soft drinks");
  facts.flight.end = 30;
  RUN (swb_creator_set_exclusivity (f->about, exclusivity, &facts, &error));
  exclusivity = g_ptr_array_index (f->about->exclusivities, 0);
  g_assert_cmpint (exclusivity->flight.end, ==, 30);
  facts.category = NULL;
  REFUSE (EMPTY, swb_creator_set_exclusivity (f->about, NULL, &facts, &error));
}

static void
test_notes (Fixture *f, gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (SWB_DETAIL_MOST_LETTERS + 1, 'x');
  const SwbDetailNote *note;
  gint64 time;

  RUN (swb_creator_set_note (f->about, NULL, " Kind.\nOn time. ", "Meena",
                             &error));
  note = g_ptr_array_index (f->about->notes, 0);
  g_assert_cmpstr (note->text, ==, "Kind.\nOn time.");
  g_assert_cmpstr (note->author, ==, "Meena");
  g_assert_cmpint (ABS (note->time - g_get_real_time ()), <,
                   60 * G_USEC_PER_SEC);
  time = note->time;
  RUN (swb_creator_set_note (f->about, note, "Kind.", "Ravi", &error));
  note = g_ptr_array_index (f->about->notes, 0);
  g_assert_cmpstr (note->text, ==, "Kind.");
  g_assert_cmpstr (note->author, ==, "Meena");
  g_assert_cmpint (note->time, ==, time);
  REFUSE (EMPTY, swb_creator_set_note (f->about, NULL, " \n ", NULL, &error));
  REFUSE (LONG, swb_creator_set_note (f->about, NULL, long_text, NULL, &error));
}

static void
test_texts (Fixture *f, gconstpointer data)
{
  RUN (swb_creator_set_text (f->about, SWB_CREATOR_TAGS, "dance, , Dance,kind",
                             &error));
  g_assert_cmpstr (swb_document_get_undo_name (f->document), ==,
                   "Set the tags of Asha");
  g_assert_cmpstr (f->about->tags[0], ==, "dance");
  g_assert_cmpstr (f->about->tags[1], ==, "kind");
  g_assert_null (f->about->tags[2]);
  RUN (swb_creator_set_text (f->about, SWB_CREATOR_LANGUAGES,
                             "Hindi, mr, Elvish", &error));
  g_assert_cmpstr (f->about->languages[0], ==, "hi");
  g_assert_cmpstr (f->about->languages[1], ==, "mr");
  g_assert_cmpstr (f->about->languages[2], ==, "Elvish");
  RUN (swb_creator_set_text (f->about, SWB_CREATOR_DISCLOSURE, "a\nb", &error));
  g_assert_cmpstr (f->about->disclosure, ==, "a\nb");
  RUN (swb_creator_set_text (f->about, SWB_CREATOR_FORMATS, "reel", &error));
  g_assert_cmpstr (f->about->formats[0], ==, "reel");
  RUN (swb_creator_set_text (f->about, SWB_CREATOR_FORMATS, NULL, &error));
  g_assert_null (f->about->formats[0]);
  RUN (swb_creator_set_text (f->about, SWB_CREATOR_NAME, "Asha R", &error));
  g_assert_cmpstr (f->about->name, ==, "Asha R");
  REFUSE (EMPTY,
          swb_creator_set_text (f->about, SWB_CREATOR_NAME, "\t", &error));
}

/* What is the same is no act. */
static void
test_nothing_changed (Fixture *f, gconstpointer data)
{
  const SwbContactFacts facts = { .name = "Ravi" };
  const char *before = "Add a contact of Asha";

  RUN (swb_creator_set_contact (f->about, NULL, &facts, &error));
  RUN (swb_creator_set_contact (
      f->about, g_ptr_array_index (f->about->contacts, 0), &facts, &error));
  g_assert_cmpstr (swb_document_get_undo_name (f->document), ==, before);
  RUN (swb_creator_set_text (f->about, SWB_CREATOR_TAGS, " , ", &error));
  g_assert_cmpstr (swb_document_get_undo_name (f->document), ==, before);
}

static void
test_readings (Fixture *f, gconstpointer data)
{
  const SwbId account = add_account (f);
  SwbReadingFacts facts = { .metric = "followers",
                            .value = "48.5K",
                            .day = TODAY };
  SwbRoster *roster =
      swb_workspace_get_roster (swb_document_get_workspace (f->document));
  g_autoptr (SwbCreator) row = NULL;
  const SwbDetailAccount *read;
  const SwbDetailReading *reading;

  RUN (swb_creator_add_reading (f->about, &account, &facts, &error));
  row = swb_roster_get_creator (roster, 0);
  g_assert_cmpint (swb_creator_get_followers (row), ==, 48500);
  facts = (SwbReadingFacts){ .metric = "engagement-rate",
                             .value = "4.1 %",
                             .base = "views",
                             .base_value = "12,000",
                             .window = 30,
                             .day = TODAY - 1,
                             .source = "told by the manager" };
  RUN (swb_creator_add_reading (f->about, &account, &facts, &error));
  read = g_ptr_array_index (f->about->accounts, 0);
  reading = g_ptr_array_index (read->readings, 0);
  g_assert_cmpstr (reading->source, ==, "typed");
  reading = g_ptr_array_index (read->readings, 1);
  g_assert_cmpfloat_with_epsilon (reading->value, 0.041, 1e-12);
  g_assert_cmpfloat (reading->base_value, ==, 12000);
  g_assert_cmpint (reading->window, ==, 30);
  g_assert_cmpstr (reading->source, ==, "told by the manager");
}

static void
test_wrong_readings (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *value;
    SwbCreatorError code;
  } cases[] = {
    { NULL, SWB_CREATOR_ERROR_EMPTY },
    { "N/A", SWB_CREATOR_ERROR_EMPTY },
    { "many", SWB_CREATOR_ERROR_NUMBER },
    { "-4", SWB_CREATOR_ERROR_NUMBER },
    { "nan", SWB_CREATOR_ERROR_EMPTY },
    { "inf", SWB_CREATOR_ERROR_NUMBER },
    { "1e300", SWB_CREATOR_ERROR_NUMBER },
    { "5 %", SWB_CREATOR_ERROR_NUMBER },
    { "99999999999999999999", SWB_CREATOR_ERROR_NUMBER },
  };
  const SwbId account = add_account (f);
  SwbReadingFacts facts = { .metric = "followers", .day = TODAY };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      facts.value = cases[i].value;
      g_assert_null (
          swb_creator_add_reading (f->about, &account, &facts, &error));
      g_assert_cmpint (error->code, ==, cases[i].code);
    }
  facts.value = "5";
  facts.day = TODAY + 1;
  REFUSE (DAYS, swb_creator_add_reading (f->about, &account, &facts, &error));
  facts.day = SWB_DAY_NONE;
  REFUSE (EMPTY, swb_creator_add_reading (f->about, &account, &facts, &error));
  facts = (SwbReadingFacts){ .value = "5", .day = TODAY };
  REFUSE (EMPTY, swb_creator_add_reading (f->about, &account, &facts, &error));
  facts = (SwbReadingFacts){
    .metric = "engagement-rate", .value = "4.1", .base = "views", .day = TODAY
  };
  REFUSE (NUMBER, swb_creator_add_reading (f->about, &account, &facts, &error));
}

static GPtrArray *
get_shares (Fixture *f)
{
  return ((SwbDetailAccount *) g_ptr_array_index (f->about->accounts, 0))
      ->shares;
}

/* Returns: (transfer full) (nullable): why it was refused */
static GError *
type_share (Fixture *f,
            const SwbId *account,
            SwbShareKind kind,
            const char *what,
            const char *share,
            SwbDay day)
{
  const SwbShareFacts facts = { kind, what, share, day, NULL };
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;
  SwbCommand *command =
      swb_creator_add_share (f->about, account, &facts, &error);

  if (command == NULL)
    return error;
  swb_document_run_async (f->document, command, NULL, fixture_keep_result_cb,
                          &result);
  swb_document_run_finish (f->document, fixture_wait_for (&result), &error);
  read_again (f);
  return error;
}

static void
test_shares (Fixture *f, gconstpointer data)
{
  const SwbId account = add_account (f);
  const SwbDetailShare *share;
  g_autoptr (GError) error = NULL;
  SwbId segment;

#define TYPE(...) g_assert_no_error (type_share (f, &account, __VA_ARGS__))
  TYPE (SWB_SHARE_LANGUAGE, "Hindi", "60 %", 100);
  TYPE (SWB_SHARE_LANGUAGE, "ta", "40", 100);
  g_assert_cmpuint (get_shares (f)->len, ==, 2);
  share = g_ptr_array_index (get_shares (f), 0);
  g_assert_cmpstr (share->what, ==, "hi");
  g_assert_cmpfloat_with_epsilon (share->share, 0.6, 1e-12);
  g_assert_cmpstr (share->source, ==, "typed");
  segment = share->segment;
  error = type_share (f, &account, SWB_SHARE_LANGUAGE, "mr", "0.2", 100);
  g_assert_error (error, SWB_CREATOR_ERROR, SWB_CREATOR_ERROR_SHARE);
  g_assert_nonnull (strstr (error->message, "100.2"));
  g_assert_cmpuint (get_shares (f)->len, ==, 2);
  /* The same day corrects, a later one comes beside it. */
  TYPE (SWB_SHARE_LANGUAGE, "hi", "50", 100);
  TYPE (SWB_SHARE_LANGUAGE, "HINDI", "55", 200);
  g_assert_cmpuint (get_shares (f)->len, ==, 3);
  share = g_ptr_array_index (get_shares (f), 0);
  g_assert_cmpfloat_with_epsilon (share->share, 0.55, 1e-12);
  g_assert_true (swb_id_equal (&share->segment, &segment));
  TYPE (SWB_SHARE_LANGUAGE, "mr", "5", 200);
  /* Of another kind is another hundred. */
  TYPE (SWB_SHARE_AGE, "18 – 24", "100 %", 100);
  share = g_ptr_array_index (get_shares (f), 4);
  g_assert_cmpstr (share->what, ==, "18-24");
#undef TYPE
  undo (f);
  g_assert_cmpuint (get_shares (f)->len, ==, 4);
}

static void
test_wrong_shares (Fixture *f, gconstpointer data)
{
  static const struct
  {
    SwbShareKind kind;
    const char *what;
    const char *share;
    SwbDay day;
    SwbCreatorError code;
  } cases[] = {
    { SWB_SHARE_REGION, "", "5", 1, SWB_CREATOR_ERROR_EMPTY },
    { SWB_SHARE_REGION, "Pune", "", 1, SWB_CREATOR_ERROR_EMPTY },
    { SWB_SHARE_REGION, "Pune", "half", 1, SWB_CREATOR_ERROR_NUMBER },
    { SWB_SHARE_REGION, "Pune", "101", 1, SWB_CREATOR_ERROR_NUMBER },
    { SWB_SHARE_REGION, "Pune", "-1 %", 1, SWB_CREATOR_ERROR_NUMBER },
    { SWB_SHARE_REGION, "Pune", "5", SWB_DAY_NONE, SWB_CREATOR_ERROR_EMPTY },
    { SWB_SHARE_AGE, "young", "5", 1, SWB_CREATOR_ERROR_NUMBER },
  };
  const SwbId account = add_account (f);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error =
          type_share (f, &account, cases[i].kind, cases[i].what, cases[i].share,
                      cases[i].day);

      g_assert_error (error, SWB_CREATOR_ERROR, (int) cases[i].code);
    }
  g_assert_cmpuint (get_shares (f)->len, ==, 0);
}

static void
test_deliveries (Fixture *f, gconstpointer data)
{
  SwbCommand *book = swb_command_new_edit ("Book");
  const SwbDetailPlacement *placement;
  SwbDeliveryFacts facts = { "reel", TODAY, "https://a.example/p/1" };
  SwbPayoutFacts payout = { .amount = "40,000",
                            .tax = "4000",
                            .currency = "INR",
                            .due = TODAY + 30,
                            .paid = SWB_DAY_NONE };

  FIXTURE_ROW (book, SWB_TABLE_PLACEMENT,
               { SWB_PLACEMENT_CREATOR, swb_value_id (&f->creator) },
               { SWB_PLACEMENT_STATUS, swb_value_text ("approved") });
  fixture_run (f->document, book);
  read_again (f);
#define PLACEMENT() (g_ptr_array_index (f->about->placements, 0))
  RUN (swb_creator_set_delivery (f->about, PLACEMENT (), &facts, &error));
  placement = PLACEMENT ();
  g_assert_cmpint (placement->posted, ==, TODAY);
  g_assert_cmpstr (placement->status, ==, "posted");
  g_assert_cmpstr (placement->deliverable, ==, "reel");
  facts.posted = TODAY + 1;
  REFUSE (DAYS, swb_creator_set_delivery (f->about, placement, &facts, &error));
  facts.posted = TODAY;
  facts.url = "javascript:1";
  REFUSE (ADDRESS,
          swb_creator_set_delivery (f->about, placement, &facts, &error));
  RUN (swb_creator_set_payout (f->about, PLACEMENT (), NULL, &payout, &error));
  placement = PLACEMENT ();
  g_assert_cmpint (placement->owed_since, ==, TODAY + 30);
  g_assert_true (swb_money_is_zero (&placement->paid));
  payout.paid = TODAY;
  RUN (swb_creator_set_payout (f->about, placement,
                               g_ptr_array_index (placement->payouts, 0),
                               &payout, &error));
  placement = PLACEMENT ();
  g_assert_cmpint (placement->paid.minor, ==, 4000000);
  g_assert_cmpint (placement->owed_since, ==, SWB_DAY_NONE);
  payout.tax = "$5";
  REFUSE (MONEY,
          swb_creator_set_payout (f->about, placement, NULL, &payout, &error));
  payout.tax = NULL;
  payout.paid = TODAY + 1;
  REFUSE (DAYS,
          swb_creator_set_payout (f->about, placement, NULL, &payout, &error));
  payout.amount = NULL;
  payout.paid = TODAY;
  REFUSE (EMPTY,
          swb_creator_set_payout (f->about, placement, NULL, &payout, &error));
#undef PLACEMENT
}

static void
test_attachments (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF-1.4 terms", 14);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) huge = g_bytes_new_take (g_malloc0 (32000001), 32000001);
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) failure = NULL;
  const SwbDetailAttachment *attachment;

  RUN (swb_creator_add_attachment (f->about, "terms.pdf", bytes, "signed",
                                   &error));
  attachment = g_ptr_array_index (f->about->attachments, 0);
  g_assert_cmpstr (attachment->name, ==, "terms.pdf");
  g_assert_nonnull (strchr (attachment->type, '/'));
  g_assert_cmpint (attachment->size, ==, 14);
  g_assert_true (attachment->is_here);
  swb_creator_attachment_async (f->document, attachment->sha256, NULL,
                                fixture_keep_result_cb, &result);
  back = swb_creator_attachment_finish (f->document, fixture_wait_for (&result),
                                        &failure);
  g_assert_no_error (failure);
  g_assert_true (g_bytes_equal (bytes, back));
  REFUSE (EMPTY,
          swb_creator_add_attachment (f->about, "a", nothing, NULL, &error));
  REFUSE (LONG, swb_creator_add_attachment (f->about, "a", huge, NULL, &error));
  REFUSE (EMPTY,
          swb_creator_add_attachment (f->about, "\n", bytes, NULL, &error));
  undo (f);
  g_assert_cmpuint (f->about->attachments->len, ==, 0);
}

static void
test_load_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("terms-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "the terms.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;

      if (i == 0)
        g_assert_true (g_file_set_contents (path, "hello", 5, NULL));
      else if (i == 1)
        g_assert_cmpint (g_unlink (path), ==, 0);
      else
        {
          g_autofree char *zeros = g_malloc0 (32000001);

          g_assert_true (g_file_set_contents (path, zeros, 32000001, NULL));
        }
      swb_creator_load_file_async (file, NULL, fixture_keep_result_cb, &result);
      g_clear_pointer (&bytes, g_bytes_unref);
      g_clear_pointer (&name, g_free);
      g_clear_error (&error);
      bytes = swb_creator_load_file_finish (fixture_wait_for (&result), &name,
                                            &error);
      if (i == 0)
        {
          g_assert_no_error (error);
          g_assert_cmpstr (name, ==, "the terms.txt");
          g_assert_cmpuint (g_bytes_get_size (bytes), ==, 5);
        }
      else if (i == 1)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
      else
        g_assert_error (error, SWB_CREATOR_ERROR, SWB_CREATOR_ERROR_LONG);
    }
  g_unlink (path);
  g_rmdir (folder);
}

/* The newest act in words. */
static char *
tell_last (Fixture *f)
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
assert_told (Fixture *f, const char *expected)
{
  g_autofree char *told = tell_last (f);

  g_assert_cmpstr (told, ==, expected);
}

static void
test_history (Fixture *f, gconstpointer data)
{
  const SwbId account = add_account (f);
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
  undo (f);
  assert_told (f, "Asha | Contact: ravi@agency.example");
  RUN (swb_creator_set_note (f->about, NULL, "Kind", NULL, &error));
  assert_told (f, "Asha | Note: Kind");
  RUN (swb_creator_set_rate (f->about, NULL, &rate, &error));
  assert_told (f, "Asha | Fee: $500");
  RUN (swb_creator_add_reading (f->about, &account, &reading, &error));
  assert_told (f, "@asha | followers: 5,000");
  undo (f);
  assert_told (f, "@asha | followers: 5,000 removed");
  g_assert_no_error (
      type_share (f, &account, SWB_SHARE_GENDER, "women", "70", 1));
  g_assert_no_error (
      type_share (f, &account, SWB_SHARE_GENDER, "women", "60", 2));
  assert_told (f, "@asha | women: 60\u00a0%");
  RUN (swb_creator_set_text (f->about, SWB_CREATOR_TAGS, "kind", &error));
  assert_told (f, "Asha | Tags: kind");
}

/* What happened to a creator is also what happened to all that is known of
 * it. */
static void
test_history_of_creator (Fixture *f, gconstpointer data)
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
  read_again (f);
  RUN (swb_creator_set_contact (f->about, NULL, &contact, &error));
  account = add_account (f);
  g_assert_no_error (
      type_share (f, &account, SWB_SHARE_GENDER, "women", "70", 1));
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
  g_test_add ("/creator-commands/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("accounts", test_accounts);
  ADD ("wrong-accounts", test_wrong_accounts);
  ADD ("contacts", test_contacts);
  ADD ("wrong-contacts", test_wrong_contacts);
  ADD ("rates", test_rates);
  ADD ("contracts", test_contracts);
  ADD ("exclusivities", test_exclusivities);
  ADD ("notes", test_notes);
  ADD ("texts", test_texts);
  ADD ("nothing-changed", test_nothing_changed);
  ADD ("readings", test_readings);
  ADD ("wrong-readings", test_wrong_readings);
  ADD ("shares", test_shares);
  ADD ("wrong-shares", test_wrong_shares);
  ADD ("deliveries", test_deliveries);
  ADD ("attachments", test_attachments);
  g_test_add_func ("/creator-commands/load-file", test_load_file);
  ADD ("history", test_history);
  ADD ("history-of-creator", test_history_of_creator);

  return g_test_run ();
}
