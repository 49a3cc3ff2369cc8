/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Working copies and saving where something goes wrong: a full disk, links,
 * other programs, other windows, other versions. */
#include "copy-fixture.h"

#include "storage/swb-record.h"
#include "storage/swb-storage-error.h"
#include "storage/swb-working-copy-private.h"
#include "storage/swb-workspace-file.h"
#include "storage/swb-writer-private.h"

#include <dlfcn.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>
#include <utime.h>

/* Every write to a file in this folder fails after so many bytes. */
static char *full_folder;
static gssize room;

static gboolean
is_full (int fd, gsize n)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);
  char path[4096];
  gssize length;

  if (full_folder == NULL)
    return FALSE;
  length = readlink (link, path, sizeof path - 1);
  if (length < 0)
    return FALSE;
  path[length] = '\0';
  if (!g_str_has_prefix (path, full_folder))
    return FALSE;
  room -= (gssize) n;
  return room < 0;
}

/* Stand before those of the C library. */
ssize_t
write (int fd, const void *bytes, size_t n)
{
  static ssize_t (*real) (int, const void *, size_t);

  if (real == NULL)
    real = (ssize_t (*) (int, const void *, size_t)) dlsym (RTLD_NEXT, "write");
  if (!is_full (fd, n))
    return real (fd, bytes, n);
  errno = ENOSPC;
  return -1;
}

ssize_t
writev (int fd, const struct iovec *parts, int n)
{
  static ssize_t (*real) (int, const struct iovec *, int);
  gsize total = 0;

  if (real == NULL)
    real = (ssize_t (*) (int, const struct iovec *, int)) dlsym (RTLD_NEXT,
                                                                 "writev");
  for (int i = 0; i < n; i++)
    total += parts[i].iov_len;
  if (!is_full (fd, total))
    return real (fd, parts, n);
  errno = ENOSPC;
  return -1;
}

/* Wherever the disk is full, the file stays what it was. */
static void
test_full_disk_leaves_the_file (void)
{
  g_autofree char *folder = fixture_scratch_folder ();
  g_autoptr (GFile) parent = g_file_new_for_path (folder);
  g_autoptr (GFile) file = g_file_get_child (parent, "full.swell");
  SwbWorkingCopy *copy = fixture_saved_copy (file);
  g_autofree char *before = swb_file_sha256 (file, NULL, NULL);

  fixture_act (copy, "Two");
  full_folder = folder;
  for (gssize bytes = 0; bytes < 64 * 1024; bytes += 8 * 1024)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      room = bytes;
      g_assert_false (swb_working_copy_save (copy, NULL, FALSE, NULL, &error));
      g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_FAILED);
      after = swb_file_sha256 (file, NULL, NULL);
      g_assert_cmpstr (after, ==, before);
    }
  full_folder = NULL;
  g_assert_true (swb_working_copy_save (copy, NULL, FALSE, NULL, NULL));
  swb_working_copy_close (copy, TRUE);
}

/* What nobody could open again is not written, and said in words that help;
 * once it is smaller it is saved. */
static void
test_too_large_leaves_the_file (void)
{
  g_autofree char *folder = fixture_scratch_folder ();
  g_autoptr (GFile) parent = g_file_new_for_path (folder);
  g_autoptr (GFile) file = g_file_get_child (parent, "large.swell");
  SwbWorkingCopy *copy = fixture_saved_copy (file);
  g_autofree char *before = swb_file_sha256 (file, NULL, NULL);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (copy->largest, ==, SWB_LARGEST_FILE);
  fixture_act (copy, "Two");
  copy->largest = 64 * 1024;
  g_assert_false (swb_working_copy_save (copy, NULL, FALSE, NULL, &error));
  g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "larger than 64"));
  g_assert_nonnull (strstr (error->message, "Compact its history"));
  after = swb_file_sha256 (file, NULL, NULL);
  g_assert_cmpstr (after, ==, before);
  copy->largest = SWB_LARGEST_FILE;
  g_assert_true (swb_working_copy_save (copy, NULL, FALSE, NULL, NULL));
  swb_working_copy_close (copy, TRUE);
}

/* A link goes on pointing where it did, and what it points at is replaced as
 * safely as any other file. */
