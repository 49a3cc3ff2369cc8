/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks through the parts of PNG, JPEG, GIF and WebP files. Each step goes
 * forward, so the time is at most that of reading the file once. */
#include "base/swb-picture-private.h"

#include <string.h>

/* Scans of a progressive JPEG: each costs a pass over the whole picture, and
 * encoders make about ten. */
#define MOST_SCANS 64

static gsize
left (const SwbPictureReader *reader, gsize at)
{
  return at <= reader->length ? reader->length - at : 0;
}

static guint32
crc_of (const guint8 *bytes, gsize length)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < length; i++)
    {
      crc ^= bytes[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
    }
  return ~crc;
}

/* Depths that the standard allows a colour type. */
static gboolean
is_png_depth (guint depth, guint colour)
{
  switch (colour)
    {
    case 0:
      return depth == 1 || depth == 2 || depth == 4 || depth == 8 ||
             depth == 16;
    case 3:
      return depth == 1 || depth == 2 || depth == 4 || depth == 8;
    case 2:
    case 4:
    case 6:
      return depth == 8 || depth == 16;
    default:
      return FALSE;
    }
}

/* @at is where the type of the chunk stands. */
static gboolean
read_png_header (SwbPictureReader *reader, const guint8 *at, guint32 length)
{
  if (length != 13 || memcmp (at, "IHDR", 4) != 0)
    return FALSE;
  reader->width = swb_picture_be32 (at + 4);
  reader->height = swb_picture_be32 (at + 8);
  return is_png_depth (at[12], at[13]) && at[14] == 0 && at[15] == 0 &&
         at[16] <= 1 && crc_of (at, 17) == swb_picture_be32 (at + 17);
}

/* APNG keeps its frames in chunks of its own, which PNG readers pass over. */
static gboolean
count_png_frames (SwbPictureReader *reader, const guint8 *at, guint32 length)
{
  if (memcmp (at, "fcTL", 4) == 0)
    reader->n_frames++;
  else if (memcmp (at, "acTL", 4) == 0 && length == 8)
    reader->n_frames = MAX (reader->n_frames, swb_picture_be32 (at + 4));
  return memcmp (at, "IHDR", 4) != 0;
}

SwbPictureEnd
swb_picture_read_png (SwbPictureReader *reader)
{
  gboolean has_data = FALSE;
  gsize at = 8;

  for (gboolean first = TRUE; left (reader, at) >= 12; first = FALSE)
    {
      const guint8 *chunk = reader->bytes + at + 4;
      const guint32 length = swb_picture_be32 (reader->bytes + at);

      if (length > G_MAXINT32)
        return SWB_PICTURE_LIES;
      if (length > left (reader, at) - 12)
        return SWB_PICTURE_IS_CUT;
      if (first ? !read_png_header (reader, chunk, length)
                : !count_png_frames (reader, chunk, length))
        return SWB_PICTURE_LIES;
      has_data = has_data || memcmp (chunk, "IDAT", 4) == 0;
      at += 12 + (gsize) length;
      if (memcmp (chunk, "IEND", 4) == 0)
        return has_data ? SWB_PICTURE_WHOLE : SWB_PICTURE_LIES;
    }
  return SWB_PICTURE_IS_CUT;
}

static gboolean
is_frame_marker (guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 &&
         marker != 0xcc;
}

/* The one frame header: its size, and as many components as its length says. */
static gboolean
read_jpeg_frame (SwbPictureReader *reader, const guint8 *at, guint length)
{
  if (length < 8 || reader->width != 0)
    return FALSE;
  reader->height = swb_picture_be16 (at + 3);
  reader->width = swb_picture_be16 (at + 5);
  return length == 8 + 3 * (guint) at[7] && at[7] >= 1 && at[7] <= 4 &&
         (at[2] == 8 || at[2] == 12);
}

/* To the next marker that is neither a stuffed byte nor a restart. */
static gsize
skip_scan (const SwbPictureReader *reader, gsize at)
{
  while (left (reader, at) >= 2)
    {
      const guint8 *next =
          memchr (reader->bytes + at, 0xff, left (reader, at) - 1);

      if (next == NULL)
        return reader->length;
      at = (gsize) (next - reader->bytes);
      if (next[1] != 0 && next[1] != 0xff && (next[1] < 0xd0 || next[1] > 0xd7))
        return at;
      at += next[1] == 0xff ? 1 : 2;
    }
  return reader->length;
}

SwbPictureEnd
swb_picture_read_jpeg (SwbPictureReader *reader)
{
  guint n_scans = 0;
  gsize at = 2;

  while (left (reader, at) >= 2)
    {
      const guint8 *marker = reader->bytes + at;
      guint length;

      if (marker[0] != 0xff)
        return SWB_PICTURE_LIES;
      if (marker[1] == 0xff)
        {
          at++;
          continue;
        }
      if (marker[1] == 0xd9)
        return n_scans > 0 ? SWB_PICTURE_WHOLE : SWB_PICTURE_LIES;
      if (left (reader, at) < 4)
        return SWB_PICTURE_IS_CUT;
      length = swb_picture_be16 (marker + 2);
      if (length < 2 || marker[1] == 0 || marker[1] == 0xd8)
        return SWB_PICTURE_LIES;
      if (length + 2 > left (reader, at))
        return SWB_PICTURE_IS_CUT;
      if (is_frame_marker (marker[1]) &&
          !read_jpeg_frame (reader, marker + 2, length))
        return SWB_PICTURE_LIES;
      at += 2 + (gsize) length;
      if (marker[1] != 0xda)
        continue;
      if (reader->width == 0 || ++n_scans > MOST_SCANS)
        return SWB_PICTURE_LIES;
      at = skip_scan (reader, at);
    }
  return SWB_PICTURE_IS_CUT;
}

