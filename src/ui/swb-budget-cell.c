/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One cell of the budget's list. A line's name and amounts turn into an entry
 * in their place; what was typed is read here and becomes one command. */
#include "ui/swb-budget-cell.h"

#include "document/swb-plan-commands.h"
#include "ui/swb-budget-pace.h"

#include <glib/gi18n-lib.h>

struct _SwbBudgetCell
{
  GtkWidget parent_instance;

  SwbBudgetColumn column;
  SwbBudgetFormat *format;
  SwbBudgetRow *row;
  GtkListItem *item; /* not held: it holds the cell */
  GtkWidget *box;
  GtkWidget *label;
  GtkWidget *note;
  GtkWidget *pace;
  SwbCellEntry *entry;
};

G_DEFINE_FINAL_TYPE (SwbBudgetCell, swb_budget_cell, GTK_TYPE_WIDGET)

enum
{
  DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static float
get_xalign (SwbBudgetCell *self)
{
  return self->column == SWB_BUDGET_COLUMN_NAME ? 0.0f : 1.0f;
}

static gboolean
is_editing (SwbBudgetCell *self)
{
  return self->entry != NULL &&
         gtk_widget_get_visible (GTK_WIDGET (self->entry));
}

static void
set_tone (SwbBudgetCell *self)
{
  static const char *const classes[] = {
    [SWB_BUDGET_TONE_PLAIN] = NULL,
    [SWB_BUDGET_TONE_DIM] = "dim-label",
    [SWB_BUDGET_TONE_UNDER] = "success",
    [SWB_BUDGET_TONE_OVER] = "error",
  };
  SwbBudgetTone tone = swb_budget_row_tone (self->row);

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (classes[i] != NULL)
      gtk_widget_remove_css_class (self->label, classes[i]);
  if (classes[tone] != NULL)
    gtk_widget_add_css_class (self->label, classes[tone]);
}

static void
show_pace (SwbBudgetCell *self)
{
  const SwbMoney *sum = swb_budget_row_get_numbers (self->row)->sum;
  g_autofree char *text = swb_budget_pace_text (self->row);

  swb_budget_pace_set (SWB_BUDGET_PACE (self->pace),
                       swb_money_to_double (sum[SWB_BUDGET_PLANNED]),
                       swb_money_to_double (sum[SWB_BUDGET_COMMITTED]),
                       swb_money_to_double (sum[SWB_BUDGET_ACTUAL]), text);
}

static void
show_name (SwbBudgetCell *self)
{
  g_autofree char *note =
      swb_budget_cell_note (self->row, self->format->brevity);

  gtk_label_set_text (GTK_LABEL (self->note), note ? note : "");
  gtk_widget_set_visible (self->note, note != NULL);
  if (note != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "noted");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "noted");
}

static void
label_self (SwbBudgetCell *self)
{
  g_autofree char *label =
      swb_budget_cell_label (self->row, self->column, self->format->currency);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
finish (SwbBudgetCell *self, SwbCommand *command, SwbEditMove move)
{
  g_autoptr (SwbBudgetCell) held = g_object_ref (self);

  swb_cell_entry_stop (self->entry);
  gtk_widget_set_opacity (self->box, 1);
  if (move != SWB_EDIT_LEAVE)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_emit (self, signals[DONE], 0, command, move);
}

static gboolean
read_name (SwbBudgetCell *self,
           const char *text,
           SwbCommand **command,
           GError **error)
{
  g_autofree char *name = g_strstrip (g_strdup (text));
  SwbLine *line = swb_budget_row_get_line (self->row);

  if (*name == '\0')
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("Enter what the money is for."));
      return FALSE;
    }
  if (g_strcmp0 (name, swb_line_get_name (line)) != 0)
    *command = swb_plan_rename_line (line, name);
  return TRUE;
}

/* An amount stays in the currency that it has, a new one is in the campaign's,
 * unless another is typed. */
static gboolean
read_amount (SwbBudgetCell *self,
             const char *text,
             SwbCommand **command,
             GError **error)
{
  const guint which = self->column - SWB_BUDGET_COLUMN_PLANNED;
  const SwbMoney old = swb_budget_row_get_numbers (self->row)->shown[which];
  const char *currency =
      swb_money_is_none (&old) ? self->format->currency : old.currency;
  g_autofree char *typed = g_strstrip (g_strdup (text));
  SwbMoney amount;

  if (*typed == '\0' && swb_money_is_none (&old))
    return TRUE;
  if (!swb_money_parse (typed, currency, &amount, error))
    return FALSE;
  if (amount.minor < 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("An amount cannot be less than nothing."));
      return FALSE;
    }
  if (!swb_money_equal (&amount, &old))
    *command = swb_plan_set_line_amount (swb_budget_row_get_line (self->row),
                                         (SwbAmount) which, amount);
  return TRUE;
}

