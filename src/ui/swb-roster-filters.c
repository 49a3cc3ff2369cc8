/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chips that filter the roster. They show and change the filter of a view;
 * it is kept in the settings too, so that every roster of the program agrees
 * and the next start begins with it. */
#include "ui/swb-roster-filters.h"

#include "ui/swb-chip-layout.h"
#include "ui/swb-roster-checks.h"
#include "ui/swb-roster-chip.h"
#include "ui/swb-roster-filter-words.h"
#include "ui/swb-roster-range.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define KEY "roster-filter"

struct _SwbRosterFilters
{
  GtkWidget parent_instance;

  SwbRosterView *view;
  GSettings *settings;
  GCancellable *counting;
  char currency[4];
  SwbGrouping grouping;
  gboolean wide;
  gboolean busy;
  SwbFilterKind opened; /* whose panel is open; SWB_N_FILTERS for none */

  GtkWidget *add;
  GtkWidget *clear;
  SwbRosterChip *chips[SWB_N_FILTERS];
};

G_DEFINE_FINAL_TYPE (SwbRosterFilters, swb_roster_filters, GTK_TYPE_WIDGET)

/* In the order of the chips and of the menu. */
static const SwbFilterKind order[] = {
  SWB_FILTER_TIER,   SWB_FILTER_PLATFORM,   SWB_FILTER_LANGUAGE,
  SWB_FILTER_CITY,   SWB_FILTER_COUNTRY,    SWB_FILTER_NICHE,
  SWB_FILTER_FORMAT, SWB_FILTER_FOLLOWERS,  SWB_FILTER_VIEWS,
  SWB_FILTER_FEE,    SWB_FILTER_ENGAGEMENT, SWB_FILTER_STATUS,
  SWB_FILTER_WORKED, SWB_FILTER_READING,    SWB_FILTER_TAG,
};

G_STATIC_ASSERT (G_N_ELEMENTS (order) == SWB_N_FILTERS);

/* Offered as chips also while they are not set. */
static gboolean
is_favourite (SwbRosterFilters *self, SwbFilterKind kind)
{
  if (kind == SWB_FILTER_TIER || kind == SWB_FILTER_PLATFORM)
    return TRUE;
  return self->wide &&
         (kind == SWB_FILTER_LANGUAGE || kind == SWB_FILTER_ENGAGEMENT ||
          kind == SWB_FILTER_FEE);
}

static SwbRosterFilter *
get_filter (SwbRosterFilters *self)
{
  return self->view != NULL ? swb_roster_view_get_filter (self->view) : NULL;
}

/* Those that are set stand first. */
static void
arrange (SwbRosterFilters *self)
{
  GtkWidget *last = NULL;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < G_N_ELEMENTS (order); i++)
      {
        GtkWidget *chip = GTK_WIDGET (self->chips[order[i]]);

        if (swb_roster_chip_is_set (self->chips[order[i]]) == (pass == 1))
          continue;
        if (gtk_widget_get_prev_sibling (chip) != last)
          gtk_widget_insert_after (chip, GTK_WIDGET (self), last);
        last = chip;
      }
}

static void
refresh (SwbRosterFilters *self)
{
  SwbRosterFilter *filter = get_filter (self);

  for (guint i = 0; i < SWB_N_FILTERS; i++)
    {
      SwbFilterKind kind = (SwbFilterKind) i;
      g_autofree char *text =
          filter != NULL ? swb_filter_text (filter, kind, self->grouping)
                         : NULL;

      swb_roster_chip_set_text (self->chips[i], text);
      gtk_widget_set_visible (GTK_WIDGET (self->chips[i]),
                              text != NULL || is_favourite (self, kind) ||
                                  self->opened == kind);
      swb_chip_layout_set_spare (GTK_WIDGET (self->chips[i]),
                                 text == NULL && self->opened != kind);
    }
  /* A chip under an open panel keeps its place. */
  if (self->opened == SWB_N_FILTERS)
    arrange (self);
  gtk_widget_set_visible (
      self->clear, filter != NULL && swb_roster_filter_count (filter) > 0);
}

static void
load (SwbRosterFilters *self)
{
  g_autofree char *text = NULL;
  g_autoptr (SwbRosterFilter) filter = NULL;

  if (self->busy || self->view == NULL)
    return;
  text = g_settings_get_string (self->settings, KEY);
  filter = swb_roster_filter_parse (text, NULL);
  if (filter != NULL)
    swb_roster_view_set_filter (self->view, filter);
}

static void
save (SwbRosterFilters *self)
{
  g_autofree char *text = swb_roster_filter_print (get_filter (self));

  self->busy = TRUE;
  g_settings_set_string (self->settings, KEY, text);
  self->busy = FALSE;
}

static void
query_changed_cb (SwbRosterFilters *self)
{
  refresh (self);
  save (self);
}

/* Takes @filter over. */
static void
set_filter (SwbRosterFilters *self, SwbRosterFilter *filter)
{
  if (self->view != NULL)
    swb_roster_view_set_filter (self->view, filter);
  swb_roster_filter_unref (filter);
}

