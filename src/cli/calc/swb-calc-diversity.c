/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc diversity: how many kinds a set of creators really has, and which of
 * them are nearly the same. */
#include "cli/calc/swb-calc-models.h"
#include "cli/calc/swb-calc-plan.h"

#include "analytics/swb-diversity.h"
#include "analytics/swb-similarity.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MOST_CREATORS 5000
#define MOST_PAIRS 1000

static const char *const attributes[] = { "niche", "language", "angle",
                                          "format" };

/**
 * Words:
 * @numbers: (element-type utf8 guint): each word's number
 * @names: (element-type utf8): the words by number
 * @weights: (element-type double): how much there is of each
 * @first: (element-type gsize): offsets of the creators
 * @items: (element-type guint32): numbers of words, ascending in a creator
 */
typedef struct
{
  GHashTable *numbers;
  GPtrArray *names;
  GArray *weights;
  GArray *first;
  GArray *items;
} Words;

static void
words_init (Words *words)
{
  gsize none = 0;

  words->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  words->names = g_ptr_array_new_with_free_func (g_free);
  words->weights = g_array_new (FALSE, TRUE, sizeof (double));
  words->first = g_array_new (FALSE, FALSE, sizeof (gsize));
  words->items = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_val (words->first, none);
}

static void
words_clear (Words *words)
{
  g_hash_table_unref (words->numbers);
  g_ptr_array_unref (words->names);
  g_array_unref (words->weights);
  g_array_unref (words->first);
  g_array_unref (words->items);
}

static guint32
number_of (Words *words, const char *name)
{
  gpointer number;
  char *copy;

  if (g_hash_table_lookup_extended (words->numbers, name, NULL, &number))
    return GPOINTER_TO_UINT (number);
  copy = g_strdup (name);
  number = GUINT_TO_POINTER (words->names->len);
  g_hash_table_insert (words->numbers, copy, number);
  g_ptr_array_add (words->names, copy);
  g_array_set_size (words->weights, words->names->len);
  return GPOINTER_TO_UINT (number);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint32 one = *(const guint32 *) a;
  guint32 other = *(const guint32 *) b;

  return (one > other) - (one < other);
}

/* "dance, comedy": each word gets an equal part of the creator's weight. */
static void
add_words (Words *words, const char *text, double weight)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (guint32));
  gsize end;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      guint32 number;

      if (*g_strstrip (parts[i]) == '\0')
        continue;
      number = number_of (words, parts[i]);
      g_array_append_val (own, number);
    }
  g_array_sort (own, compare_numbers);
  for (guint i = 0; i < own->len; i++)
    {
      guint32 number = g_array_index (own, guint32, i);

      g_array_index (words->weights, double, number) += weight / own->len;
      if (i == 0 || number != g_array_index (own, guint32, i - 1))
        g_array_append_val (words->items, number);
    }
  end = words->items->len;
  g_array_append_val (words->first, end);
}

static void
put_diversity (JsonBuilder *out, const SwbDiversity *diversity)
{
  swb_json_add_int (out, "kinds", (gint64) diversity->n_kinds);
  swb_json_add_real (out, "hhi", diversity->hhi);
  swb_json_add_real (out, "effective", diversity->effective);
  swb_json_add_real (out, "effective_simpson", diversity->effective_simpson);
  swb_json_add_real (out, "evenness", diversity->evenness);
  swb_json_add_real (out, "largest", diversity->largest);
}

static SwbStatus
put_attribute (JsonBuilder *out, const char *name, const Words *words)
{
  const double *weights = (const double *) (gpointer) words->weights->data;
  SwbDiversity diversity;
  SwbStatus status = swb_diversity (weights, words->weights->len, &diversity);

  if (status != SWB_STATUS_OK)
    return status;
  json_builder_set_member_name (out, name);
  json_builder_begin_object (out);
  put_diversity (out, &diversity);
  json_builder_set_member_name (out, "shares");
  json_builder_begin_object (out);
  for (guint i = 0; i < words->names->len; i++)
    swb_json_add_real (out, g_ptr_array_index (words->names, i),
                       weights[i] / diversity.total);
  json_builder_end_object (out);
  json_builder_end_object (out);
  return SWB_STATUS_OK;
}

