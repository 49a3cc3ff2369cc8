/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One edit of a row about a creator while its facts are being checked. */
#include "document/swb-creator-edit.h"

#include "base/swb-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (swb - creator - error - quark, swb_creator_error)

/**
 * swb_creator_edit_begin:
 * @edit: (out caller-allocates): an edit
 * @name: what people call it
 * @table: of the row
 * @row: (nullable): the row to change; null makes one
 */
void
swb_creator_edit_begin (SwbCreatorEdit *edit,
                        const char *name,
                        SwbTableId table,
                        const SwbId *row)
{
  edit->command = swb_command_new_edit (name);
  edit->table = table;
  edit->adds = row == NULL;
  edit->row = row != NULL ? *row : swb_command_insert (edit->command, table);
  edit->error = NULL;
}

/**
 * swb_creator_edit_fail:
 * @edit: an edit
 * @code: what is wrong
 * @message: the same for people; the first one is told
 */
void
swb_creator_edit_fail (SwbCreatorEdit *edit,
                       SwbCreatorError code,
                       const char *message)
{
  if (edit->error == NULL)
    edit->error = g_error_new_literal (SWB_CREATOR_ERROR, (int) code, message);
}

/**
 * swb_creator_edit_clean:
 * @edit: an edit
 * @text: (nullable): as it was typed
 * @lines: whether it may have line breaks
 *
 * Returns: (transfer full): what is to be kept; "" where it is too long
 */
char *
swb_creator_edit_clean (SwbCreatorEdit *edit, const char *text, gboolean lines)
{
  const glong most = lines ? SWB_DETAIL_MOST_LETTERS : SWB_EDIT_MOST_LETTERS;
  g_autofree char *clean =
      lines ? swb_text_clean_lines (text, -1) : swb_text_clean (text, -1);
  g_autofree char *message = NULL;

  if (g_utf8_strlen (clean, -1) <= most)
    return g_steal_pointer (&clean);
  message = g_strdup_printf (
      _ ("This text is too long: at most %ld letters can be kept"), most);
  swb_creator_edit_fail (edit, SWB_CREATOR_ERROR_LONG, message);
  return g_strdup ("");
}

static void
set_text (SwbCreatorEdit *edit, guint column, const char *old, char *text)
{
  if (g_strcmp0 (old != NULL ? old : "", text) != 0)
    swb_command_set (edit->command, edit->table, &edit->row, column,
                     *text != '\0' ? swb_value_text (text) : swb_value_null ());
}

/**
 * swb_creator_edit_line:
 * @edit: an edit
 * @column: of its row
 * @old: (nullable): what it holds
 * @text: (nullable): what it shall hold, on one line
 */
void
swb_creator_edit_line (SwbCreatorEdit *edit,
                       guint column,
                       const char *old,
                       const char *text)
{
  g_autofree char *clean = NULL;

  if (old != NULL && g_strcmp0 (old, text) == 0)
    return;
  clean = swb_creator_edit_clean (edit, text, FALSE);
  set_text (edit, column, old, clean);
}

/**
 * swb_creator_edit_lines:
 * @edit: an edit
 * @column: of its row
 * @old: (nullable): what it holds
 * @text: (nullable): what it shall hold, with line breaks
 */
void
swb_creator_edit_lines (SwbCreatorEdit *edit,
                        guint column,
                        const char *old,
                        const char *text)
{
  g_autofree char *clean = NULL;

  if (old != NULL && g_strcmp0 (old, text) == 0)
    return;
  clean = swb_creator_edit_clean (edit, text, TRUE);
  set_text (edit, column, old, clean);
}

/**
 * swb_creator_edit_day:
 * @edit: an edit
 * @column: of its row
 * @old: what it holds
 * @day: what it shall hold
 */
void
swb_creator_edit_day (SwbCreatorEdit *edit,
                      guint column,
                      SwbDay old,
                      SwbDay day)
{
  if (day != SWB_DAY_NONE && !swb_day_is_valid (day))
    swb_creator_edit_fail (edit, SWB_CREATOR_ERROR_DAYS,
                           _ ("This is no day that can be shown"));
  else if (old != day)
    swb_command_set (edit->command, edit->table, &edit->row, column,
                     day == SWB_DAY_NONE ? swb_value_null ()
                                         : swb_value_day (day));
}

/**
 * swb_creator_edit_flight:
 * @edit: an edit
 * @column: of its row
 * @old: what it holds
 * @flight: what it shall hold: both days, in order, or none
 */
