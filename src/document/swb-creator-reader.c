/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what is known of one creator. Runs on the worker, changes nothing, and
 * stops at so many rows of each kind. */
#include "document/swb-creator-details-private.h"

#include "base/swb-text.h"
#include "storage/swb-storage-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_ACCOUNTS 100
#define MOST_SHARES 1000
#define MOST_ROWS 500

static gboolean
set_gone (GError **error)
{
  g_set_error_literal (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_NOT_FOUND,
                       _ ("This creator is not in the workspace any more"));
  return FALSE;
}

static void
take_creator (SwbDetailReader *reader, gpointer data)
{
  SwbCreatorDetails *details = &reader->made->details;
  gboolean *found = data;

  *found = TRUE;
  details->name = swb_detail_text (reader, 0);
#define SPLIT(column)                                                          \
  swb_made_details_split (reader->made, swb_detail_text (reader, column))
  details->languages = SPLIT (1);
  details->cities = SPLIT (2);
  details->country = swb_detail_text (reader, 3);
  details->niches = SPLIT (4);
  details->formats = SPLIT (5);
  details->contact = swb_detail_text (reader, 6);
  details->disclosure = swb_detail_lines (reader, 7);
  details->note = swb_detail_lines (reader, 8);
  details->tags = SPLIT (9);
#undef SPLIT
}

static gboolean
read_creator (SwbDetailReader *reader, GError **error)
{
  gboolean found = FALSE;

  if (!swb_detail_reader_each (
          reader,
          "SELECT name, languages, cities, country, niches, formats, contact,"
          " disclosure, note, tags FROM creator WHERE id=?1 AND deleted=0",
          &reader->made->details.id, 1, take_creator, &found, error))
    return FALSE;
  return found || set_gone (error);
}

static void
add_account (SwbDetailReader *reader, gpointer data)
{
  SwbDetailAccount *account = g_new0 (SwbDetailAccount, 1);

  account->id = swb_detail_id (reader, 0);
  account->platform =
      swb_platform_parse ((const char *) sqlite3_column_text (reader->row, 1));
  account->handle = swb_detail_text (reader, 2);
  account->name = swb_detail_text (reader, 3);
  account->external_id = swb_detail_text (reader, 4);
  account->url = swb_detail_text (reader, 5);
  account->picture = swb_detail_text (reader, 6);
  account->readings = g_ptr_array_new_with_free_func (g_free);
  account->shares = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (reader->made->details.accounts, account);
}

static void
set_kind (SwbDetailReader *reader, SwbDetailShare *share)
{
  const SwbSegmentWords words = {
    .language = swb_detail_text (reader, 6),
    .region = swb_detail_text (reader, 7),
    .interest = swb_detail_text (reader, 8),
    .age = swb_detail_text (reader, 9),
    .gender = swb_detail_text (reader, 10),
  };
  g_autofree char *what = NULL;
  g_autofree char *name = NULL;

  share->name = swb_detail_text (reader, 5);
  share->what = share->name;
  share->kind = swb_share_read_segment (&words, &what);
  if (share->kind == SWB_SHARE_JOINT)
    return;
  name = swb_share_what_name (share->kind, what);
  share->what = swb_made_details_keep (reader->made, what);
  share->name = swb_made_details_keep (reader->made, name);
}

static void
add_share (SwbDetailReader *reader, gpointer data)
{
  SwbDetailAccount *account = data;
  SwbDetailShare *share = g_new0 (SwbDetailShare, 1);

  share->id = swb_detail_id (reader, 0);
  share->account = account->id;
  share->segment = swb_detail_id (reader, 1);
  share->share = swb_detail_real (reader, 2);
  if (!(share->share >= 0 && share->share <= 1))
    share->share = NAN;
  share->source = swb_detail_text (reader, 3);
  share->day = swb_detail_day (reader, 4);
  set_kind (reader, share);
  g_ptr_array_add (account->shares, share);
}

static int
compare_numbers (double a, double b)
{
  if (isnan (a) || isnan (b))
    return (int) isnan (a) - (int) isnan (b);
  return (a < b) - (a > b);
}

static int
compare_shares (gconstpointer a, gconstpointer b)
{
  const SwbDetailShare *x = *(SwbDetailShare *const *) a;
  const SwbDetailShare *y = *(SwbDetailShare *const *) b;
  int order = (int) x->kind - (int) y->kind;

  if (order == 0)
    order = (int) y->newest - (int) x->newest;
  if (order == 0)
    order = compare_numbers (x->share, y->share);
  return order != 0 ? order : swb_id_compare (&x->id, &y->id);
}

/* They come newest first: the first of each segment is. */
static void
mark_newest_shares (GPtrArray *shares)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (swb_id_hash, swb_id_equal);

  for (guint i = 0; i < shares->len; i++)
    {
      SwbDetailShare *share = g_ptr_array_index (shares, i);

      share->newest = g_hash_table_add (seen, &share->segment);
    }
  g_ptr_array_sort (shares, compare_shares);
}

