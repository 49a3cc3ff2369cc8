/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From how many followers the tiers of a workspace begin. */
#include "document/swb-tier-reader.h"

#include "analytics/swb-tier.h"

#include <string.h>

/**
 * swb_tier_bounds_of_preset:
 * @preset: (nullable): the id of a preset that ships; any other means the
 *   default one
 * @bounds: (out): the same for every platform
 */
void
swb_tier_bounds_of_preset (const char *preset, SwbTierBounds *bounds)
{
  const SwbTierPreset *found = swb_tier_preset_find (preset);
  gint64 least[SWB_N_BOUNDS];

  if (found == NULL)
    found = swb_tier_preset_default ();
  for (guint i = 0; i < SWB_N_BOUNDS; i++)
    least[i] = (gint64) found->floors[i + 1];
  swb_tier_bounds_set_all (bounds, least);
}

/**
 * swb_tier_cells_find:
 * @cells: (array length=n_cells): boundaries that people set
 * @n_cells: how many
 * @platform: a platform, or %SWB_N_PLATFORMS for those of every platform
 * @least: (out): followers from which micro, mid, macro and mega begin
 *
 * Where a boundary is told twice, as by two people at once, the row that was
 * made last counts.
 *
 * Returns: whether all four are told, and ascend; else @least is left as it was
 */
gboolean
swb_tier_cells_find (const SwbTierCells *cells,
                     guint n_cells,
                     SwbPlatform platform,
                     gint64 least[SWB_N_BOUNDS])
{
  const SwbTierCells *best[SWB_N_TIERS] = { NULL };
  gint64 found[SWB_N_BOUNDS];

  for (guint i = 0; i < n_cells; i++)
    if (cells[i].platform == platform && cells[i].tier > 0 &&
        cells[i].tier < SWB_N_TIERS &&
        (best[cells[i].tier] == NULL ||
         memcmp (&best[cells[i].tier]->id, &cells[i].id, sizeof (SwbId)) < 0))
      best[cells[i].tier] = &cells[i];
  for (guint i = 0; i < SWB_N_BOUNDS; i++)
    {
      if (best[i + 1] == NULL)
        return FALSE;
      found[i] = best[i + 1]->least;
    }
  if (!swb_tier_bounds_ascend (found))
    return FALSE;
  memcpy (least, found, sizeof found);
  return TRUE;
}

/**
 * swb_tier_bounds_of_cells:
 * @preset: (nullable): the setting's value
 * @cells: (array length=n_cells): boundaries that people set
 * @n_cells: how many
 * @bounds: (out): what follows; the boundaries that people set count where
 *   @preset is %SWB_TIER_OWN: those of the platform, else those of every
 *   platform, else the default preset's
 */
void
swb_tier_bounds_of_cells (const char *preset,
                          const SwbTierCells *cells,
                          guint n_cells,
                          SwbTierBounds *bounds)
{
  gint64 least[SWB_N_BOUNDS];

  swb_tier_bounds_of_preset (preset, bounds);
  if (g_strcmp0 (preset, SWB_TIER_OWN) != 0)
    return;
  if (swb_tier_cells_find (cells, n_cells, SWB_N_PLATFORMS, least))
    swb_tier_bounds_set_all (bounds, least);
  for (guint i = 0; i < SWB_N_PLATFORMS; i++)
    swb_tier_cells_find (cells, n_cells, (SwbPlatform) i, bounds->least[i]);
}

/**
 * swb_tier_bounds_of_workspace:
 * @workspace: a workspace
 * @bounds: (out): what its tiers follow
 */
void
swb_tier_bounds_of_workspace (SwbWorkspace *workspace, SwbTierBounds *bounds)
{
  const GArray *tiers = swb_workspace_get_tiers (workspace);

  swb_tier_bounds_of_cells (
      swb_workspace_get_setting (workspace, SWB_TIER_SETTING),
      (const SwbTierCells *) (gconstpointer) tiers->data, tiers->len, bounds);
}

static gboolean
read_cells (SwbDatabase *db, GArray *cells, GError **error)
{
  sqlite3_stmt *statement = swb_database_prepare (
      db,
      "SELECT id, platform, name, least FROM tier"
      " WHERE deleted=0 AND preset='" SWB_TIER_OWN "' ORDER BY id",
      error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  while (swb_database_step (db, statement, &has_row, error))
    {
      SwbTierCells one;

      if (!has_row)
        return TRUE;
      swb_column_id (statement, 0, &one.id);
      swb_tier_cells_fill (&one,
                           (const char *) sqlite3_column_text (statement, 1),
                           (const char *) sqlite3_column_text (statement, 2),
                           sqlite3_column_double (statement, 3));
      g_array_append_val (cells, one);
    }
  return FALSE;
}

/**
 * swb_tier_cells_fill:
 * @cells: (out): gets all but the id
 * @platform: (nullable): the id of a platform; null for every platform
 * @name: (nullable): the id of a tier
 * @least: followers from which it begins
 *
 * A tier or a platform that is not known, and a number that is none, leave a
 * boundary that counts for nobody.
 */
void
swb_tier_cells_fill (SwbTierCells *cells,
                     const char *platform,
                     const char *name,
                     double least)
{
  cells->platform =
      platform == NULL ? SWB_N_PLATFORMS : swb_platform_parse (platform);
  cells->tier = swb_tier_parse (name);
  if (!(least >= 0 && least < 1e15) ||
      (cells->platform == SWB_PLATFORM_OTHER &&
       g_strcmp0 (platform, swb_platform_id (SWB_PLATFORM_OTHER)) != 0))
    cells->tier = -1;
  cells->least = cells->tier < 0 ? 0 : (gint64) least;
}

/**
 * swb_tier_bounds_read:
 * @db: a working copy
 * @bounds: (out): what its tiers follow
 * @error: why not
 *
 * For the worker.
 *
 * Returns: whether they could be read
 */
gboolean
swb_tier_bounds_read (SwbDatabase *db, SwbTierBounds *bounds, GError **error)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (SwbTierCells));
  sqlite3_stmt *statement;
  gboolean has_row = FALSE;

  if (!read_cells (db, cells, error))
    return FALSE;
  statement = swb_database_prepare (
      db,
      "SELECT value FROM setting WHERE key='" SWB_TIER_SETTING
      "' AND deleted=0 ORDER BY id DESC LIMIT 1",
      error);
  if (statement == NULL || !swb_database_step (db, statement, &has_row, error))
    return FALSE;
  swb_tier_bounds_of_cells (
      has_row ? (const char *) sqlite3_column_text (statement, 0) : NULL,
      (const SwbTierCells *) (gconstpointer) cells->data, cells->len, bounds);
  sqlite3_reset (statement);
  return TRUE;
}
