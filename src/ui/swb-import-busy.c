/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of an import while something runs: what, after half a second how
 * much of it is done, and a button that stops it. */
#include "ui/swb-import-busy.h"

#include "base/swb-number.h"
#include "ui/swb-ui-text.h"

#include <glib/gi18n-lib.h>

/* What ends sooner needs no bar. */
#define MS_BEFORE_BAR 500
#define MS_BETWEEN_LOOKS 100

struct _SwbImportBusy
{
  GtkWidget parent_instance;

  SwbProgress *progress; /* null while nothing runs */
  guint timeout_id;

  GtkWidget *page;
  GtkWidget *spinner;
  GtkWidget *bar;
  GtkWidget *stop;
};

G_DEFINE_FINAL_TYPE (SwbImportBusy, swb_import_busy, GTK_TYPE_WIDGET)

enum
{
  STOPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
look_cb (gpointer user_data)
{
  SwbImportBusy *self = user_data;
  double done = swb_progress_get (self->progress);
  g_autofree char *text = swb_number_format_percent (done, 0);

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), done);
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (self->bar), text);
  gtk_widget_set_sensitive (self->stop,
                            !swb_progress_is_final (self->progress));
  return G_SOURCE_CONTINUE;
}

static gboolean
show_bar_cb (gpointer user_data)
{
  SwbImportBusy *self = user_data;

  look_cb (self);
  gtk_widget_hide (self->spinner);
  gtk_widget_show (self->bar);
  self->timeout_id = g_timeout_add (MS_BETWEEN_LOOKS, look_cb, self);
  return G_SOURCE_REMOVE;
}

static void
stop_cb (SwbImportBusy *self)
{
  g_signal_emit (self, signals[STOPPED], 0);
}

static void
swb_import_busy_dispose (GObject *object)
{
  SwbImportBusy *self = SWB_IMPORT_BUSY (object);

  swb_import_busy_end (self);
  g_clear_pointer (&self->page, gtk_widget_unparent);

  G_OBJECT_CLASS (swb_import_busy_parent_class)->dispose (object);
}

static void
swb_import_busy_class_init (SwbImportBusyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_import_busy_dispose;

  signals[STOPPED] =
      g_signal_new ("stopped", SWB_TYPE_IMPORT_BUSY, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-import-busy.ui");
#define BIND(child)                                                            \
  gtk_widget_class_bind_template_child (widget_class, SwbImportBusy, child)
  BIND (page);
  BIND (spinner);
  BIND (bar);
  BIND (stop);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
swb_import_busy_init (SwbImportBusy *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * swb_import_busy_start:
 * @self: a page
 * @title: what runs
 * @progress: how much of it is done, and whether it can be stopped
 */
void
swb_import_busy_start (SwbImportBusy *self,
                       const char *title,
                       SwbProgress *progress)
{
  g_return_if_fail (SWB_IS_IMPORT_BUSY (self));

  swb_import_busy_end (self);
  self->progress = swb_progress_ref (progress);
  swb_status_page_set_title (ADW_STATUS_PAGE (self->page), title);
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  gtk_widget_set_sensitive (self->stop, TRUE);
  self->timeout_id = g_timeout_add (MS_BEFORE_BAR, show_bar_cb, self);
}

/**
 * swb_import_busy_end:
 * @self: a page
 *
 * Nothing runs any more.
 */
void
swb_import_busy_end (SwbImportBusy *self)
{
  g_return_if_fail (SWB_IS_IMPORT_BUSY (self));

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_clear_pointer (&self->progress, swb_progress_unref);
  if (self->page == NULL)
    return;
  gtk_spinner_stop (GTK_SPINNER (self->spinner));
  gtk_widget_hide (self->bar);
  gtk_widget_show (self->spinner);
}
