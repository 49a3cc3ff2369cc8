/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The name under which a person acts: the one that they chose, else the one
 * that the computer knows them by. */
#include "base/swb-author.h"

#include "base/swb-text.h"

static GMutex lock;
static char *chosen; /* under @lock */

/* What the system calls the person; it says "Unknown" for nobody. */
static char *
dup_known (void)
{
  g_autofree char *name = swb_text_clean (g_get_real_name (), -1);

  if (*name != '\0' && g_strcmp0 (name, "Unknown") != 0)
    return g_steal_pointer (&name);
  return swb_text_clean (g_get_user_name (), -1);
}

/**
 * swb_author_set:
 * @name: (nullable): the name that the person chose; null or blank for the one
 *   that the system knows
 *
 * From then on what is done carries that name. What was done keeps its own.
 */
void
swb_author_set (const char *name)
{
  g_autofree char *clean = swb_text_clean (name != NULL ? name : "", -1);
  char *before;

  g_strstrip (clean);
  g_mutex_lock (&lock);
  before = chosen;
  chosen = *clean != '\0' ? g_steal_pointer (&clean) : NULL;
  g_mutex_unlock (&lock);
  g_free (before);
}

/**
 * swb_author_dup:
 *
 * May be called on any thread.
 *
 * Returns: (transfer full): the name under which the person acts
 */
char *
swb_author_dup (void)
{
  char *name;

  g_mutex_lock (&lock);
  name = g_strdup (chosen);
  g_mutex_unlock (&lock);
  return name != NULL ? name : dup_known ();
}

/**
 * swb_author_is_own:
 * @name: (nullable): under which something was done
 *
 * Returns: whether that is the person's own name, the chosen one or the
 *   system's: who chooses another one goes on being who they are. What carries
 *   no name is everybody's.
 */
gboolean
swb_author_is_own (const char *name)
{
  g_autofree char *now = swb_author_dup ();
  g_autofree char *known = dup_known ();

  return name == NULL || *name == '\0' || g_str_equal (name, now) ||
         g_str_equal (name, known);
}
