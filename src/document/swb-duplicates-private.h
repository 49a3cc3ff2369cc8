/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a search for duplicates: what is looked at, and the pairs that
 * come of it. Creators are known by their places here, not by their ids. */
#pragma once

#include "base/swb-id-index.h"
#include "document/swb-duplicates.h"

G_BEGIN_DECLS

#define SWB_NO_NAME G_MAXUINT32

/* What a key is made of. */
typedef enum
{
  SWB_KEY_HANDLE,
  SWB_KEY_EMAIL,
  SWB_KEY_PHONE,
  SWB_KEY_NAME,
  SWB_N_KEYS,
} SwbKeyKind;

/**
 * SwbDuplicateKey:
 * @hash: of the text and the kind
 * @text: where it begins among the texts
 */
typedef struct
{
  guint64 hash;
  guint32 creator;
  guint32 text;
  guint8 kind;
  guint8 platform;
} SwbDuplicateKey;

/**
 * SwbDuplicatePair:
 * @first: less than @second
 * @text: among the texts
 */
typedef struct
{
  guint32 first;
  guint32 second;
  guint32 text;
  float likeness;
  guint8 kind; /* SwbDuplicateKind */
  guint8 platform_first;
  guint8 platform_second;
} SwbDuplicatePair;

/**
 * SwbDuplicateLook:
 * @texts: all texts, each with its closing zero
 * @platforms: by creator, a bit a platform on which it has an account
 * @names: by creator, its name with the words in order
 * @exempt: pairs that are not the same, as swb_duplicates_pair_key()
 */
typedef struct
{
  GArray *ids; /* SwbId */
  SwbIdIndex *index;
  GArray *platforms; /* guint32 */
  GArray *names;     /* guint32, among the texts, or SWB_NO_NAME */
  GString *texts;
  GArray *keys[SWB_N_KEYS]; /* SwbDuplicateKey */
  GArray *pairs;            /* SwbDuplicatePair */
  GHashTable *exempt;
  guint n_accounts;
  guint n_contacts;
  int *thousandths;
  GCancellable *cancellable;
} SwbDuplicateLook;

static inline guint64
swb_duplicates_pair_key (guint32 a, guint32 b)
{
  return a < b ? (guint64) a << 32 | b : (guint64) b << 32 | a;
}

static inline const char *
swb_duplicates_text (const SwbDuplicateLook *look, guint32 text)
{
  return look->texts->str + text;
}

gboolean
swb_duplicates_goes_on (SwbDuplicateLook *look, double part, GError **error);
gboolean
swb_duplicates_look (SwbDuplicateLook *look, SwbDatabase *db, GError **error);
gboolean swb_duplicates_pair_up (SwbDuplicateLook *look, GError **error);
void swb_duplicates_add_pair (SwbDuplicateLook *look,
                              SwbDuplicateKind kind,
                              const SwbDuplicateKey *a,
                              const SwbDuplicateKey *b,
                              double likeness);
SwbDuplicates *swb_duplicates_group (SwbDuplicateLook *look);

G_END_DECLS
