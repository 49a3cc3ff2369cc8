/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where documents lie: two names of one file, places that cannot be written,
 * working copies that are current, those that are only read, and copies that
 * are saved elsewhere. */
#include "copy-fixture.h"

#include "storage/swb-place.h"
#include "storage/swb-storage-error.h"
#include "storage/swb-working-copy-private.h"
#include "storage/swb-workspace-file.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Nothing in this folder can be written. Whoever runs the tests may be allowed
 * everything, so the answer is given here. */
static char *closed_folder;

/* Stands before that of the C library. */
int
access (const char *path, int mode)
{
  static int (*real) (const char *, int);

  if (real == NULL)
    real = (int (*) (const char *, int)) dlsym (RTLD_NEXT, "access");
  if (closed_folder == NULL || (mode & W_OK) == 0 ||
      !g_str_has_prefix (path, closed_folder))
    return real (path, mode);
  errno = EACCES;
  return -1;
}

/* A folder of its own and a saved workspace in it, closed. */
typedef struct
{
  char *folder;
  char *path;
  GFile *file;
  char *kept; /* the folder of the working copy */
} Fixture;

static char *
in_folder (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  SwbWorkingCopy *copy;

  fixture->folder = fixture_scratch_folder ();
  fixture->path = in_folder (fixture, "launch.swell");
  fixture->file = g_file_new_for_path (fixture->path);
  copy = fixture_saved_copy (fixture->file);
  fixture->kept = g_strdup (swb_working_copy_get_folder (copy));
  swb_working_copy_close (copy, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) left = swb_working_copy_list_recoverable ();

  g_clear_pointer (&closed_folder, g_free);
  for (guint i = 0; i < left->len; i++)
    swb_working_copy_discard (
        ((SwbRecoverable *) g_ptr_array_index (left, i))->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->kept);
  g_object_unref (fixture->file);
}

static void
assert_same (GFile *file, const char *path, gboolean same)
{
  g_autoptr (GFile) other = g_file_new_for_commandline_arg (path);

  g_assert_true (swb_place_is_same (file, other) == same);
  g_assert_true (swb_place_is_same (other, file) == same);
}

static void
test_one_file_has_many_names (Fixture *fixture, gconstpointer data)
{
  g_autofree char *symbolic = in_folder (fixture, "symbolic.swell");
  g_autofree char *hard = in_folder (fixture, "hard.swell");
  g_autofree char *roundabout = in_folder (fixture, "../");
  g_autofree char *linked_folder = in_folder (fixture, "linked");
  g_autofree char *in_link = in_folder (fixture, "linked/launch.swell");
  g_autofree char *absent = in_folder (fixture, "absent.swell");
  g_autofree char *absent_in_link = in_folder (fixture, "linked/absent.swell");
  g_autofree char *name = g_path_get_basename (fixture->folder);
  g_autofree char *whole =
      g_strconcat (roundabout, name, "/./launch.swell", NULL);
  g_autofree char *uri = g_strconcat ("file://localhost", fixture->folder,
                                      "/l%61unch.swell", NULL);
  g_autoptr (GFile) not_there = g_file_new_for_path (absent);

  g_assert_cmpint (symlink ("launch.swell", symbolic), ==, 0);
  g_assert_cmpint (link (fixture->path, hard), ==, 0);
  g_assert_cmpint (symlink (fixture->folder, linked_folder), ==, 0);
  assert_same (fixture->file, symbolic, TRUE);
  assert_same (fixture->file, hard, TRUE);
  assert_same (fixture->file, whole, TRUE);
  assert_same (fixture->file, uri, TRUE);
  assert_same (fixture->file, in_link, TRUE);
  assert_same (fixture->file, absent, FALSE);
  assert_same (fixture->file, "sftp://elsewhere/launch.swell", FALSE);
  assert_same (not_there, absent_in_link, TRUE);
}

/* A current copy is opened as it is: its folder is the same. */
static void
test_current_copy_is_used (Fixture *fixture, gconstpointer data)
{
  SwbWorkingCopy *copy = fixture_open_copy (fixture->file);

  g_assert_cmpstr (swb_working_copy_get_folder (copy), ==, fixture->kept);
  g_assert_cmpint (fixture_n_creators (copy), ==, 1);
  swb_working_copy_close (copy, TRUE);
}

static void
set_time (const char *path, const struct timespec *time)
{
  const struct timespec times[2] = { *time, *time };

  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
}

/* The bytes are the same, so nothing is read anew; a save then finds the file
 * as it should be. */
