"""Scans the shards of a plan on many machines."""

from __future__ import annotations

import array
import dataclasses
import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, overload

from ..command import run, shown
from ..given import Recipe, recipe_file
from ..places import Place
from ..plans import Plan, PlannedFile
from ..progress import ProgressOption
from ..words import PathLike, text
from .cluster import connected
from .pool import Job, Pool
from .report import Done, Report, SetAside
from .shard import Shard, marker_name, part_name, scan_shard, shard_digest
from .tally import Tally
from .workers import Needs, Tasks

#: Sections of a recipe that a scan follows.
_MEASURED = ("shots", "sample", "screen", "limits")


#: Markers that are read at the same time.
_AT_ONCE = 16


class Parts(Sequence[str]):
    """The parts of a catalog that shards were scanned into: their paths or URIs, which `winnow.merge` takes.

    Attributes:
        report: what became of each shard.
        storage_options: what fsspec takes for the URIs.
    """

    def __init__(self, places: Sequence[str], report: Report, storage_options: dict[str, Any] | None = None) -> None:
        self._places = list(places)
        self.report = report
        self.storage_options = storage_options

    @overload
    def __getitem__(self, index: int) -> str: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...

    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        return self._places[index]

    def __len__(self) -> int:
        return len(self._places)

    def __repr__(self) -> str:
        return f"winnow.ray.Parts({self._places!r})"


def scan(
    plan: Plan | PathLike,
    recipe: Recipe = None,
    to: PathLike = "parts",
    *,
    num_cpus: int = 2,
    memory: float | None = None,
    resources: Mapping[str, float] | None = None,
    retries: int = 2,
    timeout_s: float = 3600,
    progress: ProgressOption = True,
    scratch: PathLike | None = None,
    budget: int | None = None,
    niceness: int = 0,
    storage_options: dict[str, Any] | None = None,
    address: str | None = None,
) -> Parts:
    """Scans each shard of a plan in a task of its own, into `to/part-K.sqlite`.

    Begun again it goes on: shards whose marker `part-K.done.json` is there, of the same files and measured alike,
    are not scanned again. Of a shard that has grown only what is new is.

    Args:
        plan: a plan whose files every machine reaches by the same paths, or of URIs: these a task brings to its
            disk, as many at a time as `budget` allows, and deletes.
        recipe: what is measured follows its `shots`, `sample` and `screen`.
        to: where parts go: a URI, or a directory that every machine reaches.
        num_cpus: processors of a task, and videos it works on at the same time.
        memory: bytes that a task is counted with.
        resources: what else a task is counted with, of what nodes were started with, such as `{"disk": 20}`.
        retries: how often a shard is begun again that failed by what may pass.
        timeout_s: seconds that a shard may take. Its command is ended then.
        progress: True for a line on standard error; a function is called with each `Progress` of all shards.
        scratch: a directory for what is worked on; each machine's own for temporary files unless given.
        budget: bytes of objects that a task may have there at a time.
        niceness: of the command. Ray's own workers have 15 unless it is told otherwise.
        storage_options: what fsspec takes for URIs. Credentials belong into the environment of the machines.
        address: of the cluster; that in RAY_ADDRESS, else one on this machine, unless given.

    Returns:
        The parts in the order of shards.

    Raises:
        winnow.ray.SetAside: shards failed each time; its `result` are the parts of all others.
        winnow.Error: the recipe is none, or no shard can be done.
    """
    index = _Index(os.fsdecode(plan))
    said, is_text, measured = _recipe(recipe)
    place = Place(text(to), storage_options)
    report = Report("scan")
    common = Shard(
        number=0,
        files=(),
        recipe=said,
        is_text=is_text,
        measured=measured,
        jobs=max(1, int(num_cpus)),
        to=place.root,
        storage_options=storage_options,
        scratch=None if scratch is None else os.path.abspath(text(scratch)),
        budget=budget,
        timeout_s=timeout_s,
        niceness=niceness,
        is_last=False,
    )

    def job(number: int) -> Job:
        def payload(attempt: int) -> Shard:
            files = index.shard(number)
            return dataclasses.replace(common, number=number, files=files, is_last=attempt > retries)

        return Job(number, index.sizes[number], index.counts[number], payload)

    tally = Tally(sum(index.counts.values()), sum(index.sizes.values()), "scan")
    waiting = _unfinished(index, place, measured, report, tally)
    with shown(progress) as show:
        if waiting:
            with connected(address, niceness):
                needs = Needs(num_cpus, 0, memory, dict(resources) if resources else None)
                pool = Pool(Tasks(scan_shard, needs), report, retries, timeout_s, show)
                pool.run(map(job, waiting), tally)
        tally.tell(show, at_once=True)
    numbers = sorted(done.number for done in report.done)
    parts = Parts([place.name(part_name(number)) for number in numbers], report, storage_options)
    if report.set_aside:
        raise SetAside(report, parts)
    return parts


