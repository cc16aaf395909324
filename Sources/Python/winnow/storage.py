"""Object storage by fsspec: transfers that are whole or not there.

Every transfer has a wall limit and a number of attempts. What a store hands over is compared with what it
listed, since clients accept less: a resumed transfer may be half of one object and half of another.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import inspect
import os
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from .attempts import Limits, attempted
from .errors import ChangedObject, MissingPackage
from .packages import needed
from .plans import PlannedFile

_PIECE = 1 << 20


def is_uri(place: str) -> bool:
    """Whether `place` is an object of a store, such as `s3://raw/a.mp4`, and no path."""
    scheme, found, _ = place.partition("://")
    return bool(found) and scheme.isidentifier() and scheme not in ("file", "local")


def filesystem(uri: str, options: dict[str, Any] | None = None) -> tuple[Any, str]:
    """The file system of a URI, and the path in it.

    Its own attempts are few, since those of `Limits` come on top, and it remembers no listings.

    Args:
        uri: such as `s3://raw/2026/`.
        options: what fsspec takes for it. Credentials belong into the environment of the machines.
    """
    fsspec = needed("fsspec", uri, "winnow-video[storage]")
    given: dict[str, Any] = {"use_listings_cache": False, **(options or {})}
    if uri.startswith(("s3://", "s3a://")):
        few = {"retries": {"max_attempts": 1, "mode": "standard"}, "connect_timeout": 10, "read_timeout": 30}
        given["config_kwargs"] = {**few, **given.get("config_kwargs", {})}
    try:
        made, path = fsspec.core.url_to_fs(uri, **given)
    except ImportError as error:
        raise MissingPackage(f"{uri}: {error}") from error
    if hasattr(made, "retries"):
        made.retries = 2
    return made, path


def place(uri: str, options: dict[str, Any] | None = None) -> str:
    """A URI as listings have it, without a slash at its end."""
    fs, path = filesystem(uri, options)
    return str(fs.unstrip_protocol(path)).rstrip("/")


def listing(uri: str, options: dict[str, Any] | None = None, limits: Limits = Limits()) -> Iterator[PlannedFile]:
    """The objects below a URI in order, or the one that it names.

    Raises:
        StorageError: the store cannot be listed.
        FileNotFoundError: there is nothing.
    """
    fs, root = filesystem(uri, options)
    found = attempted(lambda: fs.find(root, detail=True), f"list {uri}", limits)
    if not found:
        raise FileNotFoundError(f"list {uri}: there is nothing")
    root = root.rstrip("/")
    for path, info in sorted(found.items()):
        below = path[len(root) :].lstrip("/") if path != root else os.path.basename(path)
        yield PlannedFile(below, fs.unstrip_protocol(path), info.get("size") or 0, _time(info), None, _etag(info))


def fetch(file: PlannedFile, target: str, options: dict[str, Any] | None = None, limits: Limits = Limits()) -> None:
    """Brings an object to the path `target`, which appears whole or not at all.

    Its modification time is that of the object, so that a scan knows it again.

    Raises:
        ChangedObject: the object is not the one that was listed.
        StorageError: it cannot be fetched.
        FileNotFoundError: it is gone.
    """
    fs, path = filesystem(file.source, options)
    part = target + ".part"
    os.makedirs(os.path.dirname(target) or ".", exist_ok=True)

    def once() -> None:
        _download(fs, path, part, limits.wall(file.size))
        changed = _compared(file, _call(fs, "info", limits.seconds, path), os.path.getsize(part))
        if changed is not None:
            os.utime(part, (changed, changed))
        os.replace(part, target)

    try:
        attempted(once, f"fetch {file.source}", limits)
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(part)


def put(file: str, uri: str, options: dict[str, Any] | None = None, limits: Limits = Limits()) -> None:
    """Stores the file as an object, which appears whole or not at all.

    Raises:
        StorageError: it cannot be stored.
    """
    fs, path = filesystem(uri, options)
    size = os.path.getsize(file)

    def once() -> None:
        _call(fs, "put_file", limits.wall(size), file, path)
        stored = _call(fs, "info", limits.seconds, path).get("size")
        if stored != size:
            raise OSError(f"{stored} bytes were stored of {size}")

    attempted(once, f"store {uri}", limits)


def put_all(
    files: Sequence[tuple[str, str]],
    marker: tuple[str, bytes],
    options: dict[str, Any] | None = None,
    limits: Limits = Limits(),
) -> None:
    """Stores files, then the marker: where that stands, all of them do.

    Args:
        files: paths, and the URIs they are stored under.
        marker: the URI and the bytes of the object that says so.
        options: what fsspec takes for the URIs.
        limits: how long and how often is tried.
    """
    for file, uri in files:
        put(file, uri, options, limits)
    with tempfile.NamedTemporaryFile(prefix="winnow-") as written:
        written.write(marker[1])
        written.flush()
        put(written.name, marker[0], options, limits)


def read(uri: str, options: dict[str, Any] | None = None, limits: Limits = Limits()) -> bytes | None:
    """The bytes of a small object, such as a marker; None where there is none."""
    fs, path = filesystem(uri, options)
    try:
        return bytes(attempted(lambda: _call(fs, "cat_file", limits.seconds, path), f"read {uri}", limits))
    except FileNotFoundError:
        return None


def remove(uri: str, options: dict[str, Any] | None = None, limits: Limits = Limits()) -> None:
    """Removes an object, where it is there."""
    fs, path = filesystem(uri, options)
    with contextlib.suppress(FileNotFoundError):
        attempted(lambda: fs.rm_file(path), f"remove {uri}", limits)


def portions(files: Iterable[PlannedFile], budget: int) -> Iterator[list[PlannedFile]]:
    """Files in order, as many at a time as take `budget` bytes; one that is larger comes alone."""
    some: list[PlannedFile] = []
    size = 0
    for file in files:
        if some and size + file.size > budget:
            yield some
            some, size = [], 0
        some.append(file)
        size += file.size
    if some:
        yield some


def _compared(file: PlannedFile, info: dict[str, Any], size: int) -> float | None:
    """Compares what was fetched with what was listed, and tells when the object was changed."""
    etag = _etag(info)
    if info.get("size") not in (None, file.size) or (file.etag and etag and etag != file.etag):
        raise ChangedObject(f"fetch {file.source}: it has changed since it was listed")
    if size != file.size:
        raise OSError(f"{size} bytes came of {file.size}")
    changed = _time(info)
    return datetime.datetime.fromisoformat(changed).timestamp() if changed else None


def _download(fs: Any, path: str, target: str, limit: float) -> None:
    if fs.async_impl:
        # Several connections leave holes at full size without an error.
        one = {"max_concurrency": 1} if "max_concurrency" in inspect.signature(fs._get_file).parameters else {}
        _call(fs, "get_file", limit, path, target, **one)
        return
    until = time.monotonic() + limit
    with fs.open(path, "rb") as source, open(target, "wb") as file:
        while piece := source.read(_PIECE):
            file.write(piece)
            if time.monotonic() > until:
                raise TimeoutError(f"it took longer than {limit:.0f} s")


def _call(fs: Any, name: str, limit: float, *arguments: Any, **options: Any) -> Any:
    """Calls a method of a file system; one that is asynchronous is really ended at its limit."""
    if not fs.async_impl:
        return getattr(fs, name)(*arguments, **options)
    work = asyncio.wait_for(getattr(fs, f"_{name}")(*arguments, **options), limit)
    running = asyncio.run_coroutine_threadsafe(work, fs.loop)
    try:
        return running.result()
    except asyncio.TimeoutError:
        raise TimeoutError(f"it took longer than {limit:.0f} s") from None
    finally:
        running.cancel()


def _etag(info: dict[str, Any]) -> str | None:
    etag = info.get("ETag") or info.get("etag")
    return etag.strip('"') if isinstance(etag, str) else None


def _time(info: dict[str, Any]) -> str | None:
    """When an object was changed, as ISO 8601 text."""
    for key in ("LastModified", "last_modified", "updated", "mtime", "created"):
        value = info.get(key)
        if isinstance(value, datetime.datetime):
            return value.isoformat()
        if isinstance(value, (int, float)):
            return datetime.datetime.fromtimestamp(value, datetime.timezone.utc).isoformat()
        if isinstance(value, str) and value:
            # Python 3.10 does not read a Z.
            return value.replace("Z", "+00:00")
    return None
