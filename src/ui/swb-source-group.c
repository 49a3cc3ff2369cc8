/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A source's key and address, as a group of the preferences. */
#include "ui/swb-source-group.h"

#include "sync/swb-secret.h"
#include "sync/swb-source.h"
#include "ui/swb-ui-text.h"

#include <glib/gi18n-lib.h>

#define FIELD "key"

struct _SwbSourceGroup
{
  AdwPreferencesGroup parent_instance;

  const SwbSource *source;
  char *setting; /* of its address */
  GSettings *settings;
  SwbSecretStore *secrets;
  GtkEditable *key_row;
  GtkEditable *address_row;
};

G_DEFINE_FINAL_TYPE (SwbSourceGroup,
                     swb_source_group,
                     ADW_TYPE_PREFERENCES_GROUP)

enum
{
  PROP_SOURCE = 1,
};

/* The keyring may answer when the window is gone. */
static void
tell (SwbSourceGroup *self, const char *text)
{
  GtkWidget *window =
      gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_PREFERENCES_WINDOW);

  if (window != NULL)
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (window),
                                      swb_toast_new (text));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbSourceGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!swb_secret_store_save_finish (SWB_SECRET_STORE (source), result, &error))
    {
      tell (self, error->message);
      return;
    }
  if (self->key_row != NULL)
    gtk_editable_set_text (self->key_row, "");
  tell (self, _ ("The key is in the keyring"));
}

static void
key_cb (SwbSourceGroup *self)
{
  const char *key = gtk_editable_get_text (self->key_row);
  g_autofree char *label =
      /* Translators: %s is the name of a source of data */
      g_strdup_printf (_ ("Swellboard: %s API key"), self->source->name);

  if (*key != '\0')
    swb_secret_store_save_async (self->secrets, self->source->id, FIELD, label,
                                 key, NULL, saved_cb, g_object_ref (self));
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbSourceGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  if (swb_secret_store_clear_finish (SWB_SECRET_STORE (source), result, &error))
    tell (self, _ ("The keyring holds no key now"));
  else
    tell (self, error->message);
}

static void
remove_cb (SwbSourceGroup *self)
{
  swb_secret_store_clear_async (self->secrets, self->source->id, FIELD, NULL,
                                removed_cb, g_object_ref (self));
}

/* Whether it may be asked without TLS is decided where it is asked. */
static void
address_cb (SwbSourceGroup *self)
{
  const char *text = gtk_editable_get_text (self->address_row);
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);

  if (*text == '\0')
    g_settings_reset (self->settings, self->setting);
  else if (uri == NULL || g_uri_get_host (uri) == NULL)
    tell (self, _ ("This is no address; it begins with https://"));
  else
    g_settings_set_string (self->settings, self->setting, text);
}

static GtkWidget *
new_remove_button (SwbSourceGroup *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Remove the Key"));
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Remove the Key"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self,
                           G_CONNECT_SWAPPED);
  return button;
}

static void
add_rows (SwbSourceGroup *self)
{
  GtkWidget *key = adw_password_entry_row_new ();
  GtkWidget *address = adw_entry_row_new ();
  g_autofree char *now = g_settings_get_string (self->settings, self->setting);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (key), _ ("API Key"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (key), TRUE);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (key), new_remove_button (self));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (address), _ ("Address"));
  gtk_editable_set_text (GTK_EDITABLE (address), now);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (address), TRUE);
  self->key_row = GTK_EDITABLE (key);
  self->address_row = GTK_EDITABLE (address);
  g_signal_connect_object (key, "apply", G_CALLBACK (key_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (address, "apply", G_CALLBACK (address_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), key);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), address);
}

static void
swb_source_group_set_property (GObject *object,
                               guint id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  SwbSourceGroup *self = SWB_SOURCE_GROUP (object);

  if (id != PROP_SOURCE)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (g_value_get_string (value) != NULL)
    self->source = swb_source_find (g_value_get_string (value));
}

static void
swb_source_group_constructed (GObject *object)
{
  SwbSourceGroup *self = SWB_SOURCE_GROUP (object);

  G_OBJECT_CLASS (swb_source_group_parent_class)->constructed (object);
  g_return_if_fail (self->source != NULL);

  self->setting = g_strconcat (self->source->id, "-base-url", NULL);
  add_rows (self);
}

static void
swb_source_group_dispose (GObject *object)
{
  SwbSourceGroup *self = SWB_SOURCE_GROUP (object);

  self->key_row = NULL;
  self->address_row = NULL;
  g_clear_object (&self->settings);
  g_clear_object (&self->secrets);
  g_clear_pointer (&self->setting, g_free);

  G_OBJECT_CLASS (swb_source_group_parent_class)->dispose (object);
}

static void
swb_source_group_class_init (SwbSourceGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = swb_source_group_set_property;
  object_class->constructed = swb_source_group_constructed;
  object_class->dispose = swb_source_group_dispose;
  g_object_class_install_property (
      object_class, PROP_SOURCE,
      g_param_spec_string ("source", NULL, NULL, NULL,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY |
                               G_PARAM_STATIC_STRINGS));
}

static void
swb_source_group_init (SwbSourceGroup *self)
{
  self->settings = g_settings_new (SWB_APP_ID ".sync");
  self->secrets = swb_secret_store_new ();
}
