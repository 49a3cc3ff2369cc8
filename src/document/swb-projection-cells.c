/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings changed rows of segments, audiences, exchange rates and tiers into the
 * workspace, which keeps them as plain cells. */
#include "document/swb-projection-cells.h"

#include "document/swb-tier-reader.h"

#include <string.h>

/* More rows of one table are looked for in one go over the cells. */
#define FEW 8

typedef struct
{
  SwbTableId table;
  GArray *(*get) (SwbWorkspace *workspace);
  void (*add) (GArray *cells, const SwbRow *row);
} Kind;

static const char *
text (const SwbRow *row, guint column)
{
  return swb_value_get_text (&row->values[column]);
}

static void
apply_segment (GArray *segments, const SwbRow *row)
{
  SwbSegmentCells cells = { .id = row->id };

  cells.name = g_strdup (text (row, SWB_SEGMENT_NAME));
  cells.language = g_strdup (text (row, SWB_SEGMENT_LANGUAGE));
  cells.region = g_strdup (text (row, SWB_SEGMENT_REGION));
  cells.interest = g_strdup (text (row, SWB_SEGMENT_INTEREST));
  cells.platform = g_strdup (text (row, SWB_SEGMENT_PLATFORM));
  cells.size = swb_value_get_real (&row->values[SWB_SEGMENT_SIZE], 0);
  cells.source = g_strdup (text (row, SWB_SEGMENT_SOURCE));
  g_array_append_val (segments, cells);
}

static void
apply_audience (GArray *audiences, const SwbRow *row)
{
  SwbAudienceCells cells = { .id = row->id };

  cells.account = swb_value_get_id (&row->values[SWB_AUDIENCE_ACCOUNT]);
  cells.segment = swb_value_get_id (&row->values[SWB_AUDIENCE_SEGMENT]);
  cells.share = swb_value_get_real (&row->values[SWB_AUDIENCE_SHARE], 0);
  cells.source = g_strdup (text (row, SWB_AUDIENCE_SOURCE));
  g_array_append_val (audiences, cells);
}

static void
apply_exchange_rate (GArray *rates, const SwbRow *row)
{
  SwbExchangeRateCells cells = { .id = row->id };
  const char *base = text (row, SWB_EXCHANGE_RATE_BASE);
  const char *quote = text (row, SWB_EXCHANGE_RATE_QUOTE);

  g_strlcpy (cells.base, base ? base : "", sizeof cells.base);
  g_strlcpy (cells.quote, quote ? quote : "", sizeof cells.quote);
  cells.rate = swb_value_get_real (&row->values[SWB_EXCHANGE_RATE_RATE], 0);
  cells.day = swb_value_get_day (&row->values[SWB_EXCHANGE_RATE_DAY]);
  cells.source = g_strdup (text (row, SWB_EXCHANGE_RATE_SOURCE));
  g_array_append_val (rates, cells);
}

/* Of other presets than the own ones nothing is known. */
static void
apply_tier (GArray *tiers, const SwbRow *row)
{
  SwbTierCells cells = { .id = row->id };

  if (g_strcmp0 (text (row, SWB_TIER_PRESET), SWB_TIER_OWN) != 0)
    return;
  swb_tier_cells_fill (&cells, text (row, SWB_TIER_PLATFORM),
                       text (row, SWB_TIER_NAME),
                       swb_value_get_real (&row->values[SWB_TIER_LEAST], -1));
  g_array_append_val (tiers, cells);
}

static const Kind kinds[] = {
  { SWB_TABLE_SEGMENT, swb_workspace_get_segments, apply_segment },
  { SWB_TABLE_AUDIENCE, swb_workspace_get_audiences, apply_audience },
  { SWB_TABLE_EXCHANGE_RATE, swb_workspace_get_exchange_rates,
    apply_exchange_rate },
  { SWB_TABLE_TIER, swb_workspace_get_tiers, apply_tier },
};

/* All cells begin with their id. */
static char *
cell_of (GArray *cells, guint i)
{
  return cells->data + (gsize) i * g_array_get_element_size (cells);
}

static void
drop_one (GArray *cells, const SwbId *id)
{
  for (guint i = 0; i < cells->len; i++)
    if (memcmp (cell_of (cells, i), id, sizeof *id) == 0)
      {
        g_array_remove_index (cells, i);
        return;
      }
}

/* What stays comes first, in its order; the array frees what it is cut by. */
static void
drop_many (GArray *cells, GHashTable *ids)
{
  const guint size = g_array_get_element_size (cells);
  g_autoptr (GByteArray) dropped = g_byte_array_new ();
  guint n = 0;

  for (guint i = 0; i < cells->len; i++)
    if (g_hash_table_contains (ids, cell_of (cells, i)))
      g_byte_array_append (dropped, (const guint8 *) cell_of (cells, i), size);
    else if (n++ != i)
      memcpy (cell_of (cells, n - 1), cell_of (cells, i), size);
  if (dropped->len == 0)
    return;
  memcpy (cell_of (cells, n), dropped->data, dropped->len);
  g_array_set_size (cells, n);
}

static void
apply_kind (const Kind *kind,
            SwbWorkspace *workspace,
            const SwbChanges *changes,
            gboolean fresh)
{
  GArray *cells = kind->get (workspace);
  g_autoptr (GHashTable) ids = g_hash_table_new (swb_id_hash, swb_id_equal);
  GHashTableIter iter;
  gpointer id;

  for (guint i = 0; !fresh && i < changes->rows->len; i++)
    {
      SwbRow *row = changes->rows->pdata[i];

      if (row->table == kind->table)
        g_hash_table_add (ids, &row->id);
    }
  g_hash_table_iter_init (&iter, ids);
  if (g_hash_table_size (ids) > FEW)
    drop_many (cells, ids);
  else
    while (g_hash_table_iter_next (&iter, &id, NULL))
      drop_one (cells, id);
  for (guint i = 0; i < changes->rows->len; i++)
    {
      const SwbRow *row = changes->rows->pdata[i];

      if (row->table == kind->table &&
          swb_value_get_int (&row->values[SWB_DELETED], 0) == 0)
        kind->add (cells, row);
    }
}

/**
 * swb_projection_apply_cells:
 * @workspace: the model
 * @changes: rows from the worker; others than cells are left alone
 * @fresh: whether nothing was in the model before
 *
 * Sets the cells that changed, in time that is linear in what changed and what
 * is there.
 */
void
swb_projection_apply_cells (SwbWorkspace *workspace,
                            const SwbChanges *changes,
                            gboolean fresh)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    apply_kind (&kinds[i], workspace, changes, fresh);
}
