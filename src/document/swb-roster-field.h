/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person can set of creators, one by one or of many at once, and how
 * it is read from text. */
#pragma once

#include "base/swb-money.h"
#include "storage/swb-schema.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * SwbRosterField:
 *
 * In the order in which those of one creator are set: a handle makes the
 * account that the next ones belong to.
 */
typedef enum
{
  SWB_ROSTER_FIELD_NAME,
  SWB_ROSTER_FIELD_HANDLE,
  SWB_ROSTER_FIELD_PLATFORM,
  SWB_ROSTER_FIELD_FOLLOWERS,
  SWB_ROSTER_FIELD_LANGUAGES,
  SWB_ROSTER_FIELD_CITIES,
  SWB_ROSTER_FIELD_COUNTRY,
  SWB_ROSTER_FIELD_NICHES,
  SWB_ROSTER_FIELD_FORMATS,
  SWB_ROSTER_FIELD_TAGS,
  SWB_ROSTER_FIELD_CONTACT,
  SWB_ROSTER_FIELD_FEE,
  SWB_ROSTER_FIELD_STATUS,
  SWB_N_ROSTER_FIELDS,
} SwbRosterField;

/**
 * SwbRosterHow:
 * @SWB_ROSTER_SET: the text replaces what is there; "" empties it
 * @SWB_ROSTER_ADD: its words come to those that are there
 * @SWB_ROSTER_REMOVE: its words go
 * @SWB_ROSTER_SCALE: the number changes by so many percent, "10" or "-5 %"
 */
typedef enum
{
  SWB_ROSTER_SET,
  SWB_ROSTER_ADD,
  SWB_ROSTER_REMOVE,
  SWB_ROSTER_SCALE,
} SwbRosterHow;

/**
 * SwbRosterValue:
 * @text: as it is kept: codes of languages, the id of a platform or a status
 * @number: followers; for SWB_ROSTER_SCALE the factor
 * @fee: a fee
 */
typedef struct
{
  char *text;
  double number;
  SwbMoney fee;
} SwbRosterValue;

const char *swb_roster_field_name (SwbRosterField field);
const char *swb_roster_field_title (SwbRosterField field);
gboolean swb_roster_field_is_list (SwbRosterField field);
gboolean swb_roster_field_is_amount (SwbRosterField field);
guint swb_roster_field_column (SwbRosterField field);
char *swb_roster_field_show (SwbRosterField field, const char *kept);
gboolean swb_roster_value_read (SwbRosterField field,
                                SwbRosterHow how,
                                const char *text,
                                const char *currency,
                                SwbRosterValue *value,
                                GError **error);
void swb_roster_value_clear (SwbRosterValue *value);
gboolean swb_roster_edit_check (SwbRosterField field,
                                SwbRosterHow how,
                                const char *text,
                                const char *currency,
                                GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SwbRosterValue, swb_roster_value_clear)

G_END_DECLS
