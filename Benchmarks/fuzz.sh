#!/usr/bin/env bash
# Scans mutated fixtures with the release build and exports frames of all that can be read, in batches
# that are removed again, and says what became of them. File N of a seed is always the same: `mutate SEED N 1 FOLDER` makes it again.
# usage: Benchmarks/fuzz.sh COUNT SEED [FIRST]
set -euo pipefail

count=$1
seed=$2
first=${3:-0}
batch=500
patience=1800
cd "$(dirname "$0")/.."
swift build -c release --static-swift-stdlib --product winnow > /dev/null
WINNOW_BENCHMARKS=1 swift build -c release --static-swift-stdlib --product mutate > /dev/null
programs=$(swift build -c release --static-swift-stdlib --show-bin-path)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/recipe.yaml" << 'RECIPE'
limits: {seconds_per_video: 20, seconds_without_frame: 10, memory: 2000000000}
RECIPE

peak() { awk '/^VmHWM/ { print $2 }' "/proc/$1/status" 2> /dev/null || true; }

# Notes the peaks of process $1 and of its workers until it ends; kills it when patience does.
watch_memory() {
  local end=$((SECONDS + patience)) worker
  while kill -0 "$1" 2> /dev/null; do
    echo "supervisor $(peak "$1")" >> "$work/memory"
    for worker in $(pgrep -P "$1" || true); do
      echo "worker $(peak "$worker")" >> "$work/memory"
    done
    if [ $SECONDS -gt $end ]; then
      echo "TROUBLE: the scan does not end" >> "$work/log"
      kill -KILL "$1"
    fi
    sleep 0.1
  done
}

note_trouble() { echo "TROUBLE: $1 of batch $2: exit status $3" | tee -a "$work/log"; }

# Runs step $1 on the results, which may end with a status up to $2.
try() {
  local step=$1 worst=$2 status=0
  shift 2
  "$programs/winnow" "$step" "$work/out" "$@" > /dev/null 2> "$work/talk" || status=$?
  [ $status -le "$worst" ] || { note_trouble "$step" "$from" $status; tail -5 "$work/talk"; }
}

scan_batch() {
  local from=$1 size=$2 status=0 lines
  "$programs/mutate" "$seed" "$from" "$size" "$work/in"
  "$programs/winnow" scan "$work/in" -o "$work/out" --recipe "$work/recipe.yaml" --jobs 2 \
    2> "$work/talk" &
  watch_memory $!
  wait $! || status=$?
  [ $status -le 1 ] || { note_trouble scan "$from" $status; tail -5 "$work/talk"; }
  lines=$(wc -l < "$work/out/videos.jsonl")
  [ "$lines" -eq "$size" ] || note_trouble "$lines rows" "$from" $status
  try select 0 --recipe measure-only
  try export 1 --to "$work/exported" --format frames
  pictures=$((pictures + $(find "$work/exported" -name '*.jpg' | wc -l)))
  cat "$work/out/videos.jsonl" >> "$work/rows"
  grep -E '"error":"(crashed|no frame for|its answer)' "$work/out/videos.jsonl" \
    | sed -E 's/.*"error":("[^"]*").*"path":("[^"]*").*/\2 \1/' || true
  rm -rf "$work/in" "$work/out" "$work/exported"
}

started=$SECONDS
pictures=0
touch "$work/log" "$work/rows"
for ((from = first; from < first + count; from += batch)); do
  scan_batch "$from" $((first + count - from < batch ? first + count - from : batch))
done

rows() { grep -cE "$1" "$work/rows" || true; }
echo "files $count, seed $seed, from $first, seconds $((SECONDS - started))"
echo "scanned $(rows '"outcome":"scanned"'), not video $(rows '"outcome":"rejected"')," \
  "failed $(rows '"outcome":"failed"'), pictures $pictures"
echo "crashed $(rows '"error":"crashed'), hung $(rows '"error":"no frame for')," \
  "ended at a limit $(rows '"error":"[^"]*limit: '), trouble $(wc -l < "$work/log")"
sort -k1,1 -k2,2nr "$work/memory" | awk '!seen[$1]++ { print $1 " peak memory, MB: " $2 / 1024 }'
[ ! -s "$work/log" ]
