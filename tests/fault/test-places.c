/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A full disk, a read-only folder, a quota, a disk that fails and a mount that
 * goes away, at every call of a save that touches the person's folder or that
 * of the working copy: the document is what it was or what it shall be, the
 * acts stay, the sentence is one for people, and the next save succeeds and
 * leaves nothing behind.
 *
 * SWB_FAULT_DEEP=1 adds the faults that differ from the others in name only. */
#include "fail-io.h"
#include "own-mount.h"

#include "copy-fixture.h"
#include "document-fixture.h"
#include "document/swb-roster-commands.h"
#include "storage/swb-storage-error.h"
#include "storage/swb-working-copy-private.h"
#include "storage/swb-workspace-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A call is met at most so often, that a save which never ends is seen. */
#define MOST_CALLS 5000

#define MEMORY "/dev/shm"

/* Whether file systems can be mounted. */
static gboolean mounts;

/* Where a fault is left out, for it differs from another in its name only. */
enum
{
  EVERYWHERE,
  NOT_IN_COPIES,
  ONLY_DEEP,
};

typedef struct
{
  const char *name;
  int how;
  gboolean stays;
  int left_out;
} Fault;

static const Fault faults[] = {
  { "disk full", ENOSPC, TRUE, EVERYWHERE },
  { "disk full at one call", ENOSPC, FALSE, NOT_IN_COPIES },
  { "disk full in a write", FAIL_IO_SHORT, FALSE, EVERYWHERE },
  { "quota", EDQUOT, TRUE, ONLY_DEEP },
  { "read-only", EROFS, TRUE, EVERYWHERE },
  { "read-only at one call", EROFS, FALSE, ONLY_DEEP },
  { "not allowed", EACCES, TRUE, NOT_IN_COPIES },
  { "not allowed at one call", EACCES, FALSE, ONLY_DEEP },
  { "not there", ENOENT, TRUE, NOT_IN_COPIES },
  { "not there at one call", ENOENT, FALSE, ONLY_DEEP },
  { "failing", EIO, TRUE, NOT_IN_COPIES },
  { "failing at one call", EIO, FALSE, EVERYWHERE },
  { "gone away", FAIL_IO_VANISH, FALSE, EVERYWHERE },
};

typedef struct
{
  char *folder;
  char *away;
  GFile *file;
  SwbWorkingCopy *copy;
  char *copies; /* the folder of the working copy */
  guint n;      /* acts */
  guint sites;
} Place;

static void
place_init (Place *place, const char *parent)
{
  g_autofree char *path = NULL;

  place->folder = parent == NULL ? fixture_scratch_folder ()
                                 : g_build_filename (parent, "documents", NULL);
  g_mkdir_with_parents (place->folder, 0700);
  place->away = g_strconcat (place->folder, ".away", NULL);
  path = g_build_filename (place->folder, "work.swell", NULL);
  place->file = g_file_new_for_path (path);
  place->copy = fixture_saved_copy (place->file);
  place->copies = g_strdup (swb_working_copy_get_folder (place->copy));
  place->n = 1;
  place->sites = 0;
}

static void
place_clear (Place *place)
{
  swb_working_copy_close (place->copy, FALSE);
  g_file_delete (place->file, NULL, NULL);
  g_rmdir (place->folder);
  g_free (place->folder);
  g_free (place->away);
  g_free (place->copies);
  g_object_unref (place->file);
}

/* Only what a save leaves when nothing went wrong. */
static void
assert_tidy (const char *folder, const char *const *names)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (!g_strv_contains (names, name))
      g_error ("%s was left in %s", name, folder);
}

static void
assert_tidy_place (const Place *place)
{
  static const char *const documents[] = { "work.swell", NULL };
  static const char *const working[] = { "about.ini",
                                         "lock",
                                         "snapshot-1.swell",
                                         "snapshot-2.swell",
                                         "snapshot-3.swell",
                                         "workspace.db",
                                         "workspace.db-shm",
                                         "workspace.db-wal",
                                         NULL };

  assert_tidy (place->folder, documents);
  assert_tidy (place->copies, working);
}

