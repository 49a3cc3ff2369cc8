/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a picture says of itself, read before anything decodes it: a file of
 * 109 KB can ask a decoder for 2.6 GB. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The largest picture, in pixels a side and in bytes of its file. */
#define SWB_PICTURE_MOST_SIDE 4096
#define SWB_PICTURE_MOST_BYTES (5 * 1000 * 1000)

#define SWB_PICTURE_ERROR (swb_picture_error_quark ())

/**
 * SwbPictureError:
 * @SWB_PICTURE_ERROR_EMPTY: no bytes
 * @SWB_PICTURE_ERROR_BYTES: too many bytes
 * @SWB_PICTURE_ERROR_SIDE: too many pixels
 * @SWB_PICTURE_ERROR_CUT: it ends before its end
 * @SWB_PICTURE_ERROR_LIES: it contradicts itself
 * @SWB_PICTURE_ERROR_MOVES: it has more than one frame
 * @SWB_PICTURE_ERROR_SVG: a drawing, which could fetch and run things
 * @SWB_PICTURE_ERROR_UNKNOWN: none of the formats
 */
typedef enum
{
  SWB_PICTURE_ERROR_EMPTY,
  SWB_PICTURE_ERROR_BYTES,
  SWB_PICTURE_ERROR_SIDE,
  SWB_PICTURE_ERROR_CUT,
  SWB_PICTURE_ERROR_LIES,
  SWB_PICTURE_ERROR_MOVES,
  SWB_PICTURE_ERROR_SVG,
  SWB_PICTURE_ERROR_UNKNOWN,
} SwbPictureError;

typedef enum
{
  SWB_PICTURE_PNG,
  SWB_PICTURE_JPEG,
  SWB_PICTURE_GIF,
  SWB_PICTURE_WEBP,
} SwbPictureFormat;

/**
 * SwbPictureInfo:
 * @format: as its bytes say, whatever its name says
 * @width: in pixels, 1 to SWB_PICTURE_MOST_SIDE
 * @height: likewise
 */
typedef struct
{
  SwbPictureFormat format;
  guint width;
  guint height;
} SwbPictureInfo;

GQuark swb_picture_error_quark (void);
gboolean swb_picture_check (const void *bytes,
                            gsize length,
                            SwbPictureInfo *info,
                            GError **error);
const char *swb_picture_type (SwbPictureFormat format);

G_END_DECLS
