/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small window that asks for a few fields of a creator. With each letter the
 * act is made on trial: what it refuses is said in the title of the field,
 * where the eye and a screen reader are already. */
#include "ui/swb-creator-editor-private.h"

#include "ui/swb-roster-acts.h"
#include "ui/swb-ui-text.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (SwbCreatorEditor, swb_creator_editor, ADW_TYPE_WINDOW)

static void
field_free (gpointer data)
{
  SwbEditorField *field = data;

  g_free (field->title);
  g_free (field->text);
  g_free (field);
}

SwbEditorField *
swb_creator_editor_field (SwbCreatorEditor *self, guint field)
{
  g_assert (field < self->fields->len);
  return g_ptr_array_index (self->fields, field);
}

/* What is wrong is the title of its field; lines have theirs above. */
static void
mark (SwbEditorField *field, const char *problem)
{
  const char *text = problem != NULL ? problem : field->title;

  if (field->kind == SWB_EDITOR_FIELD_LINES)
    gtk_label_set_text (
        GTK_LABEL (gtk_widget_get_first_child (
            gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (field->row)))),
        text);
  else
    swb_row_set_title (field->row, text);
  if (problem != NULL)
    gtk_widget_add_css_class (field->row, "error");
  else
    gtk_widget_remove_css_class (field->row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (field->row),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static gboolean
check_days (SwbCreatorEditor *self)
{
  gboolean right = TRUE;

  for (guint i = 0; i < self->fields->len; i++)
    {
      SwbEditorField *field = swb_creator_editor_field (self, i);
      const char *text;
      SwbDay day;

      mark (field, NULL);
      if (field->kind != SWB_EDITOR_FIELD_DAY)
        continue;
      text = swb_creator_editor_get_text (self, i);
      if (*text == '\0' || swb_day_parse_iso (text, &day))
        continue;
      mark (field, _ ("Write a day such as 2026-12-09"));
      right = FALSE;
    }
  return right;
}

static void
tell (SwbCreatorEditor *self, const GError *error)
{
  gpointer pointer = NULL;

  if (error != NULL && error->domain == SWB_CREATOR_ERROR)
    pointer =
        g_hash_table_lookup (self->pointers, GINT_TO_POINTER (error->code + 1));
  /* Of a single field it can only be about that one. */
  if (error != NULL && self->fields->len == 1)
    pointer = GUINT_TO_POINTER (1);
  gtk_widget_set_visible (self->problem, error != NULL && pointer == NULL);
  if (pointer != NULL)
    mark (swb_creator_editor_field (self, GPOINTER_TO_UINT (pointer) - 1),
          error->message);
  else if (error != NULL)
    gtk_label_set_text (GTK_LABEL (self->problem), error->message);
}

static SwbCommand *
try_to_make (SwbCreatorEditor *self)
{
  g_autoptr (GError) error = NULL;
  SwbCommand *command = NULL;
  gboolean days = check_days (self);

  if (days)
    command = self->make (self, self->about, self->item, &error);
  /* What is still to be typed is no mistake. */
  if (g_error_matches (error, SWB_CREATOR_ERROR, SWB_CREATOR_ERROR_EMPTY))
    g_clear_error (&error);
  tell (self, error);
  return command;
}

void
swb_creator_editor_changed (SwbCreatorEditor *self)
{
  g_autoptr (SwbCommand) command = NULL;

  if (self->make == NULL)
    return;
  command = try_to_make (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.accept",
                                 command != NULL);
}

static void
run (SwbCreatorEditor *self, SwbCommand *command, const char *done)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (swb_document_get_read_only (self->document))
    swb_command_unref (command);
  else if (parent != NULL)
    swb_roster_run (GTK_WIDGET (parent), self->document, command, done);
  else
    swb_document_run (self->document, command);
  gtk_window_close (GTK_WINDOW (self));
}

static void
accept_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbCreatorEditor *self = SWB_CREATOR_EDITOR (widget);
  SwbCommand *command = try_to_make (self);

  if (command != NULL)
    run (self, command, self->done);
}

static void
remove_cb (SwbCreatorEditor *self)
{
  run (self, swb_creator_remove (self->about, self->part, &self->removed),
       self->removed_done);
}

static void
swb_creator_editor_dispose (GObject *object)
{
  SwbCreatorEditor *self = SWB_CREATOR_EDITOR (object);

  self->make = NULL;
  g_clear_object (&self->document);
  g_clear_pointer (&self->about, swb_creator_details_unref);

  G_OBJECT_CLASS (swb_creator_editor_parent_class)->dispose (object);
}

