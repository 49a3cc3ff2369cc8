/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hashes of what two creators may share, with who has each, in order. Inside
 * the exchange library only. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** A name has no more tokens. */
#define SWB_TOKENS_OF_NAME 24

typedef struct
{
  guint32 hash;
  guint32 index;
} SwbToken;

/**
 * SwbTokenKind:
 *
 * What a token is made of, so that a word is no beginning.
 */
typedef enum
{
  SWB_TOKEN_HANDLE,
  SWB_TOKEN_ID,
  SWB_TOKEN_HANDLE_ANYWHERE,
  SWB_TOKEN_NAME,
  SWB_TOKEN_WORD,
  SWB_TOKEN_BEGINNING,
  SWB_TOKEN_END,
  SWB_TOKEN_PAIR,
} SwbTokenKind;

guint32 swb_token_hash (SwbTokenKind kind, guint salt, const char *text);
guint swb_tokens_of_name (const char *name, guint32 *hashes);
GArray *swb_tokens_new (void);
void swb_tokens_add (GArray *tokens, guint32 hash, guint index);
void swb_tokens_sort (GArray *tokens);
const SwbToken *
swb_tokens_find (GArray *tokens, guint32 hash, guint most, guint *n);

G_END_DECLS
