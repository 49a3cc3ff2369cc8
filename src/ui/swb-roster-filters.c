/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chips that filter the roster by tier and by platform. What they are set
 * to is kept in the settings, so that every roster of the program agrees. */
#include "ui/swb-roster-filters.h"

#include "base/swb-number.h"
#include "ui/swb-roster-chip.h"
#include "ui/swb-roster-words.h"

#include <glib/gi18n-lib.h>

#define N_TIERS 5

struct _SwbRosterFilters
{
  GtkWidget parent_instance;

  SwbRosterView *view;
  GSettings *settings;
  gboolean busy;

  SwbRosterChip *tier;
  SwbRosterChip *platform;
};

G_DEFINE_FINAL_TYPE (SwbRosterFilters, swb_roster_filters, GTK_TYPE_WIDGET)

static guint
parse_tiers (char *const *ids)
{
  guint mask = 0;

  for (; *ids != NULL; ids++)
    for (int tier = 0; tier < N_TIERS; tier++)
      if (g_strcmp0 (*ids, swb_roster_tier_id (tier)) == 0)
        mask |= 1u << tier;
  return mask;
}

static guint
parse_platforms (char *const *ids)
{
  guint mask = 0;

  for (; *ids != NULL; ids++)
    for (guint i = 0; i < SWB_N_PLATFORMS; i++)
      if (g_strcmp0 (*ids, swb_platform_id ((SwbPlatform) i)) == 0)
        mask |= 1u << i;
  return mask;
}

static SwbRosterFilter *
with_mask (const SwbRosterFilter *filter,
           SwbFilterKind kind,
           guint mask,
           const char *(*id_of) (guint bit))
{
  const char *ids[33] = { NULL };
  guint n = 0;

  for (guint bit = 0; bit < 32; bit++)
    if (mask & (1u << bit))
      ids[n++] = id_of (bit);
  return swb_roster_filter_with_values (filter, kind, ids);
}

static const char *
tier_id (guint bit)
{
  return swb_roster_tier_id ((int) bit);
}

static const char *
platform_id (guint bit)
{
  return swb_platform_id ((SwbPlatform) bit);
}

static void
apply (SwbRosterFilters *self)
{
  g_autoptr (SwbRosterFilter) tiers = NULL;
  g_autoptr (SwbRosterFilter) all = NULL;

  if (self->view == NULL)
    return;
  tiers = with_mask (swb_roster_view_get_filter (self->view), SWB_FILTER_TIER,
                     swb_roster_chip_get_mask (self->tier), tier_id);
  all = with_mask (tiers, SWB_FILTER_PLATFORM,
                   swb_roster_chip_get_mask (self->platform), platform_id);
  swb_roster_view_set_filter (self->view, all);
}

static void
load (SwbRosterFilters *self)
{
  g_auto (GStrv) tiers = NULL;
  g_auto (GStrv) platforms = NULL;

  if (self->busy)
    return;
  tiers = g_settings_get_strv (self->settings, "roster-tiers");
  platforms = g_settings_get_strv (self->settings, "roster-platforms");
  swb_roster_chip_set_mask (self->tier, parse_tiers (tiers));
  swb_roster_chip_set_mask (self->platform, parse_platforms (platforms));
  apply (self);
}

static void
save_mask (SwbRosterFilters *self,
           const char *key,
           guint mask,
           const char *(*id_of) (guint bit))
{
  const char *ids[33] = { NULL };
  guint n = 0;

  for (guint bit = 0; bit < 32; bit++)
    if (mask & (1u << bit))
      ids[n++] = id_of (bit);
  g_settings_set_strv (self->settings, key, ids);
}

static void
changed_cb (SwbRosterFilters *self)
{
  apply (self);
  self->busy = TRUE;
  save_mask (self, "roster-tiers", swb_roster_chip_get_mask (self->tier),
             tier_id);
  save_mask (self, "roster-platforms",
             swb_roster_chip_get_mask (self->platform), platform_id);
  self->busy = FALSE;
}

