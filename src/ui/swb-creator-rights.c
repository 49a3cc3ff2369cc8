/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contracts, rights of use, exclusivity and disclosure of a creator. What ends
 * soon or stands in the way is told as a warning. */
#include "ui/swb-creator-rights.h"

#include "base/swb-text.h"
#include "ui/swb-creator-campaigns.h"
#include "ui/swb-creator-words.h"

#include <glib/gi18n-lib.h>

/* Keys of rows: contracts count from 0, exclusivities from here. */
#define EXCLUSIVITIES 1000000
#define DISCLOSURE 2000000
#define SOON 30

struct _SwbCreatorRights
{
  SwbCreatorCard parent_instance;
};

G_DEFINE_FINAL_TYPE (SwbCreatorRights,
                     swb_creator_rights,
                     SWB_TYPE_CREATOR_CARD)

enum
{
  NAME,
  CAMPAIGN,
  START,
  END,
  USAGE,
  STATUS,
  TERMS,
};

enum
{
  CATEGORY,
  FROM,
  TO,
  FOR,
};

enum
{
  ADD_CONTRACT,
  ADD_EXCLUSIVITY,
  ADD_DISCLOSURE,
};

static const char *const statuses[] = { "draft", "sent", "signed", "ended" };

static const char *
status_name (guint status)
{
  switch (status)
    {
    case 0:
      return _ ("Draft");
    case 1:
      return _ ("Sent");
    case 2:
      return _ ("Signed");
    default:
      return _ ("Ended");
    }
}

static guint
find_status (const char *status)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (g_strcmp0 (statuses[i], status) == 0)
      return i;
  return 0;
}

/* Its terms, and since when it is known. */
static char *
contract_origin (const SwbDetailContract *contract)
{
  g_autofree char *written = swb_creator_written_text (&contract->id);

  if (*contract->terms == '\0' || written == NULL)
    return *contract->terms != '\0' ? g_strdup (contract->terms)
                                    : g_steal_pointer (&written);
  return g_strdup_printf ("%s\n%s", contract->terms, written);
}

static void
add_contract (SwbCreatorCard *card,
              const SwbDetailContract *contract,
              guint key,
              SwbDay today)
{
  g_autofree char *flight = swb_flight_is_none (&contract->flight)
                                ? NULL
                                : swb_flight_format (&contract->flight);
  g_autofree char *campaign = *contract->campaign_name != '\0'
                                  ? swb_text_name (contract->campaign_name)
                                  : NULL;
  g_autofree char *subtitle =
      campaign != NULL && flight != NULL
          ? g_strdup_printf ("%s · %s", campaign, flight)
          : g_strdup (campaign != NULL ? campaign : flight);
  g_autofree char *origin = contract_origin (contract);
  const char *status = *contract->status != '\0'
                           ? status_name (find_status (contract->status))
                           : NULL;
  const SwbCreatorRow row = {
    .title = *contract->name != '\0' ? contract->name : _ ("Contract"),
    .subtitle = subtitle,
    .value = status,
    .tooltip = origin,
    .key = key,
  };

  swb_creator_card_add_row (card, &row);
  if (swb_day_is_valid (contract->usage_until))
    {
      g_autofree char *until =
          swb_creator_day_text (contract->usage_until, today);
      g_autofree char *from =
          *contract->name != '\0'
              ? swb_text_tell (_ ("As in the contract “%s”"), contract->name)
              : g_strdup (_ ("As in the contract"));
      const SwbCreatorRow usage = {
        .title = _ ("Usage to"), .value = until, .tooltip = from, .key = key
      };

      swb_creator_card_add_row (card, &usage);
    }
}

static void
warn_of_usage (SwbCreatorCard *card,
               const SwbDetailContract *contract,
               SwbDay today)
{
  g_autofree char *text = NULL;
  int left;

  if (!swb_day_is_valid (contract->usage_until) ||
      g_strcmp0 (contract->status, "ended") == 0)
    return;
  left = contract->usage_until - today;
  if (left > SOON)
    return;
  if (left < 0)
    text = g_strdup (_ ("Rights of use have ended"));
  else
    text = g_strdup_printf (ngettext ("Rights of use end in %u day",
                                      "Rights of use end in %u days",
                                      (guint) left),
                            (guint) left);
  swb_creator_card_add_warning (card, text);
}

/* One that is over is history, one that is not is in the way. */
static void
add_exclusivity (SwbCreatorCard *card,
                 const SwbDetailExclusivity *exclusivity,
                 guint key,
                 SwbDay today)
{
  g_autofree char *flight = swb_flight_format (&exclusivity->flight);
  g_autofree char *title =
      swb_text_tell (_ ("Exclusive: %s"), exclusivity->category);
  g_autofree char *written = swb_creator_written_text (&exclusivity->id);
  const SwbCreatorRow row = {
    .title = title, .subtitle = flight, .tooltip = written, .key = key
  };

  swb_creator_card_add_row (card, &row);
}

