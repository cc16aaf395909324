#!/usr/bin/env python3
"""Which tests are slow, and whether every test was run.

    .ci/tests.py slow                   a pattern of the suites that `swift test` alone leaves out
    .ci/tests.py ran LIST LOG SLOW_LOG  compares `swift test list` with what two runs said
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
# Raised as tests are added, so that none is lost unseen.
LEAST = 979
# Skipped on any machine of one kind.
MAY_BE_SKIPPED = {"aFolderThatMayNotBeWrittenIsExportedFrom()"}


def slow():
    """The suites that ask whether slow tests are wanted; each is named as its file."""
    files = sorted((ROOT / "Tests").rglob("*Tests.swift"))
    asks = re.compile(r"SlowTests\.areWanted|TestFolders\.hasClips")
    return [file.stem for file in files if asks.search(file.read_text())]


def names(log, outcome):
    """The tests of which a log says `outcome`."""
    return set(re.findall(rf"^\S+ Test (\w+\(.*?\)) {outcome}", log, re.MULTILINE))


def complaints(listed, log, slow_log):
    ran = re.search(r"Test run with (\d+) tests", log)
    found = int(ran.group(1)) if ran else 0
    if found != len(listed):
        yield f"{len(listed)} tests are listed, {found} were in the run"
    if found < LEAST:
        yield f"there were {LEAST} tests, now there are {found}"
    passed = names(slow_log, r"(?:with \d+ test cases? )?passed after")
    for name in sorted(names(log, "skipped") - passed - MAY_BE_SKIPPED):
        yield f"{name} was skipped"


def main():
    if sys.argv[1] == "slow":
        print("|".join(rf"\.{name}/" for name in slow()))
        return
    listed, log, slow_log = (pathlib.Path(path).read_text() for path in sys.argv[2:5])
    listed = [line for line in listed.splitlines() if "Tests." in line]
    wrong = list(complaints(listed, log, slow_log))
    print("\n".join(wrong) or f"{len(listed)} tests, none left out")
    sys.exit(1 if wrong else 0)


main()
