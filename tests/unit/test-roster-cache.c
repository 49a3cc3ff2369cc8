/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cache of a roster beside its working copy: taken for the action and the
 * days that it is of, thrown away otherwise. */
#include "document-fixture.h"

#include "document/swb-roster-cache.h"
#include "storage/swb-workspace-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DAY 20500

typedef struct
{
  char *folder;
  char *cache;
  char *database;
  SwbDatabase *db;
  SwbRosterData *data;
} Fixture;

static gboolean loses_bytes;

/* Stands before that of the C library. */
int
sync_file_range (int fd, off64_t from, off64_t n, unsigned int flags)
{
  errno = EIO;
  return loses_bytes ? -1 : 0;
}

static void
exec (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  swb_database_exec (fixture->db, sql, &error);
  g_assert_no_error (error);
}

static SwbRosterData *
make_data (guint n)
{
  SwbRosterData *data = swb_roster_data_new (n, n);

  for (guint i = 0; i < n; i++)
    {
      const SwbId id = swb_id_new ();
      const SwbAccountCells cells = { .id = swb_id_new (),
                                      .creator = i,
                                      .platform = SWB_PLATFORM_INSTAGRAM,
                                      .handle = "h",
                                      .followers = 20000,
                                      .followers_lapsed = SWB_DAY_NONE,
                                      .views = -1 };

      swb_roster_data_set_creator (data, i, &id, "Somebody");
      swb_roster_data_set_account (data, i, &cells);
    }
  swb_roster_data_finish (data, NULL, NULL);
  return data;
}

static void
set_up (Fixture *fixture, gconstpointer nothing)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("roster-cache-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->cache = g_build_filename (fixture->folder, "roster.cache", NULL);
  fixture->database = g_build_filename (fixture->folder, "workspace.db", NULL);
  fixture->db =
      swb_database_open (fixture->database, SWB_DATABASE_PLAIN, &error);
  g_assert_no_error (error);
  swb_file_create (fixture->db, &error);
  g_assert_no_error (error);
  exec (fixture, "INSERT INTO action (seq, id, name, author, time, kind, state)"
                 " VALUES (7, x'00112233445566778899aabbccddeeff', 'Import',"
                 " 'Asha', 1, 0, 0)");
  exec (fixture,
        "INSERT INTO reading (id, deleted, subject, metric, value, day,"
        " source, expires) VALUES"
        " (x'01112233445566778899aabbccddeeff', 0,"
        "  x'02112233445566778899aabbccddeeff', 'followers', 5, 20400, 'a',"
        "  20510),"
        " (x'03112233445566778899aabbccddeeff', 0,"
        "  x'02112233445566778899aabbccddeeff', 'followers', 4, 20300, 'a',"
        "  20400)");
  fixture->data = make_data (SWB_ROSTER_CACHE_LEAST);
}

static void
tear_down (Fixture *fixture, gconstpointer nothing)
{
  swb_database_close (fixture->db);
  swb_roster_data_unref (fixture->data);
  g_unlink (fixture->cache);
  g_unlink (fixture->database);
  g_rmdir (fixture->folder);
  g_free (fixture->cache);
  g_free (fixture->database);
  g_free (fixture->folder);
}

static gboolean
is_taken (Fixture *fixture, SwbDay today)
{
  g_autoptr (SwbRosterData) data =
      swb_roster_cache_load (fixture->folder, fixture->db, today);

  g_assert_cmpint (g_file_test (fixture->cache, G_FILE_TEST_EXISTS), ==,
                   data != NULL);
  return data != NULL;
}

static gboolean
store_mapped (Fixture *fixture, gboolean maps)
{
  g_autoptr (SwbRosterImage) image =
      swb_roster_image_new (swb_roster_data_ref (fixture->data));

  return swb_roster_cache_store (fixture->folder, image, 7, DAY, maps);
}

static gboolean
store (Fixture *fixture)
{
  return store_mapped (fixture, FALSE);
}

static gboolean
is_mapped (Fixture *fixture)
{
  g_autofree char *maps = NULL;

  return g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL) &&
         strstr (maps, fixture->cache) != NULL;
}

