/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a document, shared by acting, opening and saving. */
#pragma once

#include "document/swb-document.h"
#include "document/swb-projection.h"
#include "storage/swb-store.h"
#include "storage/swb-working-copy.h"

#include <string.h>

G_BEGIN_DECLS

/**
 * SwbPosition:
 * @last: sequence number of the newest action
 * @undo: sequence number of the act that undo would take back, -1 for none
 * @undo_name, @redo_name: (nullable): what undo and redo would do
 */
typedef struct
{
  gint64 last;
  gint64 undo;
  char *undo_name;
  char *redo_name;
} SwbPosition;

void swb_position_read (SwbPosition *position, SwbDatabase *db);
void swb_position_clear (SwbPosition *position);

/* The changes are in the model. */
typedef void (*SwbShownFunc) (gpointer data);

struct _SwbDocument
{
  GObject parent_instance;

  SwbWorkspace *workspace;
  SwbProjection *projection;
  SwbStore *store;
  SwbWorkingCopy *copy;
  SwbCampaign *campaign;

  GFile *file;
  char *title;
  SwbDocumentState state;
  SwbPosition position;
  SwbReadOnly read_only;
  gboolean recovered;

  guint save_source;
  gboolean saving;
  gint64 save_cost; /* microseconds that the last save took */
  GQueue waiting;   /* GTask: saves asked for while one runs */

  SwbTrouble trouble; /* what kept the last save from the file */
  char *trouble_text;
  guint n_failures; /* saves in a row that did not reach the file */
  guint retry_ms;   /* how long to wait after the first of them */

  gboolean closing;   /* no act is taken any more */
  gboolean acts_done; /* those that were on their way then */
  GQueue closers;     /* GTask: who waits for the close */

  GQueue showing; /* of Showing: changes on their way into the model */

  SwbDay opened_on;    /* the day for which readings were chosen */
  gboolean caching;    /* the roster's cache is being written */
  gboolean cache_next; /* other columns are to be written after that */
  gboolean releasing;  /* and then the working copy is let go */
  gint64 roster_cache; /* the last action in the roster's cache, or -1 */
  gboolean unshown;    /* an act is done that the model does not show */
};

gboolean swb_document_refuse (SwbDocument *self, GTask *task);
SwbChanges *swb_document_read_done (SwbDatabase *db,
                                    const SwbAction *action,
                                    SwbDay today,
                                    SwbProgress *progress,
                                    SwbPosition *position);
void swb_document_show_done (SwbDocument *self,
                             SwbChanges *changes,
                             SwbPosition *position,
                             SwbShownFunc done,
                             gpointer data);
void swb_document_set_position (SwbDocument *self, SwbPosition *position);
void swb_document_set_state (SwbDocument *self, SwbDocumentState state);
void swb_document_settle_state (SwbDocument *self);
void swb_document_set_trouble (SwbDocument *self, const GError *error);
const char *swb_document_read_only_text (SwbReadOnly reason);
void swb_document_go_on_closing (SwbDocument *self);
void swb_document_set_file (SwbDocument *self, GFile *file);
void swb_document_fail (SwbDocument *self, const GError *error);
void swb_document_take_changes (SwbDocument *self, SwbChanges *changes);
void swb_document_schedule_save (SwbDocument *self);
void swb_document_cache_roster (SwbDocument *self);

G_END_DECLS
