/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shares of an account's audience in an imported table. A table without a
 * column that tells them pays nothing for it. */
#include "exchange/swb-import-audience.h"

#include "base/swb-number.h"
#include "base/swb-text.h"
#include "exchange/swb-share-cell.h"
#include "exchange/swb-share-pairs.h"
#include "exchange/swb-share-title.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Rows that the proposal goes by. */
#define ROWS_TO_LOOK_AT 1000
#define QUOTED_LETTERS 40

/* What the cells of a column look like. */
typedef struct
{
  guint n_filled;
  guint n_shares;
  guint n_numbers;
  gboolean percent;
} Look;

static void
look_at_list (Look *look, const char *cell, char decimal_sign)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (SwbSharePart));
  SwbShareCell found = swb_share_cell_read_list (cell, decimal_sign, parts);

  look->n_filled += found != SWB_SHARE_CELL_MISSING;
  look->n_shares += found == SWB_SHARE_CELL_OK;
  for (guint i = 0; found == SWB_SHARE_CELL_OK && i < parts->len; i++)
    {
      const SwbSharePart *part = &g_array_index (parts, SwbSharePart, i);

      look->percent = look->percent || part->percent || part->value > 1;
    }
}

static void
look_at_number (Look *look, const char *cell, char decimal_sign)
{
  gboolean percent;
  double value;
  SwbShareCell found =
      swb_share_cell_read_number (cell, decimal_sign, &value, &percent);

  look->n_filled += found != SWB_SHARE_CELL_MISSING;
  look->n_shares += found == SWB_SHARE_CELL_OK;
  look->n_numbers +=
      swb_number_parse (cell, decimal_sign, &value) == SWB_NUMBER_OK;
  look->percent =
      look->percent || (found == SWB_SHARE_CELL_OK && (percent || value > 1));
}

static Look
look_at (SwbGrid *grid, guint column, const char *who, char decimal_sign)
{
  guint n = MIN (swb_grid_get_n_rows (grid), 1 + ROWS_TO_LOOK_AT);
  Look look = { 0 };

  for (guint row = 1; row < n; row++)
    {
      const char *cell = swb_grid_get_cell (grid, row, column);

      if (*cell == '\0')
        continue;
      if (*who != '\0')
        look_at_number (&look, cell, decimal_sign);
      else
        look_at_list (&look, cell, decimal_sign);
    }
  return look;
}

/* What a title says that it tells of the audience is not of the creator, and
 * how many they are is nothing that could be taken for it. */
static void
leave_out (SwbColumnMapping *column, const SwbShareTitle *title, Look look)
{
  if (*title->who != '\0'
          ? look.n_numbers > 0
          : title->audience && (column->field == SWB_FIELD_LANGUAGE ||
                                column->field == SWB_FIELD_CITY))
    column->field = SWB_FIELD_IGNORE;
}

/* Shares of those whom another column names. */
static void
take_pair (SwbMapping *mapping,
           SwbSharePairs *pairs,
           SwbGrid *grid,
           guint place,
           char decimal_sign,
           gboolean *percent)
{
  SwbColumnMapping *column = &mapping->columns[place];
  SwbShareKind kind;
  const guint names = swb_share_pairs_find_names (pairs, place, &kind);

  if (names == 0)
    return;
  column->field = swb_field_of_share (kind);
  column->who[0] = '\0';
  column->names = names;
  mapping->columns[names - 1].field = SWB_FIELD_IGNORE;
  *percent = *percent || look_at (grid, place, "any", decimal_sign).percent;
}

static void
take_titled (SwbColumnMapping *column,
             SwbGrid *grid,
             guint place,
             char decimal_sign,
             gboolean *percent)
{
  SwbShareTitle title;
  Look look;

  if (!swb_share_title_read (swb_grid_get_cell (grid, 0, place), &title))
    return;
  look = look_at (grid, place, title.who, decimal_sign);
  if (look.n_shares * 10 < look.n_filled * 6 ||
      (look.n_filled == 0 && *title.who == '\0'))
    {
      leave_out (column, &title, look);
      return;
    }
  column->field = title.field;
  memcpy (column->who, title.who, sizeof column->who);
  *percent = *percent || look.percent;
}

/**
 * swb_mapping_find_shares:
 * @mapping: a mapping that is being proposed
 * @grid: its table, the first row with titles
 * @decimal_sign: '.', ',' or 0
 *
 * Finds the columns whose titles name shares of an audience and whose cells are
 * such. Whether those without a sign are in hundredths is settled for all of
 * them at once: of two ages one may well be below one in a hundred.
 */
