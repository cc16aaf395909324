"""A folder on local disk for objects while a command reads them."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterable
from typing import Any

from . import storage
from .attempts import Limits
from .errors import StorageError
from .plans import PlannedFile

_PREFIX = "winnow-stage-"


class Stage:
    """A folder that is removed with all that is in it when the context is left.

    Objects of other roots than the first one's lie in folders of their own, so that none takes the place of another.
    Whoever was killed leaves theirs behind: the next one in the same place removes it.

    Attributes:
        path: the folder.
        failed: the files that could not be fetched, with what was raised.
    """

    def __init__(
        self,
        within: str | None = None,
        budget: int | None = None,
        options: dict[str, Any] | None = None,
        limits: Limits = Limits(),
    ) -> None:
        """Makes a folder.

        Args:
            within: where it is made; the system's place for temporary files unless given.
            budget: bytes that may lie in it.
            options: what fsspec takes for URIs.
            limits: how long and how often is tried.
        """
        within = within or tempfile.gettempdir()
        os.makedirs(within, exist_ok=True)
        sweep(within)
        self._within = within
        self.path, lock = _made(within)
        self._locks = {self.path: lock}
        self._folders: dict[str, str] = {}
        self._budget, self._options, self._limits = budget, options, limits
        self.failed: list[tuple[PlannedFile, OSError]] = []

    @property
    def roots(self) -> dict[str, str]:
        """Of each folder what is fetched into it, such as `s3://raw/2026`.

        As the `root` of `winnow.merge` it makes a catalog call staged files by their URIs.
        """
        return {folder: root for root, folder in self._folders.items() if root}

    def fetch(self, files: Iterable[PlannedFile]) -> list[PlannedFile]:
        """Fetches files, and tells where each lies now; those that cannot be fetched are in `failed`.

        The line of each keeps its `path`, in which its `source` ends.
        """
        fetched = []
        for file in files:
            try:
                parts = _parts(file.path)
                self._make_room(file)
                target = os.path.join(self._folder(file), *parts)
                storage.fetch(file, target, self._options, self._limits)
            except OSError as error:
                self.failed.append((file, error))
            else:
                fetched.append(PlannedFile(file.path, target, file.size, None, file.shard, file.etag))
        return fetched

    def clear(self) -> None:
        """Removes what is in it."""
        for folder in self._locks:
            for entry in os.scandir(folder):
                shutil.rmtree(entry.path) if entry.is_dir() else os.unlink(entry.path)

    def __enter__(self) -> Stage:
        return self

    def __exit__(self, *_: object) -> None:
        for folder, lock in self._locks.items():
            shutil.rmtree(folder, ignore_errors=True)
            os.close(lock)

    def _folder(self, file: PlannedFile) -> str:
        """Where objects of the root of `file` lie."""
        root = file.source.removesuffix(file.path).rstrip("/")
        if root not in self._folders:
            folder = self.path
            if self._folders:
                folder, lock = _made(self._within)
                self._locks[folder] = lock
            self._folders[root] = folder
        return self._folders[root]

    def _make_room(self, file: PlannedFile) -> None:
        walks = (walk for folder in self._locks for walk in os.walk(folder))
        used = sum(os.path.getsize(os.path.join(at, name)) for at, _, names in walks for name in names)
        if self._budget is not None and used + file.size > self._budget:
            left = self._budget - used
            raise StorageError(f"fetch {file.source}: {left} bytes are left of the budget, it has {file.size}")


def sweep(within: str) -> None:
    """Removes the folders that processes left which were killed."""
    for entry in os.scandir(within):
        if not entry.name.startswith(_PREFIX) or not entry.is_dir(follow_symlinks=False):
            continue
        try:
            lock = _locked(entry.path)
        except OSError:
            continue
        shutil.rmtree(entry.path, ignore_errors=True)
        os.close(lock)


def _made(within: str) -> tuple[str, int]:
    """A new folder and the lock on it. Another process may sweep it away before it is locked."""
    while True:
        path = tempfile.mkdtemp(prefix=_PREFIX, dir=within)
        try:
            lock = _locked(path)
        except OSError:
            continue
        if os.path.isdir(path):
            return path, lock
        os.close(lock)


def _locked(folder: str) -> int:
    """A lock on a folder, which the system lets go of when this process ends.

    Raises:
        OSError: another process has it.
    """
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def _parts(path: str) -> list[str]:
    """The parts of a name in a store, of which none leads out of a folder."""
    parts = path.split("/")
    if any(part in ("", ".", "..") for part in parts):
        raise StorageError(f"{path} is no path below a folder")
    return parts
