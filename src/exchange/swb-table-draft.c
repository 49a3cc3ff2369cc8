/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that is made elsewhere and put in its place when it is whole: GLib
 * alone would write a file that is not there yet under its name from the first
 * byte, and leave what a crash or a full disk made of it. */
#include "exchange/swb-table-draft.h"

#include "storage/swb-replace.h"

#include <errno.h>
#include <glib/gstdio.h>

/* What cannot take the file is known before it is made, as far as it says. */
static gboolean
check_folder (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFileInfo) info = NULL;

  if (folder == NULL)
    return TRUE;
  info = g_file_query_info (folder, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE,
                            G_FILE_QUERY_INFO_NONE, cancellable, error);
  if (info == NULL)
    return FALSE;
  if (!g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE) ||
      g_file_info_get_attribute_boolean (info,
                                         G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                       g_strerror (EACCES));
  return FALSE;
}

/**
 * swb_table_draft_begin:
 * @draft: (out caller-allocates): a draft, empty
 * @file: where it is to be put
 * @cancellable: (nullable): stops it
 * @error: %G_IO_ERROR
 *
 * Returns: whether it can be written
 */
gboolean
swb_table_draft_begin (SwbTableDraft *draft,
                       GFile *file,
                       GCancellable *cancellable,
                       GError **error)
{
  *draft = (SwbTableDraft){ .fd = -1 };
  if (!check_folder (file, cancellable, error))
    return FALSE;
  draft->fd = g_file_open_tmp ("swellboard-XXXXXX", &draft->path, error);
  draft->file = g_object_ref (file);
  return draft->fd >= 0;
}

/**
 * swb_table_draft_take_fd:
 * @draft: a draft
 *
 * Returns: the open file, for the caller to close
 */
int
swb_table_draft_take_fd (SwbTableDraft *draft)
{
  const int fd = draft->fd;

  draft->fd = -1;
  return fd;
}

/**
 * swb_table_draft_place:
 * @draft: a draft that is written and closed
 * @cancellable: (nullable): stops it
 * @error: %G_IO_ERROR
 *
 * Until it is there the file of before is as it was.
 *
 * Returns: whether the file is in its place
 */
gboolean
swb_table_draft_place (const SwbTableDraft *draft,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree char *stray =
      g_strdup_printf (".swellboard-%08x", g_random_int ());

  return swb_replace_with (draft->file, stray, draft->path, cancellable, error);
}

/**
 * swb_table_draft_clear:
 * @draft: a draft, or zeros with a file of -1
 *
 * Leaves nothing of it but what was put in its place.
 */
void
swb_table_draft_clear (SwbTableDraft *draft)
{
  if (draft->fd >= 0)
    g_close (draft->fd, NULL);
  if (draft->path != NULL)
    g_unlink (draft->path);
  g_clear_pointer (&draft->path, g_free);
  g_clear_object (&draft->file);
  draft->fd = -1;
}
