/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a source of creator data needs to know, in the preferences: its key, in
 * the keyring, and its address. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SWB_TYPE_SOURCE_GROUP (swb_source_group_get_type ())

/* Property "source": id of a source, given once. */
G_DECLARE_FINAL_TYPE (
    SwbSourceGroup, swb_source_group, SWB, SOURCE_GROUP, AdwPreferencesGroup)

G_END_DECLS
