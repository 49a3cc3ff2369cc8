/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The look at what the workspace has of the rows of an import: it runs as a
 * command that sets nothing, and leaves what the rows say other than it. */
#include "exchange/swb-import-difference.h"

#include "base/swb-text.h"
#include "exchange/swb-import-audience.h"
#include "exchange/swb-import-write.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define ROWS_BETWEEN_TOLD 256

typedef enum
{
  OF_CREATOR,
  OF_ACCOUNT,
  RATES,
  READINGS,
  N_LOOKS,
} Look;

/* The columns in the order of the facts. */
static const char *const looks[N_LOOKS] = {
  "SELECT name, niches, country, languages, cities, formats, tags, contact,"
  " note FROM creator WHERE id=?1",
  "SELECT name, url, external_id, picture FROM account WHERE id=?1",
  "SELECT fee, day FROM rate WHERE creator=?1 AND deleted=0 AND channel=?2"
  " ORDER BY day, id",
  "SELECT metric, value FROM reading WHERE subject=?1 AND deleted=0"
  " AND value IS NOT NULL ORDER BY day, id",
};

typedef struct
{
  SwbImportPlan *plan;
  SwbWriter *writer;
  SwbAudienceBook *book; /* null where no column tells shares */
  sqlite3_stmt *statements[N_LOOKS];
  GError **error;
} Comparing;

/* What is compared. @news: whether it says something that comes in whoever's
 * word counts. */
typedef struct
{
  guint row;
  guint which;
  const SwbImportMatch *match;
  gboolean has_account;
  gboolean news;
} Pair;

static sqlite3_stmt *
look_at (Comparing *self, Look look, const SwbId *id)
{
  sqlite3_stmt **kept = &self->statements[look];

  if (*kept == NULL)
    *kept = swb_database_prepare (swb_writer_get_database (self->writer),
                                  looks[look], self->error);
  if (*kept != NULL)
    swb_bind_id (*kept, 1, id);
  return *kept;
}

static gboolean
step (Comparing *self, sqlite3_stmt *statement, gboolean *has_row)
{
  return swb_database_step (swb_writer_get_database (self->writer), statement,
                            has_row, self->error);
}

static void
add (Comparing *self,
     Pair *pair,
     SwbImportFact fact,
     SwbImportDifferenceKind kind,
     gboolean quiet,
     const char *old)
{
  const SwbImportDifference difference = { .row = pair->row,
                                           .which = (guint8) pair->which,
                                           .fact = (guint8) fact,
                                           .kind = (guint8) kind,
                                           .quiet = quiet,
                                           .old = old };

  swb_import_differences_add (self->plan->differences, &difference,
                              &pair->match->creator);
  if (kind != SWB_IMPORT_OTHER)
    pair->news = TRUE;
}

static gboolean
holds_all (const char *list, const char *words)
{
  g_autofree char *own = swb_import_join_words (list, NULL);
  g_autofree char *both = swb_import_join_words (list, words);

  return strcmp (own, both) == 0;
}

/* FALSE where they say the same. */
static gboolean
find_kind (SwbImportFact fact,
           const char *old,
           const char *text,
           SwbImportDifferenceKind *kind)
{
  gboolean has_new, has_own;

  *kind = SWB_IMPORT_OTHER;
  if (strcmp (old, text) == 0)
    return FALSE;
  if (*old == '\0')
    {
      *kind = SWB_IMPORT_MISSING;
      return TRUE;
    }
  if (!swb_import_fact_is_list (fact) && fact != SWB_IMPORT_FACT_LANGUAGES)
    return TRUE;
  has_new = !holds_all (old, text);
  has_own = !holds_all (text, old);
  if (swb_import_fact_is_list (fact) && has_new)
    *kind = has_own ? SWB_IMPORT_MIXED : SWB_IMPORT_MORE;
  return has_new || has_own;
}

/* A creator who is called by a handle has no name yet. */
static gboolean
is_handle (const char *name, const SwbImportRow *row)
{
  g_autofree char *folded = swb_text_fold_handle (name);
  g_autofree char *handle = swb_text_fold_handle (row->handle);

  return strcmp (folded, handle) == 0;
}

