/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Remembers what was set for a table by the signature of its titles; of very
 * many tables the last ones. */
#include "ui/swb-import-memory.h"

#include <string.h>

#define MAPPINGS "import-mappings"
#define MOST_MAPPINGS 100

/**
 * swb_import_memory_recall:
 * @settings: the program's settings
 * @table: a table; what was set for its titles is set again
 */
void
swb_import_memory_recall (GSettings *settings, SwbImportTable *table)
{
  g_autoptr (GVariant) all = g_settings_get_value (settings, MAPPINGS);
  g_autofree char *signature = swb_import_table_dup_signature (table);
  const char *text;

  if (g_variant_lookup (all, signature, "&s", &text))
    swb_import_table_recall (table, text);
}

/**
 * swb_import_memory_keep:
 * @settings: the program's settings
 * @table: a table; what was set for it is kept for the next one with its titles
 */
void
swb_import_memory_keep (GSettings *settings, SwbImportTable *table)
{
  g_autoptr (GVariant) all = g_settings_get_value (settings, MAPPINGS);
  g_autofree char *signature = swb_import_table_dup_signature (table);
  g_autofree char *text = swb_import_table_dup_memory (table);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *key, *value;
  guint n = 0;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&builder, "{ss}", signature, text);
  g_variant_iter_init (&iter, all);
  while (++n < MOST_MAPPINGS &&
         g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    if (strcmp (key, signature) != 0)
      g_variant_builder_add (&builder, "{ss}", key, value);
  g_settings_set_value (settings, MAPPINGS, g_variant_builder_end (&builder));
}