/* Words for people: more than an error's name, and no file that only we
 * know. SQLite's own words stand behind, in brackets. */
static void
assert_sentence (const GError *error)
{
  g_assert_nonnull (error);
  if (strlen (error->message) < 25 || strchr (error->message, ' ') == NULL ||
      strstr (error->message, "(null)") != NULL ||
      strstr (error->message, "about.ini") != NULL ||
      strstr (error->message, ".swellboard-") != NULL)
    g_error ("no sentence: %s", error->message);
  if (error->domain != SWB_STORAGE_ERROR)
    g_error ("of another domain: %s", error->message);
}

/* FOLDER, where it went away, is back. */
static void
bring_back (const char *folder)
{
  g_autofree char *away = g_strconcat (folder, ".away", NULL);

  if (g_file_test (away, G_FILE_TEST_EXISTS))
    g_assert_cmpint (g_rename (away, folder), ==, 0);
}

/* Whether the document is one of two, whole. */
static gboolean
is_one_of (GFile *file, const char *sha256, const char *other)
{
  g_autofree char *found = swb_file_sha256 (file, NULL, NULL);

  return g_strcmp0 (found, sha256) == 0 || g_strcmp0 (found, other) == 0;
}

/* One act and a save of it with FAULT at the call number AT below FOLDER.
 * Returns whether the fault was met. */
static gboolean
save_once (Place *place, const Fault *fault, const char *folder, guint at)
{
  g_autofree char *before = swb_file_sha256 (place->file, NULL, NULL);
  g_autofree char *name = g_strdup_printf ("Act %u", place->n++);
  g_autoptr (GError) error = NULL;
  gboolean met;
  gboolean ok;

  fixture_act (place->copy, name);
  fail_io_arm (folder, fault->how, at, fault->stays);
  ok = swb_working_copy_save (place->copy, NULL, FALSE, NULL, &error);
  met = fail_io_disarm ();
  bring_back (folder);
  g_test_message ("%s at %u, %s: %s", fault->name, at,
                  met ? fail_io_site () : "not met",
                  error ? error->message : "saved");
  if (!ok)
    assert_sentence (error);
  g_assert_true (ok || met);
  g_assert_true (ok ? is_one_of (place->file, place->copy->sha256, NULL)
                    : is_one_of (place->file, before, place->copy->writing));
  g_assert_cmpint (fixture_n_creators (place->copy), ==, place->n);
  return met;
}

static void
assert_saves_again (Place *place)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;

  swb_working_copy_save (place->copy, NULL, FALSE, NULL, &error);
  g_assert_no_error (error);
  after = swb_file_sha256 (place->file, NULL, NULL);
  g_assert_cmpstr (after, ==, place->copy->sha256);
  g_assert_cmpint (swb_working_copy_get_saved (place->copy), ==, place->n);
  assert_tidy_place (place);
}

static gboolean
is_wanted (const Fault *fault, gboolean copies)
{
  return g_getenv ("SWB_FAULT_DEEP") != NULL || fault->left_out == EVERYWHERE ||
         (fault->left_out == NOT_IN_COPIES && !copies);
}

/* Every fault at every call of a save below FOLDER. */
static void
fault_every_call (Place *place, const char *folder)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      guint at = 1;

      if (!is_wanted (&faults[i], folder == place->copies))
        continue;
      while (save_once (place, &faults[i], folder, at))
        {
          assert_saves_again (place);
          g_assert_cmpuint (++at, <, MOST_CALLS);
        }
      assert_saves_again (place);
      g_assert_cmpuint (at, >, 1);
      place->sites += at - 1;
    }
  g_assert_true (swb_file_check (place->file, NULL, NULL));
}

static void
test_persons_folder (void)
{
  Place place;

  place_init (&place, NULL);
  fault_every_call (&place, place.folder);
  g_test_message ("%u faults in the person's folder", place.sites);
  place_clear (&place);
}

