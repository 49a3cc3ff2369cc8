/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Modash connector against a server that speaks Modash's shapes: reports
 * whole, half and broken, of somebody else, and refusals; and a refresh into a
 * document that one undo takes back. */
#include "../servers/test-server.h"
#include "document-fixture.h"
#include "document/swb-creator-details.h"
#include "document/swb-roster-commands.h"
#include "sync/swb-modash.h"
#include "sync/swb-sync-error.h"
#include "sync/swb-sync.h"

#include <math.h>

#define KEY "mOdAsH-kEy-123"
#define TODAY 20778

static TestServer *server;
static gint n_flaky;

static const char audience[] =
    "{\"genders\":[{\"code\":\"FEMALE\",\"weight\":0.625},{\"code\":\"MALE\","
    "\"weight\":0.375}],\"ages\":[{\"code\":\"18-24\",\"weight\":0.41},"
    "{\"code\":\"65-\",\"weight\":0.01},{\"code\":\"?\",\"weight\":0.5}],"
    "\"geoCountries\":[{\"name\":\"India\",\"code\":\"IN\",\"weight\":0.62},"
    "{\"name\":\"United States\",\"code\":\"??\",\"weight\":0.08},"
    "{\"name\":\"Atlantis\",\"code\":\"\",\"weight\":0.01}],"
    "\"geoCities\":[{\"name\":\"Mumbai\",\"weight\":0.31},{\"name\":\"Mumbai\","
    "\"weight\":0.9},{\"name\":\"Delhi\"},{\"weight\":0.2}],"
    "\"languages\":[{\"code\":\"hi\",\"name\":\"Hindi\",\"weight\":0.45},"
    "{\"name\":\"English\",\"weight\":1.0000001}],\"notable\":0.03}";

static void
reply_report (GOutputStream *out,
              const char *username,
              const char *numbers,
              const char *people)
{
  g_autofree char *body = g_strdup_printf (
      "{\"error\":false,\"future\":[1],\"profile\":{\"userId\":\"17841\","
      "\"profile\":{\"userId\":\"17841\",\"fullname\":\"A  Name\","
      "\"username\":\"%s\",\"url\":\"https://x.example/\",\"picture\":"
      "\"https://pictures.example/a.jpg\",%s},\"postsCount\":77,\"avgLikes\":"
      "850.5,\"audience\":%s}}",
      username, numbers, people);

  test_server_reply (out, 200, "", body);
}

static void
reply_refusal (GOutputStream *out, guint status, const char *code)
{
  g_autofree char *body = g_strdup_printf (
      "{\"error\":true,\"code\":\"%s\",\"message\":\"about " KEY "\"}", code);

  test_server_reply (out, status, "", body);
}

static char *
huge_list (void)
{
  GString *list = g_string_new ("{\"geoCities\":[");

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (list, "%s{\"name\":\"Town %u\",\"weight\":0.0001}",
                            i > 0 ? "," : "", i);
  g_string_append (list, "]}");
  return g_string_free (list, FALSE);
}

