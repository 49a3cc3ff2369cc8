/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a cell while it is edited. It has no frame of its own, so that
 * a row is as high as before; a complaint hangs below it. */
#include "ui/swb-budget-entry.h"

struct _SwbBudgetEntry
{
  GtkWidget parent_instance;

  GtkWidget *text;
  GtkWidget *popover;
  GtkWidget *complaint;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (SwbBudgetEntry, swb_budget_entry, GTK_TYPE_WIDGET)

enum
{
  DONE,
  CANCEL,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
withdraw_complaint (SwbBudgetEntry *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (self->text),
                              GTK_ACCESSIBLE_STATE_INVALID);
  gtk_label_set_text (GTK_LABEL (self->complaint), "");
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
done (SwbBudgetEntry *self, SwbBudgetMove move)
{
  g_autofree char *text = g_strdup (swb_budget_entry_get_text (self));

  if (self->busy)
    return;
  g_object_ref (self);
  self->busy = TRUE;
  g_signal_emit (self, signals[DONE], 0, text, move);
  self->busy = FALSE;
  g_object_unref (self);
}

static void
activate_cb (SwbBudgetEntry *self)
{
  done (self, SWB_BUDGET_STAY);
}

static void
leave_cb (SwbBudgetEntry *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    done (self, SWB_BUDGET_LEAVE);
}

static gboolean
key_cb (SwbBudgetEntry *self, guint key, guint code, GdkModifierType state)
{
  switch (key)
    {
    case GDK_KEY_Escape:
      g_signal_emit (self, signals[CANCEL], 0);
      return TRUE;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      done (self,
            state & GDK_SHIFT_MASK ? SWB_BUDGET_MOVE_BACK : SWB_BUDGET_MOVE_ON);
      return TRUE;
    case GDK_KEY_ISO_Left_Tab:
      done (self, SWB_BUDGET_MOVE_BACK);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
add_controllers (SwbBudgetEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->text, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (self->text, focus);
}

static void
make_complaint (SwbBudgetEntry *self)
{
  self->complaint = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->complaint), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->complaint), 36);
  gtk_label_set_xalign (GTK_LABEL (self->complaint), 0);
  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->complaint);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

static void
swb_budget_entry_size_allocate (GtkWidget *widget,
                                int width,
                                int height,
                                int baseline)
{
  SwbBudgetEntry *self = SWB_BUDGET_ENTRY (widget);

  gtk_widget_allocate (self->text, width, height, baseline, NULL);
  gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
swb_budget_entry_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  gtk_widget_measure (SWB_BUDGET_ENTRY (widget)->text, orientation, for_size,
                      minimum, natural, minimum_baseline, natural_baseline);
}

static gboolean
swb_budget_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SWB_BUDGET_ENTRY (widget)->text);
}

static void
swb_budget_entry_dispose (GObject *object)
{
  SwbBudgetEntry *self = SWB_BUDGET_ENTRY (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->text, gtk_widget_unparent);

  G_OBJECT_CLASS (swb_budget_entry_parent_class)->dispose (object);
}

static void
swb_budget_entry_class_init (SwbBudgetEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_budget_entry_dispose;
  widget_class->size_allocate = swb_budget_entry_size_allocate;
  widget_class->measure = swb_budget_entry_measure;
  widget_class->grab_focus = swb_budget_entry_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "budgetentry");

  signals[DONE] =
      g_signal_new ("done", SWB_TYPE_BUDGET_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
  signals[CANCEL] =
      g_signal_new ("cancel", SWB_TYPE_BUDGET_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
swb_budget_entry_init (SwbBudgetEntry *self)
{
  self->text = gtk_text_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->text), 1);
  gtk_widget_add_css_class (self->text, "numeric");
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
  g_signal_connect_swapped (self->text, "activate", G_CALLBACK (activate_cb),
                            self);
  g_signal_connect_swapped (self->text, "changed",
                            G_CALLBACK (withdraw_complaint), self);
  make_complaint (self);
  add_controllers (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * swb_budget_entry_new:
 *
 * Returns: (transfer floating): a hidden entry
 */
GtkWidget *
swb_budget_entry_new (void)
{
  return g_object_new (SWB_TYPE_BUDGET_ENTRY, NULL);
}

/**
 * swb_budget_entry_start:
 * @self: an entry
 * @text: what to start from; it is selected
 * @xalign: where the text stands, 0 at its start
 * @label: what is edited, for those who hear it
 *
 * Shows the entry and gives it the focus.
 */
void
swb_budget_entry_start (SwbBudgetEntry *self,
                        const char *text,
                        float xalign,
                        const char *label)
{
  g_return_if_fail (SWB_IS_BUDGET_ENTRY (self));

  gtk_editable_set_text (GTK_EDITABLE (self->text), text);
  gtk_editable_set_alignment (GTK_EDITABLE (self->text), xalign);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  withdraw_complaint (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (self->text);
  gtk_editable_select_region (GTK_EDITABLE (self->text), 0, -1);
}

/**
 * swb_budget_entry_set_text:
 * @self: an entry
 * @text: what stands in it now, as if typed
 */
void
swb_budget_entry_set_text (SwbBudgetEntry *self, const char *text)
{
  g_return_if_fail (SWB_IS_BUDGET_ENTRY (self));

  gtk_editable_set_text (GTK_EDITABLE (self->text), text);
}

/**
 * swb_budget_entry_get_text:
 * @self: an entry
 *
 * Returns: what stands in it
 */
const char *
swb_budget_entry_get_text (SwbBudgetEntry *self)
{
  g_return_val_if_fail (SWB_IS_BUDGET_ENTRY (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->text));
}

/**
 * swb_budget_entry_complain:
 * @self: an entry
 * @message: what is wrong with the text
 *
 * Stands below the entry until the text is changed.
 */
void
swb_budget_entry_complain (SwbBudgetEntry *self, const char *message)
{
  g_return_if_fail (SWB_IS_BUDGET_ENTRY (self));

  gtk_label_set_text (GTK_LABEL (self->complaint), message);
  gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->text),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, message,
                                  -1);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/**
 * swb_budget_entry_get_complaint:
 * @self: an entry
 *
 * Returns: what it complains of, "" for nothing
 */
const char *
swb_budget_entry_get_complaint (SwbBudgetEntry *self)
{
  g_return_val_if_fail (SWB_IS_BUDGET_ENTRY (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->complaint));
}

/**
 * swb_budget_entry_stop:
 * @self: an entry
 *
 * Hides it without a word.
 */
void
swb_budget_entry_stop (SwbBudgetEntry *self)
{
  g_return_if_fail (SWB_IS_BUDGET_ENTRY (self));

  self->busy = TRUE;
  withdraw_complaint (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->busy = FALSE;
}
