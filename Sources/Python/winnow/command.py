"""Running the winnow command: with a time limit and progress, and never left behind."""

from __future__ import annotations

import collections
import contextlib
import logging
import queue
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from typing import IO

from . import binary, linkage
from .errors import Error, PartialResult, Timeout, reason_of
from .progress import Progress, ProgressLine, ProgressOption

#: What the command says beside its progress is logged here.
log = logging.getLogger("winnow")

#: Commands that say how far they are, and those that end with this process.
SPEAKING = frozenset({"run", "scan", "export", "frames"})
ENDING = SPEAKING | {"forget", "join", "manifest", "merge", "part", "plan", "report", "select"}
#: Seconds that a command has to end by itself before it is killed.
PATIENCE = 3.0
#: Reasons that a warning names.
_REASONS = 3


class Child:
    """A winnow command that runs. As a context it ends the command when it is left.

    It ends with this process too, however that dies.
    """

    def __init__(self, arguments: Sequence[str], *, feeds: bool = False, streams: bool = False) -> None:
        """Starts `winnow` with `arguments`.

        Args:
            arguments: the command and its options.
            feeds: whether something is written to its standard input.
            streams: whether the caller reads its standard output.

        Raises:
            Error: there is no command, or this system cannot start it.
        """
        name = arguments[0]
        extra = [*(["--progress", "jsonl"] if name in SPEAKING else [])]
        extra += ["--end-with-parent"] if name in ENDING else []
        self.command = [binary.path(), name, *extra, *arguments[1:]]
        self._tail: collections.deque[str] = collections.deque(maxlen=100)
        self._said: queue.SimpleQueue[Progress | None] = queue.SimpleQueue()
        self._output: list[bytes] = []
        held = feeds or name in ENDING
        try:
            self.process = subprocess.Popen(
                self.command,
                stdin=subprocess.PIPE if held else subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                bufsize=0,
            )
        except OSError as error:
            raise Error(linkage.explanation(self.command[0], str(error)), None, self.command) from error
        self._threads = [threading.Thread(target=self._listen, daemon=True)]
        if not streams:
            self._threads.append(threading.Thread(target=self._collect, daemon=True))
        for thread in self._threads:
            thread.start()

    @property
    def stdin(self) -> IO[bytes]:
        """Its standard input."""
        assert self.process.stdin is not None
        return self.process.stdin

    @property
    def stdout(self) -> IO[bytes]:
        """Its standard output."""
        assert self.process.stdout is not None
        return self.process.stdout

    @property
    def stderr(self) -> str:
        """The last lines that it said."""
        return "\n".join(self._tail)

    def _listen(self) -> None:
        assert self.process.stderr is not None
        with self.process.stderr as stream:
            for line in _lines(stream):
                progress = Progress.parse(line)
                if progress:
                    self._said.put(progress)
                elif line.strip():
                    self._tail.append(line)
                    log.log(logging.WARNING if line.startswith("failed: ") else logging.INFO, "%s", line)
        self._said.put(None)

    def _collect(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            while piece := self.stdout.read(1 << 16):
                self._output.append(piece)

    def progress(self, until: float | None = None) -> Iterator[Progress]:
        """What it says of its progress till it ends, or till the moment `until` of the monotonic clock."""
        while True:
            wait = None if until is None else max(0.0, until - time.monotonic())
            try:
                said = self._said.get(timeout=wait)
            except queue.Empty:
                return
            if said is None:
                return
            yield said

    def finish(self, until: float | None = None) -> tuple[int, bytes]:
        """Waits for its end: the exit status, and what it wrote.

        Raises:
            Timeout: it still runs at the moment `until` of the monotonic clock.
        """
        try:
            status = self.process.wait(None if until is None else max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.end()
            raise Timeout("its time was up", None, self.command, self.stderr) from None
        for thread in self._threads:
            thread.join(PATIENCE)
        return status, b"".join(self._output)

    def failure(self, status: int) -> Error:
        """The error of a command that ended with `status`."""
        if linkage.is_refusal(status, self.stderr):
            return Error(linkage.explanation(self.command[0], self.stderr), status, self.command, self.stderr)
        return Error(reason_of(status, self.stderr), status, self.command, self.stderr)

    def settle(self) -> None:
        """Waits a moment for its end, and ends it where it does not come."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(PATIENCE)
            return
        self.end()

    def end(self) -> None:
        """Ends it, politely first. Nothing is lost that it had finished."""
        if self.process.poll() is None:
            self.process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(PATIENCE)
        if self.process.poll() is None:
            self.process.kill()
        for stream in (self.process.stdin, self.process.stdout):
            if stream:
                with contextlib.suppress(OSError):
                    stream.close()
        self.process.wait()

    def __enter__(self) -> Child:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()


@contextlib.contextmanager
def shown(progress: ProgressOption) -> Iterator[Callable[[Progress], object]]:
    """A function that shows progress as was asked."""
    if progress is True:
        line = ProgressLine()
        try:
            yield line
        finally:
            line.close()
    elif progress is False or progress is None:
        yield lambda _: None
    else:
        yield progress


def run(
    arguments: Sequence[str],
    *,
    progress: ProgressOption = False,
    timeout: float | None = None,
    allow: tuple[int, ...] = (0, 1),
    feed: Callable[[IO[bytes]], object] | None = None,
    losses: Callable[[bytes], Sequence[str]] | None = None,
) -> bytes:
    """Runs `winnow` with `arguments` and returns what it writes to standard output.

    Args:
        arguments: the command and its options.
        progress: True shows how far it is; a function is called with each `Progress`.
        timeout: seconds after which the command is ended.
        allow: exit statuses that are results. With 1 among them it only warns of what failed.
        feed: writes the standard input of the command.
        losses: tells what was lost by what the command writes, for a warning.

    Raises:
        Error: the command failed, or could not be started.
        Timeout: its time was up.
    """
    until = None if timeout is None else time.monotonic() + timeout
    with shown(progress) as show, Child(arguments, feeds=feed is not None) as child:
        if feed:
            _feed(child, feed, timeout)
        for said in child.progress(until):
            show(said)
        status, output = child.finish(until)
        if status not in allow and until is not None and time.monotonic() >= until:
            raise Timeout("its time was up", status, child.command, child.stderr)
        if status not in allow:
            raise child.failure(status)
        lost = losses(output) if losses else ()
        if status != 0 or lost:
            warn(child, lost)
    return output


def _feed(child: Child, feed: Callable[[IO[bytes]], object], timeout: float | None) -> None:
    """Writes the standard input of a command; one that does not read on is ended when its time is up."""
    limit = threading.Timer(timeout, child.process.terminate) if timeout is not None else None
    if limit:
        limit.daemon = True
        limit.start()
    try:
        # Where the command ends before it has read all, its status says why.
        with contextlib.suppress(BrokenPipeError):
            feed(child.stdin)
            child.stdin.close()
    finally:
        if limit:
            limit.cancel()


def warn(child: Child, lost: Sequence[str] = ()) -> None:
    """Warns that some of what was asked could not be done, and says what: `lost`, or else what failed."""
    lost = lost or [line for line in child.stderr.splitlines() if line.startswith("failed: ")]
    said = "; ".join(lost[:_REASONS]) or reason_of(1, child.stderr)
    more = f" and {len(lost) - _REASONS} more" if len(lost) > _REASONS else ""
    warnings.warn(f"winnow {child.command[1]}: {said}{more}", PartialResult, stacklevel=_depth())


def _depth() -> int:
    """How far up the stack the line is that called this package, as seen from the caller."""
    frame, depth = sys._getframe(1), 1
    while frame.f_back and frame.f_globals.get("__name__", "").partition(".")[0] == __name__.partition(".")[0]:
        frame, depth = frame.f_back, depth + 1
    return depth


def _lines(stream: IO[bytes]) -> Iterator[str]:
    """The lines of a stream without a buffer, as they come; a carriage return ends one too."""
    rest = b""
    with contextlib.suppress(OSError, ValueError):
        while piece := stream.read(1 << 16):
            *whole, rest = (rest + piece).replace(b"\r", b"\n").split(b"\n")
            for line in whole:
                yield line.decode(errors="replace")
    if rest:
        yield rest.decode(errors="replace")
