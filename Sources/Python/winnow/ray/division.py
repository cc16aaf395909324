"""Parts of a catalog for other machines: what each needs of the catalog, and of a store."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .. import steps, storage
from ..command import run
from ..given import Recipe, recipe_file
from ..plans import PlannedFile
from ..words import options, text


@dataclass(frozen=True)
class CatalogPart:
    """What another machine needs for a part of the clips: ids, numbers and paths.

    Attributes:
        number: 1 to `of`.
        of: how many parts there are.
        catalog: the bytes of its catalog.
        objects: what it needs of a store.
    """

    number: int
    of: int
    catalog: bytes
    objects: tuple[PlannedFile, ...]

    def written(self, folder: str) -> str:
        """Writes its catalog below a folder, and returns the path."""
        # The command locks the directory that a catalog is in, and a stage locks itself.
        within = os.path.join(folder, "catalog")
        os.makedirs(within, exist_ok=True)
        path = os.path.join(within, f"part-{self.number}.sqlite")
        with open(path, "wb") as file:
            file.write(self.catalog)
        return path


class Division:
    """All parts of a catalog, taken out at once, so that what is joined meanwhile moves no clip between them.

    They lie in a folder until the context is left.
    """

    def __init__(self, catalog: steps.CatalogLike, of: int, recipe: Recipe = None, where: str | None = None) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="winnow-parts-")
        self.of = of
        self._objects = _Objects(Path(text(catalog)))
        with recipe_file(recipe) as named:
            for number in range(1, of + 1):
                given = options({"output": self._path(number), "recipe": named, "where": where})
                run(["part", *given, text(catalog), f"{number}/{of}"])

    def part(self, number: int) -> CatalogPart:
        """A part."""
        path = self._path(number)
        objects = tuple(self._objects.of(self._videos(number))) if self._objects else ()
        with open(path, "rb") as file:
            return CatalogPart(number, self.of, file.read(), objects)

    def _path(self, number: int) -> str:
        return os.path.join(self._folder.name, f"part-{number}.sqlite")

    def _videos(self, number: int) -> set[str]:
        """The ids of the videos of a part, by its manifest."""
        with tempfile.TemporaryDirectory(dir=self._folder.name) as folder:
            steps.export(self._path(number), folder, "manifest")
            (manifest,) = Path(folder).glob("manifest*.jsonl")
            with open(manifest, "rb") as file:
                return {json.loads(line)["video_id"] for line in file}

    def __enter__(self) -> Division:
        return self

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()


class _Objects:
    """The objects of a store that a catalog knows: where their lines stand in videos.jsonl."""

    def __init__(self, catalog: Path) -> None:
        self._path = catalog / "videos.jsonl"
        self._offsets: dict[str, int] = {}
        offset = 0
        if self._path.is_file():
            with open(self._path, "rb") as file:
                for line in file:
                    said = json.loads(line) if b"://" in line else {}
                    if storage.is_uri(said.get("source") or "") and said.get("outcome") == "scanned":
                        self._offsets.setdefault(said["video_id"], offset)
                    offset += len(line)

    def __bool__(self) -> bool:
        return bool(self._offsets)

    def of(self, ids: set[str]) -> Iterator[PlannedFile]:
        """The objects of videos, in the order of their lines."""
        with open(self._path, "rb") as file:
            for offset in sorted(self._offsets[id_] for id_ in ids & self._offsets.keys()):
                file.seek(offset)
                yield _object(json.loads(file.readline()))


def _object(line: dict[str, Any]) -> PlannedFile:
    # What it has of bytes the store says.
    return PlannedFile(line["path"], line["source"], 0)
