/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for a name: an entry and a button that says the act. */
#include "ui/swb-name-popover.h"

#include "base/swb-text.h"

#include <glib/gi18n-lib.h>

struct _SwbNamePopover
{
  GtkPopover parent_instance;

  GtkWidget *title;
  GtkWidget *entry;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (SwbNamePopover, swb_name_popover, GTK_TYPE_POPOVER)

enum
{
  NAMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
get_name (SwbNamePopover *self)
{
  return swb_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                         -1);
}

static void
named_cb (SwbNamePopover *self)
{
  g_autofree char *name = get_name (self);

  if (*name == '\0')
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[NAMED], 0, name);
}

static void
changed_cb (SwbNamePopover *self)
{
  g_autofree char *name = get_name (self);

  gtk_widget_set_sensitive (self->button, *name != '\0');
}

static void
swb_name_popover_class_init (SwbNamePopoverClass *klass)
{
  signals[NAMED] =
      g_signal_new ("named", SWB_TYPE_NAME_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
swb_name_popover_init (SwbNamePopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->title = gtk_label_new (NULL);
  self->entry = gtk_entry_new ();
  self->button = gtk_button_new ();
  gtk_widget_add_css_class (self->title, "heading");
  gtk_widget_add_css_class (self->button, "suggested-action");
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 24);
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), 200);
  gtk_button_set_use_underline (GTK_BUTTON (self->button), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name"),
                                  -1);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "roster-filter");
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb),
                            self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (named_cb),
                            self);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (named_cb),
                            self);
}

/**
 * swb_name_popover_new:
 *
 * Returns: (transfer floating): a popover, to be given a parent
 */
GtkWidget *
swb_name_popover_new (void)
{
  return g_object_new (SWB_TYPE_NAME_POPOVER, NULL);
}

/**
 * swb_name_popover_ask:
 * @self: a popover with a parent
 * @title: what is asked
 * @name: the name to begin with
 * @act: what the button says, with a mnemonic
 *
 * Opens it.
 */
void
swb_name_popover_ask (SwbNamePopover *self,
                      const char *title,
                      const char *name,
                      const char *act)
{
  g_return_if_fail (SWB_IS_NAME_POPOVER (self));

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_button_set_label (GTK_BUTTON (self->button), act);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), name);
  changed_cb (self);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (self->entry);
}