static void
warn_of_exclusivity (SwbCreatorCard *card,
                     const SwbDetailExclusivity *exclusivity,
                     SwbDay today)
{
  g_autofree char *category = NULL;
  g_autofree char *to = NULL;
  g_autofree char *text = NULL;

  if (exclusivity->flight.end < today)
    return;
  category = swb_text_name (exclusivity->category);
  to = swb_creator_day_text (exclusivity->flight.end, today);
  /* Translators: a category and a date, "Exclusive with another film label to
   * 9 Dec" */
  text = g_strdup_printf (_ ("Exclusive with %s to %s"), category, to);
  swb_creator_card_add_warning (card, text);
}

static void
add_warnings (SwbCreatorCard *card,
              const SwbCreatorDetails *details,
              SwbDay today)
{
  for (guint i = 0; i < details->contracts->len; i++)
    warn_of_usage (card, details->contracts->pdata[i], today);
  for (guint i = 0; i < details->exclusivities->len; i++)
    warn_of_exclusivity (card, details->exclusivities->pdata[i], today);
}

static void
fill (SwbCreatorCard *card, const SwbCreatorDetails *details)
{
  const SwbDay today = swb_day_today ();

  for (guint i = 0; i < details->contracts->len; i++)
    add_contract (card, details->contracts->pdata[i], i, today);
  for (guint i = 0; i < details->exclusivities->len; i++)
    add_exclusivity (card, details->exclusivities->pdata[i], EXCLUSIVITIES + i,
                     today);
  if (*details->disclosure != '\0')
    {
      const SwbCreatorRow row = { .title = _ ("Disclosure"),
                                  .subtitle = details->disclosure,
                                  .key = DISCLOSURE };

      swb_creator_card_add_row (card, &row);
    }
  add_warnings (card, details, today);
}

static SwbFlight
get_flight (SwbCreatorEditor *editor, guint from, guint to)
{
  SwbFlight flight = { swb_creator_editor_get_day (editor, from),
                       swb_creator_editor_get_day (editor, to) };

  if (flight.start == SWB_DAY_NONE && flight.end == SWB_DAY_NONE)
    return swb_flight_none ();
  return flight;
}

static SwbCommand *
make_contract (SwbCreatorEditor *editor,
               const SwbCreatorDetails *about,
               gconstpointer item,
               GError **error)
{
  const SwbDetailContract *contract = item;
  const SwbContractFacts facts = {
    .campaign = swb_creator_campaigns_get (editor, CAMPAIGN),
    .name = swb_creator_editor_get_text (editor, NAME),
    .flight = get_flight (editor, START, END),
    .usage_until = swb_creator_editor_get_day (editor, USAGE),
    .status = statuses[swb_creator_editor_get_choice (editor, STATUS)],
    .terms = swb_creator_editor_get_text (editor, TERMS),
  };

  return swb_creator_set_contract (about, contract, &facts, error);
}

static SwbCreatorEditor *
new_editor (SwbCreatorCard *card, const char *title)
{
  return swb_creator_editor_new (GTK_WIDGET (card),
                                 swb_creator_card_get_document (card),
                                 swb_creator_card_get_details (card), title);
}

static void
ask_contract (SwbCreatorCard *card, const SwbDetailContract *contract)
{
  static const SwbDetailContract nothing = {
    .flight = { SWB_DAY_NONE, SWB_DAY_NONE },
    .usage_until = SWB_DAY_NONE,
  };
  const SwbDetailContract *now = contract != NULL ? contract : &nothing;
  const char *names[G_N_ELEMENTS (statuses)];
  SwbCreatorEditor *editor = new_editor (
      card, contract != NULL ? _ ("Edit Contract") : _ ("Add Contract"));

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    names[i] = status_name (i);
  swb_creator_editor_add_text (editor, _ ("Name"), now->name);
  swb_creator_campaigns_add (editor, &now->campaign, now->campaign_name);
  swb_creator_editor_add_day (editor, _ ("From (YYYY-MM-DD)"),
                              now->flight.start);
  swb_creator_editor_add_day (editor, _ ("To"), now->flight.end);
  swb_creator_editor_add_day (editor, _ ("Rights of use to"), now->usage_until);
  swb_creator_editor_add_choice (editor, _ ("Status"), names,
                                 G_N_ELEMENTS (names),
                                 find_status (now->status));
  swb_creator_editor_add_lines (editor, _ ("Terms"), now->terms);
  swb_creator_editor_point (editor, SWB_CREATOR_ERROR_DAYS, END);
  swb_creator_editor_point (editor, SWB_CREATOR_ERROR_LONG, TERMS);
  if (contract != NULL)
    swb_creator_editor_offer_removal (editor, SWB_PART_CONTRACT, &contract->id,
                                      _ ("Contract deleted"));
  swb_creator_editor_ask (editor, make_contract, contract,
                          contract != NULL ? _ ("Contract changed")
                                           : _ ("Contract added"));
}

