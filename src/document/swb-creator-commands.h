/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The acts of a planner on what is known of one creator. Each gives a new
 * SwbCommand for swb_document_run_async (), or says what is wrong. */
#pragma once

#include "document/swb-creator-details.h"

G_BEGIN_DECLS

#define SWB_CREATOR_ERROR (swb_creator_error_quark ())

/**
 * SwbCreatorError:
 * @SWB_CREATOR_ERROR_EMPTY: what must be told is not
 * @SWB_CREATOR_ERROR_LONG: a text is too long
 * @SWB_CREATOR_ERROR_EMAIL: this is no mail address
 * @SWB_CREATOR_ERROR_ADDRESS: this is no address of a page
 * @SWB_CREATOR_ERROR_DAYS: the days are in the wrong order
 * @SWB_CREATOR_ERROR_MONEY: this is no amount of money
 * @SWB_CREATOR_ERROR_NUMBER: this is no number, or one that cannot be
 * @SWB_CREATOR_ERROR_SHARE: shares of a kind come to more than 100 %
 * @SWB_CREATOR_ERROR_TWICE: it is there already
 */
typedef enum
{
  SWB_CREATOR_ERROR_EMPTY,
  SWB_CREATOR_ERROR_LONG,
  SWB_CREATOR_ERROR_EMAIL,
  SWB_CREATOR_ERROR_ADDRESS,
  SWB_CREATOR_ERROR_DAYS,
  SWB_CREATOR_ERROR_MONEY,
  SWB_CREATOR_ERROR_NUMBER,
  SWB_CREATOR_ERROR_SHARE,
  SWB_CREATOR_ERROR_TWICE,
} SwbCreatorError;

/* Facts: strings are borrowed, as a person typed them; null or "" is nothing.
 * A day that is not known is SWB_DAY_NONE. */

typedef struct
{
  SwbPlatform platform;
  const char *handle; /* a leading @ goes */
  const char *name;
  const char *url;
} SwbAccountFacts;

typedef struct
{
  const char *metric; /* "followers", "avg-views", "views", "likes", … */
  const char *value;  /* "48.5M", "4.1 %" */
  const char *base;   /* "followers", "views", "reach"; null for a count */
  const char *base_value;
  int window; /* days; 0 where not told */
  SwbDay day;
  const char *source; /* null for "typed" */
} SwbReadingFacts;

typedef struct
{
  SwbShareKind kind; /* not SWB_SHARE_JOINT */
  const char *what;  /* "hi" or "Hindi", "Mumbai", "18-24", "women" */
  const char *share; /* "45 %" or "45"; of a hundred either way */
  SwbDay day;
  const char *source; /* null for "typed" */
} SwbShareFacts;

typedef struct
{
  const char *channel;     /* null for any */
  const char *deliverable; /* "post", "story", … */
  const char *fee;         /* "₹2,30,000", "1.2 lakh" */
  const char *currency;    /* of a fee without one */
  SwbDay day;
} SwbRateFacts;

typedef struct
{
  const char *name;
  const char *role;
  const char *email;
  const char *phone;
  const char *note;
} SwbContactFacts;

typedef struct
{
  const SwbId *campaign; /* null for one that stands by itself */
  const char *name;
  SwbFlight flight; /* swb_flight_none () where not told */
  SwbDay usage_until;
  const char *terms;
  const char *status; /* draft, sent, signed, ended */
} SwbContractFacts;

typedef struct
{
  const SwbId *campaign;
  const char *category;
  SwbFlight flight;
} SwbExclusivityFacts;

typedef struct
{
  const char *deliverable;
  SwbDay posted;
  const char *url;
} SwbDeliveryFacts;

typedef struct
{
  const char *amount;
  const char *tax;
  const char *currency; /* of an amount without one */
  SwbDay due;
  SwbDay paid;
  const char *reference;
} SwbPayoutFacts;

/**
 * SwbCreatorPart:
 *
 * What can be taken away by swb_creator_remove().
 */
typedef enum
{
  SWB_PART_ACCOUNT,
  SWB_PART_READING,
  SWB_PART_SHARE,
  SWB_PART_RATE,
  SWB_PART_CONTACT,
  SWB_PART_CONTRACT,
  SWB_PART_EXCLUSIVITY,
  SWB_PART_PAYOUT,
  SWB_PART_NOTE,
  SWB_PART_ATTACHMENT,
  SWB_N_PARTS,
} SwbCreatorPart;

GQuark swb_creator_error_quark (void);

/* Of the functions with a second part, that is the one to change; null adds
 * one. Only what differs is set. */
SwbCommand *swb_creator_set_account (const SwbCreatorDetails *about,
                                     const SwbDetailAccount *account,
                                     const SwbAccountFacts *facts,
                                     GError **error);
SwbCommand *swb_creator_set_rate (const SwbCreatorDetails *about,
                                  const SwbDetailRate *rate,
                                  const SwbRateFacts *facts,
                                  GError **error);
SwbCommand *swb_creator_set_contact (const SwbCreatorDetails *about,
                                     const SwbDetailContact *contact,
                                     const SwbContactFacts *facts,
                                     GError **error);
SwbCommand *swb_creator_set_contract (const SwbCreatorDetails *about,
                                      const SwbDetailContract *contract,
                                      const SwbContractFacts *facts,
                                      GError **error);
SwbCommand *swb_creator_set_exclusivity (const SwbCreatorDetails *about,
                                         const SwbDetailExclusivity *old,
                                         const SwbExclusivityFacts *facts,
                                         GError **error);
SwbCommand *swb_creator_set_delivery (const SwbCreatorDetails *about,
                                      const SwbDetailPlacement *placement,
                                      const SwbDeliveryFacts *facts,
                                      GError **error);
SwbCommand *swb_creator_set_payout (const SwbCreatorDetails *about,
                                    const SwbDetailPlacement *placement,
                                    const SwbDetailPayout *payout,
                                    const SwbPayoutFacts *facts,
                                    GError **error);
SwbCommand *swb_creator_set_note (const SwbCreatorDetails *about,
                                  const SwbDetailNote *note,
                                  const char *text,
                                  const char *author,
                                  GError **error);

/* A reading is never overwritten, nor is a share: these add. @subject is an
 * account or a placement. */
SwbCommand *swb_creator_add_reading (const SwbCreatorDetails *about,
                                     const SwbId *subject,
                                     const SwbReadingFacts *facts,
                                     GError **error);
SwbCommand *swb_creator_add_share (const SwbCreatorDetails *about,
                                   const SwbId *account,
                                   const SwbShareFacts *facts,
                                   GError **error);
SwbCommand *swb_creator_add_attachment (const SwbCreatorDetails *about,
                                        const char *file_name,
                                        GBytes *bytes,
                                        const char *note,
                                        GError **error);

/* @column: SWB_CREATOR_NAME, _LANGUAGES, _CITIES, _COUNTRY, _NICHES, _FORMATS,
 * _TAGS, _DISCLOSURE, _NOTE or _CONTACT. */
SwbCommand *swb_creator_set_text (const SwbCreatorDetails *about,
                                  guint column,
                                  const char *text,
                                  GError **error);
SwbCommand *swb_creator_remove (const SwbCreatorDetails *about,
                                SwbCreatorPart part,
                                const SwbId *id);

/* A file to attach, no larger than an attachment may be. */
void swb_creator_load_file_async (GFile *file,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GBytes *swb_creator_load_file_finish (GAsyncResult *result,
                                      char **file_name,
                                      GError **error);

G_END_DECLS
