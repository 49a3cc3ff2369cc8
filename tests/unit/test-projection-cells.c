/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shares of audiences in the model: those of segments that have people, before
 * and after acts of few rows and of many, and as one opens the workspace. */
#include "document-fixture.h"

#include <string.h>

#define MANY 11000

/* Some of many shares are of a segment without people. */
typedef struct
{
  SwbId people;
  SwbId nobody;
  SwbId share; /* one of the latter */
  guint n;
} Shares;

static gboolean
add_segment (SwbWriter *writer, const SwbId *id, double size, GError **error)
{
  SwbValue values[SWB_SEGMENT_N] = { 0 };

  if (size > 0)
    values[SWB_SEGMENT_SIZE] = swb_value_real (size);
  return swb_writer_insert (writer, SWB_TABLE_SEGMENT, id, values, error);
}

/* Every third one is of people. */
static gboolean
add_shares (SwbWriter *writer, gpointer data, GError **error)
{
  Shares *shares = data;

  if (!add_segment (writer, &shares->people, 1000, error) ||
      !add_segment (writer, &shares->nobody, 0, error))
    return FALSE;
  for (guint i = 0; i < shares->n; i++)
    {
      SwbValue values[SWB_AUDIENCE_N] = { 0 };
      const SwbId account = swb_id_new ();
      const SwbId id = swb_id_new ();

      values[SWB_AUDIENCE_ACCOUNT] = swb_value_id (&account);
      values[SWB_AUDIENCE_SEGMENT] =
          swb_value_id (i % 3 == 0 ? &shares->people : &shares->nobody);
      values[SWB_AUDIENCE_SHARE] = swb_value_real (0.25);
      if (i == 1)
        shares->share = id;
      if (!swb_writer_insert (writer, SWB_TABLE_AUDIENCE, &id, values, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
give_people (SwbWriter *writer, gpointer data, GError **error)
{
  const Shares *shares = data;
  const SwbValue size = swb_value_real (500);

  return swb_writer_set (writer, SWB_TABLE_SEGMENT, &shares->nobody,
                         SWB_SEGMENT_SIZE, &size, error);
}

static gboolean
move_share (SwbWriter *writer, gpointer data, GError **error)
{
  const Shares *shares = data;
  const SwbValue segment = swb_value_id (&shares->people);

  return swb_writer_set (writer, SWB_TABLE_AUDIENCE, &shares->share,
                         SWB_AUDIENCE_SEGMENT, &segment, error);
}

/* How many of the model's shares are of the segment; none is there twice. */
static guint
count_shares (SwbDocument *document, const SwbId *segment)
{
  GArray *audiences =
      swb_workspace_get_audiences (swb_document_get_workspace (document));
  g_autoptr (GHashTable) seen = g_hash_table_new (swb_id_hash, swb_id_equal);
  guint n = 0;

  for (guint i = 0; i < audiences->len; i++)
    {
      SwbAudienceCells *cells = &g_array_index (audiences, SwbAudienceCells, i);

      g_assert_true (g_hash_table_add (seen, &cells->id));
      n += swb_id_equal (&cells->segment, segment);
    }
  return n;
}

static void
run (SwbDocument *document, SwbCommandFunc func, Shares *shares)
{
  fixture_run (document, swb_command_new ("Act", func, shares, NULL));
}

static void
test_many (void)
{
  SwbDocument *document = fixture_open ();
  Shares before = { .people = swb_id_new (), .nobody = swb_id_new (), .n = 6 };
  Shares many = { .people = swb_id_new (), .nobody = swb_id_new (), .n = MANY };
  const guint n_people = (MANY + 2) / 3;

  run (document, add_shares, &before);
  g_assert_cmpuint (count_shares (document, &before.people), ==, 2);
  run (document, add_shares, &many);
  g_assert_cmpuint (count_shares (document, &before.people), ==, 2);
  g_assert_cmpuint (count_shares (document, &many.people), ==, n_people);
  g_assert_cmpuint (count_shares (document, &many.nobody), ==, 0);
  run (document, move_share, &many);
  g_assert_cmpuint (count_shares (document, &many.people), ==, n_people + 1);
  run (document, give_people, &many);
  g_assert_cmpuint (count_shares (document, &many.nobody), ==,
                    MANY - n_people - 1);
  for (guint i = 0; i < 2; i++)
    fixture_undo (document);
  g_assert_cmpuint (count_shares (document, &many.people), ==, n_people);
  fixture_undo (document);
  g_assert_cmpuint (count_shares (document, &many.people), ==, 0);
  g_assert_cmpuint (count_shares (document, &before.people), ==, 2);
  fixture_close (document);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/projection-cells/many", test_many);
  return g_test_run ();
}
