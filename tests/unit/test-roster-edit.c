/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of many creators set as one act: each field, each refusal, one undo,
 * and a preview that says what then happens. */
#include "document-fixture.h"
#include "document/swb-plan-commands.h"
#include "document/swb-roster-commands.h"
#include "document/swb-roster-edit.h"

#define TODAY 20500

typedef struct
{
  SwbDocument *document;
  SwbCampaign *campaign;
} Fixture;

static SwbRoster *
get_roster (Fixture *fixture)
{
  return swb_workspace_get_roster (
      swb_document_get_workspace (fixture->document));
}

static void
add (Fixture *fixture, const char *name, const char *handle, gint64 followers)
{
  const SwbCreatorFacts facts = {
    .name = name,
    .platform = SWB_PLATFORM_INSTAGRAM,
    .handle = handle,
    .languages = "ta, en",
    .cities = "Chennai",
    .niches = "dance, Comedy",
    .followers = followers,
    .fee = handle != NULL ? swb_money_make (4500000, "INR") : swb_money_none (),
  };

  fixture_run (fixture->document, swb_roster_add_creator (&facts, 20000, NULL));
}

static SwbCreator *
find (Fixture *fixture, const char *name)
{
  SwbRoster *roster = get_roster (fixture);

  for (guint i = 0; i < swb_roster_get_n_creators (roster); i++)
    {
      SwbCreator *creator = swb_roster_get_creator (roster, i);

      if (g_strcmp0 (swb_creator_get_name (creator), name) == 0)
        return creator;
      g_object_unref (creator);
    }
  return NULL;
}

/* Meera has an account and is booked, Zoya has neither. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  const SwbCampaignFacts facts = {
    .name = "Saawan",
    .outcome = "audio-adoption",
    .release = 20863,
    .budget = swb_money_make (500000000, "INR"),
  };
  g_autoptr (SwbCreator) meera = NULL;

  fixture->document = fixture_open ();
  fixture_run (fixture->document, swb_plan_new_campaign (&facts, NULL));
  fixture->campaign = swb_document_get_campaign (fixture->document);
  g_assert_nonnull (fixture->campaign);
  add (fixture, "Meera", "meera.iyer", 48200);
  add (fixture, "Zoya", NULL, -1);
  meera = find (fixture, "Meera");
  fixture_run (fixture->document,
               swb_plan_book (fixture->campaign, &meera, 1, 20850));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fixture_close (fixture->document);
}

static SwbRosterEdit *
start (Fixture *fixture)
{
  return swb_roster_edit_new (fixture->campaign, "INR", TODAY);
}

static SwbRosterEdit *
start_one (Fixture *fixture,
           const char *name,
           SwbRosterField field,
           SwbRosterHow how,
           const char *text)
{
  SwbRosterEdit *edit = start (fixture);
  g_autoptr (SwbCreator) creator = find (fixture, name);

  g_assert_nonnull (creator);
  swb_roster_edit_set (edit, swb_roster_edit_add_creator (edit, creator), field,
                       how, text);
  return edit;
}

static SwbRosterEditPreview *
look (Fixture *fixture, SwbRosterEdit *edit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SwbRosterEditPreview *preview;

  swb_roster_edit_preview_async (edit, fixture->document, 200, NULL,
                                 fixture_keep_result_cb, &result);
  fixture_wait_for (&result);
  preview = swb_roster_edit_preview_finish (fixture->document, result, &error);
  g_assert_no_error (error);
  return preview;
}

/* Tells, does, and tells again: then the cell holds what was told. */
static void
assert_sets (Fixture *fixture,
             const char *name,
             SwbRosterField field,
             SwbRosterHow how,
             const char *text,
             const char *old,
             const char *now)
{
  g_autoptr (SwbRosterEdit) edit = start_one (fixture, name, field, how, text);
  g_autoptr (SwbRosterEditPreview) before = look (fixture, edit);
  g_autoptr (SwbRosterEdit) again = NULL;
  g_autoptr (SwbRosterEditPreview) after = NULL;
  const SwbRosterEditLine *line;

  g_assert_cmpuint (before->lines->len, ==, 1);
  line = before->lines->pdata[0];
  g_assert_cmpstr (line->reason, ==, NULL);
  g_assert_cmpstr (line->old, ==, old);
  g_assert_cmpstr (line->now, ==, now);
  fixture_run (fixture->document, swb_roster_edit_command (edit, NULL));
  g_assert_cmpuint (
      swb_roster_edit_get_counts (edit).cells[SWB_ROSTER_EDIT_CHANGES], ==, 1);
  again = start_one (fixture, field == SWB_ROSTER_FIELD_NAME ? now : name,
                     field, SWB_ROSTER_SET, now);
  after = look (fixture, again);
  g_assert_cmpuint (after->counts.cells[SWB_ROSTER_EDIT_SAME], ==, 1);
}

