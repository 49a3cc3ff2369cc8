/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu of the roster's saved views: which one is chosen and whether what is
 * shown still is it, and the acts on views. */
#include "ui/swb-roster-views-private.h"

#include "base/swb-text.h"
#include "document/swb-view-commands.h"
#include "ui/swb-name-popover.h"
#include "ui/swb-roster-acts.h"
#include "ui/swb-roster-look.h"
#include "ui/swb-ui-text.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (SwbRosterViews, swb_roster_views, GTK_TYPE_WIDGET)

enum
{
  PROP_CHOSEN = 1,
  N_PROPS,
};

enum
{
  SEARCHED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static GListModel *
get_views (SwbRosterViews *self)
{
  return G_LIST_MODEL (
      swb_workspace_get_views (swb_document_get_workspace (self->document)));
}

static gboolean
is_of_roster (SwbSavedView *view)
{
  return g_strcmp0 (swb_saved_view_get_page (view), SWB_VIEW_PAGE_ROSTER) == 0;
}

/* The workspace keeps it alive. */
static SwbSavedView *
find_view (SwbRosterViews *self, const char *id)
{
  GListModel *views = self->document != NULL ? get_views (self) : NULL;
  SwbId wanted;

  if (views == NULL || !swb_id_parse (id, &wanted))
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (views); i++)
    {
      g_autoptr (SwbSavedView) view = g_list_model_get_item (views, i);

      if (is_of_roster (view) &&
          swb_id_equal (swb_saved_view_get_id (view), &wanted))
        return view;
    }
  return NULL;
}

/* The workspace keeps it alive. */
SwbSavedView *
swb_roster_views_get_chosen (SwbRosterViews *self)
{
  return find_view (self, self->chosen);
}

/* What is shown now. */
static SwbRosterDefinition *
define (SwbRosterViews *self)
{
  guint n;
  const SwbRosterSort *sorts = swb_roster_view_get_sorts (self->view, &n);
  SwbRosterDefinition *now = swb_roster_definition_new (
      swb_roster_view_get_search (self->view),
      swb_roster_view_get_filter (self->view), sorts, n);

  swb_roster_look_save (self->settings, now);
  return now;
}

/* The text of it. */
char *
swb_roster_views_define (SwbRosterViews *self)
{
  g_autoptr (SwbRosterDefinition) now = define (self);

  return swb_roster_definition_print (now);
}

static gboolean
is_another (SwbRosterViews *self, SwbSavedView *chosen)
{
  g_autoptr (SwbRosterDefinition) now = define (self);
  g_autoptr (SwbRosterDefinition) saved =
      swb_roster_definition_parse (swb_saved_view_get_definition (chosen));

  return !swb_roster_definition_equal (saved, now);
}

static gboolean
is_everybody (SwbRosterViews *self)
{
  return self->view == NULL ||
         (*swb_roster_view_get_search (self->view) == '\0' &&
          swb_roster_filter_count (swb_roster_view_get_filter (self->view)) ==
              0);
}

