"""Works through shards: counts attempts, ends what hangs, adds progress up."""

from __future__ import annotations

import collections
import contextlib
import itertools
import logging
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ..errors import Error
from ..progress import Progress
from .cluster import engine
from .faults import Fault, judged
from .nodes import Nodes
from .report import Done, Report
from .tally import Tally
from .workers import Workers

log = logging.getLogger("winnow")

#: Seconds that a shard has to end itself when its time is up, before its worker is ended.
GRACE = 30.0
#: How often a shard may be lost with its machine.
LOSSES = 10
#: Seconds after which it is said that nothing begins.
_LONG = 60.0
#: Seconds between two looks, where nothing is said.
_PACE = 0.5
#: Seconds for what a worker yielded to come.
_PATIENCE = 60.0


@dataclass(frozen=True)
class Job:
    """A shard to be worked on.

    Attributes:
        number: its number, from 1 on.
        size: bytes of its videos.
        files: how many videos it has.
        payload: makes what the worker is given for an attempt, counted from 1, when it is its turn.
    """

    number: int
    size: int
    files: int
    payload: Callable[[int], Any]


@dataclass
class _Attempt:
    """A shard that is worked on, or waits for a place."""

    job: Job
    stream: Any
    count: int
    node: str = ""
    node_id: str = ""
    alive: float | None = None
    result: dict[str, Any] | None = None
    is_named: bool = False


