/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of many creators set as one act: what shall be set, and the command
 * that does it. The rows are looked at on the worker, where they are. */
#include "document/swb-roster-edit-private.h"

#include "base/swb-text.h"

#include <glib/gi18n-lib.h>

static void
clear_value (gpointer data)
{
  SwbEditValue *value = data;

  swb_roster_value_clear (&value->value);
  g_free (value->asked);
  g_free (value->reason);
}

/**
 * swb_roster_edit_new:
 * @campaign: (nullable): whose placements a status is of
 * @currency: ISO 4217 code of fees that name none
 * @today: the day of readings and rates that are typed
 *
 * Returns: (transfer full): an edit of nobody
 */
SwbRosterEdit *
swb_roster_edit_new (SwbCampaign *campaign, const char *currency, SwbDay today)
{
  SwbRosterEdit *edit = g_new0 (SwbRosterEdit, 1);

  g_atomic_ref_count_init (&edit->ref_count);
  if (campaign != NULL)
    {
      edit->campaign = *swb_campaign_get_id (campaign);
      edit->campaign_name = g_strdup (swb_campaign_get_name (campaign));
    }
  g_strlcpy (edit->currency, currency, sizeof edit->currency);
  edit->today = today;
  edit->rows = g_array_new (FALSE, FALSE, sizeof (SwbEditRow));
  edit->cells = g_array_new (FALSE, FALSE, sizeof (SwbEditCell));
  edit->values = g_array_new (FALSE, TRUE, sizeof (SwbEditValue));
  g_array_set_clear_func (edit->values, clear_value);
  edit->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return edit;
}

/**
 * swb_roster_edit_new_like:
 * @rows: an edit, of whose fields nothing is taken
 *
 * Returns: (transfer full): an edit of the same creators; neither gets others
 *   from then on
 */
SwbRosterEdit *
swb_roster_edit_new_like (SwbRosterEdit *rows)
{
  SwbRosterEdit *edit = swb_roster_edit_new (NULL, rows->currency, rows->today);

  edit->campaign = rows->campaign;
  edit->campaign_name = g_strdup (rows->campaign_name);
  edit->first_name = g_strdup (rows->first_name);
  g_array_unref (edit->rows);
  edit->rows = g_array_ref (rows->rows);
  return edit;
}

/**
 * swb_roster_edit_ref:
 * @edit: an edit
 *
 * Returns: (transfer full): @edit
 */
SwbRosterEdit *
swb_roster_edit_ref (SwbRosterEdit *edit)
{
  g_atomic_ref_count_inc (&edit->ref_count);
  return edit;
}

/**
 * swb_roster_edit_unref:
 * @edit: (transfer full) (nullable): an edit
 */
void
swb_roster_edit_unref (SwbRosterEdit *edit)
{
  if (edit == NULL || !g_atomic_ref_count_dec (&edit->ref_count))
    return;
  g_array_unref (edit->rows);
  g_array_unref (edit->cells);
  g_array_unref (edit->values);
  g_hash_table_unref (edit->known);
  g_free (edit->campaign_name);
  g_free (edit->first_name);
  g_free (edit);
}

/**
 * swb_roster_edit_add_creator:
 * @edit: an edit
 * @creator: somebody
 *
 * Returns: the number of the row, for swb_roster_edit_set()
 */
guint
swb_roster_edit_add_creator (SwbRosterEdit *edit, SwbCreator *creator)
{
  const SwbAccountCells *account = swb_creator_get_account (creator);
  const SwbEditRow row = { *swb_creator_get_id (creator),
                           account != NULL ? account->id : swb_id_nil () };

  if (edit->rows->len == 0)
    edit->first_name = g_strdup (swb_creator_get_name (creator));
  g_array_append_val (edit->rows, row);
  return edit->rows->len - 1;
}

/**
 * swb_roster_edit_add_place:
 * @edit: an edit
 * @data: columns that nobody changes meanwhile
 * @place: somebody's place in them
 *
 * swb_roster_edit_add_creator() for very many, on any thread.
 *
 * Returns: the number of the row, for swb_roster_edit_set()
 */
