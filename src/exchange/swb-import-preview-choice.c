/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row would change, whom it may be about, and what a person chose
 * (in swb-import-preview.h). */
#include "exchange/swb-import-preview-private.h"

#include "base/swb-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
append_part (GString *out, const char *text)
{
  if (out->len > 0)
    g_string_append (out, " · ");
  g_string_append (out, text);
}

static char *
number_text (SwbField field, double value, SwbGrouping grouping)
{
  if (field == SWB_FIELD_ENGAGEMENT_RATE)
    return swb_number_format_percent (value, 2);
  if (value != floor (value) || value > 9e15)
    return g_strdup_printf ("%.1f", value);
  return swb_number_format_count ((gint64) value, grouping);
}

/* What the workspace has for it, -1 where that is not at hand. */
static gint64
known_value (const SwbImportMatch *match, SwbField field)
{
  if (match == NULL)
    return -1;
  return field == SWB_FIELD_FOLLOWERS ? match->followers
         : field == SWB_FIELD_VIEWS   ? match->views
                                      : -1;
}

static void
append_number (GString *out,
               const SwbImportRow *row,
               const SwbImportMatch *match,
               SwbField field,
               SwbGrouping grouping)
{
  double value = row->values[field - SWB_FIRST_METRIC];
  gint64 known = known_value (match, field);
  g_autofree char *text = NULL;
  g_autofree char *part = NULL;

  if (isnan (value) || (known >= 0 && (double) known == value))
    return;
  text = number_text (field, value, grouping);
  if (known >= 0)
    {
      g_autofree char *old = swb_number_format_count (known, grouping);

      /* Translators: a number's name, what it was, what it becomes */
      part =
          g_strdup_printf (_ ("%s %s → %s"), swb_field_name (field), old, text);
    }
  else
    /* Translators: a number's name and what it becomes */
    part = g_strdup_printf (_ ("%s %s"), swb_field_name (field), text);
  append_part (out, part);
}

static void
append_fact (GString *out,
             const SwbImportMatch *match,
             SwbImportLacks what,
             SwbField field,
             const char *text)
{
  g_autofree char *shown = NULL;
  g_autofree char *part = NULL;

  if ((match->lacks & what) == 0 || text == NULL || *text == '\0')
    return;
  shown = swb_text_show_line (text, 60);
  part = g_strdup_printf (_ ("%s %s"), swb_field_name (field), shown);
  append_part (out, part);
}

static void
append_facts (GString *out,
              const SwbImportRow *row,
              const SwbImportMatch *match)
{
  append_fact (out, match, SWB_IMPORT_LACKS_NICHES, SWB_FIELD_NICHE,
               row->niches);
  append_fact (out, match, SWB_IMPORT_LACKS_CITY, SWB_FIELD_CITY, row->city);
  append_fact (out, match, SWB_IMPORT_LACKS_COUNTRY, SWB_FIELD_COUNTRY,
               row->country);
  append_fact (out, match, SWB_IMPORT_LACKS_LANGUAGES, SWB_FIELD_LANGUAGE,
               row->languages);
  append_fact (out, match, SWB_IMPORT_LACKS_FORMATS, SWB_FIELD_FORMAT,
               row->formats);
  append_fact (out, match, SWB_IMPORT_LACKS_TAGS, SWB_FIELD_TAG, row->tags);
}

/**
 * swb_import_preview_dup_changes:
 * @self: a preview
 * @row: a judged row
 * @grouping: Indian or Western
 *
 * Returns: (transfer full): what an account that the workspace has would get:
 *   "Followers 48,500 → 51,200 · City Pune"; "" for any other row
 */