static void
checked_cb (SwbRosterFilters *self, SwbRosterChecks *checks)
{
  g_auto (GStrv) values = swb_roster_checks_get (checks);

  if (self->view != NULL)
    set_filter (self,
                swb_roster_filter_with_values (get_filter (self), self->opened,
                                               (const char *const *) values));
}

static void count (SwbRosterFilters *self, SwbFilterKind kind);

static void
ranged_cb (SwbRosterFilters *self, SwbRosterRange *panel)
{
  SwbFilterRange range;

  swb_roster_range_get (panel, &range);
  if (self->view == NULL || self->opened == SWB_N_FILTERS)
    return;
  set_filter (self, swb_roster_filter_with_range (get_filter (self),
                                                  self->opened, &range));
  /* It may be in another currency than before. */
  if (self->opened == SWB_FILTER_FEE)
    count (self, SWB_FILTER_FEE);
}

static void
fill_checks (SwbRosterFilters *self, SwbFilterKind kind, GPtrArray *facets)
{
  SwbRosterChecks *checks =
      SWB_ROSTER_CHECKS (swb_roster_chip_get_panel (self->chips[kind]));

  swb_roster_checks_set (checks, facets,
                         swb_roster_filter_get_values (get_filter (self), kind),
                         self->grouping);
}

/* Fees in other currencies are converted where a rate is known; at which one,
 * and how many are left out, has to be said. */
static void
note_currencies (SwbRosterFilters *self, const GPtrArray *facets)
{
  SwbRosterRange *panel = SWB_ROSTER_RANGE (
      swb_roster_chip_get_panel (self->chips[SWB_FILTER_FEE]));
  SwbRoster *roster = swb_roster_view_get_roster (self->view);
  SwbFilterRange range;
  g_autofree char *note = NULL;

  swb_roster_range_get (panel, &range);
  note = swb_filter_fee_note (
      facets, *range.currency != '\0' ? range.currency : self->currency,
      swb_roster_get_exchange (roster), swb_roster_view_get_today (self->view),
      self->grouping);
  swb_roster_range_set_note (panel, note);
}

/* The popover looks for a focus before there is anything in it. */
static void
focus_panel (SwbRosterChip *chip)
{
  GtkWidget *panel = swb_roster_chip_get_panel (chip);

  if (SWB_IS_ROSTER_CHECKS (panel))
    swb_roster_checks_focus (SWB_ROSTER_CHECKS (panel));
  else
    gtk_widget_child_focus (panel, GTK_DIR_TAB_FORWARD);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbRosterFilters) self = user_data;
  g_autoptr (GPtrArray) facets =
      swb_roster_view_count_finish (SWB_ROSTER_VIEW (source), result, NULL);

  if (facets == NULL || self->view == NULL || self->opened == SWB_N_FILTERS)
    return;
  if (self->opened == SWB_FILTER_FEE)
    note_currencies (self, facets);
  else
    {
      fill_checks (self, self->opened, facets);
      focus_panel (self->chips[self->opened]);
    }
}

static void
count (SwbRosterFilters *self, SwbFilterKind kind)
{
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  swb_roster_view_count_async (self->view, kind, self->counting, counted_cb,
                               g_object_ref (self));
}

static void
make_panel (SwbRosterFilters *self, SwbRosterChip *chip)
{
  SwbFilterKind kind = swb_roster_chip_get_kind (chip);
  gboolean range = swb_filter_kind_is_range (kind);
  GtkWidget *panel =
      range ? swb_roster_range_new (kind) : swb_roster_checks_new (kind);

  g_signal_connect_object (panel, "changed",
                           range ? G_CALLBACK (ranged_cb)
                                 : G_CALLBACK (checked_cb),
                           self, G_CONNECT_SWAPPED);
  swb_roster_chip_set_panel (chip, panel);
}

static void
opening_cb (SwbRosterFilters *self, SwbRosterChip *chip)
{
  SwbFilterKind kind = swb_roster_chip_get_kind (chip);
  SwbFilterRange range;

  if (swb_roster_chip_get_panel (chip) == NULL)
    make_panel (self, chip);
  self->opened = kind;
  if (self->view == NULL)
    return;
  if (swb_filter_kind_is_range (kind))
    {
      swb_roster_filter_get_range (get_filter (self), kind, &range);
      swb_roster_range_set (SWB_ROSTER_RANGE (swb_roster_chip_get_panel (chip)),
                            &range, self->currency, self->grouping);
    }
  else
    fill_checks (self, kind, NULL);
  focus_panel (chip);
  if (!swb_filter_kind_is_range (kind) || kind == SWB_FILTER_FEE)
    count (self, kind);
}

static void
closed_cb (SwbRosterFilters *self)
{
  self->opened = SWB_N_FILTERS;
  g_cancellable_cancel (self->counting);
  refresh (self);
}

