"""What values are replaced in: a catalog with its exports, a part, lists and a recipe, made once and copied for each case."""

import os
import shutil

import arena as arenas
from ending import ended

HASHES = "\n".join(f"{'0123456789abcdef' * 4},label {number}" for number in range(3)) + "\n"
# One that scans quickly, beside recipes that say more.
RECIPE = """extends: balanced
shots:
  detector: content 27
sample:
  rate: 2
limits:
  pixels: 1000000
  seconds_per_video: 30
  memory: 4294967296
screen:
  probe:
    width: [16, 8000]
  keyframes: false
clips:
  min: 0.5
  max: 60
  split: even
  trim: 0
gates:
  exposure.luma.mean: [5, ~]
  sharpness.laplacian.median: ~
  outside.aesthetic: [1, ~]
duplicates:
  scope: catalog
  strictness: normal
export:
  sampler: uniform 2
  picture: jpeg
  crop: true
"""


class Bench:
    """What was made once: a catalog with its exports, and copies of it to damage."""

    def __init__(self, winnow, folder):
        self.arena = arenas.Arena(winnow, folder)
        self.clean = self.arena.deep / "clean"
        self.case = ""
        self._make()
        self.arena.remember()

    def _make(self):
        here = self.arena
        clean = self.clean
        clean.mkdir()
        self.must("run", here.inputs, "-o", clean / "m", "--jobs", "2", statuses=(0, 1))
        arenas.write_answers(clean / "m/manifest.jsonl", clean / "answers.jsonl")
        self.must("join", clean / "m", clean / "answers.jsonl")
        for form in arenas.FORMATS:
            self.must("export", clean / "m", "--to", clean / form, "--format", form)
        self.must("part", clean / "m", "1/2", "-o", clean / "part.sqlite")
        (clean / "known.txt").write_text(HASHES)
        (clean / "recipe.yaml").write_text(RECIPE)
        lines = [f'{{"path": "b/{name}", "source": "{here.inputs}/b/{name}", "size": 1, "etag": "e", "shard": 1}}'
                 for name in arenas.INPUTS[:2]]
        (here.inputs / "b").mkdir()
        for name in arenas.INPUTS[:2]:
            os.link(here.inputs / name, here.inputs / "b" / name)
        (clean / "list.jsonl").write_text("\n".join(lines) + "\n")

    def must(self, *words, statuses=(0,)):
        done = ended([self.arena.winnow, *map(str, words)], self.arena.deep)
        if done.status not in statuses:
            raise SystemExit(f"{done.shown}: {done.status}: {done.said}")

    def fresh(self):
        """Empties the output and puts copies of all that was made there."""
        shutil.rmtree(self.arena.out)
        shutil.copytree(self.clean, self.arena.out)

    def complaints(self, commands):
        """What is wrong with the ends of commands, and with what they left alone."""
        found = []
        for words in commands:
            done = ended([self.arena.winnow, *words], self.arena.out)
            if done.complaint:
                found.append(f"{' '.join(words)}: {done.complaint}")
            if done.hung:
                break
        return found + self.arena.trespasses()


    def check(self, commands):
        """Ends the harness where a command does not work on what is not damaged."""
        self.fresh()
        shutil.copytree(self.arena.out / "m", self.arena.out / "other")
        for words in commands:
            done = ended([self.arena.winnow, *words], self.arena.out)
            if done.status not in (0, 1):
                raise SystemExit(f"{done.shown}: {done.status}: {done.said}")
