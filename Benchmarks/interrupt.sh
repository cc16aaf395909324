#!/usr/bin/env bash
# Kills the release build at random moments of run, and of scan, select and export, goes on after
# each, and compares all that comes of it with what an undisturbed run gives.
# usage: Benchmarks/interrupt.sh [ROUNDS] [SEED]
set -euo pipefail

rounds=${1:-30}
RANDOM=${2:-1}
cd "$(dirname "$0")/.."
swift build -c release --static-swift-stdlib --product winnow > /dev/null
winnow=$(swift build -c release --static-swift-stdlib --show-bin-path)/winnow
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trouble=0
declare -A kills=([everything]=0 [supervisor]=0)

note_trouble() { echo "TROUBLE: round $1: $2"; trouble=$((trouble + 1)); }

milliseconds() { echo $(($(date +%s%N) / 1000000)); }

# The workers of process $1, whoever their parent is by now.
workers() { grep -lsz "^WINNOW_SUPERVISOR=$1$" /proc/[0-9]*/environ | cut -d/ -f3 || true; }

# Everything the catalog holds but clock readings, row by row in one order, and its integrity.
dump() {
  python3 - "$1/catalog.sqlite" << 'PYTHON'
import sqlite3, sys
base = sqlite3.connect(sys.argv[1])
print(base.execute("PRAGMA integrity_check").fetchall())
# Rows are numbered in the order in which videos were finished: they go by their paths here.
video = "(SELECT min(roots.path || '/' || places.path) FROM places JOIN roots ON roots.id = root WHERE places.video = %s)"
names = {name: video % name for name in ["video", "video_a", "video_b", "kept_video"]}
names["measurement"] = "(SELECT parts FROM measurements WHERE id = measurement)"
names["root"] = "(SELECT path FROM roots WHERE id = root)"
for (table,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall():
    if table in ("runs", "listing"):
        continue
    columns = [row[1] for row in base.execute(f"PRAGMA table_info({table})") if row[1] != "id"]
    wanted = ", ".join(names.get(column, f"hex({column})") for column in columns) or "1"
    for row in sorted(base.execute(f"SELECT {wanted} FROM {table}").fetchall(), key=repr):
        print(table, *row)
PYTHON
}

# What an output folder holds: names and sums of all files but the catalog's, and its contents. The report also
# tells when scans were and what they took, which is not the same twice.
describe() {
  (cd "$1" && find . -type f ! -name 'catalog.sqlite*' ! -name report.html -print0 | sort -z | xargs -0 sha256sum)
  [ ! -f "$1/report.html" ] || sed -E 's/"scans":\[[^]]*\]//' "$1/report.html" | sha256sum
  dump "$1"
}

# Goes through all steps of kind $1 in folder $2.
steps() {
  if [ "$1" = run ]; then
    "$winnow" run Fixtures -o "$2" --jobs 2 || [ $? -eq 1 ]
  else
    # Joined, because the shell goes on past failures in a function that is asked for its status.
    { "$winnow" scan Fixtures -o "$2" --jobs 2 || [ $? -eq 1 ]; } \
      && "$winnow" select "$2" \
      && "$winnow" export "$2" --to "$2/export" --jobs 2
  fi
}

# Waits $2 ms, then kills process $1, with its workers or without, and sees to it that these go;
# `status` is how the process ended.
strike() {
  local with_workers=$((RANDOM % 3))
  sleep "$(awk "BEGIN { print $2 / 1000 }")"
  local victims=()
  if [ $with_workers -gt 0 ]; then mapfile -t victims < <(workers "$1"); fi
  kill -KILL "$1" "${victims[@]}" 2> /dev/null || true
  wait "$1" 2> /dev/null || status=$?
  [ $status -eq 137 ] || return 0
  if [ $with_workers -gt 0 ]; then kills[everything]=$((kills[everything] + 1)); else
    kills[supervisor]=$((kills[supervisor] + 1))
  fi
  for _ in $(seq 100); do
    [ -n "$(workers "$1")" ] || return 0
    sleep 0.1
  done
  note_trouble "$round" "workers outlive their supervisor"
}

# Starts the command $2... and kills it within $1 ms, if it has not ended before.
disturbed() {
  local longest=$1 process status=0
  shift
  "$winnow" "$@" > /dev/null 2> "$work/talk" &
  process=$!
  strike $process $(((RANDOM * 32768 + RANDOM) % longest))
  [ $status -eq 137 ] || judge $status "$@"
}

# Starts the command $1... and leaves it to end.
undisturbed() {
  local status=0
  "$winnow" "$@" > /dev/null 2> "$work/talk" || status=$?
  judge $status "$@"
}

# Notes an end of the command $2... by status $1 where it is neither good nor one of failed videos.
judge() {
  local status=$1
  shift
  [ "$status" -le 1 ] || note_trouble "$round" "$*: status $status: $(tail -1 "$work/talk")"
}

# The steps of kind $1 in folder $2, each killed several times and then left to end.
round_of() {
  local kind=$1 out=$2 i
  if [ "$kind" = run ]; then
    for i in 1 2 3 4; do disturbed $((whole / 2 + 1)) run Fixtures -o "$out" --jobs 2; done
  else
    for i in 1 2 3; do disturbed $((whole / 3 + 1)) scan Fixtures -o "$out" --jobs 2; done
    undisturbed scan Fixtures -o "$out" --jobs 2
    for i in 1 2 3; do disturbed 200 select "$out"; done
    undisturbed select "$out"
    for i in 1 2 3; do disturbed 500 export "$out" --to "$out/export" --jobs 2; done
  fi
  steps "$kind" "$out" > /dev/null 2> "$work/talk" || note_trouble "$round" "$(tail -1 "$work/talk")"
}

round=0
started=$(milliseconds)
steps run "$work/run" > /dev/null 2>&1
whole=$(($(milliseconds) - started))
steps steps "$work/steps" > /dev/null 2>&1
for kind in run steps; do describe "$work/$kind" > "$work/$kind.txt"; done
[ "$(grep -c . "$work/run.txt")" -gt 50 ] || note_trouble 0 "nothing to compare with"
for ((round = 1; round <= rounds; round++)); do
  kind=$([ $((round % 2)) -eq 1 ] && echo run || echo steps)
  round_of $kind "$work/out"
  describe "$work/out" > "$work/out.txt"
  cmp -s "$work/out.txt" "$work/$kind.txt" \
    || { note_trouble $round "$kind differs"; diff "$work/$kind.txt" "$work/out.txt" || true; }
  rm -rf "$work/out"
done
echo "rounds $rounds, kills ${kills[everything]} with workers and ${kills[supervisor]} without," \
  "seconds $((($(milliseconds) - started) / 1000))"
echo "compared $(wc -l < "$work/run.txt") and $(wc -l < "$work/steps.txt") files and rows: trouble $trouble"
[ $trouble -eq 0 ]
