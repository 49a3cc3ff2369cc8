/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How tests wait: for something to be so, never for a time to pass. */
#include "wait.h"

/**
 * fixture_wait_begin:
 *
 * Returns: when patience ends, for fixture_wait_turn()
 */
gint64
fixture_wait_begin (void)
{
  return g_get_monotonic_time () + FIXTURE_PATIENCE * G_TIME_SPAN_SECOND;
}

/**
 * fixture_wait_turn:
 * @end: what fixture_wait_begin() said
 * @where: the place in the test
 * @what: what is awaited
 *
 * Does what is due in the main context; see FIXTURE_WAIT().
 */
void
fixture_wait_turn (gint64 end, const char *where, const char *what)
{
  if (g_get_monotonic_time () > end)
    g_error ("%s: waited %d seconds in vain for %s", where, FIXTURE_PATIENCE,
             what);
  if (!g_main_context_iteration (NULL, FALSE))
    g_usleep (500); /* between two looks */
}

static gboolean
reached_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/**
 * fixture_wait_idle:
 *
 * Runs the main context until nothing in it is due, of whatever priority.
 */
void
fixture_wait_idle (void)
{
  gboolean reached = FALSE;

  g_idle_add_full (G_MAXINT, reached_cb, &reached, NULL);
  FIXTURE_WAIT ("the main context to be idle", reached);
}

/**
 * fixture_wait_freed:
 * @object: (transfer full): an object
 *
 * Lets go of @object and waits until everybody else has: nothing leaks it.
 */
void
fixture_wait_freed (gpointer object)
{
  g_autofree char *what =
      g_strdup_printf ("a %s to be freed", G_OBJECT_TYPE_NAME (object));
  gpointer weak = object;

  g_object_add_weak_pointer (object, &weak);
  g_object_unref (object);
  FIXTURE_WAIT (what, weak == NULL);
}