static void
assert_refuses (Fixture *fixture,
                const char *name,
                SwbRosterField field,
                SwbRosterHow how,
                const char *text,
                const char *reason)
{
  g_autoptr (SwbRosterEdit) edit = start_one (fixture, name, field, how, text);
  g_autoptr (SwbRosterEditPreview) preview = look (fixture, edit);
  const gint64 undo = swb_document_get_undo_sequence (fixture->document);
  const SwbRosterEditLine *line;

  g_assert_cmpuint (preview->lines->len, ==, 1);
  line = preview->lines->pdata[0];
  g_assert_cmpint (line->state, ==, SWB_ROSTER_EDIT_REFUSED);
  g_assert_nonnull (strstr (line->reason, reason));
  fixture_run (fixture->document, swb_roster_edit_command (edit, NULL));
  g_assert_cmpint (swb_document_get_undo_sequence (fixture->document), ==,
                   undo);
}

#define SETS(field, text, old, now)                                            \
  assert_sets (fixture, "Meera", SWB_ROSTER_FIELD_##field, SWB_ROSTER_SET,     \
               text, old, now)

static void
test_fields (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SwbCreator) meera = NULL;
  SwbMoney fee;

  SETS (HANDLE, "@@meera.dances", "meera.iyer", "meera.dances");
  SETS (PLATFORM, "youtube", "Instagram", "YouTube");
  SETS (FOLLOWERS, "1,00,500", "48200", "100500");
  SETS (LANGUAGES, "Tamil; hi", "Tamil, English", "Tamil, Hindi");
  SETS (CITIES, " Pune ;Mumbai,pune", "Chennai", "Pune, Mumbai");
  SETS (COUNTRY, "India", "", "India");
  SETS (NICHES, "", "dance, Comedy", "");
  SETS (FORMATS, "reel, story", "", "reel, story");
  SETS (TAGS, "a,b", "", "a, b");
  SETS (CONTACT, "meera@example.org", "", "meera@example.org");
  SETS (FEE, "INR 52000", "₹45,000", "₹52,000");
  SETS (STATUS, "contracted", "Shortlisted", "Contracted");
  meera = find (fixture, "Meera");
  g_assert_cmpstr (swb_creator_get_countries (meera), ==, "IN");
  g_assert_cmpint (swb_creator_get_followers (meera), ==, 100500);
  g_assert_cmpstr (swb_creator_get_account (meera)->followers_source, ==,
                   "typed");
  g_assert_cmpint (swb_creator_get_account (meera)->followers_day, ==, TODAY);
  g_assert_cmpstr (swb_creator_get_languages (meera), ==, "ta, hi");
  g_assert_cmpstr (swb_creator_get_cities (meera), ==, "Pune, Mumbai");
  g_assert_cmpint (swb_creator_get_platform (meera), ==, SWB_PLATFORM_YOUTUBE);
  fee = swb_creator_get_fee (meera);
  g_assert_cmpint (fee.minor, ==, 5200000);
  SETS (NAME, "Meera Iyer", "Meera", "Meera Iyer");
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
#define WORDS(field, how, text, old, now)                                      \
  assert_sets (fixture, "Meera", SWB_ROSTER_FIELD_##field, SWB_ROSTER_##how,   \
               text, old, now)
  WORDS (NICHES, ADD, "music, DANCE", "dance, Comedy", "dance, Comedy, music");
  WORDS (NICHES, REMOVE, "comedy", "dance, Comedy, music", "dance, music");
  WORDS (TAGS, ADD, "monsoon", "", "monsoon");
  WORDS (LANGUAGES, ADD, "Hindi", "Tamil, English", "Tamil, English, Hindi");
  WORDS (LANGUAGES, REMOVE, "English", "Tamil, English, Hindi", "Tamil, Hindi");
  WORDS (FOLLOWERS, SCALE, "10 %", "48200", "53020");
  WORDS (FEE, SCALE, "-10", "₹45,000", "₹40,500");
