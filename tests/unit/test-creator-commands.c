/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The acts on who a creator is and what was agreed: what they set, what they
 * refuse, and that undo takes them back. */
#include "creator-acts.h"

static void
test_accounts (CreatorActs *f, gconstpointer data)
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
  creator_acts_undo (f);
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
  creator_acts_undo (f);
  g_assert_cmpuint (f->about->accounts->len, ==, 1);
}

static void
test_wrong_accounts (CreatorActs *f, gconstpointer data)
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
test_contacts (CreatorActs *f, gconstpointer data)
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
  creator_acts_undo (f);
  contact = g_ptr_array_index (f->about->contacts, 0);
  g_assert_cmpstr (contact->role, ==, "manager");
}

/* Several addresses of one person are as many in one field. */
static void
test_several_addresses (CreatorActs *f, gconstpointer data)
{
  const SwbContactFacts facts = { .email = " ravi@a.example;lata@b.example "
                                           "ravi@a.example" };
  const SwbContactFacts listed = { .email = " ravi@a.example ;"
                                            "lata@b.example，r@c.example" };
  SwbDetailContact *contact;

  REFUSE (EMAIL, swb_creator_set_contact (f->about, NULL, &facts, &error));
  RUN (swb_creator_set_contact (f->about, NULL, &listed, &error));
  contact = g_ptr_array_index (f->about->contacts, f->about->contacts->len - 1);
  g_assert_cmpstr (contact->email, ==,
                   "ravi@a.example, lata@b.example, r@c.example");
}

static void
test_wrong_contacts (CreatorActs *f, gconstpointer data)
{
  static const char *const emails[] = {
    "ravi",    "@a.example",    "a@b",           "a@b.",
    "a@@b.c",  "a b@c.example", "a@.example",    "a@b..c",
    "<a@b.c>", "a@b.c,d@e",     "a@b.c; call me"
  };
  static const char *const right[] = { "a@b.c", "o'neil+x@sub.host.example",
                                       "श्री@उदाहरण.भारत", "a@b.c,d@e.f" };
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
test_rates (CreatorActs *f, gconstpointer data)
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
test_contracts (CreatorActs *f, gconstpointer data)
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
test_exclusivities (CreatorActs *f, gconstpointer data)
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
test_notes (CreatorActs *f, gconstpointer data)
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
test_texts (CreatorActs *f, gconstpointer data)
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
test_nothing_changed (CreatorActs *f, gconstpointer data)
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
test_deliveries (CreatorActs *f, gconstpointer data)
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
  creator_acts_read (f);
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

#define ADD(name, func)                                                        \
  g_test_add ("/creator-commands/" name, CreatorActs, NULL,                    \
              creator_acts_set_up, func, creator_acts_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("accounts", test_accounts);
  ADD ("wrong-accounts", test_wrong_accounts);
  ADD ("contacts", test_contacts);
  ADD ("several-addresses", test_several_addresses);
  ADD ("wrong-contacts", test_wrong_contacts);
  ADD ("rates", test_rates);
  ADD ("contracts", test_contracts);
  ADD ("exclusivities", test_exclusivities);
  ADD ("notes", test_notes);
  ADD ("texts", test_texts);
  ADD ("nothing-changed", test_nothing_changed);
  ADD ("deliveries", test_deliveries);

  return g_test_run ();
}
