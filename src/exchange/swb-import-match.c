/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom of a workspace a row is about. Accounts are found by a hash of platform
 * and folded handle; names by the words, the beginning and the end that they
 * share, so that no two rosters are compared each with each. */
#include "exchange/swb-import-match.h"

#include "analytics/swb-name-likeness.h"
#include "base/swb-text.h"

#include <string.h>

/* A word that more creators have than this tells nothing. */
#define MOST_SHARING 64
/* Letters of a beginning and of an end. */
#define END_LETTERS 4
#define MOST_TOKENS 24

/* A hash of what is looked for, and who has it. */
typedef struct
{
  guint32 hash;
  guint32 index;
} Token;

/* What a token is made of, so that a word is no beginning. */
typedef enum
{
  HANDLE_THERE, /* with its platform */
  EXTERNAL_ID,
  HANDLE_ANYWHERE,
  WHOLE_NAME,
  WORD,
  BEGINNING,
  END,
} TokenKind;

struct _SwbImportMatcher
{
  const SwbRosterData *data;
  GArray *accounts; /* Token to account */
  GArray *creators; /* Token to creator */
  SwbGrouping grouping;
};

static guint32
hash_of (TokenKind kind, guint salt, const char *text, gsize length)
{
  guint32 hash = 2166136261u ^ ((guint32) kind * 31 + salt) * 2654435761u;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) text[i]) * 16777619u;
  return hash ^ hash >> 15;
}

static guint32
hash_text (TokenKind kind, guint salt, const char *text)
{
  return hash_of (kind, salt, text, strlen (text));
}

static int
compare_tokens (gconstpointer a, gconstpointer b)
{
  const Token *one = a;
  const Token *two = b;

  if (one->hash != two->hash)
    return one->hash < two->hash ? -1 : 1;
  return one->index < two->index ? -1 : one->index > two->index;
}

static void
add_token (GArray *tokens, guint32 hash, guint index)
{
  const Token token = { hash, index };

  g_array_append_val (tokens, token);
}

/* The first of the tokens with this hash; @n is how many there are. */
static const Token *
find_tokens (GArray *tokens, guint32 hash, guint *n)
{
  guint low = 0;
  guint high = tokens->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (tokens, Token, middle).hash < hash)
        low = middle + 1;
      else
        high = middle;
    }
  for (*n = 0; low + *n < tokens->len &&
               g_array_index (tokens, Token, low + *n).hash == hash;
       (*n)++)
    ;
  return *n > 0 ? &g_array_index (tokens, Token, low) : NULL;
}

/* The name without signs and spaces; @words has them between. */
static char *
without_spaces (const char *words)
{
  GString *out = g_string_new (NULL);

  for (const char *at = words; *at != '\0'; at++)
    if (*at != ' ')
      g_string_append_c (out, *at);
  return g_string_free (out, FALSE);
}

/* Hashes of all that two names may share. */
static guint
name_tokens (const char *name, guint32 hashes[MOST_TOKENS])
{
  g_autofree char *words = swb_title_fold (name);
  g_autofree char *whole = without_spaces (words);
  glong letters = g_utf8_strlen (whole, -1);
  guint n = 0;

  if (letters < 2)
    return 0;
  hashes[n++] = hash_text (WHOLE_NAME, 0, whole);
  for (const char *at = words; *at != '\0' && n < MOST_TOKENS - 2;)
    {
      gsize length = strcspn (at, " ");

      if (length >= 3)
        hashes[n++] = hash_of (WORD, 0, at, length);
      at += length + (at[length] == ' ');
    }
  if (letters > END_LETTERS)
    {
      const char *border = g_utf8_offset_to_pointer (whole, END_LETTERS);
      const char *end = g_utf8_offset_to_pointer (whole, letters - END_LETTERS);

      hashes[n++] = hash_of (BEGINNING, 0, whole, (gsize) (border - whole));
      hashes[n++] = hash_text (END, 0, end);
    }
  return n;
}

static void
index_name (SwbImportMatcher *self, const char *name, guint creator)
{
  guint32 hashes[MOST_TOKENS];
  guint n = name_tokens (name, hashes);

  for (guint k = 0; k < n; k++)
    add_token (self->creators, hashes[k], creator);
}

/* An account's name may be in another script than its creator's. */
static void
index_account_name (SwbImportMatcher *self, const SwbAccountCells *account)
{
  const char *name = account->name;

  if (self->creators != NULL && name != NULL && *name != '\0' &&
      g_strcmp0 (name, swb_roster_data_name (self->data, account->creator)) !=
          0)
    index_name (self, name, account->creator);
}

static void
index_account (SwbImportMatcher *self, guint i)
{
  SwbAccountCells account;
  g_autofree char *handle = NULL;

  swb_roster_data_get_account (self->data, i, &account);
  if (account.external_id != NULL && *account.external_id != '\0')
    add_token (self->accounts,
               hash_text (EXTERNAL_ID, account.platform, account.external_id),
               i);
  index_account_name (self, &account);
  if (account.handle == NULL || *account.handle == '\0')
    return;
  handle = swb_text_fold_handle (account.handle);
  add_token (self->accounts, hash_text (HANDLE_THERE, account.platform, handle),
             i);
  if (self->creators != NULL)
    add_token (self->creators, hash_text (HANDLE_ANYWHERE, 0, handle),
               account.creator);
}

