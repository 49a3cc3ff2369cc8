/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Acts without end need no more memory than the first ones: what is allocated
 * after many is what was allocated after few. A document with a leak in its
 * acts shows that a leak would be seen. */
#include "document-fixture.h"

#include "document/swb-plan-commands.h"
#include "document/swb-roster-commands.h"

#include <glib/gstdio.h>
#include <malloc.h>

#define PEOPLE 50
#define ROWS 30000
#define ACTS 20000
#define ACTS_ON_A_DISK 4000
#define LEAKED 64

typedef struct
{
  SwbDocument *document;
  GRand *chance;
  GSList *leaked;
  gboolean leaks;
} Journey;

/* Rates of nobody: they fill SQLite's cache, which otherwise grows with the
 * history up to its limit, and show nothing. */
static gboolean
fill (SwbWriter *writer, gpointer data, GError **error)
{
  SwbValue values[SWB_RATE_N] = { 0 };
  gboolean ok = TRUE;

  values[SWB_RATE_DELIVERABLE] = swb_value_text ("a post for nobody at all");
  for (guint i = 0; ok && i < ROWS; i++)
    {
      const SwbId id = swb_id_new ();

      ok = swb_writer_insert (writer, SWB_TABLE_RATE, &id, values, error);
    }
  swb_value_clear (&values[SWB_RATE_DELIVERABLE]);
  return ok;
}

static void
add_people (SwbDocument *document)
{
  for (guint i = 0; i < PEOPLE; i++)
    {
      g_autofree char *name = g_strdup_printf ("Creator %u", i);
      const SwbCreatorFacts facts = {
        .name = name,
        .platform = SWB_PLATFORM_INSTAGRAM,
        .handle = name,
        .followers = 1000 + i,
        .fee = swb_money_make (4500000, "INR"),
      };

      fixture_run (document, swb_roster_add_creator (&facts, 20000, NULL));
    }
}

static SwbCreator *
get_creator (Journey *journey, guint i)
{
  return swb_roster_get_creator (
      swb_workspace_get_roster (swb_document_get_workspace (journey->document)),
      i);
}

static void
add_campaign (Journey *journey)
{
  const SwbCampaignFacts facts = {
    .name = "Saawan",
    .outcome = "audio-adoption",
    .release = swb_day_from_ymd (2027, 2, 14),
  };
  g_autoptr (SwbCreator) creator = get_creator (journey, 0);

  fixture_run (journey->document, swb_plan_new_campaign (&facts, NULL));
  fixture_run (journey->document,
               swb_plan_book (swb_document_get_campaign (journey->document),
                              &creator, 1, swb_day_from_ymd (2027, 2, 1)));
}

static void
edit (Journey *journey)
{
  g_autoptr (SwbCreator) creator = get_creator (
      journey, (guint) g_rand_int_range (journey->chance, 0, PEOPLE));
  g_autofree char *name = g_strdup_printf (
      "Creator %u", g_rand_int_range (journey->chance, 1000, 9999));
  const SwbCreatorFacts facts = { .name = name,
                                  .followers = -1,
                                  .platform = SWB_PLATFORM_INSTAGRAM,
                                  .fee = swb_money_none () };

  fixture_run (journey->document,
               swb_roster_edit_creator (creator, &facts, 20000));
}

static void
move (Journey *journey)
{
  SwbCampaign *campaign = swb_document_get_campaign (journey->document);
  g_autoptr (SwbPlacement) placement = g_list_model_get_item (
      G_LIST_MODEL (swb_campaign_get_placements (campaign)), 0);
  int days = g_rand_boolean (journey->chance) ? 1 : -1;

  fixture_run (journey->document,
               swb_plan_move_placements (campaign, &placement, 1, days));
}

static void
redo (Journey *journey)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SwbOutcome) outcome = NULL;

  swb_document_redo_async (journey->document, fixture_keep_result_cb, &result);
  outcome = swb_document_undo_finish (journey->document,
                                      fixture_wait_for (&result), NULL);
  g_assert_nonnull (outcome);
}

static void
act (Journey *journey, guint i)
{
  if (journey->leaks)
    journey->leaked = g_slist_prepend (journey->leaked, g_malloc (LEAKED));
  switch (i % 4)
    {
    case 0:
      edit (journey);
      break;
    case 1:
      move (journey);
      break;
    case 2:
      fixture_undo (journey->document);
      break;
    default:
      redo (journey);
      break;
    }
}

/* Percent by which the memory in use grew between the first tenth of the acts
 * and the last. */
static double
measure (gboolean leaks)
{
  Journey journey = { .document = fixture_open (),
                      .chance = g_rand_new_with_seed (7),
                      .leaks = leaks };
  guint n = g_str_has_prefix (g_get_user_data_dir (), "/dev/shm")
                ? ACTS
                : ACTS_ON_A_DISK;
  double first = 0.0;
  double last;

  add_people (journey.document);
  add_campaign (&journey);
  fixture_run (journey.document,
               swb_command_new ("Fill the cache", fill, NULL, NULL));
  for (guint i = 0; i < n; i++)
    {
      if (i == n / 10)
        first = (double) mallinfo2 ().uordblks;
      act (&journey, i);
    }
  last = (double) mallinfo2 ().uordblks;
  g_test_message ("%u acts: %.0f bytes in use, then %.0f", n, first, last);
  fixture_close (journey.document);
  g_slist_free_full (journey.leaked, g_free);
  g_rand_free (journey.chance);
  return (last / first - 1.0) * 100.0;
}

static void
test_memory_is_flat (void)
{
  g_assert_cmpfloat (measure (FALSE), <, 2.0);
}

static void
test_leak_bites (void)
{
  g_assert_cmpfloat (measure (TRUE), >, 2.0);
}

static void
remove_tree (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (folder, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (folder);
}

/* A disk that forgets makes thousands of acts a matter of seconds. */
static char *
make_home (void)
{
  char *home = g_strdup ("/dev/shm/swellboard-flat-XXXXXX");

  if (g_mkdtemp (home) != NULL)
    return home;
  g_free (home);
  return g_dir_make_tmp ("swellboard-flat-XXXXXX", NULL);
}

int
main (int argc, char **argv)
{
  g_autofree char *home = make_home ();
  int result;

  g_assert_nonnull (home);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flat/memory", test_memory_is_flat);
  g_test_add_func ("/flat/leak-bites", test_leak_bites);
  result = g_test_run ();
  remove_tree (home);
  return result;
}
