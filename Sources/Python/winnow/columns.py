"""The columns of tables: their names and types, which do not depend on what stands in them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow

#: The statistics of a score, as gates name them.
STATISTICS = ("mean", "std", "min", "max", "p5", "median", "p95")
#: What stands before the name of a score that was joined.
OUTSIDE = "outside."

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
}


def video_schema() -> pyarrow.Schema:
    """The columns of a table of videos, which are those of `videos.jsonl`."""
    return _schema(_VIDEO)


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
    def of(cls, manifest: Path) -> ClipColumns:
        """Looks through a manifest once for what differs from catalog to catalog.

        Scores of Winnow's own are the same in each line; those that were joined may be in some.
        """
        outside: set[str] = set()
        fields: set[str] = set()
        scores: dict[str, tuple[str, ...]] = {}
        longest = 0
        with open(manifest, "rb") as file:
            for number, line in enumerate(file):
                longest = max(longest, len(line))
                if number and b'"outside.' not in line and b'"fields":{"' not in line:
                    continue
                said = json.loads(line)
                fields |= (said.get("fields") or {}).keys()
                outside |= {name for name in said["scores"] if name.startswith(OUTSIDE)}
                if number == 0:
                    scores = {name: _statistics(value) for name, value in said["scores"].items()}
        usual = next((found for found in scores.values() if found), ())
        own = {name: found or usual for name, found in scores.items() if not name.startswith(OUTSIDE)}
        return cls({**own, **dict.fromkeys(sorted(outside), ())}, tuple(sorted(fields)), longest)

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
        return {name: f"fields.{name}" if name in _CLIP else name for name in self.fields}

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


def _statistics(value: Any) -> tuple[str, ...]:
    """The statistics of a score in the order of `STATISTICS`, shares of frames behind them."""
    if not isinstance(value, dict):
        return ()
    return (*(name for name in STATISTICS if name in value), *(name for name in value if name not in STATISTICS))


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
