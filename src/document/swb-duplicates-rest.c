/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What remains of a group when some of its creators have been made one: that
 * one and the others, with the reasons that still speak for them. */
#include "document/swb-duplicates.h"

static gboolean
is_merged (const SwbId *merged, guint n_merged, const SwbId *creator)
{
  for (guint i = 0; i < n_merged; i++)
    if (swb_id_equal (&merged[i], creator))
      return TRUE;
  return FALSE;
}

/* What was said of one who was merged is said of the one who stayed; the same
 * is told once. */
static gboolean
is_told (const GArray *reasons, const SwbDuplicateReason *reason)
{
  for (guint i = 0; i < reasons->len; i++)
    {
      const SwbDuplicateReason *told =
          &g_array_index (reasons, SwbDuplicateReason, i);

      if (told->kind == reason->kind && told->first == reason->first &&
          told->second == reason->second &&
          g_strcmp0 (told->text, reason->text) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The smaller place comes first, with its platform. */
static SwbDuplicateReason
move_reason (const SwbDuplicateReason *reason, const guint *places)
{
  SwbDuplicateReason moved = *reason;

  moved.first = places[reason->first];
  moved.second = places[reason->second];
  if (moved.first > moved.second)
    {
      moved.first = places[reason->second];
      moved.second = places[reason->first];
      moved.platform_first = reason->platform_second;
      moved.platform_second = reason->platform_first;
    }
  return moved;
}

/**
 * swb_duplicate_group_after_merge:
 * @group: creators that may be one
 * @merged: (array length=n_merged): those of them that have become one; the
 *   first is the one that stays
 * @n_merged: how many
 *
 * Returns: (transfer full) (nullable): the one that stays, first, and those
 *   that were left out; null where none was
 */
SwbDuplicateGroup *
swb_duplicate_group_after_merge (const SwbDuplicateGroup *group,
                                 const SwbId *merged,
                                 guint n_merged)
{
  g_autofree guint *places = g_new0 (guint, group->creators->len);
  g_autoptr (SwbDuplicateGroup) rest =
      swb_duplicate_group_new (merged, 1, group->score);

  for (guint i = 0; i < group->creators->len; i++)
    {
      const SwbId *creator = &g_array_index (group->creators, SwbId, i);

      if (is_merged (merged, n_merged, creator))
        continue;
      places[i] = rest->creators->len;
      g_array_append_val (rest->creators, *creator);
    }
  if (rest->creators->len < 2)
    return NULL;
  for (guint i = 0; i < group->reasons->len; i++)
    {
      SwbDuplicateReason moved = move_reason (
          &g_array_index (group->reasons, SwbDuplicateReason, i), places);

      if (moved.first == moved.second || is_told (rest->reasons, &moved))
        continue;
      moved.text = g_strdup (moved.text);
      g_array_append_val (rest->reasons, moved);
    }
  return g_steal_pointer (&rest);
}
