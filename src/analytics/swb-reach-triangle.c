/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks among measured overlaps for three that cannot be true together. */
#include "analytics/swb-reach-private.h"

#include <stdlib.h>

#define SLACK 1e-9

bool
swb_reach_triangles_init (SwbReachTriangles *work,
                          size_t n_creators,
                          size_t n_edges)
{
  work->head = calloc (n_creators + 1, sizeof *work->head);
  work->next = calloc (2 * n_edges + 1, sizeof *work->next);
  work->mark = calloc (n_creators + 1, sizeof *work->mark);
  return work->head != NULL && work->next != NULL && work->mark != NULL;
}

void
swb_reach_triangles_clear (SwbReachTriangles *work)
{
  free (work->head);
  free (work->next);
  free (work->mark);
}

/* Half an edge: the even ones are of its first creator. */
static uint32_t
node_of (const SwbReachEdge *const *edges, size_t half)
{
  const SwbReachEdge *edge = edges[half / 2];

  return half % 2 == 0 ? edge->first : edge->second;
}

static double
weight_of (const SwbReachEdge *edge, uint32_t creator)
{
  return edge->first == creator ? edge->a : edge->b;
}

/* With k: both of the others share so much with k that they must share too. */
static bool
is_broken (const SwbReachEdge *edge,
           const SwbReachEdge *ik,
           const SwbReachEdge *jk,
           uint32_t k,
           double *least)
{
  double size = weight_of (ik, k);

  *least = ik->low + jk->low - size;
  return *least > edge->high + SLACK * (size + edge->a + edge->b);
}

static void
set_marks (const SwbReachEdge *const *edges,
           SwbReachTriangles *work,
           uint32_t creator,
           bool is_marked)
{
  for (size_t h = work->head[creator]; h > 0; h = work->next[h - 1])
    work->mark[node_of (edges, (h - 1) ^ 1)] =
        is_marked ? edges[(h - 1) / 2] : NULL;
}

static bool
find_third (const SwbReachEdge *const *edges,
            SwbReachTriangles *work,
            const SwbReachEdge *edge,
            uint32_t *third,
            double *least)
{
  for (size_t h = work->head[edge->second]; h > 0; h = work->next[h - 1])
    {
      uint32_t k = node_of (edges, (h - 1) ^ 1);

      if (k != edge->first && work->mark[k] != NULL &&
          is_broken (edge, work->mark[k], edges[(h - 1) / 2], k, least))
        {
          *third = k;
          return true;
        }
    }
  return false;
}

/* |I and J| >= |I and K| + |J and K| - |K|, for all three that are measured.
 * Returns an edge that breaks it, with the third creator and the least that it
 * must be; NULL when none does. Time: edges x the edges of a creator. */
const SwbReachEdge *
swb_reach_triangle (const SwbReachEdge *const *edges,
                    size_t n_edges,
                    SwbReachTriangles *work,
                    uint32_t *third,
                    double *least)
{
  const SwbReachEdge *broken = NULL;

  for (size_t h = 0; h < 2 * n_edges; h++)
    {
      uint32_t node = node_of (edges, h);

      work->next[h] = work->head[node];
      work->head[node] = h + 1;
    }
  for (size_t i = 0; i < n_edges && broken == NULL; i++)
    {
      set_marks (edges, work, edges[i]->first, true);
      if (find_third (edges, work, edges[i], third, least))
        broken = edges[i];
      set_marks (edges, work, edges[i]->first, false);
    }
  for (size_t h = 0; h < 2 * n_edges; h++)
    work->head[node_of (edges, h)] = 0;
  return broken;
}
