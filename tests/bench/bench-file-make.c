/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workspaces of any size, alike in every run: what a planner has after some
 * imports of creators, with the history of them. */
#include "bench-file-make.h"

#include "storage/swb-checksum.h"
#include "storage/swb-workspace-file.h"

#include <string.h>

#define CREATORS_AN_IMPORT 5000
#define READINGS 6

typedef struct
{
  SwbDatabase *db;
  GRand *rand;
  gint64 rows;
  gint64 action;
  gint64 row; /* of the action */
} Maker;

/* Version 7: ids made one after the other lie one after the other. */
static SwbId
next_id (Maker *maker)
{
  guint64 time = GUINT64_TO_BE (((guint64) 1750000000000 << 16) +
                                ((guint64) maker->rows << 13));
  SwbId id;

  memcpy (id.bytes, &time, 8);
  id.bytes[6] = (guint8) (0x70 | (id.bytes[6] & 0x0f));
  for (int i = 7; i < 16; i++)
    id.bytes[i] = (guint8) g_rand_int (maker->rand);
  id.bytes[8] = (guint8) (0x80 | (id.bytes[8] & 0x3f));
  return id;
}

static sqlite3_stmt *
prepare (Maker *maker, const char *sql)
{
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *statement = swb_database_prepare (maker->db, sql, &error);

  g_assert_no_error (error);
  return statement;
}

static void
run (Maker *maker, sqlite3_stmt *statement)
{
  g_autoptr (GError) error = NULL;

  swb_database_run (maker->db, statement, &error);
  g_assert_no_error (error);
}

static void
bind_text (sqlite3_stmt *statement, int index, char *text)
{
  sqlite3_bind_text (statement, index, text, -1, g_free);
}

/* An import keeps the ids of the rows that it made. */
static void
note_row (Maker *maker, const char *table, const SwbId *id)
{
  sqlite3_stmt *made =
      prepare (maker, "INSERT INTO action_row VALUES (?1, ?2, ?3, ?4)");

  sqlite3_bind_int64 (made, 1, maker->action);
  sqlite3_bind_int64 (made, 2, maker->row++);
  sqlite3_bind_text (made, 3, table, -1, SQLITE_STATIC);
  swb_bind_id (made, 4, id);
  run (maker, made);
  maker->rows++;
}

static void
add_readings (Maker *maker, const SwbId *account)
{
  static const char *const metrics[READINGS] = {
    "followers",    "avg-views",  "avg-likes",
    "avg-comments", "avg-shares", "engagement-rate",
  };

  for (int i = 0; i < READINGS; i++)
    {
      sqlite3_stmt *insert = prepare (
          maker,
          "INSERT INTO reading (id, deleted, subject, metric, value, base,"
          " base_value, window, day, source)"
          " VALUES (?1, 0, ?2, ?3, ?4, ?5, ?6, 30, ?7, ?8)");
      SwbId id = next_id (maker);

      memcpy (id.bytes, account->bytes, 8);
      swb_bind_id (insert, 1, &id);
      swb_bind_id (insert, 2, account);
      sqlite3_bind_text (insert, 3, metrics[i], -1, SQLITE_STATIC);
      sqlite3_bind_double (insert, 4,
                           g_rand_int_range (maker->rand, 9, 1 << 20));
      if (i == READINGS - 1)
        {
          sqlite3_bind_text (insert, 5, "followers", -1, SQLITE_STATIC);
          sqlite3_bind_double (insert, 6,
                               g_rand_int_range (maker->rand, 9, 99));
        }
      sqlite3_bind_int (insert, 7,
                        20400 + g_rand_int_range (maker->rand, 0, 9));
      sqlite3_bind_text (insert, 8, "import:creators-2026.csv", -1,
                         SQLITE_STATIC);
      run (maker, insert);
      note_row (maker, "reading", &id);
    }
}

static void
add_account (Maker *maker, const SwbId *creator, guint number)
{
  sqlite3_stmt *insert = prepare (
      maker,
      "INSERT INTO account (id, deleted, creator, platform, handle, name,"
      " external_id, url) VALUES (?1, 0, ?2, 'instagram', ?3, ?4, ?5, ?6)");
  SwbId id = next_id (maker);

  swb_bind_id (insert, 1, &id);
  swb_bind_id (insert, 2, creator);
  bind_text (insert, 3, g_strdup_printf ("creator.%u", number));
  bind_text (insert, 4, g_strdup_printf ("Creator No. %u", number));
  bind_text (insert, 5, g_strdup_printf ("1784140%010u", number));
  bind_text (insert, 6,
             g_strdup_printf ("https://www.instagram.com/creator.%u/", number));
  run (maker, insert);
  note_row (maker, "account", &id);
  add_readings (maker, &id);
}

