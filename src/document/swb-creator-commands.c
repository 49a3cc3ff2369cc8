/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The acts of a planner on what is known of one creator: accounts, rates,
 * contacts, contracts, deliveries, payouts, notes. */
#include "document/swb-creator-commands.h"

#include "base/swb-author.h"
#include "base/swb-mail.h"
#include "base/swb-text.h"
#include "document/swb-creator-edit.h"
#include "document/swb-plan-commands.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FAIL(code, message)                                                    \
  swb_creator_edit_fail (&edit, SWB_CREATOR_ERROR_##code, message)

static void
begin (SwbCreatorEdit *edit,
       const SwbCreatorDetails *about,
       const char *name_format,
       SwbTableId table,
       const SwbId *row)
{
  g_autofree char *name = swb_text_tell (name_format, about->name);

  swb_creator_edit_begin (edit, name, table, row);
}

static gboolean
is_typed (const char *text)
{
  g_autofree char *clean = swb_text_clean (text, -1);

  return *clean != '\0';
}

/* Returns: the account of that name that is there, but for @account itself. */
static gboolean
has_account (const SwbCreatorDetails *about,
             const SwbDetailAccount *account,
             SwbPlatform platform,
             const char *handle)
{
  g_autofree char *folded = swb_text_fold_handle (handle);

  for (guint i = 0; i < about->accounts->len; i++)
    {
      const SwbDetailAccount *other = g_ptr_array_index (about->accounts, i);
      g_autofree char *other_folded = swb_text_fold_handle (other->handle);

      if ((account == NULL || !swb_id_equal (&other->id, &account->id)) &&
          other->platform == platform && g_str_equal (folded, other_folded))
        return TRUE;
    }
  return FALSE;
}

/**
 * swb_creator_set_account:
 * @about: whose
 * @account: (nullable): which one; null adds one
 * @facts: what shall be
 * @error: #SwbCreatorError: no handle, one that is there, a wrong address
 *
 * Returns: (transfer full) (nullable): the command
 */
SwbCommand *
swb_creator_set_account (const SwbCreatorDetails *about,
                         const SwbDetailAccount *account,
                         const SwbAccountFacts *facts,
                         GError **error)
{
  const SwbDetailAccount none = { .handle = "", .name = "", .url = "" };
  const SwbDetailAccount *old = account != NULL ? account : &none;
  SwbCreatorEdit edit;
  g_autofree char *handle = NULL;
  g_autofree char *url = NULL;

  begin (&edit, about,
         account == NULL ? _ ("Add an account of %s")
                         : _ ("Edit an account of %s"),
         SWB_TABLE_ACCOUNT, account != NULL ? &account->id : NULL);
  handle = swb_creator_edit_clean (&edit, facts->handle, FALSE);
  while (*handle == '@')
    memmove (handle, handle + 1, strlen (handle));
  if (*handle == '\0')
    FAIL (EMPTY, _ ("Say the handle of the account"));
  else if (has_account (about, account, facts->platform, handle))
    FAIL (TWICE, _ ("This account is there already"));
  url = g_strcmp0 (facts->url, old->url) == 0
            ? g_strdup (old->url)
            : swb_creator_edit_parse_url (&edit, facts->url);
  if (account == NULL)
    swb_creator_edit_point (&edit, SWB_ACCOUNT_CREATOR, NULL, &about->id);
  if (account == NULL || account->platform != facts->platform)
    swb_command_set (edit.command, SWB_TABLE_ACCOUNT, &edit.row,
                     SWB_ACCOUNT_PLATFORM,
                     swb_value_text (swb_platform_id (facts->platform)));
  swb_creator_edit_line (&edit, SWB_ACCOUNT_HANDLE, old->handle, handle);
  swb_creator_edit_line (&edit, SWB_ACCOUNT_NAME, old->name, facts->name);
  swb_creator_edit_line (&edit, SWB_ACCOUNT_URL, old->url, url);
  return swb_creator_edit_end (&edit, error);
}

/**
 * swb_creator_set_rate:
 * @about: whose
 * @rate: (nullable): which one; null adds one
 * @facts: what shall be
 * @error: #SwbCreatorError: no deliverable, no day, a wrong amount
 *
 * Returns: (transfer full) (nullable): the command
 */
SwbCommand *
swb_creator_set_rate (const SwbCreatorDetails *about,
                      const SwbDetailRate *rate,
                      const SwbRateFacts *facts,
                      GError **error)
{
  const SwbDetailRate none = { .channel = "",
                               .deliverable = "",
                               .fee = swb_money_none (),
                               .day = SWB_DAY_NONE };
  const SwbDetailRate *old = rate != NULL ? rate : &none;
  SwbCreatorEdit edit;
  SwbMoney fee;

  begin (&edit, about,
         rate == NULL ? _ ("Add a rate of %s") : _ ("Edit a rate of %s"),
         SWB_TABLE_RATE, rate != NULL ? &rate->id : NULL);
  if (!is_typed (facts->deliverable))
    FAIL (EMPTY, _ ("Say what the fee is for, such as a post or a story"));
  if (!is_typed (facts->fee))
    FAIL (EMPTY, _ ("Say the fee"));
  if (facts->day == SWB_DAY_NONE)
    FAIL (EMPTY, _ ("Say the day on which this fee was told"));
  swb_creator_edit_parse_money (&edit, facts->fee, facts->currency, &fee);
  if (rate == NULL)
    swb_creator_edit_point (&edit, SWB_RATE_CREATOR, NULL, &about->id);
  swb_creator_edit_line (&edit, SWB_RATE_CHANNEL, old->channel, facts->channel);
  swb_creator_edit_line (&edit, SWB_RATE_DELIVERABLE, old->deliverable,
                         facts->deliverable);
  swb_creator_edit_money (&edit, SWB_RATE_FEE, old->fee, fee);
  swb_creator_edit_day (&edit, SWB_RATE_DAY, old->day, facts->day);
  return swb_creator_edit_end (&edit, error);
}

static gboolean
is_phone (const char *text)
{
  guint digits = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      const gunichar letter = g_utf8_get_char (c);

      if (g_unichar_isdigit (letter))
        digits++;
      else if (letter > 0x7f || strchr (" +-()./x#*,;", (int) letter) == NULL)
        return FALSE;
    }
  return digits >= 3;
}

