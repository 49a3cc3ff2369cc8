/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What rows of an import say other than the workspace: kept in the order of the
 * rows, texts once each, with a thread from each to the one before it about the
 * same creator, so that of two rows the first counts. */
#include "exchange/swb-import-difference.h"

#include "base/swb-money.h"
#include "exchange/swb-import-write.h"

#include <string.h>

#define N_TEXT_FACTS SWB_IMPORT_FACT_METRIC

struct _SwbImportDifferences
{
  GArray *all; /* SwbImportDifference */
  GStringChunk *texts;
  GHashTable *last; /* by creator: place + 1 */
};

static const struct
{
  SwbTableId table;
  guint column;
  SwbField field;
  gboolean list;
} facts[N_TEXT_FACTS] = {
  [SWB_IMPORT_FACT_NAME] = { SWB_TABLE_CREATOR, SWB_CREATOR_NAME,
                             SWB_FIELD_NAME, FALSE },
  [SWB_IMPORT_FACT_NICHES] = { SWB_TABLE_CREATOR, SWB_CREATOR_NICHES,
                               SWB_FIELD_NICHE, TRUE },
  [SWB_IMPORT_FACT_COUNTRY] = { SWB_TABLE_CREATOR, SWB_CREATOR_COUNTRY,
                                SWB_FIELD_COUNTRY, FALSE },
  [SWB_IMPORT_FACT_LANGUAGES] = { SWB_TABLE_CREATOR, SWB_CREATOR_LANGUAGES,
                                  SWB_FIELD_LANGUAGE, FALSE },
  [SWB_IMPORT_FACT_CITY] = { SWB_TABLE_CREATOR, SWB_CREATOR_CITIES,
                             SWB_FIELD_CITY, FALSE },
  [SWB_IMPORT_FACT_FORMATS] = { SWB_TABLE_CREATOR, SWB_CREATOR_FORMATS,
                                SWB_FIELD_FORMAT, TRUE },
  [SWB_IMPORT_FACT_TAGS] = { SWB_TABLE_CREATOR, SWB_CREATOR_TAGS, SWB_FIELD_TAG,
                             TRUE },
  [SWB_IMPORT_FACT_CONTACT] = { SWB_TABLE_CREATOR, SWB_CREATOR_CONTACT,
                                SWB_FIELD_CONTACT, FALSE },
  [SWB_IMPORT_FACT_NOTE] = { SWB_TABLE_CREATOR, SWB_CREATOR_NOTE,
                             SWB_FIELD_NOTE, FALSE },
  [SWB_IMPORT_FACT_PERSON] = { SWB_TABLE_CONTACT, 0, SWB_FIELD_CONTACT_NAME,
                               FALSE },
  [SWB_IMPORT_FACT_FEE] = { SWB_TABLE_RATE, SWB_RATE_FEE, SWB_FIELD_FEE,
                            FALSE },
  [SWB_IMPORT_FACT_ACCOUNT_NAME] = { SWB_TABLE_ACCOUNT, SWB_ACCOUNT_NAME,
                                     SWB_FIELD_NAME, FALSE },
  [SWB_IMPORT_FACT_URL] = { SWB_TABLE_ACCOUNT, SWB_ACCOUNT_URL, SWB_FIELD_URL,
                            FALSE },
  [SWB_IMPORT_FACT_EXTERNAL_ID] = { SWB_TABLE_ACCOUNT, SWB_ACCOUNT_EXTERNAL_ID,
                                    SWB_FIELD_EXTERNAL_ID, FALSE },
  [SWB_IMPORT_FACT_PICTURE] = { SWB_TABLE_ACCOUNT, SWB_ACCOUNT_PICTURE,
                                SWB_FIELD_PICTURE, FALSE },
};

static guint
hash_id (gconstpointer key)
{
  guint32 hash;

  /* The end of an id is made by chance. */
  memcpy (&hash, ((const SwbId *) key)->bytes + 12, sizeof hash);
  return hash;
}

static gboolean
equal_ids (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (SwbId)) == 0;
}

/**
 * swb_import_differences_new:
 *
 * Returns: (transfer full): none
 */
SwbImportDifferences *
swb_import_differences_new (void)
{
  SwbImportDifferences *self = g_new0 (SwbImportDifferences, 1);

  self->all = g_array_new (FALSE, FALSE, sizeof (SwbImportDifference));
  self->texts = g_string_chunk_new (4096);
  self->last = g_hash_table_new (hash_id, equal_ids);
  return self;
}

/**
 * swb_import_differences_free:
 * @self: (transfer full): differences
 */