/* Columns that stay are in the cache from then on, and in memory no more. */
static void
test_mapped (Fixture *fixture, gconstpointer nothing)
{
  g_assert_true (store (fixture));
  g_assert_false (is_mapped (fixture));
  g_assert_true (store_mapped (fixture, TRUE));
  g_assert_true (is_mapped (fixture));
  g_assert_cmpstr (swb_roster_data_name (fixture->data, 100), ==, "Somebody");
  g_assert_true (is_taken (fixture, DAY));
}

/* What the disk has lost is not what the columns are read from. */
static void
test_lost (Fixture *fixture, gconstpointer nothing)
{
  loses_bytes = TRUE;
  store_mapped (fixture, TRUE);
  loses_bytes = FALSE;
  g_assert_false (is_mapped (fixture));
  g_assert_cmpstr (swb_roster_data_name (fixture->data, 100), ==, "Somebody");
}

static void
test_taken (Fixture *fixture, gconstpointer nothing)
{
  g_autoptr (SwbRosterData) data = NULL;

  g_assert_false (is_taken (fixture, DAY));
  g_assert_true (store (fixture));
  data = swb_roster_cache_load (fixture->folder, fixture->db, DAY);
  g_assert_nonnull (data);
  g_assert_cmpuint (data->n_creators, ==, SWB_ROSTER_CACHE_LEAST);
  g_assert_cmpstr (swb_roster_data_name (data, 100), ==, "Somebody");
  /* Tiers follow the settings of today, whatever was written down. */
  g_assert_cmpint (swb_roster_data_tier (data, 100), ==, 1);
}

/* A reading that expires must not survive in a cache, and one that had expired
 * must not be missed when the clock is put back. */
static void
test_days (Fixture *fixture, gconstpointer nothing)
{
  g_assert_true (store (fixture));
  g_assert_true (is_taken (fixture, DAY));
  g_assert_true (is_taken (fixture, 20510));
  g_assert_false (is_taken (fixture, 20511));
  g_assert_true (store (fixture));
  g_assert_false (is_taken (fixture, DAY - 1));
}

static void
test_actions (Fixture *fixture, gconstpointer nothing)
{
  g_assert_true (store (fixture));
  exec (fixture, "UPDATE action SET id=x'ff112233445566778899aabbccddeeff'");
  g_assert_false (is_taken (fixture, DAY));
  g_assert_true (store (fixture));
  g_assert_true (is_taken (fixture, DAY));
  exec (fixture, "INSERT INTO action SELECT 8, id, name, author, time, kind,"
                 " target, state FROM action");
  g_assert_false (is_taken (fixture, DAY));
  /* The columns are of an action that is not the last any more. */
  g_assert_false (store (fixture));
  g_assert_false (g_file_test (fixture->cache, G_FILE_TEST_EXISTS));
}

static void
test_few (Fixture *fixture, gconstpointer nothing)
{
  swb_roster_data_unref (fixture->data);
  fixture->data = make_data (10);
  g_assert_false (store (fixture));
  g_assert_false (g_file_test (fixture->cache, G_FILE_TEST_EXISTS));
}

static void
test_damaged (Fixture *fixture, gconstpointer nothing)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (store (fixture));
  g_file_get_contents (fixture->cache, &bytes, &length, &error);
  g_assert_no_error (error);
  bytes[length / 2] ^= 1;
  g_file_set_contents (fixture->cache, bytes, (gssize) length, &error);
  g_assert_no_error (error);
  g_assert_false (is_taken (fixture, DAY));
}

/* A file that ends too early would end the program where it is mapped: it is
 * refused before, at whatever place it was cut, and then written anew. */
static void
test_cut (Fixture *fixture, gconstpointer nothing)
{
  struct stat status;
  off_t length;

  g_assert_true (store (fixture));
  g_assert_cmpint (stat (fixture->cache, &status), ==, 0);
  length = status.st_size;
  for (off_t cut = length - 1; cut > 0; cut = cut * 2 / 3)
    {
      g_assert_cmpint (truncate (fixture->cache, cut), ==, 0);
      g_assert_false (is_taken (fixture, DAY));
      g_assert_true (store (fixture));
      g_assert_true (is_taken (fixture, DAY));
    }
  g_assert_cmpint (truncate (fixture->cache, length + 4096), ==, 0);
  g_assert_false (is_taken (fixture, DAY));
}

