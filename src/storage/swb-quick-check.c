/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite's own check of a file, on a connection and a thread of its own: it
 * only reads, and so does whoever works on the file meanwhile. */
#include "storage/swb-quick-check.h"

struct _SwbQuickCheck
{
  char *path;
  SwbDatabaseMode mode;
  GCancellable *cancellable;
  GThread *thread; /* null where the check was done at once */
  GError *error;
  gboolean ok;
};

static gpointer
check_thread (gpointer data)
{
  SwbQuickCheck *check = data;
  g_autoptr (SwbDatabase) db =
      swb_database_open (check->path, check->mode, &check->error);

  if (db == NULL)
    return NULL;
  swb_database_set_cancellable (db, check->cancellable);
  check->ok = swb_database_quick_check (db, &check->error);
  return NULL;
}

/**
 * swb_quick_check_begin:
 * @path: a private file that nobody changes until the end
 * @mode: how to open it
 * @beside: whether a thread is worth its while
 * @cancellable: (nullable): ends it early
 *
 * Returns: (transfer full): a check for swb_quick_check_end()
 */
SwbQuickCheck *
swb_quick_check_begin (const char *path,
                       SwbDatabaseMode mode,
                       gboolean beside,
                       GCancellable *cancellable)
{
  SwbQuickCheck *check = g_new0 (SwbQuickCheck, 1);

  check->path = g_strdup (path);
  check->mode = mode;
  g_set_object (&check->cancellable, cancellable);
  if (beside)
    check->thread = g_thread_try_new ("swb-check", check_thread, check, NULL);
  if (check->thread == NULL)
    check_thread (check);
  return check;
}

/**
 * swb_quick_check_end:
 * @check: (transfer full): a check; it is waited for
 * @error: (out): what is damaged; takes the place of an error that is there,
 *   for it explains what else was found in the file
 *
 * Returns: whether SQLite finds the file in order
 */
gboolean
swb_quick_check_end (SwbQuickCheck *check, GError **error)
{
  gboolean ok;

  if (check->thread != NULL)
    g_thread_join (check->thread);
  ok = check->ok;
  if (!ok)
    {
      g_clear_error (error);
      g_propagate_error (error, check->error);
    }
  g_clear_object (&check->cancellable);
  g_free (check->path);
  g_free (check);
  return ok;
}