static void
entry_done_cb (SwbBudgetCell *self, const char *text, int move)
{
  g_autoptr (GError) error = NULL;
  SwbCommand *command = NULL;
  gboolean right = TRUE;

  if (self->item == NULL)
    right = TRUE; /* the row is gone, there is nothing to change */
  else if (self->column == SWB_BUDGET_COLUMN_NAME)
    right = read_name (self, text, &command, &error);
  else
    right = read_amount (self, text, &command, &error);
  if (right || move == SWB_EDIT_LEAVE)
    finish (self, command, (SwbEditMove) move);
  else
    swb_cell_entry_complain (self->entry, error->message);
}

static void
entry_cancel_cb (SwbBudgetCell *self)
{
  finish (self, NULL, SWB_EDIT_STAY);
}

static void
ensure_entry (SwbBudgetCell *self)
{
  if (self->entry != NULL)
    return;
  self->entry = SWB_CELL_ENTRY (swb_cell_entry_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->entry), GTK_WIDGET (self));
  g_signal_connect_swapped (self->entry, "done", G_CALLBACK (entry_done_cb),
                            self);
  g_signal_connect_swapped (self->entry, "cancel", G_CALLBACK (entry_cancel_cb),
                            self);
}

static void
click_cb (
    SwbBudgetCell *self, int n_press, double x, double y, GtkGesture *gesture)
{
  const int wanted = self->column == SWB_BUDGET_COLUMN_NAME ? 2 : 1;

  if (is_editing (self))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press == wanted && swb_budget_cell_can_edit (self))
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
      swb_budget_cell_edit (self);
    }
}

static gboolean
swb_budget_cell_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  SwbBudgetCell *self = SWB_BUDGET_CELL (widget);
  g_autofree char *text = NULL;

  if (self->row == NULL || is_editing (self))
    return FALSE;
  text =
      swb_budget_cell_tooltip (self->row, self->column, self->format->currency);
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static GtkWidget *
add_label (SwbBudgetCell *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), get_xalign (self));
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (self->box), label);
  return label;
}

static void
build (SwbBudgetCell *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_valign (self->box, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (self->box, TRUE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  if (self->column == SWB_BUDGET_COLUMN_PACE)
    {
      self->pace = swb_budget_pace_new ();
      gtk_box_append (GTK_BOX (self->box), self->pace);
      return;
    }
  self->label = add_label (self);
  if (self->column != SWB_BUDGET_COLUMN_NAME)
    {
      gtk_widget_add_css_class (self->label, "numeric");
      return;
    }
  self->note = add_label (self);
  gtk_widget_add_css_class (self->note, "caption");
  gtk_widget_add_css_class (self->note, "dim-label");
}

static void
swb_budget_cell_dispose (GObject *object)
{
  SwbBudgetCell *self = SWB_BUDGET_CELL (object);

  if (self->row != NULL)
    g_signal_handlers_disconnect_by_func (self->row, swb_budget_cell_refresh,
                                          self);
  g_clear_object (&self->row);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  if (self->entry != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->entry)));
  g_clear_pointer (&self->format, g_rc_box_release);

  G_OBJECT_CLASS (swb_budget_cell_parent_class)->dispose (object);
}

static void
swb_budget_cell_class_init (SwbBudgetCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_budget_cell_dispose;
  widget_class->query_tooltip = swb_budget_cell_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "budgetcell");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_GROUP);

  signals[DONE] =
      g_signal_new ("done", SWB_TYPE_BUDGET_CELL, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_INT);
}