static void
test_symbolic_link_stays (void)
{
  g_autofree char *folder = fixture_scratch_folder ();
  g_autofree char *real = g_build_filename (folder, "real.swell", NULL);
  g_autofree char *path = g_build_filename (folder, "link.swell", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (real);
  g_autoptr (GFile) link = g_file_new_for_path (path);
  SwbWorkingCopy *copy = fixture_saved_copy (file);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  swb_working_copy_close (copy, TRUE);
  g_assert_cmpint (symlink (real, path), ==, 0);
  copy = fixture_open_copy (link);
  fixture_act (copy, "Two");
  before = swb_file_sha256 (file, NULL, NULL);
  full_folder = folder;
  room = 8 * 1024;
  g_assert_false (swb_working_copy_save (copy, NULL, FALSE, NULL, &error));
  full_folder = NULL;
  after = swb_file_sha256 (file, NULL, NULL);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (swb_working_copy_save (copy, NULL, FALSE, NULL, NULL));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (swb_file_check (file, NULL, NULL));
  swb_working_copy_close (copy, TRUE);
}

/* One file by two names is still one file. */
static void
test_link_to_an_open_file_is_busy (void)
{
  g_autofree char *folder = fixture_scratch_folder ();
  g_autofree char *real = g_build_filename (folder, "real.swell", NULL);
  g_autofree char *path = g_build_filename (folder, "link.swell", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (real);
  g_autoptr (GFile) link = g_file_new_for_path (path);
  SwbWorkingCopy *copy = fixture_saved_copy (file);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink (real, path), ==, 0);
  g_assert_null (swb_working_copy_open (link, NULL, &error));
  g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_BUSY);
  swb_working_copy_close (copy, TRUE);
}

/* The last snapshots outlive a file that cannot be read now: the disk may only
 * be missing. */
static void
test_missing_file_keeps_its_copy (void)
{
  g_autofree char *folder = fixture_scratch_folder ();
  g_autofree char *path = g_build_filename (folder, "gone.swell", NULL);
  g_autofree char *away = g_build_filename (folder, "away.swell", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  SwbWorkingCopy *copy = fixture_saved_copy (file);
  g_autofree char *kept = g_strdup (swb_working_copy_get_folder (copy));
  g_autoptr (GError) error = NULL;

  swb_working_copy_close (copy, TRUE);
  g_assert_cmpint (g_rename (path, away), ==, 0);
  g_assert_null (swb_working_copy_open (file, NULL, &error));
  g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_NOT_FOUND);
  g_assert_true (g_file_test (kept, G_FILE_TEST_IS_DIR));
}

static void
overwrite_database (SwbWorkingCopy *copy, const char *text)
{
  g_autofree char *wal =
      g_strconcat (swb_working_copy_get_database_path (copy), "-wal", NULL);

  g_clear_pointer (&copy->db, swb_database_close);
  g_unlink (wal);
  g_assert_true (g_file_set_contents (swb_working_copy_get_database_path (copy),
                                      text, -1, NULL));
}

/* What cannot be read is not taken for clean. */
static void
test_unreadable_copy_is_kept (void)
{
  SwbWorkingCopy *copy = fixture_open_copy (NULL);
  g_autofree char *kept = g_strdup (swb_working_copy_get_folder (copy));

  fixture_act (copy, "One");
  swb_database_exec (copy->db, "ALTER TABLE action RENAME TO other", NULL);
  swb_working_copy_close (copy, TRUE);
  g_assert_true (g_file_test (kept, G_FILE_TEST_IS_DIR));
  swb_working_copy_close (fixture_open_copy (NULL), TRUE);
  g_assert_true (g_file_test (kept, G_FILE_TEST_IS_DIR));
  swb_working_copy_discard (kept);
  g_assert_false (g_file_test (kept, G_FILE_TEST_EXISTS));
}

/* A copy whose database went is not shown as an empty workspace, which the
 * next save would write over the file. */
static void
test_emptied_copy_is_read_anew (void)
{
  g_autofree char *folder = fixture_scratch_folder ();
  g_autoptr (GFile) parent = g_file_new_for_path (folder);
  g_autoptr (GFile) file = g_file_get_child (parent, "emptied.swell");
  SwbWorkingCopy *copy = fixture_saved_copy (file);

  overwrite_database (copy, "");
  swb_working_copy_close (copy, TRUE);
  copy = fixture_open_copy (file);
  g_assert_cmpint (fixture_n_creators (copy), ==, 1);
  swb_working_copy_close (copy, TRUE);
}

