/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The accounts that an import is about, gathered from its rows while its
 * command runs, and the writing of the new ones. Inside the exchange library
 * only. */
#pragma once

#include "exchange/swb-import-audience.h"
#include "exchange/swb-import-plan.h"

G_BEGIN_DECLS

/* What runs. */
typedef struct
{
  SwbImportPlan *plan;
  SwbImportWishes wishes;
  SwbProgress *progress;
} SwbImportWork;

/* An account while the command runs. @row: the first ticked one about it;
 * @lead: the row that stands for its creator in the file. */
typedef struct
{
  guint row;
  guint lead;
  char *niches; /* null: those of the row alone */
} SwbImportAccount;

/* An account that the workspace does not have. @maker: the fresh one whose
 * creator is new too and comes with it, maybe itself; SWB_IMPORT_NO_MAKER where
 * the workspace has the creator. @joins: whether a person gave it to such a
 * one. */
typedef struct
{
  guint account; /* its place */
  guint maker;
  gboolean joins;
  SwbId creator;
  SwbId id;
} SwbImportFresh;

#define SWB_IMPORT_NO_MAKER G_MAXUINT

/* Whose the accounts of a lead are. @maker: as in SwbImportFresh. */
typedef struct
{
  gboolean known;
  guint maker;
  SwbId id;
} SwbImportWhose;

/* All accounts, and by lead the creators of those that share one. @rep: by
 * row, another lead that turned out to be the same creator. */
typedef struct
{
  SwbImportWork *work;
  GArray *accounts;
  GArray *fresh; /* SwbImportFresh */
  SwbImportWhose *creators;
  guint *rep;
  SwbAudienceBook *book; /* null where no column tells shares */
} SwbImportGathering;

void swb_import_gathering_start (SwbImportGathering *all, SwbImportWork *work);
void swb_import_gathering_clear (SwbImportGathering *all);
gboolean
swb_import_gather (SwbImportGathering *all, SwbDatabase *db, GError **error);
guint swb_import_find_rep (SwbImportGathering *all, guint lead);
void swb_import_set_creator (SwbImportGathering *all,
                             const SwbImportAccount *account,
                             const SwbId *creator,
                             guint maker);
const char *swb_import_niches_of (const SwbImportAccount *account,
                                  const SwbImportRow *row);
gboolean swb_import_write_fresh (SwbWriter *writer,
                                 SwbImportGathering *all,
                                 GError **error);

G_END_DECLS
