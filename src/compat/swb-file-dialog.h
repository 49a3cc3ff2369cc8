/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing a file, asynchronously, on every version of GTK 4. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SwbFileType:
 * @name: for people, "Workspaces"
 * @patterns: (array zero-terminated=1): "*.swell" and the like
 */
typedef struct
{
  const char *name;
  const char *const *patterns;
} SwbFileType;

void swb_file_dialog_open_async (GtkWindow *parent,
                                 const char *title,
                                 const char *accept,
                                 const SwbFileType *type,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
void swb_file_dialog_save_async (GtkWindow *parent,
                                 const char *title,
                                 const char *accept,
                                 const char *name,
                                 const SwbFileType *type,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
void swb_file_dialog_select_folder_async (GtkWindow *parent,
                                          const char *title,
                                          const char *accept,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
GFile *swb_file_dialog_finish (GAsyncResult *result, GError **error);

G_END_DECLS
