/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the entry of a cell suggests while one types. */
#include "base/swb-text.h"
#include "ui/swb-cell-entry-private.h"

#include <string.h>

#define MOST_SUGGESTED 8

GtkListBox *
swb_cell_entry_get_box (SwbCellEntry *self)
{
  return GTK_LIST_BOX (self->suggestions);
}

/* Where the word that is typed begins. */
static const char *
current_word (SwbCellEntry *self)
{
  const char *text = swb_cell_entry_get_text (self);
  const char *comma = self->several ? strrchr (text, ',') : NULL;

  if (comma == NULL)
    return text;
  for (comma++; *comma == ' '; comma++)
    ;
  return comma;
}

void
swb_cell_entry_clear_suggestions (SwbCellEntry *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->suggestions)) != NULL)
    gtk_list_box_remove (swb_cell_entry_get_box (self), row);
  gtk_widget_set_visible (self->suggestions, FALSE);
}

static void
add_suggestion (SwbCellEntry *self, const char *word)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (word);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_widget_set_can_focus (row, FALSE); /* the text keeps it when clicked */
  gtk_list_box_append (swb_cell_entry_get_box (self), row);
}

/* Those that begin with what is typed come before those that contain it. */
void
swb_cell_entry_suggest (SwbCellEntry *self)
{
  g_autofree char *typed = swb_text_fold (current_word (self));
  guint n = 0;

  swb_cell_entry_clear_suggestions (self);
  if (self->words == NULL || (!self->typed && !self->at_once) ||
      (*typed == '\0' && !self->at_once))
    return;
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; self->words[i] != NULL && n < MOST_SUGGESTED; i++)
      {
        const char *fold = self->folds->pdata[i];
        const gboolean first = g_str_has_prefix (fold, typed);

        if (self->typed && g_str_equal (fold, typed))
          continue;
        if (!self->typed ? pass == 0
                         : (pass == 0) == first && strstr (fold, typed) != NULL)
          {
            add_suggestion (self, self->words[i]);
            n++;
          }
      }
  gtk_widget_set_visible (self->suggestions, n > 0);
}

static void
take_word (SwbCellEntry *self, const char *word)
{
  const char *text = swb_cell_entry_get_text (self);
  g_autofree char *head =
      g_strndup (text, (gsize) (current_word (self) - text));
  g_autofree char *whole = g_strconcat (head, word, NULL);

  self->busy = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->text),
                         self->several ? whole : word);
  gtk_editable_set_position (GTK_EDITABLE (self->text), -1);
  self->busy = FALSE;
  swb_cell_entry_clear_suggestions (self);
}

void
swb_cell_entry_take_row (SwbCellEntry *self, GtkListBoxRow *row)
{
  GtkWidget *label = gtk_list_box_row_get_child (row);
  g_autofree char *word = g_strdup (gtk_label_get_text (GTK_LABEL (label)));

  take_word (self, word);
}

/* Marks the next suggestion; whether there are any. */
gboolean
swb_cell_entry_walk (SwbCellEntry *self, int step)
{
  GtkListBoxRow *row =
      gtk_list_box_get_selected_row (swb_cell_entry_get_box (self));
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step
                          : (step > 0 ? 0 : -1);
  GtkListBoxRow *next =
      index >= 0
          ? gtk_list_box_get_row_at_index (swb_cell_entry_get_box (self), index)
          : NULL;

  if (!gtk_widget_get_visible (self->suggestions))
    return FALSE;
  gtk_list_box_select_row (swb_cell_entry_get_box (self), next);
  if (next != NULL)
    {
      GtkWidget *label = gtk_list_box_row_get_child (next);

      gtk_accessible_update_property (
          GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
          gtk_label_get_text (GTK_LABEL (label)), -1);
    }
  return TRUE;
}
