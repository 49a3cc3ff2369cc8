/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small window that asks for a few fields of a creator and says while they
 * are typed what is wrong with them. */
#pragma once

#include "document/swb-creator-commands.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SWB_TYPE_CREATOR_EDITOR (swb_creator_editor_get_type ())

/* Action: editor.accept (Enter in a field, Ctrl+Enter anywhere). */
G_DECLARE_FINAL_TYPE (
    SwbCreatorEditor, swb_creator_editor, SWB, CREATOR_EDITOR, AdwWindow)

/**
 * SwbEditorMake:
 * @editor: whose fields are read
 * @about: the creator
 * @item: (nullable): what is edited; null for something new
 * @error: what is wrong with the fields
 *
 * Returns: (transfer full) (nullable): the act
 */
typedef SwbCommand *(*SwbEditorMake) (SwbCreatorEditor *editor,
                                      const SwbCreatorDetails *about,
                                      gconstpointer item,
                                      GError **error);

SwbCreatorEditor *swb_creator_editor_new (GtkWidget *parent,
                                          SwbDocument *document,
                                          const SwbCreatorDetails *about,
                                          const char *title);
guint swb_creator_editor_add_text (SwbCreatorEditor *self,
                                   const char *title,
                                   const char *text);
guint swb_creator_editor_add_lines (SwbCreatorEditor *self,
                                    const char *title,
                                    const char *text);
guint swb_creator_editor_add_day (SwbCreatorEditor *self,
                                  const char *title,
                                  SwbDay day);
guint swb_creator_editor_add_choice (SwbCreatorEditor *self,
                                     const char *title,
                                     const char *const *names,
                                     guint n_names,
                                     guint chosen);
void swb_creator_editor_point (SwbCreatorEditor *self, int code, guint field);
void swb_creator_editor_offer_removal (SwbCreatorEditor *self,
                                       SwbCreatorPart part,
                                       const SwbId *id,
                                       const char *done);
void swb_creator_editor_ask (SwbCreatorEditor *self,
                             SwbEditorMake make,
                             gconstpointer item,
                             const char *done);

SwbDocument *swb_creator_editor_get_document (SwbCreatorEditor *self);
const char *swb_creator_editor_get_text (SwbCreatorEditor *self, guint number);
SwbDay swb_creator_editor_get_day (SwbCreatorEditor *self, guint number);
guint swb_creator_editor_get_choice (SwbCreatorEditor *self, guint number);
void swb_creator_editor_set_text (SwbCreatorEditor *self,
                                  guint number,
                                  const char *text);
void swb_creator_editor_set_choice (SwbCreatorEditor *self,
                                    guint number,
                                    guint chosen);
gboolean swb_creator_editor_is_right (SwbCreatorEditor *self);

G_END_DECLS
