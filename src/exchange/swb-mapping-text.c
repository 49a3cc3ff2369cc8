/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mappings as text: by place, for tables with the same titles in the same
 * order, and by title, for a mapping with a name that serves others too. */
#include "exchange/swb-mapping.h"

#include <string.h>

static void
append_share (GString *out, const SwbColumnMapping *column)
{
  g_autofree char *who = g_uri_escape_string (column->who, NULL, FALSE);

  g_string_append_printf (out, ":%c%s", column->percent ? '%' : '1', who);
}

static void
append_column (GString *out, const SwbColumnMapping *column)
{
  g_string_append_printf (out, "%s:%u", swb_field_id (column->field),
                          column->rank);
  if (column->platform != SWB_PLATFORM_OTHER ||
      swb_field_is_share (column->field))
    g_string_append_printf (out, ":%s", swb_platform_id (column->platform));
  if (swb_field_is_share (column->field))
    append_share (out, column);
}

/* A share: "%" for hundredths or "1" for parts of one, then of whom. */
static gboolean
read_share (const char *text, SwbColumnMapping *column)
{
  g_autofree char *who = NULL;

  if (*text != '%' && *text != '1')
    return FALSE;
  who = g_uri_unescape_string (text + 1, NULL);
  column->percent = *text == '%';
  return who != NULL &&
         g_strlcpy (column->who, who, sizeof column->who) < sizeof column->who;
}

static gboolean
read_column (const char *text, SwbColumnMapping *column)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 4);
  guint64 rank;

  if (g_strv_length (parts) < 2 ||
      !g_ascii_string_to_unsigned (parts[1], 10, 0, G_MAXINT, &rank, NULL))
    return FALSE;
  column->field = swb_field_parse (parts[0]);
  column->rank = (guint) rank;
  column->platform =
      parts[2] != NULL ? swb_platform_parse (parts[2]) : SWB_PLATFORM_OTHER;
  column->who[0] = '\0';
  if (parts[2] != NULL && parts[3] != NULL &&
      swb_field_is_share (column->field))
    return read_share (parts[3], column);
  return TRUE;
}

/**
 * swb_mapping_to_text:
 * @mapping: a mapping
 *
 * Returns: (transfer full): a text to remember it by, with the signature of
 *   the table as the key
 */
char *
swb_mapping_to_text (const SwbMapping *mapping)
{
  GString *out = g_string_new (NULL);

  for (guint i = mapping->n_remarks; i < mapping->n_columns; i++)
    {
      if (out->len > 0)
        g_string_append_c (out, ',');
      append_column (out, &mapping->columns[i]);
    }
  return g_string_free (out, FALSE);
}

/**
 * swb_mapping_apply_text:
 * @mapping: a mapping of the same table
 * @text: (nullable): text from swb_mapping_to_text()
 *
 * Sets the fields as they were remembered. Text that does not fit changes
 * nothing.
 *
 * Returns: whether it was applied
 */
gboolean
swb_mapping_apply_text (SwbMapping *mapping, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ",", -1);
  g_autoptr (SwbMapping) made = swb_mapping_copy (mapping);
  guint skip = mapping->n_remarks;

  if (g_strv_length (parts) + skip != mapping->n_columns ||
      mapping->n_columns == skip)
    return FALSE;
  for (guint i = skip; i < mapping->n_columns; i++)
    if (!read_column (parts[i - skip], &made->columns[i]))
      return FALSE;
  memcpy (mapping->columns, made->columns,
          mapping->n_columns * sizeof *mapping->columns);
  return TRUE;
}

/* A table without titles has its columns by number; no folded title has the
 * sign. */
static char *
title_of (SwbGrid *grid, gboolean header, guint column)
{
  return header ? swb_title_fold (swb_grid_get_cell (grid, 0, column))
                : g_strdup_printf ("#%u", column + 1);
}

/**
 * swb_mapping_to_titles:
 * @mapping: a mapping
 * @grid: its table
 * @header: whether its first row has titles
 *
 * Returns: (transfer full): a text for a mapping with a name: a line a column,
 *   its folded title, a tab, what it holds
 */
char *
swb_mapping_to_titles (const SwbMapping *mapping,
                       SwbGrid *grid,
                       gboolean header)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < mapping->n_columns; i++)
    {
      g_autofree char *title = title_of (grid, header, i);

      g_string_append_printf (out, "%s\t", title);
      append_column (out, &mapping->columns[i]);
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

/* Closes the gaps that columns which are not in the table have left. */
static void
close_ranks (SwbMapping *mapping)
{
  g_autoptr (SwbMapping) old = swb_mapping_copy (mapping);

  for (guint i = 0; i < mapping->n_columns; i++)
    {
      const SwbColumnMapping *own = &old->columns[i];
      guint rank = 0;

      for (guint k = 0; k < mapping->n_columns; k++)
        {
          const SwbColumnMapping *other = &old->columns[k];

          if (k != i && other->field == own->field &&
              other->platform == own->platform)
            rank +=
                other->rank < own->rank || (other->rank == own->rank && k < i);
        }
      mapping->columns[i].rank = rank;
    }
}

/* The line of @lines with this title that no column before had: two columns
 * may have one title. */
static const char *
take_line (char **lines, gboolean *taken, const char *title)
{
  gsize length = strlen (title);

  for (guint i = 0; lines[i] != NULL; i++)
    if (!taken[i] && strncmp (lines[i], title, length) == 0 &&
        lines[i][length] == '\t')
      {
        taken[i] = TRUE;
        return lines[i] + length + 1;
      }
  return NULL;
}

/**
 * swb_mapping_apply_titles:
 * @mapping: a mapping
 * @grid: its table
 * @header: whether its first row has titles
 * @text: text from swb_mapping_to_titles(), perhaps among other lines
 *
 * Sets what columns hold whose titles the text has, in whatever order; the
 * others are left out. Text of which the table has no title changes nothing.
 *
 * Returns: how many columns were found
 */
guint
swb_mapping_apply_titles (SwbMapping *mapping,
                          SwbGrid *grid,
                          gboolean header,
                          const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree gboolean *taken = g_new0 (gboolean, g_strv_length (lines) + 1);
  g_autoptr (SwbMapping) made = swb_mapping_copy (mapping);
  guint n_found = 0;

  for (guint i = 0; i < mapping->n_columns; i++)
    {
      g_autofree char *title = title_of (grid, header, i);
      const char *line = take_line (lines, taken, title);

      made->columns[i].field = SWB_FIELD_IGNORE;
      made->columns[i].platform = SWB_PLATFORM_OTHER;
      made->columns[i].rank = i;
      n_found += line != NULL && read_column (line, &made->columns[i]);
    }
  if (n_found == 0)
    return 0;
  memcpy (mapping->columns, made->columns,
          mapping->n_columns * sizeof *mapping->columns);
  close_ranks (mapping);
  return n_found;
}
