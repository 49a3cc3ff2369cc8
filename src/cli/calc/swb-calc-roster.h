/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the models that choose creators read alike: names, rules and who is
 * named by them. */
#pragma once

#include "cli/calc/swb-calc.h"

#include "analytics/swb-portfolio.h"

G_BEGIN_DECLS

typedef struct
{
  gsize n;
  SwbCalcObject *const *rows;
  const char **names;
  double *costs;
  guint8 *rules;
  GHashTable *index; /* name to 1 + index */
} SwbCalcRoster;

void
swb_calc_roster_read (SwbCalcRoster *roster, SwbCalcObject *input, double cost);
void swb_calc_roster_clear (SwbCalcRoster *roster);
guint32
swb_calc_index (SwbCalcObject *object, GHashTable *index, const char *name);
guint32 swb_calc_index_or_new (GHashTable *index, const char *name);
gboolean swb_calc_limits (SwbCalcObject *input, SwbPortfolioOptions *options);
void swb_calc_put_chosen (JsonBuilder *out,
                          const SwbCalcRoster *roster,
                          const bool *chosen);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SwbCalcRoster, swb_calc_roster_clear)

G_END_DECLS
