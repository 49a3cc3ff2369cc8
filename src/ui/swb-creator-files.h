/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files that were attached to a creator. */
#pragma once

#include "ui/swb-creator-card.h"

G_BEGIN_DECLS

#define SWB_TYPE_CREATOR_FILES (swb_creator_files_get_type ())

G_DECLARE_FINAL_TYPE (
    SwbCreatorFiles, swb_creator_files, SWB, CREATOR_FILES, SwbCreatorCard)

G_END_DECLS
