/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo from the window, and what it tells of them. */
#include "ui/swb-window-private.h"

#include "ui/swb-patience.h"
#include "ui/swb-roster-acts.h"

#include <glib/gi18n-lib.h>

static void
tell_outcome (SwbWindow *self, const SwbOutcome *outcome, const char *pattern)
{
  g_autofree char *text = g_strconcat (pattern, " ", outcome->name, NULL);
  g_autofree char *left =
      outcome->n_left_alone == 0
          ? NULL
          : g_strdup_printf (ngettext ("%u newer value was left as it is",
                                       "%u newer values were left as they are",
                                       outcome->n_left_alone),
                             outcome->n_left_alone);
  g_autofree char *whole =
      left ? g_strconcat (text, ". ", left, NULL) : g_strdup (text);

  if (left != NULL)
    swb_window_toast_entry (self, whole, outcome->sequence);
  else
    swb_window_toast (self, whole, FALSE);
}

/* An undo or a redo on its way. */
typedef struct
{
  SwbWindow *window;
  SwbPatience *patience;
} TakingBack;

/* Takes @user_data over. */
static void
tell_done (gpointer user_data,
           SwbDocument *document,
           GAsyncResult *result,
           const char *what)
{
  g_autofree TakingBack *taking = user_data;
  g_autoptr (SwbWindow) self = taking->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbOutcome) outcome =
      swb_document_undo_finish (document, result, &error);

  swb_patience_end (taking->patience);
  if (outcome != NULL)
    tell_outcome (self, outcome, what);
  else
    swb_window_toast (self, swb_roster_why_not (error), FALSE);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  tell_done (user_data, SWB_DOCUMENT (source), result, _ ("Undone:"));
}

static void
redone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  tell_done (user_data, SWB_DOCUMENT (source), result, _ ("Done again:"));
}

/**
 * swb_window_take_back:
 * @self: a window with a document
 * @redo: whether to do again what was undone last, instead of undoing
 *
 * A toast tells what was done.
 */
void
swb_window_take_back (SwbWindow *self, gboolean redo)
{
  const char *name = redo ? swb_document_get_redo_name (self->document)
                          : swb_document_get_undo_name (self->document);
  /* Translators: the act that is undone; it takes a while */
  g_autofree char *heading =
      g_strdup_printf (redo ? _ ("Doing “%s” again") : _ ("Undoing “%s”"),
                       name != NULL ? name : "");
  TakingBack *taking = g_new0 (TakingBack, 1);

  taking->window = g_object_ref (self);
  taking->patience = swb_patience_new (GTK_WIDGET (self), heading);
  swb_document_take_back_async (self->document, redo,
                                swb_patience_get_progress (taking->patience),
                                swb_patience_get_cancellable (taking->patience),
                                redo ? redone_cb : undone_cb, taking);
}

/**
 * swb_window_undo_act:
 * @self: a window with a document
 * @sequence: the number of an act in the history
 *
 * For the toast that told of the act: takes it back where it is still the
 * newest, and never another one that was done since.
 */
void
swb_window_undo_act (SwbWindow *self, gint64 sequence)
{
  if (swb_document_get_undo_sequence (self->document) == sequence)
    swb_window_take_back (self, FALSE);
  else
    swb_window_toast_entry (
        self, _ ("Not undone: it is no longer the newest act"), sequence);
}
