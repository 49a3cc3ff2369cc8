/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of a creator's details share. */
#include "creator-fixture.h"

/**
 * fixture_row:
 * @command: an edit
 * @table: a table
 * @cells: (array length=n_cells): what the row holds, each value given away
 * @n_cells: how many
 *
 * Returns: the id of the row that the command makes
 */
SwbId
fixture_row (SwbCommand *command,
             SwbTableId table,
             const FixtureCell *cells,
             guint n_cells)
{
  const SwbId id = swb_command_insert (command, table);

  for (guint i = 0; i < n_cells; i++)
    swb_command_set (command, table, &id, cells[i].column, cells[i].value);
  return id;
}

/**
 * fixture_details:
 * @document: a document
 * @creator: who is in it
 *
 * Returns: (transfer full): the details
 */
SwbCreatorDetails *
fixture_details (SwbDocument *document, const SwbId *creator)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SwbCreatorDetails *details;

  swb_creator_details_async (document, creator, NULL, fixture_keep_result_cb,
                             &result);
  details =
      swb_creator_details_finish (document, fixture_wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_nonnull (details);
  return details;
}

/**
 * fixture_creator:
 * @document: a document
 * @name: who shall be in it
 *
 * Returns: the id of the creator
 */
SwbId
fixture_creator (SwbDocument *document, const char *name)
{
  SwbCommand *command = swb_command_new_edit ("Add");
  const SwbId id = FIXTURE_ROW (command, SWB_TABLE_CREATOR,
                                { SWB_CREATOR_NAME, swb_value_text (name) });

  fixture_run (document, command);
  return id;
}
