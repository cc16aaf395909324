#!/usr/bin/env python3
"""How right shots and copies are, where the answer is known: prints JSON.

usage: accuracy.py shots|copies VIDEOS FOLDER WINNOW COUNT SEED   (in the venv that packages.py makes)

Makes edits of VIDEOS whose boundaries are known (COUNT shots each), or altered copies of the last COUNT of
VIDEOS in name order, in FOLDER, unless they are there, then asks Winnow and the peers.
"""
import importlib.util
import itertools
import json
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "shots"), str(HERE.parent / "copies")]

import alter  # noqa: E402
import copies  # noqa: E402
import edits  # noqa: E402
import peers  # noqa: E402
import shots as edited  # noqa: E402
import work  # noqa: E402

# The kinds of boundaries that are hard.
CUTS = ("cut", "two cuts")


def say(text):
    print(text, file=sys.stderr, flush=True)


def attempt(results, failures, name, question):
    """Keeps an answer, or why there is none."""
    say(name)
    try:
        results[name] = question()
    except Exception as failure:
        failures[name] = (str(failure).strip().splitlines() or [type(failure).__name__])[-1]


def known_shots(folder):
    """The ranges of frames without a boundary that are known of files in `folder`, by path."""
    table = json.loads((HERE.parent / "shots/clips.json").read_text())
    by_name = {pathlib.PurePath(name).name: ranges for name, ranges in table.items()}
    paths = [pathlib.Path(path) for path in work.videos(folder)]
    return {str(path.relative_to(folder)): by_name[path.name] for path in paths if path.name in by_name}


def make_edits(videos, folder, shots_each, seed):
    """Edits of the known shots, one of each look."""
    table = known_shots(videos)
    if len(table) < 2:
        raise SystemExit("no shots of these videos are known (Benchmarks/shots/clips.json)")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "shots.json").write_text(json.dumps(table))
    command = [sys.executable, HERE.parent / "shots/edits.py", folder / "shots.json", videos, folder, "--seed", seed]
    subprocess.run([*map(str, command), "--shots-each", str(shots_each)], stdout=sys.stderr, check=True)


def boundaries(paths, hard):
    """How many boundaries edits have, or how many that are cuts."""
    kinds = [kind for path in paths for *_, kind in json.loads(path.read_text())["cuts"]]
    return sum(kind in CUTS or not hard for kind in kinds)


def found(detect, paths):
    """Precision, recall and F1 of all boundaries, and how many cuts were found."""
    whole, _ = edited.measure(detect, paths, False)
    return [*whole.scores, sum(whole.hits[kind] for kind in CUTS)]


def shots(videos, folder, winnow, count, seed):
    """How well each tool finds boundaries."""
    if len(list(folder.glob("edit-*.json"))) < len(edits.LOOKS):
        make_edits(videos, folder, count, seed)
    paths = sorted(folder.glob("edit-*.json"))
    detectors = {
        "winnow": lambda path: edited.winnow(path, [], winnow),
        "content": edited.pyscenedetect("ContentDetector"),
        "adaptive": edited.pyscenedetect("AdaptiveDetector"),
        "scdet": edited.scdet,
    }
    results, failures = {}, {}
    for name, detect in detectors.items():
        attempt(results, failures, name, lambda detect=detect: found(detect, paths))
    return {"edits": len(paths), "of": boundaries(paths, False), "cuts": boundaries(paths, True),
            "clips": len(known_shots(videos)), "results": results, "failures": failures}


def joined(names, pairs):
    """Groups of all that is connected by pairs, as Winnow groups."""
    group = {name: {name} for name in names}
    for a, b in pairs:
        if group[a] is not group[b]:
            group[a] |= group[b]
            for name in group[b]:
                group[name] = group[a]
    return [found for found in {id(found): found for found in group.values()}.values() if len(found) > 1]


def judged(groups, contents):
    """Copies that are in a group with their original, and pairs of videos of two contents in one group."""
    altered = [(content, kind) for content, kinds in contents.items() for kind in kinds if kind != "original"]
    pairs = {frozenset(pair) for group in groups for pair in itertools.combinations(group, 2)}
    false = [pair for pair in pairs if len({content for content, _ in pair}) > 1]
    return sum(copies.is_found(groups, *copy) for copy in altered), len(altered), len(false)


def by_vpdq(folder):
    """The groups vPDQ makes."""
    paths = sorted(folder.glob("*/*"))
    names = [(path.parent.name, path.stem) for path in paths]
    return joined(names, [(names[a], names[b]) for a, b in peers.pairs(paths)])


def altered_copies(videos, folder, winnow, count, seed):
    """Copies found and pairs that are none, by tool."""
    files = folder / "videos"
    copies.make([pathlib.Path(path) for path in work.videos(videos)][-count:], files, seed)
    # Left by another run, maybe of another Winnow.
    shutil.rmtree(folder / "out", ignore_errors=True)
    contents = copies.videos(files)
    results, failures = {}, {}
    finders = {"winnow": lambda: copies.winnow(files, None, winnow), "vpdq": lambda: by_vpdq(files)}
    for name, groups in finders.items():
        attempt(results, failures, name, lambda groups=groups: judged(groups(), contents))
    sizes = [len(kinds) for kinds in contents.values()]
    pairs = sum(a * b for a, b in itertools.combinations(sizes, 2))
    return {"contents": len(contents), "kinds": len(alter.KINDS), "altered": sum(sizes) - len(contents),
            "pairs": pairs, "results": results, "failures": failures,
            "own": importlib.util.find_spec("vpdq") is not None}


def main():
    what, videos, folder, winnow, count, seed = sys.argv[1:]
    question = {"shots": shots, "copies": altered_copies}[what]
    answer = question(pathlib.Path(videos), pathlib.Path(folder), winnow, int(count), seed)
    json.dump(answer, sys.stdout)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
