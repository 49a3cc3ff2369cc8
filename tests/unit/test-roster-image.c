/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The image of a roster's columns: what was written comes back, and no byte of
 * a file can make anything leave its memory. */
#include "model/swb-roster-image-private.h"
#include "model/swb-roster-memory.h"
#include "model/swb-roster-order.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define MANY 300
#define MAPPED 40000
#define LARGE 150000
#define N_FORGED 4000

typedef struct
{
  char *path;
  int fd;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->fd = g_file_open_tmp ("roster-XXXXXX", &fixture->path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close (fixture->fd);
  g_unlink (fixture->path);
  g_free (fixture->path);
}

static void
add_account (SwbRosterData *data, guint account, guint creator)
{
  g_autofree char *handle = g_strdup_printf ("handle.%u", account);
  const SwbAccountCells cells = {
    .id = swb_id_new (),
    .creator = creator,
    .platform = (SwbPlatform) (account % SWB_N_PLATFORMS),
    .handle = handle,
    .name = account % 3 ? NULL : "कविता",
    .followers = account % 7 ? (gint64) account * 100003 : -1,
    .followers_day = 20000 + (int) (account % 5),
    .followers_source = "import:a.csv",
    .followers_lapsed = account % 4 ? SWB_DAY_NONE : 19000,
    .views = account % 2 ? -1 : G_GINT64_CONSTANT (1) << 40,
    .engagement = { .numerator = 1.5,
                    .base = account + 1.0,
                    .kind = account % 3 ? SWB_ENGAGEMENT_ON_VIEWS
                                        : SWB_ENGAGEMENT_NONE,
                    .day = 20001,
                    .source = "typed",
                    .parts = "likes",
                    .lapsed_kind = account % 2 ? SWB_ENGAGEMENT_NONE
                                               : SWB_ENGAGEMENT_ON_REACH,
                    .lapsed = 19001 },
  };

  swb_roster_data_set_account (data, account, &cells);
}

static const char *
notes_of (guint creator, gpointer data)
{
  return creator % 9 == 0 ? "बहुत अच्छा 촬영" : NULL;
}

static SwbRosterData *
make_many (guint n)
{
  static const char *const names[] = { "Zoë", "आशा शर्मा", "김민수", "", "Ana" };
  const gint64 least[SWB_N_BOUNDS] = { 10, 1000, 100000, 10000000 };
  SwbRosterData *data = swb_roster_data_new (n, n * 2);
  SwbTierBounds bounds = { 0 };

  for (guint i = 0; i < n; i++)
    {
      const SwbId id = swb_id_new ();

      swb_roster_data_set_creator (data, i, &id,
                                   names[i % G_N_ELEMENTS (names)]);
      swb_roster_data_set_text (data, SWB_ROSTER_TEXT_CITIES, i,
                                i % 4 ? "Pune" : NULL);
      swb_roster_data_set_fee (
          data, i, i % 2 ? swb_money_make (i, "INR") : swb_money_none ());
      add_account (data, 2 * i, i);
      add_account (data, 2 * i + 1, i);
    }
  swb_roster_data_finish (data, notes_of, NULL);
  swb_tier_bounds_set_all (&bounds, least);
  swb_roster_data_set_tiers (data, &bounds);
  return data;
}

static SwbRosterData *
make_data (void)
{
  return make_many (MANY);
}

static SwbRosterImage *
image_of (const SwbRosterData *data)
{
  return swb_roster_image_new (swb_roster_data_ref ((SwbRosterData *) data));
}

static void
write_it (Fixture *fixture, const SwbRosterImage *image)
{
  const SwbRosterData *data = swb_roster_image_get_data (image);
  const SwbRosterImageKey key = { 42, swb_roster_data_id (data, 0)[0], 20500,
                                  20600 };

  g_assert_cmpint (ftruncate (fixture->fd, 0), ==, 0);
  g_assert_cmpint (lseek (fixture->fd, 0, SEEK_SET), ==, 0);
  g_assert_true (swb_roster_image_write (image, &key, fixture->fd));
}

static void
write_image (Fixture *fixture, const SwbRosterData *data)
{
  g_autoptr (SwbRosterImage) image = image_of (data);

  write_it (fixture, image);
}

static GByteArray *
get_bytes (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize length;

  g_file_get_contents (fixture->path, &bytes, &length, &error);
  g_assert_no_error (error);
  return g_byte_array_new_take ((guint8 *) bytes, length);
}

static void
put_bytes (Fixture *fixture, const guint8 *bytes, gsize length)
{
  g_assert_cmpint (ftruncate (fixture->fd, 0), ==, 0);
  g_assert_cmpint (lseek (fixture->fd, 0, SEEK_SET), ==, 0);
  g_assert_cmpint (write (fixture->fd, bytes, length), ==, (gssize) length);
}

static SwbRosterData *
read_image (Fixture *fixture, SwbRosterImageKey *key)
{
  g_assert_cmpint (lseek (fixture->fd, 0, SEEK_SET), ==, 0);
  return swb_roster_image_read (fixture->fd, key);
}

static void
test_comes_back (Fixture *fixture, gconstpointer nothing)
{
  g_autoptr (SwbRosterData) data = make_data ();
  g_autoptr (SwbRosterData) again = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (GByteArray) others = NULL;
  SwbRosterImageKey key = { 0 };
  SwbAccountCells cells;
  guint place;

  write_image (fixture, data);
  bytes = get_bytes (fixture);
  again = read_image (fixture, &key);
  g_assert_nonnull (again);
  g_assert_cmpint (key.seq, ==, 42);
  g_assert_cmpint (key.day, ==, 20500);
  g_assert_cmpint (key.until, ==, 20600);
  g_assert_cmpstr (swb_roster_data_name (again, 1), ==, "आशा शर्मा");
  g_assert_nonnull (strstr (swb_roster_data_folded (again, 9), "촬영"));
  g_assert_true (
      swb_roster_data_find (again, swb_roster_data_id (data, 7), &place));
  g_assert_cmpuint (place, ==, 7);
  swb_roster_data_get_account (again, 4, &cells);
  g_assert_cmpint (cells.views, ==, G_GINT64_CONSTANT (1) << 40);
  write_image (fixture, again);
  others = get_bytes (fixture);
  g_assert_cmpmem (bytes->data, bytes->len, others->data, others->len);
}

/* Columns that were taken back can be changed like others. */
static void
test_goes_on (Fixture *fixture, gconstpointer nothing)
{
  g_autoptr (SwbRosterData) data = make_data ();
  g_autoptr (SwbRosterData) again = NULL;
  g_autoptr (SwbRosterData) patch = swb_roster_data_new (1, 0);
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (guint32));
  const SwbId id = swb_id_new ();
  SwbRosterImageKey key;
  guint place;

  write_image (fixture, data);
  again = read_image (fixture, &key);
  swb_roster_data_set_creator (patch, 0, &id, "New one");
  swb_roster_data_set_text (patch, SWB_ROSTER_TEXT_CITIES, 0, "Pune");
  swb_roster_data_finish (patch, NULL, NULL);
  g_assert_true (swb_roster_data_patch (again, patch, touched));
  g_assert_true (swb_roster_data_find (again, &id, &place));
  g_assert_cmpstr (swb_roster_data_name (again, place), ==, "New one");
  g_assert_cmpuint (swb_roster_data_code (again, SWB_ROSTER_TEXT_CITIES, place),
                    ==,
                    swb_roster_data_code (again, SWB_ROSTER_TEXT_CITIES, 1));
}

