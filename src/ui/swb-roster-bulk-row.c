/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of a bulk edit: which field, how it changes, and a value to type
 * or to choose. */
#include "ui/swb-roster-bulk-row.h"

#include "base/swb-platform.h"
#include "document/swb-plan-commands.h"

#include <glib/gi18n-lib.h>

/* Names and handles are each creator's own. */
static const SwbRosterField offered[] = {
  SWB_ROSTER_FIELD_CITIES,   SWB_ROSTER_FIELD_COUNTRY,
  SWB_ROSTER_FIELD_NICHES,   SWB_ROSTER_FIELD_LANGUAGES,
  SWB_ROSTER_FIELD_TAGS,     SWB_ROSTER_FIELD_FORMATS,
  SWB_ROSTER_FIELD_STATUS,   SWB_ROSTER_FIELD_FEE,
  SWB_ROSTER_FIELD_PLATFORM, SWB_ROSTER_FIELD_FOLLOWERS,
  SWB_ROSTER_FIELD_CONTACT,
};

/* What a person chooses; emptying is setting to nothing. */
typedef enum
{
  SET,
  ADD,
  REMOVE,
  SCALE,
  EMPTY,
  N_ACTS,
} Act;

static const char *const act_names[N_ACTS] = {
  [SET] = N_ ("Set to"),       [ADD] = N_ ("Add"),
  [REMOVE] = N_ ("Take away"), [SCALE] = N_ ("Change by %"),
  [EMPTY] = N_ ("Empty"),
};

struct _SwbRosterBulkRow
{
  GtkListBoxRow parent_instance;

  GtkDropDown *field;
  GtkDropDown *how;
  GtkWidget *entry;
  GtkDropDown *choice;
  GtkWidget *complaint;
  Act acts[N_ACTS]; /* those that the field has, in the order of @how */
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (SwbRosterBulkRow,
                     swb_roster_bulk_row,
                     GTK_TYPE_LIST_BOX_ROW)

enum
{
  CHANGED,
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_choice (SwbRosterField field)
{
  return field == SWB_ROSTER_FIELD_PLATFORM || field == SWB_ROSTER_FIELD_STATUS;
}

static Act
get_act (SwbRosterBulkRow *self)
{
  const guint at = gtk_drop_down_get_selected (self->how);

  return at < N_ACTS ? self->acts[at] : SET;
}

static void
changed_cb (SwbRosterBulkRow *self)
{
  const gboolean choice = is_choice (swb_roster_bulk_row_get_field (self));
  const gboolean empty = get_act (self) == EMPTY;

  if (self->busy)
    return;
  gtk_widget_set_visible (self->entry, !choice && !empty);
  gtk_widget_set_visible (GTK_WIDGET (self->choice), choice);
  swb_roster_bulk_row_complain (self, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
fill_acts (SwbRosterBulkRow *self, SwbRosterField field)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n = 0;

  self->acts[n++] = SET;
  if (swb_roster_field_is_list (field))
    {
      self->acts[n++] = ADD;
      self->acts[n++] = REMOVE;
    }
  if (swb_roster_field_is_amount (field))
    self->acts[n++] = SCALE;
  if (swb_roster_edit_check (field, SWB_ROSTER_SET, "", "USD", NULL))
    self->acts[n++] = EMPTY;
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (names, _ (act_names[self->acts[i]]));
  gtk_drop_down_set_model (self->how, G_LIST_MODEL (names));
}

static void
fill_choice (SwbRosterBulkRow *self, SwbRosterField field)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char *const *ids = swb_status_ids ();

  if (field == SWB_ROSTER_FIELD_STATUS)
    for (guint i = 0; ids[i] != NULL; i++)
      gtk_string_list_append (names, swb_status_name (ids[i]));
  else
    for (guint i = SWB_PLATFORM_OTHER + 1; i < SWB_N_PLATFORMS; i++)
      gtk_string_list_append (names, swb_platform_name ((SwbPlatform) i));
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (names));
}

static const char *
hint_of (SwbRosterField field)
{
  switch (field)
    {
    case SWB_ROSTER_FIELD_LANGUAGES:
      return _ ("Tamil, English");
    case SWB_ROSTER_FIELD_CITIES:
      return _ ("Chennai, Madurai");
    case SWB_ROSTER_FIELD_FEE:
      return _ ("45,000 or AED 900");
    case SWB_ROSTER_FIELD_FOLLOWERS:
      return _ ("48.2K");
    default:
      return swb_roster_field_is_list (field) ? _ ("Words with commas between")
                                              : "";
    }
}

static void
field_cb (SwbRosterBulkRow *self)
{
  const SwbRosterField field = swb_roster_bulk_row_get_field (self);

  if (self->busy)
    return;
  self->busy = TRUE;
  fill_acts (self, field);
  fill_choice (self, field);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), hint_of (field));
  self->busy = FALSE;
  changed_cb (self);
}

static void
how_cb (SwbRosterBulkRow *self)
{
  const SwbRosterField field = swb_roster_bulk_row_get_field (self);

  if (self->busy)
    return;
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry),
                                  get_act (self) == SCALE ? _ ("10 or -5")
                                                          : hint_of (field));
  changed_cb (self);
}

