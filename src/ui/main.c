/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the window begins. */
#include "sync/swb-http.h"
#include "ui/swb-application.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  g_autoptr (SwbApplication) application = NULL;

  /* Before the first connection: nothing older than TLS 1.2. */
  swb_http_set_tls_floor ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, SWB_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  application = swb_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
