#!/usr/bin/env bash
# Processor time of decoding alone, Winnow against the ffmpeg command, in turn, one thread each.
# usage: Benchmarks/decode.sh VIDEO [ROUNDS]
set -euo pipefail

video=$1
rounds=${2:-7}
cd "$(dirname "$0")/.."
swift build -c release --static-swift-stdlib --product winnow > /dev/null
winnow=$(swift build -c release --static-swift-stdlib --show-bin-path)/winnow
export TIMEFORMAT='%U %S'

processor_seconds() {
  { time "$@" > /dev/null 2>&1; } 2>&1 | awk '{ print $1 + $2 }'
}

for _ in $(seq "$rounds"); do
  ours=$(processor_seconds "$winnow" bench --decode-only "$video")
  theirs=$(processor_seconds ffmpeg -nostdin -threads 1 -i "$video" -map 0:v:0 -f null -)
  echo "$ours $theirs"
done | awk '
  { print "winnow " $1 " s, ffmpeg " $2 " s, ratio " $1 / $2; ratio[NR] = $1 / $2 }
  END {
    n = asort_numbers(ratio, NR)
    print "median ratio " ratio[int((NR + 1) / 2)]
  }
  function asort_numbers(a, n,   i, j, t) {
    for (i = 2; i <= n; i++)
      for (j = i; j > 1 && a[j] < a[j - 1]; j--) { t = a[j]; a[j] = a[j - 1]; a[j - 1] = t }
    return n
  }'
