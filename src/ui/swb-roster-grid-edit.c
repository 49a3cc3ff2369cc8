/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits on the roster's grid: one cell in place. A value that cannot be stays
 * in its entry with the reason. */
#include "ui/swb-roster-grid-private.h"

#include "base/swb-text.h"
#include "ui/swb-roster-acts.h"
#include "ui/swb-roster-grid-words.h"
#include "ui/swb-roster-words.h"

#include <glib/gi18n-lib.h>

void
swb_roster_grid_say (SwbRosterGrid *self, const char *text)
{
  swb_roster_toast (GTK_WIDGET (self->list), text, FALSE);
}

/* The currency of fees that name none: the campaign's, else the person's. */
const char *
swb_roster_grid_currency (SwbRosterGrid *self)
{
  SwbCampaign *campaign = swb_document_get_campaign (self->list->document);
  g_autoptr (GSettings) settings = NULL;
  g_autofree char *currency = NULL;

  if (campaign != NULL)
    {
      const SwbMoney budget = swb_campaign_get_budget (campaign);

      if (!swb_money_is_none (&budget))
        return g_intern_string (budget.currency);
    }
  settings = g_settings_new (SWB_APP_ID);
  currency = g_settings_get_string (settings, "currency");
  return g_intern_string (currency);
}

SwbRosterEdit *
swb_roster_grid_new_edit (SwbRosterGrid *self)
{
  return swb_roster_edit_new (swb_document_get_campaign (self->list->document),
                              swb_roster_grid_currency (self),
                              swb_day_today ());
}

/**
 * swb_roster_grid_is_editing:
 * @self: a grid
 *
 * Returns: whether a cell is edited in place
 */
gboolean
swb_roster_grid_is_editing (SwbRosterGrid *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_GRID (self), FALSE);

  return self->editing;
}

void
swb_roster_grid_stop_edit (SwbRosterGrid *self)
{
  if (!self->editing)
    return;
  self->editing = FALSE;
  swb_cell_entry_stop (SWB_CELL_ENTRY (self->entry));
}

static GtkAdjustment *
get_down (SwbRosterGrid *self)
{
  return gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (self->list->scrolled));
}

static GtkAdjustment *
get_across (SwbRosterGrid *self)
{
  return gtk_scrolled_window_get_hadjustment (
      GTK_SCROLLED_WINDOW (self->list->scrolled));
}

/* The entry goes with the cell while the list is scrolled; out of sight it
 * waits unseen. */
static void
place_entry (SwbRosterGrid *self)
{
  const double x = self->edited_x + self->across -
                   gtk_adjustment_get_value (get_across (self));
  const double y =
      self->edited_y + self->down - gtk_adjustment_get_value (get_down (self));

  if (!self->editing)
    return;
  gtk_widget_set_opacity (self->entry, x < 0 || y < 0 ? 0 : 1);
  gtk_widget_set_margin_start (self->entry, (int) CLAMP (x, 0, G_MAXINT16));
  gtk_widget_set_margin_top (self->entry, (int) CLAMP (y, 0, G_MAXINT16));
}

static gboolean
measure_cell (SwbRosterGrid *self)
{
  SwbRosterCell *cell =
      swb_roster_grid_get_cell (self, self->row, self->column);
  GtkWidget *list = GTK_WIDGET (self->list);
  graphene_rect_t bounds;

  if (cell == NULL ||
      !gtk_widget_compute_bounds (gtk_widget_get_parent (GTK_WIDGET (cell)),
                                  list, &bounds))
    return FALSE;
  self->edited_x = bounds.origin.x;
  if (gtk_widget_get_direction (list) == GTK_TEXT_DIR_RTL)
    self->edited_x =
        gtk_widget_get_width (list) - bounds.origin.x - bounds.size.width;
  self->edited_y = bounds.origin.y;
  self->across = gtk_adjustment_get_value (get_across (self));
  self->down = gtk_adjustment_get_value (get_down (self));
  gtk_widget_set_size_request (self->entry, (int) bounds.size.width,
                               (int) bounds.size.height);
  return TRUE;
}

