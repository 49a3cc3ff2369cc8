/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that is not opened, each with a sentence of its own, and what is
 * opened although it looks strange. */
#include "storage/swb-checksum.h"
#include "storage/swb-storage-error.h"
#include "storage/swb-working-copy.h"
#include "storage/swb-workspace-file.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* What the clock of a thread's work is ahead by, in seconds, and whether the
 * next reading of a file finds that somebody has just written to it. */
static gint ahead;
static char *to_be_changed;

/* These two stand before those of the C library. */
int
clock_gettime (clockid_t clock, struct timespec *now)
{
  static int (*real) (clockid_t, struct timespec *);
  int result;

  if (real == NULL)
    real = (int (*) (clockid_t, struct timespec *)) dlsym (RTLD_NEXT,
                                                           "clock_gettime");
  result = real (clock, now);
  /* The first look is at the start; the later ones come too late. */
  if (clock == CLOCK_THREAD_CPUTIME_ID && g_atomic_int_get (&ahead) > 0)
    now->tv_sec += g_atomic_int_add (&ahead, 1000);
  return result;
}

ssize_t
read (int fd, void *bytes, size_t n)
{
  static ssize_t (*real) (int, void *, size_t);
  g_autofree char *path = g_steal_pointer (&to_be_changed);

  if (real == NULL)
    real = (ssize_t (*) (int, void *, size_t)) dlsym (RTLD_NEXT, "read");
  if (path != NULL)
    {
      g_autoptr (GFile) file = g_file_new_for_path (path);

      g_assert_true (g_file_set_attribute_uint64 (
          file, G_FILE_ATTRIBUTE_TIME_MODIFIED, 1000, G_FILE_QUERY_INFO_NONE,
          NULL, NULL));
    }
  return real (fd, bytes, n);
}

typedef struct
{
  const char *name;
  int code;         /* SwbStorageError */
  const char *part; /* of the sentence; null where it is opened */
  const char *sql;  /* runs on a workspace before it is summed */
  const char *after;
} Case;

#define OTHER(table, columns)                                                  \
  "DROP TABLE " table "; CREATE TABLE " table " (" columns ");"
/* The same columns without their rules. */
#define LOOSE(table)                                                           \
  "CREATE TABLE loose AS SELECT * FROM " table "; DROP TABLE " table ";"       \
  "ALTER TABLE loose RENAME TO " table ";"
#define DAMAGED SWB_STORAGE_ERROR_DAMAGED

/* Made with SQL. The text after "after" comes behind the sums. */
static const Case cases[] = {
  { "plain", 0, NULL, "", "" },
  { "trigger", 0, NULL,
    "CREATE TRIGGER t AFTER INSERT ON creator BEGIN DELETE FROM creator; END",
    "" },
  { "index-on-expression", 0, NULL,
    "CREATE INDEX i ON creator (length(name) + 1)", "" },
  { "newer-minor", 0, NULL, "", "PRAGMA user_version=1999" },
  { "newer-major", 0, NULL, "", "PRAGMA user_version=2000" },
  { "other-application", SWB_STORAGE_ERROR_NOT_A_WORKSPACE, "another program",
    "", "PRAGMA application_id=7" },
  { "no-version", DAMAGED, "has no version", "", "PRAGMA user_version=3" },
  { "log", DAMAGED, "without its log", "", "PRAGMA journal_mode=WAL" },
  { "view", DAMAGED, "“creator” in it is a view",
    "ALTER TABLE creator RENAME TO hidden;"
    "CREATE VIEW creator AS SELECT * FROM hidden",
    "" },
  { "virtual-table", DAMAGED, "“creator” in it is a virtual table",
    "DROP TABLE creator; CREATE VIRTUAL TABLE creator USING fts5 (id, name)",
    "" },
  { "generated-column", DAMAGED,
    "“creator” in it has a column that is computed",
    OTHER ("creator",
           "id BLOB, deleted INT, name TEXT GENERATED ALWAYS AS"
           " (hex(zeroblob(3))), language"),
    "" },
  { "altered-row", DAMAGED, "is not what was saved", "",
    "UPDATE creator SET name='B'" },
  { "missing-sum", DAMAGED, "the sum of “creator” is missing", "",
    "DELETE FROM checksum WHERE tab='creator'" },
  { "no-sums", DAMAGED, "no such table: checksum", "", "DROP TABLE checksum" },
  { "missing-table", DAMAGED, "no such table: creator", "DROP TABLE creator",
    "" },
  { "not-utf-8", DAMAGED, "a text in it is not UTF-8",
    "UPDATE creator SET name=CAST(x'ff41' AS TEXT)", "" },
  { "zero-in-text", DAMAGED, "a text in it has a zero byte",
    "UPDATE creator SET name='A'||char(0)||'B'", "" },
  { "wrong-id", DAMAGED, "an id in it is not 16 bytes",
    "INSERT INTO creator (id) VALUES (zeroblob(3))", "" },
  { "act-out-of-range", DAMAGED, "a number in its history cannot be",
    "UPDATE action SET seq=9223372036854775807", "" },
  { "unknown-kind-of-act", DAMAGED, "a number in its history cannot be",
    "UPDATE action SET kind=7", "" },
  { "wrong-type", DAMAGED, "cannot store",
    LOOSE ("creator") "UPDATE creator SET deleted='no'", "" },
  { "same-id-twice", DAMAGED, "UNIQUE",
    LOOSE ("creator") "INSERT INTO creator SELECT * FROM creator", "" },
  { "renamed-column", DAMAGED, "the columns of “creator” are others",
    "ALTER TABLE creator RENAME COLUMN cities TO cites", "" },
  { "long-text", DAMAGED, "longer than 64 MB",
    "UPDATE creator SET note=CAST(replace(hex(zeroblob(35000000)), '0', 'x')"
    " AS TEXT)",
    "" },
  { "kept-that-does-not-fit", DAMAGED, "what it kept for “rate”",
    "INSERT INTO kept VALUES ('rate', zeroblob(16), 'day', 'soon')", "" },
};

