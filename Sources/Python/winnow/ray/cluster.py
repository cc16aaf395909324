"""Joining a cluster of Ray, or starting one on this machine, and keeping its messages out of standard output."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Iterator
from typing import Any

from ..packages import needed


def engine() -> Any:
    """The module `ray`.

    Raises:
        winnow.MissingPackage: it is not installed.
    """
    return needed("ray", "winnow.ray", "winnow-video[ray]")


@contextlib.contextmanager
def connected(address: str | None, niceness: int) -> Iterator[Any]:
    """Ray, while it runs. One that runs already is used; one that is started stays till this process ends.

    Args:
        address: of a cluster; that in RAY_ADDRESS, else a new one on this machine, unless given.
        niceness: of the workers of one that is started.
    """
    ray = engine()
    with _sorted_output():
        if not ray.is_initialized():
            _connect(ray, address or os.environ.get("RAY_ADDRESS") or "local", niceness)
        yield ray


def _connect(ray: Any, address: str, niceness: int) -> None:
    # Errors of tasks that are tried again are no news.
    os.environ.setdefault("RAY_IGNORE_UNHANDLED_ERRORS", "1")
    given: dict[str, Any] = {"log_to_driver": False, "logging_level": "ERROR"}
    if address == "local":
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        # Without it workers, and what they start, run at 15.
        os.environ.setdefault("RAY_worker_niceness", str(niceness))
        given["include_dashboard"] = False
    # A call without an address may join what a dead cluster has left.
    ray.init(address=address, **given)


def be_nice(niceness: int) -> None:
    """Gives this thread, and what it starts, a niceness, where the system allows it."""
    with contextlib.suppress(OSError):
        if os.getpriority(os.PRIO_PROCESS, 0) != niceness:
            os.setpriority(os.PRIO_PROCESS, 0, niceness)


class _SortedOutput:
    """Standard output for this program; what threads of Ray write goes to standard error."""

    def __init__(self, output: Any) -> None:
        self._output = output

    def _chosen(self) -> Any:
        return sys.stderr if threading.current_thread().name.startswith("ray_") else self._output

    def write(self, text: str) -> int:
        return int(self._chosen().write(text))

    def flush(self) -> None:
        self._chosen().flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._output, name)


@contextlib.contextmanager
def _sorted_output() -> Iterator[None]:
    """Ray says that a worker died on standard output, which is data."""
    with contextlib.redirect_stdout(_SortedOutput(sys.stdout)):
        yield
