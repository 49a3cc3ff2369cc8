/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions that creators of a roster have to meet, and their text, which
 * keeps what a newer version wrote. */
#include "model/swb-roster-filter.h"

#include <math.h>
#include <string.h>

#define GROUP "filter"

struct _SwbRosterFilter
{
  char **values[SWB_N_FILTERS];
  SwbFilterRange ranges[SWB_N_FILTERS];
  GHashTable *unknown; /* raw text by key */
};

static const char *const ids[SWB_N_FILTERS] = {
  [SWB_FILTER_TIER] = "tier",         [SWB_FILTER_PLATFORM] = "platform",
  [SWB_FILTER_LANGUAGE] = "language", [SWB_FILTER_CITY] = "city",
  [SWB_FILTER_COUNTRY] = "country",   [SWB_FILTER_NICHE] = "niche",
  [SWB_FILTER_FORMAT] = "format",     [SWB_FILTER_TAG] = "tag",
  [SWB_FILTER_STATUS] = "status",     [SWB_FILTER_WORKED] = "worked",
  [SWB_FILTER_READING] = "reading",   [SWB_FILTER_FOLLOWERS] = "followers",
  [SWB_FILTER_VIEWS] = "views",       [SWB_FILTER_ENGAGEMENT] = "engagement",
  [SWB_FILTER_FEE] = "fee",
};

static const SwbFilterRange everything = { NAN, NAN, "" };

/**
 * swb_filter_kind_id:
 * @kind: a kind of condition
 *
 * Returns: its id in texts
 */
const char *
swb_filter_kind_id (SwbFilterKind kind)
{
  g_return_val_if_fail (kind < SWB_N_FILTERS, NULL);

  return ids[kind];
}

/**
 * swb_filter_kind_parse:
 * @id: (nullable): an id
 * @kind: (out): the kind of this id
 *
 * Returns: whether there is one
 */
gboolean
swb_filter_kind_parse (const char *id, SwbFilterKind *kind)
{
  for (guint i = 0; i < SWB_N_FILTERS; i++)
    if (g_strcmp0 (ids[i], id) == 0)
      {
        *kind = (SwbFilterKind) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * swb_filter_kind_is_range:
 * @kind: a kind of condition
 *
 * Returns: whether it holds a range; else it holds values
 */
gboolean
swb_filter_kind_is_range (SwbFilterKind kind)
{
  return kind >= SWB_FILTER_FOLLOWERS;
}

/**
 * swb_roster_filter_new:
 *
 * Returns: (transfer full): no condition, which everybody meets
 */
SwbRosterFilter *
swb_roster_filter_new (void)
{
  SwbRosterFilter *self = g_atomic_rc_box_new0 (SwbRosterFilter);

  for (guint i = 0; i < SWB_N_FILTERS; i++)
    self->ranges[i] = everything;
  self->unknown =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/**
 * swb_roster_filter_ref:
 * @self: conditions
 *
 * Returns: (transfer full): @self
 */
SwbRosterFilter *
swb_roster_filter_ref (SwbRosterFilter *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer memory)
{
  SwbRosterFilter *self = memory;

  for (guint i = 0; i < SWB_N_FILTERS; i++)
    g_strfreev (self->values[i]);
  g_hash_table_unref (self->unknown);
}

/**
 * swb_roster_filter_unref:
 * @self: (transfer full) (nullable): conditions
 */
void
swb_roster_filter_unref (SwbRosterFilter *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear);
}

static SwbRosterFilter *
copy_but (const SwbRosterFilter *self, SwbFilterKind kind)
{
  SwbRosterFilter *copy = swb_roster_filter_new ();
  GHashTableIter iter;
  gpointer key;
  gpointer text;

  for (guint i = 0; i < SWB_N_FILTERS; i++)
    if (i != kind)
      {
        copy->values[i] = g_strdupv (self->values[i]);
        copy->ranges[i] = self->ranges[i];
      }
  g_hash_table_iter_init (&iter, self->unknown);
  while (g_hash_table_iter_next (&iter, &key, &text))
    g_hash_table_insert (copy->unknown, g_strdup (key), g_strdup (text));
  return copy;
}

/* Each once, in their order, so that equal conditions are equal texts. */
static char **
distinct (const char *const *values)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (; *values != NULL; values++)
    if (!g_ptr_array_find_with_equal_func (all, *values, g_str_equal, NULL))
      g_ptr_array_add (all, g_strdup (*values));
  g_ptr_array_add (all, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&all), FALSE);
}

/**
 * swb_roster_filter_with_values:
 * @self: conditions
 * @kind: a kind that holds values
 * @values: (nullable) (array zero-terminated=1): one of these must be there;
 *   null or none for no condition
 *
 * Returns: (transfer full): @self with this condition instead of the former
 *   one of its kind
 */
SwbRosterFilter *
swb_roster_filter_with_values (const SwbRosterFilter *self,
                               SwbFilterKind kind,
                               const char *const *values)
{
  SwbRosterFilter *copy;

  g_return_val_if_fail (kind < SWB_FILTER_FOLLOWERS, NULL);

  copy = copy_but (self, kind);
  if (values != NULL && *values != NULL)
    copy->values[kind] = distinct (values);
  return copy;
}

