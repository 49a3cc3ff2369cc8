/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions that stand before those of the C library and decide whether a
 * call below the folder goes through. Nothing of GLib: it calls them. */

/* Both names of each call are defined here, as libraries use both. */
#undef _FILE_OFFSET_BITS
#undef _FORTIFY_SOURCE

#include "fail-io.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

/* What a call is, for not every fault can meet every call. */
enum
{
  READS = 1,
  CHANGES = 2, /* opening for writing what is there */
  MAKES = 4,
  WRITES = 8,
  SYNCS = 16,
  MOVES = 32,
  REMOVES = 64,
  CLOSES = 128,
  ALL = 255,
};

static char folder[PATH_MAX];
static size_t folder_length;
static int fault;
static unsigned long fault_at;
static bool fault_stays;
static atomic_ulong calls;
static atomic_bool armed;
static atomic_bool met;
static atomic_bool full;
static char site[PATH_MAX + 32];
static int list = -1;

#define REAL(name)                                                             \
  static __typeof__ (name) *real;                                              \
  if (real == NULL)                                                            \
  real = (__typeof__ (name) *) dlsym (RTLD_NEXT, #name)

static ssize_t
real_write (int fd, const void *bytes, size_t n)
{
  static ssize_t (*real) (int, const void *, size_t);

  if (real == NULL)
    real = (ssize_t (*) (int, const void *, size_t)) dlsym (RTLD_NEXT, "write");
  return real (fd, bytes, n);
}

static int
real_rename (const char *from, const char *to)
{
  static int (*real) (const char *, const char *);

  if (real == NULL)
    real = (int (*) (const char *, const char *)) dlsym (RTLD_NEXT, "rename");
  return real (from, to);
}

static bool
is_below (const char *path)
{
  return path != NULL && strncmp (path, folder, folder_length) == 0 &&
         (path[folder_length] == '/' || path[folder_length] == '\0');
}

static int
kinds_of (int how)
{
  switch (how)
    {
    case ENOSPC:
    case EDQUOT:
      return MAKES | WRITES | SYNCS | MOVES | CLOSES;
    case EROFS:
      return CHANGES | MAKES | WRITES | MOVES | REMOVES;
    case EACCES:
    case ENOENT:
      return READS | CHANGES | MAKES | MOVES | REMOVES;
    case FAIL_IO_SHORT:
      return WRITES;
    case FAIL_IO_COUNT:
    case FAIL_IO_KILL:
    case FAIL_IO_TEAR:
      return CHANGES | MAKES | WRITES | SYNCS | MOVES | REMOVES;
    default:
      return ALL;
    }
}

static void
tell (unsigned long n, const char *name, const char *path)
{
  char line[sizeof site + 32];
  int length = snprintf (line, sizeof line, "%lu %s %s\n", n, name, path);

  if (list >= 0 && length > 0)
    (void) !real_write (list, line, (size_t) length);
}

static void
die (void)
{
  kill (getpid (), SIGKILL);
  for (;;)
    pause ();
}

static void
vanish (void)
{
  char away[PATH_MAX + 8];

  snprintf (away, sizeof away, "%s.away", folder);
  real_rename (folder, away);
}

/* What shall happen to this call: nothing, an errno, or one of FAIL_IO_. */
static int
meet (int kind, const char *name, const char *path)
{
  unsigned long n;

  if (!is_below (path) || (kind & kinds_of (fault)) == 0)
    return 0;
  if (full)
    return ENOSPC;
  n = ++calls;
  tell (n, name, path);
  if (fault == FAIL_IO_COUNT || n < fault_at || (n > fault_at && !fault_stays))
    return 0;
  if (!met)
    snprintf (site, sizeof site, "%s %s", name, path + folder_length);
  met = true;
  if (fault == FAIL_IO_KILL || (fault == FAIL_IO_TEAR && kind != WRITES))
    die ();
  if (fault == FAIL_IO_VANISH && n == fault_at)
    vanish ();
  return fault == FAIL_IO_VANISH ? 0 : fault;
}

static int
meet_fd (int kind, const char *name, int fd)
{
  char link[64];
  char path[PATH_MAX];
  ssize_t length;

  if (!armed)
    return 0;
  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  length = readlink (link, path, sizeof path - 1);
  if (length <= 0)
    return 0;
  path[length] = '\0';
  return meet (kind, name, path);
}

static int
meet_open (const char *path, int flags)
{
  struct stat status;

  if (!armed || !is_below (path))
    return 0;
  if ((flags & O_CREAT) != 0 && stat (path, &status) != 0)
    return meet (MAKES, "make", path);
  return meet ((flags & O_ACCMODE) == O_RDONLY ? READS : CHANGES, "open", path);
}

static int
meet_paths (int kind, const char *name, const char *from, const char *to)
{
  if (!armed)
    return 0;
  return meet (kind, name, is_below (to) ? to : from);
}

static int
fail (int how)
{
  if (how < 0)
    return 0;
  errno = how;
  return -1;
}

/* How much of a write of N bytes is let through. */
static size_t
cut (int how, size_t n)
{
  if (how == FAIL_IO_SHORT)
    full = true;
  return how == FAIL_IO_TEAR || how == FAIL_IO_SHORT ? (n + 1) / 2 : n;
}

static mode_t
mode_of (int flags, va_list more)
{
  return (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE
             ? va_arg (more, mode_t)
             : 0;
}

#define DEFINE_OPEN(name)                                                      \
  int name (const char *path, int flags, ...)                                  \
  {                                                                            \
    va_list more;                                                              \
    mode_t mode;                                                               \
    int how = meet_open (path, flags);                                         \
    REAL (name);                                                               \
                                                                               \
    va_start (more, flags);                                                    \
    mode = mode_of (flags, more);                                              \
    va_end (more);                                                             \
    return how > 0 ? fail (how) : real (path, flags, mode);                    \
  }

#define DEFINE_OPENAT(name)                                                    \
  int name (int at, const char *path, int flags, ...)                          \
  {                                                                            \
    va_list more;                                                              \
    mode_t mode;                                                               \
    int how = meet_open (path, flags);                                         \
    REAL (name);                                                               \
                                                                               \
    va_start (more, flags);                                                    \
    mode = mode_of (flags, more);                                              \
    va_end (more);                                                             \
    return how > 0 ? fail (how) : real (at, path, flags, mode);                \
  }

#define DEFINE_PWRITE(name, offset_t)                                          \
  ssize_t name (int fd, const void *bytes, size_t n, offset_t offset)          \
  {                                                                            \
    int how = meet_fd (WRITES, "write", fd);                                   \
    ssize_t done;                                                              \
    REAL (name);                                                               \
                                                                               \
    if (how > 0)                                                               \
      return fail (how);                                                       \
    done = real (fd, bytes, cut (how, n), offset);                             \
    if (how == FAIL_IO_TEAR)                                                   \
      die ();                                                                  \
    return done;                                                               \
  }

#define DEFINE_FD(name, kind, word)                                            \
  int name (int fd)                                                            \
  {                                                                            \
    int how = meet_fd (kind, word, fd);                                        \
    REAL (name);                                                               \
                                                                               \
    return how > 0 ? fail (how) : real (fd);                                   \
  }

#define DEFINE_TRUNCATE(name, offset_t)                                        \
  int name (int fd, offset_t length)                                           \
  {                                                                            \
    int how = meet_fd (MAKES, "truncate", fd);                                 \
    REAL (name);                                                               \
                                                                               \
    return how > 0 ? fail (how) : real (fd, length);                           \
  }

DEFINE_OPEN (open)
DEFINE_OPEN (open64)
DEFINE_OPENAT (openat)
DEFINE_OPENAT (openat64)
DEFINE_PWRITE (pwrite, off_t)
DEFINE_PWRITE (pwrite64, off64_t)
DEFINE_FD (fsync, SYNCS, "sync")
DEFINE_FD (fdatasync, SYNCS, "sync")
DEFINE_TRUNCATE (ftruncate, off_t)
DEFINE_TRUNCATE (ftruncate64, off64_t)

ssize_t
write (int fd, const void *bytes, size_t n)
{
  int how = meet_fd (WRITES, "write", fd);
  ssize_t done;

  if (how > 0)
    return fail (how);
  done = real_write (fd, bytes, cut (how, n));
  if (how == FAIL_IO_TEAR)
    die ();
  return done;
}

ssize_t
writev (int fd, const struct iovec *parts, int n)
{
  int how = meet_fd (WRITES, "write", fd);
  ssize_t done;
  REAL (writev);

  if (how > 0)
    return fail (how);
  done = cut (how, 2) == 2
             ? real (fd, parts, n)
             : real_write (fd, parts[0].iov_base, cut (how, parts[0].iov_len));
  if (how == FAIL_IO_TEAR)
    die ();
  return done;
}

ssize_t
copy_file_range (int from,
                 off64_t *from_at,
                 int to,
                 off64_t *to_at,
                 size_t n,
                 unsigned int flags)
{
  int how = meet_fd (WRITES, "copy", to);
  REAL (copy_file_range);

  return how > 0 ? fail (how)
                 : real (from, from_at, to, to_at, cut (how, n), flags);
}

ssize_t
sendfile (int to, int from, off_t *at, size_t n)
{
  int how = meet_fd (WRITES, "copy", to);
  REAL (sendfile);

  return how > 0 ? fail (how) : real (to, from, at, cut (how, n));
}

/* It is closed in any case. */
int
close (int fd)
{
  int how = meet_fd (CLOSES, "close", fd);
  int done;
  REAL (close);

  done = real (fd);
  return how > 0 ? fail (how) : done;
}

int
rename (const char *from, const char *to)
{
  int how = meet_paths (MOVES, "rename", from, to);

  return how > 0 ? fail (how) : real_rename (from, to);
}

int
renameat (int from_at, const char *from, int to_at, const char *to)
{
  int how = meet_paths (MOVES, "rename", from, to);
  REAL (renameat);

  return how > 0 ? fail (how) : real (from_at, from, to_at, to);
}

int
link (const char *from, const char *to)
{
  int how = meet_paths (MAKES, "link", from, to);
  REAL (link);

  return how > 0 ? fail (how) : real (from, to);
}

int
unlink (const char *path)
{
  int how = meet_paths (REMOVES, "remove", NULL, path);
  REAL (unlink);

  return how > 0 ? fail (how) : real (path);
}

int
rmdir (const char *path)
{
  int how = meet_paths (REMOVES, "remove", NULL, path);
  REAL (rmdir);

  return how > 0 ? fail (how) : real (path);
}

int
mkdir (const char *path, mode_t mode)
{
  int how = meet_paths (MAKES, "mkdir", NULL, path);
  REAL (mkdir);

  return how > 0 ? fail (how) : real (path, mode);
}

/* HOW happens to the call number AT, from 1, of those below UNDER that can
 * meet it, and to all later ones where it STAYS. */
void
fail_io_arm (const char *under, int how, unsigned long at, bool stays)
{
  folder_length = strlen (under);
  snprintf (folder, sizeof folder, "%s", under);
  fault = how;
  fault_at = at;
  fault_stays = stays;
  calls = 0;
  met = false;
  full = false;
  armed = true;
}

/* Whether the fault was met. */
bool
fail_io_disarm (void)
{
  armed = false;
  return met;
}

/* How many calls could have met it. */
unsigned long
fail_io_count (void)
{
  return calls;
}

/* Where it was met. */
const char *
fail_io_site (void)
{
  return site;
}

/* A program that this is loaded into is told by its environment. */
__attribute__ ((constructor)) static void
arm_by_environment (void)
{
  const char *under = getenv ("SWB_FAIL_BELOW");
  const char *at = getenv ("SWB_FAIL_AT");
  const char *how = getenv ("SWB_FAIL_HOW");
  const char *into = getenv ("SWB_FAIL_LIST");

  if (under == NULL || how == NULL)
    return;
  if (into != NULL)
    list = open (into, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  fail_io_arm (under, (int) strtol (how, NULL, 10),
               at != NULL ? strtoul (at, NULL, 10) : 0, false);
}
