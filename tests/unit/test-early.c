/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A roster that is read while its file is still being looked at: it is what the
 * working copy holds, and a file in which anything may stand is refused as if
 * nobody had read it. */
#include "document/swb-roster-reader.h"
#include "model/swb-roster-image.h"
#include "storage/swb-checksum.h"
#include "storage/swb-storage-error.h"
#include "storage/swb-working-copy-private.h"
#include "storage/swb-workspace-file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define MANY 12000
#define TODAY 20000

typedef struct
{
  SwbEarly early;
  SwbRosterData *data;
} Reader;

static void
read_cb (SwbDatabase *db, gint64 most, gpointer user_data)
{
  Reader *reader = user_data;

  reader->data = swb_roster_read_early (db, most, TODAY, NULL);
}

static void
look_cb (SwbDatabase *db, gint64 most, gpointer user_data)
{
  g_assert_cmpint (most, >, MANY);
}

/* Who looks how far an opening is. */
typedef struct
{
  SwbProgress *progress;
  gint stop; /* atomic */
  guint n_steps;
} Watch;

static void
run (SwbDatabase *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  swb_database_exec (db, sql, &error);
  g_assert_no_error (error);
}

/* Creators of whom some are deleted, accounts in any order and some of nobody,
 * readings of several days, of which some have expired, fees of several days
 * and notes of both kinds. */
static const char people[] =
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n"
    " WHERE i<" G_STRINGIFY (
        MANY) ")"
              " INSERT INTO creator (id, deleted, name, languages, cities, "
              "niches, tags,"
              " note) SELECT randomblob(16), i%17=0, CASE i%5 WHEN 0 THEN 'आशा "
              "'||i"
              " WHEN 1 THEN '민수 '||i WHEN 2 THEN 'Zoë '||i ELSE 'Name '||i "
              "END,"
              " 'hi, en', 'Pune', 'n'||(i%40), NULL, CASE WHEN i%3=0 THEN "
              "'late '||i"
              " ELSE '' END FROM n;"
              "INSERT INTO account (id, deleted, creator, platform, handle, "
              "name)"
              " SELECT randomblob(16), abs(random())%11=0, id, 'instagram',"
              " 'h.'||hex(substr(id, 1, 4)), name FROM creator;"
              "INSERT INTO account (id, deleted, creator, platform, handle, "
              "name)"
              " SELECT randomblob(16), 0, CASE WHEN abs(random())%9=0 THEN "
              "zeroblob(16)"
              " ELSE id END, 'youtube', 'y.'||hex(substr(id, 1, 4)), 'Other'"
              " FROM creator;"
              "INSERT INTO reading (id, deleted, subject, metric, value, base, "
              "window,"
              " day, source, expires) SELECT randomblob(16), "
              "abs(random())%13=0, id,"
              " CASE abs(random())%4 WHEN 0 THEN 'avg-likes' WHEN 1 THEN "
              "'avg-views'"
              " ELSE 'followers' END, abs(random())%1000000, 'views', 30,"
              " 19000+abs(random())%900, 'import:'||(abs(random())%3)||'.csv',"
              " CASE WHEN abs(random())%7=0 THEN 19990 END FROM account, "
              "(SELECT 1 UNION"
              " ALL SELECT 2 UNION ALL SELECT 3);"
              "INSERT INTO rate (id, deleted, creator, fee, day) SELECT "
              "randomblob(16),"
              " abs(random())%13=0, id, (abs(random())%90+10)||'.00 INR',"
              " 19000+abs(random())%4 FROM creator, (SELECT 1 UNION ALL SELECT "
              "2 UNION"
              " ALL SELECT 3) WHERE id<x'80';"
              "INSERT INTO note (id, deleted, subject, text) SELECT "
              "randomblob(16), 0, id,"
              " 'said '||hex(randomblob(20)) FROM creator, (SELECT 1 UNION ALL "
              "SELECT 2)"
              " WHERE id>x'c0';";

/* Of these people, then SQL, their sums right. */
static GFile *
document (const char *sql)
{
  g_autofree char *path =
      g_build_filename (g_get_user_cache_dir (), "early.swell", NULL);
  g_autoptr (SwbDatabase) db = NULL;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_unlink (path);
  db = swb_database_open (path, SWB_DATABASE_PLAIN, NULL);
  run (db, "PRAGMA synchronous=OFF");
  g_assert_true (swb_file_create (db, NULL));
  run (db, people);
  run (db, sql);
  g_assert_true (swb_checksum_write_all (db, NULL));
  return g_file_new_for_path (path);
}

static SwbWorkingCopy *
open_file (GFile *file, Reader *reader, GError **error)
{
  *reader = (Reader){ .early = { .read = read_cb, .data = reader } };
  return swb_working_copy_open_early (file, &reader->early, NULL, error);
}