static gboolean
read_shares (SwbDetailReader *reader, SwbDetailAccount *account, GError **error)
{
  if (!swb_detail_reader_each (
          reader,
          "SELECT a.id, a.segment, a.share, a.source, a.day, s.name,"
          " s.language, s.region, s.interest, s.age, s.gender FROM audience a"
          " JOIN segment s ON s.id=a.segment WHERE a.account=?1"
          " AND a.deleted=0 AND s.deleted=0 ORDER BY a.day DESC, a.id DESC",
          &account->id, MOST_SHARES, add_share, account, error))
    return FALSE;
  mark_newest_shares (account->shares);
  return TRUE;
}

static double
followers_of (const SwbDetailAccount *account)
{
  for (guint i = 0; i < account->readings->len; i++)
    {
      const SwbDetailReading *reading =
          g_ptr_array_index (account->readings, i);

      if (g_str_equal (reading->metric, "followers") && !reading->expired &&
          isfinite (reading->value))
        return reading->value;
    }
  return -1;
}

static int
compare_accounts (gconstpointer a, gconstpointer b)
{
  const SwbDetailAccount *x = *(SwbDetailAccount *const *) a;
  const SwbDetailAccount *y = *(SwbDetailAccount *const *) b;
  const int order = compare_numbers (followers_of (x), followers_of (y));

  return order != 0 ? order : swb_id_compare (&x->id, &y->id);
}

static gboolean
read_accounts (SwbDetailReader *reader, GError **error)
{
  GPtrArray *accounts = reader->made->details.accounts;

  if (!swb_detail_reader_each (reader,
                               "SELECT id, platform, handle, name, "
                               "external_id, url, picture FROM account"
                               " WHERE creator=?1 AND deleted=0 ORDER BY id",
                               &reader->made->details.id, MOST_ACCOUNTS,
                               add_account, NULL, error))
    return FALSE;
  for (guint i = 0; i < accounts->len; i++)
    {
      SwbDetailAccount *account = g_ptr_array_index (accounts, i);

      if (!swb_detail_reader_readings (reader, &account->id, account->readings,
                                       error) ||
          !read_shares (reader, account, error))
        return FALSE;
    }
  g_ptr_array_sort (accounts, compare_accounts);
  return TRUE;
}

/* They come newest first. */
static void
add_rate (SwbDetailReader *reader, gpointer data)
{
  GPtrArray *rates = reader->made->details.rates;
  SwbDetailRate *rate = g_new0 (SwbDetailRate, 1);

  rate->id = swb_detail_id (reader, 0);
  rate->channel = swb_detail_text (reader, 1);
  rate->deliverable = swb_detail_text (reader, 2);
  rate->fee = swb_detail_money (reader, 3);
  rate->day = swb_detail_day (reader, 4);
  rate->newest = TRUE;
  for (guint i = 0; i < rates->len && rate->newest; i++)
    {
      const SwbDetailRate *later = g_ptr_array_index (rates, i);

      rate->newest = !g_str_equal (later->channel, rate->channel) ||
                     !g_str_equal (later->deliverable, rate->deliverable);
    }
  g_ptr_array_add (rates, rate);
}

static void
add_contact (SwbDetailReader *reader, gpointer data)
{
  SwbDetailContact *contact = g_new0 (SwbDetailContact, 1);

  contact->id = swb_detail_id (reader, 0);
  contact->name = swb_detail_text (reader, 1);
  contact->role = swb_detail_text (reader, 2);
  contact->email = swb_detail_text (reader, 3);
  contact->phone = swb_detail_text (reader, 4);
  contact->note = swb_detail_lines (reader, 5);
  g_ptr_array_add (reader->made->details.contacts, contact);
}

static void
add_contract (SwbDetailReader *reader, gpointer data)
{
  SwbDetailContract *contract = g_new0 (SwbDetailContract, 1);

  contract->id = swb_detail_id (reader, 0);
  contract->campaign = swb_detail_id (reader, 1);
  contract->campaign_name = swb_detail_text (reader, 2);
  contract->name = swb_detail_text (reader, 3);
  contract->flight = swb_detail_flight (reader, 4);
  contract->usage_until = swb_detail_day (reader, 5);
  contract->terms = swb_detail_lines (reader, 6);
  contract->status = swb_detail_text (reader, 7);
  g_ptr_array_add (reader->made->details.contracts, contract);
}

static void
add_exclusivity (SwbDetailReader *reader, gpointer data)
{
  SwbDetailExclusivity *exclusivity = g_new0 (SwbDetailExclusivity, 1);

  exclusivity->id = swb_detail_id (reader, 0);
  exclusivity->campaign = swb_detail_id (reader, 1);
  exclusivity->campaign_name = swb_detail_text (reader, 2);
  exclusivity->category = swb_detail_text (reader, 3);
  exclusivity->flight = swb_detail_flight (reader, 4);
  g_ptr_array_add (reader->made->details.exclusivities, exclusivity);
}

