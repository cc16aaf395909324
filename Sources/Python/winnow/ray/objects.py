"""Objects of a store while a task reads them: each root lies in a folder of its own."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from typing import Any

from .. import storage
from ..plans import PlannedFile
from ..staging import Stage


class Objects:
    """Objects on local disk, which go with the context.

    Attributes:
        moves: where each root lies.
    """

    def __init__(self, scratch: str | None, budget: int | None, options: dict[str, Any] | None) -> None:
        """Begins with nothing.

        Args:
            scratch: where there is room.
            budget: bytes that may lie there at a time.
            options: what fsspec takes for URIs.
        """
        self._given = scratch, budget, options
        self._stages: dict[str, Stage] = {}
        self._open = contextlib.ExitStack()

    @property
    def moves(self) -> dict[str, str]:
        """Where each root lies."""
        return {root: stage.path for root, stage in self._stages.items()}

    def fetch(self, file: PlannedFile) -> PlannedFile:
        """Brings an object, and tells where it lies.

        Raises:
            OSError: it cannot be had.
        """
        stage = self._stage(file)
        if found := stage.fetch([file]):
            return found[0]
        _, error = stage.failed.pop()
        raise error

    def fetch_all(self, files: Iterable[PlannedFile]) -> None:
        """Brings objects.

        Raises:
            OSError: one of them cannot be had.
        """
        for file in files:
            self.fetch(file)

    def absent(self, file: PlannedFile) -> PlannedFile:
        """Where an object would lie that cannot be had."""
        return PlannedFile(file.path, os.path.join(self._stage(file).path, file.path), file.size)

    def clear(self) -> None:
        """Removes all of them."""
        for stage in self._stages.values():
            stage.clear()

    def __enter__(self) -> Objects:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def _stage(self, file: PlannedFile) -> Stage:
        root = file.source.removesuffix(file.path).rstrip("/")
        if root not in self._stages:
            self._stages[root] = self._open.enter_context(Stage(*self._given))
        return self._stages[root]


def remote(files: Iterable[PlannedFile]) -> list[PlannedFile]:
    """Those of `files` that are in a store."""
    return [file for file in files if storage.is_uri(file.source)]
