/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bounds of a union of audiences by the sizes of some intersections of two. */
#include "analytics/swb-reach-private.h"

#include <stdlib.h>

/* The largest set of creators among whom a clique is looked for. */
#define MAX_NODES 64

bool
swb_reach_work_init (SwbReachWork *work, size_t n_creators, size_t n_edges)
{
  work->parent = calloc (n_creators + 1, sizeof *work->parent);
  work->place = calloc (n_creators + 1, sizeof *work->place);
  work->nodes = calloc (2 * n_edges + 1, sizeof *work->nodes);
  work->weights = calloc (n_creators + 1, sizeof *work->weights);
  return work->parent != NULL && work->place != NULL && work->nodes != NULL &&
         work->weights != NULL;
}

void
swb_reach_work_clear (SwbReachWork *work)
{
  free (work->parent);
  free (work->place);
  free (work->nodes);
  free (work->weights);
}

static uint32_t
root_of (uint32_t *parent, uint32_t node)
{
  while (parent[node] != node)
    {
      parent[node] = parent[parent[node]];
      node = parent[node];
    }
  return node;
}

/* The weight of the heaviest spanning forest by the lower ends of the
 * intersections; @edges come with the largest first (Kruskal 1956). For any
 * forest T, |union| <= sum |A_i| - sum over T |A_i and A_j| (Hunter 1976, J.
 * Appl. Prob. 13, 597-603; Worsley 1982, Biometrika 69, 297-302): a person in m
 * audiences is counted m times and taken away at most m - 1 times. */
double
swb_reach_forest (const SwbReachEdge *const *edges,
                  size_t n_edges,
                  SwbReachWork *work)
{
  uint32_t *parent = work->parent;
  double sum = 0.0;

  for (size_t i = 0; i < n_edges; i++)
    {
      parent[edges[i]->first] = edges[i]->first;
      parent[edges[i]->second] = edges[i]->second;
    }
  for (size_t i = 0; i < n_edges; i++)
    {
      uint32_t a = root_of (parent, edges[i]->first);
      uint32_t b = root_of (parent, edges[i]->second);

      if (a == b)
        continue;
      parent[a] = b;
      sum += edges[i]->low;
    }
  return sum;
}

typedef struct
{
  size_t n;
  double weights[MAX_NODES];
  double both[MAX_NODES][MAX_NODES];
} Nodes;

static void
sift (uint32_t *heap, size_t n, size_t at, const double *weights)
{
  for (;;)
    {
      size_t least = at;

      for (size_t child = 2 * at + 1; child <= 2 * at + 2 && child < n; child++)
        if (weights[heap[child]] < weights[heap[least]])
          least = child;
      if (least == at)
        return;
      uint32_t kept = heap[at];
      heap[at] = heap[least];
      heap[least] = kept;
      at = least;
    }
}

/* Leaves in @nodes the @keep heaviest, by a heap of them with the lightest on
 * top. */
static void
keep_heaviest (uint32_t *nodes, size_t n, size_t keep, const double *weights)
{
  if (n <= keep)
    return;
  for (size_t i = keep / 2 + 1; i-- > 0;)
    sift (nodes, keep, i, weights);
  for (size_t i = keep; i < n; i++)
    if (weights[nodes[i]] > weights[nodes[0]])
      {
        nodes[0] = nodes[i];
        sift (nodes, keep, 0, weights);
      }
}

static void
add_node (uint32_t node, double weight, SwbReachWork *work, size_t *n)
{
  if (work->place[node] != 0)
    return;
  work->place[node] = 1;
  work->weights[node] = weight;
  work->nodes[(*n)++] = node;
}

/* The heaviest creators of the edges, and what each two share at most; place[]
 * is one more than the index, and zero again afterwards. */
