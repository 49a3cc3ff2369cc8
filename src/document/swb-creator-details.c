/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The details of a creator: read on the store's worker, held against the roster
 * by a thread, given to whoever asked. */
#include "document/swb-creator-details-private.h"

#include "document/swb-document-private.h"
#include "storage/swb-attachment.h"

#include <glib/gi18n-lib.h>

/**
 * swb_made_details_new:
 * @creator: whose
 * @today: readings that expired before it are told as such
 *
 * Returns: (transfer full): details without anything in them; for
 *   swb_creator_details_unref()
 */
SwbMadeDetails *
swb_made_details_new (const SwbId *creator, SwbDay today)
{
  SwbMadeDetails *self = g_new0 (SwbMadeDetails, 1);
  SwbCreatorDetails *details = &self->details;

  g_atomic_ref_count_init (&self->refs);
  self->texts = g_string_chunk_new (1024);
  self->lists = g_ptr_array_new_with_free_func (g_free);
  self->today = today;
  details->id = *creator;
  details->tier = -1;
  details->accounts = g_ptr_array_new ();
  details->rates = g_ptr_array_new_with_free_func (g_free);
  details->contacts = g_ptr_array_new_with_free_func (g_free);
  details->contracts = g_ptr_array_new_with_free_func (g_free);
  details->exclusivities = g_ptr_array_new_with_free_func (g_free);
  details->placements = g_ptr_array_new ();
  details->notes = g_ptr_array_new_with_free_func (g_free);
  details->attachments = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * swb_made_details_keep:
 * @self: details that are being made
 * @text: (nullable): a text
 *
 * Returns: it, as long as @self lives; "" for null
 */
const char *
swb_made_details_keep (SwbMadeDetails *self, const char *text)
{
  return text == NULL || *text == '\0'
             ? ""
             : g_string_chunk_insert_const (self->texts, text);
}

/**
 * swb_made_details_split:
 * @self: details that are being made
 * @list: texts with "," between
 *
 * Returns: (array zero-terminated=1): each without white around it, none empty;
 *   as long as @self lives
 */
const char *const *
swb_made_details_split (SwbMadeDetails *self, const char *list)
{
  g_auto (GStrv) parts = g_strsplit (list, ",", -1);
  const char **kept = g_new0 (const char *, g_strv_length (parts) + 1);
  guint n = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      kept[n++] = swb_made_details_keep (self, parts[i]);
  g_ptr_array_add (self->lists, kept);
  return kept;
}

/**
 * swb_creator_details_ref:
 * @self: details
 *
 * Returns: (transfer full): @self
 */
SwbCreatorDetails *
swb_creator_details_ref (SwbCreatorDetails *self)
{
  g_atomic_ref_count_inc (&((SwbMadeDetails *) self)->refs);
  return self;
}

static void
free_accounts (GPtrArray *accounts)
{
  for (guint i = 0; i < accounts->len; i++)
    {
      SwbDetailAccount *account = g_ptr_array_index (accounts, i);

      g_ptr_array_unref (account->readings);
      g_ptr_array_unref (account->shares);
      g_free (account);
    }
  g_ptr_array_unref (accounts);
}

static void
free_placements (GPtrArray *placements)
{
  for (guint i = 0; i < placements->len; i++)
    {
      SwbDetailPlacement *placement = g_ptr_array_index (placements, i);

      g_ptr_array_unref (placement->readings);
      g_ptr_array_unref (placement->payouts);
      g_free (placement);
    }
  g_ptr_array_unref (placements);
}

/**
 * swb_creator_details_unref:
 * @self: (transfer full) (nullable): details
 */
void
swb_creator_details_unref (SwbCreatorDetails *self)
{
  SwbMadeDetails *made = (SwbMadeDetails *) self;

  if (self == NULL || !g_atomic_ref_count_dec (&made->refs))
    return;
  free_accounts (self->accounts);
  free_placements (self->placements);
  g_ptr_array_unref (self->rates);
  g_ptr_array_unref (self->contacts);
  g_ptr_array_unref (self->contracts);
  g_ptr_array_unref (self->exclusivities);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->attachments);
  g_ptr_array_unref (made->lists);
  g_string_chunk_free (made->texts);
  g_free (made);
}

/* A question on its way: to the worker, then to the thread. */
typedef struct
{
  SwbId creator;
  SwbDay today;
  SwbMadeDetails *made;
  SwbRosterData *roster; /* pinned meanwhile */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  if (question->made != NULL)
    swb_creator_details_unref (&question->made->details);
  if (question->roster != NULL)
    swb_roster_data_unref_elsewhere (question->roster);
  g_free (question);
}

static gboolean
work_read (SwbDatabase *db, gpointer data, GCancellable *c, GError **error)
{
  Question *question = data;

  question->made =
      swb_creator_reader_read (db, &question->creator, question->today, error);
  return question->made != NULL;
}

