/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder of an export: files go in under private names and get their own
 * at the end; files come out only where they are plain files in it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SWB_ARCHIVE_MANIFEST "workspace.json"
#define SWB_ARCHIVE_README "README.txt"
/* The one folder in it; names of files may begin with it. */
#define SWB_ARCHIVE_ATTACHMENTS "attachments/"

typedef struct _SwbArchiveFolder SwbArchiveFolder;

SwbArchiveFolder *swb_archive_folder_open (const char *path, GError **error);
SwbArchiveFolder *swb_archive_folder_make (const char *path, GError **error);
void swb_archive_folder_free (SwbArchiveFolder *self);
gboolean swb_archive_folder_is_ours (SwbArchiveFolder *self,
                                     gboolean has_export,
                                     GError **error);

int swb_archive_folder_read (SwbArchiveFolder *self,
                             const char *name,
                             guint64 *size,
                             GError **error);
char *swb_archive_folder_load_bytes (SwbArchiveFolder *self,
                                     const char *name,
                                     gsize most,
                                     gsize *length,
                                     GError **error);
char *swb_archive_folder_load (SwbArchiveFolder *self,
                               const char *name,
                               gsize most,
                               GError **error);

gboolean swb_archive_folder_begin (SwbArchiveFolder *self,
                                   const char *name,
                                   GError **error);
gboolean swb_archive_folder_write (SwbArchiveFolder *self,
                                   const char *bytes,
                                   gsize length,
                                   GError **error);
char *swb_archive_folder_end (SwbArchiveFolder *self, GError **error);
gboolean swb_archive_folder_put (SwbArchiveFolder *self,
                                 const char *name,
                                 const char *text,
                                 GError **error);
gboolean swb_archive_folder_publish_last (SwbArchiveFolder *self,
                                          GError **error);
gboolean swb_archive_folder_publish (SwbArchiveFolder *self, GError **error);
void swb_archive_folder_abandon (SwbArchiveFolder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbArchiveFolder, swb_archive_folder_free)

G_END_DECLS
