/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of the creators that are chosen. The page keeps what it shows
 * until the next one is read; who is passed over on the way is not read to the
 * end. */
#include "ui/swb-creator-page.h"

#include "base/swb-text.h"
#include "ui/swb-change-list.h"
#include "ui/swb-creator-about.h"
#include "ui/swb-creator-accounts.h"
#include "ui/swb-creator-audience.h"
#include "ui/swb-creator-contacts.h"
#include "ui/swb-creator-dialog.h"
#include "ui/swb-creator-files.h"
#include "ui/swb-creator-notes.h"
#include "ui/swb-creator-placements.h"
#include "ui/swb-creator-rates.h"
#include "ui/swb-creator-rights.h"
#include "ui/swb-creator-sum.h"
#include "ui/swb-creator-tag-list.h"
#include "ui/swb-creator-together.h"
#include "ui/swb-creator-words.h"
#include "ui/swb-picture-load.h"
#include "ui/swb-roster-acts.h"
#include "ui/swb-tier-avatar.h"
#include "ui/swb-ui-text.h"

#include <glib/gi18n-lib.h>

struct _SwbCreatorPage
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkWidget *nobody;
  GtkWidget *trouble;
  GtkWidget *sum;
  GtkWidget *scrolled;
  GtkBox *box;
  AdwAvatar *avatar;
  GtkLabel *name;
  GtkLabel *subtitle;
  GtkWidget *tags;
  GPtrArray *cards;

  SwbPictureCache *pictures;
  SwbDocument *document;
  SwbCreator *creator; /* who is chosen, where it is one */
  SwbCreatorDetails *details;
  GCancellable *asking;
  gboolean again;
};

G_DEFINE_FINAL_TYPE (SwbCreatorPage, swb_creator_page, GTK_TYPE_WIDGET)

static void ask (SwbCreatorPage *self);

/* Of the account with most followers that has one. */
static const char *
find_picture (const SwbCreatorDetails *details)
{
  for (guint i = 0; i < details->accounts->len; i++)
    {
      const SwbDetailAccount *account =
          g_ptr_array_index (details->accounts, i);

      if (*account->picture != '\0')
        return account->picture;
    }
  return NULL;
}

static void
show_header (SwbCreatorPage *self)
{
  const SwbCreatorDetails *details = self->details;
  g_autofree char *subtitle = swb_creator_subtitle (details);

  adw_avatar_set_text (self->avatar, details->name);
  swb_tier_avatar_show (GTK_WIDGET (self->avatar), details->tier);
  swb_picture_show (self->avatar, self->pictures, find_picture (details));
  gtk_label_set_text (self->name, details->name);
  gtk_label_set_text (self->subtitle, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), *subtitle != '\0');
}

static void
update_actions (SwbCreatorPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean shown = self->details != NULL;
  gboolean writable =
      self->document != NULL && !swb_document_get_read_only (self->document);

  gtk_widget_action_set_enabled (widget, "creator.edit",
                                 shown && writable && self->creator != NULL);
  gtk_widget_action_set_enabled (widget, "creator.copy", shown);
  gtk_widget_action_set_enabled (widget, "creator.history", shown);
}

/* Another creator is read from the top; the same one stays where it was. */
static void
show_details (SwbCreatorPage *self, SwbCreatorDetails *details)
{
  gboolean same =
      self->details != NULL && swb_id_equal (&self->details->id, &details->id);

  g_clear_pointer (&self->details, swb_creator_details_unref);
  self->details = swb_creator_details_ref (details);
  show_header (self);
  swb_creator_tag_list_show (SWB_CREATOR_TAG_LIST (self->tags), self->document,
                             details);
  for (guint i = 0; i < self->cards->len; i++)
    swb_creator_card_show (g_ptr_array_index (self->cards, i), details);
  gtk_stack_set_visible_child_name (self->stack, "one");
  if (!same)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (
                                  GTK_SCROLLED_WINDOW (self->scrolled)),
                              0);
  update_actions (self);
}

static void
details_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbCreatorPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbCreatorDetails) details =
      swb_creator_details_finish (SWB_DOCUMENT (source), result, &error);

  g_clear_object (&self->asking);
  if (self->document == NULL || self->creator == NULL)
    return;
  if (self->again)
    ask (self);
  else if (details != NULL)
    show_details (self, details);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      swb_status_page_set_description (ADW_STATUS_PAGE (self->trouble),
                                       error->message);
      gtk_stack_set_visible_child_name (self->stack, "trouble");
    }
}

