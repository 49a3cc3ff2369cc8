/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done in a workspace: who, when, what; and the way back to any point.
 * Undone acts are dimmed and say so; undo and redo are listed as what they
 * are. */
#include "ui/swb-history-window.h"

#include "base/swb-number.h"
#include "ui/swb-change-list.h"
#include "ui/swb-compact-dialog.h"
#include "ui/swb-history-list.h"
#include "ui/swb-tab-out.h"
#include "ui/swb-ui-text.h"
#include "ui/swb-window.h"

#include <glib/gi18n-lib.h>

/* A way of fewer steps is over before one could read how far it came. */
#define SHORT_JOURNEY 20

struct _SwbHistoryWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkListView *list;
  GtkScrolledWindow *scroller;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkLabel *title;
  GtkLabel *caption;
  GtkButton *go_to;
  SwbChangeList *changes;
  GtkRevealer *journey;
  GtkProgressBar *journey_bar;

  SwbDocument *document;
  SwbHistoryList *entries;
  GtkSingleSelection *selection; /* of entries */
  GCancellable *going;           /* while on the way to another point */
  gint64 shown;                  /* whose changes are shown */
  gint64 wanted;                 /* to be chosen when it is listed */
};

G_DEFINE_FINAL_TYPE (SwbHistoryWindow, swb_history_window, ADW_TYPE_WINDOW)

static char *
title_of (const SwbHistoryEntry *entry)
{
  if (entry->kind == SWB_HISTORY_UNDO)
    return g_strdup_printf (_ ("Undo: %s"), entry->name);
  if (entry->kind == SWB_HISTORY_REDO)
    return g_strdup_printf (_ ("Redo: %s"), entry->name);
  return g_strdup (entry->name);
}

static char *
caption_of (const SwbHistoryEntry *entry)
{
  g_autofree char *when = swb_ago_text (entry->time, g_get_real_time ());
  guint n = entry->n_settings + entry->n_created;
  g_autofree char *count = swb_number_format_count (n, SWB_GROUPING_WESTERN);
  g_autofree char *size =
      entry->kind == SWB_HISTORY_COMPACTION
          ? g_strdup (_ ("undo does not reach behind it"))
          : g_strdup_printf (ngettext ("%s change", "%s changes", n), count);
  const char *state = entry->kind != SWB_HISTORY_ACT || !entry->undone ? NULL
                      : entry->dropped ? _ ("undone for good")
                                       : _ ("undone");

  return g_strjoin (" · ", entry->author, when, size, state, NULL);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = swb_prose_new (NULL);
  GtkWidget *caption = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_ellipsize (GTK_LABEL (caption), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_add_css_class (box, "history-row");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_list_item_set_child (item, box);
}

static void
fill_row (SwbHistoryItem *item, GtkWidget *box)
{
  const SwbHistoryEntry *entry = swb_history_item_get_entry (item);
  GtkWidget *title = gtk_widget_get_first_child (box);
  GtkWidget *caption = gtk_widget_get_last_child (box);
  g_autofree char *what = title_of (entry);
  g_autofree char *more = caption_of (entry);
  g_autoptr (GDateTime) time =
      g_date_time_new_from_unix_local (entry->time / G_USEC_PER_SEC);
  g_autofree char *exact =
      time == NULL ? NULL : g_date_time_format (time, "%F %T");

  swb_prose_set_text (GTK_LABEL (title), what);
  gtk_label_set_label (GTK_LABEL (caption), more);
  gtk_widget_set_tooltip_text (box, exact);
  if (entry->undone || entry->kind != SWB_HISTORY_ACT)
    gtk_widget_add_css_class (title, "dim-label");
  else
    gtk_widget_remove_css_class (title, "dim-label");
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  SwbHistoryItem *entry = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);

  fill_row (entry, box);
  g_signal_connect_object (entry, "changed", G_CALLBACK (fill_row), box, 0);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), fill_row,
                                        gtk_list_item_get_child (item));
}

static const SwbHistoryEntry *
chosen_entry (SwbHistoryWindow *self)
{
  SwbHistoryItem *item =
      gtk_single_selection_get_selected_item (self->selection);

  return item == NULL ? NULL : swb_history_item_get_entry (item);
}

static void
tell (SwbHistoryWindow *self, const char *text)
{
  adw_toast_overlay_add_toast (self->toasts, swb_toast_new (text));
}

static void
update_actions (SwbHistoryWindow *self)
{
  gboolean edit =
      self->going == NULL && !swb_document_get_read_only (self->document);

  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "history.undo",
      edit && swb_document_get_undo_name (self->document) != NULL);
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "history.redo",
      edit && swb_document_get_redo_name (self->document) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.compact", edit);
}

