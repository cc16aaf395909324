"""A catalog: what was measured, what became of it, and what to do with it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .words import Names, PathLike

if TYPE_CHECKING:
    import datasets
    import pandas
    import pyarrow
    import torch.utils.data

    from .frames import FrameStream
    from .given import Recipe
    from .progress import ProgressOption


class Catalog:
    """A directory that `winnow.run`, `scan` or `merge` wrote, or the file of a catalog.

    It holds a path and nothing else: each method asks the command or reads what it wrote, so that it can be
    passed to other processes, and never is behind.
    """

    def __init__(self, path: PathLike) -> None:
        self.path = Path(os.fsdecode(path))

    def __fspath__(self) -> str:
        return str(self.path)

    def __repr__(self) -> str:
        return f"winnow.Catalog({str(self.path)!r})"

    # Tables

    def clips(self, scores: str = "all", columns: Names | None = None) -> pyarrow.Table:
        """Every clip of the selection, kept or not, one row each.

        The columns have the same types whatever the values: `id`, `video_id`, `video` (path below its input),
        `source` (where the file lies), `clip`, `start` and `end` (seconds), `start_frame`, `end_frame`, `fps`,
        `width`, `height`, `crop`, `free`, `bucket`, `depth`, `verdict`, `reasons` (the gates it fails), `why` (in
        words), `group`, `duplicate_of`, `similarity`, `file`; then a float column for each statistic of each
        score, as gates name them (`sharpness.laplacian.median`), one for each score that was joined
        (`outside.aesthetic`), and one of text for each field that was joined.

        Args:
            scores: which statistics: `all`, `means` or `gates`.
            columns: the columns to keep, one name or several; all unless given. A million clips with all statistics
                take 3 GB, a column 8 MB.

        Raises:
            winnow.Error: there is no selection.
            KeyError: there is no such column.
        """
        from . import tables

        return tables.clips(self, scores, columns)

    def videos(self) -> pyarrow.Table:
        """Every file that was looked at, one row each, as in `videos.jsonl`: where it lies, what it is, and
        what became of it (`outcome`, `error`).

        Raises:
            winnow.Error: there is no such list, which only directories have.
        """
        from . import tables

        return tables.videos(self)

    def to_parquet(self, file: PathLike, scores: str = "all", columns: Names | None = None) -> Path:
        """Writes `clips` to a Parquet file, some clips at a time, and returns its path.

        Args:
            file: the file to write. It appears whole or not at all.
            scores: which statistics: `all`, `means` or `gates`.
            columns: the columns to keep, one name or several.
        """
        from . import tables

        return tables.write_parquet(self, Path(os.fsdecode(file)), scores, columns)

    def to_pandas(self, scores: str = "all", columns: Names | None = None) -> pandas.DataFrame:
        """`clips` as a DataFrame."""
        return self.clips(scores, columns).to_pandas()

    # Models and their answers

    def frames(
        self,
        sampler: str | None = None,
        size: tuple[int, int] | str | None = None,
        where: str | None = None,
        *,
        fit: str | None = None,
        lacking: Names = (),
        jobs: int | None = None,
        root: Mapping[Any, Any] | None = None,
        progress: ProgressOption = False,
    ) -> FrameStream:
        """Frames of clips for a model: yields each clip with a numpy array, frames x height x width x RGB.

        The arrays are filled from the command's pipe and belong to whoever takes them. Leaving the loop ends
        the command.

        Args:
            sampler: which frames, such as `uniform 8` or `fps 2`: `winnow list samplers`.
            size: width and height, or `224x224`; each clip keeps its own unless given.
            where: `kept`, `all`, or `asked`: those that would be kept if every missing score passed, and have none.
            fit: `stretch`, `crop` or `pad` to the size.
            lacking: a score or text that a clip which is asked about lacks; of several, one of them.
            jobs: parts of videos decoded at the same time.
            root: where directories lie now that were scanned elsewhere.
            progress: True, False or a function that is called with each `Progress`.
        """
        from .frames import FrameStream

        return FrameStream(
            self,
            sampler=sampler,
            size=size,
            where=where,
            fit=fit,
            lacking=lacking,
            jobs=jobs,
            root=root,
            progress=progress,
        )

    def join(
        self,
        table: Any,
        on: str = "id",
        carry: float | None = None,
        *,
        text: Names = (),
        timeout: float | None = None,
    ) -> dict[str, Any]:
        """Takes scores and texts of other programs: numbers become scores (`outside.NAME`), texts fields.

        Dates and times are texts, as ISO 8601 has them. Lists, arrays, objects and all else is passed over. So are
        columns that `clips` has, so that its table can be given back with columns added.

        Args:
            table: a table of pyarrow, pandas or polars, a dict of columns, an iterable of dicts, one dict, or the path
                of CSV or JSON lines.
            on: the column that holds the ids of clips.
            carry: a clip whose span changed takes what an earlier clip had whose intersection over union with
                it is at least this, 0 to 1.
            text: a column or several that hold texts even where all look like numbers.
            timeout: seconds after which the command is ended.

        Returns:
            What the command counted: `rows`; answers that are `added`, `changed` or `known`; `unknown` ids, which no
            clip has; rows without an id (`nameless`); `conflicts`; `ignored`, the columns that were not taken, with the
            reason; and `columns`, those that were.

        A `winnow.PartialResult` warns of what was not taken.
        """
        from .joining import join

        return join(self, table, on, carry, texts=text, timeout=timeout)

    # Steps

    def select(self, recipe: Recipe = None, **options: Any) -> Catalog:
        """Judges every clip by a recipe: see `winnow.select`."""
        from . import steps

        return steps.select(self, recipe, **options)

    def export(self, to: PathLike, format: str = "frames", recipe: Recipe = None, **options: Any) -> Path:
        """Writes the kept clips to files: see `winnow.export`."""
        from . import steps

        return steps.export(self, to, format, recipe, **options)

    def report(self, output: PathLike | None = None, **options: Any) -> Path:
        """Writes the report: see `winnow.report`."""
        from . import steps

        return steps.report(self, output, **options)

    def part(self, number: int, of: int, output: PathLike, **options: Any) -> Catalog:
        """Takes a part out of the catalog: see `winnow.part`."""
        from . import steps

        return steps.part(self, number, of, output, **options)

    # Datasets

    def dataset(self, clips: PathLike | None = None, **options: Any) -> datasets.Dataset:
        """The kept clips as a `datasets.Dataset` with a Video feature: see `winnow.adapters.huggingface`.

        Args:
            clips: the directory of an export of clips, which is made or brought up to date; `OUT-clips` beside
                the catalog unless given.
            options: `scores` and `columns`, as for `clips`, and what `export` takes.
        """
        from .adapters import huggingface

        return huggingface.dataset(self, clips, **options)

    def torch(self, clips: PathLike | None = None, **options: Any) -> torch.utils.data.IterableDataset[Any]:
        """The kept clips as an IterableDataset, dealt out over workers: see `winnow.adapters.pytorch`.

        Args:
            clips: the directory of an export of clips, which is made or brought up to date; `OUT-clips` beside
                the catalog unless given.
            options: `decode`, `shuffle`, `scores` and `columns`, as for `clips`, and what `export` takes.
        """
        from .adapters import pytorch

        return pytorch.ClipDataset(self, clips, **options)

    def to_lance(self, uri: PathLike, clips: PathLike | None = None, **options: Any) -> Any:
        """Writes the clips to a Lance dataset: see `winnow.adapters.lance`."""
        from .adapters import lance

        return lance.write(self, os.fsdecode(uri), clips, **options)

    def to_mds(self, to: PathLike, clips: PathLike | None = None, **options: Any) -> Path:
        """Writes the kept clips to shards of MosaicML streaming: see `winnow.adapters.mosaic`."""
        from .adapters import mosaic

        return mosaic.write(self, os.fsdecode(to), clips, **options)
