/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making one creator out of several. */
#include "document/swb-merge-private.h"

#include "base/swb-author.h"
#include "base/swb-text.h"
#include "storage/swb-storage-error.h"

#include <glib/gi18n-lib.h>

/* What both tell in the same words is not kept twice. */
static const struct
{
  SwbTableId table;
  const char *sql;
} doubled[] = {
  { SWB_TABLE_RATE,
    "SELECT b.id FROM rate b WHERE b.creator=?2 AND b.deleted=0 AND EXISTS"
    " (SELECT 1 FROM rate a WHERE a.creator=?1 AND a.deleted=0"
    " AND a.channel IS b.channel AND a.deliverable IS b.deliverable"
    " AND a.fee IS b.fee AND a.day IS b.day)" },
  { SWB_TABLE_CONTACT,
    "SELECT b.id FROM contact b WHERE b.creator=?2 AND b.deleted=0 AND EXISTS"
    " (SELECT 1 FROM contact a WHERE a.creator=?1 AND a.deleted=0"
    " AND a.name IS b.name AND a.role IS b.role AND a.email IS b.email"
    " AND a.phone IS b.phone AND a.note IS b.note)" },
  { SWB_TABLE_EXCLUSIVITY,
    "SELECT b.id FROM exclusivity b WHERE b.creator=?2 AND b.deleted=0"
    " AND EXISTS (SELECT 1 FROM exclusivity a WHERE a.creator=?1"
    " AND a.deleted=0 AND a.campaign IS b.campaign"
    " AND a.category IS b.category AND a.flight IS b.flight)" },
};

typedef struct
{
  SwbId into;
  GArray *others; /* of SwbId */
  SwbMergeFields fields;
} Merge;

static void
merge_free (gpointer data)
{
  Merge *merge = data;

  g_array_unref (merge->others);
  swb_merge_fields_clear (&merge->fields);
  g_free (merge);
}

/**
 * swb_merge_fields_clear:
 * @fields: fields
 *
 * Frees the values.
 */
void
swb_merge_fields_clear (SwbMergeFields *fields)
{
  for (guint i = 0; i < SWB_CREATOR_N; i++)
    g_clear_pointer (&fields->values[i], g_free);
}

/**
 * swb_merge_column_is_list:
 * @column: a column of the table "creator"
 *
 * Returns: whether it tells several things with ", " between, which can be
 *   joined
 */
gboolean
swb_merge_column_is_list (guint column)
{
  return column == SWB_CREATOR_LANGUAGES || column == SWB_CREATOR_CITIES ||
         column == SWB_CREATOR_NICHES || column == SWB_CREATOR_FORMATS ||
         column == SWB_CREATOR_TAGS;
}

/**
 * swb_merge_join_lists:
 * @lists: (array length=n_lists) (element-type utf8): texts with commas
 *   between, or null
 * @n_lists: how many
 *
 * Returns: (transfer full) (nullable): everything once, however it is written,
 *   as it is written first and in that order; null for nothing
 */
char *
swb_merge_join_lists (const char *const *lists, guint n_lists)
{
  g_autoptr (GHashTable) seen =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < n_lists; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lists[i] ? lists[i] : "", ",", -1);

      for (guint p = 0; parts[p] != NULL; p++)
        {
          const char *part = g_strstrip (parts[p]);

          if (*part == '\0' || !g_hash_table_add (seen, swb_text_fold (part)))
            continue;
          g_string_append_printf (joined, "%s%s", joined->len > 0 ? ", " : "",
                                  part);
        }
    }
  return joined->len > 0 ? g_string_free (g_steal_pointer (&joined), FALSE)
                         : NULL;
}

static gboolean
check_is_there (SwbWriter *writer, const SwbId *creator, GError **error)
{
  g_auto (SwbValue) deleted = swb_value_null ();

  if (!swb_writer_get (writer, SWB_TABLE_CREATOR, creator, SWB_DELETED,
                       &deleted, error))
    return FALSE;
  if (swb_value_get_int (&deleted, 0) == 0)
    return TRUE;
  g_set_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_REFUSED,
               _ ("One of these creators is no longer there"));
  return FALSE;
}

