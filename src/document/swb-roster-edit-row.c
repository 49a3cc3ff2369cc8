/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks at the rows of an edit on the worker: what each cell holds, what it
 * would hold, whether it may; with a writer it sets it. */
#include "document/swb-roster-edit-row.h"

#include "base/swb-text.h"
#include "document/swb-word-list.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const SwbEditValue *
value_of (const SwbEditWork *work, const SwbEditCell *cell)
{
  return &g_array_index (work->edit->values, SwbEditValue, cell->value);
}

void
swb_edit_refuse (const SwbEditWork *work,
                 SwbEditFinding *finding,
                 const char *reason)
{
  finding->state = SWB_ROSTER_EDIT_REFUSED;
  if (work->tell != NULL)
    finding->reason = g_strdup (reason);
}

/* What a cell holds and would hold, as kept. */
static void
compare (const SwbEditWork *work,
         const SwbEditCell *cell,
         SwbEditFinding *finding,
         const char *old,
         const char *now)
{
  const SwbRosterField field = (SwbRosterField) cell->field;

  finding->state =
      g_strcmp0 (old != NULL ? old : "", now != NULL ? now : "") == 0
          ? SWB_ROSTER_EDIT_SAME
          : SWB_ROSTER_EDIT_CHANGES;
  if (work->tell == NULL)
    return;
  finding->old = swb_roster_field_show (field, old);
  finding->now = swb_roster_field_show (field, now);
}

/* TRUE where the text that was asked for is no value. An empty one over an
 * empty cell asks for nothing. */
gboolean
swb_edit_is_wrong (const SwbEditWork *work,
                   const SwbEditCell *cell,
                   SwbEditFinding *finding,
                   const char *old)
{
  const SwbEditValue *value = value_of (work, cell);

  if (value->reason == NULL)
    return FALSE;
  if (*value->asked == '\0' && (old == NULL || *old == '\0'))
    {
      finding->state = SWB_ROSTER_EDIT_SAME;
      return TRUE;
    }
  swb_edit_refuse (work, finding, value->reason);
  if (work->tell != NULL)
    {
      finding->old = swb_roster_field_show ((SwbRosterField) cell->field, old);
      finding->now = g_strdup (value->asked);
    }
  return TRUE;
}

gboolean
swb_edit_write (const SwbEditWork *work,
                SwbTableId table,
                const SwbId *row,
                guint column,
                SwbValue value,
                GError **error)
{
  g_auto (SwbValue) owned = value;

  return work->writer == NULL ||
         swb_writer_set (work->writer, table, row, column, &owned, error);
}

static gboolean
set_text (SwbEditWork *work,
          const SwbEditCell *cell,
          SwbEditFinding *finding,
          GError **error)
{
  const SwbEditValue *value = value_of (work, cell);
  const guint column = swb_roster_field_column ((SwbRosterField) cell->field);
  g_autofree char *old = g_strdup (work->texts[column]);
  g_autofree char *now = NULL;

  if (swb_edit_is_wrong (work, cell, finding, old))
    return TRUE;
  if (cell->how == SWB_ROSTER_ADD)
    now = swb_word_list_add (old, value->value.text);
  else if (cell->how == SWB_ROSTER_REMOVE)
    now = swb_word_list_remove (old, value->value.text);
  else
    now = g_strdup (value->value.text);
  compare (work, cell, finding, old, now);
  if (finding->state != SWB_ROSTER_EDIT_CHANGES)
    return TRUE;
  g_free (work->texts[column]);
  work->texts[column] = g_strdup (now);
  return swb_edit_write (work, SWB_TABLE_CREATOR, &work->creator, column,
                         swb_value_text (now), error);
}

/* The handle of somebody who has no account makes one. */
static gboolean
make_account (SwbEditWork *work, const char *handle, GError **error)
{
  SwbValue values[SWB_ACCOUNT_N] = { { .type = SWB_VALUE_NULL } };
  gboolean ok = TRUE;

  work->account = swb_id_new ();
  work->has_account = TRUE;
  work->is_account_new = TRUE;
  if (work->writer == NULL)
    return TRUE;
  values[SWB_ACCOUNT_CREATOR] = swb_value_id (&work->creator);
  values[SWB_ACCOUNT_PLATFORM] =
      swb_value_text (swb_platform_id (SWB_PLATFORM_OTHER));
  values[SWB_ACCOUNT_HANDLE] = swb_value_text (handle);
  values[SWB_ACCOUNT_NAME] = swb_value_text (work->texts[SWB_CREATOR_NAME]);
  ok = swb_writer_insert (work->writer, SWB_TABLE_ACCOUNT, &work->account,
                          values, error);
  for (guint i = 0; i < SWB_ACCOUNT_N; i++)
    swb_value_clear (&values[i]);
  return ok;
}

