#!/usr/bin/env bash
# Builds the package beside this file, which adds to Winnow what Winnow has not, runs it, and has the plain command
# judge by a score that it cannot measure.
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
