/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person prefers, kept in GSettings; the sources and their keys; and the
 * tiers of the open workspace, kept in it. */
#include "ui/swb-preferences.h"

#include "analytics/swb-tier.h"
#include "base/swb-author.h"
#include "base/swb-money.h"
#include "document/swb-tier-reader.h"
#include "ui/swb-source-group.h"
#include "ui/swb-tier-window.h"
#include "ui/swb-ui-text.h"
#include "ui/swb-window.h"

#include <glib/gi18n-lib.h>

struct _SwbPreferences
{
  AdwPreferencesWindow parent_instance;

  GtkEditable *author_row;
  AdwComboRow *style_row;
  AdwComboRow *week_row;
  AdwComboRow *currency_row;
  AdwPreferencesGroup *tier_group;
  AdwComboRow *new_tiers_row;
  AdwActionRow *tiers_row;
  GtkWidget *pictures_switch;

  GSettings *settings;
  GSettings *sync_settings;
  SwbDocument *document;
};

G_DEFINE_FINAL_TYPE (SwbPreferences,
                     swb_preferences,
                     ADW_TYPE_PREFERENCES_WINDOW)

/* In the order of the rows' models; the enum's numbers are not in a row. */
static const char *const styles[] = { "system", "light", "dark" };
static const char *const weeks[] = { "monday", "saturday", "sunday" };

/* The settings know the presets by other names than the workspace does. */
static const struct
{
  const char *setting;
  const char *preset;
} tier_names[] = {
  { "default", "later-fohr-2021" },
  { "articles", "wide-micro" },
};

/**
 * swb_preferences_tier_preset:
 * @settings: the program's settings
 *
 * Returns: the id of the tier preset that a new workspace gets
 */
const char *
swb_preferences_tier_preset (GSettings *settings)
{
  g_autofree char *name = g_settings_get_string (settings, "tier-preset");

  for (guint i = 0; i < G_N_ELEMENTS (tier_names); i++)
    if (g_str_equal (tier_names[i].setting, name))
      return tier_names[i].preset;
  return tier_names[0].preset;
}

static guint
find_name (const char *const *names, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (names[i], name) == 0)
      return i;
  return 0;
}

/* Empty is the name of the account, which then stands there. */
static void
show_author (SwbPreferences *self)
{
  g_autofree char *name = swb_author_dup ();

  gtk_editable_set_text (self->author_row, name);
}

static void
author_cb (SwbPreferences *self)
{
  const char *name = gtk_editable_get_text (self->author_row);

  swb_author_set (name);
  g_settings_set_string (self->settings, "author", name);
  show_author (self);
}

static void
style_cb (SwbPreferences *self)
{
  g_settings_set_string (self->settings, "style",
                         styles[adw_combo_row_get_selected (self->style_row)]);
}

static void
week_cb (SwbPreferences *self)
{
  g_settings_set_string (self->settings, "week-start",
                         weeks[adw_combo_row_get_selected (self->week_row)]);
}

static void
currency_cb (SwbPreferences *self)
{
  guint chosen = adw_combo_row_get_selected (self->currency_row);

  if (chosen != GTK_INVALID_LIST_POSITION)
    g_settings_set_string (self->settings, "currency",
                           swb_currency_codes ()[chosen]);
}

/* Who says so is told for all presets at once: a choice is made by that. */
static void
show_citations (SwbPreferences *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  size_t n;
  const SwbTierPreset *presets = swb_tier_presets (&n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            presets[i].citation);
  swb_group_set_description (self->tier_group, text->str);
}

static void
new_tiers_cb (SwbPreferences *self)
{
  size_t n;
  const SwbTierPreset *presets = swb_tier_presets (&n);
  guint chosen = adw_combo_row_get_selected (self->new_tiers_row);

  for (guint i = 0; chosen < n && i < G_N_ELEMENTS (tier_names); i++)
    if (g_str_equal (tier_names[i].preset, presets[chosen].id))
      g_settings_set_string (self->settings, "tier-preset",
                             tier_names[i].setting);
}

/* What counts is told in the row; the window tells more. */
static void
show_tiers (SwbPreferences *self)
{
  const char *id = swb_workspace_get_setting (
      swb_document_get_workspace (self->document), SWB_TIER_SETTING);
  const SwbTierPreset *preset = swb_tier_preset_find (id);

  if (preset == NULL)
    preset = swb_tier_preset_default ();
  swb_row_set_subtitle (self->tiers_row, g_strcmp0 (id, SWB_TIER_OWN) == 0
                                             ? _ ("Own boundaries")
                                             : preset->name);
}

