"""Clocks: contestants take turns, warmed, so that a busy moment hits all of them alike."""

import contextlib
import gc
import math
import random
import statistics
import sys
import time
from dataclasses import dataclass


def seeded(seed):
    """Return a source of the same numbers on every run."""
    return random.Random(seed)


def tell(text):
    """Say on stderr what is going on; the report goes to stdout."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


@dataclass(frozen=True)
class Times:
    """Seconds that one contestant took, run by run."""

    runs: tuple[float, ...]

    @property
    def median(self):
        return statistics.median(self.runs)

    @property
    def p95(self):
        return sorted(self.runs)[math.ceil(0.95 * len(self.runs)) - 1]


def timed(run):
    """Return how many seconds a call took, and what it returned."""
    begin = time.perf_counter()
    result = run()
    return time.perf_counter() - begin, result


def take_turns(contestants, rounds, *, warm=1, ready=None):
    """Return {name: Times} of `contestants` {name: call}, each called once a round.

    The order turns with every round. `rounds` is a number, or {name: number} where a slow one
    runs less often; `ready` maps a name to what makes the (untimed) context of each of its runs.
    """
    wanted = {name: rounds if isinstance(rounds, int) else rounds[name] for name in contestants}
    context = ready or {}
    taken = {name: [] for name in contestants}
    names = list(contestants)
    for number in range(-warm, max(wanted.values())):
        turn = number % len(names)
        for name in names[turn:] + names[:turn]:
            if number >= wanted[name]:
                continue
            with context.get(name, contextlib.nullcontext)():
                seconds, _ = timed(contestants[name])
            if number >= 0:
                taken[name].append(seconds)
    return {name: Times(tuple(runs)) for name, runs in taken.items()}


@contextlib.contextmanager
def quiet_memory():
    """Clear away before a measurement what an earlier one left."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def ms(seconds):
    """Write seconds as milliseconds with three figures."""
    return f"{figures(seconds * 1000)} ms"


def figures(number):
    """Write a number with three figures: 0.123, 12.3, 1,234."""
    if number == 0:
        return "0"
    places = max(0, 2 - math.floor(math.log10(abs(number))))
    return f"{number:,.{places}f}"