/* The next page is there before the end of this one is seen. */
static void
scrolled_cb (SwbHistoryWindow *self)
{
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_vadjustment (self->scroller);
  double page = gtk_adjustment_get_page_size (adjustment);

  if (self->entries != NULL && page > 0 &&
      gtk_adjustment_get_value (adjustment) + 3 * page >
          gtk_adjustment_get_upper (adjustment))
    swb_history_list_fetch_more (self->entries);
}

/* Back to an act that is done, or forward to one that can be done again. */
static void
update_go_to (SwbHistoryWindow *self)
{
  const SwbHistoryEntry *entry = chosen_entry (self);
  gboolean act = entry != NULL && entry->kind == SWB_HISTORY_ACT;
  gboolean forward = act && entry->undone && !entry->dropped;
  gboolean back =
      act && !entry->undone &&
      entry->sequence < swb_document_get_undo_sequence (self->document);

  gtk_button_set_label (self->go_to, forward ? _ ("_Do Again Up to Here")
                                             : _ ("_Go Back to Here"));
  gtk_button_set_use_underline (self->go_to, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->go_to), forward || back);
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "history.go-to",
      (forward || back) && self->going == NULL &&
          !swb_document_get_read_only (self->document));
}

static void
selected_cb (SwbHistoryWindow *self)
{
  const SwbHistoryEntry *entry = chosen_entry (self);
  g_autofree char *title = NULL;
  g_autofree char *caption = NULL;

  if (entry == NULL)
    return;
  title = title_of (entry);
  caption = caption_of (entry);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->caption, caption);
  if (self->shown != entry->sequence)
    swb_change_list_show_act (self->changes, self->document, entry->sequence);
  self->shown = entry->sequence;
  update_go_to (self);
}

static void
tell_arrival (SwbHistoryWindow *self,
              const SwbOutcome *outcome,
              const GError *error)
{
  g_autofree char *left = NULL;

  if (error != NULL)
    tell (self, error->message);
  if (outcome == NULL || outcome->n_left_alone == 0)
    return;
  left = g_strdup_printf (ngettext ("%u newer value was left as it is",
                                    "%u newer values were left as they are",
                                    outcome->n_left_alone),
                          outcome->n_left_alone);
  tell (self, left);
}

static void
gone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbHistoryWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbOutcome) outcome =
      swb_document_go_to_finish (SWB_DOCUMENT (source), result, &error);

  g_clear_object (&self->going);
  if (self->document == NULL)
    return;
  gtk_revealer_set_reveal_child (self->journey, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.stop", FALSE);
  swb_history_list_hold (self->entries, FALSE);
  update_actions (self);
  update_go_to (self);
  tell_arrival (self, outcome, error);
}

static void
progress_cb (guint n_done, guint n_steps, gpointer user_data)
{
  SwbHistoryWindow *self = user_data;
  g_autofree char *done =
      swb_number_format_count (n_done, SWB_GROUPING_WESTERN);
  g_autofree char *steps =
      swb_number_format_count (n_steps, SWB_GROUPING_WESTERN);
  g_autofree char *text =
      /* Translators: how many steps were made, and how many there are. */
      g_strdup_printf (_ ("%s of %s steps"), done, steps);

  if (self->document == NULL)
    return;
  gtk_revealer_set_reveal_child (self->journey, n_steps >= SHORT_JOURNEY);
  gtk_progress_bar_set_fraction (self->journey_bar,
                                 n_done / (double) MAX (n_steps, 1));
  gtk_progress_bar_set_text (self->journey_bar, text);
}

static void
go_to_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbHistoryWindow *self = SWB_HISTORY_WINDOW (widget);
  const SwbHistoryEntry *entry = chosen_entry (self);

  if (entry == NULL || self->going != NULL)
    return;
  self->going = g_cancellable_new ();
  gtk_widget_action_set_enabled (widget, "history.stop", TRUE);
  swb_history_list_hold (self->entries, TRUE);
  update_actions (self);
  update_go_to (self);
  swb_document_go_to_async (self->document, entry->sequence, self->going,
                            progress_cb, self, gone_cb, g_object_ref (self));
}

static void
stop_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbHistoryWindow *self = SWB_HISTORY_WINDOW (widget);

  if (self->going != NULL)
    g_cancellable_cancel (self->going);
}

static gboolean
is_searching (SwbHistoryWindow *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0';
}

/* There what is new shall be seen; the list itself would hold on to the row
 * that was the first. */
static gboolean
is_at_top (SwbHistoryWindow *self)
{
  return gtk_adjustment_get_value (
             gtk_scrolled_window_get_vadjustment (self->scroller)) < 1;
}