/* Past a chain of sub-blocks, or the length where the chain is cut. */
static gsize
skip_gif_blocks (const SwbPictureReader *reader, gsize at)
{
  while (left (reader, at) > 0 && reader->bytes[at] != 0)
    at += 1 + (gsize) reader->bytes[at];
  return at + 1;
}

static gsize
gif_colours (guint8 flags)
{
  return flags & 0x80 ? (gsize) 3 << ((flags & 7) + 1) : 0;
}

/* One frame, which has to lie inside the screen. Gives 0 where it does not. */
static gsize
read_gif_frame (SwbPictureReader *reader, gsize at)
{
  const guint8 *frame = reader->bytes + at;

  if (left (reader, at) < 11)
    return reader->length;
  if (swb_picture_le16 (frame + 1) + swb_picture_le16 (frame + 5) >
          reader->width ||
      swb_picture_le16 (frame + 3) + swb_picture_le16 (frame + 7) >
          reader->height)
    return 0;
  reader->n_frames++;
  return skip_gif_blocks (reader, at + 11 + gif_colours (frame[9]));
}

SwbPictureEnd
swb_picture_read_gif (SwbPictureReader *reader)
{
  gsize at = 13;

  if (reader->length < at)
    return SWB_PICTURE_IS_CUT;
  reader->width = swb_picture_le16 (reader->bytes + 6);
  reader->height = swb_picture_le16 (reader->bytes + 8);
  at += gif_colours (reader->bytes[10]);
  while (left (reader, at) > 0)
    {
      const guint8 kind = reader->bytes[at];

      if (kind == 0x3b)
        return reader->n_frames > 0 ? SWB_PICTURE_WHOLE : SWB_PICTURE_LIES;
      if (kind == 0x21)
        at = skip_gif_blocks (reader, at + 2);
      else if (kind == 0x2c)
        at = read_gif_frame (reader, at);
      else
        return SWB_PICTURE_LIES;
      if (at == 0)
        return SWB_PICTURE_LIES;
    }
  return SWB_PICTURE_IS_CUT;
}

/* Two sizes are told in a file with VP8X; the canvas holds the picture. */
static gboolean
take_webp_size (SwbPictureReader *reader, guint width, guint height)
{
  if (reader->width == 0)
    {
      reader->width = width;
      reader->height = height;
    }
  return width > 0 && height > 0 && width <= reader->width &&
         height <= reader->height;
}

/* @at is where the chunk's data begins. */
static gboolean
read_webp_chunk (SwbPictureReader *reader,
                 const char *name,
                 const guint8 *at,
                 guint32 length)
{
  if (memcmp (name, "VP8X", 4) == 0)
    return length >= 10 && reader->width == 0 &&
           take_webp_size (reader, (swb_picture_le32 (at + 4) & 0xffffff) + 1,
                           (swb_picture_le32 (at + 6) >> 8) + 1);
  if (memcmp (name, "VP8 ", 4) == 0)
    {
      reader->n_frames++;
      return length >= 10 && memcmp (at + 3, "\x9d\x01\x2a", 3) == 0 &&
             take_webp_size (reader, swb_picture_le16 (at + 6) & 0x3fff,
                             swb_picture_le16 (at + 8) & 0x3fff);
    }
  if (memcmp (name, "VP8L", 4) == 0)
    {
      const guint32 bits = length >= 5 ? swb_picture_le32 (at + 1) : 0;

      reader->n_frames++;
      return length >= 5 && at[0] == 0x2f &&
             take_webp_size (reader, (bits & 0x3fff) + 1,
                             (bits >> 14 & 0x3fff) + 1);
    }
  if (memcmp (name, "ANMF", 4) == 0)
    reader->n_frames++;
  return TRUE;
}

SwbPictureEnd
swb_picture_read_webp (SwbPictureReader *reader)
{
  gsize end = 8 + (gsize) swb_picture_le32 (reader->bytes + 4);
  gsize at = 12;

  if (end < 12)
    return SWB_PICTURE_LIES;
  while (left (reader, at) >= 8 && at < end)
    {
      const guint8 *chunk = reader->bytes + at;
      const guint32 length = swb_picture_le32 (chunk + 4);

      if (length > left (reader, at) - 8)
        return read_webp_chunk (reader, (const char *) chunk, chunk + 8,
                                (guint32) (left (reader, at) - 8))
                   ? SWB_PICTURE_IS_CUT
                   : SWB_PICTURE_LIES;
      if (!read_webp_chunk (reader, (const char *) chunk, chunk + 8, length))
        return SWB_PICTURE_LIES;
      at += 8 + (gsize) length + (length & 1);
    }
  if (end > reader->length)
    return SWB_PICTURE_IS_CUT;
  return reader->n_frames > 0 ? SWB_PICTURE_WHOLE : SWB_PICTURE_LIES;
}
