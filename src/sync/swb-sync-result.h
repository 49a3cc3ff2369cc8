/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a source answered: one plain row for every account that was asked. */
#pragma once

#include "base/swb-day.h"
#include "base/swb-id.h"
#include "base/swb-platform.h"
#include "document/swb-audience.h"

#include <glib.h>

G_BEGIN_DECLS

/* So many shares of an audience are kept of each kind. */
#define SWB_SYNC_MOST_SHARES 100

/* The longest address of anything, in bytes. */
#define SWB_SYNC_MOST_ADDRESS 2000

/**
 * SwbSyncState:
 * @SWB_SYNC_LEFT: not asked yet; the next refresh can go on here
 * @SWB_SYNC_UPDATED: there are new numbers
 * @SWB_SYNC_UNCHANGED: the numbers are those of today that are there already
 * @SWB_SYNC_MISSING: the source knows no such account
 * @SWB_SYNC_FAILED: the message says why
 */
typedef enum
{
  SWB_SYNC_LEFT,
  SWB_SYNC_UPDATED,
  SWB_SYNC_UNCHANGED,
  SWB_SYNC_MISSING,
  SWB_SYNC_FAILED,
} SwbSyncState;

/**
 * SwbSyncReading:
 * @metric: "followers" and so on, as in the table of readings
 * @value: the number
 * @base: (nullable): of a rate: what it is a share of
 * @base_value: the base's value, NaN where there is none
 * @window: days, 0 where not told
 * @day: the day it holds for
 * @source: label of the source, "youtube-api"
 * @expires: the last day on which it may be used, or %SWB_DAY_NONE
 */
typedef struct
{
  const char *metric;
  double value;
  const char *base;
  double base_value;
  int window;
  SwbDay day;
  const char *source;
  SwbDay expires;
} SwbSyncReading;

/**
 * SwbSyncShare:
 * @what: from swb_share_tidy()
 * @share: 0 to 1
 */
typedef struct
{
  SwbShareKind kind;
  char *what;
  double share;
} SwbSyncShare;

/**
 * SwbSyncRow:
 * @account: which account of the workspace
 * @platform: where it is
 * @handle: the handle asked for, without @
 * @known_id: (nullable): the platform's id as the workspace knew it
 * @state: what came of it
 * @message: (nullable): for people: why it failed, or what is amiss
 * @external_id: (nullable): the platform's id that came back
 * @title: (nullable): the name that came back
 * @country: (nullable): ISO 3166 code
 * @language: (nullable): language tag
 * @picture: (nullable): https address of the account's picture
 * @readings: (element-type SwbSyncReading): the numbers
 * @shares: (element-type SwbSyncShare): of the audience
 */
typedef struct
{
  SwbId account;
  SwbPlatform platform;
  char *handle;
  char *known_id;
  SwbSyncState state;
  char *message;
  char *external_id;
  char *title;
  char *country;
  char *language;
  char *picture;
  GArray *readings;
  GArray *shares;
} SwbSyncRow;

/**
 * SwbSyncResult:
 * @rows: (element-type SwbSyncRow): in the order asked
 * @units: what the run cost, in the source's units
 * @stopped: (nullable): why it ended before all rows were asked
 */
typedef struct
{
  GPtrArray *rows;
  guint units;
  GError *stopped;
} SwbSyncResult;

SwbSyncRow *swb_sync_row_new (const SwbId *account,
                              SwbPlatform platform,
                              const char *handle,
                              const char *known_id);
void swb_sync_row_free (SwbSyncRow *row);
void swb_sync_row_set_text (char **field, const char *text);
void swb_sync_row_set_picture (SwbSyncRow *row, const char *address);
void swb_sync_row_add_share (SwbSyncRow *row,
                             SwbShareKind kind,
                             const char *text,
                             double share);
gboolean swb_sync_same_handle (const char *a, const char *b);
gboolean swb_sync_is_plausible_handle (const char *handle);
void
swb_sync_row_settle (SwbSyncRow *row, SwbSyncState state, const char *message);

SwbSyncResult *swb_sync_result_new (void);
void swb_sync_result_free (SwbSyncResult *result);
guint swb_sync_result_count (const SwbSyncResult *result, SwbSyncState state);
gboolean swb_sync_result_can_go_on (const SwbSyncResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbSyncResult, swb_sync_result_free)

G_END_DECLS
