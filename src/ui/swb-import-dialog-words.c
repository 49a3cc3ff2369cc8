/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the import's window asks before it closes, and tells when it is done. */
#include "ui/swb-import-dialog-words.h"

#include "ui/swb-roster-acts.h"

#include <glib/gi18n-lib.h>

/**
 * swb_import_tell_done:
 * @parent: (nullable): the window that the import belonged to
 * @n: accounts that came in
 * @grouping: Indian or Western
 */
void
swb_import_tell_done (GtkWindow *parent, guint n, SwbGrouping grouping)
{
  g_autofree char *count = swb_number_format_count (n, grouping);
  g_autofree char *text = g_strdup_printf (
      ngettext ("%s account imported", "%s accounts imported", n), count);

  if (parent != NULL)
    swb_roster_toast (GTK_WIDGET (parent), text, TRUE);
}

/**
 * swb_import_ask_to_close:
 * @window: the import's
 * @is_importing: whether the import runs
 * @answered: called with "close" where it is to close
 * @data: for @answered
 * @destroy: frees @data
 */
void
swb_import_ask_to_close (GtkWindow *window,
                         gboolean is_importing,
                         SwbQuestionFunc answered,
                         gpointer data,
                         GDestroyNotify destroy)
{
  const SwbAnswer answers[] = {
    { "stay", _ ("_Go On Importing"), FALSE },
    { "close", _ ("_Discard"), TRUE },
  };

  swb_question_ask (
      window,
      is_importing ? _ ("Stop the Import?") : _ ("Discard This Import?"),
      is_importing ? _ ("Nothing of it comes into the workspace.")
                   : _ ("What you set and chose here is lost. Nothing "
                        "has come into the workspace."),
      answers, G_N_ELEMENTS (answers), answered, data, destroy);
}
