/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A worker opens the file that the program was started for while the main
 * thread makes GTK and the window ready; the window then takes it up. */
#include "ui/swb-head-start.h"

#include "exchange/swb-archive.h"

struct _SwbHeadStart
{
  GFile *file;
  GCancellable *cancellable;
  GAsyncResult *result; /* once it is there and nobody follows yet */
  GAsyncReadyCallback callback;
  gpointer user_data;
  gboolean dropped;
};

static void
head_start_free (SwbHeadStart *self)
{
  g_object_unref (self->file);
  g_object_unref (self->cancellable);
  g_clear_object (&self->result);
  g_free (self);
}

/* A workspace that nobody wants is closed again, as it was. */
static void
let_go (GAsyncResult *result)
{
  SwbDocument *document = swb_document_open_finish (result, NULL);

  if (document == NULL)
    return;
  swb_document_close_async (document, NULL, NULL);
  g_object_unref (document);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SwbHeadStart *self = user_data;

  if (self->callback == NULL && !self->dropped)
    {
      self->result = g_object_ref (result);
      return;
    }
  if (self->dropped)
    let_go (result);
  else
    self->callback (source, result, self->user_data);
  head_start_free (self);
}

/**
 * swb_head_start_new:
 * @file: what the program will be asked to show
 *
 * Begins to open it. It needs no display, but the main loop has to run before
 * anybody hears of it.
 *
 * Returns: (transfer full) (nullable): to be given to one of
 *   swb_head_start_follow() and swb_head_start_drop(); null where @file is no
 *   workspace's
 */
SwbHeadStart *
swb_head_start_new (GFile *file)
{
  SwbHeadStart *self;

  if (swb_archive_is_manifest (file))
    return NULL;
  self = g_new0 (SwbHeadStart, 1);
  self->file = g_object_ref (file);
  self->cancellable = g_cancellable_new ();
  swb_document_open_async (file, self->cancellable, opened_cb, self);
  return self;
}

/**
 * swb_head_start_get_file:
 * @self: an opening
 *
 * Returns: (transfer none): what is being opened
 */
GFile *
swb_head_start_get_file (SwbHeadStart *self)
{
  return self->file;
}

/**
 * swb_head_start_get_cancellable:
 * @self: an opening
 *
 * Returns: (transfer none): what stops it
 */
GCancellable *
swb_head_start_get_cancellable (SwbHeadStart *self)
{
  return self->cancellable;
}

/**
 * swb_head_start_is_there:
 * @self: an opening
 *
 * Returns: whether it has ended, well or not: who follows hears at once
 */
gboolean
swb_head_start_is_there (SwbHeadStart *self)
{
  return self->result != NULL;
}

/**
 * swb_head_start_follow:
 * @self: (transfer full): an opening
 * @callback: called with what swb_document_open_finish() wants; at once where
 *   it is there
 * @user_data: for @callback
 */
void
swb_head_start_follow (SwbHeadStart *self,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  self->callback = callback;
  self->user_data = user_data;
  if (self->result == NULL)
    return;
  callback (NULL, self->result, user_data);
  head_start_free (self);
}

/**
 * swb_head_start_drop:
 * @self: (transfer full) (nullable): an opening
 *
 * Nobody wants it: it ends by itself, and what was opened is closed.
 */
void
swb_head_start_drop (SwbHeadStart *self)
{
  if (self == NULL)
    return;
  self->dropped = TRUE;
  g_cancellable_cancel (self->cancellable);
  if (self->result == NULL)
    return;
  let_go (self->result);
  head_start_free (self);
}
