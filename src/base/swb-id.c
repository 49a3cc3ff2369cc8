/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Identifiers after RFC 9562 (2024), version 7: 48 bits of milliseconds, then
 * a 12-bit counter that keeps order inside one millisecond, then chance. */
#include "base/swb-id.h"

#include <string.h>
#include <sys/random.h>

#define COUNTER_LIMIT 0x1000u

static GMutex clock_lock;
static gint64 last_ms;
static guint32 counter;

#define POOL_BYTES 4096

static void
draw (guint8 *bytes, gsize length)
{
  gsize done = 0;

  while (done < length)
    {
      gssize got = getrandom (bytes + done, length - done, 0);

      if (got <= 0)
        break;
      done += (gsize) got;
    }
  for (; done < length; done++)
    bytes[done] = (guint8) g_random_int_range (0, 256);
}

/* Chance for many identifiers at a time: a call to the kernel takes longer than
 * all the rest. What was given is not kept. */
static void
fill_random (guint8 *bytes, gsize length)
{
  static _Thread_local guint8 pool[POOL_BYTES];
  static _Thread_local gsize left = 0;

  if (left < length)
    {
      draw (pool, sizeof pool);
      left = sizeof pool;
    }
  left -= length;
  memcpy (bytes, pool + left, length);
  memset (pool + left, 0, length);
}

/* Gives a pair (milliseconds, counter) that is above every pair before it in
 * this process, also when the clock is set back. The counter starts in the
 * lower half, so that a millisecond has room for 2,048 identifiers. */
static void
next_tick (guint16 chance, gint64 *ms, guint32 *count)
{
  gint64 now = g_get_real_time () / 1000;

  g_mutex_lock (&clock_lock);
  if (now > last_ms)
    {
      last_ms = now;
      counter = chance & 0x7ff;
    }
  else if (++counter >= COUNTER_LIMIT)
    {
      last_ms++;
      counter = chance & 0x7ff;
    }
  *ms = last_ms;
  *count = counter;
  g_mutex_unlock (&clock_lock);
}

/**
 * swb_id_new:
 *
 * Makes a new identifier. Those of one process are strictly ascending in
 * swb_id_compare(); any thread may call this.
 *
 * Returns: the identifier
 */
SwbId
swb_id_new (void)
{
  SwbId id;
  gint64 ms;
  guint32 count;

  fill_random (id.bytes, sizeof id.bytes);
  next_tick ((guint16) (id.bytes[6] << 8 | id.bytes[7]), &ms, &count);
  for (int i = 0; i < 6; i++)
    id.bytes[i] = (guint8) (ms >> (8 * (5 - i)));
  id.bytes[6] = (guint8) (0x70 | (count >> 8));
  id.bytes[7] = (guint8) count;
  id.bytes[8] = (guint8) (0x80 | (id.bytes[8] & 0x3f));
  return id;
}

/**
 * swb_id_nil:
 *
 * Returns: the identifier that stands for "none"
 */
SwbId
swb_id_nil (void)
{
  return (SwbId){ { 0 } };
}

/**
 * swb_id_is_nil:
 * @id: an identifier
 *
 * Returns: %TRUE for the identifier that stands for "none"
 */
gboolean
swb_id_is_nil (const SwbId *id)
{
  SwbId nil = swb_id_nil ();

  g_return_val_if_fail (id != NULL, TRUE);
  return memcmp (id->bytes, nil.bytes, sizeof nil.bytes) == 0;
}

/**
 * swb_id_equal:
 * @a: (type SwbId): an identifier
 * @b: (type SwbId): another one
 *
 * A #GEqualFunc.
 *
 * Returns: whether they are the same
 */
gboolean
swb_id_equal (const void *a, const void *b)
{
  return swb_id_compare (a, b) == 0;
}

/**
 * swb_id_hash:
 * @id: (type SwbId): an identifier
 *
 * A #GHashFunc. The last eight bytes are chance, so they do.
 *
 * Returns: a hash
 */
guint
swb_id_hash (const void *id)
{
  guint32 words[2];

  g_return_val_if_fail (id != NULL, 0);
  memcpy (words, ((const SwbId *) id)->bytes + 8, sizeof words);
  return words[0] ^ (words[1] * 2654435761u);
}

/**
 * swb_id_compare:
 * @a: (type SwbId): an identifier
 * @b: (type SwbId): another one
 *
 * Orders by bytes, which for identifiers of one process is the order in which
 * they were made.
 *
 * Returns: below, equal to or above zero
 */
int
swb_id_compare (const void *a, const void *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, 0);
  return memcmp (((const SwbId *) a)->bytes, ((const SwbId *) b)->bytes, 16);
}

/**
 * swb_id_copy:
 * @id: an identifier
 *
 * Returns: (transfer full): a copy for a hash table; free with g_free()
 */
SwbId *
swb_id_copy (const SwbId *id)
{
  g_return_val_if_fail (id != NULL, NULL);
  return g_memdup2 (id, sizeof *id);
}

/**
 * swb_id_get_time:
 * @id: an identifier
 *
 * Returns: when it was made, in milliseconds since 1970-01-01 UTC
 */
gint64
swb_id_get_time (const SwbId *id)
{
  gint64 ms = 0;

  g_return_val_if_fail (id != NULL, 0);
  for (int i = 0; i < 6; i++)
    ms = ms << 8 | id->bytes[i];
  return ms;
}

static gboolean
dash_before (gsize byte)
{
  return byte == 4 || byte == 6 || byte == 8 || byte == 10;
}

/**
 * swb_id_to_string:
 * @id: an identifier
 *
 * Returns: (transfer full): the text form, 36 lower-case characters
 */
char *
swb_id_to_string (const SwbId *id)
{
  static const char hex[] = "0123456789abcdef";
  char *text;
  char *at;

  g_return_val_if_fail (id != NULL, NULL);
  text = at = g_malloc (SWB_ID_TEXT_LENGTH + 1);
  for (gsize i = 0; i < sizeof id->bytes; i++)
    {
      if (dash_before (i))
        *at++ = '-';
      *at++ = hex[id->bytes[i] >> 4];
      *at++ = hex[id->bytes[i] & 15];
    }
  *at = '\0';
  return text;
}

/**
 * swb_id_parse:
 * @text: (nullable): the 36 characters, in either case
 * @out: (out): the identifier; untouched when the text is not one
 *
 * Reads the text form of any UUID, whatever its version.
 *
 * Returns: whether @text is an identifier
 */
gboolean
swb_id_parse (const char *text, SwbId *out)
{
  SwbId id;

  g_return_val_if_fail (out != NULL, FALSE);
  if (text == NULL || strlen (text) != SWB_ID_TEXT_LENGTH)
    return FALSE;
  for (gsize i = 0; i < sizeof id.bytes; i++)
    {
      int high;
      int low;

      if (dash_before (i) && *text++ != '-')
        return FALSE;
      high = g_ascii_xdigit_value (*text++);
      low = g_ascii_xdigit_value (*text++);
      if (high < 0 || low < 0)
        return FALSE;
      id.bytes[i] = (guint8) (high << 4 | low);
    }
  *out = id;
  return TRUE;
}
