/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Segments that are told by one thing, or by an age and a gender, found by what
 * they mean, and the shares of an account's audience in them. */
#include "document/swb-audience.h"

#include <string.h>

#include "base/swb-text.h"

/* Of a joint table `s`. */
#define IS_COUNTRY "s.region GLOB '[A-Z][A-Z]'"

#define N_WORDS 5

/* What a segment can be told by. */
static const struct
{
  guint column;
  const char *name;
} words[N_WORDS] = {
  { SWB_SEGMENT_LANGUAGE, "language" }, { SWB_SEGMENT_REGION, "region" },
  { SWB_SEGMENT_INTEREST, "interest" }, { SWB_SEGMENT_AGE, "age" },
  { SWB_SEGMENT_GENDER, "gender" },
};

/* By which of them one kind is told, a bit a word, and the SQL of what it is
 * and of what more has to be so. */
static const struct
{
  guint told;
  const char *what;
  const char *also;
} kinds[SWB_SHARE_JOINT] = {
  [SWB_SHARE_LANGUAGE] = { 1 << 0, "s.language", "" },
  [SWB_SHARE_REGION] = { 1 << 1, "s.region", " AND NOT " IS_COUNTRY },
  [SWB_SHARE_COUNTRY] = { 1 << 1, "s.region", " AND " IS_COUNTRY },
  [SWB_SHARE_INTEREST] = { 1 << 2, "s.interest", "" },
  [SWB_SHARE_AGE] = { 1 << 3, "s.age", "" },
  [SWB_SHARE_GENDER] = { 1 << 4, "s.gender", "" },
  [SWB_SHARE_AGE_GENDER] = { 1 << 3 | 1 << 4, "s.gender || ' ' || s.age", "" },
};

/* @segments: SwbId, by kind and what is meant, folded. @spelled: likewise, by
 * what was asked for, so that a spelling is folded once. */
struct _SwbAudienceBook
{
  SwbWriter *writer;
  GHashTable *segments;
  GHashTable *spelled;
};

/* Of segments that are told by this kind alone. */
static char *
make_only (SwbShareKind kind)
{
  GString *sql = g_string_new (NULL);

  for (guint i = 0; i < N_WORDS; i++)
    g_string_append_printf (sql, "%scoalesce (s.%s, '')%s''",
                            i > 0 ? " AND " : "", words[i].name,
                            kinds[kind].told & (1u << i) ? "<>" : "=");
  g_string_append (sql, kinds[kind].also);
  return g_string_free (sql, FALSE);
}

static char *
make_key (SwbShareKind kind, const char *what)
{
  g_autofree char *tidy = swb_share_tidy (kind, what);
  g_autofree char *folded = swb_text_fold (tidy != NULL ? tidy : what);

  return g_strdup_printf ("%c%s", 'a' + (char) kind, folded);
}

static gboolean
load_kind (SwbAudienceBook *book, SwbShareKind kind, GError **error)
{
  SwbDatabase *db = swb_writer_get_database (book->writer);
  g_autofree char *only = make_only (kind);
  g_autofree char *sql =
      g_strdup_printf ("SELECT s.id, %s FROM segment s WHERE s.deleted=0"
                       " AND s.platform IS NULL AND %s ORDER BY s.id",
                       kinds[kind].what, only);
  sqlite3_stmt *statement = swb_database_prepare (db, sql, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  while (swb_database_step (db, statement, &has_row, error))
    {
      g_autofree char *key = NULL;
      SwbId id;

      if (!has_row)
        return TRUE;
      swb_column_id (statement, 0, &id);
      key = make_key (kind, (const char *) sqlite3_column_text (statement, 1));
      if (!g_hash_table_contains (book->segments, key))
        g_hash_table_insert (book->segments, g_steal_pointer (&key),
                             swb_id_copy (&id));
    }
  return FALSE;
}

/**
 * swb_audience_book_new:
 * @writer: a writer, which outlives it
 * @error: why not
 *
 * Returns: (transfer full) (nullable): the workspace's segments that are told
 *   by one thing and by no platform
 */
SwbAudienceBook *
swb_audience_book_new (SwbWriter *writer, GError **error)
{
  g_autoptr (SwbAudienceBook) book = g_new0 (SwbAudienceBook, 1);

  book->writer = writer;
  book->segments =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  book->spelled =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint kind = 0; kind < SWB_SHARE_JOINT; kind++)
    if (!load_kind (book, (SwbShareKind) kind, error))
      return NULL;
  return g_steal_pointer (&book);
}

/**
 * swb_audience_book_free:
 * @book: (transfer full): a book
 */
