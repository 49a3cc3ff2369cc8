/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom a row may be about, and what a person chose
 * (in swb-import-preview.h). */
#include "exchange/swb-import-preview-private.h"

#include "exchange/swb-import-difference.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/**
 * swb_import_preview_dup_warning:
 * @self: a preview
 * @row: a judged row
 *
 * Returns: (transfer full): what is odd about a row that can be imported all
 *   the same, with its line; "" where nothing is
 */
char *
swb_import_preview_dup_warning (SwbImportPreview *self, guint row)
{
  const SwbImportRow *found;

  g_return_val_if_fail (SWB_IS_IMPORT_PREVIEW (self), NULL);
  found = swb_import_plan_get_row (self->plan, row);
  if (found->warning == NULL || found->problem != NULL)
    return g_strdup ("");
  return g_strdup_printf (_ ("Line %" PRIu64 ": %s"),
                          swb_import_preview_get_line (self, row),
                          found->warning);
}

/**
 * swb_import_preview_count_warnings:
 * @self: a preview
 *
 * Returns: how many rows that can be imported are odd
 */
guint
swb_import_preview_count_warnings (SwbImportPreview *self)
{
  guint n = 0;

  g_return_val_if_fail (SWB_IS_IMPORT_PREVIEW (self), 0);
  for (guint i = 0; self->plan->rule.n_shares > 0 && i < self->plan->rows->len;
       i++)
    {
      const SwbImportRow *row = swb_import_plan_get_row (self->plan, i);

      n += row->warning != NULL && row->problem == NULL;
    }
  return n;
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

      g_autofree char *whose =
          *found->accounts != '\0'
              ? g_strdup_printf ("%s: %s", why, found->accounts)
              : g_strdup (why);

      if (found->twin > 0)
        /* Translators: another line of the same file, and why it is like it */
        *detail = g_strdup_printf (
            _ ("on line %" PRIu64 " of this file, %s"),
            swb_import_preview_get_line (self, found->twin - 1), whose);
      else
        *detail = g_steal_pointer (&whose);
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
  if (self->wishes.decisions == NULL ||
      !swb_import_preview_can_choose (self, row, candidate, choice))
    return;
  decision = &g_array_index (self->wishes.decisions, SwbImportDecision, row);
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
  if (self->wishes.decisions != NULL && row < self->wishes.decisions->len)
    decision = g_array_index (self->wishes.decisions, SwbImportDecision, row);
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
  for (guint i = 0; self->wishes.decisions != NULL && i < self->plan->rows->len;
       i++)
    n += self->plan->verdicts->data[i] == SWB_IMPORT_SIMILAR &&
         self->wishes.ticks->data[i] &&
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

      if (!self->wishes.ticks->data[i] ||
          self->plan->verdicts->data[i] >= SWB_IMPORT_UNCHANGED ||
          (self->plan->verdicts->data[i] == SWB_IMPORT_DIFFERENT &&
           !swb_import_row_takes (&self->wishes, i)))
        continue;
      lead = self->wishes.decisions != NULL
                 ? swb_import_plan_get_lead (self->plan, i)
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
