"""Which shared libraries the command lacks on this system, and what brings them.

The command is linked to the FFmpeg of one distribution. On another, or without FFmpeg, the system's loader
refuses it; this module says what to do then.
"""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import subprocess

#: What the system's loader says, and the status it ends with.
_LOADER = ("error while loading shared libraries", "cannot open shared object file", "version `GLIBC")
#: Packages that are not called like their library and its number.
_PACKAGES = {"libsqlite3.so.0": ["libsqlite3-0"], "libcrypto.so.3": ["libssl3", "libssl3t64"]}


def is_refusal(status: int, stderr: str) -> bool:
    """Whether the system's loader did not start the command."""
    return status in (1, 127) and any(sign in stderr for sign in _LOADER)


def missing(binary: str) -> list[str]:
    """The shared libraries that `binary` needs and this system lacks."""
    environment = {**os.environ, "LD_TRACE_LOADED_OBJECTS": "1"}
    listing = _output([binary], environment)
    return sorted(set(re.findall(r"^\s*(\S+) => not found", listing, re.MULTILINE)))


def explanation(binary: str, said: str = "") -> str:
    """Why this system does not start `binary`, and what helps.

    Args:
        binary: the path of the command.
        said: what the loader said.
    """
    lacking = missing(binary)
    if not lacking:
        return f"this system cannot start {binary}: {said.strip() or 'it is for another one'}. {_advice()}"
    names = f"{binary} needs {', '.join(lacking)}"
    packages = [_package(soname) for soname in lacking]
    if all(packages) or (_is_home() and shutil.which("apt-get")):
        line = " ".join(package or _candidates(soname)[0] for soname, package in zip(lacking, packages, strict=True))
        return f"{names}. As root: apt-get update && apt-get install -y {line}"
    built = built_for()
    home = f"; it was built for {built['distribution']}" if built.get("distribution") else ""
    others = sorted(set().union(*(_others(soname) for soname in lacking)))
    has = f" has {', '.join(others)} instead" if others else " does not have them"
    return f"{names}{home}. This system, {distribution()},{has}. {_advice()}"


def built_for() -> dict[str, object]:
    """What the build noted of the system the packaged command was made on; empty in a checkout."""
    try:
        with open(os.path.join(os.path.dirname(__file__), "_built.json"), encoding="utf-8") as file:
            note = json.load(file)
            return note if isinstance(note, dict) else {}
    except (OSError, ValueError):
        return {}


def distribution() -> str:
    """Such as "Debian GNU/Linux 12 (bookworm)"."""
    try:
        return platform.freedesktop_os_release().get("PRETTY_NAME", platform.platform())
    except OSError:
        return platform.platform()


def _is_home() -> bool:
    """Whether the command was built on the distribution that this system is."""
    return built_for().get("distribution") == distribution()


def _advice() -> str:
    return (
        "Install a wheel that was built for this distribution, or build one here (pip install ./Sources/Python in a "
        "checkout, with Swift), or name another build in WINNOW_BINARY"
    )


def _candidates(soname: str) -> list[str]:
    """What packages that bring a library may be called."""
    if soname in _PACKAGES:
        return _PACKAGES[soname]
    stem, _, number = soname.partition(".so.")
    return [f"{stem}{'-' if stem[-1:].isdigit() else ''}{number}"]


def _package(soname: str) -> str | None:
    """The package of this distribution that brings a library, where apt knows one."""
    for package in _candidates(soname):
        if re.search(r"Candidate: (?!\(none\))", _output(["apt-cache", "policy", package])):
            return package
    return None


def _others(soname: str) -> set[str]:
    """Other versions of a library that this system has or could install."""
    stem = soname.partition(".so.")[0]
    here = re.findall(rf"^\s*({re.escape(stem)}\.so\.\d+)\b", _output(["ldconfig", "-p"]), re.MULTILINE)
    offered = re.findall(rf"^({re.escape(stem)}-?\d+)$", _output(["apt-cache", "pkgnames", stem]), re.MULTILINE)
    return set(here) or set(offered)


def _output(command: list[str], environment: dict[str, str] | None = None) -> str:
    """What a program says; nothing where it is not there."""
    environment = {**(environment or os.environ), "LC_ALL": "C"}
    path = os.environ.get("PATH", "") + ":/usr/sbin:/sbin"
    program = shutil.which(command[0], path=path)
    if not program:
        return ""
    try:
        done = subprocess.run(
            [program, *command[1:]],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=30,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode(errors="replace")
