/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A card of the side page: a title that opens and closes it, a button that
 * adds, and rows to open and delete. What is closed stays closed for the next
 * creator and the next start. */
#include "ui/swb-creator-card-private.h"

#include "ui/swb-roster-acts.h"
#include "ui/swb-ui-text.h"

#include <glib/gi18n-lib.h>

#define CLOSED "creator-closed"

typedef struct
{
  GtkWidget *box;
  GtkWidget *heading;
  GtkWidget *title;
  GtkWidget *arrow;
  GtkWidget *add;
  GtkWidget *add_menu; /* in its place where there are several kinds */
  GtkWidget *list;
  GtkWidget *top; /* what stands above the rows and stays */

  char *id;
  GSettings *settings;
  SwbDocument *document;
  SwbCreatorDetails *details;
  gboolean closed;
  GPtrArray *kinds; /* what can be added, for people */
} SwbCreatorCardPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (SwbCreatorCard, swb_creator_card, GTK_TYPE_WIDGET)

static SwbCreatorCardPrivate *
get_private (SwbCreatorCard *self)
{
  return swb_creator_card_get_instance_private (self);
}

/* Where its rows are. */
GtkWidget *
swb_creator_card_get_list (SwbCreatorCard *self)
{
  return get_private (self)->list;
}

