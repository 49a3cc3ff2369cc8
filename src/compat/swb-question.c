/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question with two or three answers. AdwAlertDialog came with 1.5;
 * AdwMessageDialog works on all. */
#include "compat/swb-question.h"

#include "base/swb-text.h"

#include <adwaita.h>

typedef struct
{
  SwbQuestionFunc answered;
  gpointer user_data;
  GDestroyNotify destroy;
} Question;

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  if (question->destroy != NULL)
    question->destroy (question->user_data);
  g_free (question);
}

static void
response_cb (AdwMessageDialog *dialog, const char *id, gpointer user_data)
{
  const Question *question = user_data;

  question->answered (id, question->user_data);
}

/**
 * swb_question_ask:
 * @parent: the window that asks
 * @heading: the question
 * @body: what each answer does
 * @answers: (array length=n_answers): the first is what Esc gives
 * @n_answers: how many
 * @answered: called with the id of the answer
 * @user_data: for @answered
 * @destroy: (nullable): frees @user_data
 */
void
swb_question_ask (GtkWindow *parent,
                  const char *heading,
                  const char *body,
                  const SwbAnswer *answers,
                  guint n_answers,
                  SwbQuestionFunc answered,
                  gpointer user_data,
                  GDestroyNotify destroy)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, NULL);
  Question *question = g_new0 (Question, 1);
  g_autofree char *shown = swb_text_show_sentence (body);

  question->answered = answered;
  question->user_data = user_data;
  question->destroy = destroy;
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), shown);
  for (guint i = 0; i < n_answers; i++)
    {
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog),
                                       answers[i].id, answers[i].label);
      if (answers[i].destructive)
        adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog),
                                                    answers[i].id,
                                                    ADW_RESPONSE_DESTRUCTIVE);
    }
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog),
                                         answers[0].id);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question,
                         question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

G_GNUC_END_IGNORE_DEPRECATIONS
