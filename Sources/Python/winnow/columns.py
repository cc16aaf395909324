"""The columns of tables: their names and types, which do not depend on what stands in them."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow

    from .selection import Statistics

#: The statistics of a score, as gates name them.
STATISTICS = ("mean", "std", "min", "max", "p5", "median", "p95")
#: What stands before the name of a score that was joined.
OUTSIDE = "outside."
#: What stands before the name of a text that was joined, where the table has a column of that name.
FIELDS = "fields."

_CLIP = {
    "id": "string",
    "video_id": "string",
    "video": "string",
    "source": "string",
    "clip": "int64",
    "start": "double",
    "end": "double",
    "start_frame": "int64",
    "end_frame": "int64",
    "fps": "double",
    "width": "int64",
    "height": "int64",
    "crop": "boxes",
    "free": "boxes",
    "bucket": "string",
    "depth": "string",
    "verdict": "string",
    "reasons": "strings",
    "why": "string",
    "group": "int64",
    "duplicate_of": "string",
    "similarity": "double",
    "carried": "strings",
    "file": "string",
    "shard": "string",
    "key": "string",
}
#: What is not as it stands in a line of the manifest, and how it stands there.
_NESTED = {
    "source": None,
    "similarity": None,
    "file": None,
    "duplicate_of": {"id": "string", "similarity": "double"},
    "reasons": [{"gate": "string"}],
}
_VIDEO = {
    "video_id": "string",
    "path": "string",
    "root": "string",
    "source": "string",
    "outcome": "string",
    "error": "string",
    "duplicate_of": "string",
    "depth": "string",
    "container": "string",
    "codec": "string",
    "width": "int64",
    "height": "int64",
    "coded_width": "int64",
    "coded_height": "int64",
    "fps": "double",
    "duration": "double",
    "start": "double",
    "frames": "int64",
    "announced_frames": "int64",
    "damaged_frames": "int64",
    "corrupt_packets": "int64",
    "bit_rate": "int64",
    "bits_per_pixel": "double",
    "pixel_format": "string",
    "range": "string",
    "matrix": "string",
    "primaries": "string",
    "transfer": "string",
    "field_order": "string",
    "interlaced_share": "double",
    "rotation": "int64",
    "mirrored": "bool",
    "sample_aspect": "string",
    "stream": "int64",
    "time_base": "string",
    "profile": "string",
    "sound_streams": "double",
}
#: What tables of videos leave out.
_LISTS = {"leaps"}
#: Types of columns by those of what JSON holds.
_KINDS = {str: "string", int: "double", float: "double"}


@functools.lru_cache(4096)
def is_only_of_tables(name: str) -> bool:
    """Whether tables of clips have a column of this name which manifests do not have."""
    own, text = _NESTED.get(name, "") is None, name.removeprefix(FIELDS)
    return own or (text != name and text in _CLIP)


def video_schema(path: Path) -> pyarrow.Schema:
    """The columns of a table of videos, which are those of the numbers and texts in a `videos.jsonl`."""
    return _schema({**_VIDEO, **_facts(path)})


def _facts(path: Path) -> dict[str, str]:
    """The types of columns for what containers say to another version besides `_VIDEO`; text where no video tells.

    Every line has the same keys, so that mostly the first few lines tell.
    """
    facts: dict[str, str | None] = {}
    with open(path, "rb") as file:
        for line in file:
            said = json.loads(line)
            for key in said.keys() - _VIDEO.keys() - _LISTS:
                facts[key] = facts.get(key) or _KINDS.get(type(said[key]))
            if all(facts.values()):
                break
    return {key: facts[key] or "string" for key in sorted(facts)}


@dataclass
class ClipColumns:
    """The columns of a table of clips.

    Attributes:
        scores: the statistics of each score; nothing for one that is a number itself.
        fields: texts that were joined.
        longest: bytes of the longest line.
    """

    scores: dict[str, tuple[str, ...]] = field(default_factory=dict)
    fields: tuple[str, ...] = ()
    longest: int = 0

    @classmethod
    def of(cls, manifest: Path, statistics: Statistics | None = None) -> ClipColumns:
        """Looks through a manifest once for what differs from catalog to catalog.

        Scores of Winnow's own stand in each line, as null where a clip has none. Those that were joined may be in some.

        Args:
            manifest: the file.
            statistics: what scores have by the recipe, which lines do not tell of a score that no clip has; as most
                others have unless given.
        """
        found = _Found()
        with open(manifest, "rb") as file:
            for line in file:
                found.look_at(line)
        usual = max(found.scores.values(), key=len, default=())
        scores = {
            name: _in_order({*parts, *statistics[name]}) if statistics else parts or usual
            for name, parts in found.scores.items()
        }
        if statistics and not found.longest:
            scores = {name: _in_order(statistics[name]) for name in statistics.scores()}
        outside = found.outside | (statistics.outside() if statistics else set())
        return cls({**scores, **dict.fromkeys(sorted(outside), ())}, tuple(sorted(found.fields)), found.longest)

    def only(self, columns: Sequence[str]) -> ClipColumns:
        """What of it the columns of these names need: nothing else has to be parsed."""
        wanted = set(columns)
        names = {name: place for name, place in self.names().items() if name in wanted}
        scores: dict[str, tuple[str, ...]] = {}
        for score, statistic in names.values():
            scores[score] = (*scores.get(score, ()), *((statistic,) if statistic else ()))
        fields = tuple(name for name, column in self.field_names().items() if column in wanted)
        return ClipColumns(scores, fields, self.longest)

    def names(self) -> dict[str, tuple[str, str | None]]:
        """Of each flat column of a score: the score and its statistic."""
        return {
            f"{score}.{statistic}" if statistic else score: (score, statistic)
            for score, statistics in self.scores.items()
            for statistic in statistics or (None,)
        }

    def field_names(self) -> dict[str, str]:
        """Of each field its column; one that is called like another column has `fields.` before it."""
        taken = {*_CLIP, *self.names(), *self.fields}
        found: dict[str, str] = {}
        for name in self.fields:
            column = FIELDS + name if name in _CLIP else name
            while column != name and column in taken:
                column = FIELDS + column
            found[name] = column
        return found

    def table(self) -> pyarrow.Schema:
        """The schema of the table."""
        import pyarrow

        flat = [pyarrow.field(name, pyarrow.float64()) for name in self.names()]
        texts = [pyarrow.field(name, pyarrow.string()) for name in self.field_names().values()]
        return pyarrow.schema([*_schema(_CLIP), *flat, *texts])

    def lines(self) -> pyarrow.Schema:
        """The schema of a line of the manifest."""
        import pyarrow

        number = pyarrow.float64()
        scores = [
            (name, pyarrow.struct([(statistic, number) for statistic in statistics]) if statistics else number)
            for name, statistics in self.scores.items()
        ]
        plain = {name: _NESTED.get(name, kind) for name, kind in _CLIP.items()}
        nested: dict[str, Any] = {"media": {"file": "string"}}
        return pyarrow.schema(
            [
                *_schema({name: kind for name, kind in {**plain, **nested}.items() if kind is not None}),
                ("scores", pyarrow.struct(scores)),
                ("fields", pyarrow.struct([(name, pyarrow.string()) for name in self.fields])),
            ]
        )


class _Found:
    """What the lines of a manifest have.

    Attributes:
        scores: the statistics of each score of Winnow's own; nothing while no line has told them.
        outside: scores that were joined.
        fields: texts that were joined.
        longest: bytes of the longest line.
    """

    def __init__(self) -> None:
        self.scores: dict[str, tuple[str, ...]] = {}
        self.outside: set[str] = set()
        self.fields: set[str] = set()
        self.longest = 0
        #: What stands in lines that have to be read: no blank is between a key and its value.
        self._marks = {b'"outside.', b'"fields":{"'}

    def look_at(self, line: bytes) -> None:
        """Takes what a line has that no other had."""
        is_first, self.longest = self.longest == 0, max(self.longest, len(line))
        if not is_first and not any(mark in line for mark in self._marks):
            return
        said = json.loads(line)
        self.fields |= (said.get("fields") or {}).keys()
        for name, value in said["scores"].items():
            if name.startswith(OUTSIDE):
                self.outside.add(name)
            elif not self.scores.get(name):
                self._learn(name, value)

    def _learn(self, score: str, value: Any) -> None:
        mark = b'"%s":{' % score.encode()
        self.scores[score] = _in_order(value or ())
        if value:
            self._marks.discard(mark)
        else:
            self._marks.add(mark)


def _in_order(statistics: Iterable[str]) -> tuple[str, ...]:
    """Statistics in the order of `STATISTICS`, shares of frames behind them."""
    names = set(statistics)
    return (*(name for name in STATISTICS if name in names), *sorted(names.difference(STATISTICS)))


def _schema(kinds: dict[str, Any]) -> pyarrow.Schema:
    import pyarrow

    return pyarrow.schema([(name, _type(kind)) for name, kind in kinds.items()])


def _type(kind: Any) -> pyarrow.DataType:
    import pyarrow

    if isinstance(kind, dict):
        return pyarrow.struct([(name, _type(part)) for name, part in kind.items()])
    if isinstance(kind, list):
        return pyarrow.list_(_type(kind[0]))
    if kind == "boxes":
        return pyarrow.list_(pyarrow.int32())
    if kind == "strings":
        return pyarrow.list_(pyarrow.string())
    return pyarrow.type_for_alias(kind)
