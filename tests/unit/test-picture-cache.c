/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures from a server on the loopback: kept, asked for again, refused; and
 * what lies in the folder. */
#include "../servers/test-server.h"
#include "sync/swb-picture-cache.h"
#include "sync/swb-picture-folder.h"
#include "sync/swb-sync-error.h"

#include <glib/gstdio.h>
#include <unistd.h>
#include <utime.h>

/* A PNG of one pixel. */
static const guint8 png[] = {
  0x89, 'P', 'N', 'G',  0x0d, 0x0a, 0x1a, 0x0a, 0,    0, 0, 13,
  'I',  'H', 'D', 'R',  0,    0,    0,    1,    0,    0, 0, 1,
  8,    0,   0,   0,    0,    0x3a, 0x7e, 0x9b, 0x55, 0, 0, 0,
  10,   'I', 'D', 'A',  'T',  0x78, 0x9c, 0x63, 0x60, 0, 0, 0,
  2,    0,   1,   0x48, 0xaf, 0xa4, 0x71, 0,    0,    0, 0, 'I',
  'E',  'N', 'D', 0xae, 0x42, 0x60, 0x82
};

typedef struct
{
  char *folder;
  SwbPictureCache *cache;
} Fixture;

/* One server for all tests: it keeps a little of itself at its end. */
static TestServer *server;
static gint n_asked;
static gint n_conditional;
static gint gone;

static void
send (GOutputStream *out, const void *bytes, gsize length)
{
  g_autofree char *head = g_strdup_printf (
      "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %zu\r\n"
      "ETag: \"v1\"\r\n\r\n",
      length);

  test_server_write_text (out, head);
  test_server_write (out, bytes, length);
}

static void
handle (const char *target,
        const char *request,
        GOutputStream *out,
        gpointer user_data)
{
  g_autofree guint8 *large = NULL;

  g_atomic_int_inc (&n_asked);
  g_assert_null (strstr (request, "Cookie"));
  if (g_atomic_int_get (&gone))
    test_server_reply (out, 404, "", "gone");
  else if (strstr (request, "If-None-Match: \"v1\"") != NULL)
    {
      g_atomic_int_inc (&n_conditional);
      test_server_reply (out, 304, "", "");
    }
  else if (g_str_has_prefix (target, "/picture"))
    send (out, png, sizeof png);
  else if (g_str_has_prefix (target, "/svg"))
    send (out, "<svg xmlns='http://www.w3.org/2000/svg'/>", 41);
  else if (g_str_has_prefix (target, "/cut"))
    send (out, png, 40);
  else if (g_str_has_prefix (target, "/large"))
    {
      large = g_malloc0 (SWB_PICTURE_MOST_SENT + 1);
      memcpy (large, png, sizeof png);
      send (out, large, SWB_PICTURE_MOST_SENT + 1);
    }
  else
    test_server_reply (out, 500, "", "no");
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *base = g_dir_make_tmp ("pictures-XXXXXX", NULL);

  n_asked = 0;
  n_conditional = 0;
  gone = 0;
  f->folder = g_build_filename (base, "deep", "down", NULL);
  f->cache = swb_picture_cache_new (f->folder);
  swb_picture_cache_set_may_fetch (f->cache, TRUE);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (f->cache), (gpointer *) &f->cache);
  g_object_unref (f->cache);
  g_assert_null (f->cache);
  g_free (f->folder);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GBytes *
get_address (Fixture *f, const char *address, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  swb_picture_cache_get_async (f->cache, address, NULL, keep_result_cb,
                               &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return swb_picture_cache_get_finish (f->cache, result, error);
}

static GBytes *
get (Fixture *f, const char *path, GError **error)
{
  g_autofree char *address = test_server_url (server, path);

  return get_address (f, address, error);
}

static void
assert_picture (Fixture *f, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = get (f, path, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                   png, sizeof png);
}

static guint
count_files (Fixture *f)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Asked for once, and then from the folder, by another cache too. */
static void
test_kept (Fixture *f, gconstpointer data)
{
  g_autofree char *address = test_server_url (server, "picture");
  g_autofree char *name =
      g_compute_checksum_for_string (G_CHECKSUM_SHA256, address, -1);
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  GStatBuf status;

  assert_picture (f, "picture");
  assert_picture (f, "picture");
  g_assert_cmpint (n_asked, ==, 1);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_object_unref (f->cache);
  f->cache = swb_picture_cache_new (f->folder);
  assert_picture (f, "picture");
  g_assert_cmpint (n_asked, ==, 1);
}

/* Two who ask at once cause one request. */
static void
test_together (Fixture *f, gconstpointer data)
{
  g_autofree char *address = test_server_url (server, "picture");
  GAsyncResult *results[3] = { NULL };

  for (guint i = 0; i < 3; i++)
    swb_picture_cache_get_async (f->cache, address, NULL, keep_result_cb,
                                 &results[i]);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GBytes) bytes = NULL;

      while (results[i] == NULL)
        g_main_context_iteration (NULL, TRUE);
      bytes = swb_picture_cache_get_finish (f->cache, results[i], NULL);
      g_assert_nonnull (bytes);
      g_object_unref (results[i]);
    }
  g_assert_cmpint (n_asked, ==, 1);
}

