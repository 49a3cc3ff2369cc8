/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys in the system's keyring by libsecret, or in memory only. They never go
 * into a workspace, a log or an error. */
#include "sync/swb-secret.h"

#include "sync/swb-sync-error.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>
#include <string.h>

struct _SwbSecretStore
{
  GObject parent_instance;
  GHashTable *memory; /* null where the keyring is used */
};

G_DEFINE_FINAL_TYPE (SwbSecretStore, swb_secret_store, G_TYPE_OBJECT)

static const SecretSchema *
get_schema (void)
{
  static const SecretSchema schema = {
    SWB_APP_ID ".Key",
    SECRET_SCHEMA_NONE,
    {
        { "application", SECRET_SCHEMA_ATTRIBUTE_STRING },
        { "source", SECRET_SCHEMA_ATTRIBUTE_STRING },
        { "field", SECRET_SCHEMA_ATTRIBUTE_STRING },
        { NULL, SECRET_SCHEMA_ATTRIBUTE_STRING },
    },
  };

  return &schema;
}

static char *
memory_key (const char *source, const char *field)
{
  return g_strconcat (source, "/", field, NULL);
}

/* libsecret's own messages are in the words of D-Bus. */
static GError *
keyring_error (GError *cause)
{
  g_autoptr (GError) owned = cause;

  if (g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_steal_pointer (&owned);
  return g_error_new_literal (
      SWB_SYNC_ERROR, SWB_SYNC_ERROR_KEYRING,
      _ ("The system's keyring could not be used. Unlock it, or install one, "
         "and try again."));
}

static void
swb_secret_store_dispose (GObject *object)
{
  SwbSecretStore *self = SWB_SECRET_STORE (object);

  g_clear_pointer (&self->memory, g_hash_table_unref);
  G_OBJECT_CLASS (swb_secret_store_parent_class)->dispose (object);
}

static void
swb_secret_store_class_init (SwbSecretStoreClass *class)
{
  G_OBJECT_CLASS (class)->dispose = swb_secret_store_dispose;
}

static void
swb_secret_store_init (SwbSecretStore *self)
{
}

/**
 * swb_secret_free:
 * @secret: (nullable): a secret
 *
 * Overwrites @secret and frees it.
 */
void
swb_secret_free (char *secret)
{
  if (secret != NULL)
    explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

/**
 * swb_secret_store_new:
 *
 * Returns: (transfer full): the system's keyring
 */
SwbSecretStore *
swb_secret_store_new (void)
{
  return g_object_new (SWB_TYPE_SECRET_STORE, NULL);
}

/**
 * swb_secret_store_new_memory:
 *
 * Returns: (transfer full): a store that forgets with the program
 */
SwbSecretStore *
swb_secret_store_new_memory (void)
{
  SwbSecretStore *self = g_object_new (SWB_TYPE_SECRET_STORE, NULL);

  self->memory = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) swb_secret_free);
  return self;
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (secret_password_store_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, keyring_error (error));
}

/**
 * swb_secret_store_save_async:
 * @self: a store
 * @source: id of a source
 * @field: id of one of its secret fields
 * @label: how the keyring's own window calls it
 * @secret: the secret
 * @cancellable: (nullable): to stop
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Keeps @secret, in the place of an older one.
 */
void
swb_secret_store_save_async (SwbSecretStore *self,
                             const char *source,
                             const char *field,
                             const char *label,
                             const char *secret,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SWB_IS_SECRET_STORE (self));
  g_return_if_fail (source != NULL && field != NULL);
  g_return_if_fail (label != NULL && secret != NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  if (self->memory != NULL)
    {
      g_hash_table_replace (self->memory, memory_key (source, field),
                            g_strdup (secret));
      g_task_return_boolean (task, TRUE);
      return;
    }
  secret_password_store (get_schema (), SECRET_COLLECTION_DEFAULT, label,
                         secret, cancellable, saved_cb, g_steal_pointer (&task),
                         "application", SWB_APP_ID, "source", source, "field",
                         field, NULL);
}

/**
 * swb_secret_store_save_finish:
 * @self: a store
 * @result: what the callback got
 * @error: where to say why not
 *
 * Returns: whether it is kept; else %SWB_SYNC_ERROR_KEYRING
 */
gboolean
swb_secret_store_save_finish (SwbSecretStore *self,
                              GAsyncResult *result,
                              GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
found_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char *secret = secret_password_lookup_finish (result, &error);

  if (error != NULL)
    {
      g_task_return_error (task, keyring_error (error));
      return;
    }
  g_task_return_pointer (task, g_strdup (secret),
                         (GDestroyNotify) swb_secret_free);
  g_clear_pointer (&secret, secret_password_free);
}

/**
 * swb_secret_store_lookup_async:
 * @self: a store
 * @source: id of a source
 * @field: id of one of its secret fields
 * @cancellable: (nullable): to stop
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Looks for a secret. The system may ask the person to unlock the keyring.
 */
void
swb_secret_store_lookup_async (SwbSecretStore *self,
                               const char *source,
                               const char *field,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SWB_IS_SECRET_STORE (self));
  g_return_if_fail (source != NULL && field != NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  if (self->memory != NULL)
    {
      g_autofree char *key = memory_key (source, field);

      g_task_return_pointer (task,
                             g_strdup (g_hash_table_lookup (self->memory, key)),
                             (GDestroyNotify) swb_secret_free);
      return;
    }
  secret_password_lookup (get_schema (), cancellable, found_cb,
                          g_steal_pointer (&task), "application", SWB_APP_ID,
                          "source", source, "field", field, NULL);
}

/**
 * swb_secret_store_lookup_finish:
 * @self: a store
 * @result: what the callback got
 * @error: where to say why not
 *
 * Returns: (transfer full) (nullable): the secret, for swb_secret_free(); %NULL
 *   without an error where there is none
 */
char *
swb_secret_store_lookup_finish (SwbSecretStore *self,
                                GAsyncResult *result,
                                GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
cleared_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  secret_password_clear_finish (result, &error);
  if (error != NULL)
    g_task_return_error (task, keyring_error (error));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * swb_secret_store_clear_async:
 * @self: a store
 * @source: id of a source
 * @field: id of one of its secret fields
 * @cancellable: (nullable): to stop
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Forgets a secret; it is no error when there is none.
 */
void
swb_secret_store_clear_async (SwbSecretStore *self,
                              const char *source,
                              const char *field,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SWB_IS_SECRET_STORE (self));
  g_return_if_fail (source != NULL && field != NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  if (self->memory != NULL)
    {
      g_autofree char *key = memory_key (source, field);

      g_hash_table_remove (self->memory, key);
      g_task_return_boolean (task, TRUE);
      return;
    }
  secret_password_clear (get_schema (), cancellable, cleared_cb,
                         g_steal_pointer (&task), "application", SWB_APP_ID,
                         "source", source, "field", field, NULL);
}

/**
 * swb_secret_store_clear_finish:
 * @self: a store
 * @result: what the callback got
 * @error: where to say why not
 *
 * Returns: whether there is no such secret any more
 */
gboolean
swb_secret_store_clear_finish (SwbSecretStore *self,
                               GAsyncResult *result,
                               GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
