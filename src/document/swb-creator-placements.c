/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads every placement of a creator with its payouts and the numbers of its
 * post, and sums the relationship up. Runs on the worker. */
#include "document/swb-creator-details-private.h"
#include "document/swb-plan-commands.h"

#include <math.h>

#define MOST_PLACEMENTS 500
#define MOST_PAYOUTS 100

static void
add_placement (SwbDetailReader *reader, gpointer data)
{
  SwbDetailPlacement *placement = g_new0 (SwbDetailPlacement, 1);

  placement->id = swb_detail_id (reader, 0);
  placement->campaign = swb_detail_id (reader, 1);
  placement->campaign_name = swb_detail_text (reader, 2);
  placement->stage_name = swb_detail_text (reader, 3);
  placement->account = swb_detail_id (reader, 4);
  placement->channel = swb_detail_text (reader, 5);
  placement->angle = swb_detail_text (reader, 6);
  placement->deliverable = swb_detail_text (reader, 7);
  placement->status = swb_detail_text (reader, 8);
  placement->url = swb_detail_text (reader, 9);
  placement->note = swb_detail_lines (reader, 10);
  placement->day = swb_detail_day (reader, 11);
  placement->days =
      (int) CLAMP (sqlite3_column_int64 (reader->row, 12), 1, 36600);
  placement->posted = swb_detail_day (reader, 13);
  placement->fee = swb_detail_money (reader, 14);
  placement->owed_since = SWB_DAY_NONE;
  placement->payouts = g_ptr_array_new_with_free_func (g_free);
  placement->readings = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (reader->made->details.placements, placement);
}

static void
add_payout (SwbDetailReader *reader, gpointer data)
{
  SwbDetailPayout *payout = g_new0 (SwbDetailPayout, 1);

  payout->id = swb_detail_id (reader, 0);
  payout->amount = swb_detail_money (reader, 1);
  payout->tax = swb_detail_money (reader, 2);
  payout->due = swb_detail_day (reader, 3);
  payout->paid = swb_detail_day (reader, 4);
  payout->reference = swb_detail_text (reader, 5);
  g_ptr_array_add (data, payout);
}

/* A sum too large for money is no sum: what cannot be added counts as of
 * another currency. */
static void
sum_payouts (SwbDetailPlacement *placement)
{
  placement->paid = placement->fee;
  placement->paid.minor = 0;
  for (guint i = 0; i < placement->payouts->len; i++)
    {
      const SwbDetailPayout *payout = g_ptr_array_index (placement->payouts, i);

      if (payout->paid == SWB_DAY_NONE)
        {
          if (placement->owed_since == SWB_DAY_NONE)
            placement->owed_since = payout->due;
        }
      else if (swb_money_is_none (&placement->paid))
        placement->paid = payout->amount;
      else if (!swb_money_is_none (&payout->amount) &&
               !swb_money_add (&placement->paid, &payout->amount,
                               &placement->paid))
        placement->n_other_currency++;
    }
}

static gboolean
read_rest (SwbDetailReader *reader,
           SwbDetailPlacement *placement,
           GError **error)
{
  if (!swb_detail_reader_each (
          reader,
          "SELECT id, amount, tax, due, paid, reference FROM payout"
          " WHERE placement=?1 AND deleted=0 ORDER BY due IS NULL, due, id",
          &placement->id, MOST_PAYOUTS, add_payout, placement->payouts, error))
    return FALSE;
  sum_payouts (placement);
  return swb_detail_reader_readings (reader, &placement->id,
                                     placement->readings, error);
}

static void
take_n_later (SwbDetailReader *reader, gpointer data)
{
  reader->made->n_later =
      (guint) CLAMP (sqlite3_column_int64 (reader->row, 0) - 1, 0, G_MAXINT);
}

/* Only campaigns that somebody was booked for, each from its first day: one
 * that is being thought of is no chance that was let go. */
static gboolean
read_n_later (SwbDetailReader *reader, GError **error)
{
  return swb_detail_reader_each (
      reader,
      "WITH start AS (SELECT p.campaign AS id, min (p.day) AS day"
      "  FROM placement p JOIN campaign k ON k.id=p.campaign AND k.deleted=0"
      "  WHERE p.deleted=0 AND p.status IS NOT 'dropped' GROUP BY p.campaign)"
      " SELECT count(*) FROM start WHERE day >= (SELECT min (day) FROM start"
      "  WHERE id IN (SELECT campaign FROM placement WHERE creator=?1"
      "   AND deleted=0 AND status IS NOT 'dropped'))",
      &reader->made->details.id, 1, take_n_later, NULL, error);
}

