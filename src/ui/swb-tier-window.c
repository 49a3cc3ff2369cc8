/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tiers of a workspace: a preset, or boundaries of its own, with who would
 * move. Whatever is typed becomes the workspace's own. */
#include "ui/swb-tier-window.h"

#include "analytics/swb-tier.h"
#include "compat/swb-spoken.h"
#include "document/swb-tier-commands.h"
#include "document/swb-tier-preview.h"
#include "document/swb-tier-reader.h"
#include "ui/swb-roster-acts.h"
#include "ui/swb-tier-bars.h"
#include "ui/swb-tier-table.h"
#include "ui/swb-ui-text.h"

#include <glib/gi18n-lib.h>

/* Between a key and the count that follows; milliseconds. */
#define WAIT 120
#define MOST_PRESETS 8
#define LEAST 360 /* pixels wide */
#define EDGES 48

struct _SwbTierWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwPreferencesGroup *presets;
  SwbTierTable *table;
  SwbTierBars *bars;
  GtkLabel *text;
  GtkBox *columns;
  GtkBox *page;
  GtkWidget *side;

  SwbDocument *document;
  GtkCheckButton *choices[MOST_PRESETS + 1]; /* the last one is the own */
  guint n_presets;
  guint chosen;
  SwbTierPlan own;
  SwbTierBounds bounds; /* that would count */
  gboolean valid;
  gboolean counted; /* the preview is of these bounds */
  gboolean filling;
  gboolean busy;
  SwbTierPreview preview;
  GCancellable *counting;
  guint source;
};

G_DEFINE_FINAL_TYPE (SwbTierWindow, swb_tier_window, ADW_TYPE_WINDOW)

static SwbWorkspace *
get_workspace (SwbTierWindow *self)
{
  return swb_document_get_workspace (self->document);
}

static gboolean
is_own (SwbTierWindow *self)
{
  return self->chosen == self->n_presets;
}

static const char *
preset_id (SwbTierWindow *self)
{
  size_t n;

  return is_own (self) ? SWB_TIER_OWN : swb_tier_presets (&n)[self->chosen].id;
}

static SwbGrouping
find_grouping (SwbTierWindow *self)
{
  SwbCampaign *campaign = swb_document_get_campaign (self->document);
  g_autoptr (GSettings) settings = g_settings_new (SWB_APP_ID);
  g_autofree char *currency = g_settings_get_string (settings, "currency");
  SwbMoney budget = swb_money_none ();

  if (campaign != NULL)
    budget = swb_campaign_get_budget (campaign);
  return swb_money_grouping (swb_money_is_none (&budget) ? currency
                                                         : budget.currency);
}

/* Another preset of the same numbers is another source, though nobody moves. */
static gboolean
is_changed (SwbTierWindow *self)
{
  const char *now =
      swb_workspace_get_setting (get_workspace (self), SWB_TIER_SETTING);
  SwbTierBounds bounds;

  swb_tier_bounds_of_workspace (get_workspace (self), &bounds);
  return !swb_tier_bounds_equal (&bounds, &self->bounds) ||
         g_strcmp0 (now ? now : swb_tier_preset_default ()->id,
                    preset_id (self)) != 0;
}

static void
update_apply (SwbTierWindow *self)
{
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "tiers.apply",
      self->document != NULL && self->valid && self->counted && !self->busy &&
          !swb_document_get_read_only (self->document) && is_changed (self));
}

static void
tell (SwbTierWindow *self, const char *text, gboolean wrong)
{
  gtk_label_set_label (self->text, text);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->text), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->text), "error");
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbTierWindow) self = user_data;
  SwbTierPreview preview;
  g_autofree char *text = NULL;

  if (!swb_tier_preview_finish (SWB_WORKSPACE (source), result, &preview,
                                NULL) ||
      self->document == NULL)
    return;
  self->preview = preview;
  self->counted = TRUE;
  swb_tier_bars_set_preview (self->bars, &preview, find_grouping (self));
  text = swb_tier_moves_text (&preview, find_grouping (self));
  tell (self, text, FALSE);
  update_apply (self);
}

