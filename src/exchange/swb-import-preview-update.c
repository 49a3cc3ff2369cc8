/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What would change of creators whom the workspace has, row by row and in all,
 * and whose word counts (in swb-import-preview.h). */
#include "exchange/swb-import-preview-private.h"

#include "base/swb-language.h"
#include "base/swb-text.h"
#include "exchange/swb-import-audience.h"
#include "exchange/swb-import-difference.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

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

/* What changes and what is kept stand on a line each. */
typedef struct
{
  GString *changes;
  GString *kept;
} Told;

static void
append_change (Told *told,
               const char *name,
               const char *old,
               const char *text,
               gboolean comes)
{
  g_autofree char *part = NULL;

  if (old == NULL || *old == '\0')
    /* Translators: a fact's name and what it becomes */
    part = g_strdup_printf (_ ("%s %s"), name, text);
  else if (comes && strcmp (old, text) == 0)
    /* Translators: a fact's name and what it still is on a later day */
    part = g_strdup_printf (_ ("%s %s, as before"), name, text);
  else if (comes)
    /* Translators: a fact's name, what it was, what it becomes */
    part = g_strdup_printf (_ ("%s %s → %s"), name, old, text);
  else
    /* Translators: a fact's name, what it is and stays, what a file says */
    part = g_strdup_printf (_ ("%s %s (the file says %s)"), name, old, text);
  append_part (comes ? told->changes : told->kept, part);
}

static void
append_number (SwbImportPreview *self,
               Told *told,
               const SwbImportDifference *difference,
               SwbGrouping grouping)
{
  const SwbImportRow *row =
      swb_import_plan_get_row (self->plan, difference->row);
  SwbField field = swb_import_fact_field (difference->fact);
  double value = row->values[field - SWB_FIRST_METRIC];
  double before = g_ascii_strtod (difference->old, NULL);
  g_autofree char *text = number_text (field, value, grouping);
  g_autofree char *old =
      *difference->old != '\0' ? number_text (field, before, grouping) : NULL;

  if (*difference->old == '\0' || before != value)
    append_change (told, swb_field_name (field), old, text, TRUE);
}

/* "Ravi, ravi@example.com, +91 98200 00000" for people. */
static char *
join_parts (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, SWB_IMPORT_PART_SIGN, -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", lines[i]);
  return g_string_free (out, FALSE);
}

static char *
languages_for_people (const char *codes)
{
  g_auto (GStrv) parts = g_strsplit (codes, ", ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *name = swb_language_name (parts[i]);

      if (name == NULL)
        continue;
      g_free (parts[i]);
      parts[i] = g_strdup (name);
    }
  return g_strjoinv (", ", parts);
}

static const char *
fact_name (SwbImportFact fact)
{
  if (fact == SWB_IMPORT_FACT_ACCOUNT_NAME)
    return _ ("Name of the account");
  return swb_field_name (fact == SWB_IMPORT_FACT_PERSON
                             ? SWB_FIELD_CONTACT
                             : swb_import_fact_field (fact));
}

static char *
fact_for_people (const char *text, SwbImportFact fact)
{
  SwbMoney fee;

  if (fact == SWB_IMPORT_FACT_PERSON || fact == SWB_IMPORT_FACT_LANGUAGES)
    {
      g_autofree char *joined = fact == SWB_IMPORT_FACT_PERSON
                                    ? join_parts (text)
                                    : languages_for_people (text);

      return swb_text_show_line (joined, 60);
    }
  if (fact == SWB_IMPORT_FACT_FEE && *text != '\0' &&
      swb_money_parse_text (text, &fee))
    return swb_money_format (fee);
  return swb_text_show_line (text, 60);
}

/* A line of the contacts after the import. */
static char *
person_after (const char *before, const char *text, gboolean takes)
{
  g_auto (GStrv) own = g_strsplit (text, SWB_IMPORT_PART_SIGN, 3);
  g_auto (GStrv) old = g_strsplit (before, SWB_IMPORT_PART_SIGN, 3);

  if (*before == '\0')
    return g_strdup (text);
  for (guint i = 0; i < 3; i++)
    if (*own[i] == '\0' || (*old[i] != '\0' && !takes))
      {
        g_free (own[i]);
        own[i] = g_strdup (old[i]);
      }
  return g_strjoinv (SWB_IMPORT_PART_SIGN, own);
}

/* What the fact becomes: a list has what it had, too, unless it is replaced. */
static char *
text_after (SwbImportPreview *self, const SwbImportDifference *difference)
{
  g_autofree char *text =
      swb_import_fact_text (self->plan, difference->row, difference->fact);

  if (difference->fact == SWB_IMPORT_FACT_PERSON)
    return person_after (
        difference->old, text,
        difference->kind == SWB_IMPORT_OTHER ||
            swb_import_row_takes (&self->wishes, difference->row));
  if (swb_import_fact_is_list (difference->fact) &&
      difference->kind != SWB_IMPORT_OTHER &&
      !swb_import_row_takes (&self->wishes, difference->row))
    return swb_import_join_words (difference->old, text);
  return g_steal_pointer (&text);
}

