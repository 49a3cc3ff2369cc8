/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc philox: the random words of a counter and a key. */
#include "cli/calc/swb-calc-models.h"

#include "analytics/swb-philox.h"
#include "cli/calc/swb-calc-private.h"

#include <glib/gi18n-lib.h>

static gboolean
read_hex (const char *text, guint32 *word)
{
  guint64 value;

  if (g_str_has_prefix (text, "0x"))
    text += 2;
  if (!g_ascii_string_to_unsigned (text, 16, 0, G_MAXUINT32, &value, NULL))
    return FALSE;
  *word = (guint32) value;
  return TRUE;
}

static gboolean
read_word (JsonNode *node, guint32 *word)
{
  double value;

  if (!JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return read_hex (json_node_get_string (node), word);
  if (!swb_calc_read_number (node, &value) || value < 0.0 ||
      value > G_MAXUINT32 || value != (double) (guint32) value)
    return FALSE;
  *word = (guint32) value;
  return TRUE;
}

/* Words in a list, or in one text with blanks between them. */
static gboolean
read_words (JsonNode *node, guint32 *words, guint n)
{
  g_auto (GStrv) parts = NULL;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < n && json_array_get_length (array) == n; i++)
        if (!read_word (json_array_get_element (array, i), &words[i]))
          return FALSE;
      return json_array_get_length (array) == n;
    }
  if (!JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;
  parts = g_strsplit (json_node_get_string (node), " ", -1);
  for (guint i = 0; i < n && g_strv_length (parts) == n; i++)
    if (!read_hex (parts[i], &words[i]))
      return FALSE;
  return g_strv_length (parts) == n;
}

static void
take_words (SwbCalcObject *input, const char *name, guint32 *words, guint n)
{
  if (!swb_calc_has (input, name))
    swb_calc_fault (input, _ ("“%s” is missing"), name);
  else if (!read_words (json_object_get_member (input->object, name), words, n))
    swb_calc_fault (input,
                    _ ("“%s” is not %u words of 32 bits, as whole numbers or "
                       "as hexadecimal texts"),
                    name, n);
}

static SwbStatus
run (SwbCalcObject *input, JsonBuilder *out)
{
  guint32 counter[4] = { 0 };
  guint32 key[2] = { 0 };
  guint32 words[4];
  double numbers[4];
  g_autofree char *hex = NULL;

  take_words (input, "counter", counter, 4);
  take_words (input, "key", key, 2);
  if (!swb_calc_finish (input))
    return SWB_STATUS_INVALID;
  swb_philox4x32_10 (counter, key, words);
  for (int i = 0; i < 4; i++)
    numbers[i] = words[i];
  hex = g_strdup_printf ("%08x %08x %08x %08x", words[0], words[1], words[2],
                         words[3]);
  swb_calc_put_numbers (out, "words", numbers, 4);
  swb_json_add_text (out, "hex", hex);
  return SWB_STATUS_OK;
}

const SwbCalcModel swb_calc_philox = {
  .name = "philox",
  .summary = N_ ("The four random words of a counter and a key: "
                 "Philox4x32-10."),
  .format =
      N_ ("counter  four words of 32 bits, lowest first: whole numbers, or\n"
          "         hexadecimal in a text, with blanks between words\n"
          "key      two words, lowest first\n"
          "\n"
          "The forecast takes the seed as key, and counts block, use, item\n"
          "and draw.\n"),
  .example = "{\"counter\": \"243f6a88 85a308d3 13198a2e 03707344\","
             " \"key\": \"a4093822 299f31d0\"}",
  .answer = "{\"model\": \"philox\", \"status\": \"ok\","
            " \"words\": [3513581065, 2499661035, 1342301216, 605187745],"
            " \"hex\": \"d16cfe09 94fdcceb 5001e420 24126ea1\"}",
  .run = run,
};
