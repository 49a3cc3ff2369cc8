/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An act that is mostly done at once: a dialog for it is made only after half a
 * second. */
#include "ui/swb-patience.h"

#include "base/swb-text.h"
#include "ui/swb-progress-dialog.h"

#define PATIENCE_MS 500

struct _SwbPatience
{
  GWeakRef anywhere;
  char *heading;
  SwbProgress *progress;
  GCancellable *cancellable;
  SwbProgressDialog *dialog;
  guint source;
};

static gboolean
show_cb (gpointer user_data)
{
  SwbPatience *self = user_data;
  g_autoptr (GtkWidget) anywhere = g_weak_ref_get (&self->anywhere);
  GtkRoot *root = anywhere != NULL ? gtk_widget_get_root (anywhere) : NULL;

  self->source = 0;
  if (!GTK_IS_WINDOW (root))
    return G_SOURCE_REMOVE;
  self->dialog = g_object_ref (swb_progress_dialog_new (
      GTK_WINDOW (root), self->heading, self->progress, self->cancellable));
  swb_progress_dialog_show_now (self->dialog);
  return G_SOURCE_REMOVE;
}

/**
 * swb_patience_new:
 * @anywhere: a widget of the window that waits
 * @heading: what is done
 *
 * Returns: (transfer full): what shows itself after half a second, until
 *   swb_patience_end()
 */
SwbPatience *
swb_patience_new (GtkWidget *anywhere, const char *heading)
{
  SwbPatience *self = g_new0 (SwbPatience, 1);

  g_weak_ref_init (&self->anywhere, anywhere);
  self->heading = swb_text_show_sentence (heading);
  self->progress = swb_progress_new ();
  self->cancellable = g_cancellable_new ();
  self->source = g_timeout_add (PATIENCE_MS, show_cb, self);
  return self;
}

/**
 * swb_patience_get_progress:
 * @self: an act that may take its time
 *
 * Returns: (transfer none): to be told how far it is
 */
SwbProgress *
swb_patience_get_progress (SwbPatience *self)
{
  return self->progress;
}

/**
 * swb_patience_get_cancellable:
 * @self: an act that may take its time
 *
 * Returns: (transfer none): what stops it when the person wants that
 */
GCancellable *
swb_patience_get_cancellable (SwbPatience *self)
{
  return self->cancellable;
}

/**
 * swb_patience_end:
 * @self: (transfer full) (nullable): what is done, or has stopped
 */
void
swb_patience_end (SwbPatience *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->dialog != NULL)
    swb_progress_dialog_end (self->dialog);
  g_clear_object (&self->dialog);
  g_weak_ref_clear (&self->anywhere);
  g_object_unref (self->cancellable);
  swb_progress_unref (self->progress);
  g_free (self->heading);
  g_free (self);
}
