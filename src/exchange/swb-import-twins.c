/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of one file that may be about one creator: the same name on another
 * platform. Nobody knows but a person, so each such row is asked about, with
 * the first row of the name as one whom it may be about. Names are grouped by a
 * hash of their folded letters, in one go over the file. */
#include "exchange/swb-import-twins.h"

#include "base/swb-money.h"

#include <string.h>

#define ROWS_BETWEEN_LOOKS 4096
#define MOST_WAITING 16

/* A row that may have a twin. @next: place + 1 of the next one whose name has
 * the hash. */
typedef struct
{
  guint32 hash;
  guint32 lead;
  guint32 next;
  guint32 platforms; /* a bit each */
} Entry;

typedef struct
{
  SwbImportPlan *plan;
  GArray *entries;
  guint32 *slots; /* place + 1 of the first entry */
  guint32 mask;
  Entry waiting[MOST_WAITING];
  guint n_waiting;
} Twins;

/* The next letter or digit, small and without an accent; 0 at the end. */
static gunichar
next_letter (const char **text)
{
  while (**text != '\0')
    {
      gunichar c = g_utf8_get_char (*text);

      *text = g_utf8_next_char (*text);
      if (c < 0x80)
        {
          if (g_ascii_isalnum ((char) c))
            return (gunichar) g_ascii_tolower ((char) c);
          continue;
        }
      if (c >= 0x300 && c < 0x370)
        continue;
      if (c < 0x250)
        {
          gunichar parts[2];

          if (g_unichar_fully_decompose (c, FALSE, parts, 2) > 1)
            c = parts[0];
        }
      if (!g_unichar_isalnum (c) && !g_unichar_ismark (c))
        continue;
      return g_unichar_tolower (c);
    }
  return 0;
}

static const char *
name_of (SwbImportPlan *plan, guint row)
{
  const SwbImportRow *said = swb_import_plan_get_row (plan, row);

  return said->name != NULL ? said->name : said->handle;
}

/* 0 for a name that is no name. */
static guint32
hash_name (const char *name)
{
  guint32 hash = 2166136261u;
  guint n = 0;
  gunichar c;

  while ((c = next_letter (&name)) != 0)
    {
      hash = (hash ^ c) * 16777619u;
      n++;
    }
  hash ^= hash >> 15;
  return n >= 2 ? MAX (hash, 1) : 0;
}

static gboolean
is_same_name (const char *a, const char *b)
{
  gunichar one, other;

  do
    {
      one = next_letter (&a);
      other = next_letter (&b);
    }
  while (one == other && one != 0);
  return one == other;
}

static SwbImportCandidate *
candidate_of (SwbImportPlan *plan, guint twin, guint row)
{
  const SwbImportRow *said = swb_import_plan_get_row (plan, twin);
  SwbImportCandidate *candidate = g_new0 (SwbImportCandidate, 1);
  GString *accounts = g_string_new (NULL);

  for (guint i = twin; i < plan->rows->len; i++)
    {
      const SwbImportRow *account = swb_import_plan_get_row (plan, i);

      if (account->row != said->row)
        break;
      if (account->handle != NULL)
        g_string_append_printf (accounts, "%s@%s · %s",
                                accounts->len > 0 ? ", " : "", account->handle,
                                swb_platform_name (account->platform));
    }
  candidate->twin = twin + 1;
  candidate->name = g_strdup (name_of (plan, twin));
  candidate->accounts = g_string_free (accounts, FALSE);
  candidate->likeness = 1;
  candidate->same_name = TRUE;
  candidate->same_handle =
      g_strcmp0 (strchr (said->key, '\n'),
                 strchr (swb_import_plan_get_row (plan, row)->key, '\n')) == 0;
  return candidate;
}

static void
ask (SwbImportPlan *plan, guint row, guint twin)
{
  gpointer key = GUINT_TO_POINTER (row + 1);
  GPtrArray *all = g_hash_table_lookup (plan->candidates, key);

  if (all == NULL)
    {
      all = g_ptr_array_new_with_free_func (swb_import_candidate_free);
      g_hash_table_insert (plan->candidates, key, all);
      plan->verdicts->data[row] = SWB_IMPORT_SIMILAR;
      plan->counts[SWB_IMPORT_NEW]--;
      plan->counts[SWB_IMPORT_SIMILAR]++;
    }
  g_ptr_array_add (all, candidate_of (plan, twin, row));
  plan->n_twins++;
}

/* Looks through those before it of the name; on a platform that both have they
 * are two people. Of rows with the same platforms the first answers for all, so
 * that no more are kept of a name than platforms can be put together. */
