/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom of a workspace an imported row is about: an account by its handle or
 * the platform's own id, or creators whose name is like it. Inside the exchange
 * library only. */
#pragma once

#include "base/swb-progress.h"
#include "exchange/swb-import-row.h"
#include "model/swb-roster-data.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** So many creators are offered for a row at most. */
#define SWB_IMPORT_MOST_CANDIDATES 3

/**
 * SwbImportMatch:
 * @followers: the newest ones known, -1 for none
 * @views: likewise
 * @renamed: (nullable): its handle, where the row has another one; lent by the
 *   shelf that the row was read with
 *
 * An account that the workspace has already.
 */
typedef struct
{
  SwbId account;
  SwbId creator;
  gint64 followers;
  gint64 views;
  const char *renamed;
} SwbImportMatch;

/**
 * SwbImportCandidate:
 * @match: the creator; its account is the one on the row's platform
 * @twin: the place + 1 of a row of the file whose creator it may be, too; 0
 *   for a creator of the workspace
 * @has_account: whether there is one
 * @name: the creator's
 * @accounts: its handles with their platforms, for people
 * @likeness: of the names, 0 to 1
 * @same_name: whether that is enough for one person
 * @same_handle: whether an account elsewhere has the row's handle
 *
 * A creator whom a row may be about.
 */
typedef struct
{
  SwbImportMatch match;
  guint twin;
  gboolean has_account;
  char *name;
  char *accounts;
  double likeness;
  gboolean same_name;
  gboolean same_handle;
} SwbImportCandidate;

typedef struct _SwbImportMatcher SwbImportMatcher;

SwbImportMatcher *swb_import_matcher_new (const SwbRosterData *data,
                                          SwbGrouping grouping,
                                          gboolean by_name,
                                          SwbProgress *progress,
                                          GCancellable *cancellable);
void swb_import_candidate_free (gpointer data);
void swb_import_matcher_free (SwbImportMatcher *matcher);
gboolean swb_import_matcher_find (SwbImportMatcher *matcher,
                                  const SwbImportRow *row,
                                  SwbImportShelf *shelf,
                                  SwbImportMatch *match);
GPtrArray *swb_import_matcher_find_alike (SwbImportMatcher *matcher,
                                          const SwbImportRow *row,
                                          SwbImportShelf *shelf,
                                          gboolean *crowded);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbImportMatcher, swb_import_matcher_free)

G_END_DECLS