/* One question at a time: the next is asked when the one before has let go. */
static void
ask (SwbCreatorPage *self)
{
  self->again = self->asking != NULL;
  if (self->again)
    {
      g_cancellable_cancel (self->asking);
      return;
    }
  if (self->document == NULL || self->creator == NULL)
    return;
  self->asking = g_cancellable_new ();
  swb_creator_details_async (self->document, swb_creator_get_id (self->creator),
                             self->asking, details_cb, g_object_ref (self));
}

static void
show_nobody (SwbCreatorPage *self)
{
  g_clear_object (&self->creator);
  self->again = FALSE;
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
}

/* Where there is nobody to choose, it says how somebody comes here. */
static void
tell_nobody (SwbCreatorPage *self)
{
  AdwStatusPage *page = ADW_STATUS_PAGE (self->nobody);
  const gboolean empty = self->document != NULL &&
                         swb_roster_get_n_creators (swb_workspace_get_roster (
                             swb_document_get_workspace (self->document))) == 0;

  if (empty)
    {
      adw_status_page_set_title (page, _ ("The Page of a Creator"));
      adw_status_page_set_description (
          page,
          _ ("Add or import creators: of each you will see here accounts, "
             "audience, rates, rights, and all that you did together, "
             "every number with where it came from."));
    }
  else
    {
      adw_status_page_set_title (page, _ ("Nobody Chosen"));
      adw_status_page_set_description (
          page, _ ("Choose a creator to see accounts, audience, rates, rights, "
                   "and all that you did together."));
    }
}

static void
document_changed_cb (SwbCreatorPage *self)
{
  tell_nobody (self);
  if (self->creator != NULL)
    ask (self);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbCreatorPage *self = SWB_CREATOR_PAGE (widget);

  if (self->creator != NULL)
    swb_creator_dialog_present (self->document, self->creator, widget);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbCreatorPage *self = SWB_CREATOR_PAGE (widget);
  g_autofree char *text = NULL;

  if (self->details == NULL)
    return;
  text = swb_creator_card_text (self->details);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  swb_roster_toast (widget, _ ("Name and handles copied"), FALSE);
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbCreatorPage *self = SWB_CREATOR_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  AdwWindow *window;

  if (self->details == NULL)
    return;
  window = swb_change_list_window_new (self->document, &self->details->id,
                                       self->details->name);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (root));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}

static void
swb_creator_page_dispose (GObject *object)
{
  SwbCreatorPage *self = SWB_CREATOR_PAGE (object);

  swb_creator_page_set_document (self, NULL);
  g_clear_object (&self->pictures);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->stack)));

  G_OBJECT_CLASS (swb_creator_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SWB_TYPE_CREATOR_SUM);
  g_type_ensure (SWB_TYPE_CREATOR_TAG_LIST);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-creator-page.ui");
#define BIND(child)                                                            \
  gtk_widget_class_bind_template_child (widget_class, SwbCreatorPage, child)
  BIND (stack);
  BIND (nobody);
  BIND (trouble);
  BIND (sum);
  BIND (scrolled);
  BIND (box);
  BIND (avatar);
  BIND (name);
  BIND (subtitle);
  BIND (tags);
#undef BIND
}

static void
swb_creator_page_class_init (SwbCreatorPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_creator_page_dispose;

  gtk_widget_class_install_action (widget_class, "creator.edit", NULL,
                                   edit_action);
  gtk_widget_class_install_action (widget_class, "creator.copy", NULL,
                                   copy_action);
  gtk_widget_class_install_action (widget_class, "creator.history", NULL,
                                   history_action);
  bind_template (widget_class);
  gtk_widget_class_set_css_name (widget_class, "creatorpage");
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_REGION);
}

static void
add_cards (SwbCreatorPage *self)
{
  const GType types[] = {
    SWB_TYPE_CREATOR_ACCOUNTS, SWB_TYPE_CREATOR_AUDIENCE,
    SWB_TYPE_CREATOR_TOGETHER, SWB_TYPE_CREATOR_RATES,
    SWB_TYPE_CREATOR_RIGHTS,   SWB_TYPE_CREATOR_PLACEMENTS,
    SWB_TYPE_CREATOR_CONTACTS, SWB_TYPE_CREATOR_NOTES,
    SWB_TYPE_CREATOR_ABOUT,    SWB_TYPE_CREATOR_FILES,
  };

  self->cards = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GtkWidget *card = g_object_new (types[i], NULL);

      gtk_box_append (self->box, card);
      g_ptr_array_add (self->cards, card);
    }
}