void
swb_mapping_find_shares (SwbMapping *mapping, SwbGrid *grid, char decimal_sign)
{
  g_autoptr (SwbSharePairs) pairs = swb_share_pairs_new (grid);
  gboolean percent = FALSE;

  for (guint i = mapping->n_remarks; i < mapping->n_columns; i++)
    take_titled (&mapping->columns[i], grid, i, decimal_sign, &percent);
  for (guint i = mapping->n_remarks; i < mapping->n_columns; i++)
    if (!swb_field_is_share (mapping->columns[i].field))
      take_pair (mapping, pairs, grid, i, decimal_sign, &percent);
  for (guint i = 0; i < mapping->n_columns; i++)
    if (swb_field_is_share (mapping->columns[i].field))
      mapping->columns[i].percent = percent;
}

/**
 * swb_import_find_shares:
 * @rule: a rule with its mapping
 *
 * Notes the columns that tell shares of an audience.
 */
void
swb_import_find_shares (SwbImportRule *rule)
{
  const SwbMapping *mapping = rule->mapping;

  for (guint i = 0; i < mapping->n_columns; i++)
    {
      if (!swb_field_is_share (mapping->columns[i].field))
        continue;
      if (rule->shares == NULL)
        rule->shares = g_new (guint, mapping->n_columns);
      rule->shares[rule->n_shares++] = i;
    }
}

static void
share_clear (gpointer data)
{
  SwbImportShare *share = data;

  if (share->is_own)
    g_free ((char *) share->what);
}

static void
set_problem (SwbImportRow *row,
             SwbImportShelf *shelf,
             guint column,
             const char *format,
             const char *cell)
{
  g_autofree char *quoted = swb_text_show_line (cell, QUOTED_LETTERS);

  if (row->problem != NULL)
    return;
  row->problem = swb_import_shelf_take (shelf, swb_text_tell (format, quoted));
  row->problem_column = (int) column;
}

static void
add_warning (SwbImportRow *row, SwbImportShelf *shelf, const char *warning)
{
  row->warning = swb_import_shelf_take (
      shelf, row->warning != NULL
                 ? g_strconcat (row->warning, " · ", warning, NULL)
                 : g_strdup (warning));
}

static const char *
cannot_be (const SwbColumnMapping *column)
{
  return column->percent
             ? _ ("“%s” is not a share from 0 to 100 %")
             : _ ("“%s” is not a share from 0 to 1. If it is one of a hundred, "
                  "say so of the column");
}

/* FALSE where it was told before. */
static gboolean
add_share (SwbImportRow *row,
           SwbShareKind kind,
           const char *what,
           gboolean is_own,
           double value)
{
  const SwbImportShare share = { kind, is_own, what, value };

  if (row->shares == NULL)
    {
      row->shares = g_array_new (FALSE, FALSE, sizeof (SwbImportShare));
      g_array_set_clear_func (row->shares, share_clear);
    }
  for (guint i = 0; i < row->shares->len; i++)
    {
      const SwbImportShare *known =
          &g_array_index (row->shares, SwbImportShare, i);

      if (known->kind == kind && strcmp (known->what, what) == 0)
        return FALSE;
    }
  g_array_append_val (row->shares, share);
  return TRUE;
}

static void
warn_twice (SwbImportRow *row,
            SwbImportShelf *shelf,
            SwbShareKind kind,
            const char *what)
{
  g_autofree char *name = swb_share_what_name (kind, what);
  g_autofree char *shown = swb_text_show_line (name, QUOTED_LETTERS);
  g_autofree char *warning = swb_text_tell (
      _ ("the share of %s is told twice: the first is taken"), shown);

  add_warning (row, shelf, warning);
}

/* FALSE where the cell tells no share. */
static gboolean
read_value (SwbImportRow *row,
            SwbImportShelf *shelf,
            const SwbImportRule *rule,
            guint place,
            double *share)
{
  const SwbColumnMapping *column = &rule->mapping->columns[place];
  const char *cell = swb_grid_get_cell (rule->grid, row->row, place);
  gboolean percent;
  double value;
  SwbShareCell found =
      *cell == '\0' ? SWB_SHARE_CELL_MISSING
                    : swb_share_cell_read_number (cell, rule->decimal_sign,
                                                  &value, &percent);

  if (found == SWB_SHARE_CELL_MISSING)
    return FALSE;
  *share = swb_share_cell_to_share (value, percent || column->percent);
  if (found == SWB_SHARE_CELL_OK && *share <= 1)
    return TRUE;
  set_problem (row, shelf, place, cannot_be (column), cell);
  return FALSE;
}