guint
swb_roster_edit_add_place (SwbRosterEdit *edit,
                           const SwbRosterData *data,
                           guint32 place)
{
  const guint32 account = swb_roster_data_main_account (data, place);
  const SwbEditRow row = { *swb_roster_data_id (data, place),
                           account != SWB_NO_ACCOUNT
                               ? *swb_roster_data_account_id (data, account)
                               : swb_id_nil () };

  if (edit->rows->len == 0)
    edit->first_name = g_strdup (swb_roster_data_name (data, place));
  g_array_append_val (edit->rows, row);
  return edit->rows->len - 1;
}

/**
 * swb_roster_edit_add_new:
 * @edit: an edit
 *
 * Somebody who is not in the roster yet. Without a name nothing is made.
 *
 * Returns: the number of the row, for swb_roster_edit_set()
 */
guint
swb_roster_edit_add_new (SwbRosterEdit *edit)
{
  const SwbEditRow row = { swb_id_nil (), swb_id_nil () };

  g_array_append_val (edit->rows, row);
  return edit->rows->len - 1;
}

/**
 * swb_roster_edit_get_currency:
 * @edit: an edit
 *
 * Returns: ISO 4217 code of fees that name none
 */
const char *
swb_roster_edit_get_currency (SwbRosterEdit *edit)
{
  return edit->currency;
}

/**
 * swb_roster_edit_get_n_rows:
 * @edit: an edit
 *
 * Returns: of how many creators
 */
guint
swb_roster_edit_get_n_rows (SwbRosterEdit *edit)
{
  return edit->rows->len;
}

/**
 * swb_roster_edit_get_n_cells:
 * @edit: an edit
 *
 * Returns: how many cells it would set
 */
guint
swb_roster_edit_get_n_cells (SwbRosterEdit *edit)
{
  return edit->cells->len;
}

/* Reads a text that was not there yet. @key begins with two numbers. */
static guint
add_value (SwbRosterEdit *edit,
           SwbRosterField field,
           SwbRosterHow how,
           const char *text,
           char *key)
{
  SwbEditValue value = { .asked = NULL };
  g_autoptr (GError) error = NULL;

  if (!swb_roster_value_read (field, how, text, edit->currency, &value.value,
                              &error))
    value.reason = g_strdup (error->message);
  value.asked = swb_text_clean (text, -1);
  g_array_append_val (edit->values, value);
  g_hash_table_insert (edit->known, key, GUINT_TO_POINTER (edit->values->len));
  return edit->values->len - 1;
}

/* One text of one field is read once, however many cells it is for; mostly it
 * is the one that came before. */
static guint
find_value (SwbRosterEdit *edit,
            SwbRosterField field,
            SwbRosterHow how,
            const char *text)
{
  char *key;
  gpointer kept, known;

  if (edit->newest[field].text != NULL && edit->newest[field].how == how &&
      g_str_equal (edit->newest[field].text, text))
    return edit->newest[field].value;
  key = g_strdup_printf ("%02u%u%s", field, how, text);
  edit->newest[field].how = (guint8) how;
  if (g_hash_table_lookup_extended (edit->known, key, &kept, &known))
    {
      edit->newest[field].value = GPOINTER_TO_UINT (known) - 1;
      g_free (key);
      key = kept;
    }
  else
    edit->newest[field].value = add_value (edit, field, how, text, key);
  edit->newest[field].text = key + 3;
  return edit->newest[field].value;
}

static gboolean
is_value (SwbRosterEdit *edit, guint value)
{
  return g_array_index (edit->values, SwbEditValue, value).reason == NULL;
}

/**
 * swb_roster_edit_set:
 * @edit: an edit
 * @row: whose field
 * @field: which
 * @how: whether @text replaces what is there
 * @text: as a person or a spreadsheet wrote it
 *
 * A text that is no value is kept to be told; its cell is left alone.
 *
 * Returns: whether it is a value
 */
gboolean
swb_roster_edit_set (SwbRosterEdit *edit,
                     guint row,
                     SwbRosterField field,
                     SwbRosterHow how,
                     const char *text)
{
  SwbEditCell cell = { row, 0, (guint8) field, (guint8) how };

  g_return_val_if_fail (row < edit->rows->len, FALSE);
  g_return_val_if_fail (field < SWB_N_ROSTER_FIELDS, FALSE);

  cell.value = find_value (edit, field, how, text);
  edit->fields |= 1u << field;
  edit->sorted = FALSE;
  g_array_append_val (edit->cells, cell);
  return is_value (edit, cell.value);
}

