/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the bytes of a picture to a texture of the size that is shown. Only the
 * decoder of the format that the bytes were checked for gets them. */
#include "ui/swb-picture-load.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

#define SHOWN "swb-picture-shown"
#define CANCELLABLE "swb-picture-cancellable"

/* The smaller side becomes what is asked for; nothing is made larger. */
static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, int *side)
{
  const int smaller = MIN (width, height);

  if (smaller > *side)
    gdk_pixbuf_loader_set_size (
        loader, MAX ((int) ((gint64) width * *side / smaller), 1),
        MAX ((int) ((gint64) height * *side / smaller), 1));
}

/* Returns: (transfer none): the picture, of the loader */
static GdkPixbuf *
run_loader (GdkPixbufLoader *loader, GBytes *bytes, GError **error)
{
  GdkPixbuf *pixbuf;

  if (!gdk_pixbuf_loader_write_bytes (loader, bytes, error))
    {
      gdk_pixbuf_loader_close (loader, NULL);
      return NULL;
    }
  if (!gdk_pixbuf_loader_close (loader, error))
    return NULL;
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (pixbuf == NULL)
    g_set_error_literal (error, GDK_PIXBUF_ERROR,
                         GDK_PIXBUF_ERROR_CORRUPT_IMAGE, "");
  return pixbuf;
}

/* The square in the middle, as an avatar shows it. */
static GdkTexture *
make_texture (GdkPixbuf *pixbuf)
{
  const int width = gdk_pixbuf_get_width (pixbuf);
  const int height = gdk_pixbuf_get_height (pixbuf);
  const int side = MIN (width, height);
  g_autoptr (GdkPixbuf) square = gdk_pixbuf_new_subpixbuf (
      pixbuf, (width - side) / 2, (height - side) / 2, side, side);
  g_autoptr (GdkPixbuf) own = gdk_pixbuf_copy (square);
  g_autoptr (GBytes) pixels = gdk_pixbuf_read_pixel_bytes (own);

  return gdk_memory_texture_new (
      side, side,
      gdk_pixbuf_get_has_alpha (own) ? GDK_MEMORY_R8G8B8A8 : GDK_MEMORY_R8G8B8,
      pixels, (gsize) gdk_pixbuf_get_rowstride (own));
}

/**
 * swb_picture_decode:
 * @bytes: a picture
 * @side: how many pixels a side are shown
 * @error: #SwbPictureError, or of the decoder
 *
 * For a worker thread.
 *
 * Returns: (transfer full) (nullable): the square in the middle, at most @side
 *   a side
 */
GdkTexture *
swb_picture_decode (GBytes *bytes, int side, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = NULL;
  SwbPictureInfo info;
  GdkPixbuf *pixbuf;
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  if (!swb_picture_check (data, length, &info, error))
    return NULL;
  loader = gdk_pixbuf_loader_new_with_mime_type (swb_picture_type (info.format),
                                                 error);
  if (loader == NULL)
    return NULL;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb),
                    &side);
  pixbuf = run_loader (loader, bytes, error);
  return pixbuf != NULL ? make_texture (pixbuf) : NULL;
}

typedef struct
{
  GBytes *bytes;
  int side;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->bytes, g_bytes_unref);
  g_free (load);
}

static void
decode_thread (GTask *task,
               gpointer source,
               gpointer task_data,
               GCancellable *cancellable)
{
  Load *load = task_data;
  GError *error = NULL;
  GdkTexture *texture = swb_picture_decode (load->bytes, load->side, &error);

  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
got_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Load *load = g_task_get_task_data (task);
  GError *error = NULL;

  load->bytes =
      swb_picture_cache_get_finish (SWB_PICTURE_CACHE (source), result, &error);
  if (load->bytes != NULL)
    g_task_run_in_thread (task, decode_thread);
  else
    g_task_return_error (task, error);
}

/**
 * swb_picture_load_async:
 * @cache: where pictures come from
 * @address: of the picture
 * @side: how many pixels a side are shown
 * @cancellable: (nullable): nobody wants it any more
 * @callback: called with it
 * @user_data: for @callback
 */
void
swb_picture_load_async (SwbPictureCache *cache,
                        const char *address,
                        int side,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (cache, cancellable, callback, user_data);
  Load *load = g_new0 (Load, 1);

  load->side = CLAMP (side, 1, 1024);
  g_task_set_task_data (task, load, load_free);
  swb_picture_cache_get_async (cache, address, cancellable, got_cb, task);
}

/**
 * swb_picture_load_finish:
 * @cache: where pictures come from
 * @result: what the callback got
 * @error: why not
 *
 * Returns: (transfer full) (nullable): the picture
 */
GdkTexture *
swb_picture_load_finish (SwbPictureCache *cache,
                         GAsyncResult *result,
                         GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, cache), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Without a picture there are the initials; nobody is told why, and the next
 * time it is asked for again. */
static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdwAvatar) avatar = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture =
      swb_picture_load_finish (SWB_PICTURE_CACHE (source), result, &error);

  if (texture != NULL)
    adw_avatar_set_custom_image (avatar, GDK_PAINTABLE (texture));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_object_set_data (G_OBJECT (avatar), SHOWN, NULL);
}

static void
forget (gpointer data)
{
  g_cancellable_cancel (data);
  g_object_unref (data);
}

/**
 * swb_picture_show:
 * @avatar: shows a creator
 * @cache: (nullable): where pictures come from
 * @address: (nullable): of the picture; null or "" for the initials
 *
 * What was on its way to @avatar before does not come any more. The same again
 * changes nothing, but where it could not be had.
 */
void
swb_picture_show (AdwAvatar *avatar,
                  SwbPictureCache *cache,
                  const char *address)
{
  const char *wanted = cache != NULL && address != NULL ? address : "";
  GCancellable *cancellable;
  int side;

  g_return_if_fail (ADW_IS_AVATAR (avatar));

  if (g_strcmp0 (g_object_get_data (G_OBJECT (avatar), SHOWN), wanted) == 0)
    return;
  g_object_set_data_full (G_OBJECT (avatar), SHOWN, g_strdup (wanted), g_free);
  g_object_set_data (G_OBJECT (avatar), CANCELLABLE, NULL);
  adw_avatar_set_custom_image (avatar, NULL);
  if (*wanted == '\0')
    return;
  cancellable = g_cancellable_new ();
  g_object_set_data_full (G_OBJECT (avatar), CANCELLABLE, cancellable, forget);
  side = adw_avatar_get_size (avatar) *
         MAX (gtk_widget_get_scale_factor (GTK_WIDGET (avatar)), 1);
  swb_picture_load_async (cache, wanted, side, cancellable, loaded_cb,
                          g_object_ref (avatar));
}