static void
look_at (Twins *self, Entry *entry)
{
  guint32 *slot = &self->slots[entry->hash & self->mask];
  const char *name = name_of (self->plan, entry->lead);
  guint32 at;
  guint32 tail = 0; /* of those of the name, plus one */
  gboolean is_first = TRUE;
  gboolean asked = FALSE;

  while (*slot != 0)
    {
      const Entry *first = &g_array_index (self->entries, Entry, *slot - 1);

      if (first->hash == entry->hash &&
          is_same_name (name_of (self->plan, first->lead), name))
        break;
      slot = &self->slots[(guint32) (slot - self->slots + 1) & self->mask];
    }
  for (at = *slot; at != 0;
       at = g_array_index (self->entries, Entry, at - 1).next)
    {
      const Entry *before = &g_array_index (self->entries, Entry, at - 1);

      tail = at;
      is_first = is_first && before->platforms != entry->platforms;
      if (asked || (before->platforms & entry->platforms) != 0)
        continue;
      ask (self->plan, entry->lead, before->lead);
      asked = TRUE;
    }
  if (!is_first)
    return;
  g_array_append_vals (self->entries, entry, 1);
  if (*slot == 0)
    *slot = self->entries->len;
  else
    g_array_index (self->entries, Entry, tail - 1).next = self->entries->len;
}

/* Those who wait, in the order of the file. */
static void
look_at_waiting (Twins *self)
{
  for (guint i = 0; i < self->n_waiting; i++)
    look_at (self, &self->waiting[i]);
  self->n_waiting = 0;
}

/* One row of the grid: somebody whom the workspace does not have for sure. The
 * slot of a name is anywhere in a large memory: it is called for, and looked at
 * when it has come. */
static void
take_row (Twins *self, guint first, guint end)
{
  SwbImportPlan *plan = self->plan;
  Entry entry = { .lead = G_MAXUINT32 };

  for (guint i = first; i < end; i++)
    {
      guint8 verdict = plan->verdicts->data[i];

      if (verdict == SWB_IMPORT_UPDATED || verdict == SWB_IMPORT_DUPLICATE)
        return;
      if (verdict != SWB_IMPORT_NEW && verdict != SWB_IMPORT_SIMILAR)
        continue;
      entry.platforms |= 1u << swb_import_plan_get_row (plan, i)->platform;
      if (entry.lead == G_MAXUINT32 || verdict == SWB_IMPORT_SIMILAR)
        entry.lead = i;
    }
  if (entry.lead == G_MAXUINT32)
    return;
  entry.hash = hash_name (name_of (plan, entry.lead));
  if (entry.hash == 0)
    return;
  __builtin_prefetch (&self->slots[entry.hash & self->mask]);
  self->waiting[self->n_waiting++] = entry;
  if (self->n_waiting == G_N_ELEMENTS (self->waiting))
    look_at_waiting (self);
}

/* A file of one platform has no twins. */
static gboolean
has_platforms (SwbImportPlan *plan)
{
  return plan->rule.n_accounts > 1 ||
         swb_mapping_has (plan->rule.mapping, SWB_FIELD_PLATFORM);
}

/**
 * swb_import_find_twins:
 * @plan: a plan whose rows were judged
 * @cancellable: (nullable): to stop it
 * @error: only cancelled
 *
 * Asks about each new row that has the name of a row before it and is on
 * another platform.
 *
 * Returns: whether it was done
 */
gboolean
swb_import_find_twins (SwbImportPlan *plan,
                       GCancellable *cancellable,
                       GError **error)
{
  Twins self = { .plan = plan };
  guint32 size = 1024;
  guint n_looks = 0;
  gboolean stopped = FALSE;

  if (!has_platforms (plan))
    return TRUE;
  while (size < plan->rows->len * 2)
    size *= 2;
  self.mask = size - 1;
  self.slots = g_new0 (guint32, size);
  self.entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  for (guint i = 0; !stopped && i < plan->rows->len;)
    {
      const guint first = i;
      const guint row = swb_import_plan_get_row (plan, i)->row;

      stopped = n_looks++ % ROWS_BETWEEN_LOOKS == 0 &&
                g_cancellable_set_error_if_cancelled (cancellable, error);
      for (;
           i < plan->rows->len && swb_import_plan_get_row (plan, i)->row == row;
           i++)
        ;
      take_row (&self, first, i);
    }
  look_at_waiting (&self);
  g_array_unref (self.entries);
  g_free (self.slots);
  return !stopped;
}

/**
 * swb_import_get_twin:
 * @plan: a judged plan
 * @decision: what was decided of the row
 * @lead: the row that decides for all accounts of its grid row
 *
 * Returns: (transfer none) (nullable): the row of the file whose creator it
 *   shall be, where that was chosen
 */
const SwbImportCandidate *
swb_import_get_twin (SwbImportPlan *plan,
                     SwbImportDecision decision,
                     guint lead)
{
  const SwbImportCandidate *found =
      decision.choice == SWB_IMPORT_MERGE
          ? swb_import_plan_get_candidate (plan, lead, decision.candidate)
          : NULL;

  return found != NULL && found->twin > 0 ? found : NULL;
}
