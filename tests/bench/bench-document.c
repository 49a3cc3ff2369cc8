/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the measurements of a document share; see bench-document.h. */
#include "bench-document.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#define READINGS 4

static char *home;
static char *path; /* of the last document's database */
static gint64 durable_at;
static double durable_cpu;
static double writer_cpu; /* of the thread that has the database */
static double writer_before;
static double busy_since;
static double longest_busy;

/* The main loop polls between what it does: what lies between two polls is how
 * long a click would have waited. */
static gint
poll_cb (GPollFD *fds, guint n_fds, gint timeout)
{
  gint result;

  longest_busy = MAX (longest_busy, bench_now () - busy_since);
  result = g_poll (fds, n_fds, timeout);
  busy_since = bench_now ();
  return result;
}

/**
 * bench_document_start:
 *
 * Puts working copies into a folder of their own. Call it first.
 */
void
bench_document_start (void)
{
  g_autoptr (GError) error = NULL;

  home = g_dir_make_tmp ("swellboard-bench-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  busy_since = bench_now ();
  g_main_context_set_poll_func (NULL, poll_cb);
}

static void
remove_tree (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (folder, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (folder);
}

/**
 * bench_document_end:
 *
 * Removes the folder.
 */
void
bench_document_end (void)
{
  remove_tree (home);
  g_clear_pointer (&home, g_free);
  g_clear_pointer (&path, g_free);
}

/**
 * bench_keep_result_cb:
 * @source: who was asked
 * @result: the answer
 * @data: (out): where to keep it
 *
 * For bench_wait().
 */
void
bench_keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/**
 * bench_wait:
 * @result: what bench_keep_result_cb() fills
 *
 * Returns: (transfer none): the answer
 */
GAsyncResult *
bench_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

/**
 * bench_take_busy:
 *
 * Returns: milliseconds, the longest time between two polls since the last
 *   call
 */
double
bench_take_busy (void)
{
  double longest = MAX (longest_busy, bench_now () - busy_since);

  longest_busy = 0.0;
  busy_since = bench_now ();
  return longest;
}

static double
thread_cpu (void)
{
  struct timespec clock;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &clock);
  return (double) clock.tv_sec * 1e3 + (double) clock.tv_nsec * 1e-6;
}

/* Called when a commit is in the log and synced; then does what SQLite would
 * do in its stead. */
static int
committed_cb (void *data, sqlite3 *handle, const char *schema, int n_pages)
{
  durable_at = g_get_monotonic_time ();
  durable_cpu = bench_cpu ();
  writer_cpu = thread_cpu () - writer_before;
  writer_before = thread_cpu ();
  return n_pages >= 1000 ? sqlite3_wal_checkpoint (handle, schema) : SQLITE_OK;
}

static gboolean
watch (SwbWriter *writer, gpointer data, GError **error)
{
  sqlite3 *handle = swb_database_get_handle (swb_writer_get_database (writer));

  path = g_strdup (sqlite3_db_filename (handle, "main"));
  writer_before = thread_cpu ();
  sqlite3_wal_hook (handle, committed_cb, NULL);
  return TRUE;
}

/**
 * bench_document_open:
 *
 * Returns: (transfer full): a new document whose commits are watched
 */
SwbDocument *
bench_document_open (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SwbDocument *document;

  swb_document_open_async (NULL, NULL, bench_keep_result_cb, &result);
  document = swb_document_open_finish (bench_wait (&result), &error);
  g_assert_no_error (error);
  g_clear_pointer (&path, g_free);
  bench_run (document, swb_command_new ("Watch", watch, NULL, NULL));
  return document;
}

/**
 * bench_document_path:
 * @document: the document that was opened last
 *
 * Returns: where its database is
 */
const char *
bench_document_path (SwbDocument *document)
{
  return path;
}

/**
 * bench_document_close:
 * @document: (transfer full): a document; its working copy stays
 */
void
bench_document_close (SwbDocument *document)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  swb_document_close_async (document, bench_keep_result_cb, &result);
  swb_document_close_finish (document, bench_wait (&result), &error);
  g_assert_no_error (error);
  g_object_unref (document);
}

static BenchTimes
times_since (gint64 start, double cpu)
{
  gint64 now = g_get_monotonic_time ();

  return (BenchTimes){
    (double) (durable_at - start) * 1e-3, durable_cpu - cpu,  writer_cpu,
    (double) (now - start) * 1e-3,        bench_cpu () - cpu, bench_take_busy ()
  };
}

/**
 * bench_run:
 * @document: a document
 * @command: (transfer full): an act
 *
 * Returns: how long it took
 */
BenchTimes
bench_run (SwbDocument *document, SwbCommand *command)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  double cpu = bench_cpu ();
  gint64 start;

  bench_take_busy ();
  start = g_get_monotonic_time ();
  swb_document_run_async (document, command, NULL, bench_keep_result_cb,
                          &result);
  swb_document_run_finish (document, bench_wait (&result), &error);
  g_assert_no_error (error);
  return times_since (start, cpu);
}

