/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the roster looks, between the settings and a saved view. The list, its
 * density and its groups follow the settings, so nobody else has to be told. */
#include "ui/swb-roster-look.h"

static const char *const keys[] = { "roster-page-columns", "roster-pinned",
                                    "roster-density", "roster-group" };

static gboolean
has_key (GSettings *settings, const char *key)
{
  g_autoptr (GSettingsSchema) schema = NULL;

  g_object_get (settings, "settings-schema", &schema, NULL);
  return g_settings_schema_has_key (schema, key);
}

/**
 * swb_roster_look_save:
 * @settings: the window's settings
 * @into: gets how the roster looks
 */
void
swb_roster_look_save (GSettings *settings, SwbRosterDefinition *into)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (has_key (settings, keys[i]))
      {
        g_autoptr (GVariant) value = g_settings_get_value (settings, keys[i]);
        g_autofree char *text = g_variant_print (value, FALSE);

        swb_roster_definition_set_look (into, keys[i], text);
      }
}

static void
load_key (GSettings *settings, const char *key, const char *text)
{
  g_autoptr (GVariant) now = g_settings_get_value (settings, key);
  g_autoptr (GVariant) value =
      g_variant_parse (g_variant_get_type (now), text, NULL, NULL, NULL);
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettingsSchemaKey) description = NULL;

  g_object_get (settings, "settings-schema", &schema, NULL);
  description = g_settings_schema_get_key (schema, key);
  if (value != NULL && !g_variant_equal (now, value) &&
      g_settings_schema_key_range_check (description, value))
    g_settings_set_value (settings, key, value);
}

/**
 * swb_roster_look_load:
 * @settings: the window's settings
 * @from: how the roster shall look; what it does not tell stays
 */
void
swb_roster_look_load (GSettings *settings, const SwbRosterDefinition *from)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (has_key (settings, keys[i]))
      {
        g_autofree char *text = swb_roster_definition_get_look (from, keys[i]);

        if (text != NULL)
          load_key (settings, keys[i], text);
      }
}
