/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a cell while it is edited. It has no frame of its own, so that a
 * row is as high as before; what it suggests and what it complains of hang
 * below it. */
#include "ui/swb-cell-entry-private.h"

#include "base/swb-text.h"

#include <glib/gi18n-lib.h>

#define MOST_CHARS 40 /* on a line of a complaint */

G_DEFINE_FINAL_TYPE (SwbCellEntry, swb_cell_entry, GTK_TYPE_WIDGET)

enum
{
  DONE,
  CANCEL,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Shown while there is something to say. */
static void
update_popover (SwbCellEntry *self)
{
  const gboolean wanted =
      self->editing && (gtk_widget_get_visible (self->complaint) ||
                        gtk_widget_get_visible (self->suggestions));

  if (wanted == gtk_widget_get_visible (self->popover))
    return;
  if (wanted)
    gtk_popover_popup (GTK_POPOVER (self->popover));
  else
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
withdraw_complaint (SwbCellEntry *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (self->text),
                              GTK_ACCESSIBLE_STATE_INVALID);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self->text),
                                 GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  gtk_label_set_text (GTK_LABEL (self->complaint), "");
  gtk_widget_set_visible (self->complaint, FALSE);
}

static void
changed_cb (SwbCellEntry *self)
{
  if (!self->editing || self->busy)
    return;
  self->typed = TRUE;
  withdraw_complaint (self);
  swb_cell_entry_suggest (self);
  update_popover (self);
}

static gboolean
move_by_key (SwbCellEntry *self, guint key, gboolean shift)
{
  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      swb_cell_entry_done (self, shift ? SWB_EDIT_UP : SWB_EDIT_DOWN);
      return TRUE;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      swb_cell_entry_done (self, shift ? SWB_EDIT_PREVIOUS : SWB_EDIT_NEXT);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      if (!swb_cell_entry_walk (self, 1))
        swb_cell_entry_done (self, SWB_EDIT_DOWN);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      if (!swb_cell_entry_walk (self, -1))
        swb_cell_entry_done (self, SWB_EDIT_UP);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
key_cb (SwbCellEntry *self, guint key, guint code, GdkModifierType state)
{
  if (key == GDK_KEY_Escape)
    {
      g_signal_emit (self, signals[CANCEL], 0);
      return TRUE;
    }
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  return move_by_key (
      self, key, (state & GDK_SHIFT_MASK) != 0 || key == GDK_KEY_ISO_Left_Tab);
}

/* To another window the focus goes only for a while: the text is still the one
 * of its own window. Who looks something up there goes on typing after. */
static void
leave_cb (SwbCellEntry *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->editing && (root == NULL || gtk_root_get_focus (root) !=
                                            swb_cell_entry_get_widget (self)))
    swb_cell_entry_done (self, SWB_EDIT_LEAVE);
}

/* Nothing is said to leave the text in a window that is not the active one. */
static void
focus_moved_cb (SwbCellEntry *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root) && !gtk_window_is_active (GTK_WINDOW (root)))
    leave_cb (self);
}

static void
watch_focus (SwbCellEntry *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root == NULL)
    return;
  g_signal_handlers_disconnect_by_func (root, focus_moved_cb, self);
  g_signal_connect_object (root, "notify::focus-widget",
                           G_CALLBACK (focus_moved_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Before the list has it, which would take the focus from the text and so end
 * the edit without the suggestion. */
static void
suggestion_pressed_cb (
    SwbCellEntry *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GtkListBoxRow *row =
      gtk_list_box_get_row_at_y (swb_cell_entry_get_box (self), (int) y);

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  if (row == NULL)
    return;
  swb_cell_entry_take_row (self, row);
  swb_cell_entry_done (self, SWB_EDIT_STAY);
}

static void
add_controllers (SwbCellEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *text = swb_cell_entry_get_widget (self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (text, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (text, focus);
}

static void
make_popover (SwbCellEntry *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkGesture *click = gtk_gesture_click_new ();

  self->complaint = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->complaint), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->complaint), MOST_CHARS);
  gtk_label_set_xalign (GTK_LABEL (self->complaint), 0);
  gtk_widget_add_css_class (self->complaint, "complaint");
  gtk_widget_set_visible (self->complaint, FALSE);
  self->suggestions = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (swb_cell_entry_get_box (self),
                                   GTK_SELECTION_SINGLE);
  gtk_widget_set_can_focus (self->suggestions, FALSE);
  gtk_widget_set_visible (self->suggestions, FALSE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click),
                                              GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed",
                            G_CALLBACK (suggestion_pressed_cb), self);
  gtk_widget_add_controller (self->suggestions, GTK_EVENT_CONTROLLER (click));
  gtk_box_append (GTK_BOX (box), self->complaint);
  gtk_box_append (GTK_BOX (box), self->suggestions);
  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->popover, "cell-suggestions");
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