/**
 * swb_import_matcher_new:
 * @data: the workspace's roster; it must outlive the matcher
 * @grouping: Indian or Western, for the words about whom it finds
 * @by_name: whether swb_import_matcher_find_alike() will be asked
 * @cancellable: (nullable): to stop it; then it finds nobody
 *
 * Returns: (transfer full): what finds accounts and creators
 */
SwbImportMatcher *
swb_import_matcher_new (const SwbRosterData *data,
                        SwbGrouping grouping,
                        gboolean by_name,
                        GCancellable *cancellable)
{
  SwbImportMatcher *self = g_new0 (SwbImportMatcher, 1);

  self->data = data;
  self->grouping = grouping;
  self->accounts = g_array_new (FALSE, FALSE, sizeof (Token));
  if (by_name)
    self->creators = g_array_new (FALSE, FALSE, sizeof (Token));
  for (guint i = 0; i < data->n_accounts; i++)
    if (!g_cancellable_is_cancelled (cancellable))
      index_account (self, i);
  for (guint i = 0; by_name && i < data->n_creators; i++)
    if (!g_cancellable_is_cancelled (cancellable))
      index_name (self, swb_roster_data_name (data, i), i);
  g_array_sort (self->accounts, compare_tokens);
  if (by_name)
    g_array_sort (self->creators, compare_tokens);
  return self;
}

/**
 * swb_import_matcher_free:
 * @matcher: (transfer full): a matcher
 */
void
swb_import_matcher_free (SwbImportMatcher *matcher)
{
  g_array_unref (matcher->accounts);
  g_clear_pointer (&matcher->creators, g_array_unref);
  g_free (matcher);
}

static void
fill_creator (const SwbRosterData *data, guint creator, SwbImportMatch *match)
{
  match->creator = *swb_roster_data_id (data, creator);
  match->followers = -1;
  match->views = -1;
}

static void
fill_account (const SwbRosterData *data,
              guint i,
              const char *handle,
              SwbImportMatch *match)
{
  const char *there = swb_roster_data_account_handle (data, i);
  g_autofree char *own = swb_text_fold_handle (there);
  g_autofree char *other = swb_text_fold_handle (handle);

  match->account = *swb_roster_data_account_id (data, i);
  match->followers = swb_roster_data_account_followers (data, i);
  match->views = swb_roster_data_account_views (data, i);
  match->renamed = strcmp (own, other) != 0
                       ? g_intern_string (there != NULL ? there : "")
                       : NULL;
}

static int
find_account (SwbImportMatcher *self, const SwbImportRow *row, TokenKind kind)
{
  g_autofree char *handle = swb_text_fold_handle (row->handle);
  const char *wanted = kind == EXTERNAL_ID ? row->external_id : handle;
  guint n;
  const Token *found =
      find_tokens (self->accounts, hash_text (kind, row->platform, wanted), &n);

  for (guint i = 0; i < n; i++)
    {
      SwbAccountCells account;
      g_autofree char *own = NULL;

      swb_roster_data_get_account (self->data, found[i].index, &account);
      own = kind == EXTERNAL_ID ? g_strdup (account.external_id)
                                : swb_text_fold_handle (account.handle);
      if (account.platform == row->platform && g_strcmp0 (own, wanted) == 0)
        return (int) found[i].index;
    }
  return -1;
}

/**
 * swb_import_matcher_find:
 * @matcher: a matcher
 * @row: a row that is not wrong
 * @match: (out): the account that it is about
 *
 * By the platform's own id, which stays when somebody takes another handle,
 * then by the handle.
 *
 * Returns: whether the workspace has it
 */
gboolean
swb_import_matcher_find (SwbImportMatcher *matcher,
                         const SwbImportRow *row,
                         SwbImportMatch *match)
{
  int found = -1;

  if (row->external_id != NULL)
    found = find_account (matcher, row, EXTERNAL_ID);
  if (found < 0)
    found = find_account (matcher, row, HANDLE_THERE);
  if (found < 0)
    return FALSE;
  fill_creator (matcher->data,
                swb_roster_data_account_creator (matcher->data, (guint) found),
                match);
  fill_account (matcher->data, (guint) found, row->handle, match);
  return TRUE;
}

/**
 * swb_import_candidate_free:
 * @data: (transfer full): a SwbImportCandidate
 */
void
swb_import_candidate_free (gpointer data)
{
  SwbImportCandidate *candidate = data;

  g_free (candidate->name);
  g_free (candidate->accounts);
  g_free (candidate);
}

/* "@asha · Instagram 48.2K". */
static void
append_account (SwbImportMatcher *self,
                GString *text,
                const SwbAccountCells *account)
{
  g_string_append_printf (text, "%s@%s · %s", text->len > 0 ? ", " : "",
                          account->handle != NULL ? account->handle : "",
                          swb_platform_name (account->platform));
  if (account->followers >= 0)
    {
      g_autofree char *followers = swb_number_format_compact (
          (double) account->followers, self->grouping);

      g_string_append_printf (text, " %s", followers);
    }
}