static void
swb_creator_editor_finalize (GObject *object)
{
  SwbCreatorEditor *self = SWB_CREATOR_EDITOR (object);

  g_ptr_array_unref (self->fields);
  g_hash_table_unref (self->pointers);
  g_free (self->done);
  g_free (self->removed_done);

  G_OBJECT_CLASS (swb_creator_editor_parent_class)->finalize (object);
}

static void
swb_creator_editor_class_init (SwbCreatorEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_creator_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = swb_creator_editor_finalize;

  gtk_widget_class_install_action (widget_class, "editor.accept", NULL,
                                   accept_action);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-creator-editor.ui");
#define BIND(child)                                                            \
  gtk_widget_class_bind_template_child (widget_class, SwbCreatorEditor, child)
  BIND (accept);
  BIND (group);
  BIND (problem);
  BIND (remove);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
swb_creator_editor_init (SwbCreatorEditor *self)
{
  self->fields = g_ptr_array_new_with_free_func (field_free);
  self->pointers = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * swb_creator_editor_new:
 * @parent: a widget of the window that it belongs to
 * @document: what it changes
 * @about: the creator
 * @title: what is asked for
 *
 * Returns: (transfer none): the window, without fields
 */
SwbCreatorEditor *
swb_creator_editor_new (GtkWidget *parent,
                        SwbDocument *document,
                        const SwbCreatorDetails *about,
                        const char *title)
{
  SwbCreatorEditor *self = g_object_new (SWB_TYPE_CREATOR_EDITOR, NULL);
  GtkRoot *root = gtk_widget_get_root (parent);

  self->document = g_object_ref (document);
  self->about = swb_creator_details_ref ((SwbCreatorDetails *) about);
  gtk_window_set_title (GTK_WINDOW (self), title);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  return self;
}

/**
 * swb_creator_editor_point:
 * @self: a window
 * @code: an #SwbCreatorError
 * @field: the field that it is about
 */
void
swb_creator_editor_point (SwbCreatorEditor *self, int code, guint field)
{
  g_hash_table_insert (self->pointers, GINT_TO_POINTER (code + 1),
                       GUINT_TO_POINTER (field + 1));
}

/**
 * swb_creator_editor_offer_removal:
 * @self: a window
 * @part: what kind of thing is edited
 * @id: which one
 * @done: what to say after it was deleted
 */
void
swb_creator_editor_offer_removal (SwbCreatorEditor *self,
                                  SwbCreatorPart part,
                                  const SwbId *id,
                                  const char *done)
{
  self->part = part;
  self->removed = *id;
  g_free (self->removed_done);
  self->removed_done = g_strdup (done);
  gtk_widget_set_visible (self->remove, TRUE);
}

/* Where something is to be typed; a choice is made already. */
static void
focus_first (SwbCreatorEditor *self)
{
  guint first = 0;

  while (first + 1 < self->fields->len &&
         swb_creator_editor_field (self, first)->kind ==
             SWB_EDITOR_FIELD_CHOICE)
    first++;
  gtk_widget_grab_focus (swb_creator_editor_field (self, first)->view != NULL
                             ? swb_creator_editor_field (self, first)->view
                             : swb_creator_editor_field (self, first)->row);
}

/**
 * swb_creator_editor_ask:
 * @self: a window with its fields
 * @make: makes the act out of them
 * @item: (nullable): what is edited, within the creator's details; null for
 *   something new
 * @done: what to say after it was done
 *
 * Opens the window.
 */
void
swb_creator_editor_ask (SwbCreatorEditor *self,
                        SwbEditorMake make,
                        gconstpointer item,
                        const char *done)
{
  g_return_if_fail (SWB_IS_CREATOR_EDITOR (self));
  g_return_if_fail (self->fields->len > 0);

  self->make = make;
  self->item = item;
  self->done = g_strdup (done);
  gtk_button_set_label (GTK_BUTTON (self->accept),
                        item != NULL ? _ ("_Apply") : _ ("_Add"));
  swb_creator_editor_changed (self);
  swb_text_fit_window (GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (self));
  focus_first (self);
}

/**
 * swb_creator_editor_get_document:
 * @self: a window
 *
 * Returns: (transfer none): what it changes
 */
SwbDocument *
swb_creator_editor_get_document (SwbCreatorEditor *self)
{
  return self->document;
}

/**
 * swb_creator_editor_is_right:
 * @self: a window
 *
 * Returns: whether what stands in its fields can be accepted
 */
gboolean
swb_creator_editor_is_right (SwbCreatorEditor *self)
{
  return gtk_widget_get_sensitive (self->accept);
}