static char *scratch;

static char *
scratch_path (const char *name)
{
  return g_build_filename (scratch, name, NULL);
}

static void
exec (SwbDatabase *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  swb_database_exec (db, sql, &error);
  g_assert_no_error (error);
}

static GFile *
make (const char *name, const char *sql, const char *after)
{
  g_autofree char *path = scratch_path (name);
  g_autoptr (SwbDatabase) db = NULL;

  g_unlink (path);
  db = swb_database_open (path, SWB_DATABASE_PLAIN, NULL);
  g_assert_true (swb_file_create (db, NULL));
  exec (db, "INSERT INTO creator (id, deleted, name) VALUES"
            " (randomblob(16), 0, 'A');"
            "INSERT INTO action VALUES (1, randomblob(16), 'Add A', 'Asha', 1,"
            " 0, NULL, 0)");
  exec (db, sql);
  if (!swb_checksum_write_all (db, NULL))
    swb_database_exec (db, "ROLLBACK", NULL);
  exec (db, after);
  return g_file_new_for_path (path);
}

static guint
count_copies (void)
{
  g_autofree char *root =
      g_build_filename (g_get_user_data_dir (), "swellboard", "working", NULL);
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += g_str_equal (name, "lock") ? 0 : 1;
  return n;
}

/* Opened as a document, and nothing half is left. */
static char *
refuse (GFile *file, int code, const char *part)
{
  g_autoptr (GError) error = NULL;
  SwbWorkingCopy *copy = swb_working_copy_open (file, NULL, &error);

  g_assert_null (copy);
  g_test_message ("%s", error->message);
  g_assert_error (error, SWB_STORAGE_ERROR, code);
  g_assert_nonnull (strstr (error->message, part));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (count_copies (), ==, 0);
  return g_strdup (error->message);
}

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (GFile) file = make ("case.swell", one->sql, one->after);
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  SwbWorkingCopy *copy;
  SwbDatabase *db;

  if (one->part != NULL)
    {
      said = refuse (file, one->code, one->part);
      return;
    }
  copy = swb_working_copy_open (file, NULL, &error);
  g_assert_no_error (error);
  db = swb_working_copy_peek_database (copy);
  g_assert_cmpint (swb_database_number (db,
                                        "SELECT count(*) FROM sqlite_schema"
                                        " WHERE name IN ('t', 'i')",
                                        -1),
                   ==, 0);
  g_assert_cmpint (swb_database_number (db, "SELECT count(*) FROM creator", 0),
                   ==, 1);
  g_assert_cmpint (swb_working_copy_get_read_only (copy), ==,
                   g_str_equal (one->name, "newer-major"));
  swb_working_copy_close (copy, FALSE);
}

/* Two refusals never say the same, but for the kinds of one thing. */
static void
test_no_two_say_the_same (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint j = 0; j < i; j++)
      if (cases[i].part != NULL && cases[j].part != NULL &&
          g_str_equal (cases[i].part, cases[j].part))
        g_assert_nonnull (strstr (cases[i].part, "history"));
}

