/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures are judged by their headers: each refusal has its sentence, and no
 * header costs memory. */
#include "base/swb-picture.h"

#include <gio/gio.h>
#include <string.h>

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

static void
add_be32 (GByteArray *out, guint32 number)
{
  const guint32 turned = GUINT32_TO_BE (number);

  g_byte_array_append (out, (const guint8 *) &turned, 4);
}

static void
add_chunk (GByteArray *out, const char *type, const void *data, gsize length)
{
  g_autoptr (GByteArray) summed = g_byte_array_new ();

  g_byte_array_append (summed, (const guint8 *) type, 4);
  g_byte_array_append (summed, data, (guint) length);
  add_be32 (out, (guint32) length);
  g_byte_array_append (out, summed->data, summed->len);
  add_be32 (out, crc_of (summed->data, summed->len));
}

static void
add_header (GByteArray *out, guint32 width, guint32 height, guint8 depth)
{
  g_autoptr (GByteArray) header = g_byte_array_new ();
  const guint8 rest[] = { depth, 0, 0, 0, 0 };

  g_byte_array_append (out, (const guint8 *) "\x89PNG\r\n\x1a\n", 8);
  add_be32 (header, width);
  add_be32 (header, height);
  g_byte_array_append (header, rest, sizeof rest);
  add_chunk (out, "IHDR", header->data, header->len);
}

/* @n bytes of nought, packed a piece at a time. */
static GByteArray *
pack_noughts (gsize n)
{
  g_autoptr (GZlibCompressor) packer =
      g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream =
      g_converter_output_stream_new (memory, G_CONVERTER (packer));
  g_autofree guint8 *piece = g_malloc0 (65536);
  g_autoptr (GBytes) packed = NULL;

  while (n > 0)
    {
      const gsize some = MIN (n, 65536);

      g_assert_true (
          g_output_stream_write_all (stream, piece, some, NULL, NULL, NULL));
      n -= some;
    }
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  packed =
      g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  return g_bytes_unref_to_array (g_steal_pointer (&packed));
}

static GByteArray *
make_png (guint32 width, guint32 height, guint8 depth, gsize n_data)
{
  GByteArray *out = g_byte_array_new ();
  g_autoptr (GByteArray) data = pack_noughts (n_data);

  add_header (out, width, height, depth);
  add_chunk (out, "IDAT", data->data, data->len);
  add_chunk (out, "IEND", "", 0);
  return out;
}

static void
refused (const void *bytes,
         gsize length,
         SwbPictureError code,
         const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (swb_picture_check (bytes, length, NULL, &error));
  g_assert_error (error, SWB_PICTURE_ERROR, (int) code);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” does not say “%s”", error->message, part);
}

static void
taken (const GByteArray *bytes,
       SwbPictureFormat format,
       guint width,
       guint height)
{
  g_autoptr (GError) error = NULL;
  SwbPictureInfo info = { 0 };

  swb_picture_check (bytes->data, bytes->len, &info, &error);
  g_assert_no_error (error);
  g_assert_cmpint (info.format, ==, format);
  g_assert_cmpuint (info.width, ==, width);
  g_assert_cmpuint (info.height, ==, height);
}

static void
test_png (void)
{
  g_autoptr (GByteArray) small = make_png (3, 2, 8, 8);
  g_autoptr (GByteArray) edge = make_png (4096, 4096, 8, 4097 * 4096);
  g_autoptr (GByteArray) wide = make_png (4097, 1, 8, 4098);
  g_autoptr (GByteArray) tall = make_png (1, 4097, 8, 4097 * 2);
  g_autoptr (GByteArray) none = make_png (0, 5, 8, 5);
  g_autoptr (GByteArray) odd = make_png (3, 2, 7, 8);

  taken (small, SWB_PICTURE_PNG, 3, 2);
  taken (edge, SWB_PICTURE_PNG, 4096, 4096);
  refused (wide->data, wide->len, SWB_PICTURE_ERROR_SIDE, "4097 × 1");
  refused (tall->data, tall->len, SWB_PICTURE_ERROR_SIDE, "1 × 4097");
  refused (none->data, none->len, SWB_PICTURE_ERROR_LIES, "header");
  refused (odd->data, odd->len, SWB_PICTURE_ERROR_LIES, "header");
  for (guint n = 8; n < small->len; n++)
    refused (small->data, n, SWB_PICTURE_ERROR_CUT, "end is missing");
  small->data[16] ^= 1;
  refused (small->data, small->len, SWB_PICTURE_ERROR_SIDE, "16777219 × 2");
  small->data[16] ^= 1;
  small->data[19] = 4;
  refused (small->data, small->len, SWB_PICTURE_ERROR_LIES, "header");
}

static void
test_moving (void)
{
  g_autoptr (GByteArray) png = g_byte_array_new ();
  g_autoptr (GByteArray) gif = g_byte_array_new ();
  static const guint8 control[] = { 0, 0, 0, 12, 0, 0, 0, 0 };
  static const guint8 screen[] = { 'G', 'I', 'F', '8', '9', 'a', 2,
                                   0,   2,   0,   0,   0,   0 };
  static const guint8 frame[] = { 0x2c, 0, 0, 0, 0,    2, 0, 2,
                                  0,    0, 2, 2, 0x44, 1, 0 };

  add_header (png, 3, 2, 8);
  add_chunk (png, "acTL", control, sizeof control);
  add_chunk (png, "IDAT", "", 0);
  add_chunk (png, "IEND", "", 0);
  refused (png->data, png->len, SWB_PICTURE_ERROR_MOVES, "12 frames");
  g_byte_array_append (gif, screen, sizeof screen);
  g_byte_array_append (gif, frame, sizeof frame);
  g_byte_array_append (gif, (const guint8 *) ";", 1);
  taken (gif, SWB_PICTURE_GIF, 2, 2);
  gif->data[18] = 3;
  refused (gif->data, gif->len, SWB_PICTURE_ERROR_LIES, "header");
  gif->data[18] = 2;
  g_byte_array_set_size (gif, gif->len - 1);
  refused (gif->data, gif->len, SWB_PICTURE_ERROR_CUT, "end is missing");
  g_byte_array_append (gif, frame, sizeof frame);
  g_byte_array_append (gif, (const guint8 *) ";", 1);
  refused (gif->data, gif->len, SWB_PICTURE_ERROR_MOVES, "2 frames");
}

