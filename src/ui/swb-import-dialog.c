/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a table in a file to accounts in the workspace, step by step: choose,
 * say what the columns hold, look at what would happen, import. Reading,
 * judging and importing run on workers and can be stopped. */
#include "ui/swb-import-dialog.h"

#include "base/swb-number.h"
#include "base/swb-text.h"
#include "exchange/swb-import-preview.h"
#include "ui/swb-import-busy.h"
#include "ui/swb-import-dialog-words.h"
#include "ui/swb-import-review.h"
#include "ui/swb-import-save.h"
#include "ui/swb-import-setup.h"
#include "ui/swb-import-start.h"
#include "ui/swb-ui-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What ends sooner needs no page of its own. */
#define MS_BEFORE_BUSY 500

typedef enum
{
  STEP_CHOOSE,
  STEP_SETUP,
  STEP_REVIEW,
} Step;

struct _SwbImportDialog
{
  AdwWindow parent_instance;

  SwbDocument *document;
  GSettings *settings;
  SwbImportTable *table;
  SwbImportPreview *preview;
  GCancellable *cancellable; /* of what is under way */
  char *currency;
  char *definition;      /* of the table as it was found out */
  SwbProgress *progress; /* of what is under way */
  guint wait_id;         /* for a reading that may be over soon */
  guint n_importing;
  gboolean is_importing;
  gboolean is_asking;
  Step step;

  GtkWidget *overlay;
  GtkWidget *title;
  GtkWidget *back;
  GtkWidget *next;
  GtkWidget *notice;
  GtkWidget *notice_label;
  GtkWidget *stack;
  GtkWidget *start;
  GtkWidget *busy;
  GtkWidget *setup;
  GtkWidget *review;
};

G_DEFINE_FINAL_TYPE (SwbImportDialog, swb_import_dialog, ADW_TYPE_WINDOW)

static void
show_notice (SwbImportDialog *self, const char *text)
{
  if (text != NULL)
    gtk_label_set_text (GTK_LABEL (self->notice_label), text);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->notice), text != NULL);
}

static SwbGrouping
get_grouping (SwbImportDialog *self)
{
  return swb_money_grouping (self->currency);
}

static void
update_setup (SwbImportDialog *self)
{
  const char *problem =
      swb_import_setup_get_problem (SWB_IMPORT_SETUP (self->setup));

  show_notice (self, problem);
  gtk_button_set_label (GTK_BUTTON (self->next), _ ("_Preview"));
  gtk_widget_set_sensitive (self->next, problem == NULL);
}

static void
update_review (SwbImportDialog *self)
{
  guint n = swb_import_review_count_accounts (SWB_IMPORT_REVIEW (self->review));
  g_autofree char *count = swb_number_format_count (n, get_grouping (self));
  g_autofree char *label = g_strdup_printf (
      ngettext ("_Import %s Account", "_Import %s Accounts", n), count);
  g_autofree char *notice =
      swb_import_review_dup_notice (SWB_IMPORT_REVIEW (self->review));

  show_notice (self, notice);
  gtk_button_set_label (GTK_BUTTON (self->next), label);
  gtk_widget_set_sensitive (self->next, notice == NULL);
}

static void
update_cb (SwbImportDialog *self)
{
  static const char *const pages[] = { "choose", "setup", "review" };
  static const char *const titles[] = { N_ ("Import Accounts"),
                                        N_ ("What the Table Says"),
                                        N_ ("What the Import Does") };

  g_clear_handle_id (&self->wait_id, g_source_remove);
  swb_import_busy_end (SWB_IMPORT_BUSY (self->busy));
  self->is_importing = FALSE;
  adw_window_title_set_title (ADW_WINDOW_TITLE (self->title),
                              _ (titles[self->step]));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), pages[self->step]);
  gtk_widget_set_visible (self->back, self->step != STEP_CHOOSE);
  gtk_widget_set_visible (self->next, self->step != STEP_CHOOSE);
  if (self->table != NULL)
    {
      g_autofree char *name =
          swb_text_show_line (swb_import_table_get_name (self->table), 0);

      adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), name);
    }
  if (self->step == STEP_SETUP)
    update_setup (self);
  else if (self->step == STEP_REVIEW)
    update_review (self);
}

