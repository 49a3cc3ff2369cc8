/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom of a workspace a row is about. Accounts are found by a hash of platform
 * and folded handle; names by the words, the beginning and the end that they
 * share, so that no two rosters are compared each with each. */
#include "exchange/swb-import-match.h"

#include "analytics/swb-name-likeness.h"
#include "base/swb-text.h"
#include "exchange/swb-import-tokens.h"

#include <string.h>

/* A word that more creators have than this is not looked at alone. */
#define MOST_SHARING 64
#define MOST_THREADS 2
#define CREATORS_FOR_TWO 10000u
#define CREATORS_BETWEEN_LOOKS 1024
/* What the tokens are of the work; the rest is their order. */
#define INDEXED 0.9

struct _SwbImportMatcher
{
  const SwbRosterData *data;
  GArray *accounts; /* SwbToken to account */
  GArray *creators; /* SwbToken to creator; null where nobody asks */
  SwbGrouping grouping;
};

/* What one thread makes of some creators. */
typedef struct
{
  SwbImportMatcher *self;
  guint first;
  guint end;
  GArray *accounts;
  GArray *creators;
  SwbProgress *progress; /* null but for the first */
  GCancellable *cancellable;
} Part;

static void
index_name (Part *part, const char *name, guint creator)
{
  guint32 hashes[SWB_TOKENS_OF_NAME];
  const guint n = swb_tokens_of_name (name, hashes);

  for (guint k = 0; k < n; k++)
    swb_tokens_add (part->creators, hashes[k], creator);
}

/* An account's name may be in another script than its creator's. */
static void
index_account (Part *part, guint i)
{
  const SwbRosterData *data = part->self->data;
  const gboolean by_name = part->creators != NULL;
  SwbAccountCells account;
  g_autofree char *handle = NULL;

  swb_roster_data_get_account (data, i, &account);
  if (account.external_id != NULL && *account.external_id != '\0')
    swb_tokens_add (
        part->accounts,
        swb_token_hash (SWB_TOKEN_ID, account.platform, account.external_id),
        i);
  if (by_name && account.name != NULL && *account.name != '\0' &&
      g_strcmp0 (account.name, swb_roster_data_name (data, account.creator)) !=
          0)
    index_name (part, account.name, account.creator);
  if (account.handle == NULL || *account.handle == '\0')
    return;
  handle = swb_text_fold_handle (account.handle);
  swb_tokens_add (part->accounts,
                  swb_token_hash (SWB_TOKEN_HANDLE, account.platform, handle),
                  i);
  if (by_name)
    swb_tokens_add (part->creators,
                    swb_token_hash (SWB_TOKEN_HANDLE_ANYWHERE, 0, handle),
                    account.creator);
}

/* Creators lie in their order with their accounts behind each other, so tokens
 * of one hash stay in order whoever makes them. */
static gpointer
index_part (gpointer data)
{
  Part *part = data;
  const SwbRosterData *roster = part->self->data;

  for (guint c = part->first; c < part->end; c++)
    {
      if (c % CREATORS_BETWEEN_LOOKS == 0)
        {
          if (g_cancellable_is_cancelled (part->cancellable))
            return NULL;
          swb_progress_set (part->progress, c - part->first,
                            part->end - part->first);
        }
      if (part->creators != NULL)
        index_name (part, swb_roster_data_name (roster, c), c);
      for (guint i = swb_roster_data_first_account (roster, c);
           i < swb_roster_data_first_account (roster, c + 1); i++)
        index_account (part, i);
    }
  return NULL;
}

static gpointer
sort_thread (gpointer tokens)
{
  swb_tokens_sort (tokens);
  return NULL;
}

static void
take_part (GArray **all, GArray *own)
{
  if (own == NULL)
    return;
  if (*all == NULL)
    {
      *all = own;
      return;
    }
  g_array_append_vals (*all, own->data, own->len);
  g_array_unref (own);
}

