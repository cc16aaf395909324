"""The task that scans a shard: on any machine, into a part that goes where parts are gathered."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import sys
import time
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from typing import Any

from .. import storage
from ..errors import Error, StorageError
from ..places import Place
from ..plans import PlannedFile
from ..staging import Stage
from ..words import options
from .objects import Objects, remote
from .running import FEW, Words, check_time, commanded, sign_of_life


@dataclass(frozen=True)
class Shard:
    """A shard of a plan, as a task is given it.

    Attributes:
        number: its number, from 1 on.
        files: its files.
        recipe: the name of a preset, or the text of a recipe; None for the command's choice.
        is_text: whether `recipe` is text.
        measured: what a part has to be measured by, as a digest.
        jobs: videos worked on at the same time.
        to: where parts are gathered.
        storage_options: what fsspec takes for URIs.
        scratch: where the machine has room for what is being worked on.
        budget: bytes of objects that may lie there at a time.
        timeout_s: seconds that it may take.
        niceness: of the command.
        is_last: whether it is not tried again.
    """

    number: int
    files: tuple[PlannedFile, ...]
    recipe: str | None
    is_text: bool
    measured: str
    jobs: int
    to: str
    storage_options: dict[str, Any] | None
    scratch: str | None
    budget: int | None
    timeout_s: float
    niceness: int
    is_last: bool

    @property
    def name(self) -> str:
        """What its part is called."""
        return part_name(self.number)


def part_name(number: int) -> str:
    """What the part of a shard is called."""
    return f"part-{number}.sqlite"


def marker_name(number: int) -> str:
    """What the file is called that says that a part is whole."""
    return f"part-{number}.done.json"


def list_name(number: int) -> str:
    """What the list of the files of a part is called."""
    return f"part-{number}.jsonl"


def shard_digest(files: Iterable[PlannedFile], measured: str) -> str:
    """Tells whether a part holds `files`, measured by what `measured` stands for."""
    said = hashlib.sha256(measured.encode())
    for file in files:
        said.update(_line(file))
    return said.hexdigest()


def scan_shard(shard: Shard) -> Words:
    """Scans a shard. The marker is the last that is written, so that a part is whole where it stands."""
    yield sign_of_life(shard.niceness)
    until = time.monotonic() + shard.timeout_s
    place = Place(shard.to, shard.storage_options)
    with Stage(shard.scratch) as home:
        work = _Work(shard, os.path.join(home.path, "work"), until)
        # A part of fewer files is gone on with.
        failed = yield from work.scan(_known(shard, place, work))
        check_time(until, "it was about to store its part")
        result = _stored(shard, place, work, failed)
    yield {"result": result}


def _stored(shard: Shard, place: Place, work: _Work, failed: list[str]) -> dict[str, Any]:
    """Stores the part, then the list of what it holds, then the marker, and returns what that says."""
    held = [file for file in shard.files if _line(file) not in work.missed]
    failed = [*work.reasons, *failed]
    said = {
        "digest": shard_digest(held, shard.measured),
        "measured": shard.measured,
        "files": len(shard.files),
        "size": sum(file.size for file in shard.files),
        "failed": failed[:FEW],
        "failures": len(failed),
    }
    place.put(work.part, shard.name)
    place.write(list_name(shard.number), b"".join(map(_line, held)))
    place.write(marker_name(shard.number), json.dumps(said).encode() + b"\n")
    return said


def _line(file: PlannedFile) -> bytes:
    return json.dumps(file.line(), sort_keys=True).encode() + b"\n"


def _known(shard: Shard, place: Place, work: _Work) -> set[bytes]:
    """Brings the part that is there, and tells the lines of its files that need not be looked at."""
    said = place.read(marker_name(shard.number))
    if said is None:
        return set()
    try:
        place.get(shard.name, work.part)
    except FileNotFoundError:
        return set()
    # The command measures again what was measured otherwise.
    if json.loads(said).get("measured") != shard.measured:
        return set()
    lines = set((place.read(list_name(shard.number)) or b"").splitlines(keepends=True))
    sources = {PlannedFile.of(json.loads(line)).source for line in lines}
    if sources <= {file.source for file in shard.files}:
        return lines
    # What is gone would stay.
    os.unlink(work.part)
    return set()


class _Work:
    """The scan of a shard in a folder of its own.

    Attributes:
        part: the part.
        missed: the lines of files that may be had another time.
        reasons: why files could not be fetched.
    """

    def __init__(self, shard: Shard, folder: str, until: float) -> None:
        # The command locks the directory that a catalog is in, and a stage locks itself.
        os.makedirs(folder)
        self._shard, self._folder, self._until = shard, folder, until
        self.part = os.path.join(folder, shard.name)
        self.missed: set[bytes] = set()
        self.reasons: list[str] = []
        self._recipe = shard.recipe
        if shard.is_text and shard.recipe is not None:
            self._recipe = os.path.join(folder, "recipe.yaml")
            with open(self._recipe, "w", encoding="utf-8") as file:
                file.write(shard.recipe)

    def scan(self, known: set[bytes]) -> Generator[dict[str, Any], None, list[str]]:
        """Scans what is not known, and returns what failed."""
        files = self._shard.files
        objects = remote(files)
        if not objects:
            return (yield from self._command(self.part, files))
        if len(objects) < len(files):
            raise StorageError(f"shard {self._shard.number} has both files and objects of a store")
        return (yield from self._staged([file for file in objects if _line(file) not in known]))

    def _command(self, part: str, files: Iterable[PlannedFile]) -> Generator[dict[str, Any], None, list[str]]:
        lines = os.path.join(self._folder, "files.jsonl")
        with open(lines, "wb") as file:
            file.writelines(_line(dataclasses.replace(each, shard=None)) for each in files)
        given = {"from": lines, "output": part, "recipe": self._recipe, "jobs": self._shard.jobs}
        failed = yield from commanded(["scan", *options(given)], self._until)
        if not os.path.exists(part):
            raise Error("the scan came to its end and left no part")
        return failed

    def _staged(self, files: list[PlannedFile]) -> Generator[dict[str, Any], None, list[str]]:
        """Scans objects, as many at a time as there is room for, and calls them by their URIs."""
        shard, fresh, whole = (
            self._shard,
            os.path.join(self._folder, "fresh.sqlite"),
            os.path.join(self._folder, "whole"),
        )
        failed: list[str] = []
        with Objects(shard.scratch, shard.budget, shard.storage_options) as objects:
            for some in storage.portions(files, shard.budget or sys.maxsize):
                lines = [self._fetched(file, objects) for file in some]
                failed += yield from self._command(fresh, lines)
                objects.clear()
            parts = [part for part in (self.part, fresh) if os.path.exists(part)]
            moves = {path: root for root, path in objects.moves.items()}
            given = {"output": whole, "recipe": self._recipe, "root": moves}
            yield from commanded(["merge", *options(given), *parts], self._until)
        os.replace(os.path.join(whole, "catalog.sqlite"), self.part)
        return failed

    def _fetched(self, file: PlannedFile, objects: Objects) -> PlannedFile:
        """Brings an object, and tells where it lies. One that cannot be had is a video that failed, unless it may
        be had by another attempt."""
        check_time(self._until, f"it fetched {file.source}")
        try:
            return objects.fetch(file)
        except OSError as error:
            is_too_large = self._shard.budget is not None and file.size > self._shard.budget
            if type(error) is StorageError and not is_too_large:
                if not self._shard.is_last:
                    raise
                self.missed.add(_line(file))
            self.reasons.append(f"{file.path}: {error}")
            return objects.absent(file)