static void
swb_budget_cell_init (SwbBudgetCell *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "released", G_CALLBACK (click_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/**
 * swb_budget_cell_new:
 * @column: what of a row it shows
 * @format: how amounts are written; the cell takes its own hold
 *
 * Returns: (transfer floating): an empty cell
 */
GtkWidget *
swb_budget_cell_new (SwbBudgetColumn column, SwbBudgetFormat *format)
{
  SwbBudgetCell *self = g_object_new (SWB_TYPE_BUDGET_CELL, NULL);

  self->column = column;
  self->format = g_rc_box_acquire (format);
  build (self);
  return GTK_WIDGET (self);
}

/**
 * swb_budget_cell_get_column:
 * @self: a cell
 *
 * Returns: what of a row it shows
 */
SwbBudgetColumn
swb_budget_cell_get_column (SwbBudgetCell *self)
{
  g_return_val_if_fail (SWB_IS_BUDGET_CELL (self), SWB_BUDGET_COLUMN_NAME);

  return self->column;
}

/**
 * swb_budget_cell_refresh:
 * @self: a cell
 *
 * Shows the row's present numbers; an edit goes on.
 */
void
swb_budget_cell_refresh (SwbBudgetCell *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (SWB_IS_BUDGET_CELL (self));

  if (self->row == NULL)
    return;
  label_self (self);
  if (self->pace != NULL)
    {
      show_pace (self);
      return;
    }
  text = swb_budget_cell_text (self->row, self->column, self->format->brevity);
  gtk_label_set_text (GTK_LABEL (self->label), text);
  if (self->note != NULL)
    show_name (self);
  if (self->column == SWB_BUDGET_COLUMN_VARIANCE)
    set_tone (self);
}

static void
set_row (SwbBudgetCell *self, SwbBudgetRow *row)
{
  if (self->row == row)
    return;
  if (is_editing (self))
    {
      swb_cell_entry_stop (self->entry);
      gtk_widget_set_opacity (self->box, 1);
    }
  if (self->row != NULL)
    g_signal_handlers_disconnect_by_func (self->row, swb_budget_cell_refresh,
                                          self);
  g_set_object (&self->row, row);
  if (row != NULL)
    g_signal_connect_swapped (row, "changed",
                              G_CALLBACK (swb_budget_cell_refresh), self);
}

/**
 * swb_budget_cell_bind:
 * @self: a cell
 * @row: what to show
 * @item: the list's item that the cell is in
 *
 * An edit goes on where the row is the same as before.
 */
void
swb_budget_cell_bind (SwbBudgetCell *self, SwbBudgetRow *row, GtkListItem *item)
{
  g_return_if_fail (SWB_IS_BUDGET_CELL (self));

  set_row (self, row);
  self->item = item;
  gtk_widget_set_focusable (GTK_WIDGET (self),
                            self->column == SWB_BUDGET_COLUMN_NAME ||
                                swb_budget_cell_can_edit (self));
  swb_budget_cell_refresh (self);
}

/**
 * swb_budget_cell_unbind:
 * @self: a cell
 *
 * The row is kept until another is bound: GTK binds a row anew whenever it is
 * chosen, in the middle of an edit too.
 */
void
swb_budget_cell_unbind (SwbBudgetCell *self)
{
  g_return_if_fail (SWB_IS_BUDGET_CELL (self));

  self->item = NULL;
}

/**
 * swb_budget_cell_get_row:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): what it shows
 */
SwbBudgetRow *
swb_budget_cell_get_row (SwbBudgetCell *self)
{
  g_return_val_if_fail (SWB_IS_BUDGET_CELL (self), NULL);

  return self->row;
}

/**
 * swb_budget_cell_get_position:
 * @self: a cell
 *
 * Returns: in which place of the list it is, or GTK_INVALID_LIST_POSITION
 */
guint
swb_budget_cell_get_position (SwbBudgetCell *self)
{
  g_return_val_if_fail (SWB_IS_BUDGET_CELL (self), GTK_INVALID_LIST_POSITION);

  return self->item != NULL ? gtk_list_item_get_position (self->item)
                            : GTK_INVALID_LIST_POSITION;
}

/**
 * swb_budget_cell_can_edit:
 * @self: a cell
 *
 * Returns: whether it is a line's name or amount in a document that can be
 *   changed
 */
gboolean
swb_budget_cell_can_edit (SwbBudgetCell *self)
{
  g_return_val_if_fail (SWB_IS_BUDGET_CELL (self), FALSE);

  return self->row != NULL && !self->format->read_only &&
         swb_budget_row_get_kind (self->row) == SWB_BUDGET_ROW_LINE &&
         (self->column == SWB_BUDGET_COLUMN_NAME ||
          swb_budget_column_is_amount (self->column));
}

static char *
text_to_edit (SwbBudgetCell *self)
{
  const SwbBudgetNumbers *numbers = swb_budget_row_get_numbers (self->row);

  if (self->column == SWB_BUDGET_COLUMN_NAME)
    return g_strdup (swb_budget_row_get_name (self->row));
  return swb_money_format (
      numbers->shown[self->column - SWB_BUDGET_COLUMN_PLANNED]);
}

/**
 * swb_budget_cell_edit:
 * @self: a cell
 *
 * Turns it into an entry with the focus.
 *
 * Returns: whether it can be edited
 */
gboolean
swb_budget_cell_edit (SwbBudgetCell *self)
{
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (SWB_IS_BUDGET_CELL (self), FALSE);

  if (!swb_budget_cell_can_edit (self))
    return FALSE;
  ensure_entry (self);
  text = text_to_edit (self);
  label =
      swb_budget_cell_label (self->row, self->column, self->format->currency);
  gtk_widget_set_opacity (self->box, 0);
  swb_cell_entry_start (self->entry, text, TRUE, get_xalign (self), label);
  return TRUE;
}

/**
 * swb_budget_cell_get_entry:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): the entry while it is edited
 */
SwbCellEntry *
swb_budget_cell_get_entry (SwbBudgetCell *self)
{
  g_return_val_if_fail (SWB_IS_BUDGET_CELL (self), NULL);

  return is_editing (self) ? self->entry : NULL;
}