/* Without consent no server is asked. */
static void
test_not_allowed (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  swb_picture_cache_set_may_fetch (f->cache, FALSE);
  g_assert_null (get (f, "picture", &error));
  g_assert_error (error, SWB_SYNC_ERROR, SWB_SYNC_ERROR_NOTHING);
  g_assert_cmpint (n_asked, ==, 0);
  swb_picture_cache_set_may_fetch (f->cache, TRUE);
  assert_picture (f, "picture");
  swb_picture_cache_set_may_fetch (f->cache, FALSE);
  assert_picture (f, "picture");
}

static void
test_asked_again (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_picture (f, "picture");
  swb_picture_cache_set_oldest (f->cache, 0);
  assert_picture (f, "picture");
  g_assert_cmpint (n_conditional, ==, 1);
  /* A server that fails leaves the old one; one that says that it is gone takes
   * it away. */
  swb_picture_cache_set_oldest (f->cache, 100);
  g_atomic_int_set (&gone, 1);
  assert_picture (f, "picture");
  swb_picture_cache_set_oldest (f->cache, 0);
  g_assert_null (get (f, "picture", &error));
  g_assert_cmpuint (count_files (f), ==, 0);
}

static void
test_refused (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *path;
    gboolean by_picture;
    int code;
  } cases[] = {
    { "svg", TRUE, SWB_PICTURE_ERROR_SVG },
    { "cut", TRUE, SWB_PICTURE_ERROR_CUT },
    { "large", FALSE, SWB_SYNC_ERROR_TOO_LARGE },
    { "broken", FALSE, SWB_SYNC_ERROR_REFUSED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) again = NULL;
      const int before = g_atomic_int_get (&n_asked);
      GQuark domain;

      g_assert_null (get (f, cases[i].path, &error));
      domain = cases[i].by_picture ? SWB_PICTURE_ERROR : SWB_SYNC_ERROR;
      g_assert_error (error, domain, cases[i].code);
      /* It is left alone for a while. */
      g_assert_null (get (f, cases[i].path, &again));
      g_assert_error (again, SWB_SYNC_ERROR, SWB_SYNC_ERROR_NOTHING);
      g_assert_cmpint (g_atomic_int_get (&n_asked), ==, before + 1);
    }
  g_assert_cmpuint (count_files (f), ==, 0);
}

static void
test_addresses (Fixture *f, gconstpointer data)
{
  g_autofree char *long_one = g_strnfill (3000, 'x');
  g_autofree char *too_long =
      g_strconcat ("https://a.example/", long_one, NULL);
  const char *addresses[] = { "http://example.org/a.png",
                              "file:///etc/passwd",
                              "ftp://example.org/a.png",
                              "javascript:1",
                              "data:image/png;base64,AA",
                              "https://u:p@example.org/a.png",
                              "nonsense",
                              "",
                              too_long };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (get_address (f, addresses[i], &error));
      g_assert_error (error, SWB_SYNC_ERROR, SWB_SYNC_ERROR_INSECURE);
    }
  g_assert_cmpint (n_asked, ==, 0);
}

