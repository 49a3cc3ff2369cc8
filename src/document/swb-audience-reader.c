/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of the audiences of many accounts, read from the store where it
 * is asked for. A segment, which many have, is read and named once. */
#include "document/swb-audience-reader.h"

#include "base/swb-text.h"
#include "document/swb-audience-ahead.h"

/* So many shares of one account are read. */
#define MOST_SHARES 1000
/* So many segments are kept. */
#define MOST_SEGMENTS 50000
/* Fewer accounts are asked for one by one. */
#define MANY_ACCOUNTS 16384
/* A walk through all shares is not worth it for fewer. */
#define FEW_ACCOUNTS (MANY_ACCOUNTS / 4)

/* @seen: of which account's shares the newest was told already. */
typedef struct
{
  SwbShareKind kind;
  gboolean exists;
  char *name;
  guint64 seen;
} Segment;

struct _SwbAudienceReader
{
  SwbDatabase *db;
  GHashTable *segments; /* SwbId: Segment */
  gboolean kinds[SWB_N_SHARE_KINDS];
  GArray *shares;
  GStringChunk *sources;
  guint64 n_read;
  SwbAudienceAhead *ahead; /* or null */
  GArray *found;           /* SwbAheadShare, of one account */
};

static void
segment_free (gpointer data)
{
  Segment *segment = data;

  g_free (segment->name);
  g_free (segment);
}

/* The words of a row that has them from @first on. */
static SwbSegmentWords
get_words (sqlite3_stmt *row, int first)
{
  return (SwbSegmentWords){
    .language = (const char *) sqlite3_column_text (row, first),
    .region = (const char *) sqlite3_column_text (row, first + 1),
    .interest = (const char *) sqlite3_column_text (row, first + 2),
    .age = (const char *) sqlite3_column_text (row, first + 3),
    .gender = (const char *) sqlite3_column_text (row, first + 4),
  };
}

