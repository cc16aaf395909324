"""Plans: which file belongs to which shard, dealt out by size."""

from __future__ import annotations

import dataclasses
import heapq
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .command import run
from .errors import Error
from .words import Inputs, PathLike, options, paths, several, text

#: Objects of a store that are taken for videos; files on disk are looked into instead.
SUFFIXES = tuple(
    f".{name}"
    for name in (
        *("3g2", "3gp", "asf", "avi", "divx", "f4v", "flv", "gif", "h264", "h265", "hevc", "m2ts", "m2v", "m4v", "mj2"),
        *("mjpeg", "mkv", "mov", "mp4", "mpeg", "mpg", "mts", "mxf", "nut", "ogm", "ogv", "rm", "rmvb", "ts", "vob"),
        *("webm", "wmv", "y4m"),
    )
)


#: A file takes some time however short it is, in which a scan gets through so many bytes: as `winnow plan` has it.
BYTES_OF_ANY_FILE = 100_000


@dataclass(frozen=True)
class PlannedFile:
    """A line of a plan.

    Attributes:
        path: what the video is called: its path below its input.
        source: where it lies: a path, or a URI.
        size: bytes.
        time: when it was changed, as ISO 8601 text.
        shard: the shard it is given to, from 1 on.
        etag: what a store calls its bytes.
    """

    path: str
    source: str
    size: int
    time: str | None = None
    shard: int | None = None
    etag: str | None = None

    @classmethod
    def of(cls, line: dict[str, Any]) -> PlannedFile:
        """What a line says."""
        names = {field.name for field in dataclasses.fields(cls)}
        return cls(**{"source": line["path"], "size": 0, **{key: line[key] for key in names & line.keys()}})

    def line(self) -> dict[str, Any]:
        """The line, without what is not known."""
        return {key: value for key, value in dataclasses.asdict(self).items() if value is not None}


@dataclass(frozen=True)
class Plan:
    """A file with a line for each video. It is read when it is asked.

    Attributes:
        path: the file.
    """

    path: Path

    def __fspath__(self) -> str:
        return str(self.path)

    def __iter__(self) -> Iterator[PlannedFile]:
        with open(self.path, encoding="utf-8") as file:
            for line in file:
                if line.strip():
                    yield PlannedFile.of(json.loads(line))

    def shard(self, number: int) -> list[PlannedFile]:
        """The files of a shard."""
        return [file for file in self if file.shard == number]

    def shards(self) -> dict[int, tuple[int, int]]:
        """Of each shard the number of its files and their bytes."""
        found: dict[int, tuple[int, int]] = {}
        for file in self:
            if file.shard is not None:
                count, size = found.get(file.shard, (0, 0))
                found[file.shard] = (count + 1, size + file.size)
        return dict(sorted(found.items()))


def plan(
    inputs: Inputs,
    shards: int,
    to: PathLike = "plan.jsonl",
    *,
    suffixes: str | Iterable[str] | None = SUFFIXES,
    storage_options: dict[str, Any] | None = None,
) -> Plan:
    """Deals files out to shards by size, so that shards take alike long.

    Where the plan is there already only what is new is dealt out, and what is gone leaves it: all other files keep
    their shards. There may be more shards than before.

    Args:
        inputs: files and directories, or URIs such as `s3://raw/2026/`; not both.
        shards: how many there are.
        to: the file of the plan.
        suffixes: objects of a store that are videos, by the end of their names or several; None for all.
        storage_options: what fsspec takes for the URIs.

    Raises:
        winnow.Error: the plan that is there has more shards; both files and URIs were given.
        winnow.StorageError: a store cannot be listed.
    """
    from . import storage

    words = paths(inputs)[1:]
    remote = [storage.is_uri(word) for word in words]
    if not any(remote):
        run(["plan", *options({"shards": shards, "output": to}), *paths(inputs)])
        return Plan(Path(text(to)))
    if not all(remote):
        raise Error("a plan is of files or of URIs, not of both")
    made = Plan(Path(text(to)))
    known = {file.source: file for file in made} if made.path.exists() else {}
    # Of what was not looked for nothing is known.
    looked = tuple(storage.place(word, storage_options) for word in words)
    if any((file.shard or 0) > shards for file in known.values()):
        raise Error(f"{made.path} has more than {shards} shards")
    ends = None if suffixes is None else {suffix.lower() for suffix in several(suffixes)}
    found = [file for word in words for file in storage.listing(word, storage_options) if _is_video(file, ends)]
    there = {file.source for file in found}
    kept = {place: file for place, file in known.items() if place in there or not _is_below(place, looked)}
    _write(made.path, dealt(found, shards, kept))
    return made


def dealt(found: Iterable[PlannedFile], shards: int, known: dict[str, PlannedFile]) -> list[PlannedFile]:
    """The files of `known`, and those of `found`: a new one goes to the shard that has the least to do.

    The largest come first. A file that has changed keeps its shard.
    """
    if shards < 1:
        raise Error("a plan has one shard or more")
    given = dict(known)
    new = {}
    for file in found:
        if file.source in given:
            given[file.source] = dataclasses.replace(file, shard=given[file.source].shard)
        else:
            new[file.source] = file
    sizes = dict.fromkeys(range(1, shards + 1), 0)
    for file in given.values():
        if file.shard is not None:
            sizes[file.shard] += _cost(file)
    loads = [(size, shard) for shard, size in sizes.items()]
    heapq.heapify(loads)
    for file in sorted(new.values(), key=lambda file: (-file.size, file.source)):
        size, shard = loads[0]
        given[file.source] = dataclasses.replace(file, shard=shard)
        heapq.heapreplace(loads, (size + _cost(file), shard))
    return sorted(given.values(), key=lambda file: (file.path, file.source))


def _cost(file: PlannedFile) -> int:
    """What a file costs to scan, in bytes: its own, and what any file takes."""
    return file.size + BYTES_OF_ANY_FILE


def _is_below(place: str, roots: tuple[str, ...]) -> bool:
    return any(place == root or place.startswith(root + "/") for root in roots)


def _is_video(file: PlannedFile, suffixes: set[str] | None) -> bool:
    name = os.path.basename(file.path)
    return not name.startswith(".") and (suffixes is None or os.path.splitext(name)[1].lower() in suffixes)


def _write(path: Path, files: list[PlannedFile]) -> None:
    part = path.with_name(path.name + ".part")
    with open(part, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(each.line()) + "\n" for each in files)
    os.replace(part, path)