static SwbCreator *
find_edited (SwbRosterGrid *self)
{
  SwbRoster *roster = swb_roster_view_get_roster (self->list->view);
  guint index;

  return swb_roster_find (roster, &self->edited_who, &index)
             ? swb_roster_get_creator (roster, index)
             : NULL;
}

static gboolean
is_booked (SwbCampaign *campaign, const SwbId *creator)
{
  GListModel *placements =
      G_LIST_MODEL (swb_campaign_get_placements (campaign));

  for (guint i = 0; i < g_list_model_get_n_items (placements); i++)
    {
      g_autoptr (SwbPlacement) one = g_list_model_get_item (placements, i);

      if (swb_id_equal (swb_placement_get_creator (one), creator))
        return TRUE;
    }
  return FALSE;
}

/* What the text alone does not tell: whether there is what it is of. */
static gboolean
check_creator (SwbRosterGrid *self, SwbCreator *creator, char **reason)
{
  SwbCampaign *campaign = swb_document_get_campaign (self->list->document);

  switch (self->edited_field)
    {
    case SWB_ROSTER_FIELD_PLATFORM:
    case SWB_ROSTER_FIELD_FOLLOWERS:
      if (swb_creator_get_account (creator) == NULL)
        *reason =
            g_strdup (_ ("There is no account yet; give it a handle first"));
      break;
    case SWB_ROSTER_FIELD_STATUS:
      if (campaign == NULL)
        *reason =
            g_strdup (_ ("A status belongs to a campaign; open one first"));
      else if (!is_booked (campaign, swb_creator_get_id (creator)))
        *reason = swb_text_tell (_ ("Not booked in %s; book first"),
                                 swb_campaign_get_name (campaign));
      break;
    default:
      break;
    }
  return *reason == NULL;
}