static void
test_kinds_of_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("refusals-XXXXXX", NULL);
  g_autofree char *pipe = g_build_filename (folder, "pipe.swell", NULL);
  g_autofree char *door = g_build_filename (folder, "socket.swell", NULL);
  g_autoptr (GFile) one = g_file_new_for_path (folder);
  g_autoptr (GFile) two = g_file_new_for_path (pipe);
  g_autoptr (GFile) three = g_file_new_for_path (door);
  g_autoptr (GFile) four = g_file_new_for_path ("/dev/null");
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int fd = socket (AF_UNIX, SOCK_STREAM, 0);

  g_free (refuse (one, SWB_STORAGE_ERROR_NOT_A_FILE, "is a folder"));
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_free (refuse (two, SWB_STORAGE_ERROR_NOT_A_FILE, "is a pipe"));
  g_strlcpy (address.sun_path, door, sizeof address.sun_path);
  g_assert_cmpint (bind (fd, (struct sockaddr *) &address, sizeof address), ==,
                   0);
  g_free (refuse (three, SWB_STORAGE_ERROR_NOT_A_FILE, "is a socket"));
  g_free (refuse (four, SWB_STORAGE_ERROR_NOT_A_FILE, "is a device"));
  close (fd);
  g_unlink (pipe);
  g_unlink (door);
  g_rmdir (folder);
}

static void
test_sizes (void)
{
  g_autofree char *path = scratch_path ("size.swell");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  int fd;

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_free (refuse (file, SWB_STORAGE_ERROR_EMPTY, "0 bytes"));
  g_assert_true (g_file_set_contents (path, "Dear planner", -1, NULL));
  g_free (refuse (file, SWB_STORAGE_ERROR_NOT_A_WORKSPACE,
                  "not a Swellboard workspace"));
  fd = g_open (path, O_WRONLY, 0);
  g_assert_cmpint (ftruncate (fd, SWB_LARGEST_FILE + 1), ==, 0);
  close (fd);
  g_free (refuse (file, SWB_STORAGE_ERROR_TOO_LARGE, "larger than 2 GB"));
  g_unlink (path);
}

/* Bytes of the header set to what they cannot be. */
static void
test_header (void)
{
  static const struct
  {
    guint at;
    guint8 bytes[2];
    guint n;
    const char *part;
  } headers[] = {
    { 16, { 0x00, 0x07 }, 2, "its page size cannot be" },
    { 16, { 0x10, 0x01 }, 2, "its page size cannot be" },
    { 28, { 0x7f, 0xff }, 2, "shorter than it says" },
    { 59, { 0x02, 0x00 }, 1, "its texts are not stored as UTF-8" },
  };
  g_autoptr (GFile) file = make ("header.swell", "", "");
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (
      g_file_load_contents (file, NULL, &bytes, &length, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_autofree char *copy = g_memdup2 (bytes, length);

      memcpy (copy + headers[i].at, headers[i].bytes, headers[i].n);
      g_assert_true (g_file_set_contents (g_file_peek_path (file), copy,
                                          (gssize) length, NULL));
      g_free (refuse (file, DAMAGED, headers[i].part));
    }
  g_assert_true (g_file_set_contents (g_file_peek_path (file), bytes,
                                      (gssize) length / 2, NULL));
  g_free (refuse (file, DAMAGED, "shorter than it says"));
}

/* What SQLite reads of a file before anything else has its limits. */
static void
test_schema_that_is_too_much (void)
{
  g_autoptr (GString) columns = g_string_new ("CREATE TABLE extra (c0");
  g_autoptr (GString) deep = g_string_new ("CREATE VIEW extra AS SELECT 1");
  g_autoptr (GString) length = g_string_new ("CREATE TABLE extra (a /*");
  g_autoptr (GFile) file = NULL;

  for (guint i = 1; i <= 200; i++)
    g_string_append_printf (columns, ", c%u", i);
  g_string_append_c (columns, ')');
  for (guint i = 0; i < 60; i++)
    g_string_append (deep, "+1");
  for (guint i = 0; i < 110 * 1024; i++)
    g_string_append_c (length, 'x');
  g_string_append (length, "*/)");
  g_clear_object (&file);
  file = make ("schema.swell", columns->str, "");
  g_free (refuse (file, DAMAGED, "too many columns"));
  g_clear_object (&file);
  file = make ("schema.swell", deep->str, "");
  g_free (refuse (file, DAMAGED, "Expression tree is too large"));
  g_clear_object (&file);
  file = make ("schema.swell", length->str, "");
  g_free (refuse (file, DAMAGED, "string or blob too big"));
}

static void
test_slow (void)
{
  g_autoptr (GFile) file =
      make ("slow.swell",
            "INSERT INTO creator (id, deleted, name) WITH RECURSIVE n (i) AS"
            " (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
            " SELECT randomblob(16), 0, 'A' || i FROM n",
            "");

  g_atomic_int_set (&ahead, 1);
  g_free (refuse (file, DAMAGED, "takes too long"));
  g_atomic_int_set (&ahead, 0);
}

static void
test_links (void)
{
  g_autoptr (GFile) real = make ("real.swell", "", "");
  g_autofree char *good = scratch_path ("good.swell");
  g_autofree char *loose = scratch_path ("loose.swell");
  g_autofree char *ring = scratch_path ("ring.swell");
  g_autoptr (GFile) one = g_file_new_for_path (good);
  g_autoptr (GFile) two = g_file_new_for_path (loose);
  g_autoptr (GFile) three = g_file_new_for_path (ring);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink (g_file_peek_path (real), good), ==, 0);
  g_assert_cmpint (symlink ("nowhere", loose), ==, 0);
  g_assert_cmpint (symlink ("ring.swell", ring), ==, 0);
  g_assert_true (swb_file_check (one, NULL, &error));
  g_assert_no_error (error);
  g_free (refuse (two, SWB_STORAGE_ERROR_NOT_FOUND, "a link to nothing"));
  g_free (refuse (three, SWB_STORAGE_ERROR_NOT_FOUND, "a link to nothing"));
}