void
swb_audience_book_free (SwbAudienceBook *book)
{
  g_hash_table_unref (book->segments);
  g_hash_table_unref (book->spelled);
  g_free (book);
}

/* FALSE where it is too long to be noted. */
static gboolean
spell (char *spelling, gsize size, SwbShareKind kind, const char *what)
{
  spelling[0] = (char) ('a' + kind);
  return g_strlcpy (spelling + 1, what, size - 1) < size - 1;
}

/**
 * swb_audience_book_find:
 * @book: a book
 * @kind: what the segment is told by
 * @what: who is in it
 * @segment: (out): the segment
 *
 * Returns: whether the workspace has it
 */
gboolean
swb_audience_book_find (SwbAudienceBook *book,
                        SwbShareKind kind,
                        const char *what,
                        SwbId *segment)
{
  char spelling[4 * SWB_SHARE_LONGEST];
  const SwbId *found = NULL;
  g_autofree char *key = NULL;

  if (spell (spelling, sizeof spelling, kind, what))
    found = g_hash_table_lookup (book->spelled, spelling);
  else
    spelling[0] = '\0';
  if (found == NULL)
    {
      key = make_key (kind, what);
      found = g_hash_table_lookup (book->segments, key);
      if (found == NULL)
        return FALSE;
      if (*spelling != '\0')
        g_hash_table_insert (book->spelled, g_strdup (spelling),
                             swb_id_copy (found));
    }
  *segment = *found;
  return TRUE;
}

static SwbValue
lend (const char *text)
{
  return (SwbValue){ .type = text != NULL ? SWB_VALUE_TEXT : SWB_VALUE_NULL,
                     .text = (char *) text };
}

/* Of a gender and an age the age is what stands behind the last space. @first
 * keeps what stands before. */
static void
set_words (SwbValue *values, SwbShareKind kind, const char *what, char **first)
{
  const char *space = strrchr (what, ' ');

  if (kind == SWB_SHARE_AGE_GENDER)
    {
      g_return_if_fail (space != NULL);
      *first = g_strndup (what, (gsize) (space - what));
      values[SWB_SEGMENT_GENDER] = lend (*first);
      values[SWB_SEGMENT_AGE] = lend (space + 1);
      return;
    }
  for (guint i = 0; i < N_WORDS; i++)
    if (kinds[kind].told & (1u << i))
      values[words[i].column] = lend (what);
}

/**
 * swb_audience_book_make:
 * @book: a book
 * @kind: what the segment is told by
 * @what: who is in it, from swb_share_tidy()
 * @source: who speaks of it
 * @segment: (out): the segment
 * @error: why not
 *
 * Returns: whether the workspace has the segment now, found or made
 */
gboolean
swb_audience_book_make (SwbAudienceBook *book,
                        SwbShareKind kind,
                        const char *what,
                        const char *source,
                        SwbId *segment,
                        GError **error)
{
  SwbValue values[SWB_SEGMENT_N] = { 0 };
  g_autofree char *shown = NULL;
  g_autofree char *first = NULL;

  if (swb_audience_book_find (book, kind, what, segment))
    return TRUE;
  shown = swb_share_what_name (kind, what);
  *segment = swb_id_new ();
  values[SWB_SEGMENT_NAME] = lend (shown);
  values[SWB_SEGMENT_SOURCE] = lend (source);
  set_words (values, kind, what, &first);
  if (!swb_writer_insert (book->writer, SWB_TABLE_SEGMENT, segment, values,
                          error))
    return FALSE;
  g_hash_table_insert (book->segments, make_key (kind, what),
                       swb_id_copy (segment));
  return TRUE;
}

/* The same day and the same source again is a correction. */
static gboolean
find_same (SwbDatabase *db,
           const SwbAudienceShare *share,
           const SwbId *segment,
           SwbId *same,
           double *value,
           GError **error)
{
  sqlite3_stmt *statement = swb_database_prepare (
      db,
      "SELECT id, share FROM audience WHERE account=?1 AND segment=?2"
      " AND day=?3 AND source=?4 AND deleted=0 ORDER BY id DESC LIMIT 1",
      error);
  gboolean has_row = FALSE;

  *same = swb_id_nil ();
  if (statement == NULL)
    return FALSE;
  swb_bind_id (statement, 1, &share->account);
  swb_bind_id (statement, 2, segment);
  sqlite3_bind_int (statement, 3, share->day);
  swb_bind_text (statement, 4, share->source);
  if (!swb_database_step (db, statement, &has_row, error))
    return FALSE;
  if (has_row)
    {
      swb_column_id (statement, 0, same);
      *value = sqlite3_column_double (statement, 1);
    }
  sqlite3_reset (statement);
  return TRUE;
}

