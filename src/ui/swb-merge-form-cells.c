/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of the form of a merge: one column a creator and one for what
 * comes of them, one row a field. */
#include "ui/swb-merge-form-private.h"

#include "ui/swb-merge-words.h"
#include "ui/swb-roster-words.h"
#include "ui/swb-tier-avatar.h"

#include <glib/gi18n-lib.h>

#define AVATAR 40
#define LEAST_WIDTH 130

/* In the order in which they are shown. */
static const guint fields[] = {
  SWB_CREATOR_NAME,    SWB_CREATOR_LANGUAGES, SWB_CREATOR_CITIES,
  SWB_CREATOR_COUNTRY, SWB_CREATOR_NICHES,    SWB_CREATOR_FORMATS,
  SWB_CREATOR_TAGS,    SWB_CREATOR_CONTACT,   SWB_CREATOR_DISCLOSURE,
  SWB_CREATOR_NOTE,
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == SWB_CREATOR_N - 1);

static GtkWidget *
label_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
field_label_new (const char *name)
{
  GtkWidget *label = label_new (name, "dim-label");

  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  return label;
}

static void
attach (SwbMergeForm *self,
        GtkWidget *child,
        const char *style,
        guint column,
        guint row)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_widget_add_css_class (cell, "merge-cell");
  if (style != NULL)
    gtk_widget_add_css_class (cell, style);
  gtk_widget_set_hexpand (cell, column > 0);
  if (column > 0)
    {
      gtk_widget_set_size_request (cell, LEAST_WIDTH, -1);
      gtk_size_group_add_widget (self->columns, cell);
    }
  gtk_box_append (GTK_BOX (cell), child);
  gtk_grid_attach (self->grid, cell, (int) column, (int) row, 1, 1);
}

static GtkWidget *
result_label (SwbMergeForm *self, const char *name, guint row)
{
  GtkWidget *label = label_new (NULL, NULL);
  /* Translators: %s is a field, such as Cities */
  g_autofree char *told = g_strdup_printf (_ ("%s of the result"), name);

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, told, -1);
  attach (self, label, "merge-result", swb_merge_form_n_sides (self) + 1, row);
  return label;
}

static GtkWidget *
head_new (SwbMergeForm *self, guint i)
{
  const SwbMergeSide *side = swb_merge_form_side (self, i);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  g_autofree char *name =
      swb_merge_field_text (SWB_CREATOR_NAME, side->values[SWB_CREATOR_NAME]);
  GtkWidget *avatar = adw_avatar_new (AVATAR, name, TRUE);
  GtkWidget *label = label_new (name, "heading");

  swb_tier_avatar_show (avatar, side->tier);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_yalign (GTK_LABEL (label), 0.5f);
  gtk_box_append (GTK_BOX (box), avatar);
  gtk_box_append (GTK_BOX (box), label);
  if (swb_merge_form_n_sides (self) > 2)
    {
      GtkWidget *check = gtk_check_button_new ();
      /* Translators: %s is a name */
      g_autofree char *told = g_strdup_printf (_ ("Merge %s too"), name);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (check, told);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, told, -1);
      g_signal_connect_swapped (
          check, "toggled", G_CALLBACK (swb_merge_form_included_changed), self);
      gtk_box_prepend (GTK_BOX (box), check);
      self->included[i] = GTK_CHECK_BUTTON (check);
    }
  return box;
}

static void
add_heads (SwbMergeForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  attach (self, label_new (NULL, NULL), "merge-head", 0, 0);
  for (guint i = 0; i < swb_merge_form_n_sides (self); i++)
    attach (self, head_new (self, i), "merge-head", i + 1, 0);
  self->avatar = ADW_AVATAR (adw_avatar_new (AVATAR, NULL, TRUE));
  self->name = GTK_LABEL (label_new (NULL, "heading"));
  gtk_widget_set_valign (names, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (names), label_new (_ ("Result"), "merge-caption"));
  gtk_box_append (GTK_BOX (names), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->avatar));
  gtk_box_append (GTK_BOX (box), names);
  attach (self, box, "merge-result-head", swb_merge_form_n_sides (self) + 1, 0);
}