/* Touches every cell, so that what leaves its memory is seen. */
static gsize
use_all (const SwbRosterData *data)
{
  gsize length = 0;
  guint place;

  for (guint i = 0; i < data->n_creators; i++)
    {
      const char *name = swb_roster_data_name (data, i);

      length += name != NULL ? strlen (name) : 0;
      length += strlen (swb_roster_data_folded (data, i));
      for (int t = 0; t < SWB_N_ROSTER_TEXTS; t++)
        {
          const char *text = swb_roster_data_text (data, (SwbRosterText) t, i);

          length += text != NULL ? g_utf8_strlen (text, -1) : 0;
        }
      swb_roster_data_find (data, swb_roster_data_id (data, i), &place);
    }
  for (guint a = 0; a < data->n_accounts; a++)
    {
      SwbAccountCells cells;

      swb_roster_data_get_account (data, a, &cells);
      length += cells.handle != NULL ? strlen (cells.handle) : 0;
      length += cells.name != NULL ? strlen (cells.name) : 0;
      length += cells.followers_source ? strlen (cells.followers_source) : 0;
      length += cells.engagement.source ? strlen (cells.engagement.source) : 0;
      swb_roster_data_find_account (data, &cells.id, &place);
    }
  return length;
}

/* Whether the file is seen in memory. */
static gboolean
is_mapped (const char *path)
{
  g_autofree char *maps = NULL;

  return g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL) &&
         strstr (maps, path) != NULL;
}