static gboolean
find_kinds (SwbAudienceReader *reader, GError **error)
{
  sqlite3_stmt *statement = swb_database_prepare (
      reader->db,
      "SELECT language, region, interest, age, gender FROM segment"
      " WHERE deleted=0",
      error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  while (swb_database_step (reader->db, statement, &has_row, error))
    {
      SwbSegmentWords words;
      g_autofree char *what = NULL;

      if (!has_row)
        return TRUE;
      words = get_words (statement, 0);
      reader->kinds[swb_share_read_segment (&words, &what)] = TRUE;
    }
  return FALSE;
}

/**
 * swb_audience_reader_new:
 * @db: a connection, which outlives it
 * @error: why not
 *
 * Returns: (transfer full) (nullable): a reader
 */
SwbAudienceReader *
swb_audience_reader_new (SwbDatabase *db, GError **error)
{
  g_autoptr (SwbAudienceReader) reader = g_new0 (SwbAudienceReader, 1);

  reader->db = db;
  reader->segments =
      g_hash_table_new_full (swb_id_hash, swb_id_equal, g_free, segment_free);
  reader->shares = g_array_new (FALSE, FALSE, sizeof (SwbKnownShare));
  reader->sources = g_string_chunk_new (512);
  reader->found = g_array_new (FALSE, FALSE, sizeof (SwbAheadShare));
  return find_kinds (reader, error) ? g_steal_pointer (&reader) : NULL;
}

/**
 * swb_audience_reader_free:
 * @reader: (transfer full): a reader
 */
void
swb_audience_reader_free (SwbAudienceReader *reader)
{
  g_hash_table_unref (reader->segments);
  g_array_unref (reader->shares);
  g_string_chunk_free (reader->sources);
  g_array_unref (reader->found);
  swb_audience_ahead_free (reader->ahead);
  g_free (reader);
}

/**
 * swb_audience_reader_has_kind:
 * @reader: a reader
 * @kind: a kind of segments
 *
 * Returns: whether the workspace has a segment of the kind
 */
gboolean
swb_audience_reader_has_kind (const SwbAudienceReader *reader,
                              SwbShareKind kind)
{
  g_return_val_if_fail (kind < SWB_N_SHARE_KINDS, FALSE);

  return reader->kinds[kind];
}

static void
fill_segment (Segment *segment, sqlite3_stmt *row)
{
  const SwbSegmentWords words = get_words (row, 1);
  g_autofree char *what = NULL;
  g_autofree char *name = NULL;

  segment->kind = swb_share_read_segment (&words, &what);
  name = segment->kind == SWB_SHARE_JOINT
             ? g_strdup ((const char *) sqlite3_column_text (row, 0))
             : swb_share_what_name (segment->kind, what);
  segment->name = swb_text_clean (name != NULL ? name : "", -1);
  segment->exists = *segment->name != '\0';
}

static Segment *
find_segment (SwbAudienceReader *reader, const SwbId *id, GError **error)
{
  Segment *segment = g_hash_table_lookup (reader->segments, id);
  sqlite3_stmt *statement;
  gboolean has_row;

  if (segment != NULL)
    return segment;
  statement = swb_database_prepare (
      reader->db,
      "SELECT name, language, region, interest, age, gender FROM segment"
      " WHERE id=?1 AND deleted=0",
      error);
  if (statement == NULL)
    return NULL;
  swb_bind_id (statement, 1, id);
  if (!swb_database_step (reader->db, statement, &has_row, error))
    return NULL;
  segment = g_new0 (Segment, 1);
  if (has_row)
    fill_segment (segment, statement);
  sqlite3_reset (statement);
  g_hash_table_insert (reader->segments, swb_id_copy (id), segment);
  return segment;
}

static gboolean
take_share (SwbAudienceReader *reader,
            const SwbAheadShare *share,
            GError **error)
{
  Segment *segment = find_segment (reader, &share->segment, error);
  SwbKnownShare known;

  if (segment == NULL)
    return FALSE;
  if (!segment->exists || segment->seen == reader->n_read)
    return TRUE;
  segment->seen = reader->n_read;
  if (!(share->share >= 0 && share->share <= 1))
    return TRUE;
  known = (SwbKnownShare){
    .kind = segment->kind,
    .name = segment->name,
    .share = share->share,
    .day = share->day,
    .source = g_string_chunk_insert_const (
        reader->sources, share->source != NULL ? share->source : ""),
  };
  if (!swb_day_is_valid (known.day))
    known.day = SWB_DAY_NONE;
  g_array_append_val (reader->shares, known);
  return TRUE;
}

static gboolean
take_row (SwbAudienceReader *reader, sqlite3_stmt *row, GError **error)
{
  SwbAheadShare share = {
    .share = sqlite3_column_double (row, 1),
    .source = (const char *) sqlite3_column_text (row, 2),
    .day = sqlite3_column_int (row, 3),
  };

  return !swb_column_id (row, 0, &share.segment) ||
         take_share (reader, &share, error);
}

static gboolean
take_found (SwbAudienceReader *reader, GError **error)
{
  const guint n = MIN (reader->found->len, MOST_SHARES);

  for (guint i = 0; i < n; i++)
    if (!take_share (reader, &g_array_index (reader->found, SwbAheadShare, i),
                     error))
      return FALSE;
  return TRUE;
}

/**
 * swb_audience_reader_read_ahead:
 * @reader: a reader
 * @accounts: (array length=n): whose audiences are read next, in this order
 * @n: how many
 * @n_next: (out): after how many of them to call this again
 * @cancellable: (nullable): stops it
 * @error: why not
 *
 * Where there are very many, walks through the table of all shares once, for
 * as many of the first of them as there is room for.
 *
 * Returns: whether it could be read
 */
gboolean
swb_audience_reader_read_ahead (SwbAudienceReader *reader,
                                const SwbId *accounts,
                                guint n,
                                guint *n_next,
                                GCancellable *cancellable,
                                GError **error)
{
  *n_next = n;
  g_clear_pointer (&reader->ahead, swb_audience_ahead_free);
  if (n < MANY_ACCOUNTS)
    return TRUE;
  reader->ahead = swb_audience_ahead_new (
      reader->db, accounts, n, SWB_AHEAD_MOST_SHARES, cancellable, error);
  if (reader->ahead == NULL)
    return FALSE;
  *n_next = swb_audience_ahead_get_n_accounts (reader->ahead);
  if (*n_next >= FEW_ACCOUNTS)
    return TRUE;
  g_clear_pointer (&reader->ahead, swb_audience_ahead_free);
  *n_next = MANY_ACCOUNTS;
  return TRUE;
}

/* Nothing of the former account is lent any more. */
static void
begin_account (SwbAudienceReader *reader)
{
  if (g_hash_table_size (reader->segments) > MOST_SEGMENTS)
    g_hash_table_remove_all (reader->segments);
  if (reader->shares->len > 0)
    g_string_chunk_clear (reader->sources);
  g_array_set_size (reader->shares, 0);
  reader->n_read++;
}

/**
 * swb_audience_reader_read:
 * @reader: a reader
 * @account: an account
 * @error: why not
 *
 * A share that is none from 0 to 1 is left out.
 *
 * Returns: (transfer none) (nullable) (element-type SwbKnownShare): the newest
 *   share of each segment of its audience; good until the next is read
 */
const GArray *
swb_audience_reader_read (SwbAudienceReader *reader,
                          const SwbId *account,
                          GError **error)
{
  sqlite3_stmt *statement;
  gboolean has_row;

  begin_account (reader);
  if (reader->ahead != NULL &&
      swb_audience_ahead_find (reader->ahead, account, reader->found))
    return take_found (reader, error) ? reader->shares : NULL;
  statement = swb_database_prepare (
      reader->db,
      "SELECT segment, share, source, day FROM audience"
      " WHERE account=?1 AND deleted=0 ORDER BY day DESC, id DESC LIMIT ?2",
      error);
  if (statement == NULL)
    return NULL;
  swb_bind_id (statement, 1, account);
  sqlite3_bind_int (statement, 2, MOST_SHARES);
  while (swb_database_step (reader->db, statement, &has_row, error))
    {
      if (!has_row)
        return reader->shares;
      if (!take_row (reader, statement, error))
        break;
    }
  sqlite3_reset (statement);
  return NULL;
}

static gboolean
is_known (SwbDatabase *db,
          const SwbId *account,
          gboolean *known,
          GError **error)
{
  sqlite3_stmt *statement = swb_database_prepare (
      db, "SELECT 1 FROM audience WHERE account=?1 AND deleted=0 LIMIT 1",
      error);

  if (statement == NULL)
    return FALSE;
  swb_bind_id (statement, 1, account);
  if (!swb_database_step (db, statement, known, error))
    return FALSE;
  sqlite3_reset (statement);
  return TRUE;
}

/**
 * swb_audience_count_known:
 * @db: a connection
 * @accounts: (array length=n): some accounts, each once
 * @n: how many
 * @cancellable: (nullable): stops it
 * @n_known: (out): of how many of them anything is known of the audience
 * @error: why not
 *
 * Returns: whether it could be read
 */
gboolean
swb_audience_count_known (SwbDatabase *db,
                          const SwbId *accounts,
                          guint n,
                          GCancellable *cancellable,
                          guint *n_known,
                          GError **error)
{
  if (n >= MANY_ACCOUNTS)
    return swb_audience_ahead_count (db, accounts, n, cancellable, n_known,
                                     error);
  *n_known = 0;
  for (guint i = 0; i < n; i++)
    {
      gboolean known = FALSE;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !is_known (db, &accounts[i], &known, error))
        return FALSE;
      *n_known += known;
    }
  return TRUE;
}
