/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc matrix: which segments a plan reaches over which channels. */
#include "cli/calc/swb-calc-models.h"
#include "cli/calc/swb-calc-plan.h"

#include "analytics/swb-matrix.h"

#include <glib/gi18n-lib.h>

#define MOST_CELLS 1000000

/* Names in the order in which they came, with their numbers. */
typedef struct
{
  GHashTable *numbers;
  GPtrArray *names;
} Names;

typedef struct
{
  Names segments;
  Names channels;
  Names creators;
  GArray *entries; /* SwbMatrixEntry */
  double *sizes;
  guint32 *wanted;
} Plan;

static void
names_init (Names *names)
{
  names->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  names->names = g_ptr_array_new ();
}

static void
names_clear (Names *names)
{
  g_hash_table_unref (names->numbers);
  g_ptr_array_unref (names->names);
}

/* The names are the input's, which outlives this. */
static guint32
number_of (Names *names, const char *name)
{
  gpointer number;

  if (!g_hash_table_lookup_extended (names->numbers, name, NULL, &number))
    {
      number = GUINT_TO_POINTER (names->names->len);
      g_hash_table_insert (names->numbers, (gpointer) name, number);
      g_ptr_array_add (names->names, (gpointer) name);
    }
  return GPOINTER_TO_UINT (number);
}

static void
read_placements (SwbCalcObject *input, Plan *plan)
{
  gsize n;
  SwbCalcObject *const *rows = swb_calc_rows_or_null (input, "placements", &n);

  for (gsize i = 0; i < n; i++)
    {
      const SwbMatrixEntry entry = {
        .creator =
            number_of (&plan->creators, swb_calc_text (rows[i], "creator")),
        .segment =
            number_of (&plan->segments, swb_calc_text (rows[i], "segment")),
        .channel =
            number_of (&plan->channels, swb_calc_text (rows[i], "channel")),
        .viewers = swb_calc_number_or (rows[i], "viewers", 0.0),
        .money = swb_calc_number_or (rows[i], "money", 0.0),
      };

      g_array_append_val (plan->entries, entry);
    }
}

/* Sizes of segments that are told; the others count as 0 in the order of
 * holes. */
static void
read_segments (SwbCalcObject *input, Plan *plan)
{
  SwbCalcObject *sizes = swb_calc_object_or_null (input, "segments");
  gsize n = 0;
  const char *const *names = sizes != NULL ? swb_calc_names (sizes, &n) : NULL;

  for (gsize i = 0; i < n; i++)
    number_of (&plan->segments, names[i]);
  plan->sizes = g_new0 (double, plan->segments.names->len + n + 1);
  for (gsize i = 0; i < n; i++)
    plan->sizes[number_of (&plan->segments, names[i])] =
        swb_calc_number (sizes, names[i]);
}

static void
read_channels (SwbCalcObject *input, Plan *plan)
{
  gsize n;
  const char *const *names = swb_calc_texts_or_null (input, "channels", &n);

  for (gsize i = 0; i < n; i++)
    number_of (&plan->channels, names[i]);
}

static void
read_wanted (SwbCalcObject *input, Plan *plan)
{
  guint64 least = swb_calc_count_or (input, "seeds", 1, 1000000);
  gsize n;
  SwbCalcObject *const *rows = swb_calc_rows_or_null (input, "wanted", &n);
  gsize n_cells;

  for (gsize i = 0; i < n; i++)
    {
      number_of (&plan->segments, swb_calc_text (rows[i], "segment"));
      number_of (&plan->channels, swb_calc_text (rows[i], "channel"));
    }
  n_cells = (gsize) plan->segments.names->len * plan->channels.names->len;
  if (n_cells > MOST_CELLS)
    {
      swb_calc_fault (input, _ ("there are more than %d cells"), MOST_CELLS);
      n_cells = 0;
      n = 0;
    }
  plan->wanted = g_new0 (guint32, n_cells + 1);
  plan->sizes =
      g_realloc_n (plan->sizes, plan->segments.names->len + 1, sizeof (double));
  for (gsize c = 0; rows == NULL && c < n_cells; c++)
    plan->wanted[c] = (guint32) least;
  for (gsize i = 0; i < n; i++)
    {
      guint32 s =
          number_of (&plan->segments, swb_calc_text (rows[i], "segment"));
      guint32 c =
          number_of (&plan->channels, swb_calc_text (rows[i], "channel"));

      plan->wanted[(gsize) s * plan->channels.names->len + c] =
          (guint32) swb_calc_count_or (rows[i], "seeds", least, 1000000);
    }
}

