/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person can set of creators, and how it is read from text: typed,
 * pasted from a spreadsheet, or chosen for many at once. */
#include "document/swb-roster-field.h"

#include "base/swb-country.h"
#include "base/swb-error.h"
#include "base/swb-language.h"
#include "base/swb-platform.h"
#include "base/swb-text.h"
#include "document/swb-plan-commands.h"
#include "document/swb-word-list.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MOST_FOLLOWERS 1e12
#define LONGEST 4000 /* bytes of one cell */

typedef enum
{
  WORD,
  WORDS,
  HANDLE,
  PLATFORM,
  COUNT,
  LANGUAGES,
  COUNTRY,
  FEE,
  STATUS,
} Kind;

static const struct
{
  const char *name;
  const char *title;
  Kind kind;
  guint column; /* of the creator's row; 0 where it is elsewhere */
} fields[SWB_N_ROSTER_FIELDS] = {
  [SWB_ROSTER_FIELD_NAME] = { N_ ("name"), N_ ("Name"), WORD,
                              SWB_CREATOR_NAME },
  [SWB_ROSTER_FIELD_HANDLE] = { N_ ("handle"), N_ ("Handle"), HANDLE, 0 },
  [SWB_ROSTER_FIELD_PLATFORM] = { N_ ("platform"), N_ ("Platform"), PLATFORM,
                                  0 },
  [SWB_ROSTER_FIELD_FOLLOWERS] = { N_ ("followers"), N_ ("Followers"), COUNT,
                                   0 },
  [SWB_ROSTER_FIELD_LANGUAGES] = { N_ ("languages"), N_ ("Languages"),
                                   LANGUAGES, SWB_CREATOR_LANGUAGES },
  [SWB_ROSTER_FIELD_CITIES] = { N_ ("city"), N_ ("City"), WORDS,
                                SWB_CREATOR_CITIES },
  [SWB_ROSTER_FIELD_COUNTRY] = { N_ ("country"), N_ ("Country"), COUNTRY,
                                 SWB_CREATOR_COUNTRY },
  [SWB_ROSTER_FIELD_NICHES] = { N_ ("niches"), N_ ("Niches"), WORDS,
                                SWB_CREATOR_NICHES },
  [SWB_ROSTER_FIELD_FORMATS] = { N_ ("formats"), N_ ("Formats"), WORDS,
                                 SWB_CREATOR_FORMATS },
  [SWB_ROSTER_FIELD_TAGS] = { N_ ("tags"), N_ ("Tags"), WORDS,
                              SWB_CREATOR_TAGS },
  [SWB_ROSTER_FIELD_CONTACT] = { N_ ("contact"), N_ ("Contact"), WORD,
                                 SWB_CREATOR_CONTACT },
  [SWB_ROSTER_FIELD_FEE] = { N_ ("fee"), N_ ("Fee a post"), FEE, 0 },
  [SWB_ROSTER_FIELD_STATUS] = { N_ ("status"), N_ ("Status"), STATUS, 0 },
};

/**
 * swb_roster_field_name:
 * @field: a field
 *
 * Returns: its name inside a sentence, "city"
 */
const char *
swb_roster_field_name (SwbRosterField field)
{
  return _ (fields[field].name);
}

/**
 * swb_roster_field_title:
 * @field: a field
 *
 * Returns: its name above a column, "City"
 */
const char *
swb_roster_field_title (SwbRosterField field)
{
  return _ (fields[field].title);
}

/**
 * swb_roster_field_is_list:
 * @field: a field
 *
 * Returns: whether it holds several words, so that some can be added
 */
gboolean
swb_roster_field_is_list (SwbRosterField field)
{
  return fields[field].kind == WORDS || fields[field].kind == LANGUAGES;
}

/**
 * swb_roster_field_is_amount:
 * @field: a field
 *
 * Returns: whether it can change by a percentage
 */
gboolean
swb_roster_field_is_amount (SwbRosterField field)
{
  return fields[field].kind == COUNT || fields[field].kind == FEE;
}

/**
 * swb_roster_field_column:
 * @field: a field
 *
 * Returns: the column of the creator's own row that holds it, or 0
 */
guint
swb_roster_field_column (SwbRosterField field)
{
  return fields[field].column;
}

static char *
show_languages (const char *codes)
{
  g_auto (GStrv) parts = swb_word_list_split (codes);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *name = swb_language_name (parts[i]);

      if (name != NULL)
        {
          g_free (parts[i]);
          parts[i] = g_strdup (name);
        }
    }
  return g_strjoinv (", ", parts);
}

