#!/usr/bin/env bash
# Compares the kernels of every tier on the same seeded planes: each that this processor runs, and NEON
# under qemu. On Debian: apt-get install clang qemu-user gcc-aarch64-linux-gnu libc6-dev-arm64-cross
# usage: Tests/Tiers/tiers.sh
set -euo pipefail

cd "$(dirname "$0")/../.."
kernels=Sources/CKernels
sources=(Tests/Tiers/tiers.c "$kernels"/*.c)
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT

compare() {
  if ! cmp -s "$build/first" "$build/other"; then
    echo "$1 differs:"
    diff "$build/first" "$build/other" | head -20
    exit 1
  fi
  echo "$1: $(wc -l < "$build/other") results, the same"
}

clang -O2 -I "$kernels/include" "${sources[@]}" -o "$build/tiers"
"$build/tiers" 0 > "$build/first"
for tier in 1 2 3; do
  "$build/tiers" "$tier" > "$build/other" 2> /dev/null || break
  compare "tier $tier of $(uname -m)"
done

for source in "${sources[@]}"; do
  clang --target=aarch64-linux-gnu -O2 -isystem /usr/aarch64-linux-gnu/include \
    -I "$kernels/include" -c "$source" -o "$build/$(basename "$source").o"
done
aarch64-linux-gnu-gcc -static "$build"/*.o -o "$build/tiers-arm64"
qemu-aarch64 "$build/tiers-arm64" 0 > "$build/other"
compare "NEON"
