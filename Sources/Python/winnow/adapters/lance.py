"""Lance, the columnar format of LanceDB."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..errors import missing_package
from . import exported

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow

    from ..catalog import Catalog
    from ..words import PathLike

#: Rows that are written at a time.
ROWS = 64


def write(
    catalog: Catalog, uri: str, clips: PathLike | None = None, mode: str = "create", media: bool = True, **options: Any
) -> Any:
    """Writes a Lance dataset and returns it.

    With `media` it has the kept clips, each with the bytes of its file in the blob column `media`; else all clips of
    the selection.

    Args:
        catalog: a catalog with a selection.
        uri: where the dataset is written.
        clips: the directory of the export; `OUT-clips` beside the catalog unless given.
        mode: `create`, `overwrite` or `append`.
        media: whether the bytes of the clips come along.
        options: what `winnow.export` takes.

    Raises:
        winnow.MissingPackage: `lance` is not installed.
    """
    try:
        import lance
    except ImportError:
        raise missing_package("lance", "to_lance()", "pylance") from None
    if not media:
        from ..tables import clip_batches

        with clip_batches(catalog) as reader:
            return lance.write_dataset(reader, uri, schema=reader.schema, mode=mode)
    table = exported(catalog, clips, **options)
    schema = _with_media(table.schema)
    return lance.write_dataset(_batches(table, schema), uri, schema=schema, mode=mode)


def _with_media(schema: pyarrow.Schema) -> pyarrow.Schema:
    import pyarrow

    blob = pyarrow.field("media", pyarrow.large_binary(), metadata={"lance-encoding:blob": "true"})
    return schema.append(blob)


def _batches(table: pyarrow.Table, schema: pyarrow.Schema) -> Iterator[pyarrow.RecordBatch]:
    import pyarrow

    for batch in table.to_batches(max_chunksize=ROWS):
        media = []
        for path in batch.column("file").to_pylist():
            with open(path, "rb") as file:
                media.append(file.read())
        yield pyarrow.RecordBatch.from_arrays(
            [*batch.columns, pyarrow.array(media, pyarrow.large_binary())], schema=schema
        )
