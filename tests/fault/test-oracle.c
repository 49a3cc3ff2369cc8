/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite's session extension watches the same acts as our record; both must
 * tell the same rows and fields, with the same old and new values. It is only a
 * witness here: the program never uses it. */
#include "random-acts.h"

#include "storage/swb-workspace-file.h"

#include <string.h>

#define N_ACTS 2000

static SwbValue
value_of (sqlite3_value *value)
{
  SwbId id;

  switch (value == NULL ? SQLITE_NULL : sqlite3_value_type (value))
    {
    case SQLITE_INTEGER:
      return swb_value_int (sqlite3_value_int64 (value));
    case SQLITE_FLOAT:
      return swb_value_real (sqlite3_value_double (value));
    case SQLITE_TEXT:
      return swb_value_text ((const char *) sqlite3_value_text (value));
    case SQLITE_BLOB:
      g_assert_cmpint (sqlite3_value_bytes (value), ==, sizeof id);
      memcpy (&id, sqlite3_value_blob (value), sizeof id);
      return swb_value_id (&id);
    default:
      return swb_value_null ();
    }
}

static char *
key_of (SwbTableId table, const SwbId *row, guint column)
{
  g_autofree char *id = swb_id_to_string (row);

  return g_strdup_printf ("%u %s %u", table, id, column);
}

static char *
tell (const SwbValue *value)
{
  if (value->type == SWB_VALUE_NULL)
    return g_strdup ("null");
  if (value->type == SWB_VALUE_INT)
    return g_strdup_printf ("int %" G_GINT64_FORMAT, value->integer);
  if (value->type == SWB_VALUE_REAL)
    return g_strdup_printf ("real %.17g", value->real);
  if (value->type == SWB_VALUE_ID)
    {
      g_autofree char *id = swb_id_to_string (&value->id);

      return g_strdup_printf ("id %s", id);
    }
  return g_strdup_printf ("text %s", value->text);
}

static char *
tell_both (const SwbValue *old, const SwbValue *now)
{
  g_autofree char *was = tell (old);
  g_autofree char *is = tell (now);

  return g_strdup_printf ("%s -> %s", was, is);
}

/* The old value of a field that an act may have set more than once. */
static const SwbValue *
first_old (const SwbAction *action, const SwbSetting *last)
{
  for (guint i = 0; i < action->settings->len; i++)
    {
      const SwbSetting *setting =
          &g_array_index (action->settings, SwbSetting, i);

      if (setting->table == last->table && setting->column == last->column &&
          swb_id_equal (&setting->row, &last->row))
        return &setting->old;
    }
  g_assert_not_reached ();
}

/* A row that the same act made says all by being there; a field that holds in
 * the end what it held says nothing. */
static void
tell_setting (GHashTable *told,
              const SwbAction *action,
              const SwbSetting *setting)
{
  g_autofree char *row = key_of (setting->table, &setting->row, 999);
  char *key = key_of (setting->table, &setting->row, setting->column);
  const SwbValue *old = first_old (action, setting);

  if ((action->kind == SWB_ACTION_ACT && g_hash_table_contains (told, row)) ||
      swb_value_equal (old, &setting->now))
    {
      g_hash_table_remove (told, key);
      g_free (key);
    }
  else
    g_hash_table_replace (told, key, tell_both (old, &setting->now));
}

/* A row whose flag the act had set too: an undo hides it after that, a redo
 * shows it before. The session sees what came of both. */
