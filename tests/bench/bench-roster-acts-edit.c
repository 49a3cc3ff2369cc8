/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Acts that change: one cell, five hundred rows, a card of the board, the
 * tiers. */
#include "bench-roster-acts.h"

#include "document-fixture.h"
#include "document/swb-plan-commands.h"
#include "ui/swb-board-lane.h"
#include "ui/swb-cell-entry.h"
#include "ui/swb-roster-acts.h"
#include "ui/swb-roster-bulk.h"
#include "ui/swb-roster-grid.h"
#include "ui/swb-roster-paste.h"
#include "ui/swb-tier-table.h"
#include "ui/swb-tier-window.h"

#include <string.h>

#define MANY 500

static void
type_cell (Bench *bench, const char *name, const char *text)
{
  SwbCellEntry *entry;

  swb_roster_grid_set_cursor (bench->grid, 1, SWB_ROSTER_COLUMN_CITY, FALSE);
  act_settle (bench);
  act_begin (bench, name);
  if (!swb_roster_grid_begin_edit (bench->grid))
    g_error ("the cell cannot be edited");
  entry = act_find (bench, SWB_TYPE_CELL_ENTRY);
  swb_cell_entry_set_text (entry, text);
  swb_cell_entry_done (entry, SWB_EDIT_STAY);
  act_end (bench, is_changed, 0);
}

void
act_undo (Bench *bench, const char *name, gboolean redo)
{
  act_begin (bench, name);
  gtk_widget_activate_action (GTK_WIDGET (bench->window),
                              redo ? "win.redo" : "win.undo", NULL);
  act_end (bench, is_changed, 0);
}

void
act_fill_down (Bench *bench, const char *name, guint n)
{
  swb_roster_grid_set_cursor (bench->grid, 0, SWB_ROSTER_COLUMN_CITY, FALSE);
  swb_roster_grid_set_cursor (bench->grid, n - 1, SWB_ROSTER_COLUMN_CITY, TRUE);
  act_settle (bench);
  act_begin (bench, name);
  swb_roster_grid_fill_down (bench->grid);
  act_end (bench, is_changed, 0);
}

static gboolean
has_bulk (Bench *bench)
{
  return act_find (bench, SWB_TYPE_ROSTER_BULK) != NULL;
}

static gboolean
is_looked_at (Bench *bench)
{
  SwbRosterBulk *bulk = act_find (bench, SWB_TYPE_ROSTER_BULK);

  return bulk != NULL && swb_roster_bulk_is_ready (bulk);
}

/* The time of the preview has the fifth of a second in it for which it waits
 * whether more is typed. */
void
act_bulk (Bench *bench, const char *who, SwbRosterField field, const char *text)
{
  g_autofree char *window = g_strdup_printf ("bulk edit of %s: window", who);
  g_autofree char *preview = g_strdup_printf ("bulk edit of %s: preview", who);
  g_autofree char *act = g_strdup_printf ("bulk edit of %s: the act", who);
  SwbRosterBulk *bulk;

  act_begin (bench, window);
  gtk_widget_activate_action (GTK_WIDGET (bench->list), "roster.edit-many",
                              NULL);
  act_end (bench, has_bulk, 0);
  bulk = act_find (bench, SWB_TYPE_ROSTER_BULK);
  act_begin (bench, preview);
  swb_roster_bulk_row_set (swb_roster_bulk_get_row (bulk, 0), field,
                           SWB_ROSTER_SET, text);
  bench->progress = TRUE; /* a spinner; closing the window stops it */
  act_end (bench, is_looked_at, 0);
  act_begin (bench, act);
  gtk_widget_activate_action (GTK_WIDGET (bulk), "bulk.accept", NULL);
  act_end (bench, is_changed, 0);
}

static void
paste (Bench *bench)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MANY; i++)
    g_string_append_printf (text, "Town %u\tniche %u\n", i, i % 20);
  swb_roster_grid_set_cursor (bench->grid, 0, SWB_ROSTER_COLUMN_CITY, FALSE);
  act_settle (bench);
  act_begin (bench, "paste of 500 rows");
  swb_roster_grid_paste_text (bench->grid, text->str);
  act_end (bench, is_changed, 0);
}

static gboolean
is_copied (Bench *bench)
{
  GdkClipboard *clipboard =
      gtk_widget_get_clipboard (GTK_WIDGET (bench->window));

  return gdk_clipboard_get_content (clipboard) != NULL;
}

void
act_copy (Bench *bench, const char *name)
{
  gdk_clipboard_set_content (
      gtk_widget_get_clipboard (GTK_WIDGET (bench->window)), NULL);
  act_settle (bench);
  act_begin (bench, name);
  gtk_widget_activate_action (GTK_WIDGET (bench->list), "roster.copy", NULL);
  act_end (bench, is_copied, 0);
}

void
act_delete (Bench *bench, const char *who, guint n)
{
  g_autofree char *name = g_strdup_printf ("delete %s", who);
  g_autofree char *undo = g_strdup_printf ("undo of that, %s", who);
  g_autofree char *redo = g_strdup_printf ("redo of that, %s", who);

  act_choose (bench, n);
  act_settle (bench);
  act_begin (bench, name);
  gtk_widget_activate_action (GTK_WIDGET (bench->pane), "roster.delete", NULL);
  act_end (bench, is_changed, 0);
  act_undo (bench, undo, FALSE);
  act_undo (bench, redo, TRUE);
  act_undo (bench, NULL, FALSE);
}

static void
make_campaign (Bench *bench)
{
  const SwbCampaignFacts facts = { .name = "Monsoon",
                                   .product = "Tea",
                                   .release = swb_day_today () + 60,
                                   .budget =
                                       swb_money_make (500000000, "INR") };
  SwbId id;

  fixture_run (bench->document, swb_plan_new_campaign (&facts, &id));
  act_settle (bench);
}

