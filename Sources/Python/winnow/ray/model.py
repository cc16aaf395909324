"""The actor that runs a model: frames come to it from the command, answers go to the driver as lines of JSON."""

from __future__ import annotations

import contextlib
import itertools
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..errors import PartialResult
from ..frames import Clip, FrameStream
from ..joining import line
from ..progress import Progress
from ..staging import Stage
from .division import CatalogPart
from .objects import Objects
from .running import FEW, PACE, Words, sign_of_life

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

#: Answers that go to the driver at a time.
MANY = 64


@dataclass(frozen=True)
class Questions:
    """Which frames a model is given, and how.

    Attributes:
        sampler: which frames of a clip.
        size: width and height.
        fit: how they come to that.
        jobs: videos decoded at the same time.
        batch: clips a call; None for calls with the frames of one.
        storage_options: what fsspec takes for URIs.
        scratch: where the machine has room.
        budget: bytes of objects that may lie there.
        niceness: of the command.
    """

    sampler: str | None
    size: tuple[int, int] | None
    fit: str | None
    jobs: int
    batch: int | None
    storage_options: dict[str, Any] | None
    scratch: str | None
    budget: int | None
    niceness: int


class ModelActor:
    """Holds a model, which is all that is lost with it."""

    def __init__(self, model: Any, questions: Questions) -> None:
        self._model: Callable[..., Any] = model() if isinstance(model, type) else model
        self._questions = questions

    def is_there(self) -> None:
        """Comes back once the model is made."""

    def work(self, part: CatalogPart) -> Words:
        """Asks the model about the clips of a part."""
        yield sign_of_life(self._questions.niceness)
        asked = self._questions
        with (
            Stage(asked.scratch) as home,
            Objects(asked.scratch, asked.budget, asked.storage_options) as objects,
        ):
            objects.fetch_all(part.objects)
            stream = FrameStream(
                part.written(home.path),
                sampler=asked.sampler,
                size=asked.size,
                fit=asked.fit,
                jobs=asked.jobs,
                # A part has what was chosen as if it were kept.
                where="kept",
                root=objects.moves,
            )
            yield from self._answered(stream)

    def _answered(self, stream: FrameStream) -> Words:
        clips, seconds, told = 0, 0.0, time.monotonic()
        lines: list[bytes] = []
        with stream, _quiet():
            for some in _batches(stream, self._questions.batch or 1):
                answers = self._asked([frames for _, frames in some])
                for (clip, _), answer in zip(some, answers, strict=True):
                    lines.append(line({**answer, "id": clip.id}))
                    clips, seconds = clips + 1, seconds + clip.end - clip.start
                if len(lines) >= MANY or time.monotonic() - told >= PACE:
                    told = time.monotonic()
                    yield {"lines": b"".join(lines)}
                    yield {"progress": Progress("frames", files=clips, seconds=seconds)}
                    lines = []
        yield {"lines": b"".join(lines)}
        yield {"progress": Progress("frames", files=clips, seconds=seconds)}
        failed = [f"{clip.id} ({clip.source}): {reason}" for clip, reason in stream.failed]
        yield {"result": {"clips": clips, "failed": failed[:FEW], "failures": len(failed)}}

    def _asked(self, frames: list[NDArray[numpy.uint8]]) -> list[dict[str, Any]]:
        answers = [self._model(frames[0])] if self._questions.batch is None else list(self._model(frames))
        if not all(isinstance(answer, dict) for answer in answers):
            raise TypeError("the model has to answer with a dict for each clip")
        return answers


def _batches(stream: FrameStream, size: int) -> Iterator[list[tuple[Clip, NDArray[numpy.uint8]]]]:
    while some := list(itertools.islice(stream, size)):
        yield some


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Clips without frames are in the report."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PartialResult)
        yield
