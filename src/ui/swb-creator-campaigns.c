/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field that asks for which campaign something is: none, or one of the
 * workspace. */
#include "ui/swb-creator-campaigns.h"

#include "base/swb-text.h"

#include <glib/gi18n-lib.h>

#define CAMPAIGNS "swb-campaigns" /* of an editor: ids in the field's order */

static void
append (GArray *ids, GPtrArray *names, const SwbId *id, const char *name)
{
  g_array_append_vals (ids, id, 1);
  g_ptr_array_add (names, swb_text_name (name));
}

static guint
find (const GArray *ids, const SwbId *id)
{
  for (guint i = 0; i < ids->len; i++)
    if (swb_id_equal (&g_array_index (ids, SwbId, i), id))
      return i;
  return ids->len;
}

/**
 * swb_creator_campaigns_add:
 * @editor: a window that has none such yet
 * @chosen: (nullable): the campaign that stands in it; null or nil for none
 * @name: (nullable): its name; it may be deleted and still stand there
 *
 * Returns: the number of the field
 */
guint
swb_creator_campaigns_add (SwbCreatorEditor *editor,
                           const SwbId *chosen,
                           const char *name)
{
  SwbWorkspace *workspace =
      swb_document_get_workspace (swb_creator_editor_get_document (editor));
  GListModel *campaigns =
      G_LIST_MODEL (swb_workspace_get_campaigns (workspace));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const SwbId nobody = swb_id_nil ();
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (SwbId));

  append (ids, names, &nobody, _ ("No Campaign"));
  for (guint i = 0; i < g_list_model_get_n_items (campaigns); i++)
    {
      g_autoptr (SwbCampaign) one = g_list_model_get_item (campaigns, i);

      append (ids, names, swb_campaign_get_id (one),
              swb_campaign_get_name (one));
    }
  if (chosen == NULL)
    chosen = &nobody;
  if (find (ids, chosen) == ids->len)
    append (ids, names, chosen,
            name != NULL && *name != '\0' ? name : _ ("A deleted campaign"));
  g_object_set_data_full (G_OBJECT (editor), CAMPAIGNS, ids,
                          (GDestroyNotify) g_array_unref);
  return swb_creator_editor_add_choice (editor, _ ("Campaign"),
                                        (const char *const *) names->pdata,
                                        names->len, find (ids, chosen));
}

/**
 * swb_creator_campaigns_get:
 * @editor: a window with such a field
 * @number: of the field
 *
 * Returns: (transfer none) (nullable): the campaign that is chosen
 */
const SwbId *
swb_creator_campaigns_get (SwbCreatorEditor *editor, guint number)
{
  const GArray *ids = g_object_get_data (G_OBJECT (editor), CAMPAIGNS);
  guint chosen = swb_creator_editor_get_choice (editor, number);

  g_return_val_if_fail (ids != NULL, NULL);

  return chosen > 0 && chosen < ids->len ? &g_array_index (ids, SwbId, chosen)
                                         : NULL;
}