static void
test_touched_file_uses_its_copy (Fixture *fixture, gconstpointer data)
{
  SwbWorkingCopy *copy;
  g_autofree char *etag = NULL;
  g_autoptr (GError) error = NULL;

  set_time (fixture->path, &(struct timespec){ 1000000000, 0 });
  etag = swb_place_query_etag (fixture->file, NULL);
  copy = fixture_open_copy (fixture->file);
  g_assert_cmpstr (swb_working_copy_get_folder (copy), ==, fixture->kept);
  g_assert_cmpstr (copy->etag, ==, etag);
  fixture_act (copy, "Two");
  swb_working_copy_save (copy, NULL, FALSE, NULL, &error);
  g_assert_no_error (error);
  swb_working_copy_close (copy, TRUE);
}

/* Another workspace with the same size and time in the place of the file. */
static void
test_other_bytes_are_read_anew (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = in_folder (fixture, "other.swell");
  g_autoptr (GFile) other = g_file_new_for_path (path);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  SwbWorkingCopy *copy = fixture_open_copy (NULL);
  struct stat old;
  struct stat replaced;

  fixture_act (copy, "Two");
  fixture_save (copy, other);
  swb_working_copy_close (copy, TRUE);
  g_assert_cmpint (stat (fixture->path, &old), ==, 0);
  before = swb_place_query_etag (fixture->file, NULL);
  g_assert_cmpint (g_rename (path, fixture->path), ==, 0);
  set_time (fixture->path, &old.st_mtim);
  g_assert_cmpint (stat (fixture->path, &replaced), ==, 0);
  after = swb_place_query_etag (fixture->file, NULL);
  g_assert_cmpint (old.st_size, ==, replaced.st_size);
  g_assert_cmpstr (before, ==, after);

  copy = fixture_open_copy (fixture->file);
  g_assert_cmpstr (swb_working_copy_get_folder (copy), !=, fixture->kept);
  g_assert_cmpint (
      swb_database_number (swb_working_copy_peek_database (copy),
                           "SELECT count(*) FROM creator WHERE name='Two'", -1),
      ==, 1);
  g_assert_false (g_file_test (fixture->kept, G_FILE_TEST_EXISTS));
  swb_working_copy_close (copy, TRUE);
}

static SwbWorkingCopy *
open_read_only (GFile *file)
{
  g_autoptr (GError) error = NULL;
  SwbWorkingCopy *copy =
      swb_working_copy_open_read_only (file, NULL, NULL, &error);

  g_assert_no_error (error);
  return copy;
}

/* Looking is possible beside somebody who has it open, and keeps nobody out. */
static void
test_looking_beside_others (Fixture *fixture, gconstpointer data)
{
  SwbWorkingCopy *copy = fixture_open_copy (fixture->file);
  SwbWorkingCopy *looking;
  g_autofree char *folder = NULL;

  fixture_act (copy, "Two");
  looking = open_read_only (fixture->file);
  g_assert_cmpint (swb_working_copy_get_read_only (looking), ==,
                   SWB_READ_ONLY_CHOSEN);
  g_assert_cmpint (fixture_n_creators (looking), ==, 1);
  fixture_save (copy, NULL);
  swb_working_copy_close (copy, TRUE);
  copy = fixture_open_copy (fixture->file);
  g_assert_cmpint (swb_working_copy_get_read_only (copy), ==,
                   SWB_READ_ONLY_NOT);
  g_assert_cmpint (fixture_n_creators (copy), ==, 2);
  swb_working_copy_close (copy, TRUE);
  folder = g_strdup (swb_working_copy_get_folder (looking));
  swb_working_copy_close (looking, TRUE);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

/* One that was only read is nothing to recover, whatever is in it, also where
 * the program ended without closing it. */
static void
test_looking_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  SwbWorkingCopy *looking = open_read_only (fixture->file);
  g_autofree char *folder = g_strdup (swb_working_copy_get_folder (looking));
  g_autoptr (GPtrArray) left = NULL;

  looking->saved = 0;
  g_assert_true (swb_working_copy_store_about (looking, NULL));
  swb_working_copy_free (looking);
  g_assert_true (g_file_test (folder, G_FILE_TEST_IS_DIR));
  left = swb_working_copy_list_recoverable ();
  g_assert_cmpuint (left->len, ==, 0);
  swb_working_copy_prune ();
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

/* Where nothing can be written it is opened for reading; only acts that are
 * there already are taken up. */
static void
test_closed_folder_is_only_read (Fixture *fixture, gconstpointer data)
{
  SwbWorkingCopy *copy;

  closed_folder = g_strdup (fixture->folder);
  copy = fixture_open_copy (fixture->file);
  g_assert_cmpint (swb_working_copy_get_read_only (copy), ==,
                   SWB_READ_ONLY_PLACE);
  g_assert_cmpint (fixture_n_creators (copy), ==, 1);
  swb_working_copy_close (copy, TRUE);
  g_clear_pointer (&closed_folder, g_free);

  copy = fixture_open_copy (fixture->file);
  g_assert_cmpint (swb_working_copy_get_read_only (copy), ==,
                   SWB_READ_ONLY_NOT);
  g_assert_cmpstr (swb_working_copy_get_folder (copy), ==, fixture->kept);
  fixture_act (copy, "Two");
  swb_working_copy_close (copy, TRUE);
  closed_folder = g_strdup (fixture->folder);
  copy = fixture_open_copy (fixture->file);
  g_assert_cmpint (swb_working_copy_get_read_only (copy), ==,
                   SWB_READ_ONLY_NOT);
  g_assert_true (swb_working_copy_get_recovered (copy));
  swb_working_copy_close (copy, TRUE);
}

/* A copy takes along what is not saved, and moves nothing. */
static void
test_save_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = in_folder (fixture, "copy.swell");
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autofree char *before = swb_file_sha256 (fixture->file, NULL, NULL);
  g_autofree char *after = NULL;
  SwbWorkingCopy *copy = fixture_open_copy (fixture->file);
  g_autoptr (GError) error = NULL;

  fixture_act (copy, "Two");
  g_assert_true (swb_working_copy_save_copy (copy, target, NULL, &error));
  g_assert_no_error (error);
  after = swb_file_sha256 (fixture->file, NULL, NULL);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (
      g_file_equal (swb_working_copy_get_file (copy), fixture->file));
  g_assert_cmpint (swb_working_copy_get_saved (copy), ==, 1);
  swb_working_copy_close (copy, TRUE);
  copy = fixture_open_copy (target);
  g_assert_cmpint (fixture_n_creators (copy), ==, 2);
  g_assert_false (swb_working_copy_get_recovered (copy));
  swb_working_copy_close (copy, TRUE);
}

