/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times the search for duplicates among 1,000,000 creators with 1,500,000
 * accounts, 10,000 of them planted: a slip in the name, the same handle
 * elsewhere, the same address. Beside it, in the same run and alternately, what
 * SQLite takes to group the handles, addresses and names that are equal to the
 * letter. Usage: bench-duplicates [CREATORS] */
#include "bench.h"

#include "document/swb-duplicates.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROUNDS 3
#define PLANTED 100 /* one in so many */

typedef struct
{
  SwbDatabase *db;
  guint n_groups;
} Work;

static const char *const peers[] = {
  "SELECT count(*) FROM (SELECT 1 FROM account WHERE deleted=0"
  " GROUP BY lower (handle) HAVING count (DISTINCT creator)>1)",
  "SELECT count(*) FROM (SELECT 1 FROM contact WHERE deleted=0"
  " GROUP BY lower (email) HAVING count (DISTINCT creator)>1)",
  "SELECT count(*) FROM (SELECT 1 FROM creator WHERE deleted=0"
  " GROUP BY lower (name) HAVING count(*)>1)",
};

static void
check (gboolean ok, GError *error)
{
  if (ok)
    return;
  fprintf (stderr, "%s\n", error != NULL ? error->message : "failed");
  exit (EXIT_FAILURE);
}

static void
append_word (GString *name, GRand *random, guint syllables)
{
  static const char consonants[] = "bdghjklmnprstvyz";
  static const char vowels[] = "aeiou";

  for (guint i = 0; i < syllables; i++)
    {
      g_string_append_c (name, consonants[g_rand_int_range (random, 0, 16)]);
      g_string_append_c (name, vowels[g_rand_int_range (random, 0, 5)]);
    }
}

static char *
make_name (GRand *random)
{
  GString *name = g_string_new (NULL);

  append_word (name, random, 3);
  g_string_append_c (name, ' ');
  append_word (name, random, 4);
  return g_string_free (name, FALSE);
}

static void
insert (SwbDatabase *db,
        const char *sql,
        const SwbId *creator,
        const char *first,
        const char *second)
{
  GError *error = NULL;
  const SwbId id = swb_id_new ();
  sqlite3_stmt *statement = swb_database_prepare (db, sql, &error);

  check (statement != NULL, error);
  swb_bind_id (statement, 1, &id);
  swb_bind_id (statement, 2, creator);
  swb_bind_text (statement, 3, first);
  swb_bind_text (statement, 4, second);
  check (swb_database_run (db, statement, &error), error);
}

static void
add_account (SwbDatabase *db,
             const SwbId *creator,
             const char *platform,
             const char *handle)
{
  insert (db,
          "INSERT INTO account (id, deleted, creator, platform, handle)"
          " VALUES (?1, 0, ?2, ?3, ?4)",
          creator, platform, handle);
}

/* Somebody, or, where @of is given, the same person once more: by turns the
 * handle on another platform, the address, or a slip in the name. */
static void
add_creator (SwbDatabase *db, guint i, const char *name, guint of)
{
  const SwbId id = swb_id_new ();
  const guint turn = of == i ? 3 : i / PLANTED % 3;
  g_autofree char *told = g_strdup (name);
  g_autofree char *handle = g_strdup_printf ("h%u.x", turn == 0 ? of : i);
  g_autofree char *mail = g_strdup_printf ("m%u@e.example", turn == 1 ? of : i);

  if (turn == 2)
    told[strlen (told) / 2 + 2] = 'q';
  insert (db,
          "INSERT INTO creator (id, deleted, name) SELECT ?2, 0, ?3"
          " WHERE ?1 NOTNULL AND ?4 ISNULL",
          &id, told, NULL);
  add_account (db, &id, turn == 3 ? "instagram" : "tiktok", handle);
  if (i % 2 == 0)
    add_account (db, &id, "youtube", handle);
  insert (db,
          "INSERT INTO contact (id, deleted, creator, email)"
          " SELECT ?1, 0, ?2, ?3 WHERE ?4 ISNULL",
          &id, mail, NULL);
}

static void
fill (SwbDatabase *db, guint n)
{
  static const SwbTableId tables[] = { SWB_TABLE_CREATOR, SWB_TABLE_ACCOUNT,
                                       SWB_TABLE_CONTACT, SWB_TABLE_EXEMPTION };
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autofree char *last = NULL;
  GError *error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = swb_schema_create_sql (tables[i]);

      check (swb_database_exec (db, sql, &error), error);
    }
  check (swb_database_exec (db, "BEGIN", &error), error);
  for (guint i = 0; i < n; i++)
    if (i % PLANTED == 1)
      add_creator (db, i, last, i - 1);
    else
      {
        g_free (last);
        last = make_name (random);
        add_creator (db, i, last, i);
      }
  check (swb_database_exec (db, "COMMIT", &error), error);
}

static void
run_search (void *data)
{
  Work *work = data;
  GError *error = NULL;
  SwbDuplicates *found = swb_duplicates_read (work->db, NULL, NULL, &error);

  check (found != NULL, error);
  work->n_groups = found->n_groups;
  swb_duplicates_free (found);
}

static void
run_peer (void *data)
{
  Work *work = data;

  for (guint i = 0; i < G_N_ELEMENTS (peers); i++)
    swb_database_number (work->db, peers[i], 0);
}

int
main (int argc, char *argv[])
{
  const guint n =
      argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 1000000;
  g_autofree char *folder = g_dir_make_tmp ("duplicates-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "people.db", NULL);
  GError *error = NULL;
  Work work = { swb_database_open (path, SWB_DATABASE_FILLING, &error), 0 };
  double search = 0;
  double peer = 0;

  check (work.db != NULL, error);
  fill (work.db, n);
  for (int i = 0; i < ROUNDS; i++)
    {
      const double one = bench_best (1, run_search, &work);
      const double other = bench_best (1, run_peer, &work);

      search = i == 0 || one < search ? one : search;
      peer = i == 0 || other < peer ? other : peer;
    }
  printf ("%u creators, %u planted: %u groups found in %.1f s\n", n,
          n / PLANTED, work.n_groups, search / 1e3);
  printf ("SQLite groups what is equal in %.1f s: ratio %.2f\n", peer / 1e3,
          search / peer);
  swb_database_close (work.db);
  g_unlink (path);
  g_rmdir (folder);
  return EXIT_SUCCESS;
}