static void
test_working_folder (void)
{
  Place place;

  place_init (&place, NULL);
  fault_every_call (&place, place.copies);
  g_test_message ("%u faults in the working copy's folder", place.sites);
  place_clear (&place);
}

/* What is looked for must be found: a program that writes over the document
 * in place leaves it in halves. */
static void
test_bites (void)
{
  Place place;
  g_autofree char *before = NULL;
  g_autofree char *other = NULL;
  g_autofree char *bytes = NULL;
  gsize length;
  int fd;

  place_init (&place, NULL);
  before = swb_file_sha256 (place.file, NULL, NULL);
  g_assert_true (
      g_file_load_contents (place.file, NULL, &bytes, &length, NULL, NULL));
  bytes[length - 1]++;
  other =
      g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guint8 *) bytes, length);
  fail_io_arm (place.folder, FAIL_IO_SHORT, 1, FALSE);
  fd =
      g_open (g_file_peek_path (place.file), O_WRONLY | O_TRUNC | O_CLOEXEC, 0);
  g_assert_cmpint (write (fd, bytes, length), <, (gssize) length);
  close (fd);
  g_assert_true (fail_io_disarm ());
  g_assert_false (is_one_of (place.file, before, other));
  place_clear (&place);
}

/* The folder is away when the save begins, and comes back. */
static void
test_gone_before (void)
{
  Place place;
  g_autoptr (GError) error = NULL;

  place_init (&place, NULL);
  fixture_act (place.copy, "While away");
  place.n++;
  g_assert_cmpint (g_rename (place.folder, place.away), ==, 0);
  g_assert_false (
      swb_working_copy_save (place.copy, NULL, FALSE, NULL, &error));
  assert_sentence (error);
  g_clear_error (&error);
  g_assert_false (swb_working_copy_save (place.copy, NULL, TRUE, NULL, &error));
  assert_sentence (error);
  g_assert_false (g_file_test (place.folder, G_FILE_TEST_EXISTS));
  bring_back (place.folder);
  assert_saves_again (&place);
  place_clear (&place);
}

/* Whether FAULT was met while the document was opened. */
static gboolean
open_once (const Place *place, const Fault *fault, const char *root, guint at)
{
  g_autoptr (GError) error = NULL;
  SwbWorkingCopy *copy;
  gboolean met;

  fail_io_arm (root, fault->how, at, fault->stays);
  copy = swb_working_copy_open (place->file, NULL, &error);
  met = fail_io_disarm ();
  bring_back (root);
  g_test_message ("%s at %u, %s: %s", fault->name, at,
                  met ? fail_io_site () : "not met",
                  error ? error->message : "opened");
  if (copy == NULL)
    assert_sentence (error);
  else
    g_assert_cmpint (fixture_n_creators (copy), ==, place->n);
  g_assert_true (copy != NULL || met);
  if (copy != NULL)
    swb_working_copy_close (copy, FALSE);
  return met;
}

/* What is gone is made anew, which is another thing than what is tested here.
 */
static gboolean
is_wanted_in_opening (const Fault *fault)
{
  return is_wanted (fault, TRUE) && fault->how != FAIL_IO_VANISH &&
         (g_getenv ("SWB_FAULT_DEEP") != NULL || fault->how == ENOSPC ||
          fault->how == EIO);
}

/* No disk for the working copy: the document is not touched, is opened as soon
 * as there is one, and no working copy is left over. */
