#!/usr/bin/env bash
# Writes faults.md: every fixture damaged in every way, scanned with the release build and compared
# with the ffmpeg command.
# usage: Benchmarks/faults.sh [FILES] [SEED] [FOLDER]
# The damaged files are left in FOLDER if it is named.
set -euo pipefail

cd "$(dirname "$0")/.."
swift build -c release --static-swift-stdlib --product winnow > /dev/null
WINNOW_BENCHMARKS=1 swift build -c release --static-swift-stdlib --product faults > /dev/null
programs=$(swift build -c release --static-swift-stdlib --show-bin-path)
table=$(mktemp)
trap 'rm -f "$table"' EXIT
"$programs/faults" "$programs/winnow" "${1:-4}" "${2:-1}" ${3:+"$3"} > "$table"
cp "$table" Benchmarks/faults.md
