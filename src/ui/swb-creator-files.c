/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files that were attached to a creator: contracts, invoices, media kits.
 * They lie in the workspace; one that is opened is saved as a file first. */
#include "ui/swb-creator-files.h"

#include "compat/swb-file-dialog.h"
#include "document/swb-creator-commands.h"
#include "ui/swb-roster-acts.h"

#include <glib/gi18n-lib.h>

struct _SwbCreatorFiles
{
  SwbCreatorCard parent_instance;
};

G_DEFINE_FINAL_TYPE (SwbCreatorFiles, swb_creator_files, SWB_TYPE_CREATOR_CARD)

static void
fill (SwbCreatorCard *card, const SwbCreatorDetails *details)
{
  for (guint i = 0; i < details->attachments->len; i++)
    {
      const SwbDetailAttachment *file = details->attachments->pdata[i];
      g_autofree char *size = g_format_size ((guint64) MAX (file->size, 0));
      const SwbCreatorRow row = {
        .icon = gtk_image_new_from_icon_name ("text-x-generic-symbolic"),
        .title = file->name,
        .subtitle = file->is_here ? file->note : _ ("Not in this workspace"),
        .value = size,
        .tooltip = _ ("Save as a file"),
        .key = i,
      };

      swb_creator_card_add_row (card, &row);
    }
}

/* What a choice of a file is for. */
typedef struct
{
  SwbCreatorCard *card;
  SwbCreatorDetails *details;
  GFile *file;
  char *sha256;
} Errand;

static Errand *
errand_new (SwbCreatorCard *card)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->card = g_object_ref (card);
  errand->details = swb_creator_details_ref (
      (SwbCreatorDetails *) swb_creator_card_get_details (card));
  return errand;
}

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->card);
  swb_creator_details_unref (errand->details);
  g_clear_object (&errand->file);
  g_free (errand->sha256);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static void
tell (Errand *errand, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    swb_roster_toast (GTK_WIDGET (errand->card), error->message, FALSE);
}

static GtkWindow *
get_window (SwbCreatorCard *card)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (card));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes =
      swb_creator_load_file_finish (result, &name, &error);
  SwbCommand *command = bytes != NULL
                            ? swb_creator_add_attachment (errand->details, name,
                                                          bytes, NULL, &error)
                            : NULL;

  if (command != NULL)
    swb_creator_card_run (errand->card, command, _ ("File added"));
  else
    tell (errand, error);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = swb_file_dialog_finish (result, &error);

  if (file != NULL)
    swb_creator_load_file_async (file, NULL, loaded_cb,
                                 g_steal_pointer (&errand));
}

static void
add (SwbCreatorCard *card, guint kind)
{
  swb_file_dialog_open_async (get_window (card), _ ("Add a File"), _ ("_Add"),
                              NULL, chosen_cb, errand_new (card));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    swb_roster_toast (GTK_WIDGET (errand->card), _ ("File saved"), FALSE);
  else
    tell (errand, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Errand *errand = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      swb_creator_attachment_finish (SWB_DOCUMENT (source), result, &error);

  if (bytes == NULL)
    {
      tell (errand, error);
      errand_free (errand);
      return;
    }
  g_file_replace_contents_bytes_async (errand->file, bytes, NULL, FALSE,
                                       G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                                       written_cb, errand);
}

static void
place_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  SwbDocument *document = swb_creator_card_get_document (errand->card);
  g_autoptr (GError) error = NULL;

  errand->file = swb_file_dialog_finish (result, &error);
  if (errand->file == NULL || document == NULL)
    return;
  swb_creator_attachment_async (document, errand->sha256, NULL, read_cb,
                                errand);
  g_steal_pointer (&errand);
}

static void
edit (SwbCreatorCard *card, guint key)
{
  const SwbCreatorDetails *details = swb_creator_card_get_details (card);
  const SwbDetailAttachment *file = details->attachments->pdata[key];
  Errand *errand;

  if (!file->is_here)
    return;
  errand = errand_new (card);
  errand->sha256 = g_strdup (file->sha256);
  swb_file_dialog_save_async (get_window (card), _ ("Save the File"),
                              _ ("_Save"), file->name, NULL, place_cb, errand);
}

static void
remove_file (SwbCreatorCard *card, guint key)
{
  const SwbCreatorDetails *details = swb_creator_card_get_details (card);
  const SwbDetailAttachment *file = details->attachments->pdata[key];

  swb_creator_card_run (
      card, swb_creator_remove (details, SWB_PART_ATTACHMENT, &file->id),
      _ ("File removed"));
}

static void
swb_creator_files_class_init (SwbCreatorFilesClass *klass)
{
  SwbCreatorCardClass *card_class = SWB_CREATOR_CARD_CLASS (klass);

  card_class->fill = fill;
  card_class->nothing = _ ("No files yet.");
  card_class->add = add;
  card_class->edit = edit;
  card_class->remove = remove_file;
}

static void
swb_creator_files_init (SwbCreatorFiles *self)
{
  swb_creator_card_set_up (SWB_CREATOR_CARD (self), "files", _ ("Files"),
                           _ ("Add a File"));
}