static void
swb_cell_entry_size_allocate (GtkWidget *widget,
                              int width,
                              int height,
                              int baseline)
{
  SwbCellEntry *self = SWB_CELL_ENTRY (widget);

  gtk_widget_allocate (self->text, width, height, baseline, NULL);
  gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
swb_cell_entry_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  gtk_widget_measure (SWB_CELL_ENTRY (widget)->text, orientation, for_size,
                      minimum, natural, minimum_baseline, natural_baseline);
}

static gboolean
swb_cell_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SWB_CELL_ENTRY (widget)->text);
}

static void
swb_cell_entry_dispose (GObject *object)
{
  SwbCellEntry *self = SWB_CELL_ENTRY (object);

  self->editing = FALSE;
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->text, gtk_widget_unparent);
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->folds, g_ptr_array_unref);

  G_OBJECT_CLASS (swb_cell_entry_parent_class)->dispose (object);
}

static void
swb_cell_entry_class_init (SwbCellEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_cell_entry_dispose;
  widget_class->size_allocate = swb_cell_entry_size_allocate;
  widget_class->measure = swb_cell_entry_measure;
  widget_class->grab_focus = swb_cell_entry_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "cellentry");

  signals[DONE] =
      g_signal_new ("done", SWB_TYPE_CELL_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
  signals[CANCEL] =
      g_signal_new ("cancel", SWB_TYPE_CELL_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
swb_cell_entry_init (SwbCellEntry *self)
{
  /* A GtkText alone has no words to a screen reader, an entry has. */
  self->text = gtk_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Text of the cell"), -1);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->text), 1);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->text), 1);
  gtk_widget_add_css_class (self->text, "numeric");
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
  g_signal_connect_swapped (self->text, "changed", G_CALLBACK (changed_cb),
                            self);
  make_popover (self);
  add_controllers (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * swb_cell_entry_new:
 *
 * Returns: (transfer floating): a hidden entry
 */
GtkWidget *
swb_cell_entry_new (void)
{
  return g_object_new (SWB_TYPE_CELL_ENTRY, NULL);
}

/**
 * swb_cell_entry_set_words:
 * @self: an entry
 * @words: (transfer full) (nullable): what to suggest
 * @several: whether the text is words with commas between, of which the last
 *   is completed
 * @at_once: whether all are offered before anything is typed
 */
void
swb_cell_entry_set_words (SwbCellEntry *self,
                          GStrv words,
                          gboolean several,
                          gboolean at_once)
{
  g_return_if_fail (SWB_IS_CELL_ENTRY (self));

  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->folds, g_ptr_array_unref);
  self->words = words;
  self->folds = g_ptr_array_new_with_free_func (g_free);
  self->several = several;
  self->at_once = at_once;
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    g_ptr_array_add (self->folds, swb_text_fold (words[i]));
}

/**
 * swb_cell_entry_start:
 * @self: an entry
 * @text: what to start from
 * @select: whether it is selected, so that typing replaces it
 * @xalign: where the text stands, 0 at its start
 * @label: what is edited, for those who hear it
 *
 * Shows the entry and gives it the focus.
 */
void
swb_cell_entry_start (SwbCellEntry *self,
                      const char *text,
                      gboolean select,
                      float xalign,
                      const char *label)
{
  g_return_if_fail (SWB_IS_CELL_ENTRY (self));

  self->editing = FALSE;
  self->typed = FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->text), text);
  gtk_editable_set_alignment (GTK_EDITABLE (self->text), xalign);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  withdraw_complaint (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  watch_focus (self);
  gtk_widget_grab_focus (self->text);
  gtk_editable_select_region (GTK_EDITABLE (self->text), select ? 0 : -1, -1);
  self->editing = TRUE;
  swb_cell_entry_suggest (self);
  update_popover (self);
}

/**
 * swb_cell_entry_set_text:
 * @self: an entry
 * @text: what stands in it now, as if typed
 */
void
swb_cell_entry_set_text (SwbCellEntry *self, const char *text)
{
  g_return_if_fail (SWB_IS_CELL_ENTRY (self));

  gtk_editable_set_text (GTK_EDITABLE (self->text), text);
}

/**
 * swb_cell_entry_get_text:
 * @self: an entry
 *
 * Returns: what stands in it
 */
const char *
swb_cell_entry_get_text (SwbCellEntry *self)
{
  g_return_val_if_fail (SWB_IS_CELL_ENTRY (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->text));
}

/**
 * swb_cell_entry_get_widget:
 * @self: an entry
 *
 * Returns: (transfer none): what takes the keys
 */
GtkWidget *
swb_cell_entry_get_widget (SwbCellEntry *self)
{
  g_return_val_if_fail (SWB_IS_CELL_ENTRY (self), NULL);

  return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->text)));
}

