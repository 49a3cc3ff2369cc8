/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the roster's cells, chips and dialogs say about a creator. */
#pragma once

#include "document/swb-spark-reader.h"
#include "model/swb-campaign.h"
#include "model/swb-roster-view.h"

G_BEGIN_DECLS

/** Stands where a fact is not known. */
#define SWB_ROSTER_DASH "—"

const char *swb_roster_column_title (SwbRosterColumn column);
gboolean swb_roster_column_is_number (SwbRosterColumn column);
gboolean swb_roster_column_is_sortable (SwbRosterColumn column);

const char *swb_roster_tier_name (int tier);
const char *swb_roster_tier_id (int tier);
char *swb_roster_languages_text (const char *codes);
char *swb_roster_countries_text (const char *codes);
char *swb_roster_caption (SwbCreator *creator);
char *swb_roster_count_text (gint64 count, SwbGrouping grouping);
gboolean swb_roster_engagement_lapsed (const SwbEngagement *engagement);
char *swb_roster_engagement_text (const SwbEngagement *engagement);
char *swb_roster_source_text (const char *source);
char *swb_roster_age_text (SwbDay day, SwbDay today);
char *swb_roster_cell_text (SwbCreator *creator,
                            SwbRosterColumn column,
                            SwbGrouping grouping);
char *swb_roster_cell_shown (SwbCreator *creator,
                             SwbRosterColumn column,
                             SwbGrouping grouping,
                             SwbDay today);
char *swb_roster_expiry_text (SwbDay expires, SwbDay today);
char *swb_roster_cell_tooltip (SwbCreator *creator,
                               SwbRosterColumn column,
                               SwbGrouping grouping,
                               SwbDay today);
char *swb_roster_engagement_parts (const SwbEngagement *engagement,
                                   SwbDay today,
                                   char **light);
char *swb_roster_engagement_origin (const SwbEngagement *engagement,
                                    SwbGrouping grouping,
                                    SwbDay today);
char *swb_roster_engagement_label (const SwbEngagement *engagement,
                                   SwbDay today);
char *swb_roster_together_text (const SwbWorkCells *cells);
char *swb_roster_together_label (const SwbWorkCells *cells);
char *swb_roster_spark_origin (const SwbSpark *spark);
char *swb_roster_spark_more (const SwbSpark *spark,
                             SwbRosterColumn column,
                             SwbDay today);
char *swb_roster_spark_text (const SwbSpark *spark, SwbGrouping grouping);
char *swb_roster_row_label (SwbCreator *creator, SwbGrouping grouping);
char *swb_roster_summary (SwbCreator *const *creators,
                          guint n_creators,
                          guint n_chosen,
                          SwbGrouping grouping);
guint swb_roster_count_chosen (SwbCampaign *campaign);

G_END_DECLS
