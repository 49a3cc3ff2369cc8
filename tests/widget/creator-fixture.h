/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the side page share: the sample with one creator shown,
 * and what a person does to it. */
#pragma once

#include "settle.h"
#include "ui/swb-creator-card.h"
#include "ui/swb-creator-editor.h"
#include "ui/swb-creator-page.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A creator of the sample with everything: accounts, audience, rates, … */
#define CREATOR_RICH "மீரா ஐயர்வள்"
#define CREATOR_ARABIC "ليلى"

typedef struct
{
  SwbDocument *document;
  GtkWidget *window;
  SwbCreatorPage *page;
} CreatorFixture;

void creator_fixture_set_up (CreatorFixture *fixture, gconstpointer data);
void creator_fixture_tear_down (CreatorFixture *fixture, gconstpointer data);
SwbCreator *creator_fixture_find (CreatorFixture *fixture, const char *name);
void creator_fixture_show (CreatorFixture *fixture, const char *name);
void creator_fixture_wait (CreatorFixture *fixture);
const SwbCreatorDetails *creator_fixture_details (CreatorFixture *fixture);
GtkWidget *creator_fixture_list (GtkWidget *card);
GtkWidget *creator_fixture_row (GtkWidget *card, const char *text);
gboolean creator_fixture_says (GtkWidget *widget, const char *text);
void creator_fixture_press (GtkWidget *widget, guint keyval);
SwbCreatorEditor *creator_fixture_editor (void);
void creator_fixture_accept (CreatorFixture *fixture, SwbCreatorEditor *editor);

G_END_DECLS
