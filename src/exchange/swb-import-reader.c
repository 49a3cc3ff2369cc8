/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the rows of an import. Whoever asks for the next stretch reads one
 * itself where that is not there yet, as the other threads do. */
#include "exchange/swb-import-reader.h"

struct _SwbImportReader
{
  const SwbImportRule *rule;
  SwbImportMatcher *matcher; /* null: nothing to compare with */
  GMutex lock;
  GCond done;
  SwbImportStretch *stretches;
  guint n_stretches;
  guint n_begun; /* guarded by the lock, as what is done */
  guint n_given;
  gboolean stopped;
  guint n_threads;    /* with the one that asks */
  GPtrArray *threads; /* GThread, of the others */
  GPtrArray *shelves; /* SwbImportShelf, one a thread */
};

/**
 * swb_import_reader_new:
 * @rule: how to read; it must outlive the reader
 * @end: behind the last row of the grid that is read
 * @at_a_time: how many rows of the grid a thread takes
 * @n_threads: how many threads read, with the one that asks
 *
 * Returns: (transfer full): a reader that was not started
 */
SwbImportReader *
swb_import_reader_new (const SwbImportRule *rule,
                       guint end,
                       guint at_a_time,
                       guint n_threads)
{
  SwbImportReader *reader = g_new0 (SwbImportReader, 1);
  guint n = end > rule->first_row ? end - rule->first_row : 0;

  reader->rule = rule;
  g_mutex_init (&reader->lock);
  g_cond_init (&reader->done);
  reader->n_stretches = (n + at_a_time - 1) / at_a_time;
  reader->stretches = g_new0 (SwbImportStretch, reader->n_stretches + 1);
  for (guint i = 0; i < reader->n_stretches; i++)
    {
      reader->stretches[i].first = rule->first_row + i * at_a_time;
      reader->stretches[i].end =
          MIN (reader->stretches[i].first + at_a_time, end);
    }
  reader->n_threads = MAX (MIN (n_threads, reader->n_stretches), 1);
  reader->threads = g_ptr_array_new ();
  reader->shelves =
      g_ptr_array_new_with_free_func ((GDestroyNotify) swb_import_shelf_free);
  for (guint i = 0; i < reader->n_threads; i++)
    g_ptr_array_add (reader->shelves, swb_import_shelf_new ());
  return reader;
}

static void
read_account (SwbImportReader *reader,
              SwbImportShelf *shelf,
              SwbImportStretch *stretch,
              guint grid_row,
              SwbPlatform account)
{
  const guint n = stretch->rows->len;
  const SwbImportRow *sibling = NULL;
  SwbImportRow *row;
  SwbImportMatch match;
  guint32 match_of = 0;

  g_array_set_size (stretch->rows, n + 1);
  row = &g_array_index (stretch->rows, SwbImportRow, n);
  if (n > 0 && row[-1].row == grid_row)
    sibling = row - 1;
  swb_import_row_read (reader->rule, shelf, grid_row, account, sibling, row);
  if (row->problem == NULL && reader->matcher != NULL &&
      swb_import_matcher_find (reader->matcher, row, shelf, &match))
    {
      g_array_append_val (stretch->matches, match);
      match_of = stretch->matches->len;
    }
  g_array_append_val (stretch->match_of, match_of);
}

/* A row that may have several accounts has those whose handles it tells; one
 * with none is wrong. */
static void
read_accounts (SwbImportReader *reader,
               SwbImportShelf *shelf,
               SwbImportStretch *stretch,
               guint grid_row)
{
  const SwbImportRule *rule = reader->rule;
  guint before = stretch->rows->len;

  for (guint k = 0; rule->n_accounts > 1 && k < rule->n_accounts; k++)
    if (swb_import_row_has_account (rule, grid_row, rule->accounts[k]))
      read_account (reader, shelf, stretch, grid_row, rule->accounts[k]);
  if (stretch->rows->len == before)
    read_account (reader, shelf, stretch, grid_row, rule->accounts[0]);
}

/* A row about nobody known by a handle may be about somebody known by name;
 * its first account asks for all of them. */
static void
look_for_alike (SwbImportReader *reader,
                SwbImportShelf *shelf,
                SwbImportStretch *stretch,
                guint first)
{
  guint asked = G_MAXUINT;
  GPtrArray *found;
  gboolean crowded;

  for (guint i = stretch->rows->len; i > first; i--)
    if (g_array_index (stretch->match_of, guint32, i - 1) > 0)
      return;
    else if (g_array_index (stretch->rows, SwbImportRow, i - 1).problem == NULL)
      asked = i - 1;
  if (asked == G_MAXUINT)
    return;
  found = swb_import_matcher_find_alike (
      reader->matcher, &g_array_index (stretch->rows, SwbImportRow, asked),
      shelf, &crowded);
  stretch->n_crowded += crowded && found == NULL;
  if (found != NULL)
    g_hash_table_insert (stretch->alike, GUINT_TO_POINTER (asked + 1), found);
}