static void
compare_text (Comparing *self, Pair *pair, SwbImportFact fact, const char *old)
{
  const SwbImportRow *row = swb_import_plan_get_row (self->plan, pair->row);
  g_autofree char *text = swb_import_fact_text (self->plan, pair->row, fact);
  const char *there = old != NULL ? old : "";
  SwbImportDifferenceKind kind;
  gboolean quiet = FALSE;

  if (text == NULL || *text == '\0' || !find_kind (fact, there, text, &kind))
    return;
  /* Where the audience is shall take nobody's note away. */
  if (fact == SWB_IMPORT_FACT_NOTE && row->note == NULL &&
      kind != SWB_IMPORT_MISSING)
    return;
  if (fact == SWB_IMPORT_FACT_NAME && is_handle (there, row))
    kind = SWB_IMPORT_MISSING;
  if (fact == SWB_IMPORT_FACT_ACCOUNT_NAME)
    {
      guint n;
      const SwbImportDifference *before =
          swb_import_differences_of (self->plan->differences, pair->row, &n);

      for (guint i = 0; i < n; i++)
        quiet |= before[i].which == pair->which &&
                 before[i].fact == SWB_IMPORT_FACT_NAME;
    }
  /* Servers give a picture a new address ever so often. */
  if (fact == SWB_IMPORT_FACT_PICTURE)
    kind = SWB_IMPORT_MISSING;
  add (self, pair, fact, kind, quiet, there);
}

static gboolean
compare_texts (Comparing *self,
               Pair *pair,
               Look look,
               const SwbId *id,
               SwbImportFact first,
               SwbImportFact last)
{
  sqlite3_stmt *statement = look_at (self, look, id);
  gboolean has_row = FALSE;

  if (statement == NULL || !step (self, statement, &has_row))
    return FALSE;
  for (guint fact = first; has_row && fact <= last; fact++)
    compare_text (
        self, pair, (SwbImportFact) fact,
        (const char *) sqlite3_column_text (statement, (int) (fact - first)));
  sqlite3_reset (statement);
  return TRUE;
}

