/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks what goes into the brief, says before it is written which letters no
 * font has, and writes it on a worker with progress and cancel. */
#include "ui/swb-brief-dialog.h"

#include "base/swb-text.h"
#include "compat/swb-file-dialog.h"
#include "report/swb-brief.h"
#include "ui/swb-ui-text.h"
#include "ui/swb-window.h"

#include <glib/gi18n-lib.h>

struct _SwbBriefDialog
{
  AdwWindow parent_instance;

  GtkWidget *progress;
  GtkWidget *page;
  AdwPreferencesGroup *warnings_group;
  AdwPreferencesGroup *sections_group;
  AdwComboRow *paper_row;
  GPtrArray *switches;

  SwbDocument *document;
  SwbCampaign *campaign;
  GFile *file;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (SwbBriefDialog, swb_brief_dialog, ADW_TYPE_WINDOW)

static const struct
{
  guint section;
  const char *title;
} sections[] = {
  { SWB_BRIEF_CONTENTS, N_ ("Contents") },
  { SWB_BRIEF_MESSAGE, N_ ("What we want people to do") },
  { SWB_BRIEF_PLAN, N_ ("How it unfolds") },
  { SWB_BRIEF_GATES, N_ ("The gates") },
  { SWB_BRIEF_CREATORS, N_ ("Creators and deliverables") },
  { SWB_BRIEF_BUDGET, N_ ("Budget") },
  { SWB_BRIEF_CHARTS, N_ ("Charts") },
  { SWB_BRIEF_SOURCES, N_ ("Sources and methods") },
};

static guint
chosen_sections (SwbBriefDialog *self)
{
  guint mask = 0;

  for (guint i = 0; i < self->switches->len; i++)
    if (gtk_switch_get_active (g_ptr_array_index (self->switches, i)))
      mask |= sections[i].section;
  return mask;
}

/* An empty mask means all to the report, so one section has to stay. */
static void
update_export (SwbBriefDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "brief.export",
                                 self->cancellable == NULL &&
                                     chosen_sections (self) != 0);
}

static void
set_busy (SwbBriefDialog *self, gboolean busy)
{
  g_clear_object (&self->cancellable);
  self->cancellable = busy ? g_cancellable_new () : NULL;
  gtk_widget_set_visible (self->progress, busy);
  /* What cannot be used any more is not told that it has lost the focus. */
  if (busy)
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_sensitive (self->page, !busy);
  update_export (self);
}

static void
progress_cb (double share, gpointer user_data)
{
  SwbBriefDialog *self = user_data;

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), share);
}

static void
tell (SwbBriefDialog *self, const char *text)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (SWB_IS_WINDOW (parent))
    swb_window_toast (SWB_WINDOW (parent), text, FALSE);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbBriefDialog) self = user_data;
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *text = swb_text_tell (_ ("Exported %s"), name);
  g_autoptr (GError) error = NULL;

  if (swb_brief_write_finish (result, NULL, &error))
    {
      tell (self, text);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  set_busy (self, FALSE);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell (self, error->message);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SwbBriefDialog *self = SWB_BRIEF_DIALOG (source);
  const SwbBriefOptions options = {
    .paper = adw_combo_row_get_selected (self->paper_row) == 0
                 ? SWB_PAPER_A4
                 : SWB_PAPER_LETTER,
    .today = SWB_DAY_NONE,
    .sections = chosen_sections (self),
  };

  g_clear_object (&self->file);
  self->file = swb_file_dialog_finish (result, NULL);
  if (self->file == NULL)
    return;
  set_busy (self, TRUE);
  swb_brief_write_async (swb_document_get_workspace (self->document),
                         self->campaign, &options, self->file, progress_cb,
                         self, self->cancellable, written_cb,
                         g_object_ref (self));
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const patterns[] = { "*.pdf", NULL };
  SwbBriefDialog *self = SWB_BRIEF_DIALOG (widget);
  const SwbFileType type = { _ ("PDF documents"), patterns };
  g_autofree char *file_name = g_strdup_printf (
      _ ("%s, brief.pdf"), swb_campaign_get_name (self->campaign));

  swb_file_dialog_save_async (GTK_WINDOW (self), _ ("Export Brief"),
                              _ ("_Export"), file_name, &type, chosen_cb, NULL);
}

static void
cancel_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbBriefDialog *self = SWB_BRIEF_DIALOG (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
swb_brief_dialog_dispose (GObject *object)
{
  SwbBriefDialog *self = SWB_BRIEF_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->document);
  g_clear_object (&self->campaign);
  g_clear_object (&self->file);
  g_clear_pointer (&self->switches, g_ptr_array_unref);

  G_OBJECT_CLASS (swb_brief_dialog_parent_class)->dispose (object);
}

static void
swb_brief_dialog_class_init (SwbBriefDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_brief_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-brief-dialog.ui");
#define CHILD(name)                                                            \
  gtk_widget_class_bind_template_child (widget_class, SwbBriefDialog, name)
  CHILD (progress);
  CHILD (page);
  CHILD (warnings_group);
  CHILD (sections_group);
  CHILD (paper_row);
#undef CHILD
  gtk_widget_class_install_action (widget_class, "brief.export", NULL,
                                   export_cb);
  gtk_widget_class_install_action (widget_class, "brief.cancel", NULL,
                                   cancel_cb);
}

static void
add_section_row (SwbBriefDialog *self, const char *title)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  swb_row_set_title (row, title);
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  adw_preferences_group_add (self->sections_group, row);
  g_ptr_array_add (self->switches, toggle);
  g_signal_connect_swapped (toggle, "notify::active",
                            G_CALLBACK (update_export), self);
}

static void
swb_brief_dialog_init (SwbBriefDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->switches = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    add_section_row (self, _ (sections[i].title));
}

static void
show_warnings (SwbBriefDialog *self)
{
  g_autoptr (GPtrArray) warnings = swb_brief_check_fonts (
      swb_document_get_workspace (self->document), self->campaign);

  if (warnings == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->warnings_group), warnings->len > 0);
  for (guint i = 0; i < warnings->len; i++)
    {
      GtkWidget *row = adw_action_row_new ();

      swb_row_set_title (row, g_ptr_array_index (warnings, i));
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
      adw_preferences_group_add (self->warnings_group, row);
    }
}

/**
 * swb_brief_dialog_new:
 * @parent: the window that asks
 * @document: a document that shows a campaign
 *
 * Returns: (transfer none): a dialog, not shown yet
 */
SwbBriefDialog *
swb_brief_dialog_new (GtkWindow *parent, SwbDocument *document)
{
  SwbBriefDialog *self =
      g_object_new (SWB_TYPE_BRIEF_DIALOG, "transient-for", parent, NULL);

  swb_text_fit_window (GTK_WINDOW (self));
  self->document = g_object_ref (document);
  self->campaign = g_object_ref (swb_document_get_campaign (document));
  show_warnings (self);
  return self;
}
