/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a planner does with a workspace, as journeys that can be made to fail
 * at any point and be judged: what was there, what should come of it, and what
 * did. */
#pragma once

#include "storage/swb-working-copy.h"

G_BEGIN_DECLS

/**
 * World:
 * @file: the document's path
 * @copy: (nullable): the working copy that is open
 * @answer: (nullable): what a journey that only reads was told
 */
typedef struct
{
  GFile *file;
  SwbWorkingCopy *copy;
  char *answer;
} World;

/**
 * Journey:
 * @prepare: (nullable): what goes before, with nothing failing
 * @run: the journey; %FALSE with an error where it failed
 */
typedef struct
{
  const char *name;
  void (*prepare) (World *world);
  gboolean (*run) (World *world, GError **error);
} Journey;

/**
 * Fault:
 * @plan: makes the call after @n of its kind fail
 * @struck: whether it has
 * @heal: lets everything go well again
 * @calls: how many calls of its kind there were so far
 */
typedef struct
{
  const char *name;
  void (*plan) (guint n);
  gboolean (*struck) (void);
  void (*heal) (void);
  guint (*calls) (void);
} Fault;

/**
 * Verdict:
 * @JOURNEY_WELL: all is as it must be
 * @JOURNEY_LOST: it was said to be done and is not
 * @JOURNEY_TORN: neither what was there nor what should be
 * @JOURNEY_SILENT: it failed and did not say why
 * @JOURNEY_STUCK: it does not go well afterwards either
 */
typedef enum
{
  JOURNEY_WELL,
  JOURNEY_LOST,
  JOURNEY_TORN,
  JOURNEY_SILENT,
  JOURNEY_STUCK,
} Verdict;

guint journeys_begin (const Journey *journey, const Fault *fault);
guint journeys_place (guint i, guint places, guint n_calls);
const Journey *journeys_get (guint *n);
Verdict
journeys_try (const Fault *fault, guint n, gboolean believe, gboolean *struck);
const char *journeys_explain (void);
void journeys_end (void);

G_END_DECLS
