/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a column of an imported table can hold, and which one a title means. */
#pragma once

#include "document/swb-audience.h"

G_BEGIN_DECLS

/** A column's meaning. Kept by its id text, never by its number. */
typedef enum
{
  SWB_FIELD_IGNORE,
  SWB_FIELD_HANDLE,
  SWB_FIELD_NAME,
  SWB_FIELD_NICHE,
  SWB_FIELD_FOLLOWERS,
  SWB_FIELD_VIEWS,
  SWB_FIELD_LIKES,
  SWB_FIELD_COMMENTS,
  SWB_FIELD_SHARES,
  SWB_FIELD_ENGAGEMENTS,
  SWB_FIELD_AUTHENTIC,
  SWB_FIELD_ENGAGEMENT_RATE,
  SWB_FIELD_COUNTRY,
  SWB_FIELD_AUDIENCE_COUNTRY,
  SWB_FIELD_LANGUAGE,
  SWB_FIELD_CITY,
  SWB_FIELD_FEE,
  SWB_FIELD_CONTACT,
  SWB_FIELD_URL,
  SWB_FIELD_PLATFORM,
  SWB_FIELD_EXTERNAL_ID,
  SWB_FIELD_FORMAT,
  SWB_FIELD_TAG,
  SWB_FIELD_NOTE,
  SWB_FIELD_DATE,
  SWB_FIELD_EMAIL,
  SWB_FIELD_PHONE,
  SWB_FIELD_CONTACT_NAME,
  SWB_FIELD_SHARE_LANGUAGE, /* from here one a SwbShareKind, in its order */
  SWB_FIELD_SHARE_REGION,
  SWB_FIELD_SHARE_COUNTRY,
  SWB_FIELD_SHARE_INTEREST,
  SWB_FIELD_SHARE_AGE,
  SWB_FIELD_SHARE_GENDER,
  SWB_FIELD_SHARE_AGE_GENDER,
  SWB_FIELD_AUDIENCE_DATE,
  SWB_FIELD_CURRENCY,
  SWB_FIELD_RATE_BASE,
  SWB_FIELD_PICTURE,
  SWB_N_FIELDS,
} SwbField;

/**
 * SwbTitleMeaning:
 * @known: whether the words of the title are known at all
 * @identity: whether it is some name of somebody: a handle or a name
 * @field: what it holds; for an identity SWB_FIELD_HANDLE, SWB_FIELD_NAME or,
 *   where the words do not tell, SWB_FIELD_IGNORE
 * @window: days that a rate was measured over, 0 where not told
 */
typedef struct
{
  gboolean known;
  gboolean identity;
  SwbField field;
  int window;
} SwbTitleMeaning;

const char *swb_field_id (SwbField field);
const char *swb_field_name (SwbField field);
SwbField swb_field_parse (const char *id);
const char *swb_field_metric (SwbField field);
gboolean swb_field_is_of_account (SwbField field);
gboolean swb_field_is_date (SwbField field);
gboolean swb_field_is_share (SwbField field);
SwbShareKind swb_field_share_kind (SwbField field);
SwbField swb_field_of_share (SwbShareKind kind);
char *swb_title_fold (const char *title);
SwbTitleMeaning swb_title_read (const char *title);

G_END_DECLS
