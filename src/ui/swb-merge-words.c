/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of creators that may be one. */
#include "ui/swb-merge-words.h"

#include "base/swb-text.h"
#include "ui/swb-roster-words.h"

#include <glib/gi18n-lib.h>

/* Letters of a value that are shown; the rest is kept all the same. */
#define MOST_LETTERS 300

/**
 * swb_merge_field_name:
 * @column: a column of the table "creator"
 *
 * Returns: what people call it
 */
const char *
swb_merge_field_name (guint column)
{
  switch (column)
    {
    case SWB_CREATOR_NAME:
      return _ ("Name");
    case SWB_CREATOR_LANGUAGES:
      return _ ("Languages");
    case SWB_CREATOR_CITIES:
      return _ ("Cities");
    case SWB_CREATOR_COUNTRY:
      return _ ("Country");
    case SWB_CREATOR_NICHES:
      return _ ("Niches");
    case SWB_CREATOR_FORMATS:
      return _ ("Formats");
    case SWB_CREATOR_CONTACT:
      return _ ("Contact");
    case SWB_CREATOR_DISCLOSURE:
      return _ ("Disclosure");
    case SWB_CREATOR_NOTE:
      return _ ("Note");
    case SWB_CREATOR_TAGS:
      return _ ("Tags");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * swb_merge_field_text:
 * @column: a column of the table "creator"
 * @value: (nullable): what it holds
 *
 * Returns: (transfer full): how it is shown
 */
char *
swb_merge_field_text (guint column, const char *value)
{
  if (value == NULL || *value == '\0')
    return g_strdup (SWB_ROSTER_DASH);
  if (column == SWB_CREATOR_COUNTRY)
    return swb_roster_countries_text (value);
  if (column == SWB_CREATOR_LANGUAGES)
    {
      g_autofree char *shown = swb_text_show_line (value, MOST_LETTERS);

      return swb_roster_languages_text (shown);
    }
  return swb_text_show_line (value, MOST_LETTERS);
}

static char *
tell_handle (const SwbDuplicateReason *reason)
{
  g_autofree char *at = g_strconcat ("@", reason->text, NULL);
  g_autofree char *handle = swb_text_name (at);
  const char *first = swb_platform_name (reason->platform_first);
  const char *second = swb_platform_name (reason->platform_second);

  if (reason->kind == SWB_DUPLICATE_ACCOUNT)
    /* Translators: a handle and a platform */
    return g_strdup_printf (_ ("Same handle %s on %s"), handle, first);
  /* Translators: a handle and two platforms */
  return g_strdup_printf (_ ("Same handle %s on %s and %s"), handle, first,
                          second);
}

/**
 * swb_merge_reason_text:
 * @reason: why two may be the same
 *
 * Returns: (transfer full): it as a sentence
 */
char *
swb_merge_reason_text (const SwbDuplicateReason *reason)
{
  g_autofree char *text = swb_text_name (reason->text);

  switch (reason->kind)
    {
    case SWB_DUPLICATE_ACCOUNT:
    case SWB_DUPLICATE_HANDLE:
      return tell_handle (reason);
    case SWB_DUPLICATE_EMAIL:
      /* Translators: %s is an address of mail */
      return g_strdup_printf (_ ("Same mail address %s"), text);
    case SWB_DUPLICATE_PHONE:
      /* Translators: %s is the last digits of a telephone number */
      return g_strdup_printf (_ ("Same phone number …%s"), text);
    case SWB_DUPLICATE_NAME:
      return g_strdup (_ ("Same name"));
    case SWB_DUPLICATE_ALIKE:
    default:
      /* Translators: how alike two names are */
      return g_strdup_printf (_ ("Names alike, %.0f %%"),
                              reason->likeness * 100);
    }
}

/**
 * swb_merge_group_reasons:
 * @group: creators that may be one
 *
 * Returns: (transfer full) (element-type utf8): why, each sentence once
 */
GPtrArray *
swb_merge_group_reasons (const SwbDuplicateGroup *group)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < group->reasons->len; i++)
    {
      char *text = swb_merge_reason_text (
          &g_array_index (group->reasons, SwbDuplicateReason, i));

      if (g_ptr_array_find_with_equal_func (sentences, text, g_str_equal, NULL))
        g_free (text);
      else
        g_ptr_array_add (sentences, text);
    }
  return sentences;
}

