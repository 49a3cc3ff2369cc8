/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making one creator out of several: all that is told of the others follows,
 * and one undo brings everybody back. */
#pragma once

#include "document/swb-command.h"

G_BEGIN_DECLS

/* The rule of an exemption that says that its subject is not the creator whose
 * id follows. */
#define SWB_NOT_SAME "duplicate:"

/**
 * SwbMergeFields:
 * @values: by column of the table "creator", what shall be told of the one that
 *   stays; null for nothing. The first is not used.
 */
typedef struct
{
  char *values[SWB_CREATOR_N];
} SwbMergeFields;

/**
 * SwbReferenceKind:
 * @SWB_REFERENCE_NONE: the column names no creator and nothing of one
 * @SWB_REFERENCE_CREATOR: it names a creator
 * @SWB_REFERENCE_ACCOUNT: it names an account
 * @SWB_REFERENCE_ANY: it names anything, creators and accounts among it
 * @SWB_REFERENCE_UNKNOWN: it names something, and nobody has said what
 */
typedef enum
{
  SWB_REFERENCE_NONE,
  SWB_REFERENCE_CREATOR,
  SWB_REFERENCE_ACCOUNT,
  SWB_REFERENCE_ANY,
  SWB_REFERENCE_UNKNOWN,
} SwbReferenceKind;

SwbReferenceKind swb_reference_kind (SwbTableId table, guint column);

void swb_merge_fields_clear (SwbMergeFields *fields);
char *swb_merge_join_lists (const char *const *lists, guint n_lists);
gboolean swb_merge_column_is_list (guint column);
SwbCommand *swb_merge_creators (const SwbId *into,
                                const SwbId *others,
                                guint n_others,
                                const SwbMergeFields *fields);
SwbCommand *swb_merge_say_not_same (const SwbId *creators, guint n_creators);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SwbMergeFields, swb_merge_fields_clear)

G_END_DECLS
