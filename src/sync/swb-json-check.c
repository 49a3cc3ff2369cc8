/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is this text JSON (RFC 8259, 2017), and harmless? Asked before json-glib
 * sees it, which takes what is no JSON and dies of deep nesting. */
#include "sync/swb-json.h"

#include "sync/swb-sync-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/**
 * Scan:
 * @at: the next byte
 * @end: behind the last one
 * @depth: how many arrays and objects are open
 * @objects: bit n is set where the open container n is an object
 */
typedef struct
{
  const char *at;
  const char *end;
  guint depth;
  guint64 objects;
} Scan;

G_STATIC_ASSERT (SWB_JSON_MAX_DEPTH <= 64);

static void
skip_space (Scan *scan)
{
  while (scan->at < scan->end && (*scan->at == ' ' || *scan->at == '\t' ||
                                  *scan->at == '\n' || *scan->at == '\r'))
    scan->at++;
}

static gboolean
take (Scan *scan, char byte)
{
  if (scan->at == scan->end || *scan->at != byte)
    return FALSE;
  scan->at++;
  return TRUE;
}

static gboolean
take_word (Scan *scan, const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (scan->end - scan->at) < length ||
      memcmp (scan->at, word, length) != 0)
    return FALSE;
  scan->at += length;
  return TRUE;
}

static gboolean
take_hex (Scan *scan, guint *unit)
{
  *unit = 0;
  if (scan->end - scan->at < 4)
    return FALSE;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (*scan->at++);

      if (digit < 0)
        return FALSE;
      *unit = *unit * 16 + (guint) digit;
    }
  return TRUE;
}

/* After "\u": no zero, and surrogates only as a pair. */
static gboolean
take_unicode_escape (Scan *scan)
{
  guint unit;
  guint low;

  if (!take_hex (scan, &unit) || unit == 0)
    return FALSE;
  if (unit < 0xd800 || unit > 0xdfff)
    return TRUE;
  return unit < 0xdc00 && take (scan, '\\') && take (scan, 'u') &&
         take_hex (scan, &low) && low >= 0xdc00 && low <= 0xdfff;
}

static gboolean
take_string (Scan *scan)
{
  if (!take (scan, '"'))
    return FALSE;
  while (scan->at < scan->end)
    {
      char byte = *scan->at++;

      if (byte == '"')
        return TRUE;
      if ((guchar) byte < 0x20)
        return FALSE;
      if (byte != '\\')
        continue;
      if (scan->at == scan->end)
        return FALSE;
      byte = *scan->at++;
      if (byte == 'u' ? !take_unicode_escape (scan)
                      : byte == '\0' || strchr ("\"\\/bfnrt", byte) == NULL)
        return FALSE;
    }
  return FALSE;
}

static gboolean
take_digits (Scan *scan)
{
  const char *start = scan->at;

  while (scan->at < scan->end && g_ascii_isdigit (*scan->at))
    scan->at++;
  return scan->at > start;
}

/* The number fits what json-glib makes of it: 64 bits, or a finite double. */
static gboolean
number_fits (const char *start, gsize length, gboolean whole)
{
  char text[64];

  if (length >= sizeof text)
    return FALSE;
  memcpy (text, start, length);
  text[length] = '\0';
  if (whole)
    return g_ascii_string_to_signed (text, 10, G_MININT64 + 1, G_MAXINT64, NULL,
                                     NULL);
  return isfinite (g_ascii_strtod (text, NULL));
}

static gboolean
take_number (Scan *scan)
{
  const char *start = scan->at;
  gboolean whole = TRUE;

  take (scan, '-');
  if (!take (scan, '0') && !take_digits (scan))
    return FALSE;
  if (take (scan, '.'))
    {
      whole = FALSE;
      if (!take_digits (scan))
        return FALSE;
    }
  if (take (scan, 'e') || take (scan, 'E'))
    {
      whole = FALSE;
      if (!take (scan, '+'))
        take (scan, '-');
      if (!take_digits (scan))
        return FALSE;
    }
  return number_fits (start, (gsize) (scan->at - start), whole);
}

static gboolean
take_scalar (Scan *scan)
{
  if (scan->at == scan->end)
    return FALSE;
  switch (*scan->at)
    {
    case '"':
      return take_string (scan);
    case 't':
      return take_word (scan, "true");
    case 'f':
      return take_word (scan, "false");
    case 'n':
      return take_word (scan, "null");
    default:
      return take_number (scan);
    }
}

