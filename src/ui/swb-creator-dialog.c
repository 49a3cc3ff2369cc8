/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window that asks for the facts of a creator: a new one, or one to edit.
 * What is wrong is said in the place where it was typed. */
#include "ui/swb-creator-dialog.h"

#include "base/swb-language.h"
#include "base/swb-number.h"
#include "base/swb-text.h"
#include "document/swb-roster-commands.h"
#include "ui/swb-change-list.h"
#include "ui/swb-roster-acts.h"
#include "ui/swb-roster-words.h"
#include "ui/swb-ui-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

struct _SwbCreatorDialog
{
  AdwWindow parent_instance;

  SwbDocument *document;
  SwbCreator *creator; /* null for a new one */
  char *currency;
  char *followers_before;
  char *fee_before;

  GtkWidget *accept;
  GtkWidget *history;
  GtkWidget *name;
  GtkWidget *account_group;
  GtkWidget *platform;
  GtkWidget *handle;
  GtkWidget *followers;
  GtkWidget *accounts;
  GtkWidget *niches;
  GtkWidget *languages;
  GtkWidget *cities;
  GtkWidget *country;
  GtkWidget *formats;
  GtkWidget *tags;
  GtkWidget *fee;
  GtkWidget *contact;
};

G_DEFINE_FINAL_TYPE (SwbCreatorDialog, swb_creator_dialog, ADW_TYPE_WINDOW)

static char *
get_text (GtkWidget *row)
{
  return swb_text_clean (gtk_editable_get_text (GTK_EDITABLE (row)), -1);
}

static void
set_text (GtkWidget *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

static char *
get_handle (SwbCreatorDialog *self)
{
  g_autofree char *text = get_text (self->handle);

  return g_strdup (*text == '@' ? text + 1 : text);
}

/* The title of the row says what is wrong, where the eye and a screen reader
 * are already. */
static gboolean
judge (GtkWidget *row, const char *title, const char *problem)
{
  swb_row_set_title (row, problem != NULL ? problem : title);
  if (problem != NULL)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  return problem == NULL;
}

static gboolean
read_followers (SwbCreatorDialog *self, gint64 *followers)
{
  const char *title = _ ("Followers, such as 48,200 or 48.5K");
  g_autofree char *text = get_text (self->followers);
  double value = 0;
  SwbNumberResult result = swb_number_parse (text, 0, &value);

  *followers = -1;
  if (result == SWB_NUMBER_MISSING)
    return judge (self->followers, title, NULL);
  if (result == SWB_NUMBER_WRONG || value < 0 || value > 1e11)
    return judge (self->followers, title,
                  _ ("Write a number such as 48,200 or 48.5K"));
  *followers = llround (value);
  return judge (self->followers, title, NULL);
}

static gboolean
read_fee (SwbCreatorDialog *self, SwbMoney *fee)
{
  const char *title = _ ("Fee a post, such as ₹45,000 or 1.5 lakh");
  g_autofree char *text = get_text (self->fee);
  g_autoptr (GError) error = NULL;

  *fee = swb_money_none ();
  if (*text == '\0')
    return judge (self->fee, title, NULL);
  if (!swb_money_parse (text, self->currency, fee, &error))
    return judge (self->fee, title, error->message);
  if (fee->minor < 0)
    return judge (self->fee, title, _ ("A fee cannot be less than nothing"));
  return judge (self->fee, title, NULL);
}

/* Names or codes become codes. */
static gboolean
read_languages (SwbCreatorDialog *self, char **codes)
{
  const char *title = _ ("Languages, such as Tamil, English");
  g_autofree char *text = get_text (self->languages);
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);
      const char *code = *part != '\0' ? swb_language_code (part) : NULL;

      if (*part == '\0')
        continue;
      if (code == NULL)
        {
          g_autofree char *problem =
              swb_text_tell (_ ("“%s” is no language known here"), part);

          return judge (self->languages, title, problem);
        }
      if (joined->len > 0)
        g_string_append (joined, ", ");
      g_string_append (joined, code);
    }
  if (codes != NULL)
    *codes = g_string_free (g_steal_pointer (&joined), FALSE);
  return judge (self->languages, title, NULL);
}