@dataclass
class Pool:
    """Works through shards.

    Attributes:
        workers: who does it.
        report: what became of each.
        retries: how often one is begun again that failed.
        timeout_s: seconds that one may take, from its first sign of life.
        show: is told how far all is, once a second.
        took: is given what workers yield beside progress and results.
    """

    workers: Workers
    report: Report
    retries: int
    timeout_s: float
    show: Callable[[Progress], object]
    took: Callable[[dict[str, Any]], object] = lambda _: None
    _nodes: Nodes = field(default_factory=Nodes)
    _running: list[_Attempt] = field(default_factory=list)
    _again: collections.deque[tuple[Job, int]] = field(default_factory=collections.deque)
    _reasons: dict[int, list[str]] = field(default_factory=dict)
    _has_said: bool = False

    def run(self, jobs: Iterable[Job], tally: Tally) -> Report:
        """Works through `jobs`, and returns the report.

        Raises:
            winnow.Error: no shard can be done.
        """
        began = time.monotonic()
        waiting = iter(jobs)
        self._nodes.given_up()
        try:
            while self._fill(waiting):
                for attempt in self._ready():
                    self._take(attempt, tally)
                self._end_what_hangs(tally)
                self._leave(self._nodes.given_up(), tally)
                self._say_what_waits(began)
                tally.tell(self.show)
        finally:
            for attempt in self._running:
                with contextlib.suppress(Exception):
                    self.workers.ended(attempt.stream, False, False)
            self.report.seconds = time.monotonic() - began
        return self.report

    def _fill(self, jobs: Iterator[Job]) -> bool:
        """Starts what there is room for. Whether something is left to be done."""
        while True:
            if not self._again:
                self._again.extend((job, 1) for job in itertools.islice(jobs, 1))
            if not self._again:
                return bool(self._running)
            if not self.workers.has_room(sum(attempt.alive is None for attempt in self._running)):
                return True
            job, count = self._again.popleft()
            self._running.append(_Attempt(job, self.workers.start(job.payload(count)), count))

    def _ready(self) -> list[_Attempt]:
        """Those that have yielded something, or ended; after half a second none."""
        ray, streams = engine(), [attempt.stream for attempt in self._running]
        if not streams:
            time.sleep(_PACE)
            return []
        ready, _ = ray.wait(streams, num_returns=1, timeout=_PACE, fetch_local=False)
        if ready:
            ready, _ = ray.wait(streams, num_returns=len(streams), timeout=0, fetch_local=False)
        found = {id(stream) for stream in ready}
        return [attempt for attempt in self._running if id(attempt.stream) in found]

    def _take(self, attempt: _Attempt, tally: Tally) -> None:
        """Takes what there is of an attempt."""
        while True:
            if attempt.stream.is_finished():
                return self._finish(attempt, tally)
            if not attempt.stream.next_ready():
                return None
            try:
                said = engine().get(next(attempt.stream), timeout=_PATIENCE)
            except StopIteration:
                return self._finish(attempt, tally)
            except Exception as error:
                # What comes after the result does not matter.
                return self._finish(attempt, tally, error)
            if attempt.alive is None:
                attempt.alive = time.monotonic()
                attempt.node, attempt.node_id = said.get("node", ""), said.get("node_id", "")
            if progress := said.get("progress"):
                tally.moved(attempt.job.number, progress)
            elif "result" in said:
                attempt.result = said["result"]
            else:
                self.took(said)

    def _finish(self, attempt: _Attempt, tally: Tally, error: BaseException | None = None) -> None:
        # What a task raises is the last that comes of it.
        is_over = error is None or isinstance(error, engine().exceptions.RayTaskError)
        if attempt.result is None:
            error = error or Error("it ended without a result")
            return self._failed(attempt, tally, *judged(error, engine()), is_over)
        self._running.remove(attempt)
        self.workers.ended(attempt.stream, error is None, is_over)
        seconds = time.monotonic() - (attempt.alive or time.monotonic())
        job = attempt.job
        done = Done(job.number, seconds, job.size, attempt.node, attempt.count, attempt.result)
        self.report.done.append(done)
        tally.finished(done, job.files)
        return None

    def _failed(self, attempt: _Attempt, tally: Tally, fault: Fault, reason: str, is_over: bool) -> None:
        self._running.remove(attempt)
        self.workers.ended(attempt.stream, False, is_over)
        number = attempt.job.number
        tally.dropped(number)
        if fault is Fault.FATAL:
            raise Error(f"{self.report.step}: {reason}")
        where = f" on {attempt.node}" if attempt.node else ""
        log.warning("%s: %d: attempt %d%s: %s", self.report.step, number, attempt.count, where, reason)
        reasons = self._reasons.setdefault(number, [])
        reasons.append(f"{reason}{where}")
        losses = self.report.lost.get(number, 0)
        if fault is Fault.LOST and losses < LOSSES:
            self.report.lost[number] = losses + 1
            self._again.append((attempt.job, attempt.count))
        elif fault is Fault.LASTING or attempt.count > self.retries:
            self.report.set_aside[number] = reasons
            tally.given_up(attempt.job.files, attempt.job.size)
        else:
            self._again.append((attempt.job, attempt.count + 1))

    def _leave(self, nodes: set[str], tally: Tally) -> None:
        """Begins again what was on nodes that were given up, or may wait for one of them."""
        if not nodes:
            return
        for attempt in [each for each in self._running if each.node_id in nodes]:
            self._finish(attempt, tally, engine().exceptions.NodeDiedError("Ray has given its node up"))
        if not self.workers.leave():
            return
        for attempt in [each for each in self._running if each.alive is None]:
            self._running.remove(attempt)
            self.workers.ended(attempt.stream, False, False)
            self._again.append((attempt.job, attempt.count))

    def _say_what_waits(self, began: float) -> None:
        if self._has_said or self.report.done or any(attempt.alive for attempt in self._running):
            return
        if time.monotonic() - began > _LONG:
            self._has_said = True
            said = "%s: nothing has begun for %.0f s: has a node of the cluster the processors and resources asked for?"
            log.warning(said, self.report.step, _LONG)

    def _end_what_hangs(self, tally: Tally) -> None:
        now = time.monotonic()
        usual = self.report.usual() if len(self.report.done) >= 5 else 0
        for attempt in list(self._running):
            taken = now - (attempt.alive or now)
            if taken > self.timeout_s + GRACE:
                reason = f"its time was up: no end after {taken:.0f} s"
                self._failed(attempt, tally, Fault.PASSING, reason, False)
            elif usual and taken > max(60.0, 3 * usual) and not attempt.is_named:
                attempt.is_named = True
                said = "%s: %d on %s takes long: %.0f s, usually %.0f"
                log.warning(said, self.report.step, attempt.job.number, attempt.node, taken, usual)
