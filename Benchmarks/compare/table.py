"""The table and what stands below it."""
import datetime
import pathlib
import platform
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
DETECTORS = {"content": "PySceneDetect {scenedetect} content", "adaptive": "PySceneDetect {scenedetect} adaptive",
             "scdet": "ffmpeg scdet=t=10", "winnow": "winnow shots"}
NAMES = {"measuring": "scan + select"}
FINDERS = {"vpdq": "vPDQ, a hash a second", "winnow": "winnow scan + select"}


def line(*cells):
    return "| " + " | ".join(cells) + " |"


def head(*titles):
    return [line(*titles), "| --- | --- |" + " ---: |" * (len(titles) - 2)]


def number(value, pattern="{:.1f}"):
    return "-" if value is None else pattern.format(value)


def time_row(cost, key, step, tool, other=None, strong=False):
    """A row of processor time, held against the step `other` of Winnow."""
    figures = [number(cost.median(key), "{:.1f} s"), number(cost.ratio(key, "decoding"), "{:.2f}"), ""]
    if other:
        figures[2] = f"{number(cost.ratio(key, other), '{:.2f}')} ({NAMES.get(other, other)})"
    return line(*(f"**{cell}**" if strong and cell else cell for cell in [step, tool, *figures]))


def times(cost, works, mine):
    """All rows of processor time: the peers' steps and their sums, then Winnow's."""
    rows = head("what", "tool", "figure", "÷ decoding", "÷ Winnow's")
    rows += [time_row(cost, work.key, work.step, work.tool, work.against) for work in works]
    rows += [
        time_row(cost, "chain-still", "chain without optical flow and cutting", "sum of the cheapest", "measuring"),
        time_row(cost, "chain-measuring", "chain without cutting", "sum of the cheapest", "measuring", strong=True),
        time_row(cost, "chain", "chain", "sum of the cheapest", "all", strong=True),
    ]
    rows += [time_row(cost, work.key, work.step, work.tool) for work in mine]
    return rows + [time_row(cost, "measuring", "all but cutting", "winnow scan + select", strong=True),
                   time_row(cost, "all", "all", "winnow scan + select + export", strong=True)]


def answers(known, labels, versions, cell):
    """Rows of one kind of accuracy; a tool without an answer has a dash."""
    return [(labels[name].format_map({"scenedetect": versions.get("scenedetect", "")}),
             cell(known["results"][name]) if name in known["results"] else "-") for name in labels]


def accuracy(shots, copies, versions):
    """The rows of what was found."""
    rows = []
    if shots:
        title = f"F1 of {shots['of']} shot boundaries in {shots['edits']} edits (precision, recall; hard cuts found)"
        cell = lambda s: f"{s[2]:.3f} ({s[0]:.3f}, {s[1]:.3f}; {s[3]}/{shots['cuts']})"
        found = answers(shots, DETECTORS, versions, cell)
        rows += [line(title, *pair, "", "") for pair in found]
    if copies:
        title = f"recall of {copies['altered']} altered copies (false pairs of {copies['pairs']})"
        found = answers(copies, FINDERS, versions, lambda c: f"{c[0] / max(1, c[1]):.3f} ({c[2]})")
        rows += [line(title, *pair, "", "") for pair in found]
    return rows


def first_line(*command):
    return (subprocess.run(command, capture_output=True, text=True).stdout.strip().splitlines() or [""])[0]


def processor():
    """The processor's name."""
    facts = pathlib.Path("/proc/cpuinfo")
    rows = facts.read_text().splitlines() if facts.exists() else []
    return next((row.split(":")[1].strip() for row in rows if row.startswith("model name")), platform.machine())


def machine(versions, winnow):
    """When and with what it was measured."""
    own = winnow.is_relative_to(ROOT)
    commit = first_line("git", "-C", ROOT, "rev-parse", "--short", "HEAD") if own else ""
    packages = [f"{name} {found}" for name, found in versions.items()]
    parts = [f"winnow {first_line(winnow, '--version')}" + (f" (checkout at {commit})" if commit else ""),
             f"ffmpeg {first_line('ffmpeg', '-version').split()[2]}", f"Python {platform.python_version()}", *packages]
    return f"{datetime.date.today()}, {processor()}; {', '.join(parts)}."


def command():
    """The command as it was given, without folders of this machine."""
    words = [pathlib.Path(word).name if word.startswith(("/", "~")) else word for word in sys.argv[1:]]
    return "Benchmarks/compare.py " + " ".join(map(shlex.quote, words))
