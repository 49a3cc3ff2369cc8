/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the roster and its dialogs do to a workspace, and how they tell of it:
 * a toast that can undo. */
#include "ui/swb-roster-acts.h"

#include "base/swb-text.h"
#include "document/swb-plan-commands.h"
#include "document/swb-roster-commands.h"
#include "ui/swb-patience.h"
#include "ui/swb-ui-text.h"
#include "ui/swb-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static AdwToastOverlay *
find_below (GtkWidget *widget)
{
  GtkWidget *child;

  if (widget == NULL || ADW_IS_TOAST_OVERLAY (widget))
    return (AdwToastOverlay *) widget;
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwToastOverlay *found = find_below (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The overlay around the widget, else the one of its window: a dialog that is
 * gone hands over the window that it belonged to. */
static AdwToastOverlay *
find_overlay (GtkWidget *widget)
{
  GtkWidget *around = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (around != NULL)
    return ADW_TOAST_OVERLAY (around);
  return root != NULL ? find_below (GTK_WIDGET (root)) : NULL;
}

/**
 * swb_roster_toast:
 * @anywhere: a widget of the window, or the window
 * @text: what happened
 * @can_undo: whether to offer the window's undo
 *
 * Says it in the window's toast overlay; without one it is not said.
 */
void
swb_roster_toast (GtkWidget *anywhere, const char *text, gboolean can_undo)
{
  GtkRoot *root = gtk_widget_get_root (anywhere);
  AdwToastOverlay *overlay;
  AdwToast *toast;

  if (SWB_IS_WINDOW (root))
    {
      swb_window_toast (SWB_WINDOW (root), text, can_undo);
      return;
    }
  overlay = find_overlay (anywhere);
  if (overlay == NULL)
    return;
  toast = swb_toast_new (text);
  if (can_undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  adw_toast_overlay_add_toast (overlay, toast);
}

typedef struct
{
  GWeakRef widget;
  char *done;
  SwbPatience *patience;
} Telling;

/**
 * swb_roster_why_not:
 * @error: why an act was not done
 *
 * Returns: that for people; who stopped it knows why
 */
const char *
swb_roster_why_not (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
             ? _ ("Stopped; nothing was changed")
             : error->message;
}

static void
run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Telling *telling = user_data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&telling->widget);
  g_autoptr (GError) error = NULL;
  gboolean ok = swb_document_run_finish (SWB_DOCUMENT (source), result, &error);

  swb_patience_end (telling->patience);
  if (widget != NULL)
    swb_roster_toast (widget, ok ? telling->done : swb_roster_why_not (error),
                      ok);
  g_weak_ref_clear (&telling->widget);
  g_free (telling->done);
  g_free (telling);
}

/**
 * swb_roster_run:
 * @anywhere: a widget of the window that tells of it
 * @document: the document
 * @command: (transfer full): what to do
 * @done: what to say then, with an undo
 *
 * A failure is told in the same place. After half a second a dialog says how
 * far it is and can stop it.
 */
void
swb_roster_run (GtkWidget *anywhere,
                SwbDocument *document,
                SwbCommand *command,
                const char *done)
{
  Telling *telling = g_new0 (Telling, 1);

  g_weak_ref_init (&telling->widget, anywhere);
  telling->done = g_strdup (done);
  telling->patience =
      swb_patience_new (anywhere, swb_command_get_name (command));
  swb_command_set_progress (command,
                            swb_patience_get_progress (telling->patience));
  swb_document_run_async (document, command,
                          swb_patience_get_cancellable (telling->patience),
                          run_cb, telling);
}

/**
 * swb_roster_delete:
 * @anywhere: a widget of the window that tells of it
 * @document: the document
 * @creators: (element-type SwbCreator): whom to delete
 */
void
swb_roster_delete (GtkWidget *anywhere,
                   SwbDocument *document,
                   GPtrArray *creators)
{
  g_autofree char *done = NULL;

  if (creators->len == 0)
    return;
  if (creators->len == 1)
    done = swb_text_tell (_ ("%s deleted"),
                          swb_creator_get_name (creators->pdata[0]));
  else
    done = g_strdup_printf (
        ngettext ("%u creator deleted", "%u creators deleted", creators->len),
        creators->len);
  swb_roster_run (anywhere, document,
                  swb_roster_delete_creators (
                      (SwbCreator *const *) creators->pdata, creators->len),
                  done);
}

/**
 * swb_roster_delete_many:
 * @anywhere: a widget of the window that tells of it
 * @document: the document
 * @ids: (transfer full) (element-type SwbId): whom to delete
 *
 * Like swb_roster_delete().
 */
void
swb_roster_delete_many (GtkWidget *anywhere, SwbDocument *document, GArray *ids)
{
  g_autofree char *done = g_strdup_printf (
      ngettext ("%u creator deleted", "%u creators deleted", ids->len),
      ids->len);

  swb_roster_run (anywhere, document, swb_roster_delete_ids (ids), done);
}

/**
 * swb_roster_book_on:
 * @anywhere: a widget of the window that tells of it
 * @document: the document, showing a campaign
 * @creators: (element-type SwbCreator): whom to book
 * @day: when
 */
void
swb_roster_book_on (GtkWidget *anywhere,
                    SwbDocument *document,
                    GPtrArray *creators,
                    SwbDay day)
{
  SwbCampaign *campaign = swb_document_get_campaign (document);
  g_autofree char *date = swb_day_format (day, SWB_DAY_STYLE_MEDIUM);
  g_autofree char *done = NULL;

  if (creators->len == 0 || campaign == NULL)
    return;
  if (creators->len == 1)
    {
      g_autofree char *who =
          swb_text_name (swb_creator_get_name (creators->pdata[0]));

      /* Translators: a creator's name and a date */
      done = g_strdup_printf (_ ("%s booked on %s"), who, date);
    }
  else
    done =
        g_strdup_printf (ngettext ("%u creator booked on %s",
                                   "%u creators booked on %s", creators->len),
                         creators->len, date);
  swb_roster_run (anywhere, document,
                  swb_plan_book (campaign,
                                 (SwbCreator *const *) creators->pdata,
                                 creators->len, day),
                  done);
}

/**
 * swb_roster_first_day:
 * @document: the document
 * @today: the day today
 *
 * Returns: the day that a booking starts from: today, or the first day of the
 *   campaign while that is still to come
 */
SwbDay
swb_roster_first_day (SwbDocument *document, SwbDay today)
{
  SwbCampaign *campaign = swb_document_get_campaign (document);
  GListModel *stages;
  SwbDay first = G_MAXINT32;

  if (campaign == NULL)
    return today;
  stages = G_LIST_MODEL (swb_campaign_get_stages (campaign));
  for (guint i = 0; i < g_list_model_get_n_items (stages); i++)
    {
      g_autoptr (SwbStage) stage = g_list_model_get_item (stages, i);
      const SwbFlight flight = swb_stage_get_flight (stage);

      if (!swb_flight_is_none (&flight))
        first = MIN (first, flight.start);
    }
  return first == G_MAXINT32 ? today : MAX (first, today);
}