void
swb_import_differences_free (SwbImportDifferences *self)
{
  g_array_unref (self->all);
  g_string_chunk_free (self->texts);
  g_hash_table_unref (self->last);
  g_free (self);
}

/**
 * swb_import_differences_get_last:
 * @self: differences
 * @creator: a creator
 *
 * Returns: the place + 1 of the last one about the creator; 0 for none
 */
guint32
swb_import_differences_get_last (SwbImportDifferences *self,
                                 const SwbId *creator)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->last, creator));
}

/**
 * swb_import_differences_add:
 * @self: differences
 * @difference: one more, of the same row as the last one or a later row; its
 *   text is copied
 * @creator: whom it is about; it must outlive @self
 */
void
swb_import_differences_add (SwbImportDifferences *self,
                            const SwbImportDifference *difference,
                            const SwbId *creator)
{
  SwbImportDifference own = *difference;

  own.old = g_string_chunk_insert_const (self->texts, difference->old);
  own.before = swb_import_differences_get_last (self, creator);
  g_array_append_val (self->all, own);
  g_hash_table_replace (self->last, (gpointer) creator,
                        GUINT_TO_POINTER (self->all->len));
}

/**
 * swb_import_differences_get_n:
 * @self: differences
 *
 * Returns: how many
 */
guint
swb_import_differences_get_n (SwbImportDifferences *self)
{
  return self->all->len;
}

/**
 * swb_import_differences_get:
 * @self: differences
 * @i: which
 *
 * Returns: (transfer none): the difference
 */
const SwbImportDifference *
swb_import_differences_get (SwbImportDifferences *self, guint i)
{
  return &g_array_index (self->all, SwbImportDifference, i);
}

/**
 * swb_import_differences_of:
 * @self: (nullable): differences
 * @row: a judged row
 * @n: (out): how many it has
 *
 * Returns: (transfer none) (array length=n) (nullable): those of the row
 */
const SwbImportDifference *
swb_import_differences_of (SwbImportDifferences *self, guint row, guint *n)
{
  guint low = 0;
  guint high = self != NULL ? self->all->len : 0;

  *n = 0;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (swb_import_differences_get (self, middle)->row < row)
        low = middle + 1;
      else
        high = middle;
    }
  while (self != NULL && low + *n < self->all->len &&
         swb_import_differences_get (self, low + *n)->row == row)
    (*n)++;
  return *n > 0 ? swb_import_differences_get (self, low) : NULL;
}

/**
 * swb_import_row_takes:
 * @wishes: what a person wishes for
 * @row: a judged row
 *
 * Returns: whether the word of the file counts for the row
 */
gboolean
swb_import_row_takes (const SwbImportWishes *wishes, guint row)
{
  guint8 own = wishes->rows != NULL ? wishes->rows->data[row] : 0;

  return own != 0 ? own == SWB_IMPORT_ROW_TAKES : wishes->takes;
}

/**
 * swb_import_difference_is_choice:
 * @self: a difference
 *
 * Returns: whether it matters which of the two words counts
 */
gboolean
swb_import_difference_is_choice (const SwbImportDifference *self)
{
  return self->kind == SWB_IMPORT_MIXED || self->kind == SWB_IMPORT_OTHER;
}

/* Whether the row would bring it in, were it alone. */
static gboolean
is_wished (SwbImportPlan *plan,
           const SwbImportWishes *wishes,
           const SwbImportDifference *self)
{
  guint lead = swb_import_plan_get_lead (plan, self->row);
  SwbImportDecision decision;

  if (!swb_import_is_wished (plan, wishes, self->row, lead))
    return FALSE;
  if (self->which > 0)
    {
      decision = swb_import_wishes_get_decision (wishes, lead);
      if (decision.candidate + 1 != self->which ||
          decision.choice == SWB_IMPORT_ADD ||
          (self->fact >= SWB_IMPORT_FACT_ACCOUNT_NAME &&
           decision.choice != SWB_IMPORT_UPDATE))
        return FALSE;
    }
  return self->kind != SWB_IMPORT_OTHER ||
         swb_import_row_takes (wishes, self->row);
}

/**
 * swb_import_difference_comes:
 * @plan: a probed plan
 * @wishes: what a person wishes for
 * @self: a difference
 *
 * Of several rows that say something else of one creator the first counts; to
 * lists all of them add.
 *
 * Returns: whether it would be written
 */
