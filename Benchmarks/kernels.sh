#!/usr/bin/env bash
# Measures every kernel on every tier of this processor beside the speed of plain reading: writes
# kernels.md and says where a tier is slower than the one below it.
# usage: Benchmarks/kernels.sh
set -euo pipefail

cd "$(dirname "$0")"
mkdir -p .build
# On a shared machine the best of a few runs is what the kernel can do.
for _ in 1 2 3 4 5; do
  swift package --disable-sandbox benchmark --target kernels --no-progress
done > .build/kernels.txt
python3 - .build/kernels.txt > kernels.md << 'PYTHON'
import re, sys

speeds, name, missed = {}, None, []
for line in open(sys.argv[1]):
    if re.fullmatch(r".+, (read|reference|baseline|avx2|avx512)\n", line):
        name = tuple(line.strip().rsplit(", ", 1))
    elif name and line.startswith("│ MB/s"):
        cells = [cell.strip() for cell in line.strip("│\n").split("│")]
        speed = int(cells[3]) * (1000 if "(K)" in cells[0] else 1) / 1000
        speeds[name] = max(speed, speeds.get(name, 0))
tiers = ["reference", "baseline", "avx2", "avx512"]
read = speeds.pop(("memory", "read"))
print("# Speed of the kernels\n")
print("Made by `Benchmarks/kernels.sh`: GB of 1080p planes a second, the best of five medians of many")
print("calls, each on a plane that no cache near the core holds; bands of 32 rows stay in the one all")
print(f"cores share. Plain reading of whole planes goes at {read:.0f} GB/s.\n")
print("| kernel | " + " | ".join(tiers) + " |\n| --- |" + " --- |" * len(tiers))
for kernel in dict.fromkeys(kernel for kernel, _ in speeds):
    row = [speeds.get((kernel, tier)) for tier in tiers]
    print(f"| {kernel} | " + " | ".join("" if s is None else f"{s:.2f}" for s in row) + " |")
    known = [s for s in row if s is not None]
    if any(b < 0.97 * a for a, b in zip(known, known[1:])):
        missed.append(kernel)
print("\nSlower than the tier below it: " + (", ".join(missed) or "none") + ".")
PYTHON
tail -1 kernels.md