/* Root may read everything, so it is somebody else who tries. */
static int
try_as_nobody (GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_auto (SwbFileFacts) facts = { 0 };

  if (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
    return 2;
  if (swb_file_copy_in (file, "/nowhere/at-all", &facts, NULL, &error))
    return 3;
  return g_error_matches (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_FAILED) &&
                 strstr (error->message, "may not read") != NULL
             ? 0
             : 4;
}

static void
test_forbidden (void)
{
  g_autoptr (GFile) file = make ("forbidden.swell", "", "");
  int status = 0;
  pid_t child;

  g_assert_cmpint (chmod (g_file_peek_path (file), 0), ==, 0);
  child = fork ();
  if (child == 0)
    _exit (try_as_nobody (file));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
test_changed_meanwhile (void)
{
  g_autoptr (GFile) file = make ("changing.swell", "", "");
  g_autofree char *path = scratch_path ("taken");
  g_auto (SwbFileFacts) facts = { 0 };
  g_autoptr (GError) error = NULL;

  to_be_changed = g_file_get_path (file);
  g_assert_false (swb_file_copy_in (file, path, &facts, NULL, &error));
  g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "changed while it was read"));
  g_clear_error (&error);
  g_unlink (path);
  g_assert_true (swb_file_copy_in (file, path, &facts, NULL, &error));
  g_assert_no_error (error);
  g_unlink (path);
}

/* A name is shown as it is: signs that turn the reading round are spelt out,
 * and what looks like markup stays text. */
static void
test_names (void)
{
  g_autofree char *path = scratch_path ("<b>x<b> \xe2\x80\xae"
                                        "exe.swell");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *said = NULL;
  g_autofree char *gone = NULL;

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  said = refuse (file, SWB_STORAGE_ERROR_EMPTY, "<b>x<b> \\u202Eexe.swell");
  g_assert_null (strstr (said, "\xe2\x80\xae"));
  g_unlink (path);
  gone = refuse (file, SWB_STORAGE_ERROR_NOT_FOUND, "\\u202E");
  g_assert_null (strstr (gone, "\xe2\x80\xae"));
}

static void
remove_scratch (void)
{
  g_autoptr (GDir) dir = g_dir_open (scratch, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = scratch_path (name);

      g_unlink (path);
    }
  g_rmdir (scratch);
  g_free (scratch);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  scratch = g_dir_make_tmp ("refusals-XXXXXX", NULL);
  g_assert_cmpint (chmod (scratch, 0755), ==, 0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name =
          g_strdup_printf ("/refusals/case/%s", cases[i].name);

      g_test_add_data_func (name, &cases[i], test_case);
    }
#define ADD(name) g_test_add_func ("/refusals/" #name, test_##name)
  ADD (no_two_say_the_same);
  ADD (kinds_of_files);
  ADD (sizes);
  ADD (header);
  ADD (schema_that_is_too_much);
  ADD (slow);
  ADD (links);
  ADD (forbidden);
  ADD (changed_meanwhile);
  ADD (names);
  status = g_test_run ();
  remove_scratch ();
  return status;
}