static void
read_number (SwbImportRow *row,
             SwbImportShelf *shelf,
             const SwbImportRule *rule,
             guint place)
{
  const SwbColumnMapping *column = &rule->mapping->columns[place];
  SwbShareKind kind = swb_field_share_kind (column->field);
  double share;

  if (read_value (row, shelf, rule, place, &share) &&
      !add_share (row, kind, column->who, FALSE, share))
    warn_twice (row, shelf, kind, column->who);
}

/* Who is left over is nobody of whom something could be said. */
static gboolean
is_rest (const char *who)
{
  static const char words[] =
      "|other|others|rest|rest of world|rest of the world|unknown|not known|"
      "undefined|none|otros|otras|andere|sonstige|autres|अन्य|기타|その他|";
  g_autofree char *folded = swb_text_fold (who);
  g_autofree char *wanted = g_strconcat ("|", folded, "|", NULL);

  return strstr (words, wanted) != NULL;
}

/* A country that nobody knows by that name is a region at least. */
static char *
find_what (SwbShareKind *kind, const char *who)
{
  char *what = swb_share_tidy (*kind, who);

  if (what != NULL || *kind != SWB_SHARE_COUNTRY)
    return what;
  *kind = SWB_SHARE_REGION;
  return swb_share_tidy (*kind, who);
}

/* FALSE where nobody can be meant. */
static gboolean
take_who (SwbImportRow *row,
          SwbImportShelf *shelf,
          SwbField field,
          const char *who,
          double share)
{
  SwbShareKind kind = swb_field_share_kind (field);
  g_autofree char *what = NULL;

  if (is_rest (who))
    return TRUE;
  what = find_what (&kind, who);
  if (what == NULL || strlen (what) >= SWB_SHARE_LONGEST)
    return FALSE;
  if (add_share (row, kind, what, TRUE, share))
    what = NULL;
  else
    warn_twice (row, shelf, kind, what);
  return TRUE;
}

static gboolean
take_part (SwbImportRow *row,
           SwbImportShelf *shelf,
           const SwbColumnMapping *column,
           const SwbSharePart *part)
{
  const double share =
      swb_share_cell_to_share (part->value, part->percent || column->percent);

  return share <= 1 && take_who (row, shelf, column->field, part->who, share);
}

/* A share and, in another column, of whom it is. None is of nobody. */
static void
read_pair (SwbImportRow *row,
           SwbImportShelf *shelf,
           const SwbImportRule *rule,
           guint place)
{
  const SwbColumnMapping *column = &rule->mapping->columns[place];
  const char *cell =
      swb_grid_get_cell (rule->grid, row->row, column->names - 1);
  g_autofree char *open = swb_text_unguard_cell (cell);
  g_autofree char *who = swb_text_clean (open, -1);
  double share;
  double number;

  if (!read_value (row, shelf, rule, place, &share))
    return;
  if (swb_number_parse (who, 0, &number) == SWB_NUMBER_MISSING)
    {
      if (share > 0)
        add_warning (row, shelf,
                     _ ("a share of the audience does not say of whom it is, "
                        "and is left out"));
    }
  else if (!take_who (row, shelf, column->field, who, share))
    set_problem (row, shelf, column->names - 1,
                 _ ("“%s” is not somebody of whom a share could be"), cell);
}

static void
read_list (SwbImportRow *row,
           SwbImportShelf *shelf,
           const SwbImportRule *rule,
           const SwbColumnMapping *column,
           guint place)
{
  const char *cell = swb_grid_get_cell (rule->grid, row->row, place);
  g_autoptr (GArray) parts = NULL;
  SwbShareCell found;

  if (*cell == '\0')
    return;
  parts = g_array_new (FALSE, FALSE, sizeof (SwbSharePart));
  found = swb_share_cell_read_list (cell, rule->decimal_sign, parts);
  if (found == SWB_SHARE_CELL_WRONG)
    set_problem (row, shelf, place,
                 _ ("“%s” is not a list of shares such as “India 62%, USA 8%”"),
                 cell);
  for (guint i = 0; found == SWB_SHARE_CELL_OK && i < parts->len; i++)
    if (!take_part (row, shelf, column,
                    &g_array_index (parts, SwbSharePart, i)))
      set_problem (row, shelf, place, cannot_be (column), cell);
  if (parts->len == SWB_SHARE_CELL_MOST)
    {
      g_autofree char *warning =
          g_strdup_printf (_ ("only the first %d shares of a cell are taken"),
                           SWB_SHARE_CELL_MOST);

      add_warning (row, shelf, warning);
    }
}

