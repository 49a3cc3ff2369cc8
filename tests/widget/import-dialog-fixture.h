/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the import's window share: one over a workspace without
 * creators, and a small dirty table with two new accounts, a duplicate and a
 * wrong row. */
#pragma once

#include "settle.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ImportFixture:
 * @document: the workspace
 * @dialog: (nullable): the window; null once it is freed
 * @file: the dirty table, "instagram-2022-03.csv"
 */
typedef struct
{
  SwbDocument *document;
  GtkWindow *dialog;
  GFile *file;
} ImportFixture;

void import_fixture_set_up (ImportFixture *fixture, gconstpointer data);
void import_fixture_tear_down (ImportFixture *fixture, gconstpointer data);
GtkWidget *import_fixture_child (ImportFixture *fixture, const char *id);
const char *import_fixture_page (ImportFixture *fixture);
void import_fixture_wait_for_page (ImportFixture *fixture, const char *name);
void import_fixture_press (ImportFixture *fixture, const char *id);
const char *import_fixture_next_label (ImportFixture *fixture);
void import_fixture_open_table (ImportFixture *fixture);

G_END_DECLS