static SwbPlatform
get_platform (SwbCreatorDialog *self)
{
  return (SwbPlatform) adw_combo_row_get_selected (
      ADW_COMBO_ROW (self->platform));
}

/* Whoever has this account already; not the creator that is edited. */
static const char *
find_owner (SwbCreatorDialog *self, const char *handle)
{
  SwbRoster *roster =
      swb_workspace_get_roster (swb_document_get_workspace (self->document));
  const SwbRosterData *data = swb_roster_get_data (roster);
  g_autofree char *folded = swb_text_fold_handle (handle);

  for (guint i = 0; i < data->n_accounts; i++)
    {
      guint creator = swb_roster_data_account_creator (data, i);
      g_autofree char *other = NULL;

      if (swb_roster_data_account_platform (data, i) != get_platform (self))
        continue;
      other = swb_text_fold_handle (swb_roster_data_account_handle (data, i));
      if (strcmp (other, folded) != 0)
        continue;
      if (self->creator == NULL ||
          !swb_id_equal (swb_roster_data_id (data, creator),
                         swb_creator_get_id (self->creator)))
        return swb_roster_data_name (data, creator);
    }
  return NULL;
}

static gboolean
check_handle (SwbCreatorDialog *self)
{
  g_autofree char *handle = get_handle (self);
  const char *owner = *handle != '\0' ? find_owner (self, handle) : NULL;
  g_autofree char *problem = NULL;

  if (strpbrk (handle, " \t/") != NULL)
    problem = g_strdup (_ ("A handle is one word, such as meera.iyer"));
  else if (owner != NULL)
    problem = swb_text_tell (_ ("%s has this account already"), owner);
  return judge (self->handle, _ ("Handle"), problem);
}

static gboolean
check (SwbCreatorDialog *self)
{
  g_autofree char *name = get_text (self->name);
  gint64 followers;
  SwbMoney fee;
  gboolean ok = *name != '\0';

  ok = check_handle (self) && ok;
  ok = read_followers (self, &followers) && ok;
  ok = read_fee (self, &fee) && ok;
  ok = read_languages (self, NULL) && ok;
  return ok;
}

static void
changed_cb (SwbCreatorDialog *self)
{
  if (self->document != NULL)
    gtk_widget_set_sensitive (self->accept, check (self));
}

static const char *
unless_same (const char *text, const char *before)
{
  return g_strcmp0 (text, before != NULL ? before : "") == 0 ? NULL : text;
}

static void
run (SwbCreatorDialog *self, SwbCommand *command, const char *done)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    swb_roster_run (GTK_WIDGET (parent), self->document, command, done);
  else
    swb_document_run (self->document, command);
}

/* Only what was changed is set, so that an undo takes back just that. */
static void
keep_changes (SwbCreatorDialog *self, SwbCreatorFacts *facts)
{
  SwbCreator *creator = self->creator;
  g_autofree char *followers = get_text (self->followers);
  g_autofree char *fee = get_text (self->fee);

  facts->name = unless_same (facts->name, swb_creator_get_name (creator));
  facts->niches = unless_same (facts->niches, swb_creator_get_niches (creator));
  facts->cities = unless_same (facts->cities, swb_creator_get_cities (creator));
  facts->languages =
      unless_same (facts->languages, swb_creator_get_languages (creator));
  if (facts->contact != NULL && *facts->contact == '\0')
    facts->contact = NULL;
  if (g_strcmp0 (followers, self->followers_before) == 0)
    facts->followers = -1;
  if (g_strcmp0 (fee, self->fee_before) == 0)
    facts->fee = swb_money_none ();
}

