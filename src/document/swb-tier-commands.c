/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing the tiers of a workspace: a preset, or boundaries of its own. */
#include "document/swb-tier-commands.h"

#include "analytics/swb-tier.h"
#include "base/swb-number.h"
#include "document/swb-roster-commands.h"
#include "document/swb-tier-reader.h"

#include <glib/gi18n-lib.h>

#include <string.h>

G_DEFINE_QUARK (swb - tier - error - quark, swb_tier_error)

static const SwbTierCells *
get_cells (SwbWorkspace *workspace, guint *n)
{
  const GArray *cells = swb_workspace_get_tiers (workspace);

  *n = cells->len;
  return (const SwbTierCells *) (gconstpointer) cells->data;
}

/**
 * swb_tier_plan_of_preset:
 * @plan: (out): every platform as the preset says
 * @preset: (nullable): the id of a preset that ships, else the default one
 */
void
swb_tier_plan_of_preset (SwbTierPlan *plan, const char *preset)
{
  SwbTierBounds bounds;

  *plan = (SwbTierPlan){ { FALSE } };
  swb_tier_bounds_of_preset (preset, &bounds);
  plan->is_set[SWB_TIER_EVERY] = TRUE;
  memcpy (plan->least[SWB_TIER_EVERY], bounds.least[0], sizeof bounds.least[0]);
}

/**
 * swb_tier_plan_of_workspace:
 * @plan: (out): the boundaries that the workspace's people set, whether or not
 *   they count now; without them what counts
 * @workspace: a workspace
 */
void
swb_tier_plan_of_workspace (SwbTierPlan *plan, SwbWorkspace *workspace)
{
  guint n;
  const SwbTierCells *cells = get_cells (workspace, &n);

  swb_tier_plan_of_preset (
      plan, swb_workspace_get_setting (workspace, SWB_TIER_SETTING));
  for (guint p = 0; p <= SWB_TIER_EVERY; p++)
    if (swb_tier_cells_find (cells, n, (SwbPlatform) p, plan->least[p]))
      plan->is_set[p] = TRUE;
}

/**
 * swb_tier_plan_get_bounds:
 * @plan: a plan
 * @bounds: (out): what would count on each platform
 */
void
swb_tier_plan_get_bounds (const SwbTierPlan *plan, SwbTierBounds *bounds)
{
  swb_tier_bounds_set_all (bounds, plan->least[SWB_TIER_EVERY]);
  for (guint p = 0; p < SWB_N_PLATFORMS; p++)
    if (plan->is_set[p])
      memcpy (bounds->least[p], plan->least[p], sizeof bounds->least[p]);
}

static const char *
tier_name (guint tier)
{
  switch (tier)
    {
    case SWB_TIER_MICRO:
      return _ ("micro");
    case SWB_TIER_MID:
      return _ ("mid");
    case SWB_TIER_MACRO:
      return _ ("macro");
    default:
      return _ ("mega");
    }
}

static void
set_error (GError **error, guint platform, guint bound, gint64 before)
{
  const char *where = platform < SWB_N_PLATFORMS
                          ? swb_platform_name ((SwbPlatform) platform)
                          : _ ("every platform");
  g_autofree char *least =
      swb_number_format_count (before, SWB_GROUPING_WESTERN);

  if (bound == 0)
    g_set_error (error, SWB_TIER_ERROR, SWB_TIER_ERROR_NOT_ASCENDING,
                 /* Translators: a platform, a tier */
                 _ ("On %s, %s has to begin above 0 followers"), where,
                 tier_name (bound + 1));
  else
    g_set_error (error, SWB_TIER_ERROR, SWB_TIER_ERROR_NOT_ASCENDING,
                 /* Translators: a platform, a tier, a number, a lower tier */
                 _ ("On %s, %s has to begin above the %s followers of %s"),
                 where, tier_name (bound + 1), least, tier_name (bound));
}

static gboolean
check_row (const SwbTierPlan *plan, guint row, guint *bound, GError **error)
{
  for (guint b = 0; plan->is_set[row] && b < SWB_N_BOUNDS; b++)
    {
      const gint64 before = b > 0 ? plan->least[row][b - 1] : 0;

      if (plan->least[row][b] > before)
        continue;
      if (bound != NULL)
        *bound = b;
      set_error (error, row, b, before);
      return FALSE;
    }
  return TRUE;
}

/**
 * swb_tier_plan_check:
 * @plan: what a person typed
 * @platform: (out) (optional): where it is wrong, perhaps %SWB_TIER_EVERY
 * @bound: (out) (optional): which boundary is wrong, 0 for micro to 3 for mega
 * @error: why, as a sentence
 *
 * Returns: whether the boundaries ascend
 */
gboolean
swb_tier_plan_check (const SwbTierPlan *plan,
                     SwbPlatform *platform,
                     guint *bound,
                     GError **error)
{
  /* Those that the others follow come first: there somebody is typing. */
  if (!check_row (plan, SWB_TIER_EVERY, bound, error))
    {
      if (platform != NULL)
        *platform = SWB_TIER_EVERY;
      return FALSE;
    }
  for (guint p = 0; p < SWB_N_PLATFORMS; p++)
    if (!check_row (plan, p, bound, error))
      {
        if (platform != NULL)
          *platform = (SwbPlatform) p;
        return FALSE;
      }
  return TRUE;
}

