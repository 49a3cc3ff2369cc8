/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window that edits many creators at once. Whatever is filled in is looked
 * at beside the rows, off the main thread, and told before it is done. */
#include "ui/swb-roster-bulk.h"

#include "compat/swb-spoken.h"
#include "ui/swb-roster-changes.h"

#include <glib/gi18n-lib.h>

#define LOOK_AFTER 200 /* ms without another change */
#define MOST_TOLD 200
#define MOST_ROWS 8

struct _SwbRosterBulk
{
  AdwWindow parent_instance;

  GtkListBox *fields;
  GtkWidget *add_button;
  GtkLabel *sentence;
  GtkSpinner *spinner;
  GtkButton *accept;
  SwbRosterChanges *changes;

  SwbDocument *document;
  SwbRosterEdit *rows; /* whose fields to change */
  SwbRosterEdit *edit; /* as filled in and looked at; NULL meanwhile */
  GCancellable *looking;
  guint look_source;
  guint n_changed; /* creators, as the button says */
};

G_DEFINE_FINAL_TYPE (SwbRosterBulk, swb_roster_bulk, ADW_TYPE_WINDOW)

enum
{
  ACCEPT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
set_ready (SwbRosterBulk *self, guint n_changes, guint n_creators)
{
  g_autofree char *label =
      n_changes == 0
          ? g_strdup (_ ("_Change"))
          : g_strdup_printf (ngettext ("_Change %u Creator",
                                       "_Change %u Creators", n_creators),
                             n_creators);

  self->n_changed = n_creators;
  gtk_button_set_label (self->accept, label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "bulk.accept",
                                 n_changes > 0);
}

static void
show_idle (SwbRosterBulk *self, const char *sentence)
{
  gtk_label_set_text (self->sentence, sentence);
  gtk_spinner_set_spinning (self->spinner, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbRosterBulk) self = user_data;
  g_autoptr (GError) error = NULL;
  SwbRosterEditPreview *preview =
      swb_roster_edit_preview_finish (SWB_DOCUMENT (source), result, &error);
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      self->document == NULL)
    {
      g_clear_pointer (&preview, swb_roster_edit_preview_free);
      return;
    }
  if (preview == NULL)
    {
      show_idle (self, error->message);
      return;
    }
  sentence = swb_roster_changes_sentence (&preview->counts);
  show_idle (self, sentence);
  set_ready (self, preview->counts.cells[SWB_ROSTER_EDIT_CHANGES],
             preview->counts.rows);
  swb_roster_changes_set_preview (self->changes, preview);
}

/* Takes the lines that are filled in. FALSE while one of them is wrong. */
static gboolean
take_fields (SwbRosterBulk *self, SwbRosterEdit *edit)
{
  gboolean ok = TRUE;
  SwbRosterBulkRow *row;

  for (guint i = 0; (row = swb_roster_bulk_get_row (self, i)) != NULL; i++)
    {
      const SwbRosterField field = swb_roster_bulk_row_get_field (row);
      const SwbRosterHow how = swb_roster_bulk_row_get_how (row);
      g_autofree char *text = swb_roster_bulk_row_get_text (row);
      g_autoptr (GError) error = NULL;

      if (!swb_roster_bulk_row_is_ready (row))
        continue;
      if (swb_roster_edit_check (field, how, text,
                                 swb_roster_edit_get_currency (edit), &error))
        swb_roster_edit_set_all (edit, field, how, text);
      else
        {
          swb_roster_bulk_row_complain (row, error->message);
          ok = FALSE;
        }
    }
  return ok;
}

static gboolean
look_cb (gpointer user_data)
{
  SwbRosterBulk *self = user_data;

  self->look_source = 0;
  g_clear_pointer (&self->edit, swb_roster_edit_unref);
  self->edit = swb_roster_edit_new_like (self->rows);
  if (!take_fields (self, self->edit) ||
      swb_roster_edit_get_n_cells (self->edit) == 0)
    {
      swb_roster_changes_set_preview (self->changes, NULL);
      show_idle (self, _ ("Say what to change"));
      return G_SOURCE_REMOVE;
    }
  self->looking = g_cancellable_new ();
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), TRUE);
  gtk_spinner_set_spinning (self->spinner, TRUE);
  swb_roster_edit_preview_async (self->edit, self->document, MOST_TOLD,
                                 self->looking, looked_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
stop_looking (SwbRosterBulk *self)
{
  g_clear_handle_id (&self->look_source, g_source_remove);
  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
}

/* While it is typed nothing can be accepted that was not looked at. */
static void
changed_cb (SwbRosterBulk *self)
{
  stop_looking (self);
  set_ready (self, 0, 0);
  self->look_source = g_timeout_add (LOOK_AFTER, look_cb, self);
}

static guint
count_fields (SwbRosterBulk *self)
{
  guint n = 0;

  while (swb_roster_bulk_get_row (self, n) != NULL)
    n++;
  return n;
}

static void
remove_cb (SwbRosterBulk *self, SwbRosterBulkRow *row)
{
  if (count_fields (self) == 1)
    swb_roster_bulk_row_set (row, swb_roster_bulk_row_get_field (row),
                             SWB_ROSTER_SET, "");
  else
    gtk_list_box_remove (self->fields, GTK_WIDGET (row));
  gtk_widget_set_sensitive (self->add_button, TRUE);
  changed_cb (self);
}

static void
add_cb (SwbRosterBulk *self)
{
  SwbRosterBulkRow *row = swb_roster_bulk_add (self, SWB_ROSTER_FIELD_TAGS);

  gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}

static void
accept_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbRosterBulk *self = SWB_ROSTER_BULK (widget);

  g_object_ref (self);
  g_signal_emit (self, signals[ACCEPT], 0, self->edit);
  gtk_window_close (GTK_WINDOW (self));
  g_object_unref (self);
}