static void
append_difference (SwbImportPreview *self,
                   Told *told,
                   const SwbImportDifference *difference,
                   SwbGrouping grouping)
{
  g_autofree char *after = NULL;
  g_autofree char *text = NULL;
  g_autofree char *old = NULL;
  gboolean comes;

  if (difference->quiet)
    return;
  if (difference->fact == SWB_IMPORT_FACT_PICTURE)
    {
      append_part (told->changes, *difference->old == '\0'
                                      ? _ ("A picture")
                                      : _ ("Another picture"));
      return;
    }
  if (difference->fact >= SWB_IMPORT_FACT_METRIC)
    {
      append_number (self, told, difference, grouping);
      return;
    }
  comes = swb_import_difference_comes (self->plan, &self->wishes, difference);
  if (!comes && swb_import_row_takes (&self->wishes, difference->row))
    return;
  after = text_after (self, difference);
  text = fact_for_people (after, difference->fact);
  old = fact_for_people (difference->old, difference->fact);
  append_change (told, fact_name (difference->fact), old, text, comes);
}

/* Whom the row is compared with: 0 for its own account, 1 and more for a
 * candidate whom a person chose, -1 for nobody. */
static int
get_which (SwbImportPreview *self, guint row)
{
  SwbImportChoice choice;
  guint candidate;

  if (self->plan->verdicts->data[row] != SWB_IMPORT_SIMILAR)
    return swb_import_plan_get_match (self->plan, row) != NULL ? 0 : -1;
  choice = swb_import_preview_get_choice (self, row, &candidate);
  return choice == SWB_IMPORT_UPDATE || choice == SWB_IMPORT_MERGE
             ? (int) candidate + 1
             : -1;
}

static void
append_rename (SwbImportPreview *self, GString *out, guint row)
{
  const SwbImportMatch *match = swb_import_plan_get_match (self->plan, row);
  g_autofree char *part = NULL;

  if (match == NULL || match->renamed == NULL)
    return;
  /* Translators: a handle that is taken instead of another */
  part = g_strdup_printf (_ ("@%s → @%s"), match->renamed,
                          swb_import_plan_get_row (self->plan, row)->handle);
  append_part (out, part);
}

static void
append_shares (GString *out, const SwbImportRow *row)
{
  g_autofree char *shares = swb_import_shares_text (row, SWB_FIELD_IGNORE);
  g_autofree char *part = NULL;

  if (shares == NULL)
    return;
  /* Translators: %s is a list such as "India 62 %, USA 8 %" */
  part = g_strdup_printf (_ ("Audience: %s"), shares);
  append_part (out, part);
}

/* The audience of somebody of whom nothing is known yet. */
static char *
tell_new (SwbImportPreview *self, guint row)
{
  GString *out = g_string_new (NULL);

  if (self->plan->verdicts->data[row] == SWB_IMPORT_NEW ||
      self->plan->verdicts->data[row] == SWB_IMPORT_SIMILAR)
    append_shares (out, swb_import_plan_get_row (self->plan, row));
  return g_string_free (out, FALSE);
}

/* Two lines at most, told->kept the second. */
static char *
join_told (Told *told)
{
  g_autofree char *changes = g_string_free (told->changes, FALSE);
  g_autofree char *kept = g_string_free (told->kept, FALSE);
  g_autofree char *line = NULL;

  if (*kept == '\0')
    return g_steal_pointer (&changes);
  /* Translators: facts that an import leaves as they are */
  line = g_strdup_printf (_ ("Kept: %s"), kept);
  if (*changes == '\0')
    return g_steal_pointer (&line);
  return g_strjoin ("\n", changes, line, NULL);
}

/**
 * swb_import_preview_dup_changes:
 * @self: a preview
 * @row: a judged row
 * @grouping: Indian or Western
 *
 * Returns: (transfer full): what a creator whom the workspace has would get,
 *   and on a second line what is kept: "Followers 48,500 → 51,200", "Kept: City
 *   Pune (the file says Mumbai)"; of somebody new the audience; "" for any
 *   other row
 */
char *
swb_import_preview_dup_changes (SwbImportPreview *self,
                                guint row,
                                SwbGrouping grouping)
{
  const SwbImportDifference *all;
  Told told;
  guint n;
  int which;

  g_return_val_if_fail (SWB_IS_IMPORT_PREVIEW (self), NULL);
  which = get_which (self, row);
  if (which < 0)
    return tell_new (self, row);
  told = (Told){ g_string_new (NULL), g_string_new (NULL) };
  append_rename (self, told.changes, row);
  all = swb_import_differences_of (self->plan->differences, row, &n);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n; i++)
      if (all[i].which == which &&
          (all[i].fact >= SWB_IMPORT_FACT_METRIC) == (pass == 0))
        append_difference (self, &told, &all[i], grouping);
  if (which > 0 || swb_import_plan_get_row (self->plan, row)->has_new_shares)
    append_shares (told.changes, swb_import_plan_get_row (self->plan, row));
  if (told.changes->len == 0 &&
      self->plan->verdicts->data[row] == SWB_IMPORT_UPDATED)
    g_string_append (told.changes, _ ("The same numbers once more"));
  return join_told (&told);
}