static gboolean
is_open (const SwbFilterRange *range)
{
  return isnan (range->least) && isnan (range->most);
}

/**
 * swb_roster_filter_with_range:
 * @self: conditions
 * @kind: a kind that holds a range
 * @range: (nullable): the range; null or open at both ends for no condition
 *
 * Returns: (transfer full): @self with this condition instead of the former
 *   one of its kind
 */
SwbRosterFilter *
swb_roster_filter_with_range (const SwbRosterFilter *self,
                              SwbFilterKind kind,
                              const SwbFilterRange *range)
{
  SwbRosterFilter *copy;

  g_return_val_if_fail (swb_filter_kind_is_range (kind), NULL);
  g_return_val_if_fail (kind < SWB_N_FILTERS, NULL);

  copy = copy_but (self, kind);
  if (range != NULL && !is_open (range))
    copy->ranges[kind] = *range;
  return copy;
}

/**
 * swb_roster_filter_without:
 * @self: conditions
 * @kind: a kind
 *
 * Returns: (transfer full): @self without the condition of this kind
 */
SwbRosterFilter *
swb_roster_filter_without (const SwbRosterFilter *self, SwbFilterKind kind)
{
  return copy_but (self, kind);
}

/**
 * swb_roster_filter_has:
 * @self: conditions
 * @kind: a kind
 *
 * Returns: whether there is a condition of this kind
 */
gboolean
swb_roster_filter_has (const SwbRosterFilter *self, SwbFilterKind kind)
{
  g_return_val_if_fail (kind < SWB_N_FILTERS, FALSE);

  return self->values[kind] != NULL || !is_open (&self->ranges[kind]);
}

/**
 * swb_roster_filter_count:
 * @self: conditions
 *
 * Returns: how many there are; those that only a newer version knows are not
 *   among them
 */
guint
swb_roster_filter_count (const SwbRosterFilter *self)
{
  guint n = 0;

  for (guint i = 0; i < SWB_N_FILTERS; i++)
    n += swb_roster_filter_has (self, (SwbFilterKind) i) ? 1 : 0;
  return n;
}

/**
 * swb_roster_filter_count_unknown:
 * @self: conditions
 *
 * Returns: how many conditions were written by a newer version; they are kept
 *   and filter nothing here
 */
guint
swb_roster_filter_count_unknown (const SwbRosterFilter *self)
{
  return g_hash_table_size (self->unknown);
}

/**
 * swb_roster_filter_get_values:
 * @self: conditions
 * @kind: a kind
 *
 * Returns: (nullable) (array zero-terminated=1): the values of its condition
 */
const char *const *
swb_roster_filter_get_values (const SwbRosterFilter *self, SwbFilterKind kind)
{
  g_return_val_if_fail (kind < SWB_N_FILTERS, NULL);

  return (const char *const *) self->values[kind];
}

/**
 * swb_roster_filter_get_range:
 * @self: conditions
 * @kind: a kind
 * @range: (out): the range of its condition
 *
 * Returns: whether there is one
 */
gboolean
swb_roster_filter_get_range (const SwbRosterFilter *self,
                             SwbFilterKind kind,
                             SwbFilterRange *range)
{
  g_return_val_if_fail (kind < SWB_N_FILTERS, FALSE);

  *range = self->ranges[kind];
  return !is_open (range);
}

static gboolean
same_number (double one, double other)
{
  return one == other || (isnan (one) && isnan (other));
}

static gboolean
same_values (char **one, char **other)
{
  if (one == NULL || other == NULL)
    return one == other;
  if (g_strv_length (one) != g_strv_length (other))
    return FALSE;
  for (; *one != NULL; one++)
    if (!g_strv_contains ((const char *const *) other, *one))
      return FALSE;
  return TRUE;
}

static gboolean
same_unknown (GHashTable *one, GHashTable *other)
{
  GHashTableIter iter;
  gpointer key;
  gpointer text;

  if (g_hash_table_size (one) != g_hash_table_size (other))
    return FALSE;
  g_hash_table_iter_init (&iter, one);
  while (g_hash_table_iter_next (&iter, &key, &text))
    if (g_strcmp0 (text, g_hash_table_lookup (other, key)) != 0)
      return FALSE;
  return TRUE;
}

/**
 * swb_roster_filter_equal:
 * @self: conditions
 * @other: others
 *
 * Returns: whether they are the same; the order of values does not count
 */
gboolean
swb_roster_filter_equal (const SwbRosterFilter *self,
                         const SwbRosterFilter *other)
{
  if (self == other)
    return TRUE;
  for (guint i = 0; i < SWB_N_FILTERS; i++)
    if (!same_values (self->values[i], other->values[i]) ||
        !same_number (self->ranges[i].least, other->ranges[i].least) ||
        !same_number (self->ranges[i].most, other->ranges[i].most) ||
        strcmp (self->ranges[i].currency, other->ranges[i].currency) != 0)
      return FALSE;
  return same_unknown (self->unknown, other->unknown);
}