/* The keyboard goes on where the step begins, or to what is missing. */
static void
go (SwbImportDialog *self, Step step)
{
  self->step = step;
  update_cb (self);
  if (step == STEP_CHOOSE)
    gtk_widget_grab_focus (self->start);
  else if (gtk_widget_get_sensitive (self->next))
    gtk_widget_grab_focus (self->next);
  else if (step == STEP_REVIEW)
    gtk_widget_child_focus (self->review, GTK_DIR_TAB_FORWARD);
  else
    swb_import_setup_focus_problem (SWB_IMPORT_SETUP (self->setup));
}

static void
show_busy (SwbImportDialog *self, const char *title)
{
  show_notice (self, NULL);
  swb_import_busy_start (SWB_IMPORT_BUSY (self->busy), title, self->progress);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "busy");
  gtk_widget_set_visible (self->back, FALSE);
  gtk_widget_set_visible (self->next, FALSE);
}

/* Something else runs from here on. */
static void
set_running (SwbImportDialog *self,
             SwbProgress *progress,
             GCancellable *cancellable)
{
  g_clear_handle_id (&self->wait_id, g_source_remove);
  g_clear_pointer (&self->progress, swb_progress_unref);
  self->progress = swb_progress_ref (progress);
  g_set_object (&self->cancellable, cancellable);
}

/* Shows that something runs, and how far it is; gives the cancellable that
 * stops it. What ran before is given up. */
static GCancellable *
begin (SwbImportDialog *self, const char *title, SwbProgress *progress)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  set_running (self, progress, cancellable);
  show_busy (self, title);
  return self->cancellable;
}

static void
begin_reading (SwbImportDialog *self)
{
  g_autoptr (SwbProgress) progress = swb_progress_new ();

  begin (self, _ ("Reading the Table"), progress);
}

static gboolean
waited_cb (gpointer user_data)
{
  SwbImportDialog *self = user_data;

  self->wait_id = 0;
  show_busy (self, _ ("Reading the Table"));
  return G_SOURCE_REMOVE;
}

/* The set-up reads the table anew, which ends at once for most tables. */
static void
reading_cb (SwbImportDialog *self,
            SwbProgress *progress,
            GCancellable *cancellable)
{
  set_running (self, progress, cancellable);
  self->wait_id = g_timeout_add (MS_BEFORE_BUSY, waited_cb, self);
  gtk_widget_set_sensitive (self->next, FALSE);
}

/* Back to where the person was; a stop that was asked for needs no words. */
static void
fail (SwbImportDialog *self, const GError *error)
{
  update_cb (self);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_notice (self, error->message);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbImportTable) table =
      swb_import_table_load_finish (result, &error);

  /* What was given up, by another table or with the window, shows nothing. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  if (table == NULL)
    {
      fail (self, error);
      return;
    }
  g_set_object (&self->table, table);
  swb_import_table_set_currency (table, self->currency);
  swb_import_setup_set_table (SWB_IMPORT_SETUP (self->setup), table,
                              self->settings);
  g_free (self->definition);
  self->definition = swb_import_table_dup_definition (table);
  go (self, STEP_SETUP);
}

static void
judged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbImportPreview) preview =
      swb_import_preview_finish (result, &error);

  if (self->document == NULL)
    return;
  if (preview == NULL)
    {
      fail (self, error);
      return;
    }
  g_set_object (&self->preview, preview);
  swb_import_review_set_preview (SWB_IMPORT_REVIEW (self->review), preview,
                                 get_grouping (self));
  go (self, STEP_REVIEW);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean ok = swb_document_run_finish (SWB_DOCUMENT (source), result, &error);

  if (self->document == NULL)
    return;
  if (!ok)
    {
      fail (self, error);
      return;
    }
  swb_import_setup_remember (SWB_IMPORT_SETUP (self->setup));
  swb_import_tell_done (gtk_window_get_transient_for (GTK_WINDOW (self)),
                        self->n_importing, get_grouping (self));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
judge (SwbImportDialog *self)
{
  g_autoptr (SwbProgress) progress = swb_progress_new ();
  GCancellable *cancellable = begin (self, _ ("Looking at the Rows"), progress);

  swb_import_preview_async (self->table, self->document, progress, cancellable,
                            judged_cb, g_object_ref (self));
}

static void
import (SwbImportDialog *self)
{
  SwbCommand *command = swb_import_command (self->preview);
  GCancellable *cancellable =
      begin (self, _ ("Importing"), swb_command_get_progress (command));

  self->n_importing =
      swb_import_review_count_accounts (SWB_IMPORT_REVIEW (self->review));
  self->is_importing = TRUE;
  swb_document_run_async (self->document, command, cancellable, imported_cb,
                          g_object_ref (self));
}

static void
next_cb (SwbImportDialog *self)
{
  if (self->step == STEP_SETUP)
    judge (self);
  else if (self->step == STEP_REVIEW)
    import (self);
}

static void
back_cb (SwbImportDialog *self)
{
  show_notice (self, NULL);
  if (self->step == STEP_REVIEW)
    swb_import_setup_show_update (SWB_IMPORT_SETUP (self->setup));
  go (self, self->step == STEP_REVIEW ? STEP_SETUP : STEP_CHOOSE);
}

/* From wherever the focus is. */
static void
next_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbImportDialog *self = SWB_IMPORT_DIALOG (widget);

  if (gtk_widget_get_visible (self->next) &&
      gtk_widget_get_sensitive (self->next))
    next_cb (self);
}