/**
 * swb_merge_group_title:
 * @roster: who they are
 * @creators: (element-type SwbId): creators that may be one
 *
 * Returns: (transfer full): their names, each once
 */
char *
swb_merge_group_title (SwbRoster *roster, const GArray *creators)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < creators->len; i++)
    {
      g_autoptr (SwbCreator) creator = NULL;
      char *name;
      guint index;

      if (!swb_roster_find (roster, &g_array_index (creators, SwbId, i),
                            &index))
        continue;
      creator = swb_roster_get_creator (roster, index);
      name = swb_text_name (swb_creator_get_name (creator));
      if (g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_free (name);
      else
        g_ptr_array_add (names, name);
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" · ", (char **) names->pdata);
}

static char *
count_text (SwbTableId table, guint n)
{
  switch (table)
    {
    case SWB_TABLE_PLACEMENT:
      return g_strdup_printf (ngettext ("%u placement", "%u placements", n), n);
    case SWB_TABLE_READING:
      return g_strdup_printf (ngettext ("%u reading", "%u readings", n), n);
    case SWB_TABLE_RATE:
      return g_strdup_printf (ngettext ("%u rate", "%u rates", n), n);
    case SWB_TABLE_CONTACT:
      return g_strdup_printf (ngettext ("%u contact", "%u contacts", n), n);
    case SWB_TABLE_CONTRACT:
      return g_strdup_printf (ngettext ("%u contract", "%u contracts", n), n);
    case SWB_TABLE_NOTE:
      return g_strdup_printf (ngettext ("%u note", "%u notes", n), n);
    case SWB_TABLE_ATTACHMENT:
      return g_strdup_printf (ngettext ("%u file", "%u files", n), n);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * swb_merge_counts_text:
 * @counts: by table, how many rows name a creator
 *
 * Returns: (transfer full): "3 placements, 14 readings"; empty for nothing
 */
char *
swb_merge_counts_text (const guint counts[SWB_N_TABLES])
{
  static const SwbTableId told[] = {
    SWB_TABLE_PLACEMENT,  SWB_TABLE_READING,  SWB_TABLE_RATE,
    SWB_TABLE_CONTACT,    SWB_TABLE_CONTRACT, SWB_TABLE_NOTE,
    SWB_TABLE_ATTACHMENT,
  };
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    if (counts[told[i]] > 0)
      g_ptr_array_add (parts, count_text (told[i], counts[told[i]]));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

/**
 * swb_merge_account_text:
 * @account: an account
 * @grouping: how numbers are grouped
 *
 * Returns: (transfer full): "Instagram @meera.iyer, 48,200"
 */
char *
swb_merge_account_text (const SwbMergeAccount *account, SwbGrouping grouping)
{
  g_autofree char *at = g_strconcat ("@", account->handle, NULL);
  g_autofree char *handle = swb_text_name (account->handle ? at : "");
  g_autofree char *followers = NULL;

  if (account->followers < 0)
    return g_strdup_printf ("%s %s", swb_platform_name (account->platform),
                            handle);
  followers = swb_roster_count_text (account->followers, grouping);
  /* Translators: a platform, a handle, and how many followers */
  return g_strdup_printf (_ ("%s %s, %s"),
                          swb_platform_name (account->platform), handle,
                          followers);
}

static char *
number (guint n)
{
  return swb_number_format_count (n, SWB_GROUPING_WESTERN);
}

/**
 * swb_merge_looked_at_text:
 * @duplicates: what was found
 *
 * Returns: (transfer full): what was looked at
 */
char *
swb_merge_looked_at_text (const SwbDuplicates *duplicates)
{
  g_autofree char *creators = number (duplicates->n_creators);
  g_autofree char *accounts = number (duplicates->n_accounts);
  g_autofree char *contacts = number (duplicates->n_contacts);

  /* Translators: three numbers */
  return g_strdup_printf (_ ("Looked at %s creators, %s accounts and %s "
                             "contacts for the same handles, the same "
                             "contacts and names that are alike."),
                          creators, accounts, contacts);
}
