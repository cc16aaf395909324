"""Values as words of a command line."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any, Union

#: A file name as the system has them: text, bytes, or an object of pathlib.
PathLike = Union[str, bytes, "os.PathLike[str]", "os.PathLike[bytes]"]
#: One path or several.
Inputs = Union[PathLike, Sequence[PathLike]]
#: (k, n): part k of n, 1 to n.
Shard = tuple[int, int]
#: One name or several.
Names = Union[str, Sequence[str]]


def options(values: Mapping[str, object]) -> list[str]:
    """Options of a command line: None and False are left out, True has no value, lists are repeated."""
    line: list[str] = []
    for name, value in values.items():
        option = "--" + name.replace("_", "-")
        if value is None or value is False:
            continue
        if value is True:
            line.append(option)
        elif isinstance(value, Mapping):
            for key, part in value.items():
                line += [option, f"{text(key)}={text(part)}"]
        elif isinstance(value, (list, tuple)):
            for part in value:
                line += [option, text(part)]
        else:
            line += [option, text(value)]
    return line


def text(value: object) -> str:
    """`value` as a word of a command line."""
    if isinstance(value, (str, bytes, os.PathLike)):
        return os.fsdecode(value)
    return str(value)


def several(given: Any) -> list[Any]:
    """One or several: a text or a path is one, not its letters."""
    return [given] if isinstance(given, (str, bytes, os.PathLike)) else [*given]


def paths(inputs: Inputs) -> list[str]:
    """The words of a command line for one path or several."""
    # A name that begins with a dash is no option.
    return ["--", *map(text, several(inputs))]


def shard_of(shard: Shard | str | None) -> str | None:
    """Such as 3/8."""
    return shard if shard is None or isinstance(shard, str) else f"{shard[0]}/{shard[1]}"
