/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person did: the fields that were set, with their old values. */
#include "storage/swb-action.h"

static void
clear_setting (gpointer data)
{
  SwbSetting *setting = data;

  swb_value_clear (&setting->old);
  swb_value_clear (&setting->now);
}

/**
 * swb_action_new:
 * @name: as people know it
 * @author: who does it
 * @kind: an act, or the undo or redo of one
 * @time: microseconds since 1970, UTC
 *
 * Returns: (transfer full): an action that set nothing yet
 */
SwbAction *
swb_action_new (const char *name,
                const char *author,
                SwbActionKind kind,
                gint64 time)
{
  SwbAction *action = g_new0 (SwbAction, 1);

  action->id = swb_id_new ();
  action->name = g_strdup (name);
  action->author = g_strdup (author);
  action->kind = kind;
  action->time = time;
  action->settings = g_array_new (FALSE, FALSE, sizeof (SwbSetting));
  g_array_set_clear_func (action->settings, clear_setting);
  action->rows = g_array_new (FALSE, FALSE, sizeof (SwbRowRef));
  return action;
}

/**
 * swb_action_free:
 * @action: (transfer full) (nullable): an action
 */
void
swb_action_free (SwbAction *action)
{
  if (action == NULL)
    return;
  g_free (action->name);
  g_free (action->author);
  g_array_unref (action->settings);
  g_array_unref (action->rows);
  g_free (action);
}

/**
 * swb_action_is_empty:
 * @action: an action
 *
 * Returns: whether it changed nothing at all
 */
gboolean
swb_action_is_empty (const SwbAction *action)
{
  return action->settings->len == 0 && action->rows->len == 0;
}