static void
row_clear (gpointer row)
{
  g_clear_pointer (&((SwbImportRow *) row)->shares, g_array_unref);
}

static void
read_stretch (SwbImportReader *reader,
              SwbImportShelf *shelf,
              SwbImportStretch *stretch)
{
  const guint n = stretch->end - stretch->first;

  stretch->rows = g_array_sized_new (FALSE, FALSE, sizeof (SwbImportRow),
                                     n * MIN (reader->rule->n_accounts, 2));
  if (reader->rule->n_shares > 0)
    g_array_set_clear_func (stretch->rows, row_clear);
  stretch->matches = g_array_new (FALSE, FALSE, sizeof (SwbImportMatch));
  stretch->match_of = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n);
  if (reader->matcher != NULL)
    stretch->alike = g_hash_table_new_full (NULL, NULL, NULL,
                                            (GDestroyNotify) g_ptr_array_unref);
  for (guint i = stretch->first; i < stretch->end; i++)
    if (!swb_grid_row_is_blank (reader->rule->grid, i))
      {
        const guint before = stretch->rows->len;

        read_accounts (reader, shelf, stretch, i);
        if (stretch->alike != NULL)
          look_for_alike (reader, shelf, stretch, before);
      }
}

/* With the lock held. Returns whether there was one to read. */
static gboolean
read_one (SwbImportReader *reader, SwbImportShelf *shelf)
{
  SwbImportStretch *stretch;

  if (reader->stopped || reader->n_begun == reader->n_stretches)
    return FALSE;
  stretch = &reader->stretches[reader->n_begun++];
  g_mutex_unlock (&reader->lock);
  read_stretch (reader, shelf, stretch);
  g_mutex_lock (&reader->lock);
  stretch->done = TRUE;
  g_cond_signal (&reader->done);
  return TRUE;
}

typedef struct
{
  SwbImportReader *reader;
  SwbImportShelf *shelf;
} Helper;

static gpointer
help_thread (gpointer data)
{
  g_autofree Helper *helper = data;

  g_mutex_lock (&helper->reader->lock);
  while (read_one (helper->reader, helper->shelf))
    ;
  g_mutex_unlock (&helper->reader->lock);
  return NULL;
}

/**
 * swb_import_reader_start:
 * @reader: a reader
 * @matcher: (nullable): finds accounts of the workspace; it must be there until
 *   the reader is stopped
 *
 * Lets the other threads begin.
 */
void
swb_import_reader_start (SwbImportReader *reader, SwbImportMatcher *matcher)
{
  reader->matcher = matcher;
  for (guint i = 1; i < reader->n_threads; i++)
    {
      Helper *helper = g_new0 (Helper, 1);

      helper->reader = reader;
      helper->shelf = reader->shelves->pdata[i];
      g_ptr_array_add (reader->threads,
                       g_thread_new ("swb-import", help_thread, helper));
    }
}

/**
 * swb_import_reader_next:
 * @reader: a reader that was started
 *
 * Returns: (transfer none) (nullable): the next stretch, read; %NULL at the
 *   end. It stays until the reader is freed.
 */
const SwbImportStretch *
swb_import_reader_next (SwbImportReader *reader)
{
  const SwbImportStretch *next;

  if (reader->n_given == reader->n_stretches)
    return NULL;
  next = &reader->stretches[reader->n_given++];
  g_mutex_lock (&reader->lock);
  while (!next->done)
    if (!read_one (reader, reader->shelves->pdata[0]))
      g_cond_wait (&reader->done, &reader->lock);
  g_mutex_unlock (&reader->lock);
  return next;
}

/**
 * swb_import_reader_stop:
 * @reader: a reader
 *
 * Waits for the other threads, which begin nothing more. What was read stays.
 */
void
swb_import_reader_stop (SwbImportReader *reader)
{
  g_mutex_lock (&reader->lock);
  reader->stopped = TRUE;
  g_mutex_unlock (&reader->lock);
  for (guint i = 0; i < reader->threads->len; i++)
    g_thread_join (reader->threads->pdata[i]);
  g_ptr_array_set_size (reader->threads, 0);
  reader->matcher = NULL;
}

/**
 * swb_import_reader_free:
 * @reader: (transfer full): a reader that does not run
 *
 * The rows that it read go.
 */
void
swb_import_reader_free (SwbImportReader *reader)
{
  for (guint i = 0; i < reader->n_stretches; i++)
    {
      SwbImportStretch *stretch = &reader->stretches[i];

      g_clear_pointer (&stretch->rows, g_array_unref);
      g_clear_pointer (&stretch->matches, g_array_unref);
      g_clear_pointer (&stretch->match_of, g_array_unref);
      g_clear_pointer (&stretch->alike, g_hash_table_unref);
    }
  g_free (reader->stretches);
  g_ptr_array_unref (reader->threads);
  g_ptr_array_unref (reader->shelves);
  g_cond_clear (&reader->done);
  g_mutex_clear (&reader->lock);
  g_free (reader);
}
