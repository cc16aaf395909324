"""Exports the kept clips of a catalog on many machines."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from .. import steps, storage
from ..command import shown
from ..given import Recipe
from ..places import Place
from ..progress import ProgressOption
from ..steps import CatalogLike
from ..words import PathLike, text
from .cluster import connected
from .division import Division
from .exporting import Order, digest, export_part, marker_name, with_part
from .pool import Job, Pool
from .report import Done, Report, SetAside
from .tally import Tally
from .workers import Needs, Tasks

#: What an export writes beside media: small files, which the last step reads.
_SMALL = (".winnow-export", "manifest")


def export(
    catalog: CatalogLike,
    to: PathLike,
    format: str = "frames",
    recipe: Recipe = None,
    *,
    parts: int = 1,
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
) -> Report:
    """Exports the kept clips in parts, each in a task of its own, and lays them together: the files are those of
    one `winnow export`.

    Begun again it goes on.

    Args:
        catalog: a selected catalog, or its directory.
        to: a directory that every machine reaches, or a URI.
        format: `frames`, `clips`, `webdataset` or `manifest`.
        recipe: says how to export; the selection's unless given.
        parts: how many parts the clips are dealt out in. Into a store a part goes at once, so that a machine has to
            have room for it.
        num_cpus: processors of a task, and videos it works on at the same time.
        memory: bytes that a task is counted with.
        resources: what else a task is counted with.
        retries: how often a part is begun again.
        timeout_s: seconds that a part may take. Its command is ended then.
        progress: True, False or a function.
        scratch: a directory for what is worked on; each machine's own for temporary files unless given.
        budget: bytes of objects that a task may have there at a time: the videos of a part have to fit in.
        niceness: of the command.
        storage_options: what fsspec takes for URIs.
        address: of the cluster; that in RAY_ADDRESS, else one on this machine, unless given.

    Returns:
        What became of each part. `failures` names files that failed.

    Raises:
        winnow.ray.SetAside: parts failed each time. All others are there, and are not laid together.
    """
    place = Place(text(to), storage_options)
    order = Order(
        part=None,
        to=place.root,
        format=format,
        jobs=max(1, int(num_cpus)),
        storage_options=storage_options,
        scratch=None if scratch is None else os.path.abspath(text(scratch)),
        budget=budget,
        timeout_s=timeout_s,
        niceness=niceness,
    )
    report, tally = Report("export"), Tally(None, parts, "export")
    with Division(catalog, parts, recipe) as division, shown(progress) as show:
        jobs = list(_unfinished(division, order, place, report, tally))
        if jobs:
            with connected(address, niceness):
                needs = Needs(num_cpus, 0, memory, dict(resources) if resources else None)
                Pool(Tasks(export_part, needs), report, retries, timeout_s, show).run(jobs, tally)
        tally.tell(show, at_once=True)
    if report.set_aside:
        raise SetAside(report, report)
    if place.is_remote:
        _lay_together(catalog, place, format, recipe, storage_options)
    else:
        steps.export(catalog, place.root, format, recipe)
    return report


def _unfinished(division: Division, order: Order, place: Place, report: Report, tally: Tally) -> Iterator[Job]:
    """The parts that are to be exported. Of a directory the command itself knows what is there."""
    there = place.names() if place.is_remote else set()
    for number in range(1, division.of + 1):
        if there:
            part = division.part(number)
            said = json.loads((marker_name(part) in there and place.read(marker_name(part))) or b"{}")
            if said.get("digest") == digest(part, order.format):
                done = Done(number, result=said)
                report.done.append(done)
                tally.finished(done, 0)
                continue
        yield Job(number, 1, 0, partial(_ordered, order, division, number))


def _ordered(order: Order, division: Division, number: int, _: int) -> Order:
    return with_part(order, division.part(number))


def _lay_together(
    catalog: CatalogLike, place: Place, format: str, recipe: Recipe, storage_options: dict[str, Any] | None
) -> None:
    """Lets the command find every file there, and write the manifest: media are stood in for by empty files of
    their sizes, which take no room."""
    with tempfile.TemporaryDirectory(prefix="winnow-export-") as folder:
        for file in storage.listing(place.root + "/", storage_options):
            path = Path(folder, file.path)
            path.parent.mkdir(parents=True, exist_ok=True)
            if file.path.startswith(_SMALL):
                place.get(file.path, str(path))
            else:
                path.touch()
                os.truncate(path, file.size)
        before = {path: path.stat().st_mtime_ns for path in Path(folder).rglob("*") if path.is_file()}
        steps.export(catalog, folder, format, recipe)
        after = {path: path.stat().st_mtime_ns for path in Path(folder).rglob("*") if path.is_file()}
        for path in after.keys() - {path for path in before if before[path] == after.get(path)}:
            place.put(str(path), str(path.relative_to(folder)))
        for path in before.keys() - after.keys():
            storage.remove(place.name(str(path.relative_to(folder))), storage_options)
