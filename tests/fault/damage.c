/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways of damage.h. Offsets of the header are those of the description of
 * SQLite's file format, section 1.3. */
#include "damage.h"

#include <string.h>

#define HEADER 100

static guint
any (GRand *random, guint n)
{
  return n == 0 ? 0 : (guint) g_rand_int_range (random, 0, (gint32) n);
}

static guint
page_size (const GByteArray *bytes)
{
  guint size =
      bytes->len < HEADER ? 0 : (guint) bytes->data[16] << 8 | bytes->data[17];

  return size >= 512 ? size : 4096;
}

static void
flip_bit (GByteArray *bytes, const GByteArray *other, GRand *random)
{
  bytes->data[any (random, bytes->len)] ^= (guint8) (1u << any (random, 8));
}

static void
set_bytes (GByteArray *bytes, const GByteArray *other, GRand *random)
{
  for (guint n = 1 + any (random, 20); n > 0; n--)
    bytes->data[any (random, bytes->len)] = (guint8) any (random, 256);
}

/* SQLite takes the ends of a number's range for something special. */
static void
set_number (GByteArray *bytes, const GByteArray *other, GRand *random)
{
  static const guint8 numbers[][4] = {
    { 0, 0, 0, 0 },         { 0, 0, 0, 1 },   { 255, 255, 255, 255 },
    { 127, 255, 255, 255 }, { 128, 0, 0, 0 }, { 0, 0, 255, 255 },
  };
  guint at = any (random, bytes->len);

  memcpy (bytes->data + at, numbers[any (random, G_N_ELEMENTS (numbers))],
          MIN (4u, bytes->len - at));
}

static void
zero_page (GByteArray *bytes, const GByteArray *other, GRand *random)
{
  guint size = page_size (bytes);
  guint at = any (random, bytes->len / size) * size;

  memset (bytes->data + at, any (random, 2) == 0 ? 0 : 0xff,
          MIN (size, bytes->len - at));
}

static void
cut (GByteArray *bytes, const GByteArray *other, GRand *random)
{
  guint length = any (random, bytes->len);

  if (any (random, 2) == 0)
    length -= length % page_size (bytes);
  g_byte_array_set_size (bytes, MAX (length, 1));
}

static void
swap_pages (GByteArray *bytes, const GByteArray *other, GRand *random)
{
  guint size = page_size (bytes);
  guint n = bytes->len / size;
  guint one = any (random, n) * size;
  guint two = any (random, n) * size;
  g_autofree guint8 *kept = NULL;

  if (n < 2)
    return;
  kept = g_memdup2 (bytes->data + one, size);
  memcpy (bytes->data + one, bytes->data + two, size);
  memcpy (bytes->data + two, kept, size);
}

static void
double_page (GByteArray *bytes, const GByteArray *other, GRand *random)
{
  guint size = page_size (bytes);
  guint n = bytes->len / size;

  if (n < 2)
    return;
  memmove (bytes->data + any (random, n) * size,
           bytes->data + any (random, n) * size, size);
}

static void
splice (GByteArray *bytes, const GByteArray *other, GRand *random)
{
  guint size = page_size (bytes);
  guint shared = MIN (bytes->len, other->len);
  guint from = any (random, shared / size) * size;
  guint n = (1 + any (random, 40)) * size;
  guint to = MIN (shared, from + n);

  if (from < to)
    memcpy (bytes->data + from, other->data + from, to - from);
}

static void
change_header (GByteArray *bytes, const GByteArray *other, GRand *random)
{
  static const guint8 values[] = { 0, 1, 2, 3, 127, 128, 254, 255 };
  guint end = MIN (bytes->len, (guint) HEADER);
  guint at = any (random, end);

  bytes->data[at] = values[any (random, G_N_ELEMENTS (values))];
}

/* The first page holds what the tables are said to be. */
static void
change_schema (GByteArray *bytes, const GByteArray *other, GRand *random)
{
  static const char letters[] = " (),;'\"ABEILNRSTXabeinrst0125\t\xc3";
  guint end = MIN (bytes->len, page_size (bytes));

  for (guint n = 1 + any (random, 6); n > 0 && end > HEADER; n--)
    bytes->data[HEADER + any (random, end - HEADER)] =
        (guint8) letters[any (random, sizeof letters - 1)];
}

static void
append (GByteArray *bytes, const GByteArray *other, GRand *random)
{
  g_byte_array_append (bytes, other->data, any (random, other->len));
}

/**
 * damage:
 * @bytes: a workspace file
 * @other: another one
 * @random: what chance has
 *
 * Harms @bytes in one way, or in two.
 */
void
damage (GByteArray *bytes, const GByteArray *other, GRand *random)
{
  static void (*const ways[]) (GByteArray *, const GByteArray *, GRand *) = {
    flip_bit,   set_bytes,   set_number, zero_page,     cut,           splice,
    swap_pages, double_page, append,     change_header, change_schema, flip_bit,
  };

  for (guint n = any (random, 4) == 0 ? 2 : 1; n > 0; n--)
    ways[any (random, G_N_ELEMENTS (ways))](bytes, other, random);
}
