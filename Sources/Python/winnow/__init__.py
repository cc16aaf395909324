"""Winnow turns folders of raw video into training data.

    import winnow

    out = winnow.run("videos/", "out", recipe="balanced", progress=True)
    out.clips().to_pandas()

The work is done by the `winnow` command, which this package brings or finds (`winnow.binary`); what comes out
are tables of pyarrow and arrays of numpy. Both are imported when they are needed.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from .errors import ChangedObject, Error, MissingPackage, PartialResult, StorageError, Timeout

if TYPE_CHECKING:
    from .catalog import Catalog
    from .plans import Plan, plan
    from .progress import Progress
    from .steps import export, known, manifest, merge, open, part, report, run, scan, select

__version__ = "0.2.0"

__all__ = [
    "Catalog",
    "ChangedObject",
    "Error",
    "MissingPackage",
    "PartialResult",
    "Plan",
    "Progress",
    "StorageError",
    "Timeout",
    "export",
    "known",
    "manifest",
    "merge",
    "open",
    "part",
    "plan",
    "report",
    "run",
    "scan",
    "select",
]

_HOMES = {"Catalog": "catalog", "Plan": "plans", "plan": "plans", "Progress": "progress"}
_MODULES = frozenset({"adapters", "attempts", "binary", "ray", "staging", "storage"})


def __getattr__(name: str) -> Any:
    """Imports what is asked for, so that `import winnow` costs next to nothing."""
    if name in _MODULES:
        return importlib.import_module(f".{name}", __name__)
    if name in __all__:
        return getattr(importlib.import_module(f".{_HOMES.get(name, 'steps')}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, *_MODULES})
