#!/usr/bin/env python3
"""Presses Ctrl-C at random moments of every command, on work that takes long, and measures how soon it ends.

usage: Benchmarks/stops.py CLIPS [ROUNDS] [SEED] [NAME...]

CLIPS is a folder of videos. A catalog of them is replicated, so that it takes seconds to judge. Of each command it
is checked that it ends within a second by status 130 (one that only reads may die of the signal), that nothing
half-written stays, that the catalog is whole, and that the same command, left to end, writes what an undisturbed one does.
Set WINNOW to the program, and COPIES to how many times the catalog is replicated.
"""

import hashlib
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent.parent
WINNOW = os.environ.get("WINNOW", str(HERE / ".build/release/winnow"))
COPIES = int(os.environ.get("COPIES", "100"))
LONGEST = 30  # seconds of a command in which it is stopped

OFF = "extends: balanced\nduplicates: {scope: off}\n"
OTHER = "extends: balanced\nduplicates: {scope: off}\ngates:\n  motion.vmaf.mean: [3, ~]\n"


def replicate(catalog, times):
    """Writes every video of a catalog `times` more, as other bytes in other folders of a tree that is elsewhere."""
    base = sqlite3.connect(catalog)
    base.execute("PRAGMA foreign_keys = OFF")
    tables = [row[0] for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    columns = {table: [row[1] for row in base.execute(f"PRAGMA table_info({table})")] for table in tables}
    step = base.execute("SELECT max(id) + 1 FROM videos").fetchone()[0]
    places = base.execute("SELECT max(id) + 1 FROM places").fetchone()[0]
    parts = [t for t in tables if "video" in columns[t] and t not in ("places", "clips", "verdicts", "compared")]
    with base:
        for k in range(1, times + 1):
            changes = {
                "videos": {"id": f"id + {k * step}", "content": "lower(hex(randomblob(16)))"},
                "places": {"id": f"id + {k * places}", "path": f"'{k:06d}/' || path", "video": f"video + {k * step}"},
            }
            for table in ["videos", "places"] + parts:
                change = changes.get(table, {"video": f"video + {k * step}"})
                wanted = ", ".join(change.get(column, column) for column in columns[table])
                key = "id" if table == "videos" else "video"
                base.execute(f"INSERT INTO {table} SELECT {wanted} FROM {table} WHERE {key} < {step}")
        base.execute("UPDATE roots SET path = '/elsewhere' || path")
        base.execute("UPDATE runs SET who = 'somebody@elsewhere'")
        base.execute("DELETE FROM listing")
    base.close()


class Case:
    """A command: its words, in which OUT is the folder it works on, a folder to begin with, and what it writes."""

    def __init__(self, name, words, begin=None, results=(), reads=False, stdin=None, ends=True):
        self.name, self.words, self.begin, self.results = name, words, begin, results
        self.reads, self.stdin, self.ends = reads, stdin, ends

    def start(self, out):
        command = [WINNOW] + [word.replace("OUT", str(out)) for word in self.words]
        feed = subprocess.PIPE if self.stdin else subprocess.DEVNULL
        process = subprocess.Popen(command, stdin=feed, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        if self.stdin:
            process.stdin.write(self.stdin)
            process.stdin.flush()
        return process

    def prepare(self, out):
        shutil.rmtree(out, ignore_errors=True)
        if self.begin:
            shutil.copytree(self.begin, out)

    def describe(self, out):
        return {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in self.results}


def leftovers(out, scratch):
    parts = [str(path) for folder in (out, scratch) for path in folder.rglob("*.winnow-part")]
    return parts + [str(path) for path in pathlib.Path(tempfile.gettempdir()).glob("winnow-bench-*")]


def is_whole(out):
    file = out / "catalog.sqlite"
    if not file.exists() or file.stat().st_size == 0:
        return True
    base = sqlite3.connect(file)
    answer = base.execute("PRAGMA quick_check").fetchone()[0]
    base.close()
    return answer == "ok"


def workers_of(process):
    mark = f"WINNOW_SUPERVISOR={process}".encode()
    found = []
    for path in pathlib.Path("/proc").glob("[0-9]*/environ"):
        try:
            if mark in path.read_bytes().split(b"\0"):
                found.append(path.parent.name)
        except OSError:
            pass
    return found


def try_case(case, work, rounds, trouble):
    out, scratch = work / "out", work
    case.prepare(out)
    length, wanted = float(LONGEST), None
    if case.ends:
        started = time.monotonic()
        process = case.start(out)
        talk = process.communicate()[1]
        length = time.monotonic() - started
        if process.returncode not in (0, 1):
            return trouble.append(f"{case.name}: status {process.returncode}: {talk.decode()[-200:]}")
        wanted = case.describe(out)
    delays, stops = [], 0
    case.prepare(out)
    for _ in range(rounds):
        process = case.start(out)
        # Sooner the program is still being loaded, and dies of the signal.
        time.sleep(random.uniform(0.1, max(0.1, min(length, LONGEST))))
        if process.poll() is not None:
            process.communicate()
            case.prepare(out)
            continue
        asked = time.monotonic()
        process.send_signal(signal.SIGINT)
        if process.stdin:
            while process.poll() is None and time.monotonic() - asked < 5:
                time.sleep(0.005)
        talk = process.stderr.read().decode()
        process.wait()
        delays.append(time.monotonic() - asked)
        if process.returncode in (0, 1):
            continue  # it had ended, but for saying so
        stops += 1
        is_dead = case.reads and process.returncode == -signal.SIGINT
        if not is_dead and (process.returncode != 130 or "interrupted" not in talk):
            trouble.append(f"{case.name}: status {process.returncode}: {talk[-200:]}")
        if delays[-1] > 1:
            trouble.append(f"{case.name}: {delays[-1]:.2f} s")
        if parts := leftovers(out, scratch):
            trouble.append(f"{case.name}: left {parts[:3]}")
        if not is_whole(out):
            trouble.append(f"{case.name}: the catalog is damaged")
        time.sleep(0.3)
        if workers_of(process.pid):
            trouble.append(f"{case.name}: workers live on")
    if case.ends and case.results:
        process = case.start(out)
        talk = process.communicate()[1].decode()
        if process.returncode not in (0, 1):
            trouble.append(f"{case.name}: afterwards status {process.returncode}: {talk[-200:]}")
        elif case.describe(out) != wanted:
            trouble.append(f"{case.name}: other results than undisturbed")
    longest = max(delays, default=0)
    mean = sum(delays) / max(1, len(delays))
    print(f"| {case.name} | {length:.1f} | {stops} | {mean:.2f} | {longest:.2f} |", flush=True)


def long_file(clip, path, gigabytes):
    """A video with a tail that is not read to decode it, but to know it."""
    shutil.copyfile(clip, path)
    os.truncate(path, gigabytes << 30)


def cases(clips, work):
    run = lambda *words: subprocess.run([WINNOW, *map(str, words)], check=False, capture_output=True)
    seed, big, selected = work / "seed", work / "big", work / "selected"
    run("scan", clips, "-o", seed, "--recipe", "measure-only")
    shutil.copytree(seed, big)
    replicate(big / "catalog.sqlite", COPIES)
    (work / "off.yaml").write_text(OFF)
    (work / "other.yaml").write_text(OTHER)
    shutil.copytree(big, selected)
    run("select", selected, "--recipe", work / "off.yaml")
    small = work / "small"
    shutil.copytree(seed, small)
    run("select", small, "--recipe", work / "off.yaml")
    videos = sorted((path for path in clips.rglob("*.mp4")), key=lambda path: path.stat().st_size)
    tree, files = work / "tree", work / "files"
    for folder in range(300):
        (tree / f"{folder:03d}").mkdir(parents=True)
        for number in range(300):
            (tree / f"{folder:03d}" / f"{number:03d}.txt").touch()
    files.mkdir()
    for name in ("a.mp4", "b.mp4"):
        long_file(videos[0], files / name, 12)
    listed = work / "list.txt"
    with open(listed, "w") as text:
        for number in range(300_000):
            text.write(f"{number % 300:03d}/{number}.mp4\n")
    off, other = str(work / "off.yaml"), str(work / "other.yaml")
    return [
        Case("scan", ["scan", str(clips), "-o", "OUT"], results=["videos.jsonl"]),
        Case("scan, nothing new", ["scan", str(tree), "-o", "OUT"], ends=False),
        Case("scan, reading bytes", ["scan", str(files), "-o", "OUT"], ends=False),
        Case("scan --from FILE", ["scan", str(tree), "--from", str(listed), "--shard", "1/1000", "-o", "OUT"],
             results=["videos.jsonl"]),
        Case("scan --from -", ["scan", "--from", "-", "-o", "OUT"], stdin=b"a.mp4\n", ends=False),
        Case("plan", ["plan", str(tree), "--from", str(listed), "--shards", "100", "-o", "OUT/plan.jsonl"],
             results=["plan.jsonl"]),
        Case("run", ["run", str(clips), "-o", "OUT", "--recipe", off], results=["videos.jsonl", "manifest.jsonl"]),
        Case("select", ["select", "OUT", "--recipe", off], big, ["videos.jsonl", "manifest.jsonl"]),
        Case("select, copies", ["select", "OUT"], big, ends=False),
        Case("report", ["report", "OUT"], selected),
        Case("export frames", ["export", "OUT", "--to", "OUT/export"], small, ["export/manifest.jsonl"]),
        Case("export clips", ["export", "OUT", "--to", "OUT/export", "--format", "clips"], small,
             ["export/manifest.jsonl"]),
        Case("export webdataset", ["export", "OUT", "--to", "OUT/export", "--format", "webdataset"], small,
             ["export/manifest.jsonl"]),
        Case("export manifest", ["export", "OUT", "--to", "OUT/export", "--format", "manifest"], selected,
             ["export/manifest.jsonl"]),
        Case("part", ["part", "OUT", "1/2", "-o", "OUT/part.sqlite"], selected),
        Case("merge", ["merge", str(selected), "-o", "OUT"], small),
        Case("forget", ["forget", "OUT", "0000[0-4]*", "--root", f"/elsewhere{clips}={clips}"], selected,
             ["videos.jsonl"]),
        Case("suggest", ["suggest", "OUT"], selected, reads=True),
        Case("recipe diff", ["recipe", "diff", off, other, "OUT"], selected, reads=True),
        Case("match --list", ["match", "OUT", "--list"], selected, reads=True),
        Case("inspect", ["inspect", str(videos[-1])], reads=True),
        Case("shots", ["shots", str(videos[-1])], reads=True),
        Case("compare", ["compare", str(videos[-1]), str(videos[-2])], reads=True),
        Case("bench", ["bench", str(videos[-1]), "--rounds", "20"], reads=True),
        Case("list", ["list"], reads=True),
        Case("doctor", ["doctor"], reads=True),
    ]


def main():
    clips = pathlib.Path(sys.argv[1]).resolve()
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    random.seed(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    names, trouble = sys.argv[4:], []
    with tempfile.TemporaryDirectory(prefix="stops-") as folder:
        work = pathlib.Path(folder)
        chosen = [case for case in cases(clips, work) if not names or case.name in names]
        print("| command | seconds undisturbed | stopped | mean seconds to its end | longest |")
        print("| --- | --- | --- | --- | --- |")
        for case in chosen:
            try_case(case, work, rounds, trouble)
    for line in trouble:
        print("TROUBLE:", line)
    return 1 if trouble else 0


sys.exit(main())
