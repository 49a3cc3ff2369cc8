/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one act changed, or what happened to one thing of the plan: a line for
 * each field, with what it held and what it holds. */
#include "ui/swb-change-list.h"

#include "base/swb-text.h"
#include "ui/swb-tab-out.h"
#include "ui/swb-ui-text.h"

#include <glib/gi18n-lib.h>

/* Nobody reads more; an import may have set a million fields. */
#define MOST_CHANGES 500

struct _SwbChangeList
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkSpinner *spinner;
  GtkListView *list;

  GtkStringList *lines; /* "title\ncaption" */
  guint asked; /* the newest question; answers to older ones are late */
};

G_DEFINE_FINAL_TYPE (SwbChangeList, swb_change_list, GTK_TYPE_WIDGET)

typedef struct
{
  SwbChangeList *self;
  guint asked;
  gboolean of_row;
} Question;

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = swb_prose_new (NULL);

      gtk_box_append (GTK_BOX (box), label);
      if (i == 0)
        continue;
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
    }
  gtk_widget_add_css_class (box, "history-row");
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const char *line =
      gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *box = gtk_list_item_get_child (item);
  g_auto (GStrv) parts = g_strsplit (line, "\n", 2);
  GtkWidget *caption = gtk_widget_get_last_child (box);

  swb_prose_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), parts[0]);
  swb_prose_set_text (GTK_LABEL (caption), parts[1]);
  gtk_widget_set_visible (caption, *parts[1] != '\0');
}

static char *
act_of (const SwbChange *change)
{
  g_autofree char *when = swb_ago_text (change->time, g_get_real_time ());

  return g_strjoin (" · ", change->act, change->author, when, NULL);
}

/* Of an act: what was changed, and how; of one thing: how, and by which act. */
static void
append_line (SwbChangeList *self, const SwbChange *change, gboolean of_row)
{
  g_autofree char *told = swb_change_tell (change);
  g_autofree char *how = swb_text_clean (told, -1);
  g_autofree char *act = act_of (change);
  g_autofree char *line = of_row ? g_strconcat (how, "\n", act, NULL)
                          : *change->subject != '\0'
                              ? g_strconcat (change->subject, "\n", how, NULL)
                              : g_strconcat (how, "\n", NULL);

  gtk_string_list_append (self->lines, line);
}

static void
show_page (SwbChangeList *self, const char *page)
{
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_spinner_set_spinning (self->spinner, g_strcmp0 (page, "loading") == 0);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (SwbChangeList) self = question->self;
  g_autoptr (GPtrArray) changes =
      swb_document_changes_finish (SWB_DOCUMENT (source), result, NULL);

  if (self->list == NULL || question->asked != self->asked)
    return;
  gtk_string_list_splice (self->lines, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (self->lines)),
                          NULL);
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    append_line (self, g_ptr_array_index (changes, i), question->of_row);
  if (changes != NULL && changes->len >= MOST_CHANGES)
    gtk_string_list_append (self->lines,
                            _ ("Only the first five hundred are shown\n"));
  show_page (self, changes != NULL && changes->len > 0 ? "list" : "empty");
}

static void
ask (SwbChangeList *self,
     SwbDocument *document,
     gint64 sequence,
     const SwbId *row)
{
  Question *question = g_new0 (Question, 1);

  question->self = g_object_ref (self);
  question->asked = ++self->asked;
  question->of_row = row != NULL;
  show_page (self, "loading");
  swb_document_changes_async (document, sequence, row, MOST_CHANGES,
                              answered_cb, question);
}

static void
swb_change_list_dispose (GObject *object)
{
  SwbChangeList *self = SWB_CHANGE_LIST (object);

  if (self->list != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->list = NULL;
  g_clear_object (&self->lines);

  G_OBJECT_CLASS (swb_change_list_parent_class)->dispose (object);
}

static void
swb_change_list_class_init (SwbChangeListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_change_list_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-change-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SwbChangeList, stack);
  gtk_widget_class_bind_template_child (widget_class, SwbChangeList, spinner);
  gtk_widget_class_bind_template_child (widget_class, SwbChangeList, list);
}

static void
swb_change_list_init (SwbChangeList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  self->lines = gtk_string_list_new (NULL);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->lines)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  swb_tab_out_add (GTK_WIDGET (self));
}

/**
 * swb_change_list_show_act:
 * @self: a list
 * @document: whose history
 * @sequence: the number of an act
 *
 * Shows what the act set, the first five hundred fields of it.
 */
void
swb_change_list_show_act (SwbChangeList *self,
                          SwbDocument *document,
                          gint64 sequence)
{
  g_return_if_fail (SWB_IS_CHANGE_LIST (self));

  ask (self, document, sequence, NULL);
}

/**
 * swb_change_list_show_row:
 * @self: a list
 * @document: whose history
 * @row: the id of a creator, a placement, …
 *
 * Shows what happened to it, newest first.
 */
void
swb_change_list_show_row (SwbChangeList *self,
                          SwbDocument *document,
                          const SwbId *row)
{
  g_return_if_fail (SWB_IS_CHANGE_LIST (self));
  g_return_if_fail (row != NULL);

  ask (self, document, 0, row);
}

/**
 * swb_change_list_get_n_changes:
 * @self: a list
 *
 * Returns: how many it shows
 */
guint
swb_change_list_get_n_changes (SwbChangeList *self)
{
  g_return_val_if_fail (SWB_IS_CHANGE_LIST (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->lines));
}

/**
 * swb_change_list_dup_text:
 * @self: a list
 * @index: which change
 *
 * Returns: (transfer full): its line and, after a break, its caption
 */
char *
swb_change_list_dup_text (SwbChangeList *self, guint index)
{
  g_return_val_if_fail (SWB_IS_CHANGE_LIST (self), NULL);

  return g_strdup (gtk_string_list_get_string (self->lines, index));
}

/**
 * swb_change_list_window_new:
 * @document: whose history
 * @row: the id of a creator, a placement, …
 * @name: its name
 *
 * Returns: (transfer none): a window with what happened to it, to be presented
 */
AdwWindow *
swb_change_list_window_new (SwbDocument *document,
                            const SwbId *row,
                            const char *name)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *list = g_object_new (SWB_TYPE_CHANGE_LIST, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  g_autofree char *shown = swb_text_show (name);
  GtkWidget *title = adw_window_title_new (_ ("History"), shown);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_window_set_title (GTK_WINDOW (window), _ ("History"));
  gtk_window_set_default_size (GTK_WINDOW (window), 480, 560);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), title);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), list);
  adw_window_set_content (ADW_WINDOW (window), box);
  swb_change_list_show_row (SWB_CHANGE_LIST (list), document, row);
  return ADW_WINDOW (window);
}
