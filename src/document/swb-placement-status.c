/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far along a placement is. Its status and the day on which it was posted
 * are set together, so that neither says what the other denies. */
#include "document/swb-placement-status.h"

#include "document/swb-plan-commands.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GArray *placements; /* SwbId */
  char *status;
  SwbDay today;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_array_unref (work->placements);
  g_free (work->status);
  g_free (work);
}

/**
 * swb_status_how_far:
 * @status: (nullable): the id of a placement's status
 *
 * Of several placements of a creator the roster shows the one that is furthest
 * along.
 *
 * Returns: 0 for what is no status; more the further along it is. Who was
 *   dropped is less far than who is only on the shortlist.
 */
guint
swb_status_how_far (const char *status)
{
  const char *const *ids = swb_status_ids ();

  if (g_strcmp0 (status, "dropped") == 0)
    return 1;
  for (guint i = 0; status != NULL && ids[i] != NULL; i++)
    if (g_str_equal (ids[i], status))
      return i + 2;
  return 0;
}

/* Whether the post is out. */
static gboolean
is_posted (const char *status)
{
  return g_strcmp0 (status, "posted") == 0 ||
         g_strcmp0 (status, "reported") == 0 || g_strcmp0 (status, "paid") == 0;
}

/**
 * swb_placement_write_status:
 * @writer: inside a command
 * @placement: the id of a placement
 * @status: the id of a status
 * @today: the day today
 * @error: why not
 *
 * Sets the status. A post that is out and has no day yet gets @today; one that
 * is not out after all loses its day. A placement that is dropped keeps it.
 *
 * Returns: whether it could
 */
gboolean
swb_placement_write_status (SwbWriter *writer,
                            const SwbId *placement,
                            const char *status,
                            SwbDay today,
                            GError **error)
{
  g_auto (SwbValue) posted = swb_value_null ();
  g_auto (SwbValue) day = swb_value_day (today);
  g_auto (SwbValue) none = swb_value_null ();
  g_auto (SwbValue) value = swb_value_text (status);
  gboolean out = is_posted (status);

  if (!swb_writer_set (writer, SWB_TABLE_PLACEMENT, placement,
                       SWB_PLACEMENT_STATUS, &value, error) ||
      !swb_writer_get (writer, SWB_TABLE_PLACEMENT, placement,
                       SWB_PLACEMENT_POSTED, &posted, error))
    return FALSE;
  if (out == (posted.type != SWB_VALUE_NULL) ||
      g_strcmp0 (status, "dropped") == 0)
    return TRUE;
  return swb_writer_set (writer, SWB_TABLE_PLACEMENT, placement,
                         SWB_PLACEMENT_POSTED, out ? &day : &none, error);
}

static gboolean
exec (SwbWriter *writer, gpointer data, GError **error)
{
  const Work *work = data;

  for (guint i = 0; i < work->placements->len; i++)
    if (!swb_placement_write_status (
            writer, &g_array_index (work->placements, SwbId, i), work->status,
            work->today, error))
      return FALSE;
  return TRUE;
}

/**
 * swb_plan_set_placement_status:
 * @placements: (array length=n_placements): placements
 * @n_placements: how many
 * @status: one of swb_status_ids()
 * @today: the day today: what is out now was posted on it, unless a day is
 *   known
 *
 * Returns: (transfer full): the command
 */
SwbCommand *
swb_plan_set_placement_status (SwbPlacement *const *placements,
                               guint n_placements,
                               const char *status,
                               SwbDay today)
{
  /* Translators: the second one is a status, as in "Set 3 placements to
   * Contracted". */
  g_autofree char *name =
      g_strdup_printf (ngettext ("Set %u placement to %s",
                                 "Set %u placements to %s", n_placements),
                       n_placements, swb_status_name (status));
  Work *work = g_new0 (Work, 1);

  work->placements =
      g_array_sized_new (FALSE, FALSE, sizeof (SwbId), n_placements);
  for (guint i = 0; i < n_placements; i++)
    g_array_append_vals (work->placements, swb_placement_get_id (placements[i]),
                         1);
  work->status = g_strdup (status);
  work->today = today;
  return swb_command_new (name, exec, work, work_free);
}
