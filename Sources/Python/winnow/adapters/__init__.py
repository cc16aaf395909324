"""What the kept clips are to the packages that models are trained with: one module a package.

Each of them exports clips first, into a directory of its own; what lies there already is not written again.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..columns import ClipColumns
from ..errors import Error
from ..selection import Statistics
from ..words import several

if TYPE_CHECKING:
    import pyarrow

    from ..catalog import Catalog
    from ..words import Names, PathLike


def exported(
    catalog: Catalog,
    clips: PathLike | None = None,
    columns: Names | None = None,
    scores: str = "all",
    **options: Any,
) -> pyarrow.Table:
    """The rows that `Catalog.clips` has of the exported clips; `file` is the path of each.

    Of a catalog that is a file the columns are those of the export's manifest.

    Args:
        catalog: a catalog with a selection.
        clips: the directory of the export; `OUT-clips` beside the catalog unless given.
        columns: the columns to keep, one name or several, beside `id` and `file`.
        scores: which statistics: `all`, `means` or `gates`.
        options: what `winnow.export` takes.

    Raises:
        winnow.Error: it is an export of a part, which has no manifest.
    """
    import pyarrow

    from .. import steps

    beside = Path(os.path.abspath(catalog.path))
    folder = Path(os.fsdecode(clips)) if clips is not None else beside.with_name(f"{beside.name}-clips")
    steps.export(catalog, folder, "clips", **options)
    names = None if columns is None else list(dict.fromkeys(["id", "file", *several(columns)]))
    files = _files(folder / "manifest.jsonl", catalog, ["id", "file"] if catalog.path.is_dir() else names)
    table = _rows(catalog, files["id"], scores, names) if catalog.path.is_dir() else files
    paths = [str(folder.resolve() / name) for name in files["file"].to_pylist()]
    return table.set_column(table.schema.get_field_index("file"), "file", pyarrow.array(paths, pyarrow.string()))


def _files(manifest: Path, catalog: Catalog, columns: list[str] | None) -> pyarrow.Table:
    """What the manifest of an export says of the clips that it has."""
    import pyarrow
    from pyarrow import compute

    from .. import tables

    if not manifest.is_file():
        raise Error(
            f"{manifest} is not there: an export has it once all its parts were joined by an export of the whole"
        )
    shape = ClipColumns.of(manifest, Statistics.of(catalog.path))
    reader = tables.manifest_batches(manifest, catalog, shape, columns)
    table = pyarrow.Table.from_batches(list(reader), reader.schema)
    # Clips that failed are listed without a file.
    return table.filter(compute.is_valid(table["file"]))


def _rows(catalog: Catalog, ids: pyarrow.ChunkedArray, scores: str, columns: list[str] | None) -> pyarrow.Table:
    """The rows of the clips of these ids, in their order."""
    import pyarrow
    from pyarrow import compute

    from .. import tables

    with tables.clip_batches(catalog, scores, columns) as reader:
        batches = [batch.filter(compute.is_in(batch["id"], value_set=ids)) for batch in reader]
        table = pyarrow.Table.from_batches(batches, reader.schema)
    return table.take(compute.index_in(ids, value_set=table["id"]))
