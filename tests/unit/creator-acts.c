/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of the acts on a creator share: a creator, what is known of her,
 * doing an act and reading that again. */
#include "creator-acts.h"

/**
 * creator_acts_read:
 * @f: a creator
 *
 * Reads again what is known of her.
 */
void
creator_acts_read (CreatorActs *f)
{
  g_clear_pointer (&f->about, swb_creator_details_unref);
  f->about = fixture_details (f->document, &f->creator);
}

/**
 * creator_acts_set_up:
 * @f: (out): a new document with one creator
 * @data: nothing
 */
void
creator_acts_set_up (CreatorActs *f, gconstpointer data)
{
  f->document = fixture_open ();
  f->creator = fixture_creator (f->document, "Asha");
  creator_acts_read (f);
}

/**
 * creator_acts_tear_down:
 * @f: a creator
 * @data: nothing
 *
 * Closes the document.
 */
void
creator_acts_tear_down (CreatorActs *f, gconstpointer data)
{
  g_clear_pointer (&f->about, swb_creator_details_unref);
  fixture_close (f->document);
}

/**
 * creator_acts_run:
 * @f: a creator
 * @command: (transfer full): an act that is not refused
 * @error: (transfer full) (nullable): why it was refused
 *
 * Does it and reads what there is then; see RUN().
 */
void
creator_acts_run (CreatorActs *f, SwbCommand *command, GError *error)
{
  g_assert_no_error (error);
  g_assert_nonnull (command);
  fixture_run (f->document, command);
  creator_acts_read (f);
}

/**
 * creator_acts_undo:
 * @f: a creator
 *
 * Takes the last act back, whole, and reads what there is then.
 */
void
creator_acts_undo (CreatorActs *f)
{
  g_assert_cmpuint (fixture_undo (f->document), ==, 0);
  creator_acts_read (f);
}

/**
 * creator_acts_add_account:
 * @f: a creator without an account
 *
 * Returns: the id of her new account
 */
SwbId
creator_acts_add_account (CreatorActs *f)
{
  const SwbAccountFacts facts = { .platform = SWB_PLATFORM_INSTAGRAM,
                                  .handle = "asha" };

  RUN (swb_creator_set_account (f->about, NULL, &facts, &error));
  return ((SwbDetailAccount *) g_ptr_array_index (f->about->accounts, 0))->id;
}

/**
 * creator_acts_type_share:
 * @f: a creator
 * @account: hers
 * @kind: of the share
 * @what: of whom
 * @share: as it is typed
 * @day: since when
 *
 * Returns: (transfer full) (nullable): why it was refused
 */
GError *
creator_acts_type_share (CreatorActs *f,
                         const SwbId *account,
                         SwbShareKind kind,
                         const char *what,
                         const char *share,
                         SwbDay day)
{
  const SwbShareFacts facts = { kind, what, share, day, NULL };
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;
  SwbCommand *command =
      swb_creator_add_share (f->about, account, &facts, &error);

  if (command == NULL)
    return error;
  swb_document_run_async (f->document, command, NULL, fixture_keep_result_cb,
                          &result);
  swb_document_run_finish (f->document, fixture_wait_for (&result), &error);
  creator_acts_read (f);
  return error;
}