static gboolean
set_account (SwbEditWork *work,
             const SwbEditCell *cell,
             SwbEditFinding *finding,
             GError **error)
{
  const SwbEditValue *value = value_of (work, cell);
  const gboolean is_handle = cell->field == SWB_ROSTER_FIELD_HANDLE;
  const guint column = is_handle ? SWB_ACCOUNT_HANDLE : SWB_ACCOUNT_PLATFORM;
  g_autofree char *old = NULL;

  if (work->has_account && !work->is_account_new &&
      !swb_edit_read_text (work, SWB_TABLE_ACCOUNT, &work->account, column,
                           &old, error))
    return FALSE;
  if (swb_edit_is_wrong (work, cell, finding, old))
    return TRUE;
  if (!work->has_account && !is_handle)
    {
      swb_edit_refuse (work, finding,
                       _ ("There is no account yet; give it a handle first"));
      return TRUE;
    }
  compare (work, cell, finding, old, value->value.text);
  if (!work->has_account)
    return make_account (work, value->value.text, error);
  return finding->state != SWB_ROSTER_EDIT_CHANGES ||
         swb_edit_write (work, SWB_TABLE_ACCOUNT, &work->account, column,
                         swb_value_text (value->value.text), error);
}

static gboolean
add_reading (const SwbEditWork *work, double followers, GError **error)
{
  SwbValue values[SWB_READING_N] = { { .type = SWB_VALUE_NULL } };
  const SwbId id = swb_id_new ();
  gboolean ok;

  if (work->writer == NULL)
    return TRUE;
  values[SWB_READING_SUBJECT] = swb_value_id (&work->account);
  values[SWB_READING_METRIC] = swb_value_text ("followers");
  values[SWB_READING_VALUE] = swb_value_real (followers);
  values[SWB_READING_DAY] = swb_value_day (work->edit->today);
  values[SWB_READING_SOURCE] = swb_value_text ("typed");
  ok = swb_writer_insert (work->writer, SWB_TABLE_READING, &id, values, error);
  swb_value_clear (&values[SWB_READING_METRIC]);
  swb_value_clear (&values[SWB_READING_SOURCE]);
  return ok;
}

