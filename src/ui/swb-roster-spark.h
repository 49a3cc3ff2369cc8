/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Followers over the last months as a small line. */
#pragma once

#include "document/swb-spark-reader.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_ROSTER_SPARK (swb_roster_spark_get_type ())

G_DECLARE_FINAL_TYPE (
    SwbRosterSpark, swb_roster_spark, SWB, ROSTER_SPARK, GtkWidget)

GtkWidget *swb_roster_spark_new (void);
void swb_roster_spark_set (SwbRosterSpark *self,
                           const SwbSpark *spark,
                           SwbDay today,
                           const char *label);
gboolean swb_roster_spark_is_drawn (SwbRosterSpark *self);

G_END_DECLS