static gboolean
count_cb (gpointer user_data)
{
  SwbTierWindow *self = user_data;

  self->source = 0;
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  swb_tier_preview_async (get_workspace (self), &self->bounds, self->counting,
                          counted_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* Counts again, after a while in which more may be typed. */
static void
count_later (SwbTierWindow *self)
{
  self->counted = FALSE;
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (WAIT, count_cb, self);
  update_apply (self);
}

static void
show_choice (SwbTierWindow *self)
{
  SwbTierPlan plan = self->own;

  if (!is_own (self))
    swb_tier_plan_of_preset (&plan, preset_id (self));
  swb_tier_table_set_plan (self->table, &plan);
  swb_tier_plan_get_bounds (&plan, &self->bounds);
  self->valid = TRUE;
  count_later (self);
}

static void
chosen_cb (SwbTierWindow *self, GtkCheckButton *button)
{
  if (self->filling || !gtk_check_button_get_active (button))
    return;
  for (guint i = 0; i <= self->n_presets; i++)
    if (self->choices[i] == button)
      self->chosen = i;
  show_choice (self);
}

static void
choose (SwbTierWindow *self, guint which)
{
  self->filling = TRUE;
  self->chosen = which;
  gtk_check_button_set_active (self->choices[which], TRUE);
  self->filling = FALSE;
}

/* A number that somebody types is the workspace's own. */
static void
edited_cb (SwbTierWindow *self)
{
  g_autoptr (GError) error = NULL;
  SwbTierPlan plan;

  if (!is_own (self))
    choose (self, self->n_presets);
  self->valid = swb_tier_table_get_plan (self->table, &plan, &error);
  if (!self->valid)
    {
      g_clear_handle_id (&self->source, g_source_remove);
      if (self->counting != NULL)
        g_cancellable_cancel (self->counting);
      tell (self, error->message, TRUE);
      update_apply (self);
      return;
    }
  self->own = plan;
  swb_tier_plan_get_bounds (&plan, &self->bounds);
  count_later (self);
}

static void
reset_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbTierWindow *self = SWB_TIER_WINDOW (widget);

  choose (self, 0);
  show_choice (self);
}

static GtkWidget *
main_window (SwbTierWindow *self)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));

  while (window != NULL && gtk_window_get_transient_for (window) != NULL)
    window = gtk_window_get_transient_for (window);
  return (GtkWidget *) window;
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbTierWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;
  GtkWidget *window;

  self->busy = FALSE;
  if (!swb_document_run_finish (SWB_DOCUMENT (source), result, &error))
    {
      if (self->document != NULL)
        adw_toast_overlay_add_toast (self->toasts,
                                     swb_toast_new (error->message));
      return;
    }
  if (self->document == NULL)
    return;
  count = swb_number_format_count (self->preview.n_moved, find_grouping (self));
  text = g_strdup_printf (ngettext ("%s creator moved to another tier",
                                    "%s creators moved to another tier",
                                    self->preview.n_moved),
                          count);
  window = main_window (self);
  if (window != NULL)
    swb_roster_toast (window, text, TRUE);
  gtk_window_close (GTK_WINDOW (self));
}

static void
apply_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbTierWindow *self = SWB_TIER_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  SwbCommand *command =
      is_own (self)
          ? swb_tier_set_own (get_workspace (self), &self->own, &error)
          : swb_tier_choose_preset (get_workspace (self), preset_id (self));

  if (command == NULL)
    {
      tell (self, error->message, TRUE);
      return;
    }
  self->busy = TRUE;
  update_apply (self);
  swb_document_run_async (self->document, command, NULL, applied_cb,
                          g_object_ref (self));
}

static void
swb_tier_window_dispose (GObject *object)
{
  SwbTierWindow *self = SWB_TIER_WINDOW (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (swb_tier_window_parent_class)->dispose (object);
}

static void
swb_tier_window_class_init (SwbTierWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_tier_window_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-tier-window.ui");
#define CHILD(name)                                                            \
  gtk_widget_class_bind_template_child (widget_class, SwbTierWindow, name)
  CHILD (toasts);
  CHILD (presets);
  CHILD (table);
  CHILD (bars);
  CHILD (text);
  CHILD (columns);
  CHILD (page);
  CHILD (side);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_install_action (widget_class, "tiers.apply", NULL, apply_cb);
  gtk_widget_class_install_action (widget_class, "tiers.reset", NULL, reset_cb);
}

static void
add_choice (SwbTierWindow *self,
            guint which,
            const char *title,
            const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  swb_row_set_title (row, title);
  swb_row_set_subtitle (row, subtitle);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  if (which > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), self->choices[0]);
  self->choices[which] = GTK_CHECK_BUTTON (check);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (chosen_cb), self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (self->presets, row);
}

static void
swb_tier_window_init (SwbTierWindow *self)
{
  size_t n;
  const SwbTierPreset *presets = swb_tier_presets (&n);

  g_type_ensure (SWB_TYPE_TIER_TABLE);
  g_type_ensure (SWB_TYPE_TIER_BARS);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->n_presets = (guint) MIN (n, MOST_PRESETS);
  for (guint i = 0; i < self->n_presets; i++)
    add_choice (self, i, presets[i].name, presets[i].citation);
  add_choice (self, self->n_presets, _ ("Own Boundaries"),
              _ ("As typed below, for single platforms too"));
  swb_spoken_follow (self->text);
  update_apply (self);
}

