/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people did to a workspace, and what an undo came to. */
#include "document/swb-history.h"

/**
 * swb_history_entry_free:
 * @entry: (transfer full): an entry
 */
void
swb_history_entry_free (SwbHistoryEntry *entry)
{
  g_free (entry->name);
  g_free (entry->author);
  g_free (entry);
}

/**
 * swb_outcome_free:
 * @outcome: (transfer full): what an undo came to
 */
void
swb_outcome_free (SwbOutcome *outcome)
{
  g_free (outcome->name);
  g_free (outcome);
}
