/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes on their way into the model, one after the other. What would hold
 * the window for longer than a frame is prepared by a thread. */
#include "document/swb-document-private.h"

#include <glib/gi18n-lib.h>

/* Somebody's changes; they keep the document. */
typedef struct
{
  SwbDocument *document;
  SwbChanges *changes;
  SwbShownFunc done;
  gpointer data;
} Showing;

/* What the thread needs. */
typedef struct
{
  SwbChanges *changes;
  SwbRosterData *base;
} Preparing;

static void
preparing_free (gpointer data)
{
  Preparing *preparing = data;

  swb_roster_data_unref_elsewhere (preparing->base);
  g_free (preparing);
}

static SwbRoster *
get_roster (SwbDocument *self)
{
  return swb_workspace_get_roster (self->workspace);
}

static void
prepare_thread (GTask *task,
                gpointer source,
                gpointer task_data,
                GCancellable *cancellable)
{
  Preparing *preparing = task_data;
  SwbChanges *changes = preparing->changes;

  changes->merge = swb_roster_merge_new (
      g_steal_pointer (&preparing->base), changes->roster,
      (const SwbId *) (gpointer) changes->gone->data, changes->gone->len);
  g_task_return_boolean (task, TRUE);
}

static void show_next (SwbDocument *self);

static void
end_showing (SwbDocument *self)
{
  g_autofree Showing *showing = g_queue_pop_head (&self->showing);

  swb_document_take_changes (self, showing->changes);
  if (showing->changes->whole_roster)
    swb_document_cache_roster (self);
  showing->done (showing->data);
  swb_changes_free (showing->changes);
  g_object_unref (showing->document);
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbDocument) self = user_data;

  swb_roster_unpin (get_roster (self));
  end_showing (self);
  show_next (self);
}

static void
prepare (SwbDocument *self, SwbChanges *changes)
{
  g_autoptr (GTask) worker =
      g_task_new (NULL, NULL, prepared_cb, g_object_ref (self));
  Preparing *preparing = g_new0 (Preparing, 1);

  preparing->changes = changes;
  preparing->base = swb_roster_pin (get_roster (self));
  g_task_set_task_data (worker, preparing, preparing_free);
  g_task_run_in_thread (worker, prepare_thread);
}

static gboolean
is_quick (SwbDocument *self, const SwbChanges *changes)
{
  return changes->roster == NULL || changes->whole_roster ||
         swb_roster_is_quick (get_roster (self), changes->roster,
                              changes->gone->len);
}

static void
show_next (SwbDocument *self)
{
  const Showing *showing;

  while ((showing = g_queue_peek_head (&self->showing)) != NULL)
    {
      if (!is_quick (self, showing->changes))
        {
          prepare (self, showing->changes);
          return;
        }
      end_showing (self);
    }
}

/* Takes the changes over; like swb_document_take_changes(), after those that
 * came before. */
static void
show_changes (SwbDocument *self,
              SwbChanges *changes,
              SwbShownFunc done,
              gpointer data)
{
  g_autoptr (SwbDocument) document = g_object_ref (self);
  Showing *showing = g_new0 (Showing, 1);

  showing->document = g_object_ref (self);
  showing->changes = changes;
  showing->done = done;
  showing->data = data;
  g_queue_push_tail (&self->showing, showing);
  if (g_queue_get_length (&self->showing) == 1)
    show_next (document);
}

/**
 * swb_document_show_done:
 * @self: a document
 * @changes: (nullable) (transfer full): from swb_document_read_done()
 * @position: (inout): where the history stands; emptied
 * @done: called when it is in the model, perhaps at once
 * @data: for @done
 */
void
swb_document_show_done (SwbDocument *self,
                        SwbChanges *changes,
                        SwbPosition *position,
                        SwbShownFunc done,
                        gpointer data)
{
  swb_document_set_position (self, position);
  swb_document_schedule_save (self);
  if (changes != NULL)
    {
      show_changes (self, changes, done, data);
      return;
    }
  self->unshown = TRUE;
  g_signal_emit_by_name (
      self, "failed",
      _ ("This was done and is safe, but cannot be shown. Close "
         "the workspace and open it again"));
  done (data);
}
