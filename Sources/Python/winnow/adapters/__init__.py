"""What the kept clips are to the packages that models are trained with: one module a package.

Each of them exports clips first, into a directory of its own; what lies there already is not written again.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow

    from ..catalog import Catalog
    from ..words import PathLike


def exported(
    catalog: Catalog, clips: PathLike | None = None, columns: Sequence[str] | None = None, **options: Any
) -> pyarrow.Table:
    """The table of the exported clips; `file` is the path of each.

    Args:
        catalog: a catalog with a selection.
        clips: the directory of the export; `OUT-clips` beside the catalog unless given.
        columns: names of the columns to keep.
        options: what `winnow.export` takes.
    """
    import pyarrow
    from pyarrow import compute

    from .. import steps, tables

    folder = Path(os.fsdecode(clips)) if clips is not None else catalog.path.with_name(f"{catalog.path.name}-clips")
    steps.export(catalog, folder, "clips", **options)
    reader = tables.manifest_batches(folder / "manifest.jsonl", catalog, columns=columns)
    table = pyarrow.Table.from_batches(list(reader), reader.schema)
    # Clips that failed are listed without a file.
    table = table.filter(compute.is_valid(table["file"]))
    files = [str(folder.resolve() / name) for name in table["file"].to_pylist()]
    return table.set_column(table.schema.get_field_index("file"), "file", pyarrow.array(files, pyarrow.string()))