/**
 * bench_undo:
 * @document: a document with something to take back
 * @redo: whether to do it again instead
 *
 * Returns: how long it took
 */
BenchTimes
bench_undo (SwbDocument *document, gboolean redo)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbOutcome) outcome = NULL;
  double cpu = bench_cpu ();
  gint64 start;

  bench_take_busy ();
  start = g_get_monotonic_time ();
  if (redo)
    swb_document_redo_async (document, bench_keep_result_cb, &result);
  else
    swb_document_undo_async (document, bench_keep_result_cb, &result);
  outcome = swb_document_undo_finish (document, bench_wait (&result), &error);
  g_assert_no_error (error);
  return times_since (start, cpu);
}

static gboolean
add_reading (SwbWriter *writer,
             const SwbId *account,
             guint which,
             guint followers,
             GError **error)
{
  static const char *const metrics[READINGS] = { "followers", "avg-views",
                                                 "avg-likes", "avg-comments" };
  static const double parts[READINGS] = { 1.0, 0.4, 0.03, 0.001 };
  SwbValue values[SWB_READING_N] = { 0 };
  const SwbId id = swb_id_new ();
  gboolean done;

  values[SWB_READING_SUBJECT] = swb_value_id (account);
  values[SWB_READING_METRIC] = swb_value_text (metrics[which]);
  values[SWB_READING_VALUE] = swb_value_real (followers * parts[which]);
  values[SWB_READING_DAY] = swb_value_day (20000);
  values[SWB_READING_SOURCE] = swb_value_text ("import:bench.csv");
  done = swb_writer_insert (writer, SWB_TABLE_READING, &id, values, error);
  for (guint i = 0; i < SWB_READING_N; i++)
    swb_value_clear (&values[i]);
  return done;
}

static gboolean
add_account (SwbWriter *writer, const SwbId *creator, guint i, GError **error)
{
  g_autofree char *handle = g_strdup_printf ("creator%u", i);
  SwbValue values[SWB_ACCOUNT_N] = { 0 };
  const SwbId id = swb_id_new ();
  guint followers = 1000 + i * 2654435761u % 5000000;

  values[SWB_ACCOUNT_CREATOR] = swb_value_id (creator);
  values[SWB_ACCOUNT_PLATFORM] = swb_value_text ("instagram");
  values[SWB_ACCOUNT_HANDLE] = swb_value_text (handle);
  if (!swb_writer_insert (writer, SWB_TABLE_ACCOUNT, &id, values, error))
    return FALSE;
  for (guint c = 0; c < SWB_ACCOUNT_N; c++)
    swb_value_clear (&values[c]);
  for (guint r = 0; r < READINGS; r++)
    if (!add_reading (writer, &id, r, followers, error))
      return FALSE;
  return TRUE;
}

static gboolean
add_people (SwbWriter *writer, gpointer data, GError **error)
{
  static const char *const niches[] = { "food", "comedy", "dance", "cricket",
                                        "film", "beauty", "travel" };
  guint n = GPOINTER_TO_UINT (data);

  for (guint i = 0; i < n; i++)
    {
      SwbValue values[SWB_CREATOR_N] = { 0 };
      const SwbId id = swb_id_new ();

      values[SWB_CREATOR_NAME] =
          swb_value_take_text (g_strdup_printf ("Creator Number %u", i));
      values[SWB_CREATOR_LANGUAGES] = swb_value_text (i % 3 ? "hi" : "ta");
      values[SWB_CREATOR_CITIES] = swb_value_text (i % 2 ? "Pune" : "Delhi");
      values[SWB_CREATOR_NICHES] =
          swb_value_text (niches[i % G_N_ELEMENTS (niches)]);
      if (!swb_writer_insert (writer, SWB_TABLE_CREATOR, &id, values, error) ||
          !add_account (writer, &id, i, error))
        return FALSE;
      for (guint c = 0; c < SWB_CREATOR_N; c++)
        swb_value_clear (&values[c]);
    }
  return TRUE;
}

/**
 * bench_add_people:
 * @n: how many
 *
 * Returns: (transfer full): an act that makes so many creators with an account
 *   of four readings each
 */
SwbCommand *
bench_add_people (guint n)
{
  return swb_command_new ("Add people", add_people, GUINT_TO_POINTER (n), NULL);
}

/**
 * bench_cpu:
 *
 * Returns: milliseconds of processor that this process used so far
 */
double
bench_cpu (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3 +
         (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-3;
}

/**
 * bench_status:
 * @key: "VmRSS:" or "VmHWM:"
 *
 * Returns: what the system says of this process, KiB; 0 where it does not
 */
gint64
bench_status (const char *key)
{
  g_autofree char *text = NULL;
  const char *at;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    return 0;
  at = strstr (text, key);
  return at != NULL ? g_ascii_strtoll (at + strlen (key), NULL, 10) : 0;
}
