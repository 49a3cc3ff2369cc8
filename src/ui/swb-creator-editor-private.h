/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window that asks for fields and the fields share. */
#pragma once

#include "ui/swb-creator-editor.h"

G_BEGIN_DECLS

typedef enum
{
  SWB_EDITOR_FIELD_TEXT,
  SWB_EDITOR_FIELD_LINES,
  SWB_EDITOR_FIELD_DAY,
  SWB_EDITOR_FIELD_CHOICE,
} SwbEditorFieldKind;

typedef struct
{
  SwbEditorFieldKind kind;
  GtkWidget *row;
  GtkWidget *view; /* of lines */
  char *title;
  char *text; /* as it was read last */
} SwbEditorField;

struct _SwbCreatorEditor
{
  AdwWindow parent_instance;

  GtkWidget *accept;
  AdwPreferencesGroup *group;
  GtkWidget *problem;
  GtkWidget *remove;

  SwbDocument *document;
  SwbCreatorDetails *about;
  GPtrArray *fields;
  GHashTable *pointers; /* code of an error + 1 -> field + 1 */
  SwbEditorMake make;
  gconstpointer item;
  char *done;
  SwbCreatorPart part;
  SwbId removed;
  char *removed_done;
};

SwbEditorField *swb_creator_editor_field (SwbCreatorEditor *self, guint field);
void swb_creator_editor_changed (SwbCreatorEditor *self);

G_END_DECLS