/**
 * swb_import_preview_get_update:
 * @self: a preview
 *
 * Returns: whose word counts where no row was told otherwise
 */
SwbImportUpdate
swb_import_preview_get_update (SwbImportPreview *self)
{
  g_return_val_if_fail (SWB_IS_IMPORT_PREVIEW (self), SWB_IMPORT_FILL);
  return self->wishes.takes ? SWB_IMPORT_TAKE : SWB_IMPORT_FILL;
}

/**
 * swb_import_preview_set_update:
 * @self: a preview
 * @update: whose word counts, for all rows
 */
void
swb_import_preview_set_update (SwbImportPreview *self, SwbImportUpdate update)
{
  g_return_if_fail (SWB_IS_IMPORT_PREVIEW (self));
  self->wishes.takes = update == SWB_IMPORT_TAKE;
  g_clear_pointer (&self->wishes.rows, g_byte_array_unref);
  swb_import_table_set_update (self->table, update);
}

/**
 * swb_import_preview_has_update:
 * @self: a preview
 * @row: a judged row
 *
 * Returns: whether it matters for the row whose word counts
 */
gboolean
swb_import_preview_has_update (SwbImportPreview *self, guint row)
{
  const SwbImportDifference *all;
  guint n;
  int which;

  g_return_val_if_fail (SWB_IS_IMPORT_PREVIEW (self), FALSE);
  which = get_which (self, row);
  all = swb_import_differences_of (self->plan->differences, row, &n);
  for (guint i = 0; i < n; i++)
    if (all[i].which == which && swb_import_difference_is_choice (&all[i]))
      return TRUE;
  return FALSE;
}

/**
 * swb_import_preview_get_row_update:
 * @self: a preview
 * @row: a judged row
 *
 * Returns: whose word counts for the row
 */
SwbImportUpdate
swb_import_preview_get_row_update (SwbImportPreview *self, guint row)
{
  g_return_val_if_fail (SWB_IS_IMPORT_PREVIEW (self), SWB_IMPORT_FILL);
  return swb_import_row_takes (&self->wishes, row) ? SWB_IMPORT_TAKE
                                                   : SWB_IMPORT_FILL;
}

/**
 * swb_import_preview_set_row_update:
 * @self: a preview
 * @row: a judged row
 * @update: whose word counts for it
 */
void
swb_import_preview_set_row_update (SwbImportPreview *self,
                                   guint row,
                                   SwbImportUpdate update)
{
  g_return_if_fail (SWB_IS_IMPORT_PREVIEW (self));
  g_return_if_fail (row < self->plan->rows->len);
  if (self->wishes.rows == NULL)
    {
      self->wishes.rows = g_byte_array_sized_new (self->plan->rows->len);
      g_byte_array_set_size (self->wishes.rows, self->plan->rows->len);
      memset (self->wishes.rows->data, 0, self->plan->rows->len);
    }
  self->wishes.rows->data[row] =
      update == SWB_IMPORT_TAKE ? SWB_IMPORT_ROW_TAKES : SWB_IMPORT_ROW_FILLS;
}

/* Whether nothing before it that changes is about the same creator. */
static gboolean
is_first (SwbImportPreview *self, const SwbImportDifference *difference)
{
  for (guint32 before = difference->before; before > 0;)
    {
      const SwbImportDifference *other =
          swb_import_differences_get (self->plan->differences, before - 1);

      if (swb_import_difference_counts (self->plan, &self->wishes, other))
        return FALSE;
      before = other->before;
    }
  return TRUE;
}

/**
 * swb_import_preview_get_totals:
 * @self: a preview
 *
 * Returns: how much would change of creators whom the workspace has
 */
SwbImportTotals
swb_import_preview_get_totals (SwbImportPreview *self)
{
  SwbImportTotals totals = { 0 };
  guint n = 0;
  guint last = G_MAXUINT;

  g_return_val_if_fail (SWB_IS_IMPORT_PREVIEW (self), totals);
  if (self->plan->differences != NULL)
    n = swb_import_differences_get_n (self->plan->differences);
  for (guint i = 0; i < n; i++)
    {
      const SwbImportDifference *difference =
          swb_import_differences_get (self->plan->differences, i);

      if (get_which (self, difference->row) != difference->which)
        continue;
      if (swb_import_difference_is_choice (difference) &&
          difference->row != last)
        {
          totals.rows++;
          last = difference->row;
        }
      if (swb_import_difference_counts (self->plan, &self->wishes, difference))
        {
          totals.facts++;
          totals.creators += is_first (self, difference);
        }
      else if (difference->kind == SWB_IMPORT_OTHER && !difference->quiet)
        totals.kept++;
    }
  return totals;
}

/**
 * swb_import_update_name:
 * @update: whose word counts
 *
 * Returns: (transfer none): the words for people
 */
const char *
swb_import_update_name (SwbImportUpdate update)
{
  return update == SWB_IMPORT_TAKE ? _ ("Take What the File Says")
                                   : _ ("Fill In What Is Missing");
}
