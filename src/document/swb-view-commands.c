/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The acts on saved views. */
#include "document/swb-view-commands.h"

#include "base/swb-text.h"

#include <glib/gi18n-lib.h>

static void
set (SwbCommand *command, const SwbId *id, guint column, SwbValue value)
{
  swb_command_set (command, SWB_TABLE_SAVED_VIEW, id, column, value);
}

static SwbSavedView *
nth (SwbWorkspace *workspace, guint place)
{
  g_autoptr (SwbSavedView) view = g_list_model_get_item (
      G_LIST_MODEL (swb_workspace_get_views (workspace)), place);

  return view; /* the workspace keeps it alive */
}

static guint
count (SwbWorkspace *workspace)
{
  return g_list_model_get_n_items (
      G_LIST_MODEL (swb_workspace_get_views (workspace)));
}

/**
 * swb_view_save:
 * @workspace: the workspace
 * @page: which page it is of
 * @name: what people call it
 * @definition: what it shows
 * @id: (out) (optional): the new view's id
 *
 * Returns: (transfer full): the command; the view comes behind the others
 */
SwbCommand *
swb_view_save (SwbWorkspace *workspace,
               const char *page,
               const char *name,
               const char *definition,
               SwbId *id)
{
  g_autofree char *title = swb_text_tell (_ ("Save the view %s"), name);
  SwbCommand *command = swb_command_new_edit (title);
  const SwbId view = swb_command_insert (command, SWB_TABLE_SAVED_VIEW);
  guint n = count (workspace);
  double position =
      n > 0 ? swb_saved_view_get_position (nth (workspace, n - 1)) + 1 : 1;

  set (command, &view, SWB_SAVED_VIEW_PAGE, swb_value_text (page));
  set (command, &view, SWB_SAVED_VIEW_NAME, swb_value_text (name));
  set (command, &view, SWB_SAVED_VIEW_DEFINITION, swb_value_text (definition));
  set (command, &view, SWB_SAVED_VIEW_POSITION, swb_value_real (position));
  if (id != NULL)
    *id = view;
  return command;
}

/**
 * swb_view_update:
 * @view: a view
 * @definition: what it shows from now on
 *
 * Returns: (transfer full): the command
 */
SwbCommand *
swb_view_update (SwbSavedView *view, const char *definition)
{
  g_autofree char *title =
      swb_text_tell (_ ("Change the view %s"), swb_saved_view_get_name (view));
  SwbCommand *command = swb_command_new_edit (title);

  set (command, swb_saved_view_get_id (view), SWB_SAVED_VIEW_DEFINITION,
       swb_value_text (definition));
  return command;
}

/**
 * swb_view_rename:
 * @view: a view
 * @name: what people call it from now on
 *
 * Returns: (transfer full): the command
 */
SwbCommand *
swb_view_rename (SwbSavedView *view, const char *name)
{
  g_autofree char *title =
      swb_text_tell (_ ("Rename the view %s"), swb_saved_view_get_name (view));
  SwbCommand *command = swb_command_new_edit (title);

  set (command, swb_saved_view_get_id (view), SWB_SAVED_VIEW_NAME,
       swb_value_text (name));
  return command;
}

/**
 * swb_view_delete:
 * @view: a view
 *
 * Returns: (transfer full): the command; no creator goes with it
 */
SwbCommand *
swb_view_delete (SwbSavedView *view)
{
  g_autofree char *title =
      swb_text_tell (_ ("Delete the view %s"), swb_saved_view_get_name (view));
  SwbCommand *command = swb_command_new_edit (title);

  set (command, swb_saved_view_get_id (view), SWB_DELETED, swb_value_int (1));
  return command;
}

static guint
place_of (SwbWorkspace *workspace, SwbSavedView *view)
{
  guint place = 0;

  while (place < count (workspace) && nth (workspace, place) != view)
    place++;
  return place;
}

/**
 * swb_view_move:
 * @workspace: the workspace
 * @view: one of its views
 * @by: -1 to stand before the one above it, 1 to stand behind the one below
 *
 * Returns: (transfer full) (nullable): the command; null where it stands at
 *   that end already
 */
SwbCommand *
swb_view_move (SwbWorkspace *workspace, SwbSavedView *view, int by)
{
  guint n = count (workspace);
  guint place = place_of (workspace, view);
  g_autofree char *title =
      swb_text_tell (_ ("Move the view %s"), swb_saved_view_get_name (view));
  SwbCommand *command;
  double one;
  double other;

  if (place >= n || (by < 0 && place == 0) || (by > 0 && place + 1 == n))
    return NULL;
  one = swb_saved_view_get_position (
      nth (workspace, by < 0 ? place - 1 : place + 1));
  if (by < 0 && place > 1)
    other = swb_saved_view_get_position (nth (workspace, place - 2));
  else if (by > 0 && place + 2 < n)
    other = swb_saved_view_get_position (nth (workspace, place + 2));
  else
    other = one + 2 * by;
  command = swb_command_new_edit (title);
  set (command, swb_saved_view_get_id (view), SWB_SAVED_VIEW_POSITION,
       swb_value_real ((one + other) / 2));
  return command;
}