static SwbCommand *
make_exclusivity (SwbCreatorEditor *editor,
                  const SwbCreatorDetails *about,
                  gconstpointer item,
                  GError **error)
{
  const SwbDetailExclusivity *old = item;
  const SwbExclusivityFacts facts = {
    .campaign = swb_creator_campaigns_get (editor, FOR),
    .category = swb_creator_editor_get_text (editor, CATEGORY),
    .flight = get_flight (editor, FROM, TO),
  };

  return swb_creator_set_exclusivity (about, old, &facts, error);
}

static void
ask_exclusivity (SwbCreatorCard *card, const SwbDetailExclusivity *old)
{
  SwbCreatorEditor *editor = new_editor (
      card, old != NULL ? _ ("Edit Exclusivity") : _ ("Add Exclusivity"));

  swb_creator_editor_add_text (editor,
                               _ ("With whom, such as another film label"),
                               old != NULL ? old->category : NULL);
  swb_creator_editor_add_day (editor, _ ("From (YYYY-MM-DD)"),
                              old != NULL ? old->flight.start
                                          : swb_day_today ());
  swb_creator_editor_add_day (editor, _ ("To"),
                              old != NULL ? old->flight.end : SWB_DAY_NONE);
  swb_creator_campaigns_add (editor, old != NULL ? &old->campaign : NULL,
                             old != NULL ? old->campaign_name : NULL);
  swb_creator_editor_point (editor, SWB_CREATOR_ERROR_DAYS, TO);
  swb_creator_editor_point (editor, SWB_CREATOR_ERROR_LONG, CATEGORY);
  if (old != NULL)
    swb_creator_editor_offer_removal (editor, SWB_PART_EXCLUSIVITY, &old->id,
                                      _ ("Exclusivity deleted"));
  swb_creator_editor_ask (editor, make_exclusivity, old,
                          old != NULL ? _ ("Exclusivity changed")
                                      : _ ("Exclusivity added"));
}

static SwbCommand *
make_disclosure (SwbCreatorEditor *editor,
                 const SwbCreatorDetails *about,
                 gconstpointer item,
                 GError **error)
{
  return swb_creator_set_text (about, SWB_CREATOR_DISCLOSURE,
                               swb_creator_editor_get_text (editor, 0), error);
}

static void
ask_disclosure (SwbCreatorCard *card)
{
  const SwbCreatorDetails *details = swb_creator_card_get_details (card);
  SwbCreatorEditor *editor = new_editor (card, _ ("Disclosure"));

  swb_creator_editor_add_text (editor, _ ("How posts tell that they are paid"),
                               details->disclosure);
  swb_creator_editor_ask (editor, make_disclosure, details->disclosure,
                          _ ("Disclosure changed"));
}

static void
add (SwbCreatorCard *card, guint kind)
{
  if (kind == ADD_CONTRACT)
    ask_contract (card, NULL);
  else if (kind == ADD_EXCLUSIVITY)
    ask_exclusivity (card, NULL);
  else
    ask_disclosure (card);
}

static void
edit (SwbCreatorCard *card, guint key)
{
  const SwbCreatorDetails *details = swb_creator_card_get_details (card);

  if (!swb_creator_card_can_edit (card))
    return;
  if (key == DISCLOSURE)
    ask_disclosure (card);
  else if (key >= EXCLUSIVITIES)
    ask_exclusivity (card, details->exclusivities->pdata[key - EXCLUSIVITIES]);
  else
    ask_contract (card, details->contracts->pdata[key]);
}

static void
remove_right (SwbCreatorCard *card, guint key)
{
  const SwbCreatorDetails *details = swb_creator_card_get_details (card);

  if (key == DISCLOSURE)
    swb_creator_card_run (
        card, swb_creator_set_text (details, SWB_CREATOR_DISCLOSURE, "", NULL),
        _ ("Disclosure deleted"));
  else if (key >= EXCLUSIVITIES)
    {
      const SwbDetailExclusivity *exclusivity =
          details->exclusivities->pdata[key - EXCLUSIVITIES];

      swb_creator_card_run (
          card,
          swb_creator_remove (details, SWB_PART_EXCLUSIVITY, &exclusivity->id),
          _ ("Exclusivity deleted"));
    }
  else
    {
      const SwbDetailContract *contract = details->contracts->pdata[key];

      swb_creator_card_run (
          card, swb_creator_remove (details, SWB_PART_CONTRACT, &contract->id),
          _ ("Contract deleted"));
    }
}

static void
swb_creator_rights_class_init (SwbCreatorRightsClass *klass)
{
  SwbCreatorCardClass *card_class = SWB_CREATOR_CARD_CLASS (klass);

  card_class->fill = fill;
  card_class->nothing = _ ("No contract and no exclusivity yet.");
  card_class->add = add;
  card_class->edit = edit;
  card_class->remove = remove_right;
}

static void
swb_creator_rights_init (SwbCreatorRights *self)
{
  swb_creator_card_set_up (SWB_CREATOR_CARD (self), "rights", _ ("Rights"),
                           _ ("Add a Contract"));
  swb_creator_card_offer (SWB_CREATOR_CARD (self), _ ("Add an Exclusivity"));
  swb_creator_card_offer (SWB_CREATOR_CARD (self), _ ("Set the Disclosure"));
}