static void
test_opening (void)
{
  static const char *const none[] = { "lock", NULL };
  g_autofree char *root = swb_working_copy_root ();
  g_autofree char *before = NULL;
  Place place;

  place_init (&place, NULL);
  swb_working_copy_close (g_steal_pointer (&place.copy), FALSE);
  before = swb_file_sha256 (place.file, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    for (guint at = 1; is_wanted_in_opening (&faults[i]) &&
                       open_once (&place, &faults[i], root, at);
         at++)
      {
        SwbWorkingCopy *copy = fixture_open_copy (place.file);

        g_assert_true (is_one_of (place.file, before, NULL));
        g_assert_cmpint (fixture_n_creators (copy), ==, place.n);
        swb_working_copy_close (copy, FALSE);
        assert_tidy (root, none);
      }
  place.copy = fixture_open_copy (place.file);
  place_clear (&place);
}

static void
keep_state_cb (GObject *document, GParamSpec *pspec, gpointer data)
{
  g_array_append_vals (
      data,
      &(SwbDocumentState){ swb_document_get_state (SWB_DOCUMENT (document)) },
      1);
}

static gboolean
save_document (SwbDocument *document, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  swb_document_save_async (document, SWB_SAVE_ASK, NULL, fixture_keep_result_cb,
                           &result);
  return swb_document_save_finish (document, fixture_wait_for (&result), error);
}

static SwbDocument *
open_document (GFile *file)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SwbDocument *document;

  swb_document_open_async (file, NULL, fixture_keep_result_cb, &result);
  document = swb_document_open_finish (fixture_wait_for (&result), &error);
  g_assert_no_error (error);
  return document;
}

/* One act and a save of the whole document; whether the fault was met. */
static gboolean
save_document_once (SwbDocument *document,
                    const Fault *fault,
                    const char *folder,
                    guint at)
{
  g_autoptr (GArray) states =
      g_array_new (FALSE, FALSE, sizeof (SwbDocumentState));
  gulong handler = g_signal_connect (document, "notify::state",
                                     G_CALLBACK (keep_state_cb), states);
  g_autoptr (GError) error = NULL;
  gboolean met;
  gboolean ok;

  fixture_run (document,
               swb_roster_add_creator (&(SwbCreatorFacts){ .name = "Somebody" },
                                       20000, NULL));
  fail_io_arm (folder, fault->how, at, fault->stays);
  ok = save_document (document, &error);
  met = fail_io_disarm ();
  bring_back (folder);
  g_signal_handler_disconnect (document, handler);
  g_test_message ("%s at %u, %s: %s", fault->name, at,
                  met ? fail_io_site () : "not met",
                  error ? error->message : "saved");
  if (!ok)
    assert_sentence (error);
  g_assert_cmpint (swb_document_get_state (document), ==,
                   ok ? SWB_DOCUMENT_SAVED : SWB_DOCUMENT_SAFE);
  for (guint i = 0; !ok && i < states->len; i++)
    g_assert_cmpint (g_array_index (states, SwbDocumentState, i), !=,
                     SWB_DOCUMENT_SAVED);
  return met;
}

/* The way that the window takes: it says that the acts are safe, and never
 * that they are saved, until they are. */
static void
test_document (void)
{
  Place place;
  SwbDocument *document;
  g_autoptr (GError) error = NULL;

  place_init (&place, NULL);
  swb_working_copy_close (place.copy, FALSE);
  document = open_document (place.file);
  for (guint i = 0; i < 2; i++)
    for (guint at = 1;
         save_document_once (document, &faults[i], place.folder, at); at++)
      {
        g_assert_true (save_document (document, &error));
        g_assert_no_error (error);
        g_assert_cmpint (swb_document_get_state (document), ==,
                         SWB_DOCUMENT_SAVED);
      }
  fixture_close (document);
  place.copy = fixture_open_copy (place.file);
  place_clear (&place);
}

/* A folder that cannot be written by its mode. */
static void
test_read_only_folder (void)
{
  Place place;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  place_init (&place, NULL);
  before = swb_file_sha256 (place.file, NULL, NULL);
  fixture_act (place.copy, "Kept");
  place.n++;
  g_assert_cmpint (g_chmod (place.folder, 0555), ==, 0);
  g_assert_true (own_mount_heed_modes (true));
  g_assert_false (
      swb_working_copy_save (place.copy, NULL, FALSE, NULL, &error));
  g_assert_true (own_mount_heed_modes (false));
  assert_sentence (error);
  after = swb_file_sha256 (place.file, NULL, NULL);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (g_chmod (place.folder, 0755), ==, 0);
  assert_saves_again (&place);
  place_clear (&place);
}

