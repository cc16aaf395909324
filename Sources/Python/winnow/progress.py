"""How far a command is: what it says once a second, and a line that shows it."""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import TextIO, Union

#: What `progress=` takes: True for a line on standard error, False for none, or a function.
ProgressOption = Union[bool, "Callable[[Progress], object]"]


@dataclass(frozen=True)
class Progress:
    """How far a command is. What is not known is None.

    Attributes:
        progress: which step, such as "scan".
        files: files that are done.
        of: files there are.
        failed: files that failed.
        written: files that were written.
        frames: frames decoded or written.
        seconds: seconds of video that are done.
        rate: seconds of video done in a second.
        left: seconds till the end.
    """

    progress: str
    files: int | None = None
    of: int | None = None
    failed: int | None = None
    written: int | None = None
    frames: int | None = None
    seconds: float | None = None
    rate: float | None = None
    left: float | None = None

    @classmethod
    def parse(cls, line: str) -> Progress | None:
        """What a line on standard error says; None where it is no progress. Unknown keys are passed over."""
        if not line.startswith("{"):
            return None
        try:
            said = json.loads(line)
        except ValueError:
            return None
        if not isinstance(said, dict) or not isinstance(said.get("progress"), str):
            return None
        return cls(**{key: said[key] for key in _KEYS & said.keys()})

    def __str__(self) -> str:
        parts = [self.progress]
        if self.files is not None:
            parts.append(f"{self.files}" + (f" of {self.of} files" if self.of is not None else " files"))
        if self.seconds is not None:
            parts.append(f"{self.seconds:.0f} s of video")
        if self.rate is not None:
            parts.append(f"{self.rate:.1f} x")
        if self.left is not None:
            parts.append(f"{_clock(self.left)} left")
        return "  ".join(parts)


_KEYS = {field.name for field in fields(Progress)}


class ProgressLine:
    """Shows progress on standard error: a line that changes on a terminal, else a line every ten seconds."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._changes = self._stream.isatty()
        self._shown = time.monotonic()
        self._is_open = False

    def __call__(self, progress: Progress) -> None:
        """Shows how far it is."""
        if self._changes:
            width = shutil.get_terminal_size().columns - 1
            self._stream.write(f"\r\033[2K{f'{_bar(progress)}{progress}'[:width]}")
            self._stream.flush()
            self._is_open = True
        elif time.monotonic() - self._shown >= 10:
            self._shown = time.monotonic()
            self._stream.write(f"{progress}\n")

    def close(self) -> None:
        """Ends the line."""
        if self._is_open:
            self._stream.write("\n")
            self._is_open = False


def _bar(progress: Progress, width: int = 20) -> str:
    if not progress.of or progress.files is None:
        return ""
    full = min(width, width * progress.files // progress.of)
    return "█" * full + "░" * (width - full) + " "


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds + 0.5), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
