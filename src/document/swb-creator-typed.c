/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers that a person types: a reading of an account or of a post, and a
 * share of an audience. They are added beside what was known. */
#include "document/swb-creator-commands.h"

#include "base/swb-text.h"
#include "document/swb-creator-edit.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* No count on earth is larger; a larger one is a slip of the hand. */
#define LARGEST_COUNT 1e12

static void fail_number (SwbCreatorEdit *edit, const char *format, ...)
    G_GNUC_PRINTF (2, 3);

static void
fail_number (SwbCreatorEdit *edit, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  swb_creator_edit_fail (edit, SWB_CREATOR_ERROR_NUMBER, message);
}

/* NaN where it is none; then that was told. */
static double
parse_number (SwbCreatorEdit *edit, const char *text, gboolean *percent)
{
  double value;
  g_autofree char *shown = swb_text_show_line (text, 40);

  *percent = FALSE;
  switch (swb_number_parse_full (text, 0, &value, percent))
    {
    case SWB_NUMBER_OK:
      if (value >= 0 && value <= LARGEST_COUNT)
        return value;
      fail_number (edit,
                   _ ("“%s” cannot be: write a number that is not below "
                      "nothing"),
                   shown);
      break;
    case SWB_NUMBER_MISSING:
      swb_creator_edit_fail (edit, SWB_CREATOR_ERROR_EMPTY,
                             _ ("Say the number"));
      break;
    case SWB_NUMBER_WRONG:
    default:
      fail_number (edit,
                   _ ("“%s” is not a number. Write it like 48.5M or "
                      "2,30,000 or 4.1 %%"),
                   shown);
      break;
    }
  return NAN;
}

/* A rate is stored as a quotient. */
static double
parse_value (SwbCreatorEdit *edit, const SwbReadingFacts *facts)
{
  gboolean percent;
  const double value = parse_number (edit, facts->value, &percent);
  const gboolean is_rate = facts->base != NULL && *facts->base != '\0';
  g_autofree char *shown = swb_text_show_line (facts->value, 40);

  if (percent && !is_rate)
    fail_number (edit, _ ("“%s” is a rate: say of what"), shown);
  if (is_rate && !percent && value > 1)
    fail_number (edit, _ ("“%s” is no rate. Write it like 4.1 %%"), shown);
  return percent ? value / 100 : value;
}

static void
set (SwbCreatorEdit *edit, guint column, SwbValue value)
{
  swb_command_set (edit->command, edit->table, &edit->row, column, value);
}

/**
 * swb_creator_add_reading:
 * @about: whose
 * @subject: an account or a placement
 * @facts: the number and what it rests on
 * @error: #SwbCreatorError: no number, no day, a day to come
 *
 * Returns: (transfer full) (nullable): the command
 */
SwbCommand *
swb_creator_add_reading (const SwbCreatorDetails *about,
                         const SwbId *subject,
                         const SwbReadingFacts *facts,
                         GError **error)
{
  g_autofree char *name =
      swb_text_tell (_ ("Type a reading of %s"), about->name);
  const gboolean is_rate = facts->base != NULL && *facts->base != '\0';
  SwbCreatorEdit edit;
  gboolean percent;
  double value;

  swb_creator_edit_begin (&edit, name, SWB_TABLE_READING, NULL);
  value = parse_value (&edit, facts);
  if (facts->metric == NULL || *facts->metric == '\0')
    swb_creator_edit_fail (&edit, SWB_CREATOR_ERROR_EMPTY,
                           _ ("Say what was counted"));
  if (facts->day == SWB_DAY_NONE)
    swb_creator_edit_fail (&edit, SWB_CREATOR_ERROR_EMPTY,
                           _ ("Say the day of the number"));
  else if (facts->day > swb_day_today ())
    swb_creator_edit_fail (&edit, SWB_CREATOR_ERROR_DAYS,
                           _ ("The day of the number is still to come"));
  swb_creator_edit_point (&edit, SWB_READING_SUBJECT, NULL, subject);
  swb_creator_edit_line (&edit, SWB_READING_METRIC, NULL, facts->metric);
  set (&edit, SWB_READING_VALUE, swb_value_real (value));
  if (is_rate)
    swb_creator_edit_line (&edit, SWB_READING_BASE, NULL, facts->base);
  if (is_rate && facts->base_value != NULL && *facts->base_value != '\0')
    set (&edit, SWB_READING_BASE_VALUE,
         swb_value_real (parse_number (&edit, facts->base_value, &percent)));
  if (facts->window > 0)
    set (&edit, SWB_READING_WINDOW, swb_value_int (facts->window));
  swb_creator_edit_day (&edit, SWB_READING_DAY, SWB_DAY_NONE, facts->day);
  swb_creator_edit_line (&edit, SWB_READING_SOURCE, NULL,
                         facts->source != NULL ? facts->source : "typed");
  return swb_creator_edit_end (&edit, error);
}

