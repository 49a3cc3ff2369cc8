/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the budget says: figures as sentences, and where they come from. */
#include "ui/swb-budget-words.h"

#include <glib/gi18n-lib.h>

#define NOTHING "–"

/**
 * swb_budget_column_is_amount:
 * @column: a column
 *
 * Returns: whether it holds one of the three amounts
 */
gboolean
swb_budget_column_is_amount (SwbBudgetColumn column)
{
  return column >= SWB_BUDGET_COLUMN_PLANNED &&
         column <= SWB_BUDGET_COLUMN_ACTUAL;
}

static guint
amount_of (SwbBudgetColumn column)
{
  return column - SWB_BUDGET_COLUMN_PLANNED;
}

static gboolean
is_line (SwbBudgetRow *row)
{
  return swb_budget_row_get_kind (row) == SWB_BUDGET_ROW_LINE;
}

/**
 * swb_budget_row_compare:
 * @row: a row
 * @planned: (out): what was planned
 * @committed: (out): what is committed, in the same currency
 *
 * A line in one currency is compared in it, any other row in the campaign's.
 *
 * Returns: whether the two can be compared; not where a rate is missing or
 *   where nothing is planned or committed
 */
gboolean
swb_budget_row_compare (SwbBudgetRow *row,
                        SwbMoney *planned,
                        SwbMoney *committed)
{
  const SwbBudgetNumbers *numbers = swb_budget_row_get_numbers (row);
  const SwbMoney *shown = numbers->shown;

  if (swb_money_is_none (&shown[SWB_BUDGET_PLANNED]) &&
      swb_money_is_none (&shown[SWB_BUDGET_COMMITTED]))
    return FALSE;
  *planned = shown[SWB_BUDGET_PLANNED];
  *committed = shown[SWB_BUDGET_COMMITTED];
  if (swb_money_is_none (planned) || swb_money_is_none (committed) ||
      g_str_equal (planned->currency, committed->currency))
    return TRUE;
  *planned = numbers->sum[SWB_BUDGET_PLANNED];
  *committed = numbers->sum[SWB_BUDGET_COMMITTED];
  return !swb_money_is_none (planned) && !swb_money_is_none (committed);
}

static char *
variance_text (SwbBudgetRow *row, gboolean compact)
{
  SwbMoney planned, committed, difference;
  g_autofree char *text = NULL;
  gboolean over;

  if (!swb_budget_row_compare (row, &planned, &committed))
    return g_strdup (NOTHING);
  if (!compact)
    return swb_money_format_variance (planned, committed);
  if (!swb_money_sub (&committed, &planned, &difference) ||
      difference.minor == G_MININT64)
    return g_strdup (NOTHING);
  if (difference.minor == 0)
    return g_strdup (_ ("on plan"));
  over = difference.minor > 0;
  difference.minor = ABS (difference.minor);
  text = swb_money_format_compact (difference);
  return over ? g_strdup_printf (_ ("over by %s"), text)
              : g_strdup_printf (_ ("under by %s"), text);
}

static char *
amount_text (SwbMoney amount, gboolean compact)
{
  if (swb_money_is_zero (&amount))
    return g_strdup (NOTHING);
  return compact ? swb_money_format_compact (amount)
                 : swb_money_format (amount);
}

/**
 * swb_budget_cell_text:
 * @row: a row
 * @column: a column
 * @brevity: how short amounts are written
 *
 * Returns: (transfer full): what the cell shows; "" for the pace
 */
char *
swb_budget_cell_text (SwbBudgetRow *row,
                      SwbBudgetColumn column,
                      SwbBudgetBrevity brevity)
{
  const SwbBudgetNumbers *numbers = swb_budget_row_get_numbers (row);

  if (column == SWB_BUDGET_COLUMN_NAME)
    return g_strdup (swb_budget_row_get_name (row));
  if (column == SWB_BUDGET_COLUMN_VARIANCE)
    return variance_text (row, brevity != SWB_BUDGET_WHOLE);
  if (swb_budget_column_is_amount (column))
    return amount_text (numbers->shown[amount_of (column)],
                        brevity == SWB_BUDGET_SHORT);
  return g_strdup ("");
}

/**
 * swb_budget_cell_note:
 * @row: a row
 * @brevity: how short amounts are written
 *
 * Returns: (transfer full) (nullable): the caption under the row's name
 */
char *
swb_budget_cell_note (SwbBudgetRow *row, SwbBudgetBrevity brevity)
{
  const SwbBudgetNumbers *numbers = swb_budget_row_get_numbers (row);
  g_autofree char *booked = NULL;

  if (swb_budget_row_get_kind (row) != SWB_BUDGET_ROW_GROUP)
    return NULL;
  if (numbers->apart)
    return g_strdup (_ ("apart from the total"));
  if (swb_money_is_zero (&numbers->booked))
    return NULL;
  booked = amount_text (numbers->booked, brevity != SWB_BUDGET_WHOLE);
  /* Translators: an amount; fees of the placements of a bucket or stage */
  return g_strdup_printf (_ ("%s booked in placements"), booked);
}

