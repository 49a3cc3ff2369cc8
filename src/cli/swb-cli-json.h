/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON for programs that read what swellboardctl prints. */
#pragma once

#include "base/swb-day.h"
#include "base/swb-id.h"
#include "base/swb-money.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void swb_json_add_text (JsonBuilder *json, const char *key, const char *text);
void swb_json_add_int (JsonBuilder *json, const char *key, gint64 value);
void swb_json_add_count (JsonBuilder *json, const char *key, gint64 value);
void swb_json_add_real (JsonBuilder *json, const char *key, double value);
void swb_json_add_bool (JsonBuilder *json, const char *key, gboolean value);
void swb_json_add_day (JsonBuilder *json, const char *key, SwbDay day);
void swb_json_add_id (JsonBuilder *json, const char *key, const SwbId *id);
void swb_json_add_money (JsonBuilder *json, const char *key, SwbMoney money);
void swb_json_add_words (JsonBuilder *json, const char *key, const char *words);
void swb_json_print_node (JsonNode *node);
void swb_json_print (JsonBuilder *json);

G_END_DECLS
