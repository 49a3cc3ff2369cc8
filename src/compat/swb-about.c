/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The about window. AdwAboutDialog came with 1.5; AdwAboutWindow works on
 * all. */
#include "compat/swb-about.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/**
 * swb_about_present:
 * @parent: (nullable): the window that asks
 */
void
swb_about_present (GtkWindow *parent)
{
  static const char *const developers[] = { "The Swellboard team", NULL };

  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  adw_show_about_window (
      parent, "application-name", "Swellboard", "application-icon", SWB_APP_ID,
      "version", SWB_VERSION, "developer-name", "The Swellboard team",
      "developers", developers, "comments",
      _ ("Plans, runs and judges creator campaigns: many small creators "
         "first, stars as a multiplier, money that follows evidence."),
      "copyright", "© 2026 The Swellboard team", "license-type",
      GTK_LICENSE_GPL_3_0,
      /* Translators: your names, one a line */
      "translator-credits", _ ("translator-credits"), NULL);
  G_GNUC_END_IGNORE_DEPRECATIONS
}
