/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a working copy, shared by opening and saving. */
#pragma once

#include "storage/swb-working-copy.h"

G_BEGIN_DECLS

/**
 * SwbWorkingCopy:
 * @etag, @sha256: of the document when it was last read or written
 * @saved: sequence number of the last action that the document holds
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
  gint64 saved;
  gboolean read_only;
  gboolean recovered;
};

gboolean swb_working_copy_store_about (SwbWorkingCopy *copy, GError **error);

G_END_DECLS
