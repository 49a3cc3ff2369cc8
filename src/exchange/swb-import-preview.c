/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preview of an import: rows are judged on a worker, then compared with
 * what the workspace has, then shown. */
#include "exchange/swb-import-preview-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (SwbImportPreview, swb_import_preview, G_TYPE_OBJECT)

static void
swb_import_preview_dispose (GObject *object)
{
  SwbImportPreview *self = SWB_IMPORT_PREVIEW (object);

  g_clear_object (&self->table);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_clear_pointer (&self->plan, swb_import_plan_unref);
  g_clear_pointer (&self->writing, swb_progress_unref);
  swb_import_wishes_clear (&self->wishes);
  G_OBJECT_CLASS (swb_import_preview_parent_class)->dispose (object);
}

static void
swb_import_preview_class_init (SwbImportPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = swb_import_preview_dispose;
}

static void
swb_import_preview_init (SwbImportPreview *self)
{
}

static SwbImportPreview *
preview_new (SwbImportTable *table, SwbImportPlan *plan)
{
  SwbImportPreview *self = g_object_new (SWB_TYPE_IMPORT_PREVIEW, NULL);

  self->table = g_object_ref (table);
  self->text = g_bytes_ref (swb_import_table_get_text (table));
  self->plan = swb_import_plan_ref (plan);
  self->wishes.takes = swb_import_table_get_update (table) == SWB_IMPORT_TAKE;
  self->wishes.ticks = g_byte_array_sized_new (plan->rows->len);
  if (plan->counts[SWB_IMPORT_SIMILAR] > 0)
    {
      self->wishes.decisions =
          g_array_new (FALSE, TRUE, sizeof (SwbImportDecision));
      g_array_set_size (self->wishes.decisions, plan->rows->len);
    }
  for (guint i = 0; i < plan->rows->len; i++)
    {
      guint8 ticked = plan->verdicts->data[i] != SWB_IMPORT_WRONG;

      g_byte_array_append (self->wishes.ticks, &ticked, 1);
    }
  return self;
}

/* What the task carries from step to step. */
typedef struct
{
  SwbImportTable *table;
  SwbDocument *document;
  SwbImportPlan *plan;
} Steps;

/* What judging needs. */
typedef struct
{
  SwbImportPlan *plan;
  SwbRosterData *roster; /* pinned */
} Judging;

static void
steps_free (gpointer data)
{
  Steps *steps = data;

  g_clear_object (&steps->table);
  g_clear_object (&steps->document);
  g_clear_pointer (&steps->plan, swb_import_plan_unref);
  g_free (steps);
}

static SwbRoster *
get_roster (SwbDocument *document)
{
  return swb_workspace_get_roster (swb_document_get_workspace (document));
}

static void
judging_free (gpointer data)
{
  Judging *judging = data;

  swb_import_plan_unref (judging->plan);
  swb_roster_data_unref_elsewhere (judging->roster);
  g_free (judging);
}

static void
probed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = G_TASK (data);
  Steps *steps = g_task_get_task_data (task);
  GError *error = NULL;

  if (!swb_document_run_finish (SWB_DOCUMENT (source), result, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, preview_new (steps->table, steps->plan),
                           g_object_unref);
}

static void
judged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = G_TASK (data);
  Steps *steps = g_task_get_task_data (task);
  GError *error = NULL;

  swb_roster_unpin (get_roster (steps->document));
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (steps->plan->counts[SWB_IMPORT_UPDATED] == 0 &&
      steps->plan->counts[SWB_IMPORT_SIMILAR] == 0)
    {
      g_task_return_pointer (task, preview_new (steps->table, steps->plan),
                             g_object_unref);
      return;
    }
  swb_document_run_async (steps->document, swb_import_plan_probe (steps->plan),
                          g_task_get_cancellable (task), probed_cb,
                          g_object_ref (task));
}

