"""The steps of Winnow as functions: each runs the command of its name.

All of them raise `winnow.Error` where the command fails, and warn by `winnow.PartialResult` where it finishes
but some videos failed. `root={"/old": "/new"}` says where directories lie now that were scanned elsewhere.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Union

from .catalog import Catalog
from .command import run as _command
from .given import Recipe, listed, recipe_file
from .places import gathered
from .plans import Plan
from .progress import ProgressOption
from .words import Inputs, Names, PathLike, Shard, options, paths, several, shard_of, text

#: Where directories lie now, by where they lay.
Roots = Mapping[Any, Any]
#: A catalog, its directory or its file.
CatalogLike = Union[Catalog, PathLike]
#: Paths or lines of a list, the path of one, or a plan.
Files = Union[Iterable[Union[PathLike, Mapping[str, Any]]], PathLike, Plan, None]


def run(
    inputs: Inputs,
    out: PathLike,
    recipe: Recipe = None,
    *,
    jobs: int | None = None,
    progress: ProgressOption = False,
    files: Files = None,
    shard: Shard | None = None,
    exclude: Inputs = (),
    root: Roots | None = None,
    retry_failed: bool = False,
    report: bool = True,
    timeout: float | None = None,
) -> Catalog:
    """Scans, selects and exports in one go. Run again, only what is new or changed is done.

    Args:
        inputs: video files and directories; with `files` the directory that these lie below.
        out: the directory for the catalog and all results.
        recipe: a preset's name, the path of a recipe, or a recipe as a dict; `balanced` unless given.
        jobs: videos worked on at the same time; the number of processors unless given.
        progress: True for a line on standard error; a function is called with each `Progress`.
        files: a list of files, a file that is one, or a plan, in place of searching `inputs`.
        shard: `(k, n)`: part k of n of the files, 1 to n.
        exclude: one catalog or several whose footage must not be kept.
        root: where directories lie now.
        retry_failed: measures videos again that failed before.
        report: whether `out/report.html` is written.
        timeout: seconds after which the command is ended.
    """
    given: dict[str, object] = {"output": out, "jobs": jobs, "shard": shard_of(shard), "root": root}
    given |= {"exclude": several(exclude), "retry_failed": retry_failed, "no_report": not report}
    with recipe_file(recipe) as named, listed(files) as chosen:
        line = options({**given, "recipe": named, "from": chosen})
        _command(["run", *line, *paths(inputs)], progress=progress, timeout=timeout)
    return Catalog(out)


def scan(
    inputs: Inputs,
    out: PathLike,
    recipe: Recipe = None,
    *,
    jobs: int | None = None,
    progress: ProgressOption = False,
    files: Files = None,
    shard: Shard | None = None,
    root: Roots | None = None,
    retry_failed: bool = False,
    keyframes: bool = False,
    timeout: float | None = None,
) -> Catalog:
    """Decodes every video once and records shots, scores and fingerprints.

    Args:
        inputs: video files and directories; with `files` the directory that these lie below.
        out: a directory, or a file such as `part-3.sqlite`, which `merge` takes.
        recipe: what is measured follows its `shots`, `sample` and `screen`.
        jobs: videos worked on at the same time.
        progress: True, False or a function, as for `run`.
        files: a list of files, a file that is one, or a plan, in place of searching `inputs`.
        shard: `(k, n)`: part k of n of the files, 1 to n.
        root: where directories lie now.
        retry_failed: measures videos again that failed before.
        keyframes: a quick survey of keyframes alone.
        timeout: seconds after which the command is ended.
    """
    given: dict[str, object] = {"output": out, "jobs": jobs, "shard": shard_of(shard), "root": root}
    given |= {"retry_failed": retry_failed, "keyframes": keyframes}
    with recipe_file(recipe) as named, listed(files) as chosen:
        line = options({**given, "recipe": named, "from": chosen})
        _command(["scan", *line, *paths(inputs)], progress=progress, timeout=timeout)
    return Catalog(out)


def select(catalog: CatalogLike, recipe: Recipe = None, *, exclude: Inputs = (), root: Roots | None = None) -> Catalog:
    """Judges every clip of a catalog by a recipe. Nothing is decoded.

    Args:
        catalog: a catalog, or its directory.
        recipe: a preset's name, the path of a recipe, or a recipe as a dict; `balanced` unless given.
        exclude: one catalog or several whose footage must not be kept.
        root: where directories lie now.
    """
    with recipe_file(recipe) as named:
        given = {"recipe": named, "exclude": several(exclude), "root": root}
        _command(["select", *options(given), text(catalog)])
    return Catalog(text(catalog))


def export(
    catalog: CatalogLike,
    to: PathLike,
    format: str = "frames",
    recipe: Recipe = None,
    *,
    jobs: int | None = None,
    progress: ProgressOption = False,
    part: Shard | None = None,
    verify: bool = False,
    root: Roots | None = None,
    timeout: float | None = None,
) -> Path:
    """Writes the kept clips to files, with a manifest, and returns their directory.

    Args:
        catalog: a catalog, its directory, or a file that `part` wrote.
        to: a new or empty directory, or one of an earlier export of the same format.
        format: `frames`, `clips`, `webdataset` or `manifest`.
        recipe: says how to export; the selection's unless given.
        jobs: videos worked on at the same time.
        progress: True, False or a function, as for `run`.
        part: `(k, n)`: part k of n of the kept clips, 1 to n.
        verify: reads what earlier exports wrote, and writes again what is damaged.
        root: where directories lie now.
        timeout: seconds after which the command is ended.
    """
    with recipe_file(recipe) as named:
        given: dict[str, object] = {"to": to, "format": format, "recipe": named, "part": shard_of(part)}
        given |= {"verify": verify, "jobs": jobs, "root": root}
        _command(["export", *options(given), text(catalog)], progress=progress, timeout=timeout)
    return Path(text(to))


def report(
    catalog: CatalogLike, output: PathLike | None = None, recipe: Recipe = None, *, clips: int | None = None
) -> Path:
    """Writes one HTML file that shows what a selection did, and returns its path.

    Args:
        catalog: a catalog, its directory or its file.
        output: the file to write; `report.html` in the catalog's directory, or beside its file, unless given.
        recipe: whose gates are shown; the selection's unless given.
        clips: how many clips the page shows.
    """
    with recipe_file(recipe) as named:
        given = {"output": output, "recipe": named, "clips": clips}
        _command(["report", *options(given), text(catalog)])
    return Path(text(output)) if output is not None else _folder(catalog) / "report.html"


def merge(
    catalogs: CatalogLike | Iterable[CatalogLike],
    to: PathLike,
    recipe: Recipe = None,
    *,
    jobs: int | None = None,
    root: Roots | None = None,
    remeasure: bool = False,
) -> Catalog:
    """Makes one catalog of several, as one scan of all their inputs would have made it.

    Args:
        catalogs: one or several: catalogs, their directories or their files; URIs of files, and what
            `winnow.ray.scan` returns.
        to: the directory of the whole.
        recipe: as for `scan`.
        jobs: videos worked on at the same time.
        root: where directories lie now.
        remeasure: takes catalogs that were measured by other settings or versions, too.
    """
    stored = getattr(catalogs, "storage_options", None)
    with recipe_file(recipe) as named, gathered(map(text, several(catalogs)), text(to), stored) as files:
        given = {"output": to, "recipe": named, "jobs": jobs, "root": root, "remeasure": remeasure}
        _command(["merge", *options(given), *files])
    return Catalog(to)


def part(
    catalog: CatalogLike,
    number: int,
    of: int,
    output: PathLike,
    recipe: Recipe = None,
    *,
    where: str | None = None,
    lacking: Names = (),
) -> Catalog:
    """Takes part `number` of `of` out of a catalog, to export its clips, or ask a model about them, elsewhere.

    Args:
        catalog: a catalog with a selection, its directory or its file.
        number: 1 to `of`.
        of: how many parts there are.
        output: the file to write, such as `part-3.sqlite`.
        recipe: says how to export; the selection's unless given.
        where: of which clips: `kept`, which holds unless given, or `asked`, as for `Catalog.frames`.
        lacking: a score or text that a clip which is asked about lacks; of several, one of them.
    """
    with recipe_file(recipe) as named:
        given = {"output": output, "recipe": named, "where": where, "lacking": several(lacking)}
        _command(["part", *options(given), text(catalog), f"{number}/{of}"])
    return Catalog(output)


def manifest(catalog: CatalogLike, output: PathLike | None = None, scores: str | None = None) -> Path:
    """Writes the manifest of a selection again and returns its path.

    Args:
        catalog: a catalog or its directory.
        output: the file to write; `manifest.jsonl` in the directory unless given.
        scores: which statistics: `means`, `all` or `gates`; what the recipe says unless given.
    """
    _command(["manifest", *options({"scores": scores, "output": output}), text(catalog)])
    return Path(text(output)) if output is not None else _folder(catalog) / "manifest.jsonl"


def _folder(catalog: CatalogLike) -> Path:
    """The directory of a catalog, or that in which its file lies."""
    path = Path(text(catalog))
    return path if path.is_dir() else path.parent


def open(path: PathLike) -> Catalog:
    """The catalog in a directory that `run`, `scan` or `merge` wrote, or in a file.

    Raises:
        FileNotFoundError: there is none.
    """
    place = os.fsdecode(path)
    file = os.path.join(place, "catalog.sqlite") if os.path.isdir(place) else place
    if not os.path.isfile(file):
        raise FileNotFoundError(f"there is no catalog at {place}: winnow.run and winnow.scan make one")
    return Catalog(place)


def known(kind: str) -> list[dict[str, Any]]:
    """What there is to choose from.

    Args:
        kind: `metrics`, `detectors`, `samplers`, `presets` or `formats`.
    """
    said = json.loads(_command(["list", kind, "--json"]))
    return list(said[kind])
