/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that a workspace knows of one creator, read when somebody looks: what the
 * columns of the roster do not hold. */
#pragma once

#include "analytics/swb-benchmark.h"
#include "analytics/swb-relationship.h"
#include "base/swb-platform.h"
#include "document/swb-audience.h"
#include "document/swb-document.h"
#include "model/swb-roster-data.h"

G_BEGIN_DECLS

/* Letters of a long text that are read; commands take no longer ones. */
#define SWB_DETAIL_MOST_LETTERS 10000

/* Texts of all structs are made safe to show, never null ("" for nothing), and
 * owned by the details. A day that is not known is SWB_DAY_NONE. Lists are
 * GPtrArrays of the struct that is named, never null. */

/**
 * SwbDetailReading:
 * @metric: "followers", "avg-views", …
 * @value: the number; NaN where it is missing
 * @base: "followers", "views", "reach"; "" for a count
 * @base_value: NaN where not told
 * @window: days; 0 where not told
 * @source: "typed", "import:NAME", "youtube-api", …
 * @expires: the last day on which it may be used
 * @expired: whether that day is over
 */
typedef struct
{
  SwbId id;
  const char *metric;
  double value;
  const char *base;
  double base_value;
  int window;
  SwbDay day;
  const char *source;
  SwbDay expires;
  gboolean expired;
} SwbDetailReading;

/**
 * SwbDetailShare:
 * @account: of whose audience
 * @kind: what the segment is told by
 * @what: the language's or the country's code, the city, the interest, "18-24",
 * the gender; the name of a joint segment
 * @name: the same for people
 * @share: 0 to 1; NaN where what is stored is none
 * @newest: whether there is none of a later day of that account and segment
 */
typedef struct
{
  SwbId id;
  SwbId account;
  SwbId segment;
  SwbShareKind kind;
  const char *what;
  const char *name;
  double share;
  const char *source;
  SwbDay day;
  gboolean newest;
} SwbDetailShare;

/**
 * SwbDetailAccount:
 * @url: of its page
 * @picture: address of its picture
 * @engagement: its rate as the roster has it; of no kind where there is none
 * @readings: (element-type SwbDetailReading): newest first
 * @shares: (element-type SwbDetailShare): by kind, newest first, then the
 *   largest first
 */
typedef struct
{
  SwbId id;
  SwbPlatform platform;
  const char *handle;
  const char *name;
  const char *external_id;
  const char *url;
  const char *picture;
  SwbEngagement engagement;
  GPtrArray *readings;
  GPtrArray *shares;
} SwbDetailAccount;

/**
 * SwbDetailRate:
 * @channel: "instagram-reels", …; "" for any
 * @deliverable: "post", "story", …
 * @newest: whether there is none of a later day for that channel and
 *   deliverable
 */
typedef struct
{
  SwbId id;
  const char *channel;
  const char *deliverable;
  SwbMoney fee;
  SwbDay day;
  gboolean newest;
} SwbDetailRate;

typedef struct
{
  SwbId id;
  const char *name;
  const char *role;
  const char *email;
  const char *phone;
  const char *note;
} SwbDetailContact;

/**
 * SwbDetailContract:
 * @campaign: nil for one that stands by itself
 * @campaign_name: "" likewise
 * @status: "draft", "sent", "signed", "ended", or what somebody wrote
 */
typedef struct
{
  SwbId id;
  SwbId campaign;
  const char *campaign_name;
  const char *name;
  SwbFlight flight;
  SwbDay usage_until;
  const char *terms;
  const char *status;
} SwbDetailContract;

typedef struct
{
  SwbId id;
  SwbId campaign;
  const char *campaign_name;
  const char *category;
  SwbFlight flight;
} SwbDetailExclusivity;

/**
 * SwbDetailPayout:
 * @due: the day by which it is to be paid
 * @paid: the day on which it was; none while it is open
 */
typedef struct
{
  SwbId id;
  SwbMoney amount;
  SwbMoney tax;
  SwbDay due;
  SwbDay paid;
  const char *reference;
} SwbDetailPayout;

/**
 * SwbStandingBasis:
 * @SWB_STANDING_NO_READING: the post has no numbers, or none that may be used
 * @SWB_STANDING_NO_TIER: nobody knows the creator's tier
 * @SWB_STANDING_FEW_PEERS: not enough evidence: there are fewer than
 *   SWB_STANDING_LEAST_PEERS others, and no published range
 * @SWB_STANDING_ROSTER: held against the median of the tier in the roster
 * @SWB_STANDING_BENCHMARK: held against a published range
 */
typedef enum
{
  SWB_STANDING_NO_READING,
  SWB_STANDING_NO_TIER,
  SWB_STANDING_FEW_PEERS,
  SWB_STANDING_ROSTER,
  SWB_STANDING_BENCHMARK,
} SwbStandingBasis;

/* So many others make a median. */
#define SWB_STANDING_LEAST_PEERS 8