static void
index_all (SwbImportMatcher *self,
           gboolean by_name,
           SwbProgress *progress,
           GCancellable *cancellable)
{
  const guint n = self->data->n_creators;
  const guint n_parts = n < CREATORS_FOR_TWO ? 1 : MOST_THREADS;
  Part parts[MOST_THREADS];
  GThread *threads[MOST_THREADS] = { NULL };

  for (guint i = 0; i < n_parts; i++)
    {
      parts[i] = (Part){
        .self = self,
        .first = (guint) ((guint64) n * i / n_parts),
        .end = (guint) ((guint64) n * (i + 1) / n_parts),
        .accounts = swb_tokens_new (),
        .creators = by_name ? swb_tokens_new () : NULL,
        .progress = i == 0 ? progress : NULL,
        .cancellable = cancellable,
      };
      if (i > 0)
        threads[i] = g_thread_new ("swb-names", index_part, &parts[i]);
    }
  index_part (&parts[0]);
  for (guint i = 0; i < n_parts; i++)
    {
      if (threads[i] != NULL)
        g_thread_join (threads[i]);
      take_part (&self->accounts, parts[i].accounts);
      take_part (&self->creators, parts[i].creators);
    }
}

/**
 * swb_import_matcher_new:
 * @data: the workspace's roster; it must outlive the matcher
 * @grouping: Indian or Western, for the words about whom it finds
 * @by_name: whether swb_import_matcher_find_alike() will be asked
 * @progress: (nullable): told how much is done
 * @cancellable: (nullable): to stop it; then it finds nobody
 *
 * Returns: (transfer full): what finds accounts and creators
 */
