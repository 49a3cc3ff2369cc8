/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the acts on the roster that are measured share: the window, and what is
 * told of one act. */
#pragma once

#include "document/swb-roster-field.h"
#include "ui/swb-roster-page.h"
#include "ui/swb-window.h"

/* What the issue asks of an act, in milliseconds. */
#define LIMIT_SORT 400
#define LIMIT_CHIP 150
#define LIMIT_KEY 120

typedef struct _Bench Bench;

/* Whether what an act was for is there, so that the next frame shows it. */
typedef gboolean (*BenchReady) (Bench *bench);

/**
 * Bench:
 * @n_changes: how often the document said that it changed
 * @known: @n_changes when the act began
 * @painted: when a frame showed the result, 0 before
 * @progress: whether the act said how far it is, with a way to stop it
 * @folder: where files may be made
 */
struct _Bench
{
  SwbWindow *window;
  SwbDocument *document;
  SwbRosterPage *page;
  SwbRosterPane *pane;
  SwbRosterList *list;
  SwbRosterView *view;
  SwbRosterGrid *grid;
  char *folder;

  const char *name;
  BenchReady ready;
  double begun;
  double painted;
  gboolean progress;
  guint n_changes;
  guint known;
  guint n_long;
  guint n_late;
};

void act_begin (Bench *bench, const char *name);
double act_end (Bench *bench, BenchReady ready, double limit);
void act_settle (Bench *bench);
void act_wait (Bench *bench, BenchReady ready);
gpointer act_find (Bench *bench, GType type);
void act_choose (Bench *bench, guint n);
void act_row (const char *name, const char *text);
void act_undo (Bench *bench, const char *name, gboolean redo);
void act_fill_down (Bench *bench, const char *name, guint n);
void act_copy (Bench *bench, const char *name);
void act_delete (Bench *bench, const char *who, guint n);
void act_bulk (Bench *bench,
               const char *who,
               SwbRosterField field,
               const char *text);

gboolean is_ordered (Bench *bench);
gboolean is_changed (Bench *bench);
gboolean is_now (Bench *bench);

void acts_find (Bench *bench);
void acts_look (Bench *bench);
void acts_edit (Bench *bench);
void acts_large (Bench *bench);
