/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The notes about a creator, newest first. */
#pragma once

#include "ui/swb-creator-card.h"

G_BEGIN_DECLS

#define SWB_TYPE_CREATOR_NOTES (swb_creator_notes_get_type ())

G_DECLARE_FINAL_TYPE (
    SwbCreatorNotes, swb_creator_notes, SWB, CREATOR_NOTES, SwbCreatorCard)

GtkTextView *swb_creator_notes_get_entry (SwbCreatorNotes *self);
void swb_creator_notes_take (SwbCreatorNotes *self);

G_END_DECLS
