/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a search for duplicates looks at: names, handles and contacts, folded,
 * as keys with a hash each. */
#include "document/swb-duplicates-private.h"

#include "base/swb-text.h"
#include "document/swb-merge.h"

#include <string.h>

#define OFTEN 4096 /* rows between two looks at the cancellable */
#define MOST_WORDS 16

/* Fewer digits are an extension, more are no number; what comes before the
 * last ones is the country's and the trunk's prefix. */
#define LEAST_DIGITS 8
#define MOST_DIGITS 15
#define LAST_DIGITS 9

/* Rules of exemptions sort before it when they begin with SWB_NOT_SAME. */
#define NEXT_RULE "duplicate;"

/* FNV-1a of 64 bits (Fowler, Noll and Vo). */
static guint64
hash_text (const char *text, SwbKeyKind kind)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037) ^ kind;

  for (; *text != '\0'; text++)
    hash = (hash ^ (guchar) *text) * G_GUINT64_CONSTANT (1099511628211);
  return hash;
}

static void
add_key (SwbDuplicateLook *look,
         SwbKeyKind kind,
         guint32 creator,
         SwbPlatform platform,
         const char *text)
{
  const SwbDuplicateKey key = {
    .hash = hash_text (text, kind),
    .creator = creator,
    .text = (guint32) look->texts->len,
    .kind = (guint8) kind,
    .platform = (guint8) platform,
  };

  if (look->texts->len > G_MAXUINT32 / 2)
    return; /* of what comes after two thousand million letters, nothing */
  g_string_append_len (look->texts, text, (gssize) strlen (text) + 1);
  g_array_append_val (look->keys[kind], key);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The words of a name in the order of the alphabet, " " between. */
static void
add_name (SwbDuplicateLook *look, guint32 creator, const char *name)
{
  g_autofree char *folded = swb_text_fold (name);
  g_autoptr (GString) key = g_string_new (NULL);
  const char *words[MOST_WORDS];
  guint n = 0;
  gboolean inside = FALSE;

  for (char *at = folded; *at != '\0';)
    {
      const gunichar c = g_utf8_get_char (at);
      char *next = g_utf8_next_char (at);

      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        {
          if (!inside && n < MOST_WORDS)
            words[n++] = at;
          inside = TRUE;
        }
      else
        {
          inside = FALSE;
          memset (at, '\0', (gsize) (next - at));
        }
      at = next;
    }
  qsort (words, n, sizeof *words, compare_words);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (key, "%s%s", i > 0 ? " " : "", words[i]);
  if (g_utf8_strlen (key->str, -1) < 2)
    return;
  g_array_index (look->names, guint32, creator) = (guint32) look->texts->len;
  add_key (look, SWB_KEY_NAME, creator, SWB_PLATFORM_OTHER, key->str);
}

static void
add_email (SwbDuplicateLook *look, guint32 creator, const char *folded)
{
  const char *at = strchr (folded, '@');

  if (at == NULL || at == folded || strchr (at, '.') == NULL)
    return;
  add_key (look, SWB_KEY_EMAIL, creator, SWB_PLATFORM_OTHER, folded);
  look->n_contacts++;
}

static void
add_phone (SwbDuplicateLook *look, guint32 creator, const char *folded)
{
  char digits[MOST_DIGITS + 1];
  guint n = 0;

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      const int digit = g_unichar_digit_value (g_utf8_get_char (at));

      if (digit < 0)
        continue;
      if (n == MOST_DIGITS)
        return;
      digits[n++] = (char) ('0' + digit);
    }
  if (n < LEAST_DIGITS)
    return;
  digits[n] = '\0';
  add_key (look, SWB_KEY_PHONE, creator, SWB_PLATFORM_OTHER,
           n > LAST_DIGITS ? digits + n - LAST_DIGITS : digits);
  look->n_contacts++;
}