static void
refuse_copy (SwbWorkingCopy *copy, const char *path, int code)
{
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autofree char *before = swb_file_sha256 (target, NULL, NULL);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (swb_working_copy_save_copy (copy, target, NULL, &error));
  g_assert_error (error, SWB_STORAGE_ERROR, code);
  after = swb_file_sha256 (target, NULL, NULL);
  g_assert_cmpstr (before, ==, after);
}

static void
test_save_copy_refuses (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link_path = in_folder (fixture, "link.swell");
  g_autofree char *open_path = in_folder (fixture, "open.swell");
  g_autofree char *nowhere = in_folder (fixture, "no/copy.swell");
  g_autoptr (GFile) open_file = g_file_new_for_path (open_path);
  SwbWorkingCopy *open = fixture_saved_copy (open_file);
  SwbWorkingCopy *copy = fixture_open_copy (fixture->file);

  g_assert_cmpint (symlink (fixture->path, link_path), ==, 0);
  refuse_copy (copy, fixture->path, SWB_STORAGE_ERROR_REFUSED);
  refuse_copy (copy, link_path, SWB_STORAGE_ERROR_REFUSED);
  refuse_copy (copy, open_path, SWB_STORAGE_ERROR_BUSY);
  refuse_copy (copy, nowhere, SWB_STORAGE_ERROR_FAILED);
  refuse_copy (copy, fixture->folder, SWB_STORAGE_ERROR_FAILED);
  swb_working_copy_close (copy, TRUE);
  copy = open_read_only (fixture->file);
  refuse_copy (copy, fixture->path, SWB_STORAGE_ERROR_REFUSED);
  swb_working_copy_close (copy, TRUE);
  swb_working_copy_close (open, TRUE);
}

/* Of a workspace that a newer program made, the copy has every byte, for this
 * program does not know what all of them mean. */
static void
test_copy_of_a_newer_file (Fixture *fixture, gconstpointer data)
{
  const guint8 newer[4] = { 0, 0, 0x07, 0xd0 };
  g_autofree char *path = in_folder (fixture, "copy.swell");
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autofree char *content = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  SwbWorkingCopy *copy;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  memcpy (content + 60, newer, sizeof newer);
  g_assert_true (
      g_file_set_contents (fixture->path, content, (gssize) length, NULL));
  before = swb_file_sha256 (fixture->file, NULL, NULL);
  copy = fixture_open_copy (fixture->file);
  g_assert_cmpint (swb_working_copy_get_read_only (copy), ==,
                   SWB_READ_ONLY_NEWER);
  for (int i = 0; i < 2; i++)
    g_assert_true (swb_working_copy_save_copy (copy, target, NULL, NULL));
  after = swb_file_sha256 (target, NULL, NULL);
  g_assert_cmpstr (before, ==, after);
  swb_working_copy_close (copy, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name)                                                              \
  g_test_add ("/places/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  ADD (one_file_has_many_names);
  ADD (current_copy_is_used);
  ADD (touched_file_uses_its_copy);
  ADD (other_bytes_are_read_anew);
  ADD (looking_beside_others);
  ADD (looking_leaves_nothing);
  ADD (closed_folder_is_only_read);
  ADD (save_copy);
  ADD (save_copy_refuses);
  ADD (copy_of_a_newer_file);
  return g_test_run ();
}
