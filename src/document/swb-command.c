/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something that a person does to the workspace: a name and fields to set. */
#include "document/swb-command.h"

struct _SwbCommand
{
  gatomicrefcount ref_count;
  char *name;
  SwbCommandFunc exec;
  gpointer data;
  GDestroyNotify destroy;
  SwbProgress *progress; /* null: nobody asks */
  double running;
};

/* What running an act is of all, where nobody knows better. */
#define RUNNING 0.6

/* One step of an edit: a field to set, or a row to make with what follows. */
typedef struct
{
  gboolean insert;
  SwbTableId table;
  guint column;
  SwbId row;
  SwbValue value;
} Step;

/**
 * swb_command_new:
 * @name: as people know it, "Import 997 accounts"
 * @exec: sets the fields; runs on the store's worker
 * @data: (transfer full): what @exec works on; nothing else touches it
 * @destroy: (nullable): frees @data, on any thread
 *
 * Returns: (transfer full): a command
 */
SwbCommand *
swb_command_new (const char *name,
                 SwbCommandFunc exec,
                 gpointer data,
                 GDestroyNotify destroy)
{
  SwbCommand *command = g_new0 (SwbCommand, 1);

  g_atomic_ref_count_init (&command->ref_count);
  command->name = g_strdup (name);
  command->exec = exec;
  command->data = data;
  command->destroy = destroy;
  command->running = RUNNING;
  return command;
}

static void
clear_step (gpointer data)
{
  swb_value_clear (&((Step *) data)->value);
}

/* A new row's settings are gathered up to the step that is not one of them,
 * so that it is inserted whole. */
static guint
insert_row (SwbWriter *writer, GArray *steps, guint first, GError **error)
{
  const Step *insert = &g_array_index (steps, Step, first);
  const SwbTable *table = swb_schema_table (insert->table);
  g_autofree SwbValue *values = g_new0 (SwbValue, table->n_columns);
  guint i;

  for (i = first + 1; i < steps->len; i++)
    {
      const Step *step = &g_array_index (steps, Step, i);

      if (step->insert || step->table != insert->table ||
          !swb_id_equal (&step->row, &insert->row))
        break;
      values[step->column] = step->value;
    }
  return swb_writer_insert (writer, insert->table, &insert->row, values, error)
             ? i
             : 0;
}

static gboolean
exec_edit (SwbWriter *writer, gpointer data, GError **error)
{
  GArray *steps = data;
  guint i = 0;

  while (i < steps->len)
    {
      const Step *step = &g_array_index (steps, Step, i);

      if (step->insert)
        {
          i = insert_row (writer, steps, i, error);
          if (i == 0)
            return FALSE;
        }
      else if (swb_writer_set (writer, step->table, &step->row, step->column,
                               &step->value, error))
        i++;
      else
        return FALSE;
    }
  return TRUE;
}

/**
 * swb_command_new_edit:
 * @name: as people know it
 *
 * Returns: (transfer full): a command to be filled by swb_command_set() and
 *   swb_command_insert()
 */
SwbCommand *
swb_command_new_edit (const char *name)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (Step));

  g_array_set_clear_func (steps, clear_step);
  return swb_command_new (name, exec_edit, steps,
                          (GDestroyNotify) g_array_unref);
}

/**
 * swb_command_set:
 * @command: an edit
 * @table: a table
 * @row: the id of a row
 * @column: a column of @table
 * @value: (transfer full): what it shall hold
 *
 * Adds a setting. Those that follow swb_command_insert() of the same row make
 * that row's first values.
 */
void
swb_command_set (SwbCommand *command,
                 SwbTableId table,
                 const SwbId *row,
                 guint column,
                 SwbValue value)
{
  const Step step = { FALSE, table, column, *row, value };

  g_return_if_fail (command->exec == exec_edit);

  g_array_append_val ((GArray *) command->data, step);
}

/**
 * swb_command_insert:
 * @command: an edit
 * @table: a table
 *
 * Returns: the id of a row that the command will make
 */
SwbId
swb_command_insert (SwbCommand *command, SwbTableId table)
{
  const Step step = { TRUE, table, 0, swb_id_new (), swb_value_null () };

  g_return_val_if_fail (command->exec == exec_edit, swb_id_nil ());

  g_array_append_val ((GArray *) command->data, step);
  return step.row;
}

/**
 * swb_command_ref:
 * @command: a command
 *
 * Returns: (transfer full): @command
 */
SwbCommand *
swb_command_ref (SwbCommand *command)
{
  g_atomic_ref_count_inc (&command->ref_count);
  return command;
}

/**
 * swb_command_unref:
 * @command: (transfer full) (nullable): a command
 */
void
swb_command_unref (SwbCommand *command)
{
  if (command == NULL || !g_atomic_ref_count_dec (&command->ref_count))
    return;
  if (command->destroy != NULL)
    command->destroy (command->data);
  g_clear_pointer (&command->progress, swb_progress_unref);
  g_free (command->name);
  g_free (command);
}

/**
 * swb_command_get_name:
 * @command: a command
 *
 * Returns: its name for people
 */
const char *
swb_command_get_name (SwbCommand *command)
{
  return command->name;
}

/**
 * swb_command_set_progress:
 * @command: a command that nobody runs yet
 * @progress: is told how far the command is while it runs, until what it did is
 *   in the model; final once it can no longer be stopped
 *
 * What the command is made of tells it by swb_database_tell().
 */
void
swb_command_set_progress (SwbCommand *command, SwbProgress *progress)
{
  g_clear_pointer (&command->progress, swb_progress_unref);
  command->progress = swb_progress_ref (progress);
}

/**
 * swb_command_get_progress:
 * @command: a command
 *
 * Returns: (transfer none) (nullable): what is told how far it is
 */
SwbProgress *
swb_command_get_progress (SwbCommand *command)
{
  return command->progress;
}

/**
 * swb_command_set_running:
 * @command: a command that nobody runs yet
 * @running: what running it is of all, about, above 0 and below 1; making it
 *   durable and showing it is the rest
 */
void
swb_command_set_running (SwbCommand *command, double running)
{
  command->running = running;
}

/**
 * swb_command_get_running:
 * @command: a command
 *
 * Returns: what running it is of all, about
 */
double
swb_command_get_running (SwbCommand *command)
{
  return command->running;
}

/**
 * swb_command_exec:
 * @command: a command
 * @writer: the writer of the current transaction
 * @error: why not
 *
 * Runs on the store's worker.
 *
 * Returns: FALSE where everything is to be taken back
 */
gboolean
swb_command_exec (SwbCommand *command, SwbWriter *writer, GError **error)
{
  return command->exec (writer, command->data, error);
}
