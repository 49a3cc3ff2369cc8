/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers that a person types: a reading of an account or of a post, and a
 * share of an audience. They are added beside what was known. */
#include "document/swb-creator-commands.h"

#include "base/swb-language.h"
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
typedef struct
{
  SwbId account;
  SwbShareKind kind;
  char *what;
  double share;
  SwbDay day;
  char *source;
} Share;

static void
share_free (gpointer data)
{
  Share *share = data;

  g_free (share->what);
  g_free (share->source);
  g_free (share);
}

static const struct
{
  guint column;
  const char *name;
} kinds[SWB_SHARE_JOINT] = {
  [SWB_SHARE_LANGUAGE] = { SWB_SEGMENT_LANGUAGE, "language" },
  [SWB_SHARE_REGION] = { SWB_SEGMENT_REGION, "region" },
  [SWB_SHARE_INTEREST] = { SWB_SEGMENT_INTEREST, "interest" },
  [SWB_SHARE_AGE] = { SWB_SEGMENT_AGE, "age" },
  [SWB_SHARE_GENDER] = { SWB_SEGMENT_GENDER, "gender" },
};

/* Of segments that are told by this kind alone. */
static char *
make_only (SwbShareKind kind, const char *alias)
{
  GString *sql = g_string_new (NULL);

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    if (k != kind)
      g_string_append_printf (sql, " AND coalesce (%s%s, '')=''", alias,
                              kinds[k].name);
  return g_string_free (sql, FALSE);
}

static gboolean
find_segment (SwbDatabase *db,
              const Share *share,
              SwbId *segment,
              GError **error)
{
  g_autofree char *only = make_only (share->kind, "");
  g_autofree char *sql = g_strdup_printf (
      "SELECT id, %s FROM segment WHERE deleted=0 AND platform IS NULL%s"
      " ORDER BY id",
      kinds[share->kind].name, only);
  g_autofree char *folded = swb_text_fold (share->what);
  sqlite3_stmt *statement = swb_database_prepare (db, sql, error);
  gboolean has_row;

  *segment = swb_id_nil ();
  if (statement == NULL)
    return FALSE;
  while (swb_database_step (db, statement, &has_row, error))
    {
      g_autofree char *other = NULL;

      if (!has_row)
        return TRUE;
      other = swb_text_fold ((const char *) sqlite3_column_text (statement, 1));
      if (!g_str_equal (folded, other))
        continue;
      swb_column_id (statement, 0, segment);
      sqlite3_reset (statement);
      return TRUE;
    }
  return FALSE;
}

static gboolean
make_segment (SwbWriter *writer,
              const Share *share,
              SwbId *segment,
              GError **error)
{
  SwbValue values[SWB_SEGMENT_N] = { 0 };
  g_auto (SwbValue) name = swb_value_text (share->kind == SWB_SHARE_LANGUAGE
                                               ? swb_language_name (share->what)
                                               : share->what);
  g_auto (SwbValue) what = swb_value_text (share->what);
  g_auto (SwbValue) source = swb_value_text (share->source);

  *segment = swb_id_new ();
  values[SWB_SEGMENT_NAME] = name;
  values[kinds[share->kind].column] = what;
  values[SWB_SEGMENT_SOURCE] = source;
  return swb_writer_insert (writer, SWB_TABLE_SEGMENT, segment, values, error);
}

/* The newest share of each other segment of the kind. */
static gboolean
sum_others (SwbDatabase *db,
            const Share *share,
            const SwbId *segment,
            double *sum,
            GError **error)
{
  g_autofree char *only = make_only (share->kind, "s.");
  g_autofree char *sql = g_strdup_printf (
      "SELECT a.segment, a.share FROM audience a JOIN segment s"
      " ON s.id=a.segment WHERE a.account=?1 AND a.deleted=0 AND s.deleted=0"
      " AND coalesce (s.%s, '')<>''%s ORDER BY a.day DESC, a.id DESC",
      kinds[share->kind].name, only);
  g_autoptr (GHashTable) seen =
      g_hash_table_new_full (swb_id_hash, swb_id_equal, g_free, NULL);
  sqlite3_stmt *statement = swb_database_prepare (db, sql, error);
  gboolean has_row;

  *sum = 0;
  g_hash_table_add (seen, swb_id_copy (segment));
  if (statement == NULL)
    return FALSE;
  swb_bind_id (statement, 1, &share->account);
  while (swb_database_step (db, statement, &has_row, error))
    {
      const double other = sqlite3_column_double (statement, 1);
      SwbId id;

      if (!has_row)
        return TRUE;
      swb_column_id (statement, 0, &id);
      if (g_hash_table_add (seen, swb_id_copy (&id)) && other >= 0 &&
          other <= 1)
        *sum += other;
    }
  return FALSE;
}

