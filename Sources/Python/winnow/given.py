"""Recipes and lists of files that callers give as values, as files that the command takes."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Union

from .words import PathLike, text

#: The name of a preset, the path of a recipe, a recipe as a dict, or None for the command's choice.
Recipe = Union[str, "os.PathLike[str]", Mapping[str, Any], None]


@contextlib.contextmanager
def recipe_file(recipe: Recipe) -> Iterator[str | None]:
    """What `--recipe` takes. A dict lies in a file meanwhile: what is JSON is YAML, too."""
    if not isinstance(recipe, Mapping):
        yield None if recipe is None else text(recipe)
        return
    with tempfile.TemporaryDirectory(prefix="winnow-") as folder:
        path = os.path.join(folder, "recipe.yaml")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(recipe, file)
        yield path


@contextlib.contextmanager
def listed(files: Iterable[PathLike | Mapping[str, Any]] | Mapping[str, Any] | PathLike | None) -> Iterator[str | None]:
    """What `--from` takes: the path of a list, or one that is written for what is given."""
    if files is None or isinstance(files, (str, bytes)) or hasattr(files, "__fspath__"):
        yield None if files is None else text(files)
        return
    with tempfile.TemporaryDirectory(prefix="winnow-") as folder:
        path = os.path.join(folder, "files.jsonl")
        with open(path, "w", encoding="utf-8") as file:
            for each in [files] if isinstance(files, Mapping) else files:
                line = dict(each) if isinstance(each, Mapping) else {"path": text(each)}
                file.write(json.dumps(line) + "\n")
        yield path