static void
swb_roster_bulk_dispose (GObject *object)
{
  SwbRosterBulk *self = SWB_ROSTER_BULK (object);

  stop_looking (self);
  g_clear_object (&self->document);
  g_clear_pointer (&self->rows, swb_roster_edit_unref);
  g_clear_pointer (&self->edit, swb_roster_edit_unref);

  G_OBJECT_CLASS (swb_roster_bulk_parent_class)->dispose (object);
}

static void
swb_roster_bulk_class_init (SwbRosterBulkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_roster_bulk_dispose;
  g_type_ensure (SWB_TYPE_ROSTER_CHANGES);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-roster-bulk.ui");
#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, SwbRosterBulk, name)
  BIND (fields);
  BIND (add_button);
  BIND (sentence);
  BIND (spinner);
  BIND (accept);
  BIND (changes);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_install_action (widget_class, "bulk.accept", NULL,
                                   accept_action);
  signals[ACCEPT] =
      g_signal_new ("accept", SWB_TYPE_ROSTER_BULK, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
swb_roster_bulk_init (SwbRosterBulk *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  swb_spoken_follow (self->sentence);
  set_ready (self, 0, 0);
  show_idle (self, _ ("Say what to change"));
}

/**
 * swb_roster_bulk_add:
 * @self: a window
 * @field: which field to begin with
 *
 * Returns: (transfer none): another line
 */
SwbRosterBulkRow *
swb_roster_bulk_add (SwbRosterBulk *self, SwbRosterField field)
{
  GtkWidget *row;

  g_return_val_if_fail (SWB_IS_ROSTER_BULK (self), NULL);

  row = swb_roster_bulk_row_new (field);
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (remove_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (self->fields, row);
  gtk_widget_set_sensitive (self->add_button, count_fields (self) < MOST_ROWS);
  return SWB_ROSTER_BULK_ROW (row);
}

/**
 * swb_roster_bulk_get_row:
 * @self: a window
 * @n: from 0
 *
 * Returns: (transfer none) (nullable): a line
 */
SwbRosterBulkRow *
swb_roster_bulk_get_row (SwbRosterBulk *self, guint n)
{
  g_return_val_if_fail (SWB_IS_ROSTER_BULK (self), NULL);

  return (SwbRosterBulkRow *) gtk_list_box_get_row_at_index (self->fields,
                                                             (int) n);
}

/**
 * swb_roster_bulk_is_ready:
 * @self: a window
 *
 * Returns: whether what is filled in was looked at and changes something
 */
gboolean
swb_roster_bulk_is_ready (SwbRosterBulk *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_BULK (self), FALSE);

  return gtk_widget_get_sensitive (GTK_WIDGET (self->accept));
}

/**
 * swb_roster_bulk_present:
 * @parent: a widget of the window that it belongs to
 * @document: whose creators
 * @rows: which of them
 *
 * Returns: (transfer none): the window, shown
 */
SwbRosterBulk *
swb_roster_bulk_present (GtkWidget *parent,
                         SwbDocument *document,
                         SwbRosterEdit *rows)
{
  SwbRosterBulk *self = g_object_new (SWB_TYPE_ROSTER_BULK, "transient-for",
                                      gtk_widget_get_root (parent), NULL);
  const guint n = swb_roster_edit_get_n_rows (rows);
  g_autofree char *title =
      g_strdup_printf (ngettext ("Edit %u Creator", "Edit %u Creators", n), n);
  SwbRosterBulkRow *row;

  self->document = g_object_ref (document);
  self->rows = swb_roster_edit_ref (rows);
  gtk_window_set_title (GTK_WINDOW (self), title);
  row = swb_roster_bulk_add (self, SWB_ROSTER_FIELD_CITIES);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
  return self;
}

/**
 * swb_roster_bulk_get_n_changed:
 * @self: a window
 *
 * Returns: how many creators the look at the rows said would change
 */
guint
swb_roster_bulk_get_n_changed (SwbRosterBulk *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_BULK (self), 0);

  return self->n_changed;
}
