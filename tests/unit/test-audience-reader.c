/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shares that are read for very many accounts in one walk are those that are
 * read account by account. */
#include "document/swb-audience-ahead.h"
#include "document/swb-audience-reader.h"
#include "storage/swb-workspace-file.h"

#include <string.h>

/* As many as are read in a walk, and a few. */
#define N (16384 + 333)
#define STRANGERS 100

static SwbId
account_of (guint i)
{
  SwbId id = { { 7, (guint8) (i * 37) } };

  /* Where identifiers have chance. */
  memcpy (id.bytes + 8, &i, sizeof i);
  return id;
}

/* Accounts of which one in seven has no share, segments that come again on
 * other days, the same day twice, shares that are none and some deleted. */
static const char *const sqls[] = {
  "INSERT INTO segment (id, deleted, name, language)"
  " WITH n (i, code) AS (VALUES (1, 'hi'), (2, 'ta'), (3, 'en'), (4, 'ko'))"
  " SELECT CAST (printf ('segment %08d', i) AS BLOB), i=4, code, code FROM n",
  "INSERT INTO audience (id, deleted, account, segment, share, source, day)"
  " WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i+1 FROM n WHERE i<5)"
  " SELECT CAST (printf ('%16x', (a.i*6+n.i)*2654435761 % 4294967296) AS BLOB),"
  "  (a.i+n.i) % 11=0, a.id,"
  "  CAST (printf ('segment %08d', 1+(a.i+n.i) % 4) AS BLOB),"
  "  ((a.i*7+n.i) % 106)/100.0,"
  "  CASE WHEN n.i=2 THEN NULL ELSE 'source '||(a.i+n.i) % 50 END,"
  "  20000+(a.i*n.i) % 3"
  " FROM accounts a CROSS JOIN n WHERE a.i % 7<>0",
};

static void
add_account (SwbDatabase *db, guint i)
{
  sqlite3_stmt *statement =
      swb_database_prepare (db, "INSERT INTO accounts VALUES (?1, ?2)", NULL);
  const SwbId id = account_of (i);

  sqlite3_bind_int64 (statement, 1, i);
  swb_bind_id (statement, 2, &id);
  g_assert_true (swb_database_run (db, statement, NULL));
}