#undef WORDS
}

/* A rate of today is corrected, not doubled: the roster shows the lowest. */
static void
test_fee_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SwbCreator) meera = NULL;
  SwbMoney fee;

  SETS (FEE, "30000", "₹45,000", "₹30,000");
  SETS (FEE, "60000", "₹30,000", "₹60,000");
  meera = find (fixture, "Meera");
  fee = swb_creator_get_fee (meera);
  g_assert_cmpint (fee.minor, ==, 6000000);
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
#define REFUSES(who, field, how, text, reason)                                 \
  assert_refuses (fixture, who, SWB_ROSTER_FIELD_##field, SWB_ROSTER_##how,    \
                  text, reason)
  REFUSES ("Meera", NAME, SET, " ", "has a name");
  REFUSES ("Meera", HANDLE, SET, "", "keeps a handle");
  REFUSES ("Meera", HANDLE, SET, "two words", "one word");
  REFUSES ("Meera", PLATFORM, SET, "Myspace", "“Myspace” is no platform");
  REFUSES ("Meera", FOLLOWERS, SET, "many", "“many” is no number");
  REFUSES ("Meera", FOLLOWERS, SET, "-5", "no number of followers");
  REFUSES ("Meera", FOLLOWERS, SET, "", "cannot be emptied");
  REFUSES ("Meera", LANGUAGES, SET, "Tamil, Klingonese", "Klingonese");
  REFUSES ("Meera", FEE, SET, "XXQ 5", "XXQ");
  REFUSES ("Meera", FEE, SET, "-5", "less than nothing");
  REFUSES ("Meera", FEE, SET, "", "rate card");
  REFUSES ("Meera", FEE, SCALE, "-100", "above -100");
  REFUSES ("Meera", FEE, SCALE, "ten", "no percentage");
  REFUSES ("Meera", CITIES, SCALE, "10", "Only numbers");
  REFUSES ("Meera", NAME, ADD, "x", "Only lists");
  REFUSES ("Meera", STATUS, SET, "ready", "no status");
  REFUSES ("Zoya", PLATFORM, SET, "YouTube", "no account yet");
  REFUSES ("Zoya", FOLLOWERS, SET, "5", "no account");
  REFUSES ("Zoya", FEE, SCALE, "5", "no fee");
  REFUSES ("Zoya", STATUS, SET, "posted", "Not booked in");
#undef REFUSES
}

static guint
count_status (Fixture *fixture, const char *status)
{
  GListModel *placements =
      G_LIST_MODEL (swb_campaign_get_placements (fixture->campaign));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (placements); i++)
    {
      g_autoptr (SwbPlacement) placement =
          g_list_model_get_item (placements, i);

      n += g_strcmp0 (swb_placement_get_status (placement), status) == 0;
    }
  return n;
}

/* Of several placements the one that is furthest along is shown, so those that
 * stand there move, and it is told how many. */