static void
put_cell (JsonBuilder *out, const Plan *plan, const SwbMatrixCell *cell)
{
  json_builder_begin_object (out);
  swb_json_add_text (out, "segment",
                     g_ptr_array_index (plan->segments.names, cell->segment));
  swb_json_add_text (out, "channel",
                     g_ptr_array_index (plan->channels.names, cell->channel));
  swb_json_add_int (out, "seeds", cell->seeds);
  swb_json_add_int (out, "wanted", cell->wanted);
  swb_json_add_int (out, "missing", cell->missing);
  swb_json_add_int (out, "posts", cell->entries);
  swb_json_add_real (out, "viewers", cell->viewers);
  swb_json_add_real (out, "money", cell->money);
  json_builder_end_object (out);
}

static void
put_summary (JsonBuilder *out,
             const Plan *plan,
             const SwbMatrixSummary *summary)
{
  swb_json_add_int (out, "wanted", (gint64) summary->n_wanted);
  swb_json_add_int (out, "covered", (gint64) summary->n_covered);
  swb_json_add_int (out, "missing", (gint64) summary->missing);
  swb_json_add_int (out, "segments_reached",
                    (gint64) summary->n_segments_reached);
  swb_json_add_int (out, "segments_without_backup", (gint64) summary->n_single);
  swb_json_add_text (
      out, "largest_channel",
      summary->largest_channel_share > 0.0
          ? g_ptr_array_index (plan->channels.names, summary->largest_channel)
          : NULL);
  swb_json_add_real (out, "largest_channel_share",
                     summary->largest_channel_share);
  swb_json_add_real (out, "channel_hhi", summary->channel_hhi);
  swb_json_add_real (out, "segment_hhi", summary->segment_hhi);
}

/* Cells where nothing is planned and nothing wanted say nothing. */
static void
put_cells (JsonBuilder *out,
           const Plan *plan,
           const SwbMatrixCell *cells,
           gsize n_cells,
           const guint32 *holes,
           gsize n_holes)
{
  json_builder_set_member_name (out, "holes");
  json_builder_begin_array (out);
  for (gsize h = 0; h < n_holes; h++)
    put_cell (out, plan, &cells[holes[h]]);
  json_builder_end_array (out);
  json_builder_set_member_name (out, "cells");
  json_builder_begin_array (out);
  for (gsize c = 0; c < n_cells; c++)
    if (cells[c].entries > 0)
      put_cell (out, plan, &cells[c]);
  json_builder_end_array (out);
}

static SwbStatus
answer (const Plan *plan, JsonBuilder *out)
{
  const SwbMatrixInput input = {
    .n_segments = plan->segments.names->len,
    .segment_sizes = plan->sizes,
    .n_channels = plan->channels.names->len,
    .wanted = plan->wanted,
    .n_entries = plan->entries->len,
    .entries = (const SwbMatrixEntry *) (gpointer) plan->entries->data,
  };
  gsize n = input.n_segments * input.n_channels;
  g_autofree SwbMatrixCell *cells = g_new0 (SwbMatrixCell, n + 1);
  g_autofree guint32 *holes = g_new0 (guint32, n + 1);
  SwbMatrixSummary summary;
  SwbStatus status = swb_matrix (&input, cells, holes, &summary);

  if (status != SWB_STATUS_OK)
    return status;
  put_summary (out, plan, &summary);
  put_cells (out, plan, cells, n, holes, summary.n_holes);
  return SWB_STATUS_OK;
}

