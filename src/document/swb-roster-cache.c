/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading and writing the cache of a roster. It belongs to the last action of
 * the working copy, and to the days on which the same readings count.
 *
 * Its columns are mapped, so a file that became shorter or could not be read
 * would end the program. Nobody shortens it: a cache is written under another
 * name, into a file that was not there before, and then takes the place of the
 * former, whose bytes stay as long as somebody has them mapped; and it is
 * mapped only where it lies on a disk of this machine, whole and as it was
 * summed: all of it was read before anybody looks at what is mapped, and what
 * the disk did not give then is told and not mapped. What was just written is
 * on the disk before it is mapped, for a write that fails later would tell
 * nobody. */
#include "document/swb-roster-cache.h"

#include "document/swb-tier-reader.h"
#include "storage/swb-flush.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_NAME "roster.cache"
#define NEW_FILE_NAME "roster.cache.new"
#define DATABASE_NAME "workspace.db"

/* The last action; FALSE where that cannot be read. */
static gboolean
read_last (SwbDatabase *db, gint64 *seq, SwbId *action)
{
  sqlite3_stmt *statement = swb_database_prepare (
      db, "SELECT seq, id FROM action ORDER BY seq DESC LIMIT 1", NULL);
  gboolean has_row = FALSE;

  *seq = 0;
  *action = swb_id_nil ();
  if (statement == NULL || !swb_database_step (db, statement, &has_row, NULL))
    return FALSE;
  if (has_row)
    {
      *seq = sqlite3_column_int64 (statement, 0);
      swb_column_id (statement, 1, action);
    }
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
fits (const SwbRosterImageKey *key, SwbDatabase *db, SwbDay today)
{
  gint64 seq;
  SwbId action;

  return read_last (db, &seq, &action) && key->seq == seq &&
         swb_id_equal (&key->action, &action) && key->day <= today &&
         today <= key->until;
}

/**
 * swb_roster_cache_load:
 * @folder: of a working copy
 * @db: its database
 * @today: readings that expired before it do not count
 *
 * Returns: (transfer full) (nullable): the columns that swb_roster_read()
 *   would give; null where there is no cache of them
 */
SwbRosterData *
swb_roster_cache_load (const char *folder, SwbDatabase *db, SwbDay today)
{
  g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);
  g_autoptr (SwbRosterData) data = NULL;
  SwbRosterImageKey key;
  SwbTierBounds bounds;
  int fd = g_open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0);

  if (fd < 0)
    return NULL;
  data = swb_roster_image_read (fd, &key);
  close (fd);
  if (data == NULL || !fits (&key, db, today) ||
      !swb_tier_bounds_read (db, &bounds, NULL))
    {
      g_unlink (path);
      return NULL;
    }
  swb_roster_data_set_tiers (data, &bounds);
  return g_steal_pointer (&data);
}

static gboolean
make_key (const char *folder, gint64 seq, SwbDay day, SwbRosterImageKey *key)
{
  g_autofree char *path = g_build_filename (folder, DATABASE_NAME, NULL);
  g_autoptr (SwbDatabase) db =
      swb_database_open (path, SWB_DATABASE_READER, NULL);
  g_autofree char *sql =
      g_strdup_printf ("SELECT ifnull(min(expires), %d) FROM reading"
                       " WHERE deleted=0 AND expires>=%d",
                       SWB_DAY_MAX, day);
  gint64 until;

  if (db == NULL || !read_last (db, &key->seq, &key->action) || key->seq != seq)
    return FALSE;
  until = swb_database_number (db, sql, 0);
  key->day = day;
  key->until = (SwbDay) CLAMP (until, day, SWB_DAY_MAX);
  return until >= day;
}

/* Acts that are done meanwhile do not wait for all of it. */
static gboolean
bring_to_disk (int fd)
{
  struct stat status;
  gint64 done = 0;

  return fstat (fd, &status) == 0 &&
         swb_flush_window (fd, &done, status.st_size) && fdatasync (fd) == 0;
}

static gboolean
write_cache (const char *path,
             const char *new_path,
             const SwbRosterImage *image,
             const SwbRosterImageKey *key,
             gboolean maps)
{
  gboolean ok;
  int fd;

  g_unlink (new_path);
  fd = g_open (new_path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    return FALSE;
  ok = swb_roster_image_write (image, key, fd);
  if (ok && maps && bring_to_disk (fd))
    swb_roster_image_map (image, fd);
  ok = close (fd) == 0 && ok && g_rename (new_path, path) == 0;
  if (!ok)
    g_unlink (new_path);
  return ok;
}

/**
 * swb_roster_cache_store:
 * @folder: of a working copy that is ours
 * @image: its columns
 * @seq: number of the last action that is in them
 * @day: the day for which their readings were chosen
 * @maps: whether the columns stay: then they are on the disk afterwards, and
 *   take no more memory than what somebody looks at
 *
 * Writes the columns down for swb_roster_cache_load(), unless there are few or
 * the working copy has gone on. May take long; call it on a worker.
 *
 * Returns: whether they are there now
 */
gboolean
swb_roster_cache_store (const char *folder,
                        const SwbRosterImage *image,
                        gint64 seq,
                        SwbDay day,
                        gboolean maps)
{
  g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);
  g_autofree char *new_path = g_build_filename (folder, NEW_FILE_NAME, NULL);
  const SwbRosterData *data = swb_roster_image_get_data (image);
  SwbRosterImageKey key;

  return data->n_creators >= SWB_ROSTER_CACHE_LEAST &&
         make_key (folder, seq, day, &key) &&
         write_cache (path, new_path, image, &key, maps);
}
