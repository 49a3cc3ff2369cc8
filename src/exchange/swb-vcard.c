/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contact cards. A line ends in CR LF and has 75 octets at the most, none of
 * them cutting a letter; what would part values or lines is escaped. */
#include "exchange/swb-vcard.h"

#include "base/swb-mail.h"
#include "exchange/swb-exchange-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* RFC 6350, section 3.2: octets of a line, without its end. */
#define MOST_OCTETS 75

/* Section 3.4. Of the letters that no line may hold, those that end lines are a
 * "\n" here; others go. */
static char *
escape (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_sized_new (strlen (valid));

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar letter = g_utf8_get_char (at);

      if (letter == '\\' || letter == ',' || letter == ';')
        g_string_append_c (out, '\\');
      if (letter == '\n')
        g_string_append (out, "\\n");
      else if (letter == '\t' || !g_unichar_iscntrl (letter))
        g_string_append_unichar (out, letter);
    }
  return g_string_free (out, FALSE);
}

/* Section 3.2: a line goes on in the next one behind one space, which counts
 * there. */
static void
append_folded (GString *cards, const char *line)
{
  gsize octets = 0;

  for (const char *at = line; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gsize n = (gsize) (g_utf8_next_char (at) - at);

      if (octets + n > MOST_OCTETS)
        {
          g_string_append (cards, "\r\n ");
          octets = 1;
        }
      g_string_append_len (cards, at, (gssize) n);
      octets += n;
    }
  g_string_append (cards, "\r\n");
}

static void
append_value (GString *cards, const char *property, const char *text)
{
  g_autofree char *escaped = NULL;
  g_autofree char *line = NULL;

  if (text == NULL || *text == '\0')
    return;
  escaped = escape (text);
  line = g_strconcat (property, ":", escaped, NULL);
  append_folded (cards, line);
}

/* Several addresses in one field are as many properties; words between them are
 * none. */
static void
append_emails (GString *cards, const char *text)
{
  g_auto (GStrv) addresses = swb_mail_find (text);

  for (guint i = 0; addresses[i] != NULL; i++)
    append_value (cards, "EMAIL", addresses[i]);
}

static void
append_phones (GString *cards, const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ",;", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    append_value (cards, "TEL;VALUE=text", g_strstrip (parts[i]));
}

static const char *
full_name (const SwbContactRow *contact)
{
  if (*contact->name != '\0')
    return contact->name;
  if (*contact->creator != '\0')
    return contact->creator;
  return *contact->email != '\0' ? contact->email : contact->phone;
}

/* Section 6.2.2: family; given; additional; prefixes; suffixes. How a name
 * parts is not known, so the whole of it is the given one. */
static void
append_name (GString *cards, const SwbContactRow *contact)
{
  g_autofree char *escaped = escape (full_name (contact));
  g_autofree char *line = g_strconcat ("N:;", escaped, ";;;", NULL);

  append_value (cards, "FN", full_name (contact));
  append_folded (cards, line);
}

/**
 * swb_vcard_append:
 * @cards: gets the card
 * @contact: a contact of a creator
 *
 * Whose contact it is stands in RELATED, which RFC 6350 has for such, and in
 * the note for address books that show only that.
 */
void
swb_vcard_append (GString *cards, const SwbContactRow *contact)
{
  const gboolean is_other = *contact->creator != '\0' &&
                            strcmp (contact->creator, full_name (contact)) != 0;
  g_autofree char *id = swb_id_to_string (&contact->id);
  g_autofree char *uid = g_strconcat ("UID:urn:uuid:", id, NULL);
  g_autofree char *whose =
      is_other
          /* Translators: the name of a creator. */
          ? g_strdup_printf (_ ("Contact of %s"), contact->creator)
          : g_strdup ("");
  g_autofree char *note =
      g_strconcat (whose, *whose != '\0' && *contact->note != '\0' ? "\n" : "",
                   contact->note, NULL);

  append_folded (cards, "BEGIN:VCARD");
  append_folded (cards, "VERSION:4.0");
  append_folded (cards, "PRODID:-//Swellboard//Swellboard//EN");
  append_folded (cards, uid);
  append_name (cards, contact);
  append_value (cards, "ROLE", contact->role);
  append_emails (cards, contact->email);
  append_phones (cards, contact->phone);
  if (is_other)
    append_value (cards, "RELATED;TYPE=contact;VALUE=text", contact->creator);
  append_value (cards, "NOTE", note);
  append_folded (cards, "END:VCARD");
}

typedef struct
{
  GFile *file;
  GPtrArray *contacts;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->file);
  g_clear_pointer (&job->contacts, g_ptr_array_unref);
  g_free (job);
}

static void
write_thread (GTask *task,
              gpointer source,
              gpointer task_data,
              GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GString) cards = g_string_new (NULL);
  GError *error = NULL;

  for (guint i = 0; i < job->contacts->len; i++)
    swb_vcard_append (cards, g_ptr_array_index (job->contacts, i));
  if (g_file_replace_contents (job->file, cards->str, cards->len, NULL, FALSE,
                               G_FILE_CREATE_PRIVATE, NULL, cancellable,
                               &error))
    g_task_return_int (task, (gssize) job->contacts->len);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  job->contacts =
      swb_document_contacts_finish (SWB_DOCUMENT (source), result, &error);
  if (job->contacts == NULL)
    g_task_return_error (task, error);
  else if (job->contacts->len == 0)
    g_task_return_new_error (task, SWB_EXCHANGE_ERROR, SWB_EXCHANGE_ERROR_EMPTY,
                             _ ("None of them has a contact yet, so no file "
                                "was written"));
  else
    g_task_run_in_thread (task, write_thread);
}

/**
 * swb_vcard_export_async:
 * @document: a document
 * @creators: (nullable) (element-type SwbId): whose contacts; null for all
 * @file: where to; replaced, and for nobody else to read
 * @cancellable: (nullable): stops it
 * @callback: called at the end
 * @user_data: for @callback
 */
void
swb_vcard_export_async (SwbDocument *document,
                        const GArray *creators,
                        GFile *file,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task;
  Job *job;

  g_return_if_fail (SWB_IS_DOCUMENT (document));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (document, cancellable, callback, user_data);
  job = g_new0 (Job, 1);
  job->file = g_object_ref (file);
  g_task_set_task_data (task, job, job_free);
  swb_document_contacts_async (document, creators, cancellable, read_cb, task);
}

/**
 * swb_vcard_export_finish:
 * @document: a document
 * @result: what the callback got
 * @error: why not: %SWB_EXCHANGE_ERROR_EMPTY where there is no contact
 *
 * Returns: how many cards were written; -1 for none
 */
gssize
swb_vcard_export_finish (SwbDocument *document,
                         GAsyncResult *result,
                         GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, document), -1);

  return g_task_propagate_int (G_TASK (result), error);
}
