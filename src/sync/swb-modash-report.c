/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One report of Modash read into one row. What is absent stays absent; a
 * number of the wrong kind refuses the row. */
#include "sync/swb-modash.h"

#include "base/swb-country.h"
#include "sync/swb-json.h"
#include "sync/swb-sync-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Weights are rounded to whatever a float is. */
#define ALL (1 + 1e-6)
#define LARGEST_AVERAGE 1e15

static gboolean
wrong (GError **error)
{
  g_set_error_literal (error, SWB_SYNC_ERROR, SWB_SYNC_ERROR_DATA,
                       _ ("Modash's answer has a number or a name in a form "
                          "that cannot be read."));
  return FALSE;
}

static gboolean
is_same (const char *told, const SwbSyncRow *row)
{
  return told != NULL && *told != '\0' &&
         (*row->handle != '\0' ? swb_sync_same_handle (told, row->handle)
                               : g_strcmp0 (told, row->known_id) == 0);
}

/* Services have answered with somebody else. */
static gboolean
check_identity (SwbSyncRow *row,
                JsonObject *profile,
                const char *id,
                GError **error)
{
  const char *name, *handle;

  if (swb_json_get_text (profile, "username", &name) == SWB_JSON_WRONG ||
      swb_json_get_text (profile, "handle", &handle) == SWB_JSON_WRONG)
    return wrong (error);
  if (is_same (name, row) || is_same (handle, row) || is_same (id, row))
    return TRUE;
  if (name == NULL)
    name = handle;
  if (name != NULL)
    g_set_error (error, SWB_SYNC_ERROR, SWB_SYNC_ERROR_STRANGER,
                 _ ("Modash answered with @%s instead of @%s, so nothing was "
                    "taken. If the creator has a new handle, change it here "
                    "and refresh again."),
                 *name == '@' ? name + 1 : name, row->handle);
  else
    g_set_error (error, SWB_SYNC_ERROR, SWB_SYNC_ERROR_STRANGER,
                 _ ("Modash did not say whose numbers it sent for @%s, so "
                    "nothing was taken."),
                 row->handle);
  return FALSE;
}

/* The quotient's base is what it comes out of; Modash divides by followers or,
 * on platforms of videos, by views, and does not say which. Without the number
 * on top nobody can tell, but on Instagram it is followers. */
static gboolean
read_rate (SwbSourceRun *run,
           SwbSyncRow *row,
           JsonObject *profile,
           GError **error)
{
  double rate = NAN, top = NAN, followers = NAN, views = NAN;

  if (swb_json_get_number (profile, "engagementRate", &rate) ==
          SWB_JSON_WRONG ||
      swb_json_get_number (profile, "engagements", &top) == SWB_JSON_WRONG ||
      swb_json_get_number (profile, "followers", &followers) ==
          SWB_JSON_WRONG ||
      swb_json_get_number (profile, "averageViews", &views) == SWB_JSON_WRONG ||
      rate < 0)
    return wrong (error);
  if (isnan (rate))
    return TRUE;
  if (row->platform == SWB_PLATFORM_INSTAGRAM ||
      fabs (top / followers - rate) <= 0.01 * rate)
    swb_source_run_add_rate (run, row, "engagement-rate", rate, "followers",
                             followers);
  else if (fabs (top / views - rate) <= 0.01 * rate)
    swb_source_run_add_rate (run, row, "engagement-rate", rate, "views", views);
  return TRUE;
}

/* An average need not be whole. */
static gboolean
read_average (SwbSourceRun *run,
              SwbSyncRow *row,
              JsonObject *object,
              const char *member,
              const char *metric)
{
  double value = -1;

  switch (swb_json_get_number (object, member, &value))
    {
    case SWB_JSON_MISSING:
      return TRUE;
    case SWB_JSON_OK:
      if (value < 0 || value > LARGEST_AVERAGE)
        return FALSE;
      swb_source_run_add_reading (run, row, metric, value, 0);
      return TRUE;
    case SWB_JSON_WRONG:
    default:
      return FALSE;
    }
}

static gboolean
read_numbers (SwbSourceRun *run,
              SwbSyncRow *row,
              JsonObject *report,
              JsonObject *profile,
              GError **error)
{
  if (!swb_source_run_take_count (run, row, profile, "followers",
                                  "followers") ||
      !swb_source_run_take_count (run, row, report, "postsCount", "posts") ||
      !read_average (run, row, profile, "engagements", "avg-engagement") ||
      !read_average (run, row, profile, "averageViews", "avg-views") ||
      !read_average (run, row, report, "avgLikes", "avg-likes") ||
      !read_average (run, row, report, "avgComments", "avg-comments"))
    return wrong (error);
  return read_rate (run, row, profile, error);
}

