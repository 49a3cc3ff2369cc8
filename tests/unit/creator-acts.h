/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of the acts on a creator share: a creator, what is known of her,
 * doing an act and reading that again. */
#pragma once

#include "creator-fixture.h"
#include "scratch.h"

G_BEGIN_DECLS

#define TODAY swb_day_today ()

typedef struct
{
  SwbDocument *document;
  SwbId creator;
  SwbCreatorDetails *about;
} CreatorActs;

#define RUN(make)                                                              \
  G_STMT_START                                                                 \
  {                                                                            \
    GError *error = NULL;                                                      \
    SwbCommand *command = make;                                                \
    creator_acts_run (f, command, error);                                      \
  }                                                                            \
  G_STMT_END

#define REFUSE(code, make)                                                     \
  G_STMT_START                                                                 \
  {                                                                            \
    g_autoptr (GError) error = NULL;                                           \
    g_autoptr (SwbCommand) command = make;                                     \
    g_assert_null (command);                                                   \
    g_assert_error (error, SWB_CREATOR_ERROR, SWB_CREATOR_ERROR_##code);       \
    g_assert_cmpuint (strlen (error->message), >, 10);                         \
  }                                                                            \
  G_STMT_END

void creator_acts_set_up (CreatorActs *f, gconstpointer data);
void creator_acts_tear_down (CreatorActs *f, gconstpointer data);
void creator_acts_read (CreatorActs *f);
void creator_acts_run (CreatorActs *f, SwbCommand *command, GError *error);
void creator_acts_undo (CreatorActs *f);
SwbId creator_acts_add_account (CreatorActs *f);
GError *creator_acts_type_share (CreatorActs *f,
                                 const SwbId *account,
                                 SwbShareKind kind,
                                 const char *what,
                                 const char *share,
                                 SwbDay day);

G_END_DECLS
