/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing the shares of audiences that an imported table tells (in
 * swb-import-audience.h). */
#include "exchange/swb-import-audience.h"

#define ACCOUNTS_BETWEEN_TOLD 256

static SwbAudienceShare
share_of (const SwbImportRule *rule,
          const SwbImportRow *row,
          guint share,
          const SwbId *account)
{
  const SwbImportShare *own =
      &g_array_index (row->shares, SwbImportShare, share);

  return (SwbAudienceShare){
    .account = *account,
    .kind = own->kind,
    .what = own->what,
    .share = own->share,
    .day = row->audience_day,
    .source = rule->source,
  };
}

/**
 * swb_import_write_shares:
 * @book: the workspace's segments
 * @rule: what the rows are read by
 * @row: what the file says
 * @account: its account
 * @error: why not
 *
 * Returns: whether the workspace has the row's shares now
 */
gboolean
swb_import_write_shares (SwbAudienceBook *book,
                         const SwbImportRule *rule,
                         const SwbImportRow *row,
                         const SwbId *account,
                         GError **error)
{
  for (guint i = 0; row->shares != NULL && i < row->shares->len; i++)
    {
      const SwbAudienceShare share = share_of (rule, row, i, account);

      if (!swb_audience_book_write (book, &share, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * swb_import_shares_are_written:
 * @book: the workspace's segments
 * @rule: what the rows are read by
 * @row: what the file says
 * @account: its account
 *
 * Returns: whether the workspace has the row's shares
 */
gboolean
swb_import_shares_are_written (SwbAudienceBook *book,
                               const SwbImportRule *rule,
                               const SwbImportRow *row,
                               const SwbId *account)
{
  for (guint i = 0; row->shares != NULL && i < row->shares->len; i++)
    {
      const SwbAudienceShare share = share_of (rule, row, i, account);

      if (!swb_audience_book_has (book, &share))
        return FALSE;
    }
  return TRUE;
}

/* Which share of which new account comes next. */
typedef struct
{
  SwbAudienceBook *book;
  const SwbImportRule *rule;
  SwbImportAccountFunc get;
  gpointer data;
  guint n;
  guint next;
  guint share;
  SwbProgress *progress;
} Walk;

static gboolean
next_share (gpointer data, SwbId *id, SwbValue *values)
{
  Walk *walk = data;

  while (walk->next < walk->n)
    {
      SwbAudienceShare share;
      SwbId account, segment;
      const SwbImportRow *row = walk->get (walk->data, walk->next, &account);

      if (row->shares == NULL || walk->share == row->shares->len)
        {
          if (walk->next % ACCOUNTS_BETWEEN_TOLD == 0)
            swb_progress_set (walk->progress, walk->next, walk->n);
          walk->next++;
          walk->share = 0;
          continue;
        }
      share = share_of (walk->rule, row, walk->share++, &account);
      if (!swb_audience_book_find (walk->book, share.kind, share.what,
                                   &segment))
        continue;
      *id = swb_id_new ();
      swb_audience_values (&share, &segment, values);
      return TRUE;
    }
  return FALSE;
}

static gboolean
make_segments (const Walk *walk, GError **error)
{
  for (guint i = 0; i < walk->n; i++)
    {
      SwbId account, segment;
      const SwbImportRow *row = walk->get (walk->data, i, &account);

      for (guint k = 0; row->shares != NULL && k < row->shares->len; k++)
        {
          const SwbAudienceShare share =
              share_of (walk->rule, row, k, &account);

          if (!swb_audience_book_make (walk->book, share.kind, share.what,
                                       share.source, &segment, error))
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * swb_import_add_shares:
 * @writer: a writer
 * @book: the workspace's segments
 * @rule: what the rows are read by
 * @get: gives the row of a new account
 * @data: for @get
 * @n: how many new accounts
 * @progress: told how much is done
 * @error: why not
 *
 * Adds the shares of accounts of which nothing is known yet: first the segments
 * that are new too, then all shares in one go.
 *
 * Returns: whether the workspace has them now
 */
gboolean
swb_import_add_shares (SwbWriter *writer,
                       SwbAudienceBook *book,
                       const SwbImportRule *rule,
                       SwbImportAccountFunc get,
                       gpointer data,
                       guint n,
                       SwbProgress *progress,
                       GError **error)
{
  Walk walk = { book, rule, get, data, n, 0, 0, progress };

  return make_segments (&walk, error) &&
         swb_writer_insert_many (writer, SWB_TABLE_AUDIENCE, next_share, &walk,
                                 error);
}