char *
swb_import_preview_dup_changes (SwbImportPreview *self,
                                guint row,
                                SwbGrouping grouping)
{
  const SwbImportRow *found;
  const SwbImportMatch *match;
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (SWB_IS_IMPORT_PREVIEW (self), NULL);
  found = swb_import_plan_get_row (self->plan, row);
  match = swb_import_plan_get_match (self->plan, row);
  if (match == NULL || self->plan->verdicts->data[row] != SWB_IMPORT_UPDATED)
    return g_string_free (out, FALSE);
  if (match->renamed != NULL)
    {
      g_autofree char *part =
          /* Translators: a handle that is taken instead of another */
          g_strdup_printf (_ ("@%s → @%s"), match->renamed, found->handle);

      append_part (out, part);
    }
  for (SwbField field = SWB_FIELD_FOLLOWERS; field <= SWB_FIELD_ENGAGEMENT_RATE;
       field++)
    append_number (out, found, match, field, grouping);
  append_facts (out, found, match);
  if (!swb_money_is_none (&found->fee))
    {
      g_autofree char *fee = swb_money_format (found->fee);
      g_autofree char *part =
          g_strdup_printf (_ ("%s %s"), swb_field_name (SWB_FIELD_FEE), fee);

      append_part (out, part);
    }
  if (out->len == 0)
    g_string_append (out, _ ("Readings of another day"));
  return g_string_free (out, FALSE);
}

/**
 * swb_import_preview_get_n_candidates:
 * @self: a preview
 * @row: a judged row
 *
 * Returns: how many creators it may be about; 0 for anything but
 *   %SWB_IMPORT_SIMILAR
 */
guint
swb_import_preview_get_n_candidates (SwbImportPreview *self, guint row)
{
  GPtrArray *all;

  g_return_val_if_fail (SWB_IS_IMPORT_PREVIEW (self), 0);
  all = swb_import_plan_get_candidates (self->plan, row);
  return all != NULL ? all->len : 0;
}

/**
 * swb_import_preview_dup_candidate:
 * @self: a preview
 * @row: a judged row
 * @candidate: one of the creators whom it may be about
 * @detail: (out) (optional): why it is thought of, and its accounts
 *
 * Returns: (transfer full): the creator's name
 */
char *
swb_import_preview_dup_candidate (SwbImportPreview *self,
                                  guint row,
                                  guint candidate,
                                  char **detail)
{
  const SwbImportCandidate *found;

  g_return_val_if_fail (SWB_IS_IMPORT_PREVIEW (self), NULL);
  found = swb_import_plan_get_candidate (self->plan, row, candidate);
  g_return_val_if_fail (found != NULL, NULL);
  if (detail != NULL)
    {
      g_autofree char *share =
          swb_number_format_percent (MIN (found->likeness, 1), 0);
      g_autofree char *why =
          found->same_handle
              ? g_strdup (_ ("the same handle"))
              /* Translators: %s is a percentage: how alike two names are */
              : g_strdup_printf (_ ("name alike by %s"), share);

      *detail = *found->accounts != '\0'
                    ? g_strdup_printf ("%s: %s", why, found->accounts)
                    : g_strdup (why);
    }
  return g_strdup (found->name);
}

/**
 * swb_import_preview_can_choose:
 * @self: a preview
 * @row: a judged row
 * @candidate: one of the creators whom it may be about
 * @choice: what to do
 *
 * Returns: whether that can be done: an account can only be updated where the
 *   creator has one on the platform
 */
gboolean
swb_import_preview_can_choose (SwbImportPreview *self,
                               guint row,
                               guint candidate,
                               SwbImportChoice choice)
{
  const SwbImportCandidate *found;

  g_return_val_if_fail (SWB_IS_IMPORT_PREVIEW (self), FALSE);
  found = swb_import_plan_get_candidate (self->plan, row, candidate);
  return found != NULL && (choice != SWB_IMPORT_UPDATE || found->has_account);
}

/**
 * swb_import_preview_choose:
 * @self: a preview
 * @row: a row that is like somebody
 * @candidate: whom it is about
 * @choice: what to do with it
 *
 * What cannot be done is not taken.
 */
void
swb_import_preview_choose (SwbImportPreview *self,
                           guint row,
                           guint candidate,
                           SwbImportChoice choice)
{
  SwbImportDecision *decision;

  g_return_if_fail (SWB_IS_IMPORT_PREVIEW (self));
  if (self->decisions == NULL ||
      !swb_import_preview_can_choose (self, row, candidate, choice))
    return;
  decision = &g_array_index (self->decisions, SwbImportDecision, row);
  decision->choice = (guint8) choice;
  decision->candidate = (guint8) candidate;
}