static void
tiers_cb (SwbPreferences *self)
{
  swb_tier_window_open (GTK_WIDGET (self), self->document);
}

static void
swb_preferences_dispose (GObject *object)
{
  SwbPreferences *self = SWB_PREFERENCES (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->sync_settings);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (swb_preferences_parent_class)->dispose (object);
}

static void
swb_preferences_class_init (SwbPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_preferences_dispose;
  g_type_ensure (SWB_TYPE_SOURCE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-preferences.ui");
#define CHILD(name)                                                            \
  gtk_widget_class_bind_template_child (widget_class, SwbPreferences, name)
  CHILD (author_row);
  CHILD (style_row);
  CHILD (week_row);
  CHILD (currency_row);
  CHILD (tier_group);
  CHILD (new_tiers_row);
  CHILD (tiers_row);
  CHILD (pictures_switch);
#undef CHILD
}

static void
fill_tiers (AdwComboRow *row, const char *id)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  size_t n;
  const SwbTierPreset *presets = swb_tier_presets (&n);
  guint chosen = 0;

  for (guint i = 0; i < n; i++)
    {
      gtk_string_list_append (names, presets[i].name);
      if (g_strcmp0 (presets[i].id, id) == 0)
        chosen = i;
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, chosen);
}

static void
fill_currencies (SwbPreferences *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *now = g_settings_get_string (self->settings, "currency");
  const char *const *codes = swb_currency_codes ();
  guint n = g_strv_length ((char **) codes);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (names, codes[i]);
  adw_combo_row_set_model (self->currency_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->currency_row, find_name (codes, n, now));
}

static void
fill (SwbPreferences *self)
{
  g_autofree char *style = g_settings_get_string (self->settings, "style");
  g_autofree char *week = g_settings_get_string (self->settings, "week-start");

  adw_combo_row_set_selected (self->style_row,
                              find_name (styles, G_N_ELEMENTS (styles), style));
  adw_combo_row_set_selected (self->week_row,
                              find_name (weeks, G_N_ELEMENTS (weeks), week));
  show_author (self);
  fill_currencies (self);
  show_citations (self);
  fill_tiers (self->new_tiers_row,
              swb_preferences_tier_preset (self->settings));
}

static void
connect_rows (SwbPreferences *self)
{
  const struct
  {
    gpointer row;
    const char *signal;
    GCallback callback;
  } connections[] = {
    { self->author_row, "apply", G_CALLBACK (author_cb) },
    { self->style_row, "notify::selected", G_CALLBACK (style_cb) },
    { self->week_row, "notify::selected", G_CALLBACK (week_cb) },
    { self->currency_row, "notify::selected", G_CALLBACK (currency_cb) },
    { self->new_tiers_row, "notify::selected", G_CALLBACK (new_tiers_cb) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (connections); i++)
    g_signal_connect_swapped (connections[i].row, connections[i].signal,
                              connections[i].callback, self);
}

/* libadwaita leaves it without a name, and in the tree without a search. */
static void
name_search (SwbPreferences *self)
{
  GObject *entry = gtk_widget_get_template_child (
      GTK_WIDGET (self), ADW_TYPE_PREFERENCES_WINDOW, "search_entry");

  if (GTK_IS_ACCESSIBLE (entry))
    gtk_accessible_update_property (GTK_ACCESSIBLE (entry),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ ("Search preferences"), -1);
}

static void
swb_preferences_init (SwbPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  name_search (self);
  self->settings = g_settings_new (SWB_APP_ID);
  self->sync_settings = g_settings_get_child (self->settings, "sync");
  g_settings_bind (self->sync_settings, "fetch-pictures", self->pictures_switch,
                   "active", G_SETTINGS_BIND_DEFAULT);
  fill (self);
  connect_rows (self);
}

/**
 * swb_preferences_new:
 * @document: (nullable): the workspace whose tiers can be chosen
 *
 * Returns: (transfer none): the window, to be presented
 */
SwbPreferences *
swb_preferences_new (SwbDocument *document)
{
  SwbPreferences *self = g_object_new (SWB_TYPE_PREFERENCES, NULL);

  if (document == NULL || swb_document_get_read_only (document))
    return self;
  self->document = g_object_ref (document);
  show_tiers (self);
  gtk_widget_set_visible (GTK_WIDGET (self->tiers_row), TRUE);
  g_signal_connect_swapped (self->tiers_row, "activated", G_CALLBACK (tiers_cb),
                            self);
  g_signal_connect_object (document, "changed", G_CALLBACK (show_tiers), self,
                           G_CONNECT_SWAPPED);
  return self;
}
