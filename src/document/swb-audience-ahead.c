/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shares of the accounts that come next. Those of an account are a chain; where
 * there is no room for all, the second half of the accounts is left for the
 * next walk. */
#include "document/swb-audience-ahead.h"

#include "model/swb-roster-index.h"
#include "model/swb-roster-memory.h"

#include <string.h>

/* After so many rows one looks whether to go on. */
#define ROWS_BETWEEN_LOOKS 4096
#define NONE G_MAXUINT32

/* @next: the share of the account that was found before */
typedef struct
{
  double share;
  const char *source;
  guint32 segment; /* number */
  SwbDay day;
  guint32 account; /* place */
  guint32 next;
} Share;

struct _SwbAudienceAhead
{
  SwbId *accounts;
  guint n_accounts;
  SwbRosterIndex index;
  guint32 *last; /* of each account, the share that was found last */

  Share *shares;
  guint n_shares;
  guint most;
  GArray *segments;       /* SwbId */
  GHashTable *by_segment; /* SwbId: its number + 1 */
  GStringChunk *sources;
};

static SwbAudienceAhead *
ahead_new (const SwbId *accounts, guint n, guint most)
{
  SwbAudienceAhead *ahead = g_new0 (SwbAudienceAhead, 1);

  ahead->n_accounts = n;
  ahead->accounts = g_memdup2 (accounts, n * sizeof *accounts);
  swb_roster_index_init (&ahead->index, n);
  for (guint i = 0; i < n; i++)
    swb_roster_index_set (&ahead->index, ahead->accounts, i);
  ahead->last = g_new (guint32, MAX (n, 1));
  memset (ahead->last, 0xff, n * sizeof *ahead->last);
  ahead->most = most;
  ahead->shares = swb_roster_memory_new (most * sizeof *ahead->shares);
  ahead->segments = g_array_new (FALSE, FALSE, sizeof (SwbId));
  ahead->by_segment =
      g_hash_table_new_full (swb_id_hash, swb_id_equal, g_free, NULL);
  ahead->sources = g_string_chunk_new (512);
  return ahead;
}

/**
 * swb_audience_ahead_free:
 * @ahead: (transfer full) (nullable): shares
 */
void
swb_audience_ahead_free (SwbAudienceAhead *ahead)
{
  if (ahead == NULL)
    return;
  g_free (ahead->accounts);
  swb_roster_index_clear (&ahead->index);
  g_free (ahead->last);
  swb_roster_memory_free (ahead->shares, ahead->most * sizeof *ahead->shares);
  g_array_unref (ahead->segments);
  g_hash_table_unref (ahead->by_segment);
  g_string_chunk_free (ahead->sources);
  g_free (ahead);
}

static void
put_share (SwbAudienceAhead *ahead, const Share *share)
{
  Share *own = &ahead->shares[ahead->n_shares];

  *own = *share;
  own->next = ahead->last[share->account];
  ahead->last[share->account] = ahead->n_shares++;
}

static void
leave_half (SwbAudienceAhead *ahead)
{
  const guint n_shares = ahead->n_shares;

  ahead->n_accounts = MAX (ahead->n_accounts / 2, 1);
  ahead->n_shares = 0;
  memset (ahead->last, 0xff, ahead->n_accounts * sizeof *ahead->last);
  for (guint i = 0; i < n_shares; i++)
    {
      const Share share = ahead->shares[i];

      if (share.account < ahead->n_accounts)
        put_share (ahead, &share);
    }
}

static guint
find_segment (SwbAudienceAhead *ahead, const SwbId *id)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (ahead->by_segment, id));

  if (number > 0)
    return number - 1;
  g_array_append_val (ahead->segments, *id);
  number = ahead->segments->len;
  g_hash_table_insert (ahead->by_segment, swb_id_copy (id),
                       GUINT_TO_POINTER (number));
  return number - 1;
}

/* FALSE where one account alone has too many. */
static gboolean
take_row (SwbAudienceAhead *ahead, sqlite3_stmt *row)
{
  const char *source = (const char *) sqlite3_column_text (row, 3);
  Share share;
  SwbId account;
  SwbId segment;

  if (!swb_column_id (row, 0, &account) || !swb_column_id (row, 1, &segment) ||
      !swb_roster_index_find (&ahead->index, ahead->accounts, &account,
                              &share.account))
    return TRUE;
  while (share.account < ahead->n_accounts && ahead->n_shares == ahead->most)
    {
      if (ahead->n_accounts == 1)
        return FALSE;
      leave_half (ahead);
    }
  if (share.account >= ahead->n_accounts)
    return TRUE;
  share.segment = find_segment (ahead, &segment);
  share.share = sqlite3_column_double (row, 2);
  share.source = source != NULL
                     ? g_string_chunk_insert_const (ahead->sources, source)
                     : NULL;
  share.day = sqlite3_column_int (row, 4);
  put_share (ahead, &share);
  return TRUE;
}