SwbImportMatcher *
swb_import_matcher_new (const SwbRosterData *data,
                        SwbGrouping grouping,
                        gboolean by_name,
                        SwbProgress *progress,
                        GCancellable *cancellable)
{
  SwbImportMatcher *self = g_new0 (SwbImportMatcher, 1);
  GThread *thread;

  self->data = data;
  self->grouping = grouping;
  swb_progress_push (progress, 0, INDEXED);
  index_all (self, by_name, progress, cancellable);
  swb_progress_pop (progress);
  if (g_cancellable_is_cancelled (cancellable))
    {
      g_array_set_size (self->accounts, 0);
      if (by_name)
        g_array_set_size (self->creators, 0);
      return self;
    }
  thread = by_name && data->n_creators >= CREATORS_FOR_TWO
               ? g_thread_new ("swb-names", sort_thread, self->creators)
               : NULL;
  swb_tokens_sort (self->accounts);
  if (thread != NULL)
    g_thread_join (thread);
  else if (by_name)
    swb_tokens_sort (self->creators);
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

/* The roster's columns do not stay as long as the match: @shelf keeps the
 * handle. */
static void
fill_account (const SwbRosterData *data,
              guint i,
              const char *handle,
              SwbImportShelf *shelf,
              SwbImportMatch *match)
{
  const char *there = swb_roster_data_account_handle (data, i);
  g_autofree char *own = swb_text_fold_handle (there);
  g_autofree char *other = swb_text_fold_handle (handle);

  match->account = *swb_roster_data_account_id (data, i);
  match->followers = swb_roster_data_account_followers (data, i);
  match->views = swb_roster_data_account_views (data, i);
  match->renamed =
      strcmp (own, other) != 0
          ? swb_import_shelf_take (shelf, g_strdup (there != NULL ? there : ""))
          : NULL;
}

static int
find_account (SwbImportMatcher *self,
              const SwbImportRow *row,
              SwbTokenKind kind)
{
  g_autofree char *handle = swb_text_fold_handle (row->handle);
  const char *wanted = kind == SWB_TOKEN_ID ? row->external_id : handle;
  guint n;
  const SwbToken *found = swb_tokens_find (
      self->accounts, swb_token_hash (kind, row->platform, wanted), G_MAXUINT,
      &n);

  for (guint i = 0; i < n; i++)
    {
      SwbAccountCells account;
      g_autofree char *own = NULL;

      swb_roster_data_get_account (self->data, found[i].index, &account);
      own = kind == SWB_TOKEN_ID ? g_strdup (account.external_id)
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
 * @shelf: keeps the texts of @match
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
                         SwbImportShelf *shelf,
                         SwbImportMatch *match)
{
  int found = -1;

  if (row->external_id != NULL)
    found = find_account (matcher, row, SWB_TOKEN_ID);
  if (found < 0)
    found = find_account (matcher, row, SWB_TOKEN_HANDLE);
  if (found < 0)
    return FALSE;
  fill_creator (matcher->data,
                swb_roster_data_account_creator (matcher->data, (guint) found),
                match);
  fill_account (matcher->data, (guint) found, row->handle, shelf, match);
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

/* All accounts in words; also finds the first one on the row's platform, which
 * comes back or %SWB_NO_ACCOUNT, and whether one elsewhere has its handle. */
static guint32
fill_accounts (SwbImportMatcher *self,
               guint creator,
               const SwbImportRow *row,
               SwbImportCandidate *candidate)
{
  const SwbRosterData *data = self->data;
  g_autofree char *handle = swb_text_fold_handle (row->handle);
  GString *text = g_string_new (NULL);
  guint32 found = SWB_NO_ACCOUNT;

  for (guint i = swb_roster_data_first_account (data, creator);
       i < swb_roster_data_first_account (data, creator + 1); i++)
    {
      SwbAccountCells account;
      g_autofree char *own = NULL;

      swb_roster_data_get_account (data, i, &account);
      own = swb_text_fold_handle (account.handle);
      append_account (self, text, &account);
      note_likeness (candidate, row, account.name);
      if (strcmp (own, handle) == 0)
        candidate->same_handle = TRUE;
      if (account.platform == row->platform && found == SWB_NO_ACCOUNT)
        found = i;
    }
  candidate->accounts = g_string_free (text, FALSE);
  return found;
}

static SwbImportCandidate *
weigh (SwbImportMatcher *self,
       guint creator,
       const SwbImportRow *row,
       SwbImportShelf *shelf)
{
  SwbImportCandidate *candidate = g_new0 (SwbImportCandidate, 1);
  const char *name = swb_roster_data_name (self->data, creator);
  guint32 account;

  note_likeness (candidate, row, name);
  fill_creator (self->data, creator, &candidate->match);
  account = fill_accounts (self, creator, row, candidate);
  if (!candidate->same_name && !candidate->same_handle)
    {
      swb_import_candidate_free (candidate);
      return NULL;
    }
  candidate->name = g_strdup (name);
  candidate->has_account = account != SWB_NO_ACCOUNT;
  if (candidate->has_account)
    fill_account (self->data, account, row->handle, shelf, &candidate->match);
  return candidate;
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

/* Creators who share something with the row, each once, in the order of what
 * tells most. A word alone that very many have is told as @crowded; of those
 * who have the very name the first are taken. */
static GArray *
gather (SwbImportMatcher *self, const SwbImportRow *row, gboolean *crowded)
{
  GArray *indices = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *handle = swb_text_fold_handle (row->handle);
  guint32 hashes[SWB_TOKENS_OF_NAME + 1];
  guint n =
      swb_tokens_of_name (row->name != NULL ? row->name : row->handle, hashes);

  hashes[n++] = swb_token_hash (SWB_TOKEN_HANDLE_ANYWHERE, 0, handle);
  for (guint i = 0; i < n; i++)
    {
      guint n_sharing;
      const SwbToken *found = swb_tokens_find (self->creators, hashes[i],
                                               MOST_SHARING + 1, &n_sharing);
      const gboolean is_name = i == 0 && n > 1;

      if (n_sharing > MOST_SHARING && !is_name && i < n - 1)
        {
          *crowded = TRUE;
          continue;
        }
      for (guint k = 0; k < MIN (n_sharing, MOST_SHARING); k++)
        add_index (indices, found[k].index);
    }
  return indices;
}

/**
 * swb_import_matcher_find_alike:
 * @matcher: a matcher made for names
 * @row: a row about an account that the workspace does not have
 * @shelf: keeps the texts of their accounts
 * @crowded: (out): whether there are too many who share but a word of the name
 *   to compare it with all of them; it was compared with all who have the name,
 *   two words of it, or its handle
 *
 * Returns: (transfer full) (nullable) (element-type SwbImportCandidate): the
 *   creators whom it may be about, the likeliest first; %NULL for none
 */
GPtrArray *
swb_import_matcher_find_alike (SwbImportMatcher *matcher,
                               const SwbImportRow *row,
                               SwbImportShelf *shelf,
                               gboolean *crowded)
{
  g_autoptr (GArray) indices = NULL;
  g_autoptr (GPtrArray) found = NULL;

  *crowded = FALSE;
  indices = gather (matcher, row, crowded);
  for (guint i = 0; i < indices->len; i++)
    {
      SwbImportCandidate *candidate =
          weigh (matcher, g_array_index (indices, guint, i), row, shelf);

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