static void
show_state (SwbCreatorCard *self)
{
  SwbCreatorCardPrivate *priv = get_private (self);
  gboolean filled = gtk_widget_get_first_child (priv->list) != NULL;
  gboolean editable = swb_creator_card_can_edit (self);
  gboolean fillable = editable && (priv->kinds->len > 0 || priv->top != NULL);

  /* A title over nothing, to which nothing can be added, says nothing. */
  gtk_widget_set_visible (GTK_WIDGET (self), filled || fillable);
  gtk_widget_set_visible (priv->list, filled && !priv->closed);
  gtk_widget_set_visible (priv->arrow, filled || priv->top != NULL);
  if (priv->top != NULL)
    gtk_widget_set_visible (priv->top, editable && !priv->closed);
  gtk_image_set_from_icon_name (GTK_IMAGE (priv->arrow),
                                priv->closed ? "pan-end-symbolic"
                                             : "pan-down-symbolic");
  if (priv->closed)
    gtk_widget_add_css_class (GTK_WIDGET (self), "closed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "closed");
  gtk_widget_set_visible (priv->add, priv->kinds->len == 1 && editable);
  gtk_widget_set_visible (priv->add_menu, priv->kinds->len > 1 && editable);
  gtk_accessible_update_state (GTK_ACCESSIBLE (priv->heading),
                               GTK_ACCESSIBLE_STATE_EXPANDED,
                               filled && !priv->closed, -1);
}

static void
remember (SwbCreatorCard *self)
{
  SwbCreatorCardPrivate *priv = get_private (self);
  g_auto (GStrv) before = g_settings_get_strv (priv->settings, CLOSED);
  g_autoptr (GPtrArray) after = g_ptr_array_new ();

  for (guint i = 0; before[i] != NULL; i++)
    if (g_strcmp0 (before[i], priv->id) != 0)
      g_ptr_array_add (after, before[i]);
  if (priv->closed)
    g_ptr_array_add (after, priv->id);
  g_ptr_array_add (after, NULL);
  g_settings_set_strv (priv->settings, CLOSED,
                       (const char *const *) after->pdata);
}

static void
heading_cb (SwbCreatorCard *self)
{
  SwbCreatorCardPrivate *priv = get_private (self);

  if (!gtk_widget_get_visible (priv->arrow))
    return;
  priv->closed = !priv->closed;
  remember (self);
  show_state (self);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbCreatorCard *self = SWB_CREATOR_CARD (widget);
  SwbCreatorCardClass *klass = SWB_CREATOR_CARD_GET_CLASS (self);

  if (klass->add != NULL && swb_creator_card_can_edit (self))
    klass->add (self, g_variant_get_uint32 (parameter));
}

static guint
get_key (GtkListBoxRow *row)
{
  return GPOINTER_TO_UINT (
             g_object_get_data (G_OBJECT (row), SWB_CREATOR_CARD_KEY)) -
         1;
}

static void
row_activated_cb (SwbCreatorCard *self, GtkListBoxRow *row)
{
  SwbCreatorCardClass *klass = SWB_CREATOR_CARD_GET_CLASS (self);

  if (klass->edit != NULL && get_key (row) != SWB_CREATOR_ROW_FIXED)
    klass->edit (self, get_key (row));
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        SwbCreatorCard *self)
{
  SwbCreatorCardPrivate *priv = get_private (self);
  SwbCreatorCardClass *klass = SWB_CREATOR_CARD_GET_CLASS (self);
  GtkWidget *row = gtk_widget_get_focus_child (priv->list);

  if ((keyval != GDK_KEY_Delete && keyval != GDK_KEY_KP_Delete) ||
      row == NULL || !gtk_widget_is_focus (row) || klass->remove == NULL ||
      get_key (GTK_LIST_BOX_ROW (row)) == SWB_CREATOR_ROW_FIXED ||
      !swb_creator_card_can_edit (self))
    return GDK_EVENT_PROPAGATE;
  klass->remove (self, get_key (GTK_LIST_BOX_ROW (row)));
  return GDK_EVENT_STOP;
}

static void
swb_creator_card_dispose (GObject *object)
{
  SwbCreatorCardPrivate *priv = get_private (SWB_CREATOR_CARD (object));

  g_clear_pointer (&priv->details, swb_creator_details_unref);
  g_clear_object (&priv->document);
  g_clear_object (&priv->settings);
  g_clear_pointer (&priv->box, gtk_widget_unparent);

  G_OBJECT_CLASS (swb_creator_card_parent_class)->dispose (object);
}

static void
swb_creator_card_finalize (GObject *object)
{
  SwbCreatorCardPrivate *priv = get_private (SWB_CREATOR_CARD (object));

  g_free (priv->id);
  g_ptr_array_unref (priv->kinds);

  G_OBJECT_CLASS (swb_creator_card_parent_class)->finalize (object);
}

static void
swb_creator_card_class_init (SwbCreatorCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_creator_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = swb_creator_card_finalize;

  gtk_widget_class_install_action (widget_class, "card.add", "u", add_action);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-creator-card.ui");
#define BIND(child)                                                            \
  gtk_widget_class_bind_template_child_private (widget_class, SwbCreatorCard,  \
                                                child)
  BIND (box);
  BIND (heading);
  BIND (title);
  BIND (arrow);
  BIND (add);
  BIND (add_menu);
  BIND (list);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, heading_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_set_css_name (widget_class, "creatorcard");
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
swb_creator_card_init (SwbCreatorCard *self)
{
  SwbCreatorCardPrivate *priv = get_private (self);

  priv->settings = g_settings_new (SWB_APP_ID ".window");
  priv->kinds = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * swb_creator_card_set_up:
 * @self: a card that is being made
 * @id: by which it is remembered that it is closed
 * @title: its title
 * @add_label: (nullable): what its button adds; null for no button
 */
void
swb_creator_card_set_up (SwbCreatorCard *self,
                         const char *id,
                         const char *title,
                         const char *add_label)
{
  SwbCreatorCardPrivate *priv = get_private (self);
  g_auto (GStrv) closed = g_settings_get_strv (priv->settings, CLOSED);

  priv->id = g_strdup (id);
  priv->closed = g_strv_contains ((const char *const *) closed, id);
  gtk_label_set_label (GTK_LABEL (priv->title), title);
  if (add_label != NULL)
    swb_creator_card_offer (self, add_label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  show_state (self);
}

static GMenuModel *
new_menu (GPtrArray *kinds)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < kinds->len; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (kinds->pdata[i], NULL);

      g_menu_item_set_action_and_target (item, "card.add", "u", i);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

/**
 * swb_creator_card_offer:
 * @self: a card that is being made
 * @label: what can be added; kinds are counted from 0 in the order of calls
 */
void
swb_creator_card_offer (SwbCreatorCard *self, const char *label)
{
  SwbCreatorCardPrivate *priv = get_private (self);
  g_autoptr (GMenuModel) menu = NULL;

  g_ptr_array_add (priv->kinds, g_strdup (label));
  if (priv->kinds->len == 1)
    {
      gtk_widget_set_tooltip_text (priv->add, label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (priv->add),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
  menu = new_menu (priv->kinds);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (priv->add_menu), menu);
  show_state (self);
}

/**
 * swb_creator_card_set_top:
 * @self: a card that is being made
 * @widget: (transfer floating): what stands above the rows, while something
 *   can be changed, and stays when they are made anew
 */
void
swb_creator_card_set_top (SwbCreatorCard *self, GtkWidget *widget)
{
  SwbCreatorCardPrivate *priv = get_private (self);

  priv->top = widget;
  gtk_box_insert_child_after (GTK_BOX (priv->box), widget,
                              gtk_widget_get_first_child (priv->box));
  show_state (self);
}

/**
 * swb_creator_card_set_document:
 * @self: a card
 * @document: (nullable): whose creators it shows
 */
void
swb_creator_card_set_document (SwbCreatorCard *self, SwbDocument *document)
{
  g_return_if_fail (SWB_IS_CREATOR_CARD (self));

  g_set_object (&get_private (self)->document, document);
  if (document == NULL)
    swb_creator_card_show (self, NULL);
}

/**
 * swb_creator_card_get_document:
 * @self: a card
 *
 * Returns: (transfer none) (nullable): whose creators it shows
 */
SwbDocument *
swb_creator_card_get_document (SwbCreatorCard *self)
{
  g_return_val_if_fail (SWB_IS_CREATOR_CARD (self), NULL);

  return get_private (self)->document;
}

static void
clear (SwbCreatorCardPrivate *priv)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (priv->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (priv->list), row);
}

/* The place of the row that has the focus, or -1. */
static int
focus_place (SwbCreatorCardPrivate *priv)
{
  GtkWidget *row = gtk_widget_get_focus_child (priv->list);

  return row != NULL && gtk_widget_is_focus (row)
             ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row))
             : -1;
}

static void
focus_again (SwbCreatorCardPrivate *priv, int place)
{
  GtkListBoxRow *row = NULL;

  while (place >= 0 && row == NULL)
    row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (priv->list), place--);
  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : priv->heading);
}

