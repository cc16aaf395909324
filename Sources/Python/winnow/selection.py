"""Which statistics the manifest of a selection has, whatever values its clips have."""

from __future__ import annotations

import contextlib
import itertools
import os
import re
import sqlite3
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .columns import OUTSIDE, STATISTICS
from .errors import Error

#: What a manifest has of every score, by the statistics that are asked for.
_OF_EVERY_SCORE: dict[str, tuple[str, ...]] = {"all": STATISTICS, "means": ("mean",)}
#: What a recipe says of that, where it is not what holds otherwise.
_SCORES = re.compile(r"^manifest:\n  scores: (\w+)$", re.MULTILINE)
#: A line of the gates of a recipe as catalogs keep it: its name, and its bounds.
_GATE = re.compile(r"  (\S+): \[(.*)\]")
#: The name of a gate: a score of Winnow's own, and what of it is looked at.
_MEASURE = re.compile(r"([^.]+\.[^.(]+)\.(.+)")


@dataclass(frozen=True)
class Statistics:
    """The statistics of scores that a manifest has.

    Attributes:
        of_every_score: those of every score.
        of_gates: those that gates look at, by their scores; none for a score that is a number itself.
    """

    of_every_score: tuple[str, ...] = ()
    of_gates: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, catalog: Path, scores: str | None = None) -> Statistics:
        """Those of the manifest of a selection.

        Args:
            catalog: the directory of a catalog, or its file.
            scores: `all`, `means` or `gates`; what the recipe says unless given.

        Raises:
            winnow.Error: the catalog cannot be read.
        """
        recipe = _recipe(catalog / "catalog.sqlite" if catalog.is_dir() else catalog)
        said = _SCORES.search(recipe)
        found: dict[str, tuple[str, ...]] = {}
        for gate in _gates(recipe):
            parts = None if gate.startswith(OUTSIDE) else _MEASURE.fullmatch(gate)
            score, measures = (parts[1], (parts[2],)) if parts else (gate, ())
            found[score] = (*found.get(score, ()), *measures)
        return cls(_OF_EVERY_SCORE.get(scores or (said[1] if said else "means"), ()), found)

    def __getitem__(self, score: str) -> tuple[str, ...]:
        return (*self.of_every_score, *self.of_gates.get(score, ()))

    def scores(self) -> list[str]:
        """The names of the scores of Winnow's own that a manifest has."""
        from .steps import known

        every = {row["metric"] for row in known("metrics")} if self.of_every_score else set()
        return sorted(every | {score for score, measures in self.of_gates.items() if measures})

    def outside(self) -> set[str]:
        """The joined scores that gates ask for."""
        return {score for score, measures in self.of_gates.items() if not measures}


def _gates(recipe: str) -> Iterator[str]:
    """The names of the gates of a recipe that have a bound."""
    lines = iter(recipe.splitlines())
    # The lines of a section are indented.
    for line in itertools.takewhile(lambda line: line.startswith(" "), _behind("gates:", lines)):
        gate = _GATE.fullmatch(line)
        if gate and gate[2] != "~, ~":
            yield gate[1]


def _behind(heading: str, lines: Iterator[str]) -> Iterator[str]:
    """The lines behind `heading`."""
    for line in lines:
        if line == heading:
            break
    return lines


def _recipe(catalog: Path) -> str:
    """The recipe of a selection; nothing where there is none.

    Raises:
        winnow.Error: the catalog cannot be read.
    """
    if not catalog.is_file():
        return ""
    name = f"file:{urllib.parse.quote(os.fsencode(catalog))}"
    # Without a log nobody is at work, and to open it otherwise would leave one. A folder that cannot be written into
    # takes none.
    modes = ["immutable=1", "mode=ro"]
    if catalog.with_name(f"{catalog.name}-wal").exists():
        modes.reverse()
    for mode in modes:
        try:
            with contextlib.closing(sqlite3.connect(f"{name}?{mode}", uri=True)) as database:
                found = database.execute("SELECT recipe FROM selection").fetchone()
        except sqlite3.Error as error:
            reason = error
        else:
            return str(found[0]) if found else ""
    raise Error(f"read the recipe in {catalog}: {reason}")