/* Whether another row adds the same line to the creator's contacts. */
static gboolean
is_person_told (Comparing *self, Pair *pair, const char *text)
{
  SwbImportDifferences *all = self->plan->differences;
  guint32 before = swb_import_differences_get_last (all, &pair->match->creator);

  while (before > 0)
    {
      const SwbImportDifference *other =
          swb_import_differences_get (all, before - 1);
      g_autofree char *told = NULL;

      before = other->before;
      if (other->fact != SWB_IMPORT_FACT_PERSON)
        continue;
      told =
          swb_import_fact_text (self->plan, other->row, SWB_IMPORT_FACT_PERSON);
      if (g_strcmp0 (told, text) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Addresses in other letters are one address. */
static gboolean
is_same_part (const char *a, const char *b)
{
  g_autofree char *one = swb_text_fold (a);
  g_autofree char *other = swb_text_fold (b);

  return strcmp (a, b) == 0 ||
         (strchr (a, '@') != NULL && strcmp (one, other) == 0);
}

/* A line of the contacts: what it lacks, and what it says otherwise. */
static gboolean
find_person_kind (char *const old[3],
                  char *const own[3],
                  SwbImportDifferenceKind *kind)
{
  gboolean lacks = FALSE;
  gboolean differs = FALSE;

  for (guint i = 0; i < 3; i++)
    {
      lacks |= *own[i] != '\0' && *old[i] == '\0';
      differs |=
          *own[i] != '\0' && *old[i] != '\0' && !is_same_part (old[i], own[i]);
    }
  *kind = !differs ? SWB_IMPORT_MISSING
          : lacks  ? SWB_IMPORT_MIXED
                   : SWB_IMPORT_OTHER;
  return lacks || differs;
}

static gboolean
compare_person (Comparing *self, Pair *pair)
{
  const SwbImportRow *row = swb_import_plan_get_row (self->plan, pair->row);
  g_autofree char *text = NULL;
  g_autofree char *before = NULL;
  g_auto (GStrv) own = NULL;
  g_auto (GStrv) old = NULL;
  SwbImportDifferenceKind kind;
  SwbId person;

  if (!swb_import_has_contact (row))
    return TRUE;
  before = swb_import_find_person (swb_writer_get_database (self->writer), row,
                                   &pair->match->creator, &person, self->error);
  if (before == NULL)
    return FALSE;
  text = swb_import_fact_text (self->plan, pair->row, SWB_IMPORT_FACT_PERSON);
  own = g_strsplit (text, SWB_IMPORT_PART_SIGN, 3);
  old = g_strsplit (*before != '\0' ? before
                                    : SWB_IMPORT_PART_SIGN SWB_IMPORT_PART_SIGN,
                    SWB_IMPORT_PART_SIGN, 3);
  if (find_person_kind (old, own, &kind) && !is_person_told (self, pair, text))
    add (self, pair, SWB_IMPORT_FACT_PERSON, kind, FALSE, before);
  return TRUE;
}

/* The newest line of the rate card for a post there stands for the fee. */
static gboolean
compare_fee (Comparing *self, Pair *pair)
{
  const SwbImportRow *row = swb_import_plan_get_row (self->plan, pair->row);
  const char *channel = swb_platform_main_channel (row->platform);
  g_autofree char *text = NULL;
  g_autofree char *old = g_strdup ("");
  sqlite3_stmt *statement;
  SwbDay day = SWB_DAY_NONE;
  gboolean has_row = FALSE;
  SwbImportDifferenceKind kind = SWB_IMPORT_MISSING;

  if (swb_money_is_none (&row->fee) ||
      swb_rate_is_there (self->writer, &pair->match->creator, channel, row->fee,
                         row->day))
    return TRUE;
  statement = look_at (self, RATES, &pair->match->creator);
  if (statement == NULL)
    return FALSE;
  swb_bind_text (statement, 2, channel);
  do
    {
      if (!step (self, statement, &has_row))
        return FALSE;
      if (has_row && sqlite3_column_text (statement, 0) != NULL)
        {
          g_free (old);
          old = g_strdup ((const char *) sqlite3_column_text (statement, 0));
          day = sqlite3_column_int (statement, 1);
        }
    }
  while (has_row);
  sqlite3_reset (statement);
  text = swb_money_to_text (row->fee);
  if (*old != '\0' && strcmp (old, text) != 0 && day <= row->day)
    kind = SWB_IMPORT_OTHER;
  add (self, pair, SWB_IMPORT_FACT_FEE, kind, FALSE, old);
  return TRUE;
}

/* Facts that would be new, and those that the workspace tells otherwise. */
static gboolean
compare_facts (Comparing *self, Pair *pair)
{
  return compare_texts (self, pair, OF_CREATOR, &pair->match->creator,
                        SWB_IMPORT_FACT_NAME, SWB_IMPORT_FACT_NOTE) &&
         compare_person (self, pair) && compare_fee (self, pair) &&
         (!pair->has_account ||
          compare_texts (self, pair, OF_ACCOUNT, &pair->match->account,
                         SWB_IMPORT_FACT_ACCOUNT_NAME,
                         SWB_IMPORT_FACT_PICTURE));
}

/* The newest numbers that the account has; NaN for none. */
static gboolean
read_numbers (Comparing *self, const SwbId *account, double *values)
{
  sqlite3_stmt *statement = look_at (self, READINGS, account);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < SWB_N_METRICS; i++)
    values[i] = NAN;
  while (TRUE)
    {
      const char *metric;

      if (!step (self, statement, &has_row))
        return FALSE;
      if (!has_row)
        break;
      metric = (const char *) sqlite3_column_text (statement, 0);
      for (guint i = 0; i < SWB_N_METRICS; i++)
        if (g_strcmp0 (swb_field_metric ((SwbField) (SWB_FIRST_METRIC + i)),
                       metric) == 0)
          values[i] = sqlite3_column_double (statement, 1);
    }
  sqlite3_reset (statement);
  return TRUE;
}

/* A number that is not there yet is noted with what it was before. */
static gboolean
compare_numbers (Comparing *self, Pair *pair)
{
  const SwbImportRow *row = swb_import_plan_get_row (self->plan, pair->row);
  double before[SWB_N_METRICS];
  gboolean read = FALSE;

  for (guint i = 0; i < SWB_N_METRICS; i++)
    {
      char old[G_ASCII_DTOSTR_BUF_SIZE] = "";
      SwbReading reading;

      if (isnan (row->values[i]))
        continue;
      reading =
          swb_import_reading_of (&self->plan->rule, row, &pair->match->account,
                                 (SwbField) (SWB_FIRST_METRIC + i));
      if (swb_reading_is_there (self->writer, &reading))
        continue;
      if (!read && !read_numbers (self, &pair->match->account, before))
        return FALSE;
      read = TRUE;
      if (!isnan (before[i]))
        g_ascii_dtostr (old, sizeof old, before[i]);
      add (self, pair, (SwbImportFact) (SWB_IMPORT_FACT_METRIC + i),
           SWB_IMPORT_MISSING, FALSE, old);
    }
  return TRUE;
}

static void
compare_shares (Comparing *self, Pair *pair)
{
  SwbImportRow *row = self->plan->rows->pdata[pair->row];

  row->has_new_shares = self->book != NULL && !swb_import_shares_are_written (
                                                  self->book, &self->plan->rule,
                                                  row, &pair->match->account);
  pair->news = pair->news || row->has_new_shares;
}

static void
set_verdict (SwbImportPlan *plan, guint row, SwbImportVerdict verdict)
{
  plan->counts[plan->verdicts->data[row]]--;
  plan->verdicts->data[row] = (guint8) verdict;
  plan->counts[verdict]++;
}

static gboolean
compare_known (Comparing *self, guint row)
{
  Pair pair = { .row = row,
                .match = swb_import_plan_get_match (self->plan, row),
                .has_account = TRUE };
  guint n;

  if (!compare_facts (self, &pair) || !compare_numbers (self, &pair))
    return FALSE;
  compare_shares (self, &pair);
  if (pair.news || pair.match->renamed != NULL)
    return TRUE;
  swb_import_differences_of (self->plan->differences, row, &n);
  set_verdict (self->plan, row,
               n > 0 ? SWB_IMPORT_DIFFERENT : SWB_IMPORT_UNCHANGED);
  return TRUE;
}

static gboolean
compare_alike (Comparing *self, guint row)
{
  GPtrArray *candidates = swb_import_plan_get_candidates (self->plan, row);

  for (guint i = 0; candidates != NULL && i < candidates->len; i++)
    {
      const SwbImportCandidate *candidate = candidates->pdata[i];
      Pair pair = { .row = row,
                    .which = i + 1,
                    .match = &candidate->match,
                    .has_account = candidate->has_account };

      if (candidate->twin > 0)
        continue;
      if (!compare_facts (self, &pair) ||
          (pair.has_account && !compare_numbers (self, &pair)))
        return FALSE;
    }
  return TRUE;
}

/* Niches that later rows add to an account that the workspace has. */
static void
gather_niches (SwbImportPlan *plan)
{
  g_autoptr (GHashTable) by_key = NULL;

  if (plan->counts[SWB_IMPORT_DUPLICATE] == 0 || plan->more != NULL)
    return;
  plan->more = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  by_key = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < plan->rows->len; i++)
    if (plan->verdicts->data[i] == SWB_IMPORT_UPDATED)
      g_hash_table_insert (by_key,
                           (gpointer) swb_import_plan_get_row (plan, i)->key,
                           GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const SwbImportRow *row = swb_import_plan_get_row (plan, i);
      gpointer first;
      const char *own;

      if (plan->verdicts->data[i] != SWB_IMPORT_DUPLICATE ||
          !g_hash_table_lookup_extended (by_key, row->key, NULL, &first))
        continue;
      own = g_hash_table_lookup (plan->more, first);
      if (own == NULL)
        own = swb_import_plan_get_row (plan, GPOINTER_TO_UINT (first) - 1)
                  ->niches;
      g_hash_table_replace (plan->more, first,
                            swb_import_join_words (own, row->niches));
    }
}

/* Changes nothing but the verdicts, which nobody looks at meanwhile. */
static gboolean
probe (SwbWriter *writer, gpointer data, GError **error)
{
  SwbImportPlan *plan = data;
  Comparing self = { .plan = plan, .writer = writer, .error = error };
  SwbDatabase *db = swb_writer_get_database (writer);
  gboolean done = TRUE;

  if (plan->rule.n_shares > 0)
    {
      self.book = swb_audience_book_new (writer, error);
      done = self.book != NULL;
    }
  swb_progress_push (plan->progress, swb_progress_get (plan->progress), 1);
  gather_niches (plan);
  g_clear_pointer (&plan->differences, swb_import_differences_free);
  plan->differences = swb_import_differences_new ();
  for (guint i = 0; done && i < plan->rows->len; i++)
    {
      if (i % ROWS_BETWEEN_TOLD == 0)
        {
          if (swb_database_is_cancelled (db, error))
            {
              done = FALSE;
              break;
            }
          swb_progress_set (plan->progress, i, plan->rows->len);
        }
      if (plan->verdicts->data[i] == SWB_IMPORT_UPDATED)
        done = compare_known (&self, i);
      else if (plan->verdicts->data[i] == SWB_IMPORT_SIMILAR)
        done = compare_alike (&self, i);
    }
  swb_progress_pop (plan->progress);
  g_clear_pointer (&self.book, swb_audience_book_free);
  return done;
}

/**
 * swb_import_plan_probe:
 * @plan: a judged plan
 *
 * Looks which rows say nothing new, and what others say other than the
 * workspace. It sets no field, so it leaves nothing in the history.
 *
 * Returns: (transfer full): the command
 */
SwbCommand *
swb_import_plan_probe (SwbImportPlan *plan)
{
  return swb_command_new (_ ("Compare with the workspace"), probe,
                          swb_import_plan_ref (plan),
                          (GDestroyNotify) swb_import_plan_unref);
}
