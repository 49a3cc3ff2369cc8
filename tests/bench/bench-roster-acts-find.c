/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Acts that find: orders, conditions, words. */
#include "bench-roster-acts.h"

#include "bench-loop.h"
#include "ui/swb-roster-chip.h"
#include "ui/swb-roster-filters.h"
#include "ui/swb-roster-words.h"

#include <math.h>
#include <string.h>

static void
sort_by (Bench *bench, SwbRosterColumn column, gboolean descending)
{
  g_autofree char *name =
      g_strdup_printf ("sort by %s%s", swb_roster_column_id (column),
                       descending ? ", down" : "");

  act_begin (bench, name);
  gtk_widget_activate_action (GTK_WIDGET (bench->list),
                              descending ? "title.descending"
                                         : "title.ascending",
                              "s", swb_roster_column_id (column));
  act_end (bench, is_ordered, LIMIT_SORT);
}

static void
sort_by_several (Bench *bench)
{
  const SwbRosterSort sorts[] = { { SWB_ROSTER_COLUMN_TIER, TRUE },
                                  { SWB_ROSTER_COLUMN_CITY, FALSE },
                                  { SWB_ROSTER_COLUMN_NAME, FALSE },
                                  { SWB_ROSTER_COLUMN_FOLLOWERS, TRUE } };

  for (guint n = 2; n <= G_N_ELEMENTS (sorts); n++)
    {
      g_autofree char *name =
          g_strdup_printf ("sort by tier, city%s, %u columns",
                           n == 2   ? ""
                           : n == 3 ? ", name"
                                    : ", name, followers",
                           n);

      act_begin (bench, name);
      swb_roster_view_set_sorts (bench->view, sorts, n);
      act_end (bench, is_ordered, LIMIT_SORT);
    }
}

static void
sort (Bench *bench)
{
  for (guint i = 0; i < SWB_N_ROSTER_COLUMNS; i++)
    sort_by (bench, (SwbRosterColumn) i, FALSE);
  sort_by (bench, SWB_ROSTER_COLUMN_NAME, TRUE);
  sort_by (bench, SWB_ROSTER_COLUMN_FOLLOWERS, TRUE);
  sort_by_several (bench);
  sort_by (bench, SWB_ROSTER_COLUMN_FOLLOWERS, FALSE);
}

/* What a condition of each kind is set to. */
typedef struct
{
  SwbFilterKind kind;
  const char *values[3];
  double least, most;
} Condition;

static const Condition conditions[] = {
  { SWB_FILTER_TIER, { "micro", "mid" }, 0, 0 },
  { SWB_FILTER_PLATFORM, { "instagram" }, 0, 0 },
  { SWB_FILTER_LANGUAGE, { "hi", "en" }, 0, 0 },
  { SWB_FILTER_CITY, { "Mumbai" }, 0, 0 },
  { SWB_FILTER_COUNTRY, { "IN" }, 0, 0 },
  { SWB_FILTER_NICHE, { "dance" }, 0, 0 },
  { SWB_FILTER_FORMAT, { "reels" }, 0, 0 },
  { SWB_FILTER_TAG, { "top" }, 0, 0 },
  { SWB_FILTER_STATUS, { "" }, 0, 0 },
  { SWB_FILTER_WORKED, { "never" }, 0, 0 },
  { SWB_FILTER_READING, { "stale" }, 0, 0 },
  { SWB_FILTER_FOLLOWERS, { NULL }, 10000, 500000 },
  { SWB_FILTER_VIEWS, { NULL }, 1000, 100000 },
  { SWB_FILTER_ENGAGEMENT, { NULL }, 0.01, 0.1 },
  { SWB_FILTER_FEE, { NULL }, 100000, 5000000 },
};

static void
set (Bench *bench, const Condition *condition, gboolean also)
{
  g_autoptr (SwbRosterFilter) base = swb_roster_filter_new ();
  SwbRosterFilter *filter =
      also ? swb_roster_view_get_filter (bench->view) : base;
  g_autoptr (SwbRosterFilter) made = NULL;

  if (swb_filter_kind_is_range (condition->kind))
    {
      SwbFilterRange range = { condition->least, condition->most, "" };

      if (condition->kind == SWB_FILTER_FEE)
        g_strlcpy (range.currency, "INR", sizeof range.currency);
      made = swb_roster_filter_with_range (filter, condition->kind, &range);
    }
  else
    made = swb_roster_filter_with_values (filter, condition->kind,
                                          condition->values);
  swb_roster_view_set_filter (bench->view, made);
}

static void
clear (Bench *bench)
{
  g_autoptr (SwbRosterFilter) none = swb_roster_filter_new ();

  swb_roster_view_set_filter (bench->view, none);
  act_wait (bench, is_ordered);
  act_settle (bench);
}