/* Whether there is something to choose: two who say different things. */
static gboolean
differs (SwbMergeForm *self, guint column)
{
  const char *first = NULL;

  for (guint i = 0; i < swb_merge_form_n_sides (self); i++)
    {
      const char *value = swb_merge_form_side (self, i)->values[column];

      if (value == NULL)
        continue;
      if (first != NULL && !g_str_equal (first, value))
        return TRUE;
      first = value;
    }
  return FALSE;
}

static gboolean
is_told (SwbMergeForm *self, guint column)
{
  for (guint i = 0; i < swb_merge_form_n_sides (self); i++)
    if (swb_merge_form_side (self, i)->values[column] != NULL)
      return TRUE;
  return FALSE;
}

static GtkWidget *
choice_new (SwbMergeForm *self, guint column, guint i, const char *text)
{
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *told =
      g_strdup_printf ("%s: %s", swb_merge_field_name (column), text);

  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label_new (text, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, told, -1);
  for (guint other = 0; other < i && !swb_merge_column_is_list (column);
       other++)
    if (self->choices[column][other] != NULL)
      {
        gtk_check_button_set_group (GTK_CHECK_BUTTON (check),
                                    self->choices[column][other]);
        break;
      }
  g_signal_connect_swapped (check, "toggled",
                            G_CALLBACK (swb_merge_form_choice_changed), self);
  self->choices[column][i] = GTK_CHECK_BUTTON (check);
  return check;
}

static void
add_value (SwbMergeForm *self, guint column, guint i, guint row)
{
  const char *value = swb_merge_form_side (self, i)->values[column];
  g_autofree char *text = swb_merge_field_text (column, value);
  GtkWidget *child = value != NULL && differs (self, column)
                         ? choice_new (self, column, i, text)
                         : label_new (text, value == NULL ? "dim-label" : NULL);

  self->cells[column][i] = child;
  attach (self, child, NULL, i + 1, row);
}

static void
add_field (SwbMergeForm *self, guint column, guint row)
{
  const char *name = swb_merge_field_name (column);

  attach (self, field_label_new (name), NULL, 0, row);
  for (guint i = 0; i < swb_merge_form_n_sides (self); i++)
    add_value (self, column, i, row);
  self->results[column] = GTK_LABEL (result_label (self, name, row));
}

static void
add_accounts (SwbMergeForm *self, guint row)
{
  attach (self, field_label_new (_ ("Accounts")), NULL, 0, row);
  for (guint i = 0; i < swb_merge_form_n_sides (self); i++)
    {
      g_autofree char *text =
          swb_merge_form_side_accounts (self, swb_merge_form_side (self, i));

      attach (self, label_new (text, "numeric"), NULL, i + 1, row);
    }
  self->accounts = GTK_LABEL (result_label (self, _ ("Accounts"), row));
  gtk_widget_add_css_class (GTK_WIDGET (self->accounts), "numeric");
}

static void
add_counts (SwbMergeForm *self, guint row)
{
  attach (self, field_label_new (_ ("Belongs to it")), NULL, 0, row);
  for (guint i = 0; i < swb_merge_form_n_sides (self); i++)
    {
      g_autofree char *text =
          swb_merge_counts_text (swb_merge_form_side (self, i)->counts);

      attach (self,
              label_new (*text != '\0' ? text : SWB_ROSTER_DASH, "numeric"),
              NULL, i + 1, row);
    }
  self->counts = GTK_LABEL (result_label (self, _ ("Belongs to it"), row));
  gtk_widget_add_css_class (GTK_WIDGET (self->counts), "numeric");
}

/**
 * swb_merge_form_build:
 * @self: a form with sides and an empty grid
 *
 * Makes the cells, with nothing chosen.
 */
void
swb_merge_form_build (SwbMergeForm *self)
{
  guint row = 0;

  add_heads (self);
  for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
    {
      const guint column = fields[f];

      if (column == SWB_CREATOR_NAME ? differs (self, column)
                                     : is_told (self, column))
        add_field (self, column, ++row);
      if (column == SWB_CREATOR_NAME)
        add_accounts (self, ++row);
    }
  add_counts (self, ++row);
}
