#!/usr/bin/env bash
# Makes a wheel of a build, installs it into a clean environment, and runs the tests of the Python package and its
# notebook there.
# usage: .ci/python.sh BINARY [DIR]     DIR keeps the environment for the next time
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
package=$root/Sources/Python
binary=$(readlink -f "$1")
work=${2:-$(mktemp -d)}
[ -n "${2:-}" ] || trap 'rm -rf "$work"' EXIT
mkdir -p "$work"
work=$(cd "$work" && pwd)
python=$work/venv/bin/python
unset WINNOW_BINARY

began=$SECONDS
part() {
  printf -- '-- %s (after %s s)\n' "$*" $((SECONDS - began))
}

part "packages"
[ -x "$python" ] || python3 -m venv "$work/venv"
# A registry that does not answer says nothing of the package.
timeout 900 "$python" -m pip install --quiet --disable-pip-version-check \
  --requirement "$package/tests/requirements.txt" || {
  [ $? -eq 124 ] || exit 1
  echo "pip took longer than 15 minutes: the Python package is not tested"
  exit 0
}

part "wheel"
rm -rf "$work/wheel"
WINNOW_BUILD_BINARY=$binary "$python" -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation \
  --wheel-dir "$work/wheel" "$package"
"$python" -m pip install --quiet --disable-pip-version-check --no-deps --force-reinstall "$work"/wheel/*.whl

part "style and types"
(cd "$package" && "$work/venv/bin/ruff" format --check . && "$work/venv/bin/ruff" check . &&
  "$python" -m mypy --cache-dir "$work/mypy")

# From elsewhere than the sources, so that what was installed is what is tried.
cd "$work"
part "tests"
"$python" -m pytest --quiet -p no:cacheprovider -rs -c "$package/pyproject.toml" --rootdir "$package" "$package/tests"

part "notebook"
rm -rf "$work/notebook"
mkdir "$work/notebook"
cp "$package/notebook/winnow.ipynb" "$work/notebook/"
WINNOW_DEMO=$root/Fixtures/demo JUPYTER_PLATFORM_DIRS=1 PATH="$work/venv/bin:$PATH" \
  "$work/venv/bin/jupyter" execute --timeout=120 "$work/notebook/winnow.ipynb"
part "done"
