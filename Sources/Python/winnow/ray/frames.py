"""Asks a model about the clips of a catalog on many machines."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from ..catalog import Catalog
from ..command import shown
from ..progress import ProgressOption
from ..steps import CatalogLike
from ..words import PathLike, text
from .cluster import connected
from .division import CatalogPart, Division
from .model import ModelActor, Questions
from .pool import Job, Pool
from .report import Report, SetAside
from .tally import Tally
from .workers import Actors, Needs

#: When answers are joined: once there are so many bytes of them, or so many seconds later.
_BYTES = 1 << 20
_SECONDS = 10.0


def frames(
    catalog: CatalogLike,
    model: Any,
    *,
    parts: int = 1,
    sampler: str | None = "uniform 8",
    size: tuple[int, int] | None = (224, 224),
    fit: str | None = None,
    where: str = "asked",
    lacking: Sequence[str] = (),
    batch: int | None = None,
    carry: float | None = None,
    num_cpus: float = 1,
    num_gpus: float = 0,
    memory: float | None = None,
    resources: Mapping[str, float] | None = None,
    actors: int | None = None,
    retries: int = 2,
    timeout_s: float = 3600,
    progress: ProgressOption = True,
    scratch: PathLike | None = None,
    budget: int | None = None,
    niceness: int = 0,
    storage_options: dict[str, Any] | None = None,
    address: str | None = None,
) -> Report:
    """Asks a model about clips, and joins its answers to the catalog as they come: numbers as scores
    (`outside.NAME`), texts as fields. `select` follows.

    The frames of a clip come from the command to the model in one actor, and go no further.

    Args:
        catalog: a selected catalog, or its directory.
        model: a class, which each actor makes one of, or a function. It is called with the frames of a clip, an
            array of frames x height x width x RGB, and answers with a dict.
        parts: how many parts the clips are dealt out in. What fails is begun again by the part.
        sampler: which frames, such as `uniform 8`; what the recipe says where it is None.
        size: width and height; each clip keeps its own where it is None.
        fit: `stretch`, `crop` or `pad` to the size.
        where: which clips: `asked`, those that would be kept if every score passed that is still to come, and have no
            answer; or `kept`.
        lacking: with `asked`, scores and texts that clips have to lack; those that gates ask for unless given.
        batch: so many clips a call: the model is called with a list of arrays, and answers with a dict for each.
        carry: as for `Catalog.join`.
        num_cpus: processors of an actor, and videos it decodes at the same time.
        num_gpus: GPUs of an actor.
        memory: bytes that an actor is counted with.
        resources: what else an actor is counted with.
        actors: how many there are; as many as the cluster has room for now, unless given, and no more than `parts`.
        retries: how often a part is begun again.
        timeout_s: seconds that a part may take. Its actor is ended then.
        progress: True, False or a function; `files` counts clips.
        scratch: a directory for what is worked on; each machine's own for temporary files unless given.
        budget: bytes of objects that an actor may have there at a time: those of a part have to fit in.
        niceness: of the command.
        storage_options: what fsspec takes for URIs.
        address: of the cluster; that in RAY_ADDRESS, else one on this machine, unless given.

    Returns:
        What became of each part. `failures` names clips that have no frames.

    Raises:
        winnow.ray.SetAside: parts failed each time; the answers of all others, and some of theirs, are joined.
        winnow.Error: there is no selection, or the model cannot be made.
    """
    questions = Questions(
        sampler=sampler,
        size=size,
        fit=fit,
        jobs=max(1, int(num_cpus)),
        batch=batch,
        storage_options=storage_options,
        scratch=None if scratch is None else os.path.abspath(text(scratch)),
        budget=budget,
        niceness=niceness,
    )
    report = Report("frames")
    needs = Needs(num_cpus, num_gpus, memory, dict(resources) if resources else None)
    with (
        Division(catalog, parts, where=where, lacking=lacking) as division,
        shown(progress) as show,
        connected(address, niceness) as ray,
        _Joining(Catalog(text(catalog)), carry) as joining,
    ):
        count = min(parts, actors or _room(ray.cluster_resources(), needs))
        workers = Actors(ModelActor, (model, questions), needs, count)
        try:
            jobs = (Job(number, 1, 0, partial(_part, division, number)) for number in range(1, parts + 1))
            tally = Tally(None, parts, "frames")
            Pool(workers, report, retries, timeout_s, show, joining.take).run(jobs, tally)
            tally.tell(show, at_once=True)
        finally:
            workers.close()
    if report.set_aside:
        raise SetAside(report, report)
    return report


def _part(division: Division, number: int, _: int) -> CatalogPart:
    return division.part(number)


def _room(resources: dict[str, float], needs: Needs) -> int:
    """How many actors a cluster has room for."""
    wanted = {"CPU": needs.num_cpus, "GPU": needs.num_gpus, **(needs.resources or {})}
    return max(1, min((int(resources.get(name, 0) / each) for name, each in wanted.items() if each), default=1))


class _Joining:
    """Joins answers some at a time, so that the catalog is never held for long."""

    def __init__(self, catalog: Catalog, carry: float | None) -> None:
        self._catalog, self._carry = catalog, carry
        self._lines: list[bytes] = []
        self._joined = time.monotonic()

    def take(self, said: dict[str, Any]) -> None:
        """Takes what an actor yielded."""
        self._lines.append(said.get("lines", b""))
        if sum(map(len, self._lines)) >= _BYTES or time.monotonic() - self._joined >= _SECONDS:
            self.join()

    def join(self) -> None:
        """Joins what was taken."""
        lines, self._lines = b"".join(self._lines), []
        if lines:
            with tempfile.NamedTemporaryFile(prefix="winnow-", suffix=".jsonl") as file:
                file.write(lines)
                file.flush()
                self._catalog.join(file.name, carry=self._carry)
        self._joined = time.monotonic()

    def __enter__(self) -> _Joining:
        return self

    def __exit__(self, *_: object) -> None:
        self.join()
