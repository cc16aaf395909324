"""Tables of pyarrow from what the command writes, read some lines at a time."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from .columns import ClipColumns, video_schema
from .command import run
from .errors import Error
from .selection import Statistics
from .words import Names, options, several

if TYPE_CHECKING:
    import pyarrow

    from .catalog import Catalog

#: Bytes that are parsed at a time. No line may be longer.
BLOCK = 16 << 20


def clips(catalog: Catalog, scores: str = "all", columns: Names | None = None) -> pyarrow.Table:
    """The table of `Catalog.clips`."""
    import pyarrow

    with clip_batches(catalog, scores, columns) as reader:
        return pyarrow.Table.from_batches(list(reader), reader.schema)


def videos(catalog: Catalog) -> pyarrow.Table:
    """The table of `Catalog.videos`."""
    import pyarrow

    path = catalog.path / "videos.jsonl"
    if catalog.path.is_file():
        raise Error(
            f"{catalog.path} is the file of a catalog, which has no list of videos: winnow.merge makes a directory"
        )
    if not path.is_file():
        raise Error(f"there is no {path}: winnow.run, scan and merge write it")
    schema = video_schema(path)
    return pyarrow.Table.from_batches(list(_parsed(path, schema, 0)), schema)


def write_parquet(catalog: Catalog, file: Path, scores: str, columns: Names | None) -> Path:
    """Writes the table of `Catalog.clips`, never holding more of it than a block."""
    import pyarrow
    from pyarrow import parquet

    part = file.with_name(file.name + ".part")
    with clip_batches(catalog, scores, columns) as reader:
        floats = [field.name for field in reader.schema if pyarrow.types.is_floating(field.type)]
        others = [field.name for field in reader.schema if field.name not in floats]
        try:
            with parquet.ParquetWriter(
                part, reader.schema, compression="zstd", use_dictionary=others, use_byte_stream_split=floats
            ) as writer:
                for batch in reader:
                    writer.write_batch(batch)
            os.replace(part, file)
        finally:
            part.unlink(missing_ok=True)
    return file


@contextlib.contextmanager
def clip_batches(
    catalog: Catalog, scores: str = "all", columns: Names | None = None
) -> Iterator[pyarrow.RecordBatchReader]:
    """The clips of a selection as a reader of batches. The manifest lies in a temporary folder meanwhile."""
    with tempfile.TemporaryDirectory(prefix="winnow-") as folder:
        path = Path(folder, "manifest.jsonl")
        run(["manifest", *options({"scores": scores, "output": path}), os.fspath(catalog)])
        shape = ClipColumns.of(path, Statistics.of(catalog.path, scores))
        yield manifest_batches(path, catalog, shape, columns)


def manifest_batches(
    path: Path, catalog: Catalog, shape: ClipColumns | None = None, columns: Names | None = None
) -> pyarrow.RecordBatchReader:
    """The lines of a manifest as a reader of batches.

    Args:
        path: the manifest, of a selection or of an export.
        catalog: where the videos are known from.
        shape: its columns; they are found out unless given.
        columns: names of the columns to keep.
    """
    import pyarrow

    shape = shape or ClipColumns.of(path)
    chosen = shape.table()
    if columns is not None:
        columns = several(columns)
        if missing := set(columns) - set(chosen.names):
            raise KeyError(f"there is no column {', '.join(sorted(missing))}")
        chosen = pyarrow.schema([chosen.field(name) for name in columns])
        shape = shape.only(columns)
    places = _Places(catalog)
    batches = (_flat(batch, shape, places, chosen) for batch in _parsed(path, shape.lines(), shape.longest))
    return pyarrow.RecordBatchReader.from_batches(chosen, batches)


def _parsed(path: Path, schema: pyarrow.Schema, longest: int) -> Iterator[pyarrow.RecordBatch]:
    """The lines of a file as batches with the columns of `schema`; other keys are passed over."""
    from pyarrow import json

    if path.stat().st_size == 0:
        return
    with json.open_json(
        path,
        read_options=json.ReadOptions(block_size=max(BLOCK, 2 * longest)),
        parse_options=json.ParseOptions(explicit_schema=schema, unexpected_field_behavior="ignore"),
    ) as reader:
        yield from reader


class _Places:
    """Where the bytes of each video lie, by `videos.jsonl`. Without that it is not known."""

    def __init__(self, catalog: Catalog) -> None:
        import pyarrow

        found: dict[str, str] = {}
        path = catalog.path / "videos.jsonl"
        if path.is_file():
            schema = pyarrow.schema([(name, pyarrow.string()) for name in ("video_id", "source", "outcome")])
            for batch in _parsed(path, schema, 0):
                for video, source, outcome in zip(*(column.to_pylist() for column in batch), strict=True):
                    if video and (outcome == "scanned" or video not in found):
                        found[video] = source
        self._ids = pyarrow.array(found.keys(), pyarrow.string())
        self._sources = pyarrow.array(found.values(), pyarrow.string())

    def of(self, ids: pyarrow.Array) -> pyarrow.Array:
        """The place of each video, null where none is known."""
        from pyarrow import compute

        return self._sources.take(compute.index_in(ids, value_set=self._ids))


def _flat(
    batch: pyarrow.RecordBatch, shape: ClipColumns, places: _Places, chosen: pyarrow.Schema
) -> pyarrow.RecordBatch:
    """A batch of lines as a batch of the table."""
    import pyarrow

    found = {name: batch.column(name) for name in batch.schema.names}
    copies = _parts(found["duplicate_of"])
    found |= {"duplicate_of": copies["id"], "similarity": copies["similarity"]}
    found["file"] = _parts(found["media"])["file"]
    found["source"] = places.of(found["video_id"])
    found["reasons"] = _gates(found["reasons"])
    scores = _parts(found["scores"])
    statistics = {name: _parts(scores[name]) if parts else {} for name, parts in shape.scores.items()}
    for name, (score, statistic) in shape.names().items():
        found[name] = statistics[score][statistic] if statistic else scores[score]
    texts = _parts(found["fields"])
    found |= {column: texts[name] for name, column in shape.field_names().items()}
    return pyarrow.RecordBatch.from_arrays([found[name] for name in chosen.names], schema=chosen)


def _parts(column: pyarrow.StructArray) -> dict[str, pyarrow.Array]:
    """The parts of a column of objects; null where the object is."""
    names = [field.name for field in column.type]
    return dict(zip(names, column.flatten(), strict=True))


def _gates(reasons: pyarrow.ListArray) -> pyarrow.Array:
    """The names of gates of a column of lists of reasons."""
    import pyarrow

    return pyarrow.ListArray.from_arrays(reasons.offsets, _parts(reasons.values)["gate"])
