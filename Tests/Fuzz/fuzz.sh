#!/usr/bin/env bash
# Builds the libFuzzer target and runs it for SECONDS; what it found is left in .build/fuzz.
# usage: Tests/Fuzz/fuzz.sh [SECONDS] [further libFuzzer options]
set -euo pipefail

seconds=${1:-300}
shift || true
cd "$(dirname "$0")/../.."
root=$PWD
build=$root/.build/fuzz
mkdir -p "$build/corpus" "$build/found"
cd "$build"

for file in dispatch tier_baseline tier_avx2 tier_avx512; do
  clang -c -O2 -g -fsanitize=address -I "$root/Sources/CKernels/include" \
    "$root/Sources/CKernels/$file.c" -o "$file.o"
done

echo "module CKernels { header \"$root/Sources/CKernels/include/CKernels.h\" export * }" \
  > module.modulemap

compile() {
  local module=$1
  shift
  swiftc -c -wmo -O -g -swift-version 6 -parse-as-library -sanitize=fuzzer,address \
    -module-name "$module" -emit-module -emit-module-path "$module.swiftmodule" -I . \
    -I "$root/Sources/CFFmpeg" "$@" -o "$module.o"
}
mapfile -t core < <(find "$root/Sources/WinnowCore" -name '*.swift' | sort)
mapfile -t media < <(find "$root/Sources/WinnowMedia" -name '*.swift' | sort)
compile WinnowCore "${core[@]}"
compile WinnowMedia "${media[@]}"
compile FuzzDecode "$root/Tests/Fuzz/FuzzDecode.swift"
swiftc -use-ld=lld -sanitize=fuzzer,address ./*.o -o fuzz-decode

# The smallest fixtures: libFuzzer learns more from short inputs.
find "$root/Fixtures" -type f -size -45k \( -name '*.m*' -o -name '*.avi' -o -name '*.gif' \
  -o -name '*.webm' \) -exec cp {} corpus/ \;
export ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1
./fuzz-decode -fork=1 -ignore_crashes=1 -ignore_timeouts=1 -ignore_ooms=1 -timeout=20 \
  -rss_limit_mb=3000 -max_len=50000 -max_total_time="$seconds" -artifact_prefix=found/ \
  "$@" corpus
