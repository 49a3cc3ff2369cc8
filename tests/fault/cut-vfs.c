/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The disk of cut-vfs.h. A file is two images: what a sync made last, and what
 * was written; a sector that differs is in danger. A name is as durable as the
 * first sync of its file. Modelled on what the atomic-commit page of SQLite's
 * documentation says a disk may do; sectors are written whole or torn. */
#include "cut-vfs.h"

#include <sqlite3.h>
#include <string.h>

#define SECTOR 512u

/**
 * Disk file:
 * @now: as written
 * @safe: as synced
 * @named: whether its name outlasts a cut
 * @shared: memory of the write-ahead index, lost with the power
 */
typedef struct
{
  GByteArray *now;
  GByteArray *safe;
  gboolean named;
  GPtrArray *shared;
} DiskFile;

typedef struct
{
  sqlite3_file base;
  DiskFile *file;
} OpenFile;

static GHashTable *disk; /* name -> DiskFile */
static CutFault planned;
static guint calls_left;
static gboolean struck;

static void
disk_file_free (gpointer data)
{
  DiskFile *file = data;

  g_byte_array_unref (file->now);
  g_byte_array_unref (file->safe);
  g_ptr_array_unref (file->shared);
  g_free (file);
}

/* Whether this call is the one. Only calls that FAULT is about count. */
static gboolean
strikes (CutFault one, CutFault other)
{
  if (planned == CUT_POWER || planned == CUT_FULL)
    {
      if (struck)
        return planned == CUT_POWER || other == CUT_FULL;
    }
  else if (struck)
    return FALSE;
  if (planned != one && planned != other)
    return FALSE;
  if (calls_left > 0)
    {
      calls_left--;
      return FALSE;
    }
  struck = TRUE;
  return TRUE;
}

static gboolean
is_dead (void)
{
  return planned == CUT_POWER && struck;
}

static int
file_close (sqlite3_file *base)
{
  return SQLITE_OK;
}

static int
file_read (sqlite3_file *base, void *out, int n, sqlite3_int64 at)
{
  GByteArray *now = ((OpenFile *) base)->file->now;
  guint has = at >= now->len ? 0 : MIN ((guint) n, now->len - (guint) at);

  if (is_dead ())
    return SQLITE_IOERR_READ;
  if (has > 0 && strikes (CUT_READ, CUT_READ))
    return SQLITE_IOERR_READ;
  if (has > 0)
    memcpy (out, now->data + at, has);
  if (has == (guint) n)
    return SQLITE_OK;
  memset ((char *) out + has, 0, (guint) n - has);
  return SQLITE_IOERR_SHORT_READ;
}

static void
set_size (GByteArray *bytes, guint size)
{
  guint old = bytes->len;

  g_byte_array_set_size (bytes, size);
  if (size > old)
    memset (bytes->data + old, 0, size - old);
}

static int
file_write (sqlite3_file *base, const void *data, int n, sqlite3_int64 at)
{
  GByteArray *now = ((OpenFile *) base)->file->now;
  guint end = (guint) at + (guint) n;

  if (strikes (CUT_POWER, CUT_WRITE))
    return SQLITE_IOERR_WRITE;
  if (end > now->len)
    {
      if (strikes (CUT_FULL, CUT_FULL))
        return SQLITE_FULL;
      set_size (now, end);
    }
  memcpy (now->data + at, data, (guint) n);
  return SQLITE_OK;
}

static int
file_truncate (sqlite3_file *base, sqlite3_int64 size)
{
  if (strikes (CUT_POWER, CUT_WRITE))
    return SQLITE_IOERR_TRUNCATE;
  set_size (((OpenFile *) base)->file->now, (guint) size);
  return SQLITE_OK;
}

static int
file_sync (sqlite3_file *base, int flags)
{
  DiskFile *file = ((OpenFile *) base)->file;

  if (strikes (CUT_POWER, CUT_SYNC))
    return SQLITE_IOERR_FSYNC;
  set_size (file->safe, file->now->len);
  if (file->now->len > 0)
    memcpy (file->safe->data, file->now->data, file->now->len);
  file->named = TRUE;
  return SQLITE_OK;
}

static int
file_size (sqlite3_file *base, sqlite3_int64 *size)
{
  *size = ((OpenFile *) base)->file->now->len;
  return SQLITE_OK;
}

static int
file_lock (sqlite3_file *base, int level)
{
  return SQLITE_OK;
}

static int
file_check_lock (sqlite3_file *base, int *reserved)
{
  *reserved = 0;
  return SQLITE_OK;
}

static int
file_control (sqlite3_file *base, int op, void *arg)
{
  return SQLITE_NOTFOUND;
}

static int
file_sector (sqlite3_file *base)
{
  return SECTOR;
}

static int
file_device (sqlite3_file *base)
{
  return 0;
}

static int
shm_map (
    sqlite3_file *base, int page, int size, int extend, void volatile **out)
{
  GPtrArray *shared = ((OpenFile *) base)->file->shared;

  while (extend && shared->len <= (guint) page)
    g_ptr_array_add (shared, g_malloc0 ((gsize) size));
  *out = (guint) page < shared->len ? g_ptr_array_index (shared, page) : NULL;
  return SQLITE_OK;
}

static int
shm_lock (sqlite3_file *base, int offset, int n, int flags)
{
  return SQLITE_OK;
}

static void
shm_barrier (sqlite3_file *base)
{
}