static gboolean
take_key (Scan *scan)
{
  skip_space (scan);
  if (!take_string (scan))
    return FALSE;
  skip_space (scan);
  return take (scan, ':');
}

static gboolean
in_object (Scan *scan)
{
  return (scan->objects >> (scan->depth - 1) & 1) != 0;
}

static gboolean
open_container (Scan *scan, gboolean object)
{
  guint64 bit;

  if (scan->depth == SWB_JSON_MAX_DEPTH)
    return FALSE;
  bit = G_GUINT64_CONSTANT (1) << scan->depth++;
  scan->objects = object ? scan->objects | bit : scan->objects & ~bit;
  return TRUE;
}

/* Takes one value, or the opening of one that has something inside: then
 * @open is set and the next value is the first inside. */
static gboolean
take_value (Scan *scan, gboolean *open)
{
  gboolean object;

  *open = FALSE;
  skip_space (scan);
  object = take (scan, '{');
  if (!object && !take (scan, '['))
    return take_scalar (scan);
  if (!open_container (scan, object))
    return FALSE;
  skip_space (scan);
  if (take (scan, object ? '}' : ']'))
    {
      scan->depth--;
      return TRUE;
    }
  *open = TRUE;
  return !object || take_key (scan);
}

/* After a value: closes what ends here and takes a comma. @more is set where
 * another value has to follow. */
static gboolean
take_rest (Scan *scan, gboolean *more)
{
  *more = FALSE;
  while (scan->depth > 0)
    {
      skip_space (scan);
      if (take (scan, ','))
        {
          *more = TRUE;
          return !in_object (scan) || take_key (scan);
        }
      if (!take (scan, in_object (scan) ? '}' : ']'))
        return FALSE;
      scan->depth--;
    }
  skip_space (scan);
  return scan->at == scan->end;
}

static gboolean
scan_all (Scan *scan)
{
  gboolean more = TRUE;

  while (more)
    {
      if (!take_value (scan, &more))
        return FALSE;
      if (!more && !take_rest (scan, &more))
        return FALSE;
    }
  return TRUE;
}

/**
 * swb_json_find_fault:
 * @text: (nullable): bytes, not necessarily ended by a zero
 * @length: how many
 * @at: (out): how many bytes were in order before the fault
 *
 * Looks whether @text is UTF-8 and one JSON value (RFC 8259, 2017) and nothing
 * else, of at most 64 levels; without \u0000, lone surrogates, numbers that are
 * not finite and whole numbers above 64 bits.
 *
 * Returns: whether there is a fault
 */
gboolean
swb_json_find_fault (const char *text, gsize length, gsize *at)
{
  Scan scan = { text, text + length, 0, 0 };
  const char *end = text;

  *at = 0;
  if (length == 0)
    return TRUE;
  if (!g_utf8_validate_len (text, length, &end))
    {
      *at = (gsize) (end - text);
      return TRUE;
    }
  if (scan_all (&scan))
    return FALSE;
  *at = (gsize) (scan.at - text);
  return TRUE;
}

/**
 * swb_json_check:
 * @text: bytes, not necessarily ended by a zero
 * @length: how many
 * @error: where to say why not
 *
 * Checks that @text has no fault and at most 8 MB.
 *
 * Returns: whether @text may be parsed; else %SWB_SYNC_ERROR_DATA or
 *   %SWB_SYNC_ERROR_TOO_LARGE
 */
gboolean
swb_json_check (const char *text, gsize length, GError **error)
{
  gsize at;

  g_return_val_if_fail (text != NULL || length == 0, FALSE);
  if (length > SWB_JSON_MAX_BYTES)
    {
      g_set_error_literal (error, SWB_SYNC_ERROR, SWB_SYNC_ERROR_TOO_LARGE,
                           _ ("The answer is too large to be right."));
      return FALSE;
    }
  if (!swb_json_find_fault (text, length, &at))
    return TRUE;
  g_set_error_literal (error, SWB_SYNC_ERROR, SWB_SYNC_ERROR_DATA,
                       _ ("The answer is damaged or not in the form that was "
                          "expected."));
  return FALSE;
}
