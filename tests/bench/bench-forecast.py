#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The model of bench-forecast.c in numpy's matrix form, beside it in one run.

Usage: bench-forecast.py BENCH-FORECAST
Every step works on whole matrices of draws; days are a loop because half-lives
differ by draw. Posts' luck is in single precision, as in the program, which is
the quicker way in numpy too. Rows are posts or days, so that draws are
contiguous, and quantiles come from one partition a day.
"""
import math
import subprocess
import sys
import time

import numpy as np

DRAWS, POSTS, DAYS, KERNELS, SEGMENTS = 10000, 500, 120, 3, 4
ROUNDS = 5
INDEX = np.arange(POSTS)
DAY = INDEX * 7 % 60
KERNEL = INDEX % KERNELS
SEGMENT = INDEX % SEGMENTS
VIEWS = 1000.0 + 37.0 * (INDEX * 31 % 100)
HALF_LIVES = np.array([1.5, 0.8, 6.0])
PLATFORM_SIGMAS = np.array([0.3, 0.4, 0.2])
SIZES = np.array([4e6, 3e6, 2e6, 1e6])
# Posts of one kernel, segment and day stand together, to be summed at once.
ORDER = np.lexsort((DAY, SEGMENT, KERNEL))


def groups(*keys):
    """Where each new combination of the keys begins in ORDER, and what it is."""
    rows = np.stack([key[ORDER] for key in keys], axis=1)
    first = np.flatnonzero(np.r_[True, np.any(rows[1:] != rows[:-1], axis=1)])
    return first, rows[first]


def lognormal(rng, mean, sd, n):
    sigma = math.sqrt(math.log1p((sd / mean) ** 2))
    return np.exp(math.log(mean) - sigma * sigma / 2 + sigma * rng.standard_normal(n))


def noise(rng, mean):
    square = np.log1p(0.04 + 1.0 / np.maximum(mean, 1.0))
    z = rng.standard_normal(mean.shape, dtype=np.float32)
    return np.exp(np.sqrt(square) * z - 0.5 * square)


def by_day(values, cells, shape):
    out = np.zeros(shape + (values.shape[1],))
    np.add.at(out, tuple(cells.T), values)
    return out


def draw(full):
    """Cumulative series, each days x draws."""
    rng = np.random.default_rng(1)
    song = 0.5 * rng.standard_normal(DRAWS)
    gains = np.exp(song + PLATFORM_SIGMAS[:, None] * rng.standard_normal((KERNELS, DRAWS)))
    lives = HALF_LIVES[:, None] * np.exp(0.6 * rng.standard_normal((KERNELS, DRAWS)))
    keeps = np.exp2(-1.0 / lives)
    leaves = 1.0 - keeps
    luck = rng.standard_normal((POSTS, DRAWS), dtype=np.float32)
    luck *= np.float32(0.8)
    np.exp(luck, out=luck)
    luck *= VIEWS[ORDER, None].astype(np.float32)
    first, cells = groups(KERNEL, SEGMENT, DAY)
    cells = cells[:, [0, 2]]
    views_in = by_day(np.add.reduceat(luck, first, axis=0), cells, (KERNELS, DAYS))
    if full:
        rates = rng.standard_normal((POSTS, DRAWS), dtype=np.float32)
        rates *= np.float32(0.3)
        np.exp(rates, out=rates)
        rates *= luck
        engaged_in = by_day(np.add.reduceat(rates, first, axis=0), cells, (KERNELS, DAYS))
        engaged_in *= 0.04
        k = np.exp(math.log(0.7) + math.log(10 / 0.7) * rng.random(DRAWS))
        share = luck * (0.8 / SIZES[SEGMENT[ORDER], None]) * gains[KERNEL[ORDER]]
        np.minimum(share, 0.95, out=share)
        exposure = k * ((1.0 - share) ** (-1.0 / k) - 1.0)
        first, cells = groups(KERNEL, SEGMENT, DAY)
        exposed_in = by_day(np.add.reduceat(exposure, first, axis=0), cells,
                            (KERNELS, SEGMENTS, DAYS))
        p = lognormal(rng, 0.002, 0.006, DRAWS)
        q = lognormal(rng, 0.054, 0.088, DRAWS)
        m = lognormal(rng, 1110680.0, 1110680.0, DRAWS)
        ugc = 0.01 * np.exp(0.5 * rng.standard_normal(DRAWS))
        exposed = np.zeros((KERNELS, SEGMENTS, DRAWS))
        contacts = np.zeros((SEGMENTS, DRAWS))
        adopted = np.zeros(DRAWS)
        engaged = np.zeros((KERNELS, DRAWS))
    else:
        engaged_in = views_in * 0.04
        engaged = np.zeros((KERNELS, DRAWS))
    seen = np.zeros((KERNELS, DRAWS))
    series = np.zeros((5 if full else 2, DAYS, DRAWS))
    factors = leaves * gains
    for t in range(DAYS):
        seen = seen * keeps + views_in[:, t]
        engaged = engaged * keeps + engaged_in[:, t]
        views = np.einsum('kd,kd->d', factors, seen)
        luck_of_day = noise(rng, views)
        views *= luck_of_day
        series[0, t] = views
        series[1, t] = np.einsum('kd,kd->d', factors, engaged) * luck_of_day
        if not full:
            continue
        exposed *= keeps[:, None]
        exposed += exposed_in[:, :, t]
        contacts += np.einsum('kd,ksd->sd', leaves, exposed) * luck_of_day
        series[2, t] = SIZES @ (1.0 - (1.0 + contacts / k) ** -k)
        force = p * views / 1e7
        e = np.exp(-(force + q))
        step = (1 - e) * (1 - adopted) * (force + q * adopted)
        step /= force + q * e + q * adopted * (1 - e)
        adopted = adopted + step
        series[3, t] = m * adopted
        posts = ugc * m * step
        series[4, t] = posts * noise(rng, posts)
    for s in (0, 1, 4) if full else (0, 1):
        np.cumsum(series[s], axis=0, out=series[s])
    return series


def quantiles(rows):
    """P10, P50 and P90 of each row, type 7; rows are put in part order."""
    h = [(DRAWS - 1) * p for p in (0.1, 0.5, 0.9)]
    low = [int(x) for x in h]
    rows.partition(sorted(set(low + [i + 1 for i in low])), axis=-1)
    return np.stack([rows[..., i] + (x - i) * (rows[..., i + 1] - rows[..., i])
                     for x, i in zip(h, low)])


def peer(full):
    best, used, answer = math.inf, math.inf, None
    for _ in range(ROUNDS):
        start, before = time.perf_counter(), time.process_time()
        series = draw(full)
        daily = np.diff(series, axis=1, prepend=0.0)
        quantiles(daily)
        answer = quantiles(series)[:, :, -1]
        best = min(best, time.perf_counter() - start)
        used = min(used, time.process_time() - before)
    return best * 1e3, used * 1e3, answer


def ours(program, threads, kind):
    text = subprocess.run([program, str(threads), kind], check=True,
                          capture_output=True, text=True).stdout.split('\n')
    answer = {line.split()[0]: [float(x) for x in line.split()[1:]]
              for line in text[1:] if line}
    return float(text[0].split()[1]), float(text[0].split()[3]), text[0], answer


def main():
    for kind in ('lean', 'full'):
        theirs, used, expected = peer(kind == 'full')
        print(f'{kind}: numpy {theirs:.1f} ms, of the processor {used:.1f}')
        for threads in (1, 2):
            taken, worked, line, answer = ours(sys.argv[1], threads, kind)
            print(f'  {threads} thread(s): {line}: {theirs / taken:.1f} times as fast,',
                  f'by the processor {used / worked:.1f}')
        for i, (name, band) in enumerate(answer.items()):
            print(f'  {name}: P10 P50 P90', *(f'{x:.4g}' for x in band), '; numpy',
                  *(f'{x:.4g}' for x in expected[:, i]))


main()
