/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saved views: kept, changed, ordered, deleted and brought back, in the file
 * too; and what campaigns say of creators after each act. */
#include "document-fixture.h"
#include "document/swb-plan-commands.h"
#include "document/swb-roster-commands.h"
#include "document/swb-view-commands.h"
#include "model/swb-roster-definition.h"

static GListModel *
get_views (SwbDocument *document)
{
  return G_LIST_MODEL (
      swb_workspace_get_views (swb_document_get_workspace (document)));
}

static SwbSavedView *
nth (SwbDocument *document, guint place)
{
  g_autoptr (SwbSavedView) view =
      g_list_model_get_item (get_views (document), place);

  return view;
}

static void
assert_names (SwbDocument *document, const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (get_views (document)); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "",
                            swb_saved_view_get_name (nth (document, i)));
  g_assert_cmpstr (names->str, ==, expected);
}

static void
save (SwbDocument *document, const char *name, const char *definition)
{
  fixture_run (document,
               swb_view_save (swb_document_get_workspace (document),
                              SWB_VIEW_PAGE_ROSTER, name, definition, NULL));
}

static void
test_acts (void)
{
  SwbDocument *document = fixture_open ();
  const char *text = "[view]\nversion=1\nsearch=a\\sb\n[filter]\ncity=पुणे;\n";

  save (document, "Seed", text);
  save (document, "Late", "");
  save (document, "Own", "");
  assert_names (document, "Seed Late Own");
  g_assert_cmpstr (swb_saved_view_get_page (nth (document, 0)), ==, "roster");
  g_assert_cmpstr (swb_saved_view_get_definition (nth (document, 0)), ==, text);
  fixture_run (document, swb_view_rename (nth (document, 1), "Later"));
  assert_names (document, "Seed Later Own");
  fixture_run (document, swb_view_update (nth (document, 1), "[view]\n"));
  g_assert_cmpstr (swb_saved_view_get_definition (nth (document, 1)), ==,
                   "[view]\n");
  fixture_run (document, swb_view_delete (nth (document, 0)));
  assert_names (document, "Later Own");
  g_assert_cmpuint (fixture_undo (document), ==, 0);
  assert_names (document, "Seed Later Own");
  fixture_undo (document);
  fixture_undo (document);
  assert_names (document, "Seed Late Own");
  fixture_close (document);
}

static void
move (SwbDocument *document, guint place, int by, const char *expected)
{
  fixture_run (document, swb_view_move (swb_document_get_workspace (document),
                                        nth (document, place), by));
  assert_names (document, expected);
}

static void
test_order (void)
{
  SwbDocument *document = fixture_open ();
  SwbWorkspace *workspace = swb_document_get_workspace (document);

  save (document, "A", "");
  save (document, "B", "");
  save (document, "C", "");
  save (document, "D", "");
  move (document, 3, -1, "A B D C");
  move (document, 2, -1, "A D B C");
  move (document, 1, -1, "D A B C");
  move (document, 0, 1, "A D B C");
  move (document, 2, 1, "A D C B");
  g_assert_null (swb_view_move (workspace, nth (document, 0), -1));
  g_assert_null (swb_view_move (workspace, nth (document, 3), 1));
  fixture_undo (document);
  assert_names (document, "A D B C");
  fixture_close (document);
}

static SwbId
add_creator (SwbDocument *document, const char *name)
{
  const SwbCreatorFacts facts = { .name = name, .followers = -1 };
  SwbId id;

  fixture_run (document, swb_roster_add_creator (&facts, 100, &id));
  return id;
}

static SwbId
add_campaign (SwbDocument *document)
{
  SwbCommand *command = swb_command_new_edit ("Add a campaign");
  const SwbId id = swb_command_insert (command, SWB_TABLE_CAMPAIGN);

  swb_command_set (command, SWB_TABLE_CAMPAIGN, &id, SWB_CAMPAIGN_NAME,
                   swb_value_text ("C"));
  fixture_run (document, command);
  return id;
}

static SwbId
book (SwbDocument *document,
      const SwbId *campaign,
      const SwbId *creator,
      const char *status,
      SwbDay day)
{
  SwbCommand *command = swb_command_new_edit ("Book");
  const SwbId id = swb_command_insert (command, SWB_TABLE_PLACEMENT);

#define SET(column, value)                                                     \
  swb_command_set (command, SWB_TABLE_PLACEMENT, &id, SWB_PLACEMENT_##column,  \
                   value)
  SET (CAMPAIGN, swb_value_id (campaign));
  SET (CREATOR, swb_value_id (creator));
  SET (STATUS, swb_value_text (status));
  SET (DAY, swb_value_day (day));
#undef SET
  fixture_run (document, command);
  return id;
}

