/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures on an avatar: decoded small and square; initials where there is
 * none; what is hostile is none. */
#include "../servers/test-server.h"
#include "ui/swb-picture-load.h"
#include "wait.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

static GBytes *
make_picture (int width, int height, const char *type)
{
  g_autoptr (GdkPixbuf) pixbuf =
      gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  char *bytes;
  gsize length;

  gdk_pixbuf_fill (pixbuf, 0xff8000ff);
  g_assert_true (
      gdk_pixbuf_save_to_buffer (pixbuf, &bytes, &length, type, NULL, NULL));
  return g_bytes_new_take (bytes, length);
}

static void
assert_size (GBytes *bytes, int side, int expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = swb_picture_decode (bytes, side, &error);

  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, expected);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, expected);
}

static void
test_decode (void)
{
  g_autoptr (GBytes) wide = make_picture (400, 100, "png");
  g_autoptr (GBytes) tall = make_picture (30, 900, "jpeg");
  g_autoptr (GBytes) large = make_picture (2000, 2000, "jpeg");

  assert_size (wide, 48, 48);
  assert_size (tall, 48, 30);
  assert_size (large, 96, 96);
}

static void
test_colour (void)
{
  g_autoptr (GBytes) bytes = make_picture (40, 40, "png");
  g_autoptr (GdkTexture) texture = swb_picture_decode (bytes, 1, NULL);
  guchar pixel[4];

  gdk_texture_download (texture, pixel, 4);
  g_assert_cmpint (pixel[0], ==, 0x00);
  g_assert_cmpint (pixel[1], ==, 0x80);
  g_assert_cmpint (pixel[2], ==, 0xff);
}

static void
test_hostile (void)
{
  g_autoptr (GBytes) whole = make_picture (64, 64, "png");
  g_autoptr (GBytes) text = g_bytes_new_static ("<svg/>", 6);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  gsize length = g_bytes_get_size (whole);

  g_assert_null (swb_picture_decode (text, 48, NULL));
  g_assert_null (swb_picture_decode (nothing, 48, NULL));
  for (gsize cut = 1; cut < length; cut += 7)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (whole, 0, cut);

      g_assert_null (swb_picture_decode (part, 48, NULL));
    }
}

static void
handle (const char *target,
        const char *request,
        GOutputStream *out,
        gpointer user_data)
{
  GBytes *bytes = user_data;
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);
  g_autofree char *head = g_strdup_printf (
      "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %zu\r\n\r\n",
      length);

  if (!g_str_has_prefix (target, "/asha"))
    {
      test_server_reply (out, 404, "", "no");
      return;
    }
  test_server_write_text (out, head);
  test_server_write (out, data, length);
}

static void
test_avatar (void)
{
  g_autoptr (GBytes) bytes = make_picture (100, 100, "png");
  static TestServer *server;
  g_autofree char *folder = g_dir_make_tmp ("pictures-XXXXXX", NULL);
  SwbPictureCache *cache = swb_picture_cache_new (folder);
  g_autofree char *address = NULL;
  g_autofree char *gone = NULL;
  AdwAvatar *avatar =
      g_object_ref_sink (ADW_AVATAR (adw_avatar_new (48, "Asha", TRUE)));
  int n_asked;

  server = test_server_new (handle, bytes);
  address = test_server_url (server, "asha.png");
  gone = test_server_url (server, "gone.png");
  /* What could not be had is asked for again, once that is allowed. */
  swb_picture_show (avatar, cache, address);
  FIXTURE_WAIT ("no picture", g_object_get_data (G_OBJECT (avatar),
                                                 "swb-picture-shown") == NULL);
  swb_picture_cache_set_may_fetch (cache, TRUE);
  swb_picture_show (avatar, cache, address);
  FIXTURE_WAIT ("a picture", adw_avatar_get_custom_image (avatar) != NULL);
  g_assert_cmpint (
      gdk_paintable_get_intrinsic_width (adw_avatar_get_custom_image (avatar)),
      ==, 48);
  n_asked = g_atomic_int_get (&server->n_requests);
  /* The next one takes the former away at once, and its own is not there. */
  swb_picture_show (avatar, cache, gone);
  g_assert_null (adw_avatar_get_custom_image (avatar));
  FIXTURE_WAIT ("a request",
                g_atomic_int_get (&server->n_requests) == n_asked + 1);
  swb_picture_show (avatar, cache, address);
  FIXTURE_WAIT ("a picture", adw_avatar_get_custom_image (avatar) != NULL);
  swb_picture_show (avatar, cache, NULL);
  g_assert_null (adw_avatar_get_custom_image (avatar));
  g_object_add_weak_pointer (G_OBJECT (cache), (gpointer *) &cache);
  g_object_unref (cache);
  FIXTURE_WAIT ("the end of the cache", cache == NULL);
  g_assert_finalize_object (avatar);
  test_server_free (server);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/picture-load/decode", test_decode);
  g_test_add_func ("/picture-load/colour", test_colour);
  g_test_add_func ("/picture-load/hostile", test_hostile);
  g_test_add_func ("/picture-load/avatar", test_avatar);

  return g_test_run ();
}
