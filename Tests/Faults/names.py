"""Files with strange names through run, every format of export, the report, and what is written read back.

Each file has its row, each picture and clip is there under the name that manifests give, and holds what the same video
gives under a plain name; a second run finds nothing to do.
"""

import collections
import csv
import io
import json
import os
import random
import re
import shutil
import tarfile

import arena as arenas
import strange
from ending import ended

TITLE = "Names"
ABOUT = (
    "Files with names that are no UTF-8, begin with marks, run from right to left, break lines, are as long as they may "
    "be, are reserved or mean something elsewhere: in folders of 60, which are searched and listed by turns, as the "
    "names of files, of folders, and of both. Lost: a file without its row, a picture or clip that is not there, is another video's, or is "
    "not as under a plain name, names that leave their folder or their line, a second run that does something.")
COUNTS = {"quick": 30, "usual": 300}
TOGETHER = 60
RECIPE = "extends: measure-only\nclips:\n  min: 0\nduplicates:\n  scope: off\nexport:\n  shard_samples: 7\n"


class Names:
    """One folder of named files, beside one with the same videos by plain names."""

    def __init__(self, winnow, folder, stems, by_list):
        self.winnow = str(winnow)
        self.folder = folder
        self.stems = stems
        self.by_list = by_list
        self.lost = collections.defaultdict(list)

    def make(self, videos):
        """Puts a video at every name: in the folder, in a folder of that name, or both."""
        for place in ("plain", "strange"):
            (self.folder / place).mkdir(parents=True)
        self.names = {}
        for number, (stem, video) in enumerate(zip(self.stems, videos)):
            shutil.copy(video, self.folder / "plain" / f"{number:03}.mp4")
            name = [stem + b".mp4", os.path.join(stem, b"a.mp4"), os.path.join(stem, stem + b".mp4")][number % 3]
            self.names[name] = (number, stem)
            path = os.path.join(os.fsencode(self.folder), b"strange", name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            shutil.copy(video, path)
        if not self.by_list:
            self.names = {name: tried for name, tried in self.names.items() if not name.startswith(b".")}
        (self.folder / "list").write_bytes(b"".join(name + b"\0" for name in self.names))

    def blame(self, name, what):
        """Notes what is wrong with a name, or with all."""
        self.lost[self.names[name][1] if name in self.names else None].append(what)

    def do(self, *words):
        done = ended([self.winnow, *words], self.folder)
        if done.complaint or done.status == 2:
            self.blame(None, f"{' '.join(words)}: {done.complaint or done.said}")
        if re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", done.output + done.talk):
            self.blame(None, f"{' '.join(words)}: control characters on its streams")
        return done

    def try_all(self):
        """Runs all commands on both folders and compares what they wrote."""
        (self.folder / "r.yaml").write_text(RECIPE)
        for place in ("plain", "strange"):
            self.do(*self.run_words(place))
            for form in arenas.FORMATS:
                self.do("export", f"{place}-out", "--to", f"{place}-{form}", "--format", form)
        self.check_rows()
        for form in ("out", *arenas.FORMATS):
            self.compare(form)
        self.check_csv()
        self.check_report()
        self.check_again()

    def run_words(self, place):
        """The run of a folder: by looking for files, or by a list of them, which may be hidden."""
        words = ["run", place, "-o", f"{place}-out", "--recipe", "r.yaml"]
        return [*words, "--from", "list", "-0"] if self.by_list and place == "strange" else words

    def rows(self, place):
        lines = (self.folder / f"{place}-out" / "videos.jsonl").read_text().split("\n")
        return [json.loads(line) for line in lines if line]

    def check_rows(self):
        """Whether each file has its row."""
        rows = self.rows("strange")
        if len(rows) != len(self.names):
            self.blame(None, f"{len(rows)} rows of {len(self.names)} files")
        by_path = {row["path"]: row for row in rows}
        self.ids = {}
        for name in self.names:
            if not strange.is_text(name):
                continue
            row = by_path.get(name.decode())
            if not row or row["outcome"] != "scanned":
                self.blame(name, f"its row: {row and (row['outcome'], row['error'])}")
            else:
                self.ids[row["video_id"]] = name
        unnamed = [row for row in rows if row["error"] and "UTF-8" in row["error"]]
        wanted = sum(not strange.is_text(name) for name in self.names)
        if len(unnamed) != wanted:
            self.blame(None, f"{len(unnamed)} of {wanted} names that are no UTF-8 are told as such")

    def files(self, place, form):
        """Digests of all files that the manifest of an export names, by video: in the order of clips."""
        top = self.folder / f"{place}-{form}"
        shards = _shards(top)
        found = collections.defaultdict(list)
        for line in (top / "manifest.jsonl").read_text().split("\n"):
            clip = json.loads(line) if line else {}
            files = [frame["file"] for frame in clip.get("frames") or []]
            files += [clip["media"]["file"]] if clip.get("media") else []
            for file in files:
                found[clip["video_id"]].append(_content(top, clip.get("shard"), shards, file))
            if not files and line:
                found[clip["video_id"]].append((clip["id"], None))
        return found

    def compare(self, form):
        """Whether an export holds of every video what it holds under plain names."""
        try:
            plain, named = self.files("plain", form), self.files("strange", form)
        except (OSError, ValueError, KeyError, tarfile.TarError) as error:
            self.blame(None, f"{form}: {error!r}"[:200])
            return
        for video, name in self.ids.items():
            names = [file for file, _ in named[video]]
            if [data for _, data in plain[video]] != [data for _, data in named[video]]:
                missing = [file for file, data in named[video] if data is None]
                self.blame(name, f"{form}: {'missing ' + missing[0] if missing else 'other content than by a plain name'}")
            if len(set(names)) != len(names):
                self.blame(name, f"{form}: two files of one name")
        every = [file for video in named.values() for file, _ in video]
        if len(set(every)) != len(every):
            self.blame(None, f"{form}: {len(every) - len(set(every))} names are given twice")

    def check_csv(self):
        """Whether the CSV reads back, a row a clip, and no cell is a formula."""
        with open(self.folder / "strange-manifest" / "manifest.csv", newline="") as file:
            rows = list(csv.DictReader(io.StringIO(file.read())))
        clips = len((self.folder / "strange-manifest" / "manifest.jsonl").read_text().split("\n")) - 1
        if len(rows) != clips:
            self.blame(None, f"manifest.csv: {len(rows)} rows of {clips} clips")
        for row in rows:
            if re.match(r"[=+@\t\r]|-(?![\d.])", row["video"] or ""):
                self.blame(self.ids.get(row["video_id"]), f"manifest.csv: a formula: {row['video']!r}")

    def check_report(self):
        page = (self.folder / "strange-out" / "report.html").read_text(errors="replace")
        if "<img src=x" in page:
            self.blame(None, "report.html: a name is markup")

    def check_again(self):
        """Whether a second run finds nothing to do, and leaves all as it is."""
        before = arenas.digests(self.folder / "strange-out")
        talk = self.do(*self.run_words("strange")).talk.decode()
        if "nothing to export" not in talk:
            self.blame(None, f"a second run: {talk[-200:]!r}")
        after = arenas.digests(self.folder / "strange-out")
        changed = [path for path in before.keys() | after.keys()
                   if before.get(path) != after.get(path) and not path.startswith((b"catalog.", b"report."))]
        if changed:
            self.blame(None, f"a second run changes {os.fsdecode(changed[0])!r}")
        for form in arenas.FORMATS:
            if b"nothing to export" not in self.do(
                "export", "strange-out", "--to", f"strange-{form}", "--format", form).talk and form != "manifest":
                self.blame(None, f"a second export of {form} does something")


def _shards(top):
    """The members of all shards of an export: {(shard, name): bytes}."""
    found = {}
    for file in sorted(top.glob("shards/*.tar")):
        with tarfile.open(file) as shard:
            for member in shard:
                if member.name.startswith("/") or ".." in member.name.split("/"):
                    raise ValueError(f"{member.name} leaves its folder")
                if (file.stem, member.name) in found:
                    raise ValueError(f"{member.name} is twice in {file.name}")
                found[file.stem, member.name] = shard.extractfile(member).read()
    return found


def _content(top, shard, shards, file):
    """A file that a manifest names, with its bytes, or nothing where it is not there."""
    if shard is not None:
        stem = os.path.basename(str(shard)).removesuffix(".tar").zfill(6)
        return file, shards.get((stem, file))
    path = os.path.join(os.fsencode(top), os.fsencode(file))
    if not os.path.isfile(path):
        return file, None
    with open(path, "rb") as opened:
        return file, opened.read()


def videos(folder, count):
    """COUNT short videos, each with pictures of its own."""
    folder.mkdir()
    arenas.ffmpeg("-f", "lavfi", "-i", f"testsrc=s=96x64:r=5:d={count + 1}", "-c:v", "libx264", "-preset", "ultrafast",
                  "-pix_fmt", "yuv420p", "-force_key_frames", "expr:gte(t,n_forced)", "-f", "segment", "-segment_time", "1",
                  "-reset_timestamps", "1", folder / "%04d.mp4")
    return sorted(folder.iterdir())[:count]


def run(winnow, folder, tally, count, chosen):
    """Tries COUNT names by the tally's seed; of a chosen one those that were together with it as well."""
    count = count or 300
    stems = strange.stems(random.Random(tally.seed), count)
    made = videos(folder / "videos", count)
    for first in range(0, count, TOGETHER):
        together = stems[first: first + TOGETHER]
        batch = f"names-{first:03}"
        if chosen and not chosen(batch) and not any(chosen(_shown(stem)) for stem in together):
            continue
        trial = Names(winnow, folder / batch, together, by_list=first // TOGETHER % 2 == 1)
        trial.make(made[first: first + TOGETHER])
        trial.try_all()
        for stem in together:
            tally.judge("names", _shown(stem), trial.lost.get(stem, []))
        tally.judge("folders of names", batch, trial.lost.get(None, []))


def _shown(stem):
    """A name as it may be given to --case."""
    return ascii(os.fsdecode(stem))[1:-1].replace("'", "?").replace("[", "?").replace("*", "?")[:60]