static void
accept_cb (SwbCreatorDialog *self)
{
  g_autofree char *name = get_text (self->name);
  g_autofree char *handle = get_handle (self);
  g_autofree char *niches = get_text (self->niches);
  g_autofree char *cities = get_text (self->cities);
  g_autofree char *contact = get_text (self->contact);
  g_autofree char *country = get_text (self->country);
  g_autofree char *formats = get_text (self->formats);
  g_autofree char *tags = get_text (self->tags);
  g_autofree char *languages = NULL;
  g_autofree char *done = NULL;
  SwbCreatorFacts facts = { .name = name,
                            .platform = get_platform (self),
                            .handle = handle,
                            .niches = niches,
                            .cities = cities,
                            .contact = contact };

  if (*name == '\0' || !check (self) ||
      !read_followers (self, &facts.followers) ||
      !read_fee (self, &facts.fee) || !read_languages (self, &languages))
    return;
  facts.languages = languages;
  if (self->creator == NULL)
    {
      facts.country = country;
      facts.formats = formats;
      facts.tags = tags;
      done = swb_text_tell (_ ("%s added"), name);
      run (self, swb_roster_add_creator (&facts, swb_day_today (), NULL), done);
    }
  else
    {
      keep_changes (self, &facts);
      done = swb_text_tell (_ ("%s changed"), name);
      run (self,
           swb_roster_edit_creator (self->creator, &facts, swb_day_today ()),
           done);
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
history_cb (SwbCreatorDialog *self)
{
  AdwWindow *window;

  if (self->creator == NULL)
    return;
  window = swb_change_list_window_new (self->document,
                                       swb_creator_get_id (self->creator),
                                       swb_creator_get_name (self->creator));
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}

static void
fill_platforms (SwbCreatorDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < SWB_N_PLATFORMS; i++)
    gtk_string_list_append (names, swb_platform_name ((SwbPlatform) i));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->platform),
                           G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->platform),
                              SWB_PLATFORM_INSTAGRAM);
}

static SwbGrouping
get_grouping (SwbCreatorDialog *self)
{
  return swb_money_grouping (self->currency);
}

/* What is known of one account: its newest numbers, and where they are from. */
static char *
readings_text (const SwbAccountCells *account, SwbGrouping grouping)
{
  GString *text = g_string_new (NULL);
  g_autofree char *rate = NULL;
  g_autofree char *source = NULL;
  g_autofree char *date = NULL;

  if (account->followers >= 0)
    {
      source = swb_roster_source_text (account->followers_source);
      date = swb_day_format (account->followers_day, SWB_DAY_STYLE_MEDIUM);
      /* Translators: where a reading came from and its date */
      g_string_append_printf (text, _ ("%s, %s"), source, date);
    }
  if (account->engagement.kind != SWB_ENGAGEMENT_NONE ||
      swb_roster_engagement_lapsed (&account->engagement))
    {
      rate = swb_roster_engagement_text (&account->engagement);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", rate);
    }
  if (text->len == 0)
    g_string_append (text, _ ("No readings yet"));
  return g_string_free (text, FALSE);
}

static void
add_account_row (SwbCreatorDialog *self, const SwbAccountCells *account)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *count = gtk_label_new (NULL);
  g_autofree char *handle = swb_text_name (account->handle);
  g_autofree char *title =
      g_strdup_printf ("%s @%s", swb_platform_name (account->platform), handle);
  g_autofree char *subtitle = readings_text (account, get_grouping (self));
  g_autofree char *followers =
      swb_roster_count_text (account->followers, get_grouping (self));

  swb_row_set_title (row, title);
  swb_row_set_subtitle (row, subtitle);
  gtk_label_set_text (GTK_LABEL (count), followers);
  gtk_widget_add_css_class (count, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), count);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->accounts), row);
}

static void
fill_account (SwbCreatorDialog *self)
{
  const SwbAccountCells *account = swb_creator_get_account (self->creator);

  if (account == NULL)
    return;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->platform),
                              account->platform);
  set_text (self->handle, account->handle);
  if (account->followers >= 0)
    self->followers_before =
        swb_number_format_count (account->followers, get_grouping (self));
  set_text (self->followers, self->followers_before);
}

static void
fill (SwbCreatorDialog *self)
{
  SwbCreator *creator = self->creator;
  SwbMoney fee = swb_creator_get_fee (creator);
  g_autofree char *languages =
      swb_roster_languages_text (swb_creator_get_languages (creator));

  set_text (self->name, swb_creator_get_name (creator));
  set_text (self->niches, swb_creator_get_niches (creator));
  set_text (self->cities, swb_creator_get_cities (creator));
  set_text (self->languages, languages);
  if (!swb_money_is_none (&fee))
    self->fee_before = swb_money_format (fee);
  set_text (self->fee, self->fee_before);
  fill_account (self);
  for (guint i = 0; i < swb_creator_get_n_accounts (creator); i++)
    add_account_row (self, swb_creator_get_nth_account (creator, i));
  gtk_widget_set_visible (self->accounts,
                          swb_creator_get_n_accounts (creator) > 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->contact),
                                 _ ("New contact"));
}

