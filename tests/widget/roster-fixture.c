/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the roster's widgets share: a document with creators in
 * it, finding a widget, and a file. */
#include "roster-fixture.h"

#include "document/swb-plan-commands.h"
#include "document/swb-roster-commands.h"

#include <glib/gstdio.h>

static void
add (SwbDocument *document,
     const char *name,
     SwbPlatform platform,
     const char *handle,
     const char *city,
     gint64 followers)
{
  const SwbCreatorFacts facts = {
    .name = name,
    .platform = platform,
    .handle = handle,
    .languages = "ta, en",
    .cities = city,
    .niches = "dance",
    .followers = followers,
    .fee = swb_money_make (4500000, "INR"),
  };

  fixture_run (document, swb_roster_add_creator (&facts, 20000, NULL));
}

/* A campaign in rupees, and creators of four tiers on three platforms; nobody
 * knows the followers of the last. */
void
fixture_fill (SwbDocument *document)
{
  const SwbCampaignFacts facts = {
    .name = "Saawan",
    .outcome = "audio-adoption",
    .release = 20863,
    .budget = swb_money_make (500000000, "INR"),
  };

  fixture_run (document, swb_plan_new_campaign (&facts, NULL));
  add (document, "Meera Iyer", SWB_PLATFORM_INSTAGRAM, "meera.iyer", "Chennai",
       48200);
  add (document, "Rhea Kapoor", SWB_PLATFORM_YOUTUBE, "rhea", "Mumbai",
       24000000);
  add (document, "सौरभ पाटील", SWB_PLATFORM_INSTAGRAM, "saurabh", "Pune",
       310000);
  add (document, "ليلى حسن", SWB_PLATFORM_TIKTOK, "layla", "Dubai", 7200);
  add (document, "Zoya Khan", SWB_PLATFORM_TIKTOK, "zoya", "Mumbai", -1);
}

SwbRoster *
fixture_roster (SwbDocument *document)
{
  return swb_workspace_get_roster (swb_document_get_workspace (document));
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  g_autofree char *label = NULL;

  if (text == NULL)
    return TRUE;
  if (GTK_IS_LABEL (widget))
    return g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0;
  if (GTK_IS_INSCRIPTION (widget))
    return g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (widget)),
                      text) == 0;
  if (GTK_IS_BUTTON (widget))
    return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), text) == 0;
  return FALSE;
}

/* The first widget of a type below, saying a text where one is given. */
GtkWidget *
fixture_find (GtkWidget *root, GType type, const char *text)
{
  GtkWidget *child;
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (root), type) && says (root, text))
    return root;
  for (child = gtk_widget_get_first_child (root);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = fixture_find (child, type, text);
  return found;
}

GFile *
fixture_write (const char *name, const char *text)
{
  g_autofree char *folder = g_dir_make_tmp ("swb-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}
