/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of a creator's details share: making rows of any table, and
 * reading the details. */
#pragma once

#include "document-fixture.h"
#include "document/swb-creator-commands.h"

G_BEGIN_DECLS

typedef struct
{
  guint column;
  SwbValue value;
} FixtureCell;

/* A row with some cells, inside a command. */
#define FIXTURE_ROW(command, table, ...)                                       \
  fixture_row (command, table, (const FixtureCell[]){ __VA_ARGS__ },           \
               G_N_ELEMENTS (((const FixtureCell[]){ __VA_ARGS__ })))

SwbId fixture_row (SwbCommand *command,
                   SwbTableId table,
                   const FixtureCell *cells,
                   guint n_cells);
SwbCreatorDetails *fixture_details (SwbDocument *document,
                                    const SwbId *creator);
SwbId fixture_creator (SwbDocument *document, const char *name);

G_END_DECLS
