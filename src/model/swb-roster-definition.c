/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a saved view of the roster shows, and its text: groups of keys. What a
 * newer version wrote into it stays in it. */
#include "model/swb-roster-definition.h"

#include <string.h>

#define VERSION 1

#define VIEW "view"
#define FILTER "filter"
#define LOOK "look"

/**
 * swb_roster_definition_new:
 * @search: (nullable): words
 * @filter: conditions
 * @sorts: (array length=n_sorts): the order
 * @n_sorts: how many columns it goes by
 *
 * Returns: (transfer full): a definition that says nothing of how rows look
 */
SwbRosterDefinition *
swb_roster_definition_new (const char *search,
                           SwbRosterFilter *filter,
                           const SwbRosterSort *sorts,
                           guint n_sorts)
{
  SwbRosterDefinition *self = g_new0 (SwbRosterDefinition, 1);

  self->search = g_strdup (search != NULL ? search : "");
  self->filter = swb_roster_filter_ref (filter);
  self->n_sorts = MIN (n_sorts, SWB_MOST_SORTS);
  if (self->n_sorts > 0)
    memcpy (self->sorts, sorts, self->n_sorts * sizeof *sorts);
  self->file = g_key_file_new ();
  g_key_file_set_integer (self->file, VIEW, "version", VERSION);
  return self;
}

/**
 * swb_roster_definition_parse:
 * @text: (nullable): from swb_roster_definition_print(), maybe of a newer
 *   version
 *
 * Returns: (transfer full): the definition; one that shows everybody where the
 *   text cannot be read
 */
SwbRosterDefinition *
swb_roster_definition_parse (const char *text)
{
  SwbRosterDefinition *self = g_new0 (SwbRosterDefinition, 1);
  g_autofree char *sorts = NULL;

  self->file = g_key_file_new ();
  if (text == NULL ||
      !g_key_file_load_from_data (self->file, text, strlen (text),
                                  G_KEY_FILE_NONE, NULL))
    {
      g_key_file_free (self->file);
      self->file = g_key_file_new ();
      g_key_file_set_integer (self->file, VIEW, "version", VERSION);
    }
  self->search = g_key_file_get_string (self->file, VIEW, "search", NULL);
  if (self->search == NULL)
    self->search = g_strdup ("");
  self->filter = swb_roster_filter_load (self->file, FILTER);
  sorts = g_key_file_get_string (self->file, VIEW, "sort", NULL);
  self->n_sorts = swb_roster_sorts_parse (sorts, self->sorts);
  return self;
}

/**
 * swb_roster_definition_free:
 * @self: (transfer full) (nullable): a definition
 */
void
swb_roster_definition_free (SwbRosterDefinition *self)
{
  if (self == NULL)
    return;
  g_free (self->search);
  swb_roster_filter_unref (self->filter);
  g_key_file_free (self->file);
  g_free (self);
}

/**
 * swb_roster_definition_print:
 * @self: a definition
 *
 * Returns: (transfer full): its text
 */
char *
swb_roster_definition_print (const SwbRosterDefinition *self)
{
  g_autofree char *sorts = swb_roster_sorts_print (self->sorts, self->n_sorts);

  g_key_file_set_string (self->file, VIEW, "search", self->search);
  g_key_file_set_string (self->file, VIEW, "sort", sorts);
  g_key_file_remove_group (self->file, FILTER, NULL);
  swb_roster_filter_save (self->filter, self->file, FILTER);
  return g_key_file_to_data (self->file, NULL, NULL);
}

static gboolean
same_look (GKeyFile *one, GKeyFile *other)
{
  g_auto (GStrv) keys = g_key_file_get_keys (one, LOOK, NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree char *text = g_key_file_get_value (one, LOOK, keys[i], NULL);
      g_autofree char *there =
          g_key_file_get_value (other, LOOK, keys[i], NULL);

      if (there != NULL && strcmp (text, there) != 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * swb_roster_definition_equal:
 * @self: a definition
 * @other: another
 *
 * Returns: whether both show the same; of how rows look only what both tell
 *   counts
 */
gboolean
swb_roster_definition_equal (const SwbRosterDefinition *self,
                             const SwbRosterDefinition *other)
{
  g_autofree char *one = swb_roster_sorts_print (self->sorts, self->n_sorts);
  g_autofree char *two = swb_roster_sorts_print (other->sorts, other->n_sorts);

  return strcmp (self->search, other->search) == 0 && strcmp (one, two) == 0 &&
         swb_roster_filter_equal (self->filter, other->filter) &&
         same_look (self->file, other->file);
}

/**
 * swb_roster_definition_get_look:
 * @self: a definition
 * @key: what: "columns", "density", "group", ...
 *
 * Returns: (transfer full) (nullable): what was set
 */
char *
swb_roster_definition_get_look (const SwbRosterDefinition *self,
                                const char *key)
{
  return g_key_file_get_string (self->file, LOOK, key, NULL);
}

/**
 * swb_roster_definition_set_look:
 * @self: a definition
 * @key: what: "columns", "density", "group", ...
 * @value: (nullable): how, in a text that whoever shows rows knows
 */
void
swb_roster_definition_set_look (SwbRosterDefinition *self,
                                const char *key,
                                const char *value)
{
  if (value == NULL)
    g_key_file_remove_key (self->file, LOOK, key, NULL);
  else
    g_key_file_set_string (self->file, LOOK, key, value);
}

/**
 * swb_roster_definition_is_newer:
 * @self: a definition
 *
 * Returns: whether a newer version wrote it with conditions that this one does
 *   not know, so that more creators are shown than meant
 */
gboolean
swb_roster_definition_is_newer (const SwbRosterDefinition *self)
{
  return swb_roster_filter_count_unknown (self->filter) > 0;
}