/**
 * swb_roster_field_show:
 * @field: a field
 * @kept: (nullable): what the file holds of it
 *
 * Returns: (transfer full): the same for people; swb_roster_value_read()
 *   reads it again
 */
char *
swb_roster_field_show (SwbRosterField field, const char *kept)
{
  if (kept == NULL || *kept == '\0')
    return g_strdup ("");
  switch (fields[field].kind)
    {
    case LANGUAGES:
      return show_languages (kept);
    case COUNTRY:
      return swb_text_clean (swb_country_shown_name (kept), -1);
    case PLATFORM:
      return g_strdup (swb_platform_name (swb_platform_parse (kept)));
    case STATUS:
      return g_strdup (swb_status_name (kept));
    default:
      return swb_text_clean (kept, -1);
    }
}

static gboolean
refuse (GError **error, const char *reason)
{
  g_set_error_literal (error, SWB_BASE_ERROR, SWB_BASE_ERROR_INVALID, reason);
  return FALSE;
}

/* @format has one %s for what was typed. */
static gboolean
refuse_text (GError **error, const char *format, const char *text)
{
  g_autofree char *reason = swb_text_tell (format, text);

  return refuse (error, reason);
}

static gboolean
read_handle (char *text, SwbRosterValue *value, GError **error)
{
  while (*text == '@')
    memmove (text, text + 1, strlen (text));
  if (*text == '\0')
    return refuse (error, _ ("An account keeps a handle; delete the account "
                             "on the creator's page"));
  if (strpbrk (text, " /") != NULL)
    return refuse (error, _ ("A handle is one word, such as meera.iyer"));
  value->text = g_strdup (text);
  return TRUE;
}

static gboolean
read_platform (const char *text, SwbRosterValue *value, GError **error)
{
  SwbPlatform platform = swb_platform_parse (text);
  g_autofree char *folded = swb_text_fold (text);
  g_autofree char *other =
      swb_text_fold (swb_platform_name (SWB_PLATFORM_OTHER));

  if (*text == '\0')
    return refuse (error, _ ("An account is on a platform; it cannot be "
                             "emptied"));
  if (platform == SWB_PLATFORM_OTHER && !g_str_equal (folded, other) &&
      !g_str_equal (folded, swb_platform_id (SWB_PLATFORM_OTHER)))
    return refuse_text (error, _ ("“%s” is no platform known here"), text);
  value->text = g_strdup (swb_platform_id (platform));
  return TRUE;
}

static gboolean
read_count (const char *text, SwbRosterValue *value, GError **error)
{
  double number = 0;

  if (*text == '\0')
    return refuse (error, _ ("Followers are readings with a day; they are "
                             "kept and cannot be emptied"));
  if (swb_number_parse (text, 0, &number) != SWB_NUMBER_OK)
    return refuse_text (error, _ ("“%s” is no number"), text);
  if (number < 0 || number > MOST_FOLLOWERS)
    return refuse_text (error, _ ("“%s” is no number of followers"), text);
  value->number = floor (number + 0.5);
  return TRUE;
}

static gboolean
read_factor (const char *text, SwbRosterValue *value, GError **error)
{
  g_autofree char *bare = g_strdup (text);
  gsize length = strlen (bare);
  double percent = 0;

  if (length > 0 && bare[length - 1] == '%')
    bare[length - 1] = '\0';
  if (swb_number_parse (bare, 0, &percent) != SWB_NUMBER_OK)
    return refuse_text (error, _ ("“%s” is no percentage, such as 10 or -5"),
                        text);
  if (percent <= -100 || percent > 10000)
    return refuse (error, _ ("A change is above -100 % and at most 10000 %"));
  value->number = 1 + percent / 100;
  return TRUE;
}

static gboolean
read_languages (const char *text, SwbRosterValue *value, GError **error)
{
  g_auto (GStrv) parts = swb_word_list_split (text);
  g_autofree char *joined = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *code = swb_language_code (parts[i]);

      if (code == NULL)
        return refuse_text (error, _ ("“%s” is no language known here"),
                            parts[i]);
      g_free (parts[i]);
      parts[i] = g_strdup (code);
    }
  joined = g_strjoinv (", ", parts);
  value->text = swb_word_list_clean (joined);
  return TRUE;
}

/* The code of a country; what is none that is known stays as it was written. */
static char *
read_country (const char *text)
{
  const char *code = swb_country_code (text);

  if (code == NULL)
    code = swb_country_code_of (text);
  return g_strdup (code != NULL ? code : text);
}

