"""Damage to texts that hold documents: JSON, lines of JSON, recipes and lists of paths. One value at a time."""

import copy
import json
import re
from functools import partial

import hostile

# Items of a list beyond these are like them.
ITEMS = 2


def json_cases(text, inside):
    """Named makers of texts of a document of JSON with a value of it replaced or removed."""
    document = json.loads(text)
    for path in _paths(document):
        name = "/".join(map(str, path)) or "top"
        for value_name, value in hostile.of_json(inside):
            yield f"{name}={value_name}", partial(_replaced, document, path, value)
        if path:
            yield f"{name}-removed", partial(_removed, document, path)
    yield from text_cases(text)


def line_cases(text, inside):
    """The same for lines of JSON: the first line is damaged, the others stay."""
    lines = text.splitlines(keepends=True)
    for name, first in json_cases(lines[0], inside):
        yield name, lambda first=first: first() + "\n" + "".join(lines[1:])


def yaml_cases(text, inside):
    """Named makers of recipes with the value behind a key replaced or removed, or the key another."""
    lines = text.splitlines(keepends=True)
    values = list(hostile.of_yaml(inside)) + [("real-bomb", bomb())]
    for at, line in enumerate(lines):
        match = re.match(r"^(\s*)([\w.]+):(.*)$", line)
        if not match:
            continue
        indent, key, rest = match.groups()
        name = f"{at + 1}.{key}"
        for value_name, value in values:
            yield f"{name}={value_name}", partial(_with_line, lines, at, indent, key, f" {value}")
        for key_name, other in {"unknown": "nonsense", "bomb": f"? {bomb()}\n{indent}", "number": "1"}.items():
            yield f"{name}-key-{key_name}", partial(_with_line, lines, at, indent, other, rest)
        yield f"{name}-removed", partial("".join, lines[:at] + lines[at + 1:])
        yield f"{name}-twice", partial("".join, lines[: at + 1] + lines[at:])
    yield from text_cases(text)


def _with_line(lines, at, indent, key, rest):
    return "".join([*lines[:at], f"{indent}{key}:{rest}\n", *lines[at + 1:]])


def bomb():
    """A value of aliases of aliases, which is 2^26 long when it is written out."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    lists = [f"&{letter} [*{before}, *{before}]" for before, letter in zip(letters, letters[1:])]
    return "[&a [x, x], " + ", ".join(lists) + "]"


def text_cases(text, _inside=None):
    """Named makers of texts that are damaged as a whole."""
    half = len(text) // 2
    yield from {
        "whole=empty": lambda: "",
        "whole=half": lambda: text[:half],
        "whole=twice": lambda: text + text,
        "whole=bytes": lambda: text[:half] + "\udcff\udcfe" + text[half:],
        "whole=nul": lambda: text[:half] + "\0" + text[half:],
        "whole=mark": lambda: "\ufeff" + text,
        "whole=returns": lambda: text.replace("\n", "\r\n"),
        "whole=long-line": lambda: "x" * (4 << 20),
        "whole=zeroes": lambda: "\0" * 4096,
        "whole=null": lambda: "null",
        "whole=spaces": lambda: " " * (1 << 20),
    }.items()


def _paths(value, path=()):
    """The path of every value of a document, itself first."""
    yield path
    if isinstance(value, dict):
        for key in value:
            yield from _paths(value[key], (*path, key))
    elif isinstance(value, list):
        for at in range(min(len(value), ITEMS)):
            yield from _paths(value[at], (*path, at))


def _replaced(document, path, text):
    """The document with the value at a path written as TEXT."""
    if not path:
        return text
    mark = "\x02place\x02"
    changed = copy.deepcopy(document)
    _holder(changed, path)[path[-1]] = mark
    return json.dumps(changed).replace(json.dumps(mark), text)


def _removed(document, path):
    changed = copy.deepcopy(document)
    del _holder(changed, path)[path[-1]]
    return json.dumps(changed)


def _holder(document, path):
    for step in path[:-1]:
        document = document[step]
    return document
