"""The commands that faults are tried on: what each finds, and what it leaves when nothing disturbs it."""

import dataclasses
import shutil

import arena as arenas
import results
from ending import ended


@dataclasses.dataclass
class Step:
    """A command, and the results that lie in the output when it begins (a name of `Stage.states`)."""

    name: str
    state: str
    words: list
    writes: bool = True
    status: int = 0
    tells: bytes = b""  # what it prints where that is the same each time, and all that it does
    before: dict = None
    good: dict = None


class Stage:
    """An arena with the states that commands begin with."""

    def __init__(self, winnow, folder, shim):
        self.arena = arenas.Arena(winnow, folder)
        self.shim = shim
        self.states = self.arena.top / "states"
        self.states.mkdir()
        self.source = str(self.arena.inputs)
        self.away = self.arena.deep / "away"
        self._make()

    def _make(self):
        self._keep("empty", [])
        self._keep("scanned", [["scan", self.source, "-o", "o"]])
        self._keep("selected", [["select", "o"]])
        self._keep("merging", [["scan", f"{self.source}/sharp.mp4", "-o", "p"]])
        shutil.rmtree(self.arena.out / "p")
        for form in arenas.FORMATS:
            self._keep(f"exported-{form}", [["export", "o", "--to", f"x-{form}", "--format", form]])
        arenas.write_answers(self.arena.out / "o/manifest.jsonl", self.arena.out / "answers.jsonl")
        self._keep("answering", [])
        (self.arena.out / "gates.yaml").write_text(
            "extends: balanced\ngates:\n  sharpness.laplacian.median: [400, ~]\nduplicates:\n  scope: off\n"
            "export:\n  sampler: uniform 2\n  shard_samples: 2\n")
        self._keep("other-clips", [["select", "o", "--recipe", "gates.yaml"]])

    def _keep(self, name, commands):
        """Remembers what is in the output after COMMANDS as a state."""
        for words in commands:
            done = ended([self.arena.winnow, *words], self.arena.out)
            if done.status > 1 or done.status < 0:
                raise SystemExit(f"{done.shown}: {done.status}: {done.said}")
        shutil.copytree(self.arena.out, self.states / name)

    def begin(self, step):
        """Puts the state of a step into the output, and back what was moved away."""
        shutil.rmtree(self.away, ignore_errors=True)
        shutil.rmtree(self.arena.out, ignore_errors=True)
        shutil.copytree(self.states / step.state, self.arena.out)

    def run(self, step, **told):
        """Runs a step to its end, under the shim where it is told something."""
        extra = self.shim.environment(self.arena.out, **told)
        return ended(self.command(step), self.arena.deep, extra)

    def command(self, step):
        out = self.arena.out
        places = {"o", "p", "gates.yaml", "answers.jsonl"}
        return [self.arena.winnow, *(str(out / word) if word in places or word.startswith("x-") else word
                                     for word in step.words)]

    def measure(self, step):
        """Runs a step undisturbed: what it leaves, and its counts under the shim."""
        self.begin(step)
        step.before = results.described(self.arena.out)
        done = self.run(step, fault_class="r")
        if done.complaint or done.status > 1:
            raise SystemExit(f"{done.shown}: {done.complaint or done.status}: {done.said}")
        step.status = done.status
        if not step.writes and step.name != "doctor":
            step.tells = done.output
        step.good = results.described(self.arena.out)
        return self.shim.counts()


def all_steps(stage):
    """Every command that writes or reads, from the longest to the shortest."""
    source = stage.source
    one = f"{source}/sharp.mp4"
    yield Step("run", "empty", ["run", source, "-o", "o"])
    yield Step("scan", "empty", ["scan", source, "-o", "o"])
    yield Step("scan-keyframes", "empty", ["scan", source, "-o", "o", "--keyframes"])
    yield Step("select", "scanned", ["select", "o"])
    for form in arenas.FORMATS:
        yield Step(f"export-{form}", "selected", ["export", "o", "--to", f"x-{form}", "--format", form])
        yield Step(f"export-{form}-anew", "other-clips", ["export", "o", "--to", f"x-{form}", "--format", form])
    yield Step("export-part", "selected", ["export", "o", "--to", "x-clips", "--format", "clips", "--part", "1/2"])
    yield Step("report", "selected", ["report", "o"])
    yield Step("manifest", "selected", ["manifest", "o", "--scores", "all"])
    yield Step("merge", "merging", ["merge", "o", "p", "-o", "x-merged"])
    yield Step("join", "answering", ["join", "o", "answers.jsonl", "--carry", "0.9"])
    yield Step("part", "selected", ["part", "o", "1/2", "-o", "x-part.sqlite"])
    yield Step("frames", "selected", ["frames", "o", "--size", "32x32", "-o", "x-frames"])
    yield Step("forget", "selected", ["forget", "o", "sharp*"])
    yield Step("scan-again", "selected", ["scan", source, "-o", "o", "--root", f"{source}/none={source}"])
    yield Step("strip", "empty", ["compare", f"{source}/original.mp4", f"{source}/copy-half.mp4", "--strip", "x-s.png"])
    for name, words in {
        "match-list": ["match", "o", "--list"], "suggest": ["suggest", "o"], "inspect": ["inspect", one, "--json"],
        "shots": ["shots", one, "--json"], "recipe-diff": ["recipe", "diff", "balanced", "measure-only", "o"],
        "frames-piped": ["frames", "o", "--size", "32x32"], "doctor": ["doctor", "o"], "list": ["list", "metrics"],
        "manual": ["manual"],
    }.items():
        yield Step(name, "selected", words, writes=False)