/* "65-" is open at its end. */
static char *
name_part (JsonObject *part, SwbShareKind kind)
{
  const char *code, *name;
  char *text;

  swb_json_get_text (part, "code", &code);
  swb_json_get_text (part, "name", &name);
  if (kind == SWB_SHARE_REGION || kind == SWB_SHARE_INTEREST || code == NULL ||
      (kind == SWB_SHARE_COUNTRY && swb_country_code_of (code) == NULL))
    code = name != NULL ? name : code;
  text = g_strdup (code);
  if (kind == SWB_SHARE_AGE && text != NULL && g_str_has_suffix (text, "-"))
    text[strlen (text) - 1] = '+';
  return text;
}

static gboolean
read_part (SwbSyncRow *row, JsonNode *node, SwbShareKind kind)
{
  g_autofree char *name = NULL;
  double weight = 0;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  switch (swb_json_get_number (json_node_get_object (node), "weight", &weight))
    {
    case SWB_JSON_MISSING:
      return TRUE;
    case SWB_JSON_OK:
      if (weight >= 0 && weight <= ALL)
        break;
      return FALSE;
    case SWB_JSON_WRONG:
    default:
      return FALSE;
    }
  name = name_part (json_node_get_object (node), kind);
  swb_sync_row_add_share (row, kind, name, MIN (weight, 1));
  return TRUE;
}

static gboolean
read_audience (SwbSyncRow *row, JsonObject *report, GError **error)
{
  static const struct
  {
    const char *member;
    SwbShareKind kind;
  } lists[] = {
    { "genders", SWB_SHARE_GENDER },       { "ages", SWB_SHARE_AGE },
    { "geoCountries", SWB_SHARE_COUNTRY }, { "geoCities", SWB_SHARE_REGION },
    { "languages", SWB_SHARE_LANGUAGE },   { "interests", SWB_SHARE_INTEREST },
  };
  JsonObject *audience;

  if (swb_json_get_object (report, "audience", &audience) == SWB_JSON_WRONG)
    return wrong (error);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      JsonArray *list;
      guint n;

      if (swb_json_get_array (audience, lists[i].member, &list) ==
          SWB_JSON_WRONG)
        return wrong (error);
      n = list != NULL ? json_array_get_length (list) : 0;
      for (guint k = 0; k < MIN (n, SWB_SYNC_MOST_SHARES); k++)
        if (!read_part (row, json_array_get_element (list, k), lists[i].kind))
          {
            g_set_error_literal (
                error, SWB_SYNC_ERROR, SWB_SYNC_ERROR_DATA,
                _ ("Modash's answer has a share of the audience that is not "
                   "one from 0 to 100 %, so nothing was taken."));
            return FALSE;
          }
    }
  return TRUE;
}

/**
 * swb_modash_read_report:
 * @run: a run
 * @row: the row to fill
 * @answer: what came back
 * @error: where to say why not
 *
 * Returns: whether the report is of the account asked for and could be read;
 *   else %SWB_SYNC_ERROR_STRANGER or %SWB_SYNC_ERROR_DATA
 */
gboolean
swb_modash_read_report (SwbSourceRun *run,
                        SwbSyncRow *row,
                        JsonObject *answer,
                        GError **error)
{
  JsonObject *report, *profile;
  g_autofree char *id = NULL;
  const char *text;

  if (swb_json_get_object (answer, "profile", &report) != SWB_JSON_OK ||
      swb_json_get_object (report, "profile", &profile) != SWB_JSON_OK ||
      swb_json_get_id (report, "userId", &id) == SWB_JSON_WRONG)
    return wrong (error);
  if (!check_identity (row, profile, id, error))
    return FALSE;
  swb_sync_row_set_text (&row->external_id, id);
  if (swb_json_get_text (profile, "fullname", &text) == SWB_JSON_WRONG)
    return wrong (error);
  swb_sync_row_set_text (&row->title, text);
  swb_json_get_text (profile, "picture", &text);
  swb_sync_row_set_picture (row, text);
  return read_numbers (run, row, report, profile, error) &&
         read_audience (row, report, error);
}
