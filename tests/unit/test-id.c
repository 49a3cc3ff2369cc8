/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Identifiers: form, order, uniqueness over threads. */
#include "base/swb-id.h"

#include <string.h>

#define PER_THREAD 20000
#define N_THREADS 4

static void
test_form (void)
{
  gint64 before = g_get_real_time () / 1000;
  SwbId id = swb_id_new ();
  g_autofree char *text = swb_id_to_string (&id);

  g_assert_cmpuint (strlen (text), ==, SWB_ID_TEXT_LENGTH);
  g_assert_true (g_uuid_string_is_valid (text));
  g_assert_cmpint (text[14], ==, '7');
  g_assert_nonnull (strchr ("89ab", text[19]));
  g_assert_cmpint (swb_id_get_time (&id), >=, before);
  g_assert_cmpint (swb_id_get_time (&id), <=, g_get_real_time () / 1000 + 1000);
}

/* RFC 9562 (2024), appendix A.6. */
static void
test_published (void)
{
  SwbId id;
  g_autofree char *text = NULL;

  g_assert_true (swb_id_parse ("017F22E2-79B0-7CC3-98C4-DC0C0C07398F", &id));
  g_assert_cmpint (swb_id_get_time (&id), ==,
                   G_GINT64_CONSTANT (0x017F22E279B0));
  text = swb_id_to_string (&id);
  g_assert_cmpstr (text, ==, "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
}

static void
test_order (void)
{
  SwbId last = swb_id_new ();

  for (int i = 0; i < 100000; i++)
    {
      SwbId next = swb_id_new ();

      g_assert_cmpint (swb_id_compare (&last, &next), <, 0);
      last = next;
    }
}

static void *
make_many (void *data)
{
  SwbId *ids = data;

  for (int i = 0; i < PER_THREAD; i++)
    ids[i] = swb_id_new ();
  return NULL;
}

static void
test_threads (void)
{
  g_autofree SwbId *ids = g_new (SwbId, N_THREADS * PER_THREAD);
  g_autoptr (GHashTable) seen = g_hash_table_new (swb_id_hash, swb_id_equal);
  GThread *threads[N_THREADS];

  for (int t = 0; t < N_THREADS; t++)
    threads[t] = g_thread_new ("ids", make_many, ids + t * PER_THREAD);
  for (int t = 0; t < N_THREADS; t++)
    g_thread_join (threads[t]);
  for (int i = 0; i < N_THREADS * PER_THREAD; i++)
    g_assert_true (g_hash_table_add (seen, &ids[i]));
  for (int i = 1; i < PER_THREAD; i++)
    g_assert_cmpint (swb_id_compare (&ids[i - 1], &ids[i]), <, 0);
}

static void
test_parse (void)
{
  static const char *const wrong[] = {
    "",
    "017f22e2-79b0-7cc3-98c4-dc0c0c07398",
    "017f22e2-79b0-7cc3-98c4-dc0c0c07398f0",
    "017f22e279b07cc398c4dc0c0c07398f0000",
    "017f22e2-79b0-7cc3-98c4-dc0c0c07398g",
    "{17f22e2-79b0-7cc3-98c4-dc0c0c07398}",
    "017f22e2_79b0-7cc3-98c4-dc0c0c07398f",
  };
  SwbId id = swb_id_new ();
  SwbId kept = id;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (swb_id_parse (wrong[i], &id));
  g_assert_false (swb_id_parse (NULL, &id));
  g_assert_true (swb_id_equal (&id, &kept));
}

static void
test_nil (void)
{
  SwbId nil = swb_id_nil ();
  SwbId id = swb_id_new ();
  SwbId read;
  g_autofree SwbId *copy = swb_id_copy (&id);
  g_autofree char *text = swb_id_to_string (&nil);

  g_assert_true (swb_id_is_nil (&nil));
  g_assert_false (swb_id_is_nil (&id));
  g_assert_cmpstr (text, ==, "00000000-0000-0000-0000-000000000000");
  g_assert_true (swb_id_parse (text, &read));
  g_assert_true (swb_id_is_nil (&read));
  g_assert_true (swb_id_equal (copy, &id));
  g_assert_cmpuint (swb_id_hash (copy), ==, swb_id_hash (&id));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id/form", test_form);
  g_test_add_func ("/id/published", test_published);
  g_test_add_func ("/id/order", test_order);
  g_test_add_func ("/id/threads", test_threads);
  g_test_add_func ("/id/parse", test_parse);
  g_test_add_func ("/id/nil", test_nil);
  return g_test_run ();
}
