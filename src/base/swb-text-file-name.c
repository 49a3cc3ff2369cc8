/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of files made from names of people: harmless in every folder. */
#include "base/swb-text.h"

#include <string.h>

/* What file systems take, in bytes. */
#define MOST_BYTES 255

/* The longest extension that is taken for one, with its dot, in bytes. */
#define MOST_EXTENSION 32

static gboolean
is_refused (gunichar c)
{
  return c < 0x20 || g_unichar_iscntrl (c) ||
         (c < 0x80 && strchr ("/\\:*?\"<>|", (int) c) != NULL) ||
         g_unichar_type (c) == G_UNICODE_FORMAT || c == 0x2028 || c == 0x2029;
}

/* U+200C and U+200D join and part letters of Hindi and Persian. */
static gboolean
is_joiner (gunichar c)
{
  return c == 0x200c || c == 0x200d;
}

/* Devices of Windows, with or without something behind a dot. */
static gboolean
is_reserved (const char *name)
{
  static const char *const devices[] = { "con", "prn", "aux", "nul", NULL };
  g_auto (GStrv) parts = g_strsplit (name, ".", 2);
  g_autofree char *stem =
      parts[0] != NULL ? g_ascii_strdown (g_strstrip (parts[0]), -1) : NULL;

  if (stem == NULL)
    return FALSE;
  if (g_strv_contains ((const char *const *) devices, stem))
    return TRUE;
  return strlen (stem) == 4 && g_ascii_isdigit (stem[3]) &&
         (g_str_has_prefix (stem, "com") || g_str_has_prefix (stem, "lpt"));
}

static void
cut (GString *name, gsize most)
{
  const char *end;

  if (name->len <= most)
    return;
  end = g_utf8_find_prev_char (name->str, name->str + most + 1);
  g_string_truncate (name, (gsize) (end - name->str));
}

/* No dot, dash or blank in front: the file would be hidden, or taken for an
 * option; none behind, which Windows drops. */
static void
strip_ends (GString *name)
{
  gsize front = strspn (name->str, ".- ~");

  g_string_erase (name, 0, (gssize) front);
  while (name->len > 0 && strchr (". ", name->str[name->len - 1]) != NULL)
    g_string_truncate (name, name->len - 1);
}

/**
 * swb_text_file_name:
 * @name: (nullable): a name from outside
 * @extension: (nullable): with its dot, appended; null where @name has its own
 *
 * Makes a name of a file that every file system takes and that is what it
 * seems: no slash and no other sign that means something to a shell or to
 * Windows, no control character, nothing that turns the reading direction
 * (which makes "txt.exe" look like "exe.txt"), no dot or dash in front, no
 * reserved name, at most 255 bytes, of which the extension stays whole.
 *
 * Returns: (transfer full): the name, "_" with the extension for nothing
 */
char *
swb_text_file_name (const char *name, const char *extension)
{
  g_autofree char *valid = g_utf8_make_valid (name != NULL ? name : "", -1);
  g_autofree char *own = NULL;
  g_autoptr (GString) made = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (is_joiner (c))
        g_string_append_unichar (made, c);
      else if (!is_refused (c))
        g_string_append_unichar (made, c);
      else if (c < 0x80 && !g_ascii_iscntrl ((char) c))
        g_string_append_c (made, '-');
    }
  strip_ends (made);
  if (extension == NULL)
    {
      const char *dot = strrchr (made->str, '.');

      own = g_strdup (dot != NULL && strlen (dot) <= MOST_EXTENSION ? dot : "");
      g_string_truncate (made, made->len - strlen (own));
      extension = own;
    }
  if (made->len == 0 || is_reserved (made->str))
    g_string_prepend_c (made, '_');
  cut (made, MOST_BYTES - strlen (extension));
  g_string_append (made, extension);
  return g_string_free (g_steal_pointer (&made), FALSE);
}
