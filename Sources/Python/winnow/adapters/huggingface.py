"""`datasets` of Hugging Face."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..columns import FIELDS
from ..packages import needed
from . import exported

if TYPE_CHECKING:
    import datasets

    from ..catalog import Catalog
    from ..words import PathLike


#: What columns of the table of clips are called here: the video takes the place of its name.
_NAMES = {"file": "video", "video": "path"}


def dataset(catalog: Catalog, clips: PathLike | None = None, decode: bool = True, **options: Any) -> datasets.Dataset:
    """The kept clips as a Dataset.

    `video` is a Video feature, `path` what the video is called, and the other columns are those of `Catalog.clips`. A
    text that was joined as `path` is called `fields.path`.

    Args:
        catalog: a catalog with a selection.
        clips: the directory of the export; `OUT-clips` beside the catalog unless given.
        decode: whether reading `video` decodes it, for which `datasets` needs torchcodec; else it is a path.
        options: `scores` and `columns`, as for `Catalog.clips`, and what `winnow.export` takes.

    Raises:
        winnow.MissingPackage: `datasets` is not installed.
    """
    datasets = needed("datasets", "dataset()")
    table = exported(catalog, clips, **options)
    table = table.rename_columns(_renamed(table.column_names))
    # It takes no column without a chunk.
    made = datasets.Dataset(table if table.num_rows else table.schema.empty_table())
    return made.cast_column("video", datasets.Video(decode=decode))


def _renamed(names: list[str]) -> list[str]:
    own = {_NAMES[name] for name in names if name in _NAMES}
    made: list[str] = []
    for name in names:
        column = _NAMES.get(name, name)
        while name not in _NAMES and (column in own or (column != name and column in names)):
            column = FIELDS + column
        made.append(column)
    return made