gboolean
swb_import_difference_comes (SwbImportPlan *plan,
                             const SwbImportWishes *wishes,
                             const SwbImportDifference *self)
{
  guint32 before = self->before;

  if (!is_wished (plan, wishes, self))
    return FALSE;
  if (swb_import_fact_is_list (self->fact) ||
      self->fact >= SWB_IMPORT_FACT_PERSON)
    return TRUE;
  while (before > 0)
    {
      const SwbImportDifference *other =
          swb_import_differences_get (plan->differences, before - 1);

      if (other->fact == self->fact && other->row != self->row &&
          is_wished (plan, wishes, other))
        return FALSE;
      before = other->before;
    }
  return TRUE;
}

/**
 * swb_import_difference_counts:
 * @plan: a probed plan
 * @wishes: what a person wishes for
 * @self: a difference
 *
 * Returns: whether it is a fact that would change
 */
gboolean
swb_import_difference_counts (SwbImportPlan *plan,
                              const SwbImportWishes *wishes,
                              const SwbImportDifference *self)
{
  return self->fact < SWB_IMPORT_FACT_METRIC && !self->quiet &&
         swb_import_difference_comes (plan, wishes, self);
}

/**
 * swb_import_fact_is_list:
 * @fact: a fact
 *
 * Returns: whether it is a list of words that is added to
 */
gboolean
swb_import_fact_is_list (SwbImportFact fact)
{
  return fact < N_TEXT_FACTS && facts[fact].list;
}

/**
 * swb_import_fact_table:
 * @fact: a fact that is no number
 *
 * Returns: the table that keeps it
 */
SwbTableId
swb_import_fact_table (SwbImportFact fact)
{
  return facts[fact].table;
}

/**
 * swb_import_fact_column:
 * @fact: a fact of the creator or the account
 *
 * Returns: the column of its table
 */
guint
swb_import_fact_column (SwbImportFact fact)
{
  return facts[fact].column;
}

/**
 * swb_import_fact_field:
 * @fact: a fact
 *
 * Returns: what a column of a file holds that tells it
 */
SwbField
swb_import_fact_field (SwbImportFact fact)
{
  return fact < N_TEXT_FACTS
             ? facts[fact].field
             : (SwbField) (SWB_FIRST_METRIC + fact - SWB_IMPORT_FACT_METRIC);
}

static const char *
or_nothing (const char *text)
{
  return text != NULL ? text : "";
}

static char *
person_text (const SwbImportRow *row)
{
  return g_strjoin (SWB_IMPORT_PART_SIGN, or_nothing (row->contact_name),
                    or_nothing (row->email), or_nothing (row->phone), NULL);
}

static const char *
niches_of (SwbImportPlan *plan, guint row)
{
  const char *more =
      plan->more != NULL
          ? g_hash_table_lookup (plan->more, GUINT_TO_POINTER (row + 1))
          : NULL;

  return more != NULL ? more : swb_import_plan_get_row (plan, row)->niches;
}

/**
 * swb_import_fact_text:
 * @plan: a judged plan
 * @row: a judged row
 * @fact: a fact that is no number
 *
 * Returns: (transfer full) (nullable): what the row says; of a person name,
 *   address and number with SWB_IMPORT_PART_SIGN between
 */
char *
swb_import_fact_text (SwbImportPlan *plan, guint row, SwbImportFact fact)
{
  const SwbImportRow *said = swb_import_plan_get_row (plan, row);
  const char *const texts[N_TEXT_FACTS] = {
    [SWB_IMPORT_FACT_NAME] = said->name,
    [SWB_IMPORT_FACT_COUNTRY] = said->country,
    [SWB_IMPORT_FACT_LANGUAGES] = said->languages,
    [SWB_IMPORT_FACT_CITY] = said->city,
    [SWB_IMPORT_FACT_FORMATS] = said->formats,
    [SWB_IMPORT_FACT_TAGS] = said->tags,
    [SWB_IMPORT_FACT_CONTACT] = said->contact,
    [SWB_IMPORT_FACT_ACCOUNT_NAME] = said->name,
    [SWB_IMPORT_FACT_URL] = said->url,
    [SWB_IMPORT_FACT_EXTERNAL_ID] = said->external_id,
    [SWB_IMPORT_FACT_PICTURE] = said->picture,
  };

  if (fact == SWB_IMPORT_FACT_NICHES)
    return g_strdup (niches_of (plan, row));
  if (fact == SWB_IMPORT_FACT_NOTE)
    return swb_import_make_note (said);
  if (fact == SWB_IMPORT_FACT_PERSON)
    return swb_import_has_contact (said) ? person_text (said) : NULL;
  if (fact == SWB_IMPORT_FACT_FEE)
    return swb_money_is_none (&said->fee) ? NULL
                                          : swb_money_to_text (said->fee);
  return g_strdup (texts[fact]);
}