typedef struct
{
  SwbPlatform platform;
  guint n;
} Used;

static int
compare_used (gconstpointer a, gconstpointer b)
{
  const Used *one = a;
  const Used *other = b;

  if (one->n != other->n)
    return one->n > other->n ? -1 : 1;
  return (int) one->platform - (int) other->platform;
}

/* Those where somebody has an account, the most used first, and those that
 * have boundaries of their own. */
static void
set_platforms (SwbTierWindow *self)
{
  const SwbRosterData *data =
      swb_roster_get_data (swb_workspace_get_roster (get_workspace (self)));
  Used used[SWB_N_PLATFORMS];
  SwbPlatform platforms[SWB_N_PLATFORMS];
  guint n = 0;

  for (guint p = 0; p < SWB_N_PLATFORMS; p++)
    used[p] = (Used){ (SwbPlatform) p, self->own.is_set[p] ? 1 : 0 };
  used[SWB_PLATFORM_INSTAGRAM].n++;
  used[SWB_PLATFORM_YOUTUBE].n++;
  for (guint a = 0; a < data->n_accounts; a++)
    used[swb_roster_data_account_platform (data, a)].n++;
  qsort (used, SWB_N_PLATFORMS, sizeof *used, compare_used);
  for (guint p = 0; p < SWB_N_PLATFORMS && used[p].n > 0; p++)
    platforms[n++] = used[p].platform;
  swb_tier_table_set_platforms (self->table, platforms, n);
}

/**
 * swb_tier_window_new:
 * @document: whose tiers
 *
 * Returns: (transfer none): the window, to be presented
 */
SwbTierWindow *
swb_tier_window_new (SwbDocument *document)
{
  SwbTierWindow *self = g_object_new (SWB_TYPE_TIER_WINDOW, NULL);
  const char *now;
  size_t n;
  guint chosen = 0;

  self->document = g_object_ref (document);
  now = swb_workspace_get_setting (get_workspace (self), SWB_TIER_SETTING);
  swb_tier_plan_of_workspace (&self->own, get_workspace (self));
  set_platforms (self);
  for (guint i = 0; i < self->n_presets; i++)
    if (g_strcmp0 (swb_tier_presets (&n)[i].id, now) == 0)
      chosen = i;
  if (g_strcmp0 (now, SWB_TIER_OWN) == 0)
    chosen = self->n_presets;
  choose (self, chosen);
  show_choice (self);
  return self;
}

/* Under the boundaries, where there is no room beside them. */
static void
put_side_below (SwbTierWindow *self)
{
  g_object_ref (self->side);
  gtk_box_remove (self->columns, self->side);
  gtk_widget_remove_css_class (self->side, "tier-side");
  gtk_box_append (self->page, self->side);
  g_object_unref (self->side);
}

/* As wide as large letters need, but not wider than what it stands over. */
static void
fit (GtkWindow *self, int room)
{
  int width;
  int height;

  gtk_window_get_default_size (self, &width, &height);
  width = (int) (width * swb_text_scale (GTK_WIDGET (self)));
  gtk_window_set_default_size (self, MAX (MIN (width, room - EDGES), LEAST),
                               height);
  if (width > MAX (room - EDGES, LEAST))
    put_side_below (SWB_TIER_WINDOW (self));
}

/**
 * swb_tier_window_open:
 * @anywhere: a widget of the window that it belongs to
 * @document: whose tiers
 */
void
swb_tier_window_open (GtkWidget *anywhere, SwbDocument *document)
{
  GtkWindow *self = GTK_WINDOW (swb_tier_window_new (document));
  GtkRoot *root = gtk_widget_get_root (anywhere);

  if (GTK_IS_WINDOW (root))
    {
      gtk_window_set_transient_for (self, GTK_WINDOW (root));
      fit (self, gtk_widget_get_width (GTK_WIDGET (root)));
    }
  gtk_window_present (self);
}

/**
 * swb_tier_window_get_text:
 * @self: a window
 *
 * Returns: (transfer none): what it says of the choice: who moves, or what is
 *   wrong
 */
const char *
swb_tier_window_get_text (SwbTierWindow *self)
{
  g_return_val_if_fail (SWB_IS_TIER_WINDOW (self), NULL);

  return gtk_label_get_label (self->text);
}
