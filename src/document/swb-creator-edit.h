/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One edit of a row about a creator while its facts are being checked: the
 * first thing that is wrong is kept, and then there is no command. */
#pragma once

#include "document/swb-creator-commands.h"

G_BEGIN_DECLS

/* Letters of a text on one line. */
#define SWB_EDIT_MOST_LETTERS 500

/**
 * SwbCreatorEdit:
 * @adds: whether @row is a new one
 * @error: (nullable): what is wrong
 */
typedef struct
{
  SwbCommand *command;
  SwbTableId table;
  SwbId row;
  gboolean adds;
  GError *error;
} SwbCreatorEdit;

void swb_creator_edit_begin (SwbCreatorEdit *edit,
                             const char *name,
                             SwbTableId table,
                             const SwbId *row);
void swb_creator_edit_fail (SwbCreatorEdit *edit,
                            SwbCreatorError code,
                            const char *message);
char *
swb_creator_edit_clean (SwbCreatorEdit *edit, const char *text, gboolean lines);
void swb_creator_edit_line (SwbCreatorEdit *edit,
                            guint column,
                            const char *old,
                            const char *text);
void swb_creator_edit_lines (SwbCreatorEdit *edit,
                             guint column,
                             const char *old,
                             const char *text);
void swb_creator_edit_day (SwbCreatorEdit *edit,
                           guint column,
                           SwbDay old,
                           SwbDay day);
void swb_creator_edit_flight (SwbCreatorEdit *edit,
                              guint column,
                              const SwbFlight *old,
                              const SwbFlight *flight);
void swb_creator_edit_money (SwbCreatorEdit *edit,
                             guint column,
                             SwbMoney old,
                             SwbMoney money);
void swb_creator_edit_point (SwbCreatorEdit *edit,
                             guint column,
                             const SwbId *old,
                             const SwbId *id);
gboolean swb_creator_edit_parse_money (SwbCreatorEdit *edit,
                                       const char *text,
                                       const char *currency,
                                       SwbMoney *money);
char *swb_creator_edit_parse_url (SwbCreatorEdit *edit, const char *text);
SwbCommand *swb_creator_edit_end (SwbCreatorEdit *edit, GError **error);

G_END_DECLS