/**
 * swb_audience_values:
 * @share: a share
 * @segment: its segment
 * @values: (out caller-allocates): of its row, all null before; text is lent by
 *   @share
 */
void
swb_audience_values (const SwbAudienceShare *share,
                     const SwbId *segment,
                     SwbValue *values)
{
  values[SWB_AUDIENCE_ACCOUNT] = swb_value_id (&share->account);
  values[SWB_AUDIENCE_SEGMENT] = swb_value_id (segment);
  values[SWB_AUDIENCE_SHARE] = swb_value_real (share->share);
  values[SWB_AUDIENCE_SOURCE] =
      (SwbValue){ .type = SWB_VALUE_TEXT, .text = (char *) share->source };
  values[SWB_AUDIENCE_DAY] = swb_value_day (share->day);
}

/**
 * swb_audience_book_write:
 * @book: a book
 * @share: a share
 * @error: why not
 *
 * Adds the share beside what was known of other days and from other sources;
 * one of the same day and source is corrected. A segment that the workspace
 * does not have is made.
 *
 * Returns: whether the workspace has it now
 */
gboolean
swb_audience_book_write (SwbAudienceBook *book,
                         const SwbAudienceShare *share,
                         GError **error)
{
  SwbValue values[SWB_AUDIENCE_N] = { 0 };
  const SwbValue number = swb_value_real (share->share);
  double before = 0;
  SwbId segment, row;

  if (!swb_audience_book_make (book, share->kind, share->what, share->source,
                               &segment, error) ||
      !find_same (swb_writer_get_database (book->writer), share, &segment, &row,
                  &before, error))
    return FALSE;
  if (!swb_id_is_nil (&row))
    return before == share->share ||
           swb_writer_set (book->writer, SWB_TABLE_AUDIENCE, &row,
                           SWB_AUDIENCE_SHARE, &number, error);
  row = swb_id_new ();
  swb_audience_values (share, &segment, values);
  return swb_writer_insert (book->writer, SWB_TABLE_AUDIENCE, &row, values,
                            error);
}

/**
 * swb_audience_book_has:
 * @book: a book
 * @share: a share
 *
 * Returns: whether the workspace has it, of that day and source
 */
gboolean
swb_audience_book_has (SwbAudienceBook *book, const SwbAudienceShare *share)
{
  double before = 0;
  SwbId segment, row;

  return swb_audience_book_find (book, share->kind, share->what, &segment) &&
         find_same (swb_writer_get_database (book->writer), share, &segment,
                    &row, &before, NULL) &&
         !swb_id_is_nil (&row) && before == share->share;
}

/**
 * swb_audience_book_sum_others:
 * @book: a book
 * @share: a share
 * @sum: (out): 0 to 1 and more
 * @error: why not
 *
 * Adds up the newest share of each other segment of the kind in the account's
 * audience.
 *
 * Returns: whether it could be read
 */
gboolean
swb_audience_book_sum_others (SwbAudienceBook *book,
                              const SwbAudienceShare *share,
                              double *sum,
                              GError **error)
{
  SwbDatabase *db = swb_writer_get_database (book->writer);
  g_autofree char *only = make_only (share->kind);
  g_autofree char *sql = g_strdup_printf (
      "SELECT a.segment, a.share FROM audience a JOIN segment s"
      " ON s.id=a.segment WHERE a.account=?1 AND a.deleted=0 AND s.deleted=0"
      " AND %s ORDER BY a.day DESC, a.id DESC",
      only);
  g_autoptr (GHashTable) seen =
      g_hash_table_new_full (swb_id_hash, swb_id_equal, g_free, NULL);
  sqlite3_stmt *statement = swb_database_prepare (db, sql, error);
  gboolean has_row;
  SwbId own;

  *sum = 0;
  if (swb_audience_book_find (book, share->kind, share->what, &own))
    g_hash_table_add (seen, swb_id_copy (&own));
  if (statement == NULL)
    return FALSE;
  swb_bind_id (statement, 1, &share->account);
  while (swb_database_step (db, statement, &has_row, error))
    {
      const double other = sqlite3_column_double (statement, 1);
      SwbId id;

      if (!has_row)
        return TRUE;
      swb_column_id (statement, 0, &id);
      if (g_hash_table_add (seen, swb_id_copy (&id)) && other >= 0 &&
          other <= 1)
        *sum += other;
    }
  return FALSE;
}
