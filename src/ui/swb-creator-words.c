/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the side page says about a creator, in words. */
#include "ui/swb-creator-words.h"

#include "base/swb-language.h"
#include "base/swb-mail.h"
#include "base/swb-number.h"
#include "base/swb-text.h"
#include "ui/swb-roster-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define LEAST_YEAR 2020 /* of an id that was made by this program */

/**
 * swb_creator_currency:
 * @document: a document
 *
 * Returns: (transfer full): the currency of amounts that are typed without one:
 *   that of the campaign's budget, else the person's
 */
char *
swb_creator_currency (SwbDocument *document)
{
  SwbCampaign *campaign =
      document != NULL ? swb_document_get_campaign (document) : NULL;
  SwbMoney budget =
      campaign != NULL ? swb_campaign_get_budget (campaign) : swb_money_none ();
  g_autoptr (GSettings) settings = NULL;

  if (!swb_money_is_none (&budget))
    return g_strdup (budget.currency);
  settings = g_settings_new (SWB_APP_ID);
  return g_settings_get_string (settings, "currency");
}

/**
 * swb_creator_grouping:
 * @document: a document
 *
 * Returns: how its counts are written
 */
SwbGrouping
swb_creator_grouping (SwbDocument *document)
{
  g_autofree char *currency = swb_creator_currency (document);

  return swb_money_grouping (currency);
}

static void
add_part (GString *text, const char *part)
{
  g_autofree char *name = NULL;

  if (part == NULL || *part == '\0')
    return;
  name = swb_text_name (part);
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", name);
}

static void
add_languages (GString *text, const char *const *codes)
{
  g_autoptr (GString) languages = g_string_new (NULL);

  for (guint i = 0; codes[i] != NULL && i < 3; i++)
    {
      const char *name = swb_language_name (codes[i]);

      g_string_append_printf (languages, "%s%s", i > 0 ? ", " : "",
                              name != NULL ? name : codes[i]);
    }
  add_part (text, languages->str);
}

/* Another name of the same person: what an account calls itself. */
static const char *
other_name (const SwbCreatorDetails *details)
{
  for (guint i = 0; i < details->accounts->len; i++)
    {
      const SwbDetailAccount *account = details->accounts->pdata[i];

      if (*account->name != '\0' &&
          g_utf8_collate (account->name, details->name) != 0)
        return account->name;
    }
  return NULL;
}

/**
 * swb_creator_subtitle:
 * @details: a creator
 *
 * Returns: (transfer full): "Meera Iyer · Chennai · Tamil, English"
 */
char *
swb_creator_subtitle (const SwbCreatorDetails *details)
{
  GString *text = g_string_new (NULL);

  add_part (text, other_name (details));
  add_part (text, details->cities[0]);
  add_languages (text, details->languages);
  return g_string_free (text, FALSE);
}

/**
 * swb_creator_card_text:
 * @details: a creator
 *
 * Returns: (transfer full): name, handles and addresses, a line each, to paste
 *   into a message
 */
char *
swb_creator_card_text (const SwbCreatorDetails *details)
{
  GString *text = g_string_new (details->name);

  for (guint i = 0; i < details->accounts->len; i++)
    {
      const SwbDetailAccount *account = details->accounts->pdata[i];

      g_string_append_printf (text, "\n%s @%s",
                              swb_platform_name (account->platform),
                              account->handle);
    }
  for (guint i = 0; i < details->contacts->len; i++)
    {
      const SwbDetailContact *contact = details->contacts->pdata[i];

      g_auto (GStrv) mail = swb_mail_find (contact->email);

      for (guint j = 0; mail[j] != NULL; j++)
        g_string_append_printf (text, "\n%s", mail[j]);
      if (*contact->phone != '\0')
        g_string_append_printf (text, "\n%s", contact->phone);
    }
  return g_string_free (text, FALSE);
}

/**
 * swb_creator_day_text:
 * @day: a day
 * @today: the day today
 *
 * Returns: (transfer full): "24 Nov" within half a year, else "24 Nov 2025"
 */
char *
swb_creator_day_text (SwbDay day, SwbDay today)
{
  if (!swb_day_is_valid (day))
    return g_strdup (_ ("no date"));
  return swb_day_format (day, ABS (day - today) < 183 ? SWB_DAY_STYLE_SHORT
                                                      : SWB_DAY_STYLE_MEDIUM);
}

static char *
on_time_text (const SwbRelationship *r)
{
  if (r->on_time.status != SWB_STATUS_OK)
    return NULL;
  if (r->on_time.count == r->on_time.n)
    return g_strdup (_ ("always on time"));
  if (r->on_time.count == 0)
    return g_strdup (_ ("never on time"));
  /* Translators: posts on time and posts in all, "on time 5 times of 7" */
  return g_strdup_printf (_ ("on time %u times of %u"), r->on_time.count,
                          r->on_time.n);
}

