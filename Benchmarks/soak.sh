#!/usr/bin/env bash
# Scans a long video, then a folder of many files, with the release build, and says how memory and
# open files of the supervisor and its workers stand as the scan goes on.
# usage: Benchmarks/soak.sh [HOURS] [FILES]
set -euo pipefail

hours=${1:-2}
files=${2:-2000}
cd "$(dirname "$0")/.."
swift build -c release --static-swift-stdlib --product winnow > /dev/null
winnow=$(swift build -c release --static-swift-stdlib --show-bin-path)/winnow
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A clip of moving pictures with cuts, repeated without coding it again.
make_video() {
  local source clip=$work/clip.mp4
  source="testsrc2=s=1920x1080:r=25:d=12[a];mandelbrot=s=1920x1080:r=25,trim=duration=12[b]"
  source+=";testsrc2=s=1920x1080:r=25:d=12,rotate=t/3,noise=alls=12:allf=t[c]"
  ffmpeg -nostdin -v error -filter_complex "$source;[a][b][c]concat=n=3,format=yuv420p" \
    -c:v libx264 -preset veryfast -crf 23 -g 100 "$clip"
  ffmpeg -nostdin -v error -stream_loop -1 -i "$clip" -c copy \
    -t "$(awk "BEGIN { print 3600 * $hours }")" "$1/long.mp4"
}

# Names of their own for the small fixtures that decode.
make_folder() {
  local number small=(grey.mp4 dark.mp4 vfr.mp4 hevc.mp4 vp9.webm mpeg4.avi ten-bit.mp4 rgb.mkv
    rotated.mp4 animated.gif interlaced.mpg odd-size.mp4 with-audio.mp4 open-gop.mkv)
  cp "${small[@]/#/Fixtures/}" "$work"
  for ((number = 0; number < files; number++)); do
    local name=${small[number % ${#small[@]}]}
    ln "$work/$name" "$1/$(printf '%06d' $number)-$name"
  done
}

# Prints: who, resident kB, peak kB, open files.
sample() {
  local fds
  fds=$(find "/proc/$2/fd" -mindepth 1 2> /dev/null | wc -l)
  awk -v who="$1" -v fds="$fds" '/^VmHWM/ { peak = $2 } /^VmRSS/ { rss = $2 }
    END { if (rss) print who, rss, peak, fds }' "/proc/$2/status" 2> /dev/null || true
}

# Samples process $1 and its workers every $2 seconds until it ends.
watch() {
  local round=0 worker
  while kill -0 "$1" 2> /dev/null; do
    sample supervisor "$1" | sed "s/^/$round /"
    for worker in $(pgrep -P "$1" || true); do sample worker "$worker" | sed "s/^/$round /"; done
    round=$((round + 1))
    sleep "$2"
  done
}

# The largest of all workers at 10, 50 and 100 % of the rounds, and the peak of all rounds.
table() {
  awk -v seconds="$3" -v label="$1" '
    { last = $1; if ($3 > rss[$1, $2]) rss[$1, $2] = $3; if ($5 > fds[$1, $2]) fds[$1, $2] = $5 }
    $4 > peak[$2] { peak[$2] = $4 }
    END {
      print label ", " seconds " s, " last + 1 " rounds"
      row("supervisor")
      row("worker")
    }
    # The round at a share of the scan, or the nearest in which there was such a process.
    function at(who, share,   round, off) {
      round = int(last * share)
      for (off = 0; off <= last && !((round, who) in rss); off++)
        round = int(last * share) + (off % 2 ? -1 : 1) * int(off / 2 + 0.5)
      return sprintf("%7.1f MB %3d files", rss[round, who] / 1024, fds[round, who])
    }
    function row(who) {
      printf "  %-10s  10%%: %s  50%%: %s  100%%: %s  peak %.1f MB\n", who, at(who, 0.1),
        at(who, 0.5), at(who, 1), peak[who] / 1024
    }' "$2"
}

soak() {
  local label=$1 input=$2 jobs=$3 interval=$4 started=$SECONDS status=0 scan
  nice -n 5 "$winnow" scan "$input" -o "$work/out" --jobs "$jobs" 2> "$work/talk" &
  scan=$!
  watch $scan "$interval" > "$work/samples"
  wait $scan || status=$?
  [ $status -eq 0 ] || { trouble=1; echo "TROUBLE: exit status $status"; tail -5 "$work/talk"; }
  tail -1 "$work/talk"
  table "$label" "$work/samples" $((SECONDS - started))
  rm -rf "$work/out"
}

trouble=0
mkdir "$work/long" "$work/many"
make_video "$work/long"
soak "$hours h of 1080p H.264" "$work/long" 1 3
rm -rf "$work/long"
make_folder "$work/many"
soak "$files files" "$work/many" 2 0.2
[ $trouble -eq 0 ]