static void
add_note (SwbDetailReader *reader, gpointer data)
{
  SwbDetailNote *note = g_new0 (SwbDetailNote, 1);

  note->id = swb_detail_id (reader, 0);
  note->text = swb_detail_lines (reader, 1);
  note->author = swb_detail_text (reader, 2);
  note->time = sqlite3_column_int64 (reader->row, 3);
  g_ptr_array_add (reader->made->details.notes, note);
}

static void
add_attachment (SwbDetailReader *reader, gpointer data)
{
  SwbDetailAttachment *attachment = g_new0 (SwbDetailAttachment, 1);

  attachment->id = swb_detail_id (reader, 0);
  attachment->name = swb_detail_text (reader, 1);
  attachment->type = swb_detail_text (reader, 2);
  attachment->size = sqlite3_column_int64 (reader->row, 3);
  attachment->sha256 = swb_detail_text (reader, 4);
  attachment->note = swb_detail_lines (reader, 5);
  attachment->is_here = sqlite3_column_int (reader->row, 6) != 0;
  g_ptr_array_add (reader->made->details.attachments, attachment);
}

static const struct
{
  const char *sql;
  SwbDetailRowFunc add;
} lists[] = {
  { "SELECT id, channel, deliverable, fee, day FROM rate WHERE creator=?1"
    " AND deleted=0 ORDER BY day DESC, id DESC",
    add_rate },
  { "SELECT id, name, role, email, phone, note FROM contact WHERE creator=?1"
    " AND deleted=0 ORDER BY id",
    add_contact },
  { "SELECT c.id, c.campaign, k.name, c.name, c.flight, c.usage_until,"
    " c.terms, c.status FROM contract c LEFT JOIN campaign k"
    " ON k.id=c.campaign AND k.deleted=0 WHERE c.creator=?1 AND c.deleted=0"
    " ORDER BY c.id DESC",
    add_contract },
  { "SELECT e.id, e.campaign, k.name, e.category, e.flight FROM exclusivity e"
    " LEFT JOIN campaign k ON k.id=e.campaign AND k.deleted=0"
    " WHERE e.creator=?1 AND e.deleted=0 ORDER BY e.id DESC",
    add_exclusivity },
  { "SELECT id, text, author, time FROM note WHERE subject=?1 AND deleted=0"
    " ORDER BY time DESC, id DESC",
    add_note },
  { "SELECT id, name, type, size, sha256, note, EXISTS (SELECT 1 FROM blob b"
    " WHERE b.sha256=a.sha256) FROM attachment a WHERE subject=?1"
    " AND deleted=0 ORDER BY name, id",
    add_attachment },
};

static SwbDay
start_of (SwbFlight flight)
{
  return swb_flight_is_none (&flight) ? SWB_DAY_NONE : flight.start;
}

static int
compare_days (SwbDay a, SwbDay b)
{
  return (a < b) - (a > b);
}

static int
compare_contracts (gconstpointer a, gconstpointer b)
{
  const SwbDetailContract *x = *(SwbDetailContract *const *) a;
  const SwbDetailContract *y = *(SwbDetailContract *const *) b;
  const int order = compare_days (start_of (x->flight), start_of (y->flight));

  return order != 0 ? order : swb_id_compare (&y->id, &x->id);
}

static int
compare_exclusivities (gconstpointer a, gconstpointer b)
{
  const SwbDetailExclusivity *x = *(SwbDetailExclusivity *const *) a;
  const SwbDetailExclusivity *y = *(SwbDetailExclusivity *const *) b;
  const int order = compare_days (start_of (x->flight), start_of (y->flight));

  return order != 0 ? order : swb_id_compare (&y->id, &x->id);
}

static gboolean
read_lists (SwbDetailReader *reader, GError **error)
{
  SwbCreatorDetails *details = &reader->made->details;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (!swb_detail_reader_each (reader, lists[i].sql, &details->id, MOST_ROWS,
                                 lists[i].add, NULL, error))
      return FALSE;
  g_ptr_array_sort (details->contracts, compare_contracts);
  g_ptr_array_sort (details->exclusivities, compare_exclusivities);
  return TRUE;
}

/**
 * swb_creator_reader_read:
 * @db: the working copy
 * @creator: the id of a creator
 * @today: readings that expired before it are told as such
 * @error: %SWB_STORAGE_ERROR_NOT_FOUND where there is no such creator
 *
 * Returns: (transfer full) (nullable): the details, without what rests on the
 *   roster
 */
SwbMadeDetails *
swb_creator_reader_read (SwbDatabase *db,
                         const SwbId *creator,
                         SwbDay today,
                         GError **error)
{
  SwbMadeDetails *made = swb_made_details_new (creator, today);
  SwbDetailReader reader = { db, made, NULL };

  if (read_creator (&reader, error) && read_accounts (&reader, error) &&
      read_lists (&reader, error) &&
      swb_creator_reader_read_placements (db, made, error))
    return made;
  swb_creator_details_unref (&made->details);
  return NULL;
}
