/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shares of an account's audience and the segments that they are of, for all
 * that writes them: what a person types, an import, a source. */
#pragma once

#include "base/swb-day.h"
#include "storage/swb-writer.h"

G_BEGIN_DECLS

/**
 * SwbShareKind:
 * @SWB_SHARE_REGION: a city, or a part of a country
 * @SWB_SHARE_COUNTRY: kept as a region that is a code of two capitals
 * @SWB_SHARE_AGE_GENDER: told by an age and a gender together: "women 18-24"
 * @SWB_SHARE_JOINT: of a segment that is narrowed by more than one thing in
 *   any other way
 */
typedef enum
{
  SWB_SHARE_LANGUAGE,
  SWB_SHARE_REGION,
  SWB_SHARE_COUNTRY,
  SWB_SHARE_INTEREST,
  SWB_SHARE_AGE,
  SWB_SHARE_GENDER,
  SWB_SHARE_AGE_GENDER,
  SWB_SHARE_JOINT,
  SWB_N_SHARE_KINDS,
} SwbShareKind;

/** The longest name of a segment, in bytes with the zero at the end. */
#define SWB_SHARE_LONGEST 64

/**
 * SwbAudienceShare:
 * @kind: not %SWB_SHARE_JOINT
 * @what: from swb_share_tidy()
 * @share: 0 to 1
 */
typedef struct
{
  SwbId account;
  SwbShareKind kind;
  const char *what;
  double share;
  SwbDay day;
  const char *source;
} SwbAudienceShare;

/**
 * SwbSegmentWords:
 *
 * What a segment is told by, as its row has it; null or "" for what it is not.
 */
typedef struct
{
  const char *language;
  const char *region;
  const char *interest;
  const char *age;
  const char *gender;
} SwbSegmentWords;

typedef struct _SwbAudienceBook SwbAudienceBook;

const char *swb_share_kind_name (SwbShareKind kind);
char *swb_share_tidy (SwbShareKind kind, const char *text);
SwbShareKind swb_share_read_segment (const SwbSegmentWords *words, char **what);
char *swb_share_what_name (SwbShareKind kind, const char *what);

SwbAudienceBook *swb_audience_book_new (SwbWriter *writer, GError **error);
void swb_audience_book_free (SwbAudienceBook *book);
gboolean swb_audience_book_find (SwbAudienceBook *book,
                                 SwbShareKind kind,
                                 const char *what,
                                 SwbId *segment);
gboolean swb_audience_book_make (SwbAudienceBook *book,
                                 SwbShareKind kind,
                                 const char *what,
                                 const char *source,
                                 SwbId *segment,
                                 GError **error);
gboolean swb_audience_book_write (SwbAudienceBook *book,
                                  const SwbAudienceShare *share,
                                  GError **error);
gboolean swb_audience_book_has (SwbAudienceBook *book,
                                const SwbAudienceShare *share);
gboolean swb_audience_book_sum_others (SwbAudienceBook *book,
                                       const SwbAudienceShare *share,
                                       double *sum,
                                       GError **error);
void swb_audience_values (const SwbAudienceShare *share,
                          const SwbId *segment,
                          SwbValue *values);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbAudienceBook, swb_audience_book_free)

G_END_DECLS