/* Somebody may have several addresses: they are as many in the one field. */
static gboolean
tidy_mail (char **email)
{
  char *tidy = swb_mail_tidy (*email);

  if (tidy == NULL)
    return FALSE;
  g_free (*email);
  *email = tidy;
  return TRUE;
}

/**
 * swb_creator_set_contact:
 * @about: whose
 * @contact: (nullable): which one; null adds one
 * @facts: what shall be
 * @error: #SwbCreatorError: nothing to reach anybody by, a wrong mail address
 *   or telephone number
 *
 * Returns: (transfer full) (nullable): the command
 */
SwbCommand *
swb_creator_set_contact (const SwbCreatorDetails *about,
                         const SwbDetailContact *contact,
                         const SwbContactFacts *facts,
                         GError **error)
{
  const SwbDetailContact none = { .name = "" };
  const SwbDetailContact *old = contact != NULL ? contact : &none;
  SwbCreatorEdit edit;
  g_autofree char *email = NULL;
  g_autofree char *phone = NULL;

  begin (&edit, about,
         contact == NULL ? _ ("Add a contact of %s")
                         : _ ("Edit a contact of %s"),
         SWB_TABLE_CONTACT, contact != NULL ? &contact->id : NULL);
  email = swb_creator_edit_clean (&edit, facts->email, FALSE);
  phone = swb_creator_edit_clean (&edit, facts->phone, FALSE);
  if (!is_typed (facts->name) && *email == '\0' && *phone == '\0')
    FAIL (EMPTY, _ ("Say a name, a mail address or a telephone number"));
  if (*email != '\0' && g_strcmp0 (email, old->email) != 0 &&
      !tidy_mail (&email))
    FAIL (EMAIL, _ ("This is no mail address. Write it like "
                    "name@example.com"));
  if (*phone != '\0' && g_strcmp0 (phone, old->phone) != 0 && !is_phone (phone))
    FAIL (NUMBER, _ ("This is no telephone number. Write it like "
                     "+91 98765 43210"));
  if (contact == NULL)
    swb_creator_edit_point (&edit, SWB_CONTACT_CREATOR, NULL, &about->id);
  swb_creator_edit_line (&edit, SWB_CONTACT_NAME, old->name, facts->name);
  swb_creator_edit_line (&edit, SWB_CONTACT_ROLE, old->role, facts->role);
  swb_creator_edit_line (&edit, SWB_CONTACT_EMAIL, old->email, email);
  swb_creator_edit_line (&edit, SWB_CONTACT_PHONE, old->phone, phone);
  swb_creator_edit_lines (&edit, SWB_CONTACT_NOTE, old->note, facts->note);
  return swb_creator_edit_end (&edit, error);
}

/**
 * swb_creator_set_contract:
 * @about: with whom
 * @contract: (nullable): which one; null adds one
 * @facts: what shall be
 * @error: #SwbCreatorError: nothing told, days in the wrong order
 *
 * Returns: (transfer full) (nullable): the command
 */
