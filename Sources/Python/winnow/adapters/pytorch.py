"""`torch.utils.data` of PyTorch."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from ..packages import needed
from . import exported

_data: Any = needed("torch.utils.data", "torch()")

if TYPE_CHECKING:
    from ..catalog import Catalog
    from ..words import PathLike


class ClipDataset(_data.IterableDataset):  # type: ignore[misc, name-defined, unused-ignore]
    """The kept clips, each a dict of what the table of clips has, and of `frames`.

    Clips are dealt out over the processes of `torch.distributed` and over the workers of a DataLoader: each comes
    once an epoch.
    """

    def __init__(
        self,
        catalog: Catalog,
        clips: PathLike | None = None,
        decode: Callable[[str], Any] | None = None,
        shuffle: int | None = None,
        **options: Any,
    ) -> None:
        """Exports the clips, or brings the export up to date.

        Args:
            catalog: a catalog with a selection.
            clips: the directory of the export; `OUT-clips` beside the catalog unless given.
            decode: what `frames` is of the path of a clip; unless given, all its frames by torchcodec, a tensor of
                frames x channels x height x width.
            shuffle: a seed for the order, another one each epoch; clips come as the export lists them unless given.
            options: `scores` and `columns`, as for `Catalog.clips`, and what `winnow.export` takes.
        """
        super().__init__()
        self._table = exported(catalog, clips, **options)
        self._decode = decode or _all_frames
        self._shuffle = shuffle
        self._epoch = 0

    def __len__(self) -> int:
        return int(self._table.num_rows)

    def set_epoch(self, epoch: int) -> None:
        """The order of this epoch, in all processes."""
        self._epoch = epoch

    def __iter__(self) -> Iterator[dict[str, Any]]:
        order = list(range(len(self)))
        if self._shuffle is not None:
            random.Random(f"{self._shuffle} {self._epoch}").shuffle(order)
        number, count = _share()
        for row in order[number::count]:
            clip = self._table.slice(row, 1).to_pylist()[0]
            yield {**clip, "frames": self._decode(clip["file"])}


def _share() -> tuple[int, int]:
    """Which share this worker takes, and how many there are."""
    rank, world = int(os.environ.get("RANK", "0")), int(os.environ.get("WORLD_SIZE", "1"))
    worker = _data.get_worker_info()
    if worker is None:
        return rank, world
    return rank * worker.num_workers + worker.id, world * worker.num_workers


def _all_frames(path: str) -> Any:
    decoders = needed("torchcodec.decoders", "torch() without decode=", "torchcodec")
    decoder = decoders.VideoDecoder(path)
    return decoder[0 : len(decoder)]
