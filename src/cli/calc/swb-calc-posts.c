/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posts and how they are forgotten, as members of an input of calc. */
#include "cli/calc/swb-calc-posts.h"

#include <glib/gi18n-lib.h>

/**
 * swb_calc_decay_read:
 * @object: has "half_life" or "preset", "kind" and "shape"
 * @preset: (out) (nullable) (transfer none): the preset that it names
 *
 * Returns: how a post is forgotten; not to be used after a fault
 */
SwbDecay
swb_calc_decay_read (SwbCalcObject *object, const SwbDecayPreset **preset)
{
  static const char *const kinds[] = { "exponential", "lognormal", "power",
                                       NULL };
  const char *id = swb_calc_text_or (object, "preset", NULL);
  SwbDecay decay;

  *preset = id != NULL ? swb_decay_find (id) : NULL;
  if (id != NULL && *preset == NULL)
    swb_calc_fault (object, _ ("there is no preset “%s”"), id);
  decay.half_life = *preset != NULL ? swb_calc_number_or (object, "half_life",
                                                          (*preset)->half_life)
                                    : swb_calc_number (object, "half_life");
  decay.kind = (SwbDecayKind) swb_calc_choice_or (object, "kind", kinds,
                                                  SWB_DECAY_EXPONENTIAL);
  if (decay.kind == SWB_DECAY_LOGNORMAL)
    decay.shape = swb_calc_number (object, "shape");
  else
    decay.shape = swb_calc_number_or (object, "shape", SWB_DECAY_POWER_VIDEOS);
  return decay;
}

/**
 * swb_calc_posts_read:
 * @rows: (array length=n): each has "day", "hour", "size" and what
 *   swb_calc_decay_read() reads
 * @n: how many
 *
 * Returns: (transfer full) (array length=n): the posts; not to be used after a
 *   fault
 */
SwbDecayPost *
swb_calc_posts_read (SwbCalcObject *const *rows, gsize n)
{
  SwbDecayPost *posts = g_new0 (SwbDecayPost, MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    {
      const SwbDecayPreset *preset;

      posts[i].day = swb_calc_number_or (rows[i], "day", 0.0);
      posts[i].hour = swb_calc_number_or (rows[i], "hour", 0.0);
      posts[i].size = swb_calc_number_or (rows[i], "size", 1.0);
      posts[i].decay = swb_calc_decay_read (rows[i], &preset);
    }
  return posts;
}
