/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A card of the side page: a title that opens and closes it, a button that
 * adds, and rows to open and delete. Each kind of fact is a class of its own.
 */
#pragma once

#include "document/swb-creator-details.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_CREATOR_CARD (swb_creator_card_get_type ())

G_DECLARE_DERIVABLE_TYPE (
    SwbCreatorCard, swb_creator_card, SWB, CREATOR_CARD, GtkWidget)

/**
 * SwbCreatorCardClass:
 * @fill: adds the rows of the details; there are none before it
 * @add: asks for something new, of which kind; null where nothing can be added
 * @edit: a row with this key was opened
 * @remove: a row with this key is to be deleted
 */
struct _SwbCreatorCardClass
{
  GtkWidgetClass parent_class;

  void (*fill) (SwbCreatorCard *self, const SwbCreatorDetails *details);
  void (*add) (SwbCreatorCard *self, guint kind);
  void (*edit) (SwbCreatorCard *self, guint key);
  void (*remove) (SwbCreatorCard *self, guint key);

  const char *nothing; /* what it says while there is nothing and one can add */
};

/**
 * SwbCreatorRow:
 * @icon: (nullable) (transfer floating): what stands before it
 * @title: what it is
 * @subtitle: (nullable): a smaller line below
 * @value: (nullable): what stands at its end
 * @tooltip: (nullable): more about it
 * @key: what the functions of the class get; G_MAXUINT where it cannot be
 *   opened
 */
typedef struct
{
  GtkWidget *icon;
  const char *title;
  const char *subtitle;
  const char *value;
  const char *tooltip;
  guint key;
} SwbCreatorRow;

#define SWB_CREATOR_ROW_FIXED G_MAXUINT

void swb_creator_card_set_up (SwbCreatorCard *self,
                              const char *id,
                              const char *title,
                              const char *add_label);
void swb_creator_card_offer (SwbCreatorCard *self, const char *label);
void swb_creator_card_set_top (SwbCreatorCard *self, GtkWidget *widget);
void swb_creator_card_set_document (SwbCreatorCard *self,
                                    SwbDocument *document);
SwbDocument *swb_creator_card_get_document (SwbCreatorCard *self);
void swb_creator_card_show (SwbCreatorCard *self, SwbCreatorDetails *details);
const SwbCreatorDetails *swb_creator_card_get_details (SwbCreatorCard *self);
gboolean swb_creator_card_can_edit (SwbCreatorCard *self);

GtkWidget *swb_creator_card_add_row (SwbCreatorCard *self,
                                     const SwbCreatorRow *row);
void swb_creator_card_add_link (GtkWidget *row,
                                const char *icon_name,
                                const char *label,
                                const char *uri);
void swb_creator_card_add_words (SwbCreatorCard *self,
                                 const char *text,
                                 const char *style);
void swb_creator_card_add_warning (SwbCreatorCard *self, const char *text);
GtkWidget *swb_creator_card_add_custom (SwbCreatorCard *self,
                                        GtkWidget *widget,
                                        const char *name,
                                        guint key);
GtkWidget *swb_creator_card_add_widget (SwbCreatorCard *self,
                                        GtkWidget *widget);
void swb_creator_card_refill (SwbCreatorCard *self);
void swb_creator_card_run (SwbCreatorCard *self,
                           SwbCommand *command,
                           const char *done);

G_END_DECLS