/* A share on its way to the worker, where the segment is looked for. */
static void
share_free (gpointer data)
{
  SwbAudienceShare *share = data;

  g_free ((char *) share->what);
  g_free ((char *) share->source);
  g_free (share);
}

static gboolean
check_sum (double sum, const SwbAudienceShare *share, GError **error)
{
  g_autofree char *told = NULL;

  if (sum + share->share <= 1 + 1e-9)
    return TRUE;
  told = swb_number_format_percent (sum + share->share, 1);
  g_set_error (error, SWB_CREATOR_ERROR, SWB_CREATOR_ERROR_SHARE,
               /* Translators: "Age: the shares would come to 112 %…" */
               _ ("%s: the shares would come to %s. They come to 100 %% at the "
                  "most; make another one smaller first."),
               swb_share_kind_name (share->kind), told);
  return FALSE;
}

static gboolean
exec_share (SwbWriter *writer, gpointer data, GError **error)
{
  const SwbAudienceShare *share = data;
  g_autoptr (SwbAudienceBook) book = swb_audience_book_new (writer, error);
  double sum;

  return book != NULL &&
         swb_audience_book_sum_others (book, share, &sum, error) &&
         check_sum (sum, share, error) &&
         swb_audience_book_write (book, share, error);
}

static char *
tidy_what (SwbCreatorEdit *edit, const SwbShareFacts *facts)
{
  g_autofree char *clean = swb_creator_edit_clean (edit, facts->what, FALSE);
  char *tidy = swb_share_tidy (facts->kind, clean);

  if (*clean == '\0')
    swb_creator_edit_fail (edit, SWB_CREATOR_ERROR_EMPTY,
                           _ ("Say who they are: a language, a city, an age"));
  else if (tidy == NULL && facts->kind == SWB_SHARE_COUNTRY)
    swb_creator_edit_fail (edit, SWB_CREATOR_ERROR_NUMBER,
                           _ ("Write a country like India or IN"));
  else if (tidy == NULL && facts->kind == SWB_SHARE_AGE_GENDER)
    swb_creator_edit_fail (edit, SWB_CREATOR_ERROR_NUMBER,
                           _ ("Write a gender and an age, like women 18-24"));
  else if (tidy == NULL)
    swb_creator_edit_fail (edit, SWB_CREATOR_ERROR_NUMBER,
                           _ ("Write an age like 18-24 or 65+"));
  return tidy;
}

static double
parse_share (SwbCreatorEdit *edit, const char *text)
{
  gboolean percent;
  const double value = parse_number (edit, text, &percent);
  g_autofree char *shown = swb_text_show_line (text, 40);

  if (value > 100)
    fail_number (edit,
                 _ ("“%s” is more than all of them: a share is 100 %% at "
                    "the most"),
                 shown);
  return value / 100;
}

/**
 * swb_creator_add_share:
 * @about: whose
 * @account: of which account's audience
 * @facts: which share of it is who
 * @error: #SwbCreatorError: nobody named, no share of a hundred, no day
 *
 * The segment is the workspace's one that is told by nothing but this, or a new
 * one. Doing it fails with %SWB_CREATOR_ERROR_SHARE where the newest shares of
 * that kind would come to more than 100 %. The same day and source again
 * corrects the share.
 *
 * Returns: (transfer full) (nullable): the command
 */
SwbCommand *
swb_creator_add_share (const SwbCreatorDetails *about,
                       const SwbId *account,
                       const SwbShareFacts *facts,
                       GError **error)
{
  g_autofree char *name =
      swb_text_tell (_ ("Type a share of the audience of %s"), about->name);
  SwbCreatorEdit edit;
  SwbAudienceShare *share;

  g_return_val_if_fail (facts->kind < SWB_SHARE_JOINT, NULL);

  swb_creator_edit_begin (&edit, name, SWB_TABLE_AUDIENCE, NULL);
  share = g_new0 (SwbAudienceShare, 1);
  share->account = *account;
  share->kind = facts->kind;
  share->what = tidy_what (&edit, facts);
  share->share = parse_share (&edit, facts->share);
  share->day = facts->day;
  share->source = swb_creator_edit_clean (
      &edit, facts->source != NULL ? facts->source : "typed", FALSE);
  if (!swb_day_is_valid (facts->day))
    swb_creator_edit_fail (&edit, SWB_CREATOR_ERROR_EMPTY,
                           _ ("Say the day of the share"));
  swb_command_unref (edit.command);
  edit.command = swb_command_new (name, exec_share, share, share_free);
  return swb_creator_edit_end (&edit, error);
}
