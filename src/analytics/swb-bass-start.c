/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the fit of a Bass curve starts: Bass' own regression, and all hills of
 * a grid over shape and place, the market being known for each point of it. */
#include "analytics/swb-bass-private.h"

#include <math.h>
#include <stdbool.h>

/* Rates b = p + q from 0.05 / n to 20 a period. */
#define N_RATES 40
#define RATE_LEAST 0.05
#define RATE_MOST 20.0
/* Ratios p/b from 1: curves without a peak. */
#define N_FALLING 5
/* Peaks from 0 to 1.5 n, and three about the largest count. */
#define N_EVEN 96
#define N_NEAR 3
#define N_PLACES (N_FALLING + N_EVEN + N_NEAR)

typedef struct
{
  double gain;
  SwbBassPoint point;
} Cell;

typedef struct
{
  const SwbBassSeries *series;
  double unit;
  double weight_unit;
  double peaks[N_EVEN + N_NEAR];
  Cell cells[N_RATES][N_PLACES];
} Grid;

static double
weight_of (const Grid *grid, size_t i)
{
  const double *weights = grid->series->weights;

  return weights != NULL ? weights[i] / grid->weight_unit : 1.0;
}

/* For given p and b the best m is Sxf / Sff, and the sum of squares is less
 * than that of the counts by Sxf^2 / Sff. e^-bt by products: it is a start. */
static Cell
look (const Grid *grid, double p, double b)
{
  const SwbBassSeries *series = grid->series;
  double fading = exp (-b);
  double gone = 1.0;
  double damping = 1.0;
  double xf = 0.0;
  double ff = 0.0;
  Cell cell = { 0.0, { log (p), log (b), 0.0 } };

  for (size_t i = 0; i < series->n; i++)
    {
      double next = p * (1.0 - gone * fading) / b + gone * fading;
      double f = p * (1.0 - fading) / b / next * (gone / damping);
      double w = weight_of (grid, i);

      xf += w * (series->counts[i] / grid->unit) * f;
      ff += w * f * f;
      gone *= fading;
      damping = next;
    }
  /* A curve that is nowhere near the counts is no start. */
  if (ff > 1e-200 && xf > 1e-200 && xf / ff < 1e100)
    {
      cell.gain = xf * (xf / ff);
      cell.point.log_m = log (xf / ff);
    }
  return cell;
}

static void
place_peaks (Grid *grid)
{
  const SwbBassSeries *series = grid->series;
  size_t largest = 0;
  size_t n = 0;
  double near[N_NEAR];

  for (size_t i = 1; i < series->n; i++)
    if (series->counts[i] > series->counts[largest])
      largest = i;
  for (size_t i = 0; i < N_NEAR; i++)
    near[i] = (double) largest + (double) i / 2.0;
  for (size_t i = 0, next = 0; n < N_EVEN + N_NEAR;)
    {
      double even = 1.5 * (double) series->n * (double) i / (N_EVEN - 1.0);

      if (next < N_NEAR && (i >= N_EVEN || near[next] <= even))
        grid->peaks[n++] = near[next++];
      else
        {
          grid->peaks[n++] = even;
          i++;
        }
    }
}

/* p/b of a curve with ln (q/p) as given. */
static double
ratio_of (double log_odds)
{
  return 1.0 / (1.0 + exp (fmin (600.0, log_odds)));
}

static void
fill (Grid *grid)
{
  static const double falling[N_FALLING] = { 100.0, 10.0, 3.0, 1.5, 1.0 };
  double least = RATE_LEAST / (double) grid->series->n;

  place_peaks (grid);
  for (size_t r = 0; r < N_RATES; r++)
    {
      double b = least * pow (RATE_MOST / least, (double) r / (N_RATES - 1.0));

      for (size_t j = 0; j < N_PLACES; j++)
        {
          double ratio = j < N_FALLING
                             ? falling[j]
                             : ratio_of (b * grid->peaks[j - N_FALLING]);

          grid->cells[r][j] = look (grid, b * ratio, b);
        }
    }
}

/* Higher than along both axes; on a slanting ridge that is more cells than
 * there are tops, and none is missed. */
