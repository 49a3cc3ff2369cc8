/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the Roster page share: the sample in a window. */
#pragma once

#include "settle.h"
#include "ui/swb-roster-page.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct
{
  SwbDocument *document;
  GtkWidget *window;
  SwbRosterPage *page;
} PageFixture;

void page_fixture_open (PageFixture *fixture, int width);
void page_fixture_close (PageFixture *fixture);

G_END_DECLS