/* All that the columns hold, as a cache of them is written. */
static char *
take_image (const SwbRosterData *data, gsize *length)
{
  const SwbRosterImageKey key = { .seq = 1 };
  g_autoptr (SwbRosterImage) image =
      swb_roster_image_new (swb_roster_data_ref ((SwbRosterData *) data));
  g_autofree char *path = NULL;
  char *bytes;
  int fd = g_file_open_tmp ("early-XXXXXX", &path, NULL);

  g_assert_true (swb_roster_image_write (image, &key, fd));
  close (fd);
  g_assert_true (g_file_get_contents (path, &bytes, length, NULL));
  g_unlink (path);
  return bytes;
}

static void
assert_same (const SwbRosterData *one, const SwbRosterData *other)
{
  gsize length, other_length;
  g_autofree char *bytes = take_image (one, &length);
  g_autofree char *other_bytes = take_image (other, &other_length);

  g_assert_cmpmem (bytes, length, other_bytes, other_length);
}

static void
test_same_as_read_later (void)
{
  g_autoptr (GFile) file = document ("");
  g_autoptr (SwbRosterData) later = NULL;
  g_autoptr (GError) error = NULL;
  Reader reader;
  SwbWorkingCopy *copy = open_file (file, &reader, &error);

  g_assert_no_error (error);
  g_assert_true (reader.early.counts);
  later = swb_roster_read (swb_working_copy_peek_database (copy), NULL, TODAY,
                           NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (later->n_creators, >, MANY / 2);
  assert_same (reader.data, later);
  swb_roster_data_unref (reader.data);
  swb_working_copy_close (copy, FALSE);
}

/* What plain questions to SQLite answer about one creator. */
static void
check_creator (SwbDatabase *db, const SwbRosterData *data, guint creator)
{
  sqlite3_stmt *accounts = swb_database_prepare (
      db,
      "SELECT id, handle FROM account WHERE creator=?1 AND deleted=0"
      " ORDER BY id",
      NULL);
  sqlite3_stmt *fee = swb_database_prepare (
      db,
      "SELECT fee FROM rate WHERE creator=?1 AND deleted=0"
      " ORDER BY day DESC, fee LIMIT 1",
      NULL);
  guint account = swb_roster_data_first_account (data, creator);
  g_autofree char *told = NULL;
  SwbMoney money = swb_roster_data_fee (data, creator);
  SwbMoney expected = { 0 };

  swb_bind_id (accounts, 1, swb_roster_data_id (data, creator));
  for (; sqlite3_step (accounts) == SQLITE_ROW; account++)
    {
      SwbId id;

      swb_column_id (accounts, 0, &id);
      g_assert_true (
          swb_id_equal (&id, swb_roster_data_account_id (data, account)));
      g_assert_cmpstr (swb_roster_data_account_handle (data, account), ==,
                       (const char *) sqlite3_column_text (accounts, 1));
    }
  g_assert_cmpuint (account, ==,
                    swb_roster_data_first_account (data, creator + 1));
  swb_bind_id (fee, 1, swb_roster_data_id (data, creator));
  if (sqlite3_step (fee) == SQLITE_ROW)
    swb_money_parse_text ((const char *) sqlite3_column_text (fee, 0),
                          &expected);
  g_assert_cmpint (money.minor, ==, expected.minor);
  sqlite3_reset (accounts);
  sqlite3_reset (fee);
}

static void
check_followers (SwbDatabase *db, const SwbRosterData *data, guint account)
{
  sqlite3_stmt *newest = swb_database_prepare (
      db,
      "SELECT max(day), count(*) FROM reading WHERE subject=?1 AND deleted=0 "
      "AND"
      " metric='followers' AND ifnull(expires, 30000)>=" G_STRINGIFY (TODAY),
      NULL);
  SwbAccountCells cells;

  swb_roster_data_get_account (data, account, &cells);
  swb_bind_id (newest, 1, &cells.id);
  g_assert_cmpint (sqlite3_step (newest), ==, SQLITE_ROW);
  if (sqlite3_column_int (newest, 1) == 0)
    g_assert_cmpint (cells.followers, ==, -1);
  else
    g_assert_cmpint (cells.followers_day, ==, sqlite3_column_int (newest, 0));
  sqlite3_reset (newest);
}

static gpointer
watch_thread (gpointer data)
{
  Watch *watch = data;
  double before = 0;

  while (!g_atomic_int_get (&watch->stop))
    {
      double now = swb_progress_get (watch->progress);

      g_assert_cmpfloat (now, >=, before);
      watch->n_steps += now > before;
      before = now;
      g_usleep (200);
    }
  return NULL;
}

/* How far it is only grows, and in more steps than there are parts. */
static void
test_progress (void)
{
  g_autoptr (GFile) file = document ("");
  g_autoptr (SwbProgress) progress = swb_progress_new ();
  Watch watch = { .progress = progress };
  SwbEarly early = { .read = look_cb, .data = NULL, .progress = progress };
  GThread *thread = g_thread_new ("watch", watch_thread, &watch);
  SwbWorkingCopy *copy = swb_working_copy_open_early (file, &early, NULL, NULL);

  g_atomic_int_set (&watch.stop, TRUE);
  g_thread_join (thread);
  g_assert_nonnull (copy);
  g_assert_cmpfloat (swb_progress_get (progress), >, 0.8);
  g_assert_cmpuint (watch.n_steps, >, 5);
  swb_working_copy_close (copy, FALSE);
}

static void
test_same_as_plain_questions (void)
{
  g_autoptr (GFile) file = document ("");
  Reader reader;
  SwbWorkingCopy *copy = open_file (file, &reader, NULL);
  SwbDatabase *db = swb_working_copy_peek_database (copy);

  g_assert_true (reader.early.counts);
  g_assert_cmpint (reader.data->n_creators, ==,
                   swb_database_number (
                       db, "SELECT count(*) FROM creator WHERE deleted=0", -1));
  for (guint c = 0; c < reader.data->n_creators; c++)
    check_creator (db, reader.data, c);
  for (guint a = 0; a < reader.data->n_accounts; a++)
    check_followers (db, reader.data, a);
  swb_roster_data_unref (reader.data);
  swb_working_copy_close (copy, FALSE);
}

/* What an older program kept gets its place after the file was read. */
static void
test_kept_does_not_count (void)
{
  g_autoptr (GFile) file = document (
      "INSERT INTO kept SELECT 'creator', id, 'tags', 'kept' FROM creator"
      " LIMIT 1");
  Reader reader;
  SwbWorkingCopy *copy = open_file (file, &reader, NULL);

  g_assert_nonnull (copy);
  g_assert_false (reader.early.counts);
  g_clear_pointer (&reader.data, swb_roster_data_unref);
  swb_working_copy_close (copy, FALSE);
}

static void
refuse (const char *sql)
{
  g_autoptr (GFile) file = document (sql);
  g_autoptr (GError) error = NULL;
  Reader reader;

  g_test_message ("%s", sql);
  g_assert_null (open_file (file, &reader, &error));
  g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_DAMAGED);
  g_assert_false (reader.early.counts);
  g_clear_pointer (&reader.data, swb_roster_data_unref);
}

