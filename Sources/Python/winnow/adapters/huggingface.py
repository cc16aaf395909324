"""`datasets` of Hugging Face."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..packages import needed
from . import exported

if TYPE_CHECKING:
    import datasets

    from ..catalog import Catalog
    from ..words import PathLike


def dataset(catalog: Catalog, clips: PathLike | None = None, decode: bool = True, **options: Any) -> datasets.Dataset:
    """The kept clips as a Dataset: `video` is a Video feature, the other columns are those of `Catalog.clips`.

    Args:
        catalog: a catalog with a selection.
        clips: the directory of the export; `OUT-clips` beside the catalog unless given.
        decode: whether reading `video` decodes it, for which `datasets` needs torchcodec; else it is a path.
        options: what `winnow.export` takes.

    Raises:
        winnow.MissingPackage: `datasets` is not installed.
    """
    datasets = needed("datasets", "dataset()")
    table = exported(catalog, clips, **options)
    places = table.schema.get_field_index("video"), table.schema.get_field_index("file")
    # The name that the video is called by makes room for the video.
    names = list(table.column_names)
    names[places[0]], names[places[1]] = "path", "video"
    made = datasets.Dataset(table.rename_columns(names))
    return made.cast_column("video", datasets.Video(decode=decode))
