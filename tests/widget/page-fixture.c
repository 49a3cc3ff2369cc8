/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the Roster page share: the sample in a window. */
#include "page-fixture.h"

#include "exchange/swb-sample.h"

/**
 * page_fixture_open:
 * @fixture: (out): the page with the sample, on the screen
 * @width: of its window
 */
void
page_fixture_open (PageFixture *fixture, int width)
{
  fixture->document = fixture_open ();
  fixture_run (fixture->document, swb_sample_command ());
  fixture->window = gtk_window_new ();
  fixture->page = SWB_ROSTER_PAGE (swb_roster_page_new ());
  gtk_window_set_child (GTK_WINDOW (fixture->window),
                        GTK_WIDGET (fixture->page));
  swb_roster_page_set_document (fixture->page, fixture->document);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 600);
  gtk_window_present (GTK_WINDOW (fixture->window));
  FIXTURE_WAIT ("the page to be wide",
                gtk_widget_get_width (GTK_WIDGET (fixture->page)) > 0);
  fixture_settle (fixture->window, fixture->document);
}

/**
 * page_fixture_close:
 * @fixture: a page
 *
 * Closes it; nothing holds it then.
 */
void
page_fixture_close (PageFixture *fixture)
{
  gpointer page = g_object_ref (fixture->page);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture_wait_document (fixture->document);
  fixture_wait_freed (page);
  fixture_close (fixture->document);
}
