"""The task that exports a part of the clips: into a directory that all machines see, or into a store."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..places import Place
from ..staging import Stage
from ..words import options
from .division import CatalogPart
from .objects import Objects
from .running import FEW, Words, check_time, commanded, sign_of_life


@dataclass(frozen=True)
class Order:
    """A part to be exported.

    Attributes:
        part: the part.
        to: a directory or a URI.
        format: as `winnow export` takes it.
        jobs: videos worked on at the same time.
        storage_options: what fsspec takes for URIs.
        scratch: where the machine has room.
        budget: bytes of objects that may lie there.
        timeout_s: seconds that it may take.
        niceness: of the command.
    """

    part: CatalogPart | None
    to: str
    format: str
    jobs: int
    storage_options: dict[str, Any] | None
    scratch: str | None
    budget: int | None
    timeout_s: float
    niceness: int


def marker_name(part: CatalogPart) -> str:
    """What the object is called that says that all files of a part are stored."""
    return f".winnow-parts/{part.number}-of-{part.of}.done.json"


def digest(part: CatalogPart, format: str) -> str:
    """Tells whether a marker is of this part: the same selection and recipe make the same bytes."""
    return hashlib.sha256(format.encode() + b"\n" + part.catalog).hexdigest()


def export_part(order: Order) -> Words:
    """Exports a part. Into a store its files go once all are whole, then the marker."""
    yield sign_of_life(order.niceness)
    part = order.part
    assert part is not None
    until = time.monotonic() + order.timeout_s
    place = Place(order.to, order.storage_options)
    with (
        Stage(order.scratch) as home,
        Objects(order.scratch, order.budget, order.storage_options) as objects,
    ):
        objects.fetch_all(part.objects)
        check_time(until, "it fetched its videos")
        results = os.path.join(home.path, "results")
        to = results if place.is_remote else place.root
        given = {"to": to, "format": order.format, "jobs": order.jobs, "root": objects.moves}
        failed = yield from commanded(["export", *options(given), part.written(home.path)], until)
        result = {"failed": failed[:FEW], "failures": len(failed)}
        if place.is_remote:
            for name in _files(results):
                check_time(until, f"it stored {name}")
                place.put(os.path.join(results, name), name)
            said = {**result, "digest": digest(part, order.format)}
            place.write(marker_name(part), json.dumps(said).encode() + b"\n")
    yield {"result": result}


def _files(folder: str) -> Iterator[str]:
    for at, _, names in os.walk(folder):
        for name in names:
            yield os.path.relpath(os.path.join(at, name), folder)


def with_part(order: Order, part: CatalogPart) -> Order:
    """The same order for a part."""
    return dataclasses.replace(order, part=part)