/* The same day and the same source again is a correction. */
static gboolean
find_same (SwbDatabase *db,
           const Share *share,
           const SwbId *segment,
           SwbId *same,
           GError **error)
{
  sqlite3_stmt *statement = swb_database_prepare (
      db,
      "SELECT id FROM audience WHERE account=?1 AND segment=?2 AND day=?3"
      " AND source=?4 AND deleted=0 ORDER BY id DESC LIMIT 1",
      error);
  gboolean has_row = FALSE;

  *same = swb_id_nil ();
  if (statement == NULL)
    return FALSE;
  swb_bind_id (statement, 1, &share->account);
  swb_bind_id (statement, 2, segment);
  sqlite3_bind_int (statement, 3, share->day);
  swb_bind_text (statement, 4, share->source);
  if (!swb_database_step (db, statement, &has_row, error))
    return FALSE;
  if (has_row)
    swb_column_id (statement, 0, same);
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
check_sum (double sum, const Share *share, GError **error)
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
write_share (SwbWriter *writer,
             const Share *share,
             const SwbId *segment,
             GError **error)
{
  SwbValue values[SWB_AUDIENCE_N] = { 0 };
  g_auto (SwbValue) source = swb_value_text (share->source);
  const SwbValue number = swb_value_real (share->share);
  SwbId row;

  if (!find_same (swb_writer_get_database (writer), share, segment, &row,
                  error))
    return FALSE;
  if (!swb_id_is_nil (&row))
    return swb_writer_set (writer, SWB_TABLE_AUDIENCE, &row, SWB_AUDIENCE_SHARE,
                           &number, error);
  row = swb_id_new ();
  values[SWB_AUDIENCE_ACCOUNT] = swb_value_id (&share->account);
  values[SWB_AUDIENCE_SEGMENT] = swb_value_id (segment);
  values[SWB_AUDIENCE_SHARE] = number;
  values[SWB_AUDIENCE_SOURCE] = source;
  values[SWB_AUDIENCE_DAY] = swb_value_day (share->day);
  return swb_writer_insert (writer, SWB_TABLE_AUDIENCE, &row, values, error);
}

static gboolean
exec_share (SwbWriter *writer, gpointer data, GError **error)
{
  const Share *share = data;
  SwbDatabase *db = swb_writer_get_database (writer);
  SwbId segment;
  double sum;

  if (!find_segment (db, share, &segment, error))
    return FALSE;
  if (swb_id_is_nil (&segment) &&
      !make_segment (writer, share, &segment, error))
    return FALSE;
  return sum_others (db, share, &segment, &sum, error) &&
         check_sum (sum, share, error) &&
         write_share (writer, share, &segment, error);
}

/* "18-24" or "65+"; the long dash of a word processor is the same. */
static char *
tidy_age (SwbCreatorEdit *edit, const char *text)
{
  GString *age = g_string_new (text);

  g_string_replace (age, "–", "-", 0);
  g_string_replace (age, " ", "", 0);
  if (!g_regex_match_simple ("^([0-9]{1,3}-[0-9]{1,3}|[0-9]{1,3}\\+?)$",
                             age->str, 0, 0))
    swb_creator_edit_fail (edit, SWB_CREATOR_ERROR_NUMBER,
                           _ ("Write an age like 18-24 or 65+"));
  return g_string_free (age, FALSE);
}

static char *
tidy_what (SwbCreatorEdit *edit, const SwbShareFacts *facts)
{
  g_autofree char *clean = swb_creator_edit_clean (edit, facts->what, FALSE);

  if (*clean == '\0')
    swb_creator_edit_fail (edit, SWB_CREATOR_ERROR_EMPTY,
                           _ ("Say who they are: a language, a city, an age"));
  if (facts->kind == SWB_SHARE_LANGUAGE && swb_language_code (clean) != NULL)
    return g_strdup (swb_language_code (clean));
  if (facts->kind == SWB_SHARE_AGE && *clean != '\0')
    return tidy_age (edit, clean);
  return g_steal_pointer (&clean);
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
  Share *share;

  g_return_val_if_fail (facts->kind < SWB_SHARE_JOINT, NULL);

  swb_creator_edit_begin (&edit, name, SWB_TABLE_AUDIENCE, NULL);
  share = g_new0 (Share, 1);
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