static void
book (Bench *bench)
{
  g_autoptr (GPtrArray) creators =
      g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < MANY; i++)
    g_ptr_array_add (creators,
                     g_list_model_get_item (G_LIST_MODEL (bench->view), i));
  act_begin (bench, "book 500");
  swb_roster_book_on (GTK_WIDGET (bench->list), bench->document, creators,
                      swb_day_today () + 30);
  act_end (bench, is_changed, 0);
}

static void
board (Bench *bench)
{
  SwbCampaign *campaign = swb_document_get_campaign (bench->document);
  g_autoptr (SwbPlacement) placement = g_list_model_get_item (
      G_LIST_MODEL (swb_campaign_get_placements (campaign)), 3);
  GtkWidget *lane;

  act_begin (bench, "from the list to the board, 500 cards");
  g_object_set (bench->pane, "layout", "board", NULL);
  act_end (bench, is_now, 0);
  lane = act_find (bench, SWB_TYPE_BOARD_LANE);
  /* All cards are in the second lane. */
  act_begin (bench, "drag of a card");
  lane = gtk_widget_get_next_sibling (gtk_widget_get_next_sibling (lane));
  g_signal_emit_by_name (lane, "dropped", placement);
  act_end (bench, is_changed, 0);
  act_begin (bench, "from the board to the list, 500 cards");
  g_object_set (bench->pane, "layout", "list", NULL);
  act_end (bench, is_now, 0);
}

static gboolean
has_tiers (Bench *bench)
{
  SwbTierWindow *window = act_find (bench, SWB_TYPE_TIER_WINDOW);

  return window != NULL && *swb_tier_window_get_text (window) != '\0';
}

static void
set_bound (Bench *bench, const char *text)
{
  SwbTierTable *table = act_find (bench, SWB_TYPE_TIER_TABLE);
  SwbTierWindow *window = act_find (bench, SWB_TYPE_TIER_WINDOW);
  g_autofree char *before = g_strdup (swb_tier_window_get_text (window));

  gtk_editable_set_text (
      swb_tier_table_get_entry (table, (SwbPlatform) SWB_TIER_EVERY, 0), text);
  while (g_str_equal (before, swb_tier_window_get_text (window)))
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_counted (Bench *bench)
{
  return TRUE;
}

static const SwbTierBounds *
get_made (Bench *bench)
{
  return &swb_roster_get_data (swb_roster_view_get_roster (bench->view))
              ->bounds;
}

static gboolean
is_tiered (Bench *bench)
{
  SwbRoster *roster = swb_roster_view_get_roster (bench->view);

  return is_changed (bench) &&
         swb_tier_bounds_equal (get_made (bench),
                                swb_roster_get_tier_bounds (roster));
}

static void
tiers (Bench *bench)
{
  SwbTierWindow *window;

  act_begin (bench, "the window of the tiers, with its counts");
  gtk_widget_activate_action (GTK_WIDGET (bench->pane), "roster.tiers", NULL);
  act_end (bench, has_tiers, 0);
  act_begin (bench, "who would move to another tier");
  set_bound (bench, "12000");
  act_end (bench, is_counted, 0);
  window = act_find (bench, SWB_TYPE_TIER_WINDOW);
  act_begin (bench, "other tiers, everybody is tiered anew");
  gtk_widget_activate_action (GTK_WIDGET (window), "tiers.apply", NULL);
  act_end (bench, is_tiered, 0);
  act_undo (bench, "undo of other tiers", FALSE);
}

static gboolean
is_tiered_and_edited (Bench *bench)
{
  return bench->n_changes >= bench->known + 2 && is_tiered (bench);
}

/* Both at once: the second comes while the first is being shown. */
static void
tiers_and_edit (Bench *bench)
{
  SwbCellEntry *entry;

  swb_roster_grid_set_cursor (bench->grid, 1, SWB_ROSTER_COLUMN_CITY, FALSE);
  act_settle (bench);
  act_begin (bench, "a cell is edited while everybody is tiered anew");
  swb_roster_grid_begin_edit (bench->grid);
  entry = act_find (bench, SWB_TYPE_CELL_ENTRY);
  gtk_widget_activate_action (GTK_WIDGET (bench->window), "win.redo", NULL);
  swb_cell_entry_set_text (entry, "Kochi");
  swb_cell_entry_done (entry, SWB_EDIT_STAY);
  act_end (bench, is_tiered_and_edited, 0);
  act_undo (bench, NULL, FALSE);
  act_undo (bench, NULL, FALSE);
}

void
acts_edit (Bench *bench)
{
  make_campaign (bench);
  type_cell (bench, "one cell", "Lucknow");
  act_undo (bench, "undo of one cell", FALSE);
  act_undo (bench, "redo of one cell", TRUE);
  act_fill_down (bench, "fill down 500", MANY);
  act_undo (bench, "undo of fill down 500", FALSE);
  act_choose (bench, MANY);
  act_bulk (bench, "500", SWB_ROSTER_FIELD_CITIES, "Agra");
  act_undo (bench, "undo of bulk edit of 500", FALSE);
  act_choose (bench, MANY);
  act_copy (bench, "copy of 500");
  act_choose (bench, 1);
  paste (bench);
  act_undo (bench, "undo of paste of 500", FALSE);
  book (bench);
  act_choose (bench, MANY);
  act_bulk (bench, "500, status", SWB_ROSTER_FIELD_STATUS, "Contacted");
  act_choose (bench, 0);
  board (bench);
  act_delete (bench, "500", MANY);
  tiers (bench);
  tiers_and_edit (bench);
}
