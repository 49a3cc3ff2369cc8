/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done in a workspace: who, when, what; and the way back to any point.
 * Undone acts are dimmed and say so; undo and redo are listed as what they
 * are. */
#include "ui/swb-history-window.h"

#include "ui/swb-change-list.h"
#include "ui/swb-ui-text.h"
#include "ui/swb-window.h"

#include <glib/gi18n-lib.h>

struct _SwbHistoryWindow
{
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkListView *list;
  GtkLabel *title;
  GtkLabel *caption;
  GtkButton *go_to;
  SwbChangeList *changes;

  SwbDocument *document;
  GListStore *entries;           /* of SwbHistoryItem */
  GtkSingleSelection *selection; /* of entries */
  gboolean going;
};

G_DEFINE_FINAL_TYPE (SwbHistoryWindow, swb_history_window, ADW_TYPE_WINDOW)

/* One act as a list item. */
#define SWB_TYPE_HISTORY_ITEM (swb_history_item_get_type ())
G_DECLARE_FINAL_TYPE (
    SwbHistoryItem, swb_history_item, SWB, HISTORY_ITEM, GObject)

struct _SwbHistoryItem
{
  GObject parent_instance;

  SwbHistoryEntry *entry;
};

G_DEFINE_FINAL_TYPE (SwbHistoryItem, swb_history_item, G_TYPE_OBJECT)

static void
swb_history_item_finalize (GObject *object)
{
  g_clear_pointer (&SWB_HISTORY_ITEM (object)->entry, swb_history_entry_free);

  G_OBJECT_CLASS (swb_history_item_parent_class)->finalize (object);
}

static void
swb_history_item_class_init (SwbHistoryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = swb_history_item_finalize;
}

static void
swb_history_item_init (SwbHistoryItem *self)
{
}

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
  g_autofree char *size =
      g_strdup_printf (ngettext ("%u change", "%u changes", n), n);
  const char *state = entry->kind != SWB_HISTORY_ACT || !entry->undone ? NULL
                      : entry->dropped ? _ ("undone for good")
                                       : _ ("undone");

  return g_strjoin (" · ", entry->author, when, size, state, NULL);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *caption = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
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
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const SwbHistoryEntry *entry =
      SWB_HISTORY_ITEM (gtk_list_item_get_item (item))->entry;
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *title = gtk_widget_get_first_child (box);
  GtkWidget *caption = gtk_widget_get_last_child (box);
  g_autofree char *what = title_of (entry);
  g_autofree char *more = caption_of (entry);
  g_autoptr (GDateTime) time =
      g_date_time_new_from_unix_local (entry->time / G_USEC_PER_SEC);
  g_autofree char *exact = g_date_time_format (time, "%F %T");

  gtk_label_set_label (GTK_LABEL (title), what);
  gtk_label_set_label (GTK_LABEL (caption), more);
  gtk_widget_set_tooltip_text (box, exact);
  if (entry->undone || entry->kind != SWB_HISTORY_ACT)
    gtk_widget_add_css_class (title, "dim-label");
  else
    gtk_widget_remove_css_class (title, "dim-label");
}

static const SwbHistoryEntry *
chosen_entry (SwbHistoryWindow *self)
{
  SwbHistoryItem *item =
      gtk_single_selection_get_selected_item (self->selection);

  return item == NULL ? NULL : item->entry;
}

/* Whether an act that can be undone was done after ENTRY. */
static gboolean
something_follows (SwbHistoryWindow *self, const SwbHistoryEntry *entry)
{
  GListModel *model = G_LIST_MODEL (self->entries);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (SwbHistoryItem) item = g_list_model_get_item (model, i);

      if (item->entry->sequence <= entry->sequence)
        return FALSE;
      if (item->entry->kind == SWB_HISTORY_ACT && !item->entry->undone)
        return TRUE;
    }
  return FALSE;
}

/* Back to an act that is done, or forward to one that can be done again. */
static void
update_go_to (SwbHistoryWindow *self)
{
  const SwbHistoryEntry *entry = chosen_entry (self);
  gboolean act = entry != NULL && entry->kind == SWB_HISTORY_ACT;
  gboolean forward = act && entry->undone && !entry->dropped;
  gboolean back = act && !entry->undone && something_follows (self, entry);

  gtk_button_set_label (self->go_to, forward ? _ ("_Do Again Up to Here")
                                             : _ ("_Go Back to Here"));
  gtk_button_set_use_underline (self->go_to, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->go_to), forward || back);
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "history.go-to",
      (forward || back) && !self->going &&
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
  swb_change_list_show_act (self->changes, self->document, entry->sequence);
  update_go_to (self);
}

