"""Mutants of thirty small videos, in folders of a hundred: scanned, selected and exported as clips with sound.

Every command ends by itself with 0 or 1, and each file has its row.
"""

import collections
import json
import random
import subprocess

import boxes
import chunks
import elements
import mutations
import packets
import seeds
from ending import ended

TITLE = "Mutants"
ABOUT = (
    "Mutants of small videos of the kinds that public reports speak of: edit lists, durations, clocks, matrices, PIDs, "
    "discontinuities, single frames, covers, encryption, sizes from 1 x 1 to 16,384 x 16,384, alpha, palettes, Bayer. "
    "Fields of boxes, packets, elements and chunks are replaced, and bytes of all. They are scanned, selected and "
    "exported as clips with sound, 100 in a folder. Lost: a command that traps, hangs or ends by another status than 0 "
    "or 1, a file without its row, a clip that is not there or has other frames than its manifest says.")
COUNTS = {"quick": 60, "usual": 5000}
TOGETHER = 100
# Seconds for a hundred files, of which each may take the limits of the recipe.
PATIENCE = 1500
RECIPE = """extends: measure-only
limits:
  seconds_per_video: 20
  seconds_per_video_second: 10
  seconds_without_frame: 10
clips:
  min: 0
duplicates:
  scope: video
export:
  audio: true
"""
BY_SUFFIX = {
    ".mp4": boxes.mutate, ".mov": boxes.mutate, ".m4a": boxes.mutate, ".ts": packets.mutate, ".m2ts": packets.mutate,
    ".mpg": packets.program_stream, ".vob": packets.program_stream, ".mkv": elements.mutate, ".webm": elements.mutate,
    ".avi": chunks.mutate_avi, ".flv": chunks.mutate_flv}


def mutant(good, seed, number):
    """Mutant NUMBER of the sources GOOD: (source, bytes). It has one to four changes, most of them of fields."""
    source = good[number % len(good)]
    chance = random.Random(f"{seed} mutant {number}")
    data = bytearray(source.read_bytes())
    for _ in range(chance.choice([1, 1, 2, 4])):
        change = BY_SUFFIX.get(source.suffix, mutations.any_bytes)
        (change if chance.random() < 0.8 else mutations.any_bytes)(data, chance)
        if not data:
            data.append(0)
    return source, bytes(data)


def named(number):
    return f"mutant-{number:05}"


class Batch:
    """Some mutants in a folder of their own."""

    def __init__(self, winnow, folder, good, seed, numbers):
        self.winnow, self.folder, self.numbers = str(winnow), folder, numbers
        (folder / "in").mkdir(parents=True)
        (folder / "r.yaml").write_text(RECIPE)
        self.files = {}
        for number in numbers:
            source, data = mutant(good, seed, number)
            name = f"{named(number)}-{source.stem}{source.suffix}"
            (folder / "in" / name).write_bytes(data)
            self.files[name] = number

    def complaints(self):
        """What went wrong: with all of them, by number of a mutant with one."""
        self.outcomes = collections.Counter()
        found = []
        for words in (["scan", "in", "-o", "o", "--recipe", "r.yaml"], ["select", "o", "--recipe", "r.yaml"],
                      ["export", "o", "--to", "x", "--format", "clips"]):
            done = ended([self.winnow, *words], self.folder, patience=PATIENCE)
            if done.complaint or done.status == 2:
                found.append(f"{' '.join(words)}: {done.complaint or done.said}")
        return found or list(self._unread())

    def _unread(self):
        rows = {row["path"]: row for row in self._lines("o/videos.jsonl")}
        for name in self.files:
            if name not in rows:
                yield f"{name} has no row"
            else:
                self._count(rows[name])
        for clip in self._lines("x/manifest.jsonl"):
            media = clip.get("media")
            if media:
                yield from self._unlike(self.folder / "x" / media["file"], media)

    def _unlike(self, file, media):
        """How a clip differs from what the manifest says of it."""
        if not file.is_file():
            yield f"{media['file']} is not there"
            return
        done = subprocess.run(
            ["ffprobe", "-v", "error", "-select_streams", "v:0", "-count_packets", "-show_entries",
             "stream=nb_read_packets", "-of", "csv=p=0", file], capture_output=True, text=True)
        counted = done.stdout.strip().strip(",")
        if done.returncode or counted != str(media["frames"]):
            yield f"{media['file']} has {counted or 'no'} frames, the manifest says {media['frames']}"

    def _count(self, row):
        died = "crash" in (row["error"] or "") or "signal" in (row["error"] or "")
        self.outcomes["worker died" if died else row["outcome"]] += 1

    def _lines(self, name):
        return [json.loads(line) for line in (self.folder / name).read_text().split("\n") if line]


def run(winnow, folder, tally, count, chosen):
    """Tries COUNT mutants by the tally's seed; where a folder of them is lost, looks which of them are."""
    good = seeds.make(folder / "seeds")
    outcomes = collections.Counter()
    numbers = [number for number in range(count or 5000) if not chosen]
    if chosen:
        numbers = [number for number in range(100_000) if chosen(named(number))]
    for first in range(0, len(numbers), TOGETHER):
        together = numbers[first: first + TOGETHER]
        batch = Batch(winnow, folder / f"batch-{first:05}", good, tally.seed, together)
        complaints = batch.complaints()
        outcomes += batch.outcomes
        _judge(tally, winnow, folder, good, together, complaints)
        if not chosen:
            subprocess.run(["rm", "-rf", batch.folder], check=True)
    tally.notes.append(f"{len(good)} seeds. Rows: " + ", ".join(f"{n} {what}" for what, n in outcomes.most_common()) + ".")


def _judge(tally, winnow, folder, good, together, complaints):
    """Counts mutants; those of a folder that is lost are tried one by one."""
    kinds = {number: good[number % len(good)].suffix[1:] for number in together}
    if not complaints or len(together) == 1:
        for number in together:
            tally.judge(kinds[number], named(number), complaints)
        return
    alone = 0
    for number in together:
        batch = Batch(winnow, folder / f"{named(number)}-alone", good, tally.seed, [number])
        own = batch.complaints()
        alone += bool(own)
        tally.judge(kinds[number], named(number), own)
        subprocess.run(["rm", "-rf", batch.folder], check=True)
    if not alone:
        first, last = named(together[0]), named(together[-1])
        tally.judge("only together", f"{first} to {last}", complaints)
