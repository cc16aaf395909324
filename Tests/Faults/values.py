"""Every value of a catalog, ledger, manifest, list and recipe, one at a time, replaced by one that nobody expects.

All commands that read it end by themselves with 0, 1 or 2, and nothing outside their output changes.
"""

import itertools
import random
import shutil
import zlib

import arena as arenas
import catalogs
import documents
import places
from bench import Bench

TITLE = "Values"
ABOUT = (
    "Every value of a catalog, ledger, manifest, list and recipe is replaced, one at a time, by nothing, another type, "
    "a huge, negative, infinite or hostile one; the schema says which there are. Tables and columns are dropped, bytes of "
    "catalogs are damaged, and links, pipes and folders stand in the place of files. Lost: a command that reads it traps, "
    "hangs, or changes something outside its output.")
COUNTS = {"quick": 12, "usual": 1500}

# Files and folders that commands read and write, in whose place something else may stand.
PLACES = ["m/catalog.sqlite", "m/catalog.sqlite-wal", "m/catalog.sqlite-shm", "m/catalog.sqlite-journal",
          "m/manifest.jsonl", "m/videos.jsonl", "m/metadata.jsonl", "m/report.html", "m/.winnow-export.json", "m/frames",
          "m/frames/sharp", "m/.manifest.jsonl.winnow-part", "frames/.winnow-export.json", "frames/frames",
          "frames/frames/sharp", "frames/manifest.jsonl", "frames/.winnow-export.journal", "clips/clips",
          "clips/clips/sharp", "clips/.winnow-export.json", "webdataset/shards", "webdataset/shards/000000.tar",
          "webdataset/.winnow-parts", "webdataset/shards/.000000.tar.winnow-part", "frames/.winnow-export-1-of-2",
          "page.html", "second.sqlite", "merged", "merged/catalog.sqlite", "new-frames", "new-clips", "part.sqlite",
          "recipe.yaml", "known.txt", "list.jsonl", "answers.jsonl", "other/catalog.sqlite"]
OUTPUTS = {"merged", "new-frames", "new-clips"}


def catalog_commands(bench):
    """All that reads the catalog m: first what leaves it as it is, then what writes there."""
    source = str(bench.arena.inputs)
    # Coding takes most of the time, and the formats read the same: one of them a case.
    coded = ["frames", "clips", "webdataset"][zlib.crc32(bench.case.encode()) % 3]
    for form in ("manifest", coded):
        yield ["export", "m", "--to", f"new-{form}", "--format", form]
    yield ["report", "m", "-o", "page.html"]
    yield ["manifest", "m", "--scores", "all", "-o", "m.jsonl"]
    yield ["frames", "m", "--size", "16x16", "--lacking", "nsfw", "-o", "frames.bin"]
    yield ["part", "m", "1/2", "--where", "asked", "-o", "asked.sqlite"]
    yield ["suggest", "m"]
    yield ["match", "m", "--list"]
    yield ["match", "m", "--pdq", "known.txt", "--json"]
    yield ["part", "m", "2/2", "-o", "second.sqlite"]
    yield ["recipe", "diff", "balanced", "measure-only", "m"]
    yield ["merge", "m", "part.sqlite", "-o", "merged", "--remeasure"]
    yield ["merge", "m", "-o", "merged-alone"]
    yield ["select", "merged-alone"]
    yield ["select", "other", "--exclude", "m"]
    yield ["export", "m", "--to", "frames", "--part", "1/2"]
    yield ["join", "m", "answers.jsonl", "--carry", "0.5"]
    yield ["select", "m", "--recipe", "recipe.yaml"]
    yield ["export", "m", "--to", coded, "--format", coded]
    yield ["scan", source, "-o", "m"]
    yield ["select", "m"]
    yield ["report", "m"]
    yield ["forget", "m", "sharp*", "--gone"]
    yield ["run", source, "-o", "m"]


def part_commands(bench):
    """All that reads a part of a catalog."""
    for form in ("frames", "webdataset", "manifest"):
        yield ["export", "part.sqlite", "--to", f"new-{form}", "--format", form]
    yield ["report", "part.sqlite", "-o", "page.html"]
    yield ["frames", "part.sqlite", "--size", "16x16", "--where", "kept", "-o", "frames.bin"]
    yield ["part", "m", "1/2", "-o", "part.sqlite"]


def _catalog_case(bench, file, commands):
    def run(change):
        bench.fresh()
        shutil.copytree(bench.arena.out / "m", bench.arena.out / "other")
        if not catalogs.damage(bench.arena.out / file, change):
            return None
        return bench.complaints(commands(bench))

    return run


def _text_case(bench, file, commands):
    def run(text):
        bench.fresh()
        (bench.arena.out / file).write_bytes(text().encode(errors="surrogateescape"))
        return bench.complaints(commands)

    return run


def _bytes_case(bench):
    def run(change):
        bench.fresh()
        shutil.copytree(bench.arena.out / "m", bench.arena.out / "other")
        change(bench.arena.out / "m/catalog.sqlite")
        return bench.complaints(catalog_commands(bench))

    return run


def _place_case(bench):
    def run(change):
        bench.fresh()
        shutil.copytree(bench.arena.out / "m", bench.arena.out / "other")
        change()
        commands = [*catalog_commands(bench), *_recipe_commands(str(bench.arena.inputs)),
                    ["scan", "--from", "list.jsonl", "-o", "third"]]
        kept = [bench.arena.out / name / "of-the-user.txt" for name in PLACES]
        kept = [file for file in kept if file.is_file()]
        found = bench.complaints(commands)
        return found + [f"removed {file.name} of the user" for file in kept if not file.is_file()]

    return run


