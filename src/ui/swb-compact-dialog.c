/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks which part of the history shall go. It cannot be undone, so nothing is
 * done by a default key, and what would go is told for each choice before. */
#include "ui/swb-compact-dialog.h"

#include "compat/swb-file-dialog.h"

#include <glib/gi18n-lib.h>

struct _SwbCompactDialog
{
  AdwWindow parent_instance;

  AdwComboRow *choice;
  GtkSwitch *copy;
  GtkLabel *told;
  GtkLabel *failed;
  GtkSpinner *spinner;

  SwbDocument *document;
  SwbCompactedFunc compacted;
  gpointer user_data;
  GDestroyNotify destroy;
  guint asked; /* the newest question; answers to older ones are late */
  gboolean working;
};

G_DEFINE_FINAL_TYPE (SwbCompactDialog, swb_compact_dialog, ADW_TYPE_WINDOW)

/* As the template lists them. */
enum
{
  OLDER_THAN_A_MONTH,
  OLDER_THAN_HALF_A_YEAR,
  OLDER_THAN_A_YEAR,
  ALL_BUT_A_HUNDRED,
  EVERYTHING,
};

static SwbCompactChoice
months_ago (int months)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = g_date_time_add_months (now, -months);

  return (SwbCompactChoice){ .kind = SWB_COMPACT_BEFORE,
                             .time =
                                 g_date_time_to_unix (then) * G_USEC_PER_SEC };
}

static SwbCompactChoice
get_choice (SwbCompactDialog *self)
{
  switch (adw_combo_row_get_selected (self->choice))
    {
    case OLDER_THAN_A_MONTH:
      return months_ago (1);
    case OLDER_THAN_HALF_A_YEAR:
      return months_ago (6);
    case OLDER_THAN_A_YEAR:
      return months_ago (12);
    case ALL_BUT_A_HUNDRED:
      return (SwbCompactChoice){ .kind = SWB_COMPACT_KEEP, .keep = 100 };
    case EVERYTHING:
    default:
      return (SwbCompactChoice){ .kind = SWB_COMPACT_ALL };
    }
}

static void
set_working (SwbCompactDialog *self, gboolean working, gboolean possible)
{
  self->working = working;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compact.accept",
                                 possible && !working);
  gtk_widget_set_sensitive (GTK_WIDGET (self->choice), !working);
  gtk_widget_set_sensitive (GTK_WIDGET (self->copy), !working);
  gtk_spinner_set_spinning (self->spinner, working);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), working);
}

typedef struct
{
  SwbCompactDialog *self;
  guint asked;
} Question;

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (SwbCompactDialog) self = question->self;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  SwbCompaction plan = { 0 };

  if (swb_document_compact_finish (SWB_DOCUMENT (source), result, &plan,
                                   &error))
    text = swb_compaction_tell_plan (&plan);
  if (self->document == NULL || question->asked != self->asked || self->working)
    return;
  gtk_label_set_label (self->told, error != NULL ? error->message : text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compact.accept",
                                 plan.n_acts > 0);
}

static void
chosen_cb (SwbCompactDialog *self)
{
  const SwbCompactChoice choice = get_choice (self);
  Question *question;

  if (self->document == NULL)
    return;
  question = g_new0 (Question, 1);
  question->self = g_object_ref (self);
  question->asked = ++self->asked;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compact.accept", FALSE);
  swb_document_plan_compaction_async (self->document, &choice, planned_cb,
                                      question);
}

static void
tell_failure (SwbCompactDialog *self, const GError *error)
{
  gtk_label_set_label (self->failed, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->failed), TRUE);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbCompactDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  SwbCompaction done = { 0 };
  gboolean ok = swb_document_compact_finish (SWB_DOCUMENT (source), result,
                                             &done, &error);

  if (ok && self->compacted != NULL)
    self->compacted (&done, self->user_data);
  if (self->document == NULL)
    return;
  set_working (self, FALSE, TRUE);
  if (ok)
    gtk_window_destroy (GTK_WINDOW (self));
  else
    tell_failure (self, error);
}