static void
tell_flag_of_row (GHashTable *told,
                  const SwbAction *action,
                  const SwbRowRef *ref)
{
  const SwbSetting *first = NULL;
  const SwbSetting *last = NULL;
  const SwbValue hidden = swb_value_int (1);
  const SwbValue *old;
  const SwbValue *now;
  g_autofree char *row = key_of (ref->table, &ref->row, 999);
  char *flag;

  for (guint i = 0; i < action->settings->len; i++)
    {
      const SwbSetting *setting =
          &g_array_index (action->settings, SwbSetting, i);

      if (setting->table != ref->table || setting->column != SWB_DELETED ||
          !swb_id_equal (&setting->row, &ref->row))
        continue;
      first = first != NULL ? first : setting;
      last = setting;
    }
  if (first == NULL)
    return;
  old = action->kind == SWB_ACTION_UNDO ? &first->old : &hidden;
  now = action->kind == SWB_ACTION_UNDO ? &hidden : &last->now;
  flag = key_of (ref->table, &ref->row, SWB_DELETED);
  g_hash_table_remove (told, row);
  g_hash_table_remove (told, flag);
  if (swb_value_equal (old, now))
    g_free (flag);
  else
    g_hash_table_replace (told, flag, tell_both (old, now));
}

/* What our record tells: a field a line, and a line for each row. */
static GHashTable *
tell_action (const SwbAction *action)
{
  GHashTable *told =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < action->rows->len; i++)
    {
      const SwbRowRef *ref = &g_array_index (action->rows, SwbRowRef, i);

      g_hash_table_replace (told, key_of (ref->table, &ref->row, 999),
                            g_strdup ("row"));
    }
  for (guint i = 0; i < action->settings->len; i++)
    tell_setting (told, action,
                  &g_array_index (action->settings, SwbSetting, i));
  for (guint i = 0; action->kind != SWB_ACTION_ACT && i < action->rows->len;
       i++)
    tell_flag_of_row (told, action,
                      &g_array_index (action->rows, SwbRowRef, i));
  return told;
}

static SwbId
row_of (sqlite3_changeset_iter *changes, gboolean inserted)
{
  sqlite3_value *value = NULL;
  g_auto (SwbValue) id = swb_value_null ();

  if (inserted)
    sqlite3changeset_new (changes, 0, &value);
  else
    sqlite3changeset_old (changes, 0, &value);
  id = value_of (value);
  return id.id;
}

static void
tell_update (GHashTable *told,
             sqlite3_changeset_iter *changes,
             SwbTableId table,
             int n_columns)
{
  const SwbId row = row_of (changes, FALSE);

  for (int c = 1; c < n_columns; c++)
    {
      sqlite3_value *old = NULL;
      sqlite3_value *now = NULL;
      g_auto (SwbValue) was = swb_value_null ();
      g_auto (SwbValue) is = swb_value_null ();

      sqlite3changeset_old (changes, c, &old);
      sqlite3changeset_new (changes, c, &now);
      if (now == NULL)
        continue;
      was = value_of (old);
      is = value_of (now);
      g_hash_table_replace (told, key_of (table, &row, (guint) c - 1),
                            tell_both (&was, &is));
    }
}

static GHashTable *
tell_session (sqlite3_session *session)
{
  GHashTable *told =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sqlite3_changeset_iter *changes;
  void *bytes = NULL;
  int size = 0;

  g_assert_cmpint (sqlite3session_changeset (session, &size, &bytes), ==,
                   SQLITE_OK);
  sqlite3changeset_start (&changes, size, bytes);
  while (sqlite3changeset_next (changes) == SQLITE_ROW)
    {
      const char *name;
      int n_columns;
      int op;
      SwbTableId table;

      sqlite3changeset_op (changes, &name, &n_columns, &op, NULL);
      if (!swb_schema_find_table (name, &table))
        continue;
      g_assert_cmpint (op, !=, SQLITE_DELETE);
      if (op == SQLITE_INSERT)
        {
          const SwbId row = row_of (changes, TRUE);

          g_hash_table_replace (told, key_of (table, &row, 999),
                                g_strdup ("row"));
        }
      else
        tell_update (told, changes, table, n_columns);
    }
  sqlite3changeset_finalize (changes);
  sqlite3_free (bytes);
  return told;
}

/* An undo or redo tells rows that it hid or showed again by their ids; the
 * session sees the flag change. */
static gboolean
is_row_of_flag (GHashTable *other, const char *key)
{
  g_autofree char *flag = g_strdup_printf (
      "%.*s %u", (int) (strlen (key) - strlen (" 999")), key, SWB_DELETED);

  return g_str_has_suffix (key, " 999") && g_hash_table_contains (other, flag);
}