/* The best likeness of any of the names counts. */
static void
note_likeness (SwbImportCandidate *candidate,
               const SwbImportRow *row,
               const char *name)
{
  const char *own = row->name != NULL ? row->name : row->handle;
  SwbNameLikeness likeness = { 0 };

  if (name == NULL || *name == '\0' ||
      swb_name_likeness_of_text (own, name, &likeness) != SWB_STATUS_OK)
    return;
  candidate->likeness = MAX (candidate->likeness, likeness.likeness);
  if (swb_name_may_be_same (&likeness))
    candidate->same_name = TRUE;
}

/* All accounts in words; also finds the account on the
 * row's platform, and whether one elsewhere has its handle. */
static void
fill_accounts (SwbImportMatcher *self,
               guint creator,
               const SwbImportRow *row,
               SwbImportCandidate *candidate)
{
  const SwbRosterData *data = self->data;
  g_autofree char *handle = swb_text_fold_handle (row->handle);
  GString *text = g_string_new (NULL);

  for (guint i = swb_roster_data_first_account (data, creator);
       i < swb_roster_data_first_account (data, creator + 1); i++)
    {
      SwbAccountCells account;
      const char *there = swb_roster_data_account_handle (data, i);
      SwbPlatform platform = swb_roster_data_account_platform (data, i);
      g_autofree char *own = swb_text_fold_handle (there);

      swb_roster_data_get_account (data, i, &account);
      append_account (self, text, &account);
      note_likeness (candidate, row, account.name);
      if (strcmp (own, handle) == 0)
        candidate->same_handle = TRUE;
      if (platform != row->platform || candidate->has_account)
        continue;
      candidate->has_account = TRUE;
      fill_account (data, i, row->handle, &candidate->match);
    }
  candidate->accounts = g_string_free (text, FALSE);
}

static SwbImportCandidate *
weigh (SwbImportMatcher *self, guint creator, const SwbImportRow *row)
{
  SwbImportCandidate *candidate = g_new0 (SwbImportCandidate, 1);
  const char *name = swb_roster_data_name (self->data, creator);

  note_likeness (candidate, row, name);
  fill_creator (self->data, creator, &candidate->match);
  fill_accounts (self, creator, row, candidate);
  if (candidate->same_name || candidate->same_handle)
    {
      candidate->name = g_strdup (name);
      return candidate;
    }
  swb_import_candidate_free (candidate);
  return NULL;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const SwbImportCandidate *one = *(gpointer *) a;
  const SwbImportCandidate *two = *(gpointer *) b;
  double mine = one->likeness + one->same_handle;
  double others = two->likeness + two->same_handle;

  return mine > others ? -1 : mine < others;
}

static gboolean
add_index (GArray *indices, guint index)
{
  for (guint i = 0; i < indices->len; i++)
    if (g_array_index (indices, guint, i) == index)
      return FALSE;
  g_array_append_val (indices, index);
  return TRUE;
}

/* Creators who share something with the row, each once. */
static GArray *
gather (SwbImportMatcher *self, const SwbImportRow *row)
{
  GArray *indices = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *handle = swb_text_fold_handle (row->handle);
  guint32 hashes[MOST_TOKENS + 1];
  guint n = name_tokens (row->name != NULL ? row->name : row->handle, hashes);

  hashes[n++] = hash_text (HANDLE_ANYWHERE, 0, handle);
  for (guint i = 0; i < n; i++)
    {
      guint n_sharing;
      const Token *found = find_tokens (self->creators, hashes[i], &n_sharing);

      for (guint k = 0; n_sharing <= MOST_SHARING && k < n_sharing; k++)
        add_index (indices, found[k].index);
    }
  return indices;
}

/**
 * swb_import_matcher_find_alike:
 * @matcher: a matcher made for names
 * @row: a row about an account that the workspace does not have
 *
 * Returns: (transfer full) (nullable) (element-type SwbImportCandidate): the
 *   creators whom it may be about, the likeliest first; %NULL for none
 */
GPtrArray *
swb_import_matcher_find_alike (SwbImportMatcher *matcher,
                               const SwbImportRow *row)
{
  g_autoptr (GArray) indices = gather (matcher, row);
  g_autoptr (GPtrArray) found = NULL;

  for (guint i = 0; i < indices->len; i++)
    {
      SwbImportCandidate *candidate =
          weigh (matcher, g_array_index (indices, guint, i), row);

      if (candidate == NULL)
        continue;
      if (found == NULL)
        found = g_ptr_array_new_with_free_func (swb_import_candidate_free);
      g_ptr_array_add (found, candidate);
    }
  if (found == NULL)
    return NULL;
  g_ptr_array_sort (found, compare_candidates);
  if (found->len > SWB_IMPORT_MOST_CANDIDATES)
    g_ptr_array_set_size (found, SWB_IMPORT_MOST_CANDIDATES);
  return g_steal_pointer (&found);
}