static void
removed_cb (SwbRosterFilters *self, SwbRosterChip *chip)
{
  SwbFilterKind kind = swb_roster_chip_get_kind (chip);

  if (self->view == NULL)
    return;
  set_filter (self, swb_roster_filter_without (get_filter (self), kind));
  if (!gtk_widget_get_visible (GTK_WIDGET (chip)))
    gtk_widget_grab_focus (self->add);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbRosterFilters *self = SWB_ROSTER_FILTERS (widget);
  SwbFilterKind kind;

  if (!swb_filter_kind_parse (g_variant_get_string (parameter, NULL), &kind))
    return;
  self->opened = kind;
  refresh (self);
  swb_roster_chip_popup (self->chips[kind]);
}

static void
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbRosterFilters *self = SWB_ROSTER_FILTERS (widget);

  gtk_widget_grab_focus (self->add);
  swb_roster_filters_clear (self);
}

static void
swb_roster_filters_dispose (GObject *object)
{
  SwbRosterFilters *self = SWB_ROSTER_FILTERS (object);
  GtkWidget *child;

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_clear_object (&self->view);
  g_clear_object (&self->settings);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (swb_roster_filters_parent_class)->dispose (object);
}

static void
swb_roster_filters_class_init (SwbRosterFiltersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_roster_filters_dispose;
  gtk_widget_class_install_action (widget_class, "filters.add", "s",
                                   add_action);
  gtk_widget_class_install_action (widget_class, "filters.clear", NULL,
                                   clear_action);
  gtk_widget_class_set_layout_manager_type (widget_class, SWB_TYPE_CHIP_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_chips (SwbRosterFilters *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      GtkWidget *chip = swb_roster_chip_new (order[i]);

      self->chips[order[i]] = SWB_ROSTER_CHIP (chip);
      g_signal_connect_object (chip, "opening", G_CALLBACK (opening_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (chip, "closed", G_CALLBACK (closed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (chip, "removed", G_CALLBACK (removed_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_widget_set_parent (chip, GTK_WIDGET (self));
    }
}

static GtkWidget *
make_add (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autoptr (GMenuItem) item =
          g_menu_item_new (swb_filter_title (order[i]), NULL);

      g_menu_item_set_action_and_target (item, "filters.add", "s",
                                         swb_filter_kind_id (order[i]));
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button),
                                  G_MENU_MODEL (menu));
  gtk_menu_button_set_child (
      GTK_MENU_BUTTON (button),
      /* Translators: a button that opens a list of filters to add */
      gtk_label_new (_ ("+ Filter")));
  gtk_widget_set_tooltip_text (button, _ ("Add a filter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add a filter"), -1);
  gtk_widget_add_css_class (button, "add-filter");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
make_clear (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-clear-all-symbolic");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "filters.clear");
  gtk_widget_set_tooltip_text (button, _ ("Remove all filters"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Remove all filters"), -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static void
swb_roster_filters_init (SwbRosterFilters *self)
{
  self->opened = SWB_N_FILTERS;
  g_strlcpy (self->currency, "INR", sizeof self->currency);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Filters of the roster"), -1);
  self->settings = g_settings_new (SWB_APP_ID ".window");
  add_chips (self);
  self->add = make_add ();
  self->clear = make_clear ();
  gtk_widget_set_parent (self->add, GTK_WIDGET (self));
  gtk_widget_set_parent (self->clear, GTK_WIDGET (self));
  g_signal_connect_object (self->settings, "changed::" KEY, G_CALLBACK (load),
                           self, G_CONNECT_SWAPPED);
  refresh (self);
}

/**
 * swb_roster_filters_set_view:
 * @self: the chips
 * @view: (nullable): what they filter; it gets the filter that was last used
 */
void
swb_roster_filters_set_view (SwbRosterFilters *self, SwbRosterView *view)
{
  g_return_if_fail (SWB_IS_ROSTER_FILTERS (self));

  if (self->view == view)
    return;
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_set_object (&self->view, view);
  if (view != NULL)
    {
      load (self);
      g_signal_connect_object (view, "query-changed",
                               G_CALLBACK (query_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  refresh (self);
}

/**
 * swb_roster_filters_set_wide:
 * @self: the chips
 * @wide: whether there is room for more than the most important ones
 */
void
swb_roster_filters_set_wide (SwbRosterFilters *self, gboolean wide)
{
  g_return_if_fail (SWB_IS_ROSTER_FILTERS (self));

  self->wide = wide;
  refresh (self);
}

/**
 * swb_roster_filters_set_money:
 * @self: the chips
 * @currency: of fees that are typed without one
 * @grouping: Indian or Western
 */
void
swb_roster_filters_set_money (SwbRosterFilters *self,
                              const char *currency,
                              SwbGrouping grouping)
{
  g_return_if_fail (SWB_IS_ROSTER_FILTERS (self));

  g_strlcpy (self->currency, currency, sizeof self->currency);
  self->grouping = grouping;
  refresh (self);
}

/**
 * swb_roster_filters_clear:
 * @self: the chips
 *
 * Takes all filters away.
 */
void
swb_roster_filters_clear (SwbRosterFilters *self)
{
  g_return_if_fail (SWB_IS_ROSTER_FILTERS (self));

  set_filter (self, swb_roster_filter_new ());
}
