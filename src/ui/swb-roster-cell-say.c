/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a cell of the roster's list says to those who ask: its tooltip, and
 * its words for a screen reader. */
#include "ui/swb-roster-cell-private.h"

#include "ui/swb-roster-group-words.h"
#include "ui/swb-roster-words.h"

#include <glib/gi18n-lib.h>

/* Null until it was read. */
static const SwbSpark *
get_spark (SwbRosterCell *self)
{
  return self->format->sparks != NULL
             ? swb_spark_reader_get (self->format->sparks, self->creator)
             : NULL;
}

static char *
spark_label (SwbRosterCell *self)
{
  const SwbSpark *spark = get_spark (self);

  return spark != NULL ? swb_roster_spark_text (spark, self->format->grouping)
                       : NULL;
}

/* Takes both over. */
static char *
join (char *text, char *more)
{
  g_autofree char *said = text;
  g_autofree char *added = more;

  if (said == NULL || added == NULL)
    return g_steal_pointer (&said);
  return g_strdup_printf ("%s\n%s", said, added);
}

static char *
spark_tooltip (SwbRosterCell *self)
{
  const SwbSpark *spark = get_spark (self);

  return spark != NULL
             ? join (spark_label (self), swb_roster_spark_origin (spark))
             : NULL;
}

/* Not all is among the columns; until the rest was read there is nothing to
 * add. */
static char *
number_tooltip (SwbRosterCell *self)
{
  char *text = swb_roster_cell_tooltip (
      self->creator, self->column, self->format->grouping, self->format->today);
  const SwbSpark *spark = NULL;

  if (text != NULL && (swb_roster_column_is_number (self->column) ||
                       self->column == SWB_ROSTER_COLUMN_READING))
    spark = get_spark (self);
  return spark != NULL
             ? join (text, swb_roster_spark_more (spark, self->column,
                                                  self->format->today))
             : text;
}

/**
 * swb_roster_cell_tell:
 * @self: a cell
 *
 * Returns: (transfer full) (nullable): where what it shows comes from, how old
 *   it is, and why it is missing
 */
char *
swb_roster_cell_tell (SwbRosterCell *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_CELL (self), NULL);

  swb_roster_cell_freshen (self);
  if (self->group != NULL)
    return swb_roster_group_tooltip (self->group, self->column,
                                     self->format->grouping);
  if (self->creator == NULL)
    return NULL;
  return self->column == SWB_ROSTER_COLUMN_SPARK ? spark_tooltip (self)
                                                 : number_tooltip (self);
}

/* A group's cells hold what its rows come to. */
static char *
group_value (SwbRosterCell *self)
{
  g_autofree char *light = NULL;
  g_autofree char *text = NULL;

  text = swb_roster_group_cell_parts (self->group, self->column,
                                      self->format->grouping, &light);
  return g_strconcat (text != NULL ? text : "",
                      light != NULL && text != NULL ? " " : "", light, NULL);
}

static char *
value_text (SwbRosterCell *self)
{
  const SwbEngagement *engagement = swb_creator_get_engagement (self->creator);
  const SwbWorkCells *work = swb_creator_get_work (self->creator);

  if (self->spark != NULL)
    return spark_label (self);
  if (self->column == SWB_ROSTER_COLUMN_ENGAGEMENT && engagement != NULL)
    return swb_roster_engagement_label (engagement, self->format->today);
  if (self->column == SWB_ROSTER_COLUMN_TOGETHER && work != NULL &&
      work->n_campaigns > 0)
    return swb_roster_together_label (work);
  return swb_roster_cell_shown (self->creator, self->column,
                                self->format->grouping, self->format->today);
}

/**
 * swb_roster_cell_say:
 * @self: a cell
 *
 * Returns: (transfer full): its column and what it holds, for a screen reader:
 *   "Engagement: 4.4 % of views, 5 days old"; in the row of a group, where the
 *   column says nothing of it, the group
 */
char *
swb_roster_cell_say (SwbRosterCell *self)
{
  g_autofree char *value = NULL;
  gboolean known;

  g_return_val_if_fail (SWB_IS_ROSTER_CELL (self), NULL);

  swb_roster_cell_freshen (self);
  if (self->group != NULL)
    value = group_value (self);
  if (self->group != NULL && (self->column == SWB_ROSTER_COLUMN_NAME ||
                              value == NULL || *value == '\0'))
    return swb_roster_group_label (self->group, self->format->grouping);
  else if (self->creator != NULL)
    value = value_text (self);
  known =
      value != NULL && *value != '\0' && !g_str_equal (value, SWB_ROSTER_DASH);
  /* Translators: a column and what its cell holds: "City: Chennai" */
  return g_strdup_printf (_ ("%s: %s"), swb_roster_column_title (self->column),
                          known ? value : _ ("Not known"));
}