def _unfinished(index: _Index, place: Place, measured: str, report: Report, tally: Tally) -> list[int]:
    """The shards that are to be scanned, the largest first; the others are taken as done."""
    there = place.names()
    stored = [number for number in index.sizes if {marker_name(number), part_name(number)} <= there]
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        markers = dict(zip(stored, threads.map(lambda number: place.read(marker_name(number)), stored), strict=True))
    waiting = []
    for number in index.sizes:
        said = json.loads(markers.get(number) or b"{}")
        if said.get("digest") == shard_digest(index.shard(number), measured):
            done = Done(number, 0.0, index.sizes[number], "", 0, said)
            report.done.append(done)
            tally.finished(done, index.counts[number])
        else:
            waiting.append(number)
    return sorted(waiting, key=lambda number: (-index.sizes[number], number))


def _recipe(recipe: Recipe) -> tuple[str | None, bool, str]:
    """A recipe as it is sent to other machines, whether that is its text, and a digest of what a scan follows.

    Raises:
        winnow.Error: it is none.
    """
    with recipe_file(recipe) as named:
        said = named
        is_text = named is not None and os.path.isfile(named)
        if is_text and named is not None:
            with open(named, encoding="utf-8") as file:
                said = file.read()
    # Of a file only what is not the default is shown.
    with recipe_file(recipe if is_text else {"extends": said or "balanced"}) as shown_:
        sections = re.split(r"(?m)^(?=[a-z_]+:)", run(["recipe", "show", shown_ or ""]).decode())
    names = [*_MEASURED]
    if any(re.match(r"screen:(?s:.*)keyframes:", section) for section in sections):
        # Those that keyframes are asked.
        names.append("gates")
    followed = [section for section in sections if section.split(":")[0] in names]
    return said, is_text, hashlib.sha256("".join(followed).encode()).hexdigest()


class _Index:
    """Where the lines of each shard stand in a plan, so that only those of shards under way are held.

    Attributes:
        sizes: the bytes of each shard.
        counts: the number of its files.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._offsets: dict[int, array.array[int]] = {}
        self.sizes: dict[int, int] = {}
        self.counts: dict[int, int] = {}
        for offset, file in self._lines():
            number = file.shard or 1
            self._offsets.setdefault(number, array.array("Q")).append(offset)
            self.sizes[number] = self.sizes.get(number, 0) + file.size
            self.counts[number] = self.counts.get(number, 0) + 1

    def shard(self, number: int) -> tuple[PlannedFile, ...]:
        """The files of a shard."""
        with open(self._path, "rb") as file:
            return tuple(self._read(file, offset) for offset in self._offsets[number])

    def _lines(self) -> Iterator[tuple[int, PlannedFile]]:
        offset = 0
        with open(self._path, "rb") as file:
            for line in file:
                if line.strip():
                    yield offset, PlannedFile.of(json.loads(line))
                offset += len(line)

    @staticmethod
    def _read(file: Any, offset: int) -> PlannedFile:
        file.seek(offset)
        return PlannedFile.of(json.loads(file.readline()))
