/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of the small window that asks for facts of a creator: a line,
 * lines, a day, a choice; made and read. */
#include "ui/swb-creator-editor-private.h"

#include "ui/swb-ui-text.h"

#include <glib/gi18n-lib.h>

static guint
add_field (SwbCreatorEditor *self,
           SwbEditorFieldKind kind,
           GtkWidget *row,
           const char *title)
{
  SwbEditorField *field = g_new0 (SwbEditorField, 1);

  field->kind = kind;
  field->row = row;
  field->title = g_strdup (title);
  g_ptr_array_add (self->fields, field);
  adw_preferences_group_add (self->group, row);
  if (kind != SWB_EDITOR_FIELD_LINES)
    swb_row_set_title (row, title);
  return self->fields->len - 1;
}

static GtkWidget *
new_entry_row (SwbCreatorEditor *self, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  g_signal_connect_swapped (row, "changed",
                            G_CALLBACK (swb_creator_editor_changed), self);
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
  return add_field (self, SWB_EDITOR_FIELD_TEXT, new_entry_row (self, text),
                    title);
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
                            "changed", G_CALLBACK (swb_creator_editor_changed),
                            self);
  field = add_field (self, SWB_EDITOR_FIELD_LINES, row, title);
  swb_creator_editor_field (self, field)->view = view;
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
  return add_field (self, SWB_EDITOR_FIELD_DAY, row, title);
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
  g_signal_connect_swapped (row, "notify::selected",
                            G_CALLBACK (swb_creator_editor_changed), self);
  return add_field (self, SWB_EDITOR_FIELD_CHOICE, row, title);
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
  SwbEditorField *field = swb_creator_editor_field (self, number);

  g_free (field->text);
  if (field->kind == SWB_EDITOR_FIELD_LINES)
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
  SwbEditorField *field = swb_creator_editor_field (self, number);

  if (field->kind == SWB_EDITOR_FIELD_LINES)
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
      ADW_COMBO_ROW (swb_creator_editor_field (self, number)->row));
}

/**
 * swb_creator_editor_set_choice:
 * @self: a window
 * @number: the number of a choice
 * @chosen: which one shall be chosen
 */
void
swb_creator_editor_set_choice (SwbCreatorEditor *self,
                               guint number,
                               guint chosen)
{
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (swb_creator_editor_field (self, number)->row), chosen);
}