SwbCommand *
swb_creator_set_contract (const SwbCreatorDetails *about,
                          const SwbDetailContract *contract,
                          const SwbContractFacts *facts,
                          GError **error)
{
  const SwbDetailContract none = { .flight = swb_flight_none (),
                                   .usage_until = SWB_DAY_NONE };
  const SwbDetailContract *old = contract != NULL ? contract : &none;
  SwbCreatorEdit edit;

  begin (&edit, about,
         contract == NULL ? _ ("Add a contract with %s")
                          : _ ("Edit a contract with %s"),
         SWB_TABLE_CONTRACT, contract != NULL ? &contract->id : NULL);
  if (!is_typed (facts->name) && !is_typed (facts->terms) &&
      facts->campaign == NULL)
    FAIL (EMPTY, _ ("Say what the contract is called, or for which campaign "
                    "it is"));
  if (contract == NULL)
    swb_creator_edit_point (&edit, SWB_CONTRACT_CREATOR, NULL, &about->id);
  swb_creator_edit_point (&edit, SWB_CONTRACT_CAMPAIGN, &old->campaign,
                          facts->campaign);
  swb_creator_edit_line (&edit, SWB_CONTRACT_NAME, old->name, facts->name);
  swb_creator_edit_flight (&edit, SWB_CONTRACT_FLIGHT, &old->flight,
                           &facts->flight);
  if (facts->usage_until != SWB_DAY_NONE &&
      facts->flight.start != SWB_DAY_NONE &&
      facts->usage_until < facts->flight.start)
    FAIL (DAYS, _ ("The usage rights end before the contract begins"));
  swb_creator_edit_day (&edit, SWB_CONTRACT_USAGE_UNTIL, old->usage_until,
                        facts->usage_until);
  swb_creator_edit_lines (&edit, SWB_CONTRACT_TERMS, old->terms, facts->terms);
  swb_creator_edit_line (&edit, SWB_CONTRACT_STATUS, old->status,
                         facts->status);
  return swb_creator_edit_end (&edit, error);
}

/**
 * swb_creator_set_exclusivity:
 * @about: of whom
 * @old: (nullable): which one; null adds one
 * @facts: what shall be
 * @error: #SwbCreatorError: no category, days in the wrong order
 *
 * Returns: (transfer full) (nullable): the command
 */
SwbCommand *
swb_creator_set_exclusivity (const SwbCreatorDetails *about,
                             const SwbDetailExclusivity *old,
                             const SwbExclusivityFacts *facts,
                             GError **error)
{
  const SwbDetailExclusivity none = { .flight = swb_flight_none () };
  const SwbDetailExclusivity *before = old != NULL ? old : &none;
  SwbCreatorEdit edit;

  begin (&edit, about,
         old == NULL ? _ ("Add an exclusivity of %s")
                     : _ ("Edit an exclusivity of %s"),
         SWB_TABLE_EXCLUSIVITY, old != NULL ? &old->id : NULL);
  if (!is_typed (facts->category))
    FAIL (EMPTY, _ ("Say the category, such as soft drinks"));
  if (old == NULL)
    swb_creator_edit_point (&edit, SWB_EXCLUSIVITY_CREATOR, NULL, &about->id);
  swb_creator_edit_point (&edit, SWB_EXCLUSIVITY_CAMPAIGN, &before->campaign,
                          facts->campaign);
  swb_creator_edit_line (&edit, SWB_EXCLUSIVITY_CATEGORY, before->category,
                         facts->category);
  swb_creator_edit_flight (&edit, SWB_EXCLUSIVITY_FLIGHT, &before->flight,
                           &facts->flight);
  return swb_creator_edit_end (&edit, error);
}

/* One that is dropped stays so, and one that is further on too. */
static gboolean
is_before_posted (const char *status)
{
  const char *const *ids = swb_status_ids ();

  for (guint i = 0; ids[i] != NULL && !g_str_equal (ids[i], "posted"); i++)
    if (g_str_equal (ids[i], status))
      return TRUE;
  return *status == '\0';
}

/**
 * swb_creator_set_delivery:
 * @about: whose
 * @placement: which one
 * @facts: what was delivered
 * @error: #SwbCreatorError: a day to come, a wrong address
 *
 * With a day on which it was posted, the placement is at least "Posted".
 *
 * Returns: (transfer full) (nullable): the command
 */
SwbCommand *
swb_creator_set_delivery (const SwbCreatorDetails *about,
                          const SwbDetailPlacement *placement,
                          const SwbDeliveryFacts *facts,
                          GError **error)
{
  SwbCreatorEdit edit;
  g_autofree char *url = NULL;

  begin (&edit, about, _ ("Note what %s delivered"), SWB_TABLE_PLACEMENT,
         &placement->id);
  if (facts->posted != SWB_DAY_NONE && facts->posted > swb_day_today ())
    FAIL (DAYS, _ ("The day of the post is still to come"));
  url = g_strcmp0 (facts->url, placement->url) == 0
            ? g_strdup (placement->url)
            : swb_creator_edit_parse_url (&edit, facts->url);
  swb_creator_edit_line (&edit, SWB_PLACEMENT_DELIVERABLE,
                         placement->deliverable, facts->deliverable);
  swb_creator_edit_day (&edit, SWB_PLACEMENT_POSTED, placement->posted,
                        facts->posted);
  swb_creator_edit_line (&edit, SWB_PLACEMENT_URL, placement->url, url);
  if (facts->posted != SWB_DAY_NONE && is_before_posted (placement->status))
    swb_creator_edit_line (&edit, SWB_PLACEMENT_STATUS, placement->status,
                           "posted");
  return swb_creator_edit_end (&edit, error);
}

