#!/usr/bin/env python3
"""Altered copies found, by kind, through a whole run; vPDQ beside it on request.

A copy is found when one of its clips shares a group with a clip of its original. A group that holds clips of two
originals is false. Needs the release build and the ffmpeg command; vPDQ needs pdqhash and OpenCV.

usage: Benchmarks/copies/copies.py FOLDER [--make CLIPS] [--count N] [--skip N] [--seed N] [--recipe FILE] [--vpdq]
                                   [--faults]

FOLDER/videos/NAME/{original,KIND}.mp4 are the videos; --make writes them first, from the videos of CLIPS in name
order, N of them after the first N skipped.
"""
import argparse
import collections
import concurrent.futures
import json
import pathlib
import shutil
import subprocess
import sys

import alter

ROOT = pathlib.Path(__file__).resolve().parents[2]
WINNOW = ROOT / ".build/release/winnow"
ENDINGS = {".mp4", ".mkv", ".webm", ".mov"}


def make(clips, folder, seed):
    jobs = []
    for index, clip in enumerate(clips):
        target = folder / clip.stem
        target.mkdir(parents=True, exist_ok=True)
        shutil.copy(clip, target / ("original" + clip.suffix))
        for kind in alter.KINDS:
            out = target / (alter.name(kind) + ".mp4")
            if not out.exists():
                jobs.append((kind, str(clip), str(clips[index - 1]), str(out), seed))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for job in [pool.submit(alter.make, *job) for job in jobs]:
            job.result()


def videos(folder):
    """The kinds there are of each content."""
    return {content.name: sorted(path.stem for path in content.iterdir()) for content in sorted(folder.iterdir())}


def winnow(folder, recipe, command=WINNOW):
    """The groups of a run, as sets of (content, kind)."""
    out = folder.parent / "out"
    options = ["--recipe", recipe or "measure-only"]
    subprocess.run([command, "scan", folder, "-o", out], check=True, capture_output=True)
    subprocess.run([command, "select", out, *options], check=True, capture_output=True)
    groups = collections.defaultdict(set)
    for clip in map(json.loads, open(out / "manifest.jsonl")):
        if clip.get("group") is not None:
            path = pathlib.PurePath(clip["video"])
            groups[clip["group"]].add((path.parent.name, path.stem))
    return list(groups.values())


def hashes(path):
    """PDQ hashes of a frame each second, those of quality 50 or better, a row of 256 bits each."""
    import cv2
    import numpy
    import pdqhash

    video, found, next_time = cv2.VideoCapture(str(path)), [], 0
    rate = video.get(cv2.CAP_PROP_FPS) or 25
    index = 0
    while video.grab():
        if index / rate >= next_time:
            frame = cv2.cvtColor(video.retrieve()[1], cv2.COLOR_BGR2RGB)
            bits, quality = pdqhash.compute(frame)
            if quality >= 50:
                found.append(bits)
            next_time += 1
        index += 1
    return numpy.array(found, dtype=numpy.uint8).reshape(-1, 256)


def alike(a, b):
    """Whether four fifths of the hashes of either video lie within 31 bits of one of the other's."""
    def share(a, b):
        near = (a[:, None, :] != b[None, :, :]).sum(2) <= 31
        return near.any(1).mean() if a.size and b.size else 0

    return max(share(a, b), share(b, a)) >= 0.8


def vpdq(folder):
    """Pairs of a copy and an original as vPDQ finds them at its published settings, as groups."""
    paths = sorted(folder.glob("*/*"))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        known = dict(zip(paths, pool.map(hashes, paths)))
    originals = [path for path in paths if path.stem == "original"]
    return [
        {(path.parent.name, path.stem), (original.parent.name, "original")}
        for original in originals for path in paths
        if path.stem != "original" and alike(known[path], known[original])
    ]


def table(contents, results):
    kinds = [alter.name(kind) for kind in alter.KINDS]
    kinds += sorted({kind for found in contents.values() for kind in found} - set(kinds) - {"original"})
    print("| found | " + " | ".join(results) + " |\n| --- |" + " ---: |" * len(results))
    sums = collections.Counter()
    for kind in kinds:
        holders = [content for content, found in contents.items() if kind in found]
        cells = []
        for label, groups in results.items():
            hits = sum(is_found(groups, content, kind) for content in holders)
            sums[label] += hits
            cells.append(f"{hits}/{len(holders)}")
        sums["all"] += len(holders)
        if holders:
            print(f"| {kind.replace('-', ' ')} | " + " | ".join(cells) + " |")
    print("| **recall** | " + " | ".join(f"{sums[label] / max(1, sums['all']):.3f}" for label in results) + " |")
    print("| false groups | " + " | ".join(str(len(false(groups))) for groups in results.values()) + " |")


def is_found(groups, content, kind):
    return any((content, kind) in group and (content, "original") in group for group in groups)


def false(groups):
    return [group for group in groups if len({content for content, _ in group}) > 1]


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--make", type=pathlib.Path)
    parser.add_argument("--count", type=int)
    parser.add_argument("--skip", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--recipe")
    parser.add_argument("--vpdq", action="store_true")
    parser.add_argument("--faults", action="store_true")
    options = parser.parse_args()
    folder = options.folder / "videos"
    if options.make:
        clips = sorted(path for path in options.make.iterdir() if path.suffix in ENDINGS)[options.skip:]
        make(clips[:options.count], folder, options.seed)
    contents = videos(folder)
    results = {"winnow": winnow(folder, options.recipe)}
    if options.vpdq:
        results["vPDQ"] = vpdq(folder)
    table(contents, results)
    if options.faults:
        for content, found in contents.items():
            missed = [kind for kind in found if kind != "original" and not is_found(results["winnow"], content, kind)]
            if missed:
                print(content, *missed)
        for group in false(results["winnow"]):
            print("false:", sorted(group))


if __name__ == "__main__":
    sys.exit(main())
