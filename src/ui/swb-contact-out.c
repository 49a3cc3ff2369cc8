/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking contacts out of the roster: asks where to, and tells how many cards
 * are in the file, or that nobody has a contact. */
#include "ui/swb-contact-out.h"

#include "base/swb-text.h"
#include "compat/swb-file-dialog.h"
#include "exchange/swb-vcard.h"
#include "ui/swb-roster-acts.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GWeakRef anywhere;
  SwbDocument *document;
  GArray *creators; /* SwbId, or null */
} Out;

static Out *
out_new (GtkWidget *anywhere, SwbDocument *document, const GArray *creators)
{
  Out *out = g_new0 (Out, 1);

  g_weak_ref_init (&out->anywhere, anywhere);
  out->document = g_object_ref (document);
  if (creators != NULL)
    out->creators = g_array_copy ((GArray *) creators);
  return out;
}

static void
out_free (Out *out)
{
  g_weak_ref_clear (&out->anywhere);
  g_object_unref (out->document);
  g_clear_pointer (&out->creators, g_array_unref);
  g_free (out);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Out, out_free)

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Out) out = user_data;
  g_autoptr (GtkWidget) anywhere = g_weak_ref_get (&out->anywhere);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gssize n = swb_vcard_export_finish (SWB_DOCUMENT (source), result, &error);

  if (anywhere == NULL)
    return;
  text =
      error != NULL
          ? g_strdup (error->message)
          : g_strdup_printf (ngettext ("%u contact card exported",
                                       "%u contact cards exported", (gulong) n),
                             (guint) n);
  swb_roster_toast (anywhere, text, FALSE);
}

static void
start (Out *out, GFile *file)
{
  swb_vcard_export_async (out->document, out->creators, file, NULL, written_cb,
                          out);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Out) out = user_data;
  g_autoptr (GFile) file = swb_file_dialog_finish (result, NULL);

  if (file != NULL)
    start (g_steal_pointer (&out), file);
}

/**
 * swb_contact_out_ask:
 * @anywhere: a widget of the window that tells of it
 * @document: whose creators
 * @creators: (nullable) (element-type SwbId): whose contacts; null for all
 *
 * Asks where to and writes them; a toast tells of the end.
 */
void
swb_contact_out_ask (GtkWidget *anywhere,
                     SwbDocument *document,
                     const GArray *creators)
{
  static const char *const patterns[] = { "*.vcf", NULL };
  const SwbFileType type = { _ ("Contact cards (VCF)"), patterns };
  g_autofree char *name =
      swb_text_file_name (swb_document_get_title (document), ".vcf");

  swb_file_dialog_save_async (GTK_WINDOW (gtk_widget_get_root (anywhere)),
                              _ ("Export Contact Cards"), _ ("_Export"), name,
                              &type, file_chosen_cb,
                              out_new (anywhere, document, creators));
}

/**
 * swb_contact_out_write:
 * @anywhere: a widget of the window that tells of it
 * @document: whose creators
 * @creators: (nullable) (element-type SwbId): whose contacts; null for all
 * @file: where to
 *
 * Writes them without asking; a toast tells of the end.
 */
void
swb_contact_out_write (GtkWidget *anywhere,
                       SwbDocument *document,
                       const GArray *creators,
                       GFile *file)
{
  start (out_new (anywhere, document, creators), file);
}