/**
 * swb_creator_set_payout:
 * @about: to whom
 * @placement: for which one
 * @payout: (nullable): which one; null adds one
 * @facts: what shall be
 * @error: #SwbCreatorError: no amount, a tax in another currency, a day of
 *   payment that is still to come
 *
 * Returns: (transfer full) (nullable): the command
 */
SwbCommand *
swb_creator_set_payout (const SwbCreatorDetails *about,
                        const SwbDetailPlacement *placement,
                        const SwbDetailPayout *payout,
                        const SwbPayoutFacts *facts,
                        GError **error)
{
  const SwbDetailPayout none = { .amount = swb_money_none (),
                                 .tax = swb_money_none (),
                                 .due = SWB_DAY_NONE,
                                 .paid = SWB_DAY_NONE };
  const SwbDetailPayout *old = payout != NULL ? payout : &none;
  SwbCreatorEdit edit;
  SwbMoney amount;
  SwbMoney tax;

  begin (&edit, about,
         payout == NULL ? _ ("Add a payout to %s") : _ ("Edit a payout to %s"),
         SWB_TABLE_PAYOUT, payout != NULL ? &payout->id : NULL);
  if (!is_typed (facts->amount))
    FAIL (EMPTY, _ ("Say the amount"));
  swb_creator_edit_parse_money (&edit, facts->amount, facts->currency, &amount);
  swb_creator_edit_parse_money (
      &edit, facts->tax,
      swb_money_is_none (&amount) ? facts->currency : amount.currency, &tax);
  if (!swb_money_is_none (&amount) && !swb_money_is_none (&tax) &&
      !g_str_equal (amount.currency, tax.currency))
    FAIL (MONEY, _ ("The tax is in another currency than the amount"));
  if (facts->paid != SWB_DAY_NONE && facts->paid > swb_day_today ())
    FAIL (DAYS, _ ("The day of the payment is still to come"));
  if (payout == NULL)
    swb_creator_edit_point (&edit, SWB_PAYOUT_PLACEMENT, NULL, &placement->id);
  swb_creator_edit_money (&edit, SWB_PAYOUT_AMOUNT, old->amount, amount);
  swb_creator_edit_money (&edit, SWB_PAYOUT_TAX, old->tax, tax);
  swb_creator_edit_day (&edit, SWB_PAYOUT_DUE, old->due, facts->due);
  swb_creator_edit_day (&edit, SWB_PAYOUT_PAID, old->paid, facts->paid);
  swb_creator_edit_line (&edit, SWB_PAYOUT_REFERENCE, old->reference,
                         facts->reference);
  return swb_creator_edit_end (&edit, error);
}

/**
 * swb_creator_set_note:
 * @about: about whom
 * @note: (nullable): which one; null adds one
 * @text: what it shall say
 * @author: (nullable): who writes it; null for the person of this computer
 * @error: #SwbCreatorError: nothing said, or too much
 *
 * One that is changed keeps its author and its time: the history tells who
 * changed it.
 *
 * Returns: (transfer full) (nullable): the command
 */
SwbCommand *
swb_creator_set_note (const SwbCreatorDetails *about,
                      const SwbDetailNote *note,
                      const char *text,
                      const char *author,
                      GError **error)
{
  SwbCreatorEdit edit;

  begin (&edit, about,
         note == NULL ? _ ("Add a note about %s") : _ ("Edit a note about %s"),
         SWB_TABLE_NOTE, note != NULL ? &note->id : NULL);
  if (!is_typed (text))
    FAIL (EMPTY, _ ("The note says nothing"));
  if (note == NULL)
    {
      g_autofree char *own = swb_author_dup ();

      swb_creator_edit_point (&edit, SWB_NOTE_SUBJECT, NULL, &about->id);
      swb_creator_edit_line (&edit, SWB_NOTE_AUTHOR, NULL,
                             author != NULL ? author : own);
      swb_command_set (edit.command, SWB_TABLE_NOTE, &edit.row, SWB_NOTE_TIME,
                       swb_value_int (g_get_real_time ()));
    }
  swb_creator_edit_lines (&edit, SWB_NOTE_TEXT,
                          note != NULL ? note->text : NULL, text);
  return swb_creator_edit_end (&edit, error);
}
