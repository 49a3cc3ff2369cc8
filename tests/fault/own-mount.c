/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small file system for one test, where the kernel allows one, and a way to
 * be held to the modes of folders as everybody but root is. */
#include "own-mount.h"

#include <fcntl.h>
#include <linux/capability.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/syscall.h>
#include <unistd.h>

static bool
tell (const char *path, const char *text)
{
  int fd = open (path, O_WRONLY | O_CLOEXEC);
  bool ok = fd >= 0 && write (fd, text, strlen (text)) > 0;

  if (fd >= 0)
    close (fd);
  return ok;
}

/* Mounts made from now on are seen by this process only, and it may make some.
 * To be called before there are threads. Returns whether that is allowed. */
bool
own_mount_enter (void)
{
  char map[64];
  const unsigned int uid = (unsigned int) getuid ();
  const unsigned int gid = (unsigned int) getgid ();

  if (uid == 0 && unshare (CLONE_NEWNS) == 0)
    return mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
  if (unshare (CLONE_NEWUSER | CLONE_NEWNS) != 0)
    return false;
  tell ("/proc/self/setgroups", "deny");
  snprintf (map, sizeof map, "0 %u 1", uid);
  if (!tell ("/proc/self/uid_map", map))
    return false;
  snprintf (map, sizeof map, "0 %u 1", gid);
  return tell ("/proc/self/gid_map", map) &&
         mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
}

/* An empty file system of SIZE over FOLDER; whether it is there. */
bool
own_mount_make (const char *folder, const char *size)
{
  char options[64];

  snprintf (options, sizeof options, "size=%s,mode=0700", size);
  return mount ("swellboard-test", folder, "tmpfs", 0, options) == 0;
}

/* Also where files on it are still open. */
void
own_mount_remove (const char *folder)
{
  umount2 (folder, MNT_DETACH);
}

/* Whether the calling thread is held to the modes of files and folders, as it
 * is anyway where it is not root's. */
bool
own_mount_heed_modes (bool heed)
{
  struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
  struct __user_cap_data_struct data[2];
  const unsigned int bits = 1u << CAP_DAC_OVERRIDE | 1u << CAP_DAC_READ_SEARCH;

  if (syscall (SYS_capget, &header, data) != 0)
    return false;
  if (heed)
    data[0].effective &= ~bits;
  else
    data[0].effective |= data[0].permitted & bits;
  return syscall (SYS_capset, &header, data) == 0;
}