/**
 * swb_budget_row_tone:
 * @row: a row
 *
 * Returns: in which tone its variance is said
 */
SwbBudgetTone
swb_budget_row_tone (SwbBudgetRow *row)
{
  SwbMoney planned, committed;

  if (!swb_budget_row_compare (row, &planned, &committed))
    return SWB_BUDGET_TONE_DIM;
  if (committed.minor > planned.minor)
    return SWB_BUDGET_TONE_OVER;
  if (committed.minor == 0)
    return SWB_BUDGET_TONE_DIM;
  return committed.minor < planned.minor ? SWB_BUDGET_TONE_UNDER
                                         : SWB_BUDGET_TONE_PLAIN;
}

static char *
converted_text (const SwbBudgetNumbers *numbers,
                guint which,
                const char *currency)
{
  const SwbMoney shown = numbers->shown[which];
  g_autofree char *own = swb_money_format (shown);
  g_autofree char *sum = NULL;
  g_autofree char *day = NULL;

  if (swb_money_is_none (&numbers->sum[which]))
    /* Translators: an amount and two codes of currencies */
    return g_strdup_printf (
        _ ("%s: no exchange rate from %s to %s is known, so it is in no sum"),
        own, shown.currency, currency);
  sum = swb_money_format (numbers->sum[which]);
  if (numbers->rate_day[which] == SWB_DAY_NONE)
    return g_steal_pointer (&own);
  day = swb_day_format (numbers->rate_day[which], SWB_DAY_STYLE_MEDIUM);
  /* Translators: an amount, the same in the campaign's currency, a date */
  return g_strdup_printf (_ ("%s is %s at the rate of %s"), own, sum, day);
}

static char *
amount_tooltip (SwbBudgetRow *row, SwbBudgetColumn column, const char *currency)
{
  const SwbBudgetNumbers *numbers = swb_budget_row_get_numbers (row);
  const guint which = amount_of (column);
  g_autofree char *text = NULL;

  if (swb_money_is_none (&numbers->shown[which]))
    return is_line (row) ? g_strdup (_ ("No amount yet. Press Enter to set it"))
                         : NULL;
  text = converted_text (numbers, which, currency);
  if (!is_line (row))
    return g_steal_pointer (&text);
  /* Translators: an amount of money that can be edited */
  return g_strdup_printf (_ ("%s. Press Enter to change it"), text);
}

static char *
format_or_nought (SwbMoney amount, const char *currency)
{
  if (swb_money_is_none (&amount))
    amount = swb_money_make (0, currency);
  return swb_money_format (amount);
}

static char *
variance_tooltip (SwbBudgetRow *row)
{
  const SwbBudgetNumbers *numbers = swb_budget_row_get_numbers (row);
  SwbMoney planned, committed;
  g_autofree char *from = NULL;
  g_autofree char *less = NULL;
  g_autofree char *result = NULL;

  if (!swb_budget_row_compare (row, &planned, &committed))
    return g_strdup (_ ("Committed less planned; nothing to compare yet"));
  from = format_or_nought (committed, planned.currency);
  less = format_or_nought (planned, committed.currency);
  result = swb_money_format_variance (planned, committed);
  if (numbers->sum[SWB_BUDGET_ACTUAL].minor >
      numbers->sum[SWB_BUDGET_COMMITTED].minor)
    /* Translators: two amounts, then "over by ₹60,000" */
    return g_strdup_printf (_ ("Committed %s less planned %s: %s. More is paid "
                               "than was committed."),
                            from, less, result);
  /* Translators: two amounts, then "over by ₹60,000" */
  return g_strdup_printf (_ ("Committed %s less planned %s: %s"), from, less,
                          result);
}

/**
 * swb_budget_cell_tooltip:
 * @row: a row
 * @column: a column
 * @currency: the campaign's currency
 *
 * Returns: (transfer full) (nullable): the whole of what the cell shows short,
 *   and where it comes from
 */
char *
swb_budget_cell_tooltip (SwbBudgetRow *row,
                         SwbBudgetColumn column,
                         const char *currency)
{
  g_autofree char *note = NULL;

  if (column == SWB_BUDGET_COLUMN_PACE)
    return swb_budget_pace_text (row);
  if (column == SWB_BUDGET_COLUMN_VARIANCE)
    return variance_tooltip (row);
  if (swb_budget_column_is_amount (column))
    return amount_tooltip (row, column, currency);
  note = swb_budget_cell_note (row, SWB_BUDGET_WHOLE);
  if (note == NULL)
    return g_strdup (swb_budget_row_get_name (row));
  return g_strdup_printf ("%s\n%s", swb_budget_row_get_name (row), note);
}