/* That the two are not the same says nothing once they are one; what was said
 * of the other one and a third counts for the one that stays. */
static gboolean
move_exemptions (SwbWriter *writer,
                 const SwbId *into,
                 const SwbId *other,
                 GError **error)
{
  g_autofree char *into_text = swb_id_to_string (into);
  g_autofree char *other_text = swb_id_to_string (other);
  g_autofree char *here = g_strconcat (SWB_NOT_SAME, into_text, NULL);
  g_autofree char *there = g_strconcat (SWB_NOT_SAME, other_text, NULL);
  g_auto (SwbValue) rule = swb_value_text (here);
  SwbDatabase *db = swb_writer_get_database (writer);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (SwbId));
  sqlite3_stmt *statement = swb_database_prepare (
      db,
      "SELECT id FROM exemption WHERE deleted=0 AND rule=?1 AND subject<>?2",
      error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  swb_bind_text (statement, 1, there);
  swb_bind_id (statement, 2, into);
  while (has_row)
    {
      SwbId id;

      if (!swb_database_step (db, statement, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      swb_column_id (statement, 0, &id);
      g_array_append_val (rows, id);
    }
  for (guint i = 0; i < rows->len; i++)
    if (!swb_writer_set (writer, SWB_TABLE_EXEMPTION,
                         &g_array_index (rows, SwbId, i), SWB_EXEMPTION_RULE,
                         &rule, error))
      return FALSE;
  return TRUE;
}

/* Exemptions that say that a creator is not itself. */
static gboolean
drop_exemptions (SwbWriter *writer,
                 const SwbId *into,
                 const SwbId *other,
                 GError **error)
{
  g_autofree char *into_text = swb_id_to_string (into);
  g_autofree char *other_text = swb_id_to_string (other);
  g_autofree char *sql = g_strdup_printf (
      "SELECT id FROM exemption WHERE deleted=0 AND (subject=?1 OR subject=?2)"
      " AND (rule='" SWB_NOT_SAME "%s' OR rule='" SWB_NOT_SAME "%s')",
      into_text, other_text);

  return swb_merge_delete_found (writer, SWB_TABLE_EXEMPTION, sql, into, other,
                                 error);
}

static gboolean
merge_one (SwbWriter *writer,
           const SwbId *into,
           const SwbId *other,
           GError **error)
{
  const SwbValue yes = swb_value_int (1);

  for (guint i = 0; i < G_N_ELEMENTS (doubled); i++)
    if (!swb_merge_delete_found (writer, doubled[i].table, doubled[i].sql, into,
                                 other, error))
      return FALSE;
  return drop_exemptions (writer, into, other, error) &&
         move_exemptions (writer, into, other, error) &&
         swb_merge_accounts (writer, into, other, error) &&
         swb_merge_move (writer, SWB_REFERENCE_CREATOR, other, into, error) &&
         swb_writer_set (writer, SWB_TABLE_CREATOR, other, SWB_DELETED, &yes,
                         error);
}

static gboolean
is_same_text (const SwbValue *value, const char *text)
{
  const char *here = swb_value_get_text (value);

  return g_strcmp0 (here ? here : "", text ? text : "") == 0;
}

static gboolean
set_fields (SwbWriter *writer,
            const SwbId *creator,
            const SwbMergeFields *fields,
            GError **error)
{
  for (guint c = SWB_CREATOR_NAME; c < SWB_CREATOR_N; c++)
    {
      g_auto (SwbValue) here = swb_value_null ();
      g_auto (SwbValue) value = fields->values[c] != NULL
                                    ? swb_value_text (fields->values[c])
                                    : swb_value_null ();

      if (!swb_writer_get (writer, SWB_TABLE_CREATOR, creator, c, &here, error))
        return FALSE;
      if (!is_same_text (&here, fields->values[c]) &&
          !swb_writer_set (writer, SWB_TABLE_CREATOR, creator, c, &value,
                           error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
exec_merge (SwbWriter *writer, gpointer data, GError **error)
{
  const Merge *merge = data;

  if (!check_is_there (writer, &merge->into, error))
    return FALSE;
  for (guint i = 0; i < merge->others->len; i++)
    {
      const SwbId *other = &g_array_index (merge->others, SwbId, i);

      if (!check_is_there (writer, other, error) ||
          !merge_one (writer, &merge->into, other, error))
        return FALSE;
    }
  return set_fields (writer, &merge->into, &merge->fields, error);
}

/**
 * swb_merge_creators:
 * @into: the creator that stays
 * @others: (array length=n_others): those that become part of it
 * @n_others: how many; @into among them, and a second time, does not count
 * @fields: what shall be told of the one that stays
 *
 * Accounts, readings, rates, contacts, contracts, notes, files, placements in
 * all campaigns and everything else that names one of the others follows. An
 * account that two of them have becomes one.
 *
 * Returns: (transfer full): the command
 */
SwbCommand *
swb_merge_creators (const SwbId *into,
                    const SwbId *others,
                    guint n_others,
                    const SwbMergeFields *fields)
{
  Merge *merge = g_new0 (Merge, 1);
  g_autoptr (GHashTable) seen = g_hash_table_new (swb_id_hash, swb_id_equal);
  g_autofree char *who = NULL;
  g_autofree char *name = NULL;

  merge->into = *into;
  merge->others = g_array_new (FALSE, FALSE, sizeof (SwbId));
  g_hash_table_add (seen, (gpointer) into);
  for (guint i = 0; i < n_others; i++)
    if (g_hash_table_add (seen, (gpointer) &others[i]))
      g_array_append_val (merge->others, others[i]);
  for (guint i = 0; i < SWB_CREATOR_N; i++)
    merge->fields.values[i] = g_strdup (fields->values[i]);
  who = swb_text_name (fields->values[SWB_CREATOR_NAME]);
  name = g_strdup_printf (ngettext ("Merge %u creator into %s",
                                    "Merge %u creators into %s",
                                    merge->others->len + 1),
                          merge->others->len + 1, who);
  return swb_command_new (name, exec_merge, merge, merge_free);
}

/**
 * swb_merge_say_not_same:
 * @creators: (array length=n_creators): creators that look like one
 * @n_creators: how many, 2 to some dozen
 *
 * Remembers of each two of them that they are not the same, with who said so
 * and when.
 *
 * Returns: (transfer full): the command
 */
SwbCommand *
swb_merge_say_not_same (const SwbId *creators, guint n_creators)
{
  g_autofree char *name = g_strdup_printf (
      ngettext ("Say that %u creator is another",
                "Say that %u creators are not the same", n_creators),
      n_creators);
  SwbCommand *command = swb_command_new_edit (name);
  const gint64 now = g_get_real_time ();

  for (guint i = 0; i < n_creators; i++)
    for (guint j = i + 1; j < n_creators; j++)
      {
        g_autofree char *author = swb_author_dup ();
        const SwbId id = swb_command_insert (command, SWB_TABLE_EXEMPTION);
        g_autofree char *text = swb_id_to_string (&creators[j]);
        g_autofree char *rule = g_strconcat (SWB_NOT_SAME, text, NULL);

#define SET(column, value)                                                     \
  swb_command_set (command, SWB_TABLE_EXEMPTION, &id, SWB_EXEMPTION_##column,  \
                   value)
        SET (RULE, swb_value_text (rule));
        SET (SUBJECT, swb_value_id (&creators[i]));
        SET (AUTHOR, swb_value_text (author));
        SET (TIME, swb_value_int (now));
#undef SET
      }
  return command;
}
