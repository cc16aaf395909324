"""Parts of a catalog for other machines: what each needs of the catalog, and of a store."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
import urllib.parse
from collections.abc import Sequence
from dataclasses import dataclass

from ..command import run
from ..given import Recipe, recipe_file
from ..plans import PlannedFile
from ..steps import CatalogLike
from ..words import options, text
from .objects import remote


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

    def __init__(
        self,
        catalog: CatalogLike,
        of: int,
        recipe: Recipe = None,
        where: str | None = None,
        lacking: Sequence[str] = (),
    ) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="winnow-parts-")
        self.of = of
        with recipe_file(recipe) as named:
            for number in range(1, of + 1):
                given = options({"output": self._path(number), "recipe": named, "where": where, "lacking": [*lacking]})
                run(["part", *given, text(catalog), f"{number}/{of}"])

    def part(self, number: int) -> CatalogPart:
        """A part."""
        path = self._path(number)
        with open(path, "rb") as file:
            return CatalogPart(number, self.of, file.read(), tuple(_objects(path)))

    def _path(self, number: int) -> str:
        return os.path.join(self._folder.name, f"part-{number}.sqlite")

    def __enter__(self) -> Division:
        return self

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()


def _objects(path: str) -> list[PlannedFile]:
    """What is in a store of the videos of a part, each in the first of its places."""
    query = """
        SELECT roots.path, places.path, places.size, MIN(places.id)
        FROM places JOIN roots ON roots.id = places.root
        WHERE places.present GROUP BY places.video ORDER BY 1, 2
        """
    with contextlib.closing(sqlite3.connect(f"file:{urllib.parse.quote(path)}?mode=ro", uri=True)) as catalog:
        return remote(PlannedFile(name, f"{root}/{name}", size) for root, name, size, _ in catalog.execute(query))
