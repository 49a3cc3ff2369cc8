/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many posts other people made with a sound, unpaid. */
#include "analytics/swb-ugc.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

static const char *
text_of (const char *text)
{
  return text != NULL ? text : "";
}

static int
compare_keys (const SwbUgcPost *a, const SwbUgcPost *b)
{
  int order = strcmp (text_of (a->platform), text_of (b->platform));

  return order != 0 ? order : strcmp (a->id, b->id);
}

static int
compare_posts (const void *a, const void *b)
{
  return compare_keys (*(const SwbUgcPost *const *) a,
                       *(const SwbUgcPost *const *) b);
}

static int
compare_texts (const void *a, const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Authors of one name on two platforms are two. */
static int
compare_authors (const void *a, const void *b)
{
  const SwbUgcPost *x = *(const SwbUgcPost *const *) a;
  const SwbUgcPost *y = *(const SwbUgcPost *const *) b;
  int order = strcmp (text_of (x->platform), text_of (y->platform));

  return order != 0 ? order : strcmp (x->author, y->author);
}

typedef struct
{
  const char **own;
  size_t n_own;
  int32_t first_day;
  int32_t last_day;
} Window;

static bool
is_own (const Window *window, const SwbUgcPost *post)
{
  return post->author != NULL &&
         bsearch (&post->author, window->own, window->n_own,
                  sizeof *window->own, compare_texts) != NULL;
}

/* One post, told in the rows @rows: paid or ours when a row says so; of the
 * earliest of the days. Returns whether it counts. */
static bool
judge (const SwbUgcPost *const *rows,
       size_t n,
       const Window *window,
       SwbUgcVolume *volume)
{
  bool paid = false;
  bool own = false;
  int32_t day = INT32_MAX;

  for (size_t i = 0; i < n; i++)
    {
      paid = paid || rows[i]->paid;
      own = own || is_own (window, rows[i]);
      if (rows[i]->day < day)
        day = rows[i]->day;
    }
  volume->n_again += n - 1;
  if (day < window->first_day || day > window->last_day)
    volume->n_outside++;
  else if (own)
    volume->n_own++;
  else if (paid)
    volume->n_paid++;
  else
    return true;
  return false;
}

/* The row of a post that names its author; an empty name is none. */
static const SwbUgcPost *
with_author (const SwbUgcPost *const *rows, size_t n)
{
  for (size_t i = 0; i < n; i++)
    if (text_of (rows[i]->author)[0] != '\0')
      return rows[i];
  return NULL;
}

static size_t
count_authors (const SwbUgcPost **rows, size_t n)
{
  size_t count = n > 0;

  qsort (rows, n, sizeof *rows, compare_authors);
  for (size_t i = 1; i < n; i++)
    count += compare_authors (&rows[i - 1], &rows[i]) != 0;
  return count;
}

/* @rows has room for all posts, @authors too. */
static void
count_posts (const SwbUgcPost *posts,
             size_t n_posts,
             const Window *window,
             const SwbUgcPost **rows,
             const SwbUgcPost **authors,
             SwbUgcVolume *volume)
{
  size_t n = 0;
  size_t n_authors = 0;
  size_t end;

  for (size_t i = 0; i < n_posts; i++)
    if (text_of (posts[i].id)[0] != '\0')
      rows[n++] = &posts[i];
  volume->n_without_id = n_posts - n;
  qsort (rows, n, sizeof *rows, compare_posts);
  for (size_t start = 0; start < n; start = end)
    {
      const SwbUgcPost *author;

      for (end = start + 1; end < n; end++)
        if (compare_keys (rows[start], rows[end]) != 0)
          break;
      if (!judge (rows + start, end - start, window, volume))
        continue;
      volume->posts++;
      author = with_author (rows + start, end - start);
      if (author != NULL)
        authors[n_authors++] = author;
    }
  volume->authors = count_authors (authors, n_authors);
}

/* Leaves out names that are none: no post of an unknown author is ours. */
static void
sort_own (Window *window, const char *const *names, size_t n)
{
  for (size_t i = 0; i < n; i++)
    if (text_of (names[i])[0] != '\0')
      window->own[window->n_own++] = names[i];
  qsort (window->own, window->n_own, sizeof *window->own, compare_texts);
}

/**
 * swb_ugc_volume:
 * @posts: (array length=n_posts): posts that use the sound, in any order
 * @n_posts: how many rows
 * @own_authors: (array length=n_own_authors): who of the authors is ours: the
 *   artist, the label, the fan pages that we run; compared byte for byte
 * @n_own_authors: how many
 * @first_day: the first day of the window
 * @last_day: the last day of it
 * @out: (out): the volume, and what was left out
 *
 * UGC volume: distinct unpaid posts with the sound in a window, without our
 * own. A post is one platform's id: a post in ten rows counts once, on the
 * earliest of its days, is paid when any row says so, and ours when any row
 * does. Each post that is left out counts under one reason only, the first of:
 * outside, own, paid. Time n log n; allocates two pointers a row.
 *
 * Returns: %SWB_STATUS_INVALID when the window ends before it begins;
 *   %SWB_STATUS_NO_MEMORY. No posts at all is an answer: 0
 */
SwbStatus
swb_ugc_volume (const SwbUgcPost *posts,
                size_t n_posts,
                const char *const *own_authors,
                size_t n_own_authors,
                int32_t first_day,
                int32_t last_day,
                SwbUgcVolume *out)
{
  SwbUgcVolume volume = { 0 };
  Window window = { .first_day = first_day, .last_day = last_day };
  int64_t days = (int64_t) last_day - first_day + 1;
  const SwbUgcPost **rows;
  const SwbUgcPost **authors;

  if (days < 1 || days > INT_MAX || (n_posts > 0 && posts == NULL) ||
      (n_own_authors > 0 && own_authors == NULL))
    return SWB_STATUS_INVALID;
  rows = calloc (n_posts + 1, sizeof *rows);
  authors = calloc (n_posts + 1, sizeof *authors);
  window.own = calloc (n_own_authors + 1, sizeof *window.own);
  if (rows != NULL && authors != NULL && window.own != NULL)
    {
      sort_own (&window, own_authors, n_own_authors);
      count_posts (posts, n_posts, &window, rows, authors, &volume);
      volume.window_days = (int) days;
      *out = volume;
    }
  else
    days = 0;
  free (rows);
  free (authors);
  free (window.own);
  return days > 0 ? SWB_STATUS_OK : SWB_STATUS_NO_MEMORY;
}