/**
 * swb_audience_ahead_new:
 * @db: a connection
 * @accounts: (array length=n): those that will be asked for
 * @n: how many, at most %SWB_AHEAD_MOST_ACCOUNTS
 * @most: room for so many shares
 * @cancellable: (nullable): stops it
 * @error: why not
 *
 * Returns: (transfer full) (nullable): the shares of the first of them; see
 *   swb_audience_ahead_get_n_accounts()
 */
SwbAudienceAhead *
swb_audience_ahead_new (SwbDatabase *db,
                        const SwbId *accounts,
                        guint n,
                        guint most,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (SwbAudienceAhead) ahead =
      ahead_new (accounts, MIN (n, SWB_AHEAD_MOST_ACCOUNTS), most);
  sqlite3_stmt *statement = swb_database_prepare (
      db,
      "SELECT account, segment, share, source, day FROM audience"
      " WHERE deleted=0 ORDER BY id",
      error);
  gboolean has_row;
  guint looked = 0;

  if (statement == NULL)
    return NULL;
  while (swb_database_step (db, statement, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&ahead);
      if (!take_row (ahead, statement))
        ahead->n_accounts = 0;
      if (ahead->n_accounts == 0 ||
          (++looked % ROWS_BETWEEN_LOOKS == 0 &&
           g_cancellable_set_error_if_cancelled (cancellable, error)))
        break;
    }
  sqlite3_reset (statement);
  return ahead->n_accounts == 0 ? g_steal_pointer (&ahead) : NULL;
}

/**
 * swb_audience_ahead_get_n_accounts:
 * @ahead: shares
 *
 * Returns: of how many of the accounts; 0 where not even of the first
 */
guint
swb_audience_ahead_get_n_accounts (const SwbAudienceAhead *ahead)
{
  return ahead->n_accounts;
}

/* The newest day first; of a day the one with the larger id, which was found
 * later and so leads the chain. */
static int
compare_days (gconstpointer a, gconstpointer b)
{
  const SwbAheadShare *one = a;
  const SwbAheadShare *other = b;

  return (one->day < other->day) - (one->day > other->day);
}

/**
 * swb_audience_ahead_find:
 * @ahead: shares
 * @account: whose
 * @shares: (element-type SwbAheadShare): gets them, the newest first
 *
 * Returns: FALSE where they have to be asked for
 */
gboolean
swb_audience_ahead_find (SwbAudienceAhead *ahead,
                         const SwbId *account,
                         GArray *shares)
{
  guint32 place;

  if (!swb_roster_index_find (&ahead->index, ahead->accounts, account,
                              &place) ||
      place >= ahead->n_accounts)
    return FALSE;
  g_array_set_size (shares, 0);
  for (guint32 i = ahead->last[place]; i != NONE; i = ahead->shares[i].next)
    {
      const Share *own = &ahead->shares[i];
      const SwbAheadShare share = { g_array_index (ahead->segments, SwbId,
                                                   own->segment),
                                    own->share, own->source, own->day };

      g_array_append_val (shares, share);
    }
  g_array_sort (shares, compare_days); /* keeps the order of equals */
  return TRUE;
}

/**
 * swb_audience_ahead_count:
 * @db: a connection
 * @accounts: (array length=n): some accounts, each once
 * @n: how many
 * @cancellable: (nullable): stops it
 * @n_known: (out): of how many of them a share is known
 * @error: why not
 *
 * Returns: whether it could be read
 */
gboolean
swb_audience_ahead_count (SwbDatabase *db,
                          const SwbId *accounts,
                          guint n,
                          GCancellable *cancellable,
                          guint *n_known,
                          GError **error)
{
  sqlite3_stmt *statement = swb_database_prepare (
      db, "SELECT account FROM audience WHERE deleted=0", error);
  g_autofree guint8 *known = g_new0 (guint8, MAX (n, 1));
  SwbRosterIndex index;
  gboolean has_row = TRUE;
  gboolean ok = statement != NULL;
  guint looked = 0;

  *n_known = 0;
  swb_roster_index_init (&index, n);
  for (guint i = 0; i < n; i++)
    swb_roster_index_set (&index, accounts, i);
  while (ok && (ok = swb_database_step (db, statement, &has_row, error)) &&
         has_row)
    {
      guint32 place;
      SwbId account;

      if (swb_column_id (statement, 0, &account) &&
          swb_roster_index_find (&index, accounts, &account, &place) &&
          !known[place])
        *n_known += known[place] = TRUE;
      ok = ++looked % ROWS_BETWEEN_LOOKS != 0 ||
           !g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  if (statement != NULL)
    sqlite3_reset (statement);
  swb_roster_index_clear (&index);
  return ok;
}
