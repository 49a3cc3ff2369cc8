#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The reach of bench-reach.c in numpy's form, beside it in one run.

Usage: bench-reach.py BENCH-REACH
The arrays of shares are there already in both. In numpy building is p and
-ln(1 - p), evaluating the sums by segment (bincount), largest (a sort by
segment beforehand, counted as building, and reduceat) and g.
"""
import subprocess
import sys
import time

import numpy as np

CREATORS, SEGMENTS, EACH, ROUNDS = 100000, 200, 6, 11
K = 0.7 * (10 / 0.7) ** 0.5

s = np.arange(SEGMENTS)
SIZES = 1e6 + 5e4 * (s * 37 % 101)
i = np.repeat(np.arange(CREATORS), EACH)
j = np.tile(np.arange(EACH), CREATORS)
VIEWERS = 20.0 + 1e6 / (1.0 + np.arange(CREATORS))
SEGMENT = (i * 131 + j * 61 + i // 7) % SEGMENTS
SHARE = (1.0 + j) / 21.0


def best(run):
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        result = run()
        taken.append((time.perf_counter() - start) * 1e3)
    return min(taken), result


def build():
    p = np.minimum(0.95, VIEWERS[i] * SHARE / SIZES[SEGMENT])
    order = np.argsort(SEGMENT, kind="stable")
    first = np.searchsorted(SEGMENT[order], s)
    return p, -np.log1p(-p), order, first


def evaluate(built, k, log):
    p, z, order, first = built
    if not log and np.isfinite(k):
        z = k * np.expm1(z / k)
    z = np.bincount(SEGMENT, z, SEGMENTS)
    g = -np.expm1(-z) if not np.isfinite(k) else -np.expm1(-k * np.log1p(z / k))
    lower = SIZES @ np.maximum.reduceat(p[order], first)
    upper = SIZES @ np.minimum(1.0, np.bincount(SEGMENT, p, SEGMENTS))
    return SIZES @ g, lower, upper


def main():
    lines = subprocess.run([sys.argv[1]], check=True, capture_output=True, text=True).stdout
    ours = {line.split()[0]: [float(x) for x in line.split()[1:]] for line in lines.splitlines()}
    peer_build, built = best(build)
    print(f"build: {ours['build'][0]:.2f} ms, numpy {peer_build:.2f} ms, "
          f"{peer_build / ours['build'][0]:.1f} times as fast")
    for name, k, log in (("alike", np.inf, False), ("log", 2.0, True), ("calibrated", K, False)):
        peer, answer = best(lambda: evaluate(built, k, log))
        both, _ = best(lambda: evaluate(build(), k, log))
        apart, together, *mine = ours[name]
        if not np.allclose(mine, answer, rtol=1e-8):
            sys.exit(f"{name}: {mine} is not {answer}")
        print(f"{name}: evaluate {apart:.2f} ms, numpy {peer:.2f} ms, {peer / apart:.1f} times; "
              f"with building {together:.2f} ms (25 at most), numpy {both:.2f} ms, "
              f"{both / together:.1f} times")


main()
