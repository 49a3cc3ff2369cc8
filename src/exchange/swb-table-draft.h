/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that is made elsewhere and put in its place when it is whole. Inside
 * the exchange library only. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SwbTableDraft:
 * @file: the place
 * @path: where it is made
 * @fd: open for writing there, -1 once somebody took it
 */
typedef struct
{
  GFile *file;
  char *path;
  int fd;
} SwbTableDraft;

gboolean swb_table_draft_begin (SwbTableDraft *draft,
                                GFile *file,
                                GCancellable *cancellable,
                                GError **error);
int swb_table_draft_take_fd (SwbTableDraft *draft);
gboolean swb_table_draft_place (const SwbTableDraft *draft,
                                GCancellable *cancellable,
                                GError **error);
void swb_table_draft_clear (SwbTableDraft *draft);

G_END_DECLS
