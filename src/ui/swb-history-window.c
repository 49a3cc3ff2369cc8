/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done in a workspace: who, when, what. Undone acts are dimmed and
 * say so; undo and redo are listed as what they are. */
#include "ui/swb-history-window.h"

#include "ui/swb-ui-text.h"

#include <glib/gi18n-lib.h>

struct _SwbHistoryWindow
{
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkListView *list;

  SwbDocument *document;
  GListStore *entries; /* of Entry */
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
  gboolean undone = entry->undone && entry->kind == SWB_HISTORY_ACT;

  return g_strjoin (" · ", entry->author, when, size,
                    undone ? _ ("undone") : NULL, NULL);
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

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbHistoryWindow) self = user_data;
  g_autoptr (GPtrArray) list =
      swb_document_history_finish (SWB_DOCUMENT (source), result, NULL);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  if (list == NULL || self->document == NULL)
    return;
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
  g_clear_object (&self->document);
  g_clear_object (&self->entries);

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
  gtk_widget_class_install_action (widget_class, "history.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "history.redo", NULL, redo_cb);
}

static void
swb_history_window_init (SwbHistoryWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->entries = g_list_store_new (SWB_TYPE_HISTORY_ITEM);
  selection =
      gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->entries)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
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