static ino_t
get_inode (Fixture *fixture)
{
  struct stat status;

  g_assert_cmpint (stat (fixture->cache, &status), ==, 0);
  return status.st_ino;
}

/* Columns that are mapped from a cache keep their file when others take its
 * name: it is never written into. */
static void
test_replaced (Fixture *fixture, gconstpointer nothing)
{
  g_autoptr (SwbRosterData) data = NULL;
  g_autoptr (SwbRosterData) others = NULL;
  ino_t inode;

  g_assert_true (store (fixture));
  inode = get_inode (fixture);
  data = swb_roster_cache_load (fixture->folder, fixture->db, DAY);
  swb_roster_data_unref (fixture->data);
  fixture->data = make_data (SWB_ROSTER_CACHE_LEAST + 1);
  g_assert_true (store_mapped (fixture, TRUE));
  g_assert_cmpuint (get_inode (fixture), !=, inode);
  others = swb_roster_cache_load (fixture->folder, fixture->db, DAY);
  g_assert_cmpuint (data->n_creators, ==, SWB_ROSTER_CACHE_LEAST);
  g_assert_cmpuint (others->n_creators, ==, SWB_ROSTER_CACHE_LEAST + 1);
  /* Those that were written are in that file themselves from now on. */
  g_assert_true (store_mapped (fixture, FALSE));
  for (guint i = 0; i < data->n_creators; i++)
    g_assert_cmpstr (swb_roster_data_name (data, i), ==, "Somebody");
}

/* As many as are cached, without accounts. */
static gboolean
add_creators (SwbWriter *writer, gpointer data, GError **error)
{
  gboolean ok = TRUE;

  for (guint i = 0; ok && i < SWB_ROSTER_CACHE_LEAST; i++)
    {
      SwbValue values[SWB_CREATOR_N] = { 0 };
      const SwbId id = swb_id_new ();

      values[SWB_CREATOR_NAME] = swb_value_text ("Somebody");
      ok = swb_writer_insert (writer, SWB_TABLE_CREATOR, &id, values, error);
      swb_value_clear (&values[SWB_CREATOR_NAME]);
    }
  return ok;
}

static gboolean
is_cache_mapped (void)
{
  g_autofree char *maps = NULL;

  return g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL) &&
         strstr (maps, "roster.cache\n") != NULL;
}

/* What an act on very many makes of the columns does not stay in memory, nor
 * what undo makes of them. */
static void
test_after_act (void)
{
  SwbDocument *document = fixture_open ();
  SwbRoster *roster =
      swb_workspace_get_roster (swb_document_get_workspace (document));
  SwbCommand *command = swb_command_new ("Import", add_creators, NULL, NULL);

  fixture_run (document, command);
  FIXTURE_WAIT ("the columns to be in the cache", is_cache_mapped ());
  g_assert_cmpuint (swb_roster_get_n_creators (roster), ==,
                    SWB_ROSTER_CACHE_LEAST);
  g_assert_cmpstr (swb_roster_data_name (swb_roster_get_data (roster), 7), ==,
                   "Somebody");
  fixture_undo (document);
  g_assert_cmpuint (swb_roster_get_n_creators (roster), ==, 0);
  FIXTURE_WAIT ("the columns to be gone", !is_cache_mapped ());
  fixture_close (document);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name)                                                              \
  g_test_add ("/roster-cache/" #name, Fixture, NULL, set_up, test_##name,      \
              tear_down)
  ADD (taken);
  ADD (mapped);
  ADD (lost);
  ADD (days);
  ADD (actions);
  ADD (few);
  ADD (damaged);
  ADD (cut);
  ADD (replaced);
#undef ADD
  g_test_add_func ("/roster-cache/after_act", test_after_act);
  return g_test_run ();
}
