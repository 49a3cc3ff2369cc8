/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people did to a workspace, and what an undo came to. */
#include "document/swb-history.h"

#include <glib/gi18n-lib.h>

/**
 * swb_change_free:
 * @change: (transfer full): a change
 */
void
swb_change_free (SwbChange *change)
{
  g_free (change->act);
  g_free (change->author);
  g_free (change->subject);
  g_free (change->field);
  g_free (change->old);
  g_free (change->now);
  g_free (change);
}

/**
 * swb_change_tell:
 * @change: a change
 *
 * Returns: (transfer full): it in words, without its subject: "Fee: ₹40,000 to
 *   ₹45,000"
 */
char *
swb_change_tell (const SwbChange *change)
{
  if (change->field == NULL)
    switch (change->kind)
      {
      case SWB_HISTORY_UNDO:
        return g_strdup (_ ("Taken out again"));
      case SWB_HISTORY_REDO:
        return g_strdup (_ ("Brought back"));
      case SWB_HISTORY_COMPACTION:
        return g_strdup (_ ("What was done before is no longer told"));
      case SWB_HISTORY_ACT:
      default:
        return g_strdup (_ ("Added"));
      }
  if (change->left_alone)
    return *change->now == '\0'
               /* Translators: a field that an undo did not touch. */
               ? g_strdup_printf (_ ("Left alone: %s is empty, which is newer"),
                                  change->field)
               /* Translators: such a field, and what it holds. */
               : g_strdup_printf (_ ("Left alone: %s is %s, which is newer"),
                                  change->field, change->now);
  if (*change->old == '\0')
    return g_strdup_printf (_ ("%s: %s"), change->field, change->now);
  if (*change->now == '\0')
    /* Translators: a field, and what it held before it was emptied. */
    return g_strdup_printf (_ ("%s: %s removed"), change->field, change->old);
  /* Translators: a field, what it held, what it holds now. */
  return g_strdup_printf (_ ("%s: %s to %s"), change->field, change->old,
                          change->now);
}

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
