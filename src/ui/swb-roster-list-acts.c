/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the roster's list does to those who are chosen: open, book, delete, and
 * the menus that offer it. */
#include "ui/swb-roster-list-private.h"

#include "ui/swb-creator-dialog.h"
#include "ui/swb-roster-acts.h"
#include "ui/swb-roster-book.h"
#include "ui/swb-roster-chosen.h"
#include "ui/swb-roster-drag.h"
#include "ui/swb-roster-some.h"

#define MOST_AT_ONCE 10000
#define MOST_LOOKED_AT 1000

static void
edit (SwbRosterList *self, SwbCreator *creator)
{
  swb_creator_dialog_present (self->document, creator, GTK_WIDGET (self));
}

static void
activate_cb (SwbRosterList *self, guint position)
{
  g_autoptr (SwbCreator) creator =
      swb_roster_rows_get_creator (self->rows, position);

  if (swb_roster_list_toggle_group (self, position))
    return;
  /* In a grid a double click edits the cell. */
  if (creator != NULL && !self->wide &&
      !swb_document_get_read_only (self->document))
    edit (self, creator);
}

static void
point_popover (SwbRosterList *self, GtkWidget *popover, double x, double y)
{
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);
  GdkRectangle at;

  if (!gtk_widget_compute_point (self->panes, GTK_WIDGET (self), &point,
                                 &point))
    return;
  at = (GdkRectangle){ (int) point.x, (int) point.y, 1, 1 };
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &at);
}

static void
popup_context (SwbRosterList *self, double x, double y)
{
  point_popover (self, self->context, x, y);
  swb_roster_grid_update_actions (self->grid);
  gtk_popover_popup (GTK_POPOVER (self->context));
}

static void
right_click_cb (GtkGestureClick *gesture,
                int n_press,
                double x,
                double y,
                SwbRosterList *self)
{
  SwbRosterCell *cell = swb_roster_cell_at (self->panes, x, y);

  if (cell == NULL || swb_roster_cell_get_creator (cell) == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  swb_roster_choose_at (GTK_SELECTION_MODEL (self->selection),
                        swb_roster_cell_get_creator (cell));
  swb_roster_grid_point_at (self->grid, x, y);
  popup_context (self, x, y);
}

/* Beside the row that has the focus, else at the top of the list. */
static void
point_at_focus (SwbRosterList *self, double *x, double *y)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  graphene_rect_t bounds;

  *x = 60;
  *y = 60;
  if (focus != NULL && focus != self->list &&
      gtk_widget_is_ancestor (focus, self->panes) &&
      gtk_widget_compute_bounds (focus, self->panes, &bounds))
    *y = bounds.origin.y + bounds.size.height;
}

static void
book_cb (SwbRosterList *self, int day)
{
  g_autoptr (GPtrArray) creators =
      swb_roster_list_get_chosen (self, MOST_AT_ONCE);

  swb_roster_book_on (GTK_WIDGET (self), self->document, creators, day);
}

/**
 * swb_roster_list_add:
 * @self: a list
 *
 * Asks for the facts of a new creator.
 */
void
swb_roster_list_add (SwbRosterList *self)
{
  g_return_if_fail (SWB_IS_ROSTER_LIST (self));

  if (self->document != NULL)
    edit (self, NULL);
}

/**
 * swb_roster_list_edit:
 * @self: a list
 *
 * Opens the creator that is chosen; of several, a window that edits all.
 */
void
swb_roster_list_edit (SwbRosterList *self)
{
  g_autoptr (GPtrArray) creators = NULL;

  g_return_if_fail (SWB_IS_ROSTER_LIST (self));

  if (swb_roster_list_count_chosen (self) > 1)
    {
      swb_roster_grid_edit_many (self->grid);
      return;
    }
  creators = swb_roster_list_get_chosen (self, 1);
  if (creators->len > 0)
    edit (self, creators->pdata[0]);
}

/* Who is going to be deleted. */
typedef struct
{
  SwbRosterList *list;
  GArray *ids;
} Deleting;

static void
gather (const SwbRosterData *data,
        const guint32 *places,
        guint n,
        gpointer user_data)
{
  Deleting *deleting = user_data;

  for (guint i = 0; i < n; i++)
    g_array_append_vals (deleting->ids, swb_roster_data_id (data, places[i]),
                         1);
}

static void
gathered_cb (gpointer user_data)
{
  g_autofree Deleting *deleting = user_data;
  g_autoptr (SwbRosterList) self = deleting->list;

  if (self->document != NULL)
    swb_roster_delete_many (GTK_WIDGET (self), self->document, deleting->ids);
  else
    g_array_unref (deleting->ids);
}

/**
 * swb_roster_list_delete:
 * @self: a list
 *
 * Deletes the chosen creators; a toast offers to undo it.
 */
void
swb_roster_list_delete (SwbRosterList *self)
{
  g_autoptr (GPtrArray) creators = NULL;
  Deleting *deleting;
  SwbRosterData *data;
  GArray *places;

  g_return_if_fail (SWB_IS_ROSTER_LIST (self));

  creators = swb_roster_list_get_chosen (self, 2);
  if (creators->len == 1)
    swb_roster_delete (GTK_WIDGET (self), self->document, creators);
  if (creators->len < 2)
    return;
  deleting = g_new0 (Deleting, 1);
  deleting->list = g_object_ref (self);
  deleting->ids = g_array_new (FALSE, FALSE, sizeof (SwbId));
  places =
      swb_roster_chosen_places (GTK_SELECTION_MODEL (self->selection), &data);
  swb_roster_some_work (swb_roster_view_get_roster (self->view), data, places,
                        gather, gathered_cb, deleting);
}

/**
 * swb_roster_list_book:
 * @self: a list
 *
 * Asks for the day on which to book the chosen creators, and warns of those of
 * them, if they are not very many, who are promised to others.
 */
void
swb_roster_list_book (SwbRosterList *self)
{
  g_autoptr (GPtrArray) creators = NULL;
  guint n_chosen;
  double x, y;

  g_return_if_fail (SWB_IS_ROSTER_LIST (self));

  n_chosen = swb_roster_list_count_chosen (self);
  if (n_chosen == 0)
    return;
  point_at_focus (self, &x, &y);
  point_popover (self, self->book, x, y);
  swb_roster_book_ask (
      SWB_ROSTER_BOOK (self->book), n_chosen,
      swb_roster_first_day (self->document, self->format->today));
  creators = swb_roster_list_get_chosen (self, MOST_LOOKED_AT);
  swb_roster_book_look (SWB_ROSTER_BOOK (self->book), self->document, creators);
}

/**
 * swb_roster_list_popup_menu:
 * @self: a list
 *
 * Opens the menu of the chosen rows beside the one that has the focus.
 */
void
swb_roster_list_popup_menu (SwbRosterList *self)
{
  double x, y;

  g_return_if_fail (SWB_IS_ROSTER_LIST (self));

  if (swb_roster_list_count_chosen (self) == 0)
    return;
  point_at_focus (self, &x, &y);
  popup_context (self, x, y);
}

/* The handlers that the template names. */
void
swb_roster_list_bind_acts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, right_click_cb);
  gtk_widget_class_bind_template_callback (widget_class, book_cb);
}
