/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What rows of an import say other than the workspace, fact by fact, and which
 * of it comes in. Inside the exchange library only. */
#pragma once

#include "exchange/swb-import-plan.h"
#include "storage/swb-database.h"

G_BEGIN_DECLS

/**
 * SwbImportFact:
 * @SWB_IMPORT_FACT_PERSON: who speaks for the creator, a line of the contacts
 * @SWB_IMPORT_FACT_METRIC: the first of the numbers, SWB_FIRST_METRIC; what
 *   they were before is shown, they are never written over
 *
 * Facts of the creator come first, then those of the account.
 */
typedef enum
{
  SWB_IMPORT_FACT_NAME,
  SWB_IMPORT_FACT_NICHES,
  SWB_IMPORT_FACT_COUNTRY,
  SWB_IMPORT_FACT_LANGUAGES,
  SWB_IMPORT_FACT_CITY,
  SWB_IMPORT_FACT_FORMATS,
  SWB_IMPORT_FACT_TAGS,
  SWB_IMPORT_FACT_CONTACT,
  SWB_IMPORT_FACT_NOTE,
  SWB_IMPORT_FACT_PERSON,
  SWB_IMPORT_FACT_FEE,
  SWB_IMPORT_FACT_ACCOUNT_NAME,
  SWB_IMPORT_FACT_URL,
  SWB_IMPORT_FACT_EXTERNAL_ID,
  SWB_IMPORT_FACT_PICTURE,
  SWB_IMPORT_FACT_METRIC,
} SwbImportFact;

/**
 * SwbImportDifferenceKind:
 * @SWB_IMPORT_MISSING: the workspace does not know it
 * @SWB_IMPORT_MORE: a list of which the workspace knows a part
 * @SWB_IMPORT_MIXED: a list of which each knows words of its own
 * @SWB_IMPORT_OTHER: the workspace says something else
 */
typedef enum
{
  SWB_IMPORT_MISSING,
  SWB_IMPORT_MORE,
  SWB_IMPORT_MIXED,
  SWB_IMPORT_OTHER,
} SwbImportDifferenceKind;

/**
 * SwbImportDifference:
 * @row: the judged row that says it
 * @before: the place + 1 of the difference before it that is about the same
 *   creator; 0 for none
 * @which: 0 for the account that the row is about, 1 and more for candidates
 * @fact: a SwbImportFact
 * @kind: a SwbImportDifferenceKind
 * @quiet: comes with another fact and is neither told nor counted
 * @old: what the workspace says; "" for nothing
 */
typedef struct
{
  guint32 row;
  guint32 before;
  guint8 which;
  guint8 fact;
  guint8 kind;
  guint8 quiet;
  const char *old;
} SwbImportDifference;

/** Between name, address and number of a person; no cell has it. */
#define SWB_IMPORT_PART_SIGN "\x1f"

SwbImportDifferences *swb_import_differences_new (void);
void swb_import_differences_free (SwbImportDifferences *self);
void swb_import_differences_add (SwbImportDifferences *self,
                                 const SwbImportDifference *difference,
                                 const SwbId *creator);
const SwbImportDifference *
swb_import_differences_of (SwbImportDifferences *self, guint row, guint *n);
guint32 swb_import_differences_get_last (SwbImportDifferences *self,
                                         const SwbId *creator);
guint swb_import_differences_get_n (SwbImportDifferences *self);
const SwbImportDifference *
swb_import_differences_get (SwbImportDifferences *self, guint i);
gboolean swb_import_difference_is_choice (const SwbImportDifference *self);
gboolean swb_import_difference_comes (SwbImportPlan *plan,
                                      const SwbImportWishes *wishes,
                                      const SwbImportDifference *self);
gboolean swb_import_difference_counts (SwbImportPlan *plan,
                                       const SwbImportWishes *wishes,
                                       const SwbImportDifference *self);
gboolean swb_import_row_takes (const SwbImportWishes *wishes, guint row);

gboolean swb_import_fact_is_list (SwbImportFact fact);
SwbTableId swb_import_fact_table (SwbImportFact fact);
guint swb_import_fact_column (SwbImportFact fact);
SwbField swb_import_fact_field (SwbImportFact fact);
char *swb_import_fact_text (SwbImportPlan *plan, guint row, SwbImportFact fact);

char *swb_import_find_person (SwbDatabase *db,
                              const SwbImportRow *row,
                              const SwbId *creator,
                              SwbId *person,
                              GError **error);

gboolean swb_import_write_differences (SwbWriter *writer,
                                       SwbImportPlan *plan,
                                       const SwbImportWishes *wishes,
                                       guint row,
                                       guint which,
                                       const char *niches,
                                       const SwbImportMatch *match,
                                       GError **error);

gboolean swb_import_write_more (SwbWriter *writer,
                                SwbImportPlan *plan,
                                guint row,
                                const char *niches,
                                const SwbId *creator,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbImportDifferences,
                               swb_import_differences_free)

G_END_DECLS
