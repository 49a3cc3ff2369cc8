/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of windows share: waiting until they have drawn, and until what
 * was asked of a document is done and shown. */
#include "settle.h"

/**
 * fixture_application:
 *
 * One for all tests: a program is not registered twice in a process.
 *
 * Returns: (transfer full): the program, registered, that shares nothing with
 *   one that runs beside the test
 */
SwbApplication *
fixture_application (void)
{
  SwbApplication *application = swb_application_new ();
  g_autoptr (GError) error = NULL;

  g_application_set_flags (
      G_APPLICATION (application),
      g_application_get_flags (G_APPLICATION (application)) |
          G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return application;
}

static void
painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  guint *n = user_data;

  ++*n;
}

/* On the screen, as the display server says too: before, no frame comes. */
static gboolean
is_on_screen (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);

  return native != NULL && gtk_widget_get_mapped (GTK_WIDGET (native)) &&
         gdk_surface_get_mapped (gtk_native_get_surface (native)) &&
         gtk_widget_get_frame_clock (widget) != NULL;
}

/**
 * fixture_paint:
 * @widget: a widget in a window that was presented
 * @n_frames: how many
 *
 * Waits until the window is on the screen and has drawn so many frames more,
 * however late they come.
 */
void
fixture_paint (GtkWidget *widget, guint n_frames)
{
  g_autoptr (GdkFrameClock) clock = NULL;
  gulong handler;
  guint n = 0;

  /* Else a cursor draws frame after frame, and nothing is ever idle. */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  FIXTURE_WAIT ("the window to be on the screen", is_on_screen (widget));
  g_set_object (&clock, gtk_widget_get_frame_clock (widget));
  handler =
      g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &n);
  for (guint i = 0; i < n_frames; i++)
    {
      gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
      FIXTURE_WAIT ("a frame to be drawn", n > i);
    }
  g_signal_handler_disconnect (clock, handler);
}

/**
 * fixture_settle:
 * @widget: (nullable): a widget in a window that was presented
 * @document: (nullable): what it shows
 *
 * Waits until @document has done what was asked of it and the window has laid
 * out and drawn that. It goes round twice: what one round brings may ask for
 * more.
 */
void
fixture_settle (GtkWidget *widget, SwbDocument *document)
{
  for (guint i = 0; i < 2; i++)
    {
      fixture_wait_idle ();
      if (document != NULL)
        fixture_wait_document (document);
      if (widget != NULL)
        fixture_paint (widget, 1);
      fixture_wait_idle ();
    }
}