static int
shm_unmap (sqlite3_file *base, int remove)
{
  if (remove)
    g_ptr_array_set_size (((OpenFile *) base)->file->shared, 0);
  return SQLITE_OK;
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_size,
  .xLock = file_lock,
  .xUnlock = file_lock,
  .xCheckReservedLock = file_check_lock,
  .xFileControl = file_control,
  .xSectorSize = file_sector,
  .xDeviceCharacteristics = file_device,
  .xShmMap = shm_map,
  .xShmLock = shm_lock,
  .xShmBarrier = shm_barrier,
  .xShmUnmap = shm_unmap,
};

static int
vfs_open (
    sqlite3_vfs *vfs, const char *name, sqlite3_file *out, int flags, int *was)
{
  OpenFile *open = (OpenFile *) out;
  DiskFile *file = name == NULL ? NULL : g_hash_table_lookup (disk, name);

  open->base.pMethods = NULL;
  if (is_dead () || (file == NULL && !(flags & SQLITE_OPEN_CREATE)))
    return SQLITE_CANTOPEN;
  if (file == NULL)
    {
      static guint nameless;

      file = g_new0 (DiskFile, 1);
      file->now = g_byte_array_new ();
      file->safe = g_byte_array_new ();
      file->shared = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (disk,
                           name == NULL
                               ? g_strdup_printf ("nameless %u", nameless++)
                               : g_strdup (name),
                           file);
    }
  open->file = file;
  open->base.pMethods = &methods;
  if (was != NULL)
    *was = flags;
  return SQLITE_OK;
}

static int
vfs_delete (sqlite3_vfs *vfs, const char *name, int sync)
{
  if (strikes (CUT_POWER, CUT_WRITE))
    return SQLITE_IOERR_DELETE;
  return g_hash_table_remove (disk, name) ? SQLITE_OK
                                          : SQLITE_IOERR_DELETE_NOENT;
}

static int
vfs_access (sqlite3_vfs *vfs, const char *name, int flags, int *out)
{
  DiskFile *file = g_hash_table_lookup (disk, name);

  *out = file != NULL && (flags != SQLITE_ACCESS_EXISTS || file->now->len > 0);
  return SQLITE_OK;
}

static int
vfs_full_path (sqlite3_vfs *vfs, const char *name, int n, char *out)
{
  return g_strlcpy (out, name, (gsize) n) < (gsize) n ? SQLITE_OK
                                                      : SQLITE_CANTOPEN;
}

/**
 * cut_vfs_install:
 *
 * Makes the disk SQLite's default for this process.
 */
void
cut_vfs_install (void)
{
  static sqlite3_vfs vfs;

  disk =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, disk_file_free);
  vfs = *sqlite3_vfs_find (NULL);
  vfs.zName = "cut";
  vfs.szOsFile = sizeof (OpenFile);
  vfs.pNext = NULL;
  vfs.xOpen = vfs_open;
  vfs.xDelete = vfs_delete;
  vfs.xAccess = vfs_access;
  vfs.xFullPathname = vfs_full_path;
  sqlite3_vfs_register (&vfs, 1);
}

/**
 * cut_vfs_clear:
 *
 * Empties the disk; no file of it may be open.
 */
void
cut_vfs_clear (void)
{
  g_hash_table_remove_all (disk);
  cut_vfs_mend ();
}

/**
 * cut_vfs_plan:
 * @fault: what goes wrong
 * @after: how many calls of its kind go well before
 */
void
cut_vfs_plan (CutFault fault, guint after)
{
  planned = fault;
  calls_left = after;
  struck = FALSE;
}

/**
 * cut_vfs_struck:
 *
 * Returns: whether what was planned has happened
 */
gboolean
cut_vfs_struck (void)
{
  return struck;
}

/**
 * cut_vfs_count:
 *
 * Returns: how many calls of the planned kind there were since it was planned
 *   for after %G_MAXUINT of them
 */
guint
cut_vfs_count (void)
{
  return G_MAXUINT - calls_left;
}

/**
 * cut_vfs_mend:
 *
 * From now on nothing goes wrong.
 */
void
cut_vfs_mend (void)
{
  cut_vfs_plan (CUT_NONE, 0);
}

/* Each sector in danger is old, new, or new up to some byte of it. */
static void
lose_sectors (DiskFile *file, GRand *random)
{
  guint size = file->now->len;

  if (file->safe->len != size && g_rand_boolean (random))
    size = file->safe->len;
  set_size (file->safe, size);
  for (guint at = 0; at < size && at < file->now->len; at += SECTOR)
    {
      guint n = MIN (SECTOR, MIN (size, file->now->len) - at);
      gint32 luck = g_rand_int_range (random, 0, 20);

      if (luck == 0)
        n = (guint) g_rand_int_range (random, 0, (gint32) n + 1);
      else if (luck < 11)
        continue;
      memcpy (file->safe->data + at, file->now->data + at, n);
    }
  set_size (file->now, size);
  if (size > 0)
    memcpy (file->now->data, file->safe->data, size);
}

static gboolean
restart_file (gpointer name, gpointer data, gpointer random)
{
  DiskFile *file = data;

  if (!file->named && g_rand_boolean (random))
    return TRUE;
  lose_sectors (file, random);
  g_ptr_array_set_size (file->shared, 0);
  file->named = TRUE;
  return FALSE;
}

/**
 * cut_vfs_restart:
 * @random: what chance has
 *
 * The power is back: what was not synced is lost as chance has it. No file of
 * the disk may be open.
 */
void
cut_vfs_restart (GRand *random)
{
  g_hash_table_foreach_remove (disk, restart_file, random);
  cut_vfs_mend ();
}