static void
append_bounds (GString *text, const gint64 least[SWB_N_BOUNDS])
{
  for (guint b = 0; b < SWB_N_BOUNDS; b++)
    {
      g_autofree char *number =
          swb_number_format_count (least[b], SWB_GROUPING_WESTERN);
      /* Translators: a tier and the followers from which it begins */
      g_autofree char *one =
          g_strdup_printf (_ ("%s from %s"), tier_name (b + 1), number);

      g_string_append_printf (text, "%s%s", b > 0 ? ", " : "", one);
    }
}

/**
 * swb_tier_citation:
 * @workspace: a workspace
 *
 * Returns: (transfer full): where its tiers come from, as a reader of a brief
 *   wants to know it
 */
char *
swb_tier_citation (SwbWorkspace *workspace)
{
  const char *id = swb_workspace_get_setting (workspace, SWB_TIER_SETTING);
  const SwbTierPreset *preset = swb_tier_preset_find (id);
  g_autoptr (GString) text = g_string_new (NULL);
  SwbTierPlan plan;

  if (g_strcmp0 (id, SWB_TIER_OWN) != 0)
    return g_strdup (
        (preset != NULL ? preset : swb_tier_preset_default ())->citation);
  swb_tier_plan_of_workspace (&plan, workspace);
  g_string_append (text, _ ("own boundaries of this workspace: "));
  append_bounds (text, plan.least[SWB_TIER_EVERY]);
  for (guint p = 0; p < SWB_N_PLATFORMS; p++)
    if (plan.is_set[p])
      {
        g_string_append (text, "; ");
        /* Translators: %s is a platform; boundaries of tiers follow. */
        g_string_append_printf (text, _ ("on %s "),
                                swb_platform_name ((SwbPlatform) p));
        append_bounds (text, plan.least[p]);
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * swb_tier_choose_preset:
 * @workspace: the workspace
 * @preset: the id of a preset, or %SWB_TIER_OWN for the boundaries that were
 *   set before
 *
 * Returns: (transfer full): the command
 */
SwbCommand *
swb_tier_choose_preset (SwbWorkspace *workspace, const char *preset)
{
  const SwbTierPreset *found = swb_tier_preset_find (preset);
  g_autofree char *name =
      found != NULL
          /* Translators: %s is the name of a preset of tiers */
          ? g_strdup_printf (_ ("Choose the tiers of %s"), found->name)
          : g_strdup (_ ("Choose the own tiers"));

  return swb_workspace_change_setting (workspace, name, SWB_TIER_SETTING,
                                       preset);
}

static void
insert_bound (SwbCommand *command, guint platform, guint tier, gint64 least)
{
  const SwbId id = swb_command_insert (command, SWB_TABLE_TIER);

#define SET(column, value)                                                     \
  swb_command_set (command, SWB_TABLE_TIER, &id, SWB_TIER_##column, value)
  SET (PRESET, swb_value_text (SWB_TIER_OWN));
  if (platform < SWB_N_PLATFORMS)
    SET (PLATFORM, swb_value_text (swb_platform_id ((SwbPlatform) platform)));
  SET (NAME, swb_value_text (swb_tier_id ((SwbTier) tier)));
  SET (LEAST, swb_value_real ((double) least));
  SET (POSITION, swb_value_real (tier));
#undef SET
}

/* One boundary: the row that tells it is changed, another one that tells it
 * too goes, and where there is none one is made. */
static void
set_bound (SwbCommand *command,
           SwbWorkspace *workspace,
           guint platform,
           guint tier,
           const gint64 *least)
{
  guint n;
  const SwbTierCells *cells = get_cells (workspace, &n);
  gboolean told = least == NULL;

  for (guint i = 0; i < n; i++)
    {
      if ((guint) cells[i].platform != platform || cells[i].tier != (int) tier)
        continue;
      if (told)
        swb_command_set (command, SWB_TABLE_TIER, &cells[i].id, SWB_DELETED,
                         swb_value_int (1));
      else
        swb_command_set (command, SWB_TABLE_TIER, &cells[i].id, SWB_TIER_LEAST,
                         swb_value_real ((double) *least));
      told = TRUE;
    }
  if (!told)
    insert_bound (command, platform, tier, *least);
}

/**
 * swb_tier_set_own:
 * @workspace: the workspace
 * @plan: boundaries of its own; a platform that is not set loses those that it
 *   had
 * @error: why not, where they do not ascend
 *
 * Returns: (transfer full) (nullable): the command; it makes them count
 */
SwbCommand *
swb_tier_set_own (SwbWorkspace *workspace,
                  const SwbTierPlan *plan,
                  GError **error)
{
  SwbCommand *command;

  if (!swb_tier_plan_check (plan, NULL, NULL, error))
    return NULL;
  command = swb_workspace_change_setting (workspace, _ ("Set own tiers"),
                                          SWB_TIER_SETTING, SWB_TIER_OWN);
  for (guint p = 0; p <= SWB_TIER_EVERY; p++)
    for (guint b = 0; b < SWB_N_BOUNDS; b++)
      set_bound (command, workspace, p, b + 1,
                 plan->is_set[p] ? &plan->least[p][b] : NULL);
  return command;
}
