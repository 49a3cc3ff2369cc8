/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The notes about a creator, newest first, under an entry for one more. */
#include "ui/swb-creator-notes.h"

#include "base/swb-ago.h"
#include "base/swb-author.h"
#include "base/swb-text.h"
#include "ui/swb-creator-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SwbCreatorNotes
{
  SwbCreatorCard parent_instance;

  GtkWidget *view; /* where a new note is typed */
  GtkWidget *hint; /* what stands there while nothing is typed */
  GtkWidget *button;
  GHashTable *drafts; /* creator -> what is half typed */
  SwbId about;        /* whom @view is about */
};

G_DEFINE_FINAL_TYPE (SwbCreatorNotes, swb_creator_notes, SWB_TYPE_CREATOR_CARD)

static GtkTextBuffer *
get_buffer (SwbCreatorNotes *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

static char *
get_typed (SwbCreatorNotes *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  return gtk_text_buffer_get_text (get_buffer (self), &start, &end, FALSE);
}

/**
 * swb_creator_notes_get_entry:
 * @self: the notes
 *
 * Returns: (transfer none): where a new note is typed
 */
GtkTextView *
swb_creator_notes_get_entry (SwbCreatorNotes *self)
{
  g_return_val_if_fail (SWB_IS_CREATOR_NOTES (self), NULL);

  return GTK_TEXT_VIEW (self->view);
}

/**
 * swb_creator_notes_take:
 * @self: the notes
 *
 * Adds what is typed as a note, as Ctrl+Enter does.
 */
void
swb_creator_notes_take (SwbCreatorNotes *self)
{
  SwbCreatorCard *card = SWB_CREATOR_CARD (self);
  g_autofree char *text = get_typed (self);
  g_autoptr (GError) error = NULL;
  SwbCommand *command;

  if (*g_strstrip (text) == '\0' || !swb_creator_card_can_edit (card))
    return;
  command = swb_creator_set_note (swb_creator_card_get_details (card), NULL,
                                  text, NULL, &error);
  gtk_widget_set_tooltip_text (self->view,
                               command != NULL ? NULL : error->message);
  if (command == NULL)
    return;
  gtk_text_buffer_set_text (get_buffer (self), "", -1);
  swb_creator_card_run (card, command, _ ("Note added"));
}

static gboolean
take_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  swb_creator_notes_take (SWB_CREATOR_NOTES (
      gtk_widget_get_ancestor (widget, SWB_TYPE_CREATOR_NOTES)));
  return TRUE;
}

static void
typed_cb (SwbCreatorNotes *self)
{
  gboolean typed = gtk_text_buffer_get_char_count (get_buffer (self)) > 0;

  gtk_widget_set_visible (self->button, typed);
  gtk_widget_set_visible (self->hint, !typed);
}

static void
clicked_cb (GtkWidget *button)
{
  take_cb (button, NULL, NULL);
}

static void
add_shortcut (GtkWidget *view)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (
                            "<Control>Return|<Control>KP_Enter"),
                        gtk_callback_action_new (take_cb, NULL, NULL)));
  gtk_widget_add_controller (view, controller);
}

static GtkWidget *
new_entry (SwbCreatorNotes *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Add Note"));
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *overlay = gtk_overlay_new ();

  self->view = view;
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_add_css_class (view, "note-entry");
  gtk_widget_set_tooltip_text (view, _ ("Ctrl+Enter adds the note"));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("New note"), -1);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_visible (button, FALSE);
  self->button = button;
  self->hint = gtk_label_new (_ ("Write a note…"));
  gtk_widget_add_css_class (self->hint, "dim-label");
  gtk_widget_add_css_class (self->hint, "note-hint");
  gtk_widget_set_halign (self->hint, GTK_ALIGN_START);
  gtk_widget_set_valign (self->hint, GTK_ALIGN_START);
  gtk_widget_set_can_target (self->hint, FALSE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), view);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->hint);
  g_signal_connect_swapped (get_buffer (self), "changed", G_CALLBACK (typed_cb),
                            self);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), NULL);
  add_shortcut (view);
  gtk_box_append (GTK_BOX (box), overlay);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
