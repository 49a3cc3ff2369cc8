/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many posts other people made with a sound, unpaid. */
#pragma once

#include "analytics/swb-status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * SwbUgcPost:
 * @platform: (nullable): where it is; ids are told apart by platform
 * @id: (nullable): the platform's id of the post; %NULL or "" when not known
 * @author: (nullable): who posted it; %NULL or "" when not known
 * @paid: whether anybody was paid for it
 * @day: its day, in days of any calendar
 */
typedef struct
{
  const char *platform;
  const char *id;
  const char *author;
  bool paid;
  int32_t day;
} SwbUgcPost;

/**
 * SwbUgcVolume:
 * @posts: distinct posts of others, unpaid, in the window
 * @authors: distinct known authors of these
 * @window_days: days of the window
 * @n_again: rows that tell a post that was told before
 * @n_paid: distinct posts left out because they were paid
 * @n_own: distinct posts left out because they are ours
 * @n_outside: distinct posts left out because they are of another day
 * @n_without_id: rows left out because nobody can say whether they are new
 */
typedef struct
{
  size_t posts;
  size_t authors;
  int window_days;
  size_t n_again;
  size_t n_paid;
  size_t n_own;
  size_t n_outside;
  size_t n_without_id;
} SwbUgcVolume;

SwbStatus swb_ugc_volume (const SwbUgcPost *posts,
                          size_t n_posts,
                          const char *const *own_authors,
                          size_t n_own_authors,
                          int32_t first_day,
                          int32_t last_day,
                          SwbUgcVolume *out);