/* A working copy of a newer program is left as it is. */
static void
test_newer_copy_is_left_alone (void)
{
  SwbWorkingCopy *copy = fixture_open_copy (NULL);
  g_autofree char *kept = g_strdup (swb_working_copy_get_folder (copy));
  g_autofree char *path = g_strdup (swb_working_copy_get_database_path (copy));
  g_autoptr (SwbDatabase) db = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  fixture_act (copy, "One");
  g_assert_true (
      swb_database_exec (copy->db, "PRAGMA user_version=2000", NULL));
  swb_working_copy_close (copy, TRUE);
  list = swb_working_copy_list_recoverable ();
  g_assert_null (swb_working_copy_open_folder (kept, &error));
  g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_READ_ONLY);
  db = swb_database_open (path, SWB_DATABASE_READER, NULL);
  g_assert_cmpint (swb_database_number (db, "PRAGMA user_version", 0), ==,
                   2000);
  g_clear_pointer (&db, swb_database_close);
  swb_working_copy_discard (kept);
}

static gpointer
look_thread (gpointer data)
{
  while (!g_atomic_int_get ((gint *) data))
    g_ptr_array_unref (swb_working_copy_list_recoverable ());
  return NULL;
}

/* Somebody who looks at what could be recovered does not keep others from
 * their documents. */
static void
test_looking_locks_nobody_out (void)
{
  g_autofree char *folder = fixture_scratch_folder ();
  g_autoptr (GFile) parent = g_file_new_for_path (folder);
  g_autoptr (GFile) file = g_file_get_child (parent, "busy.swell");
  g_autoptr (GPtrArray) list = NULL;
  gint end = 0;
  GThread *thread;

  swb_working_copy_close (fixture_saved_copy (file), TRUE);
  for (int i = 0; i < 30; i++)
    {
      SwbWorkingCopy *copy = fixture_open_copy (NULL);

      fixture_act (copy, "Left");
      swb_working_copy_close (copy, TRUE);
    }
  thread = g_thread_new ("look", look_thread, &end);
  for (int i = 0; i < 10; i++)
    swb_working_copy_close (fixture_open_copy (file), TRUE);
  g_atomic_int_set (&end, 1);
  g_thread_join (thread);
  list = swb_working_copy_list_recoverable ();
  g_assert_cmpuint (list->len, ==, 30);
  for (guint i = 0; i < list->len; i++)
    swb_working_copy_discard (
        ((SwbRecoverable *) g_ptr_array_index (list, i))->folder);
}

/* Of two copies of one file the one with acts of its own is taken. */
static void
test_copy_with_acts_is_found (void)
{
  g_autofree char *folder = fixture_scratch_folder ();
  g_autoptr (GFile) parent = g_file_new_for_path (folder);
  g_autoptr (GFile) file = g_file_get_child (parent, "two.swell");

  for (int i = 0; i < 6; i++)
    {
      SwbWorkingCopy *copy =
          i == 3 ? fixture_saved_copy (file) : fixture_open_copy (NULL);

      if (i == 3)
        fixture_act (copy, "Mine");
      else
        g_assert_true (swb_working_copy_adopt (copy, file, NULL));
      swb_working_copy_close (copy, TRUE);
    }
  {
    SwbWorkingCopy *copy = fixture_open_copy (file);

    g_assert_true (swb_working_copy_get_recovered (copy));
    g_assert_cmpint (fixture_n_creators (copy), ==, 2);
    fixture_save (copy, NULL);
    swb_working_copy_close (copy, FALSE);
  }
}

/* A file replaced by a folder, and a folder that cannot be written. */
static void
test_odd_places (void)
{
  g_autofree char *folder = fixture_scratch_folder ();
  g_autofree char *path = g_build_filename (folder, "odd.swell", NULL);
  g_autofree char *none = g_build_filename (folder, "no", "x.swell", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) nowhere = g_file_new_for_path (none);
  SwbWorkingCopy *copy = fixture_saved_copy (file);
  g_autoptr (GError) error = NULL;

  fixture_act (copy, "Two");
  g_unlink (path);
  g_mkdir (path, 0700);
  g_assert_false (swb_working_copy_save (copy, NULL, TRUE, NULL, &error));
  g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (swb_working_copy_save (copy, nowhere, TRUE, NULL, &error));
  g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_FAILED);
  g_rmdir (path);
  fixture_save (copy, NULL);
  swb_working_copy_close (copy, TRUE);
}

/* A file that was only touched, as programs do that carry files about, is not
 * a conflict. */
