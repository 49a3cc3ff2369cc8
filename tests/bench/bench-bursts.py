#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The answers of bench-bursts.c by numpy, beside it in one run.

Usage: bench-bursts.py BENCH-BURSTS
The run length solves (I - Q) x = 1 densely; h is found by doubling and halving.
Kleinberg's costs and the change point's weights are vectors, the way through
the automaton is a loop over weeks. Only some series are taken, for time. All
times are of the processor.
"""
import math
import subprocess
import sys
import time

import numpy as np

SERIES, BASELINE, TARGET = 200, 52, 104.0
LGAMMA = np.vectorize(math.lgamma)


def probabilities(mean, size, n):
    x = np.arange(n)
    if math.isinf(size):
        return np.exp(x * math.log(mean) - mean - LGAMMA(x + 1.0))
    return np.exp(LGAMMA(x + size) - math.lgamma(size) - LGAMMA(x + 1.0)
                  + size * math.log(size / (size + mean)) + x * math.log(mean / (size + mean)))


def run_length(p, step, drop, height):
    state = np.arange(height)
    rise = state[None, :] - state[:, None] + drop
    q = np.where((rise >= 0) & (rise % step == 0), p[np.maximum(rise, 0) // step], 0.0)
    q[:, 0] = np.where(drop >= state, np.cumsum(p)[np.maximum(drop - state, 0) // step], 0.0)
    return np.linalg.solve(np.eye(height) - q, np.ones(height))[0]


def design(mean, size):
    raised = 2.0 * mean
    if math.isinf(size):
        k = (raised - mean) / math.log(raised / mean)
    else:
        k = size * math.log((size + raised) / (size + mean)) / math.log(
            raised * (size + mean) / (mean * (size + raised)))
    step = 1
    while not (mean < round(k * step) / step < raised and 0.5 / step <= 0.1 * (raised - mean)):
        step *= 2
    drop = round(k * step)
    common = math.gcd(step, drop)
    step, drop = step // common, drop // common
    p = probabilities(mean, size, int(60 * (mean + 5)))
    high = 1
    while run_length(p, step, drop, high) < TARGET:
        high *= 2
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        if run_length(p, step, drop, middle) < TARGET:
            low = middle
        else:
            high = middle
    return drop / step, high / step, run_length(p, step, drop, high)


def cusum(counts):
    base = counts[:BASELINE]
    mean = base.mean()
    ratio = base.var(ddof=1) / mean
    k, h, arl = design(mean, mean / (ratio - 1.0) if ratio > 1.5 else math.inf)
    total, alarms = 0.0, 0
    for count in counts[BASELINE:]:
        total = max(0.0, total + count - k)
        if total >= h:
            alarms, total = alarms + 1, 0.0
    return k, h, arl, alarms


def kleinberg(relevant, totals):
    n, base = len(relevant), relevant.sum() / totals.sum()
    shares = np.array([base, min(0.99999, 2.0 * base)])[:, None]
    costs = -(LGAMMA(totals + 1) - LGAMMA(relevant + 1) - LGAMMA(totals - relevant + 1)
              + relevant * np.log(shares) + (totals - relevant) * np.log1p(-shares))
    low, high, climb = 0.0, math.inf, math.log(n)
    back = np.zeros((n, 2), dtype=int)
    for t in range(n):
        back[t] = [int(high < low), int(high < low + climb)]
        low, high = min(low, high) + costs[0, t], min(low + climb, high) + costs[1, t]
    state, bursts = int(high < low), 0
    for t in range(n - 1, -1, -1):
        previous = back[t, state]
        bursts += state == 1 and previous == 0
        state = previous
    return bursts, min(low, high)


def changepoint(counts, shape=1.0, rate=0.2):
    def stretch(total, n):
        return (LGAMMA(shape + total) - math.lgamma(shape) + shape * math.log(rate)
                - (shape + total) * np.log(rate + n))
    n, before = len(counts), np.cumsum(counts)[:-1]
    periods = np.arange(1, n)
    weights = stretch(before, periods) + stretch(counts.sum() - before, n - periods)
    top = weights.max()
    return top + math.log(np.exp(weights - top).mean()) - float(stretch(counts.sum(), n))


def main():
    program = sys.argv[1]
    lines = subprocess.run([program, "dump", str(SERIES)], check=True, capture_output=True,
                           text=True).stdout.splitlines()
    rows = [np.array(line.split(), dtype=float) for line in lines]
    taken = {"cusum": 0.0, "kleinberg": 0.0, "changepoint": 0.0}
    worst = 0.0
    for row in rows:
        counts, totals = row[7:111], row[111:]
        answer = []
        for name, ask in (("cusum", lambda: cusum(counts)),
                          ("kleinberg", lambda: kleinberg(counts, totals)),
                          ("changepoint", lambda: (changepoint(counts),))):
            start = time.process_time()
            answer += ask()
            taken[name] += time.process_time() - start
        worst = max(worst, np.max(np.abs(np.array(answer) - row[:7]) / (1.0 + np.abs(row[:7]))))
    print(f"largest difference of the answers of {len(rows)} series: {worst:.1e}")
    for line in subprocess.run([program], check=True, capture_output=True,
                               text=True).stdout.splitlines():
        name, ms = line.split()[0], float(line.split()[1])
        peer = taken.get(name, sum(taken.values())) * 1e3 / len(rows) * 10000
        print(f"{name}: {ms:.0f} ms for 10,000 series; numpy {peer:.0f} ms; {peer / ms:.0f} times")


if __name__ == "__main__":
    main()
