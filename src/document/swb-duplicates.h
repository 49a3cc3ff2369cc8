/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Creators that may be one: found by their handles, their contacts and their
 * names. */
#pragma once

#include "document/swb-document.h"

G_BEGIN_DECLS

/**
 * SwbDuplicateKind:
 * @SWB_DUPLICATE_ACCOUNT: the same handle on the same platform
 * @SWB_DUPLICATE_HANDLE: the same handle on two platforms
 * @SWB_DUPLICATE_EMAIL: the same address of mail
 * @SWB_DUPLICATE_PHONE: the same number
 * @SWB_DUPLICATE_NAME: names of the same words
 * @SWB_DUPLICATE_ALIKE: names that are alike; see swb_name_likeness()
 */
typedef enum
{
  SWB_DUPLICATE_ACCOUNT,
  SWB_DUPLICATE_HANDLE,
  SWB_DUPLICATE_EMAIL,
  SWB_DUPLICATE_PHONE,
  SWB_DUPLICATE_NAME,
  SWB_DUPLICATE_ALIKE,
} SwbDuplicateKind;

/**
 * SwbDuplicateReason:
 * @first: which of the group, from 0
 * @second: which other
 * @platform_first: of an account, where the first has it
 * @platform_second: likewise
 * @likeness: of names, 0 to 1
 * @text: the handle, the address, the number; null for names
 */
typedef struct
{
  SwbDuplicateKind kind;
  guint first;
  guint second;
  SwbPlatform platform_first;
  SwbPlatform platform_second;
  double likeness;
  char *text;
} SwbDuplicateReason;

/**
 * SwbDuplicateGroup:
 * @creators: (element-type SwbId): two to %SWB_DUPLICATES_MOST creators
 * @reasons: (element-type SwbDuplicateReason): why, the strongest first
 * @score: 0 to 1, of the strongest pair
 */
typedef struct
{
  GArray *creators;
  GArray *reasons;
  double score;
} SwbDuplicateGroup;

/* So many creators are put into one group, and so many groups are told. */
#define SWB_DUPLICATES_MOST 8
#define SWB_DUPLICATES_GROUPS 1000

/**
 * SwbDuplicates:
 * @groups: (element-type SwbDuplicateGroup): the likeliest first
 * @n_groups: how many there are, those that are not told among them
 * @n_creators: how many were looked at, with so many accounts and contacts
 */
typedef struct
{
  GPtrArray *groups;
  guint n_groups;
  guint n_creators;
  guint n_accounts;
  guint n_contacts;
} SwbDuplicates;

/* Told several times a second on the way: which part is done, 0 to 1. */
typedef void (*SwbDuplicatesProgress) (double part, gpointer user_data);

SwbDuplicateGroup *
swb_duplicate_group_new (const SwbId *creators, guint n_creators, double score);
SwbDuplicateGroup *swb_duplicate_group_after_merge (
    const SwbDuplicateGroup *group, const SwbId *merged, guint n_merged);
void swb_duplicate_group_free (SwbDuplicateGroup *group);
void swb_duplicates_free (SwbDuplicates *duplicates);
SwbDuplicates *swb_duplicates_read (SwbDatabase *db,
                                    int *thousandths,
                                    GCancellable *cancellable,
                                    GError **error);
void swb_duplicates_find_async (SwbDocument *document,
                                GCancellable *cancellable,
                                SwbDuplicatesProgress progress,
                                gpointer progress_data,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
SwbDuplicates *swb_duplicates_find_finish (SwbDocument *document,
                                           GAsyncResult *result,
                                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbDuplicateGroup, swb_duplicate_group_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbDuplicates, swb_duplicates_free)

G_END_DECLS