static void
handle_name (const char *name, GOutputStream *out)
{
  static const char good[] = "\"followers\":48500,\"engagements\":970,"
                             "\"engagementRate\":0.02";
  g_autofree char *huge = huge_list ();

  if (g_str_has_prefix (name, "good"))
    reply_report (out, name, good, audience);
  else if (g_str_equal (name, "MixedCase"))
    reply_report (out, "@mixedcase", good, "null");
  else if (g_str_equal (name, "viewed"))
    reply_report (out, name,
                  "\"followers\":48500,\"engagements\":970,\"averageViews\":"
                  "9700,\"engagementRate\":0.1",
                  "{}");
  else if (g_str_equal (name, "bare"))
    reply_report (out, name, "\"followers\":7", "{\"ages\":null}");
  else if (g_str_equal (name, "heavy"))
    reply_report (out, name, good,
                  "{\"genders\":[{\"code\":\"FEMALE\",\"weight\":1.2}]}");
  else if (g_str_equal (name, "light"))
    reply_report (out, name, good,
                  "{\"genders\":[{\"code\":\"FEMALE\",\"weight\":-0.1}]}");
  else if (g_str_equal (name, "worded"))
    reply_report (out, name, good,
                  "{\"ages\":[{\"code\":\"18-24\",\"weight\":\"0.3\"}]}");
  else if (g_str_equal (name, "flat"))
    reply_report (out, name, good, "{\"ages\":[7]}");
  else if (g_str_equal (name, "bad-audience"))
    reply_report (out, name, good, "[]");
  else if (g_str_equal (name, "wrong"))
    reply_report (out, name, "\"followers\":{}", "{}");
  else if (g_str_equal (name, "minus"))
    reply_report (out, name, "\"engagements\":-4", "{}");
  else if (g_str_equal (name, "huge"))
    reply_report (out, name, good, huge);
  else if (g_str_equal (name, "stranger"))
    reply_report (out, "another.one", good, audience);
  else if (g_str_equal (name, "half"))
    test_server_reply (out, 200, "", "{\"error\":false,\"profile\":{\"prof");
  else if (g_str_equal (name, "hollow"))
    test_server_reply (out, 200, "", "{\"error\":false}");
  else if (g_str_equal (name, "list"))
    test_server_reply (out, 200, "", "[]");
  else if (g_str_equal (name, "nobody"))
    reply_refusal (out, 404, "handle_not_found");
  else if (g_str_equal (name, "private"))
    reply_refusal (out, 400, "private_account");
  else if (g_str_equal (name, "later"))
    reply_refusal (out, 200, "retry_later");
  else if (g_str_equal (name, "badkey"))
    reply_refusal (out, 401, "api_token_invalid");
  else if (g_str_equal (name, "broke"))
    test_server_reply (out, 402, "", "pay");
  else if (g_str_equal (name, "credits"))
    reply_refusal (out, 400, "not_enough_credits");
  else if (g_str_equal (name, "rate"))
    test_server_reply (out, 429, "Retry-After: 1\r\n", "");
  else if (g_str_equal (name, "flaky") && g_atomic_int_add (&n_flaky, 1) == 0)
    test_server_reply (out, 503, "", "");
  else if (g_str_equal (name, "flaky"))
    reply_report (out, name, good, "{}");
  else
    reply_refusal (out, 500, "oops");
}

static void
handle (const char *target,
        const char *request,
        GOutputStream *out,
        gpointer user_data)
{
  g_auto (GStrv) parts = g_strsplit (target, "/", -1);

  g_assert_nonnull (strstr (request, "Authorization: Bearer " KEY "\r\n"));
  g_assert_null (strstr (target, KEY));
  g_assert_cmpuint (g_strv_length (parts), ==, 6);
  g_assert_cmpstr (parts[1], ==, "v1");
  g_assert_cmpstr (parts[3], ==, "profile");
  g_assert_cmpstr (parts[5], ==, "report");
  if (g_str_equal (parts[4], "good.video"))
    g_assert_cmpstr (parts[2], ==, "youtube");
  else if (g_str_equal (parts[4], "viewed"))
    g_assert_cmpstr (parts[2], ==, "tiktok");
  else
    g_assert_cmpstr (parts[2], ==, "instagram");
  handle_name (parts[4], out);
}

static guint
no_wait (guint milliseconds, gpointer user_data)
{
  return 0;
}

static void
set_up_job (SwbSourceJob *job, const char *key)
{
  g_autofree char *url = test_server_url (server, "v1");

  swb_source_job_set_base_url (job, url);
  swb_source_job_set_secret (job, "key", key);
  swb_source_job_set_day (job, TODAY);
  swb_source_job_set_wait_func (job, no_wait, NULL);
}

static SwbSyncResult *
run_on (SwbPlatform platform, const char *const *handles, GError **error)
{
  SwbSourceJob *job = swb_source_job_new (&swb_modash_source);
  g_autoptr (GAsyncResult) result = NULL;

  for (guint i = 0; handles[i] != NULL; i++)
    {
      const SwbId id = swb_id_new ();

      swb_source_job_add_account (job, &id, platform, handles[i], NULL);
    }
  set_up_job (job, KEY);
  g_assert_cmpuint (swb_source_job_estimate (job), ==,
                    g_strv_length ((char **) handles));
  swb_source_fetch_async (job, NULL, NULL, NULL, fixture_keep_result_cb,
                          &result);
  fixture_wait_for (&result);
  return swb_source_fetch_finish (result, error);
}

static SwbSyncResult *
run_handles (const char *const *handles)
{
  g_autoptr (GError) error = NULL;
  SwbSyncResult *result = run_on (SWB_PLATFORM_INSTAGRAM, handles, &error);

  g_assert_no_error (error);
  return result;
}

