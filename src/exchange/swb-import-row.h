/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one row of an imported table says about an account. */
#pragma once

#include "base/swb-money.h"
#include "exchange/swb-import-date.h"
#include "exchange/swb-import-shelf.h"
#include "exchange/swb-mapping.h"

G_BEGIN_DECLS

#define SWB_FIRST_METRIC SWB_FIELD_FOLLOWERS
#define SWB_N_METRICS (SWB_FIELD_ENGAGEMENT_RATE - SWB_FIELD_FOLLOWERS + 1)

/**
 * SwbImportShare:
 * @what: from swb_share_tidy(); owned by the mapping, or where @is_own by the
 *   share
 * @share: 0 to 1
 *
 * Which share of the account's audience is who.
 */
typedef struct
{
  SwbShareKind kind;
  gboolean is_own;
  const char *what;
  double share;
} SwbImportShare;

/**
 * SwbImportRow:
 * @row: in the grid; several of one grid row are accounts of one creator
 * @day: that its readings are of
 * @audience_day: that its shares of the audience are of
 * @key: platform and folded handle: what accounts are matched by
 * @external_id: (nullable): the platform's own id
 * @values: by metric, SWB_FIRST_METRIC the first; NaN where the row has none
 * @picture: (nullable): https address of the account's picture
 * @rate_base: what an engagement rate is a share of
 * @shares: (nullable) (element-type SwbImportShare): of the audience
 * @has_new_shares: whether the account, which the workspace has, lacks some
 * @warning: (nullable): what is odd about a row that is imported
 * @problem: (nullable): why the row is wrong
 * @problem_column: the column of the cell that is, -1 for the whole row
 *
 * One account that a row tells of, and what the row says of its creator. Texts
 * are "" or null where the row has none; they are lent by the grid or by the
 * shelf that the row was read with.
 */
typedef struct
{
  guint row;
  SwbPlatform platform;
  SwbDay day;
  SwbDay audience_day;
  const char *key;
  const char *handle;
  const char *external_id;
  const char *name;
  const char *niches;
  const char *country;
  const char *audience_country;
  const char *languages;
  const char *city;
  const char *formats;
  const char *tags;
  const char *note;
  const char *contact;
  const char *contact_name;
  const char *email;
  const char *phone;
  const char *url;
  const char *picture;
  SwbMoney fee;
  double values[SWB_N_METRICS];
  const char *rate_base;
  GArray *shares;
  gboolean has_new_shares;
  const char *warning;
  const char *problem;
  int problem_column;
} SwbImportRow;

/**
 * SwbImportRule:
 *
 * @shares: the columns with shares of an audience; null where there are none
 *
 * What the cells of all rows are read by. @accounts has the accounts that a
 * row may have, SWB_PLATFORM_OTHER for the one of the platform that @platform
 * or a column tells.
 */
typedef struct
{
  SwbGrid *grid;
  SwbMapping *mapping;
  guint first_row;
  guint n_cells;
  char decimal_sign;
  SwbPlatform platform;
  SwbDay day;
  SwbDateOrder dates;
  char *currency;
  char *source;
  SwbPlatform accounts[SWB_N_PLATFORMS];
  guint n_accounts;
  gint16 first[SWB_N_PLATFORMS][SWB_N_FIELDS];
  guint *shares;
  guint n_shares;
} SwbImportRule;

void swb_import_rule_start (SwbImportRule *rule);
void swb_import_rule_clear (SwbImportRule *rule);
void swb_import_row_read (const SwbImportRule *rule,
                          SwbImportShelf *shelf,
                          guint row,
                          SwbPlatform account,
                          const SwbImportRow *sibling,
                          SwbImportRow *self);
gboolean swb_import_row_has_account (const SwbImportRule *rule,
                                     guint row,
                                     SwbPlatform account);
char *swb_import_join_words (const char *words, const char *more);

G_END_DECLS
