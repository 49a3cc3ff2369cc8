/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The input of calc: JSON, or a table of CSV that becomes the same. */
#include "cli/calc/swb-calc-private.h"

#include "exchange/swb-csv.h"
#include "exchange/swb-encoding.h"
#include "sync/swb-json.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

static void
object_free (gpointer data)
{
  SwbCalcObject *object = data;

  g_free (object->path);
  g_hash_table_unref (object->asked);
  g_free (object);
}

/**
 * swb_calc_input_new_node:
 * @node: (transfer full): an object
 *
 * Returns: (transfer full): the input
 */
SwbCalcInput *
swb_calc_input_new_node (JsonNode *node)
{
  SwbCalcInput *input = g_new0 (SwbCalcInput, 1);

  input->root = node;
  input->objects = g_ptr_array_new_with_free_func (object_free);
  input->kept = g_ptr_array_new_with_free_func (g_free);
  return input;
}

/**
 * swb_calc_input_free:
 * @input: (transfer full): an input, with all that was handed out of it
 */
void
swb_calc_input_free (SwbCalcInput *input)
{
  g_ptr_array_unref (input->objects);
  g_ptr_array_unref (input->kept);
  json_node_unref (input->root);
  g_free (input->fault);
  g_free (input->reason);
  g_free (input);
}

/**
 * swb_calc_input_get_root:
 * @input: an input
 *
 * Returns: (transfer none): the object that it is
 */
JsonNode *
swb_calc_input_get_root (SwbCalcInput *input)
{
  return input->root;
}

static gboolean
check_size (GBytes *text, GError **error)
{
  if (g_bytes_get_size (text) <= SWB_CALC_MAX_BYTES)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
               _ ("The input is larger than %u MB."), SWB_CALC_MAX_BYTES >> 20);
  return FALSE;
}

/* Where the text stops being JSON, as people count. */
static void
tell_place (const char *text, gsize at, GError **error)
{
  guint line = 1;
  gsize start = 0;

  for (gsize i = 0; i < at; i++)
    if (text[i] == '\n')
      {
        line++;
        start = i + 1;
      }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _ ("The input is not JSON: line %u, byte %zu is not what has to "
                  "follow there."),
               line, at - start + 1);
}

static JsonNode *
parse (const char *text, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  gsize at;

  if (!swb_json_find_fault (text, length, &at))
    {
      if (json_parser_load_from_data (parser, text, (gssize) length, error))
        return json_parser_steal_root (parser);
      return NULL;
    }
  tell_place (text, at, error);
  return NULL;
}

/**
 * swb_calc_input_new_json:
 * @text: what was read
 * @error: where to say what is wrong with it
 *
 * Returns: (transfer full) (nullable): the input; %NULL when it is not one
 *   object of JSON
 */
SwbCalcInput *
swb_calc_input_new_json (GBytes *text, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (text, &length);
  g_autoptr (JsonNode) root = NULL;

  if (!check_size (text, error))
    return NULL;
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      length -= 3;
    }
  root = parse (data, length, error);
  if (root == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (root))
    return swb_calc_input_new_node (g_steal_pointer (&root));
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _ ("The input is JSON, but not an object: it has to "
                          "start with “{”."));
  return NULL;
}

/* Each row an object of the columns. */
static void
add_rows (SwbGrid *grid, JsonObject *object, const char *name)
{
  JsonArray *rows = json_array_new ();

  for (guint row = 1; row < swb_grid_get_n_rows (grid); row++)
    {
      JsonObject *one;

      if (swb_grid_row_is_blank (grid, row))
        continue;
      one = json_object_new ();
      for (guint column = 0; column < swb_grid_get_n_cells (grid, 0); column++)
        json_object_set_string_member (
            one, swb_grid_get_cell (grid, 0, column),
            column < swb_grid_get_n_cells (grid, row)
                ? swb_grid_get_cell (grid, row, column)
                : "");
      json_array_add_object_element (rows, one);
    }
  json_object_set_array_member (object, name, rows);
}

