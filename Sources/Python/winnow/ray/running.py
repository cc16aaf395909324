"""Runs the command inside a task, which yields what it says of its progress."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Generator, Sequence
from typing import Any

from ..command import Child
from ..errors import Timeout
from .cluster import be_nice
from .nodes import here

#: Seconds between two words of progress.
PACE = 2.0
#: How much is said of single files or clips that failed.
FEW = 20

Words = Generator[dict[str, Any], None, None]


def sign_of_life(niceness: int) -> dict[str, Any]:
    """What a task yields first, once it has the niceness that was asked for."""
    be_nice(niceness)
    return {"node": socket.gethostname(), "node_id": here(), "pid": os.getpid()}


def commanded(arguments: Sequence[str], until: float) -> Generator[dict[str, Any], None, list[str]]:
    """Runs the command with `arguments`, and returns what it said of files that failed.

    Raises:
        winnow.Error: it failed.
        winnow.Timeout: it still ran at the moment `until` of the monotonic clock.
    """
    told = 0.0
    with Child(arguments) as child:
        last = None
        for last in child.progress(until):
            if time.monotonic() - told >= PACE:
                told = time.monotonic()
                yield {"progress": last}
        status, _ = child.finish(until)
        if status not in (0, 1):
            raise child.failure(status)
        if last:
            yield {"progress": last}
        return [line.removeprefix("failed: ") for line in child.stderr.splitlines() if line.startswith("failed: ")]


def check_time(until: float, what: str) -> None:
    """Raises `winnow.Timeout` at the moment `until` of the monotonic clock or later."""
    if time.monotonic() >= until:
        raise Timeout(f"its time was up while {what}")
