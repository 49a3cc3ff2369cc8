/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes or edits a campaign. A new one comes with stages, gates and a split of
 * the money; the dialog says so before it does it. */
#include "ui/swb-campaign-dialog.h"

#include "document/swb-plan-commands.h"
#include "ui/swb-ui-text.h"
#include "ui/swb-window.h"

#include <glib/gi18n-lib.h>

struct _SwbCampaignDialog
{
  AdwWindow parent_instance;

  GtkButton *accept;
  AdwPreferencesGroup *facts_group;
  GtkEditable *name;
  AdwComboRow *product;
  GtkEditable *release;
  GtkEditable *budget;
  AdwComboRow *outcome;
  GtkEditable *behaviour;
  GtkEditable *message;
  GtkEditable *client;
  GtkEditable *markets;
  GtkEditable *contact;
  GtkPopover *calendar_popover;
  GtkCalendar *calendar;

  SwbDocument *document;
  SwbCampaign *campaign; /* null for a new one */
  char *currency;
  SwbId new_id;
};

G_DEFINE_FINAL_TYPE (SwbCampaignDialog, swb_campaign_dialog, ADW_TYPE_WINDOW)

/* As stored; the names are for people. */
static const char *const products[] = {
  "song", "film", "series", "game", "podcast", "brand",
};

static const char *const product_names[] = {
  N_ ("Song"), N_ ("Film"),    N_ ("Series"),
  N_ ("Game"), N_ ("Podcast"), N_ ("Brand"),
};

static const char *const outcome_meanings[] = {
  N_ ("Many people know it"),
  N_ ("People use the sound in posts of their own"),
  N_ ("People go and stream it"),
  N_ ("It is taken from one platform to the next"),
};

static void
set_names (AdwComboRow *row, const char *const *names, guint n)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (list, _ (names[i]));
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
}

static guint
find_id (const char *const *ids, guint n, const char *id)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (ids[i], id) == 0)
      return i;
  return 0;
}

static gboolean
read_release (SwbCampaignDialog *self, SwbDay *day)
{
  const char *text = gtk_editable_get_text (self->release);

  *day = SWB_DAY_NONE;
  return *text == '\0' || swb_day_parse_iso (text, day);
}

static gboolean
read_budget (SwbCampaignDialog *self, SwbMoney *money)
{
  const char *text = gtk_editable_get_text (self->budget);

  *money = swb_money_none ();
  return *text == '\0' ||
         (swb_money_parse (text, self->currency, money, NULL) &&
          money->minor >= 0);
}

static void
mark (GtkEditable *row, gboolean right)
{
  if (right)
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
}

/* A new campaign needs its release: the stages are counted back from it. */
static void
changed_cb (SwbCampaignDialog *self)
{
  gboolean named = *gtk_editable_get_text (self->name) != '\0';
  SwbMoney money;
  SwbDay day;
  gboolean day_right = read_release (self, &day);
  gboolean money_right = read_budget (self, &money);

  mark (self->release, day_right);
  mark (self->budget, money_right);
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "campaign.accept",
      named && day_right && money_right &&
          (self->campaign != NULL || day != SWB_DAY_NONE));
}

static void
day_selected_cb (SwbCampaignDialog *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  g_autofree char *text = g_date_time_format (date, "%Y-%m-%d");

  gtk_editable_set_text (self->release, text);
  gtk_popover_popdown (self->calendar_popover);
}

static void
outcome_cb (SwbCampaignDialog *self)
{
  guint chosen = adw_combo_row_get_selected (self->outcome);

  if (chosen < G_N_ELEMENTS (outcome_meanings) &&
      gtk_widget_get_sensitive (GTK_WIDGET (self->outcome)))
    swb_row_set_subtitle (self->outcome, _ (outcome_meanings[chosen]));
}

static SwbCampaignFacts
gather (SwbCampaignDialog *self)
{
  SwbCampaignFacts facts = {
    .name = gtk_editable_get_text (self->name),
    .product = products[adw_combo_row_get_selected (self->product)],
    .client = gtk_editable_get_text (self->client),
    .markets = gtk_editable_get_text (self->markets),
    .outcome = swb_outcome_ids ()[adw_combo_row_get_selected (self->outcome)],
    .behaviour = gtk_editable_get_text (self->behaviour),
    .message = gtk_editable_get_text (self->message),
    .contact = gtk_editable_get_text (self->contact),
  };

  read_release (self, &facts.release);
  read_budget (self, &facts.budget);
  return facts;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbCampaignDialog) self = user_data;
  SwbDocument *document = SWB_DOCUMENT (source);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autoptr (GError) error = NULL;

  if (!swb_document_run_finish (document, result, &error))
    {
      if (SWB_IS_WINDOW (parent))
        swb_window_toast (SWB_WINDOW (parent), error->message, FALSE);
      return;
    }
  if (self->campaign == NULL)
    swb_document_set_campaign (
        document, swb_workspace_find_campaign (
                      swb_document_get_workspace (document), &self->new_id));
  gtk_window_close (GTK_WINDOW (self));
}

static void
accept_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbCampaignDialog *self = SWB_CAMPAIGN_DIALOG (widget);
  const SwbCampaignFacts facts = gather (self);
  SwbCommand *command = self->campaign != NULL
                            ? swb_plan_edit_campaign (self->campaign, &facts)
                            : swb_plan_new_campaign (&facts, &self->new_id);

  gtk_widget_action_set_enabled (widget, "campaign.accept", FALSE);
  swb_document_run_async (self->document, command, NULL, done_cb,
                          g_object_ref (self));
}

