/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tags of a creator as pills to remove, and an entry for one more. */
#pragma once

#include "document/swb-creator-details.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_CREATOR_TAG_LIST (swb_creator_tag_list_get_type ())

G_DECLARE_FINAL_TYPE (
    SwbCreatorTagList, swb_creator_tag_list, SWB, CREATOR_TAG_LIST, GtkWidget)

void swb_creator_tag_list_show (SwbCreatorTagList *self,
                                SwbDocument *document,
                                SwbCreatorDetails *details);

G_END_DECLS
