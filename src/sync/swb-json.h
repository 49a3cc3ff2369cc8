/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON from strangers: checked in full before it is parsed, and read so that
 * missing, wrong and zero stay three things. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** Most that is parsed, and how deep it may nest. */
#define SWB_JSON_MAX_BYTES (8u << 20)
#define SWB_JSON_MAX_DEPTH 64

/**
 * SwbJsonResult:
 * @SWB_JSON_OK: the member is there and was read
 * @SWB_JSON_MISSING: there is no such member, or it is null
 * @SWB_JSON_WRONG: the member is of another kind
 */
typedef enum
{
  SWB_JSON_OK,
  SWB_JSON_MISSING,
  SWB_JSON_WRONG,
} SwbJsonResult;

gboolean swb_json_find_fault (const char *text, gsize length, gsize *at);
gboolean swb_json_check (const char *text, gsize length, GError **error);
JsonNode *swb_json_parse (GBytes *bytes, GError **error);
JsonObject *swb_json_root (JsonNode *root, GError **error);

SwbJsonResult
swb_json_get_object (JsonObject *object, const char *name, JsonObject **value);
SwbJsonResult
swb_json_get_array (JsonObject *object, const char *name, JsonArray **value);
SwbJsonResult
swb_json_get_count (JsonObject *object, const char *name, gint64 *value);
SwbJsonResult
swb_json_get_number (JsonObject *object, const char *name, double *value);
SwbJsonResult
swb_json_get_text (JsonObject *object, const char *name, const char **value);
SwbJsonResult
swb_json_get_id (JsonObject *object, const char *name, char **value);
SwbJsonResult
swb_json_get_flag (JsonObject *object, const char *name, gboolean *value);

G_END_DECLS
