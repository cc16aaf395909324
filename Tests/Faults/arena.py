"""Folders to try things in: small inputs, results of an undisturbed run, and a watch on all that is not output."""

import hashlib
import json
import os
import pathlib
import shutil
import stat
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "Fixtures"
# Few and short, so that a run takes half a second: sound, uneven frames, a copy, another container.
INPUTS = ["sharp.mp4", "with-audio.mp4", "vfr.mp4", "copy-half.mp4", "original.mp4", "rgb.mkv"]
BROKEN = ["truncated.mp4"]
FORMATS = ["frames", "clips", "webdataset", "manifest"]


class Arena:
    """A folder whose only place for output is `out`, deep below it."""

    def __init__(self, winnow, folder):
        self.winnow = str(winnow)
        self.top = pathlib.Path(folder)
        self.deep = self.top / "around" / "deep" / "deeper"
        self.inputs = self.deep / "in"
        self.out = self.deep / "out"
        self.sentinel = self.top / "around" / "sentinel"
        self.out.mkdir(parents=True)
        self._fill()

    def _fill(self):
        self.inputs.mkdir()
        for name in INPUTS:
            shutil.copy2(FIXTURES / name, self.inputs / name)
        for name in BROKEN:
            shutil.copy2(FIXTURES / "broken" / name, self.inputs / name)
        for place in (self.sentinel, self.deep / "frames", self.deep / "clips", self.top / "around" / "shards"):
            place.mkdir()
            for name in ("kept.txt", "x", "manifest.jsonl", "000000.tar", ".winnow-export.json", "a.winnow-part"):
                (place / name).write_text("not to be touched\n")

    def clear(self):
        """Empties the place for output."""
        shutil.rmtree(self.out)
        self.out.mkdir()

    def outside(self):
        """All that is not output: each path with its kind, size, time of change and target."""
        return listing(self.top, leaving_out=self.out)

    def remember(self):
        self.before = self.outside()

    def trespasses(self):
        """What was written, changed or removed outside the output since `remember`."""
        now = self.outside()
        changed = [path for path in self.before.keys() | now.keys() if self.before.get(path) != now.get(path)]
        return [f"outside the output: {os.fsdecode(path)}" for path in sorted(changed)]


def write_answers(manifest, file):
    """Writes what others could say of the clips of a manifest."""
    clips = [json.loads(line) for line in manifest.read_text().splitlines()]
    lines = [{"id": clip["id"], "aesthetic": number + 0.5, "caption": f"a clip of {clip['video']}"}
             for number, clip in enumerate(clips) if clip["id"]]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))


def listing(top, leaving_out=None):
    """Every file and folder below a folder by its path in bytes, as far as `stat` tells; folders by kind alone."""
    found = {}
    skipped = os.fsencode(leaving_out) if leaving_out else None
    for folder, folders, files in os.walk(os.fsencode(top)):
        folders[:] = [name for name in folders if os.path.join(folder, name) != skipped]
        for name in folders + files:
            path = os.path.join(folder, name)
            status = os.lstat(path)
            if stat.S_ISDIR(status.st_mode):
                found[path] = "folder"
            else:
                found[path] = (status.st_mode, status.st_size, status.st_mtime_ns, status.st_ino)
    return found


def files_below(top):
    """The paths of all files below a folder, in bytes."""
    for folder, _, files in os.walk(os.fsencode(top)):
        for name in files:
            yield os.path.join(folder, name)


def digests(top):
    """Every file below a folder by its path below it, in bytes, with a digest of its content."""
    found = {}
    for path in files_below(top):
        if os.path.islink(path) or os.path.isfile(path):
            found[os.path.relpath(path, os.fsencode(top))] = _digest(path)
    return found


def _digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def ffmpeg(*arguments, check=True):
    """Runs the ffmpeg command quietly."""
    command = ["ffmpeg", "-v", "error", "-y", "-nostdin", *map(os.fspath, arguments)]
    return subprocess.run(command, capture_output=True, check=check)