static void
test_several_placements (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SwbCreator) meera = find (fixture, "Meera");
  g_autoptr (SwbRosterEdit) edit = NULL;
  g_autoptr (SwbRosterEditPreview) preview = NULL;
  const SwbRosterEditLine *line;

  for (guint i = 0; i < 3; i++)
    fixture_run (fixture->document, swb_plan_book (fixture->campaign, &meera, 1,
                                                   20860 + (SwbDay) i));
  g_assert_cmpuint (count_status (fixture, "shortlisted"), ==, 4);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const statuses[] = { "contracted", "contracted",
                                              "dropped" };
      g_autoptr (SwbPlacement) placement = g_list_model_get_item (
          G_LIST_MODEL (swb_campaign_get_placements (fixture->campaign)), i);

      fixture_run (fixture->document, swb_plan_set_placement_status (
                                          &placement, 1, statuses[i], TODAY));
    }
  edit = start_one (fixture, "Meera", SWB_ROSTER_FIELD_STATUS, SWB_ROSTER_SET,
                    "posted");
  preview = look (fixture, edit);
  g_assert_cmpuint (preview->lines->len, ==, 1);
  line = preview->lines->pdata[0];
  g_assert_cmpint (line->state, ==, SWB_ROSTER_EDIT_CHANGES);
  g_assert_cmpstr (line->old, ==, "Contracted (2 of 4 placements)");
  g_assert_cmpstr (line->now, ==, "Posted");
  fixture_run (fixture->document, swb_roster_edit_command (edit, NULL));
  g_assert_cmpuint (count_status (fixture, "posted"), ==, 2);
  g_assert_cmpuint (count_status (fixture, "dropped"), ==, 1);
  g_assert_cmpuint (count_status (fixture, "shortlisted"), ==, 1);
  g_assert_cmpuint (fixture_undo (fixture->document), ==, 0);
  g_assert_cmpuint (count_status (fixture, "contracted"), ==, 2);
}

/* What holds its value already and what is empty and stays so is left alone. */
static void
test_same (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *who;
    SwbRosterField field;
    const char *text;
  } cells[] = {
    { "Meera", SWB_ROSTER_FIELD_CITIES, "Chennai" },
    { "Meera", SWB_ROSTER_FIELD_FOLLOWERS, "48.2K" },
    { "Meera", SWB_ROSTER_FIELD_FEE, "₹45,000" },
    { "Meera", SWB_ROSTER_FIELD_PLATFORM, "Instagram" },
    { "Meera", SWB_ROSTER_FIELD_LANGUAGES, "Tamil, English" },
    { "Meera", SWB_ROSTER_FIELD_STATUS, "Shortlisted" },
    { "Zoya", SWB_ROSTER_FIELD_FOLLOWERS, "" },
    { "Zoya", SWB_ROSTER_FIELD_HANDLE, " " },
    { "Zoya", SWB_ROSTER_FIELD_PLATFORM, "" },
    { "Zoya", SWB_ROSTER_FIELD_FEE, "" },
    { "Zoya", SWB_ROSTER_FIELD_STATUS, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr (SwbRosterEdit) edit = start_one (
          fixture, cells[i].who, cells[i].field, SWB_ROSTER_SET, cells[i].text);
      g_autoptr (SwbRosterEditPreview) preview = look (fixture, edit);

      g_assert_cmpuint (preview->counts.cells[SWB_ROSTER_EDIT_SAME], ==, 1);
    }
}

/* A handle, a platform and followers for somebody without an account, in any
 * order of the columns, and somebody new. */
static void
test_new (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SwbRosterEdit) edit = start (fixture);
  g_autoptr (SwbRosterEditPreview) preview = NULL;
  g_autoptr (SwbCreator) zoya = find (fixture, "Zoya");
  g_autoptr (SwbCreator) added = NULL;
  guint row = swb_roster_edit_add_creator (edit, zoya);
  SwbRosterEditCounts counts;

#define SET(field, text)                                                       \
  swb_roster_edit_set (edit, row, SWB_ROSTER_FIELD_##field, SWB_ROSTER_SET,    \
                       text)
  SET (FOLLOWERS, "7200");
  SET (PLATFORM, "TikTok");
  SET (HANDLE, "zoya");
  row = swb_roster_edit_add_new (edit);
  SET (CITIES, "Dubai");
  SET (FOLLOWERS, "9100");
  SET (HANDLE, "layla");
  SET (NAME, "ليلى حسن");
  row = swb_roster_edit_add_new (edit);
  SET (CITIES, "Nowhere");
