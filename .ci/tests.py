#!/usr/bin/env python3
"""Which tests are slow, and whether every test was run.

    .ci/tests.py slow             a pattern of the suites that a run without WINNOW_SLOW_TESTS leaves out in part
    .ci/tests.py ran XML SLOW_XML compares what the run of all tests and that of the slow suites wrote
"""

import pathlib
import re
import sys
import xml.etree.ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[1]
# Raised as tests are added, so that none is lost unseen.
LEAST = 1660
# Why a test may be skipped: what root, as whom CI runs, cannot try.
GOOD_REASONS = {"root may read everywhere", "root may write everywhere"}


def slow():
    """The suites that ask whether slow tests are wanted; each is named as its file."""
    asks = re.compile(r"SlowTests\.areWanted|TestFolders\.hasClips")
    files = sorted((ROOT / "Tests").rglob("*Tests.swift"))
    return [file.stem for file in files if asks.search(file.read_text())]


def results(file):
    """Of every test the reason why it was skipped, or none."""
    cases = xml.etree.ElementTree.parse(file).getroot().iter("testcase")
    reasons = {}
    for case in cases:
        skipped = case.find("skipped")
        name = f"{case.get('classname')}/{case.get('name')}"
        reasons[name] = None if skipped is None else skipped.text or "no reason"
    return reasons


def complaints(tests, slow_tests):
    if len(tests) < LEAST:
        yield f"there were {LEAST} tests, now there are {len(tests)}"
    left_out = {name: why for name, why in {**tests, **slow_tests}.items() if why not in GOOD_REASONS | {None}}
    # Without the real clips their tests cannot run, which the end of the runs has said.
    if left_out and (ROOT.parent / "shared/clips").exists():
        yield from (f"{name} was skipped: {why}" for name, why in sorted(left_out.items()))
    elif left_out:
        print(f"{len(left_out)} tests could not be run here")


def main():
    if sys.argv[1] == "slow":
        print("|".join(rf"[./]{name}/" for name in slow()))
        return
    tests, slow_tests = map(results, sys.argv[2:4])
    wrong = list(complaints(tests, slow_tests))
    print("\n".join(wrong) or f"{len(tests)} tests, {len(slow_tests)} in suites with slow ones")
    sys.exit(1 if wrong else 0)


main()