static void
updated_cb (SwbHistoryWindow *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  guint position;

  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list"
                                                 : is_searching (self)
                                                     ? "nothing-found"
                                                     : "empty");
  if (self->wanted != 0 &&
      swb_history_list_find (self->entries, self->wanted, &position))
    {
      gtk_single_selection_set_selected (self->selection, position);
      gtk_widget_activate_action (GTK_WIDGET (self->list),
                                  "list.scroll-to-item", "u", position);
      self->wanted = 0;
    }
  else if (is_at_top (self))
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item",
                                "u", 0);
  selected_cb (self);
}

static void
search_cb (SwbHistoryWindow *self)
{
  if (self->entries != NULL)
    swb_history_list_set_search (
        self->entries,
        gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
compacted_cb (const SwbCompaction *done, gpointer user_data)
{
  SwbHistoryWindow *self = user_data;
  g_autofree char *text = swb_compaction_tell_done (done);

  if (self->document != NULL)
    tell (self, text);
}

static void
compact_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbHistoryWindow *self = SWB_HISTORY_WINDOW (widget);
  GtkWindow *dialog = GTK_WINDOW (swb_compact_dialog_new (
      self->document, compacted_cb, g_object_ref (self), g_object_unref));

  gtk_window_set_transient_for (dialog, GTK_WINDOW (self));
  gtk_window_present (dialog);
}

/* The window's own actions tell the outcome in a toast. */
static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.undo", NULL);
}

static void
redo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.redo", NULL);
}

static void
start_search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbHistoryWindow *self = SWB_HISTORY_WINDOW (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
swb_history_window_dispose (GObject *object)
{
  SwbHistoryWindow *self = SWB_HISTORY_WINDOW (object);

  if (self->going != NULL)
    g_cancellable_cancel (self->going);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  if (self->entries != NULL)
    g_signal_handlers_disconnect_by_data (self->entries, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->document);
  g_clear_object (&self->entries);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (swb_history_window_parent_class)->dispose (object);
}

#define CHILD(name)                                                            \
  gtk_widget_class_bind_template_child (widget_class, SwbHistoryWindow, name)

static void
swb_history_window_class_init (SwbHistoryWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_history_window_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-history-window.ui");
  CHILD (toasts);
  CHILD (stack);
  CHILD (list);
  CHILD (scroller);
  CHILD (search_bar);
  CHILD (search_entry);
  CHILD (title);
  CHILD (caption);
  CHILD (go_to);
  CHILD (changes);
  CHILD (journey);
  CHILD (journey_bar);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_install_action (widget_class, "history.go-to", NULL,
                                   go_to_cb);
  gtk_widget_class_install_action (widget_class, "history.stop", NULL, stop_cb);
  gtk_widget_class_install_action (widget_class, "history.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "history.redo", NULL, redo_cb);
  gtk_widget_class_install_action (widget_class, "history.compact", NULL,
                                   compact_cb);
  gtk_widget_class_install_action (widget_class, "history.search", NULL,
                                   start_search_cb);
}

static void
swb_history_window_init (SwbHistoryWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_type_ensure (SWB_TYPE_CHANGE_LIST);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar,
                                GTK_EDITABLE (self->search_entry));
  self->selection = gtk_single_selection_new (NULL);
  g_signal_connect_swapped (self->selection, "notify::selected-item",
                            G_CALLBACK (selected_cb), self);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.stop", FALSE);
  swb_tab_out_add (GTK_WIDGET (self->scroller));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller),
                           "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * swb_history_window_new:
 * @document: whose history
 *
 * Returns: (transfer none): the window, to be presented
 */
SwbHistoryWindow *
swb_history_window_new (SwbDocument *document)
{
  SwbHistoryWindow *self = g_object_new (SWB_TYPE_HISTORY_WINDOW, NULL);

  self->document = g_object_ref (document);
  self->entries = swb_history_list_new (document);
  gtk_single_selection_set_model (self->selection,
                                  G_LIST_MODEL (self->entries));
  g_signal_connect_swapped (self->entries, "updated", G_CALLBACK (updated_cb),
                            self);
  g_signal_connect_swapped (document, "changed", G_CALLBACK (update_actions),
                            self);
  update_actions (self);
  return self;
}

/**
 * swb_history_window_show:
 * @self: a window
 * @sequence: the number of an entry
 *
 * Chooses an entry as soon as it is listed.
 */
void
swb_history_window_show (SwbHistoryWindow *self, gint64 sequence)
{
  g_return_if_fail (SWB_IS_HISTORY_WINDOW (self));

  self->wanted = sequence;
  swb_history_list_refresh (self->entries);
}

/**
 * swb_history_window_get_n_entries:
 * @self: a window
 *
 * Returns: how many acts it lists
 */
guint
swb_history_window_get_n_entries (SwbHistoryWindow *self)
{
  g_return_val_if_fail (SWB_IS_HISTORY_WINDOW (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->entries));
}
