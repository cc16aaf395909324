#!/usr/bin/env python3
"""What Winnow replaces: the chain of tools that people use today, beside `winnow scan`, `select` and `export`.

The same videos, in turns, one thread each: processor time of every step and of the whole, and how right shots and
copies are on edits and altered copies made of the videos. The peers are installed in a venv in .build/compare; one
that cannot be has a dash in its row and the reason below the table. vpdq is built from source, which needs CMake and
FFmpeg's libraries for development, libavdevice and libavfilter included; pdqhash stands in for it. Needs the release
build and the ffmpeg command. Writes compare.md beside this file.

usage: Benchmarks/compare.py VIDEOS [--rounds N] [--winnow PATH] [--keep DIR] [--to FILE] [--shots-each N]
                             [--copies N] [--seed N] [--no-accuracy]

--keep DIR keeps what is made, and takes edits and copies from there where they are made already; --shots-each and
--copies say how many shots an edit has and of how many videos copies are made; --seed is for both.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "compare"))

import cost  # noqa: E402
import notes  # noqa: E402
import packages  # noqa: E402
import table  # noqa: E402
import work  # noqa: E402

ROOT = HERE.parent
# Inherited by all that is measured. OpenCV reads by FFmpeg, with a thread a core unless told otherwise.
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1",
              "OPENCV_FFMPEG_CAPTURE_OPTIONS": "threads;1", "OPENCV_LOG_LEVEL": "ERROR"}


def arguments():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("videos", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--winnow", type=pathlib.Path, default=ROOT / ".build/release/winnow")
    parser.add_argument("--keep", type=pathlib.Path)
    parser.add_argument("--to", type=pathlib.Path, default=HERE / "compare.md")
    parser.add_argument("--shots-each", type=int, default=20)
    parser.add_argument("--copies", type=int, default=12)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--no-accuracy", action="store_true")
    options = parser.parse_args()
    if not options.winnow.exists():
        sys.exit(f"{options.winnow}: not there; build it with `swift build -c release --product winnow`")
    options.videos, options.winnow = options.videos.resolve(), options.winnow.resolve()
    return options


def warmed(spent, mine):
    """Does Winnow's steps once before the rounds, so that it is known which clips to cut."""
    spent.measure([work for work in mine if work.key in ("scan", "select")], 1)
    if spent.failures:
        sys.exit(f"winnow failed: {spent.failures}")
    spent.seconds.clear()


def measured(options, python, versions, reasons, out):
    """The costs of all steps, the works of both sides, and the clips that were cut."""
    files, spent = work.videos(options.videos), cost.Cost()
    mine = work.ours(options.winnow, options.videos, files, out)
    warmed(spent, mine)
    clips = work.kept(out / "catalog")
    others = work.theirs(python, files, versions, options.videos, clips, out)
    for step in others:
        lacking = next((package for package in step.needs if package not in versions), None)
        if lacking:
            spent.failures[step.key] = f"{lacking}: {reasons.get(lacking, 'not installed')}"
    spent.measure(others + mine, options.rounds)
    shots = spent.least("shots-content", "shots-adaptive")
    spent.add("chain-still", [shots, "scores-still", "copies"])
    spent.add("chain-measuring", [shots, "scores-flow", "copies"])
    spent.add("chain", [shots, "scores-flow", "copies", "cutting"])
    spent.add("measuring", ["scan", "select"])
    spent.add("all", ["scan", "select", "export"])
    return spent, others, mine, clips


def accuracy(what, count, options, python, out):
    """What accuracy.py says, or why it says nothing."""
    folder = out / f"{what}-{options.videos.name}-{count}-{options.seed}"
    words = [what, options.videos, folder, options.winnow, count, options.seed]
    command = [str(word) for word in [python, HERE / "compare/accuracy.py", *words]]
    result = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if result.returncode or not result.stdout.strip():
        return None, f"exit status {result.returncode}; it said why while it ran"
    return json.loads(result.stdout.strip().splitlines()[-1]), None


def judged(options, python, versions, reasons, out):
    """Accuracy of shots and of copies, and why there is none."""
    found, why = {"shots": None, "copies": None}, {}
    if options.no_accuracy:
        return found, why
    if "opencv-python-headless" not in versions:
        return found, {"accuracy": f"opencv-python-headless: {reasons.get('opencv-python-headless')}"}
    for what, count in (("shots", options.shots_each), ("copies", options.copies)):
        found[what], failure = accuracy(what, count, options, python, out)
        if failure:
            why[what] = failure
    return found, why


def compared(options, out):
    """The whole page."""
    python, versions, reasons = packages.prepare(ROOT / ".build/compare")
    spent, others, mine, clips = measured(options, python, versions, reasons, out)
    found, why = judged(options, python, versions, reasons, out)
    page = notes.Page(options, spent, others + mine, clips, found, why, versions, reasons)
    rows = [*table.times(spent, others, mine), *table.accuracy(found["shots"], found["copies"], versions)]
    return "\n".join(["# What Winnow replaces", "", *page.head(), "", *rows, "", *page.foot()]) + "\n"


def main():
    options = arguments()
    os.environ.update(ONE_THREAD)
    with tempfile.TemporaryDirectory() as scratch:
        out = options.keep or pathlib.Path(scratch)
        out.mkdir(parents=True, exist_ok=True)
        text = compared(options, out)
    print(text)
    options.to.write_text(text)


if __name__ == "__main__":
    main()
