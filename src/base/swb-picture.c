/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which pictures are let through to a decoder. */
#include "base/swb-picture-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (swb - picture - error - quark, swb_picture_error)

typedef struct
{
  SwbPictureFormat format;
  const char *type;
  gsize offset;
  const char *magic;
  gsize length;
  SwbPictureEnd (*read) (SwbPictureReader *reader);
} Format;

static const Format formats[] = {
  { SWB_PICTURE_PNG, "image/png", 0, "\x89PNG\r\n\x1a\n", 8,
    swb_picture_read_png },
  { SWB_PICTURE_JPEG, "image/jpeg", 0, "\xff\xd8\xff", 3,
    swb_picture_read_jpeg },
  { SWB_PICTURE_GIF, "image/gif", 0, "GIF87a", 6, swb_picture_read_gif },
  { SWB_PICTURE_GIF, "image/gif", 0, "GIF89a", 6, swb_picture_read_gif },
  { SWB_PICTURE_WEBP, "image/webp", 8, "WEBP", 4, swb_picture_read_webp },
};

static gboolean
has_magic (const guint8 *bytes, gsize length, const Format *format)
{
  return length >= format->offset + format->length &&
         memcmp (bytes + format->offset, format->magic, format->length) == 0 &&
         (format->offset == 0 || memcmp (bytes, "RIFF", 4) == 0);
}

static const Format *
find_format (const guint8 *bytes, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (has_magic (bytes, length, &formats[i]))
      return &formats[i];
  return NULL;
}

static gboolean
is_svg (const guint8 *bytes, gsize length)
{
  g_autofree char *start =
      g_ascii_strdown ((const char *) bytes, (gssize) MIN (length, 4096));

  return g_strstr_len (start, -1, "<svg") != NULL ||
         g_strstr_len (start, -1, "<!doctype svg") != NULL;
}

static gboolean
refuse (GError **error, SwbPictureError code, const char *message)
{
  g_set_error_literal (error, SWB_PICTURE_ERROR, (int) code, message);
  return FALSE;
}

static gboolean
refuse_side (GError **error, guint width, guint height)
{
  g_set_error (error, SWB_PICTURE_ERROR, SWB_PICTURE_ERROR_SIDE,
               _ ("The picture has %u × %u pixels; at most %u × %u are taken. "
                  "Make it smaller first."),
               width, height, SWB_PICTURE_MOST_SIDE, SWB_PICTURE_MOST_SIDE);
  return FALSE;
}

static gboolean
refuse_frames (GError **error, guint n)
{
  g_set_error (error, SWB_PICTURE_ERROR, SWB_PICTURE_ERROR_MOVES,
               ngettext ("The picture moves: it has %u frame. Choose one that "
                         "stands still.",
                         "The picture moves: it has %u frames. Choose one that "
                         "stands still.",
                         n),
               n);
  return FALSE;
}

/* A size that is too large is told even where the rest is missing. */
static gboolean
judge (const SwbPictureReader *reader, SwbPictureEnd end, GError **error)
{
  if (reader->width > SWB_PICTURE_MOST_SIDE ||
      reader->height > SWB_PICTURE_MOST_SIDE)
    return refuse_side (error, reader->width, reader->height);
  if (reader->n_frames > 1)
    return refuse_frames (error, reader->n_frames);
  if (end == SWB_PICTURE_IS_CUT)
    return refuse (error, SWB_PICTURE_ERROR_CUT,
                   _ ("The picture is cut short: its end is missing."));
  if (end == SWB_PICTURE_LIES || reader->width == 0 || reader->height == 0)
    return refuse (error, SWB_PICTURE_ERROR_LIES,
                   _ ("The picture is damaged: what its header says cannot be "
                      "right."));
  return TRUE;
}

/**
 * swb_picture_check:
 * @bytes: a file
 * @length: how many bytes
 * @info: (out) (optional): what it says of itself
 * @error: #SwbPictureError, with a sentence
 *
 * Reads the headers of PNG (Portable Network Graphics, W3C), JPEG (ITU-T T.81),
 * GIF (89a) and WebP (RFC 9649) from the first byte to the last and decodes
 * nothing: neither time nor memory depend on what the header promises.
 *
 * Returns: whether a decoder may have it
 */
gboolean
swb_picture_check (const void *bytes,
                   gsize length,
                   SwbPictureInfo *info,
                   GError **error)
{
  SwbPictureReader reader = { .bytes = bytes, .length = length };
  const Format *format;

  if (length == 0)
    return refuse (error, SWB_PICTURE_ERROR_EMPTY,
                   _ ("The picture is empty: it has 0 bytes."));
  if (length > SWB_PICTURE_MOST_BYTES)
    return refuse (error, SWB_PICTURE_ERROR_BYTES,
                   _ ("The picture is larger than 5 MB. Make it smaller "
                      "first."));
  format = find_format (bytes, length);
  if (format == NULL && is_svg (bytes, length))
    return refuse (error, SWB_PICTURE_ERROR_SVG,
                   _ ("SVG drawings are not taken as pictures, for they can "
                      "fetch and run things. Save it as PNG first."));
  if (format == NULL)
    return refuse (error, SWB_PICTURE_ERROR_UNKNOWN,
                   _ ("This is no picture that Swellboard knows. Choose a PNG, "
                      "JPEG, GIF or WebP file."));
  if (!judge (&reader, format->read (&reader), error))
    return FALSE;
  if (info != NULL)
    *info = (SwbPictureInfo){ format->format, reader.width, reader.height };
  return TRUE;
}

/**
 * swb_picture_type:
 * @format: a format
 *
 * Returns: its MIME type
 */
const char *
swb_picture_type (SwbPictureFormat format)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (formats[i].format == format)
      return formats[i].type;
  return "application/octet-stream";
}
