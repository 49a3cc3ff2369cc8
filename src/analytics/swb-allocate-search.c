/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the concave envelope to a division by the channels' own curves: branch
 * and bound over the channel that stands on a straight line. */
#include "analytics/swb-allocate-private.h"
#include "analytics/swb-response-private.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Nodes times channels, and within which limits nodes are. */
#define WORK_MAX 400000
#define NODES_MIN 16
#define NODES_MAX 4000
#define GAP_CLOSED 1e-10
#define NO_PARENT SIZE_MAX

/* A narrower interval for one channel, on top of the parent's. */
typedef struct
{
  size_t parent;
  size_t channel;
  double low;
  double high;
  double bound;
  size_t split;
  double at;
  bool open;
} Node;

typedef struct
{
  SwbAllocateTask *task;
  Node *nodes;
  size_t n_nodes;
  size_t max_nodes;
} Tree;

/**
 * swb_allocate_offer:
 * @task: the task
 * @money: (array length=n): a division within the limits and the budget
 * @trace: how much less it may bring, relative; 0 when it has to bring more
 *
 * Takes it as the best one if it brings more by the channels' own curves.
 */
void
swb_allocate_offer (SwbAllocateTask *task, const double *money, double trace)
{
  double value = 0.0;

  for (size_t i = 0; i < task->n; i++)
    value += swb_response_gain (&task->channels[i].response, money[i]);
  if (trace == 0.0 ? !(value > task->best_value)
                   : value < task->best_value * (1.0 - trace))
    return;
  task->best_value = value;
  memcpy (task->best, money, task->n * sizeof *money);
}

static void
set_envelopes (Tree *tree, size_t node)
{
  SwbAllocateTask *task = tree->task;

  for (size_t i = 0; i < task->n; i++)
    {
      task->envelopes[i].low = task->low[i];
      task->envelopes[i].high = task->high[i];
    }
  for (size_t at = node; tree->nodes[at].parent != NO_PARENT;
       at = tree->nodes[at].parent)
    {
      const Node *step = &tree->nodes[at];
      SwbEnvelope *envelope = &task->envelopes[step->channel];

      envelope->low = fmax (envelope->low, step->low);
      envelope->high = fmin (envelope->high, step->high);
    }
  for (size_t i = 0; i < task->n; i++)
    task->envelopes[i] =
        swb_envelope_new (&task->channels[i].response, task->envelopes[i].low,
                          task->envelopes[i].high);
}

/* Solves a node, offers its division, and keeps it open where it may lead to
 * more. Returns false where no price does. */
static bool
solve_node (Tree *tree, size_t index)
{
  SwbAllocateTask *task = tree->task;
  Node *node = &tree->nodes[index];
  double before = task->best_value;
  SwbPriceAnswer answer;

  set_envelopes (tree, index);
  swb_price_solve (task->envelopes, task->n, task->budget, task->trial,
                   &answer);
  task->nodes++;
  node->bound = answer.value;
  node->split = answer.straight;
  node->open = answer.straight < task->n;
  if (isinf (answer.lambda))
    return false;
  if (node->open)
    node->at = task->trial[answer.straight];
  swb_allocate_offer (task, task->trial, 0.0);
  /* The root's own answer is stationary where nothing stands on a line. */
  if (task->best_value > before && (index > 0 || node->open))
    swb_allocate_polish (task);
  return true;
}

static bool
add_child (Tree *tree, size_t parent, double low, double high)
{
  Node *node = &tree->nodes[tree->n_nodes];

  *node = (Node){ .parent = parent,
                  .channel = tree->nodes[parent].split,
                  .low = low,
                  .high = high };
  if (!solve_node (tree, tree->n_nodes++))
    return false;
  node->bound = fmin (node->bound, tree->nodes[parent].bound);
  return true;
}

/* The open node that may bring the most; n_nodes when none may bring more than
 * the best by a trace. */
static size_t
next_node (Tree *tree)
{
  double wanted = tree->task->best_value * (1.0 + GAP_CLOSED);
  size_t found = tree->n_nodes;

  for (size_t i = 0; i < tree->n_nodes; i++)
    if (tree->nodes[i].open && tree->nodes[i].bound > wanted)
      {
        found = i;
        wanted = tree->nodes[i].bound;
      }
  return found;
}

static SwbStatus
grow (Tree *tree)
{
  SwbAllocateTask *task = tree->task;

  tree->nodes[0] = (Node){ .parent = NO_PARENT };
  tree->n_nodes = 1;
  if (!solve_node (tree, 0))
    return SWB_STATUS_RANGE;
  task->envelope = tree->nodes[0].bound;
  while (tree->n_nodes + 2 <= tree->max_nodes)
    {
      size_t next = next_node (tree);

      if (next == tree->n_nodes)
        break;
      tree->nodes[next].open = false;
      if (!add_child (tree, next, 0.0, tree->nodes[next].at) ||
          !add_child (tree, next, tree->nodes[next].at, INFINITY))
        return SWB_STATUS_RANGE;
    }
  task->bound = task->best_value;
  for (size_t i = 0; i < tree->n_nodes; i++)
    if (tree->nodes[i].open)
      task->bound = fmax (task->bound, tree->nodes[i].bound);
  return SWB_STATUS_OK;
}

/**
 * swb_allocate_search:
 * @task: the task; its best division, envelope, bound and count of nodes are
 *   set
 *
 * With concave curves one relaxation is the optimum. Else the relaxation by
 * concave envelopes leaves at most one channel on a straight line, off its own
 * curve; its interval is cut there, and the two halves are solved with their
 * narrower envelopes, the more promising first (Falk and Soland 1969, "An
 * algorithm for separable nonconvex programming problems", Management Science
 * 15(9), doi 10.1287/mnsc.15.9.550), to a gap of 1e-10 or the end of the work
 * that is allowed: 400,000 over the number of channels, from 16 to 4,000
 * relaxations.
 *
 * Returns: %SWB_STATUS_NO_MEMORY; %SWB_STATUS_RANGE where no price that fits a
 *   double keeps to the budget
 */
SwbStatus
swb_allocate_search (SwbAllocateTask *task)
{
  size_t max_nodes = WORK_MAX / task->n;
  Tree tree = { .task = task };
  SwbStatus status;

  max_nodes = max_nodes < NODES_MIN ? NODES_MIN : max_nodes;
  tree.max_nodes = max_nodes > NODES_MAX ? NODES_MAX : max_nodes;
  tree.nodes = calloc (tree.max_nodes, sizeof *tree.nodes);
  if (tree.nodes == NULL)
    return SWB_STATUS_NO_MEMORY;
  status = grow (&tree);
  free (tree.nodes);
  return status;
}