static void
fill_nodes (const SwbReachEdge *const *edges,
            size_t n_edges,
            SwbReachWork *work,
            Nodes *nodes)
{
  size_t n = 0;

  for (size_t i = 0; i < n_edges; i++)
    {
      add_node (edges[i]->first, edges[i]->a, work, &n);
      add_node (edges[i]->second, edges[i]->b, work, &n);
    }
  for (size_t i = 0; i < n; i++)
    work->place[work->nodes[i]] = 0;
  keep_heaviest (work->nodes, n, MAX_NODES, work->weights);
  nodes->n = n < MAX_NODES ? n : MAX_NODES;
  for (uint32_t i = 0; i < nodes->n; i++)
    {
      nodes->weights[i] = work->weights[work->nodes[i]];
      work->place[work->nodes[i]] = i + 1;
    }
  for (size_t i = 0; i < nodes->n; i++)
    for (size_t j = 0; j < nodes->n; j++)
      nodes->both[i][j] = fmin (nodes->weights[i], nodes->weights[j]);
  for (size_t i = 0; i < n_edges; i++)
    {
      uint32_t a = work->place[edges[i]->first];
      uint32_t b = work->place[edges[i]->second];

      if (a > 0 && b > 0)
        nodes->both[a - 1][b - 1] = nodes->both[b - 1][a - 1] = edges[i]->high;
    }
  for (size_t i = 0; i < nodes->n; i++)
    work->place[work->nodes[i]] = 0;
}

/* Grows a set from @seed by whoever adds most to sum |A| - sum |A and B|. */
static double
grow (const Nodes *nodes, size_t seed)
{
  double gains[MAX_NODES];
  double sum = nodes->weights[seed];

  for (size_t i = 0; i < nodes->n; i++)
    gains[i] = nodes->weights[i] - nodes->both[seed][i];
  gains[seed] = 0.0;
  for (;;)
    {
      size_t best = seed;

      for (size_t i = 0; i < nodes->n; i++)
        if (gains[i] > gains[best])
          best = i;
      if (!(gains[best] > 0.0))
        return sum;
      sum += gains[best];
      for (size_t i = 0; i < nodes->n; i++)
        gains[i] -= nodes->both[best][i];
      gains[best] = 0.0;
      gains[seed] = 0.0;
    }
}

/* 2 S1 / (m + 1) - 2 S2 / (m (m + 1)), m = 1 + floor (2 S2 / S1) (Dawson and
 * Sankoff 1967, Proc. AMS 18, 504-507); it falls as S2 grows, so that an upper
 * end of S2 gives a bound too. */
static double
dawson_sankoff (const Nodes *nodes)
{
  double s1 = 0.0;
  double s2 = 0.0;
  double m;

  for (size_t i = 0; i < nodes->n; i++)
    {
      s1 += nodes->weights[i];
      for (size_t j = 0; j < i; j++)
        s2 += nodes->both[i][j];
    }
  if (!(s1 > 0.0))
    return 0.0;
  m = 1.0 + floor (2.0 * s2 / s1);
  return 2.0 * s1 / (m + 1.0) - 2.0 * s2 / (m * (m + 1.0));
}

/* sum_i |A_i|^2 / sum_j |A_i and A_j|, j also i (de Caen 1997, Discrete Math.
 * 169, 217-220). */
static double
de_caen (const Nodes *nodes)
{
  double sum = 0.0;

  for (size_t i = 0; i < nodes->n; i++)
    {
      double row = 0.0;

      for (size_t j = 0; j < nodes->n; j++)
        row += i == j ? nodes->weights[i] : nodes->both[i][j];
      if (row > 0.0)
        sum += nodes->weights[i] * (nodes->weights[i] / row);
    }
  return sum;
}

/* At least so many people are in the union: the best of Bonferroni's second
 * sum over a subset (Kounias 1968, Ann. Math. Stat. 39, 2154-2158; the subset
 * by greed from every creator), Dawson and Sankoff's and de Caen's, over the 64
 * largest creators of the edges. Two whose overlap nobody measured share at
 * most the smaller. */
double
swb_reach_clique (const SwbReachEdge *const *edges,
                  size_t n_edges,
                  SwbReachWork *work)
{
  Nodes nodes;
  double best = 0.0;

  if (n_edges == 0)
    return 0.0;
  fill_nodes (edges, n_edges, work, &nodes);
  for (size_t i = 0; i < nodes.n; i++)
    best = fmax (best, grow (&nodes, i));
  best = fmax (best, dawson_sankoff (&nodes));
  return fmax (best, de_caen (&nodes));
}
