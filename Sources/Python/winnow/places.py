"""A folder for results, on disk or in a store, in which files appear whole or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from typing import Any

from . import storage


class Place:
    """A directory, or what lies below a URI.

    Attributes:
        root: the directory or the URI.
        is_remote: whether it is in a store.
    """

    def __init__(self, root: str, options: dict[str, Any] | None = None) -> None:
        self.is_remote = storage.is_uri(root)
        self.root = root.rstrip("/") if self.is_remote else os.path.abspath(root)
        self._options = options

    def name(self, name: str) -> str:
        """The path or the URI of the file `name`."""
        return f"{self.root}/{name}"

    def names(self) -> set[str]:
        """The names of the files that are there, which paths below it are."""
        if self.is_remote:
            with contextlib.suppress(FileNotFoundError):
                return {file.path for file in storage.listing(self.root + "/", self._options)}
            return set()
        return {
            os.path.relpath(os.path.join(folder, name), self.root)
            for folder, _, names in os.walk(self.root)
            for name in names
        }

    def read(self, name: str) -> bytes | None:
        """What a small file holds; None where it is not there."""
        if self.is_remote:
            return storage.read(self.name(name), self._options)
        with contextlib.suppress(FileNotFoundError), open(self.name(name), "rb") as file:
            return file.read()
        return None

    def write(self, name: str, data: bytes) -> None:
        """Writes a small file."""
        with tempfile.NamedTemporaryFile(prefix="winnow-") as file:
            file.write(data)
            file.flush()
            self.put(file.name, name)

    def put(self, path: str, name: str) -> None:
        """Copies the file at `path` there."""
        if self.is_remote:
            storage.put(path, self.name(name), self._options)
            return
        target = self.name(name)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        # Of two that write it at the same time, each writes its own.
        descriptor, aside = tempfile.mkstemp(prefix=".winnow-", dir=os.path.dirname(target))
        try:
            with open(path, "rb") as source, open(descriptor, "wb") as file:
                shutil.copyfileobj(source, file, 1 << 20)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(aside, 0o644)
            os.replace(aside, target)
        except BaseException:
            os.unlink(aside)
            raise

    def get(self, name: str, path: str) -> None:
        """Copies the file `name` to `path`.

        Raises:
            FileNotFoundError: it is not there.
            winnow.StorageError: it cannot be fetched.
        """
        if not self.is_remote:
            shutil.copyfile(self.name(name), path)
            return
        for file in storage.listing(self.name(name), self._options):
            storage.fetch(file, path, self._options)


@contextlib.contextmanager
def gathered(catalogs: Iterable[str], beside: str, options: dict[str, Any] | None = None) -> Iterator[list[str]]:
    """The paths of catalogs: those that are URIs lie in a temporary folder beside `beside` meanwhile."""
    with contextlib.ExitStack() as stack:
        folder = ""
        paths = []
        for number, catalog in enumerate(catalogs):
            if not storage.is_uri(catalog):
                paths.append(catalog)
                continue
            if not folder:
                parent = os.path.dirname(os.path.abspath(beside))
                os.makedirs(parent, exist_ok=True)
                folder = stack.enter_context(tempfile.TemporaryDirectory(prefix=".winnow-parts-", dir=parent))
            # They may come from several folders.
            path = os.path.join(folder, f"{number}-{os.path.basename(catalog)}")
            Place(os.path.dirname(catalog), options).get(os.path.basename(catalog), path)
            paths.append(path)
        yield paths
