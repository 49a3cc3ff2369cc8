/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Readings of followers over the last months, and what views and fees rest on,
 * for the creators in view. The model has the newest number alone: the rest is
 * read when somebody looks at it, many creators by one question to the worker,
 * and kept for a while. */
#include "document/swb-spark-reader.h"

#include "base/swb-text.h"
#include "document/swb-document-private.h"
#include "document/swb-roster-reader.h"

/* So many creators are kept, and at the most so many asked for at once. */
#define MOST_KEPT 4000
#define MOST_ASKED 256

/* Cells ask one by one while a list scrolls; milliseconds. */
#define GATHER 20

typedef struct
{
  SwbId creator;
  SwbId account;
  SwbSpark spark;
  SwbDay *days;
  double *values;
  char *sources;
  char *fee_channel;
  char *fee_deliverable;
  GList link; /* in order of use, newest first */
} Entry;

struct _SwbSparkReader
{
  GObject parent_instance;

  SwbDocument *document;
  SwbRoster *roster;
  GHashTable *entries; /* id of a creator -> Entry */
  GQueue used;
  GArray *wanted; /* of Entry: creators and accounts to read, newest last */
  guint source;
  gboolean reading;
  guint generation; /* of what is known; counts changes of the roster */
};

G_DEFINE_FINAL_TYPE (SwbSparkReader, swb_spark_reader, G_TYPE_OBJECT)

