/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog of a campaign, and the preferences: what they make, what they
 * refuse, what they leave as it was. */
#include "settle.h"
#include "ui/swb-campaign-dialog.h"
#include "ui/swb-preferences.h"

#include "document/swb-plan-commands.h"
#include "document/swb-roster-commands.h"
#include "document/swb-tier-commands.h"

static GtkEditable *
row (SwbCampaignDialog *dialog, const char *name)
{
  GObject *child = gtk_widget_get_template_child (
      GTK_WIDGET (dialog), SWB_TYPE_CAMPAIGN_DIALOG, name);

  g_assert_true (GTK_IS_EDITABLE (child));
  return GTK_EDITABLE (child);
}

/* An action that is off activates nothing. */
static gboolean
can_accept (SwbCampaignDialog *dialog)
{
  GObject *accept = gtk_widget_get_template_child (
      GTK_WIDGET (dialog), SWB_TYPE_CAMPAIGN_DIALOG, "accept");

  fixture_settle (GTK_WIDGET (dialog), NULL);
  return gtk_widget_is_sensitive (GTK_WIDGET (accept));
}

static void
accept (SwbCampaignDialog *dialog)
{
  gpointer there = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &there);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog),
                                             "campaign.accept", NULL));
  FIXTURE_WAIT ("the window to be freed", there == NULL);
}

static SwbCampaignDialog *
present (SwbDocument *document, SwbCampaign *campaign)
{
  SwbCampaignDialog *dialog = swb_campaign_dialog_new (document, campaign);

  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

static void
test_create (void)
{
  SwbDocument *document = fixture_open ();
  SwbCampaignDialog *dialog = present (document, NULL);
  SwbCampaign *campaign;
  SwbMoney budget;

  g_assert_false (can_accept (dialog));
  gtk_editable_set_text (row (dialog, "name"), "Monsoon Song");
  g_assert_false (can_accept (dialog));
  gtk_editable_set_text (row (dialog, "release"), "2027-02-30");
  g_assert_false (can_accept (dialog));
  gtk_editable_set_text (row (dialog, "release"), "2027-02-14");
  gtk_editable_set_text (row (dialog, "budget"), "many rupees");
  g_assert_false (can_accept (dialog));
  gtk_editable_set_text (row (dialog, "budget"), "50 lakh");
  g_assert_true (can_accept (dialog));
  accept (dialog);

  campaign = swb_document_get_campaign (document);
  g_assert_cmpstr (swb_campaign_get_name (campaign), ==, "Monsoon Song");
  g_assert_cmpint (swb_campaign_get_release (campaign), ==,
                   swb_day_from_ymd (2027, 2, 14));
  budget = swb_campaign_get_budget (campaign);
  g_assert_cmpint (budget.minor, ==, 500000000);
  g_assert_cmpuint (g_list_model_get_n_items (
                        G_LIST_MODEL (swb_campaign_get_stages (campaign))),
                    ==, 4);
  g_assert_cmpuint (g_list_model_get_n_items (
                        G_LIST_MODEL (swb_campaign_get_gates (campaign))),
                    ==, 3);
  fixture_close (document);
}

static void
test_edit_keeps_the_rest (void)
{
  SwbDocument *document = fixture_open ();
  const SwbCampaignFacts facts = {
    .name = "Saawan",
    .product = "film",
    .client = "Aakash",
    .outcome = "audio-adoption",
    .behaviour = "hook, emotional beat",
    .message = "Dance in the rain",
    .release = 20860,
    .budget = swb_money_make (500000000, "INR"),
  };
  SwbCampaignDialog *dialog;
  SwbCampaign *campaign;

  fixture_run (document, swb_plan_new_campaign (&facts, NULL));
  campaign = swb_document_get_campaign (document);
  dialog = present (document, campaign);
  gtk_editable_set_text (row (dialog, "name"), "Saawan Ki Raat");
  g_assert_true (can_accept (dialog));
  accept (dialog);
  g_assert_cmpstr (swb_campaign_get_name (campaign), ==, "Saawan Ki Raat");
  g_assert_cmpstr (swb_campaign_get_product (campaign), ==, "film");
  g_assert_cmpstr (swb_campaign_get_outcome (campaign), ==, "audio-adoption");
  g_assert_cmpstr (swb_campaign_get_behaviour (campaign), ==,
                   "hook, emotional beat");
  g_assert_cmpstr (swb_campaign_get_message (campaign), ==,
                   "Dance in the rain");
  g_assert_cmpint (swb_campaign_get_release (campaign), ==, 20860);
  fixture_close (document);
}

static void
choose (SwbPreferences *preferences, const char *name, guint position)
{
  GObject *child = gtk_widget_get_template_child (GTK_WIDGET (preferences),
                                                  SWB_TYPE_PREFERENCES, name);

  adw_combo_row_set_selected (ADW_COMBO_ROW (child), position);
}

static void
test_preferences (void)
{
  SwbDocument *document = fixture_open ();
  SwbWorkspace *workspace = swb_document_get_workspace (document);
  g_autoptr (GSettings) settings = g_settings_new (SWB_APP_ID);
  const SwbCreatorFacts facts = { .name = "Meera",
                                  .platform = SWB_PLATFORM_INSTAGRAM,
                                  .handle = "meera",
                                  .followers = 5000 };
  const SwbRosterData *data;
  g_autofree char *week = NULL;
  SwbPreferences *preferences;
  AdwActionRow *tiers;
  gpointer there;

  fixture_run (document, swb_roster_add_creator (&facts, 20700, NULL));
  data = swb_roster_get_data (swb_workspace_get_roster (workspace));
  g_assert_cmpint (swb_roster_data_tier (data, 0), ==, 0);
  preferences = swb_preferences_new (document);
  tiers = ADW_ACTION_ROW (gtk_widget_get_template_child (
      GTK_WIDGET (preferences), SWB_TYPE_PREFERENCES, "tiers_row"));
  g_assert_cmpstr (adw_action_row_get_subtitle (tiers), ==,
                   "Later and Fohr 2021");
  there = preferences;
  g_object_add_weak_pointer (G_OBJECT (preferences), &there);
  gtk_window_present (GTK_WINDOW (preferences));
  choose (preferences, "week_row", 2);
  week = g_settings_get_string (settings, "week-start");
  g_assert_cmpstr (week, ==, "sunday");
  g_assert_cmpstr (swb_preferences_tier_preset (settings), ==,
                   "later-fohr-2021");
  choose (preferences, "new_tiers_row", 1);
  g_assert_cmpstr (swb_preferences_tier_preset (settings), ==, "wide-micro");
  fixture_run (document, swb_tier_choose_preset (workspace, "wide-micro"));
  FIXTURE_WAIT (
      "another tier",
      swb_roster_data_tier (
          swb_roster_get_data (swb_workspace_get_roster (workspace)), 0) == 1);
  g_assert_cmpstr (adw_action_row_get_subtitle (tiers), ==, "Wide micro");
  gtk_window_destroy (GTK_WINDOW (preferences));
  FIXTURE_WAIT ("the window to be freed", there == NULL);
  fixture_close (document);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/campaign-dialog/create", test_create);
  g_test_add_func ("/campaign-dialog/edit-keeps-the-rest",
                   test_edit_keeps_the_rest);
  g_test_add_func ("/preferences", test_preferences);
  return g_test_run ();
}