static SwbDatabase *
make_shares (void)
{
  SwbDatabase *db = swb_database_open (":memory:", SWB_DATABASE_PLAIN, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (swb_file_create (db, NULL));
  swb_database_exec (db, "CREATE TABLE accounts (i INTEGER, id BLOB); BEGIN",
                     &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N + STRANGERS; i++)
    add_account (db, i);
  for (guint i = 0; i < G_N_ELEMENTS (sqls); i++)
    {
      swb_database_exec (db, sqls[i], &error);
      g_assert_no_error (error);
    }
  swb_database_exec (db, "COMMIT", &error);
  g_assert_no_error (error);
  return db;
}

static SwbId *
make_accounts (void)
{
  SwbId *accounts = g_new (SwbId, N);

  /* The order in which rows are told is not that of ids. */
  for (guint i = 0; i < N; i++)
    accounts[i] = account_of ((i * 7919u) % N);
  return accounts;
}

/* Returns how many there are. */
static guint
assert_same (SwbAudienceReader *one,
             SwbAudienceReader *other,
             const SwbId *account)
{
  const GArray *a = swb_audience_reader_read (one, account, NULL);
  const GArray *b = swb_audience_reader_read (other, account, NULL);

  g_assert_nonnull (a);
  g_assert_nonnull (b);
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    {
      const SwbKnownShare *x = &g_array_index (a, SwbKnownShare, i);
      const SwbKnownShare *y = &g_array_index (b, SwbKnownShare, i);

      g_assert_cmpint (x->kind, ==, y->kind);
      g_assert_cmpstr (x->name, ==, y->name);
      g_assert_cmpfloat (x->share, ==, y->share);
      g_assert_cmpint (x->day, ==, y->day);
      g_assert_cmpstr (x->source, ==, y->source);
    }
  return a->len;
}

static void
test_ahead (void)
{
  g_autoptr (SwbDatabase) db = make_shares ();
  g_autofree SwbId *accounts = make_accounts ();
  g_autoptr (SwbAudienceReader) plain = swb_audience_reader_new (db, NULL);
  g_autoptr (SwbAudienceReader) ahead = swb_audience_reader_new (db, NULL);
  const SwbId stranger = account_of (N + 3);
  guint n_next = 0;
  guint n = 0;

  g_assert_true (swb_audience_reader_read_ahead (ahead, accounts, 100, &n_next,
                                                 NULL, NULL));
  g_assert_cmpuint (n_next, ==, 100);
  g_assert_true (
      swb_audience_reader_read_ahead (ahead, accounts, N, &n_next, NULL, NULL));
  g_assert_cmpuint (n_next, ==, N);
  for (guint i = 0; i < N; i++)
    n += assert_same (plain, ahead, &accounts[i]);
  g_assert_cmpuint (n, >, N);
  /* Who was not asked for is not forgotten. */
  g_assert_cmpuint (assert_same (plain, ahead, &stranger), >, 0);
}

/* Shares of ACCOUNT in the order in which they lead. */
static void
assert_order (SwbDatabase *db, SwbAudienceAhead *ahead, const SwbId *account)
{
  g_autoptr (GArray) shares =
      g_array_new (FALSE, FALSE, sizeof (SwbAheadShare));
  sqlite3_stmt *row = swb_database_prepare (
      db,
      "SELECT segment, share, day FROM audience WHERE account=?1 AND"
      " deleted=0 ORDER BY day DESC, id DESC",
      NULL);
  gboolean has_row;

  g_assert_true (swb_audience_ahead_find (ahead, account, shares));
  swb_bind_id (row, 1, account);
  for (guint i = 0; i < shares->len; i++)
    {
      const SwbAheadShare *share = &g_array_index (shares, SwbAheadShare, i);
      SwbId segment;

      g_assert_true (swb_database_step (db, row, &has_row, NULL) && has_row);
      g_assert_true (swb_column_id (row, 0, &segment));
      g_assert_true (swb_id_equal (&segment, &share->segment));
      g_assert_cmpfloat (sqlite3_column_double (row, 1), ==, share->share);
      g_assert_cmpint (sqlite3_column_int (row, 2), ==, share->day);
    }
  g_assert_true (swb_database_step (db, row, &has_row, NULL) && !has_row);
}

/* Where there is no room for all, the first of them are whole. */
static void
test_room (void)
{
  static const guint rooms[] = { 100000, 30000, 1000, 7, 6 };
  g_autoptr (SwbDatabase) db = make_shares ();
  g_autofree SwbId *accounts = make_accounts ();
  guint before = N + 1;

  for (guint r = 0; r < G_N_ELEMENTS (rooms); r++)
    {
      g_autoptr (SwbAudienceAhead) ahead =
          swb_audience_ahead_new (db, accounts, N, rooms[r], NULL, NULL);
      g_autoptr (GArray) none =
          g_array_new (FALSE, FALSE, sizeof (SwbAheadShare));
      const guint n = swb_audience_ahead_get_n_accounts (ahead);

      g_assert_cmpuint (n, >, 0);
      g_assert_cmpuint (n, <=, before);
      g_assert_true (r > 0 || n == N);
      for (guint i = 0; i < n; i += 1 + n / 200)
        assert_order (db, ahead, &accounts[i]);
      g_assert_true (n == N ||
                     !swb_audience_ahead_find (ahead, &accounts[n], none));
      before = n;
    }
  g_assert_cmpuint (before, <, 8);
}

/* One account alone has more than there is room for. */
static void
test_no_room (void)
{
  g_autoptr (SwbDatabase) db = make_shares ();
  const SwbId account = account_of (1);
  g_autoptr (SwbAudienceAhead) ahead =
      swb_audience_ahead_new (db, &account, 1, 2, NULL, NULL);

  g_assert_nonnull (ahead);
  g_assert_cmpuint (swb_audience_ahead_get_n_accounts (ahead), ==, 0);
}

static void
test_count (void)
{
  g_autoptr (SwbDatabase) db = make_shares ();
  g_autofree SwbId *accounts = make_accounts ();
  guint expected = 0;
  guint n = 0;

  for (guint from = 0; from < N; from += 1000)
    {
      g_assert_true (swb_audience_count_known (
          db, accounts + from, MIN (1000, N - from), NULL, &n, NULL));
      expected += n;
    }
  g_assert_true (swb_audience_count_known (db, accounts, N, NULL, &n, NULL));
  g_assert_cmpuint (n, ==, expected);
  g_assert_cmpuint (n, ==, N - (N + 6) / 7);
}

static void
test_stopped (void)
{
  g_autoptr (SwbDatabase) db = make_shares ();
  g_autofree SwbId *accounts = make_accounts ();
  g_autoptr (SwbAudienceReader) reader = swb_audience_reader_new (db, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) other = NULL;
  guint n;

  g_cancellable_cancel (cancellable);
  g_assert_false (swb_audience_reader_read_ahead (reader, accounts, N, &n,
                                                  cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (
      swb_audience_count_known (db, accounts, N, cancellable, &n, &other));
  g_assert_error (other, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/audience-reader/ahead", test_ahead);
  g_test_add_func ("/audience-reader/room", test_room);
  g_test_add_func ("/audience-reader/no-room", test_no_room);
  g_test_add_func ("/audience-reader/count", test_count);
  g_test_add_func ("/audience-reader/stopped", test_stopped);
  return g_test_run ();
}
