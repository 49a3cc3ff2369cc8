/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the roster's pane says of its rows: how many there are, why there are
 * none, and what the chosen ones come to. */
#include "ui/swb-roster-pane-private.h"

#include "base/swb-number.h"
#include "compat/swb-spoken.h"
#include "ui/swb-origin.h"
#include "ui/swb-roster-drag.h"
#include "ui/swb-roster-sum-words.h"
#include "ui/swb-roster-words.h"

#include <glib/gi18n-lib.h>

#define MOST_SUMMED 10000
#define LEAST_LETTERS 10 /* of the caption: "120 creators" */

static guint
count_rows (SwbRosterPane *self)
{
  SwbRosterView *view =
      swb_roster_list_get_view (swb_roster_pane_get_list (self));

  return view != NULL ? g_list_model_get_n_items (G_LIST_MODEL (view)) : 0;
}

/**
 * swb_roster_pane_shows_board:
 * @self: a roster
 *
 * Returns: whether the board is asked for in place of the list
 */
gboolean
swb_roster_pane_shows_board (SwbRosterPane *self)
{
  return self->wide && g_strcmp0 (self->layout, "board") == 0;
}

static guint
count_creators (SwbRosterPane *self)
{
  SwbRosterView *view =
      swb_roster_list_get_view (swb_roster_pane_get_list (self));

  return view != NULL
             ? swb_roster_get_n_creators (swb_roster_view_get_roster (view))
             : 0;
}

/* Whoever works in the roster hears what their words and chips leave. */
static void
set_told (SwbRosterPane *self, GtkWidget *label, const char *text, gboolean say)
{
  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), text) == 0)
    return;
  gtk_label_set_text (GTK_LABEL (label), text);
  if (say && gtk_widget_get_mapped (label) &&
      gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    swb_spoken_say (label, text);
}

/**
 * swb_roster_pane_update_caption:
 * @self: a roster
 *
 * Tells how many creators there are, or are found.
 */
void
swb_roster_pane_update_caption (SwbRosterPane *self)
{
  SwbGrouping grouping =
      swb_roster_list_get_format (swb_roster_pane_get_list (self))->grouping;
  guint n = count_creators (self);
  guint shown = count_rows (self);
  guint n_chosen = swb_roster_count_chosen (self->campaign);
  g_autofree char *all = swb_number_format_count (n, grouping);
  g_autofree char *some = swb_number_format_count (shown, grouping);
  g_autofree char *creators =
      g_strdup_printf (ngettext ("%s creator", "%s creators", n), all);
  g_autofree char *origin = swb_roster_count_origin (shown, n, grouping);
  g_autofree char *text = NULL;

  if (n == 0 && self->wide)
    text = g_strdup (""); /* said below, at length */
  else if (shown != n)
    /* Translators: rows found and rows altogether, "12 of 1,28,402" */
    text = g_strdup_printf (_ ("%s of %s"), some, all);
  else if (n_chosen > 0 && !self->wide)
    /* Translators: "128 creators, 34 chosen" */
    text = g_strdup_printf (_ ("%s, %u chosen"), creators, n_chosen);
  else
    text = g_strdup (creators);
  set_told (self, self->caption, text, TRUE);
  /* Chips give way to it, up to there. */
  gtk_label_set_width_chars (
      GTK_LABEL (self->caption),
      self->wide ? MIN ((int) g_utf8_strlen (text, -1), LEAST_LETTERS) : -1);
  gtk_widget_set_tooltip_text (self->caption, n > 0 ? origin : NULL);
}

/**
 * swb_roster_pane_update_stack:
 * @self: a roster
 *
 * Shows list or board, or why there is nothing in them.
 */
void
swb_roster_pane_update_stack (SwbRosterPane *self)
{
  const char *page = "list";

  if (count_creators (self) == 0)
    page = "empty";
  else if (count_rows (self) == 0 &&
           !swb_roster_view_is_busy (
               swb_roster_list_get_view (swb_roster_pane_get_list (self))))
    page = "nothing";
  else if (swb_roster_pane_shows_board (self))
    page = "board";
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), page);
  gtk_widget_set_visible (self->search, count_creators (self) > 0);
  gtk_widget_set_visible (self->filters, count_creators (self) > 0);
}

/* One is opened, several are edited together. */
static void
name_edit (SwbRosterPane *self, guint n_chosen)
{
  g_autofree char *label = NULL;

  if (n_chosen > 1)
    label = g_strdup_printf (ngettext ("_Edit %u…", "_Edit %u…", n_chosen),
                             n_chosen);
  gtk_button_set_label (GTK_BUTTON (self->edit_button),
                        label != NULL ? label : _ ("_Edit…"));
}

/**
 * swb_roster_pane_update_footer:
 * @self: a roster
 * @n_chosen: how many creators are chosen
 *
 * Sums them up, aloud where it is not the row under the cursor alone. The
 * footer stays while nobody is chosen: rows would move under
 * the pointer that chooses the first.
 */
void
swb_roster_pane_update_footer (SwbRosterPane *self, guint n_chosen)
{
  SwbRosterList *list = swb_roster_pane_get_list (self);
  g_autofree char *text = NULL;
  g_autofree char *origin = NULL;

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->footer),
                                 self->wide &&
                                     !swb_roster_pane_shows_board (self) &&
                                     count_creators (self) > 0);
  if (!self->wide)
    return;
  if (n_chosen > 0)
    {
      g_autoptr (GPtrArray) creators =
          swb_roster_chosen (swb_roster_list_get_selection (list), MOST_SUMMED);
      g_autofree char *told = swb_roster_sum_origin (
          (SwbCreator *const *) creators->pdata, creators->len, n_chosen,
          swb_roster_list_get_format (list)->grouping);

      text = swb_roster_summary ((SwbCreator *const *) creators->pdata,
                                 creators->len, n_chosen,
                                 swb_roster_list_get_format (list)->grouping);
      /* A small window may have cut it. */
      origin = g_strdup_printf ("%s\n%s", text, told);
    }
  set_told (self, self->summary, text != NULL ? text : _ ("Nobody chosen"),
            n_chosen > 1 || self->n_told > 1);
  gtk_widget_set_tooltip_text (self->summary, origin);
  swb_origin_button_set (self->summary_origin, origin);
  self->n_told = n_chosen;
  name_edit (self, n_chosen);
}
