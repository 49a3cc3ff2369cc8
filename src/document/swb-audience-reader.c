/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of the audiences of many accounts, read from the store where it
 * is asked for. A segment, which many have, is read and named once. */
#include "document/swb-audience-reader.h"

#include "base/swb-text.h"

/* So many shares of one account are read. */
#define MOST_SHARES 1000
/* So many segments are kept. */
#define MOST_SEGMENTS 50000

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
take_share (SwbAudienceReader *reader, sqlite3_stmt *row, GError **error)
{
  const double share = sqlite3_column_double (row, 1);
  const char *source = (const char *) sqlite3_column_text (row, 2);
  Segment *segment;
  SwbKnownShare known;
  SwbId id;

  if (!swb_column_id (row, 0, &id))
    return TRUE;
  segment = find_segment (reader, &id, error);
  if (segment == NULL)
    return FALSE;
  if (!segment->exists || segment->seen == reader->n_read)
    return TRUE;
  segment->seen = reader->n_read;
  if (!(share >= 0 && share <= 1))
    return TRUE;
  known = (SwbKnownShare){
    .kind = segment->kind,
    .name = segment->name,
    .share = share,
    .day = sqlite3_column_int (row, 3),
    .source = g_string_chunk_insert_const (reader->sources,
                                           source != NULL ? source : ""),
  };
  if (!swb_day_is_valid (known.day))
    known.day = SWB_DAY_NONE;
  g_array_append_val (reader->shares, known);
  return TRUE;
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
  sqlite3_stmt *statement = swb_database_prepare (
      reader->db,
      "SELECT segment, share, source, day FROM audience"
      " WHERE account=?1 AND deleted=0 ORDER BY day DESC, id DESC LIMIT ?2",
      error);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  if (g_hash_table_size (reader->segments) > MOST_SEGMENTS)
    g_hash_table_remove_all (reader->segments);
  if (reader->shares->len > 0)
    g_string_chunk_clear (reader->sources);
  g_array_set_size (reader->shares, 0);
  reader->n_read++;
  swb_bind_id (statement, 1, account);
  sqlite3_bind_int (statement, 2, MOST_SHARES);
  while (swb_database_step (reader->db, statement, &has_row, error))
    {
      if (!has_row)
        return reader->shares;
      if (!take_share (reader, statement, error))
        break;
    }
  sqlite3_reset (statement);
  return NULL;
}

/**
 * swb_audience_is_known:
 * @db: a connection
 * @account: an account
 * @known: (out): whether anything is known of its audience
 * @error: why not
 *
 * Returns: whether it could be read
 */
gboolean
swb_audience_is_known (SwbDatabase *db,
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
