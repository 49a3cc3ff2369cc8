/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Working copies: where every act is durable before it is in the file. */
#pragma once

#include "storage/swb-file-import.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SwbWorkingCopy SwbWorkingCopy;

/**
 * SwbReadOnly:
 * @SWB_READ_ONLY_NOT: it can be changed and saved
 * @SWB_READ_ONLY_NEWER: made by a newer program, which alone knows all of it
 * @SWB_READ_ONLY_CHOSEN: a person wanted only to look
 * @SWB_READ_ONLY_PLACE: the file or its folder cannot be written
 */
typedef enum
{
  SWB_READ_ONLY_NOT,
  SWB_READ_ONLY_NEWER,
  SWB_READ_ONLY_CHOSEN,
  SWB_READ_ONLY_PLACE,
} SwbReadOnly;

/**
 * SwbRecoverable:
 * @folder: of the working copy, for swb_working_copy_open_folder()
 * @uri: (nullable): of its document; null where it never was saved
 * @last_name: (nullable): what was done last
 * @last_time: when, microseconds since 1970, UTC
 * @n_acts: how many acts are in no file
 */
typedef struct
{
  char *folder;
  char *uri;
  char *last_name;
  gint64 last_time;
  guint n_acts;
} SwbRecoverable;

void swb_recoverable_free (SwbRecoverable *recoverable);

SwbWorkingCopy *
swb_working_copy_open (GFile *file, GCancellable *cancellable, GError **error);
SwbWorkingCopy *swb_working_copy_open_early (GFile *file,
                                             SwbEarly *early,
                                             GCancellable *cancellable,
                                             GError **error);
SwbWorkingCopy *swb_working_copy_open_read_only (GFile *file,
                                                 SwbEarly *early,
                                                 GCancellable *cancellable,
                                                 GError **error);
SwbWorkingCopy *swb_working_copy_open_folder (const char *folder,
                                              GError **error);
void swb_working_copy_close (SwbWorkingCopy *copy, gboolean keep);
GPtrArray *swb_working_copy_list_recoverable (void);
void swb_working_copy_discard (const char *folder);

SwbDatabase *swb_working_copy_peek_database (SwbWorkingCopy *copy);
SwbDatabase *swb_working_copy_steal_database (SwbWorkingCopy *copy);
const char *swb_working_copy_get_database_path (SwbWorkingCopy *copy);
const char *swb_working_copy_get_folder (SwbWorkingCopy *copy);
GFile *swb_working_copy_get_file (SwbWorkingCopy *copy);
SwbReadOnly swb_working_copy_get_read_only (SwbWorkingCopy *copy);
gboolean swb_working_copy_get_recovered (SwbWorkingCopy *copy);
gint64 swb_working_copy_get_saved (SwbWorkingCopy *copy);

gboolean swb_working_copy_save (SwbWorkingCopy *copy,
                                GFile *file,
                                gboolean overwrite,
                                GCancellable *cancellable,
                                GError **error);
gboolean swb_working_copy_save_copy (SwbWorkingCopy *copy,
                                     GFile *file,
                                     GCancellable *cancellable,
                                     GError **error);
gboolean
swb_working_copy_adopt (SwbWorkingCopy *copy, GFile *file, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbRecoverable, swb_recoverable_free)

G_END_DECLS