/* The other way round: the row whose flag KEY is. */
static char *
row_of_flag (const char *key)
{
  g_autofree char *flag = g_strdup_printf (" %u", SWB_DELETED);

  return g_str_has_suffix (key, flag)
             ? g_strdup_printf ("%.*s 999", (int) (strlen (key) - 2), key)
             : NULL;
}

static void
assert_same (GHashTable *ours, GHashTable *theirs, SwbActionKind kind)
{
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_hash_table_iter_init (&iter, ours);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      if (kind != SWB_ACTION_ACT && is_row_of_flag (theirs, key))
        continue;
      if (g_strcmp0 (value, g_hash_table_lookup (theirs, key)) != 0)
        g_error ("%s: we say %s, the session says %s", (char *) key,
                 (char *) value, (char *) g_hash_table_lookup (theirs, key));
    }
  g_hash_table_iter_init (&iter, theirs);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_autofree char *row = row_of_flag (key);

      if (!g_hash_table_contains (ours, key) &&
          !(row != NULL && g_hash_table_contains (ours, row)))
        g_error ("%s of kind %d: we say nothing, the session says %s",
                 (char *) key, kind, (char *) value);
    }
}

static sqlite3_session *
watch (SwbDatabase *db)
{
  sqlite3_session *session;

  g_assert_cmpint (
      sqlite3session_create (swb_database_get_handle (db), "main", &session),
      ==, SQLITE_OK);
  sqlite3session_attach (session, NULL);
  return session;
}

static SwbAction *
act (RandomActs *acts)
{
  int way = random_acts_choose (acts, 5);

  if (way == 0)
    return random_acts_take_back (acts, SWB_ACTION_UNDO);
  if (way == 1)
    return random_acts_take_back (acts, SWB_ACTION_REDO);
  return random_acts_act (acts);
}

/* One act under both eyes; with BEHIND a row comes in without a record. */
static void
watch_one (SwbDatabase *db, RandomActs *acts, gboolean behind)
{
  sqlite3_session *session = watch (db);
  g_autoptr (SwbAction) action = act (acts);
  g_autoptr (GHashTable) theirs = NULL;
  g_autoptr (GHashTable) ours = NULL;

  if (behind)
    g_assert_true (swb_database_exec (
        db, "INSERT INTO segment (id, deleted) VALUES (zeroblob(16), 0)",
        NULL));
  theirs = tell_session (session);
  sqlite3session_delete (session);
  if (action == NULL)
    return;
  ours = tell_action (action);
  assert_same (ours, theirs, action->kind);
}

static void
test_oracle (void)
{
  const char *wanted = g_getenv ("SWB_SEED");
  guint32 seed = wanted != NULL ? (guint32) g_ascii_strtoull (wanted, NULL, 10)
                                : (guint32) g_test_rand_int ();
  g_autoptr (SwbDatabase) db =
      swb_database_open (":memory:", SWB_DATABASE_PLAIN, NULL);
  g_autoptr (RandomActs) acts = random_acts_new (db, seed);

  g_test_message ("seed %u", seed);
  g_assert_true (swb_file_create (db, NULL));
  for (guint i = 0; i < N_ACTS; i++)
    watch_one (db, acts, FALSE);
}

/* What is written behind the record is seen. */
static void
test_bites (void)
{
  g_autoptr (SwbDatabase) db = NULL;
  g_autoptr (RandomActs) acts = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_failed ();
      g_test_trap_assert_stderr ("*we say nothing, the session says row*");
      return;
    }
  db = swb_database_open (":memory:", SWB_DATABASE_PLAIN, NULL);
  acts = random_acts_new (db, 7);
  g_assert_true (swb_file_create (db, NULL));
  for (guint i = 0; i < 20; i++)
    watch_one (db, acts, i == 19);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/oracle/session", test_oracle);
  g_test_add_func ("/oracle/bites", test_bites);
  return g_test_run ();
}
