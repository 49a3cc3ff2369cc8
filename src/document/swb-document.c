/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One open workspace: its properties and signals, and where its history stands.
 * Acts are in swb-document-acts.c, opening in swb-document-file.c, saving in
 * swb-document-save.c. */
#include "document/swb-document-private.h"

#include "base/swb-text.h"
#include "document/swb-work-figures.h"
#include "storage/swb-record.h"
#include "storage/swb-storage-error.h"
#include "storage/swb-writer-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (SwbDocument, swb_document, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_FILE,
  PROP_STATE,
  PROP_TROUBLE,
  PROP_UNDO_NAME,
  PROP_REDO_NAME,
  PROP_CAMPAIGN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  FAILED,
  SAVE_FAILED,
  CONFLICT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

GType
swb_document_state_get_type (void)
{
  static GType type = 0;
  static const GEnumValue values[] = {
    { SWB_DOCUMENT_SAVED, "SWB_DOCUMENT_SAVED", "saved" },
    { SWB_DOCUMENT_SAFE, "SWB_DOCUMENT_SAFE", "safe" },
    { SWB_DOCUMENT_SAVING, "SWB_DOCUMENT_SAVING", "saving" },
    { SWB_DOCUMENT_READ_ONLY, "SWB_DOCUMENT_READ_ONLY", "read-only" },
    { 0, NULL, NULL },
  };

  if (g_once_init_enter (&type))
    g_once_init_leave (&type,
                       g_enum_register_static ("SwbDocumentState", values));
  return type;
}

GType
swb_trouble_get_type (void)
{
  static GType type = 0;
  static const GEnumValue values[] = {
    { SWB_TROUBLE_NONE, "SWB_TROUBLE_NONE", "none" },
    { SWB_TROUBLE_FAILED, "SWB_TROUBLE_FAILED", "failed" },
    { SWB_TROUBLE_CONFLICT, "SWB_TROUBLE_CONFLICT", "conflict" },
    { 0, NULL, NULL },
  };

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("SwbTrouble", values));
  return type;
}

static char *
name_of_act (SwbDatabase *db, gint64 sequence)
{
  g_autofree char *name = swb_record_get_name (db, sequence);

  return name != NULL ? swb_text_show_sentence (name) : NULL;
}

/**
 * swb_position_read:
 * @position: (out): where the history stands
 * @db: the working copy
 *
 * Runs on the worker.
 */
void
swb_position_read (SwbPosition *position, SwbDatabase *db)
{
  position->last = swb_record_last (db);
  position->undo = swb_record_next_undo (db);
  position->undo_name = name_of_act (db, position->undo);
  position->redo_name = name_of_act (db, swb_record_next_redo (db));
}

/**
 * swb_position_clear:
 * @position: a position
 */
void
swb_position_clear (SwbPosition *position)
{
  g_clear_pointer (&position->undo_name, g_free);
  g_clear_pointer (&position->redo_name, g_free);
}