static void
judge_thread (GTask *task,
              gpointer source,
              gpointer task_data,
              GCancellable *cancellable)
{
  const Judging *judging = task_data;
  GError *error = NULL;

  if (!swb_import_plan_judge (judging->plan, judging->roster, cancellable,
                              &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * swb_import_preview_async:
 * @table: a table, its columns mapped
 * @document: the workspace that it shall come into
 * @progress: (nullable): told how much of it is done
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Finds out what importing @table would do. Nothing is changed.
 */
void
swb_import_preview_async (SwbImportTable *table,
                          SwbDocument *document,
                          SwbProgress *progress,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GTask) judging = NULL;
  Judging *judging_data;
  Steps *steps;

  g_return_if_fail (SWB_IS_IMPORT_TABLE (table));
  g_return_if_fail (SWB_IS_DOCUMENT (document));
  steps = g_new0 (Steps, 1);
  steps->table = g_object_ref (table);
  steps->document = g_object_ref (document);
  steps->plan = swb_import_plan_new (table);
  if (progress != NULL)
    {
      swb_progress_unref (steps->plan->progress);
      steps->plan->progress = swb_progress_ref (progress);
    }
  g_task_set_source_tag (task, swb_import_preview_async);
  g_task_set_task_data (task, steps, steps_free);
  judging = g_task_new (NULL, cancellable, judged_cb, g_object_ref (task));
  judging_data = g_new0 (Judging, 1);
  judging_data->plan = swb_import_plan_ref (steps->plan);
  judging_data->roster = swb_roster_pin (get_roster (document));
  g_task_set_task_data (judging, judging_data, judging_free);
  g_task_run_in_thread (judging, judge_thread);
}

/**
 * swb_import_preview_finish:
 * @result: what the callback got
 * @error: %SWB_EXCHANGE_ERROR, or cancelled
 *
 * Returns: (transfer full) (nullable): the preview
 */
SwbImportPreview *
swb_import_preview_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * swb_import_preview_get_n_rows:
 * @self: a preview
 *
 * Returns: how many rows of the file were judged
 */
guint
swb_import_preview_get_n_rows (SwbImportPreview *self)
{
  g_return_val_if_fail (SWB_IS_IMPORT_PREVIEW (self), 0);
  return self->plan->rows->len;
}

/**
 * swb_import_preview_count:
 * @self: a preview
 * @verdict: a verdict
 *
 * Returns: how many rows have it
 */
guint
swb_import_preview_count (SwbImportPreview *self, SwbImportVerdict verdict)
{
  g_return_val_if_fail (SWB_IS_IMPORT_PREVIEW (self), 0);
  g_return_val_if_fail ((guint) verdict < SWB_N_IMPORT_VERDICTS, 0);
  return self->plan->counts[verdict];
}

/**
 * swb_import_preview_count_crowded:
 * @self: a preview
 *
 * Very many creators may have a word of a name; then a row is compared only
 * with those of them who have its whole name, two words of it, or its handle.
 *
 * Returns: how many rows nobody was found for in this way
 */
guint
swb_import_preview_count_crowded (SwbImportPreview *self)
{
  g_return_val_if_fail (SWB_IS_IMPORT_PREVIEW (self), 0);
  return self->plan->n_crowded;
}

/**
 * swb_import_preview_get_verdict:
 * @self: a preview
 * @row: a judged row
 *
 * Returns: what would become of it
 */
SwbImportVerdict
swb_import_preview_get_verdict (SwbImportPreview *self, guint row)
{
  g_return_val_if_fail (SWB_IS_IMPORT_PREVIEW (self), SWB_IMPORT_WRONG);
  g_return_val_if_fail (row < self->plan->rows->len, SWB_IMPORT_WRONG);
  return (SwbImportVerdict) self->plan->verdicts->data[row];
}

/**
 * swb_import_preview_get_line:
 * @self: a preview
 * @row: a judged row
 *
 * Returns: the line of the file that it begins on, 1 the first
 */
guint64
swb_import_preview_get_line (SwbImportPreview *self, guint row)
{
  g_return_val_if_fail (SWB_IS_IMPORT_PREVIEW (self), 0);
  return swb_grid_get_line (self->plan->rule.grid,
                            swb_import_plan_get_row (self->plan, row)->row);
}

/**
 * swb_import_preview_get_handle:
 * @self: a preview
 * @row: a judged row
 *
 * Returns: (transfer none) (nullable): the handle, if it has one
 */
const char *
swb_import_preview_get_handle (SwbImportPreview *self, guint row)
{
  g_return_val_if_fail (SWB_IS_IMPORT_PREVIEW (self), NULL);
  return swb_import_plan_get_row (self->plan, row)->handle;
}

/**
 * swb_import_preview_get_name:
 * @self: a preview
 * @row: a judged row
 *
 * Returns: (transfer none) (nullable): the name, if it has one
 */
const char *
swb_import_preview_get_name (SwbImportPreview *self, guint row)
{
  g_return_val_if_fail (SWB_IS_IMPORT_PREVIEW (self), NULL);
  return swb_import_plan_get_row (self->plan, row)->name;
}

/**
 * swb_import_preview_get_followers:
 * @self: a preview
 * @row: a judged row
 *
 * Returns: the followers, -1 where the row does not tell
 */
gint64
swb_import_preview_get_followers (SwbImportPreview *self, guint row)
{
  double value;

  g_return_val_if_fail (SWB_IS_IMPORT_PREVIEW (self), -1);
  value = swb_import_plan_get_row (self->plan, row)->values[0];
  return isnan (value) || value > 9e15 ? -1 : (gint64) value;
}

/**
 * swb_import_preview_dup_message:
 * @self: a preview
 * @row: a judged row
 *
 * Returns: (transfer full): why a row is wrong, with its line and column;
 *   "" for any other row
 */
char *
swb_import_preview_dup_message (SwbImportPreview *self, guint row)
{
  const SwbImportRow *found;
  g_autofree char *title = NULL;
  guint64 line;

  g_return_val_if_fail (SWB_IS_IMPORT_PREVIEW (self), NULL);
  found = swb_import_plan_get_row (self->plan, row);
  if (found->problem == NULL)
    return g_strdup ("");
  line = swb_import_preview_get_line (self, row);
  if (found->problem_column < 0)
    return g_strdup_printf (_ ("Line %" PRIu64 ": %s"), line, found->problem);
  title =
      swb_import_table_dup_title (self->table, (guint) found->problem_column);
  return g_strdup_printf (_ ("Line %" PRIu64 ", %s: %s"), line, title,
                          found->problem);
}

/**
 * swb_import_preview_get_ticked:
 * @self: a preview
 * @row: a judged row
 *
 * Returns: whether it shall be imported; a wrong one never is
 */
gboolean
swb_import_preview_get_ticked (SwbImportPreview *self, guint row)
{
  g_return_val_if_fail (SWB_IS_IMPORT_PREVIEW (self), FALSE);
  g_return_val_if_fail (row < self->wishes.ticks->len, FALSE);
  return self->wishes.ticks->data[row] != 0;
}

/**
 * swb_import_preview_set_ticked:
 * @self: a preview
 * @row: a judged row
 * @ticked: whether it shall be imported
 *
 * A wrong row cannot be ticked.
 */
void
swb_import_preview_set_ticked (SwbImportPreview *self,
                               guint row,
                               gboolean ticked)
{
  g_return_if_fail (SWB_IS_IMPORT_PREVIEW (self));
  g_return_if_fail (row < self->wishes.ticks->len);
  self->wishes.ticks->data[row] =
      ticked && self->plan->verdicts->data[row] != SWB_IMPORT_WRONG;
}

/**
 * swb_import_verdict_name:
 * @verdict: a verdict
 *
 * Returns: (transfer none): the word for people
 */
const char *
swb_import_verdict_name (SwbImportVerdict verdict)
{
  static const char *const names[SWB_N_IMPORT_VERDICTS] = {
    N_ ("New"),       N_ ("Updated"),   N_ ("Similar"), N_ ("Different"),
    N_ ("Unchanged"), N_ ("Duplicate"), N_ ("Wrong"),
  };

  g_return_val_if_fail ((guint) verdict < SWB_N_IMPORT_VERDICTS, "");
  return _ (names[verdict]);
}

/**
 * swb_import_command:
 * @self: a preview
 *
 * Returns: (transfer full): the import of the ticked rows as one act, for
 *   swb_document_run_async(); a row that is like somebody and undecided is left
 *   out
 */
SwbCommand *
swb_import_command (SwbImportPreview *self)
{
  g_return_val_if_fail (SWB_IS_IMPORT_PREVIEW (self), NULL);
  g_clear_pointer (&self->writing, swb_progress_unref);
  self->writing = swb_progress_new ();
  return swb_import_plan_command (self->plan, &self->wishes, self->writing);
}

/**
 * swb_import_preview_has_choices:
 * @self: a preview
 *
 * Returns: whether a person chose anything: took a tick away, decided about
 *   somebody like a creator, or whose word counts for a row
 */
gboolean
swb_import_preview_has_choices (SwbImportPreview *self)
{
  g_return_val_if_fail (SWB_IS_IMPORT_PREVIEW (self), FALSE);
  if (self->wishes.rows != NULL)
    return TRUE;
  for (guint i = 0; i < self->plan->rows->len; i++)
    if ((!self->wishes.ticks->data[i] &&
         self->plan->verdicts->data[i] != SWB_IMPORT_WRONG) ||
        swb_import_wishes_get_decision (&self->wishes, i).choice !=
            SWB_IMPORT_UNDECIDED)
      return TRUE;
  return FALSE;
}

/**
 * swb_import_preview_get_progress:
 * @self: a preview
 *
 * Returns: (transfer none) (nullable): how far the last of its commands is; for
 *   any thread; %NULL before there is one
 */
SwbProgress *
swb_import_preview_get_progress (SwbImportPreview *self)
{
  g_return_val_if_fail (SWB_IS_IMPORT_PREVIEW (self), NULL);
  return self->writing;
}
