/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key file of a working copy: whose it is, and what of it is in the file.
 */
#include "storage/swb-working-copy-private.h"

#include "storage/swb-storage-error.h"

#include <glib/gi18n-lib.h>

#define GROUP "working-copy"

/**
 * swb_working_copy_load_about:
 * @copy: a working copy
 *
 * Returns: whether it is told whose copy it is
 */
gboolean
swb_working_copy_load_about (SwbWorkingCopy *copy)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *uri = NULL;

  if (!g_key_file_load_from_file (keys, copy->about_path, G_KEY_FILE_NONE,
                                  NULL))
    return FALSE;
  uri = g_key_file_get_string (keys, GROUP, "uri", NULL);
  g_clear_object (&copy->file);
  copy->file = uri == NULL || *uri == '\0' ? NULL : g_file_new_for_uri (uri);
  g_free (copy->etag);
  copy->etag = g_key_file_get_string (keys, GROUP, "etag", NULL);
  g_free (copy->sha256);
  copy->sha256 = g_key_file_get_string (keys, GROUP, "sha256", NULL);
  g_free (copy->stamp);
  copy->stamp = g_key_file_get_string (keys, GROUP, "stamp", NULL);
  g_free (copy->writing);
  copy->writing = g_key_file_get_string (keys, GROUP, "writing", NULL);
  copy->saved = g_key_file_get_int64 (keys, GROUP, "saved", NULL);
  if (g_key_file_get_boolean (keys, GROUP, "only-read", NULL))
    copy->read_only = SWB_READ_ONLY_CHOSEN;
  return TRUE;
}

static void
explain_about_error (const SwbWorkingCopy *copy, GError *io, GError **error)
{
  if (g_error_matches (io, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    g_set_error_literal (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_FAILED,
                         _ ("The disk is full; nothing was changed"));
  else
    g_set_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_FAILED,
                 _ ("The folder of working copies cannot be written: %s"),
                 copy->folder);
}

/**
 * swb_working_copy_store_about:
 * @copy: a working copy
 * @error: why not
 *
 * Writes down whose copy it is and up to which action the file has it.
 *
 * Returns: whether it is on the disk
 */
gboolean
swb_working_copy_store_about (SwbWorkingCopy *copy, GError **error)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  /* One that is only read keeps nobody from the file. */
  g_autofree char *uri = copy->file != NULL && !copy->read_only
                             ? g_file_get_uri (copy->file)
                             : NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) io = NULL;
  gsize length;

  g_key_file_set_string (keys, GROUP, "uri", uri ? uri : "");
  g_key_file_set_string (keys, GROUP, "etag", copy->etag ? copy->etag : "");
  g_key_file_set_string (keys, GROUP, "sha256",
                         copy->sha256 ? copy->sha256 : "");
  g_key_file_set_string (keys, GROUP, "stamp", copy->stamp ? copy->stamp : "");
  g_key_file_set_string (keys, GROUP, "writing",
                         copy->writing ? copy->writing : "");
  g_key_file_set_int64 (keys, GROUP, "saved", copy->saved);
  if (copy->read_only)
    g_key_file_set_boolean (keys, GROUP, "only-read", TRUE);
  text = g_key_file_to_data (keys, &length, NULL);
  if (g_file_set_contents_full (copy->about_path, text, (gssize) length,
                                G_FILE_SET_CONTENTS_CONSISTENT |
                                    G_FILE_SET_CONTENTS_DURABLE,
                                0600, &io))
    return TRUE;
  explain_about_error (copy, io, error);
  return FALSE;
}