static void
put_pairs (JsonBuilder *out,
           const SwbSimilarPair *pairs,
           gsize n,
           SwbCalcObject *const *rows,
           double near)
{
  json_builder_set_member_name (out, "nearest");
  json_builder_begin_array (out);
  for (gsize i = 0; i < n; i++)
    {
      json_builder_begin_object (out);
      swb_json_add_text (out, "first",
                         swb_calc_text_or (rows[pairs[i].first], "name", NULL));
      swb_json_add_text (
          out, "second",
          swb_calc_text_or (rows[pairs[i].second], "name", NULL));
      swb_json_add_real (out, "similarity", pairs[i].similarity);
      swb_json_add_bool (out, "nearly_the_same", pairs[i].similarity >= near);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
}

static SwbStatus
answer_pairs (JsonBuilder *out,
              const Words *words,
              SwbCalcObject *const *rows,
              gsize n_rows,
              gsize n_pairs,
              double near)
{
  SwbTrait traits[G_N_ELEMENTS (attributes)];
  g_autofree SwbSimilarPair *pairs = g_new (SwbSimilarPair, n_pairs + 1);
  gsize n_found = 0;
  double mean = 0.0;
  SwbStatus status;

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    traits[i] = (SwbTrait){
      .kind = SWB_TRAIT_SET,
      .weight = 1.0,
      .first = (const gsize *) (gpointer) words[i].first->data,
      .items = (const guint32 *) (gpointer) words[i].items->data,
    };
  status = swb_similarity_nearest (n_rows, traits, G_N_ELEMENTS (traits),
                                   n_pairs, pairs, &n_found, &mean);
  if (status == SWB_STATUS_NOT_ENOUGH)
    return SWB_STATUS_OK;
  if (status == SWB_STATUS_OK)
    {
      swb_json_add_real (out, "mean_similarity", mean);
      put_pairs (out, pairs, n_found, rows, near);
    }
  return status;
}

static SwbStatus
answer_creators (JsonBuilder *out,
                 const Words *words,
                 SwbCalcObject *const *rows,
                 gsize n_rows,
                 gsize n_pairs,
                 double near)
{
  SwbStatus status = SWB_STATUS_OK;
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      if (words[i].names->len == 0)
        continue;
      status = put_attribute (out, attributes[i], &words[i]);
      if (status != SWB_STATUS_OK)
        return status;
      any = TRUE;
    }
  return any ? answer_pairs (out, words, rows, n_rows, n_pairs, near)
             : SWB_STATUS_NOT_ENOUGH;
}

static SwbStatus
run_creators (SwbCalcObject *input,
              SwbCalcObject *const *rows,
              gsize n_rows,
              JsonBuilder *out)
{
  gsize n_pairs = swb_calc_count_or (input, "pairs", 5, MOST_PAIRS);
  double near = swb_calc_number_or (input, "near", 0.8);
  Words words[G_N_ELEMENTS (attributes)];
  SwbStatus status = SWB_STATUS_INVALID;

  if (n_rows > MOST_CREATORS)
    swb_calc_fault (input, _ ("“creators” has more than %d"), MOST_CREATORS);
  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    words_init (&words[i]);
  for (gsize r = 0; r < n_rows && n_rows <= MOST_CREATORS; r++)
    {
      double weight = swb_calc_number_or (rows[r], "weight", 1.0);

      swb_calc_text_or (rows[r], "name", NULL);
      for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
        add_words (&words[i], swb_calc_text_or (rows[r], attributes[i], ""),
                   weight);
    }
  if (swb_calc_finish (input))
    status = answer_creators (out, words, rows, n_rows, n_pairs, near);
  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    words_clear (&words[i]);
  return status;
}

static SwbStatus
run (SwbCalcObject *input, JsonBuilder *out)
{
  gsize n_weights;
  gsize n_rows;
  const double *weights =
      swb_calc_numbers_or_null (input, "weights", &n_weights);
  SwbCalcObject *const *rows =
      swb_calc_rows_or_null (input, "creators", &n_rows);
  SwbDiversity diversity;
  SwbStatus status;

  if (rows != NULL)
    return run_creators (input, rows, n_rows, out);
  if (!swb_calc_finish (input))
    return SWB_STATUS_INVALID;
  status = swb_diversity (weights, n_weights, &diversity);
  if (status == SWB_STATUS_OK)
    put_diversity (out, &diversity);
  return status;
}

const SwbCalcModel swb_calc_diversity = {
  .name = "diversity",
  .summary = N_ ("How many kinds a set really has, and which creators are "
                 "nearly the same."),
  .format = N_ (
      "weights   how much there is of each kind, in any unit; or\n"
      "creators  a list: “niche”, “language”, “angle”, “format” (words with\n"
      "          commas between; each gets an equal part), “weight” (1 when\n"
      "          not said), “name”\n"
      "pairs     how many nearest pairs to tell; 5 when not said\n"
      "near      similarity from which two are nearly the same; 0.8\n\n"
      "hhi is in points, 10,000 for one kind; effective is exp (H). The\n"
      "similarity is the mean over what is known of both of the words they\n"
      "share out of all their words.\n"),
  .rows = "creators",
  .example = "{\"weights\": [30, 30, 20, 20]}",
  .answer = "{\"model\": \"diversity\", \"status\": \"ok\", \"kinds\": 4, "
            "\"hhi\": 2600.0000000000005, \"effective\": 3.9202634084155794, "
            "\"effective_simpson\": 3.8461538461538454, \"evenness\": "
            "0.9854752972273345, \"largest\": 0.30000000000000004}",
  .run = run,
  .gather = swb_calc_gather_diversity,
};
