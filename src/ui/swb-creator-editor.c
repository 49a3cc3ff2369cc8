/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small window that asks for a few fields of a creator. With each letter the
 * act is made on trial: what it refuses is said in the title of the field,
 * where the eye and a screen reader are already. */
#include "ui/swb-creator-editor.h"

#include "ui/swb-roster-acts.h"
#include "ui/swb-ui-text.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  FIELD_TEXT,
  FIELD_LINES,
  FIELD_DAY,
  FIELD_CHOICE,
} FieldKind;

typedef struct
{
  FieldKind kind;
  GtkWidget *row;
  GtkWidget *view; /* of lines */
  char *title;
  char *text; /* as it was read last */
} Field;

struct _SwbCreatorEditor
{
  AdwWindow parent_instance;

  GtkWidget *accept;
  AdwPreferencesGroup *group;
  GtkWidget *problem;
  GtkWidget *remove;

  SwbDocument *document;
  SwbCreatorDetails *about;
  GPtrArray *fields;
  GHashTable *pointers; /* code of an error + 1 -> field + 1 */
  SwbEditorMake make;
  gconstpointer item;
  char *done;
  SwbCreatorPart part;
  SwbId removed;
  char *removed_done;
};

G_DEFINE_FINAL_TYPE (SwbCreatorEditor, swb_creator_editor, ADW_TYPE_WINDOW)

static void
field_free (gpointer data)
{
  Field *field = data;

  g_free (field->title);
  g_free (field->text);
  g_free (field);
}

static Field *
get_field (SwbCreatorEditor *self, guint field)
{
  g_assert (field < self->fields->len);
  return g_ptr_array_index (self->fields, field);
}

/* What is wrong is the title of its field; lines have theirs above. */
static void
mark (Field *field, const char *problem)
{
  const char *text = problem != NULL ? problem : field->title;

  if (field->kind == FIELD_LINES)
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
      Field *field = get_field (self, i);
      const char *text;
      SwbDay day;

      mark (field, NULL);
      if (field->kind != FIELD_DAY)
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
    mark (get_field (self, GPOINTER_TO_UINT (pointer) - 1), error->message);
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

static void
changed_cb (SwbCreatorEditor *self)
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

static guint
add_field (SwbCreatorEditor *self,
           FieldKind kind,
           GtkWidget *row,
           const char *title)
{
  Field *field = g_new0 (Field, 1);

  field->kind = kind;
  field->row = row;
  field->title = g_strdup (title);
  g_ptr_array_add (self->fields, field);
  adw_preferences_group_add (self->group, row);
  if (kind != FIELD_LINES)
    swb_row_set_title (row, title);
  return self->fields->len - 1;
}

static GtkWidget *
new_entry_row (SwbCreatorEditor *self, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  g_signal_connect_swapped (row, "changed", G_CALLBACK (changed_cb), self);
  return row;
}

/**
 * swb_creator_editor_add_text:
 * @self: a window
 * @title: of the field
 * @text: (nullable): what stands in it
 *
 * Returns: the number of the field
 */
guint
swb_creator_editor_add_text (SwbCreatorEditor *self,
                             const char *title,
                             const char *text)
{
  return add_field (self, FIELD_TEXT, new_entry_row (self, text), title);
}

/**
 * swb_creator_editor_add_lines:
 * @self: a window
 * @title: of the field
 * @text: (nullable): what stands in it, with line breaks
 *
 * Returns: the number of the field
 */
guint
swb_creator_editor_add_lines (SwbCreatorEditor *self,
                              const char *title,
                              const char *text)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *view = gtk_text_view_new ();
  guint field;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (view, "editor-lines");
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_set_size_request (view, -1, 96);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)),
                            text != NULL ? text : "", -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), view);
  gtk_widget_add_css_class (box, "editor-box");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)),
                            "changed", G_CALLBACK (changed_cb), self);
  field = add_field (self, FIELD_LINES, row, title);
  get_field (self, field)->view = view;
  return field;
}

