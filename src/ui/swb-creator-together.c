/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What working with a creator has come to, in a sentence and what it rests on.
 */
#include "ui/swb-creator-together.h"

#include "ui/swb-creator-words.h"
#include "ui/swb-origin.h"

#include <glib/gi18n-lib.h>

struct _SwbCreatorTogether
{
  SwbCreatorCard parent_instance;
};

G_DEFINE_FINAL_TYPE (SwbCreatorTogether,
                     swb_creator_together,
                     SWB_TYPE_CREATOR_CARD)

static void
fill (SwbCreatorCard *card, const SwbCreatorDetails *details)
{
  g_autofree char *text = swb_creator_together_text (&details->relationship);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  if (details->relationship.n_posts > 0)
    {
      g_autofree char *basis =
          swb_creator_together_basis (&details->relationship);

      GtkWidget *button = swb_origin_button_new ();

      swb_origin_button_set (button, basis);
      gtk_widget_set_valign (button, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (box), button);
    }
  swb_creator_card_add_widget (card, box);
}

static void
swb_creator_together_class_init (SwbCreatorTogetherClass *klass)
{
  SWB_CREATOR_CARD_CLASS (klass)->fill = fill;
}

static void
swb_creator_together_init (SwbCreatorTogether *self)
{
  swb_creator_card_set_up (SWB_CREATOR_CARD (self), "together", _ ("Together"),
                           NULL);
}
