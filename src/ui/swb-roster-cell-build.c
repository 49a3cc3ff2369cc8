/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a cell of the roster's list is made of, by its column. */
#include "ui/swb-roster-cell-private.h"

#include "ui/swb-roster-words.h"
#include "ui/swb-ui-text.h"

#include <glib/gi18n-lib.h>

static GtkInscription *
add_line (GtkWidget *parent, float xalign, const char *css_class)
{
  GtkWidget *line = gtk_inscription_new (NULL);

  gtk_inscription_set_xalign (GTK_INSCRIPTION (line), xalign);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (line), 3);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (line),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_hexpand (line, TRUE);
  /* With more height it would break the line and not cut it. */
  gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
  if (css_class != NULL)
    gtk_widget_add_css_class (line, css_class);
  gtk_widget_set_parent (line, parent);
  return GTK_INSCRIPTION (line);
}

/* Letters of every script stand on one line with those of the cells beside
 * them: a row knows a baseline, a cell as high as it likes to be does not. */
static GtkInscription *
add_written_line (GtkWidget *parent, float xalign, const char *css_class)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkInscription *line = add_line (row, xalign, css_class);

  gtk_widget_set_valign (GTK_WIDGET (line), GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (row, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (row, "roster-written");
  gtk_widget_set_parent (row, parent);
  return line;
}

static void
add_two_lines (SwbRosterCell *self, float xalign)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  self->line = add_written_line (box, xalign, "roster-line");
  self->caption = add_written_line (box, xalign, "roster-caption");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

static void
add_arrow (SwbRosterCell *self)
{
  self->arrow = gtk_image_new ();
  gtk_widget_set_visible (self->arrow, FALSE);
  gtk_widget_add_css_class (self->arrow, "roster-arrow");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->arrow),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Open or close the group"), -1);
  gtk_widget_set_parent (self->arrow, GTK_WIDGET (self));
}

static void
add_mark (SwbRosterCell *self, gboolean avatar)
{
  GtkWidget *mark = swb_roster_mark_new (avatar);

  gtk_widget_set_parent (mark, GTK_WIDGET (self));
  self->mark = SWB_ROSTER_MARK (mark);
}

static void
add_spark (SwbRosterCell *self)
{
  GtkWidget *spark = swb_roster_spark_new ();

  gtk_widget_set_hexpand (spark, TRUE);
  gtk_widget_set_visible (spark, FALSE);
  gtk_widget_set_parent (spark, GTK_WIDGET (self));
  self->spark = SWB_ROSTER_SPARK (spark);
}

static void
add_pill (SwbRosterCell *self)
{
  GtkWidget *pill = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (pill), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (pill, GTK_ALIGN_START);
  gtk_widget_set_visible (pill, FALSE);
  gtk_widget_add_css_class (pill, "status-pill");
  gtk_widget_set_parent (pill, GTK_WIDGET (self));
  self->pill = GTK_LABEL (pill);
}

/* Makes what the cell of its column is made of. */
void
swb_roster_cell_build (SwbRosterCell *self)
{
  float xalign = swb_roster_column_is_number (self->column)
                     ? swb_text_number_xalign (GTK_WIDGET (self))
                     : 0.0f;

  switch (self->column)
    {
    case SWB_ROSTER_COLUMN_NAME:
      add_arrow (self);
      add_mark (self, TRUE);
      add_two_lines (self, xalign);
      gtk_widget_add_css_class (GTK_WIDGET (self->line), "roster-name");
      break;
    case SWB_ROSTER_COLUMN_FOLLOWERS:
      add_two_lines (self, xalign);
      break;
    case SWB_ROSTER_COLUMN_TIER:
      add_mark (self, FALSE);
      self->line = add_written_line (GTK_WIDGET (self), xalign, "roster-line");
      break;
    case SWB_ROSTER_COLUMN_SPARK:
      add_spark (self);
      self->line = add_line (GTK_WIDGET (self), xalign, "roster-line");
      break;
    case SWB_ROSTER_COLUMN_STATUS:
      add_pill (self);
      self->line = add_line (GTK_WIDGET (self), xalign, "roster-line");
      break;
    default:
      self->line = add_written_line (GTK_WIDGET (self), xalign, "roster-line");
      if (self->column == SWB_ROSTER_COLUMN_WORKED ||
          self->column == SWB_ROSTER_COLUMN_TOGETHER ||
          self->column == SWB_ROSTER_COLUMN_HANDLE)
        gtk_widget_add_css_class (GTK_WIDGET (self->line), "dim-label");
      break;
    }
  if (swb_roster_column_is_number (self->column))
    gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");
}