static void
day_selected_cb (GtkCalendar *calendar, GtkWidget *row)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (calendar);
  g_autofree char *text = g_date_time_format (date, "%Y-%m-%d");
  GtkWidget *popover =
      gtk_widget_get_ancestor (GTK_WIDGET (calendar), GTK_TYPE_POPOVER);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  gtk_popover_popdown (GTK_POPOVER (popover));
}

static GtkWidget *
new_calendar_button (GtkWidget *row)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *calendar = gtk_calendar_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button),
                                 "x-office-calendar-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Choose the Day"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choose the Day"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (calendar, "day-selected", G_CALLBACK (day_selected_cb),
                    row);
  return button;
}

/**
 * swb_creator_editor_add_day:
 * @self: a window
 * @title: of the field
 * @day: what stands in it; none for nothing
 *
 * Returns: the number of the field
 */
guint
swb_creator_editor_add_day (SwbCreatorEditor *self,
                            const char *title,
                            SwbDay day)
{
  g_autofree char *text = swb_day_is_valid (day) ? swb_day_to_iso (day) : NULL;
  GtkWidget *row = new_entry_row (self, text);

  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), new_calendar_button (row));
  return add_field (self, FIELD_DAY, row, title);
}

/**
 * swb_creator_editor_add_choice:
 * @self: a window
 * @title: of the field
 * @names: (array length=n_names): what to choose from, for people
 * @n_names: how many
 * @chosen: which one is chosen
 *
 * Returns: the number of the field
 */
guint
swb_creator_editor_add_choice (SwbCreatorEditor *self,
                               const char *title,
                               const char *const *names,
                               guint n_names,
                               guint chosen)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < n_names; i++)
    gtk_string_list_append (list, names[i]);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), chosen);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (changed_cb),
                            self);
  return add_field (self, FIELD_CHOICE, row, title);
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
         get_field (self, first)->kind == FIELD_CHOICE)
    first++;
  gtk_widget_grab_focus (get_field (self, first)->view != NULL
                             ? get_field (self, first)->view
                             : get_field (self, first)->row);
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
  changed_cb (self);
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
 * swb_creator_editor_get_text:
 * @self: a window
 * @number: the number of a text, of lines or of a day
 *
 * Returns: (transfer none): what stands in it
 */
const char *
swb_creator_editor_get_text (SwbCreatorEditor *self, guint number)
{
  Field *field = get_field (self, number);

  g_free (field->text);
  if (field->kind == FIELD_LINES)
    {
      GtkTextBuffer *buffer =
          gtk_text_view_get_buffer (GTK_TEXT_VIEW (field->view));
      GtkTextIter start;
      GtkTextIter end;

      gtk_text_buffer_get_bounds (buffer, &start, &end);
      field->text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
    }
  else
    {
      field->text =
          g_strdup (gtk_editable_get_text (GTK_EDITABLE (field->row)));
      g_strstrip (field->text);
    }
  return field->text;
}

/**
 * swb_creator_editor_set_text:
 * @self: a window
 * @number: the number of a text or of a day
 * @text: what shall stand in it
 */
void
swb_creator_editor_set_text (SwbCreatorEditor *self,
                             guint number,
                             const char *text)
{
  Field *field = get_field (self, number);

  if (field->kind == FIELD_LINES)
    gtk_text_buffer_set_text (
        gtk_text_view_get_buffer (GTK_TEXT_VIEW (field->view)), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (field->row), text);
}

/**
 * swb_creator_editor_get_day:
 * @self: a window
 * @number: the number of a day
 *
 * Returns: the day, or none
 */
SwbDay
swb_creator_editor_get_day (SwbCreatorEditor *self, guint number)
{
  SwbDay day;

  return swb_day_parse_iso (swb_creator_editor_get_text (self, number), &day)
             ? day
             : SWB_DAY_NONE;
}

/**
 * swb_creator_editor_get_choice:
 * @self: a window
 * @number: the number of a choice
 *
 * Returns: which one is chosen
 */
guint
swb_creator_editor_get_choice (SwbCreatorEditor *self, guint number)
{
  return adw_combo_row_get_selected (
      ADW_COMBO_ROW (get_field (self, number)->row));
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
