/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an edit looks up around a creator: the row itself, the rate card, the
 * placements of the campaign. */
#include "document/swb-placement-status.h"
#include "document/swb-roster-edit-row.h"

#include "base/swb-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DELIVERABLE "post"

/* Finds the account of somebody who had none when the edit was made. */
static gboolean
find_account (SwbEditWork *work, GError **error)
{
  gboolean has_row = FALSE;
  sqlite3_stmt *statement = swb_database_prepare (
      work->db,
      "SELECT id FROM account WHERE creator=?1 AND deleted=0 ORDER BY id"
      " LIMIT 1",
      error);

  if (statement == NULL)
    return FALSE;
  swb_bind_id (statement, 1, &work->creator);
  if (!swb_database_step (work->db, statement, &has_row, error))
    return FALSE;
  work->has_account = has_row && swb_column_id (statement, 0, &work->account);
  sqlite3_reset (statement);
  return TRUE;
}

/* Reads the creator's own row. */
gboolean
swb_edit_load_creator (SwbEditWork *work, GError **error)
{
  gboolean has_row = FALSE;
  sqlite3_stmt *statement = swb_database_prepare (
      work->db,
      "SELECT deleted, name, languages, cities, country, niches, formats,"
      " contact, disclosure, note, tags FROM creator WHERE id=?1 AND deleted=0",
      error);

  if (statement == NULL)
    return FALSE;
  swb_bind_id (statement, 1, &work->creator);
  if (!swb_database_step (work->db, statement, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      work->refusal = _ ("This creator was deleted meanwhile");
      return TRUE;
    }
  for (int i = SWB_CREATOR_NAME; i < SWB_CREATOR_N; i++)
    work->texts[i] =
        g_strdup ((const char *) sqlite3_column_text (statement, i));
  sqlite3_reset (statement);
  return work->has_account || find_account (work, error);
}

/* One text of any table, on whichever connection the work has. */
gboolean
swb_edit_read_text (SwbEditWork *work,
                    SwbTableId table,
                    const SwbId *row,
                    guint column,
                    char **text,
                    GError **error)
{
  const SwbTable *description = swb_schema_table (table);
  g_autofree char *sql =
      g_strdup_printf ("SELECT %s FROM %s WHERE id=?1",
                       description->columns[column].name, description->name);
  sqlite3_stmt *statement = swb_database_prepare (work->db, sql, error);
  gboolean has_row = FALSE;

  *text = NULL;
  if (statement == NULL)
    return FALSE;
  swb_bind_id (statement, 1, row);
  if (!swb_database_step (work->db, statement, &has_row, error))
    return FALSE;
  if (has_row)
    *text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_reset (statement);
  return TRUE;
}

/* The lowest fee of the newest day is what the roster shows. A rate of today
 * for a post is what a second typing of today corrects. */
typedef struct
{
  SwbMoney shown;
  SwbId today;
  gboolean has_today;
} Rates;

static void
take_rate (const SwbEditWork *work,
           sqlite3_stmt *statement,
           gint64 *newest,
           Rates *rates)
{
  const gint64 day = sqlite3_column_int64 (statement, 1);
  const char *deliverable = (const char *) sqlite3_column_text (statement, 3);
  SwbMoney fee;

  if (!swb_money_parse_text ((const char *) sqlite3_column_text (statement, 0),
                             &fee))
    return;
  if (swb_money_is_none (&rates->shown) ||
      (day == *newest && fee.minor < rates->shown.minor))
    {
      rates->shown = fee;
      *newest = day;
    }
  if (day == work->edit->today &&
      (deliverable == NULL || g_str_equal (deliverable, DELIVERABLE)))
    rates->has_today = swb_column_id (statement, 2, &rates->today);
}

static gboolean
read_rates (SwbEditWork *work, Rates *rates, GError **error)
{
  gint64 newest = 0;
  gboolean has_row;
  sqlite3_stmt *statement = swb_database_prepare (
      work->db,
      "SELECT fee, day, id, deliverable FROM rate WHERE creator=?1"
      " AND deleted=0 ORDER BY day DESC",
      error);

  *rates = (Rates){ .shown = swb_money_none () };
  if (statement == NULL)
    return FALSE;
  swb_bind_id (statement, 1, &work->creator);
  while (swb_database_step (work->db, statement, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      take_rate (work, statement, &newest, rates);
    }
  return FALSE;
}

static gboolean
write_fee (SwbEditWork *work, const Rates *rates, SwbMoney fee, GError **error)
{
  SwbValue values[SWB_RATE_N] = { { .type = SWB_VALUE_NULL } };
  const SwbId id = swb_id_new ();
  gboolean ok;

  if (work->writer == NULL)
    return TRUE;
  if (rates->has_today)
    return swb_edit_write (work, SWB_TABLE_RATE, &rates->today, SWB_RATE_FEE,
                           swb_value_money (fee), error);
  values[SWB_RATE_CREATOR] = swb_value_id (&work->creator);
  values[SWB_RATE_DELIVERABLE] = swb_value_text (DELIVERABLE);
  values[SWB_RATE_FEE] = swb_value_money (fee);
  values[SWB_RATE_DAY] = swb_value_day (work->edit->today);
  ok = swb_writer_insert (work->writer, SWB_TABLE_RATE, &id, values, error);
  swb_value_clear (&values[SWB_RATE_DELIVERABLE]);
  swb_value_clear (&values[SWB_RATE_FEE]);
  return ok;
}

static char *
show_fee (SwbMoney fee)
{
  return swb_money_is_none (&fee) ? g_strdup ("") : swb_money_format (fee);
}

gboolean
swb_edit_set_fee (SwbEditWork *work,
                  const SwbEditCell *cell,
                  const SwbEditValue *value,
                  SwbEditFinding *finding,
                  GError **error)
{
  g_autofree char *old = NULL;
  Rates rates;
  SwbMoney now = value->value.fee;

  if (!read_rates (work, &rates, error))
    return FALSE;
  old = show_fee (rates.shown);
  if (swb_edit_is_wrong (work, cell, finding, old))
    return TRUE;
  if (cell->how == SWB_ROSTER_SCALE)
    {
      if (swb_money_is_none (&rates.shown))
        {
          swb_edit_refuse (work, finding, _ ("There is no fee to change"));
          return TRUE;
        }
      now = swb_money_scale (rates.shown, value->value.number);
    }
  if (swb_money_equal (&now, &rates.shown))
    {
      finding->state = SWB_ROSTER_EDIT_SAME;
      return TRUE;
    }
  if (work->tell != NULL)
    {
      finding->old = g_steal_pointer (&old);
      finding->now = show_fee (now);
    }
  return write_fee (work, &rates, now, error);
}

/* The creator's placements in the campaign. */
typedef struct
{
  GArray *ids;  /* SwbId, of those that stand where the roster shows them */
  char *status; /* their status: the one that is furthest along */
  guint n;      /* how many there are in all */
} Placements;

static void
placements_clear (Placements *placements)
{
  g_clear_pointer (&placements->ids, g_array_unref);
  g_clear_pointer (&placements->status, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Placements, placements_clear)

/* Those that are further along than the ones before are shown instead. */
static void
add_placement (Placements *placements, const SwbId *id, const char *status)
{
  const char *told = status != NULL ? status : "";
  const guint far = swb_status_how_far (told);

  if (placements->n++ == 0 || far > swb_status_how_far (placements->status))
    {
      g_free (placements->status);
      placements->status = g_strdup (told);
      g_array_set_size (placements->ids, 0);
    }
  if (far == swb_status_how_far (placements->status))
    g_array_append_vals (placements->ids, id, 1);
}

static gboolean
read_placements (SwbEditWork *work, Placements *placements, GError **error)
{
  gboolean has_row;
  sqlite3_stmt *statement = swb_database_prepare (
      work->db,
      "SELECT id, status FROM placement WHERE creator=?1 AND campaign=?2"
      " AND deleted=0",
      error);

  if (statement == NULL)
    return FALSE;
  swb_bind_id (statement, 1, &work->creator);
  swb_bind_id (statement, 2, &work->edit->campaign);
  while (swb_database_step (work->db, statement, &has_row, error))
    {
      SwbId id;

      if (!has_row)
        return TRUE;
      swb_column_id (statement, 0, &id);
      add_placement (placements, &id,
                     (const char *) sqlite3_column_text (statement, 1));
    }
  return FALSE;
}

/* Whether the status can be set at all. */
static gboolean
may_have_status (const SwbEditWork *work,
                 const Placements *placements,
                 SwbEditFinding *finding)
{
  g_autofree char *reason = NULL;

  if (work->edit->campaign_name == NULL)
    reason = g_strdup (_ ("A status belongs to a campaign; open one first"));
  else if (placements->n == 0)
    reason = swb_text_tell (_ ("Not booked in %s; book first"),
                            work->edit->campaign_name);
  if (reason != NULL)
    swb_edit_refuse (work, finding, reason);
  return reason == NULL;
}

/* Where some stay behind, how many go. */
static char *
show_status (const Placements *placements)
{
  g_autofree char *shown =
      swb_roster_field_show (SWB_ROSTER_FIELD_STATUS, placements->status);

  if (placements->ids->len == placements->n)
    return g_steal_pointer (&shown);
  /* Translators: a status, and how many of a creator's placements have it */
  return g_strdup_printf (_ ("%s (%u of %u placements)"), shown,
                          placements->ids->len, placements->n);
}

gboolean
swb_edit_set_status (SwbEditWork *work,
                     const SwbEditCell *cell,
                     const SwbEditValue *value,
                     SwbEditFinding *finding,
                     GError **error)
{
  g_auto (Placements) placements = {
    .ids = g_array_new (FALSE, FALSE, sizeof (SwbId)),
  };

  if (!read_placements (work, &placements, error))
    return FALSE;
  if (swb_edit_is_wrong (work, cell, finding, placements.status) ||
      !may_have_status (work, &placements, finding))
    return TRUE;
  if (g_strcmp0 (placements.status, value->value.text) == 0)
    finding->state = SWB_ROSTER_EDIT_SAME;
  if (work->tell != NULL)
    {
      finding->old = show_status (&placements);
      finding->now =
          swb_roster_field_show (SWB_ROSTER_FIELD_STATUS, value->value.text);
    }
  for (guint i = 0; i < placements.ids->len; i++)
    if (work->writer != NULL &&
        !swb_placement_write_status (
            work->writer, &g_array_index (placements.ids, SwbId, i),
            value->value.text, work->edit->today, error))
      return FALSE;
  return TRUE;
}