enum
{
  ARRIVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
entry_free (gpointer memory)
{
  Entry *entry = memory;

  g_free (entry->days);
  g_free (entry->values);
  g_free (entry->sources);
  g_free (entry->fee_channel);
  g_free (entry->fee_deliverable);
  g_free (entry);
}

/* What goes to the worker, and what comes back. */
typedef struct
{
  GPtrArray *entries;
  SwbDay from;
  SwbDay today;
  guint generation;
} Batch;

static void
batch_free (gpointer memory)
{
  Batch *batch = memory;

  g_ptr_array_unref (batch->entries);
  g_free (batch);
}

/* Each once; a source has no line break. */
static void
add_source (GString *sources, const char *source)
{
  g_auto (GStrv) known = g_strsplit (sources->str, "\n", -1);

  if (source == NULL || *source == '\0' ||
      g_strv_contains ((const char *const *) known, source))
    return;
  g_string_append_printf (sources, "%s%s", sources->len > 0 ? "\n" : "",
                          source);
}

/* Of several readings of one day the one that was written last counts: ids
 * rise with time. */
static gboolean
read_one (SwbDatabase *db, const Batch *batch, Entry *entry, GError **error)
{
  sqlite3_stmt *statement = swb_database_prepare (
      db,
      "SELECT day, value, source FROM reading WHERE subject=?1 AND deleted=0"
      " AND metric='followers' AND value IS NOT NULL AND day BETWEEN ?2 AND ?3"
      " AND (expires IS NULL OR expires>=?3) ORDER BY day, id",
      error);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (SwbDay));
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GString) sources = g_string_new (NULL);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  swb_bind_id (statement, 1, &entry->account);
  sqlite3_bind_int (statement, 2, batch->from);
  sqlite3_bind_int (statement, 3, batch->today);
  while (has_row)
    {
      SwbDay day;
      double value;

      if (!swb_database_step (db, statement, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      day = sqlite3_column_int (statement, 0);
      value = sqlite3_column_double (statement, 1);
      add_source (sources, (const char *) sqlite3_column_text (statement, 2));
      if (days->len > 0 && g_array_index (days, SwbDay, days->len - 1) == day)
        {
          g_array_index (values, double, values->len - 1) = value;
          continue;
        }
      g_array_append_val (days, day);
      g_array_append_val (values, value);
    }
  entry->spark.n = days->len;
  entry->spark.sources = entry->sources =
      g_string_free (g_steal_pointer (&sources), FALSE);
  entry->days = (SwbDay *) g_array_free (g_steal_pointer (&days), FALSE);
  entry->values = (double *) g_array_free (g_steal_pointer (&values), FALSE);
  entry->spark.days = entry->days;
  entry->spark.values = entry->values;
  return TRUE;
}

/* Of the newest reading at all, also one that may not be used any more. */
static gboolean
read_expiry (SwbDatabase *db, const Batch *batch, Entry *entry, GError **error)
{
  sqlite3_stmt *statement = swb_database_prepare (
      db,
      "SELECT expires FROM reading WHERE subject=?1 AND deleted=0"
      " AND metric='followers' AND value IS NOT NULL AND day<=?2"
      " ORDER BY day DESC, id DESC LIMIT 1",
      error);
  gboolean has_row;

  entry->spark.expires = SWB_DAY_NONE;
  if (statement == NULL)
    return FALSE;
  swb_bind_id (statement, 1, &entry->account);
  sqlite3_bind_int (statement, 2, batch->today);
  if (!swb_database_step (db, statement, &has_row, error))
    return FALSE;
  if (has_row && sqlite3_column_type (statement, 0) != SQLITE_NULL)
    entry->spark.expires = sqlite3_column_int (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
read_views_day (SwbDatabase *db,
                const Batch *batch,
                Entry *entry,
                GError **error)
{
  sqlite3_stmt *statement = swb_database_prepare (
      db,
      "SELECT max (day) FROM reading WHERE subject=?1 AND deleted=0"
      " AND metric='avg-views' AND value IS NOT NULL"
      " AND (expires IS NULL OR expires>=?2)",
      error);
  gboolean has_row;

  entry->spark.views_day = SWB_DAY_NONE;
  if (statement == NULL)
    return FALSE;
  swb_bind_id (statement, 1, &entry->account);
  sqlite3_bind_int (statement, 2, batch->today);
  if (!swb_database_step (db, statement, &has_row, error))
    return FALSE;
  if (has_row && sqlite3_column_type (statement, 0) != SQLITE_NULL)
    entry->spark.views_day = sqlite3_column_int (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

static void
take_rate (Entry *entry, sqlite3_stmt *row, gint64 *least)
{
  const gboolean told = sqlite3_column_type (row, 1) != SQLITE_NULL;
  const SwbDay day = told ? sqlite3_column_int (row, 1) : SWB_DAY_NONE;
  SwbMoney fee;

  if (!swb_money_parse_text ((const char *) sqlite3_column_text (row, 0),
                             &fee) ||
      (entry->fee_channel != NULL &&
       (day < entry->spark.fee_day ||
        (day == entry->spark.fee_day && fee.minor >= *least))))
    return;
  *least = fee.minor;
  g_free (entry->fee_channel);
  g_free (entry->fee_deliverable);
  entry->fee_channel = swb_text_show_line (
      (const char *) sqlite3_column_text (row, 2), SWB_MOST_SHOWN);
  entry->fee_deliverable = swb_text_show_line (
      (const char *) sqlite3_column_text (row, 3), SWB_MOST_SHOWN);
  entry->spark.fee_day = day;
  entry->spark.fee_channel = entry->fee_channel;
  entry->spark.fee_deliverable = entry->fee_deliverable;
}

/* The one that the roster shows: the lowest of the newest day. */
static gboolean
read_fee (SwbDatabase *db, Entry *entry, GError **error)
{
  sqlite3_stmt *statement = swb_database_prepare (
      db,
      "SELECT fee, day, channel, deliverable FROM rate WHERE creator=?1"
      " AND deleted=0 ORDER BY id",
      error);
  gint64 least = 0;
  gboolean has_row = TRUE;

  entry->spark.fee_day = SWB_DAY_NONE;
  if (statement == NULL)
    return FALSE;
  swb_bind_id (statement, 1, &entry->creator);
  while (has_row)
    {
      if (!swb_database_step (db, statement, &has_row, error))
        return FALSE;
      if (has_row)
        take_rate (entry, statement, &least);
    }
  return TRUE;
}

static gboolean
read_entry (SwbDatabase *db, const Batch *batch, Entry *entry, GError **error)
{
  return read_one (db, batch, entry, error) &&
         read_expiry (db, batch, entry, error) &&
         read_views_day (db, batch, entry, error) &&
         read_fee (db, entry, error);
}

static gboolean
work_read (SwbDatabase *db,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  Batch *batch = data;

  for (guint i = 0; i < batch->entries->len; i++)
    if (!read_entry (db, batch, batch->entries->pdata[i], error))
      return FALSE;
  return TRUE;
}

static void
forget (SwbSparkReader *self, const SwbId *creator)
{
  Entry *entry = g_hash_table_lookup (self->entries, creator);

  if (entry == NULL)
    return;
  g_queue_unlink (&self->used, &entry->link);
  g_hash_table_remove (self->entries, creator);
}

/* Takes the entry over. */
static void
keep (SwbSparkReader *self, Entry *entry)
{
  forget (self, &entry->creator);
  entry->link.data = entry;
  g_queue_push_head_link (&self->used, &entry->link);
  g_hash_table_insert (self->entries, &entry->creator, entry);
  if (g_hash_table_size (self->entries) > MOST_KEPT)
    forget (self, &((Entry *) g_queue_peek_tail (&self->used))->creator);
}

static void queue_reading (SwbSparkReader *self);

/* What changed while it was read is read again when somebody asks for it. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbSparkReader) self = user_data;
  g_autoptr (GError) error = NULL;
  Batch *batch = swb_store_get_data (result);
  gboolean ok = swb_store_finish (NULL, result, &error);

  self->reading = FALSE;
  if (!ok)
    g_debug ("Readings of followers: %s", error->message);
  if (ok && batch->generation == self->generation)
    {
      g_ptr_array_set_free_func (batch->entries, NULL);
      for (guint i = 0; i < batch->entries->len; i++)
        keep (self, batch->entries->pdata[i]);
    }
  if (self->wanted->len > 0)
    queue_reading (self);
  if (ok)
    g_signal_emit (self, signals[ARRIVED], 0);
}

static Batch *
batch_new (SwbSparkReader *self)
{
  Batch *batch = g_new0 (Batch, 1);

  batch->entries = g_ptr_array_new_with_free_func (entry_free);
  batch->today = swb_day_today ();
  batch->from = swb_day_add_months (batch->today, -SWB_SPARK_MONTHS);
  batch->generation = self->generation;
  for (guint i = 0; i < self->wanted->len; i++)
    g_ptr_array_add (
        batch->entries,
        g_memdup2 (&g_array_index (self->wanted, Entry, i), sizeof (Entry)));
  g_array_set_size (self->wanted, 0);
  return batch;
}

static gboolean
gathered_cb (gpointer user_data)
{
  SwbSparkReader *self = user_data;

  self->source = 0;
  if (self->document == NULL || self->document->store == NULL ||
      self->document->closing)
    {
      g_array_set_size (self->wanted, 0);
      return G_SOURCE_REMOVE;
    }
  self->reading = TRUE;
  swb_store_push (self->document->store, work_read, batch_new (self),
                  batch_free, NULL, read_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
queue_reading (SwbSparkReader *self)
{
  if (self->source == 0 && !self->reading)
    self->source = g_timeout_add (GATHER, gathered_cb, self);
}

static void
forget_all (SwbSparkReader *self)
{
  g_queue_init (&self->used);
  g_hash_table_remove_all (self->entries);
}

static void
changed_cb (SwbSparkReader *self)
{
  const SwbRosterMoves *moves = swb_roster_get_moves (self->roster);
  guint n = swb_roster_get_n_creators (self->roster);

  self->generation++;
  if (moves == NULL || moves->touched->len > MOST_KEPT)
    forget_all (self);
  else
    for (guint i = 0; i < moves->touched->len; i++)
      {
        guint32 index = g_array_index (moves->touched, guint32, i);
        g_autoptr (SwbCreator) creator =
            index < n ? swb_roster_get_creator (self->roster, index) : NULL;

        if (creator != NULL)
          forget (self, swb_creator_get_id (creator));
      }
  g_signal_emit (self, signals[ARRIVED], 0);
}

static void
swb_spark_reader_dispose (GObject *object)
{
  SwbSparkReader *self = SWB_SPARK_READER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_weak_pointer (&self->document);
  g_clear_object (&self->roster);

  G_OBJECT_CLASS (swb_spark_reader_parent_class)->dispose (object);
}

static void
swb_spark_reader_finalize (GObject *object)
{
  SwbSparkReader *self = SWB_SPARK_READER (object);

  g_hash_table_unref (self->entries);
  g_array_unref (self->wanted);

  G_OBJECT_CLASS (swb_spark_reader_parent_class)->finalize (object);
}

static void
swb_spark_reader_class_init (SwbSparkReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = swb_spark_reader_dispose;
  G_OBJECT_CLASS (klass)->finalize = swb_spark_reader_finalize;

  signals[ARRIVED] =
      g_signal_new ("arrived", SWB_TYPE_SPARK_READER, G_SIGNAL_RUN_LAST, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
swb_spark_reader_init (SwbSparkReader *self)
{
  self->entries =
      g_hash_table_new_full (swb_id_hash, swb_id_equal, NULL, entry_free);
  self->wanted = g_array_new (FALSE, TRUE, sizeof (Entry));
}

/**
 * swb_spark_reader_new:
 * @document: whose readings; it is not kept alive
 *
 * Returns: (transfer full): a reader that knows nothing yet
 */
SwbSparkReader *
swb_spark_reader_new (SwbDocument *document)
{
  SwbSparkReader *self;

  g_return_val_if_fail (SWB_IS_DOCUMENT (document), NULL);

  self = g_object_new (SWB_TYPE_SPARK_READER, NULL);
  g_set_weak_pointer (&self->document, document);
  self->roster = g_object_ref (swb_workspace_get_roster (document->workspace));
  g_signal_connect_object (self->roster, "changed", G_CALLBACK (changed_cb),
                           self, G_CONNECT_SWAPPED);
  return self;
}

static gboolean
is_wanted (SwbSparkReader *self, const SwbId *creator)
{
  for (guint i = 0; i < self->wanted->len; i++)
    if (swb_id_equal (&g_array_index (self->wanted, Entry, i).creator, creator))
      return TRUE;
  return FALSE;
}

/* Where more are asked for than are read at once, the first have scrolled out
 * of sight. */
static void
want (SwbSparkReader *self, SwbCreator *creator)
{
  const SwbAccountCells *account = swb_creator_get_account (creator);
  Entry entry = { .creator = *swb_creator_get_id (creator) };

  if (account == NULL || is_wanted (self, &entry.creator))
    return;
  entry.account = account->id;
  if (self->wanted->len == MOST_ASKED)
    g_array_remove_index (self->wanted, 0);
  g_array_append_val (self->wanted, entry);
  queue_reading (self);
}

/**
 * swb_spark_reader_get:
 * @self: a reader
 * @creator: somebody in view
 *
 * What is not known is read; "arrived" tells when it came.
 *
 * Returns: (transfer none) (nullable): the readings of the creator's main
 *   account in the last %SWB_SPARK_MONTHS months that have not expired, until
 *   the reader is asked again; null while they are not known
 */
const SwbSpark *
swb_spark_reader_get (SwbSparkReader *self, SwbCreator *creator)
{
  static const SwbSpark none = { .expires = SWB_DAY_NONE,
                                 .views_day = SWB_DAY_NONE,
                                 .fee_day = SWB_DAY_NONE };
  Entry *entry;

  g_return_val_if_fail (SWB_IS_SPARK_READER (self), NULL);
  g_return_val_if_fail (SWB_IS_CREATOR (creator), NULL);

  if (swb_creator_get_account (creator) == NULL)
    return &none;
  entry = g_hash_table_lookup (self->entries, swb_creator_get_id (creator));
  if (entry == NULL)
    {
      want (self, creator);
      return NULL;
    }
  g_queue_unlink (&self->used, &entry->link);
  g_queue_push_head_link (&self->used, &entry->link);
  return &entry->spark;
}
