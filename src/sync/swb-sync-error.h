/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why numbers could not be fetched. Messages are sentences for a planner and
 * never hold a key, a query, a header or a body. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SWB_SYNC_ERROR (swb_sync_error_quark ())

/**
 * SwbSyncError:
 * @SWB_SYNC_ERROR_NETWORK: the server could not be reached, or hung up
 * @SWB_SYNC_ERROR_TIMEOUT: the server was too slow
 * @SWB_SYNC_ERROR_TLS: the connection could not be made secure
 * @SWB_SYNC_ERROR_INSECURE: the address is not https, or no address at all
 * @SWB_SYNC_ERROR_REDIRECT: sent on to another host, or round in circles
 * @SWB_SYNC_ERROR_TOO_LARGE: an answer, or all of a run, above the cap
 * @SWB_SYNC_ERROR_BUDGET: the agreed number of requests is used up
 * @SWB_SYNC_ERROR_EMPTY: a good status and no body
 * @SWB_SYNC_ERROR_SERVER: the server says that it failed
 * @SWB_SYNC_ERROR_REFUSED: the server did not accept this request
 * @SWB_SYNC_ERROR_KEY: no key, or one that the server does not accept
 * @SWB_SYNC_ERROR_QUOTA: the quota of the key is used up for today
 * @SWB_SYNC_ERROR_RATE: too many requests in a short time
 * @SWB_SYNC_ERROR_DATA: the answer is not what it should be
 * @SWB_SYNC_ERROR_STRANGER: the answer is about somebody else
 * @SWB_SYNC_ERROR_KEYRING: the secret store could not be used
 * @SWB_SYNC_ERROR_NOTHING: there is no account to ask for
 */
typedef enum
{
  SWB_SYNC_ERROR_NETWORK,
  SWB_SYNC_ERROR_TIMEOUT,
  SWB_SYNC_ERROR_TLS,
  SWB_SYNC_ERROR_INSECURE,
  SWB_SYNC_ERROR_REDIRECT,
  SWB_SYNC_ERROR_TOO_LARGE,
  SWB_SYNC_ERROR_BUDGET,
  SWB_SYNC_ERROR_EMPTY,
  SWB_SYNC_ERROR_SERVER,
  SWB_SYNC_ERROR_REFUSED,
  SWB_SYNC_ERROR_KEY,
  SWB_SYNC_ERROR_QUOTA,
  SWB_SYNC_ERROR_RATE,
  SWB_SYNC_ERROR_DATA,
  SWB_SYNC_ERROR_STRANGER,
  SWB_SYNC_ERROR_KEYRING,
  SWB_SYNC_ERROR_NOTHING,
} SwbSyncError;

GQuark swb_sync_error_quark (void);

G_END_DECLS