/* Of many, most is mapped: as good as a copy, also when the file is gone, and
 * what is changed is never written into it. */
static void
test_mapped (Fixture *fixture, gconstpointer nothing)
{
  g_autoptr (SwbRosterData) data = make_many (MAPPED);
  g_autoptr (SwbRosterData) again = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (GByteArray) others = NULL;
  const SwbTierBounds none = { 0 };
  SwbRosterImageKey key;

  write_image (fixture, data);
  bytes = get_bytes (fixture);
  for (gsize at = 1; at < bytes->len; at += bytes->len / 24)
    {
      bytes->data[at] ^= 0x10;
      put_bytes (fixture, bytes->data, bytes->len);
      g_assert_null (read_image (fixture, &key));
      bytes->data[at] ^= 0x10;
    }
  put_bytes (fixture, bytes->data, bytes->len);
  again = read_image (fixture, &key);
  g_assert_nonnull (again);
  g_assert_true (is_mapped (fixture->path));
  swb_roster_data_set_tiers (again, &none);
  swb_roster_data_set_creator (again, 7, swb_roster_data_id (again, 7), "Once");
  others = get_bytes (fixture);
  g_assert_cmpmem (bytes->data, bytes->len, others->data, others->len);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpuint (use_all (again), >, MAPPED);
  g_assert_cmpstr (swb_roster_data_name (again, 7), ==, "Once");
  g_clear_pointer (&again, swb_roster_data_unref);
  g_assert_false (is_mapped (fixture->path));
}

/* Bytes that this process had at most. */
static guint64
get_peak (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (
      g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "VmHWM:");
  g_assert_nonnull (line);
  return g_ascii_strtoull (line + strlen ("VmHWM:"), NULL, 10) * 1024;
}

static void
read_with_little (const char *path)
{
  g_autoptr (SwbRosterData) data = NULL;
  G_GNUC_UNUSED guint64 before = get_peak ();
  SwbRosterImageKey key;
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gint64 size = lseek (fd, 0, SEEK_END);

  data = swb_roster_image_read (fd, &key);
  g_assert_nonnull (data);
  g_assert_cmpint (size, >, 32 << 20);
#ifndef __SANITIZE_THREAD__ /* notes each byte that is read in four more */
  g_assert_cmpuint (get_peak () - before, <, size * 3 / 4);
#endif
  g_assert_true (is_mapped (path));
  close (fd);
}

/* A file that is checked is never in memory whole. A process of its own reads
 * it: the one that made it had more at some time. */
