#!/usr/bin/env python3
"""How the commands that decide grow with the number of clips: processor seconds, peak memory, what they write.

Catalogs are put together from a real one by replicate.py, for each size a new one in FOLDER; those that are
there are taken. Copies are looked for up to --copies clips, which takes longest. Prints a table as it stands
in scale.md.

usage: Benchmarks/scale.py WINNOW CATALOG FOLDER [CLIPS...] [--copies CLIPS] [--moments M]
"""
import argparse
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).parent
RECIPES = {
    "first": "extends: balanced\nduplicates: {scope: off}\n",
    "other": "extends: balanced\nduplicates: {scope: off}\n"
    "gates:\n  exposure.luma.below(60): [~, 0.2]\n  sharpness.laplacian.p5: [30, ~]\n",
    "copies": "extends: balanced\n",
}


def steps(copies):
    """What is measured: a name, the arguments, and the file that is written."""
    select = ["select", "OUT", "--recipe"]
    found = [
        ("select, the first time, copies off", select + ["first.yaml"], "manifest.jsonl"),
        ("select again, other gates, one a share of frames", select + ["other.yaml"], "manifest.jsonl"),
        ("select again, the first gates", select + ["first.yaml"], "manifest.jsonl"),
        ("manifest --scores all", ["manifest", "OUT", "--scores", "all", "-o", "OUT/all.jsonl"], "all.jsonl"),
        ("export --format manifest", ["export", "OUT", "--to", "OUT/exported", "--format", "manifest"],
         "exported/manifest.jsonl"),
        ("report", ["report", "OUT"], "report.html"),
        ("suggest", ["suggest", "OUT"], None),
    ]
    if copies:
        found += [
            ("select, copies looked for", select + ["copies.yaml"], "manifest.jsonl"),
            ("select again, copies known", select + ["copies.yaml"], "manifest.jsonl"),
        ]
    return found


def measured(command):
    """Processor seconds, real seconds and peak megabytes of a command."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    talk = process.stderr.read().decode()
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{' '.join(command)}: {talk}")
    return used.ru_utime + used.ru_stime, time.monotonic() - began, used.ru_maxrss / 1024


def make(options, clips):
    """A catalog of about so many clips."""
    with sqlite3.connect(f"file:{options.catalog}?mode=ro", uri=True) as database:
        real, videos = database.execute("SELECT count(*), count(DISTINCT video) FROM clips").fetchone()
    folder = options.folder / str(clips)
    if not (folder / "catalog.sqlite").exists():
        command = [sys.executable, HERE / "replicate.py", options.catalog, folder, str(round(clips * videos / real))]
        subprocess.run(command + (["--moments", options.moments] if options.moments else []), check=True)
    return folder


def run(options, clips):
    folder = make(options, clips)
    # Nothing of a run before is known.
    with sqlite3.connect(folder / "catalog.sqlite") as database:
        for table in ("selection", "verdicts", "clips", "statistics", "cuts", "comparison", "compared", "listing"):
            database.execute(f"DELETE FROM {table}")
    for name in ("all.jsonl", "manifest.jsonl", "videos.jsonl", "report.html"):
        (folder / name).unlink(missing_ok=True)
    shutil.rmtree(folder / "exported", ignore_errors=True)
    found = {}
    for name, arguments, written in steps(clips <= options.copies):
        arguments = [a.replace("OUT", str(folder)) for a in arguments]
        arguments = [str(options.folder / a) if a.endswith(".yaml") else a for a in arguments]
        processor, real, memory = measured([options.winnow, *arguments])
        size = (folder / written).stat().st_size / 1e6 if written else 0
        found[name] = f"{processor:.1f} s, {memory:.0f} MB" + (f"; {size:.0f} MB" if size else "")
        print(f"{clips} clips: {name}: {found[name]}, {real:.1f} s of time", file=sys.stderr)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("winnow")
    parser.add_argument("catalog", type=pathlib.Path, help="catalog.sqlite, scanned whole and selected")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("clips", type=int, nargs="*", default=[1000, 10000, 100000])
    parser.add_argument("--copies", type=int, default=100000)
    parser.add_argument("--moments", help="pictures a video at most, to save room")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for name, text in RECIPES.items():
        (options.folder / f"{name}.yaml").write_text(text)
    columns = {clips: run(options, clips) for clips in options.clips}
    print("| command | " + " | ".join(f"{clips:,} clips" for clips in columns) + " |")
    print("| --- |" + " ---: |" * len(columns))
    for name, _, _ in steps(True):
        print(f"| {name} | " + " | ".join(found.get(name, "") for found in columns.values()) + " |")


if __name__ == "__main__":
    main()