static gboolean
has_panel (Bench *bench)
{
  SwbRosterChip *chip = act_find (bench, SWB_TYPE_ROSTER_CHIP);
  GtkWidget *popover = act_find (bench, GTK_TYPE_POPOVER);

  return chip != NULL && popover != NULL;
}

/* The counts come a little later than the panel; how long the main loop is away
 * for them is told all the same. */
static void
open_panel (Bench *bench, SwbFilterKind kind)
{
  g_autofree char *name =
      g_strdup_printf ("open the panel of %s", swb_filter_kind_id (kind));
  GtkWidget *filters = act_find (bench, SWB_TYPE_ROSTER_FILTERS);
  GtkWidget *popover;

  act_begin (bench, name);
  gtk_widget_activate_action (filters, "filters.add", "s",
                              swb_filter_kind_id (kind));
  act_end (bench, has_panel, LIMIT_CHIP);
  popover = act_find (bench, GTK_TYPE_POPOVER);
  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  act_settle (bench);
}

static void
chips (Bench *bench)
{
  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      g_autofree char *name =
          g_strdup_printf ("chip: %s", swb_filter_kind_id (conditions[i].kind));

      act_begin (bench, name);
      set (bench, &conditions[i], FALSE);
      act_end (bench, is_ordered, LIMIT_CHIP);
      clear (bench);
    }
}

static void
combine (Bench *bench)
{
  static const guint some[] = { 0, 1, 2, 5, 11, 13 };

  for (guint i = 0; i < G_N_ELEMENTS (some); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u chips together", i + 1);

      act_begin (bench, i == 0 ? NULL : name);
      set (bench, &conditions[some[i]], TRUE);
      act_end (bench, is_ordered, LIMIT_CHIP);
    }
  for (guint i = G_N_ELEMENTS (some); i > 0; i--)
    {
      const SwbFilterKind kind = conditions[some[i - 1]].kind;
      g_autoptr (SwbRosterFilter) filter = swb_roster_filter_without (
          swb_roster_view_get_filter (bench->view), kind);
      g_autofree char *name = g_strdup_printf ("remove a chip of %u", i);

      act_begin (bench, name);
      swb_roster_view_set_filter (bench->view, filter);
      act_end (bench, is_ordered, LIMIT_CHIP);
    }
}

static gboolean
is_answered (Bench *bench)
{
  GtkEditable *search = act_find (bench, GTK_TYPE_SEARCH_ENTRY);

  return g_strcmp0 (swb_roster_view_get_search (bench->view),
                    gtk_editable_get_text (search)) == 0 &&
         is_ordered (bench);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const double one = *(const double *) a;
  const double other = *(const double *) b;

  return (one > other) - (one < other);
}

static double
get_quantile (GArray *times, guint percent)
{
  g_array_sort (times, compare_times);
  return g_array_index (times, double,
                        MIN (times->len - 1, times->len * percent / 100));
}

/* Letter by letter, each when the rows of the one before are there. */
static void
type (Bench *bench, const char *what, const char *const *words)
{
  GtkEditable *search = act_find (bench, GTK_TYPE_SEARCH_ENTRY);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *text = NULL;
  BenchTurns turns = { 0 };

  for (guint i = 0; words[i] != NULL; i++)
    for (const char *at = words[i]; *at != '\0';)
      {
        g_autofree char *typed = NULL;
        double taken;
        BenchTurns one;

        at = g_utf8_next_char (at);
        typed = g_strndup (words[i], (gsize) (at - words[i]));
        act_begin (bench, NULL);
        gtk_editable_set_text (search, typed);
        taken = act_end (bench, is_answered, 0);
        g_array_append_val (keys, taken);
        one = bench_loop_end ();
        turns.longest = MAX (turns.longest, one.longest);
        turns.longest_busy = MAX (turns.longest_busy, one.longest_busy);
      }
  text =
      g_strdup_printf ("%.0f, 95 in a hundred %.0f | 50, 120 | %.1f | %.1f | |",
                       get_quantile (keys, 50), get_quantile (keys, 95),
                       turns.longest_busy, turns.longest);
  act_row (what, text);
  gtk_editable_set_text (search, "");
  act_wait (bench, is_answered);
  act_settle (bench);
}

void
acts_find (Bench *bench)
{
  static const char *const known[] = { "reels_12", "आशा", "민수", "weddings",
                                       NULL };
  static const char *const unknown[] = { "qzxw", "ढढढ", "찗찗", NULL };

  sort (bench);
  chips (bench);
  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    open_panel (bench, conditions[i].kind);
  combine (bench);
  type (bench, "a keystroke, somebody is found", known);
  type (bench, "a keystroke, nobody is found", unknown);
}
