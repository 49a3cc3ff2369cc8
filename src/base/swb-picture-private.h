/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the readers of the formats share with swb-picture.c. */
#pragma once

#include "base/swb-picture.h"

G_BEGIN_DECLS

/**
 * SwbPictureReader:
 * @bytes: the file
 * @length: how many
 * @width, @height: told so far; 0 while not told
 * @n_frames: seen so far
 */
typedef struct
{
  const guint8 *bytes;
  gsize length;
  guint width;
  guint height;
  guint n_frames;
} SwbPictureReader;

/* How reading ended. */
typedef enum
{
  SWB_PICTURE_WHOLE,
  SWB_PICTURE_IS_CUT,
  SWB_PICTURE_LIES,
} SwbPictureEnd;

SwbPictureEnd swb_picture_read_png (SwbPictureReader *reader);
SwbPictureEnd swb_picture_read_jpeg (SwbPictureReader *reader);
SwbPictureEnd swb_picture_read_gif (SwbPictureReader *reader);
SwbPictureEnd swb_picture_read_webp (SwbPictureReader *reader);

static inline guint
swb_picture_be16 (const guint8 *at)
{
  return (guint) at[0] << 8 | at[1];
}

static inline guint32
swb_picture_be32 (const guint8 *at)
{
  return (guint32) swb_picture_be16 (at) << 16 | swb_picture_be16 (at + 2);
}

static inline guint
swb_picture_le16 (const guint8 *at)
{
  return (guint) at[1] << 8 | at[0];
}

static inline guint32
swb_picture_le32 (const guint8 *at)
{
  return (guint32) swb_picture_le16 (at + 2) << 16 | swb_picture_le16 (at);
}

G_END_DECLS