static void
set_status (SwbDocument *document, const SwbId *placement, const char *status)
{
  SwbCommand *command = swb_command_new_edit ("Set");

  swb_command_set (command, SWB_TABLE_PLACEMENT, placement,
                   SWB_PLACEMENT_STATUS, swb_value_text (status));
  fixture_run (document, command);
}

static void
set_posted (SwbDocument *document, const SwbId *placement, SwbDay day)
{
  SwbCommand *command = swb_command_new_edit ("Set");

  swb_command_set (command, SWB_TABLE_PLACEMENT, placement,
                   SWB_PLACEMENT_POSTED, swb_value_day (day));
  fixture_run (document, command);
}

static SwbRosterWork *
get_work (SwbDocument *document)
{
  return swb_roster_get_work (
      swb_workspace_get_roster (swb_document_get_workspace (document)));
}

static void
assert_work (SwbDocument *document,
             const SwbId *creator,
             const char *status,
             SwbDay last,
             guint n_campaigns)
{
  const SwbWorkCells *cells =
      swb_roster_work_find (get_work (document), creator);

  g_assert_nonnull (cells);
  g_assert_cmpstr (
      swb_roster_work_get_status (get_work (document), cells->status), ==,
      status);
  g_assert_cmpint (cells->last, ==, last);
  g_assert_cmpuint (cells->n_campaigns, ==, n_campaigns);
}

static void
assert_on_time (SwbDocument *document,
                const SwbId *creator,
                guint n_on_time,
                guint n_due)
{
  const SwbWorkCells *cells =
      swb_roster_work_find (get_work (document), creator);

  g_assert_cmpuint (cells->n_on_time, ==, n_on_time);
  g_assert_cmpuint (cells->n_due, ==, n_due);
}

static void
test_work (void)
{
  SwbDocument *document = fixture_open ();
  SwbDay today = swb_day_today ();
  const SwbId meera = add_creator (document, "Meera");
  const SwbId tara = add_creator (document, "Tara");
  const SwbId first = add_campaign (document);
  const SwbId other = add_campaign (document);
  SwbId placement;

  swb_document_set_campaign (
      document, swb_workspace_find_campaign (
                    swb_document_get_workspace (document), &first));
  g_assert_null (swb_roster_work_find (get_work (document), &meera));
  book (document, &first, &meera, "dropped", today - 9);
  assert_work (document, &meera, "dropped", SWB_DAY_NONE, 0);
  placement = book (document, &first, &meera, "shortlisted", today - 5);
  assert_work (document, &meera, "shortlisted", SWB_DAY_NONE, 0);
  set_status (document, &placement, "posted");
  assert_work (document, &meera, "posted", today - 5, 1);
  set_posted (document, &placement, today - 2);
  assert_work (document, &meera, "posted", today - 2, 1);
  assert_on_time (document, &meera, 0, 1);
  set_posted (document, &placement, today - 5);
  assert_on_time (document, &meera, 1, 1);
  book (document, &other, &meera, "paid", today - 50);
  book (document, &other, &meera, "contracted", today + 50);
  assert_work (document, &meera, "posted", today - 5, 2);
  assert_on_time (document, &meera, 1, 1);
  book (document, &other, &meera, "contacted", today - 1);
  assert_on_time (document, &meera, 1, 2);
  book (document, &other, &tara, "briefed", today + 1);
  assert_work (document, &tara, NULL, SWB_DAY_NONE, 1);
  swb_document_set_campaign (
      document, swb_workspace_find_campaign (
                    swb_document_get_workspace (document), &other));
  assert_work (document, &meera, "paid", today - 5, 2);
  assert_work (document, &tara, "briefed", SWB_DAY_NONE, 1);
  fixture_undo (document);
  g_assert_null (swb_roster_work_find (get_work (document), &tara));
  fixture_close (document);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/saved-views/acts", test_acts);
  g_test_add_func ("/saved-views/order", test_order);
  g_test_add_func ("/saved-views/work", test_work);
  return g_test_run ();
}