/**
 * swb_cell_entry_complain:
 * @self: an entry
 * @message: what is wrong with the text
 *
 * Stands below the entry until the text is changed.
 */
void
swb_cell_entry_complain (SwbCellEntry *self, const char *message)
{
  g_return_if_fail (SWB_IS_CELL_ENTRY (self));

  swb_cell_entry_clear_suggestions (self);
  gtk_label_set_text (GTK_LABEL (self->complaint), message);
  gtk_label_set_width_chars (
      GTK_LABEL (self->complaint),
      (int) MIN (g_utf8_strlen (message, -1), MOST_CHARS));
  gtk_widget_set_visible (self->complaint, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->text),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, message,
                                  -1);
  update_popover (self);
}

/**
 * swb_cell_entry_get_complaint:
 * @self: an entry
 *
 * Returns: what it complains of, "" for nothing
 */
const char *
swb_cell_entry_get_complaint (SwbCellEntry *self)
{
  g_return_val_if_fail (SWB_IS_CELL_ENTRY (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->complaint));
}

/**
 * swb_cell_entry_get_n_suggestions:
 * @self: an entry
 *
 * Returns: how many words it offers
 */
guint
swb_cell_entry_get_n_suggestions (SwbCellEntry *self)
{
  guint n = 0;

  g_return_val_if_fail (SWB_IS_CELL_ENTRY (self), 0);

  while (gtk_list_box_get_row_at_index (swb_cell_entry_get_box (self),
                                        (int) n) != NULL)
    n++;
  return n;
}

/**
 * swb_cell_entry_done:
 * @self: an entry
 * @move: where to go on
 *
 * Ends the edit as the keys do; a suggestion that is marked is taken.
 */
void
swb_cell_entry_done (SwbCellEntry *self, SwbEditMove move)
{
  GtkListBoxRow *row;
  g_autofree char *text = NULL;

  g_return_if_fail (SWB_IS_CELL_ENTRY (self));

  if (self->busy || !self->editing)
    return;
  row = gtk_list_box_get_selected_row (swb_cell_entry_get_box (self));
  if (row != NULL && gtk_widget_get_visible (self->suggestions))
    swb_cell_entry_take_row (self, row);
  text = g_strdup (swb_cell_entry_get_text (self));
  g_object_ref (self);
  self->busy = TRUE;
  g_signal_emit (self, signals[DONE], 0, text, (int) move);
  self->busy = FALSE;
  g_object_unref (self);
}

/**
 * swb_cell_entry_stop:
 * @self: an entry
 *
 * Hides it without a word.
 */
void
swb_cell_entry_stop (SwbCellEntry *self)
{
  g_return_if_fail (SWB_IS_CELL_ENTRY (self));

  self->editing = FALSE;
  withdraw_complaint (self);
  swb_cell_entry_clear_suggestions (self);
  update_popover (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