static void
swb_document_get_property (GObject *object,
                           guint prop_id,
                           GValue *value,
                           GParamSpec *pspec)
{
  SwbDocument *self = SWB_DOCUMENT (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_STATE:
      g_value_set_enum (value, (int) self->state);
      break;
    case PROP_TROUBLE:
      g_value_set_enum (value, (int) self->trouble);
      break;
    case PROP_UNDO_NAME:
      g_value_set_string (value, self->position.undo_name);
      break;
    case PROP_REDO_NAME:
      g_value_set_string (value, self->position.redo_name);
      break;
    case PROP_CAMPAIGN:
      g_value_set_object (value, self->campaign);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
swb_document_set_property (GObject *object,
                           guint prop_id,
                           const GValue *value,
                           GParamSpec *pspec)
{
  if (prop_id == PROP_CAMPAIGN)
    swb_document_set_campaign (SWB_DOCUMENT (object),
                               g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
swb_document_dispose (GObject *object)
{
  SwbDocument *self = SWB_DOCUMENT (object);

  g_clear_handle_id (&self->save_source, g_source_remove);
  if (self->store != NULL)
    swb_store_shutdown (self->store);
  g_clear_object (&self->store);
  if (self->copy != NULL)
    swb_working_copy_close (g_steal_pointer (&self->copy), TRUE);
  g_clear_pointer (&self->projection, swb_projection_free);
  g_clear_object (&self->campaign);

  G_OBJECT_CLASS (swb_document_parent_class)->dispose (object);
}

static void
swb_document_finalize (GObject *object)
{
  SwbDocument *self = SWB_DOCUMENT (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->file);
  g_free (self->title);
  g_free (self->trouble_text);
  swb_position_clear (&self->position);

  G_OBJECT_CLASS (swb_document_parent_class)->finalize (object);
}

static void
install_signals (void)
{
  signals[CHANGED] =
      g_signal_new ("changed", SWB_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] =
      g_signal_new ("failed", SWB_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SAVE_FAILED] =
      g_signal_new ("save-failed", SWB_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CONFLICT] =
      g_signal_new ("conflict", SWB_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
swb_document_class_init (SwbDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = swb_document_get_property;
  object_class->set_property = swb_document_set_property;
  object_class->dispose = swb_document_dispose;
  object_class->finalize = swb_document_finalize;

  properties[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL, readable);
  properties[PROP_FILE] =
      g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, readable);
  properties[PROP_STATE] =
      g_param_spec_enum ("state", NULL, NULL, SWB_TYPE_DOCUMENT_STATE,
                         SWB_DOCUMENT_SAVED, readable);
  properties[PROP_TROUBLE] = g_param_spec_enum (
      "trouble", NULL, NULL, SWB_TYPE_TROUBLE, SWB_TROUBLE_NONE, readable);
  properties[PROP_UNDO_NAME] =
      g_param_spec_string ("undo-name", NULL, NULL, NULL, readable);
  properties[PROP_REDO_NAME] =
      g_param_spec_string ("redo-name", NULL, NULL, NULL, readable);
  properties[PROP_CAMPAIGN] = g_param_spec_object (
      "campaign", NULL, NULL, SWB_TYPE_CAMPAIGN,
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  install_signals ();
}

static void
swb_document_init (SwbDocument *self)
{
  self->workspace = swb_workspace_new ();
  self->projection = swb_projection_new (self->workspace);
  self->retry_ms = 10000;
}

/**
 * swb_document_set_position:
 * @self: a document
 * @position: (inout): where the history stands now; emptied
 *
 * The number of the newest action never goes back: where it could not be read
 * the file must not count as saved.
 */
void
swb_document_set_position (SwbDocument *self, SwbPosition *position)
{
  gboolean undo =
      g_strcmp0 (self->position.undo_name, position->undo_name) != 0;
  gboolean redo =
      g_strcmp0 (self->position.redo_name, position->redo_name) != 0;

  swb_position_clear (&self->position);
  position->last = MAX (position->last, self->position.last);
  self->position = *position;
  *position = (SwbPosition){ 0 };
  if (undo)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_NAME]);
  if (redo)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_NAME]);
}

/**
 * swb_document_set_state:
 * @self: a document
 * @state: what the title says
 */
void
swb_document_set_state (SwbDocument *self, SwbDocumentState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/**
 * swb_document_set_file:
 * @self: a document
 * @file: (nullable): where it is kept
 */
void
swb_document_set_file (SwbDocument *self, GFile *file)
{
  g_autofree char *name = file ? g_file_get_basename (file) : NULL;
  g_autofree char *told = NULL;
  char *title;

  if (name != NULL && g_str_has_suffix (name, ".swell"))
    name[strlen (name) - strlen (".swell")] = '\0';
  told = name ? g_filename_display_name (name) : NULL;
  title = told ? swb_text_show_line (told, 0) : g_strdup (_ ("New Workspace"));
  if (g_set_object (&self->file, file))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
  if (g_strcmp0 (self->title, title) != 0)
    {
      g_free (self->title);
      self->title = title;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
    }
  else
    g_free (title);
}

static SwbTrouble
trouble_of (const GError *error)
{
  if (error == NULL)
    return SWB_TROUBLE_NONE;
  return g_error_matches (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_CONFLICT)
             ? SWB_TROUBLE_CONFLICT
             : SWB_TROUBLE_FAILED;
}

/**
 * swb_document_set_trouble:
 * @self: a document
 * @error: (nullable): why its file could not be saved; null when it was
 *
 * What kind of trouble it is, is told once until there is none.
 */
void
swb_document_set_trouble (SwbDocument *self, const GError *error)
{
  SwbTrouble trouble = trouble_of (error);

  self->n_failures = error == NULL ? 0 : self->n_failures + 1;
  g_free (self->trouble_text);
  self->trouble_text = error ? g_strdup (error->message) : NULL;
  if (self->trouble == trouble)
    return;
  self->trouble = trouble;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TROUBLE]);
  if (self->closing) /* who closes waits for the answer */
    return;
  if (trouble == SWB_TROUBLE_CONFLICT)
    g_signal_emit (self, signals[CONFLICT], 0);
  else if (trouble == SWB_TROUBLE_FAILED)
    g_signal_emit (self, signals[SAVE_FAILED], 0, error->message);
}

/**
 * swb_document_fail:
 * @self: a document
 * @error: what happened where nobody waits for the answer
 */
void
swb_document_fail (SwbDocument *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

static void
update_work (SwbDocument *self)
{
  g_autoptr (SwbRosterWork) work =
      swb_work_figures_new (self->workspace, self->campaign, swb_day_today ());

  swb_roster_set_work (swb_workspace_get_roster (self->workspace), work);
}

/* The panes always show a campaign where there is one. */
static void
settle_campaign (SwbDocument *self)
{
  GListModel *campaigns =
      G_LIST_MODEL (swb_workspace_get_campaigns (self->workspace));
  g_autoptr (SwbCampaign) first = NULL;

  if (self->campaign != NULL &&
      swb_workspace_find_campaign (
          self->workspace, swb_campaign_get_id (self->campaign)) != NULL)
    return;
  first = g_list_model_get_item (campaigns, 0);
  swb_document_set_campaign (self, first);
}

/**
 * swb_document_take_changes:
 * @self: a document
 * @changes: rows from the worker
 *
 * Shows them in the model.
 */
void
swb_document_take_changes (SwbDocument *self, SwbChanges *changes)
{
  swb_projection_apply (self->projection, changes);
  settle_campaign (self);
  if (swb_work_figures_are_in (changes))
    update_work (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * swb_document_get_workspace:
 * @self: a document
 *
 * Returns: (transfer none): the model, to be watched
 */
SwbWorkspace *
swb_document_get_workspace (SwbDocument *self)
{
  g_return_val_if_fail (SWB_IS_DOCUMENT (self), NULL);

  return self->workspace;
}

/**
 * swb_document_get_file:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): where it is kept
 */
GFile *
swb_document_get_file (SwbDocument *self)
{
  g_return_val_if_fail (SWB_IS_DOCUMENT (self), NULL);

  return self->file;
}

/**
 * swb_document_get_title:
 * @self: a document
 *
 * Returns: the file's name without its ending, for people
 */
const char *
swb_document_get_title (SwbDocument *self)
{
  g_return_val_if_fail (SWB_IS_DOCUMENT (self), NULL);

  return self->title;
}

/**
 * swb_document_get_state:
 * @self: a document
 *
 * Returns: where its acts are safe
 */
SwbDocumentState
swb_document_get_state (SwbDocument *self)
{
  g_return_val_if_fail (SWB_IS_DOCUMENT (self), SWB_DOCUMENT_SAVED);

  return self->state;
}

/**
 * swb_document_get_read_only:
 * @self: a document
 *
 * Returns: why every command will be refused, where it will
 */
SwbReadOnly
swb_document_get_read_only (SwbDocument *self)
{
  g_return_val_if_fail (SWB_IS_DOCUMENT (self), SWB_READ_ONLY_CHOSEN);

  return self->read_only;
}

/**
 * swb_document_get_trouble:
 * @self: a document
 *
 * Returns: what kept the last save from its file
 */
SwbTrouble
swb_document_get_trouble (SwbDocument *self)
{
  g_return_val_if_fail (SWB_IS_DOCUMENT (self), SWB_TROUBLE_NONE);

  return self->trouble;
}

/**
 * swb_document_get_trouble_text:
 * @self: a document
 *
 * Returns: (nullable): that in a sentence
 */
const char *
swb_document_get_trouble_text (SwbDocument *self)
{
  g_return_val_if_fail (SWB_IS_DOCUMENT (self), NULL);

  return self->trouble_text;
}

/**
 * swb_document_get_recovered:
 * @self: a document
 *
 * Returns: whether opening found acts that had not reached the file
 */
gboolean
swb_document_get_recovered (SwbDocument *self)
{
  g_return_val_if_fail (SWB_IS_DOCUMENT (self), FALSE);

  return self->recovered;
}

/**
 * swb_document_get_undo_name:
 * @self: a document
 *
 * Returns: (nullable): what undo would take back
 */
const char *
swb_document_get_undo_name (SwbDocument *self)
{
  g_return_val_if_fail (SWB_IS_DOCUMENT (self), NULL);

  return self->position.undo_name;
}

/**
 * swb_document_get_undo_sequence:
 * @self: a document
 *
 * Returns: the number in the history of what undo would take back, -1 where
 *   there is nothing
 */
gint64
swb_document_get_undo_sequence (SwbDocument *self)
{
  g_return_val_if_fail (SWB_IS_DOCUMENT (self), -1);

  return self->position.undo;
}

/**
 * swb_document_get_redo_name:
 * @self: a document
 *
 * Returns: (nullable): what redo would do again
 */
const char *
swb_document_get_redo_name (SwbDocument *self)
{
  g_return_val_if_fail (SWB_IS_DOCUMENT (self), NULL);

  return self->position.redo_name;
}

/**
 * swb_document_get_campaign:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): the campaign that the panes show
 */
SwbCampaign *
swb_document_get_campaign (SwbDocument *self)
{
  g_return_val_if_fail (SWB_IS_DOCUMENT (self), NULL);

  return self->campaign;
}

/**
 * swb_document_set_campaign:
 * @self: a document
 * @campaign: (nullable): one of the workspace's campaigns
 *
 * Chooses what the panes show; this changes nothing in the workspace.
 */
void
swb_document_set_campaign (SwbDocument *self, SwbCampaign *campaign)
{
  g_return_if_fail (SWB_IS_DOCUMENT (self));

  if (!g_set_object (&self->campaign, campaign))
    return;
  update_work (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAMPAIGN]);
}
