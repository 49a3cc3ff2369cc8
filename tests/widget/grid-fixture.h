/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the roster's grid share: a wide roster in a window, its
 * keys, its cursor and its cells. */
#pragma once

#include "settle.h"
#include "ui/swb-cell-entry.h"
#include "ui/swb-roster-grid.h"
#include "ui/swb-roster-pane.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct
{
  SwbDocument *document;
  GtkWidget *window;
  AdwToastOverlay *overlay;
  SwbRosterPane *pane;
  SwbRosterList *list;
  SwbRosterGrid *grid;
} GridFixture;

void grid_set_up (GridFixture *fixture, gconstpointer data);
void grid_tear_down (GridFixture *fixture, gconstpointer data);
gboolean grid_press (GridFixture *fixture, guint key, GdkModifierType state);
SwbCellEntry *grid_entry (GridFixture *fixture);
void
grid_press_in_entry (GridFixture *fixture, guint key, GdkModifierType state);
void grid_edit (GridFixture *fixture, const char *text, guint key);
void grid_assert_at (GridFixture *fixture, guint row, SwbRosterColumn column);
SwbCreator *grid_creator_at (GridFixture *fixture, guint row);
void grid_assert_city (GridFixture *fixture, guint row, const char *city);
void grid_assert_no_city (GridFixture *fixture, guint row);
void grid_go (GridFixture *fixture, guint row, SwbRosterColumn column);

G_END_DECLS
