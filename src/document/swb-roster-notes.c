/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes for the search of a roster: the one of each creator's row, and those
 * with author and time. Runs on the worker. */
#include "document/swb-roster-notes.h"

#include <string.h>

/* Bytes of notes of one creator that the search looks at. */
#define MOST_NOTES (16 * 1024)

/* Notes of one table, in the order of the creators' ids. */
typedef struct
{
  sqlite3_stmt *statement;
  gboolean has_row;
} Source;

struct _SwbRosterNoteReader
{
  SwbDatabase *db;
  const SwbRosterData *data;
  Source sources[2];
  GString *text;
  GError *error;
};

static void
step (SwbRosterNoteReader *self, Source *source)
{
  if (source->has_row &&
      !swb_database_step (self->db, source->statement, &source->has_row,
                          self->error == NULL ? &self->error : NULL))
    source->has_row = FALSE;
}

/**
 * swb_roster_note_reader_new:
 * @db: the working copy
 * @data: columns whose creators are set
 * @wanted: whether only notes of creators in temp.wanted are to be read
 * @error: why not
 *
 * Returns: (transfer full) (nullable): what swb_roster_note_reader_next() reads
 */
SwbRosterNoteReader *
swb_roster_note_reader_new (SwbDatabase *db,
                            const SwbRosterData *data,
                            gboolean wanted,
                            GError **error)
{
  static const char *const selects[][4] = {
    { "SELECT id, note FROM creator", " WHERE deleted=0 AND note<>''", "id",
      " ORDER BY id" },
    { "SELECT subject, text FROM note", " WHERE deleted=0", "subject",
      " ORDER BY subject, id" },
  };
  SwbRosterNoteReader *self = g_new0 (SwbRosterNoteReader, 1);

  self->db = db;
  self->data = data;
  self->text = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (selects); i++)
    {
      g_autoptr (GString) sql = g_string_new (selects[i][0]);
      Source *source = &self->sources[i];

      g_string_append (sql, wanted ? "" : " NOT INDEXED");
      g_string_append (sql, selects[i][1]);
      if (wanted)
        g_string_append_printf (sql, SWB_ROSTER_WANTED, selects[i][2]);
      g_string_append (sql, selects[i][3]);
      source->statement = swb_database_prepare (db, sql->str, error);
      if (source->statement == NULL)
        {
          swb_roster_note_reader_end (self, NULL);
          return NULL;
        }
      source->has_row = TRUE;
      step (self, source);
    }
  return self;
}

static void
append_text (SwbRosterNoteReader *self, const Source *source)
{
  const char *text = (const char *) sqlite3_column_text (source->statement, 1);

  if (text == NULL || self->text->len >= MOST_NOTES)
    return;
  g_string_append (self->text, text);
  g_string_append_c (self->text, '\n');
}

/**
 * swb_roster_note_reader_next:
 * @creator: a creator, behind the one that was asked for before
 * @reader: a #SwbRosterNoteReader
 *
 * A #SwbRosterNotes.
 *
 * Returns: (nullable): all notes of the creator, until the next call
 */
const char *
swb_roster_note_reader_next (guint creator, gpointer reader)
{
  SwbRosterNoteReader *self = reader;
  const SwbId *id = swb_roster_data_id (self->data, creator);

  g_string_truncate (self->text, 0);
  for (guint i = 0; i < G_N_ELEMENTS (self->sources); i++)
    for (Source *source = &self->sources[i]; source->has_row;)
      {
        SwbId subject;
        int order;

        swb_column_id (source->statement, 0, &subject);
        order = memcmp (&subject, id, sizeof subject);
        if (order > 0)
          break;
        if (order == 0)
          append_text (self, source);
        step (self, source);
      }
  return self->text->len > 0 ? self->text->str : NULL;
}

/**
 * swb_roster_note_reader_end:
 * @reader: (transfer full): a reader
 * @error: what kept it from reading all
 *
 * Returns: whether it has read all
 */
gboolean
swb_roster_note_reader_end (SwbRosterNoteReader *reader, GError **error)
{
  gboolean ok = reader->error == NULL;

  for (guint i = 0; i < G_N_ELEMENTS (reader->sources); i++)
    if (reader->sources[i].statement != NULL)
      sqlite3_reset (reader->sources[i].statement);
  if (!ok)
    g_propagate_error (error, reader->error);
  g_string_free (reader->text, TRUE);
  g_free (reader);
  return ok;
}
