"""Frames for models: the stream of `winnow frames` as arrays of numpy."""

from __future__ import annotations

import contextlib
import fcntl
import io
import json
import threading
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

from .command import Child, shown, warn
from .errors import Error
from .words import Names, options, several, text

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    from .progress import ProgressOption
    from .words import PathLike

#: Bytes that the pipe holds: sixteen times what it does by itself, and a third faster.
PIPE = 1 << 20
#: The form of the stream that is understood.
FORM = 1


@dataclass(frozen=True)
class Clip:
    """A clip whose frames were asked for.

    Attributes:
        id: its id, by which answers are joined.
        video_id: the id of its video.
        source: the path of its video.
        start: seconds on the video's clock.
        end: seconds on the video's clock.
        times: the seconds of each frame.
    """

    id: str
    video_id: str
    source: str
    start: float
    end: float
    times: tuple[float, ...]

    @classmethod
    def of(cls, line: dict[str, Any]) -> Clip:
        """The clip that a line of the stream describes."""
        return cls(
            line["id"],
            line.get("video_id", ""),
            line.get("source", ""),
            line.get("start", 0.0),
            line.get("end", 0.0),
            tuple(line.get("times", ())),
        )


class FrameStream:
    """Yields each clip with its frames, an array of frames x height x width x RGB. It can be gone through once.

    As a context, or at the end of a loop, it ends the command. What could not be read is in `failed`.

    Attributes:
        failed: clips whose frames could not be read, with the reasons.
    """

    def __init__(
        self,
        catalog: PathLike,
        *,
        sampler: str | None = None,
        size: tuple[int, int] | str | None = None,
        where: str | None = None,
        fit: str | None = None,
        lacking: Names = (),
        jobs: int | None = None,
        root: Mapping[Any, Any] | None = None,
        progress: ProgressOption = False,
    ) -> None:
        wanted = size if isinstance(size, str) else f"{size[0]}x{size[1]}" if size else None
        given = {"sampler": sampler, "size": wanted, "fit": fit, "where": where, "jobs": jobs, "root": root}
        self._arguments = ["frames", *options({**given, "lacking": several(lacking)}), text(catalog)]
        self._progress = progress
        self._frames = self._read()
        self.failed: list[tuple[Clip, str]] = []

    def __iter__(self) -> Iterator[tuple[Clip, NDArray[numpy.uint8]]]:
        return self._frames

    def __next__(self) -> tuple[Clip, NDArray[numpy.uint8]]:
        return next(self._frames)

    def __enter__(self) -> FrameStream:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the command."""
        self._frames.close()

    def _read(self) -> Generator[tuple[Clip, NDArray[numpy.uint8]], None, None]:
        with Child(self._arguments, streams=True) as child, shown(self._progress) as show:
            threading.Thread(target=lambda: [show(said) for said in child.progress()], daemon=True).start()
            with contextlib.suppress(OSError):
                fcntl.fcntl(child.stdout, getattr(fcntl, "F_SETPIPE_SZ", 1031), PIPE)
            broken = None
            try:
                with io.BufferedReader(child.stdout) as stream:  # type: ignore[type-var]
                    yield from read(stream, self.failed)
            except EOFError as error:
                broken = str(error)
                child.settle()
            status, _ = child.finish()
            if status not in (0, 1):
                raise child.failure(status)
            if broken:
                raise Error(broken, status, child.command, child.stderr)
            if status:
                warn(child)


def read(
    stream: IO[bytes], failed: list[tuple[Clip, str]] | None = None
) -> Iterator[tuple[Clip, NDArray[numpy.uint8]]]:
    """Reads the stream that `winnow frames` writes.

    Args:
        stream: where it is read from; with a buffer, which is passed by where frames are larger.
        failed: takes the clips that have no frames, with the reasons.

    Raises:
        EOFError: the stream was cut short, or is none.
    """
    import numpy

    header = _line(stream)
    if header.get("winnow_frames") != FORM:
        raise EOFError(f"this is no stream of frames of form {FORM}")
    # A clip has an end too, in seconds.
    while (line := _line(stream)).get("end") is not True:
        clip = Clip.of(line)
        if not line.get("bytes"):
            if failed is not None:
                failed.append((clip, line.get("error", "it has no frames")))
            continue
        frames = numpy.empty((line["frames"], line["height"], line["width"], 3), numpy.uint8)
        if frames.nbytes != line["bytes"]:
            raise EOFError(f"clip {clip.id}: {line['bytes']} bytes are no {frames.shape} frames")
        _fill(stream, frames.data.cast("B"), clip)
        yield clip, frames


def _line(stream: IO[bytes]) -> dict[str, Any]:
    line = stream.readline()
    if not line.endswith(b"\n"):
        raise EOFError("the stream of frames was cut short")
    try:
        said = json.loads(line)
    except ValueError:
        said = None
    if not isinstance(said, dict):
        raise EOFError(f"this is no line of a stream of frames: {line[:60]!r}")
    return said


def _fill(stream: Any, bytes_: memoryview, clip: Clip) -> None:
    done = 0
    while done < len(bytes_):
        count = stream.readinto(bytes_[done:])
        if not count:
            raise EOFError(f"the stream of frames was cut short in clip {clip.id}")
        done += count