static void
add_rate (Maker *maker, const SwbId *creator)
{
  sqlite3_stmt *insert = prepare (
      maker,
      "INSERT INTO rate (id, deleted, creator, channel, deliverable, fee,"
      " day) VALUES (?1, 0, ?2, 'instagram-reels', 'reel', ?3, 20400)");
  SwbId id = next_id (maker);

  swb_bind_id (insert, 1, &id);
  swb_bind_id (insert, 2, creator);
  bind_text (
      insert, 3,
      g_strdup_printf ("INR %d00", g_rand_int_range (maker->rand, 50, 900)));
  run (maker, insert);
  note_row (maker, "rate", &id);
}

static char *
make_note (Maker *maker, guint length)
{
  static const char *const words[] = {
    "reels",   "प्रचार", "agency",   "asks", "for",  "two",  "revisions,",
    "answers", "late",  "weddings", "நடனம்", "good", "hook", "songs.",
  };
  g_autoptr (GString) text = g_string_new (NULL);

  while (text->len < length)
    g_string_append_printf (
        text, "%s ",
        words[g_rand_int_range (maker->rand, 0, G_N_ELEMENTS (words))]);
  return g_strdup (text->str);
}

static void
add_creator (Maker *maker, guint number, guint note)
{
  sqlite3_stmt *insert = prepare (
      maker, "INSERT INTO creator (id, deleted, name, languages, cities,"
             " country, niches, contact, note) VALUES (?1, 0, ?2, 'hi, en',"
             " 'Mumbai, Pune', 'IN', 'dance, comedy', ?3, ?4)");
  SwbId id = next_id (maker);

  swb_bind_id (insert, 1, &id);
  bind_text (insert, 2, g_strdup_printf ("Creator No. %u", number));
  bind_text (insert, 3, g_strdup_printf ("creator.%u@example.com", number));
  bind_text (insert, 4,
             make_note (maker, (guint) g_rand_int_range (maker->rand, 0,
                                                         (gint32) (2 * note))));
  run (maker, insert);
  note_row (maker, "creator", &id);
  add_account (maker, &id, number);
  if (number % 5 == 0)
    add_account (maker, &id, number);
  if (number % 2 == 0)
    add_rate (maker, &id);
}

static void
add_action (Maker *maker)
{
  sqlite3_stmt *insert = prepare (
      maker, "INSERT INTO action (seq, id, name, author, time, kind, state)"
             " VALUES (?1, ?2, 'Import creators-2026.csv', 'Asha', ?3, 0, 0)");
  SwbId id = next_id (maker);

  sqlite3_bind_int64 (insert, 1, ++maker->action);
  swb_bind_id (insert, 2, &id);
  sqlite3_bind_int64 (insert, 3, 1750000000000000 + maker->rows);
  run (maker, insert);
  maker->row = 0;
}

/**
 * bench_make_file:
 * @path: where; what is there is replaced
 * @size: how large
 *
 * Returns: the number of rows besides those of the history
 */
gint64
bench_make_file (const char *path, const BenchSize *size)
{
  Maker maker = { .rand = g_rand_new_with_seed (2026) };
  g_autoptr (GError) error = NULL;

  maker.db = swb_database_open (path, SWB_DATABASE_PLAIN, &error);
  g_assert_no_error (error);
  swb_database_exec (maker.db, "PRAGMA synchronous=OFF", &error);
  swb_file_create (maker.db, &error);
  g_assert_no_error (error);
  swb_database_exec (maker.db, "BEGIN", NULL);
  for (guint i = 0; i < size->creators; i++)
    {
      if (i % CREATORS_AN_IMPORT == 0)
        add_action (&maker);
      add_creator (&maker, i, size->note);
    }
  swb_database_exec (maker.db, "COMMIT; VACUUM", NULL);
  swb_checksum_write_all (maker.db, &error);
  g_assert_no_error (error);
  swb_database_close (maker.db);
  g_rand_free (maker.rand);
  return maker.rows;
}