static GByteArray *
make_jpeg (guint width, guint height)
{
  static const guint8 start[] = { 0xff, 0xd8, 0xff, 0xc0, 0, 11, 8 };
  static const guint8 rest[] = { 1,    1,    0x11, 0,    0xff, 0xda, 0,    8,
                                 1,    1,    0,    0,    63,   0,    0x55, 0xff,
                                 0x00, 0x55, 0xff, 0xd0, 0x12, 0xff, 0xd9 };
  const guint8 size[] = { (guint8) (height >> 8), (guint8) height,
                          (guint8) (width >> 8), (guint8) width };
  GByteArray *out = g_byte_array_new ();

  g_byte_array_append (out, start, sizeof start);
  g_byte_array_append (out, size, sizeof size);
  g_byte_array_append (out, rest, sizeof rest);
  return out;
}

static void
test_jpeg (void)
{
  g_autoptr (GByteArray) good = make_jpeg (640, 480);
  g_autoptr (GByteArray) huge = make_jpeg (65535, 65535);

  taken (good, SWB_PICTURE_JPEG, 640, 480);
  refused (huge->data, huge->len, SWB_PICTURE_ERROR_SIDE, "65535 × 65535");
  for (guint n = 4; n < good->len; n++)
    refused (good->data, n, SWB_PICTURE_ERROR_CUT, "end is missing");
  good->data[5] = 12;
  refused (good->data, good->len, SWB_PICTURE_ERROR_LIES, "header");
}

static void
test_webp (void)
{
  static const guint8 lossless[] = { 'R', 'I', 'F', 'F', 22,   0,   0,    0,
                                     'W', 'E', 'B', 'P', 'V',  'P', '8',  'L',
                                     9,   0,   0,   0,   0x2f, 2,   0x40, 0,
                                     0,   0,   0,   0,   0,    0 };
  static const guint8 moving[] = {
    'R', 'I', 'F', 'F', 38, 0, 0,   0,   'W', 'E', 'B', 'P', 'V', 'P', '8', 'X',
    10,  0,   0,   0,   2,  0, 0,   0,   1,   0,   0,   1,   0,   0,   'A', 'N',
    'M', 'F', 0,   0,   0,  0, 'A', 'N', 'M', 'F', 0,   0,   0,   0,
  };
  g_autoptr (GByteArray) good = g_byte_array_new ();

  g_byte_array_append (good, lossless, sizeof lossless);
  taken (good, SWB_PICTURE_WEBP, 3, 2);
  refused (good->data, good->len - 4, SWB_PICTURE_ERROR_CUT, "end is missing");
  refused (moving, sizeof moving, SWB_PICTURE_ERROR_MOVES, "2 frames");
  good->data[23] = 0xff;
  good->data[24] = 0x0f;
  refused (good->data, good->len, SWB_PICTURE_ERROR_SIDE, " × ");
  good->data[20] = 0;
  refused (good->data, good->len, SWB_PICTURE_ERROR_LIES, "header");
}

static void
test_others (void)
{
  static const char svg[] = "<?xml version=\"1.0\"?>\n<SVG width=\"1\"/>";
  static const char page[] = "<html>no picture</html>";
  g_autofree guint8 *much = g_malloc0 (SWB_PICTURE_MOST_BYTES + 1);

  memcpy (much, "\x89PNG\r\n\x1a\n", 8);
  refused ("", 0, SWB_PICTURE_ERROR_EMPTY, "0 bytes");
  refused (much, SWB_PICTURE_MOST_BYTES + 1, SWB_PICTURE_ERROR_BYTES, "5 MB");
  refused (much, SWB_PICTURE_MOST_BYTES, SWB_PICTURE_ERROR_LIES, "header");
  refused (svg, strlen (svg), SWB_PICTURE_ERROR_SVG, "SVG");
  refused (page, strlen (page), SWB_PICTURE_ERROR_UNKNOWN, "PNG");
  refused ("BM", 2, SWB_PICTURE_ERROR_UNKNOWN, "PNG");
}

/* The highest mark of this process's memory, in KB. */
static guint64
high_water (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, "VmHWM:");
  return line != NULL ? g_ascii_strtoull (line + 6, NULL, 10) : 0;
}

/* 30,000 by 30,000 dots in about 109 KB, for which a decoder asks 2.6 GB. */
static void
test_bomb (void)
{
  g_autoptr (GByteArray) bomb = make_png (30000, 30000, 1, 30000 * 3751);
  const guint64 before = high_water ();

  g_assert_cmpuint (bomb->len, >, 100000);
  g_assert_cmpuint (bomb->len, <, 120000);
  refused (bomb->data, bomb->len, SWB_PICTURE_ERROR_SIDE, "30000 × 30000");
  g_assert_cmpuint (high_water () - before, <, 1024);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture/png", test_png);
  g_test_add_func ("/picture/moving", test_moving);
  g_test_add_func ("/picture/jpeg", test_jpeg);
  g_test_add_func ("/picture/webp", test_webp);
  g_test_add_func ("/picture/others", test_others);
  g_test_add_func ("/picture/bomb", test_bomb);
  return g_test_run ();
}
