#!/usr/bin/env bash
# Measures PDQ hashing and searching on this processor: writes pdq.md.
# usage: Benchmarks/pdq.sh
set -euo pipefail

cd "$(dirname "$0")/.."
WINNOW_BENCHMARKS=1 swift build -c release --static-swift-stdlib --product pdq
.build/release/pdq > Benchmarks/pdq.md
cat Benchmarks/pdq.md