static bool
is_hill (const Grid *grid, size_t r, size_t j)
{
  double gain = grid->cells[r][j].gain;

  return gain > 0.0 && (r == 0 || grid->cells[r - 1][j].gain <= gain) &&
         (r + 1 == N_RATES || grid->cells[r + 1][j].gain <= gain) &&
         (j == 0 || grid->cells[r][j - 1].gain <= gain) &&
         (j + 1 == N_PLACES || grid->cells[r][j + 1].gain <= gain);
}

/* Keeps the cells of most gain, best first. */
static size_t
insert (Cell *kept, size_t n, size_t most, Cell cell)
{
  size_t i = n;

  for (; i > 0 && kept[i - 1].gain < cell.gain; i--)
    if (i < most)
      kept[i] = kept[i - 1];
  if (i < most)
    kept[i] = cell;
  return n < most ? n + 1 : most;
}

/* Solves a 3 x 3 system in place, with pivots. */
static bool
solve (double a[3][4], double *x)
{
  for (size_t k = 0; k < 3; k++)
    {
      size_t pivot = k;

      for (size_t i = k + 1; i < 3; i++)
        if (fabs (a[i][k]) > fabs (a[pivot][k]))
          pivot = i;
      if (!(fabs (a[pivot][k]) > 1e-200))
        return false;
      for (size_t j = 0; j < 4; j++)
        {
          double swap = a[k][j];

          a[k][j] = a[pivot][j];
          a[pivot][j] = swap;
        }
      for (size_t i = k + 1; i < 3; i++)
        for (size_t j = 4; j-- > k;)
          a[i][j] -= a[i][k] / a[k][k] * a[k][j];
    }
  for (size_t k = 3; k-- > 0;)
    {
      x[k] = a[k][3];
      for (size_t j = k + 1; j < 3; j++)
        x[k] -= a[k][j] * x[j];
      x[k] /= a[k][k];
    }
  return true;
}

/* Bass 1969: counts on what was adopted before and its square,
 * x = a + b Y + c Y^2; p = a/m, q = -c m, m the root above 0. */
static bool
regress (const Grid *grid, Cell *out)
{
  const SwbBassSeries *series = grid->series;
  double system[3][4] = { { 0.0 } };
  double beta[3];
  double before = 0.0;
  double m;

  for (size_t i = 0; i < series->n; i++)
    {
      double x = series->counts[i] / grid->unit;
      double row[4] = { 1.0, before, before * before, x };

      for (size_t a = 0; a < 3; a++)
        for (size_t b = 0; b < 4; b++)
          system[a][b] += weight_of (grid, i) * row[a] * row[b];
      before += x;
    }
  if (!solve (system, beta) || !(beta[0] > 0.0 && beta[2] < 0.0))
    return false;
  m = (-beta[1] - sqrt (beta[1] * beta[1] - 4.0 * beta[0] * beta[2])) /
      (2.0 * beta[2]);
  if (!(m > 0.0) || !isfinite (m))
    return false;
  *out = look (grid, beta[0] / m, beta[0] / m - beta[2] * m);
  return out->gain > 0.0;
}

/*
 * swb_bass_starts:
 * @series: counts that were checked
 * @unit: the largest count
 * @weight_unit: the largest weight
 * @starts: (out caller-allocates) (array length=SWB_BASS_STARTS): where to
 * start
 *
 * Returns: how many starts there are
 */
size_t
swb_bass_starts (const SwbBassSeries *series,
                 double unit,
                 double weight_unit,
                 SwbBassPoint *starts)
{
  Grid grid = { .series = series, .unit = unit, .weight_unit = weight_unit };
  Cell kept[SWB_BASS_STARTS];
  Cell ols;
  size_t n = 0;

  fill (&grid);
  for (size_t r = 0; r < N_RATES; r++)
    for (size_t j = 0; j < N_PLACES; j++)
      if (is_hill (&grid, r, j))
        n = insert (kept, n, SWB_BASS_STARTS - 1, grid.cells[r][j]);
  if (regress (&grid, &ols))
    n = insert (kept, n, SWB_BASS_STARTS, ols);
  for (size_t i = 0; i < n; i++)
    starts[i] = kept[i].point;
  return n;
}