static void
hold_thread (GTask *task,
             gpointer source,
             gpointer task_data,
             GCancellable *cancellable)
{
  Question *question = task_data;

  swb_creator_standing_fill (question->made, question->roster);
  swb_creator_relationship_fill (question->made);
  g_task_return_boolean (task, TRUE);
}

static SwbRoster *
get_roster (SwbDocument *document)
{
  return swb_workspace_get_roster (swb_document_get_workspace (document));
}

static void
held_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Question *question = g_task_get_task_data (G_TASK (result));

  swb_roster_unpin (get_roster (SWB_DOCUMENT (source)));
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&question->made),
                           (GDestroyNotify) swb_creator_details_unref);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  SwbDocument *self = g_task_get_source_object (task);
  Question *asked = swb_store_get_data (result);
  g_autoptr (GTask) holding = NULL;
  GError *error = NULL;
  Question *question;

  if (!swb_store_finish (NULL, result, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  question = g_new0 (Question, 1);
  question->made = g_steal_pointer (&asked->made);
  question->roster = swb_roster_pin (get_roster (self));
  holding = g_task_new (self, NULL, held_cb, task);
  g_task_set_task_data (holding, question, question_free);
  g_task_run_in_thread (holding, hold_thread);
}

/* NULL for a document that is closed; then that was told. */
static GTask *
begin_task (SwbDocument *document,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  g_autoptr (GTask) task =
      g_task_new (document, cancellable, callback, user_data);

  if (document->store != NULL)
    return g_steal_pointer (&task);
  g_task_return_new_error (task, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_FAILED,
                           _ ("The workspace is closed"));
  return NULL;
}

/**
 * swb_creator_details_async:
 * @document: a document
 * @creator: the id of a creator
 * @cancellable: (nullable): nobody wants it any more
 * @callback: called with them
 * @user_data: for @callback
 *
 * Reads all that is known of a creator, after the acts that are on their way.
 */
void
swb_creator_details_async (SwbDocument *document,
                           const SwbId *creator,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task;
  Question *question;

  g_return_if_fail (SWB_IS_DOCUMENT (document));
  g_return_if_fail (creator != NULL);

  task = begin_task (document, cancellable, callback, user_data);
  if (task == NULL)
    return;
  question = g_new0 (Question, 1);
  question->creator = *creator;
  question->today = swb_day_today ();
  swb_store_push (document->store, work_read, question, question_free,
                  cancellable, read_cb, task);
}

/**
 * swb_creator_details_finish:
 * @document: a document
 * @result: what the callback got
 * @error: why not: %SWB_STORAGE_ERROR_NOT_FOUND where there is no such creator
 *
 * Returns: (transfer full) (nullable): the details
 */
SwbCreatorDetails *
swb_creator_details_finish (SwbDocument *document,
                            GAsyncResult *result,
                            GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, document), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Bytes that are wanted. */
typedef struct
{
  char *sha256;
  GBytes *bytes;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->sha256);
  g_clear_pointer (&wanted->bytes, g_bytes_unref);
  g_free (wanted);
}

static gboolean
work_bytes (SwbDatabase *db, gpointer data, GCancellable *c, GError **error)
{
  Wanted *wanted = data;

  wanted->bytes = swb_attachment_read (db, wanted->sha256, error);
  return wanted->bytes != NULL;
}

static void
bytes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Wanted *wanted = swb_store_get_data (result);
  GError *error = NULL;

  if (swb_store_finish (NULL, result, &error))
    g_task_return_pointer (task, g_steal_pointer (&wanted->bytes),
                           (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/**
 * swb_creator_attachment_async:
 * @document: a document
 * @sha256: of a #SwbDetailAttachment
 * @cancellable: (nullable): nobody wants it any more
 * @callback: called with the bytes
 * @user_data: for @callback
 */
void
swb_creator_attachment_async (SwbDocument *document,
                              const char *sha256,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task;
  Wanted *wanted;

  g_return_if_fail (SWB_IS_DOCUMENT (document));
  g_return_if_fail (sha256 != NULL);

  task = begin_task (document, cancellable, callback, user_data);
  if (task == NULL)
    return;
  wanted = g_new0 (Wanted, 1);
  wanted->sha256 = g_strdup (sha256);
  swb_store_push (document->store, work_bytes, wanted, wanted_free, cancellable,
                  bytes_cb, task);
}

/**
 * swb_creator_attachment_finish:
 * @document: a document
 * @result: what the callback got
 * @error: why not: %SWB_STORAGE_ERROR_NOT_FOUND where the bytes have not come
 *   yet, %SWB_STORAGE_ERROR_DAMAGED where they are not what was attached
 *
 * Returns: (transfer full) (nullable): the bytes
 */
GBytes *
swb_creator_attachment_finish (SwbDocument *document,
                               GAsyncResult *result,
                               GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, document), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