static void
gone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbHistoryWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbOutcome) outcome =
      swb_document_go_to_finish (SWB_DOCUMENT (source), result, &error);
  GtkWindow *parent;
  g_autofree char *left = NULL;

  self->going = FALSE;
  if (self->document == NULL)
    return;
  update_go_to (self);
  parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  if (outcome != NULL && outcome->n_left_alone > 0)
    left = g_strdup_printf (ngettext ("%u newer value was left as it is",
                                      "%u newer values were left as they are",
                                      outcome->n_left_alone),
                            outcome->n_left_alone);
  if (SWB_IS_WINDOW (parent) && (error != NULL || left != NULL))
    swb_window_toast (SWB_WINDOW (parent),
                      error != NULL ? error->message : left, FALSE);
}

static void
go_to_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbHistoryWindow *self = SWB_HISTORY_WINDOW (widget);
  const SwbHistoryEntry *entry = chosen_entry (self);

  if (entry == NULL || self->going)
    return;
  self->going = TRUE;
  update_go_to (self);
  swb_document_go_to_async (self->document, entry->sequence, gone_cb,
                            g_object_ref (self));
}

/* The act that was chosen stays chosen while others come before it. */
static void
choose_sequence (SwbHistoryWindow *self, gint64 sequence)
{
  GListModel *model = G_LIST_MODEL (self->entries);
  guint chosen = 0;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (SwbHistoryItem) item = g_list_model_get_item (model, i);

      if (item->entry->sequence == sequence)
        chosen = i;
    }
  gtk_single_selection_set_selected (self->selection, chosen);
  selected_cb (self);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbHistoryWindow) self = user_data;
  g_autoptr (GPtrArray) list =
      swb_document_history_finish (SWB_DOCUMENT (source), result, NULL);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  gint64 sequence;

  if (list == NULL || self->document == NULL)
    return;
  sequence = chosen_entry (self) != NULL ? chosen_entry (self)->sequence : 0;
  g_ptr_array_set_free_func (list, NULL);
  for (guint i = 0; i < list->len; i++)
    {
      SwbHistoryItem *item = g_object_new (SWB_TYPE_HISTORY_ITEM, NULL);

      item->entry = g_ptr_array_index (list, i);
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->entries, 0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->entries)),
                       items->pdata, items->len);
  gtk_stack_set_visible_child_name (self->stack,
                                    items->len > 0 ? "list" : "empty");
  choose_sequence (self, sequence);
}

static void
refresh (SwbHistoryWindow *self)
{
  gboolean edit = !swb_document_get_read_only (self->document);

  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "history.undo",
      edit && swb_document_get_undo_name (self->document) != NULL);
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "history.redo",
      edit && swb_document_get_redo_name (self->document) != NULL);
  swb_document_history_async (self->document, 0, listed_cb,
                              g_object_ref (self));
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
swb_history_window_dispose (GObject *object)
{
  SwbHistoryWindow *self = SWB_HISTORY_WINDOW (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->document);
  g_clear_object (&self->entries);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (swb_history_window_parent_class)->dispose (object);
}

static void
swb_history_window_class_init (SwbHistoryWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_history_window_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-history-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SwbHistoryWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SwbHistoryWindow, list);
  gtk_widget_class_bind_template_child (widget_class, SwbHistoryWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SwbHistoryWindow,
                                        caption);
  gtk_widget_class_bind_template_child (widget_class, SwbHistoryWindow, go_to);
  gtk_widget_class_bind_template_child (widget_class, SwbHistoryWindow,
                                        changes);
  gtk_widget_class_install_action (widget_class, "history.go-to", NULL,
                                   go_to_cb);
  gtk_widget_class_install_action (widget_class, "history.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "history.redo", NULL, redo_cb);
}

static void
swb_history_window_init (SwbHistoryWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_type_ensure (SWB_TYPE_CHANGE_LIST);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->entries = g_list_store_new (SWB_TYPE_HISTORY_ITEM);
  self->selection =
      gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->entries)));
  g_signal_connect_swapped (self->selection, "notify::selected",
                            G_CALLBACK (selected_cb), self);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
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
  g_signal_connect_object (document, "changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  return self;
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
