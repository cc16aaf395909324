"""What tests share: the catalog of Fixtures/demo, and programs that stand in for the command."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import winnow
from winnow import binary

DEMO = Path(__file__).parents[3] / "Fixtures" / "demo"


def commands():
    """The commands that the binary has."""
    try:
        listing = subprocess.run([binary.path(), "--help"], capture_output=True, text=True, check=False).stdout
    except winnow.Error:
        return set()
    return {line.split()[0] for line in listing.splitlines() if line.startswith("  ") and line.split()}


def needs(*names):
    """Leaves a test out where the binary does not have commands."""
    missing = set(names) - commands()
    return pytest.mark.skipif(bool(missing), reason=f"winnow has no {', '.join(sorted(missing))}")


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The catalog of Fixtures/demo, selected by `balanced`. Tests do not change it."""
    return winnow.run(DEMO, tmp_path_factory.mktemp("demo") / "out")


@pytest.fixture
def fake(tmp_path, monkeypatch):
    """Puts a program in the place of the command: the body of a Python script, which finds its words in `words`."""

    def make(body):
        path = tmp_path / "fake-winnow"
        path.write_text(f"#!{sys.executable}\nimport json, os, signal, sys, time\nwords = sys.argv[1:]\n{body}\n")
        path.chmod(0o755)
        monkeypatch.setenv(binary.VARIABLE, str(path))
        return path

    return make


def is_running(pid):
    """Whether a process runs: one that has ended and was not waited for does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in ("Z", "X")


def environment(**values):
    """The environment of a Python that finds the package as this one does."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path), **values}