static gboolean
read_fee (const char *text,
          const char *currency,
          SwbRosterValue *value,
          GError **error)
{
  if (*text == '\0')
    return refuse (error, _ ("A fee stays in the rate card; delete it on the "
                             "creator's page"));
  if (!swb_money_parse (text, currency, &value->fee, error))
    return FALSE;
  if (value->fee.minor < 0)
    return refuse (error, _ ("A fee cannot be less than nothing"));
  return TRUE;
}

static gboolean
read_status (const char *text, SwbRosterValue *value, GError **error)
{
  const char *const *ids = swb_status_ids ();
  g_autofree char *folded = swb_text_fold (text);

  if (*text == '\0')
    return refuse (error, _ ("A placement always has a status"));
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *name = swb_text_fold (swb_status_name (ids[i]));

      if (!g_str_equal (folded, ids[i]) && !g_str_equal (folded, name))
        continue;
      value->text = g_strdup (ids[i]);
      return TRUE;
    }
  return refuse_text (
      error, _ ("“%s” is no status; Contracted and Posted are two"), text);
}

static gboolean
read_kind (SwbRosterField field,
           char *text,
           const char *currency,
           SwbRosterValue *value,
           GError **error)
{
  switch (fields[field].kind)
    {
    case HANDLE:
      return read_handle (text, value, error);
    case PLATFORM:
      return read_platform (text, value, error);
    case COUNT:
      return read_count (text, value, error);
    case LANGUAGES:
      return read_languages (text, value, error);
    case FEE:
      return read_fee (text, currency, value, error);
    case STATUS:
      return read_status (text, value, error);
    case COUNTRY:
      value->text = read_country (text);
      return TRUE;
    case WORDS:
      value->text = swb_word_list_clean (text);
      return TRUE;
    default:
      if (field == SWB_ROSTER_FIELD_NAME && *text == '\0')
        return refuse (error, _ ("A creator has a name; it cannot be "
                                 "emptied"));
      value->text = g_strdup (text);
      return TRUE;
    }
}

/**
 * swb_roster_value_read:
 * @field: what shall be set
 * @how: whether the text replaces what is there, or changes it
 * @text: as a person or a spreadsheet wrote it
 * @currency: ISO 4217 code of fees that name none
 * @value: (out caller-allocates): what was read; clear it after use
 * @error: why it cannot be, as a sentence for the person
 *
 * Returns: whether @text is a value of @field
 */
gboolean
swb_roster_value_read (SwbRosterField field,
                       SwbRosterHow how,
                       const char *text,
                       const char *currency,
                       SwbRosterValue *value,
                       GError **error)
{
  g_autofree char *clean =
      fields[field].kind == WORDS || fields[field].kind == LANGUAGES
          ? swb_text_clean_lines (text, -1)
          : swb_text_clean (text, -1);

  g_return_val_if_fail (field < SWB_N_ROSTER_FIELDS, FALSE);

  *value = (SwbRosterValue){ NULL, 0, swb_money_none () };
  if (strlen (clean) > LONGEST)
    return refuse (error, _ ("The text is too long for one cell"));
  if (how == SWB_ROSTER_SCALE && !swb_roster_field_is_amount (field))
    return refuse (error, _ ("Only numbers change by a percentage"));
  if (how == SWB_ROSTER_SCALE)
    return read_factor (clean, value, error);
  if (how != SWB_ROSTER_SET && !swb_roster_field_is_list (field))
    return refuse (error, _ ("Only lists of words can be added to"));
  return read_kind (field, clean, currency, value, error);
}

/**
 * swb_roster_value_clear:
 * @value: a value
 *
 * Frees what it holds.
 */
void
swb_roster_value_clear (SwbRosterValue *value)
{
  g_clear_pointer (&value->text, g_free);
}

/**
 * swb_roster_edit_check:
 * @field: what shall be set
 * @how: whether the text replaces what is there, or changes it
 * @text: as a person or a spreadsheet wrote it
 * @currency: ISO 4217 code of fees that name none
 * @error: why it cannot be, as a sentence for the person
 *
 * Says it before anything is done.
 *
 * Returns: whether @text is a value of @field
 */
gboolean
swb_roster_edit_check (SwbRosterField field,
                       SwbRosterHow how,
                       const char *text,
                       const char *currency,
                       GError **error)
{
  g_auto (SwbRosterValue) value = { NULL, 0, swb_money_none () };

  return swb_roster_value_read (field, how, text, currency, &value, error);
}