static int
percent (double part, double whole)
{
  return (int) (part / whole * 100 + 0.5);
}

/**
 * swb_budget_pace_text:
 * @row: a row
 *
 * Returns: (transfer full): how much of the plan is committed and paid
 */
char *
swb_budget_pace_text (SwbBudgetRow *row)
{
  const SwbMoney *sum = swb_budget_row_get_numbers (row)->sum;
  double planned = (double) sum[SWB_BUDGET_PLANNED].minor;

  if (planned <= 0)
    return g_strdup (_ ("Nothing planned"));
  /* Translators: two shares of what was planned */
  return g_strdup_printf (
      _ ("%d %% of the plan committed, %d %% paid"),
      percent ((double) sum[SWB_BUDGET_COMMITTED].minor, planned),
      percent ((double) sum[SWB_BUDGET_ACTUAL].minor, planned));
}

/**
 * swb_budget_cell_label:
 * @row: a row
 * @column: a column
 * @currency: the campaign's currency
 *
 * Returns: (transfer full): the cell for those who hear it: what it is, of
 *   which row, and its value
 */
char *
swb_budget_cell_label (SwbBudgetRow *row,
                       SwbBudgetColumn column,
                       const char *currency)
{
  static const char *const names[SWB_BUDGET_N_COLUMNS] = {
    [SWB_BUDGET_COLUMN_PLANNED] = N_ ("Planned"),
    [SWB_BUDGET_COLUMN_COMMITTED] = N_ ("Committed"),
    [SWB_BUDGET_COLUMN_ACTUAL] = N_ ("Paid"),
    [SWB_BUDGET_COLUMN_VARIANCE] = N_ ("Variance"),
    [SWB_BUDGET_COLUMN_PACE] = N_ ("Pace"),
  };
  g_autofree char *text = NULL;
  g_autofree char *note = NULL;

  if (column == SWB_BUDGET_COLUMN_NAME)
    {
      note = swb_budget_cell_note (row, SWB_BUDGET_WHOLE);
      if (note == NULL)
        return g_strdup (swb_budget_row_get_name (row));
      /* Translators: a row of the budget and what stands under its name */
      return g_strdup_printf (_ ("%s, %s"), swb_budget_row_get_name (row),
                              note);
    }
  text = column == SWB_BUDGET_COLUMN_PACE
             ? swb_budget_pace_text (row)
             : swb_budget_cell_text (row, column, SWB_BUDGET_WHOLE);
  if (g_str_equal (text, NOTHING))
    {
      g_free (text);
      text = g_strdup (_ ("none"));
    }
  /* Translators: a row of the budget, a column, its value, as in "Creators,
   * Planned: ₹24,00,000" */
  return g_strdup_printf (_ ("%s, %s: %s"), swb_budget_row_get_name (row),
                          _ (names[column]), text);
}

/**
 * swb_budget_caption:
 * @figures: the sums
 *
 * Returns: (transfer full): how the plan stands to the campaign's budget
 */
char *
swb_budget_caption (const SwbBudgetFigures *figures)
{
  const SwbMoney planned = figures->total.planned;
  g_autofree char *sum = swb_money_format (planned);
  g_autofree char *budget = NULL;
  g_autofree char *rest = NULL;
  SwbMoney difference;

  if (swb_money_is_none (&figures->budget))
    return g_strdup_printf (_ ("%s planned, no budget set"), sum);
  budget = swb_money_format (figures->budget);
  if (!swb_money_sub (&figures->budget, &planned, &difference) ||
      difference.minor == 0)
    /* Translators: two amounts, "₹48,00,000 planned of ₹50,00,000" */
    return g_strdup_printf (_ ("%s planned of %s"), sum, budget);
  if (difference.minor < 0 && difference.minor > G_MININT64)
    {
      difference.minor = -difference.minor;
      rest = swb_money_format (difference);
      /* Translators: three amounts */
      return g_strdup_printf (_ ("%s planned of %s, over the budget by %s"),
                              sum, budget, rest);
    }
  rest = swb_money_format (difference);
  /* Translators: three amounts */
  return g_strdup_printf (_ ("%s planned of %s, %s not assigned yet"), sum,
                          budget, rest);
}

/**
 * swb_budget_left_out:
 * @figures: the sums
 *
 * Returns: (transfer full) (nullable): which amounts are in no sum, and why
 */
char *
swb_budget_left_out (const SwbBudgetFigures *figures)
{
  if (figures->n_unconverted == 0)
    return NULL;
  /* Translators: %s is the code of a currency */
  return g_strdup_printf (
      ngettext ("%u amount is in no sum: no exchange rate to %s is known",
                "%u amounts are in no sum: no exchange rate to %s is known",
                figures->n_unconverted),
      figures->n_unconverted, figures->total.planned.currency);
}