static void
swb_campaign_dialog_dispose (GObject *object)
{
  SwbCampaignDialog *self = SWB_CAMPAIGN_DIALOG (object);

  g_clear_object (&self->document);
  g_clear_object (&self->campaign);
  g_clear_pointer (&self->currency, g_free);

  G_OBJECT_CLASS (swb_campaign_dialog_parent_class)->dispose (object);
}

static void
swb_campaign_dialog_class_init (SwbCampaignDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_campaign_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-campaign-dialog.ui");
#define CHILD(name)                                                            \
  gtk_widget_class_bind_template_child (widget_class, SwbCampaignDialog, name)
  CHILD (accept);
  CHILD (facts_group);
  CHILD (name);
  CHILD (product);
  CHILD (release);
  CHILD (budget);
  CHILD (outcome);
  CHILD (behaviour);
  CHILD (message);
  CHILD (client);
  CHILD (markets);
  CHILD (contact);
  CHILD (calendar_popover);
  CHILD (calendar);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_install_action (widget_class, "campaign.accept", NULL,
                                   accept_cb);
}

static void
set_outcomes (AdwComboRow *row)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  const char *const *ids = swb_outcome_ids ();

  for (guint i = 0; ids[i] != NULL; i++)
    gtk_string_list_append (list, swb_outcome_name (ids[i]));
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
}

static void
swb_campaign_dialog_init (SwbCampaignDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_names (self->product, product_names, G_N_ELEMENTS (product_names));
  set_outcomes (self->outcome);
  g_signal_connect_swapped (self->outcome, "notify::selected",
                            G_CALLBACK (outcome_cb), self);
}

static void
set_text (GtkEditable *row, const char *text)
{
  gtk_editable_set_text (row, text ? text : "");
}

/* The outcome is chosen first and locked: once a gate was decided by it, a
 * change would turn the evidence into something else. */
static void
lock_outcome (SwbCampaignDialog *self)
{
  GListModel *gates = G_LIST_MODEL (swb_campaign_get_gates (self->campaign));

  for (guint i = 0; i < g_list_model_get_n_items (gates); i++)
    {
      g_autoptr (SwbGate) gate = g_list_model_get_item (gates, i);

      if (swb_gate_get_verdict (gate) == NULL)
        continue;
      gtk_widget_set_sensitive (GTK_WIDGET (self->outcome), FALSE);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->outcome),
                                   _ ("Locked: a gate has been decided by it"));
      return;
    }
}

static void
show_campaign (SwbCampaignDialog *self)
{
  SwbCampaign *campaign = self->campaign;
  const SwbMoney money = swb_campaign_get_budget (campaign);
  SwbDay day = swb_campaign_get_release (campaign);
  g_autofree char *release = day == SWB_DAY_NONE ? NULL : swb_day_to_iso (day);
  g_autofree char *budget =
      swb_money_is_none (&money) ? NULL : swb_money_format (money);

  set_text (self->name, swb_campaign_get_name (campaign));
  set_text (self->release, release);
  set_text (self->budget, budget);
  set_text (self->message, swb_campaign_get_message (campaign));
  set_text (self->behaviour, swb_campaign_get_behaviour (campaign));
  set_text (self->client, swb_campaign_get_client (campaign));
  set_text (self->markets, swb_campaign_get_markets (campaign));
  set_text (self->contact, swb_campaign_get_contact (campaign));
  adw_combo_row_set_selected (self->product,
                              find_id (products, G_N_ELEMENTS (products),
                                       swb_campaign_get_product (campaign)));
  adw_combo_row_set_selected (
      self->outcome,
      find_id (swb_outcome_ids (), g_strv_length ((char **) swb_outcome_ids ()),
               swb_campaign_get_outcome (campaign)));
}

static void
set_words (SwbCampaignDialog *self)
{
  gboolean edit = self->campaign != NULL;
  /* Translators: a currency, "Budget (INR)" */
  g_autofree char *budget = g_strdup_printf (_ ("Budget (%s)"), self->currency);

  gtk_window_set_title (GTK_WINDOW (self),
                        edit ? _ ("Edit Campaign") : _ ("New Campaign"));
  gtk_button_set_label (self->accept,
                        edit ? _ ("_Save Changes") : _ ("_Create Campaign"));
  swb_row_set_title (self->budget, budget);
  if (!edit)
    adw_preferences_group_set_description (
        self->facts_group,
        _ ("Makes four stages that end with the release, three gates between "
           "them, and a 50/30/20 split of the money, which is a report from "
           "one market, unverified. All of it can be changed."));
}

/**
 * swb_campaign_dialog_new:
 * @document: where the campaign is or shall be
 * @campaign: (nullable): what to edit; null makes a new one
 *
 * Returns: (transfer none): the dialog, to be presented
 */
SwbCampaignDialog *
swb_campaign_dialog_new (SwbDocument *document, SwbCampaign *campaign)
{
  SwbCampaignDialog *self = g_object_new (SWB_TYPE_CAMPAIGN_DIALOG, NULL);
  g_autoptr (GSettings) settings = g_settings_new (SWB_APP_ID);
  const SwbMoney budget =
      campaign ? swb_campaign_get_budget (campaign) : swb_money_none ();

  self->document = g_object_ref (document);
  self->campaign = campaign ? g_object_ref (campaign) : NULL;
  self->currency = swb_money_is_none (&budget)
                       ? g_settings_get_string (settings, "currency")
                       : g_strdup (budget.currency);
  set_words (self);
  if (campaign != NULL)
    {
      show_campaign (self);
      lock_outcome (self);
    }
  outcome_cb (self);
  changed_cb (self);
  return self;
}