/* Each column a list. */
static void
add_columns (SwbGrid *grid, JsonObject *object)
{
  for (guint column = 0; column < swb_grid_get_n_cells (grid, 0); column++)
    {
      JsonArray *cells = json_array_new ();

      for (guint row = 1; row < swb_grid_get_n_rows (grid); row++)
        if (!swb_grid_row_is_blank (grid, row))
          json_array_add_string_element (
              cells, column < swb_grid_get_n_cells (grid, row)
                         ? swb_grid_get_cell (grid, row, column)
                         : "");
      json_object_set_array_member (object, swb_grid_get_cell (grid, 0, column),
                                    cells);
    }
}

static gboolean
check_rows (SwbGrid *grid, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (swb_grid_get_n_rows (grid) == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("The table is empty: it has to start with the "
                              "names of its columns."));
      return FALSE;
    }
  for (guint column = 0; column < swb_grid_get_n_cells (grid, 0); column++)
    {
      const char *title = swb_grid_get_cell (grid, 0, column);

      if (*title != '\0' && g_hash_table_add (seen, (gpointer) title))
        continue;
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("Column %u of the table has no name, or one that stood "
                      "before."),
                   column + 1);
      return FALSE;
    }
  for (guint row = 1; row < swb_grid_get_n_rows (grid); row++)
    if (swb_grid_get_n_cells (grid, row) > swb_grid_get_n_cells (grid, 0))
      {
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                     _ ("Line %" PRIu64
                        " of the table has more cells than there are columns."),
                     swb_grid_get_line (grid, row));
        return FALSE;
      }
  return TRUE;
}

/**
 * swb_calc_input_new_csv:
 * @text: what was read, in any encoding that exports come in
 * @rows: (nullable): the member that the rows become; %NULL makes each column
 *   a list of its name
 * @error: where to say what is wrong with it
 *
 * Cells stay texts until a model asks for a number: then they are read as
 * programs write them, with a point and no grouping.
 *
 * Returns: (transfer full) (nullable): the input
 */
SwbCalcInput *
swb_calc_input_new_csv (GBytes *text, const char *rows, GError **error)
{
  g_autoptr (GBytes) decoded = NULL;
  g_autoptr (SwbGrid) grid = NULL;
  JsonObject *object;
  JsonNode *node;

  if (!check_size (text, error))
    return NULL;
  decoded = swb_encoding_decode (text, swb_encoding_detect (text), NULL);
  grid = swb_csv_read (decoded, swb_csv_detect_delimiter (decoded), G_MAXUINT,
                       NULL, error);
  if (grid == NULL || !check_rows (grid, error))
    return NULL;
  object = json_object_new ();
  if (rows != NULL)
    add_rows (grid, object, rows);
  else
    add_columns (grid, object);
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);
  return swb_calc_input_new_node (node);
}

/* What stands behind "=": JSON where it is, else a text. */
static JsonNode *
value_of_word (const char *word)
{
  JsonNode *node = parse (word, strlen (word), NULL);

  if (node != NULL)
    return node;
  node = json_node_new (JSON_NODE_VALUE);
  json_node_set_string (node, word);
  return node;
}

/**
 * swb_calc_input_set:
 * @input: an input of which nothing was handed out yet
 * @word: "name=value"
 * @error: where to say that it is not
 *
 * Sets a member beside what was read, or in place of it.
 *
 * Returns: whether it was understood
 */
gboolean
swb_calc_input_set (SwbCalcInput *input, const char *word, GError **error)
{
  const char *equals = strchr (word, '=');
  g_autofree char *name = NULL;
  JsonObject *object;
  JsonObject *copy;
  JsonObjectIter iter;
  JsonNode *member;
  const char *key;

  if (equals == NULL || equals == word || !g_utf8_validate (word, -1, NULL))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _ ("“%s” is not of the form name=value"), word);
      return FALSE;
    }
  name = g_strndup (word, (gsize) (equals - word));
  object = json_node_get_object (input->root);
  copy = json_object_new ();
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, &member))
    json_object_set_member (copy, key, json_node_ref (member));
  json_object_set_member (copy, name, value_of_word (equals + 1));
  json_node_unref (input->root);
  input->root = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (input->root, copy);
  return TRUE;
}