static void
test_refused (void)
{
  refuse ("UPDATE creator SET name=CAST(x'41ff80c3' AS TEXT)");
  refuse ("UPDATE account SET handle=CAST(x'e0a4' AS TEXT)");
  refuse ("UPDATE reading SET source=CAST(x'ff' AS TEXT)");
  refuse ("UPDATE note SET text=CAST(x'f0' AS TEXT)");
  refuse ("INSERT INTO creator (id, deleted) VALUES (x'01', 0), (x'02', 0)");
}

/* Bytes altered anywhere: whoever reads early leaves nothing and reads nothing
 * that is not there. */
static void
test_damaged_anywhere (void)
{
  g_autoptr (GFile) file = document ("");
  g_autofree char *bytes = NULL;
  gsize length;
  guint refused = 0;

  g_assert_true (
      g_file_load_contents (file, NULL, &bytes, &length, NULL, NULL));
  for (int round = 0; round < 20; round++)
    {
      g_autofree char *altered = g_memdup2 (bytes, length);
      g_autoptr (GError) error = NULL;
      SwbWorkingCopy *copy;
      Reader reader;

      for (int n = g_test_rand_int_range (1, 30); n > 0; n--)
        {
          gsize page = (gsize) g_test_rand_int_range (0, (int) (length / 4096));
          int at = g_test_rand_bit () ? g_test_rand_int_range (0, 60)
                                      : g_test_rand_int_range (0, 4096);

          if (page > 0)
            altered[page * 4096 + (gsize) at] =
                (char) g_test_rand_int_range (0, 256);
        }
      g_assert_true (g_file_replace_contents (file, altered, length, NULL,
                                              FALSE, 0, NULL, NULL, NULL));
      copy = open_file (file, &reader, &error);
      refused += copy == NULL;
      if (copy == NULL)
        g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_DAMAGED);
      else
        swb_working_copy_close (copy, FALSE);
      g_clear_pointer (&reader.data, swb_roster_data_unref);
    }
  g_assert_cmpuint (refused, >, 10);
}

static gpointer
cancel_thread (gpointer cancellable)
{
  g_usleep ((gulong) g_random_int_range (0, 300000));
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_cancelled (void)
{
  g_autoptr (GFile) file = document ("");

  for (int i = 0; i < 8; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      GThread *thread = g_thread_new ("cancel", cancel_thread, cancellable);
      Reader reader = { .early = { .read = read_cb, .data = &reader } };
      SwbWorkingCopy *copy = swb_working_copy_open_early (file, &reader.early,
                                                          cancellable, &error);

      g_thread_join (thread);
      if (copy != NULL)
        swb_working_copy_close (copy, FALSE);
      else
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_pointer (&reader.data, swb_roster_data_unref);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name) g_test_add_func ("/early/" #name, test_##name)
  ADD (same_as_read_later);
  ADD (same_as_plain_questions);
  ADD (progress);
  ADD (kept_does_not_count);
  ADD (refused);
  ADD (damaged_anywhere);
  ADD (cancelled);
  return g_test_run ();
}