static void
begin (SwbCompactDialog *self)
{
  const SwbCompactChoice choice = get_choice (self);

  swb_document_compact_async (self->document, &choice, NULL, done_cb,
                              g_object_ref (self));
}

/* Nothing goes where the copy could not be made. */
static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbCompactDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean ok =
      swb_document_save_finish (SWB_DOCUMENT (source), result, &error);

  if (self->document == NULL)
    return;
  if (ok)
    {
      begin (self);
      return;
    }
  set_working (self, FALSE, TRUE);
  tell_failure (self, error);
}

static void
copy_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbCompactDialog) self = user_data;
  g_autoptr (GFile) file = swb_file_dialog_finish (result, NULL);

  if (file != NULL && self->document != NULL)
    swb_compact_dialog_compact (self, file);
}

static void
choose_copy (SwbCompactDialog *self)
{
  static const char *const patterns[] = { "*.swell", NULL };
  const SwbFileType type = { _ ("Workspaces"), patterns };
  /* Translators: a file's name, made of the workspace's. */
  g_autofree char *title = g_strdup_printf (
      _ ("%s with its history"), swb_document_get_title (self->document));
  g_autofree char *name = g_strconcat (title, ".swell", NULL);

  g_strdelimit (name, "/\\", '-');
  swb_file_dialog_save_async (GTK_WINDOW (self), _ ("Save a Copy"), _ ("_Save"),
                              name, &type, copy_chosen_cb, g_object_ref (self));
}

static void
accept_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbCompactDialog *self = SWB_COMPACT_DIALOG (widget);

  if (gtk_switch_get_active (self->copy))
    choose_copy (self);
  else
    swb_compact_dialog_compact (self, NULL);
}

static void
swb_compact_dialog_dispose (GObject *object)
{
  SwbCompactDialog *self = SWB_COMPACT_DIALOG (object);

  g_clear_object (&self->document);

  G_OBJECT_CLASS (swb_compact_dialog_parent_class)->dispose (object);
}

static void
swb_compact_dialog_finalize (GObject *object)
{
  SwbCompactDialog *self = SWB_COMPACT_DIALOG (object);

  if (self->destroy != NULL)
    self->destroy (self->user_data);

  G_OBJECT_CLASS (swb_compact_dialog_parent_class)->finalize (object);
}

#define CHILD(name)                                                            \
  gtk_widget_class_bind_template_child (widget_class, SwbCompactDialog, name)

static void
swb_compact_dialog_class_init (SwbCompactDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_compact_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = swb_compact_dialog_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-compact-dialog.ui");
  CHILD (choice);
  CHILD (copy);
  CHILD (told);
  CHILD (failed);
  CHILD (spinner);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_install_action (widget_class, "compact.accept", NULL,
                                   accept_cb);
}

static void
swb_compact_dialog_init (SwbCompactDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compact.accept", FALSE);
}

/**
 * swb_compact_dialog_new:
 * @document: whose history
 * @compacted: (nullable): called when it was done
 * @user_data: for @compacted
 * @destroy: (nullable): frees @user_data
 *
 * Returns: (transfer none): the dialog, to be presented
 */
SwbCompactDialog *
swb_compact_dialog_new (SwbDocument *document,
                        SwbCompactedFunc compacted,
                        gpointer user_data,
                        GDestroyNotify destroy)
{
  SwbCompactDialog *self = g_object_new (SWB_TYPE_COMPACT_DIALOG, NULL);

  self->document = g_object_ref (document);
  self->compacted = compacted;
  self->user_data = user_data;
  self->destroy = destroy;
  chosen_cb (self);
  return self;
}

/**
 * swb_compact_dialog_compact:
 * @self: a dialog
 * @copy: (nullable): where to save a copy of the workspace before
 *
 * Does what is chosen.
 */
void
swb_compact_dialog_compact (SwbCompactDialog *self, GFile *copy)
{
  g_return_if_fail (SWB_IS_COMPACT_DIALOG (self));

  set_working (self, TRUE, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->failed), FALSE);
  if (copy != NULL)
    swb_document_save_copy_async (self->document, copy, NULL, copied_cb,
                                  g_object_ref (self));
  else
    begin (self);
}
