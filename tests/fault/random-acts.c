/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Acts by chance; see random-acts.h. */
#include "random-acts.h"

#include "storage/swb-checksum.h"
#include "storage/swb-compact.h"
#include "storage/swb-record.h"
#include "storage/swb-writer-private.h"

#define MOST_ROWS 30u
#define MOST_SETTINGS 12

struct _RandomActs
{
  SwbDatabase *db;
  GRand *random;
  GArray *rows[SWB_N_TABLES]; /* of SwbId, there once, perhaps deleted now */
};

/**
 * random_acts_new:
 * @db: a workspace's database
 * @seed: which chance
 *
 * Returns: (transfer full): who acts on it
 */
RandomActs *
random_acts_new (SwbDatabase *db, guint32 seed)
{
  RandomActs *acts = g_new0 (RandomActs, 1);

  acts->db = db;
  acts->random = g_rand_new_with_seed (seed);
  for (guint t = 0; t < SWB_N_TABLES; t++)
    acts->rows[t] = g_array_new (FALSE, FALSE, sizeof (SwbId));
  return acts;
}

/**
 * random_acts_free:
 * @acts: (transfer full): who acted
 */
void
random_acts_free (RandomActs *acts)
{
  for (guint t = 0; t < SWB_N_TABLES; t++)
    g_array_unref (acts->rows[t]);
  g_rand_free (acts->random);
  g_free (acts);
}

/**
 * random_acts_choose:
 * @acts: who acts
 * @n: how many ways there are
 *
 * Returns: one of them, from 0
 */
int
random_acts_choose (RandomActs *acts, int n)
{
  return g_rand_int_range (acts->random, 0, n);
}

static SwbValue
random_value (RandomActs *acts, SwbColumnType type)
{
  static const char *const texts[] = { "",     "Pune",  "पुणे",
                                       "한국", "'; --", "INR 4500000" };
  const SwbId id = swb_id_new ();

  if (random_acts_choose (acts, 8) == 0)
    return swb_value_null ();
  switch (type)
    {
    case SWB_COLUMN_INT:
      return swb_value_int (random_acts_choose (acts, 1000) - 500);
    case SWB_COLUMN_REAL:
      return swb_value_real (g_rand_double (acts->random) * 1e6);
    case SWB_COLUMN_ID:
      return swb_value_id (&id);
    case SWB_COLUMN_TEXT:
    default:
      return swb_value_text (
          texts[random_acts_choose (acts, G_N_ELEMENTS (texts))]);
    }
}

static void
insert (RandomActs *acts, SwbWriter *writer, guint table)
{
  const SwbTable *description = swb_schema_table ((SwbTableId) table);
  g_autofree SwbValue *values = g_new0 (SwbValue, description->n_columns);
  const SwbId id = swb_id_new ();

  for (guint c = 1; c < description->n_columns; c++)
    values[c] = random_value (acts, description->columns[c].type);
  g_assert_true (
      swb_writer_insert (writer, (SwbTableId) table, &id, values, NULL));
  for (guint c = 1; c < description->n_columns; c++)
    swb_value_clear (&values[c]);
  g_array_append_val (acts->rows[table], id);
}

static void
set (RandomActs *acts, SwbWriter *writer, guint table)
{
  const SwbTable *description = swb_schema_table ((SwbTableId) table);
  GArray *rows = acts->rows[table];
  const SwbId *row = &g_array_index (
      rows, SwbId, (guint) random_acts_choose (acts, (int) rows->len));
  guint column = (guint) random_acts_choose (acts, description->n_columns);
  g_auto (SwbValue) value =
      column == SWB_DELETED
          ? swb_value_int (random_acts_choose (acts, 2))
          : random_value (acts, description->columns[column].type);

  g_assert_true (
      swb_writer_set (writer, (SwbTableId) table, row, column, &value, NULL));
}

/**
 * random_acts_act:
 * @acts: who acts
 *
 * Does one thing, which may be made of several.
 *
 * Returns: (transfer full): what was recorded, which may be nothing
 */
SwbAction *
random_acts_act (RandomActs *acts)
{
  SwbWriter *writer = swb_writer_begin (
      acts->db, swb_action_new ("By chance", "Asha", SWB_ACTION_ACT, 1), NULL);
  int n = 1 + random_acts_choose (acts, MOST_SETTINGS);
  SwbAction *action;

  g_assert_nonnull (writer);
  for (int i = 0; i < n; i++)
    {
      guint table = (guint) random_acts_choose (acts, SWB_N_TABLES);

      if (acts->rows[table]->len == 0 || (acts->rows[table]->len < MOST_ROWS &&
                                          random_acts_choose (acts, 6) == 0))
        insert (acts, writer, table);
      else
        set (acts, writer, table);
    }
  action = swb_writer_commit (writer, NULL);
  g_assert_nonnull (action);
  return action;
}

/**
 * random_acts_take_back:
 * @acts: who acts
 * @kind: undo or redo
 *
 * Returns: (transfer full) (nullable): what was recorded; %NULL where there was
 *   nothing to take back
 */
SwbAction *
random_acts_take_back (RandomActs *acts, SwbActionKind kind)
{
  return swb_record_take_back (acts->db, kind, "Asha", 2, NULL);
}

/**
 * random_acts_compact:
 * @acts: who acts
 * @keep: how many acts stay that can be undone or done again
 *
 * Takes the rest of the history out. At least one act has to be too many.
 */
void
random_acts_compact (RandomActs *acts, guint keep)
{
  gint64 last = swb_record_last (acts->db);
  SwbCompactPlan plan;

  g_assert_true (swb_compact_plan (
      acts->db, swb_compact_point_keep (acts->db, keep), &plan, NULL));
  g_assert_cmpint (
      swb_compact_run (acts->db, &plan, "Compact", "Asha", 3, NULL, NULL), ==,
      last + 1);
}

/**
 * random_acts_digest:
 * @acts: who acts
 *
 * Returns: (transfer full): a sum over all that people can see: rows that are
 *   not deleted, in every table
 */
char *
random_acts_digest (RandomActs *acts)
{
  g_autoptr (SwbSha256) sum = swb_sha256_new ();

  for (guint t = 0; t < SWB_N_TABLES; t++)
    {
      g_autofree char *sql = g_strdup_printf (
          "SELECT '%s', * FROM %s WHERE ifnull(deleted, 0) = 0 ORDER BY id",
          swb_schema_table ((SwbTableId) t)->name,
          swb_schema_table ((SwbTableId) t)->name);
      sqlite3_stmt *rows = swb_database_prepare (acts->db, sql, NULL);
      gboolean has_row = TRUE;

      while (has_row)
        {
          g_assert_true (swb_database_step (acts->db, rows, &has_row, NULL));
          if (has_row)
            swb_checksum_add_row (sum, rows, sqlite3_column_count (rows));
        }
    }
  return swb_sha256_finish (sum);
}