static void
test_cancel (Fixture *f, gconstpointer data)
{
  g_autofree char *address = test_server_url (server, "picture");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  swb_picture_cache_get_async (f->cache, address, cancellable, keep_result_cb,
                               &result);
  g_cancellable_cancel (cancellable);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (swb_picture_cache_get_finish (f->cache, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (n_asked, ==, 0);
}

/* What was longest not looked at goes; what is not ours stays. */
static void
test_prune (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (png, sizeof png);
  g_autoptr (SwbKeptPicture) picture =
      swb_kept_picture_new (bytes, "\"v\"", 1000);
  g_autoptr (SwbKeptPicture) read = NULL;
  const struct utimbuf oldest = { 1, 1 };
  g_autofree char *other = NULL;

  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *address = g_strdup_printf ("https://a.example/%u", i);
      g_autofree char *name =
          g_compute_checksum_for_string (G_CHECKSUM_SHA256, address, -1);
      g_autofree char *path = g_build_filename (f->folder, name, NULL);
      const struct utimbuf times = { 5000 + i, 5000 + i };

      g_assert_true (
          swb_picture_folder_write (f->folder, address, picture, 1 << 20));
      g_assert_cmpint (utime (path, &times), ==, 0);
    }
  other = g_build_filename (f->folder, "not a picture of ours", NULL);
  g_assert_true (g_file_set_contents (other, "x", 1, NULL));
  g_assert_cmpint (utime (other, &oldest), ==, 0);
  /* Looked at, so the newest by now. */
  read = swb_picture_folder_read (f->folder, "https://a.example/0");
  g_assert_cmpstr (read->etag, ==, "\"v\"");
  g_assert_cmpint (read->fetched, ==, 1000);
  swb_picture_folder_prune (f->folder, 3 * (sizeof png + 40));
  g_assert_cmpuint (count_files (f), ==, 4);
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
  swb_kept_picture_free (g_steal_pointer (&read));
  read = swb_picture_folder_read (f->folder, "https://a.example/0");
  g_assert_nonnull (read);
  g_assert_null (swb_picture_folder_read (f->folder, "https://a.example/1"));
}

/* Files that somebody else put there. */
static void
test_hostile_files (Fixture *f, gconstpointer data)
{
  static const char *const contents[] = {
    "",
    "swellboard-picture 1 ",
    "swellboard-picture 1 5\n",
    "swellboard-picture 1 5\n\n",
    "swellboard-picture 1 5\n\"v\"\n<svg/>",
    "swellboard-picture 2 5\n\n\x89PNG",
    "\n\n\n",
  };
  g_autofree char *name = g_compute_checksum_for_string (
      G_CHECKSUM_SHA256, "https://a.example/x", -1);
  g_autofree char *path = g_build_filename (f->folder, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (f->folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_assert_true (g_file_set_contents (path, contents[i], -1, NULL));
      g_assert_null (
          swb_picture_folder_read (f->folder, "https://a.example/x"));
    }
  g_unlink (path);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_null (swb_picture_folder_read (f->folder, "https://a.example/x"));
  g_assert_cmpint (g_rmdir (path), ==, 0);
  g_assert_cmpint (symlink ("/etc/passwd", path), ==, 0);
  g_assert_null (swb_picture_folder_read (f->folder, "https://a.example/x"));
}

/* A mark that would forge a line is not kept. */
static void
test_etags (Fixture *f, gconstpointer data)
{
  static const char *const etags[] = { "a\nb", "\x7f", "h\xc3\xa9", NULL };
  g_autoptr (GBytes) bytes = g_bytes_new_static (png, sizeof png);

  for (guint i = 0; i < G_N_ELEMENTS (etags); i++)
    {
      g_autoptr (SwbKeptPicture) picture =
          swb_kept_picture_new (bytes, etags[i], 1);
      g_autoptr (SwbKeptPicture) read = NULL;

      g_assert_true (swb_picture_folder_write (f->folder, "https://a.example/",
                                               picture, 1 << 20));
      read = swb_picture_folder_read (f->folder, "https://a.example/");
      g_assert_nonnull (read);
      g_assert_null (read->etag);
    }
}

#define ADD(name, func)                                                        \
  g_test_add ("/picture-cache/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);

  ADD ("kept", test_kept);
  ADD ("together", test_together);
  ADD ("not-allowed", test_not_allowed);
  ADD ("asked-again", test_asked_again);
  ADD ("refused", test_refused);
  ADD ("addresses", test_addresses);
  ADD ("cancel", test_cancel);
  ADD ("prune", test_prune);
  ADD ("hostile-files", test_hostile_files);
  ADD ("etags", test_etags);

  server = test_server_new (handle, NULL);
  status = g_test_run ();
  test_server_free (server);
  return status;
}
