/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of text as plain data: gathered once, then laid out anywhere. */
#pragma once

#include "chart/swb-chart-style.h"

G_BEGIN_DECLS

#define SWB_TEXT_TABLE_COLUMNS_MAX 8
#define SWB_TEXT_TABLE_NO_TIER (-1)

/**
 * SwbTextTableRowKind:
 * @SWB_TEXT_TABLE_ROW_BODY: an ordinary row
 * @SWB_TEXT_TABLE_ROW_GROUP: the head of the rows that follow
 * @SWB_TEXT_TABLE_ROW_CHILD: a row of a group, set in
 * @SWB_TEXT_TABLE_ROW_TOTAL: a sum under a stronger rule
 */
typedef enum
{
  SWB_TEXT_TABLE_ROW_BODY,
  SWB_TEXT_TABLE_ROW_GROUP,
  SWB_TEXT_TABLE_ROW_CHILD,
  SWB_TEXT_TABLE_ROW_TOTAL,
} SwbTextTableRowKind;

/**
 * SwbTextTableTone:
 * @SWB_TEXT_TABLE_TONE_PLAIN: the ink of the row
 * @SWB_TEXT_TABLE_TONE_GOOD: a good word
 * @SWB_TEXT_TABLE_TONE_BAD: a bad word, in bold as well
 */
typedef enum
{
  SWB_TEXT_TABLE_TONE_PLAIN,
  SWB_TEXT_TABLE_TONE_GOOD,
  SWB_TEXT_TABLE_TONE_BAD,
} SwbTextTableTone;

/**
 * SwbTextTableRow:
 * @cells: as many texts as the table has columns
 * @tier: the tier whose shape stands before the first cell, or
 *   %SWB_TEXT_TABLE_NO_TIER
 * @tone: of the last cell
 */
typedef struct
{
  SwbTextTableRowKind kind;
  char *cells[SWB_TEXT_TABLE_COLUMNS_MAX];
  int tier;
  SwbTextTableTone tone;
} SwbTextTableRow;

/**
 * SwbTextTable:
 * @headings: of the columns
 * @fixed: whether a column's cells stay on one line
 * @right: whether a column's cells stand on the right
 * @rows: SwbTextTableRow
 */
typedef struct
{
  guint n_columns;
  char *headings[SWB_TEXT_TABLE_COLUMNS_MAX];
  gboolean fixed[SWB_TEXT_TABLE_COLUMNS_MAX];
  gboolean right[SWB_TEXT_TABLE_COLUMNS_MAX];
  GArray *rows;
} SwbTextTable;

SwbTextTable *swb_text_table_new (void);
void swb_text_table_free (SwbTextTable *table);
void swb_text_table_add_heading (SwbTextTable *table,
                                 const char *heading,
                                 gboolean fixed,
                                 gboolean right);
SwbTextTableRow *swb_text_table_add_row (SwbTextTable *table,
                                         SwbTextTableRowKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbTextTable, swb_text_table_free)

G_END_DECLS