#undef SET
  preview = look (fixture, edit);
  fixture_run (fixture->document, swb_roster_edit_command (edit, "Paste"));
  counts = swb_roster_edit_get_counts (edit);
  g_assert_cmpmem (&counts, sizeof counts, &preview->counts, sizeof counts);
  g_assert_cmpuint (counts.added, ==, 1);
  g_assert_cmpuint (counts.cells[SWB_ROSTER_EDIT_REFUSED], ==, 1);
  g_clear_object (&zoya);
  zoya = find (fixture, "Zoya");
  g_assert_cmpstr (swb_creator_get_handle (zoya), ==, "zoya");
  g_assert_cmpint (swb_creator_get_platform (zoya), ==, SWB_PLATFORM_TIKTOK);
  g_assert_cmpint (swb_creator_get_followers (zoya), ==, 7200);
  added = find (fixture, "ليلى حسن");
  g_assert_cmpint (swb_creator_get_followers (added), ==, 9100);
  g_assert_cmpstr (swb_creator_get_cities (added), ==, "Dubai");
  g_assert_cmpuint (swb_roster_get_n_creators (get_roster (fixture)), ==, 3);
  fixture_undo (fixture->document);
  g_assert_cmpuint (swb_roster_get_n_creators (get_roster (fixture)), ==, 2);
}

/* Five hundred rows are one act with a name that says so, and one undo. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SwbRosterEdit) people = start (fixture);
  g_autoptr (SwbRosterEdit) edit = start (fixture);
  SwbRoster *roster = get_roster (fixture);

  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *name = g_strdup_printf ("Creator %u", i);

      swb_roster_edit_set (people, swb_roster_edit_add_new (people),
                           SWB_ROSTER_FIELD_NAME, SWB_ROSTER_SET, name);
    }
  fixture_run (fixture->document, swb_roster_edit_command (people, "People"));
  g_assert_cmpuint (swb_roster_get_n_creators (roster), ==, 502);
  for (guint i = 0; i < 502; i++)
    {
      g_autoptr (SwbCreator) creator = swb_roster_get_creator (roster, i);

      if (g_str_has_prefix (swb_creator_get_name (creator), "Creator"))
        swb_roster_edit_set (edit, swb_roster_edit_add_creator (edit, creator),
                             SWB_ROSTER_FIELD_CITIES, SWB_ROSTER_SET, "Pune");
    }
  fixture_run (fixture->document, swb_roster_edit_command (edit, NULL));
  g_assert_cmpstr (swb_document_get_undo_name (fixture->document), ==,
                   "Set the city of 500 creators");
  for (guint i = 0; i < 502; i++)
    {
      g_autoptr (SwbCreator) creator = swb_roster_get_creator (roster, i);
      const char *city = swb_creator_get_cities (creator);

      g_assert_cmpstr (
          city, ==,
          g_str_has_prefix (swb_creator_get_name (creator), "Creator")
              ? "Pune"
              : "Chennai");
    }
  fixture_undo (fixture->document);
  for (guint i = 0; i < 502; i++)
    {
      g_autoptr (SwbCreator) creator = swb_roster_get_creator (roster, i);

      g_assert_cmpstr (swb_creator_get_cities (creator), !=, "Pune");
    }
}

static void
test_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SwbRosterEdit) edit = start_one (
      fixture, "Meera", SWB_ROSTER_FIELD_CITIES, SWB_ROSTER_SET, "Pune");
  g_autoptr (SwbCreator) meera = find (fixture, "Meera");
  g_autoptr (SwbRosterEditPreview) preview = NULL;

  fixture_run (fixture->document, swb_roster_delete_creators (&meera, 1));
  preview = look (fixture, edit);
  g_assert_cmpuint (preview->counts.cells[SWB_ROSTER_EDIT_REFUSED], ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                    \
  g_test_add ("/roster-edit/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("fields", test_fields);
  ADD ("words", test_words);
  ADD ("fee-twice", test_fee_twice);
  ADD ("refusals", test_refusals);
  ADD ("several-placements", test_several_placements);
  ADD ("same", test_same);
  ADD ("new", test_new);
  ADD ("many", test_many);
  ADD ("gone", test_gone);
#undef ADD
  return g_test_run ();
}
