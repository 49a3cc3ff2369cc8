/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The value that a drag of creators carries from the roster to the timeline. */
#include "ui/swb-creator-ids.h"

G_DEFINE_BOXED_TYPE (SwbCreatorIds, swb_creator_ids, g_array_ref, g_array_unref)

/**
 * swb_creator_ids_new:
 *
 * Returns: (transfer full): an empty array of SwbId; unref it with
 *   g_array_unref()
 */
SwbCreatorIds *
swb_creator_ids_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (SwbId));
}
