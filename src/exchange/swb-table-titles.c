/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the titles of a table are: below lines that name the report, and in
 * two rows where one groups the other (in swb-mapping.h). */
#include "exchange/swb-mapping.h"

#include "base/swb-number.h"

#include <string.h>

#define ROWS_TO_LOOK_AT 30

/* What the cells of one row look like. @known: titles whose words are known;
 * @groups: cells that name nothing but a platform. */
typedef struct
{
  guint filled;
  guint numbers;
  guint known;
  guint groups;
} Line;

static gboolean
is_number (const char *cell)
{
  double value;

  return swb_number_parse (cell, 0, &value) == SWB_NUMBER_OK;
}

static gboolean
is_group (const char *cell)
{
  return swb_table_platform_of (cell) != SWB_PLATFORM_OTHER &&
         strlen (cell) <= 24;
}

static Line
look_at (SwbGrid *grid, guint row)
{
  guint n = swb_grid_get_n_cells (grid, row);
  Line line = { 0 };

  for (guint i = 0; i < n; i++)
    {
      const char *cell = swb_grid_get_cell (grid, row, i);

      if (cell[strspn (cell, " \t\r\n")] == '\0')
        continue;
      line.filled++;
      if (is_number (cell))
        line.numbers++;
      else
        line.known += swb_title_read (cell).known;
      line.groups += is_group (cell);
    }
  return line;
}

/* As many cells as most of the rows have that have more than one or two. */
static guint
usual_width (const Line *lines, guint n)
{
  guint widest = 0;
  guint sum = 0;
  guint counted = 0;

  for (guint i = 0; i < n; i++)
    widest = MAX (widest, lines[i].filled);
  for (guint i = 0; i < n; i++)
    if (lines[i].filled * 2 >= widest)
      {
        sum += lines[i].filled;
        counted++;
      }
  return counted > 0 ? sum / counted : 0;
}

static gboolean
could_be_titles (const Line *line, guint width)
{
  return line->filled * 2 >= width && line->known >= 2 &&
         line->numbers * 3 <= line->filled;
}

/* Whether the row groups the titles below it: "Instagram", two empty cells,
 * "YouTube"; or the same word over each of its columns. */
static gboolean
groups_titles (const Line *upper, const Line *titles)
{
  return upper->groups >= 2 && upper->numbers == 0 && titles->numbers == 0 &&
         titles->known >= 2 &&
         (upper->filled < titles->filled || upper->groups > 2);
}

/**
 * swb_table_find_titles:
 * @grid: a table
 * @n_above: (out): how many rows stand above the titles
 * @n_titles: (out): in how many rows the titles are: 1, or 2 where one groups
 *   the other
 *
 * Looks where the titles of a table are that may have the name of the report
 * and its date above. What is not told by the words and the number of cells is
 * taken to begin at once.
 */
void
swb_table_find_titles (SwbGrid *grid, guint *n_above, guint *n_titles)
{
  guint n = MIN (swb_grid_get_n_rows (grid), ROWS_TO_LOOK_AT);
  g_autofree Line *lines = g_new0 (Line, n + 1);
  guint width;
  guint at = 0;

  *n_above = 0;
  *n_titles = 1;
  for (guint i = 0; i < n; i++)
    lines[i] = look_at (grid, i);
  width = usual_width (lines, n);
  if (n >= 3 && groups_titles (&lines[0], &lines[1]) &&
      could_be_titles (&lines[1], width))
    {
      *n_titles = 2;
      return;
    }
  if (n < 2 || lines[0].filled * 2 >= width)
    return;
  while (at < n && !could_be_titles (&lines[at], width))
    at++;
  if (at == n)
    return;
  if (at > 0 && groups_titles (&lines[at - 1], &lines[at]))
    {
      *n_titles = 2;
      at--;
    }
  *n_above = at;
}

/* The words over a column: a cell that is empty in an upper row belongs to
 * what stands left of it, as merged cells come. */
static char *
join_titles (SwbGrid *grid, guint first, guint n, guint column)
{
  GString *out = g_string_new (NULL);

  for (guint row = first; row < first + n; row++)
    {
      guint at = column;
      const char *cell = swb_grid_get_cell (grid, row, at);

      while (row + 1 < first + n && *cell == '\0' && at > 0)
        cell = swb_grid_get_cell (grid, row, --at);
      if (*cell == '\0')
        continue;
      if (out->len > 0)
        g_string_append_c (out, ' ');
      g_string_append (out, cell);
    }
  return g_string_free (out, FALSE);
}

/**
 * swb_table_lift_titles:
 * @grid: a table
 * @n_above: how many rows to leave out at the top
 * @n_titles: how many rows have titles; %0 and %1 leave them as they are
 *
 * Makes the titles the first row, and one row.
 */
void
swb_table_lift_titles (SwbGrid *grid, guint n_above, guint n_titles)
{
  guint n = swb_grid_get_n_rows (grid);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  n_above = MIN (n_above, n);
  n_titles = MIN (n_titles, n - n_above);
  if (n_titles > 1)
    {
      for (guint i = 0; i < swb_grid_get_n_columns (grid); i++)
        g_ptr_array_add (titles, join_titles (grid, n_above, n_titles, i));
      n_above += n_titles - 1;
    }
  swb_grid_drop_first (grid, n_above);
  if (titles->len > 0)
    swb_grid_replace_first (grid, (const char *const *) titles->pdata,
                            titles->len);
}