def _ledger_commands(form):
    """Exports that find a ledger: as it was, of other clips, of a part, and by other names."""
    place = ["--to", form, "--format", form]
    return [
        ["export", "m", *place, "--part", "1/2"],
        ["export", "m", *place],
        ["select", "m", "--recipe", "recipe.yaml"],
        ["export", "m", *place],
    ]


def groups(bench, seed):
    """Every kind of thing that is damaged: (name, cases, what runs one)."""
    inside = bench.arena.sentinel / "kept.txt"
    clean = bench.clean
    for name, file, commands in (
        ("catalog", "m/catalog.sqlite", catalog_commands), ("part", "part.sqlite", part_commands)):
        yield name, catalogs.cases(clean / file, seed, inside), _catalog_case(bench, file, commands)
    yield "bytes", places.byte_cases(seed), _bytes_case(bench)
    yield "place", places.cases(bench.arena.out, PLACES, OUTPUTS, bench.arena.sentinel), _place_case(bench)
    for form in arenas.FORMATS:
        yield from _text_group(bench, "ledger", f"{form}/.winnow-export.json", documents.json_cases,
                               _ledger_commands(form), "ledgers")
        yield from _text_group(bench, "manifest", f"{form}/manifest.jsonl", documents.line_cases,
                               _ledger_commands(form), "manifests")
    source = str(bench.arena.inputs)
    yield from _text_group(bench, "ledger", "m/.winnow-export.json", documents.json_cases,
                           [["run", source, "-o", "m", "--recipe", "recipe.yaml"]], "ledgers")
    yield from _text_group(bench, "list", "list.jsonl", documents.line_cases, [
        ["scan", source, "--from", "list.jsonl", "-o", "new"],
        ["scan", source, "--from", "list.jsonl", "-o", "m", "--shard", "1/2"],
        ["scan", "--from", "list.jsonl", "-o", "third"],
        ["scan", "--from", "list.jsonl", "--shard", "1/2", "-o", "fourth.sqlite"],
        ["plan", source, "--shards", "2", "-o", "list.jsonl"]], "lists of files")
    yield from _text_group(bench, "hashes", "known.txt", documents.text_cases,
                           [["match", "m", "--pdq", "known.txt", "--json"]], "lists of hashes")
    yield from _text_group(bench, "answers", "answers.jsonl", documents.line_cases, [
        ["join", "m", "answers.jsonl"],
        ["join", "m", "answers.jsonl", "--on", "caption", "--text", "aesthetic", "--json"],
        ["select", "m", "--recipe", "recipe.yaml"]], "answers of others")
    yield from _text_group(bench, "recipe", "recipe.yaml", documents.yaml_cases, _recipe_commands(source), "recipes")


def _recipe_commands(source):
    by = ["--recipe", "recipe.yaml"]
    return [
        ["recipe", "check", "recipe.yaml"],
        ["recipe", "show", "recipe.yaml"],
        ["recipe", "diff", "balanced", "recipe.yaml", "m"],
        ["suggest", "m", *by],
        ["select", "m", *by],
        ["report", "m", "-o", "page.html", *by],
        ["export", "m", "--to", "new", "--format", "clips"],
        ["scan", f"{source}/sharp.mp4", "-o", "new-scan", *by],
        ["inspect", f"{source}/sharp.mp4", *by],
    ]


def _text_group(bench, name, file, made, commands, kind):
    inside = bench.arena.sentinel / "kept.txt"
    text = (bench.clean / file).read_text()
    prefix = f"{name}/{file}" if "/" in file else name
    yield prefix, ((kind, case, value) for case, value in made(text, inside)), _text_case(bench, file, commands)


def run(winnow, folder, tally, count, chosen):
    """Tries COUNT cases of all by the tally's seed, or those that CHOSEN accepts."""
    bench = Bench(winnow, folder)
    names = [(kind, f"{group}/{name}") for group, cases, _ in groups(bench, tally.seed) for kind, name, _ in cases]
    tally.notes.append(f"There are {len(names)} cases in all.")
    wanted = _choice(names, tally.seed, count, chosen)
    if len(wanted) > 100:
        _check(bench)
    refused = 0
    for group, cases, tried in groups(bench, tally.seed):
        for kind, name, change in cases:
            case = f"{group}/{name}"
            if case not in wanted:
                continue
            bench.case = case
            complaints = tried(change)
            refused += complaints is None
            if complaints is not None:
                tally.judge(kind, case, complaints)
                if any("outside" in complaint for complaint in complaints):
                    bench.arena.remember()
    if refused:
        tally.notes.append(f"SQLite itself refuses {refused} of those tried; they are not counted.")


def _check(bench):
    """Sees to it that all commands work where nothing is damaged, or nothing would be tried."""
    for commands in (catalog_commands(bench), part_commands(bench), _recipe_commands(str(bench.arena.inputs)),
                     *map(_ledger_commands, arenas.FORMATS)):
        bench.check(commands)


def _choice(names, seed, count, chosen):
    """The cases to try: by turns one of each kind, by chance."""
    if chosen:
        return {case for _, case in names if chosen(case)}
    chance = random.Random(seed)
    kinds = {}
    for kind, case in names:
        kinds.setdefault(kind, []).append(case)
    for cases in kinds.values():
        chance.shuffle(cases)
    turns = [case for turn in itertools.zip_longest(*kinds.values()) for case in turn if case]
    return set(turns[:count] if count else turns)
