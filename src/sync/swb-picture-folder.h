/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures in a folder of this computer, each under the sum of its address.
 * For worker threads; several may work on one folder. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SwbKeptPicture:
 * @bytes: (nullable): what the server sent
 * @etag: (nullable): its mark
 * @fetched: when, in seconds since 1970
 */
typedef struct
{
  GBytes *bytes;
  char *etag;
  gint64 fetched;
} SwbKeptPicture;

SwbKeptPicture *
swb_kept_picture_new (GBytes *bytes, const char *etag, gint64 fetched);
void swb_kept_picture_free (SwbKeptPicture *picture);

SwbKeptPicture *swb_picture_folder_read (const char *folder,
                                         const char *address);
gboolean swb_picture_folder_write (const char *folder,
                                   const char *address,
                                   const SwbKeptPicture *picture,
                                   guint64 most_bytes);
void swb_picture_folder_forget (const char *folder, const char *address);
void swb_picture_folder_prune (const char *folder, guint64 most_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbKeptPicture, swb_kept_picture_free)

G_END_DECLS
