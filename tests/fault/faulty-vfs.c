/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of faulty-vfs.h: each lies over one of the default VFS and hands
 * every call on, but for the one that is to fail. */
#include "faulty-vfs.h"

#include <sqlite3.h>
#include <string.h>

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real; /* in the same memory, behind this */
} Layer;

static sqlite3_vfs *below;
static gboolean planned;
static gboolean struck;
static FaultyCall failing;
static guint calls_left;
static guint calls[N_FAULTY];

static gboolean
strikes (FaultyCall call)
{
  calls[call]++;
  if (!planned || struck || call != failing)
    return FALSE;
  if (calls_left > 0)
    {
      calls_left--;
      return FALSE;
    }
  struck = TRUE;
  return TRUE;
}

#define REAL(file) (((Layer *) (file))->real)
#define HAND_ON(call, file, ...)                                               \
  REAL (file)->pMethods->call (REAL (file), ##__VA_ARGS__)

static int
close_cb (sqlite3_file *file)
{
  return HAND_ON (xClose, file);
}

static int
read_cb (sqlite3_file *file, void *out, int n, sqlite3_int64 at)
{
  if (strikes (FAULTY_READ))
    return SQLITE_IOERR_READ;
  return HAND_ON (xRead, file, out, n, at);
}

static int
write_cb (sqlite3_file *file, const void *data, int n, sqlite3_int64 at)
{
  if (strikes (FAULTY_WRITE))
    return SQLITE_IOERR_WRITE;
  return HAND_ON (xWrite, file, data, n, at);
}

static int
truncate_cb (sqlite3_file *file, sqlite3_int64 size)
{
  if (strikes (FAULTY_WRITE))
    return SQLITE_IOERR_TRUNCATE;
  return HAND_ON (xTruncate, file, size);
}

static int
sync_cb (sqlite3_file *file, int flags)
{
  if (strikes (FAULTY_SYNC))
    return SQLITE_IOERR_FSYNC;
  return HAND_ON (xSync, file, flags);
}

static int
size_cb (sqlite3_file *file, sqlite3_int64 *size)
{
  return HAND_ON (xFileSize, file, size);
}

static int
lock_cb (sqlite3_file *file, int level)
{
  return HAND_ON (xLock, file, level);
}

static int
unlock_cb (sqlite3_file *file, int level)
{
  return HAND_ON (xUnlock, file, level);
}

static int
check_lock_cb (sqlite3_file *file, int *out)
{
  return HAND_ON (xCheckReservedLock, file, out);
}

static int
control_cb (sqlite3_file *file, int op, void *data)
{
  return HAND_ON (xFileControl, file, op, data);
}

static int
sector_cb (sqlite3_file *file)
{
  return HAND_ON (xSectorSize, file);
}

static int
device_cb (sqlite3_file *file)
{
  return HAND_ON (xDeviceCharacteristics, file);
}

static int
map_cb (sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
  return HAND_ON (xShmMap, file, page, size, extend, out);
}

static int
shm_lock_cb (sqlite3_file *file, int offset, int n, int flags)
{
  return HAND_ON (xShmLock, file, offset, n, flags);
}

static void
barrier_cb (sqlite3_file *file)
{
  HAND_ON (xShmBarrier, file);
}

static int
unmap_cb (sqlite3_file *file, int remove)
{
  return HAND_ON (xShmUnmap, file, remove);
}

/* Version 2: without the memory map, which would not be called. */
static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = close_cb,
  .xRead = read_cb,
  .xWrite = write_cb,
  .xTruncate = truncate_cb,
  .xSync = sync_cb,
  .xFileSize = size_cb,
  .xLock = lock_cb,
  .xUnlock = unlock_cb,
  .xCheckReservedLock = check_lock_cb,
  .xFileControl = control_cb,
  .xSectorSize = sector_cb,
  .xDeviceCharacteristics = device_cb,
  .xShmMap = map_cb,
  .xShmLock = shm_lock_cb,
  .xShmBarrier = barrier_cb,
  .xShmUnmap = unmap_cb,
};

static int
open_cb (
    sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
  Layer *layer = (Layer *) file;
  int code;

  layer->base.pMethods = NULL;
  layer->real = (sqlite3_file *) (layer + 1);
  code = below->xOpen (below, name, layer->real, flags, out);
  if (layer->real->pMethods != NULL)
    layer->base.pMethods = &methods;
  return code;
}

/**
 * faulty_vfs_install:
 *
 * Puts itself over SQLite's default for this process.
 */
void
faulty_vfs_install (void)
{
  static sqlite3_vfs vfs;

  below = sqlite3_vfs_find (NULL);
  vfs = *below;
  vfs.zName = "faulty";
  vfs.szOsFile = (int) sizeof (Layer) + below->szOsFile;
  vfs.pNext = NULL;
  vfs.xOpen = open_cb;
  sqlite3_vfs_register (&vfs, 1);
}

/**
 * faulty_vfs_plan:
 * @call: what fails
 * @after: how many of its kind go well before
 */
void
faulty_vfs_plan (FaultyCall call, guint after)
{
  planned = TRUE;
  struck = FALSE;
  failing = call;
  calls_left = after;
}

/**
 * faulty_vfs_struck:
 *
 * Returns: whether the call has failed
 */
gboolean
faulty_vfs_struck (void)
{
  return struck;
}

/**
 * faulty_vfs_heal:
 *
 * From now on nothing fails.
 */
void
faulty_vfs_heal (void)
{
  planned = FALSE;
}

/**
 * faulty_vfs_calls:
 * @call: a kind of call
 *
 * Returns: how many there were
 */
guint
faulty_vfs_calls (FaultyCall call)
{
  return calls[call];
}
