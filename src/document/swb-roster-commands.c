/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The acts of a planner on the roster and on the workspace's settings. */
#include "document/swb-roster-commands.h"

#include "base/swb-text.h"

#include <glib/gi18n-lib.h>

static void
set_creator (SwbCommand *command, const SwbId *id, const SwbCreatorFacts *facts)
{
  const struct
  {
    guint column;
    const char *text;
  } columns[] = {
    { SWB_CREATOR_NAME, facts->name },
    { SWB_CREATOR_LANGUAGES, facts->languages },
    { SWB_CREATOR_CITIES, facts->cities },
    { SWB_CREATOR_NICHES, facts->niches },
    { SWB_CREATOR_CONTACT, facts->contact },
    { SWB_CREATOR_COUNTRY, facts->country },
    { SWB_CREATOR_FORMATS, facts->formats },
    { SWB_CREATOR_TAGS, facts->tags },
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (columns[i].text != NULL)
      swb_command_set (command, SWB_TABLE_CREATOR, id, columns[i].column,
                       swb_value_text (columns[i].text));
}

static SwbId
add_account (SwbCommand *command,
             const SwbId *creator,
             const SwbCreatorFacts *facts)
{
  const SwbId id = swb_command_insert (command, SWB_TABLE_ACCOUNT);

#define SET(column, value)                                                     \
  swb_command_set (command, SWB_TABLE_ACCOUNT, &id, SWB_ACCOUNT_##column, value)
  SET (CREATOR, swb_value_id (creator));
  SET (PLATFORM, swb_value_text (swb_platform_id (facts->platform)));
  SET (HANDLE, swb_value_text (facts->handle));
  SET (NAME, swb_value_text (facts->name));
#undef SET
  return id;
}

static void
add_followers (SwbCommand *command,
               const SwbId *account,
               gint64 followers,
               SwbDay today)
{
  const SwbId id = swb_command_insert (command, SWB_TABLE_READING);

#define SET(column, value)                                                     \
  swb_command_set (command, SWB_TABLE_READING, &id, SWB_READING_##column, value)
  SET (SUBJECT, swb_value_id (account));
  SET (METRIC, swb_value_text ("followers"));
  SET (VALUE, swb_value_real ((double) followers));
  SET (DAY, swb_value_day (today));
  SET (SOURCE, swb_value_text ("typed"));
#undef SET
}

static void
add_fee (SwbCommand *command, const SwbId *creator, SwbMoney fee, SwbDay today)
{
  const SwbId id = swb_command_insert (command, SWB_TABLE_RATE);

#define SET(column, value)                                                     \
  swb_command_set (command, SWB_TABLE_RATE, &id, SWB_RATE_##column, value)
  SET (CREATOR, swb_value_id (creator));
  SET (DELIVERABLE, swb_value_text ("post"));
  SET (FEE, swb_value_money (fee));
  SET (DAY, swb_value_day (today));
#undef SET
}

static gboolean
has_handle (const SwbCreatorFacts *facts)
{
  return facts->handle != NULL && *facts->handle != '\0';
}

/**
 * swb_roster_add_creator:
 * @facts: what is known
 * @today: the day of the readings that were typed
 * @id: (out) (optional): the new creator's id
 *
 * Returns: (transfer full): the command
 */
SwbCommand *
swb_roster_add_creator (const SwbCreatorFacts *facts, SwbDay today, SwbId *id)
{
  g_autofree char *name = swb_text_tell (_ ("Add %s"), facts->name);
  SwbCommand *command = swb_command_new_edit (name);
  const SwbId creator = swb_command_insert (command, SWB_TABLE_CREATOR);

  set_creator (command, &creator, facts);
  if (has_handle (facts))
    {
      const SwbId account = add_account (command, &creator, facts);

      if (facts->followers >= 0)
        add_followers (command, &account, facts->followers, today);
    }
  if (!swb_money_is_none (&facts->fee))
    add_fee (command, &creator, facts->fee, today);
  if (id != NULL)
    *id = creator;
  return command;
}

static void
edit_account (SwbCommand *command,
              const SwbAccountCells *account,
              const SwbCreatorFacts *facts,
              SwbDay today)
{
  swb_command_set (command, SWB_TABLE_ACCOUNT, &account->id,
                   SWB_ACCOUNT_PLATFORM,
                   swb_value_text (swb_platform_id (facts->platform)));
  if (has_handle (facts))
    swb_command_set (command, SWB_TABLE_ACCOUNT, &account->id,
                     SWB_ACCOUNT_HANDLE, swb_value_text (facts->handle));
  if (facts->followers >= 0 && facts->followers != account->followers)
    add_followers (command, &account->id, facts->followers, today);
}

/**
 * swb_roster_edit_creator:
 * @creator: a creator
 * @facts: what shall be; null leaves a fact as it is
 * @today: the day of the readings that were typed
 *
 * Followers and fee that differ are added as a reading and a rate of @today;
 * the former ones stay in the history of the account.
 *
 * Returns: (transfer full): the command
 */
SwbCommand *
swb_roster_edit_creator (SwbCreator *creator,
                         const SwbCreatorFacts *facts,
                         SwbDay today)
{
  g_autofree char *name = swb_text_tell (
      _ ("Edit %s"),
      facts->name ? facts->name : swb_creator_get_name (creator));
  SwbCommand *command = swb_command_new_edit (name);
  const SwbId *id = swb_creator_get_id (creator);
  const SwbAccountCells *account = swb_creator_get_account (creator);
  const SwbMoney fee = swb_creator_get_fee (creator);

  set_creator (command, id, facts);
  if (account != NULL)
    edit_account (command, account, facts, today);
  else if (has_handle (facts))
    {
      const SwbId new_account = add_account (command, id, facts);

      if (facts->followers >= 0)
        add_followers (command, &new_account, facts->followers, today);
    }
  if (!swb_money_is_none (&facts->fee) && !swb_money_equal (&facts->fee, &fee))
    add_fee (command, id, facts->fee, today);
  return command;
}

/* Null where they could not be read. */
static GArray *
find_placements (SwbDatabase *db, const SwbId *creator, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (SwbId));
  sqlite3_stmt *statement = swb_database_prepare (
      db, "SELECT id FROM placement WHERE creator=?1 AND deleted=0", error);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  swb_bind_id (statement, 1, creator);
  while (swb_database_step (db, statement, &has_row, error))
    {
      SwbId id;

      if (!has_row)
        return g_steal_pointer (&found);
      swb_column_id (statement, 0, &id);
      g_array_append_val (found, id);
    }
  return NULL;
}

static gboolean
hide_placements (SwbWriter *writer, const SwbId *creator, GError **error)
{
  g_autoptr (GArray) found =
      find_placements (swb_writer_get_database (writer), creator, error);
  const SwbValue yes = swb_value_int (1);

  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    if (!swb_writer_set (writer, SWB_TABLE_PLACEMENT,
                         &g_array_index (found, SwbId, i), SWB_DELETED, &yes,
                         error))
      return FALSE;
  return TRUE;
}

static gboolean
exec_delete (SwbWriter *writer, gpointer data, GError **error)
{
  const GArray *ids = data;
  const SwbValue yes = swb_value_int (1);

  for (guint i = 0; i < ids->len; i++)
    {
      const SwbId *id = &g_array_index (ids, SwbId, i);

      swb_database_tell (swb_writer_get_database (writer), i, ids->len);
      if (!hide_placements (writer, id, error) ||
          !swb_writer_set (writer, SWB_TABLE_CREATOR, id, SWB_DELETED, &yes,
                           error))
        return FALSE;
    }
  return TRUE;
}

/**
 * swb_roster_delete_creators:
 * @creators: (array length=n_creators): who goes
 * @n_creators: how many
 *
 * Their placements, in all campaigns, go with them; undo brings all back.
 *
 * Returns: (transfer full): the command
 */
SwbCommand *
swb_roster_delete_creators (SwbCreator *const *creators, guint n_creators)
{
  g_autofree char *name = NULL;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (SwbId));

  for (guint i = 0; i < n_creators; i++)
    g_array_append_vals (ids, swb_creator_get_id (creators[i]), 1);
  if (n_creators != 1)
    return swb_roster_delete_ids (ids);
  name = swb_text_tell (_ ("Delete %s"), swb_creator_get_name (creators[0]));
  return swb_command_new (name, exec_delete, ids,
                          (GDestroyNotify) g_array_unref);
}

/**
 * swb_roster_delete_ids:
 * @ids: (transfer full) (element-type SwbId): who goes
 *
 * Like swb_roster_delete_creators().
 *
 * Returns: (transfer full): the command
 */
SwbCommand *
swb_roster_delete_ids (GArray *ids)
{
  g_autofree char *name = g_strdup_printf (
      ngettext ("Delete %u creator", "Delete %u creators", ids->len), ids->len);

  return swb_command_new (name, exec_delete, ids,
                          (GDestroyNotify) g_array_unref);
}

/**
 * swb_workspace_change_setting:
 * @workspace: the workspace
 * @name: what people call the change
 * @key: which setting
 * @value: its value
 *
 * Returns: (transfer full): the command
 */
SwbCommand *
swb_workspace_change_setting (SwbWorkspace *workspace,
                              const char *name,
                              const char *key,
                              const char *value)
{
  SwbCommand *command = swb_command_new_edit (name);
  const SwbId *known = swb_workspace_get_setting_id (workspace, key);
  const SwbId id =
      known ? *known : swb_command_insert (command, SWB_TABLE_SETTING);

  if (known == NULL)
    swb_command_set (command, SWB_TABLE_SETTING, &id, SWB_SETTING_KEY,
                     swb_value_text (key));
  swb_command_set (command, SWB_TABLE_SETTING, &id, SWB_SETTING_VALUE,
                   swb_value_text (value));
  return command;
}
