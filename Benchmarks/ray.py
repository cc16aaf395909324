#!/usr/bin/env python3
"""What Ray adds: processor time of the steps by winnow.ray on two processors, beside one `winnow run`.

usage: Benchmarks/ray.py [VIDEOS] [SHARDS] [ROUNDS]      200 videos, 6 shards, 3 rounds unless given
Needs the Python package with ray, WINNOW_BINARY and ffmpeg. Start-up of Ray is not counted; its workers are warm.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# Not this file, which is called as the engine.
sys.path.pop(0)
os.environ.update(RAY_AUTH_MODE="disabled", RAY_worker_niceness="0")

TICKS = os.sysconf("SC_CLK_TCK")


def make(folder, count):
    """Videos of 2 to 4 s of moving patterns, 320 x 180."""
    for number in range(count):
        source = ("testsrc2", "mandelbrot", "smptebars", "life")[number % 4]
        seconds = 2 + number % 3
        words = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", f"{source}=size=320x180:rate=24"]
        words += ["-vf", f"format=yuv420p,hue=h={number}", "-t", str(seconds), f"{folder}/{number:04}.mp4"]
        subprocess.run(words, check=True)


def tree():
    """This process and those below it."""
    parents = {}
    for path in Path("/proc").glob("[0-9]*"):
        try:
            fields = (path / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(path.name)] = int(fields[1]), sum(map(int, fields[11:15])) / TICKS
    found = {os.getpid()}
    while more := {pid for pid, (parent, _) in parents.items() if parent in found} - found:
        found |= more
    return sum(parents[pid][1] for pid in found if pid in parents)


def timed(work):
    """Processor seconds and seconds of `work`, of all that this process started."""
    before, began = tree(), time.monotonic()
    work()
    return tree() - before, time.monotonic() - began


def main(videos=200, shards=6, rounds=3):
    """Prints a table of the medians."""
    import ray
    import winnow
    import winnow.ray

    with tempfile.TemporaryDirectory(prefix="winnow-ray-") as folder:
        folder = Path(folder)
        (folder / "videos").mkdir()
        make(folder / "videos", videos)
        plan = winnow.plan(folder / "videos", shards, folder / "plan.jsonl")
        ray.init(address="local", num_cpus=2, log_to_driver=False, logging_level="ERROR", include_dashboard=False)
        given = {"num_cpus": 1, "progress": False}
        winnow.ray.scan(plan, to=folder / "warm", **given)
        found = {}

        def measure(name, work):
            found.setdefault(name, []).append(timed(work))

        for number in range(rounds):
            at = folder / str(number)
            at.mkdir()
            measure("run", lambda: winnow.run(folder / "videos", at / "run", jobs=2, report=False))
            measure("scan", lambda: winnow.scan(folder / "videos", at / "scan", jobs=2))
            measure("shards without Ray", lambda: alone(plan, shards, at))
            measure("ray.scan", lambda: winnow.ray.scan(plan, to=at / "parts", **given))
            parts = sorted((at / "parts").glob("*.sqlite"))
            measure("merge, select", lambda: winnow.merge(parts, at / "whole").select())
            measure("ray.export", lambda: winnow.ray.export(at / "whole", at / "whole-export", parts=2, **given))
        medians = {name: [statistics.median(column) for column in zip(*each)] for name, each in found.items()}
        medians["all with Ray"] = [
            sum(medians[name][n] for name in ("ray.scan", "merge, select", "ray.export")) for n in (0, 1)
        ]
        print(f"{videos} videos, {shards} shards, medians of {rounds}, load {os.getloadavg()[0]:.1f}\n")
        print("| step | processor time | time |\n| --- | ---: | ---: |")
        for name, (processor, seconds) in medians.items():
            print(f"| {name} | {processor:.1f} s | {seconds:.1f} s |")
        whole = medians["all with Ray"][0] / medians["run"][0] - 1
        engine = medians["ray.scan"][0] / medians["shards without Ray"][0] - 1
        print(f"\nwith Ray {whole:+.1%} beside run; Ray itself {engine:+.1%} beside the same shards without it")


def alone(plan, shards, folder):
    """The same shards, two at a time, without Ray."""
    from concurrent.futures import ThreadPoolExecutor

    import winnow

    def scan(number):
        return winnow.scan([], folder / f"alone-{number}.sqlite", jobs=1, files=plan, shard=(number, shards))

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(scan, range(1, shards + 1)))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