/* "10000..100000", "..25000000 INR" */
static char *
print_range (const SwbFilterRange *range)
{
  char least[G_ASCII_DTOSTR_BUF_SIZE] = "";
  char most[G_ASCII_DTOSTR_BUF_SIZE] = "";

  if (!isnan (range->least))
    g_ascii_dtostr (least, sizeof least, range->least);
  if (!isnan (range->most))
    g_ascii_dtostr (most, sizeof most, range->most);
  return g_strdup_printf ("%s..%s%s%s", least, most,
                          *range->currency != '\0' ? " " : "", range->currency);
}

static gboolean
parse_end (const char *text, gsize length, double *end)
{
  g_autofree char *part = g_strndup (text, length);
  char *rest;

  *end = NAN;
  if (*part == '\0')
    return TRUE;
  *end = g_ascii_strtod (part, &rest);
  return *rest == '\0' && isfinite (*end);
}

static gboolean
parse_range (const char *text, SwbFilterRange *range)
{
  const char *dots = strstr (text, "..");
  const char *blank = dots != NULL ? strchr (dots, ' ') : NULL;
  gsize length;

  *range = everything;
  if (dots == NULL)
    return FALSE;
  length = blank != NULL ? (gsize) (blank - dots - 2) : strlen (dots + 2);
  if (blank != NULL &&
      g_strlcpy (range->currency, blank + 1, sizeof range->currency) != 3)
    return FALSE;
  return parse_end (text, (gsize) (dots - text), &range->least) &&
         parse_end (dots + 2, length, &range->most) && !is_open (range);
}

/**
 * swb_roster_filter_save:
 * @self: conditions
 * @file: where to
 * @group: the group that gets one key a condition
 */
void
swb_roster_filter_save (const SwbRosterFilter *self,
                        GKeyFile *file,
                        const char *group)
{
  g_autoptr (GList) keys = g_hash_table_get_keys (self->unknown);

  for (guint i = 0; i < SWB_N_FILTERS; i++)
    if (self->values[i] != NULL)
      g_key_file_set_string_list (file, group, ids[i],
                                  (const char *const *) self->values[i],
                                  g_strv_length (self->values[i]));
    else if (!is_open (&self->ranges[i]))
      {
        g_autofree char *text = print_range (&self->ranges[i]);

        g_key_file_set_string (file, group, ids[i], text);
      }
  keys = g_list_sort (keys, (GCompareFunc) strcmp);
  for (GList *key = keys; key != NULL; key = key->next)
    g_key_file_set_value (file, group, key->data,
                          g_hash_table_lookup (self->unknown, key->data));
}

static gboolean
load_known (SwbRosterFilter *self,
            SwbFilterKind kind,
            GKeyFile *file,
            const char *group)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) values = NULL;

  if (swb_filter_kind_is_range (kind))
    {
      SwbFilterRange range;

      text = g_key_file_get_string (file, group, ids[kind], NULL);
      if (text == NULL || !parse_range (text, &range))
        return FALSE;
      self->ranges[kind] = range;
      return TRUE;
    }
  values = g_key_file_get_string_list (file, group, ids[kind], NULL, NULL);
  if (values == NULL)
    return FALSE;
  if (*values != NULL)
    self->values[kind] = distinct ((const char *const *) values);
  return TRUE;
}

/**
 * swb_roster_filter_load:
 * @file: where from
 * @group: the group that swb_roster_filter_save() filled, maybe that of a newer
 *   version
 *
 * Returns: (transfer full): the conditions; none where there is no such group.
 *   What cannot be understood is kept as it stands.
 */
SwbRosterFilter *
swb_roster_filter_load (GKeyFile *file, const char *group)
{
  SwbRosterFilter *self = swb_roster_filter_new ();
  g_auto (GStrv) keys = g_key_file_get_keys (file, group, NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      SwbFilterKind kind;

      if (!swb_filter_kind_parse (keys[i], &kind) ||
          !load_known (self, kind, file, group))
        g_hash_table_insert (self->unknown, g_strdup (keys[i]),
                             g_key_file_get_value (file, group, keys[i], NULL));
    }
  return self;
}

/**
 * swb_roster_filter_print:
 * @self: conditions
 *
 * Returns: (transfer full): a text for swb_roster_filter_parse(); equal
 *   conditions in an equal order give equal texts
 */
char *
swb_roster_filter_print (const SwbRosterFilter *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  swb_roster_filter_save (self, file, GROUP);
  return g_key_file_to_data (file, NULL, NULL);
}

/**
 * swb_roster_filter_parse:
 * @text: a text from swb_roster_filter_print(), "" for no condition
 * @error: why not; of #GKeyFileError
 *
 * Returns: (transfer full) (nullable): the conditions
 */
SwbRosterFilter *
swb_roster_filter_parse (const char *text, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (*text != '\0' && !g_key_file_load_from_data (file, text, (gsize) -1,
                                                   G_KEY_FILE_NONE, error))
    return NULL;
  return swb_roster_filter_load (file, GROUP);
}