static void
say_nothing (SwbCreatorCard *self, SwbCreatorCardPrivate *priv)
{
  const char *nothing = SWB_CREATOR_CARD_GET_CLASS (self)->nothing;

  if (nothing != NULL && gtk_widget_get_first_child (priv->list) == NULL &&
      swb_creator_card_can_edit (self))
    swb_creator_card_add_words (self, nothing, NULL);
}

/**
 * swb_creator_card_refill:
 * @self: a card
 *
 * Makes its rows anew; the row with the focus keeps it.
 */
void
swb_creator_card_refill (SwbCreatorCard *self)
{
  SwbCreatorCardPrivate *priv = get_private (self);
  int place = focus_place (priv);

  clear (priv);
  if (priv->details != NULL && SWB_CREATOR_CARD_GET_CLASS (self)->fill != NULL)
    SWB_CREATOR_CARD_GET_CLASS (self)->fill (self, priv->details);
  if (priv->details != NULL)
    say_nothing (self, priv);
  show_state (self);
  if (place >= 0)
    focus_again (priv, place);
}

/**
 * swb_creator_card_show:
 * @self: a card
 * @details: (nullable): of whom it shows its part
 */
void
swb_creator_card_show (SwbCreatorCard *self, SwbCreatorDetails *details)
{
  SwbCreatorCardPrivate *priv;
  SwbCreatorDetails *before;

  g_return_if_fail (SWB_IS_CREATOR_CARD (self));

  priv = get_private (self);
  before = priv->details;
  priv->details = details != NULL ? swb_creator_details_ref (details) : NULL;
  g_clear_pointer (&before, swb_creator_details_unref);
  swb_creator_card_refill (self);
}

/**
 * swb_creator_card_get_details:
 * @self: a card
 *
 * Returns: (transfer none) (nullable): of whom it shows its part
 */
const SwbCreatorDetails *
swb_creator_card_get_details (SwbCreatorCard *self)
{
  g_return_val_if_fail (SWB_IS_CREATOR_CARD (self), NULL);

  return get_private (self)->details;
}

/**
 * swb_creator_card_can_edit:
 * @self: a card
 *
 * Returns: whether there is somebody to change, in a document that can be
 */
gboolean
swb_creator_card_can_edit (SwbCreatorCard *self)
{
  SwbCreatorCardPrivate *priv = get_private (self);

  return priv->details != NULL && priv->document != NULL &&
         !swb_document_get_read_only (priv->document);
}

/**
 * swb_creator_card_run:
 * @self: a card
 * @command: (transfer full): what to do
 * @done: what to say then, with an undo
 */
void
swb_creator_card_run (SwbCreatorCard *self,
                      SwbCommand *command,
                      const char *done)
{
  SwbCreatorCardPrivate *priv = get_private (self);

  if (swb_creator_card_can_edit (self))
    swb_roster_run (GTK_WIDGET (self), priv->document, command, done);
  else
    swb_command_unref (command);
}
