/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mail addresses as people and tables write them (in swb-mail.h). */
#include "base/swb-mail.h"

#include "base/swb-text.h"

#include <string.h>

#define MOST_BYTES 254 /* RFC 5321, section 4.5.3.1.3 */

/**
 * swb_mail_is_address:
 * @text: what may be a mail address
 *
 * Lightly: one @ with something before it, and a host with a dot behind. What
 * mail really takes is told by sending one.
 *
 * Returns: whether it is one, and nothing else
 */
gboolean
swb_mail_is_address (const char *text)
{
  const char *at = strchr (text, '@');
  const char *dot;

  if (at == NULL || at == text || strchr (at + 1, '@') != NULL ||
      strlen (text) > MOST_BYTES || strpbrk (text, " ,;<>\"()") != NULL)
    return FALSE;
  dot = strrchr (at, '.');
  return dot != NULL && dot > at + 1 && dot[1] != '\0' && at[1] != '.' &&
         strstr (at, "..") == NULL;
}

/* What stands between addresses, in every script. */
static gboolean
is_comma (gunichar c)
{
  switch (c)
    {
    case ',':
    case ';':
    case 0x3001: /* ideographic comma */
    case 0xff0c: /* fullwidth comma */
    case 0xff1b: /* fullwidth semicolon */
    case 0x060c: /* Arabic comma */
    case 0x061b: /* Arabic semicolon */
      return TRUE;
    default:
      return FALSE;
    }
}

/* And what stands around one. */
static gboolean
is_between (gunichar c)
{
  return is_comma (c) || g_unichar_isspace (c) ||
         (c < 0x80 && strchr ("<>()\"|", (int) c) != NULL);
}

static gboolean
is_listed (const GPtrArray *list, const char *address)
{
  g_autofree char *folded = swb_text_fold (address);

  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *other = swb_text_fold (list->pdata[i]);

      if (strcmp (folded, other) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Less than an address that is typed has to be: what a table has is kept. */
static gboolean
is_like_one (const char *word)
{
  const char *at = strchr (word, '@');

  return at != NULL && at > word && at[1] != '\0' &&
         strchr (at + 1, '@') == NULL;
}

/* A sentence may end behind it, or a link begin before it. */
static void
take (GPtrArray *list, const char *begin, const char *end)
{
  g_autofree char *word = NULL;
  const char *address;

  while (end > begin && strchr (".:", end[-1]) != NULL)
    end--;
  word = g_strndup (begin, (gsize) (end - begin));
  address = g_ascii_strncasecmp (word, "mailto:", 7) == 0 ? word + 7 : word;
  if (is_like_one (address) && !is_listed (list, address))
    g_ptr_array_add (list, g_strdup (address));
}

/**
 * swb_mail_find:
 * @text: (nullable): a field for mail, whatever somebody wrote into it
 *
 * Returns: (transfer full): the addresses in it, each once, in their order:
 *   of "Lata <lata@a.example>; b@c.example" two
 */
GStrv
swb_mail_find (const char *text)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  const char *begin = text != NULL ? text : "";
  const char *at = begin;

  for (; *at != '\0'; at = g_utf8_next_char (at))
    if (is_between (g_utf8_get_char (at)))
      {
        take (list, begin, at);
        begin = g_utf8_next_char (at);
      }
  take (list, begin, at);
  g_ptr_array_set_free_func (list, NULL);
  g_ptr_array_add (list, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&list), FALSE);
}

/**
 * swb_mail_tidy:
 * @text: what a person typed into a field for mail
 *
 * Returns: (transfer full) (nullable): its addresses with ", " between; null
 *   where it holds anything else
 */
char *
swb_mail_tidy (const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  g_auto (GStrv) parts = NULL;
  g_auto (GStrv) found = swb_mail_find (text);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      g_string_append_unichar (plain, is_comma (c) ? ',' : c);
    }
  parts = g_strsplit (plain->str, ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);

      if (*part != '\0' && !swb_mail_is_address (part))
        return NULL;
    }
  return *found != NULL ? g_strjoinv (", ", found) : NULL;
}

/**
 * swb_mail_share:
 * @a: (nullable): a field for mail
 * @b: (nullable): another one
 *
 * Returns: whether an address stands in both
 */
gboolean
swb_mail_share (const char *a, const char *b)
{
  g_auto (GStrv) ours = swb_mail_find (a);
  g_auto (GStrv) theirs = swb_mail_find (b);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  for (guint i = 0; theirs[i] != NULL; i++)
    g_ptr_array_add (list, theirs[i]);
  for (guint i = 0; ours[i] != NULL; i++)
    if (is_listed (list, ours[i]))
      return TRUE;
  return FALSE;
}

/**
 * swb_mail_uri:
 * @address: one address, from anywhere
 *
 * RFC 6068. Nothing in @address may be read as a further part of the link
 * ("?subject="). A host in another script goes as IDNA has it, which every mail
 * program can send to; the name before it stays in UTF-8.
 *
 * Returns: (transfer full) (nullable): the link that begins a letter to it
 */
char *
swb_mail_uri (const char *address)
{
  const char *at = strchr (address, '@');
  g_autofree char *name = NULL;
  g_autofree char *host = NULL;
  g_autofree char *safe_name = NULL;
  g_autofree char *safe_host = NULL;

  if (!swb_mail_is_address (address))
    return NULL;
  name = g_strndup (address, (gsize) (at - address));
  host = g_hostname_to_ascii (at + 1);
  if (host == NULL)
    host = g_strdup (at + 1);
  safe_name = g_uri_escape_string (name, "+", FALSE);
  safe_host = g_uri_escape_string (host, NULL, FALSE);
  return g_strconcat ("mailto:", safe_name, "@", safe_host, NULL);
}