static char *
paid_in_text (const SwbRelationship *r)
{
  guint days;

  if (r->days_to_pay.status != SWB_STATUS_OK)
    return NULL;
  days = (guint) MAX (lround (r->days_to_pay.median), 0);
  return g_strdup_printf (
      ngettext ("paid in %u day (median)", "paid in %u days (median)", days),
      days);
}

static char *
against_tier_text (const SwbRelationship *r)
{
  g_autofree char *times = NULL;

  if (r->against_tier.status != SWB_STATUS_OK)
    return NULL;
  times = g_strdup_printf ("%.1f", r->against_tier.median);
  /* Translators: how posts did, "Engagement 1.6 times the tier’s." */
  return g_strdup_printf (_ ("Engagement %s times the tier’s."), times);
}

static char *
repeat_text (const SwbRelationship *r)
{
  if (r->repeat.status != SWB_STATUS_OK)
    return NULL;
  /* Translators: campaigns, "Booked again for 3 of 5 later campaigns." */
  return g_strdup_printf (_ ("Booked again for %u of %u later campaigns."),
                          r->repeat.count, r->repeat.n);
}

static void
add_clause (GString *text, const char *clause, const char *joint)
{
  if (clause != NULL)
    g_string_append_printf (text, "%s%s", joint, clause);
}

/**
 * swb_creator_together_text:
 * @relationship: what working together has come to
 *
 * Returns: (transfer full): "4 campaigns, always on time, paid in 12 days
 *   (median). Engagement 1.6 times the tier’s."
 */
char *
swb_creator_together_text (const SwbRelationship *relationship)
{
  GString *text;
  g_autofree char *on_time = on_time_text (relationship);
  g_autofree char *paid = paid_in_text (relationship);
  g_autofree char *tier = against_tier_text (relationship);
  g_autofree char *repeat = repeat_text (relationship);

  if (relationship->n_campaigns == 0)
    return g_strdup (_ ("Nothing together yet."));
  text = g_string_new (NULL);
  g_string_append_printf (
      text, ngettext ("%u campaign", "%u campaigns", relationship->n_campaigns),
      relationship->n_campaigns);
  add_clause (text, on_time, ", ");
  add_clause (text, paid, ", ");
  g_string_append (text, ".");
  add_clause (text, tier, " ");
  add_clause (text, repeat, " ");
  if (on_time == NULL && paid == NULL && tier == NULL && repeat == NULL)
    add_clause (text, _ ("Not enough evidence yet to say more."), " ");
  return g_string_free (text, FALSE);
}

/* The ends of the interval of a share, as two percentages. */
static char *
interval_text (const SwbRelationshipShare *share)
{
  g_autofree char *low = swb_number_format_percent (share->low, 0);
  g_autofree char *high = swb_number_format_percent (share->high, 0);

  /* Translators: the ends of an interval, "48 % and 97 %" */
  return g_strdup_printf (_ ("%s and %s"), low, high);
}

static char *
on_time_basis (const SwbRelationshipShare *share)
{
  g_autofree char *between = NULL;

  if (share->status != SWB_STATUS_OK)
    return g_strdup_printf (_ ("On time: not enough evidence yet (%u posts "
                               "whose days are known)."),
                            share->n);
  between = interval_text (share);
  /* Translators: on time, in all, "48 % and 97 %" */
  return g_strdup_printf (_ ("On time: %u of %u posts whose days are known; "
                             "with 95 in 100 certainty between %s."),
                          share->count, share->n, between);
}

static char *
repeat_basis (const SwbRelationshipShare *share)
{
  g_autofree char *between = NULL;

  if (share->status != SWB_STATUS_OK)
    return g_strdup_printf (
        _ ("Booked again: not enough evidence yet (%u later campaigns)."),
        share->n);
  between = interval_text (share);
  /* Translators: booked again, in all, "48 % and 97 %" */
  return g_strdup_printf (_ ("Booked again: %u of %u later campaigns; between "
                             "%s."),
                          share->count, share->n, between);
}

/**
 * swb_creator_together_basis:
 * @relationship: what working together has come to
 *
 * Returns: (transfer full): what the sentence rests on, a line a figure
 */