static void
swb_creator_dialog_dispose (GObject *object)
{
  SwbCreatorDialog *self = SWB_CREATOR_DIALOG (object);

  g_clear_object (&self->creator);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (swb_creator_dialog_parent_class)->dispose (object);
}

static void
swb_creator_dialog_finalize (GObject *object)
{
  SwbCreatorDialog *self = SWB_CREATOR_DIALOG (object);

  g_free (self->currency);
  g_free (self->followers_before);
  g_free (self->fee_before);

  G_OBJECT_CLASS (swb_creator_dialog_parent_class)->finalize (object);
}

static void
swb_creator_dialog_class_init (SwbCreatorDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_creator_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = swb_creator_dialog_finalize;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-creator-dialog.ui");
#define BIND(child)                                                            \
  gtk_widget_class_bind_template_child (widget_class, SwbCreatorDialog, child)
  BIND (accept);
  BIND (history);
  BIND (name);
  BIND (account_group);
  BIND (platform);
  BIND (handle);
  BIND (followers);
  BIND (accounts);
  BIND (niches);
  BIND (languages);
  BIND (cities);
  BIND (country);
  BIND (formats);
  BIND (tags);
  BIND (fee);
  BIND (contact);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, history_cb);
}

static void
swb_creator_dialog_init (SwbCreatorDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_platforms (self);
  g_signal_connect_object (self->platform, "notify::selected",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * swb_creator_dialog_new:
 * @document: the workspace
 * @creator: (nullable): whom to edit; null for somebody new
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWindow *
swb_creator_dialog_new (SwbDocument *document, SwbCreator *creator)
{
  SwbCreatorDialog *self;
  SwbCampaign *campaign;
  SwbMoney budget = swb_money_none ();

  g_return_val_if_fail (SWB_IS_DOCUMENT (document), NULL);

  self = g_object_new (SWB_TYPE_CREATOR_DIALOG, NULL);
  campaign = swb_document_get_campaign (document);
  if (campaign != NULL)
    budget = swb_campaign_get_budget (campaign);
  if (swb_money_is_none (&budget))
    {
      g_autoptr (GSettings) settings = g_settings_new (SWB_APP_ID);

      self->currency = g_settings_get_string (settings, "currency");
    }
  else
    self->currency = g_strdup (budget.currency);
  g_set_object (&self->creator, creator);
  if (creator != NULL)
    fill (self);
  gtk_widget_set_visible (self->history, creator != NULL);
  /* The page of a creator has them, and knows what they are. */
  gtk_widget_set_visible (self->country, creator == NULL);
  gtk_widget_set_visible (self->formats, creator == NULL);
  gtk_widget_set_visible (self->tags, creator == NULL);
  gtk_window_set_title (GTK_WINDOW (self), creator != NULL ? _ ("Edit Creator")
                                                           : _ ("Add Creator"));
  gtk_button_set_label (GTK_BUTTON (self->accept),
                        creator != NULL ? _ ("_Apply") : _ ("_Add"));
  self->document = g_object_ref (document);
  changed_cb (self);
  return GTK_WINDOW (self);
}

/**
 * swb_creator_dialog_present:
 * @document: the workspace
 * @creator: (nullable): whom to edit; null for somebody new
 * @parent: a widget of the window that it belongs to
 *
 * Opens the window.
 */
void
swb_creator_dialog_present (SwbDocument *document,
                            SwbCreator *creator,
                            GtkWidget *parent)
{
  GtkWindow *window = swb_creator_dialog_new (document, creator);
  GtkRoot *root = gtk_widget_get_root (parent);

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (window, GTK_WINDOW (root));
  swb_text_fit_window (window);
  gtk_window_present (window);
}