/* Runs the edit, where the text says something new. FALSE with a complaint. */
static gboolean
commit (SwbRosterGrid *self, const char *text)
{
  g_autoptr (SwbCreator) creator = find_edited (self);
  g_autoptr (SwbRosterEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = NULL;

  if (creator == NULL || g_str_equal (text, self->edited))
    return TRUE;
  if (!swb_roster_edit_check (self->edited_field, SWB_ROSTER_SET, text,
                              swb_roster_grid_currency (self), &error) ||
      !check_creator (self, creator, &reason))
    {
      swb_cell_entry_complain (SWB_CELL_ENTRY (self->entry),
                               error != NULL ? error->message : reason);
      return FALSE;
    }
  edit = swb_roster_grid_new_edit (self);
  swb_roster_edit_set (edit, swb_roster_edit_add_creator (edit, creator),
                       self->edited_field, SWB_ROSTER_SET, text);
  swb_roster_grid_run (self, edit, NULL, NULL);
  return TRUE;
}

/* Enter after some Tabs goes on below the cell where they began. */
static void
go_on (SwbRosterGrid *self, SwbEditMove move)
{
  const guint home = self->home;

  switch (move)
    {
    case SWB_EDIT_NEXT:
    case SWB_EDIT_PREVIOUS:
      if (home == SWB_N_ROSTER_COLUMNS)
        self->home = self->column;
      swb_roster_grid_walk (self, 0, move == SWB_EDIT_NEXT ? 1 : -1, FALSE);
      return;
    case SWB_EDIT_DOWN:
    case SWB_EDIT_UP:
      if (home != SWB_N_ROSTER_COLUMNS)
        self->column = (SwbRosterColumn) home;
      self->home = SWB_N_ROSTER_COLUMNS;
      swb_roster_grid_walk (self, move == SWB_EDIT_DOWN ? 1 : -1, 0, FALSE);
      return;
    case SWB_EDIT_STAY:
      swb_roster_grid_focus (self);
      return;
    default:
      return;
    }
}

static void
done_cb (SwbRosterGrid *self, const char *text, int move)
{
  if (!self->editing || !commit (self, text))
    return;
  swb_roster_grid_stop_edit (self);
  go_on (self, (SwbEditMove) move);
}

static void
cancel_cb (SwbRosterGrid *self)
{
  swb_roster_grid_stop_edit (self);
  swb_roster_grid_focus (self);
}

void
swb_roster_grid_add_entry (SwbRosterGrid *self)
{
  self->entry = swb_cell_entry_new ();
  gtk_widget_set_halign (self->entry, GTK_ALIGN_START);
  gtk_widget_set_valign (self->entry, GTK_ALIGN_START);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self->list));
  g_signal_connect_object (self->entry, "done", G_CALLBACK (done_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "cancel", G_CALLBACK (cancel_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_down (self), "value-changed",
                           G_CALLBACK (place_entry), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_across (self), "value-changed",
                           G_CALLBACK (place_entry), self, G_CONNECT_SWAPPED);
}

static void
start_entry (SwbRosterGrid *self, SwbCreator *creator, const char *text)
{
  /* Translators: a column and a creator's name: "City of Meera Iyer" */
  g_autofree char *label =
      g_strdup_printf (_ ("%s of %s"), swb_roster_column_title (self->column),
                       swb_creator_get_name (creator));

  swb_cell_entry_start (SWB_CELL_ENTRY (self->entry), text, TRUE,
                        swb_roster_column_is_number (self->column) ? 1 : 0,
                        label);
}

/* What is edited may be undone meanwhile, or set by another window: while
 * nothing was typed the entry holds what the cell does. */
static void
edited_changed_cb (SwbRosterGrid *self)
{
  g_autoptr (SwbCreator) creator = self->editing ? find_edited (self) : NULL;
  const char *text = swb_cell_entry_get_text (SWB_CELL_ENTRY (self->entry));
  g_autofree char *now = NULL;

  if (creator == NULL || !g_str_equal (text, self->edited))
    return;
  now = swb_roster_grid_text (creator, self->column);
  if (g_str_equal (now, self->edited))
    return;
  g_free (self->edited);
  self->edited = g_steal_pointer (&now);
  start_entry (self, creator, self->edited);
}

static void
open_entry (SwbRosterGrid *self, SwbCreator *creator, gboolean replace)
{
  SwbCellEntry *entry = SWB_CELL_ENTRY (self->entry);
  SwbRoster *roster = swb_roster_view_get_roster (self->list->view);
  const SwbRosterField field = self->edited_field;

  self->editing = TRUE;
  g_signal_handlers_disconnect_by_func (roster, edited_changed_cb, self);
  g_signal_connect_object (roster, "changed", G_CALLBACK (edited_changed_cb),
                           self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  place_entry (self);
  swb_cell_entry_set_words (entry, swb_roster_grid_suggestions (roster, field),
                            swb_roster_field_is_list (field),
                            field == SWB_ROSTER_FIELD_PLATFORM ||
                                field == SWB_ROSTER_FIELD_STATUS);
  start_entry (self, creator, replace ? "" : self->edited);
}

/* Edits the cell under the cursor; @replace begins with nothing, as typing
 * does. Where it cannot be, it says why. */
gboolean
swb_roster_grid_begin (SwbRosterGrid *self, gboolean replace)
{
  g_autoptr (SwbCreator) creator = NULL;

  if (!self->active || !self->shown || self->editing)
    return FALSE;
  if (swb_document_get_read_only (self->list->document))
    {
      swb_roster_grid_say (self, _ ("This workspace can only be read"));
      return TRUE;
    }
  if (!swb_roster_grid_field (self->column, &self->edited_field))
    {
      swb_roster_grid_say (self, swb_roster_grid_why_not (self->column));
      return TRUE;
    }
  creator = swb_roster_grid_get_creator (self, self->row);
  if (creator == NULL || !measure_cell (self))
    return FALSE;
  self->by_rows = FALSE;
  self->anchor_row = self->row;
  self->anchor_column = self->column;
  swb_roster_grid_mark_all (self);
  self->edited_who = *swb_creator_get_id (creator);
  g_free (self->edited);
  self->edited = swb_roster_grid_text (creator, self->column);
  open_entry (self, creator, replace);
  return TRUE;
}

/**
 * swb_roster_grid_begin_edit:
 * @self: a grid
 *
 * Edits the cell under the cursor in its place, as F2 does.
 *
 * Returns: whether it is edited now
 */
gboolean
swb_roster_grid_begin_edit (SwbRosterGrid *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_GRID (self), FALSE);

  swb_roster_grid_begin (self, FALSE);
  return self->editing;
}
