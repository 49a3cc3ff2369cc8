/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs an edit of the roster's grid as one act, and tells what it came to. */
#include "ui/swb-roster-grid-private.h"

#include "ui/swb-patience.h"
#include "ui/swb-roster-acts.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GWeakRef list;
  SwbRosterEdit *edit;
  char *done;
  SwbPatience *patience; /* null for one cell */
} Telling;

static char *
tell_counts (SwbRosterEdit *edit, const char *done)
{
  const SwbRosterEditCounts counts = swb_roster_edit_get_counts (edit);
  const guint n = counts.cells[SWB_ROSTER_EDIT_REFUSED];

  if (n == 0)
    return g_strdup (done);
  if (counts.cells[SWB_ROSTER_EDIT_CHANGES] == 0)
    return g_strdup_printf (ngettext ("Nothing was changed: %u cell cannot be",
                                      "Nothing was changed: %u cells cannot be",
                                      n),
                            n);
  /* Translators: what was done, and how many cells could not be */
  return g_strdup_printf (ngettext ("%s; %u cell was left alone",
                                    "%s; %u cells were left alone", n),
                          done, n);
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Telling *telling = user_data;
  g_autoptr (GtkWidget) list = g_weak_ref_get (&telling->list);
  g_autoptr (GError) error = NULL;
  const gboolean ok =
      swb_document_run_finish (SWB_DOCUMENT (source), result, &error);

  swb_patience_end (telling->patience);
  if (list != NULL && !ok)
    swb_roster_toast (list, swb_roster_why_not (error), FALSE);
  else if (list != NULL && telling->done != NULL)
    {
      const SwbRosterEditCounts counts =
          swb_roster_edit_get_counts (telling->edit);
      g_autofree char *text = tell_counts (telling->edit, telling->done);

      swb_roster_toast (list, text, counts.cells[SWB_ROSTER_EDIT_CHANGES] > 0);
    }
  g_weak_ref_clear (&telling->list);
  swb_roster_edit_unref (telling->edit);
  g_free (telling->done);
  g_free (telling);
}

/* @done is what a toast says then; one cell that was typed needs none. */
void
swb_roster_grid_run (SwbRosterGrid *self,
                     SwbRosterEdit *edit,
                     const char *name,
                     const char *done)
{
  Telling *telling = g_new0 (Telling, 1);
  SwbCommand *command = swb_roster_edit_command (edit, name);
  GCancellable *cancellable = NULL;

  g_weak_ref_init (&telling->list, self->list);
  telling->edit = swb_roster_edit_ref (edit);
  telling->done = g_strdup (done);
  if (done != NULL)
    {
      telling->patience = swb_patience_new (GTK_WIDGET (self->list),
                                            swb_command_get_name (command));
      swb_command_set_progress (command,
                                swb_patience_get_progress (telling->patience));
      cancellable = swb_patience_get_cancellable (telling->patience);
    }
  swb_document_run_async (self->list->document, command, cancellable, ran_cb,
                          telling);
}