/**
 * SwbStanding:
 * @basis: what it rests on; only with the last two is @ratio told
 * @is_views: whether views are compared and not engagement
 * @numerator: interactions of the post; views where @is_views
 * @base: what they are divided by; 1 where @is_views
 * @base_kind: what that is; none where @is_views
 * @parts: what @numerator counts: "likes+comments", …, "views"
 * @value: @numerator / @base
 * @day: of the post's readings
 * @source: of them
 * @platform: of the peers
 * @tier: of the peers, 0 nano to 4 mega; -1 unknown
 * @n_peers: accounts of other creators on that platform, in that tier, whose
 *   number has the same base
 * @median: of the peers
 * @range: (nullable): the published range, with its source and year
 * @ratio: @value / @median; against a range, @value / its nearer end, 1 within
 */
typedef struct
{
  SwbStandingBasis basis;
  gboolean is_views;
  double numerator;
  double base;
  SwbEngagementBase base_kind;
  const char *parts;
  double value;
  SwbDay day;
  const char *source;
  SwbPlatform platform;
  int tier;
  guint n_peers;
  double median;
  const SwbBenchmark *range;
  double ratio;
} SwbStanding;

/**
 * SwbDetailPlacement:
 * @campaign_name: "" where the placement is in none
 * @stage_name: "" for none
 * @account: nil where not told
 * @day: when it is to be posted
 * @posted: when it was
 * @fee: what was promised
 * @payouts: (element-type SwbDetailPayout): by due day
 * @paid: what was paid of them, in the currency of the fee
 * @n_other_currency: payouts in another currency, which are not in @paid
 * @owed_since: due day of the first open payout; none where nothing is open
 * @readings: (element-type SwbDetailReading): of the post, newest first
 * @standing: how it did against its tier
 */
typedef struct
{
  SwbId id;
  SwbId campaign;
  const char *campaign_name;
  const char *stage_name;
  SwbId account;
  const char *channel;
  const char *angle;
  const char *deliverable;
  const char *status;
  const char *url;
  const char *note;
  SwbDay day;
  int days;
  SwbDay posted;
  SwbMoney fee;
  GPtrArray *payouts;
  SwbMoney paid;
  guint n_other_currency;
  SwbDay owed_since;
  GPtrArray *readings;
  SwbStanding standing;
} SwbDetailPlacement;

/**
 * SwbDetailNote:
 * @text: with line breaks
 * @time: microseconds since 1970, UTC; 0 where not told
 */
typedef struct
{
  SwbId id;
  const char *text;
  const char *author;
  gint64 time;
} SwbDetailNote;

/**
 * SwbDetailAttachment:
 * @type: MIME
 * @size: bytes
 * @sha256: for swb_creator_attachment_async ()
 * @is_here: whether its bytes are in the workspace
 */
typedef struct
{
  SwbId id;
  const char *name;
  const char *type;
  gint64 size;
  const char *sha256;
  const char *note;
  gboolean is_here;
} SwbDetailAttachment;

/**
 * SwbCreatorDetails:
 * @languages: ISO 639 codes, the first leads; like @cities, @niches, @formats
 *   and @tags an array that ends in null
 * @contact: the line of former versions; see @contacts
 * @tier: as the roster has it, 0 nano to 4 mega; -1 unknown
 * @accounts: (element-type SwbDetailAccount): the one with most followers first
 * @rates: (element-type SwbDetailRate): newest first
 * @contacts: (element-type SwbDetailContact)
 * @contracts: (element-type SwbDetailContract): the latest first
 * @exclusivities: (element-type SwbDetailExclusivity): the latest first
 * @placements: (element-type SwbDetailPlacement): the latest first; without
 *   those of deleted campaigns
 * @notes: (element-type SwbDetailNote): newest first
 * @attachments: (element-type SwbDetailAttachment): by name
 * @relationship: see swb_relationship_sum_up(); its @against_tier rests on the
 *   standings against the roster
 * @cut: whether there is more than was read: only the newest are here
 *
 * Immutable, with a count of references that any thread may change.
 */
typedef struct
{
  SwbId id;
  const char *name;
  const char *const *languages;
  const char *const *cities;
  const char *country;
  const char *const *niches;
  const char *const *formats;
  const char *const *tags;
  const char *disclosure;
  const char *contact;
  const char *note;
  int tier;
  GPtrArray *accounts;
  GPtrArray *rates;
  GPtrArray *contacts;
  GPtrArray *contracts;
  GPtrArray *exclusivities;
  GPtrArray *placements;
  GPtrArray *notes;
  GPtrArray *attachments;
  SwbRelationship relationship;
  gboolean cut;
} SwbCreatorDetails;

SwbCreatorDetails *swb_creator_details_ref (SwbCreatorDetails *self);
void swb_creator_details_unref (SwbCreatorDetails *self);

/* Ask again after the document's "changed". A creator that is not there is
 * SWB_STORAGE_ERROR_NOT_FOUND. */
void swb_creator_details_async (SwbDocument *document,
                                const SwbId *creator,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
SwbCreatorDetails *swb_creator_details_finish (SwbDocument *document,
                                               GAsyncResult *result,
                                               GError **error);

/* The bytes of an attachment. */
void swb_creator_attachment_async (SwbDocument *document,
                                   const char *sha256,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GBytes *swb_creator_attachment_finish (SwbDocument *document,
                                       GAsyncResult *result,
                                       GError **error);

/* In words, for people. */
char *swb_standing_tell (const SwbStanding *standing);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbCreatorDetails, swb_creator_details_unref)

G_END_DECLS