/**
 * swb_creator_reader_read_placements:
 * @db: the working copy
 * @made: gets them
 * @error: #SwbStorageError
 *
 * Returns: whether all went well
 */
gboolean
swb_creator_reader_read_placements (SwbDatabase *db,
                                    SwbMadeDetails *made,
                                    GError **error)
{
  SwbDetailReader reader = { db, made, NULL };
  GPtrArray *placements = made->details.placements;

  if (!swb_detail_reader_each (
          &reader,
          "SELECT p.id, p.campaign, k.name, s.name, p.account, p.channel,"
          " p.angle, p.deliverable, p.status, p.url, p.note, p.day, p.days,"
          " p.posted, p.fee FROM placement p LEFT JOIN campaign k"
          " ON k.id=p.campaign LEFT JOIN stage s ON s.id=p.stage"
          " WHERE p.creator=?1 AND p.deleted=0 AND k.deleted IS NOT 1"
          " ORDER BY p.day DESC, p.id DESC",
          &made->details.id, MOST_PLACEMENTS, add_placement, NULL, error))
    return FALSE;
  for (guint i = 0; i < placements->len; i++)
    if (!read_rest (&reader, g_ptr_array_index (placements, i), error))
      return FALSE;
  return read_n_later (&reader, error);
}

static gboolean
is_delivered (const SwbDetailPlacement *placement)
{
  return placement->posted != SWB_DAY_NONE ||
         swb_status_is_delivered (placement->status);
}

static SwbRelationshipPost
get_post (const SwbDetailPlacement *placement, GHashTable *numbers)
{
  const SwbStanding *standing = &placement->standing;
  gpointer number = g_hash_table_lookup (numbers, &placement->campaign);

  if (number == NULL)
    {
      number = GUINT_TO_POINTER (g_hash_table_size (numbers) + 1);
      g_hash_table_insert (numbers, (gpointer) &placement->campaign, number);
    }
  return (SwbRelationshipPost){
    .campaign = GPOINTER_TO_UINT (number),
    .dropped = g_str_equal (placement->status, "dropped"),
    .promised = placement->day,
    .posted = placement->posted,
    .delivered = is_delivered (placement),
    .against_tier =
        standing->basis == SWB_STANDING_ROSTER ? standing->ratio : NAN,
  };
}

/**
 * swb_creator_relationship_fill:
 * @made: details whose placements have their standings
 *
 * Sums the relationship up.
 */
void
swb_creator_relationship_fill (SwbMadeDetails *made)
{
  SwbCreatorDetails *details = &made->details;
  g_autoptr (GHashTable) numbers = g_hash_table_new (swb_id_hash, swb_id_equal);
  g_autoptr (GArray) posts =
      g_array_new (FALSE, FALSE, sizeof (SwbRelationshipPost));
  g_autoptr (GArray) payouts =
      g_array_new (FALSE, FALSE, sizeof (SwbRelationshipPayout));
  SwbRelationshipFacts facts = { .n_later = made->n_later,
                                 .today = made->today };

  G_STATIC_ASSERT (SWB_RELATIONSHIP_NO_DAY == SWB_DAY_NONE);
  for (guint i = 0; i < details->placements->len; i++)
    {
      const SwbDetailPlacement *placement =
          g_ptr_array_index (details->placements, i);
      const SwbRelationshipPost post = get_post (placement, numbers);

      g_array_append_val (posts, post);
      for (guint j = 0; j < placement->payouts->len && !post.dropped; j++)
        {
          const SwbDetailPayout *told =
              g_ptr_array_index (placement->payouts, j);
          const SwbRelationshipPayout payout = { placement->posted,
                                                 told->paid };

          g_array_append_val (payouts, payout);
        }
    }
  facts.posts = (const SwbRelationshipPost *) (gpointer) posts->data;
  facts.n_posts = posts->len;
  facts.payouts = (const SwbRelationshipPayout *) (gpointer) payouts->data;
  facts.n_payouts = payouts->len;
  if (swb_relationship_sum_up (&facts, &details->relationship) != SWB_STATUS_OK)
    {
      details->relationship.on_time.status = SWB_STATUS_NOT_ENOUGH;
      details->relationship.repeat.status = SWB_STATUS_NOT_ENOUGH;
      details->relationship.days_to_pay.status = SWB_STATUS_NOT_ENOUGH;
      details->relationship.against_tier.status = SWB_STATUS_NOT_ENOUGH;
    }
}
