"""Tries what nobody listed, and prints tables of what was tried, survived and lost.

usage: .ci/full PART... [--n CASES] [--seed SEED] [--case NAME] [--winnow PROGRAM] [--keep FOLDER] [--long]
       .ci/full --quick

Parts: outside (faults from outside: disks, signals, clocks), power (power cuts), values (catalogs, ledgers, lists and
recipes with values that nobody expects), mutants (mutated videos), names (strange names of files). --case repeats one
case, or those whose names hold NAME between two stars (*NAME*), and with --keep leaves what it made in FOLDER.
"""

import argparse
import datetime
import fnmatch
import importlib
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile

from tally import Tally

PARTS = ["outside", "power", "values", "mutants", "names"]
ROOT = pathlib.Path(__file__).resolve().parents[2]


def options():
    parser = argparse.ArgumentParser(prog=".ci/full", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", choices=[*PARTS, []])
    parser.add_argument("--n", type=int, help="cases of each part; 0: all there are")
    parser.add_argument("--share", type=float, default=1, help="of the usual number of cases")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--case", help="only this case, or those that a pattern with stars fits")
    parser.add_argument("--winnow", type=pathlib.Path, help="the program; .build/release/winnow unless given")
    parser.add_argument("--keep", type=pathlib.Path, help="an empty or new folder to work in, which is left")
    parser.add_argument("--quick", action="store_true", help="some of everything, in about a minute")
    parser.add_argument("--long", action="store_true", help="what takes long: a minute stopped")
    parser.add_argument("--page", type=pathlib.Path, help="write the tables into this file")
    return parser.parse_args()


class Chosen:
    """The cases that --case names."""

    def __init__(self, pattern):
        self.pattern = pattern

    def __call__(self, case):
        return case == self.pattern or fnmatch.fnmatchcase(case, self.pattern)

    def may_be_of(self, group):
        """Whether a case of a group, what its name begins with, may be meant."""
        return "/" not in self.pattern or fnmatch.fnmatchcase(group, self.pattern.split("/")[0])


HEADER = """# What nobody listed

Written by `.ci/full`, part by part; [Tests](../Tests/README.md) say what is tried. Below each table stands what was
lost, and the command that repeats it.
"""


def when():
    """Today, and what is checked out."""
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    return f"{datetime.datetime.now(datetime.timezone.utc).date()}, commit {commit.stdout.strip()}"


def write_page(page, sections):
    """Puts sections in the place of older ones of the same title; the others stay."""
    text = page.read_text() if page.exists() else ""
    known = {part.split("\n")[0]: part for part in text.split("\n## ")[1:]}
    known.update((section[0].removeprefix("## "), "\n".join(section)[3:]) for section in sections)
    page.write_text(HEADER + "".join(f"\n## {known[title].rstrip()}\n" for title in sorted(known)))


def program(given):
    winnow = given or ROOT / ".build/release/winnow"
    if not winnow.is_file():
        sys.exit(f"{winnow} is not there: build it, or name it with --winnow")
    return winnow.resolve()


def try_part(name, winnow, asked):
    """Runs one part and prints its section, which it returns with the tally."""
    module = importlib.import_module(name)
    module.LONG = asked.long
    usual = module.COUNTS["quick" if asked.quick else "usual"]
    count = asked.n if asked.n is not None else max(1, int(usual * asked.share))
    chosen = Chosen(asked.case) if asked.case else None
    tally = Tally(name, asked.seed)
    folder = (asked.keep or pathlib.Path(tempfile.mkdtemp(prefix="winnow-faults-"))).resolve() / name
    folder.mkdir(parents=True)
    try:
        module.run(winnow, folder, tally, count, chosen)
    finally:
        if not asked.keep:
            shutil.rmtree(folder.parent, ignore_errors=True)
    page = list(tally.page(module.TITLE, module.ABOUT, when()))
    print("\n".join(page), flush=True)
    return tally, page


def main():
    # So that what was made is removed when the harness is ended.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    asked = options()
    winnow = program(asked.winnow)
    results = [try_part(name, winnow, asked) for name in asked.parts or PARTS]
    if asked.page:
        write_page(asked.page, [page for _, page in results])
    sys.exit(1 if any(tally.losses for tally, _ in results) else 0)


if __name__ == "__main__":
    main()
