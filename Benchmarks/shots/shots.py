#!/usr/bin/env python3
"""Shot boundaries on edits whose boundaries are known: a table by kind and by look, peers beside ours.

A boundary is found when a detection lies within its transition or at most two frames off; each detection
serves one boundary. Needs the release build. PySceneDetect and the ffmpeg command are compared with where
they are installed.

usage: Benchmarks/shots/shots.py FOLDER [--make CLIPS] [--shots JSON] [--seed N] [--no-peers] [--faults] [-- OPTION...]

FOLDER has what edits.py writes; --make writes it first, from CLIPS. JSON names the shots to edit (clips.json
beside this file unless told otherwise). OPTIONs go to `winnow shots`. --faults names each miss and false alarm.
"""
import argparse
import collections
import concurrent.futures
import json
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
WINNOW = ROOT / ".build/release/winnow"
TOLERANCE = 2


def winnow(path, options, command=WINNOW):
    out = subprocess.run([command, "shots", path, "--json", *options], capture_output=True, text=True, check=True)
    return [shot["start_frame"] for shot in json.loads(out.stdout)["shots"][1:]]


def scdet(path):
    command = ["ffmpeg", "-i", path, "-vf", "scdet=t=10", "-an", "-f", "null", "-"]
    log = subprocess.run(command, capture_output=True, text=True).stderr
    rate = float(re.search(r"([\d.]+) fps", log)[1])
    return [round(float(time) * rate) for time in re.findall(r"lavfi.scd.time: ([\d.]+)", log)]


def pyscenedetect(detector):
    def detected(path):
        import scenedetect
        scenes = scenedetect.detect(str(path), getattr(scenedetect, detector)())
        return [start.frame_num for start, _ in scenes[1:]]
    return detected


def peers():
    found = {}
    try:
        import scenedetect  # noqa: F401
        for name in ["Content", "Adaptive", "Histogram", "Hash"]:
            found[f"PySceneDetect {name.lower()}"] = pyscenedetect(f"{name}Detector")
    except ImportError:
        pass
    if shutil.which("ffmpeg"):
        found["ffmpeg scdet"] = scdet
    return found


def match(cuts, found):
    """Which boundaries were found and which detections served none, by position."""
    left, hits = sorted(found), []
    for first, last, _ in cuts:
        hit = next((f for f in left if first - TOLERANCE <= f <= last + TOLERANCE), None)
        if hit is not None:
            left.remove(hit)
        hits.append(hit is not None)
    return hits, left


class Tally:
    """What was found of what, over all edits or some of them."""

    def __init__(self):
        self.hits, self.total, self.alarms = collections.Counter(), collections.Counter(), collections.Counter()

    def add(self, truth, hits, alarms):
        for (_, _, kind), hit in zip(truth["cuts"], hits):
            self.total[kind] += 1
            self.hits[kind] += hit
        for frame in alarms:
            self.alarms[trap(frame, truth)] += 1

    @property
    def scores(self):
        hits, total, alarms = (sum(counter.values()) for counter in (self.hits, self.total, self.alarms))
        precision, recall = hits / max(1, hits + alarms), hits / max(1, total)
        return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def trap(frame, truth):
    """What a false alarm fell for."""
    for first, last, kind in truth["traps"]:
        if first - TOLERANCE <= frame <= last + TOLERANCE:
            return kind
    if any(first - 12 <= frame <= last + 12 for first, last, _ in truth["cuts"]):
        return "beside a boundary"
    return "nothing"


def measure(detect, paths, faults):
    whole, looks = Tally(), collections.defaultdict(Tally)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        detections = list(pool.map(lambda path: detect(path.with_suffix(".mp4")), paths))
    for path, found in zip(paths, detections):
        truth = json.loads(path.read_text())
        hits, alarms = match(truth["cuts"], found)
        for tally in (whole, looks[truth.get("look", "all")]):
            tally.add({"traps": [], **truth}, hits, alarms)
        if faults:
            missed = [cut for cut, hit in zip(truth["cuts"], hits) if not hit]
            print(path.stem, truth.get("look", ""), "missed:", missed, "false:", alarms)
    return whole, looks


def table(title, rows, columns, cell):
    print(f"\n| {title} | " + " | ".join(columns) + " |\n| --- |" + " ---: |" * len(columns))
    for row in rows:
        print(f"| {row} | " + " | ".join(cell(row, column) for column in columns) + " |")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--make", metavar="CLIPS")
    parser.add_argument("--shots", metavar="JSON", default=HERE / "clips.json")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--faults", action="store_true")
    parser.add_argument("options", nargs="*")
    arguments = parser.parse_args()
    if arguments.make:
        edits = [HERE / "edits.py", arguments.shots, arguments.make, arguments.folder, "--seed", arguments.seed]
        subprocess.run([sys.executable, *edits], stdout=sys.stderr, check=True)
    paths = sorted(arguments.folder.glob("edit-*.json"))
    detectors = {"winnow": lambda path: winnow(path, arguments.options)}
    if not arguments.no_peers:
        detectors.update(peers())
    results = {name: measure(detect, paths, arguments.faults and name == "winnow") for name, detect in detectors.items()}
    ours, looks = results["winnow"]
    names = list(detectors)
    scores = ["precision", "recall", "F1"]
    table(f"{len(paths)} edits", scores, names, lambda row, name: f"{results[name][0].scores[scores.index(row)]:.3f}")
    table("found", sorted(ours.total), names, lambda kind, name: f"{results[name][0].hits[kind]}/{results[name][0].total[kind]}")
    alarms = sorted({kind for whole, _ in results.values() for kind in whole.alarms})
    table("false alarms", alarms, names, lambda kind, name: str(results[name][0].alarms[kind]))
    table("F1 by look", list(looks), names, lambda look, name: f"{results[name][1][look].scores[2]:.3f}")


if __name__ == "__main__":
    main()
