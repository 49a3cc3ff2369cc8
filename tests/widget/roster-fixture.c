/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the roster's widgets share: a document with creators in
 * it, and waiting. */
#include "roster-fixture.h"

#include "document/swb-plan-commands.h"
#include "document/swb-roster-commands.h"

#include <glib/gstdio.h>

void
fixture_keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

GAsyncResult *
fixture_wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static gboolean
stop_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Frames are drawn and acts are done. */
void
fixture_settle (guint milliseconds)
{
  gboolean stop = FALSE;

  g_timeout_add (milliseconds, stop_cb, &stop);
  while (!stop)
    g_main_context_iteration (NULL, TRUE);
}

SwbDocument *
fixture_open (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SwbDocument *document;

  swb_document_open_async (NULL, NULL, fixture_keep_result_cb, &result);
  document = swb_document_open_finish (fixture_wait_for (&result), &error);
  g_assert_no_error (error);
  return document;
}

void
fixture_run (SwbDocument *document, SwbCommand *command)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  swb_document_run_async (document, command, NULL, fixture_keep_result_cb,
                          &result);
  swb_document_run_finish (document, fixture_wait_for (&result), &error);
  g_assert_no_error (error);
}

void
fixture_undo (SwbDocument *document)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbOutcome) outcome = NULL;

  swb_document_undo_async (document, fixture_keep_result_cb, &result);
  outcome =
      swb_document_undo_finish (document, fixture_wait_for (&result), &error);
  g_assert_no_error (error);
}

void
fixture_close (SwbDocument *document)
{
  g_autoptr (GAsyncResult) result = NULL;

  swb_document_close_async (document, fixture_keep_result_cb, &result);
  fixture_wait_for (&result);
  g_object_unref (document);
}

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
