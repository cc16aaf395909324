#!/usr/bin/env bash
# Builds the package beside this file. One of its programs adds to Winnow what Winnow has not; it is run, and the plain
# command judges by a score that it cannot measure. The other uses what Winnow has.
# usage: extending.sh WINNOW FIXTURES DIR
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
winnow=$1 fixtures=$2 work=$3
mkdir -p "$work"
swift build --package-path "$here" --scratch-path "$work/build"
"$work/build/debug/extended" "$fixtures" "$work/out"

pictures=$(find "$work/out/export/pixmaps" -name '*.ppm')
[ -n "$pictures" ]
for picture in $pictures; do [ "$(stat -c %s "$picture")" -eq $((13 + 64 * 48 * 3)) ]; done
grep -q '"file":"pixmaps/' "$work/out/export/manifest.jsonl"

# The table of columns and the list of files are read back, and say what the manifest says.
python3 - "$work/out/table" << 'P'
import json, math, os, struct, sys
folder = sys.argv[1]
data = open(f"{folder}/clips.columns", "rb").read()
lines = [line.rstrip("\n") for line in open(f"{folder}/manifest.jsonl", encoding="utf-8")]
magic = b"COLUMNS1"
assert data[:8] == magic and data[-8:] == magic
end, = struct.unpack("<Q", data[-16:-8])
footer = json.loads(data[end:-16])
texts, numbers, place = footer["texts"], footer["numbers"], len(magic)
rows = []
for number, group in enumerate(footer["groups"]):
    assert group["rows"] == min(16, len(lines) - 16 * number), group
    block = {}
    for name, offset in zip(texts + numbers, group["offsets"], strict=True):
        assert offset == place, (name, offset, place)
        cells = block[name] = []
        for _ in range(group["rows"]):
            if name in numbers:
                cells.append(struct.unpack_from("<d", data, place)[0])
                place += 8
            else:
                count, = struct.unpack_from("<I", data, place)
                cells.append(data[place + 4:place + 4 + count].decode())
                place += 4 + count
    rows += [{name: cells[row] for name, cells in block.items()} for row in range(group["rows"])]
assert place == end and len(rows) == len(lines) > 16, (place, end, len(rows), len(lines))
listed = {}
for row, line in zip(rows, lines):
    clip = json.loads(line)
    assert row["json"] == line
    for key in ("id", "video", "verdict", "bucket", "start", "end"):
        assert row[key] == clip[key], (key, row, clip)
    files = [frame["file"] for frame in clip["frames"]]
    assert files and row["files"].split("\n") == files
    listed.update((file, os.path.getsize(f"{folder}/{file}")) for file in files)
    known = {f"{score}.{name}": value for score, values in clip["scores"].items() if values
             for name, value in values.items()}
    assert known and known.keys() == {name for name in numbers[2:] if not math.isnan(row[name])}
    for name, value in known.items():
        assert math.isclose(row[name], value, rel_tol=1e-5), (name, row[name], value)
index = (line.rstrip("\n").split(" ", 1) for line in open(f"{folder}/pixmaps/index.txt"))
assert {file: int(count) for count, file in index} == listed
print(f"{len(rows)} clips read back from {len(footer['groups'])} groups of rows")
P

# What it has decided by its own detector and sampler is shown all the same.
"$winnow" report "$work/out"
if "$winnow" export "$work/out" --to "$work/plain"; then exit 1; fi

printf 'clips: {min: 0}\ngates: {look.warmth.mean: [~, 0]}\nmanifest: {scores: gates}\n' > "$work/plain.yaml"
"$winnow" recipe check "$work/plain.yaml" "$work/out"
"$winnow" select "$work/out" --recipe "$work/plain.yaml"
python3 - "$work/out/manifest.jsonl" << 'P'
import json, sys
clips = [json.loads(line) for line in open(sys.argv[1])]
warm = [clip["scores"]["look.warmth"]["mean"] for clip in clips if clip["scores"].get("look.warmth")]
assert warm and any(w <= 0 for w in warm) and any(w > 0 for w in warm), warm
for clip in clips:
    score = clip["scores"].get("look.warmth")
    if score and clip["verdict"] in ("keep", "reject"):
        assert (clip["verdict"] == "keep") == (score["mean"] <= 0), clip
print(f"{len(warm)} clips judged by a score of somebody else's")
P
"$winnow" suggest "$work/out" --metric look.warmth --recipe "$work/plain.yaml"
"$winnow" report "$work/out"
grep -q 'look.warmth' "$work/out/report.html"

# What the pages of the library say is what a program can do.
"$work/build/debug/reading" "$fixtures" "$work/reading"
[ -s "$work/reading/clips/manifest.jsonl" ]
