"""Packages that are only needed for some of what this one does."""

from __future__ import annotations

import importlib
from typing import Any

from .errors import MissingPackage


def needed(name: str, what: str, pip: str | None = None) -> Any:
    """Imports a module.

    Args:
        name: the module.
        what: what needs it.
        pip: what to install, where that is called otherwise.

    Raises:
        MissingPackage: it is not installed. What it lacks itself is an ImportError of its own.
    """
    package = name.partition(".")[0]
    try:
        importlib.import_module(package)
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name != package:
            raise
        said = f"{what} needs the package {package}: pip install {pip or package}"
        raise MissingPackage(said, name=package) from None