char *
swb_creator_together_basis (const SwbRelationship *relationship)
{
  const SwbRelationship *r = relationship;
  GString *text = g_string_new (NULL);
  g_autofree char *on_time = on_time_basis (&r->on_time);
  g_autofree char *repeat = repeat_basis (&r->repeat);

  g_string_append_printf (
      text, ngettext ("From %u placement", "From %u placements", r->n_posts),
      r->n_posts);
  g_string_append (text, " ");
  g_string_append_printf (
      text, ngettext ("in %u campaign.", "in %u campaigns.", r->n_campaigns),
      r->n_campaigns);
  if (r->n_dropped > 0)
    g_string_append_printf (text,
                            ngettext (" %u called off and not counted.",
                                      " %u called off and not counted.",
                                      r->n_dropped),
                            r->n_dropped);
  g_string_append_printf (text, "\n%s\n%s", on_time, repeat);
  g_string_append_printf (
      text,
      _ ("\nDays to pay: %u payouts done, %u open; from the post to the "
         "day of the payout."),
      r->days_to_pay.n, r->days_to_pay.n_open);
  g_string_append_printf (
      text,
      _ ("\nEngagement: median of %u posts against the median of their tier."),
      r->against_tier.n);
  return g_string_free (text, FALSE);
}

/**
 * swb_creator_is_web_address:
 * @url: an address from anywhere
 *
 * Returns: whether it is one of the web; nothing else is ever opened
 */
gboolean
swb_creator_is_web_address (const char *url)
{
  return g_str_has_prefix (url, "https://") ||
         g_str_has_prefix (url, "http://");
}

/**
 * swb_creator_deliverable_text:
 * @channel: "instagram-reels", …; "" for any
 * @deliverable: "post", "story", …
 *
 * Returns: (transfer full): "Story ×3"; of a plain post the channel, "Instagram
 *   Reels"
 */
char *
swb_creator_deliverable_text (const char *channel, const char *deliverable)
{
  const char *place = *channel != '\0' ? swb_channel_name (channel) : NULL;

  if (*deliverable != '\0' && strcmp (deliverable, "post") != 0)
    {
      g_autofree char *first = g_utf8_strup (
          deliverable, g_utf8_next_char (deliverable) - deliverable);

      return g_strconcat (first, g_utf8_next_char (deliverable), NULL);
    }
  return g_strdup (place != NULL ? place : _ ("Post"));
}

/**
 * swb_creator_written_text:
 * @id: of what is known of a creator
 *
 * An id has the time in it at which it was made (RFC 9562, version 7).
 *
 * Returns: (transfer full) (nullable): since when the workspace has it; who
 *   wrote it is told by the history
 */
char *
swb_creator_written_text (const SwbId *id)
{
  const gint64 time = swb_id_get_time (id);
  g_autoptr (GDateTime) when = NULL;
  g_autofree char *day = NULL;

  if (time <= 0 || time > g_get_real_time () / 1000 + G_TIME_SPAN_DAY / 1000)
    return NULL;
  when = g_date_time_new_from_unix_local (time / 1000);
  if (when == NULL || g_date_time_get_year (when) < LEAST_YEAR)
    return NULL;
  day = g_date_time_format (when, "%x");
  /* Translators: a date. “History” is an entry of the menu of a creator */
  return g_strdup_printf (_ ("Written down on %s; History tells by whom"), day);
}

/**
 * swb_creator_converted_text:
 * @document: whose rates of exchange and whose currency
 * @amount: an amount
 * @day: of the rate; the newest on or before it counts
 *
 * Returns: (transfer full) (nullable): the same in the currency of the
 *   campaign, with the rate, its day and its source; null where it is in that
 *   currency, or no rate is known
 */
char *
swb_creator_converted_text (SwbDocument *document, SwbMoney amount, SwbDay day)
{
  g_autofree char *currency = swb_creator_currency (document);
  g_autofree char *other = NULL;
  g_autofree char *own = NULL;
  g_autofree char *when = NULL;
  g_autofree char *source = NULL;
  SwbExchangeFound found;
  double value;

  if (swb_money_is_none (&amount) || strcmp (amount.currency, currency) == 0 ||
      !swb_exchange_find (swb_roster_get_exchange (swb_workspace_get_roster (
                              swb_document_get_workspace (document))),
                          amount.currency, currency, day, &found))
    return NULL;
  value = (double) amount.minor * found.rate *
          pow (10, swb_currency_digits (currency) -
                       swb_currency_digits (amount.currency));
  if (!(fabs (value) < 9e15))
    return NULL;
  other = swb_money_format (swb_money_make (llround (value), currency));
  own = g_strdup_printf ("%.6g", found.rate);
  when = swb_day_format (found.day, SWB_DAY_STYLE_MEDIUM);
  source = swb_roster_source_text (found.source);
  /* Translators: an amount in another currency, a rate, its date and source */
  return g_strdup_printf (_ ("%s at the rate %s of %s (%s)"), other, own, when,
                          source);
}
