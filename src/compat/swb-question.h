/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question with two or three answers, for what cannot be undone. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SwbAnswer:
 * @id: what the callback gets
 * @label: the act, with a mnemonic
 * @destructive: whether it loses something
 */
typedef struct
{
  const char *id;
  const char *label;
  gboolean destructive;
} SwbAnswer;

typedef void (*SwbQuestionFunc) (const char *id, gpointer user_data);

void swb_question_ask (GtkWindow *parent,
                       const char *heading,
                       const char *body,
                       const SwbAnswer *answers,
                       guint n_answers,
                       SwbQuestionFunc answered,
                       gpointer user_data,
                       GDestroyNotify destroy);

G_END_DECLS
