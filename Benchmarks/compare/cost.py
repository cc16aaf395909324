"""Processor time of works, in turns, and ratios of it within rounds."""
import statistics
import sys

from screen import run


class Cost:
    """Processor seconds of each work, a round after the other."""

    def __init__(self):
        self.seconds, self.failures = {}, {}

    def measure(self, works, rounds):
        """Does all works in turn, over and over; one that fails is left out from then on."""
        for turn in range(rounds):
            for work in works:
                if work.key in self.failures or turn >= work.most:
                    continue
                work.clear()
                try:
                    seconds = sum(run(*command, good=work.good) for command in work.commands)
                except (SystemExit, OSError) as failure:
                    self.failures[work.key] = (str(failure).strip().splitlines() or ["it failed without a word"])[-1]
                    self.seconds.pop(work.key, None)
                    continue
                self.seconds.setdefault(work.key, []).append(seconds)
                print(f"round {turn + 1}: {work.step}, {work.tool}: {seconds:.2f} s", file=sys.stderr)

    def add(self, key, keys):
        """A sum of works, if all are there; in rounds that one took no part in it counts as in its last."""
        parts = [self.seconds.get(part) for part in keys]
        if all(parts):
            rounds = max(map(len, parts))
            self.seconds[key] = [sum(part[min(turn, len(part) - 1)] for part in parts) for turn in range(rounds)]

    def least(self, *keys):
        """The cheapest of works that do the same."""
        there = [key for key in keys if key in self.seconds]
        return min(there, key=self.median, default=keys[0])

    def median(self, key):
        return statistics.median(self.seconds[key]) if key in self.seconds else None

    def ratio(self, key, other):
        """The median of the ratios of rounds."""
        if key not in self.seconds or other not in self.seconds:
            return None
        return statistics.median(a / b for a, b in zip(self.seconds[key], self.seconds[other]))
