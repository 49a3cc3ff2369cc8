/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles of columns that our exports write, in whichever language (in
 * swb-own-title.h). */
#include "exchange/swb-own-title.h"

#include "base/swb-text.h"
#include "exchange/swb-roster-table.h"
#include "exchange/swb-share-lists.h"

#include <glib/gi18n-lib.h>

static void
add (GHashTable *known, const char *title)
{
  g_autofree char *folded = swb_text_fold (_ (title));

  if (!g_hash_table_contains (known, folded))
    g_hash_table_insert (known, g_steal_pointer (&folded), (gpointer) title);
}

static GHashTable *
get_known (void)
{
  static GHashTable *known;

  if (g_once_init_enter (&known))
    {
      GHashTable *table =
          g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      const char *title;

      for (guint i = 0; i < SWB_N_ROSTER_COLUMNS; i++)
        for (guint t = 0;
             (title = swb_roster_table_get_title ((SwbRosterColumn) i, t)) !=
             NULL;
             t++)
          add (table, title);
      for (guint i = 0; (title = swb_share_lists_get_title (i)) != NULL; i++)
        add (table, title);
      g_once_init_leave (&known, table);
    }
  return known;
}

/**
 * swb_own_title:
 * @title: (nullable): a column's title as it stands in a file
 *
 * An export writes its titles in the person's language; whoever reads titles
 * knows them in English. Any thread may ask.
 *
 * Returns: (nullable): the English title where @title is one that an export
 *   writes in the language of the program; else @title
 */
const char *
swb_own_title (const char *title)
{
  g_autofree char *clean = NULL;
  g_autofree char *folded = NULL;
  const char *own;

  if (title == NULL || *title == '\0')
    return title;
  clean = swb_text_clean (title, -1);
  folded = swb_text_fold (clean);
  own = g_hash_table_lookup (get_known (), folded);
  return own != NULL ? own : title;
}
