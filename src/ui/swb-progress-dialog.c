/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far something is that takes longer than a moment, with a way to stop.
 * What is done before that is never shown. */
#include "ui/swb-progress-dialog.h"

#define PATIENCE_MS 500
#define LOOK_MS 100

struct _SwbProgressDialog
{
  AdwWindow parent_instance;

  GtkLabel *heading;
  GtkProgressBar *bar;
  GtkWidget *cancel_button;

  SwbProgress *progress;
  GCancellable *cancellable;
  GtkWindow *parent; /* held: GTK forgets to let go of one that went first */
  guint source;
};

G_DEFINE_FINAL_TYPE (SwbProgressDialog, swb_progress_dialog, ADW_TYPE_WINDOW)

static gboolean
look_cb (gpointer data)
{
  SwbProgressDialog *self = data;

  gtk_progress_bar_set_fraction (self->bar, swb_progress_get (self->progress));
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel_button),
                            !swb_progress_is_final (self->progress));
  return G_SOURCE_CONTINUE;
}

static gboolean
show_cb (gpointer data)
{
  SwbProgressDialog *self = data;

  look_cb (self);
  gtk_window_present (GTK_WINDOW (self));
  self->source = g_timeout_add (LOOK_MS, look_cb, self);
  return G_SOURCE_REMOVE;
}

/* Escape, the button and the window manager all come here. It hides; who asked
 * ends it when the work has stopped. */
static gboolean
swb_progress_dialog_close_request (GtkWindow *window)
{
  SwbProgressDialog *self = SWB_PROGRESS_DIALOG (window);

  g_cancellable_cancel (self->cancellable);
  return GTK_WINDOW_CLASS (swb_progress_dialog_parent_class)
      ->close_request (window);
}

static void
swb_progress_dialog_dispose (GObject *object)
{
  SwbProgressDialog *self = SWB_PROGRESS_DIALOG (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->progress, swb_progress_unref);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (swb_progress_dialog_parent_class)->dispose (object);
  g_clear_object (&self->parent);
}

static void
swb_progress_dialog_class_init (SwbProgressDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_progress_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = swb_progress_dialog_close_request;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-progress-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SwbProgressDialog,
                                        heading);
  gtk_widget_class_bind_template_child (widget_class, SwbProgressDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, SwbProgressDialog,
                                        cancel_button);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
swb_progress_dialog_init (SwbProgressDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * swb_progress_dialog_new:
 * @parent: the window that waits
 * @heading: what is done
 * @progress: how far it is
 * @cancellable: stops it
 *
 * It shows itself after half a second.
 *
 * Returns: (transfer none): a dialog, for swb_progress_dialog_end()
 */
SwbProgressDialog *
swb_progress_dialog_new (GtkWindow *parent,
                         const char *heading,
                         SwbProgress *progress,
                         GCancellable *cancellable)
{
  SwbProgressDialog *self =
      g_object_new (SWB_TYPE_PROGRESS_DIALOG, "transient-for", parent, "title",
                    heading, NULL);

  gtk_label_set_text (self->heading, heading);
  self->progress = swb_progress_ref (progress);
  self->cancellable = g_object_ref (cancellable);
  self->parent = g_object_ref (parent);
  self->source = g_timeout_add (PATIENCE_MS, show_cb, self);
  return self;
}

/**
 * swb_progress_dialog_show_now:
 * @self: a dialog that was just made
 *
 * Who asks has had half a second's patience already.
 */
void
swb_progress_dialog_show_now (SwbProgressDialog *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  show_cb (self);
}

/**
 * swb_progress_dialog_end:
 * @self: a dialog whose work is done or has stopped
 */
void
swb_progress_dialog_end (SwbProgressDialog *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  gtk_window_destroy (GTK_WINDOW (self));
}