static void
remove_cb (SwbRosterBulkRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
swb_roster_bulk_row_class_init (SwbRosterBulkRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-roster-bulk-row.ui");
#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, SwbRosterBulkRow, name)
  BIND (field);
  BIND (how);
  BIND (entry);
  BIND (choice);
  BIND (complaint);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, field_cb);
  gtk_widget_class_bind_template_callback (widget_class, how_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  signals[CHANGED] =
      g_signal_new ("changed", SWB_TYPE_ROSTER_BULK_ROW, G_SIGNAL_RUN_LAST, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED] =
      g_signal_new ("remove", SWB_TYPE_ROSTER_BULK_ROW, G_SIGNAL_RUN_LAST, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
swb_roster_bulk_row_init (SwbRosterBulkRow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->busy = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (offered); i++)
    gtk_string_list_append (names, swb_roster_field_title (offered[i]));
  gtk_drop_down_set_model (self->field, G_LIST_MODEL (names));
  self->busy = FALSE;
  field_cb (self);
}

/**
 * swb_roster_bulk_row_new:
 * @field: which field to begin with
 *
 * Returns: (transfer floating): a line without a value
 */
GtkWidget *
swb_roster_bulk_row_new (SwbRosterField field)
{
  SwbRosterBulkRow *self = g_object_new (SWB_TYPE_ROSTER_BULK_ROW, NULL);

  swb_roster_bulk_row_set (self, field, SWB_ROSTER_SET, "");
  return GTK_WIDGET (self);
}

/**
 * swb_roster_bulk_row_get_field:
 * @self: a line
 *
 * Returns: what it changes
 */
SwbRosterField
swb_roster_bulk_row_get_field (SwbRosterBulkRow *self)
{
  guint at;

  g_return_val_if_fail (SWB_IS_ROSTER_BULK_ROW (self), SWB_ROSTER_FIELD_CITIES);

  at = gtk_drop_down_get_selected (self->field);
  return offered[at < G_N_ELEMENTS (offered) ? at : 0];
}

/**
 * swb_roster_bulk_row_get_how:
 * @self: a line
 *
 * Returns: how it changes
 */
SwbRosterHow
swb_roster_bulk_row_get_how (SwbRosterBulkRow *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_BULK_ROW (self), SWB_ROSTER_SET);

  switch (get_act (self))
    {
    case ADD:
      return SWB_ROSTER_ADD;
    case REMOVE:
      return SWB_ROSTER_REMOVE;
    case SCALE:
      return SWB_ROSTER_SCALE;
    default:
      return SWB_ROSTER_SET;
    }
}

/**
 * swb_roster_bulk_row_get_text:
 * @self: a line
 *
 * Returns: (transfer full): the value
 */
char *
swb_roster_bulk_row_get_text (SwbRosterBulkRow *self)
{
  GtkStringObject *one;

  g_return_val_if_fail (SWB_IS_ROSTER_BULK_ROW (self), NULL);

  if (get_act (self) == EMPTY)
    return g_strdup ("");
  if (!is_choice (swb_roster_bulk_row_get_field (self)))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  one = gtk_drop_down_get_selected_item (self->choice);
  return g_strdup (one != NULL ? gtk_string_object_get_string (one) : "");
}

static void
choose_text (GtkDropDown *choice, const char *text)
{
  GListModel *names = gtk_drop_down_get_model (choice);

  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (names), i),
                   text) == 0)
      gtk_drop_down_set_selected (choice, i);
}

/**
 * swb_roster_bulk_row_set:
 * @self: a line
 * @field: one that is offered
 * @how: one that the field has
 * @text: the value
 */
void
swb_roster_bulk_row_set (SwbRosterBulkRow *self,
                         SwbRosterField field,
                         SwbRosterHow how,
                         const char *text)
{
  g_return_if_fail (SWB_IS_ROSTER_BULK_ROW (self));

  for (guint i = 0; i < G_N_ELEMENTS (offered); i++)
    if (offered[i] == field)
      gtk_drop_down_set_selected (self->field, i);
  for (guint i = 0; i < N_ACTS; i++)
    if ((int) self->acts[i] == (int) how)
      {
        gtk_drop_down_set_selected (self->how, i);
        break;
      }
  if (is_choice (field))
    choose_text (self->choice, text);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

/**
 * swb_roster_bulk_row_is_ready:
 * @self: a line
 *
 * Returns: whether there is something to do: a line that is not filled yet
 *   changes nothing
 */
gboolean
swb_roster_bulk_row_is_ready (SwbRosterBulkRow *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (SWB_IS_ROSTER_BULK_ROW (self), FALSE);

  text = swb_roster_bulk_row_get_text (self);
  return get_act (self) == EMPTY || *g_strstrip (text) != '\0';
}

/**
 * swb_roster_bulk_row_complain:
 * @self: a line
 * @message: (nullable): why its value is none
 */
void
swb_roster_bulk_row_complain (SwbRosterBulkRow *self, const char *message)
{
  g_return_if_fail (SWB_IS_ROSTER_BULK_ROW (self));

  gtk_widget_set_visible (self->complaint, message != NULL);
  gtk_label_set_text (GTK_LABEL (self->complaint),
                      message != NULL ? message : "");
  if (message != NULL)
    {
      gtk_widget_add_css_class (self->entry, "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry),
                                   GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      message, -1);
      return;
    }
  gtk_widget_remove_css_class (self->entry, "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (self->entry),
                              GTK_ACCESSIBLE_STATE_INVALID);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self->entry),
                                 GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}