static void
assert_reading (const SwbSyncRow *row,
                const char *metric,
                double value,
                const char *base,
                double base_value)
{
  for (guint i = 0; i < row->readings->len; i++)
    {
      const SwbSyncReading *reading =
          &g_array_index (row->readings, SwbSyncReading, i);

      if (!g_str_equal (reading->metric, metric))
        continue;
      g_assert_cmpfloat (reading->value, ==, value);
      g_assert_cmpstr (reading->base, ==, base);
      if (base != NULL)
        g_assert_cmpfloat (reading->base_value, ==, base_value);
      g_assert_cmpstr (reading->source, ==, "modash");
      g_assert_cmpint (reading->day, ==, TODAY);
      g_assert_cmpint (reading->expires, ==, SWB_DAY_NONE);
      return;
    }
  g_error ("there is no reading of %s", metric);
}

static char *
tell_shares (const SwbSyncRow *row)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < row->shares->len; i++)
    {
      const SwbSyncShare *share = &g_array_index (row->shares, SwbSyncShare, i);

      g_string_append_printf (out, "%s%s %g", i > 0 ? ", " : "", share->what,
                              share->share);
    }
  return g_string_free (out, FALSE);
}

static void
test_report (void)
{
  static const char *const handles[] = { "good", "MixedCase", "bare", NULL };
  g_autoptr (SwbSyncResult) result = run_handles (handles);
  const SwbSyncRow *good = result->rows->pdata[0];
  const SwbSyncRow *bare = result->rows->pdata[2];
  g_autofree char *shares = tell_shares (good);

  g_assert_cmpuint (swb_sync_result_count (result, SWB_SYNC_UPDATED), ==, 3);
  g_assert_cmpuint (result->units, ==, 3);
  g_assert_cmpstr (good->external_id, ==, "17841");
  g_assert_cmpstr (good->title, ==, "A Name");
  g_assert_cmpstr (good->picture, ==, "https://pictures.example/a.jpg");
  assert_reading (good, "followers", 48500, NULL, 0);
  assert_reading (good, "avg-engagement", 970, NULL, 0);
  assert_reading (good, "avg-likes", 850.5, NULL, 0);
  assert_reading (good, "posts", 77, NULL, 0);
  assert_reading (good, "engagement-rate", 0.02, "followers", 48500);
  g_assert_cmpstr (shares, ==,
                   "women 0.625, men 0.375, 18-24 0.41, 65+ 0.01, IN 0.62, "
                   "US 0.08, Mumbai 0.31, hi 0.45, en 1");
  assert_reading (bare, "followers", 7, NULL, 0);
  g_assert_cmpuint (bare->shares->len, ==, 0);
}

/* Each platform has a place of its own; the rate tells its base by what it
 * comes out of, and is left out where nobody can tell. */
static void
test_platforms (void)
{
  static const char *const tiktok[] = { "viewed", NULL };
  static const char *const youtube[] = { "good.video", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbSyncResult) one = run_on (SWB_PLATFORM_TIKTOK, tiktok, &error);
  g_autoptr (SwbSyncResult) two =
      run_on (SWB_PLATFORM_YOUTUBE, youtube, &error);

  g_assert_no_error (error);
  assert_reading (one->rows->pdata[0], "engagement-rate", 0.1, "views", 9700);
  assert_reading (one->rows->pdata[0], "avg-views", 9700, NULL, 0);
  assert_reading (two->rows->pdata[0], "engagement-rate", 0.02, "followers",
                  48500);
}

static void
test_rows_fail_alone (void)
{
  static const struct
  {
    const char *handle;
    SwbSyncState state;
    const char *told;
  } cases[] = {
    { "stranger", SWB_SYNC_FAILED, "@another.one instead of @stranger" },
    { "heavy", SWB_SYNC_FAILED, "share of the audience" },
    { "light", SWB_SYNC_FAILED, "share of the audience" },
    { "worded", SWB_SYNC_FAILED, "share of the audience" },
    { "flat", SWB_SYNC_FAILED, "share of the audience" },
    { "bad-audience", SWB_SYNC_FAILED, "cannot be read" },
    { "wrong", SWB_SYNC_FAILED, "cannot be read" },
    { "minus", SWB_SYNC_FAILED, "cannot be read" },
    { "half", SWB_SYNC_FAILED, "" },
    { "hollow", SWB_SYNC_FAILED, "cannot be read" },
    { "list", SWB_SYNC_FAILED, "" },
    { "nobody", SWB_SYNC_MISSING, "@nobody on Instagram" },
    { "private", SWB_SYNC_MISSING, "@private on Instagram" },
    { "later", SWB_SYNC_FAILED, "still preparing" },
    { "a b", SWB_SYNC_FAILED, "not a handle" },
    { "flaky", SWB_SYNC_UPDATED, NULL },
    { "good", SWB_SYNC_UPDATED, NULL },
  };
  const char *handles[G_N_ELEMENTS (cases) + 1] = { NULL };
  g_autoptr (SwbSyncResult) result = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    handles[i] = cases[i].handle;
  g_atomic_int_set (&n_flaky, 0);
  result = run_handles (handles);
  g_assert_no_error (result->stopped);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SwbSyncRow *row = result->rows->pdata[i];

      g_test_message ("%s: %s", cases[i].handle, row->message);
      g_assert_cmpint (row->state, ==, cases[i].state);
      if (cases[i].told == NULL)
        continue;
      g_assert_nonnull (strstr (row->message, cases[i].told));
      g_assert_null (strstr (row->message, KEY));
      g_assert_cmpuint (row->readings->len, ==, 0);
      g_assert_cmpuint (row->shares->len, ==, 0);
      g_assert_null (row->external_id);
      g_assert_null (row->picture);
    }
}

