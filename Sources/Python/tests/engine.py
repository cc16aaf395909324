"""A cluster of two nodes on this machine, and a command that fails as it is told."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from conftest import DEMO, environment, is_running

import winnow
from winnow import binary

#: Runs before the command: says who it is, then does what a file of the name of its part, or `any`, asks for.
_WRAPPER = """
import json, os, pathlib, signal, sys, time
room = pathlib.Path({room!r})
words = sys.argv[1:]
value = lambda option: words[words.index(option) + 1] if option in words else ""
name = pathlib.Path(value("-o") or value("--output")).stem
if words[0] in ("scan", "frames", "export"):
    if words[0] != "scan":
        name = pathlib.Path(words[-1]).stem
    (room / "niceness").write_text(str(os.nice(0)))
    (room / "ran" / f"{{words[0]}} {{name}} {{os.getpid()}} {{os.getppid()}}").touch()
    for what in (name, "any"):
        order = room / what
        if order.exists():
            wish, limit = order.read_text().split()
            tries = len(list((room / "ran").glob(f"{{words[0]}} {{name}} *")))
            if tries > int(limit):
                continue
            if wish == "die":
                os.kill(os.getpid(), 9)
            if wish == "kill":
                os.kill(os.getppid(), 9)
                time.sleep(600)
            if wish == "stop":
                os.kill(os.getppid(), 19)
                time.sleep(600)
            if wish == "refuse":
                print("error: it will not", file=sys.stderr)
                sys.exit(2)
            while wish == "hang" or wish == "wait" and not (room / "go").exists():
                time.sleep(0.05)
os.execv({binary!r}, [{binary!r}, *words])
"""


class Room:
    """Where a test tells the command how to fail, and sees who ran."""

    def __init__(self, path, binary):
        self.path, self.binary = path, binary
        (path / "ran").mkdir(parents=True)
        self.command = path / "winnow"
        self.command.write_text(f"#!{sys.executable}" + _WRAPPER.format(room=str(path), binary=binary))
        self.command.chmod(0o755)

    def tell(self, name, wish, times=1000):
        """Lets the command fail at a part, the first `times` times."""
        (self.path / name).write_text(f"{wish} {times}")

    def ran(self, command="scan"):
        """Of each start of the command the part, its process and its parent."""
        found = [path.name.split() for path in sorted((self.path / "ran").iterdir(), key=os.path.getmtime)]
        return [(name, int(pid), int(parent)) for step, name, pid, parent in found if step == command]

    def clear(self):
        """Forgets orders and starts."""
        for path in [*self.path.iterdir(), *(self.path / "ran").iterdir()]:
            if path.is_file() and path != self.command:
                path.unlink()

    def orphans(self, patience=10):
        """Commands that run after all is over, once they had time to end."""
        end = time.monotonic() + patience
        while True:
            pids = {pid for step in ("scan", "frames", "export") for _, pid, _ in self.ran(step)}
            running = {pid for pid in pids if is_running(pid)} | _workers(self.binary, pids)
            if not running or time.monotonic() > end:
                return running
            time.sleep(0.1)


def _workers(command, parents):
    """Workers of the command whose parents are among `parents`, or are gone."""
    found = set()
    for path in Path("/proc").glob("[0-9]*"):
        try:
            words = (path / "cmdline").read_bytes().split(b"\0")
            parent = int((path / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if words[0] == os.fsencode(command) and words[1:2] == [b"worker"] and parent in {1, *parents}:
            found.add(int(path.name))
    return found


def videos(folder, count):
    """Fixtures/demo, and short videos that were made."""
    shutil.copytree(DEMO, folder / "demo")
    made = []
    for number in range(count):
        source = ("testsrc2", "mandelbrot", "smptebars", "testsrc")[number % 4]
        given = f"{source}=size=160x120:rate=12"
        path = folder / "made" / f"{number:03}.mp4"
        path.parent.mkdir(exist_ok=True)
        words = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", given, "-vf", f"hue=h={9 * number}"]
        words += ["-t", f"{2 + number % 3}", "-pix_fmt", "yuv420p", "-preset", "ultrafast", str(path)]
        made.append(words)
    while made:
        running = [subprocess.Popen(words) for words in made[:4]]
        made = made[4:]
        assert [process.wait(60) for process in running] == [0] * len(running)
    return folder


def in_time(work, seconds):
    """Does `work` in a thread, and fails where it takes too long."""
    found = {}

    def run():
        try:
            found["result"] = work()
        except BaseException as error:
            found["error"] = error

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    assert not thread.is_alive(), f"it takes longer than {seconds} s"
    if "error" in found:
        raise found["error"]
    return found["result"]


def later(work):
    """Does `work` in a thread meanwhile."""
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread


def until(done, seconds=60):
    """Waits till `done()` is so."""
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "it does not happen"
        time.sleep(0.05)


def marker(folder, number):
    """What the marker of a part says."""
    return json.loads((folder / f"part-{number}.done.json").read_text())


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    return Room(tmp_path_factory.mktemp("room"), binary.path())


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Videos, and what one machine makes of them: their folder, and the bytes of the manifest."""
    folder = videos(tmp_path_factory.mktemp("videos"), 40)
    out = winnow.scan(folder, tmp_path_factory.mktemp("one") / "out")
    return folder, out.select().path.joinpath("manifest.jsonl").read_bytes()


@contextlib.contextmanager
def nodes(room, **environ):
    """Two nodes of one processor each, which find the command that fails as it is told."""
    import ray
    from ray.cluster_utils import Cluster

    given = {"RAY_AUTH_MODE": "disabled", "RAY_worker_niceness": "0", "RAY_USAGE_STATS_ENABLED": "0", **environ}
    given |= {binary.VARIABLE: str(room.command), "PYTHONPATH": environment()["PYTHONPATH"]}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in given.items():
            patch.setenv(name, value)
        cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
        try:
            cluster.add_node(num_cpus=1)
            cluster.wait_for_nodes(60)
            yield cluster
        finally:
            ray.shutdown()
            cluster.shutdown()


@pytest.fixture(scope="module")
def cluster(room):
    with nodes(room) as cluster:
        yield cluster
