/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something that a person does to the workspace: a name and fields to set.
 * First run and redo take the same way; nothing else writes. */
#pragma once

#include "base/swb-progress.h"
#include "storage/swb-writer.h"

G_BEGIN_DECLS

typedef struct _SwbCommand SwbCommand;

/* Runs on the store's worker inside a transaction; touches only the writer
 * and its data. FALSE with an error takes everything back. */
typedef gboolean (*SwbCommandFunc) (SwbWriter *writer,
                                    gpointer data,
                                    GError **error);

SwbCommand *swb_command_new (const char *name,
                             SwbCommandFunc exec,
                             gpointer data,
                             GDestroyNotify destroy);
SwbCommand *swb_command_new_edit (const char *name);
SwbCommand *swb_command_ref (SwbCommand *command);
void swb_command_unref (SwbCommand *command);
const char *swb_command_get_name (SwbCommand *command);
void swb_command_set_progress (SwbCommand *command, SwbProgress *progress);
SwbProgress *swb_command_get_progress (SwbCommand *command);
void swb_command_set_running (SwbCommand *command, double running);
double swb_command_get_running (SwbCommand *command);
gboolean
swb_command_exec (SwbCommand *command, SwbWriter *writer, GError **error);

/* For commands made by swb_command_new_edit (): settings in order. */
void swb_command_set (SwbCommand *command,
                      SwbTableId table,
                      const SwbId *row,
                      guint column,
                      SwbValue value);
SwbId swb_command_insert (SwbCommand *command, SwbTableId table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbCommand, swb_command_unref)

G_END_DECLS