static void
back_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbImportDialog *self = SWB_IMPORT_DIALOG (widget);

  if (gtk_widget_get_visible (self->back))
    back_cb (self);
}

static void
stop_cb (SwbImportDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
setup_changed_cb (SwbImportDialog *self)
{
  if (self->step == STEP_SETUP)
    update_setup (self);
}

static void
text_cb (SwbImportDialog *self, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  self->step = STEP_CHOOSE;
  begin_reading (self);
  swb_import_table_load_bytes_async (
      bytes,
      /* Translators: the name of a table that was pasted */
      _ ("Clipboard"), self->progress, self->cancellable, loaded_cb,
      g_object_ref (self));
}

/**
 * swb_import_dialog_paste:
 * @self: the window
 *
 * Reads the table on the clipboard, tabs or commas between its cells.
 */
void
swb_import_dialog_paste (SwbImportDialog *self)
{
  g_return_if_fail (SWB_IS_IMPORT_DIALOG (self));

  swb_import_start_paste (SWB_IMPORT_START (self->start));
}

static gboolean
paste_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  SwbImportDialog *self = SWB_IMPORT_DIALOG (widget);

  if (self->step != STEP_CHOOSE)
    return FALSE;
  swb_import_dialog_paste (self);
  return TRUE;
}

static void
save_wrong_cb (SwbImportDialog *self)
{
  swb_import_save_wrong_rows (self->preview,
                              swb_import_table_get_name (self->table),
                              ADW_TOAST_OVERLAY (self->overlay));
}

/* Whether a person said anything of the table, or chose about its rows. */
static gboolean
has_work (SwbImportDialog *self)
{
  g_autofree char *definition = NULL;

  if (self->is_importing)
    return TRUE;
  if (self->step == STEP_CHOOSE || self->table == NULL)
    return FALSE;
  definition = swb_import_table_dup_definition (self->table);
  return g_strcmp0 (definition, self->definition) != 0 ||
         (self->step == STEP_REVIEW &&
          swb_import_preview_has_choices (self->preview));
}

