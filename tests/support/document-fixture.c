/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of a document share: waiting for a result, and opening, changing
 * and closing a document where anything else than success fails the test. */
#include "document-fixture.h"

/**
 * fixture_keep_result_cb:
 * @source: the object that was asked
 * @result: what it answers
 * @data: (out): a `GAsyncResult **` that is %NULL until now
 *
 * A #GAsyncReadyCallback for fixture_wait_for(): keeps a reference of @result.
 */
void
fixture_keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/**
 * fixture_wait_for:
 * @result: where fixture_keep_result_cb() puts the result
 *
 * Runs the main context until the result is there.
 *
 * Returns: (transfer none): the result; the caller of the call owns it
 */
GAsyncResult *
fixture_wait_for (GAsyncResult **result)
{
  FIXTURE_WAIT ("an answer", *result != NULL);
  return *result;
}

/**
 * fixture_open:
 *
 * Opens a new, empty document.
 *
 * Returns: (transfer full): the document; give it to fixture_close()
 */
SwbDocument *
fixture_open (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SwbDocument *document;

  swb_document_open_async (NULL, NULL, fixture_keep_result_cb, &result);
  document = swb_document_open_finish (fixture_wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_nonnull (document);
  return document;
}

/**
 * fixture_run:
 * @document: a document
 * @command: (transfer full): an act
 *
 * Does @command and waits until it is done.
 */
void
fixture_run (SwbDocument *document, SwbCommand *command)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  swb_document_run_async (document, command, NULL, fixture_keep_result_cb,
                          &result);
  swb_document_run_finish (document, fixture_wait_for (&result), &error);
  g_assert_no_error (error);
}

/**
 * fixture_undo:
 * @document: a document with something to undo
 *
 * Takes the last act back and waits until that is done.
 *
 * Returns: how many changes of the act were left alone
 */
guint
fixture_undo (SwbDocument *document)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbOutcome) outcome = NULL;

  swb_document_undo_async (document, fixture_keep_result_cb, &result);
  outcome =
      swb_document_undo_finish (document, fixture_wait_for (&result), &error);
  g_assert_no_error (error);
  return outcome->n_left_alone;
}

/**
 * fixture_wait_document:
 * @document: an open document
 *
 * Waits until @document has done all that was asked of it before: it does one
 * thing after the other, so a question now is answered last.
 */
void
fixture_wait_document (SwbDocument *document)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  swb_document_history_async (document, 1, fixture_keep_result_cb, &result);
  entries = swb_document_history_finish (document, fixture_wait_for (&result),
                                         &error);
  g_assert_no_error (error);
}

/**
 * fixture_close:
 * @document: (transfer full): a document
 *
 * Closes the document, waits until that is done, and lets go of it.
 */
void
fixture_close (SwbDocument *document)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  swb_document_close_async (document, fixture_keep_result_cb, &result);
  g_assert_true (
      swb_document_close_finish (document, fixture_wait_for (&result), &error));
  g_assert_no_error (error);
  g_object_unref (document);
}