/* Takes all but KIB of the file system in FOLDER. */
static void
fill_up (const char *folder, guint kib)
{
  g_autofree char *path = g_build_filename (folder, "filling", NULL);
  g_autofree char *block = g_malloc0 (1024);
  int fd = g_open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  off_t length;

  g_assert_cmpint (fd, >=, 0);
  while (write (fd, block, 1024) == 1024)
    ;
  length = lseek (fd, 0, SEEK_END);
  g_assert_cmpint (ftruncate (fd, MAX (0, length - (off_t) kib * 1024)), ==, 0);
  g_assert_cmpint (close (fd), ==, 0);
}

static void
free_again (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "filling", NULL);

  g_unlink (path);
}

/* Without a file system of its own the shim is a disk that is full from the
 * write number AT on. */
static void
make_full (const char *folder, gboolean mounted, guint at)
{
  if (mounted)
    fill_up (folder, at * 16);
  else
    fail_io_arm (folder, ENOSPC, at, true);
}

static void
make_room (const char *folder, gboolean mounted)
{
  if (mounted)
    free_again (folder);
  else
    fail_io_disarm ();
}

static void
save_on_full_disk (Place *place, const char *folder, gboolean mounted)
{
  guint failed = 0;

  for (guint at = 1; at < 30; at++)
    {
      g_autofree char *before = swb_file_sha256 (place->file, NULL, NULL);
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      fixture_act (place->copy, "Full");
      place->n++;
      make_full (folder, mounted, at);
      if (!swb_working_copy_save (place->copy, NULL, FALSE, NULL, &error))
        {
          failed++;
          assert_sentence (error);
          after = swb_file_sha256 (place->file, NULL, NULL);
          g_assert_cmpstr (after, ==, before);
        }
      make_room (folder, mounted);
      assert_saves_again (place);
    }
  g_test_message ("%u of 29 saves failed", failed);
  g_assert_cmpuint (failed, >, 0);
}

/* A disk that is really full, under the document. */
static void
test_full_disk_of_document (void)
{
  g_autofree char *disk = fixture_scratch_folder ();
  gboolean mounted = mounts && own_mount_make (disk, "4m");
  Place place;

  if (!mounted)
    g_test_message ("no file system can be mounted here; the shim stands in");
  place_init (&place, disk);
  save_on_full_disk (&place, mounted ? disk : place.folder, mounted);
  place_clear (&place);
  if (mounted)
    own_mount_remove (disk);
  g_rmdir (disk);
}

/* And under the working copies. */
static void
test_full_disk_of_copies (void)
{
  g_autofree char *disk =
      g_build_filename (g_get_user_data_dir (), "swellboard", NULL);
  gboolean mounted = g_mkdir_with_parents (disk, 0700) == 0 && mounts &&
                     own_mount_make (disk, "24m");
  Place place;

  if (!mounted)
    g_test_message ("no file system can be mounted here; the shim stands in");
  place_init (&place, NULL);
  save_on_full_disk (&place, mounted ? disk : place.copies, mounted);
  place_clear (&place);
  if (mounted)
    own_mount_remove (disk);
}

int
main (int argc, char **argv)
{
  mounts = own_mount_enter ();
  /* What is synced does not matter here, and need not take its time. */
  if (access (MEMORY, W_OK) == 0)
    g_setenv ("TMPDIR", MEMORY, TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name) g_test_add_func ("/places/" #name, test_##name)
  ADD (persons_folder);
  ADD (working_folder);
  ADD (opening);
  ADD (document);
  ADD (bites);
  ADD (gone_before);
  ADD (read_only_folder);
  ADD (full_disk_of_document);
  ADD (full_disk_of_copies);
  return g_test_run ();
}