static void
test_huge_list (void)
{
  static const char *const handles[] = { "huge", NULL };
  g_autoptr (SwbSyncResult) result = run_handles (handles);
  const SwbSyncRow *row = result->rows->pdata[0];

  g_assert_cmpint (row->state, ==, SWB_SYNC_UPDATED);
  g_assert_cmpuint (row->shares->len, ==, SWB_SYNC_MOST_SHARES);
}

/* What the next account would meet too ends the run; what came stays. */
static void
test_stops (void)
{
  static const struct
  {
    const char *handle;
    int code;
  } cases[] = {
    { "badkey", SWB_SYNC_ERROR_KEY },
    { "broke", SWB_SYNC_ERROR_QUOTA },
    { "credits", SWB_SYNC_ERROR_QUOTA },
    { "rate", SWB_SYNC_ERROR_RATE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const handles[] = { "good", cases[i].handle, "good.too",
                                      NULL };
      g_autoptr (SwbSyncResult) result = run_handles (handles);

      g_assert_error (result->stopped, SWB_SYNC_ERROR, cases[i].code);
      g_assert_null (strstr (result->stopped->message, KEY));
      g_assert_cmpuint (swb_sync_result_count (result, SWB_SYNC_UPDATED), ==,
                        1);
      g_assert_cmpuint (swb_sync_result_count (result, SWB_SYNC_LEFT), ==, 2);
      g_assert_cmpuint (result->units, ==, 1);
    }
}

/* The credits that were agreed to are not gone over. */
static void
test_budget (void)
{
  SwbSourceJob *job = swb_source_job_new (&swb_modash_source);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SwbSyncResult) rows = NULL;
  g_autofree char *cost = NULL;

  for (guint i = 0; i < 3; i++)
    {
      const SwbId id = swb_id_new ();

      swb_source_job_add_account (job, &id, SWB_PLATFORM_INSTAGRAM, "good",
                                  NULL);
    }
  set_up_job (job, KEY);
  cost = swb_sync_describe_cost (job);
  g_assert_cmpstr (cost, ==, "3 credits");
  swb_source_job_set_budget (job, 2);
  swb_source_fetch_async (job, NULL, NULL, NULL, fixture_keep_result_cb,
                          &result);
  rows = swb_source_fetch_finish (fixture_wait_for (&result), NULL);
  g_assert_error (rows->stopped, SWB_SYNC_ERROR, SWB_SYNC_ERROR_BUDGET);
  g_assert_cmpuint (swb_sync_result_count (rows, SWB_SYNC_UPDATED), ==, 2);
  g_assert_cmpuint (rows->units, ==, 2);
}

/* A key with a line break could smuggle a header in. */
static void
test_odd_key (void)
{
  SwbSourceJob *job = swb_source_job_new (&swb_modash_source);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const SwbId id = swb_id_new ();
  const gint before = g_atomic_int_get (&server->n_requests);

  swb_source_job_add_account (job, &id, SWB_PLATFORM_INSTAGRAM, "good", NULL);
  set_up_job (job, "one\r\nX-Two: 2");
  swb_source_fetch_async (job, NULL, NULL, NULL, fixture_keep_result_cb,
                          &result);
  g_assert_null (swb_source_fetch_finish (fixture_wait_for (&result), &error));
  g_assert_error (error, SWB_SYNC_ERROR, SWB_SYNC_ERROR_KEY);
  g_assert_cmpint (g_atomic_int_get (&server->n_requests), ==, before);
}

