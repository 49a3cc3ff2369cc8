/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an input of calc is inside: a tree of JSON, the parts of it that were
 * handed out, and the first thing that was wrong with it. */
#pragma once

#include "cli/calc/swb-calc.h"

G_BEGIN_DECLS

/**
 * SwbCalcObject:
 * @input: whose part it is
 * @object: the members
 * @path: how people find it, "posts[3]"; "" for the whole
 * @asked: (element-type utf8 utf8): names that the model knows; one table for
 *   all rows of a member
 */
struct _SwbCalcObject
{
  SwbCalcInput *input;
  JsonObject *object;
  char *path;
  GHashTable *asked;
};

/**
 * SwbCalcInput:
 * @root: an object
 * @objects: (element-type SwbCalcObject): all that were handed out, the whole
 *   first
 * @kept: (element-type gpointer): arrays that were handed out
 * @fault: (nullable): the first thing that was wrong
 * @reason: (nullable): why there is no number in the answer
 */
struct _SwbCalcInput
{
  JsonNode *root;
  GPtrArray *objects;
  GPtrArray *kept;
  char *fault;
  char *reason;
};

SwbCalcObject *swb_calc_object_new (SwbCalcInput *input,
                                    JsonObject *object,
                                    char *path,
                                    GHashTable *asked);
gboolean swb_calc_read_number (JsonNode *node, double *value);

G_END_DECLS