void
swb_creator_edit_flight (SwbCreatorEdit *edit,
                         guint column,
                         const SwbFlight *old,
                         const SwbFlight *flight)
{
  if (flight->start == SWB_DAY_NONE && flight->end == SWB_DAY_NONE)
    {
      if (!swb_flight_is_none (old))
        swb_command_set (edit->command, edit->table, &edit->row, column,
                         swb_value_null ());
    }
  else if (!swb_day_is_valid (flight->start) || !swb_day_is_valid (flight->end))
    swb_creator_edit_fail (edit, SWB_CREATOR_ERROR_DAYS,
                           _ ("Say both days, from and to"));
  else if (flight->end < flight->start)
    swb_creator_edit_fail (edit, SWB_CREATOR_ERROR_DAYS,
                           _ ("The last day is before the first one"));
  else if (!swb_flight_equal (old, flight))
    swb_command_set (edit->command, edit->table, &edit->row, column,
                     swb_value_flight (*flight));
}

/**
 * swb_creator_edit_money:
 * @edit: an edit
 * @column: of its row
 * @old: what it holds
 * @money: what it shall hold
 */
void
swb_creator_edit_money (SwbCreatorEdit *edit,
                        guint column,
                        SwbMoney old,
                        SwbMoney money)
{
  if (!swb_money_equal (&old, &money))
    swb_command_set (edit->command, edit->table, &edit->row, column,
                     swb_money_is_none (&money) ? swb_value_null ()
                                                : swb_value_money (money));
}

/**
 * swb_creator_edit_point:
 * @edit: an edit
 * @column: of its row
 * @old: (nullable): the row that it points to; nil for none
 * @id: (nullable): the row that it shall point to
 */
void
swb_creator_edit_point (SwbCreatorEdit *edit,
                        guint column,
                        const SwbId *old,
                        const SwbId *id)
{
  const SwbId before = old != NULL ? *old : swb_id_nil ();
  const SwbId after = id != NULL ? *id : swb_id_nil ();

  if (!swb_id_equal (&before, &after))
    swb_command_set (edit->command, edit->table, &edit->row, column,
                     swb_id_is_nil (&after) ? swb_value_null ()
                                            : swb_value_id (&after));
}

/**
 * swb_creator_edit_parse_money:
 * @edit: an edit
 * @text: (nullable): as it was typed
 * @currency: (nullable): of an amount without one
 * @money: (out): the amount; none where nothing was typed
 *
 * Returns: whether it is an amount, not below nothing, or was not typed
 */
gboolean
swb_creator_edit_parse_money (SwbCreatorEdit *edit,
                              const char *text,
                              const char *currency,
                              SwbMoney *money)
{
  g_autofree char *clean = swb_creator_edit_clean (edit, text, FALSE);
  g_autoptr (GError) error = NULL;

  *money = swb_money_none ();
  if (*clean == '\0')
    return edit->error == NULL;
  if (!swb_money_parse (clean, currency, money, &error))
    swb_creator_edit_fail (edit, SWB_CREATOR_ERROR_MONEY, error->message);
  else if (money->minor < 0)
    swb_creator_edit_fail (edit, SWB_CREATOR_ERROR_MONEY,
                           _ ("An amount cannot be below nothing"));
  return edit->error == NULL;
}

/* Only pages: no scheme that runs or opens something. */
static gboolean
is_page (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  return host != NULL && strchr (host, '.') != NULL &&
         g_uri_get_userinfo (uri) == NULL && strchr (url, ' ') == NULL &&
         (g_str_equal (g_uri_get_scheme (uri), "https") ||
          g_str_equal (g_uri_get_scheme (uri), "http"));
}

/**
 * swb_creator_edit_parse_url:
 * @edit: an edit
 * @text: (nullable): as it was typed, with or without "https://"
 *
 * Returns: (transfer full): the address; "" where there is none
 */
char *
swb_creator_edit_parse_url (SwbCreatorEdit *edit, const char *text)
{
  g_autofree char *clean = swb_creator_edit_clean (edit, text, FALSE);
  g_autofree char *url = NULL;

  if (*clean == '\0')
    return g_strdup ("");
  url = strstr (clean, "://") != NULL ? g_strdup (clean)
                                      : g_strconcat ("https://", clean, NULL);
  if (is_page (url))
    return g_steal_pointer (&url);
  swb_creator_edit_fail (edit, SWB_CREATOR_ERROR_ADDRESS,
                         _ ("This is no address of a page. Write it like "
                            "https://www.instagram.com/name"));
  return g_strdup ("");
}

/**
 * swb_creator_edit_end:
 * @edit: an edit
 * @error: what was wrong
 *
 * Returns: (transfer full) (nullable): the command
 */
SwbCommand *
swb_creator_edit_end (SwbCreatorEdit *edit, GError **error)
{
  if (edit->error == NULL)
    return g_steal_pointer (&edit->command);
  g_propagate_error (error, g_steal_pointer (&edit->error));
  g_clear_pointer (&edit->command, swb_command_unref);
  return NULL;
}