static void
add_creator (SwbDocument *document, SwbPlatform platform, const char *handle)
{
  const SwbCreatorFacts facts = {
    .name = handle, .platform = platform, .handle = handle, .followers = 321
  };

  fixture_run (document, swb_roster_add_creator (&facts, TODAY - 40, NULL));
}

static SwbCreatorDetails *
details_of (SwbDocument *document, const char *handle)
{
  const SwbRosterData *data = swb_roster_get_data (
      swb_workspace_get_roster (swb_document_get_workspace (document)));
  g_autoptr (GAsyncResult) result = NULL;
  guint i = 0;

  while (g_strcmp0 (swb_roster_data_account_handle (data, i), handle) != 0)
    g_assert_cmpuint (++i, <, data->n_accounts);
  swb_creator_details_async (
      document,
      swb_roster_data_id (data, swb_roster_data_account_creator (data, i)),
      NULL, fixture_keep_result_cb, &result);
  return swb_creator_details_finish (document, fixture_wait_for (&result),
                                     NULL);
}

static SwbSyncResult *
refresh (SwbSync *sync)
{
  SwbSourceJob *job = swb_sync_make_job (sync);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SwbSyncResult *rows;

  set_up_job (job, KEY);
  swb_sync_refresh_async (sync, job, NULL, fixture_keep_result_cb, &result);
  rows = swb_sync_refresh_finish (sync, fixture_wait_for (&result), &error);
  g_assert_no_error (error);
  return rows;
}

/* Readings, picture and audience come as one act; the accounts of platforms
 * that Modash does not know are not asked for. */
static void
test_document (void)
{
  SwbDocument *document = fixture_open ();
  g_autoptr (SwbSync) sync = swb_sync_new (document, &swb_modash_source);
  g_autoptr (SwbSyncResult) first = NULL;
  g_autoptr (SwbSyncResult) again = NULL;
  g_autoptr (SwbCreatorDetails) details = NULL;
  g_autoptr (SwbCreatorDetails) back = NULL;
  const SwbDetailAccount *account;
  const SwbDetailShare *share;

  add_creator (document, SWB_PLATFORM_INSTAGRAM, "good");
  add_creator (document, SWB_PLATFORM_YOUTUBE, "good.video");
  add_creator (document, SWB_PLATFORM_INSTAGRAM, "stranger");
  add_creator (document, SWB_PLATFORM_X, "elsewhere");
  first = refresh (sync);
  g_assert_cmpuint (first->rows->len, ==, 3);
  g_assert_cmpuint (swb_sync_result_count (first, SWB_SYNC_UPDATED), ==, 2);
  g_assert_cmpstr (swb_sync_get_summary (sync), ==,
                   "Modash: 2 accounts refreshed, 1 failed.");
  details = details_of (document, "good");
  account = details->accounts->pdata[0];
  g_assert_cmpstr (account->picture, ==, "https://pictures.example/a.jpg");
  g_assert_cmpuint (account->shares->len, ==, 9);
  share = account->shares->pdata[0];
  g_assert_cmpstr (share->name, ==, "English");
  g_assert_cmpstr (share->source, ==, "modash");
  g_assert_cmpint (share->day, ==, TODAY);
  again = refresh (sync);
  g_assert_cmpuint (swb_sync_result_count (again, SWB_SYNC_UNCHANGED), ==, 2);
  fixture_undo (document);
  back = details_of (document, "good");
  account = back->accounts->pdata[0];
  g_assert_cmpuint (account->shares->len, ==, 0);
  g_assert_cmpuint (account->readings->len, ==, 1);
  g_assert_cmpstr (account->picture, ==, "");
  fixture_close (document);
}

int
main (int argc, char **argv)
{
  int code;

  g_test_init (&argc, &argv, NULL);
  server = test_server_new (handle, NULL);
  g_test_add_func ("/sync-modash/report", test_report);
  g_test_add_func ("/sync-modash/platforms", test_platforms);
  g_test_add_func ("/sync-modash/rows-fail-alone", test_rows_fail_alone);
  g_test_add_func ("/sync-modash/huge-list", test_huge_list);
  g_test_add_func ("/sync-modash/stops", test_stops);
  g_test_add_func ("/sync-modash/budget", test_budget);
  g_test_add_func ("/sync-modash/odd-key", test_odd_key);
  g_test_add_func ("/sync-modash/document", test_document);
  code = g_test_run ();
  test_server_free (server);
  return code;
}
