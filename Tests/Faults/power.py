"""Power cuts: states that the log of a command allows are laid out, and the same command runs on each.

Its results are those of a command that nothing disturbed.
"""

import os
import random
import shutil

import journal
import results
import shim as shims
from steps import Stage, all_steps

TITLE = "Power cuts"
ABOUT = (
    "The shim logs every write, sync and change of names of a command. Then states are laid out that the log allows "
    "after a power cut at any moment (what was not synced may be lost, cut short or zero; half of them on a file system "
    "that keeps the order of names), and the same command runs on each. Lost: it does not end as undisturbed, or its "
    "results differ.")
COUNTS = {"quick": 10, "usual": 600}
# Only their streams tell what they do.
LEFT_OUT = {"strip", "scan-keyframes"}


class Recorded:
    """A step with the log of its run."""

    def __init__(self, stage, step):
        self.stage, self.step = stage, step
        stage.measure(step)
        log = stage.arena.top / "log"
        log.unlink(missing_ok=True)
        stage.begin(step)
        self.disk = journal.Disk(stage.arena.out)
        done = stage.run(step, log=log)
        if done.status != step.status:
            raise SystemExit(f"{done.shown}: {done.status}: {done.said}")
        self.records = journal.read(log)

    def complaints(self, chance):
        """Cuts the power at a moment, lays out what is left, and runs the step again."""
        moment = chance.randint(1, len(self.records))
        self.stage.begin(self.step)
        disk = journal.Disk(self.stage.arena.out)
        disk.files = self._numbered(disk)
        for record in self.records[:moment]:
            disk.follow(record)
        state = disk.after_cut(chance)
        shutil.rmtree(self.stage.arena.out)
        journal.lay_out(state)
        yield from self._again()

    def _numbered(self, disk):
        """The files of a fresh disk by the numbers that the log calls them by."""
        known = {id(node): path for path, node in self.disk.first.items()}
        return {number: disk.first[known[id(node)]] for number, node in self.disk.files.items()}

    def _again(self):
        done = self.stage.run(self.step)
        if done.complaint or done.status != self.step.status:
            yield f"again: {done.complaint or done.status}: {done.said}"
        wrong = results.differences(self.step.good, results.described(self.stage.arena.out))
        if wrong:
            yield f"again: {wrong}"
        left = [path for path in results.partial(self.stage.arena.out) if path.endswith(b".winnow-part")]
        if left:
            yield f"again: left {os.fsdecode(left[0])}"


def run(winnow, folder, tally, count, chosen):
    """Tries COUNT states, dealt out to all commands that write, or those that CHOSEN accepts."""
    stage = Stage(winnow, folder, shims.Shim(folder))
    steps = [step for step in all_steps(stage) if step.writes and step.name not in LEFT_OUT]
    for place, step in enumerate(steps):
        share = len(range(place, count or 600, len(steps)))
        names = [f"{step.name}/cut-{number}" for number in range(max(share, 1000 if chosen else 0))]
        wanted = [name for name in names if chosen is None or chosen(name)]
        recorded = Recorded(stage, step) if wanted else None
        for name in wanted:
            chance = random.Random(f"{tally.seed} {name}")
            tally.judge(step.name, name, list(recorded.complaints(chance)))
