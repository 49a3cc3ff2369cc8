/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of working copies share: opening one, acting in it, saving it,
 * where anything else than success fails the test. */
#include "copy-fixture.h"

#include "storage/swb-writer-private.h"

/**
 * fixture_act:
 * @copy: a working copy whose connection is in it
 * @name: of the act, and of the creator that it adds
 */
void
fixture_act (SwbWorkingCopy *copy, const char *name)
{
  SwbDatabase *db = swb_working_copy_peek_database (copy);
  SwbValue values[SWB_CREATOR_N] = { 0 };
  const SwbId id = swb_id_new ();
  SwbWriter *writer = swb_writer_begin (
      db, swb_action_new (name, "Asha", SWB_ACTION_ACT, 1), NULL);
  g_autoptr (SwbAction) action = NULL;

  values[SWB_CREATOR_NAME] = swb_value_text (name);
  g_assert_true (
      swb_writer_insert (writer, SWB_TABLE_CREATOR, &id, values, NULL));
  action = swb_writer_commit (writer, NULL);
  g_assert_nonnull (action);
  swb_value_clear (&values[SWB_CREATOR_NAME]);
}

/**
 * fixture_open_copy:
 * @file: (nullable): a document
 *
 * Returns: (transfer full): its working copy
 */
SwbWorkingCopy *
fixture_open_copy (GFile *file)
{
  g_autoptr (GError) error = NULL;
  SwbWorkingCopy *copy = swb_working_copy_open (file, NULL, &error);

  g_assert_no_error (error);
  return copy;
}

/**
 * fixture_save:
 * @copy: a working copy
 * @file: (nullable): where to
 */
void
fixture_save (SwbWorkingCopy *copy, GFile *file)
{
  g_autoptr (GError) error = NULL;

  swb_working_copy_save (copy, file, TRUE, NULL, &error);
  g_assert_no_error (error);
}

/**
 * fixture_n_creators:
 * @copy: a working copy whose connection is in it
 *
 * Returns: how many creators are in it
 */
gint64
fixture_n_creators (SwbWorkingCopy *copy)
{
  return swb_database_number (swb_working_copy_peek_database (copy),
                              "SELECT count(*) FROM creator", -1);
}

/**
 * fixture_saved_copy:
 * @file: where to
 *
 * Returns: (transfer full): a saved workspace with one act, open
 */
SwbWorkingCopy *
fixture_saved_copy (GFile *file)
{
  SwbWorkingCopy *copy = fixture_open_copy (NULL);

  fixture_act (copy, "One");
  fixture_save (copy, file);
  return copy;
}