/**
 * swb_roster_edit_set_all:
 * @edit: an edit
 * @field: which field of all its creators
 * @how: whether @text replaces what is there
 * @text: as a person wrote it
 *
 * Returns: whether it is a value
 */
gboolean
swb_roster_edit_set_all (SwbRosterEdit *edit,
                         SwbRosterField field,
                         SwbRosterHow how,
                         const char *text)
{
  SwbEditCell cell = { 0, 0, (guint8) field, (guint8) how };

  g_return_val_if_fail (field < SWB_N_ROSTER_FIELDS, FALSE);

  cell.value = find_value (edit, field, how, text);
  for (; cell.row < edit->rows->len; cell.row++)
    g_array_append_val (edit->cells, cell);
  edit->fields |= 1u << field;
  edit->sorted = FALSE;
  return is_value (edit, cell.value);
}

static int
compare_cells (gconstpointer a, gconstpointer b)
{
  const SwbEditCell *one = a;
  const SwbEditCell *other = b;

  if (one->row != other->row)
    return one->row < other->row ? -1 : 1;
  return (int) one->field - (int) other->field;
}

static gboolean
is_sorted (const GArray *cells)
{
  for (guint i = 1; i < cells->len; i++)
    if (compare_cells (&g_array_index (cells, SwbEditCell, i - 1),
                       &g_array_index (cells, SwbEditCell, i)) > 0)
      return FALSE;
  return TRUE;
}

/* On the worker, which does one thing after the other: a million cells take
 * their time. */
void
swb_roster_edit_sort (SwbRosterEdit *edit)
{
  if (!edit->sorted && !is_sorted (edit->cells))
    g_array_sort (edit->cells, compare_cells);
  edit->sorted = TRUE;
}

/* "Set the city of 500 creators". */
static char *
describe (SwbRosterEdit *edit)
{
  const guint n = edit->rows->len;
  const gboolean one_field = (edit->fields & (edit->fields - 1)) == 0;
  const char *field;

  if (edit->fields == 0 || !one_field)
    return n == 1 && edit->first_name != NULL
               ? swb_text_tell (_ ("Edit %s"), edit->first_name)
               : g_strdup_printf (
                     ngettext ("Edit %u creator", "Edit %u creators", n), n);
  field =
      swb_roster_field_name ((SwbRosterField) g_bit_nth_lsf (edit->fields, -1));
  if (n == 1 && edit->first_name != NULL)
    {
      g_autofree char *who = swb_text_name (edit->first_name);

      /* Translators: a field and a name, "Set the city of Meera Iyer" */
      return g_strdup_printf (_ ("Set the %s of %s"), field, who);
    }
  /* Translators: a field and a number, "Set the city of 500 creators" */
  return g_strdup_printf (
      ngettext ("Set the %s of %u creator", "Set the %s of %u creators", n),
      field, n);
}

static gboolean
exec_edit (SwbWriter *writer, gpointer data, GError **error)
{
  SwbRosterEdit *edit = data;
  SwbRosterEditCounts counts = { { 0 }, 0, 0 };

  if (!swb_roster_edit_work (edit, swb_writer_get_database (writer), writer,
                             NULL, NULL, &counts, NULL, error))
    return FALSE;
  edit->counts = counts;
  return TRUE;
}

/**
 * swb_roster_edit_command:
 * @edit: an edit; nothing is added to it after this
 * @name: (nullable): as people know it; null describes it
 *
 * Cells that hold their value already are left alone, those that are refused
 * too. Followers come as a reading of the day with the source "typed", a fee
 * as a rate of the day; former readings and rates stay.
 *
 * Returns: (transfer full): the command
 */
SwbCommand *
swb_roster_edit_command (SwbRosterEdit *edit, const char *name)
{
  g_autofree char *own = name == NULL ? describe (edit) : NULL;

  return swb_command_new (name != NULL ? name : own, exec_edit,
                          swb_roster_edit_ref (edit),
                          (GDestroyNotify) swb_roster_edit_unref);
}

/**
 * swb_roster_edit_get_counts:
 * @edit: an edit whose command has come to its end
 *
 * Returns: what it did
 */
SwbRosterEditCounts
swb_roster_edit_get_counts (SwbRosterEdit *edit)
{
  return edit->counts;
}