static SwbStatus
run (SwbCalcObject *input, JsonBuilder *out)
{
  Plan plan = { 0 };
  SwbStatus status = SWB_STATUS_INVALID;

  names_init (&plan.segments);
  names_init (&plan.channels);
  names_init (&plan.creators);
  plan.entries = g_array_new (FALSE, FALSE, sizeof (SwbMatrixEntry));
  read_placements (input, &plan);
  read_segments (input, &plan);
  read_channels (input, &plan);
  read_wanted (input, &plan);
  if (swb_calc_finish (input))
    status = answer (&plan, out);
  names_clear (&plan.segments);
  names_clear (&plan.channels);
  names_clear (&plan.creators);
  g_array_unref (plan.entries);
  g_free (plan.sizes);
  g_free (plan.wanted);
  return status;
}

const SwbCalcModel swb_calc_matrix = {
  .name = "matrix",
  .summary = N_ ("The channel matrix of a plan: coverage, holes, "
                 "concentration."),
  .format = N_ (
      "placements  a list: “creator”, “segment”, “channel”, “viewers” (people\n"
      "            of the segment who see it; 0 when not said), “money” (0)\n"
      "segments    an object: people in each segment, by its name; orders\n"
      "            the holes, and adds segments that nothing reaches\n"
      "channels    a list of channels that nothing may use yet\n"
      "wanted      a list: “segment”, “channel”, “seeds”; when not said all\n"
      "            cells are wanted\n"
      "seeds       creators that a cell needs where its own does not say; 1\n\n"
      "holes are wanted cells with too few creators, most missing first.\n"
      "without backup is a segment reached over one channel alone. The\n"
      "concentration, in points, is over viewers.\n"),
  .rows = "placements",
  .example =
      "{\"segments\": {\"tamil\": 1000000, \"hindi\": 3000000}, "
      "\"channels\": [\"reels\", \"shorts\"], \"seeds\": 2, \"placements\": ["
      "{\"creator\": \"asha\", \"segment\": \"tamil\", \"channel\": \"reels\", "
      "\"viewers\": 60000, \"money\": 40000}, "
      "{\"creator\": \"ravi\", \"segment\": \"tamil\", \"channel\": \"reels\", "
      "\"viewers\": 20000, \"money\": 15000}]}",
  .answer =
      "{\"model\": \"matrix\", \"status\": \"ok\", \"wanted\": 4, \"covered\": "
      "1, \"missing\": 6, \"segments_reached\": 1, "
      "\"segments_without_backup\": 1, \"largest_channel\": \"reels\", "
      "\"largest_channel_share\": 1, \"channel_hhi\": 10000, \"segment_hhi\": "
      "10000, \"holes\": [{\"segment\": \"hindi\", \"channel\": \"reels\", "
      "\"seeds\": 0, \"wanted\": 2, \"missing\": 2, \"posts\": 0, \"viewers\": "
      "0, \"money\": 0}, {\"segment\": \"hindi\", \"channel\": \"shorts\", "
      "\"seeds\": 0, \"wanted\": 2, \"missing\": 2, \"posts\": 0, \"viewers\": "
      "0, \"money\": 0}, {\"segment\": \"tamil\", \"channel\": \"shorts\", "
      "\"seeds\": 0, \"wanted\": 2, \"missing\": 2, \"posts\": 0, \"viewers\": "
      "0, \"money\": 0}], \"cells\": [{\"segment\": \"tamil\", \"channel\": "
      "\"reels\", \"seeds\": 2, \"wanted\": 2, \"missing\": 0, \"posts\": 2, "
      "\"viewers\": 80000, \"money\": 55000}]}",
  .run = run,
  .gather = swb_calc_gather_matrix,
};