static void
test_touched_file_is_no_conflict (void)
{
  g_autofree char *folder = fixture_scratch_folder ();
  g_autofree char *path = g_build_filename (folder, "touched.swell", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  SwbWorkingCopy *copy = fixture_saved_copy (file);
  g_autoptr (GError) error = NULL;

  fixture_act (copy, "Two");
  g_assert_cmpint (g_utime (path, &(struct utimbuf){ 1000, 1000 }), ==, 0);
  g_assert_true (swb_working_copy_save (copy, NULL, FALSE, NULL, &error));
  g_assert_no_error (error);
  fixture_act (copy, "Three");
  g_assert_true (g_file_set_contents (path, "theirs", -1, NULL));
  g_assert_false (swb_working_copy_save (copy, NULL, FALSE, NULL, &error));
  g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_CONFLICT);
  swb_working_copy_close (copy, TRUE);
}

/* Who may read a document is not changed by saving it, and another name of it
 * keeps what it had: nothing is written in place. */
static void
test_mode_stays (void)
{
  g_autofree char *folder = fixture_scratch_folder ();
  g_autofree char *path = g_build_filename (folder, "mode.swell", NULL);
  g_autofree char *name = g_build_filename (folder, "other.swell", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) other = g_file_new_for_path (name);
  SwbWorkingCopy *copy = fixture_saved_copy (file);
  g_autofree char *before = swb_file_sha256 (file, NULL, NULL);
  g_autofree char *after = NULL;
  GStatBuf status;

  g_assert_cmpint (g_chmod (path, 0640), ==, 0);
  g_assert_cmpint (link (path, name), ==, 0);
  fixture_act (copy, "Two");
  g_assert_true (swb_working_copy_save (copy, NULL, FALSE, NULL, NULL));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0640);
  after = swb_file_sha256 (other, NULL, NULL);
  g_assert_cmpstr (after, ==, before);
  swb_working_copy_close (copy, TRUE);
}

/* A save that was killed after the document was in place, and before that was
 * noted, is not taken for somebody else's. */
static void
test_own_document_is_no_conflict (void)
{
  g_autofree char *folder = fixture_scratch_folder ();
  g_autofree char *path = g_build_filename (folder, "own.swell", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  SwbWorkingCopy *copy = fixture_saved_copy (file);
  g_autofree char *sha256 = g_strdup (copy->sha256);
  g_autoptr (GError) error = NULL;

  fixture_act (copy, "Two");
  g_assert_true (swb_working_copy_save (copy, NULL, FALSE, NULL, NULL));
  g_free (copy->sha256);
  copy->sha256 = g_steal_pointer (&sha256);
  copy->saved--;
  g_assert_true (swb_working_copy_adopt (copy, file, NULL));
  swb_working_copy_close (copy, TRUE);
  copy = fixture_open_copy (file);
  g_assert_true (swb_working_copy_get_recovered (copy));
  g_assert_true (swb_working_copy_save (copy, NULL, FALSE, NULL, &error));
  g_assert_no_error (error);
  swb_working_copy_close (copy, TRUE);
}

/* Large pages are the working copy's own affair. */
static void
test_pages (void)
{
  g_autofree char *folder = fixture_scratch_folder ();
  g_autofree char *path = g_build_filename (folder, "pages.swell", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  SwbWorkingCopy *copy = fixture_saved_copy (file);
  g_autoptr (SwbDatabase) saved = NULL;

  fixture_act (copy, "Two");
  g_assert_cmpint (swb_database_number (swb_working_copy_peek_database (copy),
                                        "PRAGMA page_size", 0),
                   ==, 8192);
  g_assert_true (swb_working_copy_save (copy, NULL, FALSE, NULL, NULL));
  swb_working_copy_close (copy, TRUE);
  saved = swb_database_open (path, SWB_DATABASE_READER, NULL);
  g_assert_cmpint (swb_database_number (saved, "PRAGMA page_size", 0), ==,
                   4096);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name) g_test_add_func ("/saving/" #name, test_##name)
  ADD (full_disk_leaves_the_file);
  ADD (too_large_leaves_the_file);
  ADD (symbolic_link_stays);
  ADD (link_to_an_open_file_is_busy);
  ADD (missing_file_keeps_its_copy);
  ADD (unreadable_copy_is_kept);
  ADD (emptied_copy_is_read_anew);
  ADD (newer_copy_is_left_alone);
  ADD (looking_locks_nobody_out);
  ADD (copy_with_acts_is_found);
  ADD (odd_places);
  ADD (touched_file_is_no_conflict);
  ADD (mode_stays);
  ADD (own_document_is_no_conflict);
  ADD (pages);
  return g_test_run ();
}