/* Each share may have been rounded up by half of a hundredth. */
static void
check_sums (SwbImportRow *row, SwbImportShelf *shelf)
{
  for (guint kind = 0; row->shares != NULL && kind < SWB_SHARE_JOINT; kind++)
    {
      double sum = 0;
      guint n = 0;

      for (guint i = 0; i < row->shares->len; i++)
        {
          const SwbImportShare *share =
              &g_array_index (row->shares, SwbImportShare, i);

          if (share->kind != kind)
            continue;
          sum += share->share;
          n++;
        }
      if (sum > 1 + 0.005 * n + 1e-9)
        {
          g_autofree char *told = swb_number_format_percent (sum, 0);
          /* Translators: "Audience by age: the shares come to 131 %" */
          g_autofree char *warning = g_strdup_printf (
              _ ("%s: the shares come to %s"),
              swb_field_name (swb_field_of_share ((SwbShareKind) kind)), told);

          add_warning (row, shelf, warning);
        }
    }
}

/**
 * swb_import_read_shares:
 * @row: a row that is being read
 * @shelf: keeps what is told of it
 * @rule: how to read
 * @account: which of the accounts of the row
 *
 * Reads the shares of the account's audience. One that cannot be makes the row
 * wrong; shares of a kind that come to more than all of it are told.
 */
void
swb_import_read_shares (SwbImportRow *row,
                        SwbImportShelf *shelf,
                        const SwbImportRule *rule,
                        SwbPlatform account)
{
  for (guint i = 0; i < rule->n_shares; i++)
    {
      const SwbColumnMapping *column = &rule->mapping->columns[rule->shares[i]];

      if (column->platform != account)
        continue;
      if (column->names > 0)
        read_pair (row, shelf, rule, rule->shares[i]);
      else if (*column->who != '\0')
        read_number (row, shelf, rule, rule->shares[i]);
      else
        read_list (row, shelf, rule, column, rule->shares[i]);
    }
  check_sums (row, shelf);
}

/**
 * swb_import_share_cell_is_unread:
 * @column: a column of shares
 * @cell: one of its cells
 * @decimal_sign: '.', ',' or 0
 *
 * Returns: whether the cell cannot be read as the column says
 */
gboolean
swb_import_share_cell_is_unread (const SwbColumnMapping *column,
                                 const char *cell,
                                 char decimal_sign)
{
  g_autoptr (GArray) parts = NULL;
  gboolean percent;
  double value;

  if (*column->who == '\0' && column->names == 0)
    {
      parts = g_array_new (FALSE, FALSE, sizeof (SwbSharePart));
      return swb_share_cell_read_list (cell, decimal_sign, parts) ==
             SWB_SHARE_CELL_WRONG;
    }
  return swb_share_cell_read_number (cell, decimal_sign, &value, &percent) ==
             SWB_SHARE_CELL_WRONG ||
         (!percent && !column->percent && value > 1);
}

/* "31 %", "0.4 %". */
static char *
percent_text (double share)
{
  const double hundredths = share * 100;

  return swb_number_format_percent (
      share, fabs (hundredths - round (hundredths)) < 1e-9 ? 0 : 1);
}

/**
 * swb_import_shares_text:
 * @row: a row
 * @field: a share, or %SWB_FIELD_IGNORE for all of them
 *
 * Returns: (transfer full) (nullable): "India 62 %, USA 8 %"
 */
char *
swb_import_shares_text (const SwbImportRow *row, SwbField field)
{
  GString *out = NULL;

  for (guint i = 0; row->shares != NULL && i < row->shares->len; i++)
    {
      const SwbImportShare *share =
          &g_array_index (row->shares, SwbImportShare, i);
      g_autofree char *name = NULL;
      g_autofree char *shown = NULL;
      g_autofree char *percent = NULL;

      if (field != SWB_FIELD_IGNORE &&
          swb_field_of_share (share->kind) != field)
        continue;
      name = swb_share_what_name (share->kind, share->what);
      shown = swb_text_show_line (name, QUOTED_LETTERS);
      percent = percent_text (share->share);
      if (out == NULL)
        out = g_string_new (NULL);
      g_string_append_printf (out, "%s%s %s", out->len > 0 ? ", " : "", shown,
                              percent);
    }
  return out != NULL ? g_string_free (out, FALSE) : NULL;
}
