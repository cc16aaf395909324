"""How far all shards are together."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable

from ..progress import Progress
from .report import Done


class Tally:
    """Adds up what shards say of their progress."""

    def __init__(self, files: int | None, size: int, step: str) -> None:
        """Begins with nothing done.

        Args:
            files: how many videos there are to do; None where that is not known.
            size: their bytes, or what else tells how much there is to do.
            step: what is done with them.
        """
        self._files, self._size, self._step = files, size, step
        self._done = Progress(step, files=0, frames=0, seconds=0.0)
        self._done_size = 0
        self._running: dict[int, Progress] = {}
        self._began = self._told = time.monotonic()

    def moved(self, number: int, progress: Progress) -> None:
        """Takes how far a shard is."""
        self._running[number] = progress

    def dropped(self, number: int) -> None:
        """Forgets what an attempt did."""
        self._running.pop(number, None)

    def finished(self, done: Done, files: int) -> None:
        """Takes a shard as done."""
        last = self._running.pop(done.number, Progress(self._step))
        if self._files is not None:
            last = dataclasses.replace(last, files=files)
        self._done = _sum([self._done, last], self._step)
        self._done_size += done.size

    def given_up(self, files: int, size: int) -> None:
        """Waits for a shard no longer."""
        if self._files is not None:
            self._files -= files
        self._size -= size

    def tell(self, show: Callable[[Progress], object], at_once: bool = False) -> None:
        """Shows how far all is, once a second at most."""
        now = time.monotonic()
        if now - self._told < 1 and not at_once:
            return
        self._told = now
        whole = _sum([self._done, *self._running.values()], self._step)
        elapsed = max(now - self._began, 0.1)
        # By bytes where shards are done, since their sizes are known from the start.
        share = self._done_size / self._size if self._size else 0
        left = elapsed / share * (1 - share) if 0 < share < 1 else None
        rate = (whole.seconds or 0) / elapsed
        show(dataclasses.replace(whole, of=self._files, rate=rate or None, left=left))


def _sum(several: list[Progress], step: str) -> Progress:
    return Progress(
        step,
        files=sum(each.files or 0 for each in several),
        frames=sum(each.frames or 0 for each in several),
        seconds=sum(each.seconds or 0 for each in several),
    )
