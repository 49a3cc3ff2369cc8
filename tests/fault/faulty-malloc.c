/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The memory of faulty-malloc.h: SQLite's own, with a count before it. */
#include "faulty-malloc.h"

#include <sqlite3.h>

static sqlite3_mem_methods real;
static gboolean planned;
static gboolean lasting;
static guint calls_left;
static gint struck;
static gint live;
static guint calls;

/* Whether this call is to get nothing. */
static gboolean
strikes (void)
{
  calls++;
  if (!planned)
    return FALSE;
  if (struck > 0)
    return lasting;
  if (calls_left > 0)
    {
      calls_left--;
      return FALSE;
    }
  struck = 1;
  return TRUE;
}

static void *
faulty_malloc (int size)
{
  void *memory = strikes () ? NULL : real.xMalloc (size);

  live += memory != NULL;
  return memory;
}

static void
faulty_free (void *memory)
{
  live -= memory != NULL;
  real.xFree (memory);
}

static void *
faulty_realloc (void *memory, int size)
{
  return strikes () ? NULL : real.xRealloc (memory, size);
}

/**
 * faulty_malloc_install:
 *
 * Puts itself before SQLite's memory. Call it before anything else of SQLite.
 * Small blocks are asked for one by one too, not out of a reserve.
 */
void
faulty_malloc_install (void)
{
  static sqlite3_mem_methods methods;

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &real), ==,
                   SQLITE_OK);
  methods = real;
  methods.xMalloc = faulty_malloc;
  methods.xFree = faulty_free;
  methods.xRealloc = faulty_realloc;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &methods), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_LOOKASIDE, 0, 0), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_initialize (), ==, SQLITE_OK);
}

/**
 * faulty_malloc_plan:
 * @after: how many calls go well before
 * @for_good: whether all the later ones fail as well
 */
void
faulty_malloc_plan (guint after, gboolean for_good)
{
  planned = TRUE;
  lasting = for_good;
  calls_left = after;
  struck = 0;
}

/**
 * faulty_malloc_struck:
 *
 * Returns: whether a call got nothing since the plan
 */
gboolean
faulty_malloc_struck (void)
{
  return struck > 0;
}

/**
 * faulty_malloc_heal:
 *
 * From now on there is memory.
 */
void
faulty_malloc_heal (void)
{
  planned = FALSE;
}

/**
 * faulty_malloc_calls:
 *
 * Returns: how often SQLite asked for memory
 */
guint
faulty_malloc_calls (void)
{
  return calls;
}

/**
 * faulty_malloc_live:
 *
 * Returns: how many blocks SQLite has
 */
gint
faulty_malloc_live (void)
{
  return live;
}
