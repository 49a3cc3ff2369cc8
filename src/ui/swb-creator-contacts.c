/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom to write to or call about a creator. */
#include "ui/swb-creator-contacts.h"

#include "base/swb-mail.h"
#include "base/swb-text.h"
#include "ui/swb-creator-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_ADDRESSES 4 /* of one person, with a button each */

struct _SwbCreatorContacts
{
  SwbCreatorCard parent_instance;
};

G_DEFINE_FINAL_TYPE (SwbCreatorContacts,
                     swb_creator_contacts,
                     SWB_TYPE_CREATOR_CARD)

enum
{
  NAME,
  ROLE,
  EMAIL,
  PHONE,
  NOTE,
};

static char *
join (const char *first, const char *second)
{
  if (*first == '\0' || *second == '\0')
    return g_strdup (*first != '\0' ? first : second);
  return g_strdup_printf ("%s · %s", first, second);
}

/* Nothing but addresses that the contact has. */
static gboolean
has_mail (const SwbDetailContact *contact, const char *line)
{
  g_autofree char *tidy = swb_mail_tidy (line);

  return tidy != NULL && swb_mail_share (contact->email, tidy);
}

/* The line of former versions often says what a contact says too. */
static gboolean
is_told (const SwbCreatorDetails *details, const char *line)
{
  for (guint i = 0; i < details->contacts->len; i++)
    {
      const SwbDetailContact *contact = details->contacts->pdata[i];

      if (g_strcmp0 (contact->email, line) == 0 || has_mail (contact, line) ||
          g_strcmp0 (contact->phone, line) == 0)
        return TRUE;
    }
  return *line == '\0';
}

/* A button for each address of the field. */
static void
add_mail (GtkWidget *row, const char *email)
{
  g_auto (GStrv) addresses = swb_mail_find (email);

  for (guint i = 0; addresses[i] != NULL && i < MOST_ADDRESSES; i++)
    {
      g_autofree char *uri = swb_mail_uri (addresses[i]);
      g_autofree char *label = swb_text_tell (_ ("Write to %s"), addresses[i]);

      if (uri != NULL)
        swb_creator_card_add_link (row, "mail-unread-symbolic", label, uri);
    }
}

/* Of a number only what is dialled. */
static void
add_call (GtkWidget *row, const char *phone)
{
  g_autoptr (GString) uri = g_string_new ("tel:");
  g_autofree char *label = swb_text_tell (_ ("Call %s"), phone);

  for (const char *at = phone; *at != '\0'; at = g_utf8_next_char (at))
    {
      int digit = g_unichar_digit_value (g_utf8_get_char (at));

      if (digit >= 0)
        g_string_append_printf (uri, "%d", digit);
      else if (*at == '+' && uri->len == strlen ("tel:"))
        g_string_append_c (uri, '+');
    }
  if (uri->len > strlen ("tel:+"))
    swb_creator_card_add_link (row, "call-start-symbolic", label, uri->str);
}

static void
fill (SwbCreatorCard *card, const SwbCreatorDetails *details)
{
  for (guint i = 0; i < details->contacts->len; i++)
    {
      const SwbDetailContact *contact = details->contacts->pdata[i];
      g_autofree char *address = join (contact->email, contact->phone);
      gboolean named = *contact->name != '\0';
      const SwbCreatorRow row = {
        .title = named ? contact->name : address,
        .subtitle = named ? address : NULL,
        .value = *contact->role != '\0' ? contact->role : NULL,
        .tooltip = *contact->note != '\0' ? contact->note : NULL,
        .key = i,
      };
      GtkWidget *widget = swb_creator_card_add_row (card, &row);

      add_mail (widget, contact->email);
      add_call (widget, contact->phone);
    }
  if (!is_told (details, details->contact))
    swb_creator_card_add_words (card, details->contact, "caption");
}

static SwbCommand *
make (SwbCreatorEditor *editor,
      const SwbCreatorDetails *about,
      gconstpointer item,
      GError **error)
{
  const SwbContactFacts facts = {
    .name = swb_creator_editor_get_text (editor, NAME),
    .role = swb_creator_editor_get_text (editor, ROLE),
    .email = swb_creator_editor_get_text (editor, EMAIL),
    .phone = swb_creator_editor_get_text (editor, PHONE),
    .note = swb_creator_editor_get_text (editor, NOTE),
  };

  return swb_creator_set_contact (about, item, &facts, error);
}

static void
ask (SwbCreatorCard *card, const SwbDetailContact *contact)
{
  static const SwbDetailContact nothing = { .name = "" };
  const SwbDetailContact *now = contact != NULL ? contact : &nothing;
  SwbCreatorEditor *editor = swb_creator_editor_new (
      GTK_WIDGET (card), swb_creator_card_get_document (card),
      swb_creator_card_get_details (card),
      contact != NULL ? _ ("Edit Contact") : _ ("Add Contact"));

  swb_creator_editor_add_text (editor, _ ("Name"), now->name);
  swb_creator_editor_add_text (editor, _ ("Role, such as agent or manager"),
                               now->role);
  swb_creator_editor_add_text (editor, _ ("Mail, several with commas between"),
                               now->email);
  swb_creator_editor_add_text (editor, _ ("Phone"), now->phone);
  swb_creator_editor_add_text (editor, _ ("Note"), now->note);
  swb_creator_editor_point (editor, SWB_CREATOR_ERROR_EMAIL, EMAIL);
  swb_creator_editor_point (editor, SWB_CREATOR_ERROR_NUMBER, PHONE);
  if (contact != NULL)
    swb_creator_editor_offer_removal (editor, SWB_PART_CONTACT, &contact->id,
                                      _ ("Contact deleted"));
  swb_creator_editor_ask (editor, make, contact,
                          contact != NULL ? _ ("Contact changed")
                                          : _ ("Contact added"));
}

static void
add (SwbCreatorCard *card, guint kind)
{
  ask (card, NULL);
}

static void
edit (SwbCreatorCard *card, guint key)
{
  if (swb_creator_card_can_edit (card))
    ask (card, swb_creator_card_get_details (card)->contacts->pdata[key]);
}

static void
remove_contact (SwbCreatorCard *card, guint key)
{
  const SwbCreatorDetails *details = swb_creator_card_get_details (card);
  const SwbDetailContact *contact = details->contacts->pdata[key];

  swb_creator_card_run (
      card, swb_creator_remove (details, SWB_PART_CONTACT, &contact->id),
      _ ("Contact deleted"));
}

static void
swb_creator_contacts_class_init (SwbCreatorContactsClass *klass)
{
  SwbCreatorCardClass *card_class = SWB_CREATOR_CARD_CLASS (klass);

  card_class->fill = fill;
  card_class->nothing = _ ("Nobody to write to yet.");
  card_class->add = add;
  card_class->edit = edit;
  card_class->remove = remove_contact;
}

static void
swb_creator_contacts_init (SwbCreatorContacts *self)
{
  swb_creator_card_set_up (SWB_CREATOR_CARD (self), "contacts", _ ("Contacts"),
                           _ ("Add a Contact"));
}
