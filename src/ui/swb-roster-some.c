/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work on some creators of a roster: at once where they are few. */
#include "ui/swb-roster-some.h"

#include <gio/gio.h>

#define FEW 2000

typedef struct
{
  SwbRoster *roster;
  SwbRosterData *data;
  GArray *places;
  SwbRosterSomeFunc func;
  SwbRosterSomeDone done;
  gpointer user_data;
} Some;

static void
work (Some *some)
{
  some->func (some->data, (const guint32 *) (gpointer) some->places->data,
              some->places->len, some->user_data);
}

static void
work_thread (GTask *task,
             gpointer source,
             gpointer task_data,
             GCancellable *cancellable)
{
  work (task_data);
  g_task_return_boolean (task, TRUE);
}

static void
finish (Some *some)
{
  swb_roster_data_unref_elsewhere (some->data);
  g_array_unref (some->places);
  some->done (some->user_data);
  g_object_unref (some->roster);
  g_free (some);
}

static void
worked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Some *some = user_data;

  swb_roster_unpin (some->roster);
  finish (some);
}

/**
 * swb_roster_some_work:
 * @roster: whose creators
 * @data: (transfer full): columns that it has or had
 * @places: (transfer full) (element-type guint32): whom
 * @func: what to do with them
 * @done: called then; for a few at once
 * @user_data: for both
 */
void
swb_roster_some_work (SwbRoster *roster,
                      SwbRosterData *data,
                      GArray *places,
                      SwbRosterSomeFunc func,
                      SwbRosterSomeDone done,
                      gpointer user_data)
{
  Some *some = g_new0 (Some, 1);
  g_autoptr (GTask) task = NULL;

  some->roster = g_object_ref (roster);
  some->data = data;
  some->places = places;
  some->func = func;
  some->done = done;
  some->user_data = user_data;
  if (places->len <= FEW)
    {
      work (some);
      finish (some);
      return;
    }
  swb_roster_data_unref_elsewhere (swb_roster_pin (roster));
  task = g_task_new (NULL, NULL, worked_cb, some);
  g_task_set_task_data (task, some, NULL);
  g_task_run_in_thread (task, work_thread);
}
