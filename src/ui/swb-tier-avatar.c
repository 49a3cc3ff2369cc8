/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colour of a tier on an avatar. */
#include "ui/swb-tier-avatar.h"

#define N_TIERS 5

/**
 * swb_tier_avatar_show:
 * @avatar: an AdwAvatar
 * @tier: from 0, the smallest; -1 for one that nobody knows
 *
 * Gives it the colour that its creator has in the roster.
 */
void
swb_tier_avatar_show (GtkWidget *avatar, int tier)
{
  for (int i = 0; i < N_TIERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("tier-%d", i);

      if (i == tier)
        gtk_widget_add_css_class (avatar, name);
      else
        gtk_widget_remove_css_class (avatar, name);
    }
}
