/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How alike two names are, in any script and whatever the order of words. */
#pragma once

#include "analytics/swb-status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* So many code points of a name count; what comes after them does not. */
#define SWB_NAME_MOST 128

/**
 * SwbNameLikeness:
 * @in_order: 0 to 1, of the letters as they stand, without what parts words
 * @by_words: 0 to 1, of the words in whatever order
 * @likeness: 0 to 1, the one of the two that is to be believed
 * @bar: the @likeness from which the two may be one name: higher for shorter
 *   names, and 1 where any other letter makes another person
 */
typedef struct
{
  double in_order;
  double by_words;
  double likeness;
  double bar;
} SwbNameLikeness;

SwbStatus swb_name_jaro (const uint32_t *a,
                         size_t n_a,
                         const uint32_t *b,
                         size_t n_b,
                         double *likeness);
SwbStatus swb_name_jaro_winkler (const uint32_t *a,
                                 size_t n_a,
                                 const uint32_t *b,
                                 size_t n_b,
                                 double *likeness);
size_t swb_name_letters (const char *text, uint32_t *letters, size_t room);
SwbStatus swb_name_likeness (const uint32_t *a,
                             size_t n_a,
                             const uint32_t *b,
                             size_t n_b,
                             SwbNameLikeness *result);
SwbStatus swb_name_likeness_of_text (const char *a,
                                     const char *b,
                                     SwbNameLikeness *result);
bool swb_name_may_be_same (const SwbNameLikeness *result);
