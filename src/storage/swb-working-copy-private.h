/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a working copy, shared by opening and saving. */
#pragma once

#include "storage/swb-working-copy.h"

G_BEGIN_DECLS

/**
 * SwbWorkingCopy:
 * @etag, @sha256: of the document when it was last read or written
 * @stamp: (nullable): of the document when @sha256 was taken of it
 * @writing: (nullable): of what was about to be put there last: where that was
 *   interrupted, the document may be it
 * @stray: the name of the file beside the document that becomes it
 * @saved: sequence number of the last action that the document holds
 * @largest: bytes that a document may have, %SWB_LARGEST_FILE
 * @read_only: why nothing in it may be changed
 */
struct _SwbWorkingCopy
{
  char *folder;
  char *database_path;
  char *about_path;
  int lock_fd;
  SwbDatabase *db;
  GFile *file;
  char *etag;
  char *sha256;
  char *stamp;
  char *writing;
  char *stray;
  gint64 saved;
  gint64 largest;
  SwbReadOnly read_only;
  gboolean recovered;
};

SwbWorkingCopy *swb_working_copy_new (const char *folder);
void swb_working_copy_free (SwbWorkingCopy *copy);
char *swb_working_copy_root (void);
void swb_working_copy_remove_folder (const char *folder);
gboolean swb_working_copy_lock (SwbWorkingCopy *copy);
gboolean swb_working_copy_lock_patiently (SwbWorkingCopy *copy);
gboolean swb_working_copy_load_about (SwbWorkingCopy *copy);
gboolean swb_working_copy_is_unfilled (const SwbWorkingCopy *copy);
gint64 swb_working_copy_last (SwbWorkingCopy *copy);
GPtrArray *swb_working_copy_list_all (void);
GPtrArray *
swb_working_copy_lock_all_of (GFile *file, const char *but, GError **error);
gboolean swb_working_copy_open_database (SwbWorkingCopy *copy, GError **error);
SwbWorkingCopy *swb_working_copy_take_reusable (GPtrArray *found,
                                                GFile *file,
                                                GCancellable *cancellable);
void swb_working_copy_remove_stale (GPtrArray *found);
char *swb_working_copy_original (SwbWorkingCopy *copy);
void swb_working_copy_prune (void);
void swb_working_copy_tidy (SwbWorkingCopy *copy);
void swb_working_copy_displace (GPtrArray *copies);
void swb_working_copy_take_stamp (SwbWorkingCopy *copy,
                                  const char *before,
                                  GCancellable *cancellable);
gboolean swb_working_copy_store_about (SwbWorkingCopy *copy, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbWorkingCopy, swb_working_copy_free)

G_END_DECLS
