"""Puts the winnow command into the wheel, and the sources it is built from into the sdist.

The wheel is for one distribution: the Swift runtime is inside of the command, FFmpeg is not.
"""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

#: Names a build of the command to take in place of building one.
VARIABLE = "WINNOW_BUILD_BINARY"
TAG = "py3-none-linux_x86_64"
#: What the command is built from beside the modules of Sources, below the root of the repository.
SOURCES = ["Package.swift", "Package.resolved", "LICENSE"]
BUILD = ["swift", "build", "-c", "release", "--static-swift-stdlib", "--product", "winnow"]


class BinaryHook(BuildHookInterface[Any]):
    """What hatchling calls before it writes a wheel or an sdist."""

    PLUGIN_NAME = "custom"

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Has a folder for what is made, which lasts as long as the hook."""
        super().__init__(*arguments, **options)
        self._folder = tempfile.TemporaryDirectory(prefix="winnow-wheel-")

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Says what comes along."""
        if self.target_name == "sdist":
            build_data["force_include"] |= self._sources()
            return
        binary = Path(self._folder.name, "winnow")
        shutil.copyfile(_built(Path(self.root)), binary)
        subprocess.run(["strip", str(binary)], check=True)
        binary.chmod(0o755)
        note = Path(self._folder.name, "_built.json")
        note.write_text(json.dumps(_note(binary), indent=1) + "\n", encoding="utf-8")
        build_data["pure_python"] = False
        build_data["tag"] = TAG
        build_data["shared_scripts"][str(binary)] = "winnow"
        build_data["force_include"][str(note)] = "winnow/_built.json"
        license_ = _repository(Path(self.root)) / "LICENSE"
        if license_.exists():
            build_data["force_include"][str(license_)] = "winnow/LICENSE"

    def _sources(self) -> dict[str, str]:
        """The Swift sources by their places in the sdist, and in the place of each test target an empty one.

        Without these the package manager takes Package.swift for wrong.
        """
        repository = _repository(Path(self.root))
        modules = [path for path in (repository / "Sources").iterdir() if path.is_dir() and path.name != "Python"]
        taken = [*(repository / name for name in SOURCES), *modules]
        found = {str(path): f"swift/{path.relative_to(repository)}" for path in taken if path.exists()}
        manifest = (repository / "Package.swift").read_text(encoding="utf-8")
        for name in sorted(set(re.findall(r'name: "(TestSupport|\w+Tests)"', manifest))):
            stub = Path(self._folder.name, f"{name}.swift")
            stub.write_text("// Tests are in the repository.\n", encoding="utf-8")
            found[str(stub)] = f"swift/Tests/{name}/Empty.swift"
        return found


def _repository(root: Path) -> Path:
    """Where the Swift sources are: around a checkout of the package, or within an sdist."""
    inside = root / "swift"
    return inside if (inside / "Package.swift").exists() else root.parents[1]


def _built(root: Path) -> Path:
    """The command to take along."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    repository = _repository(root)
    if not (repository / "Package.swift").exists() or not shutil.which("swift"):
        raise RuntimeError(
            f"building winnow needs its sources and Swift 6.2 or newer; {VARIABLE} names a build to take"
        )
    subprocess.run(BUILD, cwd=repository, check=True)
    return repository / ".build" / "release" / "winnow"


def _note(binary: Path) -> dict[str, Any]:
    """What the package says where the command does not start."""
    headers = subprocess.run(["readelf", "-d", str(binary)], capture_output=True, text=True, check=True).stdout
    needed = re.findall(r"\(NEEDED\).*\[(.+)\]", headers)
    if swift := [name for name in needed if name.startswith("libswift")]:
        raise RuntimeError(f"{binary} needs {swift[0]}: build it with --static-swift-stdlib")
    try:
        distribution = platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        distribution = platform.platform()
    return {"distribution": distribution, "glibc": platform.libc_ver()[1], "needed": needed}
