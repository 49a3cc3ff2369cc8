/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The index of identifiers beside GLib's hash table. */
#include "base/swb-id-index.h"

static void
test_finds_all (void)
{
  g_autoptr (SwbIdIndex) index = swb_id_index_new (0);
  g_autoptr (SwbIdIndex) copy = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (SwbId));
  const SwbId stranger = swb_id_new ();
  guint32 place = 7;

  for (guint32 i = 0; i < 5000; i++)
    {
      const SwbId id = swb_id_new ();

      g_array_append_val (ids, id);
      swb_id_index_set (index, &id, i);
    }
  copy = swb_id_index_copy (index);
  swb_id_index_set (index, &stranger, 5000);
  for (guint32 i = 0; i < ids->len; i++)
    {
      const SwbId *id = &g_array_index (ids, SwbId, i);

      g_assert_true (swb_id_index_find (index, id, &place));
      g_assert_cmpuint (place, ==, i);
      g_assert_true (swb_id_index_find (copy, id, &place));
      g_assert_cmpuint (place, ==, i);
    }
  place = 7;
  g_assert_false (swb_id_index_find (copy, &stranger, &place));
  g_assert_cmpuint (place, ==, 7);
  g_assert_true (swb_id_index_find (index, &stranger, &place));
}

/* A file from elsewhere may have ids without any chance in them. */
static void
test_plain_ids (void)
{
  g_autoptr (SwbIdIndex) index = swb_id_index_new (10);

  for (guint32 round = 0; round < 2; round++)
    for (guint32 i = 0; i < 20000; i++)
      {
        SwbId id = swb_id_nil ();

        id.bytes[0] = (guint8) (i >> 8);
        id.bytes[15] = (guint8) i;
        swb_id_index_set (index, &id, i + round);
      }
  for (guint32 i = 0; i < 20000; i++)
    {
      SwbId id = swb_id_nil ();
      guint32 place = 0;

      id.bytes[0] = (guint8) (i >> 8);
      id.bytes[15] = (guint8) i;
      g_assert_true (swb_id_index_find (index, &id, &place));
      g_assert_cmpuint (place, ==, i + 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id-index/finds-all", test_finds_all);
  g_test_add_func ("/id-index/plain-ids", test_plain_ids);
  return g_test_run ();
}