add_note (SwbCreatorCard *card, const SwbDetailNote *note, guint key)
{
  g_autofree char *author =
      swb_text_name (*note->author != '\0' ? note->author : _ ("Somebody"));
  g_autofree char *ago =
      note->time > 0 ? swb_ago_text (note->time, g_get_real_time ()) : NULL;
  g_autofree char *who = ago != NULL ? g_strdup_printf ("%s · %s", author, ago)
                                     : g_strdup (author);
  const SwbCreatorRow row = {
    .title = note->text,
    .subtitle = who,
    .tooltip = note->text,
    /* Of others a note can be read; what they wrote stays theirs. */
    .key = swb_author_is_own (note->author) ? key : SWB_CREATOR_ROW_FIXED,
  };

  gtk_widget_add_css_class (swb_creator_card_add_row (card, &row), "note");
}

/* What is half typed about one waits until that one is looked at again. */
static void
turn_to (SwbCreatorNotes *self, const SwbId *about)
{
  char *typed;

  if (swb_id_equal (&self->about, about))
    return;
  typed = get_typed (self);
  g_hash_table_insert (self->drafts, swb_id_copy (&self->about), typed);
  self->about = *about;
  typed = g_hash_table_lookup (self->drafts, about);
  gtk_text_buffer_set_text (get_buffer (self), typed != NULL ? typed : "", -1);
}

static void
fill (SwbCreatorCard *card, const SwbCreatorDetails *details)
{
  SwbCreatorNotes *self = SWB_CREATOR_NOTES (card);

  turn_to (self, &details->id);
  for (guint i = 0; i < details->notes->len; i++)
    add_note (card, details->notes->pdata[i], i);
  if (*details->note != '\0')
    {
      const SwbCreatorRow row = {
        .title = details->note,
        /* Translators: what is said of a creator for good, beside notes that
         * have an author and a time */
        .subtitle = _ ("Summary"),
        .tooltip = details->note,
        .key = SWB_CREATOR_ROW_FIXED,
      };

      gtk_widget_add_css_class (swb_creator_card_add_row (card, &row), "note");
    }
}

static SwbCommand *
make (SwbCreatorEditor *editor,
      const SwbCreatorDetails *about,
      gconstpointer item,
      GError **error)
{
  const SwbDetailNote *note = item;

  return swb_creator_set_note (about, note,
                               swb_creator_editor_get_text (editor, 0),
                               note->author, error);
}

static void
edit (SwbCreatorCard *card, guint key)
{
  const SwbCreatorDetails *details = swb_creator_card_get_details (card);
  const SwbDetailNote *note = details->notes->pdata[key];
  SwbCreatorEditor *editor;

  if (!swb_creator_card_can_edit (card))
    return;
  editor = swb_creator_editor_new (GTK_WIDGET (card),
                                   swb_creator_card_get_document (card),
                                   details, _ ("Edit Note"));
  swb_creator_editor_add_lines (editor, _ ("Note"), note->text);
  swb_creator_editor_point (editor, SWB_CREATOR_ERROR_LONG, 0);
  swb_creator_editor_offer_removal (editor, SWB_PART_NOTE, &note->id,
                                    _ ("Note deleted"));
  swb_creator_editor_ask (editor, make, note, _ ("Note changed"));
}

static void
remove_note (SwbCreatorCard *card, guint key)
{
  const SwbCreatorDetails *details = swb_creator_card_get_details (card);
  const SwbDetailNote *note = details->notes->pdata[key];

  swb_creator_card_run (card,
                        swb_creator_remove (details, SWB_PART_NOTE, &note->id),
                        _ ("Note deleted"));
}

static void
swb_creator_notes_finalize (GObject *object)
{
  g_hash_table_unref (SWB_CREATOR_NOTES (object)->drafts);

  G_OBJECT_CLASS (swb_creator_notes_parent_class)->finalize (object);
}

static void
swb_creator_notes_class_init (SwbCreatorNotesClass *klass)
{
  SwbCreatorCardClass *card_class = SWB_CREATOR_CARD_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = swb_creator_notes_finalize;
  card_class->fill = fill;
  card_class->edit = edit;
  card_class->remove = remove_note;
}

static void
swb_creator_notes_init (SwbCreatorNotes *self)
{
  self->drafts =
      g_hash_table_new_full (swb_id_hash, swb_id_equal, g_free, g_free);
  swb_creator_card_set_up (SWB_CREATOR_CARD (self), "notes", _ ("Notes"), NULL);
  swb_creator_card_set_top (SWB_CREATOR_CARD (self), new_entry (self));
}
