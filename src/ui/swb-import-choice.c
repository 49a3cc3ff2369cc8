/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of an imported row that is like a creator of the workspace: whom
 * it may be about, and a button for each thing that can be done. */
#include "ui/swb-import-choice.h"

#include "base/swb-text.h"

#include <glib/gi18n-lib.h>

struct _SwbImportChoiceBox
{
  GtkWidget parent_instance;

  SwbImportPreview *preview;
  guint row;
  gboolean busy;
  GtkWidget *icon;
  GtkWidget *text;
  GtkWidget *who; /* GtkDropDown, where there are several */
  GtkWidget *buttons[SWB_N_IMPORT_CHOICES];
};

G_DEFINE_FINAL_TYPE (SwbImportChoiceBox, swb_import_choice, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static guint
get_candidate (SwbImportChoiceBox *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->who));

  return selected == GTK_INVALID_LIST_POSITION ? 0 : selected;
}

static void
show_candidate (SwbImportChoiceBox *self)
{
  guint candidate = get_candidate (self);
  g_autofree char *detail = NULL;
  g_autofree char *name = swb_import_preview_dup_candidate (
      self->preview, self->row, candidate, &detail);
  g_autofree char *shown = swb_text_show_line (name, 60);
  g_autofree char *line = swb_text_show_line (detail, 200);
  g_autofree char *text =
      gtk_widget_get_visible (self->who)
          ? g_strdup (line)
          /* Translators: a creator's name, and why: “name alike by 97 %: @asha”
           */
          : g_strdup_printf (_ ("Like %s, %s"), shown, line);

  gtk_label_set_text (GTK_LABEL (self->text), text);
  gtk_widget_set_tooltip_text (self->text, text);
  for (guint i = SWB_IMPORT_SKIP; i < SWB_N_IMPORT_CHOICES; i++)
    gtk_widget_set_sensitive (
        self->buttons[i],
        swb_import_preview_can_choose (self->preview, self->row, candidate,
                                       (SwbImportChoice) i));
}

static void
show_choice (SwbImportChoiceBox *self)
{
  SwbImportChoice choice =
      swb_import_preview_get_choice (self->preview, self->row, NULL);
  gboolean was = self->busy;

  self->busy = TRUE;
  for (guint i = SWB_IMPORT_SKIP; i < SWB_N_IMPORT_CHOICES; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]),
                                  i == choice);
  self->busy = was;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon),
                                choice == SWB_IMPORT_UNDECIDED
                                    ? "dialog-question-symbolic"
                                    : "object-select-symbolic");
}

static void
toggled_cb (SwbImportChoiceBox *self, GtkToggleButton *button)
{
  SwbImportChoice choice = SWB_IMPORT_UNDECIDED;

  if (self->busy || self->preview == NULL)
    return;
  if (gtk_toggle_button_get_active (button))
    choice = (SwbImportChoice) GPOINTER_TO_INT (
        g_object_get_data (G_OBJECT (button), "swb-choice"));
  swb_import_preview_choose (self->preview, self->row, get_candidate (self),
                             choice);
  show_choice (self);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
who_cb (SwbImportChoiceBox *self)
{
  guint candidate = get_candidate (self);
  SwbImportChoice choice;

  if (self->busy || self->preview == NULL)
    return;
  choice = swb_import_preview_get_choice (self->preview, self->row, NULL);
  if (!swb_import_preview_can_choose (self->preview, self->row, candidate,
                                      choice))
    choice = SWB_IMPORT_UNDECIDED;
  swb_import_preview_choose (self->preview, self->row, candidate, choice);
  show_candidate (self);
  show_choice (self);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
swb_import_choice_dispose (GObject *object)
{
  SwbImportChoiceBox *self = SWB_IMPORT_CHOICE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->preview);

  G_OBJECT_CLASS (swb_import_choice_parent_class)->dispose (object);
}

static void
swb_import_choice_class_init (SwbImportChoiceBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_import_choice_dispose;

  signals[CHOSEN] =
      g_signal_new ("chosen", SWB_TYPE_IMPORT_CHOICE, G_SIGNAL_RUN_LAST, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "importchoice");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_GROUP);
}

/* What each button does, in whole words. */
static const char *const tips[SWB_N_IMPORT_CHOICES] = {
  NULL,
  N_ ("Leave this row out"),
  N_ ("It is this creator’s account under a new handle: take the handle and "
      "the numbers"),
  N_ ("It is somebody else: add a new creator"),
  N_ ("It is the same person: one creator with both accounts"),
};

static GtkWidget *
add_buttons (SwbImportChoiceBox *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  for (guint i = SWB_IMPORT_SKIP; i < SWB_N_IMPORT_CHOICES; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (
          swb_import_choice_name ((SwbImportChoice) i));

      g_object_set_data (G_OBJECT (button), "swb-choice",
                         GINT_TO_POINTER ((int) i));
      gtk_widget_set_tooltip_text (button, _ (tips[i]));
      gtk_widget_add_css_class (button, "caption");
      g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), button);
      self->buttons[i] = button;
    }
  return box;
}

static void
swb_import_choice_init (SwbImportChoiceBox *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->icon = gtk_image_new_from_icon_name ("dialog-question-symbolic");
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  self->who = gtk_drop_down_new (NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->who),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Whom the row is about"), -1);
  g_signal_connect_object (self->who, "notify::selected", G_CALLBACK (who_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->who, GTK_WIDGET (self));
  self->text = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->text), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->text), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->text, TRUE);
  gtk_widget_add_css_class (self->text, "dim-label");
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
  gtk_widget_set_parent (add_buttons (self), GTK_WIDGET (self));
}

/**
 * swb_import_choice_new:
 *
 * Returns: (transfer floating): a choice about nothing
 */
GtkWidget *
swb_import_choice_new (void)
{
  return g_object_new (SWB_TYPE_IMPORT_CHOICE, NULL);
}

/**
 * swb_import_choice_set_row:
 * @self: a choice
 * @preview: (nullable): what an import would do
 * @row: the judged row; one that is like nobody hides the choice
 */
void
swb_import_choice_set_row (SwbImportChoiceBox *self,
                           SwbImportPreview *preview,
                           guint row)
{
  g_autoptr (GtkStringList) names = NULL;
  guint n, candidate;

  g_return_if_fail (SWB_IS_IMPORT_CHOICE (self));

  g_set_object (&self->preview, preview);
  self->row = row;
  n = preview != NULL ? swb_import_preview_get_n_candidates (preview, row) : 0;
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  if (n == 0)
    return;
  self->busy = TRUE;
  names = gtk_string_list_new (NULL);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name =
          swb_import_preview_dup_candidate (preview, row, i, NULL);
      g_autofree char *shown = swb_text_show_line (name, 60);

      gtk_string_list_append (names, shown);
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->who), G_LIST_MODEL (names));
  swb_import_preview_get_choice (preview, row, &candidate);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->who), candidate);
  gtk_widget_set_visible (self->who, n > 1);
  show_candidate (self);
  show_choice (self);
  self->busy = FALSE;
}