static void
swb_creator_page_init (SwbCreatorPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Creator"), -1);
  add_cards (self);
  update_actions (self);
}

/**
 * swb_creator_page_new:
 *
 * Returns: (transfer floating): a page without a document
 */
GtkWidget *
swb_creator_page_new (void)
{
  return g_object_new (SWB_TYPE_CREATOR_PAGE, NULL);
}

/**
 * swb_creator_page_set_document:
 * @self: a page
 * @document: (nullable): whose creators it shows; at first nobody
 */
void
swb_creator_page_set_document (SwbCreatorPage *self, SwbDocument *document)
{
  g_return_if_fail (SWB_IS_CREATOR_PAGE (self));

  if (self->document == document)
    return;
  show_nobody (self);
  g_clear_pointer (&self->details, swb_creator_details_unref);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  if (document != NULL)
    {
      g_signal_connect_object (document, "changed",
                               G_CALLBACK (document_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (document, "notify::state",
                               G_CALLBACK (update_actions), self,
                               G_CONNECT_SWAPPED);
    }
  for (guint i = 0; i < self->cards->len; i++)
    swb_creator_card_set_document (g_ptr_array_index (self->cards, i),
                                   document);
  swb_creator_tag_list_show (SWB_CREATOR_TAG_LIST (self->tags), document, NULL);
  gtk_stack_set_visible_child_name (self->stack, "nobody");
  tell_nobody (self);
  update_actions (self);
}

static void
pictures_cb (SwbCreatorPage *self)
{
  if (self->details != NULL)
    show_header (self);
}

/**
 * swb_creator_page_set_pictures:
 * @self: a page
 * @pictures: (nullable): where pictures of accounts come from
 */
void
swb_creator_page_set_pictures (SwbCreatorPage *self, SwbPictureCache *pictures)
{
  g_return_if_fail (SWB_IS_CREATOR_PAGE (self));

  if (self->pictures != NULL)
    g_signal_handlers_disconnect_by_data (self->pictures, self);
  g_set_object (&self->pictures, pictures);
  if (pictures != NULL)
    g_signal_connect_object (pictures, "notify::may-fetch",
                             G_CALLBACK (pictures_cb), self, G_CONNECT_SWAPPED);
  pictures_cb (self);
}

static void
choose (SwbCreatorPage *self, SwbCreator *creator)
{
  gboolean same =
      self->creator != NULL && swb_id_equal (swb_creator_get_id (self->creator),
                                             swb_creator_get_id (creator));

  g_set_object (&self->creator, creator);
  if (!same)
    ask (self);
  update_actions (self);
}

/**
 * swb_creator_page_set_creators:
 * @self: a page with a document
 * @creators: (element-type SwbCreator): who is chosen, or the first of them
 * @n_chosen: how many are chosen
 * @grouping: how counts are written
 */
void
swb_creator_page_set_creators (SwbCreatorPage *self,
                               GPtrArray *creators,
                               guint n_chosen,
                               SwbGrouping grouping)
{
  g_return_if_fail (SWB_IS_CREATOR_PAGE (self));

  if (creators->len == 1 && n_chosen == 1)
    {
      choose (self, g_ptr_array_index (creators, 0));
      return;
    }
  show_nobody (self);
  tell_nobody (self);
  if (n_chosen > 1)
    swb_creator_sum_show (SWB_CREATOR_SUM (self->sum), creators, n_chosen,
                          grouping);
  gtk_stack_set_visible_child_name (self->stack,
                                    n_chosen > 1 ? "several" : "nobody");
  g_clear_pointer (&self->details, swb_creator_details_unref);
  update_actions (self);
}

/**
 * swb_creator_page_get_details:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): of whom it shows all
 */
const SwbCreatorDetails *
swb_creator_page_get_details (SwbCreatorPage *self)
{
  g_return_val_if_fail (SWB_IS_CREATOR_PAGE (self), NULL);

  return self->details;
}

/**
 * swb_creator_page_get_card:
 * @self: a page
 * @type: a class of cards
 *
 * Returns: (transfer none) (nullable): the card of that kind
 */
GtkWidget *
swb_creator_page_get_card (SwbCreatorPage *self, GType type)
{
  g_return_val_if_fail (SWB_IS_CREATOR_PAGE (self), NULL);

  for (guint i = 0; i < self->cards->len; i++)
    if (G_TYPE_CHECK_INSTANCE_TYPE (g_ptr_array_index (self->cards, i), type))
      return g_ptr_array_index (self->cards, i);
  return NULL;
}