/* The newest reading that has not expired; -1 for none. */
static gboolean
read_followers (SwbEditWork *work, double *followers, GError **error)
{
  gboolean has_row = FALSE;
  sqlite3_stmt *statement;

  *followers = -1;
  if (!work->has_account || work->is_account_new)
    return TRUE;
  statement = swb_database_prepare (
      work->db,
      "SELECT value FROM reading WHERE subject=?1 AND metric='followers'"
      " AND deleted=0 AND value IS NOT NULL"
      " AND (expires IS NULL OR expires>=?2)"
      " ORDER BY day DESC, id DESC LIMIT 1",
      error);
  if (statement == NULL)
    return FALSE;
  swb_bind_id (statement, 1, &work->account);
  sqlite3_bind_int (statement, 2, work->edit->today);
  if (!swb_database_step (work->db, statement, &has_row, error))
    return FALSE;
  if (has_row)
    *followers = sqlite3_column_double (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
set_followers (SwbEditWork *work,
               const SwbEditCell *cell,
               SwbEditFinding *finding,
               GError **error)
{
  const SwbEditValue *value = value_of (work, cell);
  g_autofree char *old = NULL;
  g_autofree char *now = NULL;
  double before, after;

  if (!read_followers (work, &before, error))
    return FALSE;
  old = before < 0 ? g_strdup ("") : g_strdup_printf ("%.0f", before);
  if (swb_edit_is_wrong (work, cell, finding, old))
    return TRUE;
  if (!work->has_account)
    swb_edit_refuse (
        work, finding,
        _ ("There is no account to count followers of; give it a handle"));
  else if (cell->how == SWB_ROSTER_SCALE && before < 0)
    swb_edit_refuse (work, finding,
                     _ ("There is no number of followers to change"));
  if (finding->state == SWB_ROSTER_EDIT_REFUSED)
    return TRUE;
  after = cell->how == SWB_ROSTER_SCALE
              ? floor (before * value->value.number + 0.5)
              : value->value.number;
  now = g_strdup_printf ("%.0f", after);
  compare (work, cell, finding, old, now);
  return finding->state != SWB_ROSTER_EDIT_CHANGES ||
         add_reading (work, after, error);
}

static gboolean
set_cell (SwbEditWork *work,
          const SwbEditCell *cell,
          SwbEditFinding *finding,
          GError **error)
{
  switch ((SwbRosterField) cell->field)
    {
    case SWB_ROSTER_FIELD_HANDLE:
    case SWB_ROSTER_FIELD_PLATFORM:
      return set_account (work, cell, finding, error);
    case SWB_ROSTER_FIELD_FOLLOWERS:
      return set_followers (work, cell, finding, error);
    case SWB_ROSTER_FIELD_FEE:
      return swb_edit_set_fee (work, cell, value_of (work, cell), finding,
                               error);
    case SWB_ROSTER_FIELD_STATUS:
      return swb_edit_set_status (work, cell, value_of (work, cell), finding,
                                  error);
    default:
      return set_text (work, cell, finding, error);
    }
}

/* Somebody new is made with the name that stands first among the cells. */
static gboolean
make_creator (SwbEditWork *work, const SwbEditCell *first, GError **error)
{
  const SwbEditValue *value = value_of (work, first);
  SwbValue values[SWB_CREATOR_N] = { { .type = SWB_VALUE_NULL } };
  gboolean ok;

  work->creator = swb_id_new ();
  work->is_new = TRUE;
  if (first->field != SWB_ROSTER_FIELD_NAME || value->reason != NULL)
    {
      work->refusal = _ ("Somebody new needs a name");
      return TRUE;
    }
  work->counts->added++;
  if (work->writer == NULL)
    return TRUE;
  values[SWB_CREATOR_NAME] = swb_value_text (value->value.text);
  ok = swb_writer_insert (work->writer, SWB_TABLE_CREATOR, &work->creator,
                          values, error);
  swb_value_clear (&values[SWB_CREATOR_NAME]);
  return ok;
}

static void
clear_row (SwbEditWork *work)
{
  for (guint i = 0; i < SWB_CREATOR_N; i++)
    g_clear_pointer (&work->texts[i], g_free);
  work->refusal = NULL;
  work->changed = FALSE;
  work->is_new = FALSE;
  work->is_account_new = FALSE;
}

static gboolean
begin_row (SwbEditWork *work, const SwbEditCell *first, GError **error)
{
  const SwbEditRow *row =
      &g_array_index (work->edit->rows, SwbEditRow, first->row);

  clear_row (work);
  work->creator = row->creator;
  work->account = row->account;
  work->has_account = !swb_id_is_nil (&row->account);
  if (swb_id_is_nil (&row->creator))
    return make_creator (work, first, error);
  return swb_edit_load_creator (work, error);
}

static gboolean
do_cell (SwbEditWork *work, const SwbEditCell *cell, GError **error)
{
  SwbEditFinding finding = { .state = SWB_ROSTER_EDIT_CHANGES };
  gboolean ok = TRUE;

  if (work->refusal == NULL)
    ok = set_cell (work, cell, &finding, error);
  else
    {
      swb_edit_refuse (work, &finding, work->refusal);
      if (work->tell != NULL)
        finding.now = g_strdup (value_of (work, cell)->asked);
    }
  work->counts->cells[finding.state]++;
  if (finding.state == SWB_ROSTER_EDIT_CHANGES && !work->changed)
    {
      work->changed = TRUE;
      work->counts->rows++;
    }
  if (ok && work->tell != NULL)
    work->tell (cell, work->texts[SWB_CREATOR_NAME], &finding, work->data);
  g_free (finding.old);
  g_free (finding.now);
  g_free (finding.reason);
  return ok;
}

/* Does all cells, row by row. */
gboolean
swb_roster_edit_work (SwbRosterEdit *edit,
                      SwbDatabase *db,
                      SwbWriter *writer,
                      SwbEditTell tell,
                      gpointer data,
                      SwbRosterEditCounts *counts,
                      GCancellable *cancellable,
                      GError **error)
{
  SwbEditWork work = { .edit = edit,
                       .db = db,
                       .writer = writer,
                       .tell = tell,
                       .data = data,
                       .counts = counts };
  gboolean ok = TRUE;

  swb_roster_edit_sort (edit);
  for (guint i = 0; ok && i < edit->cells->len; i++)
    {
      const SwbEditCell *cell = &g_array_index (edit->cells, SwbEditCell, i);

      swb_database_tell (db, i, edit->cells->len);
      if (i == 0 || cell->row != cell[-1].row)
        ok = !g_cancellable_set_error_if_cancelled (cancellable, error) &&
             begin_row (&work, cell, error);
      ok = ok && do_cell (&work, cell, error);
    }
  clear_row (&work);
  return ok;
}
