#!/usr/bin/env bash
# Runs the tests of the Python package that need a cluster of Ray: two nodes on this machine, of which commands,
# workers and nodes are killed; and those that ask a model. Then what Ray costs.
# usage: .ci/ray.sh [BINARY [DIR]]     builds the command unless one is given; DIR keeps the environment for the next time
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
package=$root/Sources/Python
binary=${1:-}
work=${2:-$(mktemp -d)}
[ -n "${2:-}" ] || trap 'rm -rf "$work"' EXIT
mkdir -p "$work"
if [ -z "$binary" ]; then
  swift build --package-path "$root" -c release --product winnow
  binary=$(swift build --package-path "$root" -c release --show-bin-path)/winnow
fi
python=$work/venv/bin/python
[ -x "$python" ] || python3 -m venv "$work/venv"
"$python" -m pip install --quiet --disable-pip-version-check \
  --requirement "$package/tests/requirements.txt" --requirement "$package/tests/requirements-ray.txt"

WINNOW_BINARY=$(readlink -f "$binary")
export WINNOW_BINARY PYTHONPATH=$package RAY_AUTH_MODE=disabled PATH=$work/venv/bin:$PATH
cd "$work"
"$python" -m pytest --quiet -p no:cacheprovider -rs -c "$package/pyproject.toml" --rootdir "$package" \
  -m "ray or model" "$package/tests"
"$python" "$root/Benchmarks/ray.py"
