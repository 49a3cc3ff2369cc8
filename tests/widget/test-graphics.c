/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who asks for the renderer "cairo" gets no driver of OpenGL, and programs
 * that are started from here hear nothing of it. */
#include "compat/swb-graphics.h"

#include <adwaita.h>
#include <string.h>

static void
test_cairo (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (gdk_display_prepare_gl (gdk_display_get_default (), &error));
  g_assert_error (error, GDK_GL_ERROR, GDK_GL_ERROR_NOT_AVAILABLE);
  g_assert_null (strstr (g_getenv ("GDK_DEBUG"), "gl"));
}

int
main (int argc, char **argv)
{
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  g_setenv ("GDK_DEBUG", "", TRUE);
  g_test_init (&argc, &argv, NULL);
  swb_graphics_choose ();
  adw_init ();
  swb_graphics_chosen ();
  g_test_add_func ("/graphics/cairo", test_cairo);

  return g_test_run ();
}