static void
test_read_with_little (Fixture *fixture, gconstpointer nothing)
{
  g_autoptr (SwbRosterData) data = NULL;

  if (g_test_subprocess ())
    {
      read_with_little (g_getenv ("SWB_TEST_IMAGE"));
      return;
    }
  data = make_many (LARGE);
  write_image (fixture, data);
  g_setenv ("SWB_TEST_IMAGE", fixture->path, TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_unsetenv ("SWB_TEST_IMAGE");
  g_test_trap_assert_passed ();
}

typedef struct
{
  const SwbRosterData *data;
  gsize length;  /* of all texts */
  int stop;      /* atomic */
  guint n_reads; /* of all of it */
} Watch;

static gpointer
watch_thread (gpointer data)
{
  Watch *watch = data;

  do
    {
      g_assert_cmpuint (use_all (watch->data), ==, watch->length);
      watch->n_reads++;
    }
  while (!g_atomic_int_get (&watch->stop));
  return NULL;
}

/* Somebody new whose texts lie with those of the others. */
static SwbRosterData *
add_somebody (SwbRosterData *data)
{
  g_autoptr (SwbRosterData) patch = swb_roster_data_new (1, 0);
  const SwbId id = swb_id_new ();

  swb_roster_data_set_creator (patch, 0, &id, "New one");
  swb_roster_data_finish (patch, NULL, NULL);
  return swb_roster_data_merge (data, patch, NULL, 0, NULL, NULL);
}

/* Columns in use give their memory to the file: who reads just then notices
 * nothing, texts keep their places, and neither what others add meanwhile nor
 * what is changed later is lost or comes into the file. */
static void
test_given_to_file (Fixture *fixture, gconstpointer nothing)
{
  g_autoptr (SwbRosterData) data = make_many (MAPPED);
  g_autoptr (SwbRosterImage) image = image_of (data);
  g_autoptr (SwbRosterData) more = NULL;
  g_autoptr (SwbRosterData) again = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (GByteArray) others = NULL;
  const char *name = swb_roster_data_name (data, MAPPED - 1);
  Watch watch = { .data = data, .length = use_all (data) };
  GThread *thread;
  SwbRosterImageKey key;

  write_it (fixture, image);
  bytes = get_bytes (fixture);
  g_assert_false (is_mapped (fixture->path));
  more = add_somebody (data);
  thread = g_thread_new ("watch", watch_thread, &watch);
  for (guint i = 0; i < 20; i++)
    g_assert_true (swb_roster_image_map (image, fixture->fd));
  g_atomic_int_set (&watch.stop, 1);
  g_thread_join (thread);
  g_assert_cmpuint (watch.n_reads, >, 0);
  g_assert_true (is_mapped (fixture->path));
  g_assert_cmpuint (use_all (data), ==, watch.length);
  g_assert_true (name == swb_roster_data_name (data, MAPPED - 1));
  g_assert_cmpstr (swb_roster_data_name (more, MAPPED), ==, "New one");
  swb_roster_data_set_creator (data, 7, swb_roster_data_id (data, 7), "Once");
  g_assert_cmpstr (swb_roster_data_name (data, 7), ==, "Once");
  others = get_bytes (fixture);
  g_assert_cmpmem (bytes->data, bytes->len, others->data, others->len);
  again = read_image (fixture, &key);
  g_assert_cmpuint (use_all (again), ==, watch.length);
}

static void
test_damage (Fixture *fixture, gconstpointer nothing)
{
  g_autoptr (SwbRosterData) data = make_data ();
  g_autoptr (GByteArray) bytes = NULL;
  SwbRosterImageKey key;

  write_image (fixture, data);
  bytes = get_bytes (fixture);
  for (gsize at = 0; at < bytes->len; at += 1 + at / 97)
    {
      bytes->data[at] ^= 0x10;
      put_bytes (fixture, bytes->data, bytes->len);
      g_assert_null (read_image (fixture, &key));
      bytes->data[at] ^= 0x10;
    }
  for (gsize length = 0; length < bytes->len; length += 1 + length / 7)
    {
      put_bytes (fixture, bytes->data, length);
      g_assert_null (read_image (fixture, &key));
    }
  g_byte_array_append (bytes, (const guint8 *) "x", 1);
  put_bytes (fixture, bytes->data, bytes->len);
  g_assert_null (read_image (fixture, &key));
}

/* The sum of somebody who knows how it is taken. */
static void
seal (GByteArray *bytes)
{
  SwbRosterSum sum;
  guint64 all = 0;

  memcpy (bytes->data + SWB_ROSTER_IMAGE_SUM_AT, &all, sizeof all);
  swb_roster_sum_init (&sum);
  swb_roster_sum_add (&sum, bytes->data + SWB_ROSTER_IMAGE_BODY_AT,
                      bytes->len - SWB_ROSTER_IMAGE_BODY_AT);
  swb_roster_sum_add (&sum, bytes->data, SWB_ROSTER_IMAGE_BODY_AT);
  all = swb_roster_sum_end (&sum);
  memcpy (bytes->data + SWB_ROSTER_IMAGE_SUM_AT, &all, sizeof all);
}

static void
use_orders (const SwbRosterData *data)
{
  for (int c = 0; c < SWB_N_ROSTER_COLUMNS; c += 3)
    {
      const SwbRosterSort sort = { (SwbRosterColumn) c, c % 2 };
      g_autoptr (SwbRosterQuery) query =
          swb_roster_query_new ("a", NULL, &sort, 1, NULL, 20550);

      swb_roster_order_free (swb_roster_order_new (data, query));
    }
}

/* Bytes by chance, with a sum that is right: most are refused for what they
 * say, the others say something else and hurt nobody. */
static void
test_forged (Fixture *fixture, gconstpointer nothing)
{
  g_autoptr (SwbRosterData) data = make_data ();
  g_autoptr (GByteArray) bytes = NULL;
  SwbRosterImageKey key;
  guint taken = 0;

  write_image (fixture, data);
  bytes = get_bytes (fixture);
  seal (bytes);
  put_bytes (fixture, bytes->data, bytes->len);
  swb_roster_data_unref (read_image (fixture, &key));
  for (guint i = 0; i < N_FORGED; i++)
    {
      gsize at = (gsize) g_test_rand_int_range (
          32, i % 4 == 0 ? SWB_ROSTER_IMAGE_BODY_AT : (int) bytes->len - 4);
      g_autoptr (SwbRosterData) forged = NULL;
      guint8 old[4];

      memcpy (old, bytes->data + at, sizeof old);
      for (guint b = 0; b < sizeof old; b++)
        if (i % 3 == 0 || b == 0)
          bytes->data[at + b] = (guint8) g_test_rand_int_range (0, 256);
      seal (bytes);
      put_bytes (fixture, bytes->data, bytes->len);
      forged = read_image (fixture, &key);
      if (forged != NULL)
        {
          use_all (forged);
          if (taken++ % 20 == 0)
            use_orders (forged);
        }
      memcpy (bytes->data + at, old, sizeof old);
    }
  g_assert_cmpuint (taken, >, 0);
  g_assert_cmpuint (taken, <, N_FORGED);
}

/* Bytes that the file does not give, as one that a failing disk cut short, are
 * told when they are asked for, and not by the end of the program. */
static void
test_unreadable (Fixture *fixture, gconstpointer nothing)
{
  const gsize length = 4 << 20;
  guint8 *memory = swb_roster_memory_new (length);
  const gsize mapped =
      swb_roster_memory_can_map (memory, length, length, fixture->fd);

  g_assert_cmpuint (mapped, ==, length);
  g_assert_cmpint (ftruncate (fixture->fd, (off_t) length), ==, 0);
  g_assert_true (swb_roster_memory_map (memory, length, fixture->fd, 0));
  g_assert_cmpuint (memory[length - 1], ==, 0);
  g_assert_cmpint (ftruncate (fixture->fd, (off_t) length / 2), ==, 0);
  g_assert_false (swb_roster_memory_map (memory, length, fixture->fd, 0));
  swb_roster_memory_free (memory, length);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name)                                                              \
  g_test_add ("/roster-image/" #name, Fixture, NULL, set_up, test_##name,      \
              tear_down)
  ADD (comes_back);
  ADD (goes_on);
  ADD (mapped);
  ADD (read_with_little);
  ADD (unreadable);
  ADD (given_to_file);
  ADD (damage);
  ADD (forged);
#undef ADD
  return g_test_run ();
}
