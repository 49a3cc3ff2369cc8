/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where people's keys are kept: the system's keyring, or memory for tests and
 * for keys that came by the environment. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SWB_TYPE_SECRET_STORE (swb_secret_store_get_type ())

G_DECLARE_FINAL_TYPE (
    SwbSecretStore, swb_secret_store, SWB, SECRET_STORE, GObject)

SwbSecretStore *swb_secret_store_new (void);
SwbSecretStore *swb_secret_store_new_memory (void);

void swb_secret_store_save_async (SwbSecretStore *self,
                                  const char *source,
                                  const char *field,
                                  const char *label,
                                  const char *secret,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean swb_secret_store_save_finish (SwbSecretStore *self,
                                       GAsyncResult *result,
                                       GError **error);
void swb_secret_store_lookup_async (SwbSecretStore *self,
                                    const char *source,
                                    const char *field,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
char *swb_secret_store_lookup_finish (SwbSecretStore *self,
                                      GAsyncResult *result,
                                      GError **error);
void swb_secret_store_clear_async (SwbSecretStore *self,
                                   const char *source,
                                   const char *field,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean swb_secret_store_clear_finish (SwbSecretStore *self,
                                        GAsyncResult *result,
                                        GError **error);

void swb_secret_free (char *secret);

G_END_DECLS
