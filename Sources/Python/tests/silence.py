"""A node of a cluster that falls silent: it neither ends nor answers."""

import contextlib
import os
import signal
from pathlib import Path

import pytest
from conftest import is_running


class Silence:
    """A node whose processes can all be stopped."""

    def __init__(self, node):
        self._process = node.all_processes["raylet"][0].process
        self.raylet = self._process.pid
        self.stopped = set()

    def fall(self):
        """Stops what runs on the node: the raylet first, which can start nothing from then on."""
        while fresh := _tree(self.raylet) - self.stopped:
            for pid in sorted(fresh, key=lambda pid: pid != self.raylet):
                send(pid, signal.SIGSTOP)
            self.stopped |= fresh

    def end(self, what=signal.SIGCONT):
        """Sends a signal to all that was stopped."""
        for pid in self.stopped:
            send(pid, what)

    def is_at_work(self):
        """Whether a worker of the command runs on the node."""
        return any(words[1:2] == [b"worker"] for words in map(_words, _tree(self.raylet)))

    def left(self):
        """Those of the stopped that are still there."""
        # Workers take a raylet that was not waited for as one that runs.
        self._process.poll()
        return {pid for pid in self.stopped if is_running(pid)}


@pytest.fixture
def silence(room, cluster):
    """A third node, which can fall silent. Nothing of the command is left in the end."""
    room.clear()
    node = cluster.add_node(num_cpus=1)
    cluster.wait_for_nodes(60)
    silence = Silence(node)
    yield silence
    silence.end(signal.SIGKILL)
    cluster.remove_node(node, allow_graceful=False)
    assert room.orphans() == set()


def send(pid, what):
    """Sends a signal to a process, which may be gone."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, what)


def _tree(pid):
    """A process and those below it."""
    parents = {}
    for path in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            parents[int(path.name)] = int((path / "stat").read_text().rpartition(")")[2].split()[1])
    found = {pid}
    while more := {each for each, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def _words(pid):
    """The command line of a process."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return []
