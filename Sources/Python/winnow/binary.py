"""Where the winnow command is."""

from __future__ import annotations

import os
import shutil
import sysconfig

from .errors import Error

#: The environment variable that names another build of the command.
VARIABLE = "WINNOW_BINARY"


def path() -> str:
    """The path of the command.

    That is what `WINNOW_BINARY` names; else the one that was installed with this package; else the first on
    the PATH.

    Raises:
        Error: there is none.
    """
    named = os.environ.get(VARIABLE)
    if named:
        found = shutil.which(named)
        if not found:
            raise Error(f"{VARIABLE} names {named}, which is no program")
        return found
    for folder in _script_folders():
        found = os.path.join(folder, "winnow")
        if os.access(found, os.X_OK):
            return found
    found = shutil.which("winnow")
    if found:
        return found
    raise Error(
        f"there is no winnow command: install a wheel of winnow-video for this system, or name a build in {VARIABLE}"
    )


def _script_folders() -> list[str]:
    """Where installers put programs: of this environment, then of the user."""
    schemes = [sysconfig.get_default_scheme(), sysconfig.get_preferred_scheme("user")]
    return [sysconfig.get_path("scripts", scheme) for scheme in schemes]
