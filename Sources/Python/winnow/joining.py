"""Scores and texts of other programs, handed to `winnow join` line by line."""

from __future__ import annotations

import decimal
import json
import math
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, TYPE_CHECKING, Any

from .command import run
from .words import Names, options, several, text

if TYPE_CHECKING:
    from .catalog import Catalog

#: Rows of a table that are made objects at a time.
ROWS = 4096


def join(
    catalog: Catalog,
    table: Any,
    on: str,
    carry: float | None,
    *,
    texts: Names = (),
    timeout: float | None = None,
) -> dict[str, Any]:
    """Does what `Catalog.join` says."""
    given = options({"on": on, "carry": carry, "text": several(texts), "json": True})
    if isinstance(table, (str, bytes, os.PathLike)):
        said = run(["join", *given, text(catalog), text(table)], timeout=timeout)
    else:
        rows_ = rows(table)

        def feed(stream: IO[bytes]) -> None:
            for row in rows_:
                _write(stream, line(row))

        said = run(["join", *given, text(catalog), "-"], timeout=timeout, feed=feed)
    counted = json.loads(said or b"{}")
    return counted if isinstance(counted, dict) else {"joined": counted}


def rows(table: Any) -> Iterator[Mapping[str, Any]]:
    """The rows of a table of pyarrow, pandas or polars, of a dict of columns, or of an iterable of dicts.

    A dict of texts and numbers is a row itself.
    """
    if hasattr(table, "to_batches"):  # pyarrow
        for batch in table.to_batches(max_chunksize=ROWS):
            yield from batch.to_pylist()
    elif hasattr(table, "iter_rows"):  # polars
        yield from table.iter_rows(named=True)
    elif hasattr(table, "itertuples"):  # pandas
        names = list(map(str, table.columns))
        for values in table.itertuples(index=False, name=None):
            yield dict(zip(names, values, strict=True))
    elif isinstance(table, Mapping) and any(isinstance(value, str) for value in table.values()):
        yield table
    elif isinstance(table, Mapping):
        for values in zip(*table.values(), strict=True):
            yield dict(zip(table.keys(), values, strict=True))
    elif isinstance(table, Iterable):
        yield from table
    else:
        raise TypeError(f"{type(table).__name__} is no table and no iterable of rows")


def line(row: Mapping[str, Any]) -> bytes:
    """A row as a line of JSON. What is missing, or is no number, is left out."""
    values = {str(name): _plain(value) for name, value in row.items()}
    return json.dumps({name: value for name, value in values.items() if value is not None}).encode() + b"\n"


def _plain(value: Any) -> Any:
    """A value as JSON has it; None for NaN and what else stands for nothing."""
    if hasattr(value, "item") and getattr(value, "ndim", 0) == 0:
        value = value.item()
    if value is None or type(value).__name__ in ("NAType", "NaTType"):  # those of pandas
        return None
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, (str, int)):
        return value
    if isinstance(value, (float, decimal.Decimal)):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, (list, tuple)):  # the command says of lists that it passes them over
        return list(value)
    raise TypeError(f"{value!r} is neither a number nor a text")


def _write(stream: IO[bytes], data: bytes) -> None:
    """Writes all of it: a pipe without a buffer may take a part."""
    rest = memoryview(data)
    while rest:
        rest = rest[stream.write(rest) :]