static void
answered_cb (const char *id, gpointer data)
{
  SwbImportDialog *self = data;

  self->is_asking = FALSE;
  if (g_strcmp0 (id, "close") == 0 && self->document != NULL)
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
ask_to_close (SwbImportDialog *self)
{
  self->is_asking = TRUE;
  swb_import_ask_to_close (GTK_WINDOW (self), self->is_importing, answered_cb,
                           g_object_ref (self), g_object_unref);
}

/* Work is lost only after a question; what is under way is of no use any more.
 */
static gboolean
swb_import_dialog_close_request (GtkWindow *window)
{
  SwbImportDialog *self = SWB_IMPORT_DIALOG (window);

  if (self->is_asking ||
      (self->is_importing && swb_progress_is_final (self->progress)))
    return TRUE;
  if (has_work (self))
    {
      ask_to_close (self);
      return TRUE;
    }
  stop_cb (self);

  return GTK_WINDOW_CLASS (swb_import_dialog_parent_class)
      ->close_request (window);
}

static void
swb_import_dialog_dispose (GObject *object)
{
  SwbImportDialog *self = SWB_IMPORT_DIALOG (object);

  stop_cb (self);
  g_clear_handle_id (&self->wait_id, g_source_remove);
  g_clear_pointer (&self->progress, swb_progress_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->preview);
  g_clear_object (&self->table);
  g_clear_object (&self->settings);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (swb_import_dialog_parent_class)->dispose (object);
}

static void
swb_import_dialog_finalize (GObject *object)
{
  g_free (SWB_IMPORT_DIALOG (object)->currency);
  g_free (SWB_IMPORT_DIALOG (object)->definition);

  G_OBJECT_CLASS (swb_import_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-import-dialog.ui");
#define BIND(child)                                                            \
  gtk_widget_class_bind_template_child (widget_class, SwbImportDialog, child)
  BIND (overlay);
  BIND (title);
  BIND (back);
  BIND (next);
  BIND (notice);
  BIND (notice_label);
  BIND (stack);
  BIND (start);
  BIND (busy);
  BIND (setup);
  BIND (review);
#undef BIND
#define CALLBACK(name)                                                         \
  gtk_widget_class_bind_template_callback (widget_class, name)
  CALLBACK (back_cb);
  CALLBACK (next_cb);
  CALLBACK (stop_cb);
  CALLBACK (swb_import_dialog_open);
  CALLBACK (text_cb);
  CALLBACK (update_cb);
  CALLBACK (setup_changed_cb);
  CALLBACK (reading_cb);
  CALLBACK (show_notice);
  CALLBACK (save_wrong_cb);
#undef CALLBACK
}

static void
swb_import_dialog_class_init (SwbImportDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = swb_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = swb_import_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = swb_import_dialog_close_request;

  g_type_ensure (SWB_TYPE_IMPORT_BUSY);
  g_type_ensure (SWB_TYPE_IMPORT_START);
  g_type_ensure (SWB_TYPE_IMPORT_SETUP);
  g_type_ensure (SWB_TYPE_IMPORT_REVIEW);
  bind_template (GTK_WIDGET_CLASS (klass));
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "import.next",
                                   NULL, next_action_cb);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "import.back",
                                   NULL, back_action_cb);
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_v,
                                GDK_CONTROL_MASK, paste_key_cb, NULL);
}

static void
swb_import_dialog_init (SwbImportDialog *self)
{
  self->settings = g_settings_new (SWB_APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->next);
  gtk_window_set_focus (GTK_WINDOW (self), self->start);
}

/**
 * swb_import_dialog_new:
 * @document: the workspace that accounts come into
 *
 * Returns: (transfer none): the window at its first step, to be presented
 */
GtkWindow *
swb_import_dialog_new (SwbDocument *document)
{
  SwbImportDialog *self;
  SwbCampaign *campaign;
  SwbMoney budget = swb_money_none ();

  g_return_val_if_fail (SWB_IS_DOCUMENT (document), NULL);

  self = g_object_new (SWB_TYPE_IMPORT_DIALOG, NULL);
  self->document = g_object_ref (document);
  campaign = swb_document_get_campaign (document);
  if (campaign != NULL)
    budget = swb_campaign_get_budget (campaign);
  self->currency = swb_money_is_none (&budget)
                       ? g_settings_get_string (self->settings, "currency")
                       : g_strdup (budget.currency);
  return GTK_WINDOW (self);
}

/**
 * swb_import_dialog_open:
 * @self: the window
 * @file: a table
 *
 * Reads the table and shows what was found out.
 */
void
swb_import_dialog_open (SwbImportDialog *self, GFile *file)
{
  g_return_if_fail (SWB_IS_IMPORT_DIALOG (self));
  g_return_if_fail (G_IS_FILE (file));

  self->step = STEP_CHOOSE;
  begin_reading (self);
  swb_import_table_load_async (file, self->progress, self->cancellable,
                               loaded_cb, g_object_ref (self));
}
