/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc suspicion: accounts that deserve a second look, with base rates. */
#include "cli/calc/swb-calc-models.h"
#include "cli/calc/swb-calc-plan.h"

#include "analytics/swb-suspicion.h"
#include "analytics/swb-tier.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  gsize n;
  const char **names;
  SwbSuspicionAccount *engagement;
  SwbSuspicionAccount *likes;
} Accounts;

static void
accounts_clear (Accounts *accounts)
{
  g_free (accounts->names);
  g_free (accounts->engagement);
  g_free (accounts->likes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Accounts, accounts_clear)

/* The tier as it is told, else that of the followers. */
static guint32
read_group (SwbCalcObject *row, double followers)
{
  const char *id = swb_calc_text_or (row, "tier", NULL);
  SwbTier tier = id != NULL ? swb_tier_parse (id)
                            : swb_tier_for_followers (NULL, followers);

  if (tier != SWB_TIER_NONE)
    return (guint32) tier;
  swb_calc_fault (row, _ ("“tier”: neither that nor “followers” tells one"));
  return 0;
}

static void
read_accounts (SwbCalcObject *const *rows, Accounts *accounts)
{
  for (gsize i = 0; i < accounts->n; i++)
    {
      double followers = swb_calc_number_or (rows[i], "followers", NAN);
      double likes = swb_calc_number_or (rows[i], "likes", NAN);
      double comments = swb_calc_number_or (rows[i], "comments", NAN);
      double posts = swb_calc_number_or (rows[i], "posts", 1.0);
      double engagements =
          swb_calc_number_or (rows[i], "engagements", likes + comments);
      double base =
          swb_calc_number_or (rows[i], "base", followers * fmax (1.0, posts));
      guint32 group = read_group (rows[i], followers);

      accounts->names[i] = swb_calc_text_or (rows[i], "name", NULL);
      accounts->engagement[i] =
          (SwbSuspicionAccount){ group, engagements, base, posts };
      accounts->likes[i] =
          (SwbSuspicionAccount){ group, likes, comments, posts };
    }
}

static void
put_reference (JsonBuilder *out, int group, const SwbSuspicionReference *r)
{
  json_builder_begin_object (out);
  swb_json_add_text (out, "tier", swb_tier_id ((SwbTier) group));
  swb_json_add_int (out, "accounts", (gint64) r->n_accounts);
  swb_json_add_bool (out, "enough", r->is_enough);
  if (r->is_enough)
    {
      swb_json_add_real (out, "middle", r->middle);
      swb_json_add_real (out, "spread", r->spread);
      swb_json_add_int (out, "flagged", (gint64) r->n_flagged);
      swb_json_add_real (out, "base_rate", r->base_rate);
      swb_json_add_real (out, "by_chance", r->by_chance);
    }
  json_builder_end_object (out);
}

static void
put_score (JsonBuilder *out,
           const char *name,
           gsize index,
           const SwbSuspicionScore *score)
{
  json_builder_begin_object (out);
  if (name != NULL)
    swb_json_add_text (out, "name", name);
  else
    swb_json_add_int (out, "account", (gint64) index);
  swb_json_add_text (out, "flag", swb_suspicion_flag_id (score->flag));
  if (score->flag != SWB_SUSPICION_NOT_ENOUGH)
    {
      swb_json_add_real (out, "value", score->value);
      swb_json_add_real (out, "z", score->z);
      swb_json_add_real (out, "by_chance", score->by_chance);
    }
  json_builder_end_object (out);
}

static SwbStatus
put_scores (JsonBuilder *out,
            const char *member,
            const Accounts *all,
            const SwbSuspicionAccount *accounts,
            SwbSuspicionOptions options)
{
  g_autofree SwbSuspicionScore *scores = g_new0 (SwbSuspicionScore, all->n + 1);
  SwbSuspicionReference references[SWB_N_TIERS];
  SwbStatus status = swb_suspicion_scores (accounts, all->n, SWB_N_TIERS,
                                           options, scores, references);

  if (status != SWB_STATUS_OK)
    return status;
  json_builder_set_member_name (out, member);
  json_builder_begin_object (out);
  json_builder_set_member_name (out, "tiers");
  json_builder_begin_array (out);
  for (int g = 0; g < SWB_N_TIERS; g++)
    if (references[g].n_accounts > 0)
      put_reference (out, g, &references[g]);
  json_builder_end_array (out);
  json_builder_set_member_name (out, "accounts");
  json_builder_begin_array (out);
  for (gsize i = 0; i < all->n; i++)
    put_score (out, all->names[i], i, &scores[i]);
  json_builder_end_array (out);
  json_builder_end_object (out);
  return SWB_STATUS_OK;
}

static SwbStatus
put_growth (JsonBuilder *out,
            const SwbFollowerReading *readings,
            gsize n,
            SwbGrowthOptions options)
{
  SwbGrowthFlag flag;
  SwbStatus status = swb_suspicion_growth (readings, n, options, &flag);

  if (status != SWB_STATUS_OK)
    return status;
  json_builder_set_member_name (out, "growth");
  json_builder_begin_object (out);
  swb_json_add_text (out, "flag", swb_suspicion_flag_id (flag.flag));
  if (flag.flag != SWB_SUSPICION_USUAL)
    {
      swb_json_add_real (out, "from_day", readings[flag.from].day);
      swb_json_add_real (out, "to_day", readings[flag.to].day);
      swb_json_add_real (out, "people", flag.people);
    }
  swb_json_add_real (out, "largest", flag.largest);
  swb_json_add_real (out, "growth_a_day", flag.growth);
  swb_json_add_real (out, "spread", flag.spread);
  swb_json_add_int (out, "readings", (gint64) flag.n_readings);
  swb_json_add_real (out, "by_chance", flag.by_chance);
  swb_json_add_real (out, "run_length", flag.run_length);
  json_builder_end_object (out);
  return SWB_STATUS_OK;
}

static SwbFollowerReading *
read_history (SwbCalcObject *const *rows, gsize n)
{
  SwbFollowerReading *readings = g_new0 (SwbFollowerReading, n + 1);

  for (gsize i = 0; i < n; i++)
    readings[i] =
        (SwbFollowerReading){ swb_calc_number (rows[i], "day"),
                              swb_calc_number_or (rows[i], "followers", NAN) };
  return readings;
}

static SwbStatus
run (SwbCalcObject *input, JsonBuilder *out)
{
  SwbSuspicionOptions options = swb_suspicion_options_default ();
  SwbGrowthOptions growth = swb_growth_options_default ();
  g_auto (Accounts) accounts = { 0 };
  gsize n_days;
  SwbCalcObject *const *rows =
      swb_calc_rows_or_null (input, "accounts", &accounts.n);
  SwbCalcObject *const *days =
      swb_calc_rows_or_null (input, "history", &n_days);
  g_autofree SwbFollowerReading *readings = read_history (days, n_days);
  SwbStatus status = SWB_STATUS_OK;

  accounts.names = g_new0 (const char *, accounts.n + 1);
  accounts.engagement = g_new0 (SwbSuspicionAccount, accounts.n + 1);
  accounts.likes = g_new0 (SwbSuspicionAccount, accounts.n + 1);
  read_accounts (rows, &accounts);
  options.threshold = swb_calc_number_or (input, "threshold", 3.5);
  options.shrink_readings = swb_calc_number_or (input, "shrink_posts", 4.0);
  options.min_group =
      swb_calc_count_or (input, "min_group", SWB_SUSPICION_MIN_GROUP, 1000000);
  growth.slack = swb_calc_number_or (input, "slack", growth.slack);
  growth.limit = swb_calc_number_or (input, "limit", growth.limit);
  if (rows == NULL && days == NULL)
    swb_calc_fault (input, _ ("“accounts” and “history” are both missing"));
  if (!swb_calc_finish (input))
    return SWB_STATUS_INVALID;
  if (rows != NULL)
    status =
        put_scores (out, "engagement", &accounts, accounts.engagement, options);
  if (rows != NULL && status == SWB_STATUS_OK)
    status = put_scores (out, "likes_to_comments", &accounts, accounts.likes,
                         options);
  if (days != NULL && status == SWB_STATUS_OK)
    status = put_growth (out, readings, n_days, growth);
  return status;
}

const SwbCalcModel swb_calc_suspicion = {
  .name = "suspicion",
  .summary = N_ ("Accounts that deserve a second look, each flag with how "
                 "often it comes by chance."),
  .format = N_ (
      "accounts      a list: “name”, “tier” or “followers”, “likes” and\n"
      "              “comments” of all “posts” (1 when not said) together;\n"
      "              or “engagements” and their “base” (likes + comments,\n"
      "              and followers x posts, when not said)\n"
      "history       readings of one account: “day”, a number, and\n"
      "              “followers”\n"
      "threshold     |z| from which it is flagged; 3.5 when not said\n"
      "shrink_posts  posts with which an account counts half; 4\n"
      "min_group     accounts that a tier needs; 20\n"
      "slack         of the sums over the history, in deviations; 0.5\n"
      "limit         of these sums; 8\n"
      "\n"
      "base_rate is the share of the tier that is flagged, by_chance what\n"
      "normal scatter alone would flag. A flag is a question, no verdict.\n"),
  .rows = "accounts",
  .example =
      "{\"history\": [{\"day\": 0, \"followers\": 1000}, {\"day\": 1,"
      " \"followers\": 1010}, {\"day\": 2, \"followers\": 1019}, {\"day\": 4,"
      " \"followers\": 1041}, {\"day\": 5, \"followers\": 1048}, {\"day\": 7,"
      " \"followers\": 1072}, {\"day\": 8, \"followers\": 1079}, {\"day\": 9,"
      " \"followers\": 1092}, {\"day\": 12, \"followers\": 1125}, {\"day\":"
      " 13, \"followers\": 1133}, {\"day\": 14, \"followers\": 1500},"
      " {\"day\": 15, \"followers\": 1512}, {\"day\": 16, \"followers\":"
      " 1530}, {\"day\": 18, \"followers\": 1549}, {\"day\": 19,"
      " \"followers\": 1562}]}",
  .answer = "{\"model\": \"suspicion\", \"status\": \"ok\", \"growth\": "
            "{\"flag\": \"high\", \"from_day\": 13, \"to_day\": 14, "
            "\"people\": 355.70034275953844, \"largest\": 92.43928127987874, "
            "\"growth_a_day\": 0.009915106841032362, \"spread\": "
            "0.002910128384684289, \"readings\": 15, \"by_chance\": "
            "0.0003783904683772876, \"run_length\": 9482.863773116136}}",
  .run = run,
  .gather = swb_calc_gather_suspicion,
};