static void
add_views (SwbRosterViews *self, GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();
  GListModel *views = get_views (self);

  g_menu_append (section, _ ("All Creators"), "views.choose::");
  for (guint i = 0; i < g_list_model_get_n_items (views); i++)
    {
      g_autoptr (SwbSavedView) view = g_list_model_get_item (views, i);
      g_autofree char *id = swb_id_to_string (swb_saved_view_get_id (view));
      g_autofree char *label = NULL;
      g_autoptr (GMenuItem) item = NULL;

      if (!is_of_roster (view))
        continue;
      label = swb_menu_name (swb_saved_view_get_name (view));
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "views.choose", "s", id);
      g_menu_append_item (section, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
add_acts (SwbRosterViews *self, GMenu *menu)
{
  g_autoptr (GMenu) saving = g_menu_new ();
  g_autoptr (GMenu) acts = g_menu_new ();
  SwbSavedView *chosen = swb_roster_views_get_chosen (self);

  if (chosen != NULL)
    {
      g_autofree char *name = swb_menu_name (swb_saved_view_get_name (chosen));
      /* Translators: %s is the name of a saved view */
      g_autofree char *update = g_strdup_printf (_ ("_Update “%s”"), name);

      g_menu_append (saving, update, "views.update");
    }
  g_menu_append (saving, _ ("_Save as View…"), "views.save");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (saving));
  if (chosen == NULL)
    return;
  g_menu_append (acts, _ ("_Rename…"), "views.rename");
  g_menu_append (acts, _ ("Move U_p"), "views.up");
  g_menu_append (acts, _ ("Move Do_wn"), "views.down");
  g_menu_append (acts, _ ("_Delete"), "views.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (acts));
}

static void
update_menu (SwbRosterViews *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  if (self->document != NULL)
    {
      add_views (self, menu);
      add_acts (self, menu);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->button),
                                  G_MENU_MODEL (menu));
}

/* "View: Seed set"; as the title of a pane without the word. */
static char *
label_text (SwbRosterViews *self)
{
  SwbSavedView *chosen = swb_roster_views_get_chosen (self);

  if (self->compact)
    return g_strdup (chosen != NULL ? swb_saved_view_get_name (chosen)
                                    : _ ("Roster"));
  if (chosen != NULL)
    /* Translators: the saved view that is shown, "View: Seed set" */
    return swb_text_tell (_ ("View: %s"), swb_saved_view_get_name (chosen));
  return g_strdup (is_everybody (self) ? _ ("View: All Creators")
                                       : _ ("View: Filtered"));
}

static char *
spoken_text (SwbRosterViews *self)
{
  SwbSavedView *chosen = swb_roster_views_get_chosen (self);
  g_autofree char *name =
      chosen != NULL
          ? swb_text_tell (_ ("View: %s"), swb_saved_view_get_name (chosen))
          : g_strdup (is_everybody (self) ? _ ("View: All Creators")
                                          : _ ("View: Filtered"));

  /* Translators: after the name of a view: it was changed and not saved */
  return self->changed ? g_strdup_printf (_ ("%s, changed"), name)
                       : g_steal_pointer (&name);
}

static void
update_label (SwbRosterViews *self)
{
  g_autofree char *name = label_text (self);
  g_autofree char *text = g_strconcat (name, self->changed ? " •" : NULL, NULL);
  g_autofree char *spoken = spoken_text (self);

  gtk_label_set_text (GTK_LABEL (self->label), text);
  /* A name of ordinary length is whole before there are more chips. */
  gtk_label_set_width_chars (
      GTK_LABEL (self->label),
      self->compact ? -1 : MIN ((int) g_utf8_strlen (text, -1), 15));
  gtk_widget_set_tooltip_text (self->button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* Nobody stands above the first and below the last. */
static gboolean
can_move (SwbRosterViews *self, gboolean up)
{
  SwbSavedView *chosen = swb_roster_views_get_chosen (self);
  g_autoptr (SwbCommand) command = NULL;

  if (chosen != NULL)
    command = swb_view_move (swb_document_get_workspace (self->document),
                             chosen, up ? -1 : 1);
  return command != NULL;
}

static void
update_actions (SwbRosterViews *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean writable =
      self->document != NULL && !swb_document_get_read_only (self->document);
  static const char *const acts[] = { "views.rename", "views.delete" };
  static const char *const moves[] = { "views.up", "views.down" };

  gtk_widget_action_set_enabled (widget, "views.save",
                                 writable && self->view != NULL);
  gtk_widget_action_set_enabled (widget, "views.update",
                                 writable && self->changed);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_action_set_enabled (
        widget, acts[i],
        writable && swb_roster_views_get_chosen (self) != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_action_set_enabled (widget, moves[i],
                                   writable && can_move (self, i == 0));
}

static gboolean
update_cb (gpointer user_data)
{
  SwbRosterViews *self = user_data;
  SwbSavedView *chosen = swb_roster_views_get_chosen (self);

  self->source = 0;
  self->changed =
      chosen != NULL && self->view != NULL && is_another (self, chosen);
  update_menu (self);
  update_label (self);
  update_actions (self);
  return G_SOURCE_REMOVE;
}

/* Many things change at once when a view is chosen. */
static void
queue_update (SwbRosterViews *self)
{
  if (self->source == 0)
    self->source = g_idle_add (update_cb, self);
}

static void
apply (SwbRosterViews *self, SwbSavedView *view)
{
  g_autoptr (SwbRosterDefinition) definition = NULL;

  if (self->view == NULL)
    return;
  definition = swb_roster_definition_parse (
      view != NULL ? swb_saved_view_get_definition (view) : NULL);
  swb_roster_look_load (self->settings, definition);
  if (definition->n_sorts > 0)
    swb_roster_view_set_sorts (self->view, definition->sorts,
                               definition->n_sorts);
  swb_roster_view_set_filter (self->view, definition->filter);
  swb_roster_view_set_search (self->view, definition->search);
  g_signal_emit (self, signals[SEARCHED], 0, definition->search);
  if (swb_roster_definition_is_newer (definition))
    swb_roster_toast (GTK_WIDGET (self),
                      _ ("This view has filters of a newer version, which are "
                         "left out here"),
                      FALSE);
}

static void
remember (SwbRosterViews *self, const char *id)
{
  if (g_strcmp0 (self->chosen, id) == 0)
    return;
  g_free (self->chosen);
  self->chosen = g_strdup (id);
  g_settings_set_string (self->settings, "roster-view", id);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHOSEN]);
}

static void
choose (SwbRosterViews *self, const char *id)
{
  SwbSavedView *view = find_view (self, id);

  remember (self, view != NULL ? id : "");
  apply (self, view);
  queue_update (self);
}

static void
named_cb (SwbRosterViews *self, const char *name)
{
  SwbSavedView *chosen = swb_roster_views_get_chosen (self);

  if (self->document == NULL || self->view == NULL)
    return;
  if (self->renaming && chosen != NULL)
    swb_roster_run (GTK_WIDGET (self), self->document,
                    swb_view_rename (chosen, name), _ ("View renamed"));
  else if (!self->renaming)
    {
      g_autofree char *text = swb_roster_views_define (self);
      g_autofree char *done = swb_text_tell (_ ("View %s saved"), name);
      g_autofree char *id = NULL;
      SwbId view;

      swb_roster_run (
          GTK_WIDGET (self), self->document,
          swb_view_save (swb_document_get_workspace (self->document),
                         SWB_VIEW_PAGE_ROSTER, name, text, &view),
          done);
      id = swb_id_to_string (&view);
      remember (self, id);
    }
}

static void
swb_roster_views_get_property (GObject *object,
                               guint id,
                               GValue *value,
                               GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CHOSEN:
      g_value_set_string (value, SWB_ROSTER_VIEWS (object)->chosen);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
swb_roster_views_set_property (GObject *object,
                               guint id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CHOSEN:
      choose (SWB_ROSTER_VIEWS (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
forget (SwbRosterViews *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  if (self->document != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->document, self);
      g_signal_handlers_disconnect_by_data (get_views (self), self);
    }
  g_clear_object (&self->view);
  g_clear_object (&self->document);
}

static void
swb_roster_views_dispose (GObject *object)
{
  SwbRosterViews *self = SWB_ROSTER_VIEWS (object);

  forget (self);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->name, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (swb_roster_views_parent_class)->dispose (object);
}

static void
swb_roster_views_finalize (GObject *object)
{
  g_free (SWB_ROSTER_VIEWS (object)->chosen);

  G_OBJECT_CLASS (swb_roster_views_parent_class)->finalize (object);
}

static void
swb_roster_views_class_init (SwbRosterViewsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = swb_roster_views_get_property;
  object_class->set_property = swb_roster_views_set_property;
  object_class->dispose = swb_roster_views_dispose;
  object_class->finalize = swb_roster_views_finalize;
  props[PROP_CHOSEN] = g_param_spec_string (
      "chosen", NULL, NULL, "",
      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[SEARCHED] =
      g_signal_new ("searched", SWB_TYPE_ROSTER_VIEWS, G_SIGNAL_RUN_LAST, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_property_action (widget_class, "views.choose",
                                            "chosen");
  swb_roster_views_install_acts (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

/* Another roster of the program chose a view: its filter and order come with
 * the settings, its words with the view. */
static void
chosen_elsewhere_cb (SwbRosterViews *self)
{
  g_autofree char *id = g_settings_get_string (self->settings, "roster-view");
  g_autoptr (SwbRosterDefinition) saved = NULL;
  SwbSavedView *view;

  if (self->view == NULL || g_strcmp0 (self->chosen, id) == 0)
    return;
  view = find_view (self, id);
  g_free (self->chosen);
  self->chosen = g_strdup (view != NULL ? id : "");
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHOSEN]);
  saved = swb_roster_definition_parse (
      view != NULL ? swb_saved_view_get_definition (view) : NULL);
  swb_roster_view_set_search (self->view, saved->search);
  g_signal_emit (self, signals[SEARCHED], 0, saved->search);
  queue_update (self);
}

static void
swb_roster_views_init (SwbRosterViews *self)
{
  self->chosen = g_strdup ("");
  self->settings = g_settings_new (SWB_APP_ID ".window");
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), 24);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), self->label);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  self->name = swb_name_popover_new ();
  gtk_widget_set_parent (self->name, GTK_WIDGET (self));
  g_signal_connect_object (self->name, "named", G_CALLBACK (named_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (queue_update),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::roster-view",
                           G_CALLBACK (chosen_elsewhere_cb), self,
                           G_CONNECT_SWAPPED);
  update_cb (self);
}

/* The view that was chosen last is looked at again with its words, unless the
 * filter was changed after it. */
static void
begin (SwbRosterViews *self)
{
  g_autofree char *id = g_settings_get_string (self->settings, "roster-view");
  SwbSavedView *view = find_view (self, id);
  g_autoptr (SwbRosterDefinition) saved = NULL;

  g_free (self->chosen);
  self->chosen = g_strdup (view != NULL ? id : "");
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHOSEN]);
  if (view == NULL)
    return;
  saved = swb_roster_definition_parse (swb_saved_view_get_definition (view));
  if (!swb_roster_filter_equal (saved->filter,
                                swb_roster_view_get_filter (self->view)))
    return;
  swb_roster_view_set_search (self->view, saved->search);
  g_signal_emit (self, signals[SEARCHED], 0, saved->search);
}

/**
 * swb_roster_views_set_compact:
 * @self: the menu
 * @compact: whether it is the title of a narrow pane
 */
void
swb_roster_views_set_compact (SwbRosterViews *self, gboolean compact)
{
  g_return_if_fail (SWB_IS_ROSTER_VIEWS (self));

  self->compact = !!compact;
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), compact ? 14 : 24);
  if (compact)
    {
      gtk_widget_add_css_class (self->button, "flat");
      gtk_widget_add_css_class (self->label, "heading");
    }
  else
    {
      gtk_widget_remove_css_class (self->button, "flat");
      gtk_widget_remove_css_class (self->label, "heading");
    }
  update_label (self);
}

/**
 * swb_roster_views_set_view:
 * @self: the menu
 * @document: (nullable): the workspace whose views it offers
 * @view: (nullable): what they are looks at, with its filter set
 */
void
swb_roster_views_set_view (SwbRosterViews *self,
                           SwbDocument *document,
                           SwbRosterView *view)
{
  g_return_if_fail (SWB_IS_ROSTER_VIEWS (self));

  if (self->view == view && self->document == document)
    return;
  forget (self);
  if (document != NULL && view != NULL)
    {
      self->document = g_object_ref (document);
      self->view = g_object_ref (view);
      begin (self);
      g_signal_connect_object (view, "query-changed", G_CALLBACK (queue_update),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (document, "changed", G_CALLBACK (queue_update),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (get_views (self), "items-changed",
                               G_CALLBACK (queue_update), self,
                               G_CONNECT_SWAPPED);
    }
  update_cb (self);
}

/**
 * swb_roster_views_is_changed:
 * @self: the menu
 *
 * Returns: whether a view is chosen and something else is shown
 */
gboolean
swb_roster_views_is_changed (SwbRosterViews *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_VIEWS (self), FALSE);

  return self->changed;
}
