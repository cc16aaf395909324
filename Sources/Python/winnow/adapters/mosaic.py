"""The shards of MosaicML streaming."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..packages import needed
from . import exported

if TYPE_CHECKING:
    from ..catalog import Catalog
    from ..words import PathLike

_COLUMNS = {"id": "str", "media": "bytes", "clip": "json"}


def write(
    catalog: Catalog,
    to: str,
    clips: PathLike | None = None,
    compression: str | None = None,
    size_limit: int | str = 1 << 26,
    **options: Any,
) -> Path:
    """Writes the kept clips as MDS shards, and returns their directory.

    A sample has the `id` of a clip, the bytes of its file as `media`, and as `clip` what the table of clips has.

    Args:
        catalog: a catalog with a selection.
        to: a new or empty directory, or a URI that the package knows.
        clips: the directory of the export; `OUT-clips` beside the catalog unless given.
        compression: as `MDSWriter` takes it.
        size_limit: bytes of a shard.
        options: `scores` and `columns`, as for `Catalog.clips`, and what `winnow.export` takes.

    Raises:
        winnow.MissingPackage: `streaming` is not installed.
    """
    writer_of = needed("streaming", "to_mds()", "mosaicml-streaming").MDSWriter
    table = exported(catalog, clips, **options)
    with writer_of(out=to, columns=_COLUMNS, compression=compression, size_limit=size_limit) as writer:
        for row in range(table.num_rows):
            clip = table.slice(row, 1).to_pylist()[0]
            media = Path(clip.pop("file")).read_bytes()
            writer.write({"id": clip["id"], "media": media, "clip": json.loads(json.dumps(clip))})
    return Path(to)