/* How many creators each bit would leave, with the other filters. */
static void
count_bits (SwbRosterFilters *self,
            SwbFilterKind kind,
            guint n,
            const char *(*id_of) (guint bit),
            guint *counts)
{
  g_autoptr (SwbRosterQuery) query = NULL;
  g_autoptr (GPtrArray) facets = NULL;

  if (self->view == NULL)
    return;
  query = swb_roster_view_make_query (self->view);
  facets = swb_roster_facets_new (
      swb_roster_get_data (swb_roster_view_get_roster (self->view)), query,
      kind);
  for (guint i = 0; i < facets->len; i++)
    for (guint bit = 0; bit < n; bit++)
      {
        const SwbRosterFacet *facet = facets->pdata[i];

        if (g_strcmp0 (facet->value, id_of (bit)) == 0)
          counts[bit] = facet->count;
      }
}

static void
fill_tiers (SwbRosterFilters *self)
{
  guint counts[N_TIERS] = { 0 };

  count_bits (self, SWB_FILTER_TIER, N_TIERS, tier_id, counts);
  swb_roster_chip_clear_options (self->tier);
  for (guint tier = 0; tier < N_TIERS; tier++)
    {
      g_autofree char *count = g_strdup_printf ("%u", counts[tier]);

      swb_roster_chip_add_option (self->tier, tier,
                                  swb_roster_tier_name ((int) tier), count);
    }
}

static void
fill_platforms (SwbRosterFilters *self)
{
  guint counts[SWB_N_PLATFORMS] = { 0 };
  guint mask = swb_roster_chip_get_mask (self->platform);

  count_bits (self, SWB_FILTER_PLATFORM, SWB_N_PLATFORMS, platform_id, counts);
  swb_roster_chip_clear_options (self->platform);
  for (guint i = 0; i < SWB_N_PLATFORMS; i++)
    {
      g_autofree char *count = NULL;

      if (counts[i] == 0 && !(mask & (1u << i)))
        continue;
      count = g_strdup_printf ("%u", counts[i]);
      swb_roster_chip_add_option (self->platform, i,
                                  swb_platform_name ((SwbPlatform) i), count);
    }
}

static SwbRosterChip *
add_chip (SwbRosterFilters *self, const char *title, GCallback fill)
{
  GtkWidget *chip = swb_roster_chip_new (title);

  g_signal_connect_swapped (chip, "opening", fill, self);
  g_signal_connect_swapped (chip, "changed", G_CALLBACK (changed_cb), self);
  gtk_widget_set_parent (chip, GTK_WIDGET (self));
  return SWB_ROSTER_CHIP (chip);
}

static void
swb_roster_filters_dispose (GObject *object)
{
  SwbRosterFilters *self = SWB_ROSTER_FILTERS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->view);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (swb_roster_filters_parent_class)->dispose (object);
}

static void
swb_roster_filters_class_init (SwbRosterFiltersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_roster_filters_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
swb_roster_filters_init (SwbRosterFilters *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Filters of the roster"), -1);
  self->settings = g_settings_new (SWB_APP_ID ".window");
  self->tier = add_chip (self, _ ("Tier"), G_CALLBACK (fill_tiers));
  self->platform = add_chip (self, _ ("Platform"), G_CALLBACK (fill_platforms));
  load (self);
  fill_tiers (self);
  fill_platforms (self);
  g_signal_connect_object (self->settings, "changed::roster-tiers",
                           G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::roster-platforms",
                           G_CALLBACK (load), self, G_CONNECT_SWAPPED);
}

/**
 * swb_roster_filters_set_view:
 * @self: the chips
 * @view: (nullable): what they filter
 */
void
swb_roster_filters_set_view (SwbRosterFilters *self, SwbRosterView *view)
{
  g_return_if_fail (SWB_IS_ROSTER_FILTERS (self));

  if (!g_set_object (&self->view, view))
    return;
  fill_tiers (self);
  fill_platforms (self);
  apply (self);
}

/**
 * swb_roster_filters_clear:
 * @self: the chips
 *
 * Takes all filters away.
 */
void
swb_roster_filters_clear (SwbRosterFilters *self)
{
  g_return_if_fail (SWB_IS_ROSTER_FILTERS (self));

  swb_roster_chip_set_mask (self->tier, 0);
  swb_roster_chip_set_mask (self->platform, 0);
  changed_cb (self);
}
