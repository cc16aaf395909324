"""Scores and texts of other programs, handed to `winnow join` line by line."""

from __future__ import annotations

import datetime
import decimal
import json
import math
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

from .columns import is_only_of_tables
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
    own: dict[str, str] = {}

    def losses(output: bytes) -> list[str]:
        return _losses(_counted(output, own))

    if isinstance(table, (str, bytes, os.PathLike)):
        said = run(["join", *given, text(catalog), text(table)], timeout=timeout, losses=losses)
    else:
        rows_ = rows(table)

        def feed(stream: IO[bytes]) -> None:
            for row in rows_:
                _write(stream, line(_without_own(row, on, own)))

        said = run(["join", *given, text(catalog), "-"], timeout=timeout, feed=feed, losses=losses)
    return _counted(said, own)


def _counted(output: bytes, own: Mapping[str, str]) -> dict[str, Any]:
    """What the command counted, and the columns that it was not handed."""
    counted = json.loads(output or b"{}")
    counted = counted if isinstance(counted, dict) else {"joined": counted}
    return {**counted, "ignored": {**counted.get("ignored", {}), **own}} if own else counted


def _losses(counted: Mapping[str, Any]) -> list[str]:
    """What of a table was not taken, as the command tells people. Some ids that no clip has are no loss."""
    unknown, conflicts = (_Some(**counted.get(name, {})) for name in ("unknown", "conflicts"))
    nameless, ignored = counted.get("nameless", 0), counted.get("ignored", {})
    lost = [f"{nameless} rows have no id"] if nameless else []
    lost += [f"{conflicts.count} values conflict: {conflicts}"] if conflicts.count else []
    lost += [f"column '{name}' is left out: {reason}" for name, reason in sorted(ignored.items())]
    if unknown.count and (lost or unknown.count == counted.get("rows")):
        lost.insert(0, f"{unknown.count} ids are those of no clip: {unknown}")
    return lost


@dataclass(frozen=True)
class _Some:
    """Some of many things, by their names."""

    count: int = 0
    first: Sequence[str] = ()

    def __str__(self) -> str:
        return ", ".join([*self.first, *(["..."] if self.count > len(self.first) else [])])


def _without_own(row: Mapping[str, Any], on: str, ignored: dict[str, str]) -> Mapping[str, Any]:
    """A row without the columns that only tables of clips have.

    A table of clips that is given back has the ids of videos too. Of others `ignored` takes what is left out.
    """
    own = [name for name in row if name != on and is_only_of_tables(str(name))]
    if own and "video_id" not in row:
        ignored |= {str(name): "tables of clips have such a column" for name in own if _plain(row[name]) is not None}
    return {name: value for name, value in row.items() if name not in own} if own else row


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
    """A value as JSON has it; None for NaN and what else stands for nothing.

    What is neither a number nor a text, such as an array, is an empty list: the command says of lists that it
    passes them over.
    """
    value = _single(value)
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int):  # a bool too
        return int(value)
    if isinstance(value, (float, decimal.Decimal)):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return []


def _single(value: Any) -> Any:
    """A value of Python for one of numpy, pandas, pyarrow or torch; None for what those have for nothing."""
    if value is None or type(value) in (str, int, float):
        return value
    kind = getattr(getattr(value, "dtype", None), "kind", "")
    if type(value).__name__ in ("NAType", "NaTType") or (kind == "M" and str(value) == "NaT"):
        return None
    if hasattr(value, "as_py"):
        return value.as_py()
    has_several = getattr(value, "ndim", int(isinstance(value, Sized) and not isinstance(value, str)))
    if has_several or kind == "m":
        return []
    if kind == "M":  # nanoseconds would become a number
        return str(value)
    return value.item() if hasattr(value, "item") else value


def _write(stream: IO[bytes], data: bytes) -> None:
    """Writes all of it: a pipe without a buffer may take a part."""
    rest = memoryview(data)
    while rest:
        rest = rest[stream.write(rest) :]
