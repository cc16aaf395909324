"""The peers' packages, in a venv of their own."""
import pathlib
import subprocess
import sys

# scenedetect asks for the OpenCV with windows, which must not lie beside the one without.
INSTALLS = {
    "opencv-python-headless": ["opencv-python-headless"],
    "scenedetect": ["--no-deps", "scenedetect"],
    "decord": ["decord"],
    "av": ["av"],
    "pdqhash": ["pdqhash"],
    "vpdq": ["vpdq"],
}
NEEDED = ["numpy", "click", "platformdirs", "tqdm"]
IMPORTS = {"opencv-python-headless": "cv2"}
VERSIONS = "import importlib.metadata as m, sys; print(m.version(sys.argv[1]))"


def pip(python, *words):
    """Runs pip and returns nothing where all went well, else the line that says why not."""
    command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *words]
    result = subprocess.run(command, capture_output=True, text=True)
    return None if result.returncode == 0 else reason(result.stderr + result.stdout)


def reason(log):
    """The lines of an installer's log that say most: what was not found, else the first error."""
    lines = [line.strip(" -×╰─>") for line in log.splitlines() if line.strip(" -×╰─>")]
    missing = [line for line in lines if "not found" in line.lower() or "no matching" in line.lower()]
    errors = [line for line in lines if "error" in line.lower()]
    return "; ".join(dict.fromkeys(missing[:3])) or (errors or lines or ["pip failed without a word"])[0]


def version(python, package):
    """The version of a package that can be imported, and why not where it cannot."""
    module = IMPORTS.get(package, package)
    result = subprocess.run([python, "-c", f"import {module}"], capture_output=True, text=True)
    if result.returncode:
        return None, (result.stderr.strip().splitlines() or [f"import {module} failed"])[-1]
    return subprocess.run([python, "-c", VERSIONS, package], capture_output=True, text=True).stdout.strip(), None


def prepare(folder):
    """Makes the venv in `folder` with what can be installed: its Python, versions, reasons for what is not there."""
    python = pathlib.Path(folder) / "venv/bin/python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", python.parents[1]], check=True)
    pip(python, *NEEDED)
    versions, reasons = {}, {}
    for package, words in INSTALLS.items():
        versions[package], why = version(python, package)
        if why:
            print(f"installing {package}", file=sys.stderr)
            failure = pip(python, *words)
            versions[package], why = version(python, package)
            if why:
                reasons[package] = failure or why
                print(f"{package} is not there: {reasons[package]}", file=sys.stderr)
    return python, {package: found for package, found in versions.items() if found}, reasons
