/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The acts of a planner on the texts of a creator, and taking a part of what is
 * known away. */
#include "document/swb-creator-commands.h"

#include "base/swb-country.h"
#include "base/swb-language.h"
#include "base/swb-text.h"
#include "document/swb-creator-edit.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  LINE,
  LINES,
  LIST,
} Form;

/* The texts of a creator and what their change is called. */
static const struct
{
  guint column;
  const char *name;
  Form form;
} texts[] = {
  { SWB_CREATOR_NAME, N_ ("Rename %s"), LINE },
  { SWB_CREATOR_LANGUAGES, N_ ("Set the languages of %s"), LIST },
  { SWB_CREATOR_CITIES, N_ ("Set the cities of %s"), LIST },
  { SWB_CREATOR_COUNTRY, N_ ("Set the country of %s"), LINE },
  { SWB_CREATOR_NICHES, N_ ("Set the niches of %s"), LIST },
  { SWB_CREATOR_FORMATS, N_ ("Set the formats of %s"), LIST },
  { SWB_CREATOR_TAGS, N_ ("Set the tags of %s"), LIST },
  { SWB_CREATOR_DISCLOSURE, N_ ("Set the disclosure of %s"), LINES },
  { SWB_CREATOR_NOTE, N_ ("Set the summary of %s"), LINES },
  { SWB_CREATOR_CONTACT, N_ ("Set the contact line of %s"), LINE },
};

static char *
join (const char *const *list)
{
  return list != NULL ? g_strjoinv (", ", (char **) list) : g_strdup ("");
}

static char *
dup_old (const SwbCreatorDetails *about, guint column)
{
  switch (column)
    {
    case SWB_CREATOR_NAME:
      return g_strdup (about->name);
    case SWB_CREATOR_LANGUAGES:
      return join (about->languages);
    case SWB_CREATOR_CITIES:
      return join (about->cities);
    case SWB_CREATOR_COUNTRY:
      return g_strdup (about->country);
    case SWB_CREATOR_NICHES:
      return join (about->niches);
    case SWB_CREATOR_FORMATS:
      return join (about->formats);
    case SWB_CREATOR_TAGS:
      return join (about->tags);
    case SWB_CREATOR_DISCLOSURE:
      return g_strdup (about->disclosure);
    case SWB_CREATOR_NOTE:
      return g_strdup (about->note);
    case SWB_CREATOR_CONTACT:
    default:
      return g_strdup (about->contact);
    }
}

/* Each once, in order; languages by their codes where they have one. */
static char *
tidy_list (const char *text, gboolean languages)
{
  g_autofree char *clean = swb_text_clean (text, -1);
  g_auto (GStrv) parts = g_strsplit (clean, ",", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_autoptr (GHashTable) seen =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);
      const char *code = languages ? swb_language_code (part) : NULL;

      if (code != NULL)
        part = code;
      if (*part != '\0' && g_hash_table_add (seen, swb_text_fold (part)))
        g_ptr_array_add (kept, (gpointer) part);
    }
  g_ptr_array_add (kept, NULL);
  return g_strjoinv (", ", (char **) kept->pdata);
}

/* A country has a code, whether the code or the name is typed. */
static char *
tidy_country (const char *text)
{
  g_autofree char *clean = swb_text_clean (text, -1);
  const char *code = swb_country_code (clean);

  if (code == NULL)
    code = swb_country_code_of (clean);
  return g_strdup (code != NULL ? code : clean);
}

/**
 * swb_creator_set_text:
 * @about: whose
 * @column: one of the texts of a creator
 * @text: (nullable): what it shall be; of a list with "," between
 * @error: #SwbCreatorError: no name, or too long a text
 *
 * Returns: (transfer full) (nullable): the command
 */
SwbCommand *
swb_creator_set_text (const SwbCreatorDetails *about,
                      guint column,
                      const char *text,
                      GError **error)
{
  g_autofree char *old = dup_old (about, column);
  g_autofree char *wanted = NULL;
  g_autofree char *name = NULL;
  SwbCreatorEdit edit;
  guint i = 0;

  while (i < G_N_ELEMENTS (texts) && texts[i].column != column)
    i++;
  g_return_val_if_fail (i < G_N_ELEMENTS (texts), NULL);

  name = swb_text_tell (_ (texts[i].name), about->name);
  swb_creator_edit_begin (&edit, name, SWB_TABLE_CREATOR, &about->id);
  wanted = texts[i].form == LIST
               ? tidy_list (text, column == SWB_CREATOR_LANGUAGES)
           : column == SWB_CREATOR_COUNTRY ? tidy_country (text)
                                           : g_strdup (text);
  if (texts[i].form == LINES)
    swb_creator_edit_lines (&edit, column, old, wanted);
  else
    swb_creator_edit_line (&edit, column, old, wanted);
  if (column == SWB_CREATOR_NAME)
    {
      g_autofree char *clean = swb_text_clean (text, -1);

      if (*clean == '\0')
        swb_creator_edit_fail (&edit, SWB_CREATOR_ERROR_EMPTY,
                               _ ("Say the creator’s name"));
    }
  return swb_creator_edit_end (&edit, error);
}

/**
 * swb_creator_remove:
 * @about: whose
 * @part: what kind of thing
 * @id: which one
 *
 * Undo brings it back. What hangs on an account stays in the workspace, and an
 * attachment's bytes too.
 *
 * Returns: (transfer full): the command
 */
SwbCommand *
swb_creator_remove (const SwbCreatorDetails *about,
                    SwbCreatorPart part,
                    const SwbId *id)
{
  static const struct
  {
    SwbTableId table;
    const char *name;
  } parts[SWB_N_PARTS] = {
    [SWB_PART_ACCOUNT] = { SWB_TABLE_ACCOUNT, N_ ("Remove an account of %s") },
    [SWB_PART_READING] = { SWB_TABLE_READING, N_ ("Remove a reading of %s") },
    [SWB_PART_SHARE] = { SWB_TABLE_AUDIENCE,
                         N_ ("Remove a share of the audience of %s") },
    [SWB_PART_RATE] = { SWB_TABLE_RATE, N_ ("Remove a rate of %s") },
    [SWB_PART_CONTACT] = { SWB_TABLE_CONTACT, N_ ("Remove a contact of %s") },
    [SWB_PART_CONTRACT] = { SWB_TABLE_CONTRACT,
                            N_ ("Remove a contract with %s") },
    [SWB_PART_EXCLUSIVITY] = { SWB_TABLE_EXCLUSIVITY,
                               N_ ("Remove an exclusivity of %s") },
    [SWB_PART_PAYOUT] = { SWB_TABLE_PAYOUT, N_ ("Remove a payout to %s") },
    [SWB_PART_NOTE] = { SWB_TABLE_NOTE, N_ ("Remove a note about %s") },
    [SWB_PART_ATTACHMENT] = { SWB_TABLE_ATTACHMENT,
                              N_ ("Remove a file of %s") },
  };
  g_autofree char *name = NULL;
  SwbCommand *command;

  g_return_val_if_fail (part < SWB_N_PARTS, NULL);

  name = swb_text_tell (_ (parts[part].name), about->name);
  command = swb_command_new_edit (name);
  swb_command_set (command, parts[part].table, id, SWB_DELETED,
                   swb_value_int (1));
  return command;
}
