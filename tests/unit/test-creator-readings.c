/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed in about an account: readings and shares of the audience, what
 * is refused, and what takes the place of what. */
#include "creator-acts.h"

#include <math.h>

static void
test_readings (CreatorActs *f, gconstpointer data)
{
  const SwbId account = creator_acts_add_account (f);
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
test_wrong_readings (CreatorActs *f, gconstpointer data)
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
  const SwbId account = creator_acts_add_account (f);
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
get_shares (CreatorActs *f)
{
  return ((SwbDetailAccount *) g_ptr_array_index (f->about->accounts, 0))
      ->shares;
}

static void
test_shares (CreatorActs *f, gconstpointer data)
{
  const SwbId account = creator_acts_add_account (f);
  const SwbDetailShare *share;
  g_autoptr (GError) error = NULL;
  SwbId segment;

#define TYPE(...)                                                              \
  g_assert_no_error (creator_acts_type_share (f, &account, __VA_ARGS__))
  TYPE (SWB_SHARE_LANGUAGE, "Hindi", "60 %", 100);
  TYPE (SWB_SHARE_LANGUAGE, "ta", "40", 100);
  g_assert_cmpuint (get_shares (f)->len, ==, 2);
  share = g_ptr_array_index (get_shares (f), 0);
  g_assert_cmpstr (share->what, ==, "hi");
  g_assert_cmpfloat_with_epsilon (share->share, 0.6, 1e-12);
  g_assert_cmpstr (share->source, ==, "typed");
  segment = share->segment;
  error = creator_acts_type_share (f, &account, SWB_SHARE_LANGUAGE, "mr", "0.2",
                                   100);
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
  creator_acts_undo (f);
  g_assert_cmpuint (get_shares (f)->len, ==, 4);
}

static void
test_wrong_shares (CreatorActs *f, gconstpointer data)
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
  const SwbId account = creator_acts_add_account (f);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error =
          creator_acts_type_share (f, &account, cases[i].kind, cases[i].what,
                                   cases[i].share, cases[i].day);

      g_assert_error (error, SWB_CREATOR_ERROR, (int) cases[i].code);
    }
  g_assert_cmpuint (get_shares (f)->len, ==, 0);
}

#define ADD(name, func)                                                        \
  g_test_add ("/creator-readings/" name, CreatorActs, NULL,                    \
              creator_acts_set_up, func, creator_acts_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("readings", test_readings);
  ADD ("wrong-readings", test_wrong_readings);
  ADD ("shares", test_shares);
  ADD ("wrong-shares", test_wrong_shares);

  return g_test_run ();
}