/**
 * swb_import_preview_choose_all:
 * @self: a preview
 * @choice: what to do with every row that is like somebody; with the likeliest
 *   creator where none was chosen
 *
 * Returns: how many rows it could not be chosen for; they stay as they were
 */
guint
swb_import_preview_choose_all (SwbImportPreview *self, SwbImportChoice choice)
{
  guint n_left = 0;

  g_return_val_if_fail (SWB_IS_IMPORT_PREVIEW (self), 0);
  for (guint i = 0; i < self->plan->rows->len; i++)
    {
      guint candidate = 0;

      if (self->plan->verdicts->data[i] != SWB_IMPORT_SIMILAR)
        continue;
      swb_import_preview_get_choice (self, i, &candidate);
      if (swb_import_preview_can_choose (self, i, candidate, choice))
        swb_import_preview_choose (self, i, candidate, choice);
      else
        n_left++;
    }
  return n_left;
}

/**
 * swb_import_preview_get_choice:
 * @self: a preview
 * @row: a judged row
 * @candidate: (out) (optional): whom it is about
 *
 * Returns: what a person chose, %SWB_IMPORT_UNDECIDED where nobody did
 */
SwbImportChoice
swb_import_preview_get_choice (SwbImportPreview *self,
                               guint row,
                               guint *candidate)
{
  SwbImportDecision decision = { SWB_IMPORT_UNDECIDED, 0 };

  g_return_val_if_fail (SWB_IS_IMPORT_PREVIEW (self), SWB_IMPORT_UNDECIDED);
  if (self->decisions != NULL && row < self->decisions->len)
    decision = g_array_index (self->decisions, SwbImportDecision, row);
  if (candidate != NULL)
    *candidate = decision.candidate;
  return (SwbImportChoice) decision.choice;
}

/**
 * swb_import_preview_count_undecided:
 * @self: a preview
 *
 * Returns: how many ticked rows are like somebody and wait for a choice
 */
guint
swb_import_preview_count_undecided (SwbImportPreview *self)
{
  guint n = 0;

  g_return_val_if_fail (SWB_IS_IMPORT_PREVIEW (self), 0);
  for (guint i = 0; self->decisions != NULL && i < self->plan->rows->len; i++)
    n += self->plan->verdicts->data[i] == SWB_IMPORT_SIMILAR &&
         self->ticks->data[i] &&
         swb_import_preview_get_choice (self, i, NULL) == SWB_IMPORT_UNDECIDED;
  return n;
}

/**
 * swb_import_preview_count_accounts:
 * @self: a preview
 *
 * Returns: how many accounts would be new or get something new: ticked, and
 *   decided where they are like somebody
 */
guint
swb_import_preview_count_accounts (SwbImportPreview *self)
{
  guint n = 0;

  g_return_val_if_fail (SWB_IS_IMPORT_PREVIEW (self), 0);
  for (guint i = 0; i < self->plan->rows->len; i++)
    {
      guint lead;

      if (!self->ticks->data[i] ||
          self->plan->verdicts->data[i] >= SWB_IMPORT_UNCHANGED)
        continue;
      lead = self->decisions != NULL ? swb_import_plan_get_lead (self->plan, i)
                                     : i;
      n += self->plan->verdicts->data[lead] != SWB_IMPORT_SIMILAR ||
           swb_import_preview_get_choice (self, lead, NULL) > SWB_IMPORT_SKIP;
    }
  return n;
}

/**
 * swb_import_choice_name:
 * @choice: a choice
 *
 * Returns: (transfer none): the word for people
 */
const char *
swb_import_choice_name (SwbImportChoice choice)
{
  static const char *const names[SWB_N_IMPORT_CHOICES] = {
    N_ ("Choose…"), N_ ("Skip"), N_ ("Update"), N_ ("Add as New"), N_ ("Merge"),
  };

  g_return_val_if_fail ((guint) choice < SWB_N_IMPORT_CHOICES, "");
  return _ (names[choice]);
}
