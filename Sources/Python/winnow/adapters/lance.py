"""Lance, the columnar format of LanceDB."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..packages import needed
from . import exported

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyarrow

    from ..catalog import Catalog
    from ..words import Names, PathLike

#: The dots between the parts of a name, but not one of a number: `exposure.luma.below(0.5)`.
_DOT = re.compile(r"\.(?![^(]*\))")
#: Rows that are written at a time.
ROWS = 64


def write(
    catalog: Catalog,
    uri: str,
    clips: PathLike | None = None,
    mode: str = "create",
    media: bool = True,
    *,
    scores: str = "all",
    columns: Names | None = None,
    **options: Any,
) -> Any:
    """Writes a Lance dataset and returns it.

    With `media` it has the kept clips, each with the bytes of its file in the blob column `media`; else all clips of
    the selection. Columns are those of `Catalog.clips`; scores are nested, and filters call them as gates do:
    `sharpness.laplacian.median > 100`. A column whose name is the start of another's is the `value` of it: of texts
    that were joined as `text` and `text.lang` the first is `text.value`.

    Args:
        catalog: a catalog with a selection.
        uri: where the dataset is written.
        clips: the directory of the export; `OUT-clips` beside the catalog unless given.
        mode: `create`, `overwrite` or `append`.
        media: whether the bytes of the clips come along.
        scores: which statistics: `all`, `means` or `gates`.
        columns: the columns to keep, one name or several, beside `id` and `file` of clips with their bytes.
        options: what `winnow.export` takes.

    Raises:
        winnow.MissingPackage: `lance` is not installed.
    """
    lance = needed("lance", "to_lance()", "pylance")
    if not media:
        from ..tables import clip_batches

        with clip_batches(catalog, scores, columns) as reader:
            return _write(lance, uri, mode, reader.schema, reader)
    table = exported(catalog, clips, columns=columns, scores=scores, **options)
    return _write(lance, uri, mode, _with_media(table.schema), _media(table))


def _write(lance: Any, uri: str, mode: str, schema: pyarrow.Schema, batches: Iterable[pyarrow.RecordBatch]) -> Any:
    return lance.write_dataset(map(nest, batches), uri, schema=nest(_empty(schema)).schema, mode=mode)


def nest(batch: pyarrow.RecordBatch) -> pyarrow.RecordBatch:
    """A batch whose columns with dots in their names are parts of others: names of Lance have none."""
    import pyarrow

    tree: dict[str, Any] = {}
    for (*path, last), column in zip(_places(batch.schema.names), batch.columns, strict=True):
        place = tree
        for part in path:
            place = place.setdefault(part, {})
        place[last] = column

    def array(node: Any) -> pyarrow.Array:
        if not isinstance(node, dict):
            return node
        return pyarrow.StructArray.from_arrays([array(part) for part in node.values()], names=list(node))

    arrays = {name: array(node) for name, node in tree.items()}
    # A field of the batch may say how it is stored.
    fields = [
        pyarrow.field(name, arrays[name].type) if isinstance(node, dict) else batch.schema.field(name)
        for name, node in tree.items()
    ]
    return pyarrow.RecordBatch.from_arrays([*arrays.values()], schema=pyarrow.schema(fields))


def _places(names: list[str]) -> list[tuple[str, ...]]:
    """Of each column the names on the way to it. Where that is the way to others too, it is the `value` of it."""
    places = [tuple(_DOT.split(name)) for name in names]
    taken = {place[:depth] for place in places for depth in range(1, len(place) + 1)}
    ways = {place[:depth] for place in places for depth in range(1, len(place))}

    def free(place: tuple[str, ...]) -> tuple[str, ...]:
        if place not in ways:
            return place
        last = "value"
        while (*place, last) in taken:
            last += "_"
        return (*place, last)

    return [free(place) for place in places]


def _empty(schema: pyarrow.Schema) -> pyarrow.RecordBatch:
    import pyarrow

    return pyarrow.RecordBatch.from_arrays([pyarrow.array([], field.type) for field in schema], schema=schema)


def _with_media(schema: pyarrow.Schema) -> pyarrow.Schema:
    import pyarrow

    return schema.append(pyarrow.field("media", pyarrow.large_binary(), metadata={"lance-encoding:blob": "true"}))


def _media(table: pyarrow.Table) -> Iterator[pyarrow.RecordBatch]:
    """The rows of a table, some at a time, with the bytes of their files."""
    import pyarrow

    schema = _with_media(table.schema)
    for batch in table.to_batches(max_chunksize=ROWS):
        media = []
        for path in batch.column("file").to_pylist():
            with open(path, "rb") as file:
                media.append(file.read())
        columns = [*batch.columns, pyarrow.array(media, pyarrow.large_binary())]
        yield pyarrow.RecordBatch.from_arrays(columns, schema=schema)