/* A line that people typed: an address, a number, both, or something else. */
static void
add_contact (SwbDuplicateLook *look, guint32 creator, const char *text)
{
  g_autofree char *folded = swb_text_fold (text);
  g_auto (GStrv) parts = NULL;
  g_autoptr (GString) rest = g_string_new (NULL);

  if (*folded == '\0')
    return;
  parts = g_strsplit_set (folded, " ,;|/<>()\t\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (strchr (parts[i], '@') != NULL)
      add_email (look, creator, parts[i]);
    else
      g_string_append (rest, parts[i]);
  add_phone (look, creator, rest->str);
}

static const char *
column (sqlite3_stmt *statement, int index)
{
  const char *text = (const char *) sqlite3_column_text (statement, index);

  return text != NULL ? text : "";
}

static void
take_creator (SwbDuplicateLook *look, sqlite3_stmt *statement)
{
  const guint32 creator = look->ids->len;
  const guint32 nowhere = 0;
  const guint32 unnamed = SWB_NO_NAME;
  SwbId id;

  swb_column_id (statement, 0, &id);
  g_array_append_val (look->ids, id);
  g_array_append_val (look->platforms, nowhere);
  g_array_append_val (look->names, unnamed);
  swb_id_index_set (look->index, &id, creator);
  add_name (look, creator, column (statement, 1));
  add_contact (look, creator, column (statement, 2));
}

static gboolean
find_creator (SwbDuplicateLook *look, sqlite3_stmt *statement, guint32 *creator)
{
  SwbId id;

  return swb_column_id (statement, 0, &id) &&
         swb_id_index_find (look->index, &id, creator);
}

static void
take_account (SwbDuplicateLook *look, sqlite3_stmt *statement)
{
  g_autofree char *handle = swb_text_fold_handle (column (statement, 2));
  const SwbPlatform platform = swb_platform_parse (column (statement, 1));
  guint32 creator;

  if (!find_creator (look, statement, &creator))
    return;
  look->n_accounts++;
  if (strlen (handle) < 3)
    return;
  add_key (look, SWB_KEY_HANDLE, creator, platform, handle);
  if (platform != SWB_PLATFORM_OTHER)
    g_array_index (look->platforms, guint32, creator) |= 1u << platform;
}

G_STATIC_ASSERT (SWB_N_PLATFORMS <= 32);

/* These have the same address for all of their people. */
static gboolean
speaks_for_many (const char *role)
{
  static const char *const roles[] = { "agent",      "agency", "manager",
                                       "management", "label",  NULL };
  g_autofree char *folded = swb_text_fold (role);

  return g_strv_contains (roles, folded);
}

static void
take_contact (SwbDuplicateLook *look, sqlite3_stmt *statement)
{
  guint32 creator;

  if (speaks_for_many (column (statement, 3)) ||
      !find_creator (look, statement, &creator))
    return;
  /* Tables that were imported have numbers where an address should be. */
  add_contact (look, creator, column (statement, 1));
  add_contact (look, creator, column (statement, 2));
}

/* Of two that are not the same: "duplicate:" and the id of the other one. */
static void
take_exemption (SwbDuplicateLook *look, sqlite3_stmt *statement)
{
  const char *rule = column (statement, 1);
  guint32 first;
  guint32 second;
  guint64 pair;
  SwbId id;

  if (!find_creator (look, statement, &first) ||
      !swb_id_parse (rule + strlen (SWB_NOT_SAME), &id) ||
      !swb_id_index_find (look->index, &id, &second))
    return;
  pair = swb_duplicates_pair_key (first, second);
  g_hash_table_add (look->exempt, g_memdup2 (&pair, sizeof pair));
}

/**
 * swb_duplicates_goes_on:
 * @look: a search
 * @part: which part of it is done, 0 to 1
 * @error: that it was cancelled
 *
 * Returns: whether it goes on
 */
gboolean
swb_duplicates_goes_on (SwbDuplicateLook *look, double part, GError **error)
{
  if (look->thousandths != NULL)
    g_atomic_int_set (look->thousandths, (int) (part * 1000));
  return !g_cancellable_set_error_if_cancelled (look->cancellable, error);
}

static gboolean
read_table (SwbDuplicateLook *look,
            SwbDatabase *db,
            const char *sql,
            void (*take) (SwbDuplicateLook *, sqlite3_stmt *),
            double from,
            double until,
            GError **error)
{
  g_autofree char *counting =
      g_strdup_printf ("SELECT count(*) %s", strstr (sql, "FROM"));
  const gint64 all = swb_database_number (db, counting, 1);
  sqlite3_stmt *statement = swb_database_prepare (db, sql, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  for (gint64 n = 0; swb_database_step (db, statement, &has_row, error); n++)
    {
      if (!has_row)
        return TRUE;
      take (look, statement);
      if (n % OFTEN == 0 &&
          !swb_duplicates_goes_on (look,
                                   from + (until - from) * (double) n /
                                              (double) MAX (all, n + 1),
                                   error))
        {
          sqlite3_reset (statement);
          return FALSE;
        }
    }
  return FALSE;
}

/**
 * swb_duplicates_look:
 * @look: an empty search
 * @db: a connection to the working copy
 * @error: why not
 *
 * Returns: whether everything was read
 */
gboolean
swb_duplicates_look (SwbDuplicateLook *look, SwbDatabase *db, GError **error)
{
  look->index = swb_id_index_new ((guint) swb_database_number (
      db, "SELECT count(*) FROM creator WHERE deleted=0", 0));
  return read_table (look, db,
                     "SELECT id, name, contact FROM creator WHERE deleted=0",
                     take_creator, 0, 0.3, error) &&
         read_table (look, db,
                     "SELECT creator, platform, handle FROM account"
                     " WHERE deleted=0",
                     take_account, 0.3, 0.55, error) &&
         read_table (look, db,
                     "SELECT creator, email, phone, role FROM contact"
                     " WHERE deleted=0",
                     take_contact, 0.55, 0.6, error) &&
         read_table (look, db,
                     "SELECT subject, rule FROM exemption WHERE deleted=0"
                     " AND rule>='" SWB_NOT_SAME "' AND rule<'" NEXT_RULE "'",
                     take_exemption, 0.6, 0.6, error);
}
