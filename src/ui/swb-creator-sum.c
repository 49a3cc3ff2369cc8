/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several chosen creators come to: how many, in which tiers, what they
 * ask in each currency, whom they reach. */
#include "ui/swb-creator-sum.h"

#include "base/swb-number.h"
#include "ui/swb-roster-mark.h"
#include "ui/swb-roster-sum-words.h"
#include "ui/swb-roster-words.h"

#include <glib/gi18n-lib.h>

#define N_TIERS 5

struct _SwbCreatorSum
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (SwbCreatorSum, swb_creator_sum, GTK_TYPE_WIDGET)

static void
add_row (SwbCreatorSum *self,
         GtkWidget *icon,
         const char *title,
         const char *value,
         const char *tooltip)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *number = gtk_label_new (value);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, value);

  if (icon != NULL)
    gtk_box_append (GTK_BOX (box), icon);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (number, "numeric");
  gtk_label_set_justify (GTK_LABEL (number), GTK_JUSTIFY_RIGHT);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), number);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_tooltip_text (row, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
add_tiers (SwbCreatorSum *self, GPtrArray *creators, SwbGrouping grouping)
{
  guint n[N_TIERS] = { 0 };

  for (guint i = 0; i < creators->len; i++)
    {
      int tier = swb_creator_get_tier (g_ptr_array_index (creators, i));

      if (tier >= 0 && tier < N_TIERS)
        n[tier]++;
    }
  for (int tier = 0; tier < N_TIERS; tier++)
    {
      GtkWidget *mark;
      g_autofree char *count = NULL;

      if (n[tier] == 0)
        continue;
      mark = swb_roster_mark_new (FALSE);
      swb_roster_mark_set (SWB_ROSTER_MARK (mark), tier, NULL);
      count = swb_number_format_count (n[tier], grouping);
      add_row (self, mark, swb_roster_tier_name (tier), count,
               _ ("By their followers and the tiers of this workspace"));
    }
}

/* A sum a currency: they are never added to each other. */
static void
add_fees (SwbCreatorSum *self, GPtrArray *creators, SwbGrouping grouping)
{
  g_autofree char *origin = swb_roster_sum_fees_origin (
      (SwbCreator *const *) creators->pdata, creators->len, grouping);
  g_autoptr (GArray) sums = g_array_new (FALSE, FALSE, sizeof (SwbMoney));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < creators->len; i++)
    {
      SwbMoney fee = swb_creator_get_fee (g_ptr_array_index (creators, i));
      gboolean added = FALSE;

      for (guint j = 0; j < sums->len && !added; j++)
        {
          SwbMoney *sum = &g_array_index (sums, SwbMoney, j);

          added = swb_money_add (sum, &fee, sum);
        }
      if (!added && !swb_money_is_none (&fee))
        g_array_append_val (sums, fee);
    }
  for (guint i = 0; i < sums->len; i++)
    {
      g_autofree char *one =
          swb_money_format (g_array_index (sums, SwbMoney, i));

      g_string_append_printf (text, i > 0 ? "\n%s" : "%s", one);
    }
  if (sums->len > 0)
    add_row (self, NULL, _ ("A post of each"), text->str, origin);
}

static void
add_followers (SwbCreatorSum *self, GPtrArray *creators, SwbGrouping grouping)
{
  gint64 followers = 0;
  g_autofree char *text = NULL;
  g_autofree char *origin = NULL;

  for (guint i = 0; i < creators->len; i++)
    followers +=
        MAX (swb_creator_get_followers (g_ptr_array_index (creators, i)), 0);
  if (followers == 0)
    return;
  text = swb_number_format_count (followers, grouping);
  origin = swb_roster_sum_followers_origin (
      (SwbCreator *const *) creators->pdata, creators->len, grouping);
  add_row (self, NULL, _ ("Followers"), text, origin);
}

static void
swb_creator_sum_dispose (GObject *object)
{
  g_clear_pointer (&SWB_CREATOR_SUM (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (swb_creator_sum_parent_class)->dispose (object);
}

static void
swb_creator_sum_class_init (SwbCreatorSumClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_creator_sum_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
swb_creator_sum_init (SwbCreatorSum *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->title = gtk_label_new (NULL);
  self->list = gtk_list_box_new ();
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_add_css_class (self->title, "title-3");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list),
                                   GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_add_css_class (self->list, "creator-sum");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Sums"),
                                  -1);
  gtk_box_append (GTK_BOX (self->box), self->title);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * swb_creator_sum_show:
 * @self: a sum
 * @creators: (element-type SwbCreator): who is chosen, or the first of them
 * @n_chosen: how many are chosen; where there are more than @creators only
 *   their number is told
 * @grouping: how counts are written
 */
void
swb_creator_sum_show (SwbCreatorSum *self,
                      GPtrArray *creators,
                      guint n_chosen,
                      SwbGrouping grouping)
{
  g_autofree char *count = swb_number_format_count (n_chosen, grouping);
  g_autofree char *title = g_strdup_printf (
      ngettext ("%s creator chosen", "%s creators chosen", n_chosen), count);
  GtkWidget *row;

  g_return_if_fail (SWB_IS_CREATOR_SUM (self));

  gtk_label_set_text (GTK_LABEL (self->title), title);
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  if (creators->len == n_chosen)
    {
      add_tiers (self, creators, grouping);
      add_fees (self, creators, grouping);
      add_followers (self, creators, grouping);
    }
  gtk_widget_set_visible (self->list,
                          gtk_widget_get_first_child (self->list) != NULL);
}
